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
/** Fields of one schema, so that structs within structs stay small. */
const maxFields = 1_000;

/** A schema that is being put together. */
interface Making {
  readonly evaluator: Evaluator;
  /** Structs around the one that is looked at; a struct within itself is not repeated. */
  readonly around: readonly ClassInfo[];
  readonly count: { fields: number };
}

/** The schema of the first parameter that is a struct with tags, as a tool's typed handler has it; null where none is. */
export function schemaOfHandler(fn: FunctionInfo, evaluator: Evaluator): Record<string, unknown> | null {
  for (const { type } of fn.fact.parameters) {
    const cls = structOf(type, fn, evaluator);
    if (cls !== null && fieldsOf(cls, evaluator).some(({ tag }) => tag !== null))
      return schemaOfStruct(cls, { evaluator, around: [], count: { fields: 0 } });
  }
  return null;
}

function schemaOfStruct(cls: ClassInfo, making: Making): Record<string, unknown> {
  const inside: Making = { ...making, around: [...making.around, cls] };
  const properties: Record<string, unknown> = {};
  const required: string[] = [];
  for (const { name, type, tag, of } of fieldsOf(cls, making.evaluator)) {
    const [written = '', ...options] = (tag === null ? '' : tagged(tag, 'json')).split(',');
    if (written === '-' || ++making.count.fields > maxFields) continue;
    const key = written === '' ? name : written;
    const about = tag === null ? '' : describedBy(tag);
    const choices = tag === null ? [] : choicesIn(tag);
    properties[key] = {
      ...schemaOfType(type, of, inside),
      ...(about === '' ? {} : { description: about }),
      ...(choices.length === 0 ? {} : { enum: choices }),
    };
    if (!options.includes('omitempty') && !options.includes('omitzero')) required.push(key);
  }
  return { type: 'object', properties, ...(required.length === 0 ? {} : { required }) };
}

/** `of` is the struct that has a field of the type. */
function schemaOfType(type: string, of: ClassInfo, making: Making): Record<string, unknown> {
  const bare = type.replace(/^\*/, '');
  if (bare === '[]byte' || bare === 'string') return { type: 'string' };
  const items = /^\[\d*\](.+)$/s.exec(bare)?.[1];
  if (items !== undefined) return { type: 'array', items: schemaOfType(items, of, making) };
  const values = /^map\[\w+\](.+)$/s.exec(bare)?.[1];
  if (values !== undefined) return { type: 'object', additionalProperties: schemaOfType(values, of, making) };
  if (bare === 'bool') return { type: 'boolean' };
  if (bare === 'time.Time') return { type: 'string', format: 'date-time' };
  if (/^(?:any|interface\s*\{\s*\}|json\.RawMessage)$/.test(bare)) return {};
  if (/^u?int(?:8|16|32|64)?$/.test(bare)) return { type: 'integer' };
  if (/^float(?:32|64)$/.test(bare)) return { type: 'number' };
  const inner = making.around.length > maxDepth ? null : structOf(bare, of, making.evaluator);
  return inner === null || making.around.includes(inner) ? { type: 'object' } : schemaOfStruct(inner, making);
}

/** The struct that a type names, in the package or in another one of the repository; `Page[Row]` names `Page`. */
function structOf(
  type: string | null,
  { module, closure }: Scope,
  evaluator: Evaluator,
): ClassInfo | null {
  const match = /^\*?(?:(\w+)\.)?([A-Za-z_]\w*)(?:\[.+\])?$/s.exec(type ?? '');
  if (match === null || match[2] === 'map') return null;
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
  const fields = new Map((cls === null ? [] : fieldsOf(cls, evaluator)).map((field) => [field.name, field]));
  const isEmbedded = (name: string): boolean =>
    cls !== null && embeddedIn(cls, evaluator).some((one) => one.name === name);
  const entries = [...value.entries].flatMap(([name, one]): readonly (readonly [string, Value])[] => {
    const field = fields.get(name);
    const [written = ''] = (field?.tag == null ? '' : tagged(field.tag, 'json')).split(',');
    const inner = inTags(one, field?.type ?? (cls === null ? null : name), cls ?? scope, evaluator, depth + 1);
    // The fields of an embedded struct are those of the struct around it.
    if (field === undefined && inner.kind === 'record' && isEmbedded(name))
      return [...inner.entries];
    return [[written === '' ? name : written, inner]];
  });
  return { ...value, entries: new Map(entries) };
}

type Scope = Pick<ClassInfo, 'module' | 'closure'>;

interface Field {
  readonly name: string;
  readonly type: string;
  readonly tag: string | null;
  /** The struct that declares it. */
  readonly of: ClassInfo;
}

/** The fields of a struct, with those of the structs that it embeds. */
function fieldsOf(cls: ClassInfo, evaluator: Evaluator): readonly Field[] {
  const found = new Map<string, Field>();
  const seen = new Set([cls]);
  for (const one of seen) {
    for (const field of ownFieldsOf(one)) if (!found.has(field.name)) found.set(field.name, field);
    for (const embedded of embeddedIn(one, evaluator)) seen.add(embedded);
  }
  return [...found.values()];
}

/** The structs of the repository that a struct embeds, wherever in its file they are declared. */
function embeddedIn(cls: ClassInfo, evaluator: Evaluator): ClassInfo[] {
  return cls.fact.bases.flatMap((base) => {
    const embedded = base.kind === 'name' ? structOf(base.name, cls, evaluator) : null;
    return embedded === null ? [] : [embedded];
  });
}

function ownFieldsOf(cls: ClassInfo): Field[] {
  return cls.fact.scope.statements.flatMap((one: Statement): Field[] => {
    if (one.kind !== 'assign' || one.target.kind !== 'name') return [];
    const [tag] = one.decorators.flatMap((decorator) =>
      decorator.kind === 'call' && decorator.callee.kind === 'name' && decorator.callee.name === structTag
        ? decorator.arguments.map(({ value }) => (value.kind === 'text' ? value.value : ''))
        : [],
    );
    // What begins with a small letter is not exported, so no library sees it.
    return /^\p{Lu}/u.test(one.target.name)
      ? [{ name: one.target.name, type: one.type ?? '', tag: tag ?? null, of: cls }]
      : [];
  });
}

/** `json:"name,omitempty" description:"…"`: the value of one key; '' where the tag has none. */
function tagged(tag: string, key: string): string {
  const found = new RegExp(`(?:^|\\s)${key}:"((?:[^"\\\\]|\\\\.)*)"`).exec(tag)?.[1] ?? '';
  return found.replace(/\\(.)/g, (_, escaped: string) => escapes.get(escaped) ?? escaped);
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
]);

/** `enum:"a,b"`, `jsonschema:"enum=a,enum=b"` */
function choicesIn(tag: string): string[] {
  const own = tagged(tag, 'enum');
  if (own !== '') return own.split(',').map((one) => one.trim());
  return [...tagged(tag, 'jsonschema').matchAll(/(?:^|,)enum=([^,]*)/g)].map(([, one = '']) => one.trim());
}

function describedBy(tag: string): string {
  const own = tagged(tag, 'description') || tagged(tag, 'jsonschema_description');
  if (own !== '') return own;
  const schema = tagged(tag, 'jsonschema');
  const named = /(?:^|,)description=((?:[^,\\]|\\.)*)/.exec(schema)?.[1];
  // A list of `key=value` without a description says nothing of the field.
  return named?.replace(/\\(.)/g, '$1') ?? (/^\w+=|^required\b/.test(schema) ? '' : schema);
}
