import { openCatalog } from '../providers/index.js';
import { describeTokenizer } from '../tokenizers/index.js';
import { renderJson } from '../outputs/json.js';
import { renderModels, type ModelRow } from '../outputs/models.js';
import { nearest } from '../settings/values.js';
import { argumentMistake, helpText, outputFlags, readArguments, type Flag } from './arguments.js';
import { deliver, outputFormat, viewOf, type Surroundings } from './terminal.js';

const flags: readonly Flag[] = [
  { name: 'provider', value: 'NAME', help: 'only models of this provider or host, such as openai or azure' },
  ...outputFlags,
];

const help = helpText(
  ['promptcost models [QUERY] [flags]'],
  'Shows known models: context window, rates with source, date and validity, tokenizer and its error.',
  flags,
  [
    'promptcost models gpt-4.1',
    'promptcost models --provider anthropic --format json',
    'promptcost models "Claude Sonnet 4.5 (copilot)"',
  ],
);

export async function run(typed: readonly string[], around: Surroundings): Promise<number> {
  const args = readArguments(typed, flags);
  if (args.switches.has('help')) {
    around.stdout.write(help);
    return 0;
  }
  const format = outputFormat(args, ['table', 'json']);
  const catalog = await openCatalog();
  const query = args.words.join(' ');
  // What a name in a file would be resolved to comes first; the search shows what else there is.
  const answer = query === '' ? null : catalog.find(query);
  const exact = answer !== null && 'model' in answer ? answer : null;
  const found = catalog.search(query);
  const provider = args.values['provider']?.toLowerCase();
  if (provider !== undefined) {
    const providers = [...new Set(catalog.all.map((model) => model.provider))].sort();
    if (!providers.includes(provider)) {
      const near = nearest(provider, providers);
      throw argumentMistake(
        'provider',
        `\`${provider}\`, which sells no known model`,
        providers.join(', '),
        `--provider ${near ?? 'openai'}`,
        near,
      );
    }
  }
  const models = (
    exact === null ? found : [exact.model, ...found.filter((model) => model.id !== exact.model.id)]
  ).filter((model) => provider === undefined || model.provider === provider);
  const rows: ModelRow[] = models.map((model) => ({
    model,
    tokenizer: describeTokenizer(model.tokenizer),
    note: model === exact?.model ? exact.note : null,
  }));
  if (rows.length === 0) {
    const near = answer !== null && !('model' in answer) ? answer.near : [];
    around.stderr.write(
      `promptcost: no model${provider === undefined ? '' : ` of ${provider}`} matches \`${query}\`.${near.length === 0 ? '' : ` Did you mean ${near.map((one) => `\`${one}\``).join(' or ')}?`}\n`,
    );
    return 2;
  }
  deliver(
    format === 'json'
      ? renderJson({ ratesAsOf: catalog.ratesAsOf, models: rows.map(modelJson) })
      : renderModels(rows, catalog.ratesAsOf, viewOf(args, around)),
    args,
    around,
  );
  return 0;
}

/** A row for JSON: money as decimal text, because JSON has no exact numbers. */
function modelJson({ model, tokenizer, note }: ModelRow): unknown {
  return {
    ...model,
    tokenizer,
    note,
    rates: model.rates === null ? null : (JSON.parse(JSON.stringify(model.rates, bigintText)) as unknown),
  };
}

function bigintText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
