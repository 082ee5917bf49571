import type { Sdk } from './sdk.js';

/** async-openai for Rust. */
export const asyncOpenai: Sdk = {
  id: 'async-openai',
  title: 'async-openai',
  docs: 'https://github.com/64bit/async-openai (0.30: src/chat.rs, src/types/chat.rs)',
  checked: '2026-11-28',
  languages: ['rust'],
  packages: ['async_openai'],
  provider: 'openai',
  calls: [
    {
      callee: 'create|create_stream|create_byot',
      on: ['chat'],
      is: 'request',
      api: 'chat-completions',
      model: '#0.model',
      text: [{ at: '#0.messages', as: 'messages', role: 'user' }],
      tools: '#0.tools',
      schema: '#0.response_format',
      outputLimit: ['#0.max_completion_tokens', '#0.max_tokens'],
      temperature: '#0.temperature',
      answers: '#0.n',
    },
    {
      callee: 'create|create_stream',
      on: ['responses'],
      is: 'request',
      api: 'responses',
      model: '#0.model',
      text: [
        { at: '#0.instructions', as: 'text', role: 'system' },
        { at: '#0.input', as: 'messages', role: 'user' },
      ],
      outputLimit: '#0.max_output_tokens',
    },
  ],
  messages: {
    ChatCompletionRequestSystemMessageArgs: { role: 'system', at: '^content' },
    ChatCompletionRequestUserMessageArgs: { role: 'user', at: '^content' },
    ChatCompletionRequestAssistantMessageArgs: { role: 'assistant', at: '^content' },
  },
  passes: { into: '^^', to_string: '^^' },
};
