import { parse, TomlDate, TomlError } from 'smol-toml';
import type { Place } from '../../core/prompt.js';
import { problem } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { jsonRuns } from './json.js';
import { decodedText, madeText, placeIn, textIn, type SourceText } from './place.js';
import { maxDepth, type Node, type Parsed } from './tree.js';

// https://toml.io/en/v1.1.0. smol-toml reads the values; it keeps no positions, so a scanner finds where they stand.

/** A TOML file with places. Broken TOML gives an `unreadable-toml` Problem with its line and no root. */
export function parseToml(file: SourceFile): Parsed {
  const broken = (line: number, why: string): Parsed => ({
    root: null,
    problems: [problem('unreadable-toml', file.path, line, why)],
  });
  let value: unknown;
  try {
    value = parse(file.text, { maxDepth });
  } catch (error) {
    if (error instanceof TomlError) {
      return broken(
        error.line,
        `The TOML is broken: ${(error.message.split('\n', 1)[0] ?? '').slice(0, 200)}`,
      );
    }
    if (error instanceof RangeError) return broken(1, 'The TOML is nested too deeply to be read.');
    throw error;
  }
  const found = scanToml(file.text);
  const whole = placeIn(file, 0, file.text.length);
  return { root: nodeOf(file, value, '', found, whole, 0), problems: [] };
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly keyStart: number;
  readonly keyEnd: number;
}

function nodeOf(
  file: SourceFile,
  value: unknown,
  path: string,
  found: ReadonlyMap<string, Found>,
  around: Place,
  depth: number,
): Node {
  const at = found.get(path);
  const place = at === undefined ? around : placeIn(file, at.start, at.end);
  if (Array.isArray(value)) {
    const items = value.map((item, index) =>
      nodeOf(file, item, childPath(path, String(index)), found, place, depth + 1),
    );
    return { kind: 'list', items, place };
  }
  if (typeof value === 'object' && value !== null && !(value instanceof TomlDate)) {
    const entries = Object.entries(value as Record<string, unknown>).map(([key, inner]) => {
      const name = childPath(path, key);
      const where = found.get(name);
      return {
        key,
        keyPlace: where === undefined ? place : placeIn(file, where.keyStart, where.keyEnd),
        value: nodeOf(file, inner, name, found, place, depth + 1),
      };
    });
    return { kind: 'map', entries, place };
  }
  if (typeof value === 'string') {
    return {
      kind: 'scalar',
      value,
      source: at === undefined ? madeText(value, place) : stringText(file, value, at),
      place,
    };
  }
  const source = at === undefined ? madeText(String(value), place) : textIn(file, at.start, at.end);
  const plain = typeof value === 'number' || typeof value === 'boolean' ? value : source.text;
  return { kind: 'scalar', value: plain, source, place };
}

function stringText(file: SourceFile, value: string, at: Found): SourceText {
  const text = file.text;
  const long = text.startsWith('"""', at.start) || text.startsWith("'''", at.start);
  let start = at.start + (long ? 3 : 1);
  const end = Math.max(start, at.end - (long ? 3 : 1));
  // The newline right after the opening quotes is not part of the text.
  if (long && text[start] === '\r' && text[start + 1] === '\n') start += 2;
  else if (long && text[start] === '\n') start++;
  const escapes = text[at.start] === '"';
  return decodedText(file, value, start, end, () => (escapes ? jsonRuns(text, start, end, value) : null));
}

/** A path of keys as one string that cannot be mistaken for another path. */
function childPath(path: string, key: string): string {
  return `${path}\u0000${key}`;
}

/**
 * Where every value of a *valid* TOML text stands, by path. It only needs to keep step with a text that
 * smol-toml has accepted; where it loses its way it stops, and the rest has the place of what is around it.
 */
