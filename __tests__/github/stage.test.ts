import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { publishComment, readSecondStage, reportBytesMax } from '../../src/github/index.js';
import { startGitHub, type GitHubServer } from '../support/github-server.js';
import { clientOf, commentOf, headSha, nextSha, openPullRequest } from './support.js';
import { reportOf } from './report.js';

let github: GitHubServer;

beforeEach(async () => {
  github = await startGitHub();
  openPullRequest(github);
  const pullRequest = github.pullRequests.get(7);
  if (pullRequest !== undefined) {
    pullRequest.head = { sha: headSha, ref: 'shorter-triage', owner: 'mallory', repository: 'shop-fork' };
  }
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

const run = {
  id: 4711,
  run_attempt: 2,
  event: 'pull_request',
  head_sha: headSha,
  head_branch: 'shorter-triage',
  head_repository: { full_name: 'mallory/shop-fork', owner: { login: 'mallory' } },
  actor: { login: 'mallory' },
  pull_requests: [],
};

const report = reportOf();
const read = (changes: Record<string, unknown> = {}, reportText = JSON.stringify(report)) =>
  readSecondStage(clientOf(github), {
    env: { GITHUB_REPOSITORY: 'acme/shop', GITHUB_EVENT_NAME: 'workflow_run', GITHUB_RUN_ID: '9000' },
    payload: { action: 'completed', workflow_run: { ...run, ...changes } },
    reportText,
    parseReport: (text) => {
      const parsed = JSON.parse(text) as { version?: unknown };
      if (parsed.version !== 1) throw new Error('version must be 1');
      return parsed as typeof report;
    },
  });

test('the pull request of a fork is found from the event, with the first run’s identity', async () => {
  expect(await read()).toEqual({
    ok: true,
    report,
    context: expect.objectContaining({
      eventName: 'workflow_run',
      owner: 'acme',
      repo: 'shop',
      pullRequestNumber: 7,
      headSha,
      headRef: 'shorter-triage',
      headRepository: 'mallory/shop-fork',
      baseRef: 'main',
      author: 'mona',
      runId: 4711,
      runAttempt: 2,
    }) as unknown,
  });
});

test('the comment of the second stage is the first run’s, and orders with others', async () => {
  const stage = await read();
  if (!stage.ok) throw new Error(stage.detail);
  const { runId, runAttempt, headSha: head } = stage.context;
  const publication = await publishComment(
    clientOf(github),
    stage.context,
    commentOf({ runId, runAttempt, headSha: head }),
  );
  expect(publication.kind).toBe('created');
  expect(github.comments[0]?.body).toContain(`head=${headSha} run=4711.2 -->`);
});

test('what the artifact says about its pull request does not count', async () => {
  openPullRequest(github, 8);
  const forged = {
    ...report,
    pullRequest: 8,
    pull_request: { number: 8 },
    head: { ...report.head, sha: nextSha },
  };
  expect(await read({}, JSON.stringify(forged))).toMatchObject({
    context: { pullRequestNumber: 7, headSha },
  });
});

test.each([
  [
    'a branch of the same name in another repository',
    { head_repository: { full_name: 'eve/shop', owner: { login: 'eve' } } },
  ],
  [
    'another fork of the same owner',
    { head_repository: { full_name: 'mallory/other', owner: { login: 'mallory' } } },
  ],
  ['another branch', { head_branch: 'main' }],
  ['a head that has moved on', { head_sha: nextSha }],
])('%s: no pull request', async (_what, changes) => {
  expect(await read(changes)).toMatchObject({ ok: false, reason: 'no-pull-request' });
});

test('a closed pull request gets nothing', async () => {
  const pullRequest = github.pullRequests.get(7);
  if (pullRequest !== undefined) pullRequest.state = 'closed';
  expect(await read()).toMatchObject({ ok: false, reason: 'no-pull-request' });
});

test('one of many of the same branch is found; two that fit are not guessed between', async () => {
  const pullRequest = github.pullRequests.get(7);
  if (pullRequest === undefined) return;
  for (let number = 100; number < 230; number += 1) {
    const head = { ...pullRequest.head, sha: nextSha };
    github.pullRequests.set(number, {
      ...pullRequest,
      number,
      head,
      base: { sha: nextSha, ref: `release-${number}` },
    });
  }
  expect(await read()).toMatchObject({ context: { pullRequestNumber: 7 } });
  github.pullRequests.set(300, { ...pullRequest, number: 300 });
  expect(await read()).toMatchObject({ ok: false, reason: 'several-pull-requests' });
});

test.each([
  ['no JSON', '{'],
  ['another version', '{"version":2}'],
  ['a list', '[]'],
  ['nothing', ''],
])('a report that is %s is refused', async (_what, text) => {
  expect(await read({}, text)).toMatchObject({ ok: false, reason: 'report-invalid' });
  expect(github.calls).toEqual([]);
});

test('a report over the limit is not even parsed', async () => {
  expect(await read({}, ' '.repeat(reportBytesMax + 1))).toMatchObject({
    ok: false,
    reason: 'report-too-large',
  });
});

test.each([
  ['a push', { event: 'push' }],
  ['pull_request_target', { event: 'pull_request_target' }],
  ['no head', { head_sha: null }],
  ['a head that is none', { head_sha: '../../x' }],
  ['a head repository that is gone', { head_repository: null }],
  ['no id', { id: '4711' }],
])('a first run of %s is refused', async (_what, changes) => {
  expect(await read(changes)).toMatchObject({ ok: false, reason: 'not-a-pull-request-run' });
});

test('another event is refused', async () => {
  const stage = await readSecondStage(clientOf(github), {
    env: { GITHUB_REPOSITORY: 'acme/shop' },
    payload: { pull_request: { number: 7 } },
    reportText: '{}',
    parseReport: () => report,
  });
  expect(stage).toMatchObject({ ok: false, reason: 'not-a-workflow-run' });
});

test('when the pull requests cannot be listed, the permission is named', async () => {
  github.intercept = () => ({ status: 403, body: { message: 'Resource not accessible by integration' } });
  expect(await read()).toMatchObject({
    ok: false,
    reason: 'not-readable',
    permission: 'pull-requests: write',
  });
});
