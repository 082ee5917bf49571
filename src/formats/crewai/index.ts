import type { Format } from '../../core/format.js';
import { problem } from '../../core/problem.js';
import { parseOnce } from '../syntax/by-ending.js';
import { baseName, folderOf } from '../syntax/paths.js';
import { listAt } from '../syntax/tree.js';
import {
  agentsBeside,
  agentsIn,
  codeOf,
  isJson,
  jsonCrew,
  stemIn,
  tasksOf,
  usedInCrew,
  usedInTasks,
  type Crew,
} from './project.js';
import { lonelyAgents, tasksIn } from './requests.js';

// https://docs.crewai.com/en/concepts/agents, …/concepts/tasks, …/concepts/crews (YAML and JSONC projects; checked 2026-11-26)
// https://github.com/crewAIInc/crewAI/tree/1.15.17/lib/crewai/src/crewai: utilities/prompts.py, task.py and agent/utils.py (how a
// request is put together), project/json_loader.py (crew.jsonc) and translations/en.json (the words around it; checked 2026-11-26)
// That what the class in `crew.py` says wins over the YAML files is from memory.

/** Agents and tasks of CrewAI projects. */
export const crewai: Format = {
  id: 'crewai',
  title: 'CrewAI agents and tasks',
  docs: 'https://docs.crewai.com/en/concepts/agents',
  reads:
    'One prompt per task of `tasks.yaml` (or of `crew.jsonc`): its agent’s role, backstory and goal, then description and expected output; outputs of earlier tasks are a variable, and CrewAI’s own words are overhead. An agent without a task is a prompt of its own. Which agent runs a task is taken from `tasks.yaml` or from the class in `crew.py` (read as text, never run), with a model that is written there; where neither says it, the task has none. Where the class gives no model, that of `MODEL` in an example file of variables is taken, else today’s default of CrewAI, which is shown as one. Tools are known by name only; memory, knowledge, guardrails and planning calls are not counted.',
  patterns: ['**/*.{yml,yaml}', '**/*.json', '**/crew.jsonc', '**/agents/*.jsonc'],
  recognizes(file) {
    const { path, text } = file;
    const base = baseName(path).toLowerCase();
    if (base === 'crew.json' || base === 'crew.jsonc')
      return /"agents"\s*:/.test(text) && /"tasks"\s*:/.test(text) && /"expected_output"\s*:/.test(text);
    if (base.endsWith('.json') || base.endsWith('.jsonc'))
      return baseName(folderOf(path)) === 'agents' && /"goal"\s*:/.test(text) && /"backstory"\s*:/.test(text);
    if (/^(?:agents|tasks|roles|crew|apiVersion|kind)["']?[ \t]*:/m.test(text) || /^-[ \t]/m.test(text))
      return false;
    if (base.includes('agent') && /^[ \t]+["']?backstory["']?[ \t]*:/m.test(text))
      return /^[ \t]+["']?(?:role|goal)["']?[ \t]*:/m.test(text);
    return (
      base.includes('task') &&
      /^[ \t]+["']?expected_output["']?[ \t]*:/m.test(text) &&
      /^[ \t]+["']?description["']?[ \t]*:/m.test(text)
    );
  },
  async extract(file, context) {
    const { root, problems } = parseOnce(file);
    if (root === null) return { prompts: [], problems };
    if (listAt(root, 'tasks') !== undefined) {
      const crew = await jsonCrew(file, root, context);
      const found = await tasksIn(file, crew, context);
      return { ...found, problems: [...problems, ...crew.problems, ...found.problems] };
    }
    if (isJson(file.path)) {
      const name = stemIn(file.path);
      const used = await usedInCrew(file.path, name, context);
      const agents = used ? [] : [{ name, node: root, line: root.place.line, path: file.path, coded: null }];
      return { prompts: await lonelyAgents(file, agents, new Map(), context), problems };
    }
    const code = await codeOf(file.path, context);
    const agents = agentsIn(root, file.path, code);
    if (agents.length > 0) {
      const used = await usedInTasks(file.path, agents, code, context);
      const alone = agents.filter((agent) => !used.has(agent.name));
      return { prompts: await lonelyAgents(file, alone, new Map(), context), problems };
    }
    const tasks = tasksOf(root);
    if (tasks.length === 0) {
      const detail =
        'CrewAI needs maps with `role`, `goal` and `backstory`, or `description` and `expected_output`.';
      return {
        prompts: [],
        problems: [...problems, problem('unexpected-shape', file.path, root.place.line, detail)],
      };
    }
    const beside = await agentsBeside(file.path, code, context);
    const crew: Crew = { tasks, agents: beside, code, inputs: new Map(), problems: [] };
    const found = await tasksIn(file, crew, context);
    return { ...found, problems: [...problems, ...found.problems] };
  },
};
