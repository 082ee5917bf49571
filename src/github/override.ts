import { property, reading, startRetries, type Failure, type GitHubClient } from './client.js';
import type { EventContext } from './event.js';

/** What the policy says about the label that lets a failing verdict pass. */
export interface OverridePolicy {
  readonly overrideLabel: string | null;
  /** The author of the pull request may not apply it. */
  readonly overrideNotAuthor: boolean;
  /** It counts only for the head it was applied to. */
  readonly overrideExpires: boolean;
}

export interface Override {
  readonly label: string;
  /** Login of who applied it. */
  readonly by: string;
}

/** The label is there, or may be there, but does not count. The verdict stays as it is. */
export interface OverrideProblem {
  readonly label: string;
  readonly reason:
    | 'no-permission'
    | 'applied-by-author'
    | 'applied-by-bot'
    | 'unknown-actor'
    | 'head-moved'
    | 'not-readable';
  /** In words, with names in it that come from outside: escape before showing. */
  readonly problem: string;
  readonly remedy: string;
}

interface LabelState {
  readonly headSha: string | null;
  readonly author: string | null;
  readonly present: boolean;
  /** The last time the label was applied; null when its event cannot be found. */
  readonly applied: { readonly by: string | null; readonly isUser: boolean; readonly at: string } | null;
}

/** Roles that may write, by the name the API gives; custom roles come with the permission they are built on. */
const writingPermissions = new Set(['admin', 'maintain', 'write']);
/** Each page holds 100 label events. */
const eventPagesMax = 50;

/**
 * Whether a person with write permission has let this pull request pass. Labels are read from GitHub at the end of the
 * run: the event's own list is stale in a re-run. Null when the policy names no label or the label is not there.
 * What cannot be looked up does not count: never throws, never overrides by accident.
 */
export async function checkOverride(
  client: GitHubClient,
  context: EventContext,
  policy: OverridePolicy,
): Promise<Override | OverrideProblem | null> {
  const label = policy.overrideLabel;
  if (label === null || label.trim() === '' || context.pullRequestNumber === null) return null;
  try {
    return await check(client, context, policy, label.trim());
  } catch (error) {
    return unreadable(label, error instanceof Error ? error.message : String(error));
  }
}

async function check(
  client: GitHubClient,
  context: EventContext,
  policy: OverridePolicy,
  label: string,
): Promise<Override | OverrideProblem | null> {
  const retries = startRetries(client.clock);
  const state = await readLabel(client, context, label, (request) => reading(retries, request));
  if ('kind' in state) return unreadable(label, state.message);
  if (!state.present) return null;
  const refused = (reason: OverrideProblem['reason'], problem: string, remedy: string): OverrideProblem => ({
    label,
    reason,
    problem,
    remedy,
  });
  const { applied } = state;
  if (applied?.by == null) {
    const remedy = 'Remove the label and let somebody with write permission add it again.';
    return refused('unknown-actor', `who applied the label \`${label}\` cannot be found`, remedy);
  }
  const { by } = applied;
  if (!applied.isUser) {
    const remedy = 'Remove the label and let a person with write permission add it again.';
    return refused(
      'applied-by-bot',
      `the label \`${label}\` was applied by \`${by}\`, which is no person`,
      remedy,
    );
  }
  const author = state.author ?? context.author;
  if (policy.overrideNotAuthor && author?.toLowerCase() === by.toLowerCase()) {
    const problem = `the label \`${label}\` was applied by \`${by}\`, who opened the pull request`;
    return refused('applied-by-author', problem, 'Let somebody else with write permission add it again.');
  }
  if (policy.overrideExpires && !appliedToThisHead(context, state.headSha, label, applied.at)) {
    const problem = `the label \`${label}\` was applied before the latest commits`;
    return refused(
      'head-moved',
      problem,
      'Remove the label and add it again for the commits as they are now.',
    );
  }

  const permission = await reading(retries, () =>
    client.rest('GET /repos/{owner}/{repo}/collaborators/{username}/permission', {
      owner: context.owner,
      repo: context.repo,
      username: by,
    }),
  );
  if (!permission.ok && permission.failure.kind !== 'not-found') {
    return unreadable(label, permission.failure.message);
  }
  const granted = permission.ok ? property(permission.body, 'permission') : 'none';
  if (typeof granted === 'string' && writingPermissions.has(granted)) return { label, by };
  const problem = `the label \`${label}\` was applied by \`${by}\`, who may not write to this repository`;
  return refused('no-permission', problem, 'Let somebody with write permission add it again.');
}

