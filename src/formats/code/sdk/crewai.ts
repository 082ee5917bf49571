import type { Sdk } from './sdk.js';

/** CrewAI: an agent's words and a task's words are sent together; each is listed where it is made. */
export const crewaiCode: Sdk = {
  id: 'crewai',
  title: 'CrewAI',
  docs: 'https://github.com/crewAIInc/crewAI (f4731f5025: src/crewai/agent.py, task.py, llm.py)',
  checked: '2026-11-28',
  languages: ['python'],
  packages: ['crewai'],
  provider: null,
  calls: [
    {
      callee: 'call|acall',
      on: ['LLM', 'BaseLLM'],
      is: 'request',
      needs: [['messages', '#0']],
      model: ['^model', '^#0'],
      text: [{ at: ['messages', '#0'], as: 'messages', role: 'user' }],
      tools: 'tools',
      outputLimit: ['^max_completion_tokens', '^max_tokens'],
      effort: '^reasoning_effort',
      temperature: '^temperature',
    },
    {
      callee: 'Agent',
      on: 'package',
      is: 'agent',
      model: ['llm', 'llm.model'],
      text: [
        { at: 'role', as: 'text', role: 'system' },
        { at: 'backstory', as: 'text', role: 'system' },
        { at: 'goal', as: 'text', role: 'system' },
      ],
      tools: 'tools',
      steps: { most: 25, checked: '2026-11-29' },
    },
    {
      callee: 'Task',
      on: 'package',
      is: 'agent',
      text: [
        { at: 'description', as: 'text', role: 'user' },
        { at: 'expected_output', as: 'text', role: 'user' },
      ],
      tools: 'tools',
      schema: ['output_pydantic', 'output_json'],
    },
  ],
};
