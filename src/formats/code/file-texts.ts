import type { Texts } from './requests.js';
import type { Arguments, Part, Value } from './values.js';

/*
 * Files whose text a program loads: their texts are read once it is known which files those are, so a value first has their paths.
 */

const maxDepth = 10;

/** Adds the paths of all files whose text is in a value. */
export function filesIn(value: Value, found: Set<string>, depth = 0): void {
  if (depth > maxDepth) return;
  switch (value.kind) {
    case 'text': {
      const visit = (parts: readonly Part[]) => {
        for (const part of parts) {
          if (part.kind === 'file') found.add(part.path);
          else if (part.kind === 'branch') part.arms.forEach(visit);
          else if (part.kind === 'loop') visit(part.body);
        }
      };
      visit(value.parts);
      return;
    }
    case 'list':
      for (const item of value.items) filesIn(item.value, found, depth + 1);
      return;
    case 'record':
      for (const one of value.entries.values()) filesIn(one, found, depth + 1);
      return;
    case 'choice':
      for (const arm of value.arms) filesIn(arm, found, depth + 1);
      return;
    case 'made':
      for (const one of [...value.args.positional, ...value.args.named.values()])
        filesIn(one, found, depth + 1);
      return;
    default:
  }
}

/** A value with the texts of its files in place of their paths; the same value where it has none. */
export function withFileTexts(value: Value, texts: Texts): Value {
  const files = new Set<string>();
  filesIn(value, files);
  return files.size === 0 ? value : filled(value, texts, 0);
}

function filled(value: Value, texts: Texts, depth: number): Value {
  if (depth > maxDepth) return value;
  const inside = (one: Value): Value => filled(one, texts, depth + 1);
  const inNames = (named: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> =>
    new Map([...named].map(([name, one]) => [name, inside(one)]));
  switch (value.kind) {
    case 'text':
      return { ...value, parts: value.parts.map((part) => filledPart(part, texts)) };
    case 'list':
      return { ...value, items: value.items.map((item) => ({ ...item, value: inside(item.value) })) };
    case 'record':
      return { ...value, entries: inNames(value.entries) };
    case 'choice':
      return { ...value, arms: value.arms.map(inside) };
    case 'made': {
      const { positional, named, rest } = value.args;
      const args: Arguments = { positional: positional.map(inside), named: inNames(named), rest };
      return { ...value, args };
    }
    default:
      return value;
  }
}

function filledPart(part: Part, texts: Texts): Part {
  switch (part.kind) {
    case 'file': {
      const file = texts.get(part.path);
      if (file === undefined)
        return { kind: 'uncounted', why: `the text of \`${part.path}\``, place: part.place };
      const place = { path: part.path, line: 1, column: 1, start: 0, end: file.text.length };
      return { kind: 'text', text: file.text, place };
    }
    case 'branch':
      return { ...part, arms: part.arms.map((arm) => arm.map((one) => filledPart(one, texts))) };
    case 'loop':
      return { ...part, body: part.body.map((one) => filledPart(one, texts)) };
    default:
      return part;
  }
}
