import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { RevisionError } from '../../core/revision.js';

/**
 * How git is run. Nothing of the checked repository may start a program: its `.git/config` may name an fsmonitor,
 * an ssh command, filters, text converters, aliases or credential helpers, and a checkout may have been prepared
 * by whoever wrote the pull request. So almost every call runs in a private git directory with a config of our
 * own (see store.ts), with an environment that takes over none of git's own variables, and with these options on top.
 */
const hardening: readonly string[] = [
  '--no-pager',
  '--no-replace-objects',
  '--literal-pathspecs',
  '--no-optional-locks',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.attributesFile=/dev/null',
    'core.askPass=',
    'diff.external=',
    'protocol.ext.allow=never',
    'gc.auto=0',
    'maintenance.auto=false',
    'fetch.recurseSubmodules=false',
    'submodule.recurse=false',
    'log.showSignature=false',
  ].flatMap((setting) => ['-c', setting]),
];

/** A setting that is handed to git through its environment, so that secrets are in no process list and no file. */
export interface GitSetting {
  readonly key: string;
  readonly value: string;
}

export interface GitCall {
  /** The git directory to work in; git discovers none on its own, and so asks nobody whether it is safe. */
  readonly gitDir: string;
  /**
   * Where the process starts. Never inside a checkout: on Windows a program is looked for in the current folder
   * first, and a repository could bring its own `git.exe`.
   */
  readonly cwd: string;
  readonly workTree?: string;
  readonly indexFile?: string;
  /** Object directory in place of the git directory's own. */
  readonly objectFolder?: string;
  /** Object directories to read beside it. */
  readonly alternates?: readonly string[];
  readonly settings?: readonly GitSetting[];
  /** Reads the system's and the user's config; only for asking what it says. */
  readonly userConfig?: boolean;
  /** Transports that may be used; none when absent, so that a partial clone never fetches behind our back. */
  readonly protocols?: string;
  readonly input?: string | Uint8Array;
  readonly timeoutMs?: number;
}

export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  /** One printable line with addresses' credentials removed. */
  readonly stderr: string;
}

/** Variables of git that change where it finds certificates, and nothing else. */
const keptGitVariables = new Set(['GIT_SSL_CAINFO', 'GIT_SSL_CAPATH', 'GIT_EXEC_PATH']);

function environment(call: GitCall): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env)) {
    const upper = name.toUpperCase();
    // Our own inputs hold the token; git has no use for them.
    if (/^(?:INPUT_|ACTIONS_|GITHUB_TOKEN$|GH_TOKEN$|SSH_ASKPASS)/.test(upper)) continue;
    if (upper.startsWith('GIT_') && !keptGitVariables.has(upper)) continue;
    env[name] = value;
  }
  env['LC_ALL'] = 'C';
  env['LANGUAGE'] = 'C';
  env['GIT_DIR'] = call.gitDir;
  if (call.workTree !== undefined) env['GIT_WORK_TREE'] = call.workTree;
  if (call.indexFile !== undefined) env['GIT_INDEX_FILE'] = call.indexFile;
  if (call.objectFolder !== undefined) env['GIT_OBJECT_DIRECTORY'] = call.objectFolder;
  if (call.alternates !== undefined && call.alternates.length > 0) {
    env['GIT_ALTERNATE_OBJECT_DIRECTORIES'] = call.alternates
      .map(quotedPath)
      .join(process.platform === 'win32' ? ';' : ':');
  }
  if (call.userConfig !== true) {
    // Git understands this name on Windows too.
    env['GIT_CONFIG_NOSYSTEM'] = '1';
    env['GIT_CONFIG_GLOBAL'] = '/dev/null';
  }
  const settings = call.settings ?? [];
  env['GIT_CONFIG_COUNT'] = String(settings.length);
  settings.forEach((setting, index) => {
    env[`GIT_CONFIG_KEY_${index}`] = setting.key;
    env[`GIT_CONFIG_VALUE_${index}`] = setting.value;
  });
  env['GIT_ALLOW_PROTOCOL'] = call.protocols ?? 'none';
  env['GIT_NO_LAZY_FETCH'] = '1';
  env['GIT_NO_REPLACE_OBJECTS'] = '1';
  env['GIT_GRAFT_FILE'] = '/dev/null';
  env['GIT_OPTIONAL_LOCKS'] = '0';
  env['GIT_TERMINAL_PROMPT'] = '0';
  env['GCM_INTERACTIVE'] = 'never';
  env['GIT_ATTR_NOSYSTEM'] = '1';
  return env;
}

