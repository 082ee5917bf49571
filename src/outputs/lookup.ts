import type { Finding } from '../core/finding.js';
import type { Report, ReportChange } from '../core/report.js';
import { monthlyParts } from './numbers.js';

/** What outputs look up by a prompt's key, worked out once for each report, so that large reports cost no more than linear time. */
export interface Lookup {
  readonly change: ReadonlyMap<string, ReportChange>;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Parts of the monthly difference, so that the rows add up to the headline; evaluations are no part of it. */
  readonly monthly: ReadonlyMap<string, string>;
}

const known = new WeakMap<Report, Lookup>();

export function lookup(report: Report): Lookup {
  const found = known.get(report);
  if (found !== undefined) return found;
  const findings = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    if (finding.key === null) continue;
    const own = findings.get(finding.key);
    if (own === undefined) findings.set(finding.key, [finding]);
    else own.push(finding);
  }
  const counted = report.changes.filter(
    ({ delta, kind }) => delta.monthlyUsd !== null && kind !== 'evaluation' && kind !== 'fragment',
  );
  const parts = monthlyParts(
    counted.map(({ delta }) => delta.monthlyUsd ?? 0),
    report.totals.deltaMonthlyUsd ?? 0,
  );
  const made: Lookup = {
    change: new Map(report.changes.map((change) => [change.key, change])),
    findings,
    monthly: new Map(counted.map(({ key }, index) => [key, parts[index] ?? ''])),
  };
  known.set(report, made);
  return made;
}
