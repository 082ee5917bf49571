import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { RevisionError } from '../../core/revision.js';
import { openObjectReader, type GitObject } from './batch.js';
import { locateRepository, type RepositoryPlace } from './locate.js';
import { quotedPath, runGit, type GitCall, type GitResult, type GitSetting } from './run.js';

/**
 * A repository's objects, read through a private git directory of our own in the temporary folder.
 *
 * The private directory borrows the objects of the real one and has none of its config, hooks, attributes, refs,
 * grafts or replacements. So no program that a prepared checkout names can run, nothing is ever written into the
 * checkout (what has to be fetched lands in the private directory), a partial clone never fetches on its own, and
 * `safe.directory` needs no exception, because git is told where to work and discovers nothing.
 */
export interface GitStore {
  readonly place: RepositoryPlace;
  readonly objectFormat: 'sha1' | 'sha256';
  /** True while history ends early. */
  readonly shallow: boolean;
  /** Commits whose parents are cut off. */
  shallowIds(): readonly string[];
  /** True when objects may be missing because the clone was made with a filter. */
  readonly partial: boolean;
  /** Object directories that hold what this store can read, the private one first. */
  readonly objectFolders: readonly string[];
  /** Runs git on the private directory. */
  run(args: readonly string[], options?: Partial<GitCall>): Promise<GitResult>;
  read(id: string, maxBytes: number): Promise<GitObject>;
  /** Commit ids for names as the real repository understands them; null where there is no such commit. */
  commits(names: readonly string[]): Promise<readonly (string | null)[]>;
  /** Where the config names a remote: `origin`, else the only one there is. */
  remote(): Promise<{ readonly name: string; readonly url: string } | null>;
  /** The whole config, the user's and the system's included; asked from git when it is first needed. */
  config(): Promise<readonly ConfigEntry[]>;
  /**
   * Fetches from the remote into the private directory with the addresses, certificates and headers that the
   * config holds, and none of the programs that the repository's own config names. Null when it went well, else
   * the reason in one line.
   */
  fetch(args: readonly string[], wanted: readonly string[]): Promise<string | null>;
  /** Fetches a branch, tag or other ref of the remote: its commit, or why not. No ref is left behind. */
  fetchRef(args: readonly string[], ref: string): Promise<{ readonly id: string } | { readonly why: string }>;
  /** Revisions share a store: it ends when the last of them is closed. */
  retain(): void;
  release(): Promise<void>;
}

export interface ConfigEntry {
  readonly scope: string;
  /** As git lists it: section and name in small letters, the part between them as written. */
  readonly key: string;
  readonly value: string;
}

const abandoned = new Set<string>();
let watching = false;

/** Removes the private directories that nobody closed, when the process ends. */
function watchExit(): void {
  if (watching) return;
  watching = true;
  process.once('exit', () => {
    for (const folder of abandoned) rmSync(folder, { recursive: true, force: true });
  });
}

/** Settings that say how the files of a work tree stand to their blobs; all are plain values. */
export const workTreeKeys =
  /^core\.(?:excludesfile|ignorecase|precomposeunicode|autocrlf|eol|safecrlf|filemode|symlinks|trustctime|checkstat|sparsecheckout|sparsecheckoutcone)$/;

/** Settings of a connection that are plain values. */
const connectionKeys =
  /^(?:http\.(?:.*\.)?(?:extraheader|proxy|proxyauthmethod|sslverify|sslcainfo|sslcapath|sslcert|sslkey|sslversion|version|followredirects|emptyauth)|url\..*\.insteadof)$/;

/** Settings that name programs: taken over only where the user or the system wrote them, never from the repository. */
const connectionPrograms = /^(?:credential\..*|core\.sshcommand)$/;

function parseConfig(stdout: Buffer): ConfigEntry[] {
  const fields = stdout.toString('utf8').split('\0');
  const entries: ConfigEntry[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [scope = '', text = ''] = [fields[at], fields[at + 1]];
    const end = text.indexOf('\n');
    entries.push(
      end === -1
        ? { scope, key: text, value: 'true' }
        : { scope, key: text.slice(0, end), value: text.slice(end + 1) },
    );
  }
  return entries;
}

