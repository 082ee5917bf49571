import type { Prompt, Segment } from '../core/prompt.js';
import type { TreeEntry } from '../core/revision.js';
import type { UnreadFile } from '../core/unread.js';
import { baseName } from '../formats/syntax/paths.js';
import { isExcluded } from './candidates.js';
import { isOutOfScope, languageOf } from './languages.js';
import { changedLines, type UnreadInput } from './unread.js';

/*
 * Changed files that a request takes a text from without that text being counted: the program names the file, or a key of a
 * catalog (translations, resources, settings, environment variables) whose line changed.
 */

const maxBytes = 2 * 1024 * 1024;
const filesPerRead = 128;
/** Bytes by which a text must grow or shrink to be reported: about 15 tokens, so that a corrected word is not. */
const leastChange = 60;

interface Named {
  /** A path or a key, as the program writes it. */
  readonly name: string;
  /** `app/run.py:12`: the program that names it. */
  readonly by: string;
}

/** Endings of files with texts under keys, beside those that languageOf knows as data. */
const catalogs =
  /\.(?:po|pot|resx|ftl|strings|stringsdict|xcstrings|arb|xlf|xliff|lang|csv|tsv|mk|service)$/i;
const settings =
  /(?:^|\/)(?:makefile|gnumakefile|justfile|procfile|package\.json|(?:docker|container)file[\w.-]*)$/i;

/** One sign per file from which a request of head takes a text whose size changed. Linear in the changed files. */
export async function loadedFiles(input: UnreadInput): Promise<readonly UnreadFile[]> {
  const { baseline, head, renames, told, isTestData } = input;
  const names = namesOf(head.prompts);
  const before = new Map(baseline.entries.map((entry) => [entry.path, entry]));
  if (names.length === 0) return turnedLinks(input, before);
  const counted = new Set(
    head.prompts.flatMap(({ kind, path, sources, settingsOnly }) =>
      kind === 'fragment' || settingsOnly === true ? [] : [path, ...sources],
    ),
  );
  const loads = pathsOf(names);
  const keys = keysOf(names);
  const found: UnreadFile[] = [];
  const looked: { now: TreeEntry; old: TreeEntry; by: string | null }[] = [];
  for (const now of head.entries) {
    const old = before.get(renames.get(now.path) ?? now.path);
    const isSame = old === undefined || (old.id === now.id && old.type === now.type);
    if (isSame || now.type !== 'file' || counted.has(now.path) || told?.has(now.path) === true) continue;
    if (isExcluded(now.path) || isTestData(now.path)) continue;
    if (baseline.excludes(now.path) && head.excludes(now.path)) continue;
    const by = languageOf(now.path)?.style === 'program' ? null : loads(now.path);
    if (by !== null || (keys.size > 0 && holdsTexts(now))) looked.push({ now, old, by });
  }
  found.push(...(await turnedLinks(input, before)));
  for (let from = 0; from < looked.length; from += filesPerRead) {
    const batch = looked.slice(from, from + filesPerRead);
    const [texts, olds] = await Promise.all([
      head.revision.read(batch.map(({ now }) => now.path)),
      baseline.revision.read(batch.map(({ old }) => old.path)),
    ]);
    for (const { now, old, by } of batch) {
      const [file, earlier] = [texts.get(now.path), olds.get(old.path)];
      const isText = file !== undefined && 'text' in file;
      const wasText = earlier !== undefined && 'text' in earlier;
      if (!isText || !wasText) {
        // What is no text on one side cannot be compared: an archive, a database, a file that became unreadable.
        const known =
          by ?? (wasText ? ([...keysIn(earlier.text, null, keys).values()][0]?.by ?? null) : null);
        if (known !== null) found.push(fileOf(now.path, 1, known));
        continue;
      }
      const sign = by === null ? keyThatChanged(earlier.text, file.text, keys) : { line: 1, by };
      const [removed, added] = by === null ? [] : changedLines(earlier.text, file.text);
      const isLike =
        removed !== undefined &&
        added !== undefined &&
        !isOther(sizesOf(earlier.text, removed), sizesOf(file.text, added));
      if (sign !== null && !isLike) found.push(fileOf(now.path, sign.line, sign.by));
    }
  }
  return found;
}

/** Links to texts that lead to another text now. What is behind them is counted once, under the name of the file. */
async function turnedLinks(
  { baseline, head }: UnreadInput,
  before: ReadonlyMap<string, TreeEntry>,
): Promise<readonly UnreadFile[]> {
  const read = new Set(head.prompts.map(({ path }) => path));
  const paths = head.entries
    .filter(({ path, type, id }) => {
      const old = before.get(path);
      return type === 'symlink' && old?.type === 'symlink' && old.id !== id && !read.has(path);
    })
    .filter(({ path }) => languageOf(path)?.style === 'text' || head.whole.has(path))
    .map(({ path }) => path);
  if (paths.length === 0) return [];
  const [olds, nows] = [await baseline.revision.read(paths), await head.revision.read(paths)];
  return paths.flatMap((path) => {
    const [old, now] = [olds.get(path), nows.get(path)];
    if (old === undefined || now === undefined || !('text' in old) || !('text' in now)) return [];
    const language = languageOf(path)?.id ?? null;
    return old.text === now.text
      ? []
      : [{ path, language, signs: [{ reason: 'link', side: 'head', line: 1, name: null }] }];
  });
}

