import { expect, test } from '@jest/globals';
import type { ReportChange } from '../../src/core/report.js';
import { plain } from '../../src/outputs/phrase.js';
import { whysOf } from '../../src/outputs/why.js';
import { reportOf } from '../support/scenarios.js';

type Cause = ReportChange['causes'][number];

const prompt = (limit: number, system: string): string =>
  `model: openai/gpt-4.1-mini\nmodelParameters: { maxTokens: ${limit} }\nmessages:\n  - { role: system, content: ${JSON.stringify(system)} }\n`;

async function changed(): Promise<ReportChange> {
  const usage = 'version: 1\nusage: { output-tokens: 40 }\n';
  const { changes } = await reportOf({
    baseline: { '.promptcost.yml': usage, 'a.prompt.yml': prompt(100, 'Sort the ticket.') },
    head: { '.promptcost.yml': usage, 'a.prompt.yml': prompt(200, 'Sort the ticket. '.repeat(40)) },
  });
  if (changes[0] === undefined) throw new Error('nothing changed');
  return changes[0];
}

const causesOf = (change: ReportChange): string[] =>
  whysOf([change], 1).whys.flatMap(({ causes }) => causes.map((cause) => plain(cause)));

test('a raised output limit is shown beside a large cause, although it costs nothing yet', async () => {
  const causes = causesOf(await changed());
  expect(causes).toHaveLength(2);
  expect(causes[1]).toMatch(/^output limit 100 → 200 tokens/);
});

test('small causes that cancel each other are still summed up', async () => {
  const change = await changed();
  const [large] = change.causes;
  if (large === undefined) throw new Error('no cause');
  const cause = (detail: string, usdPer1k: number): Cause => ({ ...large, detail, usdPer1k });
  const causes = [cause('large', 1), cause('up', 0.04), cause('down', -0.04)];
  expect(causesOf({ ...change, causes })[1]).toMatch(/^2 smaller causes/);
});
