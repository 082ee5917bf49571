import type { Cause } from '../core/cause.js';
import { kindOf, type Change } from '../core/change.js';
import type { Estimate } from '../core/estimate.js';
import type { Finding, FindingData, Verdict } from '../core/finding.js';
import type { Outcome } from '../core/limits/check.js';
import { limits as limitList } from '../core/limits/list.js';
import { countsAsTraffic, type MonthlyTotals } from '../core/limits/monthly.js';
import type { Policy } from '../core/limits.js';
import { toUsd, type PicoUsd } from '../core/money.js';
import type { Note } from '../core/note.js';
import { isAssumed } from '../core/origin.js';
import type { RatesFile } from '../core/rate.js';
import { originText } from './words/origin.js';
import type { Problem } from '../core/problem.js';
import type { Prompt } from '../core/prompt.js';
import type {
  Adoption,
  AssumedSize,
  CountedAssumption,
  Report,
  ReportChange,
  ReportEstimate,
  ReportProblem,
  ReportCheaper,
  ReportTier,
  ScanReport,
  ShardSums,
  SizeReason,
  Totals,
  Unread,
} from '../core/report.js';
import { callCount } from '../core/repeats.js';
import type { RevisionInfo } from '../core/revision.js';
import { inputParts, type InputPart, type RequestTokens } from '../core/tokens.js';
import type { UnreadFile } from '../core/unread.js';
import { toolVersion } from '../core/version.js';
import { cacheEndText, cacheNoteText } from './words/caching.js';
import { causeText, sharedText, tokenDetailText, type OwnPaths } from './words/causes.js';
import { lineName } from './words/cost-lines.js';
import { noPriceText } from './words/no-price.js';
import { notCheckedText, reportNotChecked } from './words/not-checked.js';
import { unreadDetail } from './words/unread.js';
import { worded } from './words/findings.js';
import { estimateNoteText, sizeOf, sizesText } from './words/estimate-notes.js';
import { whenText } from './words/when.js';

/** Conditions of a worst case that a report lists, as many as its reader takes. */
const whenMost = 1000;

export const tool = { name: 'promptcost', version: toolVersion } as const;

export interface ReportInput {
  readonly generatedAt: string;
  readonly baseline: RevisionInfo;
  readonly head: RevisionInfo;
  readonly ratesAsOf: string;
  readonly ratesFile?: RatesFile | undefined;
  readonly changes: readonly Change[];
  /** Of these changes, also where they are a part of the prompts. */
  readonly monthly: MonthlyTotals;
  readonly outcome: Outcome;
  /** Findings from the settings and the cost model, before those of the limits. */
  readonly findings: readonly FindingData[];
  readonly baselineProblems: readonly Problem[];
  readonly headProblems: readonly Problem[];
  /** Whether a file is on both sides with the same content. */
  readonly isSame: (path: string) => boolean;
  readonly unread: readonly UnreadFile[];
  readonly policy: Policy;
  /** By key, for prompts over a limit on their cost. */
  readonly tiers?: ReadonlyMap<string, ReportTier>;
  readonly cheaper?: ReadonlyMap<string, readonly ReportCheaper[]>;
  /** For the pull request that adds promptcost. */
  readonly adoption: Adoption | null;
  readonly shard: { readonly part: number; readonly of: number } | null;
}

