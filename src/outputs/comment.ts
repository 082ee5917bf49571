import { maxMonthlyIncreaseUsd } from '../core/limits/monthly.js';
import type { Adoption, Report, ReportChange, ReportEstimate } from '../core/report.js';
import { adoptionSentences, mostExpensive, mostExpensiveTitle } from './adoption.js';
import { inputParts, type InputPart } from '../core/tokens.js';
import { cheaperLines, cheaperNote } from './cheaper.js';
import { code, isPlainAddress, text } from './escape.js';
import { fitComment } from './fit.js';
import { commentRows, type CommentRow } from './cells.js';
import { shortNames } from './names.js';
import { gateOf, waysToPass, type GateLine } from './gate.js';
import { lookup } from './lookup.js';
import { alikeNotes, placesMax } from './notes.js';
import { count, moneyChange, plural } from './numbers.js';
import {
  breakable,
  commitLink,
  ended,
  joined,
  listOf,
  type Links,
  markdown,
  type Phrase,
  together,
  unbroken,
} from './phrase.js';
import {
  costBasis,
  countBasis,
  groupsOf,
  isTokensOnly,
  modelPhrase,
  promptName,
  rangeText,
  standingWords,
  type Groups,
  type Icon,
  perThousand,
} from './rows.js';
import { isLimit, isMonthly, ruleWords } from './rules.js';
import { assumedOf, unjudgedOf } from './unjudged.js';
import { unreadLines, unreadTitle } from './unread.js';
import { headlinePhrase, standing, verdictIcon } from './verdict.js';

/** How much a rendering shows; from largest to smallest they make the ladder. */
interface Extent {
  readonly rows: number;
  readonly named: number;
  /** Lines of each collapsed list; 0 leaves the lists out and keeps their counts. */
  readonly listed: number;
  readonly parts: boolean;
  /** For the comment, which is edited in place and is about this change alone; false for the summary of one run. */
  readonly inComment: boolean;
}

const ladder: readonly Extent[] = [
  { rows: 20, named: 12, listed: 40, parts: true, inComment: true },
  { rows: 20, named: 12, listed: 15, parts: false, inComment: true },
  { rows: 20, named: 8, listed: 0, parts: false, inComment: true },
  { rows: 5, named: 5, listed: 0, parts: false, inComment: true },
  { rows: 0, named: 3, listed: 0, parts: false, inComment: true },
];

/** The comment, without the marker that publishing puts in front; always within the size that GitHub accepts. */
export function renderComment(report: Report, links: Links): string {
  return fitComment(ladder.map((extent) => () => comment(report, links, extent)));
}

/** What the comment becomes when a later push takes the change back. */
export function renderUnchanged(report: Report, links: Links, previousHeadline: string | null): string {
  const sha = links.headSha ?? report.head.sha;
  const at = sha === null ? '' : ` at ${commitLink(sha, links)}`;
  const was =
    previousHeadline === null || previousHeadline === ''
      ? ''
      : ` Before: ${text(previousHeadline, 'prose')}.`;
  return `${verdictIcon(report)} No prompt cost change${at}.${was}\n\n${footer(report, links, true)}\n`;
}

/** Everything between the marker and the end, for the comment and for the top of the job summary. */
export function comment(report: Report, links: Links, extent: Extent): string {
  const groups = groupsOf(report);
  return [
    `### ${verdictIcon(report)} ${markdown(headlinePhrase(report), links)}`,
    overrideLine(report) || standingLine(report, links),
    report.adoption === undefined ? '' : adoptionBlock(report.adoption, links),
    tables(groups, report, links, extent),
    notes(report, links, extent),
    gateList(report, links, extent),
    unreadList(report, links),
    collapsed(report, groups, links, extent),
    footer(report, links, extent.inComment),
  ]
    .filter((block) => block !== '')
    .join('\n\n')
    .concat('\n');
}

function adoptionBlock(adoption: Adoption, links: Links): string {
  const rows = mostExpensive(adoption).map((row) => `- ${markdown(row, links)}`);
  return [
    adoptionSentences(adoption).join(' '),
    ...(rows.length === 0 ? [] : [`${mostExpensiveTitle}:\n\n${rows.join('\n')}`]),
  ].join('\n\n');
}

/** The largest rendering, for outputs with more room than a comment. */
export const everything: Extent = {
  rows: Infinity,

  named: Infinity,
  listed: Infinity,
  parts: true,
  inComment: false,
};

