import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { githubRequests, graphqlData } from '../../src/github/index.js';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
}

let url = '';
let seen: Seen[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (bytes: Buffer) => (body += bytes.toString()));
  request.on('end', () => {
    seen.push({
      method: request.method,
      url: request.url,
      authorization: request.headers.authorization,
      body,
    });
    answer(request, response);
  });
});

const json =
  (status: number, value: unknown, headers: Record<string, string> = {}) =>
  (_: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(JSON.stringify(value));
  };

beforeEach(async () => {
  seen = [];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('requests without a proxy', () => {
  test('a GET puts what the route does not take into the query', async () => {
    answer = json(200, { ok: true });
    const request = githubRequests('t0ken', `${url}/api/v3/`, {});
    const route = 'GET /repos/{owner}/{repo}/labels';
    expect(await request(route, { owner: 'a/b', repo: 'c', per_page: 100 })).toMatchObject({
      status: 200,
      data: { ok: true },
    });
    expect(seen).toEqual([
      {
        method: 'GET',
        url: '/api/v3/repos/a%2Fb/c/labels?per_page=100',
        authorization: 'token t0ken',
        body: '',
      },
    ]);
  });

  test('anything else sends it as JSON, to a full address as well', async () => {
    answer = json(201, { id: 7 });
    const request = githubRequests('t0ken', 'http://127.0.0.1:1', {});
    await request(`POST ${url}/graphql`, { query: '{ viewer }', variables: { name: 'ü' } });
    expect(seen[0]).toMatchObject({
      method: 'POST',
      url: '/graphql',
      body: '{"query":"{ viewer }","variables":{"name":"ü"}}',
    });
  });

  test('an error carries status, headers and the reasons that GitHub lists', async () => {
    const errors = [{ field: 'body', message: 'body is too long' }];
    answer = json(422, { message: 'Validation Failed', errors }, { 'retry-after': '3' });
    await expect(githubRequests('t', url, {})('GET /x', {})).rejects.toMatchObject({
      status: 422,
      message: 'Validation Failed: {"field":"body","message":"body is too long"}',
      response: { headers: { 'retry-after': '3' } },
    });
  });

  test('a repository that was renamed is found at its new address on the same host, and nowhere else', async () => {
    answer = (request, response) => {
      if (request.url === '/new') json(200, { here: true })(request, response);
      else {
        const location = request.url === '/old' ? '/new' : 'http://elsewhere.invalid/';
        response.writeHead(301, { location }).end();
      }
    };
    const request = githubRequests('t', url, {});
    expect(await request('GET /old', {})).toMatchObject({ data: { here: true } });
    await expect(request('GET /far', {})).rejects.toMatchObject({ status: 301 });
  });

  test('no answer, half an answer and a spent signal reject', async () => {
    const request = githubRequests('t', url, {});
    answer = (_, response) => response.destroy();
    await expect(request('GET /x', {})).rejects.toThrow();
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{', () => response.destroy());
    };
    await expect(request('GET /x', {})).rejects.toThrow();
    await expect(request('GET /x', { request: { signal: AbortSignal.abort() } })).rejects.toThrow();
  });

  test('what is no JSON stays text', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('plain');
    expect(await githubRequests('t', url, {})('GET /x', {})).toMatchObject({ data: 'plain' });
    answer = (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{half');
    expect(await githubRequests('t', url, {})('GET /x', {})).toMatchObject({ data: '{half' });
    answer = (_, response) => response.writeHead(204).end();
    expect(await githubRequests('t', url, {})('DELETE /x', {})).toMatchObject({
      status: 204,
      data: undefined,
    });
  });
});

test.each([
  [{ data: { a: 1 } }, { a: 1 }],
  [{ data: { a: 1 }, errors: [] }, { a: 1 }],
  [null, undefined],
])('the data of the GraphQL answer %j', (given, data) => {
  expect(graphqlData(given)).toEqual(data);
});

test('an error of GraphQL is an error, though data is beside it', () => {
  expect(() => graphqlData({ data: {}, errors: [{ message: 'Could not resolve' }] })).toThrow(
    'Could not resolve',
  );
});
