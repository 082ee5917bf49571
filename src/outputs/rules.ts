import type { Finding } from '../core/finding.js';
import type { MonthLimit, RequestLimit } from '../core/limits/limit.js';
import { limitOf, limits } from '../core/limits/list.js';
import { count, limitMoney, money, moneyOver, percent, percentOver, signedPercent } from './numbers.js';

/** How a limit is said: what it bounds, and its value and limit in its unit. */
export interface RuleWords {
  readonly title: string;
  /** A value that exceeds the limit, with enough digits to see it. */
  readonly over: (value: number, limit: number) => string;
  readonly within: (value: number) => string;
  readonly limit: (limit: number) => string;
  /** The limit without the sign of an increase, after words that say what it bounds: `max 20%`. */
  readonly bound: (limit: number) => string;
  /** What is behind the value in a headline: ` per request`. */
  readonly of: string;
}

const percentIncrease = {
  over: percentOver,
  within: signedPercent,
  limit: percent,
  bound: percent,
};
const dollars = {
  over: moneyOver,
  within: (value: number) => money(value),
  limit: limitMoney,
  bound: limitMoney,
};
const moreDollars = {
  over: (value: number, limit: number) => `+${moneyOver(value, limit)}`,
  within: (value: number) => (value > 0 ? `+${money(value)}` : money(value)),
  limit: (limit: number) => `+${limitMoney(limit)}`,
  bound: limitMoney,
};
const tokens = { over: count, within: count, limit: count, bound: count };
const moreTokens = {
  over: (value: number) => `+${count(value)}`,
  within: (value: number) => (value > 0 ? `+${count(value)}` : count(value)),
  limit: (limit: number) => `+${count(limit)}`,
  bound: count,
};
const percents = {
  over: (value: number, limit: number) => percentOver(value, limit, ''),
  within: percent,
  limit: percent,
  bound: percent,
};

/** How a limit's values are shown, from its unit and from whether it bounds an increase. */
function wordsOf(limit: RequestLimit | MonthLimit): RuleWords {
  const shown =
    limit.unit === 'percent'
      ? limit.rise
        ? percentIncrease
        : percents
      : limit.unit === 'usd'
        ? limit.rise
          ? moreDollars
          : dollars
        : limit.rise
          ? moreTokens
          : tokens;
  return { ...shown, title: limit.title, of: limit.of };
}

/** Limits that have a number, by their key in the settings. */
export const ruleWords: Readonly<Record<string, RuleWords>> = Object.fromEntries(
  limits.flatMap((limit) => (limit.kind === 'number' ? [[limit.key, wordsOf(limit)]] : [])),
);

/** Limits without a number. */
export const otherRules: Readonly<Record<string, string>> = Object.fromEntries(
  limits.flatMap((limit) =>
    limit.kind === 'models' || limit.kind === 'level' ? [[limit.key, limit.title]] : [],
  ),
);

export function isLimit(rule: string): boolean {
  return Object.hasOwn(ruleWords, rule) || Object.hasOwn(otherRules, rule);
}

/** Whether a rule says which models may be used. */
export function isModelRule(rule: string): boolean {
  return limitOf(rule)?.kind === 'models';
}

/** Whether a rule bounds the sum over all prompts in a month. */
export function isMonthly(rule: string): boolean {
  return limitOf(rule)?.per === 'month';
}

/** A changed file that looks like a prompt and was not read: no prompt of a side, and no figure. */
export function isChangedFile({ kind, data }: Finding): boolean {
  return kind === 'unread' && data?.['what'] === 'changed-file';
}

/** A finding that is no limit and fails nothing: something to know. */
export function isNote({ rule, level }: Pick<Finding, 'rule' | 'level'>): boolean {
  return !isLimit(rule) && level !== 'fail';
}
