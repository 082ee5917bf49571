import { type Missing, missingAt } from '../../core/missing.js';
import type { FormatContext } from '../../core/format.js';
import type { Message, Role, Segment } from '../../core/prompt.js';
import { problem, type Problem } from '../../core/problem.js';
import { parseByEnding } from '../syntax/by-ending.js';
import { madeText, textIn, textSegment, type SourceText } from '../syntax/place.js';
import {
  at,
  entriesAt,
  firstOf,
  isNull,
  itemsAt,
  listAt,
  plainValue,
  stringAt,
  textAt,
  type Node,
} from '../syntax/tree.js';
import { expandTemplate, segmentsOf } from '../templates/expand.js';
import { mediaSegment } from '../request/media.js';
import { missingPart, namedFile } from '../request/named.js';
import { roleOf } from '../request/roles.js';
import type { Engine } from '../templates/tree.js';
import { className, isLc, partsOf } from './serialized.js';

const maxExamples = 5_000;
/** Pieces of text that the examples of one prompt may come to. */
const maxFilled = 200_000;

function engineOf(parts: Node | undefined): Engine {
  switch (stringAt(parts, 'template_format')) {
    case 'jinja2':
      return 'jinja';
    case 'mustache':
      return 'mustache';
    default:
      return 'fstring';
  }
}

const messageRoles: Readonly<Record<string, Role>> = {
  System: 'system',
  Human: 'user',
  AI: 'assistant',
  Tool: 'tool',
  Function: 'tool',
};

/** Reads the messages of one prompt, with the files it names and the examples filled into their template. */
export class PromptReader {
  readonly incomplete = new Set<Missing>();
  readonly problems: Problem[];
  private readonly context: FormatContext;

  constructor(context: FormatContext, problems: Problem[]) {
    this.context = context;
    this.problems = problems;
  }

  async messages(node: Node): Promise<Message[]> {
    const parts = partsOf(node);
    const name = className(node);
    const list = listAt(parts, 'messages') ?? listAt(parts, 'prompt_messages');
    if (list !== undefined) {
      return isLc(node) || list.items.some((item) => isLc(item) || at(item, 'role') !== undefined)
        ? this.chat(list.items)
        : this.firstOfChat(list.items);
    }
    const segments =
      firstOf(parts, ['example_prompt', 'example_prompt_path']) === undefined
        ? await this.template(parts, 'template', engineOf(parts))
        : await this.fewShot(parts);
    if (segments.length === 0 && name === 'PipelinePromptTemplate')
      segments.push(this.opaque('a pipeline of prompts', node));
    // A prompt without roles is sent as one message of the user.
    return [{ role: 'user', segments, place: segments[0]?.place ?? node.place }];
  }

  private async chat(items: readonly Node[]): Promise<Message[]> {
    const found: Message[] = [];
    for (const item of items) found.push(...(await this.message(item)));
    return found;
  }

  /** `load_prompt` makes one message of the user from the first of the list, and drops the others. */
  private async firstOfChat(items: readonly Node[]): Promise<Message[]> {
    const [first, second] = items;
    if (first === undefined) return [];
    if (second !== undefined) {
      const detail =
        'LangChain reads only the first message of a `chat` prompt file; the others are not counted.';
      this.problems.push(problem('unexpected-shape', second.place.path, second.place.line, detail));
    }
    const prompt = at(first, 'prompt');
    const segments = await this.template(prompt, 'template', engineOf(prompt));
    return [{ role: 'user', segments, place: first.place }];
  }

  private async message(item: Node): Promise<Message[]> {
    const parts = partsOf(item);
    const name = className(item);
    const { place } = item;
    if (name === 'MessagesPlaceholder') {
      const variable = stringAt(parts, 'variable_name') ?? 'messages';
      return [{ role: 'user', segments: [{ kind: 'variable', name: variable, place }], place }];
    }
    if (name === 'FewShotChatMessagePromptTemplate') return this.chatExamples(item);
    if (name === 'ChatPromptTemplate') return this.messages(item);
    const role =
      roleOf(stringAt(parts, 'role') ?? '') ??
      messageRoles[/^(System|Human|AI|Tool|Function)Message/.exec(name)?.[1] ?? ''] ??
      'user';
    const prompt = at(parts, 'prompt');
    if (prompt !== undefined) return [{ role, segments: await this.parts(prompt), place }];
    // A finished message: nothing in it is a placeholder.
    const content = firstOf(parts, ['content', 'template']);
    if (content !== undefined && (isLc(item) || at(item, 'role') !== undefined)) {
      const engine = isLc(item) ? 'plain' : engineOf(parts);
      return [{ role, segments: await this.parts(content, engine), place }];
    }
    const why = `a message of the kind \`${name.slice(0, 60)}\``;
    return [{ role, segments: [this.opaque(why, item)], place }];
  }

