// node bench/start-up.mjs [RUNS] [--json FILE]: what a check costs from a cold start, as users run it: the bundled action writes a comment. Every
// figure is beside an empty Node process of the same round. Run it with the Node version you want to measure; the action runs
// on Node 24. Needs dist/ (npm run build) and git.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const words = process.argv.slice(2);
const jsonAt = words.indexOf('--json');
const jsonFile = jsonAt < 0 ? null : words.splice(jsonAt, 2)[1];
const runs = Number(words[0] ?? 11);
const folder = mkdtempSync(path.join(tmpdir(), 'promptcost-bench-'));

/** A repository of `prompts` prompts of about 400 words; the branch changes the first `changed` of them. */
function makeRepository(name, prompts, changed) {
  const at = path.join(folder, name);
  const git = (...words) =>
    execFileSync('git', ['-c', 'user.name=b', '-c', 'user.email=b@example.test', ...words], {
      cwd: at,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  const write = (index, more) => {
    const text = `You sort the tickets of desk ${index}. ${'Read the ticket, name the queue, say how urgent it is. '.repeat(40)}`;
    writeFileSync(
      path.join(at, 'prompts', String(index % 50), `desk-${index}.prompt.yml`),
      `model: openai/gpt-4.1-mini\nmessages:\n  - role: system\n    content: ${text}${more}\n  - role: user\n    content: "{{ticket}}"\n`,
    );
  };
  for (let group = 0; group < 50; group++)
    mkdirSync(path.join(at, 'prompts', String(group)), { recursive: true });
  git('init', '--quiet', '--initial-branch=main');
  for (let index = 0; index < prompts; index++) write(index, '');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'base');
  const base = git('rev-parse', 'HEAD');
  git('switch', '--quiet', '--create', 'work');
  for (let index = 0; index < changed; index++) write(index, ' Answer with one word.');
  if (changed === 0) writeFileSync(path.join(at, 'notes.txt'), 'Nothing that is sent.\n');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'head');
  const head = git('rev-parse', 'HEAD');
  git('switch', '--quiet', '--detach', 'main');
  git('merge', '--quiet', '--no-ff', '--message', 'merge', 'work');
  const merge = git('rev-parse', 'HEAD');
  const file = (kind, text) => {
    const written = path.join(folder, `${name}.${kind}`);
    writeFileSync(written, text);
    return written;
  };
  const event = {
    pull_request: {
      number: 1,
      base: { ref: 'main', sha: base, repo: { full_name: 'o/r' } },
      head: { ref: 'work', sha: head, repo: { full_name: 'o/r' } },
    },
    repository: { full_name: 'o/r', default_branch: 'main' },
  };
  return {
    cwd: at,
    env: {
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTOR: 'o',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: file('event', JSON.stringify(event)),
      GITHUB_OUTPUT: file('output', ''),
      GITHUB_STEP_SUMMARY: file('summary', ''),
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_REF: 'refs/pull/1/merge',
      GITHUB_SHA: merge,
      GITHUB_WORKSPACE: at,
      GITHUB_RUN_ID: '1',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_SERVER_URL: 'https://github.com',
      RUNNER_TEMP: folder,
      'INPUT_GITHUB-TOKEN': 'bench',
    },
  };
}

const cpuFile = path.join(folder, 'cpu');
const cpuModule = path.resolve('bench/cpu.mjs');

/** Starts a program and waits for its end: milliseconds of wall time, and of CPU time without git's. */
async function time(words, { cwd, env }) {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', cpuModule, ...words], {
    cwd,
    env: { PATH: process.env.PATH, HOME: folder, BENCH_CPU: cpuFile, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += bytes));
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}:\n${said}`);
  return { wall: performance.now() - started, cpu: Number(readFileSync(cpuFile, 'utf8')) };
}

const server = spawn(process.execPath, [path.resolve('bench/github.mjs')], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const api = String((await once(server.stdout, 'data'))[0]).trim();
const forGitHub = (repository, more) => ({
  cwd: repository.cwd,
  env: { ...repository.env, GITHUB_API_URL: api, GITHUB_GRAPHQL_URL: `${api}/graphql`, ...more },
});

const empty = path.join(folder, 'empty.mjs');
writeFileSync(empty, '');
const short = path.join(folder, 'short.txt');
writeFileSync(short, 'Sort the ticket.');
const cli = path.resolve('dist/cli/index.js');
const action = path.resolve('dist/action/index.js');
const small = makeRepository('small', 50, 10);
const quiet = makeRepository('quiet', 50, 0);
const large = makeRepository('large', 3000, 10);
const here = { cwd: folder, env: {} };

/** Name, words, surroundings, and how many comments the run must write (null: it does not ask GitHub). */
const cases = [
  ['an empty Node process', [empty], here, null],
  ['`promptcost --version`', [cli, '--version'], here, null],
  ['`promptcost models gpt-5`', [cli, 'models', 'gpt-5'], here, null],
  ['`promptcost count`, a short file', [cli, 'count', short, '--model', 'gpt-4.1'], here, null],
  [
    '`promptcost diff`, 50 prompts, 10 changed',
    [cli, 'diff', 'main', '--head', 'work'],
    { cwd: small.cwd, env: {} },
    null,
  ],
  ['the action, 50 prompts, nothing changed', [action], forGitHub(quiet, {}), 0],
  [
    'the action, 50 prompts, 10 changed, no comment',
    [action],
    forGitHub(small, { INPUT_COMMENT: 'never' }),
    0,
  ],
  ['**the action, 50 prompts, 10 changed, a comment**', [action], forGitHub(small, {}), 1],
  ['the action, 3,000 prompts, 10 changed, a comment', [action], forGitHub(large, {}), 1],
];
const times = new Map(cases.map(([name]) => [name, []]));
try {
  for (let run = 0; run < runs + 1; run++) {
    for (const [name, words, around, comments] of cases) {
      const taken = await time(words, around);
      if (comments !== null) {
        const { written } = await (await fetch(`${api}/comments`, { method: 'DELETE' })).json();
        if (written !== comments) throw new Error(`${name}: ${written} comments instead of ${comments}`);
      }
      // The first round warms the disk's cache, not the program.
      if (run > 0) times.get(name).push(taken);
    }
  }
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}

const middle = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const [[, first]] = times;
const rows = [...times].map(([name, list]) => ({
  name,
  wallMs: middle(list.map(({ wall }) => wall)),
  fastestMs: Math.min(...list.map(({ wall }) => wall)),
  wallRatio: middle(list.map(({ wall }, round) => wall / first[round].wall)),
  cpuRatio: middle(list.map(({ cpu }, round) => cpu / first[round].cpu)),
}));
if (jsonFile !== null) writeFileSync(jsonFile, `${JSON.stringify(rows, null, 2)}\n`);
console.log(
  `Node ${process.version}, ${runs} rounds. Wall time in milliseconds; × is the median of the ratios to the empty process of the same round, of wall time and of CPU time (git's own not counted).\n`,
);
console.log('| what | median | minimum | × wall | × CPU |\n| --- | --: | --: | --: | --: |');
for (const { name, wallMs, fastestMs, wallRatio, cpuRatio } of rows) {
  console.log(
    `| ${name} | ${wallMs.toFixed(0)} | ${fastestMs.toFixed(0)} | ${wallRatio.toFixed(1)} | ${cpuRatio.toFixed(1)} |`,
  );
}
