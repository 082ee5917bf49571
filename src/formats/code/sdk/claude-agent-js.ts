import type { Sdk } from './sdk.js';

/** Claude's agent SDK in JavaScript. What its preset system prompt says is outside the repository. */
export const claudeAgentJs: Sdk = {
  id: 'claude-agent-js',
  title: 'Claude Agent SDK (JavaScript)',
  docs: 'https://docs.claude.com/en/api/agent-sdk/typescript (@anthropic-ai/claude-agent-sdk 0.3.332: sdk.d.ts)',
  checked: '2026-11-28',
  languages: ['typescript', 'javascript'],
  packages: ['@anthropic-ai/claude-agent-sdk', '@anthropic-ai/claude-code'],
  provider: 'anthropic',
  calls: [
    {
      callee: 'query',
      on: 'package',
      is: 'request',
      model: 'options.model',
      text: [
        {
          at: [
            'options.systemPrompt.append',
            'options.systemPrompt',
            'options.customSystemPrompt',
            'options.appendSystemPrompt',
          ],
          as: 'text',
          role: 'system',
        },
        { at: 'prompt', as: 'text', role: 'user' },
      ],
      effort: 'options.effort',
      // `maxTurns` is optional and has no default (sdk.d.ts).
      steps: { most: null, checked: '2026-11-29' },
    },
  ],
};
