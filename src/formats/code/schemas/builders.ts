import type { ClassInfo, Value } from '../values.js';
import type { Evaluator } from '../evaluate.js';
import { lineageOf } from '../evaluate/declared.js';
import { schemaOfClass } from '../schemas.js';
import { plainText } from '../strings.js';
import { descriptionOf, jsonOf } from './text.js';
import { table } from '../lookup.js';

/*
 * Schemas that a program builds with a library, as the JSON Schema that the library sends: zod, TypeBox, valibot, and schemas
 * written as plain data.
 *
 * Sources: https://zod.dev/json-schema (4.x), https://github.com/sinclairzx81/typebox (0.34), https://valibot.dev/guides/json-schema
 * (read 2026-11-28). Defaults and rules that do not reach the JSON (refinements, transforms) are left out, as the libraries do.
 */

export type JsonSchema = Record<string, unknown>;

/** A schema, or why it is not known. */
export type ReadSchema = { readonly schema: JsonSchema } | { readonly opaque: string };

const maxDepth = 24;

/** Functions that only wrap a schema, with the argument (or entry of the options) that is the schema. */
const wrappers: Readonly<Record<string, readonly string[]>> = table({
  jsonSchema: ['#0'],
  zodSchema: ['#0'],
  valibotSchema: ['#0'],
  asSchema: ['#0'],
  zodToJsonSchema: ['#0'],
  toJSONSchema: ['#0'],
  toJsonSchema: ['#0'],
  zodResponseFormat: ['#0'],
  zodTextFormat: ['#0'],
  zodResponsesFunction: ['parameters'],
  zodOutputFormat: ['#0'],
  jsonSchemaOutputFormat: ['#0'],
  betaZodOutputFormat: ['#0'],
  fromZodSchema: ['#0'],
  fromTypes: ['#0'],
  fromZod: ['#0'],
  providerStrategy: ['#0'],
  toolStrategy: ['#0'],
  ProviderStrategy: ['#0'],
  ToolStrategy: ['#0'],
  transformJSONSchema: ['#0'],
  // JSON as text or as an object: `JSON.parse`, `json.loads`, `json.RawMessage` of Go, `BinaryData` of .NET.
  'JSON.parse': ['#0'],
  'json.loads': ['#0'],
  RawMessage: ['#0'],
  FromString: ['#0'],
  FromBytes: ['#0'],
  FromObjectAsJson: ['#0'],
  'Output.object': ['schema'],
  'Output.array': ['element', 'schema'],
  'Output.choice': [],
  'StructuredOutputParser.fromZodSchema': ['#0'],
  lazy: ['#0'],
});

/** The schema that a value describes. */
export function schemaOf(value: Value | null | undefined, evaluator: Evaluator, depth = 0): ReadSchema {
  if (value === null || value === undefined) return { opaque: 'no schema' };
  if (depth > maxDepth) return { opaque: 'schema nested too deeply' };
  switch (value.kind) {
    case 'record':
      return recordSchema(value, evaluator, depth);
    case 'made':
      return madeSchema(value, evaluator, depth);
    case 'class':
      return isModel(value.cls)
        ? { schema: schemaOfClass(value.cls, evaluator) as JsonSchema }
        : { opaque: `class ${value.cls.name}` };
    case 'choice':
      return firstKnown(value.arms, evaluator, depth);
    case 'operation':
      return firstKnown(value.operands, evaluator, depth);
    case 'text':
      return schemaInText(plainText(value));
    case 'external':
      return { opaque: `${value.name} is not in the repository` };
    case 'parameter':
      return { opaque: `parameter ${value.name}` };
    case 'function':
      return value.fn.summary?.returns == null
        ? { opaque: `function ${value.fn.name}` }
        : schemaOf(value.fn.summary.returns, evaluator, depth + 1);
    default:
      return { opaque: 'schema is made at run time' };
  }
}

