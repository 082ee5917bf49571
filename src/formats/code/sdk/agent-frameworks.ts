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
