import type { Evaluator } from '../evaluate.js';
import { structTag, type Expression, type Statement } from '../facts.js';
import type { Arguments, ClassInfo, FunctionInfo, Module, Value } from '../values.js';

/*
 * The JSON schema that libraries make of a Go struct and its tags. Sources, read 2026-11-29:
 * https://pkg.go.dev/encoding/json#Marshal (names, `omitempty`), https://pkg.go.dev/github.com/invopop/jsonschema
 * (`jsonschema:"description=…"`, `jsonschema_description`), https://pkg.go.dev/github.com/google/jsonschema-go/jsonschema
 * (`jsonschema:"…"` is the description), https://pkg.go.dev/charm.land/fantasy/schema (`description`, `enum`).
 */

const maxDepth = 6;

/** The schema of the first parameter that is a struct with tags, as a tool's typed handler has it; null where none is. */
export function schemaOfHandler(fn: FunctionInfo, evaluator: Evaluator): Record<string, unknown> | null {
  for (const { type } of fn.fact.parameters) {
    const cls = structOf(type, fn, evaluator);
    if (cls !== null && fieldsOf(cls).some(({ tag }) => tag !== null)) return schemaOfStruct(cls, evaluator, 0);
  }
  return null;
}

function schemaOfStruct(cls: ClassInfo, evaluator: Evaluator, depth: number): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  const required: string[] = [];
  for (const { name, type, tag } of fieldsOf(cls)) {
    const [written = '', ...options] = (tag === null ? '' : tagged(tag, 'json')).split(',');
    if (written === '-') continue;
    const key = written === '' ? name : written;
    const choices = tag === null ? '' : tagged(tag, 'enum');
    const about = tag === null ? '' : describedBy(tag);
    properties[key] = {
      ...schemaOfType(type, cls, evaluator, depth),
      ...(about === '' ? {} : { description: about }),
      ...(choices === '' ? {} : { enum: choices.split(',').map((one) => one.trim()) }),
    };
    if (!options.includes('omitempty') && !options.includes('omitzero')) required.push(key);
  }
  return { type: 'object', properties, ...(required.length === 0 ? {} : { required }) };
}

function schemaOfType(
  type: string,
  cls: ClassInfo,
  evaluator: Evaluator,
  depth: number,
): Record<string, unknown> {
  const bare = type.replace(/^\*/, '');
  if (bare.startsWith('[]'))
    return bare === '[]byte'
      ? { type: 'string' }
      : { type: 'array', items: schemaOfType(bare.slice(2), cls, evaluator, depth) };
  if (bare === 'string') return { type: 'string' };
  if (bare === 'bool') return { type: 'boolean' };
  if (/^u?int(?:8|16|32|64)?$/.test(bare)) return { type: 'integer' };
  if (/^float(?:32|64)$/.test(bare)) return { type: 'number' };
  const inner = depth < maxDepth ? structOf(bare, cls, evaluator) : null;
  return inner === null ? { type: 'object' } : schemaOfStruct(inner, evaluator, depth + 1);
}

/** The struct that a type names, in the package or in another one of the repository. */
function structOf(
  type: string | null,
  { module, closure }: Scope,
  evaluator: Evaluator,
): ClassInfo | null {
  const match = /^\*?(?:(\w+)\.)?([A-Za-z_]\w*)$/.exec(type ?? '');
  if (match === null) return null;
  const place = { path: module.path, line: 1, column: 1, start: 0, end: 0 };
  const [, of, name = ''] = match;
  const written: Expression =
    of === undefined
      ? { kind: 'name', name, place }
      : { kind: 'member', object: { kind: 'name', name: of, place }, name, place };
  const value = evaluator.valueIn(module, closure, written);
  return value.kind === 'class' ? value.cls : null;
}

/** Arguments with the fields of the program's own structs under the names of their tags, as they are sent. */
export function withTags(args: Arguments, module: Module, evaluator: Evaluator): Arguments {
  if (module.program.language !== 'go') return args;
  const scope = { module, closure: module.env };
  return { ...args, positional: args.positional.map((one) => inTags(one, null, scope, evaluator, 0)) };
}

/** `type` is that of the field or the list that a value is in: Go leaves it out inside a list. */
function inTags(value: Value, type: string | null, scope: Scope, evaluator: Evaluator, depth: number): Value {
  if (depth > maxDepth) return value;
  if (value.kind === 'list') {
    const inner = type?.startsWith('[]') === true ? type.slice(2) : null;
    const items = value.items.map((item) => ({
      ...item,
      value: inTags(item.value, inner, scope, evaluator, depth + 1),
    }));
    return { ...value, items };
  }
  if (value.kind !== 'record') return value;
  const cls = structOf(value.type ?? type, scope, evaluator);
  const fields = new Map((cls === null ? [] : fieldsOf(cls)).map((field) => [field.name, field]));
  const entries = [...value.entries].map(([name, one]): readonly [string, Value] => {
    const field = fields.get(name);
    const [written = ''] = (field?.tag == null ? '' : tagged(field.tag, 'json')).split(',');
    return [
      written === '' ? name : written,
      inTags(one, field?.type ?? null, cls ?? scope, evaluator, depth + 1),
    ];
  });
  return { ...value, entries: new Map(entries) };
}

type Scope = Pick<ClassInfo, 'module' | 'closure'>;

interface Field {
  readonly name: string;
  readonly type: string;
  readonly tag: string | null;
}

function fieldsOf(cls: ClassInfo): Field[] {
  return cls.fact.scope.statements.flatMap((one: Statement): Field[] => {
    if (one.kind !== 'assign' || one.target.kind !== 'name') return [];
    const [tag] = one.decorators.flatMap((decorator) =>
      decorator.kind === 'call' && decorator.callee.kind === 'name' && decorator.callee.name === structTag
        ? decorator.arguments.map(({ value }) => (value.kind === 'text' ? value.value : ''))
        : [],
    );
    // What begins with a small letter is not exported, so no library sees it.
    return /^\p{Lu}/u.test(one.target.name)
      ? [{ name: one.target.name, type: one.type ?? '', tag: tag ?? null }]
      : [];
  });
}

/** `json:"name,omitempty" description:"…"`: the value of one key; '' where the tag has none. */
function tagged(tag: string, key: string): string {
  const found = new RegExp(`(?:^|\\s)${key}:"((?:[^"\\\\]|\\\\.)*)"`).exec(tag)?.[1] ?? '';
  return found.replace(/\\(.)/g, '$1');
}

function describedBy(tag: string): string {
  const own = tagged(tag, 'description') || tagged(tag, 'jsonschema_description');
  if (own !== '') return own;
  const schema = tagged(tag, 'jsonschema');
  const named = /(?:^|,)description=((?:[^,\\]|\\.)*)/.exec(schema)?.[1];
  // A list of `key=value` without a description says nothing of the field.
  return named ?? (/^\w+=|^required\b/.test(schema) ? '' : schema);
}
