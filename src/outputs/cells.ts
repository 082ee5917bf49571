import { maxRequestIncreasePercent } from '../core/limits/request-increase.js';
import { maxInputTokensIncrease } from '../core/limits/request-total.js';
import type { Report, ReportChange } from '../core/report.js';
import { largestFile } from './cheaper.js';
import { adviceFor } from './gate.js';
import { lookup } from './lookup.js';
import {
  count,
  money,
  moneyRange,
  percent,
  plural,
  signedCount,
  signedMonthly,
  signedPercent,
  spanOf,
} from './numbers.js';
import { capital, ended, joined, tidied, type Phrase } from './phrase.js';
import { isLeast, isTokensOnly, promptName, rowOf, type Icon } from './rows.js';
import { isLimit, isModelRule, ruleWords } from './rules.js';
import { reasonsOf, whysOf } from './why.js';

/** One row of the comment's table: one prompt, or several with the same figures, cause and fix. */
export interface CommentRow {
  readonly icon: Icon | null;
  readonly names: Phrase;
  /** How many prompts it is for. */
  readonly prompts: number;
  /** Cost or input tokens, before → after. */
  readonly amount: string;
  /** The change beside the limit it is held to; one line each, one unit in a line. */
  readonly change: readonly Phrase[];
  /** Sentences: what caused it. */
  readonly why: readonly Phrase[];
  /** Sentences: what brings it within its limits; empty where nothing is exceeded. */
  readonly fix: readonly Phrase[];
  /** What the same request costs on the next cheaper tier, one sentence; empty where nothing is exceeded or there is none. */
  readonly tier: Phrase;
}

/** So many names are in one row; the rest is counted. */
const namesMax = 3;

/**
 * The rows of one table. `short` are the names that tell the prompts of the report apart; rows that say the same are one
 * row, and a cause or a fix that an earlier row has is not repeated.
 */
export function commentRows(
  changes: readonly ReportChange[],
  report: Report,
  short: ReadonlyMap<string, string>,
): CommentRow[] {
  const rows = new Map<string, Group>();
  for (const change of changes) {
    const row = rowFor(change, report);
    const id = JSON.stringify(row);
    const known = rows.get(id);
    if (known === undefined) rows.set(id, { first: row, subjects: [change] });
    else known.subjects.push(change);
  }
  const said = new Map<string, Phrase>();
  const merged = mergedRows([...rows.values()]);
  const firstTier = merged.find(({ first }) => first.tier.length > 0)?.first;
  return merged.map(({ first, subjects }) => {
    const names = subjects.map((change): Phrase => {
      const full = promptName(change);
      return [{ ...full, name: short.get(change.key) ?? full.name }];
    });
    const shown = names.length === namesMax + 1 ? names : names.slice(0, namesMax);
    const left = names.length - shown.length;
    const name = names[0] ?? [];
    return {
      ...first,
      prompts: subjects.length,
      names: [
        ...(left === 0 ? [] : [`${plural(names.length, 'prompt')}: `]),
        ...joined(shown, ', '),
        left === 0 ? '' : ` and ${count(left)} more`,
      ],
      why: once(first.why, 'Same cause as ', name, said),
      fix: once(first.fix, 'same as for ', name, said),
      // Said once: the figure is a fact and no advice.
      tier: first.tier.length === 0 ? [] : [...first.tier, first === firstTier ? '; quality untested.' : '.'],
    };
  });
}

/** One row as it is shown, and the prompts it is for. */
interface Group {
  readonly first: Omit<CommentRow, 'names' | 'prompts'>;
  readonly subjects: ReportChange[];
}

/** Fewer rows than these stay apart, with a figure each. */
const mergedLeast = 3;

/** Rows that differ in their figures only, and have one cause and one fix, become one row with the span of the figures. */
function mergedRows(rows: readonly Group[]): Group[] {
  const alike = new Map<string, Group[]>();
  for (const row of rows) {
    const id = mergeId(row) ?? `${alike.size}`;
    const group = alike.get(id);
    if (group === undefined) alike.set(id, [row]);
    else group.push(row);
  }
  return [...alike.values()].flatMap((group) => (group.length < mergedLeast ? group : [mergedRow(group)]));
}

/**
 * Equal for rows that can be one; null where a row stays apart, because a span would hide what it says: no figure, no share
 * (`was free`), the same cost, or a figure that is held to a limit in another unit.
 */
