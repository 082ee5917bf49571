import type { Sdk } from './sdk.js';

/** OpenAI's library for .NET, the Azure one before it, and two community ones. */
export const openaiDotnet: Sdk = {
  id: 'openai-dotnet',
  title: 'OpenAI for .NET',
  docs: 'https://github.com/openai/openai-dotnet (2.x: src/Custom/Chat/ChatClient.cs); Azure.AI.OpenAI 1.0 beta: ChatCompletionsOptions',
  checked: '2026-11-28',
  languages: ['csharp'],
  packages: ['OpenAI', 'Azure.AI.OpenAI', 'OpenAI_API', 'Azure.AI.Inference'],
  provider: 'openai',
  providers: { AzureOpenAIClient: 'azure' },
  calls: [
    {
      callee: 'CompleteChat|CompleteChatAsync|CompleteChatStreaming|CompleteChatStreamingAsync',
      on: 'any',
      is: 'request',
      api: 'chat-completions',
      model: ['^model', '^#0'],
      text: [
        { at: 'messages', as: 'messages', role: 'user' },
        { at: '#0', as: 'messages', role: 'user' },
      ],
      tools: ['options.Tools', '#1.Tools'],
      schema: '#1.ResponseFormat',
      outputLimit: ['options.MaxOutputTokenCount', '#1.MaxOutputTokenCount'],
      temperature: '#1.Temperature',
    },
    {
      callee: 'GetChatCompletionsAsync|GetChatCompletions|GetChatCompletionsStreamingAsync',
      on: 'any',
      is: 'request',
      api: 'chat-completions',
      model: ['DeploymentName', '#0'],
      text: [
        { at: 'Messages', as: 'messages', role: 'user' },
        { at: '#1.Messages', as: 'messages', role: 'user' },
      ],
      outputLimit: ['MaxTokens', '#1.MaxTokens'],
    },
    {
      callee: 'CreateCompletion|CreateCompletionAsStream|CreateChatCompletionAsync',
      on: 'package',
      is: 'request',
      model: 'Model',
      text: [{ at: 'Messages', as: 'messages', role: 'user' }],
      outputLimit: 'MaxTokens',
    },
  ],
  messages: {
    CreateSystemMessage: { role: 'system', at: '#0' },
    CreateUserMessage: { role: 'user', at: '#0' },
    CreateAssistantMessage: { role: 'assistant', at: '#0' },
  },
  passes: { CreateTextPart: '#0', CreateTextMessagePart: '#0' },
};
