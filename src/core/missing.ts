/** Something at one place of a file that a request sends and that is not in its text. */
export interface PlacedMissing {
  readonly what: string;
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

/** Something that a request sends and that is not in its text, as a format names it; a plain text has no place of its own. */
export type Missing = string | PlacedMissing;

export function missingAt(
  { path, line }: { readonly path: string; readonly line: number },
  what: string,
): Missing {
  return { what, path, line };
}

/** What is missing, without the place, which every edit above it moves. */
export function whatIsMissing(missing: Missing): string {
  return typeof missing === 'string' ? missing : missing.what;
}

/** Each once, in order. */
export function distinctMissing(all: Iterable<Missing>): Missing[] {
  const found = new Map<string, Missing>();
  for (const one of all) {
    const id = JSON.stringify(typeof one === 'string' ? one : [one.path, one.line, one.what]);
    if (!found.has(id)) found.set(id, one);
  }
  return [...found.values()];
}
