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
  | { readonly kind: 'unpriced'; readonly data: { readonly why: string } }
  | {
      readonly kind: 'unread';
      readonly data: {
        readonly why: string;
        readonly what: 'file' | 'side' | 'part' | 'moved' | 'changed-file' | 'base';
      };
    }
  | { readonly kind: 'unknown-length'; readonly data: { readonly what: string; readonly name: string } }
  | { readonly kind: 'no-traffic'; readonly data: Readonly<Record<string, never>> }
  | { readonly kind: 'shard-missing'; readonly data: { readonly part: string } };

/** A limit exceeded, or something a reviewer must know, without words. */
export type FindingData = FindingFacts & FindingDetail;

/** One with its words already made, by a room that has not moved them to `report/words` yet. */
export interface WordedFinding extends FindingFacts {
  readonly message: string;
  readonly remedy: string;
}

/** As the report holds it. */
export interface Finding extends WordedFinding {
  /** What it is about; `data` has the facts behind the sentences. */
  readonly kind?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

export type Verdict = 'pass' | 'warn' | 'fail' | 'error';
