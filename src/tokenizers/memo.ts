/**
 * Token counts of pieces met before, up to 15 bytes long: nearly all of a text. A piece is its own key, its bytes and its length
 * in two or four integers, so a hit is never a mistake. A piece takes the slot of whatever was there: nothing to grow, nothing
 * to clear, and words made to meet in one slot cost a merge each and no search.
 */
const { imul } = Math;

/** Longer pieces are not kept. */
export const LONGEST_KEPT = 15;
/** A slot is read as 16 bytes from where the piece begins: so many bytes must follow it. */
export const BYTES_READ = 16;

const SHORT_BITS = 15;
const LONG_BITS = 14;
/** By number of bytes in an integer: the bits they have. */
const masks = Int32Array.of(0, 0xff, 0xffff, 0xffffff, -1);

export interface Memo {
  /** Tokens of the piece of `length` bytes (1 to 15) at `start`; counted where it was not met before. */
  count(view: DataView, bytes: Uint8Array, start: number, length: number): number;
}

export function createMemo(countAnew: (bytes: Uint8Array, start: number, end: number) => number): Memo {
  const shortKeys = new Int32Array(2 << SHORT_BITS);
  const shortTokens = new Uint8Array(1 << SHORT_BITS);
  const longKeys = new Int32Array(4 << LONG_BITS);
  const longTokens = new Uint8Array(1 << LONG_BITS);

  /** Up to 7 bytes: two integers, the length in the highest byte. */
  function countShort(view: DataView, bytes: Uint8Array, start: number, length: number): number {
    let one = view.getInt32(start, true);
    let two = length << 24;
    if (length < 4) one &= masks[length] as number;
    else two |= view.getInt32(start + 4, true) & (masks[length - 4] as number);
    const slot = imul((imul(one, 0x9e3779b1) + two) | 0, 0x85ebca6b) >>> (32 - SHORT_BITS);
    if (shortKeys[2 * slot] === one && shortKeys[2 * slot + 1] === two) return shortTokens[slot] as number;
    const tokens = countAnew(bytes, start, start + length);
    shortKeys[2 * slot] = one;
    shortKeys[2 * slot + 1] = two;
    shortTokens[slot] = tokens;
    return tokens;
  }

  function countLong(view: DataView, bytes: Uint8Array, start: number, length: number): number {
    const one = view.getInt32(start, true);
    const two = view.getInt32(start + 4, true);
    let three = view.getInt32(start + 8, true);
    let four = length << 24;
    if (length < 12) three &= masks[length - 8] as number;
    else four |= view.getInt32(start + 12, true) & (masks[length - 12] as number);
    let hash = (imul(one, 0x9e3779b1) + two) | 0;
    hash = (imul(hash ^ (hash >>> 15), 0x85ebca6b) + three) | 0;
    hash = (imul(hash ^ (hash >>> 15), 0x9e3779b1) + four) | 0;
    const slot = imul(hash, 0x85ebca6b) >>> (32 - LONG_BITS);
    const at = 4 * slot;
    if (
      longKeys[at] === one &&
      longKeys[at + 1] === two &&
      longKeys[at + 2] === three &&
      longKeys[at + 3] === four
    ) {
      return longTokens[slot] as number;
    }
    const tokens = countAnew(bytes, start, start + length);
    longKeys[at] = one;
    longKeys[at + 1] = two;
    longKeys[at + 2] = three;
    longKeys[at + 3] = four;
    longTokens[slot] = tokens;
    return tokens;
  }

  return {
    count: (view, bytes, start, length) =>
      length < 8 ? countShort(view, bytes, start, length) : countLong(view, bytes, start, length),
  };
}
