import { madeText, textSegment, type SourceText } from '../syntax/place.js';
import { closingQuote, literalOf } from './expression.js';
import { notUnderstood } from './grammar.js';
import { isBlank } from './builder.js';
import type { Argument, Expr } from './tree.js';
import { booleanValue, literalValue, none, numberValue } from './value.js';

/** The variables that a pipeline is given to, `$a, $b := …`, and where the pipeline begins. */
export function goVariables(
  text: string,
  start: number,
  end: number,
): { readonly names: readonly string[]; readonly declares: boolean; readonly after: number } {
  const found = /^\s*(\$\w{0,100}(?:\s*,\s*\$\w{0,100})?)\s*(:?)=/.exec(
    text.slice(start, Math.min(end, start + 300)),
  );
  if (found?.[1] === undefined) return { names: [], declares: false, after: start };
  return {
    names: found[1].split(',').map((name) => name.trim()),
    declares: found[2] === ':',
    after: start + found[0].length,
  };
}

const maxDepth = 40;
const word = /[$.\w]+/y;

/** Reads a pipeline of Go's text/template: `printf "%s" .Name | upper`. Linear, never throws. */
export function parseGo(source: SourceText, start: number, end: number): Expr {
  const reader = new Reader(source, start, end);
  const found = reader.pipeline(0);
  return found !== null && reader.done() ? found : notUnderstood(source, start, end);
}

class Reader {
  private readonly source: SourceText;
  private readonly end: number;
  private at: number;

  constructor(source: SourceText, start: number, end: number) {
    this.source = source;
    this.at = start;
    this.end = end;
    this.skip();
  }

  done(): boolean {
    return this.at >= this.end;
  }

  private skip(): void {
    while (this.at < this.end && isBlank(this.source.text[this.at])) this.at++;
  }

  private written(start: number): { written: string; place: Expr['place'] } {
    return {
      written: this.source.text.slice(start, this.at).trimEnd(),
      place: this.source.placeOf(start, this.at),
    };
  }

  pipeline(depth: number): Expr | null {
    if (depth > maxDepth) return null;
    const start = this.at;
    let found: Expr | null = null;
    for (let steps = 0; steps < 100; steps++) {
      found = this.command(found, start, depth);
      if (found === null) return null;
      this.skip();
      if (this.source.text[this.at] !== '|' || this.at >= this.end) return found;
      this.at++;
      this.skip();
    }
    return null;
  }

  /** A function with its arguments, the value piped in behind them, or one operand. */
  private command(piped: Expr | null, start: number, depth: number): Expr | null {
    const operands: Expr[] = [];
    for (;;) {
      this.skip();
      const unit = this.source.text[this.at];
      if (this.at >= this.end || unit === '|' || unit === ')') break;
      if (operands.length > 10_000) return null;
      const one = this.operand(depth);
      if (one === null) return null;
      operands.push(one);
    }
    const [first, ...rest] = operands;
    if (first === undefined) return null;
    const given = piped === null ? rest : [...rest, piped];
    if (first.kind !== 'name' || first.name.startsWith('$') || first.name === '.')
      return given.length === 0 ? first : this.unknown(start, [first, ...given]);
    switch (first.name) {
      case 'and':
      case 'or':
        return { kind: first.name, parts: given, ...this.written(start) };
      case 'not':
        return given[0] === undefined ? null : { kind: 'not', of: given[0], ...this.written(start) };
      case 'default': {
        // Sprig: the default comes first.
        const [other, value] = given;
        if (other === undefined || value === undefined) return this.unknown(start, given);
        const list: Argument[] = [{ name: null, value: other }];
        return { kind: 'filter', name: 'default', of: value, arguments: list, ...this.written(start) };
      }
      case 'replace': {
        const [old, other, value] = given;
        if (old === undefined || other === undefined || value === undefined)
          return this.unknown(start, given);
        const list: Argument[] = [
          { name: null, value: old },
          { name: null, value: other },
        ];
        return { kind: 'filter', name: 'replace', of: value, arguments: list, ...this.written(start) };
      }
      default:
    }
    const [of, ...others] = given;
    if (of === undefined)
      return { kind: 'call', name: first.name, of: null, arguments: [], ...this.written(start) };
    return {
      kind: 'filter',
      name: first.name,
      of,
      arguments: others.map((value): Argument => ({ name: null, value })),
      ...this.written(start),
    };
  }

  private unknown(start: number, parts: readonly Expr[]): Expr {
    const list = parts.map((value): Argument => ({ name: null, value }));
    return { kind: 'call', name: '\0', of: null, arguments: list, ...this.written(start) };
  }

  private operand(depth: number): Expr | null {
    const { text } = this.source;
    const start = this.at;
    const unit = text[start] ?? '';
    if (unit === '(') {
      this.at++;
      this.skip();
      const inner = this.pipeline(depth + 1);
      this.skip();
      if (inner === null || text[this.at] !== ')') return null;
      this.at++;
      return this.fields(inner, start);
    }
    if (unit === '"' || unit === '`' || unit === "'") {
      const close = unit === '`' ? text.indexOf('`', start + 1) : closingQuote(text, start, this.end);
      if (close === -1 || close >= this.end) return null;
      this.at = close + 1;
      const literal = literalOf(this.source, start, close + 1);
      if (literal === null) return null;
      return { kind: 'value', value: literalValue(textSegment(literal)), ...this.written(start) };
    }
    const number = /^-?\d+(?:\.\d+)?(?![\w.])/.exec(text.slice(start, Math.min(this.end, start + 40)));
    if (number !== null) {
      this.at += number[0].length;
      return { kind: 'value', value: numberValue(Number(number[0])), ...this.written(start) };
    }
    word.lastIndex = start;
    const found = word.exec(text);
    if (found === null || word.lastIndex > this.end) return null;
    this.at = word.lastIndex;
    const name = found[0];
    const written = this.written(start);
    if (name === 'true' || name === 'false')
      return { kind: 'value', value: booleanValue(name === 'true'), ...written };
    if (name === 'nil') return { kind: 'value', value: none, ...written };
    if (name === '.') return { kind: 'name', name, ...written };
    const dot = name.indexOf('.');
    if (dot === -1) return { kind: 'name', name, ...written };
    const base: Expr = { kind: 'name', name: dot === 0 ? '.' : name.slice(0, dot), ...written };
    return this.members(base, name.slice(dot + 1), written);
  }

  private fields(of: Expr, start: number): Expr {
    const { text } = this.source;
    if (text[this.at] !== '.') return of;
    word.lastIndex = this.at;
    const found = word.exec(text);
    if (found === null) return of;
    this.at = word.lastIndex;
    return this.members(of, found[0].slice(1), this.written(start));
  }

  private members(of: Expr, names: string, written: { written: string; place: Expr['place'] }): Expr {
    let found = of;
    for (const name of names.split('.').slice(0, 50)) {
      const key: Expr = {
        kind: 'value',
        value: literalValue(textSegment(madeText(name, written.place))),
        ...written,
      };
      found = { kind: 'member', of: found, key, ...written };
    }
    return found;
  }
}
