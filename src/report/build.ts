import type { Change } from '../core/change.js';
import type { Estimate } from '../core/estimate.js';
import type { Finding, Verdict } from '../core/finding.js';
import { countsAsTraffic, monthlyTotals, type Judgement } from '../core/limits/judge.js';
import type { Policy } from '../core/limits.js';
import { toUsd, type PicoUsd } from '../core/money.js';
import { originText } from '../core/origin.js';
import type { Problem } from '../core/problem.js';
import type {
  Report,
  ReportChange,
  ReportEstimate,
  ReportProblem,
  ScanReport,
  Totals,
} from '../core/report.js';
import type { RevisionInfo } from '../core/revision.js';
import { inputParts, type InputPart } from '../core/tokens.js';
import { toolVersion } from '../core/version.js';

const tool = { name: 'promptcost', version: toolVersion } as const;

export interface ReportInput {
  readonly generatedAt: string;
  readonly baseline: RevisionInfo;
  readonly head: RevisionInfo;
  readonly ratesAsOf: string;
  readonly changes: readonly Change[];
  readonly judgement: Judgement;
  /** Findings from the settings and the cost model, before those of the limits. */
  readonly findings: readonly Finding[];
  readonly baselineProblems: readonly Problem[];
  readonly headProblems: readonly Problem[];
  readonly policy: Policy;
  readonly shard: { readonly part: number; readonly of: number } | null;
}

/** Puts everything that any output may show into one value. */
export function buildReport(input: ReportInput): Report {
  const findings = [...input.judgement.findings, ...input.findings].sort(bySeverity);
  const shown = input.changes.filter((change) => change.status !== 'unchanged');
  return {
    version: 1,
    tool,
    generatedAt: input.generatedAt,
    baseline: input.baseline,
    head: input.head,
    ratesAsOf: input.ratesAsOf,
    verdict: verdictOf(findings, input.policy.enforcement),
    enforcement: input.policy.enforcement,
    totals: totalsOf(input.changes),
    changes: shown.map(reportChange),
    unchangedCount: input.changes.length - shown.length,
    findings,
    problems: sortedProblems(input.baselineProblems, input.headProblems),
    assumptions: collectAssumptions(shown.flatMap((change) => (change.head === null ? [] : [change.head]))),
    limits: input.judgement.limits,
    override: null,
    ...(input.policy.overrideLabel === null ? {} : { overrideLabel: input.policy.overrideLabel }),
    shard: input.shard,
  };
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
  readonly estimates: readonly Estimate[];
  readonly problems: readonly Problem[];
}): ScanReport {
  return {
    version: 1,
    tool,
    generatedAt: input.generatedAt,
    revision: input.revision,
    ratesAsOf: input.ratesAsOf,
    prompts: input.estimates.map((estimate) => ({
      key: estimate.prompt.key,
      name: estimate.prompt.name,
      path: estimate.prompt.path,
      line: estimate.prompt.line,
      format: estimate.prompt.format,
      kind: estimate.prompt.kind,
      estimate: reportEstimate(estimate),
    })),
    problems: input.problems.map(({ reason, path, line, detail }) => ({ reason, path, line, detail })),
    assumptions: collectAssumptions(input.estimates),
  };
}

const severity = { fail: 0, warn: 1, info: 2 } as const;

function bySeverity(a: Finding, b: Finding): number {
  return severity[a.level] - severity[b.level];
}

/** Whether a change is one that a reader must be told of: money, tokens, model, or that it could not be judged. */
export function matters(change: ReportChange): boolean {
  if (change.status === 'added' || change.status === 'removed') return change.kind !== 'fragment';
  return (
    change.notComparable !== null ||
    (change.delta.usdPer1k ?? 0) !== 0 ||
    (change.delta.inputTokens ?? 0) !== 0 ||
    (change.delta.outputTokens ?? 0) !== 0 ||
    (change.delta.monthlyUsd ?? 0) !== 0 ||
    change.baseline?.model !== change.head?.model
  );
}

/** Whether a report is worth a new comment in `changes` mode. */
export function hasChanges(report: Report): boolean {
  return report.changes.some(matters) || report.findings.some((finding) => finding.level !== 'info');
}

