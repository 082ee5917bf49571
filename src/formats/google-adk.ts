import { type Missing, distinctMissing } from '../core/missing.js';
import type { Format, FormatContext } from '../core/format.js';
import { originIn } from '../core/origin.js';
import type { Message, ModelReference, Prompt, Segment, Tool } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { parseOnce } from './syntax/by-ending.js';
import { modelNamed } from './request/models.js';
import { readParameters } from './request/parameters.js';
import { baseName, resolvePath, stemOf } from './syntax/paths.js';
import { madeText, textSegment, type SourceText } from './syntax/place.js';
import { byCodeUnits, isProblem, promptOf } from './request/prompts.js';
import { namedTool, undefinedTools } from './request/tools.js';
import { at, booleanAt, isNull, itemsAt, stringAt, textAt, type Node } from './syntax/tree.js';
import { expandTemplate, segmentsOf } from './templates/expand.js';

// https://google.github.io/adk-docs/agents/config/ · https://google.github.io/adk-docs/api-reference/agentconfig/ (checked 2026-11-26)
// https://github.com/google/adk-python: agents/llm_agent_config.py and config_agent_utils.py (keys, paths), utils/instructions_utils.py
// (placeholders), flows/llm_flows/{instructions,identity,agent_transfer}.py (what a request is made of; read 2026-11-26,
// identity.py and instructions.py as they stood in June 2025).
// `global_instruction` is a field of LlmAgent; whether a config may set it depends on the version.

const id = 'google-adk';

/** A tree of files deeper or larger than this is a Problem. */
const maxDepth = 20;
const maxAgents = 200;

/** What ADK writes around an agent's identity and the list of agents to transfer to, in tokens of o200k_base (read 2026-11-26). */
const around = {
  identity: 17,
  transfer: { fixed: 78, each: 6 },
  note: 'what ADK writes around the agent’s name and the list of other agents (flows/llm_flows, adk-python)',
};

/** One agent of the tree that hangs on a file. */
interface Agent {
  readonly name: string;
  readonly node: Node;
  readonly file: SourceFile;
  /** Line of the file under read that leads to it. */
  readonly line: number;
  readonly parent: Agent | null;
  readonly children: Agent[];
  /** Agents that it calls as tools: they know nothing of their caller. */
  readonly called: Agent[];
  readonly incomplete: Missing[];
}

