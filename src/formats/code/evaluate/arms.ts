import type { Condition } from '../facts.js';
import type { Decided, Tests, Value } from '../values.js';
import { plainKey } from './inspect.js';

/**
 * The condition of each arm of one statement, or of each way out of a function; null for the one where none holds. Undefined
 * where one of them is not known, or two read alike.
 */
export function testsOf(conditions: readonly (Condition | null | undefined)[]): Tests | undefined {
  const tests: (string | null)[] = [];
  for (const condition of conditions) {
    if (condition === undefined) return undefined;
    if (condition === null || condition.open) {
      tests.push(null);
      continue;
    }
    if (condition.on === '' || (condition.kind !== 'if' && condition.kind !== 'switch')) return undefined;
    tests.push(condition.on);
  }
  return new Set(tests).size === tests.length ? tests : undefined;
}

/** `tests` as a property, absent where they are not known or do not go with so many arms. */
export function withTests(tests: Tests | undefined, arms: number): { readonly tests?: Tests } {
  return tests?.length === arms ? { tests } : {};
}

/** The arm for a value that is known; null where it is not, or no arm is for it. */
function armFor(subject: Value, { cases }: Decided): number | null {
  const key = plainKey(subject);
  if (key === null) return null;
  const keys = cases.map((one) => (one === null ? null : plainKey(one)));
  const found = keys.indexOf(key);
  if (found >= 0) return found;
  const other = keys.indexOf(null);
  return other >= 0 && cases[other] === null && !keys.some((one, at) => one === null && at !== other)
    ? other
    : null;
}

/** The arms for values of which one is known to come; null where one of them has none. */
export function armsFor(subjects: readonly Value[], by: Decided): readonly number[] | null {
  const arms = subjects.map((one) => armFor(one, by));
  const known = arms.filter((arm) => arm !== null);
  return known.length === 0 || known.length < arms.length ? null : [...new Set(known)].sort((a, b) => a - b);
}