/**
 * When the head arrived is known from the event of this run alone: commit dates are whatever the author's clock says.
 * A `labeled` event names the head that it was applied to. Otherwise the label must be younger than this run's event,
 * which is at least as young as its head: in doubt the label has expired.
 */
function appliedToThisHead(
  context: EventContext,
  headSha: string | null,
  label: string,
  appliedAt: string,
): boolean {
  if (context.headSha === null || headSha !== context.headSha) return false;
  if (context.labelAdded !== null && sameLabel(context.labelAdded, label)) return true;
  const applied = Date.parse(appliedAt);
  const touched = Date.parse(context.updatedAt ?? '');
  return Number.isFinite(applied) && Number.isFinite(touched) && applied >= touched;
}

/** GitHub does not tell upper from lower case in the names of labels. */
function sameLabel(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

const labelQuery = `query($owner: String!, $repo: String!, $number: Int!, $before: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      headRefOid
      author { login }
      labels(first: 100) { nodes { name } }
      timelineItems(last: 100, before: $before, itemTypes: [LABELED_EVENT]) {
        nodes { ... on LabeledEvent { createdAt label { name } actor { __typename login } } }
        pageInfo { hasPreviousPage startCursor }
      }
    }
  }
}`;

async function readLabel(
  client: GitHubClient,
  { owner, repo, pullRequestNumber: number }: EventContext,
  label: string,
  read: (request: () => ReturnType<GitHubClient['graphql']>) => ReturnType<GitHubClient['graphql']>,
): Promise<LabelState | Failure> {
  let before: string | null = null;
  let state: LabelState | null = null;
  for (let page = 0; page < eventPagesMax; page += 1) {
    const variables = { owner, repo, number, before };
    const outcome = await read(() => client.graphql(labelQuery, variables));
    if (!outcome.ok) return outcome.failure;
    const pullRequest = property(property(outcome.body, 'repository'), 'pullRequest');
    state ??= {
      headSha: textOf(property(pullRequest, 'headRefOid')),
      author: textOf(property(property(pullRequest, 'author'), 'login')),
      present: nodesOf(property(pullRequest, 'labels')).some((node) => isLabel(node, label)),
      applied: null,
    };
    if (!state.present) return state;
    const items = property(pullRequest, 'timelineItems');
    // Events come oldest first: the last one for this label is the one that put it there.
    const event = nodesOf(items).findLast((node) => isLabel(property(node, 'label'), label));
    if (event !== undefined) {
      const actor = property(event, 'actor');
      return {
        ...state,
        applied: {
          by: textOf(property(actor, 'login')),
          isUser: property(actor, '__typename') === 'User',
          at: textOf(property(event, 'createdAt')) ?? '',
        },
      };
    }
    const pageInfo = property(items, 'pageInfo');
    const cursor = textOf(property(pageInfo, 'startCursor'));
    if (property(pageInfo, 'hasPreviousPage') !== true || cursor === null || cursor === before) return state;
    before = cursor;
  }
  return state ?? { headSha: null, author: null, present: false, applied: null };
}

function isLabel(node: unknown, label: string): boolean {
  const name = property(node, 'name');
  return typeof name === 'string' && sameLabel(name, label);
}

function nodesOf(connection: unknown): readonly unknown[] {
  const nodes = property(connection, 'nodes');
  return Array.isArray(nodes) ? (nodes as readonly unknown[]) : [];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function unreadable(label: string, message: string): OverrideProblem {
  return {
    label,
    reason: 'not-readable',
    problem: `whether the label \`${label}\` is there could not be read (${message})`,
    remedy: 'Give the job `pull-requests: read` at least, and run it again.',
  };
}
