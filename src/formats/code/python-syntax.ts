/*
 * A parser of Python 3.14 for reading: it gives the nodes of CPython's `ast` that the reader looks at, with offsets into the
 * text. What the reader does not look at (patterns of `match`, type parameters, format specifications) is passed over. It is
 * linear, and gives up with `PythonSyntaxError` on what it does not know.
 * Grammar: https://docs.python.org/3.14/reference/grammar.html
 */

/** A node as the reader sees it: fields by the names of CPython's `ast`. */
export interface Node {
  readonly nodeType: string;
  /** Offsets into the text; absent in nodes of the other parser. */
  readonly start?: number;
  readonly end?: number;
  readonly [field: string]: unknown;
}

/** The text is not Python as far as this parser knows; `offset` is where it stopped. */
export class PythonSyntaxError extends Error {
  override name = 'PythonSyntaxError';
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

export function parsePython(text: string): readonly Node[] {
  return new Parser(text).file();
}

// Kinds of tokens. Those below `newline` are text of the program.
type Kind = number;
const word: Kind = 0;
const number: Kind = 1;
const string: Kind = 2;
const operator: Kind = 3;
const newline: Kind = 4;
const indent: Kind = 5;
const dedent: Kind = 6;
const endOfFile: Kind = 7;

const keywords: ReadonlySet<string> = new Set(
  (
    'and as assert async await break class continue def del elif else except finally for from global if import in is ' +
    'lambda nonlocal not or pass raise return try while with yield None True False'
  ).split(' '),
);

const binaryLevels: Readonly<Record<string, readonly [level: number, operator: Node]>> = Object.assign(
  Object.create(null) as Record<string, readonly [number, Node]>,
  {
    '|': [1, { nodeType: 'BitOr' }],
    '^': [2, { nodeType: 'BitXor' }],
    '&': [3, { nodeType: 'BitAnd' }],
    '<<': [4, { nodeType: 'LShift' }],
    '>>': [4, { nodeType: 'RShift' }],
    '+': [5, { nodeType: 'Add' }],
    '-': [5, { nodeType: 'Sub' }],
    '*': [6, { nodeType: 'Mult' }],
    '/': [6, { nodeType: 'Div' }],
    '//': [6, { nodeType: 'FloorDiv' }],
    '%': [6, { nodeType: 'Mod' }],
    '@': [6, { nodeType: 'MatMult' }],
  },
);
const power: Node = { nodeType: 'Pow' };
const unary: Readonly<Record<string, Node>> = {
  '-': { nodeType: 'USub' },
  '+': { nodeType: 'UAdd' },
  '~': { nodeType: 'Invert' },
  not: { nodeType: 'Not' },
};
const and: Node = { nodeType: 'And' };
const or: Node = { nodeType: 'Or' };
const pass: Node = { nodeType: 'Pass' };

const isWordPart = new Uint8Array(128);
for (let code = 0; code < 128; code++)
  isWordPart[code] = /[A-Za-z0-9_]/.test(String.fromCharCode(code)) ? 1 : 0;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Letters before a string's quotes: what kind of string it is. */
const stringPrefix = /^(?:[rR]?[bBfFtT]?|[bBfFtT][rR]|[uU])$/;

interface State {
  readonly at: number;
  readonly kind: Kind;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly last: number;
  readonly brackets: number;
  readonly dedents: number;
  readonly isLineStart: boolean;
  readonly indents: readonly number[];
}

class Parser {
  readonly #text: string;
  /** Where the next token is looked for. */
  #at = 0;
  // The current token.
  #kind: Kind = newline;
  #value = '';
  #start = 0;
  #end = 0;
  /** Where the token before it ended, line ends and indentation aside. */
  #last = 0;
  #brackets = 0;
  #dedents = 0;
  /** Within the braces of an f-string, where `:=` is a format unless it is in brackets. */
  #isInHole = false;
  #isLineStart = true;
  #indents: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    // A byte order mark is no part of the first line.
    if (text.charCodeAt(0) === 0xfeff) this.#at = 1;
    this.#next();
  }

  file(): Node[] {
    const found: Node[] = [];
    while (this.#kind !== endOfFile) {
      if (this.#kind === newline) this.#next();
      else this.#statement(found);
    }
    return found;
  }

  // ---------------------------------------------------------------- tokens

  #fail(message = 'invalid syntax', at = this.#start): never {
    throw new PythonSyntaxError(message, at);
  }

  #save(): State {
    return {
      at: this.#at,
      kind: this.#kind,
      value: this.#value,
      start: this.#start,
      end: this.#end,
      last: this.#last,
      brackets: this.#brackets,
      dedents: this.#dedents,
      isLineStart: this.#isLineStart,
      indents: [...this.#indents],
    };
  }

