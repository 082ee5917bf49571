import type { Change } from '../change.js';
import type { PicoUsd } from '../money.js';
import type { MonthlyTotals } from './monthly.js';

/** An exact fraction in the unit of its limit: percent, pico-USD or tokens. Compared as integers, rounded once, to be shown. */
export interface Quantity {
  readonly n: bigint;
  /** Above zero. */
  readonly d: bigint;
}

/** What one prompt, or all together, come to by the measure of a limit. */
export interface Reading {
  readonly value: Quantity;
  /** The same on the base, for limits on totals: what was over before and is not worse fails nothing. Null where unknown. */
  readonly before: Quantity | null;
  /** Set where something else than the limit's own measure was read: input tokens in place of a cost that is not known. */
  readonly insteadOf?: 'cost';
  /** An increase below the noise floor: within the limit, whatever it is in percent. */
  readonly belowFloor?: boolean;
  /** Free before and priced now: no percentage, and more than any. */
  readonly wasFree?: boolean;
  /** True for the worst of the assignments that some requests have, where that is more than the expected one. */
  readonly worst?: boolean;
}

/** What helps: words for it are in `report/words`. */
export type LimitAdvice = 'shorten-or-cheaper' | 'shorten' | 'shorter-answers' | 'larger-window' | 'monthly';

interface Shared {
  /** In the settings file, as an input and as a flag. */
  readonly key: string;
  /** For one request of each prompt, or for all prompts in a month. */
  readonly per: 'request' | 'month';
  /** What it bounds: 'increase of the cost of one request'. */
  readonly title: string;
  /** One sentence for the documentation and the settings schema. */
  readonly docs: string;
  /** A value as one would write it. */
  readonly example: string;
}

export type LimitUnit = 'percent' | 'usd' | 'tokens';

interface Numeric extends Shared {
  readonly kind: 'number';
  readonly unit: LimitUnit;
  /** Whether it bounds an increase (shown with a sign) and not a total. */
  readonly rise: boolean;
  /** What is behind the value in a headline: ' per request'. */
  readonly of: string;
  readonly advice: LimitAdvice;
}

export interface RequestLimit extends Numeric {
  readonly per: 'request';
  /** What its value grows with. */
  readonly measures: 'input' | 'output' | 'cost';
  /** Null where this change cannot be compared with the limit: that is "not checked", never "within". */
  readonly measure: (change: Change, floors: Floors) => Reading | null;
}

export interface MonthLimit extends Numeric {
  readonly per: 'month';
  readonly measure: (totals: MonthlyTotals) => Reading | null;
}

/** Which models may be used. */
export interface ModelsLimit extends Shared {
  readonly kind: 'models';
  /** Whether a model that matches the globs is the one that exceeds it, or one that does not. */
  readonly refuses: 'matching' | 'others';
}

/** A noise floor: below it no percent limit is exceeded. */
export interface FloorLimit extends Shared {
  readonly kind: 'floor';
  readonly unit: 'usd' | 'tokens';
}

/** What becomes of what could not be checked. */
export interface LevelLimit extends Shared {
  readonly kind: 'level';
  readonly about: 'unpriced' | 'unread' | 'unknown-length';
}

export type Limit = RequestLimit | MonthLimit | ModelsLimit | FloorLimit | LevelLimit;

export interface Floors {
  /** USD per 1,000 requests; 0 without one. */
  readonly usdPer1k: PicoUsd;
  /** Tokens; null without one, for what `floors.ts` says. */
  readonly tokens: number | null;
}

export function whole(value: bigint | number): Quantity {
  return { n: typeof value === 'bigint' ? value : BigInt(Math.round(value)), d: 1n };
}

/** A percentage that comes as a number. */
export function micro(percent: number): Quantity {
  return { n: BigInt(Math.round(percent * 1e6)), d: 1_000_000n };
}

export function isMore(a: Quantity, b: Quantity): boolean {
  return a.n * b.d > b.n * a.d;
}

/** Whether a limit is on the cost of one prompt's request. */
export function isOfRequestCost(limit: Limit | undefined): boolean {
  return limit?.kind === 'number' && limit.per === 'request' && limit.measures === 'cost';
}
