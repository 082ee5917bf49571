import type { Format, FormatContext } from '../core/format.js';
import type {
  Message,
  ModelReference,
  Parameters,
  Place,
  Prompt,
  ResponseSchema,
  Role,
  Segment,
  Tool,
} from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { addTo, expressionName, lacking, markedParts, messageOf, schemaLike } from './parse/canvas.js';
import { parseJson, topLevelKeys } from './parse/json.js';
import { hostOf, modelNamed, withAlternatives } from './parse/models.js';
import { readParameters } from './parse/parameters.js';
import { madeText, subText, textSegment, type SourceText } from './parse/place.js';
import { promptOf } from './parse/prompts.js';
import { parseEmbeddedJson, serverToolName } from './parse/tools.js';
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
  walk,
  type Node,
} from './parse/tree.js';
import { expandTemplate, segmentsOf } from './templates/expand.js';
import { mediaSegment } from './templates/media.js';
import { roleOf } from './templates/roles.js';

// https://docs.n8n.io/workflows/export-import/ and https://docs.n8n.io/advanced-ai/ (root nodes and sub-nodes); what each node
// sends: https://github.com/n8n-io/n8n/tree/master/packages/%40n8n/nodes-langchain/nodes (agents, chains, vendors, llms,
// output_parser; checked 2026-11-26). An export keeps only what is not the default of the node's version, and the default
// model of one and the same version has changed with n8n (LmChatOpenAi: `gpt-5-mini` today): none in the file is unknown.
// Not held against the source: legacy agents (`agent: reActAgent` …), guardrails, the Gemini, Ollama and Perplexity nodes.

const id = 'n8n';
const langchain = '@n8n/n8n-nodes-langchain.';

/** Addresses of vendors that HTTP nodes call without a node of their own. */
const modelHosts =
  /^=?\s*https:\/\/(?:api\.openai\.com\/v1\/(?:chat|responses|completions)|api\.anthropic\.com\/v1\/messages|generativelanguage\.googleapis\.com\/|openrouter\.ai\/api\/|api\.groq\.com\/openai\/|api\.mistral\.ai\/v1\/chat|api\.deepseek\.com\/|api\.perplexity\.ai\/)/;

/** Workflows exported from n8n. */
export const n8n: Format = {
  id,
  title: 'n8n workflow',
  docs: 'https://docs.n8n.io/workflows/export-import/',
  reads:
    'One prompt per node that asks a model: its messages, the model node that is connected to it (a second one is a fallback), limits, output schema, and the tools that are connected, as far as their nodes describe them. `{{ … }}` of an expression is a variable. Disabled nodes, pinned data, notes, positions and credentials are not read; an export without a model leaves it to the version of n8n, so it is unknown.',
  patterns: ['**/*.json'],
  recognizes(file) {
    const keys = topLevelKeys(file);
    return (
      keys.has('nodes') &&
      keys.has('connections') &&
      (file.text.includes('"n8n-nodes-') || file.text.includes(`"${langchain}`))
    );
  },
  async extract(file, context) {
    const { root, problems } = parseJson(file);
    if (root === null) return { prompts: [], problems };
    const workflows = itemsAt(root).filter((item) => listAt(item, 'nodes') !== undefined);
    if (workflows.length === 0) {
      const detail = 'An n8n workflow needs a list `nodes`.';
      return { prompts: [], problems: [problem('unexpected-shape', file.path, root.place.line, detail)] };
    }
    const prompts: Prompt[] = [];
    const found: Problem[] = [...problems];
    for (const [index, root] of workflows.entries()) {
      const workflow = new Workflow(root, file, context);
      const name = stringAt(root, 'name') ?? `${index + 1}`;
      prompts.push(...(await workflow.prompts(workflows.length === 1 ? '' : `${name}: `)));
      found.push(...workflow.problems);
    }
    return { prompts, problems: found };
  },
};

