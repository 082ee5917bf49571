import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { maxFileBytes, type Revision } from '../../src/core/revision.js';
import { openFolder, openWorkingTree } from '../../src/revisions/index.js';
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
const opened: Revision[] = [];

beforeEach(() => {
  temporary = temporaryFolder();
  repository = initialize(path.join(temporary.folder, 'repository'));
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((revision) => revision.close()));
  temporary.remove();
});

async function contents(revision: Revision): Promise<Record<string, string>> {
  opened.push(revision);
  const entries = await revision.list();
  const answers = await revision.read(entries.map((entry) => entry.path));
  return Object.fromEntries(
    entries.map(({ path: name }) => {
      const answer = answers.get(name);
      return [name, answer === undefined ? 'no answer' : 'text' in answer ? answer.text : answer.reason];
    }),
  );
}

describe('the working tree', () => {
  test('tracked, changed, staged, new and removed files', async () => {
    commit(repository, {
      'same.md': 'same',
      'changed.md': 'before',
      'staged.md': 'before',
      'removed.md': 'x',
      'git-removed.md': 'x',
      'kept-out-of-index.md': 'x',
      '.gitignore': 'ignored/\n*.log\n',
    });
    write(repository, {
      'changed.md': 'after, unstaged',
      'staged.md': 'after, staged',
      'new.md': 'untracked',
      'deep/er/new.md': 'untracked below',
      'ignored/secret.md': 'ignored',
      'trace.log': 'ignored',
      'added.md': 'added, then changed',
    });
    git(repository, 'add', 'staged.md', 'added.md');
    write(repository, { 'added.md': 'changed after adding' });
    git(repository, 'rm', '-q', 'git-removed.md');
    git(repository, 'rm', '-q', '--cached', 'kept-out-of-index.md');
    rmSync(path.join(repository, 'removed.md'));
    expect(await contents(await openWorkingTree(repository))).toEqual({
      '.gitignore': 'ignored/\n*.log\n',
      'added.md': 'changed after adding',
      'changed.md': 'after, unstaged',
      'deep/er/new.md': 'untracked below',
      'kept-out-of-index.md': 'x',
      'new.md': 'untracked',
      'same.md': 'same',
      'staged.md': 'after, staged',
    });
  });

  test('ids are those git would give', async () => {
    commit(repository, { 'same.md': 'same', 'changed.md': 'before' });
    write(repository, { 'changed.md': 'after', 'new.md': 'same' });
    const revision = await openWorkingTree(repository);
    opened.push(revision);
    const id = (name: string): string => git(repository, 'hash-object', name);
    expect((await revision.list()).map((entry) => [entry.path, entry.id])).toEqual([
      ['changed.md', id('changed.md')],
      ['new.md', id('same.md')],
      ['same.md', id('same.md')],
    ]);
    expect(revision.info).toEqual({ sha: null, ref: null, how: 'working tree' });
  });

  test('a touched file is unchanged, and the index is not written', async () => {
    commit(repository, { 'a.md': 'same' });
    utimesSync(path.join(repository, 'a.md'), 1, 1);
    const before = git(repository, 'ls-files', '--debug');
    expect(await contents(await openWorkingTree(repository))).toEqual({ 'a.md': 'same' });
    expect(git(repository, 'ls-files', '--debug')).toBe(before);
  });

  test('before the first commit', async () => {
    write(repository, { 'a.md': 'new' });
    expect(await contents(await openWorkingTree(repository))).toEqual({ 'a.md': 'new' });
    expect(await contents(await openWorkingTree(initialize(path.join(temporary.folder, 'empty'))))).toEqual(
      {},
    );
  });

  test('odd names, also of new files', async () => {
    const names = [
      'line\nbreak.md',
      '"quoted".md',
      'größe.md',
      '-dash.md',
      ' space .md',
      'back\\slash.md',
      'cr\r.md',
    ];
    commit(repository, Object.fromEntries(names.map((name) => [`old/${name}`, 'before'])));
    write(
      repository,
      Object.fromEntries(
        names.flatMap((name) => [
          [`old/${name}`, `changed ${name}`],
          [`new/${name}`, `new ${name}`],
        ]),
      ),
    );
    const found = await contents(await openWorkingTree(repository));
    for (const name of names) {
      expect(found[`old/${name}`]).toBe(`changed ${name}`);
      expect(found[`new/${name}`]).toBe(`new ${name}`);
    }
  });

  test('a conflict shows the file as it is on disk', async () => {
    commit(repository, { 'a.md': 'one\n' });
    git(repository, 'switch', '-q', '-c', 'other');
    commit(repository, { 'a.md': 'two\n' });
    git(repository, 'switch', '-q', 'main');
    commit(repository, { 'a.md': 'three\n' });
    expect(() => git(repository, 'merge', 'other')).toThrow();
    const found = await contents(await openWorkingTree(repository));
    expect(Object.keys(found)).toEqual(['a.md']);
    expect(found['a.md']).toContain('<<<<<<<');
  });

  test('sparse checkout: what is left out is there as the index has it', async () => {
    commit(repository, { 'prompts/a.md': 'a', 'src/b.ts': 'b', 'src/deep/c.ts': 'c' });
    for (const sparse of [[], ['--sparse-index']]) {
      const clone = path.join(temporary.folder, `clone${sparse.length}`);
      git(temporary.folder, 'clone', '-q', repository, clone);
      git(clone, 'sparse-checkout', 'set', '--cone', ...sparse, 'prompts');
      expect(existsSync(path.join(clone, 'src'))).toBe(false);
      write(clone, { 'prompts/a.md': 'changed' });
      expect(await contents(await openWorkingTree(clone))).toEqual({
        'prompts/a.md': 'changed',
        'src/b.ts': 'b',
        'src/deep/c.ts': 'c',
      });
    }
  });

  test('a split index', async () => {
    commit(repository, { 'a.md': 'a', 'b.md': 'b' });
    git(repository, 'update-index', '--split-index');
    write(repository, { 'c.md': 'c' });
    git(repository, 'add', 'c.md');
    expect(await contents(await openWorkingTree(repository))).toEqual({
      'a.md': 'a',
      'b.md': 'b',
      'c.md': 'c',
    });
  });

  test('links, pipes, submodules and nested repositories', async () => {
    write(temporary.folder, { 'secret.txt': 'do not show', 'outside/c.md': 'do not show' });
    const other = initialize(path.join(temporary.folder, 'other'));
    commit(other, { 'x.md': 'x' });
    commit(repository, { 'prompts/a.md': 'a', 'link.md': { link: 'prompts/a.md' }, 'dir/c.md': 'inside' });
    git(repository, 'submodule', '--quiet', 'add', other, 'vendor');
    rmSync(path.join(repository, 'dir'), { recursive: true });
    write(repository, {
      'out.md': { link: '../secret.txt' },
      'in.md': { link: 'link.md' },
      dir: { link: '../outside' },
    });
    execFileSync('mkfifo', [path.join(repository, 'pipe.md')]);
    initialize(path.join(repository, 'nested'));
    commit(path.join(repository, 'nested'), { 'y.md': 'y' });
    expect(await contents(await openWorkingTree(repository))).toEqual({
      '.gitmodules': expect.stringContaining('vendor') as unknown,
      dir: 'symlink',
      'in.md': 'a',
      'link.md': 'a',
      nested: 'submodule',
      'out.md': 'symlink',
      'prompts/a.md': 'a',
      vendor: 'submodule',
    });
  });

  test('line endings that git converts are no change', async () => {
    commit(repository, { 'a.md': 'one\ntwo\n', 'b.md': 'one\ntwo\n' });
    git(repository, 'config', 'core.autocrlf', 'true');
    write(repository, { 'a.md': 'one\r\ntwo\r\n', 'b.md': 'one\r\nchanged\r\n' });
    expect(await contents(await openWorkingTree(repository))).toEqual({
      'a.md': 'one\ntwo\n',
      'b.md': 'one\nchanged\n',
    });
  });

  test('a file over the limit is a problem and is not copied', async () => {
    commit(repository, { 'a.md': 'a' });
    write(repository, { 'big.md': 'x'.repeat(maxFileBytes + 1) });
    expect(await contents(await openWorkingTree(repository))).toEqual({ 'a.md': 'a', 'big.md': 'too-large' });
  });

  test('info/exclude and the excludes file count', async () => {
    commit(repository, { 'a.md': 'a' });
    write(repository, { '.git/info/exclude': 'private.md\n', 'private.md': 'x', 'mine.md': 'x' });
    write(temporary.folder, { ignore: 'mine.md\n' });
    git(repository, 'config', 'core.excludesFile', path.join(temporary.folder, 'ignore'));
    expect(await contents(await openWorkingTree(repository))).toEqual({ 'a.md': 'a' });
  });

  test('from a folder inside, from a worktree, and not from a bare repository', async () => {
    commit(repository, { 'prompts/a.md': 'a', 'b.md': 'b' });
    expect(Object.keys(await contents(await openWorkingTree(path.join(repository, 'prompts'))))).toEqual([
      'b.md',
      'prompts/a.md',
    ]);
    const tree = path.join(temporary.folder, 'tree');
    git(repository, 'worktree', 'add', '-q', tree);
    write(tree, { 'c.md': 'c' });
    expect(Object.keys(await contents(await openWorkingTree(tree)))).toEqual([
      'b.md',
      'c.md',
      'prompts/a.md',
    ]);
    const bare = initialize(path.join(temporary.folder, 'bare.git'), '--bare');
    await expect(openWorkingTree(bare)).rejects.toThrow(/bare repository/);
  });
});

