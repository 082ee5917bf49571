import { type Missing, distinctMissing } from '../core/missing.js';
import type { Format, FormatContext } from '../core/format.js';
import { inline } from '../core/origin.js';
import type { Message, ModelReference, Parameters, Prompt, Segment, Tool } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { withAlternatives } from './request/models.js';
import { readParameters } from './request/parameters.js';
import { textSegment, type SourceText } from './syntax/place.js';
import { promptOf } from './request/prompts.js';
import { namedTool, undefinedTools } from './request/tools.js';
import {
  at,
  booleanAt,
  entriesAt,
  firstOf,
  isNull,
  itemsAt,
  mapAt,
  numberAt,
  stringAt,
  textAt,
  type Node,
} from './syntax/tree.js';
import { parseYaml } from './syntax/yaml.js';
import { expandTemplate, segmentsOf } from './templates/expand.js';
import { expandReferences, type ReferenceRules } from './templates/references.js';

// Compared on 2026-11-26: https://www.librechat.ai/docs/configuration/librechat_yaml (model specs, custom and shared endpoint
// settings, summarization, memory); https://github.com/danny-avila/LibreChat: packages/data-provider/src/models.ts, schemas.ts and
// config.ts (the keys), parsers.ts (what is filled in), packages/api/src/agents/load.ts (what of a spec is sent);
// https://github.com/danny-avila/agents: src/utils/title.ts (a title is asked for by a user's message).
// Not read: `activityPrompt`, `reasoningLabelPrompt` and the like (how they are put together is not documented), `summarize` and
// `summaryModel` of an endpoint (LibreChat does not read them any more), Azure's names of deployments (a model's name is what
// is billed). Taken for so, without a word in those sources: a summary's text is a user's message, the memory agent's and an MCP
// server's (`serverInstructions`) a system's, and what parsers.ts fills in is filled in in `promptPrefix`.

const id = 'librechat';

/** Only these are filled in; any other name in braces is sent as it is written. */
const filledIn: ReferenceRules = {
  variables: /\{\{(current_date|current_datetime|iso_datetime|current_user)\}\}/gi,
};

/** The configuration of a LibreChat server: the models that people choose from, with the texts that go with them. */
export const librechat: Format = {
  id,
  title: 'LibreChat configuration',
  docs: 'https://www.librechat.ai/docs/configuration/librechat_yaml',
  reads:
    'One prompt per entry of `modelSpecs`: `promptPrefix` as the system’s text (for assistants `instructions` too), with the model, limits, effort and thinking of its preset, and the instructions written for its MCP servers; an entry that has only a model sends no text of its own. Where a preset names no model, the first of the custom endpoint’s `models.default` is taken and the others are alternatives, unless the list is fetched. Also `titlePrompt` with `titlePromptTemplate` (`endpoints.all` wins), prompts of `summarization` and instructions of the memory agent. Tools are known by name only. LibreChat’s own texts, greetings, labels and descriptions are not read, and an agent (`agent_id`) is in its database.',
  patterns: ['**/*librechat*.{yaml,yml}'],
  recognizes: ({ text }) => /^(?:modelSpecs|endpoints|memory|summarization)[ \t]*:/m.test(text),
  async extract(file, context) {
    const { root, problems: read } = parseYaml(file);
    if (root === null) return { prompts: [], problems: read };
    const problems: Problem[] = [...read];
    const prompts: Prompt[] = [];
    for (const [index, spec] of itemsAt(root, 'modelSpecs', 'list').entries()) {
      const preset = mapAt(spec, 'preset');
      if (preset === undefined) {
        const detail = `Entry ${index + 1} of \`modelSpecs.list\` has no \`preset\`: which model it stands for is unknown.`;
        problems.push(problem('unexpected-shape', file.path, spec.place.line, detail));
        continue;
      }
      const name = stringAt(spec, 'name') ?? stringAt(spec, 'label') ?? `${index + 1}`;
      const found = await specOf(file, root, spec, preset, context);
      problems.push(...found.problems);
      if (found.parts !== null)
        prompts.push(promptOf(id, file, { ...found.parts, name, line: spec.place.line }));
    }
    for (const { name, text, parts } of [...summariesOf(root), ...memoryOf(root)]) {
      if (text.text.trim() !== '')
        prompts.push(promptOf(id, file, { ...parts, name, line: text.place.line }));
    }
    const titles = await titlesOf(file, root, context);
    return { prompts: [...prompts, ...titles.prompts], problems: [...problems, ...titles.problems] };
  },
};

