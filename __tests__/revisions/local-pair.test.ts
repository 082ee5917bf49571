import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import path from 'node:path';
import type { Revision } from '../../src/core/revision.js';
import { resolveLocalPair, type LocalPairRequest, type Pair } from '../../src/revisions/index.js';
import {
  commit,
  git,
  initialize,
  temporaryFolder,
  write,
  type TemporaryFolder,
} from '../support/git-repository.js';

let temporary: TemporaryFolder;
let repository: string;
let fork: string;
let tip: string;
const opened: Revision[] = [];

/** main: first, then theirs · feature, checked out: first, then ours */
beforeEach(() => {
  temporary = temporaryFolder();
  repository = initialize(path.join(temporary.folder, 'repository'));
  fork = commit(repository, { 'a.md': 'a', 'b.md': 'b' });
  git(repository, 'switch', '-q', '-c', 'feature');
  tip = commit(repository, { 'a.md': 'ours' });
  git(repository, 'switch', '-q', 'main');
  commit(repository, { 'b.md': 'theirs' });
  git(repository, 'switch', '-q', 'feature');
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((revision) => revision.close()));
  temporary.remove();
});

async function resolve(
  request: Omit<LocalPairRequest, 'repository'> = {},
  folder = repository,
): Promise<Pair> {
  const pair = await resolveLocalPair({ repository: folder, ...request });
  opened.push(pair.baseline, pair.head);
  return pair;
}

async function changed({ baseline, head }: Pair): Promise<string[]> {
  const [before, after] = await Promise.all([baseline.list(), head.list()]);
  const ids = new Map(before.map((entry) => [entry.path, entry.id]));
  const names = new Set([...before, ...after].map((entry) => entry.path));
  const now = new Map(after.map((entry) => [entry.path, entry.id]));
  return [...names].filter((name) => ids.get(name) !== now.get(name)).sort();
}

test('the working tree against where the branch left main', async () => {
  write(repository, { 'new.md': 'new' });
  const pair = await resolve();
  expect(await changed(pair)).toEqual(['a.md', 'new.md']);
  expect(pair.baseline.info).toEqual({ sha: fork, ref: 'main', how: 'merge base with main' });
  expect(pair.head.info).toEqual({ sha: null, ref: null, how: 'working tree' });
});

test('a named head', async () => {
  write(repository, { 'new.md': 'new' });
  const pair = await resolve({ head: 'feature' });
  expect(await changed(pair)).toEqual(['a.md']);
  expect(pair.head.info).toEqual({ sha: tip, ref: 'feature', how: 'named' });
});

test('a named base counts from where the head left it, unless exactly that is wanted', async () => {
  expect(await changed(await resolve({ base: 'main', head: 'feature' }))).toEqual(['a.md']);
  expect(await changed(await resolve({ base: 'main', head: 'feature', exact: true }))).toEqual([
    'a.md',
    'b.md',
  ]);
  const before = await resolve({ base: 'HEAD~1' });
  expect(before.baseline.info).toEqual({ sha: fork, ref: 'HEAD~1', how: 'named' });
  expect(await changed(before)).toEqual(['a.md']);
  expect(await changed(await resolve({ base: tip }))).toEqual([]);
});

test('on main itself only uncommitted work shows; with a remote also what is not pushed', async () => {
  git(repository, 'switch', '-q', 'main');
  write(repository, { 'a.md': 'edited' });
  expect(await changed(await resolve())).toEqual(['a.md']);
  const clone = path.join(temporary.folder, 'clone');
  git(temporary.folder, 'clone', '-q', repository, clone);
  commit(clone, { 'c.md': 'not pushed' });
  const pair = await resolve({}, clone);
  expect(await changed(pair)).toEqual(['c.md']);
  expect(pair.baseline.info.how).toMatch(/^merge base with origin\/(?:HEAD|main)$/);
});

