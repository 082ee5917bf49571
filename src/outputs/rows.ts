import type { Finding } from '../core/finding.js';
import type { Report, ReportChange, ReportEstimate } from '../core/report.js';
import { matters } from '../report/build.js';
import {
  count,
  money,
  moneyChange,
  moneyRange,
  plural,
  signedCount,
  signedMoney,
  signedMonthly,
  signedPercent,
} from './numbers.js';
import { lookup } from './lookup.js';
import { isLimit, isModelRule, ruleWords } from './rules.js';
import type { Phrase } from './phrase.js';

/** Changes under this many percent get no icon: a report full of marks marks nothing. */
const noisePercent = 5;

/** Money is for 1,000 requests in every output, so that the figures of two reports can be compared. */
export const perThousand = {
  words: 'per 1,000 requests',
  /** Heading of a column. */
  title: 'Cost per 1,000 requests',
  /** The same where room is short. */
  narrowTitle: 'Per 1,000 req.',
} as const;

/** The changes of a report by what a reader takes them for. */
export interface Groups {
  /** Billed whenever the product sends a request. */
  readonly requests: readonly ReportChange[];
  /** Instructions and tool lists that ride along with requests made elsewhere. */
  readonly standing: readonly ReportChange[];
  /** Billed when somebody runs an evaluation; no production traffic. */
  readonly evaluations: readonly ReportChange[];
  /** Texts that prompts include: what they cost is in those prompts. */
  readonly fragments: readonly ReportChange[];
  /** Moved or edited without any effect on tokens or cost. */
  readonly quiet: readonly ReportChange[];
}

const groupsByReport = new WeakMap<Report, Groups>();

export function groupsOf(report: Report): Groups {
  const known = groupsByReport.get(report) ?? makeGroups(report);
  groupsByReport.set(report, known);
  return known;
}

function makeGroups(report: Report): Groups {
  const worst = severities(report.findings);
  const shown = report.changes
    .filter((change) => matters(change) || worst.has(change.key))
    .map((change, index) => ({ change, index }))
    .sort(
      (a, b) =>
        (worst.get(a.change.key) ?? 2) - (worst.get(b.change.key) ?? 2) ||
        Number(a.change.notComparable !== null) - Number(b.change.notComparable !== null) ||
        size(b.change) - size(a.change) ||
        a.index - b.index,
    )
    .map(({ change }) => change);
  const seen = new Set(shown);
  return {
    requests: shown.filter(({ kind }) => kind === 'request'),
    standing: shown.filter(({ kind }) => kind === 'instructions' || kind === 'tools'),
    evaluations: shown.filter(({ kind }) => kind === 'evaluation'),
    fragments: shown.filter(({ kind }) => kind === 'fragment'),
    quiet: report.changes.filter((change) => !seen.has(change)),
  };
}

function size({ delta }: ReportChange): number {
  return Math.abs(delta.usdPer1k ?? 0);
}

/** 0 for a prompt that breaks a limit, 1 for one that breaks a warning. */
function severities(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const worst = new Map<string, number>();
  for (const { key, level, rule } of findings) {
    if (key === null || level === 'info' || !isLimit(rule)) continue;
    worst.set(key, Math.min(worst.get(key) ?? 2, level === 'fail' ? 0 : 1));
  }
  return worst;
}

/** What one prompt's row says. Outputs only decide how it looks. */
export interface Row {
  readonly subject: ReportChange;
  readonly icon: Icon | null;
  /** What the icon stands for, where the change itself does not say it. */
  readonly reason: string | null;
  readonly prompt: Phrase;
  /** Under the name: where it came from. */
  readonly aside: Phrase | null;
  readonly model: Phrase;
  readonly tokens: string;
  readonly tokensNote: string;
  readonly cost: string;
  /** What `cost` is for, where it ends in an amount; null where it ends in words. */
  readonly costUnit: string | null;
  /** Best and worst case, where they are far apart; null elsewhere. */
  readonly costRange: string | null;
  readonly costNote: string;
  /** `+59%`, `new`, `removed`, `not checked`. */
  readonly change: string;
  /** The same in money, for as many requests as the unit says. */
  readonly changeMoney: string | null;
  /** Per month, where traffic is configured. */
  readonly changeMonthly: string | null;
}

