import type { Place } from '../../../core/prompt.js';
import { literal } from '../strings.js';
import type { Item, Value } from '../values.js';

/*
 * Lists and their items.
 */

export const maxItems = 400;

export function listOf(items: readonly Item[], place: Place): Value {
  const found: Item[] = [];
  for (const item of items) {
    if (found.length >= maxItems) {
      // What comes after is sent as well.
      found.push(itemOf({ kind: 'unknown', source: 'more items', type: null, place }));
      break;
    }
    if (item.spread && item.value.kind === 'list' && item.loop === null) {
      for (const inner of item.value.items)
        found.push(item.on === null ? inner : { ...inner, on: inner.on ?? item.on });
    } else found.push(item);
  }
  return { kind: 'list', items: found, place };
}

export function itemOf(value: Value): Item {
  return { value, spread: false, on: null, loop: null };
}

/** Whether an item is there once, however the program runs. */
export function isOnce({ spread, on, loop }: Item): boolean {
  return !spread && on === null && loop === null;
}

/** An item of a loop that will be written out, or a part of one. */
export function isWrittenOut(value: Value): boolean {
  if (value.kind === 'index') return isWrittenOut(value.object);
  return value.kind === 'element' && itemsOf(value.of) !== null;
}

/** Items that are known one by one, null where they are not. A dictionary goes over its keys. */
export function itemsOf(value: Value): readonly Item[] | null {
  if (value.kind === 'list') return value.items;
  if (value.kind === 'choice') return itemsOfArms(value);
  if (value.kind !== 'record' || value.rest.length > 0 || value.entries.size === 0) return null;
  return [...value.entries.keys()].map((key) => itemOf(literal(key, value.place)));
}

/** The items of lists of which one is gone over: what all hold comes always, the others under the condition. */
function itemsOfArms({ on, arms }: Extract<Value, { kind: 'choice' }>): readonly Item[] | null {
  const lists = arms.filter((arm) => arm.kind !== 'null').map(itemsOf);
  const known = lists.filter((list) => list !== null);
  if (known.length === 0 || known.length < lists.length || known.length > 8) return null;
  const found: Item[] = [];
  const values = new Set<Value>();
  known.forEach((items, arm) => {
    for (const item of items) {
      if (values.has(item.value)) continue;
      values.add(item.value);
      const always = known.every((list) => list.some(({ value }) => value === item.value));
      found.push(always || item.on !== null ? item : { ...item, on: { on, arm } });
    }
  });
  return found;
}

export function commonItems(a: readonly Item[], b: readonly Item[]): number {
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same++;
  return same;
}
