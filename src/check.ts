import { explain, type Recount } from './core/causes/attribute.js';
import { announcedRates, costFindings } from './core/cost/costfindings.js';
import type { Change } from './core/change.js';
import { compare } from './core/compare/compare.js';
import { alignForecasts, estimatePrompt, type EstimateInput } from './core/cost/estimating.js';
import type { Estimate, ModelShare } from './core/estimate.js';
import type { Finding } from './core/finding.js';
import { judge, judgeUnread, monthlyTotals } from './core/limits/judge.js';
import type { ModelMatch, UnknownModel } from './core/model.js';
import { matcher } from './core/globs.js';
import { problem, type Problem } from './core/problem.js';
import type { ModelReference, Prompt } from './core/prompt.js';
import type { Report, ScanReport } from './core/report.js';
import { buildReport, buildScan } from './report/build.js';
import { withSharedSamples } from './core/samples.js';
import type { Revision } from './core/revision.js';
import type { EstimationSettings } from './core/settings.js';
import type { RequestTokens, Tokenizer } from './core/tokens.js';
import type { Usage } from './core/usage.js';
import { findPrompts, type Discovery } from './discovery/index.js';
import { askVendors, type ExactAnswers, type ExactCounts } from './exact/index.js';
import { countRequest } from './counting/index.js';
import { openCatalog, type Catalog } from './providers/index.js';
import { assumptionsOf } from './counting/index.js';
import { withImageSizes } from './discovery/images.js';
import type { RunSettings } from './settings/index.js';
import { openTokenizer, tokenizerForModel } from './tokenizers/index.js';

export interface CheckInput {
  readonly baseline: Revision;
  readonly head: Revision;
  readonly settings: RunSettings;
  /** Head path → baseline path, as git sees it. */
  readonly renames: ReadonlyMap<string, string>;
  /** ISO 8601, UTC. The only use of a clock: it dates the report and tells whether the rates are old. */
  readonly generatedAt: string;
  /** Judge only part `part` of `of`, for very large repositories; null for everything. */
  readonly shard: { readonly part: number; readonly of: number } | null;
  /** Only prompts below this folder (`services/support/`); '' for all. What they include may stand anywhere. */
  readonly folder: string;
  /** Vendors that may be asked to count new and changed requests; absent, as without a key, for none. */
  readonly exact?: ExactCounts;
}

/** The whole story: two revisions and the settings in, one report out. */
export async function check(input: CheckInput): Promise<Report> {
  const { settings } = input;
  const tokenizers = new Map<string, Tokenizer>();
  const baseline = await estimateRevision(input.baseline, settings.baseline, tokenizers, input.folder);
  const head = await estimateRevision(input.head, settings.head, tokenizers, input.folder);
  const recount = (prompt: Prompt, match: ModelMatch | null, usage: Usage): RequestTokens =>
    countRequest(
      prompt,
      match?.model ?? null,
      tokenizerOf(match, prompt.model?.asWritten ?? '', tokenizers),
      usage,
    );

  const { shard } = input;
  const movedTo = new Map([...input.renames].map(([to, from]) => [from, to]));
  const headPaths = new Set(head.estimates.map(({ prompt }) => prompt.path));
  const mine = (change: Change): boolean => shard === null || shardOf(change, shard.of) === shard.part;
  const compared = (before: RevisionEstimates, now: RevisionEstimates, count: Recount): readonly Change[] =>
    compare(
      before,
      { ...now, leavesOut: (prompt) => now.leavesOut(prompt) ?? movedOut(prompt, movedTo, headPaths) },
      input.renames,
      (one, other) => explain(one, other, count),
      (one, other) => aligned(one, other, count),
    ).changes.filter(mine);
  // Offline first: only what differs is worth a vendor's answer, and only with a key is anybody asked.
  const offline = compared(baseline, head, recount);
  const exact = await askVendors(offline, input.exact ?? {}, (prompt, match) => recount(prompt, match, {}));
  const changes = exact.any
    ? compared(counted(baseline, exact), counted(head, exact), (prompt, match, usage) =>
        exact.applied(prompt, match, recount(prompt, match, usage)),
      )
    : offline;
  const monthly = shard === null ? monthlyTotals(changes) : null;
  const judgement = judge(changes, monthly, settings.policy, matches);
  // A file without a prompt is in no part of the prompts: the first part tells of it, once.
  const unread =
    shard === null || shard.part === 1
      ? judgeUnread(
          baseline.problems,
          head.problems,
          [...baseline.estimates, ...head.estimates],
          settings.policy,
        )
      : [];
  return buildReport({
    generatedAt: input.generatedAt,
    baseline: input.baseline.info,
    head: input.head.info,
    ratesAsOf: head.ratesAsOf,
    changes,
    judgement,
    findings: [
      ...unread,
      ...settings.findings,
      ...changes.flatMap(noteworthy),
      ...announcedRates(
        changes.flatMap(({ head: now, status }) => (now === null || status === 'unchanged' ? [] : [now])),
      ),
    ],
    baselineProblems: baseline.problems,
    headProblems: [...head.problems, ...exact.problems, ...staleness(head.ratesAsOf, input.generatedAt)],
    policy: settings.policy,
    shard,
  });
}

