import type { Sdk } from './sdk.js';

/** Haystack's components: a prompt builder holds the text, an agent its system prompt. */
export const haystackCode: Sdk = {
  id: 'haystack',
  title: 'Haystack',
  docs: 'https://docs.haystack.deepset.ai/docs/promptbuilder, /chatpromptbuilder, /agent (names not compared with source)',
  checked: '2026-11-29',
  languages: ['python'],
  packages: ['haystack'],
  provider: null,
  calls: [
    {
      callee: 'PromptBuilder|ChatPromptBuilder',
      on: 'package',
      is: 'agent',
      text: [{ at: ['template', '#0'], as: 'messages', role: 'user' }],
    },
    {
      callee: 'Agent',
      on: 'package',
      is: 'agent',
      model: ['chat_generator.model', 'chat_generator'],
      text: [{ at: 'system_prompt', as: 'text', role: 'system' }],
      tools: 'tools',
      outputLimit: 'chat_generator.generation_kwargs.max_tokens',
    },
  ],
};
