import type { Place, Prompt, ResponseSchema, Tool } from '../../core/prompt.js';
import { isModelName, offersModels } from '../request/homemade/models.js';
import type { Evaluator } from './evaluate.js';
import { placeOf } from './evaluate/inspect.js';
import type { Argument, Expression, Parameter, Program, Scope } from './facts.js';
import { measures } from './project-models.js';
import { schemaOfClass } from './schemas.js';
import { isModel } from './schemas/builders.js';
import { isDefinition, toolsOf } from './schemas/tools.js';
import { toolOfFunction } from './schemas.js';
import type { ClassInfo, FunctionInfo, Value } from './values.js';

/*
 * What a program writes for models and no call that was found sends: tools, schemas of answers, and names of models. A change
 * of them is a change all the same; what a call sends is a part of that call.
 */

/** A part that no call found sends. */
export interface Loose {
  readonly path: string;
  readonly name: string;
  readonly place: Place;
  readonly tools: readonly Tool[];
  readonly schema: ResponseSchema | null;
  readonly language: Program['language'];
  /** Text files that the program loads and that are in `tools`, by path. */
  readonly files: readonly string[];
}

const toolDecorator = /^(?:\w*_?tool|tool_plain|function_tool|kernel_function|ai_function|beta_tool)$/;

/** Tools and schemas that no prompt in `prompts` has. `described` gets the values of all tools, loose or not. */
export function looseParts(
  prompts: readonly Prompt[],
  evaluator: Evaluator,
  described: (value: Value) => void,
): Loose[] {
  const sent = new Set<string>();
  const schemas = new Set<string>();
  for (const { tools, schema } of prompts) {
    for (const tool of tools) {
      sent.add(idOf(tool.place));
      sent.add(`${tool.place.path}\0${tool.name}`);
    }
    if (schema !== null && schema.name !== null) schemas.add(schema.name);
  }
  const found: Loose[] = [];
  for (const fn of evaluator.functions) {
    if (fn.module.program.language !== 'python' || !isToolFunction(fn)) continue;
    const tool = toolOfFunction(fn, evaluator);
    if (tool.description === null || sent.has(idOf(tool.place))) continue;
    sent.add(idOf(tool.place));
    found.push(looseOf(fn.module.program, fn.qualified, fn.fact.place, [tool], null));
  }
  const routes = new Set(
    evaluator.functions.filter(isRoute).map((fn) => `${fn.module.path}#${fn.qualified}`),
  );
  for (const { module, qualified, target, value, place, where } of evaluator.texts) {
    if (module.program.language !== 'python' || routes.has(`${module.path}#${qualified}`)) continue;
    const shapes: Value[] = [];
    toolsIn(value, shapes, 0);
    if (shapes.length === 0) continue;
    const tools = shapes.flatMap((shape) => {
      described(shape);
      const id = idOf(placeOf(shape));
      if (sent.has(id)) return [];
      const read = toolsOf(shape, place, evaluator).tools.filter(
        (tool) => tool.known && !sent.has(`${tool.place.path}\0${tool.name}`),
      );
      sent.add(id);
      for (const tool of read) sent.add(idOf(tool.place));
      return read;
    });
    if (tools.length === 0) continue;
    const own = where === 'return' ? [] : [target];
    found.push(
      looseOf(module.program, [qualified, ...own].filter(Boolean).join('.') || 'tools', place, tools, null),
    );
  }
  for (const cls of evaluator.answers) {
    if (schemas.has(cls.name) || sent.has(`${cls.module.path}\0${cls.name}`) || !isModel(cls)) continue;
    if (!isDescribed(cls)) continue;
    schemas.add(cls.name);
    const { place } = cls.fact;
    const schema = { name: cls.name, schema: schemaOfClass(cls, evaluator), place };
    found.push(looseOf(cls.module.program, cls.qualified, place, [], schema));
  }
  return found;
}

function looseOf(
  { path, language }: Program,
  name: string,
  place: Place,
  tools: readonly Tool[],
  schema: ResponseSchema | null,
): Loose {
  return { path, name: name.slice(0, 200), place, tools, schema, language, files: [] };
}

function idOf({ path, start }: Place): string {
  return `${path}:${start}`;
}

/** A function that is handed to a model, by its decorator. */
export function isToolFunction({ fact }: FunctionInfo): boolean {
  return fact.decorators.some((decorator) => {
    const named = decorator.kind === 'call' ? decorator.callee : decorator;
    return (named.kind === 'name' || named.kind === 'member') && toolDecorator.test(named.name);
  });
}

