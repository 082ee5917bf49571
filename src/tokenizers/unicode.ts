/**
 * Which characters are letters, marks, numbers and so on, from a table frozen at the Unicode version of the
 * reference (the regular expression engine inside tiktoken). JavaScript's own `\p{L}` follows the version of the
 * running Node, and its `\s` differs from Unicode's White_Space (it has U+FEFF and lacks U+0085), so neither is used.
 */
import { brotliDecompressSync } from 'node:zlib';
import { readTable } from '../tables/open.js';

/** Lu and Lt. */
export const UPPER = 1;
/** Ll. */
export const LOWER = 2;
/** Lm and Lo: letters without case, among them Han, Kana, Hangul and Arabic. */
export const CASELESS = 4;
/** M: what combines with the character before. */
export const MARK = 8;
/** N. */
export const NUMBER = 16;
/** White_Space, line ends included. All of them are below U+10000. */
export const SPACE = 32;
/** P and S. */
export const SYMBOL = 64;
/** Carriage return and line feed only. */
export const LINE_END = 128;

export const LETTER = UPPER | LOWER | CASELESS;

/** Values of the script table; 0 is any other script. */
export const LATIN = 1;
export const HAN = 2;
/** Hiragana and Katakana. */
export const KANA = 3;
export const HANGUL = 4;
export const CYRILLIC = 5;
export const GREEK = 6;
export const ARABIC = 7;
export const HEBREW = 8;
/** Devanagari, Bengali, Tamil, Telugu, Kannada, Malayalam, Gujarati, Gurmukhi, Sinhala and Oriya. */
export const INDIC = 9;
/** Thai, Lao, Khmer and Myanmar. */
export const SOUTHEAST_ASIAN = 10;

const loaded = new Map<string, Uint8Array>();

/** Class flags by code point; read once, 1.1 MB in memory. */
export function characterClasses(): Uint8Array {
  return byCodePoint('unicode-classes.br');
}

/** Script by code point; only the estimates need it. */
export function characterScripts(): Uint8Array {
  return byCodePoint('unicode-scripts.br');
}

/** A table of runs from U+0000 up: length (LEB128), value (one byte). */
function byCodePoint(table: string): Uint8Array {
  const known = loaded.get(table);
  if (known !== undefined) return known;
  const packed = brotliDecompressSync(readTable(table));
  const values = new Uint8Array(0x110000);
  let codePoint = 0;
  for (let at = 0; at < packed.length;) {
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = packed.readUInt8(at++);
      length |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    values.fill(packed.readUInt8(at++), codePoint, codePoint + length);
    codePoint += length;
  }
  loaded.set(table, values);
  return values;
}

/**
 * The code point at `index`. Half a surrogate pair reads as U+FFFD, as it does when the string is written as UTF-8:
 * that is what reaches a provider, and the reference.
 */
export function codePointAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if ((unit & 0xf800) !== 0xd800) return unit;
  if (unit < 0xdc00 && index + 1 < text.length) {
    const next = text.charCodeAt(index + 1);
    if ((next & 0xfc00) === 0xdc00) return ((unit & 0x3ff) << 10) + (next & 0x3ff) + 0x10000;
  }
  return 0xfffd;
}

/** UTF-16 units of a code point. */
export function unitsOf(codePoint: number): number {
  return codePoint > 0xffff ? 2 : 1;
}
