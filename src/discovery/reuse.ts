import type { FormatContext } from '../core/format.js';
import type { TreeEntry } from '../core/revision.js';
import { joinPath } from '../formats/syntax/paths.js';
import type { Files } from './context.js';

/** Something worked out from files of one revision, with every answer that it rests on. */
interface Kept<T> {
  readonly value: T;
  readonly answers: Answers;
}

/** What a reader asked its revision, and what it was answered. */
export interface Answers {
  /** Object id by path; null for a path at which there is no file. */
  readonly ids: Map<string, string | null>;
  readonly exists: Map<string, boolean>;
  readonly globs: Map<string, readonly string[]>;
  /** Whether something was asked whose answer has no identity, as what a link leads to has none. */
  open: boolean;
}

/**
 * What readers found in files, kept for the other revisions of the same run. A file is read anew unless it and everything its
 * reader asked for have the same content, so what is kept never changes an answer.
 */
export class Reuse<T> {
  readonly #kept = new Map<string, Kept<T>>();

  /** What was found under this name, where the revision would answer everything the same; undefined otherwise. */
  find(name: string, files: Files): T | undefined {
    const kept = this.#kept.get(name);
    return kept === undefined || !wouldAnswer(files, kept.answers) ? undefined : kept.value;
  }

  keep(name: string, value: T, answers: Answers): void {
    if (!answers.open) this.#kept.set(name, { value, answers });
  }
}

export function noAnswers(): Answers {
  return { ids: new Map(), exists: new Map(), globs: new Map(), open: false };
}

/** A context that notes what is asked through it. */
export function noting(context: FormatContext, files: Files, answers: Answers): FormatContext {
  return {
    async read(path) {
      const found = await context.read(path);
      const clean = joinPath('', path);
      if ('path' in clean) note(clean.path, files, answers);
      return found;
    },
    exists(path) {
      const found = context.exists(path);
      answers.exists.set(path, found);
      return found;
    },
    glob(pattern) {
      const found = context.glob(pattern);
      answers.globs.set(pattern, found);
      return found;
    },
  };
}

/** Notes that a file was read, or looked for in vain. */
export function note(path: string, files: Pick<Files, 'idOf'>, answers: Answers): void {
  const id = files.idOf(path);
  if (id === undefined) answers.open = true;
  else answers.ids.set(path, id);
}

function wouldAnswer(files: Files, { ids, exists, globs }: Answers): boolean {
  for (const [path, id] of ids) if (files.idOf(path) !== id) return false;
  for (const [path, found] of exists) if (files.has(path) !== found) return false;
  for (const [pattern, found] of globs) {
    const now = files.glob(pattern);
    if (now.length !== found.length || now.some((path, index) => path !== found[index])) return false;
  }
  return true;
}

/** Ids of a tree's files by path; a link's content is not its own, so it has none. */
export function idsOf(entries: readonly TreeEntry[]): (path: string) => string | null | undefined {
  const ids = new Map<string, string | undefined>();
  for (const { path, type, id } of entries) ids.set(path, type === 'file' ? id : undefined);
  return (path) => (ids.has(path) ? ids.get(path) : null);
}
