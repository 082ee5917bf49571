import {
  BraceReader,
  classFact,
  functionFact,
  matchTests,
  nothing,
  parameter,
  withImplicitReturn,
} from './braces.js';
import type {
  Argument,
  ClassFact,
  Condition,
  Expression,
  Parameter,
  Program,
  Reader,
  Statement,
} from './facts.js';
import type { Token } from './lexer.js';

const formatting =
  /^(?:format|print|println|eprint|eprintln|write|writeln|panic|anyhow|bail|info|warn|error|debug|trace)$/;

class RustReader extends BraceReader {
  /** Inside `json!(…)`, braces are objects. */
  #json = 0;

  #attributes(): Expression[] {
    const list: Expression[] = [];
    while (this.is('#') && (this.is('[', 1) || (this.is('!', 1) && this.is('[', 2)))) {
      this.at += this.is('!', 1) ? 2 : 1;
      this.inside(() => {
        if (this.isName()) list.push(this.annotation());
      });
    }
    return list;
  }

  protected override declaration(into: Statement[], when: readonly Condition[]): boolean {
    const from = this.at;
    const decorators = this.#attributes();
    while (this.isName() && /^(?:pub|async|unsafe|extern|default|const)$/.test(this.token.text)) {
      if (
        this.is('const') &&
        this.isName(1) &&
        !this.is('fn', 1) &&
        !this.is('async', 1) &&
        !this.is('unsafe', 1)
      )
        break;
      if (this.is('async') && !this.isName(1)) break;
      if (this.is('unsafe') && this.is('{', 1)) break;
      this.at++;
      if (this.is('(')) this.skipBracket();
      if (this.token.kind === 'string') this.at++;
    }
    switch (this.token.text) {
      case 'use':
        if (!this.isName(1) && !this.is('{', 1) && !this.is('::', 1)) break;
        this.at++;
        this.#use([], from);
        this.take(';');
        return true;
      case 'mod':
        if (!this.isName(1)) break;
        this.at += 2;
        if (this.is('{')) {
          // Tests live in a module of their own.
          if (decorators.some((one) => this.#isTest(one))) this.skipBracket();
          else this.body(into, when);
        } else this.take(';');
        return true;
      case 'fn':
        if (!this.isName(1)) break;
        this.#function(decorators, from, into, when);
        return true;
      case 'struct':
      case 'enum':
      case 'trait':
      case 'union':
        if (!this.isName(1)) break;
        this.#type(decorators, from, into, when);
        return true;
      case 'impl':
        this.#implementation(from, into, when);
        return true;
      case 'let':
      case 'static':
      case 'const':
        if (this.peek(1).kind === 'end') break;
        this.at++;
        this.take('mut');
        this.#variable(decorators, from, into, when);
        return true;
      case 'type':
        if (!this.isName(1)) break;
        this.skipStatement();
        return true;
      case 'macro_rules':
        this.skipStatement();
        return true;
      default:
    }
    if (decorators.length > 0) return true;
    this.at = from;
    return false;
  }

  #isTest(attribute: Expression): boolean {
    return (
      attribute.kind === 'call' &&
      attribute.callee.kind === 'name' &&
      attribute.callee.name === 'cfg' &&
      attribute.arguments.some(({ value }) => value.kind === 'name' && value.name === 'test')
    );
  }

  #use(prefix: readonly string[], from: number): void {
    const names = [...prefix];
    this.take('::');
    for (;;) {
      if (this.is('{')) {
        this.inside(() => {
          while (!this.ended()) {
            const before = this.at;
            if (!this.take(',')) this.#use(names, from);
            if (this.at === before) this.at++;
          }
        });
        return;
      }
      if (!this.isName() && !this.is('*')) return;
      names.push(this.token.text);
      this.at++;
      if (!this.take('::')) break;
    }
    const name = names.pop() ?? '*';
    let local = name;
    if (this.is('as') && this.isName(1)) {
      local = this.peek(1).text;
      this.at += 2;
    }
    const isSelf = name === 'self';
    this.imports.push({
      from: names.join('::'),
      name: isSelf ? '*' : name,
      local: isSelf ? (local === 'self' ? (names.at(-1) ?? '*') : local) : local,
      place: this.placeFrom(from),
    });
  }

  #function(
    decorators: readonly Expression[],
    from: number,
    into: Statement[],
    when: readonly Condition[],
  ): void {
    const name = this.peek(1).text;
    this.at += 2;
    this.#generics();
    const parameters = this.is('(') ? this.#parameters() : [];
    const returnType = this.take('->') ? this.skipType() : null;
    while (!this.ended() && !this.is('{') && !this.is(';')) {
      if (this.token.match > this.at) this.skipBracket();
      else this.at++;
    }
    const statements: Statement[] = [];
    if (this.is('{')) this.body(statements, []);
    else this.take(';');
    if (decorators.some((one) => one.kind === 'name' && one.name === 'test')) return;
    into.push({
      kind: 'function',
      fn: functionFact(name, parameters, this.#returning(statements), this.placeFrom(from), {
        decorators,
        returnType,
      }),
      when,
    });
  }

  #returning(statements: readonly Statement[]): Statement[] {
    return withImplicitReturn(statements);
  }

  #generics(): void {
    if (!this.is('<')) return;
    const end = this.typeArgumentsEnd(this.at);
    if (end > 0) this.at = end;
  }

  #parameters(): Parameter[] {
    const list: Parameter[] = [];
    this.inside(() => {
      while (!this.ended()) {
        const before = this.at;
        if (this.take(',')) continue;
        const decorators = this.#attributes();
        while (this.is('&') || this.is('mut') || this.token.kind === 'opaque') this.at++;
        const name = this.token;
        if (name.kind === 'name' && name.text !== 'self') {
          this.at++;
          const type = this.take(':') ? this.skipType() : null;
          list.push(parameter(name.text, { type, decorators }));
        }
        while (!this.ended() && !this.is(',')) {
          if (this.token.match > this.at) this.skipBracket();
          else this.at++;
        }
        if (this.at === before) this.at++;
      }
    });
    return list;
  }

  #type(
    decorators: readonly Expression[],
    from: number,
    into: Statement[],
    when: readonly Condition[],
  ): void {
    const keyword = this.token.text;
    const kind: ClassFact['kind'] = keyword === 'enum' ? 'enum' : keyword === 'trait' ? 'trait' : 'struct';
    const name = this.peek(1).text;
    this.at += 2;
    this.#generics();
    const fields: Statement[] = [];
    while (!this.ended() && !this.is('{') && !this.is(';') && !this.is('(')) this.at++;
    if (this.is('(')) this.skipBracket();
    if (this.is('{')) {
      if (kind === 'trait') this.body(fields, []);
      else
        this.inside(() => {
          while (!this.ended()) {
            const before = this.at;
            this.#field(kind, fields);
            if (this.at === before) this.at++;
          }
        });
    } else this.take(';');
    into.push({
      kind: 'class',
      cls: classFact(name, kind, fields, this.placeFrom(from), { decorators }),
      when,
    });
  }

  #field(kind: ClassFact['kind'], fields: Statement[]): void {
    if (this.take(',')) return;
    const from = this.at;
    const decorators = this.#attributes();
    if (this.take('pub') && this.is('(')) this.skipBracket();
    const name = this.token;
    if (name.kind !== 'name') return;
    this.at++;
    const place = this.place(name.start, name.end);
    const type = this.take(':') ? this.skipType() : null;
    if (this.is('(') || this.is('{')) this.skipBracket();
    const value: Expression = kind === 'enum' ? { kind: 'text', value: name.text, place } : nothing(place);
    if (this.take('=')) this.expression();
    fields.push({
      kind: 'assign',
      target: { kind: 'name', name: name.text, place },
      value,
      when: [],
      place: this.placeFrom(from),
      augmented: false,
      type,
      decorators,
    });
  }

  /** `impl Trait for Type {…}`: a class of that name, which joins its declaration. */
  #implementation(from: number, into: Statement[], when: readonly Condition[]): void {
    this.at++;
    this.#generics();
    let names: string[] = [];
    const bases: Expression[] = [];
    while (!this.ended() && !this.is('{') && !this.is(';')) {
      if (this.is('for')) {
        const base = names.at(-1);
        if (base !== undefined) bases.push({ kind: 'name', name: base, place: this.placeFrom(from) });
        names = [];
        this.at++;
        continue;
      }
      if (this.is('where')) {
        while (!this.ended() && !this.is('{')) this.at++;
        break;
      }
      if (this.is('<')) {
        this.#generics();
        if (this.is('<')) this.at++;
        continue;
      }
      if (this.isName()) names.push(this.token.text);
      this.at++;
    }
    const members: Statement[] = [];
    if (this.is('{')) this.body(members, []);
    const name = names.at(-1) ?? '';
    into.push({
      kind: 'class',
      cls: classFact(name, 'struct', members, this.placeFrom(from), { bases }),
      when,
    });
  }

  #variable(
    decorators: readonly Expression[],
    from: number,
    into: Statement[],
    when: readonly Condition[],
  ): void {
    let target: Expression;
    const name = this.token;
    if (name.kind === 'name' && !this.is('(', 1) && !this.is('::', 1) && !this.is('{', 1)) {
      this.at++;
      target = this.nameOf(name);
    } else {
      // A pattern: `Some(x)`, `(a, b)`, `X { y }`.
      const open = this.at;
      const { header } = this;
      this.header = false;
      while (!this.ended() && !this.is('=') && !this.is(':') && !this.is(';')) {
        if (this.token.match > this.at) this.skipBracket();
        else this.at++;
      }
      this.header = header;
      const inner = this.tokens
        .slice(open, this.at)
        .filter(
          (token) =>
            token.kind === 'name' &&
            /^[a-z_]/.test(token.text) &&
            token.text !== 'mut' &&
            token.text !== 'ref',
        );
      const only = inner.length === 1 ? inner[0] : undefined;
      target = only !== undefined ? this.nameOf(only) : this.unknown(open);
    }
    const type = this.take(':') ? this.skipType() : null;
    const value = this.take('=') ? this.expression() : nothing(target.place);
    into.push({
      kind: 'assign',
      target,
      value,
      when,
      place: this.placeFrom(from),
      augmented: false,
      type,
      decorators,
    });
    if (this.is('else') && this.is('{', 1)) {
      this.at++;
      this.body(into, [...when, this.condition('if', 'else', 1, this.nextCondition())]);
    }
    if (!this.header) this.take(';');
  }

  protected override special(token: Token): Expression | null {
    const from = this.at;
    if (token.kind === 'symbol') {
      if (token.text === '|' || token.text === '||') return this.#closure();
      if (token.text === '#' && this.is('[', 1)) {
        this.#attributes();
        return this.expression();
      }
      if (token.text === '{' && !this.header)
        return this.#json > 0 ? this.inside(() => this.recordOrList(null, from)) : this.blockValue();
      return null;
    }
    if (token.kind !== 'name') return null;
    switch (token.text) {
      case 'move':
      case 'async':
        if (this.is('|', 1) || this.is('||', 1)) {
          this.at++;
          return this.#closure();
        }
        if (this.is('move', 1)) {
          this.at++;
          return this.special(this.token);
        }
        if (this.is('{', 1)) {
          this.at++;
          return this.blockValue();
        }
        return null;
      case 'unsafe':
      case 'loop':
        if (!this.is('{', 1)) return null;
        this.at++;
        return this.blockValue();
      case 'if':
        return this.#ifValue(from);
      case 'match':
        return this.#matchValue(from);
      case 'return':
      case 'break': {
        this.at++;
        if (this.ended() || this.is(',') || this.is(';') || this.is('}')) return this.unknown(from);
        const value = this.expression();
        return this.unknown(from, [value]);
      }
      case 'continue':
        this.at++;
        return this.unknown(from);
      default:
        return null;
    }
  }

  #closure(): Expression {
    const from = this.at;
    const parameters: Parameter[] = [];
    if (!this.take('||')) {
      this.at++;
      while (!this.ended() && !this.is('|')) {
        const before = this.tokens[this.at - 1]?.text;
        if (
          this.isName() &&
          (before === '|' || before === ',' || before === '&' || before === 'mut' || before === '(') &&
          !this.is('mut')
        )
          parameters.push(parameter(this.token.text));
        if (this.take(':')) {
          this.skipClosureType();
          continue;
        }
        if (this.is('(')) {
          this.skipBracket();
          continue;
        }
        this.at++;
      }
      this.take('|');
    }
    if (this.take('->')) this.skipType();
    const statements: Statement[] = [];
    if (this.is('{')) this.body(statements, []);
    else {
      const start = this.at;
      statements.push({ kind: 'return', value: this.expression(), when: [], place: this.placeFrom(start) });
    }
    const place = this.placeFrom(from);
    return { kind: 'function', fn: functionFact('', parameters, this.#returning(statements), place), place };
  }

  private skipClosureType(): void {
    while (!this.ended() && !this.is('|') && !this.is(',')) {
      if (this.is('<')) {
        const end = this.typeArgumentsEnd(this.at);
        this.at = end > 0 ? end : this.at + 1;
      } else if (this.token.match > this.at) this.skipBracket();
      else this.at++;
    }
  }

  #ifValue(from: number): Expression {
    const arms: Expression[] = [];
    let on = '';
    this.at++;
    for (;;) {
      const start = this.at;
      this.headerSource([], []);
      if (on === '') on = this.sourceBetween(start, this.at);
      arms.push(this.is('{') ? this.blockValue() : this.unknown(start));
      if (!this.take('else')) {
        arms.push({ kind: 'null', place: this.placeFrom(from) });
        break;
      }
      if (this.take('if')) continue;
      arms.push(this.is('{') ? this.blockValue() : this.unknown(start));
      break;
    }
    return { kind: 'choice', on, operator: 'if', arms, place: this.placeFrom(from) };
  }

  #matchValue(from: number): Expression {
    this.at++;
    const on = this.headerSource([], []);
    const arms: Expression[] = [];
    const cases: string[] = [];
    if (this.is('{'))
      this.inside(() => {
        while (!this.ended()) {
          const end = this.caseEnd();
          if (end >= this.limit) {
            this.at = this.limit;
            break;
          }
          cases.push(this.sourceBetween(this.at, end));
          this.at = end + 1;
          arms.push(this.is('{') ? this.blockValue() : this.expression());
          while (!this.ended() && !this.is(',') && this.tokens[this.at - 1]?.text !== '}') this.at++;
          this.take(',');
        }
      });
    return {
      kind: 'choice',
      on,
      operator: 'match',
      arms,
      ...matchTests(on, cases),
      place: this.placeFrom(from),
    };
  }

  protected override cases(into: Statement[], when: readonly Condition[], on: string, id: number): void {
    for (let arm = 0; !this.ended(); arm++) {
      const start = this.at;
      const end = this.caseEnd();
      if (end >= this.limit) {
        this.at = this.limit;
        break;
      }
      const label = this.sourceBetween(start, end);
      this.at = end + 1;
      this.body(into, [...when, this.condition('switch', `${on} == ${label}`, arm, id, label === '_')]);
      this.take(',');
    }
  }

  /** Struct literals and macros. */
  protected override suffix(token: Token, value: Expression, from: number): Expression | null {
    if (token.kind !== 'symbol') return null;
    if (token.text === '{' && !this.header && (value.kind === 'name' || value.kind === 'member')) {
      const name = value.name;
      if (!/^[A-Z]/.test(name)) return null;
      const type = this.sourceBetween(from, this.at);
      return this.inside(() => this.recordOrList(type, from));
    }
    const bracket = this.peek(1).text;
    if (
      token.text === '!' &&
      (value.kind === 'name' || value.kind === 'member') &&
      (bracket === '(' || bracket === '[' || bracket === '{') &&
      !token.spaced
    ) {
      this.at++;
      return this.#macro(value.name, from);
    }
    return null;
  }

  #macro(name: string, from: number): Expression {
    if (name === 'vec') {
      const value = this.inside(() => this.recordOrList(null, from));
      return value.kind === 'list' ? value : { kind: 'list', items: [], place: this.placeFrom(from) };
    }
    if (name === 'json') {
      this.#json++;
      const value = this.inside(() => this.expression());
      this.#json--;
      return value;
    }
    const list = this.inside(() => this.arguments());
    if (formatting.test(name)) {
      const skip = name === 'write' || name === 'writeln' ? 1 : 0;
      const text = list[skip]?.value;
      if (name === 'format' && text?.kind === 'text')
        return this.#formatted(text.value, text, list.slice(1), from);
      const [target] = list;
      if (skip === 1 && text?.kind === 'text' && target !== undefined) {
        const value = this.#formatted(text.value, text, list.slice(2), from);
        list.splice(1, list.length, { name: null, value, spread: null });
      }
    }
    return {
      kind: 'call',
      callee: { kind: 'name', name, place: this.placeFrom(from) },
      arguments: list,
      constructs: false,
      place: this.placeFrom(from),
    };
  }

  /** `format!("Hello {name}, {}", x)` as a template. */
  #formatted(text: string, literal: Expression, list: readonly Argument[], from: number): Expression {
    const parts: Expression[] = [];
    const { place } = literal;
    let next = 0;
    let last = 0;
    let pending = '';
    const flush = (): void => {
      if (pending !== '') parts.push({ kind: 'text', value: pending, place });
      pending = '';
    };
    for (const match of text.matchAll(/\{\{|\}\}|\{([^{}:]*)(?::[^{}]*)?\}/g)) {
      pending += text.slice(last, match.index);
      last = match.index + match[0].length;
      if (match[0] === '{{' || match[0] === '}}') {
        pending += match[0].charAt(0);
        continue;
      }
      flush();
      const key = (match[1] ?? '').trim();
      const named = list.find((argument) => argument.name === key)?.value;
      const positional =
        key === '' ? list[next++]?.value : /^\d+$/.test(key) ? list[Number(key)]?.value : named;
      parts.push(positional ?? { kind: 'name', name: key, place });
    }
    pending += text.slice(last);
    flush();
    return { kind: 'template', parts, tag: null, place: this.placeFrom(from) };
  }

  protected override argument(): Argument {
    // format!("…", name = value)
    if (this.isName() && this.is('=', 1)) {
      const name = this.token.text;
      this.at += 2;
      return { name, value: this.expression(), spread: null };
    }
    return super.argument();
  }

  protected override selfName(name: string): boolean {
    return name === 'self' || name === 'Self';
  }

  protected override prefixWord(token: Token): boolean {
    return token.text === 'mut' && this.isName(1);
  }

  protected override control(keyword: string, into: Statement[], when: readonly Condition[]): boolean {
    // A last `if` or `match` is the value of the function, which the statement reader keeps as arms.
    return super.control(keyword, into, when);
  }
}

export const rust: Reader = {
  languages: ['rust'],
  endings: { rs: 'rust' },
  read: async (path: string, text: string): Promise<Program> => {
    const program = new RustReader(path, text, 'rust').read();
    return { ...program, scope: { statements: joined(program.scope.statements) } };
  },
};

/** `impl` blocks joined with the type they are for. */
function joined(statements: readonly Statement[]): readonly Statement[] {
  const result: Statement[] = [];
  const byName = new Map<string, number>();
  for (const statement of statements) {
    if (statement.kind !== 'class') {
      result.push(statement);
      continue;
    }
    const at = byName.get(statement.cls.name);
    const before = at === undefined ? undefined : result[at];
    if (at === undefined || before?.kind !== 'class') {
      byName.set(statement.cls.name, result.length);
      result.push(statement);
      continue;
    }
    result[at] = {
      ...before,
      cls: {
        ...before.cls,
        bases: [...before.cls.bases, ...statement.cls.bases],
        scope: { statements: [...before.cls.scope.statements, ...statement.cls.scope.statements] },
      },
    };
  }
  return result;
}
