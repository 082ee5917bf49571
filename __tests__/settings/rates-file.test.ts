import { describe, expect, test } from '@jest/globals';
import type { Model } from '../../src/core/model.js';
import { SettingsError } from '../../src/core/settings.js';
import { openCatalog, type Catalog } from '../../src/providers/index.js';
import { readRatesFile } from '../../src/providers/rates-file.js';
import { settle } from '../../src/settings/index.js';
import { findRatesFile, withRatesFile, type RatesFileSources } from '../../src/settings/rates-file.js';
import { memoryRevision } from '../support/memory-revision.js';

const own = JSON.stringify({
  'promptcost-rates': 1,
  'as-of': '2026-11-27',
  models: {
    'openai/gpt-4.1': {
      input: '1.7',
      'cached-input': '0.4',
      output: '7',
      tiers: [{ over: '>200000', input: '3.4', output: '14' }],
      services: { batch: { input: '0.8', output: '3.4' } },
    },
    'acme/support-9': { input: '0.2', output: '0.6', context: 32000 },
  },
});
// The words and the scale of LiteLLM's list: USD for one token.
const litellm = JSON.stringify({
  sample_spec: { input_cost_per_token: 0 },
  'gpt-4.1': {
    input_cost_per_token: 1.7e-6,
    output_cost_per_token: 7e-6,
    cache_read_input_token_cost: 4e-7,
    input_cost_per_token_batches: 8e-7,
    output_cost_per_token_batches: 3.4e-6,
    input_cost_per_token_above_200k_tokens: 3.4e-6,
    output_cost_per_token_above_200k_tokens: 1.4e-5,
    max_input_tokens: 1047576,
    litellm_provider: 'openai',
  },
  'acme/support-9': { input_cost_per_token: 2e-7, output_cost_per_token: 6e-7, max_input_tokens: 32000 },
  'gpt-4o-latest-free': { input_cost_per_token: 0, output_cost_per_token: 0 },
});

function model(catalog: Catalog, name: string): Model {
  const answer = catalog.find(name);
  if (!('model' in answer)) throw new Error(answer.detail);
  return answer.model;
}

const usd = (found: Model, billable: string): number | null => {
  const rate = found.rates?.rates.find((one) => one.billable === billable);
  return rate === undefined ? null : Number(rate.picoUsdPerUnit) / 1e6;
};

