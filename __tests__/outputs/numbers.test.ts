import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  count,
  limitMoney,
  money,
  moneyChange,
  moneyOver,
  moneyParts,
  moneyRange,
  percent,
  percentOver,
  signedCount,
  signedMoney,
  signedMonthly,
  signedPercent,
} from '../../src/outputs/numbers.js';

test.each([
  [0, '$0'],
  [0.0000004, '$0.0000004'],
  [0.00164, '$0.0016'],
  [0.00164999, '$0.0016'],
  [0.00165, '$0.0017'],
  [0.0994, '$0.099'],
  [0.0996, '$0.10'],
  [0.00996, '$0.01'],
  [0.375, '$0.38'],
  [0.9996, '$1.00'],
  [1, '$1.00'],
  [1.005, '$1.01'],
  [3.8, '$3.80'],
  [47.23, '$47.23'],
  [-47.23, '−$47.23'],
  [99.994, '$99.99'],
  [99.996, '$100'],
  [100, '$100'],
  [412.4, '$412'],
  [1308, '$1,308'],
  [1234567.8, '$1,234,568'],
])('money %p is %p', (usd, shown) => {
  expect(money(usd)).toBe(shown);
});

test('signs stand before the dollar', () => {
  expect([signedMoney(0.6), signedMoney(-47.23), signedMoney(0)]).toEqual(['+$0.60', '−$47.23', '±$0']);
  expect([signedCount(728), signedCount(-1204), signedCount(0), count(1932)]).toEqual([
    '+728',
    '−1,204',
    '±0',
    '1,932',
  ]);
});

test.each([
  [59.4, '+59%'],
  [9.96, '+10%'],
  [9.94, '+9.9%'],
  [1.27, '+1.3%'],
  [0.04, '+0.04%'],
  [0.004, '+under 0.01%'],
  [-31.2, '−31%'],
  [0, '±0%'],
  [12345, '+12,345%'],
])('percent %p is %p', (value, shown) => {
  expect(signedPercent(value)).toBe(shown);
});

test('limits are shown as they were written', () => {
  expect([percent(20), percent(12.5), percent(0)]).toEqual(['20%', '12.5%', '0%']);
  expect([
    limitMoney(0.02),
    limitMoney(250),
    limitMoney(0.5),
    limitMoney(0.000001),
    limitMoney(5000),
  ]).toEqual(['$0.02', '$250', '$0.50', '$0.000001', '$5,000']);
});

describe('a value beside the limit that it breaks is seen to be larger', () => {
  test.each([
    [59.4, 20, '+59%'],
    [20.4, 20, '+20.4%'],
    [20.04, 20, '+20.04%'],
    [20, 20, 'just over 20%'],
    [5.2, 5, '+5.2%'],
    [300, 20, '+300%'],
  ])('%p over %p', (value, limit, shown) => {
    expect(percentOver(value, limit)).toBe(shown);
  });

  test.each([
    [412, 250, '$412'],
    [250.2, 250, '$250.20'],
    [0.020004, 0.02, '$0.020004'],
    [0.02, 0.02, 'just over $0.02'],
  ])('$%p over $%p', (value, limit, shown) => {
    expect(moneyOver(value, limit)).toBe(shown);
  });

  test('for all values', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (a, b) => {
        fc.pre(a > b);
        const [value, limit] = [a / 1e5, b / 1e5];
        const shown = moneyOver(value, limit);
        if (!shown.startsWith('just')) expect(Number(shown.replace(/[$,]/g, ''))).toBeGreaterThan(limit);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

const shownNumber = (text: string): number => Number(text.replace('−', '-').replace(/[$,+±]/g, ''));

describe('what is shown adds up', () => {
  test.each([
    [1.0336, 1.6356, ['$1.034', '$1.636', '+$0.602']],
    [665.9, 1785.6, ['$666', '$1,786', '+$1,120']],
    [1395.45, 1396.26, ['$1,395.45', '$1,396.26', '+$0.81']],
    [0.3472, 0.3516, ['$0.3472', '$0.3516', '+$0.0044']],
    [1, 1, ['$1.00', '$1.00', '±$0']],
    [0, 12.5, ['$0.00', '$12.50', '+$12.50']],
    [100.2, 100.4, ['$100.20', '$100.40', '+$0.20']],
  ])('%p → %p', (before, after, shown) => {
    const change = moneyChange(before, after);
    expect([change.before, change.after, change.delta]).toEqual(shown);
  });

  test('before + delta = after, and both sides differ when they do', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 0, max: 1e12 }), (a, b) => {
        const { before, after, delta } = moneyChange(a / 1e9, b / 1e9);
        expect(shownNumber(before) + shownNumber(delta)).toBeCloseTo(shownNumber(after), 9);
        expect(before === after).toBe(a === b);
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });

  test('parts of a delta', () => {
    expect(moneyParts([0.333, 0.333, 0.334])).toEqual({
      parts: ['+$0.33', '+$0.33', '+$0.34'],
      total: '+$1.00',
    });
    expect(moneyParts([412.4, 0.3])).toEqual({ parts: ['+$413', 'under $1'], total: '+$413' });
    expect(moneyParts([-0.272, -0.128, 0]).parts).toEqual(['−$0.27', '−$0.13', '±$0']);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 6 }), (all) => {
        const { parts, total } = moneyParts(all.map((n) => n / 1e6));
        const sum = parts
          .filter((part) => !part.includes('under'))
          .reduce((a, part) => a + shownNumber(part), 0);
        expect(sum).toBeCloseTo(total.includes('under') ? 0 : shownNumber(total), 6);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

test('an amount per month is as fine as cents', () => {
  expect([0.8096, -0.3, 412.4, 0.0012, 1240.2].map((usd) => signedMonthly(usd))).toEqual([
    ...['+$0.81', '−$0.30', '+$412', '+$0.0012', '+$1,240'],
  ]);
});

test('a range is rounded like any amount', () => {
  expect(moneyRange(1.234, 3.456)).toBe('$1.23–$3.46');
  expect(moneyRange(0.0061, 0.041)).toBe('$0.0061–$0.041');
  expect(moneyRange(1, 1.001)).toBe('$1.00');
});
