import { BraceReader, classFact, functionFact, matchTests, nothing, parameter } from './braces.js';
import type { ClassFact, Condition, Expression, Parameter, Program, Reader, Statement } from './facts.js';
import type { LexedLanguage, Token } from './lexer.js';
import { table } from './lookup.js';

const modifiers = new Set(
  (
    'public private protected internal static final abstract virtual override sealed partial readonly async extern ' +
    'new unsafe volatile transient synchronized native strictfp default required file const implicit explicit ref'
  ).split(' '),
);
const typeKeywords: Readonly<Record<string, ClassFact['kind']>> = table({
  class: 'class',
  interface: 'interface',
  enum: 'enum',
  record: 'record',
  struct: 'struct',
});
/** Words that begin a statement and are no type. */
const notTypes = new Set(
  'return throw new if else for while do switch case try catch yield await goto break continue using lock not is as in out'.split(
    ' ',
  ),
);

/** Maps of C#: what their initializer has are entries, not properties of the object. */
const dictionary = /^(?:\w+\.)*(?:(?:Sorted|Concurrent)?Dictionary|JsonObject|JObject)\b/;

/** What Java and C# share: types before names, modifiers, members of classes. */
export abstract class TypedReader extends BraceReader {
  /** Annotations before a declaration, read already. */
  protected abstract annotations(): Expression[];
  /** Bases behind the name of a type, up to its body. */
  protected abstract bases(): Expression[];

  protected override declaration(into: Statement[], when: readonly Condition[]): boolean {
    const from = this.at;
    const decorators = this.annotations();
    const begin = this.at;
    this.skipModifiers();
    const keyword = this.token.text;
    const kind = typeKeywords[keyword];
    if (this.token.kind === 'name' && kind !== undefined && this.typeFollows()) {
      this.at++;
      if (keyword === 'record' && (this.is('class') || this.is('struct'))) this.at++;
      this.type(kind, decorators, from, into, when);
      return true;
    }
    if (this.member_(decorators, from, into, when)) return true;
    if (decorators.length === 0) this.at = from;
    else this.at = begin;
    return decorators.length > 0 && this.ended();
  }

  protected typeFollows(): boolean {
    const next = this.peek(1);
    if (next.kind !== 'name') return false;
    // `record` and others are also names of variables: `record = …`, `enum.x`.
    return (
      this.token.text !== 'record' ||
      ['(', '<', '{', ':', 'class', 'struct', 'implements', ';'].includes(this.peek(2).text) ||
      this.peek(1).text === 'class' ||
      this.peek(1).text === 'struct'
    );
  }

  protected skipModifiers(): void {
    while (this.isName() && modifiers.has(this.token.text)) {
      const next = this.peek(1);
      // `new Foo()` and `default:` are no declarations; `ref` only before a type.
      if (
        this.token.text === 'new' &&
        (next.kind !== 'name' || !modifiers.has(next.text) || this.peek(2).text === '(')
      )
        return;
      if (next.kind !== 'name' && next.text !== '(' && next.text !== '@' && next.text !== '<') return;
      if (
        next.text === '(' &&
        this.token.text !== 'static' &&
        this.token.text !== 'public' &&
        this.token.text !== 'private'
      )
        return;
      this.at++;
      if (this.is('@') && this.isName(1) && !this.is('interface', 1)) {
        this.at++;
        this.annotation();
      }
    }
  }

  protected type(
    kind: ClassFact['kind'],
    decorators: readonly Expression[],
    from: number,
    into: Statement[],
    when: readonly Condition[],
  ): void {
    const name = this.token.text;
    this.at++;
    const fields: Statement[] = [];
    if (this.is('<')) {
      const end = this.typeArgumentsEnd(this.at);
      if (end > 0) this.at = end;
    }
    if (this.is('(')) for (const field of this.parameters()) fields.push(this.fieldOf(field));
    const bases = this.bases();
    if (this.is('{'))
      this.inside(
        () => {
          if (kind === 'enum') this.enumMembers(name, fields);
          this.statements(fields, []);
        },
        { lines: true },
      );
    else this.take(';');
    const place = this.placeFrom(from);
    into.push({ kind: 'class', cls: classFact(name, kind, fields, place, { bases, decorators }), when });
  }

