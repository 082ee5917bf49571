import { problem, type Problem } from '../../core/problem.js';
import { RevisionError, type Revision, type RevisionInfo, type TreeEntry } from '../../core/revision.js';
import { revisionOver, type Content, type Source } from '../reading.js';
import type { GitObject } from './batch.js';
import { openStore, type GitStore } from './store.js';
import { listTree } from './tree.js';

/** Where a revision's tree can be found again, for the search for renames. */
export interface GitTreeOf {
  readonly store: GitStore;
  readonly tree: string;
}

const trees = new WeakMap<Revision, GitTreeOf>();

/** The tree of a revision made of git objects, null for any other. */
export function gitTreeOf(revision: Revision): GitTreeOf | null {
  return trees.get(revision) ?? null;
}

/** How many questions are put to git before its first answer is waited for: enough to keep it busy. */
const windowLength = 64;

export const oddNameDetail =
  'Its name is not valid UTF-8, so it was not read; rename the file to have it counted. Bytes are shown as \\xNN.';

/**
 * Gives the blobs of entries out of a store. What a filtered clone lacks is fetched in one go; where that is refused,
 * it is taken from `elsewhere`, if there is such a place. An object that a full clone lacks is a problem of its file alone.
 */
export async function blobContents(
  store: GitStore,
  entries: readonly TreeEntry[],
  maxBytes: number,
  give: (entry: TreeEntry, content: Content) => void,
  elsewhere?: Source['contents'],
): Promise<void> {
  let absent = await pass(entries);
  if (absent.length > 0) {
    const why = await store.fetch(
      ['--filter=blob:none', '--no-show-forced-updates'],
      [...new Set(absent.map((entry) => entry.id))],
    );
    if (why === null) absent = await pass(absent);
    const missing = absent[0];
    if (missing !== undefined) {
      if (elsewhere !== undefined) return elsewhere(absent, maxBytes, give);
      // A damaged or incomplete copy lacks single objects: those files are unread, and the rest can still be checked.
      if (!store.partial) {
        for (const entry of absent) give(entry, { kind: 'problem', problem: missingObject(entry) });
        return;
      }
      throw new RevisionError(
        `${absent.length} of ${entries.length} files (the first is ${missing.path}) are not in this clone` +
          (why === null ? '.' : `, and they cannot be fetched: ${why}.`) +
          ' Clone without a filter: for actions/checkout remove `filter:`, or set `persist-credentials: true`.',
      );
    }
  }

  async function pass(wanted: readonly TreeEntry[]): Promise<TreeEntry[]> {
    const left: TreeEntry[] = [];
    const take = (entry: TreeEntry, object: GitObject): void => {
      if (object.kind === 'absent') left.push(entry);
      else if (object.type !== 'blob') {
        const detail = `The repository is damaged: its object is a ${object.type}.`;
        give(entry, { kind: 'problem', problem: problem('not-a-file', entry.path, null, detail) });
      } else if (object.kind === 'too-large') give(entry, { kind: 'too-large', sizeBytes: object.sizeBytes });
      else give(entry, { kind: 'bytes', bytes: object.bytes });
    };
    for (let at = 0; at < wanted.length; at += windowLength) {
      const some = wanted.slice(at, at + windowLength);
      await Promise.all(
        some.map(async (entry) => {
          take(entry, await store.read(entry.id, maxBytes));
        }),
      );
    }
    return left;
  }
}

function missingObject({ path, id }: TreeEntry): Problem {
  const detail = `Its content (object ${id.slice(0, 12)}) is not in this repository, so it was not read. Run \`git fsck\`, or clone again.`;
  return problem('missing-object', path, null, detail);
}

/** A revision over a commit in a store. Holds the store until it is closed. */
export function revisionInStore(
  store: GitStore,
  id: string,
  info: RevisionInfo,
  elsewhere?: Source['contents'],
): Revision {
  store.retain();
  let oddNames: ReadonlySet<TreeEntry> = new Set();
  const source: Source = {
    async list() {
      const tree = await listTree(store, id);
      oddNames = tree.oddNames;
      return tree.entries;
    },
    async contents(entries, maxBytes, give) {
      const readable: TreeEntry[] = [];
      for (const entry of entries) {
        if (oddNames.has(entry)) {
          give(entry, { kind: 'problem', problem: problem('encoding', entry.path, null, oddNameDetail) });
        } else readable.push(entry);
      }
      await blobContents(store, readable, maxBytes, give, elsewhere);
    },
    close: () => store.release(),
  };
  const revision = revisionOver(info, source);
  trees.set(revision, { store, tree: id });
  return revision;
}

/** Opens the store of a repository that must be there. */
export async function openExistingStore(repository: string): Promise<GitStore> {
  const store = await openStore(repository);
  if (store === null) {
    throw new RevisionError(
      `${repository} is not in a git repository. In a workflow add a step with actions/checkout before this one; for plain folders there are \`promptcost scan --folder DIR\` and \`promptcost diff --from DIR --to DIR\`.`,
    );
  }
  return store;
}

/**
 * The repository at one commit, read from git's objects. `commitish` is anything git understands: an id, a
 * branch, a tag, `HEAD~3`. Rejects with a `RevisionError` when there is no such commit here; nothing is fetched.
 */
export async function openGitRevision(repository: string, commitish: string, how: string): Promise<Revision> {
  const store = await openExistingStore(repository);
  try {
    const [id] = await store.commits([commitish]);
    if (id === null || id === undefined) {
      throw new RevisionError(
        `There is no commit ${JSON.stringify(commitish)} in the repository at ${repository}` +
          (store.shallow
            ? ', which is a shallow clone. Set `fetch-depth: 0` for actions/checkout, or run `git fetch --unshallow`.'
            : '. Check the spelling, or fetch it first.'),
      );
    }
    return revisionInStore(store, id, { sha: id, ref: commitish === id ? null : commitish, how });
  } finally {
    await store.release();
  }
}