function remoteOf(
  config: readonly ConfigEntry[],
  workTree: string | null,
): { readonly name: string; readonly url: string } | null {
  const urls = new Map<string, string>();
  for (const { key, value } of config) {
    const name = /^remote\.(.+)\.url$/s.exec(key)?.[1];
    if (name !== undefined && !urls.has(name)) urls.set(name, value);
  }
  const name = urls.has('origin') ? 'origin' : urls.size === 1 ? [...urls.keys()][0] : undefined;
  const url = name === undefined ? undefined : urls.get(name);
  if (name === undefined || url === undefined) return null;
  // A path is relative to the work tree, and git runs elsewhere.
  const isAddress = /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(url) || /^[^/\\]{2,}:/.test(url);
  return { name, url: isAddress || workTree === null ? url : path.resolve(workTree, url) };
}

async function readConfig(place: RepositoryPlace, cwd: string): Promise<readonly ConfigEntry[]> {
  // Asking what a config says runs nothing that it names.
  const listed = await runGit(['config', '-z', '--show-scope', '--list'], {
    gitDir: place.gitDir,
    cwd,
    userConfig: true,
  });
  if (listed.code !== 0) {
    throw new RevisionError(
      `The config of the repository at ${place.gitDir} cannot be read: ${listed.stderr}`,
    );
  }
  // Our own options are in the list as well.
  return parseConfig(listed.stdout).filter((entry) => entry.scope !== 'command');
}

async function copyIfThere(from: string, to: string): Promise<void> {
  await copyFile(from, to).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  });
}

/** A split index has its larger part in a file of its own, which git looks for in its git directory. */
async function copySharedIndex(from: string, to: string): Promise<void> {
  const names = await readdir(from);
  await Promise.all(
    names
      .filter((name) => /^sharedindex\.[0-9a-f]+$/.test(name))
      .map((name) => copyFile(path.join(from, name), path.join(to, name))),
  );
}

