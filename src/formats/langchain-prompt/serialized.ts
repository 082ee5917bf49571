import { at, listAt, stringAt, type Node } from '../syntax/tree.js';

/** `{lc: 1, type: constructor, id: [module…, Class], kwargs}` */
export function isLc(node: Node | undefined): boolean {
  return at(node, 'lc') !== undefined && listAt(node, 'id') !== undefined;
}

/** `PromptTemplate`; `''` for what is no constructor. */
export function className(node: Node | undefined): string {
  const path = listAt(node, 'id')?.items ?? [];
  return stringAt(path[path.length - 1]) ?? '';
}

/** The arguments of a prompt: those of a constructor, or the map itself. */
export function partsOf(node: Node | undefined): Node | undefined {
  return isLc(node) ? at(node, 'kwargs') : node;
}
