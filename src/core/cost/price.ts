import type { Model } from '../model.js';
import { cost, divideRounded, type PicoUsd, toMicro } from '../money.js';
import type { CostLine, LineItem } from '../estimate.js';
import type { Unpublished } from '../no-price.js';
import type { Note } from '../note.js';
import type { Billable, Rate, RateCard, RateFactor, Tier } from '../rate.js';

/**
 * From a rate card to the rates that one request really pays: the tier its input falls in, the way it is served
 * (batch, service tier, region) and a contract discount. All in exact decimals, rounded once per rate to a
 * pico-dollar per unit. A rate that is published nowhere stays missing: it is never multiplied into being.
 */

/** An exact decimal as a fraction. */
interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A decimal such as '0.5' as a fraction; null when it is not a decimal ≥ 0. */
export function parseDecimal(decimal: string): Fraction | null {
  const match = /^(\d{1,15})(?:\.(\d{1,12}))?$/.exec(decimal.trim());
  if (match === null) return null;
  const [, whole = '0', fraction = ''] = match;
  return {
    numerator: BigInt(whole + fraction),
    denominator: 10n ** BigInt(fraction.length),
  };
}

/** A factor as the table writes it: a decimal, or two decimals with a slash; null when it is neither, or divides by 0. */
function parseFactor(factor: string): Fraction | null {
  const [over = '', under, ...more] = factor.split('/');
  if (more.length > 0) return null;
  const [above, below] = [parseDecimal(over), parseDecimal(under ?? '1')];
  if (above === null || below === null || below.numerator === 0n) return null;
  return {
    numerator: above.numerator * below.denominator,
    denominator: above.denominator * below.numerator,
  };
}

/** How a request is served. */
export interface Way {
  /** Service tier as the request names it; null for the standard one. */
  readonly service: string | null;
  readonly region: string | null;
  readonly batch: boolean;
}

export const standardWay: Way = { service: null, region: null, batch: false };

/** Names vendors give to "nothing special". */
const standardServices = new Set([
  '',
  'standard',
  'standard_only',
  'default',
  'auto',
  'on_demand',
  'on-demand',
]);
const standardRegions = new Set(['', 'global', 'default']);

export function serviceOf(name: string | undefined): string | null {
  const service = (name ?? '').trim().toLowerCase();
  return standardServices.has(service) ? null : service;
}

export function regionOf(name: string | undefined): string | null {
  const region = (name ?? '').trim().toLowerCase();
  return standardRegions.has(region) ? null : region;
}

/** Rates of one request, or why there are none. */
export interface RateTable {
  /** Pico-dollars per unit after every factor, null when the vendor publishes none. */
  readonly get: (billable: Billable) => PicoUsd | null;
  readonly tier: Tier | null;
}

export interface RateBook {
  /** The rates for a request with this many input tokens, cached ones included. */
  readonly at: (inputTokens: number) => RateTable;
  /** Input tokens at which the rates change, for splitting calls of different length. */
  readonly cliffs: readonly Tier[];
}

const perCall: ReadonlySet<Billable> = new Set([
  'request',
  'web-search',
  'cache-storage-token-hour',
  'gpu-hour',
]);

/** Whether `inputTokens` is past the cliff. 272,000 is not over a `>` tier of 272,000; 200,000 is over a `>=` one. */
export function isOver(tier: Tier, inputTokens: number): boolean {
  return tier.comparison === '>' ? inputTokens > tier.overInputTokens : inputTokens >= tier.overInputTokens;
}

/** The highest tier that this many input tokens reach. */
export function tierAt(tiers: readonly Tier[], inputTokens: number): Tier | null {
  let reached: Tier | null = null;
  for (const tier of tiers) {
    if (!isOver(tier, inputTokens)) continue;
    if (reached === null || tier.overInputTokens >= reached.overInputTokens) reached = tier;
  }
  return reached;
}

function find(rates: readonly Rate[], billable: Billable): Rate | undefined {
  return rates.find((rate) => rate.billable === billable);
}

/**
 * Opens the card for one way of being served. What the vendor does not publish for that way is said, not guessed;
 * a region without a published factor is left to the caller to mention (see `unpublishedRegion`).
 */
