import { describe, expect, test } from '@jest/globals';
import { bindPrompts } from '../../src/binding/bind.js';
import { noEnvironment } from '../../src/binding/environment.js';
import type { Change } from '../../src/core/change.js';
import { compare, type EstimatedRevision } from '../../src/core/compare/compare.js';
import type { Estimate } from '../../src/core/estimate.js';
import type { FindingData } from '../../src/core/finding.js';
import { matcher } from '../../src/core/globs.js';
import { checkLimits, withBaseConfiguration } from '../../src/core/limits/check.js';
import { monthlyTotals } from '../../src/core/limits/monthly.js';
import { unreadFindings } from '../../src/core/limits/unread.js';
import type { Limits, Policy } from '../../src/core/limits.js';
import { problem } from '../../src/core/problem.js';
import type { Prompt } from '../../src/core/prompt.js';
import type { EstimationSettings, ModelSetting } from '../../src/core/settings.js';
import { noEstimationSettings } from '../../src/settings/file.js';
import { heldSettings, type Held } from '../../src/settings/held.js';
import { settle } from '../../src/settings/index.js';
import { estimateOf, promptOf, type EstimateOptions } from '../support/estimates.js';

// Guards that a fault put in by hand went through (`scripts/faults.mjs`).

const matches = (globs: readonly string[], text: string): boolean => matcher(globs)(text);

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

function compared(
  old: Estimate | null,
  now: Estimate | null,
  of: Pick<EstimatedRevision, 'leavesOut'> = {},
): readonly Change[] {
  return compare(
    { estimates: old === null ? [] : [old], problems: [] },
    { estimates: now === null ? [] : [now], problems: [], ...of },
    new Map(
      old === null || now === null || old.prompt.path === now.prompt.path
        ? []
        : [[now.prompt.path, old.prompt.path]],
    ),
    () => [],
  ).changes;
}

function findingsOf(changes: readonly Change[], by: Policy): readonly FindingData[] {
  return checkLimits(changes, monthlyTotals(changes), by, matches).findings;
}

function found(old: Estimate | null, now: Estimate | null, by: Policy): string[] {
  return findingsOf(compared(old, now), by).map(({ rule, level }) => `${level} ${rule}`);
}

/** A request at a cost of $1 for a million, with whatever else matters. */
function made(over: Partial<EstimateOptions>, prompt: Partial<Prompt> = {}): Estimate {
  const estimate = estimateOf({ key: 'a.md', request: 1_000_000n, ...over });
  return { ...estimate, prompt: { ...estimate.prompt, ...prompt } };
}

const rule = (match: string, limits: Limits): Policy['rules'][number] => ({
  match: [match],
  limits,
  warn: {},
});

describe('rules', () => {
  const [old, now] = [
    estimateOf({ key: 'hot/a.md', request: 1_000_000n }),
    estimateOf({ key: 'cold/a.md', request: 1_200_000n }),
  ];
  test('the rule of the path that a prompt left still holds', () => {
    const by = policy({}, { rules: [rule('hot/**', { 'max-request-increase-percent': 10 })] });
    expect(found(old, now, by)).toContain('fail max-request-increase-percent');
  });
  test('the noise floor of a rule counts for its prompts', () => {
    const limits = { 'max-request-increase-percent': 10 } as const;
    const raised = rule('**', { 'min-increase-usd-per-1k': 1_000_000_000_000n });
    expect(found(old, now, policy(limits))).toContain('fail max-request-increase-percent');
    expect(found(old, now, policy(limits, { rules: [raised] }))).not.toContain(
      'fail max-request-increase-percent',
    );
  });
});

test('a file that was not read is a finding at the level of on-unpriced, and none without enforcement', () => {
  const file = {
    path: 'a.py',
    language: 'python',
    signs: [{ reason: 'model', side: 'head', line: 1, name: 'gpt-4o' } as const],
  };
  const levels = (by: Policy): string[] => unreadFindings([file], by, matches).map(({ level }) => level);
  expect(levels(policy({ 'on-unpriced': 'fail' }))).toEqual(['fail']);
  expect(levels(policy({ 'on-unpriced': 'fail', 'on-unread': 'warn' }))).toEqual(['warn']);
  expect(levels(policy({ 'on-unpriced': 'fail' }, { enforcement: 'off' }))).toEqual([]);
});

test('of the check with the base’s values, what is exceeded there only is kept', () => {
  const facts = { level: 'fail', key: 'a', path: 'a', line: 1, value: null, limit: 1 } as const;
  const refused = { ...facts, rule: 'allowed-models', kind: 'model-refused' } as unknown as FindingData;
  const free = { ...facts, rule: 'max-request-usd', kind: 'was-free' } as unknown as FindingData;
  expect(withBaseConfiguration([], [refused, free])).toEqual([refused, free]);
  expect(withBaseConfiguration([refused, free], [refused, free])).toEqual([]);
});

