import type { Finding } from '../core/finding.js';
import { checkMonthly } from '../core/limits/check.js';
import { limitOf } from '../core/limits/list.js';
import type { Limits, LimitSource } from '../core/limits.js';
import { parseUsd } from '../core/money.js';
import type { CountedAssumption, Report, ReportLimit, ShardSums } from '../core/report.js';
import {
  assumptionTexts,
  byFrequency,
  byWeight,
  orderedFindings,
  orderedProblems,
  totalsOf,
  verdictOf,
  type ExactTotals,
} from './build.js';
import { ReportError } from './read.js';
import { worded } from './words/findings.js';

/**
 * One report from several: the parts of a sharded run, or the checks of several folders. The answer does not
 * depend on the order they are given in. Reports that do not belong together are refused, and a part that is
 * missing makes the verdict an error: an unseen prompt is not an unchanged one.
 */
export function mergeReports(reports: readonly Report[]): Report {
  const [first, ...rest] = [...reports].sort((a, b) => order(a).localeCompare(order(b), 'en'));
  if (first === undefined) throw new ReportError('there is no report to merge');
  if (rest.length === 0 && first.shard === null) return first;
  for (const other of rest) {
    for (const field of ['ratesAsOf', 'enforcement'] as const) {
      if (other[field] !== first[field]) {
        throw new ReportError(`the reports differ in ${field}: ${first[field]} and ${other[field]}`);
      }
    }
    if (other.ratesFile?.sha256 !== first.ratesFile?.sha256)
      throw new ReportError('the reports were made with different rates files');
    for (const side of ['baseline', 'head'] as const) {
      if (other[side].sha !== first[side].sha) {
        throw new ReportError(
          `the reports are of different commits: ${side} ${first[side].sha ?? 'none'} and ${other[side].sha ?? 'none'}`,
        );
      }
    }
  }
  const all = [first, ...rest];
  const changes = all.flatMap((report) => report.changes);
  const seen = new Set<string>();
  const doubled = changes.find(({ key }) => seen.size === seen.add(key).size);
  if (doubled !== undefined) throw new ReportError(`two reports hold the same prompt ${doubled.key}`);

  const sharded = all.some((report) => report.shard !== null);
  const exact = sumOf(all);
  const merged = mergeLimits(all);
  const monthly = sharded ? monthlyFindings(all, merged, exact) : { findings: [], limits: merged };
  const { limits } = monthly;
  const missing = missingShards(all);
  changes.sort(byWeight);
  const findings = orderedFindings(
    [
      ...missing.map((part) =>
        worded(
          {
            rule: 'shard-missing',
            level: 'fail',
            key: null,
            path: null,
            line: null,
            value: part,
            limit: null,
            kind: 'shard-missing',
            data: { part },
          },
          null,
        ),
      ),
      ...unique(all.flatMap((report) => report.findings)),
      ...monthly.findings,
    ],
    changes,
  );
  const verdict =
    missing.length > 0 || all.some((report) => report.verdict === 'error')
      ? 'error'
      : verdictOf(findings, first.enforcement);
  const adoption = all.find((report) => report.adoption !== undefined)?.adoption;
  return {
    ...first,
    generatedAt: all.map((report) => report.generatedAt).reduce((a, b) => (a > b ? a : b)),
    verdict,
    totals: totalsOf(exact),
    changes,
    unchangedCount: all.reduce((count, report) => count + report.unchangedCount, 0),
    findings,
    problems: orderedProblems(all.flatMap((report) => report.problems)),
    unread: unique(all.flatMap((report) => report.unread)),
    assumptions: mergeAssumptions(all),
    limits,
    override: null,
    ...(adoption === undefined ? {} : { adoption }),
    ...(first.overrideLabel === undefined ? {} : { overrideLabel: first.overrideLabel }),
    shard: null,
  };
}

function order(report: Report): string {
  return `${String(report.shard?.part ?? 0).padStart(4, '0')} ${report.changes[0]?.key ?? ''}`;
}

/** The sums of all parts; of a report without exact ones, what it shows. */
function sumOf(reports: readonly Report[]): ExactTotals {
  const add = (
    pick: keyof Omit<ShardSums, 'assumptions' | 'heads'>,
    shown: (report: Report) => number | null,
  ) => {
    const known = reports.flatMap((report) => {
      const text = report.shard?.sums?.[pick];
      if (text !== undefined) return text === null ? [] : [BigInt(text)];
      const value = shown(report);
      return value === null ? [] : [pico(value)];
    });
    return known.length === 0 ? null : known.reduce((total, value) => total + value, 0n);
  };
  const count = (pick: (report: Report) => number): number =>
    reports.reduce((total, report) => total + pick(report), 0);
  return {
    baselineRequest: add('baselineRequest', ({ totals }) => per(totals.baselineUsdPer1k)),
    headRequest: add('headRequest', ({ totals }) => per(totals.headUsdPer1k)),
    baselineMonth: add('baselineMonth', ({ totals }) => totals.baselineMonthlyUsd),
    headMonth: add('headMonth', ({ totals }) => totals.headMonthlyUsd),
    baselineWholeMonth: add('baselineWholeMonth', ({ totals }) => totals.baselineMonthlyUsd),
    headWholeMonth: add('headWholeMonth', ({ totals }) => totals.headMonthlyUsd),
    deltaInputTokens: count(({ totals }) => totals.deltaInputTokens),
    unpricedCount: count(({ totals }) => totals.unpricedCount),
    promptCount: count(({ totals }) => totals.promptCount),
  };
}

