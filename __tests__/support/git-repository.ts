import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** An environment in which git reads nobody's config and every commit has the same id on every machine. */
const environment: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'] ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.test',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.test',
  GIT_TERMINAL_PROMPT: '0',
};

/** Every commit is a minute later than the one before it, so that history has one order. */
let clock = Date.UTC(2026, 10, 1);

export function git(folder: string, ...args: string[]): string {
  clock += 60_000;
  const now = new Date(clock).toISOString();
  return execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], {
    cwd: folder,
    env: { ...environment, GIT_AUTHOR_DATE: now, GIT_COMMITTER_DATE: now },
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: 256 * 1024 * 1024,
  }).trimEnd();
}

/** null removes the file, `{ link }` makes a symbolic link, `{ run }` an executable file. */
export type Content = string | Uint8Array | { readonly link: string } | { readonly run: string } | null;

/** Path → content. */
export type Files = Readonly<Record<string, Content>>;

export function write(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const full = path.join(folder, name);
    if (content === null) {
      rmSync(full, { recursive: true });
      continue;
    }
    mkdirSync(path.dirname(full), { recursive: true });
    if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(full, content);
    else if ('link' in content) symlinkSync(content.link, full);
    else {
      writeFileSync(full, content.run);
      chmodSync(full, 0o755);
    }
  }
}

/** Writes files and commits everything; gives the commit's id. */
export function commit(folder: string, files: Files, message = 'change'): string {
  write(folder, files);
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '--allow-empty', '-m', message);
  return git(folder, 'rev-parse', 'HEAD');
}

export interface TemporaryFolder {
  readonly folder: string;
  /** A new folder inside. */
  make(name: string): string;
  remove(): void;
}

export function temporaryFolder(): TemporaryFolder {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'promptcost-test-')));
  return {
    folder,
    make(name) {
      const made = path.join(folder, name);
      mkdirSync(made, { recursive: true });
      return made;
    },
    remove() {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** An empty repository whose branch is `main`. */
export function initialize(folder: string, ...options: string[]): string {
  mkdirSync(folder, { recursive: true });
  git(folder, 'init', '-q', '-b', 'main', ...options);
  return folder;
}

export interface PullRequest {
  /** A bare repository that has what GitHub has: the branches, `refs/pull/1/head` and `refs/pull/1/merge`. */
  readonly origin: string;
  /** Where the commits were made; more can be added and pushed with `push`. */
  readonly work: string;
  /** Where the branch left main. */
  readonly fork: string;
  /** The tip of main when the merge commit was made. */
  readonly base: string;
  readonly head: string;
  readonly merge: string;
}

export function push(work: string, origin: string): void {
  git(work, 'push', '-q', '--force', origin, '+refs/heads/*:refs/heads/*', '+refs/pull/*:refs/pull/*');
}

/** A bare repository that serves any commit by its id and filtered clones, as GitHub does. */
export function bareOrigin(folder: string, ...options: string[]): string {
  initialize(folder, '--bare', ...options);
  git(folder, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  git(folder, 'config', 'uploadpack.allowFilter', 'true');
  return folder;
}

/** A pull request #1 from `feature` into `main`, where main went on after the branch was made. */
export function makePullRequest(
  folder: string,
  files: { readonly base: Files; readonly change: Files; readonly mainMeanwhile?: Files },
  ...options: string[]
): PullRequest {
  const work = initialize(path.join(folder, 'work'), ...options);
  const origin = bareOrigin(path.join(folder, 'origin.git'), ...options);
  commit(work, { 'README.md': 'Support tickets\n' }, 'first');
  const fork = commit(work, files.base, 'base');
  git(work, 'switch', '-q', '-c', 'feature');
  const head = commit(work, files.change, 'change');
  git(work, 'switch', '-q', 'main');
  const base = files.mainMeanwhile === undefined ? fork : commit(work, files.mainMeanwhile, 'meanwhile');
  const merge = makeMergeRef(work, base, head);
  push(work, origin);
  return { origin, work, fork, base, head, merge };
}

/** What GitHub does when a pull request or its base moves. */
export function makeMergeRef(work: string, base: string, head: string): string {
  git(work, 'switch', '-q', '--detach', base);
  git(work, 'merge', '-q', '--no-ff', '-m', `Merge ${head} into ${base}`, head);
  const merge = git(work, 'rev-parse', 'HEAD');
  git(work, 'update-ref', 'refs/pull/1/merge', merge);
  git(work, 'update-ref', 'refs/pull/1/head', head);
  git(work, 'switch', '-q', 'main');
  return merge;
}

/** A checkout as actions/checkout makes it; `fetchDepth` 0 means all history. */
export function checkout(
  folder: string,
  origin: string,
  sha: string,
  ref: string,
  fetchDepth: number,
  ...options: string[]
): string {
  initialize(folder, ...options);
  git(folder, 'remote', 'add', 'origin', pathToFileURL(origin).href);
  const own = `+${sha}:${ref}`;
  const fetch = ['fetch', '-q', '--no-tags', '--prune', '--no-recurse-submodules'];
  if (fetchDepth > 0) git(folder, ...fetch, `--depth=${fetchDepth}`, 'origin', own);
  else
    git(folder, ...fetch, 'origin', '+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*', own);
  git(folder, '-c', 'advice.detachedHead=false', 'checkout', '-q', '--force', ref);
  return folder;
}