function fileOf(path: string, line: number, by: string): UnreadFile {
  const language = languageOf(path)?.id ?? null;
  return { path, language, signs: [{ reason: 'loaded', side: 'head', line, name: by }] };
}

/** Whether a file may hold texts under keys: data, catalogs, and programs of a deployment that set the environment. */
function holdsTexts({ path, size }: TreeEntry): boolean {
  if ((size ?? 0) > maxBytes) return false;
  const language = languageOf(path);
  return (
    catalogs.test(path) ||
    settings.test(path) ||
    language?.style === 'data' ||
    language?.style === 'yaml' ||
    /^(?:hcl|shell|dockerfile)$/.test(language?.id ?? '')
  );
}

/** What requests name: each name once, with the first place that names it. */
function namesOf(prompts: readonly Prompt[]): readonly Named[] {
  const found = new Map<string, Named>();
  const visit = (segments: readonly Segment[]): void => {
    for (const segment of segments) {
      if (segment.kind === 'variable') {
        const { path, line } = segment.place;
        for (const name of segment.from ?? [])
          if (!found.has(name)) found.set(name, { name, by: `${path}:${line}` });
      } else if (segment.kind === 'branch') for (const arm of segment.arms) visit(arm);
      else if (segment.kind === 'loop' || segment.kind === 'include') visit(segment.body);
    }
  };
  for (const { messages, kind } of prompts)
    if (kind === 'request') for (const { segments } of messages) visit(segments);
  return [...found.values()];
}

function isPath(name: string): boolean {
  return /[^*/.][^*]*\.\w{1,10}$/.test(name) || /\w[/]/.test(name);
}

/** Which program loads a file, by the paths that requests name. A lookup by name or ending first, so that it is linear. */
function pathsOf(names: readonly Named[]): (path: string) => string | null {
  const exact = new Map<string, { pattern: RegExp; isWhole: boolean; by: string }[]>();
  for (const { name, by } of names) {
    if (!isPath(name)) continue;
    const bare = name.replace(/\\/g, '/').replace(/^(?:\.{0,2}\/)+/, '');
    const base = baseName(bare);
    const key = base.includes('*') ? `*${endingOf(base)}` : base;
    // A name in a folder that is known at run time only, such as `README.md`, is in many folders.
    const isWhole = /^[^*/]+\//.test(bare);
    const known = exact.get(key) ?? [];
    known.push({ pattern: patternOf(bare), isWhole, by });
    exact.set(key, known);
  }
  return (path) => {
    const base = baseName(path);
    for (const key of [base, `*${endingOf(base)}`, '*'])
      for (const { pattern, isWhole, by } of exact.get(key) ?? [])
        if (pattern.test(path) && !(isWhole ? isOutOfScope(base) : isOutOfScope(path))) return by;
    return null;
  };
}

/** `.json` of `*.json`; nothing where the ending is not known either. */
function endingOf(base: string): string {
  return /\.\w+$/.exec(base)?.[0] ?? '';
}

/** A path as a program writes it, which may be relative to a folder that is not known; `*` is any name. */
function patternOf(bare: string): RegExp {
  const escaped = bare.replace(/[.+?^${}()|[\]]/g, '\\$&').replace(/\*+/g, '[^/]{0,100}');
  return new RegExp(`(?:^|/)${escaped}$`);
}

type Keys = ReadonlyMap<string, readonly Named[]>;

/** Keys of catalogs and environment variables that requests name, by their last word. */
function keysOf(names: readonly Named[]): Keys {
  const keys = new Map<string, Named[]>();
  for (const one of names) {
    if (one.name.includes('/') || one.name.includes('*')) continue;
    const word = wordsOf(one.name).at(-1);
    if (word === undefined) continue;
    const known = keys.get(word);
    if (known === undefined) keys.set(word, [one]);
    else known.push(one);
  }
  return keys;
}

function wordsOf(name: string): string[] {
  return name.split(/[.:]/).filter(Boolean);
}

/** The first key of head, in file order, whose text grew or shrank by more than a correction. */
function keyThatChanged(before: string, after: string, keys: Keys): { line: number; by: string } | null {
  const [removed, added] = changedLines(before, after);
  const now = keysIn(after, added, keys);
  if (now.size === 0) return null;
  const old = keysIn(before, removed, keys);
  for (const [key, { sizes, line, by }] of now)
    if (isOther(old.get(key)?.sizes ?? [], sizes)) return { line, by };
  return null;
}

interface UnderKey {
  /** Bytes of each changed text under the key, in file order. */
  readonly sizes: number[];
  readonly line: number;
  readonly by: string;
}

