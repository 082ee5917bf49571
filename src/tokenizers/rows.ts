/**
 * What a byte-pair vocabulary is for merging: which two tokens make which third one. Each token beyond the single bytes is made
 * of exactly two others, the ones that its own bytes come to last (scripts/build-vocabularies.mjs asserts it), and no other pair
 * of neighbors ever merges into it. So ranks are all that merging needs; the bytes of tokens follow from their halves.
 *
 * Two forms of the same table. *Halves* are small and lie in src/tables, compressed. *Rows* are halves laid out for looking up,
 * larger, and usable as they are read: scripts/tables.mjs writes them for the vocabularies that most runs open.
 */

/** Of each rank the two ranks that it is made of. */
export interface Halves {
  /** Rank of each single byte. */
  readonly bytes: Int32Array;
  /** Low 16 bits of the left half. */
  readonly left: Uint16Array;
  readonly right: Uint16Array;
  /** Bits 16 and 17 of the left half, then those of the right half in bits 4 and 5; bit 7 says that there are halves. */
  readonly high: Uint8Array;
}

/** The tokens that begin with one left half, in a small hash table of their own. */
export interface Rows {
  readonly bytes: Int32Array;
  /** By left half: where its row begins, times 16, plus the binary logarithm of the row's length; 0 for no row. */
  readonly row: Int32Array;
  /** By slot: low 16 bits of the right half, and of the token. */
  readonly right: Uint16Array;
  readonly token: Uint16Array;
  /** Bits 16 and 17 of the right half, then those of the token; a slot is empty where token and this are 0. */
  readonly high: Uint8Array;
}

const HALF_BITS = 128;
/** Slots before the first row, so that no row begins at 0. */
const FIRST_SLOT = 16;

/** Where the search for a right half begins in its row; merge.ts has the same line in its loop. */
function hashOfRight(right: number): number {
  return Math.imul(right, 0x9e3779b1) >>> 16;
}

export function layOutRows({ bytes, left, right, high }: Halves): Rows {
  const ranks = left.length;
  const row = new Int32Array(ranks);
  const leftOf = (rank: number): number => (left[rank] as number) | (((high[rank] as number) & 3) << 16);
  for (let rank = 0; rank < ranks; rank++) {
    if (((high[rank] as number) & HALF_BITS) !== 0) row[leftOf(rank)] = (row[leftOf(rank)] as number) + 1;
  }
  let slots = FIRST_SLOT;
  for (let rank = 0; rank < ranks; rank++) {
    const tokens = row[rank] as number;
    if (tokens === 0) continue;
    // A row of one token is full; a longer one has room, so that a search ends.
    const bits = tokens === 1 ? 0 : 32 - Math.clz32((tokens * 4) / 3);
    row[rank] = (slots << 4) | bits;
    slots += 1 << bits;
  }
  const rows: Rows = {
    bytes,
    row,
    right: new Uint16Array(slots),
    token: new Uint16Array(slots),
    high: new Uint8Array(slots),
  };
  for (let rank = 0; rank < ranks; rank++) {
    const bits = high[rank] as number;
    if ((bits & HALF_BITS) === 0) continue;
    const place = row[leftOf(rank)] as number;
    const mask = (1 << (place & 15)) - 1;
    const rightHigh = (bits >> 4) & 3;
    let at = hashOfRight((right[rank] as number) | (rightHigh << 16)) & mask;
    while (((rows.token[(place >>> 4) + at] as number) | (rows.high[(place >>> 4) + at] as number)) !== 0)
      at = (at + 1) & mask;
    rows.right[(place >>> 4) + at] = right[rank] as number;
    rows.token[(place >>> 4) + at] = rank;
    rows.high[(place >>> 4) + at] = rightHigh | ((rank >> 16) << 2);
  }
  return rows;
}

/** Reads the ranks of the bytes (256 × i32), all left halves (u16), all right halves (u16) and all high bits (u8). */
export function readHalves(file: Uint8Array): Halves {
  const ranks = (file.length - 1024) / 5;
  return {
    bytes: integers(file, 0, 256),
    left: shorts(file, 1024, ranks),
    right: shorts(file, 1024 + 2 * ranks, ranks),
    high: file.subarray(1024 + 4 * ranks),
  };
}

/** Numbers of ranks and of slots (i32 each), then the arrays of the rows in their order. */
export function writeRows({ bytes, row, right, token, high }: Rows): Uint8Array {
  const file = new Uint8Array(8 + 1024 + 4 * row.length + 5 * right.length);
  const view = new DataView(file.buffer);
  let at = 0;
  for (const value of [row.length, right.length, ...bytes]) {
    view.setInt32(at, value, true);
    at += 4;
  }
  for (const value of row) {
    view.setInt32(at, value, true);
    at += 4;
  }
  for (const part of [right, token]) {
    for (const value of part) {
      view.setUint16(at, value, true);
      at += 2;
    }
  }
  file.set(high, at);
  return file;
}

/** The rows in a file that `writeRows` made; they stay where they are in the file. */
export function readRows(file: Uint8Array): Rows {
  const [ranks = 0, slots = 0] = integers(file, 0, 2);
  const row = 8 + 1024;
  const right = row + 4 * ranks;
  return {
    bytes: integers(file, 8, 256),
    row: integers(file, row, ranks),
    right: shorts(file, right, slots),
    token: shorts(file, right + 2 * slots, slots),
    high: file.subarray(right + 4 * slots),
  };
}

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Little-endian integers in a file: where they are, or copied where this machine cannot read them there. */
function integers(file: Uint8Array, at: number, length: number): Int32Array {
  const from = file.byteOffset + at;
  if (isLittleEndian && from % 4 === 0) return new Int32Array(file.buffer, from, length);
  const view = new DataView(file.buffer, from);
  return Int32Array.from({ length }, (_, index) => view.getInt32(4 * index, true));
}

function shorts(file: Uint8Array, at: number, length: number): Uint16Array {
  const from = file.byteOffset + at;
  if (isLittleEndian && from % 2 === 0) return new Uint16Array(file.buffer, from, length);
  const view = new DataView(file.buffer, from);
  return Uint16Array.from({ length }, (_, index) => view.getUint16(2 * index, true));
}
