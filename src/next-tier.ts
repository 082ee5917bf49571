import type { Change } from './core/change.js';
import type { Estimate } from './core/estimate.js';
import type { FindingData } from './core/finding.js';
import { serviceOf } from './core/cost/price.js';
import { isOfRequestCost } from './core/limits/limit.js';
import { limitOf } from './core/limits/list.js';
import type { Model } from './core/model.js';
import { percentChange, toUsd } from './core/money.js';
import type { ReportCheaper, ReportTier } from './core/report.js';
import { asMatch, batchCost, fitOf, needsOf, onModel } from './on-model.js';
import type { Catalog } from './providers/index.js';

/** More prompts over a limit than these are not looked up: no comment shows them. */
const promptsMax = 20;

/** So many models are counted for one prompt before there is said to be none. */
const triesMax = 5;

/**
 * What each prompt over a limit on its cost would cost on the next cheaper tier of the same vendor, by key. Nothing for a prompt
 * without one, and where the change swaps the model: there the base's model is what a reader compares with.
 */
export function nextTiers(
  changes: readonly Change[],
  findings: readonly FindingData[],
  catalog: Catalog,
): ReadonlyMap<string, ReportTier> {
  const tiers = new Map<string, ReportTier>();
  for (const { key, baseline, head } of overCost(changes, findings)) {
    if (head === null || (baseline !== null && baseline.match?.model.id !== head.match?.model.id)) continue;
    const tier = nextTier(head, catalog);
    if (tier !== null) tiers.set(key, tier);
  }
  return tiers;
}

/** The changes over a limit on the cost of one request; at most `promptsMax`. */
function overCost(changes: readonly Change[], findings: readonly FindingData[]): Change[] {
  const over = new Set(
    findings.flatMap(({ key, level, rule }) =>
      key !== null && level !== 'info' && isOfRequestCost(limitOf(rule)) ? [key] : [],
    ),
  );
  return changes.filter((change) => over.has(change.key)).slice(0, promptsMax);
}

/**
 * What else makes the request of each prompt over a limit on its cost cheaper on its own model, by key: the batch interface, the
 * cache with the best order of the text, another lifetime of the cache. Only ways with a published price; a request whose
 * traffic is shared by several models, or that is a call of several, is left out.
 */
export function cheaperWays(
  changes: readonly Change[],
  findings: readonly FindingData[],
): ReadonlyMap<string, readonly ReportCheaper[]> {
  const all = new Map<string, readonly ReportCheaper[]>();
  for (const { key, head } of overCost(changes, findings)) {
    const ways = head === null ? [] : waysOf(head);
    if (ways.length > 0) all.set(key, ways);
  }
  return all;
}

function waysOf(estimate: Estimate): ReportCheaper[] {
  const { prompt, match, usage, cost, cache, others = [], chain } = estimate;
  if (match === null || cost === null || others.length > 0 || chain !== undefined) return [];
  const now = cost.requestPicoUsd;
  const ways: ReportCheaper[] = [];
  const add = (way: ReportCheaper['way'], then: bigint, name: string | null, warm: boolean): void => {
    // What is not seen in two digits is no way.
    if (then >= now || (now - then) * 100n < now) return;
    const percent = percentChange(now, then) ?? 0;
    ways.push({ way, name, usdPer1k: toUsd(then * 1000n), percent, warm });
  };
  if (cache !== null) {
    const { bestInputCost, inputCostExpected, betterLifetime } = cache;
    const warm = cache.requestsPerHour === null && usage.cacheHitRate === undefined;
    if (bestInputCost !== null) {
      const way = cache.bestPrefixTokens > cache.prefixTokens ? 'cache-order' : 'cache';
      add(way, now - inputCostExpected + bestInputCost, null, warm);
    }
    if (betterLifetime !== null) {
      add('cache-lifetime', now - inputCostExpected + betterLifetime.inputCost, betterLifetime.name, false);
    }
  }
  if (
    (usage.batchShare ?? 0) === 0 &&
    serviceOf(prompt.parameters.serviceTier ?? usage.serviceTier) === null
  ) {
    const batch = batchCost(estimate);
    if (batch !== null) add('batch', batch, null, false);
  }
  return ways;
}

/**
 * The most expensive model of the same vendor that costs less for this request, is sold today, takes the request as far as
 * sources say, and reasons by default only if the request's own model does. One of the same family goes first: `gpt-4.1-mini`
 * for `gpt-4.1`.
 */
function nextTier(estimate: Estimate, catalog: Catalog): ReportTier | null {
  const { match, cost } = estimate;
  if (match === null || cost === null || cost.requestPicoUsd === 0n || match.model.selfHosted !== null)
    return null;
  const own = match.model;
  const limit = priceOf(own);
  if (limit === null) return null;
  // Like with like: the estimate's own cost may rest on another answer or on exact counts.
  const plain = onModel(estimate, match).cost?.requestPicoUsd ?? 0n;
  if (plain === 0n) return null;
  const needs = needsOf(estimate);
  const candidates = catalog.all
    .flatMap((model) => {
      const price = model.provider === own.provider && model.id !== own.id ? priceOf(model) : null;
      return price === null || price >= limit
        ? []
        : [{ model, price, related: family(model) === family(own) }];
    })
    .filter(
      ({ model }) =>
        model.lifecycle === null &&
        (model.reasoning === 'by-default') === (own.reasoning === 'by-default') &&
        model.capabilities?.tools === true &&
        fitOf(model, needs).verdict === 'yes',
    )
    .sort(
      (a, b) =>
        Number(b.related) - Number(a.related) ||
        (a.price === b.price
          ? b.model.name.localeCompare(a.model.name, 'en', { numeric: true })
          : a.price > b.price
            ? -1
            : 1),
    );
  for (const { model } of candidates.slice(0, triesMax)) {
    const { cost: there } = onModel(estimate, asMatch(model));
    if (there === null || there.requestPicoUsd >= plain) continue;
    const then = (cost.requestPicoUsd * there.requestPicoUsd) / plain;
    return {
      model: model.id,
      usdPer1k: toUsd(then * 1000n),
      percent: percentChange(cost.requestPicoUsd, then) ?? 0,
    };
  }
  return null;
}

/** List price of four tokens of input and one of output, to put models in order; null without both rates. */
function priceOf({ rates }: Model): bigint | null {
  const rate = (billable: string): bigint | undefined =>
    rates?.rates.find((one) => one.billable === billable)?.picoUsdPerUnit;
  const [input, output] = [rate('input'), rate('output')];
  return input === undefined || output === undefined ? null : input * 4n + output;
}

/** Words by which vendors tell the sizes of one generation apart. */
const sizes =
  /(?:^|-)(?:nano|micro|mini|small|medium|large|lite|flash|haiku|sonnet|opus|fable|pro|plus|turbo|max|premier)(?=-|$)/g;

/** The name without its size: `gpt-4.1` of `gpt-4.1-mini`, `claude-4-5` of `claude-haiku-4-5`. */
function family({ name }: Model): string {
  return name.replace(sizes, '');
}
