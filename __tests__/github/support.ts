import {
  createClient,
  readEvent,
  type Clock,
  type CommentRequest,
  type EventContext,
  type GitHubClient,
} from '../../src/github/index.js';
import type { GitHubServer } from '../support/github-server.js';

export const headSha = 'a1'.repeat(20);
export const nextSha = 'b2'.repeat(20);
export const bot = 'github-actions[bot]';

/** A clock that does not wait, and tells how long it would have. */
export function fastClock(): Clock & { readonly waitedMs: number[] } {
  let now = Date.UTC(2026, 10, 23);
  const waitedMs: number[] = [];
  return {
    waitedMs,
    now: () => now,
    wait(ms) {
      waitedMs.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
}

export function clientOf(
  github: Pick<GitHubServer, 'apiUrl' | 'graphqlUrl'>,
  given: { token?: string; clock?: Clock; timeoutMs?: number } = {},
): GitHubClient {
  const { token = 't0ken', clock = fastClock(), timeoutMs = 2_000 } = given;
  return createClient({ token, apiUrl: github.apiUrl, graphqlUrl: github.graphqlUrl, clock, timeoutMs });
}

export function openPullRequest(github: GitHubServer, number = 7): void {
  github.pullRequests.set(number, {
    number,
    author: 'mona',
    state: 'open',
    locked: false,
    labels: [],
    events: [],
    head: { sha: headSha, ref: 'shorter-triage', owner: 'acme', repository: 'shop' },
    base: { sha: 'ba'.repeat(20), ref: 'main' },
  });
}

/** The event of pull request 7, `synchronize`, run 5001. */
export function contextOf(github: GitHubServer, changes: Partial<EventContext> = {}): EventContext {
  const pullRequest = github.pullRequests.get(7);
  const payload = {
    action: 'synchronize',
    pull_request: {
      number: 7,
      updated_at: '2026-11-20T12:00:00Z',
      user: { login: 'mona' },
      labels: pullRequest?.labels.map((name) => ({ name })),
      head: { sha: headSha, ref: 'shorter-triage', repo: { full_name: 'acme/shop' } },
      base: { sha: 'ba'.repeat(20), ref: 'main' },
    },
  };
  const env = {
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_ACTOR: 'mona',
    GITHUB_RUN_ID: '5001',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_SERVER_URL: github.serverUrl,
    GITHUB_API_URL: github.apiUrl,
    GITHUB_GRAPHQL_URL: github.graphqlUrl,
  };
  return { ...readEvent(env, payload), ...changes };
}

/** A comment with a changed cost from run 5001. */
export function commentOf(changes: Partial<CommentRequest> = {}): CommentRequest {
  return {
    id: 'default',
    body: '### Prompt cost: +9 %\n',
    headSha,
    runId: 5001,
    runAttempt: 1,
    hasChanges: true,
    hasFailures: false,
    mode: 'changes',
    behavior: 'update',
    ...changes,
  };
}

export function markerOf(changes: Partial<{ id: string; head: string; run: string }> = {}): string {
  const { id = 'default', head = headSha, run = '5001.1' } = changes;
  return `<!-- promptcost:v1 id=${id} head=${head} run=${run} -->`;
}
