/** A binary heap of numbers in an array, the smallest first, and the limits of the merges that use it. */

/** Up to this many bytes the scan over all pairs is faster than the heap (measured with `npm run bench`). */
export const SHORT_BYTES = 160;
/** Greater than any rank. */
export const NEVER = 0x7fffffff;
/** A heap key is rank × 2^26 + position: ordered by rank, then from left to right. Ranks stay below 2^19. */
export const POSITIONS = 0x4000000;

/** Puts a key into the heap, whose last place `from` is free. */
export function siftUp(heap: Float64Array, from: number, key: number): void {
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

/** Moves the key at `from` down to where both below it are larger. */
export function siftDown(heap: Float64Array, size: number, from: number): void {
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