describe('one prompt', () => {
  test.each([
    ['text', 'fail max-request-usd'],
    // Read on demand, and not sent with each request.
    ['skill', 'warn max-request-usd'],
  ])('a limit that a prompt of the format %s exceeds', (format, finding) => {
    const by = policy({ 'max-request-usd': 1n });
    expect(found(null, made({}, { format }), by)).toEqual([finding]);
  });

  test.each([
    [{}, 'evaluation', ['fail max-request-usd']],
    [{}, 'fragment', ['fail max-request-usd']],
    [{}, 'tools', ['fail max-request-usd']],
    [{ testData: true }, 'evaluation', []],
  ] as const)('a request (%j) that head calls %s', (was, kind, findings) => {
    const now = made({ request: 2_000_000n }, { kind });
    const by = policy({ 'max-request-usd': 1_500_000n });
    expect(found(made({}, was), now, by)).toEqual(findings);
  });

  test('a model without a price among those that it may run on', () => {
    const now = { ...made({}), alternatives: [{ asWritten: 'acme/unknown' }] } as unknown as Estimate;
    const prompt = {
      ...now.prompt,
      model: { ...now.prompt.model, alternatives: ['acme/unknown'] },
    } as Prompt;
    const findings = findingsOf(compared(made({}), { ...now, prompt }), policy({ 'on-unpriced': 'fail' }));
    expect(findings).toMatchObject([{ rule: 'on-unpriced', level: 'fail', value: 'acme/unknown' }]);
  });

  test('a price that is lost while the text stays', () => {
    const by = policy({ 'on-unpriced': 'fail' });
    expect(found(made({}), made({ request: null }), by)).toEqual(['fail on-unpriced']);
  });

  test('a prompt that head’s settings leave out is not compared, and no saving', () => {
    const changes = compared(made({}), null, { leavesOut: () => 'now in another folder' });
    expect(changes).toMatchObject([
      { deltaPicoUsd: null, notComparable: { reason: 'unread', moved: true, why: { side: 'head' } } },
    ]);
    expect(findingsOf(changes, policy({ 'on-unread': 'fail' }))).toMatchObject([
      { rule: 'on-unread', level: 'fail', data: { what: 'moved' } },
    ]);
  });

  test.each([
    [50, 'other-format'],
    [100, undefined],
    [150, undefined],
  ])('read as another format, with %i input tokens after 100', (input, because) => {
    const request = BigInt(input) * 10_000n;
    const now = made({ input, request, text: 'You sort all tickets.' }, { format: 'jinja' });
    expect(compared(made({}), now)[0]?.notComparable?.why.because).toBe(because);
  });

  // Documents after the first, template actions: what is the same there on both sides hides no prompt that left the file.
  test.each([
    ['1', '1', ['removed', 'added']],
    ['1', '2', ['changed', 'changed']],
    [undefined, '1', ['changed', 'added']],
    ['1', undefined, ['removed', 'changed']],
  ])(
    'a prompt that left a file of which %s and %s is unread, and one that came',
    (before, after, statuses) => {
      const side = (name: string, rest: string | undefined): EstimatedRevision => ({
        estimates: [made({ key: `a.md#${name}`, path: 'a.md', name, text: name })],
        problems: rest === undefined ? [] : [{ ...problem('unreadable-yaml', 'a.md', 9, ''), rest }],
      });
      const { changes } = compare(side('Old', before), side('New', after), new Map(), () => []);
      const statusOf = (key: string) => changes.find((change) => change.key === key)?.status;
      expect([statusOf('a.md#Old'), statusOf('a.md#New')]).toEqual(statuses);
    },
  );

  test('the only prompt of a file stays the same under another name and text', () => {
    const key = 'system.md';
    const now = made({ key, name: 'Other', text: 'Nothing in it is as it was.' });
    expect(compared(made({ key, name: 'One' }), now).map(({ status }) => status)).toEqual(['changed']);
  });
});

describe('the worst case', () => {
  const worst = { inputTokens: 30, deltaPicoUsd: 300_000n, percent: null, when: [] };
  test.each([
    ['max-request-increase-usd-per-1k', 1_000_000n, 299_999_999n, 110],
    ['max-request-increase-usd-per-1k', 1_000_000n, 300_000_000n, null],
    ['max-request-increase-percent', null, 29, 110],
    ['max-request-increase-percent', null, 30, null],
  ] as const)('%s of a cost of %s, at most %s', (key, request, most, input) => {
    const [change] = compared(
      made({ request }),
      made({ request: request === null ? null : 1_100_000n, input: input ?? 110, text: 'More.' }),
    );
    const by = policy({ [key]: most, 'min-increase-tokens': 0, 'on-unpriced': 'ignore' });
    const findings = findingsOf(change === undefined ? [] : [{ ...change, worst }], by);
    expect(findings.map(({ rule }) => rule)).toEqual(input === null ? [] : [key]);
  });
});

