import { BraceReader, classFact, functionFact, nothing, parameter } from './braces.js';
import {
  structTag,
  type Condition,
  type Expression,
  type Parameter,
  type Program,
  type Reader,
  type Statement,
} from './facts.js';
import type { Token } from './lexer.js';

class GoReader extends BraceReader {
  /** Receivers of the methods we are in: they are `self`. */
  readonly #receivers: string[] = [];
  /** Methods by the type they belong to. */
  readonly #methods = new Map<string, Statement[]>();
  /** Type of the elements of the composite literal being read: `[]Message{{Role: …}}` leaves it out. */
  #element: string | null = null;

  protected override selfName(name: string): boolean {
    return this.#receivers.at(-1) === name;
  }

  protected override declaration(into: Statement[], when: readonly Condition[]): boolean {
    switch (this.token.text) {
      case 'package':
        if (!this.isName(1)) return false;
        this.module = this.peek(1).text;
        this.at += 2;
        return true;
      case 'import':
        if (this.peek(1).kind !== 'string' && !this.is('(', 1) && !this.isName(1) && !this.is('.', 1))
          return false;
        this.at++;
        if (this.is('('))
          this.inside(() => {
            while (!this.ended()) this.#import();
          });
        else this.#import();
        return true;
      case 'const':
      case 'var':
        this.at++;
        if (this.is('('))
          this.inside(
            () => {
              while (!this.ended()) {
                const before = this.at;
                if (!this.take(';')) this.#variables(into, when);
                if (this.at === before) this.at++;
              }
            },
            { lines: true },
          );
        else this.#variables(into, when);
        return true;
      case 'type':
        if (!this.isName(1) && !this.is('(', 1)) return false;
        this.at++;
        if (this.is('('))
          this.inside(
            () => {
              while (!this.ended()) {
                const before = this.at;
                this.#type(into, when);
                if (this.at === before) this.at++;
              }
            },
            { lines: true },
          );
        else this.#type(into, when);
        return true;
      case 'func':
        return this.#function(into, when);
      default:
        return false;
    }
  }

