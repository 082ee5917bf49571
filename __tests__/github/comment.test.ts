import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { publishComment, type Publication } from '../../src/github/index.js';
import { encodedId, parseMarker, renderMarker } from '../../src/github/marker.js';
import { markerUnitsMax } from '../../src/outputs/fit.js';
import { startGitHub, type Fault, type GitHubServer } from '../support/github-server.js';
import { hostileNames } from '../support/hostile.js';
import {
  bot,
  clientOf,
  commentOf,
  contextOf,
  fastClock,
  headSha,
  markerOf,
  nextSha,
  openPullRequest,
} from './support.js';

let github: GitHubServer;

beforeEach(async () => {
  github = await startGitHub();
  openPullRequest(github);
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

const publish = (changes: Parameters<typeof commentOf>[0] = {}, token = 't0ken'): Promise<Publication> =>
  publishComment(clientOf(github, { token }), contextOf(github), commentOf(changes));
const bodies = (): string[] => github.comments.map(({ body }) => body);
const own = () => github.comments.filter(({ author }) => author === bot);
const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html' };
const writes = () => github.calls.filter(({ operation }) => /create|update|delete/.test(operation ?? ''));

describe('finding the comment', () => {
  test('the first one is created, with the marker at the very start', async () => {
    const publication = await publish();
    expect(publication).toEqual({
      kind: 'created',
      commentId: 2_900_000_001,
      url: 'https://github.test/acme/shop/pull/7#issuecomment-2900000001',
      remarks: [],
    });
    expect(bodies()).toEqual([
      `<!-- promptcost:v1 id=default head=${headSha} run=5001.1 -->\n### Prompt cost: +9 %\n`,
    ]);
  });

  test('the next run edits it, and one comment stays', async () => {
    const first = await publish();
    const second = await publish({ runId: 5002, body: 'now −3 %\n' });
    expect(second).toEqual({ ...first, kind: 'updated' });
    expect(bodies()).toEqual([`${markerOf({ run: '5002.1' })}\nnow −3 %\n`]);
  });

  test('the same run again writes nothing', async () => {
    await publish();
    const before = writes().length;
    expect(await publish()).toMatchObject({ kind: 'unchanged', commentId: 2_900_000_001 });
    expect(writes()).toHaveLength(before);
  });

  test('it is found behind 145 others, through all pages', async () => {
    for (let count = 0; count < 100; count += 1) github.addComment(7, `chat ${count}`);
    const id = github.addComment(7, `${markerOf({ run: '4000.1' })}\nold`, bot);
    for (let count = 0; count < 45; count += 1) github.addComment(7, `chat ${count}`);
    expect(await publish()).toMatchObject({ kind: 'updated', commentId: id });
    expect(github.comments).toHaveLength(146);
  });

  test('somebody who pastes the marker changes nothing', async () => {
    github.addComment(7, `${markerOf({ run: '9999.1' })}\nforged`, 'mallory');
    github.addComment(7, `${markerOf({ run: '9999.1', head: nextSha })}\nforged`, 'mallory');
    expect(await publish()).toMatchObject({ kind: 'created' });
    expect(bodies().slice(0, 2)).toEqual([
      `${markerOf({ run: '9999.1' })}\nforged`,
      `${markerOf({ run: '9999.1', head: nextSha })}\nforged`,
    ]);
  });

  test('a comment that somebody wrote above is still ours', async () => {
    github.addComment(7, `Accepted, see #12.\r\n\r\n${markerOf({ run: '4000.1' })}\r\nold`, bot);
    expect(await publish()).toMatchObject({ kind: 'updated' });
    expect(github.comments).toHaveLength(1);
  });

  test('our own comments count only with the marker on a line of its own', async () => {
    github.addComment(7, `> ${markerOf()}\nquoted`, bot);
    github.addComment(7, `it wrote ${markerOf()} here`, bot);
    github.addComment(7, `${markerOf()} and more`, bot);
    github.addComment(7, 'from another action', bot);
    expect(await publish()).toMatchObject({ kind: 'created' });
    expect(github.comments).toHaveLength(5);
  });

  test('instances with different ids live side by side', async () => {
    for (const id of ['default', 'prompts/eu', 'prompts/us', 'a b', '日本', 'x'.repeat(300)]) {
      expect(await publish({ id, body: `for ${id}` })).toMatchObject({ kind: 'created' });
      expect(await publish({ id, body: `again ${id}`, runId: 5002 })).toMatchObject({ kind: 'updated' });
    }
    expect(github.comments).toHaveLength(6);
    expect(bodies().every((body) => parseMarker(body) !== null)).toBe(true);
  });

  test('what an earlier run wrote with another token is hidden, and no comment of a stranger', async () => {
    const old = markerOf({ run: '4000.1' });
    github.addComment(7, `${old}\nby an app`, 'acme-ci[bot]');
    github.addComment(7, `${old}\nwith a token of the owner`, 'acme');
    github.addComment(7, `${old}\npasted`, 'mallory');
    github.addComment(7, `> quoted\n${old}\nfrom it`, 'acme-ci[bot]');
    github.addComment(7, `${markerOf({ run: '9000.1' })}\nof a later run`, 'acme-ci[bot]');
    github.addComment(7, `${markerOf({ id: 'other', run: '4000.1' })}\nof another instance`, 'acme-ci[bot]');
    const hidden = (): boolean[] => github.comments.slice(0, 6).map(({ minimized }) => minimized !== null);
    expect(await publish()).toMatchObject({ kind: 'created', remarks: [] });
    expect(hidden()).toEqual([true, true, false, false, false, false]);
    expect(bodies()[0]).toContain('by an app');
  });

  test('the comment of another token is hidden where there is nothing to say any more', async () => {
    github.addComment(7, `${markerOf({ run: '4000.1' })}\nfailed`, 'acme-ci[bot]');
    expect(await publish({ hasChanges: false, hasFailures: false })).toMatchObject({ kind: 'skipped' });
    expect(github.comments.map(({ minimized }) => minimized)).toEqual(['outdated']);
  });

  test('a token that may not hide it leaves the comment of another token, and says why', async () => {
    github.addComment(7, `${markerOf({ run: '4000.1' })}\nold`, 'acme-ci[bot]');
    github.intercept = ({ body }) =>
      JSON.stringify(body ?? null).includes('minimizeComment')
        ? { status: 200, body: { data: null, errors: [{ type: 'FORBIDDEN', message: 'not by you' }] } }
        : undefined;
    expect(await publish()).toMatchObject({
      kind: 'created',
      remarks: ['hiding the comment of run 4000, written with another token, failed: not by you'],
    });
  });

  test('hidden ones are ignored', async () => {
    github.addComment(7, `${markerOf({ run: '4000.1' })}\nold`, bot);
    for (const comment of github.comments) comment.minimized = 'outdated';
    expect(await publish()).toMatchObject({ kind: 'created' });
  });

  test('comments of other pull requests are not touched', async () => {
    openPullRequest(github, 8);
    github.addComment(8, `${markerOf({ run: '4000.1' })}\nother`, bot);
    expect(await publish()).toMatchObject({ kind: 'created' });
    expect(bodies()[0]).toContain('other');
  });
});

describe('marker', () => {
  test('whatever the id, it can be read back and holds one HTML comment', () => {
    const ids = fc.oneof(fc.constantFrom(...hostileNames), fc.string({ unit: 'binary', maxLength: 400 }));
    fc.assert(
      fc.property(ids, fc.nat(), fc.integer({ min: 1, max: 50 }), (id, runId, runAttempt) => {
        const marker = renderMarker({ id, headSha: 'f'.repeat(64), runId, runAttempt });
        expect(marker.length + 1).toBeLessThanOrEqual(markerUnitsMax);
        expect(marker.match(/<!--|-->/g)).toEqual(['<!--', '-->']);
        expect(parseMarker(marker)).toEqual({
          id: encodedId(id),
          headSha: 'f'.repeat(64),
          runId,
          runAttempt,
        });
      }),
    );
    expect(encodedId('')).toBe('default');
    expect(
      parseMarker(renderMarker({ id: 'a', headSha: null, runId: 1, runAttempt: 1 }))?.headSha,
    ).toBeNull();
  });
});

describe('modes', () => {
  const quiet = { hasChanges: false, hasFailures: false };
  test.each([
    ['changes', quiet, 'skipped'],
    ['changes', { hasChanges: true, hasFailures: false }, 'created'],
    ['changes', { hasChanges: false, hasFailures: true }, 'created'],
    ['always', quiet, 'created'],
    ['on-failure', { hasChanges: true, hasFailures: false }, 'skipped'],
    ['on-failure', { hasChanges: true, hasFailures: true }, 'created'],
    ['never', { hasChanges: true, hasFailures: true }, 'skipped'],
  ] as const)('%s with %j, no comment yet: %s', async (mode, state, kind) => {
    expect(await publish({ mode, ...state })).toMatchObject({ kind });
  });

  test.each([
    ['changes', 'update'],
    ['on-failure', 'update'],
    ['changes', 'hide-and-new'],
    ['changes', 'delete-and-new'],
  ] as const)('%s, %s: an existing comment is brought up to date in place', async (mode, behavior) => {
    await publish({ hasFailures: true });
    expect(await publish({ mode, behavior, ...quiet, runId: 5002, body: 'no cost change' })).toMatchObject({
      kind: 'updated',
    });
    expect(bodies()).toEqual([`${markerOf({ run: '5002.1' })}\nno cost change`]);
  });

  test('a body may say what the comment said before', async () => {
    const body = (previous: string | null): string =>
      `${previous === null ? '### ❌ Prompt cost: **+\u2060$0.61** for `a`' : `✅ No cost change. Before: ${previous}.`}\n`;
    await publish({ body });
    const lost: Fault = { afterwards: { status: 502 } };
    let left = 1;
    github.intercept = ({ operation }) =>
      operation === 'issues/update-comment' && left-- > 0 ? lost : undefined;
    await publish({ body, ...quiet, runId: 5002 });
    expect(bodies()).toEqual([
      `${markerOf({ run: '5002.1' })}\n✅ No cost change. Before: Prompt cost: +$0.61 for a.\n`,
    ]);
    await publish({ body, ...quiet, runId: 5003 });
    expect(bodies()).toEqual([
      `${markerOf({ run: '5003.1' })}\n✅ No cost change. Before: Prompt cost: +$0.61 for a.\n`,
    ]);
  });

  test('never asks GitHub nothing; neither does a run without a pull request', async () => {
    await publish({ mode: 'never' });
    const context = contextOf(github, { pullRequestNumber: null });
    expect(await publishComment(clientOf(github), context, commentOf())).toMatchObject({ kind: 'skipped' });
    expect(github.calls).toEqual([]);
  });
});

describe('behaviors', () => {
  test('hide-and-new hides the previous ones after the new one is there', async () => {
    await publish({ runId: 4001 });
    expect(await publish({ behavior: 'hide-and-new', runId: 5001 })).toMatchObject({
      kind: 'created',
      remarks: [],
    });
    expect(github.comments.map(({ minimized }) => minimized)).toEqual(['outdated', null]);
    expect(await publish({ behavior: 'hide-and-new', runId: 5002 })).toMatchObject({ kind: 'created' });
    expect(github.comments.map(({ minimized }) => minimized)).toEqual(['outdated', 'outdated', null]);
  });

  test('delete-and-new deletes them', async () => {
    await publish({ runId: 4001, body: 'old' });
    expect(await publish({ behavior: 'delete-and-new', body: 'new' })).toMatchObject({ kind: 'created' });
    expect(bodies()).toEqual([`${markerOf()}\nnew`]);
  });

  test('a re-run of the same run edits its own comment', async () => {
    await publish({ behavior: 'hide-and-new' });
    expect(await publish({ behavior: 'hide-and-new', runAttempt: 2 })).toMatchObject({ kind: 'updated' });
    expect(github.comments).toHaveLength(1);
  });

  test('when the previous one cannot be hidden, the new one is there all the same', async () => {
    await publish({ runId: 4001 });
    github.intercept = ({ body }) =>
      JSON.stringify(body ?? null).includes('minimizeComment')
        ? {
            status: 200,
            body: {
              data: null,
              errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }],
            },
          }
        : undefined;
    expect(await publish({ behavior: 'hide-and-new' })).toMatchObject({
      kind: 'created',
      remarks: ['hiding an earlier comment failed: Resource not accessible by integration'],
    });
  });
});

