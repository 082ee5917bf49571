import type { ModelsLimit } from './limit.js';

const models = {
  kind: 'models',
  per: 'request',
  example: '["openai/*", "anthropic/claude-sonnet-*"]',
} as const;

export const allowedModels: ModelsLimit = {
  ...models,
  key: 'allowed-models',
  refuses: 'others',
  title: 'models that may be used',
  docs: 'Only these models may be used by new and changed prompts.',
};

export const deniedModels: ModelsLimit = {
  ...models,
  key: 'denied-models',
  refuses: 'matching',
  title: 'models that may not be used',
  docs: 'These models may not be used by new and changed prompts.',
};
