import type { SourceText } from '../syntax/place.js';
import { isBlank } from './builder.js';
import { closingQuote, literalOf, longLiterals, nameOf, splitTop, trim } from './expression.js';
import type { Argument, Expr, Target } from './tree.js';
import { booleanValue, literalValue, none, numberValue, type Value } from './value.js';
import { textSegment } from '../syntax/place.js';

/** Expressions inside expressions; deeper ones are not read. */
const maxDepth = 40;
/** Operators, filters and members one after the other. */
const maxChain = 200;

interface Token {
  readonly type: 'text' | 'number' | 'name' | 'mark' | 'end';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

class NotUnderstood extends Error {}

/** One for all: a damaged text has a hundred thousand of them, and to note down where each was thrown takes seconds. */
const failure = new NotUnderstood();

export type Dialect = 'jinja' | 'liquid';

/**
 * Reads an expression of Jinja, Nunjucks, Liquid or PromptL. What is not understood is an `unknown` that carries the long
 * texts in it. Linear, never throws.
 */
export function parseExpression(
  source: SourceText,
  start: number,
  end: number,
  dialect: Dialect = 'jinja',
): Expr {
  try {
    const parser = new Parser(source, start, end, dialect);
    const found = parser.expression();
    if (parser.next.type === 'end') return found;
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
  }
  return notUnderstood(source, start, end);
}

/** Filters as `{% filter upper | trim %}` writes them, on something that is called `name`. */
export function parseFilters(source: SourceText, start: number, end: number, name: string): Expr {
  const place = source.placeOf(start, end);
  const body: Expr = { kind: 'name', name, written: name, place };
  try {
    const parser = new Parser(source, start, end, 'jinja');
    const found = parser.filters(body, true, parser.next.start);
    if (parser.next.type === 'end') return found;
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
  }
  return { kind: 'filter', name: '', of: body, arguments: [], written: source.text.slice(start, end), place };
}

export function notUnderstood(source: SourceText, start: number, end: number): Expr {
  return {
    kind: 'unknown',
    carried: longLiterals(source, start, end),
    written: nameOf(source.text, start, end),
    place: source.placeOf(start, end),
  };
}

const tokenPattern =
  /([A-Za-z_$@\u0080-\uffff][\w$\u0080-\uffff]*)|(\d+(?:\.\d+)?)|(===|!==|==|!=|<=|>=|\*\*|\/\/|\.\.|&&|\|\||[-+*/%~<>=!|.,:?()[\]{}])/y;
const liquidName = /[\w-]*\??/y;

class Parser {
  next: Token = { type: 'end', text: '', start: 0, end: 0 };
  private readonly source: SourceText;
  private readonly stop: number;
  private readonly dialect: Dialect;
  private at: number;
  private before = 0;
  private depth = 0;
  private chain = 0;

  constructor(source: SourceText, start: number, end: number, dialect: Dialect) {
    this.source = source;
    this.at = start;
    this.stop = end;
    this.dialect = dialect;
    this.advance();
  }

  private advance(): Token {
    const token = this.next;
    this.before = token.end;
    const { text } = this.source;
    let start = this.at;
    while (start < this.stop && isBlank(text[start])) start++;
    if (start >= this.stop) {
      this.next = { type: 'end', text: '', start: this.stop, end: this.stop };
      return token;
    }
    const unit = text[start];
    if (unit === '"' || unit === "'" || unit === '`') {
      const close = closingQuote(text, start, this.stop);
      if (close === -1) throw failure;
      this.next = { type: 'text', text: '', start, end: close + 1 };
      this.at = close + 1;
      return token;
    }
    tokenPattern.lastIndex = start;
    const found = tokenPattern.exec(text);
    if (found === null || tokenPattern.lastIndex > this.stop) throw failure;
    let end = tokenPattern.lastIndex;
    if (found[1] !== undefined && this.dialect === 'liquid') {
      liquidName.lastIndex = end;
      end = Math.min(this.stop, end + (liquidName.exec(text)?.[0].length ?? 0));
    }
    const type = found[1] !== undefined ? 'name' : found[2] !== undefined ? 'number' : 'mark';
    this.next = { type, text: text.slice(start, end), start, end };
    this.at = end;
    return token;
  }