function per(usdPer1k: number | null): number | null {
  return usdPer1k === null ? null : usdPer1k / 1000;
}

function pico(usd: number): bigint {
  return usd < 0 ? -pico(-usd) : (parseUsd(usd.toFixed(12)) ?? 0n);
}

function mergeAssumptions(reports: readonly Report[]): string[] {
  const counts = new Map<string, CountedAssumption>();
  let heads = 0;
  for (const report of reports) {
    const sums = report.shard?.sums;
    if (sums === undefined) return unique(reports.flatMap(({ assumptions }) => assumptions));
    heads += sums.heads;
    for (const one of sums.assumptions) {
      const known = counts.get(one.text);
      const { text, prompts, size } = one;
      const both = { text, prompts: prompts + (known?.prompts ?? 0) };
      counts.set(text, known === undefined ? one : size === undefined ? both : { ...both, size });
    }
  }
  return assumptionTexts([...counts.values()].sort(byFrequency), heads);
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function missingShards(reports: readonly Report[]): string[] {
  const totals = new Set(reports.flatMap((report) => (report.shard === null ? [] : [report.shard.of])));
  if (totals.size > 1) throw new ReportError('the reports are of runs with different numbers of parts');
  const [of] = totals;
  if (of === undefined) return [];
  const seen = new Set(reports.map((report) => report.shard?.part));
  return Array.from({ length: of }, (_, index) => index + 1)
    .filter((part) => !seen.has(part))
    .map((part) => `${part}/${of}`);
}

function mergeLimits(reports: readonly Report[]): ReportLimit[] {
  const rows = new Map<string, ReportLimit>();
  for (const limit of reports.flatMap((report) => report.limits)) {
    const id = JSON.stringify([limit.rule, limit.level, limit.limit, limit.match]);
    const known = rows.get(id);
    rows.set(id, known === undefined ? limit : together(known, limit));
  }
  return [...rows.values()];
}

function together(
  a: ReportLimit,
  b: Pick<ReportLimit, 'exceeded' | 'checked' | 'largest' | 'belowFloor'>,
): ReportLimit {
  const values = [a.largest, b.largest].filter((value) => value !== null);
  return {
    ...a,
    exceeded: a.exceeded + b.exceeded,
    checked: a.checked + b.checked,
    largest: values.length === 0 ? null : Math.max(...values),
    belowFloor: a.belowFloor + b.belowFloor,
  };
}

/** The limits on all prompts together, which no part could check. */
function monthlyFindings(
  reports: readonly Report[],
  limits: readonly ReportLimit[],
  exact: ExactTotals,
): { readonly findings: Finding[]; readonly limits: ReportLimit[] } {
  const given: Record<'limits' | 'warn', Record<string, Limits[string]>> = { limits: {}, warn: {} };
  const sources: Record<string, LimitSource> = {};
  for (const { rule, level, limit, match, source } of limits) {
    const known = limitOf(rule);
    if (known?.kind !== 'number' || known.per !== 'month' || match !== null || typeof limit !== 'number')
      continue;
    given[level === 'fail' ? 'limits' : 'warn'][rule] = known.unit === 'usd' ? pico(limit) : limit;
    sources[rule] ??= source;
  }
  const changed = reports.some((report) => report.changes.length > 0);
  const found = checkMonthly(
    {
      baselinePicoUsd: exact.baselineMonth,
      headPicoUsd: exact.headMonth,
      baselineWholePicoUsd: exact.baselineWholeMonth,
      headWholePicoUsd: exact.headWholeMonth,
    },
    changed,
    { ...given, source: { kind: 'none', path: null, at: null }, sources },
  );
  const label = reports[0]?.overrideLabel ?? null;
  return {
    findings: found.findings.map((finding) => worded(finding, label)),
    limits: limits.map((row) => {
      const tally = found.tallies.find(
        ([rule, level]) => rule === row.rule && level === row.level && row.match === null,
      )?.[2];
      return tally === undefined ? row : together(row, tally);
    }),
  };
}
