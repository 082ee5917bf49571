import type { Sdk } from './sdk.js';

/** Genkit for Go: options are functions, read as named arguments. */
export const genkitGo: Sdk = {
  id: 'genkit-go',
  title: 'Genkit for Go',
  docs: 'https://github.com/firebase/genkit (go/genkit/genkit.go, go/ai/option.go)',
  checked: '2026-11-28',
  languages: ['go'],
  packages: ['github.com/firebase/genkit'],
  provider: null,
  calls: [
    {
      callee: 'Generate|GenerateText|GenerateData|DefinePrompt',
      on: 'package',
      is: 'request',
      model: ['WithModelName', 'WithModel'],
      text: [
        { at: 'WithSystem', as: 'text', role: 'system' },
        { at: 'WithPrompt', as: 'text', role: 'user' },
        { at: 'WithMessages', as: 'messages', role: 'user' },
      ],
      tools: 'WithTools',
    },
  ],
};