export type Icon = 'over' | 'warned' | 'unknown' | 'new' | 'removed' | 'up' | 'down';

export function rowOf(change: ReportChange, report: Report): Row {
  const { baseline, head, delta } = change;
  return {
    subject: change,
    ...iconOf(change, lookup(report).findings.get(change.key) ?? []),
    prompt: [promptName(change)],
    aside: change.previousPath === null ? null : ['renamed from ', { name: change.previousPath }],
    model: modelPhrase(baseline, head),
    tokens: tokensText(change),
    tokensNote: countBasis(head ?? baseline),
    cost: costText(change),
    costUnit: endsInAmount(change) ? perThousand.words : null,
    costRange: change.notComparable === null ? rangeText(head ?? baseline) : null,
    costNote: costBasis(head ?? baseline),
    change: changeText(change),
    changeMoney: deltaText(change),
    changeMonthly:
      delta.monthlyUsd === null || change.notComparable !== null || delta.monthlyUsd === 0
        ? null
        : `${monthlyOf(change, report)} a month`,
  };
}

function monthlyOf({ key, delta }: ReportChange, report: Report): string {
  return lookup(report).monthly.get(key) ?? signedMonthly(delta.monthlyUsd ?? 0);
}

/** The name of a prompt, linked to its file. */
export function promptName(change: Pick<ReportChange, 'key' | 'path' | 'line' | 'status'>): {
  name: string;
  target: { path: string; line: number; side: 'head' | 'baseline' };
} {
  return {
    name: change.key,
    target: {
      path: change.path,
      line: change.line,
      side: change.status === 'removed' ? 'baseline' : 'head',
    },
  };
}

function iconOf(
  change: ReportChange,
  findings: readonly Finding[],
): { readonly icon: Icon | null; readonly reason: string | null } {
  const own = findings.filter(({ rule }) => isLimit(rule));
  for (const [level, icon] of [
    ['fail', 'over'],
    ['warn', 'warned'],
  ] as const) {
    const found = own.filter((finding) => finding.level === level);
    const [first] = found;
    if (first === undefined) continue;
    const broken = found.filter(({ rule }) => Object.hasOwn(ruleWords, rule));
    if (broken.length > 0) return { icon, reason: brokenText(broken, level) };
    if (isModelRule(first.rule)) return { icon, reason: 'model not allowed' };
    return { icon: level === 'fail' ? icon : 'unknown', reason: null };
  }
  return { icon: plainIcon(change), reason: null };
}

/** `limit 20%`, or how many limits where it is several. */
function brokenText(findings: readonly Finding[], level: 'fail' | 'warn'): string {
  const [first] = findings;
  const kind = level === 'fail' ? 'limit' : 'warning limit';
  if (first === undefined || findings.length > 1) return `over ${plural(findings.length, kind)}`;
  const { rule, limit } = first;
  return typeof limit === 'number'
    ? `${kind} ${ruleWords[rule]?.limit(limit) ?? String(limit)}`
    : `over a ${kind}`;
}

function plainIcon(change: ReportChange): Icon | null {
  if (change.notComparable !== null && !isTokensOnly(change)) return 'unknown';
  if (change.status === 'added') return 'new';
  if (change.status === 'removed') return 'removed';
  const percent = change.delta.percent ?? 0;
  return percent >= noisePercent ? 'up' : percent <= -noisePercent ? 'down' : null;
}

