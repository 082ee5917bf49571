import type { Change, Unknown } from '../change.js';
import type { Estimate, LineItem, PricedCost } from '../estimate.js';
import { cost as costOf } from '../money.js';
import {
  isMore,
  type Floors,
  type MonthLimit,
  type Quantity,
  type Reading,
  type RequestLimit,
} from './limit.js';
import { isTraffic, type MonthlyTotals, type Sides } from './monthly.js';

/** A verdict that an assumed length decides. */
export interface Depends {
  /** The end of the assumed range at which the verdict is the other one; `one-item` where the base's lists have one item. */
  readonly end: 'low' | 'high' | 'one-item';
  /** What the limit measures there. */
  readonly value: Quantity;
  /** What to configure under `usage`, the widest range first: names of variables, and `output-tokens`; or names of lists. */
  readonly names: readonly string[];
}

/** No more values are named: the first ones decide most of the range. */
const namedMost = 3;

/**
 * Whether a limit would come out the other way at one end of the lengths that are assumed, the same on both sides. Null where
 * it would not, where nothing is assumed, and where head sends something of unknown length, which is a finding of its own. Nor is the
 * worst of several assignments looked at: at other lengths another one may be the worst.
 */
export function dependsOn(
  limit: RequestLimit,
  reading: Reading,
  allowed: Quantity,
  change: Change,
  floors: Floors,
): Depends | null {
  if (reading.wasFree === true) return null;
  const listed = writtenOutOf(change);
  if (listed.length > 0 && limit.rise) return itemsDecide(limit, reading, allowed, change, listed, floors);
  if (reading.worst === true || change.unknowns.length > 0) return null;
  const names = assumedOf(change, reading.insteadOf === 'cost' ? 'input' : limit.measures);
  if (names.length === 0) return null;
  const isOver = exceeds(reading, allowed);
  for (const end of ['low', 'high'] as const) {
    const there = limit.measure(atEnd(change, end), floors);
    if (there !== null && there.wasFree !== true && exceeds(there, allowed) !== isOver)
      return { end, value: there.value, names: names.slice(0, namedMost) };
  }
  return null;
}

/** Loops of the base that head writes out: they are compared with as many items, and the base may have fewer. */
function writtenOutOf({ unknowns }: Change): Unknown[] {
  return unknowns.filter(({ side, furtherItems }) => side === 'baseline' && furtherItems !== undefined);
}

/** Whether a limit is exceeded where each list has one item on the base, and not as it is compared. */
function itemsDecide(
  limit: RequestLimit,
  reading: Reading,
  allowed: Quantity,
  change: Change,
  listed: readonly Unknown[],
  floors: Floors,
): Depends | null {
  const { baseline, deltaPicoUsd, inputTokensDelta } = change;
  if (baseline === null || exceeds(reading, allowed)) return null;
  let tokens = 0;
  let pico = 0n;
  for (const { furtherItems } of listed) {
    tokens += furtherItems?.tokens ?? 0;
    pico += furtherItems?.picoUsd ?? 0n;
  }
  const { input } = baseline.tokens;
  const { cost } = baseline;
  const fewest: Change = {
    ...withoutWorst(change),
    baseline: {
      ...baseline,
      tokens: {
        ...baseline.tokens,
        input: { ...input, expected: Math.max(0, input.expected - tokens) },
      },
      cost: cost === null ? null : { ...cost, requestPicoUsd: atLeastZero(cost.requestPicoUsd - pico) },
    },
    deltaPicoUsd: deltaPicoUsd === null ? null : deltaPicoUsd + pico,
    inputTokensDelta: inputTokensDelta === null ? null : inputTokensDelta + Math.round(tokens),
  };
  const there = limit.measure(fewest, floors);
  if (there === null || there.wasFree === true || !exceeds(there, allowed)) return null;
  return { end: 'one-item', value: there.value, names: listed.slice(0, namedMost).map(({ name }) => name) };
}

function atLeastZero(amount: bigint): bigint {
  return amount < 0n ? 0n : amount;
}

/**
 * The same for a limit on all prompts together: every assumed length at one end of its range, of all prompts with traffic, the
 * same on both sides. `totalsAt` gives what they come to there.
 */
