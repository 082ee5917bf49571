import type { Missing } from '../../core/missing.js';
import type { FormatContext } from '../../core/format.js';
import type { Message, Role, Segment, Tool } from '../../core/prompt.js';
import { expressionName, markedParts, messageOf } from '../syntax/canvas.js';
import { readParameters } from '../request/parameters.js';
import { subText, textSegment, type SourceText } from '../syntax/place.js';
import { parseEmbeddedJson } from '../request/tools.js';
import { at, entriesAt, textAt, type Node } from '../syntax/tree.js';
import { expandTemplate, segmentsOf } from '../templates/expand.js';
import {
  firstText,
  marked,
  modelAt,
  withThinking,
  type Flow,
  type FlowNode,
  type Read,
  type Request,
} from './flow.js';

/** Categories of chatflow nodes that ask a model, and nodes in them that do not. */
const asking = new Set(['Chains', 'Agents', 'Engine', 'Multi Agents', 'Sequential Agents']);
const silent = new Set([
  'seqStart',
  'seqEnd',
  'seqState',
  'seqLoop',
  'seqCondition',
  'seqToolNode',
  'seqCustomFunction',
  'seqExecuteFlow',
]);

/** Inputs of chatflow nodes that are sent, with the role they are sent in. */
const ownTexts: readonly (readonly [string, Role])[] = [
  ['systemMessagePrompt', 'system'],
  ['systemMessage', 'system'],
  ['supervisorPrompt', 'system'],
  ['workerPrompt', 'system'],
  ['responsePrompt', 'system'],
  ['customPrompt', 'user'],
  ['humanMessagePrompt', 'user'],
];
/** Inputs that are a request of their own beside the node's main one. */
const sideTexts: readonly (readonly [string, string])[] = [
  ['rephrasePrompt', 'rephrase'],
  ['urlPrompt', 'address'],
  ['ansPrompt', 'answer'],
  ['cypherPrompt', 'query'],
  ['qaPrompt', 'answer'],
];
/** Nodes that send what is written in them and the question, and no text of Flowise's or LangChain's. */
const plainKinds = new Set([
  'llmChain',
  'conversationChain',
  'conversationalRetrievalQAChain',
  'toolAgent',
  'conversationalRetrievalToolAgent',
  'seqAgent',
  'seqLLMNode',
  'simpleChatEngine',
  'contextChatEngine',
]);

/** Reads the nodes of one chatflow, with the prompt and model nodes that lead into them. */
export class Chatflow {
  private readonly flow: Flow;
  private readonly context: FormatContext;

  constructor(flow: Flow, context: FormatContext) {
    this.flow = flow;
    this.context = context;
  }

  /** Null for nodes that ask no model. */
  async read(node: FlowNode): Promise<Read | null> {
    if (!asking.has(node.category) || silent.has(node.kind)) return null;
    const { inputs, kind } = node;
    const values = this.valuesOf(inputs);
    const incomplete: Missing[] = [];
    const system: Message[] = [];
    const rest: Message[] = [];
    for (const [key, role] of ownTexts) {
      const message = await this.templated(role, textAt(inputs, key), values);
      (role === 'system' ? system : rest).push(...message);
    }
    for (const template of [
      ...this.flow.linked(node, 'prompt'),
      ...this.flow.linked(node, 'chatPromptTemplate'),
    ]) {
      const messages = await this.template(template);
      if (messages === null) incomplete.push(`the prompt of the node \`${template.kind.slice(0, 60)}\``);
      else rest.push(...messages);
    }
    for (const synthesizer of this.flow.linked(node, 'responseSynthesizer'))
      for (const key of ['textQAPrompt', 'refinePrompt'])
        rest.push(...(await this.templated('user', textAt(synthesizer.inputs, key), new Map())));
    const messages = [...system, ...rest];
    if (!messages.some((message) => message.role === 'user')) {
      const place = node.node.place;
      messages.push(...messageOf('user', [{ kind: 'variable', name: 'question', place }]));
    }
    // An LLM chain sends its prompt and nothing else; most others have a text of their own around what is written.
    if (messages.length === 1 && rest.length === 0 && system.length === 0) incomplete.push(ownText(node));
    else if (!plainKinds.has(kind)) incomplete.push(ownText(node));
    for (const parser of this.flow.linked(node, 'outputParser'))
      incomplete.push(`what the output parser \`${parser.kind.slice(0, 60)}\` writes`);
    const requests: Request[] = [{ part: '', messages }];
    for (const [key, part] of sideTexts) {
      const side = await this.templated('user', textAt(inputs, key), values);
      if (side.length > 0) requests.push({ part, messages: side });
    }
    const host = this.flow.hostFor(node);
    return {
      requests,
      model: host === undefined ? null : modelAt(host.inputs, host.kind),
      parameters: host === undefined ? {} : withThinking(readParameters(host.inputs), host.inputs),
      tools: this.flow.linked(node, 'tools').map((tool) => chatTool(tool)),
      schema: null,
      incomplete,
    };
  }

