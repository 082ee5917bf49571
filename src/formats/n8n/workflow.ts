import { addTo } from '../syntax/canvas.js';
import {
  at,
  booleanAt,
  entriesAt,
  itemsAt,
  numberAt,
  scalarTextAt,
  stringAt,
  type Node,
} from '../syntax/tree.js';

/** What the types of n8n's own AI nodes begin with. */
export const langchain = '@n8n/n8n-nodes-langchain.';

/** One node of a workflow. */
export interface WorkflowNode {
  readonly node: Node;
  readonly name: string;
  /** Without the package: `agent`, `lmChatOpenAi`, `toolWorkflow`; of other packages the whole type. */
  readonly type: string;
  readonly version: number;
  readonly parameters: Node | undefined;
}

/** A workflow as it is drawn: its nodes, and what is connected to each. */
export class Workflow {
  /** By name; disabled ones are not there. */
  readonly nodes = new Map<string, WorkflowNode>();
  /** By kind of connection and node: the nodes that lead into it, with the number of the input. */
  private readonly into = new Map<string, { readonly from: string; readonly input: number }[]>();

  constructor(root: Node) {
    for (const node of itemsAt(root, 'nodes')) {
      const written = stringAt(node, 'type') ?? '';
      const name = scalarTextAt(node, 'name') ?? scalarTextAt(node, 'id') ?? '';
      if (name === '' || written === '' || booleanAt(node, 'disabled') === true) continue;
      this.nodes.set(name, {
        node,
        name,
        type: written.startsWith(langchain) ? written.slice(langchain.length) : written,
        version: numberAt(node, 'typeVersion') ?? 1,
        parameters: at(node, 'parameters'),
      });
    }
    for (const { key: from, value } of entriesAt(root, 'connections')) {
      for (const { key: kind, value: outputs } of entriesAt(value)) {
        if (!kind.startsWith('ai_') || !this.nodes.has(from)) continue;
        for (const connection of itemsAt(outputs).flatMap((output) => itemsAt(output))) {
          const key = `${kind} ${scalarTextAt(connection, 'node') ?? ''}`;
          addTo(this.into, key, { from, input: numberAt(connection, 'index') ?? 0 });
        }
      }
    }
  }

  /** The nodes connected to a node by one kind of connection, by input and then in file order. */
  sources(node: WorkflowNode, kind: string): WorkflowNode[] {
    return [...(this.into.get(`${kind} ${node.name}`) ?? [])]
      .sort((a, b) => a.input - b.input)
      .flatMap(({ from }) => this.nodes.get(from) ?? []);
  }
}

/** What a prompt of such a node lacks: the words n8n writes around it. */
export function ownText(node: WorkflowNode): string {
  return `what n8n writes around a node of type \`${node.type.slice(0, 60)}\``;
}
