import { problem, type Problem } from '../core/problem.js';
import {
  maxFileBytes,
  type Revision,
  type RevisionInfo,
  type SourceFile,
  type TreeEntry,
} from '../core/revision.js';
import { decodeFile, tooLarge } from './decode.js';

/** What an entry holds: its bytes, or their number where that is more than was asked for. */
export type Content =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large'; readonly sizeBytes: number }
  /** The entry itself cannot be read; every other entry can. */
  | { readonly kind: 'problem'; readonly problem: Problem };

/** What an implementation has to give; text, links and limits are the same for all of them. */
export interface Source {
  /** Sorted by path (code units). Asked once. */
  list(): Promise<readonly TreeEntry[]>;
  /**
   * Gives the content of every entry once, files and links (a link's content is its target), as it arrives and
   * in any order. Rejects with a `RevisionError` when the revision as a whole cannot be read.
   */
  contents(
    entries: readonly TreeEntry[],
    maxBytes: number,
    give: (entry: TreeEntry, content: Content) => void,
  ): Promise<void>;
  close(): Promise<void>;
}

/** Linux follows at most 40 links in one path. */
const maxLinks = 40;
/** No file system has longer targets. */
const maxTargetBytes = 4096;

type Found =
  | { readonly kind: 'file'; readonly entry: TreeEntry }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** A way that is still being walked: what is behind, what is ahead, links followed so far. */
interface Walk {
  readonly asked: string;
  readonly behind: string[];
  /** The next part is the last one. */
  ahead: string[];
  links: number;
}

