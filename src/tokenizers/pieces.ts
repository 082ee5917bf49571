/**
 * Text → number of tokens: split into pieces, look each piece up whole, and merge what is not a token itself. Most
 * pieces of ordinary text are tokens, and most of the others come again; so a cache of piece → count saves nearly
 * all merging.
 */
import { createMerge, type MergeUnit } from './merge.js';
import type { Scanner } from './scanners/parts.js';
import { characterClasses } from './unicode.js';
import { HASH_BASE, imul, spread, type Vocabulary } from './vocabulary.js';

export interface PieceCounter {
  /** Tokens of a whole text. */
  readonly count: (text: string) => number;
  /** Calls `visit` for each piece of the text, in order, with its tokens. */
  readonly visit: (text: string, visit: (start: number, end: number, tokens: number) => void) => void;
  /** Ranks of the tokens of a text: for tests, which compare them with the reference. */
  readonly encode: (text: string) => number[];
}

export function createPieceCounter(
  vocabulary: Vocabulary,
  scanner: Scanner,
  unit: MergeUnit = 'byte',
): PieceCounter {
  const classes = characterClasses();
  const merge = createMerge(vocabulary, unit);
  const cache = createPieceCache();
  let bytes = new Uint8Array(1024);
  let length = 0;
  let hash = 0;

  /** Writes text[start, end) as UTF-8 into `bytes`, and its length and hash with it. */
  function write(text: string, start: number, end: number): void {
    if (bytes.length < 3 * (end - start)) bytes = new Uint8Array(3 * (end - start));
    const out = bytes;
    let at = 0;
    let h = 0;
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0x80) {
        out[at++] = unit;
        h = (imul(h, HASH_BASE) + unit + 1) | 0;
        continue;
      }
      const from = at;
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
        for (let k = from; k < at; k++) h = (imul(h, HASH_BASE) + (out[k] as number) + 1) | 0;
        continue;
      }
      out[at++] = 0x80 | (unit & 0x3f);
      for (let k = from; k < at; k++) h = (imul(h, HASH_BASE) + (out[k] as number) + 1) | 0;
    }
    length = at;
    hash = h;
  }

  function countPiece(text: string, start: number, end: number): number {
    write(text, start, end);
    if (length <= vocabulary.longest && vocabulary.rank(bytes, 0, length, hash) >= 0) return 1;
    const known = cache.get(bytes, length, hash);
    if (known !== 0) return known;
    const tokens = merge(bytes, length);
    cache.set(bytes, length, hash, tokens);
    return tokens;
  }

  return {
    count(text) {
      let tokens = 0;
      for (let start = 0; start < text.length;) {
        const end = scanner(text, start, classes);
        tokens += countPiece(text, start, end);
        start = end;
      }
      return tokens;
    },
    visit(text, visit) {
      for (let start = 0; start < text.length;) {
        const end = scanner(text, start, classes);
        visit(start, end, countPiece(text, start, end));
        start = end;
      }
    },
    encode(text) {
      const ranks: number[] = [];
      for (let start = 0; start < text.length;) {
        const end = scanner(text, start, classes);
        write(text, start, end);
        const whole = length <= vocabulary.longest ? vocabulary.rank(bytes, 0, length, hash) : -1;
        if (whole >= 0) ranks.push(whole);
        else merge(bytes, length, ranks);
        start = end;
      }
      return ranks;
    },
  };
}

interface PieceCache {
  /** Tokens of a piece, or 0 when it is not in the cache. */
  get(bytes: Uint8Array, length: number, hash: number): number;
  set(bytes: Uint8Array, length: number, hash: number, tokens: number): void;
}

const CACHE_SLOTS = 1 << 16;
const CACHE_BYTES = 1 << 21;
/** Longer pieces hardly ever come again. */
const CACHED_PIECE_BYTES = 255;

/**
 * Pieces by their bytes, in one store of fixed size: [length, tokens, bytes …] one after the other, found by an
 * open-addressing table. When either is full, all is forgotten. Keys are no strings on purpose: a slice of a text
 * keeps the whole text in memory.
 */
function createPieceCache(): PieceCache {
  const slots = new Int32Array(CACHE_SLOTS);
  const store = new Uint8Array(CACHE_BYTES);
  const mask = CACHE_SLOTS - 1;
  let used = 1;
  let entries = 0;
  return {
    get(bytes, length, hash) {
      if (length > CACHED_PIECE_BYTES) return 0;
      for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
        let at = slots[slot] as number;
        if (at === 0) return 0;
        if (store[at] !== length) continue;
        const tokens = store[at + 1] as number;
        at += 2;
        let i = 0;
        while (i < length && store[at + i] === bytes[i]) i++;
        if (i === length) return tokens;
      }
    },
    set(bytes, length, hash, tokens) {
      if (length > CACHED_PIECE_BYTES) return;
      if (entries > CACHE_SLOTS / 2 || used + length + 2 > CACHE_BYTES) {
        slots.fill(0);
        used = 1;
        entries = 0;
      }
      let slot = spread(hash) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = used;
      store[used] = length;
      store[used + 1] = tokens;
      store.set(bytes.subarray(0, length), used + 2);
      used += length + 2;
      entries++;
    },
  };
}