  private is(...words: readonly string[]): boolean {
    return (this.next.type === 'mark' || this.next.type === 'name') && words.includes(this.next.text);
  }

  private accept(...words: readonly string[]): string | null {
    return this.is(...words) ? this.advance().text : null;
  }

  private expect(word: string): void {
    if (this.accept(word) === null) throw failure;
  }

  private from(start: number): { written: string; place: Expr['place'] } {
    return {
      written: this.source.text.slice(start, this.before),
      place: this.source.placeOf(start, this.before),
    };
  }

  private step(): void {
    if (++this.chain > maxChain) throw failure;
  }

  expression(): Expr {
    if (++this.depth > maxDepth) throw failure;
    const { start } = this.next;
    let found = this.several('or', ['or', '||'], () =>
      this.several('and', ['and', '&&'], () => this.negation()),
    );
    while (this.dialect === 'jinja' && this.is('if', '?')) {
      this.step();
      if (this.accept('?') !== null) {
        const yes = this.expression();
        this.expect(':');
        found = { kind: 'choose', test: found, yes, no: this.expression(), ...this.from(start) };
        continue;
      }
      this.advance();
      const test = this.several('or', ['or', '||'], () =>
        this.several('and', ['and', '&&'], () => this.negation()),
      );
      const no = this.accept('else') === null ? null : this.expression();
      found = { kind: 'choose', test, yes: found, no, ...this.from(start) };
    }
    this.depth--;
    return found;
  }

  private several(kind: 'or' | 'and' | 'join', marks: readonly string[], part: () => Expr): Expr {
    const { start } = this.next;
    const parts = [part()];
    while (this.accept(...marks) !== null) parts.push(part());
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind, parts, ...this.from(start) };
  }

  private negation(): Expr {
    const { start } = this.next;
    let negated = false;
    while (this.is('not', '!')) {
      this.step();
      this.advance();
      negated = !negated;
    }
    const of = this.comparison();
    return negated ? { kind: 'not', of, ...this.from(start) } : of;
  }

  private comparison(): Expr {
    const { start } = this.next;
    let left = this.sum();
    for (;;) {
      let operator = this.accept('==', '!=', '===', '!==', '<', '>', '<=', '>=', 'in', 'contains');
      if (operator === null && this.is('not')) {
        this.advance();
        this.expect('in');
        operator = 'not in';
      }
      if (operator === null && this.dialect === 'liquid') operator = this.accept('<>');
      if (operator === null) return left;
      this.step();
      left = { kind: 'binary', operator, left, right: this.sum(), ...this.from(start) };
    }
  }

  private sum(): Expr {
    return this.left(['+', '-'], () => this.several('join', ['~'], () => this.product()));
  }

  private product(): Expr {
    return this.left(['*', '/', '//', '%', '**'], () => this.signed());
  }

  private left(operators: readonly string[], part: () => Expr): Expr {
    const { start } = this.next;
    let left = part();
    // A long sum of texts is one list, not a chain as deep as it is long.
    const sum: Expr[] = [left];
    for (;;) {
      const operator = this.accept(...operators);
      if (operator === null) break;
      const right = part();
      if (operator === '+' && sum.length > 0) {
        sum.push(right);
        continue;
      }
      this.step();
      if (sum.length > 1) left = { kind: 'binary', operator: '+', ...this.summed(sum, start) };
      sum.length = 0;
      left = { kind: 'binary', operator, left, right, ...this.from(start) };
      if (operators.includes('+')) sum.push(left);
    }
    return sum.length > 1 ? { kind: 'binary', operator: '+', ...this.summed(sum, start) } : left;
  }

  /** A balanced tree of sums: its depth is the logarithm of its length. */
  private summed(
    parts: readonly Expr[],
    start: number,
  ): { left: Expr; right: Expr; written: string; place: Expr['place'] } {
    const half = parts.length >> 1;
    const side = (list: readonly Expr[]): Expr => {
      const [only] = list;
      if (list.length === 1 && only !== undefined) return only;
      return { kind: 'binary', operator: '+', ...this.summed(list, start) };
    };
    return { left: side(parts.slice(0, half)), right: side(parts.slice(half)), ...this.from(start) };
  }

