import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { kindOf } from '../core/change.js';
import type { Estimate } from '../core/estimate.js';
import { divideRounded, toUsd, usd } from '../core/money.js';
import { isAssumed } from '../core/origin.js';
import type { Prompt } from '../core/prompt.js';
import { RevisionError } from '../core/revision.js';
import { estimateRevision, Workspace } from '../estimate-revision.js';
import { globFor } from '../formats/syntax/paths.js';
import { logLine, visible } from '../outputs/escape.js';
import { countKinds, kindsText } from '../outputs/kinds.js';
import { count, money, plural } from '../outputs/numbers.js';
import { openCatalog } from '../providers/index.js';
import { locateRepository } from '../revisions/git/locate.js';
import { openFolder, openWorkingTree } from '../revisions/index.js';
import { noEstimationSettings } from '../settings/file.js';
import { settingsPaths } from '../settings/index.js';
import { argumentMistake, helpText, readArguments, type Flag } from './arguments.js';
import { generatedAt, withProgress, type Surroundings } from './terminal.js';

const flags: readonly Flag[] = [
  { name: 'model', value: 'NAME', help: 'the default model (default: the one most prompts here name)' },
  { name: 'repo', value: 'DIR', help: 'the repository (default: the current folder)' },
  { name: 'folder', value: 'DIR', help: 'write into a plain folder that is not a repository' },
  { name: 'quiet', short: 'q', help: 'no progress on standard error' },
  { name: 'help', short: 'h', help: 'show this help' },
];

const help = helpText(
  ['promptcost init [flags]'],
  'Looks at the repository and writes a workflow and a commented settings file. Asks nothing and overwrites nothing.',
  flags,
  ['promptcost init', 'promptcost init --model openai/gpt-4.1-mini', 'promptcost init --repo ../service'],
);

const workflowPath = '.github/workflows/promptcost.yml';
const settingsPath = '.promptcost.yml';
/** Entries proposed under `prompts:`; the rest is one `promptcost scan` away. */
const maxProposals = 8;

/** What the working tree says, as far as the two files depend on it. */
interface Found {
  readonly requests: readonly Estimate[];
  /** Everything that was found, in the words of `scan`; '' for nothing. */
  readonly counts: string;
  readonly priced: number;
  readonly defaultModel: string | null;
  /** Requests that name `defaultModel`; 0 where it was given, or where no request names it and it is only assumed for them. */
  readonly uses: number;
  /** Whether `defaultModel` was given with `--model`. */
  readonly given: boolean;
  readonly nameless: readonly Prompt[];
  readonly unknown: readonly (readonly [name: string, prompts: number])[];
  readonly spread: Spread;
}

export async function run(typed: readonly string[], around: Surroundings): Promise<number> {
  const args = readArguments(typed, flags);
  if (args.switches.has('help')) {
    around.stdout.write(help);
    return 0;
  }
  const { folder, repo, model } = args.values;
  if (folder !== undefined && repo !== undefined) {
    throw argumentMistake('folder', 'a folder and a repository', 'one of them', 'promptcost init --repo DIR');
  }
  const asked = path.resolve(around.cwd, folder ?? repo ?? '.');
  const day = generatedAt(around.env).slice(0, 10);
  const chosen = model === undefined ? null : await knownModel(model, day);
  // GitHub reads workflows at the root only, so that is where both files go, from whichever folder this is run.
  const root = folder === undefined ? ((await locateRepository(asked))?.workTree ?? null) : null;
  if (root === null && folder === undefined) {
    throw new RevisionError(
      `${asked} is not in a git repository. Run \`git init\` first, or write into a plain folder with \`promptcost init --folder DIR\`.`,
    );
  }
  const home = root ?? asked;
  const revision = root === null ? await openFolder(asked) : await openWorkingTree(root);
  try {
    const { estimates } = await withProgress('looking for prompts', args, around, () =>
      estimateRevision(revision, noEstimationSettings, new Workspace(day, false), ''),
    );
    const found = look(estimates, chosen);
    const outliers = outliersText(found.spread);
    const written: string[] = [];
    const kept: string[] = [];
    const write = (name: string, text: string): void => {
      const file = path.join(home, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text, { flag: 'wx' });
      written.push(name);
    };
    const settings = settingsPaths.find((name) => existsSync(path.join(home, name)));
    if (settings === undefined) write(settingsPath, settingsText(found));
    else kept.push(`${settings} (it exists)`);
    const workflow = usedIn(home);
    if (workflow !== null) kept.push(`${visible(workflow)} (it runs promptcost)`);
    else if (existsSync(path.join(home, workflowPath))) kept.push(`${workflowPath} (it exists)`);
    else write(workflowPath, workflowText);
    around.stdout.write(
      [
        `Found ${foundText(found)}`,
        ...(outliers === '' ? [] : [`Far more expensive than the others: ${outliers}.`]),
        [
          ...(written.length === 0 ? [] : [`Wrote ${written.join(' and ')}`]),
          ...(kept.length === 0 ? [] : [`${written.length === 0 ? 'Kept' : 'kept'} ${kept.join(' and ')}`]),
        ].join('; ') + (home === around.cwd ? '.' : ` in ${visible(home)}.`),
        `Next: ${nextText(found, settings, root === null ? ` --folder ${folder ?? '.'}` : '')}`,
        '',
      ].join('\n'),
    );
    return 0;
  } finally {
    await revision.close();
  }
}