/** Every prompt at one revision, for `scan`. */
export async function scan(
  revision: Revision,
  settings: EstimationSettings,
  generatedAt: string,
): Promise<ScanReport> {
  const { estimates, problems, ratesAsOf } = await estimateRevision(revision, settings, new Map(), '');
  return buildScan({
    generatedAt,
    revision: revision.info,
    ratesAsOf,
    estimates,
    problems: [...problems, ...staleness(ratesAsOf, generatedAt)],
  });
}

interface RevisionEstimates {
  readonly estimates: readonly Estimate[];
  readonly problems: readonly Problem[];
  readonly ratesAsOf: string;
  readonly leavesOut: (prompt: Prompt) => string | null;
}

/** Open, extract, resolve, estimate: one side. `tokenizers` is filled with what this side needs. */
async function estimateRevision(
  revision: Revision,
  settings: EstimationSettings,
  tokenizers: Map<string, Tokenizer>,
  folder: string,
): Promise<RevisionEstimates> {
  const found = below(folder, await findPrompts(revision, settings));
  const catalog = await openCatalog({ models: settings.models, aliases: found.aliases });
  const problems = [...found.problems, ...catalog.problems];
  const prompts = await withImageSizes(revision, found.prompts);
  const located = prompts
    .flatMap((prompt) => bind(prompt, settings))
    .map(({ prompt, usage }) => ({
      prompt,
      usage,
      answer: prompt.model === null ? null : lookUp(catalog, prompt.model),
      shares: Object.entries(usage.modelShares ?? {}).map(([name, share]) => ({
        share,
        answer: catalog.find(name),
      })),
    }));
  const openFor = async (answer: ModelMatch | UnknownModel | null): Promise<void> => {
    const id = tokenizerIdOf(matchOf(answer), answer?.asWritten ?? '');
    if (!tokenizers.has(id)) tokenizers.set(id, await openTokenizer(id));
  };
  for (const { answer, shares } of located) {
    await openFor(answer);
    for (const share of shares) await openFor(share.answer);
  }
  const estimates = located.map(({ prompt, usage, answer, shares }) => {
    const match = matchOf(answer);
    const unknown = answer !== null && match === null ? (answer as UnknownModel) : null;
    if (unknown !== null) problems.push(unknownModel(prompt, unknown));
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
    return estimated({
      prompt,
      match,
      unknown,
      tokens: countFor(answer),
      usage,
      ...(others.length === 0 ? {} : { others }),
    });
  });
  return {
    estimates,
    problems,
    ratesAsOf: catalog.ratesAsOf,
    leavesOut: (prompt) => leftOut(prompt, settings) ?? emptied(prompt, found),
  };
}

/**
 * A pair with the same assumptions on both sides. A side of which nobody knows how it counts is counted as the other
 * side's model counts: two tokenizers would make a difference out of an unchanged text.
 */
function aligned(baseline: Estimate, head: Estimate, count: Recount): readonly [Estimate, Estimate] {
  const [oldPrompt, newPrompt] = withSharedSamples(baseline.prompt, head.prompt);
  const old = again(baseline, oldPrompt, countedLike(baseline, head), count);
  return [old, alignForecasts(old, again(head, newPrompt, countedLike(head, baseline), count))];
}

