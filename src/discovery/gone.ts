import { hidesPrompts, type Problem } from '../core/problem.js';
import { literalText, type Prompt } from '../core/prompt.js';
import type { TreeEntry } from '../core/revision.js';
import { baseName } from '../formats/syntax/paths.js';
import { languageOf } from './languages.js';
import { changedLines, type ReadSide } from './unread.js';

export interface GoneInput {
  /** Prompts that only the baseline has. */
  readonly gone: readonly Prompt[];
  readonly baseline: ReadSide;
  readonly head: ReadSide;
  readonly headProblems: readonly Problem[];
  /** Head path → baseline path. */
  readonly renames: ReadonlyMap<string, string>;
}

const maxFiles = 2_000;
const maxFileBytes = 2 * 1024 * 1024;
const maxBytes = 32 * 1024 * 1024;
const filesPerRead = 128;
const maxGone = 500;

/**
 * Calls that load a prompt from a store: Langfuse, LangSmith and LangChain's hub, PromptLayer, MLflow, Bedrock, Humanloop,
 * Latitude, Portkey, Vertex AI, Agenta, Braintrust, Opik, and prompts that OpenAI stores. Sources: their references, read on
 * 2026-11-29.
 */
const stores =
  /\b(?:get_?prompt(?:_?version|_?client)?|pull_?prompt(?:_?commit)?|load_?prompt|fetch_?prompt|GetPromptCommand|render_?prompt)\b\s*[<(]|\bhub\s*\.\s*pull\s*\(|\bprompts?\s*\.\s*(?:get|call|pull|retrieve|run|render|completions\s*\.\s*create|log)\s*\(|\btemplates\s*\.\s*get\s*\(|["'`]pmpt_\w+|\bprompt_?identifier\b|\bprompts:\/\w/i;

/**
 * Why prompts that are gone from the baseline may still be sent, by key: a changed line of head loads a prompt from a store,
 * the same text is in a changed file where no prompt was found, a file of the same name is where prompts are not read, the
 * folder became another repository, or a changed file that named the prompt's file could not be read. Those are no savings.
 * Only files that differ are read; linear in their size.
 */
export async function whereGone(input: GoneInput): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const gone = input.gone.slice(0, maxGone);
  if (gone.length === 0) return found;
  const { baseline, head } = input;
  const before = new Map(baseline.entries.map((entry) => [entry.path, entry]));
  const changed = head.entries.filter((entry) => {
    const old = before.get(entry.path);
    return old === undefined || old.id !== entry.id || old.type !== entry.type;
  });
  const say = (prompts: readonly Prompt[], why: string): void => {
    for (const { key } of prompts) if (!found.has(key)) found.set(key, why);
  };

  // What is sent from these files is in the comparison already.
  const sent = new Set(
    head.prompts.flatMap(({ kind, path, sources, settingsOnly }) =>
      kind === 'fragment' || settingsOnly === true ? [] : [path, ...sources],
    ),
  );
  for (const entry of changed) {
    if (entry.type === 'submodule' || entry.type === 'symlink')
      say(
        gone.filter(({ path }) => path.startsWith(`${entry.path}/`)),
        entry.type === 'submodule'
          ? `\`${entry.path}\` is a submodule now, whose files are not read`
          : `\`${entry.path}\` is a symbolic link now, whose files are not read`,
      );
    if (sent.has(entry.path) || entry.type !== 'file') continue;
    const name = knownName(entry.path) ?? entry.path;
    if (!before.has(entry.path))
      say(
        gone.filter(
          ({ path }) => path !== entry.path && (knownName(path) === name || isPartOf(entry.path, path)),
        ),
        `\`${entry.path}\` is new, and no prompt was found in it`,
      );
  }
  const submodules = changed.filter(({ type, path }) => type === 'submodule' && !before.has(path));
  const unread = input.headProblems.flatMap((one) =>
    one.path !== null && hidesPrompts(one) && changed.some(({ path }) => path === one.path) ? [one.path] : [],
  );

  const windows = windowsOf(gone.filter(({ key }) => !found.has(key)));
  let bytes = 0;
  const looked: TreeEntry[] = [];
  for (const entry of changed) {
    if (entry.type !== 'file' || (entry.size ?? 0) > maxFileBytes || binary.test(entry.path)) continue;
    if (looked.length >= maxFiles || (bytes += entry.size ?? 20_000) > maxBytes) break;
    looked.push(entry);
  }
  for (let from = 0; from < looked.length; from += filesPerRead) {
    const batch = looked.slice(from, from + filesPerRead);
    const now = await head.revision.read(batch.map(({ path }) => path));
    const old = await baseline.revision.read(
      batch.flatMap(({ path }) => input.renames.get(path) ?? (before.has(path) ? path : [])),
    );
    for (const { path } of batch) {
      const file = now.get(path);
      if (file === undefined || !('text' in file)) continue;
      const earlier = old.get(input.renames.get(path) ?? path);
      const text = earlier !== undefined && 'text' in earlier ? earlier.text : '';
      if (!sent.has(path))
        for (const prompt of windows.in(file.text))
          say([prompt], `the text, or a part of it, is in \`${path}\` now, where no prompt was found`);
      if (languageOf(path)?.style !== 'program') continue;
      const [, added] = changedLines(text, file.text);
      const line = file.text.split('\n').findIndex((one, index) => added.has(index + 1) && stores.test(one));
      if (line !== -1) say(gone, `${path}:${line + 1} loads a prompt from a store now`);
      const linked = submodules.find((one) =>
        file.text.split('\n').some((row, index) => added.has(index + 1) && row.includes(`${one.path}/`)),
      );
      if (linked !== undefined)
        say(gone, `\`${path}\` reads files of the submodule \`${linked.path}\` now, which are not read`);
    }
  }
  if (unread.length > 0) {
    const old = await baseline.revision.read(
      unread.slice(0, filesPerRead).filter((path) => before.has(path)),
    );
    for (const [path, file] of old)
      if ('text' in file)
        say(
          gone.filter((prompt) => file.text.includes(baseName(prompt.path))),
          `\`${path}\` named it and cannot be read`,
        );
  }
  return found;
}

const binary =
  /\.(?:png|jpe?g|gif|webp|ico|pdf|zip|gz|tgz|bz2|xz|7z|jar|class|so|dll|dylib|exe|bin|wasm|woff2?|ttf|otf|eot|mp[34]|mov|avi|wav|ogg|parquet|sqlite3?|db|pyc|lock|map)$/i;
const generic =
  /^(?:index|main|prompts?|system|user|readme|__init__|config|settings|default|base|template|app|utils?|types?|constants?|package|changelog|license)$/;

/** A file's name without ending and the mark of a part, by which a moved file is known; null for names that every folder has. */
function knownName(path: string): string | null {
  const name = baseName(path)
    .toLowerCase()
    .replace(/^[_.]+/, '');
  const stem = name.replace(/(?:\.[a-z0-9]{1,12}){1,3}$/, '');
  return stem.length < 3 || generic.test(stem) ? null : stem;
}

/** `_a.prompt` beside `a.prompt`: the name of a part. */
function isPartOf(part: string, path: string): boolean {
  return part === path.replace(/[^/]+$/, '_$&');
}

const windowWords = 8;
const windowsPerPrompt = 6;
/** The share of a prompt's windows that a file has to have. */
const enough = 0.5;

interface Windows {
  in(text: string): readonly Prompt[];
}

/** Knows prompts again in other files: by runs of eight words, spread over the text. Short texts are not looked for. */
function windowsOf(prompts: readonly Prompt[]): Windows {
  const wanted = new Map<string, Prompt[]>();
  const counts = new Map<Prompt, number>();
  for (const prompt of prompts) {
    const words = wordsOf(prompt.messages.map(({ segments }) => literalText(segments)).join('\n'));
    const last = words.length - windowWords;
    if (last < 0) continue;
    const starts = new Set(
      Array.from({ length: windowsPerPrompt }, (_, n) => Math.floor((last * n) / (windowsPerPrompt - 1))),
    );
    counts.set(prompt, starts.size);
    for (const start of starts) {
      const id = words.slice(start, start + windowWords).join(' ');
      const list = wanted.get(id);
      if (list === undefined) wanted.set(id, [prompt]);
      else list.push(prompt);
    }
  }
  return {
    in(text) {
      if (wanted.size === 0) return [];
      const seen = new Map<Prompt, number>();
      const words = wordsOf(text);
      const met = new Set<string>();
      for (let at = 0; at + windowWords <= words.length; at++) {
        const id = words.slice(at, at + windowWords).join(' ');
        if (!wanted.has(id) || met.has(id)) continue;
        met.add(id);
        for (const prompt of wanted.get(id) ?? []) seen.set(prompt, (seen.get(prompt) ?? 0) + 1);
      }
      return [...seen].flatMap(([prompt, count]) =>
        count >= (counts.get(prompt) ?? Infinity) * enough ? [prompt] : [],
      );
    },
  };
}

/** Words without marks and escapes, so that quoting does not matter. */
function wordsOf(text: string): readonly string[] {
  return (
    text
      .replace(/\\(?:[nrt]|u[0-9a-f]{4})/gi, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
