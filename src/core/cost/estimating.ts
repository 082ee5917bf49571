import { type Amount, add, between } from '../amount.js';
import { type CacheLayout, hoursPerMonth } from './cachelayout.js';
import { cacheView } from './caching.js';
import { type Corner, type Hits, lastUserTokens, requestsPerHour, requestsPerMonth } from './charging.js';
import type { CallChain, Estimate, ModelShare, PricedCost } from '../estimate.js';
import {
  callGroups,
  type ChainShape,
  chainShape,
  forecastOutput,
  type OutputForecast,
  type Task,
} from './forecast.js';
import { chargeAll, layoutOf, longTailed, runsForFree } from './ingredients.js';
import type { Model, ModelMatch, UnknownModel } from '../model.js';
import { cost as costOf, type PicoUsd, toUsd } from '../money.js';
import type { NoPrice } from '../no-price.js';
import type { Note } from '../note.js';
import { regionOf, toLines, totalOf, unpublishedRegion } from './price.js';
import type { Prompt } from '../prompt.js';
import {
  fleetUsdPerMonth,
  gpuSeconds,
  paidPerWorked,
  requestsPerHourAtMost,
  rooflineSeconds,
  teraFlop,
  usdPerMTok,
} from './selfhosted.js';
import type { RequestTokens } from '../tokens.js';
import type { Usage } from '../usage.js';

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
  /** Overrides the forecast of the output altogether (see `alignAnswers`). */
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
  const assumptions: Note[] = [...forecast.notes];
  const atLeast: Note[] = [
    ...tokens.unknown.map((part): Note => ({ kind: 'not-counted', part })),
    ...(tokens.withoutLength ?? []).map((variable): Note => ({ kind: 'length-unknown', variable })),
  ];
  if (match?.note != null) assumptions.push({ kind: 'model', text: match.note });

  const others = input.others ?? [];
  let cost: PricedCost | null = null;
  let noPrice: NoPrice | null = null;
  let upcoming: Estimate['upcoming'];
  let picoPerCall: PicoUsd | null = null;
  if (model === null) {
    noPrice = unknown === null ? { because: 'no-model' } : { because: 'unknown-model', said: unknown.detail };
  } else {
    const corners = priceCorners(input, forecast, chain, model);
    if ('unpriced' in corners) noPrice = corners.unpriced;
    else {
      atLeast.push(...corners.missing);
      assumptions.push(...corners.notes);
      const requests = requestsPerMonth(usage);
      cost = {
        lines: corners.lines,
        requestPicoUsd: corners.expected,
        lowPicoUsd: corners.low,
        highPicoUsd: corners.high,
        atLengths: corners.atLengths,
        requestsPerMonth: requests,
        monthlyPicoUsd: requests === null ? null : costOf(requests, corners.expected),
      };
      picoPerCall = corners.expected;
      upcoming = upcomingCosts(input, forecast, chain, model);
    }
    collectNotes(input, chain, model, assumptions, atLeast);
    if (cost !== null) hostedNotes(model, tokens, forecast, usage, cost, assumptions);
  }

  const cache = model === null ? null : cacheView(input, forecast, chain, model);
  if (cache?.hitRate.basis === 'unknown') {
    assumptions.push({
      kind: 'no-cache-hits',
      because: requestsPerHour(usage) === null ? 'no-traffic' : 'no-lifetime',
    });
  }
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
    noPrice,
    cache,
    usage,
    assumptions,
    ...(atLeast.length > 0 ? { atLeast } : {}),
    ...(forecast.task === null ? {} : { task: forecast.task }),
    ...(forecast.reasoning.high > 0 ? { reasoning: forecast.reasoning } : {}),
    ...(forecast.truncatedShare === null ? {} : { truncatedShare: forecast.truncatedShare }),
    ...(chained === null ? {} : { chain: chained }),
    ...(others.length > 0 ? { others } : {}),
    ...(upcoming === undefined || upcoming.length === 0 ? {} : { upcoming }),
  };
}

// --- Cost at the corners -----------------------------------------------------------------------------------------------

interface Corners {
  readonly lines: PricedCost['lines'];
  readonly expected: PicoUsd;
  readonly low: PicoUsd;
  readonly high: PicoUsd;
  readonly atLengths: PricedCost['atLengths'];
  readonly missing: readonly Note[];
  readonly notes: readonly Note[];
}

/** Ways the cache may turn out, besides the expected one. */
function otherHits(layout: CacheLayout, usage: Usage): readonly Hits[] {
  if (!layout.on || usage.cacheHitRate !== undefined) return [];
  const isUnknown = requestsPerHour(usage) === null || layout.lifetime === null;
  if (layout.eligible === 'uncertain' || isUnknown) return ['never', 'always'];
  return ['bursty-low', 'bursty-high'];
}

