import { expect, test } from '@jest/globals';
import { candidatesOf } from '../../src/discovery/candidates.js';
import { formats } from '../../src/formats/registry.js';

const agentFormats = new Set(['crewai', 'google-adk', 'cagent', 'goose']);
const candidates = candidatesOf(formats);

function claimedBy(path: string, text: string): string | null {
  const file = { path, text, hadByteOrderMark: false };
  return candidates.of(path).formats.find((format) => format.recognizes(file))?.id ?? null;
}

// Files that share names or keys with those of agent frameworks and are none of theirs.
test.each([
  [
    'a Kubernetes agent',
    'k8s/agents.yaml',
    'apiVersion: kagent.dev/v1\nkind: Agent\nspec:\n  role: a\n  goal: b\n  backstory: c\n',
  ],
  [
    'a compose file',
    'compose.yaml',
    'services:\n  root:\n    image: desk\nagents:\n  root:\n    model: x\nmodels:\n  m:\n    model: ai/qwen3\n',
  ],
  [
    'a GitHub workflow',
    '.github/workflows/tasks.yaml',
    'name: tasks\non: push\njobs:\n  one:\n    steps:\n      - name: a\n        run: echo expected_output\n',
  ],
  [
    'an Ansible playbook',
    'roles/desk/tasks/tasks.yml',
    '- name: install\n  description: x\n  expected_output: y\n',
  ],
  [
    'agents of somebody’s own making',
    'config/agents.yaml',
    'agents:\n  - name: sorter\n    role: sorter\n    goal: sort\n    backstory: none\n    instruction: Sort.\n',
  ],
  [
    'tasks of somebody’s own making',
    'tasks.yaml',
    'tasks:\n  - id: 1\n    description: sort\n    expected_output: queue\n',
  ],
  [
    'a package recipe',
    'recipes/recipe.yaml',
    'context:\n  version: 1.0.0\npackage:\n  name: desk\nrequirements:\n  host: [python]\n',
  ],
  [
    'a kitchen recipe',
    'recipes/soup.yaml',
    'title: Soup\ndescription: For four.\nsteps:\n  - instructions: Cut the leek.\n',
  ],
  ['a root agent of another making', 'root_agent.yaml', 'agents:\n  writer:\n    prompt: Write.\n'],
  [
    'agents of a desktop tool in JSON',
    'agents/writer.json',
    '{"name": "writer", "goal": "write", "instructions": "Write."}',
  ],
])('%s is not taken for an agent framework’s', (_, path, text) => {
  expect(agentFormats.has(claimedBy(path, text) ?? '')).toBe(false);
});
