import { describe, expect, test } from '@jest/globals';
import { compare } from '../../src/core/compare/compare.js';
import type { Estimate } from '../../src/core/estimate.js';
import { matcher } from '../../src/core/globs.js';
import { checkLimits } from '../../src/core/limits/check.js';
import { monthlyTotals } from '../../src/core/limits/monthly.js';
import { worded } from '../../src/report/words/findings.js';
import type { Acceptance, Limits, Policy } from '../../src/core/limits.js';
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
    today: '2027-01-01',
    accept: [],
    source: { kind: 'file', path: '.promptcost.yml', at: 'a1b2c3d' },
    sources: {},
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
  return checkLimits(changes, monthlyTotals(changes), by, (globs, text) => matcher(globs)(text));
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
      { 'max-request-increase-percent': 10 },
      [{ request: 1_099_999n }, { request: 1_100_000n }, { request: 1_100_001n }],
    ],
    [
      'max-request-increase-usd-per-1k', // 1,000 × 500,000 pico-dollars = $0.0005
      { 'max-request-increase-usd-per-1k': 500_000_000n },
      [{ request: 1_499_999n }, { request: 1_500_000n }, { request: 1_500_001n }],
    ],
    [
      'max-request-usd',
      { 'max-request-usd': 2_000_000n },
      [{ request: 1_999_999n }, { request: 2_000_000n }, { request: 2_000_001n }],
    ],
    ['max-input-tokens', { 'max-input-tokens': 150 }, [{ input: 149 }, { input: 150 }, { input: 151 }]],
    [
      'max-input-tokens-increase',
      { 'max-input-tokens-increase': 50 },
      [{ input: 149 }, { input: 150 }, { input: 151 }],
    ],
    ['max-output-tokens', { 'max-output-tokens': 300 }, [{ output: 299 }, { output: 300 }, { output: 301 }]],
    [
      'max-context-percent',
      { 'max-context-percent': 80 },
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
    'max-request-increase-percent': 1,
    'max-request-usd': 1n,
    'max-input-tokens': 1,
    'max-output-tokens': 1,
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
  const limits: Limits = { 'max-request-increase-percent': 10, 'min-increase-usd-per-1k': 200_000_001n };
  expect(rulesOf({}, { request: 1_200_000n }, policy(limits))).toEqual([]);
  expect(
    rulesOf({}, { request: 1_200_000n }, policy({ ...limits, 'min-increase-usd-per-1k': 200_000_000n })),
  ).toEqual(['fail max-request-increase-percent']);
});

test('a new prompt has no percentage but its cost counts from zero', () => {
  expect(rulesOf(null, {}, policy({ 'max-request-increase-percent': 1 }))).toEqual([]);
  expect(rulesOf(null, {}, policy({ 'max-request-increase-usd-per-1k': 1n }))).toEqual([
    'fail max-request-increase-usd-per-1k',
  ]);
});

test('a limit that the baseline broke already does not turn every change red', () => {
  const limits: Limits = { 'max-input-tokens': 50 };
  expect(rulesOf({ input: 100 }, { input: 90 }, policy(limits))).toEqual(['info max-input-tokens']);
  expect(rulesOf({ input: 100 }, { input: 101 }, policy(limits))).toEqual(['fail max-input-tokens']);
  expect(rulesOf({}, {}, policy(limits))).toEqual([]); // unchanged prompts are not judged again
});

test('models: allowed and denied, by glob; one that the baseline used already is information', () => {
  const only = policy({ 'allowed-models': ['openai/*'] });
  expect(rulesOf({ model: 'openai/x' }, { model: 'acme/y' }, only)).toEqual(['fail allowed-models']);
  expect(rulesOf({ model: 'acme/y' }, { model: 'acme/y', input: 101 }, only)).toEqual([
    'info allowed-models',
  ]);
  const not = policy({ 'denied-models': ['*/*-preview'] });
  expect(rulesOf({}, { model: 'acme/y-preview' }, not)).toEqual(['fail denied-models']);
});

test('free before and priced now is over any percentage', () => {
  const by = policy({ 'max-request-increase-percent': 1000 });
  expect(rulesOf({ request: 0n }, { request: 1n }, by)).toEqual(['fail max-request-increase-percent']);
  expect(rulesOf({ request: 0n }, { request: 0n, input: 101 }, by)).toEqual([]);
});

