import type { Sdk } from './sdk.js';

/** openai-php and its Laravel facade. */
export const openaiPhp: Sdk = {
  id: 'openai-php',
  title: 'OpenAI for PHP',
  docs: 'https://github.com/openai-php/client (0.10+: src/Resources), https://github.com/openai-php/laravel',
  checked: '2026-11-28',
  languages: ['php'],
  packages: ['OpenAI'],
  provider: 'openai',
  calls: [
    {
      callee: 'create|createStreamed',
      on: ['chat'],
      is: 'request',
      api: 'chat-completions',
      model: 'model',
      text: [{ at: 'messages', as: 'messages', role: 'user' }],
      tools: ['tools', 'functions'],
      schema: 'response_format',
      outputLimit: ['max_completion_tokens', 'max_tokens'],
      temperature: 'temperature',
      answers: 'n',
    },
    {
      callee: 'create|createStreamed',
      on: ['responses'],
      is: 'request',
      api: 'responses',
      model: 'model',
      text: [
        { at: 'instructions', as: 'text', role: 'system' },
        { at: 'input', as: 'messages', role: 'user' },
      ],
      outputLimit: 'max_output_tokens',
    },
    {
      callee: 'create|createStreamed',
      on: ['completions'],
      is: 'request',
      model: 'model',
      text: [{ at: 'prompt', as: 'text', role: 'user' }],
      outputLimit: 'max_tokens',
    },
  ],
};
