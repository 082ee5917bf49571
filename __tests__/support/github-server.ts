import { buildSchema, GraphQLError, graphql, validate, parse } from 'graphql';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gitObjects, type GitObjects } from './github-objects.js';
import { answerOf, requestMistakes, responseMistakes, routeOf, type Route } from './openapi.js';

/**
 * A GitHub of one repository on loopback: stateful, REST and GraphQL, each request held to GitHub's published
 * descriptions (what does not fit is in `violations`), with the refusals of the real one and faults on demand.
 */
export interface GitHubServer {
  /** Where it listens, without a path. */
  readonly url: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** What stands in front of pages: never the loopback address. */
  readonly serverUrl: string;
  readonly repository: Repository;
  readonly comments: Comment[];
  readonly pullRequests: Map<number, PullRequest>;
  /** Who a token stands for. Requests with any other token get 401. */
  readonly tokens: Map<string, Identity>;
  /** Permission on the repository by login; whoever is missing is no collaborator. */
  readonly permissions: Map<string, Permission>;
  /** Every request with its answer's status, in the order of the answers. */
  readonly calls: Call[];
  /** Requests and answers that do not fit GitHub's descriptions. Tests expect none. */
  readonly violations: string[];
  /** Called before each request is answered: waits, or answers in the server's place. */
  intercept: ((request: Request) => Fault | undefined | Promise<Fault | undefined>) | undefined;
  /** Adds a comment as if `author` had written it, and gives its id. */
  addComment(pullRequest: number, body: string, author?: string): number;
  close(): Promise<void>;
}

export interface Repository {
  owner: string;
  name: string;
  archived: boolean;
  /** A git repository on disk that answers for trees, blobs, commits and comparisons. */
  directory: string | null;
  /** Entries from which on a recursive tree is cut off. */
  treeEntriesMax: number;
}

export interface Identity {
  readonly login: string;
  readonly kind: 'Bot' | 'User';
  /** What the token may do with pull requests; `none` cannot even read their comments. */
  readonly pullRequests: 'write' | 'read' | 'none';
}

export interface Permission {
  readonly permission: 'admin' | 'write' | 'read' | 'none';
  readonly roleName: string;
}

export interface Comment {
  readonly id: number;
  readonly pullRequest: number;
  readonly author: string;
  body: string;
  minimized: string | null;
  readonly createdAt: string;
  updatedAt: string;
  edits: number;
}

export interface PullRequest {
  readonly number: number;
  author: string;
  state: 'open' | 'closed';
  locked: boolean;
  labels: string[];
  head: { sha: string; ref: string; owner: string; repository: string; gone?: boolean };
  base: { sha: string; ref: string };
  events: LabelEvent[];
}

export interface LabelEvent {
  readonly action: 'labeled' | 'unlabeled';
  readonly label: string;
  /** Null for an account that is gone. */
  readonly actor: string | null;
  readonly kind?: 'User' | 'Bot';
  readonly createdAt: string;
}

export interface Request {
  readonly method: string;
  /** Path with query, without the prefix of the API. */
  readonly path: string;
  /** The operation's id, `graphql`, or null for what is not described. */
  readonly operation: string | null;
  readonly body: unknown;
  readonly token: string | null;
}

export interface Call extends Request {
  readonly status: number;
}

export type Fault =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  /** No answer at all. */
  | 'hang'
  /** The connection is cut. */
  | 'reset'
  /** The request takes effect, but its answer is lost. */
  | { readonly afterwards: Exclude<Fault, { readonly afterwards: unknown }> };

export interface GitHubOptions {
  /** `''` for github.com and *.ghe.com, `/api/v3` for GitHub Enterprise Server. */
  readonly restPrefix?: string;
  readonly graphqlPath?: string;
  readonly serverUrl?: string;
}

const schema = buildSchema(
  readFileSync(new URL('../../fixtures/github-schema.graphql', import.meta.url), 'utf8'),
);
const commentUnitsMax = 65_536;