function scanToml(text: string): Map<string, Found> {
  const found = new Map<string, Found>();
  const arrays = new Map<string, number>();
  let table = '';
  let at = 0;

  const blank = (lines: boolean) => {
    for (; at < text.length; at++) {
      const unit = text[at];
      if (unit === '#') {
        const newline = text.indexOf('\n', at);
        at = newline === -1 ? text.length - 1 : newline - 1;
      } else if (!(unit === ' ' || unit === '\t' || (lines && (unit === '\n' || unit === '\r')))) break;
    }
  };
  const quoted = (): string => {
    const quote = text[at] ?? '"';
    const triple = text.startsWith(quote.repeat(3), at);
    const close = triple ? quote.repeat(3) : quote;
    const start = at + close.length;
    at = start;
    for (; at < text.length; at++) {
      if (quote === '"' && text[at] === '\\') at++;
      else if (text.startsWith(close, at)) break;
    }
    const end = at;
    at += close.length;
    // Up to two quotes may stand right before the closing three.
    if (triple) for (let extra = 0; extra < 2 && text[at] === quote; extra++) at++;
    return text.slice(start, end);
  };
  const key = (): string[] => {
    const parts: string[] = [];
    for (;;) {
      blank(false);
      if (text[at] === '"') {
        const raw = quoted();
        try {
          parts.push(JSON.parse(`"${raw}"`) as string);
        } catch {
          parts.push(raw);
        }
      } else if (text[at] === "'") parts.push(quoted());
      else {
        const start = at;
        while (at < text.length && /[^\s.=\]#"']/.test(text[at] ?? ' ')) at++;
        parts.push(text.slice(start, at));
      }
      blank(false);
      if (text[at] !== '.') return parts;
      at++;
    }
  };
  /** A table name's path, with the index of the last element where a part of it is an array of tables. */
  const tablePath = (parts: readonly string[]): string => {
    let path = '';
    for (const part of parts) {
      path = childPath(path, part);
      const last = arrays.get(path);
      if (last !== undefined) path = childPath(path, String(last));
    }
    return path;
  };
  const value = (path: string, keyStart: number, keyEnd: number, depth: number): boolean => {
    blank(true);
    const start = at;
    const unit = text[at];
    if (depth > maxDepth + 1) return false;
    if (unit === '"' || unit === "'") quoted();
    else if (unit === '[') {
      at++;
      for (let index = 0; ; index++) {
        blank(true);
        if (text[at] === ']') break;
        if (at >= text.length || !value(childPath(path, String(index)), at, at, depth + 1)) return false;
        blank(true);
        if (text[at] === ',') at++;
      }
      at++;
    } else if (unit === '{') {
      at++;
      for (;;) {
        blank(true);
        if (text[at] === '}') break;
        if (at >= text.length || !pair(path, depth + 1)) return false;
        blank(true);
        if (text[at] === ',') at++;
      }
      at++;
    } else {
      while (at < text.length && !'\n\r,]}#'.includes(text[at] ?? '\n')) at++;
      let end = at;
      while (end > start && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
      if (end === start) return false;
      found.set(path, { start, end, keyStart, keyEnd });
      return true;
    }
    found.set(path, { start, end: at, keyStart, keyEnd });
    return true;
  };
  const pair = (inside: string, depth: number): boolean => {
    const keyStart = at;
    const parts = key();
    let keyEnd = at;
    while (keyEnd > keyStart && (text[keyEnd - 1] === ' ' || text[keyEnd - 1] === '\t')) keyEnd--;
    if (text[at] !== '=') return false;
    at++;
    let path = inside;
    for (const part of parts) path = childPath(path, part);
    return value(path, keyStart, keyEnd, depth);
  };

  for (;;) {
    blank(true);
    if (at >= text.length) return found;
    if (text[at] === '[') {
      const start = at;
      const double = text[at + 1] === '[';
      at += double ? 2 : 1;
      const parts = key();
      if (text[at] !== ']') return found;
      at += double ? 2 : 1;
      if (double) {
        const name = parts[parts.length - 1] ?? '';
        const list = childPath(tablePath(parts.slice(0, -1)), name);
        const index = (arrays.get(list) ?? -1) + 1;
        arrays.set(list, index);
        table = childPath(list, String(index));
      } else table = tablePath(parts);
      found.set(table, { start, end: at, keyStart: start, keyEnd: at });
    } else if (!pair(table, 0)) return found;
  }
}
