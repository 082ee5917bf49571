import { property } from './client.js';

/** What the run knows of itself and its pull request, before anything is asked. Fields are null when the event lacks them. */
export interface EventContext {
  /** Such as `pull_request` or `merge_group`; empty outside a job. */
  readonly eventName: string;
  /** Such as `synchronize` or `labeled`. */
  readonly action: string | null;
  readonly owner: string;
  readonly repo: string;
  readonly pullRequestNumber: number | null;
  /**
   * Commit of the change: the pull request's head, the merge group's head, or the commit pushed. Null where the event
   * names a pull request but not its head.
   */
  readonly headSha: string | null;
  /** As the event gives it. For a pull request this is *not* the merge base. */
  readonly baseSha: string | null;
  readonly headRef: string | null;
  readonly baseRef: string | null;
  /** `owner/name` of the repository that the head is in; null when that is gone. */
  readonly headRepository: string | null;
  /** The head lives in another repository, or in none any more: the job's token can only read. */
  readonly isFork: boolean;
  /** Dependabot started the run, whose token can only read, too. */
  readonly isDependabot: boolean;
  /** Who opened the pull request. */
  readonly author: string | null;
  /** Who started this run. */
  readonly actor: string | null;
  /** Labels at the time of the event. Stale in a re-run; ask GitHub before anything depends on them. */
  readonly labels: readonly string[];
  /** The label of a `labeled` event. */
  readonly labelAdded: string | null;
  /** When the pull request was last touched, as the event knows it; ISO 8601. */
  readonly updatedAt: string | null;
  readonly runId: number;
  readonly runAttempt: number;
  /** Without a slash at the end: `https://github.com`. */
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
}

/** Never throws: an event that looks different from what GitHub documents gives nulls. */
export function readEvent(env: Readonly<Record<string, string | undefined>>, payload: unknown): EventContext {
  const pullRequest = property(payload, 'pull_request');
  const mergeGroup = property(payload, 'merge_group');
  const issue = property(payload, 'issue');
  const head = property(pullRequest, 'head');
  const base = property(pullRequest, 'base');
  const [owner = '', repo = ''] = (
    env['GITHUB_REPOSITORY'] ||
    (textAt(payload, 'repository', 'full_name') ?? '')
  ).split('/');
  const serverUrl = trimmedUrl(env['GITHUB_SERVER_URL']) ?? 'https://github.com';
  const actor = env['GITHUB_ACTOR'] || textAt(payload, 'sender', 'login');
  const headRepository = textAt(head, 'repo', 'full_name');
  const number =
    countAt(pullRequest, 'number') ??
    (property(issue, 'pull_request') === undefined ? null : countAt(issue, 'number')) ??
    dispatchedNumber(payload) ??
    numberInRef(env['GITHUB_REF']);
  const isPullRequest = head !== undefined && head !== null;
  return {
    eventName: env['GITHUB_EVENT_NAME'] ?? '',
    action: textAt(payload, 'action'),
    owner,
    repo,
    pullRequestNumber: number,
    // Where the event only names a pull request (a comment, a run started by hand), its head has to be asked for.
    headSha:
      shaAt(head, 'sha') ??
      (number !== null
        ? null
        : (shaAt(mergeGroup, 'head_sha') ?? shaAt(payload, 'after') ?? shaAt(env, 'GITHUB_SHA'))),
    baseSha: shaAt(base, 'sha') ?? shaAt(mergeGroup, 'base_sha') ?? shaAt(payload, 'before'),
    headRef: textAt(head, 'ref') ?? textAt(mergeGroup, 'head_ref') ?? (env['GITHUB_HEAD_REF'] || null),
    baseRef: textAt(base, 'ref') ?? textAt(mergeGroup, 'base_ref') ?? (env['GITHUB_BASE_REF'] || null),
    headRepository,
    isFork: isPullRequest && headRepository?.toLowerCase() !== `${owner}/${repo}`.toLowerCase(),
    isDependabot: actor === 'dependabot[bot]',
    author: textAt(pullRequest, 'user', 'login') ?? textAt(issue, 'user', 'login'),
    actor,
    labels: labelsOf(property(pullRequest, 'labels')),
    labelAdded: textAt(payload, 'action') === 'labeled' ? textAt(payload, 'label', 'name') : null,
    updatedAt: textAt(pullRequest, 'updated_at'),
    runId: count(env['GITHUB_RUN_ID']) ?? 0,
    runAttempt: count(env['GITHUB_RUN_ATTEMPT']) ?? 1,
    serverUrl,
    apiUrl: trimmedUrl(env['GITHUB_API_URL']) ?? apiOf(serverUrl),
    graphqlUrl: trimmedUrl(env['GITHUB_GRAPHQL_URL']) ?? graphqlOf(serverUrl),
  };
}

/**
 * Where the API of a server is when the environment does not say: a host of its own on github.com and *.ghe.com, a
 * path on GitHub Enterprise Server.
 * https://docs.github.com/en/enterprise-cloud@latest/admin/data-residency, checked 2026-11-23.
 */
function apiOf(serverUrl: string): string {
  return hasApiHost(serverUrl) ? serverUrl.replace('://', '://api.') : `${serverUrl}/api/v3`;
}

function graphqlOf(serverUrl: string): string {
  return hasApiHost(serverUrl)
    ? `${serverUrl.replace('://', '://api.')}/graphql`
    : `${serverUrl}/api/graphql`;
}

function hasApiHost(serverUrl: string): boolean {
  return /^https:\/\/(?:github\.com|[^/.]+\.ghe\.com)$/i.test(serverUrl);
}

function trimmedUrl(given: string | undefined): string | null {
  return given === undefined || !/^https?:\/\/\S+$/.test(given) ? null : given.replace(/\/+$/, '');
}

/** A workflow started by hand names its pull request in an input. */
function dispatchedNumber(payload: unknown): number | null {
  const inputs = property(payload, 'inputs');
  for (const name of ['pull-request', 'pull_request', 'pr', 'pr-number', 'pr_number']) {
    const given = property(inputs, name);
    const number = typeof given === 'string' || typeof given === 'number' ? count(String(given)) : null;
    if (number !== null) return number;
  }
  return null;
}

function numberInRef(ref: string | undefined): number | null {
  return count(/^refs\/pull\/(\d+)\//.exec(ref ?? '')?.[1]);
}

/** A whole number above 0. */
function count(given: string | undefined): number | null {
  if (given === undefined || !/^\d{1,15}$/.test(given)) return null;
  return Number(given) > 0 ? Number(given) : null;
}

function countAt(value: unknown, name: string): number | null {
  const given = property(value, name);
  return typeof given === 'number' && Number.isSafeInteger(given) && given > 0 ? given : null;
}

function textAt(value: unknown, ...names: readonly string[]): string | null {
  const found = names.reduce(property, value);
  return typeof found === 'string' && found !== '' ? found : null;
}

/** A commit id; all zeros, which stands for "none", is none. */
function shaAt(value: unknown, name: string): string | null {
  const found = property(value, name);
  return typeof found === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(found) && !/^0+$/.test(found)
    ? found
    : null;
}

function labelsOf(given: unknown): string[] {
  if (!Array.isArray(given)) return [];
  return (given as readonly unknown[]).flatMap((label) => textAt(label, 'name') ?? []);
}
