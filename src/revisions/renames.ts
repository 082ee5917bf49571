import type { Revision, TreeEntry } from '../core/revision.js';
import { gitTreeOf } from './git/revision.js';
import { pathText, records } from './git/tree.js';
import { byPath } from './reading.js';

/** How much of the larger file must be in the other for it to be the same file with edits; git's own default. */
const leastSimilarity = 0.5;

/**
 * Files whose texts are compared where git cannot do it (a working tree, a folder, the API), on each side. Beyond that
 * number only files of the same name are compared.
 */
const mostCompared = 200;
/** Longer files are not compared there. */
const longestComparedBytes = 256 * 1024;
/** Over this product of removed and added files git looks at files of the same name only. */
const gitRenameLimit = 1000;

/**
 * Which files of `head` are files of `baseline` under another name: new path → old path. Same content counts first,
 * then a name that differs in case only, then content that is at least half the same. No path is taken twice, and a
 * path that is in both revisions is no rename.
 *
 * `isWanted` narrows the search for edited files to those that matter, because it has to read them.
 */
export async function findRenames(
  baseline: Revision,
  head: Revision,
  isWanted: (path: string) => boolean = () => true,
): Promise<ReadonlyMap<string, string>> {
  const [before, after] = await Promise.all([baseline.list(), head.list()]);
  const removed = filesMissingIn(before, after);
  const added = filesMissingIn(after, before);
  const pairs = new Map<string, string>();
  const settle = (old: TreeEntry, now: TreeEntry): void => {
    pairs.set(now.path, old.path);
    removed.delete(old.path);
    added.delete(now.path);
  };
  settleSameContent(removed, added, settle);
  settleSameLetters(removed, added, settle);
  for (const files of [removed, added])
    for (const path of files.keys()) if (!isWanted(path)) files.delete(path);
  if (removed.size === 0 || added.size === 0) return pairs;

  const byGit = await renamesByGit(baseline, head);
  if (byGit === null) {
    await settleSimilar(baseline, head, removed, added, settle);
  } else {
    for (const [now, old] of byGit) {
      const [from, to] = [removed.get(old), added.get(now)];
      if (from !== undefined && to !== undefined) settle(from, to);
    }
  }
  return pairs;
}

function filesMissingIn(entries: readonly TreeEntry[], others: readonly TreeEntry[]): Map<string, TreeEntry> {
  const there = new Set(others.map((entry) => entry.path));
  return new Map(
    entries
      .filter((entry) => entry.type === 'file' && entry.size !== 0 && !there.has(entry.path))
      .map((entry) => [entry.path, entry]),
  );
}

type Files = ReadonlyMap<string, TreeEntry>;
type Settle = (old: TreeEntry, now: TreeEntry) => void;

function grouped(files: Files, keyOf: (entry: TreeEntry) => string): Map<string, TreeEntry[]> {
  const groups = new Map<string, TreeEntry[]>();
  for (const entry of files.values()) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}

/** Ids of the empty file, in both object formats; empty files are alike without having anything in common. */
const emptyIds = new Set([
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
]);

/** Pairs by content; among copies the ones whose paths end alike, as they do when a folder is moved. */
function settleSameContent(removed: Files, added: Files, settle: Settle): void {
  const old = grouped(removed, (entry) => entry.id);
  for (const [id, now] of grouped(added, (entry) => entry.id)) {
    const from = old.get(id);
    if (from === undefined || emptyIds.has(id)) continue;
    pairByEnding(from, now, settle);
  }
}

/** Pairs two lists so that longer common endings win; linear in their number, whatever that is. */
function pairByEnding(from: readonly TreeEntry[], to: readonly TreeEntry[], settle: Settle): void {
  let left = [...from];
  let right = [...to];
  // Paths without their first folder, then without the first two, … down to the bare name; then in order.
  const deepest = [...left, ...right].reduce((most, { path }) => Math.max(most, path.split('/').length), 0);
  const endings = (entry: TreeEntry, length: number): string =>
    entry.path.split('/').slice(-length).join('/');
  for (let length = Math.min(deepest, 16); length >= 0 && left.length > 0 && right.length > 0; length--) {
    const keyOf = (entry: TreeEntry): string => (length === 0 ? '' : endings(entry, length));
    // Last first, so that taking the first is cheap.
    const waiting = grouped(new Map(left.toReversed().map((entry) => [entry.path, entry])), keyOf);
    const settled = new Set<TreeEntry>();
    for (const now of right) {
      const old = waiting.get(keyOf(now))?.pop();
      if (old === undefined) continue;
      settled.add(old).add(now);
      settle(old, now);
    }
    left = left.filter((entry) => !settled.has(entry));
    right = right.filter((entry) => !settled.has(entry));
  }
}

