import { expect, test } from '@jest/globals';
import type { Change } from '../../src/core/change.js';
import type { Estimate } from '../../src/core/estimate.js';
import { dependsOn, isSent, monthDependsOn, sidesAt } from '../../src/core/limits/depends.js';
import {
  micro,
  whole,
  type MonthLimit,
  type Quantity,
  type RequestLimit,
} from '../../src/core/limits/limit.js';
import { maxMonthlyIncreasePercent, maxMonthlyUsd, monthlyTotals } from '../../src/core/limits/monthly.js';
import { maxRequestIncreasePercent } from '../../src/core/limits/request-increase.js';
import { maxContextPercent, maxInputTokens, maxOutputTokens } from '../../src/core/limits/request-total.js';
import { estimateOf } from '../support/estimates.js';
import { stated } from './products.js';

const floors = { usdPer1k: 0n, tokens: null };

/** 40 tokens of text and a variable of 1 to 500 tokens; an answer of 100 to 450; a token costs 1. */
function side(text: number, over: Partial<Estimate> = {}): Estimate {
  const plain = estimateOf({ key: 'a', request: 1n, input: text + 60 });
  const tokens = { low: 1, expected: 60, high: 500, basis: 'assumed' } as const;
  return {
    ...plain,
    tokens: {
      ...plain.tokens,
      blocks: [{ part: 'variables', label: 'q', tokens, stability: 'varies', message: 0, place: null }],
      input: { low: text + 1, expected: text + 60, high: text + 500, basis: 'assumed' },
    },
    output: { low: 100, expected: 200, high: 450, basis: 'assumed' },
    outputBasis: 'assumed',
    cost:
      plain.cost === null
        ? null
        : {
            ...plain.cost,
            requestPicoUsd: BigInt(text + 260),
            atLengths: { low: BigInt(text + 101), high: BigInt(text + 950) },
          },
    ...over,
  };
}

function changeOf(baseline: Estimate, head: Estimate, more: Partial<Change> = {}): Change {
  const [before, after] = [baseline.cost?.requestPicoUsd ?? 0n, head.cost?.requestPicoUsd ?? 0n];
  return {
    key: 'a',
    status: 'changed',
    baseline,
    head,
    previousPath: null,
    notComparable: null,
    inputTokensDelta: head.tokens.input.expected - baseline.tokens.input.expected,
    countedTokensDelta: null,
    outputTokensDelta: 0,
    deltaPicoUsd: after - before,
    percent: null,
    percentOf: 'cost',
    monthlyDeltaPicoUsd: null,
    causes: [],
    unknowns: [],
    ...more,
  };
}

const grown = changeOf(side(40), side(70));
const check = (limit: RequestLimit, change: Change, allowed: Parameters<typeof dependsOn>[2]) => {
  const reading = limit.measure(change, floors);
  return reading === null ? null : dependsOn(limit, reading, allowed, change, floors);
};

// +30 of 300 is 10% as expected, 21% of 141 at the short end, 3% of 990 at the long end.
test.each([
  [2, null],
  [5, 'high'],
  [10, 'low'],
  [20, 'low'],
  [25, null],
])('a limit of %d%% on an increase of 3 to 21%%: the verdict turns at %s', (percent, expected) => {
  const found = check(maxRequestIncreasePercent, grown, micro(percent));
  expect(found?.end ?? null).toBe(expected);
});

test.each([
  [maxInputTokens, 300, ['q']],
  [maxOutputTokens, 300, ['output-tokens']],
  [maxRequestIncreasePercent, 12, ['q', 'output-tokens']],
])('names what the measure grows with: %#', (limit, allowed, expected) => {
  expect(check(limit, grown, limit.unit === 'percent' ? micro(allowed) : whole(allowed))?.names).toEqual(
    expected,
  );
});

test('nothing is said of the worst of several assignments, whose lengths are its own', () => {
  const worst = { inputTokens: 60, deltaPicoUsd: 60n, percent: 20, when: [] };
  expect(check(maxRequestIncreasePercent, { ...grown, worst }, micro(12))).toBeNull();
});

