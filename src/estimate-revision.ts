import { estimatePrompt, type EstimateInput } from './core/cost/estimating.js';
import type { Estimate, ModelShare } from './core/estimate.js';
import type { Format } from './core/format.js';
import { defaultTestPaths } from './core/limits.js';
import type { ModelMatch, UnknownModel } from './core/model.js';
import { problem, type Problem } from './core/problem.js';
import type { ModelAlias, ModelReference, Prompt } from './core/prompt.js';
import type { Revision } from './core/revision.js';
import type { EstimationSettings } from './core/settings.js';
import type { RequestTokens, Tokenizer } from './core/tokens.js';
import { bindPrompts, type BoundPrompt } from './binding/bind.js';
import { projectModels } from './binding/project.js';
import { assumptionsOf, countRequest } from './counting/index.js';
import { withImageSizes } from './discovery/images.js';
import { matcher } from './core/globs.js';
import { findPrompts, type Discovery, type ReadSide } from './discovery/index.js';
import { keyOf, openCatalog, type Catalog } from './providers/index.js';
import { openTokenizer, tokenizerForModel } from './tokenizers/index.js';

/** One revision, estimated, and what it says about prompts that it does not have. */
export interface RevisionEstimates {
  readonly estimates: readonly Estimate[];
  readonly problems: readonly Problem[];
  readonly ratesAsOf: string;
  readonly leavesOut: (prompt: Prompt) => string | null;
  /** What was read, for the search for what was not. */
  readonly read: ReadSide;
  /** Whether the catalog knows a name as a model's; local names, which may be any word, do not count. */
  readonly knowsModel: (name: string) => boolean;
  /** Names that gateway configs of this revision give to models. */
  readonly aliases: readonly ModelAlias[];
}

/** What the other revision configures and this one is estimated with all the same. */
export interface HeldFrom {
  readonly aliases?: readonly ModelAlias[];
  /** Models by key of the prompt. */
  readonly models?: ReadonlyMap<string, ModelReference>;
}

/** Discover and bind: every prompt of a revision with all that is said about it anywhere. */
export async function promptsOf(
  revision: Revision,
  settings: EstimationSettings,
  {
    folder = '',
    formats,
    held = {},
  }: { readonly folder?: string; readonly formats?: readonly Format[]; readonly held?: HeldFrom } = {},
): Promise<
  Omit<Discovery, 'prompts'> & { readonly unbound: readonly Prompt[]; readonly bound: readonly BoundPrompt[] }
> {
  const found = below(folder, await findPrompts(revision, settings, formats));
  const { bindings, environment } = found;
  const aliases = held.aliases ?? found.aliases.filter(({ place }) => !isTestData(place.path, settings));
  const input = { settings, bindings, aliases, environment, keyOf, matches };
  const { bound, problems } = await bindPrompts(found.prompts, input);
  const models = held.models ?? new Map<string, ModelReference>();
  const withHeld = bound.map((one) => {
    const model = models.get(one.prompt.key) ?? one.prompt.model;
    // What a file elsewhere loads or includes is no test data.
    const testData = [one.prompt.path, ...one.prompt.sources].every(
      (path) => path === settings.path || isTestData(path, settings),
    );
    return { ...one, prompt: { ...one.prompt, model, ...(testData ? { testData } : {}) } };
  });
  return {
    ...found,
    aliases,
    unbound: found.prompts,
    bound: withHeld,
    problems: [...found.problems, ...problems],
  };
}

/**
 * One side: discover, bind, estimate. `tokenizers` is filled with what this side needs; rates are those of `day` (ISO date,
 * the same on both sides).
 */
