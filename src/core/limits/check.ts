import { kindOf, type Change, type NotChecked } from '../change.js';
import type { Estimate } from '../estimate.js';
import type { FindingData, FindingLevel } from '../finding.js';
import { acceptedKinds } from '../limits.js';
import type { Acceptance, LimitRule, Limits, LimitSource, LimitValue, Policy } from '../limits.js';
import { divideRounded, toUsd } from '../money.js';
import { hidesPrompts, type Problem } from '../problem.js';
import type { PromptKind } from '../prompt.js';
import type { ReportLimit } from '../report.js';
import { dependsOn, isSent, monthDependsOn, sidesAt } from './depends.js';
import { minIncreaseTokens, minIncreaseUsdPer1k } from './floors.js';
import { onUnknownLength, onUnpriced, onUnread } from './levels.js';
import {
  isMore,
  micro,
  whole,
  type Floors,
  type LevelLimit,
  type MonthLimit,
  type Quantity,
  type Reading,
  type RequestLimit,
} from './limit.js';
import { limits as list } from './list.js';
import { monthlyTotals, type MonthlyTotals } from './monthly.js';

/** Whether a path matches one of the globs; given from outside, with its cache. */
export type Matcher = (globs: readonly string[], text: string) => boolean;

export interface Outcome {
  readonly findings: readonly FindingData[];
  readonly limits: readonly ReportLimit[];
}

type Level = 'fail' | 'warn';

/** What a limit came to, counted while it is checked. */
interface Tally {
  exceeded: number;
  checked: number;
  largest: number | null;
  /** Above the limit by an increase that is noise. */
  belowFloor: number;
}

/**
 * Checks every limit against every prompt; none stops another. Equal to a limit is not over it, and quantities are
 * compared as integers. What is unknown exceeds no limit and is within none: it is a finding of its own.
 *
 * Evaluations are no production traffic: only rules that name them apply to them. `monthly` is null for a part of the
 * prompts (a shard): limits on all prompts together are checked when the parts are merged.
 */
export function checkLimits(
  changes: readonly Change[],
  monthly: MonthlyTotals | null,
  policy: Policy,
  matches: Matcher,
): Outcome {
  if (policy.enforcement === 'off') return { findings: [], limits: [] };
  const findings: FindingData[] = [];
  const tallies = new Map<string, Tally>();
  const tally = (key: string, level: Level, match: readonly string[] | null): Tally => {
    const id = limitId(key, level, match);
    let known = tallies.get(id);
    if (known === undefined)
      tallies.set(id, (known = { exceeded: 0, checked: 0, largest: null, belowFloor: 0 }));
    return known;
  };
  for (const change of changes) {
    const subject = change.head ?? change.baseline;
    if (subject === null) continue;
    const kind = kindForLimits(change, kindOf(change) ?? subject.prompt.kind);
    if (kind === 'fragment' || change.status === 'unchanged') continue;
    for (const rules of rulesFor(change, policy.rules, matches)) {
      if (kind === 'evaluation' && rules.length === 0) continue;
      const general = kind === 'evaluation' ? { limits: {}, warn: {} } : policy;
      for (const level of ['fail', 'warn'] as const) {
        const section = level === 'fail' ? 'limits' : 'warn';
        const own = merged(general[section], rules, section);
        const floors = floorsOf(own, policy.limits);
        for (const limit of list) {
          const value = own[limit.key];
          if (value === undefined || change.head === null) continue;
          const from = [...rules].reverse().find((rule) => rule[section][limit.key] !== undefined);
          const source = from === undefined ? sourceOf(policy, limit.key) : policy.source;
          const counted = tally(limit.key, level, from?.match ?? null);
          if (limit.kind === 'number' && limit.per === 'request') {
            const reading = limit.measure(change, floors);
            if (reading === null) continue;
            const found = overLimit(limit, reading, value, onDemand(subject, level), change, source);
            // Where one side has no price, its tokens may exceed a limit on cost, and are never within it.
            if (found === null && reading.insteadOf === 'cost' && change.notComparable !== null) continue;
            counted.checked++;
            if (reading.wasFree !== true) {
              const shown = shownNumber(limit, reading.value);
              counted.largest = Math.max(counted.largest ?? shown, shown);
            }
            const allowed = quantityOf(limit, value);
            if (reading.belowFloor === true && allowed !== null && isMore(reading.value, allowed))
              counted.belowFloor++;
            findings.push(...dependent(limit, reading, value, change, floors));
            if (found === null) continue;
            findings.push(found);
            counted.exceeded++;
          } else if (limit.kind === 'models') {
            counted.checked++;
            const found = refusedModel(limit.key, limit.refuses, value, level, change, source, matches);
            if (found === null) continue;
            findings.push(found);
            counted.exceeded++;
          }
        }
      }
      const levels = merged(general.limits, rules, 'limits');
      findings.push(
        ...brokenBase(change, levels),
        ...unchecked(change, levels),
        ...unknownLengths(change, levels),
        ...moreCalls(change, levels),
      );
    }
  }
  if (monthly !== null) {
    const changed = changes.some((change) => change.status !== 'unchanged');
    const found = checkMonthly(monthly, changed, policy);
    findings.push(...found.findings);
    for (const [key, level, counted] of found.tallies) Object.assign(tally(key, level, null), counted);
    findings.push(...monthDependent(changes, monthly, policy));
  }
  const kept = accepted(dropDoubles(findings), policy, matches, previousPaths(changes));
  return { findings: kept, limits: listLimits(policy, tallies) };
}

