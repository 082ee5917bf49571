import type { Sdk } from './sdk.js';

/** Cohere's client, version 2 and 1. */
export const cohere: Sdk = {
  id: 'cohere',
  title: 'Cohere',
  docs: 'https://github.com/cohere-ai/cohere-python (bc495daab7: src/cohere/v2/client.py)',
  checked: '2026-11-28',
  languages: ['python'],
  packages: ['cohere'],
  provider: 'cohere',
  calls: [
    {
      callee: 'chat|chat_stream',
      on: 'package',
      is: 'request',
      model: 'model',
      text: [
        { at: 'preamble', as: 'text', role: 'system' },
        { at: ['messages', 'message'], as: 'messages', role: 'user' },
      ],
      tools: 'tools',
      schema: 'response_format',
      outputLimit: 'max_tokens',
    },
  ],
};
