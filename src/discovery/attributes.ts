import type { Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { matcher } from '../core/globs.js';
import { baseName, folderOf } from '../formats/syntax/paths.js';
import type { Files } from './context.js';

/** More of these files than that are not read, nor more lines of one. */
const maxFiles = 100;
const maxLines = 500;
const marks = ['linguist-generated', 'linguist-vendored'];

/**
 * Whether `.gitattributes` says that a path is generated or somebody else's. The last line of the nearest file that matches
 * decides, as git has it. Source: https://git-scm.com/docs/gitattributes and
 * https://github.com/github-linguist/linguist/blob/main/docs/overrides.md, from memory (2026-11-29).
 */
export async function derivedPaths(files: Files): Promise<(path: string) => boolean> {
  const named = files.paths.filter((path) => baseName(path) === '.gitattributes').slice(0, maxFiles);
  if (named.length === 0) return () => false;
  const read = await files.readMany(named);
  // Files deeper in the tree decide over those above them.
  const rules = named
    .sort((a, b) => a.split('/').length - b.split('/').length)
    .flatMap((path) => rulesIn(path, read.get(path)));
  if (rules.length === 0) return () => false;
  return (path) => rules.findLast((rule) => rule.matches(path))?.derived ?? false;
}

interface Rule {
  readonly matches: (path: string) => boolean;
  readonly derived: boolean;
}

function rulesIn(path: string, read: SourceFile | Problem | undefined): Rule[] {
  if (read === undefined || !('text' in read)) return [];
  const folder = folderOf(path);
  return read.text.split(/\r?\n/, maxLines).flatMap((line) => {
    const [pattern = '', ...attributes] = line.trim().split(/\s+/);
    if (pattern === '' || /^[#!["]/.test(pattern)) return [];
    const said = attributes.flatMap((attribute) => {
      const [name = '', value] = attribute.replace(/^[-!]/, '').split('=');
      return marks.includes(name) ? [!/^[-!]/.test(attribute) && value !== 'false'] : [];
    });
    const derived = said[said.length - 1];
    if (derived === undefined) return [];
    // Without a slash a pattern is a file's name at any depth.
    const within = pattern.includes('/') ? pattern.replace(/^\//, '') : `**/${pattern}`;
    return [{ matches: matcher([folder === '' ? within : `${folder}/${within}`]), derived }];
  });
}
