import type { Sdk } from './sdk.js';

/** Anthropic's library for Java and Kotlin. */
export const anthropicJava: Sdk = {
  id: 'anthropic-java',
  title: 'Anthropic for Java',
  docs: 'https://github.com/anthropics/anthropic-sdk-java (MessageCreateParams, Model)',
  checked: '2026-11-28',
  languages: ['java', 'kotlin'],
  packages: ['com.anthropic'],
  provider: 'anthropic',
  calls: [
    {
      callee: 'create|createStreaming',
      on: ['messages'],
      is: 'request',
      model: '#0.model',
      text: [
        { at: '#0.system', as: 'text', role: 'system' },
        { at: '#0.messages', as: 'messages', role: 'user' },
        { at: '#0.addUserMessage', as: 'text', role: 'user' },
      ],
      outputLimit: '#0.maxTokens',
    },
  ],
  models: {
    CLAUDE_3_OPUS_LATEST: 'claude-3-opus-latest',
    CLAUDE_3_5_SONNET_LATEST: 'claude-3-5-sonnet-latest',
    CLAUDE_3_5_HAIKU_LATEST: 'claude-3-5-haiku-latest',
    CLAUDE_3_7_SONNET_LATEST: 'claude-3-7-sonnet-latest',
    CLAUDE_SONNET_4_0: 'claude-sonnet-4-0',
    CLAUDE_OPUS_4_0: 'claude-opus-4-0',
    CLAUDE_SONNET_4_5: 'claude-sonnet-4-5',
    CLAUDE_OPUS_4_1: 'claude-opus-4-1',
    CLAUDE_HAIKU_4_5: 'claude-haiku-4-5',
    CLAUDE_OPUS_4_5: 'claude-opus-4-5',
    CLAUDE_SONNET_4_6: 'claude-sonnet-4-6',
    CLAUDE_OPUS_4_6: 'claude-opus-4-6',
    CLAUDE_SONNET_4_20250514: 'claude-sonnet-4-20250514',
    CLAUDE_OPUS_4_20250514: 'claude-opus-4-20250514',
  },
};