interface WorkflowNode {
  readonly node: Node;
  readonly name: string;
  /** Without the package: `agent`, `lmChatOpenAi`, `toolWorkflow`; of other packages the whole type. */
  readonly type: string;
  readonly version: number;
  readonly parameters: Node | undefined;
}

/** One request a node sends, as far as its text stands in the file. */
interface Request {
  /** What is added to the node's name where it sends several; '' for the only one. */
  readonly part: string;
  readonly messages: readonly Message[];
  readonly incomplete: readonly string[];
  readonly schema?: ResponseSchema | null;
}

class Workflow {
  readonly problems: Problem[] = [];
  private readonly file: SourceFile;
  private readonly context: FormatContext;
  private readonly nodes = new Map<string, WorkflowNode>();
  /** By kind of connection and node: the nodes that lead into it, with the number of the input. */
  private readonly into = new Map<string, { readonly from: string; readonly input: number }[]>();

  constructor(root: Node, file: SourceFile, context: FormatContext) {
    this.file = file;
    this.context = context;
    for (const node of itemsAt(root, 'nodes')) {
      const written = stringAt(node, 'type') ?? '';
      const name = scalarTextAt(node, 'name') ?? scalarTextAt(node, 'id') ?? '';
      if (name === '' || written === '' || booleanAt(node, 'disabled') === true) continue;
      this.nodes.set(name, {
        node,
        name,
        type: written.startsWith(langchain) ? written.slice(langchain.length) : written,
        version: numberAt(node, 'typeVersion') ?? 1,
        parameters: at(node, 'parameters'),
      });
    }
    for (const { key: from, value } of entriesAt(root, 'connections')) {
      for (const { key: kind, value: outputs } of entriesAt(value)) {
        if (!kind.startsWith('ai_') || !this.nodes.has(from)) continue;
        for (const connection of itemsAt(outputs).flatMap((output) => itemsAt(output))) {
          const key = `${kind} ${scalarTextAt(connection, 'node') ?? ''}`;
          addTo(this.into, key, { from, input: numberAt(connection, 'index') ?? 0 });
        }
      }
    }
  }

  async prompts(prefix: string): Promise<Prompt[]> {
    const prompts: Prompt[] = [];
    for (const node of this.nodes.values()) {
      this.tellHttp(node);
      const requests = await this.requestsOf(node);
      if (requests === null) continue;
      const tools = this.toolsOf(node);
      const { model, parameters } = this.modelOf(node);
      for (const request of requests) {
        prompts.push(
          promptOf(id, this.file, {
            name: `${prefix}${node.name}${request.part === '' ? '' : ` (${request.part})`}`,
            line: node.node.place.line,
            messages: request.messages,
            tools,
            model,
            parameters,
            schema: request.schema ?? null,
            incomplete: [...new Set([...request.incomplete, ...lacking(tools)])],
          }),
        );
      }
    }
    return prompts;
  }

  /** The nodes connected to a node by one kind of connection, by input and then in file order. */
  private sources(node: WorkflowNode, kind: string): WorkflowNode[] {
    return [...(this.into.get(`${kind} ${node.name}`) ?? [])]
      .sort((a, b) => a.input - b.input)
      .flatMap(({ from }) => this.nodes.get(from) ?? []);
  }

  // ---------------------------------------------------------------- what a node sends

