import { RevisionError, type Revision } from '../core/revision.js';
import {
  ensureCommit,
  isObjectId,
  isZeroId,
  mergeBases,
  mergedCommit,
  oneMergeBase,
  readCommit,
} from './git/history.js';
import { revisionInStore } from './git/revision.js';
import { plainMessage } from './git/run.js';
import { openStore, type GitStore } from './git/store.js';
import {
  askGitHub,
  blobsOnGitHub,
  commitIdOnGitHub,
  field,
  GitHubRefusal,
  mergeBaseOnGitHub,
  openGitHubRevision,
  parentsOnGitHub,
  textField,
  type GitHubApi,
} from './github.js';
import { startListing, type Pair } from './local-pair.js';
import { emptyRevision } from './empty.js';

/** The repository of the event, where the API may be asked about it. */
export interface GitHubAccess {
  readonly api: GitHubApi;
  readonly owner: string;
  readonly repo: string;
}

export interface PairRequest {
  /** `GITHUB_EVENT_NAME`. */
  readonly eventName: string;
  /** The event's payload, parsed and not yet trusted. */
  readonly payload: unknown;
  /** A folder of the checkout, null when there is none to look at. */
  readonly workspace: string | null;
  /** `GITHUB_SHA`: on `pull_request` the merge commit that GitHub made, else the commit that the event is about. */
  readonly sha: string | null;
  /** Inputs of the action; they win over the event. Empty counts as absent. */
  readonly baseRef?: string;
  readonly headRef?: string;
  /** Compares with `baseRef` itself instead of where the head left it. */
  readonly exact?: boolean;
  /** For events that are not about a pull request. */
  readonly pullRequest?: number;
  readonly github: GitHubAccess | null;
}

export interface ResolvedPair extends Pair {
  /** Commit ids as they go into the report; null for a baseline that is no commit. */
  readonly baseSha: string | null;
  readonly headSha: string | null;
  /** In words, both sides: 'merge commit parent → merge commit'. */
  readonly how: string;
  readonly pullRequest: number | null;
}

/** One side of a comparison before it is opened. */
interface Choice {
  readonly sha: string;
  /** What is read, where it is not the commit `sha`: a merge that is in the private directory only. */
  readonly tree?: string;
  readonly ref: string | null;
  readonly how: string;
}

interface ChosenPair {
  readonly baseline: Choice | 'nothing';
  readonly head: Choice;
  readonly pullRequest: number | null;
}

/** What there is to look things up in, and what went wrong on the way. */
interface Ground {
  readonly store: GitStore | null;
  readonly github: GitHubAccess | null;
  readonly refusals: Set<string>;
}

/** What a branch, its pull request and the event say about a pull request. */
interface PullRequest {
  readonly number: number | null;
  readonly headSha: string;
  readonly headRef: string | null;
  readonly baseRef: string;
  /**
   * The base branch when the event was made. It may be older than what the branch has merged since, so it is never
   * the first choice, only where the base branch has got the pull request already.
   */
  readonly baseSha: string | null;
}

/**
 * The two revisions that an event asks to compare:
 *
 * 1. `base-ref` and `head-ref` where given: from where head left base.
 * 2. `merge_group`: its base and its head.
 * 3. a pull request whose merge commit is at hand: the first parent of the merge commit and the merge commit.
 * 4. any other pull request: from where head left the base branch (merge base) to head.
 * 5. `push`: before and after; for a new branch from where it left the default branch.
 *
 * A commit that the checkout lacks is fetched by its id, else read through the API. Work that others did on the base
 * branch is in both revisions or in neither. Rejects with a `RevisionError` that says what to add when the two
 * revisions cannot be found; there is never a comparison of something else instead.
 */
export async function resolvePair(request: PairRequest): Promise<ResolvedPair> {
  const store =
    request.eventName === 'pull_request_target' || request.workspace === null ? null : await storeOf(request);
  const ground: Ground = { store, github: request.github, refusals: new Set() };
  try {
    const chosen = await choose(ground, request);
    const head = await open(ground, chosen.head);
    let baseline: Revision;
    try {
      baseline =
        chosen.baseline === 'nothing'
          ? emptyRevision('nothing: the first push')
          : await open(ground, chosen.baseline);
    } catch (error) {
      await head.close();
      throw error;
    }
    startListing(baseline, head);
    return {
      baseline,
      head,
      baseSha: baseline.info.sha,
      headSha: head.info.sha,
      how: `${baseline.info.how} → ${head.info.how}`,
      pullRequest: chosen.pullRequest,
    };
  } finally {
    await store?.release();
  }
}

