import { getOctokit } from '@actions/github';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import path from 'node:path';
import { maxFileBytes, RevisionError, type Revision } from '../../src/core/revision.js';
import { findRenames, openGitHubRevision, openGitRevision } from '../../src/revisions/index.js';
import {
  commit,
  git,
  initialize,
  temporaryFolder,
  type Files,
  type TemporaryFolder,
} from '../support/git-repository.js';
import { startGitHub, type Fault, type GitHubServer, type Request } from '../support/github-server.js';

let temporary: TemporaryFolder;
let repository: string;
let github: GitHubServer;

beforeEach(async () => {
  temporary = temporaryFolder();
  repository = initialize(path.join(temporary.folder, 'repository'));
  github = await startGitHub();
  github.repository.directory = repository;
});
afterEach(async () => {
  const { violations } = github;
  await github.close();
  temporary.remove();
  expect(violations).toEqual([]);
});

function open(sha: string, token = 't0ken'): Promise<Revision> {
  const api = getOctokit(token, { baseUrl: github.apiUrl });
  return openGitHubRevision(api, 'acme', 'shop', sha, 'merge base');
}

async function plain(revision: Revision, names: readonly string[]): Promise<Record<string, unknown>> {
  const answers = await revision.read(names);
  return Object.fromEntries(
    [...answers].map(([name, answer]) => [name, 'text' in answer ? answer.text : answer.reason]),
  );
}

function operations(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { operation } of github.calls) counts[operation ?? '?'] = (counts[operation ?? '?'] ?? 0) + 1;
  return counts;
}

/** Answers in the server's place for requests to one operation, for as long as `faults` has any. */
function failing(operation: string, ...faults: Fault[]): (request: Request) => Fault | undefined {
  return (request) => (request.operation === operation ? faults.shift() : undefined);
}

const odd: Files = {
  'prompts/größe\n1.md': 'Sprache 🎟\r\n',
  '-dash.md': 'dash',
  ' space "quote" \\.md': 'space',
  'bom.md': '\ufeffmarked',
  'latin.md': Buffer.from('Gr\xf6\xdfe', 'latin1'),
  'wide.md': Buffer.from('\ufeffwide', 'utf16le'),
  'picture.png': Buffer.from([0x89, 0x50, 0, 0, 1]),
  'empty.md': '',
  'lfs.md': `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 5\n`,
  'docs/link.md': { link: '../-dash.md' },
  folder: { link: 'prompts' },
  'out.md': { link: '../../etc/passwd' },
  'over.txt': 'x'.repeat(maxFileBytes + 1),
  'long.txt': 'ä'.repeat(400_000),
};

describe('the same answers as from git', () => {
  test('list, texts and bytes', async () => {
    const id = commit(repository, odd);
    const [here, there] = [await openGitRevision(repository, id, 'merge base'), await open(id)];
    expect(await there.list()).toEqual(await here.list());
    const names = [
      ...(await here.list()).map((entry) => entry.path),
      'gone.md',
      'folder/größe\n1.md',
      'prompts',
    ];
    expect([...(await there.read(names))].sort()).toEqual([...(await here.read(names))].sort());
    expect(there.info).toEqual(here.info);
    for (const [name, most] of [
      ['picture.png', 5],
      ['picture.png', 4],
      ['gone', 9],
      ['folder', 9],
      ['docs/link.md', 9],
    ] as const) {
      expect(await there.readBytes(name, most)).toEqual(await here.readBytes(name, most));
    }
    await here.close();
    await there.close();
  });

  test('submodules', async () => {
    const other = initialize(path.join(temporary.folder, 'other'));
    commit(other, { 'a.md': 'a' });
    git(repository, 'submodule', '--quiet', 'add', other, 'vendor');
    const revision = await open(commit(repository, {}));
    expect(await plain(revision, ['vendor', 'vendor/a.md'])).toEqual({
      vendor: 'submodule',
      'vendor/a.md': 'submodule',
    });
  });

  test('renames between git and the API', async () => {
    const long = Array.from({ length: 30 }, (_, i) => `Rule ${i}\n`).join('');
    const base = commit(repository, { 'a.md': 'moved', 'b.md': long });
    const head = commit(repository, {
      'a.md': null,
      'b.md': null,
      'x/a.md': 'moved',
      'c.md': `${long}One more.\n`,
    });
    const [here, there] = [await openGitRevision(repository, base, 'x'), await open(head)];
    expect(await findRenames(here, there)).toEqual(
      new Map([
        ['x/a.md', 'a.md'],
        ['c.md', 'b.md'],
      ]),
    );
    await here.close();
  });
});

