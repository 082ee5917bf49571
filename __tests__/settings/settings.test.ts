import { describe, expect, test } from '@jest/globals';
import { SettingsError, type SettingsMistake } from '../../src/core/settings.js';
import { limitKeys, settle, type SettingsSources } from '../../src/settings/index.js';
import { nearest, percent, usd } from '../../src/settings/values.js';

const file = (text: string) => ({ path: '.promptcost.yml', text, hadByteOrderMark: false });

function settled(over: Partial<SettingsSources> = {}) {
  return settle({
    baseline: null,
    head: null,
    baselineName: 'a1b2c3d',
    headName: 'e4f5a6b',
    inputs: {},
    inputKind: 'input',
    ...over,
  });
}

function mistakesOf(over: Partial<SettingsSources>): readonly SettingsMistake[] {
  try {
    settled(over);
  } catch (error) {
    if (error instanceof SettingsError) return error.mistakes;
    throw error;
  }
  return [];
}

describe('values', () => {
  test.each([
    ['10', 10],
    ['10%', 10],
    ['10 %', 10],
    ['0', 0],
    ['0.5%', 0.5],
  ])('percent %j is %j', (text, value) => {
    expect(percent.parse(text)).toBe(value);
  });

  test.each(['ten', '', '-1', 'NaN', 'Infinity', '1e3', '0x10', '5 percent', '%', '1,5', '.5', '١'])(
    'percent %j is refused',
    (text) => {
      expect(percent.parse(text)).toBeUndefined();
    },
  );

  test('USD stays exact', () => {
    expect(usd.parse('0.000000000001')).toBe(1n);
    expect(usd.parse('0.1')).toBe(100_000_000_000n);
    expect(usd.parse('$1')).toBeUndefined();
  });

  test('the nearest key', () => {
    expect(nearest('max_request_usd', ['max-request-usd', 'max-input-tokens'])).toBe('max-request-usd');
    expect(nearest('limts', ['limits', 'rules'])).toBe('limits');
    expect(nearest('zzzzzzzzz', ['limits', 'rules'])).toBeNull();
  });
});