/**
 * The head's settings and formats say what a prompt is; what was billed must not leave the limits by being called
 * something else.
 */
function kindForLimits({ baseline }: Change, kind: PromptKind): PromptKind {
  const was = baseline === null || baseline.prompt.testData === true ? kind : baseline.prompt.kind;
  return kind === 'evaluation' || kind === 'fragment' || was === 'request' ? was : kind;
}

/** The rules of a prompt: by its path, and for one that moved also by the path it had. */
function rulesFor(change: Change, rules: readonly LimitRule[], matches: Matcher): readonly LimitRule[][] {
  const paths = [change.head?.prompt.path, change.previousPath, change.baseline?.prompt.path];
  const distinct = new Map<string, LimitRule[]>();
  for (const path of paths) {
    if (path == null) continue;
    const own = rules.filter((rule) => matches(rule.match, path));
    distinct.set(own.map((rule) => rules.indexOf(rule)).join(), own);
  }
  return [...distinct.values()];
}

function merged(base: Limits, rules: readonly LimitRule[], section: 'limits' | 'warn'): Limits {
  return rules.reduce<Limits>((limits, rule) => ({ ...limits, ...rule[section] }), base);
}

function floorsOf(own: Limits, general: Limits): Floors {
  const usd = own[minIncreaseUsdPer1k.key] ?? general[minIncreaseUsdPer1k.key];
  const tokens = own[minIncreaseTokens.key] ?? general[minIncreaseTokens.key];
  return {
    usdPer1k: typeof usd === 'bigint' ? usd : 0n,
    tokens: typeof tokens === 'number' ? tokens : null,
  };
}

/** Texts that are read on demand are not sent with each request: they warn. */
function onDemand({ prompt }: Estimate, level: Level): Level {
  return prompt.format === 'skill' ? 'warn' : level;
}

function overLimit(
  limit: RequestLimit | MonthLimit,
  reading: Reading,
  value: LimitValue,
  level: Level,
  change: Change | null,
  source: LimitSource,
): FindingData | null {
  const allowed = quantityOf(limit, value);
  if (allowed === null) return null;
  const facts = {
    rule: limit.key,
    key: change?.key ?? null,
    path: change?.head?.prompt.path ?? null,
    line: change?.head?.prompt.line ?? null,
    limit: shownNumber(limit, allowed),
  };
  if (reading.wasFree === true) {
    return { ...facts, level, value: null, kind: 'was-free', data: { source } };
  }
  if (reading.belowFloor === true || !isMore(reading.value, allowed)) return null;
  const before =
    reading.before !== null && isMore(reading.before, allowed) && !isMore(reading.value, reading.before);
  return {
    ...facts,
    level: before ? 'info' : level,
    value: shownNumber(limit, reading.value),
    kind: 'over-limit',
    data: {
      before,
      inTokens: reading.insteadOf === 'cost',
      worst: reading.worst === true,
      basis: limit.advice === 'shorter-answers' ? (change?.head?.outputBasis ?? null) : null,
      withBase: false,
      source,
    },
  };
}

