import type { Place } from '../../core/prompt.js';
import type {
  Argument,
  ClassFact,
  Condition,
  Expression,
  FunctionFact,
  Import,
  Parameter,
  Program,
  RecordEntry,
  Statement,
} from './facts.js';
import { ProgramSyntaxError } from './facts.js';
import type { LexedLanguage, Token } from './lexer.js';
import { lex } from './lexer.js';
import { table } from './lookup.js';

/*
 * What the readers of Java, Kotlin, Go, C#, Rust, Ruby, PHP and Swift share: a cursor over tokens with matched brackets,
 * expressions, and the control flow around statements. It is not a grammar: it knows enough of each language to say which
 * text reaches which call, and skips what it does not know up to the next bracket or end of statement. It never fails on a
 * construct it does not know; only text that nests too deeply is refused.
 */

/** Expressions may nest so deep (stack frames are bounded by it). */
const maxExpressionDepth = 150;
/** A `<` is read as the begin of type arguments when its `>` comes within so many tokens. */
const typeArgumentTokens = 60;
const maxTypeDepth = 8;
const inTypeArguments = new Set(['.', ',', '?', '&', '*', ':', '@', '::', '->', '=', '...', '?.']);
const sourceLength = 120;

/** How strongly binary operators bind; absent is no operator. */
const binding: Readonly<Record<string, number>> = table({
  '??': 1,
  '?:': 1,
  or: 1,
  '||': 2,
  and: 3,
  '&&': 3,
  '==': 5,
  '!=': 5,
  '===': 5,
  '!==': 5,
  '=~': 5,
  '<=>': 5,
  '<': 5,
  '>': 5,
  '<=': 5,
  '>=': 5,
  in: 5,
  is: 5,
  as: 9,
  instanceof: 5,
  to: 6,
  '|': 4,
  '^': 4,
  '&': 4,
  '<<': 6,
  '..': 6,
  '...': 6,
  '..<': 6,
  '..=': 6,
  '+': 7,
  '-': 7,
  '*': 8,
  '/': 8,
  '%': 8,
  '**': 8,
});

/** Operators spelled as words, where the language has them. */
const wordOperators: Readonly<Record<LexedLanguage, ReadonlySet<string>>> = {
  java: new Set(['instanceof']),
  kotlin: new Set(['in', 'is', 'as', 'to']),
  go: new Set(),
  csharp: new Set(['is', 'as', 'or', 'and']),
  rust: new Set(['as']),
  ruby: new Set(['or', 'and']),
  php: new Set(['or', 'and', 'instanceof']),
  swift: new Set(['is', 'as']),
};

/** Operators that continue an expression although they begin a line, in languages where a line end ends a statement. */
const continuing: Readonly<Partial<Record<LexedLanguage, ReadonlySet<string>>>> = {
  kotlin: new Set(['.', '?.', '?:', '&&', '||', 'as']),
  swift: new Set(['.', '?.', '??', '&&', '||', '?', ':', '+', '-', '*', '/', '==', '!=']),
  ruby: new Set(['.', '&.']),
  go: new Set(),
};

const assignments = new Set([
  '=',
  ':=',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '.=',
  '??=',
  '||=',
  '&&=',
  '|=',
  '&=',
  '^=',
]);

export abstract class BraceReader {
  protected readonly language: LexedLanguage;
  protected readonly path: string;
  protected readonly text: string;
  protected tokens: readonly Token[];
  protected at = 0;
  /** Index of the token that ends the part being read. */
  protected limit: number;
  /** A line end ends the statement here (not inside parentheses). */
  protected lineEnds: boolean;
  /** `{` opens a body here, not a literal or a trailing lambda (headers of `if`, `for`, `switch`). */
  protected header = false;
  protected readonly imports: Import[] = [];
  protected module: string | null = null;
  readonly #lineStarts: number[] = [0];
  readonly #sensitive: boolean;
  #depth = 0;
  #conditions = 0;

  constructor(path: string, text: string, language: LexedLanguage) {
    this.path = path;
    this.text = text;
    this.language = language;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#lineStarts.push(at + 1);
    this.tokens = lex(text, language);
    this.limit = this.tokens.length - 1;
    this.#sensitive = continuing[language] !== undefined;
    this.lineEnds = this.#sensitive;
  }

  /** The whole file. */
  read(): Program {
    const statements: Statement[] = [];
    this.statements(statements, []);
    return {
      path: this.path,
      language: this.language,
      module: this.module,
      imports: this.imports,
      exports: [],
      scope: { statements: this.arrange(statements) },
    };
  }

  /** Last touch on the file's statements (Go puts methods into their types). */
  protected arrange(statements: readonly Statement[]): readonly Statement[] {
    return statements;
  }

  /** Reads one declaration of the language at the cursor into `into`; false when there is none. */
  protected abstract declaration(into: Statement[], when: readonly Condition[]): boolean;

  /** An expression that only this language has, at the cursor; null when there is none. */
  protected abstract special(token: Token): Expression | null;

  // Cursor -----------------------------------------------------------------------------------------------------------

  protected get token(): Token {
    return this.peek(0);
  }

  protected peek(offset: number): Token {
    const index = this.at + offset;
    const last = this.tokens[this.tokens.length - 1];
    const token = index < this.limit ? this.tokens[index] : last;
    if (token === undefined) throw new ProgramSyntaxError('no tokens', 1);
    return token.kind === 'end' || index < this.limit ? token : emptyEnd(token);
  }

  protected ended(): boolean {
    return this.at >= this.limit;
  }

  protected is(text: string, offset = 0): boolean {
    const token = this.peek(offset);
    return token.text === text && (token.kind === 'symbol' || token.kind === 'name');
  }

  protected isName(offset = 0): boolean {
    return this.peek(offset).kind === 'name';
  }

  protected take(text: string): boolean {
    if (!this.is(text)) return false;
    this.at++;
    return true;
  }

  /** Index of the bracket that closes the one at the cursor, never beyond the part being read. */
  protected closing(index = this.at): number {
    const match = this.tokens[index]?.match ?? -1;
    return match < 0 ? Math.min(index + 1, this.limit) : Math.min(match, this.limit);
  }

  /** Runs `read` on the inside of the bracket at the cursor and leaves the cursor behind its partner. */
  protected inside<T>(read: () => T, options: { lines: boolean } = { lines: false }): T {
    const end = this.closing();
    const { limit, lineEnds, header } = this;
    this.at++;
    this.limit = end;
    this.lineEnds = options.lines && this.#sensitive;
    this.header = false;
    const result = read();
    this.at = Math.min(end + 1, Math.max(limit, end));
    this.limit = limit;
    this.lineEnds = lineEnds;
    this.header = header;
    if (this.at > this.limit) this.at = this.limit;
    return result;
  }

  protected skipBracket(): void {
    this.at = Math.min(this.closing() + 1, this.limit);
  }

