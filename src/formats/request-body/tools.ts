import type { Tool } from '../../core/prompt.js';
import { namedTool, readTools, serverToolName } from '../request/tools.js';
import { at, booleanAt, itemsAt, stringAt, type MapNode, type Node } from '../syntax/tree.js';

/** The tools of a request: the body's own, the provider's by their names, and in words what more they add. */
export function toolsIn(
  node: Node | undefined,
  body: MapNode,
): { tools: Tool[]; serverTools: string[]; missing: string[] } {
  const serverTools = new Set<string>();
  const missing = new Set<string>();
  const tools: Tool[] = [];
  const unknown = (name: string, place: Tool['place']) => tools.push(namedTool(name, place));
  const read = (item: Node): void => {
    if (at(item, 'cachePoint') !== undefined) {
      const last = tools.pop();
      if (last !== undefined) tools.push({ ...last, cacheBreakpoint: true });
      return;
    }
    if (booleanAt(item, 'defer_loading') === true) {
      missing.add('tools that are only loaded when the model searches for them');
      return;
    }
    if (stringAt(item, 'type') === 'namespace') {
      itemsAt(item, 'tools').forEach(read);
      return;
    }
    if (at(item, 'input_examples') !== undefined) missing.add('the examples of how a tool is called');
    const hosted = stringAt(item, 'systemTool', 'name');
    if (hosted !== undefined) {
      unknown(hosted, item.place);
      return;
    }
    const type = stringAt(item, 'type');
    if (type !== undefined && type !== 'function' && type !== 'custom') {
      // `web_search_20250305` and `web_search_preview` are one tool at different dates.
      serverTools.add(type.replace(/_(?:\d{8}|preview(?:_\d{4}_\d{2}_\d{2})?)$/, ''));
      tools.push(...readTools(item));
      return;
    }
    const own = readTools(item);
    tools.push(...own);
    if (own.length > 0 || item.kind !== 'map') return;
    // Gemini's `{googleSearch: {}}`.
    const [only] = item.entries;
    if (only === undefined || item.entries.length !== 1) return;
    const name = serverToolName(only.key);
    if (name === 'function_declarations') return;
    serverTools.add(/^google_search/.test(name) ? 'web_search' : name);
    unknown(name, item.place);
  };
  itemsAt(node).forEach(read);
  for (const server of itemsAt(body, 'mcp_servers'))
    unknown(`mcp server ${stringAt(server, 'name') ?? ''}`.trim(), server.place);
  const searches =
    at(body, 'web_search_options') !== undefined ||
    itemsAt(body, 'plugins').some((plugin) => stringAt(plugin, 'id') === 'web');
  if (searches) {
    serverTools.add('web_search');
    missing.add('what the search of the web adds');
  }
  return { tools, serverTools: [...serverTools], missing: [...missing] };
}
