import type { Cause } from '../cause.js';
import type { LimitChange, ReasoningChange } from '../change.js';
import type { CallsChange } from '../repeats.js';

/** A changed output limit: no share of the delta, and always a cause, with what an answer at the limit would cost more. */
export function limitCauses(limit: LimitChange | undefined): Cause[] {
  if (limit === undefined) return [];
  const { before, after, worstPicoUsd } = limit;
  return [{ kind: 'limit', picoUsd: 0n, data: { about: 'limit', before, after, worstPicoUsd } }];
}

/** Reasoning that is turned on or raised: how much of it is billed is not known. */
export function reasoningCauses(reasoning: ReasoningChange | undefined): Cause[] {
  return reasoning === undefined
    ? []
    : [{ kind: 'reasoning', picoUsd: 0n, data: { about: 'reasoning', ...reasoning } }];
}

/** Another number of calls for each unit of work: no share of the delta, which is that of one call, and always a cause. */
export function callsCauses(calls: CallsChange | undefined): Cause[] {
  return calls === undefined ? [] : [{ kind: 'calls', picoUsd: 0n, data: { about: 'calls', ...calls } }];
}
