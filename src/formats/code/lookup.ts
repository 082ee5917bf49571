/**
 * A table that is asked for names a program chose. It inherits nothing, so that a method called `valueOf` or `constructor`
 * is as unknown as any other.
 */
export function table<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null) as Record<string, T>, entries);
}
