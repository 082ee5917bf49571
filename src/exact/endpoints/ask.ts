/**
 * Asking a provider's own endpoint how many input tokens a request has, when the user gave a key for it. Offline
 * counts stay the answer whenever this fails: every failure is a Problem, none is a number. Bounded in calls, in time
 * for a call and in time for all; the same request is asked once.
 */
import { createHash } from 'node:crypto';
import type { Problem } from '../../core/problem.js';

/** What is used of the global `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface ExactOptions {
  /** Where the provider's API begins, such as `https://api.anthropic.com`. */
  readonly url: string;
  readonly key: string;
  readonly fetch: Fetch;
  /** For one call, from sending to the last byte of the answer. */
  readonly timeoutMs: number;
  /** For all calls together, from the first on. */
  readonly totalTimeoutMs: number;
  /** Requests sent, second attempts included. */
  readonly maxCalls: number;
  /** Of one request's body; a larger one is not sent. */
  readonly maxBytes: number;
}

/** What a problem says it is about. */
export interface About {
  readonly path: string | null;
  readonly line: number | null;
  readonly keys?: readonly string[];
}

/** Input tokens of a whole request as the provider counts them, or why they are not known. Never throws. */
export type ExactCount = (body: Readonly<Record<string, unknown>>, about: About) => Promise<number | Problem>;

/** That a request was not counted by its vendor, and why, in words. */
export function notAsked(vendor: string, why: string, about: About): Problem {
  return {
    reason: 'exact-count-failed',
    ...about,
    detail: `${vendor} could not be asked for the exact number of tokens (${why}); the offline count is used.`,
  };
}

/** How one provider wants to be asked. */
export interface Endpoint {
  /** For people: `Anthropic`. */
  readonly vendor: string;
  /** Path and body of the call, or why there can be none, in words. */
  request(body: Readonly<Record<string, unknown>>): { path: string; body: unknown } | string;
  headers(key: string): Readonly<Record<string, string>>;
  /** The count in an answer; anything but a whole number ≥ 0 is not one. */
  tokens(answer: Readonly<Record<string, unknown>>): unknown;
}

/** Answers are some hundred bytes. */
const LONGEST_ANSWER_BYTES = 65_536;
/** A provider that asks to wait longer is not asked again. */
const LONGEST_WAIT_MS = 2_000;

export function createExactCount(endpoint: Endpoint, options: ExactOptions): ExactCount {
  const answers = new Map<string, Promise<number | string>>();
  let calls = 0;
  let endsAt = 0;
  /** Set when there is no use in asking again: the key is refused. */
  let refused: string | null = null;

  async function ask(path: string, content: string): Promise<number | string> {
    if (endsAt === 0) endsAt = performance.now() + options.totalTimeoutMs;
    for (let attempt = 1; ; attempt++) {
      if (refused !== null) return refused;
      if (calls >= options.maxCalls) return `the limit of ${options.maxCalls} calls is reached`;
      const left = endsAt - performance.now();
      if (left <= 0) return `the limit of ${options.totalTimeoutMs} ms for all calls is reached`;
      calls++;
      const answer = await send(path, content, Math.ceil(Math.min(left, options.timeoutMs)));
      if (typeof answer === 'number') return answer;
      if (answer.final) refused = answer.why;
      const wait = answer.retryAfterMs;
      if (wait === null || attempt > 1 || performance.now() + wait > endsAt) return answer.why;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  async function send(path: string, content: string, timeoutMs: number): Promise<number | Failure> {
    const signal = AbortSignal.timeout(timeoutMs);
    let response: Response;
    let text: string | null;
    try {
      response = await options.fetch(`${options.url.replace(/\/+$/, '')}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...endpoint.headers(options.key) },
        body: content,
        // The key goes to the address that was given and to no other.
        redirect: 'error',
        signal,
      });
      text = await readText(response);
    } catch {
      return failure(
        signal.aborted ? `no answer within ${timeoutMs} ms` : 'the address could not be reached',
      );
    }
    if (text === null) return failure(`status ${response.status} with an answer that is too long`);
    const answer = parse(text);
    if (response.ok) {
      const tokens = answer === null ? undefined : endpoint.tokens(answer);
      return Number.isSafeInteger(tokens) && (tokens as number) >= 0
        ? (tokens as number)
        : failure('an answer without a number of tokens');
    }
    const { status } = response;
    const why = `status ${status}${kindOfError(answer)}`;
    if (status === 401 || status === 403) {
      return { why: `${why}: the key is refused`, retryAfterMs: null, final: true };
    }
    const again = status === 429 || status >= 500;
    return { why, retryAfterMs: again ? waitMs(response.headers.get('retry-after')) : null, final: false };
  }

  return async (body, about) => {
    const request = endpoint.request(body);
    const fail = (why: string): Problem => notAsked(endpoint.vendor, why, about);
    if (typeof request === 'string') return fail(request);
    const content = JSON.stringify(request.body);
    const bytes = Buffer.byteLength(content);
    if (bytes > options.maxBytes) {
      return fail(`the request has ${bytes} bytes, more than the ${options.maxBytes} that are sent`);
    }
    const hash = createHash('sha256').update(`${request.path}\n${content}`).digest('base64');
    let answer = answers.get(hash);
    if (answer === undefined) {
      answer = ask(request.path, content);
      answers.set(hash, answer);
    }
    const found = await answer;
    return typeof found === 'number' ? found : fail(found);
  };
}

interface Failure {
  readonly why: string;
  /** When it makes sense to ask once more, null when it does not. */
  readonly retryAfterMs: number | null;
  readonly final: boolean;
}

function failure(why: string): Failure {
  return { why, retryAfterMs: null, final: false };
}

/** Null when it is longer than any true answer. */
async function readText(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > LONGEST_ANSWER_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** `, rate_limit_error`: the machine-readable kind in an error body. Its message is left out: it may quote the request. */
function kindOfError(answer: Readonly<Record<string, unknown>> | null): string {
  const error = answer?.['error'];
  if (typeof error !== 'object' || error === null) return '';
  const { type, status } = error as { type?: unknown; status?: unknown };
  const kind = typeof type === 'string' ? type : status;
  return typeof kind === 'string' && /^\w{1,40}$/.test(kind) ? `, ${kind}` : '';
}

/** How long to wait by the `retry-after` header, in seconds; null when that is too long. */
function waitMs(retryAfter: string | null): number | null {
  const wait = retryAfter === null ? 500 : Number(retryAfter) * 1000;
  return wait >= 0 && wait <= LONGEST_WAIT_MS ? wait : null;
}