export async function estimateRevision(
  revision: Revision,
  settings: EstimationSettings,
  tokenizers: Map<string, Tokenizer>,
  folder: string,
  day: string,
  held: HeldFrom = {},
): Promise<RevisionEstimates> {
  const found = await promptsOf(revision, settings, { folder, held });
  const catalog = await openCatalog({ day, models: settings.models });
  const assumed = projectModels(found.projectModels, (name) => pricedTextModel(catalog, name));
  const bound = found.bound.map((one) => {
    const { model, settingsOnly } = one.prompt;
    if (settingsOnly === true || (model !== null && !isPlaceholder(catalog, model))) return one;
    const better = assumed.modelFor(one.prompt);
    return better === null ? one : { ...one, alternatives: [], prompt: { ...one.prompt, model: better } };
  });
  const problems = [...found.problems, ...catalog.problems];
  const prompts = await withImageSizes(
    revision,
    bound.map(({ prompt }) => prompt),
  );
  const located = bound.map(({ usage, shares, alternatives }, index) => {
    const prompt = prompts[index] as Prompt;
    return {
      prompt,
      usage,
      answer: prompt.model === null ? null : lookUp(catalog, prompt.model),
      shares: shares.map(({ share, model }) => ({ share, answer: lookUp(catalog, model) })),
      alternatives: alternatives.map((model) => lookUp(catalog, model)),
    };
  });
  const openFor = async (answer: ModelMatch | UnknownModel | null): Promise<void> => {
    const id = tokenizerIdOf(matchOf(answer), answer?.asWritten ?? '');
    if (!tokenizers.has(id)) tokenizers.set(id, await openTokenizer(id));
  };
  for (const { answer, shares, alternatives } of located) {
    await openFor(answer);
    for (const share of shares) await openFor(share.answer);
    for (const alternative of alternatives) await openFor(alternative);
  }
  const estimates = located.map(({ prompt, usage, answer, shares, alternatives }) => {
    const match = matchOf(answer);
    const unknown = answer !== null && match === null ? (answer as UnknownModel) : null;
    if (unknown !== null && prompt.settingsOnly !== true) problems.push(unknownModel(prompt, unknown));
    const countFor = (one: ModelMatch | UnknownModel | null): RequestTokens =>
      countRequest(
        prompt,
        matchOf(one)?.model ?? null,
        tokenizerOf(matchOf(one), one?.asWritten ?? '', tokenizers),
        usage,
      );
    const others = shares.map(({ share, answer: other }): ModelShare => {
      const otherMatch = matchOf(other);
      return {
        share,
        match: otherMatch,
        unknown: otherMatch === null ? (other as UnknownModel) : null,
        tokens: countFor(other),
      };
    });
    const estimate = estimated({
      prompt,
      match,
      unknown,
      tokens: countFor(answer),
      usage,
      ...(others.length === 0 ? {} : { others }),
    });
    return alternatives.length === 0 ? estimate : { ...estimate, alternatives };
  });
  return {
    estimates,
    problems,
    ratesAsOf: catalog.ratesAsOf,
    aliases: found.aliases,
    read: {
      revision,
      entries: found.entries,
      prompts: found.unbound,
      whole: found.whole,
      understood: found.understood,
      excludes: (path) => matches(settings.exclude, path),
    },
    knowsModel: (name) => {
      const answer = catalog.find(name);
      return 'model' in answer && answer.by !== 'local';
    },
    leavesOut: (prompt) => leftOut(prompt, settings) ?? emptied(prompt, found.exists, prompts),
  };
}

/** A word of the program's own where a model would stand (`primary`, `default_model`), which no gateway knows. */
function isPlaceholder(catalog: Catalog, model: ModelReference): boolean {
  return (
    model.origin.kind === 'call' &&
    model.gateway === undefined &&
    /^[A-Za-z_]{1,40}$/.test(model.asWritten) &&
    !('model' in lookUp(catalog, model))
  );
}

/** The id of a model that writes text and has a price, null for any other name. */
function pricedTextModel(catalog: Catalog, name: string): string | null {
  const answer = catalog.find(name);
  if (!('model' in answer) || answer.by === 'local') return null;
  const { id, rates, maxOutputTokens } = answer.model;
  return rates === null || maxOutputTokens === 0 ? null : id;
}

/** Whether a path is in a folder of test data; a prompt that the settings call a request is none. */
export function isTestData(path: string, { testPaths, prompts }: EstimationSettings): boolean {
  return (
    matches(testPaths ?? defaultTestPaths, path) &&
    !prompts.some(({ kind, match }) => kind === 'request' && matches(match, path))
  );
}

