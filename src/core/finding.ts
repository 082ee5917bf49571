import type { NotChecked } from './change.js';
import type { CacheEnd, CacheNote } from './estimate.js';
import type { CallsChange } from './repeats.js';
import type { LimitSource, MetAcceptance } from './limits.js';

export type FindingLevel = 'fail' | 'warn' | 'info';

interface FindingFacts {
  /** The limit's key (`max-request-usd`), or the rule's name (`policy-changed`, `cache-prefix-shortened`). */
  readonly rule: string;
  readonly level: FindingLevel;
  readonly key: string | null;
  readonly path: string | null;
  readonly line: number | null;
  readonly value: number | string | null;
  readonly limit: number | string | null;
  /** Set where `accept` of the settings names it: accepted, or not any more because the acceptance expired. */
  readonly acceptance?: MetAcceptance;
}

/** What was found, as data; `report/words` makes the sentences from it. */
export type FindingDetail =
  | {
      readonly kind: 'over-limit';
      readonly data: {
        /** Over the limit on the base already, and not worse. */
        readonly before: boolean;
        /** Read from the input tokens, because there is no price. */
        readonly inTokens: boolean;
        /** Some requests have this value, in the worst assignment; others less. */
        readonly worst: boolean;
        /** For limits on the answer: what the mean is based on. */
        readonly basis: string | null;
        /** Found only with the settings of the base in force on both sides. */
        readonly withBase: boolean;
        readonly source: LimitSource;
      };
    }
  | { readonly kind: 'was-free'; readonly data: { readonly source: LimitSource } }
  | {
      readonly kind: 'model-refused';
      readonly data: { readonly before: boolean; readonly source: LimitSource };
    }
  | { readonly kind: 'unpriced'; readonly data: { readonly notChecked: NotChecked } }
  | {
      readonly kind: 'unread';
      readonly data: {
        readonly notChecked: NotChecked;
        readonly what: 'file' | 'side' | 'part' | 'moved' | 'changed-file' | 'base';
      };
    }
  | {
      readonly kind: 'unknown-length';
      readonly data: {
        readonly what: string;
        readonly name: string;
        /** Only the head's settings configure the length; absent where nobody does. */
        readonly withBase?: true;
      };
    }
  | {
      /** An assumed length, or the number of items of a list, decides whether the limit is exceeded; `value` is what it measures there. */
      readonly kind: 'depends';
      readonly data: {
        /** Key of the limit. */
        readonly rule: string;
        readonly end: 'low' | 'high' | 'one-item';
        readonly names: readonly string[];
      };
    }
  /** Head may send the request more often for each unit of work: how often is in no figure. */
  | {
      readonly kind: 'more-calls';
      readonly data: CallsChange;
    }
  | { readonly kind: 'no-traffic'; readonly data: Readonly<Record<string, never>> }
  | { readonly kind: 'shard-missing'; readonly data: { readonly part: string } }
  | NoteDetail;