test('the default branch of the remote has the say', async () => {
  git(repository, 'switch', '-q', '-c', 'trunk', 'main');
  commit(repository, { 't.md': 't' });
  const clone = path.join(temporary.folder, 'clone');
  git(temporary.folder, 'clone', '-q', '--branch', 'trunk', repository, clone);
  git(clone, 'switch', '-q', '-c', 'mine');
  commit(clone, { 'mine.md': 'm' });
  expect(await changed(await resolve({}, clone))).toEqual(['mine.md']);
});

test('several merge bases: the merge of them', async () => {
  git(repository, 'switch', '-q', 'main');
  const main = git(repository, 'rev-parse', 'main');
  git(repository, 'merge', '-q', '--no-ff', '-m', 'take', 'feature');
  git(repository, 'switch', '-q', 'feature');
  git(repository, 'merge', '-q', '--no-ff', '-m', 'update', main);
  commit(repository, { 'second.md': '2' });
  const pair = await resolve();
  expect(await changed(pair)).toEqual(['second.md']);
  expect(pair.baseline.info.how).toMatch(/^merge of the merge bases [0-9a-f]{7} and [0-9a-f]{7} with main$/);
  expect(pair.baseline.info.sha).toBe(main);
});

test('several merge bases that conflict: the one on the base branch, and that is said', async () => {
  git(repository, 'switch', '-q', 'main');
  const main = commit(repository, { 'a.md': 'theirs too' });
  expect(() => git(repository, 'merge', '--no-ff', '-m', 'take', 'feature')).toThrow();
  commit(repository, { 'a.md': 'settled' }, 'take');
  git(repository, 'switch', '-q', 'feature');
  expect(() => git(repository, 'merge', '--no-ff', '-m', 'update', main)).toThrow();
  commit(repository, { 'a.md': 'settled' }, 'update');
  expect(git(repository, 'merge-base', '--all', 'main', 'feature').split('\n')).toHaveLength(2);
  const pair = await resolve();
  expect(pair.baseline.info.how).toMatch(/^merge base \(of .* the one on the base branch\) with main$/);
  expect(pair.baseline.info.sha).toBe(main);
});

describe('what cannot be resolved', () => {
  test('says what to name or fetch', async () => {
    await expect(resolve({ base: 'nowhere' })).rejects.toThrow(/no commit "nowhere"/);
    await expect(resolve({ head: 'nowhere' })).rejects.toThrow(/no commit "nowhere"/);
    await expect(resolve({}, temporary.make('plain'))).rejects.toThrow(/not in a git repository/);
    git(repository, 'branch', '-m', 'main', 'elsewhere');
    await expect(resolve()).rejects.toThrow(/name what to compare with/);
  });

  test('histories without anything in common: only when both are named', async () => {
    git(repository, 'switch', '-q', '--orphan', 'alone');
    commit(repository, { 'x.md': 'x' });
    await expect(resolve()).rejects.toThrow(/no commit in common/);
    const pair = await resolve({ base: 'main' });
    expect(await changed(pair)).toEqual(['a.md', 'b.md', 'x.md']);
    expect(pair.baseline.info.how).toBe('named; it has no history in common with the head');
  });

  test('a bare repository needs a head', async () => {
    const bare = path.join(temporary.folder, 'bare.git');
    git(temporary.folder, 'clone', '-q', '--bare', repository, bare);
    await expect(resolve({}, bare)).rejects.toThrow(/--head/);
    expect(await changed(await resolve({ head: 'feature' }, bare))).toEqual(['a.md']);
  });

  test('a shallow clone fetches history, else says how to', async () => {
    const clone = path.join(temporary.folder, 'clone');
    git(temporary.folder, 'clone', '-q', '--depth=1', '--no-single-branch', `file://${repository}`, clone);
    const before = git(clone, 'rev-list', '--all', '--count');
    expect(await changed(await resolve({ head: 'origin/feature', base: 'origin/main' }, clone))).toEqual([
      'a.md',
    ]);
    expect(git(clone, 'rev-list', '--all', '--count')).toBe(before);
    git(clone, 'remote', 'set-url', 'origin', path.join(temporary.folder, 'gone'));
    await expect(resolve({ head: 'origin/feature', base: 'origin/main' }, clone)).rejects.toThrow(
      /git fetch --unshallow/,
    );
  });
});
