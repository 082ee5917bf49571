import { longList } from '../../src/outputs/json.js';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Model, SelfHosted } from '../../src/core/model.js';
import type { Rate, Source } from '../../src/core/rate.js';
import type { Report, ScanReport } from '../../src/core/report.js';
import {
  padded,
  paint,
  printable,
  shorten,
  tableOf,
  widthOf,
  wrapped,
  type Column,
} from '../../src/outputs/columns.js';
import {
  renderComment,
  renderCounts,
  renderJson,
  renderModels,
  renderScan,
  renderSummary,
  renderTerminal,
} from '../../src/outputs/index.js';
import { commandsIn } from '../support/runner.js';
import { estimate, examples, links } from './examples.js';

const plainView = (width: number): { width: number; color: boolean } => ({ width, color: false });

test.each([
  ['abc', 3],
  ['プロンプト', 10],
  ['e\u0301', 1],
  ['❤️', 1],
  ['🆕', 2],
  ['\u001b[31mred\u001b[39m', 3],
  ['', 0],
])('%j takes %i columns', (text, width) => {
  expect(widthOf(text)).toBe(width);
});

test.each([
  ['prompts/support/triage.md', 20, '…/support/triage.md'],
  ['docs/workshop/basic.prompty', 22, 'docs/…/basic.prompty'],
  ['prompts/support/triage.md', 14, '…/triage.md'],
  ['short', 14, 'short'],
  ['プロンプト', 6, 'プ…ト'],
  ['abc', 1, '…'],
])('%j in %i columns is %j', (text, width, shown) => {
  expect(shorten(text, width)).toBe(shown);
  expect(widthOf(shown)).toBeLessThanOrEqual(width);
});

test('text is padded by what it takes, not by its length', () => {
  expect(padded('世界', 6, 'left')).toBe('世界  ');
  expect(padded('+5', 4, 'right')).toBe('  +5');
});

test('lines are wrapped between words', () => {
  expect(wrapped('one two three four five', 12, '  ')).toBe('one two\n  three four\n  five');
});

describe('a table', () => {
  const columns: readonly Column[] = [
    { title: 'Prompt', align: 'left', least: 10 },
    { title: 'Cost', align: 'right' },
    { title: 'Basis', align: 'left', least: 6, optional: 2 },
    { title: 'Note', align: 'left', optional: 1 },
  ];

  test('shrinks before it drops, and says what it dropped', () => {
    const rows = [
      ['prompts/support/triage.md', '$1.64', 'exact, stated', 'new'],
      ['a.md', '$10.56', '±5 %', ''],
    ];
    expect(tableOf(columns, rows, plainView(80)).split('\n')).toEqual([
      'Prompt                       Cost  Basis          Note',
      'prompts/support/triage.md   $1.64  exact, stated  new',
      'a.md                       $10.56  ±5 %',
    ]);
    expect(tableOf(columns, rows, plainView(40)).split('\n')).toEqual([
      'Prompt          Cost  Basis         Note',
      '…/triage.md    $1.64  exact,…tated  new',
      'a.md          $10.56  ±5 %',
    ]);
    expect(tableOf(columns, rows, plainView(24)).split('\n')).toEqual([
      'Prompt        Cost  Note',
      'promp…e.md   $1.64  new',
      'a.md        $10.56',
      '(too narrow for: Basis;',
      '  widen the terminal or',
      '  use --format json)',
    ]);
  });

  test('an optional column in which nothing stands is not there', () => {
    expect(tableOf(columns, [['a.md', '$1', '', '']], plainView(80))).toBe('Prompt  Cost\na.md      $1');
  });

  test('fits, as long as what may not shrink does', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.string({ maxLength: 60 }),
            fc.nat(),
            fc.string({ maxLength: 60 }),
            fc.string({ maxLength: 60 }),
          ),
          {
            minLength: 1,
            maxLength: 5,
          },
        ),
        fc.integer({ min: 24, max: 200 }),
        (cells, width) => {
          const rows = cells.map(([name, number, basis, note]) => [name, String(number), basis, note]);
          const lines = tableOf(columns, rows, plainView(width)).split('\n');
          for (const line of lines) {
            expect(widthOf(line)).toBeLessThanOrEqual(width);
          }
        },
      ),
      { seed: 20261123, numRuns: 300 },
    );
  });

  test('is colored only when it may be, and looks the same', () => {
    const rows = [['a.md', '$1', 'exact', '']];
    const colored = tableOf(columns, rows, { width: 80, color: true }, () => 'red');
    expect(colored).toContain('\u001b[31m');
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(tableOf(columns, rows, plainView(80), () => 'red'));
    expect(paint('x', 'red', plainView(80))).toBe('x');
  });
});

