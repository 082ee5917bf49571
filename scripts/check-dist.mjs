// Builds beside dist/ and fails when the result is not what is in dist/. dist/ itself is never touched.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const beside = mkdtempSync(path.join(tmpdir(), 'promptcost-dist-'));
try {
  execFileSync(process.execPath, ['scripts/build.mjs', '--out', beside], { stdio: 'inherit' });
  const built = filesOf(beside);
  const committed = filesOf('dist');
  const stale = [...new Set([...built, ...committed])].sort().filter((name) => {
    if (!built.includes(name) || !committed.includes(name)) return true;
    return !readFileSync(path.join(beside, name)).equals(readFileSync(path.join('dist', name)));
  });
  if (stale.length > 0) {
    console.error(
      `dist/ is not what the sources build to. Run "npm run build" and commit dist/:\n${stale.join('\n')}`,
    );
    process.exitCode = 1;
  } else console.log('dist/ is fresh');
} finally {
  rmSync(beside, { recursive: true, force: true });
}

/** Paths of all files below a folder, relative to it; none when it does not exist. */
function filesOf(folder) {
  let entries;
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}
