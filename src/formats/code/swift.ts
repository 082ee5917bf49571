import { BraceReader, classFact, functionFact, nothing, parameter, withImplicitReturn } from './braces.js';
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
import { table } from './lookup.js';

const modifiers = new Set(
  (
    'public private fileprivate internal open final static override mutating nonmutating lazy weak unowned required ' +
    'convenience dynamic indirect nonisolated isolated async distributed package consuming borrowing'
  ).split(' '),
);
const kinds: Readonly<Record<string, ClassFact['kind']>> = table({
  class: 'class',
  struct: 'struct',
  enum: 'enum',
  protocol: 'interface',
  actor: 'class',
  extension: 'class',
});

class SwiftReader extends BraceReader {
  protected override blockStatement(): boolean {
    return false;
  }

  #attributes(): Expression[] {
    const list: Expression[] = [];
    while (this.is('@') && this.isName(1)) {
      this.at++;
      list.push(this.annotation());
    }
    return list;
  }

  protected override declaration(into: Statement[], when: readonly Condition[]): boolean {
    const from = this.at;
    if (this.is('import') && this.isName(1)) {
      this.at++;
      if (this.isName(1) && !this.peek(1).newline) this.at++;
      const name = this.token.text;
      this.at++;
      while (this.is('.') && this.isName(1)) this.at += 2;
      this.imports.push({ from: name, name: '*', local: '*', place: this.placeFrom(from) });
      return true;
    }
    const decorators = this.#attributes();
    while (
      this.isName() &&
      modifiers.has(this.token.text) &&
      (this.isName(1) || this.is('(', 1) || this.is('@', 1))
    ) {
      this.at++;
      if (this.is('(')) this.skipBracket();
      decorators.push(...this.#attributes());
    }
    // class func, class var
    if (this.is('class') && (this.is('func', 1) || this.is('var', 1) || this.is('let', 1))) this.at++;
    const keyword = this.token.text;
    const kind = kinds[keyword];
    if (kind !== undefined && this.isName(1)) {
      this.#type(kind, decorators, from, into, when);
      return true;
    }
    if (
      keyword === 'func' ||
      ((keyword === 'init' || keyword === 'subscript') &&
        (this.is('(', 1) || this.is('?', 1) || this.is('!', 1) || this.is('<', 1)))
    ) {
      this.#function(decorators, from, into, when);
      return true;
    }
    if ((keyword === 'let' || keyword === 'var') && (this.isName(1) || this.is('(', 1))) {
      this.at++;
      this.#variables(decorators, from, into, when);
      return true;
    }
    if (keyword === 'typealias' || keyword === 'associatedtype' || keyword === 'deinit') {
      this.skipStatement();
      return true;
    }
    this.at = from;
    return false;
  }

  #type(
    kind: ClassFact['kind'],
    decorators: readonly Expression[],
    from: number,
    into: Statement[],
    when: readonly Condition[],
  ): void {
    this.at++;
    let name = this.token.text;
    this.at++;
    while (this.is('.') && this.isName(1)) {
      name = this.peek(1).text;
      this.at += 2;
    }
    if (this.is('<')) {
      const end = this.typeArgumentsEnd(this.at);
      if (end > 0) this.at = end;
    }
    const bases: Expression[] = [];
    if (this.take(':'))
      while (!this.ended() && !this.is('{') && !this.is('where')) {
        if (this.isName()) bases.push(this.nameOf(this.token));
        this.at++;
      }
    while (!this.ended() && !this.is('{')) this.at++;
    const fields: Statement[] = [];
    if (this.is('{'))
      this.inside(
        () => {
          while (!this.ended()) {
            const before = this.at;
            if (kind === 'enum' && this.is('case') && this.isName(1)) this.#enumCase(fields);
            else this.statement(fields, []);
            if (this.at === before) this.at++;
          }
        },
        { lines: true },
      );
    into.push({
      kind: 'class',
      cls: classFact(name, kind, fields, this.placeFrom(from), { bases, decorators }),
      when,
    });
  }

  #enumCase(into: Statement[]): void {
    this.at++;
    while (this.isName()) {
      const from = this.at;
      const name = this.token;
      this.at++;
      if (this.is('(')) this.skipBracket();
      const target = this.named(name.text, name);
      const value: Expression = this.take('=')
        ? this.expression()
        : { kind: 'text', value: name.text, place: target.place };
      into.push({
        kind: 'assign',
        target,
        value,
        when: [],
        place: this.placeFrom(from),
        augmented: false,
        type: null,
        decorators: [],
      });
      if (!this.take(',')) break;
    }
  }

  #function(
    decorators: readonly Expression[],
    from: number,
    into: Statement[],
    when: readonly Condition[],
  ): void {
    const isInit = this.is('init');
    this.at++;
    let name = 'constructor';
    if (!isInit && !this.is('(') && !this.is('<')) {
      name = this.token.text;
      this.at++;
    }
    while (this.is('?') || this.is('!')) this.at++;
    if (this.is('<')) {
      const end = this.typeArgumentsEnd(this.at);
      if (end > 0) this.at = end;
    }
    const parameters = this.is('(') ? this.#parameters() : [];
    while (this.is('async') || this.is('throws') || this.is('rethrows')) {
      this.at++;
      if (this.is('(')) this.skipBracket();
    }
    const returnType = this.take('->') ? this.skipType() : null;
    if (this.is('where')) this.skipTo('{');
    const statements: Statement[] = [];
    if (this.is('{')) this.body(statements, []);
    into.push({
      kind: 'function',
      fn: functionFact(name, parameters, withImplicitReturn(statements), this.placeFrom(from), {
        decorators,
        returnType,
      }),
      when,
    });
  }

  /** `label name: Type = default`. The label is what callers write; names of parameters are kept as `name`. */
  #parameters(): Parameter[] {
    const list: Parameter[] = [];
    this.inside(() => {
      while (!this.ended()) {
        const before = this.at;
        if (this.take(',')) continue;
        const decorators = this.#attributes();
        if (this.isName()) {
          const label = this.token.text;
          let name = label;
          this.at++;
          if (this.isName()) {
            name = this.token.text;
            this.at++;
          }
          const type = this.take(':') ? (this.#attributes(), this.skipType()) : null;
          const rest = this.take('...');
          const fallback = this.take('=') ? this.expression() : null;
          list.push(
            parameter(name, {
              type,
              decorators,
              default: fallback,
              kind: rest ? 'rest' : 'plain',
              ...(label === name || label === '_' ? {} : { label }),
            }),
          );
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

  #variables(
    decorators: readonly Expression[],
    from: number,
    into: Statement[],
    when: readonly Condition[],
  ): void {
    for (;;) {
      let target: Expression;
      if (this.is('(')) {
        const open = this.at;
        this.skipBracket();
        target = this.unknown(open);
      } else {
        const name = this.token;
        this.at++;
        target = this.named(name.text, name);
      }
      const type = this.take(':') ? this.skipType() : null;
      let value: Expression = nothing(target.place);
      if (this.take('=')) value = this.expression();
      else if (this.header && type === null) value = target;
      if (this.is('{') && !this.header && !this.token.newline) {
        // A computed property, or observers behind a value.
        const open = this.at;
        const statements: Statement[] = [];
        this.inside(
          () => {
            while (!this.ended()) {
              const before = this.at;
              if (
                (this.is('get') ||
                  this.is('set') ||
                  this.is('willSet') ||
                  this.is('didSet') ||
                  this.is('async')) &&
                (this.is('{', 1) || this.is('(', 1) || this.isName(1))
              ) {
                const getter = this.is('get');
                while (!this.ended() && !this.is('{')) this.at++;
                const accessor: Statement[] = [];
                this.body(accessor, []);
                if (getter) statements.push(...accessor);
              } else this.statement(statements, []);
              if (this.at === before) this.at++;
            }
          },
          { lines: true },
        );
        if (value.kind === 'unknown') {
          const returning = withImplicitReturn(statements);
          const place = this.placeFrom(open);
          const returned = returning.filter((statement) => statement.kind === 'return');
          const only = returned[0];
          value =
            returning.length === 1 && only !== undefined
              ? only.value
              : {
                  kind: 'call',
                  callee: { kind: 'function', fn: functionFact('', [], returning, place), place },
                  arguments: [],
                  constructs: false,
                  place,
                };
        }
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
      if (this.header || !this.is(',') || !this.isName(1)) return;
      this.at++;
    }
  }

  protected override special(token: Token): Expression | null {
    const from = this.at;
    if (token.kind === 'symbol' && token.text === '{') return this.header ? null : this.#closure();
    if (token.kind !== 'name') return null;
    switch (token.text) {
      case 'if':
        return this.#ifValue(from);
      case 'switch': {
        this.at++;
        const on = this.headerSource([], []);
        return this.#switchValue(on, from);
      }
      case 'try':
      case 'await':
        this.at++;
        if (this.is('!') || this.is('?')) this.at++;
        return this.expression();
      default:
        return null;
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
      if (!this.take('else')) break;
      if (this.take('if')) continue;
      arms.push(this.is('{') ? this.blockValue() : this.unknown(start));
      break;
    }
    return { kind: 'choice', on, operator: 'if', arms, place: this.placeFrom(from) };
  }

  #switchValue(on: string, from: number): Expression {
    const arms: Expression[] = [];
    if (this.is('{'))
      this.inside(
        () => {
          const statements: Statement[] = [];
          this.cases(statements, [], on, this.nextCondition());
          for (const statement of statements)
            if (statement.kind === 'expression' || statement.kind === 'return') arms.push(statement.value);
        },
        { lines: true },
      );
    return { kind: 'choice', on, operator: 'match', arms, place: this.placeFrom(from) };
  }

  /** `{ a, b in … }`, `{ (a: T) -> U in … }`, `{ $0 }`. */
  #closure(): Expression {
    const from = this.at;
    const parameters: Parameter[] = [];
    const statements: Statement[] = [];
    this.inside(
      () => {
        let separator = -1;
        for (let index = this.at; index < Math.min(this.limit, this.at + 40); index++) {
          const token = this.tokens[index];
          if (token === undefined) break;
          if (token.kind === 'name' && token.text === 'in') {
            separator = index;
            break;
          }
          if (token.match > index) {
            if (token.text === '{') break;
            index = token.match;
          } else if (token.kind !== 'name' && !/^(?:,|:|\.|\?|->|@|_)$/.test(token.text)) break;
        }
        if (separator >= 0) {
          for (let index = this.at; index < separator; index++) {
            const token = this.tokens[index];
            const before = this.tokens[index - 1]?.text;
            if (
              token?.kind === 'name' &&
              (before === '{' || before === ',' || before === '(' || before === ']')
            )
              parameters.push(parameter(token.text));
            if (token?.text === '->') break;
          }
          this.at = separator + 1;
        }
        this.statements(statements, []);
      },
      { lines: true },
    );
    const place = this.placeFrom(from);
    return {
      kind: 'function',
      fn: functionFact('', parameters, withImplicitReturn(statements), place),
      place,
    };
  }

  /** Trailing closures, also several: `call { … } onError: { … }`. */
  protected override suffix(token: Token, value: Expression, from: number): Expression | null {
    if (token.text !== '{' || token.kind !== 'symbol' || this.header || token.newline) return null;
    if (value.kind !== 'name' && value.kind !== 'member' && value.kind !== 'call') return null;
    const list: Argument[] = [{ name: null, value: this.#closure(), spread: null }];
    while (this.isName() && this.is(':', 1) && this.is('{', 2) && !this.token.newline) {
      const name = this.token.text;
      this.at += 2;
      list.push({ name, value: this.#closure(), spread: null });
    }
    if (value.kind === 'call')
      return { ...value, arguments: [...value.arguments, ...list], place: this.placeFrom(from) };
    return { kind: 'call', callee: value, arguments: list, constructs: false, place: this.placeFrom(from) };
  }

  /** `Type.init(…)` and `Type(…)` both construct. */
  protected override call(callee: Expression, from: number): Expression {
    const made = super.call(callee, from);
    if (made.kind !== 'call') return made;
    const named = callee.kind === 'member' && callee.name === 'init' ? callee.object : callee;
    const name = named.kind === 'name' || named.kind === 'member' ? named.name : '';
    return { ...made, callee: named, constructs: /^[A-Z]/.test(name) };
  }

  protected override selfName(name: string): boolean {
    return name === 'self' || name === 'Self';
  }

  protected override callsHere(token: Token): boolean {
    return !token.newline;
  }

  protected override indexesHere(token: Token): boolean {
    return !token.newline;
  }
}

export const swift: Reader = {
  languages: ['swift'],
  endings: { swift: 'swift' },
  read: async (path: string, text: string): Promise<Program> => new SwiftReader(path, text, 'swift').read(),
};
