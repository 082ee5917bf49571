import type { Place } from '../../core/prompt.js';
import { maxArms, type Arguments, type OnArm, type Part, type Value } from './values.js';
import { withTests } from './evaluate/arms.js';
import { dumpedParts } from './json-text.js';
import { table } from './lookup.js';

/*
 * Text that a program puts together: concatenation, formatting, trimming. Every operation keeps where each literal is.
 */

/** The parts of a value where text is expected: what is not text is a hole, named by its expression. */
export function partsOf(value: Value, place: Place, depth = 0): readonly Part[] {
  if (depth > 12) return [];
  switch (value.kind) {
    case 'text':
      return value.parts;
    case 'null':
      return [];
    case 'number':
      return [{ kind: 'text', text: String(value.value), place: value.place }];
    case 'choice': {
      const arms = armsOf(value, (arm) => partsOf(arm, place, depth + 1));
      if (arms.every((arm) => arm.length === 0)) return [];
      const [first] = arms;
      if (arms.length === 1 && first !== undefined) return first;
      return [
        {
          kind: 'branch',
          on: value.on,
          arms,
          ...withTests(value.tests, arms.length),
          ...(value.by?.cases.length === arms.length ? { by: value.by } : {}),
          place: value.place,
        },
      ];
    }
    case 'list': {
      // A list of parts of one message, or of lines.
      return value.items.flatMap((item): readonly Part[] => {
        const parts = partsOf(item.value, place, depth + 1);
        return wrapped(parts, item, value.place);
      });
    }
    case 'record':
      return dumpedParts(value, place) ?? [{ kind: 'hole', value, name: nameOf(value), place }];
    case 'operation': {
      const [first] = value.operands;
      if (value.operator === 'default' && first !== undefined) return partsOf(first, place, depth + 1);
      return [{ kind: 'hole', value, name: nameOf(value), place }];
    }
    default:
      return [{ kind: 'hole', value, name: nameOf(value), place }];
  }
}

/** What each arm of a choice says; of a longer list those that are followed, and that there are more. */
export function armsOf(
  { arms, place }: Extract<Value, { kind: 'choice' }>,
  read: (arm: Value) => readonly Part[],
): (readonly Part[])[] {
  const followed = arms.slice(0, maxArms).map(read);
  if (arms.length > maxArms) followed.push([{ kind: 'uncounted', why: 'one of many alternatives', place }]);
  return followed;
}

/** Parts under the condition or the loop of an item. */
export function wrapped(
  parts: readonly Part[],
  item: {
    readonly on: OnArm | null;
    readonly loop: { readonly id: string; readonly over: Value; readonly written: string } | null;
  },
  place: Place,
  between: readonly Part[] = [],
): readonly Part[] {
  if (parts.length === 0) return parts;
  let found = parts;
  if (item.loop !== null) {
    const { id, over, written } = item.loop;
    found = [{ kind: 'loop', over: written, body: found, each: { id, over }, between, place }];
  }
  return item.on === null ? found : [onArm(item.on, found, place)];
}

/** Parts that only one arm of a condition sends. */
export function onArm({ on, arm, tests }: OnArm, parts: readonly Part[], place: Place): Part {
  if (tests === undefined) return { kind: 'branch', on, arms: arm === 0 ? [parts, []] : [[], parts], place };
  return { kind: 'branch', on, arms: tests.map((_, index) => (index === arm ? parts : [])), tests, place };
}

/** A short name for what is filled in at run time. */
export function nameOf(value: Value, depth = 0): string {
  if (depth > 6) return '…';
  switch (value.kind) {
    case 'parameter':
    case 'field':
    case 'element':
      return value.name;
    case 'member':
      return `${nameOf(value.object, depth + 1)}.${value.name}`.slice(0, 100);
    case 'index': {
      // One of the names that take an item of a loop apart.
      if (value.object.kind === 'element' && value.index.kind === 'number') {
        const own = value.object.name.split(', ')[value.index.value];
        if (own !== undefined && value.object.name.includes(', ')) return own;
      }
      const index = value.index.kind === 'text' ? plainText(value.index) : null;
      return `${nameOf(value.object, depth + 1)}[${index ?? (value.index.kind === 'number' ? value.index.value : '…')}]`.slice(
        0,
        100,
      );
    }
    case 'made':
      return `${nameOf(value.callee, depth + 1)}()`.slice(0, 100);
    case 'external':
      return value.name;
    case 'function':
      return value.fn.name;
    case 'class':
      return value.cls.name;
    case 'instance':
      return value.cls.name;
    case 'self':
      return 'self';
    case 'unknown':
      return value.source.slice(0, 100);
    case 'operation':
      return value.operands
        .map((one) => nameOf(one, depth + 1))
        .join(value.operator)
        .slice(0, 100);
    case 'text':
      return plainText(value)?.slice(0, 40) ?? 'text';
    default:
      return value.kind;
  }
}

