import type { Sdk, SinkCall } from './sdk.js';

const body = (name: string): readonly string[] => [`json.${name}`, `data.${name}`, `content.${name}`];

const posted: Pick<SinkCall, 'callee' | 'on' | 'is' | 'model' | 'outputLimit' | 'temperature' | 'answers'> = {
  callee: 'post',
  on: 'package',
  is: 'request',
  model: body('model'),
  outputLimit: [
    ...body('max_completion_tokens'),
    ...body('max_tokens'),
    ...body('max_output_tokens'),
    ...body('options.num_predict'),
  ],
  temperature: body('temperature'),
  answers: body('n'),
};

/** A body that a program posts to a model's endpoint itself: it names a model and has messages or a prompt. */
export const http: Sdk = {
  id: 'http',
  title: 'HTTP requests with the body of a model call',
  docs: 'https://platform.openai.com/docs/api-reference/chat, https://docs.claude.com/en/api/messages, https://github.com/ollama/ollama/blob/main/docs/api.md',
  checked: '2026-11-29',
  languages: ['python'],
  packages: ['requests', 'httpx', 'aiohttp'],
  provider: null,
  calls: [
    {
      ...posted,
      needs: [body('model'), body('messages')],
      text: [
        { at: body('system'), as: 'text', role: 'system' },
        { at: body('messages'), as: 'messages', role: 'user' },
      ],
      tools: body('tools'),
      schema: body('response_format'),
      effort: body('reasoning_effort'),
    },
    {
      ...posted,
      needs: [body('model'), body('prompt')],
      text: [
        { at: body('system'), as: 'text', role: 'system' },
        { at: body('prompt'), as: 'text', role: 'user' },
      ],
    },
  ],
};
