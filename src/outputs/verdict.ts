import type { Finding, Verdict } from '../core/finding.js';
import type { Adoption, Report, ReportChange } from '../core/report.js';
import { countsText } from './adoption.js';
import {
  largestOf,
  moneyRange,
  plural,
  signedCount,
  signedMoney,
  signedMonthly,
  signedPercent,
} from './numbers.js';
import { plain, type Phrase } from './phrase.js';
import {
  costsMoreInSome,
  type Groups,
  groupsOf,
  isLeast,
  isTokensOnly,
  standingWords,
  perThousand,
} from './rows.js';
import { limitOf } from '../core/limits/list.js';
import { isChangedFile, isLimit, isMonthly, ruleWords } from './rules.js';

/** Verdict and figure in one line of plain text: for the failing step, an e-mail's subject, the comment after this one. */
export function headline(report: Report): string {
  return plain(headlinePhrase(report));
}

/** `Prompt cost: ` and what follows, the figure in strong. */
export function headlinePhrase(report: Report): Phrase {
  if (report.verdict === 'error') return ['Prompt cost: ', { strong: 'could not be checked' }];
  const groups = groupsOf(report);
  const broken = mostImportant(report.findings);
  // A file that was not read is no figure: where nothing else is to be said, the rows decide.
  if (broken !== null && isChangedFile(broken) && broken.level === 'warn') {
    return figuresPhrase(report, groups);
  }
  // A missing price takes nothing from what was counted, so the count leads.
  if (broken !== null && broken.kind === 'unpriced' && broken.level === 'warn') {
    return [...figuresPhrase(report, groups), ', no price known'];
  }
  const monthly = monthlyFigure(report);
  if (broken !== null) {
    const others = report.findings.filter(
      (finding) =>
        finding !== broken && finding.level === broken.level && isLimit(finding.rule) && !isUnknown(finding),
    );
    const prompts = new Set(others.flatMap(({ key }) => (key === null || key === broken.key ? [] : [key])))
      .size;
    const sums = others.some(({ key }) => key === null);
    const unjudged = isUnknown(broken) ? [] : unjudgedPhrase(groups);
    return [
      'Prompt cost: ',
      ...brokenPhrase(broken, groups),
      monthly !== null && !isMonthly(broken.rule) ? ` (${monthly.amount})` : '',
      prompts === 0
        ? ''
        : broken.key === null
          ? `, ${plural(prompts, 'prompt')} over ${prompts === 1 ? 'its' : 'their'} limit`
          : `, ${plural(prompts, 'more prompt')} over a limit`,
      sums ? ', and all prompts together too' : '',
      ...unjudged.map((part) => `, ${part}`),
      afterwards(report, broken),
    ];
  }
  return figuresPhrase(report, groups);
}

/** Figures and counts, as the rows have them. */
function figuresPhrase(report: Report, groups: Groups): Phrase {
  const monthly = monthlyFigure(report);
  const figure = monthly === null ? requestFigure(groups) : `${monthly.amount}${monthly.share}`;
  const counts = countsPhrase(groups);
  const rows = groups.requests.length + groups.standing.length + groups.evaluations.length;
  if (figure === null && counts.length === 0 && rows === 0) {
    if (report.adoption !== undefined) return addedPhrase(report.adoption);
    if (report.unread.length > 0) return unreadPhrase(report);
    return ['Prompt cost: ', { strong: report.problems.length === 0 ? 'no change' : 'no change found' }];
  }
  // What has a row is a change, whatever its figures are.
  if (figure === null && counts.length === 0) counts.push(`${plural(rows, 'prompt')} changed`);
  const [first = '', ...rest] = [...(figure === null ? [] : [figure]), ...counts];
  return [
    'Prompt cost: ',
    { strong: first },
    rest.map((part) => `, ${part}`).join(''),
    report.unread.length === 0 ? '' : `, ${unreadWords(report)}`,
    report.verdict === 'pass' && report.limits.some(({ checked }) => checked > 0) ? ', within limits' : '',
  ];
}

/** Nothing else changes in the pull request that adds promptcost. */
function addedPhrase(adoption: Adoption): Phrase {
  const { requests, lowUsdPer1k: low, highUsdPer1k: high } = adoption;
  const found = requests > 0 ? plural(requests, 'prompt') : countsText(adoption);
  const price =
    low === null || high === null
      ? requests === 0
        ? ''
        : ', no price known'
      : `, ${moneyRange(low, high)} per 1,000 requests`;
  return [{ strong: 'promptcost is set up' }, `: ${found === '' ? 'no prompts found' : found}${price}`];
}

/** Nothing changed as far as it was read: never said without what was not. */
function unreadPhrase(report: Report): Phrase {
  return ['Prompt cost: ', { strong: 'no change in what was read' }, `, ${unreadWords(report)}`];
}

/** `3 changed files were not read` */
export function unreadWords({ unread }: Pick<Report, 'unread'>): string {
  return `${plural(unread.length, 'changed file')} ${unread.length === 1 ? 'was' : 'were'} not read`;
}

