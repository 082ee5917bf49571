import type { CauseKind } from '../core/cause.js';
import type { Finding } from '../core/finding.js';
import type { LimitSource } from '../core/limits.js';
import { isOfRequestCost } from '../core/limits/limit.js';
import { limitOf } from '../core/limits/list.js';
import type { Report, ReportChange, ReportLimit } from '../core/report.js';
import { cacheEndText } from '../report/words/caching.js';
import { placeText, rangesText } from '../report/words/causes.js';
import { fixOfFinding, sourceText } from '../report/words/findings.js';
import { lookup } from './lookup.js';
import { count, plural } from './numbers.js';
import { inBackticks, joined, type Phrase } from './phrase.js';
import { groupsOf, promptName } from './rows.js';
import { isChangedFile, isLimit, isMonthly, isNote, otherRules, ruleWords } from './rules.js';

/** One limit and how the change compares with it. */
export interface GateLine {
  readonly state: 'over' | 'warned' | 'within' | 'before' | 'unchecked';
  readonly phrase: Phrase;
}

export interface Gate {
  /** `1 of 3 limits is exceeded` */
  readonly summary: string;
  /** Where the limits are set, when that is one place for several of them; else empty, and each line says it. */
  readonly origin: Phrase;
  readonly lines: readonly GateLine[];
  /** How to pass, in sentences; empty when nothing fails. */
  readonly remedies: readonly Phrase[];
}

/** So many prompts are named for one limit. */
const namedMax = 3;

export function gateOf(report: Report): Gate {
  const [first] = report.limits;
  const shared =
    first !== undefined &&
    report.limits.length > 1 &&
    report.limits.every(({ source }) => sourceText(source) === sourceText(first.source));
  const lines = [
    ...report.limits.map((limit) => limitLine(limit, report, !shared)),
    ...unlisted(report),
  ].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return {
    summary: summaryOf(report, lines),
    origin: shared ? originPhrase(first.source, report) : [],
    lines,
    remedies: remediesOf(report),
  };
}

const order = ['over', 'warned', 'before', 'unchecked', 'within'];

function summaryOf(report: Report, lines: readonly GateLine[]): string {
  if (report.enforcement === 'off') return 'nothing is checked, enforcement is off';
  if (lines.length === 0) return 'no limit is set, so nothing can fail';
  const broken = lines.filter(({ state }) => state === 'over').length;
  const warned = lines.filter(({ state }) => state === 'warned').length;
  const said = [
    ...(broken === 0
      ? []
      : [
          lines.length === 1
            ? 'the limit is exceeded'
            : broken === lines.length
              ? `${broken === 2 ? 'both' : `all ${broken}`} limits are exceeded`
              : `${broken} of ${lines.length} limits ${broken === 1 ? 'is' : 'are'} exceeded`,
        ]),
    ...(warned === 0 ? [] : [plural(warned, 'warning')]),
  ];
  const after =
    report.override !== null
      ? ''
      : broken > 0 && report.enforcement === 'warn'
        ? ', but enforcement is set to warn'
        : '';
  const unchecked = lines.filter(({ state }) => state === 'unchecked').length;
  const kept = lines.length - broken - warned - unchecked;
  const rest = [
    ...(kept === 0 || said.length > 0 ? [] : [`within ${plural(kept, 'limit')}`]),
    ...(unchecked === 0 ? [] : [`${plural(unchecked, 'limit')} not checked`]),
  ];
  return [...said, ...rest].join(', ') + after;
}

