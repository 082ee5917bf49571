import type { Report, ReportChange } from '../core/report.js';
import type { SettingsMistake } from '../core/settings.js';
import { logLine, text } from '../outputs/escape.js';
import { fitSummary, type Renderings } from '../outputs/fit.js';
import { annotationsOf, mistakeAnnotations, type Annotation } from './annotations.js';
import type { Publication } from './comment.js';
import type { Override } from './override.js';

/**
 * What a step can say without GitHub's API: job summary, annotations, outputs, log. `@actions/core` is loaded when the
 * first of them is used.
 */

export type Said = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** Adds to the summary page of the job, under its limit. Never throws. */
export async function writeSummary(markdown: string | Renderings): Promise<Said> {
  try {
    const { summary } = await import('@actions/core');
    const fitted = fitSummary(typeof markdown === 'string' ? [() => markdown] : markdown);
    try {
      await summary.addRaw(fitted, true).write();
    } finally {
      summary.emptyBuffer();
    }
    return { ok: true };
  } catch (error) {
    return failed(error);
  }
}

/** Marks the offenders at their lines. Never throws. */
export async function annotate(report: Report): Promise<Said> {
  try {
    await say(annotationsOf(report));
    return { ok: true };
  } catch (error) {
    return failed(error);
  }
}

/** Marks the mistakes in a settings file at their lines and columns. Never throws. */
export async function annotateMistakes(mistakes: readonly SettingsMistake[]): Promise<Said> {
  try {
    await say(mistakeAnnotations(mistakes));
    return { ok: true };
  } catch (error) {
    return failed(error);
  }
}

async function say(annotations: readonly Annotation[]): Promise<void> {
  const core = await import('@actions/core');
  for (const { level, title, message, path, line, columns } of annotations) {
    const place = {
      title,
      ...(path === null ? {} : { file: path }),
      ...(path === null || line === null ? {} : { startLine: line }),
      // The runner takes columns only where a note ends on the line on which it begins.
      ...(path === null || line === null || columns === undefined
        ? {}
        : { endLine: line, startColumn: columns[0], endColumn: columns[1] }),
    };
    if (level === 'error') core.error(message, place);
    else core.warning(message, place);
  }
}

/**
 * What to do when the comment could not be posted: the sentence goes to the job summary and, as a warning, to the log
 * and the annotations. Where the summary could not be written either, the whole report goes to the log. Never throws.
 */
export async function fallBack(
  publication: Publication,
  summary: Said,
  plainReport: () => string,
): Promise<void> {
  try {
    const core = await import('@actions/core');
    const sentence = describePublication(publication);
    const noted =
      publication.kind === 'degraded' && summary.ok
        ? await writeSummary(`> [!NOTE]\n> ${text(sentence, 'prose')}\n`)
        : summary;
    if (publication.kind === 'degraded') core.warning(sentence, { title: 'Prompt cost: no comment' });
    else core.info(sentence);
    if (noted.ok) return;
    core.warning(logLine(`The job summary could not be written: ${noted.why}`));
    for (const line of plainReport().split(/\r\n|\r|\n/)) core.info(logLine(line));
  } catch {
    // Nothing is left to say it with.
  }
}

/** One line for the log: what became of the comment, and what to add where something is missing. */
export function describePublication(publication: Publication): string {
  switch (publication.kind) {
    case 'created':
    case 'updated':
    case 'unchanged': {
      const remarks = publication.remarks.map((remark) => ` (${logLine(remark)})`).join('');
      return `Comment ${publication.kind}: ${logLine(publication.url ?? 'address not known')}${remarks}`;
    }
    case 'skipped':
      return `No comment: ${logLine(publication.detail)}`;
    case 'skipped-newer':
      return `Comment left alone: ${logLine(publication.detail)}`;
    case 'degraded':
      return `The comment could not be posted: ${logLine(publication.detail)}.${remedyOf(publication)} The verdict does not depend on it.`;
  }
}

