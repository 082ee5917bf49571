import { z } from 'zod';
import type { Report } from '../core/report.js';
import { inputParts, type InputPart } from '../core/tokens.js';

/** A report larger than this is refused unread. A report of 5,000 changed prompts has about 15 MB. */
export const maxReportBytes = 32 * 1024 * 1024;

const text = z.string().max(20_000);
const path = z.string().max(4_096);
const finite = z.number();
/** An amount in pico-USD; JSON numbers do not hold it exactly. */
const pico = z
  .string()
  .regex(/^-?\d{1,40}$/)
  .nullable();
const line = z.int().min(0).nullable();

const revision = z.looseObject({
  sha: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/)
    .nullable(),
  ref: path.nullable(),
  how: z.string().max(300),
});

const estimate = z.looseObject({
  model: z.string().max(300).nullable(),
  modelAsWritten: z.string().max(2_000).nullable(),
  modelFrom: path.nullable(),
  modelAssumed: z.literal(true).exactOptional(),
  priced: z.boolean(),
  unpricedReason: text.nullable(),
  atLeast: z.array(text).max(100).exactOptional(),
  tokens: z.looseObject({
    input: finite,
    output: finite.nullable(),
    inputParts: z.looseObject(
      Object.fromEntries(inputParts.map((part) => [part, finite])) as Record<InputPart, typeof finite>,
    ),
    method: z.enum(['exact', 'calibrated', 'approximate']),
    errorPercent: finite,
    tokenizer: z.string().max(100),
    outputBasis: z.enum(['configured', 'measured', 'limit', 'assumed', 'none']),
    cacheable: finite.nullable(),
    contextPercent: finite.nullable(),
    inputRange: z.looseObject({ low: finite, high: finite }),
    outputRange: z.looseObject({ low: finite, high: finite }).nullable(),
  }),
  lines: z
    .array(
      z.looseObject({
        name: z.string().max(300),
        quantity: finite,
        unit: z.string().max(100),
        rateUsd: finite,
        costUsd: finite,
      }),
    )
    .max(100),
  basis: z.looseObject({ counted: finite, configured: finite, measured: finite, assumed: finite }),
  maxOutputTokens: finite.nullable(),
  calls: z
    .looseObject({
      most: finite.nullable(),
      unbounded: z.boolean(),
      from: z
        .array(
          z.looseObject({
            kind: z.enum(['loop', 'steps', 'recursion']),
            written: text,
            bound: z.enum(['exactly', 'at-most', 'data', 'none']),
            times: finite.nullable(),
            path: path.nullable(),
            line: line.nullable(),
            default: z.looseObject({ of: text, checked: text }).exactOptional(),
          }),
        )
        .max(1_000),
    })
    .exactOptional(),
  alternatives: z.array(text).max(1_000),
  requestUsd: finite.nullable(),
  usdPer1k: finite.nullable(),
  range: z.looseObject({ lowUsdPer1k: finite, highUsdPer1k: finite }).nullable(),
  requestsPerMonth: finite.nullable(),
  monthlyUsd: finite.nullable(),
  cache: z
    .looseObject({
      prefixTokens: finite,
      eligible: z.enum(['yes', 'no', 'uncertain']),
      endsAt: text,
      endsLine: line,
      note: text.nullable(),
      hitRate: finite,
      inputUsdPer1kNever: finite,
      inputUsdPer1kAlways: finite,
      breakEvenPerHour: finite.nullable(),
    })
    .nullable(),
  tokensByFile: z
    .array(z.looseObject({ path, tokens: finite }))
    .max(1_000)
    .exactOptional(),
  sources: z.array(path).max(10_000),
});

