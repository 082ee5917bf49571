import { openSides, type CheckInput } from './check.js';
import { fitOf, needsOf, omitsReasoning, onModel } from './on-model.js';
import { kindOf, type Change } from './core/change.js';
import type { Estimate } from './core/estimate.js';
import type { ModelMatch } from './core/model.js';
import { percentChange, toUsd } from './core/money.js';
import type { WhatIfPrompt, WhatIfReport, WhatIfSides, WhatIfTotals } from './core/report.js';
import type { Revision } from './core/revision.js';
import type { EstimationSettings } from './core/settings.js';
import type { Usage, UsageValue } from './core/usage.js';
import { estimated, estimateRevision, Workspace, type RevisionEstimates } from './estimate-revision.js';
import type { Catalog } from './providers/index.js';
import { reportChange, reportEstimate, tool } from './report/build.js';

/** What is assumed instead of what the repository and the settings say. At least one is not null. */
export interface WhatIf {
  /** A name or an alias as the user wrote it. */
  readonly model: string | null;
  readonly requestsPerMonth: number | null;
  /** Mean tokens of one answer. */
  readonly outputTokens: number | null;
}

/** The model that was named is not known. `near` holds names that may have been meant. */
export class UnknownWhatIfModel extends Error {
  override name = 'UnknownWhatIfModel';
  readonly asWritten: string;
  readonly near: readonly string[];
  constructor(asWritten: string, detail: string, near: readonly string[]) {
    super(detail);
    this.asWritten = asWritten;
    this.near = near;
  }
}

/** A `WhatIf` whose model was looked up. */
interface Assumption extends WhatIf {
  readonly on: ModelMatch | null;
}

/** The changed prompts of two revisions, as they are and under an assumption that holds on both sides. */
export async function whatIfChanged(input: CheckInput, whatIf: WhatIf): Promise<WhatIfReport> {
  const { baseline, head, workspace, both, compared } = await openSides(input);
  const settings = both ?? input.settings.head;
  const assumption = await assume(whatIf, settings, workspace);
  const asIs = compared(baseline, head);
  const under = new Map(
    compared(sideUnder(baseline, assumption), sideUnder(head, assumption)).map((one) => [one.key, one]),
  );
  const prompts = asIs.flatMap((change) => {
    const then = under.get(change.key);
    if (then === undefined || (change.status === 'unchanged' && then.status === 'unchanged')) return [];
    return [promptOf(change, sidesOf(change), then, sidesOf(then), assumption)];
  });
  return reportOf(prompts, assumption, {
    generatedAt: input.generatedAt,
    ratesAsOf: head.ratesAsOf,
    baseline: input.baseline.info,
    head: input.head.info,
  });
}

/** Every prompt of one revision, as it is and under an assumption. */
export async function whatIfAll(
  revision: Revision,
  settings: EstimationSettings,
  generatedAt: string,
  whatIf: WhatIf,
  isWanted: (path: string) => boolean = () => true,
): Promise<WhatIfReport> {
  const workspace = new Workspace(generatedAt.slice(0, 10), false);
  const { estimates, ratesAsOf } = await estimateRevision(revision, settings, workspace, '');
  const assumption = await assume(whatIf, settings, workspace);
  const single = (head: Estimate): Pair => ({ key: head.prompt.key, status: null, baseline: null, head });
  const sides = (head: Estimate): WhatIfSides => ({
    baseline: null,
    head: reportEstimate(head),
    changeUsdPer1k: null,
    changeMonthlyUsd: null,
  });
  const prompts = estimates
    .filter(({ prompt }) => prompt.settingsOnly !== true && isWanted(prompt.path))
    .map((estimate) => {
      const then = estimateUnder(estimate, assumption);
      return promptOf(single(estimate), sides(estimate), single(then), sides(then), assumption);
    });
  return reportOf(prompts, assumption, {
    generatedAt,
    ratesAsOf,
    baseline: null,
    head: revision.info,
  });
}

