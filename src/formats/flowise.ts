import type { Format, FormatContext } from '../core/format.js';
import type {
  Message,
  ModelReference,
  Parameters,
  Prompt,
  ResponseSchema,
  Role,
  Segment,
  Tool,
} from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { addTo, distinctNames, expressionName, lacking, markedParts, messageOf } from './parse/canvas.js';
import { parseJson, topLevelKeys } from './parse/json.js';
import { hostOf, modelNamed } from './parse/models.js';
import { readParameters } from './parse/parameters.js';
import { madeText, subText, textSegment, type SourceText } from './parse/place.js';
import { promptOf } from './parse/prompts.js';
import { parseEmbeddedJson } from './parse/tools.js';
import {
  at,
  booleanAt,
  entriesAt,
  firstOf,
  itemsAt,
  listAt,
  numberAt,
  plainValue,
  scalarTextAt,
  stringAt,
  textAt,
  type Node,
} from './parse/tree.js';
import { expandTemplate, segmentsOf } from './templates/expand.js';
import { isRichText, readRichText } from './templates/richtext.js';
import { roleOf } from './templates/roles.js';

// https://docs.flowiseai.com/using-flowise/agentflowv2 and …/chatflow; what a node sends, how its texts are resolved and which inputs
// it has: https://github.com/FlowiseAI/Flowise (packages/components/nodes, packages/server/src/utils/buildAgentflow.ts; checked
// 2026-11-26). A node stores every input, also one that is the default; `inputParams`, `inputAnchors` and
// `outputAnchors` describe its form and are never sent.

const id = 'flowise';

/** Categories of chatflow nodes that ask a model, and nodes in them that do not. */
const asking = new Set(['Chains', 'Agents', 'Engine', 'Multi Agents', 'Sequential Agents']);
const silent = new Set([
  'seqStart',
  'seqEnd',
  'seqState',
  'seqLoop',
  'seqCondition',
  'seqToolNode',
  'seqCustomFunction',
  'seqExecuteFlow',
]);

/** Inputs of chatflow nodes that are sent, with the role they are sent in. */
const ownTexts: readonly (readonly [string, Role])[] = [
  ['systemMessagePrompt', 'system'],
  ['systemMessage', 'system'],
  ['supervisorPrompt', 'system'],
  ['workerPrompt', 'system'],
  ['responsePrompt', 'system'],
  ['customPrompt', 'user'],
  ['humanMessagePrompt', 'user'],
];
/** Inputs that are a request of their own beside the node's main one. */
const sideTexts: readonly (readonly [string, string])[] = [
  ['rephrasePrompt', 'rephrase'],
  ['urlPrompt', 'address'],
  ['ansPrompt', 'answer'],
  ['cypherPrompt', 'query'],
  ['qaPrompt', 'answer'],
];
/** Names that people give a node in its form, before its label. */
const nameInputs = [
  'chainName',
  'agentName',
  'llmNodeName',
  'conditionAgentName',
  'workerName',
  'supervisorName',
];
/** Nodes of agentflows that ask a model, with what their inputs' names begin with. */
const flowPrefixes: Readonly<Record<string, string>> = {
  llmAgentflow: 'llm',
  agentAgentflow: 'agent',
  conditionAgentAgentflow: 'conditionAgent',
  humanInputAgentflow: 'humanInput',
};
/** Where a backup of a whole Flowise keeps its flows, each as JSON in a string. */
const backupLists = ['ChatFlow', 'AgentFlow', 'AgentFlowV2', 'MultiAgents'];

