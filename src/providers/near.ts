import { keyOf } from './names.js';
import type { RateTable } from './table.js';

/** Names of the table that are at most a few letters away, nearest first, at most three. */
export function nearest(table: RateTable, name: string, vendor?: string): string[] {
  const wanted = keyOf(name.split('/').at(-1) ?? name).slice(0, 80);
  if (wanted.length < 4) return [];
  const most = Math.min(3, Math.floor(wanted.length / 4));
  const found: { id: string; distance: number }[] = [];
  for (const row of table.rows) {
    if (
      vendor !== undefined ? row.vendor !== vendor : (table.vendors.get(row.vendor)?.order ?? null) === null
    )
      continue;
    const key = keyOf(row.name);
    if (Math.abs(key.length - wanted.length) > most) continue;
    const distance = distanceUpTo(wanted, key, most);
    if (distance <= most) found.push({ id: `${row.vendor}/${row.name}`, distance });
  }
  found.sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1));
  return found.slice(0, 3).map(({ id }) => id);
}

/** Edits (insert, delete, replace) from one to the other; anything above `most` is `most + 1`. */
function distanceUpTo(a: string, b: string, most: number): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const value = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return most + 1;
    above = row;
  }
  return above[b.length] ?? most + 1;
}
