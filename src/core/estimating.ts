import { type Amount, add, between, exactly } from './amount.js';
import {
  breakEven,
  type CacheLayout,
  cacheUse,
  hitRateFromTraffic,
  inBestOrder,
  layOut,
  prefixEnd,
} from './caching.js';
import {
  cacheEffect,
  chargesOf,
  type Corner,
  type Hits,
  type Ingredients,
  lastUserTokens,
  requestsPerHour,
  tokensByOwner,
} from './charging.js';
import type { CacheView, CallChain, Estimate, ModelShare, PricedCost } from './estimate.js';
import {
  callGroups,
  type ChainShape,
  chainShape,
  forecastOutput,
  type OutputForecast,
  percent,
  type Task,
} from './forecast.js';
import type { Model, ModelMatch, UnknownModel } from './model.js';
import { cost, type PicoUsd, toUsd } from './money.js';
import { type Charge, regionOf, toLines, totalOf, unpublishedRegion } from './price.js';
import type { Prompt } from './prompt.js';
import type { CacheRule } from './rate.js';
import {
  assumedUtilisation,
  gpuSeconds,
  paidPerWorked,
  requestsPerHourAtMost,
  teraFlop,
  usdPerMTok,
} from './selfhosted.js';
import type { CountedBlock, RequestTokens } from './tokens.js';
import type { Usage } from './usage.js';

/** What an estimate is made of. The first five are given; the rest is known only to callers that have more. */
export interface EstimateInput {
  readonly prompt: Prompt;
  readonly match: ModelMatch | null;
  readonly unknown: UnknownModel | null;
  readonly tokens: RequestTokens;
  readonly usage: Usage;
  /** Models that take the shares of `usage.modelShares`, counted with their own tokenizers. */
  readonly others?: readonly ModelShare[];
  /** Overrides the guess of the kind of task, so that two revisions are computed with one prior. */
  readonly task?: Task;
  /** Overrides the forecast of the output altogether (see `alignForecasts`). */
  readonly output?: OutputForecast;
}

/**
 * A prompt with its counts to a prompt with its cost. Pure. The cost of a request is that of one model call; where
 * usage says that several belong together it is the average one, so that monthly cost is requests × cost.
 */
export function estimatePrompt(input: EstimateInput): Estimate {
  const { prompt, match, unknown, tokens, usage } = input;
  const model = match?.model ?? null;
  const forecast = input.output ?? forecastOutput(prompt, model, usage, input.task);
  const chain = chainShape(usage);
  const assumptions: string[] = [...forecast.notes];
  const atLeast = new Set<string>(tokens.unknown);
  if (match?.note != null) assumptions.push(`model: ${match.note}`);

  const others = input.others ?? [];
  let cost: PricedCost | null = null;
  let unpricedReason: string | null = null;
  let upcoming: Estimate['upcoming'];
  let picoPerCall: PicoUsd | null = null;
  if (model === null) {
    unpricedReason = unknown?.detail ?? 'no model is known for this prompt';
  } else {
    const corners = priceCorners(input, forecast, chain, model);
    if ('unpriced' in corners) unpricedReason = corners.unpriced;
    else {
      for (const line of corners.missing) atLeast.add(line);
      const requests = usage.requestsPerMonth?.mean ?? null;
      cost = {
        lines: corners.lines,
        requestPicoUsd: corners.expected,
        lowPicoUsd: corners.low,
        highPicoUsd: corners.high,
        requestsPerMonth: requests,
        monthlyPicoUsd: requests === null ? null : costOf(requests, corners.expected),
      };
      picoPerCall = corners.expected;
      upcoming = upcomingCosts(input, forecast, chain, model);
    }
    collectNotes(input, forecast, chain, model, assumptions, atLeast);
    if (cost !== null) hostedNotes(model, tokens, forecast, usage, cost, assumptions);
  }

  const cache = model === null ? null : cacheView(input, forecast, chain, model, assumptions);
  const history = chain === null ? null : historyOf(input, forecast, chain);
  const chained: CallChain | null =
    chain === null || history === null || picoPerCall === null
      ? null
      : {
          kind: chain.steps.mean > 1 ? 'task' : 'conversation',
          calls: chain.turns.mean * chain.steps.mean,
          historyTokens: history,
          picoUsd: costOf(chain.turns.mean * chain.steps.mean, picoPerCall),
        };
  const window = model?.contextTokens ?? null;
  const sent = tokens.input.expected + (history?.expected ?? 0);
  return {
    prompt,
    match,
    tokens,
    output: add(forecast.answer, forecast.reasoning),
    outputBasis: forecast.basis,
    contextPercent: window === null || window <= 0 ? null : Math.round((sent / window) * 1000) / 10,
    cost,
    unpricedReason,
    cache,
    usage,
    assumptions,
    ...(atLeast.size > 0 ? { atLeast: [...atLeast] } : {}),
    ...(forecast.task === null ? {} : { task: forecast.task }),
    ...(forecast.reasoning.high > 0 ? { reasoning: forecast.reasoning } : {}),
    ...(forecast.truncatedShare === null ? {} : { truncatedShare: forecast.truncatedShare }),
    ...(chained === null ? {} : { chain: chained }),
    ...(others.length > 0 ? { others } : {}),
    ...(upcoming === undefined || upcoming.length === 0 ? {} : { upcoming }),
  };
}

