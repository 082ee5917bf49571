import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { priceBilled, readUsageBlock, type UsageBlockVendor } from '../../src/core/cost/billing.js';
import { standardWay } from '../../src/core/cost/price.js';
import { parseUsd } from '../../src/core/money.js';
import { openCatalog } from '../../src/providers/index.js';

/** Bills computed by hand from vendors' pages, against the rates that promptcost ships: rates and rules together. */
const bills = JSON.parse(readFileSync('fixtures/billing/catalog.json', 'utf8')) as {
  name: string;
  model: string;
  vendor: UsageBlockVendor;
  batch?: boolean;
  tier?: string;
  usage: unknown;
  usd: string;
}[];

test.each(bills.map((bill) => [bill.name, bill] as const))('%s', async (_, bill) => {
  const answer = (await openCatalog({ day: '2026-11-20' })).find(bill.model);
  if (!('model' in answer)) throw new Error(answer.detail);
  const billed = readUsageBlock(bill.vendor, bill.usage);
  if (billed === null) throw new Error('the block was not read');
  const way = {
    ...standardWay,
    batch: bill.batch === true,
    ...(bill.tier === undefined ? {} : { service: bill.tier }),
  };
  const priced = priceBilled(answer.model, billed, way);
  if ('unpriced' in priced) throw new Error(JSON.stringify(priced.unpriced));
  expect(priced.picoUsd).toBe(parseUsd(bill.usd));
});

test('there are at least twelve', () => {
  expect(bills.length).toBeGreaterThanOrEqual(12);
});
