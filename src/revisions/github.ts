import { isUtf8 } from 'node:buffer';
import { problem } from '../core/problem.js';
import { RevisionError, type Revision, type TreeEntry } from '../core/revision.js';
import { blobId, eachOf } from './folder.js';
import { isObjectId } from './git/history.js';
import { plainMessage } from './git/run.js';
import { typeOfMode } from './git/tree.js';
import { byPath, revisionOver, type Content, type Source } from './reading.js';

/** What is needed of a GitHub client; an Octokit has it. */
export interface GitHubApi {
  request(
    route: string,
    parameters?: Record<string, unknown>,
  ): Promise<{ readonly status: number; readonly data: unknown; readonly headers: object }>;
  graphql(query: string, variables?: Record<string, unknown>): Promise<unknown>;
  /** How long one request may take; 20 s where absent. GitHub itself gives up after 10 s. */
  readonly timeoutMs?: number;
}

/** A request that GitHub did not answer as hoped. */
export class GitHubRefusal extends RevisionError {
  override name = 'GitHubRefusal';
  /** The message without what to do about it. */
  readonly why: string;
  constructor(why: string, remedy: string, options?: ErrorOptions) {
    super(why + remedy, options);
    this.why = why;
  }
}

const defaultTimeoutMs = 20_000;
const attempts = 4;
const firstPauseMs = 400;
/** A longer wait would hold up the job for something that is likely not to come. */
const longestPauseMs = 60_000;

