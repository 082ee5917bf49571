import { expect, test } from '@jest/globals';
import { ratesToCheck } from '../../src/core/cost/rate-age.js';
import { rateProblem } from '../../src/report/words/rate-age.js';
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
  ['2026-09-28', ['stale']],
])('rates checked on %s, seen on 2026-11-28', (checkedOn, kinds) => {
  const found = ratesToCheck([priced('a', 'x/one', checkedOn)], '2026-11-28T09:00:00Z');
  expect(found.map(({ kind }) => kind)).toEqual(kinds);
});

test('each model is mentioned once, with the prompts that use it', () => {
  const old = '2026-01-01';
  const found = ratesToCheck(
    [priced('a', 'x/one', old), priced('b', 'x/one', old), priced('c', 'x/two', '2026-11-20')],
    '2026-11-28',
  );
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ keys: ['a', 'b'], kind: 'stale', days: 331 });
  expect(found.map((one) => rateProblem(one).detail).join()).toContain(
    '`x/one` were last checked on 2026-01-01, 331 days ago',
  );
});

test('a promotion that has ended is a problem of its own', () => {
  const found = ratesToCheck([priced('a', 'x/one', '2026-11-20', '2026-11-21')], '2026-11-28');
  expect(found).toMatchObject([{ kind: 'promotion-ended', keys: ['a'] }]);
  expect(found.map(rateProblem)).toMatchObject([{ reason: 'rate-uncertain', keys: ['a'] }]);
});

test('what has no price uses no rates', () => {
  expect(
    ratesToCheck([{ prompt: { key: 'a' }, match: null, cost: null } as unknown as Estimate], '2026-11-28'),
  ).toEqual([]);
});

test.each([
  [[], []],
  [['input', 'web-search'], ['stale']],
])('an old fee for searches matters only to a request with the lines %j', (items, kinds) => {
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
    cost: { lines: items.map((of) => ({ item: { of } })) },
  } as unknown as Estimate;
  expect(ratesToCheck([estimate], '2026-11-28').map(({ kind }) => kind)).toEqual(kinds);
});
