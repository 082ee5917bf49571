import type { LevelLimit } from './limit.js';

const level = { kind: 'level', per: 'request', example: 'warn' } as const;

export const onUnpriced: LevelLimit = {
  ...level,
  key: 'on-unpriced',
  about: 'unpriced',
  title: 'prompts without a price',
  docs: 'What happens to a new or changed prompt that cannot be checked: no model or no rate. `warn` without it.',
};

export const onUnread: LevelLimit = {
  ...level,
  key: 'on-unread',
  about: 'unread',
  title: 'prompts that could not be read',
  docs: 'What happens when something that changed could not be read or counted. As `on-unpriced` without it.',
};

export const onUnknownLength: LevelLimit = {
  ...level,
  key: 'on-unknown-length',
  about: 'unknown-length',
  title: 'parts of unknown length, further calls',
  docs: 'What happens when the head sends a variable, loop, include, reasoning or further calls that the base does not, and how much is not configured. Without it `warn`, and a note for short variables.',
};