  #restore(state: State): void {
    this.#at = state.at;
    this.#kind = state.kind;
    this.#value = state.value;
    this.#start = state.start;
    this.#end = state.end;
    this.#last = state.last;
    this.#brackets = state.brackets;
    this.#dedents = state.dedents;
    this.#isLineStart = state.isLineStart;
    this.#indents = [...state.indents];
  }

  #token(kind: Kind, start: number, end: number, value: string): void {
    this.#kind = kind;
    this.#start = start;
    this.#end = end;
    this.#at = end;
    this.#value = value;
  }

  /** The width of the next line's indentation; lines without code are passed over. */
  #indentation(): number {
    const text = this.#text;
    let at = this.#at;
    for (;;) {
      let width = 0;
      for (; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === 32) width++;
        else if (code === 9) width += 8 - (width % 8);
        else if (code === 12) width = 0;
        else break;
      }
      const code = text.charCodeAt(at);
      if (code === 35)
        while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
      if (at >= text.length) {
        this.#at = at;
        return 0;
      }
      const end = text.charCodeAt(at);
      if (end !== 10 && end !== 13) {
        this.#at = at;
        return width;
      }
      at++;
    }
  }

  #next(): void {
    const text = this.#text;
    if (this.#kind < newline) this.#last = this.#end;
    if (this.#dedents > 0) {
      this.#dedents--;
      this.#token(dedent, this.#at, this.#at, '');
      return;
    }
    if (this.#isLineStart && this.#brackets === 0) {
      this.#isLineStart = false;
      const width = this.#indentation();
      const top = this.#indents.at(-1) ?? 0;
      if (width > top) {
        this.#indents.push(width);
        this.#token(indent, this.#at, this.#at, '');
        return;
      }
      if (width < top) {
        let closed = 0;
        while ((this.#indents.at(-1) ?? 0) > width) {
          this.#indents.pop();
          closed++;
        }
        if (this.#indents.at(-1) !== width)
          this.#fail('unindent does not match any outer indentation level', this.#at);
        this.#dedents = closed - 1;
        this.#token(dedent, this.#at, this.#at, '');
        return;
      }
    }
    let at = this.#at;
    let code = 0;
    for (; at < text.length; at++) {
      code = text.charCodeAt(at);
      if (code === 32 || code === 9 || code === 12) continue;
      if (code === 35) {
        while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
        at--;
        continue;
      }
      if (code === 10 || code === 13) {
        if (this.#brackets > 0) continue;
        const end = code === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
        this.#isLineStart = true;
        this.#token(newline, at, end, '');
        return;
      }
      if (code === 92 && (text.charCodeAt(at + 1) === 10 || text.charCodeAt(at + 1) === 13)) {
        if (text.charCodeAt(at + 1) === 13 && text.charCodeAt(at + 2) === 10) at++;
        at++;
        continue;
      }
      break;
    }
    if (at >= text.length) {
      if (this.#brackets > 0) this.#fail('a bracket was never closed', at);
      if (this.#kind < newline) {
        this.#token(newline, at, at, '');
        this.#isLineStart = true;
      } else this.#token(endOfFile, at, at, '');
      return;
    }
    if (code >= 128 || (isWordPart[code] === 1 && !isDigit(code))) {
      const start = at;
      at++;
      for (; at < text.length; at++) {
        const one = text.charCodeAt(at);
        if (one < 128 && isWordPart[one] === 0) break;
      }
      const quote = text.charCodeAt(at);
      const name = text.slice(start, at);
      if ((quote === 34 || quote === 39) && at - start <= 2 && stringPrefix.test(name))
        this.#token(string, start, at, name);
      else this.#token(word, start, at, name);
      return;
    }
    if (code === 34 || code === 39) {
      this.#token(string, at, at, '');
      return;
    }
    if (isDigit(code) || (code === 46 && isDigit(text.charCodeAt(at + 1)))) {
      numberAt.lastIndex = at;
      const written = numberAt.exec(text)?.[0] ?? '';
      if (written === '') this.#fail('invalid number', at);
      this.#token(number, at, at + written.length, written);
      return;
    }
    let length = 1;
    const second = text.charCodeAt(at + 1);
    if (second === 61 && '=<>!+-*/%&|^@:'.includes(text.charAt(at))) length = 2;
    else if (code === 42 || code === 47 || code === 60 || code === 62) {
      if (second === code) length = text.charCodeAt(at + 2) === 61 ? 3 : 2;
    } else if (code === 45 && second === 62) length = 2;
    else if (code === 46 && second === 46 && text.charCodeAt(at + 2) === 46) length = 3;
    else if (code === 40 || code === 91 || code === 123) this.#brackets++;
    else if (code === 41 || code === 93 || code === 125) this.#brackets--;
    else if (code === 36 || code === 63 || code === 96 || code === 92 || code < 32 || code === 127)
      this.#fail('invalid character', at);
    if (this.#brackets < 0) this.#fail('unmatched bracket', at);
    this.#token(operator, at, at + length, length === 1 ? text.charAt(at) : text.slice(at, at + length));
  }

  #is(written: string): boolean {
    return this.#kind === operator && this.#value === written;
  }

  #isWord(name: string): boolean {
    return this.#kind === word && this.#value === name;
  }

  #take(written: string): boolean {
    if (!this.#is(written)) return false;
    this.#next();
    return true;
  }

  #takeWord(name: string): boolean {
    if (!this.#isWord(name)) return false;
    this.#next();
    return true;
  }

  #expect(written: string): void {
    if (!this.#take(written)) this.#fail(`expected '${written}'`);
  }

  #expectWord(name: string): void {
    if (!this.#takeWord(name)) this.#fail(`expected '${name}'`);
  }

  #name(): string {
    if (this.#kind !== word || keywords.has(this.#value)) this.#fail('expected a name');
    const name = this.#value;
    this.#next();
    return name;
  }

  // ---------------------------------------------------------------- statements

  #block(): Node[] {
    this.#expect(':');
    const found: Node[] = [];
    if (this.#kind !== newline) {
      this.#simpleStatements(found);
      return found;
    }
    this.#next();
    if (this.#kind !== indent) this.#fail('expected an indented block');
    this.#next();
    while (this.#kind !== dedent) {
      if (this.#kind === endOfFile) return found;
      if (this.#kind === newline) this.#next();
      else this.#statement(found);
    }
    this.#next();
    return found;
  }

  #statement(found: Node[]): void {
    if (this.#kind === word) {
      const start = this.#start;
      switch (this.#value) {
        case 'if':
          found.push(this.#if());
          return;
        case 'def':
          found.push(this.#def(start, []));
          return;
        case 'class':
          found.push(this.#class(start, []));
          return;
        case 'for':
          found.push(this.#for(start));
          return;
        case 'while': {
          this.#next();
          const test = this.#named();
          const body = this.#block();
          found.push({ nodeType: 'While', start, test, body, orelse: this.#else(), end: this.#last });
          return;
        }
        case 'try':
          found.push(this.#try());
          return;
        case 'with':
          found.push(this.#with(start));
          return;
        case 'async':
          this.#next();
          if (this.#isWord('def')) found.push(this.#def(start, []));
          else if (this.#isWord('for')) found.push(this.#for(start));
          else if (this.#isWord('with')) found.push(this.#with(start));
          else this.#fail();
          return;
        case 'match': {
          const node = this.#match();
          if (node !== null) {
            found.push(node);
            return;
          }
          break;
        }
        default:
      }
    } else if (this.#is('@')) {
      const decorators: Node[] = [];
      while (this.#take('@')) {
        decorators.push(this.#named());
        if (this.#kind !== newline) this.#fail();
        this.#next();
      }
      const start = this.#start;
      if (this.#isWord('class')) found.push(this.#class(start, decorators));
      else {
        this.#takeWord('async');
        if (!this.#isWord('def')) this.#fail();
        found.push(this.#def(start, decorators));
      }
      return;
    }
    this.#simpleStatements(found);
  }

  #simpleStatements(found: Node[]): void {
    for (;;) {
      found.push(this.#simple());
      if (this.#take(';')) {
        if (this.#kind !== newline) continue;
      }
      if (this.#kind !== newline) this.#fail();
      this.#next();
      return;
    }
  }

  #simple(): Node {
    const start = this.#start;
    if (this.#kind === word) {
      switch (this.#value) {
        case 'return': {
          this.#next();
          const value = this.#isEndOfStatement() ? null : this.#tests();
          return { nodeType: 'Return', start, value, end: this.#last };
        }
        case 'import': {
          this.#next();
          const names: Node[] = [];
          do {
            const name = this.#dotted();
            names.push({ nodeType: 'alias', name, asname: this.#takeWord('as') ? this.#name() : null });
          } while (this.#take(','));
          return { nodeType: 'Import', start, names, end: this.#last };
        }
        case 'from':
          return this.#from();
        case 'pass':
          this.#next();
          return pass;
        case 'break':
        case 'continue': {
          const nodeType = this.#value === 'break' ? 'Break' : 'Continue';
          this.#next();
          return { nodeType, start, end: this.#last };
        }
        case 'raise':
          this.#next();
          if (!this.#isEndOfStatement()) {
            this.#test();
            if (this.#takeWord('from')) this.#test();
          }
          return { nodeType: 'Raise', start, end: this.#last };
        case 'global': {
          this.#next();
          const names: string[] = [];
          do names.push(this.#name());
          while (this.#take(','));
          return { nodeType: 'Global', start, names, end: this.#last };
        }
        case 'nonlocal':
          this.#next();
          do this.#name();
          while (this.#take(','));
          return pass;
        case 'del':
          this.#next();
          this.#tests();
          return pass;
        case 'assert':
          this.#next();
          this.#named();
          if (this.#take(',')) this.#test();
          return pass;
        case 'type': {
          const alias = this.#typeAlias();
          if (alias) return pass;
          break;
        }
        default:
      }
    }
    const first = this.#yieldOrTests();
    if (this.#is('=')) {
      const targets = [first];
      let value = first;
      while (this.#take('=')) {
        value = this.#yieldOrTests();
        if (this.#is('=')) targets.push(value);
      }
      for (const target of targets) this.#checkTarget(target);
      return { nodeType: 'Assign', start, targets, value, end: this.#last };
    }
    if (this.#is(':')) {
      this.#checkTarget(first);
      this.#next();
      const annotation = this.#test();
      const value = this.#take('=') ? this.#yieldOrTests() : null;
      return { nodeType: 'AnnAssign', start, target: first, annotation, value, end: this.#last };
    }
    if (this.#kind === operator && this.#value.endsWith('=') && augmented.test(this.#value)) {
      const op = binaryLevels[this.#value.slice(0, -1)]?.[1] ?? power;
      this.#checkTarget(first);
      this.#next();
      const value = this.#yieldOrTests();
      return { nodeType: 'AugAssign', start, target: first, op, value, end: this.#last };
    }
    return { nodeType: 'Expr', start, value: first, end: this.#last };
  }

  #checkTarget(target: Node): void {
    if (!/^(?:Name|Attribute|Subscript|Tuple|List|Starred)$/.test(target.nodeType))
      this.#fail('cannot assign to this expression', target.start ?? this.#start);
  }

  #isEndOfStatement(): boolean {
    return this.#kind === newline || this.#is(';');
  }

  #dotted(): string {
    let name = this.#name();
    while (this.#take('.')) name += `.${this.#name()}`;
    return name;
  }

  #from(): Node {
    const start = this.#start;
    this.#next();
    let level = 0;
    while (this.#is('.') || this.#is('...')) {
      level += this.#value.length;
      this.#next();
    }
    const module = this.#isWord('import') ? null : this.#dotted();
    this.#expectWord('import');
    const names: Node[] = [];
    if (this.#take('*')) names.push({ nodeType: 'alias', name: '*', asname: null });
    else {
      const inBrackets = this.#take('(');
      do {
        if (inBrackets && this.#is(')')) break;
        const name = this.#name();
        names.push({ nodeType: 'alias', name, asname: this.#takeWord('as') ? this.#name() : null });
      } while (this.#take(','));
      if (inBrackets) this.#expect(')');
    }
    return { nodeType: 'ImportFrom', start, module, level, names, end: this.#last };
  }

  /** `type X[T] = …`; false where `type` is a name. */
  #typeAlias(): boolean {
    const state = this.#save();
    this.#next();
    if (this.#kind !== word || keywords.has(this.#value)) {
      this.#restore(state);
      return false;
    }
    this.#next();
    this.#typeParameters();
    if (!this.#take('=')) {
      this.#restore(state);
      return false;
    }
    this.#test();
    return true;
  }

  #typeParameters(): void {
    if (!this.#is('[')) return;
    this.#skipBrackets();
  }

  /** From an opening bracket past the one that closes it. */
  #skipBrackets(): void {
    const outer = this.#brackets - 1;
    do {
      if (this.#kind === string) this.#strings();
      else if (this.#kind === endOfFile) this.#fail();
      else this.#next();
    } while (this.#brackets > outer);
    this.#next();
  }

  #if(): Node {
    const chain: { start: number; test: Node; body: Node[] }[] = [];
    // A chain of `elif` is a list, not a recursion.
    do {
      const from = this.#start;
      this.#next();
      const test = this.#named();
      chain.push({ start: from, test, body: this.#block() });
    } while (this.#isWord('elif'));
    let rest = this.#else();
    const end = this.#last;
    for (const one of chain.reverse()) rest = [{ nodeType: 'If', ...one, orelse: rest, end }];
    return rest[0] ?? pass;
  }

  #else(): Node[] {
    return this.#takeWord('else') ? this.#block() : [];
  }

  #for(start: number): Node {
    this.#next();
    const target = this.#targets();
    this.#expectWord('in');
    const iter = this.#tests();
    const body = this.#block();
    return { nodeType: 'For', start, target, iter, body, orelse: this.#else(), end: this.#last };
  }

  #try(): Node {
    const start = this.#start;
    this.#next();
    const body = this.#block();
    const handlers: Node[] = [];
    while (this.#takeWord('except')) {
      this.#take('*');
      if (!this.#is(':')) {
        this.#tests();
        if (this.#takeWord('as')) this.#name();
      }
      handlers.push({ nodeType: 'ExceptHandler', body: this.#block() });
    }
    const orelse = this.#else();
    const finalbody = this.#takeWord('finally') ? this.#block() : [];
    if (handlers.length === 0 && finalbody.length === 0) this.#fail("expected 'except' or 'finally'");
    return { nodeType: 'Try', start, body, handlers, orelse, finalbody, end: this.#last };
  }

  #with(start: number): Node {
    this.#next();
    const items: Node[] = this.#itemsInBrackets() ?? this.#withItems();
    const body = this.#block();
    return { nodeType: 'With', start, items, body, end: this.#last };
  }

  #withItems(): Node[] {
    const items: Node[] = [];
    do {
      if (this.#is(')')) break;
      const context_expr = this.#test();
      const optional_vars = this.#takeWord('as') ? this.#target() : null;
      items.push({ nodeType: 'withitem', context_expr, optional_vars });
    } while (this.#take(','));
    return items;
  }

  /** `with (a as b, c as d):`; null where the parentheses are those of an expression. */
  #itemsInBrackets(): Node[] | null {
    if (!this.#is('(')) return null;
    const state = this.#save();
    try {
      this.#next();
      const items = this.#withItems();
      if (items.length > 0 && this.#take(')') && this.#is(':')) return items;
    } catch (error) {
      if (!(error instanceof PythonSyntaxError)) throw error;
    }
    this.#restore(state);
    return null;
  }

  /** A `match` statement; null where `match` is a name. */
  #match(): Node | null {
    const state = this.#save();
    const { start } = state;
    try {
      this.#next();
      if (this.#kind === newline || (this.#kind === operator && /^[=.,:;)\]]/.test(this.#value)))
        throw new PythonSyntaxError('', start);
      const subject = this.#tests();
      if (!this.#take(':') || this.#kind !== newline) throw new PythonSyntaxError('', start);
      this.#next();
      if (this.#kind !== indent) throw new PythonSyntaxError('', start);
      this.#next();
      const cases: Node[] = [];
      if (!this.#isWord('case')) throw new PythonSyntaxError('', start);
      while (this.#takeWord('case')) {
        const { start: from } = this.#save();
        const pattern = this.#pattern();
        const guard = this.#takeWord('if') ? this.#named() : null;
        const test: Node = { nodeType: 'test', start: from, end: this.#last };
        cases.push({ nodeType: 'match_case', pattern, guard, test, body: this.#block() });
      }
      if (this.#kind === dedent) this.#next();
      else if (this.#kind !== endOfFile) this.#fail();
      return { nodeType: 'Match', start, subject, cases, end: this.#last };
    } catch (error) {
      if (!(error instanceof PythonSyntaxError) || error.offset > start) throw error;
    }
    this.#restore(state);
    return null;
  }

  /** A pattern of a `case`: only whether it takes everything is of interest. */
  #pattern(): Node {
    let tokens = 0;
    let isName = false;
    while (this.#brackets > 0 || !(this.#is(':') || this.#isWord('if'))) {
      if (this.#kind === endOfFile || this.#kind === newline) this.#fail();
      isName = this.#kind === word && !/^(?:None|True|False)$/.test(this.#value);
      tokens++;
      if (this.#kind === string) this.#strings();
      else this.#next();
    }
    if (tokens === 0) this.#fail();
    return { nodeType: tokens === 1 && isName ? 'MatchAs' : 'MatchValue', pattern: null };
  }

  #def(start: number, decorator_list: Node[]): Node {
    this.#next();
    const name = this.#name();
    this.#typeParameters();
    this.#expect('(');
    const args = this.#parameters(')', true);
    this.#expect(')');
    const returns = this.#take('->') ? this.#tests() : null;
    const body = this.#block();
    return { nodeType: 'FunctionDef', start, name, args, returns, body, decorator_list, end: this.#last };
  }

  #class(start: number, decorator_list: Node[]): Node {
    this.#next();
    const name = this.#name();
    this.#typeParameters();
    const bases: Node[] = [];
    if (this.#take('(')) this.#arguments(bases, []);
    const body = this.#block();
    return { nodeType: 'ClassDef', start, name, bases, body, decorator_list, end: this.#last };
  }

  #parameters(close: string, isTyped: boolean): Node {
    const posonlyargs: Node[] = [];
    let args: Node[] = [];
    const defaults: Node[] = [];
    const kwonlyargs: Node[] = [];
    const kw_defaults: (Node | null)[] = [];
    let vararg: Node | null = null;
    let kwarg: Node | null = null;
    let isKeywordOnly = false;
    const one = (): Node => {
      const start = this.#start;
      const arg = this.#name();
      const annotation = isTyped && this.#take(':') ? this.#star() : null;
      return { nodeType: 'arg', start, arg, annotation, end: this.#last };
    };
    while (!this.#is(close)) {
      if (this.#take('**')) kwarg = one();
      else if (this.#take('*')) {
        isKeywordOnly = true;
        if (!this.#is(',')) vararg = one();
      } else if (this.#take('/')) {
        posonlyargs.push(...args);
        args = [];
      } else {
        const arg = one();
        const value = this.#take('=') ? this.#test() : null;
        if (isKeywordOnly) {
          kwonlyargs.push(arg);
          kw_defaults.push(value);
        } else {
          args.push(arg);
          if (value !== null) defaults.push(value);
          else if (defaults.length > 0)
            this.#fail('a parameter without a default follows one with a default');
        }
      }
      if (!this.#take(',')) break;
    }
    return {
      nodeType: 'arguments',
      posonlyargs,
      args,
      defaults,
      vararg,
      kwonlyargs,
      kw_defaults,
      kwarg,
    };
  }

  // ---------------------------------------------------------------- expressions

  #yieldOrTests(): Node {
    return this.#isWord('yield') ? this.#yield() : this.#tests();
  }

  #yield(): Node {
    const start = this.#start;
    this.#next();
    if (this.#takeWord('from')) {
      const value = this.#test();
      return { nodeType: 'YieldFrom', start, value, end: this.#last };
    }
    const isEmpty = this.#isEndOfStatement() || (this.#kind === operator && /^[)\]}=]/.test(this.#value));
    const value = isEmpty ? null : this.#tests();
    return { nodeType: 'Yield', start, value, end: this.#last };
  }

  /** One expression or several with commas, which are a tuple. */
  #tests(): Node {
    const start = this.#start;
    const first = this.#star();
    if (!this.#is(',')) return first;
    const elts = [first];
    while (this.#take(',')) {
      if (!this.#startsExpression()) break;
      elts.push(this.#star());
    }
    return { nodeType: 'Tuple', start, elts, end: this.#last };
  }

  #startsExpression(): boolean {
    switch (this.#kind) {
      case word:
        return !keywords.has(this.#value) || /^(?:not|lambda|await|None|True|False)$/.test(this.#value);
      case number:
      case string:
        return true;
      case operator:
        return /^(?:[([{~+*-]|\.\.\.)$/.test(this.#value);
      default:
        return false;
    }
  }

  #star(): Node {
    if (!this.#is('*')) return this.#named();
    const start = this.#start;
    this.#next();
    const value = this.#binary(1);
    return { nodeType: 'Starred', start, value, end: this.#last };
  }

  #named(): Node {
    const start = this.#start;
    const first = this.#test();
    if (first.nodeType !== 'Name' || !this.#is(':=') || (this.#isInHole && this.#brackets === 1))
      return first;
    this.#next();
    const value = this.#test();
    return { nodeType: 'NamedExpr', start, target: first, value, end: this.#last };
  }

  #test(): Node {
    if (this.#isWord('lambda')) return this.#lambda();
    const start = this.#start;
    const body = this.#or();
    if (!this.#isWord('if')) return body;
    this.#next();
    const test = this.#or();
    this.#expectWord('else');
    const orelse = this.#test();
    return { nodeType: 'IfExp', start, test, body, orelse, end: this.#last };
  }

  #lambda(): Node {
    const start = this.#start;
    this.#next();
    const args = this.#parameters(':', false);
    this.#expect(':');
    const body = this.#test();
    return { nodeType: 'Lambda', start, args, body, end: this.#last };
  }

  #or(): Node {
    const start = this.#start;
    const first = this.#and();
    if (!this.#isWord('or')) return first;
    const values = [first];
    while (this.#takeWord('or')) values.push(this.#and());
    return { nodeType: 'BoolOp', start, op: or, values, end: this.#last };
  }

  #and(): Node {
    const start = this.#start;
    const first = this.#not();
    if (!this.#isWord('and')) return first;
    const values = [first];
    while (this.#takeWord('and')) values.push(this.#not());
    return { nodeType: 'BoolOp', start, op: and, values, end: this.#last };
  }

  #not(): Node {
    if (!this.#isWord('not')) return this.#comparison();
    const start = this.#start;
    this.#next();
    const operand = this.#not();
    return { nodeType: 'UnaryOp', start, op: unary['not'], operand, end: this.#last };
  }

  #comparison(): Node {
    const start = this.#start;
    const left = this.#binary(1);
    if (!this.#takeComparison()) return left;
    const comparators: Node[] = [];
    do comparators.push(this.#binary(1));
    while (this.#takeComparison());
    return { nodeType: 'Compare', start, left, comparators, end: this.#last };
  }

  #takeComparison(): boolean {
    if (this.#kind === operator) {
      if (!/^(?:==|!=|<=?|>=?)$/.test(this.#value)) return false;
      this.#next();
      return true;
    }
    if (this.#kind !== word) return false;
    switch (this.#value) {
      case 'in':
        this.#next();
        return true;
      case 'is':
        this.#next();
        this.#takeWord('not');
        return true;
      case 'not':
        this.#next();
        this.#expectWord('in');
        return true;
      default:
        return false;
    }
  }

  #binary(level: number): Node {
    const start = this.#start;
    let left = this.#unary();
    while (this.#kind === operator) {
      const found = binaryLevels[this.#value];
      if (found === undefined || found[0] < level) return left;
      this.#next();
      const right = this.#binary(found[0] + 1);
      left = { nodeType: 'BinOp', start, left, op: found[1], right, end: this.#last };
    }
    return left;
  }

  #unary(): Node {
    if (this.#kind === operator && (this.#value === '-' || this.#value === '+' || this.#value === '~')) {
      const start = this.#start;
      const op = unary[this.#value];
      this.#next();
      const operand = this.#unary();
      return { nodeType: 'UnaryOp', start, op, operand, end: this.#last };
    }
    const start = this.#start;
    const isAwaited = this.#takeWord('await');
    let left = this.#primary();
    if (isAwaited) left = { nodeType: 'Await', start, value: left, end: this.#last };
    if (!this.#is('**')) return left;
    this.#next();
    const right = this.#unary();
    return { nodeType: 'BinOp', start, left, op: power, right, end: this.#last };
  }

  #primary(): Node {
    const start = this.#start;
    let node = this.#atom();
    while (this.#kind === operator) {
      if (this.#value === '.') {
        this.#next();
        if (this.#kind !== word) this.#fail();
        const attr = this.#name();
        node = { nodeType: 'Attribute', start, value: node, attr, end: this.#last };
      } else if (this.#value === '(') {
        this.#next();
        const args: Node[] = [];
        const keywords: Node[] = [];
        this.#arguments(args, keywords);
        node = { nodeType: 'Call', start, func: node, args, keywords, end: this.#last };
      } else if (this.#value === '[') {
        this.#next();
        const slice = this.#slices();
        this.#expect(']');
        node = { nodeType: 'Subscript', start, value: node, slice, end: this.#last };
      } else break;
    }
    return node;
  }

  /** Arguments past the closing parenthesis. */
  #arguments(args: Node[], named: Node[]): void {
    const open = this.#last - 1;
    while (!this.#is(')')) {
      const start = this.#start;
      if (this.#take('**')) {
        const value = this.#test();
        named.push({ nodeType: 'keyword', start, arg: null, value, end: this.#last });
      } else if (this.#take('*')) {
        const value = this.#test();
        args.push({ nodeType: 'Starred', start, value, end: this.#last });
      } else {
        const value = this.#named();
        if (value.nodeType === 'Name' && this.#is('=')) {
          this.#next();
          const given = this.#test();
          named.push({ nodeType: 'keyword', start, arg: value['id'], value: given, end: this.#last });
        } else if (this.#isWord('for') || this.#isWord('async')) {
          const generators = this.#generators();
          const end = this.#is(')') ? this.#end : this.#last;
          args.push({ nodeType: 'GeneratorExp', start: open, elt: value, generators, end });
        } else args.push(value);
      }
      if (!this.#take(',')) break;
    }
    this.#expect(')');
  }

  #slices(): Node {
    const start = this.#start;
    const first = this.#slice();
    if (!this.#is(',')) return first;
    const elts = [first];
    while (this.#take(',')) {
      if (this.#is(']')) break;
      elts.push(this.#slice());
    }
    return { nodeType: 'Tuple', start, elts, end: this.#last };
  }

  #slice(): Node {
    const start = this.#start;
    const lower = this.#is(':') ? null : this.#star();
    if (!this.#is(':')) return lower ?? this.#fail();
    this.#next();
    if (!this.#is(':') && !this.#is(']') && !this.#is(',')) this.#test();
    if (this.#take(':') && !this.#is(']') && !this.#is(',')) this.#test();
    return { nodeType: 'Slice', start, end: this.#last };
  }

  #atom(): Node {
    const start = this.#start;
    switch (this.#kind) {
      case word: {
        const id = this.#value;
        if (keywords.has(id)) {
          if (id !== 'None' && id !== 'True' && id !== 'False') this.#fail();
          this.#next();
          const value = id === 'None' ? null : id === 'True';
          return { nodeType: 'Constant', start, value, end: this.#last };
        }
        this.#next();
        return { nodeType: 'Name', start, id, end: this.#last };
      }
      case number: {
        const value = numberOf(this.#value);
        this.#next();
        return { nodeType: 'Constant', start, value, end: this.#last };
      }
      case string:
        return this.#strings();
      case operator:
        switch (this.#value) {
          case '(':
            return this.#round();
          case '[': {
            this.#next();
            const { items, generators } = this.#items(']');
            if (generators === null) return { nodeType: 'List', start, elts: items, end: this.#last };
            return { nodeType: 'ListComp', start, elt: items[0], generators, end: this.#last };
          }
          case '{':
            return this.#braces();
          case '...':
            this.#next();
            return { nodeType: 'Constant', start, value: '...', end: this.#last };
          default:
        }
        return this.#fail();
      default:
        return this.#fail();
    }
  }

  #items(close: string): { items: Node[]; generators: Node[] | null } {
    const items: Node[] = [];
    while (!this.#is(close)) {
      items.push(this.#star());
      if (items.length === 1 && (this.#isWord('for') || this.#isWord('async'))) {
        const generators = this.#generators();
        this.#expect(close);
        return { items, generators };
      }
      if (!this.#take(',')) break;
    }
    this.#expect(close);
    return { items, generators: null };
  }

  #round(): Node {
    const start = this.#start;
    this.#next();
    if (this.#isWord('yield')) {
      const value = this.#yield();
      this.#expect(')');
      return value;
    }
    if (this.#take(')')) return { nodeType: 'Tuple', start, elts: [], end: this.#last };
    const first = this.#star();
    if (this.#isWord('for') || this.#isWord('async')) {
      const generators = this.#generators();
      this.#expect(')');
      return { nodeType: 'GeneratorExp', start, elt: first, generators, end: this.#last };
    }
    if (this.#take(')')) return first;
    this.#expect(',');
    const { items } = this.#items(')');
    return { nodeType: 'Tuple', start, elts: [first, ...items], end: this.#last };
  }

  #braces(): Node {
    const start = this.#start;
    this.#next();
    const keys: (Node | null)[] = [];
    const values: Node[] = [];
    const elts: Node[] = [];
    while (!this.#is('}')) {
      if (this.#take('**')) {
        keys.push(null);
        values.push(this.#binary(1));
      } else {
        const first = this.#star();
        if (this.#take(':')) {
          const value = this.#test();
          if (keys.length === 0 && (this.#isWord('for') || this.#isWord('async'))) {
            const generators = this.#generators();
            this.#expect('}');
            return { nodeType: 'DictComp', start, key: first, value, generators, end: this.#last };
          }
          keys.push(first);
          values.push(value);
        } else {
          elts.push(first);
          if (elts.length === 1 && (this.#isWord('for') || this.#isWord('async'))) {
            const generators = this.#generators();
            this.#expect('}');
            return { nodeType: 'SetComp', start, elt: first, generators, end: this.#last };
          }
        }
      }
      if (!this.#take(',')) break;
    }
    this.#expect('}');
    if (elts.length > 0 && values.length > 0) this.#fail('a set with keys', start);
    return elts.length > 0
      ? { nodeType: 'Set', start, elts, end: this.#last }
      : { nodeType: 'Dict', start, keys, values, end: this.#last };
  }

  #generators(): Node[] {
    const found: Node[] = [];
    while (this.#isWord('for') || this.#isWord('async')) {
      this.#takeWord('async');
      this.#expectWord('for');
      const target = this.#targets();
      this.#expectWord('in');
      const iter = this.#or();
      while (this.#takeWord('if')) {
        const condition = this.#or();
        if (condition.nodeType === 'Name' && this.#take(':=')) this.#or();
      }
      found.push({ nodeType: 'comprehension', target, iter });
    }
    return found;
  }

  /** What a loop gives its items to. */
  #targets(): Node {
    const start = this.#start;
    const first = this.#target();
    if (!this.#is(',')) return first;
    const elts = [first];
    while (this.#take(',')) {
      if (this.#isWord('in')) break;
      elts.push(this.#target());
    }
    return { nodeType: 'Tuple', start, elts, end: this.#last };
  }

  #target(): Node {
    const start = this.#start;
    if (!this.#take('*')) return this.#primary();
    const value = this.#primary();
    return { nodeType: 'Starred', start, value, end: this.#last };
  }

  // ---------------------------------------------------------------- strings

  /** String literals one after the other are one. */
  #strings(): Node {
    const start = this.#start;
    let value = '';
    let parts: Node[] | null = null;
    // Where the literal text that is collected in `value` begins and ends.
    let from = start;
    let to = start;
    const flush = (into: Node[]): void => {
      if (value !== '') into.push({ nodeType: 'Constant', start: from, value, quote_style: '"', end: to });
      value = '';
    };
    while (this.#kind === string) {
      const prefix = this.#value.toLowerCase();
      const isRaw = prefix.includes('r');
      const isFormatted = prefix.includes('f') || prefix.includes('t');
      const open = this.#end;
      const quote = this.#text.charAt(open);
      const isTriple = this.#text.charAt(open + 1) === quote && this.#text.charAt(open + 2) === quote;
      const closing = isTriple ? quote.repeat(3) : quote;
      if (value === '') from = this.#start;
      if (isFormatted) {
        parts ??= [];
        const into = parts;
        if (value !== '') to = this.#last;
        this.#formatted(open + closing.length, closing, isRaw, {
          literal: (text, first, end) => {
            if (text === '') return;
            if (value === '') from = first;
            value += text;
            to = end;
          },
          hole: (node) => {
            flush(into);
            into.push(node);
          },
        });
      } else {
        const end = this.#endOfString(open + closing.length, closing);
        const raw = this.#text.slice(open + closing.length, end);
        value += isRaw ? lineEnds(raw) : decoded(raw);
        to = end + closing.length;
        this.#token(string, this.#start, to, this.#value);
        this.#next();
      }
    }
    const end = this.#last;
    if (parts !== null) {
      flush(parts);
      return { nodeType: 'JoinedStr', start, values: parts, end };
    }
    return { nodeType: 'Constant', start, value, quote_style: '"', end };
  }

  #endOfString(from: number, closing: string): number {
    const text = this.#text;
    const quote = closing.charCodeAt(0);
    const isTriple = closing.length === 3;
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 92) {
        if (text.charCodeAt(at + 1) === 13 && text.charCodeAt(at + 2) === 10) at++;
        at++;
      } else if (code === quote) {
        if (!isTriple || text.startsWith(closing, at)) return at;
      } else if (!isTriple && (code === 10 || code === 13)) this.#fail('unterminated string literal', from);
    }
    return this.#fail('unterminated string literal', from);
  }

  /** The inside of an f-string: literal text and the expressions in braces, which are read in place. */
  #formatted(
    from: number,
    closing: string,
    isRaw: boolean,
    give: { literal(text: string, start: number, end: number): void; hole(node: Node): void },
  ): void {
    const text = this.#text;
    const quote = closing.charCodeAt(0);
    let kept = from;
    let at = from;
    const flush = (end: number): void => {
      if (end > kept) {
        const raw = text.slice(kept, end);
        give.literal(isRaw ? lineEnds(raw) : decoded(raw), kept, end);
      }
    };
    for (;;) {
      if (at >= text.length) this.#fail('unterminated string literal', from);
      const code = text.charCodeAt(at);
      if (code === 92) {
        const after = text.charCodeAt(at + 1);
        if (!isRaw && after === 78 && text.charCodeAt(at + 2) === 123) {
          const end = text.indexOf('}', at);
          if (end < 0) this.#fail('unterminated name of a character', at);
          at = end + 1;
        } else
          at += after === 123 || after === 125 ? 1 : after === 13 && text.charCodeAt(at + 2) === 10 ? 3 : 2;
      } else if (code === quote && (closing.length === 1 || text.startsWith(closing, at))) {
        flush(at);
        this.#token(string, this.#start, at + closing.length, '');
        this.#next();
        return;
      } else if (code === 123) {
        flush(text.charCodeAt(at + 1) === 123 ? at + 1 : at);
        if (text.charCodeAt(at + 1) === 123) at += 2;
        else {
          const hole = this.#hole(at);
          const { written } = hole;
          if (typeof written === 'string') give.literal(written, at + 1, at + 1 + written.length);
          give.hole(hole);
          at = hole.end ?? at;
        }
        kept = at;
      } else if (code === 125) {
        if (text.charCodeAt(at + 1) !== 125) this.#fail("f-string: single '}' is not allowed", at);
        flush(at + 1);
        at += 2;
        kept = at;
      } else if (closing.length === 1 && (code === 10 || code === 13))
        this.#fail('unterminated string literal', from);
      else at++;
    }
  }

  /** `{value}`, `{value!r}`, `{value=}`, `{value:spec}` from its brace; gives the offset past it in `end`. */
  #hole(open: number): Node {
    const text = this.#text;
    const [brackets, start, isInHole] = [this.#brackets, this.#start, this.#isInHole];
    // Within the braces line ends mean nothing, and so do the brackets around the string.
    this.#brackets = 1;
    this.#isInHole = true;
    this.#at = open + 1;
    this.#kind = operator;
    this.#end = open + 1;
    this.#next();
    const value = this.#isWord('yield') ? this.#yield() : this.#tests();
    let written: string | null = null;
    if (this.#is('=')) {
      this.#next();
      // `{value=}` shows what is written there as well.
      written = text.slice(open + 1, this.#start);
    }
    if (this.#kind === operator && this.#value === '!') {
      this.#next();
      this.#name();
    }
    let end = this.#end;
    if (this.#kind === operator && this.#value.startsWith(':')) {
      // A format: everything to the brace, with values of its own in it.
      for (end = this.#start + 1; text.charCodeAt(end) !== 125;) {
        if (end >= text.length) this.#fail('unterminated format', open);
        if (text.charCodeAt(end) === 123) end = this.#hole(end).end ?? end;
        else end++;
      }
      end++;
    } else if (!(this.#kind === operator && this.#value === '}')) this.#fail("f-string: expecting '}'");
    this.#brackets = brackets;
    this.#start = start;
    this.#isInHole = isInHole;
    return { nodeType: 'FormattedValue', start: open, value, written, end };
  }
}

const augmented = /^(?:\*\*|\/\/|<<|>>|[+\-*/%&|^@])=$/;
const numberAt =
  /(?:0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*)?\.\d(?:_?\d)*(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?|\d(?:_?\d)*\.?(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?)/y;

/** A number's value; undefined for an imaginary one. */
function numberOf(written: string): number | undefined {
  if (/[jJ]$/.test(written)) return undefined;
  return Number(written.replace(/_/g, ''));
}

/** Line ends in a literal are `\n`, whatever the file has. */
function lineEnds(raw: string): string {
  return raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
}

const escapes =
  /\\(?:\n|([0-7]{1,3})|x([\da-fA-F]{2})|N\{[^}]*\}|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([\\'"abfnrtv]))/g;
const letters: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** A literal's text; that of bytes as well. */
function decoded(raw: string): string {
  const text = lineEnds(raw);
  if (!text.includes('\\')) return text;
  return text.replace(
    escapes,
    (
      whole,
      octal: string | undefined,
      two: string | undefined,
      four: string | undefined,
      eight: string | undefined,
      letter: string | undefined,
    ) => {
      if (letter !== undefined) return letters[letter] ?? whole;
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      const hex = two ?? four ?? eight;
      if (hex !== undefined) {
        const code = Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      }
      // The name of a character stays as written: which one it is is not in a table here.
      return whole.startsWith('\\N') ? whole : '';
    },
  );
}
