import type { Report, ReportChange } from '../core/report.js';
import { adoptionSentences } from './adoption.js';
import { inputParts, type InputPart } from '../core/tokens.js';
import { code, text } from './escape.js';
import { fitComment } from './fit.js';
import { gateOf, type GateLine } from './gate.js';
import { lookup } from './lookup.js';
import { notesOf } from './notes.js';
import { count, moneyChange, plural, signedCount } from './numbers.js';
import { commitLink, ended, markdown, unbroken, type Links, type Phrase } from './phrase.js';
import {
  countSentence,
  groupsOf,
  isTokensOnly,
  promptName,
  rowOf,
  standingWords,
  unitOf,
  type Groups,
  type Icon,
  type Row,
  type Unit,
} from './rows.js';
import { notCounted, unjudgedOf } from './unjudged.js';
import { unreadLines, unreadTitle } from './unread.js';
import { headlinePhrase, standing, verdictIcon } from './verdict.js';
import { whysOf, type Why } from './why.js';

/** How much a rendering shows; from largest to smallest they make the ladder. */
interface Extent {
  readonly rows: number;
  readonly whys: number;
  readonly named: number;
  /** Lines of each collapsed list; 0 leaves the lists out and keeps their counts. */
  readonly listed: number;
  readonly parts: boolean;
  /** False in the job summary, which is written once for each run. */
  readonly editedInPlace: boolean;
}

const ladder: readonly Extent[] = [
  { rows: 20, whys: 8, named: 12, listed: 40, parts: true, editedInPlace: true },
  { rows: 20, whys: 8, named: 12, listed: 15, parts: false, editedInPlace: true },
  { rows: 20, whys: 5, named: 8, listed: 0, parts: false, editedInPlace: true },
  { rows: 5, whys: 3, named: 5, listed: 0, parts: false, editedInPlace: true },
  { rows: 0, whys: 0, named: 3, listed: 0, parts: false, editedInPlace: true },
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
  const all = [...groups.requests, ...groups.standing, ...groups.evaluations];
  const unit = unitOf(all);
  return [
    `### ${verdictIcon(report)} ${markdown(headlinePhrase(report), links)}`,
    overrideLine(report) || standingLine(report),
    report.adoption === undefined ? '' : adoptionSentences(report.adoption).join(' '),
    requestsTable(groups, report, unit, links, extent),
    sideTables(groups, report, unit, links, extent),
    monthlyLine(report),
    whyList(groups, unit, links, extent),
    notes(report, links, extent),
    unreadList(report, links),
    gateList(report, links, extent),
    collapsed(report, groups, links, extent),
    footer(report, links, extent.editedInPlace),
  ]
    .filter((block) => block !== '')
    .join('\n\n')
    .concat('\n');
}

/** The largest rendering, for outputs with more room than a comment. */
export const everything: Extent = {
  rows: Infinity,
  whys: Infinity,
  named: Infinity,
  listed: Infinity,
  parts: true,
  editedInPlace: false,
};

function overrideLine({ override }: Report): string {
  if (override === null) return '';
  return `Let pass by ${code(override.by, 'prose')} with the label ${code(override.label, 'prose')}.`;
}

