import type { Estimate } from '../estimate.js';
import type { PicoUsd } from '../money.js';
import type { ModelMatch } from '../model.js';
import type { Billable } from '../rate.js';
import { openRates, regionOf, serviceOf, standardWay } from './price.js';

/** What one token of a request costs, uncached and at its size, as the request is served; null where no rate is known. */
export function unitRate({ match, prompt, usage, tokens }: Estimate, billable: Billable): PicoUsd | null {
  const card = match?.model.rates ?? null;
  if (match === null || card === null || match.by === 'local') return null;
  const book = openRates(card, match.model.discountPercent, {
    service: serviceOf(prompt.parameters.serviceTier ?? usage.serviceTier),
    region: regionOf(usage.region),
    batch: (usage.batchShare ?? 0) === 1,
  });
  return 'unpublished' in book ? null : book.at(tokens.input.expected).get(billable);
}

/** What so many tokens cost as the whole input of one request, uncached, served as usual; null where no rate is known. */
export function inputCost(match: ModelMatch, tokens: number): PicoUsd | null {
  const { rates, discountPercent } = match.model;
  if (rates === null || match.by === 'local') return null;
  const book = openRates(rates, discountPercent, standardWay);
  const rate = 'unpublished' in book ? null : book.at(tokens).get('input');
  return rate === null ? null : rate * BigInt(Math.round(tokens));
}