/** Without git or a checkout the API has to do. */
async function storeOf(request: PairRequest): Promise<GitStore | null> {
  try {
    return request.workspace === null ? null : await openStore(request.workspace);
  } catch (error) {
    if (request.github !== null && error instanceof RevisionError) return null;
    throw error;
  }
}

async function choose(ground: Ground, request: PairRequest): Promise<ChosenPair> {
  const { eventName, payload } = request;
  if ((request.baseRef ?? '') !== '' || (request.headRef ?? '') !== '') return chooseNamed(ground, request);
  if (eventName === 'merge_group') {
    const base = idField(payload, 'merge_group', 'base_sha');
    const head = idField(payload, 'merge_group', 'head_sha');
    return {
      baseline: {
        sha: base,
        ref: branchName(textField(payload, 'merge_group', 'base_ref')),
        how: 'merge queue base',
      },
      head: { sha: head, ref: branchName(textField(payload, 'merge_group', 'head_ref')), how: 'merge queue' },
      pullRequest: null,
    };
  }
  if (eventName === 'push') return choosePush(ground, request);
  if (field(payload, 'pull_request') !== undefined) {
    // On pull_request_target `GITHUB_SHA` is the base branch; on the others it is the merge commit.
    const merge = eventName === 'pull_request_target' ? null : request.sha;
    return choosePullRequest(ground, pullRequestOf(field(payload, 'pull_request')), merge);
  }
  const number = request.pullRequest ?? numberOf(payload);
  if (number !== null) return chooseNumbered(ground, number);
  return chooseBranch(ground, request);
}

// Pull requests

function pullRequestOf(value: unknown): PullRequest {
  const number = field(value, 'number');
  const baseRef = textField(value, 'base', 'ref');
  if (baseRef === null) throw new RevisionError('The event names no base branch of the pull request.');
  const baseSha = textField(value, 'base', 'sha');
  return {
    number: typeof number === 'number' ? number : null,
    headSha: idField(value, 'head', 'sha'),
    headRef: textField(value, 'head', 'ref'),
    baseRef,
    baseSha: baseSha !== null && isObjectId(baseSha) ? baseSha : null,
  };
}

async function choosePullRequest(
  ground: Ground,
  pull: PullRequest,
  mergeSha: string | null,
): Promise<ChosenPair> {
  const { store, github } = ground;
  let candidates = [mergeSha];
  if (store !== null) {
    const [checkedOut = null] = await store.commits(['HEAD']);
    // Who checks the head out wants to compare it as it is, not as it would be merged.
    candidates = checkedOut === pull.headSha ? [] : [checkedOut, mergeSha];
  } else if (github !== null && pull.number !== null) {
    candidates = [mergeSha, await mergeCommitOnGitHub(ground, github, pull.number)];
  }
  for (const id of new Set(candidates)) {
    if (id === null || !isObjectId(id) || isZeroId(id)) continue;
    const parents = await parentsOf(ground, id);
    const [first, second] = parents ?? [];
    if (parents?.length !== 2 || first === undefined || second !== pull.headSha) continue;
    return {
      baseline: { sha: first, ref: pull.baseRef, how: 'merge commit parent' },
      head: { sha: id, ref: pull.headRef, how: 'merge commit' },
      pullRequest: pull.number,
    };
  }
  const baseline = await fromBranch(ground, pull.baseRef, pull.headSha, pull.baseSha);
  if (baseline.sha === pull.headSha) {
    throw new RevisionError(
      `${plainMessage(pull.baseRef)} has all commits of the pull request already, so nothing is left to compare: set base-ref.`,
    );
  }
  return {
    baseline,
    head: { sha: pull.headSha, ref: pull.headRef, how: 'pull request head' },
    pullRequest: pull.number,
  };
}

