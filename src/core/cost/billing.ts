import type { CostLine, LineItem } from '../estimate.js';
import type { Model } from '../model.js';
import type { PicoUsd } from '../money.js';
import type { NoPrice } from '../no-price.js';
import { type Charge, openRates, standardWay, toLines, totalOf, type Way } from './price.js';
import type { Billable } from '../rate.js';

/**
 * What one answered request was billed: the `usage` block of a response as its vendor documents it, and the same rates
 * that the estimate uses. The names look alike and mean different things: Anthropic's `input_tokens` leave the cached
 * ones out, OpenAI's and Gemini's include them; Gemini's thoughts are extra, everybody else's reasoning is part of the
 * output. A wrong reading is off by a factor and raises no error, which is why it stands here once.
 */
export interface BilledTokens {
  /** Neither read from nor written to a cache. */
  readonly input: number;
  readonly cached: number;
  /** Written for the default lifetime (5 minutes, 30 minutes), and for an hour. */
  readonly written: number;
  readonly writtenForAnHour: number;
  /** Without reasoning. */
  readonly output: number;
  readonly reasoning: number;
  readonly webSearches: number;
}

/** Vendors whose blocks are read, with the page that documents them. */
export const usageBlocks = {
  openai: 'https://platform.openai.com/docs/guides/prompt-caching',
  anthropic: 'https://docs.anthropic.com/en/docs/build-with-claude/prompt-caching',
  google: 'https://ai.google.dev/api/generate-content#UsageMetadata',
  deepseek: 'https://api-docs.deepseek.com/api/create-chat-completion',
} as const;

export type UsageBlockVendor = keyof typeof usageBlocks;

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}

/** Reads a `usage` block; null when it is not one of that vendor's, or its parts are more than the whole. */
export function readUsageBlock(vendor: UsageBlockVendor, block: unknown): BilledTokens | null {
  const of = fields(block);
  switch (vendor) {
    case 'openai': {
      const input = count(of['input_tokens'] ?? of['prompt_tokens']);
      const output = count(of['output_tokens'] ?? of['completion_tokens']);
      const inputs = fields(of['input_tokens_details'] ?? of['prompt_tokens_details']);
      const outputs = fields(of['output_tokens_details'] ?? of['completion_tokens_details']);
      const cached = count(inputs['cached_tokens']) ?? 0;
      const written = count(inputs['cache_write_tokens']) ?? 0;
      return whole(input, output, {
        cached,
        written,
        reasoning: count(outputs['reasoning_tokens']) ?? 0,
      });
    }
    case 'deepseek': {
      const hit = count(of['prompt_cache_hit_tokens']);
      const miss = count(of['prompt_cache_miss_tokens']);
      const input = count(of['prompt_tokens']) ?? (hit === null || miss === null ? null : hit + miss);
      return whole(input, count(of['completion_tokens']), {
        cached: hit ?? count(fields(of['prompt_tokens_details'])['cached_tokens']) ?? 0,
        written: 0,
        reasoning: count(fields(of['completion_tokens_details'])['reasoning_tokens']) ?? 0,
      });
    }
    case 'anthropic': {
      const input = count(of['input_tokens']);
      const output = count(of['output_tokens']);
      if (input === null || output === null) return null;
      const creation = fields(of['cache_creation']);
      const forAnHour = count(creation['ephemeral_1h_input_tokens']) ?? 0;
      const written = count(of['cache_creation_input_tokens']) ?? 0;
      const short = count(creation['ephemeral_5m_input_tokens']) ?? written - forAnHour;
      const reasoning = count(fields(of['output_tokens_details'])['thinking_tokens']) ?? 0;
      if (short < 0 || reasoning > output) return null;
      return {
        input,
        cached: count(of['cache_read_input_tokens']) ?? 0,
        written: short,
        writtenForAnHour: forAnHour,
        output: output - reasoning,
        reasoning,
        webSearches: count(fields(of['server_tool_use'])['web_search_requests']) ?? 0,
      };
    }
    case 'google': {
      const prompt = count(of['promptTokenCount']);
      const answer = count(of['candidatesTokenCount']) ?? 0;
      const thoughts = count(of['thoughtsTokenCount']) ?? 0;
      const tools = count(of['toolUsePromptTokenCount']) ?? 0;
      return whole(prompt === null ? null : prompt + tools, answer + thoughts, {
        cached: count(of['cachedContentTokenCount']) ?? 0,
        written: 0,
        reasoning: thoughts,
      });
    }
  }
}

/** Blocks whose totals include their parts. */
function whole(
  input: number | null,
  output: number | null,
  parts: { readonly cached: number; readonly written: number; readonly reasoning: number },
): BilledTokens | null {
  if (input === null || output === null) return null;
  const { cached, written, reasoning } = parts;
  if (cached + written > input || reasoning > output) return null;
  return {
    input: input - cached - written,
    cached,
    written,
    writtenForAnHour: 0,
    output: output - reasoning,
    reasoning,
    webSearches: 0,
  };
}

/** The bill for it, or what has no published rate. */
export function priceBilled(
  model: Model,
  billed: BilledTokens,
  way: Way = standardWay,
): { readonly lines: readonly CostLine[]; readonly picoUsd: PicoUsd } | { readonly unpriced: NoPrice } {
  if (model.rates === null) return { unpriced: { because: 'no-rate', model: model.id } };
  const book = openRates(model.rates, model.discountPercent, way);
  if ('unpublished' in book)
    return { unpriced: { because: 'unpublished', model: model.id, what: book.unpublished } };
  const input = billed.input + billed.cached + billed.written + billed.writtenForAnHour;
  const table = book.at(input);
  const wanted: readonly [LineItem['of'], number, Billable, Billable?][] = [
    ['input', billed.input, 'input'],
    ['cached-input', billed.cached, 'cached-input'],
    ['cache-write', billed.written, 'cache-write'],
    ['cache-write-1h', billed.writtenForAnHour, 'cache-write-1h'],
    ['output', billed.output, 'output'],
    ['reasoning', billed.reasoning, 'reasoning', 'output'],
    ['web-search', billed.webSearches, 'web-search'],
  ];
  const charges: Charge[] = [];
  for (const [of, quantity, billable, otherwise] of wanted) {
    if (quantity === 0) continue;
    const rate = table.get(billable) ?? (otherwise === undefined ? null : table.get(otherwise));
    if (rate === null) return { unpriced: { because: 'item', model: model.id, item: { of } } };
    const unit = billable === 'web-search' ? 'calls' : 'tokens';
    charges.push({ item: { of }, side: 'input', quantity, unit, ratePicoUsd: rate });
  }
  const lines = toLines(charges);
  return { lines, picoUsd: totalOf(lines) };
}