const change = z.looseObject({
  key: path,
  name: path,
  path,
  previousPath: path.nullable(),
  line: z.int().min(0),
  format: z.string().max(100),
  status: z.enum(['added', 'removed', 'changed', 'renamed']),
  kind: z.enum(['request', 'instructions', 'tools', 'evaluation', 'fragment']),
  baseline: estimate.nullable(),
  head: estimate.nullable(),
  where: z.enum(['file', 'code']),
  unknowns: z
    .array(
      z.looseObject({
        kind: z.enum(['variable', 'loop', 'include', 'reasoning', 'option']),
        name: text,
        side: z.enum(['baseline', 'head']),
        unit: z.enum(['100 tokens', 'item']),
        usdPer1kPerUnit: finite.nullable(),
        items: finite.exactOptional(),
      }),
    )
    .max(10_000),
  delta: z.looseObject({
    worst: z
      .looseObject({
        inputTokens: finite.nullable(),
        usdPer1k: finite.nullable(),
        percent: finite.nullable(),
        when: z.array(text).max(1_000),
      })
      .nullable(),
    countedInputTokens: finite.nullable(),
    outputLimit: finite.nullable(),
    inputTokens: finite.nullable(),
    outputTokens: finite.nullable(),
    usdPer1k: finite.nullable(),
    percent: finite.nullable(),
    percentOf: z.enum(['cost', 'input-tokens']).nullable(),
    monthlyUsd: finite.nullable(),
  }),
  notComparable: text.nullable(),
  notChecked: z.looseObject({ because: z.string().max(100), detail: text.exactOptional() }).exactOptional(),
  tokenDetails: z.array(text).max(100).exactOptional(),
  tier: z.looseObject({ model: text, usdPer1k: finite, percent: finite }).exactOptional(),
  cheaper: z
    .array(
      z.looseObject({
        way: z.enum(['batch', 'cache-order', 'cache', 'cache-lifetime']),
        name: text.nullable(),
        usdPer1k: finite,
        percent: finite,
        warm: z.boolean(),
      }),
    )
    .max(100)
    .exactOptional(),
  causes: z
    .array(
      z.looseObject({
        cause: z.enum([
          'model',
          'tokenizer',
          'rates',
          'system',
          'messages',
          'examples',
          'tools',
          'schema',
          'output',
          'limit',
          'reasoning',
          'calls',
          'caching',
          'tier',
          'usage',
          'images',
          'added',
          'removed',
        ]),
        usdPer1k: finite,
        inputTokens: finite.exactOptional(),
        detail: text,
        shared: text.exactOptional(),
        lines: z
          .array(z.looseObject({ path, from: z.int().min(1), to: z.int().min(1) }))
          .max(100_000)
          .exactOptional(),
        cacheEnd: z
          .looseObject({
            kind: z.enum(['variable', 'condition', 'loop', 'part']),
            name: text,
            path: path.nullable(),
            line,
          })
          .exactOptional(),
      }),
    )
    .max(100),
});

