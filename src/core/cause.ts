import type { CacheEnd, CacheNote, Estimate } from './estimate.js';
import type { PicoUsd } from './money.js';
import type { Origin } from './origin.js';
import type { Place } from './prompt.js';
import type { CallsChange } from './repeats.js';

/** What a part of a delta is due to. */
export type CauseKind =
  | 'model'
  | 'tokenizer'
  | 'rates'
  | 'system'
  | 'messages'
  | 'examples'
  | 'tools'
  | 'schema'
  | 'output'
  | 'limit'
  | 'reasoning'
  | 'calls'
  | 'caching'
  | 'tier'
  | 'usage'
  | 'images'
  | 'added'
  | 'removed';

export interface Cause {
  readonly kind: CauseKind;
  /** For one request. All causes of a change add up to its delta exactly. */
  readonly picoUsd: PicoUsd;
  readonly inputTokens?: number;
  /** What changed and where, as data: `report/words` makes the line from it. */
  readonly data: CauseData;
}

/** Lines of a file, 1-based, both ends included. */
export interface LineRange {
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

/** Lines of a text that are new on head; where none are, those of the base that are gone. Of blank lines none is listed. */
export interface ChangedLines {
  readonly side: 'baseline' | 'head';
  /** By file, ascending within each. */
  readonly ranges: readonly LineRange[];
}

/** A tool and where it is defined. */
export interface ChangedTool {
  readonly name: string;
  readonly place: Place | null;
}

/** Rates of both sides, and the discount where it differs. */
export interface RatesChange {
  readonly rates: readonly {
    readonly billable: 'input' | 'output';
    /** For one token. */
    readonly before: PicoUsd;
    readonly after: PicoUsd;
  }[];
  /** In percent, as written. */
  readonly discount: { readonly before: string; readonly after: string } | null;
}

/** How requests are served and billed. */
export interface ServedAs {
  /** Null for the standard tier. */
  readonly tier: string | null;
  readonly region: string | null;
  /** 0 to 1. */
  readonly batchShare: number;
}

/** What a change does to the prompt cache. */
export type CachingEffect =
  | { readonly kind: 'unknown-on-head' | 'new-on-head' }
  | { readonly kind: 'written-in-vain'; readonly note: CacheNote | null }
  | {
      readonly kind: 'other';
      /** Tokens that can be served from the cache and what ends them now; null where both are the same. */
      readonly prefix: {
        readonly before: number;
        readonly after: number;
        readonly end: CacheEnd;
        readonly place: Place | null;
      } | null;
      /** 0 to 1; null where it is the same, or the prefix says why. */
      readonly hitRate: { readonly before: number; readonly after: number } | null;
      readonly lifetime: { readonly before: string | null; readonly after: string | null } | null;
      readonly inVainNoMore: boolean;
    };

export type CauseData =
  | { readonly about: 'added' | 'removed' | 'images' }
  /** The text is the same and its count is not. */
  | { readonly about: 'counting' }
  | {
      readonly about: 'model';
      readonly before: string | null;
      readonly after: string | null;
      readonly place: Place | null;
      readonly origin: Origin | null;
      readonly rates: RatesChange;
    }
  | { readonly about: 'rates'; readonly model: string | null; readonly rates: RatesChange }
  | { readonly about: 'tokenizer'; readonly model: string | null }
  | {
      readonly about: 'text';
      readonly part: 'system' | 'messages' | 'examples';
      /** The whole prompt is one text: agent instructions. */
      readonly standing: boolean;
      readonly lines: ChangedLines | null;
    }
  | {
      readonly about: 'tools';
      readonly added: readonly ChangedTool[];
      readonly removed: readonly ChangedTool[];
      readonly edited: readonly ChangedTool[];
    }
  | {
      readonly about: 'schema';
      readonly change: 'added' | 'removed' | 'edited';
      /** On head; null where it is removed. */
      readonly place: Place | null;
    }
  | {
      readonly about: 'output';
      readonly before: number;
      readonly after: number;
      readonly basis: Estimate['outputBasis'];
      /** Share of the answers that the limit cuts off, 0 to 1, where head cuts off more than the base. */
      readonly cutShare: number | null;
    }
  | { readonly about: 'caching'; readonly effect: CachingEffect }
  | { readonly about: 'tier'; readonly before: ServedAs; readonly after: ServedAs }
  /** Names of the fields of `Usage` that differ; empty where only the calls per request do. */
  | { readonly about: 'usage'; readonly fields: readonly string[] }
  | {
      readonly about: 'limit';
      readonly before: number | null;
      readonly after: number | null;
      /** What one request costs more when its answer reaches the limit on both sides; null without a price. */
      readonly worstPicoUsd: PicoUsd | null;
    }
  /** How often one unit of work sends the request. */
  | ({ readonly about: 'calls' } & CallsChange)
  | {
      readonly about: 'reasoning';
      readonly before: string | null;
      readonly after: string | null;
      readonly worstTokens: number | null;
      readonly worstPicoUsd: PicoUsd | null;
    };

/** A part of a change without a price, and by how many tokens it grew. */
export type TokenDetail = Pick<Cause, 'data' | 'inputTokens'>;