function askPullRequest({ api, owner, repo }: GitHubAccess, number: number): Promise<unknown> {
  return askGitHub(api, `pull request ${number}`, 'GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    owner,
    repo,
    pull_number: number,
  });
}

/**
 * The merge commit that GitHub keeps for an open pull request; null where there is none. It may belong to an older
 * head. (`merge_commit_sha` of the pull request is left out by newer versions of the API.)
 */
async function mergeCommitOnGitHub(
  { refusals }: Ground,
  { api, owner, repo }: GitHubAccess,
  number: number,
): Promise<string | null> {
  const what = `the merge commit of pull request ${number}`;
  const ref = `pull/${number}/merge`;
  const asked = askGitHub(api, what, 'GET /repos/{owner}/{repo}/git/ref/{ref}', { owner, repo, ref });
  return textField(await noting(refusals, asked), 'object', 'sha');
}

/** A number that the event itself gives: a comment on a pull request, or an input of a workflow started by hand. */
function numberOf(payload: unknown): number | null {
  if (field(payload, 'issue', 'pull_request') !== undefined) {
    const number = field(payload, 'issue', 'number');
    return typeof number === 'number' ? number : null;
  }
  for (const name of ['pr', 'pr-number', 'pull-request', 'pull-request-number']) {
    for (const spelled of [name, name.replaceAll('-', '_')]) {
      const given = field(payload, 'inputs', spelled);
      if (given === undefined || given === null || given === '') continue;
      if (
        (typeof given === 'string' || typeof given === 'number') &&
        /^#?[1-9]\d{0,9}$/.test(String(given).trim())
      ) {
        return Number(String(given).trim().replace('#', ''));
      }
      throw new RevisionError(
        `The input ${spelled} of the workflow is not the number of a pull request, such as 42.`,
      );
    }
  }
  return null;
}

async function chooseNumbered(ground: Ground, number: number): Promise<ChosenPair> {
  const { store, github } = ground;
  if (github !== null) {
    const live = await askPullRequest(github, number);
    return choosePullRequest(ground, pullRequestOf(live), await mergeCommitOnGitHub(ground, github, number));
  }
  if (store !== null) {
    const merge = await fetchedRef(ground, `refs/pull/${number}/merge`, ['--depth=1']);
    const head = await fetchedRef(ground, `refs/pull/${number}/head`, ['--depth=1', '--filter=tree:0']);
    const commit = merge === null ? null : await readCommit(store, merge);
    const [first, second] = commit?.parents ?? [];
    if (commit?.parents.length === 2 && first !== undefined && second === head) {
      return {
        baseline: { sha: first, ref: null, how: 'merge commit parent' },
        head: { sha: commit.id, ref: `refs/pull/${number}/merge`, how: 'merge commit' },
        pullRequest: number,
      };
    }
  }
  throw unresolved(ground, `Pull request ${number} cannot be found`, null);
}

// Names, branches and pushes

async function chooseNamed(ground: Ground, request: PairRequest): Promise<ChosenPair> {
  const { payload } = request;
  const given = request.headRef ?? '';
  let headName = given === '' ? 'HEAD' : given;
  let head: string | null = null;
  if (given === '' && ground.store === null) {
    head = textField(payload, 'pull_request', 'head', 'sha') ?? request.sha;
    headName = head ?? headName;
  }
  head ??= await idOfName(ground, headName);
  const baseName =
    (request.baseRef ?? '') !== ''
      ? (request.baseRef ?? '')
      : (textField(payload, 'pull_request', 'base', 'ref') ?? defaultBranchOf(payload));
  if (baseName === null)
    throw new RevisionError('head-ref is given without base-ref, and the event names no default branch.');
  const number = field(payload, 'pull_request', 'number');
  const chosenHead: Choice = {
    sha: head,
    ref: headName === head ? null : headName,
    how: given === '' ? 'checked out' : 'head-ref',
  };
  const pullRequest = typeof number === 'number' ? number : null;
  const base = await idOfName(ground, baseName);
  const ref = baseName === base ? null : baseName;
  if (request.exact === true)
    return { baseline: { sha: base, ref, how: 'base-ref' }, head: chosenHead, pullRequest };
  const from = await commonBase(ground, base, head);
  if (from === null) throw unknownBase(ground, baseName, headName);
  return {
    baseline: { ...from, ref, how: from.sha === base ? 'base-ref' : `${from.how} with ${baseName}` },
    head: chosenHead,
    pullRequest,
  };
}

