import type { Tool } from '../../core/prompt.js';
import type { Problem } from '../../core/problem.js';
import { booleanAt, firstOf, itemsAt, scalarTextAt, stringAt, walk } from '../syntax/tree.js';
import { schemaOf } from './schemas.js';
import type { Workflow, WorkflowNode } from './workflow.js';

/** The tools that are connected to a node, as far as their own nodes describe them. */
export function toolsOf(node: WorkflowNode, workflow: Workflow, problems: Problem[]): Tool[] {
  return workflow.sources(node, 'ai_tool').map((tool): Tool => {
    const { parameters } = tool;
    const stated = stringAt(firstOf(parameters, ['toolName', 'name']));
    const name =
      stated === undefined || stated === '' || stated.startsWith('=') ? toolName(tool.name) : stated;
    const automatic = stringAt(parameters, 'descriptionType') === 'auto';
    const written = automatic ? undefined : stringAt(firstOf(parameters, ['toolDescription', 'description']));
    const description = written?.replace(/^=/, '') ?? null;
    const schema = toolSchema(tool, problems);
    return { name, description, schema, known: description !== null, place: tool.node.place };
  });
}

/** The parameters of a tool: a schema of its own, placeholders of an HTTP request, or what `$fromAI()` asks for. */
function toolSchema(tool: WorkflowNode, problems: Problem[]): unknown {
  const { parameters } = tool;
  if (booleanAt(parameters, 'specifyInputSchema') === true)
    return schemaOf(parameters, problems)?.schema ?? null;
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
    if (node.kind !== 'scalar' || typeof node.value !== 'string' || !node.value.startsWith('=')) return true;
    for (const asked of askedOfModel(node.value)) properties[asked.name] = asked.schema;
    return true;
  });
  const required = Object.keys(properties);
  return required.length === 0 ? null : { type: 'object', properties, required };
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
