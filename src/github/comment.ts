import { fitComment } from '../outputs/fit.js';
import {
  property,
  startRetries,
  type Failure,
  type GitHubClient,
  type Outcome,
  type Retries,
} from './client.js';
import type { EventContext } from './event.js';
import { compareRuns, encodedId, renderMarker, type Marker } from './marker.js';
import { readThread, type OwnComment, type Thread } from './thread.js';

export type CommentMode = 'changes' | 'always' | 'on-failure' | 'never';
export type CommentBehavior = 'update' | 'hide-and-new' | 'delete-and-new';

/** A comment that is wanted on a pull request. */
export interface CommentRequest extends Marker {
  /**
   * Rendered, without the marker. As a function it gets what the comment said before in one line of plain text (from
   * outside: escape it), null where there was none.
   */
  readonly body: string | ((previousHeadline: string | null) => string);
  readonly hasChanges: boolean;
  readonly hasFailures: boolean;
  readonly mode: CommentMode;
  readonly behavior: CommentBehavior;
}

/** What became of a comment. */
export type Publication =
  | {
      readonly kind: 'created' | 'updated' | 'unchanged';
      readonly commentId: number | null;
      readonly url: string | null;
      /** What did not work beside it, such as hiding the previous comment. */
      readonly remarks: readonly string[];
    }
  /** Nothing was to be said, or there is nowhere to say it. */
  | { readonly kind: 'skipped'; readonly detail: string }
  /** A newer run, or a newer commit, has the word. */
  | { readonly kind: 'skipped-newer'; readonly detail: string; readonly url: string | null }
  | {
      readonly kind: 'degraded';
      readonly reason: DegradeReason;
      /** In words, with GitHub's own words in it: escape before showing. */
      readonly detail: string;
      /** What to add under `permissions:`, null when that is not the cause. */
      readonly permission: string | null;
    };

export type DegradeReason =
  | 'read-only-token'
  | 'missing-permission'
  | 'bad-token'
  | 'locked'
  | 'archived'
  | 'not-found'
  | 'refused'
  | 'rate-limited'
  | 'unavailable'
  | 'internal';

/** Reads and writes of one publication; each new round begins with reading. */
const roundsMax = 8;
/** What is tried when GitHub finds a comment too long in spite of everything. */
const smallCommentUnits = 15_000;

/**
 * Brings the pull request's comment up to date. Never throws, and its result never changes the verdict.
 *
 * Each round reads first (comments of the pull request with our marker and written by us, and the head commit), decides,
 * and makes one write. When the write fails in a way that may pass, or somebody deleted the comment meanwhile, the next
 * round reads again: a request whose answer was lost is found done, and a run that is overtaken while it waits stops.
 * After creating a comment it reads once more, at once: of several runs that all found none, the last to write sees the
 * others' comments and leaves only the newest. What GitHub's lists do not show yet is removed by the next run. An edit needs
 * no second look: it cannot make a second comment, and a run for an older head has stopped before it writes.
 */
export async function publishComment(
  client: GitHubClient,
  context: EventContext,
  request: CommentRequest,
): Promise<Publication> {
  try {
    return await publish(client, context, request);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: 'degraded', reason: 'internal', detail, permission: null };
  }
}

async function publish(
  client: GitHubClient,
  context: EventContext,
  request: CommentRequest,
): Promise<Publication> {
  if (request.mode === 'never') return { kind: 'skipped', detail: 'comments are switched off' };
  if (context.pullRequestNumber === null) {
    return { kind: 'skipped', detail: 'this run belongs to no pull request' };
  }
  const retries = startRetries(client.clock);
  let small = false;
  /** Rendered once: the second round may find the comment as the first round left it. */
  let text: string | null = null;
  /** What the last write asked for, whether or not its answer came. */
  let asked: 'created' | 'updated' | null = null;
  for (let round = 0; round < roundsMax; round += 1) {
    const read = await readThread(client, context, request.id, retries);
    if (!read.ok) return degraded(context, read.failure);
    const { own, headSha } = read.thread;
    const newest = own.at(-1) ?? null;
    const overtaken = overtakenBy(request, headSha, newest);
    if (overtaken !== null) return overtaken;

    const render = (): string => (text ??= renderBody(request, newest));
    const decided = decide(request, newest, render, small);
    if (decided.kind === 'nothing') {
      await hideForeign(client, request, read.thread);
      return { kind: 'skipped', detail: decided.detail };
    }
    if (decided.kind === 'keep') {
      const remarks = await removeOthers(client, context, request, read.thread);
      const { commentId, url } = decided.comment;
      return { kind: asked ?? 'unchanged', commentId, url, remarks };
    }
    asked = decided.kind === 'create' ? 'created' : 'updated';
    const outcome = await write(client, context, decided);
    if (outcome.ok) {
      if (decided.kind === 'update') {
        const { commentId, url } = decided.comment;
        const remarks = await removeOthers(client, context, request, read.thread);
        return { kind: asked, commentId, url, remarks };
      }
      return tidyUp(client, context, request, createdComment(decided.body, outcome.body, request), retries);
    }
    const { failure } = outcome;
    // Deleted between reading and writing.
    if (decided.kind === 'update' && (failure.kind === 'not-found' || failure.kind === 'gone')) continue;
    if (failure.kind === 'refused' && !small && /too long|too large|maximum/i.test(failure.message)) {
      small = true;
      continue;
    }
    if (!(await retries.again(failure))) return degraded(context, failure, read.thread);
  }
  const detail = 'the comment kept changing while it was written';
  return { kind: 'degraded', reason: 'unavailable', detail, permission: null };
}

