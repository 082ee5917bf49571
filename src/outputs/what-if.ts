import type { WhatIfPrompt, WhatIfReport } from '../core/report.js';
import { namedTable, paint, printable, wrapped, type View } from './columns.js';
import { atLeast, atLeastNote, tablePage } from './compare.js';
import { text, visible } from './escape.js';
import { count, money, moneyChange, plural, signedMoney, signedMonthly, signedPercent } from './numbers.js';
import { markdown, noLinks, type Links } from './phrase.js';

/** What is assumed, in words: `openai/gpt-4.1-mini, 300,000 requests a month`. */
function assumed({ whatIf }: WhatIfReport): string {
  const { model, requestsPerMonth, outputTokens } = whatIf;
  return [
    ...(model === null ? [] : [model]),
    ...(requestsPerMonth === null ? [] : [`${plural(requestsPerMonth, 'request')} a month`]),
    ...(outputTokens === null ? [] : [`answers of ${plural(outputTokens, 'token')}`]),
  ].join(', ');
}

/** Costs are shown for a month where the traffic is assumed, else for 1,000 requests. */
function isMonthly({ whatIf }: WhatIfReport): boolean {
  return whatIf.requestsPerMonth !== null;
}

interface WhatIfRow {
  readonly asIs: string;
  readonly whatIf: string;
  readonly difference: string;
  /** Below 0 where it costs less under the assumption, above where it costs more. */
  readonly sign: number;
  /** True where hidden reasoning of unknown length comes on top, so that less may be more. */
  readonly isAtLeast: boolean;
  readonly percent: string;
  /** Of `diff`: what the change costs as it is and under the assumption. */
  readonly change: string;
  readonly fits: string;
}

function rowOf(prompt: WhatIfPrompt, monthly: boolean): WhatIfRow {
  const { asIs, whatIf, difference } = prompt;
  const before = asIs.head ?? asIs.baseline;
  const after = whatIf.head ?? whatIf.baseline;
  const cost = (side: typeof before): number | null => (monthly ? side?.monthlyUsd : side?.usdPer1k) ?? null;
  const [from, to] = [cost(before), cost(after)];
  const shown = from === null || to === null ? null : moneyChange(from, to);
  const none = (side: typeof before): string =>
    side?.priced === true ? 'no traffic' : side?.model == null ? 'no model' : 'no price';
  const change = (of: typeof asIs, mark = ''): string => {
    const amount = monthly ? of.changeMonthlyUsd : of.changeUsdPer1k;
    return amount === null ? 'not known' : `${mark}${monthly ? signedMonthly(amount) : signedMoney(amount)}`;
  };
  // Two sides leave out the same reasoning; a prompt that is on one side alone costs, or saves, at least as much.
  const mark = prompt.status === 'added' ? '≥ ' : prompt.status === 'removed' ? '≤ ' : '';
  return {
    asIs: shown?.before ?? (from === null ? none(before) : money(from)),
    whatIf: to === null ? none(after) : `${atLeast(prompt)}${shown?.after ?? money(to)}`,
    difference: shown === null ? '' : `${atLeast(prompt)}${shown.delta}`,
    sign: from === null || to === null ? 0 : Math.round((to - from) * 1e12),
    isAtLeast: prompt.reasoningUnknown,
    percent:
      shown === null ? '' : `${atLeast(prompt)}${percentOf(from ?? 0, to ?? 0, difference.percent, monthly)}`,
    change:
      prompt.status === null
        ? ''
        : `${change(asIs)} → ${change(whatIf, prompt.reasoningUnknown ? mark : '')}`,
    fits: fitsText(prompt),
  };
}

function percentOf(from: number, to: number, perRequest: number | null, monthly: boolean): string {
  if (!monthly) return perRequest === null ? 'was free' : signedPercent(perRequest);
  return from === 0 ? '' : signedPercent(((to - from) / from) * 100);
}

function fitsText({ fits, fitReasons, whatIf }: WhatIfPrompt): string {
  const side = whatIf.head ?? whatIf.baseline;
  if (fits === 'no') return `no: ${fitReasons.join(', ')}`;
  if (side?.priced !== true && side?.model != null) return 'no price is known';
  if (fits === null) return 'no model is known';
  return fits === 'yes' ? 'yes' : `not known: ${fitReasons.join(', ')}`;
}

