/**
 * Byte-pair merging of one piece: as long as two neighbours together are a token, the pair with the lowest rank
 * becomes one, the leftmost first among equals. The result is that of openai/tiktoken's `_byte_pair_merge`
 * (src/lib.rs), which looks at all pairs again after each merge; on a piece of n bytes that is n², and one long line
 * without a space stops a program. Here only short pieces are done that way, where it is fastest; long ones keep
 * their pairs in a heap, which is n·log n for any input.
 */
import { HASH_BASE, imul, type Vocabulary } from './vocabulary.js';

/** Up to this many bytes the scan over all pairs is faster than the heap (measured with `npm run bench`). */
const SHORT_BYTES = 160;
/** Greater than any rank. */
const NEVER = 0x7fffffff;
/** A heap key is rank × 2^26 + position: ordered by rank, then from left to right. Ranks stay below 2^19. */
const POSITIONS = 0x4000000;

/**
 * Number of tokens of the piece `bytes[0, length)`, 1 or more. The ranks of the tokens are appended to `ranks` if
 * given; a byte of a character that has no token is -1 - byte.
 */
export type Merge = (bytes: Uint8Array, length: number, ranks?: number[]) => number;

/** What a piece is before the first merge: a token for each byte (OpenAI and most others), or for each character (SentencePiece). */
export type MergeUnit = 'byte' | 'character';

export function createMerge(vocabulary: Vocabulary, unit: MergeUnit): Merge {
  const { longest, pairs, rank } = vocabulary;
  const byCharacter = unit === 'character';
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
    if (byCharacter) while (end < length && ((bytes[end] as number) & 0xc0) === 0x80) end++;
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
    if (!byCharacter && ranks === undefined) return 1;
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
      if (!byCharacter && ranks === undefined) return parts;
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

function siftUp(heap: Float64Array, from: number, key: number): void {
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const parentKey = heap[parent] as number;
    if (parentKey <= key) break;
    heap[at] = parentKey;
    at = parent;
  }
  heap[at] = key;
}

function siftDown(heap: Float64Array, size: number, from: number): void {
  const key = heap[from] as number;
  let at = from;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && (heap[child + 1] as number) < (heap[child] as number)) child++;
    const childKey = heap[child] as number;
    if (childKey >= key) break;
    heap[at] = childKey;
    at = child;
  }
  heap[at] = key;
}
