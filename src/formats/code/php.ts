import { BraceReader, classFact, functionFact, matchTests, nothing, parameter } from './braces.js';
import type { ClassFact, Condition, Expression, Parameter, Program, Reader, Statement } from './facts.js';
import type { Token } from './lexer.js';
import { table } from './lookup.js';

const modifiers = new Set('public private protected static final abstract readonly var'.split(' '));
const kinds: Readonly<Record<string, ClassFact['kind']>> = table({
  class: 'class',
  interface: 'interface',
  trait: 'trait',
  enum: 'enum',
});

class PhpReader extends BraceReader {
  #attributes(): Expression[] {
    const list: Expression[] = [];
    while (this.is('#') && this.is('[', 1)) {
      this.at++;
      this.inside(() => {
        while (!this.ended()) {
          const before = this.at;
          this.take('\\');
          if (this.isName()) list.push(this.annotation());
          if (!this.take(',') && this.at === before) this.at++;
        }
      });
    }
    return list;
  }

  protected override declaration(into: Statement[], when: readonly Condition[]): boolean {
    const from = this.at;
    const decorators = this.#attributes();
    if (this.is('namespace') && this.isName(1)) {
      this.at++;
      this.module = this.#path();
      if (this.is('{')) this.body(into, when);
      else this.take(';');
      return true;
    }
    if (this.is('use') && (this.isName(1) || this.is('\\', 1))) {
      this.at++;
      this.#use([], from);
      this.take(';');
      return true;
    }
    while (
      this.isName() &&
      modifiers.has(this.token.text) &&
      (this.isName(1) || this.is('?', 1) || this.is('\\', 1))
    ) {
      if (this.is('::', 1)) break;
      this.at++;
    }
    const declared = this.at > from;
    const kind = kinds[this.token.text];
    if (kind !== undefined && this.isName(1) && !this.is('(', 1) && this.isPlain(1)) {
      this.#type(kind, decorators, from, into, when);
      return true;
    }
    if (this.is('function') && (this.isName(1) || this.is('&', 1)) && !this.is('(', 1)) {
      this.at++;
      this.take('&');
      const name = this.token.text;
      this.at++;
      const parameters = this.is('(') ? this.#parameters() : [];
      const returnType = this.take(':') ? this.skipType() : null;
      const statements: Statement[] = [];
      for (const field of parameters.filter((one) => name === '__construct' && one.promoted))
        into.push(this.#fieldOf(field));
      if (this.is('{')) this.body(statements, []);
      else this.take(';');
      into.push({
        kind: 'function',
        fn: functionFact(
          name === '__construct' ? 'constructor' : name,
          parameters,
          statements,
          this.placeFrom(from),
          {
            decorators,
            returnType,
          },
        ),
        when,
      });
      return true;
    }
    if (this.is('const') && this.isName(1)) {
      this.at++;
      if (this.isName(1)) this.at++;
      this.#constants(decorators, from, into, when);
      return true;
    }
    if (declared) {
      // A property: `private ?string $name = 'x';`
      this.take('?');
      while (!this.ended() && !this.isVariable()) {
        if (this.is(';') || this.is('=')) break;
        this.at++;
      }
      const name = this.token;
      if (name.kind === 'name') {
        this.at++;
        const target = this.nameOf(name);
        const value = this.take('=') ? this.expression() : nothing(target.place);
        into.push({
          kind: 'assign',
          target,
          value,
          when,
          place: this.placeFrom(from),
          augmented: false,
          type: null,
          decorators,
        });
        this.take(';');
        return true;
      }
    }
    if (this.is('case') && this.isName(1) && this.isPlain(1)) {
      // A case of an enum.
      const after = this.peek(2).text;
      if (after !== ';' && after !== '=') return false;
      this.at++;
      this.#constants(decorators, from, into, when);
      return true;
    }
    this.at = from;
    return false;
  }

  private isPlain(offset: number): boolean {
    return this.text.charCodeAt(this.peek(offset).start) !== 36;
  }

  private isVariable(): boolean {
    return this.isName() && this.text.charCodeAt(this.token.start) === 36;
  }

  #path(): string {
    const names: string[] = [];
    this.take('\\');
    while (this.isName()) {
      names.push(this.token.text);
      this.at++;
      if (!this.take('\\')) break;
    }
    return names.join('\\');
  }

  #use(prefix: readonly string[], from: number): void {
    for (;;) {
      if (this.is('function') || this.is('const')) this.at++;
      const names = [...prefix];
      this.take('\\');
      while (this.isName()) {
        names.push(this.token.text);
        this.at++;
        if (!this.take('\\')) break;
      }
      if (this.is('{'))
        this.inside(() => {
          this.#use(names, from);
        });
      else {
        const name = names.pop() ?? '';
        let local = name;
        if (this.take('as')) {
          local = this.token.text;
          this.at++;
        }
        if (name !== '')
          this.imports.push({ from: names.join('\\'), name, local, place: this.placeFrom(from) });
      }
      if (!this.take(',')) return;
    }
  }

  #constants(
    decorators: readonly Expression[],
    from: number,
    into: Statement[],
    when: readonly Condition[],
  ): void {
    while (this.isName()) {
      const name = this.token;
      this.at++;
      const target = this.nameOf(name);
      const value: Expression = this.take('=')
        ? this.expression()
        : { kind: 'text', value: name.text, place: target.place };
      into.push({
        kind: 'assign',
        target,
        value,
        when,
        place: this.placeFrom(from),
        augmented: false,
        type: null,
        decorators,
      });
      if (!this.take(',')) break;
    }
    this.take(';');
  }

  #type(
    kind: ClassFact['kind'],
    decorators: readonly Expression[],
    from: number,
    into: Statement[],
    when: readonly Condition[],
  ): void {
    const name = this.peek(1).text;
    this.at += 2;
    const bases: Expression[] = [];
    while (!this.ended() && !this.is('{')) {
      if (this.isName() && !this.is('extends') && !this.is('implements') && !this.is('\\', 1))
        bases.push(this.nameOf(this.token));
      this.at++;
    }
    const fields: Statement[] = [];
    if (this.is('{')) this.body(fields, []);
    into.push({
      kind: 'class',
      cls: classFact(name, kind, fields, this.placeFrom(from), { bases, decorators }),
      when,
    });
  }

  #fieldOf(field: Parameter): Statement {
    const place = this.placeFrom(this.at - 1);
    return {
      kind: 'assign',
      target: { kind: 'name', name: field.name, place },
      value: field.default ?? nothing(place),
      when: [],
      place,
      augmented: false,
      type: field.type,
      decorators: field.decorators,
    };
  }

  #parameters(): (Parameter & { promoted: boolean })[] {
    const list: (Parameter & { promoted: boolean })[] = [];
    this.inside(() => {
      while (!this.ended()) {
        const before = this.at;
        if (this.take(',')) continue;
        const decorators = this.#attributes();
        const typeFrom = this.at;
        while (!this.ended() && !this.isVariable() && !this.is(',')) this.at++;
        if (this.isVariable()) {
          const words = this.tokens.slice(typeFrom, this.at);
          const name = this.token.text;
          const written = this.at > typeFrom ? this.sourceBetween(typeFrom, this.at) : null;
          this.at++;
          const fallback = this.take('=') ? this.expression() : null;
          list.push({
            ...parameter(name, {
              type: written?.replace(/^(?:(?:public|private|protected|readonly)\s+)+/, '') ?? null,
              decorators,
              default: fallback,
              kind: words.some((word) => word.text === '...') ? 'rest' : 'plain',
            }),
            promoted: words.some((word) => /^(?:public|private|protected|readonly)$/.test(word.text)),
          });
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

  protected override special(token: Token): Expression | null {
    const from = this.at;
    if (token.kind === 'symbol') {
      if (token.text === '\\' && this.isName(1)) {
        this.at++;
        return this.primary();
      }
      if (token.text === '@') {
        this.at++;
        return this.expression(9);
      }
      if (
        token.text === '(' &&
        this.isName(1) &&
        this.tokens[this.at]?.match === this.at + 2 &&
        /^(?:string|int|float|bool|array|object)$/.test(this.peek(1).text) &&
        this.isPlain(1)
      ) {
        this.at += 3;
        return this.expression(9);
      }
      return null;
    }
    if (token.kind !== 'name' || !this.isPlain(0)) return null;
    switch (token.text) {
      case 'new':
        return this.#construction(from);
      case 'static':
        if (!this.is('function', 1) && !this.is('fn', 1)) return null;
        this.at++;
        return this.special(this.token);
      case 'function':
      case 'fn': {
        this.at++;
        this.take('&');
        if (!this.is('(')) return null;
        const parameters = this.#parameters();
        if (this.take('use') && this.is('(')) this.skipBracket();
        if (this.take(':')) this.skipType();
        this.take('=>');
        return this.lambda(parameters, from);
      }
      case 'array':
        if (!this.is('(', 1)) return null;
        this.at++;
        return this.inside(() => this.recordOrList(null, from));
      case 'match':
        if (!this.is('(', 1)) return null;
        return this.#match(from);
      case 'clone':
      case 'print':
      case 'include':
      case 'require':
      case 'require_once':
        this.at++;
        return this.expression();
      case 'throw':
        this.at++;
        this.expression();
        return this.unknown(from);
      default:
        if (this.is('\\', 1) && this.isName(2)) {
          // A qualified name: its last part.
          while (this.is('\\', 1) && this.isName(2)) this.at += 2;
          const last = this.token;
          this.at++;
          return this.named(last.text, last);
        }
        return null;
    }
  }

  #construction(from: number): Expression {
    this.at++;
    this.#attributes();
    if (this.is('class')) {
      this.skipTo('{');
      if (this.is('{')) this.skipBracket();
      return this.unknown(from);
    }
    const nameFrom = this.at;
    this.#path();
    const name = this.tokens[this.at - 1];
    const callee: Expression =
      this.at > nameFrom && name !== undefined ? this.named(name.text, name) : this.unknown(from);
    const list = this.is('(') ? this.inside(() => this.arguments()) : [];
    return { kind: 'call', callee, arguments: list, constructs: true, place: this.placeFrom(from) };
  }

  #match(from: number): Expression {
    this.at++;
    const condition = this.at;
    this.skipBracket();
    const on = this.sourceBetween(condition + 1, this.at - 1);
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
          arms.push(this.expression());
          while (!this.ended() && !this.is(',')) this.at++;
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

  protected override control(keyword: string, into: Statement[], when: readonly Condition[]): boolean {
    if (keyword === 'echo') {
      this.at++;
      this.simple(into, when);
      return true;
    }
    if (!this.isPlain(0)) return false;
    return super.control(keyword, into, when);
  }

  protected override selfName(name: string): boolean {
    return name === 'self' || name === 'static';
  }
}

export const php: Reader = {
  languages: ['php'],
  endings: { php: 'php' },
  read: async (path: string, text: string): Promise<Program> => new PhpReader(path, text, 'php').read(),
};
