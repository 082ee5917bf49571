import type { Place } from '../../core/prompt.js';
import { mapped, nameOf, plainText, textOf, wrapped } from './strings.js';
import type { Part, Value } from './values.js';

/*
 * Data that a program writes into its text as JSON: `JSON.stringify(data, null, 2)`, `json.dumps(data, indent=2)`. What is known
 * of the data is text, what is not known is filled in at run time.
 */

/** How a library writes JSON. */
export interface JsonStyle {
  /** White space before each entry on a line of its own; null where everything is on one line. */
  readonly indent: string | null;
  /** Between two entries on one line. */
  readonly comma: string;
  readonly colon: string;
  /** Characters beyond ASCII are written as `\u…`. */
  readonly ascii: boolean;
}

/** https://tc39.es/ecma262/#sec-json.stringify, read 2026-11-29. At most ten characters of indent. */
export function scriptStyle(indent: number | string | null): JsonStyle {
  const width = typeof indent === 'number' ? ' '.repeat(Math.max(0, Math.min(10, Math.trunc(indent)))) : '';
  const space = typeof indent === 'string' ? indent.slice(0, 10) : width;
  return space === ''
    ? { indent: null, comma: ',', colon: ':', ascii: false }
    : { indent: space, comma: ',', colon: ': ', ascii: false };
}

/** https://docs.python.org/3/library/json.html#json.dump, read 2026-11-29. */
export function pythonStyle(indent: number | null, ascii: boolean): JsonStyle {
  return {
    indent: indent === null ? null : ' '.repeat(Math.max(0, Math.min(16, Math.trunc(indent)))),
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

const mark = '#json';

/**
 * What `json.dumps` gives, as a value: data that is sent as the body of a request stays data, and is JSON where text is expected
 * (`partsOf`).
 */
export function dumped(
  value: Value,
  indent: Value | undefined,
  ascii: Value | undefined,
  place: Place,
): Value {
  const width = indent?.kind === 'number' ? indent.value : null;
  const escapes = !(ascii?.kind === 'boolean' && !ascii.value);
  if (value.kind === 'record') return { ...value, type: `${mark} ${width ?? ''} ${escapes ? 'ascii' : ''}` };
  return jsonText(value, pythonStyle(width, escapes), place) ?? value;
}

/** The same of `JSON.stringify`. */
export function stringified(value: Value, indent: Value | undefined, place: Place): Value | null {
  if (value.kind === 'record' && indent === undefined) return { ...value, type: `${mark}  script` };
  return jsonText(value, scriptStyle(indent?.kind === 'number' ? indent.value : plainText(indent)), place);
}

/** Whether a record is JSON text where it is not the body of a request. */
export function isDumped(value: Value): boolean {
  return value.kind === 'record' && value.type !== null && value.type.startsWith(`${mark} `);
}

/** The text of a dumped record. */
export function dumpedParts(value: Value, place: Place): readonly Part[] {
  if (value.kind !== 'record' || value.type === null) return [];
  const [, width = '', ascii = ''] = value.type.split(' ');
  const style =
    ascii === 'script' ? scriptStyle(null) : pythonStyle(width === '' ? null : Number(width), ascii !== '');
  const text = jsonText(value, style, place);
  return text?.kind === 'text' ? text.parts : [];
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
        arms: value.arms.slice(0, 16).map((arm) => {
          const inner: Part[] = [];
          write(arm, style, own, line, inner, depth + 1);
          return inner;
        }),
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
