import type { Missing } from '../../core/missing.js';
import type { Message, ResponseSchema, Role, Segment, Tool } from '../../core/prompt.js';
import type { Problem } from '../../core/problem.js';
import { messageOf } from '../syntax/canvas.js';
import { readParameters } from '../request/parameters.js';
import { madeText, textSegment, type SourceText } from '../syntax/place.js';
import { parseEmbeddedJson } from '../request/tools.js';
import {
  at,
  booleanAt,
  itemsAt,
  plainValue,
  scalarTextAt,
  stringAt,
  textAt,
  type Node,
} from '../syntax/tree.js';
import { isRichText, readRichText } from '../templates/richtext.js';
import { roleOf } from '../request/roles.js';
import { firstText, marked, modelAt, withThinking, type FlowNode, type Read } from './flow.js';

/** Nodes of agentflows that ask a model, with what their inputs' names begin with. */
const flowPrefixes: Readonly<Record<string, string>> = {
  llmAgentflow: 'llm',
  agentAgentflow: 'agent',
  conditionAgentAgentflow: 'conditionAgent',
  humanInputAgentflow: 'humanInput',
};

/** Whether it is a node of the newer kind of flow, which keeps what it sends in its own form. */
export function isAgentflow(node: FlowNode): boolean {
  return Object.hasOwn(flowPrefixes, node.kind);
}

/** A node of an agentflow: what is written in its form is sent. Null where it asks no model. */
export function readAgentflow(node: FlowNode, problems: Problem[]): Read | null {
  const prefix = isAgentflow(node) ? flowPrefixes[node.kind] : undefined;
  if (prefix === undefined) return null;
  const { inputs } = node;
  const input = (name: string) => at(inputs, `${prefix}${name}`);
  const config = input('ModelConfig');
  const kind = stringAt(input('Model')) ?? '';
  const messages: Message[] = [];
  const incomplete: Missing[] = [];
  if (prefix === 'humanInput') {
    if (stringAt(inputs, 'humanInputDescriptionType') !== 'dynamic') return null;
    messages.push(...said('user', textAt(input('ModelPrompt'))));
  } else if (prefix === 'conditionAgent') {
    const own = booleanAt(input('OverrideSystemPrompt')) === true ? textAt(input('SystemPrompt')) : undefined;
    messages.push(...said('system', own), ...condition(node));
    if (own === undefined || own.text === '')
      incomplete.push('the system prompt and the example that Flowise writes');
  } else {
    for (const item of itemsAt(input('Messages')))
      messages.push(...said(roleOf(stringAt(item, 'role') ?? 'user') ?? 'user', textAt(item, 'content')));
    messages.sort((a, b) => rank(a.role) - rank(b.role));
    messages.push(...said('user', textAt(input('UserMessage'))));
  }
  if (!messages.some((message) => message.role === 'user'))
    messages.push(...messageOf('user', [{ kind: 'variable', name: 'question', place: node.node.place }]));
  const parameters = withThinking(readParameters(config), config);
  const builtIn = ['OpenAI', 'Gemini', 'Anthropic'].flatMap((vendor) =>
    stringsIn(input(`ToolsBuiltIn${vendor}`)),
  );
  const schema = structured(input('StructuredOutput'), incomplete, problems);
  return {
    requests: [{ part: '', messages }],
    model: modelAt(config, kind),
    parameters: builtIn.length === 0 ? parameters : { ...parameters, serverTools: builtIn },
    tools: agentTools(node, prefix),
    schema,
    incomplete,
  };
}

