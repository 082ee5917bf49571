import { getOctokit } from '@actions/github';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { cpSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { RevisionError, type Revision } from '../../src/core/revision.js';
import {
  findRenames,
  resolvePair,
  type GitHubAccess,
  type PairRequest,
  type ResolvedPair,
} from '../../src/revisions/index.js';
import {
  checkout,
  commit,
  git,
  makeMergeRef,
  makePullRequest,
  push,
  temporaryFolder,
  type PullRequest,
  type TemporaryFolder,
} from '../support/git-repository.js';
import { startGitHub, type GitHubServer } from '../support/github-server.js';

let temporary: TemporaryFolder;
let pull: PullRequest;
let github: GitHubServer | null = null;
const opened: Revision[] = [];

let template: TemporaryFolder;
let templatePull: PullRequest;

/** main: first, base, meanwhile, later · feature: from base, one change · the merge commit was made before `later`. */
beforeAll(() => {
  template = temporaryFolder();
  templatePull = makePullRequest(template.folder, {
    base: { 'prompts/ticket.md': 'Sort.\n', 'prompts/theirs.md': 'Old.\n', 'prompts/same.md': 'Same.\n' },
    change: { 'prompts/ticket.md': 'Sort by urgency.\n' },
    mainMeanwhile: { 'prompts/theirs.md': 'New, by others.\n', 'prompts/added-by-others.md': 'Theirs.\n' },
  });
  git(templatePull.work, 'switch', '-q', 'main');
  commit(templatePull.work, { 'prompts/later.md': 'Later, by others.\n' }, 'later');
  push(templatePull.work, templatePull.origin);
});
afterAll(() => {
  template.remove();
});
beforeEach(() => {
  temporary = temporaryFolder();
  cpSync(template.folder, temporary.folder, { recursive: true });
  pull = {
    ...templatePull,
    work: path.join(temporary.folder, 'work'),
    origin: path.join(temporary.folder, 'origin.git'),
  };
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((revision) => revision.close()));
  const violations = github?.violations ?? [];
  await github?.close();
  github = null;
  temporary.remove();
  expect(violations).toEqual([]);
});

async function access(): Promise<GitHubAccess> {
  if (github === null) {
    github = await startGitHub();
    github.repository.directory = pull.origin;
    github.pullRequests.set(1, {
      number: 1,
      author: 'ada',
      state: 'open',
      locked: false,
      labels: [],
      head: { sha: pull.head, ref: 'feature', owner: 'acme', repository: 'shop' },
      base: { sha: pull.fork, ref: 'main' },
      events: [],
    });
  }
  return { api: getOctokit('t0ken', { baseUrl: github.apiUrl }), owner: 'acme', repo: 'shop' };
}

function workspace(depth: number, what: 'merge' | 'head' = 'merge'): string {
  const folder = path.join(temporary.folder, `workspace-${depth}-${what}`);
  return checkout(folder, pull.origin, pull[what], `refs/remotes/pull/1/${what}`, depth);
}

function payload(over: Partial<PullRequest> = {}): unknown {
  const facts = { ...pull, ...over };
  return {
    number: 1,
    pull_request: {
      number: 1,
      head: { sha: facts.head, ref: 'feature' },
      // The tip when the event was recorded; the trap is to take it for the merge base.
      base: { sha: facts.fork, ref: 'main' },
    },
    repository: { default_branch: 'main' },
  };
}

async function resolve(request: Partial<PairRequest>): Promise<ResolvedPair> {
  const pair = await resolvePair({
    eventName: 'pull_request',
    payload: payload(),
    workspace: null,
    sha: pull.merge,
    github: null,
    ...request,
  });
  opened.push(pair.baseline, pair.head);
  return pair;
}

