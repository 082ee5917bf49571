import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../../src/cli/run.js';
import type { WhatIfReport } from '../../src/core/report.js';
import { money } from '../../src/outputs/numbers.js';
import { temporaryFolder } from '../support/git-repository.js';

const temporary = temporaryFolder();

const prompt = (model: string, system: string, more = ''): string =>
  `model: ${model}\nmodelParameters: { max_completion_tokens: 100 }\n${more}messages:\n  - { role: system, content: ${system} }\n  - { role: user, content: "{{ticket}}" }\n`;
const tool =
  'tools:\n  - { type: function, function: { name: look_up, parameters: { type: object, properties: { id: { type: string } } } } }\n';

const sides: Readonly<Record<'base' | 'head', Readonly<Record<string, string>>>> = {
  base: {
    'triage.prompt.yml': prompt('openai/gpt-4.1', 'Sort the ticket.'),
    'reply.prompt.yml': prompt('openai/gpt-4.1-mini', 'Answer the ticket.'),
    'same.prompt.yml': prompt('openai/gpt-4.1', 'Close the ticket.'),
  },
  head: {
    'triage.prompt.yml': prompt('openai/gpt-4.1', 'Sort the ticket into one of six queues and say why.'),
    'reply.prompt.yml': prompt('openai/gpt-4.1', 'Answer the ticket.'),
    'same.prompt.yml': prompt('openai/gpt-4.1', 'Close the ticket.'),
    'agent.prompt.yml': prompt('openai/gpt-4.1', 'Use the tool.', tool),
    'notes.prompt.yml': 'messages:\n  - { role: system, content: Write the minutes. }\n',
  },
};

