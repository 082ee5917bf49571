import type { Language } from './facts.js';
import { ProgramSyntaxError } from './facts.js';
import { decodeString, dedentParts } from './literals.js';
import { table } from './lookup.js';

/*
 * One lexer for the languages with braces, and for Ruby. It knows where strings, comments and brackets begin and end,
 * decodes strings as the language would, and reads the code inside interpolations as tokens of their own. Every character
 * is looked at a bounded number of times, so the time is linear; nesting is bounded by `maxDepth`.
 */

export type LexedLanguage = Extract<
  Language,
  'java' | 'kotlin' | 'go' | 'csharp' | 'rust' | 'ruby' | 'php' | 'swift'
>;

/** A literal part of a string (decoded), or the tokens of a hole in it. */
export interface StringPart {
  readonly text: string | null;
  readonly tokens: readonly Token[] | null;
  readonly start: number;
  readonly end: number;
}

export interface Token {
  /** `atom` is a Ruby symbol; `words` is `%w[…]`; `opaque` a literal without text for a model (regular expression, character). */
  readonly kind: 'name' | 'number' | 'string' | 'atom' | 'words' | 'opaque' | 'symbol' | 'end';
  /** Name or symbol as written (`$` of PHP variables dropped); for a string its prefix. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** True when a line ends between the token before and this one. */
  readonly newline: boolean;
  /** True when white space or a comment stands before it. */
  readonly spaced: boolean;
  /** Of a string. */
  readonly parts: readonly StringPart[];
  /** Of a bracket: index of its partner in the same list; of an opener without one, the index of the end token. -1 elsewhere. */
  match: number;
}

/** Brackets, strings and blocks may nest so deep. Real programs stay below 40. */
export const maxDepth = 200;

/** What differs between the languages, as far as tokens go. */
interface Dialect {
  readonly lineComments: readonly string[];
  readonly blockComments: 'none' | 'flat' | 'nested';
  /** Lines beginning with `#` are for the preprocessor (C#, Swift's `#if`). */
  readonly directives: boolean;
  readonly symbols: RegExp;
}

const common =
  /\.\.\.|\.\.[<=]|\?\?=|\*\*=?|<=>|===|!==|\?->|->|=>|::|\?\.|\?\?|\?:|:=|\+=|-=|\*=|\/=|%=|\|\|=?|&&=?|&\.|\|=|&=|\^=|==|=~|!=|!~|<=|>=|<-|\+\+|--|!!|\.\.|[\s\S]/y;
const withShift =
  /\.\.\.|\*\*=?|<=>|===|<<|->|=>|::|\?\.|\+=|-=|\*=|\/=|%=|\|\|=?|&&=?|&\.|\|=|&=|==|=~|!=|!~|<=|>=|\.\.|[\s\S]/y;
const forPhp =
  /\.\.\.|\?\?=|\*\*=?|<=>|===|!==|\?->|->|=>|::|\?\?|\?:|\.=|\+=|-=|\*=|\/=|%=|\|\||&&|\|=|&=|\^=|==|!=|<=|>=|\+\+|--|[\s\S]/y;

const dialects: Readonly<Record<LexedLanguage, Dialect>> = {
  java: { lineComments: ['//'], blockComments: 'flat', directives: false, symbols: common },
  kotlin: { lineComments: ['//'], blockComments: 'nested', directives: false, symbols: common },
  go: { lineComments: ['//'], blockComments: 'flat', directives: false, symbols: common },
  csharp: { lineComments: ['//'], blockComments: 'flat', directives: true, symbols: common },
  rust: { lineComments: ['//'], blockComments: 'nested', directives: false, symbols: common },
  swift: { lineComments: ['//'], blockComments: 'nested', directives: true, symbols: common },
  php: { lineComments: ['//', '#'], blockComments: 'flat', directives: false, symbols: forPhp },
  ruby: { lineComments: ['#'], blockComments: 'none', directives: false, symbols: withShift },
};

const word = /[\p{L}_][\p{L}\p{N}_]*/uy;
const number =
  /(?:0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)(?:[uif](?:8|16|32|64|128|size)|[a-zA-Z]{1,3})?/y;
const closerOf: Readonly<Record<string, string>> = table({ '(': ')', '[': ']', '{': '}' });

const noParts: readonly StringPart[] = [];

/** Tokens of a whole file, an `end` token last. Throws `ProgramSyntaxError` when brackets or strings nest too deep. */
export function lex(text: string, language: LexedLanguage): readonly Token[] {
  return new Lexer(text, language).all();
}