/** Paths whose content differs, with both texts. */
async function difference(pair: ResolvedPair): Promise<Record<string, [string | null, string | null]>> {
  const sides = await Promise.all(
    [pair.baseline, pair.head].map(async (revision) => {
      const names = (await revision.list()).map((entry) => entry.path);
      const answers = await revision.read(names);
      return new Map(
        names.map((name) => {
          const answer = answers.get(name);
          return [
            name,
            answer !== undefined && 'text' in answer ? answer.text : `?${JSON.stringify(answer)}`,
          ] as const;
        }),
      );
    }),
  );
  const [before, after] = sides;
  const found: Record<string, [string | null, string | null]> = {};
  for (const name of new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])) {
    const [was, is] = [before?.get(name) ?? null, after?.get(name) ?? null];
    if (was !== is) found[name] = [was, is];
  }
  return found;
}

const ours = { 'prompts/ticket.md': ['Sort.\n', 'Sort by urgency.\n'] };

describe.each([1, 2, 0])('a pull request, checked out with fetch-depth %i', (depth) => {
  test('the merge commit and its first parent', async () => {
    const pair = await resolve({ workspace: workspace(depth) });
    expect(await difference(pair)).toEqual(ours);
    expect(pair).toMatchObject({
      baseSha: pull.base,
      headSha: pull.merge,
      how: 'merge commit parent → merge commit',
      pullRequest: 1,
    });
    expect(pair.baseline.info.ref).toBe('main');
  });

  test('the head was checked out: from the merge base', async () => {
    const pair = await resolve({ workspace: workspace(depth, 'head') });
    expect(await difference(pair)).toEqual(ours);
    expect(pair).toMatchObject({
      baseSha: pull.fork,
      headSha: pull.head,
      how: 'merge base → pull request head',
    });
  });
});

describe.each(['blob:none', 'tree:0'])('a checkout with filter %s', (filter) => {
  // What actions/checkout does for `filter`, and with blob:none for `sparse-checkout`.
  function filtered(sha: string): string {
    const folder = path.join(temporary.folder, 'filtered');
    git(temporary.folder, 'init', '-q', '-b', 'main', folder);
    git(folder, 'remote', 'add', 'origin', pathToFileURL(pull.origin).href);
    git(folder, 'sparse-checkout', 'set', '--no-cone', 'docs');
    git(folder, 'fetch', '-q', '--no-tags', `--filter=${filter}`, '--depth=1', 'origin', sha);
    git(folder, 'checkout', '-q', '--detach', sha);
    return folder;
  }

  test('the merge commit and its first parent', async () => {
    const folder = filtered(pull.merge);
    const before = git(folder, 'count-objects', '-v');
    const pair = await resolve({ workspace: folder });
    expect(await difference(pair)).toEqual(ours);
    expect(await findRenames(pair.baseline, pair.head)).toEqual(new Map());
    expect(git(folder, 'count-objects', '-v')).toBe(before);
  });

  test('the head, from the merge base', async () => {
    expect(await difference(await resolve({ workspace: filtered(pull.head) }))).toEqual(ours);
  });

  test('a clone that cannot fetch what it lacks: through the API, else an error', async () => {
    const folder = filtered(pull.merge);
    git(folder, 'remote', 'set-url', 'origin', path.join(temporary.folder, 'moved-away'));
    expect(await difference(await resolve({ workspace: folder, github: await access() }))).toEqual(ours);
    await expect(resolve({ workspace: folder })).rejects.toThrow(RevisionError);
  });

  test('the blobs of a revision that can be listed but not fetched', async () => {
    const folder = filtered(pull.merge);
    git(folder, 'remote', 'set-url', 'origin', path.join(temporary.folder, 'moved-away'));
    const payload = { merge_group: { base_sha: pull.merge, head_sha: pull.merge } };
    const through = await resolve({
      eventName: 'merge_group',
      payload,
      workspace: folder,
      github: await access(),
    });
    expect((await through.head.read(['prompts/ticket.md'])).get('prompts/ticket.md')).toMatchObject({
      text: 'Sort by urgency.\n',
    });
    if (filter === 'blob:none') {
      const alone = await resolve({ eventName: 'merge_group', payload, workspace: folder });
      await expect(alone.head.read(['prompts/ticket.md'])).rejects.toThrow(
        /not in this clone.*Clone without a filter/s,
      );
    }
  });
});

