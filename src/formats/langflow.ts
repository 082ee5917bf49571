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
  Variable,
} from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { addTo, distinctNames, lacking, messageOf } from './parse/canvas.js';
import { parseJson, topLevelKeys } from './parse/json.js';
import { hostOf, modelNamed } from './parse/models.js';
import { readParameters } from './parse/parameters.js';
import { textSegment } from './parse/place.js';
import { promptOf, sampledVariables } from './parse/prompts.js';
import { namedTool } from './parse/tools.js';
import {
  at,
  booleanAt,
  entriesAt,
  itemsAt,
  listAt,
  numberAt,
  plainValue,
  scalarTextAt,
  stringAt,
  textAt,
  type Entry,
  type Node,
} from './parse/tree.js';
import { expandTemplate, segmentsOf } from './templates/expand.js';

// https://docs.langflow.org/concepts-flows-import (export of a flow) and https://docs.langflow.org/components-prompts; what a component
// sends: https://github.com/langflow-ai/langflow (src/lfx/src/lfx/base/models/model.py, components/models_and_agents,
// components/llm_operations, and the starter projects; checked 2026-11-26). `template.code.value` is the component's own program.
// Not held against the source: CrewAI components, routers, the legacy chains of versions before 1.0.

const id = 'langflow';

/** Fields that are sent, with the role they are sent in. */
const sentFields: readonly (readonly [string, Role])[] = [
  ['system_message', 'system'],
  ['system_prompt', 'system'],
  ['role', 'system'],
  ['goal', 'system'],
  ['backstory', 'system'],
  ['task_description', 'user'],
  ['expected_output', 'user'],
  ['custom_prompt', 'user'],
  ['judge_prompt', 'user'],
  ['filter_instruction', 'user'],
  ['prompt', 'user'],
  ['input_text', 'user'],
  ['input_value', 'user'],
];
/** Fields that another component's model is connected to. */
const modelInputs = new Set(['llm', 'model', 'agent_llm', 'judge_llm', 'llms']);
const modelFields = [
  'model',
  'model_name',
  'model_id',
  'deployment_name',
  'azure_deployment',
  'llm',
  'agent_llm',
  'judge_llm',
  'final_model',
];
/** Components that send their messages and nothing of their own. */
const plainTypes =
  /^(?:LanguageModelComponent|\w*Model|Chat[A-Z]\w*|Agent|ToolCallingAgent|BatchRunComponent|LLMChain)$/;
/** A prompt may hold prompts that hold prompts: more than this is not joined. */
const maxSegments = 5_000;
const maxDepth = 30;

/** Flows exported from Langflow. */
export const langflow: Format = {
  id,
  title: 'Langflow flow',
  docs: 'https://docs.langflow.org/concepts-flows-import',
  reads:
    'One prompt per component that asks a model: its messages with the prompt and text components that are connected to them, model, limits, the tools that are connected (as their metadata describes them) and the schema of structured output. Chat input is a variable, its stored text a sample. Programs of components, positions and notes are not read.',
  patterns: ['**/*.json'],
  recognizes(file) {
    const keys = topLevelKeys(file);
    return (
      (keys.has('data') || keys.has('flows') || keys.has('nodes')) &&
      ['"base_classes"', '"display_name"', '"template"'].every((word) => file.text.includes(word))
    );
  },
  async extract(file, context) {
    const { root, problems } = parseJson(file);
    if (root === null) return { prompts: [], problems };
    const flows = flowsOf(root);
    const found: Problem[] = [...problems];
    // A single saved component has no nodes: it is a part of no flow yet.
    if (flows.length === 0 && at(root, 'data', 'node') === undefined) {
      const detail = 'A flow of Langflow needs a list `data.nodes`.';
      found.push(problem('unexpected-shape', file.path, root.place.line, detail));
    }
    const prompts: Prompt[] = [];
    for (const [index, { name, data }] of flows.entries()) {
      const flow = new Flow(data, file, context);
      prompts.push(...(await flow.prompts(flows.length === 1 ? '' : `${name ?? index + 1}: `)));
      found.push(...flow.problems);
    }
    return { prompts, problems: found };
  },
};

function flowsOf(root: Node): { name: string | undefined; data: Node }[] {
  const list = listAt(root, 'flows')?.items ?? itemsAt(root);
  return list.flatMap((item) => {
    const data = listAt(item, 'nodes') === undefined ? at(item, 'data') : item;
    return data === undefined || listAt(data, 'nodes') === undefined
      ? []
      : [{ name: stringAt(item, 'name'), data }];
  });
}

