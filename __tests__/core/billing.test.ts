import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { priceBilled, readUsageBlock, type UsageBlockVendor } from '../../src/core/cost/billing.js';
import { parseUsd, toUsd } from '../../src/core/money.js';
import { standardWay } from '../../src/core/cost/price.js';
import type { Billable, RateCard } from '../../src/core/rate.js';
import { block, card, counted, estimate, model, prompt, rates, rule, source, stated } from './products.js';

type Rates = Partial<Record<Billable, string>>;

const vectors = JSON.parse(readFileSync('fixtures/billing/vectors.json', 'utf8')) as {
  name: string;
  vendor: UsageBlockVendor;
  usdPerMTok: Rates;
  tier?: { over: number; comparison: '>' | '>='; usdPerMTok: Rates };
  batchFactor?: string;
  usage: unknown;
  usd: string;
}[];

function cardOf(vector: (typeof vectors)[number]): RateCard {
  const { tier, batchFactor } = vector;
  return card(vector.usdPerMTok, {
    tiers:
      tier === undefined
        ? []
        : [
            {
              overInputTokens: tier.over,
              comparison: tier.comparison,
              rates: rates(tier.usdPerMTok),
            },
          ],
    factors: batchFactor === undefined ? {} : { batch: { factor: batchFactor, source } },
  });
}

describe('usage blocks as vendors document them cost what the vendor’s own arithmetic says', () => {
  test.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    const billed = readUsageBlock(vector.vendor, vector.usage);
    if (billed === null) throw new Error('the block was not read');
    const way = { ...standardWay, batch: vector.batchFactor !== undefined };
    const priced = priceBilled(model(`${vector.vendor}/x`, cardOf(vector)), billed, way);
    if ('unpriced' in priced) throw new Error(JSON.stringify(priced.unpriced));
    expect(priced.picoUsd).toBe(parseUsd(vector.usd));
  });
});

test('what is no such block, or contradicts itself, is not read', () => {
  expect(readUsageBlock('openai', null)).toBeNull();
  expect(readUsageBlock('openai', { prompt_tokens: 'many', completion_tokens: 1 })).toBeNull();
  expect(
    readUsageBlock('openai', {
      prompt_tokens: 10,
      completion_tokens: 1,
      prompt_tokens_details: { cached_tokens: 11 },
    }),
  ).toBeNull();
  expect(readUsageBlock('anthropic', { input_tokens: 5 })).toBeNull();
  expect(readUsageBlock('google', { candidatesTokenCount: 5 })).toBeNull();
});

test('a cached token without a published rate leaves the bill unpriced', () => {
  const billed = readUsageBlock('openai', {
    prompt_tokens: 10,
    completion_tokens: 1,
    prompt_tokens_details: { cached_tokens: 5 },
  });
  if (billed === null) throw new Error('the block was not read');
  expect(priceBilled(model('x/y', card({ input: '1', output: '1' })), billed)).toEqual({
    unpriced: { because: 'item', model: 'x/y', item: { of: 'cached-input' } },
  });
});

test('the estimate of a request and the bill for the same tokens are the same', () => {
  const of = model(
    'anthropic/claude-like',
    card({ input: '3', output: '15', 'cached-input': '0.3', 'cache-write': '3.75' }),
    {
      cache: rule({
        mode: 'explicit',
        minTokens: 1024,
        lifetimes: [{ name: '5m', seconds: 300, writeRate: 'cache-write' }],
        maxBreakpoints: 4,
      }),
    },
  );
  const tokens = counted(block('system', 5000, { cacheBreakpoint: true }), block('variables', 120));
  for (const [cacheHitRate, usage] of [
    [
      1,
      {
        input_tokens: 120,
        cache_read_input_tokens: 5000,
        cache_creation_input_tokens: 0,
        output_tokens: 240,
      },
    ],
    [
      0,
      {
        input_tokens: 120,
        cache_read_input_tokens: 0,
        cache_creation_input_tokens: 5000,
        output_tokens: 240,
      },
    ],
  ] as const) {
    const found = estimate(
      of,
      tokens,
      { cacheHitRate, outputTokens: stated(240) },
      { prompt: prompt({ parameters: { caching: 'explicit' } }) },
    );
    const billed = readUsageBlock('anthropic', usage);
    if (billed === null) throw new Error('the block was not read');
    const priced = priceBilled(of, billed);
    if ('unpriced' in priced) throw new Error(JSON.stringify(priced.unpriced));
    expect(toUsd(found.cost?.requestPicoUsd ?? 0n)).toBe(toUsd(priced.picoUsd));
  }
});