/** The id of a model given with `--model`. Throws where the catalog does not know the name. */
async function knownModel(name: string, day: string): Promise<string> {
  const answer = (await openCatalog({ day })).find(name);
  if ('model' in answer) return answer.model.id;
  const near = answer.near.length === 0 ? '' : `; near: ${answer.near.join(', ')}`;
  throw argumentMistake(
    'model',
    `\`${name.slice(0, 80)}\``,
    `a model that \`promptcost models\` lists${near}`,
    `--model ${answer.near[0] ?? 'openai/gpt-4.1-mini'}`,
  );
}

function look(estimates: readonly Estimate[], chosen: string | null): Found {
  const shown = estimates.filter(({ prompt }) => prompt.settingsOnly !== true);
  const kinds = shown.map((head) => kindOf({ baseline: null, head }));
  const requests = shown.filter((_, index) => kinds[index] === 'request');
  const uses = new Map<string, { named: number; assumed: number }>();
  for (const { match, prompt } of requests) {
    // An embedding model answers nothing and is no default for prompts.
    if (match === null || match.by === 'local' || match.model.rates === null) continue;
    if (match.model.maxOutputTokens === 0) continue;
    const use = uses.get(match.model.id) ?? { named: 0, assumed: 0 };
    use[isAssumed(prompt.model) ? 'assumed' : 'named'] += 1;
    uses.set(match.model.id, use);
  }
  // A model that requests name says more than one that is assumed for them.
  const [most] = [...uses].sort(
    ([a, x], [b, y]) => y.named - x.named || y.assumed - x.assumed || (a < b ? -1 : 1),
  );
  return {
    requests,
    counts: kindsText(countKinds(kinds.flatMap((kind) => kind ?? []))),
    priced: requests.filter(({ cost }) => cost !== null).length,
    defaultModel: chosen ?? most?.[0] ?? null,
    uses: chosen === null ? (most?.[1].named ?? 0) : 0,
    given: chosen !== null,
    nameless: requests.filter(({ prompt }) => prompt.model === null).map(({ prompt }) => prompt),
    unknown: unknownNames(requests),
    spread: spreadOf(requests),
  };
}

