import type { PicoUsd } from './money.js';

/** Where a number from outside comes from and when somebody last looked. */
export interface Source {
  readonly title: string;
  readonly url: string;
  /** ISO date, the day it was checked. */
  readonly checkedOn: string;
}

/** What a rate is charged for. One unit of a token kind is one token. */
export type Billable =
  | 'input'
  | 'cached-input'
  | 'cache-write'
  | 'cache-write-1h'
  | 'output'
  | 'reasoning'
  | 'audio-input'
  | 'audio-output'
  | 'image-input'
  | 'image-output'
  | 'request'
  | 'web-search'
  | 'cache-storage-token-hour'
  | 'gpu-hour';

/** One rate. Absent from a card means *not published*: it is never derived from another one. */
export interface Rate {
  readonly billable: Billable;
  /** Pico-dollars per unit; for tokens the same integer as micro-dollars per million tokens. */
  readonly picoUsdPerUnit: PicoUsd;
  readonly source: Source;
  /** ISO dates; null when the source names none. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/**
 * From this many input tokens (cached ones included) the whole request is billed at other rates: a cliff, not a
 * slope. A token rate that `rates` lacks is not published for the tier; fees per call stay those of the card.
 */
export interface Tier {
  readonly overInputTokens: number;
  /** '>' : 272,000 itself is still the base rate; '>=' : 200,000 already is not. */
  readonly comparison: '>' | '>=';
  readonly rates: readonly Rate[];
}

/**
 * A factor that the vendor publishes on its own rates for another way to be served. It applies to token rates only
 * (never to fees per call or storage), unless `appliesTo` says otherwise. Several factors multiply.
 */
export interface RateFactor {
  /** An exact decimal ('0.5', '1.1', '2'), or a ratio of two where no decimal is exact ('5/3': $0.25 for $0.15). */
  readonly factor: string;
  readonly source: Source;
  /** What it applies to; absent: every token rate, cached and written ones included. */
  readonly appliesTo?: readonly Billable[];
  /** Keys of factors it cannot be combined with (fast mode and batch): asking for both has no published price. */
  readonly notWith?: readonly string[];
}

/** All rates of one model at one date. */
export interface RateCard {
  /** The date the card was chosen for; both sides of a comparison use the same. */
  readonly on: string;
  readonly rates: readonly Rate[];
  readonly tiers: readonly Tier[];
  /**
   * By key: 'batch', a service tier as the request names it ('flex', 'priority', 'fast'), or 'region:us' for a region.
   * What is not listed is not published: a request that asks for such a tier or for batch is unpriced, never priced at
   * the standard rate; one that names such a region has the general rates and is "at least".
   */
  readonly factors: Readonly<Record<string, RateFactor>>;
  /**
   * By the same keys: rates that the vendor publishes as a table of their own instead of a factor. They replace
   * `rates` and `tiers` as a whole and win over a factor of the same key.
   */
  readonly services?: Readonly<
    Record<string, { readonly rates: readonly Rate[]; readonly tiers: readonly Tier[] }>
  >;
  /** A change already announced, at most 90 days after `on`. */
  readonly upcoming: readonly { readonly from: string; readonly rates: readonly Rate[] }[];
  /** ISO date on which these rates ended (a promotion) when no later ones are published; null while they hold. */
  readonly endedOn?: string | null;
  /** Where sources disagree by more than 1 %, in words. */
  readonly disagreements: readonly string[];
  /** Conditions of these rates in words: dearer hours of the day, a promotion, a premium for a region. */
  readonly notes?: readonly string[];
}

/**
 * Rates of one model in a rates file: USD per million tokens (`request`: per 1,000 requests) as exact decimals of at most
 * six places, by what is billed (`input`, `cached-input`, `cache-write`, `cache-write-1h`, `output`, `request`).
 */
export interface FileRates {
  readonly base: Readonly<Record<string, string>>;
  readonly tiers: readonly {
    readonly overInputTokens: number;
    readonly comparison: '>' | '>=';
    readonly rates: Readonly<Record<string, string>>;
  }[];
  /** By way of being served: `batch`, `flex`, `priority`. */
  readonly services: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly contextTokens: number | null;
}

/** A rates file: the user's own list of prices, which goes before the bundled one, the same for both sides. */
export interface RatesFile {
  readonly path: string;
  /** ISO date that the file states; null for a format without one. */
  readonly asOf: string | null;
  /** SHA-256 of its bytes, lower-case hexadecimal. */
  readonly sha256: string;
  readonly models: ReadonlyMap<string, FileRates>;
}

/** How a provider's prompt cache behaves for one model. Numbers carry their source; see docs/cost-model.md. */
export interface CacheRule {
  /** implicit: without asking · explicit: only at marked breakpoints · both · none. */
  readonly mode: 'implicit' | 'explicit' | 'both' | 'none';
  /** A prefix shorter than this is never cached… */
  readonly minTokens: number | null;
  /** …and one between `minTokens` and this is *uncertain*, because the vendor's pages contradict each other. */
  readonly minTokensCertain: number | null;
  /** Cached tokens come in whole steps of this size. */
  readonly stepTokens: number;
  /**
   * Where an implicit boundary may stand: 'any-step' (each full step), or 'end-of-message' (only the end of the latest
   * message, so a template whose last message varies is written in full each time and never read). Without a charge
   * for writing, `writeRate` of a lifetime is 'input'.
   */
  readonly implicitBoundary: 'any-step' | 'end-of-message';
  /** Seconds an entry lives after its last use, by the name the request gives; the first is the default. */
  readonly lifetimes: readonly {
    readonly name: string;
    readonly seconds: number;
    readonly writeRate: Billable;
  }[];
  /** True when each use starts the lifetime again. */
  readonly sliding: boolean;
  readonly maxBreakpoints: number;
  readonly source: Source;
  readonly confidence: 'documented' | 'third-party' | 'uncertain';
}
