import type { Missing } from '../../core/missing.js';
import type { FormatContext } from '../../core/format.js';
import type { Message, Place, ResponseSchema, Role, Segment } from '../../core/prompt.js';
import type { Problem } from '../../core/problem.js';
import { expressionName, markedParts, messageOf } from '../syntax/canvas.js';
import { madeText, subText, textSegment, type SourceText } from '../syntax/place.js';
import { at, booleanAt, firstOf, itemsAt, listAt, stringAt, textAt, type Node } from '../syntax/tree.js';
import { expandTemplate, segmentsOf } from '../templates/expand.js';
import { literalOf, longLiterals } from '../templates/expression.js';
import { mediaSegment } from '../request/media.js';
import { roleOf } from '../request/roles.js';
import { extractionOf, outputOf } from './schemas.js';
import { ownText, type Workflow, type WorkflowNode } from './workflow.js';

/** One request a node sends, as far as its text is in the file. */
export interface Request {
  /** What is added to the node's name where it sends several; '' for the only one. */
  readonly part: string;
  readonly messages: readonly Message[];
  readonly incomplete: readonly Missing[];
  readonly schema?: ResponseSchema | null;
}

/** What the nodes of a workflow send, kind by kind. */
export class Requests {
  private readonly workflow: Workflow;
  private readonly context: FormatContext;
  private readonly problems: Problem[];

  constructor(workflow: Workflow, context: FormatContext, problems: Problem[]) {
    this.workflow = workflow;
    this.context = context;
    this.problems = problems;
  }

  /** Null for nodes that ask no model. */
  async of(node: WorkflowNode): Promise<readonly Request[] | null> {
    const { type, parameters } = node;
    const options = at(parameters, 'options');
    switch (type) {
      case 'agent':
      case 'agentTool':
        return [await this.agent(node)];
      case 'chainLlm': {
        const messages = await this.chat(itemsAt(parameters, 'messages', 'messageValues'), 'message');
        messages.push(...(await this.question(node, 'text')));
        return [{ part: '', messages, ...outputOf(node, this.workflow, this.problems) }];
      }
      case 'chainRetrievalQa': {
        const template = textAt(options, 'systemPromptTemplate');
        const messages = [
          ...(await this.said('system', template, true)),
          ...(await this.question(node, 'text')),
        ];
        return [{ part: '', messages, incomplete: template === undefined ? [ownText(node)] : [] }];
      }
      case 'chainSummarization':
        return this.summaries(node);
      case 'informationExtractor': {
        const messages = [
          ...(await this.said('system', textAt(options, 'systemPromptTemplate'), true)),
          ...(await this.said('user', textAt(parameters, 'text'))),
        ];
        return [{ part: '', messages, ...extractionOf(node, this.problems) }];
      }
      case 'textClassifier': {
        const messages = [
          ...(await this.said('system', textAt(options, 'systemPromptTemplate'), true)),
          ...(await this.categories(node)),
          ...(await this.said('user', textAt(parameters, 'inputText'))),
        ];
        return [{ part: '', messages, incomplete: [ownText(node)] }];
      }
      case 'sentimentAnalysis': {
        const messages = [
          ...(await this.said('system', textAt(options, 'systemPromptTemplate'), true)),
          ...(await this.said('system', textAt(options, 'categories'))),
          ...(await this.said('user', textAt(parameters, 'inputText'))),
        ];
        return [{ part: '', messages, incomplete: [ownText(node)] }];
      }
      case 'openAi':
      case 'anthropic':
      case 'googleGemini':
      case 'ollama':
      case 'n8n-nodes-base.openAi':
      case 'n8n-nodes-base.perplexity':
        return this.vendor(node);
      case 'outputParserAutofixing':
      case 'outputParserStructured':
      case 'modelSelector':
        // Asks only to fix a broken answer, or not itself.
        return null;
      default:
        // Asks a model with a text of its own.
        if (this.workflow.sources(node, 'ai_languageModel').length === 0) return null;
        return [
          {
            part: '',
            messages: [
              ...(await this.said('user', textAt(firstOf(parameters, ['text', 'inputText', 'query'])))),
              opaqueMessage(`what a node of type \`${type.slice(0, 60)}\` writes`, node.node.place),
            ],
            incomplete: [ownText(node)],
          },
        ];
    }
  }

