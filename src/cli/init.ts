import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Prompt } from '../core/prompt.js';
import { findPrompts } from '../discovery/index.js';
import { logLine, visible } from '../outputs/escape.js';
import { plural } from '../outputs/numbers.js';
import { locateRepository } from '../revisions/git/locate.js';
import { openFolder, openWorkingTree } from '../revisions/index.js';
import { noEstimationSettings } from '../settings/file.js';
import { settingsPaths } from '../settings/index.js';
import { helpText, readArguments, type Flag } from './arguments.js';
import { withProgress, type Surroundings } from './terminal.js';

const flags: readonly Flag[] = [
  { name: 'repo', value: 'DIR', help: 'the repository (default: the current folder)' },
  { name: 'quiet', short: 'q', help: 'no progress on standard error' },
  { name: 'help', short: 'h', help: 'show this help' },
];

const help = helpText(
  ['promptcost init [flags]'],
  'Looks at the repository and writes a workflow and a commented settings file. Asks nothing and overwrites nothing.',
  flags,
  ['promptcost init', 'promptcost init --repo ../service'],
);

export async function run(typed: readonly string[], around: Surroundings): Promise<number> {
  const args = readArguments(typed, flags);
  if (args.switches.has('help')) {
    around.stdout.write(help);
    return 0;
  }
  const asked = path.resolve(around.cwd, args.values['repo'] ?? '.');
  // GitHub reads workflows at the root only, so that is where both files go, from whichever folder this is run.
  const root = (await locateRepository(asked))?.workTree ?? null;
  const repository = root ?? asked;
  const revision = root === null ? await openFolder(asked) : await openWorkingTree(root);
  try {
    const { prompts } = await withProgress('looking for prompts', args, around, () =>
      findPrompts(revision, noEstimationSettings),
    );
    const lines: string[] = [];
    const write = (name: string, text: string, why: string): void => {
      const file = path.join(repository, name);
      if (existsSync(file)) {
        lines.push(`  kept     ${name} (it exists already)`);
        return;
      }
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text, { flag: 'wx' });
      lines.push(`  written  ${name}: ${why}`);
    };
    const settings = settingsPaths.find((name) => existsSync(path.join(repository, name)));
    if (settings === undefined) {
      write('.promptcost.yml', settingsText(prompts), 'limits, and what the prompts themselves do not say');
    } else lines.push(`  kept     ${settings} (it exists already)`);
    const workflow = usedIn(repository);
    if (workflow === null)
      write('.github/workflows/promptcost.yml', workflowText, 'runs the check on every pull request');
    else lines.push(`  kept     ${visible(workflow)} (it runs promptcost already)`);
    const scan = root === null ? 'promptcost scan --folder .' : 'promptcost scan';
    const nameless = prompts.filter((prompt) => prompt.kind === 'request' && prompt.model === null).length;
    around.stdout.write(
      [
        foundText(prompts),
        '',
        ...(repository === around.cwd ? [] : [`In ${visible(repository)}:`]),
        ...lines,
        '',
        nameless === 0
          ? `Next: run \`${scan}\` to see what each prompt costs, then commit both files.`
          : `Next: ${plural(nameless, 'prompt names', 'prompts name')} no model: map ${nameless === 1 ? 'it' : 'them'} under \`prompts:\` in the settings file, run \`${scan}\`, then commit both files.`,
        '',
      ].join('\n'),
    );
    return 0;
  } finally {
    await revision.close();
  }
}

/** A workflow that runs the action already, under whatever name: a second one would comment a second time. */
function usedIn(repository: string): string | null {
  const folder = '.github/workflows';
  let names: string[];
  try {
    names = readdirSync(path.join(repository, folder));
  } catch {
    return null;
  }
  for (const name of names.sort().filter((one) => /\.ya?ml$/.test(one))) {
    try {
      const text = readFileSync(path.join(repository, folder, name), 'utf8');
      if (/^[ \t-]*uses:[ \t]*["']?promptcost\/promptcost[@/]/m.test(text)) return `${folder}/${name}`;
    } catch {
      // A folder or a broken link of that name runs nothing.
    }
  }
  return null;
}

function foundText(prompts: readonly Prompt[]): string {
  const counts = new Map<string, number>();
  for (const prompt of prompts) counts.set(prompt.format, (counts.get(prompt.format) ?? 0) + 1);
  if (counts.size === 0) return 'Found no prompts yet. The check will find them when they are added.';
  const list = [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([format, count]) => `${count} × ${format}`);
  return `Found ${plural(prompts.length, 'prompt')}: ${list.join(', ')}.`;
}

/** The folders that hold prompts without a model, as entries to fill in; at most eight. */
function settingsText(prompts: readonly Prompt[]): string {
  const folders = new Map<string, number>();
  for (const prompt of prompts) {
    if (prompt.kind !== 'request' || prompt.model !== null) continue;
    const folder = path.posix.dirname(prompt.path);
    folders.set(folder, (folders.get(folder) ?? 0) + 1);
  }
  const entries = [...folders]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, 8)
    .map(([folder, count]) => {
      const glob = folder === '.' ? '*' : `${folder}/**`;
      return [
        `#  - match: ${JSON.stringify(logLine(glob))}   # ${plural(count, 'prompt names', 'prompts name')} no model`,
        '#    model: openai/gpt-4.1-mini',
      ].join('\n');
    });
  return `# Settings of promptcost: https://github.com/promptcost/promptcost/blob/main/docs/configuration.md
# yaml-language-server: $schema=https://raw.githubusercontent.com/promptcost/promptcost/v0/schemas/settings.schema.json
version: 1

# A pull request is judged by the limits on its base branch, so it cannot raise its own.
limits:
  max-request-increase-percent: 20%      # each prompt: cost of one request
  min-increase-usd-per-1k: 0.01          # …but never for less than a cent per 1,000 requests
# max-input-tokens: 8000                 # each prompt
# max-monthly-increase-usd: 250          # all prompts together; needs requests-per-month below
# allowed-models: ["openai/*", "anthropic/*"]

# What the prompt files themselves do not say. Later entries win.
# prompts:
${entries.length === 0 ? '#  - match: "prompts/**"\n#    model: openai/gpt-4.1-mini' : entries.join('\n')}
#    usage: { requests-per-month: 300000, output-tokens: 200, variables: { context: 2400 } }

# Own names and own rates (USD per million tokens).
# models:
#   fast: openai/gpt-4.1-mini
#   acme/support-7b: { input: 0.20, output: 0.60, tokenizer: o200k_base }
`;
}

const workflowText = `# Cost of prompt and model changes, in one comment, with limits that block.
name: promptcost
on: pull_request
permissions:
  contents: read # read both revisions
  pull-requests: write # write the comment; without it the result stands in the job summary
jobs:
  promptcost:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - uses: promptcost/promptcost@v0
`;