/** How one kind of string is read: where it ends, what escapes, what opens a hole. */
interface StringRules {
  /** The text that ends the string. */
  readonly end: string;
  readonly escapes: 'backslash' | 'doubled' | 'none';
  /** Prefix of an escape: `\` and, in Swift's `#"…"#`, `\#`. */
  readonly multiline: boolean;
  /** Length of the opener of a hole at an offset, 0 when there is none. */
  readonly hole: ((at: number) => number) | null;
  /** The bracket that closes the hole, as often as `closers` says. */
  readonly closer: '}' | ')';
  readonly closers: number;
  /** `{{` and `}}` are braces of the text (C#). */
  readonly doubledBraces: boolean;
}

const plainRules: StringRules = {
  end: '"',
  escapes: 'backslash',
  multiline: false,
  hole: null,
  closer: '}',
  closers: 1,
  doubledBraces: false,
};

/** A part before it is decoded. */
type RawPart =
  | { readonly raw: string; readonly start: number; readonly end: number }
  | { readonly tokens: readonly Token[]; readonly start: number; readonly end: number };

class Lexer {
  readonly #text: string;
  readonly #language: LexedLanguage;
  readonly #dialect: Dialect;
  #at = 0;
  #depth = 0;
  /** Heredocs whose bodies begin on the next line (Ruby). */
  #heredocs: { id: string; style: '~' | '-' | ''; literal: boolean; parts: StringPart[] }[] = [];

  constructor(text: string, language: LexedLanguage) {
    this.#text = text;
    this.#language = language;
    this.#dialect = dialects[language];
    if (text.charCodeAt(0) === 0xfeff) this.#at = 1;
  }

