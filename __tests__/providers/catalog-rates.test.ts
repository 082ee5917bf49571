import { beforeAll, describe, expect, test } from '@jest/globals';
import { openRates, standardWay } from '../../src/core/cost/price.js';
import type { Model } from '../../src/core/model.js';
import type { Billable, Rate } from '../../src/core/rate.js';
import { openCatalog, type Catalog } from '../../src/providers/index.js';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await openCatalog();
});

function model(name: string): Model {
  const answer = catalog.find(name);
  if (!('model' in answer)) throw new Error(`${name}: ${answer.detail}`);
  return answer.model;
}

/** USD per million tokens as a number, for comparison with a vendor's page; null when not published. */
function price(rates: readonly Rate[], billable: Billable): number | null {
  const rate = rates.find((one) => one.billable === billable);
  return rate === undefined ? null : Number(rate.picoUsdPerUnit) / 1e6;
}

/**
 * Input, cached input, cache write, output in USD per million tokens, as the vendors' price pages had them between July and
 * October 2026 (docs/rates.md). Written down from the pages, not from the table.
 */
const pages: readonly [string, number, number | null, number | null, number][] = [
  ['anthropic/claude-fable-5-1', 10, 0.25, 12.5, 50],
  ['anthropic/claude-opus-5-5', 4, 0.2, 5, 20],
  ['anthropic/claude-opus-5', 5, 0.5, 6.25, 25],
  ['anthropic/claude-opus-4-8', 5, 0.5, 6.25, 25],
  ['anthropic/claude-opus-4-5', 5, 0.5, 6.25, 25],
  ['anthropic/claude-sonnet-5-5', 2, 0.1, 2.5, 10],
  ['anthropic/claude-sonnet-5', 2, 0.2, 2.5, 10],
  ['anthropic/claude-sonnet-4-6', 3, 0.3, 3.75, 15],
  ['anthropic/claude-haiku-5-5', 0.1, 0.01, 0.125, 0.5],
  ['anthropic/claude-haiku-4-5', 1, 0.1, 1.25, 5],
  ['deepseek/deepseek-flash', 0.15, 0.003, null, 0.6],
  ['deepseek/deepseek-v4-pro', 0.66, 0.022, null, 1.98],
  ['google/gemini-3.8-flash', 0.75, 0.075, null, 3.75],
  ['google/gemini-3.5-flash', 1.5, 0.15, null, 9],
  ['google/gemini-3.5-flash-lite', 0.3, 0.03, null, 2.5],
  ['google/gemini-3.1-pro-preview', 2, 0.2, null, 12],
  ['google/gemini-2.5-pro', 1.25, 0.125, null, 10],
  ['google/gemini-2.5-flash', 0.3, 0.03, null, 2.5],
  ['google/gemini-2.5-flash-lite', 0.1, 0.01, null, 0.4],
  ['groq/llama-3.3-70b-versatile', 0.59, null, null, 0.79],
  ['groq/openai/gpt-oss-120b', 0.15, 0.075, null, 0.6],
  ['mistral/mistral-large-2512', 0.5, 0.05, null, 1.5],
  ['mistral/mistral-medium-3-5', 1.5, 0.15, null, 7.5],
  ['mistral/mistral-small-2603', 0.15, 0.015, null, 0.6],
  ['mistral/codestral-2508', 0.3, 0.03, null, 0.9],
  ['moonshotai/kimi-k3', 3, 0.3, null, 15],
  ['moonshotai/kimi-k2.6', 0.95, 0.16, null, 4],
  ['openai/gpt-6-astra', 10, 1, 12.5, 50],
  ['openai/gpt-6-sol', 2, 0.2, 2.5, 10],
  ['openai/gpt-6-luna', 0.1, 0.01, 0.125, 0.5],
  ['openai/gpt-6.1-sol', 2, 0.1, 2.5, 10],
  ['openai/gpt-5.6-sol', 4, 0.4, 5, 20],
  ['openai/gpt-5.6-terra', 2, 0.2, 2.5, 12],
  ['openai/gpt-5.6-luna', 0.2, 0.02, 0.25, 1.2],
  ['openai/gpt-5.5', 5, 0.5, null, 30],
  ['openai/gpt-5.4', 2.5, 0.25, null, 15],
  ['openai/gpt-5.4-mini', 0.75, 0.075, null, 4.5],
  ['openai/gpt-5.4-nano', 0.2, 0.02, null, 1.25],
  ['openai/gpt-5', 1.25, 0.125, null, 10],
  ['openai/gpt-5-mini', 0.25, 0.025, null, 2],
  ['openai/gpt-4.1', 2, 0.5, null, 8],
  ['openai/gpt-4.1-mini', 0.4, 0.1, null, 1.6],
  ['openai/gpt-4o', 2.5, 1.25, null, 10],
  ['openai/gpt-4o-mini', 0.15, 0.075, null, 0.6],
  ['openai/o3', 2, 0.5, null, 8],
  ['xai/grok-4.7', 2, 0.5, null, 6],
  ['xai/grok-4.6', 2, 0.5, null, 6],
  ['xai/grok-4.5', 2, 0.3, null, 6],
  ['xai/grok-4.3', 1.25, 0.2, null, 2.5],
  ['zai/glm-5.3', 1.4, 0.26, null, 4.4],
  ['zai/glm-4.6', 0.6, 0.11, null, 2.2],
  // Extended access of AWS since 2025-12-01.
  ['bedrock/us.anthropic.claude-3-5-sonnet-20241022-v2:0', 6, 0.6, 7.5, 30],
  ['bedrock/anthropic.claude-3-5-sonnet-20240620-v1:0', 6, 0.6, 7.5, 30],
  ['mistral/mistral-large-4', 1.36, 0.14, null, 4.18],
  ['mistral/open-mixtral-8x22b', 2, null, null, 6],
  ['together/meta-llama/Llama-3.3-70B-Instruct-Turbo', 1.04, null, null, 1.04],
  ['azure/o4-mini', 1.1, 0.275, null, 4.4],
  ['azure/Phi-4', 0.125, null, null, 0.5],
  ['azure/grok-4-fast-reasoning', 0.2, null, null, 0.5],
  ['fireworks/accounts/fireworks/models/gpt-oss-120b', 0.15, 0.015, null, 0.6],
  ['openai/gpt-6.2-sol', 2, 0.1, 2.5, 10],
  ['openai/gpt-6.2-astra', 8, 0.4, 10, 40],
  ['google/gemini-4-carbon', 2, 0.1, null, 10],
  ['google/gemini-4-hydrogen', 1.5, 0.075, null, 7.5],
  ['google/gemini-4-neon', 3, 0.15, null, 15],
  ['anthropic/claude-mythos-5', 10, 1, 12.5, 50],
  ['anthropic/claude-mythos-5-1', 10, 0.25, 12.5, 50],
  ['dashscope/qwen4-max', 1.5, 0.075, 1.875, 4.5],
  ['qwen3-max', 1.2, 0.24, null, 6],
];

