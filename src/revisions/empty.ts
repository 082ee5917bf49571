import type { Revision } from '../core/revision.js';
import { revisionOver } from './reading.js';

/** A revision without any files: what was there before the first push. */
export function emptyRevision(how: string): Revision {
  return revisionOver(
    { sha: null, ref: null, how },
    { list: () => Promise.resolve([]), contents: () => Promise.resolve(), close: () => Promise.resolve() },
  );
}