  all(): readonly Token[] {
    if (this.#language === 'php') this.#skipToPhp();
    return this.#scan(null);
  }

  /** Tokens up to the end of the file, or to the bracket that closes the hole we are in (which is left unread). */
  #scan(closer: '}' | ')' | null): Token[] {
    if (++this.#depth > maxDepth) throw this.#tooDeep();
    const tokens: Token[] = [];
    const open: number[] = [];
    const text = this.#text;
    let newline = false;
    let spaced = false;
    // Field by field: a copy of an object costs several times as much, and a large file has a million tokens.
    const push = (
      kind: Token['kind'],
      written: string,
      start: number,
      end: number,
      parts: readonly StringPart[] = noParts,
    ): void => {
      tokens.push({ kind, text: written, start, end, newline, spaced, parts, match: -1 });
      newline = false;
      spaced = false;
    };
    while (this.#at < text.length) {
      const start = this.#at;
      const code = text.charCodeAt(start);
      if (code === 10) {
        newline = true;
        spaced = true;
        this.#at++;
        if (this.#heredocs.length > 0) this.#readHeredocs();
        continue;
      }
      if (code <= 32 || code === 0xa0 || code === 0xfeff) {
        spaced = true;
        this.#at++;
        continue;
      }
      const skipped = this.#comment();
      if (skipped !== null) {
        spaced = true;
        if (skipped) newline = true;
        continue;
      }
      if (this.#language === 'php' && text.startsWith('?>', start)) {
        this.#at += 2;
        this.#skipToPhp();
        push('symbol', ';', start, start + 2);
        newline = true;
        continue;
      }
      const literal = this.#literal(tokens, spaced);
      if (literal !== null) {
        push(literal.kind, literal.text, literal.start, literal.end, literal.parts);
        continue;
      }
      if ((code >= 48 && code <= 57) || isWordStart(code)) {
        const pattern = code >= 48 && code <= 57 ? number : word;
        pattern.lastIndex = start;
        const match = pattern.exec(text);
        if (match !== null) {
          this.#at = start + match[0].length;
          let name = match[0];
          // Ruby's `empty?` and `save!`.
          if (
            this.#language === 'ruby' &&
            pattern === word &&
            /^[?!](?![=\w:])/.test(text.slice(this.#at, this.#at + 2).padEnd(2, ' '))
          )
            name += text.charAt(this.#at++);
          push(pattern === number ? 'number' : 'name', name, start, this.#at);
          continue;
        }
      }
      const symbols = this.#dialect.symbols;
      symbols.lastIndex = start;
      const symbol = symbols.exec(text)?.[0] ?? text.charAt(start);
      if (closer !== null && open.length === 0 && symbol.startsWith(closer)) break;
      // A format after the hole of C#: `{price:F2}`, `{name,-10}`.
      if (
        closer === '}' &&
        this.#language === 'csharp' &&
        open.length === 0 &&
        (symbol === ':' || symbol === ',')
      ) {
        const end = text.indexOf('}', start);
        this.#at = end < 0 ? text.length : end;
        break;
      }
      this.#at = start + symbol.length;
      if (symbol === '(' || symbol === '[' || symbol === '{') {
        open.push(tokens.length);
        if (open.length + this.#depth > maxDepth) throw this.#tooDeep();
      } else if (symbol === ')' || symbol === ']' || symbol === '}') {
        this.#close(tokens, open, symbol);
      }
      push('symbol', symbol, start, this.#at);
    }
    for (const index of open) {
      const token = tokens[index];
      if (token !== undefined) token.match = tokens.length;
    }
    push('end', '', this.#at, this.#at);
    this.#depth--;
    return tokens;
  }

  /** Pairs a closing bracket with the last opener of its kind; openers in between have lost theirs and end here. */
  #close(tokens: Token[], open: number[], symbol: string): void {
    let level = open.length - 1;
    const floor = Math.max(0, open.length - 4);
    while (level >= floor && closerOf[tokens[open[level] ?? -1]?.text ?? ''] !== symbol) level--;
    if (level < floor) return;
    for (let index = open.length - 1; index >= level; index--) {
      const opener = tokens[open[index] ?? -1];
      if (opener !== undefined) opener.match = tokens.length;
    }
    open.length = level;
  }

  /** Null when there is no comment here, else whether a line ended inside it. */
  #comment(): boolean | null {
    const text = this.#text;
    const at = this.#at;
    const code = text.charCodeAt(at);
    if (code === 47) {
      if (this.#dialect.lineComments.includes('//') && text.charCodeAt(at + 1) === 47) {
        this.#toLineEnd();
        return false;
      }
      if (this.#dialect.blockComments !== 'none' && text.charCodeAt(at + 1) === 42) {
        this.#blockComment();
        return text.slice(at, this.#at).includes('\n');
      }
      return null;
    }
    if (code === 35) {
      if (this.#dialect.directives && this.#startsLine(at) && /[a-z]/.test(text.charAt(at + 1))) {
        this.#toLineEnd();
        return false;
      }
      if (this.#dialect.lineComments.includes('#') && text.charAt(at + 1) !== '[') {
        this.#toLineEnd();
        return false;
      }
      if (this.#language === 'ruby') {
        this.#toLineEnd();
        return false;
      }
    }
    if (this.#language === 'ruby' && (at === 0 || text.charCodeAt(at - 1) === 10)) {
      if (text.startsWith('=begin', at)) {
        const end = text.indexOf('\n=end', at);
        this.#at = end < 0 ? text.length : end + 5;
        this.#toLineEnd();
        return true;
      }
      if (text.startsWith('__END__', at)) {
        this.#at = text.length;
        return true;
      }
    }
    return null;
  }

  #blockComment(): void {
    const text = this.#text;
    if (this.#dialect.blockComments === 'flat') {
      const end = text.indexOf('*/', this.#at + 2);
      this.#at = end < 0 ? text.length : end + 2;
      return;
    }
    let depth = 0;
    const marks = /\/\*|\*\//g;
    marks.lastIndex = this.#at;
    for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
      depth += mark[0] === '/*' ? 1 : -1;
      if (depth === 0) {
        this.#at = mark.index + 2;
        return;
      }
    }
    this.#at = text.length;
  }

  #startsLine(at: number): boolean {
    let before = at - 1;
    while (before >= 0 && (this.#text.charCodeAt(before) === 32 || this.#text.charCodeAt(before) === 9))
      before--;
    return before < 0 || this.#text.charCodeAt(before) === 10 || this.#text.charCodeAt(before) === 0xfeff;
  }

  #toLineEnd(): void {
    const end = this.#text.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.#text.length : end;
    if (this.#language !== 'php') return;
    // A line comment of PHP also ends where the program does.
    const close = this.#text.slice(this.#at, this.#at).indexOf('?>');
    if (close >= 0) this.#at += close;
  }

  #skipToPhp(): void {
    const start = this.#text.indexOf('<?', this.#at);
    if (start < 0) {
      this.#at = this.#text.length;
      return;
    }
    this.#at =
      start + (this.#text.startsWith('<?php', start) ? 5 : this.#text.startsWith('<?=', start) ? 3 : 2);
  }

  /** A string, character or other literal at the current place, null when there is none. */
  #literal(tokens: readonly Token[], spaced: boolean): Omit<Token, 'newline' | 'spaced' | 'match'> | null {
    switch (this.#language) {
      case 'java':
        return this.#java();
      case 'kotlin':
        return this.#kotlin();
      case 'go':
        return this.#go();
      case 'csharp':
        return this.#csharp();
      case 'rust':
        return this.#rust();
      case 'swift':
        return this.#swift();
      case 'php':
        return this.#php();
      case 'ruby':
        return this.#ruby(tokens, spaced);
    }
  }

  #java() {
    const start = this.#at;
    const text = this.#text;
    if (text.charCodeAt(start) === 39) return this.#character();
    if (text.charCodeAt(start) !== 34) return null;
    if (!text.startsWith('"""', start)) return this.#string(start, start + 1, plainRules);
    const raw = this.#body(start + 3, { ...plainRules, end: '"""', multiline: true });
    return this.#finish(start, dedentParts(afterFirstLine(raw), 'least', true), 'java');
  }

  #kotlin() {
    const start = this.#at;
    const text = this.#text;
    if (text.charCodeAt(start) === 39) return this.#character();
    let dollars = 0;
    while (text.charCodeAt(start + dollars) === 36) dollars++;
    if (text.charCodeAt(start + dollars) !== 34) return null;
    const quote = start + dollars;
    const needed = Math.max(1, dollars);
    const hole = (at: number): number => {
      if (text.charCodeAt(at) !== 36) return 0;
      for (let index = 1; index < needed; index++) if (text.charCodeAt(at + index) !== 36) return 0;
      const next = text.charCodeAt(at + needed);
      if (next === 123) return needed + 1;
      return isWordStart(next) || next === 96 ? needed : 0;
    };
    if (text.startsWith('"""', quote)) {
      const rules: StringRules = { ...plainRules, end: '"""', escapes: 'none', multiline: true, hole };
      // Further quotes before the last three belong to the text.
      const raw = this.#body(quote + 3, rules, true);
      return this.#finish(start, raw, null);
    }
    return this.#string(start, quote + 1, { ...plainRules, hole });
  }

  #go() {
    const start = this.#at;
    const code = this.#text.charCodeAt(start);
    if (code === 34) return this.#string(start, start + 1, plainRules);
    if (code === 39) return this.#character();
    if (code !== 96) return null;
    const raw = this.#body(start + 1, { ...plainRules, end: '`', escapes: 'none', multiline: true });
    return this.#finish(
      start,
      raw.map((part) => ('raw' in part ? { ...part, raw: part.raw.replace(/\r/g, '') } : part)),
      null,
    );
  }

  #csharp() {
    const start = this.#at;
    const text = this.#text;
    const code = text.charCodeAt(start);
    if (code === 39) return this.#character();
    if (code !== 34 && code !== 36 && code !== 64) return null;
    const opening = /([$@]*)("+)/y;
    opening.lastIndex = start;
    const match = opening.exec(text);
    if (match === null) return null;
    const prefix = match[1] ?? '';
    const quotes = (match[2] ?? '').length;
    const dollars = prefix.split('$').length - 1;
    const verbatim = prefix.includes('@');
    const holes = Math.max(1, dollars);
    const hole =
      dollars === 0
        ? null
        : (at: number): number => {
            let braces = 0;
            while (text.charCodeAt(at + braces) === 123) braces++;
            return braces >= holes && text.charCodeAt(at + holes) !== 123 ? holes : 0;
          };
    if (!verbatim && quotes >= 3) {
      const end = '"'.repeat(quotes);
      const content = start + prefix.length + quotes;
      const raw = this.#body(content, {
        ...plainRules,
        end,
        escapes: 'none',
        multiline: true,
        hole,
        closers: holes,
      });
      const first = raw[0];
      const several = first !== undefined && 'raw' in first && /^[ \t]*\r?\n/.test(first.raw);
      return this.#finish(start, several ? dedentParts(afterFirstLine(raw), 'closing', false) : raw, null);
    }
    const content = start + prefix.length + 1;
    const interpolated: Partial<StringRules> = dollars > 0 ? { hole, doubledBraces: true } : {};
    return this.#string(
      start,
      content,
      verbatim
        ? { ...plainRules, escapes: 'doubled', multiline: true, ...interpolated }
        : { ...plainRules, ...interpolated },
    );
  }

