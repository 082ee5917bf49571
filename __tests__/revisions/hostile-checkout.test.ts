import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Revision } from '../../src/core/revision.js';
import {
  findRenames,
  openGitRevision,
  openWorkingTree,
  resolveLocalPair,
  resolvePair,
} from '../../src/revisions/index.js';
import {
  checkout,
  commit,
  git,
  makePullRequest,
  temporaryFolder,
  write,
  type PullRequest,
  type TemporaryFolder,
} from '../support/git-repository.js';

let temporary: TemporaryFolder;
let pull: PullRequest;
let workspace: string;
const opened: Revision[] = [];

beforeEach(() => {
  temporary = temporaryFolder();
  pull = makePullRequest(temporary.folder, {
    base: {
      'prompts/a.md': 'Sort tickets.\n',
      'prompts/b.md': 'Be brief.\nBe kind to everybody.\nAsk for the order number.\n',
    },
    change: {
      'prompts/a.md': 'Sort tickets by urgency.\n',
      'prompts/b.md': null,
      'prompts/c.md': 'Be brief.\nBe kind to everybody.\nAsk for the invoice.\n',
    },
    mainMeanwhile: { 'other.md': 'other\n' },
  });
  workspace = checkout(
    path.join(temporary.folder, 'workspace'),
    pull.origin,
    pull.merge,
    'refs/remotes/pull/1/merge',
    1,
  );
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((revision) => revision.close()));
  temporary.remove();
});

/** A command that leaves a trace when it runs, under the name of what named it. */
function trap(name: string): string {
  const program = path.join(temporary.folder, 'traps', name);
  write(temporary.folder, {
    [`traps/${name}`]: { run: `#!/bin/sh\ntouch '${temporary.folder}/ran-${name}'\ncat\nexit 0\n` },
  });
  return program;
}

function ran(): string[] {
  return readdirSync(temporary.folder).filter((name) => name.startsWith('ran-'));
}

/** Everything in a config, in attributes and in hooks that names a program. */
function prepare(folder: string): void {
  const config = path.join(folder, '.git/config');
  const set = (key: string, value: string): void => {
    git(folder, 'config', '--file', config, key, value);
  };
  set('core.fsmonitor', trap('fsmonitor'));
  set('core.hooksPath', path.join(temporary.folder, 'hooks'));
  for (const hook of [
    'post-checkout',
    'post-index-change',
    'reference-transaction',
    'fsmonitor-watchman',
    'pre-auto-gc',
    'query-watchman',
  ]) {
    write(temporary.folder, { [`hooks/${hook}`]: { run: readFileSync(trap(`hook-${hook}`), 'utf8') } });
    write(folder, { [`.git/hooks/${hook}`]: { run: readFileSync(trap(`hook-${hook}`), 'utf8') } });
  }
  set('core.sshCommand', trap('ssh'));
  set('core.gitProxy', trap('git-proxy'));
  set('core.askPass', trap('askpass'));
  set('core.pager', trap('pager'));
  set('core.editor', trap('editor'));
  set('core.alternateRefsCommand', trap('alternate-refs'));
  set('core.attributesFile', path.join(temporary.folder, 'attributes'));
  write(temporary.folder, { attributes: '* filter=evil diff=evil merge=evil\n' });
  write(folder, { '.git/info/attributes': '* filter=evil diff=evil merge=evil\n' });
  set('diff.external', trap('diff-external'));
  set('diff.evil.command', trap('diff-command'));
  set('diff.evil.textconv', trap('textconv'));
  set('filter.evil.smudge', trap('smudge'));
  set('filter.evil.clean', trap('clean'));
  set('filter.evil.process', trap('process'));
  set('filter.evil.required', 'true');
  set('merge.evil.driver', trap('merge-driver'));
  set('credential.helper', trap('credential'));
  set('credential.http://127.0.0.1.helper', trap('credential-url'));
  set('alias.ls-tree', `!${trap('alias')}`);
  set('alias.config', `!${trap('alias')}`);
  set('alias.cat-file', `!${trap('alias')}`);
  set('gpg.program', trap('gpg'));
  set('log.showSignature', 'true');
  set('uploadpack.packObjectsHook', trap('pack-objects'));
  set('remote.origin.uploadpack', trap('uploadpack'));
  set('remote.origin.receivepack', trap('receivepack'));
  set('gc.auto', '1');
  set('gc.recentObjectsHook', trap('recent-objects'));
  set('fetch.recurseSubmodules', 'true');
  set('protocol.ext.allow', 'always');
}