  private async agent(node: WorkflowNode): Promise<Request> {
    const { parameters, version } = node;
    const options = at(parameters, 'options');
    const kind = stringAt(parameters, 'agent') ?? (version < 1.6 ? 'conversationalAgent' : 'toolsAgent');
    const { incomplete, schema } = outputOf(node, this.workflow, this.problems);
    if (version < 1.9 && textAt(options, 'systemMessage') === undefined)
      incomplete.push('the system message that n8n sends where none is written');
    const messages: Message[] = [];
    for (const key of ['systemMessage', 'prefix', 'prefixPrompt'])
      messages.push(...(await this.said('system', textAt(options, key))));
    for (const key of ['humanMessage', 'humanMessageTemplate', 'suffixChat', 'suffix'])
      messages.push(...(await this.said('user', textAt(options, key))));
    messages.push(...(await this.question(node, 'text')));
    return {
      part: '',
      messages,
      schema,
      incomplete: [
        ...incomplete,
        ...(kind === 'toolsAgent'
          ? []
          : [`what n8n writes around an agent of kind \`${kind.slice(0, 40)}\``]),
      ],
    };
  }

  /** The prompt of a node: written in it, or taken from the node before (`promptType: auto`). */
  private async question(node: WorkflowNode, key: string): Promise<Message[]> {
    const { parameters } = node;
    const kind = stringAt(parameters, 'promptType')?.replace(/^=/, '');
    const written = textAt(firstOf(parameters, [key, 'prompt', 'query']));
    if (written !== undefined && (kind === undefined || kind === 'define')) return this.said('user', written);
    const name = kind === 'guardrails' ? '$json.guardrailsInput' : '$json.chatInput';
    return messageOf('user', [{ kind: 'variable', name, place: node.node.place }]);
  }

  private async summaries(node: WorkflowNode): Promise<Request[]> {
    const { parameters } = node;
    const values = at(parameters, 'options', 'summarizationMethodAndPrompts', 'values') ?? parameters;
    const method = stringAt(firstOf(values, ['summarizationMethod', 'type'])) ?? 'map_reduce';
    const parts: readonly (readonly [string, string])[] =
      method === 'refine'
        ? [
            ['question', 'refineQuestionPrompt'],
            ['refine', 'refinePrompt'],
          ]
        : method === 'stuff'
          ? [['', 'prompt']]
          : [
              ['each part', 'combineMapPrompt'],
              ['together', 'prompt'],
            ];
    const requests: Request[] = [];
    for (const [part, key] of parts) {
      const text = textAt(values, key);
      const messages = await this.said('user', text, true);
      // The prompt of LangChain's summarization chain is not in the file; the text to be summarized is sent all the same.
      const place = node.node.place;
      if (messages.length === 0)
        messages.push(...messageOf('user', [{ kind: 'variable', name: 'text', place }]));
      requests.push({ part, messages, incomplete: text === undefined ? [ownText(node)] : [] });
    }
    return requests;
  }

  private async categories(node: WorkflowNode): Promise<Message[]> {
    const segments: Segment[] = [];
    for (const item of itemsAt(node.parameters, 'categories', 'categories')) {
      for (const key of ['category', 'description']) {
        const read = await this.segments(textAt(item, key), false);
        if (read.length === 0) continue;
        segments.push(...read, textSegment(madeText('\n', item.place)));
      }
    }
    return messageOf('system', segments);
  }

