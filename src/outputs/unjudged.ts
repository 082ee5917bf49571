import type { Report, ReportChange, ReportEstimate, ReportProblem } from '../core/report.js';
import { plural } from './numbers.js';
import type { Phrase } from './phrase.js';
import { groupsOf, isTokensOnly, promptName } from './rows.js';

/** What the report could not check and why. */
export interface Unjudged {
  /** `2 changed prompts, 1 problem`; null when everything was checked and read. */
  readonly summary: string | null;
  readonly changes: readonly Phrase[];
  readonly problems: readonly Phrase[];
  /** What each of `problems` was said about. */
  readonly subjects: readonly ReportProblem[];
}

export function unjudgedOf(report: Report): Unjudged {
  const changes = report.changes.filter((change) => change.notComparable !== null && !isTokensOnly(change));
  const problems = mergedSides(report.problems);
  const parts = [
    ...(changes.length === 0 ? [] : [plural(changes.length, 'changed prompt')]),
    ...(problems.length === 0 ? [] : [plural(problems.length, 'problem')]),
  ];
  // A file that could not be read is listed among the problems, with its line; its prompts need not repeat it.
  const listed = new Set(problems.map(({ problem }) => idOf(problem.path, problem.detail)));
  const isListed = ({ path, notChecked }: ReportChange): boolean =>
    notChecked?.detail !== undefined && listed.has(idOf(path, notChecked.detail));
  return {
    summary: parts.length === 0 ? null : parts.join(', '),
    changes: changes
      .filter((change) => !isListed(change))
      .map((change): Phrase => [promptName(change), ': ', { said: change.notComparable ?? '' }]),
    subjects: problems.map(({ problem }) => problem),
    problems: problems.map(({ problem, sides }): Phrase => [
      ...(problem.path === null ? [] : [placeOf(problem), ': ']),
      { said: problem.detail },
      sides === 'both' || sides === 'head' ? '' : ' (base only)',
      ' (',
      { name: problem.reason },
      ')',
    ]),
  };
}

function idOf(path: string | null, detail: string): string {
  return JSON.stringify([path, detail]);
}

/** What is billed but in no figure, each once; such costs are marked `at least`. */
export function notCounted(estimates: readonly (ReportEstimate | null)[]): string[] {
  const reasons = new Map<string, number>();
  for (const estimate of estimates) {
    for (const reason of new Set(estimate?.atLeast ?? []))
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return [...reasons].map(
    ([reason, n]) => `not counted: ${reason}${n === 1 ? '' : ` (${plural(n, 'prompt')})`}`,
  );
}

/** What the figures of a report assume or leave out; nothing where it shows no figures. */
export function assumedOf(report: Report): string[] {
  const { requests, standing, evaluations } = groupsOf(report);
  if (requests.length + standing.length + evaluations.length === 0) return [];
  return [...report.assumptions, ...notCounted(report.changes.map(({ head }) => head))];
}

function placeOf(problem: ReportProblem): Phrase[number] {
  const path = problem.path ?? '';
  return {
    name: problem.line === null ? path : `${path}:${problem.line}`,
    target: { path, line: problem.line, side: problem.side },
  };
}

/** The same problem on both sides is one problem, though its line may have moved. */
function mergedSides(
  problems: readonly ReportProblem[],
): { problem: ReportProblem; sides: 'both' | 'head' | 'baseline' }[] {
  const id = ({ reason, path, detail }: ReportProblem): string => JSON.stringify([reason, path, detail]);
  const onHead = new Set(problems.filter(({ side }) => side === 'head').map(id));
  const onBaseline = new Set(problems.filter(({ side }) => side === 'baseline').map(id));
  return problems.flatMap((problem) => {
    const both = onHead.has(id(problem)) && onBaseline.has(id(problem));
    if (both && problem.side === 'baseline') return [];
    return [{ problem, sides: both ? ('both' as const) : problem.side }];
  });
}