/** A path as git reads it in lists of object directories: quoted where a separator or a quote is in it. */
export function quotedPath(path: string): string {
  return /["#\n:;]/.test(path) && process.platform !== 'win32'
    ? `"${path.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`
    : path;
}

/** Starts git and leaves it running; the caller ends it. */
export function startGit(args: readonly string[], call: GitCall): ChildProcessWithoutNullStreams {
  return spawn('git', [...hardening, ...args], {
    cwd: call.cwd,
    env: environment(call),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
}

/** What git says on its way out, fit for one line of a message: printable, short, without credentials. */
export function plainMessage(text: string): string {
  const line = text
    .replace(/\/\/[^/@\s]+@/g, '//')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .trim();
  return line.length > 400 ? `${line.slice(0, 400)}…` : line;
}

/** What git does on local objects takes seconds; a call that takes minutes hangs, on a lock or a file system that is gone. */
export function localTimeoutMs(): number {
  const set = Number(process.env['PROMPTCOST_GIT_TIMEOUT_SECONDS']);
  return Number.isFinite(set) && set > 0 ? Math.min(set, 86_400) * 1000 : 120_000;
}

/** Git was started and said nothing. */
export class GitSilent extends RevisionError {
  constructor(command: string) {
    super(
      `git ${command} did not end within ${localTimeoutMs() / 1000} s and was stopped. Run git in this repository by hand; for a very large one, set PROMPTCOST_GIT_TIMEOUT_SECONDS to more.`,
    );
  }
}

/** Runs git to its end. Rejects only when it cannot be started or takes too long; a failure is in `code`. */
export async function runGit(args: readonly string[], call: GitCall): Promise<GitResult> {
  const child = startGit(args, call);
  const stdout: Buffer[] = [];
  let stderr = '';
  const clock = { ranOut: false };
  const timer = setTimeout(() => {
    clock.ranOut = true;
    child.kill('SIGKILL');
  }, call.timeoutMs ?? localTimeoutMs());
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (status) => {
        resolve(status ?? 128);
      });
      child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
      child.stderr.setEncoding('utf8');
      child.stderr.on('data', (chunk: string) => {
        if (stderr.length < 10_000) stderr += chunk;
      });
      // A process that ends before it has read everything is judged by its status, not by the broken pipe.
      child.stdin.on('error', () => undefined);
      child.stdin.end(call.input ?? '');
    });
    if (clock.ranOut && call.timeoutMs === undefined) throw new GitSilent(args[0] ?? 'git');
    if (clock.ranOut) {
      return {
        code: 128,
        stdout: Buffer.alloc(0),
        stderr: `no answer within ${(call.timeoutMs ?? 0) / 1000} s`,
      };
    }
    return { code, stdout: Buffer.concat(stdout), stderr: plainMessage(stderr) };
  } catch (error) {
    throw error instanceof GitSilent ? error : startFailure(error);
  } finally {
    clearTimeout(timer);
  }
}

/** Why git could not be started, as an error a person can act on. */
export function startFailure(error: unknown): RevisionError {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOENT') {
    return new RevisionError('git was not found; install git 2.31 or newer, or put it on the PATH.', {
      cause: error,
    });
  }
  const reason = error instanceof Error ? plainMessage(error.message) : 'unknown error';
  return new RevisionError(`git could not be started: ${reason}`, { cause: error });
}
