import { type Missing, distinctMissing } from '../core/missing.js';
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
import { distinctNames, lacking, markedParts, messageOf } from './syntax/canvas.js';
import { modelNamed } from './request/models.js';
import { readParameters } from './request/parameters.js';
import { madeText, textSegment, type SourceText } from './syntax/place.js';
import { promptOf } from './request/prompts.js';
import { namedTool, undefinedTools } from './request/tools.js';
import {
  at,
  booleanAt,
  itemsAt,
  listAt,
  mapAt,
  plainValue,
  scalarTextAt,
  stringAt,
  textAt,
  type MapNode,
  type Node,
} from './syntax/tree.js';
import { parseYaml } from './syntax/yaml.js';
import { expandTemplate, segmentsOf } from './templates/expand.js';
import { mediaSegment } from './request/media.js';
import { roleOf } from './request/roles.js';

// https://docs.dify.ai/en/guides/management/app-management · https://github.com/langgenius/dify (api/core/workflow/nodes and the
// DSL files under api/tests/fixtures/workflow), and exports of https://github.com/svcvit/Awesome-Dify-Workflow, checked 2026-11-26.
// What Dify writes around the text of extractors, classifiers and agents was not held against its source.

const id = 'dify';

/** Kinds of workflow nodes that ask a model. Dify writes a text of its own around those but `llm`. */
const asking = new Set(['llm', 'parameter-extractor', 'question-classifier', 'agent']);

