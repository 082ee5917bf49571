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
