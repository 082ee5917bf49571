import type { Sdk } from './sdk.js';

/** Claude Agent SDK. */
export const claudeAgent: Sdk = {
  id: 'claude-agent',
  title: 'Claude Agent SDK',
  docs: 'https://github.com/anthropics/claude-agent-sdk-python (e8bde60164: src/claude_agent_sdk/types.py, query.py)',
  checked: '2026-11-28',
  languages: ['python'],
  packages: ['claude_agent_sdk', 'claude_code_sdk'],
  provider: 'anthropic',
  calls: [
    {
      callee: 'query',
      on: 'package',
      is: 'request',
      model: 'options.model',
      text: [
        { at: 'options.system_prompt', as: 'text', role: 'system' },
        { at: ['prompt', '#0'], as: 'text', role: 'user' },
      ],
      // No limit of its own.
      steps: { most: null, checked: '2026-11-29' },
    },
  ],
};