  #rust() {
    const start = this.#at;
    const text = this.#text;
    const code = text.charCodeAt(start);
    if (code === 39) {
      const character = this.#character();
      if (character !== null) return character;
      // A lifetime: 'a
      this.#at++;
      return { kind: 'opaque' as const, text: "'", start, end: start + 1, parts: [] };
    }
    const opening = /(?:[bc]?r(#*)"|[bc]?")/y;
    opening.lastIndex = start;
    const match = opening.exec(text);
    if (match === null) return null;
    const content = start + match[0].length;
    if (match[1] !== undefined) {
      const raw = this.#body(content, {
        ...plainRules,
        end: `"${match[1]}`,
        escapes: 'none',
        multiline: true,
      });
      return this.#finish(start, raw, null);
    }
    return this.#string(start, content, { ...plainRules, multiline: true });
  }

  #swift() {
    const start = this.#at;
    const text = this.#text;
    let hashes = 0;
    while (text.charCodeAt(start + hashes) === 35) hashes++;
    if (text.charCodeAt(start + hashes) !== 34) return null;
    const quote = start + hashes;
    const fence = '#'.repeat(hashes);
    const opener = `\\${fence}(`;
    const hole = (at: number): number => (text.startsWith(opener, at) ? opener.length : 0);
    const rules: StringRules = {
      ...plainRules,
      escapes: hashes === 0 ? 'backslash' : 'none',
      hole,
      closer: ')',
    };
    if (text.startsWith('"""', quote)) {
      const raw = this.#body(quote + 3, { ...rules, end: `"""${fence}`, multiline: true });
      return this.#finish(
        start,
        dedentParts(afterFirstLine(raw), 'closing', false),
        hashes === 0 ? 'swift' : null,
      );
    }
    return this.#string(start, quote + 1, { ...rules, end: `"${fence}` });
  }

  #php() {
    const start = this.#at;
    const text = this.#text;
    const code = text.charCodeAt(start);
    if (code === 36 && isWordStart(text.charCodeAt(start + 1))) {
      word.lastIndex = start + 1;
      const name = word.exec(text)?.[0] ?? '';
      this.#at = start + 1 + name.length;
      return {
        kind: 'name' as const,
        text: name === 'this' ? 'self' : name,
        start,
        end: this.#at,
        parts: [],
      };
    }
    if (code === 39) {
      const raw = this.#body(start + 1, { ...plainRules, end: "'", multiline: true });
      return this.#finish(start, raw, 'single');
    }
    const hole = (at: number): number => {
      const here = text.charCodeAt(at);
      if (here === 123) return text.charCodeAt(at + 1) === 36 ? 1 : 0;
      if (here !== 36) return 0;
      if (text.charCodeAt(at + 1) === 123) return 2;
      return isWordStart(text.charCodeAt(at + 1)) ? 1 : 0;
    };
    if (code === 34) return this.#string(start, start + 1, { ...plainRules, multiline: true, hole });
    if (!text.startsWith('<<<', start)) return null;
    const opening = /<<<[ \t]*(["']?)([A-Za-z_]\w*)\1[ \t]*\r?\n/y;
    opening.lastIndex = start;
    const match = opening.exec(text);
    if (match === null) return null;
    const bodyStart = start + match[0].length;
    const end = new RegExp(`^[ \\t]*${match[2] ?? ''}\\b`, 'gm');
    end.lastIndex = bodyStart;
    const closing = end.exec(text);
    const bodyEnd = closing?.index ?? text.length;
    const indent = closing === null ? 0 : closing[0].length - (match[2] ?? '').length;
    const literal = match[1] === "'";
    const raw = this.#between(bodyStart, bodyEnd, literal ? null : hole);
    this.#at = closing === null ? text.length : closing.index + closing[0].length;
    return this.#finish(start, dedentParts(withoutLastLineEnd(raw), indent, false), literal ? null : 'php');
  }

  #ruby(tokens: readonly Token[], spaced: boolean) {
    const start = this.#at;
    const text = this.#text;
    const code = text.charCodeAt(start);
    const hole = (at: number): number =>
      text.charCodeAt(at) === 35 && text.charCodeAt(at + 1) === 123 ? 2 : 0;
    if (code === 34) return this.#string(start, start + 1, { ...plainRules, multiline: true, hole });
    if (code === 39) {
      const raw = this.#body(start + 1, { ...plainRules, end: "'", multiline: true });
      return this.#finish(start, raw, 'single');
    }
    if (code === 96) {
      this.#body(start + 1, { ...plainRules, end: '`', multiline: true, hole });
      return { kind: 'opaque' as const, text: '`', start, end: this.#at, parts: [] };
    }
    const last = tokens.at(-1);
    const afterValue =
      last !== undefined &&
      (last.kind === 'name'
        ? !rubyKeywordsBeforeValue.has(last.text)
        : last.kind !== 'symbol' || last.text === ')' || last.text === ']' || last.text === '}');
    const argument = afterValue && last.kind === 'name' && spaced && !/\s/.test(text.charAt(start + 1));
    const open = !afterValue || argument;
    if (code === 58) {
      // :name, :"name", but not `a ? b : c`, `::` and `key: value`.
      if (text.charCodeAt(start + 1) === 58) return null;
      if (text.charCodeAt(start + 1) === 34 && open) {
        const token = this.#string(start, start + 2, { ...plainRules, multiline: true, hole });
        return { ...token, kind: 'atom' as const };
      }
      const symbol = /:[\p{L}_][\p{L}\p{N}_]*[?!=]?(?!:)/uy;
      symbol.lastIndex = start;
      const match = open ? symbol.exec(text) : null;
      if (match === null) return null;
      const name = match[0].slice(1).replace(/=$/, '');
      this.#at = start + 1 + name.length;
      return {
        kind: 'atom' as const,
        text: '',
        start,
        end: this.#at,
        parts: [{ text: name, tokens: null, start: start + 1, end: this.#at }],
      };
    }
    if (code === 64) {
      const field = /@{1,2}[\p{L}_][\p{L}\p{N}_]*/uy;
      field.lastIndex = start;
      const match = field.exec(text);
      if (match === null) return null;
      this.#at = start + match[0].length;
      return { kind: 'name' as const, text: match[0], start, end: this.#at, parts: [] };
    }
    if (code === 47 && open) return this.#regex();
    if (code === 37 && open) {
      const opening = /%([qQwWiIrx]?)([([{<|!/])/y;
      opening.lastIndex = start;
      const match = opening.exec(text);
      if (match !== null) return this.#percent(start, match[1] ?? '', match[2] ?? '', hole);
      return null;
    }
    if (code === 60 && text.charCodeAt(start + 1) === 60) {
      const opening = /<<([~-]?)(["'`]?)([A-Z_a-z]\w*)\2/y;
      opening.lastIndex = start;
      const match = opening.exec(text);
      const id = match?.[3] ?? '';
      if (match === null || (match[1] === '' && (!open || !/^[A-Z]/.test(id)))) return null;
      const parts: StringPart[] = [];
      this.#heredocs.push({
        id,
        style: match[1] === '~' ? '~' : match[1] === '-' ? '-' : '',
        literal: match[2] === "'",
        parts,
      });
      this.#at = start + match[0].length;
      return { kind: 'string' as const, text: '<<', start, end: this.#at, parts };
    }
    return null;
  }

  #readHeredocs(): void {
    const text = this.#text;
    const waiting = this.#heredocs;
    this.#heredocs = [];
    for (const heredoc of waiting) {
      const bodyStart = this.#at;
      const end = new RegExp(`^${heredoc.style === '' ? '' : '[ \\t]*'}${heredoc.id}\\r?$`, 'gm');
      end.lastIndex = bodyStart;
      const closing = end.exec(text);
      const bodyEnd = closing?.index ?? text.length;
      const hole = heredoc.literal
        ? null
        : (at: number): number => (text.charCodeAt(at) === 35 && text.charCodeAt(at + 1) === 123 ? 2 : 0);
      const raw = this.#between(bodyStart, bodyEnd, hole);
      const parts = heredoc.style === '~' ? dedentParts(raw, 'least-text', false) : raw;
      heredoc.parts.push(...decodeParts(parts, heredoc.literal ? null : 'ruby'));
      this.#at =
        closing === null ? text.length : Math.min(text.length, closing.index + closing[0].length + 1);
    }
  }

  #regex() {
    const start = this.#at;
    const text = this.#text;
    let at = start + 1;
    let inClass = false;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 92) at++;
      else if (code === 91) inClass = true;
      else if (code === 93) inClass = false;
      else if (code === 10) return null;
      else if (code === 47 && !inClass) break;
    }
    at++;
    while (/[a-z]/.test(text.charAt(at))) at++;
    this.#at = Math.min(at, text.length);
    return { kind: 'opaque' as const, text: '/', start, end: this.#at, parts: [] };
  }

  #percent(start: number, letter: string, opener: string, hole: (at: number) => number) {
    const text = this.#text;
    const closer = { '(': ')', '[': ']', '{': '}', '<': '>' }[opener] ?? opener;
    const contentStart = start + 2 + letter.length;
    let depth = 1;
    let at = contentStart;
    for (; at < text.length; at++) {
      const character = text.charAt(at);
      if (character === '\\') at++;
      else if (character === closer && --depth === 0) break;
      else if (character === opener) depth++;
    }
    const contentEnd = Math.min(at, text.length);
    if (letter === 'r' || letter === 'x') {
      this.#at = Math.min(contentEnd + 1, text.length);
      return { kind: 'opaque' as const, text: '%', start, end: this.#at, parts: [] };
    }
    if (/[wWiI]/.test(letter)) {
      this.#at = Math.min(contentEnd + 1, text.length);
      const parts = [...text.slice(contentStart, contentEnd).matchAll(/\S+/g)].map((match) => ({
        text: match[0],
        tokens: null,
        start: contentStart + match.index,
        end: contentStart + match.index + match[0].length,
      }));
      return { kind: 'words' as const, text: '%', start, end: this.#at, parts };
    }
    const raw = this.#between(contentStart, contentEnd, letter === 'q' ? null : hole);
    this.#at = Math.min(contentEnd + 1, text.length);
    return this.#finish(start, raw, letter === 'q' ? 'single' : 'ruby');
  }

  /** 'x', '\n', '\u0041': never text for a model. Null when it is no character (a lifetime of Rust). */
  #character() {
    const start = this.#at;
    const character =
      /'(?:\\(?:u\{?[0-9a-fA-F]+\}?|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{1,4}|[0-7]{1,3}|.)|[^'\\\n])'/uy;
    character.lastIndex = start;
    const match = character.exec(this.#text);
    if (match === null) {
      if (this.#language === 'rust') return null;
      this.#at++;
      return { kind: 'opaque' as const, text: "'", start, end: this.#at, parts: [] };
    }
    this.#at = start + match[0].length;
    return { kind: 'opaque' as const, text: "'", start, end: this.#at, parts: [] };
  }

  #string(start: number, content: number, rules: StringRules) {
    const raw = this.#body(content, rules);
    const parts =
      rules.doubledBraces && raw.length > 0
        ? raw.map((part) =>
            'raw' in part ? { ...part, raw: part.raw.replace(/\{\{|\}\}/g, (two) => two.charAt(0)) } : part,
          )
        : raw;
    if (rules.escapes === 'doubled')
      return this.#finish(
        start,
        parts.map((part) => ('raw' in part ? { ...part, raw: part.raw.replace(/""/g, '"') } : part)),
        null,
      );
    return this.#finish(start, parts, rules.escapes === 'backslash' ? this.#language : null);
  }

  #finish(start: number, raw: readonly RawPart[], escapes: LexedLanguage | 'single' | null) {
    return {
      kind: 'string' as const,
      text: '"',
      start,
      end: this.#at,
      parts: decodeParts(raw, escapes),
    };
  }

  /** Reads a string's body from `from` on and leaves the lexer behind its end. */
  #body(from: number, rules: StringRules, greedyEnd = false): RawPart[] {
    const text = this.#text;
    const parts: RawPart[] = [];
    const first = rules.end.charCodeAt(0);
    let literal = from;
    let at = from;
    for (;;) {
      if (at >= text.length) break;
      const code = text.charCodeAt(at);
      if (code === first && text.startsWith(rules.end, at)) {
        if (rules.escapes === 'doubled' && text.charCodeAt(at + 1) === first) {
          at += 2;
          continue;
        }
        if (greedyEnd) while (text.charCodeAt(at + rules.end.length) === first) at++;
        break;
      }
      const hole = rules.hole?.(at) ?? 0;
      if (hole > 0) {
        if (at > literal) parts.push({ raw: text.slice(literal, at), start: literal, end: at });
        at = this.#hole(at, hole, rules, parts);
        literal = at;
        continue;
      }
      if (code === 92 && rules.escapes === 'backslash') {
        at += 2;
        continue;
      }
      if (code === 123 && rules.doubledBraces && text.charCodeAt(at + 1) === 123) {
        at += 2;
        continue;
      }
      if (code === 10 && !rules.multiline) break;
      at++;
    }
    at = Math.min(at, text.length);
    if (at > literal) parts.push({ raw: text.slice(literal, at), start: literal, end: at });
    this.#at = text.startsWith(rules.end, at) ? at + rules.end.length : at;
    return parts;
  }

  /** The parts of a body whose end is known already (heredocs, `%q()`). */
  #between(from: number, to: number, hole: ((at: number) => number) | null): RawPart[] {
    const text = this.#text;
    const parts: RawPart[] = [];
    let literal = from;
    let at = from;
    while (at < to) {
      const length = hole?.(at) ?? 0;
      if (length > 0) {
        if (at > literal) parts.push({ raw: text.slice(literal, at), start: literal, end: at });
        at = Math.min(to, this.#hole(at, length, plainRules, parts));
        literal = at;
        continue;
      }
      at += hole !== null && text.charCodeAt(at) === 92 ? 2 : 1;
    }
    if (to > literal) parts.push({ raw: text.slice(literal, to), start: literal, end: to });
    return parts;
  }

  /** Reads the hole at `at` into `parts`; the offset behind it. */
  #hole(at: number, opener: number, rules: StringRules, parts: RawPart[]): number {
    const text = this.#text;
    const bare = !/[{(]/.test(text.charAt(at + opener - 1));
    if (bare || (this.#language === 'php' && text.charAt(at) === '$' && opener === 1)) {
      const end = this.#bareHole(at, opener);
      const inner = new Lexer(text.slice(at, end), this.#language);
      inner.#depth = this.#depth;
      if (this.#language === 'kotlin') inner.#at = opener;
      const tokens = inner.#scan(null).map((token) => shifted(token, at));
      parts.push({ tokens, start: at, end });
      return end;
    }
    const before = this.#heredocs;
    this.#heredocs = [];
    this.#at = at + opener;
    const tokens = this.#scan(rules.closer);
    this.#heredocs = before;
    let end = this.#at;
    for (let count = 0; count < rules.closers && text.charAt(end) === rules.closer; count++) end++;
    parts.push({ tokens, start: at, end });
    return end;
  }

  /** `$name` of Kotlin; `$name`, `$name->field`, `$name[key]` of PHP. */
  #bareHole(at: number, opener: number): number {
    const pattern =
      this.#language === 'php'
        ? /\$[\p{L}_][\p{L}\p{N}_]*(?:->[\p{L}_][\p{L}\p{N}_]*|\[[^\]\n]{1,80}\])?/uy
        : /(?:[\p{L}_][\p{L}\p{N}_]*|`[^`\n]*`)/uy;
    pattern.lastIndex = this.#language === 'php' ? at : at + opener;
    const match = pattern.exec(this.#text);
    return match === null ? at + opener : pattern.lastIndex;
  }

  #tooDeep(): ProgramSyntaxError {
    let line = 1;
    for (let at = this.#text.indexOf('\n'); at >= 0 && at < this.#at; at = this.#text.indexOf('\n', at + 1))
      line++;
    return new ProgramSyntaxError(`nested deeper than ${maxDepth} levels`, line);
  }
}

const rubyKeywordsBeforeValue = new Set(
  'if unless elsif when while until and or not return in then else do puts raise yield case'.split(' '),
);

function isWordStart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 95 ||
    (code > 127 && code !== 0xa0 && code !== 0xfeff)
  );
}

function shifted(token: Token, by: number): Token {
  return {
    ...token,
    start: token.start + by,
    end: token.end + by,
    parts: token.parts.map((part) => ({
      ...part,
      start: part.start + by,
      end: part.end + by,
      tokens: part.tokens === null ? null : part.tokens.map((inner) => shifted(inner, by)),
    })),
  };
}

/** Without the rest of the line that opens a text block. */
function afterFirstLine(parts: readonly RawPart[]): RawPart[] {
  const [first, ...rest] = parts;
  if (first === undefined || !('raw' in first)) return [...parts];
  const opening = /^[ \t\f]*\r?\n/.exec(first.raw)?.[0] ?? '';
  return [
    { raw: first.raw.slice(opening.length), start: first.start + opening.length, end: first.end },
    ...rest,
  ];
}

function withoutLastLineEnd(parts: readonly RawPart[]): RawPart[] {
  const last = parts.at(-1);
  if (last === undefined || !('raw' in last)) return [...parts];
  return [...parts.slice(0, -1), { ...last, raw: last.raw.replace(/\r?\n$/, '') }];
}

function decodeParts(parts: readonly RawPart[], escapes: LexedLanguage | 'single' | null): StringPart[] {
  const decoded: StringPart[] = [];
  for (const part of parts) {
    if ('tokens' in part) decoded.push({ text: null, tokens: part.tokens, start: part.start, end: part.end });
    else if (part.raw !== '')
      decoded.push({
        text: decodeString(part.raw, escapes),
        tokens: null,
        start: part.start,
        end: part.end,
      });
  }
  return decoded;
}
