import type { Model } from '../core/model.js';
import type { Billable, Rate, Source } from '../core/rate.js';
import type { CountMethod } from '../core/tokens.js';
import { basisText } from '../report/words/estimate-notes.js';
import { paint, printable, tableOf, wrapped, type View } from './columns.js';
import { visible } from './escape.js';
import { count, rateMoney, plural } from './numbers.js';

/** A model as `promptcost models` shows it. */
export interface ModelRow {
  readonly model: Model;
  readonly tokenizer: { readonly id: string; readonly method: CountMethod; readonly errorPercent: number };
  /** How the name that was asked for became this model, when it was not its exact name. */
  readonly note: string | null;
}

/** Up to so many models are shown with all their rates. */
const detailedMax = 3;

/** So many models fit on a screen with their sources. */
const listedMax = 24;

/** Known models with their rates in USD per million tokens, and where the rates come from. */
export function renderModels(all: readonly ModelRow[], ratesAsOf: string, view: View): string {
  // One more line is as long as the sentence that it is left out.
  const rows = all.length <= listedMax + 1 ? all : all.slice(0, listedMax);
  const table = tableOf(
    [
      { title: 'Model', align: 'left', least: 30 },
      { title: 'Context', align: 'right', optional: 2 },
      { title: 'Input', align: 'right' },
      { title: 'Cached', align: 'right', optional: 3 },
      { title: 'Output', align: 'right' },
      { title: 'Tokenizer', align: 'left', optional: 1 },
      { title: 'Rates checked', align: 'left', optional: 4 },
    ],
    rows.map(({ model, tokenizer }) => [
      model.id,
      model.contextTokens === null ? '' : count(model.contextTokens),
      priceCell(model, 'input'),
      priceCell(model, 'cached-input'),
      priceCell(model, 'output'),
      `${tokenizer.id} (${errorText(tokenizer)})`,
      newestCheck(model),
    ]),
    view,
    (row, column) => (column === 2 && rows[row]?.model.rates === null ? 'yellow' : null),
  );
  const blocks = [
    paint(`USD per 1M tokens, rates of ${visible(ratesAsOf)}`, 'dim', view),
    table,
    left(all.slice(rows.length), view),
    ...(rows.length <= detailedMax ? rows.map((row) => details(row, view)) : [sources(rows, view)]),
  ];
  return printable(`${blocks.filter((block) => block !== '').join('\n\n')}\n`);
}

/** What is not in the table, by provider, and how to see it. */
function left(rows: readonly ModelRow[], view: View): string {
  if (rows.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { model } of rows) counts.set(model.provider, (counts.get(model.provider) ?? 0) + 1);
  const providers = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 6);
  const named = providers.map(([provider, number]) => `${provider} ${count(number)}`).join(', ');
  const more = counts.size > providers.length ? ', …' : '';
  const said = `… and ${count(rows.length)} more (${named}${more}): name a --provider or more of the model, or use --format json`;
  return paint(wrapped(visible(said), view.width, '  '), 'dim', view);
}

function errorText({ method, errorPercent }: ModelRow['tokenizer']): string {
  return method === 'exact' ? 'exact' : `±${String(errorPercent)}%`;
}

function priceCell(model: Model, billable: Billable): string {
  if (model.selfHosted !== null) return billable === 'input' ? 'self-hosted' : '';
  if (model.rates === null) return billable === 'input' ? 'no rate known' : '';
  const rate = model.rates.rates.find((one) => one.billable === billable);
  return rate === undefined ? '–' : perMillion(rate);
}

/** Pico-dollars per token are micro-dollars per million tokens. */
function perMillion({ picoUsdPerUnit }: Rate): string {
  return rateMoney(Number(picoUsdPerUnit) / 1e6);
}

const tokenKinds: ReadonlySet<Billable> = new Set([
  ...(['input', 'cached-input', 'cache-write', 'cache-write-1h', 'output', 'reasoning'] as const),
  ...(['audio-input', 'audio-output', 'image-input', 'image-output'] as const),
]);

