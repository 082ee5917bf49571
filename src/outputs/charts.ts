import type { CauseKind } from '../core/cause.js';
import type { ReportChange } from '../core/report.js';
import { largestOf } from './numbers.js';
import { inUnit, type Unit } from './rows.js';

/** More bars than this cannot be read. */
const promptsMax = 8;

/**
 * Mermaid charts for the job summary, where GitHub draws them. Names in them are cut down to letters that mean nothing to
 * Mermaid; the tables beside them have the names in full.
 */
export function costChart(changes: readonly ReportChange[], unit: Unit): string {
  const shown = changes
    .filter(({ notComparable, delta }) => notComparable === null && (delta.usdPer1k ?? 0) !== 0)
    .slice(0, promptsMax);
  if (shown.length < 2) return '';
  const bars = shown.flatMap(({ key, baseline, head }, index) => {
    const name = plainName(key, index);
    return [
      ...(baseline === null
        ? []
        : [{ label: `${name} before`, value: inUnit(baseline.usdPer1k ?? 0, unit) }]),
      ...(head === null ? [] : [{ label: `${name} after`, value: inUnit(head.usdPer1k ?? 0, unit) }]),
    ];
  });
  return chart(`Cost ${unit.words}, before and after`, bars);
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

export function causeName(cause: CauseKind): string {
  return causeNames[cause];
}

/** One request of each changed prompt, by what the difference is due to. */
export function causeChart(changes: readonly ReportChange[], unit: Unit): string {
  const sums = new Map<CauseKind, number>();
  for (const { causes } of changes) {
    for (const { cause, usdPer1k } of causes) sums.set(cause, (sums.get(cause) ?? 0) + usdPer1k);
  }
  const bars = [...sums]
    .filter(([, value]) => value !== 0)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .map(([cause, value]) => ({
      label: `${value > 0 ? '+' : '−'} ${causeNames[cause]}`,
      value: Math.abs(inUnit(value, unit)),
    }));
  return bars.length < 2 ? '' : chart(`Difference ${unit.words} by cause (+ adds, − saves)`, bars);
}

function plainName(key: string, index: number): string {
  const last = key.split(/[/#]/).at(-1) ?? '';
  const kept = last.replace(/[^\p{L}\p{N} ._-]/gu, '').trim();
  return `${index + 1}. ${kept === '' ? 'prompt' : kept.slice(0, 24)}`;
}

function chart(title: string, bars: readonly { readonly label: string; readonly value: number }[]): string {
  const largest = largestOf(bars.map(({ value }) => value));
  const number = (value: number): string => String(Number(value.toPrecision(4)));
  return [
    '```mermaid',
    '---',
    'config:',
    '  xyChart:',
    '    width: 760',
    `    height: ${110 + 34 * bars.length}`,
    '    titleFontSize: 16',
    '  themeVariables:',
    '    xyChart:',
    '      plotColorPalette: "#4a86d8"',
    '---',
    'xychart-beta horizontal',
    `  title "${title}"`,
    `  x-axis [${bars.map(({ label }) => `"${label}"`).join(', ')}]`,
    `  y-axis "USD" 0 --> ${plainDecimal(largest * 1.05)}`,
    `  bar [${bars.map(({ value }) => plainDecimal(Number(number(value)))).join(', ')}]`,
    '```',
  ].join('\n');
}

/** Without an exponent, which Mermaid does not read. */
function plainDecimal(value: number): string {
  return value.toFixed(12).replace(/\.?0+$/, '');
}