/** A schema that is written as JSON in a text. */
function schemaInText(text: string | null): ReadSchema {
  const unknown: ReadSchema = { opaque: 'schema is made at run time' };
  if (text === null || !/^\s*\{/.test(text)) return unknown;
  try {
    return { schema: JSON.parse(text) as JsonSchema };
  } catch {
    return unknown;
  }
}

function firstKnown(values: readonly Value[], evaluator: Evaluator, depth: number): ReadSchema {
  let last: ReadSchema = { opaque: 'schema is made at run time' };
  for (const value of values) {
    last = schemaOf(value, evaluator, depth + 1);
    if ('schema' in last) return last;
  }
  return last;
}

function recordSchema(value: Extract<Value, { kind: 'record' }>, evaluator: Evaluator, depth: number): ReadSchema {
  // `{type: 'json_schema', json_schema: {name, schema}}`, `{format: {…}}`, `{schema: z.object(…)}`
  for (const key of ['json_schema', 'jsonSchema', 'format', 'schema', 'json', 'responseSchema']) {
    const inner = value.entries.get(key);
    if (inner !== undefined && inner.kind !== 'text') return schemaOf(inner, evaluator, depth + 1);
  }
  const type = descriptionOf(value.entries.get('type'));
  if (type === 'json_object' || type === 'text') return { opaque: 'no schema' };
  const isSchema = schemaWords.some((key) => value.entries.has(key));
  const isShape =
    value.entries.size > 0 && [...value.entries.values()].every((one) => one.kind === 'made') && !isSchema;
  // `{city: z.string()}`: the shape of an object, as MCP's `registerTool` and others take it.
  if (isShape) return objectSchema(value, evaluator, depth);
  return isSchema ? { schema: dataSchema(value, evaluator, depth) } : { opaque: 'schema is made at run time' };
}

/** A schema written as data, whose parts may be built. */
function dataSchema(value: Extract<Value, { kind: 'record' }>, evaluator: Evaluator, depth: number): JsonSchema {
  const found: JsonSchema = {};
  for (const [key, written] of value.entries) {
    const entry = takenOf(written);
    if (entry.kind === 'record' && depth < maxDepth) {
      if (key === 'properties') {
        // Not one by one: a property may be called `__proto__`.
        found[key] = Object.fromEntries(
          [...entry.entries].map(([name, one]) => {
            const read = schemaOf(one, evaluator, depth + 1);
            return [name, 'schema' in read ? read.schema : (jsonOf(one) ?? {})];
          }),
        );
        continue;
      }
      found[key] = key === 'items' ? dataSchema(entry, evaluator, depth + 1) : jsonOf(entry);
      continue;
    }
    if (entry.kind === 'made') {
      const read = schemaOf(entry, evaluator, depth + 1);
      if ('schema' in read) found[key] = read.schema;
      // `type: SchemaType.OBJECT`
      continue;
    }
    if (entry.kind === 'external') {
      found[key] = entry.name.slice(entry.name.lastIndexOf('.') + 1).toLowerCase();
      continue;
    }
    const json = jsonOf(entry);
    if (json !== undefined && !/^(?:strict|name)$/.test(key)) found[key] = json;
  }
  // A function that chooses among all types says by what comes with it which one it chose.
  if (value.entries.get('type')?.kind === 'choice')
    if (found['properties'] !== undefined) found['type'] = 'object';
    else if (found['items'] !== undefined) found['type'] = 'array';
  return found;
}

/** Of what a function adds under a condition, what it adds: `if (schema.properties) result.properties = {…}`. */
function takenOf(value: Value): Value {
  if (value.kind !== 'choice') return value;
  const arms = value.arms.map(takenOf).filter(({ kind }) => kind !== 'null');
  return (
    arms.find(({ kind }) => kind === 'record' || kind === 'list') ??
    arms.find((one) => one.kind === 'made' && (!isOfProgram(one) || convertedBy(one) !== null)) ??
    arms.find(({ kind }) => kind === 'text') ??
    arms[0] ??
    value
  );
}

type Made = Extract<Value, { kind: 'made' }>;

function isOfProgram({ callee }: Made): boolean {
  if (callee.kind === 'function') return true;
  return callee.kind === 'member' && (callee.object.kind === 'self' || callee.object.kind === 'instance');
}

/**
 * The schema that a function of the program is given where it calls itself for what is inside: it writes the same schema in another
 * dialect. Null for any other call.
 */
function convertedBy(call: Made): Value | null {
  const [first] = call.args.positional;
  return isOfProgram(call) && first?.kind === 'record' && schemaWords.some((key) => first.entries.has(key)) ? first : null;
}

const schemaWords = ['type', 'properties', 'anyOf', 'oneOf', 'allOf', '$ref', 'enum', 'items'];

/** Whether properties of a schema that is written as data are only known at run time, so that it is longer than what is known of it. */
export function isPartial(written: Value, depth = 0): boolean {
  const value = takenOf(written);
  if (depth > maxDepth) return true;
  if (value.kind === 'made') {
    const converted = convertedBy(value);
    return converted === null ? isOfProgram(value) : isPartial(converted, depth + 1);
  }
  if (value.kind !== 'record')
    return ['parameter', 'unknown', 'member', 'external', 'element', 'field', 'index'].includes(value.kind);
  const own = value.entries.get('properties');
  const properties = own === undefined ? null : takenOf(own);
  if (properties?.kind === 'record') {
    if (properties.rest.length > 0) return true;
    for (const one of properties.entries.values()) if (isPartial(one, depth + 1)) return true;
  } else if (properties !== null && properties.kind !== 'null') return true;
  const items = value.entries.get('items');
  return items !== undefined && takenOf(items).kind === 'record' && isPartial(items, depth + 1);
}

interface Step {
  readonly name: string;
  readonly args: readonly Value[];
}

/** `z.string().min(1).describe('x')` → the base and the steps after it. */
function stepsOf(value: Value): { base: string; from: string; args: readonly Value[]; on: Value | null; steps: Step[] } | null {
  const steps: Step[] = [];
  let at: Value = value;
  while (at.kind === 'made') {
    const { callee } = at;
    const args: readonly Value[] = at.args.positional;
    if (callee.kind === 'external') {
      const cut = callee.name.lastIndexOf('.');
      steps.reverse();
      return { base: callee.name.slice(cut + 1), from: callee.name.slice(0, Math.max(cut, 0)), args, on: null, steps };
    }
    if (callee.kind !== 'member') return null;
    steps.push({ name: callee.name, args });
    at = callee.object;
  }
  // `z` that is handed in (`(z) => z.object(…)`), or `schema.extend(…)` of something unknown.
  const first = steps.pop();
  if (first === undefined) return null;
  steps.reverse();
  const from = at.kind === 'unknown' ? at.source : 'name' in at && typeof at.name === 'string' ? at.name : '';
  return { base: first.name, from, args: first.args, on: at, steps };
}

function madeSchema(value: Extract<Value, { kind: 'made' }>, evaluator: Evaluator, depth: number): ReadSchema {
  const converted = convertedBy(value);
  if (converted !== null) return schemaOf(converted, evaluator, depth + 1);
  const read = stepsOf(value);
  if (read === null) return { opaque: 'schema is made at run time' };
  const { base, from, args } = read;
  const last = from.slice(from.lastIndexOf('.') + 1);
  const wrapped = wrappers[`${last}.${base}`] ?? (/^(?:z|zod)$/.test(last) && base === 'lazy' ? undefined : wrappers[base]);
  if (wrapped !== undefined) {
    for (const where of wrapped) {
      const [first] = args;
      const inner = where.startsWith('#') ? args[Number(where.slice(1))] : first?.kind === 'record' ? first.entries.get(where) : undefined;
      if (inner === undefined) continue;
      const found = schemaOf(inner, evaluator, depth + 1);
      // The AI SDK asks for an object around the list, in all versions (`Output.array`, `output: 'array'`).
      if (base === 'array' && 'schema' in found)
        return objectAround('elements', { type: 'array', items: found.schema });
      return found;
    }
    const [options] = args;
    if (base === 'choice' && options?.kind === 'record') {
      const choices = options.entries.get('options');
      const names = choices === undefined ? undefined : jsonOf(choices);
      return Array.isArray(names)
        ? objectAround('result', { type: 'string', enum: names })
        : { opaque: 'the choices are known at run time' };
    }
    return { opaque: 'no schema' };
  }
  if (/typebox/.test(from) || last === 'Type' || last === 'Typebox') return typebox(base, args, evaluator, depth);
  if (/valibot/.test(from) || last === 'v') return valibot(base, args, evaluator, depth);
  const isZod = /(?:^|[./])(?:zod|z)(?:[./]|$)/.test(from) || last === 'z';
  if (!isZod) return { opaque: `${base}() is not known` };
  const start = zodBase(base, args, evaluator, depth);
  if ('opaque' in start) return start;
  let current: Built = start;
  for (const step of read.steps) current = zodStep(current, step, evaluator, depth);
  return { schema: current.schema, ...(current.optional ? { optional: true } : {}) };
}

function objectAround(name: string, inner: JsonSchema): ReadSchema {
  return {
    schema: { type: 'object', properties: { [name]: inner }, required: [name], additionalProperties: false },
  };
}

interface Built {
  readonly schema: JsonSchema;
  readonly optional?: boolean;
}

function isOptional(read: ReadSchema): boolean {
  return 'optional' in read;
}

function objectSchema(shape: Value | undefined, evaluator: Evaluator, depth: number): ReadSchema {
  if (shape?.kind !== 'record') return { schema: { type: 'object' } };
  const properties = Object.create(null) as JsonSchema;
  const required: string[] = [];
  for (const [name, one] of shape.entries) {
    if (name.startsWith('…')) continue;
    const read = schemaOf(one, evaluator, depth + 1);
    properties[name] = 'schema' in read ? read.schema : {};
    if (!isOptional(read)) required.push(name);
  }
  return {
    schema: {
      type: 'object',
      properties,
      ...(required.length > 0 ? { required } : {}),
      additionalProperties: false,
    },
  };
}

const formats: Readonly<Record<string, JsonSchema>> = table({
  email: { type: 'string', format: 'email' },
  url: { type: 'string', format: 'uri' },
  uuid: { type: 'string', format: 'uuid' },
  cuid: { type: 'string' },
  datetime: { type: 'string', format: 'date-time' },
  date: { type: 'string', format: 'date' },
});

function zodBase(base: string, args: readonly Value[], evaluator: Evaluator, depth: number): ReadSchema {
  const [first, second] = args;
  const inner = (value: Value | undefined): JsonSchema => {
    const read = schemaOf(value, evaluator, depth + 1);
    return 'schema' in read ? read.schema : {};
  };
  const all = (value: Value | undefined): JsonSchema[] =>
    value?.kind === 'list' ? value.items.map((item) => inner(item.value)) : [];
  switch (base) {
    case 'object':
    case 'strictObject':
    case 'interface':
      return objectSchema(first, evaluator, depth);
    case 'looseObject': {
      const read = objectSchema(first, evaluator, depth);
      if ('schema' in read) delete read.schema['additionalProperties'];
      return read;
    }
    case 'string':
      return { schema: { type: 'string' } };
    case 'number':
      return { schema: { type: 'number' } };
    case 'int':
    case 'bigint':
      return { schema: { type: 'integer' } };
    case 'boolean':
    case 'stringbool':
      return { schema: { type: 'boolean' } };
    case 'null':
      return { schema: { type: 'null' } };
    case 'any':
    case 'unknown':
    case 'custom':
    case 'void':
    case 'undefined':
      return { schema: {} };
    case 'array':
    case 'set':
      return { schema: { type: 'array', items: inner(first) } };
    case 'tuple':
      return { schema: { type: 'array', items: all(first) } };
    case 'enum':
    case 'nativeEnum':
      return { schema: { type: 'string', enum: enumValues(first) } };
    case 'literal': {
      const json = first === undefined ? undefined : jsonOf(first);
      if (Array.isArray(json)) return { schema: { type: 'string', enum: json as unknown[] } };
      return { schema: { type: json === null ? 'null' : typeof json, const: json } };
    }
    case 'union':
      return { schema: { anyOf: all(first) } };
    case 'discriminatedUnion':
      return { schema: { anyOf: all(second) } };
    case 'intersection':
      return { schema: { allOf: [inner(first), inner(second)] } };
    case 'record':
      return { schema: { type: 'object', additionalProperties: inner(second ?? first) } };
    case 'optional':
      return { schema: inner(first), ...{ optional: true } };
    case 'nullable':
      return { schema: nullable(inner(first)) };
    case 'preprocess':
      return schemaOf(second, evaluator, depth + 1);
    case 'lazy':
      return first?.kind === 'function' ? { schema: {} } : { schema: inner(first) };
    default: {
      const format = formats[base];
      return format === undefined ? { opaque: `${base}() is not known` } : { schema: { ...format } };
    }
  }
}

function enumValues(value: Value | undefined): unknown[] {
  if (value?.kind === 'class') return enumMembers(value.cls);
  const json = value === undefined ? undefined : jsonOf(value);
  if (Array.isArray(json)) return json as unknown[];
  return typeof json === 'object' && json !== null ? Object.values(json) : [];
}

function enumMembers(cls: ClassInfo): unknown[] {
  return [...cls.statics.values()].map((one) => jsonOf(one)).filter((one) => one !== undefined);
}

function nullable(schema: JsonSchema): JsonSchema {
  const { type, description, ...rest } = schema;
  if (typeof type === 'string' && !('enum' in rest) && !('const' in rest)) return { ...schema, type: [type, 'null'] };
  const inner = typeof type === 'string' ? { type, ...rest } : rest;
  return { anyOf: [inner, { type: 'null' }], ...(description === undefined ? {} : { description }) };
}

function zodStep(built: Built, step: Step, evaluator: Evaluator, depth: number): Built {
  const { schema } = built;
  const [first] = step.args;
  const number = first?.kind === 'number' ? first.value : null;
  const bound = (string: string, list: string, plain: string): JsonSchema =>
    number === null ? schema : { ...schema, [schema['type'] === 'string' ? string : schema['type'] === 'array' ? list : plain]: number };
  const properties = (schema['properties'] ?? {}) as JsonSchema;
  const required = (schema['required'] ?? []) as string[];
  switch (step.name) {
    case 'describe': {
      const description = descriptionOf(first);
      return description === null ? built : { ...built, schema: { ...schema, description } };
    }
    case 'meta': {
      const json = first === undefined ? {} : jsonOf(first);
      return typeof json === 'object' && json !== null ? { ...built, schema: { ...schema, ...json } } : built;
    }
    case 'optional':
      return { schema, optional: true };
    case 'default':
    case 'prefault': {
      const json = first === undefined ? undefined : jsonOf(first);
      return { schema: json === undefined ? schema : { ...schema, default: json }, optional: true };
    }
    case 'nullable':
      return { ...built, schema: nullable(schema) };
    case 'nullish':
      return { schema: nullable(schema), optional: true };
    case 'array':
      return { schema: { type: 'array', items: schema } };
    case 'or': {
      const other = schemaOf(first, evaluator, depth + 1);
      return { ...built, schema: { anyOf: [schema, 'schema' in other ? other.schema : {}] } };
    }
    case 'int':
      return { ...built, schema: { ...schema, type: 'integer' } };
    case 'min':
    case 'gte':
      return { ...built, schema: bound('minLength', 'minItems', 'minimum') };
    case 'max':
    case 'lte':
      return { ...built, schema: bound('maxLength', 'maxItems', 'maximum') };
    case 'positive':
    case 'gt':
      return { ...built, schema: { ...schema, exclusiveMinimum: number ?? 0 } };
    case 'nonnegative':
      return { ...built, schema: { ...schema, minimum: 0 } };
    case 'email':
    case 'url':
    case 'uuid':
    case 'datetime':
      return { ...built, schema: { ...schema, ...formats[step.name] } };
    case 'extend':
    case 'safeExtend':
    case 'augment': {
      const other = objectSchema(first, evaluator, depth);
      return 'schema' in other ? { ...built, schema: merged(schema, other.schema) } : built;
    }
    case 'merge':
    case 'and': {
      const other = schemaOf(first, evaluator, depth + 1);
      return 'schema' in other ? { ...built, schema: merged(schema, other.schema) } : built;
    }
    case 'partial': {
      const rest = { ...schema };
      delete rest['required'];
      return { ...built, schema: rest };
    }
    case 'pick':
    case 'omit': {
      const names = first?.kind === 'record' ? [...first.entries.keys()] : [];
      const keep = (name: string): boolean => names.includes(name) === (step.name === 'pick');
      return {
        ...built,
        schema: {
          ...schema,
          properties: Object.fromEntries(Object.entries(properties).filter(([name]) => keep(name))),
          required: required.filter(keep),
        },
      };
    }
    default:
      // Refinements, transforms, brands: not part of what is sent.
      return built;
  }
}

function merged(a: JsonSchema, b: JsonSchema): JsonSchema {
  const properties = { ...(a['properties'] as JsonSchema | undefined), ...(b['properties'] as JsonSchema | undefined) };
  const required = [...new Set([...((a['required'] as string[] | undefined) ?? []), ...((b['required'] as string[] | undefined) ?? [])])];
  return { ...a, ...b, properties, required };
}

/** `Type.String({description})`: options are copied into the schema. */
function typebox(base: string, args: readonly Value[], evaluator: Evaluator, depth: number): ReadSchema {
  const [first, second] = args;
  const options = (value: Value | undefined): JsonSchema => {
    const json = value === undefined ? {} : jsonOf(value);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as JsonSchema) : {};
  };
  const inner = (value: Value | undefined): JsonSchema => {
    const read = schemaOf(value, evaluator, depth + 1);
    return 'schema' in read ? read.schema : {};
  };
  const list = (value: Value | undefined): JsonSchema[] =>
    value?.kind === 'list' ? value.items.map((item) => inner(item.value)) : [];
  switch (base) {
    case 'Object': {
      const read = objectSchema(first, evaluator, depth);
      if ('opaque' in read) return read;
      delete read.schema['additionalProperties'];
      return { schema: { ...read.schema, ...options(second) } };
    }
    case 'Optional':
      return { schema: inner(first), ...{ optional: true } };
    case 'Array':
      return { schema: { type: 'array', items: inner(first), ...options(second) } };
    case 'Union':
      return { schema: { anyOf: list(first), ...options(second) } };
    case 'Intersect':
    case 'Composite':
      return { schema: { allOf: list(first), ...options(second) } };
    case 'Literal':
      return { schema: { const: first === undefined ? null : jsonOf(first), ...options(second) } };
    case 'Enum':
      return { schema: { type: 'string', enum: enumValues(first), ...options(second) } };
    case 'Record':
      return { schema: { type: 'object', additionalProperties: inner(second) } };
    case 'String':
    case 'Number':
    case 'Integer':
    case 'Boolean':
    case 'Null':
      return { schema: { type: base.toLowerCase(), ...options(first) } };
    default:
      return { schema: options(first) };
  }
}

/** `v.pipe(v.string(), v.description('x'))`. */
function valibot(base: string, args: readonly Value[], evaluator: Evaluator, depth: number): ReadSchema {
  const [first] = args;
  if (base === 'pipe') {
    const read = schemaOf(first, evaluator, depth + 1);
    if ('opaque' in read) return read;
    for (const action of args.slice(1)) {
      const name = action.kind === 'made' ? (stepsOf(action)?.base ?? '') : '';
      const text = action.kind === 'made' ? descriptionOf(action.args.positional[0]) : null;
      if (name === 'description' && text !== null) read.schema['description'] = text;
    }
    return read;
  }
  if (base === 'picklist') return { schema: { type: 'string', enum: enumValues(first) } };
  if (base === 'optional' || base === 'nullish') {
    const read = schemaOf(first, evaluator, depth + 1);
    return 'schema' in read ? { schema: read.schema, ...{ optional: true } } : read;
  }
  return zodBase(base, args, evaluator, depth);
}

/** Whether a class describes data: it declares types of fields. */
export function isModel(cls: ClassInfo): boolean {
  return lineageOf(cls).some(({ types, fact }) => types.size > 0 || fact.kind === 'enum');
}
