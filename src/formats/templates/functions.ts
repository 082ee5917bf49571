import type { Place } from '../../core/prompt.js';
import {
  booleanValue,
  carriedBy,
  choiceOf,
  constantOf,
  emptyText,
  listValue,
  longLiteral,
  madeValue,
  mapText,
  maxMade,
  none,
  numberValue,
  plainText,
  sizeOf,
  textValue,
  toPieces,
  truthOf,
  unknownValue,
  weightOf,
  type Value,
} from './value.js';

// Filters and functions that template engines bring with them, on values that are known.
// https://jinja.palletsprojects.com/en/stable/templates/#list-of-builtin-filters · https://shopify.github.io/liquid/
// https://pkg.go.dev/text/template#hdr-Functions · https://masterminds.github.io/sprig/ (checked 2026-11-28)

/** One call: what it is called on comes first among `values`. */
export interface Call {
  readonly values: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  readonly written: string;
  readonly place: Place;
  /** Stands for text that is sent and not counted, and reports it. */
  uncounted(why: string): Value;
}

type Builtin = (call: Call) => Value;

/** The value of a call of a filter or function; null where the name is not one that engines bring with them. */
export function callBuiltin(name: string, call: Call): Value | null {
  const builtin = Object.hasOwn(builtins, name) ? builtins[name] : undefined;
  if (builtin === undefined) return null;
  const [first] = call.values;
  if (first?.kind === 'choice' && !ofWholeValue.has(name)) {
    const arms = first.arms.map(
      (arm) => callBuiltin(name, { ...call, values: [arm, ...call.values.slice(1)] }) ?? arm,
    );
    return bounded(choiceOf(first.on, arms), call);
  }
  return bounded(builtin(call), call);
}

function bounded(value: Value, call: Call): Value {
  return weightOf(value) > maxMade ? call.uncounted('it expands to more than 1 MB') : value;
}

/** A number among the arguments; undefined where there is none, null where only run time knows it. */
function numberAt(call: Call, index: number, name?: string): number | null | undefined {
  const value = (name === undefined ? undefined : call.named.get(name)) ?? call.values[index];
  if (value === undefined) return undefined;
  const constant = constantOf(value);
  const number = typeof constant === 'string' && constant.trim() === '' ? NaN : Number(constant);
  return constant === undefined || constant === null || !Number.isFinite(number) ? null : number;
}

function textAt(call: Call, index: number, name?: string): string | null | undefined {
  const value = (name === undefined ? undefined : call.named.get(name)) ?? call.values[index];
  return value === undefined ? undefined : plainText(value);
}

function subject(call: Call): Value {
  return call.values[0] ?? none;
}

/** What nobody can work out: a variable, and the fixed texts that went in. */
function open(call: Call): Value {
  const [first] = call.values;
  const name = first?.kind === 'unknown' ? first.name : call.written;
  return unknownValue(name, carriedBy([...call.values, ...call.named.values()]));
}

/** As long as what it is called on, or shorter; changes letters only. */
function each(change: (text: string) => string): Builtin {
  return (call) => {
    const value = subject(call);
    if (value.kind === 'text') return textValue(mapText(value.pieces, change));
    if (value.kind === 'number') return madeValue(change(String(value.value)), call.place);
    return value;
  };
}

/** Needs the whole text: exact where it is known, else the text stays as it is. */
function whole(change: (text: string, call: Call) => string): Builtin {
  return (call) => {
    const value = subject(call);
    const text = plainText(value);
    if (text === null) return value;
    const changed = change(text, call);
    return changed === text ? value : madeValue(changed, call.place);
  };
}

const same: Builtin = subject;

const trim: Builtin = (call) => {
  const value = subject(call);
  if (value.kind !== 'text') return value;
  const text = plainText(value);
  const [only] = value.pieces;
  if (text === null || only?.kind !== 'text') return value;
  const inner = text.trim();
  return inner === text ? value : madeValue(inner, only.place);
};