async function readAll(revision: Revision): Promise<number> {
  opened.push(revision);
  const answers = await revision.read((await revision.list()).map((entry) => entry.path));
  return [...answers.values()].filter((answer) => 'text' in answer).length;
}

test('the traps are real: git itself runs them', () => {
  prepare(workspace);
  write(workspace, { 'prompts/a.md': 'changed' });
  expect(() => git(workspace, 'status')).toThrow(/clean filter 'evil' failed/);
  expect(ran()).toEqual(expect.arrayContaining(['ran-fsmonitor', 'ran-process']));
});

test('nothing that a prepared checkout names is run', async () => {
  prepare(workspace);
  write(workspace, {
    'prompts/new.md': 'new',
    'prompts/a.md': 'changed',
    '.gitattributes': '* filter=evil diff=evil merge=evil\n',
  });
  const before = readFileSync(path.join(workspace, '.git/index'));

  expect(await readAll(await openGitRevision(workspace, 'HEAD', 'named'))).toBeGreaterThan(0);
  expect(await readAll(await openWorkingTree(workspace))).toBeGreaterThan(0);
  const local = await resolveLocalPair({ repository: workspace, base: 'HEAD' });
  expect(await readAll(local.baseline)).toBeGreaterThan(0);
  expect(await readAll(local.head)).toBeGreaterThan(0);
  await findRenames(local.baseline, local.head);

  // This one fetches, and then compares.
  const pair = await resolvePair({
    eventName: 'pull_request',
    payload: {
      pull_request: {
        number: 1,
        head: { sha: pull.head, ref: 'feature' },
        base: { sha: pull.base, ref: 'main' },
      },
    },
    workspace,
    sha: pull.merge,
    github: null,
  });
  expect(await readAll(pair.baseline)).toBeGreaterThan(0);
  expect(await readAll(pair.head)).toBeGreaterThan(0);
  expect(await findRenames(pair.baseline, pair.head)).toEqual(new Map([['prompts/c.md', 'prompts/b.md']]));

  expect(ran()).toEqual([]);
  expect(readFileSync(path.join(workspace, '.git/index')).equals(before)).toBe(true);
});

test.each([
  ['ssh', 'ssh://git@127.0.0.1:1/acme/shop.git'],
  ['ssh in short', 'git@127.0.0.1:acme/shop.git'],
  ['git', 'git://127.0.0.1:1/acme/shop.git'],
  ['a program as the transport', 'ext::sh -c touch% ran-ext'],
  ['a helper', 'evil::something'],
  ['an option', '--upload-pack=touch ran-option'],
])('a remote over %s runs nothing and is refused with what to do', async (_, url) => {
  prepare(workspace);
  git(workspace, 'config', '--file', path.join(workspace, '.git/config'), 'remote.origin.url', url);
  git(workspace, 'config', '--file', path.join(workspace, '.git/config'), 'remote.origin.vcs', 'evil');
  await expect(
    resolvePair({
      eventName: 'pull_request',
      payload: {
        pull_request: {
          number: 1,
          head: { sha: pull.head, ref: 'feature' },
          base: { sha: pull.base, ref: 'main' },
        },
      },
      workspace,
      sha: pull.merge,
      github: null,
    }),
  ).rejects.toThrow(/`fetch-depth: 2`/);
  expect(ran()).toEqual([]);
});

