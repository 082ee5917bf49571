import type { Missing } from '../core/missing.js';
import type { Format, FormatContext } from '../core/format.js';
import { inline } from '../core/origin.js';
import type { Message, ModelReference, Prompt, ResponseSchema, Segment, Tool } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { defaultModelOf } from './request/defaults.js';
import { withAlternatives } from './request/models.js';
import { readParameters } from './request/parameters.js';
import { folderOf, foldersUp, joinPath } from './syntax/paths.js';
import { madeText, subText, textIn, textSegment, type SourceText } from './syntax/place.js';
import { isProblem, promptOf, recording } from './request/prompts.js';
import { namedTool, undefinedTools } from './request/tools.js';
import {
  at,
  booleanAt,
  entriesAt,
  firstOf,
  itemsAt,
  mapAt,
  numberAt,
  plainValue,
  scalarTextAt,
  stringAt,
  textAt,
  type Entry,
  type MapNode,
  type Node,
} from './syntax/tree.js';
import { parseYaml } from './syntax/yaml.js';
import { expandTemplate, segmentsOf } from './templates/expand.js';

// https://docs.docker.com/ai/docker-agent/reference/config/ · https://github.com/docker/docker-agent: docs/configuration (agents, models,
// structured-output), agent-schema.json, pkg/session/session.go (how system messages are put together, as it stood in March 2026),
// pkg/teamloader (read 2026-11-26)

const id = 'cagent';

/** `dmr`, a server on one's own machine. */
const modelRunner = 'docker-model-runner';

/** What the program writes around lists of other agents, in tokens of o200k_base (pkg/session/session.go as of March 2026). */
const around = {
  subAgents: { fixed: 137, each: 6 },
  handoffs: { fixed: 143, each: 6 },
  note: 'what docker agent writes around the list of other agents (pkg/session/session.go, March 2026)',
};