/** Says which value to configure where an assumed length decides whether a limit is exceeded. */
function dependent(
  limit: RequestLimit,
  reading: Reading,
  value: LimitValue,
  change: Change,
  floors: Floors,
): FindingData[] {
  const allowed = quantityOf(limit, value);
  const found = allowed === null ? null : dependsOn(limit, reading, allowed, change, floors);
  if (allowed === null || found === null) return [];
  const { end, names } = found;
  return [
    {
      rule: 'assumed-length',
      level: 'info',
      key: change.key,
      path: change.head?.prompt.path ?? null,
      line: change.head?.prompt.line ?? null,
      value: shownNumber(limit, found.value),
      limit: shownNumber(limit, allowed),
      kind: 'depends',
      data: { rule: limit.key, end, names },
    },
  ];
}

/** The same for the limits on all prompts together, by what each prompt costs at the ends of its range. */
function monthDependent(
  changes: readonly Change[],
  monthly: MonthlyTotals,
  policy: Pick<Policy, 'limits' | 'warn'>,
): FindingData[] {
  const known = new Map<string, MonthlyTotals>();
  const totalsAt = (end: 'low' | 'high'): MonthlyTotals => {
    const totals =
      known.get(end) ?? monthlyTotals(changes.filter(isSent).map((change) => sidesAt(change, end)));
    known.set(end, totals);
    return totals;
  };
  return (['fail', 'warn'] as const).flatMap((level) =>
    list.flatMap((limit): FindingData[] => {
      const own = level === 'fail' ? policy.limits : policy.warn;
      const value = own[limit.key];
      if (limit.kind !== 'number' || limit.per !== 'month' || value === undefined) return [];
      const [reading, allowed] = [limit.measure(monthly), quantityOf(limit, value)];
      if (reading === null || allowed === null) return [];
      const found = monthDependsOn(limit, reading, allowed, changes, totalsAt);
      if (found === null) return [];
      const { end, names } = found;
      return [
        {
          rule: 'assumed-length',
          level: 'info',
          key: null,
          path: null,
          line: null,
          value: shownNumber(limit, found.value),
          limit: shownNumber(limit, allowed),
          kind: 'depends',
          data: { rule: limit.key, end, names },
        },
      ];
    }),
  );
}

function refusedModel(
  rule: string,
  refuses: 'matching' | 'others',
  value: LimitValue,
  level: Level,
  { key, head, baseline }: Change,
  source: LimitSource,
  matches: Matcher,
): FindingData | null {
  if (head === null || !isGlobs(value)) return null;
  const globs = value;
  const before = baseline === null ? [] : modelsOf(baseline);
  const refused = modelsOf(head).filter((one) => matches(globs, one) === (refuses === 'matching'));
  const model = refused.find((one) => !before.includes(one)) ?? refused[0];
  if (model === undefined) return null;
  const was = before.includes(model);
  return {
    rule,
    level: was ? 'info' : level,
    key,
    path: head.prompt.path,
    line: head.prompt.model?.place?.line ?? head.prompt.line,
    value: model,
    limit: globs.join(', '),
    kind: 'model-refused',
    data: { before: was, source },
  };
}

/** Every model that a request may run on, the primary one first. */
function modelsOf({ prompt, match, alternatives = [] }: Estimate): string[] {
  return [
    ...(prompt.model === null ? [] : [match?.model.id ?? prompt.model.asWritten]),
    ...alternatives.map((one) => ('model' in one ? one.model.id : one.asWritten)),
  ];
}

/** A prompt that the base could not send either, so that only the comparison is missing: a warning, since the fix of a file must pass. */
function brokenBase({ key, head, brokenBase: notChecked }: Change, limits: Limits): FindingData[] {
  const level = levelOf(onUnread, limits);
  if (head === null || notChecked === undefined || level === 'ignore') return [];
  const { path, line } = head.prompt;
  const facts = { rule: onUnread.key, level: 'warn', key, path, line, value: null, limit: level } as const;
  return [{ ...facts, kind: 'unread', data: { notChecked, what: 'base' } }];
}