  /** Nodes of one vendor, which need no model node: `modelId`, `messages.values` (`responses.values` since version 2). */
  private async vendor(node: WorkflowNode): Promise<Request[] | null> {
    const { parameters, type } = node;
    const options = at(parameters, 'options');
    const resource = stringAt(parameters, 'resource') ?? 'text';
    const operation = stringAt(parameters, 'operation');
    const incomplete: Missing[] = [];
    if (resource === 'assistant') {
      if (operation !== undefined && operation !== 'message') return null;
      const written = stringAt(parameters, 'prompt') === 'define' ? textAt(parameters, 'text') : undefined;
      const place = node.node.place;
      const asked: Segment[] =
        written === undefined
          ? [{ kind: 'variable', name: '$json.chatInput', place }]
          : await this.segments(written, false);
      incomplete.push('the assistant’s own instructions, model and tools, which the vendor keeps');
      return [{ part: '', messages: messageOf('user', asked), incomplete }];
    }
    if (resource === 'image') {
      // Pictures are made by other models; looking at one is a question to a chat model.
      if (operation !== 'analyze') return null;
    } else if (
      !['text', 'chat'].includes(resource) ||
      ['classify', 'moderate', 'edit'].includes(operation ?? '')
    )
      return null;
    const messages: Message[] = [];
    for (const key of ['instructions', 'systemMessage', 'system'])
      messages.push(...(await this.said('system', textAt(options, key))));
    const lists = [
      itemsAt(parameters, 'responses', 'values'),
      itemsAt(parameters, 'messages', 'values'),
      itemsAt(parameters, 'messages', 'message'),
      itemsAt(parameters, 'prompt', 'messages'),
      listAt(parameters, 'messages')?.items ?? [],
    ];
    messages.push(...(await this.chat(lists.find((list) => list.length > 0) ?? [], 'content')));
    for (const key of ['text', 'prompt'])
      messages.push(...(await this.said('user', textAt(parameters, key))));
    if (resource === 'image' || booleanAt(parameters, 'addAttachments') === true)
      messages.push(
        ...messageOf('user', [
          mediaSegment('image', node.node.place, { detail: stringAt(options, 'detail') }),
        ]),
      );
    if (booleanAt(parameters, 'jsonOutput') === true && type === 'openAi' && node.version < 2)
      incomplete.push('the sentence n8n adds for an answer in JSON');
    return [{ part: '', messages, incomplete }];
  }

  private async chat(list: readonly Node[], contentKey: string): Promise<Message[]> {
    const messages: Message[] = [];
    for (const item of list) {
      const type = stringAt(item, 'messageType') ?? stringAt(item, 'type') ?? '';
      const written =
        stringAt(item, 'role') ?? (contentKey === 'message' ? stringAt(item, 'type') : undefined);
      // Left out is the default: of a chain the system, of a vendor's node the user.
      const role = lcRole(written) ?? (contentKey === 'message' ? 'system' : 'user');
      if (/^(?:imageBinary|imageUrl|image|file)$/.test(type)) {
        const detail = stringAt(item, 'imageDetail') ?? stringAt(item, 'detail');
        messages.push(
          ...messageOf(role, [mediaSegment(type === 'file' ? 'file' : 'image', item.place, { detail })]),
        );
      } else messages.push(...(await this.said(role, textAt(item, contentKey))));
    }
    return messages;
  }

  private async said(role: Role, text: SourceText | undefined, template = false): Promise<Message[]> {
    return messageOf(role, await this.segments(text, template));
  }

  /**
   * A parameter's text. With a `=` in front it is an expression: what is in `{{ … }}` is a variable, but for long texts
   * written there, and the rest is sent as it stands. `template`: n8n hands the text to LangChain, where `{name}` is a variable.
   */
  private async segments(text: SourceText | undefined, template: boolean): Promise<Segment[]> {
    if (text === undefined || text.text === '') return [];
    const isExpression = text.text.startsWith('=');
    const parts = isExpression ? markedParts(subText(text, 1, text.text.length)) : [];
    if (!isExpression) parts.push({ start: 0, end: text.text.length, inner: null });
    const shift = isExpression ? 1 : 0;
    const segments: Segment[] = [];
    for (const { start, end, inner } of parts) {
      if (inner !== null) {
        const [from, to] = [start + shift + 2, end + shift - 2];
        const literals = longLiterals(text, from, to);
        segments.push(...literals);
        if (literals.length === 0 || literalOf(text, from, to) === null) {
          const place = text.placeOf(start + shift, end + shift);
          segments.push({ kind: 'variable', name: expressionName(inner), place });
        }
      } else if (template) {
        const part = subText(text, start + shift, end + shift);
        const expanded = await expandTemplate('fstring', part, this.context);
        segments.push(...segmentsOf(expanded.pieces));
      } else segments.push(textSegment(text, start + shift, end + shift));
    }
    return segments;
  }
}

function opaqueMessage(why: string, place: Place): Message {
  return { role: 'system', segments: [{ kind: 'opaque', why, place }], place };
}

/** LangChain's names of message templates, and the roles of the vendors. */
function lcRole(written: string | undefined): Role | null {
  switch (written) {
    case 'SystemMessagePromptTemplate':
      return 'system';
    case 'HumanMessagePromptTemplate':
      return 'user';
    case 'AIMessagePromptTemplate':
      return 'assistant';
    case undefined:
      return null;
    default:
      return roleOf(written);
  }
}
