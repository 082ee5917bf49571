import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readEvent } from '../../src/github/index.js';

const env = {
  GITHUB_EVENT_NAME: 'pull_request',
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_ACTOR: 'mona',
  GITHUB_RUN_ID: '5001',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_API_URL: 'https://api.github.com',
  GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql',
  GITHUB_REF: 'refs/pull/7/merge',
  GITHUB_SHA: 'c3'.repeat(20),
};
const pullRequest = {
  number: 7,
  updated_at: '2026-11-20T12:00:00Z',
  user: { login: 'mona' },
  labels: [{ name: 'prompts' }, { name: 'cost-approved' }],
  head: { sha: 'a1'.repeat(20), ref: 'shorter-triage', repo: { full_name: 'acme/shop' } },
  base: { sha: 'ba'.repeat(20), ref: 'main' },
};

test('a pull request of the same repository', () => {
  expect(readEvent(env, { action: 'synchronize', pull_request: pullRequest })).toEqual({
    eventName: 'pull_request',
    action: 'synchronize',
    owner: 'acme',
    repo: 'shop',
    pullRequestNumber: 7,
    headSha: 'a1'.repeat(20),
    baseSha: 'ba'.repeat(20),
    headRef: 'shorter-triage',
    baseRef: 'main',
    headRepository: 'acme/shop',
    isFork: false,
    isDependabot: false,
    author: 'mona',
    actor: 'mona',
    labels: ['prompts', 'cost-approved'],
    labelAdded: null,
    updatedAt: '2026-11-20T12:00:00Z',
    runId: 5001,
    runAttempt: 2,
    serverUrl: 'https://github.com',
    apiUrl: 'https://api.github.com',
    graphqlUrl: 'https://api.github.com/graphql',
  });
});

describe('where the change comes from', () => {
  test.each([
    ['a fork', { full_name: 'mallory/shop' }, true],
    ['a fork that is gone', null, true],
    ['the same repository in other letters', { full_name: 'Acme/Shop' }, false],
  ])('%s', (_what, repo, isFork) => {
    const given = { ...pullRequest, head: { ...pullRequest.head, repo } };
    expect(readEvent(env, { pull_request: given }).isFork).toBe(isFork);
  });

  test('Dependabot', () => {
    const context = readEvent({ ...env, GITHUB_ACTOR: 'dependabot[bot]' }, { pull_request: pullRequest });
    expect(context).toMatchObject({ isDependabot: true, isFork: false });
  });
});

test.each([
  [
    'merge_group',
    {
      merge_group: {
        head_sha: 'd4'.repeat(20),
        base_sha: 'e5'.repeat(20),
        head_ref: 'refs/heads/q',
        base_ref: 'refs/heads/main',
      },
    },
    {
      pullRequestNumber: null,
      headSha: 'd4'.repeat(20),
      baseSha: 'e5'.repeat(20),
      baseRef: 'refs/heads/main',
    },
  ],
  [
    'push',
    { before: 'd4'.repeat(20), after: 'e5'.repeat(20) },
    { pullRequestNumber: null, headSha: 'e5'.repeat(20), baseSha: 'd4'.repeat(20) },
  ],
  [
    'push',
    { before: '0'.repeat(40), after: 'e5'.repeat(20) },
    { pullRequestNumber: null, headSha: 'e5'.repeat(20), baseSha: null },
  ],
  [
    'issue_comment',
    { issue: { number: 9, pull_request: {}, user: { login: 'hubot' } }, comment: {} },
    { pullRequestNumber: 9, author: 'hubot', headSha: null },
  ],
  ['issue_comment', { issue: { number: 9 } }, { pullRequestNumber: null }],
  ['workflow_dispatch', { inputs: { 'pull-request': '12' } }, { pullRequestNumber: 12, headSha: null }],
  ['workflow_dispatch', { inputs: {} }, { pullRequestNumber: null, headSha: 'c3'.repeat(20) }],
  ['workflow_dispatch', { inputs: { 'pull-request': '12; rm -rf /' } }, { pullRequestNumber: null }],
  ['workflow_dispatch', { inputs: null }, { pullRequestNumber: null }],
  [
    'pull_request',
    { action: 'labeled', label: { name: 'cost-approved' }, pull_request: pullRequest },
    { labelAdded: 'cost-approved', action: 'labeled' },
  ],
  [
    'pull_request',
    { action: 'unlabeled', label: { name: 'cost-approved' }, pull_request: pullRequest },
    { labelAdded: null },
  ],
])('%s: %j', (name, payload, expected) => {
  const context = readEvent({ ...env, GITHUB_EVENT_NAME: name, GITHUB_REF: 'refs/heads/main' }, payload);
  expect(context).toMatchObject({ eventName: name, ...expected });
});

test.each([
  ['https://github.com', 'https://api.github.com', 'https://api.github.com/graphql'],
  ['https://acme.ghe.com', 'https://api.acme.ghe.com', 'https://api.acme.ghe.com/graphql'],
  ['https://git.acme.test/', 'https://git.acme.test/api/v3', 'https://git.acme.test/api/graphql'],
  ['http://git.acme.test:8080', 'http://git.acme.test:8080/api/v3', 'http://git.acme.test:8080/api/graphql'],
])('the API of %s, where the environment does not say', (server, apiUrl, graphqlUrl) => {
  const bare = { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: 'acme/shop' };
  expect(readEvent(bare, {})).toMatchObject({ apiUrl, graphqlUrl, serverUrl: server.replace(/\/$/, '') });
  const said = {
    ...bare,
    GITHUB_API_URL: 'https://proxy.test/v3/',
    GITHUB_GRAPHQL_URL: 'https://proxy.test/graphql',
  };
  expect(readEvent(said, {})).toMatchObject({
    apiUrl: 'https://proxy.test/v3',
    graphqlUrl: 'https://proxy.test/graphql',
  });
});

test('the pull request of the ref, where the event names none', () => {
  expect(readEvent(env, {}).pullRequestNumber).toBe(7);
  expect(readEvent({ ...env, GITHUB_REF: 'refs/pull/../merge' }, {}).pullRequestNumber).toBeNull();
});

test('no event and no environment', () => {
  expect(readEvent({}, undefined)).toMatchObject({
    owner: '',
    repo: '',
    pullRequestNumber: null,
    runId: 0,
    runAttempt: 1,
  });
});

test('never throws, whatever the event looks like', () => {
  const keys = [
    'pull_request',
    'head',
    'base',
    'repo',
    'full_name',
    'sha',
    'labels',
    'number',
    'merge_group',
    'issue',
  ];
  const payloads = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, undefined, '', 'x', 0, -1, 1e300, Number.NaN, true, [], '0'.repeat(40)),
      fc.dictionary(fc.constantFrom(...keys), tie('node'), { maxKeys: 5 }),
      fc.array(tie('node'), { maxLength: 3 }),
    ),
  }));
  const environments = fc.dictionary(fc.constantFrom(...Object.keys(env)), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(environments, payloads.node, (given, payload) => {
      const context = readEvent(given, payload);
      expect(typeof context.owner).toBe('string');
      expect(context.headSha === null || /^[0-9a-f]{40}$/.test(context.headSha)).toBe(true);
    }),
  );
});
