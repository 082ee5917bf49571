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
import type { Finding } from '../finding.js';
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
import { countText, per1kText, percentText, rateText, sentence } from '../words.js';

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
  const known = traffic(input, rule).known;
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

// --- What a change does to the cache -------------------------------------------------------------------------------------

/**
 * What a reviewer must know about the cache of a changed prompt: only what base and head differ in, each with its
 * price. `baseline` is null for a new prompt.
 */
export function cachingFindings(baseline: Estimate | null, head: Estimate): Finding[] {
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
  of: Pick<Finding, 'rule' | 'level' | 'message' | 'remedy'> & {
    readonly line: number | null;
    readonly path?: string;
    readonly amount: PicoUsd;
  },
): Finding {
  return {
    rule: of.rule,
    level: of.level,
    key: head.prompt.key,
    path: of.path ?? head.prompt.path,
    line: of.line,
    value: toUsd(of.amount * 1000n),
    limit: null,
    message: sentence(of.message),
    remedy: of.remedy,
  };
}

/** Whether a hit rate can be told, stated or from traffic and lifetime; and how a sentence says so. */
function traffic(of: Asked, rule: CacheRule | null): { readonly known: boolean; readonly text: string } {
  const stated = of.usage.cacheHitRate;
  if (stated !== undefined) return { known: true, text: `at a hit rate of ${percentText(stated)}` };
  const perHour = requestsPerHour(of.usage);
  if (perHour === null) return { known: false, text: 'while the cache is warm (no traffic is configured)' };
  return rule === null || rule.lifetimes.length === 0
    ? { known: false, text: 'while the cache is warm (no lifetime is documented)' }
    : { known: true, text: `at ${rateText(perHour)} requests/h` };
}

/** The prefix that all requests share ends earlier, with text behind it that could be shared. */
function shortened(
  baseline: Estimate,
  before: CacheView,
  head: Estimate,
  after: CacheView,
  model: Model,
): Finding[] {
  const lost = (view: CacheView): number => view.bestPrefixTokens - view.prefixTokens;
  if (after.cacheableTokens >= before.cacheableTokens || lost(after) <= lost(before)) return [];
  const rule = ruleOf(model, head.usage);
  const { known, text } = traffic(head, rule);
  const hits: Hits = known ? 'expected' : 'always';
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
  const name =
    ends?.part === 'variables' ? after.endsAt.replace(/^variable `(.*)`$/, '`{{$1}}`') : after.endsAt;
  const place = after.endsPlace;
  const at =
    place === null
      ? ''
      : `${existed ? ' to' : ' at'} ${place.path === head.prompt.path ? '' : `${place.path} `}line ${place.line}`;
  const better = after.bestInputCost === null ? 0n : cost - after.bestInputCost;
  return [
    finding(head, {
      rule: 'cache-prefix-shortened',
      level: own.on ? 'warn' : 'info',
      line: place?.line ?? head.prompt.line,
      ...(place === null ? {} : { path: place.path }),
      amount,
      message:
        `${existed ? 'moving' : 'adding'} ${name}${at} ends caching after ${countText(after.prefixTokens)} tokens ` +
        `(${countText(before.prefixTokens)} before): ${known ? '' : 'up to '}+${per1kText(amount)} per 1k requests ${text}` +
        (own.on ? '' : ', where the program sets a cache marker'),
      remedy:
        `Put it behind the text that never changes. In its best order the request shares ${countText(after.bestPrefixTokens)} tokens` +
        (better > 0n ? ` and costs ${per1kText(better)} per 1k requests less.` : '.'),
    }),
  ];
}

/** Every request is written to the cache at the higher rate and none is ever read. */
function writtenInVain(before: CacheView | null, head: Estimate, after: CacheView): Finding[] {
  if (!after.writesInVain || before?.writesInVain === true) return [];
  const { known, text } = traffic(head, head.match?.model.cache ?? null);
  const plain = after.inputCostExpected;
  const best = after.bestInputCost;
  return [
    finding(head, {
      rule: 'cache-written-in-vain',
      level: 'warn',
      line: after.endsPlace?.line ?? head.prompt.line,
      ...(after.endsPlace === null ? {} : { path: after.endsPlace.path }),
      amount: best !== null && best < plain ? plain - best : plain,
      message:
        `${after.note ?? 'the cache boundary varies'}, so ${after.cacheableTokens > 0 ? 'what it covers' : 'every request'} is written to the cache at the higher rate and never read: ${per1kText(plain)} per 1k requests for the input` +
        (best !== null && best < plain
          ? `, ${per1kText(best)} with a cache breakpoint after the static text ${text}`
          : ''),
      remedy: known
        ? 'Set a cache breakpoint after the text that never changes, and none behind it. This is what the vendor documents; one measured call confirms it.'
        : 'Set a cache breakpoint after the text that never changes, and none behind it. State requests-per-month to see what it saves.',
    }),
  ];
}

/** The prefix was long enough for the cache and is not any more. */
function belowMinimum(before: CacheView, head: Estimate, after: CacheView): Finding[] {
  if (before.eligible !== 'yes' || after.eligible === 'yes' || after.prefixTokens <= 0) return [];
  if (before.inputCostAlways >= before.inputCostNever) return [];
  const { text } = traffic(head, head.match?.model.cache ?? null);
  const amount = after.inputCostExpected - before.inputCostAlways;
  if (amount <= 0n) return [];
  return [
    finding(head, {
      rule: 'cache-below-minimum',
      level: 'warn',
      line: head.prompt.line,
      amount,
      message: `the static prefix is ${countText(after.prefixTokens)} tokens now (${countText(before.prefixTokens)} before): ${after.note ?? 'too short to be cached'}; up to +${per1kText(amount)} per 1k requests ${text}`,
      remedy:
        'A prefix below the minimum is never cached, without an error. Move static text to the front, or lengthen it if caching matters here.',
    }),
  ];
}

/** Caching was switched on, or its lifetime changed, and at the stated traffic it costs more than it saves. */
function doesNotPay(baseline: Estimate, before: CacheView, head: Estimate, after: CacheView): Finding[] {
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
        rule: 'cache-does-not-pay',
        level: 'info',
        line: head.prompt.line,
        amount,
        message: `at ${rateText(perHour)} requests/h caching costs ${per1kText(amount)} per 1k requests more than it saves; it pays from ${rateText(after.breakEvenPerHour)} requests/h`,
        remedy: 'Leave the marker out, or use a longer lifetime, until there is more traffic.',
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
      rule: 'cache-lifetime',
      level: 'info',
      line: head.prompt.line,
      amount,
      message: `at ${rateText(perHour)} requests/h a cache lifetime of ${better.name} costs ${per1kText(amount)} per 1k requests less than ${after.lifetime?.name ?? 'the default'}`,
      remedy: `Ask for a lifetime of ${better.name}.`,
    }),
  ];
}
