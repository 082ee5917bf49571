import { type Missing, missingAt } from '../../core/missing.js';
import type { FormatContext } from '../../core/format.js';
import { inline } from '../../core/origin.js';
import type { Message, ModelReference, Parameters, Place, ResponseSchema, Tool } from '../../core/prompt.js';
import { problem, type Problem } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { readMarkup, type Markup, type MarkupElement, type MarkupNode } from '../syntax/markup.js';
import { readParameters } from '../request/parameters.js';
import { extensionOf, folderOf, joinPath } from '../syntax/paths.js';
import { madeText, subText, textIn, textSegment, trimmed, type SourceText } from '../syntax/place.js';
import { parseEmbeddedJson, readSchema } from '../request/tools.js';
import { mapAt, plainValue, stringAt, textAt, type Node } from '../syntax/tree.js';
import { mediaSegment } from '../request/media.js';
import { missingPart } from '../request/named.js';
import { messagesOf } from '../request/roles.js';
import type { Piece } from '../templates/tree.js';
import {
  attributeOf,
  captions,
  inlineMarks,
  isBlock,
  known,
  layouts,
  plainName,
  silent,
  speakerNames,
  speakers,
  textOf,
  type CaptionStyle,
} from './components.js';
import { StyleSheets } from './styles.js';
import {
  escapes,
  nodeOf,
  valueOf,
  withoutBraces,
  withoutOuterBraces,
  type Scope,
  type Value,
} from './values.js';
import { Writer } from './writing.js';

const maxIncludes = 20;
const maxUnrolled = 1_000;
/** Items of known lists that are written out, over the whole file; any further list is a loop. */
const maxItems = 20_000;
const maxOpened = 1_000;

/** What holds around an element. */
interface Around {
  /** Values of `let` are written into it: they hold for all that follows. */
  readonly scope: Map<string, Value>;
  readonly speaker: string | null;
  /** Headings inside of headings are one level deeper. */
  readonly level: number;
  /** Whether inputs and outputs are messages of their own. */
  readonly chat: boolean;
  readonly keepsSpace: boolean;
}

/** What holds around the outermost element. */
export const topContext: Omit<Around, 'scope'> = { speaker: null, level: 1, chat: true, keepsSpace: false };

/**
 * One POML file on its way to messages: walks the elements in order and keeps what they write, and what they say of the
 * request (model, tools, schema).
 */
export class Renderer {
  readonly problems: Problem[];
  readonly incomplete = new Set<Missing>();
  readonly tools: Tool[] = [];
  schema: ResponseSchema | null = null;
  model: ModelReference | null = null;
  parameters: Parameters = {};

  private readonly file: SourceFile;
  private readonly context: FormatContext;
  private readonly writer: Writer;
  private items = 0;
  private opened = 0;
  private readonly parsed = new Map<string, Markup>();
  private saidSystem = false;
  private readonly examples: { readonly start: number; readonly end: number }[] = [];
  private readonly unknown = new Set<string>();
  private readonly styles = new StyleSheets();

  constructor(file: SourceFile, context: FormatContext, problems: Problem[]) {
    this.file = file;
    this.context = context;
    this.problems = problems;
    this.writer = new Writer(problems, this.incomplete);
  }

  get isEmpty(): boolean {
    return this.writer.isEmpty;
  }

  messages(): Message[] {
    const place: Place = { path: this.file.path, line: 1, column: 1, start: 0, end: 0 };
    const [only] = this.writer.roles;
    // A single speaker that is nowhere said to be the system is the user.
    const alone = this.writer.roles.size <= 1 && (only ?? 'system') === 'system' && !this.saidSystem;
    const messages = messagesOf(this.writer.pieces, { role: 'user', place }).filter(
      (message) => message.segments.length > 0,
    );
    const inExample = within(this.examples);
    return messages.map((message) => {
      const example = message.place.path === this.file.path && inExample(message.place.start);
      return {
        ...message,
        ...(alone ? { role: 'user' } : {}),
        ...(example ? { example: true } : {}),
      };
    });
  }

