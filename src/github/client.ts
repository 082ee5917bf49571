import { githubRequests } from './request.js';

/**
 * One request to GitHub, and what came of it as a value. Nothing here throws and nothing here repeats a request:
 * who repeats must first look again at what it is about to change.
 */

export interface GitHubClient {
  /** One REST request, such as `GET /repos/{owner}/{repo}/pulls/{pull_number}`. */
  rest(route: string, parameters: Readonly<Record<string, unknown>>): Promise<Outcome>;
  /** One GraphQL request; any error in the answer makes it a failure. */
  graphql(query: string, variables: Readonly<Record<string, unknown>>): Promise<Outcome>;
  readonly clock: Clock;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** `asked` where the server said how long. */
  wait(ms: number, asked?: boolean): Promise<void>;
}

export type Outcome =
  | { readonly ok: true; readonly status: number; readonly body: unknown }
  | { readonly ok: false; readonly failure: Failure };

export interface Failure {
  readonly kind:
    | 'bad-token'
    | 'forbidden'
    | 'not-found'
    | 'gone'
    | 'refused'
    | 'rate-limited'
    | 'unavailable'
    | 'timed-out'
    | 'unexpected';
  /** Null when no answer came. */
  readonly status: number | null;
  /** GitHub's own words. From outside: escape before showing. */
  readonly message: string;
  /** When GitHub said it may be tried again, from now; null when it did not say. */
  readonly retryAfterMs: number | null;
}

export interface ClientOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** For one request with its answer. */
  readonly timeoutMs?: number;
  /** For all requests of the run with the pauses between them; waits that the server asks for are not in it. */
  readonly budgetMs?: number;
  readonly clock?: Clock;
}

export const realClock: Clock = {
  now: () => Date.now(),
  wait: (ms) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms);
    }),
};

export function createClient(options: ClientOptions): GitHubClient {
  const { token, apiUrl, graphqlUrl, timeoutMs = 15_000, budgetMs = 60_000, clock = realClock } = options;
  let spentMs = 0;
  const request = githubRequests(token, apiUrl);
  const send = async (route: string, parameters: Readonly<Record<string, unknown>>): Promise<Outcome> => {
    if (token === '') return failed('bad-token', null, 'there is no token');
    const limitMs = Math.min(timeoutMs, budgetMs - spentMs);
    if (limitMs <= 0) {
      const message = `${budgetMs / 1000} s were spent on requests to GitHub`;
      return { ok: false, failure: { kind: 'timed-out', status: null, message, retryAfterMs: Infinity } };
    }
    const signal = AbortSignal.timeout(Math.ceil(limitMs));
    const from = performance.now();
    try {
      const { status, data } = await request(route, { ...parameters, request: { signal } });
      return { ok: true, status, body: data };
    } catch (error) {
      if (signal.aborted) return failed('timed-out', null, `no answer within ${limitMs / 1000} s`);
      return { ok: false, failure: failureOf(error, clock.now()) };
    } finally {
      spentMs += performance.now() - from;
    }
  };
  return {
    clock: {
      now: () => clock.now(),
      wait(ms, asked = false) {
        if (!asked) spentMs += ms;
        return clock.wait(ms, asked);
      },
    },
    rest: send,
    async graphql(query, variables) {
      const outcome = await send(`POST ${graphqlUrl}`, { query, variables });
      return outcome.ok ? graphqlOutcome(outcome) : outcome;
    },
  };
}

function failed(kind: Failure['kind'], status: number | null, message: string): Outcome {
  return { ok: false, failure: { kind, status, message, retryAfterMs: null } };
}

function failureOf(error: unknown, now: number): Failure {
  const said = error instanceof Error ? error.message : String(error);
  const message = said.replace(/ - https:\/\/docs\.github\.com\S*$/, '');
  const response = property(error, 'response');
  // A connection that failed has no response.
  if (response === undefined) {
    const cause = property(error, 'cause');
    const why =
      cause instanceof Error && !message.includes(cause.message) ? `${message}: ${cause.message}` : message;
    return { kind: 'unavailable', status: null, message: why, retryAfterMs: null };
  }
  const status = Number(property(error, 'status'));
  const limit = rateLimit(status, message, property(response, 'headers'), now);
  if (limit !== null) return { kind: 'rate-limited', status, message, retryAfterMs: limit };
  return {
    kind: kindOf(status),
    status,
    message,
    retryAfterMs: retryAfter(property(response, 'headers'), now),
  };
}

