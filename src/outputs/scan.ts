import type { ScanReport } from '../core/report.js';
import { leftOutEarly, list, namedTable, paint, printable, tableOf, wrapped, type View } from './columns.js';
import { htmlCode, text, visible } from './escape.js';
import { fitSummary } from './fit.js';
import { countKinds, kindsText } from './kinds.js';
import { lineTable } from './lines.js';
import { problemLine, problemsMax, type SourceLines } from './mistakes.js';
import { count, largestOf, money, plural } from './numbers.js';
import { markdown, noLinks, plain, type Links, type Phrase } from './phrase.js';
import {
  basisText,
  costBasis,
  countBasis,
  modelPhrase,
  rangeText,
  unpricedWords,
  perThousand,
} from './rows.js';
import { notCounted } from './unjudged.js';

type Scanned = ScanReport['prompts'][number];

/** Cost lines of more prompts than this are left to JSON and HTML: they would push the table off the screen. */
const explainedMax = 6;

interface ScanRow {
  readonly prompt: Scanned;
  readonly model: Phrase;
  readonly input: string;
  readonly output: string;
  readonly cost: string;
  readonly range: string;
  readonly month: string;
  readonly basis: string;
  readonly shortBasis: string;
}

export function scanRows(report: ScanReport): ScanRow[] {
  return report.prompts.map((prompt) => {
    const { estimate } = prompt;
    const noModel = estimate.modelAsWritten === null && estimate.model === null;
    return {
      prompt,
      model: modelPhrase(null, estimate),
      input: count(estimate.tokens.input),
      output: estimate.tokens.output === null ? '' : count(estimate.tokens.output),
      cost:
        estimate.usdPer1k !== null
          ? money(estimate.usdPer1k)
          : noModel && prompt.kind !== 'request'
            ? 'tokens only'
            : unpricedWords(estimate),
      range: rangeText(estimate) ?? '',
      month: estimate.monthlyUsd === null ? '' : money(estimate.monthlyUsd),
      basis: [countBasis(estimate), costBasis(estimate)].filter((part) => part !== '').join(', '),
      shortBasis: basisText(estimate),
    };
  });
}

export const kindTitles: readonly (readonly [Scanned['kind'], string])[] = [
  ['request', 'Prompts'],
  ['instructions', 'Instructions, sent with requests made elsewhere'],
  ['tools', 'Tools, sent with requests made elsewhere'],
  ['evaluation', 'Evaluations and test data, not part of production'],
  ['fragment', 'Fragments, paid where they are included'],
];

function foundText({ prompts }: ScanReport): string {
  return prompts.length === 0 ? plural(0, 'prompt') : kindsText(countKinds(prompts.map(({ kind }) => kind)));
}

export function totalLine(report: ScanReport): string {
  const unpriced = report.prompts.filter(
    ({ kind, estimate }) => kind === 'request' && !estimate.priced,
  ).length;
  const months = report.prompts.flatMap(({ kind, estimate }) =>
    kind === 'evaluation' || estimate.monthlyUsd === null ? [] : [estimate.monthlyUsd],
  );
  const silent = report.prompts.filter(
    ({ kind, estimate }) => kind === 'request' && estimate.priced && estimate.monthlyUsd === null,
  ).length;
  const total = months.reduce((a, b) => a + b, 0);
  const each = report.prompts.flatMap(({ kind, estimate }) =>
    kind === 'request' && estimate.usdPer1k !== null ? [estimate.usdPer1k] : [],
  );
  const sum = each.reduce((a, b) => a + b, 0);
  const most = largestOf(each);
  return [
    foundText(report),
    ...(unpriced === 0 ? [] : [`${unpriced} without a price`]),
    ...(each.length < 2
      ? []
      : [
          `1,000 requests of each cost ${money(sum)}${most * 2 > sum && each.length > 2 ? ` (${money(most)} of it is one prompt)` : ''}`,
        ]),
    ...(months.length === 0
      ? []
      : [
          `${unpriced > 0 || silent > 0 ? 'at least ' : ''}${money(total)} a month${silent === 0 ? '' : `, ${plural(silent, 'prompt')} without configured traffic left out`}`,
        ]),
  ].join('; ');
}

