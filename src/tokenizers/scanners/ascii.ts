/**
 * The patterns of o200k.ts and cl100k.ts for text of ASCII only, over its bytes: one class by table and a loop for each
 * alternative, without Unicode. Each function is one pattern; a test holds them to the general ones.
 */
import { cl100k } from './cl100k.js';
import { o200k } from './o200k.js';
import type { Scanner } from './parts.js';

/**
 * The end of the piece that begins at `start`, always beyond it. `bytes[end]`, after the last byte of the text, must be 0xff,
 * which is of no class.
 */
export type AsciiScanner = (bytes: Uint8Array, start: number, end: number) => number;

const LOWER = 1;
const UPPER = 2;
const LETTER = LOWER | UPPER;
const DIGIT = 4;
/** White space that ends no line: tab, vertical tab, form feed, space. */
const BLANK = 8;
const LINE_END = 16;
/** All the rest: punctuation, symbols and controls. */
const SYMBOL = 32;

const classes = new Uint8Array(256);
for (let byte = 0; byte < 0x80; byte++) {
  if (byte >= 0x61 && byte <= 0x7a) classes[byte] = LOWER;
  else if (byte >= 0x41 && byte <= 0x5a) classes[byte] = UPPER;
  else if (byte >= 0x30 && byte <= 0x39) classes[byte] = DIGIT;
  else if (byte === 0x0a || byte === 0x0d) classes[byte] = LINE_END;
  else if (byte === 0x20 || byte === 0x09 || byte === 0x0b || byte === 0x0c) classes[byte] = BLANK;
  else classes[byte] = SYMBOL;
}

/** The scanner for ASCII that splits as this one does; null where there is none. */
export function asciiScannerOf(scanner: Scanner): AsciiScanner | null {
  return scanner === o200k ? o200kAscii : scanner === cl100k ? cl100kAscii : null;
}

function o200kAscii(bytes: Uint8Array, start: number, end: number): number {
  const word = afterOther(bytes, start);
  let at = word;
  while (((classes[bytes[at] as number] as number) & UPPER) !== 0) at++;
  while (((classes[bytes[at] as number] as number) & LOWER) !== 0) at++;
  if (at !== word) return bytes[at] === 0x27 ? afterContraction(bytes, at) : at;
  return afterNumber(bytes, start) || afterSymbols(bytes, start, true) || afterSpace(bytes, start, end);
}

function cl100kAscii(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] === 0x27) {
    const contraction = afterContraction(bytes, start);
    if (contraction !== start) return contraction;
  }
  const word = afterOther(bytes, start);
  let at = word;
  while (((classes[bytes[at] as number] as number) & LETTER) !== 0) at++;
  if (at !== word) return at;
  return afterNumber(bytes, start) || afterSymbols(bytes, start, false) || afterSpace(bytes, start, end);
}

/** `[^\r\n\p{L}\p{N}]?` */
function afterOther(bytes: Uint8Array, start: number): number {
  return ((classes[bytes[start] as number] as number) & (BLANK | SYMBOL)) === 0 ? start : start + 1;
}

/** `(?i:'s|'t|'re|'ve|'m|'ll|'d)?` at an apostrophe. */
function afterContraction(bytes: Uint8Array, start: number): number {
  // `byte | 0x20` is the small letter for exactly two bytes: that letter and its capital.
  const second = (bytes[start + 2] as number) | 0x20;
  switch ((bytes[start + 1] as number) | 0x20) {
    case 0x73: // s
    case 0x74: // t
    case 0x6d: // m
    case 0x64: // d
      return start + 2;
    case 0x72: // re
    case 0x76: // ve
      return second === 0x65 ? start + 3 : start;
    case 0x6c: // ll
      return second === 0x6c ? start + 3 : start;
    default:
      return start;
  }
}

/** `\p{N}{1,3}`, or 0. */
function afterNumber(bytes: Uint8Array, start: number): number {
  if (classes[bytes[start] as number] !== DIGIT) return 0;
  if (classes[bytes[start + 1] as number] !== DIGIT) return start + 1;
  return classes[bytes[start + 2] as number] === DIGIT ? start + 3 : start + 2;
}

/** ` ?[^\s\p{L}\p{N}]+[\r\n]*`, or with `[\r\n/]*`; or 0. */
function afterSymbols(bytes: Uint8Array, start: number, slash: boolean): number {
  const symbols = bytes[start] === 0x20 ? start + 1 : start;
  let at = symbols;
  while (classes[bytes[at] as number] === SYMBOL) at++;
  if (at === symbols) return 0;
  while (classes[bytes[at] as number] === LINE_END || (slash && bytes[at] === 0x2f)) at++;
  return at;
}

/** `\s*[\r\n]+|\s+(?!\S)|\s+` */
function afterSpace(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  let afterLine = 0;
  for (;;) {
    const kind = classes[bytes[at] as number] as number;
    if ((kind & (BLANK | LINE_END)) === 0) break;
    at++;
    if (kind === LINE_END) afterLine = at;
  }
  if (afterLine !== 0) return afterLine;
  return at === end || at === start + 1 ? at : at - 1;
}