/** The last part of the name of what is called; empty where it has none. */
export function lastName(callee: Value): string {
  switch (callee.kind) {
    case 'external':
      return callee.name.slice(callee.name.lastIndexOf('.') + 1);
    case 'member':
      return callee.name;
    case 'class':
      return callee.cls.name;
    case 'function':
      return callee.fn.name;
    case 'unknown':
      return callee.source;
    default:
      return '';
  }
}

/** The text of a value that is nothing but literal text, null for others. */
export function plainText(value: Value | null | undefined): string | null {
  if (value?.kind !== 'text') return null;
  let text = '';
  for (const part of value.parts) {
    if (part.kind !== 'text') return null;
    text += part.text;
  }
  return text;
}

export function textOf(parts: readonly Part[], place: Place): Value {
  return { kind: 'text', parts, place };
}

export function literal(text: string, place: Place): Value {
  return { kind: 'text', parts: [{ kind: 'text', text, place }], place };
}

/** A text of which something else may be made: what that is, is not counted. Any other value stays as it is. */
export function unsure(value: Value, by: string, place: Place): Value {
  if (value.kind !== 'text') return value;
  return textOf(
    [...value.parts, { kind: 'uncounted', why: `what ${by} makes of this text`, place }],
    value.place,
  );
}

const seam = '\ue002';

/** Text with every part that is not text as one mark, changed by `change`, and put together again. */
export function mapped(parts: readonly Part[], change: (text: string) => string): readonly Part[] {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'text') {
    const text = change(only.text);
    return text === only.text ? parts : [{ ...only, text }];
  }
  const others: Part[] = [];
  const places: Place[] = [];
  let whole = '';
  for (const part of parts) {
    if (part.kind === 'text') {
      whole += (whole === '' || whole.endsWith('\ue001') ? '' : seam) + part.text;
      places.push(part.place);
    } else {
      whole += `\ue000${others.length}\ue001`;
      others.push(part);
    }
  }
  const found: Part[] = [];
  let run = 0;
  for (const piece of change(whole).split(/(\ue000\d+\ue001)/)) {
    const mark = /^\ue000(\d+)\ue001$/.exec(piece);
    if (mark !== null) {
      const other = others[Number(mark[1])];
      if (other !== undefined) found.push(other);
      continue;
    }
    if (piece === '') continue;
    for (const text of piece.split(seam)) {
      const place = places[Math.min(run, places.length - 1)];
      run++;
      if (text !== '' && place !== undefined) found.push({ kind: 'text', text, place });
    }
  }
  return found;
}

function dedented(text: string): string {
  const lines = text.split('\n');
  let margin: string | null = null;
  for (const line of lines) {
    const bare = line.replaceAll(seam, '');
    if (bare.trim() === '') continue;
    const own = /^[ \t]*/.exec(bare)?.[0] ?? '';
    if (margin === null || margin.startsWith(own)) margin = own;
    else if (!own.startsWith(margin)) {
      let same = 0;
      while (same < own.length && own[same] === margin[same]) same++;
      margin = margin.slice(0, same);
    }
  }
  const cut = margin ?? '';
  return lines
    .map((line) => {
      const bare = line.replaceAll(seam, '');
      if (bare.trim() === '') return line.includes(seam) ? seam : '';
      const at = line.startsWith(seam) ? 1 : 0;
      return line.startsWith(cut, at) ? line.slice(0, at) + line.slice(at + cut.length) : line;
    })
    .join('\n');
}

/** `inspect.cleandoc` of a text with holes, and what template tags of other languages do (`stripIndent`). */
export function dedent(parts: readonly Part[]): readonly Part[] {
  return mapped(parts, dedented);
}