/** Commits whose parents are cut off; fetching changes them. */
function shallowIds(gitDir: string): readonly string[] {
  try {
    return readFileSync(path.join(gitDir, 'shallow'), 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  } catch {
    return [];
  }
}

/** A commit message can be long; nobody writes one of this size. */
export const maxCommitBytes = 16 * 1024 * 1024;

/** A transfer that has not ended by then is given up; a checkout on a runner takes seconds. */
const fetchTimeoutMs = 180_000;

/** Opens the repository that `folder` belongs to, or null when it belongs to none. */
export async function openStore(folder: string): Promise<GitStore | null> {
  const place = await locateRepository(folder);
  if (place === null) return null;
  const room = await mkdtemp(path.join(tmpdir(), 'promptcost-'));
  abandoned.add(room);
  watchExit();
  try {
    return await furnish(place, room);
  } catch (error) {
    await rm(room, { recursive: true, force: true });
    abandoned.delete(room);
    throw error;
  }
}

/** Whether every line is a section, a key or a comment. Anything else, a broken file too, is for git to read. */
function isPlainConfig(text: string): boolean {
  return text
    .split('\n')
    .every((line) => /^\s*(?:\[[^[\]\\]+\]\s*|[;#].*|[A-Za-z][A-Za-z0-9-]*\s*(?:=.*[^\\])?)?$/.test(line));
}

/** What decides how objects are read. */
interface Layout {
  readonly format: 'sha1' | 'sha256';
  readonly partial: boolean;
}

/**
 * The layout of nearly all repositories: their own config files name no object format, no promisor and no other file. That is seen
 * without starting git, which would cost each run a process. Null where git has to be asked.
 */
async function plainLayout({ gitDir, commonDir }: RepositoryPlace): Promise<Layout | null> {
  const files = [path.join(commonDir, 'config'), path.join(gitDir, 'config.worktree')];
  const texts = await Promise.all(files.map((file) => readFile(file, 'latin1').catch(() => '')));
  const isPlain =
    texts[0] !== '' &&
    texts.every(
      (text) => isPlainConfig(text) && !/objectformat|partialclone|promisor|^\s*\[\s*include/im.test(text),
    );
  return isPlain ? { format: 'sha1', partial: false } : null;
}

function layoutOf(config: readonly ConfigEntry[]): Layout {
  const last = (key: string): string | undefined => config.findLast((entry) => entry.key === key)?.value;
  const format = last('extensions.objectformat')?.toLowerCase() ?? 'sha1';
  if (format !== 'sha1' && format !== 'sha256') {
    throw new RevisionError(`The repository uses the object format ${format}, which is not known.`);
  }
  const partial =
    last('extensions.partialclone') !== undefined ||
    config.some(({ key, value }) => /^remote\..*\.promisor$/s.test(key) && value !== 'false');
  return { format, partial };
}

async function furnish(place: RepositoryPlace, room: string): Promise<GitStore> {
  let asked: Promise<readonly ConfigEntry[]> | null = null;
  const config = (): Promise<readonly ConfigEntry[]> => (asked ??= readConfig(place, room));
  const { format, partial } = (await plainLayout(place)) ?? layoutOf(await config());

  // Two git directories over the same objects. Only the second is ever fetched into, because a filtered fetch turns
  // its config into one that asks the remote for whatever is missing.
  const gitDir = path.join(room, 'git');
  const fetchDir = path.join(room, 'fetch');
  const objects = path.join(gitDir, 'objects');
  const ownConfig =
    `[core]\n\trepositoryformatversion = ${format === 'sha256' ? 1 : 0}\n\tbare = false\n` +
    (format === 'sha256' ? '[extensions]\n\tobjectformat = sha256\n' : '');
  await mkdir(path.join(objects, 'info'), { recursive: true });
  await Promise.all([
    mkdir(path.join(gitDir, 'refs')),
    mkdir(path.join(gitDir, 'info')),
    mkdir(path.join(fetchDir, 'refs'), { recursive: true }),
  ]);
  await Promise.all([
    writeFile(path.join(gitDir, 'HEAD'), 'ref: refs/heads/none\n'),
    writeFile(path.join(fetchDir, 'HEAD'), 'ref: refs/heads/none\n'),
    writeFile(path.join(gitDir, 'config'), ownConfig),
    writeFile(
      path.join(objects, 'info', 'alternates'),
      `${quotedPath(path.join(place.commonDir, 'objects'))}\n`,
    ),
    copyIfThere(path.join(place.commonDir, 'shallow'), path.join(gitDir, 'shallow')),
    copyIfThere(path.join(place.commonDir, 'info', 'exclude'), path.join(gitDir, 'info', 'exclude')),
    copyIfThere(
      path.join(place.gitDir, 'info', 'sparse-checkout'),
      path.join(gitDir, 'info', 'sparse-checkout'),
    ),
    copySharedIndex(place.gitDir, gitDir),
  ]);

  const base: GitCall = { gitDir, cwd: room };
  const reader = openObjectReader(base);
  const remote: GitStore['remote'] = async () => remoteOf(await config(), place.workTree);
  let users = 1;

  /** The commit that HEAD is, where it names no branch and the object is here; null where git has to be asked. */
  async function detachedHead(): Promise<string | null> {
    const text = await readFile(path.join(place.gitDir, 'HEAD'), 'latin1').catch(() => '');
    const id = /^([0-9a-f]{40}|[0-9a-f]{64})\n?$/.exec(text)?.[1];
    if (id === undefined) return null;
    const object = await reader.read(id, maxCommitBytes);
    return object.kind === 'object' && object.type === 'commit' ? id : null;
  }

  async function commits(names: readonly string[]): Promise<(string | null)[]> {
    if (names.length === 0) return [];
    // One name per line is all that this command understands.
    if (names.some((name) => name === '' || /[\n\0]/.test(name))) {
      throw new RevisionError('The name of a revision is empty or has a line break in it.');
    }
    if (names.length === 1 && names[0] === 'HEAD') {
      const id = await detachedHead();
      if (id !== null) return [id];
    }
    const asked = await runGit(['cat-file', '--batch-check'], {
      // Names mean what the real repository says they mean; ids are looked up with what has been fetched.
      gitDir: place.gitDir,
      cwd: room,
      alternates: [objects],
      input: names.map((name) => `${name}^{commit}\n`).join(''),
    });
    if (asked.code !== 0) {
      throw new RevisionError(`The repository at ${place.gitDir} cannot be read: ${asked.stderr}`);
    }
    const lines = asked.stdout.toString('utf8').split('\n');
    return names.map((_, index) => /^([0-9a-f]{40,64}) commit \d+$/.exec(lines[index] ?? '')?.[1] ?? null);
  }

  // Two fetches at once would stand in each other's way.
  let lastFetch: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = lastFetch.then(work, work);
    lastFetch = turn.catch(() => undefined);
    return turn;
  }

  async function fetchNow(args: readonly string[], wanted: readonly string[]): Promise<string | null> {
    const from = await remote();
    if (from === null) return 'the repository has no remote to fetch from';
    const settings: GitSetting[] = [
      { key: 'core.sshCommand', value: 'ssh -o BatchMode=yes' }, // a question for a password would hang forever
      { key: `remote.${from.name}.url`, value: from.url },
    ];
    // A filtered clone has commits without their files: to say it has them would keep the files from coming.
    if (partial) settings.push({ key: 'fetch.negotiationAlgorithm', value: 'noop' });
    for (const { scope, key, value } of await config()) {
      const own = scope === 'system' || scope === 'global';
      if (connectionKeys.test(key) || (own && connectionPrograms.test(key))) settings.push({ key, value });
    }
    await writeFile(path.join(fetchDir, 'config'), ownConfig);
    await rm(path.join(fetchDir, 'shallow'), { force: true });
    await copyIfThere(path.join(gitDir, 'shallow'), path.join(fetchDir, 'shallow'));
    const fetched = await runGit(
      [
        ...['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', '--no-auto-maintenance'],
        ...['--refmap=', ...args, '--stdin', '--end-of-options', from.name],
      ],
      {
        gitDir: fetchDir,
        cwd: room,
        objectFolder: objects,
        settings,
        protocols: 'https:http:ssh:git:file',
        input: wanted.map((one) => `${one}\n`).join(''),
        timeoutMs: fetchTimeoutMs,
      },
    );
    // Where history now ends. Put in place in one go: another git may be reading it.
    const shallow = path.join(fetchDir, 'shallow');
    await copyIfThere(shallow, `${shallow}.copy`);
    await rename(`${shallow}.copy`, path.join(gitDir, 'shallow')).catch(() =>
      rm(path.join(gitDir, 'shallow'), { force: true }),
    );
    return fetched.code === 0 ? null : fetched.stderr || `git fetch ended with status ${fetched.code}`;
  }

  /** The first commit that the last fetch has brought. */
  async function fetchedCommit(): Promise<string | null> {
    const [id = ''] = (await readFile(path.join(fetchDir, 'FETCH_HEAD'), 'utf8').catch(() => '')).split('\t');
    const peeled = await runGit(
      ['rev-parse', '--verify', '--quiet', '--end-of-options', `${id}^{commit}`],
      base,
    );
    return peeled.code === 0 ? peeled.stdout.toString('latin1').trim() : null;
  }

  return {
    place,
    objectFormat: format,
    get shallow() {
      return shallowIds(gitDir).length > 0;
    },
    shallowIds: () => shallowIds(gitDir),
    partial,
    objectFolders: [objects, path.join(place.commonDir, 'objects')],
    remote,
    config,
    run: (args, options) => runGit(args, { ...base, ...options }),
    read: (id, maxBytes) => reader.read(id, maxBytes),
    commits,
    fetch: (args, wanted) => inTurn(() => fetchNow(args, wanted)),
    fetchRef: (args, ref) =>
      inTurn(async () => {
        // A ref of our own would be offered to the remote as something that is all here, which filtered history is not.
        const why = await fetchNow(args, [ref]);
        if (why !== null) return { why };
        const id = await fetchedCommit();
        return id === null ? { why: `${ref} is not a commit` } : { id };
      }),
    retain() {
      users++;
    },
    async release() {
      if (--users > 0) return;
      await reader.close();
      await rm(room, { recursive: true, force: true, maxRetries: 3 });
      abandoned.delete(room);
    },
  };
}
