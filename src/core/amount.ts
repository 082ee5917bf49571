/** Why a number is what it is. From strongest to weakest; a sum has the weakest of its parts. */
export type Basis = 'counted' | 'measured' | 'configured' | 'bounded' | 'assumed' | 'unknown';

/**
 * A number that may not be known exactly: worst and best case by corners, with the value the cost is computed
 * from. Known numbers have three equal values.
 */
export interface Amount {
  readonly low: number;
  readonly expected: number;
  readonly high: number;
  readonly basis: Basis;
}

const order: readonly Basis[] = ['counted', 'measured', 'configured', 'bounded', 'assumed', 'unknown'];

export function exactly(value: number, basis: Basis = 'counted'): Amount {
  return { low: value, expected: value, high: value, basis };
}

export function between(low: number, expected: number, high: number, basis: Basis): Amount {
  return { low, expected, high, basis };
}

export function add(a: Amount, b: Amount): Amount {
  return {
    low: a.low + b.low,
    expected: a.expected + b.expected,
    high: a.high + b.high,
    basis: weakest(a.basis, b.basis),
  };
}

export function sum(amounts: Iterable<Amount>): Amount {
  let total = exactly(0);
  for (const amount of amounts) total = add(total, amount);
  return total;
}

export function times(a: Amount, factor: number): Amount {
  return { low: a.low * factor, expected: a.expected * factor, high: a.high * factor, basis: a.basis };
}

export function weakest(a: Basis, b: Basis): Basis {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}
