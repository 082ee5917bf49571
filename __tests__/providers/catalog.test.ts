import { beforeAll, expect, test } from '@jest/globals';
import { openCatalog, type Catalog } from '../../src/providers/index.js';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await openCatalog();
});

test('a known model has its rates, and says where each one comes from', () => {
  const answer = catalog.find('gpt-4.1-mini');
  if (!('model' in answer)) throw new Error(answer.detail);
  expect(answer.model.id).toBe('openai/gpt-4.1-mini');
  expect(answer.by).toBe('exact');
  const rates = new Map(answer.model.rates?.rates.map((rate) => [rate.billable, rate]));
  expect(rates.get('input')?.picoUsdPerUnit).toBe(400_000n); // $0.40 per 1M tokens
  expect(rates.get('cached-input')?.picoUsdPerUnit).toBe(100_000n);
  expect(rates.get('output')?.picoUsdPerUnit).toBe(1_600_000n);
  expect(rates.get('input')?.source.url).toMatch(/^https:/);
  expect(rates.get('input')?.source.checkedOn).toMatch(/^2026-/);
  expect(answer.model.tokenizer).toBe('o200k_base');
});

test('an unknown name is unknown, with a reason', () => {
  expect(catalog.find('gpt-4o-tts')).toMatchObject({ reason: 'unknown-model' });
  expect(catalog.find('')).toMatchObject({ reason: 'no-model' });
});

test('a local server bills nothing, by rule', () => {
  const answer = catalog.find('ollama/llama3.1:8b');
  if (!('model' in answer)) throw new Error(answer.detail);
  expect(answer.by).toBe('local');
  expect(answer.model.rates?.rates.map((rate) => rate.picoUsdPerUnit)).toEqual([0n, 0n, 0n, 0n]);
});
