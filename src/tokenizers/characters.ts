/**
 * The vocabulary of SentencePiece models, which merge characters and not bytes, and whose symbols are tokens that no merge makes.
 * So tokens are found by their bytes, not by their halves. The rule is the one of merge.ts: the pair with the lowest rank
 * first, the leftmost among equals, in a heap where a piece is long. The two loops are apart for speed: neither calls a function
 * that it is given for each pair.
 */
import { brotliDecompressSync } from 'node:zlib';
import { readTable } from '../tables/open.js';
import { NEVER, POSITIONS, SHORT_BYTES, siftDown, siftUp } from './heap.js';
import type { Vocabulary } from './vocabulary.js';

/** 32-bit multiplication. Looked up once: in a sandboxed context (tests) a global is slow to reach. */
const { imul } = Math;

/** Number of tokens of the piece `bytes[0, length)`; their ranks are appended to `ranks` if given. */
type Merge = (bytes: Uint8Array, length: number, ranks?: number[]) => number;

/** The vocabulary of a pack, by the name of its file. */
export function openCharacterVocabulary(table: string): Vocabulary {
  const tokens = openTokens(table);
  const merge = createMerge(tokens);
  const whole = (bytes: Uint8Array): number =>
    bytes.length <= tokens.longest ? tokens.rank(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length)) : -1;
  return {
    count(bytes, start, end) {
      const piece = bytes.subarray(start, end);
      return whole(piece) >= 0 ? 1 : merge(piece, piece.length);
    },
    encode(bytes, start, end, ranks) {
      const piece = bytes.subarray(start, end);
      const rank = whole(piece);
      if (rank >= 0) ranks.push(rank);
      else merge(piece, piece.length, ranks);
    },
  };
}

/** All tokens by their bytes. */
interface Tokens {
  /** Length of the longest token in bytes; anything longer is in no vocabulary. */
  readonly longest: number;
  /** Rank of the token that has exactly `bytes[start, end)`, or -1. `hash` is `hashOf` those bytes. */
  readonly rank: (bytes: Uint8Array, start: number, end: number, hash: number) => number;
  /** Ranks of all two-byte tokens by `first * 256 + second`, -1 where there is none. */
  readonly pairs: Int32Array;
}

/** Multiplier of the polynomial hash; `h(bytes + b) = h(bytes) * HASH_BASE + b + 1`, modulo 2^32. */
const HASH_BASE = 0x01000193;