/** The other side's model, where one side's name says nothing of how it counts. */
function countedLike(side: Estimate, other: Estimate): ModelMatch | null {
  return side.match === null && side.tokens.tokenizer === 'approximate' ? other.match : null;
}

/** The estimate of the same request with other sample values, or counted as another model counts. */
function again(estimate: Estimate, prompt: Prompt, countAs: ModelMatch | null, count: Recount): Estimate {
  if (prompt === estimate.prompt && countAs === null) return estimate;
  const { match, usage, others } = estimate;
  const tokens = count(prompt, countAs ?? match, usage);
  const anew = estimated({
    prompt,
    match,
    unknown: null,
    tokens: countAs === null ? tokens : noMoreExact(tokens, estimate.tokens),
    usage,
    ...(others === undefined
      ? {}
      : { others: others.map((other) => ({ ...other, tokens: count(prompt, other.match, usage) })) }),
  });
  return match === null ? { ...anew, unpricedReason: estimate.unpricedReason } : anew;
}

/** Another model's count of a request whose own model is unknown: no more exact than the request's own count. */
function noMoreExact(tokens: RequestTokens, own: RequestTokens): RequestTokens {
  const { method, errorPercent } = own.errorPercent > tokens.errorPercent ? own : tokens;
  return { ...tokens, method, errorPercent };
}

function estimated(input: EstimateInput): Estimate {
  const estimate = estimatePrompt(input);
  return { ...estimate, assumptions: [...estimate.assumptions, ...assumptionsOf(input.tokens)] };
}

/** A side with the exact counts that the vendors gave, and all that follows from them. */
function counted(side: RevisionEstimates, exact: ExactAnswers): RevisionEstimates {
  const estimates = side.estimates.map((estimate) => {
    const { prompt, match, usage, tokens } = estimate;
    const exactly = exact.applied(prompt, match, tokens);
    if (exactly === tokens) return estimate;
    const again = estimated({ prompt, match, unknown: null, tokens: exactly, usage });
    const how = `input tokens are those of the vendor’s own endpoint, \`${exactly.tokenizer}\`; what is filled in at run time is added`;
    return { ...again, assumptions: [...again.assumptions, how] };
  });
  return { ...side, estimates };
}