interface Component {
  readonly node: Node;
  readonly id: string;
  readonly type: string;
  readonly name: string;
  /** Field → what describes it; its `value` is what is set. */
  readonly fields: ReadonlyMap<string, Node>;
}

interface Edge {
  readonly source: string;
  readonly output: string;
  readonly target: string;
  readonly field: string;
}

class Flow {
  readonly problems: Problem[] = [];
  private readonly file: SourceFile;
  private readonly context: FormatContext;
  private readonly components = new Map<string, Component>();
  private readonly into = new Map<string, Edge[]>();
  private readonly outOf = new Map<string, Edge[]>();

  constructor(data: Node, file: SourceFile, context: FormatContext) {
    this.file = file;
    this.context = context;
    for (const node of itemsAt(data, 'nodes')) {
      const inner = at(node, 'data');
      const nodeId = scalarTextAt(node, 'id') ?? scalarTextAt(inner, 'id') ?? '';
      if (nodeId === '') continue;
      const name = stringAt(inner, 'node', 'display_name') ?? stringAt(inner, 'display_name') ?? '';
      if (at(inner, 'node', 'flow', 'data') !== undefined) {
        const detail = `The group \`${name.slice(0, 80)}\` holds components that are not read; ungroup it to have its prompts counted.`;
        this.problems.push(problem('unexpected-shape', file.path, node.place.line, detail));
        continue;
      }
      const fields = new Map(entriesAt(inner, 'node', 'template').map((entry) => [entry.key, entry.value]));
      this.components.set(nodeId, { node, id: nodeId, type: stringAt(inner, 'type') ?? '', name, fields });
    }
    for (const item of itemsAt(data, 'edges')) {
      const edge = edgeOf(item);
      if (edge === null || !this.components.has(edge.source)) continue;
      addTo(this.into, `${edge.target} ${edge.field}`, edge);
      addTo(this.outOf, edge.source, edge);
    }
  }

  async prompts(prefix: string): Promise<Prompt[]> {
    const asking = [...this.components.values()].filter((component) => this.asks(component));
    const names = distinctNames(asking);
    const prompts: Prompt[] = [];
    for (const [index, component] of asking.entries()) {
      const text = new Text(this);
      const messages: Message[] = [];
      for (const [field, role] of sentFields) {
        if (component.fields.has(field))
          messages.push(...messageOf(role, await text.field(component, field, 0)));
      }
      const incomplete = [...text.incomplete];
      if (!plainTypes.test(component.type)) incomplete.push(ownText(component));
      const tools = this.toolsOf(component);
      const { model, parameters } = this.modelOf(component);
      prompts.push(
        promptOf(id, this.file, {
          name: `${prefix}${names[index] ?? component.id}`,
          line: component.node.place.line,
          messages,
          tools,
          model,
          parameters,
          schema: this.schemaOf(component),
          variables: sampledVariables(messages, text.samples),
          incomplete: [...new Set([...incomplete, ...lacking(tools)])],
        }),
      );
      this.problems.push(...text.problems);
    }
    return prompts;
  }

  component(componentId: string): Component | undefined {
    return this.components.get(componentId);
  }

  edgesInto(component: Component, field: string): readonly Edge[] {
    return this.into.get(`${component.id} ${field}`) ?? [];
  }

  expand(engine: 'fstring' | 'mustache' | 'jinja', text: NonNullable<ReturnType<typeof textAt>>) {
    return expandTemplate(engine, text, this.context);
  }

  /** Whether it sends a request of its own: has a model and a text, and is not only the model of another component. */
  private asks(component: Component): boolean {
    const { fields, type } = component;
    if (/embedding/i.test(type) || !modelFields.some((field) => fields.has(field))) return false;
    const texts = sentFields.filter(([field]) => fields.has(field));
    if (texts.length === 0) return false;
    const outgoing = this.outOf.get(component.id) ?? [];
    if (outgoing.length > 0)
      return !outgoing.every((edge) => edge.output === 'model_output' || modelInputs.has(edge.field));
    return texts.some(
      ([field]) =>
        this.edgesInto(component, field).length > 0 || (stringAt(fields.get(field), 'value') ?? '') !== '',
    );
  }

  // ---------------------------------------------------------------- model

  private modelOf(component: Component): { model: ModelReference | null; parameters: Parameters } {
    let current = component;
    // A model may be handed on once or twice; a ring is no model.
    for (let step = 0; step < 5; step++) {
      const [edge] = [...modelInputs].flatMap((field) => this.edgesInto(current, field));
      const next = edge === undefined ? undefined : this.components.get(edge.source);
      if (next === undefined) break;
      current = next;
    }
    return { model: modelAt(current), parameters: parametersOf(current) };
  }