export function monthDependsOn(
  limit: MonthLimit,
  reading: Reading,
  allowed: Quantity,
  changes: readonly Change[],
  totalsAt: (end: 'low' | 'high') => MonthlyTotals,
): Depends | null {
  if (reading.wasFree === true) return null;
  // What cancels between the sides decides nothing of an increase.
  const cancels = ({ status, notComparable }: Change): boolean =>
    limit.rise && (status === 'unchanged' || notComparable !== null);
  const counted = changes.filter((change) => isSent(change) && !cancels(change));
  if (counted.some(({ unknowns }) => unknowns.length > 0)) return null;
  const widths = new Map<string, number>();
  for (const change of counted)
    for (const [name, width] of widthsOf(change.head ?? change.baseline, 'cost'))
      widths.set(name, (widths.get(name) ?? 0) + width * sentEachMonth(change));
  const names = widestFirst(widths);
  if (names.length === 0) return null;
  const isOver = exceeds(reading, allowed);
  for (const end of ['low', 'high'] as const) {
    const there = limit.measure(totalsAt(end));
    if (there !== null && there.wasFree !== true && exceeds(there, allowed) !== isOver)
      return { end, value: there.value, names: names.slice(0, namedMost) };
  }
  return null;
}

/** Whether a prompt is in the monthly sums: all others are counted only where somebody asks what they cost. */
export function isSent(sides: Sides): boolean {
  return isTraffic(sides) && sentEachMonth(sides) > 0;
}

function sentEachMonth({ baseline, head }: Sides): number {
  return Math.max(...[baseline, head].map((side) => side?.usage.requestsPerMonth?.mean ?? 0));
}

function exceeds({ value, belowFloor }: Reading, allowed: Quantity): boolean {
  return belowFloor !== true && isMore(value, allowed);
}

/** Variables and the answer where their length is assumed, by what the range of each comes to. */
function assumedOf({ head, baseline }: Change, subject: RequestLimit['measures']): string[] {
  return widestFirst(widthsOf(head ?? baseline, subject));
}

function widthsOf(one: Estimate | null, subject: RequestLimit['measures']): Map<string, number> {
  const widths = new Map<string, number>();
  if (one === null) return widths;
  for (const { part, label, tokens } of subject === 'output' ? [] : one.tokens.blocks)
    if (part === 'variables' && tokens.high > tokens.low)
      widths.set(label, (widths.get(label) ?? 0) + tokens.high - tokens.low);
  if (subject !== 'input' && one.outputBasis === 'assumed' && one.output.high > one.output.low)
    widths.set('output-tokens', (one.output.high - one.output.low) * outputWeight(one));
  return widths;
}

function widestFirst(widths: ReadonlyMap<string, number>): string[] {
  return [...widths].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}

/** How much more a token of the answer costs than one of the input; 1 where the lines do not say. */
function outputWeight({ cost }: Estimate): number {
  const rate = (of: LineItem['of']): number =>
    Number(cost?.lines.find(({ item }) => item.of === of)?.ratePicoUsd ?? 0n);
  return rate('input') > 0 && rate('output') > 0 ? rate('output') / rate('input') : 1;
}

/** Both sides with everything that is assumed at one end of its range. */
export function sidesAt({ baseline, head, notComparable, brokenBase }: Sides, end: 'low' | 'high'): Sides {
  const at = (side: Estimate | null): Estimate | null => (side === null ? null : estimateAt(side, end));
  return {
    baseline: at(baseline),
    head: baseline === head ? at(baseline) : at(head),
    notComparable,
    ...(brokenBase === undefined ? {} : { brokenBase }),
  };
}

/** The same change with everything that is assumed at one end of its range on both sides. */
function atEnd(change: Change, end: 'low' | 'high'): Change {
  const { baseline, head } = sidesAt(change, end);
  const after = head?.cost?.requestPicoUsd;
  const before = baseline === null ? 0n : baseline.cost?.requestPicoUsd;
  const delta =
    change.deltaPicoUsd === null || after === undefined || before === undefined ? null : after - before;
  // The worst case is another assignment, of conditions and alternatives.
  return { ...withoutWorst(change), baseline, head, deltaPicoUsd: delta };
}

function withoutWorst(change: Change): Change {
  const copy: { -readonly [K in keyof Change]: Change[K] } = { ...change };
  delete copy.worst;
  return copy;
}

function estimateAt(estimate: Estimate, end: 'low' | 'high'): Estimate {
  const { tokens, output, cost, contextPercent, match } = estimate;
  const window = match?.model.contextTokens ?? 0;
  const more = tokens.input[end] - tokens.input.expected;
  return {
    ...estimate,
    tokens: { ...tokens, input: { ...tokens.input, expected: tokens.input[end] } },
    output: { ...output, expected: output[end] },
    contextPercent: contextPercent === null || window <= 0 ? null : contextPercent + (more / window) * 100,
    cost: cost === null ? null : costAt(cost, end),
  };
}

function costAt(cost: PricedCost, end: 'low' | 'high'): PricedCost {
  const requestPicoUsd = cost.atLengths[end];
  const { requestsPerMonth } = cost;
  const monthlyPicoUsd = requestsPerMonth === null ? null : costOf(requestsPerMonth, requestPicoUsd);
  return { ...cost, requestPicoUsd, monthlyPicoUsd };
}