describe.each([1, 0])('harder histories, checked out with fetch-depth %i', (depth) => {
  test('a branch that has merged main, checked out by its head', async () => {
    git(pull.work, 'switch', '-q', 'feature');
    git(pull.work, 'merge', '-q', '-m', 'update', 'main');
    const head = git(pull.work, 'rev-parse', 'HEAD');
    git(pull.work, 'update-ref', 'refs/pull/1/head', head);
    git(pull.work, 'switch', '-q', 'main');
    commit(pull.work, { 'prompts/even-later.md': 'x' });
    push(pull.work, pull.origin);
    pull = { ...pull, head };
    const pair = await resolve({ workspace: workspace(depth, 'head'), sha: null });
    expect(await difference(pair)).toEqual(ours);
  });

  test('criss-cross merges', async () => {
    // main takes the first half of the branch while the branch takes main: two merge bases.
    git(pull.work, 'switch', '-q', 'main');
    const main = git(pull.work, 'rev-parse', 'main');
    git(pull.work, 'merge', '-q', '--no-ff', '-m', 'take a part', pull.head);
    commit(pull.work, { 'prompts/even-later.md': 'x' });
    git(pull.work, 'switch', '-q', 'feature');
    git(pull.work, 'merge', '-q', '--no-ff', '-m', 'update', main);
    const head = commit(pull.work, { 'prompts/second.md': 'Second half.\n' });
    expect(git(pull.work, 'merge-base', '--all', 'main', head).split('\n').sort()).toEqual(
      [main, pull.head].sort(),
    );
    git(pull.work, 'update-ref', 'refs/pull/1/head', head);
    push(pull.work, pull.origin);
    pull = { ...pull, head };
    const pair = await resolve({ workspace: workspace(depth, 'head'), sha: null });
    expect(await difference(pair)).toEqual({ 'prompts/second.md': [null, 'Second half.\n'] });
    expect(pair.how).toMatch(/^merge of the merge bases [0-9a-f]{7} and [0-9a-f]{7} → pull request head$/);
    // The merge commit gives the same answer.
    const merge = makeMergeRef(pull.work, git(pull.work, 'rev-parse', 'main'), head);
    push(pull.work, pull.origin);
    pull = { ...pull, merge };
    expect(await difference(await resolve({ workspace: workspace(depth) }))).toEqual({
      'prompts/second.md': [null, 'Second half.\n'],
    });
  });

  test('an octopus merge on the branch is not taken for the merge commit', async () => {
    git(pull.work, 'switch', '-q', '-c', 'one', pull.fork);
    commit(pull.work, { 'one.md': '1' });
    git(pull.work, 'switch', '-q', '-c', 'two', pull.fork);
    commit(pull.work, { 'two.md': '2' });
    git(pull.work, 'switch', '-q', 'feature');
    git(pull.work, 'merge', '-q', '-m', 'three at once', 'one', 'two', 'main');
    const head = git(pull.work, 'rev-parse', 'HEAD');
    expect(git(pull.work, 'show', '-s', '--format=%P', head).split(' ')).toHaveLength(4);
    const merge = makeMergeRef(pull.work, git(pull.work, 'rev-parse', 'main'), head);
    push(pull.work, pull.origin);
    pull = { ...pull, head, merge };
    const expected = { ...ours, 'one.md': [null, '1'], 'two.md': [null, '2'] };
    expect(await difference(await resolve({ workspace: workspace(depth, 'head') }))).toEqual(expected);
    expect(await difference(await resolve({ workspace: workspace(depth) }))).toEqual(expected);
  });

  test('named refs', async () => {
    const folder = workspace(depth);
    const named = await resolve({ workspace: folder, baseRef: 'main', headRef: 'feature' });
    expect(await difference(named)).toEqual(ours);
    expect(named).toMatchObject({
      baseSha: pull.fork,
      headSha: pull.head,
      how: 'merge base with main → head-ref',
    });
    expect(await difference(await resolve({ workspace: folder, baseRef: 'main' }))).toEqual(ours);
    expect(await difference(await resolve({ workspace: folder, headRef: 'feature' }))).toEqual(ours);
    expect(
      await difference(await resolve({ workspace: folder, baseRef: 'origin/main', headRef: pull.head })),
    ).toEqual(ours);
    const exact = await resolve({ workspace: folder, baseRef: 'main', headRef: 'feature', exact: true });
    expect(Object.keys(await difference(exact)).sort()).toEqual([
      'prompts/added-by-others.md',
      'prompts/later.md',
      'prompts/theirs.md',
      'prompts/ticket.md',
    ]);
  });

  test('merge queue', async () => {
    const queue = makeMergeRef(pull.work, git(pull.work, 'rev-parse', 'main'), pull.head);
    const base = git(pull.work, 'rev-parse', 'main');
    git(pull.work, 'branch', 'gh-readonly-queue/main/pr-1', queue);
    commit(pull.work, { 'prompts/even-later.md': 'x' });
    push(pull.work, pull.origin);
    const folder = checkout(
      path.join(temporary.folder, 'queue'),
      pull.origin,
      queue,
      'refs/remotes/origin/queue',
      depth,
    );
    const pair = await resolve({
      eventName: 'merge_group',
      workspace: folder,
      sha: queue,
      payload: {
        merge_group: {
          base_sha: base,
          head_sha: queue,
          base_ref: 'refs/heads/main',
          head_ref: 'refs/heads/gh-readonly-queue/main/pr-1',
        },
        repository: { default_branch: 'main' },
      },
    });
    expect(await difference(pair)).toEqual(ours);
    expect(pair).toMatchObject({
      baseSha: base,
      headSha: queue,
      how: 'merge queue base → merge queue',
      pullRequest: null,
    });
  });
});

