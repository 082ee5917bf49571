import type { Prompt, Segment } from '../core/prompt.js';
import type { TreeEntry } from '../core/revision.js';
import type { UnreadFile } from '../core/unread.js';
import { isExcluded } from './candidates.js';
import { languageOf } from './languages.js';
import { changedLines, type UnreadInput } from './unread.js';

/*
 * Changed files that a request takes a text from without that text being counted: the program names the file, or a key of a
 * catalog (translations, resources, settings, environment variables) whose line changed.
 */

const maxBytes = 2 * 1024 * 1024;
const maxFiles = 400;
const filesPerRead = 128;
/** A value shorter than this is no text of a prompt. */
const shortest = 60;
/** Lines above a changed one that its key may be on: `msgid "a.b"` before `msgstr "…"`. */
const linesAbove = 2;

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

/** One sign per file that a request of head loads and that differs between the two sides. Linear in the changed files. */
export async function loadedFiles(input: UnreadInput): Promise<readonly UnreadFile[]> {
  const { baseline, head, renames, told } = input;
  const names = namesOf(head.prompts);
  const before = new Map(baseline.entries.map((entry) => [entry.path, entry]));
  if (names.length === 0) return turnedLinks(input, before);
  const counted = new Set(
    head.prompts.flatMap(({ kind, path, sources, settingsOnly }) =>
      kind === 'fragment' || settingsOnly === true ? [] : [path, ...sources],
    ),
  );
  const paths = names
    .filter(({ name }) => isPath(name))
    .map((one) => ({ ...one, pattern: patternOf(one.name) }));
  const keys = names.filter(({ name }) => !name.includes('/') && !name.includes('*'));
  const found: UnreadFile[] = [];
  const looked: { now: TreeEntry; old: TreeEntry }[] = [];
  for (const now of head.entries) {
    const old = before.get(renames.get(now.path) ?? now.path);
    const isSame = old === undefined || (old.id === now.id && old.type === now.type);
    if (isSame || now.type !== 'file' || counted.has(now.path) || told?.has(now.path) === true) continue;
    if (isExcluded(now.path) && !settings.test(now.path)) continue;
    if (baseline.excludes(now.path) && head.excludes(now.path)) continue;
    const by = paths.find(({ pattern }) => pattern.test(now.path))?.by;
    if (by !== undefined && languageOf(now.path)?.style !== 'program') found.push(fileOf(now.path, 1, by));
    else if (keys.length > 0 && holdsTexts(now) && looked.length < maxFiles) looked.push({ now, old });
  }
  found.push(...(await turnedLinks(input, before)));
  for (let from = 0; from < looked.length; from += filesPerRead) {
    const batch = looked.slice(from, from + filesPerRead);
    const [texts, olds] = await Promise.all([
      head.revision.read(batch.map(({ now }) => now.path)),
      baseline.revision.read(batch.map(({ old }) => old.path)),
    ]);
    for (const { now, old } of batch) {
      const [file, earlier] = [texts.get(now.path), olds.get(old.path)];
      if (file === undefined || earlier === undefined || !('text' in file) || !('text' in earlier)) continue;
      const sign = lineOfKey(earlier.text, file.text, keys);
      if (sign !== null) found.push(fileOf(now.path, sign.line, sign.by));
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
    .slice(0, maxFiles)
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

/** A path as a program writes it, which may be relative to a folder that is not known; `*` is any name. */
function patternOf(name: string): RegExp {
  const bare = name.replace(/\\/g, '/').replace(/^(?:\.{0,2}\/)+/, '');
  const escaped = bare.replace(/[.+?^${}()|[\]]/g, '\\$&').replace(/\*+/g, '[^/]{0,100}');
  return new RegExp(`(?:^|/)${escaped}$`);
}

/** The first long changed line of head that is under one of the keys. */
function lineOfKey(
  before: string,
  after: string,
  keys: readonly Named[],
): { readonly line: number; readonly by: string } | null {
  const present = keys.filter(({ name }) => lastWord(name) !== '' && after.includes(lastWord(name)));
  if (present.length === 0) return null;
  const [, added] = changedLines(before, after);
  const lines = after.split('\n');
  for (const line of added) {
    const text = lines[line - 1] ?? '';
    if (text.length < shortest) continue;
    const near = lines.slice(Math.max(0, line - 1 - linesAbove), line).map((one) => one.slice(0, 200));
    for (const { name, by } of present) {
      const words = name.split(/[.:]/).filter(Boolean);
      const own = wordPattern(lastWord(name));
      if (!near.some((one) => own.test(one)) || !words.every((word) => after.includes(word))) continue;
      const value = valueBehind(text, lastWord(name));
      if (value === null || (value.length >= shortest && !before.includes(value))) return { line, by };
    }
  }
  return null;
}

/** `system":"You are …"`: the key with its value, where several may be on one line; null where the value has no quotes. */
function valueBehind(line: string, key: string): string | null {
  const start = line.indexOf(key);
  if (start === -1) return null;
  const open = /^["']?\s*[:=]\s*(["'])/.exec(line.slice(start + key.length, start + key.length + 40));
  if (open === null) return null;
  const from = start + key.length + open[0].length;
  let end = from;
  while (end < line.length && line[end] !== open[1]) end += line[end] === '\\' ? 2 : 1;
  return line.slice(start, end + 1);
}

function lastWord(name: string): string {
  return name.split(/[.:]/).filter(Boolean).at(-1) ?? '';
}

function wordPattern(word: string): RegExp {
  return new RegExp(`(?<![\\w$])${word.replace(/[.+?^${}()|[\]\\*-]/g, '\\$&')}(?![\\w$])`);
}
