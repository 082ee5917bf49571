import type { Sdk } from './sdk.js';

/** `@mistralai/mistralai`: the names of the Python client in camel case. */
export const mistralJs: Sdk = {
  id: 'mistral-js',
  title: 'Mistral (JavaScript)',
  docs: 'https://github.com/mistralai/client-ts (2.7.0: src/sdk/chat.ts)',
  checked: '2026-11-28',
  languages: ['typescript', 'javascript'],
  packages: ['@mistralai/mistralai'],
  provider: 'mistral',
  calls: [
    {
      callee: 'chat.complete|stream|parse|parseStream|completeStream',
      on: 'any',
      is: 'request',
      model: 'model',
      text: [{ at: 'messages', as: 'messages', role: 'user' }],
      tools: 'tools',
      schema: ['responseFormat.jsonSchema', 'responseFormat'],
      outputLimit: 'maxTokens',
      effort: 'reasoningEffort',
      temperature: 'temperature',
      answers: 'n',
    },
    {
      callee: 'agents.complete|stream',
      on: 'package',
      is: 'request',
      text: [{ at: 'messages', as: 'messages', role: 'user' }],
      outputLimit: 'maxTokens',
    },
  ],
};
