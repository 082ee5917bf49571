import type { Segment } from '../../core/prompt.js';
import { madeText, subText, textSegment, type SourceText } from '../syntax/place.js';
import { longLiteral } from './value.js';

/** A stretch of an expression, as offsets in the template's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Parts of `start … end` between separators that stand outside of quotes and brackets. Linear. */
export function splitTop(text: string, start: number, end: number, separator: string): Span[] {
  const parts: Span[] = [];
  let depth = 0;
  let from = start;
  for (let at = start; at < end; at++) {
    const unit = text[at] ?? '';
    if (unit === '"' || unit === "'") {
      const close = closingQuote(text, at, end);
      if (close === -1) break;
      at = close;
    } else if (pairs[unit] !== undefined) depth++;
    else if (unit === ')' || unit === ']' || unit === '}') depth--;
    else if (depth === 0 && text.startsWith(separator, at)) {
      parts.push({ start: from, end: at });
      at += separator.length - 1;
      from = at + 1;
    }
  }
  parts.push({ start: from, end });
  return parts;
}

/** Offset of the quote that closes the one at `open`, -1 when nothing does. */
export function closingQuote(text: string, open: number, end: number): number {
  const quote = text[open];
  for (let at = open + 1; at < end; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return -1;
}

/** Offset of the bracket that closes the one at `open`, -1 when nothing does. */
export function closingBracket(text: string, open: number, end: number): number {
  let depth = 0;
  for (let at = open; at < end; at++) {
    const unit = text[at] ?? '';
    if (unit === '"' || unit === "'") {
      const close = closingQuote(text, at, end);
      if (close === -1) return -1;
      at = close;
    } else if (pairs[unit] !== undefined) depth++;
    else if ((unit === ')' || unit === ']' || unit === '}') && --depth === 0) return at;
  }
  return -1;
}

export function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  return { start, end };
}

/** The text of a string literal that is the whole span, null when it is something else. */
export function literalOf(source: SourceText, start: number, end: number): SourceText | null {
  const { text } = source;
  const span = trim(text, { start, end });
  const quote = text[span.start];
  if ((quote !== '"' && quote !== "'" && quote !== '`') || span.end - span.start < 2) return null;
  if (closingQuote(text, span.start, span.end) !== span.end - 1) return null;
  const inner = subText(source, span.start + 1, span.end - 1);
  if (quote === '`' || !inner.text.includes('\\')) return inner;
  const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
  return madeText(
    inner.text.replace(
      /\\([\s\S])/g,
      (whole: string, unit: string) => escapes[unit] ?? ('\\\'"'.includes(unit) ? unit : whole),
    ),
    inner.place,
  );
}

/** Text without its filters and superfluous white space: what a variable is called in reports. */
export function nameOf(text: string, start: number, end: number): string {
  const first = splitTop(text, start, end, '|')[0] ?? { start, end };
  const name = text.slice(first.start, first.end).replace(/\s+/g, ' ').trim();
  return name.length > 80 ? `${name.slice(0, 79)}…` : name;
}

type TextSegment = Extract<Segment, { kind: 'text' }>;

/** The string literals of an expression that are long enough to be text of the prompt. Linear. */
export function longLiterals(source: SourceText, start: number, end: number): TextSegment[] {
  const { text } = source;
  const found: TextSegment[] = [];
  for (let at = start; at < end; at++) {
    const unit = text[at];
    if (unit !== '"' && unit !== "'" && unit !== '`') continue;
    const close = closingQuote(text, at, end);
    if (close === -1) break;
    const literal = close - at > longLiteral ? literalOf(source, at, close + 1) : null;
    if (literal !== null) found.push(textSegment(literal));
    at = close;
  }
  return found;
}
