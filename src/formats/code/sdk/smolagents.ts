import type { Sdk } from './sdk.js';

/** smolagents: the library's own system prompt is outside the repository. */
export const smolagents: Sdk = {
  id: 'smolagents',
  title: 'smolagents',
  docs: 'https://github.com/huggingface/smolagents (e3a5b8994b: src/smolagents/agents.py, models.py)',
  checked: '2026-11-29',
  languages: ['python'],
  packages: ['smolagents'],
  provider: null,
  calls: [
    {
      callee: 'CodeAgent|ToolCallingAgent',
      on: 'package',
      is: 'agent',
      model: ['model.model_id', 'model.#0', 'model'],
      text: [
        { at: 'instructions', as: 'text', role: 'system' },
        { at: 'system_prompt', as: 'text', role: 'system' },
      ],
      tools: ['tools', '#0'],
      outputLimit: 'model.max_tokens',
      temperature: 'model.temperature',
      // `max_steps` of `MultiStepAgent.__init__` (00663986aa: src/smolagents/agents.py).
      steps: { most: 20 },
    },
  ],
};
