import { between, exactly } from './amount.js';
import {
  type CacheLayout,
  cacheUse,
  hitRateFromTraffic,
  inBestOrder,
  layOut,
  prefixEnd,
} from './cachelayout.js';
import { chargesOf, type Hits, requestsPerHour } from './charging.js';
import type { CacheView } from './estimate.js';
import type { ChainShape } from './forecast.js';
import { type Answer, type Asked, breakEvenOf, ingredientsOf, layoutOf, writingPays } from './ingredients.js';
import type { Model } from './model.js';
import type { PicoUsd } from './money.js';
import { toLines, totalOf } from './price.js';
import type { CountedBlock } from './tokens.js';

/**
 * What the cache does for one request, and what it could do. Null where nothing is known about it. Costs are of the
 * input of one request to `model`, whatever share of the traffic goes to others.
 */
export function cacheView(
  input: Asked,
  forecast: Answer,
  chain: ChainShape | null,
  model: Model,
): CacheView | null {
  const { prompt, tokens, usage } = input;
  const rule = model.cache;
  if (rule === null || model.rates === null) return null;
  const use = cacheUse(prompt, usage);
  const layout = layoutOf(tokens.blocks, prompt, usage, model);
  const pays = writingPays(model, usage, use.lifetime);
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
