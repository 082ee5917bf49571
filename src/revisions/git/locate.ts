import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { RevisionError } from '../../core/revision.js';

/** Where a repository keeps its parts. */
export interface RepositoryPlace {
  /** The folder with the files; null for a bare repository. */
  readonly workTree: string | null;
  /** `.git`, or a worktree's own folder inside it: index and HEAD are here. */
  readonly gitDir: string;
  /** Shared by all worktrees: objects, refs and config are here. */
  readonly commonDir: string;
}

async function isFolder(name: string): Promise<boolean> {
  return stat(name).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function textOf(name: string): Promise<string | null> {
  return readFile(name, 'utf8').then(
    (text) => text,
    () => null,
  );
}

async function place(gitDir: string, workTree: string | null): Promise<RepositoryPlace | null> {
  if ((await textOf(path.join(gitDir, 'HEAD'))) === null) return null;
  const common = await textOf(path.join(gitDir, 'commondir'));
  const commonDir = common === null ? gitDir : path.resolve(gitDir, common.replace(/\r?\n$/, ''));
  if (!(await isFolder(path.join(commonDir, 'objects')))) return null;
  return { workTree, gitDir, commonDir };
}

/**
 * The repository that a folder belongs to, or null. Git's own discovery is not used because it refuses folders of
 * another owner (`safe.directory`), which is the normal case in a container. A `.git` above is preferred to a
 * folder that looks like a bare repository: anybody can commit such a folder (`HEAD`, `objects/`, `refs/`) into a
 * pull request, but nobody can commit a `.git`.
 */
export async function locateRepository(folder: string): Promise<RepositoryPlace | null> {
  let start: string;
  try {
    start = await realpath(folder);
    if (!(await isFolder(start))) throw new RevisionError(`${folder} is not a folder.`);
  } catch (error) {
    if (error instanceof RevisionError) throw error;
    throw new RevisionError(`The folder ${folder} does not exist or cannot be read.`, { cause: error });
  }
  for (let at = start; ; at = path.dirname(at)) {
    const dotGit = path.join(at, '.git');
    if (await isFolder(dotGit)) {
      const found = await place(dotGit, at);
      if (found !== null) return found;
    } else {
      const pointer = /^gitdir: (.+?)\r?\n?$/s.exec((await textOf(dotGit)) ?? '')?.[1];
      if (pointer !== undefined) {
        const found = await place(path.resolve(at, pointer), at);
        if (found !== null) return found;
        throw new RevisionError(`${dotGit} points to ${pointer}, where there is no repository.`);
      }
    }
    // Started inside a `.git` folder.
    if (path.basename(at) === '.git') {
      const found = await place(at, null);
      if (found !== null) return { ...found, workTree: null };
    }
    if (path.dirname(at) === at) break;
  }
  return (await isFolder(path.join(start, 'refs'))) ? place(start, null) : null;
}
