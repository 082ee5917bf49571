import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { checkOverride } from '../../src/github/index.js';
import { startGitHub, type GitHubServer, type LabelEvent } from '../support/github-server.js';
import { clientOf, contextOf, nextSha, openPullRequest } from './support.js';

let github: GitHubServer;
const policy = { overrideLabel: 'cost-approved', overrideNotAuthor: false, overrideExpires: false };
/** When the event of the run happened: see `contextOf`. */
const eventAt = '2026-11-20T12:00:00Z';

beforeEach(async () => {
  github = await startGitHub();
  openPullRequest(github);
  for (const [login, permission, roleName] of [
    ['lead', 'write', 'maintain'],
    ['mona', 'write', 'write'],
    ['owner', 'admin', 'admin'],
    ['helper', 'read', 'triage'],
    ['guest', 'read', 'read'],
  ] as const) {
    github.permissions.set(login, { permission, roleName });
  }
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

function label(...events: Partial<LabelEvent>[]): void {
  const pullRequest = github.pullRequests.get(7);
  if (pullRequest === undefined) return;
  for (const event of events) {
    const full: LabelEvent = {
      action: 'labeled',
      label: 'cost-approved',
      actor: 'lead',
      createdAt: eventAt,
      ...event,
    };
    pullRequest.events.push(full);
    pullRequest.labels = pullRequest.labels.filter((name) => name !== full.label);
    if (full.action === 'labeled') pullRequest.labels.push(full.label);
  }
}

const check = (changes: Partial<typeof policy> = {}, context = contextOf(github)) =>
  checkOverride(clientOf(github), context, { ...policy, ...changes });

test('without a label in the policy nothing is asked', async () => {
  expect(
    await checkOverride(clientOf(github), contextOf(github), { ...policy, overrideLabel: null }),
  ).toBeNull();
  expect(
    await checkOverride(clientOf(github), contextOf(github, { pullRequestNumber: null }), policy),
  ).toBeNull();
  expect(github.calls).toEqual([]);
});

test('without the label on the pull request there is no override', async () => {
  label({ label: 'other' });
  expect(await check()).toBeNull();
});

test.each(['lead', 'owner', 'mona'])('applied by %s, who may write', async (actor) => {
  label({ actor });
  expect(await check()).toEqual({ label: 'cost-approved', by: actor });
});

test.each(['helper', 'guest', 'stranger'])('applied by %s, who may not write', async (actor) => {
  label({ actor });
  expect(await check()).toMatchObject({ reason: 'no-permission', label: 'cost-approved' });
});

test('labels are read live: the event’s own list is stale in a re-run', async () => {
  label({});
  const before = contextOf(github);
  label({ action: 'unlabeled' });
  expect(before.labels).toEqual(['cost-approved']);
  expect(await check({}, before)).toBeNull();
  label({});
  expect(await check({}, contextOf(github, { labels: [] }))).toEqual({ label: 'cost-approved', by: 'lead' });
});

test('the last one who applied it counts', async () => {
  label({ actor: 'lead' }, { action: 'unlabeled', actor: 'guest' }, { actor: 'helper' });
  expect(await check()).toMatchObject({ reason: 'no-permission' });
});

test('upper and lower case are the same, as on GitHub', async () => {
  label({ label: 'Cost-Approved' });
  expect(await check()).toEqual({ label: 'cost-approved', by: 'lead' });
});

test('the event is found behind hundreds of others', async () => {
  label({ actor: 'lead' });
  for (let count = 0; count < 130; count += 1) {
    label({ label: `area-${count}`, actor: 'guest' }, { label: `area-${count}`, action: 'unlabeled' });
  }
  expect(await check()).toEqual({ label: 'cost-approved', by: 'lead' });
});

test('an account that is gone, a bot, and an event that cannot be found', async () => {
  label({ actor: null });
  expect(await check()).toMatchObject({ reason: 'unknown-actor' });
  label({ actor: 'labeler[bot]', kind: 'Bot' });
  expect(await check()).toMatchObject({ reason: 'applied-by-bot' });
  const pullRequest = github.pullRequests.get(7);
  if (pullRequest !== undefined) pullRequest.events = [];
  expect(await check()).toMatchObject({ reason: 'unknown-actor' });
});

test('not the author, where the policy says so', async () => {
  label({ actor: 'Mona' });
  github.permissions.set('Mona', { permission: 'write', roleName: 'write' });
  expect(await check()).toEqual({ label: 'cost-approved', by: 'Mona' });
  expect(await check({ overrideNotAuthor: true })).toMatchObject({ reason: 'applied-by-author' });
  label({ actor: 'lead' });
  expect(await check({ overrideNotAuthor: true })).toEqual({ label: 'cost-approved', by: 'lead' });
});

test.each([
  ['2026-11-20T11:59:59Z', false],
  ['2026-11-20T12:00:00Z', true],
  ['2026-11-20T12:00:01Z', true],
])('applied at %s, the head arrived at 12:00:00: counts %s', async (createdAt, counts) => {
  label({ createdAt });
  const answer = await check({ overrideExpires: true });
  expect(answer).toMatchObject(counts ? { by: 'lead' } : { reason: 'head-moved' });
  expect(await check()).toMatchObject({ by: 'lead' });
});

test('the label’s own event counts for the head it names, and for no other', async () => {
  label({ createdAt: '2026-11-20T11:00:00Z' });
  const context = contextOf(github, { action: 'labeled', labelAdded: 'cost-approved' });
  expect(await check({ overrideExpires: true }, context)).toMatchObject({ by: 'lead' });
  const pullRequest = github.pullRequests.get(7);
  if (pullRequest !== undefined) pullRequest.head.sha = nextSha;
  expect(await check({ overrideExpires: true }, context)).toMatchObject({ reason: 'head-moved' });
});

test('what cannot be read does not override, and names the permission', async () => {
  label({});
  github.intercept = () => ({ status: 403, body: { message: 'Resource not accessible by integration' } });
  expect(await check()).toMatchObject({
    reason: 'not-readable',
    remedy: expect.stringContaining('pull-requests: read') as unknown,
  });
  github.intercept = ({ operation }) => (operation === 'graphql' ? undefined : { status: 503 });
  expect(await check()).toMatchObject({ reason: 'not-readable' });
  let left = 2;
  github.intercept = () => (left-- > 0 ? { status: 502 } : undefined);
  expect(await check()).toMatchObject({ by: 'lead' });
  for (const body of [
    {},
    { data: { repository: null } },
    { data: { repository: { pullRequest: { labels: 3 } } } },
  ]) {
    github.intercept = ({ operation }) => (operation === 'graphql' ? { status: 200, body } : undefined);
    const answer = await check();
    expect(answer === null || 'problem' in answer).toBe(true);
  }
});

test('a read-only token is enough', async () => {
  label({});
  const client = clientOf(github, { token: 'readonly-t0ken' });
  expect(await checkOverride(client, contextOf(github), policy)).toMatchObject({ by: 'lead' });
});