describe('mistakes', () => {
  test('all of them are listed at once, each with line, allowed values and an example', () => {
    const mistakes = mistakesOf({
      head: file(
        [
          'version: 2',
          'limts: {}',
          'limits:',
          '  max-request-usd: ten',
          '  max-input-tokens: -5',
          '  max-request-increase-percent: .nan',
          '  max-monthly-usd:',
          '  max-imput-tokens: 5',
          'usage: { requests-per-month: many }',
          'rules: [{ limits: {} }]',
        ].join('\n'),
      ),
      inputs: { 'max-output-tokens': '1.5', comment: 'sometimes' },
    });
    expect(mistakes.map(({ where, line, key, given, near }) => ({ where, line, key, given, near }))).toEqual([
      { where: 'input', line: null, key: 'max-output-tokens', given: '`1.5`', near: null },
      { where: 'input', line: null, key: 'comment', given: '`sometimes`', near: null },
      { where: '.promptcost.yml', line: 1, key: 'version', given: '`2`', near: null },
      { where: '.promptcost.yml', line: 2, key: 'limts', given: 'an unknown key', near: 'limits' },
      { where: '.promptcost.yml', line: 4, key: 'limits.max-request-usd', given: '`ten`', near: null },
      { where: '.promptcost.yml', line: 5, key: 'limits.max-input-tokens', given: '`-5`', near: null },
      {
        where: '.promptcost.yml',
        line: 6,
        key: 'limits.max-request-increase-percent',
        given: '`.nan`',
        near: null,
      },
      { where: '.promptcost.yml', line: 7, key: 'limits.max-monthly-usd', given: 'nothing', near: null },
      {
        where: '.promptcost.yml',
        line: 8,
        key: 'limits.max-imput-tokens',
        given: 'an unknown key',
        near: 'max-input-tokens',
      },
      { where: '.promptcost.yml', line: 9, key: 'usage.requests-per-month', given: '`many`', near: null },
      { where: '.promptcost.yml', line: 10, key: 'rules[0].match', given: 'nothing', near: null },
    ]);
    for (const mistake of mistakes) expect(mistake.example).not.toBe('');
  });

  /** What is underlined: the marked part of the line, at its column. */
  const marked = (text: string): string[] =>
    mistakesOf({ head: file(text) }).map(
      ({ line, excerpt }) =>
        `${line ?? '-'}:${excerpt?.column ?? '-'} ${excerpt?.text.slice(excerpt.from, excerpt.to) ?? ''}`,
    );

  test('each stands at its line and column, with what is wrong marked', () => {
    expect(
      marked(
        [
          'version: 1 # kept',
          'limits:',
          '  max-request-usd: ten # dollars',
          '  max-input-tokens:',
          'usage: { requests-per-month: many, task }',
          'include: ["prompts/**", ""]',
          'models:',
          '  gpt-4.1: [a]',
          'rules:',
          '  - limits: { max-monthly-usd: 5 }',
        ].join('\r\n'),
      ),
    ).toEqual([
      '3:20 ten',
      '4:20 ',
      '5:30 many',
      '5:36 task',
      '6:25 ""',
      '8:12 [a]',
      '10:5 limits',
      '10:32 5',
    ]);
  });

  test('broken YAML is shown at the place that is broken', () => {
    expect(marked('version: 1\nlimits:\n\tmax-input-tokens: 5\n')[0]).toMatch(/^3:1 \t/);
    expect(marked('version: 1\ndefault-model: "fast\nusage: {}\n')[0]).toBe('2:16 "');
    expect(marked('version: 1\nversion: 1\nlimits: { max-request-usd: ten }')).toEqual([
      '2:1 version',
      '3:28 ten',
    ]);
  });

  test('a line of a megabyte is cut around the place', () => {
    const long = `version: 1\ninclude: [${'"a",'.repeat(100_000)} "", ${'"b",'.repeat(100_000)}]`;
    const [mistake] = mistakesOf({ head: file(long) });
    expect(mistake?.excerpt?.column).toBe(400_012);
    expect(mistake?.excerpt?.text.length).toBeLessThan(700);
    expect(mistake?.excerpt?.text.slice(mistake.excerpt.from, mistake.excerpt.to)).toBe('""');
  });

  test('globs that would take too long to match are a mistake at the line of the first', () => {
    const glob = '"**/*a*a*a*b/**/*a*a*a*c/**"';
    const file2 = (count: number) => file(`version: 1\nexclude:\n${`  - ${glob}\n`.repeat(count)}`);
    expect(mistakesOf({ head: file2(100) })).toEqual([]);
    const mistakes = mistakesOf({ head: file2(20_000) });
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]?.line).toBeGreaterThan(100);
    expect(mistakesOf({ head: file('version: 1\nexclude: ["+(a+(b+(c)))"]') })).toMatchObject([{ line: 2 }]);
  });

  test('sixty thousand keys are read in a moment', () => {
    const models = Array.from({ length: 60_000 }, (_, index) => `  m${index}: x`).join('\n');
    const started = process.cpuUsage();
    expect(mistakesOf({ head: file(`version: 1\nmodels:\n${models}\n  m7: y`) })).toMatchObject([
      { line: 60_003, key: 'models.m7', given: 'the same key a second time' },
    ]);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(15_000);
  });

  test('a mistake in the file of the base branch says so', () => {
    const [mistake] = mistakesOf({ baseline: file('version: 1\nlimitz: {}') });
    expect(mistake).toMatchObject({ line: 2, at: 'a1b2c3d' });
  });

  test('the example names the key, dots in it or not', () => {
    const [alias, share] = mistakesOf({
      head: file('version: 1\nmodels: { gpt-4.1: "" }\nusage: { model-shares: { gpt-4.1: all } }'),
    });
    expect([alias?.example, share?.example]).toEqual(['gpt-4.1: openai/gpt-4.1-mini', 'gpt-4.1: 0.25']);
  });

  test.each([
    ['', 'an empty file'],
    ['just text', '`just text`'],
    ['- a\n- b', 'a list'],
    ['a: [', 'text that is not YAML'],
    ['version: 1\nversion: 1', 'the same key a second time'],
  ])('the file %j is refused', (text, given) => {
    expect(mistakesOf({ head: file(text) })[0]?.given).toContain(given);
  });

  test.each(['ten', '-1', 'NaN', ' ', '10 percent', 'Infinity'])('the input %j is refused', (value) => {
    for (const limit of limitKeys.filter((key) => !key.list)) {
      expect(mistakesOf({ inputs: { [limit.key]: value } })).toHaveLength(1);
    }
  });

  test('an empty flag is a mistake, an empty input is not given', () => {
    expect(mistakesOf({ inputKind: 'flag', inputs: { 'max-request-usd': '' } })).toHaveLength(1);
    expect(mistakesOf({ inputKind: 'input', inputs: { 'max-request-usd': '' } })).toHaveLength(0);
  });

  test('a version is demanded', () => {
    expect(mistakesOf({ head: file('limits: {}') })[0]).toMatchObject({ key: 'version', given: 'nothing' });
  });
});

