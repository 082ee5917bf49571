import type { Sdk } from './sdk.js';

/** RubyLLM. */
export const rubyLlm: Sdk = {
  id: 'ruby-llm',
  title: 'RubyLLM',
  docs: 'https://github.com/crmne/ruby_llm (1.x: lib/ruby_llm/chat.rb)',
  checked: '2026-11-28',
  languages: ['ruby'],
  packages: ['ruby_llm'],
  provider: null,
  calls: [
    {
      callee: 'ask|say|complete',
      on: ['RubyLLM', 'chat'],
      is: 'request',
      model: ['^model', '^with_model'],
      text: [
        { at: '^with_instructions', as: 'text', role: 'system' },
        { at: '#0', as: 'text', role: 'user' },
      ],
      tools: ['^with_tools', '^with_tool'],
      schema: '^with_schema',
      temperature: '^with_temperature',
    },
  ],
};
