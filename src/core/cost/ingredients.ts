import { type Amount, between, exactly } from '../amount.js';
import { breakEven, type CacheLayout, cacheUse, layOut } from './cachelayout.js';
import {
  cacheEffect,
  type Charged,
  chargesOf,
  type Corner,
  type Hits,
  type Ingredients,
  lastUserTokens,
  tokensByOwner,
} from './charging.js';
import type { ModelShare } from '../estimate.js';
import { type ChainShape } from './forecast.js';
import type { Model, ModelMatch } from '../model.js';
import type { Charge } from './price.js';
import type { Prompt } from '../prompt.js';
import type { CacheRule } from '../rate.js';
import { assumedUtilization } from './selfhosted.js';
import type { CountedBlock, RequestTokens } from '../tokens.js';
import type { Usage } from '../usage.js';

/** From one side of a comparison (a prompt, its counts, its usage) to the ingredients that charging works with. */

/** What is asked for. */
export interface Asked {
  readonly prompt: Prompt;
  readonly tokens: RequestTokens;
  readonly usage: Usage;
  readonly others?: readonly ModelShare[];
}

/** What comes back. */
export interface Answer {
  readonly answer: Amount;
  readonly reasoning: Amount;
}

/**
 * A cache about which nothing is known but that it works, because the settings state its hit rate: any prefix, as
 * automatic prefix caching of a GPU server has it.
 */
const anyPrefix: CacheRule = {
  mode: 'implicit',
  minTokens: 0,
  minTokensCertain: 0,
  stepTokens: 1,
  implicitBoundary: 'any-step',
  lifetimes: [],
  sliding: true,
  maxBreakpoints: 0,
  source: {
    title: 'vLLM: automatic prefix caching',
    url: 'https://docs.vllm.ai/en/latest/features/automatic_prefix_caching.html',
    checkedOn: '2026-11-23',
  },
  confidence: 'uncertain',
};

/** The cache rule that holds for a model; a stated hit rate stands for itself where no rule is known. */
export function ruleOf(model: Model, usage: Usage): CacheRule | null {
  if (model.cache !== null && model.selfHosted === null) return model.cache;
  return usage.cacheHitRate === undefined ? null : anyPrefix;
}

/** The layout of a prompt's blocks under a model's rule, as the cost is computed with. */
export function layoutOf(of: Asked, model: Model): CacheLayout {
  const { blocks, errorPercent } = of.tokens;
  return layOut(blocks, ruleOf(model, of.usage), cacheUse(of.prompt, of.usage), false, errorPercent);
}

/** Ingredients of one corner, from one side. */
export function ingredientsOf(
  of: Asked,
  model: Model,
  forecast: Answer,
  chain: ChainShape | null,
  corner: Corner,
  hits: Hits,
  layout: CacheLayout = layoutOf(of, model),
  blocks: readonly CountedBlock[] = of.tokens.blocks,
): Ingredients {
  const { prompt, tokens, usage } = of;
  const shape = corner === 'high' ? longTailed(chain) : chain;
  return {
    model,
    tokens: tokensByOwner(tokens, prompt, corner),
    cache: cacheEffect(blocks, prompt, layout, ruleOf(model, usage), usage, shape, hits),
    answer: forecast.answer[corner],
    reasoning: forecast.reasoning[corner],
    service: prompt.parameters.serviceTier ?? usage.serviceTier,
    region: usage.region,
    batchShare: usage.batchShare ?? 0,
    chain: shape,
    userTurn: usage.userTurnTokens ?? lastUserTokens(tokens, prompt, corner),
    toolResult: usage.toolResultTokens ?? 0,
    usage,
    searches: (prompt.parameters.serverTools ?? []).some((tool) => tool.startsWith('web_search')),
    calls: prompt.callsPerRequest ?? 1,
    utilization: utilizationAt(model, corner),
  };
}

/** Where only a mean count of calls is stated, the worst case is that counts are geometric: E[n²] = 2m² − m. */
export function longTailed(chain: ChainShape | null): ChainShape | null {
  if (chain === null) return null;
  const tail = (count: ChainShape['turns']): ChainShape['turns'] =>
    count.square !== null || count.mean <= 1
      ? count
      : { mean: count.mean, square: 2 * count.mean ** 2 - count.mean };
  return { ...chain, turns: tail(chain.turns), steps: tail(chain.steps) };
}

