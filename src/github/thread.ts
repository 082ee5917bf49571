import { property, reading, type Failure, type GitHubClient, type Retries } from './client.js';
import type { EventContext } from './event.js';
import { compareRuns, encodedId, parseMarker, type Marker } from './marker.js';

/** A comment of this pull request that carries our marker and was written by us. */
export interface OwnComment {
  readonly nodeId: string;
  readonly commentId: number;
  readonly url: string;
  readonly body: string;
  readonly marker: Marker;
}

/** The pull request as it is now. */
export interface Thread {
  readonly headSha: string | null;
  readonly locked: boolean;
  readonly archived: boolean;
  /** Visible ones with the wanted id, oldest run first. */
  readonly own: readonly OwnComment[];
  /**
   * Visible ones with the wanted id that another token of this repository wrote, which this token may hide: what is left where a
   * workflow was given another token. Only of an app, or of somebody who belongs to the repository, with the marker first.
   */
  readonly foreign: readonly OwnComment[];
}

export type ThreadRead =
  { readonly ok: true; readonly thread: Thread } | { readonly ok: false; readonly failure: Failure };

/**
 * `viewerDidAuthor` knows us with every kind of token and on every server; a login would have to be guessed. Ids come
 * from the address: `databaseId` is a 32-bit number and too small for comments of today.
 */
const threadQuery = `query($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    isArchived
    pullRequest(number: $number) {
      headRefOid
      locked
      comments(first: 100, after: $after) {
        nodes { id url body viewerDidAuthor isMinimized viewerCanMinimize authorAssociation author { __typename } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

/** GitHub itself allows no more than 2,500 comments. */
const maxPages = 50;

/** The pull request as it is now with our comments of this id, through all pages. */
export async function readThread(
  client: GitHubClient,
  { owner, repo, pullRequestNumber: number }: EventContext,
  id: string,
  retries: Retries,
): Promise<ThreadRead> {
  const own: OwnComment[] = [];
  const foreign: OwnComment[] = [];
  const cursors = new Set<string>();
  let after: string | null = null;
  for (let page = 1; ; page += 1) {
    const variables = { owner, repo, number, after };
    const outcome = await reading(retries, () => client.graphql(threadQuery, variables));
    if (!outcome.ok) return { ok: false, failure: outcome.failure };
    const repository = property(outcome.body, 'repository');
    const pullRequest = property(repository, 'pullRequest');
    const comments = property(pullRequest, 'comments');
    const nodes = property(comments, 'nodes');
    if (!Array.isArray(nodes)) {
      const message = 'the answer has no comments of the pull request';
      const kind = pullRequest === null || repository === null ? 'not-found' : 'unexpected';
      return { ok: false, failure: { kind, status: null, message, retryAfterMs: null } };
    }
    for (const node of nodes as readonly unknown[]) {
      const comment = commentWith(node, id);
      if (comment === null) continue;
      if (property(node, 'viewerDidAuthor') === true) own.push(comment);
      else if (isOfAnotherToken(node, comment)) foreign.push(comment);
    }
    const pageInfo = property(comments, 'pageInfo');
    const cursor = property(pageInfo, 'endCursor');
    // The last page is also the latest look at the head.
    if (property(pageInfo, 'hasNextPage') !== true || typeof cursor !== 'string' || cursors.has(cursor)) {
      const headSha = property(pullRequest, 'headRefOid');
      return {
        ok: true,
        thread: {
          headSha: typeof headSha === 'string' ? headSha : null,
          locked: property(pullRequest, 'locked') === true,
          archived: property(repository, 'isArchived') === true,
          // Stable: of two from the same run the later one counts.
          own: own.sort((a, b) => compareRuns(a.marker, b.marker)),
          foreign,
        },
      };
    }
    if (page === maxPages) {
      const message = `the pull request has more than ${maxPages * 100} comments`;
      return { ok: false, failure: { kind: 'unexpected', status: null, message, retryAfterMs: null } };
    }
    cursors.add(cursor);
    after = cursor;
  }
}

/** Who belongs to the repository, as GitHub names it. */
const belongs: ReadonlySet<unknown> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

function isOfAnotherToken(node: unknown, { body }: OwnComment): boolean {
  const isApp = property(property(node, 'author'), '__typename') === 'Bot';
  return (
    property(node, 'viewerCanMinimize') === true &&
    body.startsWith('<!-- promptcost:v1 ') &&
    (isApp || belongs.has(property(node, 'authorAssociation')))
  );
}

/** A visible comment with the marker of this id, whoever wrote it. */
function commentWith(node: unknown, id: string): OwnComment | null {
  if (property(node, 'isMinimized') !== false) return null;
  const body = property(node, 'body');
  const nodeId = property(node, 'id');
  const url = property(node, 'url');
  if (typeof body !== 'string' || typeof nodeId !== 'string' || typeof url !== 'string') return null;
  const marker = parseMarker(body);
  if (marker === null || marker.id !== encodedId(id)) return null;
  const commentId = /#issuecomment-(\d{1,15})$/.exec(url)?.[1];
  return commentId === undefined ? null : { nodeId, commentId: Number(commentId), url, body, marker };
}
