import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fitOf } from '../../src/on-model.js';
import type { ComparisonReport } from '../../src/core/report.js';
import type { Model } from '../../src/core/model.js';
import { run } from '../../src/cli/run.js';
import { temporaryFolder } from '../support/git-repository.js';

const temporary = temporaryFolder();
const prompts: Readonly<Record<string, string>> = {
  'triage.prompt.yml':
    'model: openai/gpt-4.1-mini\nmodelParameters: { max_completion_tokens: 100 }\nmessages:\n  - { role: system, content: Sort the ticket into one of six queues. }\n  - { role: user, content: "{{ticket}}" }\n',
  'notes.prompt.yml': 'messages:\n  - { role: system, content: Write the minutes of the meeting. }\n',
};
beforeAll(() => {
  mkdirSync(path.join(temporary.folder, 'prompts'));
  for (const [name, text] of Object.entries(prompts)) {
    writeFileSync(path.join(temporary.folder, 'prompts', name), text);
  }
});
afterAll(() => {
  temporary.remove();
});

async function promptcost(...typed: string[]): Promise<{ status: number; out: string; err: string }> {
  const result = { out: '', err: '' };
  const output = (name: 'out' | 'err') => ({
    write: (text: string): void => void (result[name] += text),
    isTTY: false,
    columns: 120,
  });
  const status = await run(typed, {
    cwd: temporary.folder,
    env: { SOURCE_DATE_EPOCH: '1795824000' },
    stdin: async () => Buffer.alloc(0),
    stdout: output('out'),
    stderr: output('err'),
  });
  return { status, ...result };
}

async function report(...typed: string[]): Promise<ComparisonReport> {
  const { out, err, status } = await promptcost('compare', '--folder', '.', '--format', 'json', ...typed);
  expect([status, err]).toEqual([0, '']);
  return JSON.parse(out) as ComparisonReport;
}

test('each model is priced by its own tokens and rates, with an answer of the same length', async () => {
  const { models } = await report(
    'prompts/triage.prompt.yml',
    '--models',
    'gpt-4.1,claude-haiku-4-5,gemini-2.5-flash-lite',
  );
  expect(models.map(({ relation }) => relation)).toEqual(['own', 'asked', 'asked', 'asked']);
  // USD per million tokens: input, output.
  const rates: readonly (readonly [string, number, number])[] = [
    ['openai/gpt-4.1-mini', 0.4, 1.6],
    ['openai/gpt-4.1', 2, 8],
    ['anthropic/claude-haiku-4-5', 1, 5],
    ['google/gemini-2.5-flash-lite', 0.1, 0.4],
  ];
  for (const [index, [id, input, output]] of rates.entries()) {
    const { estimate } = models[index] ?? {};
    if (estimate === undefined) throw new Error(id);
    const { tokens, usdPer1k, model } = estimate;
    expect(model).toBe(id);
    expect(tokens.output).toBe(models[0]?.estimate.tokens.output);
    expect(usdPer1k).toBeCloseTo((tokens.input * input + (tokens.output ?? 0) * output) / 1000, 6);
  }
  expect(models[1]?.percent).toBeCloseTo(400, 0);
});

