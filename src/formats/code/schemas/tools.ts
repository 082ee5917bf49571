import type { Missing } from '../../../core/missing.js';
import type { Place, ResponseSchema, Tool } from '../../../core/prompt.js';
import { namedTool } from '../../request/tools.js';
import type { Arguments, FunctionInfo, Value } from '../values.js';
import type { Evaluator } from '../evaluate.js';
import { schemaOfClass, toolOfFunction } from '../schemas.js';
import { toolOfMethod } from './annotated.js';
import { lastName } from '../strings.js';
import { isModel, isPartial, schemaOf } from './builders.js';
import { inJson } from './fields.js';
import { schemaOfHandler } from './structs.js';
import { descriptionOf } from './text.js';

/*
 * Tools and response schemas that a program sends, in whatever form it writes them: records of JSON, functions with docstrings,
 * classes, and the makers of the libraries (`tool({…})`, `createTool`, `DynamicStructuredTool`, `zodFunction`, `defineTool`).
 */

export interface ReadTools {
  readonly tools: readonly Tool[];
  /** What is not known of them, for `Prompt.incomplete`. */
  readonly incomplete: readonly Missing[];
}

const maxTools = 200;
const maxDepth = 10;

const atRunTime = 'tools are chosen at run time';
const undefinedTool = 'the definition of a tool is not in the repository';
const builtAtRunTime = 'the definition of tools is built at run time';

/** Tools with parameters that are not known, or not all of them. */
const partial = new WeakSet<Tool>();

/** The tools of a request; `place` is where the request has them. */
export function toolsOf(value: Value | null, place: Place, evaluator: Evaluator): ReadTools {
  const tools: Tool[] = [];
  const incomplete = new Set<Missing>();
  const seen = new Set<string>();
  const put = (found: Tool): void => {
    if (seen.has(found.name) || tools.length >= maxTools) return;
    seen.add(found.name);
    tools.push(found);
    if (!found.known) incomplete.add(undefinedTool);
    else if (partial.has(found)) incomplete.add(builtAtRunTime);
  };
  if (value !== null) collect(inJson(evaluator.settled(value)), '', place, { put, incomplete, evaluator }, 0);
  return { tools, incomplete: [...incomplete] };
}

interface Into {
  readonly put: (tool: Tool) => void;
  readonly incomplete: Set<Missing>;
  readonly evaluator: Evaluator;
}

function collect(
  value: Value,
  key: string,
  at: Place,
  into: Into,
  depth: number,
): void {
  const { put, incomplete, evaluator } = into;
  if (depth > maxDepth) return;
  const place = 'place' in value ? value.place : at;
  const again = (inner: Value, name: string): void => {
    collect(inner, name, place, into, depth + 1);
  };
  switch (value.kind) {
    case 'null':
    case 'boolean':
    case 'number':
      return;
    case 'list':
      for (const item of value.items) again(item.value, '');
      return;
    case 'choice': {
      // A set of tools that depends on a condition counts at its largest.
      for (const arm of value.arms) again(arm, key);
      return;
    }
    case 'operation':
      for (const one of value.operands) again(one, key);
      return;
    case 'record': {
      const inner = value.entries.get('functionDeclarations') ?? value.entries.get('function_declarations');
      if (inner !== undefined) {
        again(inner, '');
        return;
      }
      if (isDefinition(value)) {
        put(definition(value, key, place, evaluator));
        return;
      }
      const type = descriptionOf(value.entries.get('type'));
      if (type !== null && value.entries.size <= 12 && !isMap(value)) {
        // A tool of the vendor's own: `{type: 'web_search'}`.
        put(namedTool(type, place));
        return;
      }
      for (const [name, entry] of value.entries) again(entry, name);
      for (const rest of value.rest) again(rest, '');
      return;
    }
    case 'made': {
      const found = madeTool(value, key, place, evaluator);
      if (found !== null) {
        put(found);
        return;
      }
      const [first] = value.args.positional;
      const name = lastName(value.callee);
      // `wrapTools(tools)`, `Object.values(tools)`, `experimental_filter(tools, …)`
      if (/(?:^|\.)(?:values|assign|fromEntries|filter|concat|bind|freeze)$|[tT]ools?$/.test(name) && first !== undefined && (first.kind === 'record' || first.kind === 'list')) {
        for (const one of value.args.positional) again(one, '');
        return;
      }
      if (value.callee.kind === 'member' && (value.callee.object.kind === 'list' || value.callee.object.kind === 'record')) {
        again(value.callee.object, '');
        return;
      }
      put(namedTool(key || name || 'tool', place));
      return;
    }
    case 'function':
      put(functionTool(value.fn, key, place, evaluator));
      return;
    case 'class':
    case 'instance':
      classTool(value, key, place, into);
      return;
    case 'text': {
      // A tool by its name alone.
      const name = descriptionOf(value);
      if (name !== null && /^[\w.:-]{1,64}$/.test(name)) put(namedTool(name, place));
      return;
    }
    case 'external': {
      const name = value.name.slice(value.name.lastIndexOf('.') + 1);
      put(namedTool(key || name, place));
      return;
    }
    default:
      incomplete.add(atRunTime);
  }
}

