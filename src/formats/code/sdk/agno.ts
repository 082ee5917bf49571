import type { Sdk } from './sdk.js';

/** Agno, and Phidata before it. */
export const agno: Sdk = {
  id: 'agno',
  title: 'Agno',
  docs: 'https://docs.agno.com/reference/agents/agent (names not compared with source)',
  checked: '2026-11-29',
  languages: ['python'],
  packages: ['agno', 'phi'],
  provider: null,
  calls: [
    {
      callee: 'Agent|Team',
      on: 'package',
      is: 'agent',
      model: ['model.id', 'model.#0', 'model'],
      text: [
        { at: ['system_message', 'system_prompt'], as: 'text', role: 'system' },
        { at: 'description', as: 'text', role: 'system' },
        { at: 'instructions', as: 'text', role: 'system' },
        { at: 'expected_output', as: 'text', role: 'system' },
        { at: 'additional_context', as: 'text', role: 'system' },
      ],
      tools: 'tools',
      schema: ['output_schema', 'response_model'],
      outputLimit: 'model.max_tokens',
    },
  ],
};