test('without models: the same vendor first, then neighbors within a factor of three, and the rule', async () => {
  const { models, rule } = await report('triage.prompt.yml');
  const relations = models.map(({ relation }) => relation);
  expect(relations[0]).toBe('own');
  expect(relations.lastIndexOf('tier')).toBeLessThan(relations.indexOf('neighbor'));
  for (const { relation, estimate, percent } of models) {
    if (relation === 'tier') expect(estimate.model).toMatch(/^openai\//);
    if (relation === 'neighbor') {
      expect(estimate.model).not.toMatch(/^openai\//);
      expect(percent).toBeGreaterThan(-67);
      expect(percent).toBeLessThanOrEqual(200);
    }
  }
  expect(rule).toContain('Quality is not compared');
});

test.each([
  [
    ['triages prompt'],
    'No prompt is called `triages prompt`. Did you mean one of these?',
    'prompts/triage.prompt.yml',
  ],
  [
    ['prompt.yml'],
    '`prompt.yml` matches 2 prompts.',
    '\n  prompts/triage.prompt.yml\n  prompts/notes.prompt.yml\n',
  ],
  [[], 'There are 2 prompts.', '\n  prompts/triage.prompt.yml\n  prompts/notes.prompt.yml\n'],
  [['prompts/triage.prompt.yml', '--models', 'gtp-4.1'], 'No model is called `gtp-4.1`', ''],
  [['notes.prompt.yml'], 'names no model that is known', '--models gpt-4.1,gpt-4.1-mini'],
])('%j is an error that helps', async (typed, message, near) => {
  const { status, out, err } = await promptcost('compare', '--folder', '.', ...typed);
  expect([status, out]).toEqual([2, '']);
  expect(err).toContain(message);
  expect(err).toContain(near);
});

test('keys of files are listed so that neither a terminal nor a runner obeys them', async () => {
  const names = ['odd\n::error::owned 1.txt', 'odd\u001b[31m 2.txt'];
  for (const name of names)
    writeFileSync(path.join(temporary.folder, 'prompts', name), 'You answer questions about refunds.');
  const { status, err } = await promptcost('compare', '--folder', '.', 'prompts/odd');
  for (const name of names) rmSync(path.join(temporary.folder, 'prompts', name));
  expect(status).toBe(2);
  expect(err.split('\n')).toHaveLength(4);
  expect(err).toContain('::error::owned 1.txt');
  expect(err).not.toMatch(/^ *::|\u001b/m);
});

test('a part of a key that only one prompt has names it', async () => {
  const { prompt } = await report('Triag', '--models', 'gpt-4.1');
  expect(prompt.key).toBe('prompts/triage.prompt.yml');
});

test('the cheapest tier and those of the same generation are always listed', async () => {
  const { models } = await report('triage.prompt.yml');
  const tiers = models.filter(({ relation }) => relation === 'tier');
  expect(tiers.length).toBeLessThanOrEqual(8);
  const names = models.map(({ estimate }) => estimate.model);
  expect(names).toContain('openai/gpt-4.1');
  const whole = tiers.filter(({ reasoningUnknown }) => !reasoningUnknown);
  const all = await report('triage.prompt.yml', '--models', 'gpt-5.4-nano,gpt-4.1,gpt-5.4-mini');
  const least = Math.min(...all.models.map(({ estimate }) => estimate.usdPer1k ?? Infinity));
  expect(Math.min(...whole.map(({ estimate }) => estimate.usdPer1k ?? Infinity))).toBeLessThanOrEqual(least);
});

test('models that the settings host or price are always listed', async () => {
  writeFileSync(
    path.join(temporary.folder, 'own.yml'),
    [
      'version: 1',
      'models:',
      '  acme/local:',
      '    self-hosted: { gpu-usd-per-hour: 3, gpus: 2, output-tokens-per-second: 4418, tokenizer: o200k_base }',
      '  acme/words: { input: 0.1, output: 0.2, tokenizer: o200k_base, context-tokens: 8000 }',
      '',
    ].join('\n'),
  );
  const { models } = await report('triage.prompt.yml', '--config', 'own.yml');
  const configured = models.filter(({ relation }) => relation === 'configured');
  expect(configured.map(({ estimate }) => estimate.model)).toEqual(['acme/local', 'acme/words']);
  for (const { estimate } of configured) expect(estimate.usdPer1k).toBeGreaterThan(0);
});

test('a prompt without a model is compared on the models that are named', async () => {
  const { models } = await report('notes.prompt.yml', '--models', 'gpt-4.1');
  expect(models).toHaveLength(1);
  expect(models[0]).toMatchObject({ relation: 'asked', percent: null });
  const { out } = await promptcost('compare', '--folder', '.', 'notes.prompt.yml', '--models', 'gpt-4.1');
  // Without a cost as it is, nothing is known to be saved.
  expect(out).toContain('Cheapest of these: openai/gpt-4.1');
});

test.each(['table', 'markdown', 'html'])(
  '%s shows every model and the answer to "which saves most"',
  async (format) => {
    const { status, out } = await promptcost(
      ...[
        'compare',
        '--folder',
        '.',
        'triage.prompt.yml',
        '--models',
        'gpt-4.1,gpt-4.1-nano',
        '--format',
        format,
      ],
    );
    expect(status).toBe(0);
    for (const name of ['openai/gpt-4.1-mini', 'openai/gpt-4.1-nano']) expect(out).toContain(name);
    expect(out).toContain('Saves most: openai/gpt-4.1-nano');
  },
);

test('what is not recorded is not known, never missing', () => {
  const needs = { images: true, tools: true, structuredOutput: true, contextTokens: 1000 };
  const model = (capabilities: Model['capabilities'], contextTokens: number | null): Model =>
    ({ capabilities, contextTokens }) as Model;
  const all = { images: true, tools: true, structuredOutput: true };
  expect(fitOf(model(all, 1000), needs)).toEqual({ verdict: 'yes', reasons: [] });
  expect(fitOf(model(all, 999), needs)).toEqual({ verdict: 'no', reasons: ['a context of 1,000 tokens'] });
  expect(fitOf(model({ ...all, structuredOutput: null }, null), needs)).toEqual({
    verdict: 'unknown',
    reasons: ['structured output', 'a context of 1,000 tokens'],
  });
  expect(fitOf(model({ ...all, images: false, tools: null }, 9000), needs)).toMatchObject({ verdict: 'no' });
});

test.each([
  ['gpt-5-nano', 'No compared model is sure to cost less: 1 model bills hidden reasoning of unknown length'],
  ['gpt-5-nano,gpt-4.1', 'No compared model is sure to cost less: 1 model bills hidden reasoning'],
  ['gpt-4.1', 'No compared model costs less.'],
  ['text-embedding-3-small', 'No other model that fits has a price.'],
])('%s: what is cheaper by a lower bound alone is not sure to be', async (models, sentence) => {
  const { out } = await promptcost(
    ...['compare', '--folder', '.', 'prompts/triage.prompt.yml', '--models', models, '--format', 'markdown'],
  );
  expect(out).toContain(sentence);
});