const costOf = cost;

// --- Ingredients -----------------------------------------------------------------------------------------------------

/** A prefix cache in the GPU's own memory: any prefix, for as long as there is room. Used only with a stated hit rate. */
const gpuPrefixCache: CacheRule = {
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
  confidence: 'documented',
};

/** The cache rule that holds for a model. */
export function ruleOf(model: Model): CacheRule | null {
  return model.selfHosted === null ? model.cache : gpuPrefixCache;
}

/** Whether a write for this many variants pays at the stated traffic. */
export function writingPays(model: Model, usage: Usage): (variants: number) => boolean {
  const rule = ruleOf(model);
  const perHour = requestsPerHour(usage);
  return (variants) => {
    const lifetime = rule?.lifetimes[0];
    if (rule === null || lifetime === undefined || perHour === null) return false;
    const pays = breakEvenOf(model, lifetime.writeRate, lifetime.seconds);
    if (pays === null) return true;
    return (
      hitRateFromTraffic(perHour / variants, lifetime.seconds, rule.sliding, usage.burstiness).expected >
      pays.hitRate
    );
  };
}

/** The layout of a prompt's blocks under a model's rule, as the cost is computed with. */
export function layoutOf(
  blocks: readonly CountedBlock[],
  prompt: Prompt,
  usage: Usage,
  model: Model,
): CacheLayout {
  return layOut(blocks, ruleOf(model), cacheUse(prompt, usage), false, writingPays(model, usage));
}

/** Ingredients of one corner, from one side. */
export function ingredientsOf(
  of: { readonly prompt: Prompt; readonly tokens: RequestTokens; readonly usage: Usage },
  model: Model,
  forecast: { readonly answer: Amount; readonly reasoning: Amount },
  chain: ChainShape | null,
  corner: Corner,
  hits: Hits,
  layout: CacheLayout = layoutOf(of.tokens.blocks, of.prompt, of.usage, model),
  blocks: readonly CountedBlock[] = of.tokens.blocks,
): Ingredients {
  const { prompt, tokens, usage } = of;
  const shape = corner === 'high' ? longTailed(chain) : chain;
  return {
    model,
    tokens: tokensByOwner(tokens, prompt, corner),
    cache: cacheEffect(blocks, prompt, layout, ruleOf(model), usage, shape, hits),
    answer: forecast.answer[corner],
    reasoning: forecast.reasoning[corner],
    service: prompt.parameters.serviceTier ?? usage.serviceTier,
    region: usage.region,
    batchShare: usage.batchShare ?? 0,
    chain: shape,
    userTurn: usage.userTurnTokens ?? lastUserTokens(tokens, prompt, corner),
    toolResult: usage.toolResultTokens ?? 0,
    usage,
    calls: prompt.callsPerRequest ?? 1,
    utilisation: utilisationAt(model, corner),
  };
}

/** Where only a mean count of calls is stated, the worst case is that counts are geometric: E[n²] = 2m² − m. */
function longTailed(chain: ChainShape | null): ChainShape | null {
  if (chain === null) return null;
  const tail = (count: ChainShape['turns']): ChainShape['turns'] =>
    count.square !== null || count.mean <= 1
      ? count
      : { mean: count.mean, square: 2 * count.mean ** 2 - count.mean };
  return { ...chain, turns: tail(chain.turns), steps: tail(chain.steps) };
}

function utilisationAt(model: Model, corner: Corner): number | null {
  const hosted = model.selfHosted;
  if (hosted === null) return null;
  if (hosted.utilisationAssumed !== true || corner === 'expected') return hosted.utilisation;
  const ratio = hosted.utilisation / assumedUtilisation.expected;
  const wanted = corner === 'low' ? assumedUtilisation.high : assumedUtilisation.low;
  return Math.min(1, wanted * ratio);
}

