import type { Place, Prompt, Tool } from '../../core/prompt.js';
import type { Evaluator } from './evaluate.js';
import { filesIn, withFileTexts } from './file-texts.js';
import type { Loose } from './loose.js';
import type { Texts } from './requests.js';
import { schemaOf } from './schemas/builders.js';
import { annotatedTool, annotationName, textAnnotation, textIn, typeNamed } from './schemas/annotated.js';
import { schemaOfHandler } from './schemas/structs.js';
import { descriptionOf } from './schemas/text.js';
import { isParameterList, toolsOf } from './schemas/tools.js';
import { lastName } from './strings.js';
import type { ClassInfo, Module, Value } from './values.js';

/*
 * Tools that a program declares and no call that was found sends: arguments of a tool's constructor or of a function that registers
 * one, builders, and methods with annotations. Python has its own (`loose.ts`).
 *
 * Sources: https://docs.langchain4j.dev/tutorials/tools, https://docs.spring.io/spring-ai/reference/api/tools.html,
 * https://learn.microsoft.com/semantic-kernel/concepts/plugins, https://modelcontextprotocol.io/docs/sdk; read 2026-11-29.
 */

/** A value that may describe a tool, and where it was made. */
export interface Described {
  readonly module: Module;
  readonly qualified: string;
  readonly value: Value;
}

type Made = Extract<Value, { kind: 'made' }>;

const makesTools =
  /(?:[tT]ool|ToolSpecification|FunctionDeclaration|AIFunction)$|^(?:[tT]ool|registerTool|defineTool|createTool)/;
const inputNames = ['inputSchema', 'input_schema', 'parameters', 'parametersJsonSchema', 'argsSchema'];

/** Whether a value that was just made may be the description of a tool. */
export function mayDescribeTool(value: Value): boolean {
  if (value.kind === 'record') return isToolRecord(value.entries) || isTypedTool(value);
  if (value.kind === 'instance') {
    const { cls, fields } = value;
    return (
      /(?:Tool|Function)(?:Definition|Spec|Schema|Declaration)?$/.test(cls.name) &&
      fields.has('name') &&
      fields.get('description')?.kind === 'text'
    );
  }
  if (value.kind !== 'made') return false;
  const { callee, args } = value;
  if (callee.kind === 'member' && callee.name === 'build')
    return chained(value, 'name') !== null && chained(value, 'description') !== null;
  if (!makesTools.test(lastName(callee))) return false;
  if (args.named.has('description')) return true;
  return args.positional.some(
    (one, index) =>
      (one.kind === 'record' && (one.entries.has('description') || isTypedTool(one))) ||
      (index === 1 && one.kind === 'text' && descriptionOf(args.positional[0]) !== null),
  );
}

function isToolRecord(entries: ReadonlyMap<string, Value>): boolean {
  if (!entries.has('description') || !entries.has('name')) return false;
  return inputNames.some((name) => {
    const input = entries.get(name);
    if (input?.kind === 'record') return input.entries.has('type') || input.entries.has('properties');
    if (input !== undefined && isParameterList(input)) return true;
    return (
      input?.kind === 'made' && /^(?:object|Object|strictObject|jsonSchema)$/.test(lastName(input.callee))
    );
  });
}

/** `&mcp.Tool{Name: "…", Description: "…"}`, whose parameters are those of its handler. */
function isTypedTool({ type, entries }: Extract<Value, { kind: 'record' }>): boolean {
  return (
    /(?:^|\.)Tool$/.test(type ?? '') && entries.has('Name') && entries.get('Description')?.kind === 'text'
  );
}

function listsParameters(entries: ReadonlyMap<string, Value>): boolean {
  return inputNames.some((name) => entries.get(name)?.kind === 'list');
}

