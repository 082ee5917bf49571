import { type Amount, exactly, sum } from '../../src/core/amount.js';
import { chargesOf } from '../../src/core/cost/charging.js';
import type { Estimate } from '../../src/core/estimate.js';
import { type EstimateInput, estimatePrompt } from '../../src/core/cost/estimating.js';
import type { Model, ModelMatch } from '../../src/core/model.js';
import { parseUsd, type PicoUsd } from '../../src/core/money.js';
import type { Place, Prompt } from '../../src/core/prompt.js';
import type { Billable, CacheRule, Rate, RateCard, Source } from '../../src/core/rate.js';
import { type CountedBlock, type InputPart, inputParts, type RequestTokens } from '../../src/core/tokens.js';
import type { Usage, UsageValue } from '../../src/core/usage.js';

/** Made-up vendors and products for the tests of the cost model; rates are written as a price page writes them. */

export const source: Source = {
  title: 'a price page of our own making',
  url: 'https://example.com/prices',
  checkedOn: '2026-11-23',
};

export function place(line: number, path = 'prompts/triage.prompt'): Place {
  return { path, line, column: 1, start: 0, end: 0 };
}

const perUnit: ReadonlySet<Billable> = new Set(['request', 'web-search', 'gpu-hour']);

/** USD per million tokens (per unit for fees) as rates. Storage is USD per million tokens and hour. */
export function rates(usd: Readonly<Partial<Record<Billable, string>>>): Rate[] {
  return Object.entries(usd).map(([name, decimal]) => {
    const billable = name as Billable;
    const pico = parseUsd(decimal);
    if (pico === null) throw new Error(`not a decimal: ${decimal}`);
    return {
      billable,
      picoUsdPerUnit: perUnit.has(billable) ? pico : pico / 1_000_000n,
      source,
      validFrom: null,
      validUntil: null,
    };
  });
}

export function card(
  usd: Readonly<Partial<Record<Billable, string>>>,
  more: Partial<RateCard> = {},
): RateCard {
  return {
    on: '2026-11-23',
    rates: rates(usd),
    tiers: [],
    factors: {},
    upcoming: [],
    disagreements: [],
    ...more,
  };
}

export function model(id: string, rateCard: RateCard | null, more: Partial<Model> = {}): Model {
  const [provider = '', name = ''] = id.split('/');
  return {
    id,
    provider,
    name,
    tokenizer: 'letters',
    contextTokens: 1_000_000,
    maxOutputTokens: 64_000,
    rates: rateCard,
    selfHosted: null,
    cache: null,
    reasoning: 'never',
    lifecycle: null,
    discountPercent: '0',
    ...more,
  };
}

export function match(of: Model): ModelMatch {
  return { model: of, asWritten: of.name, by: 'exact', note: null };
}

export function rule(more: Partial<CacheRule>): CacheRule {
  return {
    mode: 'implicit',
    minTokens: 0,
    minTokensCertain: null,
    stepTokens: 1,
    implicitBoundary: 'any-step',
    lifetimes: [{ name: '5m', seconds: 300, writeRate: 'input' }],
    sliding: true,
    maxBreakpoints: 0,
    source,
    confidence: 'documented',
    ...more,
  };
}

export function prompt(more: Partial<Prompt> = {}): Prompt {
  return {
    key: 'prompts/triage.prompt',
    name: 'triage',
    path: 'prompts/triage.prompt',
    line: 1,
    format: 'prompty',
    kind: 'request',
    messages: [
      { role: 'system', segments: [], place: place(1) },
      { role: 'user', segments: [], place: place(9) },
    ],
    tools: [],
    schema: null,
    model: { asWritten: 'desk-large', origin: { kind: 'frontmatter' }, place: place(2) },
    parameters: {},
    variables: [],
    sources: ['prompts/triage.prompt'],
    incomplete: [],
    ...more,
  };
}

export function block(
  part: InputPart,
  tokens: number | Amount,
  more: Partial<CountedBlock> = {},
): CountedBlock {
  return {
    part,
    label: part === 'variables' ? 'question' : `${part} text`,
    tokens: typeof tokens === 'number' ? exactly(tokens) : tokens,
    stability: part === 'variables' ? 'varies' : 'static',
    message: part === 'tools' || part === 'schema' ? null : part === 'system' ? 0 : 1,
    place: null,
    ...more,
  };
}

export function counted(...blocks: CountedBlock[]): RequestTokens {
  const parts = Object.fromEntries(
    inputParts.map((part) => [part, sum(blocks.filter((one) => one.part === part).map((one) => one.tokens))]),
  ) as Record<InputPart, Amount>;
  return {
    blocks,
    parts,
    input: sum(blocks.map((one) => one.tokens)),
    tokenizer: 'letters',
    method: 'exact',
    errorPercent: 0,
    unknown: [],
  };
}

export function stated(mean: number, more: Partial<UsageValue> = {}): UsageValue {
  return { mean, p10: null, p50: null, p90: null, p95: null, basis: 'configured', note: null, ...more };
}

export function estimate(
  of: Model,
  tokens: RequestTokens,
  usage: Usage = {},
  more: Partial<EstimateInput> = {},
): Estimate {
  return estimatePrompt({
    prompt: prompt(),
    match: match(of),
    unknown: null,
    tokens,
    usage,
    ...more,
  });
}

/** Requests per hour as usage states them: so many in a month of 730 hours. */
export function perHour(requests: number): Usage {
  return { requestsPerMonth: stated(requests * 730) };
}

/** USD per 1,000 requests, to the cent. */
export function per1k(amount: PicoUsd | null | undefined): string {
  if (amount === null || amount === undefined) return 'unpriced';
  const cents = (amount * 1000n + 5_000_000_000n) / 10_000_000_000n;
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}

export { chargesOf };

// --- Models of the sheet's worked examples, as data of our own -----------------------------------------------------

/** $2 / $10 with explicit caching: writes 1.25× for 5 minutes and 2× for an hour, reads 0.05×, from 512 tokens. */
export const sonnetLike = model(
  'anthropic/claude-sonnet-5-5',
  card({
    input: '2',
    output: '10',
    'cached-input': '0.1',
    'cache-write': '2.5',
    'cache-write-1h': '4',
  }),
  {
    cache: rule({
      mode: 'explicit',
      minTokens: 512,
      lifetimes: [
        { name: '5m', seconds: 300, writeRate: 'cache-write' },
        { name: '1h', seconds: 3600, writeRate: 'cache-write-1h' },
      ],
      maxBreakpoints: 4,
    }),
  },
);

/** $2 / $10, implicit boundary at the end of the latest message, writes 1.25×, reads 0.1×, 30 minutes. */
export const gpt6Like = model(
  'openai/gpt-6-sol',
  card({ input: '2', output: '10', 'cached-input': '0.2', 'cache-write': '2.5' }),
  {
    cache: rule({
      mode: 'both',
      minTokens: 1024,
      implicitBoundary: 'end-of-message',
      lifetimes: [{ name: '30m', seconds: 1800, writeRate: 'cache-write' }],
      maxBreakpoints: 4,
    }),
  },
);

/** $2.50 / $10, implicit in steps of 128 from 1,024, no charge for writing, reads half price. */
export const gpt4oLike = model(
  'openai/gpt-4o',
  card({ input: '2.5', output: '10', 'cached-input': '1.25' }),
  {
    cache: rule({
      minTokens: 1024,
      stepTokens: 128,
      lifetimes: [{ name: '5m', seconds: 300, writeRate: 'input' }],
    }),
  },
);
