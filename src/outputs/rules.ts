import type { Finding } from '../core/finding.js';
import { count, limitMoney, money, moneyOver, percent, percentOver, signedPercent } from './numbers.js';

/** How a limit is said: what it bounds, and its value and limit in its unit. */
export interface RuleWords {
  readonly title: string;
  /** A value that breaks the limit, with enough digits to see it. */
  readonly over: (value: number, limit: number) => string;
  readonly within: (value: number) => string;
  readonly limit: (limit: number) => string;
  /** What stands behind the value in a headline: ` per request`. */
  readonly of: string;
}

const percentIncrease = {
  over: percentOver,
  within: signedPercent,
  limit: percent,
};
const dollars = { over: moneyOver, within: (value: number) => money(value), limit: limitMoney };
const moreDollars = {
  over: (value: number, limit: number) => `+${moneyOver(value, limit)}`,
  within: (value: number) => (value > 0 ? `+${money(value)}` : money(value)),
  limit: (limit: number) => `+${limitMoney(limit)}`,
};
const tokens = { over: count, within: count, limit: count };

/** Limits that have a number, by their key in the settings. */
export const ruleWords: Readonly<Record<string, RuleWords>> = {
  'max-request-increase-percent': {
    ...percentIncrease,
    title: 'increase of the cost of one request',
    of: ' per request',
  },
  'max-request-increase-usd-per-1k': {
    ...moreDollars,
    title: 'increase of the cost of 1,000 requests',
    of: ' per 1,000 requests',
  },
  'max-request-usd': { ...dollars, title: 'cost of one request', of: ' per request' },
  'max-input-tokens': { ...tokens, title: 'input tokens of one request', of: ' input tokens per request' },
  'max-input-tokens-increase': {
    title: 'increase of the input tokens of one request',
    over: (value) => `+${count(value)}`,
    within: (value) => (value > 0 ? `+${count(value)}` : count(value)),
    limit: (limit) => `+${count(limit)}`,
    of: ' input tokens per request',
  },
  'max-output-tokens': {
    ...tokens,
    title: 'mean output tokens of one request',
    of: ' output tokens per request',
  },
  'max-context-percent': {
    title: 'share of the context window',
    over: (value, limit) => percentOver(value, limit).replace(/^\+/, ''),
    within: percent,
    limit: percent,
    of: ' of the context window',
  },
  'max-monthly-increase-usd': {
    ...moreDollars,
    title: 'increase of the cost per month, all prompts together',
    of: ' a month',
  },
  'max-monthly-increase-percent': {
    ...percentIncrease,
    title: 'increase of the cost per month, all prompts together',
    of: ' a month',
  },
  'max-monthly-usd': { ...dollars, title: 'cost per month, all prompts together', of: ' a month' },
};

/** Limits without a number. */
export const otherRules: Readonly<Record<string, string>> = {
  'allowed-models': 'models that may be used',
  'denied-models': 'models that may not be used',
  'on-unpriced': 'prompts without a price',
  'not-readable': 'prompts that could not be read',
  'on-unread': 'changed files that were not read',
};

export function isLimit(rule: string): boolean {
  return Object.hasOwn(ruleWords, rule) || Object.hasOwn(otherRules, rule);
}

/** A finding that is no limit and fails nothing: something to know. */
export function isNote({ rule, level }: Pick<Finding, 'rule' | 'level'>): boolean {
  return !isLimit(rule) && level !== 'fail';
}