  private signed(): Expr {
    const { start } = this.next;
    let negative = false;
    while (this.is('-', '+')) {
      this.step();
      if (this.advance().text === '-') negative = !negative;
    }
    const of = this.filters(this.members(this.primary(), start), false, start);
    return negative ? { kind: 'negative', of, ...this.from(start) } : of;
  }

  private primary(): Expr {
    const token = this.next;
    const { start } = token;
    switch (token.type) {
      case 'text': {
        const segments = [];
        // Two literals side by side are one.
        while (this.next.type === 'text') {
          const literal = literalOf(this.source, this.next.start, this.next.end);
          if (literal === null) throw failure;
          segments.push(textSegment(literal));
          this.advance();
        }
        const [only] = segments;
        const value =
          segments.length === 1 && only !== undefined
            ? literalValue(only)
            : {
                kind: 'text' as const,
                pieces: segments,
                size: segments.reduce((sum, segment) => sum + segment.text.length + 1, 0),
              };
        return { kind: 'value', value, ...this.from(start) };
      }
      case 'number':
        this.advance();
        return { kind: 'value', value: numberValue(Number(token.text)), ...this.from(start) };
      case 'name': {
        if (this.dialect === 'jinja' && reserved.has(token.text)) throw failure;
        this.advance();
        const constant =
          own(constants, token.text) ??
          (this.dialect === 'liquid' ? own(liquidConstants, token.text) : undefined);
        if (constant !== undefined && !this.is('.', '(', '['))
          return { kind: 'value', value: constant, ...this.from(start) };
        return { kind: 'name', name: token.text, ...this.from(start) };
      }
      default:
    }
    if (this.accept('(') !== null) {
      if (this.accept(')') !== null) return { kind: 'list', parts: [], ...this.from(start) };
      const first = this.expression();
      if (this.accept('..') !== null) {
        const last = this.expression();
        this.expect(')');
        const list: Argument[] = [
          { name: null, value: first },
          { name: null, value: last },
        ];
        return { kind: 'call', name: '..', of: null, arguments: list, ...this.from(start) };
      }
      if (!this.is(',')) {
        this.expect(')');
        return first;
      }
      const parts = [first];
      while (this.accept(',') !== null && !this.is(')')) parts.push(this.expression());
      this.expect(')');
      return { kind: 'list', parts, ...this.from(start) };
    }
    if (this.accept('[') !== null) {
      const parts: Expr[] = [];
      while (!this.is(']')) {
        parts.push(this.expression());
        if (this.accept(',') === null) break;
      }
      this.expect(']');
      return { kind: 'list', parts, ...this.from(start) };
    }
    if (this.accept('{') !== null) {
      const keys: Expr[] = [];
      const parts: Expr[] = [];
      while (!this.is('}')) {
        keys.push(this.expression());
        this.expect(':');
        parts.push(this.expression());
        if (this.accept(',') === null) break;
      }
      this.expect('}');
      return { kind: 'map', keys, parts, ...this.from(start) };
    }
    throw failure;
  }

  private members(given: Expr, start: number): Expr {
    let found = given;
    for (;;) {
      if (this.accept('.') !== null) {
        this.step();
        const word = this.next;
        if (word.type !== 'name' && word.type !== 'number') throw failure;
        this.advance();
        const written = this.from(word.start);
        const key: Expr =
          word.type === 'number'
            ? { kind: 'value', value: numberValue(Number(word.text)), ...written }
            : {
                kind: 'value',
                value: literalValue(textSegment(this.source, word.start, word.end)),
                ...written,
              };
        found = { kind: 'member', of: found, key, ...this.from(start) };
      } else if (this.accept('[') !== null) {
        this.step();
        // `a[1:]` and the like take a part of it.
        const key = this.is(':') ? null : this.expression();
        if (key === null || this.is(':')) throw failure;
        this.expect(']');
        found = { kind: 'member', of: found, key, ...this.from(start) };
      } else if (this.is('(')) {
        this.step();
        const name = dottedName(found) ?? methodName(found);
        this.advance();
        const list = this.arguments(')');
        this.expect(')');
        const of = found.kind === 'member' ? found.of : null;
        found = { kind: 'call', name, of, arguments: list, ...this.from(start) };
      } else return found;
    }
  }