  /** Null for nodes that ask no model. */
  private async requestsOf(node: WorkflowNode): Promise<readonly Request[] | null> {
    const { type, parameters } = node;
    const options = at(parameters, 'options');
    switch (type) {
      case 'agent':
      case 'agentTool':
        return [await this.agent(node)];
      case 'chainLlm': {
        const messages = await this.chat(itemsAt(parameters, 'messages', 'messageValues'), 'message');
        messages.push(...(await this.question(node, 'text')));
        return [{ part: '', messages, ...this.output(node) }];
      }
      case 'chainRetrievalQa': {
        const template = textAt(options, 'systemPromptTemplate');
        const messages = [
          ...(await this.said('system', template, true)),
          ...(await this.question(node, 'text')),
        ];
        return [{ part: '', messages, incomplete: template === undefined ? [ownText(node)] : [] }];
      }
      case 'chainSummarization':
        return this.summaries(node);
      case 'informationExtractor': {
        const messages = [
          ...(await this.said('system', textAt(options, 'systemPromptTemplate'), true)),
          ...(await this.said('user', textAt(parameters, 'text'))),
        ];
        return [{ part: '', messages, ...this.extraction(node) }];
      }
      case 'textClassifier': {
        const messages = [
          ...(await this.said('system', textAt(options, 'systemPromptTemplate'), true)),
          ...(await this.categories(node)),
          ...(await this.said('user', textAt(parameters, 'inputText'))),
        ];
        return [{ part: '', messages, incomplete: [ownText(node)] }];
      }
      case 'sentimentAnalysis': {
        const messages = [
          ...(await this.said('system', textAt(options, 'systemPromptTemplate'), true)),
          ...(await this.said('system', textAt(options, 'categories'))),
          ...(await this.said('user', textAt(parameters, 'inputText'))),
        ];
        return [{ part: '', messages, incomplete: [ownText(node)] }];
      }
      case 'openAi':
      case 'anthropic':
      case 'googleGemini':
      case 'ollama':
      case 'n8n-nodes-base.openAi':
      case 'n8n-nodes-base.perplexity':
        return this.vendor(node);
      case 'outputParserAutofixing':
      case 'outputParserStructured':
      case 'modelSelector':
        // Asks only to mend a broken answer, or not itself.
        return null;
      default:
        // Asks a model with a text of its own.
        if (this.sources(node, 'ai_languageModel').length === 0) return null;
        return [
          {
            part: '',
            messages: [
              ...(await this.said('user', textAt(firstOf(parameters, ['text', 'inputText', 'query'])))),
              opaqueMessage(`what a node of type \`${type.slice(0, 60)}\` writes`, node.node.place),
            ],
            incomplete: [ownText(node)],
          },
        ];
    }
  }

  private async agent(node: WorkflowNode): Promise<Request> {
    const { parameters, version } = node;
    const options = at(parameters, 'options');
    const kind = stringAt(parameters, 'agent') ?? (version < 1.6 ? 'conversationalAgent' : 'toolsAgent');
    const { incomplete, schema } = this.output(node);
    if (version < 1.9 && textAt(options, 'systemMessage') === undefined)
      incomplete.push('the system message that n8n sends where none is written');
    const messages: Message[] = [];
    for (const key of ['systemMessage', 'prefix', 'prefixPrompt'])
      messages.push(...(await this.said('system', textAt(options, key))));
    for (const key of ['humanMessage', 'humanMessageTemplate', 'suffixChat', 'suffix'])
      messages.push(...(await this.said('user', textAt(options, key))));
    messages.push(...(await this.question(node, 'text')));
    return {
      part: '',
      messages,
      schema,
      incomplete: [
        ...incomplete,
        ...(kind === 'toolsAgent'
          ? []
          : [`what n8n writes around an agent of kind \`${kind.slice(0, 40)}\``]),
      ],
    };
  }

  /** The prompt of a node: written in it, or taken from the node before (`promptType: auto`). */
  private async question(node: WorkflowNode, key: string): Promise<Message[]> {
    const { parameters } = node;
    const kind = stringAt(parameters, 'promptType')?.replace(/^=/, '');
    const written = textAt(firstOf(parameters, [key, 'prompt', 'query']));
    if (written !== undefined && (kind === undefined || kind === 'define')) return this.said('user', written);
    const name = kind === 'guardrails' ? '$json.guardrailsInput' : '$json.chatInput';
    return messageOf('user', [{ kind: 'variable', name, place: node.node.place }]);
  }

