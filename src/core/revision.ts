import type { Problem } from './problem.js';

/** One entry of a revision's tree. */
export interface TreeEntry {
  /** Path inside the repository, `/` between the parts, exactly as the repository has it (any bytes that are UTF-8). */
  readonly path: string;
  readonly type: 'file' | 'symlink' | 'submodule';
  /** Identity of the content (git object id, or a hash for plain folders): equal ids mean equal content. */
  readonly id: string;
  /** Bytes, null when the source does not tell before reading. */
  readonly size: number | null;
}

/** A file's text, decoded. `text` has no byte order mark; positions in it are UTF-16 offsets. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Set when the bytes began with a byte order mark, which providers bill when it is sent. */
  readonly hadByteOrderMark: boolean;
}

/** Which commit was compared and how it was chosen; goes into the report and the comment's footer. */
export interface RevisionInfo {
  /** Commit id, null for a working tree or a plain folder. */
  readonly sha: string | null;
  /** The name it was asked for by, null when there was none. */
  readonly ref: string | null;
  /** In words: 'merge commit parent', 'merge base', 'working tree', … */
  readonly how: string;
}

/**
 * The repository at one commit. Implementations read git objects, the GitHub API or a folder; none of them
 * checks anything out, runs anything of the repository or follows a link out of it.
 */
export interface Revision {
  readonly info: RevisionInfo;
  /** Every entry, sorted by path (code units). Throws `RevisionError` when the tree cannot be read. */
  list(): Promise<readonly TreeEntry[]>;
  /**
   * Reads many files at once; the answer has one entry for each distinct path asked for. What cannot be given
   * as text is a Problem with its reason: missing, binary, too large, a submodule, an LFS pointer, a link that
   * leaves the repository. A link inside the repository is followed and answered under the path asked for.
   */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, SourceFile | Problem>>;
  /** The bytes of one file (images, for their size), null when it is not a file or larger than `maxBytes`. */
  readBytes(path: string, maxBytes: number): Promise<Uint8Array | null>;
  /** Ends child processes and connections. */
  close(): Promise<void>;
}

/** A revision cannot be read. The message names what was tried and the remedy (exact fetch-depth or permission). */
export class RevisionError extends Error {
  override name = 'RevisionError';
}

/** What one file may have at most; larger is a `too-large` Problem. 8 MiB holds any prompt a model accepts. */
export const maxFileBytes = 8 * 1024 * 1024;