/** Apps, workflows and pipelines exported from Dify. */
export const dify: Format = {
  id,
  title: 'Dify app',
  docs: 'https://docs.dify.ai/en/guides/management/app-management',
  reads:
    'One prompt per node that asks a model (an app without a workflow is one prompt): its messages, the question of a chat, model, limits, schema of structured output, classes, and the tools of an agent as far as the file describes them. Positions, icons, opening statements and retriever settings are not sent.',
  patterns: ['**/*.{yml,yaml}'],
  recognizes({ text }) {
    if (/^kind[ \t]*:[ \t]*["']?rag_pipeline\b/m.test(text)) return /^workflow[ \t]*:/m.test(text);
    if (!/^app[ \t]*:/m.test(text)) return false;
    if (/^kind[ \t]*:[ \t]*["']?app\b/m.test(text)) return true;
    // The first versions did not say what kind of file it is.
    return (
      /^(?:workflow|model_config)[ \t]*:/m.test(text) &&
      /^[ \t]{1,8}mode[ \t]*:[ \t]*["']?(?:workflow|advanced-chat|chat|agent-chat|completion)\b/m.test(text)
    );
  },
  async extract(file, context) {
    const { root, problems } = parseYaml(file);
    if (root === null) return { prompts: [], problems };
    const app = new App(file, context);
    const nodes = listAt(root, 'workflow', 'graph', 'nodes');
    const config = mapAt(root, 'model_config');
    if (nodes === undefined && config === undefined) {
      const detail = 'A Dify app needs `workflow.graph.nodes` or `model_config`.';
      app.problems.push(problem('unexpected-shape', file.path, root.place.line, detail));
    }
    const prompts =
      nodes !== undefined
        ? await app.workflow(nodes.items)
        : config !== undefined
          ? [await app.simple(root, config)]
          : [];
    return { prompts, problems: [...problems, ...app.problems] };
  },
};

interface Read {
  readonly messages: readonly Message[];
  readonly model: Node | undefined;
  readonly tools: readonly Tool[];
  readonly schema: ResponseSchema | null;
  readonly incomplete: readonly Missing[];
}

/** Reads one app, and keeps the problems that are met on the way. */
class App {
  readonly problems: Problem[] = [];
  private readonly file: SourceFile;
  private readonly context: FormatContext;

  constructor(file: SourceFile, context: FormatContext) {
    this.file = file;
    this.context = context;
  }

  async workflow(nodes: readonly Node[]): Promise<Prompt[]> {
    const found = nodes.filter((node) => asking.has(stringAt(node, 'data', 'type') ?? ''));
    const names = distinctNames(
      found.map((node) => ({
        name: stringAt(node, 'data', 'title') ?? '',
        id: scalarTextAt(node, 'id') ?? stringAt(node, 'data', 'type') ?? '',
      })),
    );
    const prompts: Prompt[] = [];
    for (const [index, node] of found.entries()) {
      const data = at(node, 'data');
      const read = await this.node(node, data, stringAt(data, 'type') ?? '');
      prompts.push(
        promptOf(id, this.file, {
          name: names[index] ?? '',
          line: node.place.line,
          messages: read.messages,
          tools: read.tools,
          schema: read.schema,
          model: modelOf(read.model),
          parameters: parametersOf(read.model),
          incomplete: distinctMissing([...read.incomplete, ...lacking(read.tools)]),
        }),
      );
    }
    return prompts;
  }

  private async node(node: Node, data: Node | undefined, type: string): Promise<Read> {
    if (type === 'llm') return this.llm(node, data);
    const incomplete = [`what Dify writes around a node of type \`${type}\` is not in the file`];
    if (type === 'agent') return this.agent(data, incomplete);
    const instruction = [textAt(data, 'instruction'), textAt(data, 'instructions')].find(
      (text) => text !== undefined && text.text !== '',
    );
    const messages = messageOf('system', marked(instruction));
    const isClassifier = type === 'question-classifier';
    if (isClassifier) messages.push(...classesOf(data));
    const asked = listAt(data, isClassifier ? 'query_variable_selector' : 'query');
    if (asked !== undefined && asked.items.length > 0) {
      const name = `#${asked.items.map((item) => scalarTextAt(item) ?? '').join('.')}#`;
      messages.push(...messageOf('user', [{ kind: 'variable', name, place: asked.place }]));
    }
    if (seesImages(data)) messages.push(imageMessage(node, data));
    const schema = isClassifier ? null : extracted(data);
    return { messages, model: at(data, 'model'), tools: [], schema, incomplete };
  }

  private async llm(node: Node, data: Node | undefined): Promise<Read> {
    const incomplete: Missing[] = [];
    const messages: Message[] = [];
    for (const item of itemsAt(data, 'prompt_template')) {
      const jinja = stringAt(item, 'edition_type') === 'jinja2';
      const text = jinja ? (textAt(item, 'jinja2_text') ?? textAt(item, 'text')) : textAt(item, 'text');
      const role = roleOf(stringAt(item, 'role') ?? 'user') ?? 'user';
      messages.push(
        ...(jinja ? await this.template(role, text, 'jinja', incomplete) : messageOf(role, marked(text))),
      );
    }
    const memory = mapAt(data, 'memory');
    if (memory !== undefined) {
      // With a memory the question of the user comes last, by default as it was asked.
      const asked = textAt(memory, 'query_prompt_template');
      const question: Segment[] =
        asked === undefined || asked.text === ''
          ? [{ kind: 'variable', name: '#sys.query#', place: memory.place }]
          : marked(asked);
      messages.push(...messageOf('user', question));
    }
    if (seesImages(data)) messages.push(imageMessage(node, data));
    const schemaNode = mapAt(data, 'structured_output', 'schema');
    const structured = booleanAt(data, 'structured_output_enabled') !== false && schemaNode !== undefined;
    const schema = structured
      ? { name: null, schema: plainValue(schemaNode), place: schemaNode.place }
      : null;
    return { messages, model: at(data, 'model'), tools: [], schema, incomplete };
  }

  /** An agent's settings stand one by one as `{type, value}`: what a plugin of a strategy declares. */
  private agent(data: Node | undefined, incomplete: readonly Missing[]): Read {
    const value = (name: string) => at(data, 'agent_parameters', name, 'value');
    const messages = [
      ...messageOf('system', marked(textAt(value('instruction')) ?? textAt(data, 'instruction'))),
      ...messageOf('user', marked(textAt(value('query')))),
    ];
    const model = value('model') ?? at(data, 'model');
    return { messages, model, tools: itemsAt(value('tools')).flatMap(agentTool), schema: null, incomplete };
  }

  /** An app without a workflow: one prompt, to which a chat adds what is asked. */
  async simple(root: Node, config: MapNode): Promise<Prompt> {
    const incomplete: Missing[] = [];
    const messages: Message[] = [];
    const chat = itemsAt(config, 'chat_prompt_config', 'prompt');
    const completion = textAt(config, 'completion_prompt_config', 'prompt', 'text');
    const advanced =
      stringAt(config, 'prompt_type') === 'advanced' && (chat.length > 0 || (completion?.text ?? '') !== '');
    const mode = stringAt(root, 'app', 'mode') ?? '';
    if (!advanced) {
      const role = /chat/.test(mode) ? 'system' : 'user';
      messages.push(...(await this.template(role, textAt(config, 'pre_prompt'), 'braces', incomplete)));
      if (role === 'system') {
        const { place } = config;
        messages.push(...messageOf('user', [{ kind: 'variable', name: 'query', place }]));
      }
    } else if (chat.length > 0) {
      for (const item of chat) {
        const role = roleOf(stringAt(item, 'role') ?? 'user') ?? 'user';
        messages.push(...(await this.template(role, textAt(item, 'text'), 'braces', incomplete)));
      }
    } else messages.push(...(await this.template('user', completion, 'braces', incomplete)));
    const tools = booleanAt(config, 'agent_mode', 'enabled') === false ? [] : appTools(config);
    incomplete.push(...undefinedTools(tools));
    const model = at(config, 'model');
    return promptOf(id, this.file, {
      name: stringAt(root, 'app', 'name') ?? 'app',
      line: 1,
      messages,
      tools,
      model: modelOf(model),
      parameters: parametersOf(model),
      incomplete,
    });
  }

  private async template(
    role: Role,
    text: SourceText | undefined,
    engine: 'jinja' | 'braces',
    incomplete: Missing[],
  ): Promise<Message[]> {
    if (text === undefined || text.text === '') return [];
    const expanded = await expandTemplate(engine, text, this.context);
    this.problems.push(...expanded.problems);
    incomplete.push(...expanded.incomplete);
    const segments = segmentsOf(expanded.pieces);
    return segments.length === 0 ? [] : [{ role, segments, place: text.place }];
  }
}

/** Text of a workflow's node: only `{{#node.name#}}` is a variable, other braces are text. */
function marked(text: SourceText | undefined): Segment[] {
  if (text === undefined) return [];
  return markedParts(text, '{{#', '#}}').map(({ start, end, inner }): Segment =>
    inner === null || inner === '' || inner.length > 300 || /\s/.test(inner)
      ? textSegment(text, start, end)
      : { kind: 'variable', name: `#${inner}#`, place: text.placeOf(start, end) },
  );
}

function modelOf(node: Node | undefined): ModelReference | null {
  const written = textAt(node, 'name') ?? textAt(node, 'model');
  // `langgenius/openai/openai`: the plugin that serves the model.
  return modelNamed(written, { provider: stringAt(node, 'provider')?.split('/').pop() });
}

function parametersOf(model: Node | undefined): Parameters {
  return readParameters(at(model, 'completion_params'));
}

function seesImages(data: Node | undefined): boolean {
  return booleanAt(data, 'vision', 'enabled') === true;
}

function imageMessage(node: Node, data: Node | undefined): Message {
  const { place } = node;
  const image = mediaSegment('image', place, { detail: stringAt(data, 'vision', 'configs', 'detail') });
  return { role: 'user', segments: [image], place };
}

/** The names of the classes, each on its line: how Dify writes them is its own. */
function classesOf(data: Node | undefined): Message[] {
  const segments = itemsAt(data, 'classes').flatMap((item): Segment[] => {
    const name = marked(textAt(item, 'name'));
    return name.length === 0 ? [] : [...name, textSegment(madeText('\n', item.place))];
  });
  return messageOf('system', segments);
}

/** The parameters of an extractor, which the model is asked to fill in. */
function extracted(data: Node | undefined): ResponseSchema | null {
  const list = listAt(data, 'parameters');
  if (list === undefined || list.items.length === 0) return null;
  const schema = schemaOf(list.items, 'description');
  return { name: null, schema, place: list.place };
}

function schemaOf(items: readonly Node[], descriptionKey: string): unknown {
  const properties = Object.create(null) as Record<string, unknown>;
  const required: string[] = [];
  for (const item of items) {
    const name = scalarTextAt(item, 'name') ?? '';
    const description = stringAt(item, descriptionKey) ?? '';
    const options = itemsAt(item, 'options').flatMap(
      (option) => stringAt(option) ?? stringAt(option, 'value') ?? [],
    );
    properties[name] = {
      ...jsonType(stringAt(item, 'type') ?? 'string'),
      ...(description === '' ? {} : { description }),
      ...(options.length === 0 ? {} : { enum: options }),
    };
    if (booleanAt(item, 'required') === true) required.push(name);
  }
  return { type: 'object', properties, ...(required.length === 0 ? {} : { required }) };
}

/** `array[string]`, `select` and the like as JSON Schema says it. */
function jsonType(type: string): { type: string; items?: { type: string } } {
  const item = /^array\[(\w{1,20})\]$/.exec(type)?.[1];
  if (item !== undefined) return { type: 'array', items: { type: item } };
  return { type: ['number', 'boolean', 'object', 'array', 'integer'].includes(type) ? type : 'string' };
}

/** A tool of an agent node: its description may be overridden, its parameters for the model are kept with it. */
function agentTool(item: Node): Tool[] {
  const name = stringAt(item, 'tool_name');
  if (name === undefined || name === '' || booleanAt(item, 'enabled') === false) return [];
  const descriptions = [stringAt(item, 'extra', 'description'), stringAt(item, 'tool_description')];
  const description = descriptions.find((text) => text !== undefined && text !== '') ?? null;
  const schemas = listAt(item, 'schemas')?.items.filter((schema) => stringAt(schema, 'form') === 'llm');
  const schema = schemas === undefined ? null : schemaOf(schemas, 'llm_description');
  return [{ name, description, schema, known: description !== null, place: item.place }];
}

function appTools(config: Node): Tool[] {
  return itemsAt(config, 'agent_mode', 'tools').flatMap((item): Tool[] => {
    const name = stringAt(item, 'tool_name');
    return name === undefined || booleanAt(item, 'enabled') === false ? [] : [namedTool(name, item.place)];
  });
}