  private async summaries(node: WorkflowNode): Promise<Request[]> {
    const { parameters } = node;
    const values = at(parameters, 'options', 'summarizationMethodAndPrompts', 'values') ?? parameters;
    const method = stringAt(firstOf(values, ['summarizationMethod', 'type'])) ?? 'map_reduce';
    const parts: readonly (readonly [string, string])[] =
      method === 'refine'
        ? [
            ['question', 'refineQuestionPrompt'],
            ['refine', 'refinePrompt'],
          ]
        : method === 'stuff'
          ? [['', 'prompt']]
          : [
              ['each part', 'combineMapPrompt'],
              ['together', 'prompt'],
            ];
    const requests: Request[] = [];
    for (const [part, key] of parts) {
      const text = textAt(values, key);
      const messages = await this.said('user', text, true);
      // The prompt of LangChain's summarization chain is not in the file; the text to be summarized is sent all the same.
      const place = node.node.place;
      if (messages.length === 0)
        messages.push(...messageOf('user', [{ kind: 'variable', name: 'text', place }]));
      requests.push({ part, messages, incomplete: text === undefined ? [ownText(node)] : [] });
    }
    return requests;
  }

  private async categories(node: WorkflowNode): Promise<Message[]> {
    const segments: Segment[] = [];
    for (const item of itemsAt(node.parameters, 'categories', 'categories')) {
      for (const key of ['category', 'description']) {
        const read = await this.segments(textAt(item, key), false);
        if (read.length === 0) continue;
        segments.push(...read, textSegment(madeText('\n', item.place)));
      }
    }
    return messageOf('system', segments);
  }

  /** Nodes of one vendor, which need no model node: `modelId`, `messages.values` (`responses.values` since version 2). */
  private async vendor(node: WorkflowNode): Promise<Request[] | null> {
    const { parameters, type } = node;
    const options = at(parameters, 'options');
    const resource = stringAt(parameters, 'resource') ?? 'text';
    const operation = stringAt(parameters, 'operation');
    const incomplete: string[] = [];
    if (resource === 'assistant') {
      if (operation !== undefined && operation !== 'message') return null;
      const written = stringAt(parameters, 'prompt') === 'define' ? textAt(parameters, 'text') : undefined;
      const place = node.node.place;
      const asked: Segment[] =
        written === undefined
          ? [{ kind: 'variable', name: '$json.chatInput', place }]
          : await this.segments(written, false);
      incomplete.push('the assistant’s own instructions, model and tools, which the vendor keeps');
      return [{ part: '', messages: messageOf('user', asked), incomplete }];
    }
    if (resource === 'image') {
      // Pictures are made by other models; looking at one is a question to a chat model.
      if (operation !== 'analyze') return null;
    } else if (
      !['text', 'chat'].includes(resource) ||
      ['classify', 'moderate', 'edit'].includes(operation ?? '')
    )
      return null;
    const messages: Message[] = [];
    for (const key of ['instructions', 'systemMessage', 'system'])
      messages.push(...(await this.said('system', textAt(options, key))));
    const lists = [
      itemsAt(parameters, 'responses', 'values'),
      itemsAt(parameters, 'messages', 'values'),
      itemsAt(parameters, 'messages', 'message'),
      itemsAt(parameters, 'prompt', 'messages'),
      listAt(parameters, 'messages')?.items ?? [],
    ];
    messages.push(...(await this.chat(lists.find((list) => list.length > 0) ?? [], 'content')));
    for (const key of ['text', 'prompt'])
      messages.push(...(await this.said('user', textAt(parameters, key))));
    if (resource === 'image' || booleanAt(parameters, 'addAttachments') === true)
      messages.push(
        ...messageOf('user', [
          mediaSegment('image', node.node.place, { detail: stringAt(options, 'detail') }),
        ]),
      );
    if (booleanAt(parameters, 'jsonOutput') === true && type === 'openAi' && node.version < 2)
      incomplete.push('the sentence n8n adds for an answer in JSON');
    return [{ part: '', messages, incomplete }];
  }