function rateText(rate: Rate): string {
  if (tokenKinds.has(rate.billable)) return `${perMillion(rate)} per 1M tokens`;
  const each = rateMoney(Number(rate.picoUsdPerUnit) / 1e12);
  return rate.billable === 'gpu-hour' ? `${each} per hour` : `${each} each`;
}

function newestCheck({ rates }: Model): string {
  return (
    rates?.rates.reduce(
      (newest, { source }) => (source.checkedOn > newest ? source.checkedOn : newest),
      '',
    ) ?? ''
  );
}

function details({ model, note }: ModelRow, view: View): string {
  const { rates, selfHosted, lifecycle } = model;
  const indented = (line: string): string => `  ${wrapped(visible(line), view.width - 2, '    ')}`;
  const lines = [
    ...(note === null ? [] : [note]),
    ...(lifecycle === null || lifecycle.state === 'current'
      ? []
      : [
          `${lifecycle.state}${lifecycle.on === null ? '' : ` on ${lifecycle.on}`}: ${lifecycle.note} (${cited(lifecycle.source)})`,
        ]),
    ...(model.discountPercent === '0' ? [] : [`discount of ${model.discountPercent}% from the settings`]),
    ...(selfHosted === null
      ? []
      : [
          `self-hosted: ${selfHosted.gpus} GPU at $${selfHosted.gpuUsdPerHour} an hour (${basisText(selfHosted.basis)})`,
        ]),
    ...(rates === null
      ? []
      : [
          ...rates.rates.map(
            (rate) => `${rate.billable}: ${rateText(rate)}${validity(rate)} (${cited(rate.source)})`,
          ),
          ...rates.tiers.flatMap(({ overInputTokens, comparison, rates: tierRates }) =>
            tierRates.map(
              (rate) =>
                `${rate.billable}, whole request ${comparison} ${count(overInputTokens)} input tokens: ${rateText(rate)} (${cited(rate.source)})`,
            ),
          ),
          ...Object.entries(rates.factors).map(
            ([key, { factor, source }]) => `${key}: × ${factor} (${cited(source)})`,
          ),
          ...Object.keys(rates.services ?? {}).map((key) => `${key}: rates of its own`),
          ...rates.upcoming.flatMap(({ from, rates: next }) =>
            next.map((rate) => `from ${from}: ${rate.billable} ${rateText(rate)} (${cited(rate.source)})`),
          ),
          ...rates.disagreements.map((line) => `sources disagree: ${line}`),
        ]),
    ...(model.cache === null
      ? []
      : [
          `prompt cache: ${model.cache.mode}${model.cache.minTokens === null ? '' : `, from ${count(model.cache.minTokens)} tokens`} (${cited(model.cache.source)})`,
        ]),
    ...(model.maxOutputTokens === null ? [] : [`longest answer: ${count(model.maxOutputTokens)} tokens`]),
  ];
  return [paint(visible(model.id), 'bold', view), ...lines.map(indented)].join('\n');
}

function validity({ validFrom, validUntil }: Rate): string {
  if (validFrom === null && validUntil === null) return '';
  return `, valid${validFrom === null ? '' : ` from ${validFrom}`}${validUntil === null ? '' : ` until ${validUntil}`}`;
}

function cited({ title, url, checkedOn }: Source): string {
  return `${title}, ${url}, checked ${checkedOn}`;
}

/** Each source once, under a long table. */
function sources(rows: readonly ModelRow[], view: View): string {
  const cites = new Set(
    rows.flatMap(({ model }) => (model.rates?.rates ?? []).map(({ source }) => cited(source))),
  );
  const shown = [...cites].slice(0, 6);
  return [
    'Sources:',
    ...shown.map((cite) => `  ${wrapped(visible(cite), view.width - 2, '    ')}`),
    ...(cites.size > shown.length
      ? [`  and ${plural(cites.size - shown.length, 'more source')}, see --format json`]
      : []),
  ].join('\n');
}