describe('pushes', () => {
  function event(branch: string, before: string, after: string, more: object = {}): Partial<PairRequest> {
    return {
      eventName: 'push',
      sha: after,
      payload: {
        ref: `refs/heads/${branch}`,
        before,
        after,
        forced: false,
        repository: { default_branch: 'main' },
        ...more,
      },
    };
  }
  const none = '0'.repeat(40);

  function pushed(after: string, depth = 1): string {
    return checkout(
      path.join(temporary.folder, `pushed-${after}-${depth}`),
      pull.origin,
      after,
      'refs/remotes/origin/pushed',
      depth,
    );
  }

  test.each([1, 0])('to the default branch, depth %i', async (depth) => {
    const before = git(pull.work, 'rev-parse', 'main');
    const after = commit(pull.work, { 'prompts/a.md': 'a' });
    push(pull.work, pull.origin);
    const pair = await resolve({ ...event('main', before, after), workspace: pushed(after, depth) });
    expect(await difference(pair)).toEqual({ 'prompts/a.md': [null, 'a'] });
    expect(pair.how).toBe('before the push → after the push');
  });

  test.each([1, 0])('a new branch, depth %i: from where it left the default branch', async (depth) => {
    const pair = await resolve({
      ...event('feature', none, pull.head, { created: true }),
      workspace: pushed(pull.head, depth),
    });
    expect(await difference(pair)).toEqual(ours);
    expect(pair.baseSha).toBe(pull.fork);
  });

  test.each([1, 0])('a forced push, depth %i', async (depth) => {
    git(pull.work, 'switch', '-q', '-c', 'rebased', 'main');
    const after = commit(pull.work, { 'prompts/ticket.md': 'Sort by urgency.\n' });
    push(pull.work, pull.origin);
    const pair = await resolve({
      ...event('feature', pull.head, after, { forced: true }),
      workspace: pushed(after, depth),
    });
    expect(await difference(pair)).toEqual(ours);
  });

  test.each([1, 0])('more commits on a branch, depth %i: only those', async (depth) => {
    git(pull.work, 'switch', '-q', 'feature');
    const after = commit(pull.work, { 'prompts/more.md': 'more' });
    push(pull.work, pull.origin);
    const pair = await resolve({ ...event('feature', pull.head, after), workspace: pushed(after, depth) });
    expect(await difference(pair)).toEqual({ 'prompts/more.md': [null, 'more'] });
    expect(pair.baseSha).toBe(pull.head);
  });

  test.each([1, 0])('a branch that took main along, depth %i: not the work of main', async (depth) => {
    git(pull.work, 'switch', '-q', 'feature');
    git(pull.work, 'merge', '-q', '-m', 'update', 'main');
    const after = commit(pull.work, { 'prompts/more.md': 'more' });
    push(pull.work, pull.origin);
    const pair = await resolve({ ...event('feature', pull.head, after), workspace: pushed(after, depth) });
    expect(await difference(pair)).toEqual({ 'prompts/more.md': [null, 'more'] });
    expect(pair.how).toBe('before the push, with main merged in → after the push');
  });

  test('the very first push has nothing before it', async () => {
    const pair = await resolve({
      ...event('main', none, pull.fork, { created: true }),
      workspace: pushed(pull.fork),
    });
    expect(Object.keys(await difference(pair))).toHaveLength(4);
    expect(pair.baseSha).toBeNull();
    expect(pair.how).toBe('nothing: the first push → after the push');
  });

  test('through the API', async () => {
    git(pull.work, 'switch', '-q', 'feature');
    const after = commit(pull.work, { 'prompts/more.md': 'more' });
    push(pull.work, pull.origin);
    const github = await access();
    expect(await difference(await resolve({ ...event('feature', pull.head, after), github }))).toEqual({
      'prompts/more.md': [null, 'more'],
    });
    expect(await difference(await resolve({ ...event('feature', none, pull.head), github }))).toEqual(ours);
  });

  test('tags and deleted branches cannot be compared', async () => {
    const tag = {
      eventName: 'push',
      payload: {
        ref: 'refs/tags/v1',
        before: none,
        after: pull.head,
        repository: { default_branch: 'main' },
      },
    };
    await expect(resolve(tag)).rejects.toThrow(/is not a branch.*set base-ref/);
    await expect(resolve({ ...event('feature', pull.head, none) })).rejects.toThrow(/was deleted/);
  });
});

