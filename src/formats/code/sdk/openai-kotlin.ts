import type { Sdk } from './sdk.js';

/** The community's OpenAI library for Kotlin. */
export const openaiKotlin: Sdk = {
  id: 'openai-kotlin',
  title: 'OpenAI for Kotlin',
  docs: 'https://github.com/aallam/openai-kotlin (4.x: openai-client Chat.kt, Completions.kt; openai-core chat/ChatCompletionRequest.kt, ChatMessage.kt)',
  checked: '2026-11-29',
  languages: ['kotlin', 'java'],
  packages: ['com.aallam.openai'],
  provider: 'openai',
  calls: [
    {
      callee: 'chatCompletion|chatCompletions',
      on: 'package',
      is: 'request',
      api: 'chat-completions',
      model: ['request.model', '#0.model'],
      text: [{ at: ['request.messages', '#0.messages'], as: 'messages', role: 'user' }],
      tools: ['request.tools', '#0.tools', '#0.functions'],
      schema: ['request.responseFormat', '#0.responseFormat'],
      outputLimit: [
        'request.maxCompletionTokens',
        '#0.maxCompletionTokens',
        'request.maxTokens',
        '#0.maxTokens',
      ],
      temperature: ['request.temperature', '#0.temperature'],
      answers: ['request.n', '#0.n'],
    },
    {
      callee: 'completion|completions',
      on: 'package',
      is: 'request',
      model: ['request.model', '#0.model'],
      text: [{ at: ['request.prompt', '#0.prompt'], as: 'text', role: 'user' }],
      outputLimit: ['request.maxTokens', '#0.maxTokens'],
    },
  ],
  messages: {
    System: { role: 'system', at: ['content', '#0'] },
    User: { role: 'user', at: ['content', '#0'] },
    Assistant: { role: 'assistant', at: ['content', '#0'] },
  },
  modelMakers: { ModelId: ['id', '#0'] },
};
