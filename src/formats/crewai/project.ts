import type { FormatContext } from '../../core/format.js';
import type { Variable } from '../../core/prompt.js';
import { problem, type Problem } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { parseOnce } from '../syntax/by-ending.js';
import { sampleText } from '../request/parameters.js';
import { baseName, extensionOf, folderOf, resolvePath } from '../syntax/paths.js';
import { isProblem } from '../request/prompts.js';
import { at, entriesAt, firstOf, itemsAt, mapAt, stringAt, textAt, type Node } from '../syntax/tree.js';
import { wiringOf, type WiredAgent, type Wiring } from './wiring.js';

/** An agent of a file, under the name that tasks use. */
export interface Agent {
  readonly name: string;
  readonly node: Node;
  readonly line: number;
  readonly path: string;
  /** What the crew's class says about it. */
  readonly coded: WiredAgent | null;
}

/** A task of a file. */
export interface Task {
  readonly name: string;
  readonly node: Node;
  readonly line: number;
}

/** Tasks with the agents that may run them. */
export interface Crew {
  readonly tasks: readonly Task[];
  readonly agents: readonly Agent[];
  /** The class that joins them, of a classic project. */
  readonly code: Code | null;
  /** Default values of the placeholders. */
  readonly inputs: ReadonlyMap<string, Partial<Variable>>;
  readonly problems: readonly Problem[];
}

/** The class of a classic project, and what it says. */
export interface Code {
  readonly path: string;
  readonly wiring: Wiring;
}

/** A file that is joined to the one under read; null where it is not there or cannot be read. */
async function rootOf(path: string, context: FormatContext): Promise<Node | null> {
  if (!context.exists(path)) return null;
  const read = await context.read(path);
  // What is wrong with that file is told where it is read for itself.
  return isProblem(read) ? null : parseOnce(read).root;
}

/** Whether a project's file is JSON; else it is YAML. */
export function isJson(path: string): boolean {
  return ['json', 'jsonc'].includes(extensionOf(path));
}

/** `agents/clerk.jsonc` → `clerk`: how a crew names that agent. */
export function stemIn(path: string): string {
  return baseName(path).replace(/\.jsonc?$/, '');
}

/** The agents of a map, with what the class says of each. */
export function agentsIn(root: Node | null, path: string, code: Code | null): Agent[] {
  const byKey = new Map([...(code?.wiring.agents.values() ?? [])].map((agent) => [agent.key, agent]));
  return entriesAt(root).flatMap(({ key, value, keyPlace }): Agent[] => {
    if (firstOf(value, ['role', 'goal', 'backstory']) === undefined) return [];
    let coded = byKey.get(key) ?? null;
    // `llm: small` may be the name of a method that makes the model.
    const made = code?.wiring.models.get(stringAt(value, 'llm')?.trim() ?? '');
    if (made !== undefined && coded?.makesModel !== true)
      coded = {
        key,
        makesModel: true,
        model: made,
        mayHaveModel: true,
        hasTools: coded?.hasTools ?? false,
      };
    return [{ name: key, node: value, line: keyPlace.line, path, coded }];
  });
}

/** The tasks of a map. */
export function tasksOf(root: Node | null): Task[] {
  return entriesAt(root).flatMap(({ key, value, keyPlace }): Task[] =>
    firstOf(value, ['description', 'expected_output']) === undefined
      ? []
      : [{ name: key, node: value, line: keyPlace.line }],
  );
}

/** `config/tasks.yaml` → `config/agents.yaml`, `billing_tasks.yaml` → `billing_agents.yaml`, else the `agents.yaml` beside it. */
function agentsFileOf(tasksPath: string, context: FormatContext): string | null {
  const named = swapped(tasksPath, 'task', 'agent');
  const common = ['agents.yaml', 'agents.yml'].map((name) => inFolder(tasksPath, name));
  return [...named, ...common].find((path) => path !== tasksPath && context.exists(path)) ?? null;
}

function swapped(path: string, from: string, to: string): string[] {
  const stem = baseName(path).replace(/\.ya?ml$/i, '');
  const found = stem.toLowerCase().lastIndexOf(from);
  if (found === -1) return [];
  const name = stem.slice(0, found) + to + stem.slice(found + from.length);
  const own = extensionOf(path);
  return [own, own === 'yml' ? 'yaml' : 'yml'].map((ending) => inFolder(path, `${name}.${ending}`));
}

function inFolder(beside: string, name: string): string {
  const folder = folderOf(beside);
  return folder === '' ? name : `${folder}/${name}`;
}