  /** A template, or a list of text and image templates. */
  private async parts(node: Node, engine: Engine | null = null): Promise<Segment[]> {
    if (node.kind === 'list') {
      const found: Segment[] = [];
      for (const item of node.items) found.push(...(await this.parts(item, engine)));
      return found;
    }
    const own = textAt(node);
    if (own !== undefined) return this.text(own, engine ?? 'fstring');
    const parts = partsOf(node);
    if (className(node) === 'ImagePromptTemplate' || at(parts, 'image_url') !== undefined) {
      const detail =
        stringAt(parts, 'template', 'detail') ??
        stringAt(parts, 'detail') ??
        stringAt(parts, 'image_url', 'detail');
      return [mediaSegment('image', node.place, { detail })];
    }
    const inner = at(parts, 'text');
    if (inner !== undefined) return this.parts(inner, engine);
    if (firstOf(parts, ['template', 'template_path']) === undefined)
      return [this.opaque(`a part of the kind \`${className(node).slice(0, 60)}\``, node)];
    return this.template(parts, 'template', engine ?? engineOf(parts));
  }

  private async text(source: SourceText, engine: Engine): Promise<Segment[]> {
    const expanded = await expandTemplate(engine, source, this.context);
    this.problems.push(...expanded.problems);
    for (const why of expanded.incomplete) this.incomplete.add(why);
    return segmentsOf(expanded.pieces);
  }

  /** The text at `key`, or in the file that `key_path` names. */
  private async template(parts: Node | undefined, key: string, engine: Engine): Promise<Segment[]> {
    const inline = at(parts, key);
    if (inline !== undefined && !isNull(inline))
      return isLc(inline)
        ? this.template(partsOf(inline), 'template', engineOf(partsOf(inline)))
        : this.parts(inline, engine);
    const path = textAt(parts, `${key}_path`);
    if (path === undefined) return [];
    const read = await namedFile(path.text.trim(), path.place, this.context);
    if ('file' in read) {
      const body = await this.text(textIn(read.file), engine);
      return [{ kind: 'include', path: read.file.path, body, place: path.place }];
    }
    this.problems.push(read.problem);
    this.incomplete.add(read.incomplete);
    return [read.segment];
  }

  /** Prefix, examples and suffix, joined by the separator; what is empty is left out with its separator. */
  private async fewShot(parts: Node | undefined): Promise<Segment[]> {
    const engine = engineOf(parts);
    const pieces = [
      await this.template(parts, 'prefix', engine),
      ...(await this.examples(parts)),
      await this.template(parts, 'suffix', engine),
    ].filter((piece) => piece.length > 0);
    const written = textAt(parts, 'example_separator');
    return pieces.flatMap((piece, index) => {
      const start = piece[0]?.place;
      if (index === 0 || start === undefined) return piece;
      return [
        textSegment(
          written ?? madeText('\n\n', start.end === start.start ? start : { ...start, end: start.start }),
        ),
        ...piece,
      ];
    });
  }

  private async examples(parts: Node | undefined): Promise<Segment[][]> {
    const read = await this.exampleList(parts);
    if ('missing' in read) return read.missing;
    const template = await this.exampleTemplate(parts);
    const items = this.limited(read.items, Math.floor(maxFilled / Math.max(1, template.length)));
    return items.map((example): Segment[] => {
      const values = valuesOf(example);
      const filled = template.map((segment) => filledIn(segment, values));
      return read.path === null || filled.length === 0
        ? filled
        : [{ kind: 'include', path: read.path, body: filled, place: read.place }];
    });
  }