  #import(): void {
    const from = this.at;
    let local: string | null = null;
    if (this.isName() || this.is('.')) {
      local = this.is('.') ? '*' : this.token.text;
      this.at++;
    }
    const token = this.token;
    this.at++;
    if (token.kind !== 'string') return;
    const path = token.parts.map((part) => part.text ?? '').join('');
    // github.com/x/go-openai/v2 is used as its package's name, which the path only suggests.
    const parts = path.split('/').filter((part) => !/^v\d+$/.test(part));
    const guess = (parts.at(-1) ?? path).replace(/\.v\d+$/, '').replace(/^go-|-go$|\.go$/g, '');
    this.imports.push({ from: path, name: '*', local: local ?? guess, place: this.placeFrom(from) });
  }

  /** `a, b Type = x, y`. */
  #variables(into: Statement[], when: readonly Condition[]): void {
    const from = this.at;
    const targets: Expression[] = [];
    while (this.isName()) {
      targets.push(this.nameOf(this.token));
      this.at++;
      if (!this.take(',')) break;
    }
    const type = !this.is('=') && !this.atLineEnd() && !this.is(';') ? this.#skipGoType() : null;
    const values: Expression[] = [];
    if (this.take('=')) {
      values.push(this.expression());
      while (this.take(',')) values.push(this.expression());
    }
    targets.forEach((target, index) => {
      into.push({
        kind: 'assign',
        target,
        value:
          values[index] ??
          (values.length === 1 && index === 0 ? values[0] : undefined) ??
          nothing(target.place),
        when,
        place: this.placeFrom(from),
        augmented: false,
        type,
        decorators: [],
      });
    });
  }

  /** A type at the cursor: `*pkg.Name[T]`, `[]map[string]any`, `func(x) y`, `struct {…}`. */
  #skipGoType(): string {
    const from = this.at;
    for (;;) {
      if (this.ended()) break;
      if (this.is('*') || this.is('...') || this.is('<-')) this.at++;
      else if (this.is('[')) this.skipBracket();
      else if (this.is('chan')) this.at++;
      else break;
    }
    if (this.is('map') && this.is('[', 1)) {
      this.at++;
      this.skipBracket();
      this.#skipGoType();
    } else if (this.is('func')) {
      this.at++;
      if (this.is('(')) this.skipBracket();
      if (!this.atLineEnd()) {
        if (this.is('(')) this.skipBracket();
        else if (this.isName() || this.is('*') || this.is('[')) this.#skipGoType();
      }
    } else if ((this.is('struct') || this.is('interface')) && this.is('{', 1)) {
      this.at++;
      this.skipBracket();
    } else if (this.is('(')) this.skipBracket();
    else if (this.isName()) {
      this.at++;
      while (this.is('.') && this.isName(1)) this.at += 2;
      if (this.is('[') && !this.token.spaced) this.skipBracket();
    }
    return this.at > from ? this.sourceBetween(from, this.at) : '';
  }

  #type(into: Statement[], when: readonly Condition[]): void {
    const from = this.at;
    const name = this.token.text;
    this.at++;
    if (this.is('[') && this.isName(1) && this.isName(2)) this.skipBracket();
    this.take('=');
    const isStruct = this.is('struct') && this.is('{', 1);
    const isInterface = this.is('interface') && this.is('{', 1);
    if (!isStruct && !isInterface) {
      this.#skipGoType();
      return;
    }
    this.at++;
    const fields: Statement[] = [];
    const bases: Expression[] = [];
    if (isInterface) this.skipBracket();
    else
      this.inside(
        () => {
          while (!this.ended()) {
            const before = this.at;
            this.#field(fields, bases);
            if (this.at === before) this.at++;
          }
        },
        { lines: true },
      );
    into.push({
      kind: 'class',
      cls: classFact(name, isStruct ? 'struct' : 'interface', fields, this.placeFrom(from), { bases }),
      when,
    });
  }

  #field(fields: Statement[], bases: Expression[]): void {
    if (this.take(';')) return;
    const from = this.at;
    const names: Token[] = [];
    if (
      this.isName() &&
      (this.peek(1).newline ||
        this.is('.', 1) ||
        this.peek(1).kind === 'string' ||
        this.peek(1).kind === 'end')
    ) {
      // An embedded type.
      const type = this.#skipGoType();
      bases.push({ kind: 'name', name: type.slice(type.lastIndexOf('.') + 1), place: this.placeFrom(from) });
    } else if (this.is('*')) {
      const type = this.#skipGoType();
      bases.push({
        kind: 'name',
        name: type.replace(/^\*/, '').replace(/^.*\./, ''),
        place: this.placeFrom(from),
      });
    } else {
      while (this.isName()) {
        names.push(this.token);
        this.at++;
        if (!this.take(',')) break;
      }
      const type = this.#skipGoType();
      const tag = this.token.kind === 'string' && !this.token.newline ? this.#tag(this.token) : [];
      for (const name of names) {
        const place = this.place(name.start, name.end);
        fields.push({
          kind: 'assign',
          target: { kind: 'name', name: name.text, place },
          value: nothing(place),
          when: [],
          place,
          augmented: false,
          type,
          decorators: tag,
        });
      }
    }
    // The tag: `json:"name"`.
    if (this.token.kind === 'string' && !this.token.newline) this.at++;
  }

  /** What libraries read of a field: its names, and what it says to a model. */
  #tag({ start, end }: Token): readonly Expression[] {
    const place = this.place(start, end);
    const written = this.text.slice(start + 1, end - 1);
    return [
      {
        kind: 'call',
        callee: { kind: 'name', name: structTag, place },
        arguments: [{ name: null, value: { kind: 'text', value: written, place }, spread: null }],
        constructs: false,
        place,
      },
    ];
  }

  #function(into: Statement[], when: readonly Condition[]): boolean {
    const from = this.at;
    let receiver: { name: string | null; type: string } | null = null;
    let at = this.at + 1;
    if (this.is('(', 1)) {
      const close = this.tokens[at]?.match ?? -1;
      // `func (s *Server) Name(`, and not a function literal `func(x int) {`.
      if (
        close < 0 ||
        this.tokens[close + 1]?.kind !== 'name' ||
        !['(', '['].includes(this.tokens[close + 2]?.text ?? '')
      )
        return false;
      const inner = this.tokens.slice(at + 1, close).filter((token) => token.kind === 'name');
      const named = inner.length > 1 && this.tokens[at + 2]?.text !== '[';
      receiver = {
        name: named ? (inner[0]?.text ?? null) : null,
        type: (named ? inner[1]?.text : inner[0]?.text) ?? '',
      };
      at = close + 1;
    }
    const name = this.tokens[at];
    if (name?.kind !== 'name') return false;
    this.at = at + 1;
    if (this.is('[')) this.skipBracket();
    const parameters = this.is('(') ? this.#parameters() : [];
    const returnType = this.is('{') || this.atLineEnd() ? null : this.#skipGoType();
    const statements: Statement[] = [];
    if (this.is('{')) {
      this.#receivers.push(receiver?.name ?? '');
      this.body(statements, []);
      this.#receivers.pop();
    }
    const fn = functionFact(name.text, parameters, statements, this.placeFrom(from), { returnType });
    if (receiver === null) into.push({ kind: 'function', fn, when });
    else {
      const methods = this.#methods.get(receiver.type) ?? [];
      methods.push({ kind: 'function', fn, when: [] });
      this.#methods.set(receiver.type, methods);
    }
    return true;
  }

  /** `a, b string, c ...int`, or types alone. */
  #parameters(): Parameter[] {
    const groups: { name: string; type: string | null; rest: boolean }[] = [];
    this.inside(() => {
      while (!this.ended()) {
        const before = this.at;
        if (this.take(',')) continue;
        const name = this.token;
        if (name.kind === 'name' && !this.is('.', 1) && !this.is(',', 1) && this.peek(1).kind !== 'end') {
          this.at++;
          const rest = this.is('...');
          groups.push({ name: name.text, type: this.#skipGoType(), rest });
        } else if (name.kind === 'name' && !this.is('.', 1)) {
          this.at++;
          groups.push({ name: name.text, type: null, rest: false });
        } else this.#skipGoType();
        while (!this.ended() && !this.is(',')) {
          if (this.token.match > this.at) this.skipBracket();
          else this.at++;
        }
        if (this.at === before) this.at++;
      }
    });
    const named = groups.some((group) => group.type !== null && group.type !== '');
    let type: string | null = null;
    const list: Parameter[] = [];
    for (const group of groups.reverse()) {
      if (group.type !== null && group.type !== '') type = group.type;
      list.push(parameter(named ? group.name : '_', { type, kind: group.rest ? 'rest' : 'plain' }));
    }
    return list.reverse();
  }

  protected override special(token: Token): Expression | null {
    const from = this.at;
    if (token.kind === 'name') {
      if (token.text === 'func' && this.is('(', 1)) {
        this.at++;
        const parameters = this.#parameters();
        const { header } = this;
        this.header = false;
        if (!this.is('{')) this.#skipGoType();
        const value = this.lambda(parameters, from);
        this.header = header;
        return value;
      }
      if (token.text === 'map' && this.is('[', 1)) {
        this.at++;
        this.skipBracket();
        const valueFrom = this.at;
        const element = this.#skipGoType();
        const type = this.sourceBetween(from, this.at);
        if (this.is('{')) return this.#composite(type, element, from);
        return valueFrom === this.at ? this.unknown(from) : this.#conversion(from);
      }
      if (
        (token.text === 'struct' || token.text === 'interface' || token.text === 'chan') &&
        (this.is('{', 1) || token.text === 'chan')
      ) {
        this.#skipGoType();
        if (this.is('{')) return this.#composite('struct', null, from);
        return this.unknown(from);
      }
    }
    if (token.kind === 'symbol' && token.text === '[') {
      // []T{…}, [3]T{…}, []byte("…")
      const close = this.closing();
      const next = close + 1 < this.limit ? this.tokens[close + 1] : undefined;
      if (next === undefined || !(next.kind === 'name' || next.text === '[' || next.text === '*'))
        return null;
      this.at = close + 1;
      const element = this.#skipGoType();
      if (this.is('{')) return this.#composite(null, element, from);
      return this.#conversion(from);
    }
    if (token.kind === 'symbol' && token.text === '{') {
      // An element whose type the literal around it names.
      if (this.header) return null;
      return this.#composite(this.#element, null, from);
    }
    return null;
  }

  /** `[]byte("x")`: the value alone. */
  #conversion(from: number): Expression {
    if (!this.is('(')) return this.unknown(from);
    const items = this.inside(() => this.arguments());
    return items[0]?.value ?? this.unknown(from);
  }

  #composite(type: string | null, element: string | null, from: number): Expression {
    const outer = this.#element;
    this.#element = element?.replace(/^\*/, '') ?? null;
    const value = this.inside(() => this.recordOrList(type?.replace(/^[*&]+/, '') ?? null, from));
    this.#element = outer;
    return value;
  }

  /** `X{…}`, `pkg.X{…}`, `pkg.X[T]{…}` where no body can begin. */
  protected override suffix(token: Token, value: Expression, from: number): Expression | null {
    if (token.text !== '{' || token.kind !== 'symbol' || this.header || token.newline) return null;
    const typed =
      value.kind === 'name' ||
      (value.kind === 'member' && value.object.kind === 'name') ||
      value.kind === 'index';
    if (!typed) return null;
    return this.#composite(this.sourceBetween(from, this.at), null, from);
  }

  /** `x.(Type)`: the value. */
  protected override member(object: Expression, from: number): Expression {
    if (this.is('(', 1)) {
      this.at++;
      this.skipBracket();
      return object;
    }
    return super.member(object, from);
  }

  /** Methods stand in their types, whichever file declares those. */
  protected override arrange(statements: readonly Statement[]): readonly Statement[] {
    const arranged = statements.map((statement) => {
      if (statement.kind !== 'class') return statement;
      const methods = this.#methods.get(statement.cls.name);
      if (methods === undefined) return statement;
      this.#methods.delete(statement.cls.name);
      const scope = { statements: [...statement.cls.scope.statements, ...methods] };
      return { ...statement, cls: { ...statement.cls, scope } };
    });
    for (const [name, methods] of this.#methods) {
      const first = methods[0];
      if (first?.kind !== 'function') continue;
      arranged.push({ kind: 'class', cls: classFact(name, 'struct', methods, first.fn.place), when: [] });
    }
    return arranged;
  }
}

