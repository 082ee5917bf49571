import { describe, expect, test } from '@jest/globals';
import { compare } from '../../src/core/compare/compare.js';
import type { Estimate } from '../../src/core/estimate.js';
import type { FindingData } from '../../src/core/finding.js';
import { matcher } from '../../src/core/globs.js';
import { checkLimits, withBaseConfiguration } from '../../src/core/limits/check.js';
import { monthlyTotals } from '../../src/core/limits/monthly.js';
import { unreadFindings } from '../../src/core/limits/unread.js';
import type { Limits, Policy } from '../../src/core/limits.js';
import type { EstimationSettings, ModelSetting } from '../../src/core/settings.js';
import { noEstimationSettings } from '../../src/settings/file.js';
import { heldSettings, type Held } from '../../src/settings/held.js';
import { estimateOf } from '../support/estimates.js';

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

function found(old: Estimate, now: Estimate, by: Policy): string[] {
  const { changes } = compare(
    { estimates: [old], problems: [] },
    { estimates: [now], problems: [] },
    new Map([[now.prompt.path, old.prompt.path]]),
    () => [],
  );
  return checkLimits(changes, monthlyTotals(changes), by, matches).findings.map(
    ({ rule, level }) => `${level} ${rule}`,
  );
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

describe('values of the base that a pull request cannot relax', () => {
  const settings = (more: Partial<EstimationSettings>): EstimationSettings => ({
    ...noEstimationSettings,
    ...more,
  });
  const held = (
    base: Partial<EstimationSettings>,
    head: Partial<EstimationSettings>,
    part: Held,
  ): EstimationSettings =>
    heldSettings(settings(base), settings(head), (name) => name.startsWith('openai/'), new Set([part]));

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
  });
  test.each(['ignore', 'evaluation', 'fragment', 'tools'] as const)('a prompt called %s', (kind) => {
    const { prompts } = held({}, { prompts: [{ match: ['**'], kind }] }, 'prompts');
    expect(prompts).toEqual([{ match: ['**'] }]);
  });
});