/** What the verdict means for the check, without a full stop, where the headline alone leaves that open; else empty. */
export function standing({ verdict, limits, enforcement, override }: Report): string {
  switch (verdict) {
    case 'error':
      return 'The check fails, because it could not be completed';
    case 'fail':
      return override === null && enforcement !== 'warn' ? 'The check fails' : 'The check passes';
    case 'warn':
      return 'The check passes, with a warning';
    case 'pass':
      return limits.length === 0 && enforcement !== 'off' ? 'No limit is set, so the check cannot fail' : '';
  }
}

/** What a verdict is called, for outputs that show it apart from the figure. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  pass: 'passed',
  warn: 'warning',
  fail: 'failed',
  error: 'not checked',
};

/** A tick only where something was judged or nothing changed: a rise that nobody limits is no success. */
export function verdictIcon(report: Report): string {
  switch (report.verdict) {
    case 'fail':
      return '❌';
    case 'warn':
      return '⚠️';
    case 'error':
      return '❗';
    case 'pass': {
      if (report.limits.length > 0) return '✅';
      const { requests, standing, evaluations } = groupsOf(report);
      const delta =
        report.totals.deltaMonthlyUsd ??
        [...requests, ...standing, ...evaluations].reduce(
          (sum, change) => sum + (change.delta.usdPer1k ?? 0),
          0,
        );
      return delta > 0
        ? '📈'
        : delta < 0
          ? '📉'
          : requests.length + standing.length + evaluations.length > 0
            ? 'ℹ️'
            : '✅';
    }
  }
}

/** The broken limit that the headline is about: failures before warnings, sums before single prompts. */
function mostImportant(findings: readonly Finding[]): Finding | null {
  const broken = findings.filter(({ rule, level }) => level !== 'info' && isLimit(rule));
  const rank = ({ rule, level }: Finding): number =>
    (level === 'fail' ? 0 : 10) +
    (isMonthly(rule) ? 0 : Object.hasOwn(ruleWords, rule) ? 1 : limitOf(rule)?.kind === 'models' ? 2 : 3);
  return broken.reduce<Finding | null>(
    (best, next) => (best === null || rank(next) < rank(best) ? next : best),
    null,
  );
}

function brokenPhrase(broken: Finding, groups: Groups): Phrase {
  const { rule, value, limit, level, kind } = broken;
  const known = limitOf(rule);
  if (kind === 'was-free') return [{ strong: 'free before and priced now' }, ', over any limit in percent'];
  const words = ruleWords[rule];
  const limitName = level === 'fail' ? 'limit' : 'warning limit';
  if (words !== undefined && typeof value === 'number' && typeof limit === 'number') {
    return [
      { strong: `${words.over(value, limit)}${words.of}` },
      `, over the ${words.bound(limit)} ${limitName}`,
    ];
  }
  if (known?.kind === 'models') {
    return [
      'model ',
      { name: String(value ?? '') },
      known.refuses === 'others' ? ' is not allowed' : ' is denied',
    ];
  }
  if (kind === 'unknown-length') return [{ strong: 'a part of unknown length' }, ' is new'];
  if (kind === 'more-calls')
    return [
      { strong: broken.data?.['unbounded'] === true ? 'calls without a bound' : 'more calls of a request' },
    ];
  if (isChangedFile(broken)) return [{ strong: 'a changed file was not read' }];
  return [
    { strong: unjudgedPhrase(groups)[0] ?? 'a prompt not checked' },
    kind !== 'unread'
      ? ', no price known'
      : broken.data?.['what'] === 'moved'
        ? ', the text is not read where it is now'
        : ', a part is missing or unreadable',
  ];
}

function afterwards(report: Report, broken: Finding): Phrase[number] {
  if (broken.level !== 'fail') return '';
  if (report.override !== null) return ', allowed by label';
  return report.enforcement === 'warn' ? ', shown as a warning only' : '';
}

/** `+$412 a month` and ` (+18%)`; null where traffic is not configured or nothing changes. */
function monthlyFigure({ totals }: Report): { readonly amount: string; readonly share: string } | null {
  const { deltaMonthlyUsd: delta, baselineMonthlyUsd: before } = totals;
  if (delta === null || delta === 0) return null;
  const share = before === null || before === 0 ? '' : ` (${signedPercent((delta / before) * 100)})`;
  return { amount: `${signedMonthly(delta)} a month`, share };
}