/**
 * Looks again after creating a comment: several runs at once may each have made one. The newest run's stays; the rest goes.
 * `created` is null when GitHub's answer does not say what was made.
 */
async function tidyUp(
  client: GitHubClient,
  context: EventContext,
  request: CommentRequest,
  created: OwnComment | null,
  retries: Retries,
): Promise<Publication> {
  const done: Publication = {
    kind: 'created',
    commentId: created?.commentId ?? null,
    url: created?.url ?? null,
    remarks: [],
  };
  const read = await readThread(client, context, request.id, retries);
  if (!read.ok) return { ...done, remarks: [`looking for duplicates failed: ${read.failure.message}`] };
  // GitHub's lists lag behind its writes at times: a comment it has confirmed counts as there.
  const listed = read.thread.own;
  const unlisted = created !== null && !listed.some((own) => own.commentId === created.commentId);
  const own = unlisted ? [...listed, created].sort((a, b) => compareRuns(a.marker, b.marker)) : listed;
  const newest = own.at(-1);
  if (newest === undefined) return done; // Somebody deleted it at once. So be it.
  const remarks = await removeOthers(client, context, request, { own, foreign: read.thread.foreign });
  return compareRuns(newest.marker, request) > 0 ? newerRun(newest) : { ...done, remarks };
}

/** Why this run has no say any more; null when it has. */
function overtakenBy(
  request: CommentRequest,
  headSha: string | null,
  newest: OwnComment | null,
): Publication | null {
  if (newest !== null && compareRuns(newest.marker, request) > 0) return newerRun(newest);
  if (headSha !== null && request.headSha !== null && headSha !== request.headSha) {
    const detail = `the pull request has moved on to ${headSha.slice(0, 7)}`;
    return { kind: 'skipped-newer', detail, url: newest?.url ?? null };
  }
  return null;
}

function newerRun({ marker: { runId, runAttempt }, url }: OwnComment): Publication {
  const detail = `the comment is already from a newer run (${runId}, attempt ${runAttempt})`;
  return { kind: 'skipped-newer', detail, url };
}

type Decision =
  | { readonly kind: 'nothing'; readonly detail: string }
  | { readonly kind: 'keep'; readonly comment: OwnComment }
  | { readonly kind: 'update'; readonly comment: OwnComment; readonly body: string }
  | { readonly kind: 'create'; readonly body: string };

/**
 * A comment that exists is always brought up to date, in every mode: an old failure must not outlive its cause. A new
 * one is made only when the mode wants it; where there is nothing new to say, the existing one is edited in place.
 */
function decide(
  request: CommentRequest,
  newest: OwnComment | null,
  render: () => string,
  small: boolean,
): Decision {
  const { mode, hasChanges, hasFailures, behavior } = request;
  const speaks = mode === 'always' || hasFailures || (mode === 'changes' && hasChanges);
  if (newest === null && !speaks) {
    const detail = mode === 'on-failure' ? 'no limit is exceeded' : 'no prompt changed its cost';
    return { kind: 'nothing', detail };
  }
  const text = small ? fitComment([render], smallCommentUnits) : fitComment([render]);
  const body = `${renderMarker(request)}\n${text}`;
  if (newest === null) return { kind: 'create', body };
  if (sameText(newest.body, body)) return { kind: 'keep', comment: newest };
  // A second attempt of the same run edits what the first one wrote, whatever the behavior.
  const inPlace = behavior === 'update' || !speaks || newest.marker.runId === request.runId;
  return inPlace ? { kind: 'update', comment: newest, body } : { kind: 'create', body };
}

function renderBody({ body }: CommentRequest, newest: OwnComment | null): string {
  return typeof body === 'string' ? body : body(newest === null ? null : headlineIn(newest.body));
}

/**
 * The heading of a comment of ours as plain text, or what its one line remembers from before. Whoever can write to the
 * repository may have edited it.
 */