describe('policy', () => {
  const base = file('version: 1\nlimits: { max-request-usd: 0.02 }\noverride-label: cost-approved');
  const raised = file('version: 1\nlimits: { max-request-usd: 2 }\noverride-label: cost-approved');

  test('comes from the baseline, and a change of it is a finding with before and after', () => {
    const { policy, findings } = settled({ baseline: base, head: raised });
    expect(policy.limits['max-request-usd']).toBe(20_000_000_000n);
    expect(policy.source).toEqual({ kind: 'file', path: '.promptcost.yml', at: 'a1b2c3d' });
    expect(findings).toMatchObject([{ rule: 'policy-changed', level: 'warn' }]);
    expect(findings[0]).toMatchObject({
      data: { settings: [{ key: 'limits.max-request-usd', before: '$0.02', after: '$2' }] },
    });
  });

  test('a deleted settings file does not switch the gate off', () => {
    const { policy, findings } = settled({ baseline: base, head: null });
    expect(policy.limits['max-request-usd']).toBe(20_000_000_000n);
    expect(findings).toMatchObject([{ rule: 'policy-changed' }]);
  });

  test('comes from the head where the baseline has none, and the report says so', () => {
    const { policy, findings } = settled({ baseline: null, head: raised });
    expect(policy.limits['max-request-usd']).toBe(2_000_000_000_000n);
    expect(findings).toMatchObject([{ rule: 'policy-introduced', level: 'info' }]);
  });

  test('of a head that brings the first file only adds to the limits of the workflow', () => {
    const inputs = { 'max-request-increase-percent': '10' };
    const loose = file(
      'version: 1\nenforcement: off\noverride-label: fine\nlimits: { min-increase-usd-per-1k: 100000, max-request-usd: 2, on-unpriced: ignore }\nrules: [{ match: "**", limits: { max-request-increase-percent: 1000000 } }]\n',
    );
    const { policy, findings } = settled({ baseline: null, head: loose, inputs });
    expect(policy).toMatchObject({ enforcement: 'block', overrideLabel: null, rules: [] });
    expect(policy.limits).toEqual({
      'max-request-increase-percent': 10,
      'max-request-usd': 2_000_000_000_000n,
    });
    expect(findings).toMatchObject([{ rule: 'policy-introduced' }]);
    // Without limits of the workflow there is nothing to loosen: the file's own policy is judged, as said.
    expect(settled({ baseline: null, head: loose }).policy.enforcement).toBe('off');
  });

  test('a first file changes no estimate: the check applies it to both sides (see check/adoption)', () => {
    const run = settled({
      baseline: null,
      head: file(
        'version: 1\ndefault-model: gpt-4.1\nmodels: { openai/gpt-4.1: { discount-percent: 99 } }\n',
      ),
    });
    expect(run.findings).toEqual([]);
  });

  test('an input wins over the file', () => {
    const { policy } = settled({ baseline: base, head: base, inputs: { 'max-request-usd': '0.5' } });
    expect(policy.limits['max-request-usd']).toBe(500_000_000_000n);
    expect(policy.sources['max-request-usd']).toMatchObject({ kind: 'input' });
  });

  test('policy-from in the head cannot take the policy away from the baseline', () => {
    const head = file('version: 1\npolicy-from: head');
    expect(settled({ baseline: base, head }).policy.limits['max-request-usd']).toBe(20_000_000_000n);
    expect(settled({ baseline: base, head, inputs: { 'policy-from': 'head' } }).policy.limits).toEqual({});
  });

  test('a broken baseline file can be mended, but does not pass in silence', () => {
    const { findings, policy } = settled({ baseline: file('limits: ['), head: base });
    expect(findings).toMatchObject([{ rule: 'policy-unreadable', level: 'warn' }]);
    expect(policy.limits['max-request-usd']).toBe(20_000_000_000n);
    expect(mistakesOf({ baseline: file('limits: ['), head: file('limits: [') })).not.toHaveLength(0);
  });
});

test('estimation settings are read from each side', () => {
  const text = [
    'version: 1',
    'include: ["notes/**"]',
    'prompts:',
    '  - match: prompts/triage/**',
    '    model: fast',
    '    max-output-tokens: 500',
    '    usage: { requests-per-month: 300_000, output-tokens: 211, variables: { context: 2400 } }',
    'models:',
    '  fast: openai/gpt-4.1-mini',
    '  acme/support-7b: { input: 0.20, output: 0.60, tokenizer: o200k_base }',
    '  openai/gpt-4.1: { discount-percent: 12 }',
    '  on-prem: { self-hosted: { gpu-usd-per-hour: 3, gpus: 2, output-tokens-per-second: 2200 } }',
    'usage:',
    '  output-tokens: { mean: 211, p50: 129, p95: 451, n: 19366, source: export }',
    '  variables: { tenant: { cardinality: 50 } }',
  ].join('\n');
  const { head } = settled({ head: file(text) });
  expect(head.include).toEqual(['notes/**']);
  expect(head.prompts[0]).toMatchObject({ model: 'fast', maxOutputTokens: 500 });
  expect(head.prompts[0]?.usage?.requestsPerMonth?.mean).toBe(300_000);
  expect({ ...head.models }).toMatchObject({
    fast: { kind: 'alias', target: 'openai/gpt-4.1-mini' },
    'acme/support-7b': { kind: 'rates', rates: { input: '0.20', output: '0.60' } },
    'openai/gpt-4.1': { kind: 'discount', percent: '12' },
    'on-prem': { kind: 'self-hosted' },
  });
  expect(head.usage.outputTokens).toMatchObject({ mean: 211, p95: 451, basis: 'measured' });
  expect(head.usage.cardinality).toEqual({ tenant: 50 });
});
