import type { Sdk } from './sdk.js';

/** Microsoft.Extensions.AI and the Agent Framework above it. */
export const extensionsAi: Sdk = {
  id: 'extensions-ai',
  title: 'Microsoft.Extensions.AI',
  docs: 'https://github.com/dotnet/extensions (src/Libraries/Microsoft.Extensions.AI.Abstractions/ChatCompletion; CompleteAsync before 9.3)',
  checked: '2026-11-28',
  languages: ['csharp'],
  packages: ['Microsoft.Extensions.AI', 'Microsoft.Agents.AI'],
  provider: null,
  calls: [
    {
      callee: 'GetResponseAsync|GetStreamingResponseAsync|CompleteAsync|CompleteStreamingAsync',
      on: [
        'IChatClient',
        'ChatClient',
        'AsChatClient',
        'AsIChatClient',
        'OpenAIChatClient',
        'OllamaChatClient',
        'AzureAIInferenceChatClient',
        'OllamaApiClient',
      ],
      is: 'request',
      model: ['options.ModelId', '#1.ModelId'],
      text: [
        { at: 'options.Instructions', as: 'text', role: 'system' },
        { at: '#1.Instructions', as: 'text', role: 'system' },
        { at: 'messages', as: 'messages', role: 'user' },
        { at: '#0', as: 'messages', role: 'user' },
      ],
      tools: ['options.Tools', '#1.Tools'],
      schema: ['options.ResponseFormat', '#1.ResponseFormat'],
      outputLimit: ['options.MaxOutputTokens', '#1.MaxOutputTokens'],
      temperature: ['options.Temperature', '#1.Temperature'],
    },
    {
      callee: 'CreateAIAgent|AsAIAgent|ChatClientAgent',
      on: 'any',
      is: 'agent',
      text: [
        { at: 'instructions', as: 'text', role: 'system' },
        { at: 'Instructions', as: 'text', role: 'system' },
        { at: '#0', as: 'text', role: 'system' },
      ],
      tools: 'tools',
    },
  ],
};
