import { distinctMissing } from '../../core/missing.js';
import type { Format, FormatContext } from '../../core/format.js';
import { sellerOf } from '../request/endpoints.js';
import type {
  Message,
  ModelReference,
  Parameters,
  Prompt,
  ResponseSchema,
  Role,
  Tool,
} from '../../core/prompt.js';
import { problem, type Problem } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { distinctNames, lacking, messageOf } from '../syntax/canvas.js';
import { parseJson, topLevelKeys } from '../syntax/json.js';
import { hostOf, modelNamed } from '../request/models.js';
import { readParameters } from '../request/parameters.js';
import { promptOf, sampledVariables } from '../request/prompts.js';
import { namedTool } from '../request/tools.js';
import {
  at,
  booleanAt,
  itemsAt,
  listAt,
  numberAt,
  plainValue,
  scalarTextAt,
  stringAt,
  textAt,
  type Entry,
  type Node,
} from '../syntax/tree.js';
import { Flow, type Component } from './flow.js';
import { Text } from './text.js';

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
      const prefix = flows.length === 1 ? '' : `${name ?? index + 1}: `;
      prompts.push(...(await promptsIn(new Flow(data), prefix, file, context, found)));
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

/** One prompt for each component that asks a model; `prefix` tells flows of one file apart. */
async function promptsIn(
  flow: Flow,
  prefix: string,
  file: SourceFile,
  context: FormatContext,
  problems: Problem[],
): Promise<Prompt[]> {
  for (const { name, line } of flow.groups) {
    const detail = `The group \`${name.slice(0, 80)}\` holds components that are not read; ungroup it to have its prompts counted.`;
    problems.push(problem('unexpected-shape', file.path, line, detail));
  }
  const asking = [...flow.components.values()].filter((component) => asks(component, flow));
  const names = distinctNames(asking);
  const prompts: Prompt[] = [];
  for (const [index, component] of asking.entries()) {
    const text = new Text(flow, context);
    const messages: Message[] = [];
    for (const [field, role] of sentFields) {
      if (component.fields.has(field))
        messages.push(...messageOf(role, await text.field(component, field, 0)));
    }
    const incomplete = [...text.incomplete];
    if (!plainTypes.test(component.type)) incomplete.push(ownText(component));
    const tools = toolsOf(component, flow);
    const { model, parameters } = modelOf(component, flow);
    prompts.push(
      promptOf(id, file, {
        name: `${prefix}${names[index] ?? component.id}`,
        line: component.node.place.line,
        messages,
        tools,
        model,
        parameters,
        schema: schemaOf(component, flow),
        variables: sampledVariables(messages, text.samples),
        incomplete: distinctMissing([...incomplete, ...lacking(tools)]),
      }),
    );
    problems.push(...text.problems);
  }
  return prompts;
}

/** Whether it sends a request of its own: has a model and a text, and is not only the model of another component. */
function asks(component: Component, flow: Flow): boolean {
  const { fields, type } = component;
  if (/embedding/i.test(type) || !modelFields.some((field) => fields.has(field))) return false;
  const texts = sentFields.filter(([field]) => fields.has(field));
  if (texts.length === 0) return false;
  const outgoing = flow.edgesOutOf(component);
  if (outgoing.length > 0)
    return !outgoing.every((edge) => edge.output === 'model_output' || modelInputs.has(edge.field));
  return texts.some(
    ([field]) =>
      flow.edgesInto(component, field).length > 0 || (stringAt(fields.get(field), 'value') ?? '') !== '',
  );
}

function modelOf(component: Component, flow: Flow): { model: ModelReference | null; parameters: Parameters } {
  let current = component;
  // A model may be handed on once or twice; a ring is no model.
  for (let step = 0; step < 5; step++) {
    const [edge] = [...modelInputs].flatMap((field) => flow.edgesInto(current, field));
    const next = edge === undefined ? undefined : flow.components.get(edge.source);
    if (next === undefined) break;
    current = next;
  }
  return { model: modelAt(current), parameters: parametersOf(current) };
}

function toolsOf(component: Component, flow: Flow): Tool[] {
  const tools = flow.edgesInto(component, 'tools').flatMap((edge): Tool[] => {
    const source = flow.components.get(edge.source);
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
function schemaOf(component: Component, flow: Flow): ResponseSchema | null {
  const table = listAt(component.fields.get('output_schema'), 'value');
  if (table === undefined || table.items.length === 0) return null;
  const used = flow.edgesOutOf(component).some((edge) => edge.output === 'structured_response');
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
    const provider = sellerOf(stringAt(fields.get('openai_api_base'), 'value') ?? '', hostOf(stated));
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