/** Agents of Docker's agent runner, formerly cagent. */
export const cagent: Format = {
  id,
  title: 'Docker agent (cagent)',
  docs: 'https://docs.docker.com/ai/docker-agent/reference/config/',
  reads:
    'One prompt per agent: its instruction, names and descriptions of the agents it may call, instructions written for its toolsets and the prompt files it adds, with the model (by key or `provider/model`, fallbacks and alloys as alternatives), limits, thinking budget and structured output; an agent without one, or with `auto`, is shown with the model that Docker Agent takes first. Each command is a prompt of its own: the agent’s system text and the command’s. Toolsets are known by name only, with the instructions they bring; welcome messages, hooks and permissions are not sent.',
  patterns: ['**/*.{yml,yaml}'],
  recognizes({ text }) {
    if (/^#![^\n]{0,80}\b(?:cagent|docker agent) (?:run|exec)\b/.test(text)) return true;
    if (
      !/^agents[ \t]*:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n){0,20}[ \t]+[\w"'.-]+[ \t]*:/m.test(
        text,
      )
    )
      return false;
    return (
      /^[ \t]+instruction[ \t]*:/m.test(text) &&
      !/^(?:apiVersion|kind|tasks)[ \t]*:/m.test(text) &&
      (/^[ \t]+root[ \t]*:[ \t]*(?:#[^\n]*)?\r?$/m.test(text) ||
        /^[ \t]+(?:toolsets|sub_agents|add_date|add_environment_info|add_prompt_files)[ \t]*:/m.test(text) ||
        (/^models[ \t]*:/m.test(text) && /^[ \t]+provider[ \t]*:/m.test(text)))
    );
  },
  async extract(file, context) {
    const { root, problems: yamlProblems } = parseYaml(file);
    if (root === null) return { prompts: [], problems: yamlProblems };
    const agents = mapAt(root, 'agents');
    if (agents === undefined) {
      const detail = 'A file of docker agent needs `agents`: a map of names to agents.';
      return {
        prompts: [],
        problems: [...yamlProblems, problem('unexpected-shape', file.path, root.place.line, detail)],
      };
    }
    const problems: Problem[] = [...yamlProblems];
    const prompts: Prompt[] = [];
    for (const entry of agents.entries) {
      if (entry.value.kind !== 'map') {
        const detail = `The agent \`${entry.key.slice(0, 80)}\` is no map with \`model\` and \`instruction\`.`;
        problems.push(problem('unexpected-shape', file.path, entry.keyPlace.line, detail));
        continue;
      }
      // Another program with prompts of its own runs such an agent.
      if (mapAt(entry.value, 'harness') !== undefined) continue;
      const found = await agentIn(file, root, agents, entry, context);
      problems.push(...found.problems);
      prompts.push(...found.prompts);
    }
    return { prompts, problems };
  },
};

async function agentIn(
  file: SourceFile,
  root: Node,
  agents: MapNode,
  { key, keyPlace, value }: Entry,
  outer: FormatContext,
): Promise<{ prompts: Prompt[]; problems: readonly Problem[] }> {
  const recorded = recording(outer, file);
  const { context } = recorded;
  const problems: Problem[] = [];
  const incomplete: Missing[] = [];
  const messages: Message[] = [];
  const tools: Tool[] = [];
  let overhead = 0;
  const others = async (
    list: 'sub_agents' | 'handoffs',
    tool: string,
    words: { fixed: number; each: number },
  ) => {
    const names = itemsAt(value, list).flatMap((item) => textAt(item) ?? []);
    const [first] = names;
    if (first === undefined) return;
    const segments: Segment[] = [];
    for (const name of names) {
      const described = await describe(name, agents, context);
      segments.push(...described.segments);
      if (described.why === null) continue;
      incomplete.push(described.why);
      problems.push(problem('include-remote', file.path, name.place.line, `Not counted: ${described.why}.`));
    }
    messages.push({ role: 'system', segments, place: first.place });
    tools.push(namedTool(tool, first.place));
    overhead += words.fixed + words.each * names.length;
  };
  await others('sub_agents', 'transfer_task', around.subAgents);
  await others('handoffs', 'handoff', around.handoffs);
  const system = (text: SourceText, segments: readonly Segment[] = [textSegment(text)]) => {
    if (text.text.trim() !== '') messages.push({ role: 'system', segments, place: text.place });
  };
  const instruction = textAt(value, 'instruction');
  if (instruction !== undefined) system(instruction);
  for (const toolset of itemsAt(value, 'toolsets')) {
    tools.push(...toolsOf(toolset));
    const own = textAt(toolset, 'instruction');
    if (own !== undefined) system(own, enriched(own));
  }
  for (const item of itemsAt(value, 'rag')) {
    const name = stringAt(item);
    if (name !== undefined) tools.push(namedTool(name, item.place));
  }
  incomplete.push(...undefinedTools(tools));
  if (itemsAt(value, 'toolsets').length > 0) incomplete.push('the instructions that a toolset itself brings');
  for (const [flag, name] of [
    ['add_date', 'date'],
    ['add_environment_info', 'environment'],
  ] as const) {
    const node = at(value, flag);
    if (node === undefined || booleanAt(node) !== true) continue;
    const { place } = node;
    messages.push({ role: 'system', segments: [{ kind: 'variable', name, place }], place });
  }
  const skills = at(value, 'skills');
  if (skills !== undefined && booleanAt(skills) !== false && itemsAt(skills).length > 0)
    incomplete.push('the skills it finds at run time');
  for (const item of itemsAt(value, 'add_prompt_files')) {
    const written = textAt(item);
    if (written === undefined) continue;
    const read = await promptFile(written, file, context);
    if (isProblem(read)) {
      problems.push(read);
      incomplete.push(`the prompt file \`${written.text.slice(0, 100)}\``);
    } else if (read.text !== '') {
      const body = [textSegment(textIn(read))];
      const { place } = written;
      messages.push({ role: 'system', segments: [{ kind: 'include', path: read.path, body, place }], place });
    }
  }
  const { model, parameters } = modelOf(root, value);
  const base = {
    messages,
    tools,
    schema: schemaOf(value),
    model,
    parameters,
    ...(overhead === 0 ? {} : { frameworkOverhead: { tokens: overhead, note: around.note } }),
    sources: recorded.sources(),
    incomplete,
  };
  const prompts = [promptOf(id, file, { ...base, name: key, line: keyPlace.line })];
  for (const command of entriesAt(value, 'commands')) {
    const text = textAt(command.value) ?? textAt(command.value, 'instruction');
    if (text === undefined || text.text.trim() === '') continue;
    const { pieces } = await expandTemplate('dollar', text, context);
    const asked: Message = { role: 'user', segments: segmentsOf(pieces), place: text.place };
    const name = `${key}/${command.key}`;
    const line = command.keyPlace.line;
    prompts.push(promptOf(id, file, { ...base, name, line, messages: [...messages, asked] }));
  }
  return { prompts, problems };
}

/** `name: description` of an agent that may be called; one from a registry or an address is not in the repository. */
async function describe(
  name: SourceText,
  agents: MapNode,
  context: FormatContext,
): Promise<{ segments: readonly Segment[]; why: string | null }> {
  const known = agents.entries.find((entry) => entry.key === name.text);
  const newline = textSegment(madeText('\n', name.place));
  if (known === undefined) {
    const why = `the description of the agent \`${name.text.slice(0, 100)}\`, which is not in this file`;
    return { segments: [textSegment(name), { kind: 'opaque', why, place: name.place }, newline], why };
  }
  const description = textAt(known.value, 'description');
  if (description === undefined) return { segments: [textSegment(name), newline], why: null };
  // https://github.com/docker/docker-agent/blob/main/pkg/teamloader/teamloader.go: `${env.NAME}` is filled in there, and not in instructions.
  const { pieces } = await expandTemplate('dollar-braces', description, context);
  const between = textSegment(madeText(' | ', name.place));
  return { segments: [textSegment(name), between, ...segmentsOf(pieces), newline], why: null };
}

/** A toolset's instruction replaces its own ones, or takes them in where it says so. */
function enriched(text: SourceText): Segment[] {
  const mark = '{ORIGINAL_INSTRUCTIONS}';
  const found = text.text.indexOf(mark);
  if (found === -1) return [textSegment(text)];
  const why = 'the instructions that the toolset itself brings';
  const end = found + mark.length;
  const parts: Segment[] = [
    textSegment(text, 0, found),
    { kind: 'opaque', why, place: subText(text, found, end).place },
    textSegment(text, end),
  ];
  return parts.filter((part) => part.kind !== 'text' || part.text !== '');
}

/** The tools it is narrowed to, else the toolset's own name: neither has a definition here. */
function toolsOf(toolset: Node): Tool[] {
  const named = itemsAt(toolset, 'tools').flatMap((item): Tool[] => {
    const name = stringAt(item);
    return name === undefined ? [] : [namedTool(name, item.place)];
  });
  if (named.length > 0) return named;
  const type = stringAt(toolset, 'type') ?? stringAt(toolset);
  const detail = stringAt(toolset, 'ref') ?? stringAt(toolset, 'name') ?? stringAt(toolset, 'command');
  const name = type === undefined ? detail : detail === undefined ? type : `${type} ${detail}`;
  return name === undefined ? [] : [namedTool(name, toolset.place)];
}

/** Looked for in the working directory and above it, which the file does not say: its own folder is taken for it. */
async function promptFile(
  written: SourceText,
  file: SourceFile,
  context: FormatContext,
): Promise<SourceFile | Problem> {
  const { line } = written.place;
  for (const folder of foldersUp(folderOf(file.path))) {
    const found = joinPath(folder, written.text);
    if ('path' in found && context.exists(found.path)) return context.read(found.path);
  }
  const detail = `There is no prompt file \`${written.text.slice(0, 200)}\` in this folder or above it.`;
  return problem('include-missing', file.path, line, detail);
}

/** `claude`, `anthropic/claude-…`, or several with a comma between them (an alloy), then the fallbacks. */
function modelOf(
  root: Node,
  agent: Node,
): { model: ModelReference | null; parameters: Prompt['parameters'] } {
  const written = textAt(agent, 'model');
  const names = written === undefined ? [] : listed(written);
  const fallbacks = itemsAt(agent, 'fallback', 'models').flatMap((item) => textAt(item) ?? []);
  const [first] = names;
  // `auto` is the first provider that the machine has a key of.
  if (first === undefined || first.text === 'auto')
    return { model: defaultModelOf('Docker Agent', 'auto', agent.place), parameters: {} };
  const entry = mapAt(root, 'models', first.text);
  const own = resolved(root, first);
  const routes = itemsAt(entry, 'routing').flatMap((rule) => textAt(rule, 'model') ?? []);
  const others = [...names.slice(1), ...routes, ...fallbacks].map((name) => resolved(root, name).full);
  const model: ModelReference = {
    asWritten: own.name,
    origin: inline,
    ...(own.provider === undefined ? {} : { provider: own.provider }),
    place: own.place,
  };
  const alternatives = others.filter((name) => name !== own.full);
  return { model: withAlternatives(model, alternatives), parameters: parametersOf(entry) };
}

function listed(written: SourceText): SourceText[] {
  return [...written.text.matchAll(/[^,\s]+/g)].map(({ 0: name, index }) =>
    subText(written, index, index + name.length),
  );
}

interface Resolved {
  readonly name: string;
  readonly provider: string | undefined;
  readonly full: string;
  readonly place: SourceText['place'];
}

/** The model behind a key of `models`, or behind `provider/model`. */
function resolved(root: Node, name: SourceText): Resolved {
  const entry = mapAt(root, 'models', name.text);
  const model = textAt(entry, 'model');
  const slash = name.text.indexOf('/');
  const written =
    model === undefined
      ? {
          name: slash === -1 ? name : subText(name, slash + 1, name.text.length),
          by: name.text.slice(0, Math.max(0, slash)),
        }
      : { name: model, by: stringAt(entry, 'provider') ?? '' };
  const { text, place } = written.name;
  // A provider of the file's own is an address that speaks another one's protocol: whose model it is, its name must say.
  if (written.by === '' || at(root, 'providers', written.by) !== undefined)
    return { name: text, provider: undefined, full: text, place };
  if (written.by === 'dmr')
    return { name: text, provider: modelRunner, full: `${modelRunner}/${text}`, place };
  return model === undefined
    ? { name: name.text, provider: undefined, full: name.text, place: name.place }
    : { name: text, provider: written.by, full: `${written.by}/${text}`, place };
}

/** `thinking_budget` is a number of tokens, or an effort in words. */
function parametersOf(entry: Node | undefined): Prompt['parameters'] {
  const parameters = readParameters(entry);
  const budget = firstOf(entry, ['thinking_budget']);
  const effort = numberAt(budget) === undefined ? scalarTextAt(budget) : undefined;
  return { ...parameters, ...(effort === undefined ? {} : { reasoningEffort: effort }) };
}

function schemaOf(agent: Node): ResponseSchema | null {
  const output = mapAt(agent, 'structured_output');
  const schema = mapAt(output, 'schema');
  if (output === undefined || schema === undefined) return null;
  const description = stringAt(output, 'description');
  return {
    name: stringAt(output, 'name') ?? null,
    ...(description === undefined ? {} : { description }),
    schema: plainValue(schema),
    place: schema.place,
  };
}