/** Text that fills up to a width. */
function padded(fill: (text: string, width: number) => string): Builtin {
  return (call) => {
    const width = numberAt(call, 1, 'width') ?? 80;
    const text = plainText(subject(call));
    if (width > maxMade) return call.uncounted('it is padded to more than 1 MB');
    if (text !== null) return width <= text.length ? subject(call) : madeValue(fill(text, width), call.place);
    return width > 200 ? beside(call, `it is padded to ${width} characters`) : subject(call);
  };
}

/** A value whose length is open, and beside it a part that is sent and not counted. */
function beside(call: Call, why: string): Value {
  const lost = call.uncounted(why);
  return textValue([
    ...toPieces(subject(call), '', call.place),
    ...carriedBy([...call.values.slice(1), ...call.named.values()]),
    ...(lost.kind === 'text' ? lost.pieces : []),
  ]);
}

function indented(byDefault: number, newline: string): Builtin {
  return (call) => {
    // Jinja: the text, then the width. Sprig: the width, then the text, which is also what a pipe gives.
    const turned = call.values[0]?.kind === 'number' && call.values.length > 1;
    const value = turned ? (call.values[1] ?? none) : subject(call);
    const given = numberAt(call, turned ? 0 : 1, 'width');
    const literal = textAt(call, 1, 'width');
    const width = given ?? byDefault;
    if (width > 1000) return call.uncounted(`every line is indented by ${width} characters`);
    const filling = given === null && typeof literal === 'string' ? literal : ' '.repeat(Math.max(0, width));
    if (value.kind !== 'text')
      return width > 40 || filling.length > 40
        ? beside({ ...call, values: [value] }, `every line is indented by ${filling.length} characters`)
        : value;
    const first = turned || truthOf(call.named.get('first') ?? call.values[2] ?? none) === true;
    let lines = 0;
    for (const piece of value.pieces) if (piece.kind === 'text') lines += piece.text.split('\n').length;
    if (lines * filling.length > maxMade) return call.uncounted('it is indented to more than 1 MB');
    const pieces = mapText(value.pieces, (text) => text.replace(/\n(?=[^\n])/g, `\n${filling}`));
    const lead = `${newline}${first ? filling : ''}`;
    const made = lead === '' ? [] : toPieces(madeValue(lead, call.place), '', call.place);
    return textValue([...made, ...pieces]);
  };
}

const replace: Builtin = (call) => {
  const value = subject(call);
  const from = textAt(call, 1, 'old');
  const toValue = call.named.get('new') ?? call.values[2] ?? emptyText;
  const to = plainText(toValue);
  if (from === undefined) return value;
  if (value.kind === 'unknown' || from === null || to === null || from === '') {
    const long = sizeOf(carriedBy([toValue])) > longLiteral;
    return long
      ? beside(call, `how often \`${call.written.slice(0, 60)}\` puts its text in is only known at run time`)
      : value;
  }
  if (value.kind !== 'text') return value;
  let hits = 0;
  for (const piece of value.pieces) if (piece.kind === 'text') hits += piece.text.split(from).length - 1;
  if (hits * to.length > maxMade) return call.uncounted('it expands to more than 1 MB');
  return textValue(mapText(value.pieces, (text) => text.replaceAll(from, () => to)));
};

const fallback: Builtin = (call) => {
  const value = subject(call);
  const other = call.named.get('default_value') ?? call.values[1] ?? emptyText;
  const empty = call.named.get('boolean') ?? call.values[2];
  if (value.kind === 'none') return other;
  if (value.kind !== 'unknown' && value.kind !== 'choice')
    return (empty === undefined ? plainText(value) === '' : truthOf(empty) === true) &&
      truthOf(value) === false
      ? other
      : value;
  // A short default is one of the lengths that a variable can have.
  return isLongText(other) ? choiceOf(nameOf(value, call), [value, other]) : value;
};

function nameOf(value: Value, call: Call): string {
  return value.kind === 'unknown' ? value.name : value.kind === 'choice' ? value.on : call.written;
}