test('a partial clone does not fetch behind our back, with programs that its config names', async () => {
  const clone = path.join(temporary.folder, 'partial');
  git(temporary.folder, 'clone', '-q', '--no-checkout', '--filter=blob:none', `file://${pull.origin}`, clone);
  prepare(clone);
  git(
    clone,
    'config',
    '--file',
    path.join(clone, '.git/config'),
    'remote.origin.url',
    'ssh://git@127.0.0.1:1/acme/shop.git',
  );
  const revision = await openGitRevision(clone, 'HEAD', 'named');
  opened.push(revision);
  expect((await revision.list()).length).toBeGreaterThan(0);
  await expect(revision.read(['prompts/a.md'])).rejects.toThrow(/not in this clone/);
  // An id that is not there is asked for in the clone itself.
  await expect(openGitRevision(clone, 'f'.repeat(40), 'named')).rejects.toThrow(/no commit/);
  expect(ran()).toEqual([]);
});

test('the header that actions/checkout leaves is sent to its own address, and no credential helper of the repository is asked', async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers.authorization);
    response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    prepare(workspace);
    const config = path.join(workspace, '.git/config');
    git(workspace, 'config', '--file', config, 'remote.origin.url', `${address}acme/shop`);
    // Since its version 6 actions/checkout keeps the header in a file of its own that the config includes.
    const header = path.join(temporary.folder, 'credentials.config');
    git(
      workspace,
      'config',
      '--file',
      header,
      `http.${address}.extraheader`,
      'AUTHORIZATION: basic c2VjcmV0',
    );
    git(
      workspace,
      'config',
      '--file',
      header,
      'http.https://elsewhere.example/.extraheader',
      'AUTHORIZATION: basic b3RoZXI=',
    );
    git(workspace, 'config', '--file', config, `includeIf.gitdir:${workspace}/.git.path`, header);
    const failing = resolvePair({
      eventName: 'pull_request',
      payload: {
        pull_request: {
          number: 1,
          head: { sha: pull.head, ref: 'feature' },
          base: { sha: pull.base, ref: 'main' },
        },
      },
      workspace,
      sha: pull.merge,
      github: null,
    });
    await expect(failing).rejects.toThrow(/`fetch-depth: 2`/);
    await expect(failing).rejects.not.toThrow(/c2VjcmV0/);
    expect(asked.length).toBeGreaterThan(0);
    expect(new Set(asked)).toEqual(new Set(['basic c2VjcmV0']));
    expect(ran()).toEqual([]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('variables of git in the environment change nothing', async () => {
  const other = path.join(temporary.folder, 'other');
  git(temporary.folder, 'init', '-q', '-b', 'main', other);
  commit(other, { 'wrong.md': 'wrong' });
  const names: Record<string, string> = {
    GIT_DIR: path.join(other, '.git'),
    GIT_WORK_TREE: other,
    GIT_INDEX_FILE: path.join(other, '.git/index'),
    GIT_OBJECT_DIRECTORY: path.join(other, '.git/objects'),
    GIT_EXTERNAL_DIFF: trap('env-diff'),
    GIT_SSH_COMMAND: trap('env-ssh'),
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'core.fsmonitor',
    GIT_CONFIG_VALUE_0: trap('env-fsmonitor'),
    GIT_CONFIG_PARAMETERS: `'core.fsmonitor'='${trap('env-parameters')}'`,
    GIT_TRACE: path.join(temporary.folder, 'ran-trace'),
  };
  const kept = Object.keys(names).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, names);
  try {
    const revision = await openWorkingTree(workspace);
    opened.push(revision);
    expect((await revision.list()).map((entry) => entry.path)).toContain('prompts/a.md');
  } finally {
    for (const [name, value] of kept) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
  expect(ran()).toEqual([]);
});

test('a repository of another owner is read without an exception for it', async () => {
  // Only root can give files away; elsewhere this shows that nothing asks for the owner.
  const { execFileSync } = await import('node:child_process');
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', '12345:12345', workspace]);
  expect(await readAll(await openGitRevision(workspace, 'HEAD', 'named'))).toBeGreaterThan(0);
  expect(await readAll(await openWorkingTree(workspace))).toBeGreaterThan(0);
});

test('a config that cannot be read is an error', async () => {
  writeFileSync(path.join(workspace, '.git/config'), '[core\nbroken');
  await expect(openGitRevision(workspace, 'HEAD', 'named')).rejects.toThrow(/config .* cannot be read/);
  expect(existsSync(path.join(workspace, '.git/config.lock'))).toBe(false);
});
