import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { livePings, renderGfm, tablesOf, withoutCode } from '../support/gfm.js';
import { hostileNames } from '../support/hostile.js';
import { repositoryRoot } from '../support/runner.js';
import { makeScene, type Scene } from './scene.js';

/** The two links of the footer, the same in every comment. */
const ownLinks = [
  'https://github.com/promptcost/promptcost',
  'https://github.com/promptcost/promptcost/blob/main/docs/cost-model.md',
];

/** The fork-safe recipe of docs/forks.md: the bundled action computes, the bundled command comments. */

const run = promisify(execFile);
let scene: Scene;
let workspace: string;

beforeEach(async () => {
  scene = await makeScene();
  const pullRequest = scene.github.pullRequests.get(1);
  if (pullRequest !== undefined) {
    pullRequest.head = { ...pullRequest.head, owner: 'mallory', repository: 'shop-fork' };
  }
  workspace = scene.checkout();
  const first = await scene.run({
    workspace,
    token: 'readonly-t0ken',
    payload: scene.event({ headRepository: 'mallory/shop-fork' }),
    inputs: { comment: 'never', 'report-path': 'promptcost-report.json' },
  });
  expect([first.exitCode, first.outputs['verdict']]).toEqual([1, 'fail']);
  expect(scene.github.comments).toEqual([]);
});
afterEach(async () => {
  expect(scene.github.violations).toEqual([]);
  await scene.close();
});

const reportFile = (): string => path.join(workspace, 'promptcost-report.json');

async function secondStage(
  changes: Record<string, unknown> = {},
): Promise<{ status: number; stderr: string }> {
  const eventFile = path.join(workspace, 'event.json');
  const firstRun = {
    id: 4711,
    run_attempt: 1,
    event: 'pull_request',
    head_sha: scene.pullRequest.head,
    head_branch: 'feature',
    head_repository: { full_name: 'mallory/shop-fork', owner: { login: 'mallory' } },
    actor: { login: 'mallory' },
    pull_requests: [],
    ...changes,
  };
  writeFileSync(eventFile, JSON.stringify({ action: 'completed', workflow_run: firstRun }));
  const env = {
    PATH: process.env['PATH'],
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'workflow_run',
    GITHUB_EVENT_PATH: eventFile,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_RUN_ID: '9000',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_SHA: scene.pullRequest.base,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SERVER_URL: scene.github.serverUrl,
    GITHUB_API_URL: scene.github.apiUrl,
    GITHUB_GRAPHQL_URL: scene.github.graphqlUrl,
    GITHUB_TOKEN: 't0ken',
  };
  const command = path.join(repositoryRoot, 'dist', 'cli', 'index.js');
  try {
    const { stderr } = await run(process.execPath, [command, 'comment', reportFile(), '--post'], { env });
    return { status: 0, stderr };
  } catch (error) {
    const { code, stderr } = error as { code?: number; stderr?: string };
    return { status: code ?? -1, stderr: stderr ?? '' };
  }
}

test('the comment is written on the fork’s pull request, as the first run’s', async () => {
  const { stderr } = await secondStage();
  expect(stderr).toContain('Comment created');
  const [comment = ''] = scene.comments();
  expect(comment).toMatch(
    new RegExp(`^<!-- promptcost:v1 id=default head=${scene.pullRequest.head} run=4711.1 -->\n### `),
  );
  expect(comment).toContain('prompts/triage.prompt.yml');
  expect(scene.github.comments).toHaveLength(1);
  expect((await secondStage({ id: 4712 })).stderr).toContain('Comment updated');
  expect((await secondStage({ id: 4711 })).stderr).toContain('Comment left alone');
  expect(scene.comments()).toEqual([expect.stringContaining('run=4712.1')]);
});

test('a head that has moved on gets no comment', async () => {
  const { status, stderr } = await secondStage({ head_sha: scene.pullRequest.base });
  expect(status).toBe(2);
  expect(stderr).toContain('no open pull request');
  expect(scene.github.comments).toEqual([]);
});

test.each([
  ['another version', (report: Record<string, unknown>) => ({ ...report, version: 2 })],
  ['a number that is text', (report: Record<string, unknown>) => ({ ...report, unchangedCount: '<script>' })],
  [
    'markup where a commit belongs',
    (report: Record<string, unknown>) => ({ ...report, head: { sha: '`@acme`', ref: null, how: 'x' } }),
  ],
])('a report with %s is refused', async (_what, forge) => {
  const report = JSON.parse(readFileSync(reportFile(), 'utf8')) as Record<string, unknown>;
  writeFileSync(reportFile(), JSON.stringify(forge(report)));
  const { status } = await secondStage();
  expect(status).toBe(2);
  expect(scene.github.comments).toEqual([]);
});

test('a report of another minor version, with fields this one does not know, is published without them', async () => {
  const report = JSON.parse(readFileSync(reportFile(), 'utf8')) as Record<string, unknown>;
  writeFileSync(
    reportFile(),
    JSON.stringify({ ...report, pull_request: { number: 7, title: 'unheard-of' } }),
  );
  const { status } = await secondStage();
  expect(status).toBe(0);
  expect(scene.comments()).toHaveLength(1);
  expect(scene.comments()[0]).not.toContain('unheard-of');
});

test('names in a forged report are text and nothing else', async () => {
  const report = JSON.parse(readFileSync(reportFile(), 'utf8')) as { changes: Record<string, unknown>[] };
  const [change] = report.changes;
  const names = hostileNames.filter((name) => name.length < 200);
  const changes = names.map((name, index) => ({
    ...change,
    key: `${name}#${index}`,
    name,
    path: name,
    causes: [],
    notComparable: name,
  }));
  writeFileSync(reportFile(), JSON.stringify({ ...report, changes, assumptions: names }));
  await secondStage();
  const [comment = ''] = scene.comments();
  const rendered = renderGfm(comment);
  const live = withoutCode(rendered);
  expect(livePings(rendered)).toEqual([]);
  expect(live.match(/<!--/g)).toHaveLength(1);
  expect(live).not.toMatch(/<(?:script|img|h1|input)/);
  const links = [...rendered.matchAll(/href="([^"]*)"/g)].map(([, target = '']) => target);
  expect(
    links.filter(
      (target) => !ownLinks.includes(target) && !target.startsWith('https://github.test/acme/shop/'),
    ),
  ).toEqual([]);
  for (const rows of tablesOf(rendered)) expect(new Set(rows.map((row) => row.length)).size).toBe(1);
});