test.each(Object.keys(examples).filter((name) => name !== 'many-prompts'))(
  'the tree of %s keeps to the width, single words aside',
  (name) => {
    const report = (examples[name] as () => Parameters<typeof renderTerminal>[0])();
    for (const width of [60, 80, 120]) {
      for (const line of renderTerminal(report, plainView(width)).split('\n')) {
        const longestWord = Math.max(...line.trim().split(' ').map(widthOf));
        if (longestWord < width - 20) expect([line, widthOf(line) <= width]).toEqual([line, true]);
      }
    }
  },
);

test('twenty thousand changes, each over a limit, take no more than linear time', () => {
  const small = (examples['grown-prompt'] as () => Report)();
  const [first] = small.changes;
  if (first === undefined) throw new Error('the example has no change');
  const many = (n: number): Report => ({
    ...small,
    changes: Array.from({ length: n }, (_, index) => ({
      ...first,
      key: `p/${index}.md`,
      path: `p/${index}.md`,
    })),
    findings: Array.from({ length: n }, (_, index) => ({
      ...{
        rule: index % 3 === 0 ? 'policy-x' : 'max-request-increase-percent',
        level: 'fail',
        key: `p/${index}.md`,
      },
      ...{
        path: `p/${index}.md`,
        line: 1,
        value: 20 + index,
        limit: 20,
        message: 'm',
        remedy: 'Shorten it.',
      },
    })),
  });
  const time = (report: Report): number => {
    const started = process.cpuUsage();
    expect(renderComment(report, links).length).toBeLessThan(60_000);
    expect(Buffer.byteLength(renderSummary(report, links))).toBeLessThan(900 * 1024);
    renderTerminal(report, plainView(100));
    return process.cpuUsage(started).user / 1000;
  };
  time(many(100));
  const [some, more] = [time(many(2_000)), time(many(20_000))];
  expect(more).toBeLessThan(40 * Math.max(some, 50));
});

test('nothing printed is obeyed by a runner', () => {
  for (const text of ['::error::x', '  ::error::x', '\u001b[1m::error::x', 'x ##[error]y', '###[group]']) {
    expect(commandsIn(`${printable(text)}\n`)).toEqual([]);
    expect(commandsIn(renderJson({ [text]: [text] }))).toEqual([]);
    expect(JSON.parse(renderJson({ [text]: [text] }))).toEqual({ [text]: [text] });
  }
});

test('JSON has money of any size as text', () => {
  expect(renderJson({ b: 12_345_678_901_234_567_890n, a: [1] })).toBe(
    '{\n  "b": "12345678901234567890",\n  "a": [\n    1\n  ]\n}\n',
  );
});

test('a long list in JSON has one entry per line', () => {
  const rows = Array.from({ length: longList + 1 }, (_, index) => ({ index, big: 1n, text: 'x ##[error]y' }));
  const text = renderJson({ a: { b: 1 }, rows, left: undefined, c: [1] });
  const lines = text.split('\n');
  expect(lines.slice(0, 5)).toEqual(['{', '  "a": {', '    "b": 1', '  },', '  "rows": [']);
  expect(lines[5]).toBe('    {"index":0,"big":"1","text":"x #\\u0023[error]y"},');
  expect(lines.slice(-6)).toEqual(['  ],', '  "c": [', '    1', '  ]', '}', '']);
  expect(JSON.parse(text)).toEqual({ a: { b: 1 }, rows: rows.map((row) => ({ ...row, big: '1' })), c: [1] });
  expect(renderJson({ rows: rows.slice(1) }).split('\n')).toHaveLength(5 * longList + 5);
});

test('counts are listed with their method and their sum', () => {
  const row = {
    model: 'northwind/swift-2',
    method: 'exact',
    errorPercent: 0,
    tokenizer: 'o200k_base',
  } as const;
  const rows = [
    { ...row, file: 'a.md', tokens: 1_200, inputUsdPer1k: 0.48 },
    {
      ...row,
      file: '-',
      tokens: 34,
      inputUsdPer1k: 0.0136,
      method: 'calibrated' as const,
      errorPercent: 4.1,
    },
  ];
  expect(renderCounts(rows, plainView(100)).split('\n')).toEqual([
    'File              Tokens  Input per 1,000 req.  Count  Tokenizer   Model',
    'a.md               1,200                 $0.48  exact  o200k_base  northwind/swift-2',
    '(standard input)      34                $0.014  ±4.1%  o200k_base  northwind/swift-2',
    '2 files            1,234                 $0.49',
    '',
  ]);
});