  private async chat(list: readonly Node[], contentKey: string): Promise<Message[]> {
    const messages: Message[] = [];
    for (const item of list) {
      const type = stringAt(item, 'messageType') ?? stringAt(item, 'type') ?? '';
      const written =
        stringAt(item, 'role') ?? (contentKey === 'message' ? stringAt(item, 'type') : undefined);
      // Left out is the default: of a chain the system, of a vendor's node the user.
      const role = lcRole(written) ?? (contentKey === 'message' ? 'system' : 'user');
      if (/^(?:imageBinary|imageUrl|image|file)$/.test(type)) {
        const detail = stringAt(item, 'imageDetail') ?? stringAt(item, 'detail');
        messages.push(
          ...messageOf(role, [mediaSegment(type === 'file' ? 'file' : 'image', item.place, { detail })]),
        );
      } else messages.push(...(await this.said(role, textAt(item, contentKey))));
    }
    return messages;
  }

  private async said(role: Role, text: SourceText | undefined, template = false): Promise<Message[]> {
    return messageOf(role, await this.segments(text, template));
  }

  /**
   * A parameter's text. With a `=` in front it is an expression: what stands in `{{ … }}` is a variable and the rest is
   * sent as it stands. `template`: n8n hands the text to LangChain, where `{name}` is a variable.
   */
  private async segments(text: SourceText | undefined, template: boolean): Promise<Segment[]> {
    if (text === undefined || text.text === '') return [];
    const isExpression = text.text.startsWith('=');
    const parts = isExpression ? markedParts(subText(text, 1, text.text.length)) : [];
    if (!isExpression) parts.push({ start: 0, end: text.text.length, inner: null });
    const shift = isExpression ? 1 : 0;
    const segments: Segment[] = [];
    for (const { start, end, inner } of parts) {
      if (inner !== null) {
        const place = text.placeOf(start + shift, end + shift);
        segments.push({ kind: 'variable', name: expressionName(inner), place });
      } else if (template) {
        const part = subText(text, start + shift, end + shift);
        const expanded = await expandTemplate('fstring', part, this.context);
        segments.push(...segmentsOf(expanded.pieces));
      } else segments.push(textSegment(text, start + shift, end + shift));
    }
    return segments;
  }

  // ---------------------------------------------------------------- model

  private modelOf(node: WorkflowNode): {
    model: ModelReference | null;
    parameters: Parameters;
  } {
    const own = modelAt(node);
    const connected = this.sources(node, 'ai_languageModel').flatMap((source) => this.behind(source));
    if (connected.length === 0) {
      const parameters = parametersOf(node);
      return { model: own, parameters };
    }
    const [first] = connected;
    const [model = null, ...others] = connected.map((source) => modelAt(source));
    return {
      model: withAlternatives(
        model,
        others.flatMap((other) => other?.asWritten ?? []),
      ),
      parameters: first === undefined ? {} : parametersOf(first),
    };
  }

  /** A selector stands for the models that are connected to it. */
  private behind(source: WorkflowNode): WorkflowNode[] {
    if (source.type !== 'modelSelector') return [source];
    return this.sources(source, 'ai_languageModel').filter((inner) => inner.type !== 'modelSelector');
  }

  // ---------------------------------------------------------------- output

  /** The schema of the parser that is connected; how n8n tells the model about it is not in the file. */
  private output(node: WorkflowNode): { schema: ResponseSchema | null; incomplete: string[] } {
    if (booleanAt(node.parameters, 'hasOutputParser') === false) return { schema: null, incomplete: [] };
    let [parser] = this.sources(node, 'ai_outputParser');
    if (parser?.type === 'outputParserAutofixing') [parser] = this.sources(parser, 'ai_outputParser');
    if (parser === undefined) return { schema: null, incomplete: [] };
    const around = 'what n8n writes around the schema of the answer';
    if (parser.type !== 'outputParserStructured') return { schema: null, incomplete: [around] };
    const read = this.schemaOf(parser.parameters);
    return { schema: read, incomplete: read === null ? [around, 'the schema of the answer'] : [around] };
  }

