import type { Finding } from '../core/finding.js';
import type { Report, ReportLimit } from '../core/report.js';
import { plural } from './numbers.js';
import { joined, type Phrase } from './phrase.js';
import { groupsOf, promptName } from './rows.js';
import { isLimit, otherRules, ruleWords } from './rules.js';

/** One limit and how the change stands to it. */
export interface GateLine {
  readonly state: 'over' | 'warned' | 'within' | 'before';
  readonly phrase: Phrase;
}

export interface Gate {
  /** `1 of 3 limits is broken` */
  readonly summary: string;
  readonly lines: readonly GateLine[];
  /** How to pass, in sentences; empty when nothing fails. */
  readonly remedies: readonly Phrase[];
}

/** So many prompts are named for one limit. */
const namedMax = 3;

export function gateOf(report: Report): Gate {
  const lines = [...report.limits.map((limit) => limitLine(limit, report)), ...unlisted(report)].sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state),
  );
  return { summary: summaryOf(report, lines), lines, remedies: remediesOf(report) };
}

const order = ['over', 'warned', 'before', 'within'];

function summaryOf(report: Report, lines: readonly GateLine[]): string {
  if (report.enforcement === 'off') return 'nothing is judged, enforcement is off';
  if (lines.length === 0) return 'no limit is set, so nothing can fail';
  const broken = lines.filter(({ state }) => state === 'over').length;
  const warned = lines.filter(({ state }) => state === 'warned').length;
  const of = ` of ${plural(lines.length, 'limit')}`;
  const said = [
    ...(broken === 0 ? [] : [`${broken}${of} ${broken === 1 ? 'is' : 'are'} broken`]),
    ...(warned === 0 ? [] : [plural(warned, 'warning')]),
  ];
  const after =
    report.override !== null
      ? ''
      : broken > 0 && report.enforcement === 'warn'
        ? ', but enforcement is set to warn'
        : '';
  return said.length === 0 ? `${plural(lines.length, 'limit')} kept` : said.join(', ') + after;
}

function limitLine(limit: ReportLimit, report: Report): GateLine {
  const found = report.findings.filter(
    (finding) => finding.rule === limit.rule && String(finding.limit) === String(limit.limit),
  );
  const now = found.filter(({ level }) => level === limit.level);
  const before = found.filter(({ level }) => level === 'info');
  const words = ruleWords[limit.rule];
  const limitText: Phrase =
    words !== undefined && typeof limit.limit === 'number'
      ? [words.limit(limit.limit)]
      : names(String(limit.limit));
  const state =
    now.length > 0 ? (limit.level === 'fail' ? 'over' : 'warned') : before.length > 0 ? 'before' : 'within';
  const value: Phrase =
    now.length > 0 ? values(now, report) : before.length > 0 ? values(before, report) : peak(limit, report);
  return {
    state,
    phrase: [
      { name: limit.rule },
      ': ',
      ...value,
      value.length === 0 ? '' : ', ',
      state === 'before' ? 'over before and not worse, ' : '',
      limit.level === 'warn' ? 'warning limit ' : limit.rule.endsWith('-models') ? '' : 'limit ',
      ...limitText,
      ...(limit.match === null ? [] : [' for ', ...names(limit.match.join(', '))]),
      ' (',
      { said: originWords(limit.origin) },
      ')',
    ],
  };
}

/** `input`, `.promptcost.yml at a1b2c3d` → where a reader finds it. */
function originWords(origin: string): string {
  return origin === 'input' ? 'set in the workflow' : `set in ${origin}`;
}

function names(list: string): Phrase {
  return joined(
    list.split(', ').map((name) => [{ name }]),
    ', ',
  );
}

