import { folderOf } from '../../core/paths.js';

export { folderOf, foldersUp } from '../../core/paths.js';

/** Why a reference does not name a file of the repository. */
export type Refusal = 'outside' | 'absolute' | 'remote' | 'empty';

export type ResolvedPath = { readonly path: string } | { readonly refused: Refusal };

/**
 * A reference written in the file `from` as a path of the repository: relative to that file's folder, `.` and
 * `..` resolved, `\` read as `/`. Refused: what leaves the repository, starts at a root (`/`, `C:`, `~`), is an
 * address (`https:`) or names nothing.
 *
 * `resolvePath('api/chat.prompty', '../shared/rules.md')` is `{ path: 'shared/rules.md' }`.
 */
export function resolvePath(from: string, target: string): ResolvedPath {
  return joinPath(folderOf(from), target);
}

/** The same, relative to a folder (`''` is the repository's root). */
export function joinPath(folder: string, target: string): ResolvedPath {
  const wanted = target.trim().replaceAll('\\', '/');
  if (wanted === '' || wanted.includes('\0')) return { refused: 'empty' };
  if (/^[A-Za-z]:(?:\/|$)/.test(wanted) || wanted.startsWith('/') || wanted.startsWith('~')) {
    return { refused: 'absolute' };
  }
  if (/^(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/|(?:data|urn|mailto|npm|javascript):)/i.test(wanted))
    return { refused: 'remote' };
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of wanted.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.length === 0) return { refused: 'outside' };
      parts.pop();
    } else parts.push(part);
  }
  if (parts.length === 0) return { refused: 'empty' };
  return { path: parts.join('/') };
}

/** `a/b/c.txt` → `c.txt`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `a/b.prompt.yml` → `b`: the name up to its first dot (a leading dot belongs to the name). */
export function stemOf(path: string): string {
  const name = baseName(path);
  const dot = name.indexOf('.', 1);
  return dot === -1 ? name : name.slice(0, dot);
}

/** `b.prompt.yml` → `yml`, lower case; `''` without one. */
export function extensionOf(path: string): string {
  const name = baseName(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** A folder's name in a glob, with the marks of globs in it taken as letters. */
export function globFor(folder: string): string {
  return folder.replace(/[*?[\]{}()!+@\\]/g, '\\$&');
}