  protected place(start: number, end: number): Place {
    const starts = this.#lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= start) low = middle;
      else high = middle - 1;
    }
    return { path: this.path, line: low + 1, column: start - (starts[low] ?? 0) + 1, start, end };
  }

  /** From the token at index `from` to the last one read. */
  protected placeFrom(from: number): Place {
    const first = this.tokens[Math.min(from, this.tokens.length - 1)];
    const last = this.tokens[Math.max(from, Math.min(this.at, this.limit) - 1)] ?? first;
    return this.place(first?.start ?? 0, last?.end ?? first?.end ?? 0);
  }

  protected sourceFrom(from: number): string {
    const place = this.placeFrom(from);
    return this.text
      .slice(place.start, Math.min(place.end, place.start + 2 * sourceLength))
      .replace(/\s+/g, ' ')
      .slice(0, sourceLength);
  }

  protected unknown(from: number, inside: readonly Expression[] = []): Expression {
    return { kind: 'unknown', source: this.sourceFrom(from), inside, place: this.placeFrom(from) };
  }

  protected nameOf(token: Token): Expression {
    return this.named(token.text, token);
  }

  protected named(name: string, token: Token): Expression {
    return {
      kind: 'name',
      name: this.selfName(name) ? 'self' : name,
      place: this.place(token.start, token.end),
    };
  }

  /** Names of the object a method runs on. */
  protected selfName(name: string): boolean {
    return name === 'this' || name === 'self';
  }

  // Statements -------------------------------------------------------------------------------------------------------

  /** All statements up to the end of the part being read. */
  protected statements(into: Statement[], when: readonly Condition[]): void {
    while (!this.ended()) {
      const before = this.at;
      this.statement(into, when);
      if (this.at === before) this.at++;
    }
  }

  /** The statements in the braces at the cursor, or the one statement there. */
  protected body(into: Statement[], when: readonly Condition[]): void {
    if (this.is('{'))
      this.inside(
        () => {
          this.statements(into, when);
        },
        { lines: true },
      );
    else if (!this.ended()) this.statement(into, when);
  }

  protected statement(into: Statement[], when: readonly Condition[]): void {
    const token = this.token;
    if (token.kind === 'symbol') {
      if (
        token.text === ';' ||
        token.text === ',' ||
        token.text === ')' ||
        token.text === ']' ||
        token.text === '}'
      ) {
        this.at++;
        return;
      }
      if (token.text === '{' && this.blockStatement()) {
        this.body(into, when);
        return;
      }
    }
    if (token.kind === 'name' && this.control(token.text, into, when)) return;
    if (this.declaration(into, when)) return;
    this.simple(into, when);
  }

  /** True where `{` at the begin of a statement is a block (not a lambda). */
  protected blockStatement(): boolean {
    return true;
  }

  /** An assignment or an expression on its own. */
  protected simple(into: Statement[], when: readonly Condition[]): void {
    const from = this.at;
    const value = this.expression();
    if (this.at === from) {
      this.skipStatement();
      return;
    }
    this.assigned(value, from, into, when, null, []);
  }

  /** What follows an expression that began a statement: `= value`, `, b = …`, or nothing. */
  protected assigned(
    first: Expression,
    from: number,
    into: Statement[],
    when: readonly Condition[],
    type: string | null,
    decorators: readonly Expression[],
  ): void {
    const targets = [first];
    if (this.language === 'go' || this.language === 'ruby' || this.language === 'swift')
      while (this.is(',') && !this.token.newline && this.aheadIsAssignment()) {
        this.at++;
        targets.push(this.expression());
      }
    const operator = this.token;
    if (operator.kind === 'symbol' && assignments.has(operator.text) && !this.atLineEnd()) {
      this.at++;
      const values = [this.expression()];
      while ((this.language === 'go' || this.language === 'ruby') && targets.length > 1 && this.take(','))
        values.push(this.expression());
      targets.forEach((target, index) => {
        const alone = values.length === targets.length ? values[index] : undefined;
        const shared = index === 0 ? values[0] : undefined;
        const value = alone ?? shared ?? this.unknown(from);
        // Chained: a = b = value.
        const chained =
          (operator.text === '||=' || operator.text === '??=') && index === 0
            ? this.choiceOf(operator.text === '||=' ? 'or' : '??', [target, value], from)
            : value;
        into.push({
          kind: 'assign',
          target,
          value: chained,
          when,
          place: this.placeFrom(from),
          augmented: operator.text === '+=' || operator.text === '.=',
          type,
          decorators,
        });
      });
      this.chainedAssignment(targets[0] ?? first, into);
      return;
    }
    for (const value of targets) into.push({ kind: 'expression', value, when, place: this.placeFrom(from) });
  }

  /** `a = b = value`: the value read so far was `b`. */
  protected chainedAssignment(target: Expression, into: Statement[]): void {
    const last = into.at(-1);
    if (!this.is('=') || this.atLineEnd() || last?.kind !== 'assign') return;
    const from = this.at;
    this.at++;
    const value = this.expression();
    const middle = last.value;
    into[into.length - 1] = { ...last, target, value };
    into.push({ ...last, target: middle, value, place: this.placeFrom(from) });
  }

  /** Whether `, b, c = …` follows (several targets) within a few tokens. */
  protected aheadIsAssignment(): boolean {
    for (let offset = 1; offset < 40; offset++) {
      const token = this.peek(offset);
      if (token.kind === 'end' || (token.newline && offset > 1)) return false;
      if (token.kind === 'symbol') {
        if (token.text === '=' || token.text === ':=') return true;
        if (token.text === '(' || token.text === '[') {
          offset = this.closing(this.at + offset) - this.at;
          continue;
        }
        if (![',', '.', '*', '&'].includes(token.text)) return false;
      } else if (token.kind !== 'name') return false;
    }
    return false;
  }

  /** True when the token at the cursor begins a new line where that ends the statement. */
  protected atLineEnd(): boolean {
    if (this.ended()) return true;
    return this.lineEnds && this.token.newline && !(continuing[this.language]?.has(this.token.text) ?? false);
  }

  /** To the end of a statement that is not understood. */
  protected skipStatement(): void {
    let first = true;
    while (!this.ended()) {
      const token = this.token;
      if (token.kind === 'symbol') {
        if (token.text === ';') {
          this.at++;
          return;
        }
        if (token.match >= 0 && '([{'.includes(token.text)) {
          const block = token.text === '{';
          if (block && !first) return;
          this.skipBracket();
          if (block) return;
          first = false;
          continue;
        }
      }
      if (!first && this.atLineEnd()) return;
      first = false;
      this.at++;
    }
  }

  protected condition(kind: Condition['kind'], on: string, arm: number, id: number, open = false): Condition {
    return { kind, on, arm, id, open };
  }

  protected loopCondition(
    on: string,
    id: number,
    open: boolean,
    word: 'for' | 'while',
    place: Place,
  ): Condition {
    return { kind: 'loop', on, arm: 0, id, open, loop: { word, place } };
  }

  protected nextCondition(): number {
    return ++this.#conditions;
  }

  /** Control flow that begins with `keyword`; false when it is none. */
  protected control(keyword: string, into: Statement[], when: readonly Condition[]): boolean {
    switch (keyword) {
      case 'if':
      case 'unless':
      case 'guard':
        if (keyword !== 'if' && this.language !== 'swift') return false;
        this.ifStatement(into, when);
        return true;
      case 'for':
      case 'foreach':
      case 'while':
      case 'loop':
        if (keyword === 'loop' && (this.language !== 'rust' || !this.is('{', 1))) return false;
        if (keyword === 'foreach' && !this.is('(', 1)) return false;
        this.loopStatement(keyword, into, when);
        return true;
      case 'do':
      case 'repeat':
        if (!this.is('{', 1)) return false;
        this.at++;
        if (this.language === 'swift' && keyword === 'do') this.tryStatement(into, when);
        else {
          const place = this.placeFrom(this.at - 1);
          // The condition comes after the body.
          this.body(into, [...when, this.loopCondition('', this.nextCondition(), false, 'while', place)]);
          if (this.take('while')) this.expression();
        }
        return true;
      case 'try':
        if (!this.is('{', 1) && !this.is('(', 1)) return false;
        if (this.language === 'swift' || this.language === 'rust') return false;
        this.at++;
        if (this.is('('))
          this.inside(() => {
            this.statements(into, when);
          });
        this.tryStatement(into, when);
        return true;
      case 'switch':
      case 'match':
      case 'select':
        if (keyword === 'match' && this.language !== 'rust') return false;
        if (keyword === 'select' && (this.language !== 'go' || !this.is('{', 1))) return false;
        if (this.language === 'csharp' && !this.is('(', 1)) return false;
        this.switchStatement(into, when);
        return true;
      case 'using':
      case 'lock':
      case 'synchronized':
      case 'fixed':
        if (!this.is('(', 1)) return false;
        this.at++;
        this.inside(() => {
          this.statements(into, when);
        });
        this.body(into, when);
        return true;
      case 'unsafe':
      case 'checked':
      case 'finally':
      case 'defer':
      case 'autoreleasepool':
        if (keyword === 'defer' && this.language === 'go') {
          this.at++;
          this.simple(into, when);
          return true;
        }
        if (!this.is('{', 1)) return false;
        this.at++;
        this.body(into, when);
        return true;
      case 'else':
        this.at++;
        this.body(into, when);
        return true;
      case 'return':
      case 'yield':
      case 'throw':
      case 'go':
      case 'break':
      case 'continue':
        this.returnStatement(keyword, into, when);
        return true;
      default:
        return false;
    }
  }

  protected returnStatement(keyword: string, into: Statement[], when: readonly Condition[]): void {
    if (keyword === 'go' && this.language !== 'go') {
      this.simple(into, when);
      return;
    }
    const from = this.at;
    this.at++;
    if (keyword === 'break' || keyword === 'continue')
      into.push({ kind: 'leave', how: keyword, when, place: this.placeFrom(from) });
    if (keyword === 'yield') this.take('return');
    // Kotlin: return@label
    if (this.is('@') && !this.token.spaced) this.at += 2;
    if (this.ended() || this.is(';') || this.is('}') || (this.lineEnds && this.token.newline)) return;
    if (keyword === 'break' || keyword === 'continue') {
      if (this.language !== 'rust') {
        if (this.isName()) this.at++;
        return;
      }
    }
    const value = this.expression();
    while (this.language === 'go' && this.take(',')) this.expression();
    into.push(
      keyword === 'return'
        ? { kind: 'return', value, when, place: this.placeFrom(from) }
        : { kind: 'expression', value, when, place: this.placeFrom(from) },
    );
  }

  /** Reads the header of `if`, `while` or `switch`, with or without parentheses; its source, white space folded. */
  protected headerSource(into: Statement[], when: readonly Condition[]): string {
    const from = this.at;
    if (this.is('(') && this.headerInParentheses()) {
      const source = (): string =>
        this.sourceFrom(from)
          .replace(/^\(\s*/, '')
          .replace(/\s*\)$/, '');
      this.inside(() => {
        this.headerStatements(into, when);
      });
      return source();
    }
    const { header, lineEnds } = this;
    this.header = true;
    while (!this.ended() && !this.is('{') && !this.is('else')) {
      const before = this.at;
      this.headerPart(into, when);
      if (this.is('{') || this.ended()) break;
      if (this.is(';') || this.is(',')) this.at++;
      else if (this.at === before) this.at++;
    }
    this.header = header;
    this.lineEnds = lineEnds;
    return this.at > from ? this.sourceFrom(from) : '';
  }

  protected headerInParentheses(): boolean {
    return this.language !== 'go' && this.language !== 'rust' && this.language !== 'swift';
  }

  protected headerStatements(into: Statement[], when: readonly Condition[]): void {
    while (!this.ended()) {
      const before = this.at;
      this.headerPart(into, when);
      if (this.at === before) this.at++;
    }
  }

  protected headerPart(into: Statement[], when: readonly Condition[]): void {
    if (this.is('let') || this.is('var') || this.is('case') || this.is('const') || this.is('await')) {
      if (this.declaration(into, when)) return;
      this.at++;
      return;
    }
    if ((this.language === 'java' || this.language === 'csharp') && this.declaration(into, when)) return;
    this.simple(into, when);
  }

  protected ifStatement(into: Statement[], when: readonly Condition[]): void {
    const id = this.nextCondition();
    const isGuard = this.is('guard');
    let arm = 0;
    this.at++;
    const on = this.headerSource(into, when);
    if (isGuard) {
      this.take('else');
      this.body(into, [...when, this.condition('if', `!(${on})`, 0, id)]);
      return;
    }
    this.body(into, [...when, this.condition('if', on, arm, id)]);
    for (;;) {
      this.take(';');
      const elseif = this.is('elseif');
      if (!this.is('else') && !elseif) return;
      this.at++;
      arm++;
      if (elseif || this.take('if')) {
        const next = this.headerSource(into, when);
        this.body(into, [...when, this.condition('if', next, arm, id)]);
        continue;
      }
      this.body(into, [...when, this.condition('if', on, arm, id, true)]);
      return;
    }
  }

  protected loopStatement(keyword: string, into: Statement[], when: readonly Condition[]): void {
    const id = this.nextCondition();
    this.at++;
    this.take('await');
    const endless = keyword === 'loop' || this.is('{');
    const from = this.at;
    const place = this.placeFrom(from - 1);
    if (this.is('(') && this.headerInParentheses()) {
      this.inside(() => {
        this.loopHeader(into, when, id);
      });
    } else if (!endless) {
      const { header } = this;
      this.header = true;
      this.loopHeader(into, when, id);
      this.header = header;
      this.skipTo('{');
    }
    const on = this.at > from ? this.sourceFrom(from).replace(/^\(\s*|\s*\)$/g, '') : '';
    const open = endless || /^(?:true|1|[\s;]*)$/.test(on);
    const word = keyword === 'while' ? 'while' : 'for';
    this.body(into, [...when, this.loopCondition(on, id, open, word, place)]);
  }

  /** `x in xs`, `_, x := range xs`, `Type x : xs`, `xs as k => x`, or the parts of a counting loop. */
  protected loopHeader(into: Statement[], when: readonly Condition[], id: number): void {
    const separator = this.loopSeparator();
    if (separator < 0) {
      this.headerStatementsUntilBrace(into, when);
      return;
    }
    const names: Token[] = [];
    for (let index = this.at; index < separator; index++) {
      const token = this.tokens[index];
      const next = this.tokens[index + 1];
      if (token?.kind !== 'name' || token.text === '_') continue;
      if (next?.kind === 'name' && index + 1 < separator) continue;
      names.push(token);
    }
    const from = this.at;
    this.at = separator + 1;
    if (this.language === 'go') this.take('range');
    if (this.language === 'php') {
      // foreach ($xs as $k => $x): the collection stands first.
      this.at = from;
      const over = this.expression();
      const variables = this.tokens.slice(separator + 1, this.limit).filter((token) => token.kind === 'name');
      into.push({ kind: 'expression', value: over, when, place: over.place });
      for (const variable of variables) this.loopVariable(variable, into, when, id);
      this.at = this.limit;
      return;
    }
    const over = this.expression();
    into.push({ kind: 'expression', value: over, when, place: over.place });
    for (const name of names) this.loopVariable(name, into, when, id);
    this.headerStatementsUntilBrace(into, when);
  }

  protected headerStatementsUntilBrace(into: Statement[], when: readonly Condition[]): void {
    while (!this.ended() && !(this.header && this.is('{'))) {
      const before = this.at;
      if (this.is(';') || this.is(',')) {
        this.at++;
        continue;
      }
      this.headerPart(into, when);
      if (this.at === before) this.at++;
    }
  }

  /** A name that a loop gives values to. */
  protected loopVariable(name: Token, into: Statement[], when: readonly Condition[], id: number): void {
    const place = this.place(name.start, name.end);
    into.push({
      kind: 'assign',
      target: this.nameOf(name),
      value: { kind: 'unknown', source: name.text, inside: [], place },
      when: [...when, this.condition('loop', name.text, 0, id)],
      place,
      augmented: false,
      type: null,
      decorators: [],
    });
  }

  /** Index of `in`, `:`, `range` or `as` that separates the variable of a loop from what it goes over, or -1. */
  protected loopSeparator(): number {
    const words = {
      java: ':',
      csharp: 'in',
      kotlin: 'in',
      rust: 'in',
      swift: 'in',
      php: 'as',
      go: ':=',
      ruby: 'in',
    };
    const wanted = words[this.language];
    for (let index = this.at; index < Math.min(this.limit, this.at + 60); index++) {
      const token = this.tokens[index];
      if (token === undefined) return -1;
      if (token.text === ';') return -1;
      if (token.kind !== 'string' && token.text === wanted) {
        if (this.language === 'go') return this.tokens[index + 1]?.text === 'range' ? index : -1;
        return index;
      }
      if (token.match > index && token.text !== '{') index = token.match;
      else if (token.text === '{') return -1;
    }
    return -1;
  }

  protected tryStatement(into: Statement[], when: readonly Condition[]): void {
    const id = this.nextCondition();
    const open = this.endsInFinally();
    let arm = 0;
    this.body(into, [...when, this.condition('try', '', 0, id, open)]);
    while (this.is('catch') || this.is('finally') || this.is('rescue')) {
      const final = this.is('finally');
      this.at++;
      arm++;
      if (this.is('(')) this.skipBracket();
      if (this.take('when') && this.is('(')) this.skipBracket();
      while (!this.ended() && !this.is('{')) this.at++;
      this.body(into, final ? when : [...when, this.condition('try', '', arm, id, open)]);
    }
  }

  /** Whether the `try` whose body comes next has a `finally` after its arms. */
  private endsInFinally(): boolean {
    for (let index = this.at; ;) {
      let token = this.tokens[index];
      while (token !== undefined && token.text !== '{') {
        if (token.text === ';' || token.text === '}') return false;
        index = token.text === '(' && token.match > index ? token.match + 1 : index + 1;
        token = this.tokens[index];
      }
      if (token === undefined || token.match <= index) return false;
      index = token.match + 1;
      const next = this.tokens[index]?.text;
      if (next === 'finally') return true;
      if (next !== 'catch' && next !== 'rescue') return false;
    }
  }

  protected switchStatement(into: Statement[], when: readonly Condition[]): void {
    const id = this.nextCondition();
    this.at++;
    const on = this.is('{') ? '' : this.headerSource(into, when);
    if (!this.is('{')) return;
    this.inside(
      () => {
        this.cases(into, when, on, id);
      },
      { lines: true },
    );
  }

  /** The arms in a `switch` or `match`: `case x:`, `case x ->`, `x => …`, `default`. */
  protected cases(into: Statement[], when: readonly Condition[], on: string, id: number): void {
    let arm = -1;
    let current: Condition | null = null;
    while (!this.ended()) {
      if (this.is('case') || this.is('default')) {
        const open = this.is('default');
        const from = this.at;
        this.at++;
        const end = this.caseEnd();
        arm++;
        const label = this.sourceBetween(from + 1, end);
        current = this.condition('switch', on === '' ? label : `${on} == ${label}`, arm, id, open);
        const arrow = this.tokens[end]?.text;
        this.at = Math.min(end + 1, this.limit);
        if (arrow === '->' || arrow === '=>') this.body(into, [...when, current]);
        continue;
      }
      const before = this.at;
      this.statement(into, current === null ? when : [...when, current]);
      if (this.at === before) this.at++;
    }
  }

  protected caseEnd(): number {
    let ternaries = 0;
    for (let index = this.at; index < this.limit; index++) {
      const token = this.tokens[index];
      if (token === undefined) break;
      if (token.match > index) {
        index = token.match;
        continue;
      }
      if (token.kind !== 'symbol') continue;
      if (token.text === '?') ternaries++;
      if (token.text === '->' || token.text === '=>') return index;
      if (token.text === ':' && ternaries-- <= 0) return index;
    }
    return this.limit;
  }

  protected sourceBetween(from: number, to: number): string {
    const first = this.tokens[from];
    const last = this.tokens[to - 1];
    if (first === undefined || last === undefined || to <= from) return '';
    return this.text
      .slice(first.start, Math.min(last.end, first.start + 2 * sourceLength))
      .replace(/\s+/g, ' ')
      .slice(0, sourceLength);
  }

  protected skipTo(text: string): void {
    while (!this.ended() && !this.is(text)) {
      if (this.token.match > this.at) this.skipBracket();
      else this.at++;
    }
  }

  // Types ------------------------------------------------------------------------------------------------------------

  /** Index behind a type such as `Map<String, List<X>>[]` that begins at `index`; -1 when there is none. */
  protected typeEnd(index: number): number {
    const first = this.tokens[index];
    if (first === undefined || index >= this.limit) return -1;
    let at = index;
    if (first.text === '(' && this.language === 'csharp') {
      at = first.match + 1;
      if (at <= index) return -1;
    } else if (first.kind !== 'name') return -1;
    else at++;
    for (;;) {
      const token = this.tokens[at];
      if (token === undefined || at >= this.limit) return at;
      if (token.text === '<') {
        const end = this.typeArgumentsEnd(at);
        if (end < 0) return -1;
        at = end;
      } else if ((token.text === '.' || token.text === '::') && this.tokens[at + 1]?.kind === 'name') at += 2;
      else if (token.text === '[' && token.match === at + 1) at += 2;
      else if (token.text === '[' && this.tokens[at + 1]?.text === ',' && token.match === at + 2) at += 3;
      else if (
        token.text === '?' ||
        token.text === '...' ||
        (token.text === '*' && this.language === 'csharp')
      )
        at++;
      else return at;
    }
  }

  /** Index behind the `>` of type arguments that begin at `index`, -1 when it is a comparison. */
  protected typeArgumentsEnd(index: number): number {
    let depth = 0;
    let level = 0;
    for (let at = index; at < Math.min(this.limit, index + typeArgumentTokens); at++) {
      const token = this.tokens[at];
      if (token === undefined) return -1;
      if (token.kind === 'symbol') {
        if (token.text === '<') {
          if (++depth > maxTypeDepth || level === at) return -1;
          level = at + 1;
        } else if (token.text === '>') {
          if (--depth === 0) return at + 1;
        } else if (token.text === '(' || token.text === '[') {
          if (token.match < 0) return -1;
          at = token.match;
        } else if (!inTypeArguments.has(token.text)) return -1;
      } else if (
        token.kind === 'opaque' ? token.text !== "'" : token.kind !== 'name' && token.kind !== 'number'
      )
        return -1;
    }
    return -1;
  }

  /** Skips a type that stands behind a colon or an arrow, up to what cannot belong to it; its source. */
  protected skipType(): string {
    const from = this.at;
    while (!this.ended()) {
      const token = this.token;
      if (token.kind === 'symbol') {
        if (token.text === '<') {
          const end = this.typeArgumentsEnd(this.at);
          if (end < 0) break;
          this.at = end;
          continue;
        }
        if (token.text === '(' || token.text === '[') {
          this.skipBracket();
          continue;
        }
        if (!/^(?:\.|::|\?|!|&|\*|->|\?\.|\.\.\.|\||&&|!!|\+)$/.test(token.text)) break;
      } else if (token.kind !== 'name' && token.kind !== 'opaque') break;
      else if (
        this.at > from &&
        token.kind === 'name' &&
        this.tokens[this.at - 1]?.kind === 'name' &&
        !/^(?:mut|dyn|impl|some|any|in|out|inout|borrowing|chan|map|const|async|throws|suspend)$/.test(
          this.tokens[this.at - 1]?.text ?? '',
        )
      )
        break;
      else if (token.text === 'where' || token.text === 'by') break;
      if (this.at > from && this.lineEnds && token.newline && !continuesType(token)) break;
      this.at++;
    }
    return this.at > from ? this.sourceBetween(from, this.at) : '';
  }

  // Expressions ------------------------------------------------------------------------------------------------------

  expression(least = 0): Expression {
    if (++this.#depth > maxExpressionDepth) {
      const token = this.token;
      this.#depth = 0;
      throw new ProgramSyntaxError(
        `expressions nested deeper than ${maxExpressionDepth} levels`,
        this.place(token.start, token.end).line,
      );
    }
    const from = this.at;
    const result = this.#binary(least, from);
    this.#depth--;
    return result;
  }

  #binary(least: number, from: number): Expression {
    let left = this.unary();
    while (!this.ended()) {
      const operator = this.token;
      if (this.atLineEnd()) break;
      if (operator.kind === 'string' && left.kind === 'text' && this.joinsStrings()) {
        left = this.concat(left, this.unary(), from);
        continue;
      }
      if (operator.kind !== 'symbol' && operator.kind !== 'name') break;
      const text = operator.text;
      if (operator.kind === 'name' && !wordOperators[this.language].has(text)) {
        const infix = this.infix?.(operator, left, from, least) ?? null;
        if (infix === null) break;
        left = infix;
        continue;
      }
      if (text === '.' && this.language === 'php') {
        if (least > 7) break;
        this.at++;
        left = this.concat(left, this.expression(8), from);
        continue;
      }
      if (text === '?' && this.hasTernary()) {
        if (least > 1) break;
        left = this.ternary(left, from);
        continue;
      }
      const level = binding[text];
      if (level === undefined || level < least || level === 0) {
        const infix = operator.kind === 'symbol' ? (this.infix?.(operator, left, from, least) ?? null) : null;
        if (infix === null) break;
        left = infix;
        continue;
      }
      if (this.stopsAt(operator)) break;
      this.at++;
      left = this.operation(text, left, level, from);
    }
    return left;
  }

  /** An operator of this language only; null when there is none. */
  protected infix?(operator: Token, left: Expression, from: number, least: number): Expression | null;

  /** A binary operator that is something else here. */
  protected stopsAt(operator: Token): boolean {
    // `xs...` passes a list on.
    return operator.text === '...' && this.language !== 'swift' && this.language !== 'ruby';
  }

  /** Adjacent string literals are one (Ruby). */
  protected joinsStrings(): boolean {
    return false;
  }

  protected hasTernary(): boolean {
    return this.language !== 'kotlin' && this.language !== 'go' && this.language !== 'rust';
  }

  protected operation(operator: string, left: Expression, level: number, from: number): Expression {
    if (operator === 'is' || operator === 'as' || operator === 'instanceof') {
      this.take('!');
      this.take('?');
      this.take('not');
      if (operator === 'as') {
        this.skipTypeOfCast();
        return left;
      }
      if (this.isName() || this.is('(')) this.skipTypeOfCast();
      else this.expression(level + 1);
      if (this.is('{')) this.skipBracket();
      if (this.isName() && !this.atLineEnd() && !(this.token.text in binding)) this.at++;
      return this.unknown(from, [left]);
    }
    const right = this.expression(level + 1);
    switch (operator) {
      case '+':
        return this.concat(left, right, from);
      case '||':
      case 'or':
        return this.choiceOf('or', [left, right], from);
      case '&&':
      case 'and':
        return this.choiceOf('and', [left, right], from);
      case '??':
      case '?:':
        return this.choiceOf('??', [left, right], from);
      default:
        return { kind: 'binary', operator, left, right, place: this.placeFrom(from) };
    }
  }

  protected skipTypeOfCast(): void {
    const end = this.typeEnd(this.at);
    if (end > this.at) this.at = end;
    else this.skipType();
  }

  protected concat(left: Expression, right: Expression, from: number): Expression {
    const parts = left.kind === 'concat' ? [...left.parts, right] : [left, right];
    return { kind: 'concat', parts, place: this.placeFrom(from) };
  }

  protected choiceOf(
    operator: 'if' | 'or' | 'and' | '??' | 'match',
    arms: readonly Expression[],
    from: number,
    on = '',
  ): Expression {
    return { kind: 'choice', on, operator, arms, place: this.placeFrom(from) };
  }

  protected ternary(_condition: Expression, from: number): Expression {
    const on = this.sourceFrom(from);
    this.at++;
    const { lineEnds } = this;
    this.lineEnds = false;
    const yes = this.expression(1);
    this.take(':');
    const no = this.expression(1);
    this.lineEnds = lineEnds;
    const arms = [yes, no];
    return { kind: 'choice', on, operator: 'if', arms, place: this.placeFrom(from) };
  }

  protected unary(): Expression {
    const from = this.at;
    const token = this.token;
    if (token.kind === 'symbol') {
      if (token.text === '!' || token.text === '-' || token.text === '~' || token.text === '+') {
        this.at++;
        const value = this.expression(9);
        if (token.text === '-' && value.kind === 'number')
          return { ...value, value: -value.value, place: this.placeFrom(from) };
        return this.unknown(from, [value]);
      }
      if (
        token.text === '&' ||
        token.text === '*' ||
        token.text === '&&' ||
        token.text === '<-' ||
        token.text === '++' ||
        token.text === '--'
      ) {
        this.at++;
        if (this.language === 'rust') this.take('mut');
        return this.expression(9);
      }
    }
    if (token.kind === 'name' && this.prefixWord(token)) {
      this.at++;
      if (this.is('!') || this.is('?')) this.at++;
      return this.expression(9);
    }
    return this.postfix(this.primary(), from);
  }

  /** `await`, `try`: words before a value that do not change it. */
  protected prefixWord(token: Token): boolean {
    const next = this.peek(1);
    if (
      next.kind === 'end' ||
      (next.kind === 'symbol' && !['(', '[', '{', '!', '?', '&', '.', '-'].includes(next.text))
    )
      return false;
    switch (token.text) {
      case 'await':
        return this.language === 'csharp' || this.language === 'swift';
      case 'try':
        return this.language === 'swift';
      case 'ref':
      case 'out':
        return this.language === 'csharp' && next.kind === 'name';
      case 'async':
        return this.language === 'csharp' && !['.', '?', '!'].includes(next.text);
      case 'clone':
      case 'print':
        return this.language === 'php' && next.kind === 'name';
      default:
        return false;
    }
  }

  protected primary(): Expression {
    const from = this.at;
    const token = this.token;
    if (token.kind === 'end') return this.unknown(from);
    const special = this.special(token);
    if (special !== null) return special;
    switch (token.kind) {
      case 'string':
        this.at++;
        return this.textOf(token);
      case 'atom': {
        this.at++;
        return this.textOf(token);
      }
      case 'words':
        this.at++;
        return {
          kind: 'list',
          items: token.parts.map((part) => ({
            value: { kind: 'text', value: part.text ?? '', place: this.place(part.start, part.end) },
            spread: false,
          })),
          place: this.place(token.start, token.end),
        };
      case 'number':
        this.at++;
        return { kind: 'number', value: numberOf(token.text), place: this.place(token.start, token.end) };
      case 'name':
        this.at++;
        return this.word(token);
      case 'opaque':
        this.at++;
        return this.unknown(from);
      case 'symbol':
        return this.bracketed(token, from);
    }
  }

  protected word(token: Token): Expression {
    const place = this.place(token.start, token.end);
    switch (token.text) {
      case 'true':
      case 'True':
      case 'TRUE':
        return { kind: 'boolean', value: true, place };
      case 'false':
      case 'False':
      case 'FALSE':
        return { kind: 'boolean', value: false, place };
      case 'null':
      case 'nil':
      case 'NULL':
        return { kind: 'null', place };
      default:
        return this.nameOf(token);
    }
  }

  protected bracketed(token: Token, from: number): Expression {
    switch (token.text) {
      case '(':
        return this.parenthesized(from);
      case '[':
        return this.listLiteral();
      case '{':
        if (this.header) return this.unknown(from);
        return this.inside(() => this.recordOrList(null, from));
      case '.':
        // Swift `.system`, Rust-like shorthand: a member of a type that is not written.
        if (this.peek(1).kind === 'name') {
          this.at += 2;
          const name = this.tokens[this.at - 1];
          const place = this.placeFrom(from);
          return {
            kind: 'member',
            object: { kind: 'unknown', source: '', inside: [], place },
            name: name?.text ?? '',
            place,
          };
        }
        return this.unknown(from);
      default:
        return this.unknown(from);
    }
  }

  /** A value, a tuple or a cast in parentheses. */
  protected parenthesized(from: number): Expression {
    const items = this.inside(() => this.arguments());
    const first = items[0];
    if (items.length === 1 && first?.name === null && first.spread === null) return first.value;
    if (items.length === 0) return this.unknown(from);
    return {
      kind: 'list',
      items: items.map((item) => ({ value: item.value, spread: false })),
      place: this.placeFrom(from),
    };
  }

  protected listLiteral(): Expression {
    const from = this.at;
    return this.inside(() => this.recordOrList(null, from));
  }

  /** Entries (`key: value`, `key => value`, `Key = value`) or items up to the end of the bracket. */
  protected recordOrList(type: string | null, from: number): Expression {
    const entries: RecordEntry[] = [];
    const items: { value: Expression; spread: boolean }[] = [];
    while (!this.ended()) {
      const start = this.at;
      if (this.is(',') || this.is(';')) {
        this.at++;
        continue;
      }
      if (
        this.is('...') ||
        this.is('**') ||
        (this.is('*') && this.language === 'ruby') ||
        (this.is('..') && this.peek(1).kind !== 'number')
      ) {
        this.at++;
        const value = this.expression();
        items.push({ value, spread: true });
        entries.push({ key: null, value, spread: true, place: this.placeFrom(start) });
        continue;
      }
      const entry = this.entry(start);
      if (entry !== null) entries.push(entry);
      else {
        const value = this.expression();
        const arrow = this.is('=>') || this.is(':') || (this.is('=') && type !== null);
        if (arrow) {
          this.at++;
          const key = this.keyOf(value);
          entries.push({ key, value: this.expression(), spread: false, place: this.placeFrom(start) });
        } else items.push({ value, spread: false });
      }
      if (this.at === start) this.at++;
    }
    const place = this.place(this.tokens[from]?.start ?? 0, this.tokens[this.limit]?.end ?? 0);
    const keyed = entries.some((entry) => !entry.spread);
    if (keyed || (type !== null && items.length === 0)) return { kind: 'record', type, entries, place };
    return { kind: 'list', items, place };
  }

  /** `name: value` and `name = value` where they are entries; null when the cursor is not at one. */
  protected entry(start: number): RecordEntry | null {
    const token = this.token;
    const next = this.peek(1);
    const separator =
      next.kind === 'symbol' &&
      (next.text === ':' || next.text === '=') &&
      (token.kind === 'name' || token.kind === 'string');
    if (!separator || (next.text === '=' && token.kind !== 'name')) return null;
    if (token.kind === 'string' && token.parts.some((part) => part.text === null)) return null;
    const key = token.kind === 'name' ? token.text : token.parts.map((part) => part.text ?? '').join('');
    this.at += 2;
    // Ruby's `{ model:, messages: }`.
    if (this.ended() || this.is(',')) {
      return { key, value: this.nameOf(token), spread: false, place: this.placeFrom(start) };
    }
    return { key, value: this.expression(), spread: false, place: this.placeFrom(start) };
  }

  protected keyOf(key: Expression): string | null {
    switch (key.kind) {
      case 'text':
        return key.value;
      case 'name':
        return key.name;
      case 'member':
        return key.name;
      case 'number':
        return String(key.value);
      case 'list':
        // C#: ["key"] = value
        return key.items.length === 1 && key.items[0] !== undefined ? this.keyOf(key.items[0].value) : null;
      default:
        return null;
    }
  }

  /** What follows a value: members, calls, indexes, type arguments, `!`, `?`. */
  protected postfix(value: Expression, from: number): Expression {
    let result = value;
    while (!this.ended()) {
      const token = this.token;
      if (this.atLineEnd()) return result;
      if (token.kind === 'symbol') {
        switch (token.text) {
          case '.':
            if (this.language === 'php') return result;
            result = this.member(result, from);
            continue;
          case '?.':
          case '::':
          case '&.':
            result = this.member(result, from);
            continue;
          case '->':
          case '?->':
            if (this.language !== 'php') return result;
            result = this.member(result, from);
            continue;
          case '(':
            if (!this.callsHere(token)) return result;
            result = this.call(result, from);
            continue;
          case '[': {
            if (!this.indexesHere(token)) return result;
            const items = this.inside(() => this.arguments());
            const index = items[0]?.value ?? this.unknown(from);
            result = { kind: 'index', object: result, index, place: this.placeFrom(from) };
            continue;
          }
          case '<': {
            const end = this.genericCallEnd();
            if (end < 0) return result;
            this.at = end;
            continue;
          }
          case '!':
          case '!!':
            if (this.language === 'kotlin' || this.language === 'csharp' || this.language === 'swift') {
              if (token.spaced) return result;
              this.at++;
              continue;
            }
            break;
          case '?':
            if (
              this.language === 'rust' ||
              (this.language === 'swift' && !token.spaced) ||
              (this.language === 'csharp' && this.is('[', 1) && !token.spaced)
            ) {
              this.at++;
              continue;
            }
            return result;
          case '++':
          case '--':
            this.at++;
            continue;
          default:
        }
      }
      const next = this.suffix?.(token, result, from) ?? null;
      if (next === null) return result;
      result = next;
    }
    return result;
  }

  /** A suffix of this language only (composite literals, trailing lambdas, macros). */
  protected suffix?(token: Token, value: Expression, from: number): Expression | null;

  protected callsHere(token: Token): boolean {
    if (this.language === 'ruby') return !token.spaced;
    return true;
  }

  protected indexesHere(token: Token): boolean {
    if (this.language === 'ruby') return !token.spaced;
    return true;
  }

  /** Index behind type arguments of a call (`f<T>(…)`, `X<T>.y`, `new X<T> {`), -1 when `<` compares. */
  protected genericCallEnd(): number {
    if (this.language === 'go' || this.language === 'ruby' || this.language === 'php') return -1;
    const end = this.typeArgumentsEnd(this.at);
    if (end < 0) return -1;
    const next = end < this.limit ? this.tokens[end] : undefined;
    if (next === undefined) return end;
    return ['(', '.', '{', ')', '::', ',', ']', '}', ';', '?', '?.', '['].includes(next.text) ? end : -1;
  }

  protected member(object: Expression, from: number): Expression {
    this.at++;
    if (this.is('<')) {
      // Java's `Type.<T>method()`, Rust's turbofish.
      const end = this.typeArgumentsEnd(this.at);
      if (end > 0) this.at = end;
      if (!this.isName()) return object;
    }
    const name = this.token;
    if (name.kind === 'name' || name.kind === 'number') {
      this.at++;
      if (name.text === 'await' && this.language === 'rust') return object;
      return { kind: 'member', object, name: name.text, place: this.placeFrom(from) };
    }
    if (this.is('(')) return this.call(object, from);
    if (this.is('[')) return object;
    if (this.is('{')) {
      // PHP `$x->{$name}`.
      this.skipBracket();
    }
    return this.unknown(from, [object]);
  }

  protected call(callee: Expression, from: number): Expression {
    const list = this.inside(() => this.arguments());
    return { kind: 'call', callee, arguments: list, constructs: false, place: this.placeFrom(from) };
  }

  /** Arguments up to the end of the parentheses. */
  protected arguments(): Argument[] {
    const list: Argument[] = [];
    while (!this.ended()) {
      const before = this.at;
      if (this.is(',') || this.is(';')) {
        this.at++;
        continue;
      }
      list.push(this.argument());
      if (this.at === before) this.at++;
      // Whatever an argument has left over belongs to it.
      while (!this.ended() && !this.is(',') && !this.is(';')) {
        if (this.token.match > this.at) this.skipBracket();
        else this.at++;
      }
    }
    return list;
  }

  protected argument(): Argument {
    const token = this.token;
    const next = this.peek(1);
    if (
      token.text === '...' ||
      token.text === '**' ||
      (token.text === '*' && (this.language === 'ruby' || this.language === 'kotlin'))
    ) {
      this.at++;
      return {
        name: null,
        value: this.expression(),
        spread: token.text === '**' ? 'record' : 'list',
      };
    }
    if (next.kind === 'symbol' && token.kind === 'name') {
      const label =
        (next.text === ':' &&
          (this.language === 'csharp' ||
            this.language === 'php' ||
            this.language === 'swift' ||
            this.language === 'ruby')) ||
        (next.text === '=' && (this.language === 'kotlin' || this.annotating));
      if (label) {
        this.at += 2;
        if (this.ended() || this.is(','))
          return { name: token.text, value: this.nameOf(token), spread: null };
        return { name: token.text, value: this.expression(), spread: null };
      }
    }
    if (this.language === 'csharp' && (this.is('out') || this.is('ref') || this.is('in')) && this.isName(1)) {
      // out var x
      this.at++;
      if (this.isName() && this.isName(1)) this.at++;
    }
    const value = this.expression();
    if (this.is('=>') && (this.language === 'php' || this.language === 'ruby')) {
      this.at++;
      return { name: this.keyOf(value), value: this.expression(), spread: null };
    }
    if (this.is('...')) {
      this.at++;
      return { name: null, value, spread: 'list' };
    }
    if (this.is('=') || this.is(':=')) {
      this.at++;
      this.expression();
    }
    return { name: null, value, spread: null };
  }

  /** Arguments of an annotation are being read: `name = value` is a named one. */
  protected annotating = false;

  /** An annotation or attribute: a name, or a call of it. The cursor is at the name. */
  protected annotation(): Expression {
    const from = this.at;
    const { annotating, header } = this;
    this.annotating = true;
    this.header = false;
    let name: Expression = this.nameOf(this.token);
    this.at++;
    while ((this.is('.') || this.is('::') || this.is(':') || this.is('\\')) && this.isName(1)) {
      const target = this.is(':');
      this.at++;
      const part = this.token;
      this.at++;
      // Kotlin's @field:Name, C#'s [return: Name].
      name = target
        ? this.nameOf(part)
        : { kind: 'member', object: name, name: part.text, place: this.placeFrom(from) };
    }
    if (this.is('<')) {
      const end = this.typeArgumentsEnd(this.at);
      if (end > 0) this.at = end;
    }
    const result = this.is('(') && !this.token.newline ? this.call(name, from) : name;
    this.annotating = annotating;
    this.header = header;
    return result;
  }

  /** A string's token as an expression. */
  protected textOf(token: Token): Expression {
    // The text of a heredoc is on the lines behind the one that opens it.
    const place = this.place(token.start, Math.max(token.end, token.parts.at(-1)?.end ?? 0));
    if (token.parts.every((part) => part.text !== null))
      return { kind: 'text', value: token.parts.map((part) => part.text ?? '').join(''), place };
    const parts = token.parts.map((part): Expression => {
      const where = this.place(part.start, part.end);
      if (part.tokens === null) return { kind: 'text', value: part.text ?? '', place: where };
      return this.sub(part.tokens, where);
    });
    return { kind: 'template', parts, tag: null, place };
  }

  /** An expression in tokens of their own (a hole of a string). */
  protected sub(tokens: readonly Token[], where: Place): Expression {
    const saved = {
      tokens: this.tokens,
      at: this.at,
      limit: this.limit,
      lineEnds: this.lineEnds,
      header: this.header,
    };
    this.tokens = tokens;
    this.at = 0;
    this.limit = tokens.length - 1;
    this.lineEnds = false;
    this.header = false;
    const value: Expression =
      this.limit === 0 ? { kind: 'unknown', source: '', inside: [], place: where } : this.expression();
    this.tokens = saved.tokens;
    this.at = saved.at;
    this.limit = saved.limit;
    this.lineEnds = saved.lineEnds;
    this.header = saved.header;
    return value;
  }

  // Functions and classes --------------------------------------------------------------------------------------------

  protected lambda(parameters: readonly Parameter[], from: number): Expression {
    const statements: Statement[] = [];
    if (this.is('{')) this.body(statements, []);
    else {
      const start = this.at;
      const value = this.expression();
      statements.push({ kind: 'return', value, when: [], place: this.placeFrom(start) });
    }
    const place = this.placeFrom(from);
    return { kind: 'function', fn: functionFact('', parameters, statements, place), place };
  }

  /** The block at the cursor as the value it has: its last expression (Kotlin, Rust, Swift, Ruby). */
  protected blockValue(): Expression {
    const from = this.at;
    const statements: Statement[] = [];
    this.body(statements, []);
    return this.valueOf(statements, from);
  }

  protected valueOf(statements: readonly Statement[], from: number): Expression {
    const last = statements.at(-1);
    if (
      last !== undefined &&
      (last.kind === 'expression' || last.kind === 'return') &&
      last.when.length === 0
    ) {
      if (statements.length === 1) return last.value;
      // Names of the block are only seen inside it: a function called where it is written.
      const body: Statement[] = [...statements.slice(0, -1), { ...last, kind: 'return' }];
      const place = this.placeFrom(from);
      return {
        kind: 'call',
        callee: { kind: 'function', fn: functionFact('', [], body, place), place },
        arguments: [],
        constructs: false,
        place,
      };
    }
    return this.unknown(
      from,
      statements.flatMap((statement) =>
        statement.kind === 'expression' || statement.kind === 'return' || statement.kind === 'assign'
          ? [statement.value]
          : [],
      ),
    );
  }
}

