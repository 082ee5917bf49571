import { addTo } from '../syntax/canvas.js';
import { at, entriesAt, itemsAt, scalarTextAt, stringAt, type Node } from '../syntax/tree.js';

/** One component of a flow. */
export interface Component {
  readonly node: Node;
  readonly id: string;
  readonly type: string;
  readonly name: string;
  /** Field → what describes it; its `value` is what is set. */
  readonly fields: ReadonlyMap<string, Node>;
}

/** What leads from an output of a component into a field of another. */
export interface Edge {
  readonly source: string;
  readonly output: string;
  readonly target: string;
  readonly field: string;
}

/** A flow as it is drawn: its components and the edges between them. */
export class Flow {
  /** By id. */
  readonly components = new Map<string, Component>();
  /** Components that hold components of their own, which are not read. */
  readonly groups: { readonly name: string; readonly line: number }[] = [];
  private readonly into = new Map<string, Edge[]>();
  private readonly outOf = new Map<string, Edge[]>();

  constructor(data: Node) {
    for (const node of itemsAt(data, 'nodes')) {
      const inner = at(node, 'data');
      const nodeId = scalarTextAt(node, 'id') ?? scalarTextAt(inner, 'id') ?? '';
      if (nodeId === '') continue;
      const name = stringAt(inner, 'node', 'display_name') ?? stringAt(inner, 'display_name') ?? '';
      if (at(inner, 'node', 'flow', 'data') !== undefined) {
        this.groups.push({ name, line: node.place.line });
        continue;
      }
      const fields = new Map(entriesAt(inner, 'node', 'template').map((entry) => [entry.key, entry.value]));
      this.components.set(nodeId, { node, id: nodeId, type: stringAt(inner, 'type') ?? '', name, fields });
    }
    for (const item of itemsAt(data, 'edges')) {
      const edge = edgeOf(item);
      if (edge === null || !this.components.has(edge.source)) continue;
      addTo(this.into, `${edge.target} ${edge.field}`, edge);
      addTo(this.outOf, edge.source, edge);
    }
  }

  edgesInto(component: Component, field: string): readonly Edge[] {
    return this.into.get(`${component.id} ${field}`) ?? [];
  }

  edgesOutOf(component: Component): readonly Edge[] {
    return this.outOf.get(component.id) ?? [];
  }
}

/** The ends of an edge: in `data`, or in handles that are JSON with `œ` for the quotes, before that `type|field|id`. */
function edgeOf(item: Node): Edge | null {
  const source = scalarTextAt(item, 'source');
  const target = scalarTextAt(item, 'target');
  if (source === undefined || target === undefined) return null;
  const from = (stringAt(item, 'sourceHandle') ?? '').slice(0, 5_000);
  const to = (stringAt(item, 'targetHandle') ?? '').slice(0, 5_000);
  const field =
    stringAt(item, 'data', 'targetHandle', 'fieldName') ??
    /fieldNameœ: ?œ([^œ]{1,200})œ/.exec(to)?.[1] ??
    (to.includes('|') ? to.split('|')[1] : undefined);
  const output =
    stringAt(item, 'data', 'sourceHandle', 'name') ?? /[{ ,]œnameœ: ?œ([^œ]{1,200})œ/.exec(from)?.[1];
  return field === undefined ? null : { source, target, field, output: output ?? '' };
}