interface State {
  readonly server: Omit<GitHubServer, 'close' | 'addComment'>;
  readonly objects: () => GitObjects | null;
  addComment(pullRequest: number, body: string, author: string): Comment;
}

export async function startGitHub(options: GitHubOptions = {}): Promise<GitHubServer> {
  const { restPrefix = '', graphqlPath = '/graphql', serverUrl = 'https://github.test' } = options;
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  // Ids of comments passed 2^31 years ago, which GraphQL's Int cannot hold.
  let nextId = 2_900_000_001;
  let ticks = 0;
  const state: State = {
    server: {
      url,
      apiUrl: `${url}${restPrefix}`,
      graphqlUrl: `${url}${graphqlPath}`,
      serverUrl,
      repository: { owner: 'acme', name: 'shop', archived: false, directory: null, treeEntriesMax: 100_000 },
      comments: [],
      pullRequests: new Map(),
      tokens: new Map([
        ['t0ken', { login: 'github-actions[bot]', kind: 'Bot', pullRequests: 'write' }],
        ['readonly-t0ken', { login: 'github-actions[bot]', kind: 'Bot', pullRequests: 'read' }],
      ]),
      permissions: new Map(),
      calls: [],
      violations: [],
      intercept: undefined,
    },
    objects() {
      const { directory } = state.server.repository;
      return directory === null ? null : gitObjects(directory);
    },
    addComment(pullRequest, body, author) {
      const createdAt = new Date(Date.UTC(2026, 10, 1) + 1_000 * ticks++).toISOString();
      const comment = {
        ...{ id: nextId++, pullRequest, author, body, minimized: null, edits: 0 },
        ...{ createdAt, updatedAt: createdAt },
      };
      state.server.comments.push(comment);
      return comment;
    },
  };
  http.on('request', (request, response) => {
    void answer(state, { restPrefix, graphqlPath }, request, response);
  });
  return Object.assign(state.server, {
    addComment: (pullRequest: number, body: string, author = 'mona') =>
      state.addComment(pullRequest, body, author).id,
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  });
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function refusal(status: number, message: string, errors?: readonly unknown[]): Answer {
  return {
    status,
    body: {
      message,
      documentation_url: 'https://docs.github.com/rest',
      status: String(status),
      ...(errors === undefined ? {} : { errors }),
    },
  };
}

const notAccessible = refusal(403, 'Resource not accessible by integration');

async function answer(
  state: State,
  paths: { readonly restPrefix: string; readonly graphqlPath: string },
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks).toString('utf8');
  const url = new URL(incoming.url ?? '/', state.server.url);
  const method = incoming.method ?? 'GET';
  const isGraphql = url.pathname === paths.graphqlPath;
  const isRest = !isGraphql && url.pathname.startsWith(`${paths.restPrefix}/`);
  const path = isRest ? url.pathname.slice(paths.restPrefix.length) : url.pathname;
  const route = isRest ? routeOf(method, path) : null;
  const request: Request = {
    method,
    path: path + url.search,
    operation: isGraphql ? 'graphql' : (route?.operation.id ?? null),
    body: raw === '' ? undefined : (JSON.parse(raw) as unknown),
    token: /^(?:token|bearer) (.+)$/i.exec(incoming.headers.authorization ?? '')?.[1] ?? null,
  };

  const send = (given: Answer): void => {
    state.server.calls.push({ ...request, status: given.status });
    if (outgoing.destroyed) return;
    const headers = { 'content-type': 'application/json; charset=utf-8', 'x-ratelimit-remaining': '4999' };
    outgoing.writeHead(given.status, { ...headers, ...given.headers });
    outgoing.end(given.body === undefined ? undefined : JSON.stringify(given.body));
  };
  const fail = (fault: Exclude<Fault, { readonly afterwards: unknown }>): void => {
    if (fault === 'hang') state.server.calls.push({ ...request, status: 0 });
    else if (fault === 'reset') {
      state.server.calls.push({ ...request, status: 0 });
      incoming.socket.destroy();
    } else send({ body: { message: 'injected' }, ...fault });
  };

  try {
    const fault = await state.server.intercept?.(request);
    if (fault !== undefined && (typeof fault === 'string' || !('afterwards' in fault))) {
      fail(fault);
      return;
    }
    const given = isGraphql
      ? await answerGraphql(state, request)
      : await answerRest(state, request, route, url.searchParams, url);
    if (fault === undefined) send(given);
    else fail(fault.afterwards);
  } catch (error) {
    state.server.violations.push(`the server failed at ${method} ${path}: ${String(error)}`);
    send(refusal(500, 'the fake server failed'));
  }
}