function lookUp(catalog: Catalog, written: ModelReference): ModelMatch | UnknownModel {
  const { asWritten, provider, deployment } = written;
  return catalog.find(asWritten, {
    ...(provider === undefined ? {} : { provider }),
    ...(deployment === undefined ? {} : { deployment }),
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

function tokenizerOf(
  match: ModelMatch | null,
  name: string,
  tokenizers: ReadonlyMap<string, Tokenizer>,
): Tokenizer {
  const id = tokenizerIdOf(match, name);
  const tokenizer = tokenizers.get(id);
  if (tokenizer === undefined) throw new Error(`the tokenizer ${id} was not opened`);
  return tokenizer;
}

/** What the settings say about a prompt: what its own files do not say, and its usage. Later entries win. */
function bind(prompt: Prompt, settings: EstimationSettings): { prompt: Prompt; usage: Usage }[] {
  let usage: Usage = settings.usage;
  let model: string | null = null;
  let entry: string | null = null;
  let { kind, parameters } = prompt;
  for (const [index, setting] of settings.prompts.entries()) {
    if (!matches(setting.match, prompt.path) && !matches(setting.match, prompt.key)) continue;
    if (setting.usage !== undefined) usage = mergeUsage(usage, setting.usage);
    if (setting.model !== undefined) {
      model = setting.model;
      entry = `prompts[${index}]`;
    }
    if (setting.kind === 'ignore') return [];
    if (setting.kind !== undefined) kind = setting.kind;
    if (setting.maxOutputTokens !== undefined && prompt.parameters.maxOutputTokens === undefined) {
      parameters = { ...parameters, maxOutputTokens: setting.maxOutputTokens };
    }
    if (setting.reasoningEffort !== undefined && prompt.parameters.reasoningEffort === undefined) {
      parameters = { ...parameters, reasoningEffort: setting.reasoningEffort };
    }
  }
  let { sources } = prompt;
  const { path } = settings;
  // A fragment is billed where it is included, by the model of the prompt that includes it.
  let reference = kind === 'fragment' ? null : prompt.model;
  if (reference === null && kind !== 'fragment') {
    const name = model ?? (kind === 'request' || kind === 'evaluation' ? settings.defaultModel : null);
    if (name !== null) {
      reference = {
        asWritten: name,
        from: `config:${path ?? 'settings'}${entry === null ? ' default-model' : ` ${entry}`}`,
        place: null,
      };
      if (path !== null && !sources.includes(path)) sources = [...sources, path].sort();
    }
  }
  return [{ prompt: { ...prompt, kind, parameters, model: reference, sources }, usage }];
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
function emptied({ path }: Prompt, found: Discovery): string | null {
  if (!found.exists(path) || found.prompts.some((prompt) => prompt.path === path)) return null;
  const reader = found.prompts.find((prompt) => prompt.sources.includes(path));
  return reader === undefined
    ? `${path} is still there, but no prompt was found in it`
    : `${path} is still there, as a part of ${reader.key}`;
}

/** A prompt whose file git finds under another name, where no format sees a prompt, is not gone. */
function movedOut(
  { path }: Prompt,
  movedTo: ReadonlyMap<string, string>,
  headPaths: ReadonlySet<string>,
): string | null {
  const to = movedTo.get(path);
  return to === undefined || headPaths.has(to) ? null : `${path} is ${to} now, where no prompt was found`;
}

function mergeUsage(base: Usage, over: Usage): Usage {
  return {
    ...base,
    ...over,
    ...(base.variables === undefined && over.variables === undefined
      ? {}
      : { variables: { ...base.variables, ...over.variables } }),
    ...(base.loopItems === undefined && over.loopItems === undefined
      ? {}
      : { loopItems: { ...base.loopItems, ...over.loopItems } }),
    ...(base.cardinality === undefined && over.cardinality === undefined
      ? {}
      : { cardinality: { ...base.cardinality, ...over.cardinality } }),
  };
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

const compiled = new Map<string, (text: string) => boolean>();

/** Globs as users write them: `**` crosses folders, dot files match, a folder means what is inside. */
function matches(globs: readonly string[], text: string): boolean {
  const id = globs.join('\0');
  let test = compiled.get(id);
  if (test === undefined) {
    test = matcher(globs);
    compiled.set(id, test);
  }
  return test(text);
}

/** What a reviewer must know beside the limits: a lost cache prefix, a price cliff, a model at its end. */
function noteworthy(change: Change): Finding[] {
  const { head, baseline } = change;
  if (head === null || change.status === 'unchanged' || head.prompt.kind === 'fragment') return [];
  const findings = [...costFindings(baseline, head)];
  const model = head.match?.model;
  if (model === undefined) return findings;
  const at = {
    key: change.key,
    path: head.prompt.path,
    line: head.prompt.model?.place?.line ?? head.prompt.line,
  };
  if (model.lifecycle !== null && model.lifecycle.state !== 'current') {
    findings.push({
      rule: `model-${model.lifecycle.state}`,
      level: model.lifecycle.state === 'retired' ? 'warn' : 'info',
      ...at,
      value: model.id,
      limit: null,
      message: `${model.id} is ${model.lifecycle.state}${model.lifecycle.on === null ? '' : ` (${model.lifecycle.on})`}. ${model.lifecycle.note}`,
      remedy: 'Choose a model that the provider still serves.',
    });
  }
  return findings;
}

/** Days after which the rate table counts as old. A warning in the report, never a failure. */
const staleAfterDays = 60;

function staleness(ratesAsOf: string, generatedAt: string): Problem[] {
  const days = Math.floor((Date.parse(generatedAt) - Date.parse(ratesAsOf)) / 86_400_000);
  if (!(days > staleAfterDays)) return [];
  return [
    problem(
      'stale-rates',
      null,
      null,
      `The rates are of ${ratesAsOf}, ${days} days old. Update promptcost to judge by current ones.`,
    ),
  ];
}

/** Which part of `of` (1-based) takes a change: by its key, so that every shard agrees without talking. FNV-1a. */
function shardOf(change: Change, of: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < change.key.length; index++) {
    hash = Math.imul(hash ^ change.key.charCodeAt(index), 0x01000193) >>> 0;
  }
  return (hash % of) + 1;
}
