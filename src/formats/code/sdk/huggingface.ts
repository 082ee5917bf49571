import type { Sdk } from './sdk.js';

const clients = ['InferenceClient', 'AsyncInferenceClient'] as const;

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
      callee: 'chat_completion',
      on: clients,
      is: 'request',
      model: ['model', '^model', '^#0'],
      text: [{ at: ['messages', '#0'], as: 'messages', role: 'user' }],
      tools: 'tools',
      schema: 'response_format',
      outputLimit: 'max_tokens',
      temperature: 'temperature',
    },
    {
      callee: 'text_generation',
      on: clients,
      is: 'request',
      model: ['model', '^model', '^#0'],
      text: [{ at: ['prompt', '#0'], as: 'text', role: 'user' }],
      outputLimit: 'max_new_tokens',
      temperature: 'temperature',
    },
  ],
};
