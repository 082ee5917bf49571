import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { renameSync } from 'node:fs';
import path from 'node:path';
import type { Revision } from '../../src/core/revision.js';
import { findRenames, openFolder, openGitRevision, openWorkingTree } from '../../src/revisions/index.js';
import {
  commit,
  git,
  initialize,
  temporaryFolder,
  write,
  type Files,
  type TemporaryFolder,
} from '../support/git-repository.js';

let temporary: TemporaryFolder;
const opened: Revision[] = [];

beforeEach(() => {
  temporary = temporaryFolder();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((revision) => revision.close()));
  temporary.remove();
});

const poem = Array.from(
  { length: 20 },
  (_, i) => `Rule ${i}: a ticket about subject ${i * 7} goes to queue ${i % 5}.\n`,
);
const long = poem.join('');
const edited = [...poem.slice(0, 3), 'A rule that was rewritten.\n', ...poem.slice(4)].join('');
const unlike = Array.from(
  { length: 20 },
  (_, i) => `Meeting note ${i}, which has nothing to do with it: ${i * i}\n`,
).join('');

type Kind = 'commits of one repository' | 'commits opened apart' | 'commit and working tree' | 'two folders';
const kinds: readonly Kind[] = [
  'commits of one repository',
  'commits opened apart',
  'commit and working tree',
  'two folders',
];

/** The same two states, as each kind of revision. */
async function sides(kind: Kind, before: Files, after: Files): Promise<[Revision, Revision]> {
  const pair = await open();
  opened.push(...pair);
  return pair;

  async function open(): Promise<[Revision, Revision]> {
    if (kind === 'two folders') {
      const [one, two] = [temporary.make('one'), temporary.make('two')];
      write(one, before);
      write(two, after);
      return [await openFolder(one), await openFolder(two)];
    }
    const repository = initialize(path.join(temporary.folder, 'repository'));
    const base = commit(repository, before);
    for (const name of Object.keys(before)) write(repository, { [name]: null });
    if (kind === 'commit and working tree') {
      write(repository, after);
      return [await openGitRevision(repository, base, 'named'), await openWorkingTree(repository)];
    }
    const head = commit(repository, after);
    const from = kind === 'commits opened apart' ? path.join(repository, '.git') : repository;
    return [await openGitRevision(from, base, 'named'), await openGitRevision(repository, head, 'named')];
  }
}

async function renames(kind: Kind, before: Files, after: Files): Promise<Record<string, string>> {
  return Object.fromEntries(await findRenames(...(await sides(kind, before, after))));
}

describe.each(kinds)('%s', (kind) => {
  test('moved as it is, with edits, and in letters only', async () => {
    expect(
      await renames(
        kind,
        {
          'a/same.md': long,
          'a/edited.md': `${long}${long}`,
          'Case.md': 'short',
          'kept.md': 'kept',
          'gone.md': unlike,
        },
        {
          'b/same.md': long,
          'b/other.md': `${long}${edited}`,
          'case.md': 'all new',
          'kept.md': 'kept',
          'new.md': 'new',
        },
      ),
    ).toEqual({ 'b/same.md': 'a/same.md', 'b/other.md': 'a/edited.md', 'case.md': 'Case.md' });
  });

  test('what is not alike is no rename, nor is a copy of a file that stays', async () => {
    const before = { 'a.md': unlike, 'stays.md': long };
    expect(
      await renames(kind, before, { 'b.md': 'nothing alike\n', 'stays.md': long, 'copy.md': edited }),
    ).toEqual({});
  });

  test('a folder moved with files of the same content in it', async () => {
    const files = (root: string): Files => ({
      [`${root}/one/system.md`]: long,
      [`${root}/two/system.md`]: long,
      [`${root}/three/user.md`]: long,
    });
    expect(await renames(kind, files('prompts'), files('src/prompts'))).toEqual({
      'src/prompts/one/system.md': 'prompts/one/system.md',
      'src/prompts/two/system.md': 'prompts/two/system.md',
      'src/prompts/three/user.md': 'prompts/three/user.md',
    });
  });

  test('empty files, links and swapped names', async () => {
    expect(
      await renames(
        kind,
        { 'empty-1.md': '', 'a.md': long, 'b.md': unlike, 'link-1.md': { link: 'a.md' } },
        { 'empty-2.md': '', 'a.md': unlike, 'b.md': long, 'link-2.md': { link: 'a.md' } },
      ),
    ).toEqual({});
  });

  test('odd names', async () => {
    expect(
      await renames(
        kind,
        { 'größe\n1.md': long, '-a.md': unlike },
        { 'größe\n2.md': edited, '-b c.md': unlike },
      ),
    ).toEqual({
      'größe\n2.md': 'größe\n1.md',
      '-b c.md': '-a.md',
    });
  });

  test('only files that are wanted are compared by content', async () => {
    const pair = await sides(
      kind,
      { 'a.md': long, 'x.ts': unlike },
      { 'b.md': edited, 'y.ts': `${unlike}// more\n` },
    );
    expect(await findRenames(...pair, (name) => name.endsWith('.md'))).toEqual(new Map([['b.md', 'a.md']]));
  });
});

test('mode changes are no renames', async () => {
  const repository = initialize(path.join(temporary.folder, 'repository'));
  const base = commit(repository, { 'a.md': long });
  git(repository, 'update-index', '--chmod=+x', 'a.md');
  git(repository, 'commit', '-q', '-m', 'mode');
  const pair: [Revision, Revision] = [
    await openGitRevision(repository, base, 'named'),
    await openGitRevision(repository, 'HEAD', 'named'),
  ];
  opened.push(...pair);
  expect(await findRenames(...pair)).toEqual(new Map());
});

test('a folder among many is moved', async () => {
  const folder = temporary.make('one');
  write(
    folder,
    Object.fromEntries(Array.from({ length: 2_500 }, (_, i) => [`d${i % 50}/f${i}.md`, `prompt ${i}`])),
  );
  const one = await openFolder(folder);
  await one.list();
  renameSync(path.join(folder, 'd7'), path.join(folder, 'moved'));
  const two = await openFolder(folder);
  opened.push(one, two);
  const found = await findRenames(one, two);
  expect(found.size).toBe(50);
  expect(found.get('moved/f57.md')).toBe('d7/f57.md');
});
