import { describe, expect, test } from '@jest/globals';
import type { Report, ReportChange } from '../../src/core/report.js';
import { gateOf } from '../../src/outputs/gate.js';
import { plain } from '../../src/outputs/phrase.js';
import { standing } from '../../src/outputs/verdict.js';
import { change, finding, report } from './examples.js';

const swift = 'northwind/swift-2'; // $0.40 in, $1.60 out per 1M tokens
const source = { kind: 'file', path: '.promptcost.yml', at: 'a1b2c3d' } as const;

/** 100 → 1,100 input tokens at 0 output: $0.04 → $0.44 per 1,000 requests. */
const grown: ReportChange = change({
  key: 'desk/sort.md',
  baseline: { model: swift, parts: { system: 100 }, output: 0 },
  head: { model: swift, parts: { system: 1100 }, output: 0 },
  causes: [
    [
      'system',
      'rest',
      1000,
      'system text +1,000 tokens (lines 4–40)',
      { lines: [{ path: 'desk/sort.md', from: 4, to: 40 }] },
    ],
  ],
});

function advice(rule: string, value: number, bound: number, one: ReportChange = grown): string[] {
  const broken = finding({
    rule,
    level: 'fail',
    key: one.key,
    value,
    limit: bound,
    remedy: 'Shorten the prompt.',
  });
  const judged = report({
    verdict: 'fail',
    changes: [one],
    findings: [broken],
    limits: [
      {
        rule,
        level: 'fail',
        limit: bound,
        match: null,
        source,
        exceeded: 1,
        checked: 1,
        largest: null,
        belowFloor: 0,
      },
    ],
  });
  return gateOf(judged).remedies.map((remedy) => plain(remedy));
}

describe('what is enough to pass', () => {
  test('so many of the added tokens as bring the cost down to the limit, in two digits and never too few', () => {
    // +20 % of $0.04 may stay: $0.008, 20 tokens at $0.0004. 980 must go.
    expect(advice('max-request-increase-percent', 1000, 20)[0]).toBe(
      'Cut about 980 of the 1,000 added tokens (lines 4–40).',
    );
    // $0.40 − $0.123 = $0.277, 692.5 tokens: 700, not 690.
    expect(advice('max-request-increase-usd-per-1k', 0.4, 0.123)[0]).toBe(
      'Cut about 700 of the 1,000 added tokens (lines 4–40).',
    );
    // $0.00044 − $0.0004 for one request: 100 tokens.
    expect(advice('max-request-usd', 0.00044, 0.0004)[0]).toBe(
      'Cut about 100 of the 1,000 added tokens (lines 4–40).',
    );
  });

  test('no number where cutting all that was added is not enough', () => {
    expect(advice('max-request-usd', 0.00044, 0.00001)[0]).toBe('Shorten the text that was added.');
  });

  test('the model to keep, the variable to move', () => {
    const swapped = change({
      key: 'desk/sort.md',
      baseline: { model: swift, parts: { system: 100 }, output: 10 },
      head: { model: 'northwind/grand-2', parts: { system: 100 }, output: 10 },
      causes: [['model', 'rest', undefined, 'northwind/swift-2 → northwind/grand-2']],
    });
    expect(advice('max-request-increase-percent', 400, 20, swapped)[0]).toBe(
      'Keep `swift-2`, the cheaper model.',
    );
  });

  test.each([
    ['variable', 'guest', 'Move variable `guest` (line 9) below'],
    ['condition', 'if vip', 'Move the condition `if vip` (line 9) below'],
    ['loop', 'for each of orders', 'Move the loop `for each of orders` (line 9) below'],
    ['part', 'image', 'Move what varies below'],
  ] as const)('the %s to move where it ends caching', (kind, name, said) => {
    const moved = change({
      key: 'desk/sort.md',
      baseline: { model: swift, parts: { system: 100 }, output: 10 },
      head: { model: swift, parts: { system: 200 }, output: 10 },
      causes: [
        [
          'caching',
          'rest',
          undefined,
          'cacheable prefix 90 → 0 tokens',
          { cacheEnd: { kind, name, path: 'desk/sort.md', line: 9 } },
        ],
      ],
    });
    expect(advice('max-request-increase-percent', 50, 20, moved)[0]).toMatch(
      new RegExp(`^${said.replace(/[()]/g, '\\$&')}`),
    );
  });
});

describe('a limit that was held against nothing is not kept', () => {
  const unpriced = change({
    key: 'desk/sort.md',
    baseline: { model: swift, parts: { system: 100 }, output: 10 },
    head: {
      model: null,
      asWritten: 'acme/giant',
      parts: { system: 100 },
      output: 10,
      unpriced: 'no model by this name',
    },
    notComparable: 'No price is known any more',
  });
  const states = (rule: string, changes: readonly ReportChange[], checked = 0): string[] =>
    gateOf(
      report({
        changes,
        limits: [
          {
            rule,
            level: 'fail',
            limit: 20,
            match: null,
            source,
            exceeded: 0,
            checked,
            largest: null,
            belowFloor: 0,
          },
        ],
      }),
    ).lines.map(({ state, phrase }) => `${state}: ${plain(phrase)}`);

  test('no price', () => {
    expect(states('max-request-increase-percent', [unpriced])[0]).toMatch(
      /^unchecked: .*no price to compare/,
    );
    expect(states('max-request-increase-percent', [unpriced, grown], 1)[0]).toMatch(/^within: /);
    expect(states('max-request-increase-percent', [])[0]).toMatch(/^within: /);
  });

  test('no traffic', () => {
    expect(states('max-monthly-usd', [grown])[0]).toMatch(/^unchecked: .*no traffic is configured/);
  });

  test('no tokens', () => {
    const lost: ReportChange = { ...unpriced, delta: { ...unpriced.delta, inputTokens: null } };
    expect(states('max-input-tokens-increase', [lost])[0]).toMatch(/^unchecked: .*nothing to compare/);
  });
});

test.each([
  [1, 1, 'because the increase is below the noise floor'],
  [3, 1, 'because 1 larger increase is below the noise floor'],
  [3, 2, 'because 2 larger increases are below the noise floor'],
])('a percentage above the limit is within it for a reason: %i checked', (checked, belowFloor, why) => {
  const shared = {
    rule: 'max-request-increase-percent',
    level: 'fail',
    limit: 20,
    match: null,
    source,
  } as const;
  const limits = [{ ...shared, exceeded: 0, checked, largest: 333, belowFloor }];
  const [line] = gateOf(report({ changes: [grown], limits })).lines;
  expect(plain(line?.phrase ?? [])).toContain(why);
});

test('what a verdict means for the check is said where the headline leaves it open', () => {
  const limits = [
    {
      rule: 'max-input-tokens',
      level: 'fail',
      limit: 9,
      match: null,
      source,
      exceeded: 0,
      checked: 1,
      largest: null,
      belowFloor: 0,
    },
  ];
  const said = (given: object): string => standing(report({ limits, ...given } as Partial<Report>));
  expect(said({ verdict: 'fail' })).toBe('The check fails');
  expect(said({ verdict: 'fail', enforcement: 'warn' })).toBe('The check passes');
  expect(said({ verdict: 'warn' })).toBe('The check passes, with a warning');
  expect(said({ verdict: 'error' })).toBe('The check fails, because it could not be completed');
  expect(said({ verdict: 'pass' })).toBe('');
  expect(said({ verdict: 'pass', limits: [] })).toBe('No limit is set, so the check cannot fail');
});
