import { RevisionError, type Revision } from '../core/revision.js';
import { mergeBases, oneMergeBase } from './git/history.js';
import { openExistingStore, revisionInStore } from './git/revision.js';
import type { GitStore } from './git/store.js';
import { workingTreeInStore } from './git/working-tree.js';

/** Two revisions that are compared. Both are to be closed. */
export interface Pair {
  readonly baseline: Revision;
  readonly head: Revision;
}

export interface LocalPairRequest {
  /** Any folder of the repository. */
  readonly repository: string;
  /**
   * What to compare with; absent means the default branch. Either way the baseline is where head left it (the merge
   * base), so that newer work of others does not count.
   */
  readonly base?: string;
  /** Compares with `base` itself, newer work of others included. */
  readonly exact?: boolean;
  /** Absent means the working tree, uncommitted work included. */
  readonly head?: string;
}

/** The remote's default branch, then the usual names, the remote's before the local ones. */
async function defaultBranch(store: GitStore): Promise<{ name: string; id: string } | null> {
  const remote = (await store.remote())?.name ?? 'origin';
  const configured = (await store.config()).findLast((entry) => entry.key === 'init.defaultbranch')?.value;
  const usual = [...new Set(['main', 'master', ...(configured === undefined ? [] : [configured])])];
  const names = [
    `refs/remotes/${remote}/HEAD`,
    ...usual.map((name) => `refs/remotes/${remote}/${name}`),
    ...usual.map((name) => `refs/heads/${name}`),
  ];
  const ids = await store.commits(names);
  const at = ids.findIndex((id) => id !== null);
  const id = ids[at];
  return id === null || id === undefined
    ? null
    : { name: (names[at] ?? '').replace(/^refs\/(?:remotes|heads)\//, ''), id };
}

/** Lists the trees of both sides side by side. An error reaches whoever asks for a list. */
export function startListing(...revisions: readonly Revision[]): void {
  for (const revision of revisions) revision.list().catch(() => undefined);
}

/** The two revisions for the command line. Rejects with a `RevisionError` that says what to name or fetch. */
export async function resolveLocalPair(request: LocalPairRequest): Promise<Pair> {
  const pair = await openPair(request);
  startListing(pair.baseline, pair.head);
  return pair;
}

async function openPair(request: LocalPairRequest): Promise<Pair> {
  const store = await openExistingStore(request.repository);
  const opened: Revision[] = [];
  try {
    const commit = async (name: string): Promise<string> => {
      const [id] = await store.commits([name]);
      if (id !== null && id !== undefined) return id;
      throw new RevisionError(
        `There is no commit ${JSON.stringify(name)} in this repository` +
          (store.shallow
            ? ', which is a shallow clone: run `git fetch --unshallow`.'
            : '. Check the spelling, or fetch it.'),
      );
    };
    let head: Revision;
    if (request.head === undefined) {
      const root = store.place.workTree;
      if (root === null)
        throw new RevisionError('This is a bare repository without a working tree: name a head with --head.');
      store.retain();
      head = workingTreeInStore(store, root);
    } else {
      const id = await commit(request.head);
      head = revisionInStore(store, id, {
        sha: id,
        ref: request.head === id ? null : request.head,
        how: 'named',
      });
    }
    opened.push(head);
    const named = request.base === undefined ? await defaultBranch(store) : null;
    if (request.base === undefined && named === null) {
      if ((await store.commits(['HEAD']))[0] === null)
        throw new RevisionError(
          'This repository has no commit yet, so there is nothing to compare with. `promptcost scan` shows the prompts that are here.',
        );
      throw new RevisionError(
        'The default branch is not known: name what to compare with, for example `promptcost diff HEAD~1`.',
      );
    }
    const base = named ?? { name: request.base ?? '', id: await commit(request.base ?? '') };
    if (request.exact === true) {
      return {
        baseline: revisionInStore(store, base.id, { sha: base.id, ref: base.name, how: 'named' }),
        head,
      };
    }
    const tip = await commit(request.head ?? 'HEAD');
    const bases = await mergeBases(store, base.id, tip);
    if (bases.kind === 'unknown') {
      throw new RevisionError(
        `Where ${request.head ?? 'HEAD'} left ${base.name} is not known, because history is cut off (${bases.why}): ` +
          'run `git fetch --unshallow`.',
      );
    }
    if (bases.kind === 'unrelated') {
      if (named !== null) {
        throw new RevisionError(
          `${base.name} and ${request.head ?? 'HEAD'} have no commit in common: name what to compare with.`,
        );
      }
      const how = 'named; it has no history in common with the head';
      return { baseline: revisionInStore(store, base.id, { sha: base.id, ref: base.name, how }), head };
    }
    const from = await oneMergeBase(store, base.id, bases.ids);
    const how = from.sha === base.id && named === null ? 'named' : `${from.how} with ${base.name}`;
    return { baseline: revisionInStore(store, from.tree, { sha: from.sha, ref: base.name, how }), head };
  } catch (error) {
    await Promise.all(opened.map((revision) => revision.close()));
    throw error;
  } finally {
    await store.release();
  }
}