/** Names of models without a known rate, with the number of prompts that use them, the most used first. */
function unknownNames(requests: readonly Estimate[]): (readonly [string, number])[] {
  const found = new Map<string, number>();
  for (const { cost, match, prompt } of requests) {
    if (cost !== null || prompt.model === null || (match !== null && match.by === 'local')) continue;
    found.set(prompt.model.asWritten, (found.get(prompt.model.asWritten) ?? 0) + 1);
  }
  return [...found].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

/** A workflow that runs the action already, under whatever name: a second one would comment a second time. */
function usedIn(home: string): string | null {
  const folder = '.github/workflows';
  let names: string[];
  try {
    names = readdirSync(path.join(home, folder));
  } catch {
    return null;
  }
  for (const name of names.sort().filter((one) => /\.ya?ml$/.test(one))) {
    try {
      const text = readFileSync(path.join(home, folder, name), 'utf8');
      if (/^[ \t-]*uses:[ \t]*["']?promptcost\/promptcost[@/]/m.test(text)) return `${folder}/${name}`;
    } catch {
      // A folder or a broken link of that name runs nothing.
    }
  }
  return null;
}

function foundText({ requests, counts, priced, nameless, unknown }: Found): string {
  if (requests.length === 0) {
    return counts === ''
      ? 'no prompts yet. The check reports them when they are added.'
      : `${counts} and no prompts.`;
  }
  const formats = new Map<string, number>();
  for (const { prompt } of requests) formats.set(prompt.format, (formats.get(prompt.format) ?? 0) + 1);
  const list = [...formats]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, 5)
    .map(([format, many]) => `${count(many)} × ${format}`);
  const rest = formats.size - list.length;
  const without = nameless.length === 0 ? '' : `, ${count(nameless.length)} without a model`;
  const names = unknown.slice(0, 3).map(([name]) => `\`${logLine(name).slice(0, 80)}\``);
  const others = unknown.length > names.length ? ` and ${count(unknown.length - names.length)} more` : '';
  const unrated =
    unknown.length === 0
      ? ''
      : `, ${count(unknown.reduce((sum, [, many]) => sum + many, 0))} on a model without a known rate (${names.join(', ')}${others})`;
  return `${counts} (${list.join(', ')}${rest > 0 ? ` and ${plural(rest, 'other format')}` : ''}): ${count(priced)} with a price${without}${unrated}.`;
}

function nextText({ nameless, defaultModel, given }: Found, kept: string | undefined, where: string): string {
  const scan = `\`promptcost scan${where}\``;
  if (kept !== undefined) return `run ${scan} to see every prompt with its tokens and cost.`;
  if (defaultModel === null) {
    return `set \`default-model\` in ${settingsPath}, run ${scan} to see every prompt with its cost, then commit both files.`;
  }
  if (nameless.length === 0) {
    return `run ${scan} to see every prompt with its cost, then commit both files.`;
  }
  const why = given ? '' : ' (a guess)';
  return `run ${scan}; prompts without a model now use ${logLine(defaultModel)}${why}. Correct that in ${settingsPath}, then commit both files.`;
}

/** Priced prompts from the cheapest to the most expensive, and those far from all others. */
interface Spread {
  /** The most expensive prompt that is no outlier; null where none has a price. */
  readonly top: Estimate | null;
  /** Prompts that cost more than `outlierFactor` times the median, most expensive first. */
  readonly outliers: readonly Estimate[];
}

/** A prompt that costs so many times the median is no measure for the others. */
const outlierFactor = 10n;

function spreadOf(requests: readonly Estimate[]): Spread {
  const priced = requests
    .filter(({ cost }) => cost !== null)
    .sort((a, b) => (costOf(a) < costOf(b) ? -1 : costOf(a) > costOf(b) ? 1 : 0));
  // Free ones measure nothing. The lower one of two in the middle: of two prompts the larger is the outlier.
  const paid = priced.filter((one) => costOf(one) > 0n);
  const median = paid[Math.floor((paid.length - 1) / 2)];
  const isOutlier = (one: Estimate): boolean =>
    median !== undefined && costOf(one) > outlierFactor * costOf(median);
  return {
    top: priced.filter((one) => !isOutlier(one)).at(-1) ?? null,
    outliers: priced.filter(isOutlier).reverse(),
  };
}

function costOf({ cost }: Estimate): bigint {
  return cost?.requestPicoUsd ?? 0n;
}

function per1kOf(estimate: Estimate): number {
  return toUsd(costOf(estimate) * 1000n);
}

/**
 * The limit on an increase in USD per 1,000 requests: the cost of the most expensive prompt that is no outlier, rounded up to 1,
 * 2 or 5 times a power of ten and at least $1; $10 where none has a price. So a new prompt may cost what the others do today.
 */
function usdLimit({ top }: Spread): bigint {
  if (top === null) return 10n;
  const per1k = divideRounded(costOf(top) * 1000n, usd);
  for (let power = 1n; ; power *= 10n) {
    for (const step of [1n, 2n, 5n]) if (step * power >= per1k) return step * power;
  }
}

/** `KEY ($2,405 per 1,000 requests) and 2 more`; '' without an outlier. */
function outliersText({ outliers }: Spread): string {
  const [first] = outliers;
  if (first === undefined) return '';
  const others = outliers.length === 1 ? '' : ` and ${count(outliers.length - 1)} more`;
  return `${logLine(first.prompt.key)} (${money(per1kOf(first))} per 1,000 requests)${others}`;
}

function settingsText(found: Found): string {
  const { defaultModel, given, uses, nameless, requests, spread, unknown } = found;
  const limit = usdLimit(spread);
  const top =
    spread.top === null ? '' : `; the most expensive prompt here costs ${money(per1kOf(spread.top))}`;
  const outliers = outliersText(spread);
  const why = given
    ? 'given with --model'
    : uses === 0
      ? 'a guess: the project’s own default; set yours'
      : `a guess: ${count(uses)} of ${plural(requests.length, 'prompt')} here ${uses === 1 ? 'names' : 'name'} it; set yours`;
  return `# Settings of promptcost: https://github.com/promptcost/promptcost/blob/main/docs/configuration.md
# yaml-language-server: $schema=https://raw.githubusercontent.com/promptcost/promptcost/v1/schemas/settings.schema.json
version: 1

# The model of every prompt that names none.
${
  defaultModel === null
    ? '# default-model: openai/gpt-4.1-mini   # no prompt here names a known model: set yours'
    : `default-model: ${JSON.stringify(logLine(defaultModel))} # ${why}`
}

# Limits are read from the base branch, so a pull request cannot raise its own.
limits:
  max-request-increase-percent: 20% # each prompt: cost of one request
  max-request-increase-usd-per-1k: ${limit} # each prompt, new ones included: USD per 1,000 requests${top}
${outliers === '' ? '' : `  # Not a measure for that limit, because it costs more than ${String(outlierFactor)} times the median: ${outliers}.\n`}  # max-input-tokens: 8000 # each prompt
  # max-monthly-increase-usd: 250 # all prompts together; needs requests-per-month below
  # allowed-models: ["openai/*", "anthropic/*"]

# What the prompts themselves do not say: model, traffic, length of answers. Later entries win.
# prompts:
${proposals(nameless, defaultModel ?? 'openai/gpt-4.1-mini')}
#   - match: "**"
#     usage: { requests-per-month: 300000, output-tokens: 200, variables: { context: 2400 } }

# Your own names and rates (USD per million tokens).
# models:
${ownNames(unknown)}
#   acme/support-7b: { input: 0.20, output: 0.60, tokenizer: o200k_base }
`;
}

/** Names that prompts use and no table knows as entries to fill in, else an example. */
function ownNames(unknown: Found['unknown']): string {
  if (unknown.length === 0) return '#   fast: openai/gpt-4.1-mini';
  return unknown
    .slice(0, maxProposals)
    .map(
      ([name, many]) =>
        `#   ${JSON.stringify(logLine(name).slice(0, 80))}: openai/gpt-4.1-mini # ${plural(many, 'prompt uses', 'prompts use')} this name: set the model behind it`,
    )
    .join('\n');
}

