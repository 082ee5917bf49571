import { lstat, readlink } from 'node:fs/promises';
import path from 'node:path';
import { problem } from '../../core/problem.js';
import { maxFileBytes, RevisionError, type Revision, type TreeEntry } from '../../core/revision.js';
import { blobId, eachOf } from '../folder.js';
import { revisionOver, type Content } from '../reading.js';
import { blobContents, oddNameDetail, openExistingStore } from './revision.js';
import { workTreeKeys, type GitStore } from './store.js';
import { pathText, records, treeOf, typeOfMode, type Tree } from './tree.js';

/** What `git ls-files -t -s` says of one path. */
interface Status {
  readonly bytes: Buffer;
  mode: string | null;
  id: string | null;
  isChanged: boolean;
  isGone: boolean;
  isOutsideSparse: boolean;
}

/**
 * The working tree, uncommitted work included: tracked files, and new ones that no `.gitignore` excludes. Files that
 * are as the index has them are read from git's objects, so that line endings and LFS make no difference that is
 * not there; changed and new ones are put, as git would commit them, into the private directory. So this is the
 * state at the time of the first `list`. Files left out by a sparse checkout are there as the index has them.
 * No filter driver runs: its config is not taken over.
 */
export async function openWorkingTree(repository: string): Promise<Revision> {
  const store = await openExistingStore(repository);
  const root = store.place.workTree;
  if (root === null) {
    await store.release();
    throw new RevisionError(
      `${repository} is a bare repository and has no working tree; name a commit or branch.`,
    );
  }
  return workingTreeInStore(store, root);
}

/** Takes over the caller's hold on the store. */
export function workingTreeInStore(store: GitStore, root: string): Revision {
  let oddNames: ReadonlySet<TreeEntry> = new Set();
  /** Content that is in no object: links, and files that changed under our hands. */
  const own = new Map<TreeEntry, Content>();
  return revisionOver(
    { sha: null, ref: null, how: 'working tree' },
    {
      async list() {
        const tree = await listWorkingTree(store, root, own);
        oddNames = tree.oddNames;
        return tree.entries;
      },
      async contents(entries, maxBytes, give) {
        const inObjects: TreeEntry[] = [];
        for (const entry of entries) {
          const content = own.get(entry);
          if (oddNames.has(entry)) {
            give(entry, { kind: 'problem', problem: problem('encoding', entry.path, null, oddNameDetail) });
          } else if (content === undefined) inObjects.push(entry);
          else if (content.kind === 'bytes' && content.bytes.length > maxBytes) {
            give(entry, { kind: 'too-large', sizeBytes: content.bytes.length });
          } else give(entry, content);
        }
        await blobContents(store, inObjects, maxBytes, give);
      },
      close: () => store.release(),
    },
  );
}

async function listWorkingTree(store: GitStore, root: string, own: Map<TreeEntry, Content>): Promise<Tree> {
  const statuses = await askIndex(store, root);
  const found: TreeEntry[] = [];
  const odd = new Set<TreeEntry>();
  const add = (entry: TreeEntry, isUtf8: boolean): void => {
    found.push(entry);
    if (!isUtf8) odd.add(entry);
  };
  const changed: { path: string; isUtf8: boolean }[] = [];
  for (const status of statuses) {
    const { path: name, isUtf8 } = pathText(status.bytes);
    const type = status.mode === null ? null : typeOfMode(status.mode);
    if (type === 'submodule' || (status.mode === null && name.endsWith('/'))) {
      // A new folder that is a repository of its own is what a submodule would be.
      const bare = name.replace(/\/$/, '');
      add({ path: bare, type: 'submodule', id: status.id ?? `new:${bare}`, size: null }, isUtf8);
    } else if (status.isOutsideSparse || (status.id !== null && !status.isChanged && !status.isGone)) {
      if (type !== null) add({ path: name, type, id: status.id ?? '', size: null }, isUtf8);
    } else if (!status.isGone) changed.push({ path: name, isUtf8 });
  }

  // Where files really are: one that is reached through a link in its path is not in this repository.
  const folders = new Map<string, Promise<boolean>>();
  const isInPlace = (folder: string): Promise<boolean> => {
    let known = folders.get(folder);
    if (known === undefined) {
      known =
        folder === '.'
          ? Promise.resolve(true)
          : Promise.all([
              isInPlace(path.dirname(folder)),
              lstat(path.join(root, folder)).then(
                (stat) => stat.isDirectory(),
                () => false,
              ),
            ]).then((both) => both.every(Boolean));
      folders.set(folder, known);
    }
    return known;
  };
  const toHash: string[] = [];
  await eachOf(changed, async ({ path: name, isUtf8 }) => {
    if (!isUtf8) {
      add({ path: name, type: 'file', id: `odd:${name}`, size: null }, false);
      return;
    }
    if (!(await isInPlace(path.dirname(name)))) return;
    const full = path.join(root, name);
    const stat = await lstat(full).catch(() => null);
    if (stat === null) return;
    const id = (bytes: Buffer): string => blobId(bytes, store.objectFormat);
    if (stat.isSymbolicLink()) {
      const target = Buffer.from((await readlink(full)).split(path.sep).join('/'));
      const entry: TreeEntry = { path: name, type: 'symlink', id: id(target), size: target.length };
      own.set(entry, { kind: 'bytes', bytes: target });
      add(entry, true);
    } else if (stat.isFile() && stat.size > maxFileBytes) {
      // Never read, so equal to nothing but itself.
      const made = id(Buffer.from(`${full}\0${stat.size}\0${stat.mtimeMs}`));
      const entry: TreeEntry = { path: name, type: 'file', id: made, size: stat.size };
      own.set(entry, { kind: 'too-large', sizeBytes: stat.size });
      add(entry, true);
    } else if (stat.isFile()) toHash.push(name);
  });
  if (toHash.length > 0) {
    const ids = await addObjects(store, root, toHash);
    toHash.forEach((name, at) => {
      add({ path: name, type: 'file', id: ids[at] ?? '', size: null }, true);
    });
  }
  return treeOf(found, odd);
}

