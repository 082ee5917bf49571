import type { ProblemReason } from '../core/problem.js';
import type { ReportProblem } from '../core/report.js';
import type { Revision } from '../core/revision.js';
import { lineKey, type SourceLines } from '../outputs/index.js';

/** Reasons that a line of the file explains; of a binary file or a missing one there is nothing to show. */
const shown: ReadonlySet<string> = new Set<ProblemReason>([
  ...(['unreadable-yaml', 'unreadable-json', 'unreadable-toml', 'unreadable-template'] as const),
  ...(['unreadable-format', 'unexpected-shape', 'duplicate-key', 'unknown-model'] as const),
  ...(['include-missing', 'include-cycle', 'include-outside', 'include-dynamic', 'runtime-code'] as const),
]);

/** More lines than these are left to the reader's editor; each may cost a file that is read once more. */
const linesMax = 20;
const charsMax = 400;

/**
 * The lines that problems are about, for a terminal only: no report carries text of a prompt. A line that cannot be
 * had is left out.
 */
export async function sourceLines(
  problems: readonly (Pick<ReportProblem, 'path' | 'line' | 'reason'> & { side?: ReportProblem['side'] })[],
  revisions: Readonly<Record<ReportProblem['side'], Revision>>,
): Promise<SourceLines> {
  const wanted = problems.filter(
    ({ path, line, reason }) => path !== null && line !== null && shown.has(reason),
  );
  const lines = new Map<string, string>();
  for (const side of ['head', 'baseline'] as const) {
    const own = wanted.slice(0, linesMax).filter((problem) => (problem.side ?? 'head') === side);
    const files = await revisions[side].read([...new Set(own.flatMap(({ path }) => path ?? []))]);
    for (const { path, line } of own) {
      const file = files.get(path ?? '');
      if (file === undefined || !('text' in file) || path === null || line === null) continue;
      const text = lineOf(file.text, line);
      if (text !== null && text.trim() !== '') lines.set(lineKey({ side, path, line }), text);
    }
  }
  return lines;
}

/** The 1-based line of a text, at most so much of it as can be shown. */
function lineOf(text: string, line: number): string | null {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    start = text.indexOf('\n', start) + 1;
    if (start === 0) return null;
  }
  return text.slice(start, start + charsMax).split(/[\r\n]/, 1)[0] ?? null;
}
