import type { ReportChange, ReportEstimate } from '../core/report.js';
import { inputParts, type InputPart } from '../core/tokens.js';
import { count, rateMoney, moneyParts } from './numbers.js';

/** quantity × rate = cost of one line, before and after. */
export interface LineRow {
  readonly name: string;
  readonly quantity: string;
  readonly rate: string;
  readonly before: string;
  readonly after: string;
}

export interface LineTable {
  readonly rows: readonly LineRow[];
  readonly totalBefore: string;
  readonly totalAfter: string;
}

/** The cost lines of both sides, paired by name; the shown costs of each side add up to its shown total. */
export function lineTable({ baseline, head }: Pick<ReportChange, 'baseline' | 'head'>): LineTable | null {
  const sides = [baseline, head].map((side) => side?.lines ?? []);
  const names = [...new Set(sides.flatMap((lines) => lines.map(({ name }) => name)))];
  if (names.length === 0) return null;
  const costs = [baseline, head].map((side) => costsOf(side));
  return {
    rows: names.map((name) => {
      const [before, after] = sides.map((lines) => lines.find((line) => line.name === name));
      const one = (line: typeof before): string =>
        line === undefined ? '' : amount(line.quantity, line.unit);
      const rate = (line: typeof before): string =>
        line === undefined ? '' : rateText(line.rateUsd, line.unit);
      return {
        name,
        quantity: arrow(one(before), one(after)),
        rate: arrow(rate(before), rate(after)),
        before: costs[0]?.byName.get(name) ?? '',
        after: costs[1]?.byName.get(name) ?? '',
      };
    }),
    totalBefore: costs[0]?.total ?? '',
    totalAfter: costs[1]?.total ?? '',
  };
}

function arrow(before: string, after: string): string {
  if (before === '' || before === after) return after;
  return after === '' ? before : `${before} → ${after}`;
}

function costsOf(side: ReportEstimate | null): {
  readonly byName: ReadonlyMap<string, string>;
  readonly total: string;
} {
  if (side === null || side.usdPer1k === null) return { byName: new Map(), total: '' };
  const { parts, total } = moneyParts(
    side.lines.map(({ costUsd }) => costUsd * 1000),
    'unsigned',
  );
  return {
    byName: new Map(side.lines.map(({ name }, index) => [name, parts[index] ?? ''])),
    total,
  };
}

const singular: ReadonlyMap<string, string> = new Map([
  ['tokens', 'token'],
  ['calls', 'call'],
  ['requests', 'request'],
  ['images', 'image'],
  ['token hours', 'token hour'],
  ['GPU seconds', 'GPU second'],
]);

/** `2,709 tokens`, `1 token`, `0.25 calls`. */
function amount(quantity: number, unit: string): string {
  const shown =
    Number.isInteger(quantity) || Math.abs(quantity) >= 100
      ? count(quantity)
      : String(Number(quantity.toPrecision(3)));
  return `${shown} ${quantity === 1 ? (singular.get(unit) ?? unit) : unit}`;
}

/** `$0.40 per 1M tokens`, `$0.01 per call`. */
function rateText(rateUsd: number, unit: string): string {
  return unit === 'tokens' ? `${rateMoney(rateUsd * 1e6)} per 1M` : `${rateMoney(rateUsd)} each`;
}

/** One part of the input, before and after. */
export interface PartRow {
  readonly part: InputPart;
  readonly before: number | null;
  readonly after: number | null;
}

/** The parts of the input that are not empty on both sides; their sum is the number of input tokens, rounded. */
export function partRows({ baseline, head }: Pick<ReportChange, 'baseline' | 'head'>): PartRow[] {
  const of = (side: ReportEstimate | null, part: InputPart): number | null =>
    side === null ? null : Math.round(side.tokens.inputParts[part]);
  return inputParts
    .map((part) => ({ part, before: of(baseline, part), after: of(head, part) }))
    .filter(({ before, after }) => (before ?? 0) !== 0 || (after ?? 0) !== 0);
}
