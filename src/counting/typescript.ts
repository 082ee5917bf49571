import { asRecord, compactJson } from './json.js';

/** What differs between generations of models in how their tools are written out. */
export interface TypescriptStyle {
  /** What opens the parameters: `(_: {`, or `(_:{`. */
  readonly opening: string;
  /** Spaces before the properties of a nested object. */
  readonly indent: number;
  /** Whether the descriptions of a nested object's properties are sent. */
  readonly nestedDescriptions: boolean;
}

/**
 * The definitions of all tools as the TypeScript types that OpenAI's models are shown: the form published with the
 * harmony response format (https://github.com/openai/harmony, docs/format.md, "Function calling"):
 *
 *     # Tools
 *
 *     ## functions
 *
 *     namespace functions {
 *
 *     // Gets the current weather in the provided location.
 *     type get_current_weather = (_: {
 *     // The city and state, e.g. San Francisco, CA
 *     location: string,
 *     format?: "celsius" | "fahrenheit", // default: celsius
 *     }) => any;
 *
 *     } // namespace functions
 *
 * It is cut where no token spans the cut, so that each tool can be counted by itself: a tool's piece begins with the
 * end of the line before it.
 */
export const typescriptHead = '# Tools\n\n## functions\n\nnamespace functions';
export const typescriptTail = ';\n\n} // namespace functions';

/** The piece of one tool, null when its schema is too large or too deep to write out. */
export function typescriptTool(
  name: string,
  description: string | null,
  schema: unknown,
  position: 'first' | 'further',
  style: TypescriptStyle,
): string | null {
  if (compactJson(schema ?? {}) === null) return null;
  const lines = [position === 'first' ? ' {' : ';', ''];
  if (description !== null && description !== '') lines.push(`// ${description}`);
  const record = asRecord(expanded(schema));
  const properties = asRecord(record?.['properties']);
  if (record === null || properties === null || Object.keys(properties).length === 0) {
    lines.push(`type ${name} = () => any`);
  } else {
    lines.push(`type ${name} = ${style.opening}`);
    if (style.nestedDescriptions) lines.push(...commentLines(record, ''));
    lines.push(...propertyLines(record, properties, 0, style));
    lines.push('}) => any');
  }
  return lines.join('\n');
}

/** Definitions by their reference, as they are written out: where they are used. */
const mostExpanded = 200;

/**
 * A schema with its `$ref`s replaced by what they name (`#/$defs/Item`), which is how a reference reaches the model: as a
 * type in place. A definition that holds itself stays a reference, which is written `any`.
 */
function expanded(schema: unknown): unknown {
  const root = asRecord(schema);
  const definitions = { ...asRecord(root?.['definitions']), ...asRecord(root?.['$defs']) };
  if (root === null || Object.keys(definitions).length === 0) return schema;
  let left = mostExpanded;
  const inside = (value: unknown, open: readonly string[]): unknown => {
    if (Array.isArray(value)) return (value as unknown[]).map((one) => inside(one, open));
    const record = asRecord(value);
    if (record === null) return value;
    const name = /^#\/(?:\$defs|definitions)\/([^/]+)$/.exec(
      typeof record['$ref'] === 'string' ? record['$ref'] : '',
    )?.[1];
    if (name !== undefined && Object.hasOwn(definitions, name) && !open.includes(name) && left > 0) {
      left -= 1;
      const beside = without(record, ['$ref']);
      const named = asRecord(inside(definitions[name], [...open, name])) ?? {};
      return { ...named, ...beside };
    }
    return Object.fromEntries(Object.entries(record).map(([key, one]) => [key, inside(one, open)]));
  };
  const rest = without(root, ['$defs', 'definitions']);
  return inside(rest, []);
}

function without(
  record: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

function propertyLines(
  schema: Record<string, unknown>,
  properties: Record<string, unknown>,
  depth: number,
  style: TypescriptStyle,
): string[] {
  const required = new Set(Array.isArray(schema['required']) ? (schema['required'] as unknown[]) : []);
  const margin = ' '.repeat(depth * style.indent);
  const lines: string[] = [];
  for (const [name, value] of Object.entries(properties)) {
    const property = asRecord(value) ?? {};
    if (depth === 0 || style.nestedDescriptions) {
      lines.push(...commentLines(property, margin));
    }
    const optional = required.has(name) ? '' : '?';
    const preset = property['default'] === undefined ? '' : ` // default: ${bare(property['default'])}`;
    lines.push(`${margin}${name}${optional}: ${typeOf(property, depth, style)},${preset}`);
  }
  return lines;
}

/** What a schema says of itself, above what it describes: its title, an empty line where both are there, its description. */
function commentLines({ title, description }: Record<string, unknown>, margin: string): string[] {
  const lines = typeof title === 'string' ? [`${margin}// ${title}`] : [];
  if (typeof description === 'string' && description !== '') {
    if (lines.length > 0) lines.push(`${margin}//`);
    lines.push(`${margin}// ${description}`);
  }
  return lines;
}

function typeOf(schema: unknown, depth: number, style: TypescriptStyle): string {
  const record = asRecord(schema);
  if (record === null) return 'any';
  const cases = record['anyOf'] ?? record['oneOf'];
  if (Array.isArray(cases) && cases.length > 0) {
    return (cases as unknown[]).map((one) => typeOf(one, depth, style)).join(' | ');
  }
  if (Array.isArray(record['enum'])) {
    return (record['enum'] as unknown[]).map((item) => literal(item)).join(' | ');
  }
  const type = record['type'];
  if (Array.isArray(type)) {
    return (type as unknown[]).map((one) => typeOf({ ...record, type: one }, depth, style)).join(' | ');
  }
  switch (type) {
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
    case 'boolean':
    case 'null':
      return type;
    case 'array':
      return record['items'] === undefined ? 'any[]' : `${typeOf(record['items'], depth, style)}[]`;
    default:
      return objectOf(record, depth, style);
  }
}

function objectOf(record: Record<string, unknown>, depth: number, style: TypescriptStyle): string {
  const properties = asRecord(record['properties']);
  if (properties === null) return record['type'] === 'object' ? 'object' : 'any';
  const margin = ' '.repeat(depth * style.indent);
  return `{\n${propertyLines(record, properties, depth + 1, style).join('\n')}\n${margin}}`;
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : (compactJson(value) ?? 'any');
}

/** A default as it is written behind the property: a string without quotation marks. */
function bare(value: unknown): string {
  return typeof value === 'string' ? value : (compactJson(value) ?? '');
}