const schemaKeys = ['inputSchema', 'input_schema', 'parameters', 'schema', 'parametersJsonSchema', 'args_schema', 'argsSchema', 'inputSchemaJson'];

export function isDefinition(value: Extract<Value, { kind: 'record' }>): boolean {
  const { entries } = value;
  const inner = entries.get('function') ?? entries.get('toolSpec') ?? entries.get('custom');
  if (inner?.kind === 'record' && inner.entries.has('name')) return true;
  const described = descriptionOf(entries.get('description')) !== null;
  if (described && (schemaKeys.some((key) => entries.has(key)) || entries.has('execute') || entries.has('name'))) return true;
  return descriptionOf(entries.get('name')) !== null && schemaKeys.some((key) => entries.has(key));
}

/** A record whose entries are tools, by name. */
function isMap(value: Extract<Value, { kind: 'record' }>): boolean {
  const values = [...value.entries.values()];
  return values.length > 0 && values.every((one) => one.kind === 'made' || one.kind === 'record' || one.kind === 'function' || one.kind === 'instance');
}

function definition(value: Extract<Value, { kind: 'record' }>, key: string, place: Place,
  evaluator: Evaluator, fn: FunctionInfo | null = null): Tool {
  const nested = value.entries.get('function') ?? value.entries.get('toolSpec') ?? value.entries.get('custom');
  const record = nested?.kind === 'record' && nested.entries.has('name') ? nested : value;
  const { entries } = record;
  const named =
    descriptionOf(entries.get('name')) ??
    descriptionOf(entries.get('id')) ??
    descriptionOf(entries.get('toolName')) ??
    (key === '' ? (fn?.name ?? '') : key);
  const description =
    descriptionOf(entries.get('description')) ?? descriptionOf(entries.get('toolDescription')) ?? fn?.fact.docstring ?? null;
  const written = schemaKeys.map((one) => entries.get(one)).find((one) => one !== undefined && one.kind !== 'null');
  const json = written?.kind === 'record' ? (written.entries.get('json') ?? written) : written;
  const read = json === undefined || json.kind === 'list' ? null : schemaOf(json, evaluator);
  const schema = json?.kind === 'list' ? schemaOfList(json, evaluator) : read !== null && 'schema' in read ? read.schema : null;
  const tool: Tool = {
    name: named === '' ? 'tool' : named,
    description,
    schema,
    known: description !== null || schema !== null,
    ...(entries.has('cache_control') ? { cacheBreakpoint: true } : {}),
    place,
  };
  const isUnknown = read !== null && 'opaque' in read && read.opaque !== 'no schema' && !isEmpty(json);
  if (isUnknown || (json?.kind === 'record' && isPartial(json))) partial.add(tool);
  return tool;
}

/** A tool without parameters: `parameters: {}`. */
function isEmpty(value: Value | undefined): boolean {
  return value?.kind === 'record' && value.entries.size === 0 && value.rest.length === 0;
}

/** Whether a list has one record per parameter of a tool, with its name and type: `[{ name: 'city', type: 'string' }]`. */
export function isParameterList(value: Value): value is Extract<Value, { kind: 'list' }> {
  return (
    value.kind === 'list' &&
    value.items.length > 0 &&
    value.items.every(
      ({ value: one }) =>
        one.kind === 'record' &&
        descriptionOf(one.entries.get('name')) !== null &&
        descriptionOf(one.entries.get('type')) !== null,
    )
  );
}