export const go: Reader = {
  languages: ['go'],
  endings: { go: 'go' },
  read: async (path: string, text: string): Promise<Program> => {
    const program = new GoReader(path, text, 'go').read();
    return { ...program, scope: { statements: embedded(text, program.scope.statements) } };
  },
};

/**
 * `//go:embed prompt.txt` above a variable: the lexer drops comments, so they are found by text. The variable gets the call
 * `embed("prompt.txt")` as its value.
 */
function embedded(text: string, statements: readonly Statement[]): readonly Statement[] {
  if (!text.includes('//go:embed ')) return statements;
  const directives: { line: number; pattern: string }[] = [];
  text.split('\n').forEach((line, index) => {
    const match = /^\s*\/\/go:embed\s+(\S.*?)\s*$/.exec(line);
    if (match !== null) directives.push({ line: index + 1, pattern: match[1] ?? '' });
  });
  return statements.map((statement) => {
    if (statement.kind !== 'assign' || statement.value.kind !== 'unknown') return statement;
    const index = directives.findIndex(
      (directive) => directive.line < statement.place.line && statement.place.line - directive.line <= 2,
    );
    const above = directives[index];
    if (above === undefined) return statement;
    directives.splice(index, 1);
    const { place } = statement;
    return {
      ...statement,
      value: {
        kind: 'call',
        callee: { kind: 'name', name: 'go:embed', place },
        arguments: above.pattern.split(/\s+/).map((pattern) => ({
          name: null,
          value: { kind: 'text', value: pattern.replace(/^["`]|["`]$/g, ''), place },
          spread: null,
        })),
        constructs: false,
        place,
      },
    };
  });
}
