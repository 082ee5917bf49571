import type { Sdk, SinkCall } from './sdk.js';

const shape: Omit<SinkCall, 'callee' | 'on' | 'is'> = {
  model: ['model', 'modelId', 'modelName', 'model_id', 'model_name', 'llm'],
  text: [
    {
      at: [
        'system',
        'systemPrompt',
        'system_prompt',
        'systemMessage',
        'system_message',
        'systemInstruction',
        'system_instruction',
        'systemInstructions',
        'instructions',
      ],
      as: 'messages',
      role: 'system',
    },
    {
      at: ['prompt', 'userPrompt', 'user_prompt', 'userMessage', 'user_message', 'user', 'input'],
      as: 'messages',
      role: 'user',
    },
    { at: ['messages', 'contents'], as: 'messages', role: 'user' },
  ],
  tools: ['tools', 'functions'],
  schema: ['schema', 'response_format', 'responseFormat', 'responseSchema', 'outputSchema', 'output_schema'],
  outputLimit: [
    'maxOutputTokens',
    'maxTokens',
    'max_tokens',
    'max_completion_tokens',
    'max_output_tokens',
    'maxCompletionTokens',
    'max_tokens_to_sample',
    'generationConfig.maxOutputTokens',
  ],
  effort: ['reasoning_effort', 'reasoningEffort', 'reasoning.effort', 'effort'],
  thinkingBudget: [
    'thinking.budget_tokens',
    'thinking_budget',
    'thinkingBudget',
    'extra_body.thinking.budget_tokens',
  ],
  temperature: ['temperature', 'generationConfig.temperature'],
  answers: 'n',
};

/**
 * Calls of no library that is listed: a program's own client, a body that is posted to an endpoint, a package that nobody
 * described yet. They are recognized by their arguments (`shaped.ts`), which go by the names that the listed libraries use.
 * The first call is a request, the second an agent.
 */
export const house: Sdk = {
  id: 'house',
  title: 'Calls with the arguments of a model call',
  docs: 'The argument names of the other libraries in this folder; requests of https://platform.openai.com/docs/api-reference/chat, https://docs.claude.com/en/api/messages and https://ai.google.dev/api/generate-content',
  checked: '2026-11-29',
  languages: ['typescript', 'javascript'],
  packages: [],
  provider: null,
  calls: [
    { callee: '*', on: 'any', is: 'request', ...shape },
    { callee: '*', on: 'any', is: 'agent', ...shape },
  ],
};