/** The answer in one or two sentences. */
function whatIfSummary(report: WhatIfReport): string {
  const { prompts, totals, baseline } = report;
  if (prompts.length === 0) {
    return baseline === null ? 'No prompt was found.' : 'No prompt changed.';
  }
  const { asIsMonthlyUsd: before, whatIfMonthlyUsd: after, allMonthlyUsd: all } = totals;
  const month = before === null || after === null ? null : moneyChange(before, after);
  const monthly = {
    reasoningUnknown: prompts.some((one) => one.reasoningUnknown && one.difference.monthlyUsd !== null),
  };
  const { cheaper, dearer, undecided, notCompared, notFitting } = totals;
  const idle = isMonthly(report)
    ? prompts.filter(
        ({ difference, asIs, whatIf: under }) =>
          difference.monthlyUsd === null && asIs.head?.priced === true && under.head?.monthlyUsd != null,
      ).length
    : 0;
  const unpriced = prompts.filter(
    ({ kind, asIs, whatIf: under }) =>
      kind !== 'evaluation' && asIs.head !== null && under.head?.monthlyUsd == null,
  ).length;
  const same = prompts.length - cheaper - dearer - undecided - notCompared;
  return [
    `${plural(prompts.length, baseline === null ? 'prompt' : 'changed prompt')}: ${[
      ...(cheaper === 0 ? [] : [`${count(cheaper)} cheaper`]),
      ...(dearer === 0 ? [] : [`${count(dearer)} more expensive`]),
      ...(same === 0 ? [] : [`${count(same)} at the same cost`]),
      ...(undecided === 0 ? [] : [`${count(undecided)} cheaper before hidden reasoning of unknown length`]),
      ...(idle === 0 ? [] : [`${count(idle)} with no configured traffic to compare with`]),
      ...(notCompared === idle ? [] : [`${count(notCompared - idle)} without a cost to compare`]),
      ...(notFitting === 0 ? [] : [`${count(notFitting)} ${notFitting === 1 ? 'does' : 'do'} not fit`]),
    ].join(', ')}.`,
    ...(all === null
      ? []
      : [
          `At ${plural(report.whatIf.requestsPerMonth ?? 0, 'request')} a month each: ${atLeast({ reasoningUnknown: prompts.some((one) => one.reasoningUnknown) })}${money(all)} a month in total${unpriced === 0 ? '' : ` (${plural(unpriced, 'prompt')} without a price not included)`}.`,
        ]),
    ...(month === null
      ? []
      : [
          `Prompts with configured traffic: ${month.before} → ${atLeast(monthly)}${month.after} a month (${atLeast(monthly)}${month.delta}${before === 0 || before === null || after === null ? '' : `, ${atLeast(monthly)}${signedPercent(((after - before) / before) * 100)}`}).`,
        ]),
  ].join(' ');
}

/** What the figures rest on. */
function notes(report: WhatIfReport): string[] {
  const { whatIf, leftOut, ratesAsOf, baseline } = report;
  return [
    ...(whatIf.model === null
      ? []
      : [
          'Every prompt is counted with the tokenizer of that model. The answer has the same visible length unless output-tokens is given. Quality is yours to test.',
        ]),
    ...(report.prompts.some(({ reasoningUnknown }) => reasoningUnknown) ? [atLeastNote] : []),
    ...(leftOut === 0
      ? []
      : [
          `${plural(leftOut, 'instruction file or tool list', 'instruction files and tool lists')} without a model left out.`,
        ]),
    `${baseline === null ? '' : 'Limits are not checked. '}Rates as of ${ratesAsOf}.`,
  ];
}

function nameOf({ key, kind, status }: WhatIfPrompt): string {
  const words = [
    ...(kind === 'evaluation' ? ['evaluation'] : []),
    ...(status === 'added' ? ['new'] : status === 'removed' ? ['removed'] : []),
  ];
  return words.length === 0 ? key : `${key} (${words.join(', ')})`;
}

