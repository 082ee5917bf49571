import type { Amount } from './amount.js';
import type { ModelMatch, UnknownModel } from './model.js';
import type { PicoUsd } from './money.js';
import type { NoPrice } from './no-price.js';
import type { Because, Note } from './note.js';
import type { Place, Prompt } from './prompt.js';
import type { RequestTokens } from './tokens.js';
import type { TaskKind, Usage } from './usage.js';

/** What a line of a bill is for. */
export interface LineItem {
  readonly of:
    | 'input'
    | 'images'
    | 'hidden-tools'
    | 'earlier-turns'
    | 'cached-input'
    | 'cache-write'
    | 'cache-write-1h'
    | 'output'
    | 'reasoning'
    | 'request'
    | 'web-search'
    | 'cache-storage'
    | 'gpu-time'
    | 'retries';
  /** At the rates of batches. */
  readonly batch?: true;
  /** At the rates of requests with more input tokens than this. */
  readonly overTokens?: number;
  /** Id of another model, which takes a share of the traffic. */
  readonly model?: string;
}

/** quantity × rate = cost, for one request. */
export interface CostLine {
  readonly item: LineItem;
  readonly quantity: number;
  /** 'tokens', 'calls', 'GPU seconds', 'token hours', 'requests'. */
  readonly unit: string;
  readonly ratePicoUsd: PicoUsd;
  readonly costPicoUsd: PicoUsd;
}

/** What ends the prefix that all requests share. */
export type CacheEnd =
  | { readonly kind: 'end-of-text' }
  /** `name`: of the variable, or the condition or loop as the report shows it (`if vip`, `for each of items`). */
  | { readonly kind: 'variable' | 'condition' | 'loop'; readonly name: string }
  /** A picture, or something that could not be read; `name` is what the report calls it. */
  | { readonly kind: 'part'; readonly name: string };

/** Why nothing of a request is cached, or what is uncertain about it. */
export type CacheNote =
  | {
      readonly kind:
        | 'model-unknown'
        | 'no-cache'
        | 'switched-off'
        | 'ends-at-varying-message'
        | 'ends-at-unseen-message'
        | 'marker-after-varying'
        | 'begins-with-varying'
        | 'no-marker';
    }
  /** The shortest prefix that may be cached, and the one that certainly is, in tokens. */
  | { readonly kind: 'minimum-uncertain'; readonly least: number; readonly certain: number }
  | { readonly kind: 'too-short'; readonly missing: number; readonly least: number };

/** What the provider's prompt cache can do for this request. */
export interface CacheView {
  /** Tokens of the longest prefix that every request shares, in the provider's rendering order. */
  readonly prefixTokens: number;
  /** Tokens of it that a cache can really serve (minimum, step and boundary applied). */
  readonly cacheableTokens: number;
  readonly eligible: 'yes' | 'no' | 'uncertain';
  readonly endsAt: CacheEnd;
  readonly endsPlace: Place | null;
  /** Why nothing is cacheable, or what is uncertain; null when there is nothing to say. */
  readonly note: CacheNote | null;
  /** The hit rate the cost is computed with, and its range; 0 when traffic is not stated. */
  readonly hitRate: Amount;
  /** Cost of one request's input at hit rate 0, as computed, and at hit rate 1. */
  readonly inputCostNever: PicoUsd;
  readonly inputCostExpected: PicoUsd;
  readonly inputCostAlways: PicoUsd;
  /** Requests per hour from which caching pays; null where writing costs nothing extra. */
  readonly breakEvenPerHour: number | null;
  /** Tokens that the same request in its best order (static text first) could share. */
  readonly bestPrefixTokens: number;
  /** Cost of one request's input in that order: at the hit rate of the stated traffic, at 1 where there is none. */
  readonly bestInputCost: PicoUsd | null;
  /** Requests per hour from the stated traffic. */
  readonly requestsPerHour: number | null;
  /** Seconds an unused entry lives, and the name of that lifetime; null where nothing is documented. */
  readonly lifetime: { readonly name: string; readonly seconds: number } | null;
  /** Another lifetime that would cost less at the stated traffic. */
  readonly betterLifetime: { readonly name: string; readonly inputCost: PicoUsd } | null;
  /** True when the provider charges for writing on every request although nothing will ever be read. */
  readonly writesInVain: boolean;
}

/** What requests that belong together cost: an agent's task or a conversation, of several model calls. */
export interface CallChain {
  readonly kind: 'conversation' | 'task';
  /** Mean number of model calls. */
  readonly calls: number;
  /** Tokens of earlier turns, answers and tool results in the average call, on top of the template's own. */
  readonly historyTokens: Amount;
  readonly picoUsd: PicoUsd;
}

/** Another model that takes a share of the traffic of the same prompt. */
export interface ModelShare {
  /** 0 to 1. */
  readonly share: number;
  readonly match: ModelMatch | null;
  readonly unknown: UnknownModel | null;
  readonly tokens: RequestTokens;
}

/** Cost per request and per month with everything it was computed from. */
export interface PricedCost {
  readonly lines: readonly CostLine[];
  /** One request at the expected values. */
  readonly requestPicoUsd: PicoUsd;
  /** Worst and best case by corners. */
  readonly lowPicoUsd: PicoUsd;
  readonly highPicoUsd: PicoUsd;
  /** The same request at the ends of its assumed lengths, with the cache used as expected. */
  readonly atLengths: { readonly low: PicoUsd; readonly high: PicoUsd };
  readonly requestsPerMonth: number | null;
  readonly monthlyPicoUsd: PicoUsd | null;
}

/** A prompt with its counts and its cost, or with the reason why it has none. */
export interface Estimate {
  readonly prompt: Prompt;
  readonly match: ModelMatch | null;
  readonly tokens: RequestTokens;
  readonly output: Amount;
  readonly outputBasis: 'configured' | 'measured' | 'limit' | 'assumed' | 'none';
  readonly contextPercent: number | null;
  readonly cost: PricedCost | null;
  /** Null exactly when `cost` is there. */
  readonly noPrice: NoPrice | null;
  readonly cache: CacheView | null;
  readonly usage: Usage;
  /** What was assumed for this prompt; the report collects them. */
  readonly assumptions: readonly Note[];
  /** What is billed but not in the cost (a fee nobody publishes, a tool known by name): the cost is "at least". */
  readonly atLeast?: readonly Note[];
  /** The kind of task that an assumed output length was taken for, and where it was seen. */
  readonly task?: { readonly kind: TaskKind; readonly because: Because };
  /** Hidden reasoning inside `output`, when it is known or assumed to be billed. */
  readonly reasoning?: Amount;
  /** Share of answers that `max-output-tokens` cuts off, 0 to 1, where it can be said. */
  readonly truncatedShare?: number;
  /** Set when one request is one call of several. */
  readonly chain?: CallChain;
  readonly others?: readonly ModelShare[];
  /** Other models that the same request may run on (fallbacks, deployments, a matrix); absent without any. */
  readonly alternatives?: readonly (ModelMatch | UnknownModel)[];
  /** The same request at rates already announced. */
  readonly upcoming?: readonly { readonly from: string; readonly requestPicoUsd: PicoUsd }[];
}
