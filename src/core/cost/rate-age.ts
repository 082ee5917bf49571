import type { Estimate, LineItem, PricedCost } from '../estimate.js';
import type { Billable } from '../rate.js';

/** Days after which a rate counts as old. A warning in the report, never a failure. */
const staleAfterDays = 60;

/** Rates that only some requests use, with the item that the bill of such a request has. */
const onlyWithItem: Partial<Readonly<Record<Billable, LineItem['of']>>> = {
  request: 'request',
  'web-search': 'web-search',
  'cache-storage-token-hour': 'cache-storage',
  'gpu-hour': 'gpu-time',
  'image-input': 'images',
  'image-output': 'images',
  'cached-input': 'cached-input',
  'cache-write-1h': 'cache-write-1h',
  'cache-write': 'cache-write',
};

/** Rates that no line of a bill uses. */
const neverBilled: ReadonlySet<Billable> = new Set(['audio-input', 'audio-output']);

/** Something a reviewer must know about the rates of a model. */
export type RateAge = {
  readonly model: string;
  /** Keys of the prompts that use them. */
  readonly keys: readonly string[];
} & (
  | { readonly kind: 'stale'; readonly checkedOn: string; readonly days: number }
  /** A promotion that ended on that day, with nothing published about what follows. */
  | { readonly kind: 'promotion-ended'; readonly on: string }
);

/**
 * What a reviewer must know about the rates that a report uses: rates that nobody has checked for a long time, and
 * promotional rates that have ended while nothing is published about what follows. Rates that no estimate uses are not
 * mentioned. `today` is an ISO date or timestamp.
 */
export function ratesToCheck(estimates: readonly Estimate[], today: string): RateAge[] {
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
    ...[...stale].map(([model, { checkedOn, keys }]): RateAge => ({
      kind: 'stale',
      model,
      checkedOn,
      days: daysBetween(checkedOn, today),
      keys,
    })),
    ...[...ended].map(([model, { on, keys }]): RateAge => ({ kind: 'promotion-ended', model, on, keys })),
  ];
}

function isUsed(billable: Billable, { lines }: PricedCost): boolean {
  if (neverBilled.has(billable)) return false;
  const only = onlyWithItem[billable];
  return only === undefined || lines.some(({ item }) => item.of === only);
}

function add<T extends { keys: string[] }>(to: Map<string, T>, id: string, fresh: T, key: string): void {
  const known = to.get(id) ?? fresh;
  known.keys.push(key);
  to.set(id, known);
}

function daysBetween(earlier: string, later: string): number {
  return Math.floor((Date.parse(later) - Date.parse(earlier)) / 86_400_000);
}
