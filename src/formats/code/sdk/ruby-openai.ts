import type { Sdk } from './sdk.js';

/** ruby-openai, and ruby-anthropic with the same shape. */
export const rubyOpenai: Sdk = {
  id: 'ruby-openai',
  title: 'ruby-openai',
  docs: 'https://github.com/alexrudall/ruby-openai (8.x: lib/openai/client.rb)',
  checked: '2026-11-28',
  languages: ['ruby'],
  packages: ['openai', 'ruby/openai', 'OpenAI', 'Anthropic'],
  provider: 'openai',
  calls: [
    {
      callee: 'chat|completions',
      on: ['OpenAI', 'Client', 'client'],
      is: 'request',
      model: ['parameters.model'],
      text: [
        { at: 'parameters.messages', as: 'messages', role: 'user' },
        { at: 'parameters.prompt', as: 'text', role: 'user' },
      ],
      tools: 'parameters.tools',
      schema: 'parameters.response_format',
      outputLimit: ['parameters.max_completion_tokens', 'parameters.max_tokens'],
      answers: 'parameters.n',
      temperature: 'parameters.temperature',
    },
    {
      callee: 'messages',
      on: ['Anthropic', 'Client', 'client'],
      is: 'request',
      model: 'parameters.model',
      text: [
        { at: 'parameters.system', as: 'text', role: 'system' },
        { at: 'parameters.messages', as: 'messages', role: 'user' },
      ],
      outputLimit: 'parameters.max_tokens',
    },
    {
      callee: 'create',
      on: ['responses'],
      is: 'request',
      api: 'responses',
      needs: ['parameters'],
      model: 'parameters.model',
      text: [
        { at: 'parameters.instructions', as: 'text', role: 'system' },
        { at: 'parameters.input', as: 'messages', role: 'user' },
      ],
      outputLimit: 'parameters.max_output_tokens',
    },
  ],
};