function limitLine(limit: ReportLimit, report: Report, withOrigin: boolean): GateLine {
  const found = report.findings.filter(
    (finding) => finding.rule === limit.rule && String(finding.limit) === String(limit.limit),
  );
  const now = found.filter(({ level }) => level === limit.level);
  const before = found.filter(({ level }) => level === 'info');
  const words = ruleWords[limit.rule];
  const limitText: Phrase =
    words !== undefined && typeof limit.limit === 'number'
      ? [words.limit(limit.limit)]
      : names(limit.globs ?? [String(limit.limit)]);
  const missing = now.length > 0 || before.length > 0 ? null : uncheckedWhy(limit, report);
  const state =
    now.length > 0
      ? limit.level === 'fail'
        ? 'over'
        : 'warned'
      : before.length > 0
        ? 'before'
        : missing !== null
          ? 'unchecked'
          : 'within';
  const value: Phrase =
    now.length > 0 ? values(now, report) : before.length > 0 ? values(before, report) : peak(limit);
  return {
    state,
    phrase: [
      { name: limit.rule },
      ': ',
      ...value,
      value.length === 0 ? '' : ', ',
      state === 'before' ? 'not worse than on the base, ' : '',
      limit.level === 'warn' ? 'warning limit ' : limitOf(limit.rule)?.kind === 'models' ? '' : 'limit ',
      ...limitText,
      ...(limit.match === null ? [] : [' for ', ...names(limit.match)]),
      ...(missing === null ? [] : [`, ${missing}`]),
      state === 'within' ? floorText(limit) : '',
      expiredText(now),
      ...(withOrigin ? [', ', ...originPhrase(limit.source, report)] : []),
    ],
  };
}

/** Why a percentage above the limit is within it. */
function floorText({ checked, belowFloor }: ReportLimit): string {
  if (belowFloor === 0) return '';
  return checked === 1
    ? ', because the increase is below the noise floor'
    : `, because ${plural(belowFloor, 'larger increase is', 'larger increases are')} below the noise floor`;
}

/** Why a limit that nothing exceeds was not compared with anything either; null where it was, or where nothing changed. */
function uncheckedWhy({ rule, checked }: ReportLimit, report: Report): string | null {
  if (checked > 0) return null;
  if (isMonthly(rule)) return 'no traffic is configured';
  const { requests, standing, evaluations } = groupsOf(report);
  const heads = [...requests, ...standing, ...evaluations].filter(({ head }) => head !== null);
  if (heads.length === 0 || report.changes.every(({ status }) => status === 'added')) return null;
  return isOfRequestCost(limitOf(rule)) && heads.some(({ head }) => head?.priced === false)
    ? 'no price to compare'
    : 'nothing to compare';
}

/** Where a limit is set, as a reader finds it. */
function originPhrase({ kind, path, at }: LimitSource, report: Report): Phrase {
  if (kind === 'input') return ['set in the workflow'];
  if (kind === 'flag') return ['given on the command line'];
  if (path === null || at === null) return ['set nowhere'];
  const side = sideOf(at, report);
  return [
    'set in ',
    { name: path, ...(side === null ? {} : { target: { path, line: null, side } }) },
    side === 'baseline' ? ' of the base ' : at === report.head.how ? ' of the ' : ' at ',
    { name: at },
  ];
}

/** Which side's commit a shortened one is. */
function sideOf(at: string, { baseline, head }: Report): 'baseline' | 'head' | null {
  const begins = (sha: string | null): boolean => sha !== null && sha.slice(0, at.length) === at;
  return begins(baseline.sha) ? 'baseline' : begins(head.sha) ? 'head' : null;
}

function names(list: readonly string[]): Phrase {
  return joined(
    list.map((name) => [{ name }]),
    ', ',
  );
}

function values(findings: readonly Finding[], report: Report): Phrase {
  // With one prompt in the report nobody needs to know which.
  const alone = report.changes.length === 1;
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const value = valueText(finding);
    groups.set(value, [...(groups.get(value) ?? []), finding]);
  }
  const phrases = [...groups].slice(0, namedMax).map(([value, found]): Phrase => {
    const figure: Phrase = typeof found[0]?.value === 'number' ? [{ strong: value }] : [{ name: value }];
    const named = changesOf(found, report);
    if (named.length === 0 || alone) return figure;
    return [...figure, ' in ', ...listed(named)];
  });
  const left = groups.size - phrases.length;
  return [...joined(phrases, '; '), left > 0 ? `; and ${left} more` : ''];
}

function changesOf(findings: readonly Finding[], report: Report): ReportChange[] {
  const { change } = lookup(report);
  return findings.flatMap(({ key }) => (key === null ? [] : (change.get(key) ?? [])));
}

function listed(changes: readonly ReportChange[]): Phrase {
  return [
    ...joined(
      changes.slice(0, namedMax).map((change) => [promptName(change)]),
      ', ',
    ),
    changes.length > namedMax ? ` and ${changes.length - namedMax} more` : '',
  ];
}

function valueText({ rule, value, limit }: Finding): string {
  const words = ruleWords[rule];
  return words !== undefined && typeof value === 'number' && typeof limit === 'number'
    ? words.over(value, limit)
    : String(value ?? '');
}

