import { adoptionSentences, mostExpensive, mostExpensiveTitle } from './adoption.js';
import type { Report, ReportChange } from '../core/report.js';
import { list, paint, printable, shorten, widthOf, wrapped, type Color, type View } from './columns.js';
import { visible } from './escape.js';
import { tierPhrase } from './cells.js';
import { cheaperPhrase, largestFile } from './cheaper.js';
import { gateOf, type GateLine } from './gate.js';
import { problemLine, problemsMax, type SourceLines } from './mistakes.js';
import { count, moneyChange, plural } from './numbers.js';
import { ended, joined, plain, type Phrase } from './phrase.js';
import { groupsOf, isTokensOnly, rowOf, type Groups } from './rows.js';
import { alikeNotes, placesMax } from './notes.js';
import { assumedOf, unjudgedOf } from './unjudged.js';
import { unreadLines, unreadTitle } from './unread.js';
import { headline, verdictWords } from './verdict.js';
import { whysOf } from './why.js';

/** The report for a terminal: the verdict, the changes as a `~ + -` tree with their causes, the limits, what is unknown. */
export function renderTerminal(report: Report, view: View, lines: SourceLines = new Map()): string {
  // What was wrong before, in files that nobody touches here, is in the JSON report; mistakes in the settings are for you to fix.
  const problems = report.problems.filter(
    ({ untouched, reason }) => untouched !== true || reason === 'settings',
  );
  const unjudged = unjudgedOf({ ...report, problems });
  const groups = groupsOf(report);
  const all = [...groups.requests, ...groups.standing, ...groups.evaluations];
  const color = ({ pass: 'green', warn: 'yellow', fail: 'red', error: 'red' } as const)[report.verdict];
  const side = (info: Report['head']): string => visible(info.sha === null ? info.how : info.sha.slice(0, 7));
  const blocks = [
    [
      wrapped(
        `${paint(`[${verdictWords[report.verdict]}]`, color, view)} ${paint(headline(report), 'bold', view)}`,
        view.width,
        '  ',
      ),
      paint(
        wrapped(
          `${side(report.baseline)} → ${side(report.head)}, rates of ${visible(report.ratesAsOf)}${report.ratesFile === undefined ? '' : ` and ${visible(report.ratesFile.path)} (sha256 ${report.ratesFile.sha256.slice(0, 12)})`}`,
          view.width,
          '  ',
        ),
        'dim',
        view,
      ),
    ].join('\n'),
    report.adoption === undefined
      ? ''
      : wrapped(adoptionSentences(report.adoption).join(' '), view.width, '  '),
    report.adoption === undefined ? '' : list(mostExpensiveTitle, mostExpensive(report.adoption), view),
    tree(groups.requests, report, view),
    headed('Instructions and tools, sent with requests made elsewhere', tree(groups.standing, report, view)),
    headed('Evaluations and test data, not part of production', tree(groups.evaluations, report, view)),
    monthly(report, view),
    all.length === 0 ? '' : paint('~ changed   + new   - removed   ? not checked', 'dim', view),
    wrapped(rest(report, groups), view.width, '  '),
    gate(report, view),
    list(unreadTitle, unreadLines(report), view),
    list('Also worth knowing', notes(report), view),
    list(
      'Not checked, not understood or uncertain',
      unjudged.problems,
      view,
      (index) => {
        const subject = unjudged.subjects[index];
        return subject === undefined ? [] : problemLine(subject, lines, { ...view, width: view.width - 4 });
      },
      problemsMax,
    ),
    list(
      'Assumed',
      assumedOf(report).map((said) => [{ said }]),
      view,
    ),
  ];
  return printable(`${blocks.filter((block) => block !== '').join('\n\n')}\n`);
}

function headed(title: string, content: string): string {
  return content === '' ? '' : `${title}:\n\n${content}`;
}

function signOf(change: ReportChange): readonly [string, Color | null] {
  if (change.notComparable !== null && !isTokensOnly(change)) return ['?', 'yellow'];
  if (change.status === 'added') return ['+', 'red'];
  if (change.status === 'removed') return ['-', 'green'];
  const delta = change.delta.usdPer1k ?? change.delta.inputTokens ?? 0;
  return ['~', delta > 0 ? 'red' : delta < 0 ? 'green' : null];
}

/** More than fit on a few screens are left to the other formats; the largest come first. */
const nodesMax = 60;

function tree(changes: readonly ReportChange[], report: Report, view: View): string {
  const shown = changes.slice(0, nodesMax).map((change) => node(change, report, view));
  const left = changes.length - shown.length;
  const more =
    left === 0 ? [] : [paint(`… ${plural(left, 'smaller change')}: --format json or html`, 'dim', view)];
  return [...shown, ...more].join('\n\n');
}

