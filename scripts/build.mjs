// Builds dist/: one bundle for the action, one for the command, and the tables that both read when needed.
// dist/ is emptied first, because the bundler leaves files of earlier builds behind.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import path from 'node:path';

const ncc = path.join('node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js');
rmSync('dist', { recursive: true, force: true });
const packages = new Map();
for (const entry of ['action', 'cli']) {
  const out = path.join('dist', entry);
  const stats = path.join('build', `${entry}-stats.json`);
  mkdirSync('build', { recursive: true });
  execFileSync(
    process.execPath,
    [ncc, 'build', `src/${entry}.ts`, '-o', out, '--no-cache', '--target', 'es2022', '--stats-out', stats],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  collectPackages(JSON.parse(readFileSync(stats, 'utf8')));
}
mkdirSync('dist/tables', { recursive: true });
for (const name of readdirSync('src/tables').sort()) {
  if (!name.endsWith('.ts')) cpSync(path.join('src/tables', name), path.join('dist/tables', name));
}
// The sample pull request of `promptcost demo`.
for (const side of ['baseline', 'head']) {
  cpSync(path.join('fixtures/pull-requests/support-desk', side), path.join('dist/demo', side), {
    recursive: true,
  });
}
writeNotices();

/** Every package that has a module in the bundle. */
function collectPackages(stats) {
  const text = JSON.stringify(stats);
  for (const [, folder] of text.matchAll(
    /((?:\.\/)?(?:[^"|! ]*\/)?node_modules\/(?:@[^/"]+\/)?[^/"|! ]+)\//g,
  )) {
    const at = folder.slice(folder.indexOf('node_modules/'));
    const file = path.join(at, 'package.json');
    if (existsSync(file)) packages.set(at, JSON.parse(readFileSync(file, 'utf8')));
  }
}

/** dist/licenses.txt: the licence text of every bundled package. */
function writeNotices() {
  const notices = [];
  for (const [folder, manifest] of packages) {
    const texts = readdirSync(folder)
      .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
      .sort()
      .map((name) => readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
    notices.push(
      [`${manifest.name}@${manifest.version}`, manifest.license ?? 'UNKNOWN', ...texts].join('\n\n'),
    );
  }
  notices.sort();
  writeFileSync('dist/licenses.txt', `${[...new Set(notices)].join(`\n\n${'-'.repeat(72)}\n\n`)}\n`);
}
