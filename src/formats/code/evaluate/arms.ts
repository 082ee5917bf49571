import type { Condition } from '../facts.js';
import type { Tests } from '../values.js';

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