export function openRates(
  card: RateCard,
  discountPercent: string,
  way: Way,
): RateBook | { readonly unpublished: Unpublished } {
  const keys: string[] = [];
  if (way.service !== null) keys.push(way.service);
  if (way.batch) keys.push('batch');
  if (way.region !== null && `region:${way.region}` in card.factors) keys.push(`region:${way.region}`);

  let rates = card.rates;
  let tiers = card.tiers;
  const factors: RateFactor[] = [];
  let table: string | null = null;
  for (const key of keys) {
    const own = ownEntry(card.services, key);
    if (own !== undefined) {
      if (table !== null) {
        return { unpublished: { because: 'two-ways', way: table, other: key, excluded: false } };
      }
      table = key;
      ({ rates, tiers } = own);
      continue;
    }
    const factor = ownEntry(card.factors, key);
    if (factor === undefined) return { unpublished: { because: 'way', way: key } };
    factors.push(factor);
  }
  for (const [index, key] of keys.entries()) {
    const excluded = ownEntry(card.factors, key)?.notWith ?? [];
    const clash = keys.find((other, at) => at !== index && excluded.includes(other));
    if (clash !== undefined) {
      return { unpublished: { because: 'two-ways', way: key, other: clash, excluded: true } };
    }
  }

  const discount = parseDecimal(discountPercent);
  if (discount === null || discount.numerator > 100n * discount.denominator) {
    return { unpublished: { because: 'discount', written: discountPercent } };
  }
  const kept: Fraction = {
    numerator: 100n * discount.denominator - discount.numerator,
    denominator: 100n * discount.denominator,
  };
  const parsed: { readonly of: RateFactor; readonly by: Fraction }[] = [];
  for (const of of factors) {
    const by = parseFactor(of.factor);
    if (by === null) return { unpublished: { because: 'factor', written: of.factor } };
    parsed.push({ of, by });
  }

  const effective = (rate: Rate): PicoUsd => {
    let { numerator, denominator } = kept;
    for (const { of, by } of parsed) {
      const applies =
        of.appliesTo === undefined ? !perCall.has(rate.billable) : of.appliesTo.includes(rate.billable);
      if (!applies) continue;
      numerator *= by.numerator;
      denominator *= by.denominator;
    }
    return divideRounded(rate.picoUsdPerUnit * numerator, denominator);
  };

  const open = (tier: Tier | null): RateTable => {
    const known = new Map<Billable, PicoUsd>();
    for (const rate of rates) {
      if (tier === null || perCall.has(rate.billable)) known.set(rate.billable, effective(rate));
    }
    for (const rate of tier?.rates ?? []) known.set(rate.billable, effective(rate));
    return { get: (billable) => known.get(billable) ?? null, tier };
  };
  const opened = new Map<Tier | null, RateTable>();
  return {
    cliffs: tiers,
    at: (inputTokens) => {
      const tier = tierAt(tiers, inputTokens);
      const table = opened.get(tier) ?? open(tier);
      opened.set(tier, table);
      return table;
    },
  };
}

function ownEntry<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** What to say when usage names a region for which the vendor publishes no factor; null otherwise. */
export function unpublishedRegion(model: Model, region: string | null): Note | null {
  if (region === null || model.rates === null) return null;
  if (Object.hasOwn(model.rates.factors, `region:${region}`)) return null;
  return { kind: 'no-region-surcharge', region, model: model.id };
}

/** Whether one rate of the card exists at all, in any tier. */
export function publishes(card: RateCard, billable: Billable): boolean {
  return find(card.rates, billable) !== undefined;
}

/** Something one request is charged for, before lines of the same item and rate are put together. */
export interface Charge {
  readonly item: LineItem;
  readonly side: 'input' | 'output' | 'fee';
  readonly quantity: number;
  readonly unit: string;
  readonly ratePicoUsd: PicoUsd;
}

/** Charges of the same item, unit and rate as one line each, in order of first appearance; nothing is dropped but zeros. */
export function toLines(charges: readonly Charge[]): CostLine[] {
  const merged = new Map<string, { charge: Charge; micro: bigint }>();
  for (const charge of charges) {
    const { of, batch, overTokens, model } = charge.item;
    const key = JSON.stringify([of, batch, overTokens, model, charge.unit, String(charge.ratePicoUsd)]);
    const entry = merged.get(key);
    const micro = toMicro(charge.quantity);
    if (entry === undefined) merged.set(key, { charge, micro });
    else entry.micro += micro;
  }
  const lines: CostLine[] = [];
  for (const { charge, micro } of merged.values()) {
    if (micro === 0n) continue;
    const quantity = Number(micro) / 1e6;
    lines.push({
      item: charge.item,
      quantity,
      unit: charge.unit,
      ratePicoUsd: charge.ratePicoUsd,
      costPicoUsd: cost(quantity, charge.ratePicoUsd),
    });
  }
  return lines;
}

export function totalOf(lines: readonly CostLine[]): PicoUsd {
  return lines.reduce((total, line) => total + line.costPicoUsd, 0n);
}