async function answerRest(
  state: State,
  request: Request,
  route: Route | null,
  query: URLSearchParams,
  url: URL,
): Promise<Answer> {
  const { server } = state;
  const identity = server.tokens.get(request.token ?? '');
  if (identity === undefined) return refusal(401, 'Bad credentials');
  if (route === null) {
    server.violations.push(`${request.method} ${request.path}: not an operation of the description`);
    return refusal(404, 'Not Found');
  }
  const { operation, parameters } = route;
  const mistakes = requestMistakes(route, query, request.body);
  if (mistakes.length > 0) {
    server.violations.push(...mistakes.map((mistake) => `request ${operation.id}: ${mistake}`));
    return refusal(422, 'Validation Failed', mistakes);
  }
  const { owner, name, archived } = server.repository;
  if (`${parameters['owner']}/${parameters['repo']}`.toLowerCase() !== `${owner}/${name}`.toLowerCase()) {
    return refusal(404, 'Not Found');
  }
  if (request.method !== 'GET') {
    if (archived) return refusal(403, 'Repository was archived so is read-only.');
    if (identity.pullRequests !== 'write') return notAccessible;
  }
  const given = await restOperation(state, identity, route, request.body, query, url);
  server.violations.push(
    ...responseMistakes(operation, given.status, given.body).map(
      (mistake) => `answer ${operation.id} ${given.status}: ${mistake}`,
    ),
  );
  return given;
}