/** Chatflows and agentflows exported from Flowise. */
export const flowise: Format = {
  id,
  title: 'Flowise flow',
  docs: 'https://docs.flowiseai.com/using-flowise/agentflowv2',
  reads:
    'One prompt per chain, agent or LLM node: messages (the editor’s HTML as the Markdown that is sent), the prompt, model and tool nodes that are connected to it, limits, structured output. `{{ … }}` and `{name}` are variables; constant prompt values are text. The forms of the nodes, positions and notes are not read; of most tools only the name is in the file.',
  patterns: ['**/*.json'],
  recognizes(file) {
    const keys = topLevelKeys(file);
    if (backupLists.some((list) => keys.has(list))) return file.text.includes('flowData');
    return keys.has('nodes') && keys.has('edges') && file.text.includes('"inputAnchors"');
  },
  async extract(file, context) {
    const { root, problems } = parseJson(file);
    if (root === null) return { prompts: [], problems };
    const found: Problem[] = [...problems];
    const flows = flowsOf(root, found);
    if (flows.length === 0 && found.length === 0) {
      const detail = 'A flow of Flowise needs a list `nodes`.';
      found.push(problem('unexpected-shape', file.path, root.place.line, detail));
    }
    const prompts: Prompt[] = [];
    for (const { flow, prefix } of flows) {
      const drawn = new Flow(flow, file, context);
      prompts.push(...(await drawn.prompts(prefix)));
      found.push(...drawn.problems);
    }
    return { prompts, problems: found };
  },
};

function flowsOf(root: Node, problems: Problem[]): { flow: Node; prefix: string }[] {
  if (listAt(root, 'nodes') !== undefined) return [{ flow: root, prefix: '' }];
  return backupLists.flatMap((list) =>
    itemsAt(root, list).flatMap((item) => {
      const data = textAt(item, 'flowData');
      if (data === undefined) return [];
      const parsed = parseEmbeddedJson(data);
      problems.push(...parsed.problems);
      const name = stringAt(item, 'name') ?? stringAt(item, 'id') ?? list;
      return parsed.root === null ? [] : [{ flow: parsed.root, prefix: `${name}: ` }];
    }),
  );
}

interface FlowNode {
  readonly node: Node;
  readonly id: string;
  /** The kind of node: `llmChain`, `chatOpenAI`, `agentAgentflow`. */
  readonly kind: string;
  readonly label: string;
  readonly category: string;
  readonly inputs: Node | undefined;
}

/** One request of a node; `part` tells several apart. */
interface Request {
  readonly part: string;
  readonly messages: readonly Message[];
}

interface Read {
  readonly requests: readonly Request[];
  readonly model: ModelReference | null;
  readonly parameters: Parameters;
  readonly tools: readonly Tool[];
  readonly schema: ResponseSchema | null;
  readonly incomplete: readonly string[];
}

class Flow {
  readonly problems: Problem[] = [];
  private readonly file: SourceFile;
  private readonly context: FormatContext;
  private readonly nodes = new Map<string, FlowNode>();
  /** By node and input: the nodes that edges lead from. */
  private readonly edges = new Map<string, string[]>();
  private hosts: Map<string, FlowNode> | null = null;

  constructor(root: Node, file: SourceFile, context: FormatContext) {
    this.file = file;
    this.context = context;
    for (const node of itemsAt(root, 'nodes')) {
      const data = at(node, 'data');
      const nodeId = scalarTextAt(node, 'id') ?? scalarTextAt(data, 'id') ?? '';
      if (nodeId === '') continue;
      this.nodes.set(nodeId, {
        node,
        id: nodeId,
        kind: stringAt(data, 'name') ?? '',
        label: scalarTextAt(data, 'label') ?? '',
        category: stringAt(data, 'category') ?? '',
        inputs: at(data, 'inputs'),
      });
    }
    for (const edge of itemsAt(root, 'edges')) {
      const source = scalarTextAt(edge, 'source');
      const target = scalarTextAt(edge, 'target');
      // `llmChain_0-input-model-BaseLanguageModel`
      const input = stringAt(edge, 'targetHandle')?.split('-input-')[1]?.split('-')[0];
      if (source === undefined || target === undefined || input === undefined) continue;
      addTo(this.edges, `${target} ${input}`, source);
    }
  }

  async prompts(prefix: string): Promise<Prompt[]> {
    const found: { node: FlowNode; read: Read }[] = [];
    for (const node of this.nodes.values()) {
      const read = await this.read(node);
      if (read !== null) found.push({ node, read });
    }
    const names = distinctNames(found.map(({ node }) => ({ name: nameOf(node), id: node.id })));
    return found.flatMap(({ node, read }, index) =>
      read.requests.map((request) =>
        promptOf(id, this.file, {
          name: `${prefix}${names[index] ?? node.id}${request.part === '' ? '' : ` (${request.part})`}`,
          line: node.node.place.line,
          messages: request.messages,
          tools: request.part === '' ? read.tools : [],
          model: read.model,
          parameters: read.parameters,
          schema: request.part === '' ? read.schema : null,
          incomplete: [...new Set([...read.incomplete, ...(request.part === '' ? lacking(read.tools) : [])])],
        }),
      ),
    );
  }

