import type { ReportChange } from '../core/report.js';
import { moneyParts, plural, signedMoney, spanOf } from './numbers.js';
import { joined, type Phrase } from './phrase.js';
import { sometimesText, unknownText, worstText } from '../report/words/unknowns.js';
import { promptName } from './rows.js';

/** What changed the cost of one prompt, or of several alike. */
export interface Why {
  readonly subjects: readonly ReportChange[];
  /** Names and total. */
  readonly title: Phrase;
  /** One piece for each cause, largest first. */
  readonly causes: readonly Phrase[];
}

/** So many causes are shown one by one; the rest is summed up. */
const causesMax = 4;

/**
 * The reasons for the most important changes. Prompts that changed for the same reasons (a shared file, another model
 * for all) are shown together.
 */
export function whysOf(changes: readonly ReportChange[], most: number): { whys: Why[]; left: number } {
  const groups = new Map<string, ReportChange[]>();
  for (const change of changes) {
    if (
      change.notComparable === null &&
      beside(change).length === 0 &&
      change.causes.every(({ cause }) => cause === 'added' || cause === 'removed')
    )
      continue;
    const reasons = reasonsOf(change);
    const group = groups.get(reasons);
    if (group === undefined) groups.set(reasons, [change]);
    else group.push(change);
  }
  const all = [...groups.values()].map((group) => whyOf(group));
  return { whys: all.slice(0, most), left: Math.max(0, all.length - most) };
}

/** Equal for changes with the same reasons, wherever each of them is written. */
export function reasonsOf(change: ReportChange): string {
  return JSON.stringify([
    change.notComparable,
    ...beside(change),
    ...sorted(change).map(({ cause, detail, shared }) => [cause, shared ?? detail]),
  ]);
}

/** What is shown beside the causes: parts of an unpriced change, unknowns and the worst case. */
function beside(change: ReportChange): string[] {
  if (change.status === 'added' || change.status === 'removed') return [];
  const worst = worstText(change);
  return [
    ...(change.tokenDetails ?? []).slice(0, causesMax),
    ...change.unknowns.slice(0, causesMax).map(unknownText),
    ...(worst === null ? [] : [worst]),
    ...sometimesText(change),
  ];
}

function sorted(change: ReportChange): ReportChange['causes'] {
  return [...change.causes].sort(
    (a, b) =>
      Math.abs(b.usdPer1k) - Math.abs(a.usdPer1k) ||
      Math.abs(b.inputTokens ?? 0) - Math.abs(a.inputTokens ?? 0),
  );
}

/** What is no share of the difference, whose amount is 0: how often the request is sent, and what its answers may grow to. */
function isBeside(cause: ReportChange['causes'][number]['cause']): boolean {
  return cause === 'calls' || cause === 'limit' || cause === 'reasoning';
}

/**
 * The causes that are shown, and those that are only summed up: beyond the first few, and what is so small beside the
 * largest that its amount says nothing (text that was moved, a token here and there).
 */
function apart(causes: ReportChange['causes']): readonly [ReportChange['causes'], ReportChange['causes']] {
  const besides = causes.filter(({ cause }) => isBeside(cause));
  const shares = causes.filter(({ cause }) => !isBeside(cause));
  const largest = Math.abs(shares[0]?.usdPer1k ?? 0);
  const telling = shares.filter(({ usdPer1k }) => Math.abs(usdPer1k) * 20 >= largest);
  const shown = telling.length > causesMax + 1 ? causesMax : telling.length;
  return [[...shares.slice(0, shown), ...besides], shares.slice(shown)];
}

/** Small causes that come together to less than a fiftieth of the others say nothing; the JSON report has them all. */
function isNothingBeside(few: ReportChange['causes'], others: ReportChange['causes']): boolean {
  const sum = (causes: ReportChange['causes']): number =>
    causes.reduce((total, { usdPer1k }) => total + Math.abs(usdPer1k), 0);
  return sum(few) * 50 < sum(others);
}

function whyOf(group: readonly ReportChange[]): Why {
  const [first] = group;
  if (first === undefined) throw new Error('a reason without a prompt');
  const causes = sorted(first);
  const [shown, others] = apart(causes);
  const rest = isNothingBeside(others, shown) ? [] : others;
  const unjudged: Phrase[] = [
    ...(first.notComparable === null ? [] : [[{ said: first.notComparable }]]),
    ...beside(first).map((said): Phrase => [{ said }]),
  ];
  if (group.length > 1) {
    return {
      subjects: group,
      title: [
        ...joined(
          group.slice(0, group.length <= 3 ? 3 : 2).map((change) => [promptName(change)]),
          ', ',
        ),
        group.length > 3 ? ` and ${plural(group.length - 2, 'more prompt')}` : '',
        eachText(group),
      ],
      causes: [
        ...unjudged,
        ...shown.map(({ detail, shared }): Phrase => [
          {
            said: group.every(({ causes: all }) => all.some((one) => one.detail === detail))
              ? detail
              : (shared ?? detail),
          },
        ]),
        ...(rest.length === 0 ? [] : [[plural(rest.length, 'smaller cause')]]),
      ],
    };
  }
  const amounts = moneyParts([
    ...shown.map(({ usdPer1k }) => usdPer1k),
    ...(rest.length === 0 ? [] : [rest.reduce((sum, { usdPer1k }) => sum + usdPer1k, 0)]),
  ]);
  const alone = shown.length + rest.length === 1;
  return {
    subjects: group,
    title: [promptName(first)],
    causes: [
      ...unjudged,
      ...shown.map(({ cause, detail, usdPer1k }, index): Phrase => [
        { said: detail },
        alone || isBeside(cause)
          ? ''
          : ` (${usdPer1k === 0 ? 'no cost' : (amounts.parts[index] ?? signedMoney(usdPer1k))})`,
      ]),
      ...(rest.length === 0
        ? []
        : [[`${plural(rest.length, 'smaller cause')} (${amounts.parts.at(-1) ?? ''})`]]),
    ],
  };
}

/** What each prompt of a group changes by: ` (each +$0.082)`, ` (each +$0.05 to +$0.09)`. */
function eachText(group: readonly ReportChange[]): string {
  const deltas = group.flatMap(({ delta }) => (delta.usdPer1k === null ? [] : [delta.usdPer1k]));
  if (deltas.length === 0) return '';
  const [least, most] = spanOf(deltas).map(signedMoney);
  return least === most ? ` (each ${least ?? ''})` : ` (each ${least ?? ''} to ${most ?? ''})`;
}
