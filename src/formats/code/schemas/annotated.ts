import type { Tool } from '../../../core/prompt.js';
import type { Evaluator } from '../evaluate.js';
import type { Expression, Parameter } from '../facts.js';
import type { FunctionInfo } from '../values.js';
import { descriptionOf } from './text.js';

/* Methods whose annotations or attributes describe them to a model, and what their parameters are sent as. */

const toolAnnotation = /^(?:Tool|KernelFunction|McpServerTool|LLMTool|AiTool|McpTool|AIFunction)$/;
export const textAnnotation = /^(?:Description|LLMDescription|SKFunction|P|ToolParam|ToolArg|McpToolParam)$/;

/** `@Tool("…")`, `[KernelFunction("x")] [Description("…")]`: the method is a tool, its parameters are what it takes. */
export function annotatedTool(fn: FunctionInfo, evaluator: Evaluator): Tool | null {
  const marks = fn.fact.decorators;
  const tool = marks.find((one) => toolAnnotation.test(annotationName(one)));
  if (tool === undefined) return null;
  const about = marks.find((one) => /^(?:Description|LLMDescription)$/.test(annotationName(one)));
  const description =
    textIn(tool, ['description', 'value'], /\s/, fn, evaluator) ??
    (about === undefined ? null : textIn(about, ['description', 'value'], /./, fn, evaluator));
  // Without a description a model gets the name and the parameters.
  if (description === null && !isOfLibrary(fn)) return null;
  const name = textIn(tool, ['name', 'Name', 'value'], /^[\w.-]+$/, fn, evaluator) ?? fn.name;
  return { name, description, schema: schemaOfParameters(fn, evaluator), known: true, place: fn.fact.place };
}

/** Whether a file uses a library whose annotation alone makes a method a tool. */
function isOfLibrary({ module }: FunctionInfo): boolean {
  return module.program.imports.some(({ from }) =>
    /^(?:dev\.langchain4j|org\.springframework\.ai|ai\.koog|Microsoft\.SemanticKernel)\b/.test(from),
  );
}

/**
 * `AIFunctionFactory.Create(Method, "name", "description")` of .NET: the method says what is not given.
 * Source: https://learn.microsoft.com/dotnet/api/microsoft.extensions.ai.aifunctionfactory.create, read 2026-11-29.
 */
export function toolOfMethod(
  fn: FunctionInfo,
  given: { readonly name: string | null; readonly description: string | null },
  evaluator: Evaluator,
): Tool {
  const about = fn.fact.decorators.find((one) => annotationName(one) === 'Description');
  const own = about === undefined ? null : textIn(about, ['description'], /./, fn, evaluator);
  const name = given.name ?? fn.name.replace(/Async$/, '');
  return {
    name: name === '' ? 'function' : name,
    description: given.description ?? own,
    schema: schemaOfParameters(fn, evaluator),
    known: true,
    place: fn.fact.place,
  };
}

function schemaOfParameters(fn: FunctionInfo, evaluator: Evaluator): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  const required: string[] = [];
  for (const parameter of fn.fact.parameters) {
    const text = parameter.decorators.find((one) => textAnnotation.test(annotationName(one)));
    if (isHandedIn(parameter)) continue;
    const said = text === undefined ? null : textIn(text, ['description', 'value'], /./, fn, evaluator);
    properties[parameter.name] = { ...typeNamed(parameter.type), ...(said === null ? {} : { description: said }) };
    if (parameter.default === null) required.push(parameter.name);
  }
  return { type: 'object', properties, ...(required.length === 0 ? {} : { required }) };
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

export function typeNamed(type: string | null): Record<string, unknown> {
  const text = type ?? '';
  if (/(?:\[\]|List|Array|Enumerable|Collection|Set)\b|<.*>/.test(text)) return { type: 'array' };
  if (/^(?:[Ii]nt(?:eger)?|[Ll]ong|short|Int\d*)\??$/.test(text)) return { type: 'integer' };
  if (/^(?:[Dd]ouble|[Ff]loat|decimal|BigDecimal)\??$/.test(text)) return { type: 'number' };
  if (/^[Bb]ool(?:ean)?\??$/.test(text)) return { type: 'boolean' };
  return { type: /^[Ss]tring\??$/.test(text) ? 'string' : 'object' };
}

export function annotationName(one: Expression): string {
  const named = one.kind === 'call' ? one.callee : one;
  return named.kind === 'name' || named.kind === 'member' ? named.name : '';
}

/** The text of an annotation by the name of its argument, or of the first without a name that looks like it. */
export function textIn(
  annotation: Expression,
  names: readonly string[],
  looks: RegExp,
  fn: Pick<FunctionInfo, 'module' | 'closure'>,
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
