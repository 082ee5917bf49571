import { divideRounded, roundParts } from '../core/money.js';
import { countText, grouped } from '../core/words.js';

/**
 * How numbers are written for people, the same in every output. Money: whole dollars from $100, cents from $0.10, two
 * significant digits below. The minus sign is `−` and comes before the dollar sign. Nothing is rounded twice.
 */

/** USD as pico-dollars, the integers that amounts are rounded on. */
function pico(usd: number): bigint {
  return BigInt(Math.round(usd * 1e12));
}

/** From here an amount would be shown as $100 or more, and cents are noise. */
const wholeDollarsFrom = 99.995;

/** From here an amount would be shown as $0.10 or more. */
const centsFrom = 0.0995;

/** How many decimals an amount is shown with. */
function decimalsOf(usd: number): number {
  const size = Math.abs(usd);
  if (size === 0 || size >= wholeDollarsFrom) return 0;
  if (size >= centsFrom) return 2;
  // 0.00996 has two digits at four decimals and is shown as 0.010, with three.
  return Math.min(12, 1 - Math.floor(Math.log10(Number(size.toPrecision(2)))));
}

/** Pico-dollars without sign, with so many decimals. */
function unsigned(amount: bigint, decimals: number): string {
  const size = amount < 0n ? -amount : amount;
  const scaled = divideRounded(size, 10n ** BigInt(12 - decimals)).toString();
  if (decimals === 0) return `$${grouped(scaled)}`;
  const padded = scaled.padStart(decimals + 1, '0');
  return `$${grouped(padded.slice(0, -decimals))}.${padded.slice(-decimals)}`;
}

function isNothing(shown: string): boolean {
  return !/[1-9]/.test(shown);
}

/** Fewer decimals where they are zeros in all amounts, but never fewer than cents. */
function withoutZeros(amounts: readonly bigint[], decimals: number): number {
  let kept = decimals;
  while (
    kept > 2 &&
    amounts.every(
      (amount) =>
        divideRounded(amount, 10n ** BigInt(12 - decimals)) % 10n ** BigInt(decimals - kept + 1) === 0n,
    )
  ) {
    kept -= 1;
  }
  return kept;
}

/** `$0.00164`, `$47.23`, `$1,308`, `−$47.23`, `$0`. */
export function money(usd: number): string {
  const decimals = decimalsOf(usd);
  const shown = unsigned(pico(usd), withoutZeros([pico(usd)], decimals));
  return usd < 0 && !isNothing(shown) ? `−${shown}` : shown;
}

/** An amount per month, with its sign: cents are fine enough below a dollar too. */
export function signedMonthly(usd: number): string {
  const size = Math.abs(usd);
  if (size < 0.01 || size >= 0.995) return signedMoney(usd);
  return `${usd < 0 ? '−' : '+'}${unsigned(pico(usd), 2)}`;
}

/** With its sign always: `+$0.61`, `−$0.61`; `±$0` for nothing. */
export function signedMoney(usd: number): string {
  if (usd === 0) return '±$0';
  return usd < 0 ? money(usd) : `+${money(usd)}`;
}

/**
 * Both sides of a change and the difference, with the same decimals: enough to see the difference, and up to two more
 * to let it be the difference of the shown sides: $1.034 → $1.636, +$0.602 instead of $1.03 → $1.64, +$0.60. Where that
 * is not enough, the first side gives way by the last digit.
 */
export function moneyChange(
  before: number,
  after: number,
): { readonly before: string; readonly after: string; readonly delta: string } {
  const [from, to] = [pico(before), pico(after)];
  const delta = to - from;
  const inUnits = (amount: bigint, decimals: number): bigint =>
    divideRounded(amount, 10n ** BigInt(12 - decimals));
  const larger = Math.max(Math.abs(before), Math.abs(after));
  const sides = [before, after].filter((usd) => usd !== 0).map((usd) => decimalsOf(usd));
  const whole = larger >= wholeDollarsFrom;
  // The cheaper side decides, but next to dollars nothing finer than cents says more.
  const finest = Math.max(0, ...sides);
  let least = whole
    ? 0
    : larger >= 1
      ? Math.min(2, finest)
      : Math.min(finest, ...sides.map((one) => one + 1));
  // Within a twentieth of what it is, a difference is seen.
  const seen = (decimals: number): boolean => {
    const off = inUnits(delta, decimals) * 10n ** BigInt(12 - decimals) - delta;
    return (off < 0n ? -off : off) * 20n <= (delta < 0n ? -delta : delta);
  };
  while (!seen(least) && least < 12) least = whole && least === 0 ? 2 : least + 1;
  const sums = (decimals: number): boolean =>
    inUnits(to, decimals) - inUnits(from, decimals) === inUnits(delta, decimals);
  const most = whole ? least : Math.min(12, least + 2);
  let decimals = least;
  while (!sums(decimals) && decimals < most) decimals += 1;
  if (!sums(decimals)) decimals = least;
  const unit = 10n ** BigInt(12 - decimals);
  const [shownTo, shownBy] = [inUnits(to, decimals) * unit, inUnits(delta, decimals) * unit];
  const kept = withoutZeros([shownTo - shownBy, shownTo], decimals);
  return {
    before: unsigned(shownTo - shownBy, kept),
    after: unsigned(shownTo, kept),
    delta: delta === 0n ? '±$0' : `${delta < 0n ? '−' : '+'}${unsigned(shownBy, kept)}`,
  };
}

/**
 * Amounts that add up to the shown total; the total's decimals decide. A part too small to show is `under $1`. With a sign for
 * parts of a difference, without for parts of a cost.
 */
