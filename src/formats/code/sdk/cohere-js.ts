import type { Sdk } from './sdk.js';

/** `cohere-ai`, version 1 (`message`, `preamble`) and version 2 (`messages`) of its chat. */
export const cohereJs: Sdk = {
  id: 'cohere-js',
  title: 'Cohere (JavaScript)',
  docs: 'https://github.com/cohere-ai/cohere-typescript (8.1.0: src/Client.ts)',
  checked: '2026-11-28',
  languages: ['typescript', 'javascript'],
  packages: ['cohere-ai'],
  provider: 'cohere',
  calls: [
    {
      callee: 'chat|chatStream|generate',
      on: 'package',
      is: 'request',
      model: 'model',
      text: [
        { at: 'preamble', as: 'text', role: 'system' },
        { at: ['messages', 'chatHistory'], as: 'messages', role: 'user' },
        { at: ['message', 'prompt'], as: 'text', role: 'user' },
      ],
      tools: 'tools',
      schema: 'responseFormat',
      outputLimit: 'maxTokens',
      temperature: 'temperature',
    },
  ],
};
