import type { Missing } from '../../src/core/missing.js';
import type { UsageValue } from '../../src/core/usage.js';
import { exactly } from '../../src/core/amount.js';
import type { Estimate } from '../../src/core/estimate.js';
import type { ModelMatch } from '../../src/core/model.js';
import type { PicoUsd } from '../../src/core/money.js';
import type { Prompt } from '../../src/core/prompt.js';
import { inputParts, type InputPart } from '../../src/core/tokens.js';

/** A prompt with one system message of the given text. */
export function promptOf(over: Partial<Prompt> & { key: string; text?: string }): Prompt {
  const path = over.path ?? over.key.split('#')[0] ?? over.key;
  const text = over.text ?? 'You sort tickets.';
  const place = { path, line: 1, column: 1, start: 0, end: text.length };
  return {
    name: over.key,
    path,
    line: 1,
    format: 'text',
    kind: 'request',
    messages: [{ role: 'system', segments: [{ kind: 'text', text, place }], place }],
    tools: [],
    schema: null,
    model: { asWritten: 'acme/one', origin: { kind: 'inline' }, place },
    parameters: {},
    variables: [],
    sources: [path],
    incomplete: [],
    ...over,
  };
}

export interface EstimateOptions {
  readonly key: string;
  readonly text?: string;
  readonly path?: string;
  readonly name?: string;
  readonly incomplete?: readonly Missing[];
  readonly kind?: Prompt['kind'];
  readonly model?: string;
  /** Cost of one request; null for an unpriced prompt. */
  readonly request: PicoUsd | null;
  readonly input?: number;
  readonly output?: number;
  readonly perMonth?: number;
  readonly contextPercent?: number;
}

function configured(mean: number): UsageValue {
  return { mean, p10: null, p50: null, p90: null, p95: null, basis: 'configured', note: null };
}

/** An estimate with the given figures; only what comparing and judging look at is filled in. */
export function estimateOf(options: EstimateOptions): Estimate {
  const { request } = options;
  const model = options.model ?? 'acme/one';
  const input = options.input ?? 100;
  const parts = Object.fromEntries(
    inputParts.map((part) => [part, exactly(part === 'system' ? input : 0)]),
  ) as Estimate['tokens']['parts'] & Record<InputPart, ReturnType<typeof exactly>>;
  const monthly =
    request === null || options.perMonth === undefined ? null : request * BigInt(options.perMonth);
  const prompt = promptOf({
    key: options.key,
    ...(options.text === undefined ? {} : { text: options.text }),
    ...(options.path === undefined ? {} : { path: options.path }),
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(options.incomplete === undefined ? {} : { incomplete: options.incomplete }),
    ...(options.kind === undefined ? {} : { kind: options.kind }),
  });
  return {
    prompt: { ...prompt, model: { asWritten: model, origin: { kind: 'inline' }, place: null } },
    match: { model: { id: model }, asWritten: model, by: 'exact', note: null } as unknown as ModelMatch,
    tokens: {
      blocks: [],
      parts,
      input: exactly(input),
      tokenizer: 'o200k_base',
      method: 'exact',
      errorPercent: 0,
      unknown: [],
    },
    output: exactly(options.output ?? 50, 'configured'),
    outputBasis: 'configured',
    contextPercent: options.contextPercent ?? null,
    cost:
      request === null
        ? null
        : {
            lines: [],
            requestPicoUsd: request,
            lowPicoUsd: request,
            highPicoUsd: request,
            atLengths: { low: request, high: request },
            requestsPerMonth: options.perMonth ?? null,
            monthlyPicoUsd: monthly,
          },
    noPrice: request === null ? { because: 'no-rate', model: 'acme/one' } : null,
    cache: null,
    usage:
      request === null || options.perMonth === undefined
        ? {}
        : { requestsPerMonth: configured(options.perMonth) },
    assumptions: [],
  };
}