describe('without a price, percent limits are held against input tokens', () => {
  const by = policy({ 'max-request-increase-percent': 10, 'on-unpriced': 'ignore' });
  const none = { request: null, input: 1000 };
  test.each<[number, string[]]>([
    [1049, []], // below the floor of 50 tokens
    [1100, []],
    [1101, ['fail max-request-increase-percent']],
  ])('%s tokens', (input, expected) => {
    expect(rulesOf(none, { ...none, input }, by)).toEqual(expected);
  });

  test('with a floor of 200 tokens for instructions, or the configured one', () => {
    const text = { ...none, kind: 'instructions' as const };
    expect(rulesOf(text, { ...text, input: 1199 }, by)).toEqual([]);
    expect(rulesOf(text, { ...text, input: 1200 }, by)).toEqual(['fail max-request-increase-percent']);
    const small = policy({ ...by.limits, 'min-increase-tokens': 150 });
    expect(rulesOf(text, { ...text, input: 1150 }, small)).toEqual(['fail max-request-increase-percent']);
  });
});

test('tokens of a request that lost its price may exceed a limit on its cost, and are never within it', () => {
  const by = policy({ 'max-request-increase-percent': 10, 'on-unpriced': 'ignore' });
  const counted = (input: number): unknown => {
    const lost = { key: 'a', input, request: null, model: 'acme/giant' };
    const { findings, limits } = judged(
      [estimateOf({ key: 'a', request: 1n, input: 1000 })],
      [estimateOf(lost)],
      by,
    );
    return [findings.map(({ rule }) => rule), limits[0]?.checked, limits[0]?.largest];
  };
  expect(counted(1000)).toEqual([[], 0, null]);
  expect(counted(1101)).toEqual([['max-request-increase-percent'], 1, 10.1]);
});

test('what is accepted is shown and exceeds nothing', () => {
  const lost = { request: null, model: 'acme/giant' };
  const limits: Limits = { 'on-unpriced': 'fail' };
  const accepting = (kind: Acceptance['kind'], match = 'a.md'): Policy =>
    policy(limits, { accept: [{ match: [match], kind, until: null }] });
  expect(rulesOf({}, lost, accepting(null))).toEqual(['info on-unpriced']);
  expect(rulesOf({}, lost, accepting('unpriced'))).toEqual(['info on-unpriced']);
  expect(rulesOf({}, lost, accepting('unread'))).toEqual(['fail on-unpriced']);
  expect(rulesOf({}, lost, accepting(null, 'b.md'))).toEqual(['fail on-unpriced']);
});

test('an exceeded limit is never accepted, with or without a kind', () => {
  const accept = [{ match: ['**'], kind: null, until: null }];
  const limits: Limits = { 'max-request-increase-percent': 10, 'denied-models': ['acme/*'] };
  const grown = { request: 3_000_000n, model: 'acme/giant' };
  expect(rulesOf({}, grown, policy(limits, { accept }))).toEqual([
    'fail max-request-increase-percent',
    'fail denied-models',
  ]);
});

test('a prompt that moves into an accepted folder is not accepted by its move', () => {
  const lost = { request: null, model: 'acme/giant' };
  const by = (...match: string[]): string[] =>
    judged(
      [estimateOf({ key: 'prompts/a.md', request: 1_000_000n })],
      [estimateOf({ key: 'legacy/a.md', ...lost })],
      policy({ 'on-unpriced': 'fail' }, { accept: [{ match, kind: null, until: null }] }),
    ).findings.map(({ level, rule }) => `${level} ${rule}`);
  expect(by('legacy/**')).toEqual(['fail on-unpriced']);
  expect(by('legacy/**', 'prompts/**')).toEqual(['info on-unpriced']);
});

describe('an acceptance that ends', () => {
  const lost = { request: null, model: 'acme/giant' };
  const on = (today: string, ...ends: (string | null)[]) => {
    const accept = ends.map((until) => ({ match: ['a.md'], kind: null, until }));
    const found = judged(
      [estimateOf({ key: 'a.md', request: 1_000_000n })],
      [estimateOf({ key: 'a.md', ...lost })],
      policy({ 'on-unpriced': 'fail' }, { accept, today }),
    ).findings[0];
    if (found === undefined) throw new Error('no finding');
    return { level: found.level, acceptance: found.acceptance, message: worded(found, null).message };
  };

  test.each([
    ['2027-01-30', 'info'],
    ['2027-01-31', 'info'],
    ['2027-02-01', 'fail'],
  ])('holds through its last day: %s', (today, level) => {
    expect(on(today, '2027-01-31').level).toBe(level);
  });

  test('says so, before and after', () => {
    expect(on('2027-01-31', '2027-01-31').message).toMatch(/The settings accept it until 2027-01-31\.$/);
    const after = on('2027-02-01', '2027-01-31');
    expect(after.acceptance).toEqual({ until: '2027-01-31', expired: true });
    expect(after.message).toMatch(
      /Its acceptance in the settings expired on 2027-01-31, so it counts again\.$/,
    );
  });

  test('does not matter where another one still holds', () => {
    expect(on('2027-02-01', '2027-01-31', '2027-02-01').level).toBe('info');
    expect(on('2027-02-01', null, '2027-01-31').level).toBe('info');
    expect(on('2027-02-02', '2027-01-31', '2027-02-01').acceptance?.until).toBe('2027-02-01');
  });
});

