import type { Sdk } from './sdk.js';

/** Mastra agents: model, instructions and tools are in the constructor; `generate` and `stream` run it. */
export const mastra: Sdk = {
  id: 'mastra',
  title: 'Mastra',
  docs: 'https://mastra.ai/reference/agents/agent (@mastra/core 1.71.0: dist/agent/types.d.ts)',
  checked: '2026-11-28',
  languages: ['typescript', 'javascript'],
  packages: ['@mastra/core', 'mastra'],
  provider: null,
  calls: [
    {
      callee: 'Agent',
      on: 'package',
      is: 'agent',
      model: ['model', 'model.0.model'],
      text: [{ at: 'instructions', as: 'messages', role: 'system' }],
      tools: 'tools',
      outputLimit: [
        'defaultOptions.modelSettings.maxOutputTokens',
        'defaultGenerateOptions.maxTokens',
        'defaultStreamOptions.maxTokens',
      ],
      // `maxSteps`: without it the loop stops at `stepCountIs(5)` (@mastra/core 1.71.0: dist/agent-BOxKOk3n.js).
      steps: { most: 5, checked: '2026-11-29' },
    },
    {
      callee: 'generate|stream|generateLegacy|streamLegacy|generateVNext|streamVNext',
      on: ['Agent', 'getAgent', 'getAgentById'],
      is: 'request',
      continues: 'run',
      model: ['^model', '^model.0.model'],
      text: [
        { at: '^instructions', as: 'messages', role: 'system' },
        { at: '#0', as: 'messages', role: 'user' },
      ],
      tools: '^tools',
      schema: ['#1.structuredOutput.schema', '#1.output', '#1.experimental_output'],
      outputLimit: [
        '#1.modelSettings.maxOutputTokens',
        '#1.maxTokens',
        '^defaultOptions.modelSettings.maxOutputTokens',
        '^defaultGenerateOptions.maxTokens',
      ],
    },
  ],
  registers: { Mastra: { at: 'agents', by: ['getAgent', 'getAgentById'] } },
};
