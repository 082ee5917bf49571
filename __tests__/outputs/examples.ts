import type { CauseKind } from '../../src/core/cause.js';
import type { Finding } from '../../src/core/finding.js';
import { usd, toUsd } from '../../src/core/money.js';
import type { Report, ReportChange, ReportEstimate, ReportLimit, Totals } from '../../src/core/report.js';
import type { InputPart } from '../../src/core/tokens.js';
import type { Links } from '../../src/outputs/index.js';

/** Rates of made-up models in USD per million tokens, so that nobody takes these figures for a vendor's. */
const models = {
  'northwind/swift-2': { input: 0.4, output: 1.6, tokenizer: 'o200k_base', method: 'exact', errorPercent: 0 },
  'northwind/grand-2': { input: 2, output: 8, tokenizer: 'o200k_base', method: 'exact', errorPercent: 0 },
  'contoso/quill-4': { input: 3, output: 15, tokenizer: 'claude-4', method: 'calibrated', errorPercent: 5 },
} as const;

export type ModelName = keyof typeof models;

export interface Side {
  readonly model: ModelName | null;
  readonly asWritten?: string;
  readonly unpriced?: string;
  readonly parts: Partial<Record<InputPart, number>>;
  readonly output: number | null;
  readonly outputBasis?: ReportEstimate['tokens']['outputBasis'];
  /** Best and worst case of the output. */
  readonly outputRange?: readonly [number, number];
  readonly variables?: readonly [number, number];
  readonly perMonth?: number;
}

/** One request: rate × tokens, in the integers that the program uses. */
export function estimate(side: Side): ReportEstimate {
  const parts: Record<InputPart, number> = {
    ...{ system: 0, messages: 0, examples: 0, tools: 0, schema: 0, images: 0, variables: 0, overhead: 0 },
    ...side.parts,
  };
  const input = Object.values(parts).reduce((a, b) => a + b, 0);
  const rates = side.model === null ? null : models[side.model];
  const output = side.output ?? 0;
  const [inputLow, inputHigh] =
    side.variables === undefined
      ? [input, input]
      : [input - parts.variables + side.variables[0], input - parts.variables + side.variables[1]];
  const [outputLow, outputHigh] = side.outputRange ?? [output, output];
  const pico = (tokens: number, rate: number): bigint =>
    (BigInt(tokens) * BigInt(Math.round(rate * 1e6)) * usd) / (1_000_000n * 1_000_000n);
  const cost = (ins: number, outs: number): bigint =>
    rates === null ? 0n : pico(ins, rates.input) + pico(outs, rates.output);
  const request = cost(input, output);
  const priced = rates !== null && side.unpriced === undefined;
  return {
    model: side.model,
    modelAsWritten: side.asWritten ?? side.model?.split('/')[1] ?? null,
    modelFrom: side.model === null && side.asWritten === undefined ? null : 'frontmatter',
    priced,
    unpricedReason: side.unpriced ?? null,
    tokens: {
      input,
      output: side.output,
      inputParts: parts,
      method: rates?.method ?? 'exact',
      errorPercent: rates?.errorPercent ?? 0,
      tokenizer: rates?.tokenizer ?? 'o200k_base',
      outputBasis: side.output === null ? 'none' : (side.outputBasis ?? 'configured'),
      cacheable: null,
      contextPercent: Math.round((input / 128_000) * 10_000) / 100,
      inputRange: { low: inputLow, high: inputHigh },
      outputRange: side.output === null ? null : { low: outputLow, high: outputHigh },
    },
    lines:
      rates === null
        ? []
        : [
            {
              name: 'input',
              quantity: input,
              unit: 'tokens',
              rateUsd: rates.input / 1e6,
              costUsd: toUsd(pico(input, rates.input)),
            },
            {
              name: 'output',
              quantity: output,
              unit: 'tokens',
              rateUsd: rates.output / 1e6,
              costUsd: toUsd(pico(output, rates.output)),
            },
          ],
    basis: { counted: input, configured: 0, measured: 0, assumed: 0 },
    maxOutputTokens: null,
    alternatives: [],
    requestUsd: priced ? toUsd(request) : null,
    usdPer1k: priced ? toUsd(request * 1000n) : null,
    range: priced
      ? {
          lowUsdPer1k: toUsd(cost(inputLow, outputLow) * 1000n),
          highUsdPer1k: toUsd(cost(inputHigh, outputHigh) * 1000n),
        }
      : null,
    requestsPerMonth: side.perMonth ?? null,
    monthlyUsd: priced && side.perMonth !== undefined ? toUsd(request * BigInt(side.perMonth)) : null,
    cache: null,
    sources: [],
  };
}