/** A new or changed prompt without a cost: the report says what was not checked. */
function unchecked(change: Change, limits: Limits): FindingData[] {
  const { notComparable, baseline, head } = change;
  const subject = head ?? baseline;
  if (subject === null || change.status === 'removed') return [];
  if (notComparable === null) {
    if (head === null) return [];
    const other = head.cost === null ? undefined : unpricedAlternative(baseline, head);
    if (head.cost !== null && other === undefined) return [];
    if (other !== undefined) return unpricedModel(change, head, other, levelOf(onUnpriced, limits));
    // Counted on both sides and the same: there is nothing to price.
    if (baseline !== null && change.inputTokensDelta === 0 && change.countedTokensDelta === 0) return [];
  }
  const isUnread = notComparable?.reason === 'unread';
  // Instructions and tool lists name no model by nature; their tokens are checked, and there is no money to miss.
  const wasPriced = baseline !== null && baseline.cost !== null;
  if (!isUnread && !wasPriced && subject.prompt.model === null && subject.prompt.kind !== 'request')
    return [];
  const limit = isUnread ? onUnread : onUnpriced;
  const level = levelOf(limit, limits);
  if (level === 'ignore') return [];
  const facts = {
    rule: limit.key,
    level,
    key: change.key,
    path: subject.prompt.path,
    line: subject.prompt.line,
    value: subject.prompt.model?.asWritten ?? null,
    limit: level,
  };
  const notChecked: NotChecked = notComparable?.why ?? {
    because: 'no-price',
    side: 'any',
    price: subject.noPrice ?? { because: 'no-model' },
  };
  return [
    isUnread
      ? {
          ...facts,
          kind: 'unread',
          data: {
            notChecked,
            what:
              notComparable.moved === true ? 'moved' : head === null || baseline === null ? 'side' : 'part',
          },
        }
      : { ...facts, kind: 'unpriced', data: { notChecked } },
  ];
}

/**
 * Prompts that cost nothing by rates that only head configures (`isNew` by the name of the model) and had a price: nobody has
 * reviewed that price.
 */
export function freeFindings(
  changes: readonly Change[],
  isNew: (name: string) => boolean,
  policy: Policy,
  matches: Matcher,
): FindingData[] {
  const level = levelOf(onUnpriced, policy.limits);
  if (policy.enforcement === 'off' || level === 'ignore') return [];
  const findings = changes.flatMap(({ key, baseline, head }): FindingData[] => {
    if (head?.match?.by !== 'settings' || head.cost?.requestPicoUsd !== 0n) return [];
    if ((baseline?.cost?.requestPicoUsd ?? 0n) === 0n || !isNew(head.match.asWritten)) return [];
    const { path, line } = head.prompt;
    const value = head.match.asWritten;
    const notChecked: NotChecked = { because: 'own-free-rates', model: value };
    const facts = { rule: onUnpriced.key, level, key, path, line, value, limit: level };
    return [{ ...facts, kind: 'unpriced', data: { notChecked } }];
  });
  return accepted(findings, policy, matches, previousPaths(changes));
}

/** Another model that head may run on, new there, of which no price is known. */
function unpricedAlternative(baseline: Estimate | null, head: Estimate): string | undefined {
  const before = baseline === null ? [] : modelsOf(baseline);
  return head.alternatives
    ?.flatMap((one) => ('model' in one ? [] : [one.asWritten]))
    .find((name) => !before.includes(name));
}

function unpricedModel(
  { key }: Change,
  { prompt: { path, line } }: Estimate,
  model: string,
  level: 'fail' | 'warn' | 'ignore',
): FindingData[] {
  if (level === 'ignore') return [];
  return [
    {
      rule: onUnpriced.key,
      level,
      key,
      path,
      line,
      value: model,
      limit: level,
      kind: 'unpriced',
      data: { notChecked: { because: 'alternative', model } },
    },
  ];
}

