/**
 * An object of which some properties are at hand and the others are worked out together, when one of them is first asked for.
 * Most prompts of a repository are the same on both sides of a change, and nobody asks what they cost.
 */
export function lazily<T extends object>(known: Partial<T>, work: () => T): T {
  let whole: T | null = null;
  const all = (): T => (whole ??= work());
  return new Proxy({} as T, {
    get: (_, key) =>
      whole === null && Object.hasOwn(known, key) ? known[key as keyof T] : all()[key as keyof T],
    has: (_, key) => key in all(),
    ownKeys: () => Reflect.ownKeys(all()),
    getOwnPropertyDescriptor: (_, key) => {
      const found = Reflect.getOwnPropertyDescriptor(all(), key);
      // What the empty object behind the proxy does not have must not claim to be fixed.
      return found === undefined ? undefined : { ...found, configurable: true };
    },
  });
}