  private extraction(node: WorkflowNode): { schema: ResponseSchema | null; incomplete: string[] } {
    const { parameters } = node;
    const kind = stringAt(parameters, 'schemaType') ?? 'fromAttributes';
    if (kind !== 'fromAttributes') return { schema: this.schemaOf(parameters), incomplete: [ownText(node)] };
    const list = listAt(parameters, 'attributes', 'attributes');
    const properties = Object.create(null) as Record<string, unknown>;
    const required: string[] = [];
    for (const item of list?.items ?? []) {
      const name = scalarTextAt(item, 'name') ?? '';
      const type = stringAt(item, 'type') ?? 'string';
      properties[name] = {
        ...(type === 'date' ? { type: 'string', format: 'date-time' } : { type }),
        description: stringAt(item, 'description') ?? '',
      };
      if (booleanAt(item, 'required') === true) required.push(name);
    }
    const schema = { type: 'object', properties, ...(required.length === 0 ? {} : { required }) };
    return {
      schema: list === undefined ? null : { name: null, schema, place: list.place },
      incomplete: [ownText(node)],
    };
  }

  /** `schemaType: fromJson` (the default) with an example, `manual` with a JSON Schema; the first version had only the latter. */
  private schemaOf(parameters: Node | undefined): ResponseSchema | null {
    const kind = stringAt(parameters, 'schemaType');
    const manual = textAt(
      firstOf(parameters, kind === 'manual' ? ['inputSchema'] : ['jsonSchema', 'inputSchema']),
    );
    const example = textAt(parameters, 'jsonSchemaExample');
    const isExample = kind !== 'manual' && example !== undefined;
    const written = isExample ? example : manual;
    if (written === undefined) return null;
    const text = written.text.startsWith('=') ? subText(written, 1, written.text.length) : written;
    const { root, problems } = parseEmbeddedJson(text);
    if (root === null) {
      this.problems.push(...problems);
      return null;
    }
    const value = plainValue(root);
    return { name: null, schema: isExample ? schemaLike(value) : value, place: text.place };
  }

  // ---------------------------------------------------------------- tools

  private toolsOf(node: WorkflowNode): Tool[] {
    return this.sources(node, 'ai_tool').map((tool): Tool => {
      const { parameters } = tool;
      const stated = stringAt(firstOf(parameters, ['toolName', 'name']));
      const name =
        stated === undefined || stated === '' || stated.startsWith('=') ? toolName(tool.name) : stated;
      const automatic = stringAt(parameters, 'descriptionType') === 'auto';
      const written = automatic
        ? undefined
        : stringAt(firstOf(parameters, ['toolDescription', 'description']));
      const description = written?.replace(/^=/, '') ?? null;
      const schema = this.toolSchema(tool);
      return { name, description, schema, known: description !== null, place: tool.node.place };
    });
  }

  /** The parameters of a tool: a schema of its own, placeholders of an HTTP request, or what `$fromAI()` asks for. */
  private toolSchema(tool: WorkflowNode): unknown {
    const { parameters } = tool;
    if (booleanAt(parameters, 'specifyInputSchema') === true)
      return this.schemaOf(parameters)?.schema ?? null;
    const properties = Object.create(null) as Record<string, unknown>;
    for (const item of itemsAt(parameters, 'placeholderDefinitions', 'values')) {
      const name = scalarTextAt(item, 'name');
      const description = stringAt(item, 'description');
      if (name !== undefined)
        properties[name] = {
          type: stringAt(item, 'type') ?? 'string',
          ...(description === undefined ? {} : { description }),
        };
    }
    walk(parameters, ({ node }) => {
      if (node.kind !== 'scalar' || typeof node.value !== 'string' || !node.value.startsWith('='))
        return true;
      for (const asked of askedOfModel(node.value)) properties[asked.name] = asked.schema;
      return true;
    });
    const required = Object.keys(properties);
    return required.length === 0 ? null : { type: 'object', properties, required };
  }

