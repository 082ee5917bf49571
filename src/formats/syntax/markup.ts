import type { Place } from '../../core/prompt.js';
import { problem, type Problem } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { lineAt, placeIn, textIn, type SourceText } from './place.js';
import { maxDepth } from './tree.js';

/** Elements and text of an XML-like file. */
export type MarkupNode = MarkupElement | { readonly kind: 'text'; readonly source: SourceText };

export interface MarkupElement {
  readonly kind: 'element';
  /** As written. */
  readonly name: string;
  /** Values by name as written; the first one of a name counts. */
  readonly attributes: ReadonlyMap<string, SourceText>;
  readonly children: readonly MarkupNode[];
  /** From the `<` of the opening tag to the `>` of the closing one. */
  readonly place: Place;
}

export interface Markup {
  readonly nodes: readonly MarkupNode[];
  readonly problems: readonly Problem[];
}

interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, SourceText>;
  readonly start: number;
  readonly children: MarkupNode[];
}

const maxProblems = 5;
const nameAt = /[A-Za-z_][\w.:-]{0,100}/y;
const blanks = /[ \t\r\n]*/y;

/**
 * Reads XML-like text, tolerantly and in linear time: comments, declarations and CDATA sections as XML has them, elements
 * with attributes in quotes. What is not well formed is told with its line and read as well as can be: a `<` that begins
 * no tag is text, an element that is never closed ends with the one around it. Character references are left as they are.
 */
export function readMarkup(file: SourceFile): Markup {
  const reader = new MarkupReader(file);
  return { nodes: reader.read(), problems: reader.problems };
}

/** One pass over the text, with the elements that are open at the moment. */
class MarkupReader {
  readonly problems: Problem[] = [];
  private readonly file: SourceFile;
  private readonly text: string;
  private readonly root: MarkupNode[] = [];
  private readonly open: Open[] = [];
  private tooDeep = 0;

  constructor(file: SourceFile) {
    this.file = file;
    this.text = file.text;
  }

  read(): MarkupNode[] {
    const { text } = this;
    let from = 0;
    let at = 0;
    while (at < text.length) {
      const tag = text.indexOf('<', at);
      if (tag === -1) break;
      const next = this.tagAt(tag, from);
      if (next === null) at = tag + 1;
      else {
        at = next;
        from = next;
        if (next < 0) break;
      }
    }
    if (from >= 0) this.addText(from, text.length);
    while (this.open.length > 0) this.close(text.length, true);
    return this.root;
  }

  private get current(): MarkupNode[] {
    return this.open[this.open.length - 1]?.children ?? this.root;
  }

  private complain(offset: number, detail: string): void {
    if (this.problems.length >= maxProblems) return;
    this.problems.push(problem('unreadable-template', this.file.path, lineAt(this.file, offset), detail));
  }

  private addText(start: number, end: number): void {
    if (end > start) this.current.push({ kind: 'text', source: textIn(this.file, start, end) });
  }

  /** Reads what begins with `<` and answers where to go on; null: it is text. `from` is where the text before began. */
  private tagAt(start: number, from: number): number | null {
    const { text } = this;
    if (text.startsWith('<!--', start)) return this.upTo('-->', start, from, 'A comment is not closed.');
    if (text.startsWith('<![CDATA[', start)) {
      const close = text.indexOf(']]>', start);
      this.addText(from, start);
      this.addText(start + 9, close === -1 ? text.length : close);
      if (close === -1) this.complain(start, 'A CDATA section is not closed.');
      return close === -1 ? text.length : close + 3;
    }
    if (text.startsWith('<?', start)) return this.upTo('?>', start, from, 'A `<?` is not closed.');
    if (text.startsWith('<!', start)) return this.upTo('>', start, from, 'A `<!` is not closed.');
    const closes = text[start + 1] === '/';
    nameAt.lastIndex = start + (closes ? 2 : 1);
    const name = nameAt.exec(text)?.[0];
    if (name === undefined) {
      this.complain(start, 'A `<` begins no tag; it is taken as text.');
      return null;
    }
    return closes ? this.closing(name, start, from) : this.opening(name, start, from);
  }

  private upTo(mark: string, start: number, from: number, why: string): number {
    this.addText(from, start);
    const close = this.text.indexOf(mark, start + 2);
    if (close === -1) this.complain(start, why);
    return close === -1 ? this.text.length : close + mark.length;
  }

  private closing(name: string, start: number, from: number): number {
    this.addText(from, start);
    const bracket = this.text.indexOf('>', start);
    const end = bracket === -1 ? this.text.length : bracket + 1;
    if (bracket === -1) this.complain(start, `The tag \`</${name}\` is not closed.`);
    if (this.tooDeep > 0) {
      this.tooDeep--;
      return end;
    }
    let index = this.open.length - 1;
    while (index >= 0 && this.open[index]?.name !== name) index--;
    if (index < 0) {
      this.complain(start, `The element \`${name}\` is closed here without being open.`);
      return end;
    }
    while (this.open.length - 1 > index) this.close(start, true);
    this.close(end, false);
    return end;
  }

  private close(end: number, missing: boolean): void {
    const element = this.open.pop();
    if (element === undefined) return;
    if (missing) this.complain(element.start, `The element \`${element.name}\` is not closed.`);
    const { name, attributes, children, start } = element;
    const place = placeIn(this.file, start, end);
    this.current.push({ kind: 'element', name, attributes, children, place });
  }

  private opening(name: string, start: number, from: number): number | null {
    const { text } = this;
    const attributes = new Map<string, SourceText>();
    let at = start + 1 + name.length;
    for (;;) {
      at = this.skipBlanks(at);
      const unit = text[at];
      if (unit === '>' || (unit === '/' && text[at + 1] === '>')) break;
      nameAt.lastIndex = at;
      const key = nameAt.exec(text)?.[0];
      if (key === undefined) {
        this.complain(start, `The tag \`<${name}\` is not closed, or has an attribute without quotes.`);
        if (at === start + 1 + name.length && at < text.length) return null;
        // What follows cannot be told from text: it goes on behind what was read.
        this.addText(from, start);
        return at;
      }
      at = this.skipBlanks(at + key.length);
      if (text[at] !== '=') continue;
      at = this.skipBlanks(at + 1);
      const quote = text[at];
      const close = quote === '"' || quote === "'" ? text.indexOf(quote, at + 1) : -1;
      if (close === -1) {
        this.complain(start, `The value of \`${key}\` is not in quotes, or its quote is not closed.`);
        this.addText(from, start);
        return quote === '"' || quote === "'" ? text.length : at;
      }
      if (!attributes.has(key)) attributes.set(key, textIn(this.file, at + 1, close));
      at = close + 1;
    }
    this.addText(from, start);
    const alone = text[at] === '/';
    const end = at + (alone ? 2 : 1);
    if (this.open.length >= maxDepth) {
      if (this.tooDeep === 0) this.complain(start, `Elements are nested more than ${maxDepth} levels deep.`);
      if (!alone) this.tooDeep++;
      return end;
    }
    this.open.push({ name, attributes, start, children: [] });
    if (alone) this.close(end, false);
    return end;
  }

  private skipBlanks(from: number): number {
    blanks.lastIndex = from;
    blanks.exec(this.text);
    return Math.max(from, blanks.lastIndex);
  }
}