  protected fieldOf(field: Parameter): Statement {
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

  /** `A, B("x"), C = 3;` */
  protected enumMembers(name: string, into: Statement[]): void {
    while (!this.ended() && !this.is(';')) {
      if (this.is(',')) {
        this.at++;
        continue;
      }
      const from = this.at;
      const decorators = this.annotations();
      const member = this.token;
      if (member.kind !== 'name') {
        this.at++;
        continue;
      }
      this.at++;
      const target = this.named(member.text, member);
      let value: Expression = { kind: 'text', value: member.text, place: target.place };
      if (this.is('(')) {
        const type: Expression = { kind: 'name', name, place: target.place };
        const made = this.call(type, from);
        value = made.kind === 'call' ? { ...made, constructs: true } : made;
      } else if (this.take('=')) value = this.expression();
      if (this.is('{'))
        this.inside(
          () => {
            this.statements([], []);
          },
          { lines: true },
        );
      into.push({
        kind: 'assign',
        target,
        value,
        when: [],
        place: this.placeFrom(from),
        augmented: false,
        type: null,
        decorators,
      });
    }
  }

  /** A field, a local variable, a method, a constructor or a property. */
  protected member_(
    decorators: readonly Expression[],
    from: number,
    into: Statement[],
    when: readonly Condition[],
  ): boolean {
    if (this.is('<')) {
      // <T> T method()
      const end = this.typeArgumentsEnd(this.at);
      if (end < 0) return false;
      this.at = end;
    }
    const first = this.token;
    if (first.kind === 'name' && notTypes.has(first.text)) return false;
    const declared = this.at > from || decorators.length > 0;
    // Constructor: Name(…) {
    if (first.kind === 'name' && this.is('(', 1)) {
      const close = this.tokens[this.at + 1]?.match ?? -1;
      const after = this.tokens[close + 1];
      if (close < 0 || after === undefined) return false;
      const body =
        after.text === '{' ||
        (declared && (after.text === 'throws' || after.text === ':' || after.text === '=>'));
      if (!body) return false;
      this.at++;
      const parameters = this.parameters();
      this.method('constructor', null, parameters, decorators, from, into, when);
      return true;
    }
    const typeEnd = this.typeEnd(this.at);
    if (typeEnd < 0 || typeEnd >= this.limit) return false;
    const name = this.tokens[typeEnd];
    if (name?.kind !== 'name' || notTypes.has(name.text)) return false;
    const after = this.tokens[typeEnd + 1];
    const text = typeEnd + 1 < this.limit ? (after?.text ?? '') : '';
    const type = this.sourceBetween(this.at, typeEnd);
    let end = typeEnd + 1;
    let follows = text;
    if (follows === '.' && this.language === 'csharp') {
      // Explicit interface member: void IFoo.Bar()
      while (this.tokens[end]?.text === '.' && this.tokens[end + 1]?.kind === 'name') end += 2;
      follows = this.tokens[end]?.text ?? '';
    }
    const memberName = this.tokens[end - 1] ?? name;
    if (follows === '<') {
      const behind = this.typeArgumentsEnd(end);
      if (behind < 0 || this.tokens[behind]?.text !== '(') return false;
      end = behind;
      follows = '(';
    }
    if (follows === '(') {
      const close = this.tokens[end]?.match ?? -1;
      const behind = close >= 0 && close + 1 < this.limit ? (this.tokens[close + 1]?.text ?? '') : '';
      if (!['{', ';', 'throws', '=>', 'where', 'default', ''].includes(behind)) return false;
      this.at = end;
      const parameters = this.parameters();
      this.method(memberName.text, type, parameters, decorators, from, into, when);
      return true;
    }
    const target = this.named(memberName.text, memberName);
    if (follows === '{' || follows === '=>') {
      if (this.property === undefined) return false;
      this.at = end;
      this.property(target, type, decorators, from, into, when);
      return true;
    }
    if (follows === '[' && this.tokens[end]?.match === end + 1) {
      // Java's `int x[]`.
      end += 2;
      follows = this.tokens[end]?.text ?? '';
    }
    const ends =
      follows === '=' ||
      follows === ';' ||
      follows === ',' ||
      follows === ':' ||
      follows === ')' ||
      follows === '';
    if (!ends) return false;
    this.at = end;
    this.variables(target, type, decorators, from, into, when);
    return true;
  }

  /** `= value, b = value;` */
  protected variables(
    first: Expression,
    type: string,
    decorators: readonly Expression[],
    from: number,
    into: Statement[],
    when: readonly Condition[],
  ): void {
    let target = first;
    for (;;) {
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
      if (this.is('=')) this.chainedAssignment(target, into);
      if (!this.is(',') || !this.isName(1) || !['=', ',', ';'].includes(this.peek(2).text)) break;
      this.at++;
      target = this.nameOf(this.token);
      this.at++;
    }
    this.take(';');
  }

  /** A property of C#; the cursor is at its `{` or `=>`. */
  protected property?(
    target: Expression,
    type: string,
    decorators: readonly Expression[],
    from: number,
    into: Statement[],
    when: readonly Condition[],
  ): void;

  protected method(
    name: string,
    returnType: string | null,
    parameters: readonly Parameter[],
    decorators: readonly Expression[],
    from: number,
    into: Statement[],
    when: readonly Condition[],
  ): void {
    const statements: Statement[] = [];
    this.passedOn?.(statements);
    this.skipToBody();
    if (this.is('{')) this.body(statements, []);
    else if (this.take('=>')) {
      const start = this.at;
      statements.push({ kind: 'return', value: this.expression(), when: [], place: this.placeFrom(start) });
      this.take(';');
    } else if (this.take('default')) this.expression();
    else this.take(';');
    const place = this.placeFrom(from);
    into.push({
      kind: 'function',
      fn: functionFact(name, parameters, statements, place, { decorators, returnType }),
      when,
    });
  }

  /** What a constructor passes on: `: base(…)`. */
  protected passedOn?(into: Statement[]): void;

  /** `throws X`, `where T : X`. */
  protected skipToBody(): void {
    while (!this.ended() && !this.is('{') && !this.is(';') && !this.is('=>') && !this.is('default')) {
      if (this.token.match > this.at) this.skipBracket();
      else this.at++;
    }
  }

  protected parameters(): Parameter[] {
    const list: Parameter[] = [];
    this.inside(() => {
      while (!this.ended()) {
        const before = this.at;
        if (this.take(',')) continue;
        const decorators = this.annotations();
        while (
          this.isName() &&
          /^(?:final|ref|out|in|params|this|scoped|readonly)$/.test(this.token.text) &&
          this.isName(1)
        )
          this.at++;
        decorators.push(...this.annotations());
        const typeEnd = this.typeEnd(this.at);
        const name = typeEnd > 0 && typeEnd < this.limit ? this.tokens[typeEnd] : undefined;
        if (name?.kind === 'name') {
          const type = this.sourceBetween(this.at, typeEnd);
          const rest = this.tokens[typeEnd - 1]?.text === '...';
          this.at = typeEnd + 1;
          const fallback = this.take('=') ? this.expression() : null;
          list.push(
            parameter(name.text, { type, decorators, default: fallback, kind: rest ? 'rest' : 'plain' }),
          );
        } else if (this.isName()) {
          list.push(parameter(this.token.text, { decorators }));
          this.at++;
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

  /** Names between the parentheses of a lambda, with or without types. */
  protected lambdaParameters(): Parameter[] {
    return this.parameters();
  }

  /** `x -> …`, `(a, b) -> …`, with the arrow of the language; null when the cursor is not at one. */
  protected arrowFunction(arrow: string): Expression | null {
    const from = this.at;
    const offset = this.is('async') || this.is('static') ? 1 : 0;
    const token = this.peek(offset);
    if (token.kind === 'name' && this.is(arrow, offset + 1)) {
      this.at += offset + 2;
      return this.lambda([parameter(token.text)], from);
    }
    if (token.text === '(' && token.kind === 'symbol') {
      const close = token.match;
      const after = close >= 0 && close + 1 < this.limit ? this.tokens[close + 1] : undefined;
      if (after?.text !== arrow) return null;
      this.at += offset;
      const parameters = this.lambdaParameters();
      this.at++;
      return this.lambda(parameters, from);
    }
    return null;
  }

  /** `new X(…)`, `new X[] {…}`, `new() {…}`. */
  protected construction(): Expression {
    const from = this.at;
    this.at++;
    const typeFrom = this.at;
    // C# anonymous: new { A = 1 }
    if (this.is('{')) return this.inside(() => this.recordOrList('', from));
    let end = this.at;
    if (this.isName()) {
      end++;
      for (;;) {
        const token = this.tokens[end];
        if (end >= this.limit || token === undefined) break;
        if (token.text === '.' && this.tokens[end + 1]?.kind === 'name') end += 2;
        else if (token.text === '<') {
          const close = this.typeArgumentsEnd(end);
          if (close < 0) break;
          end = close;
        } else break;
      }
    }
    const typeName = this.tokens[typeFrom];
    const type = end > typeFrom ? this.sourceBetween(typeFrom, end) : '';
    this.at = end;
    let array = false;
    while (this.is('[')) {
      array = true;
      this.skipBracket();
    }
    const callee: Expression =
      typeName !== undefined && end > typeFrom
        ? { kind: 'name', name: type.replace(/<.*$/s, ''), place: this.placeFrom(typeFrom) }
        : { kind: 'unknown', source: '', inside: [], place: this.placeFrom(from) };
    if (array) {
      if (this.is('{')) return this.inside(() => this.recordOrList(null, from));
      return this.unknown(from);
    }
    const called = this.is('(');
    const args = called ? this.inside(() => this.arguments()) : [];
    if (this.is('{') && this.language === 'csharp') {
      const initial = this.inside(() => this.recordOrList(type, from));
      if (args.length === 0 && (type === '' || initial.kind !== 'record')) return initial;
      if (args.length === 0 && initial.kind === 'record' && dictionary.test(type))
        return { ...initial, type: null };
      if (initial.kind === 'record')
        return {
          kind: 'call',
          callee,
          arguments: [
            ...args,
            ...initial.entries.map((entry) => ({ name: entry.key, value: entry.value, spread: null })),
          ],
          constructs: true,
          place: this.placeFrom(from),
        };
      return initial;
    }
    const inner: Statement[] = [];
    // An anonymous class: its methods are not part of the value.
    if (this.is('{')) this.body(inner, []);
    return { kind: 'call', callee, arguments: args, constructs: true, place: this.placeFrom(from) };
  }

  /** `(Type) value`: the type is skipped. Null when it is a value in parentheses. */
  protected cast(): Expression | null {
    const open = this.token;
    if (open.text !== '(' || open.match < 0) return null;
    const typeEnd = this.typeEnd(this.at + 1);
    if (typeEnd !== open.match) return null;
    const next = open.match + 1 < this.limit ? this.tokens[open.match + 1] : undefined;
    if (next === undefined || next.newline) return null;
    const first = this.tokens[this.at + 1];
    const looksLikeType =
      first !== undefined &&
      (/^[A-Z]/.test(first.text) ||
        /^(?:int|long|double|float|string|object|char|byte|bool|boolean|short)$/.test(first.text));
    if (!looksLikeType) return null;
    const value =
      next.kind === 'name'
        ? !/^(?:instanceof|is|as|and|or|in|when)$/.test(next.text)
        : next.kind === 'string' || next.kind === 'number' || next.text === '(';
    if (!value) return null;
    this.at = open.match + 1;
    return this.expression(9);
  }

  /** `switch (x) { case A -> v; … }` and `x switch { A => v, … }` as a choice. The cursor is at the brace. */
  protected armsOf(on: string, from: number): Expression {
    const arms: Expression[] = [];
    const cases: string[] = [];
    this.inside(
      () => {
        while (!this.ended()) {
          const before = this.at;
          const end = this.caseEnd();
          if (end >= this.limit) {
            this.at = this.limit;
            break;
          }
          const count = arms.length;
          this.at = end + 1;
          if (this.is('{')) arms.push(this.blockArm());
          else if (!this.is('throw')) arms.push(this.expression());
          else this.skipArm();
          if (arms.length > count) cases.push(this.sourceBetween(before, end));
          while (!this.ended() && !this.is(',') && !this.is(';') && !this.is('case') && !this.is('default')) {
            if (this.token.match > this.at) this.skipBracket();
            else this.at++;
          }
          if (!this.take(',')) this.take(';');
          if (this.at === before) this.at++;
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

  private skipArm(): void {
    while (!this.ended() && !this.is(',') && !this.is(';')) {
      if (this.token.match > this.at) this.skipBracket();
      else this.at++;
    }
  }

  /** A block as an arm: what it yields. */
  protected blockArm(): Expression {
    const from = this.at;
    const statements: Statement[] = [];
    this.body(statements, []);
    const values = statements.flatMap((statement) =>
      statement.kind === 'expression' ? [statement.value] : [],
    );
    return values.at(-1) ?? this.unknown(from);
  }
}

class JavaReader extends TypedReader {
  protected override annotations(): Expression[] {
    const list: Expression[] = [];
    while (this.is('@') && this.isName(1) && !this.is('interface', 1)) {
      this.at++;
      list.push(this.annotation());
    }
    return list;
  }

  protected override bases(): Expression[] {
    const list: Expression[] = [];
    while (!this.ended() && !this.is('{') && !this.is(';')) {
      if (this.isName() && !/^(?:extends|implements|permits)$/.test(this.token.text)) {
        list.push(this.nameOf(this.token));
        const end = this.typeEnd(this.at);
        this.at = end > this.at ? end : this.at + 1;
      } else this.at++;
    }
    return list;
  }

  protected override declaration(into: Statement[], when: readonly Condition[]): boolean {
    if (this.is('package') && this.isName(1)) {
      const end = this.typeEnd(this.at + 1);
      this.module = this.sourceBetween(this.at + 1, end).replace(/\s/g, '');
      this.at = end;
      this.take(';');
      return true;
    }
    if (this.is('import') && this.isName(1)) {
      this.importOf();
      return true;
    }
    if (this.is('@') && this.is('interface', 1)) {
      this.at += 2;
      this.type('interface', [], this.at, into, when);
      return true;
    }
    if ((this.is('sealed') || this.is('non')) && this.is('-', 1)) this.at += 3;
    return super.declaration(into, when);
  }

  private importOf(): void {
    const from = this.at;
    this.at++;
    const isStatic = this.is('static') && this.isName(1);
    if (isStatic) this.at++;
    const names: string[] = [];
    while (this.isName() || this.is('*')) {
      names.push(this.token.text);
      this.at++;
      if (!this.take('.')) break;
    }
    this.take(';');
    const name = names.pop() ?? '*';
    this.imports.push({ from: names.join('.'), name, local: name, place: this.placeFrom(from) });
  }

  protected override special(token: Token): Expression | null {
    if (token.kind === 'name') {
      if (token.text === 'new' && this.isName(1)) return this.construction();
      if (token.text === 'switch' && this.is('(', 1)) {
        const from = this.at;
        this.at++;
        const condition = this.at;
        this.skipBracket();
        const on = this.sourceBetween(condition + 1, this.at - 1);
        return this.is('{') ? this.armsOf(on, from) : this.unknown(from);
      }
    }
    const lambda = this.arrowFunction('->');
    if (lambda !== null) return lambda;
    return token.text === '(' && token.kind === 'symbol' ? this.cast() : null;
  }

  /** `{"a", "b"}` is an array in annotations and behind `=`. */
  protected override bracketed(token: Token, from: number): Expression {
    if (token.text === '{') {
      const value = this.inside(() => this.recordOrList(null, from));
      return value;
    }
    if (token.text === '@' && this.isName(1)) {
      // An annotation within an annotation.
      this.at++;
      return this.annotation();
    }
    return super.bracketed(token, from);
  }
}

export const java: Reader = {
  languages: ['java'],
  endings: { java: 'java' },
  read: async (path: string, text: string): Promise<Program> =>
    new JavaReader(path, text, 'java' satisfies LexedLanguage).read(),
};