function standingLine(report: Report): string {
  const said = standing(report);
  return said === '' ? '' : report.verdict === 'pass' ? said : `**${said}**`;
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

function requestsTable(groups: Groups, report: Report, unit: Unit, links: Links, extent: Extent): string {
  return table(groups.requests, report, unit, links, extent.rows);
}

function sideTables(groups: Groups, report: Report, unit: Unit, links: Links, extent: Extent): string {
  const blocks: string[] = [];
  if (groups.standing.length > 0) {
    blocks.push(
      `${standingTitle(groups.standing)}\n\n${table(groups.standing, report, unit, links, extent.rows)}`,
    );
  }
  if (groups.evaluations.length > 0) {
    blocks.push(
      `**Evaluations and test data**, not part of production\n\n${table(groups.evaluations, report, unit, links, extent.rows)}`,
    );
  }
  return blocks.join('\n\n');
}

/** Instructions and lists of tools have no price of their own: whose requests they go along with is not known here. */
function standingTitle(changes: readonly ReportChange[]): string {
  const what = standingWords(changes);
  const title = `**${what.charAt(0).toUpperCase()}${what.slice(1)}**, read with every request of the agents that use them`;
  return changes.every(isTokensOnly) ? `${title}; those choose the model, so there is no price` : title;
}

function table(
  changes: readonly ReportChange[],
  report: Report,
  unit: Unit,
  links: Links,
  most: number,
): string {
  if (changes.length === 0) return '';
  const shown = changes.slice(0, most);
  const left = changes.length - shown.length;
  const more =
    left === 0 ? '' : `_${plural(left, 'more changed prompt')} in the job summary and the JSON report._`;
  if (shown.length === 0) return more;
  const rows = shown.map((change) => rowOf(change, report, unit));
  const basis = sharedBasis(rows);
  const priced = shown.some((change) => !isTokensOnly(change));
  const head = [
    priced ? 'Prompt and model' : 'Prompt',
    'Change',
    ...(priced ? [unit.title] : []),
    'Input tokens',
  ];
  const line = (parts: readonly string[]): string => `| ${parts.join(' | ')} |`;
  return [
    [
      line(head),
      line(head.map((_, index) => (index === 0 ? ':--' : '--:'))),
      ...rows.map((row) => line(cells(row, basis, links, priced))),
    ].join('\n'),
    basisLine(basis, rows),
    more,
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

/** What all rows have in common is said once under the table instead of in each row. */
interface SharedBasis {
  readonly tokens: string | null;
  readonly cost: string | null;
}

function sharedBasis(rows: readonly Row[]): SharedBasis {
  const one = (values: readonly string[]): string | null => {
    const distinct = new Set(values.filter((value) => value !== ''));
    return distinct.size === 1 ? ([...distinct][0] ?? null) : null;
  };
  return {
    tokens: one(rows.map(({ tokensNote }) => tokensNote)),
    cost: one(rows.map(({ costNote }) => costNote)),
  };
}

function basisLine(basis: SharedBasis, rows: readonly Row[]): string {
  const parts = [
    ...(basis.tokens === null ? [] : [countSentence(basis.tokens)]),
    ...(basis.cost === null ? [] : [basis.cost]),
    ...(rows.some(({ costRange }) => costRange !== null)
      ? ['small figures: best to worst case after the change, by the length of variables and answers']
      : []),
  ];
  return parts.length === 0 ? '' : `<sub>${sentence(parts)}</sub>`.replace(/(\d) %/g, '$1\u00a0%');
}

function sentence(parts: readonly string[]): string {
  const whole = parts.join('; ');
  return `${whole.charAt(0).toUpperCase()}${whole.slice(1)}.`;
}

/** The change stands beside the name: it is what a phone shows without scrolling. */
function cells(row: Row, basis: SharedBasis, links: Links, priced: boolean): string[] {
  const small = (parts: readonly (string | null)[]): string =>
    parts
      .filter((part) => part !== null && part !== '')
      .map((part) => `<br><sub>${part ?? ''}</sub>`)
      .join('')
      .replace(/(\d) %/g, '$1\u00a0%');
  const md = (phrase: Phrase): string => markdown(phrase, links, 'cell');
  const icon = row.icon === null ? '' : `${icons[row.icon]}\u00a0`;
  return [
    md(row.prompt) +
      (row.aside === null ? '' : `<br><sub>${md(row.aside)}</sub>`) +
      (priced ? `<br>${md(row.model).replace(' → ', '<br>→ ')}` : ''),
    [
      `${icon}${md([{ strong: row.change }])}`,
      row.reason,
      row.changeMoney === null ? null : unbroken(`${row.changeMoney} ${row.unit.short}`),
      row.changeMonthly,
    ]
      .filter((part) => part !== null)
      .join('<br>'),
    ...(priced ? [row.cost + small([row.costRange, basis.cost === null ? row.costNote : null])] : []),
    row.tokens + small([basis.tokens === null ? row.tokensNote : null]),
  ];
}

/** What all prompts together cost, where traffic is stated. */
function monthlyLine({ totals }: Report): string {
  const { deltaMonthlyUsd: delta, baselineMonthlyUsd, headMonthlyUsd } = totals;
  if (delta === null) return '';
  const month = moneyChange(baselineMonthlyUsd ?? 0, headMonthlyUsd ?? 0);
  const unpriced =
    totals.unpricedCount === 0
      ? ''
      : `; ${plural(totals.unpricedCount, 'prompt')} without a known price not included`;
  return `All prompts with stated traffic: ${month.before} → ${month.after} a month (${month.delta}${unpriced}).`;
}

function whyList(groups: Groups, unit: Unit, links: Links, extent: Extent): string {
  const all = [...groups.requests, ...groups.standing, ...groups.evaluations];
  const { whys, left } = whysOf(all, unit, extent.whys);
  const [only] = whys;
  if (only === undefined) return '';
  const causes = (why: Why): string => why.causes.map((cause) => markdown(cause, links)).join(' · ');
  if (all.length === 1) return `**Why:** ${causes(only)}`;
  const lines = whys.map((why) => `- ${markdown(why.title, links)}: ${causes(why)}`);
  const more = left === 0 ? [] : [`- ${plural(left, 'more change')} explained in the job summary`];
  const amounts = whys.some(
    ({ causes: told, subjects }) =>
      (told.length > 1 || subjects.length > 1) && subjects.some(({ delta }) => delta.usdPer1k !== null),
  )
    ? `, amounts ${unit.words}`
    : '';
  return `**Why${amounts}**\n\n${[...lines, ...more].join('\n')}`;
}

const stateIcons: Readonly<Record<GateLine['state'], string>> = {
  over: '❌ exceeded:',
  warned: '⚠️ warning:',
  before: 'ℹ️ over before:',
  unchecked: '❔ not checked:',
  within: '✅ within:',
};

function gateList(report: Report, links: Links, extent: Extent): string {
  const gate = gateOf(report);
  if (gate.lines.length === 0 && gate.remedies.length === 0 && report.enforcement !== 'off') return '';
  const shown = gate.lines.slice(0, extent.named);
  const left = gate.lines.length - shown.length;
  const lines = [
    ...shown.map(({ state, phrase }) => `- ${stateIcons[state]} ${markdown(phrase, links)}`),
    ...(left > 0 ? [`- and ${plural(left, 'more limit')}`] : []),
  ];
  const remedies = gate.remedies.slice(0, 6).map((remedy) => `- ${markdown(remedy, links)}`);
  const pass = report.findings.some(({ level }) => level === 'fail') ? 'To pass' : 'What helps';
  return [
    `**Gate: ${gate.summary}**${gate.origin.length === 0 ? '' : ` (limits ${markdown(gate.origin, links)})`}`,
    lines.join('\n'),
    remedies.length === 0 ? '' : `**${pass}**\n\n${remedies.join('\n')}`,
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

/** Changed files that were not read: what they cost is in no figure above. */
function unreadList(report: Report, links: Links): string {
  const lines = unreadLines(report);
  if (lines.length === 0) return '';
  return `**${unreadTitle}**\n\n${lines.map((line) => `- ${markdown(line, links)}`).join('\n')}`;
}

/** What a reviewer should know although no limit is broken by it. */
function notes(report: Report, links: Links, extent: Extent): string {
  const found = notesOf(report);
  if (found.length === 0) return '';
  const shown = found.slice(0, extent.named);
  const lines = shown.map((finding) => {
    const change = lookup(report).change.get(finding.key ?? '');
    const where: Phrase =
      change !== undefined
        ? [promptName(change), ': ']
        : finding.path === null
          ? []
          : [{ name: finding.path, target: { path: finding.path, line: finding.line, side: 'head' } }, ': '];
    const remedy: Phrase = finding.remedy === '' ? [] : [' ', { said: finding.remedy }];
    return `- ${finding.level === 'info' ? '' : '⚠️ '}${markdown([...where, { said: ended(finding.message) }, ...remedy], links)}`;
  });
  if (found.length > shown.length) lines.push(`- and ${plural(found.length - shown.length, 'more note')}`);
  return `**Also worth knowing**\n\n${lines.join('\n')}`;
}

function collapsed(report: Report, groups: Groups, links: Links, extent: Extent): string {
  const unjudged = unjudgedOf(report);
  const blocks: string[] = [];
  const list = (lines: readonly string[]): string => {
    const shown = lines.slice(0, extent.listed);
    const left = lines.length - shown.length;
    return [
      ...shown,
      ...(left > 0 ? [`- and ${count(left)} more, in the job summary and the JSON report`] : []),
    ].join('\n');
  };
  if (unjudged.summary !== null) {
    blocks.push(
      extent.listed === 0
        ? `Not judged, not understood or uncertain: ${unjudged.summary}; see the job summary.`
        : details(
            `Not judged, not understood or uncertain: ${unjudged.summary}`,
            list([...unjudged.changes, ...unjudged.problems].map((line) => `- ${markdown(line, links)}`)),
          ),
    );
  }
  const assumed = [...report.assumptions, ...notCounted(report.changes.map(({ head }) => head))];
  if (assumed.length > 0 && extent.listed > 0) {
    blocks.push(
      details(
        `What was assumed (${assumed.length})`,
        list(assumed.map((line) => `- ${text(line, 'prose')}`)),
      ),
    );
  }
  if (extent.parts) {
    const parts = partsTable(
      [...groups.requests, ...groups.standing, ...groups.evaluations],
      links,
      extent.rows,
    );
    if (parts !== '') blocks.push(details('Tokens by part', parts));
  }
  const rest = restLine(report, groups);
  if (rest !== '') blocks.push(rest);
  return blocks.join('\n\n');
}

function restLine(report: Report, groups: Groups): string {
  const quiet = groups.quiet.length;
  const parts = [
    ...(report.unchangedCount === 0
      ? []
      : [
          `${plural(report.unchangedCount, 'prompt')} ${report.unchangedCount === 1 ? 'is' : 'are'} unchanged`,
        ]),
    ...(quiet === 0
      ? []
      : [`${plural(quiet, 'prompt')} moved or edited without any effect on tokens or cost`]),
  ];
  if (parts.length === 0) return '';
  return sentence(parts);
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

/** Parts of the input before and after, for prompts whose tokens changed. Columns that are empty everywhere are left out. */
export function partsTable(changes: readonly ReportChange[], links: Links, most: number): string {
  const changed = changes
    .filter(({ delta, status }) => delta.inputTokens !== 0 || status === 'added')
    .slice(0, most);
  if (changed.length === 0) return '';
  const used = inputParts.filter((part) =>
    changed.some(
      ({ baseline, head }) =>
        (baseline?.tokens.inputParts[part] ?? 0) !== 0 || (head?.tokens.inputParts[part] ?? 0) !== 0,
    ),
  );
  const cell = (change: ReportChange, part: InputPart): string => {
    const before = Math.round(change.baseline?.tokens.inputParts[part] ?? 0);
    const after = Math.round(change.head?.tokens.inputParts[part] ?? 0);
    if (change.baseline === null) return count(after);
    if (change.head === null) return count(before);
    return before === after ? count(after) : `${count(before)} → ${count(after)}`;
  };
  const line = (parts: readonly string[]): string => `| ${parts.join(' | ')} |`;
  return [
    line(['Prompt', ...used.map((part) => partNames[part]), 'sum', 'change']),
    line([':--', ...used.map(() => '--:'), '--:', '--:']),
    ...changed.map((change) =>
      line([
        markdown([promptName(change)], links, 'cell'),
        ...used.map((part) => cell(change, part)),
        count((change.head ?? change.baseline)?.tokens.input ?? 0),
        change.delta.inputTokens === null ? 'not judged' : signedCount(change.delta.inputTokens),
      ]),
    ),
  ].join('\n');
}

function footer(report: Report, links: Links, editedInPlace: boolean): string {
  const side = (info: Report['head'], sha: string | null): string => {
    const commit = info.sha ?? sha;
    return commit === null
      ? text(info.how, 'prose')
      : `${commitLink(commit, links)} (${text(info.how, 'prose')})`;
  };
  const parts = [
    `Compared ${side(report.baseline, links.baseSha)} with ${side(report.head, links.headSha)}`,
    `rates of ${text(report.ratesAsOf, 'prose')}`,
    ...(links.runUrl === null ? [] : [runLink(links.runUrl)]),
    ...(links.previous == null || links.previous === ''
      ? []
      : [`before this push: ${text(links.previous, 'prose')}`]),
    ...(links.repository === null || !editedInPlace ? [] : ['this comment is edited in place']),
  ];
  return `<sub>${parts.join(' · ')}</sub>`;
}

/** The address of a run comes from the environment; anything but a plain address is left out. */
function runLink(url: string): string {
  return /^https?:\/\/[A-Za-z0-9.:/_-]+$/.test(url) ? `[run](${url})` : 'run';
}
