import { isBoundedGlob } from '../core/globs.js';
import type { Limit } from '../core/limits/limit.js';
import { limits } from '../core/limits/list.js';
import type { LimitValue } from '../core/limits.js';
import { count, oneOf, percent, usd, type ValueKind } from './values.js';

/** One limit as the settings read it; everything follows from the list in core. */
export interface LimitKey {
  readonly key: string;
  readonly kind: ValueKind<LimitValue>;
  /** True for a list of globs. */
  readonly list: boolean;
  readonly perMonth: boolean;
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

function kindOf(limit: Limit): ValueKind<LimitValue> {
  switch (limit.kind) {
    case 'models':
      return globs;
    case 'level':
      return oneOf('warn', 'fail', 'ignore');
    case 'floor':
    case 'number':
      return { ...units[limit.unit](limit.example), example: limit.example };
  }
}

const units: Readonly<Record<'usd' | 'percent' | 'tokens', (example: string) => ValueKind<LimitValue>>> = {
  usd: () => usd,
  percent: () => percent,
  tokens: count,
};

/** Every limit, in the order in which tables show them. Docs, schema, inputs and flags are generated from this list. */
export const limitKeys: readonly LimitKey[] = limits.map((limit) => ({
  key: limit.key,
  kind: kindOf(limit),
  list: limit.kind === 'models',
  perMonth: limit.per === 'month',
  scope: limit.per === 'month' ? 'all prompts together' : 'each prompt',
  meaning: limit.docs,
}));

/** Options of the gate and of publishing that may be in the file and as an input. */
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
      '`block`: an exceeded limit fails the check. `warn`: it is shown only. `off`: limits are not checked.',
  },
  'policy-from': {
    kind: oneOf('base', 'head'),
    default: 'base',
    meaning: 'Whose limits apply: those of the base, which a pull request cannot raise, or its own.',
  },
} as const;