// --- Cost at the corners -----------------------------------------------------------------------------------------------

interface Corners {
  readonly lines: PricedCost['lines'];
  readonly expected: PicoUsd;
  readonly low: PicoUsd;
  readonly high: PicoUsd;
  readonly missing: readonly string[];
}

/** Ways the cache may turn out, besides the expected one. */
function otherHits(layout: CacheLayout, usage: Usage): readonly Hits[] {
  if (!layout.on || usage.cacheHitRate !== undefined) return [];
  if (layout.eligible === 'uncertain' || requestsPerHour(usage) === null) return ['never', 'always'];
  return ['bursty-low', 'bursty-high'];
}

function priceCorners(
  input: EstimateInput,
  forecast: OutputForecast,
  chain: ChainShape | null,
  model: Model,
): Corners | { readonly unpriced: string } {
  const expected = chargeAll(input, forecast, chain, model, 'expected', 'expected');
  if ('unpriced' in expected) return expected;
  const lines = toLines(expected.charges);
  const total = totalOf(lines);
  let low = total;
  let high = total;
  const layout = layoutOf(input.tokens.blocks, input.prompt, input.usage, model);
  for (const corner of ['low', 'high'] as const) {
    for (const hits of ['expected' as const, ...otherHits(layout, input.usage)]) {
      const charged = chargeAll(input, forecast, chain, model, corner, hits);
      if ('unpriced' in charged) continue;
      const amount = totalOf(toLines(charged.charges));
      if (amount < low) low = amount;
      if (amount > high) high = amount;
    }
  }
  return { lines, expected: total, low, high, missing: expected.missing };
}

/** Charges of the main model and of those that take a share of its traffic. */
function chargeAll(
  input: EstimateInput,
  forecast: OutputForecast,
  chain: ChainShape | null,
  model: Model,
  corner: Corner,
  hits: Hits,
):
  | { readonly charges: readonly Charge[]; readonly missing: readonly string[] }
  | { readonly unpriced: string } {
  if (runsForFree(input.match)) return { charges: [], missing: [] };
  const own = chargesOf(ingredientsOf(input, model, forecast, chain, corner, hits));
  const others = input.others ?? [];
  if ('unpriced' in own || others.length === 0) return own;
  return mixModels(
    own,
    others.map((other) => {
      const share = { share: other.share, name: other.match?.model.id ?? 'unknown model' };
      if (other.match === null) {
        return { ...share, charged: { unpriced: other.unknown?.detail ?? 'unknown model' } };
      }
      const side = { prompt: input.prompt, tokens: other.tokens, usage: input.usage };
      return {
        ...share,
        charged: chargesOf(ingredientsOf(side, other.match.model, forecast, chain, corner, hits)),
      };
    }),
  );
}

/** The charges of several models, each in proportion to its share of the traffic. */
export function mixModels(
  own: { readonly charges: readonly Charge[]; readonly missing: readonly string[] },
  others: readonly {
    readonly share: number;
    readonly name: string;
    readonly charged:
      | { readonly charges: readonly Charge[]; readonly missing: readonly string[] }
      | { readonly unpriced: string };
  }[],
):
  | { readonly charges: readonly Charge[]; readonly missing: readonly string[] }
  | { readonly unpriced: string } {
  const left = Math.max(0, 1 - others.reduce((sum, other) => sum + other.share, 0));
  const charges: Charge[] = own.charges.map((charge) => ({ ...charge, quantity: charge.quantity * left }));
  const missing = [...own.missing];
  for (const { share, name, charged } of others) {
    if ('unpriced' in charged) {
      return { unpriced: `${percent(share)} of the requests go to ${name}: ${charged.unpriced}` };
    }
    missing.push(...charged.missing);
    for (const charge of charged.charges) {
      charges.push({
        ...charge,
        name: `${charge.name} · ${name}`,
        quantity: charge.quantity * share,
      });
    }
  }
  return { charges, missing };
}

/** A server on the developer's own machine: nobody sends a bill, and the report says so. */
export function runsForFree(match: ModelMatch | null): boolean {
  return match?.by === 'local' && match.model.rates === null && match.model.selfHosted === null;
}