test.each(pages)('%s costs what the price page says', (id, input, cached, write, output) => {
  const { rates } = model(id);
  if (rates === null) throw new Error('no rates');
  expect(price(rates.rates, 'input')).toBe(input);
  expect(price(rates.rates, 'cached-input')).toBe(cached);
  expect(price(rates.rates, 'cache-write')).toBe(write);
  expect(price(rates.rates, 'output')).toBe(output);
  for (const rate of rates.rates) {
    expect(rate.source.url).toMatch(/^https:\/\//);
    expect(rate.source.checkedOn).toMatch(/^2026-\d\d-\d\d$/);
  }
});

describe('tiers', () => {
  // [model, threshold, comparison, input, cached, output above it]
  test.each([
    ['openai/gpt-6-sol', 272_000, '>', 4, 0.4, 15],
    ['openai/gpt-5.6-sol', 272_000, '>', 8, 0.8, 30],
    ['openai/gpt-5.5', 272_000, '>', 10, 1, 45],
    ['openai/gpt-5.4', 272_000, '>', 5, 0.5, 22.5],
    ['anthropic/claude-haiku-5-5', 100_000, '>', 0.5, 0.05, 2.5],
    ['google/gemini-3.1-pro-preview', 200_000, '>', 4, 0.4, 18],
    ['google/gemini-2.5-pro', 200_000, '>', 2.5, 0.25, 15],
    ['xai/grok-4.7', 200_000, '>=', 4, 1, 12],
    ['xai/grok-4.5', 200_000, '>=', 4, 0.6, 12],
    ['bedrock/global.openai.gpt-5.6-sol', 272_000, '>=', 8, 0.8, 30],
  ])('%s changes at %i (%s)', (id, over, comparison, input, cached, output) => {
    const tiers = model(id).rates?.tiers ?? [];
    expect(tiers).toHaveLength(1);
    expect(tiers[0]).toMatchObject({ overInputTokens: over, comparison });
    expect(price(tiers[0]?.rates ?? [], 'input')).toBe(input);
    expect(price(tiers[0]?.rates ?? [], 'cached-input')).toBe(cached);
    expect(price(tiers[0]?.rates ?? [], 'output')).toBe(output);
  });

  test('a window that was withdrawn has no tier any more', () => {
    expect(model('claude-sonnet-4-5').rates?.tiers).toEqual([]);
    expect(model('claude-sonnet-4-6').rates?.tiers).toEqual([]);
  });
});

describe('dates', () => {
  test('the rates are those of the day that is asked for, never older than the table', async () => {
    expect(catalog.ratesAsOf).toBe('2026-11-20');
    expect(model('gpt-4o').rates?.on).toBe('2026-11-20');
    const early = (await openCatalog({ day: '2020-01-01' })).find('gpt-4o');
    expect('model' in early && early.model.rates?.on).toBe('2026-11-20');
  });

  test.each([
    ['2026-11-30', 2, 10, ['2026-12-01']],
    ['2026-12-01', 4, 20, []],
    ['2027-03-01', 4, 20, []],
  ])('on %s an announced change counts or is announced', async (day, input, output, upcoming) => {
    const answer = (await openCatalog({ day })).find('gemini-4-argon');
    if (!('model' in answer)) throw new Error(answer.detail);
    const { rates } = answer.model;
    expect([price(rates?.rates ?? [], 'input'), price(rates?.rates ?? [], 'output')]).toEqual([
      input,
      output,
    ]);
    expect(rates?.upcoming.map(({ from }) => from)).toEqual(upcoming);
    expect(rates?.endedOn).toBeNull();
  });

  test.each([
    ['2026-11-21', null],
    ['2026-11-22', '2026-11-21'],
  ])('on %s a promotion whose end is known has ended or not', async (day, endedOn) => {
    const answer = (await openCatalog({ day })).find('gpt-5.6-sol');
    expect('model' in answer && answer.model.rates?.endedOn).toBe(endedOn);
  });

  test('a change that is announced stands beside the rate, with its day', () => {
    const { rates } = model('gemini-3.8-flash');
    expect(rates?.rates[0]).toMatchObject({ validUntil: '2026-12-31' });
    expect(rates?.upcoming.map((change) => change.from)).toEqual(['2027-01-01']);
    expect(price(rates?.upcoming[0]?.rates ?? [], 'input')).toBe(1.5);
    expect(price(rates?.upcoming[0]?.rates ?? [], 'output')).toBe(7.5);
  });

  test('a promotion says until when it is promised', () => {
    const { rates } = model('gpt-5.6-sol');
    expect(rates?.rates[0]).toMatchObject({ validFrom: '2026-08-21', validUntil: '2026-11-21' });
    expect(rates?.notes?.join(' ')).toContain('at least through November 21, 2026');
  });

  test('of prices by the hour the one of most hours counts, the other is said', () => {
    const { rates } = model('deepseek-v4-pro');
    expect(price(rates?.rates ?? [], 'input')).toBe(0.66); // off-peak: 17 of 24 hours
    expect(rates?.notes?.join(' ')).toContain('01:00 to 04:00 and 06:00 to 10:00 UTC: input $1.32');
    // The older scheme was the other way round: the dear price held for 16 hours.
    expect(price(model('deepseek/deepseek-chat').rates?.rates ?? [], 'input')).toBe(0.27);
  });
});

describe('what the lists lack', () => {
  // OpenAI's own list of priority rates: input, cached input, output, USD per 1M tokens
  test.each([
    ['gpt-5.4', 5, 0.5, 30],
    ['gpt-5.4-mini', 1.5, 0.15, 9],
    ['gpt-5.2', 3.5, 0.35, 28],
    ['gpt-5.1', 2.5, 0.25, 20],
    ['gpt-5', 2.5, 0.25, 20],
    ['gpt-5-mini', 0.45, 0.045, 3.6],
    ['gpt-5.1-codex', 2.5, 0.25, 20],
    ['gpt-5-codex', 2.5, 0.25, 20],
    ['gpt-4.1', 3.5, 0.875, 14],
    ['gpt-4.1-mini', 0.7, 0.175, 2.8],
    ['gpt-4.1-nano', 0.2, 0.05, 0.8],
    ['gpt-4o', 4.25, 2.125, 17],
    ['gpt-4o-mini', 0.25, 0.125, 1],
    ['o3', 3.5, 0.875, 14],
    ['o4-mini', 2, 0.5, 8],
  ] as const)('%s has the priority rates of the published list', (name, input, cached, output) => {
    const card = model(name).rates;
    if (card === null) throw new Error(`${name} has no rates`);
    const book = openRates(card, '0', { service: 'priority', region: null, batch: false });
    if ('unpublished' in book) throw new Error(JSON.stringify(book.unpublished));
    const usd = (billable: Billable): number => Number(book.at(1).get(billable)) / 1e6;
    expect([usd('input'), usd('cached-input'), usd('output')]).toEqual([input, cached, output]);
  });

  test('long requests to Alibaba cost what its tiers say', () => {
    const card = model('alibaba/qwen3-coder-plus').rates;
    if (card === null) throw new Error('no rates');
    const book = openRates(card, '0', standardWay);
    if ('unpublished' in book) throw new Error(JSON.stringify(book.unpublished));
    const output = (tokens: number): number => Number(book.at(tokens).get('output')) / 1e6;
    expect([32_000, 32_001, 128_001, 256_001].map(output)).toEqual([5, 9, 15, 60]);
  });

  test.each(['vertex_ai/claude-sonnet-4-5', 'bedrock/global.anthropic.claude-sonnet-4-6'])(
    '%s has a rate for cache writes of one hour',
    (name) => {
      expect(price(model(name).rates?.rates ?? [], 'cache-write-1h')).toBe(6);
    },
  );

  test('storage, fees and an hour of caching have rates of their own', () => {
    const gemini = model('gemini-2.5-pro').rates?.rates ?? [];
    // $4.50 per million tokens and hour
    expect(gemini.find((rate) => rate.billable === 'cache-storage-token-hour')?.picoUsdPerUnit).toBe(
      4_500_000n,
    );
    const sonnet = model('claude-sonnet-5-5').rates?.rates ?? [];
    expect(price(sonnet, 'cache-write-1h')).toBe(4);
    // $10 per 1,000 searches
    expect(sonnet.find((rate) => rate.billable === 'web-search')?.picoUsdPerUnit).toBe(10_000_000_000n);
    const sonar = model('perplexity/sonar').rates?.rates ?? [];
    // $12 per 1,000 requests
    expect(sonar.find((rate) => rate.billable === 'request')?.picoUsdPerUnit).toBe(12_000_000_000n);
  });

  test('factors are the published ones, and nothing is made up for the rest', () => {
    expect(model('claude-opus-5-5').rates?.factors).toMatchObject({
      batch: { factor: '0.5' },
      fast: { factor: '2', notWith: ['batch'] },
      'region:us': { factor: '1.1' },
    });
    expect(model('claude-opus-4-7').rates?.factors).not.toHaveProperty('fast');
    expect(model('gpt-5.5').rates?.factors['priority']?.factor).toBe('2.5');
    expect(model('gpt-4o').rates?.factors['priority']?.factor).toBe('1.7');
    expect(model('gpt-4o-mini').rates?.factors['priority']?.factor).toBe('5/3');
    expect(model('gpt-5.4-nano').rates?.factors).not.toHaveProperty('priority');
    expect(model('gpt-5-nano').rates?.factors).not.toHaveProperty('priority');
    expect(model('groq/openai/gpt-oss-120b').rates?.factors).toMatchObject({
      batch: { factor: '0.5', appliesTo: ['input', 'output', 'reasoning'] },
      flex: { factor: '1' },
    });
    expect(model('gemini-3.1-pro-preview').rates?.factors['priority']?.appliesTo).toContain('cached-input');
    expect(model('gemini-3.8-flash').rates?.factors['priority']).toMatchObject({ factor: '1.8' });
    expect(model('gemini-3.8-flash').rates?.factors['batch']?.appliesTo).not.toContain('cached-input');
    expect(model('grok-4.3').rates?.factors['batch']?.factor).toBe('0.8');
    expect(model('grok-4.6').rates?.factors).not.toHaveProperty('batch');
    expect(model('kimi-k3').rates?.factors['batch']?.factor).toBe('0.6');
    expect(Object.keys(model('azure/gpt-4o').rates?.factors ?? {})).toEqual(['batch']);
    expect(model('together/openai/gpt-oss-120b').rates?.factors).toEqual({});
  });

  // [model, minimum, certain minimum, step, boundary, mode]
  test.each([
    ['gpt-6-sol', 1024, 1024, 1, 'end-of-message', 'both'],
    ['gpt-5.5', 1024, 2048, 2048, 'any-step', 'implicit'],
    ['gpt-4.1-mini', 1024, 1024, 128, 'any-step', 'implicit'],
    ['claude-haiku-5-5', 512, 512, 1, 'end-of-message', 'explicit'],
    ['claude-opus-5', 512, 512, 1, 'end-of-message', 'explicit'],
    ['claude-opus-4-8', 1024, 4096, 1, 'end-of-message', 'explicit'],
    ['claude-opus-4-7', 2048, 4096, 1, 'end-of-message', 'explicit'],
    ['claude-opus-4-6', 4096, 4096, 1, 'end-of-message', 'explicit'],
    ['claude-haiku-4-5', 4096, 4096, 1, 'end-of-message', 'explicit'],
    ['claude-sonnet-4-6', 1024, 2048, 1, 'end-of-message', 'explicit'],
    ['claude-sonnet-4-5', 1024, 1024, 1, 'end-of-message', 'explicit'],
    ['gemini-3.8-flash', 1024, 4096, 1, 'any-step', 'implicit'],
    ['gemini-3.1-pro-preview', 4096, 4096, 1, 'any-step', 'implicit'],
    ['gemini-2.5-flash', 1024, 2048, 1, 'any-step', 'implicit'],
    ['grok-4.7', null, null, 128, 'any-step', 'implicit'],
    ['groq/openai/gpt-oss-20b', 128, 1024, 1, 'any-step', 'implicit'],
    ['bedrock/global.anthropic.claude-opus-5', 512, 1024, 1, 'end-of-message', 'explicit'],
    ['openrouter/anthropic/claude-sonnet-4.5', 1024, 1024, 1, 'end-of-message', 'explicit'],
  ])('the cache of %s', (name, minTokens, minTokensCertain, stepTokens, implicitBoundary, mode) => {
    expect(model(name).cache).toMatchObject({
      minTokens,
      minTokensCertain,
      stepTokens,
      implicitBoundary,
      mode,
    });
    expect(model(name).cache?.source.url).toMatch(/^https:/);
  });

  test('a lifetime names what writing is billed as', () => {
    expect(model('gpt-6-sol').cache?.lifetimes).toEqual([
      { name: '30m', seconds: 1800, writeRate: 'cache-write' },
    ]);
    expect(model('gpt-4o').cache?.lifetimes[0]?.writeRate).toBe('input');
    expect(model('claude-opus-5').cache?.lifetimes.map((one) => one.writeRate)).toEqual([
      'cache-write',
      'cache-write-1h',
    ]);
    expect(model('gpt-4').cache?.mode).toBe('none');
  });

  test('hidden reasoning, and the end of a model', () => {
    expect(model('claude-opus-5-5').reasoning).toBe('by-default');
    expect(model('claude-3-5-haiku').reasoning).toBe('never');
    expect(model('gpt-5.4').reasoning).toBe('optional');
    expect(model('gpt-4o').reasoning).toBe('never');
    expect(model('claude-sonnet-4-5').lifecycle).toMatchObject({ state: 'deprecated', on: '2026-11-30' });
    expect(model('gpt-4.1-nano').lifecycle).toMatchObject({ state: 'retired', on: '2026-10-23' });
    expect(model('gpt-5-mini').lifecycle).toMatchObject({ state: 'deprecated', on: '2026-12-11' });
    expect(model('gpt-6-sol').lifecycle).toBeNull();
  });

  test('where sources disagree, both are said', () => {
    expect(model('zai/glm-5.3-flash').rates?.disagreements).toContain(
      'input: $0.15 per 1M tokens (pi-ai 1.6.0, 2026-11-20), but $0.075 in genai-prices 0.1.8 (2026-09-23)',
    );
    expect(model('gpt-4o').rates?.disagreements).toEqual([]);
  });

  test('no rate is no rate: never zero', () => {
    expect(model('whisper-1').rates).toBeNull();
    expect(catalog.find('GPT-4.1 (copilot)')).toMatchObject({ model: { rates: null } });
    expect(catalog.find('whisper-1')).toMatchObject({ note: 'no rate: not billed by the token' });
    const free = model('meta-llama/llama-3.1-8b-instruct:free');
    expect(free.rates?.rates.map((rate) => rate.picoUsdPerUnit)).toEqual([0n, 0n]);
  });

  test('embeddings give no text back', () => {
    expect(model('text-embedding-3-small')).toMatchObject({ maxOutputTokens: 0 });
    expect(price(model('text-embedding-3-small').rates?.rates ?? [], 'output')).toBeNull();
  });
});

test('every model of the catalog can be built and is sound', () => {
  expect(catalog.all.length).toBeGreaterThan(1500);
  for (const { id, rates, contextTokens, tokenizer } of catalog.all) {
    expect({ id, tokenizer }).toEqual({ id, tokenizer: expect.stringMatching(/./) });
    if (contextTokens !== null && !(contextTokens > 0)) throw new Error(`${id}: context ${contextTokens}`);
    for (const rate of [...(rates?.rates ?? []), ...(rates?.tiers.flatMap((tier) => tier.rates) ?? [])]) {
      if (rate.picoUsdPerUnit < 0n) throw new Error(`${id}: a negative rate`);
    }
    const seen = rates?.rates.map((rate) => rate.billable) ?? [];
    if (new Set(seen).size !== seen.length) throw new Error(`${id}: a rate twice`);
  }
});

describe('which list counts where two say different things', () => {
  test.each([
    ['the same within 1 %', '2', '2.01', undefined, 'p', { source: 'c', said: false }],
    ['one is the other, rounded', '0.28', '0.275', undefined, 'g', { source: 'p', said: false }],
    ['rounded the other way', '0.275', '0.28', undefined, 'p', { source: 'g', said: false }],
    ['not a matter of rounding', '0.28', '0.215', undefined, 'p', { source: 'p', said: true }],
    ['the dearer hours of the day', '0.66', '1.32', '1.32', 'p', { source: 'g', said: false }],
    ['the list that was published later', '0.075', '0.15', undefined, 'p', { source: 'p', said: true }],
    ['whichever list that is', '0.075', '0.15', undefined, 'g', { source: 'g', said: true }],
  ] as const)('%s', async (_, first, second, peak, newer, answer) => {
    // A script without types: named by a variable, so that it is not looked for when types are checked.
    const script: string = '../../scripts/rates/build.mjs';
    const { choose } = (await import(script)) as {
      choose: (first: string, second: string, peak: string | undefined, newer: string) => unknown;
    };
    expect(choose(first, second, peak, newer)).toEqual(answer);
  });
});

describe('what is listed at nothing, or by a reseller', () => {
  test('a price of zero needs a vendor who says "free"', () => {
    for (const { id, rates } of catalog.all) {
      if (
        rates === null ||
        id.startsWith('openrouter/') ||
        /^(?:google\/gemma|zai\/glm-4\.[57]-flash$)/.test(id)
      )
        continue;
      expect([id, rates.rates.every(({ picoUsdPerUnit }) => picoUsdPerUnit === 0n)]).toEqual([id, false]);
    }
  });

  test('open weights under the name of their maker are not free everywhere', () => {
    expect(catalog.find('google/gemma-4-31B-it')).toMatchObject({ reason: 'ambiguous-model' });
    expect(catalog.find('glm-4.7-flash')).toMatchObject({ reason: 'unknown-model' });
    expect(model('gemini:gemma-4-31b-it').id).toBe('google/gemma-4-31b-it');
  });

  test('a hub\u2019s cheapest seller does not set the maker\u2019s price, and far below it sets none', () => {
    expect(catalog.find('azure/phi-3.5-mini-128k-instruct')).toMatchObject({ model: { rates: null } });
    for (const { id, rates } of catalog.all) {
      const name = /^openrouter\/(?:qwen|deepseek|moonshotai|z-ai|mistralai|minimax)\/([^:]+)$/.exec(id)?.[1];
      const maker = name === undefined ? undefined : catalog.find(`${id.split('/')[1] ?? ''}/${name}`);
      if (
        rates === null ||
        maker === undefined ||
        !('model' in maker) ||
        maker.model.provider === 'openrouter'
      )
        continue;
      const [here, own] = [price(rates.rates, 'input'), price(maker.model.rates?.rates ?? [], 'input')];
      if (here !== null && own !== null) expect([id, here * 2 >= own]).toEqual([id, true]);
    }
  });

  test('the maker\u2019s price is never taken for a seller nobody knows', () => {
    expect(catalog.find('gpt-4o', { provider: 'acme-cloud' })).toMatchObject({ reason: 'unknown-model' });
    // A name that moves at its maker does not move at another seller.
    expect(catalog.find('azure/grok-4-0709')).toMatchObject({ reason: 'unknown-model' });
  });

  test('two versions of an embedding model are two models', () => {
    expect(model('amazon.titan-embed-text-v1').id).toBe('bedrock/amazon.titan-embed-text-v1');
    expect(catalog.find('amazon.titan-embed-text-v2:0')).not.toMatchObject({
      model: { name: 'amazon.titan-embed-text-v1' },
    });
  });
});
