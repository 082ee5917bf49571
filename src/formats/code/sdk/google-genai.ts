import type { Sdk } from './sdk.js';

/** Google's clients for Python: `google-genai`, the older `google-generativeai`, and Vertex AI. */
export const googleGenai: Sdk = {
  id: 'google-genai',
  title: 'Google GenAI',
  docs: 'https://github.com/googleapis/python-genai (2.25.0: google/genai/models.py, chats.py); google-generativeai 0.8: https://ai.google.dev/api/generate-content',
  checked: '2026-11-28',
  languages: ['python'],
  packages: ['google.genai', 'google.generativeai', 'vertexai'],
  provider: 'google',
  calls: [
    {
      callee: 'models.generate_content|generate_content_stream',
      on: 'any',
      is: 'request',
      model: 'model',
      text: [
        { at: 'config.system_instruction', as: 'text', role: 'system' },
        { at: 'contents', as: 'messages', role: 'user' },
      ],
      tools: 'config.tools',
      schema: 'config.response_schema',
      outputLimit: 'config.max_output_tokens',
      temperature: 'config.temperature',
    },
    {
      callee: 'generate_content|generate_content_async',
      on: ['GenerativeModel', 'model'],
      is: 'request',
      model: ['^model_name', '^#0'],
      text: [
        { at: '^system_instruction', as: 'text', role: 'system' },
        { at: ['contents', '#0'], as: 'messages', role: 'user' },
      ],
      tools: ['tools', '^tools'],
      outputLimit: ['generation_config.max_output_tokens', '^generation_config.max_output_tokens'],
      temperature: ['generation_config.temperature', '^generation_config.temperature'],
    },
  ],
};
