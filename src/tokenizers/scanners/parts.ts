/**
 * The parts that the splitting patterns of several vocabularies share. Each function is one alternative of a
 * pattern: given where a piece would begin it returns where the piece ends, or 0 when the alternative does not match
 * there (no piece ends at 0).
 */
import { LETTER, LINE_END, NUMBER, SPACE, codePointAt, unitsOf } from '../unicode.js';

/** Splits text into pieces: the end of the piece that begins at `start`, always beyond `start`. */
export type Scanner = (text: string, start: number, classes: Uint8Array) => number;

/** End of the longest run from `start` of code points that have at least one of the flags. */
export function whileAny(text: string, start: number, classes: Uint8Array, flags: number): number {
  let end = start;
  while (end < text.length) {
    const codePoint = codePointAt(text, end);
    if (((classes[codePoint] as number) & flags) === 0) break;
    end += unitsOf(codePoint);
  }
  return end;
}

/** End of the longest run from `start` of code points that have none of the flags. */
export function whileNone(text: string, start: number, classes: Uint8Array, flags: number): number {
  let end = start;
  while (end < text.length) {
    const codePoint = codePointAt(text, end);
    if (((classes[codePoint] as number) & flags) !== 0) break;
    end += unitsOf(codePoint);
  }
  return end;
}

/**
 * `(?i:'s|'t|'re|'ve|'m|'ll|'d)?` at `start`: the end of the contraction, or `start` when there is none. Ignoring
 * case is Unicode's simple case folding, by which ſ (U+017F) is an s; no other letter here has such a relative.
 */
export function afterContraction(text: string, start: number): number {
  if (start + 1 >= text.length || text.charCodeAt(start) !== 0x27) return start;
  const first = text.charCodeAt(start + 1);
  // `unit | 0x20` is the small letter for exactly two units: that letter and its capital.
  switch (first | 0x20) {
    case 0x73: // s
    case 0x74: // t
    case 0x6d: // m
    case 0x64: // d
      return start + 2;
    case 0x72: // re
    case 0x76: // ve
      return start + 2 < text.length && (text.charCodeAt(start + 2) | 0x20) === 0x65 ? start + 3 : start;
    case 0x6c: // ll
      return start + 2 < text.length && (text.charCodeAt(start + 2) | 0x20) === 0x6c ? start + 3 : start;
    default:
      return first === 0x17f ? start + 2 : start;
  }
}

/** `\p{N}{1,most}` */
export function afterNumber(text: string, start: number, classes: Uint8Array, most: number): number {
  let end = start;
  for (let digits = 0; digits < most && end < text.length; digits++) {
    const codePoint = codePointAt(text, end);
    if (((classes[codePoint] as number) & NUMBER) === 0) break;
    end += unitsOf(codePoint);
  }
  return end === start ? 0 : end;
}

/** `[^\r\n\p{L}\p{N}]?\p{L}+` */
export function afterWord(text: string, start: number, classes: Uint8Array): number {
  const first = codePointAt(text, start);
  const kind = classes[first] as number;
  const word = (kind & (LETTER | NUMBER | LINE_END)) === 0 ? start + unitsOf(first) : start;
  const end = whileAny(text, word, classes, LETTER);
  return end === word ? 0 : end;
}

/** ` ?[^\s\p{L}\p{N}]+` */
export function afterSymbols(text: string, start: number, classes: Uint8Array): number {
  const symbols = text.charCodeAt(start) === 0x20 ? start + 1 : start;
  const end = whileNone(text, symbols, classes, SPACE | LETTER | NUMBER);
  return end === symbols ? 0 : end;
}

/** `[\r\n]*` at `start`, or `[\r\n/]*`. */
export function afterLineEnds(text: string, start: number, slash: boolean): number {
  let end = start;
  while (end < text.length) {
    const unit = text.charCodeAt(end);
    if (unit !== 0x0a && unit !== 0x0d && !(slash && unit === 0x2f)) break;
    end++;
  }
  return end;
}

/**
 * `\s*[\r\n]+|\s+(?!\S)|\s+`, or only the last two of them. In closed form, for a run of white space: up to and with
 * its last line end (`lines`); without one, all of it at the end of the text, else all but its last character, which
 * may belong to the next piece; and a single one alone.
 */
export function afterSpace(text: string, start: number, classes: Uint8Array, lines: boolean): number {
  let end = start;
  let afterLine = 0;
  while (end < text.length) {
    const unit = text.charCodeAt(end);
    if (((classes[unit] as number) & SPACE) === 0) break;
    end++;
    if (unit === 0x0a || unit === 0x0d) afterLine = end;
  }
  if (end === start) return 0;
  if (lines && afterLine !== 0) return afterLine;
  return end === text.length || end === start + 1 ? end : end - 1;
}
