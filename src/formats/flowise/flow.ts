import type { Missing } from '../../core/missing.js';
import type {
  Message,
  ModelReference,
  Parameters,
  ResponseSchema,
  Segment,
  Tool,
} from '../../core/prompt.js';
import { sellerOf } from '../request/endpoints.js';
import { addTo, expressionName, markedParts } from '../syntax/canvas.js';
import { hostOf, modelNamed } from '../request/models.js';
import { textSegment, type SourceText } from '../syntax/place.js';
import {
  at,
  booleanAt,
  firstOf,
  itemsAt,
  numberAt,
  scalarTextAt,
  stringAt,
  textAt,
  type Node,
} from '../syntax/tree.js';

/** One node of a flow. */
export interface FlowNode {
  readonly node: Node;
  readonly id: string;
  /** The kind of node: `llmChain`, `chatOpenAI`, `agentAgentflow`. */
  readonly kind: string;
  readonly label: string;
  readonly category: string;
  readonly inputs: Node | undefined;
}

/** One request of a node; `part` tells several apart. */
export interface Request {
  readonly part: string;
  readonly messages: readonly Message[];
}

/** What one node sends. */
export interface Read {
  readonly requests: readonly Request[];
  readonly model: ModelReference | null;
  readonly parameters: Parameters;
  readonly tools: readonly Tool[];
  readonly schema: ResponseSchema | null;
  readonly incomplete: readonly Missing[];
}

/** A flow as it is drawn: its nodes, and what leads into which input of each. */
export class Flow {
  /** By id. */
  readonly nodes = new Map<string, FlowNode>();
  /** By node and input: the nodes that edges lead from. */
  private readonly edges = new Map<string, string[]>();
  private hosts: Map<string, FlowNode> | null = null;

  constructor(root: Node) {
    for (const node of itemsAt(root, 'nodes')) {
      const data = at(node, 'data');
      const nodeId = scalarTextAt(node, 'id') ?? scalarTextAt(data, 'id') ?? '';
      if (nodeId === '') continue;
      this.nodes.set(nodeId, {
        node,
        id: nodeId,
        kind: stringAt(data, 'name') ?? '',
        label: scalarTextAt(data, 'label') ?? '',
        category: stringAt(data, 'category') ?? '',
        inputs: at(data, 'inputs'),
      });
    }
    for (const edge of itemsAt(root, 'edges')) {
      const source = scalarTextAt(edge, 'source');
      const target = scalarTextAt(edge, 'target');
      // `llmChain_0-input-model-BaseLanguageModel`
      const input = stringAt(edge, 'targetHandle')?.split('-input-')[1]?.split('-')[0];
      if (source === undefined || target === undefined || input === undefined) continue;
      addTo(this.edges, `${target} ${input}`, source);
    }
  }

  /** The nodes that an input names (`{{chatOpenAI_0.data.instance}}`) or that an edge leads from, each once. */
  linked(node: FlowNode, input: string): FlowNode[] {
    const ids = new Set<string>();
    for (const item of itemsAt(node.inputs, input)) {
      const text = textAt(item);
      if (text === undefined || text.text.length > 10_000) continue;
      for (const { inner } of markedParts(text)) {
        const named = inner?.split('.data.instance')[0];
        if (named !== undefined) ids.add(named);
      }
    }
    for (const source of this.edges.get(`${node.id} ${input}`) ?? []) ids.add(source);
    return [...ids].flatMap((source) => this.nodes.get(source) ?? []);
  }

  /** The model of a node: its own, its supervisor's, or that of the start of its sequence. */
  hostFor(node: FlowNode): FlowNode | undefined {
    this.hosts ??= this.findHosts();
    return this.hosts.get(node.id);
  }

  /** Handed down from those that have a model to those that follow, all in one pass. */
  private findHosts(): Map<string, FlowNode> {
    const hosts = new Map<string, FlowNode>();
    const followers = new Map<string, FlowNode[]>();
    const open: FlowNode[] = [];
    for (const node of this.nodes.values()) {
      const [model] = this.linked(node, 'model');
      if (model !== undefined) {
        hosts.set(node.id, model);
        open.push(node);
        continue;
      }
      for (const leader of [...this.linked(node, 'supervisor'), ...this.linked(node, 'sequentialNode')])
        addTo(followers, leader.id, node);
    }
    for (const leader of open) {
      const model = hosts.get(leader.id);
      for (const node of followers.get(leader.id) ?? []) {
        if (model === undefined || hosts.has(node.id)) continue;
        hosts.set(node.id, model);
        open.push(node);
      }
    }
    return hosts;
  }
}

/** Text in which only `{{ … }}` is a variable. */
export function marked(text: SourceText): Segment[] {
  return markedParts(text).map(({ start, end, inner }): Segment =>
    inner === null
      ? textSegment(text, start, end)
      : { kind: 'variable', name: expressionName(inner), place: text.placeOf(start, end) },
  );
}

/** The model in the inputs of a model node or in the configuration an agentflow keeps of one. */
export function modelAt(inputs: Node | undefined, kind: string): ModelReference | null {
  const keys = ['customModelName', 'customModel', 'modelName', 'model'];
  const key = keys.find((name) => (stringAt(inputs, name) ?? '').trim() !== '');
  const written = key === undefined ? undefined : textAt(inputs, key);
  if (written?.text.includes('{{') === true) return null;
  const address = stringAt(firstOf(inputs, ['basepath', 'basePath', 'baseUrl'])) ?? '';
  // Azure's deployment is kept with the credential; the name beside it is the model's.
  return modelNamed(written, { provider: sellerOf(address, hostOf(kind)) });
}

/** Anthropic's budget for thinking counts only where it is switched on. */
export function withThinking(parameters: Parameters, inputs: Node | undefined): Parameters {
  const budget = numberAt(inputs, 'budgetTokens');
  if (booleanAt(inputs, 'extendedThinking') !== true || budget === undefined) return parameters;
  return { ...parameters, thinkingBudgetTokens: budget };
}

/** The first of these inputs that is a text with something in it. */
export function firstText(node: Node | undefined, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const text = stringAt(node, key);
    if (text !== undefined && text.trim() !== '') return text;
  }
  return undefined;
}
