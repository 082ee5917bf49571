import type { Report } from '../core/report.js';
import { property, reading, startRetries, type GitHubClient } from './client.js';
import { readEvent, type EventContext } from './event.js';

/**
 * The second of two stages. Runs for forks have a token that can only read: the first stage (`pull_request`) computes
 * and uploads its JSON report, the second (`workflow_run`, on the default branch, with a token that can write) comments.
 * The report comes from a run that the pull request controls. It is data to be validated and rendered; which pull
 * request it belongs to is never taken from it.
 */
export type SecondStage =
  | { readonly ok: true; readonly context: EventContext; readonly report: Report }
  | {
      readonly ok: false;
      readonly reason: StageRefusal;
      readonly detail: string;
      readonly permission: string | null;
    };

export type StageRefusal =
  | 'not-a-workflow-run'
  | 'not-a-pull-request-run'
  | 'report-too-large'
  | 'report-invalid'
  | 'no-pull-request'
  | 'several-pull-requests'
  | 'not-readable';

/** Larger artifacts are not even parsed. The largest report that a run of ours reads elsewhere, too. */
export const reportBytesMax = 32 * 1024 * 1024;

export interface StageInput {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The `workflow_run` event. */
  readonly payload: unknown;
  /** The artifact's JSON report as it was downloaded. */
  readonly reportText: string;
  /** Checks the text against the published schema and throws on anything else. */
  readonly parseReport: (text: string) => Report;
}

/**
 * Finds the pull request from the event (head commit and head repository of the first run) and validates the report.
 * The context it gives is that of the pull request, with the *first* run's id, so that the order of comments is that of
 * the computations. Never throws.
 */
export async function readSecondStage(client: GitHubClient, input: StageInput): Promise<SecondStage> {
  const refused = (reason: StageRefusal, detail: string, permission: string | null = null): SecondStage => ({
    ok: false,
    reason,
    detail,
    permission,
  });
  const context = readEvent(input.env, input.payload);
  const run = property(input.payload, 'workflow_run');
  if (run === undefined || run === null) {
    return refused(
      'not-a-workflow-run',
      'the event is no workflow_run: the second stage runs after the first',
    );
  }
  const first = firstRun(run);
  if (first === null) {
    return refused('not-a-pull-request-run', 'the first run was not started by a pull request');
  }
  if (Buffer.byteLength(input.reportText) > reportBytesMax) {
    return refused('report-too-large', `the report is larger than ${reportBytesMax / 1024 / 1024} MiB`);
  }
  let report: Report;
  try {
    report = input.parseReport(input.reportText);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return refused('report-invalid', `the report does not fit its schema: ${detail}`);
  }

  const listed = await listPullRequests(client, context, first);
  if (typeof listed === 'string') return refused('not-readable', listed, 'pull-requests: write');
  const matching = listed.filter((candidate) => belongsTo(candidate, first));
  const [pullRequest] = matching;
  if (pullRequest === undefined) {
    const detail = `no open pull request has ${first.headSha.slice(0, 7)} as its head: it was closed, or has moved on`;
    return refused('no-pull-request', detail);
  }
  if (matching.length > 1) {
    const detail = `${matching.length} open pull requests have the same branch and head`;
    return refused('several-pull-requests', detail);
  }
  const found = readEvent(input.env, { pull_request: pullRequest });
  return {
    ok: true,
    report,
    context: {
      ...found,
      eventName: context.eventName,
      actor: first.actor,
      isDependabot: false,
      // This stage's own token can write, wherever the head lives.
      isFork: false,
      runId: first.runId,
      runAttempt: first.runAttempt,
    },
  };
}

interface FirstRun {
  readonly headSha: string;
  readonly headBranch: string;
  readonly headOwner: string;
  readonly headRepository: string;
  readonly actor: string | null;
  readonly runId: number;
  readonly runAttempt: number;
}

function firstRun(run: unknown): FirstRun | null {
  if (property(run, 'event') !== 'pull_request') return null;
  const headSha = property(run, 'head_sha');
  const headBranch = property(run, 'head_branch');
  const repository = property(run, 'head_repository');
  const headOwner = property(property(repository, 'owner'), 'login');
  const headRepository = property(repository, 'full_name');
  const runId = property(run, 'id');
  const runAttempt = property(run, 'run_attempt');
  const actor = property(property(run, 'actor'), 'login');
  if (
    typeof headSha !== 'string' ||
    !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(headSha) ||
    typeof headBranch !== 'string' ||
    typeof headOwner !== 'string' ||
    typeof headRepository !== 'string' ||
    typeof runId !== 'number'
  ) {
    return null;
  }
  return {
    headSha,
    headBranch,
    headOwner,
    headRepository,
    runId,
    actor: typeof actor === 'string' ? actor : null,
    runAttempt: typeof runAttempt === 'number' ? runAttempt : 1,
  };
}

/** Of pull requests that are looked at: one branch has a handful. */
const maxPages = 10;

/**
 * Open pull requests of the first run's branch, or in words why they cannot be listed. `workflow_run.pull_requests` is
 * empty for forks, so they are looked up.
 */
async function listPullRequests(
  client: GitHubClient,
  { owner, repo }: EventContext,
  { headOwner, headBranch }: FirstRun,
): Promise<readonly unknown[] | string> {
  const retries = startRetries(client.clock);
  const found: unknown[] = [];
  for (let page = 1; ; page += 1) {
    const outcome = await reading(retries, () =>
      client.rest('GET /repos/{owner}/{repo}/pulls', {
        owner,
        repo,
        state: 'open',
        head: `${headOwner}:${headBranch}`,
        per_page: 100,
        page,
      }),
    );
    if (!outcome.ok) return `the pull requests could not be listed: ${outcome.failure.message}`;
    const items = Array.isArray(outcome.body) ? (outcome.body as readonly unknown[]) : [];
    found.push(...items);
    if (items.length < 100 || page === maxPages) return found;
  }
}

function belongsTo(pullRequest: unknown, { headSha, headRepository }: FirstRun): boolean {
  const head = property(pullRequest, 'head');
  const repository = property(property(head, 'repo'), 'full_name');
  return (
    property(head, 'sha') === headSha &&
    typeof repository === 'string' &&
    repository.toLowerCase() === headRepository.toLowerCase()
  );
}
