import { estimatePrompt, type EstimateInput } from './core/cost/estimating.js';
import type { Estimate, ModelShare } from './core/estimate.js';
import type { Format } from './core/format.js';
import { defaultTestPaths } from './core/limits.js';
import { lazily } from './core/lazily.js';
import type { ModelMatch, UnknownModel } from './core/model.js';
import { problem, type Problem } from './core/problem.js';
import type { ModelAlias, ModelReference, Prompt } from './core/prompt.js';
import type { RatesFile } from './core/rate.js';
import type { Revision } from './core/revision.js';
import type { EstimationSettings, ModelSetting } from './core/settings.js';
import type { RequestTokens, Tokenizer } from './core/tokens.js';
import type { Usage } from './core/usage.js';
import { bindPrompts, type BoundPrompt } from './binding/bind.js';
import { applications, modelsOfRequests, projectModels } from './binding/project.js';
import { assumptionsOf, countRequest } from './counting/index.js';
import { withImageSizes } from './discovery/images.js';
import { matcher } from './core/globs.js';
import { findPrompts, newFindings, type Discovery, type Findings, type ReadSide } from './discovery/index.js';
import { keyOf, openCatalog, type Catalog } from './providers/index.js';
import { openTokenizer, tokenizerForModel } from './tokenizers/index.js';

/** One revision, estimated, and what it says about prompts that it does not have. */
export interface RevisionEstimates {
  readonly estimates: readonly Estimate[];
  readonly problems: readonly Problem[];
  readonly ratesAsOf: string;
  readonly leavesOut: (prompt: Prompt) => string | null;
  /** The prompt that a file is a part of, by key; null where none is. */
  readonly partOf: (path: string) => string | null;
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

/**
 * What the revisions of one run share. With `reuse`, what is the same in several of them is found, counted and priced once; the
 * answers are the same without it.
 */
export class Workspace {
  readonly findings: Findings | null;
  readonly #estimates: WeakMap<Prompt, Map<string, KeptEstimate>> | null;
  readonly #catalogs = new Map<string, { readonly id: number; readonly catalog: Promise<Catalog> }>();
  readonly #usages = new WeakMap<Usage, string>();

  /** ISO date that rates are chosen for. */
  readonly day: string;

  constructor(day: string, reuse = true) {
    this.day = day;
    this.findings = reuse ? newFindings() : null;
    this.#estimates = reuse ? new WeakMap() : null;
  }

  async catalog(
    models: Readonly<Record<string, ModelSetting>>,
    rates?: RatesFile,
  ): Promise<{ id: number; catalog: Catalog }> {
    const name = `${rates?.sha256 ?? ''}${asText(models)}`;
    const known = this.#catalogs.get(name) ?? {
      id: this.#catalogs.size,
      catalog: openCatalog({ day: this.day, models, rates }),
    };
    this.#catalogs.set(name, known);
    return { id: known.id, catalog: await known.catalog };
  }

  /** The estimate of a prompt that was bound to the same things before. */
  estimate(bound: BoundPrompt, catalog: number): KeptEstimate | undefined {
    return this.#estimates?.get(bound.found)?.get(this.#binding(bound, catalog));
  }

  keep(bound: BoundPrompt, catalog: number, estimate: KeptEstimate): void {
    if (this.#estimates === null) return;
    const known = this.#estimates.get(bound.found) ?? new Map<string, KeptEstimate>();
    this.#estimates.set(bound.found, known.set(this.#binding(bound, catalog), estimate));
  }

  /** All that binding adds to a prompt as it was found. */
  #binding({ prompt, usage, shares, alternatives }: BoundPrompt, catalog: number): string {
    const { kind, parameters, model, sources, testData } = prompt;
    let said = this.#usages.get(usage);
    if (said === undefined) {
      said = asText(usage);
      this.#usages.set(usage, said);
    }
    return `${asText([catalog, kind, parameters, model, sources, testData, shares, alternatives])}${said}`;
  }
}

/** An estimate with the problem that its model has. */
interface KeptEstimate {
  readonly estimate: Estimate;
  readonly problem: Problem | null;
}

/** JSON, with amounts of money as text. */
function asText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));
}

/** Discover and bind: every prompt of a revision with all that is said about it anywhere. */
export async function promptsOf(
  revision: Revision,
  settings: EstimationSettings,
  {
    folder = '',
    formats,
    held = {},
    findings = null,
  }: {
    readonly folder?: string;
    readonly formats?: readonly Format[];
    readonly held?: HeldFrom;
    readonly findings?: Findings | null;
  } = {},
): Promise<
  Omit<Discovery, 'prompts'> & { readonly unbound: readonly Prompt[]; readonly bound: readonly BoundPrompt[] }