type CauseGiven = readonly [
  cause: CauseKind,
  usdPer1k: number | 'rest',
  inputTokens: number | undefined,
  detail: string,
  facts?: Pick<ReportChange['causes'][number], 'lines' | 'cacheEnd'>,
];

export interface ChangeGiven {
  readonly key: string;
  readonly kind?: ReportChange['kind'];
  readonly status?: ReportChange['status'];
  readonly previousPath?: string;
  readonly line?: number;
  readonly baseline?: Side;
  readonly head?: Side;
  readonly notComparable?: string;
  readonly notChecked?: ReportChange['notChecked'];
  readonly causes?: readonly CauseGiven[];
}

export function change(given: ChangeGiven): ReportChange {
  const baseline = given.baseline === undefined ? null : estimate(given.baseline);
  const head = given.head === undefined ? null : estimate(given.head);
  const status = given.status ?? (baseline === null ? 'added' : head === null ? 'removed' : 'changed');
  const known = (head ?? baseline)?.priced === true && (baseline?.priced ?? true) && (head?.priced ?? true);
  const difference = (of: (side: ReportEstimate) => number | null): number =>
    round((head === null ? 0 : (of(head) ?? 0)) - (baseline === null ? 0 : (of(baseline) ?? 0)));
  const usdPer1k = known && given.notComparable === undefined ? difference((side) => side.usdPer1k) : null;
  const stated = (given.causes ?? []).reduce((sum, [, amount]) => sum + (amount === 'rest' ? 0 : amount), 0);
  const path = given.key.split('#')[0] ?? given.key;
  return {
    key: given.key,
    name: given.key.split('#')[1] ?? path.split('/').at(-1) ?? path,
    path,
    previousPath: given.previousPath ?? null,
    line: given.line ?? 1,
    format: 'text',
    status,
    kind: given.kind ?? 'request',
    baseline,
    head,
    where: 'file',
    unknowns: [],
    delta: {
      worst: null,
      countedInputTokens: difference((side) => side.tokens.input),
      outputLimit: 0,
      percentOf: 'cost',
      inputTokens: difference((side) => side.tokens.input),
      outputTokens: difference((side) => side.tokens.output),
      usdPer1k,
      percent:
        usdPer1k === null || baseline?.usdPer1k == null || head === null || baseline.usdPer1k === 0
          ? null
          : Math.round((usdPer1k / baseline.usdPer1k) * 10_000) / 100,
      monthlyUsd:
        usdPer1k !== null && (head ?? baseline)?.monthlyUsd != null
          ? difference((side) => side.monthlyUsd)
          : null,
    },
    notComparable: given.notComparable ?? null,
    ...(given.notChecked === undefined ? {} : { notChecked: given.notChecked }),
    causes: (given.causes ?? []).map(([cause, amount, inputTokens, detail, facts]) => ({
      cause,
      usdPer1k: amount === 'rest' ? round((usdPer1k ?? 0) - stated) : amount,
      ...(inputTokens === undefined ? {} : { inputTokens }),
      detail,
      ...facts,
    })),
  };
}