/** A function that answers requests of a web application. */
export function isRoute({ fact }: FunctionInfo): boolean {
  return fact.decorators.some(
    (one) =>
      one.kind === 'call' &&
      one.callee.kind === 'member' &&
      /^(?:get|post|put|patch|delete|route|api_route)$/.test(one.callee.name) &&
      one.arguments.some(({ value }) => value.kind === 'text' && value.value.startsWith('/')),
  );
}

/** Whether a class says more than names and types. */
function isDescribed(cls: ClassInfo): boolean {
  return (
    cls.fact.docstring !== null ||
    cls.fact.scope.statements.some(
      (one) =>
        one.kind === 'assign' &&
        one.value.kind === 'call' &&
        one.value.arguments.some(({ name }) => name === 'description'),
    )
  );
}

/** Values that describe one tool each. */
function toolsIn(value: Value, found: Value[], depth: number): void {
  if (depth > 6 || found.length > 200) return;
  switch (value.kind) {
    case 'list':
      for (const item of value.items) toolsIn(item.value, found, depth + 1);
      return;
    case 'choice':
      for (const arm of value.arms) toolsIn(arm, found, depth + 1);
      return;
    case 'record':
      if (isDefinition(value) && hasSchema(value.entries)) found.push(value);
      else for (const one of value.entries.values()) toolsIn(one, found, depth + 1);
      return;
    case 'instance':
      if (/tool|function/i.test(value.cls.name) && describes(value.fields)) found.push(value);
      return;
    case 'made': {
      const name =
        value.callee.kind === 'external' || value.callee.kind === 'member' ? value.callee.name : '';
      if (/(?:tool|function|declaration)\w*$/i.test(name) && describes(value.args.named)) found.push(value);
      return;
    }
    default:
  }
}

const schemaNames = [
  'parameters',
  'input_schema',
  'inputSchema',
  'function',
  'toolSpec',
  'args_schema',
  'schema',
  'json_schema',
];

function hasSchema(entries: ReadonlyMap<string, Value>): boolean {
  return schemaNames.some((name) => entries.has(name));
}

function describes(entries: ReadonlyMap<string, Value>): boolean {
  const text = entries.get('description');
  return entries.has('name') && text !== undefined && text.kind === 'text';
}

// ------------------------------------------------------------------ models

/** The name of a model that a program writes for a setting: a constant, a default, an entry, an argument. */
export interface NamedModel {
  readonly name: string;
  readonly text: string;
  readonly place: Place;
}

/** An argument of a constructor that is to be the name of a model: `OpenAI(model=settings.CHAT_MODEL)`. */
export interface ModelArgument {
  readonly name: string;
  readonly value: Expression;
}

/** A list of this many models offers them; it chooses none. */
const mostInTable = 4;

export interface ModelsNamed {
  readonly named: readonly NamedModel[];
  /** Their values are constants of this or another file, which only the linker can follow. */
  readonly arguments: readonly ModelArgument[];
}

/** By program: both sides of a comparison share the files that did not change. */
const known = new WeakMap<Program, ModelsNamed>();

/** Models by the settings that name them, in source order. Depends on nothing but the file. */
export function modelsNamed(program: Program): ModelsNamed {
  const before = known.get(program);
  if (before !== undefined) return before;
  const found: Found = { named: [], arguments: [] };
  if (!offersModels(program.path)) visitScope(program.scope, '', found);
  known.set(program, found);
  return found;
}

interface Found {
  readonly named: NamedModel[];
  readonly arguments: ModelArgument[];
}

function namesModel(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  return (
    words.some((word) => /^(?:model|llm|engine|deployment|deployname)$/.test(word)) &&
    !words.some((word) =>
      /^(?:embed|embeddings?|tokeni[sz]er|path|dir|url|file|type|provider|prefix|key|price|prices)$/.test(
        word,
      ),
    )
  );
}

function put(found: Found, name: string, value: Expression | null | undefined): void {
  const text = value === null || value === undefined ? null : modelIn(value, 0);
  if (text !== null) found.named.push({ name, ...text });
}

/** A constant, or a field of an object that is none of the function's own. */
function isConstantName(value: Expression): boolean {
  if (value.kind === 'name') return /^_*[A-Z][A-Z0-9_]{2,}$/.test(value.name);
  if (value.kind !== 'member') return false;
  return value.object.kind === 'name'
    ? !/^(?:self|this|cls)$/.test(value.object.name)
    : isConstantName(value.object);
}

