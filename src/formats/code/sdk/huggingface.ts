import type { Sdk } from './sdk.js';

const request = {
  on: ['InferenceClient', 'AsyncInferenceClient'],
  is: 'request',
  model: ['model', '^model', '^#0'],
  temperature: 'temperature',
} as const;

/** Hugging Face's inference client. Its `chat.completions.create` has the form of OpenAI's. */
export const huggingface: Sdk = {
  id: 'huggingface',
  title: 'Hugging Face',
  docs: 'https://huggingface.co/docs/huggingface_hub/package_reference/inference_client (names not compared with source)',
  checked: '2026-11-29',
  languages: ['python'],
  packages: ['huggingface_hub'],
  provider: null,
  calls: [
    {
      ...request,
      callee: 'chat_completion',
      text: [{ at: ['messages', '#0'], as: 'messages', role: 'user' }],
      tools: 'tools',
      schema: 'response_format',
      outputLimit: 'max_tokens',
    },
    {
      ...request,
      callee: 'text_generation',
      text: [{ at: ['prompt', '#0'], as: 'text', role: 'user' }],
      outputLimit: 'max_new_tokens',
    },
  ],
};
