import type { Change } from '../change.js';
import type { Estimate } from '../estimate.js';
import { isMore, type Floors, type Quantity, type Reading, type RequestLimit } from './limit.js';

/** A verdict that an assumed length decides. */
export interface Depends {
  /** The end of the assumed range at which the verdict is the other one. */
  readonly end: 'low' | 'high';
  /** What the limit measures there. */
  readonly value: Quantity;
  /** What to configure under `usage`, the widest range first: names of variables, and `output-tokens`. */
  readonly names: readonly string[];
}

/** No more values are named: the first ones decide most of the range. */
const namedMost = 3;

/**
 * Whether a limit would come out the other way at one end of the lengths that are assumed, the same on both sides. Null where
 * it would not, where nothing is assumed, and where head sends something of unknown length, which is a finding of its own. Nor is the worst of several
 * assignments looked at: at other lengths another one may be the worst.
 */
export function dependsOn(
  limit: RequestLimit,
  reading: Reading,
  allowed: Quantity,
  change: Change,
  floors: Floors,
): Depends | null {
  if (reading.wasFree === true || reading.worst === true || change.unknowns.length > 0) return null;
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

function exceeds({ value, belowFloor }: Reading, allowed: Quantity): boolean {
  return belowFloor !== true && isMore(value, allowed);
}

/** Variables and the answer where their length is assumed, by what the range of each comes to. */
function assumedOf({ head, baseline }: Change, subject: RequestLimit['measures']): string[] {
  const widths = new Map<string, number>();
  const one = head ?? baseline;
  if (one === null) return [];
  for (const { part, label, tokens } of subject === 'output' ? [] : one.tokens.blocks)
    if (part === 'variables' && tokens.high > tokens.low)
      widths.set(label, (widths.get(label) ?? 0) + tokens.high - tokens.low);
  if (subject !== 'input' && one.outputBasis === 'assumed' && one.output.high > one.output.low)
    widths.set('output-tokens', (one.output.high - one.output.low) * outputWeight(one));
  return [...widths].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}

/** How much more a token of the answer costs than one of the input; 1 where the lines do not say. */
function outputWeight({ cost }: Estimate): number {
  const rate = (word: string): number =>
    Number(
      cost?.lines.find(({ name, unit }) => unit === 'tokens' && name.startsWith(word))?.ratePicoUsd ?? 0n,
    );
  return rate('input') > 0 && rate('output') > 0 ? rate('output') / rate('input') : 1;
}

/** The same change with everything that is assumed at one end of its range on both sides. */
function atEnd(change: Change, end: 'low' | 'high'): Change {
  const baseline = change.baseline === null ? null : estimateAt(change.baseline, end);
  const head = change.head === null ? null : estimateAt(change.head, end);
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
    cost:
      cost === null ? null : { ...cost, requestPicoUsd: end === 'low' ? cost.lowPicoUsd : cost.highPicoUsd },
  };
}
