import type { Sdk } from './sdk.js';

/** The `ollama` package: functions of its default export and of `new Ollama()`. */
export const ollamaJs: Sdk = {
  id: 'ollama-js',
  title: 'Ollama (JavaScript)',
  docs: 'https://github.com/ollama/ollama-js (0.6.4: src/interfaces.ts)',
  checked: '2026-11-28',
  languages: ['typescript', 'javascript'],
  packages: ['ollama'],
  provider: 'ollama',
  calls: [
    {
      callee: 'chat|generate',
      on: 'package',
      is: 'request',
      model: 'model',
      text: [
        { at: 'system', as: 'text', role: 'system' },
        { at: 'messages', as: 'messages', role: 'user' },
        { at: 'prompt', as: 'text', role: 'user' },
      ],
      tools: 'tools',
      schema: 'format',
      outputLimit: 'options.num_predict',
      temperature: 'options.temperature',
    },
  ],
};