/** The public report, version 1. Fields that are not known here are accepted: a stage or a shard may be of another version. */
export const reportSchema = z.looseObject({
  version: z.literal(1),
  tool: z.looseObject({ name: z.literal('promptcost'), version: z.string().max(50) }),
  generatedAt: z.iso.datetime(),
  baseline: revision,
  head: revision,
  ratesAsOf: z.iso.date(),
  ratesFile: z
    .looseObject({
      path,
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      asOf: z.iso.date().nullable(),
      models: z.int().min(0),
    })
    .exactOptional(),
  verdict: z.enum(['pass', 'warn', 'fail', 'error']),
  enforcement: z.enum(['block', 'warn', 'off']),
  totals: z.looseObject({
    baselineUsdPer1k: finite.nullable(),
    headUsdPer1k: finite.nullable(),
    deltaInputTokens: finite,
    deltaMonthlyUsd: finite.nullable(),
    baselineMonthlyUsd: finite.nullable(),
    headMonthlyUsd: finite.nullable(),
    unpricedCount: z.int().min(0),
    promptCount: z.int().min(0),
  }),
  changes: z.array(change).max(50_000),
  unchangedCount: z.int().min(0),
  findings: z
    .array(
      z.looseObject({
        rule: z.string().max(100),
        level: z.enum(['fail', 'warn', 'info']),
        key: path.nullable(),
        path: path.nullable(),
        line,
        value: z.union([finite, text]).nullable(),
        limit: z.union([finite, text]).nullable(),
        kind: z.string().max(100).exactOptional(),
        acceptance: z.looseObject({ until: z.iso.date().nullable(), expired: z.boolean() }).exactOptional(),
        data: z.record(z.string().max(100), z.unknown()).exactOptional(),
        message: text,
        remedy: text,
      }),
    )
    .max(100_000),
  problems: z
    .array(
      z.looseObject({
        reason: z.string().max(100),
        side: z.enum(['baseline', 'head']),
        path: path.nullable(),
        line,
        detail: text,
        untouched: z.literal(true).exactOptional(),
      }),
    )
    .max(100_000),
  unread: z
    .array(
      z.strictObject({
        path,
        line,
        language: z.string().max(100).nullable(),
        reason: z.string().max(100),
        detail: text,
      }),
    )
    .max(100_000)
    .default([]),
  assumptions: z.array(text).max(10_000),
  adoption: z
    .looseObject({
      path,
      requests: z.int().min(0),
      unpriced: z.int().min(0),
      remedy: z.enum(['default-model', 'models']).nullable(),
      lowUsdPer1k: finite.nullable(),
      highUsdPer1k: finite.nullable(),
      monthlyUsd: finite.nullable(),
      mostExpensive: z
        .array(z.looseObject({ key: z.string(), path: z.string(), line: z.int(), usdPer1k: finite }))
        .max(5),
      instructions: z.int().min(0),
      tools: z.int().min(0),
      instructionTokens: finite,
      unpricedInstructions: z.int().min(0),
      evaluations: z.int().min(0),
      fragments: z.int().min(0),
    })
    .exactOptional(),
  limits: z
    .array(
      z.looseObject({
        rule: z.string().max(100),
        level: z.enum(['fail', 'warn']),
        limit: z.union([finite, text]),
        globs: z.array(text).max(1_000).exactOptional(),
        source: z.looseObject({
          kind: z.enum(['input', 'flag', 'file', 'none']),
          path: path.nullable(),
          at: z.string().max(300).nullable(),
        }),
        match: z.array(path).max(1_000).nullable(),
        exceeded: z.int().min(0),
        checked: z.int().min(0),
        largest: finite.nullable(),
        belowFloor: z.int().min(0),
      }),
    )
    .max(10_000),
  overrideLabel: z.string().max(300).exactOptional(),
  override: z.looseObject({ label: z.string().max(300), by: z.string().max(200) }).nullable(),
  shard: z
    .looseObject({
      part: z.int().min(1),
      of: z.int().min(1).max(256),
      sums: z
        .looseObject({
          baselineRequest: pico,
          headRequest: pico,
          baselineMonth: pico,
          headMonth: pico,
          baselineWholeMonth: pico,
          headWholeMonth: pico,
          assumptions: z
            .array(
              z.looseObject({
                text,
                prompts: z.int().min(0),
                prompt: path.exactOptional(),
                size: z
                  .looseObject({
                    reason: z.enum(['variable', 'image', 'unpublished', 'items']),
                    label: text,
                    low: finite,
                    expected: finite,
                    high: finite,
                  })
                  .exactOptional(),
              }),
            )
            .max(10_000),
          heads: z.int().min(0),
        })
        .exactOptional(),
    })
    .nullable(),
});

/** A file that should hold a report does not. The message says where in it and why. */
export class ReportError extends Error {
  override name = 'ReportError';
}

/** Reads one report, as untrusted input: size, shape and every field are checked before anything is used. */
export function parseReport(json: string): Report {
  if (json.length > maxReportBytes) {
    throw new ReportError(
      `a report of ${json.length} characters is larger than the ${maxReportBytes} allowed`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new ReportError(
      'the report is not JSON; make it with `promptcost diff --format json` or the action',
    );
  }
  const result = reportSchema.safeParse(value);
  if (result.success) return result.data satisfies Report;
  const first = result.error.issues[0];
  throw new ReportError(
    `the file is not a promptcost report of version 1: ${first?.path.map(String).join('.') ?? ''}: ${first?.message ?? ''}`,
  );
}