async function chooseBranch(ground: Ground, request: PairRequest): Promise<ChosenPair> {
  const branch = defaultBranchOf(request.payload);
  const head =
    ground.store === null ? request.sha : ((await ground.store.commits(['HEAD']))[0] ?? request.sha);
  if (branch !== null && head !== null && isObjectId(head)) {
    const baseline = await fromBranch(ground, branch, head, null, true);
    if (baseline !== null)
      return { baseline, head: { sha: head, ref: null, how: 'checked out' }, pullRequest: null };
  }
  throw new RevisionError(
    `The event ${plainMessage(request.eventName)} does not say what to compare. Set base-ref (and head-ref), or start ` +
      'the workflow with an input `pr` that holds the number of a pull request.',
  );
}

async function choosePush(ground: Ground, request: PairRequest): Promise<ChosenPair> {
  const { payload } = request;
  const ref = textField(payload, 'ref') ?? '';
  const before = idField(payload, 'before');
  const after = idField(payload, 'after');
  if (isZeroId(after))
    throw new RevisionError(`${plainMessage(ref)} was deleted, so there is nothing to compare.`);
  if (!ref.startsWith('refs/heads/')) {
    throw new RevisionError(
      `${plainMessage(ref)} is not a branch, so there is nothing it could be compared with: set base-ref.`,
    );
  }
  const branch = ref.slice('refs/heads/'.length);
  const main = defaultBranchOf(payload);
  const isNew = isZeroId(before);
  const head: Choice = { sha: after, ref: branch, how: 'after the push' };
  if (main === branch) {
    // A forced push counts from what the branch had before, whatever happened to its history.
    const baseline: Choice | 'nothing' = isNew
      ? 'nothing'
      : { sha: before, ref: branch, how: 'before the push' };
    return { baseline, head, pullRequest: null };
  }
  if (main === null) throw new RevisionError('The event names no default branch: set base-ref.');
  if (isNew || field(payload, 'forced') === true) {
    const baseline = await fromBranch(ground, main, after, null);
    return { baseline, head, pullRequest: null };
  }
  return { baseline: await beforePush(ground, main, before, after), head, pullRequest: null };
}

/**
 * Before the push; but where the push has brought work of the default branch along, that work belongs into the
 * baseline too: then it is what was there before, merged with it.
 */
async function beforePush(ground: Ground, main: string, before: string, after: string): Promise<Choice> {
  const plain: Choice = { sha: before, ref: null, how: 'before the push' };
  const from = await fromBranch(ground, main, after, null, true);
  // Nothing of its own since the default branch: then it was pushed there as well.
  if (from === null) return plain;
  const known = await commonBase(ground, before, from.sha);
  if (known?.sha === from.sha) return plain;
  if (ground.store !== null && known !== null) {
    const merged = await mergedCommit(ground.store, before, from.tree ?? from.sha);
    if (merged !== null)
      return { sha: before, tree: merged, ref: null, how: `before the push, with ${main} merged in` };
  }
  return from;
}

/** Where `head` left a branch of the remote. */
async function fromBranch(
  ground: Ground,
  branch: string,
  head: string,
  recorded: string | null,
): Promise<Choice>;
/** The same; null when the branch has everything that `head` has. */
async function fromBranch(
  ground: Ground,
  branch: string,
  head: string,
  recorded: string | null,
  orNull: true,
): Promise<Choice | null>;
async function fromBranch(
  ground: Ground,
  branch: string,
  head: string,
  recorded: string | null,
  orNull = false,
): Promise<Choice | null> {
  let from = await branchBase(ground, branch, head);
  if (recorded !== null && (from === null || from.sha === head)) {
    // The branch is gone, or has the pull request already: take what it had when the event was made.
    from = await commonBase(ground, recorded, head);
  }
  if (from === null) throw unknownBase(ground, branch, head);
  if (orNull && from.sha === head) return null;
  return { ...from, ref: branch };
}

