import type { Sdk } from './sdk.js';

/** Instructor: the clients of other libraries with the schema of the answer as `response_model`. */
export const instructor: Sdk = {
  id: 'instructor',
  title: 'Instructor',
  docs: 'https://github.com/567-labs/instructor (1.x: instructor/client.py, cc67955310)',
  checked: '2026-11-29',
  languages: ['python'],
  packages: ['instructor'],
  provider: null,
  calls: [
    {
      callee: 'create|create_partial|create_iterable|create_with_completion',
      on: [
        'from_provider',
        'from_openai',
        'from_anthropic',
        'from_litellm',
        'from_genai',
        'from_gemini',
        'from_groq',
        'from_mistral',
        'from_cohere',
        'Instructor',
        'AsyncInstructor',
      ],
      is: 'request',
      model: ['model', '^model', '^#0'],
      text: [
        { at: 'system', as: 'text', role: 'system' },
        { at: 'messages', as: 'messages', role: 'user' },
      ],
      schema: 'response_model',
      outputLimit: ['max_completion_tokens', 'max_tokens'],
      temperature: 'temperature',
    },
  ],
};