describe('through the API', () => {
  test('pull_request_target reads nothing of the checkout', async () => {
    const github = await access();
    const pair = await resolve({
      eventName: 'pull_request_target',
      sha: pull.base,
      workspace: '/nonexistent',
      github,
    });
    expect(await difference(pair)).toEqual(ours);
    expect(pair).toMatchObject({
      baseSha: pull.base,
      headSha: pull.merge,
      how: 'merge commit parent → merge commit',
    });
  });

  test('pull_request_target with a conflict: from the merge base', async () => {
    // GitHub makes no merge commit then.
    git(pull.origin, 'update-ref', '-d', 'refs/pull/1/merge');
    const access_ = await access();
    const pair = await resolve({ eventName: 'pull_request_target', sha: pull.base, github: access_ });
    expect(await difference(pair)).toEqual(ours);
    expect(pair).toMatchObject({
      baseSha: pull.fork,
      headSha: pull.head,
      how: 'merge base → pull request head',
    });
  });

  test('a merge commit of an older head is not used', async () => {
    git(pull.work, 'switch', '-q', 'feature');
    const head = commit(pull.work, { 'prompts/newest.md': 'n' });
    push(pull.work, pull.origin);
    const pair = await resolve({
      eventName: 'pull_request_target',
      payload: payload({ head }),
      github: await access(),
    });
    expect(await difference(pair)).toEqual({ ...ours, 'prompts/newest.md': [null, 'n'] });
    expect(pair.how).toBe('merge base → pull request head');
  });

  test('pull_request without a checkout', async () => {
    const pair = await resolve({ github: await access() });
    expect(await difference(pair)).toEqual(ours);
    expect(pair.how).toBe('merge commit parent → merge commit');
  });

  test('a checkout that may not fetch: only the missing side is read through the API', async () => {
    const folder = workspace(1);
    git(folder, 'remote', 'set-url', 'origin', path.join(temporary.folder, 'moved-away'));
    const access_ = await access();
    const pair = await resolve({ workspace: folder, github: access_ });
    expect(await difference(pair)).toEqual(ours);
    expect(github?.calls.some((call) => call.path.includes(pull.merge))).toBe(false);
  });

  test('the head checked out at depth 1, no fetching: compare gives the merge base', async () => {
    const folder = workspace(1, 'head');
    git(folder, 'remote', 'remove', 'origin');
    const pair = await resolve({ workspace: folder, github: await access() });
    expect(await difference(pair)).toEqual(ours);
    expect(pair.how).toBe('merge base → pull request head');
  });

  test('a checkout of another repository is no hindrance', async () => {
    const other = temporary.make('other');
    git(other, 'init', '-q', '-b', 'main');
    commit(other, { 'x.md': 'x' });
    const pair = await resolve({ workspace: other, github: await access() });
    expect(await difference(pair)).toEqual(ours);
  });

  test('named refs', async () => {
    const github = await access();
    expect(await difference(await resolve({ github, baseRef: 'main', headRef: 'feature' }))).toEqual(ours);
  });

  test('merge queue', async () => {
    const pair = await resolve({
      eventName: 'merge_group',
      payload: { merge_group: { base_sha: pull.base, head_sha: pull.merge } },
      github: await access(),
    });
    expect(await difference(pair)).toEqual(ours);
  });
});

