import type { Segment } from '../../core/prompt.js';
import { madeText, subText, textSegment, type SourceText } from '../syntax/place.js';
import type { Argument, Target, TemplateNode } from './tree.js';

/** A stretch of an expression, as offsets in the template's text. */
interface Span {
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

function closingQuote(text: string, open: number, end: number): number {
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

function trim(text: string, span: Span): Span {
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
  if (!inner.text.includes('\\')) return inner;
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

/**
 * What a Jinja-like output expression sends: literal strings are text, `a if c else b` sends one of two,
 * `a ~ b` both, `f(x)` may be a macro, anything else is a variable.
 */
export function outputOf(source: SourceText, start: number, end: number, depth = 0): TemplateNode[] {
  const { text } = source;
  const span = trim(text, { start, end });
  const place = source.placeOf(span.start, span.end);
  if (span.end <= span.start) return [];
  const literal = literalOf(source, span.start, span.end);
  if (literal !== null) return literal.text === '' ? [] : [textSegment(literal)];
  const variable: TemplateNode = { kind: 'variable', name: nameOf(text, span.start, span.end), place };
  if (depth > 8 || span.end - span.start > 20_000) return [variable];
  const condition = splitTop(text, span.start, span.end, ' if ');
  if (condition.length === 2 && condition[0] !== undefined && condition[1] !== undefined) {
    const alternatives = splitTop(text, condition[1].start, condition[1].end, ' else ');
    const yes = outputOf(source, condition[0].start, condition[0].end, depth + 1);
    const no =
      alternatives[1] === undefined
        ? []
        : outputOf(source, alternatives[1].start, alternatives[1].end, depth + 1);
    if ([...yes, ...no].some((node) => node.kind === 'text')) {
      const on = text.slice(alternatives[0]?.start ?? span.start, alternatives[0]?.end ?? span.end).trim();
      return [{ kind: 'branch', arms: [yes, no], on, place }];
    }
    return [variable];
  }
  const joined = splitTop(text, span.start, span.end, '~');
  if (joined.length > 1) return joined.flatMap((part) => outputOf(source, part.start, part.end, depth + 1));
  const unfiltered = trim(text, splitTop(text, span.start, span.end, '|')[0] ?? span);
  const call = callAt(source, unfiltered.start, unfiltered.end, depth);
  if (call !== null) return [{ kind: 'call', ...call, written: variable.name, body: null, place }];
  const literals = longLiterals(source, span.start, span.end);
  // `"text" | trim` is that text; what else stands around long literals is not known to leave any of them out.
  if (literals.length > 0 && literalOf(source, unfiltered.start, unfiltered.end) !== null) return literals;
  return [...literals, variable];
}

type TextSegment = Extract<Segment, { kind: 'text' }>;

/** Shorter strings are names, formats and separators. */
const longLiteral = 40;

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

/** `name(args)` as the whole span. */
export function callAt(
  source: SourceText,
  start: number,
  end: number,
  depth = 0,
): { name: string; arguments: Argument[] } | null {
  const { text } = source;
  const span = trim(text, { start, end });
  if (text[span.end - 1] !== ')') return null;
  let open = span.start;
  while (open < span.end && /[\w.]/.test(text[open] ?? '')) open++;
  if (open === span.start || text[open] !== '(') return null;
  // The bracket that closes the call must be the last one: `a(b).c(d)` is not a call of `a`.
  if (closingBracket(text, open, span.end) !== span.end - 1) return null;
  return {
    name: text.slice(span.start, open),
    arguments: argumentsIn(source, open + 1, span.end - 1, depth),
  };
}

/** `a, b="x"` as arguments or parameters. */
export function argumentsIn(source: SourceText, start: number, end: number, depth = 0): Argument[] {
  const { text } = source;
  if (text.slice(start, end).trim() === '') return [];
  return splitTop(text, start, end, ',').map((part) => {
    const equals = /^\s*([A-Za-z_]\w*)\s*=(?!=)/.exec(
      text.slice(part.start, Math.min(part.end, part.start + 200)),
    );
    const from = equals === null ? part.start : part.start + equals[0].length;
    return { name: equals?.[1] ?? null, value: outputOf(source, from, part.end, depth + 1) };
  });
}

/** A file name as template languages write it: `"a.j2"`, `["a.j2", "b.j2"]`, or an expression. */
export function targetOf(source: SourceText, start: number, end: number): Target {
  const { text } = source;
  const span = trim(text, { start, end });
  const literal = literalOf(source, span.start, span.end);
  if (literal !== null) return { kind: 'names', names: [literal.text] };
  const open = text[span.start];
  if ((open === '[' && text[span.end - 1] === ']') || (open === '(' && text[span.end - 1] === ')')) {
    const names = splitTop(text, span.start + 1, span.end - 1, ',').map((part) =>
      literalOf(source, part.start, part.end),
    );
    const known = names.filter((name) => name !== null);
    if (known.length > 0 && known.length === names.length) {
      return { kind: 'names', names: known.map((name) => name.text) };
    }
  }
  return { kind: 'dynamic', expression: text.slice(span.start, span.end) };
}