async function restOperation(
  state: State,
  identity: Identity,
  { operation, parameters }: Route,
  body: unknown,
  query: URLSearchParams,
  url: URL,
): Promise<Answer> {
  const { server } = state;
  const found = (given: unknown, status = 200): Answer => ({
    status,
    body: answerOf(operation.id, status, given),
  });
  const missing = refusal(404, 'Not Found');
  const page = (items: readonly unknown[]): Answer => {
    const size = Math.min(100, Number(query.get('per_page') ?? 30));
    const number = Number(query.get('page') ?? 1);
    const last = Math.max(1, Math.ceil(items.length / size));
    const at = (target: number, relation: string): string => {
      const address = new URL(url);
      address.searchParams.set('page', String(target));
      return `<${address.href}>; rel="${relation}"`;
    };
    const links = number < last ? [at(number + 1, 'next'), at(last, 'last')] : [];
    const given = found(items.slice((number - 1) * size, number * size));
    return links.length === 0 ? given : { ...given, headers: { link: links.join(', ') } };
  };
  const pullRequest = server.pullRequests.get(
    Number(parameters['issue_number'] ?? parameters['pull_number'] ?? 0),
  );
  const comment = server.comments.find(({ id }) => String(id) === parameters['comment_id']);
  const text = (body as { body?: string } | undefined)?.body ?? '';

  switch (operation.id) {
    case 'issues/list-comments':
      if (pullRequest === undefined) return missing;
      return page(
        server.comments
          .filter((candidate) => candidate.pullRequest === pullRequest.number)
          .map((candidate) => restComment(server, candidate)),
      );
    case 'issues/get-comment':
      return comment === undefined ? missing : found(restComment(server, comment));
    case 'issues/create-comment':
    case 'issues/update-comment': {
      const target = comment === undefined ? pullRequest : server.pullRequests.get(comment.pullRequest);
      if (target === undefined) return missing;
      if (target.locked) return refusal(403, 'Unable to create comment because issue is locked.');
      if (text.length > commentUnitsMax) {
        return refusal(422, 'Validation Failed', [
          {
            ...{ resource: 'IssueComment', code: 'unprocessable', field: 'data' },
            message: 'Body is too long (maximum is 65536 characters)',
          },
        ]);
      }
      if (comment === undefined) {
        return found(restComment(server, state.addComment(target.number, text, identity.login)), 201);
      }
      comment.body = text;
      comment.edits += 1;
      comment.updatedAt = new Date(Date.parse(comment.updatedAt) + 1_000).toISOString();
      return found(restComment(server, comment));
    }
    case 'issues/delete-comment':
      if (comment === undefined) return missing;
      server.comments.splice(server.comments.indexOf(comment), 1);
      return { status: 204 };
    case 'issues/list-labels-on-issue':
      return pullRequest === undefined ? missing : page(pullRequest.labels.map((name) => ({ name })));
    case 'pulls/get':
      return pullRequest === undefined ? missing : found(restPullRequest(server, pullRequest));
    case 'pulls/list': {
      const wanted = query.get('state') ?? 'open';
      const head = query.get('head');
      const base = query.get('base');
      return page(
        [...server.pullRequests.values()]
          .filter((candidate) => wanted === 'all' || candidate.state === wanted)
          .filter(({ head: { owner, ref } }) => head === null || `${owner}:${ref}` === head)
          .filter(({ base: { ref } }) => base === null || ref === base)
          .map((candidate) => restPullRequest(server, candidate)),
      );
    }
    case 'repos/get-collaborator-permission-level': {
      const login = parameters['username'] ?? '';
      const known = server.permissions.get(login);
      if (login.endsWith('[bot]')) return refusal(404, `${login} is not a user`);
      const { permission, roleName } = known ?? { permission: 'read', roleName: 'read' };
      return found({ permission, role_name: roleName, user: null });
    }
    case 'repos/get':
      return found({
        ...{
          name: server.repository.name,
          full_name: fullName(server),
          archived: server.repository.archived,
        },
        ...{ default_branch: 'main', owner: { login: server.repository.owner } },
      });
    default:
      return objectOperation(state, operation.id, parameters, query, found);
  }
}

