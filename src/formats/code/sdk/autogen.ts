import type { Sdk } from './sdk.js';

/** AutoGen 0.4 and later. */
export const autogen: Sdk = {
  id: 'autogen',
  title: 'AutoGen',
  docs: 'https://github.com/microsoft/autogen (027ecf0a37: python/packages/autogen-agentchat)',
  checked: '2026-11-28',
  languages: ['python'],
  packages: ['autogen_agentchat', 'autogen_ext', 'autogen_core', 'autogen'],
  provider: null,
  calls: [
    {
      callee: 'AssistantAgent|ConversableAgent',
      on: 'package',
      is: 'agent',
      model: ['model_client', 'llm_config'],
      text: [{ at: 'system_message', as: 'text', role: 'system' }],
      tools: 'tools',
    },
  ],
};