/** What has no price and the one setting that gives it one; settings and flags are between backquotes. */
function remedies(report: ScanReport): string[] {
  const unpriced = report.prompts.filter(({ kind, estimate }) => kind === 'request' && !estimate.priced);
  const unnamed = unpriced.filter(
    ({ estimate }) => estimate.model === null && estimate.modelAsWritten === null,
  );
  const names = new Set(unpriced.flatMap(({ estimate }) => estimate.model ?? estimate.modelAsWritten ?? []));
  const shown = [...names].slice(0, 3).map((name) => `\`${name}\``);
  const more = names.size > shown.length ? ` and ${count(names.size - shown.length)} more` : '';
  const rest = unpriced.length - unnamed.length;
  const standing = report.prompts.filter(
    ({ kind, estimate }) => (kind === 'instructions' || kind === 'tools') && !estimate.priced,
  ).length;
  return [
    ...(unnamed.length === 0
      ? []
      : [
          `${plural(unnamed.length, 'prompt')} without a model: set \`default-model\` in .promptcost.yml, or scan with \`--model NAME\`.`,
        ]),
    ...(rest === 0
      ? []
      : [
          `${plural(rest, 'prompt')} on models without a known rate (${shown.join(', ')}${more}): add the model behind the name, or its rates, under \`models\` in .promptcost.yml.`,
        ]),
    ...(standing === 0
      ? []
      : [
          `${plural(standing, 'instruction file or tool list', 'instruction files and tool lists')} counted in tokens: set \`instructions-model\` to see their cost.`,
        ]),
  ];
}

/** Every prompt at one revision, for a terminal. */
export function renderScan(report: ScanReport, view: View, lines: SourceLines = new Map()): string {
  const rows = scanRows(report);
  const at =
    report.revision.sha === null
      ? report.revision.how
      : `${report.revision.sha.slice(0, 7)} (${report.revision.how})`;
  const tables = kindTitles.flatMap(([kind, title]) => {
    const own = rows.filter(({ prompt }) => prompt.kind === kind);
    if (own.length === 0) return [];
    const table = namedTable(
      [
        { title: 'Prompt', align: 'left', least: 16 },
        { title: 'Model', align: 'left', least: 12, optional: 1 },
        { title: 'Input tokens', align: 'right' },
        { title: 'Output', align: 'right', optional: 2 },
        { title: perThousand.narrowTitle, align: 'right' },
        { title: 'Best–worst', align: 'right', optional: leftOutEarly },
        { title: 'A month', align: 'right', optional: 1 },
        { title: 'Basis', align: 'left', least: 14, optional: 4 },
      ],
      own.map(({ prompt, model, input, output, cost, range, month, shortBasis }) => [
        ...[prompt.key, plain(model), input, output, cost, range, month, shortBasis],
      ]),
      view,
      (row, column) =>
        column === 4 && own[row]?.prompt.estimate.priced === false && kind === 'request' ? 'yellow' : null,
    );
    return [kind === 'request' ? table : `${title}:\n${table}`];
  });
  const blocks = [
    paint(visible(`${at}, rates of ${report.ratesAsOf}`), 'dim', view),
    report.prompts.length === 0 ? 'No prompt was found.' : tables.join('\n\n'),
    report.prompts.length === 0
      ? ''
      : [totalLine(report), ...remedies(report)]
          .map((said) => wrapped(visible(said), view.width, '  '))
          .join('\n'),
    costLines(report, view),
    list(
      'Not understood or not priced',
      problemLines(report),
      view,
      (index) => {
        const problem = report.problems[index];
        return problem === undefined ? [] : problemLine(problem, lines, { ...view, width: view.width - 4 });
      },
      problemsMax,
    ),
    list(
      'Assumed',
      assumed(report).map((said) => [{ said }]),
      view,
    ),
  ];
  return printable(`${blocks.filter((block) => block !== '').join('\n\n')}\n`);
}