/** Tools of `evaluator.described` and of annotated methods that no prompt in `prompts` has, one value each. */
export function declaredTools(prompts: readonly Prompt[], evaluator: Evaluator, texts: Texts): Loose[] {
  const sent = new Set<string>();
  for (const { tools } of prompts)
    for (const { place, name } of tools) {
      sent.add(atOf(place));
      sent.add(`${place.path}\0${name}`);
    }
  const found: Loose[] = [];
  /** By file, name and description: a second tool of the name that says something else is another one. */
  const listed = new Set<string>();
  const put = (
    module: Module,
    qualified: string,
    tool: Tool,
    isSaid = saysAnything(tool),
    files: readonly string[] = [],
  ): void => {
    const id = `${module.path}\0${tool.name}\0${tool.description ?? ''}`;
    const at = atOf(tool.place);
    if (!isSaid || sent.has(`${module.path}\0${tool.name}`) || sent.has(at) || listed.has(id)) return;
    listed.add(id);
    sent.add(at);
    const name = [qualified, tool.name].filter(Boolean).join('.').slice(0, 200);
    const { path, language } = module.program;
    found.push({ path, name, place: tool.place, tools: [tool], schema: null, language, files });
  };
  for (const cls of evaluator.classes) {
    if (cls.module.program.language !== 'kotlin') continue;
    const tool = toolOfClass(cls, evaluator);
    if (tool !== null) put(cls.module, '', tool);
  }
  for (const fn of evaluator.functions) {
    if (fn.module.program.language === 'python') continue;
    const tool = annotatedTool(fn, evaluator);
    if (tool === null) continue;
    // `@Tool(description = "…")` reads like the call of a tool's constructor.
    for (const one of fn.fact.decorators) if ('place' in one) sent.add(atOf(one.place));
    put(fn.module, fn.cls?.qualified ?? '', tool, true);
  }
  // A call that is given a tool and its handler says more than the tool alone.
  const withHandlers = evaluator.described.filter(({ value }) => value.kind === 'made');
  for (const { module, qualified, value } of new Set([...withHandlers, ...evaluator.described])) {
    if (!isOfTools(value, module)) continue;
    const settled = evaluator.settled(value);
    const tool = toolIn(withFileTexts(settled, texts), evaluator);
    if (tool === null) continue;
    const files = new Set<string>();
    for (const part of partsOfTool(settled)) filesIn(part, files);
    put(module, qualified, tool, undefined, [...files]);
    // The record is read with the call that it is given to.
    if (value.kind === 'made' && settled.kind === 'made')
      for (const one of settled.args.positional) if (one.kind === 'record') sent.add(atOf(one.place));
  }
  return found;
}

/** Commands of a terminal and routes list their parameters as well. */
function isOfTools(value: Value, module: Module): boolean {
  return (
    value.kind !== 'record' || !listsParameters(value.entries) || /tool|agent|llm|function/i.test(module.path)
  );
}

/** Whether a value of `evaluator.described` is read as a tool that is listed. */
export function isReadAsTool({ module, value }: Described, evaluator: Evaluator): boolean {
  const tool = isOfTools(value, module) ? toolIn(evaluator.settled(value), evaluator) : null;
  return tool !== null && saysAnything(tool);
}

function saysAnything({ description }: Tool): boolean {
  return description !== null;
}

/** Entries of a record with a tool that are no part of the tool: `{ name, description, inputSchema, systemPrompt }`. */
const besideTool = /prompt|instruction|^messages?$/i;

/** What a value of `evaluator.described` says of the tool itself. */
export function partsOfTool(value: Value): readonly Value[] {
  if (value.kind !== 'record') return [value];
  return [...value.entries].flatMap(([name, one]) => (besideTool.test(name) ? [] : [one]));
}

function atOf({ path, start }: Place): string {
  return `${path}:${start}`;
}

function toolIn(value: Value, evaluator: Evaluator): Tool | null {
  if (value.kind === 'made' && value.callee.kind === 'member' && value.callee.name === 'build')
    return builtTool(value, evaluator);
  const place: Place = 'place' in value ? value.place : { path: '', line: 1, column: 1, start: 0, end: 0 };
  if (value.kind === 'made') {
    const typed = value.args.positional.find((one) => one.kind === 'record' && isTypedTool(one));
    const handler = value.args.positional.find((one) => one.kind === 'function');
    if (typed !== undefined) {
      const [tool] = toolsOf(typed, place, evaluator).tools;
      const schema = tool?.schema ?? (handler === undefined ? null : schemaOfHandler(handler.fn, evaluator));
      return tool === undefined || !tool.known ? null : { ...tool, schema, place };
    }
    const named = descriptionOf(value.args.positional[0]);
    const options = value.args.positional.find((one) => one.kind === 'record');
    // `server.registerTool('name', { description, inputSchema }, handler)`
    if (named !== null && options?.kind === 'record') {
      const [tool] = toolsOf({ ...options, place }, place, evaluator).tools;
      return tool === undefined || !tool.known ? null : { ...tool, name: named, place };
    }
  }
  const [tool] = toolsOf(value, place, evaluator).tools;
  return tool === undefined || !tool.known ? null : { ...tool, place };
}

// ------------------------------------------------------------------ builders

/** The argument of a method that was chained on the way to `build()`. */
function chained(value: Made, name: string, at = 0): Value | null {
  let current: Value = value;
  for (let step = 0; step < 60 && current.kind === 'made' && current.callee.kind === 'member'; step++) {
    if (current.callee.name === name) return current.args.positional[at] ?? null;
    current = current.callee.object;
  }
  return null;
}

