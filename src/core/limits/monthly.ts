import type { Change } from '../change.js';
import type { Estimate } from '../estimate.js';
import type { PicoUsd } from '../money.js';
import { whole, type MonthLimit } from './limit.js';

/** The sums that limits on all prompts together are checked by. Null where no traffic is configured. */
export interface MonthlyTotals {
  /** Both over the prompts that can be compared, at the same traffic; their difference is the delta. */
  readonly baselinePicoUsd: PicoUsd | null;
  readonly headPicoUsd: PicoUsd | null;
  /** Every priced prompt of the baseline, and of the head, with traffic. */
  readonly baselineWholePicoUsd: PicoUsd | null;
  readonly headWholePicoUsd: PicoUsd | null;
}

/** What the sums need of a change. */
export type Sides = Pick<Change, 'baseline' | 'head' | 'notComparable' | 'brokenBase'>;

const month = { kind: 'number', per: 'month', of: ' a month', advice: 'monthly' } as const;

export const maxMonthlyIncreaseUsd: MonthLimit = {
  ...month,
  key: 'max-monthly-increase-usd',
  unit: 'usd',
  rise: true,
  title: 'increase of the cost per month, all prompts together',
  docs: 'Increase of the cost per month, in USD, of the prompts whose traffic is configured.',
  example: '250',
  measure: (totals) => {
    const sums = compared(totals);
    return sums === null ? null : { value: whole(sums.head - sums.base), before: null };
  },
};

export const maxMonthlyIncreasePercent: MonthLimit = {
  ...month,
  key: 'max-monthly-increase-percent',
  unit: 'percent',
  rise: true,
  title: 'increase of the cost per month, all prompts together',
  docs: 'Increase of the cost per month in percent, of the prompts whose traffic is configured.',
  example: '20%',
  measure: (totals) => {
    const sums = compared(totals);
    if (sums === null) return null;
    const { base, head } = sums;
    if (base > 0n) return { value: { n: (head - base) * 100n, d: base }, before: null };
    return totals.baselinePicoUsd === null
      ? null
      : { value: whole(0n), before: null, ...(head > 0n ? { wasFree: true } : {}) };
  },
};

export const maxMonthlyUsd: MonthLimit = {
  ...month,
  key: 'max-monthly-usd',
  unit: 'usd',
  rise: false,
  title: 'cost per month, all prompts together',
  docs: 'Cost per month, in USD, of the prompts whose traffic is configured.',
  example: '5000',
  measure: ({ baselineWholePicoUsd: before, headWholePicoUsd: now }) =>
    now === null ? null : { value: whole(now), before: before === null ? null : whole(before) },
};

function compared({ baselinePicoUsd, headPicoUsd }: MonthlyTotals): { base: bigint; head: bigint } | null {
  return baselinePicoUsd === null && headPicoUsd === null
    ? null
    : { base: baselinePicoUsd ?? 0n, head: headPicoUsd ?? 0n };
}

/**
 * What all prompts together cost per month. A prompt enters the comparison only when both sides can be compared (or when
 * it is new or removed), and both at the same traffic: the baseline's, or the head's where only that is configured. So
 * neither a lost rate nor other traffic looks like a saving or an increase, and traffic that the head drops still counts.
 */
export function monthlyTotals(changes: readonly Sides[]): MonthlyTotals {
  let baseline: PicoUsd | null = null;
  let head: PicoUsd | null = null;
  let baselineWhole: PicoUsd | null = null;
  let headWhole: PicoUsd | null = null;
  for (const change of changes) {
    if (!isTraffic(change)) continue;
    const was = requests(change.baseline);
    const is = requests(change.head);
    const before = perMonth(change.baseline, was ?? is);
    const now = perMonth(change.head, was ?? is);
    if (was !== null && before !== null) baselineWhole = (baselineWhole ?? 0n) + before;
    const nowWhole = perMonth(change.head, is ?? was);
    if (nowWhole !== null) headWhole = (headWhole ?? 0n) + nowWhole;
    // What the base could not read may have cost as much: that is a finding of its own, and no increase.
    if (change.notComparable !== null || change.brokenBase !== undefined) continue;
    if ((change.baseline !== null && before === null) || (change.head !== null && now === null)) continue;
    if (before !== null) baseline = (baseline ?? 0n) + before;
    if (now !== null) head = (head ?? 0n) + now;
  }
  return {
    baselinePicoUsd: baseline,
    headPicoUsd: head,
    baselineWholePicoUsd: baselineWhole,
    headWholePicoUsd: headWhole,
  };
}

function requests(side: Estimate | null): number | null {
  // The cost has no other number than the usage; without one it is not asked for.
  const mean = side?.usage.requestsPerMonth?.mean;
  return side === null || mean === undefined ? null : (side.cost?.requestsPerMonth ?? mean);
}

function perMonth(side: Estimate | null, requestsPerMonth: number | null): PicoUsd | null {
  if (requestsPerMonth === null || side?.cost == null) return null;
  if (side.cost.requestsPerMonth === requestsPerMonth) return side.cost.monthlyPicoUsd;
  return (side.cost.requestPicoUsd * BigInt(Math.round(requestsPerMonth * 1000))) / 1000n;
}

/** What was production traffic on either side: calling it something else does not take its cost away. */
export function isTraffic({ baseline, head }: Pick<Change, 'baseline' | 'head'>): boolean {
  return [baseline, head].some((side) => side !== null && countsAsTraffic(side));
}

/** Evaluations and test data are no production traffic, and a fragment is billed where it is included. */
export function countsAsTraffic(estimate: Estimate): boolean {
  const { kind, testData } = estimate.prompt;
  return kind !== 'evaluation' && kind !== 'fragment' && testData !== true;
}