/** Prompts without a model as entries to fill in: a program, or a folder of files (of many folders, what is above them). */
function proposals(nameless: readonly Prompt[], model: string): string {
  const wrappers = throughWrappers(nameless);
  const sent = new Set(wrappers.flatMap(({ prompts }) => prompts));
  const others = nameless.filter((prompt) => !sent.has(prompt));
  const listed = (depth: number): Proposal[] =>
    places(others, depth).map(([match, many]) => ({
      match,
      why: `${plural(many, 'prompt')} without a model`,
    }));
  const entries = [...wrappers, ...listed(Infinity)];
  const shown = entries.length <= maxProposals ? entries : [...wrappers, ...listed(2)];
  if (shown.length === 0) return `#   - match: "prompts/**"\n#     model: ${logLine(model)}`;
  const rest = shown.length - maxProposals;
  return [
    ...shown
      .slice(0, maxProposals)
      .map(
        ({ match, why }) =>
          `#   - match: ${JSON.stringify(logLine(match))} # ${why}\n#     model: ${logLine(model)}`,
      ),
    ...(rest > 0 ? [`#   # and ${plural(rest, 'other place')}: \`promptcost scan\` lists every prompt`] : []),
  ].join('\n');
}

interface Proposal {
  readonly match: string;
  readonly why: string;
}

/** Prompts without a model that several programs send through the same function: whoever knows its model binds them all at once. */
function throughWrappers(
  nameless: readonly Prompt[],
): (Proposal & { readonly prompts: readonly Prompt[] })[] {
  const found = new Map<string, Prompt[]>();
  for (const prompt of nameless) {
    const through = /→([\w.]{1,80})$/.exec(prompt.name)?.[1];
    if (through === undefined || !prompt.format.startsWith('code-')) continue;
    found.set(through, [...(found.get(through) ?? []), prompt]);
  }
  return [...found]
    .filter(([, prompts]) => new Set(prompts.map(({ path: file }) => file)).size > 1)
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .map(([through, prompts]) => ({
      match: `**/*#*→${globFor(through)}`,
      why: `${plural(prompts.length, 'prompt')} without a model, sent through ${through}`,
      prompts,
    }));
}

/** Globs with the number of prompts that each matches, most first; folders of at most `depth` levels. */
function places(prompts: readonly Prompt[], depth: number): [glob: string, prompts: number][] {
  const found = new Map<string, number>();
  for (const { key, path: file } of prompts) {
    const folders = path.posix.dirname(file).split('/');
    const isWhole = folders[0] === '.' || (key !== file && depth === Infinity);
    const place = isWhole ? globFor(file) : `${globFor(folders.slice(0, depth).join('/'))}/**`;
    found.set(place, (found.get(place) ?? 0) + 1);
  }
  return [...found].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

const workflowText = `# Cost of prompt and model changes, in one comment, with limits that block.
name: promptcost
on: pull_request
permissions:
  contents: read # read base and head
  pull-requests: write # write the comment; without it the result is in the job summary
jobs:
  promptcost:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@v7
      - uses: promptcost/promptcost@v1
`;
