import type { Report } from '../core/report.js';
import type { View } from './columns.js';
import { renderComment } from './comment.js';
import { renderHtml } from './html.js';
import { renderJson } from './json.js';
import type { SourceLines } from './mistakes.js';
import { noLinks, type Links } from './phrase.js';
import { renderSummary } from './summary.js';
import { renderTerminal } from './terminal.js';

/** What a rendering may use besides the report. Absent parts have the plainest value. */
export interface Rendering {
  /** Where names lead; absent: nowhere. */
  readonly links?: Links;
  /** Width and color of a terminal; absent: 100 columns without color. */
  readonly view?: View;
  /** Lines that problems are about, for a terminal. */
  readonly lines?: SourceLines;
}

/** One way to show a whole report. Commands, goldens and the tests of hostile names go through the list of all of them. */
export interface ReportOutput {
  /** What `--format` takes; the job summary is written by the action alone. */
  readonly id: 'table' | 'json' | 'markdown' | 'html' | 'summary';
  readonly title: string;
  /** What obeys the text: tests look for what could break it there. */
  readonly medium: 'terminal' | 'json' | 'markdown' | 'html';
  /** Name of its golden in `fixtures/reports/<example>/`. */
  readonly fileName: string;
  readonly render: (report: Report, rendering: Rendering) => string;
}

export const reportOutputs: readonly ReportOutput[] = [
  {
    id: 'table',
    title: 'terminal',
    medium: 'terminal',
    fileName: 'terminal.txt',
    render: (report, { view = { width: 100, color: false }, lines }) => renderTerminal(report, view, lines),
  },
  {
    id: 'json',
    title: 'JSON report',
    medium: 'json',
    fileName: 'report.json',
    render: (report) => renderJson(report),
  },
  {
    id: 'markdown',
    title: 'comment',
    medium: 'markdown',
    fileName: 'comment.md',
    render: (report, { links = noLinks }) => renderComment(report, links),
  },
  {
    id: 'html',
    title: 'page',
    medium: 'html',
    fileName: 'page.html',
    render: (report, { links }) => renderHtml(report, links),
  },
  {
    id: 'summary',
    title: 'job summary',
    medium: 'markdown',
    fileName: 'summary.md',
    render: (report, { links = noLinks }) => renderSummary(report, links),
  },
];

/** What `--format` takes for a report. */
export const reportFormats = reportOutputs.flatMap(({ id }) => (id === 'summary' ? [] : [id]));

/** A report in one of the formats that `--format` takes. */
export function renderReport(id: ReportOutput['id'], report: Report, rendering: Rendering): string {
  const output = reportOutputs.find((one) => one.id === id);
  if (output === undefined) throw new Error(`there is no output ${id}`);
  return output.render(report, rendering);
}