function round(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

export function finding(given: Partial<Finding> & Pick<Finding, 'rule' | 'level'>): Finding {
  return {
    ...{ key: null, path: given.key?.split('#')[0] ?? null, line: null, value: null, limit: null },
    ...{ message: '', remedy: '' },
    ...given,
  };
}

export function limit(rule: string, value: number | string, given: Partial<ReportLimit> = {}): ReportLimit {
  return {
    rule,
    level: 'fail',
    limit: value,
    source: { kind: 'file', path: '.promptcost.yml', at: 'a1b2c3d' },
    match: null,
    exceeded: 0,
    checked: 1,
    largest: null,
    belowFloor: 0,
    ...given,
  };
}

export function report(given: Partial<Report>): Report {
  const changes = given.changes ?? [];
  const sum = (of: (side: ReportEstimate) => number | null, side: 'baseline' | 'head'): number | null => {
    const known = changes.flatMap((one) => {
      const value = one[side] === null ? null : of(one[side]);
      return one.kind === 'evaluation' || one.notComparable !== null || value === null ? [] : [value];
    });
    return known.length === 0 ? null : round(known.reduce((a, b) => a + b, 0));
  };
  const monthlyBefore = sum((side) => side.monthlyUsd, 'baseline');
  const monthlyAfter = sum((side) => side.monthlyUsd, 'head');
  const totals: Totals = {
    baselineUsdPer1k: sum((side) => side.usdPer1k, 'baseline'),
    headUsdPer1k: sum((side) => side.usdPer1k, 'head'),
    deltaInputTokens: changes.reduce((total, { delta }) => total + (delta.inputTokens ?? 0), 0),
    deltaMonthlyUsd:
      monthlyBefore === null && monthlyAfter === null
        ? null
        : round((monthlyAfter ?? 0) - (monthlyBefore ?? 0)),
    baselineMonthlyUsd: monthlyBefore,
    headMonthlyUsd: monthlyAfter,
    unpricedCount: changes.filter(({ head, kind }) => kind === 'request' && head !== null && !head.priced)
      .length,
    promptCount: changes.filter(({ head }) => head !== null).length + (given.unchangedCount ?? 0),
  };
  return {
    version: 1,
    tool: { name: 'promptcost', version: '0.1.0' },
    generatedAt: '2026-11-23T12:00:00.000Z',
    baseline: { sha: 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334', ref: 'main', how: 'merge commit parent' },
    head: { sha: 'e4f5a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d', ref: 'refs/pull/12/merge', how: 'merge commit' },
    ratesAsOf: '2026-11-20',
    verdict: 'pass',
    enforcement: 'block',
    totals,
    unchangedCount: 0,
    findings: [],
    problems: [],
    unread: [],
    assumptions: [],
    limits: [],
    override: null,
    shard: null,
    ...given,
    changes: [...changes].sort((a, b) => Math.abs(b.delta.usdPer1k ?? 0) - Math.abs(a.delta.usdPer1k ?? 0)),
  };
}

export const links: Links = {
  serverUrl: 'https://github.com',
  repository: 'acme/helpdesk',
  runUrl: 'https://github.com/acme/helpdesk/actions/runs/4711',
  headSha: 'e4f5a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d',
  baseSha: 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334',
};

const shorten = 'Shorten the prompt or choose a cheaper model.';
const raise = (rule: string): string => `To allow it, raise \`${rule}\` (.promptcost.yml at a1b2c3d).`;

/** Reports as pull requests give them, by name of the case. Every one has a golden in fixtures/reports. */
export const examples: Readonly<Record<string, () => Report>> = {
  'grown-prompt': () => {
    const grown = change({
      key: 'prompts/support/triage.md',
      baseline: {
        model: 'northwind/swift-2',
        parts: { system: 1_012, messages: 180, overhead: 12 },
        output: 345,
      },
      head: {
        model: 'northwind/swift-2',
        parts: { system: 2_517, messages: 180, overhead: 12 },
        output: 345,
      },
      causes: [
        [
          'system',
          'rest',
          1_505,
          'system text +1,505 tokens (lines 14–96)',
          { lines: [{ path: 'prompts/support/triage.md', from: 14, to: 96 }] },
        ],
      ],
    });
    return report({
      verdict: 'fail',
      unchangedCount: 31,
      changes: [grown],
      limits: [
        limit('max-request-increase-percent', 20, { exceeded: 1 }),
        limit('max-request-usd', 0.02),
        limit('max-input-tokens', 8_000, { source: { kind: 'input', path: null, at: null } }),
      ],
      findings: [
        finding({
          rule: 'max-request-increase-percent',
          level: 'fail',
          key: grown.key,
          value: grown.delta.percent,
          limit: 20,
          message: 'over',
          remedy: `${shorten} ${raise('max-request-increase-percent')}`,
        }),
      ],
    });
  },

  'monthly-over': () => {
    const triage = change({
      key: 'prompts/support/triage.md',
      baseline: {
        model: 'northwind/swift-2',
        parts: { system: 1_012, messages: 180, overhead: 12 },
        output: 345,
        perMonth: 300_000,
      },
      head: {
        model: 'northwind/grand-2',
        parts: { system: 1_012, messages: 180, overhead: 12 },
        output: 345,
        perMonth: 300_000,
      },
      causes: [
        [
          'model',
          'rest',
          undefined,
          'model `northwind/swift-2` → `northwind/grand-2` (line 3): input $0.40 → $2.00, output $1.60 → $8.00 per 1M tokens',
        ],
      ],
    });
    const reply = change({
      key: 'prompts/support/reply.yaml#draft',
      line: 7,
      baseline: {
        model: 'northwind/swift-2',
        parts: { system: 410, examples: 900, variables: 600, overhead: 14 },
        output: 260,
        perMonth: 300_000,
      },
      head: {
        model: 'northwind/swift-2',
        parts: { system: 410, examples: 220, variables: 600, overhead: 14 },
        output: 180,
        perMonth: 300_000,
      },
      causes: [
        ['examples', -0.272, -680, 'examples −680 tokens (lines 30–88)'],
        ['output', 'rest', undefined, 'output 260 → 180 tokens, configured'],
      ],
    });
    return report({
      verdict: 'fail',
      overrideLabel: 'cost-approved',
      unchangedCount: 12,
      changes: [triage, reply],
      limits: [
        limit('max-monthly-increase-usd', 250, { exceeded: 1 }),
        limit('max-request-increase-percent', 20, { exceeded: 1 }),
        limit('allowed-models', 'northwind/*'),
      ],
      findings: [
        finding({
          rule: 'max-request-increase-percent',
          level: 'fail',
          key: triage.key,
          value: triage.delta.percent,
          limit: 20,
          remedy: `${shorten} ${raise('max-request-increase-percent')} A maintainer may also add the label "cost-approved".`,
        }),
        finding({
          rule: 'max-monthly-increase-usd',
          level: 'fail',
          value: round((triage.delta.monthlyUsd ?? 0) + (reply.delta.monthlyUsd ?? 0)),
          limit: 250,
          remedy: `Shorten the prompts, choose cheaper models, or correct the configured traffic. ${raise('max-monthly-increase-usd')} A maintainer may also add the label "cost-approved".`,
        }),
      ],
    });
  },

  'everything-at-once': () => {
    const notes = {
      model: 'contoso/quill-4',
      parts: { system: 640, messages: 90, variables: 2_000, overhead: 9 },
      output: 420,
      outputBasis: 'assumed',
      outputRange: [120, 900],
      variables: [400, 8_000],
    } as const;
    const changes = [
      change({
        key: 'meetings/live-notes.prompty',
        line: 3,
        baseline: notes,
        head: { ...notes, parts: { ...notes.parts, system: 1_180 } },
        causes: [
          [
            'system',
            'rest',
            540,
            'system text +540 tokens (shared/house-style.md:22–61)',
            { lines: [{ path: 'shared/house-style.md', from: 22, to: 61 }] },
          ],
        ],
      }),
      change({
        key: 'review/bot.ts#summarise',
        line: 41,
        baseline: {
          model: 'northwind/grand-2',
          parts: { system: 300, tools: 810, messages: 120, overhead: 20 },
          output: 500,
          outputBasis: 'limit',
          outputRange: [1, 500],
        },
        head: {
          model: 'northwind/grand-2',
          parts: { system: 300, tools: 1_640, messages: 120, overhead: 20 },
          output: 800,
          outputBasis: 'limit',
          outputRange: [1, 800],
        },
        causes: [
          ['output', 2.4, undefined, 'output 500 → 800 tokens'],
          [
            'limit',
            0,
            undefined,
            'output limit 500 → 800 tokens; up to $2.40 more per 1,000 requests when answers reach it',
          ],
          ['tools', 'rest', 830, 'tools +830 tokens: `search_issues` (line 44), `open_diff` (line 51) added'],
        ],
      }),
      change({
        key: 'prompts/translate.md',
        head: {
          model: 'northwind/swift-2',
          parts: { system: 210, variables: 500, overhead: 8 },
          output: 500,
          outputBasis: 'assumed',
          outputRange: [60, 1_200],
          variables: [50, 3_000],
        },
        causes: [['added', 'rest', 718, 'new prompt']],
      }),
      change({
        key: 'prompts/old/faq.md',
        baseline: { model: 'northwind/swift-2', parts: { system: 1_400, overhead: 8 }, output: 150 },
        causes: [['removed', 'rest', -1_408, 'prompt removed']],
      }),
      change({
        key: 'prompts/tone.md',
        status: 'renamed',
        previousPath: 'prompts/style.md',
        baseline: { model: 'northwind/swift-2', parts: { system: 500, overhead: 8 }, output: 90 },
        head: { model: 'northwind/swift-2', parts: { system: 511, overhead: 8 }, output: 90 },
        causes: [
          [
            'system',
            'rest',
            11,
            'system text +11 tokens (lines 3–4)',
            { lines: [{ path: 'prompts/tone.md', from: 3, to: 4 }] },
          ],
        ],
      }),
      change({
        key: 'prompts/legal/check.md',
        baseline: { model: 'northwind/swift-2', parts: { system: 800, overhead: 8 }, output: 100 },
        head: {
          model: null,
          asWritten: 'lex-9-preview',
          unpriced: 'the model `lex-9-preview` is not known',
          parts: { system: 900, overhead: 8 },
          output: 100,
          outputBasis: 'assumed',
        },
        notComparable:
          'The two sides cannot be compared: the head is not priced (the model `lex-9-preview` is not known)',
      }),
      change({
        key: '.github/copilot-instructions.md',
        kind: 'instructions',
        baseline: { model: null, parts: { system: 1_210 }, output: null },
        head: { model: null, parts: { system: 1_522 }, output: null },
      }),
      change({
        key: 'evals/triage.yaml#case-set',
        kind: 'evaluation',
        baseline: {
          model: 'northwind/swift-2',
          parts: { system: 1_012, messages: 180, overhead: 12 },
          output: 300,
        },
        head: {
          model: 'northwind/grand-2',
          parts: { system: 1_012, messages: 180, overhead: 12 },
          output: 300,
        },
        causes: [
          [
            'model',
            'rest',
            undefined,
            'model `northwind/swift-2` → `northwind/grand-2` (line 3): input $0.40 → $2.00, output $1.60 → $8.00 per 1M tokens',
          ],
        ],
      }),
    ];
    return report({
      verdict: 'warn',
      unchangedCount: 18,
      changes,
      limits: [
        limit('max-request-increase-percent', 80),
        limit('max-request-increase-percent', 20, { level: 'warn', exceeded: 1 }),
      ],
      findings: [
        finding({
          rule: 'on-unpriced',
          level: 'warn',
          key: 'prompts/legal/check.md',
          value: 'lex-9-preview',
          limit: 'warn',
          remedy:
            'Name a known model in the file, or map the prompt to one under `prompts` or `models` in the settings file.',
        }),
        finding({
          rule: 'max-request-increase-percent',
          level: 'warn',
          key: 'review/bot.ts#summarise',
          value: 62.46,
          limit: 20,
          remedy: `${shorten} ${raise('max-request-increase-percent')}`,
        }),
        finding({
          rule: 'cache-prefix-shortened',
          level: 'info',
          key: 'meetings/live-notes.prompty',
          path: 'meetings/live-notes.prompty',
          line: 22,
          message:
            'The provider can now cache 0 instead of 1,024 tokens, because variable `attendees` stands before the fixed text (line 22).',
          remedy: 'Move `attendees` behind the fixed text.',
        }),
      ],
      problems: [
        {
          reason: 'unknown-model',
          side: 'head',
          path: 'prompts/legal/check.md',
          line: 2,
          detail:
            'The model `lex-9-preview` is not known. Give its rates under `models` in the settings file.',
        },
        {
          reason: 'unreadable-yaml',
          side: 'head',
          path: 'prompts/broken.yaml',
          line: 9,
          detail: 'The file is not YAML: a mapping value is not allowed here.',
        },
        {
          reason: 'unreadable-yaml',
          side: 'baseline',
          path: 'prompts/broken.yaml',
          line: 9,
          detail: 'The file is not YAML: a mapping value is not allowed here.',
        },
      ],
      assumptions: [
        'the length of answers, from the kind of task: chat, 120 to 900 tokens (2 prompts)',
        'variables are filled with 400 to 8,000 tokens',
      ],
    });
  },

  'tokenizer-swap': () =>
    report({
      unchangedCount: 3,
      changes: [
        change({
          key: 'prompts/support/summary.md',
          baseline: {
            model: 'northwind/grand-2',
            parts: { system: 900, messages: 140, overhead: 10 },
            output: 220,
          },
          head: {
            model: 'contoso/quill-4',
            parts: { system: 1_110, messages: 171, overhead: 7 },
            output: 220,
          },
          causes: [
            [
              'model',
              2.82,
              undefined,
              'northwind/grand-2 → contoso/quill-4 (line 2): input $2 → $3, output $8 → $15 per 1M tokens',
            ],
            ['tokenizer', 'rest', 238, 'contoso/quill-4 counts the same text differently: +238 tokens'],
          ],
        }),
      ],
    }),

  'variable-moved': () =>
    report({
      verdict: 'warn',
      unchangedCount: 8,
      changes: [
        change({
          key: 'prompts/support/reply.md',
          baseline: {
            model: 'contoso/quill-4',
            parts: { system: 4_200, variables: 60, overhead: 9 },
            output: 180,
            perMonth: 90_000,
          },
          head: {
            model: 'contoso/quill-4',
            parts: { system: 4_203, variables: 60, overhead: 9 },
            output: 180,
            perMonth: 90_000,
          },
          causes: [
            [
              'system',
              'rest',
              3,
              'system text +3 tokens (line 1)',
              { lines: [{ path: 'prompts/support/reply.md', from: 1, to: 1 }] },
            ],
            [
              'caching',
              0,
              undefined,
              'variable `customer_name` (line 1) now ends the cached part: 4,096 → 0 tokens',
            ],
          ],
        }),
      ],
      limits: [limit('max-request-increase-percent', 10)],
      findings: [
        finding({
          rule: 'cache-prefix-shortened',
          level: 'warn',
          key: 'prompts/support/reply.md',
          line: 1,
          message:
            'the prefix that the cache can serve ends at variable `customer_name` (line 1) now: 0 tokens instead of 4,096; at the configured traffic 1,000 requests cost $9.40 more.',
          remedy: 'Move `customer_name` behind the fixed text.',
        }),
      ],
    }),

  'shared-partial': () =>
    report({
      verdict: 'pass',
      unchangedCount: 22,
      limits: [limit('max-input-tokens-increase', 500)],
      changes: Array.from({ length: 14 }, (_, index) =>
        change({
          key: `prompts/support/case-${String(index + 1).padStart(2, '0')}.md`,
          baseline: {
            model: 'northwind/swift-2',
            parts: { system: 700 + 40 * index, overhead: 8 },
            output: 120,
          },
          head: { model: 'northwind/swift-2', parts: { system: 904 + 40 * index, overhead: 8 }, output: 120 },
          causes: [
            [
              'system',
              'rest',
              204,
              'system text +204 tokens (shared/policy.md:3–19)',
              { lines: [{ path: 'shared/policy.md', from: 3, to: 19 }] },
            ],
          ],
        }),
      ),
    }),

  'new-prompt': () =>
    report({
      verdict: 'fail',
      unchangedCount: 5,
      limits: [
        limit('max-request-usd', 0.02, { exceeded: 1, source: { kind: 'input', path: null, at: null } }),
        limit('max-request-increase-percent', 20),
      ],
      overrideLabel: 'cost-approved',
      changes: [
        change({
          key: 'agents/planner.yaml#plan',
          line: 12,
          head: {
            model: 'contoso/quill-4',
            parts: { system: 2_400, tools: 3_900, variables: 1_500, overhead: 21 },
            output: 900,
            outputBasis: 'assumed',
            outputRange: [200, 2_500],
            variables: [0, 6_000],
          },
          causes: [['added', 'rest', 7_821, 'new prompt, 7,821 input tokens on contoso/quill-4']],
        }),
      ],
      findings: [
        finding({
          rule: 'max-request-usd',
          level: 'fail',
          key: 'agents/planner.yaml#plan',
          value: 0.036963,
          limit: 0.02,
          remedy: `${shorten} To allow it, raise \`max-request-usd\` (input). A maintainer may also add the label "cost-approved".`,
        }),
      ],
      assumptions: [
        'output: no length is configured; 900 tokens (200 to 2,500) are assumed, as is usual for this kind of task (agent: it has tools)',
        'variables: no length is configured for `history`; 1,500 tokens (0 to 6,000) are assumed',
      ],
    }),

  unpriced: () =>
    report({
      verdict: 'fail',
      unchangedCount: 2,
      changes: [
        change({
          key: 'prompts/legal/check.md',
          baseline: { model: 'northwind/swift-2', parts: { system: 800, overhead: 8 }, output: 100 },
          head: {
            model: null,
            asWritten: 'lex-9-preview',
            unpriced: 'the model `lex-9-preview` is not known',
            parts: { system: 900, overhead: 8 },
            output: 100,
            outputBasis: 'assumed',
          },
          notComparable:
            'The two sides cannot be compared: the head is not priced (the model `lex-9-preview` is not known; near: `lex-8`)',
        }),
      ],
      findings: [
        finding({
          rule: 'on-unpriced',
          level: 'fail',
          key: 'prompts/legal/check.md',
          value: 'lex-9-preview',
          limit: 'fail',
          message: 'The cost of this change was not checked.',
          remedy:
            'Name a known model in the file, or map the prompt to one under `prompts` or `models` in the settings file.',
        }),
      ],
      problems: [
        {
          reason: 'unknown-model',
          side: 'head',
          path: 'prompts/legal/check.md',
          line: 2,
          detail:
            'The model `lex-9-preview` is not known. Give its rates under `models` in the settings file.',
        },
      ],
    }),

  'renamed-and-removed': () =>
    report({
      unchangedCount: 9,
      limits: [limit('max-request-increase-percent', 20)],
      changes: [
        change({
          key: 'prompts/support/tone.md',
          status: 'renamed',
          previousPath: 'prompts/style.md',
          baseline: { model: 'northwind/swift-2', parts: { system: 500, overhead: 8 }, output: 90 },
          head: { model: 'northwind/swift-2', parts: { system: 500, overhead: 8 }, output: 90 },
        }),
        change({
          key: 'prompts/old/faq.md',
          baseline: { model: 'northwind/swift-2', parts: { system: 1_400, overhead: 8 }, output: 150 },
          causes: [['removed', 'rest', -1_408, 'removed prompt, 1,408 input tokens on northwind/swift-2']],
        }),
      ],
    }),

  'limits-raised-and-let-pass': () => {
    const grown = change({
      key: 'prompts/support/triage.md',
      baseline: {
        model: 'northwind/swift-2',
        parts: { system: 1_012, messages: 180, overhead: 12 },
        output: 345,
      },
      head: {
        model: 'northwind/swift-2',
        parts: { system: 1_700, messages: 180, overhead: 12 },
        output: 345,
      },
      causes: [
        [
          'system',
          'rest',
          688,
          'system text +688 tokens (lines 14–41)',
          { lines: [{ path: 'prompts/support/triage.md', from: 14, to: 41 }] },
        ],
      ],
    });
    return report({
      verdict: 'warn',
      unchangedCount: 31,
      changes: [grown],
      overrideLabel: 'cost-approved',
      override: { label: 'cost-approved', by: 'maria-support' },
      limits: [limit('max-request-increase-percent', 20, { exceeded: 1 })],
      findings: [
        finding({
          rule: 'max-request-increase-percent',
          level: 'fail',
          key: grown.key,
          value: grown.delta.percent,
          limit: 20,
          remedy: `${shorten} ${raise('max-request-increase-percent')} A maintainer may also add the label "cost-approved".`,
        }),
        finding({
          rule: 'policy-changed',
          level: 'warn',
          path: '.promptcost.yml',
          message:
            'This change alters the limits themselves: `max-request-increase-percent` 20 → 50. It was checked by the limits of the base.',
          remedy: 'Have the new limits reviewed; they take effect after the merge.',
        }),
      ],
    });
  },

  'many-prompts': () =>
    report({
      unchangedCount: 120,
      changes: Array.from({ length: 500 }, (_, index) =>
        change({
          key: `services/shop-${index % 7}/prompts/area-${index % 13}/prompt-${index + 1}.md`,
          baseline: { model: 'northwind/swift-2', parts: { system: 400 + index, overhead: 8 }, output: 120 },
          head: {
            model: 'northwind/swift-2',
            parts: { system: 400 + index + ((index * 37) % 90) + 1, overhead: 8 },
            output: 120,
          },
          causes: [
            [
              'system',
              'rest',
              ((index * 37) % 90) + 1,
              `system text +${((index * 37) % 90) + 1} tokens (lines 3–9)`,
            ],
          ],
        }),
      ),
      problems: Array.from({ length: 60 }, (_, index) => ({
        reason: 'runtime-code' as const,
        side: 'head' as const,
        path: `services/shop-1/bot-${index}.ts`,
        line: index + 1,
        detail: 'The prompt is put together by code; its text cannot be read.',
      })),
    }),

  'hostile-names': () =>
    report({
      verdict: 'fail',
      unchangedCount: 1,
      limits: [
        limit('max-request-increase-percent', 20, {
          exceeded: 1,
          source: { kind: 'file', path: '.promptcost.yml|`x`', at: 'a1b2c3d' },
          match: ['**/@octocat|*'],
        }),
      ],
      changes: [
        ['prompts/@octocat | #1 `x` </td>.md', '</summary></details><h1>gone'],
        ['prompts/\u202egnp.exe', 'a|b|c'],
        ['prompts/two\nlines.md', '[click](https://evil.example)'],
      ].map(([key = '', model = '']) =>
        change({
          key,
          baseline: { model: 'northwind/swift-2', parts: { system: 500, overhead: 8 }, output: 90 },
          head: { model: 'northwind/swift-2', parts: { system: 2_500, overhead: 8 }, output: 90 },
          causes: [['tools', 'rest', 2_000, `tools +2,000 tokens: \`${model}\` (line 1) added`]],
        }),
      ),
      findings: [
        finding({
          rule: 'max-request-increase-percent',
          level: 'fail',
          key: 'prompts/two\nlines.md',
          value: 230.4,
          limit: 20,
          remedy: '@everyone: see https://evil.example and <script>alert(1)</script>.',
        }),
      ],
      problems: [
        {
          reason: 'unreadable-yaml',
          side: 'head',
          path: '@octocat.yaml',
          line: 1,
          detail: 'bad value </details> at `--> <!-- #12',
        },
      ],
      assumptions: ['output: @octocat said $x$ is 5|6'],
    }),

  'no-change': () => report({ unchangedCount: 14, limits: [limit('max-request-increase-percent', 20)] }),

  'nothing-found': () => report({}),
};