function overrideLine({ override }: Report): string {
  if (override === null) return '';
  return `Allowed by ${code(override.by, 'prose')} with the label ${code(override.label, 'prose')}.`;
}

function standingLine(report: Report, links: Links): string {
  const said = standing(report);
  if (said === '') return '';
  if (report.verdict === 'pass') return `${said}.`;
  const ways = report.verdict === 'fail' ? waysToPass(report) : [];
  if (ways.length === 0) return `**${said}.**`;
  return `**${said}** until this is fixed${markdown(ways, links)}.`;
}

export const icons: Readonly<Record<Icon, string>> = {
  over: '❌',
  warned: '⚠️',
  unknown: '❓',
  new: '🆕',
  removed: '🗑️',
  up: '📈',
  down: '📉',
};

/** Requests in one table for money and one for tokens, so that no column has two units; then what rides along. */
function tables(groups: Groups, report: Report, links: Links, extent: Extent): string {
  const priced = groups.requests.filter((change) => !isTokensOnly(change));
  const unpriced = groups.requests.filter(isTokensOnly);
  const all = [...groups.requests, ...groups.standing, ...groups.evaluations];
  // Without links a short name would lead nowhere.
  const short: ReadonlyMap<string, string> = links.repository === null ? new Map() : shortNames(all);
  const first = severityOf(unpriced, report) < severityOf(priced, report);
  const one = (title: string, changes: readonly ReportChange[], total: string[] = []): string => {
    if (changes.length === 0) return '';
    const rows = table(changes, report, links, extent.rows, short, total);
    return title === '' ? rows : `${title}\n\n${rows}`;
  };
  const money = one('', priced, totalRow(report));
  const tokens = one(priced.length === 0 ? '' : `**Without a price**, counted in tokens`, unpriced);
  return [
    ...(first ? [tokens, money] : [money, tokens]),
    one(standingTitle(groups.standing), groups.standing),
    ...splitByPrice(groups.evaluations).map((changes) =>
      one('**Evaluations and test data**, not part of production', changes),
    ),
    priced.length === 0 ? monthlyLine(report) : '',
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

function splitByPrice(changes: readonly ReportChange[]): readonly (readonly ReportChange[])[] {
  return [changes.filter((change) => !isTokensOnly(change)), changes.filter(isTokensOnly)];
}

/** 0 where one of them fails, 1 where one warns, 2 elsewhere. */
function severityOf(changes: readonly ReportChange[], report: Report): number {
  const findings = changes.flatMap(({ key }) => lookup(report).findings.get(key) ?? []);
  const levels = new Set(findings.filter(({ rule }) => isLimit(rule)).map(({ level }) => level));
  return changes.length === 0 ? 3 : levels.has('fail') ? 0 : levels.has('warn') ? 1 : 2;
}

/** Instructions and lists of tools have no price of their own: whose requests they go along with is not known here. */
function standingTitle(changes: readonly ReportChange[]): string {
  const what = standingWords(changes);
  return `**${what.charAt(0).toUpperCase()}${what.slice(1)}**, sent with every request of the agents that read them`;
}

function table(
  changes: readonly ReportChange[],
  report: Report,
  links: Links,
  most: number,
  short: ReadonlyMap<string, string>,
  total: readonly string[],
): string {
  const rows = commentRows(changes, report, short);
  const shown = rows.slice(0, most);
  const left = rows.slice(most).reduce((sum, { prompts }) => sum + prompts, 0);
  const more =
    left === 0 ? '' : `_${plural(left, 'more changed prompt')} in the job summary and the JSON report._`;
  if (shown.length === 0) return more;
  const line = (parts: readonly string[]): string => `| ${parts.join(' | ')} |`;
  const inTokens = changes.every(isTokensOnly);
  const explained =
    shown.some(({ why, fix, tier }) => why.length + fix.length + tier.length > 0) || total.length > 0;
  const fixed = shown.some(({ fix }) => fix.length > 0);
  const amount = inTokens ? 'input tokens' : `cost ${perThousand.words}`;
  const titles = explained
    ? [`Prompt, ${amount}`, fixed ? 'Why, and how to fix it' : 'Why']
    : ['Prompt', capitalized(amount), 'Change'];
  return [
    [
      line(titles.map(unbroken)),
      line(explained ? [':--', ':--'] : [':--', '--:', '--:']),
      ...shown.map((row) => line(explained ? explainedCells(row, links) : figureCells(row, links))),
      ...total,
    ].join('\n'),
    more,
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

/** The change with its mark, the word beside it. */
function changeText({ icon, change }: CommentRow, links: Links): string[] {
  const mark = icon === null ? '' : `${icons[icon]}\u00a0`;
  return change.map((phrase, index) => (index === 0 ? mark : '') + markdown(phrase, links, 'cell'));
}

function figureCells(row: CommentRow, links: Links): string[] {
  return [markdown(row.names, links, 'cell'), row.amount, changeText(row, links).join('<br>')];
}

/**
 * Name and figures in one column, so that a phone shows the cause and the fix beside them without scrolling sideways.
 */
function explainedCells(row: CommentRow, links: Links): string[] {
  const md = (phrase: Phrase): string => markdown(phrase, links, 'cell');
  const why = row.why.map(md).join(' ');
  const fix = row.fix.length === 0 ? '' : `**Fix:** ${row.fix.map(md).join(' ')}`;
  return [
    [md(breakable(row.names)), [row.amount, ...changeText(row, links)].map(together).join(', ')].join('<br>'),
    [why, fix, md(row.tier)].filter((part) => part !== '').join('<br>'),
  ];
}

/** What all prompts together cost, as the last row: where traffic is configured and there is more than one prompt. */
function totalRow(report: Report): string[] {
  const { totals } = report;
  if (totals.deltaMonthlyUsd === null) return [];
  const month = moneyChange(totals.baselineMonthlyUsd ?? 0, totals.headMonthlyUsd ?? 0);
  const several = report.changes.filter(({ delta }) => (delta.monthlyUsd ?? 0) !== 0).length > 1;
  const held = report.findings.find(
    ({ rule, level, key, limit }) =>
      key === null && level !== 'info' && isMonthly(rule) && typeof limit === 'number',
  );
  if (!several && held === undefined) return [];
  const icon = held === undefined ? '' : `${icons[held.level === 'fail' ? 'over' : 'warned']}\u00a0`;
  const words = held === undefined ? undefined : ruleWords[held.rule];
  const unpriced =
    totals.unpricedCount === 0
      ? ''
      : `${plural(totals.unpricedCount, 'prompt')} without a price not included.`;
  let limit = '';
  if (held !== undefined && words !== undefined) {
    const { rule, limit: bound, value } = held;
    // Beside a sum of both sides, the bound of an increase keeps its sign.
    const max = `${held.level === 'fail' ? 'max' : 'warns at'} ${words.limit(Number(bound))}`;
    // The bound of another figure (a share, the whole month) is beside that figure.
    limit =
      rule === maxMonthlyIncreaseUsd.key
        ? ` (${max})`
        : `, ${words.over(Number(value), Number(bound))} (${max})`;
  }
  const figures = [`${month.before} → ${month.after}`, `${icon}**${month.delta}**${limit}`];
  return [`| **All prompts, per month**<br>${figures.map(together).join(', ')} | ${unpriced} |`];
}

/** What all prompts together cost, where traffic is configured. */
function monthlyLine({ totals }: Report): string {
  const { deltaMonthlyUsd: delta, baselineMonthlyUsd, headMonthlyUsd } = totals;
  if (delta === null) return '';
  const month = moneyChange(baselineMonthlyUsd ?? 0, headMonthlyUsd ?? 0);
  const unpriced =
    totals.unpricedCount === 0
      ? ''
      : `; ${plural(totals.unpricedCount, 'prompt')} without a known price not included`;
  return `All prompts with configured traffic: ${month.before} → ${month.after} a month (${month.delta}${unpriced}).`;
}

const stateWords: Readonly<Record<GateLine['state'], string>> = {
  over: '❌ exceeded',
  warned: '⚠️ warning',
  before: 'ℹ️ exceeded before',
  unchecked: '❔ not checked',
  within: '✅ within',
};

/** Every limit with how the change stands to it; the rows have what is exceeded already, so this is folded. */
function gateList(report: Report, links: Links, extent: Extent): string {
  const gate = gateOf(report);
  if (gate.lines.length === 0) return '';
  const shown = gate.lines.slice(0, extent.named);
  const left = gate.lines.length - shown.length;
  const lines = [
    ...shown.map(({ state, phrase }) => `- ${stateWords[state]}: ${markdown(phrase, links)}`),
    ...(left > 0 ? [`- and ${plural(left, 'more limit')}`] : []),
  ];
  return details(
    `Limits: ${gate.summary}`,
    `${gate.origin.length === 0 ? '' : `All ${markdown(gate.origin, links)}:\n\n`}${lines.join('\n')}`,
  );
}

/** Changed files that were not read: what they cost is in no figure above. The first lines say so, so the list is folded. */
function unreadList(report: Report, links: Links): string {
  const lines = unreadLines(report);
  if (lines.length === 0) return '';
  return details(
    `${unreadTitle} (${count(report.unread.length)})`,
    lines.map((line) => `- ${markdown(line, links)}`).join('\n'),
  );
}

/** What a reviewer should know although no limit is exceeded by it; prompts with the same note share a line. */
function notes(report: Report, links: Links, extent: Extent): string {
  const found = alikeNotes(report);
  if (found.length === 0) return '';
  const shown = found.slice(0, extent.named);
  const lines = shown.map((group) => {
    const [first] = group;
    const places = group.flatMap((finding): Phrase[] => {
      const change = lookup(report).change.get(finding.key ?? '');
      if (change !== undefined) return [[promptName(change)]];
      return finding.path === null
        ? []
        : [[{ name: finding.path, target: { path: finding.path, line: finding.line, side: 'head' } }]];
    });
    const named = places.slice(0, placesMax);
    const where: Phrase = [
      ...joined(named, ', '),
      places.length > named.length ? ` and ${count(places.length - named.length)} more` : '',
      places.length === 0 ? '' : ': ',
    ];
    const remedy: Phrase = first.remedy === '' ? [] : [' ', { said: first.remedy }];
    return `- ${first.level === 'info' ? '' : '⚠️ '}${markdown([...where, { said: ended(first.message) }, ...remedy], links)}`;
  });
  if (found.length > shown.length) lines.push(`- and ${plural(found.length - shown.length, 'more note')}`);
  return `**Also worth knowing**\n\n${lines.join('\n')}`;
}

function collapsed(report: Report, groups: Groups, links: Links, extent: Extent): string {
  // What was wrong before, in files that nobody touches here, is in the summary and the JSON report.
  const problems = report.problems.filter(({ untouched }) => !extent.inComment || untouched !== true);
  const unjudged = unjudgedOf({ ...report, problems });
  const blocks: string[] = [];
  const list = (lines: readonly string[]): string => {
    const shown = lines.slice(0, extent.listed);
    const left = lines.length - shown.length;
    return [
      ...shown,
      ...(left > 0 ? [`- and ${count(left)} more, in the job summary and the JSON report`] : []),
    ].join('\n');
  };
  // Prompts that were not checked have a row, with the reason; here are the places that could not be understood.
  if (unjudged.problems.length > 0) {
    const summary = `Not understood or uncertain: ${plural(unjudged.problems.length, 'place')}`;
    blocks.push(
      extent.listed === 0
        ? `${summary}; see the job summary.`
        : details(summary, list(unjudged.problems.map((line) => `- ${markdown(line, links)}`))),
    );
  }
  const assumed = assumedOf(report);
  const all = [...groups.requests, ...groups.standing, ...groups.evaluations];
  const parts = extent.parts ? partsTable(all, links, extent.rows) : '';
  const lists =
    assumed.length === 0 || extent.listed === 0
      ? ''
      : list(assumed.map((line) => `- ${text(capitalized(line), 'prose')}`));
  const ways = extent.listed === 0 ? [] : cheaperLines(all.slice(0, extent.rows));
  const cheaper =
    ways.length === 0 ? '' : `${cheaperNote}\n\n${list(ways.map((line) => `- ${markdown(line, links)}`))}`;
  const title = [
    ...(cheaper === '' ? [] : ['cheaper ways']),
    ...(parts === '' ? [] : [cheaper === '' ? 'tokens by part' : 'tokens']),
    ...(lists === '' ? [] : ['assumptions']),
  ];
  if (title.length > 0) {
    blocks.push(
      details(
        capitalized(listOf(title)),
        [cheaper, parts, lists].filter((block) => block !== '').join('\n\n'),
      ),
    );
  }
  return blocks.join('\n\n');
}

function capitalized(said: string): string {
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}

/** What is not in the tables: `18 prompts unchanged`. */
function restOf(report: Report, groups: Groups): string[] {
  const quiet = groups.quiet.length;
  return [
    // The pull request that adds promptcost counts all prompts by kind above.
    ...(report.unchangedCount === 0 || report.adoption !== undefined
      ? []
      : [`${plural(report.unchangedCount, 'prompt')} unchanged`]),
    ...(quiet === 0
      ? []
      : [`${plural(quiet, 'prompt')} moved or edited without any effect on tokens or cost`]),
  ];
}

function details(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

const partNames: Readonly<Record<InputPart, string>> = {
  system: 'system',
  messages: 'messages',
  examples: 'examples',
  tools: 'tools',
  schema: 'schema',
  images: 'images',
  variables: 'variables',
  overhead: 'overhead',
};

/**
 * Parts of the input before and after, what the cost may be at best and at worst, and how sure the figures are. Columns
 * that are empty everywhere are left out.
 */
function partsTable(changes: readonly ReportChange[], links: Links, most: number): string {
  const changed = changes.filter(({ head, baseline }) => head !== null || baseline !== null).slice(0, most);
  if (changed.length === 0) return '';
  const used = inputParts.filter((part) =>
    changed.some(
      ({ baseline, head }) =>
        (baseline?.tokens.inputParts[part] ?? 0) !== 0 || (head?.tokens.inputParts[part] ?? 0) !== 0,
    ),
  );
  const cell = (change: ReportChange, of: (side: ReportEstimate) => number): string => {
    const [before, after] = [change.baseline, change.head].map((side) =>
      side === null ? null : count(Math.round(of(side))),
    );
    if (before == null || after == null) return before ?? after ?? '';
    return before === after ? after : `${before} → ${after}`;
  };
  const range = (change: ReportChange): string =>
    change.notComparable === null ? (rangeText(change.head ?? change.baseline) ?? '') : '';
  const ranged = changed.some((change) => range(change) !== '');
  const line = (parts: readonly string[]): string => `| ${parts.join(' | ')} |`;
  return [
    line([
      'Prompt',
      'Model',
      ...used.map((part) => partNames[part]),
      'Total',
      ...(ranged ? [`Best to worst case ${perThousand.words}`] : []),
      'Basis',
    ]),
    line([':--', ':--', ...used.map(() => '--:'), '--:', ...(ranged ? ['--:'] : []), ':--']),
    ...changed.map((change) => {
      const side = change.head ?? change.baseline;
      const basis = [countBasis(side), costBasis(side)].filter((part) => part !== '').join(', ');
      return line([
        markdown([promptName(change)], links, 'cell'),
        markdown(modelPhrase(change.baseline, change.head), links, 'cell'),
        ...used.map((part) => cell(change, ({ tokens }) => tokens.inputParts[part])),
        cell(change, ({ tokens }) => tokens.input),
        ...(ranged ? [range(change)] : []),
        basis,
      ]);
    }),
  ].join('\n');
}

/** How figures come about, for a reader of the comment. */
const methodUrl = 'https://github.com/promptcost/promptcost/blob/main/docs/cost-model.md';

function footer(report: Report, links: Links, editedInPlace: boolean): string {
  const side = (info: Report['head'], sha: string | null): string => {
    const commit = info.sha ?? sha;
    return commit === null ? text(info.how, 'prose') : commitLink(commit, links);
  };
  const parts = [
    '[promptcost](https://github.com/promptcost/promptcost)',
    `${side(report.baseline, links.baseSha)} → ${side(report.head, links.headSha)}`,
    ...restOf(report, groupsOf(report)),
    `rates of ${text(report.ratesAsOf, 'prose')}`,
    ...(report.ratesFile === undefined
      ? []
      : [`and ${text(report.ratesFile.path, 'prose')} (${text(ratesFileFacts(report.ratesFile), 'prose')})`]),
    ...(links.runUrl === null ? [] : [runLink(links.runUrl)]),
    `[how this is calculated](${methodUrl})`,
    ...(links.previous == null || links.previous === '' || !editedInPlace
      ? []
      : [`before this push: ${text(links.previous, 'prose')}`]),
  ];
  return `<sub>${parts.join(' · ')}</sub>`;
}

/** Date and checksum of a rates file, as far as a reader needs them to find the same file. */
function ratesFileFacts({ asOf, sha256 }: NonNullable<Report['ratesFile']>): string {
  return `${asOf === null ? '' : `${asOf}, `}sha256 ${sha256.slice(0, 12)}`;
}

function runLink(url: string): string {
  return isPlainAddress(url) ? `[full report](${url})` : 'full report in the run';
}