/** What is under the keys on the given lines, or on all lines. Each line is looked at once. */
function keysIn(text: string, only: ReadonlySet<number> | null, keys: Keys): ReadonlyMap<string, UnderKey> {
  const found = new Map<string, UnderKey>();
  const words = new Set(text.match(/[\w$]+(?:-[\w$]+)*/g));
  const programs = new Map<string, string | undefined>();
  const namedBy = (word: string): string | undefined => {
    if (!programs.has(word))
      programs.set(
        word,
        keys.get(word)?.find(({ name }) => wordsOf(name).every((one) => words.has(one)))?.by,
      );
    return programs.get(word);
  };
  const add = (key: string, by: string, line: number, size: number): void => {
    if (only?.has(line) === false) return;
    const known = found.get(key);
    if (known === undefined) found.set(key, { sizes: [size], line, by });
    else known.sizes.push(size);
  };
  let under: { readonly key: string; readonly by: string } | null = null;
  /** Ends a text of many lines: its closing quotes, or the indent of its key in YAML. */
  let block: { readonly quotes: string } | { readonly indent: number } | null = null;
  text.split('\n').forEach((line, index) => {
    const indent = line.search(/\S/);
    if (block !== null && 'indent' in block && indent !== -1 && indent <= block.indent) block = null;
    if (block === null) {
      let isKeyLine = ownKey.test(line);
      if (isKeyLine) under = null;
      const named = [...line.matchAll(/[\w$]+(?:-[\w$]+)*/g)].flatMap(({ 0: key, index: start }) => {
        const [by, end] = [namedBy(key), start + key.length];
        return by === undefined || !isKeyAt(line, start, end) ? [] : [{ key, by, start, end }];
      });
      named.forEach(({ key, by, end }, at) => {
        add(key, by, index + 1, bytes(valueBehind(line.slice(end, named[at + 1]?.start))));
      });
      const last = named.at(-1);
      if (last !== undefined) [under, isKeyLine] = [last, true];
      const quotes = /[=:]\s*("""|''')/.exec(line)?.[1];
      if (last === undefined) block = null;
      else if (quotes !== undefined && line.split(quotes).length === 2) block = { quotes };
      else if (/:\s*[|>][+-]?\d?[+-]?\s*$/.test(line)) block = { indent: Math.max(indent, 0) };
      if (isKeyLine) return;
    } else if ('quotes' in block && line.includes(block.quotes)) block = null;
    if (under !== null) add(under.key, under.by, index + 1, bytes(line.trim()));
  });
  return found;
}

/** A line that begins with a key of its own. What only holds the text of a key above has none: `value`, `msgstr`, a language. */
const ownKey =
  /^\s*(?:-\s+)?(?!["']?(?:value|msgstr(?:\[\d\])?|text|content|default|message|translation|target|source|state|stringUnit|localizations|extractionState|comment|[a-z]{2}(?:[-_]\w{2,4})?)["']?\s*[:=])(?:["'][^"']{1,200}["']|[\w.$-]{1,100})\s*(?:[:=]|=>)|^\s*(?:msgid\b|<(?:string|data|trans-unit|unit|key)\b)/;

/** Whether a word names what follows: `word = `, `"word":`, `name="a.word"`, `msgid "a.word"`, `<word>`, `ENV WORD …`, a cell. */
function isKeyAt(line: string, start: number, end: number): boolean {
  const before = line.slice(Math.max(0, start - 120), start);
  const after = line.slice(end, end + 40);
  if (/(?:\b(?:name|id|key)\s*[=:]\s*["']?|\bmsgid\s+["']|<(?:key>)?)[\w.$:-]*$/i.test(before)) return true;
  if (/(?:^|\s)(?:ENV|ARG|SET|--env|-e)\s+["']?$/i.test(before)) return true;
  if (/^["']?\s*(?::?=|=>|:)/.test(after))
    return (
      /^[A-Z][A-Z0-9_]{3,}$/.test(line.slice(start, end)) ||
      /["'][\w.$:-]*$/.test(before) ||
      (start <= 120 && /^\s*(?:(?:-|export|set)\s+)?[\w.$:-]*$/.test(before))
    );
  return /^["']?[,;\t]/.test(after) && /(?:^|[,;\t])["']?$/.test(before);
}

/** The text in quotes that follows a key, or all that follows where none does. */
function valueBehind(rest: string): string {
  const open = /^["']?\s*(?::?=|=>|:)\s*(["'])/.exec(rest.slice(0, 40));
  if (open === null) return rest;
  const from = open[0].length;
  let end = from;
  while (end < rest.length && rest[end] !== open[1]) end += rest[end] === '\\' ? 2 : 1;
  return rest.slice(from, end);
}

function sizesOf(text: string, changed: ReadonlySet<number>): number[] {
  const lines = text.split('\n');
  return [...changed].map((line) => bytes((lines[line - 1] ?? '').trim()));
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}

/** Whether changed texts are of another size: each beside the one in its place, or all together where some were added. */
function isOther(old: readonly number[], now: readonly number[]): boolean {
  if (old.length === now.length)
    return now.some((size, index) => Math.abs(size - (old[index] ?? 0)) >= leastChange) || isMore(old, now);
  return isMore(old, now);
}

function isMore(old: readonly number[], now: readonly number[]): boolean {
  const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);
  return Math.abs(sum(now) - sum(old)) >= leastChange;
}
