import { expect, test } from '@jest/globals';
import type { ModelMatch } from '../../src/core/model.js';
import type { ModelAlias, Place } from '../../src/core/prompt.js';
import type { ModelSetting } from '../../src/core/settings.js';
import { openCatalog, type Catalog } from '../../src/providers/index.js';

const place: Place = { path: 'gateway/litellm.yaml', line: 7, column: 3, start: 0, end: 0 };

function match(catalog: Catalog, name: string, provider?: string): ModelMatch {
  const answer = catalog.find(name, provider === undefined ? {} : { provider });
  if (!('model' in answer)) throw new Error(answer.detail);
  return answer;
}

async function withModels(models: Record<string, ModelSetting>): Promise<Catalog> {
  return openCatalog({ models });
}

test('own rates are exact decimals', async () => {
  const catalog = await withModels({
    'acme/support-7b': {
      kind: 'rates',
      rates: {
        input: '0.20',
        output: '0.6',
        cachedInput: '0.000001',
        perRequestUsd: '0.001',
        tokenizer: 'o200k_base',
        contextTokens: 32_000,
      },
    },
  });
  const { model, by } = match(catalog, 'acme/support-7b');
  expect(by).toBe('settings');
  expect(model).toMatchObject({ provider: 'acme', tokenizer: 'o200k_base', contextTokens: 32_000 });
  expect(model.rates?.rates.map((rate) => [rate.billable, rate.picoUsdPerUnit])).toEqual([
    ['input', 200_000n], // $0.20 per 1M tokens
    ['cached-input', 1n], // the smallest price there can be
    ['output', 600_000n],
    ['request', 1_000_000_000n], // $0.001
  ]);
});

test('own rates replace those of a known model, however it is written', async () => {
  const catalog = await withModels({
    'openai/gpt-4.1': { kind: 'rates', rates: { input: '1.5', output: '6' } },
  });
  for (const name of ['openai/gpt-4.1', 'gpt-4.1', 'openai:chat:gpt-4.1', 'gpt-4.1-2025-04-14']) {
    const { model, by } = match(catalog, name);
    expect(by).toBe('settings');
    expect(model.contextTokens).toBe(1_047_576);
    expect(model.rates?.rates.map((rate) => rate.picoUsdPerUnit)).toEqual([1_500_000n, 6_000_000n]);
    // Not published: what the settings do not say is not taken from the list price.
    expect(model.rates?.rates.some((rate) => rate.billable === 'cached-input')).toBe(false);
  }
  expect(match(catalog, 'azure/gpt-4.1').model.rates?.rates[0]?.picoUsdPerUnit).toBe(2_000_000n);
});

test.each(['1,5', '-1', '1e-3', '', 'free', '0.0000001'])(
  '%p is no price: the model has none',
  async (input) => {
    const catalog = await withModels({ 'openai/gpt-4.1': { kind: 'rates', rates: { input, output: '6' } } });
    expect(match(catalog, 'gpt-4.1').model.rates).toBeNull();
    expect(catalog.problems).toHaveLength(1);
    expect(catalog.problems[0]).toMatchObject({ reason: 'settings' });
  },
);

test('a discount holds for the model under every name', async () => {
  const catalog = await withModels({
    'openai/gpt-4.1': { kind: 'discount', percent: '12.5' },
  });
  expect(match(catalog, 'gpt-4.1').model.discountPercent).toBe('12.5');
  expect(match(catalog, 'gpt-4.1-mini').model.discountPercent).toBe('0');
  expect(catalog.search('openai/gpt-4.1')[0]?.discountPercent).toBe('12.5');
});

test('a discount on nothing, or of nonsense, is a mistake', async () => {
  const catalog = await withModels({
    'openai/gpt-4.11': { kind: 'discount', percent: '10' },
    'openai/gpt-4o': { kind: 'discount', percent: '120' },
  });
  expect(catalog.problems).toHaveLength(2);
  expect(catalog.problems[0]?.detail).toContain('`openai/gpt-4.1`');
  expect(match(catalog, 'gpt-4o').model.discountPercent).toBe('0');
});