type Parts = Partial<Omit<Prompt, 'key' | 'format' | 'path' | 'name'>>;

interface Named {
  readonly name: string;
  readonly text: SourceText;
  readonly parts: Parts;
}

async function specOf(
  file: SourceFile,
  root: Node,
  spec: Node,
  preset: Node,
  context: FormatContext,
): Promise<{ parts: Parts | null; problems: readonly Problem[] }> {
  // The agent's text, model and tools are in LibreChat's database; nothing of the preset replaces them.
  if (stringAt(preset, 'agent_id') !== undefined) return { parts: null, problems: [] };
  const problems: Problem[] = [];
  const incomplete: Missing[] = [];
  const messages: Message[] = [];
  const endpoint = stringAt(preset, 'endpoint') ?? '';
  const isAssistant = /assistants$/i.test(endpoint);
  for (const key of isAssistant ? ['instructions', 'promptPrefix'] : ['promptPrefix']) {
    const node = at(preset, key);
    if (node === undefined || isNull(node)) continue;
    const text = textAt(node);
    if (text === undefined) {
      const detail = `\`${key}\` is no text: what is sent for it is unknown.`;
      problems.push(problem('unexpected-shape', file.path, node.place.line, detail));
      incomplete.push(`\`${key}\`, which could not be read`);
    } else if (text.text.trim() !== '') {
      const sent = await expandReferences(text, filledIn, context);
      messages.push({ role: 'system', segments: sent.segments, place: text.place });
    }
  }
  if (isAssistant && stringAt(preset, 'instructions') === undefined)
    incomplete.push('the instructions that the assistant itself has');

  const servers = itemsAt(spec, 'mcpServers').flatMap((item) => textAt(item) ?? []);
  for (const server of servers) {
    const written = at(root, 'mcpServers', server.text, 'serverInstructions');
    if (booleanAt(written) === true) incomplete.push('the instructions that an MCP server itself gives');
    const text = booleanAt(written) === undefined ? textAt(written) : undefined;
    if (text === undefined || text.text.trim() === '') continue;
    messages.push({ role: 'system', segments: [textSegment(text)], place: text.place });
    incomplete.push('what LibreChat writes around the instructions of MCP servers');
  }
  const tools: Tool[] = [
    ...switches.flatMap(([key, name]) => {
      const node = at(spec, key);
      return node !== undefined && booleanAt(node) === true ? [namedTool(name, node.place)] : [];
    }),
    ...servers.map((server) => namedTool(server.text, server.place)),
  ];
  incomplete.push(...undefinedTools(tools));
  if (isOn(at(spec, 'artifacts'))) incomplete.push('what LibreChat writes about artifacts');
  if (isOn(at(spec, 'skills'))) incomplete.push('the skills it may use, which are in LibreChat’s database');
  if (booleanAt(spec, 'subagents', 'enabled') === true)
    incomplete.push('what LibreChat writes about sub agents');

  const model = modelOf(root, endpoint, textAt(preset, 'model'));
  const parameters = presetParameters(preset);
  return {
    parts:
      model === null && messages.length === 0 && incomplete.length === 0
        ? null
        : { messages, tools, model, parameters, incomplete: distinctMissing(incomplete) },
    problems,
  };
}