/** Findings in which a limit that is exceeded at one end of the assumed lengths and not at the other is a warning only. */
export function guessesWarn(findings: readonly FindingData[]): FindingData[] {
  const id = (rule: string, { key, limit }: FindingData): string => JSON.stringify([rule, key, limit]);
  const guessed = new Set(
    findings.flatMap((finding) => (finding.kind === 'depends' ? [id(finding.data.rule, finding)] : [])),
  );
  return findings.map((finding) =>
    finding.kind === 'over-limit' && finding.level === 'fail' && guessed.has(id(finding.rule, finding))
      ? { ...finding, level: 'warn' }
      : finding,
  );
}

/**
 * Limits that are exceeded only with the base's configuration in force. `usual` are the findings without it; what could not
 * be checked is in those already.
 */
export function withBaseConfiguration(
  usual: readonly FindingData[],
  held: readonly FindingData[],
): FindingData[] {
  const id = ({ rule, key, level }: FindingData): string => JSON.stringify([rule, key, level]);
  const known = new Set(usual.map(id));
  return held.flatMap((finding): FindingData[] => {
    if (finding.level === 'info' || known.has(id(finding))) return [];
    if (finding.kind === 'over-limit') return [{ ...finding, data: { ...finding.data, withBase: true } }];
    // A length that only the head configures is unknown to the base, whose policy may refuse unknown lengths.
    if (finding.kind === 'unknown-length' && finding.level === 'fail')
      return [{ ...finding, data: { ...finding.data, withBase: true } }];
    return finding.kind === 'was-free' || finding.kind === 'model-refused' ? [finding] : [];
  });
}

export function levelOf(limit: LevelLimit, limits: Limits): 'fail' | 'warn' | 'ignore' {
  const value = limits[limit.key] ?? (limit === onUnread ? limits[onUnpriced.key] : undefined);
  return value === 'fail' || value === 'ignore' ? value : 'warn';
}

/** What only the head sends and nobody knows the length of. */
function unknownLengths(change: Change, limits: Limits): FindingData[] {
  const { unknowns, head, key } = change;
  const chosen = limits[onUnknownLength.key];
  if (head === null || chosen === 'ignore') return [];
  return (
    unknowns
      // A loop that head writes out is compared with as many items, and nobody knows how many the base sends.
      .filter(({ side, items }) => side === 'head' || items !== undefined)
      .map(({ kind, name, long }): FindingData => {
        const level: FindingLevel =
          chosen === 'fail' ? 'fail' : chosen === undefined && !long ? 'info' : 'warn';
        return {
          rule: onUnknownLength.key,
          level,
          key,
          path: head.prompt.path,
          line: head.prompt.line,
          value: name,
          limit: typeof chosen === 'string' ? chosen : 'warn',
          kind: 'unknown-length',
          data: { what: kind, name },
        };
      })
  );
}

/** A number of calls for each unit of work that head raises, or leaves without a bound: it is in no figure. */
function moreCalls({ calls, head, key }: Change, limits: Limits): FindingData[] {
  const chosen = limits[onUnknownLength.key];
  if (head === null || calls?.more !== true || chosen === 'ignore') return [];
  const place = calls.after.find((one) => one.place !== null)?.place ?? null;
  return [
    {
      rule: onUnknownLength.key,
      level: chosen === 'fail' ? 'fail' : 'warn',
      key,
      path: place?.path ?? head.prompt.path,
      line: place?.line ?? head.prompt.line,
      value: null,
      limit: typeof chosen === 'string' ? chosen : 'warn',
      kind: 'more-calls',
      data: calls,
    },
  ];
}

/**
 * Files of the head that hold prompts, as their name or the settings say, and could not be read, where no prompt of either
 * side (`estimates`) represents them: what is new and unread is checked by no limit, so it is a finding of its own. What
 * the base could not read either is no news while its content is the same (`isSame`); a changed file is unread on the head.
 */