function mergeId({ first, subjects: [change] }: Group): string | null {
  if (change?.status !== 'changed' || change.notComparable !== null || change.causes.length === 0)
    return null;
  const inTokens = isTokensOnly(change);
  const { percent: share, usdPer1k, inputTokens, monthlyUsd } = change.delta;
  if (share === null || ((inTokens ? inputTokens : usdPer1k) ?? 0) === 0) return null;
  const [main = [], ...others] = first.change;
  const hasMonth = (monthlyUsd ?? 0) !== 0;
  if (others.length > (hasMonth ? 1 : 0) || (inTokens && main.length > 1)) return null;
  return JSON.stringify([
    reasonsOf(change),
    swappedModel(change),
    isLeast(change),
    first.icon,
    first.fix,
    main.slice(1),
    hasMonth,
  ]);
}

function mergedRow(group: readonly Group[]): Group {
  const subjects = group.flatMap((row) => row.subjects);
  const [row] = group;
  if (row === undefined) throw new Error('a row without a prompt');
  const changes = group.map(({ first }) => first.change);
  const [main = [], ...others] = row.first.change;
  const inTokens = subjects.every(isTokensOnly);
  const side = (of: 'baseline' | 'head'): string => {
    const values = subjects.flatMap((change) => {
      const estimate = change[of];
      return (inTokens ? estimate?.tokens.input : estimate?.usdPer1k) ?? [];
    });
    const [low, high] = spanOf(values);
    if (!inTokens) return moneyRange(low, high);
    return low === high ? count(low) : `${count(low)}–${count(high)}`;
  };
  const [least = '', most = ''] = spanOf(subjects.flatMap(({ delta }) => delta.percent ?? [])).map(
    signedPercent,
  );
  const atLeast = subjects.some((change) => !inTokens && isLeast(change)) ? 'at least ' : '';
  const months = subjects.flatMap(({ delta }) => delta.monthlyUsd ?? []);
  const month = months.reduce((sum, one) => sum + one, 0);
  const same = changes.every((change) => JSON.stringify(change) === JSON.stringify(changes[0]));
  const monthly =
    months.length > 0 && month !== 0 ? [[`${signedMonthly(month)} a month together`] satisfies Phrase] : [];
  const [why] = whysOf(subjects, 1).whys;
  const swapped = subjects.slice(0, 1).flatMap(swappedModel);
  return {
    subjects,
    first: {
      ...row.first,
      amount: `${side('baseline')} → ${side('head')}`,
      change: same
        ? [['each ', ...main], ...others]
        : [
            [
              'each ',
              { strong: `${atLeast}${least === most ? least : `${least} to ${most}`}` },
              ...main.slice(1),
            ],
            ...monthly,
          ],
      why: [...swapped, ...(why?.causes ?? []).map((cause): Phrase => [...capital(cause), '.'])].map(tidied),
      tier: [],
    },
  };
}

/** What an earlier row says already, or the sentences themselves. Short ones are not worth a reference. */
function once(
  sentences: readonly Phrase[],
  reference: string,
  name: Phrase,
  said: Map<string, Phrase>,
): readonly Phrase[] {
  const id = JSON.stringify(sentences);
  if (id.length < 90) return sentences;
  const before = said.get(id);
  if (before === undefined) said.set(id, name);
  return before === undefined ? sentences : [[reference, ...before, '.']];
}

function rowFor(change: ReportChange, report: Report): Group['first'] {
  const row = rowOf(change, report);
  return {
    icon: row.icon,
    amount: isTokensOnly(change) ? row.tokens : (plainCost(change) ?? row.cost),
    change: changeLines(change, report, row),
    why: [
      ...(row.aside === null ? [] : [[...capital(row.aside), '.'] satisfies Phrase]),
      ...whySentences(change),
      ...sentenceOf(largestFile(change)),
    ],
    fix: adviceFor(change, report).map((sentence): Phrase => [{ said: ended(sentence) }]),
    tier: tierPhrase(change),
  };
}

function sentenceOf(phrase: Phrase): Phrase[] {
  return phrase.length === 0 ? [] : [[...phrase, '.']];
}

/**
 * `On gpt-4.1-mini: $1.67, 80% below gpt-4.1`, without the vendor, which is the request's own; nothing where the report has no
 * tier.
 */
