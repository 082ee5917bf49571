// How long it takes to read revisions, beside an empty Node process and beside git itself:
//   node bench/revisions.mjs [files=100000] [changed=10000] [rounds=7]
// Every figure is of a process of its own. Results are in revisions.md.
import { buildSync } from 'esbuild';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.join(import.meta.dirname, '..');
const [files = 100_000, changed = 10_000, rounds = 7] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(path.join(tmpdir(), 'promptcost-bench-'));
const bundle = path.join(root, 'build', 'bench', 'revisions');

const env = { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
const git = (where, args, input) =>
  execFileSync('git', args, { cwd: where, env, input, maxBuffer: 1 << 30, stdio: ['pipe', 'pipe', 'pipe'] })
    .toString()
    .trim();

try {
  build();
  const { workspace, payload, base, head, merge } = prepare();
  measure(workspace, payload, { base, head, merge });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function build() {
  buildSync({
    absWorkingDir: root,
    entryPoints: { index: 'src/revisions/index.ts' },
    outdir: bundle,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
}

/** A pull request with many changed files in a large repository, checked out at depth 1. */
function prepare() {
  const origin = path.join(folder, 'origin.git');
  git(folder, ['init', '-q', '--bare', '-b', 'main', origin]);
  const text = (i, more = '') =>
    `Support ticket rule ${i}.\nSort tickets about subject ${i % 97} into queue ${i % 13}.\nAnswer in two sentences.\n${more}`;
  const name = (i) => (i < 50 ? `prompts/p${i}.md` : `src/d${i % 100}/m${i % 7}/file-${i}.ts`);
  let mark = 0;
  const parts = [];
  const commit = (ref, from, merge, lines) => {
    mark += 1;
    parts.push(
      `commit ${ref}\nmark :${mark}\ncommitter Ada <ada@example.test> ${1_700_000_000 + mark} +0000\ndata 1\nx\n`,
    );
    if (from) parts.push(`from :${from}\n`);
    if (merge) parts.push(`merge :${merge}\n`);
    parts.push(...lines, '\n');
    return mark;
  };
  const put = (file, content) => `M 100644 inline ${file}\ndata ${Buffer.byteLength(content)}\n${content}\n`;
  const base = commit(
    'refs/heads/main',
    0,
    0,
    Array.from({ length: files }, (_, i) => put(name(i), text(i))),
  );
  const edits = [];
  for (let i = 0; i < changed; i++) {
    // A half edited, a quarter moved, a quarter moved and edited.
    if (i % 4 < 2) edits.push(put(name(i), text(i, 'Be kind.\n')));
    else edits.push(`D ${name(i)}\n`, put(`moved/${name(i)}`, text(i, i % 4 === 2 ? '' : 'Be kind.\n')));
  }
  const head = commit('refs/heads/feature', base, 0, edits);
  const meanwhile = commit('refs/heads/main', base, 0, [put('theirs.md', 'theirs\n')]);
  const merge = commit('refs/pull/1/merge', meanwhile, head, [...edits]);
  git(origin, ['fast-import', '--quiet', `--export-marks=${path.join(folder, 'marks')}`], parts.join(''));
  const ids = new Map(
    readFileSync(path.join(folder, 'marks'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(' '))
      .map(([number, id]) => [Number(number.slice(1)), id]),
  );
  git(origin, ['config', 'uploadpack.allowAnySHA1InWant', 'true']);
  git(origin, ['config', 'uploadpack.allowFilter', 'true']);
  git(origin, ['repack', '-adq']);
  const workspace = path.join(folder, 'workspace');
  mkdirSync(workspace);
  git(workspace, ['init', '-q', '-b', 'main']);
  git(workspace, ['remote', 'add', 'origin', pathToFileURL(origin).href]);
  git(workspace, [
    'fetch',
    '-q',
    '--no-tags',
    '--depth=1',
    'origin',
    '+refs/pull/1/merge:refs/remotes/pull/1/merge',
  ]);
  git(workspace, ['checkout', '-q', '--detach', 'refs/remotes/pull/1/merge']);
  const payload = {
    pull_request: {
      number: 1,
      head: { sha: ids.get(head), ref: 'feature' },
      base: { sha: ids.get(base), ref: 'main' },
    },
  };
  return { workspace, payload, base: ids.get(base), head: ids.get(head), merge: ids.get(merge) };
}

function measure(workspace, payload, { merge }) {
  // A git that writes a line for each start, to count processes; only used where they are counted.
  const counting = path.join(folder, 'bin');
  mkdirSync(counting);
  const real = execFileSync('which', ['git']).toString().trim();
  const log = path.join(folder, 'starts');
  writeFileSync(path.join(counting, 'git'), `#!/bin/sh\necho x >> '${log}'\nexec '${real}' "$@"\n`, {
    mode: 0o755,
  });

  const prompts = `Array.from({ length: 50 }, (_, i) => 'prompts/p' + i + '.md')`;
  const head = `import { openGitRevision, openWorkingTree, resolvePair, findRenames } from ${JSON.stringify(pathToFileURL(path.join(bundle, 'index.js')).href)};
    const where = ${JSON.stringify(workspace)}; const prompts = ${prompts};
    const pair = () => resolvePair({ eventName: 'pull_request', payload: ${JSON.stringify(payload)}, workspace: where, sha: ${JSON.stringify(merge)}, github: null });
    const ok = (answers) => { for (const answer of answers.values()) if (!('text' in answer)) throw new Error(answer.reason); };`;
  const cases = {
    'an empty Node process': '',
    'git alone: ls-tree and cat-file of 50 files': `
      import { execFileSync } from 'node:child_process';
      const git = (args, input) => execFileSync('git', args, { cwd: ${JSON.stringify(workspace)}, input, maxBuffer: 1 << 30 });
      git(['ls-tree', '-r', '-z', '-l', '--full-tree', 'HEAD']);
      git(['cat-file', '--batch'], Array.from({ length: 50 }, (_, i) => 'HEAD:prompts/p' + i + '.md').join('\\n') + '\\n');`,
    'one revision: list, read 50 files': `${head}
      const one = await openGitRevision(where, 'HEAD', 'x'); await one.list();
      ok(await one.read(prompts.filter((name, i) => i % 4 < 2))); await one.close();`,
    'one revision: list, read every file': `${head}
      const one = await openGitRevision(where, 'HEAD', 'x'); const names = (await one.list()).map((entry) => entry.path);
      for (let at = 0; at < names.length; at += 1000) ok(await one.read(names.slice(at, at + 1000))); await one.close();`,
    'the working tree: list, read 50 files': `${head}
      const one = await openWorkingTree(where); await one.list();
      ok(await one.read(prompts.filter((name, i) => i % 4 < 2))); await one.close();`,
    'a pull request at depth 1: fetch the parent, list both, read 50 files of each': `${head}
      const { baseline, head } = await pair(); await Promise.all([baseline.list(), head.list()]);
      await Promise.all([baseline.read(prompts), head.read(prompts)]); await baseline.close(); await head.close();`,
    'the same, and renames among all changed files': `${head}
      const { baseline, head } = await pair(); const found = await findRenames(baseline, head);
      await Promise.all([baseline.read(prompts), head.read(prompts)]); await baseline.close(); await head.close();
      if (found.size === 0) throw new Error('no renames');`,
  };
  console.log(
    `${files} files, ${changed} changed; Node ${process.version}; ${git(folder, ['--version'])}; median of ${rounds}\n`,
  );
  console.log('| what | ms | ms of processor time, git included | git started | most memory of Node, MiB |');
  console.log('| :-- | --: | --: | --: | --: |');
  for (const [what, code] of Object.entries(cases)) {
    const file = path.join(folder, 'case.mjs');
    writeFileSync(file, `${code}\nprocess.stdout.write(String(process.resourceUsage().maxRSS));\n`);
    const times = [];
    const busy = [];
    let memory = 0;
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      // The shell adds up the processor time of everything that was started.
      const ended = spawnSync(
        'bash',
        ['-c', '"$0" "$1"; status=$?; echo; times; exit $status', process.execPath, file],
        {
          env,
          encoding: 'utf8',
        },
      );
      times.push(performance.now() - start);
      if (ended.status !== 0) throw new Error(`${what}: ${ended.stderr}`);
      const [most, , children] = ended.stdout.split('\n');
      memory = Math.max(memory, Number(most) / 1024);
      busy.push(
        [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
          (sum, [, m, s]) => sum + 60 * Number(m) + Number(s),
          0,
        ) * 1000,
      );
    }
    writeFileSync(log, '');
    spawnSync(process.execPath, [file], { env: { ...env, PATH: `${counting}${path.delimiter}${env.PATH}` } });
    const starts = readFileSync(log, 'utf8').length / 2;
    const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)].toFixed(0);
    console.log(`| ${what} | ${median(times)} | ${median(busy)} | ${starts} | ${memory.toFixed(0)} |`);
  }
}
