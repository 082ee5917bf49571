import type { Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { globTest, globWork, maxWorkOfAll } from '../core/globs.js';
import { baseName, folderOf } from '../formats/syntax/paths.js';
import type { Files } from './context.js';

/** More of these files than that are not read, nor more lines of one. */
const maxFiles = 100;
const maxLines = 500;
const marks = ['linguist-generated', 'linguist-vendored'] as const;
type Mark = (typeof marks)[number];

/**
 * Whether `.gitattributes` says that a path is generated or somebody else's. Of each of the two attributes the last line of the
 * nearest file that matches decides, as git has it. Patterns that take too long to match together mark nothing. Source:
 * https://git-scm.com/docs/gitattributes and https://github.com/github-linguist/linguist/blob/main/docs/overrides.md, from
 * memory (2026-11-29).
 */
export async function derivedPaths(files: Files): Promise<(path: string) => boolean> {
  const named = files.paths.filter((path) => baseName(path) === '.gitattributes').slice(0, maxFiles);
  if (named.length === 0) return () => false;
  const read = await files.readMany(named);
  // Files deeper in the tree decide over those above them.
  const rules = named
    .sort((a, b) => a.split('/').length - b.split('/').length)
    .flatMap((path) => rulesIn(path, read.get(path)));
  const globs = new Set(rules.map(({ glob }) => glob));
  if ([...globs].reduce((sum, glob) => sum + globWork(glob), 0) > maxWorkOfAll) return () => false;
  const ofMark = marks.map((mark) =>
    rules.flatMap(({ glob, values }) => {
      const value = values.get(mark);
      return value === undefined ? [] : [{ matches: globTest(glob), value }];
    }),
  );
  return (path) => ofMark.some((own) => own.findLast((rule) => rule.matches(path))?.value === true);
}

interface Rule {
  readonly glob: string;
  readonly values: ReadonlyMap<Mark, boolean>;
}

function rulesIn(path: string, read: SourceFile | Problem | undefined): Rule[] {
  if (read === undefined || !('text' in read)) return [];
  const folder = folderOf(path);
  return read.text.split(/\r?\n/, maxLines).flatMap((line) => {
    const [pattern = '', ...attributes] = line.trim().split(/\s+/);
    // A pattern for a folder matches no file in it.
    if (pattern === '' || /^[#!["]|\/$/.test(pattern)) return [];
    const values = new Map<Mark, boolean>();
    for (const attribute of attributes) {
      const [name = '', value] = attribute.replace(/^[-!]/, '').split('=');
      const mark = marks.find((one) => one === name);
      if (mark !== undefined) values.set(mark, !/^[-!]/.test(attribute) && value !== 'false');
    }
    return values.size === 0 ? [] : [{ glob: globOf(folder, pattern), values }];
  });
}

/** A pattern of git as a glob: no braces and no extended globs, and two stars cross folders only as a part of their own. */
function globOf(folder: string, pattern: string): string {
  const parts = pattern.split('/').map((part, index, all) => {
    // `a/**` is what is in `a`, and not `a` itself.
    if (part === '**') return index > 0 && index === all.length - 1 ? '**/*' : part;
    return part.replace(/\\.|\*{2,}|[{}()]/g, (found) =>
      found.startsWith('*') ? '*' : found.startsWith('\\') ? found : `\\${found}`,
    );
  });
  const own = parts.join('/');
  // Without a slash a pattern is a file's name at any depth.
  const within = pattern.includes('/') ? own.replace(/^\//, '') : `**/${own}`;
  return folder === '' ? within : `${folder.replace(/[\\*?[\]{}()!+@]/g, '\\$&')}/${within}`;
}
