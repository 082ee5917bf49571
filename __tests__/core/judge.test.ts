import { describe, expect, test } from '@jest/globals';
import picomatch from 'picomatch';
import { compare } from '../../src/core/compare/compare.js';
import type { Estimate } from '../../src/core/estimate.js';
import { judge, monthlyTotals } from '../../src/core/limits/judge.js';
import type { Limits, Policy } from '../../src/core/limits.js';
import { estimateOf, type EstimateOptions } from '../support/estimates.js';

const usd = 1_000_000_000_000n;

function policy(limits: Limits, over: Partial<Policy> = {}): Policy {
  return {
    limits,
    warn: {},
    rules: [],
    enforcement: 'block',
    overrideLabel: null,
    overrideNotAuthor: false,
    overrideExpires: false,
    origin: '.promptcost.yml at a1b2c3d',
    origins: {},
    ...over,
  };
}

function judged(baseline: Estimate[], head: Estimate[], by: Policy) {
  const { changes } = compare(
    { estimates: baseline, problems: [] },
    { estimates: head, problems: [] },
    new Map(),
    () => [],
  );
  return judge(changes, monthlyTotals(changes), by, (globs, text) =>
    picomatch([...globs], { dot: true })(text),
  );
}

function rulesOf(old: Partial<EstimateOptions> | null, now: Partial<EstimateOptions>, by: Policy): string[] {
  const baseline = old === null ? [] : [estimateOf({ key: 'a.md', request: 1_000_000n, ...old })];
  return judged(baseline, [estimateOf({ key: 'a.md', request: 1_000_000n, ...now })], by).findings.map(
    ({ rule, level }) => `${level} ${rule}`,
  );
}

describe('every limit: below, exactly at, above', () => {
  // Columns: limit, head just below, exactly at, just above.
  const cases: [string, Limits, Partial<EstimateOptions>[]][] = [
    [
      'max-request-increase-percent', // 10 % of 1,000,000 pico-dollars
      { maxRequestIncreasePercent: 10 },
      [{ request: 1_099_999n }, { request: 1_100_000n }, { request: 1_100_001n }],
    ],
    [
      'max-request-increase-usd-per-1k', // 1,000 × 500,000 pico-dollars = $0.0005
      { maxRequestIncreaseUsdPer1k: 500_000_000n },
      [{ request: 1_499_999n }, { request: 1_500_000n }, { request: 1_500_001n }],
    ],
    [
      'max-request-usd',
      { maxRequestUsd: 2_000_000n },
      [{ request: 1_999_999n }, { request: 2_000_000n }, { request: 2_000_001n }],
    ],
    ['max-input-tokens', { maxInputTokens: 150 }, [{ input: 149 }, { input: 150 }, { input: 151 }]],
    [
      'max-input-tokens-increase',
      { maxInputTokensIncrease: 50 },
      [{ input: 149 }, { input: 150 }, { input: 151 }],
    ],
    ['max-output-tokens', { maxOutputTokens: 300 }, [{ output: 299 }, { output: 300 }, { output: 301 }]],
    [
      'max-context-percent',
      { maxContextPercent: 80 },
      [
        { contextPercent: 79.9, input: 101 },
        { contextPercent: 80, input: 101 },
        { contextPercent: 80.1, input: 101 },
      ],
    ],
  ];
  test.each(cases)('%s', (rule, limits, [below, at, above]) => {
    expect(rulesOf({}, below ?? {}, policy(limits))).toEqual([]);
    expect(rulesOf({}, at ?? {}, policy(limits))).toEqual([]);
    expect(rulesOf({}, above ?? {}, policy(limits))).toEqual([`fail ${rule}`]);
    expect(rulesOf({}, above ?? {}, policy({}, { warn: limits }))).toEqual([`warn ${rule}`]);
  });
});

test('no rule stops another', () => {
  const limits: Limits = {
    maxRequestIncreasePercent: 1,
    maxRequestUsd: 1n,
    maxInputTokens: 1,
    maxOutputTokens: 1,
  };
  expect(rulesOf(null, { input: 500 }, policy(limits))).toEqual([
    'fail max-request-usd',
    'fail max-input-tokens',
    'fail max-output-tokens',
  ]);
  expect(rulesOf({}, { request: 2_000_000n, input: 500, output: 90 }, policy(limits))).toEqual([
    'fail max-request-increase-percent',
    'fail max-request-usd',
    'fail max-input-tokens',
    'fail max-output-tokens',
  ]);
});

test('the noise floor holds percent limits back, and only those', () => {
  // +20 % of 1,000,000 is 200,000 pico-dollars a request: $0.0002 per 1,000
  const limits: Limits = { maxRequestIncreasePercent: 10, minIncreaseUsdPer1k: 200_000_001n };
  expect(rulesOf({}, { request: 1_200_000n }, policy(limits))).toEqual([]);
  expect(
    rulesOf({}, { request: 1_200_000n }, policy({ ...limits, minIncreaseUsdPer1k: 200_000_000n })),
  ).toEqual(['fail max-request-increase-percent']);
});

test('a new prompt has no percentage but its cost counts from zero', () => {
  expect(rulesOf(null, {}, policy({ maxRequestIncreasePercent: 1 }))).toEqual([]);
  expect(rulesOf(null, {}, policy({ maxRequestIncreaseUsdPer1k: 1n }))).toEqual([
    'fail max-request-increase-usd-per-1k',
  ]);
});