/** The same request at rates already announced. */
function upcomingCosts(
  input: EstimateInput,
  forecast: OutputForecast,
  chain: ChainShape | null,
  model: Model,
): NonNullable<Estimate['upcoming']> {
  const card = model.rates;
  if (card === null) return [];
  return card.upcoming.flatMap(({ from, rates }) => {
    const changed = new Set(rates.map((rate) => rate.billable));
    const then: Model = {
      ...model,
      rates: {
        ...card,
        rates: [...card.rates.filter((rate) => !changed.has(rate.billable)), ...rates],
      },
    };
    const charged = chargeAll(input, forecast, chain, then, 'expected', 'expected');
    return 'unpriced' in charged ? [] : [{ from, requestPicoUsd: totalOf(toLines(charged.charges)) }];
  });
}

function historyOf(input: EstimateInput, forecast: OutputForecast, chain: ChainShape): Amount {
  const at = (corner: Corner): number => {
    const shape = (corner === 'high' ? longTailed(chain) : chain) ?? chain;
    return callGroups(
      shape,
      {
        firstCall: input.tokens.input[corner],
        answer: forecast.answer[corner],
        userTurn: input.usage.userTurnTokens ?? lastUserTokens(input.tokens, input.prompt, corner),
        toolResult: input.usage.toolResultTokens ?? 0,
      },
      [],
    ).reduce((sum, group) => sum + group.share * group.historyTokens, 0);
  };
  return between(at('low'), at('expected'), at('high'), forecast.answer.basis);
}

// --- What the cache can do -----------------------------------------------------------------------------------------------