/** The largest value that a limit was compared with; nothing where there was none. */
function peak({ rule, checked, largest }: ReportLimit): Phrase {
  const words = ruleWords[rule];
  if (words === undefined || largest === null || checked === 0) return [];
  return [`${checked === 1 ? '' : 'at most '}${words.within(largest)}`];
}

/** Files that were not read have a list of their own; here they are only where they fail the check. */
function isListed(finding: Finding): boolean {
  return isChangedFile(finding) && finding.level === 'warn';
}

/** What exceeds a level and no number: what could not be checked. */
function unlisted(report: Report): GateLine[] {
  const known = new Set(report.limits.map(({ rule }) => rule));
  const lines = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    if (finding.level === 'info' || known.has(finding.rule) || isNote(finding) || isListed(finding)) continue;
    const id = `${finding.rule}\0${finding.level}\0${isChangedFile(finding)}`;
    lines.set(id, [...(lines.get(id) ?? []), finding]);
  }
  return [...lines.values()].flatMap((found): GateLine[] => {
    const [first] = found;
    if (first === undefined) return [];
    if (!isLimit(first.rule)) {
      return found.map(({ rule, message }) => ({
        state: 'over',
        phrase: [{ name: rule }, ': ', { said: message }],
      }));
    }
    const changes = changesOf(found, report);
    // A file of which nothing could be read has no prompt to be named by.
    const files = found.flatMap(({ key, path, line }): Phrase[] =>
      key === null && path !== null ? [[{ name: path, target: { path, line, side: 'head' } }]] : [],
    );
    return [
      {
        state: first.level === 'fail' ? 'over' : 'warned',
        phrase: [
          { name: first.rule },
          ': ',
          first.kind === 'unpriced'
            ? 'no price for '
            : isChangedFile(first)
              ? 'not read: '
              : first.kind === 'unread'
                ? first.data?.['what'] === 'moved'
                  ? 'no prompt where the text is now: '
                  : 'could not read '
                : `${otherRules[first.rule] ?? ruleWords[first.rule]?.title ?? ''}: `,
          ...listed(changes),
          ...(changes.length > 0 && files.length > 0 ? [', '] : []),
          ...joined(files.slice(0, namedMax), ', '),
          files.length > namedMax ? ` and ${files.length - namedMax} more` : '',
          expiredText(found),
        ],
      },
    ];
  });
}

/** `, acceptance expired on 2027-01-31`, where a finding counts again; the latest day of several. */
function expiredText(findings: readonly Finding[]): string {
  const days = findings.flatMap(({ acceptance }) =>
    acceptance?.expired === true && acceptance.until !== null ? [acceptance.until] : [],
  );
  const last = days.sort().at(-1);
  return last === undefined ? '' : `, acceptance expired on ${last}`;
}

/**
 * What a person can do, failures only (or warnings, where nothing fails): first what makes it cheaper, then where each
 * limit would have to be raised, last the label, if one is configured.
 */
function remediesOf(report: Report): Phrase[] {
  if (report.override !== null) return [];
  const failing = report.findings.filter(({ level }) => level === 'fail');
  const found =
    failing.length > 0
      ? failing
      : report.findings.filter(
          (finding) => finding.level === 'warn' && isLimit(finding.rule) && !isListed(finding),
        );
  const label = report.overrideLabel;
  const improvements = new Map<string, Set<ReportChange>>();
  for (const { sentence, change } of found.flatMap((one) => improvementsFor(one, report))) {
    const changes = improvements.get(sentence) ?? new Set();
    if (change !== undefined) changes.add(change);
    improvements.set(sentence, changes);
  }
  const alone = report.changes.length === 1;
  const raised = new Map<string, { readonly rules: Set<string>; readonly where: Phrase }>();
  for (const { rule } of found) {
    const source = report.limits.find((limit) => limit.rule === rule)?.source;
    if (source === undefined) continue;
    const id = sourceText(source);
    const entry = raised.get(id) ?? { rules: new Set<string>(), where: raisedWhere(source, report) };
    entry.rules.add(rule);
    raised.set(id, entry);
  }
  return [
    ...[...improvements].map(([sentence, changes]): Phrase => [
      ...(changes.size === 0 || alone ? [] : [...listed([...changes]), ': ']),
      { said: sentence },
    ]),
    ...[...raised.values()].map(({ rules, where }): Phrase => [
      'Or change ',
      ...joined(
        [...rules].map((rule) => [{ name: rule }]),
        ', ',
      ),
      ...where,
    ]),
    ...(label === undefined || failing.length === 0
      ? []
      : [['Or a maintainer adds the label ', { name: label }, '.'] satisfies Phrase]),
  ];
}