/** The schema that a program makes of such a list before it sends it; null for any other list. */
function schemaOfList(value: Extract<Value, { kind: 'list' }>, evaluator: Evaluator): Record<string, unknown> | null {
  if (!isParameterList(value)) return null;
  const properties = new Map<string, unknown>();
  const required: string[] = [];
  for (const { value: one } of value.items) {
    if (one.kind !== 'record') continue;
    const text = (key: string) => descriptionOf(one.entries.get(key));
    const name = text('name') ?? '';
    const type = text('type');
    const description = text('description');
    const entries = new Map([...one.entries].filter(([key]) => !ofParameter.has(key)));
    const more = schemaOf({ ...one, entries }, evaluator);
    properties.set(name, {
      ...(type === null ? {} : { type }),
      ...(description === null ? {} : { description }),
      ...('schema' in more ? more.schema : {}),
    });
    const isSet = (key: string, to: boolean) => {
      const flag = one.entries.get(key);
      return flag?.kind === 'boolean' && flag.value === to;
    };
    const hasDefault = one.entries.has('default') || one.entries.has('defaultValue');
    if (!hasDefault && !isSet('required', false) && !isSet('optional', true)) required.push(name);
  }
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length === 0 ? {} : { required }),
  };
}

/** What a parameter says of itself that becomes no part of its schema. */
const ofParameter = new Set(['name', 'required', 'optional', 'defaultValue']);

/**
 * `ChatTool.CreateFunctionTool(functionName: "…", functionDescription: "…", functionParameters: BinaryData.FromString("…"))`,
 * see https://github.com/openai/openai-dotnet, read 2026-11-29.
 */
function toolOfDotnet({ positional, named }: Arguments, place: Place, evaluator: Evaluator): Tool | null {
  const name = descriptionOf(named.get('functionName') ?? positional[0]);
  if (name === null) return null;
  const description = descriptionOf(named.get('functionDescription') ?? positional[1]);
  const parameters = named.get('functionParameters') ?? positional[2];
  const read = schemaOf(parameters === undefined ? null : inJson(parameters), evaluator);
  return { name, description, schema: 'schema' in read ? read.schema : null, known: true, place };
}

/** A tool that a function of a library makes: the options are the record that describes it. */
function madeTool(value: Extract<Value, { kind: 'made' }>, key: string, place: Place, evaluator: Evaluator,): Tool | null {
  const { args } = value;
  const fn = args.positional.find((one) => one.kind === 'function');
  const own = fn?.kind === 'function' ? fn.fn : null;
  if (own !== null && isMethodFactory(value.callee)) return ofMethodFactory(own, value, evaluator);
  const options = args.positional.find(
    (one): one is Extract<Value, { kind: 'record' }> =>
      one.kind === 'record' && (isDefinition(one) || one.entries.has('description') || one.entries.has('toolDescription') || one.entries.has('toolName')),
  );
  if (options !== undefined) return definition(options, key, place, evaluator, own);
  if (args.named.size > 0) {
    const named: Extract<Value, { kind: 'record' }> = { kind: 'record', type: null, entries: args.named, rest: [], place };
    const given = args.named.get('func') ?? args.named.get('fn') ?? args.named.get('coroutine');
    const inner = given?.kind === 'function' ? given.fn : own;
    if (isDefinition(named) || args.named.has('description')) {
      const made = definition(named, key, place, evaluator, inner);
      return made.schema === null && inner !== null ? { ...made, schema: toolOfFunction(inner, evaluator).schema } : made;
    }
    if (inner !== null) return functionTool(inner, descriptionOf(args.named.get('name')) ?? key, place, evaluator);
  }
  if (lastName(value.callee) === 'CreateFunctionTool') return toolOfDotnet(args, place, evaluator);
  // `server.tool('name', 'what it does', {shape}, handler)`
  const [name, text, shape] = args.positional;
  const isRegistered = /^(?:tool|registerTool|defineTool)$/.test(lastName(value.callee));
  // `NewAgentTool("name", "what it does", handler)`
  const isMade = /Tool$/.test(lastName(value.callee)) && /^[\w.:-]{1,64}$/.test(descriptionOf(name) ?? '');
  if (name?.kind === 'text' && text?.kind === 'text' && (isRegistered || isMade)) {
    const read = schemaOf(shape, evaluator);
    const schema = 'schema' in read ? read.schema : own === null ? null : schemaOfHandler(own, evaluator);
    return { name: descriptionOf(name) ?? key, description: descriptionOf(text), schema, known: true, place };
  }
  if (own !== null && /tool$/i.test(lastName(value.callee))) return functionTool(own, key, place, evaluator);
  return null;
}

