import type { Sdk, SinkCall } from './sdk.js';

const agent: Omit<SinkCall, 'callee'> = {
  on: 'package',
  is: 'agent',
  model: 'model',
  text: [{ at: 'instructions', as: 'text', role: 'system' }],
  tools: 'tools',
  handoffs: 'handoffs',
  schema: 'outputType',
  outputLimit: 'modelSettings.maxTokens',
  effort: 'modelSettings.reasoning.effort',
  temperature: 'modelSettings.temperature',
  // `DEFAULT_MAX_TURNS` of @openai/agents-core 0.20.0 (dist/runner/constants.mjs).
  steps: { most: 10, checked: '2026-11-29' },
};

const ofAgent: Omit<SinkCall, 'callee' | 'on' | 'is' | 'text'> = {
  model: '^model',
  tools: '^tools',
  handoffs: '^handoffs',
  schema: '^outputType',
  outputLimit: '^modelSettings.maxTokens',
  effort: '^modelSettings.reasoning.effort',
  temperature: '^modelSettings.temperature',
};

/** OpenAI's agents in JavaScript: the constructor carries the request, `run(agent, …)` sends it. */
export const openaiAgentsJs: Sdk = {
  id: 'openai-agents-js',
  title: 'OpenAI Agents (JavaScript)',
  docs: 'https://openai.github.io/openai-agents-js (0.20.0: packages/agents-core/src/agent.ts)',
  checked: '2026-11-28',
  languages: ['typescript', 'javascript'],
  packages: ['@openai/agents', '@openai/agents-core', '@openai/agents-realtime'],
  provider: 'openai',
  calls: [
    { callee: 'Agent|RealtimeAgent', ...agent },
    { callee: 'Agent.create', ...agent },
    {
      callee: 'run|runStreamed',
      on: 'package',
      is: 'request',
      continues: 'run',
      of: { at: '#0', is: ['Agent', 'RealtimeAgent', 'Agent.create'] },
      ...ofAgent,
      text: [
        { at: '^instructions', as: 'text', role: 'system' },
        { at: '#1', as: 'messages', role: 'user' },
      ],
    },
    {
      // The session has the model of what is said in it (agents-realtime/src/realtimeSession.ts).
      callee: 'RealtimeSession',
      on: 'package',
      is: 'request',
      continues: 'run',
      of: { at: '#0', is: ['RealtimeAgent'] },
      ...ofAgent,
      model: '#1.model',
      text: [{ at: '^instructions', as: 'text', role: 'system' }],
    },
  ],
};
