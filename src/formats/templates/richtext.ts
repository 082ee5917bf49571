import type { Segment } from '../../core/prompt.js';
import { madeText, textSegment, type SourceText } from '../syntax/place.js';

// Texts of rich-text editors (TipTap's `<p>…</p>`) as tools turn them into Markdown before they send them. Written after the
// output of https://github.com/mixmark-io/turndown with its defaults (headings underlined, `*   ` before items), without its
// escapes; tables and code blocks lose their lines here. Checked 2026-11-26.

/** Whether a stored text is HTML of an editor: it begins with a block, as none written by hand does (Flowise's own rule). */
export function isRichText(text: string): boolean {
  return /^\s{0,200}<(?:p|div|h[1-6]|ul|ol|blockquote|pre|table)\b/i.test(text);
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

/** Markdown's marks for tags inside of a line. */
const marks: Readonly<Record<string, string>> = { strong: '**', b: '**', em: '_', i: '_', code: '`' };
const blocks = /^(?:p|div|h[1-6]|ul|ol|blockquote|pre|table|tr|section|article|hr)$/;

/**
 * Reads rich text as it is sent: tags become Markdown or go, entities are decoded, `{{name}}` is a variable.
 * One pass; what is not closed is text.
 */
export function readRichText(source: SourceText): Segment[] {
  const writer = new Writer(source);
  const { text } = source;
  // Once there is no further end there is none for what follows either.
  let tagsEnd = true;
  let marksEnd = true;
  let from = 0;
  let at = 0;
  for (; at < text.length; at++) {
    const unit = text[at];
    if (unit === '<' && tagsEnd && /[A-Za-z/!]/.test(text[at + 1] ?? '')) {
      const stop = text.indexOf('>', at);
      if (stop === -1) {
        tagsEnd = false;
        continue;
      }
      writer.text(from, at);
      writer.tag(at, stop + 1);
      from = stop + 1;
      at = stop;
    } else if (unit === '&') {
      const entity = /^&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]{2,8}));/.exec(
        text.slice(at, at + 12),
      );
      const decoded = entity === null ? null : decode(entity);
      if (entity === null || decoded === null) continue;
      writer.text(from, at);
      writer.made(decoded, at, at + entity[0].length);
      from = at + entity[0].length;
      at = from - 1;
    } else if (unit === '{' && text[at + 1] === '{' && marksEnd) {
      const stop = text.indexOf('}}', at + 2);
      if (stop === -1) {
        marksEnd = false;
        continue;
      }
      writer.text(from, at);
      writer.variable(at, stop + 2);
      from = stop + 2;
      at = from - 1;
    }
  }
  writer.text(from, text.length);
  return writer.segments;
}

