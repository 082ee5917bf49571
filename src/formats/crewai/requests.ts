import { type Missing, distinctMissing } from '../../core/missing.js';
import type { FormatContext } from '../../core/format.js';
import { originIn } from '../../core/origin.js';
import type { Message, ModelReference, Prompt, Segment, Tool, Variable } from '../../core/prompt.js';
import { problem, type Problem } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { defaultModelOf } from '../request/defaults.js';
import { modelNamed } from '../request/models.js';
import { readParameters } from '../request/parameters.js';
import { folderOf, foldersUp } from '../syntax/paths.js';
import { madeText, subText, textIn, textSegment } from '../syntax/place.js';
import { byCodeUnits, isProblem, promptOf, sampledVariables } from '../request/prompts.js';
import { namedTool, undefinedTools } from '../request/tools.js';
import { at, booleanAt, firstOf, isNull, itemsAt, stringAt, textAt, type Node } from '../syntax/tree.js';
import { expandTemplate, segmentsOf } from '../templates/expand.js';
import { chooserOf, type Agent, type Code, type Crew, type Task } from './project.js';
import type { WiredTask } from './wiring.js';

const id = 'crewai';

/**
 * What CrewAI writes around the texts of a project, in tokens of o200k_base. Its words are in `translations/en.json` and,
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

/** One prompt per task, and one per agent of the crew's own file that no task is given to. */
export async function tasksIn(
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
    const incomplete: Missing[] = [];
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
        model: agent === null ? null : await modelOf(agent, file.path, context),
        parameters: agent === null ? {} : parametersOf(agent),
        variables: sampledVariables(messages, crew.inputs),
        frameworkOverhead: { tokens, note: around.note },
        sources: sourcesOf(file, agent, coded === null ? null : crew.code),
        incomplete: distinctMissing(incomplete),
      }),
    );
  }
  // Agents written into the crew's own file; those with a file of their own are read there.
  const alone = crew.agents.filter((agent) => agent.path === file.path && !used.has(agent.name));
  prompts.push(...(await lonelyAgents(file, alone, crew.inputs, context)));
  return { prompts, problems };
}

/** Agents that no task here is given to: tasks in code, delegation or a manager call them. */
export async function lonelyAgents(
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
        model: await modelOf(agent, file.path, context),
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

/** What is sent on top and is in code, in words. */
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

/**
 * What the class gives an agent is taken before what its file says. Where neither says anything, CrewAI asks the model of
 * its variables, and its own default where they are not set; without the class, or where the class may give the model in a
 * way that is not read, it is not known that nothing is said.
 */
async function modelOf(agent: Agent, path: string, context: FormatContext): Promise<ModelReference | null> {
  if (agent.coded?.makesModel === true) {
    const { model } = agent.coded;
    if (model === null) return null;
    return { asWritten: model.name, origin: originIn(model.place.path), place: model.place };
  }
  const llm = fieldOf(agent, 'llm');
  const deployment = textAt(llm, 'deployment_name');
  const named = textAt(llm) ?? textAt(llm, 'model');
  if (llm === undefined && agent.coded?.mayHaveModel === false)
    return (
      (await modelOfVariables(agent.path, context)) ?? defaultModelOf('CrewAI', 'Agent', agent.node.place)
    );
  return modelNamed(named ?? deployment, {
    origin: originIn(agent.path, path),
    provider: stringAt(llm, 'provider')?.trim(),
    deployment: named === undefined,
  });
}

/** The model that an example file of environment variables gives to the crew, in the nearest folder above it. */
async function modelOfVariables(path: string, context: FormatContext): Promise<ModelReference | null> {
  for (const folder of foldersUp(folderOf(path))) {
    for (const name of ['.env', '.env.example', '.env.sample', '.env.template']) {
      const file = folder === '' ? name : `${folder}/${name}`;
      if (!context.exists(file)) continue;
      const read = await context.read(file);
      if (isProblem(read)) continue;
      const set = ['MODEL', 'MODEL_NAME', 'OPENAI_MODEL_NAME'].flatMap((variable) => {
        const line = new RegExp(`^(?:export[ \\t]+)?${variable}=[ \\t]*["']?([\\w./:@-]{2,120})`, 'dm').exec(
          read.text,
        );
        const [start, end] = line?.indices?.[1] ?? [];
        return start === undefined || end === undefined ? [] : [subText(textIn(read), start, end)];
      });
      const model = modelNamed(set[0], { origin: { kind: 'environment', path: file } });
      if (model !== null) return model;
    }
  }
  return null;
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