test('what has no price is said, at the chosen level', () => {
  const lost = { request: null, model: 'acme/giant' };
  expect(rulesOf({}, lost, policy({}))).toEqual(['warn on-unpriced']);
  expect(rulesOf({}, lost, policy({ 'on-unpriced': 'fail' }))).toEqual(['fail on-unpriced']);
  expect(rulesOf({}, lost, policy({ 'on-unpriced': 'ignore' }))).toEqual([]);
  expect(rulesOf(lost, lost, policy({ 'on-unpriced': 'fail' }))).toEqual([]); // unchanged
});

test('rules replace general limits field by field, for their prompts only', () => {
  const by = policy(
    { 'max-input-tokens': 50, 'max-output-tokens': 10 },
    { rules: [{ match: ['batch/**'], limits: { 'max-input-tokens': 500 }, warn: {} }] },
  );
  const head = ['a.md', 'batch/b.md'].map((key) => estimateOf({ key, request: 1n, input: 100, output: 20 }));
  expect(judged([], head, by).findings.map(({ rule, key }) => `${rule} ${key ?? ''}`)).toEqual([
    'max-input-tokens a.md',
    'max-output-tokens a.md',
    'max-output-tokens batch/b.md',
  ]);
});

test('evaluations are judged only by rules that name them; fragments never', () => {
  const limits: Limits = { 'max-input-tokens': 50 };
  expect(rulesOf(null, { kind: 'evaluation' }, policy(limits))).toEqual([]);
  expect(rulesOf(null, { kind: 'fragment' }, policy(limits))).toEqual([]);
  const named = policy({}, { rules: [{ match: ['a.md'], limits, warn: {} }] });
  expect(rulesOf(null, { kind: 'evaluation' }, named)).toEqual(['fail max-input-tokens']);
});

describe('per month', () => {
  const by = policy({
    'max-monthly-increase-usd': 250n * usd,
    'max-monthly-increase-percent': 20,
    'max-monthly-usd': 5000n * usd,
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

  test('a base without a price is not within its budget, so a head above it fails', () => {
    const unpriced = estimateOf({ key: 'a', request: null, perMonth: 1 });
    expect(rules([unpriced], [month('a', 6000n)])).toContain('fail max-monthly-usd');
    // What is known of the base was over already, and the head is cheaper.
    expect(rules([unpriced, month('b', 7000n)], [unpriced, month('b', 6900n)])).toEqual([
      'info max-monthly-usd',
    ]);
  });

  test('traffic that the head drops or changes is neither a saving nor an increase', () => {
    const base = estimateOf({ key: 'a', request: usd, perMonth: 1000 });
    const less = estimateOf({ key: 'a', request: 2n * usd, perMonth: 1 });
    expect(rules([base], [less])).toEqual([
      'fail max-monthly-increase-usd',
      'fail max-monthly-increase-percent',
    ]);
    const more = estimateOf({ key: 'a', request: usd, perMonth: 2000 });
    expect(rules([base], [more])).toEqual([]);
  });

  test('free before and priced now is over any percentage', () => {
    expect(rules([month('a', 0n)], [month('a', 1n)])).toEqual(['fail max-monthly-increase-percent']);
  });

  test('without any traffic the report says that nothing was judged', () => {
    const old = estimateOf({ key: 'a', request: 1n });
    const now = estimateOf({ key: 'a', request: 2n, input: 101 });
    expect(rules([old], [now])).toEqual(['info monthly-not-checked']);
  });
});

test('`off` judges nothing', () => {
  expect(rulesOf(null, {}, policy({ 'max-input-tokens': 1 }, { enforcement: 'off' }))).toEqual([]);
});

test('a remedy names the label only where one is configured', () => {
  const one = (by: Policy): string =>
    judged([], [estimateOf({ key: 'a.md', request: 1n })], by)
      .findings.map((finding) => worded(finding, by.overrideLabel).remedy)
      .join();
  const limits: Limits = { 'max-input-tokens': 1 };
  expect(one(policy(limits))).not.toContain('label');
  expect(one(policy(limits, { overrideLabel: 'cost-approved' }))).toContain('cost-approved');
  expect(one(policy(limits))).toContain('.promptcost.yml at a1b2c3d');
});
