// node bench/start-up.mjs: how long the bundles take from a cold start, beside an empty Node process.
// Needs dist/ (npm run build) and git. Prints the median and the minimum of eleven runs each, in turn.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const runs = 11;
const folder = mkdtempSync(path.join(tmpdir(), 'promptcost-bench-'));
const repository = path.join(folder, 'repository');
const git = (...words) =>
  execFileSync('git', ['-c', 'user.name=b', '-c', 'user.email=b@example.test', ...words], {
    cwd: repository,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

/** Fifty prompts of about 400 words each, ten of them changed in the second commit. */
function write(extra) {
  for (let index = 0; index < 50; index++) {
    const text = `You sort the tickets of desk ${index}. ${'Read the ticket, name the queue, say how urgent it is. '.repeat(40)}`;
    const more = extra && index % 5 === 0 ? ' Answer with one word.' : '';
    writeFileSync(
      path.join(repository, 'prompts', `desk-${index}.prompt.yml`),
      `model: openai/gpt-4.1-mini\nmessages:\n  - role: system\n    content: ${text}${more}\n  - role: user\n    content: "{{ticket}}"\n`,
    );
  }
}

mkdirSync(path.join(repository, 'prompts'), { recursive: true });
git('init', '--quiet', '--initial-branch=main');
write(false);
git('add', '--all');
git('commit', '--quiet', '--message', 'base');
const base = git('rev-parse', 'HEAD');
git('switch', '--quiet', '--create', 'work');
write(true);
git('add', '--all');
git('commit', '--quiet', '--message', 'head');
const head = git('rev-parse', 'HEAD');
git('switch', '--quiet', '--detach', 'main');
git('merge', '--quiet', '--no-ff', '--message', 'merge', 'work');
const merge = git('rev-parse', 'HEAD');

const files = {
  event: path.join(folder, 'event.json'),
  output: path.join(folder, 'output'),
  summary: path.join(folder, 'summary'),
};
writeFileSync(
  files.event,
  JSON.stringify({
    pull_request: {
      number: 1,
      base: { ref: 'main', sha: base },
      head: { ref: 'work', sha: head, repo: { full_name: 'o/r' } },
    },
    repository: { full_name: 'o/r' },
  }),
);
writeFileSync(files.output, '');
writeFileSync(files.summary, '');
const action = {
  GITHUB_ACTIONS: 'true',
  GITHUB_EVENT_NAME: 'pull_request',
  GITHUB_EVENT_PATH: files.event,
  GITHUB_OUTPUT: files.output,
  GITHUB_STEP_SUMMARY: files.summary,
  GITHUB_REPOSITORY: 'o/r',
  GITHUB_SHA: merge,
  GITHUB_WORKSPACE: repository,
  GITHUB_RUN_ID: '1',
  INPUT_COMMENT: 'never',
};
const empty = path.join(folder, 'empty.mjs');
writeFileSync(empty, '');
const cli = path.resolve('dist/cli/index.js');
const short = path.join(folder, 'short.txt');
writeFileSync(short, 'Sort the ticket.');

const cases = [
  ['an empty Node process', [empty], {}],
  ['promptcost --version', [cli, '--version'], {}],
  ['promptcost count, a short file', [cli, 'count', short, '--model', 'gpt-4.1'], {}],
  ['promptcost diff, 50 prompts', [cli, 'diff', 'main', '--head', 'work', '--repo', repository], {}],
  ['the action, 50 prompts, no comment', [path.resolve('dist/action/index.js')], action],
];
const times = new Map(cases.map(([name]) => [name, []]));
for (let run = 0; run < runs + 1; run++) {
  for (const [name, words, env] of cases) {
    const started = performance.now();
    const result = spawnSync(process.execPath, words, {
      cwd: repository,
      env: { ...process.env, ...env },
      stdio: 'pipe',
    });
    const ms = performance.now() - started;
    if (result.status !== 0)
      throw new Error(`${name} ended with ${result.status}: ${result.stderr}${result.stdout}`);
    if (run > 0) times.get(name).push(ms);
  }
}
rmSync(folder, { recursive: true, force: true });
console.log(`Node ${process.version}, ${runs} runs each, milliseconds\n`);
console.log('| what | median | minimum |\n| --- | --: | --: |');
for (const [name, list] of times) {
  list.sort((a, b) => a - b);
  console.log(`| ${name} | ${list[Math.floor(list.length / 2)].toFixed(0)} | ${list[0].toFixed(0)} |`);
}