/** `{name}`, `{0}`, `{}` and `{{`, as `str.format` reads them. */
export function formatted(parts: readonly Part[], args: Arguments, place: Place): readonly Part[] {
  let next = 0;
  const openEnded = args.rest.length > 0;
  return parts.flatMap((part): readonly Part[] => {
    if (part.kind !== 'text') return [part];
    const found: Part[] = [];
    let text = '';
    const flush = () => {
      if (text !== '') found.push({ kind: 'text', text, place: part.place });
      text = '';
    };
    for (const match of part.text.matchAll(/\{\{|\}\}|\{([^{}]*)\}|[^{}]+|[{}]/g)) {
      const [all, hole] = match;
      if (all === '{{') text += '{';
      else if (all === '}}') text += '}';
      else if (hole === undefined) text += all;
      else {
        const name = /^[^.[!:]*/.exec(hole)?.[0].trim() ?? '';
        const value =
          name === ''
            ? args.positional[next++]
            : /^\d+$/.test(name)
              ? args.positional[Number(name)]
              : args.named.get(name);
        const whole = name.length === hole.replace(/[!:].*$/s, '').trim().length;
        if (value === undefined && !openEnded && !/^[\w.[\]'"!:>,<^ ]*$/.test(hole)) {
          text += all;
          continue;
        }
        flush();
        // `{:.<9000}`: how wide a value is made is not counted.
        if (Number(/:.{0,2}?[<>^=]?0?(\d{2,})/.exec(hole)?.[1] ?? 0) > widest)
          found.push({ kind: 'uncounted', why: 'a text that is padded', place: part.place });
        if (value !== undefined && whole) found.push(...partsOf(value, part.place));
        else
          found.push({
            kind: 'hole',
            value: value ?? { kind: 'unknown', source: hole, type: null, place },
            name: value === undefined ? hole : nameOf(value),
            place: part.place,
          });
      }
    }
    flush();
    return found;
  });
}

/** Characters to which a value may be padded before that is not counted. */
const widest = 100;

/** `text % values`. */
export function percentFormatted(parts: readonly Part[], right: Value): readonly Part[] {
  const list = right.kind === 'list' ? right.items.map((item) => item.value) : [right];
  let next = 0;
  return parts.flatMap((part): readonly Part[] => {
    if (part.kind !== 'text') return [part];
    const found: Part[] = [];
    let text = '';
    for (const match of part.text.matchAll(/%%|%(?:\((\w+)\))?[-#0 +]*\d*(?:\.\d+)?[sdrfixX]|[^%]+|%/g)) {
      const [all, name] = match;
      if (all === '%%') text += '%';
      else if (all.length < 2 || !all.startsWith('%')) text += all;
      else {
        if (text !== '') found.push({ kind: 'text', text, place: part.place });
        text = '';
        if (Number(/^%(?:\(\w+\))?[-#0 +]*(\d+)/.exec(all)?.[1] ?? 0) > widest)
          found.push({ kind: 'uncounted', why: 'a text that is padded', place: part.place });
        const value =
          name === undefined ? list[next++] : right.kind === 'record' ? right.entries.get(name) : undefined;
        if (value !== undefined) found.push(...partsOf(value, part.place));
        else
          found.push({
            kind: 'hole',
            value: { kind: 'unknown', source: name ?? 'value', type: null, place: part.place },
            name: name ?? 'value',
            place: part.place,
          });
      }
    }
    if (text !== '') found.push({ kind: 'text', text, place: part.place });
    return found;
  });
}

/** `text.replace(from, to)`, also `$name` of string templates. */
export function replaced(parts: readonly Part[], from: string, to: readonly Part[]): readonly Part[] {
  if (from === '') return parts;
  return parts.flatMap((part): readonly Part[] => {
    if (part.kind === 'branch') return [{ ...part, arms: part.arms.map((arm) => replaced(arm, from, to)) }];
    if (part.kind === 'loop') return [{ ...part, body: replaced(part.body, from, to) }];
    if (part.kind !== 'text' || !part.text.includes(from)) return [part];
    return part.text.split(from).flatMap((text, index): readonly Part[] => {
      const own: Part[] = text === '' ? [] : [{ kind: 'text', text, place: part.place }];
      return index === 0 ? own : [...to, ...own];
    });
  });
}

/** `separator.join(items)`. */
export function joined(separator: readonly Part[], list: Extract<Value, { kind: 'list' }>): readonly Part[] {
  return list.items.flatMap((item, index): readonly Part[] => {
    const parts = partsOf(item.value, list.place);
    const between = index === 0 ? [] : separator;
    return item.loop === null
      ? wrapped([...between, ...parts], item, list.place)
      : [...between, ...wrapped(parts, item, list.place, separator)];
  });
}

type Method = (parts: readonly Part[], args: Arguments, place: Place) => readonly Part[] | null;

/** Trims white space, or the characters of a constant argument (`rstrip("-min")`). Null when the argument is not known. */
const trim =
  (side: 'start' | 'end' | 'both'): Method =>
  (parts, { positional: [given] }) => {
    if (given === undefined || given.kind === 'null')
      return mapped(parts, (text) =>
        side === 'start' ? text.trimStart() : side === 'end' ? text.trimEnd() : text.trim(),
      );
    const characters = plainText(given);
    if (characters === null) return null;
    const set = new Set(characters);
    return mapped(parts, (text) => {
      const all = Array.from(text);
      let [from, to] = [0, all.length];
      if (side !== 'end') while (from < to && set.has(all[from] ?? '')) from++;
      if (side !== 'start') while (to > from && set.has(all[to - 1] ?? '')) to--;
      return all.slice(from, to).join('');
    });
  };

/** `removeprefix` and `removesuffix`. Null when the argument is not known. */
const cut =
  (side: 'start' | 'end'): Method =>
  (parts, { positional: [given] }) => {
    const end = plainText(given);
    if (end === null) return null;
    return mapped(parts, (text) =>
      side === 'start' && text.startsWith(end)
        ? text.slice(end.length)
        : side === 'end' && end !== '' && text.endsWith(end)
          ? text.slice(0, -end.length)
          : text,
    );
  };

const each =
  (change: (text: string) => string): Method =>
  (parts) =>
    mapped(parts, change);

/** Methods of strings that keep a text a text, in the spellings of the languages. */
export const textMethods: Readonly<Record<string, Method>> = table({
  strip: trim('both'),
  trim: trim('both'),
  lstrip: trim('start'),
  trimStart: trim('start'),
  rstrip: trim('end'),
  trimEnd: trim('end'),
  trimIndent: (parts) => mapped(dedent(parts), (text) => text.replace(/^\s*\n/, '').replace(/\n\s*$/, '')),
  trimMargin: (parts) => mapped(parts, (text) => text.replace(/^[ \t]*\|/gm, '').trim()),
  stripIndent: dedent,
  lower: each((text) => text.toLowerCase()),
  upper: each((text) => text.toUpperCase()),
  toLowerCase: each((text) => text.toLowerCase()),
  toUpperCase: each((text) => text.toUpperCase()),
  encode: (parts: readonly Part[]) => parts,
  decode: (parts) => parts,
  toString: (parts: readonly Part[]) => parts,
  render: (parts) => parts,
  to_string: (parts) => parts,
  to_owned: (parts) => parts,
  into: (parts) => parts,
  clone: (parts) => parts,
  as_str: (parts) => parts,
  String: (parts) => parts,
  ToString: (parts) => parts,
  freeze: (parts) => parts,
  intern: (parts) => parts,
  getContentAsString: (parts) => parts,
  Trim: trim('both'),
  TrimEnd: trim('end'),
  TrimStart: trim('start'),
  chomp: each((text) => text.replace(/\n$/, '')),
  squish: each((text) => text.trim().replace(/\s+/g, ' ')),
  strip_heredoc: (parts) => dedent(parts),
  formatted: (parts, args, place) => percentFormatted(parts, listValue(args, place)),
  Replace: (parts, args, place) => textMethods['replace']?.(parts, args, place) ?? parts,
  gsub: (parts, args, place) => textMethods['replace']?.(parts, args, place) ?? parts,
  format: (parts, args, place) => formatted(parts, args, place),
  format_map: (parts, args, place) => {
    const [values] = args.positional;
    return formatted(
      parts,
      {
        positional: [],
        named: values?.kind === 'record' ? values.entries : new Map<string, Value>(),
        rest: args.positional,
      },
      place,
    );
  },
  replace: (parts, args, place) => {
    const [pattern, to] = args.positional;
    if (pattern === undefined || to === undefined) return parts;
    const expression = pattern.kind === 'unknown' ? simpleExpression(pattern.source) : null;
    if (expression?.one !== undefined) {
      const by = plainText(to);
      return by === null || by.includes('$')
        ? parts
        : mapped(parts, (text) => text.replace(expression.one, by));
    }
    const from = expression?.text ?? plainText(pattern);
    if (from !== null) {
      const by = partsOf(to, place);
      return expression?.end === undefined
        ? replaced(parts, from, by)
        : replacedAt(expression.end, parts, from, by);
    }
    // What a pattern that is not run leaves of a name is not known, and neither is how often a text goes in.
    return isOneWord(parts) || literalsIn(partsOf(to, place)) > mostOfPattern ? null : parts;
  },
  replaceAll: (parts, args, place) => textMethods['replace']?.(parts, args, place) ?? parts,
  substitute: substituted,
  safe_substitute: substituted,
  concat: (parts: readonly Part[], args: Arguments, place: Place) => [
    ...parts,
    ...args.positional.flatMap((arg) => partsOf(arg, place)),
  ],
  removeprefix: cut('start'),
  removesuffix: cut('end'),
  expandtabs: (parts) => parts,
});

/** Characters that a replacement of a pattern that is not run may have, before the text is not known. */
const mostOfPattern = 80;

function literalsIn(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + (part.kind === 'text' ? part.text.length : 0), 0);
}

/** A name rather than a text: one short word. */
function isOneWord(parts: readonly Part[]): boolean {
  const [only] = parts;
  return parts.length === 1 && only?.kind === 'text' && /^\S{1,120}$/.test(only.text);
}

/** `replaced` where the text is at one end, once. */
function replacedAt(
  end: 'start' | 'end',
  parts: readonly Part[],
  from: string,
  to: readonly Part[],
): readonly Part[] {
  const part = end === 'start' ? parts[0] : parts.at(-1);
  if (part?.kind !== 'text') return parts;
  if (!(end === 'start' ? part.text.startsWith(from) : part.text.endsWith(from))) return parts;
  const text = end === 'start' ? part.text.slice(from.length) : part.text.slice(0, -from.length);
  const own: Part[] = text === '' ? [] : [{ kind: 'text', text, place: part.place }];
  return end === 'start' ? [...to, ...own, ...parts.slice(1)] : [...parts.slice(0, -1), ...own, ...to];
}

/**
 * A regular expression of JavaScript that is a literal text (`/__NAME__/g`), or one kind of character repeated (`/\\s+/g`), which takes
 * linear time. Null for all others: they are not run.
 */
function simpleExpression(
  source: string,
):
  | { readonly text: string; readonly end?: 'start' | 'end'; readonly one?: undefined }
  | { readonly text?: undefined; readonly end?: undefined; readonly one: RegExp }
  | null {
  const [, pattern, flags] = /^\/(.+)\/([gimsuy]*)$/.exec(source) ?? [];
  if (pattern === undefined || flags === undefined) return null;
  // A text at one end: `/-mini$/`, `/^openai\//`.
  const [, start, inner, end] = /^(\^?)((?:\\[^\w\s]|[^\\^$.*+?()[\]{}|])+)(\$?)$/.exec(pattern) ?? [];
  if (inner !== undefined && (start === '') !== (end === '') && !/[imy]/.test(flags))
    return { text: inner.replace(/\\([^\w\s])/g, '$1'), end: start === '' ? 'end' : 'start' };
  if (!flags.includes('g')) return null;
  if (/^(?:\\[snrt]|\[(?:\\[snrt]|[ \w-])+\]| )[+*]?$/.test(pattern) && !pattern.endsWith('*'))
    return { one: new RegExp(pattern, 'g') };
  const text = pattern.replace(/\\([^\w\s])/g, '\ue003$1');
  if (/[\\^$.*+?()[\]{}|]/.test(text.replace(/\ue003./g, '')) || flags.includes('i')) return null;
  return { text: text.replace(/\ue003/g, '') };
}

function listValue(args: Arguments, place: Place): Value {
  const items = args.positional.map((value) => ({ value, spread: false, on: null, loop: null }));
  return { kind: 'list', items, place };
}

function substituted(parts: readonly Part[], args: Arguments, place: Place): readonly Part[] {
  let found = parts;
  const values = new Map(args.named);
  const [first] = args.positional;
  if (first?.kind === 'record') for (const [name, value] of first.entries) values.set(name, value);
  for (const [name, value] of values) {
    const to = partsOf(value, place);
    found = replaced(replaced(found, `\${${name}}`, to), `$${name}`, to);
  }
  return found;
}

const cjk = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/g;

/** About how many words a text has: Chinese and Japanese write no space between them, and two characters are a word there. */
export function countWords(text: string): number {
  const characters = text.match(cjk)?.length ?? 0;
  const spaced = characters === 0 ? text : text.replace(cjk, ' ');
  return Math.floor(characters / 2) + (spaced.match(/\S+/g)?.length ?? 0);
}
