import type { Format, FormatContext } from '../core/format.js';
import type { Message, ModelReference, Prompt, Segment, Tool, Variable } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { parseOnce } from './parse/by-ending.js';
import { wiringOf, type WiredAgent, type WiredTask, type Wiring } from './parse/crew-wiring.js';
import { modelNamed } from './parse/models.js';
import { readParameters, sampleText } from './parse/parameters.js';
import { baseName, extensionOf, folderOf, resolvePath } from './parse/paths.js';
import { madeText, textSegment } from './parse/place.js';
import { byCodeUnits, isProblem, promptOf, sampledVariables } from './parse/prompts.js';
import { namedTool, undefinedTools } from './parse/tools.js';
import {
  at,
  booleanAt,
  entriesAt,
  firstOf,
  isNull,
  itemsAt,
  listAt,
  mapAt,
  plainValue,
  stringAt,
  textAt,
  type Node,
} from './parse/tree.js';
import { expandTemplate, segmentsOf } from './templates/expand.js';

// https://docs.crewai.com/en/concepts/agents, …/concepts/tasks, …/concepts/crews (YAML and JSONC projects; checked 2026-11-26)
// https://github.com/crewAIInc/crewAI/tree/1.15.17/lib/crewai/src/crewai: utilities/prompts.py, task.py and agent/utils.py (how a
// request is put together), project/json_loader.py (crew.jsonc) and translations/en.json (the words around it; checked 2026-11-26)
// That what the class in `crew.py` says wins over the YAML files is from memory.

const id = 'crewai';

/**
 * What CrewAI writes around the texts of a project, in tokens of o200k_base. Its words stand in `translations/en.json` and,
 * for Markdown, in `task.py`. Without tools the task ends with one more line than with tools that the model calls natively.
 */
const around = {
  note: 'CrewAI’s words around role, goal, backstory and task, as of version 1.15.17 (translations/en.json)',
  agent: 7,
  task: 36,
  taskWithTools: 31,
  markdown: 60,
  context: 9,
};

interface Agent {
  readonly name: string;
  readonly node: Node;
  readonly line: number;
  readonly path: string;
  /** What the crew's class says about it. */
  readonly coded: WiredAgent | null;
}

interface Task {
  readonly name: string;
  readonly node: Node;
  readonly line: number;
}

interface Crew {
  readonly tasks: readonly Task[];
  readonly agents: readonly Agent[];
  /** The class that joins them, of a classic project. */
  readonly code: Code | null;
  /** Default values of the placeholders. */
  readonly inputs: ReadonlyMap<string, Partial<Variable>>;
  readonly problems: readonly Problem[];
}

interface Code {
  readonly path: string;
  readonly wiring: Wiring;
}

