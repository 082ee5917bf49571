import type { Sdk } from './sdk.js';

/** Pydantic AI. */
export const pydanticAi: Sdk = {
  id: 'pydantic-ai',
  title: 'Pydantic AI',
  docs: 'https://github.com/pydantic/pydantic-ai (4fda38988f: pydantic_ai_slim/pydantic_ai/agent)',
  checked: '2026-11-28',
  languages: ['python'],
  packages: ['pydantic_ai'],
  provider: null,
  toolDecorators: ['tool', 'tool_plain'],
  calls: [
    {
      callee: 'Agent',
      on: 'package',
      is: 'agent',
      model: ['model', '#0'],
      text: [
        { at: 'system_prompt', as: 'text', role: 'system' },
        { at: 'instructions', as: 'text', role: 'system' },
      ],
      tools: 'tools',
      schema: ['output_type', 'result_type'],
      outputLimit: 'model_settings.max_tokens',
      temperature: 'model_settings.temperature',
      // `UsageLimits.request_limit`.
      steps: { most: 50, checked: '2026-11-29' },
    },
  ],
};