/** `{key, type, description, enumValues, jsonSchema}`, which Flowise makes the schema of the answer of. */
function structured(
  list: Node | undefined,
  incomplete: Missing[],
  problems: Problem[],
): ResponseSchema | null {
  if (list?.kind !== 'list' || list.items.length === 0) return null;
  const properties = Object.create(null) as Record<string, unknown>;
  for (const item of list.items) {
    const key = scalarTextAt(item, 'key') ?? '';
    const description = stringAt(item, 'description') ?? '';
    properties[key] = {
      ...typeOf(item, incomplete, problems),
      ...(description === '' ? {} : { description }),
    };
  }
  const schema = {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
  return { name: null, schema, place: list.place };
}

function typeOf(item: Node, incomplete: Missing[], problems: Problem[]): Record<string, unknown> {
  const type = stringAt(item, 'type') ?? 'string';
  switch (type) {
    case 'enum':
      return {
        type: 'string',
        enum: (stringAt(item, 'enumValues') ?? '').split(',').map((value) => value.trim()),
      };
    case 'stringArray':
      return { type: 'array', items: { type: 'string' } };
    case 'jsonArray': {
      const written = textAt(item, 'jsonSchema');
      if (written === undefined || written.text.trim() === '')
        return { type: 'array', items: { type: 'object' } };
      const parsed = parseEmbeddedJson(written);
      problems.push(...parsed.problems);
      if (parsed.root === null) incomplete.push('a part of the schema of the answer');
      return { type: 'array', items: { type: 'object', properties: plainValue(parsed.root) ?? {} } };
    }
    default:
      return { type };
  }
}

function rank(role: Role): number {
  return role === 'system' ? 0 : 1;
}

function richText(text: SourceText | undefined): Segment[] {
  if (text === undefined) return [];
  return isRichText(text.text) ? readRichText(text) : marked(text);
}

function said(role: Role, text: SourceText | undefined): Message[] {
  return messageOf(role, richText(text));
}

/** The question to a condition agent: its input, the scenarios and the instructions in one piece of JSON. */
function condition(node: FlowNode): Message[] {
  const { inputs } = node;
  const made = (text: string, place: Node['place']): Segment => textSegment(madeText(text, place));
  const around = { ...node.node.place, end: node.node.place.start };
  const input = richText(textAt(inputs, 'conditionAgentInput'));
  const instructions = richText(textAt(inputs, 'conditionAgentInstructions'));
  const segments: Segment[] = [made('{"input": ', around)];
  segments.push(
    ...(input.length === 0 ? [variable('question', around)] : input),
    made(', "scenarios": [', around),
  );
  for (const [index, item] of itemsAt(inputs, 'conditionAgentScenarios').entries()) {
    const text = textAt(item, 'scenario');
    if (index > 0) segments.push(made(',', item.place));
    if (text !== undefined) segments.push(made('"', around), textSegment(text), made('"', around));
  }
  segments.push(made('], "instruction": ', around), ...instructions, made('}', around));
  return [{ role: 'user', segments, place: node.node.place }];
}

function variable(name: string, place: Node['place']): Segment {
  return { kind: 'variable', name, place };
}

/** Tools of an agent: a kind with its settings (`arxivName`, `arxivDescription`), and stores of documents with a description. */
function agentTools(node: FlowNode, prefix: string): Tool[] {
  const { inputs } = node;
  const tools = itemsAt(inputs, `${prefix}Tools`).flatMap((item): Tool[] => {
    const kind = stringAt(item, 'agentSelectedTool');
    if (kind === undefined || kind === '') return [];
    const config = at(item, 'agentSelectedToolConfig');
    const name = firstText(config, [`${kind}Name`, 'name', 'toolName']) ?? kind;
    const description = firstText(config, [`${kind}Description`, 'description', 'toolDescription']) ?? null;
    return [{ name, description, schema: null, known: description !== null, place: item.place }];
  });
  for (const [list, nameKey, descriptionKey] of [
    ['KnowledgeDocumentStores', 'documentStore', 'docStoreDescription'],
    ['KnowledgeVSEmbeddings', 'knowledgeName', 'knowledgeDescription'],
  ] as const) {
    for (const item of itemsAt(inputs, `${prefix}${list}`)) {
      // `570df92b-…:library papers`: an id and a name.
      const name = firstText(item, [nameKey])?.replace(/^[^:]*:/, '');
      if (name === undefined) continue;
      const description = firstText(item, [descriptionKey]) ?? null;
      tools.push({
        name: name.toLowerCase().replace(/[^a-z0-9_-]+/g, '_'),
        description,
        schema: null,
        known: description !== null,
        place: item.place,
      });
    }
  }
  return tools;
}

/** Names in a list, or in a JSON list in a string. */
function stringsIn(node: Node | undefined): string[] {
  const text = textAt(node);
  const list = text?.text.startsWith('[') === true ? parseEmbeddedJson(text).root : node;
  return itemsAt(list).flatMap((item) => {
    const name = stringAt(item);
    return name === undefined || name === '' ? [] : [name];
  });
}