  /** Null for nodes that ask no model. */
  private async read(node: FlowNode): Promise<Read | null> {
    const prefix = Object.hasOwn(flowPrefixes, node.kind) ? flowPrefixes[node.kind] : undefined;
    if (prefix !== undefined) return this.readAgentflow(node, prefix);
    if (!asking.has(node.category) || silent.has(node.kind)) return null;
    return this.readChatflow(node);
  }

  // ---------------------------------------------------------------- agentflows

  private async readAgentflow(node: FlowNode, prefix: string): Promise<Read | null> {
    const { inputs } = node;
    const input = (name: string) => at(inputs, `${prefix}${name}`);
    const config = input('ModelConfig');
    const kind = stringAt(input('Model')) ?? '';
    const messages: Message[] = [];
    const incomplete: string[] = [];
    if (prefix === 'humanInput') {
      if (stringAt(inputs, 'humanInputDescriptionType') !== 'dynamic') return null;
      messages.push(...said('user', textAt(input('ModelPrompt'))));
    } else if (prefix === 'conditionAgent') {
      const own =
        booleanAt(input('OverrideSystemPrompt')) === true ? textAt(input('SystemPrompt')) : undefined;
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
    const schema = this.structured(input('StructuredOutput'), incomplete);
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
  private structured(list: Node | undefined, incomplete: string[]): ResponseSchema | null {
    if (list?.kind !== 'list' || list.items.length === 0) return null;
    const properties = Object.create(null) as Record<string, unknown>;
    for (const item of list.items) {
      const key = scalarTextAt(item, 'key') ?? '';
      const description = stringAt(item, 'description') ?? '';
      properties[key] = { ...this.typeOf(item, incomplete), ...(description === '' ? {} : { description }) };
    }
    const schema = {
      type: 'object',
      properties,
      required: Object.keys(properties),
      additionalProperties: false,
    };
    return { name: null, schema, place: list.place };
  }

  private typeOf(item: Node, incomplete: string[]): Record<string, unknown> {
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
        const { root, problems } = parseEmbeddedJson(written);
        this.problems.push(...problems);
        if (root === null) incomplete.push('a part of the schema of the answer');
        return { type: 'array', items: { type: 'object', properties: plainValue(root) ?? {} } };
      }
      default:
        return { type };
    }
  }

  // ---------------------------------------------------------------- chatflows

  private async readChatflow(node: FlowNode): Promise<Read | null> {
    const { inputs, kind } = node;
    const values = this.valuesOf(inputs);
    const incomplete: string[] = [];
    const system: Message[] = [];
    const rest: Message[] = [];
    for (const [key, role] of ownTexts) {
      const message = await this.templated(role, textAt(inputs, key), values);
      (role === 'system' ? system : rest).push(...message);
    }
    for (const template of [...this.linked(node, 'prompt'), ...this.linked(node, 'chatPromptTemplate')]) {
      const messages = await this.template(template);
      if (messages === null) incomplete.push(`the prompt of the node \`${template.kind.slice(0, 60)}\``);
      else rest.push(...messages);
    }
    for (const synthesizer of this.linked(node, 'responseSynthesizer'))
      for (const key of ['textQAPrompt', 'refinePrompt'])
        rest.push(...(await this.templated('user', textAt(synthesizer.inputs, key), new Map())));
    const messages = [...system, ...rest];
    if (!messages.some((message) => message.role === 'user')) {
      const place = node.node.place;
      messages.push(...messageOf('user', [{ kind: 'variable', name: 'question', place }]));
    }
    // An LLM chain sends its prompt and nothing else; most others have a text of their own around what is written.
    if (messages.length === 1 && rest.length === 0 && system.length === 0) incomplete.push(ownText(node));
    else if (!plainKinds.has(kind)) incomplete.push(ownText(node));
    for (const parser of this.linked(node, 'outputParser'))
      incomplete.push(`what the output parser \`${parser.kind.slice(0, 60)}\` writes`);
    const requests: Request[] = [{ part: '', messages }];
    for (const [key, part] of sideTexts) {
      const side = await this.templated('user', textAt(inputs, key), values);
      if (side.length > 0) requests.push({ part, messages: side });
    }
    const host = this.hostFor(node);
    return {
      requests,
      model: host === undefined ? null : modelAt(host.inputs, host.kind),
      parameters: host === undefined ? {} : withThinking(readParameters(host.inputs), host.inputs),
      tools: this.linked(node, 'tools').map((tool) => chatTool(tool)),
      schema: null,
      incomplete,
    };
  }

