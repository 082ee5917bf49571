import { between, exactly, type Amount } from '../../core/amount.js';
import type { Variable } from '../../core/prompt.js';
import type { Tokenizer } from '../../core/tokens.js';
import type { Usage, UsageValue } from '../../core/usage.js';
import { assumed } from './rules/assumed.js';
import type { Spread } from './rules/rule.js';
import { countText } from './text.js';

/** A usage value as an amount: the mean, with the distribution's ends where they are given. */
export function amountOf(value: UsageValue): Amount {
  const mean = positive(value.mean);
  const low = positive(value.p10 ?? value.p50 ?? mean);
  const high = positive(value.p95 ?? value.p90 ?? value.p50 ?? mean);
  return between(Math.min(low, mean), mean, Math.max(high, mean), value.basis);
}

/**
 * Tokens put into a variable: what the settings state > a sample in the file > its default > the schema's limits > the
 * default of this program.
 */
export function variableTokens(
  name: string,
  variables: ReadonlyMap<string, Variable>,
  usage: Usage,
  tokenizer: Tokenizer,
): Amount {
  const stated = own(usage.variables, name);
  if (stated !== undefined) return amountOf(stated);
  const variable = variables.get(name);
  const written = variable?.sample ?? variable?.default;
  if (written !== undefined) return exactly(countText(tokenizer, written), 'stated');
  if (variable?.enum !== undefined && variable.enum.length > 0) {
    const counts = variable.enum.map((value) => countText(tokenizer, value));
    const total = counts.reduce((sum, count) => sum + count, 0);
    return between(least(counts), total / counts.length, most(counts), 'bounded');
  }
  const usual = isLong(name) ? assumed.longVariable.tokens : assumed.variable.tokens;
  if (variable?.maxLength !== undefined && variable.maxLength >= 0) {
    const { typical, least: fewest } = assumed.charactersPerToken;
    const high = Math.ceil(variable.maxLength / fewest);
    const expected = Math.min(usual.expected, Math.ceil(variable.maxLength / typical));
    return between(0, expected, high, 'bounded');
  }
  return spread(usual, 'assumed');
}

/** Items of a loop: what the settings state > the length of a sample list > the default of this program. */
export function loopItems(over: string, variables: ReadonlyMap<string, Variable>, usage: Usage): Amount {
  const stated = own(usage.loopItems, over);
  if (stated !== undefined) return amountOf(stated);
  const variable = variables.get(over);
  const length = listLength(variable?.sample ?? variable?.default);
  if (length !== null) return exactly(length, 'stated');
  return spread(assumed.loop.items, 'assumed');
}

/**
 * Which arm of a condition a sample selects: 0 for a condition that is a variable's name alone and whose sample is
 * true in the usual sense, the last arm when it is not; null when that cannot be said.
 */
export function selectedArm(
  on: string,
  arms: number,
  variables: ReadonlyMap<string, Variable>,
): number | null {
  if (arms !== 2) return null;
  const condition = on.trim();
  const negated = /^(?:not\s+|!\s*)/.exec(condition);
  const variable = variables.get(negated === null ? condition : condition.slice(negated[0].length));
  const written = variable?.sample ?? variable?.default;
  if (written === undefined) return null;
  const holds = !/^(?:|false|0|no|none|null|nil|off|\[\]|\{\})$/i.test(written.trim());
  return holds === (negated === null) ? 0 : 1;
}

export function spread(value: Spread, basis: Amount['basis']): Amount {
  return between(value.low, value.expected, value.high, basis);
}

/** The value for a name, or the one for all others. */
function own(values: Readonly<Record<string, UsageValue>> | undefined, name: string): UsageValue | undefined {
  if (values === undefined) return undefined;
  if (Object.hasOwn(values, name)) return values[name];
  return Object.hasOwn(values, '*') ? values['*'] : undefined;
}

/** Words of `retrievedContext`, `retrieved_context`, `docs.context` in lower case. */
function isLong(name: string): boolean {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.some((word) => assumed.longVariable.words.includes(word));
}

/** Number of items when a sample is a list, null otherwise. */
function listLength(sample: string | undefined): number | null {
  if (sample === undefined || !sample.trimStart().startsWith('[')) return null;
  try {
    const value: unknown = JSON.parse(sample);
    return Array.isArray(value) ? value.length : null;
  } catch {
    return null;
  }
}

function positive(value: number): number {
  return Number.isFinite(value) && value > 0 ? value : 0;
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), 0);
}