describe('few requests', () => {
  test('120 files of a tree: two queries, and only what is asked for', async () => {
    const files: Record<string, string> = {};
    for (let i = 0; i < 120; i++) files[`prompts/${i}.md`] = `prompt ${i}`;
    for (let i = 0; i < 20; i++) files[`src/${i}.ts`] = `code ${i}`;
    const id = commit(repository, files);
    const revision = await open(id);
    const names = Object.keys(files).filter((name) => name.endsWith('.md'));
    const texts = await plain(revision, names);
    expect(texts['prompts/119.md']).toBe('prompt 119');
    expect(Object.values(texts)).toHaveLength(120);
    expect(operations()).toEqual({ 'git/get-commit': 1, 'git/get-tree': 1, graphql: 2 });
    expect(JSON.stringify(github.calls)).not.toContain(git(repository, 'rev-parse', 'HEAD:src/0.ts'));
  });

  test('the same content is asked for once', async () => {
    const revision = await open(
      commit(repository, { 'a.md': 'same', 'b.md': 'same', 'c.md': { link: 'a.md' } }),
    );
    expect(await plain(revision, ['a.md', 'b.md', 'c.md'])).toEqual({
      'a.md': 'same',
      'b.md': 'same',
      'c.md': 'same',
    });
    expect(operations()['git/get-blob']).toBe(2); // the link and its target
  });

  test('a tree that GitHub cuts off is walked folder by folder', async () => {
    const files: Record<string, string> = {};
    for (let folder = 0; folder < 8; folder++) {
      for (let i = 0; i < 12; i++) files[`d${folder}/e${i % 2}/f${i}.md`] = `${folder} ${i}`;
    }
    files['top.md'] = 'top';
    const id = commit(repository, files);
    github.repository.treeEntriesMax = 10; // d0 has 14 entries, e0 has 6, the root has 9
    const revision = await open(id);
    expect((await revision.list()).map((entry) => entry.path)).toEqual(Object.keys(files).sort());
    expect(await plain(revision, ['d7/e1/f11.md', 'top.md'])).toEqual({
      'd7/e1/f11.md': '7 11',
      'top.md': 'top',
    });
  });

  test('one folder that is too large for GitHub is an error', async () => {
    const files: Record<string, string> = {};
    for (let i = 0; i < 20; i++) files[`d/f${i}.md`] = String(i);
    const id = commit(repository, files);
    github.repository.treeEntriesMax = 10;
    await expect((await open(id)).list()).rejects.toThrow(/does not list the folder d\/ .*actions\/checkout/);
  });
});

