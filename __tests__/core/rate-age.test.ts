import { expect, test } from '@jest/globals';
import { rateProblems } from '../../src/core/cost/rate-age.js';
import type { Estimate } from '../../src/core/estimate.js';

/** An estimate, as far as its rates matter here. */
function priced(key: string, id: string, checkedOn: string, endedOn: string | null = null): Estimate {
  return {
    prompt: { key },
    match: { model: { id, rates: { rates: [{ billable: 'input', source: { checkedOn } }], endedOn } } },
    cost: { lines: [] },
  } as unknown as Estimate;
}

test.each([
  ['2026-09-29', []],
  ['2026-09-28', ['stale-rates']],
])('rates checked on %s, seen on 2026-11-28', (checkedOn, reasons) => {
  const found = rateProblems([priced('a', 'x/one', checkedOn)], '2026-11-28T09:00:00Z');
  expect(found.map(({ reason }) => reason)).toEqual(reasons);
});

test('each model is mentioned once, with the prompts that use it', () => {
  const old = '2026-01-01';
  const found = rateProblems(
    [priced('a', 'x/one', old), priced('b', 'x/one', old), priced('c', 'x/two', '2026-11-20')],
    '2026-11-28',
  );
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ keys: ['a', 'b'], reason: 'stale-rates' });
  expect(found[0]?.detail).toContain('`x/one` were last checked on 2026-01-01, 331 days ago');
});

test('a promotion that has ended is a problem of its own', () => {
  const found = rateProblems([priced('a', 'x/one', '2026-11-20', '2026-11-21')], '2026-11-28');
  expect(found).toMatchObject([{ reason: 'rate-uncertain', keys: ['a'] }]);
});

test('what has no price uses no rates', () => {
  expect(
    rateProblems([{ prompt: { key: 'a' }, match: null, cost: null } as unknown as Estimate], '2026-11-28'),
  ).toEqual([]);
});

test.each([
  [[], []],
  [['input', 'web search'], ['stale-rates']],
])('an old fee for searches matters only to a request with the lines %j', (names, reasons) => {
  const estimate = {
    prompt: { key: 'a' },
    match: {
      model: {
        id: 'x/one',
        rates: {
          rates: [
            { billable: 'input', source: { checkedOn: '2026-11-20' } },
            { billable: 'web-search', source: { checkedOn: '2026-01-01' } },
          ],
        },
      },
    },
    cost: { lines: names.map((name) => ({ name })) },
  } as unknown as Estimate;
  expect(rateProblems([estimate], '2026-11-28').map(({ reason }) => reason)).toEqual(reasons);
});
