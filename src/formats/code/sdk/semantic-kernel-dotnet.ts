import type { Sdk } from './sdk.js';

/** Semantic Kernel in C#. */
export const semanticKernelDotnet: Sdk = {
  id: 'semantic-kernel-dotnet',
  title: 'Semantic Kernel for .NET',
  docs: 'https://github.com/microsoft/semantic-kernel (b39d95a344: dotnet/src/SemanticKernel.Core, Agents)',
  checked: '2026-11-28',
  languages: ['csharp'],
  packages: ['Microsoft.SemanticKernel'],
  provider: null,
  calls: [
    {
      callee: 'InvokePromptAsync|InvokePromptStreamingAsync',
      on: 'any',
      is: 'request',
      text: [
        { at: 'promptTemplate', as: 'text', role: 'user' },
        { at: '#0', as: 'text', role: 'user' },
      ],
    },
    {
      callee: 'CreateFunctionFromPrompt',
      on: 'any',
      is: 'request',
      model: ['executionSettings.ModelId', '#1.ModelId'],
      text: [
        { at: 'promptTemplate', as: 'text', role: 'user' },
        { at: '#0', as: 'text', role: 'user' },
      ],
      outputLimit: ['executionSettings.MaxTokens', '#1.MaxTokens'],
    },
    {
      callee: 'GetChatMessageContentAsync|GetChatMessageContentsAsync|GetStreamingChatMessageContentsAsync',
      on: 'any',
      is: 'request',
      model: ['#1.ModelId', 'executionSettings.ModelId'],
      text: [{ at: '#0', as: 'messages', role: 'user' }],
      outputLimit: ['#1.MaxTokens', 'executionSettings.MaxTokens'],
      temperature: '#1.Temperature',
    },
    {
      callee: 'ChatCompletionAgent|OpenAIAssistantAgent',
      on: 'any',
      is: 'agent',
      text: [
        { at: 'Instructions', as: 'text', role: 'system' },
        { at: 'instructions', as: 'text', role: 'system' },
      ],
    },
  ],
  messages: {
    ChatHistory: { role: 'system', at: '#0' },
  },
};
