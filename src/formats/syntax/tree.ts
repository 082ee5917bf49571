import type { Place } from '../../core/prompt.js';
import type { Problem } from '../../core/problem.js';
import type { SourceText } from './place.js';

/**
 * What YAML, JSON, TOML and front matter are read into: one kind of tree, so that a format need not care which
 * it was. Every scalar has its decoded text and its place.
 */
export type Node = ScalarNode | ListNode | MapNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The decoded text for a string; for anything else the text as written (`0.20`, `true`). */
  readonly source: SourceText;
  readonly place: Place;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly place: Place;
}

export interface MapNode {
  readonly kind: 'map';
  /** In file order; a key that is given twice stands here twice and the last one counts (as in most readers). */
  readonly entries: readonly Entry[];
  readonly place: Place;
}

export interface Entry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: Node;
}

export interface Parsed {
  /** Null when nothing could be read. */
  readonly root: Node | null;
  readonly problems: readonly Problem[];
}

/** Anything nested deeper is a Problem, not a stack overflow. */
export const maxDepth = 100;

type Step = string | number;

/** The node at a path of keys and indexes, undefined when there is none. */
export function at(node: Node | null | undefined, ...path: readonly Step[]): Node | undefined {
  let current: Node | undefined = node ?? undefined;
  for (const step of path) {
    if (current === undefined) return undefined;
    if (typeof step === 'number') current = current.kind === 'list' ? current.items[step] : undefined;
    else current = current.kind === 'map' ? valueOf(current, step) : undefined;
  }
  return current;
}

function valueOf(map: MapNode, key: string): Node | undefined {
  for (let index = map.entries.length - 1; index >= 0; index--) {
    const entry = map.entries[index];
    if (entry?.key === key) return entry.value;
  }
  return undefined;
}

/** The first of several spellings of a key that the map has (`max_tokens`, `maxTokens`). */
export function firstOf(node: Node | null | undefined, keys: readonly string[]): Node | undefined {
  for (const key of keys) {
    const found = at(node, key);
    if (found !== undefined && !isNull(found)) return found;
  }
  return undefined;
}

/** The text of a string (not of a number or boolean), undefined for anything else. */
export function textAt(node: Node | null | undefined, ...path: readonly Step[]): SourceText | undefined {
  const found = at(node, ...path);
  return found?.kind === 'scalar' && typeof found.value === 'string' ? found.source : undefined;
}

/** A string's value, undefined for anything else. */
export function stringAt(node: Node | null | undefined, ...path: readonly Step[]): string | undefined {
  return textAt(node, ...path)?.text;
}

/** Any scalar's text but null's: `3.5`, `true`, `gpt-4o`. */
export function scalarTextAt(node: Node | null | undefined, ...path: readonly Step[]): string | undefined {
  const found = at(node, ...path);
  return found?.kind === 'scalar' && found.value !== null ? found.source.text : undefined;
}

/** A finite number, also one written as a string (`"256"`, `1_000` excluded). */
export function numberAt(node: Node | null | undefined, ...path: readonly Step[]): number | undefined {
  const found = at(node, ...path);
  if (found?.kind !== 'scalar') return undefined;
  if (typeof found.value === 'number') return Number.isFinite(found.value) ? found.value : undefined;
  if (
    typeof found.value !== 'string' ||
    !/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(found.value)
  ) {
    return undefined;
  }
  const value = Number(found.value);
  return Number.isFinite(value) ? value : undefined;
}

/** A boolean, also one written as a string (`"true"`). */
export function booleanAt(node: Node | null | undefined, ...path: readonly Step[]): boolean | undefined {
  const found = at(node, ...path);
  if (found?.kind !== 'scalar') return undefined;
  if (typeof found.value === 'boolean') return found.value;
  if (found.value === 'true') return true;
  if (found.value === 'false') return false;
  return undefined;
}

export function mapAt(node: Node | null | undefined, ...path: readonly Step[]): MapNode | undefined {
  const found = at(node, ...path);
  return found?.kind === 'map' ? found : undefined;
}

export function listAt(node: Node | null | undefined, ...path: readonly Step[]): ListNode | undefined {
  const found = at(node, ...path);
  return found?.kind === 'list' ? found : undefined;
}

/** The items of a list; a single value counts as a list of one; nothing as none. */
export function itemsAt(node: Node | null | undefined, ...path: readonly Step[]): readonly Node[] {
  const found = at(node, ...path);
  if (found === undefined || isNull(found)) return [];
  return found.kind === 'list' ? found.items : [found];
}

/** The entries of a map, of nothing: none. */
export function entriesAt(node: Node | null | undefined, ...path: readonly Step[]): readonly Entry[] {
  return mapAt(node, ...path)?.entries ?? [];
}

export function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** Whether the map has all of these keys. */
export function hasKeys(node: Node | null | undefined, ...keys: readonly string[]): boolean {
  return keys.every((key) => at(node, key) !== undefined);
}

/** The plain value, for schemas and tools: what `JSON.stringify` then writes as it is sent. */
export function plainValue(node: Node | null | undefined): unknown {
  if (node === undefined || node === null) return undefined;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map((item) => plainValue(item));
  // A key such as `__proto__` must stay an ordinary key.
  const value = Object.create(null) as Record<string, unknown>;
  for (const entry of node.entries) value[entry.key] = plainValue(entry.value);
  return value;
}

/** What `walk` tells of each node: the keys that lead to it, and the map or list that holds it. */
export interface WalkStep {
  readonly node: Node;
  readonly path: readonly string[];
  readonly key: string | null;
  readonly parent: Node | null;
}

/** Every node of the tree from the outside in, in file order. `visit` answers false to leave out what is below. */
export function walk(root: Node | null | undefined, visit: (step: WalkStep) => boolean | undefined): void {
  if (root === null || root === undefined) return;
  const open: WalkStep[] = [{ node: root, path: [], key: null, parent: null }];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (visit(step) === false) continue;
    const { node, path } = step;
    if (node.kind === 'list') {
      for (let index = node.items.length - 1; index >= 0; index--) {
        const item = node.items[index];
        if (item !== undefined)
          open.push({ node: item, path: [...path, String(index)], key: step.key, parent: node });
      }
    } else if (node.kind === 'map') {
      for (let index = node.entries.length - 1; index >= 0; index--) {
        const entry = node.entries[index];
        if (entry !== undefined) {
          open.push({ node: entry.value, path: [...path, entry.key], key: entry.key, parent: node });
        }
      }
    }
  }
}