/** What changes of instructions and tool lists are called together. */
export function standingWords(changes: readonly ReportChange[]): string {
  const kinds = new Set(changes.map(({ kind }) => kind));
  if (!kinds.has('tools')) return 'agent instructions';
  return kinds.size === 1 ? 'tool lists' : 'agent instructions and tool lists';
}

/** Neither side has a price: tokens are all that can be said, and they are compared. */
export function isTokensOnly(change: ReportChange): boolean {
  const sides = [change.baseline, change.head].filter((side) => side !== null);
  return change.notComparable === null && sides.every(({ priced }) => !priced);
}

/** Head sends something of unknown length that baseline does not: the difference is a lower bound. */
export function isLeast({ unknowns }: ReportChange): boolean {
  return unknowns.some(({ side }) => side === 'head');
}

function changeText(change: ReportChange): string {
  const { delta, status } = change;
  if (isTokensOnly(change)) {
    if (status === 'added') return 'new';
    if (status === 'removed') return 'removed';
    if (delta.inputTokens === null) return 'not checked';
    if (delta.inputTokens === 0) return `same tokens${someText(change)}`;
    const share = delta.percent === null ? '' : ` (${signedPercent(delta.percent)})`;
    return `${signedCount(delta.inputTokens)} tokens${share}`;
  }
  if (change.notComparable !== null) return status === 'added' ? 'new, not checked' : 'not checked';
  if (status === 'added') return 'new';
  if (status === 'removed') return 'removed';
  const least = isLeast(change) ? 'at least ' : '';
  if (delta.usdPer1k === 0)
    return `${least === '' ? 'same cost' : 'at least the same cost'}${someText(change)}`;
  return delta.percent === null ? 'was free' : `${least}${signedPercent(delta.percent)}`;
}

/** What some requests have more, where most have the same: `, in some cases +3.7%`. */
function someText(change: ReportChange): string {
  if (!costsMoreInSome(change)) return '';
  const percent = change.delta.worst?.percent ?? null;
  return `, in some cases ${percent === null ? 'more' : signedPercent(percent)}`;
}

/** Whether some requests cost more (or send more, where nothing has a price) while the figure is the same. */
export function costsMoreInSome({ delta }: ReportChange): boolean {
  const { worst } = delta;
  if (worst === null || (delta.usdPer1k ?? delta.inputTokens) !== 0) return false;
  return (worst.usdPer1k ?? worst.inputTokens ?? 0) > 0;
}

function tokensText(change: ReportChange): string {
  const { baseline, head } = change;
  const unread = unreadText(change);
  if (baseline === null) return head === null ? '' : unread + count(head.tokens.input);
  if (head === null) return count(baseline.tokens.input) + unread;
  const [before, after] = [baseline.tokens.input, head.tokens.input];
  if (change.delta.inputTokens === null) return count(before);
  return before === after ? count(after) : `${count(before)} → ${count(after)}`;
}

/** A side that is there but could not be read is neither new nor removed. */
function unreadText({ status, baseline, head }: ReportChange): string {
  if (status === 'added' || status === 'removed') return '';
  return baseline === null ? 'not read → ' : head === null ? ' → not read' : '';
}

function costText(change: ReportChange): string {
  const { baseline, head } = change;
  const one = (estimate: ReportEstimate): string =>
    estimate.usdPer1k === null ? unpricedWords(estimate) : money(estimate.usdPer1k);
  if (baseline === null) return head === null ? '' : unreadText(change) + one(head);
  if (head === null) return one(baseline) + unreadText(change);
  if (baseline.usdPer1k === null || head.usdPer1k === null) {
    const [before, after] = [one(baseline), one(head)];
    return before === after ? after : `${before} → ${after}`;
  }
  // Beside it is "not checked".
  if (change.notComparable !== null) return one(baseline);
  if (baseline.usdPer1k === head.usdPer1k) return one(head);
  const { before, after } = moneyChange(baseline.usdPer1k, head.usdPer1k);
  return `${before} → ${after}`;
}