async function assume(
  whatIf: WhatIf,
  { models, ratesFile }: EstimationSettings,
  workspace: Workspace,
): Promise<Assumption> {
  if (whatIf.model === null) return { ...whatIf, on: null };
  const { catalog } = await workspace.catalog(models, ratesFile);
  const setting = Object.hasOwn(models, whatIf.model) ? models[whatIf.model] : undefined;
  return { ...whatIf, on: find(catalog, setting?.kind === 'alias' ? setting.target : whatIf.model) };
}

function find(catalog: Catalog, name: string): ModelMatch {
  const answer = catalog.find(name);
  if ('model' in answer) return answer;
  throw new UnknownWhatIfModel(name, answer.detail, answer.near);
}

function sideUnder(side: RevisionEstimates, assumption: Assumption): RevisionEstimates {
  return { ...side, estimates: side.estimates.map((estimate) => estimateUnder(estimate, assumption)) };
}

/** The same prompt under the assumption. One that asks for no answer (instructions, embeddings) gets none. */
function estimateUnder(estimate: Estimate, assumption: Assumption): Estimate {
  const { on, requestsPerMonth, outputTokens } = assumption;
  const { prompt, match, tokens, others, alternatives } = estimate;
  if (prompt.kind === 'fragment') return estimate;
  const answers = outputTokens !== null && estimate.outputBasis !== 'none';
  const usage: Usage = {
    ...estimate.usage,
    ...(requestsPerMonth === null ? {} : { requestsPerMonth: configured(requestsPerMonth) }),
    ...(answers ? { outputTokens: configured(outputTokens) } : {}),
  };
  if (on !== null) {
    const model = { asWritten: on.model.id, origin: { kind: 'settings' }, place: null } as const;
    // All of the traffic goes there.
    const all = {
      ...estimate,
      prompt: { ...prompt, model },
      usage: { ...usage, modelShares: {} },
      alternatives: [],
    };
    return onModel(all, on);
  }
  const again = estimated({
    prompt,
    match,
    unknown: null,
    tokens,
    usage,
    ...(others === undefined ? {} : { others }),
  });
  const noPrice = match === null ? estimate.noPrice : again.noPrice;
  return { ...again, noPrice, ...(alternatives === undefined ? {} : { alternatives }) };
}

function configured(mean: number): UsageValue {
  return { mean, p10: null, p50: null, p90: null, p95: null, basis: 'configured', note: null };
}

type Pair = Pick<Change, 'key' | 'baseline' | 'head'> & { readonly status: WhatIfPrompt['status'] };

function sidesOf(change: Change): WhatIfSides {
  const { baseline, head, delta } = reportChange(change);
  const { usdPer1k, monthlyUsd } = delta;
  return { baseline, head, changeUsdPer1k: usdPer1k, changeMonthlyUsd: monthlyUsd };
}

function promptOf(
  now: Pair,
  asIs: WhatIfSides,
  then: Pair,
  whatIf: WhatIfSides,
  { outputTokens }: Assumption,
): WhatIfPrompt {
  const subject = now.head ?? now.baseline;
  const under = then.head ?? then.baseline;
  if (subject === null || under === null) throw new Error(`${now.key} has no side`);
  const { prompt } = subject;
  const { text } = needsOf(subject);
  const fit =
    under.match === null
      ? null
      : fitOf(under.match.model, { ...needsOf(under), ...(text === undefined ? {} : { text }) });
  const [before, after] = [subject.cost, under.cost];
  const months = [before?.monthlyPicoUsd ?? null, after?.monthlyPicoUsd ?? null] as const;
  return {
    key: now.key,
    name: prompt.name,
    path: prompt.path,
    line: prompt.line,
    kind: kindOf(now) ?? prompt.kind,
    status: now.status,
    fits: fit?.verdict ?? null,
    fitReasons: fit?.reasons ?? [],
    asIs,
    whatIf,
    reasoningUnknown: outputTokens === null && omitsReasoning(under, subject.match?.model ?? null),
    difference: {
      usdPer1k:
        before === null || after === null
          ? null
          : toUsd((after.requestPicoUsd - before.requestPicoUsd) * 1000n),
      percent:
        before === null || after === null ? null : percentChange(before.requestPicoUsd, after.requestPicoUsd),
      monthlyUsd: months[0] === null || months[1] === null ? null : toUsd(months[1] - months[0]),
    },
  };
}

