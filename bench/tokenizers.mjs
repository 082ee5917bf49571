// npm run bench: throughput, start-up, memory and worst cases of our tokenizer beside the JavaScript packages for
// o200k_base. Every measurement runs in a fresh process. Prints Markdown; bench/README.md holds the last run.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildFolder, buildOwn } from './build.mjs';
import { libraries, onlyCompared } from './libraries.mjs';
import { texts, worstCases } from './texts.mjs';

const names = Object.keys(libraries);
/** A worst case that takes longer is stopped: the answer is then "too long". */
const worstCaseLimitMs = 10_000;
/** Fresh processes per text; the best of them counts, since other work on the machine only ever makes one slower. */
const throughputRuns = 3;
const startRuns = 9;

await prepare();
console.log(`o200k_base, Node ${process.versions.node}, ${os.cpus()[0]?.model ?? 'unknown CPU'}\n`);
throughput();
startUp();
worst();

/** Packages that are only here for comparison are installed in build/bench: 30 MB each. */
async function prepare() {
  await buildOwn();
  if (!existsSync(path.join(buildFolder, 'node_modules'))) {
    writeFileSync(path.join(buildFolder, 'package.json'), '{ "private": true, "type": "module" }\n');
    const options = ['--no-audit', '--no-fund', '--ignore-scripts'];
    execFileSync('npm', ['install', ...options, ...onlyCompared], { cwd: buildFolder, stdio: 'inherit' });
  }
}

function measure(library, kind, name, timeoutMs) {
  const script = path.join(import.meta.dirname, 'measure.mjs');
  const run = spawnSync(process.execPath, [script, library, kind, name], {
    encoding: 'utf8',
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  return run.status === 0
    ? JSON.parse(run.stdout)
    : { failed: run.error?.code === 'ETIMEDOUT' ? 'too long' : 'crashes' };
}

function throughput() {
  const rows = [];
  const tokens = {};
  for (const library of names) {
    const cells = Object.keys(texts).map((text) => {
      const runs = Array.from({ length: throughputRuns }, () => measure(library, 'text', text));
      (tokens[text] ??= new Set()).add(runs[0].tokens);
      const best = (field) => Math.max(...runs.map((run) => run[field]));
      return {
        coldMbPerSecond: best('coldMbPerSecond'),
        warmMbPerSecond: best('warmMbPerSecond'),
        peakRssMb: Math.min(...runs.map((run) => run.peakRssMb)),
      };
    });
    rows.push([
      library,
      ...cells.map((cell) => `${rate(cell.coldMbPerSecond)} / ${rate(cell.warmMbPerSecond)}`),
      Math.round(Math.max(...cells.map((cell) => cell.peakRssMb))),
    ]);
  }
  table(
    'MB/s, first pass in a fresh process / best later pass',
    ['', ...Object.keys(texts), 'peak MB'],
    rows,
  );
  for (const text of Object.keys(texts)) {
    if (tokens[text].size > 1) console.log(`Counts differ on ${text}: ${[...tokens[text]].join(', ')}\n`);
  }
}

function startUp() {
  const empty = () => spawnSync(process.execPath, ['-e', '0']);
  const took = (run) => {
    const start = performance.now();
    run();
    return performance.now() - start;
  };
  const times = Object.fromEntries([['node', []], ...names.map((name) => [name, []])]);
  const rss = {};
  for (let i = 0; i < startRuns; i++) {
    times.node.push(took(empty));
    for (const name of names) {
      times[name].push(took(() => (rss[name] = measure(name, 'start', '').rssMb)));
    }
  }
  const base = median(times.node);
  table(
    `Wall time of a process that counts one short text, over an empty Node (${Math.round(base)} ms), median of ${startRuns}`,
    ['', 'ms', 'MB'],
    names.map((name) => [name, Math.round(median(times[name]) - base), Math.round(rss[name])]),
  );
}

function worst() {
  table(
    'Worst cases, ms for one call',
    ['', ...names],
    Object.keys(worstCases).map((name) => [
      name,
      ...names.map((library) => {
        const found = measure(library, 'worst', name, worstCaseLimitMs);
        return found.failed ?? String(Math.round(found.ms));
      }),
    ]),
  );
}

function table(title, head, rows) {
  console.log(`### ${title}\n`);
  for (const row of [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows])
    console.log(`| ${row.join(' | ')} |`);
  console.log();
}

function rate(mbPerSecond) {
  return mbPerSecond < 10 ? mbPerSecond.toFixed(1) : String(Math.round(mbPerSecond));
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