export function unreadableFindings(
  baselineProblems: readonly Problem[],
  headProblems: readonly Problem[],
  estimates: readonly Estimate[],
  policy: Policy,
  matches: Matcher,
  isSame: (path: string) => boolean,
): FindingData[] {
  const level = levelOf(onUnread, policy.limits);
  if (policy.enforcement === 'off' || level === 'ignore') return [];
  const before = new Set(
    baselineProblems
      .filter(hidesCost)
      .flatMap((one) =>
        one.path !== null && (isSame(one.path) || one.rest !== undefined) ? [idOf(one)] : [],
      ),
  );
  const reported = new Set(estimates.map(({ prompt }) => prompt.path));
  const findings = new Map<string, FindingData>();
  for (const problem of headProblems) {
    const { path, line, detail } = problem;
    // Of a file with too many prompts the rest is unread, whatever was read, and so is the rest of one that this change edits.
    const isPart =
      problem.reason === 'too-many' || (problem.rest !== undefined && path !== null && !isSame(path));
    const isReported = path !== null && reported.has(path) && !isPart;
    if (path === null || !hidesCost(problem) || before.has(idOf(problem)) || isReported || findings.has(path))
      continue;
    findings.set(path, {
      rule: onUnread.key,
      level,
      key: null,
      path,
      line,
      value: null,
      limit: level,
      kind: 'unread',
      data: { notChecked: { because: 'file', detail }, what: 'file' },
    });
  }
  return accepted([...findings.values()], policy, matches);
}

/** Prompts that were not read, or a server whose tools are sent and not known. */
function hidesCost(problem: Problem): boolean {
  return hidesPrompts(problem) || (problem.reason === 'unknown-tools' && problem.rest !== undefined);
}

/** A file, and what of it was not read where that is only a part. */
function idOf({ path, rest }: Problem): string {
  return `${path ?? ''}\0${rest ?? ''}`;
}

/** The limits on all prompts together. */
export function checkMonthly(
  monthly: MonthlyTotals,
  changed: boolean,
  policy: Pick<Policy, 'limits' | 'warn' | 'source' | 'sources'>,
): { readonly findings: FindingData[]; readonly tallies: (readonly [string, Level, Tally])[] } {
  const findings: FindingData[] = [];
  const tallies: (readonly [string, Level, Tally])[] = [];
  let silent = false;
  for (const level of ['fail', 'warn'] as const) {
    const own = level === 'fail' ? policy.limits : policy.warn;
    for (const limit of list) {
      const value = own[limit.key];
      if (limit.kind !== 'number' || limit.per !== 'month' || value === undefined) continue;
      const reading = limit.measure(monthly);
      if (reading === null) {
        silent = true;
        continue;
      }
      const found = overLimit(limit, reading, value, level, null, sourceOf(policy, limit.key));
      if (found !== null) findings.push(found);
      tallies.push([
        limit.key,
        level,
        {
          exceeded: found === null ? 0 : 1,
          checked: 1,
          largest: reading.wasFree === true ? null : shownNumber(limit, reading.value),
          belowFloor: 0,
        },
      ]);
    }
  }
  const { baselineWholePicoUsd, headWholePicoUsd } = monthly;
  if (silent && changed && baselineWholePicoUsd === null && headWholePicoUsd === null) {
    findings.push({
      rule: 'monthly-not-checked',
      level: 'info',
      key: null,
      path: null,
      line: null,
      value: null,
      limit: null,
      kind: 'no-traffic',
      data: {},
    });
  }
  return { findings: dropDoubles(findings), tallies };
}

/** A limit's value as a quantity in its unit; null for a value of another kind. */
function quantityOf({ unit }: RequestLimit | MonthLimit, value: LimitValue): Quantity | null {
  if (unit === 'usd') return typeof value === 'bigint' ? whole(value) : null;
  if (typeof value !== 'number') return null;
  return unit === 'percent' ? micro(value) : whole(value);
}

/** As reports show it: USD, percent with two decimals, tokens. */
export function shownNumber({ unit }: Pick<RequestLimit, 'unit'>, { n, d }: Quantity): number {
  if (unit === 'usd') return toUsd(divideRounded(n, d));
  return unit === 'percent' ? Number(divideRounded(n * 100n, d)) / 100 : Number(divideRounded(n, d));
}

export function sourceOf(policy: Pick<Policy, 'source' | 'sources'>, key: string): LimitSource {
  return policy.sources[key] ?? policy.source;
}

function limitId(key: string, level: Level, match: readonly string[] | null): string {
  return JSON.stringify([key, level, match]);
}

