import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What the API tells of the objects of one git repository on disk, read with git itself. */
export interface GitObjects {
  /** An object's id and type, null when there is none; `name` is anything git understands. */
  find(name: string): Promise<{ readonly id: string; readonly type: string } | null>;
  blob(id: string): Promise<Buffer>;
  tree(id: string, recursive: boolean): Promise<readonly TreeItem[]>;
  commit(
    id: string,
  ): Promise<{ readonly id: string; readonly tree: string; readonly parents: readonly string[] }>;
  mergeBase(one: string, other: string): Promise<string | null>;
}

export interface TreeItem {
  readonly mode: string;
  readonly type: string;
  readonly id: string;
  readonly size: number | null;
  readonly path: string;
}

export function gitObjects(directory: string): GitObjects {
  const env = {
    ...process.env,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
  };
  const git = async (...args: string[]): Promise<Buffer> =>
    // Not the synchronous form: this runs in the process that serves git's own requests.
    (await run('git', args, { cwd: directory, env, encoding: 'buffer', maxBuffer: 1 << 30 })).stdout;
  const text = async (...args: string[]): Promise<string> => (await git(...args)).toString('utf8').trimEnd();
  return {
    async find(name) {
      try {
        const id = await text('rev-parse', '--verify', '--quiet', '--end-of-options', name);
        return { id, type: await text('cat-file', '-t', id) };
      } catch {
        return null;
      }
    },
    blob: (id) => git('cat-file', 'blob', id),
    async tree(id, recursive) {
      const listed = await git('ls-tree', '-z', '-l', ...(recursive ? ['-r', '-t'] : []), id);
      return listed
        .toString('utf8')
        .split('\0')
        .filter((line) => line !== '')
        .map((line) => {
          const tab = line.indexOf('\t');
          const [mode = '', type = '', object = '', size = '-'] = line.slice(0, tab).split(/ +/);
          return {
            mode,
            type,
            id: object,
            size: size === '-' ? null : Number(size),
            path: line.slice(tab + 1),
          };
        });
    },
    async commit(id) {
      const [tree = '', parents = ''] = (await text('log', '-1', '--format=%T%n%P', id)).split('\n');
      return { id, tree, parents: parents === '' ? [] : parents.split(' ') };
    },
    async mergeBase(one, other) {
      try {
        return await text('merge-base', one, other);
      } catch {
        return null;
      }
    },
  };
}