/** Pairs names that differ in upper and lower case only: on many disks that is one file. */
function settleSameLetters(removed: Files, added: Files, settle: Settle): void {
  const old = grouped(removed, (entry) => entry.path.toLowerCase());
  for (const [letters, now] of grouped(added, (entry) => entry.path.toLowerCase())) {
    const [from, otherFrom] = old.get(letters) ?? [];
    const [to, otherTo] = now;
    if (from !== undefined && to !== undefined && otherFrom === undefined && otherTo === undefined)
      settle(from, to);
  }
}

/** What git finds between two trees that it can both see; null when it cannot. New path → old path. */
async function renamesByGit(baseline: Revision, head: Revision): Promise<Map<string, string> | null> {
  const [one, other] = [gitTreeOf(baseline), gitTreeOf(head)];
  if (one === null || other === null || one.store.place.commonDir !== other.store.place.commonDir)
    return null;
  const compared = await one.store.run(
    [
      ...['diff-tree', '-r', '-z', '--name-status', '--diff-filter=R', '--no-ext-diff', '--no-textconv'],
      ...[`-M${leastSimilarity * 100}%`, `-l${gitRenameLimit}`, one.tree, other.tree, '--'],
    ],
    one.store === other.store ? {} : { alternates: other.store.objectFolders },
  );
  if (compared.code !== 0) return null; // files that a filtered clone lacks
  const fields = [...records(compared.stdout)].map((field) => pathText(field).path);
  const found = new Map<string, string>();
  for (let at = 0; at + 2 < fields.length; at += 3) found.set(fields[at + 2] ?? '', fields[at + 1] ?? '');
  return found;
}

/** Line → bytes that this line has in the file, over all its occurrences. */
interface Fingerprint {
  readonly entry: TreeEntry;
  readonly lines: ReadonlyMap<string, number>;
  readonly bytes: number;
}

async function settleSimilar(
  baseline: Revision,
  head: Revision,
  removed: Files,
  added: Files,
  settle: Settle,
): Promise<void> {
  const small = ([, entry]: readonly [string, TreeEntry]): boolean =>
    (entry.size ?? 0) <= longestComparedBytes;
  let from = [...removed].filter(small);
  let to = [...added].filter(small);
  if (from.length > mostCompared || to.length > mostCompared) {
    const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
    const [oldNames, newNames] = [
      new Set(from.map(([path]) => nameOf(path))),
      new Set(to.map(([path]) => nameOf(path))),
    ];
    from = from.filter(([path]) => newNames.has(nameOf(path))).slice(0, mostCompared);
    to = to.filter(([path]) => oldNames.has(nameOf(path))).slice(0, mostCompared);
  }
  if (from.length === 0 || to.length === 0) return;
  const [old, now] = await Promise.all([fingerprints(baseline, from), fingerprints(head, to)]);
  const candidates: { score: number; from: TreeEntry; to: TreeEntry }[] = [];
  for (const one of old) {
    for (const other of now) {
      const score = similarity(one, other);
      if (score >= leastSimilarity) candidates.push({ score, from: one.entry, to: other.entry });
    }
  }
  candidates.sort((a, b) => b.score - a.score || byPath(a.from, b.from) || byPath(a.to, b.to));
  const taken = new Set<TreeEntry>();
  for (const candidate of candidates) {
    if (taken.has(candidate.from) || taken.has(candidate.to)) continue;
    taken.add(candidate.from).add(candidate.to);
    settle(candidate.from, candidate.to);
  }
}

async function fingerprints(
  revision: Revision,
  files: readonly (readonly [string, TreeEntry])[],
): Promise<readonly Fingerprint[]> {
  const answers = await revision.read(files.map(([path]) => path));
  return files.flatMap(([path, entry]) => {
    const answer = answers.get(path);
    if (answer === undefined || !('text' in answer) || answer.text.length > longestComparedBytes) return [];
    const lines = new Map<string, number>();
    let bytes = 0;
    for (const line of answer.text.split(/(?<=\n)/)) {
      lines.set(line, (lines.get(line) ?? 0) + line.length);
      bytes += line.length;
    }
    return bytes === 0 ? [] : [{ entry, lines, bytes }];
  });
}

/** The part of the larger file that is in the other line by line, 0 to 1. */
function similarity(one: Fingerprint, other: Fingerprint): number {
  const larger = Math.max(one.bytes, other.bytes);
  if (Math.min(one.bytes, other.bytes) / larger < leastSimilarity) return 0;
  let shared = 0;
  const [fewer, more] =
    one.lines.size <= other.lines.size ? [one.lines, other.lines] : [other.lines, one.lines];
  for (const [line, bytes] of fewer) shared += Math.min(bytes, more.get(line) ?? 0);
  return shared / larger;
}
