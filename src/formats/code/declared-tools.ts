import type { Place, Prompt, Tool } from '../../core/prompt.js';
import type { Evaluator } from './evaluate.js';
import type { Expression, Parameter } from './facts.js';
import type { Loose } from './loose.js';
import { schemaOf } from './schemas/builders.js';
import { descriptionOf } from './schemas/text.js';
import { toolsOf } from './schemas/tools.js';
import type { FunctionInfo, Module, Value } from './values.js';

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
  if (value.kind === 'record') return isToolRecord(value.entries);
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
  if (!makesTools.test(nameOf(callee))) return false;
  if (args.named.has('description')) return true;
  return args.positional.some(
    (one, index) =>
      (one.kind === 'record' && one.entries.has('description')) ||
      (index === 1 && one.kind === 'text' && descriptionOf(args.positional[0]) !== null),
  );
}

function isToolRecord(entries: ReadonlyMap<string, Value>): boolean {
  if (!entries.has('description') || !entries.has('name')) return false;
  return inputNames.some((name) => {
    const input = entries.get(name);
    if (input?.kind === 'record') return input.entries.has('type') || input.entries.has('properties');
    return input?.kind === 'made' && /^(?:object|Object|strictObject|jsonSchema)$/.test(nameOf(input.callee));
  });
}

function nameOf(callee: Value): string {
  switch (callee.kind) {
    case 'external':
      return callee.name.slice(callee.name.lastIndexOf('.') + 1);
    case 'member':
      return callee.name;
    case 'class':
      return callee.cls.name;
    case 'function':
      return callee.fn.name;
    case 'unknown':
      return callee.source;
    default:
      return '';
  }
}

/** Tools of `evaluator.described` and of annotated methods that no prompt in `prompts` has, one value each. */
export function declaredTools(prompts: readonly Prompt[], evaluator: Evaluator): Loose[] {
  const sent = new Set<string>();
  for (const { tools } of prompts)
    for (const { place, name } of tools) {
      sent.add(`${place.path}:${place.start}`);
      sent.add(`${place.path}\0${name}`);
    }
  const found: Loose[] = [];
  const put = (module: Module, qualified: string, tool: Tool): void => {
    const id = `${module.path}\0${tool.name}`;
    const at = `${tool.place.path}:${tool.place.start}`;
    if (tool.description === null || sent.has(id) || sent.has(at)) return;
    sent.add(id);
    sent.add(at);
    const name = [qualified, tool.name].filter(Boolean).join('.').slice(0, 200);
    const { path, language } = module.program;
    found.push({ path, name, place: tool.place, tools: [tool], schema: null, language });
  };
  for (const { module, qualified, value } of evaluator.described) {
    const tool = toolIn(evaluator.settled(value), evaluator);
    if (tool !== null) put(module, qualified, tool);
  }
  for (const fn of evaluator.functions) {
    if (fn.module.program.language === 'python') continue;
    const tool = annotatedTool(fn, evaluator);
    if (tool !== null) put(fn.module, fn.cls?.qualified ?? '', tool);
  }
  return found;
}