  /** The messages of a prompt node, null for a kind that is not known. */
  private async template(node: FlowNode): Promise<Message[] | null> {
    const { inputs } = node;
    const values = this.valuesOf(inputs);
    switch (node.kind) {
      case 'promptTemplate':
        return this.templated('user', textAt(inputs, 'template'), values);
      case 'chatPromptTemplate':
        return [
          ...(await this.templated('system', textAt(inputs, 'systemMessagePrompt'), values)),
          ...(await this.templated('user', textAt(inputs, 'humanMessagePrompt'), values)),
        ];
      case 'fewShotPromptTemplate': {
        // The examples stand between as often as there are any, each in the form of the example prompt.
        const examples = textAt(inputs, 'examples');
        const parts = [
          ...(await this.templated('user', textAt(inputs, 'prefix'), values)),
          ...messageOf('user', examples === undefined ? [] : [textSegment(examples)]),
          ...(await this.templated('user', textAt(inputs, 'suffix'), values)),
        ];
        return messageOf(
          'user',
          parts.flatMap((part) => part.segments),
        );
      }
      default:
        return null;
    }
  }

  /** `promptValues`, a JSON object in a string: what is put in for the variables of a prompt. */
  private valuesOf(inputs: Node | undefined): ReadonlyMap<string, SourceText> {
    const values = new Map<string, SourceText>();
    const written = textAt(inputs, 'promptValues');
    const root =
      written === undefined || !written.text.trim().startsWith('{')
        ? at(inputs, 'promptValues')
        : parseEmbeddedJson(written).root;
    for (const { key, value } of entriesAt(root)) {
      const text = textAt(value);
      if (text !== undefined) values.set(key, text);
    }
    return values;
  }

  private async templated(
    role: Role,
    text: SourceText | undefined,
    values: ReadonlyMap<string, SourceText>,
  ): Promise<Message[]> {
    if (text === undefined || text.text === '') return [];
    const segments: Segment[] = [];
    for (const { start, end, inner } of markedParts(text)) {
      if (inner !== null && isFlowVariable(inner)) {
        segments.push({ kind: 'variable', name: expressionName(inner), place: text.placeOf(start, end) });
        continue;
      }
      const expanded = await expandTemplate('fstring', subText(text, start, end), this.context);
      for (const segment of segmentsOf(expanded.pieces)) {
        const value = segment.kind === 'variable' ? values.get(segment.name) : undefined;
        if (value === undefined) segments.push(segment);
        else segments.push(...marked(value));
      }
    }
    return messageOf(role, segments);
  }
}

function ownText(node: FlowNode): string {
  return `what Flowise writes around a node of type \`${node.kind.slice(0, 60)}\``;
}

/** Whether Flowise puts something in for `{{name}}` itself; for LangChain two braces are one of the text. */
function isFlowVariable(inner: string): boolean {
  return (
    /^(?:question|chat_history|file_attachment|current_date_time|runtime_messages_length)$/.test(inner) ||
    /^\$(?:vars|flow|form|iteration|webhook)\b/.test(inner) ||
    /^[\w-]{1,100}\.data\.instance\b/.test(inner)
  );
}

/** A tool node of a chatflow; only a few state what the model is told of them. */
function chatTool(node: FlowNode): Tool {
  const { inputs, kind } = node;
  const name = firstText(inputs, ['name', 'toolName', 'chainToolName', `${kind}Name`]) ?? kind;
  const description =
    firstText(inputs, ['description', 'toolDesc', 'toolDescription', `${kind}Description`]) ?? null;
  return { name, description, schema: null, known: description !== null, place: node.node.place };
}
