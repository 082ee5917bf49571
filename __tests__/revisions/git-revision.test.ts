import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { maxFileBytes, RevisionError, type Revision, type SourceFile } from '../../src/core/revision.js';
import type { Problem } from '../../src/core/problem.js';
import { openGitRevision } from '../../src/revisions/index.js';
import {
  commit,
  git,
  initialize,
  temporaryFolder,
  write,
  type Content,
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

async function open(commitish = 'HEAD', folder = repository): Promise<Revision> {
  const revision = await openGitRevision(folder, commitish, 'named');
  opened.push(revision);
  return revision;
}

async function paths(revision: Revision): Promise<string[]> {
  return (await revision.list()).map((entry) => entry.path);
}

function textOf(answer: SourceFile | Problem | undefined): string {
  if (answer === undefined) return 'no answer';
  return 'text' in answer ? answer.text : `${answer.reason}: ${answer.detail}`;
}

async function read(revision: Revision, name: string): Promise<string> {
  return textOf((await revision.read([name])).get(name));
}

describe('what is listed', () => {
  test('every entry with type, id and size, sorted by code units', async () => {
    commit(repository, {
      'prompts/triage.md': 'Sort tickets.\n',
      'prompts-old/a.md': 'old\n',
      'Prompts.md': '',
      'tools/run.sh': { run: '#!/bin/sh\n' },
      'latest.md': { link: 'prompts/triage.md' },
    });
    const entries = await (await open()).list();
    expect(entries.map((entry) => [entry.path, entry.type, entry.size])).toEqual([
      ['Prompts.md', 'file', 0],
      ['latest.md', 'symlink', 17],
      ['prompts-old/a.md', 'file', 4],
      ['prompts/triage.md', 'file', 14],
      ['tools/run.sh', 'file', 10],
    ]);
    expect(entries[3]?.id).toBe(git(repository, 'rev-parse', 'HEAD:prompts/triage.md'));
  });

  test('an empty commit has no entries', async () => {
    commit(repository, {});
    expect(await paths(await open())).toEqual([]);
  });

  test('a submodule is an entry of its own', async () => {
    const other = initialize(path.join(temporary.folder, 'other'));
    commit(other, { 'a.md': 'a' });
    git(repository, 'submodule', '--quiet', 'add', other, 'vendor/prompts');
    commit(repository, { 'b.md': 'b' });
    const revision = await open();
    expect((await revision.list()).map((entry) => [entry.path, entry.type])).toEqual([
      ['.gitmodules', 'file'],
      ['b.md', 'file'],
      ['vendor/prompts', 'submodule'],
    ]);
    expect(await read(revision, 'vendor/prompts')).toMatch(/^submodule: It is a submodule/);
    expect(await read(revision, 'vendor/prompts/a.md')).toMatch(
      /^submodule: It is inside the submodule vendor\/prompts/,
    );
  });
});

describe('odd names', () => {
  const odd = [
    'prompts/größe 日本 🎟.md',
    'prompts/line\nbreak.md',
    '-rf.md',
    ' leading and trailing .md ',
    'quo"te\'s.md',
    'back\\slash.md',
    'tab\there.md',
    ':(glob)**.md',
    'star*?[a].md',
    '$(touch pwned).md',
    'combining-e\u0301.md',
  ];
  test.each(odd)('%j is listed and read', async (name) => {
    commit(repository, { [name]: `text of ${name}` });
    const revision = await open();
    expect(await paths(revision)).toEqual([name]);
    expect(await read(revision, name)).toBe(`text of ${name}`);
  });

  test('a name that is not UTF-8 is listed visibly and answers with a problem', async () => {
    const blob = git(repository, 'hash-object', '-w', '-t', 'blob', '/dev/null');
    const { execFileSync } = await import('node:child_process');
    const record = (name: Buffer): Buffer =>
      Buffer.concat([Buffer.from(`100644 blob ${blob}\t`), name, Buffer.from([0])]);
    const input = Buffer.concat([
      record(Buffer.from('prompts-caf\xe9.md', 'latin1')),
      record(Buffer.from('prompts-größe.md')),
      record(Buffer.from('prompts-caf\\xE9.md')),
    ]);
    const tree = execFileSync('git', ['mktree', '-z'], { cwd: repository, input, encoding: 'utf8' }).trim();
    const id = git(repository, 'commit-tree', '-m', 'odd', tree);
    const revision = await open(id);
    expect(await paths(revision)).toEqual([
      'prompts-caf\\xE9.md',
      'prompts-caf\\xE9.md\ufffd',
      'prompts-größe.md',
    ]);
    expect(await read(revision, 'prompts-caf\\xE9.md')).toBe('');
    expect(await read(revision, 'prompts-caf\\xE9.md\ufffd')).toMatch(
      /^encoding: Its name is not valid UTF-8/,
    );
  });
});

describe('what is read', () => {
  test('text, byte order marks, UTF-16, and what is not text', async () => {
    const utf16 = Buffer.from('\ufeffSprache: größe', 'utf16le');
    commit(repository, {
      'plain.md': 'One\r\ntwo 🎟\n',
      'mixed.md': 'One\r\ntwo\rthree\r\r\nfour\n',
      'bom.md': '\ufeffmarked',
      'wide.md': utf16,
      'wide-be.md': Buffer.from(utf16).swap16(),
      'latin.md': Buffer.from('first\nGr\xf6\xdfe', 'latin1'),
      'picture.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]),
      'empty.md': '',
      'lfs.md': `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`,
      'about-lfs.md': 'A pointer begins with version https://git-lfs.github.com/spec/v1\n',
    });
    const revision = await open();
    const names = await paths(revision);
    const answers = await revision.read([...names, 'gone.md', 'plain.md']);
    expect(
      Object.fromEntries(
        [...answers].map(([name, answer]) => [name, 'text' in answer ? answer : answer.reason]),
      ),
    ).toEqual({
      'plain.md': { path: 'plain.md', text: 'One\ntwo 🎟\n', hadByteOrderMark: false },
      // As many lines as in the file: what stands alone is no line end.
      'mixed.md': { path: 'mixed.md', text: 'One\ntwo\rthree\r\nfour\n', hadByteOrderMark: false },
      'bom.md': { path: 'bom.md', text: 'marked', hadByteOrderMark: true },
      'wide.md': { path: 'wide.md', text: 'Sprache: größe', hadByteOrderMark: true },
      'wide-be.md': { path: 'wide-be.md', text: 'Sprache: größe', hadByteOrderMark: true },
      'latin.md': 'encoding',
      'picture.png': 'binary-file',
      'empty.md': { path: 'empty.md', text: '', hadByteOrderMark: false },
      'lfs.md': 'lfs-pointer',
      'about-lfs.md': {
        path: 'about-lfs.md',
        text: 'A pointer begins with version https://git-lfs.github.com/spec/v1\n',
        hadByteOrderMark: false,
      },
      'gone.md': 'missing-file',
    });
    expect((answers.get('latin.md') as Problem).line).toBe(2);
    expect(await revision.readBytes('picture.png', 100)).toEqual(
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]),
    );
    expect(await revision.readBytes('picture.png', 6)).toBeNull();
    expect(await revision.readBytes('gone.png', 100)).toBeNull();
  });

  test('a file of exactly the limit is read, one byte more is not', async () => {
    commit(repository, {
      'exact.txt': 'x'.repeat(maxFileBytes),
      'over.txt': 'x'.repeat(maxFileBytes + 1),
      'after.txt': 'still here',
    });
    const revision = await open();
    const answers = await revision.read(['exact.txt', 'over.txt', 'after.txt']);
    expect(textOf(answers.get('exact.txt'))).toHaveLength(maxFileBytes);
    expect(textOf(answers.get('over.txt'))).toMatch(/^too-large: It has 8\.0 MiB/);
    expect(textOf(answers.get('after.txt'))).toBe('still here');
  });

  test('links inside are followed, links out are not', async () => {
    write(temporary.folder, { 'secret.txt': 'do not show' });
    commit(repository, {
      'prompts/a.md': 'Be kind.',
      'to-file.md': { link: 'prompts/a.md' },
      'to-link.md': { link: './to-file.md' },
      'docs/up.md': { link: '../prompts/a.md' },
      shared: { link: 'prompts' },
      'through.md': { link: 'shared/../shared/a.md' },
      'out.md': { link: '../secret.txt' },
      'absolute.md': { link: path.join(temporary.folder, 'secret.txt') },
      'circle-1.md': { link: 'circle-2.md' },
      'circle-2.md': { link: 'circle-1.md' },
      'broken.md': { link: 'nowhere.md' },
      'folder.md': { link: 'prompts' },
    });
    const revision = await open();
    for (const name of ['to-file.md', 'to-link.md', 'docs/up.md', 'through.md', 'shared/a.md']) {
      expect((await revision.read([name])).get(name)).toEqual({
        path: name,
        text: 'Be kind.',
        hadByteOrderMark: false,
      });
    }
    expect(await read(revision, 'out.md')).toMatch(/^symlink: .* leaves the repository/);
    expect(await read(revision, 'absolute.md')).toMatch(/^symlink: .* leaves the repository/);
    expect(await read(revision, 'circle-1.md')).toMatch(/^symlink: .*circle/);
    expect(await read(revision, 'broken.md')).toMatch(/^missing-file: /);
    expect(await read(revision, 'folder.md')).toMatch(/^not-a-file: /);
    expect(await read(revision, 'prompts')).toMatch(/^not-a-file: /);
    expect(await read(revision, '../secret.txt')).toMatch(/^missing-file: /);
    expect(await read(revision, path.join(temporary.folder, 'secret.txt'))).toMatch(/^missing-file: /);
    expect(await read(revision, 'prompts/a.md/b.md')).toMatch(/^missing-file: /);
  });

  test('a long chain of links ends with a problem', async () => {
    const link = (name: string): Content => ({ link: name });
    const links = Array.from({ length: 60 }, (_, i) => [`link-${i + 1}.md`, link(`link-${i}.md`)] as const);
    commit(repository, { 'end.md': 'end', 'link-0.md': link('end.md'), ...Object.fromEntries(links) });
    const revision = await open();
    expect(await read(revision, 'link-39.md')).toBe('end');
    expect(await read(revision, 'link-40.md')).toMatch(/^symlink: /);
  });

  test('what is in the index or on disk but not in the commit does not show', async () => {
    commit(repository, { 'a.md': 'committed' });
    write(repository, { 'a.md': 'changed on disk', 'b.md': 'new' });
    git(repository, 'add', 'b.md');
    const revision = await open();
    expect(await paths(revision)).toEqual(['a.md']);
    expect(await read(revision, 'a.md')).toBe('committed');
  });

  test('replacements and grafts are ignored', async () => {
    commit(repository, { 'a.md': 'real' });
    const real = git(repository, 'rev-parse', 'HEAD:a.md');
    write(temporary.folder, { 'fake.txt': 'forged' });
    const fake = git(repository, 'hash-object', '-w', path.join(temporary.folder, 'fake.txt'));
    git(repository, 'replace', real, fake);
    expect(git(repository, 'show', 'HEAD:a.md')).toBe('forged');
    expect(await read(await open(), 'a.md')).toBe('real');
    const first = git(repository, 'rev-parse', 'HEAD');
    const second = commit(repository, { 'a.md': 'second' });
    const third = commit(repository, { 'a.md': 'third' });
    write(repository, { '.git/info/grafts': `${third} ${first}\n` });
    expect(git(repository, 'rev-parse', 'HEAD~1')).toBe(first);
    expect((await open('HEAD~1')).info.sha).toBe(second);
  });

  test('many files at once', async () => {
    const files: Record<string, string> = {};
    for (let i = 0; i < 1500; i++) files[`p/${i}.md`] = `prompt ${i} ${'x'.repeat(i)}`;
    commit(repository, files);
    const revision = await open();
    const answers = await revision.read(Object.keys(files));
    expect(answers.size).toBe(1500);
    for (const [name, text] of Object.entries(files)) expect(textOf(answers.get(name))).toBe(text);
  });
});