/** Whether what `costText` shows last is an amount. */
function endsInAmount({ status, baseline, head, notComparable }: ReportChange): boolean {
  const last = head ?? baseline;
  if (last === null || last.usdPer1k === null) return false;
  if (head === null) return status === 'removed';
  return baseline?.usdPer1k == null || notComparable === null;
}

function deltaText(change: ReportChange): string | null {
  const { baseline, head, delta } = change;
  if (delta.usdPer1k === null || change.notComparable !== null || delta.usdPer1k === 0) return null;
  if (baseline?.usdPer1k == null || head?.usdPer1k == null) return signedMoney(delta.usdPer1k);
  return moneyChange(baseline.usdPer1k, head.usdPer1k).delta;
}

export function unpricedWords(estimate: ReportEstimate): string {
  return estimate.modelAsWritten === null && estimate.model === null ? 'no model named' : 'no rate known';
}

/** The model, before → after where it changes, and whether it is only assumed. */
export function modelPhrase(baseline: ReportEstimate | null, head: ReportEstimate | null): Phrase {
  const name = (estimate: ReportEstimate): Phrase => {
    const written = estimate.model ?? estimate.modelAsWritten;
    return written === null
      ? ['none named']
      : [{ name: written }, ...(estimate.modelAssumed === true ? [' (assumed)'] : [])];
  };
  if (baseline === null) return head === null ? [] : name(head);
  if (head === null) return name(baseline);
  const [before, after] = [name(baseline), name(head)];
  return JSON.stringify(before) === JSON.stringify(after) ? after : [...before, ' → ', ...after];
}

/** How sure the number of input tokens is, in words. */
export function countBasis(estimate: ReportEstimate | null): string {
  if (estimate === null) return '';
  const { text, assumed } = countFacts(estimate);
  if (!assumed) return text ?? 'exact';
  return text === null ? 'variables assumed' : `${text}, variables assumed`;
}

/** The error of the count, null for an exact one, and whether variables in it are assumed. */
function countFacts({ tokens }: ReportEstimate): { readonly text: string | null; readonly assumed: boolean } {
  const { method, errorPercent, inputRange } = tokens;
  return {
    text: method === 'exact' ? null : `±${String(errorPercent)}%`,
    assumed: inputRange.low !== inputRange.high,
  };
}

/** What the length of the answer is based on, in words, and whether something is left out. */
export function costBasis(estimate: ReportEstimate | null): string {
  if (estimate === null || !estimate.priced) return '';
  const { outputBasis } = estimate.tokens;
  return `${(estimate.atLeast ?? []).length === 0 ? '' : 'at least; '}${outputWords[outputBasis]}`;
}

/** Both in two words, for a table: `exact, configured`. */
export function basisText(estimate: ReportEstimate): string {
  const { outputBasis } = estimate.tokens;
  const output =
    !estimate.priced || outputBasis === 'none' ? '' : outputBasis === 'limit' ? 'at limit' : outputBasis;
  const { text, assumed } = countFacts(estimate);
  const counted = text ?? (assumed ? '' : 'exact');
  return [counted, assumed ? 'assumed' : '', assumed && output === 'assumed' ? '' : output]
    .filter((word) => word !== '')
    .join(', ');
}

const outputWords: Readonly<Record<ReportEstimate['tokens']['outputBasis'], string>> = {
  configured: 'output length as configured',
  measured: 'output length as measured',
  limit: 'output at its limit',
  assumed: 'output length assumed',
  none: 'input only',
};

/** Best and worst case, only where they differ by more than a tenth. */
export function rangeText(estimate: ReportEstimate | null): string | null {
  const range = estimate?.range ?? null;
  if (range === null || range.highUsdPer1k <= range.lowUsdPer1k * 1.1) return null;
  return moneyRange(range.lowUsdPer1k, range.highUsdPer1k);
}
