import type { Sdk } from './sdk.js';

/** Google's Agent Development Kit. */
export const adk: Sdk = {
  id: 'google-adk',
  title: 'Google ADK',
  docs: 'https://github.com/google/adk-python (7c670f638b: src/google/adk/agents/llm_agent.py)',
  checked: '2026-11-28',
  languages: ['python'],
  packages: ['google.adk'],
  provider: null,
  calls: [
    {
      callee: 'Agent|LlmAgent',
      on: 'package',
      is: 'agent',
      model: 'model',
      text: [
        { at: 'global_instruction', as: 'text', role: 'system' },
        { at: 'instruction', as: 'text', role: 'system' },
      ],
      tools: 'tools',
      schema: 'output_schema',
      outputLimit: 'generate_content_config.max_output_tokens',
      // `RunConfig.max_llm_calls`.
      steps: { most: 500, checked: '2026-11-29' },
    },
  ],
};