/** Puts everything that any output may show into one value. */
export function buildReport(input: ReportInput): Report {
  const shown = input.changes.filter((change) => change.status !== 'unchanged');
  const changes = shown
    .map((change) => {
      const tier = input.tiers?.get(change.key);
      const cheaper = input.cheaper?.get(change.key);
      return {
        ...reportChange(change),
        ...(tier === undefined ? {} : { tier }),
        ...(cheaper === undefined ? {} : { cheaper }),
      };
    })
    .sort(byWeight);
  const findings = orderedFindings(
    [...input.outcome.findings, ...input.findings].map((finding) =>
      worded(finding, input.policy.overrideLabel),
    ),
    changes,
  );
  const totals = exactTotals(input.changes, input.monthly);
  const heads = shown.flatMap((change) => (change.head === null ? [] : [change.head]));
  const assumptions = countAssumptions(heads);
  return {
    version: 1,
    tool,
    generatedAt: input.generatedAt,
    baseline: input.baseline,
    head: input.head,
    ratesAsOf: input.ratesAsOf,
    ...ratesFileOf(input.ratesFile),
    verdict: verdictOf(findings, input.policy.enforcement),
    enforcement: input.policy.enforcement,
    totals: totalsOf(totals),
    changes,
    unchangedCount: input.changes.length - shown.length,
    findings,
    problems: sortedProblems(input.baselineProblems, input.headProblems, input.isSame),
    unread: input.unread.map(reportUnread),
    assumptions: assumptionTexts(assumptions, heads.length),
    limits: input.outcome.limits,
    override: null,
    ...(input.adoption === null ? {} : { adoption: input.adoption }),
    ...(input.policy.overrideLabel === null ? {} : { overrideLabel: input.policy.overrideLabel }),
    shard:
      input.shard === null
        ? null
        : { ...input.shard, sums: { ...sumsOf(totals), assumptions, heads: heads.length } },
  };
}

function ratesFileOf(file: RatesFile | undefined): Pick<Report, 'ratesFile'> {
  if (file === undefined) return {};
  const { path, sha256, asOf, models } = file;
  return { ratesFile: { path, sha256, asOf, models: models.size } };
}

function reportUnread(file: UnreadFile): Unread {
  const [first] = file.signs;
  return {
    path: file.path,
    line: first?.side === 'head' ? first.line : null,
    language: file.language,
    reason: first?.reason ?? 'text',
    detail: unreadDetail(file),
  };
}

