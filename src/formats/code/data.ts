import type { SourceFile } from '../../core/revision.js';
import { parseByEnding } from '../syntax/by-ending.js';
import type { Node } from '../syntax/tree.js';
import type { Value } from './values.js';

/** The content of a data file that a program loads (JSON, YAML, TOML), as a value of the program; null when it cannot be read. */
export function dataValue(file: SourceFile): Value | null {
  const { root } = parseByEnding(file);
  return root === null ? null : valueOf(root, 0);
}

function valueOf(node: Node, depth: number): Value {
  const { place } = node;
  if (depth > 40) return { kind: 'null', place };
  switch (node.kind) {
    case 'list':
      return {
        kind: 'list',
        items: node.items.map((item) => ({
          value: valueOf(item, depth + 1),
          spread: false,
          on: null,
          loop: null,
        })),
        place,
      };
    case 'map':
      return {
        kind: 'record',
        type: null,
        entries: new Map(node.entries.map((entry) => [entry.key, valueOf(entry.value, depth + 1)])),
        rest: [],
        place,
      };
    case 'scalar': {
      const { value } = node;
      if (typeof value === 'string')
        return { kind: 'text', parts: [{ kind: 'text', text: value, place }], place };
      if (typeof value === 'number') return { kind: 'number', value, place };
      if (typeof value === 'boolean') return { kind: 'boolean', value, place };
      return { kind: 'null', place };
    }
  }
}