function values(findings: readonly Finding[], report: Report): Phrase {
  const shown = findings.slice(0, namedMax).map((finding): Phrase => {
    const change = report.changes.find(({ key }) => key === finding.key);
    const words = ruleWords[finding.rule];
    const value: Phrase =
      words !== undefined && typeof finding.value === 'number' && typeof finding.limit === 'number'
        ? [{ strong: words.over(finding.value, finding.limit) }]
        : [{ name: String(finding.value ?? '') }];
    return change === undefined ? value : [...value, ' in ', promptName(change)];
  });
  const left = findings.length - shown.length;
  return [...joined(shown, '; '), left > 0 ? `; and ${left} more` : ''];
}

/** The largest value of a limit that is kept; nothing where the report alone cannot tell. */
function peak({ rule, match }: ReportLimit, report: Report): Phrase {
  const words = ruleWords[rule];
  if (words === undefined || match !== null || report.limits.some((limit) => limit.match !== null)) return [];
  const { requests, standing } = groupsOf(report);
  const heads = [...requests, ...standing].filter(({ head }) => head !== null);
  const { totals } = report;
  const candidates: Readonly<Record<string, readonly (number | null | undefined)[]>> = {
    'max-request-increase-percent': heads.map(({ delta }) => delta.percent),
    'max-request-increase-usd-per-1k': heads.map(({ delta }) => delta.usdPer1k),
    'max-request-usd': heads.map(({ head }) => head?.requestUsd),
    'max-input-tokens': heads.map(({ head }) => head?.tokens.input),
    'max-input-tokens-increase': heads.map(({ delta }) => delta.inputTokens),
    'max-output-tokens': heads.map(({ head }) => head?.tokens.output),
    'max-context-percent': heads.map(({ head }) => head?.tokens.contextPercent),
    'max-monthly-increase-usd': [totals.deltaMonthlyUsd],
    'max-monthly-increase-percent': [
      totals.deltaMonthlyUsd === null || !totals.baselineMonthlyUsd
        ? null
        : (totals.deltaMonthlyUsd / totals.baselineMonthlyUsd) * 100,
    ],
  };
  const known = (candidates[rule] ?? []).filter((value) => typeof value === 'number');
  return known.length === 0
    ? []
    : [`${known.length === 1 ? '' : 'at most '}${words.within(Math.max(...known))}`];
}

/** Broken rules that are not limits with a value of their own: what could not be judged. */
function unlisted(report: Report): GateLine[] {
  const listed = new Set(report.limits.map(({ rule }) => rule));
  const lines = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    if (finding.level === 'info' || listed.has(finding.rule) || !isLimit(finding.rule)) continue;
    const id = `${finding.rule}\0${finding.level}`;
    lines.set(id, [...(lines.get(id) ?? []), finding]);
  }
  return [...lines.values()].flatMap((found): GateLine[] => {
    const [first] = found;
    if (first === undefined) return [];
    const changes = found.flatMap(({ key }) => report.changes.filter((change) => change.key === key));
    return [
      {
        state: first.level === 'fail' ? 'over' : 'warned',
        phrase: [
          { name: first.rule },
          `: ${otherRules[first.rule] ?? ruleWords[first.rule]?.title ?? ''}: `,
          ...joined(
            changes.slice(0, namedMax).map((change) => [promptName(change)]),
            ', ',
          ),
          changes.length > namedMax ? ` and ${changes.length - namedMax} more` : '',
        ],
      },
    ];
  });
}

/** What a person can do, each sentence once: failures only, or warnings where nothing fails. */
function remediesOf({ findings, override }: Report): Phrase[] {
  if (override !== null) return [];
  const failing = findings.filter(({ level }) => level === 'fail');
  const sentences = new Set(
    (failing.length > 0
      ? failing
      : findings.filter(({ level, rule }) => level === 'warn' && isLimit(rule))
    ).flatMap(({ remedy }) => remedy.split(/(?<=\.) (?=[A-Z])/)),
  );
  return [...sentences].filter((sentence) => sentence.trim() !== '').map((sentence) => [{ said: sentence }]);
}