export function moneyParts(
  parts: readonly number[],
  signs: 'signed' | 'unsigned' = 'signed',
): { parts: string[]; total: string } {
  const amounts = parts.map(pico);
  const total = amounts.reduce((a, b) => a + b, 0n);
  const largest = parts.reduce((a, b) => Math.max(a, Math.abs(b)), Math.abs(Number(total) / 1e12));
  const fine = decimalsOf(largest);
  const shown = roundParts(amounts, 10n ** BigInt(12 - fine));
  const decimals = withoutZeros(shown, fine);
  const unit = 10n ** BigInt(12 - decimals);
  const sum = shown.reduce((a, b) => a + b, 0n);
  const signed = (amount: bigint, exact: bigint): string => {
    const [plus, none] = signs === 'signed' ? ['+', '±$0'] : ['', '$0'];
    if (amount > 0n) return `${plus}${unsigned(amount, decimals)}`;
    if (amount < 0n) return `−${unsigned(amount, decimals)}`;
    return exact === 0n ? none : `under ${unsigned(unit, decimals)}`;
  };
  return {
    parts: shown.map((amount, index) => signed(amount, amounts[index] ?? 0n)),
    total: signed(sum, total),
  };
}

/**
 * Amounts per month that add up to the shown total: whole dollars from $100, cents below. A part too small to show is
 * `under $1`.
 */
export function monthlyParts(parts: readonly number[], total: number): string[] {
  const largest = largestOf([Math.abs(total), ...parts.map(Math.abs)]);
  const decimals = largest >= wholeDollarsFrom ? 0 : largest >= 0.01 ? 2 : decimalsOf(largest);
  const unit = 10n ** BigInt(12 - decimals);
  return roundParts(parts.map(pico), unit).map((amount, index) => {
    if (amount === 0n) return parts[index] === 0 ? '±$0' : `under ${unsigned(unit, decimals)}`;
    return `${amount < 0n ? '−' : '+'}${unsigned(amount, decimals)}`;
  });
}

/** `$1.2–$3.4`: best and worst case, two significant digits each, because it is an estimate. */
export function moneyRange(low: number, high: number): string {
  const [from, to] = [money(low), money(high)];
  return from === to ? from : `${from}–${to}`;
}

/** `1,932`, `−12` */
export const count = countText;

/** `+728`, `−12`, `±0` */
export function signedCount(tokens: number): string {
  const rounded = Math.round(tokens);
  return rounded === 0 ? '±0' : rounded < 0 ? count(rounded) : `+${count(rounded)}`;
}

function percentText(value: number, decimals: number): string {
  const scaled = divideRounded(
    BigInt(Math.round(Math.abs(value) * 1e6)),
    10n ** BigInt(6 - decimals),
  ).toString();
  if (decimals === 0) return grouped(scaled);
  const padded = scaled.padStart(decimals + 1, '0');
  return `${grouped(padded.slice(0, -decimals))}.${padded.slice(-decimals)}`;
}

/** `+59%`, `−3.1%`, `+0.04%`, `±0%`. Percent of nothing is not a percentage: the caller says `new`. */
export function signedPercent(value: number): string {
  if (value === 0) return '±0%';
  const size = Math.abs(value);
  const shown = percentText(value, size >= 9.95 ? 0 : size >= 0.95 ? 1 : 2);
  const sign = value < 0 ? '−' : '+';
  if (shown.endsWith('.0')) return `${sign}${shown.slice(0, -2)}%`;
  return isNothing(shown) ? `${sign}under 0.01%` : `${sign}${shown}%`;
}

/** `80%`, `12.5%`: a limit or a share, as it was written. */
export function percent(value: number): string {
  return `${percentText(value, 6).replace(/\.?0+$/, '')}%`;
}

/**
 * A value beside the limit that it breaks: with as many digits as it takes to see which one is larger. `+20.3%`
 * over the limit of 20%, never `+20%` over 20%.
 */
export function percentOver(value: number, limit: number, sign: '+' | '' = '+'): string {
  for (let decimals = Math.abs(value) >= 9.95 ? 0 : 1; decimals <= 2; decimals += 1) {
    const shown = percentText(value, decimals);
    if (Number(shown.replaceAll(',', '')) > limit) return `${sign}${shown.replace(/\.0+$/, '')}%`;
  }
  return `just over ${percent(limit)}`;
}

/** The same for money; without sign. */
export function moneyOver(value: number, limit: number): string {
  const least = decimalsOf(value);
  for (const decimals of [least, Math.max(least, 2), least + 2, least + 4]) {
    const shown = unsigned(pico(value), withoutZeros([pico(value)], Math.min(12, decimals)));
    if (Number(shown.replace(/[$,]/g, '')) > limit) return shown;
  }
  return `just over ${limitMoney(limit)}`;
}

/** A limit as it was written: no digit is dropped. */
export function limitMoney(usd: number): string {
  const [whole = '0', fraction = ''] = unsigned(pico(usd), 12).slice(1).split('.');
  const kept = fraction.replace(/0+$/, '');
  if (kept === '') return `$${whole}`;
  return `$${whole}.${kept.padEnd(2, '0')}`;
}

/** A rate: no digit is dropped, and cents always stand: `$2.00`, `$0.075`. */
export function rateMoney(usd: number): string {
  const shown = limitMoney(usd);
  return shown.includes('.') ? shown : `${shown}.00`;
}

/** `1 prompt`, `12 prompts`. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** The smallest and the largest of any number of values; ∞ and −∞ of none. */
export function spanOf(values: readonly number[]): readonly [least: number, most: number] {
  return [-largestOf(values.map((value) => -value)), largestOf(values)];
}

/** The largest of any number of values; −∞ of none. */
export function largestOf(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}
