import type { Sdk } from './sdk.js';

/** LlamaIndex.TS: agents, and the `chat` and `complete` of its model classes. */
export const llamaindexJs: Sdk = {
  id: 'llamaindex-js',
  title: 'LlamaIndex.TS',
  docs: 'https://ts.llamaindex.ai/docs/llamaindex (@llamaindex/core 0.6.22, @llamaindex/workflow)',
  checked: '2026-11-28',
  languages: ['typescript', 'javascript'],
  packages: ['llamaindex', '@llamaindex'],
  provider: null,
  calls: [
    {
      callee: 'agent|FunctionAgent|ReActAgent|LLMAgent|OpenAIAgent|AnthropicAgent',
      on: 'package',
      is: 'agent',
      model: ['llm.model', 'llm'],
      text: [{ at: 'systemPrompt', as: 'text', role: 'system' }],
      tools: 'tools',
      // The workflow goes on until the model calls no tool (@llamaindex/workflow 1.1.24: dist/index.js).
      steps: { most: null, checked: '2026-11-29' },
    },
    {
      callee: 'chat|complete',
      on: 'package',
      is: 'request',
      model: '^model',
      text: [
        { at: 'messages', as: 'messages', role: 'user' },
        { at: 'prompt', as: 'text', role: 'user' },
      ],
      outputLimit: '^maxTokens',
      temperature: '^temperature',
    },
  ],
  passes: { PromptTemplate: 'template' },
};
