import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** An answer of GitHub's REST API; `data` is parsed JSON, text where it is none, undefined where there is no body. */
export interface Answer {
  readonly status: number;
  readonly data: unknown;
  readonly headers: object;
}

/** A REST request by its route, such as `GET /repos/{owner}/{repo}`. Rejects with octokit's `RequestError` or one of its shape. */
export type Request = (route: string, parameters: Record<string, unknown>) => Promise<Answer>;

/** An answer that is no success, in the shape of octokit's: `status`, and `response` with its headers. */
class RequestError extends Error {
  override name = 'HttpError';
  readonly status: number;
  readonly response: Answer;

  constructor(answer: Answer) {
    super(messageOf(answer));
    this.status = answer.status;
    this.response = answer;
  }
}

/** GitHub's message with the reasons that it lists (`Validation Failed: {"message": "body is too long …"}`). */
function messageOf({ status, data }: Answer): string {
  const { message, errors } = (typeof data === 'object' && data !== null ? data : { message: data }) as {
    readonly message?: unknown;
    readonly errors?: unknown;
  };
  // A page of a proxy or of another service says nothing that a log should repeat.
  const isPage = typeof message === 'string' && /^\s*<[!a-z?]/i.test(message);
  const said =
    typeof message === 'string' && message !== '' && !isPage
      ? message
      : `HTTP status ${status}${isPage ? ', with a web page' : ''}`;
  if (!Array.isArray(errors) || errors.length === 0) return said;
  return `${said}: ${errors.map((error) => JSON.stringify(error)).join(', ')}`;
}

/** What GitHub may answer to one request; a page of 100 comments of full length is below 30 MB. */
const maxAnswerBytes = 64 * 1024 * 1024;
const maxRedirects = 3;

/**
 * Requests to GitHub's API. Most runs make two or three of them, so Node's own client is used (loading octokit and its HTTP
 * client takes 50 ms). Behind a proxy octokit is loaded, because it knows `https_proxy` and `no_proxy`.
 */
export function githubRequests(token: string, apiUrl: string, env: NodeJS.ProcessEnv = process.env): Request {
  if (!usesProxy(env)) return (route, parameters) => send(token, apiUrl, route, parameters);
  let loading: Promise<Request> | null = null;
  const load = async (): Promise<Request> => {
    // Its import reads the event file again and may throw on one that is not JSON.
    const { getOctokit } = await import('@actions/github');
    const octokit = getOctokit(token, { baseUrl: apiUrl });
    return (route, parameters) => octokit.request(route, parameters);
  };
  return async (route, parameters) => (await (loading ??= load()))(route, parameters);
}

function usesProxy(env: NodeJS.ProcessEnv): boolean {
  return ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'].some(
    (name) => (env[name] ?? '') !== '',
  );
}

/** `{owner}` in the route takes a parameter; what is left is the query of a GET and the JSON body of anything else. */
async function send(
  token: string,
  apiUrl: string,
  route: string,
  { request, ...parameters }: Record<string, unknown>,
): Promise<Answer> {
  const space = route.indexOf(' ');
  const method = route.slice(0, space);
  const left = new Map(Object.entries(parameters));
  const filled = route.slice(space + 1).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = left.get(name);
    left.delete(name);
    return encodeURIComponent(String(value));
  });
  const url = new URL(/^https?:/.test(filled) ? filled : `${apiUrl.replace(/\/+$/, '')}${filled}`);
  const inQuery = method === 'GET' || method === 'HEAD';
  if (inQuery) for (const [name, value] of left) url.searchParams.append(name, String(value));
  const body =
    inQuery || left.size === 0 ? null : Buffer.from(JSON.stringify(Object.fromEntries(left)), 'utf8');
  const { signal } = (request ?? {}) as { readonly signal?: AbortSignal };
  const answer = await exchange(url, method, token, body, signal, maxRedirects);
  if (answer.status >= 300) throw new RequestError(answer);
  return answer;
}

async function exchange(
  url: URL,
  method: string,
  token: string,
  body: Buffer | null,
  signal: AbortSignal | undefined,
  redirects: number,
): Promise<Answer> {
  const { request } = url.protocol === 'http:' ? await import('node:http') : await import('node:https');
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(url, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `token ${token}`,
        'user-agent': 'promptcost',
        'x-github-api-version': '2022-11-28',
        ...(body === null
          ? {}
          : { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length }),
      },
      ...(signal === undefined ? {} : { signal }),
    });
    sent.on('response', resolve);
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
  const status = response.statusCode ?? 0;
  const to = response.headers.location;
  // A renamed repository is answered with its new address; the token goes to no other host.
  if ([301, 302, 307, 308].includes(status) && to !== undefined && redirects > 0) {
    response.resume();
    const next = new URL(to, url);
    if (next.origin === url.origin) return exchange(next, method, token, body, signal, redirects - 1);
  }
  return { status, headers: response.headers, data: dataOf(await textOf(response), response.headers) };
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxAnswerBytes) {
      response.destroy();
      throw new Error(`the answer is longer than ${maxAnswerBytes / 1024 / 1024} MiB`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function dataOf(text: string, headers: IncomingHttpHeaders): unknown {
  if (text === '') return undefined;
  if (!/\bjson\b/.test(headers['content-type'] ?? '')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** The data of a GraphQL answer. Throws with the first error's words where there is one, though the status is 200. */
export function graphqlData(answer: unknown): unknown {
  const { data, errors } = (answer ?? {}) as { readonly data?: unknown; readonly errors?: unknown };
  if (Array.isArray(errors) && errors.length > 0) {
    const message = (errors[0] as { readonly message?: unknown } | null)?.message;
    throw new Error(typeof message === 'string' ? message : 'GraphQL gave an error without words');
  }
  return data;
}