function priceCorners(
  input: EstimateInput,
  forecast: OutputForecast,
  chain: ChainShape | null,
  model: Model,
): Corners | { readonly unpriced: NoPrice } {
  const expected = chargeAll(input, input.match, model, forecast, chain, 'expected', 'expected');
  if ('unpriced' in expected) return expected;
  const lines = toLines(expected.charges);
  const total = totalOf(lines);
  let low = total;
  let high = total;
  const atLengths = { low: total, high: total };
  const layout = layoutOf(input, model);
  for (const corner of ['low', 'high'] as const) {
    for (const hits of ['expected' as const, ...otherHits(layout, input.usage)]) {
      const charged = chargeAll(input, input.match, model, forecast, chain, corner, hits);
      if ('unpriced' in charged) continue;
      const amount = totalOf(toLines(charged.charges));
      if (amount < low) low = amount;
      if (amount > high) high = amount;
      if (hits === 'expected') atLengths[corner] = amount;
    }
  }
  return { lines, expected: total, low, high, atLengths, missing: expected.missing, notes: expected.notes };
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
    const charged = chargeAll(input, input.match, then, forecast, chain, 'expected', 'expected');
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

// --- What was assumed ------------------------------------------------------------------------------------------

function collectNotes(
  input: EstimateInput,
  chain: ChainShape | null,
  model: Model,
  assumptions: Note[],
  atLeast: Note[],
): void {
  const { usage, tokens } = input;
  if (runsForFree(input.match)) {
    assumptions.push({ kind: 'local-server', model: model.id });
    return;
  }
  const region = unpublishedRegion(model, regionOf(usage.region));
  if (region !== null) atLeast.push(region);
  if (chain !== null) {
    const calls = chain.turns.mean * chain.steps.mean;
    assumptions.push({
      kind: 'average-call',
      calls,
      of: chain.steps.mean > 1 ? 'task' : 'conversation',
    });
    if (chain.steps.mean > 1 && usage.toolResultTokens === undefined) {
      atLeast.push({ kind: 'tool-results-unknown' });
    }
    if (chain.turns.square === null && chain.turns.mean > 1) {
      assumptions.push({ kind: 'turns-alike' });
    }
  }
  const shares = Object.entries(usage.modelShares ?? {}).filter(([, share]) => share > 0);
  if (shares.length > 0 && (input.others ?? []).length === 0) {
    atLeast.push({ kind: 'other-models', names: shares.map(([name]) => name), model: model.id });
  }
  for (const tier of model.rates?.tiers ?? []) {
    const { low, high } = tokens.input;
    if (low <= tier.overInputTokens && high > tier.overInputTokens) {
      assumptions.push({ kind: 'near-tier', tokens: tier.overInputTokens });
    }
  }
  for (const line of model.rates?.disagreements ?? []) assumptions.push({ kind: 'rates', text: line });
}

function hostedNotes(
  model: Model,
  tokens: RequestTokens,
  forecast: OutputForecast,
  usage: Usage,
  cost: PricedCost,
  assumptions: Note[],
): void {
  const hosted = model.selfHosted;
  if (hosted === null) return;
  const output = forecast.answer.expected + forecast.reasoning.expected;
  const perMTok = usdPerMTok(toUsd(cost.requestPicoUsd), tokens.input.expected, output);
  const worked = gpuSeconds(hosted, tokens.input.expected, output);
  const flop = teraFlop(hosted, tokens.input.expected, output);
  assumptions.push({
    kind: 'gpu-time',
    model: model.id,
    basis: hosted.basis,
    utilization: hosted.utilization,
    isAssumed: hosted.utilizationAssumed === true,
    paidPerWorked: paidPerWorked(hosted),
    usdPerMTok: perMTok,
  });
  const bound = rooflineSeconds(hosted, tokens.input.expected, output);
  if (flop !== null && bound !== null && worked > 0) {
    const { peak, seconds } = bound;
    assumptions.push({
      kind: 'gpu-arithmetic',
      model: model.id,
      teraFlop: flop,
      seconds,
      gpu: peak.gpu,
      isOwn: hosted.gpu === peak.gpu,
      worked,
    });
  }
  const perHour = requestsPerHour(usage);
  const most = requestsPerHourAtMost(hosted, worked);
  if (perHour !== null && most !== null && perHour * hosted.peakToAverage > most) {
    assumptions.push({ kind: 'gpu-capacity', model: model.id, gpus: hosted.gpus, perHour: Math.floor(most) });
  }
  const monthly = fleetUsdPerMonth(hosted, hoursPerMonth);
  if (cost.monthlyPicoUsd !== null && monthly !== null && toUsd(cost.monthlyPicoUsd) < monthly) {
    assumptions.push({ kind: 'gpu-fleet', model: model.id, gpus: hosted.gpus, usdPerMonth: monthly });
  }
}
