import { kindOf } from './core/change.js';
import type { Estimate } from './core/estimate.js';
import type { AdoptedPrompt, Adoption } from './core/report.js';
import type { Revision } from './core/revision.js';
import type { EstimationSettings } from './core/settings.js';
import { toUsd } from './core/money.js';
import { openCatalog } from './providers/index.js';

/**
 * The settings that a pull request brings, as both sides take them where the base has none. What could take cost out of
 * sight waits for the merge: `exclude`, `ignore`, kinds, and rates, discounts and aliases of names the catalog knows.
 */
export async function adoptedSettings(
  settings: EstimationSettings,
  day: string,
): Promise<EstimationSettings> {
  const catalog = await openCatalog({ day, models: {} });
  const isKnown = (name: string): boolean => {
    const answer = catalog.find(name);
    return 'model' in answer && answer.by !== 'local';
  };
  return {
    ...settings,
    exclude: [],
    prompts: settings.prompts.map((entry) => {
      const { kind, ...rest } = entry;
      return kind === undefined ? entry : rest;
    }),
    models: Object.fromEntries(Object.entries(settings.models).filter(([name]) => !isKnown(name))),
  };
}

const workflows = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const usesTheAction = /^[ \t-]*uses:[ \t]*['"]?[\w.-]+\/promptcost(?:\/[\w./-]*)?@/m;

/** The workflow with which the head starts to use the action; null where the base has one, or the head has none. */
export async function addedWorkflow(baseline: Revision, head: Revision): Promise<string | null> {
  const before = new Map((await baseline.list()).map(({ path, id }) => [path, id]));
  const changed = (await head.list()).filter(
    ({ path, id }) => workflows.test(path) && before.get(path) !== id,
  );
  const found = await firstThatUses(
    head,
    changed.map(({ path }) => path),
  );
  if (found === null) return null;
  const old = [...before.keys()].filter((path) => workflows.test(path));
  return (await firstThatUses(baseline, old)) === null ? found : null;
}

async function firstThatUses(revision: Revision, paths: readonly string[]): Promise<string | null> {
  const files = await revision.read(paths.slice(0, 200));
  for (const [path, file] of files) if ('text' in file && usesTheAction.test(file.text)) return path;
  return null;
}

/** What was found at the head, for whoever sees promptcost for the first time. */
export function adoptionOf(path: string, estimates: readonly Estimate[]): Adoption {
  const found = estimates.filter(({ prompt }) => prompt.settingsOnly !== true);
  const of = (kind: string): Estimate[] =>
    found.filter((estimate) => kindOf({ baseline: null, head: estimate }) === kind);
  const requests = of('request');
  const priced = requests
    .flatMap(({ cost, prompt: { key, path, line } }): AdoptedPrompt[] =>
      cost === null ? [] : [{ key, path, line, usdPer1k: toUsd(cost.requestPicoUsd * 1000n) }],
    )
    .sort((a, b) => b.usdPer1k - a.usdPer1k || (a.key < b.key ? -1 : 1));
  const monthly = requests.flatMap(({ cost }) => cost?.monthlyPicoUsd ?? []);
  const unpriced = requests.filter(({ cost }) => cost === null);
  const [instructions, tools] = [of('instructions'), of('tools')];
  const standing = [...instructions, ...tools];
  return {
    path,
    requests: requests.length,
    unpriced: unpriced.length,
    remedy:
      unpriced.length === 0
        ? null
        : unpriced.some(({ prompt }) => prompt.model === null)
          ? 'default-model'
          : 'models',
    lowUsdPer1k: priced.at(-1)?.usdPer1k ?? null,
    highUsdPer1k: priced[0]?.usdPer1k ?? null,
    monthlyUsd: monthly.length === 0 ? null : toUsd(monthly.reduce((a, b) => a + b)),
    mostExpensive: priced.slice(0, 5),
    instructions: instructions.length,
    tools: tools.length,
    instructionTokens: standing.reduce((sum, { tokens }) => sum + Math.round(tokens.input.expected), 0),
    unpricedInstructions: standing.filter(({ cost }) => cost === null).length,
    evaluations: of('evaluation').length,
    fragments: of('fragment').length,
  };
}
