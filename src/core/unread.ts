/** Why a changed line looks like a part of a prompt or of a model call. */
export type UnreadReason =
  /** It names a model that the catalog knows. */
  | 'model'
  /** It is in a call of a library that bills: `chat.completions.create(…)`. */
  | 'call'
  /** It sets an output limit or reasoning effort. */
  | 'limit'
  /** It is in a long text that tells a model what to do. */
  | 'text'
  /** It sets a name that such a call in the same file uses. */
  | 'value'
  /** A request takes a text from it, by a path or a key that the program names; that text is not counted, and its size changed. */
  | 'loaded'
  /** It is a symbolic link that leads to another text now, which is counted under that file's own name. */
  | 'link'
  /** The file is too large to look at, so nobody knows what its changed lines say. */
  | 'too-large'
  /** Another repository, of which another commit is used now: nothing of it is read. */
  | 'submodule';

/** One changed line that was not read. */
export interface UnreadSign {
  readonly reason: UnreadReason;
  /** The side that has the line: a removed line is on the baseline only. */
  readonly side: 'baseline' | 'head';
  /** 1-based. */
  readonly line: number;
  /** The model, call, limit or name that the line has, or the program that loads it with its line; null for texts. */
  readonly name: string | null;
}

/** A changed file that looks like a prompt or a model call and was not (fully) read. */
export interface UnreadFile {
  /** Path on head; that of the baseline for a removed file. */
  readonly path: string;
  /** Such as `python`; null where the ending says nothing. */
  readonly language: string | null;
  /** At least one; lines of head before those of the baseline. */
  readonly signs: readonly UnreadSign[];
}
