import { describe, expect, test } from '@jest/globals';
import { renderComment } from '../../src/outputs/index.js';
import { whatIfChanged } from '../../src/what-if.js';
import { inputOf, links, reportOf } from '../support/scenarios.js';

const settings =
  'version: 1\ndefault-model: openai/gpt-4.1-mini\nlimits: { max-request-increase-percent: 20 }\n';
const prompt = 'You answer questions about orders.\n';

describe('settings of the base that have mistakes', () => {
  const broken = 'version: 1\nlimits: { max-request-usd: free }\n';

  test('a pull request that only fixes them passes with a warning', async () => {
    const report = await reportOf({
      baseline: { 'prompts/a.md': prompt, '.promptcost.yml': broken },
      head: { 'prompts/a.md': prompt, '.promptcost.yml': settings },
    });
    expect(report.findings).toMatchObject([{ rule: 'policy-unreadable', level: 'warn' }]);
  });

  test.each([
    ['a changed prompt', { 'prompts/a.md': `${prompt}Be brief.\n` }],
    ['a new file', { 'prompts/a.md': prompt, 'src/app.py': 'x = 1\n' }],
    ['a removed file', {}],
  ])('one with %s is refused', async (_what, files) => {
    const check = reportOf({
      baseline: { 'prompts/a.md': prompt, '.promptcost.yml': broken },
      head: { ...files, '.promptcost.yml': settings },
    });
    await expect(check).rejects.toMatchObject({
      name: 'SettingsError',
      mistakes: [{ where: '.promptcost.yml', key: 'limits.max-request-usd' }],
    });
  });

  test('a question about another model is refused like the check', async () => {
    const input = await inputOf({
      baseline: { 'prompts/a.md': prompt, '.promptcost.yml': broken },
      head: { 'prompts/a.md': `${prompt}Be brief.\n`, '.promptcost.yml': settings },
    });
    const whatIf = { model: 'openai/gpt-4.1', requestsPerMonth: null, outputTokens: null };
    await expect(whatIfChanged(input, whatIf)).rejects.toMatchObject({ name: 'SettingsError' });
  });
});

test('an acceptance ends on its day, and the comment says so', async () => {
  const until = (day: string): string =>
    `${settings.replace('default-model: openai/gpt-4.1-mini', 'default-model: acme/unheard-of').replace('}', ', on-unpriced: fail }')}accept: [{ match: "prompts/**", until: ${day} }]\n`;
  const on = (day: string) =>
    reportOf({
      baseline: { 'prompts/a.md': prompt, '.promptcost.yml': until(day) },
      head: { 'prompts/a.md': prompt, 'prompts/b.md': prompt, '.promptcost.yml': until(day) },
    });
  expect((await on('2999-01-01')).verdict).toBe('pass');
  const report = await on('2001-01-01');
  expect(report.verdict).toBe('fail');
  expect(renderComment(report, links)).toContain('acceptance expired on 2001-01-01');
});

describe('a length that only the head configures', () => {
  const sentences = (count: number): string =>
    `${'Answer the customer politely and stay with the facts. '.repeat(count)}\n`;
  const context = (count: number): string => `${sentences(count)}Context: {{context}}\n`;
  const percent = 'max-request-increase-percent';
  const base = (limits: string): string =>
    `version: 1\ndefault-model: openai/gpt-4.1-mini\nlimits: { ${limits} }\n`;

  test.each([
    // Over at every length that is usual, and diluted by the one of the head.
    [
      'answers of any length',
      sentences(100),
      sentences(200),
      `${percent}: 10`,
      'output-tokens: 100000',
      'fail',
    ],
    [
      'reasoning of any length',
      sentences(100),
      sentences(200),
      `${percent}: 10`,
      'reasoning-tokens: 100000',
      'fail',
    ],
    [
      'a text of any length',
      context(100),
      context(250),
      `${percent}: 10`,
      'variables: { context: 100000 }',
      'fail',
    ],
    // Over where answers have the expected length, within the limit where they are long.
    [
      'answers that are longer',
      sentences(100),
      sentences(125),
      `${percent}: 10`,
      'output-tokens: 800',
      'warn',
    ],
    [
      'answers that are shorter',
      sentences(20),
      sentences(21),
      'max-request-usd: 0.0003',
      'output-tokens: 60',
      'warn',
    ],
    [
      'a growth within the limit',
      sentences(100),
      sentences(105),
      `${percent}: 10`,
      'output-tokens: 800',
      'pass',
    ],
    [
      'a text that is new',
      sentences(100),
      context(100),
      'on-unknown-length: fail',
      'variables: { context: 5 }',
      'fail',
    ],
  ])('%s', async (_what, before, after, limits, usage, verdict) => {
    const report = await reportOf({
      baseline: { 'prompts/a.md': before, '.promptcost.yml': base(limits) },
      head: { 'prompts/a.md': after, '.promptcost.yml': `${base(limits)}usage: { ${usage} }\n` },
    });
    expect(report.verdict).toBe(verdict);
    const found = report.findings.filter(({ level }) => level !== 'info');
    expect(found.map(({ data }) => data)).toEqual(
      verdict === 'pass' ? [] : [expect.objectContaining({ withBase: true })],
    );
  });

  test('the same growth fails where nobody configures a length, and the report says what it depends on', async () => {
    const settingsOf = base(`${percent}: 10`);
    const report = await reportOf({
      baseline: { 'prompts/a.md': sentences(100), '.promptcost.yml': settingsOf },
      head: { 'prompts/a.md': sentences(125), '.promptcost.yml': settingsOf },
    });
    expect(report.verdict).toBe('fail');
    // That the longer text may be read from the cache is not a matter of lengths.
    expect(report.findings.filter(({ kind }) => kind === 'depends')).toMatchObject([
      { data: { end: 'high', names: ['output-tokens'] }, value: expect.closeTo(8.9, 1) },
    ]);
  });
});
