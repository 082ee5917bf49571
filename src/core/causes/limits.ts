import type { Cause, LimitChange, ReasoningChange } from '../change.js';
import type { Repeat } from '../prompt.js';
import type { CallsChange } from '../repeats.js';
import { countText, per1kText } from '../words.js';

/** A changed output limit: no share of the delta, and always a cause, with what an answer at the limit would cost more. */
export function limitCauses(limit: LimitChange | undefined): Cause[] {
  if (limit === undefined) return [];
  const text = (tokens: number | null): string => (tokens === null ? 'no limit' : countText(tokens));
  const unit = limit.after === null ? '' : ' tokens';
  const worst =
    limit.worstPicoUsd === null || limit.worstPicoUsd <= 0n
      ? ''
      : `; up to ${per1kText(limit.worstPicoUsd)} more per 1,000 requests when answers reach it`;
  return [
    {
      kind: 'limit',
      picoUsd: 0n,
      detail: `output limit ${text(limit.before)} → ${text(limit.after)}${unit}${worst}`,
    },
  ];
}

/** Reasoning that is turned on or raised: how much of it is billed is not known. */
export function reasoningCauses(reasoning: ReasoningChange | undefined): Cause[] {
  if (reasoning === undefined) return [];
  const { before, after, worstTokens, worstPicoUsd } = reasoning;
  const what =
    before === null
      ? `hidden reasoning is billed now${after === null ? '' : ` (${after})`}`
      : `reasoning effort ${before} → ${after ?? 'default'}`;
  const worst =
    worstTokens === null || worstPicoUsd === null
      ? '; how many tokens it takes is not known'
      : `; up to ${countText(worstTokens)} tokens, ${per1kText(worstPicoUsd)} per 1,000 requests`;
  return [{ kind: 'reasoning', picoUsd: 0n, detail: `${what}${worst}` }];
}

/** Another number of calls for each unit of work: no share of the delta, which is that of one call, and always a cause. */
export function callsCauses(calls: CallsChange | undefined): Cause[] {
  return calls === undefined ? [] : [{ kind: 'calls', picoUsd: 0n, detail: callsText(calls) }];
}

/** "now called in a loop without a bound (`while True`, agent.py:12); was called once" */
export function callsText({ before, after }: CallsChange): string {
  if (after.length === 0) return `no longer called ${before.map((one) => repeatText(one, false)).join(', ')}`;
  const was = before.length === 0 ? 'once' : before.map((one) => repeatText(one, false)).join(', ');
  return `now called ${after.map((one) => repeatText(one, true)).join(', ')}; was called ${was}`;
}

/** What a new request does. */
export function callsAddedText({ after }: CallsChange): string {
  return `called ${after.map((one) => repeatText(one, true)).join(', ')}`;
}

function repeatText(repeat: Repeat, withPlace: boolean): string {
  const { kind, bound, times, written, place, default: usual } = repeat;
  const at = place === null || !withPlace ? '' : `, ${place.path}:${place.line}`;
  const source =
    usual !== undefined
      ? ` (default of ${usual.of}, as of ${usual.checked})`
      : written === ''
        ? ' (default of the library)'
        : ` (\`${written.replaceAll('`', "'")}\`${at})`;
  return `${whatText(kind, bound, times)}${source}`;
}

function whatText(kind: Repeat['kind'], bound: Repeat['bound'], times: number | null): string {
  const count = `${bound === 'at-most' ? 'up to ' : ''}${countText(times ?? 1)}`;
  if (kind === 'steps') {
    if (times !== null) return `for ${count} ${times === 1 ? 'step' : 'steps'}`;
    return bound === 'none' ? 'for steps without a bound' : 'for a number of steps that is not known';
  }
  if (kind === 'recursion')
    return bound === 'none'
      ? 'by a function that calls itself without a bound'
      : 'by a function that calls itself';
  if (times !== null) return `${count} ${times === 1 ? 'time' : 'times'} in a loop`;
  return bound === 'none' ? 'in a loop without a bound' : 'in a loop of unknown length';
}