  /** A request that is written out in an HTTP node is seen, but not read. */
  private tellHttp(node: WorkflowNode): void {
    if (!node.type.includes('httpRequest')) return;
    const url = textAt(node.parameters, 'url');
    if (url === undefined || !modelHosts.test(url.text)) return;
    const detail = `The node \`${node.name.slice(0, 80)}\` asks a model over HTTP; what it sends is not read and not counted.`;
    this.problems.push(problem('unexpected-shape', this.file.path, url.place.line, detail));
  }
}

// ------------------------------------------------------------------ pieces

function ownText(node: WorkflowNode): string {
  return `what n8n writes around a node of type \`${node.type.slice(0, 60)}\``;
}

function opaqueMessage(why: string, place: Place): Message {
  return { role: 'system', segments: [{ kind: 'opaque', why, place }], place };
}

/** LangChain's names of message templates, and the roles of the vendors. */
function lcRole(written: string | undefined): Role | null {
  switch (written) {
    case 'SystemMessagePromptTemplate':
      return 'system';
    case 'HumanMessagePromptTemplate':
      return 'user';
    case 'AIMessagePromptTemplate':
      return 'assistant';
    case undefined:
      return null;
    default:
      return roleOf(written);
  }
}

const modelKeys = ['modelId', 'model', 'chatModel', 'modelName', 'deploymentName'];

/** The model a node states: a name, or a resource locator `{__rl, mode, value}`. One that an expression makes is unknown. */
function modelAt(node: WorkflowNode): ModelReference | null {
  const written = firstOf(node.parameters, modelKeys);
  const value = textAt(written) ?? textAt(written, 'value');
  if (value === undefined) return null;
  const name = value.text.startsWith('=') ? subText(value, 1, value.text.length) : value;
  if (name.text.includes('{{')) return null;
  const elsewhere = textAt(node.parameters, 'options', 'baseURL') !== undefined;
  const provider = elsewhere ? undefined : hostOf(node.type);
  return modelNamed(name, { provider, deployment: provider === 'azure' });
}

function parametersOf(node: WorkflowNode): Parameters {
  const { parameters } = node;
  const options = readParameters(at(parameters, 'options'));
  const builtIn = entriesAt(parameters, 'builtInTools').flatMap(({ key, value }) =>
    value.kind === 'scalar' && value.value === false ? [] : serverToolName(key),
  );
  if (booleanAt(parameters, 'options', 'webSearch') === true) builtIn.push('web_search');
  return {
    ...readParameters(parameters),
    ...options,
    ...(builtIn.length === 0 ? {} : { serverTools: builtIn }),
  };
}

/** The name n8n makes of a node's name: at most as long as OpenAI allows. */
function toolName(name: string): string {
  const clean = name.replace(/[^A-Za-z0-9_-]+/g, '_');
  return clean.length <= 64 ? clean : clean.slice(0, 64).replace(/[_-]+$/, '');
}

/** `$fromAI('key', 'description', 'type', default)`: what the model is asked to fill in. */
function askedOfModel(text: string): { name: string; schema: unknown }[] {
  const call = '$fromAI(';
  const asked: { name: string; schema: unknown }[] = [];
  for (let at = text.indexOf(call); at !== -1; at = text.indexOf(call, at)) {
    at += call.length;
    const values: string[] = [];
    while (values.length < 3) {
      const quote = /^\s*,?\s*(['"`])/.exec(text.slice(at, at + 200));
      if (quote === null) break;
      const start = at + quote[0].length;
      const end = closing(text, start, quote[1] ?? "'");
      if (end === -1) return asked;
      values.push(text.slice(start, end));
      at = end + 1;
    }
    const [name, description = '', type = ''] = values;
    if (name === undefined || name === '') continue;
    const schema = { type: type === '' ? 'string' : type, ...(description === '' ? {} : { description }) };
    asked.push({ name, schema });
  }
  return asked;
}

function closing(text: string, start: number, quote: string): number {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return -1;
}
