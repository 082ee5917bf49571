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
  calls: [chat('completion|acompletion', 'package')],
};
