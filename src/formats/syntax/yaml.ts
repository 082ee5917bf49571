import { isAlias, isMap, isPair, isScalar, isSeq, parseAllDocuments, Scalar } from 'yaml';
import type { Document, ParsedNode } from 'yaml';
import { problem, type Problem, type ProblemReason } from '../../core/problem.js';
import type { Place } from '../../core/prompt.js';
import type { SourceFile } from '../../core/revision.js';
import { decodedText, lineAt, placeIn, textIn, type Runs, type SourceText } from './place.js';
import { withRest } from './rest.js';
import { maxDepth, type Entry, type Node, type Parsed } from './tree.js';

// https://yaml.org/spec/1.2.2/ (core schema), read by the `yaml` package.

/** Nodes of one file after aliases are expanded. A "billion laughs" file ends here. */
const maxNodes = 300_000;
const maxAliases = 2_000;
const maxDocuments = 500;
/** Unclosed brackets and `- - -` runs beyond this make the parser slow (or end the process), so they are refused before. */
const maxOpenBrackets = 1_000;
/** Brackets, quotes, anchors and aliases of one file: each may cost the parser an error object. Prose stays far below. */
const maxMarks = 200_000;

/** `a: b: c` is a mistake of its own for the parser, with a trace of its own: 40 µs and 2 KB each. */
const marksOfMapInLine = 4;

/** Mistakes that do not change what is read: an alias nobody defined is text (`globs: *.ts`), an unknown tag is ignored. */
const harmless = new Set(['BAD_ALIAS', 'TAG_RESOLVE_FAILED', 'DUPLICATE_KEY', 'KEY_OVER_1024_CHARS']);

/** Every document of YAML in a text of another file (a ConfigMap's block), with places in that file. */
export function parseEmbeddedYaml(source: SourceText): ReturnType<typeof parseYamlDocuments> {
  const { path } = source.place;
  const { roots, problems } = parseYamlDocuments({ path, text: source.text, hadByteOrderMark: false });
  const above = source.placeOf(0, 0).line - 1;
  return {
    roots: roots.map((root) => within(root, source)),
    problems: problems.map((one) => ({ ...one, line: one.line === null ? null : one.line + above })),
  };
}

/** The same tree with the places that its texts have in the file around them. */
function within(node: Node, source: SourceText): Node {
  const moved = ({ start, end }: Place): Place => source.placeOf(start, end);
  const place = moved(node.place);
  if (node.kind === 'list') return { ...node, place, items: node.items.map((item) => within(item, source)) };
  if (node.kind === 'map')
    return {
      ...node,
      place,
      entries: node.entries.map(({ key, keyPlace, value }) => ({
        key,
        keyPlace: moved(keyPlace),
        value: within(value, source),
      })),
    };
  const own = node.source;
  return {
    ...node,
    place,
    source: {
      text: own.text,
      place: moved(own.place),
      exact: false,
      placeOf: (from, to) => moved(own.placeOf(from, to)),
    },
  };
}

/**
 * The first document of a YAML file (or of the slice `start … end` of one), with places in the file. A program may take a later
 * one, or the last of equal keys of all of them: what they hold is reported as not read.
 */
export function parseYaml(file: SourceFile, start = 0, end = file.text.length): Parsed {
  const { roots, problems } = parseYamlDocuments(file, start, end);
  const [root, ...others] = roots;
  const second = others.find((other) => other.kind !== 'scalar' || other.value !== null);
  if (second === undefined) return { root: root ?? null, problems };
  const detail = 'Only the first document of this YAML file is read; the documents after it are not counted.';
  const unread = problem('unreadable-yaml', file.path, second.place.line, detail);
  return {
    root: root ?? null,
    problems: [...problems, withRest(unread, file.text.slice(second.place.start, end))],
  };
}

/** A text or a list that a program's own tag makes: `!ENV ${NAME}`, `!include rules.txt`. Offsets are those of the file. */
export interface TaggedValue {
  readonly tag: string;
  readonly start: number;
  readonly end: number;
}

/** By where they start, since several formats may parse one file. */
const taggedOf = new WeakMap<SourceFile, Map<number, TaggedValue>>();

/**
 * Texts and lists of a file that was parsed here whose tags belong to no schema: what they stand for is known when a program
 * reads them. In order of their places, and none inside of another.
 */
export function taggedValues(file: SourceFile): readonly TaggedValue[] {
  let end = -1;
  return [...(taggedOf.get(file)?.values() ?? [])]
    .sort((a, b) => a.start - b.start)
    .filter((one) => {
      if (one.start < end) return false;
      end = one.end;
      return true;
    });
}