test('the share of the context window at an end counts the input there', () => {
  const { match } = estimateOf({ key: 'a', request: 1n });
  if (match === null) throw new Error('no model');
  const inWindow = { ...match, model: { ...match.model, contextTokens: 1000 } };
  const one = side(40, { match: inWindow, contextPercent: 10 });
  const change = changeOf(one, one);
  // 100 tokens of 1,000 as expected, 540 at the long end.
  expect(check(maxContextPercent, change, micro(54))).toBeNull();
  expect(check(maxContextPercent, change, micro(53))).toMatchObject({ end: 'high', names: ['q'] });
});

/** The same 1,000 times a month. */
function monthly(one: Estimate): Estimate {
  const cost = one.cost;
  return {
    ...one,
    usage: { requestsPerMonth: stated(1000) },
    cost:
      cost === null ? null : { ...cost, requestsPerMonth: 1000, monthlyPicoUsd: cost.requestPicoUsd * 1000n },
  };
}

const checkMonth = (limit: MonthLimit, changes: readonly Change[], allowed: Quantity) => {
  const reading = limit.measure(monthlyTotals(changes));
  if (reading === null) return null;
  return monthDependsOn(limit, reading, allowed, changes, (end) =>
    monthlyTotals(changes.map((change) => sidesAt(change, end))),
  );
};

test('a limit per month depends on the lengths of the prompts with traffic, and an increase on those that changed', () => {
  const changed = changeOf(monthly(side(40)), monthly(side(70)));
  const still = { ...changeOf(monthly(side(40)), monthly(side(40))), status: 'unchanged' } as const;
  // +10% as expected, +21% at the short end.
  expect(checkMonth(maxMonthlyIncreasePercent, [changed], micro(15))).toMatchObject({
    end: 'low',
    names: ['q', 'output-tokens'],
  });
  expect(checkMonth(maxMonthlyIncreasePercent, [changed], micro(25))).toBeNull();
  expect(checkMonth(maxMonthlyIncreasePercent, [still], micro(15))).toBeNull();
  // 330 + 300 a request as expected, 1,020 + 990 at the long end.
  expect(checkMonth(maxMonthlyUsd, [changed, still], whole(700_000))?.value).toEqual(whole(2_010_000));
  expect(checkMonth(maxMonthlyUsd, [grown], whole(700_000))).toBeNull();
});

test('traffic that only the base has counts, and a prompt without any is not asked for', () => {
  const dropped = changeOf(monthly(side(40)), side(70));
  expect(checkMonth(maxMonthlyIncreasePercent, [dropped], micro(15))?.names).toEqual(['q', 'output-tokens']);
  expect([isSent(dropped), isSent(grown)]).toEqual([true, false]);
});

test('nothing depends on what is configured, or beside what only the head sends', () => {
  const known = { low: 60, expected: 60, high: 60, basis: 'configured' } as const;
  const configured = (text: number): Estimate => {
    const one = side(text, { outputBasis: 'configured' });
    return {
      ...one,
      tokens: { ...one.tokens, blocks: one.tokens.blocks.map((block) => ({ ...block, tokens: known })) },
    };
  };
  expect(check(maxRequestIncreasePercent, changeOf(configured(40), configured(70)), micro(12))).toBeNull();
  const unknown = {
    kind: 'variable',
    name: 'x',
    side: 'head',
    long: true,
  } as unknown as Change['unknowns'][number];
  expect(check(maxRequestIncreasePercent, { ...grown, unknowns: [unknown] }, micro(12))).toBeNull();
});

// The base's list is compared with the 4 items that head writes out, 25 of its 100 tokens each: with one item it has 25.
test.each([
  [200, { end: 'one-item', value: whole(300n), names: ['rules'] }],
  [300, null],
])('a list that is written out: a limit of %i%', (percent, expected) => {
  const base = estimateOf({ key: 'a', request: 100n, input: 100 });
  const change = changeOf(base, estimateOf({ key: 'a', request: 100n, input: 100 }), {
    unknowns: [
      {
        kind: 'loop',
        name: 'rules',
        side: 'baseline',
        unit: 'item',
        picoUsdPerUnit: 25n,
        times: 1,
        items: 4,
        furtherItems: { tokens: 75, picoUsd: 75n },
        long: true,
      },
    ],
  });
  const found = check(maxRequestIncreasePercent, change, whole(BigInt(percent)));
  expect(found === null ? null : { ...found, value: whole(found.value.n / found.value.d) }).toEqual(expected);
  expect(check(maxInputTokens, change, whole(BigInt(percent)))).toBeNull();
});
