import { BraceReader, classFact, functionFact, parameter, withImplicitReturn } from './braces.js';
import type { Argument, Condition, Expression, Parameter, Program, Reader, Statement } from './facts.js';
import type { Token } from './lexer.js';

/** Words that end the body they stand in. */
const enders = new Set(['end', 'else', 'elsif', 'when', 'rescue', 'ensure']);
/** Words that cannot be called with arguments behind a space. */
const keywords = new Set(
  (
    'if unless while until then do end else elsif when in rescue ensure and or not return yield self nil true false super ' +
    'begin case class module def alias undef next break redo retry __FILE__ __dir__'
  ).split(' '),
);

class RubyReader extends BraceReader {
  /** Statements up to a word that ends the body, which is left unread. */
  #until(into: Statement[], when: readonly Condition[]): void {
    while (!this.ended()) {
      if (this.isName() && enders.has(this.token.text) && !this.is(':', 1)) return;
      if (this.is('in') && this.#inCase) return;
      const before = this.at;
      this.statement(into, when);
      if (this.at === before) this.at++;
    }
  }
  #inCase = false;

  /** A body with its `rescue`, `else` and `ensure`, and the `end`. */
  #ended(into: Statement[], when: readonly Condition[]): void {
    const { lineEnds, header } = this;
    this.lineEnds = true;
    this.header = false;
    const start = into.length;
    this.#until(into, when);
    if (this.is('rescue') || this.is('ensure') || this.is('else')) {
      const id = this.nextCondition();
      const tried = this.condition('try', '', 0, id);
      for (let index = start; index < into.length; index++) {
        const statement = into[index];
        if (statement !== undefined)
          into[index] = { ...statement, when: [...when, tried, ...statement.when.slice(when.length)] };
      }
      let arm = 0;
      while (this.is('rescue') || this.is('ensure') || this.is('else')) {
        const handles = this.is('rescue');
        this.at++;
        if (handles) {
          arm++;
          while (!this.ended() && !this.token.newline && !this.is('then')) this.at++;
          this.take('then');
        }
        this.#until(into, handles ? [...when, this.condition('try', '', arm, id)] : when);
      }
    }
    this.take('end');
    this.lineEnds = lineEnds;
    this.header = header;
  }

  protected override statement(into: Statement[], when: readonly Condition[]): void {
    const start = into.length;
    const from = this.at;
    super.statement(into, when);
    // `x = y if z`
    while (
      !this.ended() &&
      !this.token.newline &&
      (this.is('if') || this.is('unless') || this.is('while') || this.is('until') || this.is('rescue'))
    ) {
      const word = this.token.text;
      this.at++;
      const conditionFrom = this.at;
      const value = this.expression();
      const source = this.sourceBetween(conditionFrom, this.at);
      const loop = word === 'while' || word === 'until';
      const condition = this.condition(
        word === 'rescue' ? 'try' : loop ? 'loop' : 'if',
        word === 'unless' ? `!(${source})` : source,
        word === 'rescue' ? 1 : 0,
        this.nextCondition(),
      );
      if (word === 'rescue')
        into.push({ kind: 'expression', value, when: [...when, condition], place: this.placeFrom(from) });
      else
        for (let index = start; index < into.length; index++) {
          const statement = into[index];
          if (statement !== undefined)
            into[index] = { ...statement, when: [...when, condition, ...statement.when.slice(when.length)] };
        }
    }
  }

  protected override blockStatement(): boolean {
    return false;
  }

  protected override body(into: Statement[], when: readonly Condition[]): void {
    if (this.is('{')) {
      super.body(into, when);
      return;
    }
    this.#ended(into, when);
  }

  protected override control(keyword: string, into: Statement[], when: readonly Condition[]): boolean {
    if (this.is(':', 1) || this.is('=', 1) || this.is('.', 1)) return false;
    switch (keyword) {
      case 'if':
      case 'unless':
        this.#if(into, when);
        return true;
      case 'while':
      case 'until':
      case 'for':
        this.#loop(keyword, into, when);
        return true;
      case 'case':
        this.#case(into, when);
        return true;
      case 'begin':
        this.at++;
        this.#ended(into, when);
        return true;
      case 'return':
      case 'next':
      case 'break':
        this.#return(keyword, into, when);
        return true;
      default:
        return false;
    }
  }

  #return(keyword: string, into: Statement[], when: readonly Condition[]): void {
    const from = this.at;
    this.at++;
    if (keyword !== 'return') {
      const how = keyword === 'break' ? 'break' : 'continue';
      const isConditional = this.is('if') || this.is('unless');
      const under = isConditional ? [...when, this.condition('if', '', 0, this.nextCondition())] : when;
      into.push({ kind: 'leave', how, when: under, place: this.placeFrom(from) });
    }
    if (
      this.ended() ||
      this.token.newline ||
      this.is(';') ||
      this.is('if') ||
      this.is('unless') ||
      this.is('}') ||
      this.is('end')
    )
      return;
    const value = this.expression();
    while (this.take(',')) this.expression();
    into.push({
      kind: keyword === 'return' ? 'return' : 'expression',
      value,
      when,
      place: this.placeFrom(from),
    });
  }

  #header(): { on: string; value: Expression } {
    const from = this.at;
    const { header } = this;
    this.header = true;
    const value = this.expression();
    this.header = header;
    const on = this.sourceBetween(from, this.at);
    this.take('then');
    return { on, value };
  }

  #if(into: Statement[], when: readonly Condition[]): void {
    const id = this.nextCondition();
    const negated = this.is('unless');
    this.at++;
    const { on, value } = this.#header();
    into.push({ kind: 'expression', value, when, place: value.place });
    const first = negated ? `!(${on})` : on;
    const { lineEnds } = this;
    this.lineEnds = true;
    this.#until(into, [...when, this.condition('if', first, 0, id)]);
    for (let arm = 1; !this.ended(); arm++) {
      if (this.take('elsif')) {
        const next = this.#header();
        this.#until(into, [...when, this.condition('if', next.on, arm, id)]);
      } else if (this.take('else')) this.#until(into, [...when, this.condition('if', first, arm, id, true)]);
      else break;
    }
    this.take('end');
    this.lineEnds = lineEnds;
  }

  #loop(keyword: string, into: Statement[], when: readonly Condition[]): void {
    const id = this.nextCondition();
    const place = this.placeFrom(this.at);
    this.at++;
    const names: Token[] = [];
    if (keyword === 'for') {
      while (this.isName() && !this.is('in')) {
        names.push(this.token);
        this.at++;
        this.take(',');
      }
      this.take('in');
    }
    const { on } = this.#header();
    this.take('do');
    for (const name of names) this.loopVariable(name, into, when, id);
    const open = keyword === 'while' && on === 'true';
    const word = keyword === 'for' ? 'for' : 'while';
    this.#ended(into, [...when, this.loopCondition(on, id, open, word, place)]);
  }

  #case(into: Statement[], when: readonly Condition[]): void {
    const id = this.nextCondition();
    this.at++;
    const on = this.token.newline ? '' : this.#header().on;
    const outer = this.#inCase;
    const { lineEnds } = this;
    this.lineEnds = true;
    for (let arm = 0; !this.ended(); arm++) {
      if (this.is('when') || this.is('in')) {
        const isIn = this.is('in');
        this.at++;
        const from = this.at;
        while (
          !this.ended() &&
          !this.is('then') &&
          !(this.token.newline && this.tokens[this.at - 1]?.text !== ',')
        ) {
          if (this.token.match > this.at) this.skipBracket();
          else this.at++;
        }
        const label = this.sourceBetween(from, this.at);
        this.take('then');
        this.#inCase = isIn;
        this.#until(into, [...when, this.condition('switch', `${on} == ${label}`, arm, id)]);
      } else if (this.take('else')) this.#until(into, [...when, this.condition('switch', on, arm, id, true)]);
      else break;
    }
    this.#inCase = outer;
    this.take('end');
    this.lineEnds = lineEnds;
  }

  protected override declaration(into: Statement[], when: readonly Condition[]): boolean {
    const from = this.at;
    const keyword = this.token.text;
    if (this.token.kind !== 'name' || this.is(':', 1)) return false;
    if (keyword === 'module' || keyword === 'class') {
      if (this.is('<<', 1)) {
        // class << self: its methods are the class's own.
        this.at += 2;
        this.expression();
        this.#ended(into, when);
        return true;
      }
      if (!this.isName(1)) return false;
      this.at++;
      let name = this.token.text;
      this.at++;
      while (this.is('::') && this.isName(1)) {
        name = this.peek(1).text;
        this.at += 2;
      }
      const bases: Expression[] = [];
      if (this.take('<')) bases.push(this.expression(9));
      const members: Statement[] = [];
      this.#ended(members, []);
      into.push({
        kind: 'class',
        cls: classFact(name, 'class', members, this.placeFrom(from), { bases }),
        when,
      });
      return true;
    }
    if (keyword === 'def') {
      this.#def(from, into, when);
      return true;
    }
    if (
      (keyword === 'private' ||
        keyword === 'public' ||
        keyword === 'protected' ||
        keyword === 'module_function' ||
        keyword === 'private_class_method') &&
      !this.is('.', 1)
    ) {
      this.at++;
      return true;
    }
    if (keyword === 'require' || keyword === 'require_relative') {
      const file = this.peek(1);
      if (file.kind !== 'string') return false;
      this.at += 2;
      const path = file.parts.map((part) => part.text ?? '').join('');
      this.imports.push({
        from: keyword === 'require_relative' && !path.startsWith('.') ? `./${path}` : path,
        name: '*',
        local: '*',
        place: this.placeFrom(from),
      });
      return true;
    }
    if (keyword === 'alias' || keyword === 'undef') {
      while (!this.ended() && !(this.token.newline && this.at > from)) this.at++;
      return true;
    }
    return false;
  }

  #def(from: number, into: Statement[], when: readonly Condition[]): void {
    this.at++;
    let name = this.token.text;
    this.at++;
    if (this.is('.') && !this.token.newline) {
      this.at++;
      name = this.token.text;
      this.at++;
    }
    let isSetter = false;
    if (this.is('=') && !this.token.spaced && this.is('(', 1)) {
      this.at++;
      isSetter = true;
    }
    const parameters: Parameter[] = [];
    if (this.is('(') && !this.token.newline)
      this.inside(() => {
        this.#parameters(parameters, null);
      });
    else if (!this.token.newline && !this.is('=') && !this.is(';')) this.#parameters(parameters, 'line');
    const statements: Statement[] = [];
    if (this.is('=') && !this.token.newline && !isSetter) {
      this.at++;
      const start = this.at;
      statements.push({ kind: 'return', value: this.expression(), when: [], place: this.placeFrom(start) });
    } else this.#ended(statements, []);
    into.push({
      kind: 'function',
      fn: functionFact(
        name === 'initialize' ? 'constructor' : name,
        parameters,
        withImplicitReturn(statements),
        this.placeFrom(from),
      ),
      when,
    });
  }

  #parameters(list: Parameter[], until: 'line' | '|' | null): void {
    while (!this.ended()) {
      if (until === 'line' && (this.token.newline || this.is(';'))) return;
      if (until === '|' && this.is('|')) return;
      const before = this.at;
      if (this.take(',')) continue;
      let kind: Parameter['kind'] = 'plain';
      if (this.take('**')) kind = 'rest-keywords';
      else if (this.take('*')) kind = 'rest';
      else this.take('&');
      const name = this.token;
      if (name.kind === 'name') {
        this.at++;
        let fallback: Expression | null = null;
        if (this.is(':') && kind === 'plain') {
          this.at++;
          kind = 'keyword-only';
          const ends =
            this.ended() ||
            this.is(',') ||
            (until === 'line' && this.token.newline) ||
            (until === '|' && this.is('|'));
          fallback = ends ? null : this.expression(until === '|' ? 5 : 0);
        } else if (this.take('=')) fallback = this.expression(until === '|' ? 5 : 0);
        list.push(parameter(name.text, { kind, default: fallback }));
      } else if (this.token.match > this.at) this.skipBracket();
      if (this.at === before) this.at++;
    }
  }

  protected override special(token: Token): Expression | null {
    const from = this.at;
    if (token.kind === 'symbol') {
      if (token.text === '->') {
        this.at++;
        const parameters: Parameter[] = [];
        if (this.is('('))
          this.inside(() => {
            this.#parameters(parameters, null);
          });
        else
          while (this.isName() && !this.is('do')) {
            parameters.push(parameter(this.token.text));
            this.at++;
            this.take(',');
          }
        return this.#block(parameters, from);
      }
      if (token.text === '::' && this.isName(1)) {
        this.at++;
        return this.primary();
      }
      return null;
    }
    if (token.kind !== 'name') return null;
    if (token.text.startsWith('@')) {
      this.at++;
      const place = this.place(token.start, token.end);
      return {
        kind: 'member',
        object: { kind: 'name', name: 'self', place },
        name: token.text.replace(/^@+/, ''),
        place,
      };
    }
    if (this.is(':', 1) && !this.peek(1).spaced && !this.is('::', 1)) return null;
    switch (token.text) {
      case 'if':
      case 'unless':
      case 'case':
      case 'begin':
      case 'while':
        return this.#valueOfControl(from);
      case 'not':
      case 'defined?':
        this.at++;
        return this.unknown(from, [this.expression()]);
      case 'raise':
      case 'return':
      case 'next':
      case 'yield': {
        this.at++;
        if (this.ended() || this.token.newline || this.is('if') || this.is('unless'))
          return this.unknown(from);
        const value = this.expression();
        while (this.is(',') && !this.ended()) {
          this.at++;
          this.expression();
        }
        return this.unknown(from, [value]);
      }
      case '__FILE__':
      case '__dir__':
        this.at++;
        return { kind: 'name', name: token.text, place: this.place(token.start, token.end) };
      default:
        return null;
    }
  }

  /** `x = if … end`: the last values of its arms. */
  #valueOfControl(from: number): Expression {
    const statements: Statement[] = [];
    const on = this.sourceBetween(from + 1, from + 12);
    this.control(this.token.text, statements, []);
    const returned = withImplicitReturn(statements).filter((statement) => statement.kind === 'return');
    const arms = returned.map((statement) => statement.value);
    if (arms.length === 0) return this.unknown(from);
    return { kind: 'choice', on, operator: 'if', arms, place: this.placeFrom(from) };
  }

  /** `{ |x| … }` or `do |x| … end`. */
  #block(given: readonly Parameter[], from: number): Expression {
    const parameters = [...given];
    const statements: Statement[] = [];
    const bars = (): void => {
      if (!this.is('|')) {
        this.take('||');
        return;
      }
      this.at++;
      this.#parameters(parameters, '|');
      this.take('|');
    };
    if (this.is('{'))
      this.inside(
        () => {
          bars();
          this.#until(statements, []);
        },
        { lines: true },
      );
    else {
      this.take('do');
      bars();
      this.#ended(statements, []);
    }
    const place = this.placeFrom(from);
    return {
      kind: 'function',
      fn: functionFact('', parameters, withImplicitReturn(statements), place),
      place,
    };
  }

  protected override suffix(token: Token, value: Expression, from: number): Expression | null {
    const callable = value.kind === 'name' || value.kind === 'member' || value.kind === 'call';
    if (!callable) return null;
    const isBlock = (token.text === '{' && token.kind === 'symbol') || (this.is('do') && !this.header);
    if (isBlock && !token.newline && !(value.kind === 'name' && keywords.has(value.name))) {
      const last: Argument = { name: null, value: this.#block([], this.at), spread: null };
      return this.#withArguments(value, [last], from);
    }
    if (value.kind !== 'call' && !token.newline && token.spaced && this.#beginsArgument(token, value)) {
      const list: Argument[] = [];
      const { lineEnds } = this;
      for (;;) {
        list.push(this.argument());
        if (!this.is(',') || this.ended()) break;
        this.at++;
        this.lineEnds = lineEnds;
      }
      return this.#withArguments(value, list, from);
    }
    return null;
  }

  #withArguments(value: Expression, list: readonly Argument[], from: number): Expression {
    if (value.kind === 'call')
      return { ...value, arguments: [...value.arguments, ...list], place: this.placeFrom(from) };
    return { kind: 'call', callee: value, arguments: list, constructs: false, place: this.placeFrom(from) };
  }

  /** Whether the token begins the arguments of a call without parentheses. */
  #beginsArgument(token: Token, callee: Expression): boolean {
    if (callee.kind === 'name' && (keywords.has(callee.name) || /^[A-Z@]/.test(callee.name))) return false;
    switch (token.kind) {
      case 'string':
      case 'atom':
      case 'number':
      case 'words':
      case 'opaque':
        return true;
      case 'name':
        return (
          !/^(?:if|unless|while|until|then|do|end|and|or|in|rescue|else|when|not)$/.test(token.text) ||
          this.is(':', 1)
        );
      case 'symbol': {
        const next = this.peek(1);
        if (token.text === '[') return true;
        if (token.text === '->') return true;
        if (
          token.text === '*' ||
          token.text === '**' ||
          token.text === '&' ||
          token.text === '::' ||
          token.text === '-'
        )
          return !next.spaced && next.kind !== 'end';
        return false;
      }
      case 'end':
        return false;
    }
  }

  protected override argument(): Argument {
    // "key": value and key: value
    const token = this.token;
    if (
      token.kind === 'string' &&
      this.is(':', 1) &&
      !this.peek(1).spaced &&
      token.parts.every((part) => part.text !== null)
    ) {
      this.at += 2;
      return {
        name: token.parts.map((part) => part.text ?? '').join(''),
        value: this.expression(),
        spread: null,
      };
    }
    if (this.is('&')) this.at++;
    return super.argument();
  }

  protected override joinsStrings(): boolean {
    return !this.token.newline;
  }

  protected override prefixWord(): boolean {
    return false;
  }

  protected override selfName(name: string): boolean {
    return name === 'self';
  }
}

export const ruby: Reader = {
  languages: ['ruby'],
  endings: { rb: 'ruby', rake: 'ruby' },
  read: async (path: string, text: string): Promise<Program> => new RubyReader(path, text, 'ruby').read(),
};
