import type { Finding } from '../core/finding.js';
import type { Report } from '../core/report.js';
import type { SettingsMistake } from '../core/settings.js';
import { mistakeMessage, mistakePlace, mistakeRemedy } from '../report/words/mistakes.js';
import { logLine, visible } from '../outputs/escape.js';

/** A note of the runner at a line of a file. Texts are escaped already; the runner's own escaping comes on top. */
export interface Annotation {
  readonly level: 'error' | 'warning';
  readonly title: string;
  readonly message: string;
  /** Null where the finding is about no file, or about one that the head no longer has. */
  readonly path: string | null;
  readonly line: number | null;
  /** First and last column, 1-based; absent for a whole line. */
  readonly columns?: readonly [number, number];
}

/**
 * GitHub shows ten warnings and ten errors of a step and silently drops the rest, so one is kept for saying that there
 * are more. https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md, checked 2026-11-23.
 */
const annotationsMax = 9;

/**
 * Broken limits at the line of the prompt, failures first. At most nine, then one that tells how many there are more.
 * A failure that blocks nothing (overridden, or `enforcement` is not `block`) is a warning.
 */
export function annotationsOf(report: Report): Annotation[] {
  if (report.enforcement === 'off') return [];
  const blocks = report.enforcement === 'block' && report.override === null;
  const offenders = [
    ...report.findings.filter(({ level }) => level === 'fail'),
    ...report.findings.filter(({ level }) => level === 'warn'),
  ];
  const shown = offenders.slice(0, annotationsMax).map((finding) => annotationOf(report, finding, blocks));
  const rest = offenders.length - shown.length;
  if (rest === 0) return shown;
  const more: Annotation = {
    level:
      blocks && offenders.slice(annotationsMax).some(({ level }) => level === 'fail') ? 'error' : 'warning',
    title: 'Prompt cost',
    message: `and ${rest} more: see the job summary`,
    path: null,
    line: null,
  };
  return [...shown, more];
}

function annotationOf(report: Report, finding: Finding, blocks: boolean): Annotation {
  const change = finding.key === null ? undefined : report.changes.find(({ key }) => key === finding.key);
  const path = finding.path ?? change?.path ?? null;
  // A path that cannot be printed as it is would name another file, or none; so does one that is gone.
  const placed = path !== null && change?.status !== 'removed' && visible(path) === path;
  const message = [
    ...(path !== null && !placed
      ? [`${logLine(path)}: ${logLine(finding.message)}`]
      : [logLine(finding.message)]),
    ...(finding.remedy === '' ? [] : [logLine(finding.remedy)]),
  ].join('\n');
  return {
    level: finding.level === 'fail' && blocks ? 'error' : 'warning',
    title: logLine(`Prompt cost: ${finding.rule}`, 120),
    message,
    path: placed ? path : null,
    line: placed ? (finding.line ?? change?.line ?? null) : null,
  };
}

/** Mistakes in the settings: those of a file at their place in it. At most nine, then one that tells how many there are more. */
export function mistakeAnnotations(mistakes: readonly SettingsMistake[]): Annotation[] {
  const title = 'Prompt cost: settings';
  const shown = mistakes.slice(0, annotationsMax).map((mistake): Annotation => {
    const { where, line, excerpt, at } = mistake;
    // A line of another commit's file would mark what has nothing to do with it.
    const placed = line !== null && at === undefined && visible(where) === where;
    const said = `${mistakeMessage(mistake)} ${mistakeRemedy(mistake)}`;
    return {
      level: 'error',
      title,
      message: logLine(placed ? said : `${mistakePlace(mistake)}: ${said}`),
      path: placed ? where : null,
      line: placed ? line : null,
      ...(placed && excerpt !== undefined
        ? { columns: [excerpt.column, excerpt.column + Math.max(0, excerpt.to - excerpt.from - 1)] as const }
        : {}),
    };
  });
  const rest = mistakes.length - shown.length;
  if (rest === 0) return shown;
  return [
    ...shown,
    { level: 'error', title, message: `and ${rest} more: see the job summary`, path: null, line: null },
  ];
}
