import { keyOf } from './names.js';
import type { RateTable, Row } from './table.js';

/** Keys of rows already looked at: a repository may have many names that nobody knows. */
const keys = new WeakMap<Row, string>();

/** Names of the table that are at most a few letters away, nearest first, at most three. */
export function nearest(table: RateTable, name: string, vendor?: string): string[] {
  const wanted = keyOf(name.split('/').at(-1) ?? name).slice(0, 80);
  if (wanted.length < 4) return [];
  const most = Math.min(3, Math.floor(wanted.length / 4));
  const found: { id: string; distance: number }[] = [];
  const vendors =
    vendor === undefined
      ? [...table.vendors.values()].filter(({ order }) => order !== undefined).map(({ id }) => id)
      : [vendor];
  for (const row of vendors.flatMap((id) => table.rowsOf(id))) {
    let key = keys.get(row);
    if (key === undefined) {
      key = keyOf(row.name);
      keys.set(row, key);
    }
    if (Math.abs(key.length - wanted.length) > most) continue;
    const distance = distanceUpTo(wanted, key, most);
    if (distance <= most) found.push({ id: `${row.vendor}/${row.name}`, distance });
  }
  found.sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1));
  return found.slice(0, 3).map(({ id }) => id);
}

/** Edits (insert, delete, replace, swap two neighbors) from one to the other; anything above `most` is `most + 1`. */
function distanceUpTo(a: string, b: string, most: number): number {
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const value = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? (twoAbove[j - 2] ?? 0) + 1
          : Number.POSITIVE_INFINITY,
      );
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > most && Math.min(...above) > most) return most + 1;
    twoAbove = above;
    above = row;
  }
  return above[b.length] ?? most + 1;
}