function isMethodFactory(callee: Value): boolean {
  return (
    callee.kind === 'member' &&
    /^(?:Create|CreateFromMethod|CreateFunctionFromMethod)$/.test(callee.name) &&
    /^(?:AIFunctionFactory|KernelFunctionFactory)$/.test(lastName(callee.object))
  );
}

/** `AIFunctionFactory.Create(Method, "name", "description")`, `Create(Method, new AIFunctionFactoryOptions { Name = "name" })`. */
function ofMethodFactory(
  fn: FunctionInfo,
  { args }: Extract<Value, { kind: 'made' }>,
  evaluator: Evaluator,
): Tool {
  const options = args.positional.find((one) => one.kind === 'record' || one.kind === 'made');
  const given = options?.kind === 'record' ? options.entries : options?.kind === 'made' ? options.args.named : null;
  const texts = args.positional.filter((one) => one.kind === 'text');
  const text = (name: string, at: number): string | null =>
    descriptionOf(args.named.get(name)) ??
    descriptionOf(given?.get(name.charAt(0).toUpperCase() + name.slice(1))) ??
    descriptionOf(texts[at]);
  return toolOfMethod(fn, { name: text('name', 0), description: text('description', 1) }, evaluator);
}

/** A function that is a tool: in Python its name, its docstring and its parameters are sent. */
function functionTool(fn: FunctionInfo, key: string, place: Place, evaluator: Evaluator): Tool {
  if (fn.module.program.language !== 'python') return namedTool(key || fn.name || 'tool', place);
  const tool = toolOfFunction(fn, evaluator);
  return key === '' ? tool : { ...tool, name: key };
}

/** A class (or its instance) that is a tool: `name`, `description` and `args_schema` of its own, or a model whose fields are the arguments. */
function classTool(
  value: Extract<Value, { kind: 'class' | 'instance' }>,
  key: string,
  place: Place,
  { put, evaluator }: Into,
): void {
  const { cls } = value;
  const field = (name: string): Value | undefined =>
    (value.kind === 'instance' ? value.fields.get(name) : undefined) ?? cls.statics.get(name);
  const description = descriptionOf(field('description'));
  const args = field('args_schema') ?? field('schema') ?? field('inputSchema') ?? field('parameters');
  if (description !== null || args !== undefined) {
    const read = schemaOf(args, evaluator);
    put({
      name: descriptionOf(field('name')) ?? (key || cls.name),
      description,
      schema: 'schema' in read ? read.schema : null,
      known: true,
      place,
    });
    return;
  }
  if (isModel(cls) && value.kind === 'class') {
    const { description: text, ...schema } = schemaOfClass(cls, evaluator) as Record<string, unknown>;
    put({ name: key || cls.name, description: typeof text === 'string' ? text : null, schema, known: true, place });
    return;
  }
  put(namedTool(key || cls.name, place));
}

/** The schema of a structured answer; null with a reason when it is not known, null without one when none is sent. */
export function responseSchemaOf(
  value: Value | null,
  place: Place,
  evaluator: Evaluator,
): { readonly schema: ResponseSchema | null; readonly incomplete: string | null } {
  if (value === null || value.kind === 'null') return { schema: null, incomplete: null };
  const read = schemaOf(inJson(evaluator.settled(value)), evaluator);
  if ('opaque' in read) {
    const none = read.opaque === 'no schema' || value.kind === 'text' || value.kind === 'parameter';
    return { schema: null, incomplete: none ? null : `the response schema is not known: ${read.opaque}` };
  }
  return { schema: { name: nameOfSchema(value), schema: read.schema, place: 'place' in value ? value.place : place }, incomplete: null };
}

function nameOfSchema(value: Value): string | null {
  if (value.kind === 'class') return value.cls.name;
  if (value.kind === 'made') return value.args.positional.slice(1).map((one) => descriptionOf(one)).find((one) => one !== null) ?? null;
  if (value.kind !== 'record') return null;
  const inner = value.entries.get('json_schema') ?? value.entries.get('format') ?? value;
  return inner.kind === 'record' ? descriptionOf(inner.entries.get('name')) : null;
}