/** Settings of the work tree, and the two folders that git needs to look at it. */
async function view(store: GitStore, root: string) {
  const config = await store.config();
  return {
    workTree: root,
    indexFile: path.join(store.place.gitDir, 'index'),
    settings: config.filter(({ key }) => workTreeKeys.test(key)),
  };
}

async function askIndex(store: GitStore, root: string): Promise<Status[]> {
  const listed = await store.run(
    [
      '-C',
      root,
      'ls-files',
      '-z',
      '-t',
      '--stage',
      '--cached',
      '--deleted',
      '--modified',
      '--others',
      '--exclude-standard',
      '--full-name',
    ],
    await view(store, root),
  );
  if (listed.code !== 0)
    throw new RevisionError(`The working tree at ${root} cannot be listed: ${listed.stderr}`);
  const byName = new Map<string, Status>();
  for (const record of records(listed.stdout)) {
    // `T mode id stage<TAB>path` for what the index has, `? path` for what is new.
    const tag = String.fromCharCode(record[0] ?? 0);
    const tab = tag === '?' ? 1 : record.indexOf(0x09);
    const bytes = record.subarray(tab + 1);
    const key = bytes.toString('latin1');
    let status = byName.get(key);
    if (status === undefined) {
      status = { bytes, mode: null, id: null, isChanged: false, isGone: false, isOutsideSparse: false };
      byName.set(key, status);
    }
    if (tag === '?') continue;
    const [mode = '', id = '', stage = ''] = record.toString('latin1', 2, tab).split(' ');
    status.mode = mode;
    status.id = id;
    // The stages of a conflict: the file in the working tree counts.
    if (stage !== '0' || tag === 'C') status.isChanged = true;
    if (tag === 'R') status.isGone = true;
    if (tag === 'S') status.isOutsideSparse = true;
  }
  return [...byName.values()];
}

/** Puts files, as git would commit them, into the private directory; gives their ids. */
async function addObjects(
  store: GitStore,
  root: string,
  paths: readonly string[],
): Promise<readonly string[]> {
  const written = await store.run(['-C', root, 'hash-object', '-w', '--stdin-paths'], {
    ...(await view(store, root)),
    input: paths.map((one) => `${quoted(one)}\n`).join(''),
  });
  const ids = written.stdout
    .toString('latin1')
    .split('\n')
    .filter((line) => line !== '');
  if (written.code !== 0 || ids.length !== paths.length) {
    throw new RevisionError(
      `The working tree at ${root} cannot be read: ${written.stderr || 'files changed meanwhile'}`,
    );
  }
  return ids;
}

/** A path on one line: in quotes, as git writes it, where that is needed. */
function quoted(name: string): string {
  if (!/["\n\r]/.test(name)) return name;
  return `"${name.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`;
}
