import type { Finding } from '../core/finding.js';
import { judgeMonthly } from '../core/limits/judge.js';
import type { Limits } from '../core/limits.js';
import { parseUsd } from '../core/money.js';
import type { Report, ReportLimit } from '../core/report.js';
import { verdictOf } from './build.js';
import { ReportError } from './read.js';

/**
 * One report from several: the parts of a sharded run, or the checks of several folders. The answer does not
 * depend on the order they are given in. Reports that do not belong together are refused, and a part that is
 * missing makes the verdict an error: an unseen prompt is not an unchanged one.
 */
export function mergeReports(reports: readonly Report[]): Report {
  const [first, ...rest] = [...reports].sort((a, b) => order(a).localeCompare(order(b), 'en'));
  if (first === undefined) throw new ReportError('there is no report to merge');
  if (rest.length === 0) return first;
  for (const other of rest) {
    for (const field of ['ratesAsOf', 'enforcement'] as const) {
      if (other[field] !== first[field]) {
        throw new ReportError(`the reports differ in ${field}: ${first[field]} and ${other[field]}`);
      }
    }
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

  const limits = mergeLimits(all);
  const monthly = all.some((report) => report.shard !== null) ? monthlyFindings(all, limits) : [];
  const missing = missingShards(all);
  const findings: Finding[] = [
    ...missing.map((part) => ({
      rule: 'shard-missing',
      level: 'fail' as const,
      key: null,
      path: null,
      line: null,
      value: part,
      limit: null,
      message: `The report of part ${part} is missing, so its prompts were not judged.`,
      remedy: 'Run the job of that part again and merge once more.',
    })),
    ...unique(all.flatMap((report) => report.findings)),
    ...monthly,
  ];
  const verdict =
    missing.length > 0 || all.some((report) => report.verdict === 'error')
      ? 'error'
      : verdictOf(findings, first.enforcement);
  const sum = (pick: (report: Report) => number | null): number | null => {
    const known = all.map(pick).filter((value) => value !== null);
    return known.length === 0 ? null : exactSum(known);
  };
  return {
    ...first,
    generatedAt: all.map((report) => report.generatedAt).reduce((a, b) => (a > b ? a : b)),
    verdict,
    totals: {
      baselineUsdPer1k: sum((report) => report.totals.baselineUsdPer1k),
      headUsdPer1k: sum((report) => report.totals.headUsdPer1k),
      deltaInputTokens: sum((report) => report.totals.deltaInputTokens) ?? 0,
      deltaMonthlyUsd: sum((report) => report.totals.deltaMonthlyUsd),
      baselineMonthlyUsd: sum((report) => report.totals.baselineMonthlyUsd),
      headMonthlyUsd: sum((report) => report.totals.headMonthlyUsd),
      unpricedCount: sum((report) => report.totals.unpricedCount) ?? 0,
      promptCount: sum((report) => report.totals.promptCount) ?? 0,
    },
    changes: changes.sort(
      (a, b) =>
        Number(b.notComparable !== null) - Number(a.notComparable !== null) ||
        Math.abs(b.delta.usdPer1k ?? 0) - Math.abs(a.delta.usdPer1k ?? 0) ||
        (a.key < b.key ? -1 : 1),
    ),
    unchangedCount: all.reduce((count, report) => count + report.unchangedCount, 0),
    findings,
    problems: unique(all.flatMap((report) => report.problems)),
    assumptions: unique(all.flatMap((report) => report.assumptions)),
    limits,
    override: null,
    ...(first.overrideLabel === undefined ? {} : { overrideLabel: first.overrideLabel }),
    shard: null,
  };
}

function order(report: Report): string {
  return `${String(report.shard?.part ?? 0).padStart(4, '0')} ${report.changes[0]?.key ?? ''}`;
}

/** Dollars have at most 12 decimals; adding in whole 1e-9 keeps float noise out of what is shown. */
function exactSum(values: readonly number[]): number {
  return values.reduce((total, value) => total + Math.round(value * 1e9), 0) / 1e9;
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
    rows.set(id, known === undefined ? limit : { ...known, broken: known.broken + limit.broken });
  }
  return [...rows.values()];
}

function monthlyFindings(reports: readonly Report[], limits: readonly ReportLimit[]): Finding[] {
  const pico = (pick: (report: Report) => number | null): bigint | null => {
    const known = reports.map(pick).filter((value) => value !== null);
    return known.length === 0 ? null : (parseUsd(exactSum(known).toFixed(9)) ?? null);
  };
  const totals = {
    baselinePicoUsd: pico((report) => report.totals.baselineMonthlyUsd),
    headPicoUsd: pico((report) => report.totals.headMonthlyUsd),
    headWholePicoUsd: pico((report) => report.totals.headMonthlyUsd),
  };
  const value = (rule: string, level: string): number | undefined => {
    const found = limits.find((limit) => limit.rule === rule && limit.level === level)?.limit;
    return typeof found === 'number' ? found : undefined;
  };
  return (['fail', 'warn'] as const).flatMap((level) => {
    const increase = value('max-monthly-increase-usd', level);
    const percent = value('max-monthly-increase-percent', level);
    const total = value('max-monthly-usd', level);
    const given: Limits = {
      ...(increase === undefined ? {} : { maxMonthlyIncreaseUsd: parseUsd(increase.toFixed(12)) ?? 0n }),
      ...(percent === undefined ? {} : { maxMonthlyIncreasePercent: percent }),
      ...(total === undefined ? {} : { maxMonthlyUsd: parseUsd(total.toFixed(12)) ?? 0n }),
    };
    const changed = reports.some((report) => report.changes.length > 0);
    return judgeMonthly(totals, changed, level, given, (rule) => {
      const origin = limits.find((limit) => limit.rule === rule)?.origin ?? 'the settings';
      return `To allow it, raise \`${rule}\` (${origin}).`;
    });
  });
}