/** Operations that git answers. */
async function objectOperation(
  { server, objects }: State,
  operation: string,
  parameters: Readonly<Record<string, string>>,
  query: URLSearchParams,
  found: (given: unknown) => Answer,
): Promise<Answer> {
  const git = objects();
  const missing = refusal(404, 'Not Found');
  if (git === null) return missing;
  const commitOf = async (name: string) => {
    // A comparison may name a fork's branch as `owner:branch`; its commits are in the same object store.
    const plain = name.includes(':') ? name.slice(name.indexOf(':') + 1) : name;
    const object = await git.find(`${plain}^{commit}`);
    return object === null ? null : git.commit(object.id);
  };
  switch (operation) {
    case 'git/get-blob': {
      const object = await git.find(parameters['file_sha'] ?? '');
      if (object?.type !== 'blob') return missing;
      const bytes = await git.blob(object.id);
      const content = bytes.toString('base64').replace(/(.{60})/g, '$1\n');
      return found({ content, encoding: 'base64', sha: object.id, size: bytes.length });
    }
    case 'git/get-tree': {
      const object = await git.find(`${parameters['tree_sha'] ?? ''}^{tree}`);
      if (object === null) return missing;
      const items = await git.tree(object.id, query.has('recursive'));
      const shown = items.slice(0, server.repository.treeEntriesMax);
      return found({
        sha: object.id,
        truncated: shown.length < items.length,
        tree: shown.map(({ path, mode, type, id, size }) => ({
          ...{ path, mode, type, sha: id },
          ...(size === null ? {} : { size }),
        })),
      });
    }
    case 'git/get-commit':
    case 'repos/get-commit': {
      const commit = await commitOf(parameters['commit_sha'] ?? parameters['ref'] ?? '');
      if (commit === null) return missing;
      const parents = commit.parents.map((sha) => ({ sha }));
      const tree = { sha: commit.tree };
      return found({
        sha: commit.id,
        parents,
        ...(operation === 'git/get-commit' ? { tree } : { commit: { tree } }),
      });
    }
    case 'git/get-ref': {
      const object = await git.find(`refs/${parameters['ref'] ?? ''}`);
      if (object === null) return missing;
      return found({ ref: `refs/${parameters['ref'] ?? ''}`, object: { sha: object.id, type: object.type } });
    }
    case 'repos/compare-commits': {
      const base = await commitOf(parameters['base'] ?? '');
      const head = await commitOf(parameters['head'] ?? '');
      if (base === null || head === null) return missing;
      const mergeBase = await git.mergeBase(base.id, head.id);
      if (mergeBase === null) return refusal(404, `No common ancestor between ${base.id} and ${head.id}.`);
      const status = mergeBase === base.id ? (base.id === head.id ? 'identical' : 'ahead') : 'diverged';
      const summary = async (id: string) => {
        const { tree, parents } = await git.commit(id);
        return { sha: id, parents: parents.map((sha) => ({ sha })), commit: { tree: { sha: tree } } };
      };
      return found({
        ...{ status, base_commit: await summary(base.id), merge_base_commit: await summary(mergeBase) },
        ...{ ahead_by: 0, behind_by: 0, total_commits: 0, commits: [], files: [] },
      });
    }
    case 'repos/get-content': {
      const path = parameters['path'] ?? '';
      const object = await git.find(`${query.get('ref') ?? 'HEAD'}:${path}`);
      if (object?.type !== 'blob') return missing;
      const bytes = await git.blob(object.id);
      return found({
        ...{ type: 'file', encoding: 'base64', size: bytes.length, name: path.split('/').at(-1) ?? '', path },
        ...{ content: bytes.toString('base64'), sha: object.id },
      });
    }
    default:
      server.violations.push(`${operation}: the fake server does not know this operation`);
      return missing;
  }
}

function fullName(server: State['server']): string {
  return `${server.repository.owner}/${server.repository.name}`;
}

function commentUrl(server: State['server'], comment: Comment): string {
  return `${server.serverUrl}/${fullName(server)}/pull/${comment.pullRequest}#issuecomment-${comment.id}`;
}

function restComment(server: State['server'], comment: Comment): unknown {
  return {
    ...{
      id: comment.id,
      node_id: nodeId(comment),
      body: comment.body,
      html_url: commentUrl(server, comment),
    },
    user: { login: comment.author },
    ...{ created_at: comment.createdAt, updated_at: comment.updatedAt },
  };
}

function restPullRequest(server: State['server'], pullRequest: PullRequest): unknown {
  const { head, base, number, state, locked, labels, author } = pullRequest;
  const repositoryOf = (owner: string, repository: string) => ({
    ...{ name: repository, full_name: `${owner}/${repository}`, owner: { login: owner } },
  });
  return {
    ...{ number, state, locked, user: { login: author }, labels: labels.map((name) => ({ name })) },
    html_url: `${server.serverUrl}/${fullName(server)}/pull/${number}`,
    head: {
      ...{ sha: head.sha, ref: head.ref, label: `${head.owner}:${head.ref}` },
      repo: head.gone === true ? null : repositoryOf(head.owner, head.repository),
    },
    base: {
      ...{ sha: base.sha, ref: base.ref, label: `${server.repository.owner}:${base.ref}` },
      repo: repositoryOf(server.repository.owner, server.repository.name),
    },
  };
}

function nodeId(comment: Comment): string {
  return `IC_${comment.id}`;
}

