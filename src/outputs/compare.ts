import type { ComparedModelReport, ComparisonReport } from '../core/report.js';
import { namedTable, paint, printable, wrapped, type View } from './columns.js';
import { html, text, visible } from './escape.js';
import { page } from './html.js';
import { count, money, percent, plural, signedPercent } from './numbers.js';
import { listOf, markdown, noLinks, type Links } from './phrase.js';

const relations: readonly (readonly [ComparedModelReport['relation'], string])[] = [
  ['own', 'now'],
  ['asked', 'asked for'],
  ['configured', 'your settings'],
  ['tier', 'same vendor'],
  ['neighbor', 'other vendor'],
];

const columns = [
  'Model',
  'Which',
  'Per 1,000 requests',
  'Change',
  'A month',
  'Input tokens',
  'Output',
  'Context',
  'Fits',
];

/** One row: the cells of `columns`. */
function cells(row: ComparedModelReport): string[] {
  const { estimate } = row;
  const { output } = estimate.tokens;
  return [
    estimate.model ?? estimate.modelAsWritten ?? 'unknown',
    relations.find(([id]) => id === row.relation)?.[1] ?? row.relation,
    estimate.usdPer1k === null ? 'no price' : `${atLeast(row)}${money(estimate.usdPer1k)}`,
    row.percent === null ? '' : `${atLeast(row)}${signedPercent(row.percent)}`,
    estimate.monthlyUsd === null ? '' : `${atLeast(row)}${money(estimate.monthlyUsd)}`,
    count(estimate.tokens.input),
    output === null
      ? ''
      : `${count(output)}${row.reasoningUnknown ? ' + reasoning' : row.reasoningTokens === null ? '' : ` (${count(row.reasoningTokens)} reasoning)`}`,
    row.contextTokens === null ? 'not known' : count(row.contextTokens),
    fitsText(row),
  ];
}

/** Mark of a cost that hidden reasoning of unknown length comes on top of. */
export function atLeast({ reasoningUnknown }: { readonly reasoningUnknown: boolean }): string {
  return reasoningUnknown ? '≥ ' : '';
}

/** What the mark means and how to do without it. */
export const atLeastNote =
  '≥ marks a lower bound: the model bills hidden reasoning of unknown length as output. Measure the output and set `output-tokens`.';

function fitsText({ fits, fitReasons }: ComparedModelReport): string {
  if (fits === 'yes') return 'yes';
  return fits === 'no' ? `no: ${fitReasons.join(', ')}` : `not known: ${fitReasons.join(', ')}`;
}

/** The cheapest model that fits and what it saves, as one sentence; models whose cost is only "at least" cannot be it. */
export function bestOf({ models }: ComparisonReport): string {
  const priced = models.filter(
    ({ relation, fits, estimate }) => relation !== 'own' && fits !== 'no' && estimate.priced,
  );
  const best = cheapest(priced);
  if (best === null || (best.percent !== null && best.percent >= 0)) {
    if (priced.length === 0) return 'No other model that fits has a price.';
    // Without a cost of the request as it is, any of them may be the cheaper one.
    const open = priced.filter(({ reasoningUnknown, percent }) => reasoningUnknown && (percent ?? -1) < 0);
    if (open.length === 0) return 'No compared model costs less.';
    return `No compared model is sure to cost less: ${plural(open.length, 'model bills', 'models bill')} hidden reasoning of unknown length on top (≥).`;
  }
  const own = models.find(({ relation }) => relation === 'own');
  const vendor = vendorOf(own);
  const sibling = cheapest(priced.filter((one) => vendor !== null && vendorOf(one) === vendor));
  const isApart = sibling !== null && sibling !== best && (sibling.percent ?? 0) < 0;
  return `${best.percent === null ? 'Cheapest of these' : 'Saves most'}: ${savingOf(best)}${isApart ? ` Within ${vendor ?? ''}: ${savingOf(sibling)}` : ''}`;
}

function cheapest(models: readonly ComparedModelReport[]): ComparedModelReport | null {
  const sure = models.filter(({ reasoningUnknown }) => !reasoningUnknown);
  return sure.sort((a, b) => (a.estimate.usdPer1k ?? 0) - (b.estimate.usdPer1k ?? 0))[0] ?? null;
}

function vendorOf(row: ComparedModelReport | undefined): string | null {
  const model = row?.estimate.model ?? null;
  return model?.includes('/') === true ? model.slice(0, model.indexOf('/')) : null;
}

