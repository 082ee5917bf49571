import { type Missing, distinctMissing } from '../core/missing.js';
import type { Format, FormatContext } from '../core/format.js';
import { sellerOf } from './request/endpoints.js';
import type { Message, ModelReference, Prompt, Tool } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { parseByEnding } from './syntax/by-ending.js';
import { hostOf, modelNamed } from './request/models.js';
import { readParameters } from './request/parameters.js';
import { extensionOf } from './syntax/paths.js';
import { promptOf } from './request/prompts.js';
import { namedTool, readSchema, readTools } from './request/tools.js';
import {
  at,
  firstOf,
  isNull,
  itemsAt,
  mapAt,
  plainValue,
  stringAt,
  textAt,
  walk,
  type Node,
} from './syntax/tree.js';
import { expandTemplate, segmentsOf } from './templates/expand.js';
import type { Engine } from './templates/tree.js';

// https://microsoft.github.io/autogen/stable/user-guide/core-user-guide/framework/component-config.html and the `…Config`
// classes of the agents, teams and tools in https://github.com/microsoft/autogen (0.7; checked 2026-11-26).

const id = 'autogen-component';

/** Components of AutoGen 0.4 and later, as AutoGen Studio keeps them: every agent with a model is one request. */
export const autogenComponent: Format = {
  id,
  title: 'AutoGen component',
  docs: 'https://microsoft.github.io/autogen/stable/user-guide/core-user-guide/framework/component-config.html',
  reads:
    'One prompt per agent that has a model or a system message, and one per team that chooses its speaker by a model, also deep inside teams, tools and galleries: system message, instruction or selector prompt, the model client’s model or deployment with its limits, the tools of the agent and of its workbenches, handoffs as the tools they become. Tools, models and termination conditions that no agent of the file has are not sent. The parameters of a function tool are made from its code, the tools of an MCP server are not in the file.',
  patterns: ['**/*.{json,yaml,yml}'],
  recognizes(file) {
    if (extensionOf(file.path) !== 'json')
      return (
        /^[ \t]*(?:-[ \t]+)?provider[ \t]*:[ \t]*["']?autogen_/m.test(file.text) &&
        /^[ \t]*(?:-[ \t]+)?component_type[ \t]*:[ \t]*["']?(?:agent|team)\b/m.test(file.text)
      );
    return (
      /"component_type"\s*:\s*"(?:agent|team)"/.test(file.text) && /"provider"\s*:\s*"[\w.]+"/.test(file.text)
    );
  },
  async extract(file, context) {
    const { root, problems } = parseByEnding(file);
    if (root === null) return { prompts: [], problems };
    const found: Problem[] = [...problems];
    const prompts: Prompt[] = [];
    const names = new Set<string>();
    for (const component of componentsIn(root, file, found)) {
      const read = await readComponent(component, file, context);
      if (read === null) continue;
      found.push(...read.problems);
      const label = stringAt(component.node, 'label') ?? '';
      const name =
        names.has(read.prompt.name) && label !== '' ? `${read.prompt.name} (${label})` : read.prompt.name;
      names.add(name);
      prompts.push({ ...read.prompt, name });
    }
    return { prompts, problems: found };
  },
};

interface Component {
  readonly node: Node;
  readonly config: Node;
  /** `AssistantAgent`. */
  readonly kind: string;
  /** Its name behind those of the teams and agents around it. */
  readonly name: string;
}

/** Agents and teams from the outside in. */
function componentsIn(root: Node, file: SourceFile, problems: Problem[]): Component[] {
  const found: Component[] = [];
  const named = new Map<string, string>([['', '']]);
  walk(root, ({ node, path }) => {
    const provider = stringAt(node, 'provider');
    if (provider === undefined) return true;
    const kind = provider.slice(provider.lastIndexOf('.') + 1);
    const type = stringAt(node, 'component_type');
    if (
      type !== 'agent' &&
      type !== 'team' &&
      !(type === undefined && /(?:Agent|GroupChat|Swarm)$/.test(kind))
    )
      return true;
    const config = mapAt(node, 'config');
    if (config === undefined) {
      if (type === undefined) return true;
      const detail = 'A component needs a `config`: this agent or team is not read.';
      problems.push(problem('unexpected-shape', file.path, node.place.line, detail));
      return true;
    }
    const own = stringAt(config, 'name') ?? stringAt(node, 'label') ?? kind;
    const name = `${prefixOf(path, named)}${own}`;
    named.set(path.join('\0'), `${name}/`);
    found.push({ node, config, kind, name });
    return true;
  });
  return found;
}

/** What the nearest component above a path is called. */
function prefixOf(path: readonly string[], named: ReadonlyMap<string, string>): string {
  for (let length = path.length - 1; length > 0; length--) {
    const name = named.get(path.slice(0, length).join('\0'));
    if (name !== undefined) return name;
  }
  return named.get('') ?? '';
}

/** Null for what asks no model: a proxy for a person, a team that takes turns. */
async function readComponent(
  component: Component,
  file: SourceFile,
  context: FormatContext,
): Promise<{ prompt: Prompt; problems: readonly Problem[] } | null> {
  const { config, kind, node } = component;
  const client = mapAt(config, 'model_client');
  const messages: Message[] = [];
  const problems: Problem[] = [];
  const incomplete: Missing[] = [];
  const add = async (role: Message['role'], written: Node | undefined, engine: Engine) => {
    const source = textAt(written);
    if (source === undefined) {
      if (written === undefined || isNull(written)) return;
      const detail = 'The message of an agent is a text; this one is not read.';
      problems.push(problem('unexpected-shape', file.path, written.place.line, detail));
      incomplete.push('a message that could not be read');
      return;
    }
    if (source.text === '') return;
    const expanded = await expandTemplate(engine, source, context);
    problems.push(...expanded.problems);
    incomplete.push(...expanded.incomplete);
    messages.push({ role, segments: segmentsOf(expanded.pieces), place: source.place });
  };
  await add('system', firstOf(config, ['system_message', 'instruction', 'instructions']), 'plain');
  await add('system', at(config, 'response_prompt'), 'plain');
  // `{roles}`, `{participants}` and `{history}` are filled in.
  await add('user', at(config, 'selector_prompt'), 'fstring');
  await add('user', at(config, 'final_answer_prompt'), 'fstring');
  // An agent of OpenAI's own names its model itself.
  const model =
    client === undefined
      ? modelOf(config, kind)
      : modelOf(at(client, 'config'), stringAt(client, 'provider') ?? '');
  if (client === undefined && model === null && messages.length === 0) return null;
  const isWhole = writesNothing.has(kind) || (kind === 'SocietyOfMindAgent' && messages.length === 2);
  if (!isWhole) incomplete.push(`what \`${kind.slice(0, 60)}\` writes itself is not in the repository`);
  const tools = [
    ...itemsAt(config, 'tools').flatMap((tool) => toolOf(tool, incomplete)),
    ...itemsAt(config, 'workbench').flatMap((bench) => benchOf(bench, incomplete)),
    ...itemsAt(config, 'handoffs').flatMap((handoff) => handoffOf(handoff)),
  ];
  const settings = at(client, 'config') ?? config;
  const { schema, problems: schemaProblems } = readSchema(at(settings, 'response_format'), file);
  problems.push(...schemaProblems);
  return {
    prompt: promptOf(id, file, {
      name: component.name,
      line: node.place.line,
      messages,
      tools,
      schema,
      model,
      parameters: { ...readParameters(settings), ...readParameters(at(settings, 'options')) },
      incomplete: distinctMissing(incomplete),
    }),
    problems,
  };
}

/** Agents and teams whose whole text is in their configuration; others have prompts in their code. */
const writesNothing = new Set([
  'AssistantAgent',
  'CodeExecutorAgent',
  'SelectorGroupChat',
  'OpenAIAgent',
  'OpenAIAssistantAgent',
]);

function modelOf(config: Node | undefined, provider: string): ModelReference | null {
  const deployment = textAt(config, 'azure_deployment');
  const model = textAt(config, 'model') ?? textAt(config, 'model_path');
  // The gallery's form has `{your-azure-deployment}` to fill in; the model beside it is what is meant.
  const isDeployment =
    deployment !== undefined &&
    deployment.text.trim() !== '' &&
    !/[{<]/.test(deployment.text) &&
    model === undefined;
  const written = isDeployment ? deployment : model;
  // `autogen_ext.models.anthropic.AnthropicChatCompletionClient`; an address of its own may be anybody's.
  const host = hostOf(provider.slice(provider.lastIndexOf('.') + 1));
  const address = host === 'openai' ? (stringAt(config, 'base_url') ?? '') : '';
  return modelNamed(written, { provider: sellerOf(address, host), deployment: isDeployment });
}

/** What an agent or a team takes as a tool (`TaskRunnerToolArgs` in `autogen_agentchat.tools`). */
const taskSchema = {
  type: 'object',
  properties: { task: { type: 'string', description: 'The task to be executed.' } },
  required: ['task'],
  additionalProperties: false,
};

function toolOf(node: Node, incomplete: Missing[]): Tool[] {
  const config = mapAt(node, 'config');
  // A tool of the API itself: `{type: web_search}` or its bare name.
  if (config === undefined) {
    const own = readTools(node);
    for (const tool of own)
      if (!tool.known) incomplete.push(`what the tool \`${tool.name.slice(0, 60)}\` adds`);
    return own;
  }
  const inner = mapAt(config, 'agent', 'config') ?? mapAt(config, 'team', 'config');
  const runs = stringAt(config, 'name') ?? stringAt(inner, 'name');
  if (inner !== undefined && runs !== undefined) {
    const description = stringAt(config, 'description') ?? stringAt(inner, 'description') ?? null;
    return [{ name: runs, description, schema: taskSchema, known: true, place: node.place }];
  }
  const provider = stringAt(node, 'provider') ?? '';
  const name =
    stringAt(config, 'name') ?? stringAt(node, 'label') ?? provider.slice(provider.lastIndexOf('.') + 1);
  const schema = firstOf(config, ['json_schema', 'input_schema']) ?? at(config, 'tool', 'inputSchema');
  const description = stringAt(config, 'description') ?? stringAt(config, 'tool', 'description') ?? null;
  const known = stringAt(config, 'name') !== undefined && (description !== null || schema !== undefined);
  if (!known) incomplete.push(`the definition of the tool \`${name.slice(0, 60)}\` is not in the file`);
  else if (schema === undefined)
    incomplete.push(`the parameters of the tool \`${name.slice(0, 60)}\` are made from code`);
  return [
    { name, description, schema: schema === undefined ? null : plainValue(schema), known, place: node.place },
  ];
}

/** A static workbench has tools, any other one (of an MCP server) gets them at run time. */
function benchOf(node: Node, incomplete: Missing[]): Tool[] {
  const tools = at(node, 'config', 'tools');
  if (tools !== undefined) return itemsAt(tools).flatMap((tool) => toolOf(tool, incomplete));
  const provider = stringAt(node, 'provider') ?? 'workbench';
  const name = provider.slice(provider.lastIndexOf('.') + 1);
  incomplete.push(`the tools of \`${name.slice(0, 60)}\` are not in the repository`);
  return [namedTool(name, node.place)];
}

/** Each handoff becomes a tool without parameters, with these defaults (`Handoff` in `autogen_agentchat.base`). */
function handoffOf(node: Node): Tool[] {
  const target = stringAt(node) ?? stringAt(node, 'target');
  if (target === undefined) return [];
  const name = stringAt(node, 'name');
  const description = stringAt(node, 'description');
  return [
    {
      name: name === undefined || name === '' ? `transfer_to_${target}`.toLowerCase() : name,
      description: description === undefined || description === '' ? `Handoff to ${target}.` : description,
      schema: { type: 'object', properties: {}, additionalProperties: false },
      known: true,
      place: node.place,
    },
  ];
}
