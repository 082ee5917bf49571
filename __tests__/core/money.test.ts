import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  cost,
  divideRounded,
  parseUsd,
  percentChange,
  roundParts,
  toUsd,
  usd,
} from '../../src/core/money.js';

test('rates and amounts are exact', () => {
  expect(parseUsd('2.5')).toBe(2_500_000_000_000n);
  expect(cost(200, 2_500_000n)).toBe(500_000_000n); // 200 tokens × $2.50/MTok = $0.0005
  expect(toUsd(cost(333, 150_000n))).toBe(0.00004995); // 333 × $0.15/MTok; in floats 0.000049949999999999994
  expect(cost(0.5, 3n)).toBe(2n); // 1.5 rounds away from zero
  expect(toUsd(1n)).toBe(1e-12);
  expect(toUsd(-47n * usd - 230_000_000_000n)).toBe(-47.23);
});

test.each(['', '-1', '1e3', 'ten', '1.0000000000001', 'NaN', ' ', '$1', '0x1'])('%j is no amount', (text) => {
  expect(parseUsd(text)).toBeNull();
});

describe('rounding', () => {
  test.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [4n, 3n, 1n],
    [-4n, 3n, -1n],
    [1n, 2n, 1n],
  ])('%d / %d = %d', (n, d, result) => {
    expect(divideRounded(n, d)).toBe(result);
  });

  test('shown parts add up to the shown total', () => {
    expect(roundParts([14n, 14n, 12n], 10n)).toEqual([20n, 10n, 10n]);
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), { maxLength: 9 }), (parts) => {
        const unit = 10_000_000_000n;
        const total =
          divideRounded(
            parts.reduce((a, b) => a + b, 0n),
            unit,
          ) * unit;
        const rounded = roundParts(parts, unit);
        expect(rounded.reduce((a, b) => a + b, 0n)).toBe(total);
        for (const [index, part] of rounded.entries()) {
          const off = part - (parts[index] ?? 0n);
          expect(off < unit && off > -unit - 1n).toBe(true);
        }
      }),
    );
  });
});

test('percent of nothing is not a number', () => {
  expect(percentChange(0n, 5n)).toBeNull();
  expect(percentChange(0n, 0n)).toBe(0);
  expect(percentChange(103n, 164n)).toBe(59.22);
  expect(percentChange(100n, 50n)).toBe(-50);
});