/** What brings this prompt within the limits that it exceeds, or all prompts together within theirs. */
export function adviceFor(change: ReportChange, report: Report): string[] {
  if (report.override !== null) return [];
  return advised(report).get(change) ?? [];
}

const advisedByReport = new WeakMap<Report, ReadonlyMap<ReportChange, string[]>>();

function advised(report: Report): ReadonlyMap<ReportChange, string[]> {
  const known = advisedByReport.get(report);
  if (known !== undefined) return known;
  const advice = new Map<ReportChange, string[]>();
  for (const finding of report.findings) {
    if (finding.level === 'info' || !isLimit(finding.rule) || isListed(finding)) continue;
    for (const { sentence, change } of improvementsFor(finding, report)) {
      if (change === undefined) continue;
      const sentences = advice.get(change) ?? [];
      if (!sentences.includes(sentence)) advice.set(change, [...sentences, sentence]);
    }
  }
  advisedByReport.set(report, advice);
  return advice;
}

/** What else lets a failing check pass: the limit raised where it is set, or the label. Empty when nothing fails. */
export function waysToPass(report: Report): Phrase {
  if (report.override !== null || report.enforcement !== 'block') return [];
  const failing = report.findings.filter(({ level }) => level === 'fail');
  if (failing.length === 0) return [];
  const rules = [
    ...new Set(
      failing.flatMap(({ rule }) => (report.limits.some((limit) => limit.rule === rule) ? [rule] : [])),
    ),
  ];
  const label = report.overrideLabel;
  return [
    ...(rules.length === 0
      ? []
      : [
          `, or the limit${rules.length === 1 ? ' is' : 's are'} raised where ${rules.length === 1 ? 'it is' : 'they are'} set`,
        ]),
    ...(label === undefined ? [] : [', or a maintainer adds the label ', { name: label }]),
  ];
}

/**
 * What makes a prompt cheaper, by what made it dearer. A finding that is not about a rise says itself what helps; where
 * to raise which limit, and the label, are said once for all of them.
 */
function improvementsFor(
  finding: Finding,
  report: Report,
): { readonly sentence: string; readonly change?: ReportChange }[] {
  const { rule, key, remedy } = finding;
  const [change] = key === null ? [] : changesOf([finding], report);
  const limit = limitOf(rule);
  if (limit?.kind === 'number' && limit.unit !== 'tokens' && limit.advice !== 'larger-window') {
    const changes =
      key === null
        ? report.changes.filter(({ kind }) => kind !== 'evaluation')
        : changesOf([finding], report);
    const advice = changes
      .flatMap((change) =>
        change.causes.map((cause) => ({
          change,
          sentence: adviceOf(cause, change, finding),
          weight: cause.usdPer1k * monthlyWeight(change.delta),
        })),
      )
      .filter(({ sentence, weight }) => weight > 0 && sentence !== undefined)
      .sort((x, y) => y.weight - x.weight);
    const [largest] = advice;
    // What is worth less than a quarter of the largest cause does not bring anybody below a limit.
    const worth = advice.flatMap(({ sentence, change, weight }) =>
      sentence !== undefined && weight * 4 >= (largest?.weight ?? 0) ? [{ sentence, change }] : [],
    );
    if (worth.length > 0) return worth;
  }
  const sentence = fixOfFinding(finding) ?? remedy;
  return sentence === '' ? [] : [{ sentence, ...(change === undefined ? {} : { change }) }];
}

