import type { Sdk } from './sdk.js';

/** Ollama's client for Go. */
export const ollamaGo: Sdk = {
  id: 'ollama-go',
  title: 'Ollama for Go',
  docs: 'https://github.com/ollama/ollama (api/types.go, api/client.go)',
  checked: '2026-11-28',
  languages: ['go'],
  packages: ['github.com/ollama/ollama'],
  provider: 'ollama',
  calls: [
    {
      callee: 'Chat',
      on: 'package',
      is: 'request',
      model: 'Model',
      text: [{ at: 'Messages', as: 'messages', role: 'user' }],
      tools: 'Tools',
      schema: 'Format',
    },
    {
      callee: 'Generate',
      on: 'package',
      is: 'request',
      model: 'Model',
      text: [
        { at: 'System', as: 'text', role: 'system' },
        { at: 'Prompt', as: 'text', role: 'user' },
      ],
      schema: 'Format',
    },
  ],
};