describe('reading', () => {
  test.each([
    ['our own format', own, '2026-11-27'],
    ['LiteLLM’s list', litellm, null],
  ])('%s', async (_, text, asOf) => {
    const rates = readRatesFile(text, 'rates.json');
    expect(rates.asOf).toBe(asOf);
    expect(rates.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect([...rates.models.keys()].sort()).toEqual(
      ['acme/support-9', asOf === null ? 'gpt-4.1' : 'openai/gpt-4.1'].sort(),
    );
    const catalog = await openCatalog({ rates });
    for (const name of ['gpt-4.1', 'openai/gpt-4.1', 'openai:chat:gpt-4.1']) {
      const found = model(catalog, name);
      expect([found.id, usd(found, 'input'), usd(found, 'cached-input'), usd(found, 'output')]).toEqual([
        'openai/gpt-4.1',
        1.7,
        0.4,
        7,
      ]);
      expect(found.rates?.tiers.map(({ overInputTokens }) => overInputTokens)).toEqual([200_000]);
      expect(found.rates?.services?.['batch']?.rates.map(({ picoUsdPerUnit }) => picoUsdPerUnit)).toEqual([
        800_000n,
        3_400_000n,
      ]);
      expect(found.rates?.rates[0]?.source).toMatchObject({ url: 'rates.json' });
    }
    expect(usd(model(catalog, 'acme/support-9'), 'output')).toBe(0.6);
    // A name that the file does not have keeps the bundled rates.
    expect(usd(model(catalog, 'gpt-4.1-mini'), 'input')).toBe(0.4);
  });

  test('settings go before the file, and discounts apply to it', async () => {
    const rates = readRatesFile(own, 'rates.json');
    const catalog = await openCatalog({
      rates,
      models: {
        'gpt-4.1': { kind: 'discount', percent: '10' },
        'acme/support-9': { kind: 'rates', rates: { input: '9', output: '9' } },
      },
    });
    expect(model(catalog, 'gpt-4.1')).toMatchObject({ discountPercent: '10' });
    expect(usd(model(catalog, 'gpt-4.1'), 'input')).toBe(1.7);
    expect(usd(model(catalog, 'acme/support-9'), 'input')).toBe(9);
  });

  test('a rate of a dated or moving name is not that of the model it leads to', async () => {
    const text = JSON.stringify({
      'promptcost-rates': 1,
      models: { 'mistral-large-latest': { input: '9', output: '9' } },
    });
    const catalog = await openCatalog({ rates: readRatesFile(text, 'rates.json') });
    expect(usd(model(catalog, 'mistral-large-latest'), 'input')).toBe(9);
    expect(usd(model(catalog, 'mistral-large-2512'), 'input')).toBe(0.5);
  });

  test.each([
    ['no JSON', 'models: {}', /no JSON/],
    ['a list', '[]', /no JSON object/],
    ['another version', '{"promptcost-rates": 2}', /version 1/],
    ['nothing', '{}', /no model with a rate/],
    ['a number', '{"promptcost-rates": 1, "models": {"a": {"input": 1}}}', /decimal in quotes/],
    ['too fine', '{"promptcost-rates": 1, "models": {"a": {"input": "0.0000001"}}}', /six places/],
    [
      'a tier without a start',
      '{"promptcost-rates": 1, "models": {"a": {"input": "1", "tiers": [{}]}}}',
      />200000/,
    ],
  ])('%s is a mistake', (_, text, why) => {
    expect(() => readRatesFile(text, 'rates.json')).toThrow(why);
  });
});

describe('which file counts', () => {
  const cheap = own.replace('1.7', '0.1');
  const sources = (over: Partial<RatesFileSources>): RatesFileSources => ({
    path: 'rates.json',
    inside: 'rates.json',
    baseline: memoryRevision({}),
    head: memoryRevision({}),
    workspace: () => null,
    parse: readRatesFile,
    inputKind: 'input',
    ...over,
  });
  const inputOf = (found: Awaited<ReturnType<typeof findRatesFile>>): string | undefined =>
    found.file?.models.get('openai/gpt-4.1')?.base['input'];

  test('the base’s, whatever the head makes of it', async () => {
    const found = await findRatesFile(
      sources({
        baseline: memoryRevision({ 'rates.json': own }),
        head: memoryRevision({ 'rates.json': cheap }),
        workspace: () => cheap,
      }),
    );
    expect([inputOf(found), found.findings]).toEqual(['1.7', []]);
  });

  test('one that only the head brings is not used, and that is a finding', async () => {
    for (const head of [
      memoryRevision({ 'rates.json': cheap }),
      memoryRevision({ 'rates.json': new Uint8Array([0]) }),
    ]) {
      const found = await findRatesFile(sources({ head, workspace: () => cheap }));
      expect(found.file).toBeNull();
      expect(found.findings).toMatchObject([
        { rule: 'rates-file-ignored', level: 'warn', path: 'rates.json' },
      ]);
    }
  });

  test('one that nobody tracks is the workspace’s, the same for both sides', async () => {
    const found = await findRatesFile(sources({ workspace: () => own }));
    expect(inputOf(found)).toBe('1.7');
    const settings = settle({
      baseline: null,
      head: null,
      baselineName: 'a',
      headName: 'b',
      inputs: {},
      inputKind: 'input',
    });
    const { baseline, head } = withRatesFile(settings, found);
    expect(baseline.ratesFile).toBe(found.file);
    expect(head.ratesFile).toBe(found.file);
  });

  test('a file that is missing or no rates file is a mistake of the input', async () => {
    await expect(findRatesFile(sources({}))).rejects.toThrow(SettingsError);
    await expect(findRatesFile(sources({ workspace: () => '{}' }))).rejects.toThrow(SettingsError);
  });
});
