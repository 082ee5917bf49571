import { createHash } from 'node:crypto';
import type { FileRates, RatesFile } from '../core/rate.js';

/** Why a rates file cannot be used, in words for its owner. */
export class RatesFileError extends Error {
  override name = 'RatesFileError';
}

/** Models in one file at most; LiteLLM's list has about 3,000. */
const mostModels = 20_000;

/**
 * Reads a rates file: ours (as `promptcost rates export` writes it), or LiteLLM's `model_prices_and_context_window.json`.
 * Throws `RatesFileError` for anything else, and for a rate that is no decimal: one rate left out makes a request too cheap.
 */
export function readRatesFile(text: string, path: string): RatesFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new RatesFileError(`it is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const top = record(parsed);
  if (top === null) throw new RatesFileError('it is no JSON object');
  const own = 'promptcost-rates' in top;
  if (own && top['promptcost-rates'] !== 1)
    throw new RatesFileError(
      `it is of version ${JSON.stringify(top['promptcost-rates'])}; version 1 is read`,
    );
  const asOf = own && typeof top['as-of'] === 'string' ? top['as-of'] : null;
  if (asOf !== null && !/^\d{4}-\d\d-\d\d$/.test(asOf))
    throw new RatesFileError(`as-of is \`${asOf.slice(0, 40)}\`; a date such as 2026-11-20 is read`);
  const entries = Object.entries(own ? (record(top['models']) ?? {}) : top);
  if (entries.length > mostModels) throw new RatesFileError(`it has more than ${mostModels} models`);
  const models = new Map<string, FileRates>();
  for (const [name, value] of entries) {
    const entry = record(value);
    if (entry === null || name === 'sample_spec' || name.length > 300) continue;
    const rates = own ? ownEntry(name, entry) : litellmEntry(entry);
    if (rates !== null) models.set(name, rates);
  }
  if (models.size === 0) {
    throw new RatesFileError(
      'it has no model with a rate; a file of `promptcost rates export` or LiteLLM’s model_prices_and_context_window.json is read',
    );
  }
  return { path, asOf, sha256: createHash('sha256').update(text, 'utf8').digest('hex'), models };
}

const ownKeys = ['input', 'cached-input', 'cache-write', 'cache-write-1h', 'output', 'request'] as const;

function ownEntry(name: string, entry: Readonly<Record<string, unknown>>): FileRates | null {
  const tiers = entry['tiers'] === undefined ? [] : entry['tiers'];
  if (!Array.isArray(tiers)) throw new RatesFileError(`models.${name}.tiers is no list`);
  return {
    base: ownRates(name, entry),
    tiers: (tiers as unknown[]).map((tier) => {
      const one = record(tier);
      const over = /^>(=?)(\d{1,9})$/.exec(typeof one?.['over'] === 'string' ? one['over'] : '');
      if (one === null || over === null)
        throw new RatesFileError(`models.${name}.tiers: a tier starts at ">200000" or ">=200000"`);
      return {
        overInputTokens: Number(over[2]),
        comparison: over[1] === '=' ? '>=' : '>',
        rates: ownRates(name, one),
      } as const;
    }),
    services: Object.fromEntries(
      Object.entries(record(entry['services']) ?? {}).map(([service, rates]) => [
        service,
        ownRates(name, record(rates) ?? {}),
      ]),
    ),
    contextTokens: typeof entry['context'] === 'number' ? entry['context'] : null,
  };
}

function ownRates(name: string, entry: Readonly<Record<string, unknown>>): FileRates['base'] {
  const found: Record<string, string> = {};
  for (const key of ownKeys) {
    const value = entry[key];
    if (value === undefined) continue;
    if (typeof value !== 'string' || !/^\d{1,9}(\.\d{1,6})?$/.test(value))
      throw new RatesFileError(
        `models.${name}.${key} is ${JSON.stringify(value)}; a decimal in quotes with at most six places is read, for example "0.15"`,
      );
    found[key] = value;
  }
  return found;
}

/** LiteLLM's word for a rate → ours. */
const litellmKeys = {
  input_cost_per_token: 'input',
  cache_read_input_token_cost: 'cached-input',
  cache_creation_input_token_cost: 'cache-write',
  cache_creation_input_token_cost_above_1hr: 'cache-write-1h',
  output_cost_per_token: 'output',
} as const;
const litellmServices = { batches: 'batch', flex: 'flex', priority: 'priority' } as const;

/** Null for what is not billed by the token, or is listed at nothing: there 0 means "not known" as often as "free". */
function litellmEntry(entry: Readonly<Record<string, unknown>>): FileRates | null {
  const base = litellmRates(entry, '');
  if (base['input'] === undefined) return null;
  const tiers = ['128k', '200k', '256k', '272k', '512k'].flatMap((size) => {
    const rates = litellmRates(entry, `_above_${size}_tokens`);
    if (rates['input'] === undefined && rates['output'] === undefined) return [];
    return [
      {
        overInputTokens: Number(size.slice(0, -1)) * 1000,
        comparison: '>',
        rates: { ...base, ...rates },
      } as const,
    ];
  });
  const services = Object.entries(litellmServices).flatMap(([suffix, service]) => {
    const rates = litellmRates(entry, `_${suffix}`);
    return rates['input'] === undefined || (base['output'] !== undefined && rates['output'] === undefined)
      ? []
      : [[service, rates] as const];
  });
  const context = entry['max_input_tokens'] ?? entry['max_tokens'];
  return {
    base,
    tiers,
    services: Object.fromEntries(services),
    contextTokens:
      typeof context === 'number' && Number.isSafeInteger(context) && context > 0 ? context : null,
  };
}

function litellmRates(entry: Readonly<Record<string, unknown>>, suffix: string): FileRates['base'] {
  const found: Record<string, string> = {};
  for (const [theirs, ours] of Object.entries(litellmKeys)) {
    const value = entry[`${theirs}${suffix}`];
    if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) continue;
    // USD for one token as a binary fraction → an exact decimal for a million, noise of the fraction dropped.
    const perMillion = Number((value * 1e6).toPrecision(10));
    if (perMillion >= 1e9) continue;
    found[ours] = perMillion.toFixed(6).replace(/\.?0+$/, '');
  }
  return found;
}

function record(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