function totalsOf(changes: readonly Change[]): Totals {
  let baselinePico: PicoUsd | null = null;
  let headPico: PicoUsd | null = null;
  let deltaInputTokens = 0;
  let unpricedCount = 0;
  let promptCount = 0;
  for (const change of changes) {
    const subject = change.head ?? change.baseline;
    if (subject === null || !countsAsTraffic(subject)) continue;
    if (change.head !== null) {
      promptCount++;
      // Instructions and tool lists name no model by nature: no price of theirs is missing.
      if (change.head.cost === null && change.head.prompt.kind === 'request') unpricedCount++;
    }
    deltaInputTokens += change.inputTokensDelta ?? 0;
    // Sums of both sides are over what can be compared: a lost rate is not a saving.
    if (change.notComparable !== null) continue;
    if (change.baseline?.cost) baselinePico = (baselinePico ?? 0n) + change.baseline.cost.requestPicoUsd;
    if (change.head?.cost) headPico = (headPico ?? 0n) + change.head.cost.requestPicoUsd;
  }
  const monthly = monthlyTotals(changes);
  const per1k = (amount: PicoUsd | null): number | null => (amount === null ? null : toUsd(amount * 1000n));
  const month = (amount: PicoUsd | null): number | null => (amount === null ? null : toUsd(amount));
  return {
    baselineUsdPer1k: per1k(baselinePico),
    headUsdPer1k: per1k(headPico),
    deltaInputTokens,
    deltaMonthlyUsd:
      monthly.baselinePicoUsd === null && monthly.headPicoUsd === null
        ? null
        : toUsd((monthly.headPicoUsd ?? 0n) - (monthly.baselinePicoUsd ?? 0n)),
    baselineMonthlyUsd: month(monthly.baselinePicoUsd),
    headMonthlyUsd: month(monthly.headPicoUsd),
    unpricedCount,
    promptCount,
  };
}

function reportChange(change: Change): ReportChange {
  const subject = change.head ?? change.baseline;
  if (subject === null) throw new Error(`the change ${change.key} has no side`);
  const { prompt } = subject;
  return {
    key: change.key,
    name: prompt.name,
    path: prompt.path,
    previousPath: change.previousPath,
    line: prompt.line,
    format: prompt.format,
    status: change.status === 'unchanged' ? 'changed' : change.status,
    kind: prompt.kind,
    baseline: change.baseline === null ? null : reportEstimate(change.baseline),
    head: change.head === null ? null : reportEstimate(change.head),
    delta: {
      inputTokens: change.inputTokensDelta,
      outputTokens: change.outputTokensDelta,
      usdPer1k: change.deltaPicoUsd === null ? null : toUsd(change.deltaPicoUsd * 1000n),
      percent: change.percent,
      monthlyUsd: change.monthlyDeltaPicoUsd === null ? null : toUsd(change.monthlyDeltaPicoUsd),
    },
    notComparable: change.notComparable?.why ?? null,
    causes: change.causes.map((cause) => ({
      cause: cause.kind,
      usdPer1k: toUsd(cause.picoUsd * 1000n),
      ...(cause.inputTokens === undefined ? {} : { inputTokens: cause.inputTokens }),
      detail: cause.detail,
    })),
    ...(change.tokenDetails === undefined || change.tokenDetails.length === 0
      ? {}
      : { tokenDetails: change.tokenDetails }),
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
    priced: cost !== null,
    unpricedReason: estimate.unpricedReason,
    ...(estimate.atLeast === undefined || estimate.atLeast.length === 0 ? {} : { atLeast: estimate.atLeast }),
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
      name: line.name,
      quantity: tidy(line.quantity),
      unit: line.unit,
      rateUsd: toUsd(line.ratePicoUsd),
      costUsd: toUsd(line.costPicoUsd),
    })),
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
            endsAt: cache.endsAt,
            endsLine: cache.endsPlace?.line ?? null,
            note: cache.note,
            hitRate: tidy(cache.hitRate.expected),
            inputUsdPer1kNever: toUsd(cache.inputCostNever * 1000n),
            inputUsdPer1kAlways: toUsd(cache.inputCostAlways * 1000n),
            breakEvenPerHour: cache.breakEvenPerHour === null ? null : tidy(cache.breakEvenPerHour),
          },
    sources: prompt.sources,
  };
}

/** Each assumption once, with how many prompts it concerns; most frequent first, then by text. */
function collectAssumptions(estimates: readonly Estimate[]): string[] {
  const counts = new Map<string, number>();
  for (const estimate of estimates) {
    for (const assumption of new Set(estimate.assumptions)) {
      counts.set(assumption, (counts.get(assumption) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([text, n]) => (n === 1 || estimates.length === 1 ? text : `${text} (${n} prompts)`));
}

function sortedProblems(baseline: readonly Problem[], head: readonly Problem[]): ReportProblem[] {
  // The same problem on both sides is said once, for the head: it was there before and still is.
  const known = new Set(head.map((problem) => JSON.stringify({ ...pick(problem), line: null })));
  const rows: ReportProblem[] = [
    ...head.map((problem) => ({ ...pick(problem), side: 'head' as const })),
    ...baseline
      .filter((problem) => !known.has(JSON.stringify({ ...pick(problem), line: null })))
      .map((problem) => ({ ...pick(problem), side: 'baseline' as const })),
  ];
  const text = (row: ReportProblem): string =>
    [row.path ?? '', String(row.line ?? 0).padStart(9, '0'), row.reason, row.detail, row.side].join('\0');
  return rows
    .map((row) => [text(row), row] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, row]) => row);
}

function pick({ reason, path, line, detail }: Problem): Omit<ReportProblem, 'side'> {
  return { reason, path, line, detail };
}