function requestFigure(groups: Groups): string | null {
  const standing = groups.standing.filter((change) => !isTokensOnly(change));
  const forStanding = ` for ${standingWords(groups.standing)}`;
  for (const [changes, ofCost, ofTokens] of [
    [groups.requests, '', ' input tokens'],
    [standing, forStanding, forStanding],
    [groups.evaluations, ' in evaluations', ' input tokens in evaluations'],
  ] as const) {
    const compared = changes.filter(
      ({ delta, notComparable }) => notComparable === null && delta.percent !== null && delta.percent !== 0,
    );
    // Where some have a price, percentages are of the cost; of the input tokens elsewhere.
    const priced = compared.filter((change) => !isTokensOnly(change));
    const shown = priced.length > 0 ? priced : compared;
    const percents = shown.map(({ delta }) => delta.percent ?? 0);
    if (percents.length === 0) continue;
    const largest = largestOf(percents);
    const extreme = largest > 0 ? largest : -largestOf(percents.map((percent) => -percent));
    const least = shown.some((change) => change.delta.percent === extreme && isLeast(change));
    const of = priced.length > 0 ? ofCost : ofTokens;
    // A lower bound of the largest is no upper bound of the others.
    const span = least ? 'at least ' : percents.length === 1 ? '' : 'up to ';
    return `${span}${signedPercent(extreme)}${of}`;
  }
  const tokens = groups.standing
    .filter(isTokensOnly)
    .reduce((sum, { delta }) => sum + (delta.inputTokens ?? 0), 0);
  return tokens === 0 ? null : `${signedCount(tokens)} tokens of ${standingWords(groups.standing)}`;
}

function countsPhrase(groups: Groups): string[] {
  const { requests, evaluations, standing } = groups;
  const all = [...requests, ...evaluations, ...standing];
  const number = (test: (change: ReportChange) => boolean): number => all.filter(test).length;
  const added = number((change) => change.status === 'added');
  const removed = number((change) => change.status === 'removed');
  const swapped = number(
    ({ baseline, head, delta }) =>
      delta.usdPer1k === 0 && baseline !== null && head !== null && baseline.model !== head.model,
  );
  const renamed = number(isUnpricedSwap);
  return [
    ...(added === 0 ? [] : [plural(added, 'new prompt') + costOf(all, 'added')]),
    ...(removed === 0 ? [] : [`${plural(removed, 'prompt')} removed${costOf(all, 'removed')}`]),
    ...otherPhrases(all, swapped + renamed),
    ...(renamed === 0 ? [] : [`${plural(renamed, 'model')} replaced`]),
    ...(swapped === 0 ? [] : [`${plural(swapped, 'model')} replaced at the same cost`]),
    ...unjudgedPhrase(groups),
  ];
}

/** Another model, and neither has a price: nothing is known of the cost, but the change is one. */
function isUnpricedSwap(change: ReportChange): boolean {
  const { baseline, head, delta } = change;
  return (
    baseline !== null &&
    head !== null &&
    isTokensOnly(change) &&
    (delta.inputTokens ?? 0) === 0 &&
    baseline.modelAsWritten !== head.modelAsWritten
  );
}

/** What the one new prompt costs, or the one removed did: there is no percentage to tell. */
function costOf(all: readonly ReportChange[], status: ReportChange['status']): string {
  const [one, ...others] = all.filter((change) => change.status === status);
  if (one === undefined || others.length > 0 || one.delta.usdPer1k === null || one.notComparable !== null)
    return '';
  return ` (${signedMoney(one.delta.usdPer1k)} ${perThousand.words})`;
}

/** What changed without a difference in the figures: an output limit, what is sent at run time, the request itself. */
function otherPhrases(all: readonly ReportChange[], swapped: number): string[] {
  const both = all.filter(
    ({ status, notComparable, delta }) =>
      (status === 'changed' || status === 'renamed') &&
      notComparable === null &&
      (delta.usdPer1k ?? 0) === 0 &&
      (delta.inputTokens ?? 0) === 0,
  );
  const limits = both.filter(({ delta }) => delta.outputLimit !== 0);
  const raised = limits.filter(({ delta }) => (delta.outputLimit ?? 1) > 0).length;
  const open = both.filter((change) => isLeast(change) && !limits.includes(change)).length;
  const some = both.filter(
    (change) => costsMoreInSome(change) && !isLeast(change) && !limits.includes(change),
  );
  const most = largestOf(some.flatMap(({ delta }) => delta.worst?.percent ?? []));
  const rest = both.length - limits.length - open - some.length - swapped;
  return [
    ...(raised === 0 ? [] : [`${plural(raised, 'output limit')} raised`]),
    ...(limits.length === raised ? [] : [`${plural(limits.length - raised, 'output limit')} lowered`]),
    ...(open === 0 ? [] : [`${plural(open, 'prompt')} of unknown length`]),
    ...(some.length === 0
      ? []
      : [
          `${plural(some.length, 'prompt')} changed${most > 0 ? `, up to ${signedPercent(most)}` : ''} in some cases`,
        ]),
    ...(rest <= 0
      ? []
      : [
          `${plural(rest, 'prompt')} changed at the same ${both.some((change) => !isTokensOnly(change)) ? 'cost' : 'number of tokens'}`,
        ]),
  ];
}

function unjudgedPhrase({ requests, evaluations, standing }: Groups): string[] {
  const unjudged = [...requests, ...evaluations, ...standing].filter(
    (change) => change.notComparable !== null && !isTokensOnly(change),
  ).length;
  return unjudged === 0 ? [] : [`${plural(unjudged, 'prompt')} not checked`];
}

/** A broken rule that is about something unknown, not about a value. */
function isUnknown({ rule }: Finding): boolean {
  return limitOf(rule)?.kind === 'level';
}
