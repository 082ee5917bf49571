import type { Missing } from '../../core/missing.js';
import type { ResponseSchema } from '../../core/prompt.js';
import type { Problem } from '../../core/problem.js';
import { schemaLike } from '../syntax/canvas.js';
import { subText } from '../syntax/place.js';
import { parseEmbeddedJson } from '../request/tools.js';
import {
  booleanAt,
  firstOf,
  listAt,
  plainValue,
  scalarTextAt,
  stringAt,
  textAt,
  type Node,
} from '../syntax/tree.js';
import { ownText, type Workflow, type WorkflowNode } from './workflow.js';

/** The schema of the parser that is connected; how n8n tells the model about it is not in the file. */
export function outputOf(
  node: WorkflowNode,
  workflow: Workflow,
  problems: Problem[],
): { schema: ResponseSchema | null; incomplete: Missing[] } {
  if (booleanAt(node.parameters, 'hasOutputParser') === false) return { schema: null, incomplete: [] };
  let [parser] = workflow.sources(node, 'ai_outputParser');
  if (parser?.type === 'outputParserAutofixing') [parser] = workflow.sources(parser, 'ai_outputParser');
  if (parser === undefined) return { schema: null, incomplete: [] };
  const around = 'what n8n writes around the schema of the answer';
  if (parser.type !== 'outputParserStructured') return { schema: null, incomplete: [around] };
  const read = schemaOf(parser.parameters, problems);
  return { schema: read, incomplete: read === null ? [around, 'the schema of the answer'] : [around] };
}

/** The attributes that an information extractor asks for, or the schema it was given. */
export function extractionOf(
  node: WorkflowNode,
  problems: Problem[],
): { schema: ResponseSchema | null; incomplete: Missing[] } {
  const { parameters } = node;
  const kind = stringAt(parameters, 'schemaType') ?? 'fromAttributes';
  if (kind !== 'fromAttributes')
    return { schema: schemaOf(parameters, problems), incomplete: [ownText(node)] };
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
export function schemaOf(parameters: Node | undefined, problems: Problem[]): ResponseSchema | null {
  const kind = stringAt(parameters, 'schemaType');
  const manual = textAt(
    firstOf(parameters, kind === 'manual' ? ['inputSchema'] : ['jsonSchema', 'inputSchema']),
  );
  const example = textAt(parameters, 'jsonSchemaExample');
  const isExample = kind !== 'manual' && example !== undefined;
  const written = isExample ? example : manual;
  if (written === undefined) return null;
  const text = written.text.startsWith('=') ? subText(written, 1, written.text.length) : written;
  const parsed = parseEmbeddedJson(text);
  if (parsed.root === null) {
    problems.push(...parsed.problems);
    return null;
  }
  const value = plainValue(parsed.root);
  return { name: null, schema: isExample ? schemaLike(value) : value, place: text.place };
}