beforeAll(() => {
  for (const [side, files] of Object.entries(sides)) {
    mkdirSync(path.join(temporary.folder, side, 'prompts'), { recursive: true });
    for (const [name, text] of Object.entries(files))
      writeFileSync(path.join(temporary.folder, side, 'prompts', name), text);
    writeFileSync(
      path.join(temporary.folder, side, '.promptcost.yml'),
      'version: 1\nmodels: { fast: openai/gpt-4.1-nano, acme/words: { input: 0.40, output: 1 } }\nprompts:\n  - { match: "prompts/triage*", usage: { requests-per-month: 1000 } }\n',
    );
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
    columns: 80,
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

const scan = ['scan', '--folder', 'head'];
const diff = ['diff', '--from', 'base', '--to', 'head'];

async function report(command: readonly string[], ...assumptions: string[]): Promise<WhatIfReport> {
  const flags = assumptions.flatMap((one) => ['--what-if', one]);
  const { out, err, status } = await promptcost(...command, '--format', 'json', ...flags);
  expect([status, err]).toEqual([0, '']);
  return JSON.parse(out) as WhatIfReport;
}

const named = ({ prompts }: WhatIfReport, name: string): WhatIfReport['prompts'][number] => {
  const found = prompts.find(({ key }) => key === `prompts/${name}.prompt.yml`);
  if (found === undefined) throw new Error(name);
  return found;
};

test('scan: the whole repository on another model, largest difference first', async () => {
  const found = await report(scan, 'model=gpt-4.1-mini');
  expect(found.whatIf).toEqual({ model: 'openai/gpt-4.1-mini', requestsPerMonth: null, outputTokens: null });
  expect(found.prompts).toHaveLength(5);
  const amounts = found.prompts.map(({ difference }) => difference.usdPer1k);
  expect(amounts.at(-1)).toBeNull();
  const sizes = amounts.slice(0, -1).map((amount) => Math.abs(amount ?? 0));
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  // Both rates of the smaller model are a fifth of the larger one's.
  expect(named(found, 'triage').difference.percent).toBeCloseTo(-80, 1);
  expect(named(found, 'notes').asIs.head?.priced).toBe(false);
  expect(named(found, 'notes').whatIf.head?.priced).toBe(true);
  expect(found.totals).toMatchObject({ cheaper: 4, dearer: 0, notCompared: 1, notFitting: 0 });
});

test('diff: only the changed prompts, both sides under the assumption', async () => {
  const found = await report(diff, 'model=gpt-4.1-mini');
  expect(found.prompts.map(({ key, status }) => `${key} ${status ?? ''}`).sort()).toEqual([
    'prompts/agent.prompt.yml added',
    'prompts/notes.prompt.yml added',
    'prompts/reply.prompt.yml changed',
    'prompts/triage.prompt.yml changed',
  ]);
  // A change of the model alone is none when both sides run on a third one.
  const reply = named(found, 'reply');
  expect(reply.asIs.changeUsdPer1k).toBeGreaterThan(0);
  expect(reply.whatIf.changeUsdPer1k).toBe(0);
  const triage = named(found, 'triage');
  expect(triage.whatIf.changeUsdPer1k).toBeCloseTo((triage.asIs.changeUsdPer1k ?? 0) / 5, 9);
});

test('traffic changes the month and not the request', async () => {
  const found = await report(scan, 'requests-per-month=3000');
  const triage = named(found, 'triage');
  expect(triage.difference.usdPer1k).toBe(0);
  expect(triage.difference.monthlyUsd).toBeCloseTo(2 * (triage.asIs.head?.monthlyUsd ?? 0), 6);
  // Without traffic as it is, there is no difference, and it comes after those that have one.
  expect(named(found, 'same').difference.monthlyUsd).toBeNull();
  expect(named(found, 'same').whatIf.head?.requestsPerMonth).toBe(3000);
});

test('traffic gives a total of all prompts, those without configured traffic included', async () => {
  const found = await report(diff, 'requests-per-month=3000');
  const months = found.prompts.map(({ whatIf }) => whatIf.head?.monthlyUsd ?? null);
  expect(months.filter((usd) => usd === null)).toHaveLength(1);
  const all = months.reduce<number>((sum, usd) => sum + (usd ?? 0), 0);
  expect(all).toBeGreaterThan(named(found, 'triage').whatIf.head?.monthlyUsd ?? 0);
  expect(found.totals.allMonthlyUsd).toBeCloseTo(all, 9);
  expect((await report(diff, 'output-tokens=50')).totals.allMonthlyUsd).toBeNull();
  const { out } = await promptcost(...diff, '--what-if', 'requests-per-month=3000');
  expect(out.replace(/\s+/g, ' ')).toContain(
    `4 changed prompts: 1 more expensive, 2 with no configured traffic to compare with, 1 without a cost to compare. At 3,000 requests a month each: ${money(all)} a month in total (1 prompt without a price not included).`,
  );
});

test('the length of answers counts for every prompt that is answered', async () => {
  const found = await report(scan, 'output-tokens=50');
  for (const { whatIf, key } of found.prompts) {
    expect([key, whatIf.head?.tokens.output]).toEqual([key, 50]);
  }
});

test('an alias of the settings is a model, and what does not fit says why', async () => {
  expect((await report(scan, 'model=fast')).whatIf.model).toBe('openai/gpt-4.1-nano');
  const found = await report(scan, 'model=text-embedding-3-small');
  expect(named(found, 'triage')).toMatchObject({
    fits: 'no',
    fitReasons: expect.arrayContaining(['text answers']),
  });
  const own = named(await report(scan, 'model=acme/words'), 'agent');
  expect(own).toMatchObject({ fits: 'unknown', fitReasons: [expect.stringMatching(/^a context of/)] });
});

test.each([
  ['modle=gpt-4.1', 'got the unknown key `modle`. Did you mean `model`?'],
  ['model=gtp-4.1', 'which is not a known model. Did you mean `openai/gpt-4.1`?'],
  ['model', '`model` without a value'],
  ['requests-per-month=300k', 'Did you mean `300000`?'],
  ['requests-per-month=300,000', 'Did you mean `300000`?'],
  ['output-tokens=-1', 'a whole number, 1 or more'],
  ['output-tokens=0', 'a whole number, 1 or more'],
])('%s is a mistake that says what to write', async (assumption, message) => {
  for (const command of [scan, diff]) {
    const { status, out, err } = await promptcost(...command, '--what-if', assumption);
    expect([status, out]).toEqual([2, '']);
    expect(err.replace(/\s+/g, ' ')).toContain(message);
  }
});

test('a key is given once, and a format that has no what-if is named', async () => {
  const twice = await promptcost(...scan, '--what-if', 'model=gpt-4.1', '--what-if', 'model=gpt-4.1-mini');
  expect([twice.status, twice.err.includes('`model` twice')]).toEqual([2, true]);
  const list = await promptcost(...scan, '--what-if', 'model=gpt-4.1', '--format', 'csv');
  expect([list.status, list.err.includes('table, json, markdown, html')]).toEqual([2, true]);
});

test('hidden reasoning of unknown length makes the cost a lower bound and decides nothing', async () => {
  const found = await report(scan, 'model=gpt-5-mini');
  expect(named(found, 'triage').reasoningUnknown).toBe(true);
  expect(named(found, 'triage').difference.usdPer1k).toBeLessThan(0);
  expect(found.totals).toMatchObject({ cheaper: 0, undecided: 4, dearer: 0 });
  const { out } = await promptcost(...scan, '--what-if', 'model=gpt-5-mini');
  expect(out).toContain('4 cheaper before hidden reasoning of unknown length');
  expect(out).toMatch(/≥ \$\d/);
  // A new prompt costs at least this much more; one that both sides have leaves out the same on both.
  const change = (await promptcost(...diff, '--what-if', 'model=gpt-5-mini', '--format', 'markdown')).out;
  const cellOf = (name: string): string | undefined =>
    change
      .split('\n')
      .find((line) => line.includes(`${name}.prompt.yml`))
      ?.split(' | ')[4];
  expect(cellOf('agent')).toMatch(/^\+\$\S+ → ≥ \+\$\S+$/);
  expect(cellOf('triage')).toMatch(/^\+\$\S+ → \+\$\S+$/);
  // Who says how long answers are on that model says it with the reasoning.
  const said = await report(scan, 'model=gpt-5-mini', 'output-tokens=900');
  expect(said.prompts.map(({ reasoningUnknown }) => reasoningUnknown)).not.toContain(true);
});

test.each(['table', 'markdown', 'html'])('%s shows each prompt with its difference', async (format) => {
  const { status, out } = await promptcost(...diff, '--what-if', 'model=gpt-4.1-mini', '--format', format);
  expect(status).toBe(0);
  expect(out).toContain('What if: ');
  expect(out).toContain('prompts/triage.prompt.yml');
  expect(out).toContain('−80%');
  expect(out.replace(/\s+/g, ' ')).toContain('4 changed prompts: 3 cheaper, 1 without a cost to compare.');
  if (format === 'html') expect(out).toContain('<!doctype html>');
  for (const line of format === 'table' ? out.split('\n') : []) expect(line.length).toBeLessThanOrEqual(80);
});