const switches = [
  ['executeCode', 'execute_code'],
  ['fileSearch', 'file_search'],
  ['webSearch', 'web_search'],
  ['memory', 'memory'],
] as const;

/** Switched on by `true`, by a mode's name or by a list with something in it. */
function isOn(node: Node | undefined): boolean {
  if (node === undefined || booleanAt(node) === false) return false;
  return itemsAt(node).some((item) => stringAt(item) !== '');
}

function presetParameters(preset: Node): Parameters {
  const { thinkingBudgetTokens, ...others } = readParameters(preset);
  const level = stringAt(preset, 'thinkingLevel')?.toLowerCase() ?? '';
  const caching = booleanAt(preset, 'promptCache');
  return {
    ...(level === '' ? {} : { reasoningEffort: level }),
    ...others,
    ...(thinkingBudgetTokens === undefined || booleanAt(preset, 'thinking') === false
      ? {}
      : { thinkingBudgetTokens }),
    ...(caching === undefined ? {} : { caching: caching ? 'explicit' : 'off' }),
    ...(booleanAt(preset, 'web_search') === true ? { serverTools: ['web_search'] } : {}),
  };
}

const providerNames: Readonly<Record<string, string>> = {
  openAI: 'openai',
  azureOpenAI: 'azure',
  assistants: 'openai',
  azureAssistants: 'azure',
};

/** A model at an endpoint; `anthropic` may be Vertex AI under names of the file's own. */
function referenceTo(root: Node, endpoint: string, written: SourceText): ModelReference {
  const vertex = endpoint === 'anthropic' ? mapAt(root, 'endpoints', 'anthropic', 'vertex') : undefined;
  const isVertex = vertex !== undefined && booleanAt(vertex, 'enabled') !== false;
  const behind = isVertex ? textAt(vertex, 'models', written.text, 'deploymentName') : undefined;
  const { text, place } = behind ?? written;
  const provider = isVertex ? 'vertex' : (providerNames[endpoint] ?? endpoint);
  return { asWritten: text.trim(), origin: inline, ...(provider === '' ? {} : { provider }), place };
}

function modelOf(root: Node, endpoint: string, written: SourceText | undefined): ModelReference | null {
  if (written !== undefined && written.text.trim() !== '') return referenceTo(root, endpoint, written);
  const custom = itemsAt(root, 'endpoints', 'custom').find(
    (item) => stringAt(item, 'name')?.toLowerCase() === endpoint.toLowerCase(),
  );
  if (custom === undefined || booleanAt(custom, 'models', 'fetch') === true) return null;
  const offered = itemsAt(custom, 'models', 'default').flatMap(
    (item) => textAt(item) ?? textAt(item, 'name') ?? [],
  );
  return oneOf(offered.filter(isNamed).map((name) => referenceTo(root, endpoint, name)));
}

function isNamed(text: SourceText): boolean {
  return text.text.trim() !== '' && text.text.trim() !== 'current_model';
}

/** The first of several models, with the others as alternatives. */
function oneOf([first, ...others]: readonly ModelReference[]): ModelReference | null {
  if (first === undefined) return null;
  return withAlternatives(
    first,
    others.map((other) => other.asWritten),
  );
}

/** Texts that replace LibreChat's own ones for summaries of long conversations. */
function summariesOf(root: Node): Named[] {
  const node = mapAt(root, 'summarization');
  if (node === undefined || booleanAt(node, 'enabled') === false) return [];
  const most = at(node, 'maxSummaryTokens');
  const tokens = numberAt(most);
  const parameters: Parameters = {
    ...readParameters(at(node, 'parameters')),
    ...(most === undefined || tokens === undefined || !Number.isInteger(tokens) || tokens < 0
      ? {}
      : { maxOutputTokens: tokens, maxOutputPlace: most.place }),
  };
  const model = modelOf(root, stringAt(node, 'provider') ?? '', textAt(node, 'model'));
  return summaryKeys.flatMap(([key, name]) => {
    const text = textAt(node, key);
    return text === undefined
      ? []
      : [{ name, text, parts: { messages: [messageOf('user', text)], model, parameters } }];
  });
}

