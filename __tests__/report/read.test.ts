import { expect, test } from '@jest/globals';
import { renderComment, renderJson } from '../../src/outputs/index.js';
import { mergeReports } from '../../src/report/merge.js';
import { parseReport } from '../../src/report/read.js';
import { links, reportOf, scenarios } from '../support/scenarios.js';

/** The same report as a later version would write it: with a field more in every object. */
function withMore(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMore);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, withMore(inner)]);
  return Object.fromEntries([...entries, ['added-later', { of: 'another version' }]]);
}

test('fields of another version are accepted, and read as if they were not there', async () => {
  const [scenario] = scenarios();
  if (scenario === undefined) throw new Error('there is no sample');
  const report = await reportOf(scenario);
  const later = parseReport(JSON.stringify(withMore(JSON.parse(renderJson(report)))));
  expect(renderComment(later, links)).toBe(renderComment(report, links));
});

test('parts made by two versions are merged', async () => {
  const [scenario] = scenarios();
  if (scenario === undefined) throw new Error('there is no sample');
  const one = await reportOf(scenario, { shard: { part: 1, of: 2 } });
  const two = await reportOf(scenario, { shard: { part: 2, of: 2 } });
  const later = { ...two, tool: { ...two.tool, version: '0.999.0' } };
  expect(mergeReports([one, later]).changes).toHaveLength(one.changes.length + two.changes.length);
});

test.each([
  ['{}', 'version'],
  ['{"version":2}', 'version'],
  ['nonsense', 'not JSON'],
])('%s is no report', (json, why) => {
  expect(() => parseReport(json)).toThrow(why);
});
