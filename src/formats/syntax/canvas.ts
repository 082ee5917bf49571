import type { Message, Role, Segment, Tool } from '../../core/prompt.js';
import type { SourceText } from './place.js';
import { undefinedTools } from '../request/tools.js';

/** What the exports of tools in which flows are drawn (n8n, Flowise, Langflow, Dify, Haystack) have in common. */

/** Adds to the edges (or nodes) that are found under one key. */
export function addTo<T>(found: Map<string, T[]>, key: string, value: T): void {
  const list = found.get(key);
  if (list === undefined) found.set(key, [value]);
  else list.push(value);
}

/**
 * The names people see where each is given once, else the ids: a second node called `Agent` must not make
 * the first one another prompt. An id that is only a number is behind the name.
 */
export function distinctNames(nodes: readonly { readonly name: string; readonly id: string }[]): string[] {
  const count = new Map<string, number>();
  for (const { name } of nodes) count.set(name, (count.get(name) ?? 0) + 1);
  return nodes.map(({ name, id }) => {
    if (id === '' || (name !== '' && count.get(name) === 1)) return name;
    return name === '' || /^[A-Za-z]/.test(id) ? id : `${name} (${id})`;
  });
}

/** One message of these segments; none where there is nothing in them. */
export function messageOf(role: Role, segments: readonly Segment[]): Message[] {
  const [first] = segments;
  return first === undefined ? [] : [{ role, segments, place: first.place }];
}

/** What the tools of an agent lack, in words for `Prompt.incomplete`: in drawings most are known by their name only. */
export function lacking(tools: readonly Tool[]): string[] {
  return tools.flatMap((tool) =>
    tool.known && tool.schema === null
      ? [`the parameters of the tool \`${tool.name.slice(0, 60)}\``]
      : undefinedTools([tool]),
  );
}

/** `{{ … }}` (or between other marks) in a text, in order: the spans of text between, and what stands inside. Linear. */
export function markedParts(
  source: SourceText,
  open = '{{',
  close = '}}',
): { readonly start: number; readonly end: number; readonly inner: string | null }[] {
  const { text } = source;
  const parts: { start: number; end: number; inner: string | null }[] = [];
  let from = 0;
  for (let at = text.indexOf(open); at !== -1; at = text.indexOf(open, from)) {
    const stop = text.indexOf(close, at + open.length);
    if (stop === -1) break;
    if (at > from) parts.push({ start: from, end: at, inner: null });
    from = stop + close.length;
    parts.push({ start: at, end: from, inner: text.slice(at + open.length, stop).trim() });
  }
  if (from < text.length) parts.push({ start: from, end: text.length, inner: null });
  return parts;
}

/** What an expression is called in a report: one line, not too long. */
export function expressionName(expression: string): string {
  const line = expression.replace(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}

/**
 * The schema of values like an example, as the tools make it from one: `{"a": 1}` → an object with a number
 * `a`. A list is described by its first item.
 */
export function schemaLike(example: unknown): unknown {
  if (example === null || example === undefined) return { type: 'null' };
  if (Array.isArray(example))
    return { type: 'array', items: example.length === 0 ? {} : schemaLike(example[0]) };
  if (typeof example === 'object') {
    const properties = Object.create(null) as Record<string, unknown>;
    for (const [key, value] of Object.entries(example)) properties[key] = schemaLike(value);
    return { type: 'object', properties, required: Object.keys(properties) };
  }
  return { type: typeof example };
}
