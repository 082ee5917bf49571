/**
 * A byte-pair vocabulary: byte sequences in the order of their rank. Asked millions of times per megabyte of text,
 * so it is one open-addressing hash table over the bytes themselves: no strings, no Map, nothing allocated per
 * question, and ready within some 30 ms of reading the pack.
 */
import { brotliDecompressSync } from 'node:zlib';
import { readTable } from '../tables/open.js';

/** 32-bit multiplication. Looked up once: in a sandboxed context (tests) a global is slow to reach. */
export const { imul } = Math;

export interface Vocabulary {
  /** Length of the longest token in bytes; anything longer is in no vocabulary. */
  readonly longest: number;
  /** Rank of the token that has exactly `bytes[start, end)`, or -1. `hash` is `hashOf` those bytes. */
  readonly rank: (bytes: Uint8Array, start: number, end: number, hash: number) => number;
  /** Ranks of all two-byte tokens by `first * 256 + second`, -1 where there is none. */
  readonly pairs: Int32Array;
}

/** Multiplier of the polynomial hash; `h(bytes + b) = h(bytes) * HASH_BASE + b + 1`, modulo 2^32. */
export const HASH_BASE = 0x01000193;

/** Hash of a byte sequence. Polynomial, so that `merge.ts` gets the hash of any part of a piece in constant time. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = (imul(hash, HASH_BASE) + (bytes[i] as number) + 1) | 0;
  return hash;
}

/** The low bits of a polynomial hash depend on the last bytes only; this spreads all of them. */
export function spread(hash: number): number {
  const mixed = imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

/**
 * Reads a pack of scripts/build-vocabularies.mjs: number of ranks (u32), number of bytes (u32), the length of each
 * token (u8, 0 for a rank without a token), then all tokens one after the other.
 */
export function openVocabulary(table: string): Vocabulary {
  const pack = brotliDecompressSync(readTable(table));
  const ranks = pack.readUInt32LE(0);
  const lengths = new Uint8Array(pack.buffer, pack.byteOffset + 8, ranks);
  const tokens = new Uint8Array(pack.buffer, pack.byteOffset + 8 + ranks, pack.readUInt32LE(4));

  // A slot holds rank + 1 in its low 19 bits (0 is empty) and 13 bits of the hash above, which settle nearly every
  // comparison without looking at the bytes. Twice as many slots as tokens, or more: a search ends soon.
  let size = 1 << 10;
  while (size < ranks * 2) size <<= 1;
  const slots = new Int32Array(size);
  const offsets = new Int32Array(ranks);
  const pairs = new Int32Array(0x10000).fill(-1);
  const mask = size - 1;
  let longest = 0;
  for (let rank = 0, offset = 0; rank < ranks; rank++) {
    const length = lengths[rank] as number;
    offsets[rank] = offset;
    if (length === 0) continue;
    const mixed = spread(hashOf(tokens, offset, offset + length));
    let slot = mixed & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = (mixed & 0xfff80000) | (rank + 1);
    if (length === 2) pairs[((tokens[offset] as number) << 8) | (tokens[offset + 1] as number)] = rank;
    if (length > longest) longest = length;
    offset += length;
  }

  function rank(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mixed = spread(hash);
    for (let slot = mixed & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] as number;
      if (entry === 0) return -1;
      if (((entry ^ mixed) & 0xfff80000) !== 0) continue;
      const found = (entry & 0x7ffff) - 1;
      if (lengths[found] !== end - start) continue;
      let at = offsets[found] as number;
      let i = start;
      while (i < end && tokens[at] === bytes[i]) {
        at++;
        i++;
      }
      if (i === end) return found;
    }
  }

  return { longest, rank, pairs };
}
