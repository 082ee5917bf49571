import type { Language } from './facts.js';
import { table } from './lookup.js';

/*
 * What a string literal's source becomes when the program runs: escapes and the indentation of text blocks. The rules are
 * those of the language specifications: Java 15 §3.10.6 (text blocks), C# 11 (raw strings), Swift 5 (multi-line
 * literals), PHP 7.3 (flexible heredocs), Ruby (`<<~`).
 */

const named: Readonly<Record<string, string>> = table({
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
  e: '\x1b',
  '0': '\0',
});
const escape =
  /\\(?:u\{([0-9a-fA-F_]{1,8})\}|u+([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{1,4})|([0-7]{1,3})|(\r?\n[ \t]*)|([\s\S]))/g;

/** Escapes resolved. `single` is a string in single quotes of PHP and Ruby, where only `\\` and `\'` are escapes; null has none. */
export function decodeString(raw: string, rules: Language | 'single' | null): string {
  const text = raw.includes('\r') ? raw.replace(/\r\n/g, '\n') : raw;
  if (rules === null || !text.includes('\\')) return text;
  if (rules === 'single') return text.replace(/\\([\\'])/g, '$1');
  return text.replace(
    escape,
    (
      whole,
      braced: string | undefined,
      four: string | undefined,
      eight: string | undefined,
      hex: string | undefined,
      octal: string | undefined,
      fold: string | undefined,
      other: string | undefined,
    ) => {
      const code = braced?.replace(/_/g, '') ?? four ?? eight ?? hex;
      if (code !== undefined) return character(Number.parseInt(code, 16), whole);
      if (octal !== undefined) return character(Number.parseInt(octal, 8), whole);
      if (fold !== undefined)
        return rules === 'php' ? whole : rules === 'rust' ? '' : fold.replace(/^\r?\n/, '');
      const letter = other ?? '';
      if (letter === 's' && (rules === 'java' || rules === 'ruby')) return ' ';
      const known = named[letter];
      if (known !== undefined) return known;
      // PHP keeps the backslash before what is no escape.
      return rules === 'php' && !/["\\$]/.test(letter) ? whole : letter;
    },
  );
}

function character(code: number, whole: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

interface Raw {
  readonly raw: string;
  readonly start: number;
  readonly end: number;
}
type Part = Raw | { readonly tokens: readonly unknown[]; readonly start: number; readonly end: number };

/**
 * Takes the common indentation out of a text block, holes counting as text.
 *
 * - `least`: the smallest indentation of the lines with text and of the last line, which holds the closing quotes (Java);
 * - `least-text`: of the lines with text only (Ruby's `<<~`);
 * - `closing`: the indentation of the closing quotes; the last line end goes as well (C#, Swift);
 * - a number: so many columns (PHP, where the closing name says it).
 *
 * `strip` also removes blanks at the ends of lines (Java).
 */
export function dedentParts<T extends Part>(
  parts: readonly T[],
  how: 'least' | 'least-text' | 'closing' | number,
  strip: boolean,
): T[] {
  const width = typeof how === 'number' ? how : measure(parts, how);
  const dedented = parts.map((part, index) => {
    if (!('raw' in part)) return part;
    const lines = part.raw.split('\n');
    const text = lines
      .map((line, number) => {
        const beginsLine = number > 0 || index === 0;
        const cut = beginsLine ? withoutIndent(line, width) : line;
        const endsLine = number < lines.length - 1 || index === parts.length - 1;
        return strip && endsLine ? cut.replace(/[ \t]+$/, '') : cut;
      })
      .join('\n');
    return { ...part, raw: text };
  });
  const last = dedented.at(-1);
  if (how !== 'closing' || last === undefined || !('raw' in last)) return dedented;
  return [...dedented.slice(0, -1), { ...last, raw: last.raw.replace(/\r?\n[ \t]*$/, '') }];
}

function measure(parts: readonly Part[], how: 'least' | 'least-text' | 'closing'): number {
  if (how === 'closing') {
    const last = parts.at(-1);
    const raw = last !== undefined && 'raw' in last ? last.raw : '';
    const tail = raw.slice(raw.lastIndexOf('\n') + 1);
    return /^[ \t]*$/.test(tail) ? tail.length : 0;
  }
  let least = Infinity;
  parts.forEach((part, index) => {
    if (!('raw' in part)) return;
    const lines = part.raw.split('\n');
    lines.forEach((line, number) => {
      if (number === 0 && index > 0) return;
      const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
      const beforeHole = number === lines.length - 1 && index < parts.length - 1;
      const blank = !beforeHole && (indent === line.length || line.slice(indent) === '\r');
      const lastLine = number === lines.length - 1 && index === parts.length - 1;
      if (!blank || (lastLine && how === 'least')) least = Math.min(least, indent);
    });
  });
  return least === Infinity ? 0 : least;
}

function withoutIndent(line: string, width: number): string {
  let at = 0;
  while (at < width && (line.charCodeAt(at) === 32 || line.charCodeAt(at) === 9)) at++;
  return line.slice(at);
}