/** Largest differences first, what could not be compared before them: of a whole report and of a merged one. */
export function byWeight(a: ReportChange, b: ReportChange): number {
  return (
    Number(b.notComparable !== null) - Number(a.notComparable !== null) ||
    Math.abs(b.delta.usdPer1k ?? 0) - Math.abs(a.delta.usdPer1k ?? 0) ||
    (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
  );
}

/** One order for findings, whatever they come from: by level, then as the list of limits, then as the changes. */
export function orderedFindings(findings: readonly Finding[], changes: readonly ReportChange[]): Finding[] {
  const rules = new Map(limitList.map(({ key }, index) => [key, index]));
  const position = new Map(changes.map(({ key }, index) => [key, index]));
  const rank = (finding: Finding): readonly (number | string)[] => [
    severity[finding.level],
    rules.get(finding.rule) ?? limitList.length,
    finding.key === null ? -1 : (position.get(finding.key) ?? changes.length),
    finding.rule,
    finding.path ?? '',
    finding.line ?? 0,
    finding.message,
  ];
  return findings
    .map((finding) => [rank(finding), finding] as const)
    .sort(([a], [b]) => {
      const at = a.findIndex((value, index) => value !== b[index]);
      return at === -1 ? 0 : (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
    })
    .map(([, finding]) => finding);
}

/** A failing report that a person with the right to do so let pass; the findings stay. */
export function overridden(report: Report, label: string, by: string): Report {
  return { ...report, verdict: 'warn', override: { label, by } };
}

/** `warn` enforcement shows a broken limit without failing; `off` judges nothing. */
export function verdictOf(findings: readonly Finding[], enforcement: Policy['enforcement']): Verdict {
  if (findings.some((finding) => finding.level === 'fail')) return enforcement === 'block' ? 'fail' : 'warn';
  return findings.some((finding) => finding.level === 'warn') ? 'warn' : 'pass';
}

/** Everything at one revision, for `scan`. */
export function buildScan(input: {
  readonly generatedAt: string;
  readonly revision: RevisionInfo;
  readonly ratesAsOf: string;
  readonly ratesFile?: RatesFile | undefined;
  readonly estimates: readonly Estimate[];
  readonly problems: readonly Problem[];
}): ScanReport {
  return {
    version: 1,
    tool,
    generatedAt: input.generatedAt,
    revision: input.revision,
    ratesAsOf: input.ratesAsOf,
    ...ratesFileOf(input.ratesFile),
    prompts: input.estimates.map((estimate) => ({
      key: estimate.prompt.key,
      name: estimate.prompt.name,
      path: estimate.prompt.path,
      line: estimate.prompt.line,
      format: estimate.prompt.format,
      kind: kindOf({ baseline: null, head: estimate }) ?? estimate.prompt.kind,
      estimate: reportEstimate(estimate),
    })),
    problems: input.problems.map(({ reason, path, line, detail }) => ({ reason, path, line, detail })),
    assumptions: assumptionTexts(countAssumptions(input.estimates), input.estimates.length),
  };
}

const severity = { fail: 0, warn: 1, info: 2 } as const;

function callsOf({ parameters: { repeats = [] } }: Prompt): Pick<ReportEstimate, 'calls'> {
  if (repeats.length === 0) return {};
  const { unbounded, unknown, known } = callCount(repeats);
  return {
    calls: {
      most: unbounded + unknown > 0 ? null : known,
      unbounded: unbounded > 0,
      from: repeats.map(({ kind, written, bound, times, place, default: usual }) => ({
        kind,
        written,
        bound,
        times,
        path: place?.path ?? null,
        line: place?.line ?? null,
        ...(usual === undefined ? {} : { default: usual }),
      })),
    },
  };
}

/** Whether a change is one that a reader must see: money, tokens, model, or that it could not be checked. */
export function matters(change: ReportChange): boolean {
  if (change.status === 'added' || change.status === 'removed') return change.kind !== 'fragment';
  return (
    change.notComparable !== null ||
    (change.delta.usdPer1k ?? 0) !== 0 ||
    (change.delta.inputTokens ?? 0) !== 0 ||
    (change.delta.countedInputTokens ?? 0) !== 0 ||
    change.delta.worst !== null ||
    change.delta.outputLimit !== 0 ||
    change.unknowns.length > 0 ||
    change.causes.length > 0 ||
    (change.delta.outputTokens ?? 0) !== 0 ||
    (change.delta.monthlyUsd ?? 0) !== 0 ||
    modelOf(change.baseline) !== modelOf(change.head)
  );
}

/** A model that the catalog does not know goes by its name. */
function modelOf(side: ReportEstimate | null): string | null {
  return side === null ? null : (side.model ?? side.modelAsWritten);
}

/** Whether a report is worth a new comment in `changes` mode. */
export function hasChanges(report: Report): boolean {
  if (report.adoption !== undefined) return true;
  return report.changes.some(matters) || report.findings.some((finding) => finding.level !== 'info');
}

/** Totals as integers, so that parts add up to the whole. */
export interface ExactTotals {
  readonly baselineRequest: PicoUsd | null;
  readonly headRequest: PicoUsd | null;
  readonly baselineMonth: PicoUsd | null;
  readonly headMonth: PicoUsd | null;
  readonly baselineWholeMonth: PicoUsd | null;
  readonly headWholeMonth: PicoUsd | null;
  readonly deltaInputTokens: number;
  readonly unpricedCount: number;
  readonly promptCount: number;
}

function exactTotals(changes: readonly Change[], monthly: MonthlyTotals): ExactTotals {
  let deltaInputTokens = 0;
  let promptCount = 0;
  const counted = changes.filter(({ baseline, head }) => {
    const subject = head ?? baseline;
    return subject !== null && countsAsTraffic(subject);
  });
  for (const change of counted) {
    if (change.head !== null) promptCount++;
    deltaInputTokens += change.inputTokensDelta ?? 0;
  }
  // Sums of both sides are over what can be compared: a lost rate is not a saving.
  const sum = (side: 'baseline' | 'head'): PicoUsd | null => {
    let total: PicoUsd | null = null;
    for (const change of counted) {
      const cost = change.notComparable === null ? change[side]?.cost : null;
      if (cost != null) total = (total ?? 0n) + cost.requestPicoUsd;
    }
    return total;
  };
  return {
    // What all prompts together cost is asked for by few outputs, so it is summed when it is.
    get baselineRequest() {
      return sum('baseline');
    },
    get headRequest() {
      return sum('head');
    },
    get unpricedCount() {
      // Instructions and tool lists name no model by nature: no price of theirs is missing.
      return counted.filter(({ head }) => head?.prompt.kind === 'request' && head.cost === null).length;
    },
    baselineMonth: monthly.baselinePicoUsd,
    headMonth: monthly.headPicoUsd,
    baselineWholeMonth: monthly.baselineWholePicoUsd,
    headWholeMonth: monthly.headWholePicoUsd,
    deltaInputTokens,
    promptCount,
  };
}

/** As the report shows them: USD, rounded once. */
export function totalsOf(exact: ExactTotals): Totals {
  const { baselineMonth, headMonth } = exact;
  const per1k = (amount: PicoUsd | null): number | null => (amount === null ? null : toUsd(amount * 1000n));
  const month = (amount: PicoUsd | null): number | null => (amount === null ? null : toUsd(amount));
  return {
    get baselineUsdPer1k() {
      return per1k(exact.baselineRequest);
    },
    get headUsdPer1k() {
      return per1k(exact.headRequest);
    },
    deltaInputTokens: exact.deltaInputTokens,
    deltaMonthlyUsd:
      baselineMonth === null && headMonth === null ? null : toUsd((headMonth ?? 0n) - (baselineMonth ?? 0n)),
    baselineMonthlyUsd: month(baselineMonth),
    headMonthlyUsd: month(headMonth),
    get unpricedCount() {
      return exact.unpricedCount;
    },
    promptCount: exact.promptCount,
  };
}

function sumsOf(exact: ExactTotals): Omit<ShardSums, 'assumptions' | 'heads'> {
  const text = (amount: PicoUsd | null): string | null => (amount === null ? null : String(amount));
  return {
    baselineRequest: text(exact.baselineRequest),
    headRequest: text(exact.headRequest),
    baselineMonth: text(exact.baselineMonth),
    headMonth: text(exact.headMonth),
    baselineWholeMonth: text(exact.baselineWholeMonth),
    headWholeMonth: text(exact.headWholeMonth),
  };
}

export function reportChange(change: Change): ReportChange {
  const subject = change.head ?? change.baseline;
  if (subject === null) throw new Error(`the change ${change.key} has no side`);
  const { prompt } = subject;
  const own = {
    baseline: (change.baseline ?? subject).prompt.path,
    head: (change.head ?? subject).prompt.path,
  };
  return {
    key: change.key,
    name: prompt.name,
    path: prompt.path,
    previousPath: change.previousPath,
    line: prompt.line,
    format: prompt.format,
    status: change.status === 'unchanged' ? 'changed' : change.status,
    kind: kindOf(change) ?? prompt.kind,
    baseline: change.baseline === null ? null : reportEstimate(change.baseline),
    head: change.head === null ? null : reportEstimate(change.head),
    where: prompt.format.startsWith('code-') ? 'code' : 'file',
    unknowns: change.unknowns.map(({ kind, name, side, unit, picoUsdPerUnit, items }) => ({
      kind,
      name,
      side,
      unit,
      usdPer1kPerUnit: picoUsdPerUnit === null ? null : toUsd(picoUsdPerUnit * 1000n),
      ...(items === undefined ? {} : { items }),
    })),
    delta: {
      worst:
        change.worst === undefined
          ? null
          : {
              inputTokens: change.worst.inputTokens,
              usdPer1k: change.worst.deltaPicoUsd === null ? null : toUsd(change.worst.deltaPicoUsd * 1000n),
              percent: change.worst.percent,
              when: change.worst.when.slice(0, whenMost).map(whenText),
            },
      countedInputTokens: change.countedTokensDelta,
      outputLimit: change.baseline === null || change.head === null ? null : outputLimitDelta(change),
      inputTokens: change.inputTokensDelta,
      outputTokens: change.outputTokensDelta,
      usdPer1k: change.deltaPicoUsd === null ? null : toUsd(change.deltaPicoUsd * 1000n),
      percent: change.percent,
      percentOf: change.percentOf,
      monthlyUsd: change.monthlyDeltaPicoUsd === null ? null : toUsd(change.monthlyDeltaPicoUsd),
    },
    ...(change.notComparable === null
      ? { notComparable: null }
      : {
          notComparable: notCheckedText(change.notComparable.why),
          notChecked: reportNotChecked(change.notComparable.why),
        }),
    causes: change.causes.map((cause) => reportCause(cause, own)),
    ...(change.tokenDetails === undefined || change.tokenDetails.length === 0
      ? {}
      : { tokenDetails: change.tokenDetails.map((detail) => tokenDetailText(detail, own)) }),
  };
}

function reportCause(cause: Cause, own: OwnPaths): ReportChange['causes'][number] {
  const { kind, picoUsd, inputTokens, data } = cause;
  const shared = sharedText(cause, own);
  const lines = data.about === 'text' && data.lines?.side === 'head' ? data.lines.ranges : [];
  const prefix = data.about === 'caching' && data.effect.kind === 'other' ? data.effect.prefix : null;
  return {
    cause: kind,
    usdPer1k: toUsd(picoUsd * 1000n),
    ...(inputTokens === undefined ? {} : { inputTokens }),
    detail: causeText(cause, own),
    ...(shared === null ? {} : { shared }),
    ...(lines.length === 0 ? {} : { lines }),
    ...(prefix === null || prefix.end.kind === 'end-of-text'
      ? {}
      : {
          cacheEnd: {
            ...prefix.end,
            path: prefix.place?.path ?? null,
            line: prefix.place?.line ?? null,
          },
        }),
  };
}

/** Tokens by which the output limit rises: 0 where it is the same, null where a side has none that is known. */
function outputLimitDelta({ limit }: Change): number | null {
  return limit === undefined ? 0 : limit.tokens;
}

/** Whole input tokens by how they are known; they add up to the rounded total. */
function basisOf({ blocks, input }: RequestTokens): ReportEstimate['basis'] {
  const sums = { counted: 0, configured: 0, measured: 0, assumed: 0 };
  for (const { part, tokens } of blocks) {
    const { basis, expected } = tokens;
    if (basis === 'assumed' || basis === 'bounded') {
      // Bounded text is text whose arm or number is open: what is taken of it is counted.
      sums[basis === 'assumed' || part === 'variables' ? 'assumed' : 'counted'] += expected;
    } else if (part === 'variables') sums[basis === 'measured' ? 'measured' : 'configured'] += expected;
    else sums.counted += expected;
  }
  const [configured, measured, assumed] = [sums.configured, sums.measured, sums.assumed].map(Math.round);
  const rest = (configured ?? 0) + (measured ?? 0) + (assumed ?? 0);
  return {
    counted: Math.round(input.expected) - rest,
    configured: configured ?? 0,
    measured: measured ?? 0,
    assumed: assumed ?? 0,
  };
}

/** Numbers with at most six decimals, so that JSON has no float noise. */
function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

export function reportEstimate(estimate: Estimate): ReportEstimate {
  const { prompt, match, tokens, cost, cache, output } = estimate;
  const parts = Object.fromEntries(
    inputParts.map((part) => [part, tidy(tokens.parts[part].expected)]),
  ) as Record<InputPart, number>;
  return {
    model: match?.model.id ?? null,
    modelAsWritten: prompt.model?.asWritten ?? null,
    modelFrom: prompt.model === null ? null : originText(prompt.model.origin),
    ...(isAssumed(prompt.model) ? { modelAssumed: true as const } : {}),
    priced: cost !== null,
    unpricedReason: estimate.noPrice === null ? null : noPriceText(estimate.noPrice),
    ...(estimate.atLeast === undefined || estimate.atLeast.length === 0
      ? {}
      : { atLeast: [...new Set(estimate.atLeast.map(estimateNoteText))] }),
    tokens: {
      input: Math.round(tokens.input.expected),
      output: estimate.outputBasis === 'none' ? null : Math.round(output.expected),
      inputParts: parts,
      method: tokens.method,
      errorPercent: tokens.errorPercent,
      tokenizer: tokens.tokenizer,
      outputBasis: estimate.outputBasis,
      cacheable: cache?.cacheableTokens ?? null,
      contextPercent: estimate.contextPercent,
      inputRange: { low: Math.round(tokens.input.low), high: Math.round(tokens.input.high) },
      outputRange:
        estimate.outputBasis === 'none'
          ? null
          : { low: Math.round(output.low), high: Math.round(output.high) },
    },
    lines: (cost?.lines ?? []).map((line) => ({
      name: lineName(line.item),
      quantity: tidy(line.quantity),
      unit: line.unit,
      rateUsd: toUsd(line.ratePicoUsd),
      costUsd: toUsd(line.costPicoUsd),
    })),
    basis: basisOf(tokens),
    maxOutputTokens: prompt.parameters.maxOutputTokens ?? null,
    ...callsOf(prompt),
    alternatives: prompt.model?.alternatives ?? [],
    requestUsd: cost === null ? null : toUsd(cost.requestPicoUsd),
    usdPer1k: cost === null ? null : toUsd(cost.requestPicoUsd * 1000n),
    range:
      cost === null
        ? null
        : { lowUsdPer1k: toUsd(cost.lowPicoUsd * 1000n), highUsdPer1k: toUsd(cost.highPicoUsd * 1000n) },
    requestsPerMonth: cost?.requestsPerMonth ?? estimate.usage.requestsPerMonth?.mean ?? null,
    monthlyUsd: cost?.monthlyPicoUsd == null ? null : toUsd(cost.monthlyPicoUsd),
    cache:
      cache === null
        ? null
        : {
            prefixTokens: Math.round(cache.prefixTokens),
            eligible: cache.eligible,
            endsAt: cacheEndText(cache.endsAt),
            endsLine: cache.endsPlace?.line ?? null,
            note: cache.note === null ? null : cacheNoteText(cache.note),
            hitRate: tidy(cache.hitRate.expected),
            inputUsdPer1kNever: toUsd(cache.inputCostNever * 1000n),
            inputUsdPer1kAlways: toUsd(cache.inputCostAlways * 1000n),
            breakEvenPerHour: cache.breakEvenPerHour === null ? null : tidy(cache.breakEvenPerHour),
          },
    ...byFile(tokens, prompt.path),
    sources: prompt.sources,
  };
}

/** So many files are listed for one prompt. */
const filesMax = 20;

/** Counted tokens by file: a run of text over several files is shared out by its characters. Nothing where all are in `own`. */
function byFile({ blocks }: RequestTokens, own: string): Pick<ReportEstimate, 'tokensByFile'> {
  const sums = new Map<string, number>();
  const put = (path: string, tokens: number): void => {
    sums.set(path, (sums.get(path) ?? 0) + tokens);
  };
  for (const { part, hidden, place, from, tokens } of blocks) {
    if (place === null || hidden === true || part === 'variables' || part === 'overhead') continue;
    if (from === undefined) {
      put(place.path, tokens.expected);
      continue;
    }
    const all = [...from.values()].reduce((sum, length) => sum + length, 0);
    for (const [path, length] of from) put(path, (tokens.expected * length) / all);
  }
  const files = [...sums]
    .map(([path, tokens]) => ({ path, tokens: Math.round(tokens) }))
    .filter(({ tokens }) => tokens > 0)
    .sort((a, b) => b.tokens - a.tokens || (a.path < b.path ? -1 : 1))
    .slice(0, filesMax);
  return files.every(({ path }) => path === own) ? {} : { tokensByFile: files };
}

/** Each assumption once, with how many prompts it concerns; most frequent first, then by text. */
function countAssumptions(estimates: readonly Estimate[]): CountedAssumption[] {
  const counts = new Map<string, CountedAssumption>();
  for (const estimate of estimates) {
    const origin = estimate.prompt.model?.origin;
    const model: readonly Note[] =
      origin?.kind === 'project'
        ? [{ ...origin, kind: 'model-assumed', model: estimate.prompt.model?.asWritten ?? '' }]
        : [];
    const own = new Map([...model, ...estimate.assumptions].map((note) => [estimateNoteText(note), note]));
    for (const [text, note] of own) {
      const prompts = (counts.get(text)?.prompts ?? 0) + 1;
      const prompt = prompts === 1 ? { prompt: estimate.prompt.key } : {};
      const size = note.kind === 'size-assumed' ? { size: sizeOf(note) } : {};
      counts.set(text, { text, prompts, ...prompt, ...size });
    }
  }
  return [...counts.values()].sort(byFrequency);
}

export function byFrequency(a: CountedAssumption, b: CountedAssumption): number {
  return b.prompts - a.prompts || (a.text < b.text ? -1 : 1);
}

/**
 * One sentence for each; assumed lengths with the same reason share one, those with most tokens over all prompts first.
 * `heads`: how many prompts were asked; one alone need not be named.
 */
export function assumptionTexts(counted: readonly CountedAssumption[], heads: number): string[] {
  const sizes = new Map<SizeReason, Map<string, { readonly size: AssumedSize; readonly tokens: number }>>();
  for (const { size, prompts } of counted) {
    if (size === undefined) continue;
    const alike = sizes.get(size.reason) ?? new Map<string, { size: AssumedSize; tokens: number }>();
    const tokens = size.expected * prompts;
    // A name with several lengths is one name, with the length that weighs most.
    if (tokens >= (alike.get(size.label)?.tokens ?? 0)) alike.set(size.label, { size, tokens });
    sizes.set(size.reason, alike);
  }
  const joined = new Set<SizeReason>();
  return counted.flatMap(({ text, prompts, prompt, size }) => {
    const alike = size === undefined ? undefined : sizes.get(size.reason);
    if (size === undefined || alike === undefined || alike.size < 2) {
      if (heads === 1 || (prompt === undefined && prompts === 1)) return [text];
      const about = prompt === undefined ? `${prompts} prompts` : `\`${prompt.replaceAll('`', "'")}\``;
      return [`${text} (${about})`];
    }
    if (joined.has(size.reason)) return [];
    joined.add(size.reason);
    const heaviest = [...alike.values()].sort(
      (a, b) => b.tokens - a.tokens || (a.size.label < b.size.label ? -1 : 1),
    );
    return [
      sizesText(
        heaviest.map((one) => one.size),
        size.reason,
      ),
    ];
  });
}

function sortedProblems(
  baseline: readonly Problem[],
  head: readonly Problem[],
  isSame: (path: string) => boolean,
): ReportProblem[] {
  // The same problem on both sides is reported once, for the head: it was there before and still is.
  const id = (problem: Problem): string => JSON.stringify({ ...pick(problem), line: null });
  const before = new Set(baseline.map(id));
  const now = new Set(head.map(id));
  const rows: ReportProblem[] = [
    ...head.map((problem) => ({
      ...pick(problem),
      side: 'head' as const,
      ...(problem.path !== null && isSame(problem.path) && before.has(id(problem))
        ? { untouched: true as const }
        : {}),
    })),
    ...baseline
      .filter((problem) => !now.has(id(problem)))
      .map((problem) => ({ ...pick(problem), side: 'baseline' as const })),
  ];
  return orderedProblems(rows);
}

/** Each once, by path and line. */
export function orderedProblems(rows: readonly ReportProblem[]): ReportProblem[] {
  const text = (row: ReportProblem): string =>
    [row.path ?? '', String(row.line ?? 0).padStart(9, '0'), row.reason, row.detail, row.side].join('\0');
  return [...new Map(rows.map((row) => [text(row), row])).values()]
    .map((row) => [text(row), row] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, row]) => row);
}

function pick({ reason, path, line, detail }: Problem): Omit<ReportProblem, 'side'> {
  return { reason, path, line, detail };
}
