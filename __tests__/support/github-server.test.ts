import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { getOctokit } from '@actions/github';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startGitHub, type GitHubServer } from './github-server.js';

let github: GitHubServer;
const shop = { owner: 'acme', repo: 'shop' };

beforeEach(async () => {
  github = await startGitHub();
  github.pullRequests.set(7, {
    ...{ number: 7, author: 'mona', state: 'open', locked: false, labels: ['cost-approved'], events: [] },
    head: { sha: 'a'.repeat(40), ref: 'shorter', owner: 'acme', repository: 'shop' },
    base: { sha: 'b'.repeat(40), ref: 'main' },
  });
});
afterEach(() => github.close());

const client = (token = 't0ken') => getOctokit(token, { baseUrl: github.apiUrl });

test('comments live as they do on GitHub', async () => {
  const { rest, paginate } = client();
  const created = await rest.issues.createComment({ ...shop, issue_number: 7, body: 'one' });
  await rest.issues.updateComment({ ...shop, comment_id: created.data.id, body: 'two' });
  for (let count = 0; count < 145; count += 1) github.addComment(7, `chat ${count}`);
  const all = await paginate(rest.issues.listComments, { ...shop, issue_number: 7, per_page: 100 });
  expect(all).toHaveLength(146);
  expect(all[0]).toMatchObject({ body: 'two', user: { login: 'github-actions[bot]' } });
  await rest.issues.deleteComment({ ...shop, comment_id: created.data.id });
  await expect(
    rest.issues.updateComment({ ...shop, comment_id: created.data.id, body: 'x' }),
  ).rejects.toMatchObject({
    status: 404,
  });
  expect(github.violations).toEqual([]);
});

test('GraphQL pages, authorship and minimising', async () => {
  for (let count = 0; count < 101; count += 1) github.addComment(7, `chat ${count}`);
  github.addComment(7, 'ours', 'github-actions[bot]');
  const query = `query($after: String) { repository(owner: "acme", name: "shop") { pullRequest(number: 7) {
    headRefOid comments(first: 100, after: $after) {
      nodes { id body url viewerDidAuthor isMinimized } pageInfo { hasNextPage endCursor } } } } }`;
  type Page = {
    repository: {
      pullRequest: {
        comments: {
          nodes: { id: string; viewerDidAuthor: boolean }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
    };
  };
  const first = (await client().graphql<Page>(query)).repository.pullRequest.comments;
  expect([first.nodes.length, first.pageInfo.hasNextPage]).toEqual([100, true]);
  const second = (await client().graphql<Page>(query, { after: first.pageInfo.endCursor })).repository
    .pullRequest.comments;
  expect(second.nodes.map(({ viewerDidAuthor }) => viewerDidAuthor)).toEqual([false, true]);
  await client().graphql(
    'mutation($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } } }',
    { id: second.nodes[1]?.id },
  );
  expect(github.comments.at(-1)?.minimized).toBe('outdated');
  expect(github.violations).toEqual([]);
});

test('what GitHub refuses is refused', async () => {
  const comment = { ...shop, issue_number: 7, body: 'x' };
  await expect(client('wrong').rest.issues.createComment(comment)).rejects.toMatchObject({ status: 401 });
  await expect(client('readonly-t0ken').rest.issues.createComment(comment)).rejects.toMatchObject({
    status: 403,
  });
  await expect(
    client().rest.issues.createComment({ ...comment, body: 'x'.repeat(65_537) }),
  ).rejects.toMatchObject({ status: 422 });
  await expect(
    client().graphql('{ repository(owner: "acme", name: "shop") { pullRequest(number: 8) { id } } }'),
  ).rejects.toThrow(/Could not resolve to a PullRequest/);
  github.repository.archived = true;
  await expect(client().rest.issues.createComment(comment)).rejects.toThrow(/archived/);
  expect(github.violations).toEqual([]);
});

test('calls that the descriptions do not know are found', async () => {
  const { request, graphql } = client();
  await expect(request('POST /repos/acme/shop/issues/7/comments', { text: 'x' })).rejects.toMatchObject({
    status: 422,
  });
  await expect(request('GET /repos/acme/shop/issues/7/labels?color=red')).rejects.toMatchObject({
    status: 422,
  });
  await expect(request('GET /repos/acme/shop/made-up')).rejects.toMatchObject({ status: 404 });
  await expect(graphql('{ repository(owner: "acme", name: "shop") { pullrequest } }')).rejects.toThrow(
    /Cannot query field/,
  );
  expect(github.violations).toHaveLength(4);
});

test('faults come when asked for', async () => {
  github.intercept = ({ operation }) =>
    operation === 'issues/create-comment' ? { afterwards: { status: 502 } } : 'reset';
  await expect(
    client().rest.issues.createComment({ ...shop, issue_number: 7, body: 'x' }),
  ).rejects.toMatchObject({
    status: 502,
  });
  expect(github.comments).toHaveLength(1);
  await expect(client().rest.pulls.get({ ...shop, pull_number: 7 })).rejects.toThrow();
  github.intercept = undefined;
  expect((await client().rest.pulls.get({ ...shop, pull_number: 7 })).data.head.repo.full_name).toBe(
    'acme/shop',
  );
  expect((await client().rest.pulls.list({ ...shop, head: 'acme:shorter' })).data).toHaveLength(1);
  expect(github.violations).toEqual([]);
});

describe('with a repository on disk', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'github-objects-'));
    const git = (...args: string[]): void => {
      execFileSync('git', ['-c', 'user.name=m', '-c', 'user.email=m@example.test', ...args], {
        cwd: directory,
        stdio: 'ignore',
      });
    };
    git('init', '-q', '-b', 'main');
    writeFileSync(path.join(directory, 'triage.md'), 'Sort the ticket.\n');
    git('add', '.');
    git('commit', '-qm', 'one');
    git('branch', 'shorter');
    git('commit', '-q', '--allow-empty', '-m', 'two');
    github.repository.directory = directory;
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  test('trees, blobs and comparisons are git’s own', async () => {
    const { rest, graphql } = client();
    const comparison = await rest.repos.compareCommits({ ...shop, base: 'main', head: 'acme:shorter' });
    const tree = await rest.git.getTree({
      ...shop,
      tree_sha: comparison.data.merge_base_commit.sha,
      recursive: '1',
    });
    expect(tree.data.tree.map((entry) => entry.path)).toEqual(['triage.md']);
    const blob = await rest.git.getBlob({ ...shop, file_sha: tree.data.tree[0]?.sha ?? '' });
    expect(Buffer.from(blob.data.content, 'base64').toString()).toBe('Sort the ticket.\n');
    const answered = await graphql(
      '{ repository(owner: "acme", name: "shop") { a: object(expression: "main:triage.md") { oid ... on Blob { text isBinary } } b: object(expression: "main:none") { oid } } }',
    );
    expect(answered).toEqual({
      repository: {
        a: { oid: tree.data.tree[0]?.sha, text: 'Sort the ticket.\n', isBinary: false },
        b: null,
      },
    });
    expect(github.violations).toEqual([]);
  });
});