function reportOf(
  all: readonly WhatIfPrompt[],
  { on, requestsPerMonth, outputTokens }: Assumption,
  facts: Pick<WhatIfReport, 'generatedAt' | 'ratesAsOf' | 'baseline' | 'head'>,
): WhatIfReport {
  const prompts = all
    .filter((one) => one.kind !== 'fragment' && !isStandingWithoutPrice(one))
    .sort((a, b) => {
      const [one, other] = [weight(a, requestsPerMonth !== null), weight(b, requestsPerMonth !== null)];
      return (other ?? -1) - (one ?? -1) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
    });
  return {
    version: 1,
    tool,
    ...facts,
    whatIf: { model: on?.model.id ?? null, requestsPerMonth, outputTokens },
    prompts,
    leftOut: all.filter(isStandingWithoutPrice).length,
    totals: totalsOf(prompts, requestsPerMonth !== null),
  };
}

/** Instructions and tool lists run on whichever model their reader chooses: without a price there is nothing to compare. */
function isStandingWithoutPrice({ kind, asIs }: WhatIfPrompt): boolean {
  const side = asIs.head ?? asIs.baseline;
  return (kind === 'instructions' || kind === 'tools') && side?.priced !== true;
}

/** By which prompts are sorted: a month where the traffic is assumed, else 1,000 requests. */
function weight({ difference, whatIf }: WhatIfPrompt, monthly: boolean): number | null {
  const amount = monthly ? (difference.monthlyUsd ?? whatIf.head?.monthlyUsd ?? null) : difference.usdPer1k;
  return amount === null ? null : Math.abs(amount);
}

function total(amounts: readonly number[]): number | null {
  return amounts.length === 0 ? null : amounts.reduce((sum, one) => sum + one, 0);
}

function totalsOf(prompts: readonly WhatIfPrompt[], monthly: boolean): WhatIfTotals {
  const billed = prompts.filter(({ kind, asIs }) => kind !== 'evaluation' && asIs.head !== null);
  const months = billed.filter(({ difference }) => difference.monthlyUsd !== null);
  const sum = (of: (prompt: WhatIfPrompt) => number | null | undefined): number | null =>
    total(months.map((one) => of(one) ?? 0));
  const amounts = prompts.map(({ difference, reasoningUnknown }) => ({
    usd: monthly ? difference.monthlyUsd : difference.usdPer1k,
    atLeast: reasoningUnknown,
  }));
  const by = (test: (difference: number, atLeast: boolean) => boolean): number =>
    amounts.filter(({ usd, atLeast }) => usd !== null && test(usd, atLeast)).length;
  return {
    allMonthlyUsd: monthly ? total(billed.flatMap(({ whatIf }) => whatIf.head?.monthlyUsd ?? [])) : null,
    asIsMonthlyUsd: sum(({ asIs }) => asIs.head?.monthlyUsd),
    whatIfMonthlyUsd: sum(({ whatIf }) => whatIf.head?.monthlyUsd),
    cheaper: by((usd, atLeast) => usd < 0 && !atLeast),
    dearer: by((usd, atLeast) => usd > 0 || (usd === 0 && atLeast)),
    undecided: by((usd, atLeast) => usd < 0 && atLeast),
    notCompared: amounts.filter(({ usd }) => usd === null).length,
    notFitting: prompts.filter(({ fits }) => fits === 'no').length,
  };
}
