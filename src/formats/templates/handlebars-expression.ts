import { textSegment, type SourceText } from '../syntax/place.js';
import { isBlank } from './builder.js';
import { literalOf, longLiterals, type Span } from './expression.js';
import type { Argument, Expr } from './tree.js';
import { booleanValue, literalValue, none, numberValue, type Value } from './value.js';

const maxDepth = 40;

/** Words between blanks, with quotes and brackets kept together. */
export function wordsIn(text: string, start: number, end: number): Span[] {
  const words: Span[] = [];
  let at = start;
  while (at < end) {
    while (at < end && isBlank(text[at])) at++;
    const from = at;
    let depth = 0;
    while (at < end && (depth > 0 || !isBlank(text[at]))) {
      const unit = text[at];
      if (unit === '(') depth++;
      else if (unit === ')') depth--;
      else if (unit === '"' || unit === "'") {
        const close = text.indexOf(unit, at + 1);
        if (close !== -1 && close < end) at = close;
      }
      at++;
    }
    if (at > from) words.push({ start: from, end: Math.min(at, end) });
  }
  return words;
}

/** The value of `name`, `"literal"`, `(helper a b)`, or of a helper with its arguments. Never throws. */
export function handlebarsValue(source: SourceText, words: readonly Span[], depth = 0): Expr {
  const { text } = source;
  const [first] = words;
  const start = first?.start ?? 0;
  const end = words.at(-1)?.end ?? 0;
  const written = { written: text.slice(start, end), place: source.placeOf(start, end) };
  if (first === undefined || depth > maxDepth)
    return { kind: 'unknown', carried: longLiterals(source, start, end), ...written };
  if (words.length === 1) return operand(source, first, depth);
  const given = argumentsIn(source, words.slice(1), depth);
  const name = text.slice(first.start, first.end);
  const plain = given.filter((one) => one.name === null);
  const of = plain[0]?.value ?? null;
  if (of === null) return { kind: 'call', name, of: null, arguments: given, ...written };
  return { kind: 'filter', name, of, arguments: given.filter((one) => one !== plain[0]), ...written };
}

/** `a "b" key=c` as arguments. */
export function argumentsIn(source: SourceText, words: readonly Span[], depth = 0): Argument[] {
  return words.map((word): Argument => {
    const named = /^([\w-]{1,100})=/.exec(
      source.text.slice(word.start, Math.min(word.end, word.start + 110)),
    );
    const start = word.start + (named?.[0].length ?? 0);
    return { name: named?.[1] ?? null, value: operand(source, { start, end: word.end }, depth) };
  });
}

const constants: ReadonlyMap<string, Value> = new Map([
  ['true', booleanValue(true)],
  ['false', booleanValue(false)],
  ['null', none],
  ['undefined', none],
]);

function operand(source: SourceText, word: Span, depth: number): Expr {
  const { text } = source;
  const written = { written: text.slice(word.start, word.end), place: source.placeOf(word.start, word.end) };
  const literal = literalOf(source, word.start, word.end);
  if (literal !== null) return { kind: 'value', value: literalValue(textSegment(literal)), ...written };
  if (text[word.start] === '(' && text[word.end - 1] === ')') {
    const found = handlebarsValue(source, wordsIn(text, word.start + 1, word.end - 1), depth + 1);
    // `(helper)` calls it, where `helper` alone is a name.
    return found.kind === 'name'
      ? { kind: 'call', name: found.name, of: null, arguments: [], ...written }
      : found;
  }
  if (/^-?\d+(?:\.\d+)?$/.test(written.written))
    return { kind: 'value', value: numberValue(Number(written.written)), ...written };
  const constant = constants.get(written.written);
  if (constant !== undefined) return { kind: 'value', value: constant, ...written };
  if (!/^[\w$-]+(?:[./][\w$-]+){1,20}$/.test(written.written))
    return { kind: 'name', name: written.written, ...written };
  const [base = '', ...names] = written.written.split(/[./]/);
  let found: Expr = { kind: 'name', name: base, ...written };
  let at = word.start + base.length + 1;
  for (const name of names) {
    const key: Expr = {
      kind: 'value',
      value: literalValue(textSegment(source, at, at + name.length)),
      ...written,
    };
    found = { kind: 'member', of: found, key, ...written };
    at += name.length + 1;
  }
  return found;
}
