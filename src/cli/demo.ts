import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '../core/report.js';
import { renderTerminal } from '../outputs/index.js';
import { parseReport } from '../report/read.js';
import { helpText, readArguments, type Flag } from './arguments.js';
import { outputFormat, viewOf, type Surroundings } from './terminal.js';

const flags: readonly Flag[] = [
  {
    name: 'format',
    value: 'NAME',
    help: 'table, or markdown: the comment as it was posted (default: table)',
  },
  { name: 'no-color', help: 'no colors (also: NO_COLOR=1)' },
  { name: 'keep', help: 'keep the temporary repository and say where it is' },
  { name: 'help', short: 'h', help: 'show this help' },
];

const help = helpText(
  ['promptcost demo [flags]'],
  [
    'Runs the whole check on a sample pull request: three products, three changes that cost money. Makes a temporary',
    'git repository, starts a GitHub API on this machine, runs the bundled action as a runner does, and prints the',
    'comment that was posted and the verdict. Ends with the status of the verdict: 1, because a limit is exceeded.',
  ].join('\n'),
  flags,
  ['promptcost demo', 'promptcost demo --format markdown', 'promptcost demo --keep'],
);

/** The folder above the bundles (`dist`), or above the sources. */
const installation = path.join(fileURLToPath(import.meta.url), '..', '..');

export async function run(typed: readonly string[], around: Surroundings): Promise<number> {
  const args = readArguments(typed, flags);
  if (args.switches.has('help')) {
    around.stdout.write(help);
    return 0;
  }
  const format = outputFormat(args, ['table', 'markdown']);
  const sample = path.join(installation, 'demo');
  const action = path.join(installation, 'action', 'index.js');
  for (const needed of [sample, action]) {
    if (!existsSync(needed)) {
      around.stderr.write(
        `promptcost: ${path.basename(needed)} is missing beside the command; run it from dist/ (npm run build)\n`,
      );
      return 2;
    }
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'promptcost-demo-'));
  const server = await startGitHub();
  const stopped = (): void => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(130);
  };
  process.once('SIGINT', stopped);
  try {
    const pull = makePullRequest(folder, sample);
    const job = await runAction(action, folder, pull, server.url);
    const [comment] = server.comments;
    const { stdout } = around;
    stdout.write('A sample pull request: one prompt grows, one gets another model, one moves a variable.\n');
    const report = readReport(path.join(pull.workspace, reportFile));
    if (comment === undefined) stdout.write('No comment was posted.\n');
    else if (format === 'markdown' || report === null) {
      stdout.write(`The action posted this comment:\n\n${withoutMarker(comment.body)}\n`);
    } else {
      stdout.write('The action posted a comment that says this (--format markdown shows it as posted):\n\n');
      stdout.write(renderTerminal(report, viewOf(args, around)));
    }
    stdout.write(
      `\nVerdict: ${job.outputs['verdict'] ?? 'none'} · exit status ${job.status} · ${Math.round(job.ms)} ms with git and the API on this machine\n`,
    );
    if (comment === undefined || job.outputs['verdict'] === undefined) stdout.write(`\n${job.log}\n`);
    stdout.write(
      [
        '',
        'Where to look next:',
        `  sample prompts   ${path.join(path.relative(around.cwd, sample) || '.', 'head', 'prompts')}`,
        '  your repository  promptcost scan, promptcost diff main, promptcost init',
        '  documentation    README.md, docs/configuration.md',
        '',
      ].join('\n'),
    );
    if (args.switches.has('keep')) stdout.write(`\nThe repository is kept in ${folder}\n`);
    return comment === undefined ? 2 : job.status;
  } finally {
    process.off('SIGINT', stopped);
    await server.close();
    if (!args.switches.has('keep')) rmSync(folder, { recursive: true, force: true });
  }
}

/** Where the action is told to write its report, in the workspace. */
const reportFile = 'promptcost-report.json';

function readReport(file: string): Report | null {
  return existsSync(file) ? parseReport(readFileSync(file, 'utf8')) : null;
}

function withoutMarker(body: string): string {
  return body.replace(/^<!-- promptcost:[^>]*-->\n?/, '');
}

interface PullRequest {
  readonly workspace: string;
  readonly base: string;
  readonly head: string;
  readonly merge: string;
}

/** A bare origin with main, the branch and GitHub's merge commit, and a checkout of that commit at depth 1. */
function makePullRequest(folder: string, sample: string): PullRequest {
  const work = path.join(folder, 'work');
  const origin = path.join(folder, 'origin.git');
  const workspace = path.join(folder, 'workspace');
  for (const name of [work, origin, workspace]) mkdirSync(name);
  git(work, 'init', '--quiet', '--initial-branch=main');
  cpSync(path.join(sample, 'baseline'), work, { recursive: true });
  const base = commit(work, 'Prompts of the support desk');
  git(work, 'switch', '--quiet', '--create', 'better-answers');
  cpSync(path.join(sample, 'head'), work, { recursive: true });
  const head = commit(work, 'Better answers');
  git(work, 'switch', '--quiet', '--detach', 'main');
  git(work, 'merge', '--quiet', '--no-ff', '--message', `Merge ${head} into ${base}`, 'better-answers');
  const merge = git(work, 'rev-parse', 'HEAD');
  git(work, 'update-ref', 'refs/pull/1/merge', merge);
  git(origin, 'init', '--quiet', '--bare', '--initial-branch=main');
  git(origin, 'config', 'uploadpack.allowReachableSHA1InWant', 'true');
  git(work, 'push', '--quiet', origin, '+refs/heads/*:refs/heads/*', '+refs/pull/*:refs/pull/*');
  git(workspace, 'init', '--quiet');
  git(workspace, 'remote', 'add', 'origin', origin);
  git(
    workspace,
    'fetch',
    '--quiet',
    '--no-tags',
    '--depth=1',
    'origin',
    `+${merge}:refs/remotes/pull/1/merge`,
  );
  git(workspace, 'checkout', '--quiet', '--force', 'refs/remotes/pull/1/merge');
  return { workspace, base, head, merge };
}

