import { type Missing, missingAt } from '../../core/missing.js';
import type { FormatContext } from '../../core/format.js';
import type { Place, Segment } from '../../core/prompt.js';
import { problem, type Problem, type ProblemReason } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { folderOf, foldersUp, joinPath } from '../syntax/paths.js';

/** A file that a prompt names as a part of itself, or what is in its place where it cannot be had. */
export type Named =
  | { readonly file: SourceFile }
  | { readonly segment: Segment; readonly problem: Problem; readonly incomplete: Missing };

/**
 * The file that is written as `name` at `place`. Programs open such a path from the folder they were started in, which
 * no file states, so it is looked for beside the file that names it and then in each folder above, nearest first.
 */
export async function namedFile(name: string, place: Place, context: FormatContext): Promise<Named> {
  let refused: ProblemReason = 'include-missing';
  for (const folder of foldersUp(folderOf(place.path))) {
    const target = joinPath(folder, name);
    if ('refused' in target) {
      if (target.refused === 'remote') refused = 'include-remote';
      else if (target.refused === 'absolute') refused = 'include-outside';
      else if (target.refused === 'outside' && folder === folderOf(place.path)) refused = 'include-outside';
      continue;
    }
    if (target.path === place.path || !context.exists(target.path)) continue;
    const read = await context.read(target.path);
    if ('text' in read) return { file: read };
    return missingPart(read.reason, `\`${target.path}\` cannot be read: ${read.detail}`, place);
  }
  const shown = `\`${name.slice(0, 200)}\``;
  if (refused === 'include-remote') return missingPart(refused, `${shown} is not in the repository`, place);
  if (refused === 'include-outside')
    return missingPart(refused, `${shown} is outside of the repository and is not read`, place);
  return missingPart(refused, `there is no file ${shown} in the repository`, place);
}

/** What is in a prompt for a part that cannot be had. */
export function missingPart(
  reason: ProblemReason,
  why: string,
  place: Place,
): Exclude<Named, { readonly file: SourceFile }> {
  return {
    segment: { kind: 'opaque', why, place },
    problem: problem(
      reason,
      place.path,
      place.line,
      `What is included here is not counted: ${why.replace(/\.$/, '')}.`,
    ),
    incomplete: missingAt(place, why.replace(/\.$/, '')),
  };
}