const severity: Readonly<Record<FindingLevel, number>> = { fail: 0, warn: 1, info: 2 };

/** One finding for each limit and prompt: a limit that fails needs no warning about the same beside it. */
function dropDoubles<T extends FindingData>(findings: readonly T[]): T[] {
  const worst = new Map<string, T>();
  const id = (finding: T): string =>
    JSON.stringify([
      finding.rule,
      finding.key,
      finding.key === null ? finding.path : null,
      finding.kind === 'unknown-length'
        ? finding.value
        : finding.kind === 'depends'
          ? finding.data.rule
          : null,
    ]);
  for (const finding of findings) {
    const known = worst.get(id(finding));
    if (known === undefined || severity[finding.level] < severity[known.level])
      worst.set(id(finding), finding);
  }
  return findings.filter((finding) => worst.get(id(finding)) === finding);
}

/**
 * Findings that the policy accepts stay in the report and exceed nothing. Only what could not be checked can be accepted
 * (`acceptedKinds`), and of a prompt that moved only what is accepted at its `previous` path (by key) as well: moving it accepts
 * nothing. From the day after `until` findings count again, and say that their acceptance expired; another acceptance that
 * still holds is enough.
 */
export function accepted(
  findings: readonly FindingData[],
  { accept, today }: Pick<Policy, 'accept' | 'today'>,
  matches: Matcher,
  previous: ReadonlyMap<string, string> = new Map(),
): FindingData[] {
  const isExpired = ({ until }: Acceptance): boolean => until !== null && until < today;
  const kinds: ReadonlySet<string> = new Set(acceptedKinds);
  return findings.map((finding) => {
    const { key, path, kind, level } = finding;
    if (path === null || level === 'info' || !kinds.has(kind)) return finding;
    const from = key === null ? undefined : previous.get(key);
    const own = accept.filter(
      (one) =>
        (one.kind === null || one.kind === kind) &&
        matches(one.match, path) &&
        (from === undefined || matches(one.match, from)),
    );
    const met = own.find((one) => !isExpired(one)) ?? own.at(-1);
    if (met === undefined) return finding;
    const expired = isExpired(met);
    return {
      ...finding,
      level: expired ? level : 'info',
      acceptance: { until: met.until, expired },
    };
  });
}

/** The base's path of each prompt that has another one on head, by key. */
function previousPaths(changes: readonly Change[]): ReadonlyMap<string, string> {
  return new Map(
    changes.flatMap(({ key, baseline, head }) =>
      baseline === null || head === null || baseline.prompt.path === head.prompt.path
        ? []
        : [[key, baseline.prompt.path] as const],
    ),
  );
}

/** Every limit that was checked, in the order of the list, general ones before rules. */
function listLimits(policy: Policy, tallies: ReadonlyMap<string, Tally>): ReportLimit[] {
  const rows: ReportLimit[] = [];
  const put = (limits: Limits, level: Level, match: readonly string[] | null): void => {
    for (const limit of list) {
      const value = limits[limit.key];
      if (value === undefined || limit.kind === 'floor' || limit.kind === 'level') continue;
      const counted = tallies.get(limitId(limit.key, level, match));
      rows.push({
        rule: limit.key,
        level,
        limit: shownValue(value),
        ...(isGlobs(value) ? { globs: value } : {}),
        source: match === null ? sourceOf(policy, limit.key) : policy.source,
        match,
        exceeded: counted?.exceeded ?? 0,
        checked: counted?.checked ?? 0,
        largest: counted?.largest ?? null,
        belowFloor: counted?.belowFloor ?? 0,
      });
    }
  };
  put(policy.limits, 'fail', null);
  put(policy.warn, 'warn', null);
  for (const rule of policy.rules) {
    put(rule.limits, 'fail', rule.match);
    put(rule.warn, 'warn', rule.match);
  }
  return rows;
}

function isGlobs(value: LimitValue): value is readonly string[] {
  return Array.isArray(value);
}

function shownValue(value: LimitValue): number | string {
  if (typeof value === 'bigint') return toUsd(value);
  return typeof value === 'object' ? value.join(', ') : value;
}
