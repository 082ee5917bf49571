import type { Sdk } from './sdk.js';

/** Anthropic's clients, also for Bedrock and Vertex. */
export const anthropic: Sdk = {
  id: 'anthropic',
  title: 'Anthropic',
  docs: 'https://github.com/anthropics/anthropic-sdk-python (1.13.0 and 0.x: src/anthropic/resources/messages), https://github.com/anthropics/anthropic-sdk-typescript (1.14.0)',
  checked: '2026-11-28',
  languages: ['python', 'typescript', 'javascript'],
  packages: ['anthropic', '@anthropic-ai'],
  provider: 'anthropic',
  providers: {
    AnthropicBedrock: 'bedrock',
    AsyncAnthropicBedrock: 'bedrock',
    AnthropicVertex: 'vertex',
    AsyncAnthropicVertex: 'vertex',
  },
  calls: [
    {
      callee: 'messages.create|stream|parse|tool_runner|toolRunner',
      on: 'package',
      is: 'request',
      model: 'model',
      text: [
        { at: 'system', as: 'text', role: 'system' },
        { at: 'messages', as: 'messages', role: 'user' },
      ],
      tools: 'tools',
      schema: ['output_format', 'output_config.format'],
      outputLimit: 'max_tokens',
      effort: 'output_config.effort',
      thinkingBudget: 'thinking.budget_tokens',
      temperature: 'temperature',
    },
  ],
};
