import type { Prompt, Repeat } from './prompt.js';

/*
 * How often one unit of work sends a request. The cost of a request is that of one call, whatever this says: how many of the
 * calls that a program allows are made, only production knows.
 */

/** Compared in this order: what has no bound, what only a run knows, and the product of the numbers. */
export interface CallCount {
  readonly unbounded: number;
  readonly unknown: number;
  readonly known: number;
}

export function callCount(repeats: readonly Repeat[]): CallCount {
  const count = { unbounded: 0, unknown: 0, known: 1 };
  for (const { bound, times } of repeats) {
    if (bound === 'none') count.unbounded++;
    else if (times === null) count.unknown++;
    else count.known = Math.min(Number.MAX_SAFE_INTEGER, count.known * Math.max(1, times));
  }
  return count;
}

/** Above 0 where `a` is more calls than `b`. */
export function moreCalls(a: CallCount, b: CallCount): number {
  return a.unbounded - b.unbounded || a.unknown - b.unknown || a.known - b.known;
}

/** A different number of calls on the two sides. */
export interface CallsChange {
  /** What differs, each side without what both have. */
  readonly before: readonly Repeat[];
  readonly after: readonly Repeat[];
  /** Whether head may make more calls than baseline. */
  readonly more: boolean;
  /** Whether head makes calls without a bound for a reason that baseline does not have. */
  readonly unbounded: boolean;
  /** The request is new: "before" is empty. */
  readonly added: boolean;
}

/** Undefined where both sides make the same number of calls, as far as their programs say. */
export function callsChange(baseline: Prompt, head: Prompt): CallsChange | undefined {
  const [old, now] = [baseline, head].map(({ parameters }) => parameters.repeats ?? []) as [
    readonly Repeat[],
    readonly Repeat[],
  ];
  if (old.length === 0 && now.length === 0) return undefined;
  const [oldSteps, nowSteps] = [stepsOf(old), stepsOf(now)];
  const before = [...old.filter(isLoop), ...(oldSteps ?? usualSteps(nowSteps))];
  const after = [...now.filter(isLoop), ...(nowSteps ?? usualSteps(oldSteps))];
  const [was, is] = [callCount(before), callCount(after)];
  const order = moreCalls(is, was);
  if (order === 0) return undefined;
  return {
    before: without(before, after),
    after: without(after, before),
    more: order > 0 || replacesUnknown(before, after),
    unbounded: is.unbounded > was.unbounded,
    added: false,
  };
}

/** A number of rounds that only a run knew is now one that the program fixes, and more than it fixed before: maybe more calls. */
function replacesUnknown(before: readonly Repeat[], after: readonly Repeat[]): boolean {
  const [was, is] = [callCount(before), callCount(after)];
  const fixed = (list: readonly Repeat[]): number =>
    callCount(list.filter(({ bound }) => bound === 'exactly')).known;
  return is.unbounded === was.unbounded && is.unknown < was.unknown && fixed(after) > fixed(before);
}

/** What a new request says of loops without a bound; the default of a library is no news of the change. */
export function callsAdded({ parameters }: Prompt): CallsChange | undefined {
  const after = (parameters.repeats ?? []).filter(
    (repeat) => repeat.bound === 'none' && repeat.default === undefined,
  );
  return after.length === 0 ? undefined : { before: [], after, more: true, unbounded: true, added: true };
}

/** The same for the same number of calls. */
export function callsKey(repeats: readonly Repeat[] | undefined): unknown {
  if (repeats === undefined || repeats.length === 0) return null;
  return [callCount(repeats.filter(isLoop)), callCount(stepsOf(repeats) ?? [])];
}

function isLoop({ kind }: Repeat): boolean {
  return kind !== 'steps';
}

/** Of several limits of the steps the first that is reached; null where none is set. */
function stepsOf(repeats: readonly Repeat[]): readonly [Repeat] | null {
  let found: Repeat | null = null;
  for (const repeat of repeats) {
    if (isLoop(repeat)) continue;
    if (found === null || moreCalls(callCount([repeat]), callCount([found])) < 0) found = repeat;
  }
  return found === null ? null : [found];
}

/** What stands for a limit of the steps that only the other side sets. */
function usualSteps(other: readonly [Repeat] | null): readonly Repeat[] {
  const usual = other?.[0].usual;
  if (usual === undefined || usual === 1) return [];
  return [
    {
      kind: 'steps',
      written: '',
      bound: usual === null ? 'data' : 'at-most',
      times: usual,
      place: null,
    },
  ];
}

function without(repeats: readonly Repeat[], others: readonly Repeat[]): readonly Repeat[] {
  const id = ({ kind, bound, times }: Repeat): string => `${kind} ${bound} ${times ?? ''}`;
  const left = others.map(id);
  return repeats.filter((repeat) => {
    const at = left.indexOf(id(repeat));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
