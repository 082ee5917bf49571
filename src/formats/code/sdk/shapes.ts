import type { SinkCall } from './sdk.js';

/** The shape of a chat request that most hosts share: messages with roles, a model, a limit. */
export const chat = (callee: string, on: SinkCall['on']): SinkCall => ({
  callee,
  on,
  is: 'request',
  model: ['model', '#0'],
  text: [{ at: ['messages', '#1'], as: 'messages', role: 'user' }],
  tools: 'tools',
  schema: ['response_format', 'format'],
  outputLimit: ['max_completion_tokens', 'max_tokens'],
  effort: 'reasoning_effort',
  thinkingBudget: ['thinking.budget_tokens', 'extra_body.thinking.budget_tokens'],
  temperature: 'temperature',
});
