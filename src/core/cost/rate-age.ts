import type { PricedCost, Estimate } from '../estimate.js';
import { problem, type Problem } from '../problem.js';
import type { Billable } from '../rate.js';

/** Days after which a rate counts as old. A warning in the report, never a failure. */
const staleAfterDays = 60;

/** Rates that only some requests use, with the start of the cost line that a request has when it uses them. */
const onlyWithLine: Partial<Readonly<Record<Billable, string>>> = {
  request: 'request',
  'web-search': 'web search',
  'cache-storage-token-hour': 'cache storage',
  'gpu-hour': 'GPU time',
  'image-input': 'images',
  'image-output': 'images',
  'audio-input': 'audio',
  'audio-output': 'audio',
  'cached-input': 'cached input',
  'cache-write-1h': 'cache write (1 h)',
  'cache-write': 'cache write',
};

/**
 * What a reviewer must know about the rates that a report uses: rates that nobody has checked for a long time, and
 * promotional rates that have ended while nothing is published about what follows. Rates that no estimate uses are not
 * mentioned. `today` is an ISO date or timestamp.
 */
export function rateProblems(estimates: readonly Estimate[], today: string): Problem[] {
  const stale = new Map<string, { checkedOn: string; keys: string[] }>();
  const ended = new Map<string, { on: string; keys: string[] }>();
  for (const { match, prompt, cost } of estimates) {
    const card = match?.model.rates;
    if (match === null || card === undefined || card === null || cost === null) continue;
    const { id } = match.model;
    const checkedOn = card.rates
      .filter(({ billable }) => isUsed(billable, cost))
      .map(({ source }) => source.checkedOn)
      .reduce((a, b) => (a < b ? a : b), today);
    if (daysBetween(checkedOn, today) > staleAfterDays) add(stale, id, { checkedOn, keys: [] }, prompt.key);
    if (typeof card.endedOn === 'string') add(ended, id, { on: card.endedOn, keys: [] }, prompt.key);
  }
  return [
    ...[...stale].map(([id, { checkedOn, keys }]) =>
      problem(
        'stale-rates',
        null,
        null,
        `The rates of \`${id}\` were last checked on ${checkedOn}, ${daysBetween(checkedOn, today)} days ago. Update promptcost; if this is the newest version, set the rates under \`models:\` in your settings.`,
        keys,
      ),
    ),
    ...[...ended].map(([id, { on, keys }]) =>
      problem(
        'rate-uncertain',
        null,
        null,
        `The promotional rates of \`${id}\` ended on ${on}, and no later ones are published. Its costs use the promotional rates. Set the rates under \`models:\` in your settings when you know them.`,
        keys,
      ),
    ),
  ];
}

function isUsed(billable: Billable, { lines }: PricedCost): boolean {
  const line = onlyWithLine[billable];
  return line === undefined || lines.some(({ name }) => name.startsWith(line));
}

function add<T extends { keys: string[] }>(to: Map<string, T>, id: string, fresh: T, key: string): void {
  const known = to.get(id) ?? fresh;
  known.keys.push(key);
  to.set(id, known);
}

function daysBetween(earlier: string, later: string): number {
  return Math.floor((Date.parse(later) - Date.parse(earlier)) / 86_400_000);
}