function builtTool(value: Made, evaluator: Evaluator): Tool | null {
  const name = descriptionOf(chained(value, 'name'));
  const description = descriptionOf(chained(value, 'description'));
  if (name === null || description === null) return null;
  const input = chained(value, 'parameters') ?? chained(value, 'inputSchema');
  return { name, description, schema: builtSchema(input, evaluator, 0), known: true, place: value.place };
}

/** `JsonObjectSchema.builder().addStringProperty("city", "The city.").required("city").build()` */
function builtSchema(
  value: Value | null,
  evaluator: Evaluator,
  depth: number,
): Record<string, unknown> | null {
  if (value === null || depth > 8) return null;
  if (value.kind !== 'made' || value.callee.kind !== 'member') {
    const read = schemaOf(value, evaluator);
    return 'schema' in read ? read.schema : null;
  }
  const steps: Made[] = [];
  let current: Value = value;
  while (current.kind === 'made' && current.callee.kind === 'member' && steps.length < 200) {
    steps.unshift(current);
    current = current.callee.object;
  }
  const properties: Record<string, unknown> = {};
  const required: string[] = [];
  let own: string | null = null;
  for (const step of steps) {
    if (step.callee.kind !== 'member') continue;
    const { name } = step.callee;
    const [first, second] = step.args.positional;
    const key = descriptionOf(first);
    if (name === 'description') own = key;
    else if (name === 'required')
      required.push(...step.args.positional.flatMap((one) => descriptionOf(one) ?? []));
    else if (/^add\w*Property$/.test(name) && key !== null) {
      const type = /^add(\w*)Property$/.exec(name)?.[1]?.toLowerCase() ?? '';
      const about = descriptionOf(second);
      const inner = second?.kind === 'made' ? builtSchema(second, evaluator, depth + 1) : null;
      properties[key] = inner ?? {
        ...(type === '' ? {} : { type: type === 'enum' ? 'string' : type }),
        ...(about === null ? {} : { description: about }),
      };
    }
  }
  const root = steps[0]?.callee.kind === 'member' ? lastName(steps[0].callee.object) : '';
  const kind = /Json(\w+)Schema/.exec(root)?.[1]?.toLowerCase() ?? 'object';
  return {
    type: kind === 'enum' ? 'string' : kind,
    ...(own === null ? {} : { description: own }),
    ...(Object.keys(properties).length === 0 ? {} : { properties }),
    ...(required.length === 0 ? {} : { required }),
  };
}

// ------------------------------------------------------------------ classes

/** A class of Koog that is a tool: its name and description, and the class of its arguments. */
function toolOfClass(cls: ClassInfo, evaluator: Evaluator): Tool | null {
  const base = cls.fact.bases.find((one) => /Tool$/.test(annotationName(one)));
  if (base === undefined) return null;
  const given = (name: string): string | null => {
    const argument =
      base.kind === 'call' ? base.arguments.find((one) => one.name === name)?.value : undefined;
    const value =
      argument === undefined
        ? evaluator.static(cls, name)
        : evaluator.valueIn(cls.module, cls.closure, argument);
    return descriptionOf(value ?? undefined);
  };
  const name = given('name');
  const description = given('description');
  if (name === null || description === null) return null;
  const args = [...cls.statics.values()].find(
    (one) => one.kind === 'class' && /^(?:Args|Arguments|Input|Params|Parameters)$/.test(one.cls.name),
  );
  const { place } = 'place' in base ? base : cls.fact;
  const schema = args?.kind === 'class' ? schemaOfArguments(args.cls, evaluator) : null;
  return { name, description, schema, known: true, place };
}

/** `@LLMDescription("…") val path: String` of a serializable class. */
function schemaOfArguments(cls: ClassInfo, evaluator: Evaluator): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  const required: string[] = [];
  for (const one of cls.fact.scope.statements) {
    if (one.kind !== 'assign' || one.target.kind !== 'name') continue;
    const said = (mark: RegExp, looks: RegExp): string | null => {
      const found = one.decorators.find((decorator) => mark.test(annotationName(decorator)));
      return found === undefined
        ? null
        : textIn(
            found,
            ['value', 'description'],
            looks,
            { module: cls.module, closure: cls.closure },
            evaluator,
          );
    };
    const about = said(textAnnotation, /./);
    const name = said(/^SerialName$/, /^\S+$/) ?? one.target.name;
    properties[name] = { ...typeNamed(one.type), ...(about === null ? {} : { description: about }) };
    if (one.value.kind === 'unknown' && one.value.source === '') required.push(name);
  }
  return { type: 'object', properties, ...(required.length === 0 ? {} : { required }) };
}