async function branchBase(ground: Ground, branch: string, head: string): Promise<Choice | null> {
  const { store, github, refusals } = ground;
  if (store !== null) {
    const tip = await fetchedRef(
      ground,
      `refs/heads/${branch}`,
      store.shallow ? ['--depth=1', '--filter=tree:0'] : ['--filter=tree:0'],
    );
    if (tip !== null) {
      const found = await commonBaseHere(ground, tip, head);
      if (found !== null) return found;
    }
  }
  if (github !== null) {
    const id = await noting(refusals, mergeBaseOnGitHub(github.api, github.owner, github.repo, branch, head));
    if (id !== null) return { sha: id, ref: null, how: 'merge base' };
  }
  if (store !== null) {
    // Not newer than the last fetch of this checkout, which was made after the event.
    const [tip] = await store.commits([`refs/remotes/${(await store.remote())?.name ?? 'origin'}/${branch}`]);
    if (tip !== null && tip !== undefined) return commonBaseHere(ground, tip, head);
  }
  return null;
}

/** The merge base of two commits, null when it cannot be found. */
async function commonBase(ground: Ground, base: string, head: string): Promise<Choice | null> {
  const here = await commonBaseHere(ground, base, head);
  if (here !== null || ground.github === null) return here;
  const { api, owner, repo } = ground.github;
  const id = await noting(ground.refusals, mergeBaseOnGitHub(api, owner, repo, base, head));
  return id === null ? null : { sha: id, ref: null, how: 'merge base' };
}

async function commonBaseHere(ground: Ground, base: string, head: string): Promise<Choice | null> {
  const { store, refusals } = ground;
  if (store === null) return null;
  for (const id of [base, head]) {
    if ((await readCommit(store, id)) !== null) continue;
    const why = await store.fetch(['--depth=1', '--filter=tree:0'], [id]);
    if (why !== null) {
      refusals.add(`git fetch: ${why}`);
      return null;
    }
  }
  const bases = await mergeBases(store, base, head);
  if (bases.kind === 'unknown') {
    refusals.add(`git fetch: ${bases.why}`);
    return null;
  }
  if (bases.kind === 'unrelated') {
    throw new RevisionError(
      `${base} and ${head} have no history in common, so there is nothing to compare them from: set base-ref.`,
    );
  }
  const one = await oneMergeBase(store, base, bases.ids);
  return { sha: one.sha, ref: null, how: one.how, ...(one.tree === one.sha ? {} : { tree: one.tree }) };
}

function defaultBranchOf(payload: unknown): string | null {
  return textField(payload, 'repository', 'default_branch');
}

