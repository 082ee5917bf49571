import { problem, type Problem } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { lineAt, placeIn, textIn, type SourceText } from './place.js';
import type { Entry, MapNode, Node, ScalarNode } from './tree.js';
import { parseYaml } from './yaml.js';

export interface FrontMatter {
  /**
   * The map between the two `---` lines; null when there is none (or it is empty). When `problems` is not
   * empty, these are only the keys that could be made out.
   */
  readonly matter: MapNode | null;
  /** Whether the file has the two `---` lines at all. */
  readonly present: boolean;
  /** Everything after the closing line. The whole file when there is no front matter. */
  readonly body: SourceText;
  readonly problems: readonly Problem[];
}

export interface FrontMatterOptions {
  /** `#` comment lines and blank lines may be before the opening line (Dotprompt's licence headers). */
  readonly leadingComments?: boolean;
  /** The opening line may be missing: `key: value` lines, then a lone `---` (old Continue prompts). */
  readonly openingOptional?: boolean;
}

/**
 * Splits a file into its YAML front matter and its body. Tolerant: front matter that is not valid YAML
 * (`globs: *.ts, *.tsx`, an unquoted colon in a description) is read line by line; only what can be read in
 * neither way is a Problem.
 */
export function readFrontMatter(file: SourceFile, options: FrontMatterOptions = {}): FrontMatter {
  const text = file.text;
  const without: FrontMatter = { matter: null, present: false, body: textIn(file), problems: [] };
  let at = 0;
  if (options.leadingComments === true) {
    for (;;) {
      const stop = lineEnd(text, at);
      const line = text.slice(at, stop).trim();
      if (at >= text.length || !(line === '' || line.startsWith('#'))) break;
      at = stop + 1;
    }
    if (at >= text.length) return without;
  }
  let start = at;
  if (isFence(text, at)) start = lineEnd(text, at) + 1;
  else if (options.openingOptional !== true || !/^[A-Za-z_][\w-]*[ \t]*:/.test(text.slice(at, at + 200)))
    return without;
  let close = -1;
  for (let line = start; line < text.length; line = lineEnd(text, line) + 1) {
    if (isFence(text, line)) {
      close = line;
      break;
    }
  }
  if (close === -1) return without;
  const bodyStart = Math.min(text.length, lineEnd(text, close) + 1);
  const body = textIn(file, bodyStart);
  const parsed = parseYaml(file, start, close);
  if (parsed.problems.length === 0 && (parsed.root === null || parsed.root.kind === 'map')) {
    return { matter: parsed.root, present: true, body, problems: [] };
  }
  if (parsed.problems.length === 0) {
    // A line of prose between two rules is Markdown, not front matter.
    return without;
  }
  const { matter, unread } = readLines(file, start, close);
  if (unread === null) return { matter, present: true, body, problems: [] };
  const [first] = parsed.problems;
  const detail = first?.detail ?? 'The front matter cannot be read.';
  return {
    matter,
    present: true,
    body,
    problems: [problem(first?.reason ?? 'unreadable-yaml', file.path, first?.line ?? unread, detail)],
  };
}

function lineEnd(text: string, start: number): number {
  const newline = text.indexOf('\n', start);
  return newline === -1 ? text.length : newline;
}

/** A line of exactly three dashes; trailing blanks and a CR do not count. */
function isFence(text: string, start: number): boolean {
  if (!text.startsWith('---', start)) return false;
  for (let at = start + 3; at < text.length; at++) {
    const unit = text[at];
    if (unit === '\n') return true;
    if (unit !== ' ' && unit !== '\t' && unit !== '\r') return false;
  }
  return true;
}

/**
 * Reads `key: rest of line` lines, lists of `- item` lines below a key, and `|` or `>` blocks, taking every
 * value as the text it is. `unread` is the first line that is none of these (a nested map, say).
 */
function readLines(file: SourceFile, start: number, end: number): { matter: MapNode; unread: number | null } {
  const entries: Entry[] = [];
  let unread: number | null = null;
  let list: { key: string; keyPlace: Entry['keyPlace']; items: Node[] } | null = null;
  const text = file.text;
  const finishList = () => {
    if (list === null) return;
    const place = list.items[0]?.place ?? list.keyPlace;
    entries.push({
      key: list.key,
      keyPlace: list.keyPlace,
      value: { kind: 'list', items: list.items, place },
    });
    list = null;
  };
  for (let line = start; line < end;) {
    const stop = Math.min(end, lineEnd(text, line));
    const content = text.slice(line, stop).replace(/\r$/, '');
    const next = stop + 1;
    const trimmed = content.trim();
    const pair = /^([A-Za-z_$][\w.$-]*)[ \t]*:(?=[ \t]|$)/.exec(content);
    if (trimmed === '' || trimmed.startsWith('#')) {
      line = next;
      continue;
    }
    if (pair?.[1] !== undefined) {
      finishList();
      const keyPlace = placeIn(file, line, line + pair[1].length);
      let from = line + pair[0].length;
      while (from < stop && (text[from] === ' ' || text[from] === '\t')) from++;
      const rest = content.slice(from - line).trimEnd();
      if (rest === '') list = { key: pair[1], keyPlace, items: [] };
      else if (/^[|>][+-]?$/.test(rest)) {
        let blockEnd = next;
        while (blockEnd < end && /^[ \t\r\n]/.test(text[blockEnd] ?? ''))
          blockEnd = lineEnd(text, blockEnd) + 1;
        blockEnd = Math.min(blockEnd, end);
        entries.push({ key: pair[1], keyPlace, value: scalar(textIn(file, next, blockEnd)) });
        line = blockEnd;
        continue;
      } else entries.push({ key: pair[1], keyPlace, value: lineValue(file, from, from + rest.length) });
    } else if (list !== null && /^[ \t]*-[ \t]/.test(content)) {
      const from = line + content.indexOf('-') + 2;
      (list as { items: Node[] }).items.push(lineValue(file, from, line + content.trimEnd().length));
    } else if (/^[ \t]/.test(content) && !/^[ \t]+[\w.$-]+[ \t]*:(?:[ \t]|$)/.test(content)) {
      // The value above goes on: what it is exactly cannot be told, but the other keys can be read.
    } else unread ??= lineAt(file, line);
    line = next;
  }
  finishList();
  return { matter: { kind: 'map', entries, place: placeIn(file, start, end) }, unread };
}

function scalar(source: SourceText): ScalarNode {
  return { kind: 'scalar', value: source.text, source, place: source.place };
}

function lineValue(file: SourceFile, start: number, end: number): Node {
  let from = start;
  let to = Math.max(start, end);
  const quote = file.text[from];
  if ((quote === '"' || quote === "'") && to - from >= 2 && file.text[to - 1] === quote) {
    from++;
    to--;
  } else {
    const word = file.text.slice(from, to);
    if (word === 'true' || word === 'false') {
      const source = textIn(file, from, to);
      return { kind: 'scalar', value: word === 'true', source, place: source.place };
    }
    if (/^-?\d+(?:\.\d+)?$/.test(word)) {
      const source = textIn(file, from, to);
      return { kind: 'scalar', value: Number(word), source, place: source.place };
    }
  }
  return scalar(textIn(file, from, to));
}
