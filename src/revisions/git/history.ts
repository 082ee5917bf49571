import { RevisionError } from '../../core/revision.js';
import { maxCommitBytes, type GitStore } from './store.js';

export interface Commit {
  readonly id: string;
  readonly tree: string;
  readonly parents: readonly string[];
}

/**
 * A commit as its object says it, null when the object is not here. A shallow clone hides the parents of its
 * last commits from `git rev-parse HEAD^1`, but the object still names them.
 */
export async function readCommit(store: GitStore, id: string): Promise<Commit | null> {
  const object = await store.read(id, maxCommitBytes);
  if (object.kind !== 'object' || object.type !== 'commit') return null;
  const text = object.bytes.toString('latin1');
  const head = text.slice(0, text.indexOf('\n\n') + 1 || undefined);
  const tree = /^tree ([0-9a-f]{40,64})$/m.exec(head)?.[1];
  if (tree === undefined) throw new RevisionError(`The commit ${id} is damaged: it has no tree.`);
  return {
    id,
    tree,
    parents: [...head.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map((match) => match[1] ?? ''),
  };
}

export function isObjectId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** `before` of a push that made a branch, `after` of one that removed it. */
export function isZeroId(text: string): boolean {
  return /^0+$/.test(text) && isObjectId(text);
}

/** True when the trees of a commit that is here are here too. Fetched history and filtered clones lack them. */
async function hasTrees(store: GitStore, commit: Commit): Promise<boolean> {
  const root = await store.read(commit.tree, maxCommitBytes);
  if (root.kind === 'absent') return false;
  return !store.partial || (await store.run(['ls-tree', '-r', '-z', '--full-tree', commit.id])).code === 0;
}

/**
 * Makes sure that a commit's files are here, by fetching just what is missing: the commit alone, without its
 * history. Null when they are here, else why not. In a filtered clone blobs are left for later, when it is known
 * which of them are read.
 */
export async function ensureCommit(store: GitStore, id: string): Promise<string | null> {
  const filter = store.partial ? ['--filter=blob:none'] : [];
  let commit = await readCommit(store, id);
  if (commit === null) {
    const why = await store.fetch(['--depth=1', ...filter], [id]);
    if (why !== null) return why;
    commit = await readCommit(store, id);
    if (commit === null) return `the remote did not give the commit ${id}`;
  }
  if (await hasTrees(store, commit)) return null;
  const why = await store.fetch(filter, [commit.tree]);
  if (why !== null) return why;
  return (await hasTrees(store, commit)) ? null : `the remote did not give all files of the commit ${id}`;
}

/** What remains to be known of two commits' common history. */
export type MergeBases =
  | { readonly kind: 'found'; readonly ids: readonly string[] }
  /** Both histories are here in full and have nothing in common. */
  | { readonly kind: 'unrelated' }
  /** History ends too early to tell, and it could not be fetched. */
  | { readonly kind: 'unknown'; readonly why: string };

/** All best common ancestors of two commits that are here. */
async function mergeBasesHere(store: GitStore, one: string, other: string): Promise<readonly string[]> {
  const asked = await store.run(['merge-base', '--all', one, other]);
  if (asked.code > 1)
    throw new RevisionError(`The common history of ${one} and ${other} cannot be read: ${asked.stderr}`);
  return asked.stdout.toString('latin1').split('\n').filter(isObjectId);
}

/**
 * True when some commit that is reachable from one of the two, and not from a found merge base, has its parents cut off:
 * more history could then turn up a better merge base, or another one.
 */
async function isCutOff(
  store: GitStore,
  one: string,
  other: string,
  bases: readonly string[],
): Promise<boolean> {
  if (!store.shallow) return false;
  const reachable = await store.run(['rev-list', one, other, '--not', ...bases]);
  if (reachable.code !== 0)
    throw new RevisionError(`The history of ${one} cannot be read: ${reachable.stderr}`);
  const open = new Set(reachable.stdout.toString('latin1').split('\n'));
  return store.shallowIds().some((id) => open.has(id));
}

/** How many commits deeper each fetch goes; commits alone are fetched, a few hundred bytes each. */
const deepenBy: readonly number[] = [50, 400, 3_000, 25_000];

/** The best common ancestors, fetching history (commits only) a few times deeper where it is cut off. */
export async function mergeBases(store: GitStore, one: string, other: string): Promise<MergeBases> {
  for (let round = 0; ; round++) {
    const ids = await mergeBasesHere(store, one, other);
    if (!(await isCutOff(store, one, other, ids))) {
      return ids.length === 0 ? { kind: 'unrelated' } : { kind: 'found', ids };
    }
    const by = deepenBy[round];
    if (by === undefined) {
      const total = deepenBy.reduce((sum, part) => sum + part, 0);
      return { kind: 'unknown', why: `the last ${total} commits were fetched and have no commit in common` };
    }
    const why = await store.fetch([`--deepen=${by}`, '--filter=tree:0'], [one, other]);
    if (why !== null) return { kind: 'unknown', why };
  }
}

/**
 * One baseline out of several merge bases (criss-cross merges), so that nothing shows which the base branch
 * already has: the merge of the merge bases, as git itself makes it before it merges. Where they conflict, or
 * git is too old (2.38 brought `merge-tree --write-tree`), the one on the base branch's own line.
 */
export async function oneMergeBase(
  store: GitStore,
  base: string,
  ids: readonly string[],
): Promise<{ readonly sha: string; readonly tree: string; readonly how: string }> {
  const chosen = await nearestOnFirstParents(store, base, ids);
  if (ids.length === 1) return { sha: chosen, tree: chosen, how: 'merge base' };
  const names = ids.map((id) => id.slice(0, 7));
  const others = `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
  let merged: string | null = chosen;
  for (const id of ids) {
    if (id === chosen || merged === null) continue;
    merged = await mergedCommit(store, merged, id);
  }
  return merged === null
    ? { sha: chosen, tree: chosen, how: `merge base (of ${others}, the one on the base branch)` }
    : { sha: chosen, tree: merged, how: `merge of the merge bases ${others}` };
}

/** True when the files of both commits, and of where they parted, are here; fetched history has no files. */
async function canMerge(store: GitStore, one: string, other: string): Promise<boolean> {
  const parted = await mergeBases(store, one, other);
  if (parted.kind !== 'found') return false;
  for (const id of [one, other, ...parted.ids]) if ((await ensureCommit(store, id)) !== null) return false;
  return true;
}

/**
 * A commit of the merge of two commits, null when they conflict, when files of theirs are not to be had, or when git
 * is older than 2.38. It is in the private directory only.
 */
export async function mergedCommit(store: GitStore, one: string, other: string): Promise<string | null> {
  if (!(await canMerge(store, one, other))) return null;
  const merged = await store.run(['merge-tree', '--write-tree', '--no-messages', one, other]);
  const tree = merged.stdout.toString('latin1').trim();
  if (merged.code !== 0 || !isObjectId(tree)) return null;
  const who = 'promptcost <promptcost@localhost> 0 +0000';
  const text = `tree ${tree}\nparent ${one}\nparent ${other}\nauthor ${who}\ncommitter ${who}\n\nmerged to compare with\n`;
  const written = await store.run(['hash-object', '-t', 'commit', '-w', '--stdin'], { input: text });
  const id = written.stdout.toString('latin1').trim();
  return written.code === 0 && isObjectId(id) ? id : null;
}

/** The candidate that comes first on the line of first parents of `base`; else the first one by id. */
async function nearestOnFirstParents(store: GitStore, base: string, ids: readonly string[]): Promise<string> {
  const sorted = [...ids].sort();
  const first = sorted[0] ?? base;
  if (sorted.length <= 1) return first;
  const line = await store.run([
    'rev-list',
    '--first-parent',
    base,
    '--not',
    ...sorted.map((id) => `${id}^@`),
  ]);
  const onLine = new Set(line.stdout.toString('latin1').split('\n'));
  for (const id of onLine) if (sorted.includes(id)) return id;
  return first;
}