/** What helps against one cause, with its place and with how much is enough where that can be said. */
function adviceOf(
  cause: ReportChange['causes'][number],
  change: ReportChange,
  finding: Finding,
): string | undefined {
  switch (cause.cause) {
    case 'model': {
      const before = change.baseline?.model ?? null;
      if (before === null) return cheaper.model;
      const vendor = before.slice(0, before.indexOf('/') + 1);
      const isSame = change.head?.model?.slice(0, vendor.length) === vendor;
      return `Keep ${inBackticks(isSame ? before.slice(vendor.length) : before)}, the cheaper model.`;
    }
    case 'system':
    case 'messages': {
      const cut = tokensToCut(cause, change, finding);
      return cut === null
        ? cheaper[cause.cause]
        : `Cut about ${count(cut)} of the ${count(cause.inputTokens ?? 0)} added tokens${addedLines(cause, change)}.`;
    }
    case 'caching': {
      const end = cacheEndPhrase(cause, change);
      return end === null
        ? cheaper.caching
        : `Move ${end} below the text that stays the same, so that it is cached again.`;
    }
    default:
      return cheaper[cause.cause];
  }
}

/** ` (lines 3–40)`, the lines that a cause adds; empty where it adds none. */
function addedLines({ lines = [] }: ReportChange['causes'][number], { path }: ReportChange): string {
  return lines.length === 0 ? '' : ` (${rangesText(lines, path)})`;
}

/** What ends the cached prefix now, with its place; null where it has no name of its own, or one that is too long to show. */
function cacheEndPhrase({ cacheEnd }: ReportChange['causes'][number], own: ReportChange): string | null {
  if (cacheEnd === undefined || cacheEnd.kind === 'part') return null;
  const { name, path, line } = cacheEnd;
  if (name.length > 80 || name.includes('`')) return null;
  return cacheEndText(cacheEnd) + placeText(path === null || line === null ? null : { path, line }, own.path);
}

/**
 * So many of a cause's tokens bring the change down to the limit, in two digits and never too few; null where that is
 * more than the cause added, or where the limit is not one that this prompt alone keeps.
 */
function tokensToCut(
  { usdPer1k, inputTokens = 0 }: ReportChange['causes'][number],
  { baseline, head, delta }: ReportChange,
  { rule, limit }: Finding,
): number | null {
  if (typeof limit !== 'number' || delta.usdPer1k === null || inputTokens <= 0 || usdPer1k <= 0) return null;
  const before = baseline?.usdPer1k ?? null;
  const bound = limitOf(rule);
  if (bound?.kind !== 'number' || bound.per !== 'request' || bound.unit === 'tokens') return null;
  const excess =
    bound.unit === 'percent'
      ? bound.rise && before !== null
        ? delta.usdPer1k - (before * limit) / 100
        : null
      : bound.rise
        ? delta.usdPer1k - limit
        : head?.usdPer1k != null
          ? head.usdPer1k - limit * 1000
          : null;
  if (excess === null || excess <= 0) return null;
  const exact = excess / (usdPer1k / inputTokens);
  const step = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 1);
  const cut = Math.ceil(exact / step) * step;
  return cut <= inputTokens ? cut : null;
}

/** Months per thousand requests where traffic is known, so that prompts are weighed by what they cost. */
function monthlyWeight({ usdPer1k, monthlyUsd }: ReportChange['delta']): number {
  return usdPer1k === null || usdPer1k === 0 || monthlyUsd === null ? 1 : monthlyUsd / usdPer1k;
}

const cheaper: Readonly<Partial<Record<CauseKind, string>>> = {
  model: 'Keep the cheaper model.',
  tokenizer: 'Keep the earlier model: the new one counts more tokens for the same text.',
  system: 'Shorten the text that was added.',
  messages: 'Shorten the text that was added.',
  examples: 'Send fewer or shorter examples.',
  tools: 'Send fewer tools, or describe them more briefly.',
  schema: 'Make the response schema smaller.',
  output: 'Ask for shorter answers, or configure their real length under `usage`.',
  caching: 'Move what varies below the text that stays the same, so that it is cached again.',
  tier: 'Keep the earlier service tier or region.',
  usage: 'Correct the usage in the settings, if production behaves otherwise.',
  images: 'Send fewer or smaller images.',
};

function raisedWhere({ kind, path, at }: LimitSource, report: Report): Phrase {
  if (kind === 'input') return [' in the workflow.'];
  if (kind === 'flag') return [' on the command line.'];
  if (path === null || at === null) return ['.'];
  return sideOf(at, report) === 'baseline'
    ? [
        ' in ',
        { name: path },
        ' on the base branch: a change of it in this pull request only takes effect after the merge.',
      ]
    : [' in ', { name: path }, '.'];
}