test('a model on GPUs of one\u2019s own has no rate per token', async () => {
  const catalog = await withModels({
    'llama-on-prem': {
      kind: 'self-hosted',
      selfHosted: { gpuUsdPerHour: '3', gpus: 4, outputTokensPerSecond: 2000, contextTokens: 131_072 },
    },
    broken: { kind: 'self-hosted', selfHosted: { gpuUsdPerHour: 'three', gpus: 4 } },
  });
  const { model } = match(catalog, 'llama-on-prem');
  expect(model).toMatchObject({
    rates: null,
    contextTokens: 131_072,
    selfHosted: { gpus: 4, secondsPerOutputToken: 0.002 },
  });
  expect(catalog.find('broken')).toMatchObject({ reason: 'unknown-model' });
  expect(catalog.problems).toHaveLength(1);
});

const gateway = (rates: Partial<ModelAlias>, models = ['azure/chat-prod']): ModelAlias => ({
  alias: 'priced',
  models,
  place,
  ...rates,
});

function behind(catalog: Catalog, name: string, entry: ModelAlias): ModelMatch {
  const answer = catalog.find(name, { gateway: entry });
  if (!('model' in answer)) throw new Error(answer.detail);
  return answer;
}

test('rates of a gateway count where both are there', async () => {
  const catalog = await openCatalog();
  const both = gateway({ inputUsdPerMTok: '0.9', outputUsdPerMTok: '2.7' });
  const { model, by, note } = behind(catalog, 'azure/chat-prod', both);
  expect(model.rates?.rates.map((rate) => [rate.billable, rate.picoUsdPerUnit, rate.source.url])).toEqual([
    ['input', 900_000n, 'gateway/litellm.yaml:7'],
    ['output', 2_700_000n, 'gateway/litellm.yaml:7'],
  ]);
  expect(by).toBe('alias');
  expect(note).toBe(
    '`priced` stands for `azure/chat-prod` in gateway/litellm.yaml:7, with the rates of that file',
  );
  const half = gateway({ inputUsdPerMTok: '0.1' }, ['openai/gpt-4o-mini']);
  expect(behind(catalog, 'openai/gpt-4o-mini', half).model.rates?.rates[0]?.picoUsdPerUnit).toBe(150_000n);
  expect(catalog.problems).toHaveLength(1);
});

test('cache and batch rates of a gateway', async () => {
  const all = gateway({
    inputUsdPerMTok: '0.9',
    outputUsdPerMTok: '2.7',
    cachedInputUsdPerMTok: '0.09',
    cacheWriteUsdPerMTok: '1.1',
    batchInputUsdPerMTok: '0.4',
    batchOutputUsdPerMTok: '1.3',
  });
  const card = behind(await openCatalog(), 'azure/chat-prod', all).model.rates;
  const shown = (rates: readonly { billable: string; picoUsdPerUnit: bigint }[] | undefined) =>
    rates?.map((rate) => [rate.billable, rate.picoUsdPerUnit]);
  expect(shown(card?.rates)).toEqual([
    ['input', 900_000n],
    ['cached-input', 90_000n],
    ['cache-write', 1_100_000n],
    ['output', 2_700_000n],
  ]);
  expect(shown(card?.services?.['batch']?.rates)).toEqual([
    ['input', 400_000n],
    ['output', 1_300_000n],
  ]);
});

test('searching finds own models first', async () => {
  const catalog = await withModels({
    'acme/gpt-4.1-tuned': { kind: 'rates', rates: { input: '1', output: '2' } },
  });
  const found = catalog.search('gpt-4.1').map((model) => model.id);
  expect(found[0]).toBe('acme/gpt-4.1-tuned');
  expect(found).toContain('openai/gpt-4.1-mini');
  expect(catalog.search('gpt 4.1 mini').map((model) => model.id)).toContain('openai/gpt-4.1-mini');
  // A number that goes on is another one.
  expect(found).not.toContain('openai/gpt-4-1106-preview');
  expect(catalog.search('no-such-thing')).toEqual([]);
});
