/**
 * Something that was not understood, not read or not priced. A problem is a value: it is carried to the
 * report and shown there. It is never thrown, and what it stands for is never counted as 0.
 */
export interface Problem {
  /** A stable word a script can test, such as `unreadable-yaml` or `unknown-model`. */
  readonly reason: ProblemReason;
  /** Path inside the repository, with `/`. Null when the problem is not about one file. */
  readonly path: string | null;
  /** 1-based line in that file, null when unknown. */
  readonly line: number | null;
  /** One sentence for a person: what was found and what to do about it. No text of prompts in it. */
  readonly detail: string;
  /** Of a file that was read in part: a digest of the rest, the same while the rest is. */
  readonly rest?: string;
  /** Keys of the prompts that this problem keeps from being judged completely, where they are known. */
  readonly keys?: readonly string[];
}

/** Every reason a problem can have. Add one here before using it: outputs and docs list them. */
export type ProblemReason =
  | 'unreadable-yaml'
  | 'unreadable-json'
  | 'unreadable-toml'
  | 'unreadable-template'
  | 'unreadable-format'
  | 'unreadable-code'
  | 'unexpected-shape'
  | 'binary-file'
  | 'encoding'
  | 'too-large'
  | 'too-many'
  | 'lfs-pointer'
  | 'submodule'
  | 'symlink'
  | 'not-a-file'
  | 'missing-file'
  | 'missing-object'
  | 'include-missing'
  | 'include-cycle'
  | 'include-outside'
  | 'include-dynamic'
  | 'include-remote'
  | 'include-depth'
  | 'runtime-code'
  | 'ambiguous-format'
  | 'duplicate-key'
  | 'no-model'
  | 'unknown-model'
  | 'ambiguous-model'
  | 'unpriced-model'
  | 'rate-not-published'
  | 'rate-uncertain'
  | 'rate-changes-soon'
  | 'stale-rates'
  | 'model-retired'
  | 'unknown-tools'
  | 'unknown-size'
  | 'count-failed'
  | 'count-bounded'
  | 'usage-invalid'
  | 'usage-stale'
  | 'exact-count-failed'
  | 'settings';

/** Short form to build a problem. */
export function problem(
  reason: ProblemReason,
  path: string | null,
  line: number | null,
  detail: string,
  keys?: readonly string[],
): Problem {
  return keys === undefined ? { reason, path, line, detail } : { reason, path, line, detail, keys };
}

/** Problems that hide whole prompts of a file: on that side the file's prompts are unknown, not gone. */
const hidingReasons: ReadonlySet<ProblemReason> = new Set([
  'unreadable-yaml',
  'unreadable-json',
  'unreadable-toml',
  'unreadable-template',
  'unreadable-format',
  'unreadable-code',
  'unexpected-shape',
  'binary-file',
  'encoding',
  'too-large',
  'lfs-pointer',
  'symlink',
  'submodule',
  'not-a-file',
  'missing-object',
  'too-many',
]);

/** Whether a problem keeps every prompt of its file out of the report. */
export function hidesPrompts({ reason }: Problem): boolean {
  return hidingReasons.has(reason);
}
