import type { Finding } from '../../src/core/finding.js';
import type { Report, ReportChange } from '../../src/core/report.js';

/** A report of a pull request that makes the triage prompt dearer, with one limit broken. */
export function reportOf(changes: Partial<Report> = {}): Report {
  return {
    version: 1,
    tool: { name: 'promptcost', version: '0.1.0' },
    generatedAt: '2026-11-23T00:00:00.000Z',
    baseline: { sha: 'ba'.repeat(20), ref: 'main', how: 'merge commit parent' },
    head: { sha: 'a1'.repeat(20), ref: 'shorter-triage', how: 'merge commit' },
    ratesAsOf: '2026-11-20',
    verdict: 'fail',
    enforcement: 'block',
    totals: {
      baselineUsdPer1k: 1.03,
      headUsdPer1k: 1.64,
      deltaInputTokens: 244,
      deltaMonthlyUsd: null,
      baselineMonthlyUsd: null,
      headMonthlyUsd: null,
      unpricedCount: 0,
      promptCount: 12,
    },
    changes: [changeOf()],
    unchangedCount: 11,
    findings: [findingOf()],
    problems: [],
    unread: [],
    assumptions: [],
    limits: [],
    override: null,
    shard: null,
    ...changes,
  };
}

export function changeOf(changes: Partial<ReportChange> = {}): ReportChange {
  return {
    key: 'prompts/triage.md',
    name: 'triage',
    path: 'prompts/triage.md',
    previousPath: null,
    line: 3,
    format: 'text',
    status: 'changed',
    kind: 'request',
    baseline: null,
    head: null,
    where: 'file',
    unknowns: [],
    delta: {
      worst: null,
      countedInputTokens: 244,
      outputLimit: 0,
      inputTokens: 244,
      outputTokens: 0,
      usdPer1k: 0.61,
      percent: 59.22,
      percentOf: 'cost',
      monthlyUsd: null,
    },
    notComparable: null,
    causes: [{ cause: 'system', usdPer1k: 0.61, detail: 'system text, lines 3-40' }],
    ...changes,
  };
}

export function findingOf(changes: Partial<Finding> = {}): Finding {
  return {
    rule: 'max-request-increase-percent',
    level: 'fail',
    key: 'prompts/triage.md',
    path: 'prompts/triage.md',
    line: 12,
    value: 59.22,
    limit: 10,
    message: 'One request costs 59.22 % more, limit 10 %',
    remedy: 'Shorten the prompt, or raise `max-request-increase-percent`.',
    ...changes,
  };
}