/** Whether a value writes more than a separator or a name. */
export function isLongText(value: Value): boolean {
  return weightOf(value) > longLiteral && value.kind !== 'unknown';
}

/** Texts one after the other. */
export function joined(parts: readonly Value[], place: Place, between: Value = emptyText): Value {
  const pieces = parts.flatMap((part, index) => [
    ...(index === 0 ? [] : toPieces(between, '', place)),
    ...toPieces(part, '', place),
  ]);
  return textValue(pieces);
}

const join: Builtin = (call) => {
  const [first, second] = call.values;
  const turned = first?.kind === 'text' && (second?.kind === 'list' || second?.kind === 'unknown');
  const list = turned ? second : first;
  const between = call.named.get('d') ?? (turned ? first : second) ?? emptyText;
  if (list?.kind === 'list' && !list.open) {
    if (list.items.length * weightOf(between) > maxMade)
      return call.uncounted('it expands to more than 1 MB');
    return joined(list.items, call.place, between);
  }
  const long = sizeOf(carriedBy([between])) > longLiteral;
  return long
    ? beside(
        { ...call, values: [list ?? none, between] },
        'how often a long separator is sent is only known at run time',
      )
    : (list ?? none);
};

export function repeated(value: Value, times: number, call: Call): Value {
  const count = Math.max(0, Math.floor(times));
  if (value.kind === 'list') {
    if (value.items.length * count > 100_000) return call.uncounted(`a list is repeated ${count} times`);
    return listValue(Array.from({ length: count }, () => value.items).flat(), value.open);
  }
  if (weightOf(value) * count > maxMade) return call.uncounted(`a text is repeated ${count} times`);
  const text = plainText(value);
  if (text !== null && value.kind !== 'number') return madeValue(text.repeat(count), call.place);
  const pieces = toPieces(value, '', call.place);
  return textValue(Array.from({ length: count }, () => pieces).flat());
}

const repeat: Builtin = (call) => {
  const [first, second] = call.values;
  const turned = first?.kind === 'number';
  const value = (turned ? second : first) ?? none;
  const times = numberAt(call, turned ? 0 : 1);
  if (typeof times === 'number') return repeated(value, times, call);
  return beside({ ...call, values: [value] }, 'how often a text is repeated is only known at run time');
};