  // ---------------------------------------------------------------- tools and schema

  private toolsOf(component: Component): Tool[] {
    const tools = this.edgesInto(component, 'tools').flatMap((edge): Tool[] => {
      const source = this.components.get(edge.source);
      if (source === undefined) return [];
      const described = itemsAt(source.fields.get('tools_metadata'), 'value').flatMap((item) => toolAt(item));
      if (described.length > 0 || listAt(source.fields.get('tools_metadata'), 'value') !== undefined)
        return described;
      const name = source.name === '' ? source.type : source.name;
      return [namedTool(name, source.node.place)];
    });
    const { place } = component.node;
    if (booleanAt(component.fields.get('add_current_date_tool'), 'value') === true)
      tools.push(namedTool('get_current_date', place));
    return tools;
  }

  /** A table of fields; of an agent only where its structured answer is used. */
  private schemaOf(component: Component): ResponseSchema | null {
    const table = listAt(component.fields.get('output_schema'), 'value');
    if (table === undefined || table.items.length === 0) return null;
    const used = (this.outOf.get(component.id) ?? []).some((edge) => edge.output === 'structured_response');
    if (/^Agent$/.test(component.type) && !used) return null;
    const properties = Object.create(null) as Record<string, unknown>;
    for (const row of table.items) {
      const type = { type: jsonType(stringAt(row, 'type') ?? 'str') };
      const description = stringAt(row, 'description') ?? '';
      const several = /^true$/i.test(scalarTextAt(row, 'multiple') ?? '');
      properties[scalarTextAt(row, 'name') ?? ''] = {
        ...(several ? { type: 'array', items: type } : type),
        ...(description === '' ? {} : { description }),
      };
    }
    const name = stringAt(component.fields.get('schema_name'), 'value') ?? '';
    const items = { type: 'object', properties, required: Object.keys(properties) };
    const schema = {
      type: 'object',
      properties: { objects: { type: 'array', items } },
      required: ['objects'],
    };
    return { name: name === '' ? 'OutputModel' : name, schema, place: table.place };
  }
}

/** The text of one prompt, put together along the edges. */
class Text {
  readonly problems: Problem[] = [];
  readonly incomplete: string[] = [];
  readonly samples = new Map<string, Partial<Variable>>();
  private readonly flow: Flow;
  private readonly open = new Set<string>();
  private count = 0;

  constructor(flow: Flow) {
    this.flow = flow;
  }

  /** What a field sends: what is connected to it, else what is written in it. */
  async field(component: Component, field: string, depth: number): Promise<Segment[]> {
    const edges = this.flow.edgesInto(component, field);
    if (edges.length === 0) return this.written(component, field);
    const segments: Segment[] = [];
    for (const edge of edges) {
      const source = this.flow.component(edge.source);
      if (source !== undefined) segments.push(...(await this.output(source, depth + 1)));
    }
    return segments;
  }

  private written(component: Component, field: string): Segment[] {
    const described = component.fields.get(field);
    const text = textAt(described, 'value');
    if (text === undefined || text.text === '') return [];
    this.count++;
    // The name of a variable that is kept in Langflow's own store.
    if (booleanAt(described, 'load_from_db') === true)
      return [{ kind: 'variable', name: text.text.slice(0, 120), place: text.place }];
    return [textSegment(text)];
  }

  /** What a component hands on: prompts and constant texts as they are, everything else is known at run time. */
  private async output(component: Component, depth: number): Promise<Segment[]> {
    const { place } = component.node;
    if (depth > maxDepth || this.count > maxSegments) {
      const why = 'more prompts inside of prompts than are joined';
      this.incomplete.push(why);
      return [{ kind: 'opaque', why, place }];
    }
    this.count++;
    const name = component.name === '' ? component.id : component.name;
    const atRunTime: Segment[] = [{ kind: 'variable', name, place }];
    if (this.open.has(component.id)) return atRunTime;
    this.open.add(component.id);
    try {
      if (textAt(component.fields.get('template'), 'value') !== undefined && isPrompt(component))
        return await this.template(component, depth);
      if (component.type === 'TextInput') {
        const segments = await this.field(component, 'input_value', depth);
        return segments.length === 0 ? atRunTime : segments;
      }
      const sample =
        component.type === 'ChatInput' ? stringAt(component.fields.get('input_value'), 'value') : '';
      if (sample !== undefined && sample !== '') this.samples.set(name, { sample });
      return atRunTime;
    } finally {
      this.open.delete(component.id);
    }
  }

