import type { Sdk } from './sdk.js';
import { chat } from './shapes.js';

/** LiteLLM: one function for every host, the host in the model's name. */
export const litellm: Sdk = {
  id: 'litellm',
  title: 'LiteLLM',
  docs: 'https://github.com/BerriAI/litellm (00281d834a: litellm/main.py)',
  checked: '2026-11-28',
  languages: ['python'],
  packages: ['litellm'],
  provider: null,
  calls: [
    chat('completion|acompletion|batch_completion', 'package'),
    {
      callee: 'responses|aresponses',
      on: 'package',
      is: 'request',
      model: 'model',
      text: [
        { at: 'instructions', as: 'text', role: 'system' },
        { at: 'input', as: 'messages', role: 'user' },
      ],
      tools: 'tools',
      outputLimit: 'max_output_tokens',
    },
  ],
};
