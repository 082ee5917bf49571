import type { Sdk } from './sdk.js';

/** Rig for Rust. */
export const rig: Sdk = {
  id: 'rig',
  title: 'Rig',
  docs: 'https://github.com/0xPlaygrounds/rig (rig-core/src/agent, client)',
  checked: '2026-11-28',
  languages: ['rust'],
  packages: ['rig'],
  provider: null,
  calls: [
    {
      callee: 'build',
      on: ['agent', 'extractor', 'AgentBuilder'],
      is: 'agent',
      model: '^#0',
      text: [
        { at: '^preamble', as: 'text', role: 'system' },
        { at: '^append_preamble', as: 'text', role: 'system' },
        { at: '^context', as: 'text', role: 'system' },
      ],
      tools: '^tool',
      outputLimit: '^max_tokens',
      temperature: '^temperature',
    },
  ],
  models: {
    GPT_4O: 'gpt-4o',
    GPT_4O_MINI: 'gpt-4o-mini',
    GPT_4: 'gpt-4',
    GPT_4_TURBO: 'gpt-4-turbo',
    GPT_35_TURBO: 'gpt-3.5-turbo',
    O1: 'o1',
    O3_MINI: 'o3-mini',
    GPT_5: 'gpt-5',
    GPT_5_MINI: 'gpt-5-mini',
  },
};
