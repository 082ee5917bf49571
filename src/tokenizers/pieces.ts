/**
 * Text → number of tokens: split into pieces, count each piece. Most pieces of ordinary text come again, so their counts are kept
 * (memo.ts). A text of ASCII only, as most prompts are, is turned into bytes once and split there; any other is split as it is,
 * and each piece turned into bytes by itself.
 */
import { BYTES_READ, LONGEST_KEPT, createMemo } from './memo.js';
import { asciiScannerOf } from './scanners/ascii.js';
import type { Scanner } from './scanners/parts.js';
import { characterClasses } from './unicode.js';
import type { Vocabulary } from './vocabulary.js';

export interface PieceCounter {
  /** Tokens of a whole text. */
  readonly count: (text: string) => number;
  /** Calls `visit` for each piece of the text, in order, with its tokens. */
  readonly visit: (text: string, visit: (start: number, end: number, tokens: number) => void) => void;
  /** Ranks of the tokens of a text: for tests, which compare them with the reference. */
  readonly encode: (text: string) => number[];
}

/** A larger buffer is given back after the text that needed it. */
const KEPT_BUFFER = 1 << 20;

export function createPieceCounter(vocabulary: Vocabulary, scanner: Scanner): PieceCounter {
  const memo = createMemo((bytes, start, end) => vocabulary.count(bytes, start, end));
  const afterAscii = asciiScannerOf(scanner);
  let bytes = Buffer.alloc(1 << 12);
  let view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

  function resize(length: number): void {
    bytes = Buffer.alloc(length);
    view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** Writes a text of ASCII into `bytes` with an end mark after it; false for any other text. */
  function writeAscii(text: string): boolean {
    const { length } = text;
    if (bytes.length < length + BYTES_READ) resize(length + BYTES_READ + (length >> 1));
    // Any other character takes more bytes than units, and there is room for one byte more.
    if (bytes.write(text, 0, length + BYTES_READ, 'utf8') !== length) return false;
    bytes[length] = 0xff;
    return true;
  }

  /** Writes text[start, end) into `bytes` and returns its length there. */
  function write(text: string, start: number, end: number): number {
    if (bytes.length < 3 * (end - start) + BYTES_READ) resize(3 * (end - start) + BYTES_READ);
    const out: Uint8Array = bytes;
    let at = 0;
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0x80) {
        out[at++] = unit;
        continue;
      }
      if (unit < 0x800) {
        out[at++] = 0xc0 | (unit >> 6);
      } else {
        let codePoint = unit;
        if ((unit & 0xf800) === 0xd800) {
          const low = i + 1 < end ? text.charCodeAt(i + 1) : 0;
          if (unit < 0xdc00 && (low & 0xfc00) === 0xdc00) {
            codePoint = ((unit & 0x3ff) << 10) + (low & 0x3ff) + 0x10000;
            i++;
          } else {
            codePoint = 0xfffd;
          }
        }
        if (codePoint > 0xffff) {
          out[at++] = 0xf0 | (codePoint >> 18);
          out[at++] = 0x80 | ((codePoint >> 12) & 0x3f);
        } else {
          out[at++] = 0xe0 | (codePoint >> 12);
        }
        out[at++] = 0x80 | ((codePoint >> 6) & 0x3f);
        out[at++] = 0x80 | (codePoint & 0x3f);
        continue;
      }
      out[at++] = 0x80 | (unit & 0x3f);
    }
    return at;
  }

  function countBytes(start: number, length: number): number {
    return length <= LONGEST_KEPT
      ? memo.count(view, bytes, start, length)
      : vocabulary.count(bytes, start, start + length);
  }

  /** Takes each piece text[start, end), which is `length` bytes at `at` while it is taken. */
  function walk(text: string, take: (start: number, end: number, at: number, length: number) => void): void {
    const { length } = text;
    if (afterAscii !== null && writeAscii(text)) {
      for (let start = 0; start < length;) {
        const end = afterAscii(bytes, start, length);
        take(start, end, start, end - start);
        start = end;
      }
    } else {
      const classes = characterClasses();
      for (let start = 0; start < length;) {
        const end = scanner(text, start, classes);
        take(start, end, 0, write(text, start, end));
        start = end;
      }
    }
    if (bytes.length > KEPT_BUFFER) resize(1 << 12);
  }

  return {
    count(text) {
      let tokens = 0;
      walk(text, (_start, _end, at, length) => {
        tokens += countBytes(at, length);
      });
      return tokens;
    },
    visit(text, found) {
      walk(text, (start, end, at, length) => {
        found(start, end, countBytes(at, length));
      });
    },
    encode(text) {
      const ranks: number[] = [];
      walk(text, (_start, _end, at, length) => {
        vocabulary.encode(bytes, at, at + length, ranks);
      });
      return ranks;
    },
  };
}
