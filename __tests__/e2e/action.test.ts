import { afterEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commit, git, makeMergeRef, push } from '../support/git-repository.js';
import type { Fault } from '../support/github-server.js';
import { livePings, renderGfm, tablesOf, withoutCode } from '../support/gfm.js';
import { hostileNames } from '../support/hostile.js';
import type { StepResult } from '../support/runner.js';
import { bot, grownPrompt, makeScene, settings, triage, type Scene } from './scene.js';

/** The two links of the footer, the same in every comment. */
const ownLinks = [
  'https://github.com/promptcost/promptcost',
  'https://github.com/promptcost/promptcost/blob/main/docs/cost-model.md',
];

/** The bundled action in a runner, against git repositories on disk and a GitHub on loopback. */

let scene: Scene;
afterEach(async () => {
  expect(scene.github.violations).toEqual([]);
  await scene.close();
});

/** The triage prompt is over its limit, and nothing else is said. */
function expectOverLimit(result: StepResult): void {
  expect({ exitCode: result.exitCode, verdict: result.outputs['verdict'], log: result.log }).toMatchObject({
    exitCode: 1,
    verdict: 'fail',
  });
  expect(result.outputs).toMatchObject({ 'changed-count': '1', 'overridden-by': '' });
  expect(Number(result.outputs['request-increase-percent'])).toBeGreaterThan(10);
  expect(Number(result.outputs['input-tokens-delta'])).toBeGreaterThan(20);
  expect(JSON.parse(result.outputs['over-limit'] ?? '')).toMatchObject([
    { rule: 'max-request-increase-percent', path: 'prompts/triage.prompt.yml' },
  ]);
  expect(result.summary).toContain('prompts/triage.prompt.yml');
  expect(result.summary).not.toContain('notes.prompt.yml');
  const errors = result.annotations.filter(({ level }) => level === 'error');
  expect(errors[0]?.properties).toMatchObject({ file: 'prompts/triage.prompt.yml' });
}

function expectOneComment(run: string): void {
  const comments = scene.comments();
  expect(comments).toHaveLength(1);
  expect(comments[0]).toMatch(
    new RegExp(`^<!-- promptcost:v1 id=default head=${scene.pullRequest.head} run=${run} -->\n### `),
  );
  expect(comments[0]).toContain('prompts/triage.prompt.yml');
  expect(comments[0]).not.toContain('notes.prompt.yml');
}

