import { createHash } from 'node:crypto';

/** Which run wrote a comment, for which commit: what the marker at the start of a comment says. */
export interface Marker {
  /** The action's `id` input: several comments live side by side on one pull request. */
  readonly id: string;
  /** Null when the run knew no commit. */
  readonly headSha: string | null;
  readonly runId: number;
  readonly runAttempt: number;
}

/** An HTML comment that renders to nothing. At most `markerUnitsMax` of the outputs long. */
export function renderMarker({ id, headSha, runId, runAttempt }: Marker): string {
  return `<!-- promptcost:v1 id=${encodedId(id)} head=${headSha ?? 'none'} run=${runId}.${runAttempt} -->`;
}

/**
 * The first marker that is a line of its own in a comment's body, null when there is none: somebody may have written above
 * it. In a quotation or within a line it is text that somebody pasted. `id` comes back encoded: compare it with `encodedId`.
 */
export function parseMarker(body: string): Marker | null {
  const match =
    /^<!-- promptcost:v1 id=([^\s<>]{1,200}) head=([0-9a-f]{40,64}|none) run=(\d{1,15})\.(\d{1,6}) -->[ \t]*\r?$/m.exec(
      body,
    );
  if (match === null) return null;
  const [, id = '', head = '', runId = '', runAttempt = ''] = match;
  return { id, headSha: head === 'none' ? null : head, runId: Number(runId), runAttempt: Number(runAttempt) };
}

/** Without spaces, angle brackets and the end of an HTML comment; a very long id by its hash. */
export function encodedId(id: string): string {
  const wellFormed = Buffer.from(id, 'utf8').toString('utf8');
  const encoded = encodeURIComponent(wellFormed === '' ? 'default' : wellFormed);
  if (encoded.length <= 120) return encoded;
  return `sha256-${createHash('sha256').update(id).digest('hex')}`;
}

/** Above 0 when `a` is from a later run than `b`; run ids of GitHub grow. */
export function compareRuns(a: Marker, b: Marker): number {
  return a.runId - b.runId || a.runAttempt - b.runAttempt;
}
