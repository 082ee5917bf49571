/**
 * GitHub refuses comments over 65,536 characters, and drops job summaries over 1 MiB. What counts as a character is
 * told differently by different tools; 60,000 UTF-16 units are safe under all readings.
 * Sources: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands (summary, 1 MiB per
 * step), the 422 answer of the API ("body is too long (maximum is 65536 characters)"); both checked 2026-11-23.
 */
export const commentUnitsMax = 60_000;
/** Kept free for the marker that publishing puts in front of a comment. */
export const markerUnitsMax = 400;
export const summaryBytesMax = 900 * 1024;

/** Renderings of the same report, largest first; each is made only when the ones before did not fit. */
export type Renderings = readonly (() => string)[];

/**
 * The first rendering that fits into a comment together with the marker. When none does, the last one is cut between
 * two lines, with what was open there closed again, and says so. `limit` is in UTF-16 units, marker included.
 */
export function fitComment(renderings: Renderings, limit = commentUnitsMax): string {
  return fit(renderings, limit - markerUnitsMax, (text) => text.length);
}

/** The same for the job summary, whose limit is in bytes of UTF-8. */
export function fitSummary(renderings: Renderings, limit = summaryBytesMax): string {
  return fit(renderings, limit, (text) => Buffer.byteLength(text));
}

function fit(renderings: Renderings, limit: number, size: (text: string) => number): string {
  let smallest = '';
  for (const render of renderings) {
    smallest = render();
    if (size(smallest) <= limit) return smallest;
  }
  return cut(smallest, limit, size);
}

/** As many whole lines as fit, then the ends of what is open, then a sentence that says that lines are missing. */
function cut(text: string, limit: number, size: (text: string) => number): string {
  const lines = text.split('\n');
  const missing = (count: number): string => `\n_Cut here: ${count} more lines did not fit._\n`;
  let used = size(missing(lines.length)) + 2;
  let open: readonly Opened[] = [];
  let kept = '';
  let keptLines = 0;
  let closing = '';
  for (const line of lines) {
    const opened = after(open, line);
    const end = opened.map(({ end }) => end).join('\n');
    used += size(line) + 1;
    if (used + size(end) > limit) break;
    open = opened;
    closing = end;
    kept += `${line}\n`;
    keptLines += 1;
  }
  const note = missing(lines.length - keptLines);
  const result = `${kept}${closing === '' ? '' : `${closing}\n`}${note}`;
  // A limit smaller than the sentence itself leaves nothing to say.
  return size(result) <= limit ? result : '';
}

/** Something that must be closed again: a fence by itself, an element by its end tag. */
interface Opened {
  readonly kind: 'fence' | 'element';
  readonly end: string;
}

/** What is open after a line, innermost first. Inside a fence only its end means anything. */
function after(open: readonly Opened[], line: string): readonly Opened[] {
  const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
  const innermost = open[0];
  if (innermost?.kind === 'fence') {
    const closes =
      fence !== null && (fence[1] ?? '').startsWith(innermost.end) && (fence[2] ?? '').trim() === '';
    return closes ? open.slice(1) : open;
  }
  if (fence !== null && !(fence[2] ?? '').includes('`')) {
    return [{ kind: 'fence', end: fence[1] ?? '' }, ...open];
  }
  let now = open;
  for (const [, slash, name = ''] of withoutSpans(line).matchAll(
    /<(\/?)(details|table|sub|summary)\b[^>]*>/gi,
  )) {
    const end = `</${name.toLowerCase()}>`;
    if (slash === '') now = [{ kind: 'element', end }, ...now];
    else if (now[0]?.end === end) now = now.slice(1);
  }
  return now;
}

/** The line without its code spans: a tag in them is text. */
function withoutSpans(line: string): string {
  const pieces = line.split(/(`+)/);
  const last = new Map<string, number>();
  pieces.forEach((piece, index) => {
    if (index % 2 === 1) last.set(piece, index);
  });
  let outside = '';
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index] ?? '';
    if (index % 2 === 0) outside += piece;
    else if ((last.get(piece) ?? 0) > index) index = pieces.indexOf(piece, index + 1);
  }
  return outside;
}
