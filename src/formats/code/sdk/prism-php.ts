import type { Sdk } from './sdk.js';

/** Prism for Laravel. */
export const prismPhp: Sdk = {
  id: 'prism-php',
  title: 'Prism',
  docs: 'https://github.com/prism-php/prism (src/Text/PendingRequest.php)',
  checked: '2026-11-28',
  languages: ['php'],
  packages: ['Prism', 'EchoLabs\\Prism'],
  provider: null,
  calls: [
    {
      callee: 'asText|generate|asStream|asStructured',
      on: ['Prism', 'text', 'structured'],
      is: 'request',
      model: ['^using.#1'],
      text: [
        { at: '^withSystemPrompt', as: 'text', role: 'system' },
        { at: '^withMessages', as: 'messages', role: 'user' },
        { at: '^withPrompt', as: 'text', role: 'user' },
      ],
      tools: '^withTools',
      outputLimit: '^withMaxTokens',
    },
  ],
};