export function tierPhrase({ tier, head }: ReportChange): Phrase {
  if (tier === undefined) return [];
  const { model, usdPer1k, percent: less } = tier;
  const short = (id: string): string => id.slice(id.indexOf('/') + 1);
  return [
    'On ',
    { name: short(model) },
    `: ${money(usdPer1k)}, ${percent(Math.round(Math.abs(less)))} below `,
    ...(head?.model == null ? ['now'] : [{ name: short(head.model) }]),
  ];
}

/** `$1.03 → $5.17`, with no more digits than amounts have; null where that would hide the difference. */
function plainCost({ baseline, head, notComparable }: ReportChange): string | null {
  if (baseline?.usdPer1k == null || head?.usdPer1k == null || notComparable !== null) return null;
  const [before, after] = [baseline.usdPer1k, head.usdPer1k].map((usd) => money(usd));
  return before === after ? null : `${before ?? ''} → ${after ?? ''}`;
}

/** `+400% (max 20%)`, and every other limit that this prompt exceeds on a line of its own, in its own unit. */
function changeLines(change: ReportChange, report: Report, row: ReturnType<typeof rowOf>): readonly Phrase[] {
  const own = (lookup(report).findings.get(change.key) ?? []).filter(
    ({ rule, level }) => level !== 'info' && isLimit(rule),
  );
  const worst = own.some(({ level }) => level === 'fail') ? 'fail' : 'warn';
  const held = own.filter(({ level }) => level === worst);
  const bound = worst === 'fail' ? 'max' : 'warns at';
  let main: Phrase = [{ strong: row.change }];
  const others: Phrase[] = [];
  for (const { rule, value, limit } of held) {
    const words = ruleWords[rule];
    if (words === undefined || typeof value !== 'number' || typeof limit !== 'number') {
      if (isModelRule(rule)) others.push(['model not allowed']);
      continue;
    }
    const max = words.bound(limit);
    const isShare = rule === maxRequestIncreasePercent.key && change.delta.percent !== null;
    const isTokens = rule === maxInputTokensIncrease.key && isTokensOnly(change);
    if ((isShare || isTokens) && main.length === 1) {
      main = isShare
        ? withShare(change, words.over(value, limit), bound, max)
        : [{ strong: row.change }, ` (${bound} ${max} tokens)`];
    } else others.push([`${words.over(value, limit)}${words.of}`, ` (${bound} ${max})`]);
  }
  return [main, ...others, ...(row.changeMonthly === null ? [] : [[row.changeMonthly] satisfies Phrase])];
}

/** The share with enough digits beside its limit: `+20.3% (max 20%)`; in tokens: `+120 tokens (+28%, max 20%)`. */
function withShare(change: ReportChange, over: string, bound: string, max: string): Phrase {
  const isTokens = isTokensOnly(change);
  const tokens = change.delta.inputTokens ?? 0;
  if (isTokens && tokens !== 0)
    return [{ strong: `${signedCount(tokens)} tokens` }, ` (${over}, ${bound} ${max})`];
  const least = !isTokens && isLeast(change) ? 'at least ' : '';
  return [{ strong: `${least}${over}` }, ` (${bound} ${max})`];
}

function whySentences(change: ReportChange): Phrase[] {
  const side = change.head ?? change.baseline;
  const model = side?.model ?? side?.modelAsWritten ?? null;
  const causes = whysOf([change], 1).whys[0]?.causes ?? [];
  const facts: Phrase[] = [];
  if ((change.status === 'added' || change.status === 'removed') && side !== null) {
    facts.push([
      change.status === 'added' ? 'Sends ' : 'Sent ',
      `${count(side.tokens.input)} input tokens`,
      ...(model === null
        ? []
        : [' to ', { name: model }, ...(side.modelAssumed === true ? [' (assumed)'] : [])]),
      '.',
    ]);
  } else facts.push(...swappedModel(change));
  return [...facts, ...causes.map((cause) => [...capital(cause), '.'])].map(tidied);
}

/** Another model, where none of the causes says so. */
function swappedModel({ baseline, head, notComparable, causes }: ReportChange): Phrase[] {
  if (baseline === null || head === null || notComparable !== null || baseline.model === head.model)
    return [];
  if (causes.some(({ cause }) => cause === 'model')) return [];
  const [before, after] = [baseline, head].map((side) => nameOf(side.model ?? side.modelAsWritten));
  return [['Model ', before ?? 'none', ' → ', after ?? 'none', '.']];
}

function nameOf(name: string | null): Phrase[number] {
  return name === null ? 'none' : { name };
}
