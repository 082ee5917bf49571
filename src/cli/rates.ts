import path from 'node:path';
import type { Model } from '../core/model.js';
import type { FileRates, Rate } from '../core/rate.js';
import { openCatalog, type Catalog } from '../providers/index.js';
import { readRatesFile } from '../providers/rates-file.js';
import { printable, tableOf } from '../outputs/columns.js';
import { renderJson } from '../outputs/index.js';
import { argumentMistake, helpText, outputFlags, readArguments, type Flag } from './arguments.js';
import { readSmall } from './rates-file.js';
import { deliver, outputFormat, viewOf, type Surroundings } from './terminal.js';

const flags: readonly Flag[] = outputFlags;

const help = helpText(
  ['promptcost rates export [QUERY] [flags]', 'promptcost rates diff FILE [flags]'],
  'Writes the bundled rates as a rates file, or shows where a rates file differs from them.',
  flags,
  [
    'promptcost rates export --output rates.json',
    'promptcost rates export openai/ --output rates.json',
    'promptcost rates diff rates.json',
    'promptcost rates diff model_prices_and_context_window.json --format json',
  ],
);

export async function run(typed: readonly string[], around: Surroundings): Promise<number> {
  const args = readArguments(typed, flags);
  if (args.switches.has('help')) {
    around.stdout.write(help);
    return 0;
  }
  const [verb, ...words] = args.words;
  const example = 'promptcost rates diff rates.json';
  if (verb === 'export') {
    const catalog = await openCatalog();
    deliver(renderJson(exported(catalog, words.join(' '))), args, around);
    return 0;
  }
  if (verb !== 'diff')
    throw argumentMistake(
      'ACTION',
      verb === undefined ? 'nothing' : `\`${verb}\``,
      'export or diff',
      example,
    );
  const [given, ...more] = words;
  if (given === undefined || more.length > 0)
    throw argumentMistake('FILE', `${words.length} files`, 'one rates file', example);
  const format = outputFormat(args, ['table', 'json']);
  const text = readSmall(path.resolve(around.cwd, given));
  if (text === null)
    throw argumentMistake('FILE', `\`${given}\`, which does not exist`, 'a rates file', example);
  let file;
  try {
    file = readRatesFile(text, given);
  } catch (error) {
    throw argumentMistake(
      'FILE',
      `\`${given}\`: ${error instanceof Error ? error.message : String(error)}`,
      'a file of `promptcost rates export`, or LiteLLM’s price list',
      example,
    );
  }
  const bundled = await openCatalog();
  const result = differences(bundled, await openCatalog({ rates: file }), file.models);
  const about = { file: given, sha256: file.sha256, asOf: file.asOf, ratesAsOf: bundled.ratesAsOf };
  if (format === 'json') {
    deliver(renderJson({ ...about, ...result }), args, around);
    return 0;
  }
  const table = tableOf(
    [
      { title: 'Model', align: 'left', least: 16 },
      { title: 'Rate', align: 'left' },
      { title: 'Bundled', align: 'right' },
      { title: 'File', align: 'right' },
      { title: 'Difference', align: 'right', optional: 1 },
    ],
    result.changed.map(({ model, rate, bundledUsd, fileUsd, percent }) => [
      model,
      rate,
      bundledUsd === null ? '–' : `$${bundledUsd}`,
      fileUsd === null ? '–' : `$${fileUsd}`,
      percent === null ? '' : `${percent > 0 ? '+' : ''}${percent}%`,
    ]),
    viewOf(args, around),
  );
  const dated = file.asOf === null ? '' : ` of ${file.asOf}`;
  deliver(
    printable(
      [
        `${given}${dated}, sha256 ${file.sha256.slice(0, 12)}, against the bundled rates of ${bundled.ratesAsOf}; USD per 1M tokens.`,
        '',
        result.changed.length === 0 ? 'No rate differs by more than 1%.' : table,
        '',
        `${result.same} models with the same rates, ${result.onlyInFile.length} only in the file.`,
        '',
      ].join('\n'),
    ),
    args,
    around,
  );
  return 0;
}

const fileKeys = ['input', 'cached-input', 'cache-write', 'cache-write-1h', 'output', 'request'] as const;

/** A rate as an exact decimal: USD per million tokens, per 1,000 requests for `request`. */
function decimalOf({ billable, picoUsdPerUnit }: Rate): string {
  const micro = billable === 'request' ? picoUsdPerUnit / 1000n : picoUsdPerUnit;
  const fraction = String(micro % 1_000_000n)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${micro / 1_000_000n}${fraction === '' ? '' : `.${fraction}`}`;
}

function ratesOf(rates: readonly Rate[]): Record<string, string> {
  return Object.fromEntries(
    fileKeys.flatMap((key) => {
      const rate = rates.find(({ billable }) => billable === key);
      return rate === undefined ? [] : [[key, decimalOf(rate)]];
    }),
  );
}

/** The bundled rates in our own format; with their sources, which are not read back. */
function exported(catalog: Catalog, query: string): unknown {
  const models = query === '' ? catalog.all : catalog.search(query);
  const entry = (model: Model): [string, unknown][] => {
    if (model.rates === null || model.rates.rates.length === 0) return [];
    const { rates, tiers } = model.rates;
    const [first] = rates;
    return [
      [
        model.id,
        {
          ...ratesOf(rates),
          ...(tiers.length === 0
            ? {}
            : {
                tiers: tiers.map(({ comparison, overInputTokens, rates: above }) => ({
                  over: `${comparison}${overInputTokens}`,
                  ...ratesOf(above),
                })),
              }),
          ...(model.contextTokens === null ? {} : { context: model.contextTokens }),
          ...(first === undefined
            ? {}
            : { source: `${first.source.title}, ${first.source.checkedOn}, ${first.source.url}` }),
        },
      ],
    ];
  };
  return {
    'promptcost-rates': 1,
    'as-of': catalog.ratesAsOf,
    unit: 'USD per 1,000,000 tokens; request: per 1,000 requests',
    models: Object.fromEntries([...models].sort((a, b) => (a.id < b.id ? -1 : 1)).flatMap(entry)),
  };
}

interface Difference {
  readonly model: string;
  readonly rate: string;
  readonly bundledUsd: string | null;
  readonly fileUsd: string | null;
  readonly percent: number | null;
}

function differences(
  bundled: Catalog,
  withFile: Catalog,
  models: ReadonlyMap<string, FileRates>,
): { changed: Difference[]; same: number; onlyInFile: string[] } {
  const changed: Difference[] = [];
  const onlyInFile: string[] = [];
  let same = 0;
  for (const [name, rates] of [...models].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const here = bundled.find(name);
    if (!('model' in here) || here.model.rates === null) {
      onlyInFile.push(name);
      continue;
    }
    const mine = ratesOf(here.model.rates.rates);
    const there = withFile.find(name);
    const theirs = 'model' in there ? ratesOf(there.model.rates?.rates ?? []) : rates.base;
    const before = changed.length;
    for (const key of fileKeys) {
      const [a, b] = [mine[key] ?? null, theirs[key] ?? null];
      // A list that does not know a rate does not say that there is none.
      if (b === null || a === b) continue;
      const percent =
        a === null || Number(a) === 0 ? null : Math.round((Number(b) / Number(a) - 1) * 1000) / 10;
      if (percent !== null && Math.abs(percent) <= 1) continue;
      changed.push({ model: name, rate: key, bundledUsd: a, fileUsd: b, percent });
    }
    if (changed.length === before) same += 1;
  }
  return { changed, same, onlyInFile };
}
