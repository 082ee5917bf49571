import type { Amount } from './amount.js';
import type { ModelMatch } from './model.js';
import type { PicoUsd } from './money.js';
import type { Place, Prompt } from './prompt.js';
import type { RequestTokens } from './tokens.js';
import type { Usage } from './usage.js';

/** quantity × rate = cost, for one request. */
export interface CostLine {
  readonly name: string;
  readonly quantity: number;
  /** 'tokens', 'calls', 'GPU hours', 'token hours'. */
  readonly unit: string;
  readonly ratePicoUsd: PicoUsd;
  readonly costPicoUsd: PicoUsd;
}

/** What the provider's prompt cache can do for this request. */
export interface CacheView {
  /** Tokens of the longest prefix that every request shares, in the provider's rendering order. */
  readonly prefixTokens: number;
  /** Tokens of it that a cache can really serve (minimum, step and boundary applied). */
  readonly cacheableTokens: number;
  readonly eligible: 'yes' | 'no' | 'uncertain';
  /** Why the prefix ends, in words with the name of what ends it: 'variable `customer_name`', 'end of text'. */
  readonly endsAt: string;
  readonly endsPlace: Place | null;
  /** Why nothing is cacheable, or what is uncertain; null when there is nothing to say. */
  readonly note: string | null;
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
}

/** Cost per request and per month with everything it was computed from. */
export interface PricedCost {
  readonly lines: readonly CostLine[];
  /** One request at the expected values. */
  readonly requestPicoUsd: PicoUsd;
  /** Worst and best case by corners. */
  readonly lowPicoUsd: PicoUsd;
  readonly highPicoUsd: PicoUsd;
  readonly requestsPerMonth: number | null;
  readonly monthlyPicoUsd: PicoUsd | null;
}

/** A prompt with its counts and its cost, or with the reason why it has none. */
export interface Estimate {
  readonly prompt: Prompt;
  readonly match: ModelMatch | null;
  readonly tokens: RequestTokens;
  readonly output: Amount;
  readonly outputBasis: 'stated' | 'measured' | 'limit' | 'assumed' | 'none';
  readonly contextPercent: number | null;
  readonly cost: PricedCost | null;
  /** Null exactly when `cost` is there. */
  readonly unpricedReason: string | null;
  readonly cache: CacheView | null;
  readonly usage: Usage;
  /** In words, what was assumed for this prompt; the report collects them. */
  readonly assumptions: readonly string[];
}