  private async template(component: Component, depth: number): Promise<Segment[]> {
    const text = textAt(component.fields.get('template'), 'value');
    if (text === undefined || text.text === '') return [];
    const expanded = await this.flow.expand(engineOf(component), text);
    this.problems.push(...expanded.problems);
    this.incomplete.push(...expanded.incomplete);
    const segments: Segment[] = [];
    for (const segment of segmentsOf(expanded.pieces)) {
      this.count++;
      const value =
        segment.kind === 'variable' && segment.name !== 'template' && component.fields.has(segment.name)
          ? await this.field(component, segment.name, depth)
          : [];
      segments.push(...(value.length === 0 ? [segment] : value));
    }
    return segments;
  }
}

// ------------------------------------------------------------------ pieces

/** The ends of an edge: in `data`, or in handles that are JSON with `œ` for the quotes, before that `type|field|id`. */
function edgeOf(item: Node): Edge | null {
  const source = scalarTextAt(item, 'source');
  const target = scalarTextAt(item, 'target');
  if (source === undefined || target === undefined) return null;
  const from = (stringAt(item, 'sourceHandle') ?? '').slice(0, 5_000);
  const to = (stringAt(item, 'targetHandle') ?? '').slice(0, 5_000);
  const field =
    stringAt(item, 'data', 'targetHandle', 'fieldName') ??
    /fieldNameœ: ?œ([^œ]{1,200})œ/.exec(to)?.[1] ??
    (to.includes('|') ? to.split('|')[1] : undefined);
  const output =
    stringAt(item, 'data', 'sourceHandle', 'name') ?? /[{ ,]œnameœ: ?œ([^œ]{1,200})œ/.exec(from)?.[1];
  return field === undefined ? null : { source, target, field, output: output ?? '' };
}

function isPrompt(component: Component): boolean {
  return stringAt(component.fields.get('template'), 'type') === 'prompt' || /prompt/i.test(component.type);
}

function engineOf(component: Component): 'fstring' | 'mustache' | 'jinja' {
  const mode =
    stringAt(component.fields.get('mode'), 'value') ??
    stringAt(component.fields.get('template_format'), 'value');
  if (mode === 'mustache' || booleanAt(component.fields.get('use_double_brackets'), 'value') === true)
    return 'mustache';
  return mode === 'jinja2' ? 'jinja' : 'fstring';
}

function ownText(component: Component): string {
  return `what Langflow writes around a component of type \`${component.type.slice(0, 60)}\``;
}

function modelAt(component: Component): ModelReference | null {
  const { fields, type } = component;
  for (const field of modelFields) {
    const described = fields.get(field);
    // Newer versions keep a choice as a list: `[{name, provider, …}]`.
    const chosen = listAt(described, 'value')?.items[0];
    const written = chosen === undefined ? textAt(described, 'value') : textAt(chosen, 'name');
    if (written === undefined || written.text.trim() === '' || field === 'agent_llm') continue;
    if (booleanAt(described, 'load_from_db') === true) return null;
    const stated =
      stringAt(chosen, 'provider') ??
      stringAt(fields.get('provider'), 'value') ??
      stringAt(fields.get('agent_llm'), 'value') ??
      type;
    const elsewhere = (stringAt(fields.get('openai_api_base'), 'value') ?? '') !== '';
    const provider = elsewhere ? undefined : hostOf(stated);
    return modelNamed(written, { provider, deployment: field === 'azure_deployment' });
  }
  return null;
}

/** The settings among a component's fields; an empty one or 0 tokens mean that there is no limit. */
function parametersOf(component: Component): Parameters {
  const entries: Entry[] = [];
  for (const [key, described] of component.fields) {
    const value = at(described, 'value');
    if (value?.kind !== 'scalar' || value.value === '' || value.value === null) continue;
    if (/tokens|predict/i.test(key) && (numberAt(value) ?? 0) <= 0) continue;
    entries.push({ key, keyPlace: value.place, value });
  }
  return readParameters({ kind: 'map', entries, place: component.node.place });
}

/** `{name, description, args, status}`; one that is switched off is not handed to the agent. */
function toolAt(item: Node): Tool[] {
  const name = stringAt(item, 'name') ?? '';
  if (name === '' || booleanAt(item, 'status') === false) return [];
  const description = stringAt(item, 'description') ?? null;
  const args = at(item, 'args');
  const schema = args?.kind === 'map' ? { type: 'object', properties: plainValue(args) } : null;
  return [{ name, description, schema, known: description !== null, place: item.place }];
}

function jsonType(type: string): string {
  switch (type) {
    case 'int':
      return 'integer';
    case 'float':
      return 'number';
    case 'bool':
      return 'boolean';
    case 'dict':
      return 'object';
    default:
      return 'string';
  }
}
