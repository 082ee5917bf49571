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

const modifiers = new Set(
  (
    'public private protected internal open abstract final override sealed data inner inline value suspend operator infix ' +
    'tailrec external expect actual const lateinit companion annotation vararg noinline crossinline reified enum'
  ).split(' '),
);

class KotlinReader extends BraceReader {
  protected override blockStatement(): boolean {
    return false;
  }

  #annotations(): Expression[] {
    const list: Expression[] = [];
    while (this.is('@') && (this.isName(1) || this.is('[', 1))) {
      this.at++;
      if (this.is('[')) this.skipBracket();
      else list.push(this.annotation());
    }
    return list;
  }

  protected override declaration(into: Statement[], when: readonly Condition[]): boolean {
    const from = this.at;
    if (this.is('package') && this.isName(1)) {
      this.at++;
      this.module = this.#dotted();
      return true;
    }
    if (this.is('import') && this.isName(1)) {
      this.at++;
      const names = this.#dotted().split('.');
      const name = names.pop() ?? '';
      let local = name;
      if (this.is('as') && this.isName(1) && !this.token.newline) {
        local = this.peek(1).text;
        this.at += 2;
      }
      this.imports.push({ from: names.join('.'), name, local, place: this.placeFrom(from) });
      return true;
    }
    const decorators = this.#annotations();
    let kind: ClassFact['kind'] = 'class';
    let isCompanion = false;
    while (this.isName() && modifiers.has(this.token.text) && (this.isName(1) || this.is('@', 1))) {
      if (this.is('enum')) kind = 'enum';
      if (this.is('data')) kind = 'record';
      if (this.is('companion')) isCompanion = true;
      this.at++;
      decorators.push(...this.#annotations());
    }
    const keyword = this.token.text;
    if (
      (keyword === 'class' || keyword === 'interface' || keyword === 'object') &&
      (this.isName(1) || (keyword === 'object' && this.is('{', 1)))
    ) {
      this.at++;
      this.#type(keyword === 'interface' ? 'interface' : kind, isCompanion, decorators, from, into, when);
      return true;
    }
    if (keyword === 'object' && isCompanion) {
      this.at++;
      this.#type('class', true, decorators, from, into, when);
      return true;
    }
    if (keyword === 'fun' && (this.isName(1) || this.is('<', 1) || this.is('(', 1))) {
      this.#function(decorators, from, into, when);
      return true;
    }
    if ((keyword === 'val' || keyword === 'var') && (this.isName(1) || this.is('(', 1) || this.is('<', 1))) {
      this.at++;
      this.#variable(decorators, from, into, when);
      return true;
    }
    if (keyword === 'constructor' && this.is('(', 1)) {
      this.at++;
      const parameters = this.#parameters();
      const statements: Statement[] = [];
      if (this.take(':'))
        statements.push({
          kind: 'expression',
          value: this.expression(),
          when: [],
          place: this.placeFrom(from),
        });
      if (this.is('{')) this.body(statements, []);
      into.push({
        kind: 'function',
        fn: functionFact('constructor', parameters, statements, this.placeFrom(from), { decorators }),
        when,
      });
      return true;
    }
    if (keyword === 'init' && this.is('{', 1)) {
      this.at++;
      this.body(into, when);
      return true;
    }
    if (keyword === 'typealias') {
      this.skipStatement();
      return true;
    }
    this.at = from;
    if (this.is('@') && this.isName(1)) {
      this.#annotations();
      return this.at > from;
    }
    return false;
  }

  #dotted(): string {
    const names: string[] = [];
    while ((this.isName() || this.is('*')) && !(names.length > 0 && this.token.newline)) {
      names.push(this.token.text);
      this.at++;
      if (!this.take('.')) break;
    }
    return names.join('.');
  }

  #type(
    kind: ClassFact['kind'],
    isCompanion: boolean,
    decorators: readonly Expression[],
    from: number,
    into: Statement[],
    when: readonly Condition[],
  ): void {
    let name = '';
    if (this.isName() && !this.is(':') && !this.token.newline) {
      name = this.token.text;
      this.at++;
    }
    if (this.is('<')) {
      const end = this.typeArgumentsEnd(this.at);
      if (end > 0) this.at = end;
    }
    while (
      this.is('private') ||
      this.is('internal') ||
      this.is('public') ||
      this.is('protected') ||
      this.is('@') ||
      this.is('constructor')
    ) {
      if (this.is('@')) this.#annotations();
      else this.at++;
    }
    const fields: Statement[] = [];
    if (this.is('(') && !this.token.newline)
      for (const field of this.#parameters()) fields.push(this.#fieldOf(field));
    const bases: Expression[] = [];
    if (this.take(':')) {
      while (!this.ended() && !this.is('{')) {
        bases.push(this.#base());
        if (!this.take(',')) break;
      }
    }
    if (this.is('{'))
      this.inside(
        () => {
          if (kind === 'enum') this.#enumMembers(name, fields);
          this.statements(fields, []);
        },
        { lines: true },
      );
    const place = this.placeFrom(from);
    if (isCompanion) {
      // Names of a companion are used as names of the class around it.
      into.push(...fields);
      return;
    }
    into.push({ kind: 'class', cls: classFact(name, kind, fields, place, { bases, decorators }), when });
  }

  #base(): Expression {
    const from = this.at;
    const { header } = this;
    this.header = true;
    const value = this.expression(9);
    this.header = header;
    if (this.is('by')) {
      this.at++;
      this.header = true;
      this.expression();
      this.header = header;
    }
    return value.kind === 'call' ? { ...value, place: this.placeFrom(from) } : value;
  }

  #fieldOf(field: Parameter): Statement {
    const place = this.placeFrom(this.at - 1);
    return {
      kind: 'assign',
      target: { kind: 'name', name: field.name, place },
      value: field.default ?? nothing(place),
      when: [],
      place: field.default?.place ?? place,
      augmented: false,
      type: field.type,
      decorators: field.decorators,
    };
  }

  #enumMembers(name: string, into: Statement[]): void {
    while (!this.ended() && !this.is(';')) {
      if (this.take(',')) continue;
      const from = this.at;
      this.#annotations();
      const member = this.token;
      if (
        member.kind !== 'name' ||
        member.text === 'fun' ||
        member.text === 'val' ||
        member.text === 'companion'
      )
        return;
      this.at++;
      const target = this.named(member.text, member);
      let value: Expression = { kind: 'text', value: member.text, place: target.place };
      if (this.is('(')) {
        const made = this.call({ kind: 'name', name, place: target.place }, from);
        value = made.kind === 'call' ? { ...made, constructs: true } : made;
      }
      if (this.is('{')) this.skipBracket();
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
    }
  }

  #function(
    decorators: readonly Expression[],
    from: number,
    into: Statement[],
    when: readonly Condition[],
  ): void {
    this.at++;
    if (this.is('<')) {
      const end = this.typeArgumentsEnd(this.at);
      if (end > 0) this.at = end;
    }
    // Of an extension, the last name is the function's.
    let name = '';
    while (this.isName()) {
      name = this.token.text;
      this.at++;
      if (this.is('<')) {
        const end = this.typeArgumentsEnd(this.at);
        if (end > 0) this.at = end;
      }
      this.take('?');
      if (!this.take('.') && !this.take('?.')) break;
    }
    const parameters = this.is('(') ? this.#parameters() : [];
    const returnType = this.take(':') ? this.skipType() : null;
    const statements: Statement[] = [];
    if (this.is('{')) this.body(statements, []);
    else if (this.take('=')) {
      const start = this.at;
      statements.push({ kind: 'return', value: this.expression(), when: [], place: this.placeFrom(start) });
    }
    into.push({
      kind: 'function',
      fn: functionFact(name, parameters, statements, this.placeFrom(from), { decorators, returnType }),
      when,
    });
  }

  #parameters(): Parameter[] {
    const list: Parameter[] = [];
    this.inside(() => {
      while (!this.ended()) {
        const before = this.at;
        if (this.take(',')) continue;
        const decorators = this.#annotations();
        let rest = false;
        while (
          this.isName() &&
          (modifiers.has(this.token.text) || this.is('val') || this.is('var')) &&
          this.isName(1)
        ) {
          if (this.is('vararg')) rest = true;
          this.at++;
        }
        if (this.isName()) {
          const name = this.token.text;
          this.at++;
          const type = this.take(':') ? this.skipType() : null;
          const fallback = this.take('=') ? this.expression() : null;
          list.push(parameter(name, { decorators, type, default: fallback, kind: rest ? 'rest' : 'plain' }));
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

  #variable(
    decorators: readonly Expression[],
    from: number,
    into: Statement[],
    when: readonly Condition[],
  ): void {
    if (this.is('<')) {
      const end = this.typeArgumentsEnd(this.at);
      if (end > 0) this.at = end;
    }
    let target: Expression;
    if (this.is('(')) {
      const open = this.at;
      this.skipBracket();
      target = this.unknown(open);
    } else {
      let name = this.token;
      this.at++;
      while (this.is('.') && this.isName(1)) {
        this.at++;
        name = this.token;
        this.at++;
      }
      target = this.named(name.text, name);
    }
    const type = this.take(':') ? this.skipType() : null;
    let value: Expression = nothing(target.place);
    if (this.take('=')) value = this.expression();
    else if (this.is('by')) {
      this.at++;
      const delegate = this.expression();
      const lazy = delegate.kind === 'call' ? delegate.arguments.at(-1)?.value : undefined;
      const returned = lazy?.kind === 'function' ? lazy.fn.scope.statements.at(-1) : undefined;
      value = returned?.kind === 'return' ? returned.value : delegate;
    }
    // get() = …
    if (this.is('get') && this.is('(', 1)) {
      this.at += 1;
      this.skipBracket();
      if (this.take(':')) this.skipType();
      if (this.take('=')) value = this.expression();
      else if (this.is('{')) {
        const statements: Statement[] = [];
        this.body(statements, []);
        const returned = statements.findLast((statement) => statement.kind === 'return');
        if (returned !== undefined) value = returned.value;
      }
    }
    if (this.is('set') && this.is('(', 1)) {
      this.at++;
      this.skipBracket();
      if (this.is('{')) this.skipBracket();
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

  protected override special(token: Token): Expression | null {
    const from = this.at;
    if (token.kind === 'symbol' && token.text === '{') return this.header ? null : this.#lambda();
    if (token.kind !== 'name') return null;
    switch (token.text) {
      case 'if':
        return this.is('(', 1) ? this.#ifValue(from) : null;
      case 'when':
        if (!this.is('(', 1) && !this.is('{', 1)) return null;
        return this.#whenValue(from);
      case 'try':
        if (!this.is('{', 1)) return null;
        return this.#tryValue(from);
      case 'object':
        if (!this.is(':', 1) && !this.is('{', 1)) return null;
        this.at++;
        while (!this.ended() && !this.is('{')) {
          if (this.token.match > this.at) this.skipBracket();
          else this.at++;
        }
        if (this.is('{')) this.skipBracket();
        return this.unknown(from);
      case 'fun':
        if (!this.is('(', 1)) return null;
        this.at++;
        {
          const parameters = this.#parameters();
          if (this.take(':')) this.skipType();
          this.take('=');
          return this.lambda(parameters, from);
        }
      case 'throw':
      case 'return': {
        this.at++;
        if (this.is('@') && !this.token.spaced) this.at += 2;
        if (this.ended() || this.atLineEnd()) return this.unknown(from);
        const value = this.expression();
        return this.unknown(from, [value]);
      }
      default:
        return null;
    }
  }

  /** A branch as a value: a block or an expression. */
  #branch(): Expression {
    return this.is('{') ? this.blockValue() : this.expression();
  }

  #ifValue(from: number): Expression {
    this.at++;
    const condition = this.at;
    this.skipBracket();
    const on = this.sourceBetween(condition + 1, this.at - 1);
    const arms = [this.#branch()];
    this.take(';');
    if (this.take('else')) arms.push(this.#branch());
    else arms.push({ kind: 'null', place: this.placeFrom(from) });
    return { kind: 'choice', on, operator: 'if', arms, place: this.placeFrom(from) };
  }

  #whenValue(from: number): Expression {
    this.at++;
    let on = '';
    if (this.is('(')) {
      const condition = this.at;
      this.skipBracket();
      on = this.sourceBetween(condition + 1, this.at - 1);
    }
    const arms: Expression[] = [];
    const cases: string[] = [];
    if (this.is('{'))
      this.inside(
        () => {
          while (!this.ended()) {
            const end = this.caseEnd();
            if (end >= this.limit) {
              this.at = this.limit;
              break;
            }
            cases.push(this.sourceBetween(this.at, end));
            this.at = end + 1;
            arms.push(this.#branch());
            this.take(';');
          }
        },
        { lines: true },
      );
    return {
      kind: 'choice',
      on,
      operator: 'match',
      arms,
      ...matchTests(on, cases),
      place: this.placeFrom(from),
    };
  }

  #tryValue(from: number): Expression {
    this.at++;
    const arms = [this.blockValue()];
    while (this.is('catch') || this.is('finally')) {
      const handled = this.is('catch');
      this.at++;
      if (this.is('(')) this.skipBracket();
      const value = this.is('{') ? this.blockValue() : this.unknown(from);
      if (handled) arms.push(value);
    }
    return { kind: 'choice', on: '', operator: 'or', arms, place: this.placeFrom(from) };
  }

  /** `{ a, b -> … }`: its last expression is its value. */
  #lambda(): Expression {
    const from = this.at;
    const parameters: Parameter[] = [];
    const statements: Statement[] = [];
    this.inside(
      () => {
        const arrow = this.#lambdaArrow();
        if (arrow >= 0) {
          for (let index = this.at; index < arrow; index++) {
            const token = this.tokens[index];
            const before = this.tokens[index - 1]?.text;
            if (token?.kind === 'name' && (before === '{' || before === ',' || before === '('))
              parameters.push(parameter(token.text));
          }
          this.at = arrow + 1;
        } else parameters.push(parameter('it'));
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

  #lambdaArrow(): number {
    for (let index = this.at; index < Math.min(this.limit, this.at + 40); index++) {
      const token = this.tokens[index];
      if (token === undefined) return -1;
      if (token.text === '->' && token.kind === 'symbol') return index;
      if (token.match > index) {
        if (token.text === '{') return -1;
        index = token.match;
      } else if (token.kind !== 'name' && !/^(?:,|:|\.|\?|<|>|\*)$/.test(token.text)) return -1;
    }
    return -1;
  }

  protected override control(keyword: string, into: Statement[], when: readonly Condition[]): boolean {
    if (keyword === 'when' && (this.is('(', 1) || this.is('{', 1))) {
      const id = this.nextCondition();
      this.at++;
      const on = this.is('(') ? this.headerSource(into, when) : '';
      if (this.is('{'))
        this.inside(
          () => {
            for (let arm = 0; !this.ended(); arm++) {
              const start = this.at;
              const end = this.caseEnd();
              if (end >= this.limit) {
                this.at = this.limit;
                break;
              }
              const label = this.sourceBetween(start, end);
              this.at = end + 1;
              const condition = this.condition(
                'switch',
                on === '' ? label : `${on} == ${label}`,
                arm,
                id,
                label === 'else',
              );
              this.body(into, [...when, condition]);
              this.take(';');
            }
          },
          { lines: true },
        );
      return true;
    }
    if (keyword === 'switch') return false;
    return super.control(keyword, into, when);
  }

  /** `call { … }`, `call(x) { … }`: the lambda is the last argument. */
  protected override suffix(token: Token, value: Expression, from: number): Expression | null {
    if (token.text !== '{' || token.kind !== 'symbol' || this.header || token.newline) return null;
    if (value.kind !== 'name' && value.kind !== 'member' && value.kind !== 'call') return null;
    const lambda = this.#lambda();
    const last: Argument = { name: null, value: lambda, spread: null };
    if (value.kind === 'call')
      return { ...value, arguments: [...value.arguments, last], place: this.placeFrom(from) };
    return { kind: 'call', callee: value, arguments: [last], constructs: false, place: this.placeFrom(from) };
  }

  /** Infix functions are calls: `"a" shouldBe b` is skipped, `a to b` is a pair. */
  protected override infix(operator: Token, left: Expression, from: number): Expression | null {
    if (operator.kind !== 'name' || operator.newline || !this.isInfix()) return null;
    if (operator.text === 'else' || operator.text === 'by' || operator.text === 'where') return null;
    this.at++;
    const right = this.expression(7);
    return this.unknown(from, [left, right]);
  }

  private isInfix(): boolean {
    const next = this.peek(1);
    return (
      !next.newline &&
      (next.kind === 'name' || next.kind === 'string' || next.kind === 'number') &&
      this.token.spaced
    );
  }

  /** `listOf(…)`, `mapOf("a" to b)` and their like are literals in other languages. */
  protected override call(callee: Expression, from: number): Expression {
    const made = super.call(callee, from);
    if (made.kind !== 'call' || callee.kind !== 'name') return made;
    if (/^(?:listOf|mutableListOf|arrayOf|setOf|listOfNotNull|arrayListOf)$/.test(callee.name))
      return {
        kind: 'list',
        items: made.arguments.map((argument) => ({
          value: argument.value,
          spread: argument.spread === 'list',
        })),
        place: made.place,
      };
    if (
      /^(?:mapOf|mutableMapOf|hashMapOf|linkedMapOf)$/.test(callee.name) &&
      made.arguments.every((argument) => argument.value.kind === 'binary' && argument.value.operator === 'to')
    )
      return {
        kind: 'record',
        type: null,
        entries: made.arguments.flatMap(({ value }) =>
          value.kind === 'binary'
            ? [{ key: this.keyOf(value.left), value: value.right, spread: false, place: value.place }]
            : [],
        ),
        place: made.place,
      };
    return made;
  }
}

export const kotlin: Reader = {
  languages: ['kotlin'],
  endings: { kt: 'kotlin', kts: 'kotlin' },
  read: async (path: string, text: string): Promise<Program> => new KotlinReader(path, text, 'kotlin').read(),
};