function kindOf(status: number): Failure['kind'] {
  if (status >= 500) return 'unavailable';
  switch (status) {
    case 401:
      return 'bad-token';
    case 403:
      return 'forbidden';
    case 404:
      return 'not-found';
    case 408:
      return 'unavailable';
    case 410:
      return 'gone';
    case 422:
      return 'refused';
    default:
      return 'unexpected';
  }
}

/**
 * How GitHub says "later", as milliseconds from now; null when the answer is no rate limit.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api, checked 2026-11-23: 403 or 429 with
 * `retry-after`, or with `x-ratelimit-remaining: 0` and the time in `x-ratelimit-reset`, else wait at least a minute.
 */
function rateLimit(status: number, message: string, headers: unknown, now: number): number | null {
  if (status !== 403 && status !== 429) return null;
  const after = retryAfter(headers, now);
  if (after !== null) return after;
  if (headerOf(headers, 'x-ratelimit-remaining') === '0') {
    const resetSeconds = Number(headerOf(headers, 'x-ratelimit-reset'));
    return Number.isFinite(resetSeconds) && resetSeconds > 0
      ? Math.max(0, resetSeconds * 1000 - now)
      : 60_000;
  }
  return status === 429 || /rate limit|abuse detection/i.test(message) ? 60_000 : null;
}

/** `retry-after` in seconds or as a date. */
function retryAfter(headers: unknown, now: number): number | null {
  const given = headerOf(headers, 'retry-after');
  if (given === null) return null;
  const ms = /^\d+$/.test(given) ? Number(given) * 1000 : Date.parse(given) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

function headerOf(headers: unknown, name: string): string | null {
  const value = property(headers, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** GraphQL answers 200 and says in the body what went wrong. */
function graphqlOutcome(outcome: Outcome & { ok: true }): Outcome {
  const errors = property(outcome.body, 'errors');
  if (!Array.isArray(errors) || errors.length === 0) {
    const data = property(outcome.body, 'data');
    if (data === undefined || data === null)
      return failed('unexpected', outcome.status, 'an answer without data');
    return { ...outcome, body: data };
  }
  const [first] = errors as readonly unknown[];
  const type = property(first, 'type');
  const said = property(first, 'message');
  const message = typeof said === 'string' ? said : 'an error without words';
  switch (type) {
    case 'FORBIDDEN':
    case 'INSUFFICIENT_SCOPES':
      return failed('forbidden', outcome.status, message);
    case 'NOT_FOUND':
      return failed('not-found', outcome.status, message);
    case 'RATE_LIMITED':
    case 'RATE_LIMIT':
      return { ok: false, failure: { kind: 'rate-limited', status: 429, message, retryAfterMs: 60_000 } };
    case 'UNPROCESSABLE':
      return failed('refused', outcome.status, message);
    default:
      // Time-outs inside GitHub come without a type: "Something went wrong while executing your query".
      return failed(
        type === undefined || type === 'SERVICE_UNAVAILABLE' ? 'unavailable' : 'unexpected',
        outcome.status,
        message,
      );
  }
}

/** A property of something unknown, undefined when there is none. */
export function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** How often and how long a run may wait for GitHub in all. */
export interface Patience {
  readonly attemptsMax: number;
  readonly waitMsMax: number;
}

export const patience: Patience = { attemptsMax: 6, waitMsMax: 60_000 };

/** Counts attempts and waiting over everything that belongs to one task. */
export interface Retries {
  /** Waits as long as the failure asks for and gives true, or gives false at once when waiting does not help. */
  again(failure: Failure): Promise<boolean>;
}

export function startRetries(clock: Clock, { attemptsMax, waitMsMax }: Patience = patience): Retries {
  let attempts = 1;
  let waitedMs = 0;
  return {
    async again(failure) {
      const transient = ['rate-limited', 'unavailable', 'timed-out'].includes(failure.kind);
      if (!transient || attempts >= attemptsMax) return false;
      const ms = failure.retryAfterMs ?? 1_000 * 2 ** (attempts - 1);
      if (waitedMs + ms > waitMsMax) return false;
      attempts += 1;
      waitedMs += ms;
      await clock.wait(ms, failure.retryAfterMs !== null);
      return true;
    },
  };
}

/** For requests that only read: repeated while that can help. */
export async function reading(retries: Retries, request: () => Promise<Outcome>): Promise<Outcome> {
  for (;;) {
    const outcome = await request();
    if (outcome.ok || !(await retries.again(outcome.failure))) return outcome;
  }
}
