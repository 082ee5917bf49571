import { createScanner } from 'jsonc-parser';
import { problem, type ProblemReason } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { decodedText, lineAt, placeIn, textIn, type Runs } from './place.js';
import { maxDepth, type Entry, type Node, type Parsed } from './tree.js';

// https://www.rfc-editor.org/rfc/rfc8259, with comments and trailing commas as editors allow them (JSONC).

const maxNodes = 300_000;

/** jsonc-parser's SyntaxKind, which is a const enum and cannot be imported as a value. */
const openBrace = 1;
const closeBrace = 2;
const openBracket = 3;
const closeBracket = 4;
const comma = 5;
const colon = 6;
const nullWord = 7;
const trueWord = 8;
const falseWord = 9;
const stringToken = 10;
const numberToken = 11;
const endOfFile = 17;

interface Open {
  readonly kind: 'list' | 'map';
  readonly start: number;
  readonly items: Node[];
  readonly entries: Entry[];
  /** The key that waits for its value. */
  key: { readonly name: string; readonly start: number; readonly end: number; colon: boolean } | null;
}

/**
 * A JSON (or JSONC) text with places, by default the whole file. What is not JSON gives one `unreadable-json`
 * Problem with its line and no root, JSON beyond the bounds of this reader a `too-large` one. Without recursion: 1 MB of `[` is a Problem like any other.
 */
export function parseJson(file: SourceFile, start = 0, end = file.text.length): Parsed {
  const text = file.text.slice(start, end);
  const scanner = createScanner(text, true);
  const broken = (offset: number, why: string, reason: ProblemReason = 'unreadable-json'): Parsed => ({
    root: null,
    problems: [problem(reason, file.path, lineAt(file, start + offset), why)],
  });
  const stack: Open[] = [];
  let root: Node | null = null;
  let nodes = 0;
  for (;;) {
    const token = scanner.scan() as number;
    const offset = scanner.getTokenOffset();
    const length = scanner.getTokenLength();
    const inner = stack[stack.length - 1];
    if (token === endOfFile) {
      if (inner !== undefined) return broken(inner.start, `The JSON ends inside a ${inner.kind}.`);
      return root === null ? broken(0, 'The file has no JSON value.') : { root, problems: [] };
    }
    if (token === comma || token === colon) {
      if (inner === undefined)
        return broken(offset, 'The JSON has a comma or colon outside of any list or map.');
      if (token === colon) {
        if (inner.key === null || inner.key.colon)
          return broken(offset, 'The JSON has a colon without a key.');
        inner.key.colon = true;
      } else if (inner.key !== null) return broken(offset, 'The JSON has a key without a value.');
      continue;
    }
    if (root !== null) return broken(offset, 'The JSON goes on after its end.');
    if (inner?.kind === 'map' && inner.key === null && token !== closeBrace) {
      if (token !== stringToken) return broken(offset, 'The JSON has a key that is not a string in quotes.');
      inner.key = { name: scanner.getTokenValue(), start: offset, end: offset + length, colon: false };
      if ((scanner.getTokenError() as number) !== 0) return broken(offset, 'The JSON has a broken string.');
      continue;
    }
    if (inner?.kind === 'map' && inner.key?.colon === false)
      return broken(offset, 'The JSON has a key without a colon.');
    if (++nodes > maxNodes) return broken(offset, `The JSON has more than ${maxNodes} values.`, 'too-large');
    let node: Node;
    if (token === openBrace || token === openBracket) {
      if (stack.length >= maxDepth)
        return broken(offset, `The JSON is nested more than ${maxDepth} levels deep.`, 'too-large');
      stack.push({
        kind: token === openBrace ? 'map' : 'list',
        start: offset,
        items: [],
        entries: [],
        key: null,
      });
      continue;
    } else if (token === closeBrace || token === closeBracket) {
      if (inner === undefined || (inner.kind === 'map') !== (token === closeBrace) || inner.key !== null) {
        return broken(offset, 'The JSON closes something that is not open.');
      }
      stack.pop();
      const place = placeIn(file, start + inner.start, start + offset + 1);
      node =
        inner.kind === 'map'
          ? { kind: 'map', entries: inner.entries, place }
          : { kind: 'list', items: inner.items, place };
    } else if (token === stringToken) {
      if ((scanner.getTokenError() as number) !== 0) return broken(offset, 'The JSON has a broken string.');
      const value = scanner.getTokenValue();
      const from = start + offset + 1;
      const to = start + offset + length - 1;
      const source = decodedText(file, value, from, to, () => jsonRuns(file.text, from, to, value));
      node = { kind: 'scalar', value, source, place: placeIn(file, start + offset, start + offset + length) };
    } else if (token === numberToken || token === trueWord || token === falseWord || token === nullWord) {
      const source = textIn(file, start + offset, start + offset + length);
      const value =
        token === numberToken ? Number(source.text) : token === nullWord ? null : token === trueWord;
      node = { kind: 'scalar', value, source, place: source.place };
    } else return broken(offset, 'The JSON has something that is not a value.');
    const holder = stack[stack.length - 1];
    if (holder === undefined) root = node;
    else if (holder.kind === 'list') holder.items.push(node);
    else if (holder.key !== null) {
      const keyPlace = placeIn(file, start + holder.key.start, start + holder.key.end);
      holder.entries.push({ key: holder.key.name, keyPlace, value: node });
      holder.key = null;
    }
  }
}