  private arguments(closing: string): Argument[] {
    const found: Argument[] = [];
    while (this.next.type !== 'end' && !this.is(closing)) {
      while (this.is('*', '**')) this.advance();
      const value = this.expression();
      if (value.kind === 'name' && this.accept('=', ':') !== null)
        found.push({ name: value.name, value: this.expression() });
      else found.push({ name: null, value });
      if (this.accept(',') === null) break;
    }
    return found;
  }

  filters(given: Expr, first: boolean, start: number): Expr {
    let found = given;
    let begins = first;
    for (;;) {
      if (begins || this.accept('|') !== null) {
        begins = false;
        this.step();
        let name = this.advance();
        if (name.type !== 'name') throw failure;
        let called = name.text;
        while (this.accept('.') !== null) {
          name = this.advance();
          called += `.${name.text}`;
        }
        let list: Argument[] = [];
        if (this.dialect === 'liquid') {
          if (this.accept(':') !== null) list = this.liquidArguments();
        } else if (this.accept('(') !== null) {
          list = this.arguments(')');
          this.expect(')');
        }
        found = { kind: 'filter', name: called, of: found, arguments: list, ...this.from(start) };
      } else if (this.dialect === 'jinja' && this.is('is')) {
        this.step();
        this.advance();
        const negated = this.accept('not') !== null;
        const name = this.advance();
        if (name.type !== 'name') throw failure;
        // `is divisibleby(3)`, `is divisibleby 3`
        if (this.is('(') || this.next.type === 'number' || this.next.type === 'text')
          this.members(this.primary(), this.next.start);
        const test: Expr = { kind: 'test', name: name.text, of: found, ...this.from(start) };
        found = negated ? { kind: 'not', of: test, ...this.from(start) } : test;
      } else return found;
    }
  }

  private liquidArguments(): Argument[] {
    const found: Argument[] = [];
    for (;;) {
      const { start } = this.next;
      const value = this.members(this.primary(), start);
      if (value.kind === 'name' && this.accept(':') !== null) {
        const at = this.next.start;
        found.push({ name: value.name, value: this.members(this.primary(), at) });
      } else found.push({ name: null, value });
      if (this.accept(',') === null) return found;
    }
  }
}

const reserved = new Set(['if', 'else', 'or', 'and', 'not', 'in', 'is']);

const constants: Readonly<Record<string, Value>> = {
  true: booleanValue(true),
  True: booleanValue(true),
  false: booleanValue(false),
  False: booleanValue(false),
  none: none,
  None: none,
  null: none,
  undefined: none,
};

const liquidConstants: Readonly<Record<string, Value>> = { nil: none };

/** `.join` of a method that is called on something without a name. */
function methodName(of: Expr): string {
  const [word] =
    of.kind === 'member' && of.key.kind === 'value' && of.key.value.kind === 'text'
      ? of.key.value.pieces
      : [];
  return word?.kind === 'text' ? `.${word.text}` : '';
}

function dottedName(of: Expr): string | null {
  if (of.kind === 'name') return of.name;
  if (of.kind !== 'member' || of.key.kind !== 'value' || of.key.value.kind !== 'text') return null;
  const base = dottedName(of.of);
  const [word] = of.key.value.pieces;
  return base === null || word?.kind !== 'text' ? null : `${base}.${word.text}`;
}

function own(values: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** A file name as template languages write it: `"a.j2"`, `["a.j2", "b.j2"]`, or an expression. */
export function targetOf(source: SourceText, start: number, end: number, dialect: Dialect = 'jinja'): Target {
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
  return {
    kind: 'dynamic',
    expression: text.slice(span.start, span.end),
    value: parseExpression(source, span.start, span.end, dialect),
  };
}