/** Hash of a byte sequence. Polynomial, so that the merge below gets the hash of any part of a piece in constant time. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = (imul(hash, HASH_BASE) + (bytes[i] as number) + 1) | 0;
  return hash;
}

/** The low bits of a polynomial hash depend on the last bytes only; this spreads all of them. */
function spread(hash: number): number {
  const mixed = imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

/**
 * Reads a pack of scripts/build-vocabularies.mjs, one open-addressing hash table over the bytes: number of ranks (u32), number of bytes (u32), the length of each
 * token (u8, 0 for a rank without a token), then all tokens one after the other.
 */
function openTokens(table: string): Tokens {
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

function createMerge({ longest, pairs, rank }: Tokens): Merge {
  const powers = new Int32Array(longest + 1);
  powers[0] = 1;
  for (let i = 1; i <= longest; i++) powers[i] = imul(powers[i - 1] as number, HASH_BASE);

  /** prefixes[i] is the hash of the piece's first i bytes; it gives the hash of any part by one multiplication. */
  let prefixes = new Int32Array(SHORT_BYTES + 1);
  const starts = new Int32Array(SHORT_BYTES + 1);
  const pairRanks = new Int32Array(SHORT_BYTES + 1);

  /** Rank of bytes[start, end), or NEVER. */
  function rankOfPart(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (length > longest) return NEVER;
    if (length === 2) {
      const pair = pairs[((bytes[start] as number) << 8) | (bytes[start + 1] as number)] as number;
      return pair < 0 ? NEVER : pair;
    }
    const hash = ((prefixes[end] as number) - imul(prefixes[start] as number, powers[length] as number)) | 0;
    const found = rank(bytes, start, end, hash);
    return found < 0 ? NEVER : found;
  }

  function hashPrefixes(bytes: Uint8Array, length: number): void {
    if (prefixes.length <= length) prefixes = new Int32Array(length + 1);
    let hash = 0;
    for (let i = 0; i < length; i++) {
      hash = (imul(hash, HASH_BASE) + (bytes[i] as number) + 1) | 0;
      prefixes[i + 1] = hash;
    }
  }

  /** End of the part that begins at `start` before any merge. */
  function endOfUnit(bytes: Uint8Array, length: number, start: number): number {
    let end = start + 1;
    while (end < length && ((bytes[end] as number) & 0xc0) === 0x80) end++;
    return end;
  }

  /** starts[i] is where part i begins, pairRanks[i] the rank of parts i and i + 1 together. */
  function mergeShort(bytes: Uint8Array, length: number): number {
    let parts = 0;
    for (let start = 0; start < length; start = endOfUnit(bytes, length, start)) starts[parts++] = start;
    starts[parts] = length;
    for (let i = 0; i + 1 < parts; i++) {
      pairRanks[i] = rankOfPart(bytes, starts[i] as number, starts[i + 2] as number);
    }
    for (;;) {
      let lowest = NEVER;
      let at = 0;
      for (let i = 0; i + 1 < parts; i++) {
        const candidate = pairRanks[i] as number;
        if (candidate < lowest) {
          lowest = candidate;
          at = i;
        }
      }
      if (lowest === NEVER) return parts;
      parts--;
      for (let i = at + 1; i < parts; i++) {
        starts[i] = starts[i + 1] as number;
        pairRanks[i] = pairRanks[i + 1] as number;
      }
      starts[parts] = length;
      if (at + 1 < parts) {
        pairRanks[at] = rankOfPart(bytes, starts[at] as number, starts[at + 2] as number);
      }
      if (at > 0) {
        pairRanks[at - 1] = rankOfPart(bytes, starts[at - 1] as number, starts[at + 1] as number);
      }
    }
  }

  /**
   * Parts as a linked list over byte positions, the ranks of their pairs in a binary heap. A merge changes at most
   * two other pairs; their old keys stay in the heap and are passed over when they come up (`pairRank` no longer
   * agrees). Every merge takes one key out and puts at most two in, so the heap never holds more than 2n keys.
   */
  function mergeLong(bytes: Uint8Array, length: number): Int32Array {
    const next = new Int32Array(length);
    const previous = new Int32Array(length);
    const pairRank = new Int32Array(length);
    const heap = new Float64Array(2 * length);
    let size = 0;
    for (let start = 0, before = -1; start < length; before = start, start = next[start] as number) {
      const end = endOfUnit(bytes, length, start);
      next[start] = end;
      previous[start] = before;
      const found = end < length ? rankOfPart(bytes, start, endOfUnit(bytes, length, end)) : NEVER;
      pairRank[start] = found;
      if (found !== NEVER) heap[size++] = found * POSITIONS + start;
    }
    for (let i = (size >> 1) - 1; i >= 0; i--) siftDown(heap, size, i);

    const setPair = (start: number, end: number): void => {
      const found = rankOfPart(bytes, start, end);
      pairRank[start] = found;
      if (found !== NEVER) siftUp(heap, size++, found * POSITIONS + start);
    };
    while (size > 0) {
      const key = heap[0] as number;
      size--;
      if (size > 0) {
        heap[0] = heap[size] as number;
        siftDown(heap, size, 0);
      }
      const left = key % POSITIONS;
      if (pairRank[left] !== (key - left) / POSITIONS) continue;
      const right = next[left] as number;
      const after = next[right] as number;
      next[left] = after;
      pairRank[right] = NEVER;
      if (after < length) {
        previous[after] = left;
        setPair(left, next[after] as number);
      } else {
        pairRank[left] = NEVER;
      }
      const before = previous[left] as number;
      if (before >= 0) setPair(before, after);
    }
    return next;
  }

  /**
   * Tokens of the part bytes[start, end): one, except for a character that is not in the vocabulary, whose bytes
   * are tokens of their own ("byte fallback").
   */
  function tokensOfPart(bytes: Uint8Array, start: number, end: number, ranks: number[] | undefined): number {
    const found = rankOfPart(bytes, start, end);
    if (found !== NEVER) {
      ranks?.push(found);
      return 1;
    }
    for (let i = start; i < end; i++) ranks?.push(-1 - (bytes[i] as number));
    return end - start;
  }

  return (bytes, length, ranks) => {
    hashPrefixes(bytes, length);
    let tokens = 0;
    if (length <= SHORT_BYTES) {
      const parts = mergeShort(bytes, length);
      for (let i = 0; i < parts; i++) {
        tokens += tokensOfPart(bytes, starts[i] as number, starts[i + 1] as number, ranks);
      }
      return tokens;
    }
    const next = mergeLong(bytes, length);
    for (let start = 0; start < length; start = next[start] as number) {
      tokens += tokensOfPart(bytes, start, next[start] as number, ranks);
    }
    if (prefixes.length > 1 << 20) prefixes = new Int32Array(SHORT_BYTES + 1);
    return tokens;
  };
}