function branchName(ref: string | null): string | null {
  return ref?.replace(/^refs\/heads\//, '') ?? null;
}

function idField(value: unknown, ...names: readonly string[]): string {
  const id = textField(value, ...names);
  if (id === null || !isObjectId(id)) {
    throw new RevisionError(`The event has no commit id at ${names.join('.')}: set base-ref and head-ref.`);
  }
  return id;
}

// Looking things up

/** What git accepts as the name of a branch or tag, and nothing that could mean more. */
function isPlainName(name: string): boolean {
  return !/^[-/.]|[\u0000- ~^:?*[\\\u007f]|\.\.|@\{|\/$|\.$/.test(name);
}

/** The commit of a name. A branch is looked up at the remote first, because a checkout's copy may be old. */
async function idOfName(ground: Ground, name: string): Promise<string> {
  const { store, github, refusals } = ground;
  if (isObjectId(name)) return name;
  if (store !== null) {
    const remote = `${(await store.remote())?.name ?? 'origin'}/`;
    const depth = store.shallow ? ['--depth=1', '--filter=tree:0'] : ['--filter=tree:0'];
    const isRef = isPlainName(name) && name !== 'HEAD';
    if (isRef) {
      const branch = name.startsWith(remote) ? name.slice(remote.length) : name;
      const id = await fetchedRef(ground, name.startsWith('refs/') ? name : `refs/heads/${branch}`, depth);
      if (id !== null) return id;
    }
    const local = await store.commits([name, ...(isRef ? [`refs/remotes/${remote}${name}`] : [])]);
    const id = local.find((one) => one !== null);
    if (id !== undefined) return id;
    if (isRef && !name.startsWith('refs/')) {
      const tag = await fetchedRef(ground, `refs/tags/${name}`, depth);
      if (tag !== null) return tag;
    }
  }
  if (github !== null) {
    const id = await noting(refusals, commitIdOnGitHub(github.api, github.owner, github.repo, name));
    if (id !== null) return id;
  }
  throw unresolved(ground, `There is no commit ${JSON.stringify(plainMessage(name))}`, 'fetch-depth: 0');
}

/** The commit of a ref of the remote, null when it cannot be fetched. */
async function fetchedRef(ground: Ground, ref: string, options: readonly string[]): Promise<string | null> {
  const { store, refusals } = ground;
  if (store === null || !isPlainName(ref)) return null;
  const fetched = await store.fetchRef(options, ref);
  if ('id' in fetched) return fetched.id;
  refusals.add(`git fetch: ${fetched.why}`);
  return null;
}

async function parentsOf(ground: Ground, id: string): Promise<readonly string[] | null> {
  const { store, github, refusals } = ground;
  if (store !== null) {
    const commit =
      (await readCommit(store, id)) ?? ((await reachable(ground, id)) ? await readCommit(store, id) : null);
    if (commit !== null) return commit.parents;
  }
  return github === null
    ? null
    : noting(refusals, parentsOnGitHub(github.api, github.owner, github.repo, id));
}

/** True when the commit and its files are in the store, after a fetch if need be. */
async function reachable(ground: Ground, id: string): Promise<boolean> {
  if (ground.store === null) return false;
  const why = await ensureCommit(ground.store, id);
  if (why !== null) ground.refusals.add(`git fetch: ${why}`);
  return why === null;
}

/** The result, or null with the reason kept for the message. */
async function noting<T>(refusals: Set<string>, asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof RevisionError)) throw error;
    refusals.add(error instanceof GitHubRefusal ? error.why : error.message);
    return null;
  }
}

async function open(ground: Ground, { sha, tree, ref, how }: Choice): Promise<Revision> {
  const { store, github, refusals } = ground;
  if (store !== null && (tree !== undefined || (await reachable(ground, sha)))) {
    const elsewhere = github === null ? undefined : blobsOnGitHub(github.api, github.owner, github.repo);
    return revisionInStore(store, tree ?? sha, { sha, ref, how }, elsewhere);
  }
  if (github !== null) {
    const opened = await noting(
      refusals,
      openGitHubRevision(github.api, github.owner, github.repo, sha, how, ref),
    );
    if (opened !== null) return opened;
  }
  throw unresolved(
    ground,
    `The commit ${short(sha)} (${how}) cannot be read`,
    how === 'merge commit parent' ? 'fetch-depth: 2' : 'fetch-depth: 0',
  );
}

function unknownBase(ground: Ground, base: string, head: string): RevisionError {
  return unresolved(ground, `Where ${short(head)} left ${short(base)} cannot be found`, 'fetch-depth: 0');
}

/** A name for a message, ids as short as people write them. */
function short(name: string): string {
  return isObjectId(name) ? name.slice(0, 7) : plainMessage(name);
}

/** What failed, each way that was tried, and what to do; `depth` is a setting of actions/checkout that would help. */
function unresolved({ store, github, refusals }: Ground, what: string, depth: string | null): RevisionError {
  const tried = [
    ...(store === null ? ['there is no git checkout to read'] : []),
    ...(github === null ? ['the GitHub API may not be asked without `github-token`'] : []),
    // The first ones are the ways that should have worked.
    ...[...refusals].slice(0, 3),
  ].map((one) => one.replace(/\.$/, ''));
  const permissions = '`permissions: contents: read` and `pull-requests: read`';
  const api =
    github === null ? `set the input \`github-token\`, with ${permissions}` : `give the job ${permissions}`;
  const remedy = store === null || depth === null ? api : `set \`${depth}\` for actions/checkout, or ${api}`;
  return new RevisionError(`${what}: ${tried.join('; ')}. To fix it, ${remedy}.`);
}
