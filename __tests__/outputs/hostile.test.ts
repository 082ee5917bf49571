import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Report, ReportChange, ScanReport } from '../../src/core/report.js';
import {
  headline,
  renderCounts,
  renderJson,
  renderScan,
  renderScanHtml,
  renderScanMarkdown,
  renderSummary,
  renderTerminal,
  renderUnchanged,
  reportOutputs,
} from '../../src/outputs/index.js';
import { livePings, renderGfm } from '../support/gfm.js';
import { commandsIn } from '../support/runner.js';
import { hostileNames } from '../support/hostile.js';
import { change, estimate, finding, limit, links, report } from './examples.js';

const names = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...hostileNames.map((name) => name.slice(0, 700))) },
  fc
    .array(fc.constantFrom(...hostileNames.filter((name) => name.length < 200)), { maxLength: 4 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

const parts = { system: 500, variables: 40, overhead: 8 };

/** A change of which everything that somebody could name is hostile. */
const changes: fc.Arbitrary<ReportChange> = fc
  .record({
    key: names,
    previousPath: names,
    model: names,
    detail: names,
    reason: names,
    shape: fc.constantFrom('changed', 'renamed', 'added', 'removed', 'unpriced', 'unread'),
    kind: fc.constantFrom<ReportChange['kind']>('request', 'evaluation', 'instructions', 'tools', 'fragment'),
    tokens: fc.integer({ min: 0, max: 9_000 }),
  })
  .map(({ key, previousPath, model, detail, reason, shape, kind, tokens }) => {
    const before = { model: 'northwind/swift-2', asWritten: model, parts, output: 90 } as const;
    const after = { ...before, parts: { ...parts, system: tokens } };
    const made = change({
      key,
      kind,
      ...(shape === 'added' ? {} : { baseline: before }),
      ...(shape === 'removed' || shape === 'unread'
        ? {}
        : { head: shape === 'unpriced' ? { ...after, model: null, unpriced: reason } : after }),
      ...(shape === 'renamed' ? { status: 'renamed', previousPath } : {}),
      ...(shape === 'unpriced' || shape === 'unread' ? { status: 'changed', notComparable: reason } : {}),
      causes: [
        ['tools', 0.25, 3, detail],
        ['system', 'rest', 5, `${detail} and ${detail}`],
      ],
    });
    const renamed = <T extends { model: string | null } | null>(side: T): T =>
      side === null ? side : { ...side, model: side.model === null ? null : model };
    return {
      ...made,
      baseline: renamed(made.baseline),
      head: renamed(made.head),
    };
  });

const reports: fc.Arbitrary<Report> = fc
  .record({
    changes: fc.array(changes, { maxLength: 4 }),
    words: fc.array(names, { minLength: 12, maxLength: 12 }),
    verdict: fc.constantFrom<Report['verdict']>('pass', 'warn', 'fail', 'error'),
  })
  .map(({ changes, words, verdict }) => {
    const [a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = '', i = '', j = '', k = '', l = ''] =
      words;
    const key = changes[0]?.key ?? null;
    return report({
      verdict,
      changes,
      unchangedCount: 2,
      baseline: { sha: null, ref: a, how: b },
      overrideLabel: l,
      override: verdict === 'warn' ? { label: l, by: k } : null,
      limits: [
        limit('max-request-increase-percent', 20, {
          exceeded: 1,
          source: { kind: 'file', path: c, at: c },
          match: [d],
        }),
        limit('allowed-models', `${e}, ${f}`, { source: { kind: 'input', path: null, at: null } }),
        limit('max-input-tokens', 600, { source: { kind: 'file', path: g, at: 'a1b2c3d' } }),
      ],
      findings: [
        finding({
          rule: 'max-request-increase-percent',
          level: 'fail',
          key,
          value: 59,
          limit: 20,
          remedy: h,
        }),
        finding({ rule: 'denied-models', level: 'fail', key, value: i, limit: f, remedy: `${h} ${h}` }),
        finding({ rule: 'on-unpriced', level: 'warn', key, value: i, limit: 'warn' }),
        finding({ rule: 'policy-changed', level: 'warn', path: g, line: 3, message: j, remedy: k }),
        finding({ rule: 'shard-missing', level: 'fail', path: g, message: j }),
      ],
      problems: [
        { reason: 'unreadable-yaml', side: 'head', path: a, line: 2, detail: b },
        { reason: 'unknown-model', side: 'baseline', path: null, line: null, detail: c },
      ],
      assumptions: [d, e],
    });
  });

const runs = { numRuns: 60, seed: 20261123 };

/** Elements of ours; none of them can do anything. */
const ours = new Set(
  [
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'p',
    'code',
    'ul',
    'li',
    'br',
    'sub',
    'strong',
    'details',
    'summary',
  ].concat(['h3', 'h4', 'a', 'em', 'pre']),
);

const own: ReadonlySet<string> = new Set([
  'https://github.com/promptcost/promptcost',
  'https://github.com/promptcost/promptcost/blob/main/docs/cost-model.md',
]);

function expectHarmless(markdown: string): void {
  const rendered = renderGfm(markdown);
  expect(livePings(rendered.replace(/<pre>[\s\S]*?<\/pre>/g, ''))).toEqual([]);
  const outside = rendered.replace(/<code[^>]*>[\s\S]*?<\/code>/g, '');
  for (const [tag, name = ''] of outside.matchAll(/<\/?([a-zA-Z!?][a-zA-Z0-9-]*)[^>]*>?/g)) {
    expect([tag, ours.has(name)]).toEqual([tag, true]);
    expect(tag).not.toMatch(/\son|style=|src=/i);
  }
  for (const [, href = ''] of rendered.matchAll(/href="([^"]*)"/g)) {
    // The footer's own two links are constants.
    if (own.has(href)) continue;
    expect(href).toMatch(/^https:\/\/github\.com\/acme\/helpdesk\/(?:blob|commit|actions)\//);
  }
  // Every row of a table has as many cells as its heading, and what is opened is closed.
  for (const [table] of rendered.matchAll(/<table>[\s\S]*?<\/table>/g)) {
    const cells = [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(
      ([, row = '']) => row.match(/<t[hd]/g)?.length,
    );
    expect(new Set(cells).size).toBe(1);
  }
  expect(markdown.match(/^\| :?--/gm)?.length ?? 0).toBe(rendered.match(/<table>/g)?.length ?? 0);
  expect(outside.match(/<details>/g)?.length).toBe(outside.match(/<\/details>/g)?.length);
  expect(rendered.trimEnd()).toMatch(/(?:<\/sub><\/p>|<\/details>)$/);
}

/** Elements of the page; everything that a name could say is text in them. */
const onPage = new Set(
  '!doctype html head meta title style body main h1 h2 p strong code div table thead tbody tr th td small span ul li details summary a'.split(
    ' ',
  ),
);

function expectText(page: string): void {
  for (const [, tag = ''] of page.matchAll(/<\/?([a-z0-9!]+)/gi))
    expect([tag, onPage.has(tag.toLowerCase())]).toEqual([tag, true]);
  expect(page).not.toMatch(/\s(?:on\w+|style|src)\s*=/i);
  for (const [, href = ''] of page.matchAll(/href="([^"]*)"/g))
    expect(href).toMatch(/^https:\/\/github\.com\//);
}

const unseen = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/;

describe('a report in which every name is hostile', () => {
  test.each(reportOutputs.map((output) => [output.title, output] as const))(
    'cannot break or command: %s',
    (_title, { medium, render }) => {
      fc.assert(
        fc.property(reports, (hostile) => {
          const text = render(hostile, { links });
          if (medium === 'markdown') expectHarmless(text);
          if (medium === 'terminal') expect(text).not.toMatch(unseen);
          if (medium === 'html') expectText(text);
          // A comment and a page are no log; what is printed of them there goes through `deliver`.
          if (medium === 'terminal' || medium === 'json') expect(commandsIn(text)).toEqual([]);
        }),
        runs,
      );
    },
  );

  test('cannot break the job summary, nor its bars', () => {
    fc.assert(
      fc.property(reports, (hostile) => {
        const summary = renderSummary(hostile, links);
        expectHarmless(summary);
        for (const [, chart = ''] of summary.matchAll(/```text\n([\s\S]*?)```/g)) {
          expect(chart).toMatch(
            /^(?:Cost|Difference) per [^\n]*\n\n(?:[\p{L}\p{N} ._/#…-]*(?: *[█░]* *[+−±]?\$[\d.,]+(?: saved)?)?\n)+$/u,
          );
          expect(chart).not.toMatch(/[<>;%`\\@]/);
        }
      }),
      runs,
    );
  });

  test('cannot break the one line of an unchanged comment', () => {
    fc.assert(
      fc.property(reports, names, (hostile, previous) => {
        const line = renderUnchanged(hostile, { ...links, headSha: null, previous }, previous);
        expect(livePings(renderGfm(line))).toEqual([]);
        expect(renderGfm(line)).not.toMatch(/<(?!\/?(?:p|sub|code|a)\b)/);
      }),
      runs,
    );
  });

  test('prints nothing on a terminal that the terminal obeys', () => {
    fc.assert(
      fc.property(reports, fc.constantFrom(40, 80, 120), (hostile, width) => {
        for (const text of [renderTerminal(hostile, { width, color: false }), headline(hostile)]) {
          expect(text).not.toMatch(unseen);
          expect(commandsIn(text)).toEqual([]);
        }
        expect(headline(hostile)).not.toContain('\n');
        expect(commandsIn(renderJson(hostile))).toEqual([]);
        expect(JSON.parse(renderJson(hostile))).toEqual(JSON.parse(JSON.stringify(hostile)));
        const colored = renderTerminal(hostile, { width, color: true });
        expect(colored.replace(/\u001b\[(?:1|2|22|31|32|33|39)m/g, '')).toBe(
          renderTerminal(hostile, { width, color: false }),
        );
      }),
      runs,
    );
  });
});

test('a scan with hostile names is harmless everywhere', () => {
  fc.assert(
    fc.property(fc.array(names, { minLength: 1, maxLength: 5 }), names, (all, other) => {
      const scan: ScanReport = {
        version: 1,
        tool: { name: 'promptcost', version: '0.1.0' },
        generatedAt: '2026-11-23T12:00:00.000Z',
        revision: { sha: null, ref: other, how: other },
        ratesAsOf: '2026-11-20',
        prompts: all.map((name, index) => ({
          key: name,
          name,
          path: name,
          line: 1,
          format: 'text',
          kind: index % 2 === 0 ? 'request' : 'evaluation',
          estimate: {
            ...estimate({ model: 'northwind/swift-2', parts, output: 90 }),
            model: name,
            lines: [{ name: other, quantity: 3, unit: other, rateUsd: 0.1, costUsd: 0.3 }],
          },
        })),
        problems: [{ reason: other, path: other, line: 3, detail: other }],
        assumptions: all,
      };
      expectHarmless(renderScanMarkdown(scan, links));
      const table = renderScan(scan, { width: 80, color: false });
      expect(table).not.toMatch(unseen);
      expect(commandsIn(table)).toEqual([]);
      expect(renderScanHtml(scan)).not.toMatch(/<(?:script|img|iframe|svg)|\son\w+=/i);
      const counted = all.map((file) => ({
        file,
        model: other,
        tokens: 3,
        method: 'exact' as const,
        errorPercent: 0,
        tokenizer: other,
        inputUsdPer1k: 0.4,
      }));
      expect(renderCounts(counted, { width: 60, color: false })).not.toMatch(unseen);
    }),
    runs,
  );
});