describe('kinds of repositories', () => {
  test('SHA-256', async () => {
    const folder = initialize(path.join(temporary.folder, 'sha256'), '--object-format=sha256');
    const id = commit(folder, { 'a.md': 'long ids' });
    expect(id).toHaveLength(64);
    const revision = await open(id, folder);
    expect(await read(revision, 'a.md')).toBe('long ids');
    expect(revision.info).toEqual({ sha: id, ref: null, how: 'named' });
  });

  test('bare, worktree, and a folder inside', async () => {
    commit(repository, { 'prompts/a.md': 'same everywhere' });
    const bare = path.join(temporary.folder, 'bare.git');
    git(temporary.folder, 'clone', '-q', '--bare', repository, bare);
    const tree = path.join(temporary.folder, 'tree');
    git(repository, 'worktree', 'add', '-q', '-b', 'other', tree);
    commit(tree, { 'b.md': 'only here' });
    for (const folder of [
      bare,
      tree,
      path.join(tree, 'prompts'),
      path.join(repository, 'prompts'),
      path.join(repository, '.git'),
    ]) {
      expect(await read(await open('HEAD', folder), 'prompts/a.md')).toBe('same everywhere');
    }
    expect(await read(await open('HEAD', tree), 'b.md')).toBe('only here');
    expect(await paths(await open('HEAD', repository))).toEqual(['prompts/a.md']);
  });

  test('sparse checkout and a clone that borrows its objects', async () => {
    commit(repository, { 'prompts/a.md': 'a', 'src/b.ts': 'b' });
    const clone = path.join(temporary.folder, 'clone');
    git(temporary.folder, 'clone', '-q', '--shared', '--sparse', repository, clone);
    const revision = await open('HEAD', clone);
    expect(await paths(revision)).toEqual(['prompts/a.md', 'src/b.ts']);
    expect(await read(revision, 'src/b.ts')).toBe('b');
  });

  test('a folder that merely looks like a bare repository is not taken for one', async () => {
    const planted = initialize(path.join(temporary.folder, 'planted'), '--bare');
    git(repository, 'commit', '-q', '--allow-empty', '-m', 'x');
    const { cpSync } = await import('node:fs');
    cpSync(planted, path.join(repository, 'prompts'), { recursive: true });
    commit(repository, { 'real.md': 'real' });
    expect(await paths(await open('HEAD', path.join(repository, 'prompts')))).toContain('real.md');
  });

  test.each(['blob:none', 'tree:0'])(
    'partial clone with %s: what is read is fetched in one go',
    async (filter) => {
      const files: Record<string, string> = {};
      for (let i = 0; i < 50; i++) files[`p/${i}.md`] = `prompt ${i}`;
      commit(repository, files);
      commit(repository, { 'p/0.md': 'newer' });
      git(repository, 'config', 'uploadpack.allowFilter', 'true');
      git(repository, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
      const clone = path.join(temporary.folder, 'clone');
      git(
        temporary.folder,
        'clone',
        '-q',
        '--no-checkout',
        `--filter=${filter}`,
        `file://${repository}`,
        clone,
      );
      const before = git(clone, 'count-objects', '-v');
      const revision = await open('HEAD~1', clone);
      const answers = await revision.read(Object.keys(files));
      expect(textOf(answers.get('p/0.md'))).toBe('prompt 0');
      expect(textOf(answers.get('p/49.md'))).toBe('prompt 49');
      expect(git(clone, 'count-objects', '-v')).toBe(before); // nothing was written into the clone
    },
  );
});

describe('a config that includes another file', () => {
  test.each(['include.path', 'includeIf.gitdir:**.path'])('%s: what that file says counts', async (key) => {
    commit(repository, { 'a.md': 'a' });
    commit(repository, { 'a.md': 'newer' });
    git(repository, 'config', 'uploadpack.allowFilter', 'true');
    git(repository, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    const clone = path.join(temporary.folder, 'including');
    const url = `file://${repository}`;
    git(temporary.folder, 'clone', '-q', '--no-checkout', '--filter=blob:none', url, clone);
    for (const name of ['promisor', 'partialclonefilter'])
      git(clone, 'config', '--unset', `remote.origin.${name}`);
    git(clone, 'config', '--file', path.join(clone, '.git/more'), 'remote.origin.promisor', 'true');
    git(clone, 'config', key, path.join(clone, '.git/more'));
    git(clone, 'config', 'remote.origin.url', `${url}-gone`);
    // What a filter left out and nobody has is an error; in a whole clone it would be a damaged object.
    const revision = await open('HEAD~1', clone);
    await expect(revision.read(['a.md'])).rejects.toThrow(/not in this clone.*Clone without a filter/s);
  });
});

describe('what cannot be opened', () => {
  test('says what to do', async () => {
    commit(repository, { 'a.md': 'a' });
    commit(repository, { 'a.md': 'b' });
    await expect(open('no-such-branch')).rejects.toThrow(RevisionError);
    await expect(open('no-such-branch')).rejects.toThrow(/no commit "no-such-branch".*Check the spelling/);
    await expect(open('')).rejects.toThrow(RevisionError);
    await expect(open('HEAD\nHEAD')).rejects.toThrow(/line break/);
    await expect(open('--help')).rejects.toThrow(/no commit "--help"/);
    await expect(open('HEAD:a.md')).rejects.toThrow(/no commit/);
    await expect(open('HEAD', temporary.make('plain'))).rejects.toThrow(
      /not in a git repository.*actions\/checkout/,
    );
    await expect(open('HEAD', path.join(temporary.folder, 'absent'))).rejects.toThrow(/does not exist/);
    const shallow = path.join(temporary.folder, 'shallow');
    git(temporary.folder, 'clone', '-q', '--depth=1', `file://${repository}`, shallow);
    await expect(open('HEAD~1', shallow)).rejects.toThrow(/shallow clone.*fetch-depth: 0/);
  });

  test('a damaged tree is an error and not an empty revision', async () => {
    commit(repository, { 'p/a.md': 'a' });
    const tree = git(repository, 'rev-parse', 'HEAD:p');
    const { rmSync } = await import('node:fs');
    rmSync(path.join(repository, '.git/objects', tree.slice(0, 2), tree.slice(2)));
    const revision = await open();
    await expect(revision.list()).rejects.toThrow(RevisionError);
    await expect(revision.read(['p/a.md'])).rejects.toThrow(RevisionError);
  });

  test('a missing object is a problem of its file, and the others are read', async () => {
    commit(repository, { 'p/a.md': 'a', 'p/b.md': 'b' });
    const blob = git(repository, 'rev-parse', 'HEAD:p/a.md');
    const { rmSync } = await import('node:fs');
    rmSync(path.join(repository, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    const answers = await (await open()).read(['p/a.md', 'p/b.md']);
    expect(answers.get('p/a.md')).toMatchObject({ reason: 'missing-object', path: 'p/a.md' });
    expect(answers.get('p/b.md')).toMatchObject({ text: 'b' });
  });
});

test('nothing stays behind after closing', async () => {
  commit(repository, { 'a.md': 'a' });
  /** Private directories that borrow from this repository; other tests may be running. */
  const rooms = (): string[] =>
    readdirSync(tmpdir()).filter((name) => {
      try {
        const borrowed = readFileSync(path.join(tmpdir(), name, 'git/objects/info/alternates'), 'utf8');
        return borrowed.startsWith(repository);
      } catch {
        return false;
      }
    });
  const revision = await openGitRevision(repository, 'HEAD', 'named');
  await revision.read(['a.md']);
  expect(rooms()).toHaveLength(1);
  await revision.close();
  await revision.close();
  expect(rooms()).toEqual([]);
  await expect(revision.read(['a.md'])).rejects.toThrow(/closed/);
});
