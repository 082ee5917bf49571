import type { Sdk } from './sdk.js';
import { chat } from './shapes.js';

/** Ollama's client. */
export const ollama: Sdk = {
  id: 'ollama',
  title: 'Ollama',
  docs: 'https://github.com/ollama/ollama-python (25b93290d8: ollama/_client.py)',
  checked: '2026-11-28',
  languages: ['python'],
  packages: ['ollama'],
  provider: 'ollama',
  calls: [
    { ...chat('chat', 'package'), outputLimit: 'options.num_predict' },
    {
      callee: 'generate',
      on: 'package',
      is: 'request',
      model: ['model', '#0'],
      text: [
        { at: 'system', as: 'text', role: 'system' },
        { at: ['prompt', '#1'], as: 'text', role: 'user' },
      ],
      outputLimit: 'options.num_predict',
    },
  ],
};
