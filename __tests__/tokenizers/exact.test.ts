import { afterEach, expect, test } from '@jest/globals';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Problem } from '../../src/core/problem.js';
import { anthropicCount, geminiCount, type ExactOptions } from '../../src/exact/endpoints/index.js';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server on loopback that remembers what it was asked. */
async function serve(
  answer: (response: ServerResponse, calls: number) => void,
): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      seen.push({ method, url, headers, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
      answer(response, seen.length);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

const key = 'sk-ant-not-a-real-key';
const about = { path: 'prompts/triage.prompty', line: 3, keys: ['prompts/triage.prompty#triage'] };
const body = {
  model: 'claude-opus-4-8',
  max_tokens: 300,
  temperature: 0.2,
  system: 'You triage the tickets of Halden Ferries.',
  tools: [{ name: 'lookup_departure', description: 'Finds a departure', input_schema: { type: 'object' } }],
  messages: [{ role: 'user', content: 'The 07:40 left early.' }],
};

function options(url: string, more: Partial<ExactOptions> = {}): ExactOptions {
  return {
    url,
    key,
    fetch,
    timeoutMs: 5_000,
    totalTimeoutMs: 10_000,
    maxCalls: 10,
    maxBytes: 1_000_000,
    ...more,
  };
}

function failed(found: number | Problem): string {
  if (typeof found === 'number') throw new Error(`counted ${found}`);
  expect(found).toMatchObject({ reason: 'exact-count-failed', ...about });
  expect(found.detail).not.toContain(key);
  expect(found.detail).not.toContain('Halden');
  return found.detail;
}

test('Anthropic is asked with the body that its documentation shows', async () => {
  const { url, seen } = await serve((response) => {
    json(response, 200, { input_tokens: 2095 });
  });
  expect(await anthropicCount(options(`${url}/`))(body, about)).toBe(2095);
  const { max_tokens, temperature, ...counted } = body;
  expect([max_tokens, temperature]).toEqual([300, 0.2]);
  expect(seen).toMatchObject([
    {
      method: 'POST',
      url: '/v1/messages/count_tokens',
      headers: { 'x-api-key': key, 'anthropic-version': '2023-06-01', 'content-type': 'application/json' },
    },
  ]);
  expect(seen[0]?.body).toEqual(counted);
});

test('Gemini is asked for the whole request', async () => {
  const { url, seen } = await serve((response) => {
    json(response, 200, { totalTokens: 31, promptTokensDetails: [{ modality: 'TEXT', tokenCount: 31 }] });
  });
  const request = {
    model: 'models/gemini-3.6-flash',
    systemInstruction: { parts: [{ text: 'Notes of a meeting.' }] },
    contents: [{ role: 'user', parts: [{ text: 'Sum it up.' }] }],
  };
  expect(await geminiCount(options(url))(request, about)).toBe(31);
  expect(seen).toMatchObject([
    {
      method: 'POST',
      url: '/v1beta/models/gemini-3.6-flash:countTokens',
      headers: { 'x-goog-api-key': key },
    },
  ]);
  expect(seen[0]?.body).toEqual({ generateContentRequest: request });
});

test('the same request is asked once, also at the same time', async () => {
  const { url, seen } = await serve((response) => {
    json(response, 200, { input_tokens: 12 });
  });
  const count = anthropicCount(options(url));
  expect(await Promise.all([count(body, about), count({ ...body, max_tokens: 9 }, about)])).toEqual([12, 12]);
  expect(await count(body, about)).toBe(12);
  expect(seen).toHaveLength(1);
  await count({ ...body, system: 'Another text' }, about);
  expect(seen).toHaveLength(2);
});

test('no more calls than allowed', async () => {
  const { url, seen } = await serve((response, calls) => {
    json(response, 200, { input_tokens: calls });
  });
  const count = anthropicCount(options(url, { maxCalls: 2 }));
  expect(await count({ ...body, system: 'a' }, about)).toBe(1);
  expect(await count({ ...body, system: 'b' }, about)).toBe(2);
  expect(failed(await count({ ...body, system: 'c' }, about))).toContain('limit of 2 calls');
  expect(await count({ ...body, system: 'a' }, about)).toBe(1);
  expect(seen).toHaveLength(2);
});

test('a server that does not answer costs the time that was allowed', async () => {
  const { url, seen } = await serve(() => undefined);
  const count = anthropicCount(options(url, { timeoutMs: 60, totalTimeoutMs: 100 }));
  expect(failed(await count({ ...body, system: 'a' }, about))).toContain('no answer within 60 ms');
  // On a busy machine the first may have taken all of the time.
  expect(failed(await count({ ...body, system: 'b' }, about))).toMatch(/no answer within|limit of 100 ms/);
  expect(failed(await count({ ...body, system: 'c' }, about))).toContain('limit of 100 ms for all calls');
  expect(seen.length).toBeLessThanOrEqual(2);
});

test('a refused key is not tried again', async () => {
  const { url, seen } = await serve((response) => {
    json(response, 401, {
      type: 'error',
      error: { type: 'authentication_error', message: `invalid x-api-key ${key}` },
    });
  });
  const count = anthropicCount(options(url));
  expect(failed(await count({ ...body, system: 'a' }, about))).toContain(
    'status 401, authentication_error: the key is refused',
  );
  failed(await count({ ...body, system: 'b' }, about));
  expect(seen).toHaveLength(1);
});

test.each([
  [429, { 'retry-after': '0' }, { type: 'error', error: { type: 'rate_limit_error', message: 'Halden' } }],
  [529, {}, { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }],
])('status %d is tried once more', async (status, headers, error) => {
  const { url, seen } = await serve((response, calls) => {
    if (calls === 1) json(response, status, error, headers);
    else json(response, 200, { input_tokens: 7 });
  });
  expect(await anthropicCount(options(url))(body, about)).toBe(7);
  expect(seen).toHaveLength(2);
});

test('a provider that asks to wait long is left alone', async () => {
  const { url, seen } = await serve((response) => {
    json(
      response,
      429,
      { error: { code: 429, status: 'RESOURCE_EXHAUSTED', message: 'Quota' } },
      { 'retry-after': '55' },
    );
  });
  expect(failed(await geminiCount(options(url))({ model: 'gemini-3.6-flash' }, about))).toContain(
    'status 429, RESOURCE_EXHAUSTED',
  );
  expect(seen).toHaveLength(1);
});

test.each<[string, (response: ServerResponse) => void, string]>([
  ['no JSON', (response) => response.end('<html>'), 'without a number of tokens'],
  [
    'no number',
    (response) => {
      json(response, 200, { input_tokens: '12' });
    },
    'without a number of tokens',
  ],
  [
    'a negative number',
    (response) => {
      json(response, 200, { input_tokens: -1 });
    },
    'without a number of tokens',
  ],
  [
    'a list',
    (response) => {
      json(response, 200, [12]);
    },
    'without a number of tokens',
  ],
  ['an error without a body', (response) => response.writeHead(400).end(), 'status 400'],
  [
    'a hostile kind of error',
    (response) => {
      json(response, 400, { error: { type: '![x](y)\n' } });
    },
    '(status 400);',
  ],
  ['an endless body', (response) => response.end('x'.repeat(1_000_000)), 'too long'],
  ['a closed connection', (response) => response.destroy(), 'could not be reached'],
  [
    'a redirect',
    (response) => response.writeHead(307, { location: '/elsewhere' }).end(),
    'could not be reached',
  ],
])('%s is a problem, never a number', async (_, answer, why) => {
  const { url } = await serve(answer);
  expect(failed(await anthropicCount(options(url))(body, about))).toContain(why);
});

test('nobody there, no model, a model that would change the address', async () => {
  expect(failed(await anthropicCount(options('http://127.0.0.1:9'))(body, about))).toContain(
    'could not be reached',
  );
  expect(failed(await anthropicCount(options('http://127.0.0.1:9'))({ messages: [] }, about))).toContain(
    'no model',
  );
  expect(failed(await geminiCount(options('http://127.0.0.1:9'))({ model: '../x?y' }, about))).toContain(
    'none of the Gemini',
  );
});
