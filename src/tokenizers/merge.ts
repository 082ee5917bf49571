/**
 * Byte-pair merging of one piece: as long as two neighbors make a token, the pair with the lowest rank becomes one, the leftmost
 * first among equals. The result is that of openai/tiktoken's `_byte_pair_merge` (src/lib.rs), which looks at all pairs again
 * after each merge; on a piece of n bytes that is n², and one long line without a space stops a program. Here only short pieces
 * are done that way, where it is fastest; long ones keep their pairs in a heap, which is n·log n for any input.
 */
import { NEVER, POSITIONS, SHORT_BYTES, siftDown, siftUp } from './heap.js';
import type { Rows } from './rows.js';
import type { Vocabulary } from './vocabulary.js';

const { imul } = Math;

export function createMerge({ bytes: rankOfByte, row, right, token, high }: Rows): Vocabulary {
  /** Ranks of the parts of a short piece, and of each with its right neighbor. */
  const parts = new Int32Array(SHORT_BYTES + 1);
  const pairs = new Int32Array(SHORT_BYTES + 1);

  /** Rank of the token that two neighbors make, or NEVER. */
  function rankOfPair(one: number, other: number): number {
    const place = row[one] as number;
    if (place === 0) return NEVER;
    const first = place >>> 4;
    const mask = (1 << (place & 15)) - 1;
    const low = other & 0xffff;
    const upper = other >>> 16;
    let at = (imul(other, 0x9e3779b1) >>> 16) & mask;
    // A row is searched once around at most: a row of one token has no empty slot.
    for (let left = mask; left >= 0; left--) {
      const slot = first + at;
      const bits = high[slot] as number;
      const found = token[slot] as number;
      if ((found | bits) === 0) return NEVER;
      if (right[slot] === low && (bits & 3) === upper) return found | ((bits >> 2) << 16);
      at = (at + 1) & mask;
    }
    return NEVER;
  }

  function mergeShort(bytes: Uint8Array, start: number, length: number): number {
    for (let i = 0; i < length; i++) parts[i] = rankOfByte[bytes[start + i] as number] as number;
    let count = length;
    for (let i = 1; i < count; i++) pairs[i - 1] = rankOfPair(parts[i - 1] as number, parts[i] as number);
    for (;;) {
      let lowest = NEVER;
      let at = 0;
      for (let i = 0; i + 1 < count; i++) {
        const candidate = pairs[i] as number;
        if (candidate < lowest) {
          lowest = candidate;
          at = i;
        }
      }
      if (lowest === NEVER) return count;
      count--;
      parts[at] = lowest;
      for (let i = at + 1; i < count; i++) {
        parts[i] = parts[i + 1] as number;
        pairs[i] = pairs[i + 1] as number;
      }
      if (at + 1 < count) pairs[at] = rankOfPair(lowest, parts[at + 1] as number);
      if (at > 0) pairs[at - 1] = rankOfPair(parts[at - 1] as number, lowest);
    }
  }

  /**
   * Parts as a linked list over byte positions, the ranks of their pairs in a binary heap. A merge changes at most two other
   * pairs; their old keys stay in the heap and are passed over when they come up (`pair` no longer agrees). Every merge takes
   * one key out and puts at most two in, so the heap never holds more than 2n keys.
   */
  function mergeLong(bytes: Uint8Array, start: number, length: number, ranks: number[] | null): number {
    const part = new Int32Array(length);
    const next = new Int32Array(length);
    const previous = new Int32Array(length);
    const pair = new Int32Array(length).fill(NEVER);
    const heap = new Float64Array(2 * length);
    let size = 0;
    for (let i = 0; i < length; i++) {
      part[i] = rankOfByte[bytes[start + i] as number] as number;
      next[i] = i + 1;
      previous[i] = i - 1;
      if (i === 0) continue;
      const found = rankOfPair(part[i - 1] as number, part[i] as number);
      pair[i - 1] = found;
      if (found !== NEVER) heap[size++] = found * POSITIONS + i - 1;
    }
    for (let i = (size >> 1) - 1; i >= 0; i--) siftDown(heap, size, i);

    const setPair = (left: number, found: number): void => {
      pair[left] = found;
      if (found !== NEVER) siftUp(heap, size++, found * POSITIONS + left);
    };
    let count = length;
    while (size > 0) {
      const key = heap[0] as number;
      size--;
      if (size > 0) {
        heap[0] = heap[size] as number;
        siftDown(heap, size, 0);
      }
      const left = key % POSITIONS;
      const merged = (key - left) / POSITIONS;
      if (pair[left] !== merged) continue;
      const gone = next[left] as number;
      const after = next[gone] as number;
      count--;
      part[left] = merged;
      next[left] = after;
      pair[gone] = NEVER;
      if (after < length) {
        previous[after] = left;
        setPair(left, rankOfPair(merged, part[after] as number));
      } else {
        pair[left] = NEVER;
      }
      const before = previous[left] as number;
      if (before >= 0) setPair(before, rankOfPair(part[before] as number, merged));
    }
    if (ranks !== null) for (let i = 0; i < length; i = next[i] as number) ranks.push(part[i] as number);
    return count;
  }

  return {
    count(bytes, start, end) {
      const length = end - start;
      return length <= SHORT_BYTES ? mergeShort(bytes, start, length) : mergeLong(bytes, start, length, null);
    },
    encode(bytes, start, end, ranks) {
      const length = end - start;
      if (length > SHORT_BYTES) {
        mergeLong(bytes, start, length, ranks);
        return;
      }
      const count = mergeShort(bytes, start, length);
      for (let i = 0; i < count; i++) ranks.push(parts[i] as number);
    },
  };
}
