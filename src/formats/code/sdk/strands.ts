import type { Sdk } from './sdk.js';

/** Strands Agents. */
export const strands: Sdk = {
  id: 'strands',
  title: 'Strands Agents',
  docs: 'https://strandsagents.com/latest/documentation/docs/api-reference/agent (names not compared with source)',
  checked: '2026-11-29',
  languages: ['python'],
  packages: ['strands'],
  provider: null,
  calls: [
    {
      callee: 'Agent',
      on: 'package',
      is: 'agent',
      model: ['model.model_id', 'model'],
      text: [{ at: 'system_prompt', as: 'text', role: 'system' }],
      tools: 'tools',
      outputLimit: 'model.max_tokens',
      temperature: 'model.temperature',
    },
  ],
};