describe('older and newer runs', () => {
  test('an older run leaves a newer comment alone', async () => {
    await publish({ runId: 5003 });
    expect(await publish({ runId: 5002 })).toMatchObject({ kind: 'skipped-newer' });
    expect(await publish({ runId: 5003, runAttempt: 2 })).toMatchObject({ kind: 'updated' });
    expect(await publish({ runId: 5003, runAttempt: 1 })).toMatchObject({ kind: 'skipped-newer' });
    expect(bodies()).toEqual([expect.stringContaining('run=5003.2')]);
  });

  test('a run whose head is no longer the head says nothing', async () => {
    const pullRequest = github.pullRequests.get(7);
    if (pullRequest !== undefined) pullRequest.head.sha = nextSha;
    expect(await publish()).toEqual({
      kind: 'skipped-newer',
      detail: `the pull request has moved on to ${nextSha.slice(0, 7)}`,
      url: null,
    });
    expect(github.comments).toEqual([]);
  });

  test('a run that is overtaken while it waits stops', async () => {
    await publish({ runId: 4000 });
    let refused = false;
    github.intercept = async ({ operation }): Promise<Fault | undefined> => {
      if (operation !== 'issues/update-comment' || refused) return undefined;
      refused = true;
      await publish({ runId: 5002, body: 'newer' });
      return { status: 502 };
    };
    expect(await publish({ runId: 5001, body: 'older' })).toMatchObject({ kind: 'skipped-newer' });
    expect(bodies()).toEqual([`${markerOf({ run: '5002.1' })}\nnewer`]);
  });

  /** Both read before either writes; then they write in the given order. */
  function together(first: number): void {
    let readers = 0;
    let open: () => void = () => undefined;
    const bothRead = new Promise<void>((resolve) => (open = resolve));
    let firstDone: () => void = () => undefined;
    const firstWritten = new Promise<void>((resolve) => (firstDone = resolve));
    github.intercept = async ({ operation, body }) => {
      if (operation === 'graphql' && readers < 2) {
        readers += 1;
        if (readers === 2) setTimeout(open, 30);
        return undefined;
      }
      if (!/create|update/.test(operation ?? '')) return undefined;
      await bothRead;
      const isFirst = JSON.stringify(body).includes(`run=${first}.1`);
      if (isFirst) setTimeout(firstDone, 60);
      else await firstWritten;
      return undefined;
    };
  }

  test.each([5001, 5002])(
    'two at once, no comment yet, %i writes first: one comment, the newer',
    async (first) => {
      together(first);
      const results = await Promise.all([
        publish({ runId: 5001, body: 'older' }),
        publish({ runId: 5002, body: 'newer' }),
      ]);
      expect(bodies()).toEqual([`${markerOf({ run: '5002.1' })}\nnewer`]);
      expect(results[1]).toMatchObject({ kind: 'created', commentId: github.comments[0]?.id });
    },
  );

  /*
   * Two runs for one head that read before either writes: GitHub has no conditional edit, so the last to write stays. Both
   * checked the same commits. What must hold: one comment, and no wait for what nearly never happens.
   */
  test.each([5001, 5002])(
    'two at once on an existing comment, %i writes first: one comment, of this head',
    async (first) => {
      await publish({ runId: 4000 });
      together(first);
      const run = (runId: number, body: string) => publish({ runId, body });
      await Promise.all([run(5001, 'older'), run(5002, 'newer')]);
      const last = first === 5001 ? 'newer' : 'older';
      const runId = first === 5001 ? 5002 : 5001;
      expect(bodies()).toEqual([`${markerOf({ run: `${runId}.1` })}\n${last}`]);
      expect(await publish({ runId: 5003, body: 'next' })).toMatchObject({ kind: 'updated' });
      expect(bodies()).toEqual([`${markerOf({ run: '5003.1' })}\nnext`]);
    },
  );

  test('four at once, no comment yet: one comment, the newest', async () => {
    const runIds = [5003, 5001, 5004, 5002];
    await Promise.all(runIds.map((runId) => publish({ runId, body: String(runId) })));
    expect(bodies()).toEqual([`${markerOf({ run: '5004.1' })}\n5004`]);
  });

  test('nothing waits when nothing fails', async () => {
    const waits: number[] = [];
    const wait = async (ms: number): Promise<void> => void waits.push(ms);
    const client = clientOf(github, { clock: { now: () => Date.now(), wait } });
    await publishComment(client, contextOf(github), commentOf());
    await publishComment(client, contextOf(github), commentOf({ runId: 5002, body: 'again' }));
    expect(waits).toEqual([]);
  });

  test('doubles that an earlier race left behind are removed', async () => {
    github.addComment(7, `${markerOf({ run: '4000.1' })}\none`, bot);
    github.addComment(7, `${markerOf({ run: '4001.1' })}\ntwo`, bot);
    github.addComment(7, `${markerOf({ run: '4001.1' })}\nthree`, bot);
    expect(await publish()).toMatchObject({ kind: 'updated' });
    expect(own()).toHaveLength(1);
  });

  test('a list that lags behind does not make a second comment', async () => {
    await publish({ runId: 4000 });
    let hidden = 10;
    const lagging = { ...github.comments[0] };
    github.intercept = ({ operation }) => {
      if (operation !== 'graphql' || github.comments.length < 2 || hidden === 0) return undefined;
      hidden -= 1;
      return {
        status: 200,
        body: {
          data: {
            repository: {
              isArchived: false,
              pullRequest: {
                headRefOid: headSha,
                locked: false,
                comments: {
                  nodes: [
                    {
                      id: `IC_${lagging.id ?? 0}`,
                      url: `https://github.test/acme/shop/pull/7#issuecomment-${lagging.id ?? 0}`,
                      body: lagging.body,
                      viewerDidAuthor: true,
                      isMinimized: false,
                    },
                  ],
                  pageInfo: { hasNextPage: false, endCursor: null },
                },
              },
            },
          },
        },
      };
    };
    expect(await publish({ behavior: 'delete-and-new', body: 'new' })).toMatchObject({ kind: 'created' });
    expect(bodies()).toEqual([`${markerOf()}\nnew`]);
  });
});

