import type { Repeat } from '../../core/prompt.js';
import type { CallsChange } from '../../core/repeats.js';
import { countText } from '../../core/words.js';

/** "now called in a loop without a bound (`while True`, agent.py:12); was called once" */
export function callsText({ before, after, added }: CallsChange): string {
  const now = after.map((one) => repeatText(one, true)).join(', ');
  if (added) return `called ${now}`;
  const was = before.map((one) => repeatText(one, false)).join(', ');
  if (after.length === 0) return `no longer called ${was}`;
  return `now called ${now}; was called ${was === '' ? 'once' : was}`;
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
