import type { Estimate } from '../estimate.js';
import type { PicoUsd } from '../money.js';
import type { Billable } from '../rate.js';
import { openRates, regionOf, serviceOf } from './price.js';

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