const summaryKeys = [
  ['prompt', 'summarization'],
  ['updatePrompt', 'summarization.update'],
] as const;

function memoryOf(root: Node): Named[] {
  const agent = mapAt(root, 'memory', 'agent');
  const text = textAt(agent, 'instructions');
  if (agent === undefined || text === undefined || booleanAt(root, 'memory', 'disabled') === true) return [];
  const parts: Parts = {
    messages: [messageOf('system', text)],
    model: modelOf(root, stringAt(agent, 'provider') ?? '', textAt(agent, 'model')),
    parameters: readParameters(at(agent, 'model_parameters')),
    incomplete: ['the definitions of LibreChat’s tools for memories'],
  };
  return [{ name: 'memory', text, parts }];
}

function messageOf(role: Message['role'], text: SourceText): Message {
  return { role, segments: [textSegment(text)], place: text.place };
}

interface Endpoint {
  readonly name: string;
  readonly node: Node;
}

/** What asks for the title of a conversation. What `endpoints.all` says stands above what an endpoint says. */
async function titlesOf(
  file: SourceFile,
  root: Node,
  context: FormatContext,
): Promise<{ prompts: Prompt[]; problems: readonly Problem[] }> {
  const all = at(root, 'endpoints', 'all');
  const endpoints = entriesAt(root, 'endpoints').flatMap(({ key, value }): Endpoint[] => {
    if (key === 'all') return [];
    if (key !== 'custom') return [{ name: key, node: value }];
    return itemsAt(value).map((node, index) => ({
      name: stringAt(node, 'name') ?? `custom ${index + 1}`,
      node,
    }));
  });
  const shared = textAt(all, 'titlePrompt');
  const common = textAt(all, 'titleModel');
  const owners = shared === undefined ? endpoints : [{ name: 'all', node: all ?? root }];
  const prompts: Prompt[] = [];
  const problems: Problem[] = [];
  for (const { name, node } of owners) {
    const setting = (key: string, of: Node = node) => firstOf(all, [key]) ?? firstOf(of, [key]);
    const text = textAt(setting('titlePrompt'));
    if (text === undefined || text.text.trim() === '' || booleanAt(setting('titleConvo')) === false) continue;
    const expanded = await expandTemplate('fstring', text, context);
    const template = textAt(setting('titlePromptTemplate'));
    const around = template === undefined ? null : await expandTemplate('fstring', template, context);
    const conversation = around === null ? null : segmentsOf(around.pieces);
    const segments = segmentsOf(expanded.pieces).flatMap((segment): readonly Segment[] =>
      segment.kind === 'variable' && segment.name === 'convo' && conversation !== null
        ? conversation
        : [segment],
    );
    problems.push(...expanded.problems, ...(around?.problems ?? []));
    const models = (shared === undefined || common !== undefined ? [{ name, node }] : endpoints).flatMap(
      (one) => {
        const written = textAt(setting('titleModel', one.node));
        if (written === undefined || !isNamed(written)) return [];
        // `all` is no vendor: whose model it is, its name must say.
        const own = one.name === 'all' ? '' : one.name;
        return [referenceTo(root, stringAt(setting('titleEndpoint', one.node)) ?? own, written)];
      },
    );
    const method = stringAt(setting('titleMethod'));
    const isStructured = method === 'structured' || method === 'functions';
    prompts.push(
      promptOf(id, file, {
        name: `${name}.title`,
        line: text.place.line,
        messages: [{ role: 'user', segments, place: text.place }],
        model: oneOf(models),
        incomplete: [
          ...expanded.incomplete,
          ...(isStructured ? ['the schema in which LibreChat asks for a title'] : []),
        ],
      }),
    );
  }
  return { prompts, problems };
}
