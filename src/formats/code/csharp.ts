import { nothing, parameter } from './braces.js';
import type { Condition, Expression, Parameter, Program, Reader, RecordEntry, Statement } from './facts.js';
import { TypedReader } from './java.js';
import type { Token } from './lexer.js';

class CSharpReader extends TypedReader {
  protected override annotations(): Expression[] {
    const list: Expression[] = [];
    // `[X(…)]` before a declaration; an index or a list is never first in a statement or parameter.
    while (this.is('[') && this.isName(1) && this.tokens[this.at]?.match !== undefined) {
      const close = this.closing();
      const after = close + 1 < this.limit ? this.tokens[close + 1] : undefined;
      if (after === undefined || (after.kind !== 'name' && after.text !== '[' && after.text !== '(')) break;
      this.inside(() => {
        while (!this.ended()) {
          const before = this.at;
          if (this.isName()) list.push(this.annotation());
          if (!this.take(',') && this.at === before) this.at++;
        }
      });
    }
    return list;
  }

  protected override bases(): Expression[] {
    const list: Expression[] = [];
    if (!this.take(':')) {
      if (this.is('where')) this.skipToBody();
      return list;
    }
    while (!this.ended() && !this.is('{') && !this.is(';') && !this.is('where')) {
      if (this.isName()) {
        list.push(this.nameOf(this.token));
        const end = this.typeEnd(this.at);
        this.at = end > this.at ? end : this.at + 1;
      } else if (this.token.match > this.at) this.skipBracket();
      else this.at++;
    }
    if (this.is('where')) this.skipToBody();
    return list;
  }

  protected override declaration(into: Statement[], when: readonly Condition[]): boolean {
    if (this.is('namespace') && this.isName(1)) {
      this.at++;
      const end = this.typeEnd(this.at);
      this.module = this.sourceBetween(this.at, end).replace(/\s/g, '');
      this.at = end;
      if (this.is('{')) this.body(into, when);
      else this.take(';');
      return true;
    }
    if ((this.is('using') && !this.is('(', 1)) || (this.is('global') && this.is('using', 1))) {
      if (this.usingOf()) return true;
    }
    if (this.is('await') && (this.is('using', 1) || this.is('foreach', 1))) {
      this.at++;
      if (this.control(this.token.text, into, when)) return true;
      return this.declaration(into, when);
    }
    if (this.is('event') && this.isName(1)) {
      this.skipStatement();
      return true;
    }
    if (this.is('delegate') && this.isName(1)) {
      this.skipStatement();
      return true;
    }
    if (this.is('case') || (this.is('var') && this.is('(', 1))) {
      // var (a, b) = …
      if (this.is('var')) {
        const from = this.at;
        this.at++;
        const target = this.expression(9);
        this.assigned(target, from, into, when, null, []);
        return true;
      }
    }
    return super.declaration(into, when);
  }

  /** `using X.Y;`, `using A = X.Y;`, `using static X.Y;`; false for a `using var x = …` declaration. */
  private usingOf(): boolean {
    const from = this.at;
    this.take('global');
    this.at++;
    const isStatic = this.is('static') && this.isName(1);
    if (isStatic) this.at++;
    let local: string | null = null;
    if (this.isName() && this.is('=', 1)) {
      local = this.token.text;
      this.at += 2;
    }
    const end = this.typeEnd(this.at);
    if (end < 0 || this.tokens[end]?.text !== ';') {
      // using var client = new X();
      this.at = local === null ? from + 1 : from;
      return false;
    }
    const name = this.sourceBetween(this.at, end).replace(/\s/g, '');
    this.at = end + 1;
    this.imports.push({
      from: name,
      name: '*',
      local: local ?? '*',
      place: this.placeFrom(from),
    });
    return true;
  }

  protected override property(
    target: Expression,
    type: string,
    decorators: readonly Expression[],
    from: number,
    into: Statement[],
    when: readonly Condition[],
  ): void {
    let value: Expression = nothing(target.place);
    if (this.take('=>')) {
      value = this.expression();
      this.take(';');
    } else {
      const statements: Statement[] = [];
      this.inside(
        () => {
          while (!this.ended()) {
            const before = this.at;
            this.annotations();
            while (this.isName() && /^(?:public|private|protected|internal|readonly)$/.test(this.token.text))
              this.at++;
            const getter = this.is('get');
            if (getter || this.is('set') || this.is('init') || this.is('add') || this.is('remove')) {
              this.at++;
              const accessor: Statement[] = [];
              if (this.is('{')) this.body(accessor, []);
              else if (this.take('=>')) {
                const start = this.at;
                accessor.push({
                  kind: 'return',
                  value: this.expression(),
                  when: [],
                  place: this.placeFrom(start),
                });
              }
              if (getter) statements.push(...accessor);
              this.take(';');
            }
            if (this.at === before) this.at++;
          }
        },
        { lines: true },
      );
      const returned = statements.filter((statement) => statement.kind === 'return');
      if (returned.length === 1 && returned[0] !== undefined) value = returned[0].value;
      if (this.take('=')) {
        value = this.expression();
        this.take(';');
      } else if (this.take('=>')) value = this.expression();
    }
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
  }