describe('a plain folder', () => {
  test('lists and reads everything but .git, with the ids git gives', async () => {
    const folder = temporary.make('plain');
    write(temporary.folder, { 'secret.txt': 'do not show' });
    write(folder, {
      'prompts/a.md': 'a',
      'z.md': '\ufeffz',
      '.hidden/b.md': 'b',
      'sub/.git/config': '[core]',
      'link.md': { link: 'prompts/a.md' },
      'dir-link': { link: 'prompts' },
      'out.md': { link: '../secret.txt' },
      'latin.md': Buffer.from('\xe9', 'latin1'),
    });
    execFileSync('mkfifo', [path.join(folder, 'pipe.md')]);
    const revision = await openFolder(folder);
    expect(await contents(revision)).toEqual({
      '.hidden/b.md': 'b',
      'dir-link': 'not-a-file',
      'latin.md': 'encoding',
      'link.md': 'a',
      'out.md': 'symlink',
      'prompts/a.md': 'a',
      'z.md': 'z',
    });
    const id = git(repository, 'hash-object', path.join(folder, 'prompts/a.md'));
    expect((await revision.list()).find((entry) => entry.path === 'prompts/a.md')?.id).toBe(id);
    expect(revision.info).toEqual({ sha: null, ref: folder, how: 'folder' });
    expect(await revision.readBytes('latin.md', 10)).toEqual(Buffer.from([0xe9]));
  });

  test('what is no folder is an error', async () => {
    await expect(openFolder(path.join(temporary.folder, 'absent'))).rejects.toThrow(/does not exist/);
    write(temporary.folder, { file: 'x' });
    await expect(openFolder(path.join(temporary.folder, 'file'))).rejects.toThrow(/is not a folder/);
    expect(await contents(await openFolder(temporary.make('empty')))).toEqual({});
  });
});
