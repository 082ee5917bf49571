import { isUtf8 } from 'node:buffer';
import { RevisionError, type TreeEntry } from '../../core/revision.js';
import { byPath } from '../reading.js';
import { ensureCommit } from './history.js';
import type { GitResult } from './run.js';
import type { GitStore } from './store.js';

/** Records that end in NUL, as git writes them with `-z`. */
export function* records(stdout: Buffer): Generator<Buffer> {
  let start = 0;
  for (let end = stdout.indexOf(0); end !== -1; end = stdout.indexOf(0, start)) {
    yield stdout.subarray(start, end);
    start = end + 1;
  }
}

/**
 * Path bytes as text. Git allows any bytes; those that are not UTF-8 are written as `\xE9`, so that the file is
 * seen, can match a pattern, and answers with a Problem when it is read.
 */
export function pathText(bytes: Buffer): { readonly path: string; readonly isUtf8: boolean } {
  if (isUtf8(bytes)) return { path: bytes.toString('utf8'), isUtf8: true };
  let path = '';
  for (let at = 0; at < bytes.length;) {
    const length = [1, 2, 3, 4].find((n) => at + n <= bytes.length && isUtf8(bytes.subarray(at, at + n)));
    if (length === undefined) {
      path += `\\x${(bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
      at++;
    } else {
      path += bytes.toString('utf8', at, at + length);
      at += length;
    }
  }
  return { path, isUtf8: false };
}

const types: Readonly<Record<string, TreeEntry['type']>> = {
  '100644': 'file',
  '100755': 'file',
  '100664': 'file', // written by git before 2005, still found in old repositories
  '120000': 'symlink',
  '160000': 'submodule',
};

export function typeOfMode(mode: string): TreeEntry['type'] | null {
  return types[mode] ?? null;
}

/** A tree's entries and those whose names are not UTF-8. */
export interface Tree {
  readonly entries: readonly TreeEntry[];
  readonly oddNames: ReadonlySet<TreeEntry>;
}

/** Sorts, and keeps a name that had to be rewritten (`odd`) from hiding one that is really there. */
export function treeOf(found: TreeEntry[], odd: ReadonlySet<TreeEntry>): Tree {
  if (odd.size === 0) return { entries: sorted(found), oddNames: odd };
  const plain = found.filter((entry) => !odd.has(entry));
  const taken = new Set(plain.map((entry) => entry.path));
  const renamed = [...odd].map((entry) => {
    let { path } = entry;
    while (taken.has(path)) path += '\ufffd';
    taken.add(path);
    return { ...entry, path };
  });
  return { entries: sorted([...plain, ...renamed]), oddNames: new Set(renamed) };
}

/** Git sorts by bytes, which is the same order for nearly all names. */
function sorted(entries: TreeEntry[]): TreeEntry[] {
  const isSorted = entries.every((entry, at) => at === 0 || (entries[at - 1]?.path ?? '') < entry.path);
  return isSorted ? entries : entries.sort(byPath);
}

/** Every entry of a commit or tree. Sizes of objects that a partial clone lacks are null. */
export async function listTree(store: GitStore, id: string): Promise<Tree> {
  const list = (): Promise<GitResult> => store.run(['ls-tree', '-r', '-z', '-l', '--full-tree', id]);
  let listed = await list();
  // A clone with `--filter=tree:0` has commits without trees.
  if (listed.code !== 0 && store.partial && (await ensureCommit(store, id)) === null) listed = await list();
  if (listed.code !== 0) throw new RevisionError(`The files of ${id} cannot be listed: ${listed.stderr}`);
  const found: TreeEntry[] = [];
  const odd = new Set<TreeEntry>();
  // `100644 blob <id> <size>`, the size with spaces before it; `-` or `BAD` where there is none.
  const idLength = store.objectFormat === 'sha256' ? 64 : 40;
  const add = (record: string, tab: number, path: string, valid: boolean): void => {
    const type = typeOfMode(record.slice(0, 6));
    if (type === null) return;
    const start = record.indexOf(' ', 7) + 1;
    const size = Number(record.slice(start + idLength + 1, tab));
    const id = record.slice(start, start + idLength);
    const entry = { path, type, id, size: Number.isNaN(size) ? null : size };
    found.push(entry);
    if (!valid) odd.add(entry);
  };
  if (isUtf8(listed.stdout)) {
    const text = listed.stdout.toString('utf8');
    for (
      let start = 0, end = text.indexOf('\0');
      end !== -1;
      start = end + 1, end = text.indexOf('\0', start)
    ) {
      const record = text.slice(start, end);
      const tab = record.indexOf('\t');
      add(record, tab, record.slice(tab + 1), true);
    }
  } else {
    for (const record of records(listed.stdout)) {
      const tab = record.indexOf(0x09);
      const name = pathText(record.subarray(tab + 1));
      add(record.toString('latin1', 0, tab), tab, name.path, name.isUtf8);
    }
  }
  return treeOf(found, odd);
}