  private async exampleTemplate(parts: Node | undefined): Promise<Segment[]> {
    const inline = at(parts, 'example_prompt');
    if (inline !== undefined) return this.parts(inline);
    const path = textAt(parts, 'example_prompt_path');
    if (path === undefined) return [];
    const root = await this.otherFile(path);
    return 'missing' in root ? root.missing : this.parts(root.root);
  }

  /** The examples in place, or of the file that is named; those a selector picks are not known. */
  private async exampleList(
    parts: Node | undefined,
  ): Promise<
    { items: readonly Node[]; path: string | null; place: Node['place'] } | { missing: Segment[][] }
  > {
    const node = at(parts, 'examples');
    const named = textAt(node);
    if (named !== undefined) {
      const other = await this.otherFile(named);
      if ('missing' in other) return { missing: [other.missing] };
      return { items: this.limited(itemsAt(other.root)), path: other.root.place.path, place: named.place };
    }
    if (node !== undefined && !isNull(node))
      return { items: this.limited(itemsAt(node)), path: null, place: node.place };
    const selector = firstOf(parts, ['example_selector']);
    return selector === undefined
      ? { missing: [] }
      : { missing: [[this.opaque('examples that are chosen at run time', selector)]] };
  }

  private limited(items: readonly Node[], most = maxExamples): readonly Node[] {
    const extra = items[most];
    if (extra === undefined) return items;
    const detail = `Only the first ${most} examples are counted.`;
    this.problems.push(problem('too-many', extra.place.path, extra.place.line, detail));
    this.incomplete.add(missingAt(extra.place, `more than ${most} examples`));
    return items.slice(0, most);
  }

  private async otherFile(name: SourceText): Promise<{ root: Node } | { missing: Segment[] }> {
    const read = await namedFile(name.text.trim(), name.place, this.context);
    if (!('file' in read)) {
      this.problems.push(read.problem);
      this.incomplete.add(read.incomplete);
      return { missing: [read.segment] };
    }
    const parsed = parseByEnding(read.file);
    this.problems.push(...parsed.problems);
    if (parsed.root !== null) return { root: parsed.root };
    const missing = missingPart('include-missing', `\`${read.file.path}\` cannot be read`, name.place);
    this.incomplete.add(missing.incomplete);
    return { missing: [missing.segment] };
  }

  /** Every example as the messages of the example's template. */
  private async chatExamples(item: Node): Promise<Message[]> {
    const parts = partsOf(item);
    const read = await this.exampleList(parts);
    if ('missing' in read)
      return read.missing.map((segments) => ({ role: 'user', segments, example: true, place: item.place }));
    const inner = at(parts, 'example_prompt');
    const template = inner === undefined ? [] : await this.lcMessages(inner);
    const size = template.reduce((sum, message) => sum + 1 + message.segments.length, 1);
    return this.limited(read.items, Math.floor(maxFilled / size)).flatMap((example) => {
      const values = valuesOf(example);
      return template.map((message): Message => ({
        ...message,
        segments: message.segments.map((segment) => filledIn(segment, values)),
        example: true,
      }));
    });
  }

  /** The template of an example is a chat prompt or a single message. */
  private lcMessages(node: Node): Promise<Message[]> {
    return /MessagePromptTemplate$/.test(className(node)) ? this.message(node) : this.messages(node);
  }

  private opaque(why: string, node: Node): Segment {
    this.incomplete.add(missingAt(node.place, why));
    return { kind: 'opaque', why, place: node.place };
  }
}

function valuesOf(example: Node): Map<string, Node> {
  return new Map(entriesAt(example).map((entry) => [entry.key, entry.value]));
}

/** A segment of an example's template with the values of one example in it. */
function filledIn(segment: Segment, values: ReadonlyMap<string, Node>): Segment {
  switch (segment.kind) {
    case 'variable': {
      const value = values.get(segment.name);
      if (value === undefined) return segment;
      if (value.kind === 'scalar')
        return textSegment(value.value === null ? madeText('None', value.place) : value.source);
      return textSegment(madeText(JSON.stringify(plainValue(value)), value.place));
    }
    case 'loop':
    case 'include':
      return { ...segment, body: segment.body.map((inner) => filledIn(inner, values)) };
    case 'branch':
      return { ...segment, arms: segment.arms.map((arm) => arm.map((inner) => filledIn(inner, values))) };
    default:
      return segment;
  }
}
