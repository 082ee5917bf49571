import type { Variable } from '../core/prompt.js';
import { asRecord, compactJson } from './json.js';

/** Items of the loops around a piece of template, outermost first; an empty list where none are known. */
export type Scope = readonly (readonly unknown[])[];

/** Sample values written in the repository, by the names that templates use for them. */
export interface Samples {
  /**
   * Values that a name has in the samples: one outside of loops, inside one for each known item; empty when nothing
   * is known. `customer.name` is looked up in a sample of `customer`, `item.title` in the items of the loop around it.
   */
  values(name: string, scope: Scope): readonly unknown[];
}

/** More items than this say nothing new about their length. */
const mostItems = 100;

export function samplesOf(variables: readonly Variable[]): Samples {
  const texts = new Map<string, string>();
  for (const { name, sample, default: preset } of variables) {
    const text = sample ?? preset;
    if (text !== undefined) texts.set(name, text);
  }
  const parsed = new Map<string, unknown>();

  function root(name: string): unknown {
    if (parsed.has(name)) return parsed.get(name);
    const text = texts.get(name);
    const value = text === undefined ? undefined : structured(text);
    parsed.set(name, value);
    return value;
  }

  return {
    values(name, scope) {
      const text = texts.get(name);
      if (text !== undefined) return [structured(text)];
      const [first = '', ...rest] = name.split('.');
      const known = root(first);
      if (known !== undefined) return present([at(known, rest)]);
      const items = scope.at(-1) ?? [];
      // The loop's own name for its item is not in the template's tree: what follows the first dot is looked up in
      // the item; a bare name is a field of the item (`{{#each}}`), or the item itself.
      const found = items.slice(0, mostItems).map((item) => {
        const field = rest.length > 0 ? at(item, rest) : at(item, [first]);
        return field === undefined && rest.length === 0 && asRecord(item) === null ? item : field;
      });
      return present(found);
    },
  };
}

/** A value as it would be inserted. */
export function inserted(value: unknown): string {
  if (typeof value === 'string') return value;
  return compactJson(value) ?? '';
}

/** True in the usual sense of templates. */
export function isTrue(value: unknown): boolean {
  if (typeof value === 'string') return !/^\s*(?:|false|0|no|none|null|nil|off)\s*$/i.test(value);
  if (Array.isArray(value)) return value.length > 0;
  const record = asRecord(value);
  return record === null ? Boolean(value) : Object.keys(record).length > 0;
}

/** A list or an object when the text is the JSON of one, else the text. */
function structured(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function at(value: unknown, path: readonly string[]): unknown {
  let here = value;
  for (const key of path) {
    const record = asRecord(here);
    if (record === null || !Object.hasOwn(record, key)) return undefined;
    here = record[key];
  }
  return here;
}

function present(values: readonly unknown[]): unknown[] {
  return values.filter((value) => value !== undefined && value !== null);
}