  /** Takes in the style sheets of the file, which hold for all of it. */
  readStyles(nodes: readonly MarkupNode[]): void {
    this.problems.push(...this.styles.read(nodes));
  }

  /** Text without any element is sent as it stands. */
  raw(source: SourceText, scope: Scope): void {
    this.expressions(
      source,
      scope,
      (text) => {
        this.writer.add(textSegment(text), null);
      },
      null,
    );
  }

  // ---- text

  private text(source: SourceText, around: Around, first = true, last = true): void {
    const { speaker } = around;
    const emit = (text: SourceText) => {
      if (around.keepsSpace) this.writer.add(textSegment(text), speaker);
      else this.writer.words(text, speaker);
    };
    if (around.keepsSpace) {
      this.expressions(source, around.scope, emit, speaker);
      return;
    }
    // White space alone is a blank, where no block is beside it.
    const hasWords = /[^ \t\r\n]/.test(source.text);
    if (hasWords && !first && /^[ \t\r\n]/.test(source.text)) this.writer.leads = true;
    this.expressions(source, around.scope, emit, speaker);
    if (hasWords && !last && /[ \t\r\n]$/.test(source.text)) this.writer.trails = true;
  }

  /** Text between `{{ expressions }}`, with its escapes resolved; a known value is text, anything else a variable. */
  private expressions(
    source: SourceText,
    scope: Scope,
    emit: (text: SourceText) => void,
    speaker: string | null,
  ): void {
    const { text } = source;
    const plain = (start: number, end: number) => {
      let from = start;
      for (const escape of text.slice(start, end).matchAll(/#(lt|gt|amp|quot|apos|hash|lbrace|rbrace);/g)) {
        const offset = start + escape.index;
        if (offset > from) emit(subText(source, from, offset));
        from = offset + escape[0].length;
        emit(madeText(escapes[escape[1] ?? ''] ?? '', source.placeOf(offset, from)));
      }
      if (end > from) emit(subText(source, from, end));
    };
    let from = 0;
    for (let open = text.indexOf('{{'); open !== -1; open = text.indexOf('{{', from)) {
      let close = text.indexOf('}}', open + 2);
      if (close === -1) break;
      while (text[close + 2] === '}') close++;
      plain(from, open);
      from = close + 2;
      const name = text
        .slice(open + 2, close)
        .trim()
        .replace(/\s+/g, ' ');
      const place = source.placeOf(open, from);
      const value = valueOf(name, scope);
      if (value === null) this.writer.add({ kind: 'variable', name: name.slice(0, 80), place }, speaker);
      else if (value.text !== '') emit(value);
    }
    plain(from, text.length);
  }

  /** An attribute's value as one text, null when an expression in it is not known. */
  private fixed(source: SourceText | undefined, scope: Scope): string | null {
    if (source === undefined) return null;
    if (!source.text.includes('{{') && !source.text.includes('#')) return source.text;
    const parts: string[] = [];
    const unknown = this.writer.dry((lastRole) => {
      this.expressions(source, scope, (text) => parts.push(text.text), lastRole);
    });
    return unknown ? null : parts.join('');
  }

  // ---- elements

  async nodes(nodes: readonly MarkupNode[], around: Around, chain: readonly string[]): Promise<void> {
    for (const [index, node] of nodes.entries()) {
      if (this.writer.isFull) return;
      if (node.kind === 'text') this.text(node.source, around, index === 0, index === nodes.length - 1);
      else await this.element(node, around, chain);
    }
  }

  private async element(element: MarkupElement, around: Around, chain: readonly string[]): Promise<void> {
    const name = plainName(element.name);
    if (name === 'let') return this.define(element, around);
    if (silent.has(name)) return;
    const condition = attributeOf(element, 'if');
    const loop = attributeOf(element, 'for');
    if (loop !== undefined) return this.looped(element, loop, condition, name, around, chain);
    await this.conditional(element, condition, name, around, chain);
  }

  private async conditional(
    element: MarkupElement,
    condition: SourceText | undefined,
    name: string,
    around: Around,
    chain: readonly string[],
  ): Promise<void> {
    if (condition === undefined) return this.component(element, name, around, chain);
    const on = withoutBraces(condition.text).slice(0, 120);
    if (on === 'false') return;
    if (on === 'true') return this.component(element, name, around, chain);
    const arm = await this.writer.inside(() => this.component(element, name, around, chain));
    if (arm.length > 0) this.writer.put({ kind: 'branch', arms: [arm, []], on, place: condition.place });
  }

  private async looped(
    element: MarkupElement,
    loop: SourceText,
    condition: SourceText | undefined,
    name: string,
    around: Around,
    chain: readonly string[],
  ): Promise<void> {
    const cut = loop.text.lastIndexOf(' in ');
    const item = loop.text.slice(0, Math.max(0, cut)).trim();
    const over = cut === -1 ? loop.text.trim() : withoutBraces(loop.text.slice(cut + 4));
    const list = nodeOf(over, around.scope);
    const size = list?.kind === 'list' ? list.items.length : Infinity;
    if (list?.kind === 'list' && size <= maxUnrolled && this.items + size <= maxItems) {
      this.items += size;
      const place = { ...loop.place, end: loop.place.start };
      for (const [index, node] of list.items.entries()) {
        const scope = new Map(around.scope).set(item, { node });
        scope.set('loop.index', { text: madeText(String(index), place) });
        for (const next of ['loop.index + 1', 'loop.index+1'])
          scope.set(next, { text: madeText(String(index + 1), place) });
        await this.conditional(element, condition, name, { ...around, scope }, chain);
      }
      return;
    }
    const scope = new Map(around.scope).set(item, { runtime: true }).set('loop', { runtime: true });
    const body = await this.writer.inside(() =>
      this.conditional(element, condition, name, { ...around, scope }, chain),
    );
    if (body.length > 0) this.writer.put({ kind: 'loop', body, over: over.slice(0, 120), place: loop.place });
  }

  private async component(
    element: MarkupElement,
    name: string,
    given: Around,
    chain: readonly string[],
  ): Promise<void> {
    const around = this.styled(element, name, given);
    if (await this.special(element, name, around, chain)) return;
    const caption = known(captions, name);
    if (caption !== undefined) return this.captioned(element, name, caption, around, chain);
    const mark = known(inlineMarks, name);
    if (mark !== undefined) {
      this.writer.made(mark, element.place, around.speaker);
      await this.nodes(element.children, around, chain);
      // The closing mark stands right behind the text.
      this.writer.tight();
      this.writer.made(mark, element.place, around.speaker);
      return;
    }
    const newlines = known(layouts, name) ?? (known(speakers, name) !== undefined ? 1 : 0);
    this.writer.block(newlines);
    await this.nodes(element.children, around, chain);
    this.writer.block(newlines);
    if (newlines === 0 && name !== 'span' && name !== 'inline') this.tellUnknown(element);
  }

  /** Who speaks, and whether white space is kept, by attributes and the style sheet. */
  private styled(element: MarkupElement, name: string, around: Around): Around {
    const specified =
      known(speakerNames, (this.styles.attribute(element, 'speaker')?.text ?? '').trim().toLowerCase()) ??
      known(speakers, name) ??
      (name === 'toolresponse' ? 'tool' : name === 'toolrequest' ? 'assistant' : undefined) ??
      (around.chat && /^(?:example)?input$/.test(name)
        ? 'user'
        : around.chat && /^(?:example)?output$/.test(name)
          ? 'assistant'
          : undefined);
    if (specified === 'system') this.saidSystem = true;
    if (specified === 'user') this.writer.defaultRole = 'user';
    const syntax = this.styles.attribute(element, 'syntax')?.text;
    const space = this.styles.attribute(element, 'whiteSpace')?.text;
    const keepsSpace = space === undefined ? syntax === 'text' : space === 'pre';
    if (
      syntax !== undefined &&
      /^(?:xml|html|json|yaml)$/.test(syntax) &&
      !/^(?:table|obj|object)$/.test(name)
    )
      this.incomplete.add(`the marks that the syntax \`${syntax}\` puts around the texts`);
    if (
      this.styles.attribute(element, 'tokenLimit') !== undefined ||
      this.styles.attribute(element, 'charLimit') !== undefined
    )
      this.incomplete.add('what `tokenLimit` or `charLimit` cuts off');
    return { ...around, speaker: specified ?? around.speaker, keepsSpace };
  }

  private async captioned(
    element: MarkupElement,
    name: string,
    defaults: { readonly caption: string; readonly style: CaptionStyle },
    around: Around,
    chain: readonly string[],
  ): Promise<void> {
    const isQuestion = name === 'qa' || name === 'question';
    const isPair = /^(?:example)?(?:input|output)$/.test(name);
    const said = this.styles.attribute(element, 'captionStyle')?.text;
    const style: CaptionStyle =
      said === 'header' || said === 'bold' || said === 'plain' || said === 'hidden'
        ? said
        : isPair && around.chat
          ? 'hidden'
          : defaults.style;
    const caption = this.styles.attribute(element, isQuestion ? 'questionCaption' : 'caption');
    const ending =
      this.styles.attribute(element, 'captionEnding')?.text ??
      (style === 'bold' || style === 'plain' ? 'colon' : 'none');
    if (/^examples?(?:set)?$/.test(name))
      this.examples.push({ start: element.place.start, end: element.place.end });
    const chat = this.styles.attribute(element, 'chat')?.text.trim();
    const inner: Around = {
      ...around,
      chat: chat === undefined ? around.chat : chat !== 'false',
      level: style === 'header' ? around.level + 1 : around.level,
    };
    this.writer.block(2);
    if (style !== 'hidden') {
      const mark =
        style === 'header' ? `${'#'.repeat(Math.min(20, around.level))} ` : style === 'bold' ? '**' : '';
      if (mark !== '') this.writer.made(mark, element.place, around.speaker);
      const transform = this.styles.attribute(element, 'captionTextTransform')?.text;
      const fixed = caption === undefined ? defaults.caption : this.fixed(caption, around.scope);
      if (caption !== undefined && (fixed === null || transform === undefined || transform === 'none'))
        this.text(caption, { ...around, keepsSpace: true });
      else this.writer.made(transformed(fixed ?? '', transform), element.place, around.speaker);
      const end = `${ending.includes('colon') ? ':' : ''}${style === 'bold' ? '**' : ''}`;
      if (end !== '') this.writer.made(end, element.place, around.speaker);
      if (style === 'header') this.writer.block(2);
      else if (ending.includes('newline')) this.writer.block(1);
      else this.writer.space = true;
    }
    await this.nodes(element.children, inner, chain);
    this.writer.block(2);
    if (isQuestion) {
      const answer = attributeOf(element, 'answerCaption');
      this.writer.made('**', element.place, around.speaker);
      if (answer === undefined) this.writer.made('Answer', element.place, around.speaker);
      else this.text(answer, { ...around, keepsSpace: true });
      this.writer.made(':**', element.place, around.speaker);
      this.writer.block(2);
    }
  }

  /** What is no caption and no layout; false when it is none of these. */
  private async special(
    element: MarkupElement,
    name: string,
    around: Around,
    chain: readonly string[],
  ): Promise<boolean> {
    switch (name) {
      case 'include':
        await this.include(element, around, chain);
        return true;
      case 'runtime':
        this.runtime(element, around);
        return true;
      case 'outputschema':
        this.outputSchema(element);
        return true;
      case 'tool':
      case 'tooldef':
      case 'tooldefinition':
        this.tool(element, around);
        return true;
      case 'list':
        await this.list(element, around, chain);
        return true;
      case 'item':
      case 'listitem':
        // Outside of a list.
        this.writer.block(1);
        await this.nodes(element.children, around, chain);
        this.writer.block(1);
        return true;
      case 'h':
      case 'header':
        this.writer.block(2);
        this.writer.made(`${'#'.repeat(Math.min(20, around.level))} `, element.place, around.speaker);
        await this.nodes(element.children, around, chain);
        this.writer.block(2);
        return true;
      case 'section':
      case 'subcontent':
        this.writer.block(2);
        await this.nodes(element.children, { ...around, level: around.level + 1 }, chain);
        this.writer.block(2);
        return true;
      case 'br':
      case 'newline':
        this.writer.pending += Math.min(20, Number(attributeOf(element, 'newLineCount')?.text ?? 1) || 1);
        return true;
      case 'code':
        await this.code(element, around, chain);
        return true;
      case 'doc':
      case 'document':
        await this.document(element, around);
        return true;
      case 'table':
        await this.table(element, around);
        return true;
      case 'img':
      case 'image':
      case 'audio':
        this.media(element, name === 'audio' ? 'audio' : 'image', around);
        return true;
      case 'obj':
      case 'object':
      case 'dataobj':
        this.inserted(attributeOf(element, 'data'), around);
        return true;
      case 'conversation':
      case 'msgcontent':
      case 'messagecontent':
        this.inserted(attributeOf(element, name === 'conversation' ? 'messages' : 'content'), {
          ...around,
          speaker: around.speaker ?? 'user',
        });
        return true;
      case 'toolrequest':
        this.inserted(attributeOf(element, 'name'), around);
        this.writer.block(1);
        this.inserted(attributeOf(element, 'parameters'), around);
        return true;
      case 'toolresponse':
        await this.nodes(element.children, around, chain);
        return true;
      case 'webpage':
      case 'folder':
      case 'tree':
        this.opaque(`what \`<${name}>\` shows is only known at run time`, element.place, around.speaker);
        return true;
      default:
        return false;
    }
  }

  private tellUnknown(element: MarkupElement): void {
    const shown = element.name.slice(0, 60);
    if (this.unknown.has(shown) || this.unknown.size >= 5) return;
    this.unknown.add(shown);
    const detail = `POML has no component \`${shown}\` and leaves it out with an error; its text is counted all the same.`;
    this.problems.push(problem('unexpected-shape', element.place.path, element.place.line, detail));
    this.incomplete.add(`whether \`<${shown}>\`, which is no component of POML, is sent`);
  }

  private opaque(why: string, place: Place, speaker: string | null): void {
    this.incomplete.add(missingAt(place, why));
    this.writer.add({ kind: 'opaque', why, place }, speaker);
  }

  /** The value of a data attribute: an expression, or text. */
  private inserted(source: SourceText | undefined, around: Around): void {
    if (source !== undefined) this.text(source, { ...around, keepsSpace: true });
  }

  private async list(element: MarkupElement, around: Around, chain: readonly string[]): Promise<void> {
    const style = this.styles.attribute(element, 'listStyle')?.text ?? 'dash';
    let index = 0;
    this.writer.block(2);
    for (const child of element.children) {
      if (child.kind === 'text') {
        this.text(child.source, around);
        continue;
      }
      if (!/^(?:list)?item$/.test(plainName(child.name))) {
        await this.element(child, around, chain);
        continue;
      }
      index++;
      const bullet =
        style === 'decimal'
          ? `${index}. `
          : style === 'latin'
            ? `${String.fromCharCode(96 + (((index - 1) % 26) + 1))}. `
            : ({ star: '* ', plus: '+ ' }[style] ?? '- ');
      // An item that holds blocks stands apart from the others.
      const apart = child.children.some((inner) => inner.kind === 'element' && isBlock(inner)) ? 2 : 1;
      await this.item(child, bullet, apart, around, chain);
    }
    this.writer.block(2);
  }

  private async item(
    item: MarkupElement,
    bullet: string,
    apart: number,
    around: Around,
    chain: readonly string[],
  ): Promise<void> {
    const render = async (inner: Around) => {
      this.writer.block(apart);
      this.writer.made(bullet, item.place, inner.speaker);
      const outer = this.writer.indent;
      this.writer.indent = outer + ' '.repeat(bullet.length);
      await this.nodes(item.children, this.styled(item, 'item', inner), chain);
      this.writer.indent = outer;
      this.writer.pending = 0;
      this.writer.block(apart);
    };
    const loop = attributeOf(item, 'for');
    const condition = attributeOf(item, 'if');
    if (loop === undefined && condition === undefined) return render(around);
    const pieces = await this.writer.inside(() => render(around));
    if (pieces.length === 0) return;
    const place = (loop ?? condition)?.place ?? item.place;
    const over = loop === undefined ? '' : withoutBraces(loop.text.slice(loop.text.lastIndexOf(' in ') + 4));
    const body: Piece[] =
      condition === undefined
        ? pieces
        : [{ kind: 'branch', arms: [pieces, []], on: withoutBraces(condition.text).slice(0, 120), place }];
    if (loop === undefined) for (const piece of body) this.writer.put(piece);
    else this.writer.put({ kind: 'loop', body, over: over.slice(0, 120), place });
  }

  private async code(element: MarkupElement, around: Around, chain: readonly string[]): Promise<void> {
    if (attributeOf(element, 'inline')?.text.trim() !== 'false') {
      this.writer.made('`', element.place, around.speaker);
      await this.nodes(element.children, around, chain);
      this.writer.tight();
      this.writer.made('`', element.place, around.speaker);
      return;
    }
    this.writer.block(2);
    this.writer.made(`\`\`\`${attributeOf(element, 'lang')?.text ?? ''}`, element.place, around.speaker);
    this.writer.block(1);
    await this.nodes(element.children, around, chain);
    this.writer.pending = 0;
    this.writer.tight();
    this.writer.block(1);
    this.writer.made('```', element.place, around.speaker);
    this.writer.block(2);
  }

  // ---- other files

  private async include(element: MarkupElement, around: Around, chain: readonly string[]): Promise<void> {
    const read = await this.open(element, around, chain);
    if (read === null) return;
    const markup = this.markupOf(read);
    const elements = markup.nodes.filter((node) => node.kind === 'element');
    const root = elements.find((node) => plainName(node.name) === 'poml');
    const body = await this.writer.inside(() =>
      this.nodes(root?.children ?? markup.nodes, around, [...chain, read.path]),
    );
    if (body.length > 0) this.writer.put({ kind: 'include', path: read.path, body, place: element.place });
  }

  private markupOf(file: SourceFile): Markup {
    const known = this.parsed.get(file.path);
    if (known !== undefined) return known;
    const markup = readMarkup(file);
    this.problems.push(...markup.problems);
    this.parsed.set(file.path, markup);
    return markup;
  }

  /** The file that `src` names, null (and told) when there is none to read. */
  private async open(
    element: MarkupElement,
    around: Around,
    chain: readonly string[],
  ): Promise<SourceFile | null> {
    const source = attributeOf(element, 'src');
    const { speaker } = around;
    if (source === undefined) {
      const detail = `A \`<${element.name.slice(0, 40)}>\` needs \`src\`.`;
      this.problems.push(problem('unexpected-shape', element.place.path, element.place.line, detail));
      return null;
    }
    const written = this.fixed(source, around.scope);
    if (written === null) {
      const name = withoutBraces(source.text).slice(0, 80);
      this.writer.add({ kind: 'variable', name, place: source.place }, speaker);
      return null;
    }
    const missing = (found: ReturnType<typeof missingPart>) => {
      this.problems.push(found.problem);
      this.incomplete.add(found.incomplete);
      this.writer.add(found.segment, speaker);
      return null;
    };
    const shown = `\`${written.slice(0, 200)}\``;
    const target = joinPath(folderOf(source.place.path), written);
    if ('refused' in target) {
      return target.refused === 'remote'
        ? missing(missingPart('include-remote', `${shown} is not in the repository`, source.place))
        : missing(missingPart('include-outside', `${shown} is outside of the repository`, source.place));
    }
    if (chain.includes(target.path) || chain.length > maxIncludes || ++this.opened > maxOpened) {
      const reason = chain.includes(target.path) ? 'include-cycle' : 'include-depth';
      return missing(missingPart(reason, `${shown} includes itself, or too many files`, source.place));
    }
    if (!this.context.exists(target.path))
      return missing(missingPart('include-missing', `there is no file ${shown}`, source.place));
    const read = await this.context.read(target.path);
    if ('text' in read) return read;
    return missing(missingPart(read.reason, `${shown} cannot be read: ${read.detail}`, source.place));
  }

  private async document(element: MarkupElement, around: Around): Promise<void> {
    const source = attributeOf(element, 'src');
    const written = this.fixed(source, around.scope) ?? '';
    const parser = attributeOf(element, 'parser')?.text.trim() ?? 'auto';
    const kind = parser === 'auto' ? extensionOf(written) : parser;
    this.writer.block(1);
    if (/^(?:pdf|docx?)$/.test(kind) && source !== undefined && written !== '')
      this.opaque(`the text of \`${written.slice(0, 100)}\``, source.place, around.speaker);
    else if (source === undefined) {
      const inline = attributeOf(element, 'buffer') ?? attributeOf(element, 'base64');
      if (inline !== undefined) this.inserted(inline, around);
    } else {
      const read = await this.open(element, around, []);
      if (read !== null && read.text !== '') {
        const body = await this.writer.inside(() => {
          this.writer.add(textSegment(textIn(read)), around.speaker);
          return Promise.resolve();
        });
        this.writer.put({ kind: 'include', path: read.path, body, place: element.place });
      }
    }
    this.writer.block(1);
  }

  private async table(element: MarkupElement, around: Around): Promise<void> {
    const source = attributeOf(element, 'src');
    const written = this.fixed(source, around.scope) ?? '';
    const newlines = (this.styles.attribute(element, 'syntax')?.text ?? 'markdown') === 'markdown' ? 2 : 0;
    this.writer.block(newlines);
    if (source === undefined) this.inserted(attributeOf(element, 'records'), around);
    else if (/^xlsx?$/.test(extensionOf(written)))
      this.opaque(`the cells of \`${written.slice(0, 100)}\``, source.place, around.speaker);
    else await this.document(element, around);
    if (written !== '')
      this.incomplete.add('the marks of a table, which is counted as the data it is made of');
    this.writer.block(newlines);
  }

  /** With `alt` and no `syntax="multimedia"` the words are sent instead of the picture. */
  private media(element: MarkupElement, media: 'image' | 'audio', around: Around): void {
    const alt = attributeOf(element, 'alt');
    if (
      alt !== undefined &&
      alt.text !== '' &&
      this.styles.attribute(element, 'syntax')?.text !== 'multimedia'
    ) {
      this.text(alt, { ...around, keepsSpace: true });
      return;
    }
    const written = this.fixed(attributeOf(element, 'src'), around.scope);
    const target = written === null ? null : joinPath(folderOf(element.place.path), written);
    const path = target !== null && 'path' in target ? target.path : null;
    this.writer.add(mediaSegment(media, element.place, { path }), around.speaker);
  }

  // ---- what is not text

  private async define(element: MarkupElement, around: Around): Promise<void> {
    const name = attributeOf(element, 'name')?.text.trim();
    const value = attributeOf(element, 'value');
    const set = (given: Value) => {
      if (name !== undefined) around.scope.set(name, given);
      else if ('node' in given && given.node.kind === 'map')
        for (const entry of given.node.entries) around.scope.set(entry.key, { node: entry.value });
    };
    const source = attributeOf(element, 'src');
    if (source !== undefined) {
      const target = joinPath(folderOf(source.place.path), source.text);
      const read =
        'path' in target && this.context.exists(target.path) ? await this.context.read(target.path) : null;
      if (read === null || !('text' in read)) {
        const detail = `There is no file \`${source.text.slice(0, 200)}\` that can be read; its values are taken as unknown.`;
        this.problems.push(problem('include-missing', source.place.path, source.place.line, detail));
        if (name !== undefined) around.scope.set(name, { runtime: true });
        return;
      }
      const isJson = (attributeOf(element, 'type')?.text ?? extensionOf(read.path)) === 'json';
      const root = isJson ? parseEmbeddedJson(textIn(read)).root : null;
      set(root === null ? (isJson ? { runtime: true } : { text: textIn(read) }) : { node: root });
      return;
    }
    const written = value ?? textOf(element);
    if (written === null) return;
    const inner = trimmed(value === undefined ? written : withoutOuterBraces(written));
    const literal = value === undefined ? null : /^(["'])([^"'\\{}]*)\1$/.exec(inner.text);
    if (literal !== null) {
      set({ text: subText(inner, 1, inner.text.length - 1) });
      return;
    }
    const isJson =
      /^[[{]/.test(inner.text) || (value !== undefined && /^(?:-?\d[\d.]*|true|false)$/.test(inner.text));
    const root = isJson ? parseEmbeddedJson(inner).root : null;
    if (root !== null) set({ node: root });
    // Text between the tags is text; any other expression is only known at run time.
    else if (value === undefined && !isJson && !inner.text.includes('{{')) set({ text: inner });
    else set({ runtime: true });
  }

  private runtime(element: MarkupElement, around: Around): void {
    const entries = [...element.attributes].flatMap(([key, source]) => {
      const text = this.fixed(source, around.scope);
      if (text === null) return [];
      const camel = key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
      const value: Node = { kind: 'scalar', value: text, source, place: source.place };
      return [{ key: camel, keyPlace: source.place, value }];
    });
    const node: Node = { kind: 'map', entries, place: element.place };
    this.parameters = { ...this.parameters, ...readParameters(node) };
    const model = textAt(node, 'model');
    if (model === undefined || model.text.trim() === '') return;
    const provider = stringAt(node, 'provider')?.trim().toLowerCase();
    this.model = {
      asWritten: model.text.trim(),
      origin: inline,
      ...(provider === undefined || !/^(?:openai|anthropic|azure|google|mistral|groq)$/.test(provider)
        ? {}
        : { provider }),
      place: model.place,
    };
  }

  /** The JSON in a schema or tool; null (and told as missing) when it is an expression of a program. */
  private json(element: MarkupElement, what: string): Node | null {
    const text = textOf(element);
    const body = text === null ? null : trimmed(text);
    if (body === null || !body.text.startsWith('{') || body.text.startsWith('{{') || /\{\{/.test(body.text)) {
      this.incomplete.add(missingAt(element.place, `${what}, which is an expression`));
      return null;
    }
    const { root, problems } = parseEmbeddedJson(body);
    this.problems.push(...problems);
    if (root === null) this.incomplete.add(missingAt(element.place, what));
    return root;
  }

  private outputSchema(element: MarkupElement): void {
    const root = this.json(element, 'the schema of the answer');
    if (root === null) return;
    const { schema, problems } = readSchema(root);
    this.problems.push(...problems);
    this.schema = schema;
  }

  private tool(element: MarkupElement, around: Around): void {
    const name = this.fixed(attributeOf(element, 'name'), around.scope);
    const root = this.json(element, `the parameters of the tool \`${(name ?? '').slice(0, 60)}\``);
    const schema = mapAt(root);
    this.tools.push({
      name: name ?? 'tool',
      description: this.fixed(attributeOf(element, 'description'), around.scope),
      schema: schema === undefined ? null : plainValue(schema),
      known: schema !== undefined && name !== null,
      place: element.place,
    });
  }
}

function transformed(caption: string, how: string | undefined): string {
  if (how === 'upper') return caption.toUpperCase();
  if (how === 'lower') return caption.toLowerCase();
  return how === 'capitalize' ? caption.charAt(0).toUpperCase() + caption.slice(1) : caption;
}

/** Whether an offset is in one of many ranges. */
function within(
  ranges: readonly { readonly start: number; readonly end: number }[],
): (offset: number) => boolean {
  const merged: { start: number; end: number }[] = [];
  for (const one of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged[merged.length - 1];
    if (last !== undefined && one.start <= last.end) last.end = Math.max(last.end, one.end);
    else merged.push({ ...one });
  }
  return (offset) => {
    let low = 0;
    let high = merged.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = merged[middle];
      if (range === undefined) break;
      if (offset < range.start) high = middle - 1;
      else if (offset >= range.end) low = middle + 1;
      else return true;
    }
    return false;
  };
}
