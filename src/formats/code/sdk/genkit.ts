import type { Sdk } from './sdk.js';

/** Genkit: `ai.generate` and prompts that are defined once (`ai.definePrompt`). */
export const genkit: Sdk = {
  id: 'genkit',
  title: 'Genkit',
  docs: 'https://genkit.dev/docs/models (genkit 1.42.0: lib/genkit.d.ts)',
  checked: '2026-11-28',
  languages: ['typescript', 'javascript'],
  packages: ['genkit', '@genkit-ai/ai', '@genkit-ai/core'],
  provider: null,
  calls: [
    {
      callee: 'generate|generateStream',
      on: 'package',
      is: 'request',
      // The model of the instance where the call names none.
      model: ['model', '^model'],
      text: [
        { at: 'system', as: 'text', role: 'system' },
        { at: 'messages', as: 'messages', role: 'user' },
        { at: ['prompt', '#0'], as: 'text', role: 'user' },
      ],
      tools: 'tools',
      schema: 'output.schema',
      outputLimit: 'config.maxOutputTokens',
      temperature: 'config.temperature',
      // `maxTurns`, 5 by default (@genkit-ai/ai 1.42.0: lib/generate/action.mjs).
      steps: { most: 5, checked: '2026-11-29' },
    },
    {
      callee: 'definePrompt',
      on: 'package',
      is: 'agent',
      model: ['model', '^model'],
      text: [
        { at: 'system', as: 'text', role: 'system' },
        { at: ['messages', '#1'], as: 'messages', role: 'user' },
        { at: 'prompt', as: 'text', role: 'user' },
      ],
      tools: 'tools',
      schema: 'output.schema',
      outputLimit: 'config.maxOutputTokens',
      temperature: 'config.temperature',
    },
  ],
  modelMakers: { gemini: '#0', model: '#0' },
};
