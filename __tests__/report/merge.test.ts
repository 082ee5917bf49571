import { describe, expect, test } from '@jest/globals';
import type { CountedAssumption, Report } from '../../src/core/report.js';
import { renderComment, renderJson } from '../../src/outputs/index.js';
import { assumptionTexts } from '../../src/report/build.js';
import { mergeReports } from '../../src/report/merge.js';
import { parseReport } from '../../src/report/read.js';
import { links, reportOf, scenarios, type Scenario } from '../support/scenarios.js';

const counts = [1, 2, 5, 17];
const model = 'openai/gpt-4.1-mini';
const prompt = (name: string, text: string): string =>
  `${name}model: MODEL\nmessages:\n  - { role: system, content: ${JSON.stringify(text)} }\n`;
const settings = (limits: string): string =>
  `version: 1\nusage: { requests-per-month: 300000, output-tokens: 200 }\nlimits: { ${limits} }\nwarn: { max-monthly-usd: 1 }\n`;

/** Base without a price, head far above the budget: over the limit, in parts as in the whole. */
const overBudget = {
  name: 'over-budget',
  baseline: Object.fromEntries([
    ['.promptcost.yml', settings('max-monthly-usd: 50, max-monthly-increase-percent: 5')],
    ...Array.from({ length: 9 }, (_, index) => [
      `desk/${index}.prompt.yml`,
      prompt('', `Sort ticket ${index}.`).replace('MODEL', index % 3 === 0 ? 'acme/unknown' : model),
    ]),
  ]) as Record<string, string>,
  head: Object.fromEntries([
    ['.promptcost.yml', settings('max-monthly-usd: 50, max-monthly-increase-percent: 5')],
    ...Array.from({ length: 9 }, (_, index) => [
      `desk/${index}.prompt.yml`,
      prompt('', `Sort ticket ${index} by queue. ${'Be brief. '.repeat(index)}`).replace('MODEL', model),
    ]),
  ]) as Record<string, string>,
} satisfies Scenario;

async function merged(scenario: Scenario, of: number): Promise<Report> {
  const parts: Report[] = [];
  for (let part = of; part >= 1; part--) {
    parts.push(parseReport(renderJson(await reportOf(scenario, { shard: { part, of } }))));
  }
  return mergeReports(parts);
}

// Five hundred prompts are split once; the others in every way.
test.each([...scenarios(), overBudget].map((scenario) => [scenario.name, scenario] as const))(
  '%s in parts is the whole, figure by figure and finding by finding',
  async (name, scenario) => {
    const whole = JSON.parse(renderJson(await reportOf(scenario))) as Report;
    for (const of of name === 'many-prompts' ? [5] : counts) {
      const report = await merged(scenario, of);
      expect(JSON.parse(renderJson(report))).toEqual(whole);
    }
  },
);

test('a base without a price is no budget: the month of the head is over its limit', async () => {
  const report = await merged(overBudget, 5);
  expect(report.findings).toContainEqual(expect.objectContaining({ rule: 'max-monthly-usd', level: 'fail' }));
  expect(report.verdict).toBe('fail');
  expect(renderComment(report, links)).not.toContain('not worse');
});

describe('assumed lengths with the same reason are one sentence', () => {
  const length = (label: string, expected: number, prompts = 1): CountedAssumption => ({
    text: `${label} ${expected}`,
    prompts,
    size: { reason: 'variable', label, low: 1, expected, high: 500 },
  });
  const start = 'lengths assumed, because neither the settings nor the file say how long they are: ';
  const shown = (label: string, expected: number): string => `\`${label}\` (${expected} tokens, 1 to 500)`;
  test.each([
    ['one keeps its own', [length('a', 5)], ['a 5']],
    ['of one prompt among several', [{ ...length('a', 5), prompt: 'desk/1.md' }], ['a 5 (`desk/1.md`)']],
    ['of several', [length('a', 5, 2)], ['a 5 (2 prompts)']],
    [
      'most tokens over all prompts first',
      [length('Alone', 50), length('in_many', 20, 3)],
      [start + [shown('in_many', 20), shown('Alone', 50)].join(', ')],
    ],
    [
      'five are named',
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((label, index) => length(label, 70 - index)),
      [
        `${start}${['a', 'b', 'c', 'd', 'e'].map((label, index) => shown(label, 70 - index)).join(', ')} and 2 more`,
      ],
    ],
    [
      'a name with two lengths is one name',
      [length('a', 5), length('a', 50), length('b', 9)],
      [start + [shown('a', 50), shown('b', 9)].join(', ')],
    ],
  ])('%s', (_what, counted, sentences) => {
    expect(assumptionTexts(counted, 9)).toEqual(sentences);
  });
});