function utilizationAt(model: Model, corner: Corner): number | null {
  const hosted = model.selfHosted;
  if (hosted === null) return null;
  if (hosted.utilizationAssumed !== true || corner === 'expected') return hosted.utilization;
  const ratio = hosted.utilization / assumedUtilization.expected;
  const wanted = corner === 'low' ? assumedUtilization.high : assumedUtilization.low;
  return Math.min(1, wanted * ratio);
}

/** Charges of the main model and of those that take a share of its traffic. */
export function chargeAll(
  of: Asked,
  match: ModelMatch | null,
  model: Model,
  forecast: Answer,
  chain: ChainShape | null,
  corner: Corner,
  hits: Hits,
): Charged {
  if (runsForFree(match)) return { charges: [], missing: [], notes: [] };
  const own = chargesOf(ingredientsOf(of, model, forecast, chain, corner, hits));
  return mixModels(
    own,
    (of.others ?? []).map((other) => {
      const share = { share: other.share, model: other.match?.model.id ?? null };
      if (other.match === null) {
        const said = other.unknown?.detail;
        return {
          ...share,
          charged: { unpriced: said === undefined ? null : { because: 'unknown-model', said } },
        };
      }
      const side = { prompt: of.prompt, tokens: other.tokens, usage: of.usage };
      return {
        ...share,
        charged: chargesOf(ingredientsOf(side, other.match.model, forecast, chain, corner, hits)),
      };
    }),
  );
}

/** The charges of several models, each in proportion to its share of the traffic. */
export function mixModels(
  own: Charged,
  others: readonly {
    readonly share: number;
    /** Its id, null where it is not known. */
    readonly model: string | null;
    readonly charged: Charged | { readonly unpriced: null };
  }[],
): Charged {
  if ('unpriced' in own || others.length === 0) return own;
  const left = Math.max(0, 1 - others.reduce((sum, other) => sum + other.share, 0));
  const charges: Charge[] = own.charges.map((charge) => ({ ...charge, quantity: charge.quantity * left }));
  const missing = [...own.missing];
  const notes = [...own.notes];
  for (const { share, model, charged } of others) {
    if ('unpriced' in charged) {
      return { unpriced: { because: 'share', share, model, why: charged.unpriced } };
    }
    missing.push(...charged.missing);
    notes.push(...charged.notes);
    for (const charge of charged.charges) {
      charges.push({
        ...charge,
        item: { ...charge.item, ...(model === null ? {} : { model }) },
        quantity: charge.quantity * share,
      });
    }
  }
  return { charges, missing, notes };
}

/** A server on the developer's own machine: nobody sends a bill, and the report says so. */
export function runsForFree(match: ModelMatch | null): boolean {
  return match?.by === 'local' && match.model.rates === null && match.model.selfHosted === null;
}

/** Hit rate and traffic from which a paid write pays, by the model's own rates; null where nothing is charged for it. */
export function breakEvenOf(
  model: Model,
  writeRate: CacheRule['lifetimes'][number]['writeRate'],
  seconds: number,
): ReturnType<typeof breakEven> {
  const rate = (billable: string): number | null => {
    const found = model.rates?.rates.find((one) => one.billable === billable);
    return found === undefined ? null : Number(found.picoUsdPerUnit);
  };
  const input = rate('input');
  const read = rate('cached-input');
  const write = rate(writeRate);
  if (input === null || read === null || write === null || input === 0) return null;
  return breakEven(write / input, read / input, seconds);
}

/** What an estimate's answer was computed from. */
export function answerOf(estimate: { readonly output: Amount; readonly reasoning?: Amount }): Answer {
  const reasoning = estimate.reasoning ?? exactly(0);
  const { low, expected, high, basis } = estimate.output;
  return {
    answer: between(
      Math.max(0, low - reasoning.low),
      Math.max(0, expected - reasoning.expected),
      Math.max(0, high - reasoning.high),
      basis,
    ),
    reasoning,
  };
}
