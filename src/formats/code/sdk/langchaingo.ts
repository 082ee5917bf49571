import type { Sdk } from './sdk.js';

/** LangChainGo. */
export const langchaingo: Sdk = {
  id: 'langchaingo',
  title: 'LangChainGo',
  docs: 'https://github.com/tmc/langchaingo (llms/llms.go, llms/options.go)',
  checked: '2026-11-28',
  languages: ['go'],
  packages: ['github.com/tmc/langchaingo'],
  provider: null,
  calls: [
    {
      callee: 'GenerateFromSinglePrompt',
      on: 'package',
      is: 'request',
      model: ['WithModel', '#1.WithModel'],
      text: [{ at: '#2', as: 'text', role: 'user' }],
      outputLimit: 'WithMaxTokens',
      temperature: 'WithTemperature',
    },
    {
      callee: 'GenerateContent',
      on: 'package',
      is: 'request',
      model: ['WithModel', '^WithModel'],
      text: [{ at: '#1', as: 'messages', role: 'user' }],
      tools: 'WithTools',
      outputLimit: 'WithMaxTokens',
      temperature: 'WithTemperature',
    },
  ],
  messages: {
    TextParts: { role: null, at: '#1' },
    TextPart: { role: null, at: '#0' },
  },
};