/**
 * Every document of a YAML file. Broken YAML gives one `unreadable-yaml` Problem with its line,
 * and no documents; YAML beyond the bounds of this reader, which others may well read, a `too-large` one.
 */
export function parseYamlDocuments(
  file: SourceFile,
  start = 0,
  end = file.text.length,
): { readonly roots: readonly Node[]; readonly problems: readonly Problem[] } {
  // A carriage return alone ends a line as well (YAML 1.2, 5.4); the package knows it before a line feed only.
  const text = file.text.slice(start, end).replaceAll(/\r(?!\n)/g, '\n');
  const unreadable = (offset: number, why: string, reason: ProblemReason = 'unreadable-yaml') => ({
    roots: [],
    problems: [problem(reason, file.path, lineAt(file, start + offset), why)],
  });
  const deep = nestingBeyondLimit(text);
  if (deep !== -1)
    return unreadable(
      deep,
      'The YAML is nested too deeply, or has too many brackets and quotes, to be read.',
      'too-large',
    );
  const nul = text.indexOf('\0');
  if (nul !== -1) return unreadable(nul, 'The YAML has a NUL byte.');
  let documents: readonly Document.Parsed[];
  try {
    const parsed = parseAllDocuments(text, {
      uniqueKeys: false,
      strict: false,
      logLevel: 'silent',
      prettyErrors: false,
      schema: 'core',
    });
    documents = Array.isArray(parsed) ? parsed : [];
  } catch (error) {
    return unreadable(0, `The YAML cannot be read: ${firstLine(error)}`);
  }
  if (documents.length > maxDocuments)
    return unreadable(0, `The YAML has more than ${maxDocuments} documents.`, 'too-large');
  const roots: Node[] = [];
  const reader = new YamlReader(file, start);
  for (const document of documents) {
    const mistake = document.errors.find((error) => !harmless.has(error.code));
    if (mistake !== undefined) return unreadable(mistake.pos[0], `The YAML is broken: ${firstLine(mistake)}`);
    try {
      const root = reader.read(document);
      if (root !== null) roots.push(root);
    } catch (error) {
      if (error instanceof TooMuch) return unreadable(error.offset, error.message, 'too-large');
      throw error;
    }
  }
  if (reader.tagged.length > 0) {
    const known = taggedOf.get(file) ?? new Map<number, TaggedValue>();
    for (const one of reader.tagged) known.set(one.start, one);
    taggedOf.set(file, known);
  }
  return { roots, problems: [] };
}

class TooMuch extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Turns the package's nodes into ours, within the limits. */
class YamlReader {
  /** Of the document being read; the package's own lookup walks the whole document for every alias. */
  private anchors = new Map<string, ParsedNode>();
  private nodes = 0;
  private aliases = 0;
  readonly tagged: TaggedValue[] = [];
  private readonly file: SourceFile;
  private readonly base: number;

  constructor(file: SourceFile, base: number) {
    this.file = file;
    this.base = base;
  }

  read(document: Document.Parsed): Node | null {
    this.anchors = new Map();
    return this.node(document.contents, 0);
  }

  private node(node: ParsedNode | null | undefined, depth: number): Node | null {
    if (node === null || node === undefined) return null;
    const offset = node.range[0];
    if (++this.nodes > maxNodes) throw new TooMuch(`The YAML has more than ${maxNodes} nodes.`, offset);
    if (depth > maxDepth) throw new TooMuch(`The YAML is nested more than ${maxDepth} levels deep.`, offset);
    const place = placeIn(this.file, this.base + node.range[0], this.base + node.range[1]);
    if (isAlias(node)) {
      if (++this.aliases > maxAliases)
        throw new TooMuch(`The YAML uses more than ${maxAliases} aliases.`, offset);
      const target = this.anchors.get(node.source);
      if (target === undefined) {
        const source = textIn(this.file, place.start, place.end);
        return { kind: 'scalar', value: source.text, source, place };
      }
      return this.node(target, depth + 1);
    }
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    // `!` alone says that the value is a text; `tag:yaml.org,2002:…` are the tags of the schema.
    // What a tag makes of a map has the texts of its entries.
    if (
      !isMap(node) &&
      node.tag !== undefined &&
      node.tag.length > 1 &&
      !node.tag.startsWith('tag:yaml.org,')
    )
      this.tagged.push({ tag: node.tag, start: place.start, end: place.end });
    if (isScalar(node)) return this.scalar(node, place);
    if (isSeq(node)) {
      const items = node.items.map((item) => this.item(item as ParsedNode | null, depth, place.start));
      return { kind: 'list', items, place };
    }
    if (isMap(node)) {
      const own: Entry[] = [];
      const merged: Entry[] = [];
      for (const pair of node.items) {
        const key = pair.key as ParsedNode | null;
        const value = pair.value;
        const keyPlace =
          key === null ? place : placeIn(this.file, this.base + key.range[0], this.base + key.range[1]);
        const name = keyText(key);
        if (name === '<<' && value !== null) {
          const target = this.node(value, depth + 1);
          const maps =
            target?.kind === 'list' ? [...target.items].reverse() : target === null ? [] : [target];
          for (const map of maps) if (map.kind === 'map') merged.push(...map.entries);
          continue;
        }
        const read = value === null ? null : this.node(value, depth + 1);
        own.push({ key: name, keyPlace, value: read ?? this.nothing(keyPlace.end) });
      }
      return { kind: 'map', entries: merged.length === 0 ? own : [...merged, ...own], place };
    }
    return null;
  }

