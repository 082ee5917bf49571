import type { Problem } from './problem.js';
import type { Extraction } from './prompt.js';
import type { SourceFile } from './revision.js';

/** What a format may ask of the revision while it reads one file. Reads are recorded as sources. */
export interface FormatContext {
  /**
   * Another file of the same revision. `path` is relative to the repository's root and normalized by
   * `resolvePath`; a path that leaves the repository is a Problem, as is anything that is not text.
   */
  read(path: string): Promise<SourceFile | Problem>;
  /** Whether the revision has a file at this path; costs nothing. */
  exists(path: string): boolean;
  /** Paths that match a glob relative to the repository's root, sorted; at most 1,000. */
  glob(pattern: string): readonly string[];
}

/**
 * One kind of prompt or configuration file. A format is a value, not a class: content in, records out.
 * It never throws for what a file holds, never executes anything of it, and gives the same answer every time.
 */
export interface Format {
  /** File name in `src/formats`, folder name in `fixtures/formats`, and `format` in the report. */
  readonly id: string;
  readonly title: string;
  /** URL of the format's specification or documentation. */
  readonly docs: string;
  /** In one or two sentences, for docs/formats.md: what is read from such a file, and what is not. */
  readonly reads: string;
  /** Globs of the paths that may hold this format. Only files that match some format's globs are ever read. */
  readonly patterns: readonly string[];
  /** True where only some keys of such a file are understood: what is beside them is unread. Absent: all of it is read. */
  readonly partial?: true;
  /**
   * Whether this file is of this format. Called in the registry's order on files that match `patterns`; the
   * first that says yes reads the file. Cheap: a look at the path and at tell-tale text, no full parse.
   */
  recognizes(file: SourceFile): boolean;
  extract(file: SourceFile, context: FormatContext): Promise<Extraction>;
}