/** The last expressions of a function's body become what it returns (Rust, Ruby, Kotlin's lambdas, Swift). */
export function withImplicitReturn(statements: readonly Statement[]): Statement[] {
  const result = [...statements];
  const last = result.at(-1);
  if (last?.kind !== 'expression') return result;
  // Every arm of a last `if` or `case` ends the function.
  const outer = last.when[0];
  if (outer === undefined) {
    result[result.length - 1] = { ...last, kind: 'return' };
    return result;
  }
  for (let index = 0; index < result.length; index++) {
    const statement = result[index];
    const following = result[index + 1];
    if (statement?.kind !== 'expression' || statement.when[0]?.id !== outer.id) continue;
    const sameArm =
      following !== undefined &&
      'when' in following &&
      following.when[0]?.id === outer.id &&
      following.when[0].arm === statement.when[0].arm &&
      following.when.length >= statement.when.length;
    if (!sameArm) result[index] = { ...statement, kind: 'return' };
  }
  return result;
}

export function functionFact(
  name: string,
  parameters: readonly Parameter[],
  statements: readonly Statement[],
  place: Place,
  more: Partial<FunctionFact> = {},
): FunctionFact {
  return {
    name,
    parameters,
    scope: { statements },
    docstring: null,
    decorators: [],
    returnType: null,
    place,
    ...more,
  };
}

