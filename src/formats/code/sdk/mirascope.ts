import type { Sdk } from './sdk.js';

/**
 * Mirascope: a decorated function is the request. `prompt_template` carries the text (1.x); without one, what the function
 * returns is sent.
 */
export const mirascope: Sdk = {
  id: 'mirascope',
  title: 'Mirascope',
  docs: 'https://github.com/Mirascope/mirascope (1.x: mirascope.core.<provider>.call, prompt_template; 2.x: mirascope.llm.call)',
  checked: '2026-11-29',
  languages: ['python'],
  packages: ['mirascope'],
  provider: null,
  calls: [
    {
      callee: 'call',
      on: 'package',
      is: 'annotation',
      model: ['model', '#0'],
      text: [],
      tools: 'tools',
      schema: ['response_model', 'format'],
    },
    {
      callee: 'prompt_template',
      on: 'package',
      is: 'annotation',
      text: [{ at: '#0', as: 'text', role: 'user' }],
    },
  ],
};
