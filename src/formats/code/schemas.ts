import type { Tool } from '../../core/prompt.js';
import type { Evaluator } from './evaluate.js';
import type { Expression } from './facts.js';
import { plainText } from './strings.js';
import type { ClassInfo, FunctionInfo, Value } from './values.js';

/* JSON schemas that libraries make of functions (tools) and of classes (structured answers). */

const plainTypes: readonly (readonly [RegExp, unknown])[] = [
  [/^(?:str|string|String|Text|UUID|datetime|date|EmailStr|HttpUrl|Path)$/, { type: 'string' }],
  [/^(?:int|integer|Int|Integer|long|Long)$/, { type: 'integer' }],
  [/^(?:float|number|Decimal|double|Double|Float)$/, { type: 'number' }],
  [/^(?:bool|boolean|Boolean|Bool)$/, { type: 'boolean' }],
];

/** The schema of a type as it is written; classes of the program are followed. */
function schemaOfType(type: string, cls: ClassInfo | null, evaluator: Evaluator, depth: number): unknown {
  const text = type.trim().replace(/^["']|["']$/g, '');
  for (const [test, schema] of plainTypes) if (test.test(text)) return schema;
  const generic = /^(?:[\w.]+\.)?(\w+)\[(.*)\]$/s.exec(text);
  if (generic !== null) {
    const [, name = '', inner = ''] = generic;
    if (/^(?:List|list|Sequence|Iterable|Set|set|Tuple|tuple)$/.test(name))
      return { type: 'array', items: schemaOfType(inner, cls, evaluator, depth + 1) };
    if (/^(?:Optional)$/.test(name))
      return { anyOf: [schemaOfType(inner, cls, evaluator, depth + 1), { type: 'null' }] };
    if (/^(?:Literal)$/.test(name))
      return { type: 'string', enum: inner.split(',').map((one) => one.trim().replace(/^["']|["']$/g, '')) };
    if (/^(?:Dict|dict|Mapping)$/.test(name)) return { type: 'object' };
    if (/^(?:Annotated)$/.test(name))
      return schemaOfType(inner.split(',', 1)[0] ?? '', cls, evaluator, depth + 1);
    if (/^(?:Union)$/.test(name)) return {};
  }
  if (/\|/.test(text)) {
    const kinds = text.split('|').map((one) => one.trim());
    return {
      anyOf: kinds.map((one) =>
        one === 'None' ? { type: 'null' } : schemaOfType(one, cls, evaluator, depth + 1),
      ),
    };
  }
  if (cls !== null && depth < 4 && /^\w+$/.test(text)) {
    const known = cls.closure.get(text) ?? cls.module.env.values.get(text);
    if (known?.kind === 'class') return schemaOfClass(known.cls, evaluator, depth + 1);
  }
  return {};
}

/** The schema of a class with typed fields (pydantic, dataclass, TypedDict), as libraries send it. */
export function schemaOfClass(cls: ClassInfo, evaluator: Evaluator, depth = 0): unknown {
  if (cls.fact.kind === 'enum') {
    const values = [...cls.statics.values()].map((value) => plainText(value)).filter((one) => one !== null);
    return { type: 'string', enum: values, title: cls.name };
  }
  const properties: Record<string, unknown> = {};
  const required: string[] = [];
  for (const base of cls.bases)
    if (base.kind === 'class' && depth < 6) {
      const inherited = schemaOfClass(base.cls, evaluator, depth + 1) as {
        properties?: Record<string, unknown>;
        required?: string[];
      };
      Object.assign(properties, inherited.properties);
      required.push(...(inherited.required ?? []));
    }
  for (const statement of cls.fact.scope.statements) {
    if (statement.kind !== 'assign' || statement.type === null || statement.target.kind !== 'name') continue;
    const { name } = statement.target;
    if (/^ClassVar|^model_config/.test(statement.type) || name.startsWith('_')) continue;
    const { value } = statement;
    const description =
      value.kind === 'call' ? value.arguments.find((one) => one.name === 'description') : undefined;
    const text = description === undefined ? null : literalText(evaluator, cls, description.value);
    const schema = schemaOfType(statement.type, cls, evaluator, depth) as object;
    properties[name] = text === null ? { ...schema } : { description: text, ...schema };
    const optional =
      value.kind !== 'unknown' &&
      !(
        value.kind === 'call' &&
        !value.arguments.some(
          (one) =>
            one.name === 'default' ||
            one.name === 'default_factory' ||
            (one.name === null && one.value.kind !== 'null'),
        )
      );
    if (!optional) required.push(name);
  }
  return {
    ...(cls.fact.docstring === null ? {} : { description: cls.fact.docstring }),
    properties,
    ...(required.length === 0 ? {} : { required }),
    title: cls.name,
    type: 'object',
  };
}

function literalText(evaluator: Evaluator, cls: ClassInfo, expression: Expression): string | null {
  const value: Value = evaluator.valueIn(cls.module, cls.closure, expression);
  if (value.kind !== 'text') return null;
  return value.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

/** A function that is handed to a model: its name, its docstring and its parameters. */
export function toolOfFunction(fn: FunctionInfo, evaluator: Evaluator): Tool {
  const properties: Record<string, unknown> = {};
  const required: string[] = [];
  const sections = docSections(fn.fact.docstring);
  for (const parameter of fn.fact.parameters) {
    if (/^(?:self|cls|ctx|context|config|state|run_context|tool_context|runtime)$/.test(parameter.name))
      continue;
    if (parameter.kind === 'rest' || parameter.kind === 'rest-keywords') continue;
    const schema = parameter.type === null ? {} : schemaOfType(parameter.type, fn.cls, evaluator, 0);
    const about = sections.parameters.get(parameter.name) ?? annotated(parameter.type);
    properties[parameter.name] = about === null ? schema : { ...(schema as object), description: about };
    if (parameter.default === null) required.push(parameter.name);
  }
  let name = fn.name;
  let description = sections.text;
  for (const decorator of fn.fact.decorators) {
    if (decorator.kind !== 'call') continue;
    for (const argument of decorator.arguments) {
      const value = evaluator.valueIn(fn.module, fn.closure, argument.value);
      const text = plainText(value);
      if (text === null) continue;
      if (
        argument.name === 'name_override' ||
        argument.name === 'name' ||
        (argument.name === null && /^\w+$/.test(text))
      )
        name = text;
      if (argument.name === 'description_override' || argument.name === 'description') description = text;
    }
  }
  return {
    name,
    description: description === '' ? null : description,
    schema: { type: 'object', properties, ...(required.length === 0 ? {} : { required }) },
    known: true,
    place: fn.fact.place,
  };
}

function annotated(type: string | null): string | null {
  return /^(?:\w+\.)?Annotated\[.*?,\s*(?:f?["'])(.+)["']\s*\]$/s.exec(type ?? '')?.[1] ?? null;
}

/** The text of a docstring and what its `Args:` say, as the libraries split it. */
function docSections(docstring: string | null): { text: string; parameters: ReadonlyMap<string, string> } {
  const parameters = new Map<string, string>();
  if (docstring === null) return { text: '', parameters };
  const at = /^[ \t]*(?:Args|Arguments|Parameters|Params):[ \t]*$/m.exec(docstring);
  if (at === null) return { text: docstring, parameters };
  const rest = docstring.slice(at.index + at[0].length);
  const end = /^[ \t]*(?:Returns?|Raises|Yields|Examples?|Notes?):/m.exec(rest)?.index ?? rest.length;
  let current: { readonly name: string; readonly indent: number } | null = null;
  for (const line of rest.slice(0, end).split('\n')) {
    const indent = line.length - line.trimStart().length;
    const named = /^[ \t]+(\w+)[ \t]*(?:\([^)\n]*\))?:[ \t]*(.*)$/.exec(line);
    // A line further in goes on with the parameter before it.
    if (current !== null && indent > current.indent) {
      const text = `${parameters.get(current.name) ?? ''} ${line.trim()}`.trim();
      parameters.set(current.name, text);
    } else if (named?.[1] !== undefined) {
      current = { name: named[1], indent };
      parameters.set(named[1], named[2] ?? '');
    } else if (line.trim() !== '') current = null;
  }
  return { text: docstring.slice(0, at.index).trim(), parameters };
}
