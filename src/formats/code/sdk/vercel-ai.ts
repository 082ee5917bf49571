import type { Sdk, SinkCall } from './sdk.js';

const text: SinkCall['text'] = [
  { at: ['instructions', 'system'], as: 'messages', role: 'system' },
  { at: 'prompt', as: 'messages', role: 'user' },
  { at: 'messages', as: 'messages', role: 'user' },
];

const request: Omit<SinkCall, 'callee' | 'on' | 'is' | 'text'> = {
  model: 'model',
  tools: 'tools',
  schema: ['schema', 'output', 'experimental_output'],
  // `generateObject`, as `Output` of the versions that replaced it.
  schemaIn: {
    at: 'output',
    as: {
      array: { maker: 'ai.Output.array', entry: 'element', from: 'schema' },
      enum: { maker: 'ai.Output.choice', entry: 'options', from: 'enum' },
    },
  },
  // Renamed in version 5.
  outputLimit: ['maxOutputTokens', 'maxTokens'],
  effort: [
    'reasoning',
    'providerOptions.openai.reasoningEffort',
    'providerOptions.azure.reasoningEffort',
    'providerOptions.anthropic.effort',
    'providerOptions.google.thinkingConfig.thinkingLevel',
  ],
  thinkingBudget: [
    'providerOptions.anthropic.thinking.budgetTokens',
    'providerOptions.google.thinkingConfig.thinkingBudget',
  ],
  temperature: 'temperature',
  answers: 'n',
};

/** Vercel's AI SDK, versions 4 to 7: `system` became `instructions`, `maxTokens` `maxOutputTokens`, `parameters` `inputSchema`. */
export const vercelAi: Sdk = {
  id: 'vercel-ai',
  title: 'AI SDK (Vercel)',
  docs: 'https://ai-sdk.dev/docs/reference/ai-sdk-core (4.3.19, 5.0.277, 6.0.326, 7.0.173: dist/index.d.ts)',
  checked: '2026-11-28',
  languages: ['typescript', 'javascript'],
  packages: ['ai'],
  provider: null,
  calls: [
    {
      callee: 'generateText|streamText|generateObject|streamObject',
      on: 'package',
      is: 'request',
      text,
      ...request,
      // `stepCountIs(1)`.
      steps: { most: 1 },
    },
    {
      callee: 'experimental_generateText|experimental_streamText',
      on: 'package',
      is: 'request',
      text,
      ...request,
      steps: { most: 1 },
    },
    {
      callee: 'ToolLoopAgent|Experimental_ToolLoopAgent',
      on: 'package',
      is: 'agent',
      text,
      ...request,
      // `stepCountIs(20)`, `isStepCount(20)` (https://ai-sdk.dev/docs/agents/loop-control).
      steps: { most: 20, checked: '2026-11-29' },
    },
    {
      // One step in version 5, twenty in version 6.
      callee: 'Agent|Experimental_Agent|DurableAgent',
      on: 'package',
      is: 'agent',
      text,
      ...request,
    },
    {
      callee: 'generate|stream|respond',
      on: ['ToolLoopAgent', 'Experimental_ToolLoopAgent', 'Agent', 'Experimental_Agent', 'DurableAgent'],
      is: 'request',
      continues: 'run',
      text: [
        { at: ['^instructions', '^system'], as: 'messages', role: 'system' },
        { at: 'prompt', as: 'messages', role: 'user' },
        { at: 'messages', as: 'messages', role: 'user' },
      ],
      model: '^model',
      tools: '^tools',
      schema: ['^output', '^experimental_output'],
      outputLimit: ['^maxOutputTokens', '^maxTokens'],
      effort: ['^reasoning', '^providerOptions.openai.reasoningEffort'],
    },
    {
      callee: 'embed|embedMany',
      on: 'package',
      is: 'request',
      model: 'model',
      text: [{ at: ['value', 'values'], as: 'text', role: 'user' }],
    },
  ],
  passes: {
    wrapLanguageModel: 'model',
    convertToModelMessages: '#0',
    convertToCoreMessages: '#0',
  },
  // Provider packages: `openai('gpt-4o')`, `openai.responses('gpt-4o')`; the makers of version 4 take settings as the second argument.
  modelMakers: Object.fromEntries(
    [
      'openai',
      'azure',
      'anthropic',
      'google',
      'vertex',
      'vertexAnthropic',
      'googleVertexAnthropic',
      'mistral',
      'cohere',
      'groq',
      'xai',
      'deepseek',
      'togetherai',
      'fireworks',
      'perplexity',
      'bedrock',
      'cerebras',
      'deepinfra',
      'baseten',
      'vercel',
      'gateway',
      'openrouter',
      'ollama',
      'openaiCompatible',
      'chat',
      'responses',
      'completion',
      'languageModel',
      'chatModel',
    ].map((name) => [name, '#0']),
  ),
};
