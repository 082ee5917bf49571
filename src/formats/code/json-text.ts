import { withTests } from './evaluate/arms.js';
import type { Place } from '../../core/prompt.js';
import { mapped, nameOf, plainText, textOf, wrapped } from './strings.js';
import { maxArms, type JsonStyle, type Part, type Value } from './values.js';

/*
 * Data that a program writes into its text as JSON: `JSON.stringify(data, null, 2)`, `json.dumps(data, indent=2)`. What is known
 * of the data is text, what is not known is filled in at run time.
 */

/** https://tc39.es/ecma262/#sec-json.stringify, read 2026-11-29. At most ten characters of indent. */
export function scriptStyle(indent: number | string | null): JsonStyle {
  const width = typeof indent === 'number' ? ' '.repeat(Math.max(0, Math.min(10, Math.trunc(indent)))) : '';
  const space = typeof indent === 'string' ? indent.slice(0, 10) : width;
  return space === ''
    ? { indent: null, comma: ',', colon: ':', ascii: false }
    : { indent: space, comma: ',', colon: ': ', ascii: false };
}

/** https://docs.python.org/3/library/json.html#json.dump, read 2026-11-29. */
export function pythonStyle(indent: number | string | null, ascii: boolean): JsonStyle {
  const width =
    typeof indent === 'number' ? ' '.repeat(Math.max(0, Math.min(16, Math.trunc(indent)))) : indent;
  return {
    indent: width,
    comma: indent === null ? ', ' : ',',
    colon: ': ',
    ascii,
  };
}

const maxDepth = 40;
const data: ReadonlySet<Value['kind']> = new Set([
  'list',
  'record',
  'text',
  'number',
  'boolean',
  'null',
  'choice',
]);

/** What `json.dumps` gives, as a value: data that is sent as the body of a request stays data (`JsonStyle`). */
export function dumped(
  value: Value,
  indent: Value | undefined,
  ascii: Value | undefined,
  place: Place,
): Value {
  const style = pythonStyle(indentOf(indent), !(ascii?.kind === 'boolean' && !ascii.value));
  if (value.kind === 'record') return { ...value, json: style };
  if (value.kind === 'choice')
    return { ...value, arms: value.arms.map((arm) => dumped(arm, indent, ascii, place)) };
  return jsonText(value, style, place) ?? value;
}

/** The same for `JSON.stringify`. */
export function stringified(value: Value, indent: Value | undefined, place: Place): Value | null {
  const style = scriptStyle(indentOf(indent));
  return value.kind === 'record' && indent === undefined
    ? { ...value, json: style }
    : jsonText(value, style, place);
}

function indentOf(value: Value | undefined): number | string | null {
  return value?.kind === 'number' ? value.value : plainText(value);
}

/** The text of a record that a library writes as JSON; null for any other value. */
export function dumpedParts(value: Value, place: Place): readonly Part[] | null {
  if (value.kind !== 'record' || value.json === undefined) return null;
  const text = jsonText(value, value.json, place);
  return text?.kind === 'text' ? text.parts : null;
}

/** The JSON of data as text; null where nothing of it is known. */
export function jsonText(value: Value, style: JsonStyle, place: Place): Value | null {
  if (!data.has(value.kind)) return null;
  const parts: Part[] = [];
  write(value, style, placeIn(value, place), '\n', parts, 0);
  return textOf(parts, place);
}

function write(value: Value, style: JsonStyle, at: Place, line: string, parts: Part[], depth: number): void {
  const own = placeIn(value, at);
  const put = (text: string, place = own): void => {
    const last = parts.at(-1);
    if (last?.kind === 'text' && last.data === true && last.place === place)
      parts[parts.length - 1] = { ...last, text: last.text + text };
    else parts.push({ kind: 'text', text, place, data: true });
  };
  const quoted = (text: string): string => escaped(text, style.ascii);
  if (depth > maxDepth) {
    parts.push({ kind: 'uncounted', why: `JSON of more than ${maxDepth} levels`, place: own });
    return;
  }
  switch (value.kind) {
    case 'text':
      put('"');
      parts.push(...mapped(value.parts, quoted));
      put('"');
      return;
    case 'number':
    case 'boolean':
      put(String(value.value));
      return;
    case 'null':
      put('null');
      return;
    case 'choice':
      parts.push({
        kind: 'branch',
        on: value.on,
        arms: value.arms.slice(0, maxArms).map((arm) => {
          const inner: Part[] = [];
          write(arm, style, own, line, inner, depth + 1);
          return inner;
        }),
        ...withTests(value.tests, Math.min(value.arms.length, maxArms)),
        place: own,
      });
      return;
    case 'list':
    case 'record': {
      const [open, close] = value.kind === 'list' ? ['[', ']'] : ['{', '}'];
      const inner = style.indent === null ? '' : line + style.indent;
      const entries = value.kind === 'list' ? listEntries(value, own) : recordEntries(value, own);
      put(open);
      entries.forEach(({ key, value: entry, wrap, place }, index) => {
        const before = `${index === 0 ? '' : style.indent === null ? style.comma : ','}${inner}`;
        const written: Part[] = [
          {
            kind: 'text',
            text: before + (key === null ? '' : `"${quoted(key)}"${style.colon}`),
            place,
            data: true,
          },
        ];
        write(entry, style, place, style.indent === null ? line : inner, written, depth + 1);
        parts.push(...wrap(written));
      });
      if (entries.length > 0 && style.indent !== null) put(line);
      put(close);
      return;
    }
    default:
      parts.push({ kind: 'hole', value, name: nameOf(value), place: own });
  }
}

interface Entry {
  readonly key: string | null;
  readonly value: Value;
  readonly place: Place;
  /** Puts what is written of the entry under its condition or loop. */
  readonly wrap: (parts: readonly Part[]) => readonly Part[];
}

function same(parts: readonly Part[]): readonly Part[] {
  return parts;
}

function listEntries(value: Extract<Value, { kind: 'list' }>, at: Place): Entry[] {
  return value.items.map((item) => ({
    key: null,
    value: item.value,
    place: placeIn(item.value, at),
    wrap: (parts) => wrapped(parts, item, at),
  }));
}

function recordEntries(value: Extract<Value, { kind: 'record' }>, at: Place): Entry[] {
  const entries = [...value.entries].map(([key, one]): Entry => ({
    key: key.startsWith('…') ? null : key,
    value: one,
    place: placeIn(one, at),
    wrap: same,
  }));
  const rest = value.rest.map((one): Entry => ({ key: null, value: one, place: at, wrap: same }));
  return [...entries, ...rest];
}

function placeIn(value: Value, at: Place): Place {
  return 'place' in value && value.place.path !== '' ? value.place : at;
}

/** Text inside the quotes of a JSON string. */
function escaped(text: string, ascii: boolean): string {
  const json = JSON.stringify(text).slice(1, -1);
  // Private characters stand for what is filled in (see `mapped`).
  return ascii
    ? json.replace(
        /[\u0080-\udfff\ue003-\uffff]/g,
        (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
    : json;
}