> {
  const found = below(folder, await findPrompts(revision, settings, formats, findings));
  const { bindings, environment } = found;
  const aliases = held.aliases ?? found.aliases.filter(({ place }) => !isTestData(place.path, settings));
  const input = { settings, bindings, aliases, environment, keyOf, matches };
  const { bound, problems } = await bindPrompts(found.prompts, input);
  const models = held.models ?? new Map<string, ModelReference>();
  const known = new Map<string, boolean>();
  const isTest = (path: string): boolean => {
    const answer = known.get(path) ?? isTestData(path, settings);
    known.set(path, answer);
    return answer;
  };
  const withHeld = bound.map((one) => {
    const model = models.get(one.prompt.key) ?? one.prompt.model;
    // What a file elsewhere loads or includes is no test data.
    const testData = [one.prompt.path, ...one.prompt.sources].every(
      (path) => path === settings.path || isTest(path),
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

/** One side: discover, bind, estimate. */
export async function estimateRevision(
  revision: Revision,
  settings: EstimationSettings,
  workspace: Workspace,
  folder: string,
  held: HeldFrom = {},
): Promise<RevisionEstimates> {
  const { findings } = workspace;
  const found = await promptsOf(revision, settings, { folder, held, findings });
  const { catalog, id } = await workspace.catalog(settings.models, settings.ratesFile);
  const candidates = [...found.projectModels, ...modelsOfRequests(found.bound.map(({ prompt }) => prompt))];
  const assumed = projectModels(
    candidates,
    (name) => pricedTextModel(catalog, name),
    applications(found.entries.map(({ path }) => path)),
  );
  const bound = found.bound.map((one) => {
    const { model, settingsOnly } = one.prompt;
    if (settingsOnly === true) return one;
    if (model?.undecided === true) return withoutChoice(one, model, assumed.modelFor(one.prompt));
    if (model !== null && !isPlaceholder(catalog, model)) return one;
    const better = assumed.modelFor(one.prompt);
    return better === null ? one : { ...one, alternatives: [], prompt: { ...one.prompt, model: better } };
  });
  const problems = [...found.problems, ...catalog.problems];
  const prompts = await withImageSizes(
    revision,
    bound.map(({ prompt }) => prompt),
  );
  const estimates: Estimate[] = [];
  for (const [index, one] of bound.entries()) {
    const prompt = prompts[index] as Prompt;
    // The size of a picture is in a file that its prompt's reader never asked for.
    const reusable = prompt === one.prompt;
    const kept = reusable ? workspace.estimate(one, id) : undefined;
    const { estimate, problem: unknown } = kept ?? estimateBound({ ...one, prompt }, catalog);
    if (kept === undefined && reusable) workspace.keep(one, id, { estimate, problem: unknown });
    estimates.push(estimate);
    if (unknown !== null) problems.push(unknown);
  }
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
    partOf: (path) =>
      prompts.find(
        (prompt) => prompt.path !== path && prompt.kind !== 'evaluation' && prompt.sources.includes(path),
      )?.key ?? null,
  };
}

/** A word of the program's own where a model is expected (`primary`, `default_model`), which no gateway knows. */
function isPlaceholder(catalog: Catalog, model: ModelReference): boolean {
  return (
    model.origin.kind === 'call' &&
    model.gateway === undefined &&
    /^[A-Za-z_]{1,40}$/.test(model.asWritten) &&
    !('model' in lookUp(catalog, model))
  );
}

/**
 * A prompt whose program does not choose between several models: it takes the project's model, if there is one, and all that it may
 * run on are its alternatives.
 */
function withoutChoice(one: BoundPrompt, model: ModelReference, assumed: ModelReference | null): BoundPrompt {
  const alternatives = [model, ...one.alternatives].filter(
    ({ asWritten }) => asWritten !== assumed?.asWritten,
  );
  const names = alternatives.map(({ asWritten }) => asWritten);
  const taken = assumed === null || names.length === 0 ? assumed : { ...assumed, alternatives: names };
  return { ...one, alternatives, prompt: { ...one.prompt, model: taken } };
}

/** The id of a model that writes text and has a price, null for any other name. */
function pricedTextModel(catalog: Catalog, name: string): string | null {
  const answer = catalog.find(name);
  if (!('model' in answer) || answer.by === 'local') return null;
  const { id, rates, maxOutputTokens } = answer.model;
  return rates === null || maxOutputTokens === 0 ? null : id;
}

/**
 * One prompt, looked up. It is counted and priced when somebody asks what it costs: one that is the same on both sides is not.
 */
function estimateBound({ prompt, usage, shares, alternatives }: BoundPrompt, catalog: Catalog): KeptEstimate {
  const answer = prompt.model === null ? null : lookUp(catalog, prompt.model);
  const match = matchOf(answer);
  const unknown = answer !== null && match === null ? (answer as UnknownModel) : null;
  const countFor = (one: ModelMatch | UnknownModel | null): RequestTokens =>
    countRequest(prompt, matchOf(one)?.model ?? null, tokenizerOf(matchOf(one), one?.asWritten ?? ''), usage);
  const estimate = lazily<Estimate>({ prompt, match, usage }, () => {
    const tokens = countFor(answer);
    const others = shares.map(({ share, model }): ModelShare => {
      const other = lookUp(catalog, model);
      const otherMatch = matchOf(other);
      return {
        share,
        match: otherMatch,
        unknown: otherMatch === null ? (other as UnknownModel) : null,
        tokens: countFor(other),
      };
    });
    const whole = estimated({
      prompt,
      match,
      unknown,
      tokens,
      usage,
      ...(others.length === 0 ? {} : { others }),
    });
    const possible = alternatives.map((model) => lookUp(catalog, model));
    return possible.length === 0 ? whole : { ...whole, alternatives: possible };
  });
  return {
    estimate,
    problem: unknown !== null && prompt.settingsOnly !== true ? unknownModel(prompt, unknown) : null,
  };
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

/** What is below a folder; problems of files that its prompts do not use are somebody else's. */
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
export function tokenizerOf(match: ModelMatch | null, name: string): Tokenizer {
  return openTokenizer(match?.model.tokenizer ?? tokenizerForModel('', name));
}

/** Why a side's settings leave a prompt out. Such a prompt is not gone: it is billed and no longer checked. */
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