/** Agents and tasks of CrewAI projects. */
export const crewai: Format = {
  id,
  title: 'CrewAI agents and tasks',
  docs: 'https://docs.crewai.com/en/concepts/agents',
  reads:
    'One prompt per task of `tasks.yaml` (or of `crew.jsonc`): its agent’s role, backstory and goal, then description and expected output; outputs of earlier tasks are a variable, and CrewAI’s own words are overhead. An agent without a task is a prompt of its own. Which agent runs a task is taken from `tasks.yaml` or from the class in `crew.py` (read as text, never run), with a model that is written there; where neither says it, the task stands without one. Tools are known by name only; memory, knowledge, guardrails and planning calls are not counted.',
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

async function rootOf(path: string, context: FormatContext): Promise<Node | null> {
  if (!context.exists(path)) return null;
  const read = await context.read(path);
  // What is wrong with that file is told where it is read for itself.
  return isProblem(read) ? null : parseOnce(read).root;
}

function isJson(path: string): boolean {
  return ['json', 'jsonc'].includes(extensionOf(path));
}

function stemIn(path: string): string {
  return baseName(path).replace(/\.jsonc?$/, '');
}

function agentsIn(root: Node | null, path: string, code: Code | null): Agent[] {
  const byKey = new Map([...(code?.wiring.agents.values() ?? [])].map((agent) => [agent.key, agent]));
  return entriesAt(root).flatMap(({ key, value, keyPlace }): Agent[] => {
    if (firstOf(value, ['role', 'goal', 'backstory']) === undefined) return [];
    let coded = byKey.get(key) ?? null;
    // `llm: small` may be the name of a method that makes the model.
    const made = code?.wiring.models.get(stringAt(value, 'llm')?.trim() ?? '');
    if (made !== undefined && coded?.makesModel !== true)
      coded = { key, makesModel: true, model: made, hasTools: coded?.hasTools ?? false };
    return [{ name: key, node: value, line: keyPlace.line, path, coded }];
  });
}

function tasksOf(root: Node | null): Task[] {
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
async function codeOf(path: string, context: FormatContext): Promise<Code | null> {
  const above = folderOf(folderOf(path));
  for (const name of ['crew', baseName(above)]) {
    const found = resolvePath(path, `../${name}.py`);
    if (name === '' || 'refused' in found || !context.exists(found.path)) continue;
    const read = await context.read(found.path);
    if (!isProblem(read)) return { path: read.path, wiring: wiringOf(read) };
  }
  return null;
}

async function agentsBeside(tasksPath: string, code: Code | null, context: FormatContext): Promise<Agent[]> {
  const path = agentsFileOf(tasksPath, context);
  return path === null ? [] : agentsIn(await rootOf(path, context), path, code);
}

/** The agents of a file that some task beside it is given to. */
async function usedInTasks(
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
function chooserOf(
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
async function usedInCrew(path: string, name: string, context: FormatContext): Promise<boolean> {
  for (const base of ['crew.jsonc', 'crew.json']) {
    const crew = resolvePath(path, `../${base}`);
    if ('refused' in crew || !context.exists(crew.path)) continue;
    const root = await rootOf(crew.path, context);
    return itemsAt(root, 'tasks').some((task) => stringAt(task, 'agent') === name);
  }
  return false;
}

/** `crew.jsonc`: the tasks stand in it, each agent in `agents/<name>.jsonc` or `.json`. */
async function jsonCrew(file: SourceFile, root: Node, context: FormatContext): Promise<Crew> {
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
    const text = sampleText(value, plainValue(value));
    if (text !== undefined && text !== '') inputs.set(key, { default: text });
  }
  return { tasks, agents, code: null, inputs, problems };
}

async function tasksIn(
  file: SourceFile,
  crew: Crew,
  context: FormatContext,
): Promise<{ prompts: readonly Prompt[]; problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const prompts: Prompt[] = [];
  const choose = chooserOf(crew.agents, crew.code);
  const systems = new Map<string, Message | null>();
  const used = new Set<string>();
  for (const [index, task] of crew.tasks.entries()) {
    const incomplete: string[] = [];
    const { agent, wanted } = choose(task);
    const coded = crew.code?.wiring.tasks.get(task.name) ?? null;
    if (agent !== null) {
      used.add(agent.name);
      if (!systems.has(agent.name)) systems.set(agent.name, await agentMessage(agent, context));
    } else if (wanted === null) incomplete.push('which agent runs this task is not said in these files');
    else {
      const name = wanted.slice(0, 100);
      incomplete.push(`the agent \`${name}\` is not in these files`);
      const detail = `The agent \`${name}\` of this task was not found beside it: role, goal and backstory are not counted.`;
      problems.push(
        problem('missing-file', file.path, at(task.node, 'agent')?.place.line ?? task.line, detail),
      );
    }
    const { message, words } = await taskMessage(task, index, context);
    const tools = toolsOf(agent, task.node);
    incomplete.push(...unknownIn(tools, agent, coded));
    for (const key of ['output_json', 'output_pydantic', 'response_model']) {
      const node = at(task.node, key);
      if (node !== undefined && !isNull(node)) incomplete.push(`the schema of \`${key}\` is in code`);
    }
    const system = agent === null ? null : (systems.get(agent.name) ?? null);
    const messages = [...(system === null ? [] : [system]), ...(message === null ? [] : [message])];
    const hasTools = tools.length > 0 || toolsInCode(agent, coded);
    const tokens =
      (system === null ? 0 : around.agent) + (hasTools ? around.taskWithTools : around.task) + words;
    prompts.push(
      promptOf(id, file, {
        name: task.name,
        line: task.line,
        messages,
        tools,
        model: agent === null ? null : modelOf(agent, file.path),
        parameters: agent === null ? {} : parametersOf(agent),
        variables: sampledVariables(messages, crew.inputs),
        frameworkOverhead: { tokens, note: around.note },
        sources: sourcesOf(file, agent, coded === null ? null : crew.code),
        incomplete: [...new Set(incomplete)],
      }),
    );
  }
  // Agents written into the crew's own file; those with a file of their own are read there.
  const alone = crew.agents.filter((agent) => agent.path === file.path && !used.has(agent.name));
  prompts.push(...(await lonelyAgents(file, alone, crew.inputs, context)));
  return { prompts, problems };
}

/** Agents that no task here is given to: tasks in code, delegation or a manager call them. */
async function lonelyAgents(
  file: SourceFile,
  agents: readonly Agent[],
  inputs: ReadonlyMap<string, Partial<Variable>>,
  context: FormatContext,
): Promise<Prompt[]> {
  const prompts: Prompt[] = [];
  for (const agent of agents) {
    const message = await agentMessage(agent, context);
    if (message === null) continue;
    const tools = toolsOf(agent, undefined);
    prompts.push(
      promptOf(id, file, {
        name: agent.name,
        line: agent.line,
        messages: [message],
        tools,
        model: modelOf(agent, file.path),
        parameters: parametersOf(agent),
        variables: sampledVariables([message], inputs),
        frameworkOverhead: { tokens: around.agent, note: around.note },
        sources: sourcesOf(file, agent, null),
        incomplete: ['the task it is given is not in these files', ...unknownIn(tools, agent, null)],
      }),
    );
  }
  return prompts;
}

function sourcesOf(file: SourceFile, agent: Agent | null, code: Code | null): string[] {
  const all = [file.path];
  if (agent !== null) all.push(agent.path);
  if (agent?.coded?.model != null) all.push(agent.coded.model.place.path);
  if (code !== null) all.push(code.path);
  return [...new Set(all)].sort(byCodeUnits);
}

function toolsInCode(agent: Agent | null, task: WiredTask | null): boolean {
  return task?.hasTools === true || agent?.coded?.hasTools === true;
}

/** What is sent on top and stands in code, in words. */
function unknownIn(tools: readonly Tool[], agent: Agent | null, task: WiredTask | null): string[] {
  return [
    ...undefinedTools(tools),
    ...(toolsInCode(agent, task) ? ['tools are given to it in code'] : []),
    ...templatesOf(agent),
  ];
}

/** `settings` of a JSON agent are put over its other keys. */
function fieldOf(agent: Agent, key: string): Node | undefined {
  return firstOf(at(agent.node, 'settings'), [key]) ?? firstOf(agent.node, [key]);
}

async function agentMessage(agent: Agent, context: FormatContext): Promise<Message | null> {
  const parts = [
    { text: textAt(agent.node, 'role'), before: '' },
    { text: textAt(agent.node, 'backstory'), before: '. ' },
    { text: textAt(agent.node, 'goal'), before: '\n' },
  ];
  const inUser = fieldOf(agent, 'use_system_prompt');
  return joined(booleanAt(inUser) === false ? 'user' : 'system', parts, context);
}

async function taskMessage(
  task: Task,
  index: number,
  context: FormatContext,
): Promise<{ message: Message | null; words: number }> {
  const message = await joined(
    'user',
    [
      { text: textAt(task.node, 'description'), before: '' },
      { text: textAt(task.node, 'expected_output'), before: '\n\n' },
    ],
    context,
  );
  const markdown = booleanAt(task.node, 'markdown') === true ? around.markdown : 0;
  // Without `context` a task gets what all tasks before it have answered; the first one has none before it.
  const written = at(task.node, 'context');
  const given = written === undefined || isNull(written) ? index > 0 : itemsAt(written).length > 0;
  if (message === null || !given) return { message, words: markdown };
  const place = written === undefined ? message.place : written.place;
  const segments: Segment[] = [...message.segments, { kind: 'variable', name: 'context', place }];
  return { message: { ...message, segments }, words: markdown + around.context };
}

async function joined(
  role: Message['role'],
  parts: readonly { readonly text: ReturnType<typeof textAt>; readonly before: string }[],
  context: FormatContext,
): Promise<Message | null> {
  const segments: Segment[] = [];
  let first: Message['place'] | null = null;
  for (const { text, before } of parts) {
    if (text === undefined || text.text === '') continue;
    if (first !== null) segments.push(textSegment(madeText(before, text.placeOf(0, 0))));
    first ??= text.place;
    segments.push(...segmentsOf((await expandTemplate('names', text, context)).pieces));
  }
  return first === null ? null : { role, segments, place: first };
}

/** What the class gives an agent is taken before what its file says. */
function modelOf(agent: Agent, path: string): ModelReference | null {
  if (agent.coded?.makesModel === true) {
    const { model } = agent.coded;
    if (model === null) return null;
    return { asWritten: model.name, from: `config:${model.place.path}`, place: model.place };
  }
  const llm = fieldOf(agent, 'llm');
  const deployment = textAt(llm, 'deployment_name');
  const named = textAt(llm) ?? textAt(llm, 'model');
  return modelNamed(named ?? deployment, {
    from: agent.path === path ? 'inline' : `config:${agent.path}`,
    provider: stringAt(llm, 'provider')?.trim(),
    deployment: named === undefined,
  });
}

function parametersOf(agent: Agent): Prompt['parameters'] {
  return {
    ...readParameters(agent.node),
    ...readParameters(at(agent.node, 'settings')),
    ...readParameters(fieldOf(agent, 'llm')),
  };
}

/** Tools of the task are given instead of the agent's; delegation brings two more, written by CrewAI. */
function toolsOf(agent: Agent | null, task: Node | undefined): Tool[] {
  const own = itemsAt(task, 'tools');
  const listed = own.length > 0 ? own : agent === null ? [] : itemsAt(fieldOf(agent, 'tools'));
  const tools = listed.flatMap((item): Tool[] => {
    const name = stringAt(item) ?? stringAt(item, 'name') ?? stringAt(item, 'python');
    return name === undefined ? [] : [namedTool(name, item.place)];
  });
  const delegates = agent === null ? undefined : fieldOf(agent, 'allow_delegation');
  if (delegates === undefined || booleanAt(delegates) !== true) return tools;
  const coworkers = ['delegate_work_to_coworker', 'ask_question_to_coworker'];
  return [...tools, ...coworkers.map((name) => namedTool(name, delegates.place))];
}

/** An agent may bring templates that replace CrewAI's own words (`{{ .System }}`): they are rare, and not joined. */
function templatesOf(agent: Agent | null): string[] {
  if (agent === null) return [];
  const keys = ['system_template', 'prompt_template', 'response_template'];
  return keys.filter((key) => fieldOf(agent, key) !== undefined).map((key) => `the text of \`${key}\``);
}
