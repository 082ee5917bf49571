import { isBoundedGlob } from '../core/globs.js';
import type { Limits } from '../core/limits.js';
import { count, oneOf, percent, usd, type ValueKind } from './values.js';

/** One limit: its key in the file and as an input, how it is written, and what it means. */
export interface LimitKey {
  readonly key: string;
  readonly field: keyof Limits;
  readonly kind: ValueKind<unknown>;
  /** True for a list of globs. */
  readonly list?: boolean;
  /** What the value is compared with. */
  readonly scope: string;
  readonly meaning: string;
}

const globs: ValueKind<string> = {
  allowed: 'a list of model ids or globs such as "openai/*"',
  example: '["openai/*", "anthropic/claude-sonnet-*"]',
  schema: { type: 'string', minLength: 1 },
  parse: (value) =>
    value.trim() === '' || value.length > 300 || !isBoundedGlob(value) ? undefined : value.trim(),
};

/** Every limit, in the order in which tables show them. Docs, schema, inputs and flags are generated from this list. */
export const limitKeys: readonly LimitKey[] = [
  {
    key: 'max-request-increase-percent',
    field: 'maxRequestIncreasePercent',
    kind: percent,
    scope: 'each prompt',
    meaning: 'Increase of the cost of one request, in percent of the baseline.',
  },
  {
    key: 'max-request-increase-usd-per-1k',
    field: 'maxRequestIncreaseUsdPer1k',
    kind: usd,
    scope: 'each prompt',
    meaning: 'Increase of the cost of 1,000 requests, in USD. New prompts count from zero.',
  },
  {
    key: 'max-request-usd',
    field: 'maxRequestUsd',
    kind: usd,
    scope: 'each prompt',
    meaning: 'Cost of one request, in USD.',
  },
  {
    key: 'max-input-tokens',
    field: 'maxInputTokens',
    kind: count('8000'),
    scope: 'each prompt',
    meaning: 'Input tokens of one request.',
  },
  {
    key: 'max-input-tokens-increase',
    field: 'maxInputTokensIncrease',
    kind: count('500'),
    scope: 'each prompt',
    meaning: 'Increase of the input tokens of one request.',
  },
  {
    key: 'max-output-tokens',
    field: 'maxOutputTokens',
    kind: count('300'),
    scope: 'each prompt',
    meaning: 'Output tokens of one request: the stated or assumed mean.',
  },
  {
    key: 'max-context-percent',
    field: 'maxContextPercent',
    kind: percent,
    scope: 'each prompt',
    meaning: "Share of the model's context window that one request fills, in percent.",
  },
  {
    key: 'max-monthly-increase-usd',
    field: 'maxMonthlyIncreaseUsd',
    kind: { ...usd, example: '250' },
    scope: 'all prompts together',
    meaning: 'Increase of the cost per month, in USD, of the prompts whose traffic is stated.',
  },
  {
    key: 'max-monthly-increase-percent',
    field: 'maxMonthlyIncreasePercent',
    kind: percent,
    scope: 'all prompts together',
    meaning: 'Increase of the cost per month in percent, of the prompts whose traffic is stated.',
  },
  {
    key: 'max-monthly-usd',
    field: 'maxMonthlyUsd',
    kind: { ...usd, example: '5000' },
    scope: 'all prompts together',
    meaning: 'Cost per month, in USD, of the prompts whose traffic is stated.',
  },
  {
    key: 'min-increase-usd-per-1k',
    field: 'minIncreaseUsdPer1k',
    kind: usd,
    scope: 'each prompt',
    meaning: 'Noise floor: an increase below this many USD per 1,000 requests never breaks a percent limit.',
  },
  {
    key: 'allowed-models',
    field: 'allowedModels',
    kind: globs,
    list: true,
    scope: 'each prompt',
    meaning: 'Only these models may be used by new and changed prompts.',
  },
  {
    key: 'denied-models',
    field: 'deniedModels',
    kind: globs,
    list: true,
    scope: 'each prompt',
    meaning: 'These models may not be used by new and changed prompts.',
  },
  {
    key: 'on-unpriced',
    field: 'onUnpriced',
    kind: oneOf('warn', 'fail', 'ignore'),
    scope: 'each prompt',
    meaning: 'What a new or changed prompt is that cannot be judged: no model, no rate, or not readable.',
  },
  {
    key: 'on-unread',
    field: 'onUnread',
    kind: oneOf('warn', 'fail', 'ignore'),
    scope: 'each changed file',
    meaning:
      'What a changed file is that looks like a prompt or a model call and was not read. Default: as `on-unpriced`.',
  },
];

/** Options of the gate and of publishing that may stand in the file and as an input. */
export const optionKeys = {
  comment: {
    kind: oneOf('changes', 'always', 'on-failure', 'never'),
    default: 'changes',
    meaning:
      'When to comment. `changes`: when a cost or a token count changed (an existing comment is always brought up to date).',
  },
  'comment-behavior': {
    kind: oneOf('update', 'hide-and-new', 'delete-and-new'),
    default: 'update',
    meaning: 'What happens to the earlier comment: edited in place, hidden, or deleted and posted again.',
  },
  enforcement: {
    kind: oneOf('block', 'warn', 'off'),
    default: 'block',
    meaning:
      '`block`: a broken limit fails the check. `warn`: it is shown only. `off`: limits are not judged.',
  },
  'policy-from': {
    kind: oneOf('base', 'head'),
    default: 'base',
    meaning: 'Whose limits are judged: those of the baseline, which a pull request cannot raise, or its own.',
  },
} as const;
