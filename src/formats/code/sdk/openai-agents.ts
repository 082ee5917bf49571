import type { Sdk } from './sdk.js';

/** OpenAI's Agents SDK for Python. An agent is listed where it is made; `Runner.run` bills it and is not listed again. */
export const openaiAgents: Sdk = {
  id: 'openai-agents',
  title: 'OpenAI Agents SDK',
  docs: 'https://github.com/openai/openai-agents-python (7f7a44f8dc: src/agents/agent.py, model_settings.py)',
  checked: '2026-11-28',
  languages: ['python'],
  packages: ['agents'],
  provider: null,
  calls: [
    {
      callee: 'Agent',
      on: 'package',
      is: 'agent',
      model: 'model',
      text: [{ at: 'instructions', as: 'text', role: 'system' }],
      tools: 'tools',
      handoffs: 'handoffs',
      schema: 'output_type',
      outputLimit: 'model_settings.max_tokens',
      effort: 'model_settings.reasoning.effort',
      temperature: 'model_settings.temperature',
      // `DEFAULT_MAX_TURNS` of src/agents/run.py.
      steps: { most: 10, checked: '2026-11-29' },
    },
  ],
};