function headlineIn(comment: string): string | null {
  const [, first = ''] = comment.split(/\r?\n/, 2);
  const heading = /^### (.{1,300})$/u.exec(first)?.[1] ?? / Before: (.{1,300})\.$/u.exec(first)?.[1];
  const plain = heading?.replace(/[*`\\\u2060]/g, '').replace(/^[^\p{L}\p{N}$+−-]+/u, '');
  return plain === undefined || plain === '' ? null : plain;
}

/** GitHub may give back other line ends, and no white space at the end. */
function sameText(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n').trimEnd() === b.replaceAll('\r\n', '\n').trimEnd();
}

function write(
  client: GitHubClient,
  context: EventContext,
  decision: Decision & { body: string },
): Promise<Outcome> {
  const { owner, repo, pullRequestNumber } = context;
  const { body } = decision;
  if (decision.kind === 'update') {
    const comment_id = decision.comment.commentId;
    return client.rest('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
      owner,
      repo,
      comment_id,
      body,
    });
  }
  const issue_number = pullRequestNumber;
  return client.rest('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    owner,
    repo,
    issue_number,
    body,
  });
}

/** The comment that was just made, as GitHub's answer describes it; null when the answer is not what it should be. */
function createdComment(body: string, answer: unknown, request: CommentRequest): OwnComment | null {
  const commentId = property(answer, 'id');
  const nodeId = property(answer, 'node_id');
  const url = property(answer, 'html_url');
  if (typeof commentId !== 'number' || typeof nodeId !== 'string' || typeof url !== 'string') return null;
  return { commentId, nodeId, url, body, marker: { ...request, id: encodedId(request.id) } };
}

/**
 * Deletes or hides all of ours but the newest, as the behavior asks, and hides what another token left; gives what did not work,
 * in words.
 */
async function removeOthers(
  client: GitHubClient,
  context: EventContext,
  request: CommentRequest,
  { own, foreign }: Pick<Thread, 'own' | 'foreign'>,
): Promise<string[]> {
  const remarks = await hideForeign(client, request, { foreign });
  const { owner, repo } = context;
  for (const comment of own.slice(0, -1)) {
    const hide = request.behavior === 'hide-and-new' && comment.marker.runId !== own.at(-1)?.marker.runId;
    const outcome = hide
      ? await client.graphql(minimizeMutation, { id: comment.nodeId })
      : await client.rest('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', {
          owner,
          repo,
          comment_id: comment.commentId,
        });
    // Another run at the same time may have been faster.
    if (outcome.ok || outcome.failure.kind === 'not-found' || outcome.failure.kind === 'gone') continue;
    remarks.push(`${hide ? 'hiding' : 'deleting'} an earlier comment failed: ${outcome.failure.message}`);
  }
  return remarks;
}

/**
 * Hides what an earlier run wrote with another token: this token cannot edit it, and it would contradict the new comment. One
 * of a later run is left alone, whoever wrote it.
 */
async function hideForeign(
  client: GitHubClient,
  request: CommentRequest,
  { foreign }: Pick<Thread, 'foreign'>,
): Promise<string[]> {
  const remarks: string[] = [];
  for (const { marker, nodeId } of foreign.filter((one) => compareRuns(one.marker, request) < 0)) {
    const outcome = await client.graphql(minimizeMutation, { id: nodeId });
    if (outcome.ok || outcome.failure.kind === 'not-found') continue;
    remarks.push(
      `hiding the comment of run ${marker.runId}, written with another token, failed: ${outcome.failure.message}`,
    );
  }
  return remarks;
}

const minimizeMutation = `mutation($id: ID!) {
  minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } }
}`;

/** Which permission a refusal asks for, and what else may be the cause. */
function degraded(context: EventContext, failure: Failure, thread: Thread | null = null): Publication {
  const { message } = failure;
  const result = (reason: DegradeReason, detail: string, permission: string | null = null): Publication => ({
    kind: 'degraded',
    reason,
    detail,
    permission,
  });
  switch (failure.kind) {
    case 'bad-token':
      return result('bad-token', `GitHub does not accept the token (${message})`);
    case 'forbidden':
      if (thread?.archived === true || /archived/i.test(message)) {
        return result('archived', 'the repository is archived and can only be read');
      }
      if (thread?.locked === true || /locked/i.test(message)) {
        return result('locked', 'the conversation of this pull request is locked');
      }
      return context.isFork || context.isDependabot
        ? result(
            'read-only-token',
            `the token of a run for ${context.isFork ? 'a fork' : 'Dependabot'} can only read (${message})`,
          )
        : result('missing-permission', message, 'pull-requests: write');
    case 'not-found':
      return result(
        'not-found',
        `the token does not reach this pull request (${message})`,
        'pull-requests: write',
      );
    case 'gone':
      return result('not-found', `comments are switched off here (${message})`);
    case 'rate-limited':
      return result('rate-limited', `GitHub asks to wait longer than this run can (${message})`);
    case 'unavailable':
    case 'timed-out':
      return result('unavailable', `GitHub did not answer as it should (${message})`);
    case 'refused':
    case 'unexpected':
      return result(
        'refused',
        `GitHub did not take the comment (${failure.status ?? 'no status'}: ${message})`,
      );
  }
}
