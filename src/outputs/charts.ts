import type { CauseKind } from '../core/cause.js';
import type { ReportChange } from '../core/report.js';
import { largestOf, money, signedMoney } from './numbers.js';
import { perThousand } from './rows.js';

/** More bars than this cannot be read. */
const promptsMax = 8;

/** Characters of the longest bar: with label and amount it fits on a phone. */
const barMax = 18;

/**
 * Bars of text for the job summary. They are the same on a phone, in dark mode and in an e-mail, names stay whole, and
 * what is saved looks different from what is added. Names lose what could end the block; the tables beside them have
 * the names in full.
 */
export function costChart(changes: readonly ReportChange[]): string {
  const shown = changes
    .filter(({ notComparable, delta }) => notComparable === null && (delta.usdPer1k ?? 0) !== 0)
    .slice(0, promptsMax);
  if (shown.length < 2) return '';
  const cost = (side: ReportChange['head']): number => side?.usdPer1k ?? 0;
  const largest = largestOf(shown.flatMap(({ baseline, head }) => [cost(baseline), cost(head)]));
  return block(
    `Cost ${perThousand.words}`,
    shown.flatMap(({ key, baseline, head }) => [
      plainName(key),
      ...(baseline === null ? [] : [bar('  before', cost(baseline), largest, '░', money(cost(baseline)))]),
      ...(head === null ? [] : [bar('  after ', cost(head), largest, '█', money(cost(head)))]),
    ]),
  );
}

const causeNames: Readonly<Record<CauseKind, string>> = {
  model: 'model',
  tokenizer: 'tokenizer',
  rates: 'rates',
  system: 'system text',
  messages: 'messages',
  examples: 'examples',
  tools: 'tools',
  schema: 'schema',
  output: 'output length',
  limit: 'output limit',
  reasoning: 'reasoning',
  calls: 'number of calls',
  caching: 'caching',
  tier: 'price tier',
  usage: 'usage',
  images: 'images',
  added: 'new prompts',
  removed: 'removed prompts',
};

/** One request of each changed prompt, by cause; savings are named and have bars of their own. */
export function causeChart(changes: readonly ReportChange[]): string {
  const sums = new Map<CauseKind, number>();
  for (const { causes } of changes) {
    for (const { cause, usdPer1k } of causes) sums.set(cause, (sums.get(cause) ?? 0) + usdPer1k);
  }
  const causes = [...sums]
    .filter(([, value]) => value !== 0)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  if (causes.length < 2) return '';
  const largest = largestOf(causes.map(([, value]) => Math.abs(value)));
  const width = largestOf(causes.map(([cause]) => causeNames[cause].length));
  return block(
    `Difference ${perThousand.words}, by cause`,
    causes.map(([cause, value]) =>
      bar(
        causeNames[cause].padEnd(width),
        Math.abs(value),
        largest,
        value > 0 ? '█' : '░',
        `${signedMoney(value)}${value > 0 ? '' : ' saved'}`,
      ),
    ),
  );
}

function bar(label: string, value: number, largest: number, mark: string, amount: string): string {
  const length = value <= 0 ? 0 : Math.max(1, Math.round((value / largest) * barMax));
  return `${label} ${mark.repeat(length).padEnd(barMax)} ${amount}`;
}

/** Letters, digits and the marks of paths: nothing that could end the block or hide what follows. */
function plainName(key: string): string {
  const kept = key.replace(/[^\p{L}\p{N} ._/#-]/gu, '').trim();
  return kept === '' ? 'prompt' : kept.length > 60 ? `…${kept.slice(-59)}` : kept;
}

function block(title: string, lines: readonly string[]): string {
  return ['```text', title, '', ...lines, '```'].join('\n');
}