function node(change: ReportChange, report: Report, view: View): string {
  const row = rowOf(change, report);
  const [sign, color] = signOf(change);
  const tint = (text: string): string => (color === null ? text : paint(text, color, view));
  const model = plain(row.model);
  const name = shorten(plain(row.prompt), view.width - 2);
  const gap = view.width - 2 - widthOf(name) - widthOf(model) - 2;
  const title =
    gap >= 0
      ? `${tint(sign)} ${paint(name, 'bold', view)}  ${paint(model, 'dim', view)}`
      : `${tint(sign)} ${paint(name, 'bold', view)}\n    ${paint(shorten(model, view.width - 4), 'dim', view)}`;
  const money = isTokensOnly(change)
    ? []
    : [
        `${row.cost}${row.costUnit === null ? '' : ` ${row.costUnit}`}${row.costRange === null ? '' : ` (${row.costRange})`}`,
      ];
  const figures = [
    ...(isTokensOnly(change)
      ? [tint(row.change)]
      : [tint([row.change, row.changeMoney].filter((part) => part !== null).join(', '))]),
    ...money,
    `${row.tokens} input tokens`,
    ...(row.changeMonthly === null ? [] : [tint(row.changeMonthly)]),
  ];
  const flag =
    row.reason === null ? '' : `${paint(`${row.reason}:`, row.icon === 'over' ? 'red' : 'yellow', view)} `;
  const [why] = whysOf([change], 1).whys;
  const files = largestFile(change);
  const ways = cheaperPhrase(change);
  return [
    title,
    ...(row.aside === null ? [] : [`    ${shorten(plain(row.aside), view.width - 4)}`]),
    `    ${wrapped(flag + figures.join(' · '), view.width - 4, '    ')}`,
    ...(why === undefined
      ? []
      : why.causes.map((cause) => `      ${wrapped(plain(cause), view.width - 6, '        ')}`)),
    ...(files.length === 0 ? [] : [`      ${wrapped(plain(files), view.width - 6, '        ')}`]),
    ...(change.tier === undefined ? [] : [`      ${plain(tierPhrase(change))}, quality untested`]),
    ...(ways.length === 0
      ? []
      : [`      ${wrapped(`Same request: ${plain(ways)}`, view.width - 6, '        ')}`]),
  ].join('\n');
}

function monthly({ totals }: Report, view: View): string {
  if (totals.deltaMonthlyUsd === null) return '';
  const month = moneyChange(totals.baselineMonthlyUsd ?? 0, totals.headMonthlyUsd ?? 0);
  const unpriced =
    totals.unpricedCount === 0
      ? ''
      : `; ${plural(totals.unpricedCount, 'prompt')} without a known price not included`;
  return wrapped(
    `All prompts with configured traffic: ${month.before} → ${month.after} a month (${month.delta}${unpriced})`,
    view.width,
    '  ',
  );
}

function rest(report: Report, { quiet, fragments }: Groups): string {
  const parts = [
    ...(report.unchangedCount === 0 || report.adoption !== undefined
      ? []
      : [`${plural(report.unchangedCount, 'prompt')} unchanged`]),
    ...(fragments.length === 0
      ? []
      : [`${plural(fragments.length, 'shared text')} changed, counted where included`]),
    ...(quiet.length === 0
      ? []
      : [`${plural(quiet.length, 'prompt')} moved or edited without effect on cost`]),
  ];
  return parts.join('; ');
}

const stateSigns: Readonly<Record<GateLine['state'], readonly [string, Color | null]>> = {
  over: ['over', 'red'],
  warned: ['warn', 'yellow'],
  before: ['was ', null],
  unchecked: ['?   ', 'yellow'],
  within: ['ok  ', 'green'],
};

function gate(report: Report, view: View): string {
  const { summary, origin, lines, remedies } = gateOf(report);
  const failing = report.findings.some(({ level }) => level === 'fail');
  const where = origin.length === 0 ? '' : ` (${plain(origin)})`;
  return [
    wrapped(`Limits: ${summary}${where}`, view.width, '  '),
    ...lines.map(({ state, phrase }) => {
      const [sign, color] = stateSigns[state];
      return `  ${color === null ? sign : paint(sign, color, view)}  ${wrapped(plain(phrase), view.width - 8, '        ')}`;
    }),
    ...(remedies.length === 0 ? [] : [`  ${failing ? 'To pass' : 'What helps'}:`]),
    ...remedies.map((remedy) => `    - ${wrapped(plain(remedy), view.width - 6, '      ')}`),
  ].join('\n');
}

function notes(report: Report): Phrase[] {
  return alikeNotes(report).map(([first, ...others]): Phrase => {
    const { level, message, remedy } = first;
    const places = [first, ...others].flatMap(({ key, path, line }): Phrase[] =>
      path === null ? [] : [[{ name: line === null ? (key ?? path) : `${path}:${line}` }]],
    );
    const left = places.length - placesMax;
    return [
      ...(level === 'info' ? [] : ['warning: ']),
      ...joined(places.slice(0, placesMax), ', '),
      left > 0 ? ` and ${count(left)} more` : '',
      places.length === 0 ? '' : ': ',
      { said: ended(message) },
      ...(remedy === '' ? [] : [' ', { said: remedy }]),
    ];
  });
}
