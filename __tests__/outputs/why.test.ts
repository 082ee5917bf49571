import { expect, test } from '@jest/globals';
import type { Finding } from '../../src/core/finding.js';
import type { ReportChange } from '../../src/core/report.js';
import { commentRows } from '../../src/outputs/cells.js';
import { plain } from '../../src/outputs/phrase.js';
import { whysOf } from '../../src/outputs/why.js';
import { reportOf } from '../support/scenarios.js';
import { change, finding, report } from './examples.js';

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

/** Three prompts with one cause and different figures, as the comment shows them: the lines of each row's change. */
function rowsOf(
  edit: (one: ReportChange, index: number) => ReportChange,
  findings: (key: string, index: number) => Finding[] = () => [],
): string[] {
  const changes = [1, 2, 3].map((index) =>
    edit(
      change({
        key: `prompts/${index}.md`,
        baseline: { model: 'northwind/swift-2', parts: { system: 100 * index }, output: 100 },
        head: { model: 'northwind/swift-2', parts: { system: 100 * index + 900 }, output: 100 },
        causes: [['system', 'rest', 900, 'system text +900 tokens (shared.md:3–19)']],
      }),
      index,
    ),
  );
  const whole = report({ changes, findings: changes.flatMap(({ key }, index) => findings(key, index)) });
  return commentRows(changes, whole, new Map()).map((row) => row.change.map(plain).join(' · '));
}
const withDelta =
  (delta: Partial<ReportChange['delta']>) =>
  (one: ReportChange): ReportChange => ({ ...one, delta: { ...one.delta, ...delta } });

test('rows with one cause become one, with the span of their shares', () => {
  expect(rowsOf((one) => one)).toEqual([expect.stringMatching(/^each \+\d+% to \+\d+%$/)]);
});

test('a span keeps that its figures are lower bounds', () => {
  const unknowns: ReportChange['unknowns'] = [
    { kind: 'variable', name: 'context', side: 'head', unit: '100 tokens', usdPer1kPerUnit: 0.1 },
  ];
  expect(rowsOf((one) => ({ ...one, unknowns }))).toEqual([
    expect.stringMatching(/^each at least \+\d+% to /),
  ]);
});

test.each<[string, Partial<ReportChange['delta']>, string]>([
  ['without a share', { percent: null }, 'was free'],
  ['with the same cost', { usdPer1k: 0, percent: 0 }, 'same cost'],
])('rows %s stay apart', (_, delta, shown) => {
  const rows = rowsOf((one) => withDelta(delta)(one));
  for (const row of rows) expect(row).not.toContain('each');
  expect(rows[0]).toContain(shown);
});

test.each<[string, Partial<Finding>, RegExp]>([
  ['in USD', { rule: 'max-request-increase-usd-per-1k', limit: 1 }, /\+\$\d.*\(max \$1\)/],
  ['of models', { rule: 'allowed-models', limit: 'acme/*' }, /model not allowed/],
])('rows over a limit %s stay apart, each with its figure', (_, given, shown) => {
  const rows = rowsOf(
    (one) => one,
    (key, index) => [finding({ rule: '', level: 'fail', key, value: index + 2, ...given })],
  );
  expect(rows).toHaveLength(3);
  for (const row of rows) expect(row).toMatch(shown);
});