describe('by number', () => {
  const dispatch = { eventName: 'workflow_dispatch', sha: null };
  const withInput = (number: unknown): unknown => ({
    inputs: { 'pr-number': number },
    repository: { default_branch: 'main' },
  });

  test('a workflow started by hand, a comment, and a given number', async () => {
    const github = await access();
    const folder = checkout(
      path.join(temporary.folder, 'main'),
      pull.origin,
      git(pull.work, 'rev-parse', 'main'),
      'refs/remotes/origin/main',
      1,
    );
    for (const request of [
      { ...dispatch, payload: withInput('1') },
      { ...dispatch, payload: withInput(1), workspace: folder },
      { ...dispatch, payload: {}, pullRequest: 1 },
      { eventName: 'issue_comment', payload: { issue: { number: 1, pull_request: {} } }, workspace: folder },
    ]) {
      const pair = await resolve({ ...request, github });
      expect(await difference(pair)).toEqual(ours);
      expect(pair.pullRequest).toBe(1);
    }
  });

  test('with git alone', async () => {
    const folder = checkout(
      path.join(temporary.folder, 'main'),
      pull.origin,
      git(pull.work, 'rev-parse', 'main'),
      'refs/remotes/origin/main',
      1,
    );
    const pair = await resolve({ ...dispatch, payload: withInput('#1'), workspace: folder });
    expect(await difference(pair)).toEqual(ours);
    await expect(resolve({ ...dispatch, payload: withInput('2'), workspace: folder })).rejects.toThrow(
      /Pull request 2 .*github-token/,
    );
  });

  test('what is no number is a mistake, and a comment on an issue is no pull request', async () => {
    await expect(resolve({ ...dispatch, payload: withInput('1; rm') })).rejects.toThrow(/is not the number/);
    await expect(
      resolve({ eventName: 'issue_comment', sha: null, payload: { issue: { number: 1 } } }),
    ).rejects.toThrow(/Set base-ref/);
  });

  test('without a number: the branch against the default branch', async () => {
    const repository = { default_branch: 'main' };
    const folder = checkout(
      path.join(temporary.folder, 'branch'),
      pull.origin,
      pull.head,
      'refs/remotes/origin/feature',
      1,
    );
    expect(
      await difference(await resolve({ ...dispatch, payload: { repository }, workspace: folder })),
    ).toEqual(ours);
    const main = checkout(
      path.join(temporary.folder, 'main'),
      pull.origin,
      git(pull.work, 'rev-parse', 'main'),
      'refs/remotes/origin/main',
      1,
    );
    await expect(resolve({ ...dispatch, payload: { repository }, workspace: main })).rejects.toThrow(
      /does not say what to compare/,
    );
  });
});