  protected override passedOn(into: Statement[]): void {
    // : base(x), : this(x)
    if (this.is(':') && (this.is('base', 1) || this.is('this', 1)) && this.is('(', 2)) {
      const from = this.at + 1;
      this.at += 2;
      const callee = this.named(
        this.tokens[from]?.text === 'base' ? 'super' : 'self',
        this.tokens[from] ?? this.token,
      );
      into.push({
        kind: 'expression',
        value: this.call(callee, from),
        when: [],
        place: this.placeFrom(from),
      });
    }
  }

  protected override special(token: Token): Expression | null {
    const from = this.at;
    if (token.kind === 'name') {
      if (token.text === 'new' && (this.isName(1) || this.is('(', 1) || this.is('{', 1) || this.is('[', 1)))
        return this.construction();
      if (token.text === 'nameof' && this.is('(', 1)) {
        this.at++;
        const argument = this.inside(() => this.arguments())[0]?.value;
        const name = argument?.kind === 'name' || argument?.kind === 'member' ? argument.name : '';
        return { kind: 'text', value: name, place: this.placeFrom(from) };
      }
      if (token.text === 'typeof' && this.is('(', 1)) {
        this.at++;
        this.skipBracket();
        return this.unknown(from);
      }
      if (token.text === 'default' && !this.is('(', 1)) {
        this.at++;
        return { kind: 'null', place: this.placeFrom(from) };
      }
      if (token.text === 'throw') {
        this.at++;
        this.expression();
        return this.unknown(from);
      }
      if (token.text === 'delegate' && this.is('(', 1)) {
        this.at++;
        const parameters = this.parameters();
        return this.lambda(parameters, from);
      }
      if (token.text === 'static' && (this.is('(', 1) || this.is('async', 1) || this.is('=>', 2))) this.at++;
      if (token.text === 'from' && this.isName(1) && this.is('in', 2)) {
        // A LINQ query.
        this.at += 3;
        const over = this.expression();
        while (!this.ended() && !this.is(';') && !this.is(')') && !this.is(',')) {
          if (this.token.match > this.at) this.skipBracket();
          else this.at++;
        }
        return this.unknown(from, [over]);
      }
    }
    const lambda = this.arrowFunction('=>');
    if (lambda !== null) return lambda;
    return token.text === '(' && token.kind === 'symbol' ? this.cast() : null;
  }

  protected override lambdaParameters(): Parameter[] {
    const list = this.parameters();
    return list.map((one) => (one.name === '_' ? parameter('_') : one));
  }

  /** `x switch { … }`, `x with { … }`. */
  protected override infix(operator: Token, left: Expression, from: number): Expression | null {
    if (operator.kind !== 'name') return null;
    if (operator.text === 'switch' && this.is('{', 1)) {
      const on = this.sourceFrom(from);
      this.at++;
      return this.armsOf(on, from);
    }
    if (operator.text === 'with' && this.is('{', 1)) {
      this.at++;
      const changed = this.inside(() => this.recordOrList('', from));
      if (changed.kind !== 'record') return left;
      return {
        ...changed,
        type: null,
        entries: [{ key: null, value: left, spread: true, place: left.place }, ...changed.entries],
      };
    }
    return null;
  }

  /** Entries of a dictionary in an initializer: `["key"] = value` and `{ "key", value }`. */
  protected override entry(start: number): RecordEntry | null {
    const key = this.peek(1);
    if (key.kind === 'string' && key.parts.every((part) => part.text !== null)) {
      const name = key.parts.map((part) => part.text ?? '').join('');
      if (this.is('[') && this.is(']', 2) && this.is('=', 3)) {
        this.at += 4;
        return { key: name, value: this.expression(), spread: false, place: this.placeFrom(start) };
      }
      if (this.is('{') && this.is(',', 2)) {
        const value = this.inside(() => {
          this.at += 2;
          const second = this.expression();
          return this.ended() ? second : null;
        });
        if (value !== null) return { key: name, value, spread: false, place: this.placeFrom(start) };
        this.at = start;
      }
    }
    return super.entry(start);
  }

  protected override selfName(name: string): boolean {
    return name === 'this';
  }
}

export const csharp: Reader = {
  languages: ['csharp'],
  endings: { cs: 'csharp' },
  read: async (path: string, text: string): Promise<Program> => new CSharpReader(path, text, 'csharp').read(),
};
