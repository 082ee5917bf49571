import type { Sdk } from './sdk.js';

/** AutoGen 0.4 and later (`model_client`), and 0.2 (`llm_config`). */
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
      model: ['model_client', 'llm_config.config_list.model', 'llm_config.model', 'llm_config'],
      text: [{ at: 'system_message', as: 'text', role: 'system' }],
      tools: 'tools',
      outputLimit: ['model_client.max_tokens', 'llm_config.max_tokens'],
    },
    {
      callee: 'create|create_stream',
      on: [
        'OpenAIChatCompletionClient',
        'AzureOpenAIChatCompletionClient',
        'AnthropicChatCompletionClient',
        'OllamaChatCompletionClient',
        'ChatCompletionClient',
      ],
      is: 'request',
      model: '^model',
      text: [{ at: ['messages', '#0'], as: 'messages', role: 'user' }],
      tools: 'tools',
      schema: 'json_output',
      outputLimit: ['extra_create_args.max_tokens', '^max_tokens'],
    },
  ],
};