interface Failure {
  readonly status: number | null;
  readonly message: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

function failureOf(error: unknown): Failure {
  const { status, message, response } = error as {
    status?: unknown;
    message?: unknown;
    response?: { headers?: Record<string, unknown> };
  };
  const headers = response?.headers ?? {};
  return {
    // Octokit says 500 when there was no answer at all.
    status: typeof status === 'number' && response !== undefined ? status : null,
    message: plainMessage(typeof message === 'string' ? message : 'no reason given'),
    headers,
  };
}

/** How long to wait before asking again; null when asking again will not help. */
function pauseMs(failure: Failure, attempt: number): number | null {
  const { status, headers } = failure;
  const limited =
    status === 429 ||
    (status === 403 && (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0'));
  if (limited) {
    const after = Number(headers['retry-after'] ?? Number.NaN);
    const resetAt = Number(headers['x-ratelimit-reset'] ?? Number.NaN) * 1000;
    const wait = Number.isFinite(after)
      ? after * 1000
      : Number.isFinite(resetAt)
        ? resetAt - Date.now()
        : firstPauseMs * 2 ** attempt;
    return wait > longestPauseMs ? null : Math.max(wait, 0);
  }
  return status === null || status >= 500 ? firstPauseMs * 2 ** attempt : null;
}

async function insist<T>(api: GitHubApi, what: string, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask(AbortSignal.timeout(api.timeoutMs ?? defaultTimeoutMs));
    } catch (error) {
      const failure = failureOf(error);
      const wait = attempt + 1 < attempts ? pauseMs(failure, attempt) : null;
      if (wait === null) {
        const status = failure.status === null ? '' : ` (${failure.status})`;
        throw new GitHubRefusal(
          `GitHub did not give ${what}${status}: ${failure.message}.`,
          remedy(failure),
          {
            cause: error,
          },
        );
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

function remedy({ status, headers }: Failure): string {
  if (status === 401) return ' The token is not valid any more; check the input `github-token`.';
  if (status === 403 && headers['x-ratelimit-remaining'] === '0')
    return ' The rate limit of the token is used up; run again later.';
  if (status === 403 || status === 404)
    return ' Give the job `permissions: contents: read` and `pull-requests: read`.';
  return '';
}

/** Asks the REST API, again where that helps. Rejects with a `GitHubRefusal`. */
export async function askGitHub(
  api: GitHubApi,
  what: string,
  route: string,
  parameters: Record<string, unknown>,
): Promise<unknown> {
  const { data } = await insist(api, what, (signal) =>
    api.request(route, { ...parameters, request: { signal } }),
  );
  return data;
}

/** One field of something that came from outside, undefined where it is not there. */
export function field(value: unknown, ...names: readonly string[]): unknown {
  let at = value;
  for (const name of names) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  return at;
}

export function textField(value: unknown, ...names: readonly string[]): string | null {
  const found = field(value, ...names);
  return typeof found === 'string' && found !== '' ? found : null;
}

/** Directories of a tree that GitHub would not give at once are asked for one by one; so many at most. */
const mostTreeRequests = 5_000;
/** GraphQL cuts large texts off; those are asked for one by one. */
const largestInBatchBytes = 256 * 1024;
/** Taken for files whose size is not known; a prompt is rarely longer. */
const likelyBytes = 16 * 1024;
const largestBatchBytes = 2 * 1024 * 1024;
const largestBatchLength = 100;

interface Listed {
  readonly path: string;
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  readonly size: number | null;
}

async function askTree(
  api: GitHubApi,
  owner: string,
  repo: string,
  id: string,
  recursive: boolean,
): Promise<{ readonly entries: readonly Listed[]; readonly truncated: boolean }> {
  const data = await askGitHub(
    api,
    `the files of ${owner}/${repo}`,
    'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
    {
      owner,
      repo,
      tree_sha: id,
      ...(recursive ? { recursive: '1' } : {}),
    },
  );
  const tree = field(data, 'tree');
  if (!Array.isArray(tree))
    throw new RevisionError(`GitHub gave a tree of ${owner}/${repo} without entries.`);
  const entries = tree.map((one: unknown): Listed => {
    const [name, mode, type, sha] = ['path', 'mode', 'type', 'sha'].map((key) => textField(one, key));
    if (name == null || mode == null || type == null || sha == null) {
      throw new RevisionError(`GitHub gave a tree of ${owner}/${repo} with an entry that has no name or id.`);
    }
    const size = field(one, 'size');
    return { path: name, mode, type, sha, size: typeof size === 'number' ? size : null };
  });
  return { entries, truncated: field(data, 'truncated') === true };
}

/**
 * The repository at one commit, through GitHub's API: no checkout is needed, and nothing is read but the list of
 * files and those that are asked for. `sha` may be a branch or tag as well. Rejects with a `RevisionError` when
 * there is no such commit, or the token may not read it.
 */
export async function openGitHubRevision(
  api: GitHubApi,
  owner: string,
  repo: string,
  sha: string,
  how: string,
  ref: string | null = null,
): Promise<Revision> {
  const id = isObjectId(sha) ? sha : await commitIdOnGitHub(api, owner, repo, sha);
  const commit = await askGitHub(
    api,
    `the commit ${id.slice(0, 7)} of ${owner}/${repo}`,
    'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
    {
      owner,
      repo,
      commit_sha: id,
    },
  );
  const root = textField(commit, 'tree', 'sha');
  if (root === null)
    throw new RevisionError(`GitHub gave the commit ${id} of ${owner}/${repo} without a tree.`);

  async function list(tree: string): Promise<readonly TreeEntry[]> {
    const found: TreeEntry[] = [];
    const add = (folder: string, entries: readonly Listed[]): void => {
      for (const entry of entries) {
        const type = typeOfMode(entry.mode);
        if (type !== null) found.push({ path: folder + entry.path, type, id: entry.sha, size: entry.size });
      }
    };
    let folders: { path: string; id: string; recursive: boolean }[] = [
      { path: '', id: tree, recursive: true },
    ];
    let requests = 0;
    while (folders.length > 0) {
      const next: typeof folders = [];
      requests += folders.length;
      if (requests > mostTreeRequests) {
        throw new RevisionError(
          `${owner}/${repo} has too many files to be listed through the GitHub API; add a step with actions/checkout before this one.`,
        );
      }
      await eachOf(folders, async ({ path, id: folder, recursive }) => {
        const answer = await askTree(api, owner, repo, folder, recursive);
        if (!answer.truncated) {
          add(path, answer.entries);
          if (!recursive) {
            // Its folders are tried whole again: each is smaller than what was too large.
            for (const entry of answer.entries) {
              if (entry.type === 'tree')
                next.push({ path: `${path}${entry.path}/`, id: entry.sha, recursive: true });
            }
          }
        } else if (recursive) next.push({ path, id: folder, recursive: false });
        else {
          throw new RevisionError(
            `GitHub does not list the folder ${path === '' ? '/' : path} of ${owner}/${repo} completely; add a step with actions/checkout before this one.`,
          );
        }
      });
      folders = next;
    }
    return found.sort(byPath);
  }

  return revisionOver(
    { sha: id, ref: ref ?? (id === sha ? null : sha), how },
    {
      list: () => list(root),
      contents: blobsOnGitHub(api, owner, repo),
      close: () => Promise.resolve(),
    },
  );
}

/** Files out of a repository by their ids, many at a time; each is checked against its id. */
export function blobsOnGitHub(api: GitHubApi, owner: string, repo: string): Source['contents'] {
  /** Bytes as they are; one request for each. */
  async function blob(entry: TreeEntry): Promise<Buffer> {
    const data = await askGitHub(
      api,
      `the file ${entry.path} of ${owner}/${repo}`,
      'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
      {
        owner,
        repo,
        file_sha: entry.id,
      },
    );
    const content = textField(data, 'content') ?? '';
    const bytes = Buffer.from(content, field(data, 'encoding') === 'base64' ? 'base64' : 'utf8');
    if (blobId(bytes) !== entry.id) {
      throw new RevisionError(
        `GitHub gave other bytes for ${entry.path} of ${owner}/${repo} than its id stands for.`,
      );
    }
    return bytes;
  }

  /** Up to a hundred texts in one request; null for those that GraphQL does not give byte for byte. */
  async function texts(ids: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    const fields = ids.map(
      (oid, at) => `f${at}: object(oid: "${oid}") { ... on Blob { isBinary isTruncated text } }`,
    );
    const query = `query($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { ${fields.join(' ')} } }`;
    const data = await insist(api, 'the files', (signal) =>
      api.graphql(query, { owner, repo, request: { signal } }),
    );
    const found = new Map<string, Buffer>();
    ids.forEach((oid, at) => {
      const answer = field(data, 'repository', `f${at}`);
      const text = field(answer, 'text');
      if (typeof text !== 'string' || field(answer, 'isTruncated') === true) return;
      // A text that was decoded from Latin-1, or lost its byte order mark, does not have this id.
      const bytes = Buffer.from(text, 'utf8');
      if (isUtf8(bytes) && blobId(bytes) === oid) found.set(oid, bytes);
    });
    return found;
  }

  return async (entries, maxBytes, give) => {
    const byId = new Map<string, TreeEntry[]>();
    for (const entry of entries) {
      if (entry.size !== null && entry.size > maxBytes)
        give(entry, { kind: 'too-large', sizeBytes: entry.size });
      else {
        const same = byId.get(entry.id);
        if (same === undefined) byId.set(entry.id, [entry]);
        else same.push(entry);
      }
    }
    const giveAll = (oid: string, bytes: Buffer): void => {
      const content: Content =
        bytes.length > maxBytes ? { kind: 'too-large', sizeBytes: bytes.length } : { kind: 'bytes', bytes };
      for (const entry of byId.get(oid) ?? []) give(entry, content);
    };
    const single: string[] = [];
    const batches: string[][] = [];
    let batchBytes = Infinity;
    for (const [oid, [entry]] of byId) {
      const size = entry?.size ?? likelyBytes;
      if (!/^[0-9a-f]{40}$/.test(oid)) {
        const detail = 'GitHub gave no object id for it.';
        for (const one of byId.get(oid) ?? [])
          give(one, { kind: 'problem', problem: problem('not-a-file', one.path, null, detail) });
      } else if (size > largestInBatchBytes || byId.size === 1) single.push(oid);
      else {
        if (batchBytes + size > largestBatchBytes || (batches.at(-1)?.length ?? 0) >= largestBatchLength) {
          batches.push([]);
          batchBytes = 0;
        }
        batches.at(-1)?.push(oid);
        batchBytes += size;
      }
    }
    await eachOf(batches, async (ids) => {
      let found: ReadonlyMap<string, Buffer>;
      try {
        found = await texts(ids);
      } catch (error) {
        if (!(error instanceof GitHubRefusal)) throw error;
        found = new Map(); // some servers have no GraphQL for this token: one by one then
      }
      for (const oid of ids) {
        const bytes = found.get(oid);
        if (bytes === undefined) single.push(oid);
        else giveAll(oid, bytes);
      }
    });
    await eachOf(single, async (oid) => {
      const [entry] = byId.get(oid) ?? [];
      if (entry !== undefined) giveAll(oid, await blob(entry));
    });
  };
}

/** The commit that a branch, a tag or a shortened id stands for. */
export async function commitIdOnGitHub(
  api: GitHubApi,
  owner: string,
  repo: string,
  name: string,
): Promise<string> {
  const answer = await askGitHub(
    api,
    `the commit ${plainMessage(name)} of ${owner}/${repo}`,
    'GET /repos/{owner}/{repo}/commits/{ref}',
    {
      owner,
      repo,
      ref: name,
      headers: { accept: 'application/vnd.github.sha' },
    },
  );
  const id = typeof answer === 'string' ? answer.trim() : textField(answer, 'sha');
  if (id === null || !isObjectId(id))
    throw new RevisionError(`GitHub gave no commit id for ${plainMessage(name)}.`);
  return id;
}

/** The parents of a commit, in order. */
export async function parentsOnGitHub(
  api: GitHubApi,
  owner: string,
  repo: string,
  id: string,
): Promise<readonly string[]> {
  const commit = await askGitHub(
    api,
    `the commit ${id.slice(0, 7)} of ${owner}/${repo}`,
    'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
    {
      owner,
      repo,
      commit_sha: id,
    },
  );
  const parents = field(commit, 'parents');
  return Array.isArray(parents) ? parents.map((one: unknown) => textField(one, 'sha') ?? '') : [];
}

/** The merge base that GitHub names for two commits or branches. */
export async function mergeBaseOnGitHub(
  api: GitHubApi,
  owner: string,
  repo: string,
  base: string,
  head: string,
): Promise<string> {
  const shown = (name: string): string => (isObjectId(name) ? name.slice(0, 7) : plainMessage(name));
  const what = `the common history of ${shown(base)} and ${shown(head)}`;
  // The answer also lists commits and files; one commit per page keeps it short.
  const data = await askGitHub(api, what, 'GET /repos/{owner}/{repo}/compare/{basehead}', {
    owner,
    repo,
    basehead: `${base}...${head}`,
    per_page: 1,
  });
  const id = textField(data, 'merge_base_commit', 'sha');
  if (id === null || !isObjectId(id)) throw new RevisionError(`GitHub did not give ${what}.`);
  return id;
}
