/**
 * Money is an integer number of 1e-12 USD ("pico-dollars"). Every published rate fits six decimals of USD per
 * million tokens, so rate × tokens is exact: 1 token at $2.50/MTok = 2,500,000 pico-dollars.
 */
export type PicoUsd = bigint;

/** Pico-dollars in one USD. */
export const usd = 1_000_000_000_000n;

/** A decimal such as `2.5` or `"0.000001"` (USD) as pico-dollars; null when it is not a decimal ≥ 0 with at most 12 decimals. */
export function parseUsd(decimal: string): PicoUsd | null {
  const match = /^(\d{1,15})(?:\.(\d{1,12}))?$/.exec(decimal.trim());
  if (match === null) return null;
  const [, whole = '0', fraction = ''] = match;
  return BigInt(whole) * usd + BigInt(fraction.padEnd(12, '0'));
}

/** `numerator / denominator` rounded half away from zero: the one rounding rule. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const quotient = (2n * n + d) / (2n * d);
  return negative ? -quotient : quotient;
}

/** A quantity as an integer of millionths, the finest that is carried (half a token on average is 500000n). */
export function toMicro(quantity: number): bigint {
  return BigInt(Math.round(quantity * 1e6));
}

/** quantity × rate, rounded once. */
export function cost(quantity: number, ratePerUnit: PicoUsd): PicoUsd {
  return divideRounded(toMicro(quantity) * ratePerUnit, 1_000_000n);
}

/** Pico-dollars as a number of USD, for JSON and for display. */
export function toUsd(amount: PicoUsd): number {
  // Division of two exact parts keeps 15 significant digits for any amount below $9,000,000.
  const whole = amount / usd;
  const rest = amount % usd;
  return Number((Number(whole) + Number(rest) / 1e12).toPrecision(15));
}

/**
 * Shares of `total` in whole `unit`s that add up to the rounded total exactly (largest remainder).
 * Worked example: parts 1.4, 1.4, 1.2 (total 4) in units of 1 give 2, 1, 1.
 */
export function roundParts(parts: readonly bigint[], unit: bigint): bigint[] {
  const total = divideRounded(
    parts.reduce((a, b) => a + b, 0n),
    unit,
  );
  const floors = parts.map((part) => (part >= 0n ? part / unit : -((-part + unit - 1n) / unit)));
  let missing = total - floors.reduce((a, b) => a + b, 0n);
  const order = parts
    .map((part, index) => ({ index, remainder: part - (floors[index] ?? 0n) * unit }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of order) {
    if (missing <= 0n) break;
    floors[index] = (floors[index] ?? 0n) + 1n;
    missing -= 1n;
  }
  return floors.map((value) => value * unit);
}

/** (head − base) / base in percent, to 0.01, null when there is nothing to compare with. */
export function percentChange(base: PicoUsd, head: PicoUsd): number | null {
  if (base === 0n) return head === 0n ? 0 : null;
  return Number(divideRounded((head - base) * 10_000n, base)) / 100;
}
