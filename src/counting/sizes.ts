import { between, exactly, type Amount } from '../core/amount.js';
import { lengthKind } from '../core/cost/lengths.js';
import type { Variable } from '../core/prompt.js';
import type { Tokenizer } from '../core/tokens.js';
import type { Usage, UsageValue } from '../core/usage.js';
import { assumed } from './rules/assumed.js';
import type { Spread } from './rules/rule.js';
import { inserted, isTrue, type Samples, type Scope } from './samples.js';
import { countText } from './text.js';

/** A usage value as an amount: the mean, with the distribution's ends where they are given. */
export function amountOf(value: UsageValue): Amount {
  const mean = positive(value.mean);
  const low = positive(value.p10 ?? value.p50 ?? mean);
  const high = positive(value.p95 ?? value.p90 ?? value.p50 ?? mean);
  return between(Math.min(low, mean), mean, Math.max(high, mean), value.basis);
}

/** What sizes are taken from. */
export interface Sizing {
  readonly variables: ReadonlyMap<string, Variable>;
  readonly samples: Samples;
  readonly usage: Usage;
  readonly tokenizer: Tokenizer;
}

/**
 * Tokens put into a variable: what the settings state > a sample in the file > its default > the schema's limits > the
 * default of this program.
 */
export function variableTokens(name: string, scope: Scope, sizing: Sizing): Amount {
  const { variables, samples, usage, tokenizer } = sizing;
  const stated = own(usage.variables, name);
  if (stated !== undefined) return amountOf(stated);
  const variable = variables.get(name);
  const written = variable?.sample ?? variable?.default;
  if (written !== undefined) return exactly(countText(tokenizer, written), 'configured');
  const values = samples.values(name, scope);
  if (values.length > 0) {
    return overall(
      values.map((value) => countText(tokenizer, inserted(value))),
      'configured',
    );
  }
  if (variable?.enum !== undefined && variable.enum.length > 0) {
    return overall(
      variable.enum.map((value) => countText(tokenizer, value)),
      'bounded',
    );
  }
  const usual = usualTokens(name, scope.length > 0);
  if (variable?.maxLength !== undefined && variable.maxLength >= 0) {
    const { typical, least } = assumed.charactersPerToken;
    const high = Math.ceil(variable.maxLength / least);
    const expected = Math.min(usual.expected, Math.ceil(variable.maxLength / typical));
    return between(0, expected, high, 'bounded');
  }
  return spread(usual, 'assumed');
}

/** Items of a loop: what the settings state > the length of a sample list > the default of this program. */
export function loopItems(
  over: string,
  scope: Scope,
  sizing: Sizing,
): { readonly items: Amount; readonly known: readonly unknown[] } {
  const lists = sizing.samples.values(over.trim(), scope).filter((value) => Array.isArray(value));
  const known = lists.flat();
  const stated = own(sizing.usage.loopItems, over);
  if (stated !== undefined) return { items: amountOf(stated), known };
  if (lists.length > 0) {
    return {
      items: overall(
        lists.map((list) => list.length),
        'configured',
      ),
      known,
    };
  }
  return { items: spread(assumed.loop.items, 'assumed'), known };
}

/**
 * Which arm of a condition the samples select: 0 for a condition that is a name alone and whose sample is true in the
 * usual sense, the last arm when it is not; null when that cannot be said.
 */
export function selectedArm(on: string, arms: number, scope: Scope, sizing: Sizing): number | null {
  if (arms !== 2) return null;
  const condition = on.trim();
  const negation = /^(?:not\s+|!\s*)/.exec(condition)?.[0] ?? '';
  const values = sizing.samples.values(condition.slice(negation.length), scope);
  const [first] = values;
  if (first === undefined) return null;
  const holds = isTrue(first);
  if (values.some((value) => isTrue(value) !== holds)) return null;
  return holds === (negation === '') ? 0 : 1;
}

/** Smallest, mean and largest of some counts. */
function overall(counts: readonly number[], basis: Amount['basis']): Amount {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const low = counts.reduce((a, b) => Math.min(a, b), Infinity);
  const high = counts.reduce((a, b) => Math.max(a, b), 0);
  return between(low, total / counts.length, high, basis);
}

function usualTokens(name: string, inLoop: boolean): Spread {
  switch (lengthKind(name)) {
    case 'short':
      return assumed.shortVariable.tokens;
    case 'ordinary':
      return assumed.variable.tokens;
    case 'long':
      return inLoop ? assumed.longItem.tokens : assumed.longVariable.tokens;
  }
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

function positive(value: number): number {
  return Number.isFinite(value) && value > 0 ? value : 0;
}