describe('events', () => {
  test('a pull request of the same repository', async () => {
    scene = await makeScene();
    const result = await scene.run();
    expectOverLimit(result);
    expectOneComment('5001.1');
    expect(result.outputs['comment-id']).toBe(String(scene.github.comments[0]?.id));
    expect(result.outputs['comment-url']).toMatch(
      /^https:\/\/github\.test\/acme\/shop\/pull\/1#issuecomment-\d+$/,
    );
  });

  test('a working directory that is on neither side is an error, never "no change"', async () => {
    scene = await makeScene();
    const result = await scene.run({ inputs: { 'working-directory': 'services/typo' } });
    expect([result.exitCode, result.outputs['verdict']]).toEqual([1, 'error']);
    expect(result.log).toContain('services/typo');
  });

  test('within its limits it passes, and still explains', async () => {
    scene = await makeScene({
      ...grownPrompt,
      base: { ...grownPrompt.base, '.promptcost.yml': 'version: 1\n' },
    });
    const result = await scene.run();
    expect([result.exitCode, result.outputs['verdict']]).toEqual([0, 'pass']);
    expectOneComment('5001.1');
    expect(result.annotations).toEqual([]);
  });

  test('a pull request without a prompt in it writes no comment', async () => {
    scene = await makeScene({ ...grownPrompt, change: { 'README.md': 'Support tickets, sorted\n' } });
    const result = await scene.run();
    expect([result.exitCode, result.outputs['verdict'], result.outputs['changed-count']]).toEqual([
      0,
      'pass',
      '0',
    ]);
    expect(scene.github.comments).toEqual([]);
  });

  test('the comment of an earlier push is brought up to date when the change is taken back', async () => {
    scene = await makeScene();
    await scene.run();
    const { work, origin, base } = scene.pullRequest;
    git(work, 'switch', '-q', 'feature');
    const head = commit(work, { 'prompts/triage.prompt.yml': grownPrompt.base['prompts/triage.prompt.yml'] });
    const merge = makeMergeRef(work, base, head);
    push(work, origin);
    const pullRequest = scene.github.pullRequests.get(1);
    if (pullRequest !== undefined) pullRequest.head.sha = head;
    const event = scene.event() as { pull_request: { head: { sha: string } } };
    event.pull_request.head.sha = head;
    const workspace = scene.checkout(merge);
    const env = { GITHUB_RUN_ID: '5002', GITHUB_SHA: merge };
    const result = await scene.run({ workspace, payload: event, env });
    expect([result.exitCode, result.outputs['verdict']]).toEqual([0, 'pass']);
    expect(scene.comments()).toHaveLength(1);
    expect(scene.comments()[0]).toMatch(
      new RegExp(`^<!-- promptcost:v1 id=default head=${head} run=5002.1 -->\n`),
    );
    expect(scene.comments()[0]).toMatch(/no prompt cost change/i);
  });

  test.each([
    ['a fork', { headRepository: 'mallory/shop' }, 'mallory'],
    ['a fork that is gone', { headRepository: null }, 'mallory'],
    ['Dependabot', {}, 'dependabot[bot]'],
  ])('%s: the same verdict with a token that can only read', async (_what, changes, actor) => {
    scene = await makeScene();
    const result = await scene.run({
      token: 'readonly-t0ken',
      payload: scene.event(changes),
      env: { GITHUB_ACTOR: actor },
    });
    expectOverLimit(result);
    expect(scene.github.comments).toEqual([]);
    expect(result.summary).toContain('The comment could not be posted');
    expect(result.log).toContain('see docs/forks.md');
    expect(result.outputs['comment-id']).toBe('');
  });

  test('a merge queue: what would be merged, without a comment', async () => {
    scene = await makeScene();
    const { base, merge } = scene.pullRequest;
    const result = await scene.run({
      event: 'merge_group',
      payload: {
        action: 'checks_requested',
        repository: { full_name: 'acme/shop', default_branch: 'main' },
        merge_group: {
          head_sha: merge,
          base_sha: base,
          head_ref: 'refs/heads/gh-readonly-queue/main/pr-1-x',
          base_ref: 'refs/heads/main',
        },
      },
      env: { GITHUB_REF: 'refs/heads/gh-readonly-queue/main/pr-1-x', GITHUB_HEAD_REF: '' },
    });
    expectOverLimit(result);
    expect(scene.github.comments).toEqual([]);
    expect(scene.github.calls).toEqual([]);
  });

  test('a push: before and after, without a comment', async () => {
    scene = await makeScene();
    const { base, merge } = scene.pullRequest;
    const result = await scene.run({
      event: 'push',
      payload: { before: base, after: merge, ref: 'refs/heads/main', repository: { default_branch: 'main' } },
      env: { GITHUB_REF: 'refs/heads/main', GITHUB_HEAD_REF: '' },
    });
    expectOverLimit(result);
    expect(scene.github.comments).toEqual([]);
  });

  test('a run started by hand for a pull request', async () => {
    scene = await makeScene();
    const { base } = scene.pullRequest;
    const result = await scene.run({
      event: 'workflow_dispatch',
      payload: {
        inputs: { 'pull-request': '1' },
        ref: 'refs/heads/main',
        repository: { full_name: 'acme/shop', default_branch: 'main' },
      },
      workspace: scene.checkout(base, 1),
      env: { GITHUB_REF: 'refs/heads/main', GITHUB_SHA: base, GITHUB_HEAD_REF: '' },
    });
    expectOverLimit(result);
    expect(scene.comments()).toHaveLength(1);
  });

  test('pull_request_target without a checkout: both revisions come from the API', async () => {
    scene = await makeScene();
    const result = await scene.run({
      event: 'pull_request_target',
      workspace: path.dirname(scene.pullRequest.origin),
      payload: scene.event({ headRepository: 'mallory/shop' }),
      env: { GITHUB_REF: 'refs/heads/main', GITHUB_SHA: scene.pullRequest.base },
    });
    expectOverLimit(result);
    expectOneComment('5001.1');
  });

  test('a re-run edits the comment of its first attempt', async () => {
    scene = await makeScene();
    await scene.run();
    const result = await scene.run({ env: { GITHUB_RUN_ATTEMPT: '2' } });
    expectOverLimit(result);
    expectOneComment('5001.2');
  });

  test('a re-run of an older run leaves the newer comment alone', async () => {
    scene = await makeScene();
    await scene.run({ env: { GITHUB_RUN_ID: '5002' } });
    const result = await scene.run({ env: { GITHUB_RUN_ATTEMPT: '2' } });
    expectOverLimit(result);
    expectOneComment('5002.1');
  });
});

