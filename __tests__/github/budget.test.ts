import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { createClient, type Clock } from '../../src/github/index.js';
import { startRetries } from '../../src/github/client.js';
import { readThread } from '../../src/github/thread.js';

// Servers that never end: what a run spends on them is bounded in requests and in time.

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

async function serve(answer: ((request: number) => string) | null) {
  let requests = 0;
  const made = createServer((_request, response) => {
    requests += 1;
    // A silent server takes the request and says nothing.
    if (answer === null) return;
    response.setHeader('content-type', 'application/json');
    response.end(answer(requests));
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const apiUrl = `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
  return { apiUrl, graphqlUrl: `${apiUrl}/graphql`, count: () => requests };
}

const context = { owner: 'acme', repo: 'shop', pullRequestNumber: 7 } as Parameters<typeof readThread>[1];
const still: Clock = { now: () => 0, wait: () => Promise.resolve() };

test('a server that issues cursors without end is left after 50 pages', async () => {
  const { count, ...urls } = await serve((request) =>
    JSON.stringify({
      data: {
        repository: {
          isArchived: false,
          pullRequest: {
            headRefOid: 'a1'.repeat(20),
            locked: false,
            comments: { nodes: [], pageInfo: { hasNextPage: true, endCursor: `c${request}` } },
          },
        },
      },
    }),
  );
  const client = createClient({ token: 't', ...urls, clock: still });
  const read = await readThread(client, context, 'id', startRetries(client.clock));
  expect(read).toMatchObject({ ok: false, failure: { kind: 'unexpected' } });
  expect(count()).toBe(50);
});

test('a silent server is left when the budget is spent, and is asked nothing more', async () => {
  const { count, ...urls } = await serve(null);
  const client = createClient({ token: 't', ...urls, clock: still, timeoutMs: 60, budgetMs: 150 });
  const read = await readThread(client, context, 'id', startRetries(client.clock));
  expect(read).toMatchObject({ ok: false, failure: { kind: 'timed-out' } });
  const asked = count();
  expect(asked).toBeLessThanOrEqual(3);
  expect(await client.rest('GET /rate_limit', {})).toMatchObject({
    ok: false,
    failure: { kind: 'timed-out', message: '0.15 s were spent on requests to GitHub' },
  });
  expect(count()).toBe(asked);
});

test('pauses between attempts are in the budget, waits that the server asks for are not', async () => {
  const { count, ...urls } = await serve(() => JSON.stringify({ resources: {} }));
  const client = createClient({ token: 't', ...urls, clock: still, budgetMs: 60_000 });
  await client.clock.wait(60_000, true);
  expect(await client.rest('GET /rate_limit', {})).toMatchObject({ ok: true });
  await client.clock.wait(60_000);
  expect(await client.rest('GET /rate_limit', {})).toMatchObject({ ok: false });
  expect(count()).toBe(1);
});