  /** The nodes that an input names (`{{chatOpenAI_0.data.instance}}`) or that an edge leads from, each once. */
  private linked(node: FlowNode, input: string): FlowNode[] {
    const ids = new Set<string>();
    for (const item of itemsAt(node.inputs, input)) {
      const text = textAt(item);
      if (text === undefined || text.text.length > 10_000) continue;
      for (const { inner } of markedParts(text)) {
        const named = inner?.split('.data.instance')[0];
        if (named !== undefined) ids.add(named);
      }
    }
    for (const source of this.edges.get(`${node.id} ${input}`) ?? []) ids.add(source);
    return [...ids].flatMap((source) => this.nodes.get(source) ?? []);
  }

  /** The model of a node: its own, its supervisor's, or that of the start of its sequence. */
  private hostFor(node: FlowNode): FlowNode | undefined {
    this.hosts ??= this.findHosts();
    return this.hosts.get(node.id);
  }

  /** Handed down from those that have a model to those that follow, all in one pass. */
  private findHosts(): Map<string, FlowNode> {
    const hosts = new Map<string, FlowNode>();
    const followers = new Map<string, FlowNode[]>();
    const open: FlowNode[] = [];
    for (const node of this.nodes.values()) {
      const [model] = this.linked(node, 'model');
      if (model !== undefined) {
        hosts.set(node.id, model);
        open.push(node);
        continue;
      }
      for (const leader of [...this.linked(node, 'supervisor'), ...this.linked(node, 'sequentialNode')])
        addTo(followers, leader.id, node);
    }
    for (const leader of open) {
      const model = hosts.get(leader.id);
      for (const node of followers.get(leader.id) ?? []) {
        if (model === undefined || hosts.has(node.id)) continue;
        hosts.set(node.id, model);
        open.push(node);
      }
    }
    return hosts;
  }

  /** The messages of a prompt node, null for a kind that is not known. */
  private async template(node: FlowNode): Promise<Message[] | null> {
    const { inputs } = node;
    const values = this.valuesOf(inputs);
    switch (node.kind) {
      case 'promptTemplate':
        return this.templated('user', textAt(inputs, 'template'), values);
      case 'chatPromptTemplate':
        return [
          ...(await this.templated('system', textAt(inputs, 'systemMessagePrompt'), values)),
          ...(await this.templated('user', textAt(inputs, 'humanMessagePrompt'), values)),
        ];
      case 'fewShotPromptTemplate': {
        // The examples stand between as often as there are any, each in the form of the example prompt.
        const examples = textAt(inputs, 'examples');
        const parts = [
          ...(await this.templated('user', textAt(inputs, 'prefix'), values)),
          ...messageOf('user', examples === undefined ? [] : [textSegment(examples)]),
          ...(await this.templated('user', textAt(inputs, 'suffix'), values)),
        ];
        return messageOf(
          'user',
          parts.flatMap((part) => part.segments),
        );
      }
      default:
        return null;
    }
  }

  /** `promptValues`, a JSON object in a string: what is put in for the variables of a prompt. */
  private valuesOf(inputs: Node | undefined): ReadonlyMap<string, SourceText> {
    const values = new Map<string, SourceText>();
    const written = textAt(inputs, 'promptValues');
    const root =
      written === undefined || !written.text.trim().startsWith('{')
        ? at(inputs, 'promptValues')
        : parseEmbeddedJson(written).root;
    for (const { key, value } of entriesAt(root)) {
      const text = textAt(value);
      if (text !== undefined) values.set(key, text);
    }
    return values;
  }

