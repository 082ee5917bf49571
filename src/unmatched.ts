import type { Estimate } from './core/estimate.js';
import { matcher } from './core/globs.js';
import { problem, type Problem } from './core/problem.js';
import type { EstimationSettings } from './core/settings.js';

/** So many of them are reported; a file with more has one reason for all. */
const most = 20;

/**
 * Globs under `prompts` and `rules` of a settings file that match no prompt of these estimates: each once, with its line and the
 * nearest prompt. `others` are further paths that a glob may be about, such as files that could not be read.
 */
export function unmatchedGlobs(
  { path, matchPlaces = [] }: EstimationSettings,
  estimates: readonly Estimate[],
  others: readonly string[] = [],
): Problem[] {
  if (path === null || matchPlaces.length === 0) return [];
  const paths = new Set(estimates.map(({ prompt }) => prompt.path));
  const names = new Set([...paths, ...estimates.map(({ prompt }) => prompt.key), ...others]);
  const allNames = [...names];
  const found: Problem[] = [];
  const seen = new Set<string>();
  for (const { glob, line } of matchPlaces) {
    if (found.length === most) break;
    if (seen.has(glob)) continue;
    seen.add(glob);
    const isMatch = matcher([glob]);
    if (names.has(glob) || allNames.some(isMatch)) continue;
    const near = nearestPath(glob, paths);
    found.push(
      problem(
        'settings',
        path,
        line,
        `\`${glob}\` matches no prompt.${near === null ? '' : ` Nearest: \`${near}\`.`}`,
      ),
    );
  }
  return found;
}

/** The path with most parts in common, then with the longest common beginning, then the first; null without any. */
function nearestPath(glob: string, paths: ReadonlySet<string>): string | null {
  const parts = new Set(glob.split('/').filter((part) => part !== '' && !/[*?]/.test(part)));
  let best: { readonly path: string; readonly shared: number; readonly start: number } | null = null;
  for (const path of paths) {
    const shared = new Set(path.split('/').filter((part) => parts.has(part))).size;
    let start = 0;
    while (start < glob.length && glob[start] === path[start]) start += 1;
    const order =
      best === null ? 1 : shared - best.shared || start - best.start || (path < best.path ? 1 : -1);
    if (order > 0) best = { path, shared, start };
  }
  return best?.path ?? null;
}
