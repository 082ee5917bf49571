import { afterAll, afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  annotate,
  annotationsOf,
  describePublication,
  fallBack,
  outputsOf,
  setOutputs,
  writeSummary,
  type Publication,
} from '../../src/github/index.js';
import { summaryBytesMax } from '../../src/outputs/fit.js';
import { livePings, renderGfm } from '../support/gfm.js';
import { hostileNames } from '../support/hostile.js';
import { commandsIn, parseFileCommands } from '../support/runner.js';
import { changeOf, findingOf, reportOf } from './report.js';

const folder = mkdtempSync(path.join(tmpdir(), 'job-'));
// The toolkit remembers the first file it found: one for all tests, emptied between them.
const summaryFile = path.join(folder, 'summary.md');
const outputFile = path.join(folder, 'output');
const envBefore = { ...process.env };
let printed = '';

beforeEach(() => {
  writeFileSync(summaryFile, '');
  writeFileSync(outputFile, '');
  Object.assign(process.env, { GITHUB_STEP_SUMMARY: summaryFile, GITHUB_OUTPUT: outputFile });
  printed = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  process.env = { ...envBefore };
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const summary = (): string => readFileSync(summaryFile, 'utf8');
const degraded: Publication = {
  kind: 'degraded',
  reason: 'missing-permission',
  detail: 'Resource not accessible by integration',
  permission: 'pull-requests: write',
};
const created: Publication = {
  kind: 'created',
  commentId: 2_900_000_001,
  url: 'https://github.com/acme/shop/pull/7#issuecomment-2900000001',
  remarks: [],
};

describe('the job summary', () => {
  // First: the toolkit keeps the first path that works.
  test('that cannot be written is told, not thrown', async () => {
    process.env['GITHUB_STEP_SUMMARY'] = '';
    expect(await writeSummary('x')).toEqual({
      ok: false,
      why: expect.stringContaining('GITHUB_STEP_SUMMARY') as unknown,
    });
    process.env['GITHUB_STEP_SUMMARY'] = path.join(folder, 'none', 'x.md');
    expect(await writeSummary('x')).toMatchObject({ ok: false });
    // What could not be written must not come back with the next one.
    process.env['GITHUB_STEP_SUMMARY'] = summaryFile;
    expect(await writeSummary('y')).toEqual({ ok: true });
    expect(summary()).toBe('y\n');
  });

  test('grows by what is added', async () => {
    await writeSummary('one');
    await writeSummary('two');
    expect(summary()).toBe('one\ntwo\n');
  });

  test('stays under its limit, in bytes', async () => {
    await writeSummary('| prüfung | $1 |\n'.repeat(80_000));
    expect(Buffer.byteLength(summary())).toBeLessThanOrEqual(summaryBytesMax + 1);
    expect(summary()).toContain('more lines did not fit');
    writeFileSync(summaryFile, '');
    await writeSummary([() => 'x'.repeat(summaryBytesMax + 1), () => 'small']);
    expect(summary()).toBe('small\n');
  });
});

describe('annotations', () => {
  test('offenders only, at the line', () => {
    const report = reportOf({
      findings: [
        findingOf({ level: 'info', rule: 'policy-changed' }),
        findingOf({ level: 'warn', rule: 'max-input-tokens', line: null }),
        findingOf(),
        findingOf({ rule: 'max-monthly-usd', key: null, path: null, line: null }),
      ],
    });
    expect(annotationsOf(report)).toEqual([
      {
        level: 'error',
        title: 'Prompt cost: max-request-increase-percent',
        message:
          'One request costs 59.22 % more, limit 10 %\nShorten the prompt, or raise `max-request-increase-percent`.',
        path: 'prompts/triage.md',
        line: 12,
      },
      expect.objectContaining({ title: 'Prompt cost: max-monthly-usd', path: null, line: null }),
      // The line of the prompt where the finding has none of its own.
      expect.objectContaining({ level: 'warning', title: 'Prompt cost: max-input-tokens', line: 3 }),
    ]);
  });

  test.each([
    [9, 9],
    [10, 10],
    [200, 10],
  ])('%i offenders make %i annotations', (offenders, expected) => {
    const findings = Array.from({ length: offenders }, (_, index) => findingOf({ line: index + 1 }));
    const annotations = annotationsOf(reportOf({ findings }));
    expect(annotations).toHaveLength(expected);
    if (offenders > 9) {
      expect(annotations.at(-1)?.message).toBe(`and ${offenders - 9} more: see the job summary`);
    }
  });

  test('failures that block nothing are warnings', () => {
    expect(annotationsOf(reportOf({ enforcement: 'warn' })).map(({ level }) => level)).toEqual(['warning']);
    const override = { label: 'cost-approved', by: 'lead' };
    expect(annotationsOf(reportOf({ override })).map(({ level }) => level)).toEqual(['warning']);
    expect(annotationsOf(reportOf({ enforcement: 'off' }))).toEqual([]);
  });

  test('a removed prompt has no line in the head', () => {
    const report = reportOf({ changes: [changeOf({ status: 'removed' })] });
    expect(annotationsOf(report)[0]).toMatchObject({ path: null, line: null });
    expect(annotationsOf(report)[0]?.message).toMatch(/^prompts\/triage\.md: /);
  });

  test('the runner sees exactly these, whatever the names', async () => {
    for (const name of hostileNames) {
      printed = '';
      const finding = findingOf({ path: name, key: name, message: name, remedy: name, rule: name });
      await annotate(reportOf({ findings: [finding], changes: [] }));
      const commands = commandsIn(printed);
      expect(commands.map(({ name: command }) => command)).toEqual(['error']);
      expect(commands[0]?.properties['line'] ?? '12').toBe('12');
      const file = commands[0]?.properties['file'];
      if (file !== undefined) expect(file).toBe(name);
    }
  });
});

describe('outputs', () => {
  test('are exactly those of the contract', () => {
    expect(outputsOf(reportOf(), created, { reportPath: 'out/report.json', override: null })).toEqual({
      verdict: 'fail',
      'changed-count': '1',
      'request-increase-percent': '59.22',
      'request-cost-delta-per-1k': '0.61',
      'monthly-delta-usd': '',
      'input-tokens-delta': '244',
      'over-limit': JSON.stringify([
        {
          rule: 'max-request-increase-percent',
          key: 'prompts/triage.md',
          path: 'prompts/triage.md',
          line: 12,
          value: 59.22,
          limit: 10,
        },
      ]),
      'report-path': 'out/report.json',
      'comment-id': '2900000001',
      'comment-url': 'https://github.com/acme/shop/pull/7#issuecomment-2900000001',
      'overridden-by': '',
      'unread-count': '0',
    });
  });

  const outputs = (changes: Parameters<typeof reportOf>[0], publication: Publication = created) =>
    outputsOf(reportOf(changes), publication, {
      reportPath: null,
      override: { label: 'x', by: 'lead_acme' },
    });
  const delta = (percent: number | null, usdPer1k: number | null) =>
    changeOf({ delta: { ...changeOf().delta, percent, usdPer1k } });

  test('nothing changed is 0, not known is empty', () => {
    expect(outputs({ changes: [], findings: [], verdict: 'pass' })).toMatchObject({
      'changed-count': '0',
      'request-increase-percent': '0',
      'request-cost-delta-per-1k': '0',
      'over-limit': '[]',
      'overridden-by': 'lead_acme',
    });
    expect(outputs({ changes: [delta(null, null)] })).toMatchObject({
      'request-increase-percent': '',
      'request-cost-delta-per-1k': '',
    });
    expect(outputs({ changes: [delta(3, 0.1), delta(null, null)] })).toMatchObject({
      'request-increase-percent': '3',
      'request-cost-delta-per-1k': '',
    });
  });

  test('numbers have no exponent and no rounding noise', () => {
    expect(outputs({ changes: [delta(-3.5, 0.1), delta(-10, 0.2)] })).toMatchObject({
      'request-increase-percent': '-3.5',
      'request-cost-delta-per-1k': '0.3',
    });
    expect(outputs({ changes: [delta(0, 2e-7)] })).toMatchObject({
      'request-cost-delta-per-1k': '0.0000002',
    });
    expect(outputs({ changes: [delta(0, -0)] })).toMatchObject({ 'request-cost-delta-per-1k': '0' });
    expect(outputs({ changes: [delta(0, 1000)] })).toMatchObject({ 'request-cost-delta-per-1k': '1000' });
  });

  test('where there is no comment its outputs are empty', () => {
    expect(outputs({}, degraded)).toMatchObject({ 'comment-id': '', 'comment-url': '' });
    const newer: Publication = { kind: 'skipped-newer', detail: 'x', url: 'javascript:alert(1)' };
    expect(outputs({}, newer)).toMatchObject({ 'comment-id': '', 'comment-url': '' });
  });

  test('names come back from JSON as they were, and mean nothing to a shell', async () => {
    const findings = hostileNames.map((name) => findingOf({ key: name, path: name }));
    await setOutputs(reportOf({ findings }), created, {
      reportPath: null,
      override: { label: 'x', by: '$(id)' },
    });
    const written = parseFileCommands(readFileSync(outputFile, 'utf8'));
    const over = JSON.parse(written['over-limit'] ?? '') as { key: string }[];
    expect(over.map(({ key }) => key)).toEqual(hostileNames);
    expect(written['over-limit']).toMatch(/^[\x20-\x7e]+$/);
    expect(written['over-limit']).not.toMatch(/[`$'&<>|;()!*?~#@%]/);
    expect(written['overridden-by']).toBe('');
    expect(Object.keys(written)).toHaveLength(12);
  });
});

describe('when the comment could not be posted', () => {
  test('the summary and the log say so, with the permission to add', async () => {
    await fallBack(degraded, { ok: true }, () => 'not needed');
    const sentence =
      'The comment could not be posted: Resource not accessible by integration. Add "pull-requests: write" under "permissions:" of the job. The verdict does not depend on it.';
    expect(describePublication(degraded)).toBe(sentence);
    expect(summary()).toBe(`> [!NOTE]\n> ${sentence}\n\n`);
    expect(commandsIn(printed)).toEqual([
      { name: 'warning', properties: { title: 'Prompt cost: no comment' }, data: sentence },
    ]);
  });

  test('and when the summary could not be written either, the log has the whole report', async () => {
    await fallBack(
      degraded,
      { ok: false, why: 'no file' },
      () => 'triage +59 %\n::error::forged\r\n##[error]forged',
    );
    expect(commandsIn(printed).map(({ name }) => name)).toEqual(['warning', 'warning']);
    expect(printed).toContain('\ntriage +59 %\n\\u{3a}:error::forged\n#\\u{23}[error]forged\n');
    expect(summary()).toBe('');
  });

  test('a comment that was posted is one line of the log', async () => {
    await fallBack(created, { ok: true }, () => 'not needed');
    expect(printed).toBe('Comment created: https://github.com/acme/shop/pull/7#issuecomment-2900000001\n');
    expect(summary()).toBe('');
  });

  test.each([
    ['read-only-token', /see docs\/forks\.md/],
    ['bad-token', /github-token/],
    ['rate-limited', /Run the job again later/],
    ['unavailable', /Run the job again later/],
    ['locked', /^The comment could not be posted: x\. The verdict does not depend on it\.$/],
  ] as const)('%s says what to do', (reason, expected) => {
    expect(describePublication({ kind: 'degraded', reason, detail: 'x', permission: null })).toMatch(
      expected,
    );
  });

  test('GitHub’s own words are text from outside', async () => {
    for (const name of hostileNames) {
      printed = '';
      await fallBack({ ...degraded, detail: name }, { ok: true }, () => '');
      expect(commandsIn(printed).map(({ name: command }) => command)).toEqual(['warning']);
    }
    const rendered = renderGfm(summary());
    expect(livePings(rendered)).toEqual([]);
    expect(rendered.replace(/<code>[\s\S]*?<\/code>/g, '')).not.toMatch(/<(?!\/?(?:p|blockquote)>)/);
  });
});