function titles(report: WhatIfReport): readonly string[] {
  const unit = isMonthly(report) ? 'A month' : 'Per 1,000';
  return [unit, 'What if', 'Difference', '', ...(report.baseline === null ? [] : ['This change'])];
}

/** The prompts under another assumption, for a terminal. */
export function renderWhatIf(report: WhatIfReport, view: View): string {
  const monthly = isMonthly(report);
  const rows = report.prompts.map((prompt) => rowOf(prompt, monthly));
  const table =
    rows.length === 0
      ? ''
      : namedTable(
          [
            { title: 'Prompt', align: 'left', least: 16 },
            ...titles(report).map((title, index) => ({
              title,
              align: 'right' as const,
              ...(index === 4 ? { optional: 1 } : {}),
            })),
            { title: 'Fits', align: 'left', least: 8 },
          ],
          rows.map(({ asIs, whatIf, difference, percent, change, fits }, index) => {
            const prompt = report.prompts[index];
            const cells = [asIs, whatIf, difference, percent, ...(report.baseline === null ? [] : [change])];
            return [prompt === undefined ? '' : nameOf(prompt), ...cells, fits];
          }),
          view,
          (row, column) => {
            if (column !== 3) return null;
            const { sign = 0, isAtLeast = false } = rows[row] ?? {};
            if (sign > 0) return 'red';
            return sign < 0 && !isAtLeast ? 'green' : null;
          },
        );
  const blocks = [
    paint(wrapped(visible(`What if: ${assumed(report)}`), view.width, '  '), 'bold', view),
    wrapped(visible(whatIfSummary(report)), view.width, '  '),
    table,
    paint(
      notes(report)
        .map((note) => wrapped(visible(note), view.width, '  '))
        .join('\n'),
      'dim',
      view,
    ),
  ];
  return printable(`${blocks.filter((block) => block !== '').join('\n\n')}\n`);
}

/** Titles and cells of the table outside of a terminal, where the percentage is in the cell of the difference. */
function wideTable(report: WhatIfReport): {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const monthly = isMonthly(report);
  const isDiff = report.baseline !== null;
  return {
    columns: [
      'Prompt',
      monthly ? 'Cost a month' : 'Cost per 1,000 requests',
      'What if',
      'Difference',
      ...(isDiff ? ['This change'] : []),
      'Fits',
    ],
    rows: report.prompts.map((prompt) => {
      const { asIs, whatIf, difference, percent, change, fits } = rowOf(prompt, monthly);
      const both = percent === '' ? difference : `${difference} (${percent})`;
      return [nameOf(prompt), asIs, whatIf, both, ...(isDiff ? [change] : []), fits];
    }),
  };
}

/** The same as Markdown. */
export function renderWhatIfMarkdown(report: WhatIfReport, links: Links = noLinks): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const { columns, rows } = wideTable(report);
  const table = [
    line(columns),
    line(columns.map((title) => (title === 'Prompt' || title === 'Fits' ? ':--' : '--:'))),
    ...rows.map(([shown = '', ...cells], index) => {
      const prompt = report.prompts[index];
      if (prompt === undefined) return '';
      const { key, path, line: at, status } = prompt;
      const side = status === 'removed' ? 'baseline' : 'head';
      const name = markdown([{ name: key, target: { path, line: at, side } }], links, 'cell');
      const fits = cells.pop() ?? '';
      return line([`${name}${shown.slice(key.length)}`, ...cells, text(fits)]);
    }),
  ];
  return [
    `### What if: ${text(assumed(report), 'prose')}`,
    text(whatIfSummary(report), 'prose'),
    ...(report.prompts.length === 0 ? [] : [table.join('\n')]),
    `<sub>${notes(report)
      .map((note) => text(note, 'prose'))
      .join('<br>')}</sub>`,
  ]
    .join('\n\n')
    .concat('\n');
}

/** The same as a page that stands alone. */
export function renderWhatIfHtml(report: WhatIfReport): string {
  return tablePage(`What if: ${assumed(report)}`, whatIfSummary(report), wideTable(report), notes(report));
}