describe('when GitHub refuses or fails', () => {
  test('deleted by a person between reading and writing: created anew', async () => {
    await publish({ runId: 4000 });
    let deleted = false;
    github.intercept = ({ operation }) => {
      if (operation === 'issues/update-comment' && !deleted) {
        deleted = true;
        github.comments.length = 0;
      }
      return undefined;
    };
    expect(await publish()).toMatchObject({ kind: 'created' });
    expect(github.comments).toHaveLength(1);
  });

  test.each(['graphql', 'issues/create-comment'])('502 twice from %s, then success', async (operation) => {
    let left = 2;
    github.intercept = (request) =>
      request.operation === operation && left-- > 0 ? { status: 502 } : undefined;
    const clock = fastClock();
    const publication = await publishComment(clientOf(github, { clock }), contextOf(github), commentOf());
    expect(publication).toMatchObject({ kind: 'created' });
    expect(github.comments).toHaveLength(1);
    expect(clock.waitedMs.slice(0, 2)).toEqual([1_000, 2_000]);
  });

  test('an answer that is lost makes no second comment', async () => {
    let left = 1;
    github.intercept = ({ operation }) =>
      operation === 'issues/create-comment' && left-- > 0 ? { afterwards: { status: 502 } } : undefined;
    expect(await publish()).toMatchObject({ kind: 'created', commentId: github.comments[0]?.id });
    expect(github.comments).toHaveLength(1);
  });

  test.each<[string, Fault]>([
    ['a connection that is cut', 'reset'],
    ['no answer at all', 'hang'],
    ['an answer that is lost after the write', { afterwards: 'reset' }],
  ])('%s is tried again', async (_what, fault) => {
    let left = 1;
    github.intercept = ({ operation }) =>
      operation === 'issues/create-comment' && left-- > 0 ? fault : undefined;
    const client = clientOf(github, { timeoutMs: 2_000 });
    expect(await publishComment(client, contextOf(github), commentOf())).toMatchObject({ kind: 'created' });
    expect(github.comments).toHaveLength(1);
  });

  test.each<[string, Fault, number]>([
    ['429 with retry-after', { status: 429, headers: { 'retry-after': '7' } }, 7_000],
    ['403 with retry-after', { status: 403, headers: { 'retry-after': '5' } }, 5_000],
    [
      'a date in retry-after',
      { status: 503, headers: { 'retry-after': new Date(Date.UTC(2026, 10, 23, 0, 0, 9)).toUTCString() } },
      9_000,
    ],
    [
      'an empty budget',
      {
        status: 403,
        headers: {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Date.UTC(2026, 10, 23, 0, 0, 30) / 1000),
        },
      },
      30_000,
    ],
    [
      'the secondary limit',
      {
        status: 403,
        body: { message: 'You have exceeded a secondary rate limit. Please wait a few minutes.' },
      },
      60_000,
    ],
  ])('%s: waits as long as asked', async (_what, fault, ms) => {
    let left = 1;
    github.intercept = ({ operation }) =>
      operation === 'issues/create-comment' && left-- > 0 ? fault : undefined;
    const clock = fastClock();
    expect(await publishComment(clientOf(github, { clock }), contextOf(github), commentOf())).toMatchObject({
      kind: 'created',
    });
    expect(clock.waitedMs[0]).toBe(ms);
  });

  test('a wait longer than the run can bear is not begun', async () => {
    github.intercept = () => ({ status: 429, headers: { 'retry-after': '3600' } });
    const clock = fastClock();
    expect(await publishComment(clientOf(github, { clock }), contextOf(github), commentOf())).toMatchObject({
      kind: 'degraded',
      reason: 'rate-limited',
    });
    expect(clock.waitedMs).toEqual([]);
  });

  test('an outage ends after a bounded time', async () => {
    github.intercept = () => ({ status: 503 });
    const clock = fastClock();
    expect(await publishComment(clientOf(github, { clock }), contextOf(github), commentOf())).toMatchObject({
      kind: 'degraded',
      reason: 'unavailable',
    });
    expect(github.calls).toHaveLength(6);
    expect(clock.waitedMs.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(60_000);
  });

  // A proxy, a login page or another service may answer in place of the interface: told in one sentence, in bounded time and calls.
  test.each<[string, (response: ServerResponse, url: string) => void]>([
    ['404', (response) => response.writeHead(404, json).end('{"message":"Not Found"}')],
    ['410', (response) => response.writeHead(410, json).end('{"message":"Gone"}')],
    [
      '422',
      (response) =>
        response
          .writeHead(422, json)
          .end('{"message":"Validation Failed","errors":[{"field":"body","code":"invalid"}]}'),
    ],
    ['a page', (response) => response.writeHead(200, html).end('<html><h1>Sign in</h1></html>')],
    ['a page of an error', (response) => response.writeHead(502, html).end('<html>Bad gateway</html>')],
    ['a page with 404', (response) => response.writeHead(404, html).end('<html>Nothing here</html>')],
    ['nothing', (response) => response.writeHead(204).end()],
    ['an empty answer', (response) => response.writeHead(200, json).end('')],
    ['a list', (response) => response.writeHead(200, json).end('[]')],
    ['null', (response) => response.writeHead(200, json).end('null')],
    ['a word', (response) => response.writeHead(200, json).end('"ok"')],
    ['half an answer', (response) => response.writeHead(200, json).end('{"data":{"repository":{"pullReq')],
    [
      'less than it announces',
      (response) => {
        response.writeHead(200, { ...json, 'content-length': '500' });
        response.write('{"data":');
        setTimeout(() => response.destroy(), 5);
      },
    ],
    ['a redirect to itself', (response, url) => response.writeHead(302, { location: url }).end()],
    ['a redirect without an end', (response, url) => response.writeHead(307, { location: `${url}x` }).end()],
    ['a redirect to nowhere', (response) => response.writeHead(301).end()],
    ['bytes', (response) => response.writeHead(200, json).end(Buffer.from([0xff, 0xfe, 0, 1, 2]))],
  ])('whatever is answered, the comment is given up: %s', async (_what, answer) => {
    let calls = 0;
    const server = createServer((request, response) => {
      calls++;
      request.resume();
      answer(response, request.url ?? '/');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const apiUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
      const clock = fastClock();
      const client = clientOf({ apiUrl, graphqlUrl: `${apiUrl}/graphql` }, { clock });
      const publication = await publishComment(client, contextOf(github), commentOf());
      expect(publication.kind).toBe('degraded');
      expect(JSON.stringify(publication)).not.toContain('<html');
      expect(calls).toBeLessThanOrEqual(40);
      expect(clock.waitedMs.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(60_000);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  test('a server that is not there', async () => {
    const context = contextOf(github);
    const client = clientOf({
      ...github,
      apiUrl: 'http://127.0.0.1:9',
      graphqlUrl: 'http://127.0.0.1:9/graphql',
    });
    expect(await publishComment(client, context, commentOf())).toMatchObject({
      kind: 'degraded',
      reason: 'unavailable',
    });
  });

  test('403 throughout names the permission', async () => {
    expect(await publish({}, 'readonly-t0ken')).toEqual({
      kind: 'degraded',
      reason: 'missing-permission',
      detail: 'Resource not accessible by integration',
      permission: 'pull-requests: write',
    });
    github.tokens.set('t0ken', { login: bot, kind: 'Bot', pullRequests: 'none' });
    expect(await publish()).toMatchObject({
      reason: 'missing-permission',
      permission: 'pull-requests: write',
    });
  });

  test.each([{ isFork: true }, { isDependabot: true }])(
    '403 with %j says why, and asks for no permission',
    async (who) => {
      const client = clientOf(github, { token: 'readonly-t0ken' });
      expect(await publishComment(client, contextOf(github, who), commentOf())).toMatchObject({
        kind: 'degraded',
        reason: 'read-only-token',
        permission: null,
      });
    },
  );

  test('a wrong token, and none', async () => {
    expect(await publish({}, 'expired')).toMatchObject({ kind: 'degraded', reason: 'bad-token' });
    expect(await publish({}, '')).toMatchObject({ kind: 'degraded', reason: 'bad-token' });
  });

  test('a locked conversation, an archived repository, a pull request that is not there', async () => {
    const pullRequest = github.pullRequests.get(7);
    if (pullRequest !== undefined) pullRequest.locked = true;
    expect(await publish()).toMatchObject({ kind: 'degraded', reason: 'locked', permission: null });
    if (pullRequest !== undefined) pullRequest.locked = false;
    github.repository.archived = true;
    expect(await publish()).toMatchObject({ kind: 'degraded', reason: 'archived', permission: null });
    github.pullRequests.delete(7);
    expect(await publish()).toMatchObject({ kind: 'degraded', reason: 'not-found' });
  });

  test('a closed pull request still gets its comment', async () => {
    const pullRequest = github.pullRequests.get(7);
    if (pullRequest !== undefined) pullRequest.state = 'closed';
    expect(await publish()).toMatchObject({ kind: 'created' });
  });

  test.each([
    [404, 'not-found'],
    [410, 'not-found'],
    [422, 'refused'],
    [451, 'refused'],
  ])('%i on creating is %s', async (status, reason) => {
    github.intercept = ({ operation }) => (operation === 'issues/create-comment' ? { status } : undefined);
    expect(await publish()).toMatchObject({ kind: 'degraded', reason });
  });

  test('a body over every limit is cut, and never refused', async () => {
    const body = `${Array.from({ length: 9_000 }, (_, row) => `| \`prompt ${row}\` | $1 |`).join('\n')}\n`;
    expect(await publish({ body })).toMatchObject({ kind: 'created' });
    expect(bodies()[0]?.length).toBeLessThanOrEqual(60_000);
    expect(bodies()[0]).toMatch(/\| \$1 \|\n\n_Cut here: \d+ more lines did not fit\._\n$/);
  });

  test('a server that allows less gets a smaller body', async () => {
    github.intercept = ({ operation, body }) =>
      operation === 'issues/create-comment' && JSON.stringify(body).length > 20_000
        ? {
            status: 422,
            body: {
              message: 'Validation Failed',
              errors: [{ message: 'body is too long (maximum is 20000)' }],
            },
          }
        : undefined;
    expect(await publish({ body: 'line\n'.repeat(6_000) })).toMatchObject({ kind: 'created' });
    expect(bodies()[0]?.length).toBeLessThanOrEqual(15_000);
  });

  test.each([
    ['no data', { data: null }],
    ['nonsense', { data: { repository: { pullRequest: { comments: { nodes: 'x' } } } } }],
    [
      'an error without a type',
      { data: null, errors: [{ message: 'Something went wrong while executing your query.' }] },
    ],
    ['an error that is none', { errors: ['x'] }],
    ['a list', []],
  ])('an answer with %s is no crash and no comment', async (_what, body) => {
    github.intercept = ({ operation }) => (operation === 'graphql' ? { status: 200, body } : undefined);
    expect(await publish()).toMatchObject({ kind: 'degraded' });
    expect(github.comments).toEqual([]);
  });
});

test.each([
  [
    'GitHub Enterprise Server',
    { restPrefix: '/api/v3', graphqlPath: '/api/graphql', serverUrl: 'https://git.acme.test' },
  ],
  ['*.ghe.com', { serverUrl: 'https://acme.ghe.com' }],
])('%s is asked at its own address', async (_what, options) => {
  const server = await startGitHub(options);
  openPullRequest(server);
  const publication = await publishComment(clientOf(server), contextOf(server), commentOf());
  expect(publication.kind).toBe('created');
  expect('url' in publication && publication.url?.startsWith(`${options.serverUrl}/`)).toBe(true);
  expect(server.violations).toEqual([]);
  await server.close();
});
