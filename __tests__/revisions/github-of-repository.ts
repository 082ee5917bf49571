import { execFileSync } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Fault {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** GitHub's REST and GraphQL reading of a bare repository, on loopback. */
export interface GitHubOfRepository {
  readonly url: string;
  /** `GET /path?query`, in the order of arrival. */
  readonly calls: string[];
  /** Texts of GraphQL queries. */
  readonly queries: string[];
  readonly state: {
    /** A recursive tree with more entries is cut off, as GitHub does over 100,000. */
    longestTree: number;
    /** A text longer than this is cut off in GraphQL. */
    longestText: number;
    /** What `GET /pulls/1` answers besides the commits. */
    pull: Record<string, unknown>;
    fault: (call: string, earlier: number) => Fault | 'hang up' | undefined;
    mostAtOnce: number;
  };
  close(): Promise<void>;
}

export const token = 't0ken';

function run(origin: string, ...args: string[]): Buffer {
  return execFileSync('git', args, { cwd: origin, maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
}

export async function serveRepository(origin: string): Promise<GitHubOfRepository> {
  const calls: string[] = [];
  const queries: string[] = [];
  let atOnce = 0;
  const state: GitHubOfRepository['state'] = {
    longestTree: Infinity,
    longestText: Infinity,
    pull: {},
    fault: () => undefined,
    mostAtOnce: 0,
  };

  const resolve = (name: string): string | null => {
    for (const spelled of [`refs/heads/${name}`, `refs/tags/${name}`, name]) {
      try {
        return run(origin, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${spelled}^{commit}`)
          .toString()
          .trim();
      } catch {
        // the next spelling
      }
    }
    return null;
  };

  const tree = (id: string, recursive: boolean): unknown => {
    const listed = run(origin, 'ls-tree', '-z', '-l', ...(recursive ? ['-r', '-t'] : []), id).toString();
    const entries = listed
      .split('\0')
      .filter((record) => record !== '')
      .map((record) => {
        const tab = record.indexOf('\t');
        const [head, path] = [record.slice(0, tab), record.slice(tab + 1)];
        const [mode, type, sha, size = ''] = head.split(/ +/);
        return { path, mode, type, sha, ...(size === '-' ? {} : { size: Number(size) }) };
      });
    const truncated = recursive && entries.length > state.longestTree;
    return { sha: id, url: 'x', tree: truncated ? entries.slice(0, state.longestTree) : entries, truncated };
  };

  const blob = (id: string): Buffer | null => {
    try {
      return run(origin, 'cat-file', 'blob', id);
    } catch {
      return null;
    }
  };

  function graphql(query: string): unknown {
    const repository: Record<string, unknown> = {};
    for (const [, name = '', oid = ''] of query.matchAll(/(f\d+): object\(oid: "([0-9a-f]+)"\)/g)) {
      const bytes = blob(oid);
      if (bytes === null) {
        repository[name] = null;
        continue;
      }
      const isBinary = bytes.subarray(0, 8000).includes(0);
      const text = new TextDecoder('utf-8').decode(bytes); // as GitHub: a byte order mark is lost, bad bytes replaced
      const isTruncated = text.length > state.longestText;
      repository[name] = { isBinary, isTruncated, text: isBinary ? null : text.slice(0, state.longestText) };
    }
    return { data: { repository } };
  }

  function answer(method: string, url: URL, accept: string, body: string): Fault {
    const ok = (value: unknown): Fault => ({ status: 200, body: value });
    const missing: Fault = { status: 404, body: { message: 'Not Found' } };
    if (method === 'POST' && url.pathname === '/graphql') {
      const { query } = JSON.parse(body) as { query: string };
      queries.push(query);
      return ok(graphql(query));
    }
    const [, room = '', one = '', two = ''] =
      /^\/repos\/octo\/tickets\/(git\/commits|git\/trees|git\/blobs|commits|compare|pulls)\/([^/]+)()$/.exec(
        url.pathname,
      ) ?? [];
    const name = decodeURIComponent(one) + two;
    switch (room) {
      case 'git/commits': {
        const id = /^[0-9a-f]{40}$/.test(name) ? resolve(name) : null;
        if (id === null) return missing;
        const [root = '', parents = ''] = run(origin, 'show', '-s', '--format=%T%n%P', id)
          .toString()
          .split('\n');
        return ok({
          sha: id,
          tree: { sha: root },
          parents: parents
            .split(' ')
            .filter(Boolean)
            .map((sha) => ({ sha })),
        });
      }
      case 'git/trees':
        return ok(tree(name, url.searchParams.has('recursive')));
      case 'git/blobs': {
        const bytes = blob(name);
        return bytes === null
          ? missing
          : ok({ sha: name, encoding: 'base64', content: bytes.toString('base64'), size: bytes.length });
      }
      case 'commits': {
        const id = resolve(name);
        if (id === null) return missing;
        return accept.includes('vnd.github.sha') ? { status: 200, body: id } : ok({ sha: id });
      }
      case 'compare': {
        const [base, head] = name.split('...').map(resolve);
        if (base == null || head == null) return missing;
        const found = run(origin, 'merge-base', base, head).toString().trim();
        return ok({
          merge_base_commit: { sha: found },
          base_commit: { sha: base },
          status: 'diverged',
          commits: [],
        });
      }
      case 'pulls': {
        const merge = resolve(`refs/pull/${name}/merge`);
        const head = resolve(`refs/pull/${name}/head`);
        if (head === null) return missing;
        return ok({
          number: Number(name),
          head: { sha: head, ref: 'feature' },
          base: { sha: resolve('main'), ref: 'main' },
          merge_commit_sha: merge,
          ...state.pull,
        });
      }
      default:
        return missing;
    }
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', 'http://loopback');
    const call = `${request.method ?? ''} ${url.pathname}${url.search}`;
    const earlier = calls.filter((one) => one === call).length;
    calls.push(call);
    const fault = state.fault(call, earlier);
    if (fault === 'hang up') {
      request.socket.destroy();
      return;
    }
    const authorized = new RegExp(`^(?:token|bearer) ${token}$`, 'i').test(
      request.headers.authorization ?? '',
    );
    const body = Buffer.concat(chunks).toString();
    const given =
      fault ??
      (authorized
        ? answer(request.method ?? '', url, request.headers.accept ?? '', body)
        : { status: 401, body: { message: 'Bad credentials' } });
    const isText = typeof given.body === 'string';
    response.writeHead(given.status, {
      'content-type': isText
        ? 'application/vnd.github.sha; charset=utf-8'
        : 'application/json; charset=utf-8',
      ...given.headers,
    });
    response.end(isText ? given.body : JSON.stringify(given.body ?? { message: 'injected' }));
  }

  const server = createServer((request, response) => {
    atOnce++;
    state.mostAtOnce = Math.max(state.mostAtOnce, atOnce);
    response.on('close', () => atOnce--);
    void respond(request, response);
  });
  await new Promise<void>((resolve_) => server.listen(0, '127.0.0.1', resolve_));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    queries,
    state,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