test('a scan shows what is not priced, and sums only what is', () => {
  const side = {
    model: 'northwind/swift-2',
    parts: { system: 900, overhead: 8 },
    output: 150,
    perMonth: 10_000,
  } as const;
  const prompt = { name: 'x', path: 'x.md', line: 1, format: 'text', kind: 'request' as const };
  const scan: ScanReport = {
    version: 1,
    tool: { name: 'promptcost', version: '0.1.0' },
    generatedAt: '2026-11-23T12:00:00.000Z',
    revision: { sha: 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334', ref: 'main', how: 'explicit ref' },
    ratesAsOf: '2026-11-20',
    prompts: [
      { ...prompt, key: 'a.md', estimate: estimate(side) },
      {
        ...prompt,
        key: 'b.md',
        estimate: { ...estimate({ ...side, model: null, asWritten: 'lex-9', unpriced: 'unknown' }) },
      },
      {
        ...prompt,
        key: 'AGENTS.md',
        kind: 'instructions',
        estimate: estimate({ model: null, parts: { system: 300 }, output: null }),
      },
    ],
    problems: [],
    assumptions: [],
  };
  const text = renderScan(scan, plainView(110));
  // 908 × $0.40/MTok + 150 × $1.60/MTok = $0.0006032
  expect(text).toMatch(/a\.md +northwind\/swift-2 +908 +150 +\$0\.60 +\$6\.03 +exact, configured/);
  expect(text).toMatch(/b\.md +lex-9 +908 +150 +no rate known +exact/);
  expect(text).toMatch(/AGENTS\.md +none named +300 +tokens only/);
  expect(text).toContain('2 prompts and 1 agent instruction; 1 without a price; at least $6.03 a month');
  expect(text).toMatch(/input +908 tokens +\$0\.40 per 1M +\$0\.36/);
  expect(text).toMatch(/sum +\$0\.60/);
});

test('a model is shown with every rate, its source, its day and its validity', () => {
  const source: Source = {
    title: 'Northwind prices',
    url: 'https://northwind.example/prices',
    checkedOn: '2026-11-20',
  };
  const rate = (billable: Rate['billable'], picoUsdPerUnit: bigint): Rate => ({
    ...{ billable, picoUsdPerUnit, source },
    ...{ validFrom: '2026-05-01', validUntil: null },
  });
  const model: Model = {
    id: 'northwind/swift-2',
    provider: 'northwind',
    name: 'swift-2',
    tokenizer: 'o200k_base',
    contextTokens: 128_000,
    maxOutputTokens: 16_384,
    rates: {
      on: '2026-11-20',
      rates: [rate('input', 400_000n), rate('output', 1_600_000n), rate('web-search', 10_000_000_000n)],
      tiers: [{ overInputTokens: 200_000, comparison: '>', rates: [rate('input', 800_000n)] }],
      factors: { batch: { factor: '0.5', source } },
      upcoming: [{ from: '2027-01-01', rates: [rate('output', 2_000_000n)] }],
      disagreements: ['cached input: $0.10 here, $0.11 there'],
    },
    selfHosted: null,
    cache: null,
    reasoning: 'never',
    lifecycle: { state: 'deprecated', on: '2027-03-01', note: 'use swift-3', source },
    discountPercent: '12',
  };
  const row = {
    model,
    tokenizer: { id: 'o200k_base', method: 'exact', errorPercent: 0 },
    note: 'moving alias',
  } as const;
  const text = renderModels([row], '2026-11-20', plainView(200));
  const cite = '(Northwind prices, https://northwind.example/prices, checked 2026-11-20)';
  for (const line of [
    'northwind/swift-2  128,000  $0.40       –   $1.60  o200k_base (exact)  2026-11-20',
    `  input: $0.40 per 1M tokens, valid from 2026-05-01 ${cite}`,
    `  web-search: $0.01 each, valid from 2026-05-01 ${cite}`,
    `  input, whole request > 200,000 input tokens: $0.80 per 1M tokens ${cite}`,
    `  batch: × 0.5 ${cite}`,
    `  from 2027-01-01: output $2.00 per 1M tokens ${cite}`,
    '  sources disagree: cached input: $0.10 here, $0.11 there',
    `  deprecated on 2027-03-01: use swift-3 ${cite}`,
    '  discount of 12% from the settings',
    '  moving alias',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
  const unknown = renderModels([{ ...row, model: { ...model, rates: null } }], '2026-11-20', plainView(100));
  expect(unknown).toContain('no rate known');

  const selfHosted: SelfHosted = {
    ...{ gpuUsdPerHour: '2.50', gpus: 2, utilization: 0.5, peakToAverage: 1, activeParametersBillions: null },
    ...{ secondsPerInputToken: 0, secondsPerOutputToken: 0.01, secondsPerOutputTokenAndContextToken: 0 },
    basis: { from: 'throughput' },
  };
  const own = renderModels([{ ...row, model: { ...model, selfHosted } }], '2026-11-20', plainView(100));
  expect(own).toContain('self-hosted: 2 GPU at $2.50 an hour (measured throughput)');
});
