import type { Report, ReportChange } from '../core/report.js';
import { causeChart, costChart } from './charts.js';
import { filesPhrase } from './cheaper.js';
import { comment, everything } from './comment.js';
import { code, htmlCode, text } from './escape.js';
import { fitSummary } from './fit.js';
import { lineTable, partRows } from './lines.js';
import { count, plural, signedCount } from './numbers.js';
import { markdown, type Links } from './phrase.js';
import { costBasis, countBasis, groupsOf, promptName, perThousand } from './rows.js';

/**
 * The job summary: the comment with every row, charts, and the tokens and cost lines of each changed prompt. Always
 * within the size that GitHub accepts; what is left out is said.
 */
export function renderSummary(report: Report, links: Links): string {
  return fitSummary([
    () => summary(report, links, Infinity),
    () => summary(report, links, 200),
    () => summary(report, links, 40),
    () => comment(report, links, { ...everything, rows: 500, listed: 200, parts: false }),
    () => comment(report, links, { ...everything, rows: 50, listed: 20, parts: false }),
  ]);
}

function summary(report: Report, links: Links, detailed: number): string {
  const groups = groupsOf(report);
  const all = [...groups.requests, ...groups.standing, ...groups.evaluations];
  const shown = all.slice(0, detailed);
  return [
    comment(report, links, { ...everything, parts: false }),
    costChart(groups.requests),
    causeChart(groups.requests),
    shown.length === 0 ? '' : `#### Each changed prompt`,
    ...shown.map((change) => section(change, links)),
    all.length > shown.length
      ? `_${plural(all.length - shown.length, 'more changed prompt')} in the JSON report._`
      : '',
  ]
    .filter((block) => block !== '')
    .join('\n\n')
    .concat('\n');
}

function section(change: ReportChange, links: Links): string {
  const side = change.head ?? change.baseline;
  const facts = [countBasis(side) === '' ? '' : `token count: ${countBasis(side)}`, costBasis(side)].filter(
    (fact) => fact !== '',
  );
  const tokenizer = side === null ? '' : `, counted with ${code(side.tokens.tokenizer, 'prose')}`;
  return [
    `<details><summary>${htmlCode(change.key)}</summary>`,
    `${markdown([promptName(change)], links)}${facts.length === 0 ? '' : ` (${facts.join('; ')}${tokenizer})`}`,
    ...(change.notComparable === null ? [] : [`Not checked: ${text(change.notComparable, 'prose')}`]),
    partsOf(change),
    linesOf(change),
    cacheOf(change),
    filesOf(change, links),
    '</details>',
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

function partsOf(change: ReportChange): string {
  const rows = partRows(change);
  if (rows.length === 0) return '';
  const total = (side: ReportChange['head']): string => (side === null ? '–' : count(side.tokens.input));
  const cell = (value: number | null): string => (value === null ? '–' : count(value));
  return [
    '| Input tokens | Before | After | Change |',
    '| :-- | --: | --: | --: |',
    ...rows.map(
      ({ part, before, after }) =>
        `| ${part} | ${cell(before)} | ${cell(after)} | ${signedCount((after ?? 0) - (before ?? 0))} |`,
    ),
    `| **sum** | ${total(change.baseline)} | ${total(change.head)} | ${change.delta.inputTokens === null ? 'not checked' : signedCount(change.delta.inputTokens)} |`,
  ].join('\n');
}

function linesOf(change: ReportChange): string {
  const table = lineTable(change);
  if (table === null) return '';
  return [
    `| Cost ${perThousand.words} | Quantity | Rate | Before | After |`,
    '| :-- | --: | --: | --: | --: |',
    ...table.rows.map(
      ({ name, quantity, rate, before, after }) =>
        `| ${text(name)} | ${text(quantity)} | ${text(rate)} | ${before === '' ? '–' : before} | ${after === '' ? '–' : after} |`,
    ),
    `| **sum** | | | ${table.totalBefore === '' ? '–' : table.totalBefore} | ${table.totalAfter === '' ? '–' : table.totalAfter} |`,
  ].join('\n');
}

function filesOf({ head, baseline }: ReportChange, links: Links): string {
  const files = filesPhrase(head ?? baseline);
  return files.length === 0 ? '' : `Counted tokens by file: ${markdown(files, links)}.`;
}

/** What the provider's cache can hold, where it is known. */
function cacheOf({ baseline, head }: ReportChange): string {
  const cache = head?.cache ?? null;
  if (cache === null) return '';
  const before = baseline?.tokens.cacheable ?? null;
  const now = head?.tokens.cacheable ?? null;
  const tokens =
    now === null
      ? ''
      : before === null || before === now
        ? `${count(now)} tokens`
        : `${count(before)} → ${count(now)} tokens`;
  const parts = [
    ...(tokens === '' ? [] : [`cacheable: ${tokens}`]),
    `the shared beginning ends at ${text(cache.endsAt, 'prose')}`,
    ...(cache.note === null ? [] : [text(cache.note, 'prose')]),
  ];
  return `Prompt cache: ${parts.join('; ')}.`;
}