/** Traces the escapes of a JSON string (also of a basic TOML string, whose escapes are a superset). */
export function jsonRuns(text: string, start: number, end: number, decoded: string): Runs | null {
  const runs = { decoded: [] as number[], source: [] as number[], width: [] as number[] };
  let at = 0;
  for (let source = start; source < end;) {
    const escape = text.indexOf('\\', source);
    const stop = escape === -1 || escape >= end ? end : escape;
    if (stop > source) {
      runs.decoded.push(at);
      runs.source.push(source);
      runs.width.push(0);
      at += stop - source;
      source = stop;
    }
    if (source >= end) break;
    const kind = text[source + 1];
    const digits = kind === 'u' ? 4 : kind === 'U' ? 8 : 0;
    const long = kind === 'U' && Number.parseInt(text.slice(source + 2, source + 10), 16) > 0xffff;
    runs.decoded.push(at);
    runs.source.push(source);
    runs.width.push(2 + digits);
    at += long ? 2 : 1;
    source += 2 + digits;
  }
  return at === decoded.length ? runs : null;
}

const keysOf = new WeakMap<SourceFile, ReadonlySet<string>>();

/**
 * The keys of a JSON text's outermost map (of a list: those of its first map), without parsing it: what a format
 * looks at to recognize a file. Linear, one pass, remembered per file; a text that is no map or list has none.
 */
export function topLevelKeys(file: SourceFile): ReadonlySet<string> {
  const known = keysOf.get(file);
  if (known !== undefined) return known;
  const found = scanKeys(file.text);
  keysOf.set(file, found);
  return found;
}

function scanKeys(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  let at = 0;
  while (at < text.length && ' \t\r\n\ufeff'.includes(text[at] ?? '')) at++;
  // Comments may come first in JSONC.
  if (text[at] === '/') {
    const brace = text.slice(at, at + 20_000).search(/^[ \t]*[{[]/m);
    if (brace === -1) return found;
    at += brace;
    while (text[at] === ' ' || text[at] === '\t') at++;
  }
  if (text[at] !== '{' && text[at] !== '[') return found;
  const inList = text[at] === '[';
  const wanted = inList ? 2 : 1;
  let depth = 0;
  let lastStart = -1;
  let lastEnd = -1;
  for (; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 34: {
        const start = at + 1;
        for (at = start; at < text.length; at++) {
          const unit = text.charCodeAt(at);
          if (unit === 92) at++;
          else if (unit === 34) break;
        }
        lastStart = start;
        lastEnd = at;
        break;
      }
      case 123:
      case 91:
        depth++;
        break;
      case 125:
      case 93:
        depth--;
        if (depth <= 0 || (inList && depth === 1 && found.size > 0)) return found;
        break;
      case 58:
        if (depth === wanted && lastStart !== -1 && lastEnd - lastStart < 200)
          found.add(text.slice(lastStart, lastEnd));
        lastStart = -1;
        break;
      case 47:
        if (text[at + 1] === '/') {
          const newline = text.indexOf('\n', at);
          at = newline === -1 ? text.length : newline;
        } else if (text[at + 1] === '*') {
          const close = text.indexOf('*/', at + 2);
          at = close === -1 ? text.length : close + 1;
        }
        break;
    }
    if (found.size > 500) return found;
  }
  return found;
}
