import type { Value } from '../values.js';
import { placeOf } from '../evaluate/inspect.js';
import { lastName, literal } from '../strings.js';

/*
 * Tools and schemas as Go and C# write them: in fields that begin with a capital, with constants of the library for types. They
 * are sent as JSON under the names that every other language writes. Sources, read 2026-11-29:
 * https://pkg.go.dev/github.com/sashabaranov/go-openai/jsonschema, https://pkg.go.dev/github.com/openai/openai-go,
 * https://pkg.go.dev/github.com/anthropics/anthropic-sdk-go, https://pkg.go.dev/google.golang.org/genai#Schema,
 * https://pkg.go.dev/github.com/tmc/langchaingo/llms.
 */

const fields: ReadonlySet<string> = new Set([
  'Name', 'Description', 'Parameters', 'Function', 'FunctionDeclarations', 'InputSchema', 'Type', 'Properties', 'Required',
  'Items', 'Enum', 'Strict', 'OfTool', 'OfFunction', 'AdditionalProperties', 'AnyOf', 'OneOf', 'Format', 'Nullable',
  'Minimum', 'Maximum', 'Default', 'Schema', 'JSONSchema', 'CacheControl',
]);
const types = /(?:^|\.)(?:DataType|Type|SchemaType)?(Object|String|Number|Integer|Array|Boolean|Null)$/;
/** Functions that only make a pointer or an optional value. */
const wraps = /^(?:String|Int|Bool|Float|F|Ptr|ToPtr|Opt|NewOpt)$/;
const maxDepth = 16;

/**
 * A value of a Go or C# program with the names and constants of JSON; any other value as it is. `areOwnNames` where the keys of a
 * record are names that the author chose: those of a schema's properties.
 */
export function inJson(value: Value, areOwnNames = false, depth = 0): Value {
  if (depth > maxDepth) return value;
  const inside = (one: Value, areNames = false): Value => inJson(one, areNames, depth + 1);
  switch (value.kind) {
    case 'record': {
      if (!/\.(?:go|cs)$/.test(value.place.path)) return value;
      const names = [...value.entries.keys()];
      // The keys of a map are the author's own names as well.
      const isMap = areOwnNames || value.type?.startsWith('map[') === true;
      const isStruct = !isMap && names.some((name) => fields.has(name));
      const entries = [...value.entries].map(([name, one]): readonly [string, Value] => {
        const key = isStruct ? name.charAt(0).toLowerCase() + name.slice(1) : name;
        if (areOwnNames) return [key, inside(one)];
        return [key, (/^type$/i.test(name) ? typeOf(one) : null) ?? inside(one, /^properties$/i.test(name))];
      });
      return { ...value, entries: new Map(entries) };
    }
    case 'list':
      return { ...value, items: value.items.map((item) => ({ ...item, value: inside(item.value) })) };
    case 'choice':
      return { ...value, arms: value.arms.map((arm) => inside(arm, areOwnNames)) };
    case 'made': {
      const [first, ...others] = value.args.positional;
      const name = lastName(value.callee);
      const { path } = value.place;
      const isWrapped = (path.endsWith('.go') && others.length === 0 && wraps.test(name)) || (path.endsWith('.cs') && name === 'FromObjectAsJson');
      return first !== undefined && isWrapped ? inside(first, areOwnNames) : value;
    }
    default:
      return value;
  }
}

/** `jsonschema.Object`, `genai.TypeString`: the type of JSON as text; null for any other value. */
function typeOf(value: Value): Value | null {
  if (value.kind !== 'external' && value.kind !== 'member') return null;
  const type = types.exec(value.name)?.[1];
  return type === undefined ? null : literal(type.toLowerCase(), placeOf(value));
}
