import type { Place, ResponseSchema, Tool } from '../../core/prompt.js';
import type { SourceFile } from '../../core/revision.js';
import { problem, type Problem } from '../../core/problem.js';
import { parseJson } from '../syntax/json.js';
import type { SourceText } from '../syntax/place.js';
import { at, firstOf, itemsAt, mapAt, plainValue, stringAt, textAt, type Node } from '../syntax/tree.js';

/**
 * Tools in any vendor's shape (OpenAI Chat and Responses, Anthropic, Gemini, Bedrock Converse, an MCP
 * `tools/list` answer): the name, the description and the parameters' schema are sent; icons, annotations,
 * titles, output schemas and `_meta` are stored but never sent, so they are not read.
 */
export function readTools(node: Node | null | undefined): Tool[] {
  const list =
    firstOf(node, ['tools', 'functions', 'functionDeclarations', 'function_declarations']) ??
    at(node, 'result', 'tools') ??
    node;
  return itemsAt(list).flatMap((item) => readTool(item));
}

function readTool(node: Node): Tool[] {
  const declarations = firstOf(node, ['functionDeclarations', 'function_declarations']);
  if (declarations !== undefined) return itemsAt(declarations).flatMap((item) => readTool(item));
  const name = stringAt(node);
  if (name !== undefined) return [namedTool(name, node.place)];
  const inner =
    mapAt(node, 'function') ??
    mapAt(node, 'toolSpec') ??
    mapAt(node, 'tool_spec') ??
    mapAt(node, 'custom') ??
    node;
  const named = stringAt(inner, 'name');
  const type = stringAt(node, 'type');
  const schemaNode =
    at(inner, 'inputSchema', 'json') ??
    firstOf(inner, ['parameters', 'input_schema', 'inputSchema', 'parametersJsonSchema']);
  if (named === undefined) {
    // A server tool (`{type: web_search}`): what it adds to the request is the vendor's.
    return type === undefined ? [] : [namedTool(type, node.place)];
  }
  const description = stringAt(inner, 'description') ?? null;
  const known = schemaNode !== undefined || description !== null;
  const breakpoint = at(node, 'cache_control') !== undefined;
  return [
    {
      name: named,
      description,
      schema: schemaNode === undefined ? null : plainValue(schemaNode),
      known,
      ...(breakpoint ? { cacheBreakpoint: true } : {}),
      place: node.place,
    },
  ];
}

/** A tool of which the file has the name alone: what is sent about it is not in the repository. */
export function namedTool(name: string, place: Place): Tool {
  return { name, description: null, schema: null, known: false, place };
}

/** What a prompt lacks where some tool is known by its name alone, in words for `Prompt.incomplete`. */
export function undefinedTools(tools: readonly Tool[]): string[] {
  return tools.every((tool) => tool.known) ? [] : ['the definition of a tool is not in the repository'];
}

/** `googleSearch` → `google_search`: how a tool of the vendor's own is called where it is counted. */
export function serverToolName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * The schema of a structured answer: `{type: json_schema, json_schema: {name, schema}}`, Responses'
 * `{type, name, schema}`, Gemini's bare schema, or a JSON string of any of these (`file` is where it stands).
 */
export function readSchema(
  node: Node | null | undefined,
  file?: SourceFile,
): { schema: ResponseSchema | null; problems: readonly Problem[] } {
  if (node === null || node === undefined) return { schema: null, problems: [] };
  const text = textAt(node);
  if (text !== undefined) {
    if (file === undefined || text.text.trim() === '') return { schema: null, problems: [] };
    const { root, problems } = parseEmbeddedJson(text);
    if (root === null) return { schema: null, problems };
    return readSchema(root);
  }
  const outer = mapAt(node, 'json_schema') ?? mapAt(node, 'jsonSchema') ?? node;
  const schemaNode = firstOf(outer, ['schema']);
  const type = stringAt(outer, 'type');
  if (schemaNode === undefined && (type === 'text' || type === 'json_object' || type === 'json')) {
    return { schema: null, problems: [] };
  }
  if (outer.kind !== 'map') return { schema: null, problems: [] };
  const isWrapped = schemaNode !== undefined && schemaNode.kind === 'map';
  const description = isWrapped ? stringAt(outer, 'description') : undefined;
  return {
    schema: {
      name: isWrapped ? (stringAt(outer, 'name') ?? null) : null,
      ...(description === undefined ? {} : { description }),
      schema: plainValue(isWrapped ? schemaNode : outer),
      place: outer.place,
    },
    problems: [],
  };
}

/** JSON inside a scalar (`jsonSchema: |-`), with places in the file where the scalar can be traced. */
export function parseEmbeddedJson(source: SourceText): { root: Node | null; problems: readonly Problem[] } {
  const inner: SourceFile = { path: source.place.path, text: source.text, hadByteOrderMark: false };
  const parsed = parseJson(inner);
  const problems = parsed.problems.map((found) => {
    const offset = offsetOfLine(source.text, found.line ?? 1);
    return problem(found.reason, found.path, source.placeOf(offset, offset).line, found.detail);
  });
  return { root: parsed.root === null ? null : moved(parsed.root, source), problems };
}

function offsetOfLine(text: string, line: number): number {
  let offset = 0;
  for (let current = 1; current < line; current++) {
    const newline = text.indexOf('\n', offset);
    if (newline === -1) break;
    offset = newline + 1;
  }
  return offset;
}

/** A tree read from decoded text, with its places in the file it was decoded from. */
function moved(node: Node, source: SourceText): Node {
  const place = source.placeOf(node.place.start, node.place.end);
  if (node.kind === 'list')
    return { kind: 'list', items: node.items.map((item) => moved(item, source)), place };
  if (node.kind === 'map') {
    const entries = node.entries.map((entry) => ({
      key: entry.key,
      keyPlace: source.placeOf(entry.keyPlace.start, entry.keyPlace.end),
      value: moved(entry.value, source),
    }));
    return { kind: 'map', entries, place };
  }
  const inner = node.source;
  return {
    ...node,
    place,
    source: {
      text: inner.text,
      place,
      exact: inner.exact && source.exact,
      placeOf: (start, end) => {
        const at = inner.placeOf(start, end);
        return source.placeOf(at.start, at.end);
      },
    },
  };
}