describe('what all prompts cost together', () => {
  const [old, now] = [made({ perMonth: 10 }), made({ perMonth: 10, request: 2_000_000n })];
  const sides = { baseline: old, head: now, notComparable: null };
  const testData = (estimate: Estimate): Estimate => ({
    ...estimate,
    prompt: { ...estimate.prompt, testData: true },
  });
  const unread = { because: 'side-unread', side: 'baseline', path: 'a.md', line: 1, detail: '' } as const;
  test.each([
    ['both sides', sides, 10_000_000n, 20_000_000n],
    ['a base that could not be read', { ...sides, baseline: null, brokenBase: unread }, null, null],
    ['a head without a price', { ...sides, head: made({ request: null }) }, null, null],
    ['a base without a price', { ...sides, baseline: made({ request: null }) }, null, null],
    ['test data', { ...sides, baseline: testData(old), head: testData(now) }, null, null],
    ['test data that was traffic', { ...sides, head: testData(now) }, 10_000_000n, 20_000_000n],
  ])('%s', (_, change, baselinePicoUsd, headPicoUsd) => {
    expect(monthlyTotals([change])).toMatchObject({ baselinePicoUsd, headPicoUsd });
  });
});

test('the settings can take back that a prompt is ignored', async () => {
  const entry = (kind: 'ignore' | 'request') => ({ match: ['**'], kind });
  const count = async (...prompts: ReturnType<typeof entry>[]): Promise<number> => {
    const settings = { ...noEstimationSettings, prompts };
    const names = { aliases: [], environment: noEnvironment, keyOf: (name: string) => name };
    const { bound } = await bindPrompts([promptOf({ key: 'a.md' })], {
      settings,
      bindings: [],
      matches,
      ...names,
    });
    return bound.length;
  };
  expect(await count(entry('request'), entry('ignore'))).toBe(0);
  expect(await count(entry('ignore'), entry('request'))).toBe(1);
});

test.each([
  ['', 20],
  ['limits: { max-request-increase-percent: 10% }', 10],
  ['enforcement: warn', 20],
])(
  'a pull request that fixes the settings of the base with %j has at least the usual limits',
  (more, percent) => {
    const file = (text: string) => ({ path: '.promptcost.yml', text, hadByteOrderMark: false });
    const { policy: by } = settle({
      baseline: file('limts: {}'),
      head: file(`version: 1\n${more}`),
      baselineName: 'a1b2c3d',
      headName: 'e4f5a6b',
      inputs: {},
      inputKind: 'input',
    });
    expect(by.limits).toMatchObject({ 'max-request-increase-percent': percent });
    expect(by.enforcement).toBe('block');
  },
);

describe('values of the base that a pull request cannot relax', () => {
  const settings = (more: Partial<EstimationSettings>): EstimationSettings => ({
    ...noEstimationSettings,
    ...more,
  });
  const held = (
    base: Partial<EstimationSettings>,
    head: Partial<EstimationSettings>,
    part: Held,
    ownLengths = true,
  ): EstimationSettings => {
    const isKnown = (name: string): boolean => name.startsWith('openai/');
    return heldSettings(settings(base), settings(head), isKnown, new Set([part]), ownLengths);
  };

  test('what is excluded', () => {
    expect(held({ exclude: ['old/**'] }, { exclude: ['**'] }, 'files').exclude).toEqual(['old/**']);
  });
  test('rates of a model that the catalog knows', () => {
    const models = { 'openai/gpt-4.1': {} as ModelSetting, 'acme/own': {} as ModelSetting };
    expect(Object.keys(held({}, { models }, 'models').models)).toEqual(['acme/own']);
  });
  test.each(['batchShare', 'cacheHitRate', 'modelShares', 'serviceTier', 'region', 'cacheTtl'] as const)(
    '%s',
    (key) => {
      const usage = { [key]: 1 } as EstimationSettings['usage'];
      expect(held({}, { usage }, 'usage').usage).toEqual({});
    },
  );
  test('a length for every variable', () => {
    const every = { variables: { '*': 100 } } as unknown as EstimationSettings['usage'];
    const one = { variables: { ticket: 0 } } as unknown as EstimationSettings['usage'];
    expect(held({ usage: every }, { usage: one }, 'usage').usage).toEqual({});
    expect(held({}, { usage: one }, 'usage').usage).toEqual(one);
    expect(held({}, { usage: one }, 'usage', false).usage).toEqual({});
  });
  test.each(['ignore', 'evaluation', 'fragment', 'tools'] as const)('a prompt called %s', (kind) => {
    const { prompts } = held({}, { prompts: [{ match: ['**'], kind }] }, 'prompts');
    expect(prompts).toEqual([{ match: ['**'] }]);
  });
});