/** Compares as the lists are sorted. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** A Revision over anything that can list entries and give their bytes. */
export function revisionOver(info: RevisionInfo, source: Source): Revision {
  let listed: Promise<readonly TreeEntry[]> | null = null;
  let byName: Map<string, TreeEntry> | null = null;
  let closed: Promise<void> | null = null;
  const targets = new Map<string, string | Problem>();

  function list(): Promise<readonly TreeEntry[]> {
    listed ??= source.list();
    return listed;
  }

  async function index(): Promise<Map<string, TreeEntry>> {
    if (byName === null) {
      const names = new Map<string, TreeEntry>();
      for (const entry of await list()) names.set(entry.path, entry);
      byName = names;
    }
    return byName;
  }

  async function isFolder(path: string): Promise<boolean> {
    const entries = await list();
    const start = `${path}/`;
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((entries[middle]?.path ?? '') < start) low = middle + 1;
      else high = middle;
    }
    return path === '' || (entries[low]?.path.startsWith(start) ?? false);
  }

  /** Walks until the way ends or comes to a link whose target has not been read yet. */
  async function step(walk: Walk): Promise<Found | TreeEntry> {
    const entries = await index();
    const fault = (reason: Problem['reason'], detail: string): Found => ({
      kind: 'problem',
      problem: problem(reason, walk.asked, null, detail),
    });
    for (;;) {
      const part = walk.ahead.pop();
      if (part === undefined) break;
      if (part === '' || part === '.') continue;
      if (part === '..') {
        if (walk.behind.length === 0) {
          return fault('symlink', 'It is a link that leaves the repository, so it was not followed.');
        }
        walk.behind.pop();
        continue;
      }
      walk.behind.push(part);
      const here = walk.behind.join('/');
      const entry = entries.get(here);
      if (entry?.type === 'submodule') {
        return fault(
          'submodule',
          walk.ahead.length === 0
            ? 'It is a submodule; its files belong to another repository and were not read.'
            : `It is inside the submodule ${here}, whose files belong to another repository and were not read.`,
        );
      }
      if (entry?.type !== 'symlink') continue;
      const target = targets.get(here);
      if (target === undefined) {
        walk.behind.pop();
        walk.ahead.push(part);
        return entry;
      }
      if (typeof target !== 'string') return { kind: 'problem', problem: { ...target, path: walk.asked } };
      if (++walk.links > maxLinks)
        return fault('symlink', 'Its links lead in a circle, or over too many links.');
      if (target === '' || target.startsWith('/') || /^[A-Za-z]:[/\\]/.test(target)) {
        return fault('symlink', 'It is a link that leaves the repository, so it was not followed.');
      }
      walk.behind.pop();
      walk.ahead = [...walk.ahead, ...target.split('/').reverse()];
    }
    const end = walk.behind.join('/');
    const entry = entries.get(end);
    if (entry?.type === 'file') return { kind: 'file', entry };
    if (await isFolder(end)) return fault('not-a-file', 'It is a folder, not a file.');
    return fault(
      'missing-file',
      walk.links === 0
        ? 'There is no such file in this revision.'
        : 'It is a link to a file that does not exist.',
    );
  }

  async function readTargets(links: readonly TreeEntry[]): Promise<void> {
    const wanted = [...new Map(links.map((entry) => [entry.path, entry])).values()];
    await source.contents(wanted, maxTargetBytes, (entry, content) => {
      if (content.kind === 'problem') {
        targets.set(entry.path, content.problem);
        return;
      }
      const target = content.kind === 'bytes' ? decodeFile(entry.path, content.bytes) : null;
      targets.set(
        entry.path,
        target !== null && 'text' in target
          ? target.text
          : problem('symlink', entry.path, null, 'It is a link whose target is not a path.'),
      );
    });
  }

  /** Where paths end after all links. */
  async function locate(paths: readonly string[]): Promise<Map<string, Found>> {
    const entries = await index();
    const found = new Map<string, Found>();
    let walks: Walk[] = [];
    for (const path of paths) {
      const entry = entries.get(path);
      if (entry?.type === 'file') found.set(path, { kind: 'file', entry });
      else if (path.startsWith('/') || path.split('/').includes('..')) {
        const detail = 'It is not a path inside the repository.';
        found.set(path, { kind: 'problem', problem: problem('missing-file', path, null, detail) });
      } else walks.push({ asked: path, behind: [], ahead: path.split('/').reverse(), links: 0 });
    }
    while (walks.length > 0) {
      const waiting: Walk[] = [];
      const links: TreeEntry[] = [];
      for (const walk of walks) {
        const result = await step(walk);
        if ('kind' in result) found.set(walk.asked, result);
        else {
          waiting.push(walk);
          links.push(result);
        }
      }
      if (links.length > 0) await readTargets(links);
      walks = waiting;
    }
    return found;
  }

  return {
    info,
    list,
    async read(paths) {
      const answer = new Map<string, SourceFile | Problem>();
      const asking = new Map<TreeEntry, string[]>();
      const located = await locate([...new Set(paths)]);
      for (const [path, found] of located) {
        if (found.kind === 'problem') answer.set(path, found.problem);
        else if (found.entry.size !== null && found.entry.size > maxFileBytes) {
          answer.set(path, tooLarge(path, found.entry.size));
        } else asking.set(found.entry, [...(asking.get(found.entry) ?? []), path]);
      }
      await source.contents([...asking.keys()], maxFileBytes, (entry, content) => {
        for (const path of asking.get(entry) ?? []) {
          switch (content.kind) {
            case 'bytes':
              answer.set(path, decodeFile(path, content.bytes));
              break;
            case 'too-large':
              answer.set(path, tooLarge(path, content.sizeBytes));
              break;
            case 'problem':
              answer.set(path, { ...content.problem, path });
          }
        }
      });
      return answer;
    },
    async readBytes(path, maxBytes) {
      const found = (await locate([path])).get(path);
      if (found?.kind !== 'file' || (found.entry.size ?? 0) > maxBytes) return null;
      let bytes: Uint8Array | null = null;
      await source.contents([found.entry], maxBytes, (_, content) => {
        if (content.kind === 'bytes') bytes = content.bytes;
      });
      return bytes;
    },
    close() {
      // A list that was started and never asked for still reads what closing takes away.
      closed ??= (listed ?? Promise.resolve()).then(
        () => source.close(),
        () => source.close(),
      );
      return closed;
    },
  };
}