function decode(found: RegExpExecArray): string | null {
  const [, decimal, hexadecimal, name] = found;
  if (name !== undefined) return Object.hasOwn(entities, name) ? (entities[name] ?? null) : null;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

/** Collects segments; blank lines between blocks are owed until there is something to come after them. */
class Writer {
  readonly segments: Segment[] = [];
  private readonly source: SourceText;
  private readonly lists: { readonly ordered: boolean; number: number }[] = [];
  private owedLines = 0;
  private owedSpace = false;
  /** What a list item or a heading begins with, owed until its first word. */
  private owedMark = '';
  private lineStart = true;
  private heading: { readonly level: number; length: number } | null = null;
  private link: string | null = null;
  private blank = { start: -1, end: -1 };

  constructor(source: SourceText) {
    this.source = source;
  }

  text(start: number, end: number): void {
    let from = start;
    while (from < end) {
      const blank = this.blankFrom(from);
      const stop = Math.min(blank.start, end);
      this.plain(from, stop);
      if (stop === end) break;
      this.owedSpace = true;
      from = Math.min(end, blank.end);
    }
  }

  /** The next blanks that become one. Remembered: what has none must not be searched again from every tag. */
  private blankFrom(from: number): { readonly start: number; readonly end: number } {
    if (this.blank.start >= from) return this.blank;
    const blanks = /[ \t\r\n]{2,}|[\t\r\n]/g;
    blanks.lastIndex = from;
    const found = blanks.exec(this.source.text);
    this.blank =
      found === null
        ? { start: Number.POSITIVE_INFINITY, end: Number.POSITIVE_INFINITY }
        : { start: found.index, end: found.index + found[0].length };
    return this.blank;
  }

  /** A run without any blanks but single spaces. */
  private plain(from: number, to: number): void {
    const { text } = this.source;
    let start = from;
    let end = to;
    if (start < end && text[start] === ' ') {
      this.owedSpace = true;
      start++;
    }
    const trailing = start < end && text[end - 1] === ' ';
    if (trailing) end--;
    if (start < end) {
      this.settle(start);
      this.push(textSegment(this.source, start, end), end - start);
    }
    if (trailing) this.owedSpace = true;
  }

  made(text: string, start: number, end: number): void {
    this.settle(start);
    this.push(textSegment(madeText(text, this.source.placeOf(start, end))), text.length);
  }

  variable(start: number, end: number): void {
    this.settle(start);
    const name = this.source.text
      .slice(start + 2, end - 2)
      .replace(/\\/g, '')
      .trim()
      .slice(0, 120);
    this.push({ kind: 'variable', name, place: this.source.placeOf(start, end) }, 10);
  }

  tag(start: number, end: number): void {
    const written = this.source.text.slice(start, Math.min(end, start + 400));
    const found = /^<(\/?)([A-Za-z][A-Za-z0-9]*)/.exec(written);
    if (found === null) return;
    const closes = found[1] === '/';
    const name = (found[2] ?? '').toLowerCase();
    if (name === 'br') {
      this.owedSpace = false;
      if (!this.lineStart) this.made('  \n', start, start);
      this.lineStart = true;
    } else if (name === 'li') this.item(closes);
    else if (name === 'ul' || name === 'ol') this.list(name === 'ol', closes, written);
    else if (blocks.test(name)) this.block(name, closes, start);
    else if (Object.hasOwn(marks, name)) this.mark(marks[name] ?? '', closes, start);
    else if (name === 'a') this.anchor(written, closes, start, end);
  }

  private block(name: string, closes: boolean, start: number): void {
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (level !== undefined && closes && this.heading !== null) {
      const { length } = this.heading;
      const line = this.heading.level === 1 ? '=' : '-';
      if (this.heading.level <= 2 && length > 0)
        this.made(`\n${line.repeat(Math.min(length, 200))}`, start, start);
      this.heading = null;
    }
    if (!closes && name === 'blockquote') this.owedMark = '> ';
    this.newLine(this.lists.length > 0 ? 1 : 2);
    if (level === undefined || closes) return;
    this.heading = { level: Number(level), length: 0 };
    if (Number(level) > 2) this.owedMark = `${'#'.repeat(Number(level))} `;
  }

  private list(ordered: boolean, closes: boolean, tag: string): void {
    this.newLine(this.lists.length > 0 && !closes ? 1 : this.lists.length > 1 ? 1 : 2);
    if (!closes) {
      // Deeper lists than these are no text; their items stand where the deepest list stands.
      const first = /\bstart\s*=\s*"(\d{1,6})"/i.exec(tag)?.[1];
      if (this.lists.length < 50) this.lists.push({ ordered, number: Number(first ?? 1) - 1 });
    } else this.lists.pop();
  }

  private item(closes: boolean): void {
    this.newLine(1);
    const list = this.lists[this.lists.length - 1];
    if (closes || list === undefined) return;
    list.number++;
    const indent = '    '.repeat(this.lists.length - 1);
    this.owedMark = `${indent}${list.ordered ? `${list.number}.  ` : '*   '}`;
  }

  private mark(mark: string, closes: boolean, start: number): void {
    if (!closes) {
      this.made(mark, start, start);
      return;
    }
    // A blank before the closing mark goes behind it.
    const space = this.owedSpace;
    this.owedSpace = false;
    this.made(mark, start, start);
    this.owedSpace = space;
  }

  private anchor(tag: string, closes: boolean, start: number, end: number): void {
    if (!closes) {
      this.link = /\bhref\s*=\s*"([^"]*)"/i.exec(tag)?.[1] ?? null;
      if (this.link !== null) this.made('[', start, start);
    } else if (this.link !== null) {
      this.owedSpace = false;
      this.made(`](${this.link})`, start, end);
      this.link = null;
    }
  }

  private newLine(lines: number): void {
    this.owedLines = Math.max(this.owedLines, lines);
    this.owedSpace = false;
    this.lineStart = true;
  }

  /** Writes what is owed before the next piece. */
  private settle(at: number): void {
    const lines = this.segments.length === 0 ? '' : '\n'.repeat(this.owedLines);
    const owed = `${lines}${this.owedMark}${this.owedSpace && !this.lineStart ? ' ' : ''}`;
    this.owedLines = 0;
    this.owedMark = '';
    this.owedSpace = false;
    this.lineStart = false;
    if (owed !== '') this.segments.push(textSegment(madeText(owed, this.source.placeOf(at, at))));
  }

  private push(segment: Segment, length: number): void {
    this.segments.push(segment);
    if (this.heading !== null) this.heading.length += length;
  }
}