function lookUp(catalog: Catalog, written: ModelReference): ModelMatch | UnknownModel {
  const { asWritten, provider, deployment, gateway } = written;
  return catalog.find(asWritten, {
    ...(provider === undefined ? {} : { provider }),
    ...(deployment === undefined ? {} : { deployment }),
    ...(gateway === undefined ? {} : { gateway }),
  });
}

function matchOf(answer: ModelMatch | UnknownModel | null): ModelMatch | null {
  return answer !== null && 'model' in answer ? answer : null;
}

/** What stands below a folder; problems of files that its prompts do not use are somebody else's. */
function below(folder: string, found: Discovery): Discovery {
  if (folder === '') return found;
  const prompts = found.prompts.filter((prompt) => prompt.path.startsWith(folder));
  const used = new Set(prompts.flatMap((prompt) => prompt.sources));
  const problems = found.problems.filter(
    ({ path }) => path === null || path.startsWith(folder) || used.has(path),
  );
  return { ...found, prompts, problems };
}

/** A model that the catalog does not know is still counted as its name suggests: an unlisted `claude-…` as Claude. */
function tokenizerIdOf(match: ModelMatch | null, name: string): string {
  return match?.model.tokenizer ?? tokenizerForModel('', name);
}

/** The tokenizer that counts for a model, opened before. */
export function tokenizerOf(
  match: ModelMatch | null,
  name: string,
  tokenizers: ReadonlyMap<string, Tokenizer>,
): Tokenizer {
  const id = tokenizerIdOf(match, name);
  const tokenizer = tokenizers.get(id);
  if (tokenizer === undefined) throw new Error(`the tokenizer ${id} was not opened`);
  return tokenizer;
}

/** Why a side's settings leave a prompt out. Such a prompt is not gone: it is billed and not judged any more. */
function leftOut(prompt: Prompt, settings: EstimationSettings): string | null {
  const file = settings.path ?? 'the settings';
  if (matches(settings.exclude, prompt.path)) return `${file} excludes it`;
  const ignored = settings.prompts.some(
    (setting) =>
      setting.kind === 'ignore' &&
      (matches(setting.match, prompt.path) || matches(setting.match, prompt.key)),
  );
  return ignored ? `${file} says that it is to be ignored` : null;
}

/**
 * A file that held a prompt on the other side, is still there, and holds none: emptied, damaged, or no longer of a
 * format that is known. That is not the same as a removed prompt.
 */
function emptied(
  { path }: Prompt,
  exists: (path: string) => boolean,
  prompts: readonly Prompt[],
): string | null {
  const holds = prompts.some((prompt) => prompt.path === path && prompt.settingsOnly !== true);
  if (!exists(path) || holds) return null;
  const reader = prompts.find((prompt) => prompt.sources.includes(path));
  return reader === undefined
    ? `${path} is still there, but no prompt was found in it`
    : `${path} is still there, as a part of ${reader.key}`;
}

function unknownModel(prompt: Prompt, unknown: UnknownModel): Problem {
  const near = unknown.near.length === 0 ? '' : ` Near: ${unknown.near.join(', ')}.`;
  return problem(
    unknown.reason,
    prompt.model?.place?.path ?? prompt.path,
    prompt.model?.place?.line ?? prompt.line,
    `${unknown.detail}${near}`,
    [prompt.key],
  );
}

/** A prompt with its cost and with what its count assumes. */
export function estimated(input: EstimateInput): Estimate {
  const estimate = estimatePrompt(input);
  return { ...estimate, assumptions: [...estimate.assumptions, ...assumptionsOf(input.tokens)] };
}

const compiled = new Map<string, (text: string) => boolean>();

/** Globs as users write them: `**` crosses folders, dot files match, a folder means what is inside. */
export function matches(globs: readonly string[], text: string): boolean {
  const id = globs.join('\0');
  let test = compiled.get(id);
  if (test === undefined) {
    test = matcher(globs);
    compiled.set(id, test);
  }
  return test(text);
}