/** Agent configs of Google's Agent Development Kit. */
export const googleAdk: Format = {
  id,
  title: 'Google ADK agent config',
  docs: 'https://google.github.io/adk-docs/agents/config/',
  reads:
    'One prompt per LLM agent of `root_agent.yaml` and of the files its `sub_agents` and agent tools name by `config_path`: the root’s global instruction, static instruction and instruction, name and description, and the names and descriptions of the agents it may transfer to; a model is inherited from the parent. `{key}` is filled from the session. Workflow agents send nothing themselves. Tools and schemas are in code and are known by name only.',
  patterns: ['**/root_agent.{yaml,yml}', '**/*.{yaml,yml}'],
  recognizes({ path, text }) {
    if (
      /^agent_class[ \t]*:[ \t]*["']?(?:[\w.]+\.)?(?:LlmAgent|SequentialAgent|ParallelAgent|LoopAgent)\b/m.test(
        text,
      )
    )
      return true;
    if (/^#[^\n]*\/AgentConfig\.json/m.test(text.slice(0, 2000)) && /^name[ \t]*:/m.test(text)) return true;
    const known = /^(?:agent_class|instruction|static_instruction|sub_agents)[ \t]*:/m.test(text);
    return known && /^root_agent\.ya?ml$/.test(baseName(path)) && /^name[ \t]*:/m.test(text);
  },
  async extract(file, context) {
    const { root, problems: yamlProblems } = parseOnce(file);
    if (root === null) return { prompts: [], problems: yamlProblems };
    const tree = new Tree(file, context);
    const top = await tree.read(file, root, null, 1, [file.path]);
    const problems: Problem[] = [...yamlProblems, ...tree.problems];
    // Where files name each other in a circle, each is read for itself, or none would be left.
    const agents = tree.circular ? [top] : tree.agents;
    const prompts: Prompt[] = [];
    for (const agent of agents) {
      if (!asksModel(agent)) continue;
      if (textAt(agent.node, 'instruction') === undefined && agent.file === file) {
        const detail = 'An agent of this kind needs `instruction`: the text it is sent.';
        problems.push(problem('unexpected-shape', file.path, agent.node.place.line, detail));
      }
      prompts.push(await promptFor(agent, file, context));
    }
    return { prompts, problems, consumed: tree.circular ? [] : [...tree.paths] };
  },
};

/** The agents that hang on one file, read in the order in which the files name them. */
class Tree {
  readonly agents: Agent[] = [];
  readonly problems: Problem[] = [];
  readonly paths = new Set<string>();
  circular = false;
  private readonly file: SourceFile;
  private readonly context: FormatContext;

  constructor(file: SourceFile, context: FormatContext) {
    this.file = file;
    this.context = context;
  }

  async read(
    file: SourceFile,
    node: Node,
    parent: Agent | null,
    line: number,
    chain: readonly string[],
  ): Promise<Agent> {
    const agent: Agent = {
      name: stringAt(node, 'name') ?? stemOf(file.path),
      node,
      file,
      line,
      parent,
      children: [],
      called: [],
      incomplete: [],
    };
    this.agents.push(agent);
    for (const item of itemsAt(node, 'sub_agents')) {
      const child = await this.follow(item, agent, agent, chain);
      if (child !== null) agent.children.push(child);
    }
    for (const tool of itemsAt(node, 'tools')) {
      const called = at(tool, 'args', 'agent');
      if (called === undefined) continue;
      const child = await this.follow(called, agent, null, chain);
      if (child !== null) agent.called.push(child);
    }
    return agent;
  }

  /** The agent that a `config_path` leads to; what is in code, or cannot be had, is noted at the one that names it. */
  private async follow(
    item: Node,
    from: Agent,
    parent: Agent | null,
    chain: readonly string[],
  ): Promise<Agent | null> {
    const { line } = item.place;
    const written = textAt(item, 'config_path');
    const missing = (reason: Problem['reason'], why: string): null => {
      from.incomplete.push(why);
      this.problems.push(problem(reason, from.file.path, line, `Not read with this agent: ${why}.`));
      return null;
    };
    if (written === undefined) {
      const code = (stringAt(item, 'code') ?? stringAt(item, 'code', 'name') ?? '').slice(0, 100);
      return missing(
        'runtime-code',
        code === '' ? 'an agent it may call' : `the agent \`${code}\` is in code`,
      );
    }
    const shown = written.text.slice(0, 200);
    const target = resolvePath(from.file.path, written.text);
    if ('refused' in target) return missing('include-outside', `\`${shown}\` is outside of the repository`);
    if (chain.includes(target.path)) {
      this.circular ||= target.path === this.file.path;
      return missing('include-cycle', `\`${shown}\` leads back to itself`);
    }
    if (chain.length > maxDepth || this.agents.length >= maxAgents)
      return missing(
        'include-depth',
        `there are more than ${maxAgents} agents below one, or ${maxDepth} levels`,
      );
    if (!this.context.exists(target.path)) return missing('include-missing', `there is no file \`${shown}\``);
    const read = await this.context.read(target.path);
    if (isProblem(read)) return missing(read.reason, `\`${shown}\` cannot be read`);
    const { root, problems } = parseOnce(read);
    if (root === null)
      return missing(problems[0]?.reason ?? 'unreadable-yaml', `\`${shown}\` is no YAML that can be read`);
    this.paths.add(target.path);
    const place = from.file === this.file ? line : from.line;
    return this.read(read, root, parent, place, [...chain, target.path]);
  }
}

/** Workflow agents only run others. A class of somebody's own asks a model if it has an instruction. */
function asksModel(agent: Agent): boolean {
  const written = stringAt(agent.node, 'agent_class')?.split('.').pop();
  if (written === undefined || written === '' || written === 'LlmAgent') return true;
  return textAt(agent.node, 'instruction') !== undefined;
}

async function promptFor(agent: Agent, file: SourceFile, context: FormatContext): Promise<Prompt> {
  const used = new Set([file.path, agent.file.path]);
  const incomplete = [...agent.incomplete];
  const segments: Segment[] = [];
  const add = async (text: SourceText | undefined, engine: 'state' | 'plain', before = '\n\n') => {
    if (text === undefined || text.text.trim() === '') return;
    if (segments.length > 0) segments.push(textSegment(madeText(before, text.placeOf(0, 0))));
    segments.push(...segmentsOf((await expandTemplate(engine, text, context)).pieces));
  };
  const root = rootOf(agent);
  if (asksModel(root)) {
    await add(textAt(root.node, 'global_instruction'), 'state');
    if (textAt(root.node, 'global_instruction') !== undefined) used.add(root.file.path);
  }
  const fixed = textAt(agent.node, 'static_instruction');
  const instruction = textAt(agent.node, 'instruction');
  if (fixed === undefined && at(agent.node, 'static_instruction') !== undefined)
    incomplete.push('a static instruction that is no text');
  await add(fixed, 'plain');
  // Beside a static instruction the other one is sent as the user's.
  if (fixed === undefined) await add(instruction, 'state');
  await add(textAt(agent.node, 'name'), 'plain');
  await add(textAt(agent.node, 'description'), 'plain', '\n');
  const targets = targetsOf(agent);
  for (const target of targets) {
    used.add(target.file.path);
    await add(textAt(target.node, 'name'), 'plain', '\n');
    await add(textAt(target.node, 'description'), 'plain', '\n');
  }
  for (let above = agent.parent; above !== null; above = above.parent) used.add(above.file.path);
  for (const called of agent.called) used.add(called.file.path);
  const messages: Message[] = [];
  const [first] = segments;
  if (first !== undefined) messages.push({ role: 'system', segments, place: first.place });
  if (fixed !== undefined && instruction !== undefined) {
    const { pieces } = await expandTemplate('state', instruction, context);
    messages.push({ role: 'user', segments: segmentsOf(pieces), place: instruction.place });
  }
  const tools = toolsOf(agent, targets.length > 0);
  incomplete.push(...undefinedTools(tools));
  const schema = at(agent.node, 'output_schema');
  if (schema !== undefined && !isNull(schema)) incomplete.push('the schema of `output_schema` is in code');
  const config = at(agent.node, 'generate_content_config');
  return promptOf(id, file, {
    name: agent.name,
    line: agent.line,
    messages,
    tools,
    model: modelOf(agent, file.path),
    parameters: {
      ...readParameters(config),
      ...readParameters(at(config, 'thinking_config') ?? at(config, 'thinkingConfig')),
    },
    frameworkOverhead: {
      tokens:
        around.identity +
        (targets.length === 0 ? 0 : around.transfer.fixed + around.transfer.each * targets.length),
      note: around.note,
    },
    sources: [...used].sort(byCodeUnits),
    incomplete: distinctMissing(incomplete),
  });
}

function rootOf(agent: Agent): Agent {
  let root = agent;
  while (root.parent !== null) root = root.parent;
  return root;
}

/** Whom it may hand the conversation to: those below, and unless that is switched off the one above and its others. */
function targetsOf(agent: Agent): readonly Agent[] {
  const { parent, node } = agent;
  if (parent === null || !asksModel(parent)) return agent.children;
  const above = booleanAt(node, 'disallow_transfer_to_parent') === true ? [] : [parent];
  const beside =
    booleanAt(node, 'disallow_transfer_to_peers') === true
      ? []
      : parent.children.filter((peer) => peer !== agent);
  return [...agent.children, ...above, ...beside];
}

/** Its own model, else that of the nearest agent above it. Without any, ADK has a default that changes with its version. */
function modelOf(agent: Agent, path: string): ModelReference | null {
  for (let from: Agent | null = agent; from !== null; from = from.parent) {
    const coded = itemsAt(from.node, 'model_code', 'args').find((item) => stringAt(item, 'name') === 'model');
    const written = textAt(from.node, 'model') ?? textAt(coded, 'value');
    const origin = originIn(from.file.path, path);
    const model = modelNamed(written, { origin });
    if (model !== null) return model;
    // A model made in code (`model_code`) is known only where its arguments name it.
    if (at(from.node, 'model_code') !== undefined) return null;
  }
  return null;
}

/** An agent called as a tool has its name and description and takes one request; all others are in code. */
function toolsOf(agent: Agent, transfers: boolean): Tool[] {
  const { place } = agent.node;
  const called = agent.called.map(({ name, node }): Tool => ({
    name,
    description: stringAt(node, 'description') ?? null,
    schema:
      at(node, 'input_schema') === undefined
        ? { type: 'object', properties: { request: { type: 'string' } }, required: ['request'] }
        : null,
    known: at(node, 'input_schema') === undefined,
    place,
  }));
  const named = itemsAt(agent.node, 'tools').flatMap((item): Tool[] => {
    const name = stringAt(item, 'name') ?? stringAt(item);
    return name === undefined || at(item, 'args', 'agent') !== undefined ? [] : [namedTool(name, item.place)];
  });
  return [...named, ...called, ...(transfers ? [namedTool('transfer_to_agent', place)] : [])];
}
