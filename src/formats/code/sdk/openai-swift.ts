import type { Sdk } from './sdk.js';

/** MacPaw's OpenAI library. */
export const openaiSwift: Sdk = {
  id: 'openai-swift',
  title: 'OpenAI for Swift',
  docs: 'https://github.com/MacPaw/OpenAI (0.4: Sources/OpenAI/Public/Models/ChatQuery.swift, Models.swift)',
  checked: '2026-11-28',
  languages: ['swift'],
  packages: ['OpenAI'],
  provider: 'openai',
  calls: [
    {
      callee: 'chats|chatsStream',
      on: 'any',
      is: 'request',
      model: 'query.model',
      text: [{ at: 'query.messages', as: 'messages', role: 'user' }],
      tools: 'query.tools',
      schema: 'query.responseFormat',
      outputLimit: ['query.maxCompletionTokens', 'query.maxTokens'],
      answers: 'query.n',
      temperature: 'query.temperature',
    },
  ],
  messages: {
    system: { role: 'system', at: ['#0', 'content'] },
    user: { role: 'user', at: ['#0', 'content'] },
    assistant: { role: 'assistant', at: ['#0', 'content'] },
  },
  models: {
    gpt4_o: 'gpt-4o',
    gpt4_o_mini: 'gpt-4o-mini',
    gpt4_1: 'gpt-4.1',
    gpt4_1_mini: 'gpt-4.1-mini',
    gpt4_1_nano: 'gpt-4.1-nano',
    gpt4_turbo: 'gpt-4-turbo',
    gpt4: 'gpt-4',
    gpt3_5Turbo: 'gpt-3.5-turbo',
    o1: 'o1',
    o3: 'o3',
    o3_mini: 'o3-mini',
    o4_mini: 'o4-mini',
    gpt5: 'gpt-5',
    gpt5_mini: 'gpt-5-mini',
    gpt5_nano: 'gpt-5-nano',
  },
};