test('a limit that the baseline broke already does not turn every change red', () => {
  const limits: Limits = { maxInputTokens: 50 };
  expect(rulesOf({ input: 100 }, { input: 90 }, policy(limits))).toEqual(['info max-input-tokens']);
  expect(rulesOf({ input: 100 }, { input: 101 }, policy(limits))).toEqual(['fail max-input-tokens']);
  expect(rulesOf({}, {}, policy(limits))).toEqual([]); // unchanged prompts are not judged again
});

test('models: allowed and denied, by glob; one that the baseline used already is information', () => {
  const only = policy({ allowedModels: ['openai/*'] });
  expect(rulesOf({ model: 'openai/x' }, { model: 'acme/y' }, only)).toEqual(['fail allowed-models']);
  expect(rulesOf({ model: 'acme/y' }, { model: 'acme/y', input: 101 }, only)).toEqual([
    'info allowed-models',
  ]);
  const not = policy({ deniedModels: ['*/*-preview'] });
  expect(rulesOf({}, { model: 'acme/y-preview' }, not)).toEqual(['fail denied-models']);
});

test('what has no price is said, at the chosen level', () => {
  const lost = { request: null, model: 'acme/giant' };
  expect(rulesOf({}, lost, policy({}))).toEqual(['warn on-unpriced']);
  expect(rulesOf({}, lost, policy({ onUnpriced: 'fail' }))).toEqual(['fail on-unpriced']);
  expect(rulesOf({}, lost, policy({ onUnpriced: 'ignore' }))).toEqual([]);
  expect(rulesOf(lost, lost, policy({ onUnpriced: 'fail' }))).toEqual([]); // unchanged
});

test('rules replace general limits field by field, for their prompts only', () => {
  const by = policy(
    { maxInputTokens: 50, maxOutputTokens: 10 },
    { rules: [{ match: ['batch/**'], limits: { maxInputTokens: 500 }, warn: {} }] },
  );
  const head = ['a.md', 'batch/b.md'].map((key) => estimateOf({ key, request: 1n, input: 100, output: 20 }));
  expect(judged([], head, by).findings.map(({ rule, key }) => `${rule} ${key ?? ''}`)).toEqual([
    'max-input-tokens a.md',
    'max-output-tokens a.md',
    'max-output-tokens batch/b.md',
  ]);
});

test('evaluations are judged only by rules that name them; fragments never', () => {
  const limits: Limits = { maxInputTokens: 50 };
  expect(rulesOf(null, { kind: 'evaluation' }, policy(limits))).toEqual([]);
  expect(rulesOf(null, { kind: 'fragment' }, policy(limits))).toEqual([]);
  const named = policy({}, { rules: [{ match: ['a.md'], limits, warn: {} }] });
  expect(rulesOf(null, { kind: 'evaluation' }, named)).toEqual(['fail max-input-tokens']);
});

describe('per month', () => {
  const by = policy({
    maxMonthlyIncreaseUsd: 250n * usd,
    maxMonthlyIncreasePercent: 20,
    maxMonthlyUsd: 5000n * usd,
  });
  const month = (key: string, dollars: bigint): Estimate =>
    estimateOf({ key, request: dollars * usd, perMonth: 1 });
  const rules = (baseline: Estimate[], head: Estimate[]): string[] =>
    judged(baseline, head, by).findings.map(({ rule, level }) => `${level} ${rule}`);

  test('increases add up over prompts; savings count against them', () => {
    expect(rules([month('a', 4000n), month('b', 500n)], [month('a', 4251n), month('b', 500n)])).toEqual([
      'fail max-monthly-increase-usd',
    ]);
    expect(rules([month('a', 4000n), month('b', 500n)], [month('a', 4251n), month('b', 499n)])).toEqual([]);
  });

  test('percent and total', () => {
    expect(rules([month('a', 1000n)], [month('a', 1201n)])).toEqual(['fail max-monthly-increase-percent']);
    expect(rules([month('a', 4999n)], [month('a', 5001n)])).toEqual(['fail max-monthly-usd']);
    expect(rules([month('a', 6000n)], [month('a', 5500n)])).toEqual(['info max-monthly-usd']);
  });

  test('a lost price is no saving that pays for another increase', () => {
    const lost = estimateOf({ key: 'b', request: null, perMonth: 1 });
    expect(rules([month('a', 1000n), month('b', 900n)], [month('a', 1300n), lost])).toEqual([
      'warn on-unpriced',
      'fail max-monthly-increase-usd',
      'fail max-monthly-increase-percent',
    ]);
  });

  test('traffic stated for the first time is no increase', () => {
    const unstated = estimateOf({ key: 'a', request: 1000n * usd });
    expect(rules([unstated], [month('a', 1000n)])).toEqual([]);
  });

  test('without any traffic the report says that nothing was judged', () => {
    const old = estimateOf({ key: 'a', request: 1n });
    const now = estimateOf({ key: 'a', request: 2n, input: 101 });
    expect(rules([old], [now])).toEqual(['info monthly-not-judged']);
  });
});

test('`off` judges nothing', () => {
  expect(rulesOf(null, {}, policy({ maxInputTokens: 1 }, { enforcement: 'off' }))).toEqual([]);
});

test('a remedy names the label only where one is configured', () => {
  const one = (by: Policy): string =>
    judged([], [estimateOf({ key: 'a.md', request: 1n })], by).findings[0]?.remedy ?? '';
  const limits: Limits = { maxInputTokens: 1 };
  expect(one(policy(limits))).not.toContain('label');
  expect(one(policy(limits, { overrideLabel: 'cost-approved' }))).toContain('cost-approved');
  expect(one(policy(limits))).toContain('.promptcost.yml at a1b2c3d');
});