describe('the base branch', () => {
  test('is gone: what it was when the event was made', async () => {
    const folder = workspace(1, 'head');
    git(pull.origin, 'branch', '-q', '-m', 'main', 'renamed');
    const pair = await resolve({ workspace: folder });
    expect(await difference(pair)).toEqual(ours);
    expect(pair.baseSha).toBe(pull.fork);
  });

  test('of a server that knows no filters', async () => {
    git(pull.origin, 'config', 'uploadpack.allowFilter', 'false');
    expect(await difference(await resolve({ workspace: workspace(1, 'head') }))).toEqual(ours);
  });
});

describe('a pull request that is merged already', () => {
  test('a re-run does not compare it with itself', async () => {
    git(pull.work, 'switch', '-q', 'main');
    git(pull.work, 'merge', '-q', '--no-ff', '-m', 'merged', pull.head);
    push(pull.work, pull.origin);
    const pair = await resolve({ workspace: workspace(1, 'head') });
    expect(await difference(pair)).toEqual(ours);
    const github = await access();
    const through = await resolve({
      payload: payload(),
      github,
      sha: null,
      eventName: 'pull_request_target',
    });
    expect(await difference(through)).toEqual(ours);
  });
});

describe('what cannot be resolved is an error with a remedy', () => {
  test('no checkout and no token', async () => {
    await expect(resolve({})).rejects.toThrow(RevisionError);
    await expect(resolve({ eventName: 'pull_request_target' })).rejects.toThrow(/github-token/);
  });

  test('depth 1, no fetching, no token: fetch-depth 2', async () => {
    const folder = workspace(1);
    git(folder, 'remote', 'set-url', 'origin', path.join(temporary.folder, 'moved-away'));
    await expect(resolve({ workspace: folder })).rejects.toThrow(
      /merge commit parent.*git fetch: .*`fetch-depth: 2`/,
    );
  });

  test('the head at depth 1, no fetching, no token: fetch-depth 0', async () => {
    const folder = workspace(1, 'head');
    git(folder, 'remote', 'remove', 'origin');
    await expect(resolve({ workspace: folder })).rejects.toThrow(/left main.*`fetch-depth: 0`/);
  });

  test('a token that may not read: the permission', async () => {
    const allowed = await access();
    if (github !== null)
      github.intercept = () => ({
        status: 403,
        body: { message: 'Resource not accessible by integration' },
      });
    await expect(resolve({ github: allowed })).rejects.toThrow(
      /not accessible.*`permissions: contents: read`/s,
    );
  });

  test('a payload that is not what it should be', async () => {
    for (const bad of [
      null,
      [],
      'x',
      {},
      { pull_request: null },
      { pull_request: { head: { sha: 'main' }, base: { ref: 'main' } } },
    ]) {
      await expect(resolve({ payload: bad })).rejects.toThrow(RevisionError);
      await expect(resolve({ payload: bad, eventName: 'push' })).rejects.toThrow(RevisionError);
      await expect(resolve({ payload: bad, eventName: 'merge_group' })).rejects.toThrow(RevisionError);
    }
  });

  test('histories that have nothing in common', async () => {
    git(pull.work, 'switch', '-q', '--orphan', 'alone');
    const head = commit(pull.work, { 'x.md': 'x' });
    push(pull.work, pull.origin);
    pull = { ...pull, head };
    await expect(resolve({ workspace: workspace(0, 'head'), payload: payload(), sha: null })).rejects.toThrow(
      /no history in common/,
    );
    await expect(resolve({ workspace: workspace(1, 'head'), payload: payload(), sha: null })).rejects.toThrow(
      /no history in common/,
    );
  });

  test('names that try to be options or more', async () => {
    const folder = workspace(1);
    for (const name of [
      '--upload-pack=touch pwned',
      '-x',
      'a b',
      'main:refs/heads/x',
      '+main',
      '^main',
      'a\nb',
    ]) {
      await expect(resolve({ workspace: folder, baseRef: name })).rejects.toThrow(RevisionError);
    }
  });
});
