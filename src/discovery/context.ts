import type { FormatContext } from '../core/format.js';
import { globTest } from '../core/globs.js';
import { problem, type Problem } from '../core/problem.js';
import type { Revision, SourceFile, TreeEntry } from '../core/revision.js';
import { baseName, joinPath } from '../formats/syntax/paths.js';
import { byCodeUnits } from '../formats/request/prompts.js';
import { idsOf } from './reuse.js';

const maxGlobResults = 1000;
/** Characters of files kept at hand for other prompts that ask for the same ones. */
const maxCachedCharacters = 32 * 1024 * 1024;

/** The files of one revision as formats may see them: confined to the tree, cached, without a write. */
export interface Files {
  readonly paths: readonly string[];
  has(path: string): boolean;
  read(path: string): Promise<SourceFile | Problem>;
  readMany(paths: readonly string[]): Promise<ReadonlyMap<string, SourceFile | Problem>>;
  glob(pattern: string): readonly string[];
  /** Identity of a file's content; null where there is no file, undefined for a link, whose content is another file's. */
  idOf(path: string): string | null | undefined;
  /** How many distinct files were read. */
  readonly count: number;
}

/** The folder that a glob names before anything in it is special. */
function folderIn(pattern: string): string {
  const plain = /^[^*?[\]{}()!+@\\]*/.exec(pattern)?.[0] ?? '';
  return plain.slice(0, plain.lastIndexOf('/') + 1);
}

export function filesOf(revision: Revision, entries: readonly TreeEntry[]): Files {
  const paths = entries
    .filter((entry) => entry.type !== 'submodule')
    .map((entry) => entry.path)
    .sort(byCodeUnits);
  const known = new Set(paths);
  const byName = new Map<string, string[]>();
  for (const path of paths) {
    const name = baseName(path);
    const list = byName.get(name);
    if (list === undefined) byName.set(name, [path]);
    else list.push(path);
  }
  const cache = new Map<string, SourceFile | Problem>();
  const waiting = new Map<string, Promise<SourceFile | Problem>>();
  const globs = new Map<string, readonly string[]>();
  const seen = new Set<string>();
  let cached = 0;

  const keep = (path: string, read: SourceFile | Problem) => {
    const length = 'text' in read ? read.text.length : 0;
    if (length > maxCachedCharacters / 4) return;
    if (cached + length > maxCachedCharacters) {
      cache.clear();
      cached = 0;
    }
    if (!cache.has(path)) cached += length;
    cache.set(path, read);
  };
  const missing = (path: string) =>
    problem('missing-file', path, null, 'There is no such file in this revision.');

  /** The paths that begin with a text: they stand next to each other. */
  const below = (start: string): Iterable<string> => {
    if (start === '') return paths;
    let low = 0;
    let high = paths.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((paths[middle] ?? '') < start) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (paths[end]?.startsWith(start) === true) end++;
    return paths.slice(low, end);
  };

  const files: Files = {
    paths,
    idOf: idsOf(entries),
    has: (path) => known.has(path),
    async read(path) {
      const clean = joinPath('', path);
      if ('refused' in clean) {
        return problem(
          'include-outside',
          path.slice(0, 200),
          null,
          'The path leaves the repository and is not read.',
        );
      }
      if (!known.has(clean.path)) return missing(clean.path);
      const ready = cache.get(clean.path);
      if (ready !== undefined) return ready;
      let pending = waiting.get(clean.path);
      if (pending === undefined) {
        pending = files.readMany([clean.path]).then((read) => read.get(clean.path) ?? missing(clean.path));
        waiting.set(clean.path, pending);
        void pending.finally(() => waiting.delete(clean.path)).catch(() => undefined);
      }
      return pending;
    },
    async readMany(wanted) {
      const answer = new Map<string, SourceFile | Problem>();
      const ask = new Set<string>();
      for (const path of wanted) {
        const ready = cache.get(path);
        if (ready === undefined) ask.add(path);
        else answer.set(path, ready);
      }
      if (ask.size > 0) {
        const read = await revision.read([...ask]);
        for (const path of ask) {
          const found = read.get(path) ?? missing(path);
          seen.add(path);
          keep(path, found);
          answer.set(path, found);
        }
      }
      return answer;
    },
    glob(pattern) {
      let found = globs.get(pattern);
      if (found === undefined) {
        const tail = pattern.slice(pattern.lastIndexOf('/') + 1);
        const pool = /[*?[\]{}()!+@]/.test(tail) ? below(folderIn(pattern)) : (byName.get(tail) ?? []);
        const matches: string[] = [];
        let test: ((path: string) => boolean) | null = null;
        for (const path of pool) {
          test ??= globTest(pattern);
          if (!test(path)) continue;
          matches.push(path);
          if (matches.length >= maxGlobResults) break;
        }
        found = matches;
        globs.set(pattern, found);
      }
      return found;
    },
    get count() {
      return seen.size;
    },
  };
  return files;
}

/** What one extraction sees, with every path it reads noted down. */
export function contextFor(files: Files, own: string): { context: FormatContext; read: ReadonlySet<string> } {
  const read = new Set<string>([own]);
  return {
    read,
    context: {
      async read(path) {
        const found = await files.read(path);
        if ('text' in found) read.add(found.path);
        return found;
      },
      exists: (path) => files.has(path),
      glob: (pattern) => files.glob(pattern),
    },
  };
}