function breakEvenOf(
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

function cacheView(
  input: EstimateInput,
  forecast: OutputForecast,
  chain: ChainShape | null,
  model: Model,
  assumptions: string[],
): CacheView | null {
  const { prompt, tokens, usage } = input;
  const rule = model.cache;
  if (rule === null || model.rates === null) return null;
  const use = cacheUse(prompt, usage);
  const layout = layoutOf(tokens.blocks, prompt, usage, model);
  const pays = writingPays(model, usage);
  const ideal = layout.on ? layout : layOut(tokens.blocks, rule, use, true, pays);
  const ordered = inBestOrder(tokens.blocks, use);
  const best = layOut(ordered, rule, use, true, pays);
  const inputCost = (
    hits: Hits,
    as: CacheLayout,
    blocks: readonly CountedBlock[] = tokens.blocks,
  ): PicoUsd | null => {
    const charged = chargesOf(ingredientsOf(input, model, forecast, chain, 'expected', hits, as, blocks));
    return 'unpriced' in charged
      ? null
      : totalOf(toLines(charged.charges.filter((charge) => charge.side === 'input')));
  };
  const expected = inputCost('expected', layout);
  const never = inputCost('never', ideal);
  const always = inputCost('always', ideal);
  if (expected === null || never === null || always === null) return null;

  const perHour = requestsPerHour(usage);
  const known = usage.cacheHitRate !== undefined || perHour !== null;
  const { lifetime } = layout.on ? layout : ideal;
  const variants = ideal.segments[0]?.variants ?? 1;
  const starts =
    perHour === null
      ? null
      : perHour / Math.max(1, (chain?.turns.mean ?? 1) * (chain?.steps.mean ?? 1)) / variants;
  let hitRate = exactly(0, 'assumed');
  if (layout.segments.length > 0 && layout.on) {
    if (usage.cacheHitRate !== undefined) hitRate = exactly(usage.cacheHitRate, 'stated');
    else if (starts !== null && lifetime !== null) {
      const traffic = hitRateFromTraffic(starts, lifetime.seconds, rule.sliding, usage.burstiness);
      hitRate = layout.eligible === 'yes' ? traffic : between(0, 0, traffic.high, 'assumed');
    } else hitRate = between(0, 0, 1, 'unknown');
  }
  let betterLifetime: CacheView['betterLifetime'] = null;
  if (perHour !== null && layout.on && layout.segments.length > 0) {
    for (const other of rule.lifetimes) {
      if (other.name === lifetime?.name) continue;
      const amount = inputCost('expected', { ...layout, lifetime: other });
      if (amount !== null && amount < (betterLifetime?.inputCost ?? expected)) {
        betterLifetime = { name: other.name, inputCost: amount };
      }
    }
  }
  if (layout.on && layout.segments.length > 0 && !known) {
    assumptions.push(
      'caching: without stated traffic no cache hits are counted; the range shows what they could do',
    );
  }
  const pricedBreakEven = lifetime === null ? null : breakEvenOf(model, lifetime.writeRate, lifetime.seconds);
  return {
    prefixTokens: layout.prefixTokens,
    cacheableTokens: ideal.cacheableTokens,
    eligible: ideal.eligible,
    ...prefixEnd(tokens.blocks, layout),
    note: layout.note,
    hitRate,
    inputCostNever: never,
    inputCostExpected: expected,
    inputCostAlways: always,
    breakEvenPerHour: pricedBreakEven === null ? null : pricedBreakEven.requestsPerHour * variants,
    bestPrefixTokens: best.prefixTokens,
    bestInputCost: inputCost(known ? 'expected' : 'always', best, ordered),
    requestsPerHour: perHour,
    lifetime: lifetime === null ? null : { name: lifetime.name, seconds: lifetime.seconds },
    betterLifetime,
    writesInVain: layout.vainTo > 0,
  };
}

// --- What was assumed, in words ------------------------------------------------------------------------------------------

function collectNotes(
  input: EstimateInput,
  forecast: OutputForecast,
  chain: ChainShape | null,
  model: Model,
  assumptions: string[],
  atLeast: Set<string>,
): void {
  const { usage, tokens } = input;
  if (runsForFree(input.match)) {
    assumptions.push(
      `${model.id} runs on a local server: no fee is charged, and its hardware is not counted`,
    );
    return;
  }
  const region = unpublishedRegion(model, regionOf(usage.region));
  if (region !== null) atLeast.add(region);
  if (chain !== null) {
    const calls = chain.turns.mean * chain.steps.mean;
    const name = chain.steps.mean > 1 ? 'task' : 'conversation';
    assumptions.push(
      `one request is the average of the ${Number(calls.toFixed(2))} model calls of a ${name}`,
    );
    if (chain.steps.mean > 1 && usage.toolResultTokens === undefined) {
      atLeast.add('tool results: their length is not stated, so they are not counted');
    }
    if (chain.turns.square === null && chain.turns.mean > 1) {
      assumptions.push(
        'every conversation is taken to have the mean number of turns; if lengths differ, earlier turns cost more',
      );
    }
  }
  const shares = Object.entries(usage.modelShares ?? {}).filter(([, share]) => share > 0);
  if (shares.length > 0 && (input.others ?? []).length === 0) {
    atLeast.add(
      `traffic that goes to other models (${shares.map(([name]) => name).join(', ')}) is priced as ${model.id}`,
    );
  }
  for (const tier of model.rates?.tiers ?? []) {
    const { low, high } = tokens.input;
    if (low <= tier.overInputTokens && high > tier.overInputTokens) {
      assumptions.push(
        `the input is near the ${tier.overInputTokens.toLocaleString('en-US')} tokens from which the whole request is billed at other rates`,
      );
    }
  }
  for (const line of model.rates?.disagreements ?? []) assumptions.push(`rates: ${line}`);
  if (forecast.basis === 'none' && model.maxOutputTokens !== 0) {
    atLeast.add('output: nothing is known about it');
  }
}

function hostedNotes(
  model: Model,
  tokens: RequestTokens,
  forecast: OutputForecast,
  usage: Usage,
  cost: PricedCost,
  assumptions: string[],
): void {
  const hosted = model.selfHosted;
  if (hosted === null) return;
  const output = forecast.answer.expected + forecast.reasoning.expected;
  const perMTok = usdPerMTok(toUsd(cost.requestPicoUsd), tokens.input.expected, output);
  const worked = gpuSeconds(hosted, tokens.input.expected, output);
  const flop = teraFlop(hosted, tokens.input.expected, output);
  assumptions.push(
    `${model.id}: GPU time by ${hosted.basis}; ${hosted.utilisationAssumed === true ? 'assumed' : 'stated'} utilisation ${percent(hosted.utilisation)}, ${paidPerWorked(hosted).toFixed(1)} paid seconds per second of work` +
      (perMTok === null ? '' : `; $${perMTok.toPrecision(3)} per 1M tokens`),
  );
  if (flop !== null && worked > 0) {
    assumptions.push(
      `${model.id}: the request needs at least ${flop.toPrecision(3)} TFLOP, that is ${(flop / worked).toPrecision(3)} TFLOP per second of GPU work`,
    );
  }
  const perHour = requestsPerHour(usage);
  const most = requestsPerHourAtMost(hosted, worked);
  if (perHour !== null && most !== null && perHour * hosted.peakToAverage > most) {
    assumptions.push(
      `${model.id}: ${hosted.gpus} GPUs serve at most ${Math.floor(most)} such requests per hour, less than the stated traffic at its peak`,
    );
  }
}