/** `%s`, `%10s`, `{}`, `{0}`, `{name}` with values in their places. */
export function formatted(
  format: Value,
  values: readonly Value[],
  named: ReadonlyMap<string, Value>,
  call: Call,
): Value {
  const text = plainText(format);
  if (text === null) return unknownValue(call.written, carriedBy([format, ...values, ...named.values()]));
  const pieces: Value[] = [];
  const pattern =
    /%%|%[-+# 0]*(\d*)(?:\.\d+)?[a-zA-Z]|%\((\w+)\)[a-zA-Z]|\{(\w*)(?:![a-z])?(?::[^{}]{0,12}?(\d*)[a-zA-Z]?)?\}/g;
  let from = 0;
  let next = 0;
  for (const found of text.matchAll(pattern)) {
    if (found.index > from) pieces.push(madeValue(text.slice(from, found.index), call.place));
    from = found.index + found[0].length;
    if (found[0] === '%%') {
      pieces.push(madeValue('%', call.place));
      continue;
    }
    const width = Number(found[1] ?? found[4] ?? 0);
    if (width > 200) pieces.push(call.uncounted(`a field is ${width} characters wide`));
    const key = found[2] ?? found[3] ?? '';
    const value =
      named.get(key) ?? (/^\d+$/.test(key) ? values[Number(key)] : key === '' ? values[next++] : undefined);
    pieces.push(value ?? madeValue(found[0], call.place));
  }
  if (from < text.length) pieces.push(madeValue(text.slice(from), call.place));
  return joined(pieces, call.place);
}

const format: Builtin = (call) => formatted(subject(call), call.values.slice(1), call.named, call);

const concat: Builtin = (call) => {
  const lists = call.values.filter((value) => value.kind === 'list');
  if (lists.length === call.values.length) return listValue(lists.flatMap((value) => value.items));
  return joined(call.values, call.place);
};

const prepend: Builtin = (call) => joined([call.values[1] ?? emptyText, subject(call)], call.place);

/** The numbers from `start` to below `stop`. */
function counted(start: number, stop: number, step: number, call: Call): Value {
  const length = step === 0 ? 0 : Math.max(0, Math.ceil((stop - start) / step));
  if (length > 100_000) return call.uncounted(`a loop runs ${length} times`);
  return listValue(Array.from({ length }, (_, index) => numberValue(start + index * step)));
}

const range: Builtin = (call) => {
  const numbers = call.values.map((_, index) => numberAt(call, index));
  const [first, second, third] = numbers;
  if (numbers.some((number) => typeof number !== 'number')) return open(call);
  return counted(second === undefined ? 0 : (first ?? 0), second ?? first ?? 0, third ?? 1, call);
};

const inclusive: Builtin = (call) => {
  const first = numberAt(call, 0);
  const last = numberAt(call, 1);
  if (typeof first !== 'number' || typeof last !== 'number') return open(call);
  return counted(first, last + 1, 1, call);
};

const seq: Builtin = (call) => {
  const numbers = call.values.map((_, index) => numberAt(call, index));
  if (numbers.some((number) => typeof number !== 'number')) return open(call);
  const [first = 1, second, third] = numbers as number[];
  if (second === undefined) return counted(1, first + 1, 1, call);
  return third === undefined ? counted(first, second + 1, 1, call) : counted(first, third + 1, second, call);
};

const length: Builtin = (call) => {
  const value = subject(call);
  if (value.kind === 'list' && !value.open) return numberValue(value.items.length);
  if (value.kind === 'map' && !value.open) return numberValue(value.entries.size);
  const text = value.kind === 'text' ? plainText(value) : null;
  return text === null ? unknownValue(call.written) : numberValue(text.length);
};

function edge(last: boolean): Builtin {
  return (call) => {
    const value = subject(call);
    if (value.kind === 'list' && !value.open) return value.items.at(last ? -1 : 0) ?? none;
    const text = value.kind === 'text' ? plainText(value) : null;
    if (text !== null) return madeValue(text.at(last ? -1 : 0) ?? '', call.place);
    return value.kind === 'unknown' ? value : unknownValue(call.written, carriedBy([value]));
  };
}

const reverse: Builtin = (call) => {
  const value = subject(call);
  if (value.kind === 'list') return listValue(value.items.toReversed(), value.open);
  return value;
};

const split: Builtin = (call) => {
  const text = plainText(subject(call));
  const mark = textAt(call, 1, 'sep');
  if (text === null || mark === null) return unknownValue(call.written, carriedBy(call.values));
  const parts =
    mark === undefined || mark === '' ? text.split(/\s+/).filter((part) => part !== '') : text.split(mark);
  if (parts.length > 100_000) return call.uncounted(`a text is split into ${parts.length} parts`);
  return listValue(parts.map((part) => madeValue(part, call.place)));
};

function arithmetic(work: (a: number, b: number) => number): Builtin {
  return (call) => {
    const a = numberAt(call, 0);
    const b = numberAt(call, 1);
    const result = typeof a === 'number' && typeof b === 'number' ? work(a, b) : NaN;
    return Number.isFinite(result) ? numberValue(result) : unknownValue(call.written, carriedBy(call.values));
  };
}

function comparison(
  holds: (a: string | number | boolean | null, b: string | number | boolean | null) => boolean,
): Builtin {
  return (call) => {
    const a = constantOf(subject(call));
    const b = constantOf(call.values[1] ?? none);
    return a === undefined || b === undefined ? unknownValue(call.written) : booleanValue(holds(a, b));
  };
}

const list: Builtin = (call) => listValue(call.values);

const dict: Builtin = (call) => {
  const entries = new Map(call.named);
  for (let index = 0; index + 1 < call.values.length; index += 2) {
    const key = plainText(call.values[index] ?? none);
    const value = call.values[index + 1];
    if (key !== null && value !== undefined) entries.set(key, value);
  }
  return { kind: 'map', entries, open: false };
};

const items: Builtin = (call) => {
  const value = subject(call);
  if (value.kind !== 'map') return value;
  const pairs = [...value.entries].map(([key, item]) => listValue([madeValue(key, call.place), item]));
  return listValue(pairs, value.open);
};

const keys: Builtin = (call) => {
  const value = subject(call);
  if (value.kind !== 'map') return value;
  return listValue(
    [...value.entries.keys()].map((key) => madeValue(key, call.place)),
    value.open,
  );
};

const values: Builtin = (call) => {
  const value = subject(call);
  return value.kind === 'map' ? listValue([...value.entries.values()], value.open) : value;
};

export function memberOf(value: Value, key: Value, written: string): Value {
  const constant = constantOf(key);
  if (value.kind === 'map') {
    const found = typeof constant === 'string' ? value.entries.get(constant) : undefined;
    if (found !== undefined) return found;
    return value.open || constant === undefined ? unknownValue(written, carriedBy([value])) : none;
  }
  if (value.kind === 'list') {
    const number = constant === 'first' ? 0 : constant === 'last' ? -1 : Number(constant);
    if (constant === 'size' || constant === 'length') return numberValue(value.items.length);
    if (constant !== undefined && Number.isInteger(number) && !value.open)
      return value.items.at(number) ?? none;
    return unknownValue(written, carriedBy([value]));
  }
  if (value.kind === 'choice')
    return choiceOf(
      value.on,
      value.arms.map((arm) => memberOf(arm, key, written)),
    );
  const text = value.kind === 'text' ? plainText(value) : null;
  if (text !== null && (constant === 'length' || constant === 'size')) return numberValue(text.length);
  return unknownValue(written, carriedBy([value]));
}

const index: Builtin = (call) => {
  let value = subject(call);
  for (const key of call.values.slice(1)) value = memberOf(value, key, call.written);
  return value;
};

const get: Builtin = (call) => {
  const found = memberOf(subject(call), call.values[1] ?? none, call.written);
  const other = call.values[2];
  if (other === undefined) return found;
  return fallback({ ...call, values: [found, other] });
};

const cut: Builtin = (call) => {
  // `truncate`: no longer than before where the mark at the end is short.
  const value = subject(call);
  const limit = numberAt(call, 1, 'length') ?? 255;
  const text = plainText(value);
  const end = textAt(call, 2) ?? '...';
  if (text === null)
    return end.length > longLiteral ? beside(call, 'a long mark may be put at the end') : value;
  return text.length <= limit
    ? value
    : madeValue(text.slice(0, Math.max(0, limit - end.length)) + end, call.place);
};

const ternary: Builtin = (call) => {
  // Sprig: `ternary yes no test`, or the test through a pipe.
  const [yes = none, no = none, test = none] = call.values;
  const truth = truthOf(test);
  return truth === null ? choiceOf(nameOf(test, call), [yes, no]) : truth ? yes : no;
};

const quote: Builtin = (call) => {
  const mark = madeValue('"', call.place);
  return joined([mark, subject(call), mark], call.place);
};

const print: Builtin = (call) => joined(call.values, call.place);
const println: Builtin = (call) =>
  joined([...call.values, madeValue('\n', call.place)], call.place, madeValue(' ', call.place));
const words: Builtin = (call) => joined(call.values, call.place, madeValue(' ', call.place));

const lipsum: Builtin = (call) => call.uncounted('filler text is made up at run time');

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};
const escape = each((text) => text.replace(/[&<>"']/g, (unit) => escapes[unit] ?? unit));

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
}

const upper = each((text) => text.toUpperCase());
const lower = each((text) => text.toLowerCase());
const json: Builtin = (call) => {
  const value = subject(call);
  const text = value.kind === 'text' ? plainText(value) : null;
  return text === null ? value : madeValue(JSON.stringify(text), call.place);
};

/** These decide by the whole value, also where it is one of several. */
const ofWholeValue = new Set([
  'default',
  'd',
  'coalesce',
  'print',
  'println',
  'concat',
  'list',
  'array',
  'dict',
  'ternary',
  'cat',
  'join',
]);

const builtins: Readonly<Record<string, Builtin>> = {
  '': same,
  upper,
  upcase: upper,
  uppercase: upper,
  toUpperCase: upper,
  lower,
  downcase: lower,
  lowercase: lower,
  toLowerCase: lower,
  title: each((text) => text.replace(/\S+/g, capital)),
  capitalize: whole(capital),
  swapcase: same,
  trim,
  strip: trim,
  lstrip: whole((text) => text.trimStart()),
  rstrip: whole((text) => text.trimEnd()),
  strip_newlines: each((text) => text.replace(/\r?\n/g, '')),
  newline_to_br: each((text) => text.replace(/\r?\n/g, '<br />\n')),
  nl2br: each((text) => text.replace(/\r?\n/g, '<br />\n')),
  striptags: each((text) => text.replace(/<[^<>]{0,1000}>/g, '')),
  strip_html: each((text) => text.replace(/<[^<>]{0,1000}>/g, '')),
  safe: same,
  string: same,
  toString: same,
  forceescape: escape,
  escape,
  e: escape,
  html: escape,
  wordwrap: same,
  dump: json,
  tojson: json,
  json,
  toJson: json,
  JSONstringify: json,
  quote,
  squote: quote,
  center: padded(
    (text, width) =>
      ' '.repeat(Math.floor((width - text.length) / 2)) +
      text +
      ' '.repeat(Math.ceil((width - text.length) / 2)),
  ),
  ljust: padded((text, width) => text.padEnd(width)),
  rjust: padded((text, width) => text.padStart(width)),
  zfill: padded((text, width) => text.padStart(width, '0')),
  indent: indented(4, ''),
  nindent: indented(4, '\n'),
  replace,
  replace_first: replace,
  replaceAll: replace,
  default: fallback,
  d: fallback,
  coalesce: fallback,
  join,
  format,
  printf: format,
  sprintf: format,
  print,
  println,
  concat,
  append: concat,
  cat: words,
  prepend,
  repeat,
  range,
  '..': inclusive,
  until: range,
  untilStep: range,
  seq,
  length,
  count: length,
  size: length,
  len: length,
  first: edge(false),
  last: edge(true),
  reverse,
  sort: same,
  list: (call) => (call.values.length === 1 && call.values[0]?.kind !== 'text' ? subject(call) : list(call)),
  array: list,
  slice: (call) => unknownValue(call.written, carriedBy(call.values)),
  split,
  dict,
  hash: dict,
  dictsort: items,
  items,
  keys,
  values,
  index,
  lookup: index,
  get,
  truncate: cut,
  ternary,
  lipsum,
  plus: arithmetic((a, b) => a + b),
  add: arithmetic((a, b) => a + b),
  minus: arithmetic((a, b) => a - b),
  sub: arithmetic((a, b) => a - b),
  times: arithmetic((a, b) => a * b),
  mul: arithmetic((a, b) => a * b),
  divided_by: arithmetic((a, b) => Math.floor(a / b)),
  modulo: arithmetic((a, b) => ((a % b) + b) % b),
  int: (call) => {
    const number = numberAt(call, 0);
    return typeof number === 'number' ? numberValue(Math.trunc(number)) : subject(call);
  },
  eq: (call) => {
    const a = constantOf(subject(call));
    const others = call.values.slice(1).map(constantOf);
    if (a === undefined || others.includes(undefined)) return unknownValue(call.written);
    return booleanValue(others.includes(a));
  },
  ne: comparison((a, b) => a !== b),
  lt: comparison((a, b) => (a ?? 0) < (b ?? 0)),
  gt: comparison((a, b) => (a ?? 0) > (b ?? 0)),
  le: comparison((a, b) => (a ?? 0) <= (b ?? 0)),
  ge: comparison((a, b) => (a ?? 0) >= (b ?? 0)),
};