/** `openai/gpt-4.1-nano at $0.05 per 1,000 requests, 75% less than now. It fits.` */
function savingOf(row: ComparedModelReport): string {
  const { estimate, percent: change, fits } = row;
  const saves = change === null ? '' : `, ${percent(Math.round(Math.abs(change)))} less than now`;
  const sure = fits === 'yes' ? 'It fits.' : `Whether it fits is ${fitsText(row)}.`;
  return `${estimate.model ?? ''} at ${money(estimate.usdPer1k ?? 0)} per 1,000 requests${saves}. ${sure}`;
}

/** What the figures rest on. */
function notes({ models, rule, needs, ratesAsOf }: ComparisonReport): string[] {
  const needed = [
    `${count(needs.contextTokens)} tokens of context`,
    ...(needs.images ? ['image input'] : []),
    ...(needs.tools ? ['tools'] : []),
    ...(needs.structuredOutput ? ['structured output'] : []),
  ];
  const basis = models[0]?.estimate.tokens.outputBasis;
  return [
    `The request needs ${listOf(needed)}.`,
    `Every model is counted with its own tokenizer. The answer has the same visible length on all of them${basis === 'assumed' ? ', which is assumed' : ''}.`,
    ...(models.some(({ reasoningUnknown }) => reasoningUnknown) ? [atLeastNote] : []),
    ...(rule === null ? [] : [rule]),
    `Rates as of ${ratesAsOf}.`,
  ];
}

export function renderComparison(report: ComparisonReport, view: View): string {
  const rows = report.models.map(cells);
  const table = namedTable(
    [
      { title: 'Model', align: 'left', least: 24 },
      { title: 'Which', align: 'left', optional: 3 },
      { title: 'Per 1,000', align: 'right' },
      { title: 'Change', align: 'right' },
      { title: 'A month', align: 'right', optional: 2 },
      { title: 'Input tokens', align: 'right', optional: 4 },
      { title: 'Output', align: 'right', optional: 5 },
      { title: 'Context', align: 'right', optional: 6 },
      { title: 'Fits', align: 'left', least: 8 },
    ],
    rows,
    view,
    (row, column) => {
      const percent = report.models[row]?.percent ?? null;
      if (column !== 3 || percent === null || percent === 0) return null;
      if (percent > 0) return 'red';
      return report.models[row]?.reasoningUnknown === true ? null : 'green';
    },
  );
  const blocks = [
    paint(visible(report.prompt.key), 'bold', view),
    wrapped(visible(bestOf(report)), view.width, '  '),
    table,
    paint(
      notes(report)
        .map((note) => wrapped(visible(note), view.width, '  '))
        .join('\n'),
      'dim',
      view,
    ),
  ];
  return printable(`${blocks.join('\n\n')}\n`);
}

export function renderComparisonMarkdown(report: ComparisonReport, links: Links = noLinks): string {
  const { key, path, line } = report.prompt;
  const name = markdown([{ name: key, target: { path, line, side: 'head' } }], links);
  const row = (values: readonly string[]): string => `| ${values.join(' | ')} |`;
  return [
    `### ${name} on other models`,
    text(bestOf(report), 'prose'),
    [
      row(columns),
      row(columns.map((_, index) => (index < 2 || index === columns.length - 1 ? ':--' : '--:'))),
      ...report.models.map((one) => row(cells(one).map((cell) => text(cell)))),
    ].join('\n'),
    `<sub>${notes(report)
      .map((note) => text(note, 'prose'))
      .join('<br>')}</sub>`,
    '',
  ].join('\n\n');
}

export function renderComparisonHtml(report: ComparisonReport): string {
  const title = `${report.prompt.key} on other models`;
  return tablePage(title, bestOf(report), { columns, rows: report.models.map(cells) }, notes(report));
}

/** A page of one sentence, one table (none where it has no rows) and what the figures rest on. */
export function tablePage(
  title: string,
  summary: string,
  { columns, rows }: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] },
  notes: readonly string[],
): string {
  const row = (values: readonly string[], tag: 'td' | 'th'): string =>
    `<tr>${values.map((value) => `<${tag}>${html(value)}</${tag}>`).join('')}</tr>`;
  const table = `<div class="scroll"><table><thead>${row(columns, 'th')}</thead><tbody>${rows.map((one) => row(one, 'td')).join('')}</tbody></table></div>`;
  return page(
    title,
    [
      `<h1>${html(title)}</h1>`,
      `<p>${html(summary)}</p>`,
      ...(rows.length === 0 ? [] : [table]),
      ...notes.map((note) => `<p class="dim">${html(note)}</p>`),
    ].join('\n'),
  );
}