  private async templated(
    role: Role,
    text: SourceText | undefined,
    values: ReadonlyMap<string, SourceText>,
  ): Promise<Message[]> {
    if (text === undefined || text.text === '') return [];
    const segments: Segment[] = [];
    for (const { start, end, inner } of markedParts(text)) {
      if (inner !== null && isFlowVariable(inner)) {
        segments.push({ kind: 'variable', name: expressionName(inner), place: text.placeOf(start, end) });
        continue;
      }
      const expanded = await expandTemplate('fstring', subText(text, start, end), this.context);
      for (const segment of segmentsOf(expanded.pieces)) {
        const value = segment.kind === 'variable' ? values.get(segment.name) : undefined;
        if (value === undefined) segments.push(segment);
        else segments.push(...marked(value));
      }
    }
    return messageOf(role, segments);
  }
}

// ------------------------------------------------------------------ pieces

/** Nodes that send what is written in them and the question, and no text of Flowise's or LangChain's. */
const plainKinds = new Set([
  'llmChain',
  'conversationChain',
  'conversationalRetrievalQAChain',
  'toolAgent',
  'conversationalRetrievalToolAgent',
  'seqAgent',
  'seqLLMNode',
  'simpleChatEngine',
  'contextChatEngine',
]);

function nameOf(node: FlowNode): string {
  const stated = scalarTextAt(
    firstOf(
      node.inputs,
      nameInputs.filter((key) => stringAt(node.inputs, key) !== ''),
    ),
  );
  return stated ?? node.label;
}

function ownText(node: FlowNode): string {
  return `what Flowise writes around a node of type \`${node.kind.slice(0, 60)}\``;
}

function rank(role: Role): number {
  return role === 'system' ? 0 : 1;
}

/** Whether Flowise puts something in for `{{name}}` itself; for LangChain two braces are one of the text. */
function isFlowVariable(inner: string): boolean {
  return (
    /^(?:question|chat_history|file_attachment|current_date_time|runtime_messages_length)$/.test(inner) ||
    /^\$(?:vars|flow|form|iteration|webhook)\b/.test(inner) ||
    /^[\w-]{1,100}\.data\.instance\b/.test(inner)
  );
}

/** Text in which only `{{ … }}` is a variable. */
function marked(text: SourceText): Segment[] {
  return markedParts(text).map(({ start, end, inner }): Segment =>
    inner === null
      ? textSegment(text, start, end)
      : { kind: 'variable', name: expressionName(inner), place: text.placeOf(start, end) },
  );
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

/** The model in the inputs of a model node or in the configuration an agentflow keeps of one. */
function modelAt(inputs: Node | undefined, kind: string): ModelReference | null {
  const keys = ['customModelName', 'customModel', 'modelName', 'model'];
  const key = keys.find((name) => (stringAt(inputs, name) ?? '').trim() !== '');
  const written = key === undefined ? undefined : textAt(inputs, key);
  if (written?.text.includes('{{') === true) return null;
  const elsewhere = (stringAt(firstOf(inputs, ['basepath', 'basePath'])) ?? '') !== '';
  // Azure's deployment is kept with the credential; the name beside it is the model's.
  return modelNamed(written, { provider: elsewhere ? undefined : hostOf(kind) });
}

function withThinking(parameters: Parameters, inputs: Node | undefined): Parameters {
  const budget = numberAt(inputs, 'budgetTokens');
  if (booleanAt(inputs, 'extendedThinking') !== true || budget === undefined) return parameters;
  return { ...parameters, thinkingBudgetTokens: budget };
}

/** A tool node of a chatflow; only a few state what the model is told of them. */
function chatTool(node: FlowNode): Tool {
  const { inputs, kind } = node;
  const name = firstText(inputs, ['name', 'toolName', 'chainToolName', `${kind}Name`]) ?? kind;
  const description =
    firstText(inputs, ['description', 'toolDesc', 'toolDescription', `${kind}Description`]) ?? null;
  return { name, description, schema: null, known: description !== null, place: node.node.place };
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

function firstText(node: Node | undefined, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const text = stringAt(node, key);
    if (text !== undefined && text.trim() !== '') return text;
  }
  return undefined;
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