  private item(item: ParsedNode | null, depth: number, offset: number): Node {
    // `[a: 1]` is a map of one pair.
    if (isPair(item)) {
      const value = this.node(item.value as ParsedNode | null, depth + 2) ?? this.nothing(offset);
      const key = item.key as ParsedNode | null;
      const keyPlace =
        key === null ? value.place : placeIn(this.file, this.base + key.range[0], this.base + key.range[1]);
      return { kind: 'map', entries: [{ key: keyText(key), keyPlace, value }], place: keyPlace };
    }
    return this.node(item, depth + 1) ?? this.nothing(offset);
  }

  private nothing(offset: number): Node {
    const source = textIn(this.file, offset, offset);
    return { kind: 'scalar', value: null, source, place: source.place };
  }

  private scalar(node: Scalar.Parsed, place: ReturnType<typeof placeIn>): Node {
    const value = node.value;
    if (typeof value !== 'string') {
      const source = textIn(this.file, place.start, place.end);
      const plain = typeof value === 'number' || typeof value === 'boolean' ? value : null;
      // An unusual value (a binary tag, a big integer) is kept as the text it was written as.
      const kept = value === null || value === undefined || plain !== null ? plain : source.text;
      return { kind: 'scalar', value: kept, source, place };
    }
    return {
      kind: 'scalar',
      value,
      source: yamlText(this.file, String(node.type), value, place.start, place.end),
      place,
    };
  }
}

function keyText(key: ParsedNode | null): string {
  if (key === null) return '';
  if (isScalar(key)) return typeof key.value === 'string' ? key.value : key.source;
  if (isAlias(key)) return `*${key.source}`;
  return '';
}

function yamlText(file: SourceFile, type: string, value: string, start: number, end: number): SourceText {
  if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') {
    const inner = start + 1;
    const last = Math.max(inner, end - 1);
    return decodedText(file, value, inner, last, () => alignFlow(file.text, inner, last, value, type));
  }
  if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') {
    const newline = file.text.indexOf('\n', start);
    const content = newline === -1 || newline >= end ? end : newline + 1;
    return decodedText(file, value, content, end, () => alignBlock(file.text, content, end, value));
  }
  return decodedText(file, value, start, end, () => alignFlow(file.text, start, end, value, type));
}

/**
 * Traces a block scalar's decoded text line by line: each source line without its indentation, then a line end
 * that became a newline, a space (folded) or nothing. Null where that does not come out.
 */
function alignBlock(text: string, start: number, end: number, decoded: string): Runs | null {
  const runs = { decoded: [] as number[], source: [] as number[], width: [] as number[] };
  let indent = -1;
  let at = 0;
  for (let line = start; line < end && at < decoded.length;) {
    const newline = text.indexOf('\n', line);
    const lineEnd = newline === -1 || newline > end ? end : newline;
    let stop = lineEnd;
    if (stop > line && text[stop - 1] === '\r') stop--;
    let spaces = 0;
    while (line + spaces < stop && text[line + spaces] === ' ') spaces++;
    if (indent === -1 && line + spaces < stop) {
      let kept = 0;
      while (decoded[at + kept] === ' ') kept++;
      indent = Math.max(0, spaces - kept);
    }
    const from = line + Math.min(spaces, indent === -1 ? spaces : indent);
    const length = stop - from;
    if (length > 0) {
      if (!decoded.startsWith(text.slice(from, stop), at)) {
        // Blank lines that hold only spaces may be dropped by folding.
        if (line + spaces < stop) return null;
      } else {
        runs.decoded.push(at);
        runs.source.push(from);
        runs.width.push(0);
        at += length;
      }
    }
    if (decoded[at] === '\n' || decoded[at] === ' ') {
      runs.decoded.push(at);
      runs.source.push(stop);
      runs.width.push(Math.max(1, Math.min(lineEnd + 1, end) - stop));
      at++;
    }
    line = lineEnd + 1;
  }
  while (at < decoded.length && decoded[at] === '\n') at++;
  return at === decoded.length ? runs : null;
}

const simpleEscapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

/** Traces a plain or quoted scalar: copies, escapes, and line breaks folded to a space or newlines. */
function alignFlow(text: string, start: number, end: number, decoded: string, type: string): Runs | null {
  const runs = { decoded: [] as number[], source: [] as number[], width: [] as number[] };
  let at = 0;
  let source = start;
  let copying = false;
  const run = (width: number) => {
    runs.decoded.push(at);
    runs.source.push(source);
    runs.width.push(width);
    copying = false;
  };
  while (source < end && at < decoded.length) {
    const unit = text[source] ?? '';
    if (type === 'QUOTE_DOUBLE' && unit === '\\') {
      const next = text[source + 1] ?? '';
      if (next === '\n' || next === '\r') {
        // An escaped line break vanishes with the indentation that follows.
        source += next === '\r' && text[source + 2] === '\n' ? 3 : 2;
        while (source < end && (text[source] === ' ' || text[source] === '\t')) source++;
        copying = false;
        continue;
      }
      const digits = next === 'x' ? 2 : next === 'u' ? 4 : next === 'U' ? 8 : 0;
      const written = text.slice(source + 2, source + 2 + digits);
      const code = digits === 0 ? Number.NaN : Number.parseInt(written, 16);
      const meaning =
        digits === 0 ? simpleEscapes[next] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
      if (meaning === undefined || !decoded.startsWith(meaning, at)) return null;
      run(2 + digits);
      at += meaning.length;
      source += 2 + digits;
      continue;
    }
    if (type === 'QUOTE_SINGLE' && unit === "'" && text[source + 1] === "'") {
      if (decoded[at] !== "'") return null;
      run(2);
      at++;
      source += 2;
      continue;
    }
    if (unit === '\n' || unit === '\r' || unit === ' ' || unit === '\t') {
      // A run of white space with a line break in it is folded; without one it is copied.
      let stop = source;
      let breaks = 0;
      while (stop < end && ' \t\r\n'.includes(text[stop] ?? 'x')) {
        if (text[stop] === '\n') breaks++;
        stop++;
      }
      if (breaks > 0) {
        const folded = breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
        if (!decoded.startsWith(folded, at)) return null;
        run(stop - source);
        at += folded.length;
        source = stop;
        continue;
      }
    }
    if (decoded[at] !== unit) return null;
    if (!copying) {
      run(0);
      copying = true;
    }
    at++;
    source++;
  }
  return at === decoded.length ? runs : null;
}

/** Offset where nesting goes beyond what the parser takes well, -1 when it does not. Linear. */
function nestingBeyondLimit(text: string): number {
  let open = 0;
  let run = 0;
  let marks = 0;
  let lineStart = true;
  let keys = 0;
  let colons = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 10) {
      lineStart = true;
      run = 0;
      colons = 0;
      continue;
    }
    if (unit === 58 && (text.charCodeAt(index + 1) === 32 || text.charCodeAt(index + 1) === 10)) {
      if (++colons === 1) {
        if (++keys > maxNodes) return index;
      } else if ((marks += marksOfMapInLine) > maxMarks) return index;
    }
    if (unit === 91 || unit === 123 || unit === 34 || unit === 38 || unit === 42) {
      if (++marks > maxMarks) return index;
    }
    if (unit === 91 || unit === 123) {
      if (++open > maxOpenBrackets) return index;
    } else if ((unit === 93 || unit === 125) && open > 0) open--;
    if (lineStart) {
      if (unit === 45 || unit === 63 || unit === 58) {
        if (++run > maxDepth) return index;
      } else if (unit !== 32 && unit !== 9) lineStart = false;
    }
  }
  return -1;
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n', 1)[0] ?? '').slice(0, 200);
}