describe('when GitHub fails', () => {
  test('502 twice, then the answer', async () => {
    const id = commit(repository, { 'a.md': 'a', 'b.md': 'b' });
    github.intercept = failing('git/get-tree', { status: 502 }, { status: 502 });
    expect(await plain(await open(id), ['a.md'])).toEqual({ 'a.md': 'a' });
    github.intercept = failing('graphql', { status: 502 }, 'reset');
    expect(await plain(await open(id), ['a.md', 'b.md'])).toEqual({ 'a.md': 'a', 'b.md': 'b' });
  });

  test('a limit that says when to come back', async () => {
    const id = commit(repository, { 'a.md': 'a' });
    github.intercept = failing(
      'git/get-tree',
      { status: 429, headers: { 'retry-after': '0' } },
      { status: 403, headers: { 'retry-after': '1' }, body: { message: 'secondary rate limit' } },
    );
    expect(await plain(await open(id), ['a.md'])).toEqual({ 'a.md': 'a' });
  });

  test('a limit that is used up for an hour is not waited for', async () => {
    const id = commit(repository, { 'a.md': 'a' });
    const reset = String(Math.floor(Date.now() / 1000) + 3600);
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    github.intercept = failing('git/get-tree', {
      status: 403,
      headers,
      body: { message: 'API rate limit exceeded' },
    });
    await expect((await open(id)).list()).rejects.toThrow(/rate limit of the token is used up/);
  });

  test('no GraphQL: files come one by one', async () => {
    const id = commit(repository, { 'a.md': 'a', 'b.md': 'b' });
    github.intercept = ({ operation }) =>
      operation === 'graphql' ? { status: 403, body: { message: 'no' } } : undefined;
    expect(await plain(await open(id), ['a.md', 'b.md'])).toEqual({ 'a.md': 'a', 'b.md': 'b' });
  });

  test('GraphQL with errors, or with other texts than it should: files come one by one', async () => {
    const id = commit(repository, { 'a.md': 'a', 'b.md': 'b' });
    for (const body of [
      { data: null, errors: [{ message: 'Something went wrong' }] },
      { data: { repository: null } },
      { data: { repository: { f0: { isBinary: false, isTruncated: false, text: 'other' }, f1: null } } },
    ]) {
      github.intercept = ({ operation }) => (operation === 'graphql' ? { status: 200, body } : undefined);
      expect(await plain(await open(id), ['a.md', 'b.md'])).toEqual({ 'a.md': 'a', 'b.md': 'b' });
    }
  });

  test('what is refused is an error with the permission, never an empty revision', async () => {
    const id = commit(repository, { 'a.md': 'a', 'b.md': 'b' });
    await expect(open(id, 'wrong')).rejects.toThrow(/401.*github-token/s);
    await expect(open('f'.repeat(40))).rejects.toThrow(/404.*`permissions: contents: read`/s);
    for (const operation of ['git/get-commit', 'git/get-tree']) {
      github.intercept = (request) =>
        request.operation === operation
          ? { status: 403, body: { message: 'Resource not accessible' } }
          : undefined;
      await expect(open(id).then((revision) => revision.list())).rejects.toThrow(RevisionError);
    }
    github.intercept = ({ operation }) =>
      operation === 'graphql' || operation === 'git/get-blob' ? { status: 404 } : undefined;
    await expect((await open(id)).read(['a.md', 'b.md'])).rejects.toThrow(/did not give the file/);
    github.intercept = ({ operation }) =>
      operation === 'git/get-tree' ? { status: 200, body: {} } : undefined;
    await expect((await open(id)).list()).rejects.toThrow(/without entries/);
    const content = { sha: 'x', encoding: 'base64', content: Buffer.from('other').toString('base64') };
    github.intercept = ({ operation }) =>
      operation === 'git/get-blob' ? { status: 200, body: content } : undefined;
    await expect((await open(id)).read(['a.md'])).rejects.toThrow(/other bytes/);
  });

  test('no answer at all: asked again, and given up in the end', async () => {
    const id = commit(repository, { 'a.md': 'a', 'b.md': 'b' });
    const { request, graphql } = getOctokit('t0ken', { baseUrl: github.apiUrl });
    const api = { request, graphql, timeoutMs: 300 };
    github.intercept = failing('graphql', 'hang');
    // Enough for every answer that does come, on a busy machine too.
    const revision = await openGitHubRevision({ ...api, timeoutMs: 3_000 }, 'acme', 'shop', id, 'x');
    expect(await plain(revision, ['a.md', 'b.md'])).toEqual({ 'a.md': 'a', 'b.md': 'b' });
    github.intercept = () => 'hang';
    await expect(openGitHubRevision(api, 'acme', 'shop', id, 'x')).rejects.toThrow(/did not give the commit/);
  });

  test('5xx throughout ends after a few tries', async () => {
    const id = commit(repository, { 'a.md': 'a' });
    github.intercept = () => ({ status: 503, body: { message: 'unavailable' } });
    await expect(open(id)).rejects.toThrow(/503/);
    expect(github.calls).toHaveLength(4);
  });
});

test('a branch or tag is resolved to its commit', async () => {
  const id = commit(repository, { 'a.md': 'a' });
  git(repository, 'branch', 'feature/x');
  const revision = await open('feature/x');
  expect(revision.info).toEqual({ sha: id, ref: 'feature/x', how: 'merge base' });
});