function toolIn(value: Value, evaluator: Evaluator): Tool | null {
  if (value.kind === 'made' && value.callee.kind === 'member' && value.callee.name === 'build')
    return builtTool(value, evaluator);
  const place: Place = 'place' in value ? value.place : { path: '', line: 1, column: 1, start: 0, end: 0 };
  if (value.kind === 'made') {
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
  const root = steps[0]?.callee.kind === 'member' ? nameOf(steps[0].callee.object) : '';
  const kind = /Json(\w+)Schema/.exec(root)?.[1]?.toLowerCase() ?? 'object';
  return {
    type: kind === 'enum' ? 'string' : kind,
    ...(own === null ? {} : { description: own }),
    ...(Object.keys(properties).length === 0 ? {} : { properties }),
    ...(required.length === 0 ? {} : { required }),
  };
}

// ------------------------------------------------------------------ annotations

const toolAnnotation = /^(?:Tool|KernelFunction|McpServerTool|LLMTool|AiTool|McpTool|AIFunction)$/;
const textAnnotation = /^(?:Description|LLMDescription|SKFunction|P|ToolParam|ToolArg|McpToolParam)$/;

/** `@Tool("…")`, `[KernelFunction("x")] [Description("…")]`: the method is a tool, its parameters are what it takes. */
function annotatedTool(fn: FunctionInfo, evaluator: Evaluator): Tool | null {
  const marks = fn.fact.decorators;
  const tool = marks.find((one) => toolAnnotation.test(annotationName(one)));
  if (tool === undefined) return null;
  const about = marks.find((one) => /^(?:Description|LLMDescription)$/.test(annotationName(one)));
  const description =
    textIn(tool, ['description', 'value'], /\s/, fn, evaluator) ??
    (about === undefined ? null : textIn(about, ['description', 'value'], /./, fn, evaluator));
  if (description === null) return null;
  const name = textIn(tool, ['name', 'Name', 'value'], /^[\w.-]+$/, fn, evaluator) ?? fn.name;
  const properties: Record<string, unknown> = {};
  const required: string[] = [];
  for (const parameter of fn.fact.parameters) {
    const text = parameter.decorators.find((one) => textAnnotation.test(annotationName(one)));
    if (isHandedIn(parameter)) continue;
    const said = text === undefined ? null : textIn(text, ['description', 'value'], /./, fn, evaluator);
    properties[parameter.name] = { ...typeOf(parameter), ...(said === null ? {} : { description: said }) };
    if (parameter.default === null) required.push(parameter.name);
  }
  const schema = { type: 'object', properties, ...(required.length === 0 ? {} : { required }) };
  return { name, description, schema, known: true, place: fn.fact.place };
}

/** What the framework passes, not the model. */
function isHandedIn({ type, decorators }: Parameter): boolean {
  return (
    /CancellationToken|ToolContext|Kernel\b|IServiceProvider|McpServer|RequestContext|Exchange\b/.test(
      type ?? '',
    ) ||
    decorators.some((one) =>
      /^(?:FromKernelServices|FromServices|MemoryId|ToolMemoryId)$/.test(annotationName(one)),
    )
  );
}

function typeOf({ type }: Parameter): Record<string, unknown> {
  const text = type ?? '';
  if (/(?:\[\]|List|Array|Enumerable|Collection|Set)\b|<.*>/.test(text)) return { type: 'array' };
  if (/^(?:[Ii]nt(?:eger)?|[Ll]ong|short|Int\d*)\??$/.test(text)) return { type: 'integer' };
  if (/^(?:[Dd]ouble|[Ff]loat|decimal|BigDecimal)\??$/.test(text)) return { type: 'number' };
  if (/^[Bb]ool(?:ean)?\??$/.test(text)) return { type: 'boolean' };
  return { type: /^[Ss]tring\??$/.test(text) ? 'string' : 'object' };
}

function annotationName(one: Expression): string {
  const named = one.kind === 'call' ? one.callee : one;
  return named.kind === 'name' || named.kind === 'member' ? named.name : '';
}

/** The text of an annotation by the name of its argument, or of the first without a name that looks like it. */
function textIn(
  annotation: Expression,
  names: readonly string[],
  looks: RegExp,
  fn: FunctionInfo,
  evaluator: Evaluator,
): string | null {
  if (annotation.kind !== 'call') return null;
  for (const { name, value } of annotation.arguments) {
    if (name !== null && !names.includes(name)) continue;
    const read = evaluator.valueIn(fn.module, fn.closure, value);
    const lines =
      read.kind === 'list' ? read.items.map((item) => descriptionOf(item.value)) : [descriptionOf(read)];
    const text = lines.every((line) => line !== null) ? lines.join('\n') : null;
    if (text !== null && text !== '' && looks.test(text)) return text;
  }
  return null;
}