/** The class of a classic project, in the folder above `config/`: `crew.py`, or called like that folder. */
export async function codeOf(path: string, context: FormatContext): Promise<Code | null> {
  const above = folderOf(folderOf(path));
  for (const name of ['crew', baseName(above)]) {
    const found = resolvePath(path, `../${name}.py`);
    if (name === '' || 'refused' in found || !context.exists(found.path)) continue;
    const read = await context.read(found.path);
    if (!isProblem(read)) return { path: read.path, wiring: wiringOf(read) };
  }
  return null;
}

/** The agents in the file that belongs to a file of tasks. */
export async function agentsBeside(
  tasksPath: string,
  code: Code | null,
  context: FormatContext,
): Promise<Agent[]> {
  const path = agentsFileOf(tasksPath, context);
  return path === null ? [] : agentsIn(await rootOf(path, context), path, code);
}

/** The agents of a file that some task beside it is given to. */
export async function usedInTasks(
  path: string,
  agents: readonly Agent[],
  code: Code | null,
  context: FormatContext,
): Promise<Set<string>> {
  const used = new Set<string>();
  const choose = chooserOf(agents, code);
  const common = ['tasks.yaml', 'tasks.yml'].map((name) => inFolder(path, name));
  for (const tasksPath of new Set([...swapped(path, 'agent', 'task'), ...common])) {
    if (!context.exists(tasksPath) || agentsFileOf(tasksPath, context) !== path) continue;
    for (const task of tasksOf(await rootOf(tasksPath, context))) {
      const { agent } = choose(task);
      if (agent !== null) used.add(agent.name);
    }
  }
  return used;
}

/** Who runs a task: whom it names, or whom the class names for it; where nobody is named, the only agent there is. */
export function chooserOf(
  agents: readonly Agent[],
  code: Code | null,
): (task: Task) => { agent: Agent | null; wanted: string | null } {
  const byName = new Map(agents.map((agent) => [agent.name, agent]));
  const only = agents.length === 1 ? (agents[0] ?? null) : null;
  return ({ name, node }) => {
    const wanted = stringAt(node, 'agent')?.trim() ?? code?.wiring.tasks.get(name)?.agent ?? null;
    if (wanted === null) return { agent: only, wanted };
    // A task names the method that makes the agent, mostly called like its key in the agents' file.
    const key = code?.wiring.agents.get(wanted)?.key ?? wanted;
    return { agent: byName.get(key) ?? null, wanted };
  };
}

/** Whether a task of the crew that this agent's file belongs to is given to it. */
export async function usedInCrew(path: string, name: string, context: FormatContext): Promise<boolean> {
  for (const base of ['crew.jsonc', 'crew.json']) {
    const crew = resolvePath(path, `../${base}`);
    if ('refused' in crew || !context.exists(crew.path)) continue;
    const root = await rootOf(crew.path, context);
    return itemsAt(root, 'tasks').some((task) => stringAt(task, 'agent') === name);
  }
  return false;
}

/** `crew.jsonc`: the tasks are in it, each agent in `agents/<name>.jsonc` or `.json`. */
export async function jsonCrew(file: SourceFile, root: Node, context: FormatContext): Promise<Crew> {
  const problems: Problem[] = [];
  const agents: Agent[] = [];
  const named = itemsAt(mapAt(root, 'agents') === undefined ? at(root, 'agents') : undefined);
  for (const item of named) {
    const name = textAt(item);
    if (name === undefined) continue;
    const places = ['jsonc', 'json'].map((ending) => resolvePath(file.path, `agents/${name.text}.${ending}`));
    const found = places.find((place) => 'path' in place && context.exists(place.path));
    if (found === undefined || 'refused' in found) {
      const detail = `There is no file \`agents/${name.text.slice(0, 100)}.jsonc\` for this agent.`;
      problems.push(problem('missing-file', file.path, name.place.line, detail));
      continue;
    }
    const node = await rootOf(found.path, context);
    if (node !== null)
      agents.push({ name: name.text, node, line: node.place.line, path: found.path, coded: null });
  }
  agents.push(...agentsIn(mapAt(root, 'agents') ?? null, file.path, null));
  const tasks = itemsAt(root, 'tasks').map((node, index) => ({
    name: stringAt(node, 'name') ?? `task ${index + 1}`,
    node,
    line: node.place.line,
  }));
  const inputs = new Map<string, Partial<Variable>>();
  for (const { key, value } of entriesAt(root, 'inputs')) {
    const text = sampleText(value);
    if (text !== undefined && text !== '') inputs.set(key, { default: text });
  }
  return { tasks, agents, code: null, inputs, problems };
}