/** What somebody can do so that the next run can comment; empty where that is nothing. */
function remedyOf({ reason, permission }: Publication & { kind: 'degraded' }): string {
  switch (reason) {
    case 'read-only-token':
      return ' To comment on such pull requests too, see docs/forks.md.';
    case 'missing-permission':
    case 'not-found':
      return permission === null ? '' : ` Add "${permission}" under "permissions:" of the job.`;
    case 'bad-token':
      return ' Leave "github-token" out, or give a token that is still valid.';
    case 'rate-limited':
    case 'unavailable':
      return ' Run the job again later.';
    case 'locked':
    case 'archived':
    case 'refused':
    case 'internal':
      return '';
  }
}

export interface StepOutputs {
  /** Where the JSON report was written, null when it was not. */
  readonly reportPath: string | null;
  readonly override: Override | null;
}

/**
 * The outputs of the step, exactly as the contract names them: numbers, words from a list, addresses of GitHub, or
 * JSON. An empty output means not known, never 0.
 */
export function outputsOf(
  report: Report,
  publication: Publication,
  { reportPath, override }: StepOutputs,
): Record<string, string> {
  const { changes, totals } = report;
  const posted = 'commentId' in publication ? publication : null;
  const url = 'url' in publication ? publication.url : null;
  return {
    verdict: report.verdict,
    'changed-count': String(changes.length),
    'request-increase-percent': decimal(
      largest(
        changes.map(({ delta }) => delta.percent),
        changes.length,
      ),
    ),
    'request-cost-delta-per-1k': decimal(deltaPer1k(changes)),
    'monthly-delta-usd': decimal(totals.deltaMonthlyUsd),
    'input-tokens-delta': decimal(totals.deltaInputTokens),
    'over-limit': safeJson(
      report.findings
        .filter(({ level }) => level === 'fail')
        .map(({ rule, key, path, line, value, limit }) => ({ rule, key, path, line, value, limit })),
    ),
    'unread-count': String(report.unread.length),
    'report-path': reportPath ?? '',
    'comment-id': posted?.commentId == null ? '' : String(posted.commentId),
    'comment-url': url !== null && /^https?:\/\/[\w.:/#-]+$/.test(url) ? url : '',
    'overridden-by': override !== null && /^[\w-]+$/.test(override.by) ? override.by : '',
  };
}

/** Never throws: a step without its outputs still has its verdict. */
export async function setOutputs(report: Report, publication: Publication, more: StepOutputs): Promise<Said> {
  try {
    const core = await import('@actions/core');
    for (const [name, value] of Object.entries(outputsOf(report, publication, more)))
      core.setOutput(name, value);
    return { ok: true };
  } catch (error) {
    return failed(error);
  }
}

/** The largest of the known ones; 0 when nothing changed at all, null when nothing of what changed is known. */
function largest(percents: readonly (number | null)[], changeCount: number): number | null {
  if (changeCount === 0) return 0;
  const known = percents.filter((percent) => percent !== null);
  return known.length === 0 ? null : Math.max(...known);
}

/** Over all changes whose cost is known on both sides; null when one of them is not, because a sum would hide it. */
function deltaPer1k(changes: readonly ReportChange[]): number | null {
  let total = 0;
  for (const { delta } of changes) {
    if (delta.usdPer1k === null) return null;
    total += delta.usdPer1k;
  }
  return total;
}

/** Without exponent and rounding noise: scripts compare these numbers. */
function decimal(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '';
  const text = Number(value.toPrecision(12))
    .toFixed(12)
    .replace(/\.?0+$/, '');
  return text === '-0' || text === '' ? '0' : text;
}

/**
 * JSON whose strings hold nothing that a shell, a workflow expression or Markdown would obey: people write
 * `echo '${{ steps.cost.outputs.over-limit }}'` although they should not.
 */
function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[`$'&<>|;()!*?~#@%\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function failed(error: unknown): Said {
  return { ok: false, why: error instanceof Error ? error.message : String(error) };
}