function costLines(report: ScanReport, view: View): string {
  const priced = report.prompts.filter(({ estimate }) => estimate.priced);
  if (priced.length === 0) return '';
  if (priced.length > explainedMax)
    return paint('Cost lines of each prompt: --format json or html', 'dim', view);
  const explained = priced.flatMap((prompt) => {
    const table = lineTable({ baseline: null, head: prompt.estimate });
    if (table === null) return [];
    const lines = tableOf(
      [
        { title: plain([{ name: prompt.key }]), align: 'left', least: 12 },
        { title: 'Quantity', align: 'right', optional: 1 },
        { title: 'Rate', align: 'right', optional: 1 },
        { title: 'Cost', align: 'right' },
      ],
      [
        ...table.rows.map(({ name, quantity, rate, after }) => [`  ${name}`, quantity, rate, after]),
        ['  sum', '', '', table.totalAfter],
      ],
      view,
    );
    return [lines];
  });
  return `Cost lines ${perThousand.words}:\n\n${explained.join('\n\n')}`;
}

function assumed(report: ScanReport): string[] {
  return [...report.assumptions, ...notCounted(report.prompts.map(({ estimate }) => estimate))];
}

export function problemLines(report: ScanReport): Phrase[] {
  return report.problems.map(({ path, line, detail, reason }): Phrase => [
    ...(path === null
      ? []
      : [
          {
            name: line === null ? path : `${path}:${line}`,
            target: { path, line, side: 'head' as const },
          },
          ': ',
        ]),
    { said: detail },
    ' (',
    { name: reason },
    ')',
  ]);
}

/** The same as Markdown, for an issue or a wiki page. */
export function renderScanMarkdown(report: ScanReport, links: Links = noLinks): string {
  return fitSummary([() => scanMarkdown(report, links, true), () => scanMarkdown(report, links, false)]);
}

function scanMarkdown(report: ScanReport, links: Links, withLines: boolean): string {
  const rows = scanRows(report);
  const tables = kindTitles.flatMap(([kind, title]) => {
    const own = rows.filter(({ prompt }) => prompt.kind === kind);
    if (own.length === 0) return [];
    const monthly = own.some(({ month }) => month !== '');
    const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
    return [
      ...(kind === 'request' ? [] : [`**${title}**`]),
      [
        line([
          'Prompt',
          'Model',
          'Input tokens',
          'Output',
          perThousand.title,
          ...(monthly ? ['A month'] : []),
          'Basis',
        ]),
        line([':--', ':--', '--:', '--:', '--:', ...(monthly ? ['--:'] : []), ':--']),
        ...own.map(({ prompt, model, input, output, cost, range, month, basis }) =>
          line([
            markdown(
              [{ name: prompt.key, target: { path: prompt.path, line: prompt.line, side: 'head' } }],
              links,
              'cell',
            ),
            markdown(model, links, 'cell'),
            input,
            output,
            cost + (range === '' ? '' : `<br><sub>${range}</sub>`),
            ...(monthly ? [month] : []),
            basis,
          ]),
        ),
      ].join('\n'),
    ];
  });
  const problems = problemLines(report);
  return [
    `### Prompt costs: ${totalLine(report)}`,
    ...tables,
    remedies(report)
      .map((said) => text(said, 'prose'))
      .join('<br>'),
    ...(withLines ? report.prompts.map((prompt) => markdownLines(prompt)) : []),
    problems.length === 0
      ? ''
      : `**Not understood or not priced**\n\n${problems.map((line) => `- ${markdown(line, links)}`).join('\n')}`,
    assumed(report).length === 0
      ? ''
      : `**Assumed**\n\n${assumed(report)
          .map((said) => `- ${text(said, 'prose')}`)
          .join('\n')}`,
    `<sub>${text(report.revision.how, 'prose')}${report.revision.sha === null ? '' : ` ${markdown([{ name: report.revision.sha.slice(0, 7) }], links)}`} · rates of ${text(report.ratesAsOf, 'prose')}</sub>`,
  ]
    .filter((block) => block !== '')
    .join('\n\n')
    .concat('\n');
}

function markdownLines({ key, estimate }: Scanned): string {
  const table = lineTable({ baseline: null, head: estimate });
  if (table === null) return '';
  return [
    `<details><summary>Cost lines of ${htmlCode(key)}</summary>`,
    [
      `| Cost ${perThousand.words} | Quantity | Rate | Cost |`,
      '| :-- | --: | --: | --: |',
      ...table.rows.map(
        ({ name, quantity, rate, after }) =>
          `| ${text(name)} | ${text(quantity)} | ${text(rate)} | ${after} |`,
      ),
      `| **sum** | | | ${table.totalAfter} |`,
    ].join('\n'),
    '</details>',
  ].join('\n\n');
}
