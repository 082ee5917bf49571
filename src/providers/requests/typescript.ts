import { asRecord, compactJson } from './json.js';

/**
 * A tool definition as the TypeScript type that OpenAI's models are shown: the form published with the harmony
 * response format (https://cookbook.openai.com/articles/openai-harmony, "Function calling"):
 *
 *     // Gets the current weather in the provided location.
 *     type get_current_weather = (_: {
 *     // The city and state, e.g. San Francisco, CA
 *     location: string,
 *     format?: "celsius" | "fahrenheit", // default: celsius
 *     }) => any;
 *
 * Null when the schema is too large or too deep to write out.
 */
export function typescriptTool(name: string, description: string | null, schema: unknown): string | null {
  if (compactJson(schema ?? {}) === null) return null;
  const lines: string[] = [];
  if (description !== null && description !== '') lines.push(comment(description));
  const record = asRecord(schema);
  const properties = asRecord(record?.['properties']);
  if (record === null || properties === null || Object.keys(properties).length === 0) {
    lines.push(`type ${name} = () => any;`);
  } else {
    lines.push(`type ${name} = (_: {`);
    lines.push(...propertyLines(record, properties));
    lines.push('}) => any;');
  }
  return `${lines.join('\n')}\n\n`;
}

/** What stands before and after the types of all tools. */
export const typescriptHead = '# Tools\n\n## functions\n\nnamespace functions {\n\n';
export const typescriptTail = '} // namespace functions';

function propertyLines(schema: Record<string, unknown>, properties: Record<string, unknown>): string[] {
  const required = new Set(Array.isArray(schema['required']) ? (schema['required'] as unknown[]) : []);
  const lines: string[] = [];
  for (const [name, value] of Object.entries(properties)) {
    const property = asRecord(value) ?? {};
    if (typeof property['title'] === 'string') lines.push(comment(property['title']), '//');
    if (typeof property['description'] === 'string' && property['description'] !== '') {
      lines.push(comment(property['description']));
    }
    const optional = required.has(name) ? '' : '?';
    const preset =
      property['default'] === undefined
        ? ''
        : ` // default: ${literal(property['default']).replaceAll('"', '')}`;
    lines.push(`${name}${optional}: ${typeOf(property)},${preset}`);
  }
  return lines;
}

function typeOf(schema: unknown): string {
  const record = asRecord(schema);
  if (record === null) return 'any';
  const cases = record['anyOf'] ?? record['oneOf'];
  if (Array.isArray(cases) && cases.length > 0) {
    return (cases as unknown[]).map((one) => typeOf(one)).join(' | ');
  }
  if (Array.isArray(record['enum'])) {
    return (record['enum'] as unknown[]).map((item) => literal(item)).join(' | ');
  }
  if (record['const'] !== undefined) return literal(record['const']);
  const type = record['type'];
  if (Array.isArray(type)) {
    return (type as unknown[]).map((one) => typeOf({ ...record, type: one })).join(' | ');
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
      return arrayOf(record['items']);
    default:
      return objectOf(record);
  }
}

function arrayOf(items: unknown): string {
  if (items === undefined) return 'any[]';
  const element = typeOf(items);
  return element.includes(' | ') ? `Array<${element}>` : `${element}[]`;
}

function objectOf(record: Record<string, unknown>): string {
  const properties = asRecord(record['properties']);
  if (properties === null) return record['type'] === 'object' ? 'object' : 'any';
  return `{\n${propertyLines(record, properties).join('\n')}\n}`;
}

function comment(text: string): string {
  return `// ${text.replaceAll('\n', '\n// ')}`;
}

function literal(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : (compactJson(value) ?? 'any');
}
