import { divideRounded, type PicoUsd } from './money.js';

/** Numbers as they are in sentences for a person. Tables have formats of their own, in outputs. */

/** 12,345 */
export function countText(count: number): string {
  const digits = String(Math.abs(Math.round(count)));
  const groups = grouped(digits);
  return count < 0 && digits !== '0' ? `−${groups}` : groups;
}

/** Digits in groups of three. */
export function grouped(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** +12,345 or −12,345 */
export function signedText(count: number): string {
  return count < 0 ? countText(count) : `+${countText(count)}`;
}

/** 35% */
export function percentText(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** The cost of 1,000 requests, to the cent, or to two digits below a cent: $11.40, $0.0042. */
export function per1kText(amount: PicoUsd): string {
  const sign = amount < 0n ? '−' : '';
  const thousand = (amount < 0n ? -amount : amount) * 1000n;
  const cents = divideRounded(thousand, 10_000_000_000n);
  if (cents > 0n || thousand === 0n) {
    const whole = countText(Number(cents / 100n));
    return `${sign}$${whole}.${String(cents % 100n).padStart(2, '0')}`;
  }
  return `${sign}$${(Number(thousand) / 1e12).toFixed(20).replace(/^(0\.0*\d{2}).*$/, '$1')}`;
}

/** Requests per hour without more digits than it is worth: 60, 2.8, 0.49. */
export function rateText(perHour: number): string {
  return perHour >= 100 ? countText(perHour) : String(Number(perHour.toPrecision(2)));
}

/** As a sentence: a capital at the beginning and a full stop at the end. */
export function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