export function classFact(
  name: string,
  kind: ClassFact['kind'],
  statements: readonly Statement[],
  place: Place,
  more: Partial<ClassFact> = {},
): ClassFact {
  return { name, kind, bases: [], decorators: [], docstring: null, scope: { statements }, place, ...more };
}

export function parameter(name: string, more: Partial<Parameter> = {}): Parameter {
  return { name, kind: 'plain', default: null, type: null, decorators: [], ...more };
}

/** A field or name that is declared and holds nothing yet. */
export function nothing(place: Place): Expression {
  return { kind: 'unknown', source: '', inside: [], place };
}

export function numberOf(text: string): number {
  const plain = text.replace(/_/g, '');
  if (/^0[xX]/.test(plain)) return Number.parseInt(plain.slice(2), 16);
  if (/^0[bB]/.test(plain)) return Number.parseInt(plain.slice(2), 2);
  if (/^0[oO]/.test(plain)) return Number.parseInt(plain.slice(2), 8);
  return Number.parseFloat(plain);
}

function emptyEnd(token: Token): Token {
  return { ...token, kind: 'end', text: '', newline: true, match: -1 };
}

function continuesType(token: Token): boolean {
  return token.kind === 'symbol' && ['.', '->', '&', '|'].includes(token.text);
}

/** The conditions of the arms of one `match`, from how each case is written; nothing where two read alike. */
export function matchTests(
  on: string,
  cases: readonly string[],
): { readonly tests?: readonly (string | null)[] } {
  const tests = cases.map((written) => {
    const label = written.replace(/^case\s+/, '').trim();
    return /^(?:else|default|_)$/.test(label) ? null : on === '' ? label : `${on} == ${label}`;
  });
  return new Set(tests).size === tests.length && !tests.includes('') ? { tests } : {};
}
