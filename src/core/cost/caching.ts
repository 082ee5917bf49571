import { between, exactly } from '../amount.js';
import {
  type CacheLayout,
  cacheUse,
  hitRateFromTraffic,
  inBestOrder,
  layOut,
  prefixEnd,
} from './cachelayout.js';
import { cacheEffect, chargesOf, type Hits, type Ingredients, owners, requestsPerHour } from './charging.js';
import type { CacheView, Estimate } from '../estimate.js';
import { isKnown, type CacheTraffic, type FindingData, type NoteDetail } from '../finding.js';
import { type ChainShape, chainShape } from './forecast.js';
import {
  type Answer,
  answerOf,
  type Asked,
  breakEvenOf,
  ingredientsOf,
  layoutOf,
  ruleOf,
} from './ingredients.js';
import type { Model } from '../model.js';
import { type PicoUsd, toUsd } from '../money.js';
import { toLines, totalOf } from './price.js';
import type { CacheRule } from '../rate.js';
import type { CountedBlock } from '../tokens.js';

/** Cost of the input of one request; null when it has no price. */
function inputOf(ingredients: Ingredients): PicoUsd | null {
  const charged = chargesOf(ingredients);
  return 'unpriced' in charged
    ? null
    : totalOf(toLines(charged.charges.filter((charge) => charge.side === 'input')));
}

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
  const rule = ruleOf(model, usage);
  if (rule === null || model.rates === null) return null;
  const use = cacheUse(prompt, usage);
  const layout = layoutOf(input, model);
  const ideal = layout.on ? layout : layOut(tokens.blocks, rule, use, true, tokens.errorPercent);
  const ordered = inBestOrder(tokens.blocks, use);
  const best = layOut(ordered, rule, use, true, tokens.errorPercent);
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
  const known = isKnown(trafficOf(input, rule));
  const { lifetime } = layout.on ? layout : ideal;
  const variants = ideal.segments[0]?.variants ?? 1;
  const starts =
    perHour === null
      ? null
      : perHour / Math.max(1, (chain?.turns.mean ?? 1) * (chain?.steps.mean ?? 1)) / variants;
  let hitRate = exactly(0, 'assumed');
  if (layout.segments.length > 0 && layout.on) {
    if (usage.cacheHitRate !== undefined) hitRate = exactly(usage.cacheHitRate, 'configured');
    else if (starts !== null && lifetime !== null) {
      const alive = hitRateFromTraffic(starts, lifetime.seconds, rule.sliding, usage.burstiness);
      hitRate = layout.eligible === 'yes' ? alive : between(0, 0, alive.high, 'assumed');
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

// --- What a change does to the cache -------------------------------------------------------------------------------------

/**
 * What a reviewer must know about the cache of a changed prompt: only what base and head differ in, each with its
 * price. `baseline` is null for a new prompt.
 */
export function cachingFindings(baseline: Estimate | null, head: Estimate): FindingData[] {
  const after = head.cache;
  const model = head.match?.model;
  if (after === null || model === undefined || head.cost === null) return [];
  if (baseline !== null && baseline.cache === null && baseline.match !== null) {
    // Nothing is known about the old model's cache: only what holds for the head alone can be said.
    return writtenInVain(null, head, after);
  }
  const before = baseline?.cache ?? null;
  const found = writtenInVain(before, head, after);
  if (baseline !== null && before !== null && found.length === 0) {
    const moved = shortened(baseline, before, head, after, model);
    found.push(...(moved.length > 0 ? moved : belowMinimum(before, head, after)));
    found.push(...doesNotPay(baseline, before, head, after));
  }
  return found;
}

function finding(
  head: Estimate,
  of: NoteDetail & {
    readonly level: FindingData['level'];
    readonly line: number | null;
    readonly path?: string;
    readonly amount: PicoUsd;
  },
): FindingData {
  const { level, line, path = head.prompt.path, amount, ...detail } = of;
  const { key } = head.prompt;
  return { rule: detail.kind, level, key, path, line, value: per1k(amount), limit: null, ...detail };
}

function per1k(amount: PicoUsd): number {
  return toUsd(amount * 1000n);
}

/** What the cost is computed for: a configured hit rate, traffic and lifetime, or a cache that is always warm. */
function trafficOf({ usage }: Asked, rule: CacheRule | null): CacheTraffic {
  if (usage.cacheHitRate !== undefined) return { kind: 'hit-rate', share: usage.cacheHitRate };
  const perHour = requestsPerHour(usage);
  if (perHour === null) return { kind: 'not-configured' };
  return rule === null || rule.lifetimes.length === 0
    ? { kind: 'no-lifetime' }
    : { kind: 'per-hour', requests: perHour };
}

/** The prefix that all requests share ends earlier, with text behind it that could be shared. */
function shortened(
  baseline: Estimate,
  before: CacheView,
  head: Estimate,
  after: CacheView,
  model: Model,
): FindingData[] {
  const lost = (view: CacheView): number => view.bestPrefixTokens - view.prefixTokens;
  if (after.cacheableTokens >= before.cacheableTokens || lost(after) <= lost(before)) return [];
  const rule = ruleOf(model, head.usage);
  const traffic = trafficOf(head, rule);
  const hits: Hits = isKnown(traffic) ? 'expected' : 'always';
  const use = cacheUse(head.prompt, head.usage);
  const chain = chainShape(head.usage);
  const own = layoutOf(head, model);
  const laid = (blocks: readonly CountedBlock[]): CacheLayout =>
    layOut(blocks, rule, use, !own.on, head.tokens.errorPercent);
  const now = ingredientsOf(head, model, answerOf(head), chain, 'expected', hits, laid(head.tokens.blocks));
  // The same tokens laid out as on the baseline: what the request would cost without the move.
  const old = cacheEffect(
    baseline.tokens.blocks,
    baseline.prompt,
    laid(baseline.tokens.blocks),
    rule,
    head.usage,
    chain,
    hits,
  );
  const shares = { ...old.shares };
  for (const owner of owners) shares[owner] ??= now.cache.shares[owner];
  const cost = inputOf(now);
  const unmoved = inputOf({ ...now, cache: { ...old, shares } });
  if (cost === null || unmoved === null || cost <= unmoved) return [];
  const amount = cost - unmoved;

  const ends = head.tokens.blocks[own.staticEnd];
  const existed =
    ends !== undefined &&
    baseline.tokens.blocks.some((block) => block.label === ends.label && block.part === ends.part);
  const place = after.endsPlace;
  const better = after.bestInputCost === null ? 0n : cost - after.bestInputCost;
  return [
    finding(head, {
      kind: 'cache-prefix-shortened',
      level: own.on ? 'warn' : 'info',
      line: place?.line ?? head.prompt.line,
      ...(place === null ? {} : { path: place.path }),
      amount,
      data: {
        moved: existed,
        end: after.endsAt,
        elsewhere: place === null || place.path === head.prompt.path ? null : place.path,
        endsLine: place?.line ?? null,
        tokens: after.prefixTokens,
        tokensBefore: before.prefixTokens,
        usdPer1k: per1k(amount),
        traffic,
        on: own.on,
        bestTokens: after.bestPrefixTokens,
        bestSavesUsdPer1k: better > 0n ? per1k(better) : null,
      },
    }),
  ];
}

/** Every request is written to the cache at the higher rate and none is ever read. */
function writtenInVain(before: CacheView | null, head: Estimate, after: CacheView): FindingData[] {
  if (!after.writesInVain || before?.writesInVain === true) return [];
  const plain = after.inputCostExpected;
  const best = after.bestInputCost !== null && after.bestInputCost < plain ? after.bestInputCost : null;
  return [
    finding(head, {
      kind: 'cache-written-in-vain',
      level: 'warn',
      line: after.endsPlace?.line ?? head.prompt.line,
      ...(after.endsPlace === null ? {} : { path: after.endsPlace.path }),
      amount: plain - (best ?? 0n),
      data: {
        note: after.note,
        inPart: after.cacheableTokens > 0,
        usdPer1k: per1k(plain),
        bestUsdPer1k: best === null ? null : per1k(best),
        traffic: trafficOf(head, head.match?.model.cache ?? null),
      },
    }),
  ];
}

/** The prefix was long enough for the cache and is not any more. */
function belowMinimum(before: CacheView, head: Estimate, after: CacheView): FindingData[] {
  if (before.eligible !== 'yes' || after.eligible === 'yes' || after.prefixTokens <= 0) return [];
  if (before.inputCostAlways >= before.inputCostNever) return [];
  const amount = after.inputCostExpected - before.inputCostAlways;
  if (amount <= 0n) return [];
  return [
    finding(head, {
      kind: 'cache-below-minimum',
      level: 'warn',
      line: head.prompt.line,
      amount,
      data: {
        tokens: after.prefixTokens,
        tokensBefore: before.prefixTokens,
        note: after.note,
        usdPer1k: per1k(amount),
        traffic: trafficOf(head, head.match?.model.cache ?? null),
      },
    }),
  ];
}

/** Caching was switched on, or its lifetime changed, and at the stated traffic it costs more than it saves. */
function doesNotPay(baseline: Estimate, before: CacheView, head: Estimate, after: CacheView): FindingData[] {
  const perHour = after.requestsPerHour;
  if (perHour === null || after.hitRate.high <= 0) return [];
  const same =
    before.lifetime?.name === after.lifetime?.name &&
    before.requestsPerHour === perHour &&
    baseline.match !== null &&
    layoutOf(baseline, baseline.match.model).on;
  if (same) return [];
  if (after.breakEvenPerHour !== null && perHour < after.breakEvenPerHour) {
    const plain = layOut(head.tokens.blocks, null, cacheUse(head.prompt, head.usage));
    const model = head.match?.model;
    if (model === undefined) return [];
    const without = inputOf(
      ingredientsOf(head, model, answerOf(head), chainShape(head.usage), 'expected', 'expected', plain),
    );
    if (without === null || without >= after.inputCostExpected) return [];
    const amount = after.inputCostExpected - without;
    return [
      finding(head, {
        kind: 'cache-does-not-pay',
        level: 'info',
        line: head.prompt.line,
        amount,
        data: { requestsPerHour: perHour, paysFrom: after.breakEvenPerHour, usdPer1k: per1k(amount) },
      }),
    ];
  }
  const better = after.betterLifetime;
  if (better === null) return [];
  const amount = after.inputCostExpected - better.inputCost;
  // Below a twentieth of the input's cost it is not worth a remark.
  if (amount * 20n < after.inputCostExpected) return [];
  return [
    finding(head, {
      kind: 'cache-lifetime',
      level: 'info',
      line: head.prompt.line,
      amount,
      data: {
        requestsPerHour: perHour,
        better: better.name,
        now: after.lifetime?.name ?? null,
        usdPer1k: per1k(amount),
      },
    }),
  ];
}