describe('publishing', () => {
  test('two runs at once end with one comment', async () => {
    scene = await makeScene();
    scene.github.addComment(
      1,
      `<!-- promptcost:v1 id=default head=${'0'.repeat(39)}1 run=4000.1 -->\nof an earlier head`,
      bot,
    );
    const results = await Promise.all([
      scene.run({ env: { GITHUB_RUN_ID: '5002' } }),
      scene.run({ env: { GITHUB_RUN_ID: '5001' } }),
    ]);
    for (const result of results) expectOverLimit(result);
    expectOneComment('500[12].1');
  });

  test('the comment is found behind 145 others', async () => {
    scene = await makeScene();
    for (let count = 0; count < 120; count += 1) scene.github.addComment(1, `chat ${count}`);
    await scene.run();
    for (let count = 0; count < 25; count += 1) scene.github.addComment(1, `chat ${count}`);
    await scene.run({ env: { GITHUB_RUN_ID: '5002' } });
    expectOneComment('5002.1');
    expect(scene.github.comments).toHaveLength(146);
  });

  test('a comment that a person deletes between reading and writing is made anew', async () => {
    scene = await makeScene();
    await scene.run();
    let deleted = false;
    scene.github.intercept = ({ operation }) => {
      if (operation === 'issues/update-comment' && !deleted) {
        deleted = true;
        scene.github.comments.length = 0;
      }
      return undefined;
    };
    expectOverLimit(await scene.run({ env: { GITHUB_RUN_ID: '5002' } }));
    expectOneComment('5002.1');
  });

  test('502 twice, then success', async () => {
    scene = await makeScene();
    let left = 2;
    scene.github.intercept = ({ operation }): Fault | undefined =>
      operation === 'issues/create-comment' && left-- > 0 ? { status: 502 } : undefined;
    expectOverLimit(await scene.run());
    expectOneComment('5001.1');
  });

  test('403 throughout: same verdict, and the permission to add', async () => {
    scene = await makeScene();
    scene.github.intercept = () => ({
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    });
    const result = await scene.run();
    expectOverLimit(result);
    expect(result.log).toContain('Add "pull-requests: write" under "permissions:" of the job.');
    expect(result.summary).toContain('Add "pull-requests: write" under "permissions:" of the job.');
  });

  test('no server at all: same verdict', async () => {
    scene = await makeScene();
    scene.github.intercept = () => ({ status: 429, headers: { 'retry-after': '3600' } });
    const passing = await scene.run({ inputs: { enforcement: 'warn' } });
    expect([passing.exitCode, passing.outputs['verdict']]).toEqual([0, 'warn']);
    expect(passing.log).toContain('Run the job again later');
  });

  test('without a summary file the report goes to the log', async () => {
    scene = await makeScene();
    const result = await scene.run({ token: 'readonly-t0ken', env: { GITHUB_STEP_SUMMARY: undefined } });
    expect([result.exitCode, result.outputs['verdict']]).toEqual([1, 'fail']);
    expect(result.log).toContain('The job summary could not be written');
    expect(result.log).toMatch(/triage/);
  });

  test('GitHub Enterprise Server', async () => {
    const serverUrl = 'https://git.acme.test';
    scene = await makeScene(grownPrompt, { restPrefix: '/api/v3', graphqlPath: '/api/graphql', serverUrl });
    const result = await scene.run();
    expectOverLimit(result);
    expectOneComment('5001.1');
    expect(result.outputs['comment-url']).toMatch(/^https:\/\/git\.acme\.test\//);
    expect(scene.comments()[0]).not.toContain('github.com/acme');
  });

  test('an override label of somebody who may write lets it pass', async () => {
    scene = await makeScene();
    const pullRequest = scene.github.pullRequests.get(1);
    pullRequest?.labels.push('cost-approved');
    pullRequest?.events.push({
      action: 'labeled',
      label: 'cost-approved',
      actor: 'lead',
      createdAt: '2026-11-20T12:30:00Z',
    });
    const refused = await scene.run();
    expectOverLimit(refused);
    expect(refused.log).toContain('may not write to this repository');
    scene.github.permissions.set('lead', { permission: 'write', roleName: 'maintain' });
    const result = await scene.run({ env: { GITHUB_RUN_ID: '5002' } });
    expect([result.exitCode, result.outputs['overridden-by']]).toEqual([0, 'lead']);
    expect(scene.comments()[0]).toMatch(/`lead`/);
    expect(result.summary).toMatch(/`lead`/);
  });
});

describe('when it cannot judge', () => {
  test('a mistake in the settings is an error, in warn mode too', async () => {
    scene = await makeScene({
      ...grownPrompt,
      base: { ...grownPrompt.base, '.promptcost.yml': `${settings}limitz: {}\n` },
    });
    const result = await scene.run({ inputs: { enforcement: 'warn' } });
    expect([result.exitCode, result.outputs['verdict']]).toEqual([1, 'error']);
    expect(result.log).toContain('limits');
    expect(result.summary).toContain('limitz');
    const line = settings.split('\n').length;
    expect(result.summary).toContain(
      `${line} | limitz: {}\n    ${' '.repeat(String(line).length - 1)}| ^^^^^^`,
    );
    expect(result.log).toContain(`${line} | limitz: {}`);
    expect(result.annotations[0]).toMatchObject({
      level: 'error',
      properties: { file: '.promptcost.yml', line: String(line), col: '1', endColumn: '6' },
    });
  });

  test('a link in the checkout never leads a report out of it', async () => {
    scene = await makeScene();
    const workspace = scene.checkout();
    const outside = path.join(workspace, '..', 'outside');
    mkdirSync(outside);
    writeFileSync(path.join(outside, 'victim'), 'kept');
    symlinkSync(outside, path.join(workspace, 'out'));
    symlinkSync(path.join(outside, 'victim'), path.join(workspace, 'report.json'));
    for (const wanted of ['out/report.json', 'out/new/report.json', 'report.json']) {
      const result = await scene.run({ workspace, inputs: { 'report-path': wanted } });
      expect(result.exitCode).toBe(1);
      expect(result.outputs['verdict']).toBe('error');
      expect(result.log).toContain('that no link leads out of');
    }
    expect(readdirSync(outside)).toEqual(['victim']);
    expect(readFileSync(path.join(outside, 'victim'), 'utf8')).toBe('kept');
  });

  test('a report that cannot be written is a warning, and the verdict and the comment still follow', async () => {
    scene = await makeScene();
    const workspace = scene.checkout();
    writeFileSync(path.join(workspace, 'taken'), '');
    const result = await scene.run({ workspace, inputs: { 'report-path': 'taken/report.json' } });
    expectOverLimit(result);
    expectOneComment('5001.1');
    expect(result.annotations.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('The file of report-path could not be written: '),
    );
  });

  test('a base that cannot be had is an error that says what to do, never "no change"', async () => {
    scene = await makeScene();
    const workspace = scene.checkout();
    git(workspace, 'remote', 'set-url', 'origin', 'file:///nonexistent');
    const result = await scene.run({ workspace, inputs: { 'github-token': '' } });
    expect([result.exitCode, result.outputs['verdict']]).toEqual([1, 'error']);
    expect(result.log).toMatch(/fetch-depth|contents: read/);
    expect(scene.github.comments).toEqual([]);
  });
});

describe('hostile text', () => {
  /** Names that git and a file system take. */
  const fileNames = hostileNames
    .filter((name) => name !== '' && !/[/\0]/.test(name) && name !== '.' && name !== '..')
    .filter((name) => Buffer.byteLength(name) < 200 && !/\p{Cs}/u.test(name))
    .map((name) => `prompts/${name}.prompt.yml`);

  test('names of files, prompts and models in a pull request are text and nothing else', async () => {
    const change = Object.fromEntries(
      fileNames.map((name, index) => [
        name,
        triage(
          'Sort it.',
          index % 2 === 0 ? 'openai/gpt-4.1-mini' : JSON.stringify(hostileNames[index] ?? ''),
        ),
      ]),
    );
    scene = await makeScene({
      base: { ...grownPrompt.base, '.promptcost.yml': 'version: 1\nlimits: { max-input-tokens: 1 }\n' },
      change,
    });
    const result = await scene.run({ inputs: { 'report-path': 'report.json' } });
    expect([result.exitCode, result.outputs['verdict']]).toEqual([1, 'fail']);

    // None of them leaves the gate by its name.
    expect(result.outputs['changed-count']).toBe(String(fileNames.length));
    const [comment = ''] = scene.comments();
    for (const markdown of [comment, result.summary]) {
      const rendered = renderGfm(markdown);
      const live = withoutCode(rendered);
      expect(livePings(rendered)).toEqual([]);
      expect(live.match(/<!--/g) ?? []).toHaveLength(markdown === comment ? 1 : 0);
      expect(live).not.toMatch(/<(?:script|img|h1|input)/);
      const links = [...rendered.matchAll(/href="([^"]*)"/g)].map(([, target = '']) => target);
      expect(
        links.filter(
          (target) => !ownLinks.includes(target) && !target.startsWith('https://github.test/acme/shop/'),
        ),
      ).toEqual([]);
      for (const rows of tablesOf(rendered)) expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    }

    const known = new Set(['error', 'warning', 'add-mask', 'debug']);
    expect(result.commands.filter(({ name }) => !known.has(name))).toEqual([]);
    expect(result.annotations.filter(({ message }) => message === 'forged')).toEqual([]);
    expect(result.annotations.length).toBeLessThanOrEqual(12);
    expect(result.log).not.toMatch(/\u001b|\r/);
    expect(Object.keys(result.outputs)).toHaveLength(12);
    expect(result.env).toEqual({});
  });
});

test('the report is the artifact of the first stage', async () => {
  scene = await makeScene();
  const workspace = scene.checkout();
  const result = await scene.run({
    workspace,
    token: 'readonly-t0ken',
    inputs: { 'report-path': 'out/promptcost.json', comment: 'never' },
  });
  expectOverLimit(result);
  expect(result.outputs['report-path']).toBe('out/promptcost.json');
  expect(JSON.parse(readFileSync(path.join(workspace, 'out/promptcost.json'), 'utf8'))).toMatchObject({
    version: 1,
    verdict: 'fail',
  });
  expect(
    scene.github.calls.filter(({ method, operation }) => method !== 'GET' && operation !== 'graphql'),
  ).toEqual([]);
});