/** The model that an expression is, with a default taken: `os.getenv("MODEL", "x")`, `Field("x")`, `model or "x"`. */
function modelIn(value: Expression, depth: number): { text: string; place: Place } | null {
  if (depth > 4) return null;
  switch (value.kind) {
    case 'text':
      return isModelName(value.value.trim()) ? { text: value.value.trim(), place: value.place } : null;
    case 'choice':
      for (const arm of [...value.arms].reverse()) {
        const found = modelIn(arm, depth + 1);
        if (found !== null) return found;
      }
      return null;
    case 'call': {
      const { name } =
        value.callee.kind === 'name' || value.callee.kind === 'member' ? value.callee : { name: '' };
      if (!/^(?:getenv|get|config|Field|field|Option|env|str|env_str|getattr|pop)$/.test(name)) return null;
      const given = value.arguments.find((one) => one.name === 'default') ?? value.arguments.at(-1);
      return given === undefined ? null : modelIn(given.value, depth + 1);
    }
    default:
      return null;
  }
}

function visitScope(scope: Scope, before: string, found: Found): void {
  const full = (name: string) => (before === '' ? name : `${before}.${name}`);
  const own: Found = { named: [], arguments: found.arguments };
  for (const statement of scope.statements) {
    switch (statement.kind) {
      case 'assign': {
        const { target, value } = statement;
        const name = target.kind === 'name' || target.kind === 'member' ? target.name : null;
        if (name !== null && namesModel(name)) put(own, full(name), value);
        visit(value, full(name ?? ''), own, 0);
        break;
      }
      case 'function':
        if (!measures(statement.fn.name)) parameters(statement.fn.parameters, full(statement.fn.name), own);
        visitScope(statement.fn.scope, full(statement.fn.name), own);
        for (const decorator of statement.fn.decorators) visit(decorator, full(statement.fn.name), own, 0);
        break;
      case 'class':
        visitScope(statement.cls.scope, full(statement.cls.name), own);
        break;
      case 'leave':
        break;
      default:
        visit(statement.value, before, own, 0);
    }
  }
  found.named.push(...own.named);
}

function parameters(list: readonly Parameter[], before: string, found: Found): void {
  for (const parameter of list)
    if (namesModel(parameter.name)) put(found, `${before}.${parameter.name}`, parameter.default);
}

function visit(value: Expression, before: string, found: Found, depth: number): void {
  if (depth > 12) return;
  switch (value.kind) {
    case 'record': {
      const own: Found = { named: [], arguments: found.arguments };
      for (const entry of value.entries) {
        const name = entry.key ?? '';
        if (namesModel(name)) put(own, `${before}.${name}`.slice(0, 200), entry.value);
        visit(entry.value, name === '' ? before : `${before}.${name}`, own, depth + 1);
      }
      if (own.named.length <= mostInTable) found.named.push(...own.named);
      return;
    }
    case 'list': {
      const own: Found = { named: [], arguments: found.arguments };
      for (const item of value.items) visit(item.value, before, own, depth + 1);
      if (own.named.length <= mostInTable) found.named.push(...own.named);
      return;
    }
    case 'call': {
      visit(value.callee, before, found, depth + 1);
      const { name } =
        value.callee.kind === 'name' || value.callee.kind === 'member' ? value.callee : { name: 'call' };
      for (const argument of value.arguments)
        visitArgument(argument, name, value.arguments, before, found, depth);
      return;
    }
    case 'member':
      visit(value.object, before, found, depth + 1);
      return;
    case 'choice':
      for (const arm of value.arms) visit(arm, before, found, depth + 1);
      return;
    case 'function':
      visitScope(value.fn.scope, before, found);
      return;
    case 'unknown':
      for (const inner of value.inside) visit(inner, before, found, depth + 1);
      return;
    default:
  }
}

function visitArgument(
  argument: Argument,
  callee: string,
  all: readonly Argument[],
  before: string,
  found: Found,
  depth: number,
): void {
  const { name, value } = argument;
  if (name !== null && namesModel(name)) {
    const full = `${before}→${callee}.${name}`.slice(0, 200);
    if (/^[A-Z]/.test(callee) && isConstantName(value)) found.arguments.push({ name: full, value });
    else put(found, full, value);
  } else if (name === 'default') {
    // `parser.add_argument("--model", default="x")`
    const flag = all.find(
      (one) => one.name === null && one.value.kind === 'text' && /^-{0,2}[\w-]+$/.test(one.value.value),
    );
    const text = flag?.value.kind === 'text' ? flag.value.value.replace(/^-+/, '') : '';
    if (namesModel(text)) put(found, text, value);
  }
  visit(value, before, found, depth + 1);
}