function commit(work: string, message: string): string {
  git(work, 'add', '--all');
  git(work, 'commit', '--quiet', '--message', message);
  return git(work, 'rev-parse', 'HEAD');
}

function git(cwd: string, ...words: string[]): string {
  const { PATH, SystemRoot } = process.env;
  const result = spawnSync('git', words, {
    cwd,
    encoding: 'utf8',
    env: {
      PATH,
      SystemRoot,
      HOME: cwd,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Sample',
      GIT_AUTHOR_EMAIL: 'sample@example.test',
      GIT_COMMITTER_NAME: 'Sample',
      GIT_COMMITTER_EMAIL: 'sample@example.test',
      // The same commit ids on every run, so that the comment is the same too.
      GIT_AUTHOR_DATE: '2026-11-20T09:00:00Z',
      GIT_COMMITTER_DATE: '2026-11-20T09:00:00Z',
    },
  });
  if (result.error !== undefined) throw new Error(`git is needed for the demo: ${result.error.message}`);
  if (result.status !== 0) throw new Error(`git ${words[0] ?? ''} failed: ${result.stderr}`);
  return result.stdout.trim();
}

interface Job {
  readonly status: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: string;
  readonly ms: number;
}

/** Starts the bundle as a runner does: event payload, inputs as environment, files for outputs and summary. */
async function runAction(action: string, folder: string, pull: PullRequest, api: string): Promise<Job> {
  const files = { event: 'event.json', output: 'output.txt', summary: 'summary.md' } as const;
  const at = (name: string): string => path.join(folder, name);
  writeFileSync(
    at(files.event),
    JSON.stringify({
      action: 'opened',
      pull_request: {
        number: 1,
        user: { login: 'sample-author' },
        labels: [],
        base: { ref: 'main', sha: pull.base, repo: { full_name: 'octo/support-desk' } },
        head: { ref: 'better-answers', sha: pull.head, repo: { full_name: 'octo/support-desk' } },
      },
      repository: { full_name: 'octo/support-desk', default_branch: 'main' },
    }),
  );
  for (const name of [files.output, files.summary]) writeFileSync(at(name), '');
  const started = performance.now();
  const child = spawn(process.execPath, [action], {
    cwd: pull.workspace,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      SystemRoot: process.env['SystemRoot'],
      HOME: folder,
      RUNNER_TEMP: folder,
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTOR: 'sample-author',
      GITHUB_API_URL: api,
      GITHUB_GRAPHQL_URL: `${api}/graphql`,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: at(files.event),
      GITHUB_OUTPUT: at(files.output),
      GITHUB_STEP_SUMMARY: at(files.summary),
      GITHUB_REPOSITORY: 'octo/support-desk',
      GITHUB_REF: 'refs/pull/1/merge',
      GITHUB_SHA: pull.merge,
      GITHUB_RUN_ID: '1',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_WORKSPACE: pull.workspace,
      'INPUT_GITHUB-TOKEN': 'demo',
      'INPUT_REPORT-PATH': reportFile,
    },
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => (log += text));
  }
  const status = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve(code ?? 2);
    });
  });
  return {
    status,
    log,
    ms: performance.now() - started,
    outputs: readOutputs(readFileSync(at(files.output), 'utf8')),
  };
}

/** `name<<DELIMITER`, the value's lines, and the delimiter again. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const [name = '', delimiter] = (lines[index] ?? '').split('<<');
    if (delimiter === undefined) continue;
    const end = lines.indexOf(delimiter, index + 1);
    if (end < 0) break;
    outputs[name] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return outputs;
}

interface SampleGitHub {
  readonly url: string;
  readonly comments: { id: number; body: string }[];
  close(): Promise<void>;
}

/** The few requests that commenting on a pull request needs, answered as GitHub does, on the loopback address. */
async function startGitHub(): Promise<SampleGitHub> {
  const comments: { id: number; body: string }[] = [];
  const address = (id: number): string => `https://github.com/octo/support-desk/pull/1#issuecomment-${id}`;
  const answer = (request: IncomingMessage, body: string): [status: number, value: unknown] => {
    const { method = 'GET', url = '/' } = request;
    const text = body === '' ? '' : ((JSON.parse(body) as { body?: string }).body ?? '');
    if (url === '/graphql') {
      const nodes = comments.map(({ id, body: own }) => ({
        id: `IC_${id}`,
        url: address(id),
        body: own,
        viewerDidAuthor: true,
        isMinimized: false,
      }));
      const page = { nodes, pageInfo: { hasNextPage: false, endCursor: null } };
      const pullRequest = { headRefOid: null, locked: false, comments: page };
      return [200, { data: { repository: { isArchived: false, pullRequest } } }];
    }
    if (method === 'POST' && url.endsWith('/issues/1/comments')) {
      const id = comments.length + 1;
      comments.push({ id, body: text });
      return [201, { id, node_id: `IC_${id}`, html_url: address(id), body: text }];
    }
    return [404, { message: 'Not Found' }];
  };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (text: string) => (body += text));
    request.on('end', () => {
      const [status, value] = answer(request, body);
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify(value));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    comments,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
