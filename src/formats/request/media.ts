import type { Place, Segment } from '../../core/prompt.js';
import { resolvePath } from '../syntax/paths.js';
import { cutSegment } from '../syntax/place.js';
import type { Piece } from '../templates/tree.js';

/**
 * Markdown images in a prompt's text (`![alt](chart.png)`, `![alt]({{photo}})`) as media pieces, for formats that
 * send them as images. `from` is the file the paths are relative to.
 */
export function markdownImages(given: readonly Piece[], from: string): Piece[] {
  const pieces = [...given];
  const found: Piece[] = [];
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index];
    if (piece === undefined) break;
    if (piece.kind === 'branch') {
      found.push({ ...piece, arms: piece.arms.map((arm) => markdownImages(arm, from)) });
      continue;
    }
    if (piece.kind === 'loop' || piece.kind === 'include') {
      found.push({ ...piece, body: markdownImages(piece.body, from) });
      continue;
    }
    if (piece.kind === 'text' && piece.text === '') continue;
    if (piece.kind !== 'text' || !piece.text.includes('![')) {
      found.push(piece);
      continue;
    }
    const { text } = piece;
    const image = /!\[[^\]\n]{0,500}\]\(([^)\n]{1,2000})\)/g;
    let at = 0;
    for (const match of text.matchAll(image)) {
      if (match.index > at) found.push(cutSegment(piece, at, match.index));
      at = match.index + match[0].length;
      const target = resolvePath(from, (match[1] ?? '').split(/\s/, 1)[0] ?? '');
      found.push(
        mediaSegment('image', cutSegment(piece, match.index, at).place, {
          path: 'path' in target ? target.path : null,
        }),
      );
    }
    const rest = at === 0 ? piece : cutSegment(piece, at, text.length);
    const open = /!\[[^\]\n]{0,500}\]\($/.exec(rest.text.slice(-520));
    const variable = pieces[index + 1];
    const after = pieces[index + 2];
    if (
      open !== null &&
      variable?.kind === 'variable' &&
      after?.kind === 'text' &&
      after.text.startsWith(')')
    ) {
      const start = rest.text.length - open[0].length;
      if (start > 0) found.push(cutSegment(rest, 0, start));
      found.push(mediaSegment('image', variable.place));
      pieces[index + 2] = cutSegment(after, 1, after.text.length);
      index++;
      continue;
    }
    if (rest.text !== '') found.push(rest);
  }
  return found;
}

type Media = Extract<Segment, { kind: 'media' }>;

/**
 * A picture, sound, film or file that is sent: `path` where it is one of the repository, else it is put in at run
 * time. `detail` as the file says it; what is no detail of a picture is left open.
 */
export function mediaSegment(
  media: Media['media'],
  place: Place,
  { path = null, detail }: { readonly path?: string | null; readonly detail?: string | undefined } = {},
): Media {
  const known = (['low', 'high', 'auto'] as const).find((one) => one === detail) ?? null;
  return { kind: 'media', media, path, detail: known, width: null, height: null, place };
}