function graphqlError(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

async function answerGraphql(state: State, request: Request): Promise<Answer> {
  const { server } = state;
  const identity = server.tokens.get(request.token ?? '');
  if (identity === undefined) return refusal(401, 'Bad credentials');
  const { query, variables } = request.body as { query: string; variables?: Record<string, unknown> };
  const mistakes = validate(schema, parse(query));
  server.violations.push(...mistakes.map(({ message }) => `query: ${message}`));
  const result = await graphql({
    schema,
    source: query,
    ...(variables === undefined ? {} : { variableValues: variables }),
    rootValue: graphqlRoot(state, identity),
  });
  const errors = result.errors?.map(({ message, path, locations, extensions }) => {
    // What the schema refuses is the caller's mistake, what the resolvers refuse is GitHub's answer.
    if (extensions['type'] === undefined && mistakes.length === 0)
      server.violations.push(`query: ${message}`);
    return { type: extensions['type'], path, locations, message };
  });
  return { status: 200, body: { data: result.data ?? null, ...(errors === undefined ? {} : { errors }) } };
}

interface PageArguments {
  readonly first?: number;
  readonly last?: number;
  readonly after?: string;
  readonly before?: string;
}

/** A connection over items with stable cursors, refusing what GitHub refuses. */
function connection<T>(
  name: string,
  items: readonly T[],
  cursorOf: (item: T) => string,
  page: PageArguments,
): unknown {
  const size = page.first ?? page.last;
  if (size === undefined) {
    throw graphqlError(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    );
  }
  if (size > 100) {
    throw graphqlError(
      'EXCESSIVE_PAGINATION',
      `Requesting ${size} records on the \`${name}\` connection exceeds the \`first\` limit of 100 records.`,
    );
  }
  const start = page.after === undefined ? 0 : items.findIndex((item) => cursorOf(item) === page.after) + 1;
  const before = page.before === undefined ? -1 : items.findIndex((item) => cursorOf(item) === page.before);
  const range = items.slice(start, before < 0 ? items.length : before);
  const nodes = page.first === undefined ? range.slice(-size) : range.slice(0, size);
  const first = nodes[0];
  const last = nodes.at(-1);
  return {
    nodes,
    totalCount: items.length,
    filteredCount: items.length,
    pageInfo: {
      startCursor: first === undefined ? null : cursorOf(first),
      endCursor: last === undefined ? null : cursorOf(last),
      hasNextPage: last !== undefined && items.at(-1) !== last,
      hasPreviousPage: first !== undefined && items[0] !== first,
    },
  };
}

function graphqlRoot(state: State, identity: Identity): unknown {
  const { server } = state;
  return {
    viewer: { id: 'U_1', login: identity.login },
    repository({ owner, name }: { owner: string; name: string }) {
      if (`${owner}/${name}`.toLowerCase() !== fullName(server).toLowerCase()) {
        throw graphqlError(
          'NOT_FOUND',
          `Could not resolve to a Repository with the name '${owner}/${name}'.`,
        );
      }
      return {
        ...{ id: 'R_1', nameWithOwner: fullName(server), isArchived: server.repository.archived },
        pullRequest({ number }: { number: number }) {
          const pullRequest = server.pullRequests.get(number);
          if (pullRequest === undefined) {
            throw graphqlError(
              'NOT_FOUND',
              `Could not resolve to a PullRequest with the number of ${number}.`,
            );
          }
          if (identity.pullRequests === 'none') {
            throw graphqlError('FORBIDDEN', 'Resource not accessible by integration');
          }
          return graphqlPullRequest(server, identity, pullRequest);
        },
        async object({ expression, oid }: { expression?: string; oid?: string }) {
          return graphqlObject(state, expression ?? oid ?? '');
        },
      };
    },
    minimizeComment({ input }: { input: { subjectId: string; classifier: string } }) {
      if (identity.pullRequests !== 'write') {
        throw graphqlError('FORBIDDEN', 'Resource not accessible by integration');
      }
      const comment = server.comments.find((candidate) => nodeId(candidate) === input.subjectId);
      if (comment === undefined) {
        throw graphqlError(
          'NOT_FOUND',
          `Could not resolve to a node with the global id of '${input.subjectId}'`,
        );
      }
      comment.minimized = input.classifier.toLowerCase();
      return {
        clientMutationId: null,
        minimizedComment: {
          __typename: 'IssueComment',
          ...{ isMinimized: true, minimizedReason: comment.minimized, viewerCanMinimize: true },
        },
      };
    },
  };
}

function graphqlPullRequest(server: State['server'], identity: Identity, pullRequest: PullRequest): unknown {
  const { head, base, number, locked, labels, author, state, events } = pullRequest;
  return {
    ...{
      id: `PR_${number}`,
      number,
      locked,
      state: state.toUpperCase(),
      closed: state === 'closed',
      merged: false,
    },
    ...{ headRefOid: head.sha, baseRefOid: base.sha, headRefName: head.ref, baseRefName: base.ref },
    author: { __typename: 'User', id: `U_${author}`, login: author },
    labels: (page: PageArguments) =>
      connection(
        'labels',
        labels.map((name) => ({ id: `L_${name}`, name })),
        ({ id }) => id,
        page,
      ),
    comments: (page: PageArguments) =>
      connection(
        'comments',
        server.comments
          .filter((comment) => comment.pullRequest === number)
          .map((comment) => ({
            ...{ id: nodeId(comment), databaseId: comment.id, fullDatabaseId: String(comment.id) },
            ...{ body: comment.body, url: commentUrl(server, comment) },
            ...{ createdAt: comment.createdAt, updatedAt: comment.updatedAt },
            author: { __typename: comment.author.endsWith('[bot]') ? 'Bot' : 'User', login: comment.author },
            authorAssociation: comment.author === server.repository.owner ? 'OWNER' : 'NONE',
            viewerCanMinimize: identity.pullRequests === 'write',
            viewerDidAuthor: comment.author === identity.login,
            ...{ isMinimized: comment.minimized !== null, minimizedReason: comment.minimized },
          })),
        ({ id }) => id,
        page,
      ),
    timelineItems: ({ itemTypes, ...page }: PageArguments & { itemTypes?: readonly string[] }) =>
      connection(
        'timelineItems',
        events
          .map((event, index) => ({
            __typename: event.action === 'labeled' ? 'LabeledEvent' : 'UnlabeledEvent',
            id: `LE_${index}`,
            createdAt: event.createdAt,
            actor:
              event.actor === null
                ? null
                : { __typename: event.kind ?? 'User', id: `U_${event.actor}`, login: event.actor },
            label: { id: `L_${event.label}`, name: event.label },
          }))
          .filter(({ __typename }) =>
            (itemTypes ?? ['LABELED_EVENT', 'UNLABELED_EVENT']).includes(
              __typename === 'LabeledEvent' ? 'LABELED_EVENT' : 'UNLABELED_EVENT',
            ),
          ),
        ({ id }) => id,
        page,
      ),
  };
}

/** GitHub cuts the text of large blobs off; where exactly is not documented. */
const blobTextBytesMax = 512_000;

async function graphqlObject(state: State, name: string): Promise<unknown> {
  const git = state.objects();
  const object = await git?.find(name);
  if (git === null || object === null || object === undefined) return null;
  const common = { id: `O_${object.id}`, oid: object.id, abbreviatedOid: object.id.slice(0, 7) };
  switch (object.type) {
    case 'blob': {
      const bytes = await git.blob(object.id);
      const isBinary = bytes.includes(0);
      return {
        ...{ __typename: 'Blob', ...common, byteSize: bytes.length, isBinary },
        isTruncated: bytes.length > blobTextBytesMax,
        text: isBinary ? null : bytes.subarray(0, blobTextBytesMax).toString('utf8'),
      };
    }
    case 'tree': {
      const entries = await git.tree(object.id, false);
      return {
        ...{ __typename: 'Tree', ...common },
        entries: entries.map(({ path, mode, type, id, size }) => ({
          ...{ name: path, path, mode: Number.parseInt(mode, 8), type, oid: id, size: size ?? 0 },
          object: () => graphqlObject(state, id),
        })),
      };
    }
    case 'commit': {
      const { tree } = await git.commit(object.id);
      return { __typename: 'Commit', ...common, tree: () => graphqlObject(state, tree) };
    }
    default:
      return null;
  }
}
