// Rebuilds dist/ and fails when the result is not what is committed.
import { execFileSync } from 'node:child_process';

execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
const status = execFileSync('git', ['status', '--porcelain', '--untracked-files=all', '--', 'dist'], {
  encoding: 'utf8',
});
if (status !== '') {
  console.error(`dist/ is not what the sources build to. Run "npm run build" and commit dist/:\n${status}`);
  process.exit(1);
}
console.log('dist/ is fresh');
