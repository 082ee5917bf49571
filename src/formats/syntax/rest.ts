import { createHash } from 'node:crypto';
import type { Problem } from '../../core/problem.js';

/** A problem of a file that was read in part: with a digest of the rest, so that a change of what was not read is noticed. */
export function withRest(problem: Problem, rest: string): Problem {
  return { ...problem, rest: createHash('sha256').update(rest).digest('hex') };
}