/** What a reviewer must know beside the limits. Amounts are USD for 1,000 requests, as the report shows them. */
export type NoteDetail =
  | {
      readonly kind: 'cache-prefix-shortened';
      readonly data: {
        /** It was in the prompt before, further back. */
        readonly moved: boolean;
        readonly end: CacheEnd;
        /** The file of `line`, where it is not the prompt's own. */
        readonly elsewhere: string | null;
        readonly endsLine: number | null;
        readonly tokens: number;
        readonly tokensBefore: number;
        readonly usdPer1k: number;
        readonly traffic: CacheTraffic;
        /** Caching is on; else the program would have to set a marker. */
        readonly on: boolean;
        readonly bestTokens: number;
        /** What the best order saves; null where it saves nothing. */
        readonly bestSavesUsdPer1k: number | null;
      };
    }
  | {
      readonly kind: 'cache-written-in-vain';
      readonly data: {
        readonly note: CacheNote | null;
        /** Only what the marker covers is written, not the whole request. */
        readonly inPart: boolean;
        /** Cost of the input. */
        readonly usdPer1k: number;
        /** The same with a breakpoint behind the static text; null where that is not cheaper. */
        readonly bestUsdPer1k: number | null;
        readonly traffic: CacheTraffic;
      };
    }
  | {
      readonly kind: 'cache-below-minimum';
      readonly data: {
        readonly tokens: number;
        readonly tokensBefore: number;
        readonly note: CacheNote | null;
        readonly usdPer1k: number;
        readonly traffic: CacheTraffic;
      };
    }
  | {
      readonly kind: 'cache-does-not-pay';
      readonly data: {
        readonly requestsPerHour: number;
        readonly paysFrom: number;
        readonly usdPer1k: number;
      };
    }
  | {
      readonly kind: 'cache-lifetime';
      readonly data: {
        readonly requestsPerHour: number;
        readonly better: string;
        readonly now: string | null;
        readonly usdPer1k: number;
      };
    }
  | {
      readonly kind: 'price-cliff';
      readonly data: {
        readonly tokens: number;
        readonly overTokens: number;
        /** Whether exactly `overTokens` is billed at the other rates. */
        readonly inclusive: boolean;
        readonly model: string;
        readonly usdPer1k: number;
      };
    }
  | {
      readonly kind: 'output-truncated';
      readonly data: {
        readonly limit: number;
        /** 0 to 1. */
        readonly share: number;
        /** The lengths of answers are configured or measured, not assumed. */
        readonly lengthKnown: boolean;
        /** Null where the lower limit saves nothing. */
        readonly savedUsdPer1k: number | null;
      };
    }
  | {
      readonly kind: 'rate-changes-soon';
      readonly data: {
        readonly model: string;
        /** ISO date. */
        readonly from: string;
        readonly prompts: number;
        /** The largest difference of one prompt. */
        readonly usdPer1k: number;
        /** Of all of them; null where no traffic is configured. */
        readonly monthlyUsd: number | null;
      };
    }
  | {
      /** What prompts that name no model are assumed to run on is another model than on the base; their cost is the head's on both sides. */
      readonly kind: 'default-model-changed';
      readonly data: {
        readonly from: AssumedModel;
        readonly to: AssumedModel;
        readonly prompts: number;
        /** What the change of the model costs one of these prompts, at least and at most; null where there is no such figure. */
        readonly leastPercent: number | null;
        readonly mostPercent: number | null;
      };
    }
  | {
      readonly kind: 'model-lifecycle';
      readonly data: {
        readonly model: string;
        readonly state: string;
        readonly on: string | null;
        /** As the vendor's page says. */
        readonly note: string;
      };
    }
  | { readonly kind: 'policy-unreadable'; readonly data: { readonly mistakes: number } }
  /** `guarded`: the limits of the workflow hold, and the new file can only add to them. */
  | { readonly kind: 'policy-introduced'; readonly data: { readonly guarded: boolean } }
  | { readonly kind: 'policy-changed'; readonly data: { readonly settings: readonly ChangedSetting[] } }
  | { readonly kind: 'estimation-changed'; readonly data: { readonly sections: readonly string[] } }
  | { readonly kind: 'rates-file-ignored'; readonly data: Readonly<Record<string, never>> };

/** A model that the project names and no prompt does: see the origin `project`. */
export interface AssumedModel {
  /** As written. */
  readonly model: string;
  /** Null where another request names it. */
  readonly setting: string | null;
  readonly path: string;
  readonly line: number;
}

/** Whether the same setting has another value: two settings may only be found in another order. */
export function isSameSetting(from: AssumedModel, to: AssumedModel): boolean {
  return from.setting !== null && from.setting === to.setting && from.path === to.path;
}

/** A setting and its values as they are written; null where it is not set. */
export interface ChangedSetting {
  readonly key: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What the cost of a cached prefix is computed for. */
export type CacheTraffic =
  | { readonly kind: 'hit-rate'; readonly share: number }
  | { readonly kind: 'per-hour'; readonly requests: number }
  /** A warm cache: no traffic is configured, or the vendor documents no lifetime. */
  | { readonly kind: 'not-configured' | 'no-lifetime' };

/** Whether a cost of the cache is one of known traffic, not the most that it may come to. */
export function isKnown({ kind }: CacheTraffic): boolean {
  return kind === 'hit-rate' || kind === 'per-hour';
}

/** A limit exceeded, or something a reviewer must know, without words. */
export type FindingData = FindingFacts & FindingDetail;

/** As the report holds it. */
export interface Finding extends FindingFacts {
  /** What it is about; `data` has the facts behind the sentences. */
  readonly kind?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly message: string;
  readonly remedy: string;
}

export type Verdict = 'pass' | 'warn' | 'fail' | 'error';
