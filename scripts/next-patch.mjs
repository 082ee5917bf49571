// node scripts/next-patch.mjs NOTE [--date YYYY-MM-DD]: makes the next patch version with one line in the changelog, for a change
// of rates alone. Prints the version. It changes nothing and prints why when the version is a prerelease or the changelog lists
// what is not released yet: a patch would release that, too.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({ allowPositionals: true, options: { date: { type: 'string' } } });
const note = positionals[0] ?? 'Renewed rates.';
const date = values.date ?? new Date().toISOString().slice(0, 10);

const { version } = JSON.parse(read('package.json'));
const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
const changelog = read('CHANGELOG.md');
if (patch === undefined) {
  console.log(`No release: ${version} is a prerelease.`);
} else if (/^## Unreleased\s*$/m.test(changelog)) {
  console.log('No release: the changelog has unreleased changes, so that the rates go out with them.');
} else {
  const next = `${major}.${minor}.${Number(patch) + 1}`;
  for (const file of ['package.json', 'package-lock.json', 'src/core/version.ts']) {
    // In the lock file the version is there twice: at the top and at the root package.
    const times = file === 'package-lock.json' ? 2 : 1;
    let text = read(file);
    for (let i = 0; i < times; i++) text = replaceFrom(text, version, next, file);
    write(file, text);
  }
  write(
    'CHANGELOG.md',
    changelog.replace(/^## /m, () => `## ${next} (${date})\n\n- ${note}\n\n## `),
  );
  console.log(next);
}

function replaceFrom(text, before, after, file) {
  const quoted = new RegExp(`(['"])${before.replaceAll('.', '\\.')}\\1`);
  if (!quoted.test(text)) throw new Error(`${file} does not have the version ${before}`);
  return text.replace(quoted, (_, quote) => `${quote}${after}${quote}`);
}

function read(file) {
  return readFileSync(path.join(root, file), 'utf8');
}

function write(file, text) {
  writeFileSync(path.join(root, file), text);
}
