import { expect, test } from '@jest/globals';
import { reportOf } from '../support/scenarios.js';

const prompt = (text: string): string =>
  `model: openai/gpt-4.1-mini\nmodelParameters: { maxTokens: 300 }\nmessages:\n  - { role: system, content: ${JSON.stringify(text)} }\n`;

async function waysWith(usage: string): Promise<readonly string[]> {
  const settings = `version: 1\nusage: { output-tokens: 200${usage} }\nlimits: { max-request-increase-percent: 1% }\n`;
  const { changes, findings } = await reportOf({
    baseline: { '.promptcost.yml': settings, 'a.prompt.yml': prompt('Sort the ticket.') },
    head: { '.promptcost.yml': settings, 'a.prompt.yml': prompt('Sort the ticket. '.repeat(60)) },
  });
  expect(findings).toMatchObject([{ rule: 'max-request-increase-percent', level: 'fail' }]);
  return (changes[0]?.cheaper ?? []).map(({ way, percent }) => `${way} ${percent.toFixed(0)}`);
}

test.each([
  ['no tier', ''],
  ['the standard tier', ', service-tier: standard'],
])('a batch halves the cost: %s', async (_what, usage) => {
  expect(await waysWith(usage)).toEqual(['batch -50']);
});
