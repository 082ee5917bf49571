import { at, plainValue, stringAt, type Node } from './tree.js';

// https://google.github.io/dotprompt/reference/picoschema/ · compared 2026-11-26 with the cases of
// https://github.com/google/dotprompt, spec/picoschema.yaml: all but named schemas, which only the program knows.

const scalarTypes = new Set(['string', 'number', 'integer', 'boolean', 'null', 'any']);
const schemaTypes = new Set([...scalarTypes, 'object', 'array']);

/**
 * The JSON Schema that is sent for a schema in Picoschema's short form (`title: string, what it is called`) or in
 * JSON Schema itself. Undefined where it names a schema that only the program knows.
 */
export function schemaFromPico(node: Node | undefined): unknown {
  if (node === undefined) return undefined;
  const type = stringAt(node, 'type');
  if (
    node.kind === 'map' &&
    ((type !== undefined && schemaTypes.has(type)) ||
      at(node, 'properties')?.kind === 'map' ||
      at(node, 'anyOf') !== undefined)
  )
    return type === undefined && at(node, 'properties')?.kind === 'map'
      ? { type: 'object', ...(plainValue(node) as Record<string, unknown>) }
      : plainValue(node);
  return convert(node);
}

/** Whether a field's type in the short form is the name of a schema that only the program knows. */
export function namesSchema(node: Node | undefined): boolean {
  if (node === undefined || node.kind !== 'map') return false;
  const type = stringAt(node, 'type');
  if ((type !== undefined && schemaTypes.has(type)) || at(node, 'properties')?.kind === 'map') return false;
  return node.entries.some((entry) => {
    if (splitComma(splitKey(entry.key)[1]).first === 'enum') return false;
    if (entry.value.kind === 'map') return namesSchema(entry.value);
    return (
      entry.value.kind === 'scalar' &&
      typeof entry.value.value === 'string' &&
      scalar(entry.value.value) === undefined
    );
  });
}

function convert(node: Node): unknown {
  if (node.kind === 'scalar') return typeof node.value === 'string' ? scalar(node.value) : undefined;
  if (node.kind === 'list') return undefined;
  const properties: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const required: string[] = [];
  let others: unknown = false;
  for (const entry of node.entries) {
    const [head, detail] = splitKey(entry.key);
    const { first: kind, rest: description } = splitComma(detail);
    if (head === '' || head === '(*)') {
      others = convert(entry.value) ?? {};
      continue;
    }
    const optional = head.endsWith('?');
    const name = optional ? head.slice(0, -1) : head;
    if (!optional) required.push(name);
    const described = description === '' ? {} : { description };
    let schema: unknown;
    if (kind === '') schema = convert(entry.value);
    else if (kind === 'array') schema = { type: 'array', items: convert(entry.value) ?? {}, ...described };
    else if (kind === 'enum') {
      const values = plainValue(entry.value);
      schema = {
        enum: Array.isArray(values) ? [...(values as unknown[]), ...(optional ? [null] : [])] : [],
        ...described,
      };
    } else schema = { ...asMap(convert(entry.value)), ...described };
    properties[name] = optional && kind !== 'enum' ? nullable(schema) : (schema ?? {});
  }
  return {
    type: 'object',
    properties,
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: others,
  };
}

function scalar(written: string): unknown {
  const { first: type, rest: description } = splitComma(written);
  if (!scalarTypes.has(type)) return undefined;
  return { ...(type === 'any' ? {} : { type }), ...(description === '' ? {} : { description }) };
}

function nullable(schema: unknown): unknown {
  const map = asMap(schema);
  return typeof map['type'] === 'string' ? { ...map, type: [map['type'], 'null'] } : map;
}

function asMap(schema: unknown): Record<string, unknown> {
  return typeof schema === 'object' && schema !== null ? (schema as Record<string, unknown>) : {};
}

/** `tags?(array, what it is about)` → `tags?` and `array, what it is about`. */
function splitKey(key: string): [string, string] {
  if (key === '(*)') return [key, ''];
  const open = key.indexOf('(');
  return open === -1 || !key.trimEnd().endsWith(')')
    ? [key.trim(), '']
    : [key.slice(0, open).trim(), key.trimEnd().slice(open + 1, -1)];
}

function splitComma(text: string): { first: string; rest: string } {
  const comma = text.indexOf(',');
  return comma === -1
    ? { first: text.trim(), rest: '' }
    : { first: text.slice(0, comma).trim(), rest: text.slice(comma + 1).trim() };
}
