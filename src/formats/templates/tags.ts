import { cutSegment } from '../syntax/place.js';
import type { Piece } from './tree.js';

const roleTag =
  /<(\/?)(system|user|assistant|developer|tool|function)(?:[ \t]+[^<>\n]{0,200})?>|<(\/?)message(?:\s+role\s*=\s*(?:"([^"<>]{0,40})"|'([^'<>]{0,40})')[^<>]{0,200})?>/gi;
/** `<message role="{{role}}">`: the role is in a variable between two texts. */
const openRole = /<message\s+role\s*=\s*["']$/i;
const closedRole = /^["'][^<>]{0,200}>/;

/**
 * Turns `<system>…</system>` (with `roles`) and `<message role="system">…</message>` into role marks, for formats
 * that split their text into messages at such tags. The tags themselves are not sent.
 */
export function markRoleTags(given: readonly Piece[], roles: boolean): Piece[] {
  const pieces = [...given];
  const found: Piece[] = [];
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index];
    if (piece === undefined) break;
    if (piece.kind === 'branch') {
      found.push({ ...piece, arms: piece.arms.map((arm) => markRoleTags(arm, roles)) });
      continue;
    }
    if (piece.kind === 'loop' || piece.kind === 'include') {
      found.push({ ...piece, body: markRoleTags(piece.body, roles) });
      continue;
    }
    if (piece.kind !== 'text' || !piece.text.includes('<')) {
      found.push(piece);
      continue;
    }
    const { text } = piece;
    let from = 0;
    for (const match of text.matchAll(roleTag)) {
      const [whole, closesRole, plain, closesMessage, double, single] = match;
      const role = plain ?? double ?? single;
      if (plain !== undefined && !roles) continue;
      if (closesMessage === '' && role === undefined) continue;
      if (match.index > from) found.push(cutSegment(piece, from, match.index));
      from = match.index + whole.length;
      if (closesRole === '/' || closesMessage === '/' || role === undefined) continue;
      found.push({
        kind: 'role',
        role: role.toLowerCase(),
        place: cutSegment(piece, match.index, from).place,
      });
    }
    const rest = text.slice(from);
    const open = openRole.exec(rest.slice(-60));
    const after = pieces[index + 2];
    if (
      open !== null &&
      pieces[index + 1]?.kind === 'variable' &&
      after?.kind === 'text' &&
      closedRole.test(after.text)
    ) {
      const start = text.length - open[0].length;
      if (start > from) found.push(cutSegment(piece, from, start));
      found.push({ kind: 'role', role: 'user', place: cutSegment(piece, start, text.length).place });
      const end = closedRole.exec(after.text)?.[0].length ?? 0;
      pieces[index + 2] = cutSegment(after, end, after.text.length);
      index++;
      continue;
    }
    if (from < text.length) found.push(from === 0 ? piece : cutSegment(piece, from, text.length));
  }
  return found;
}
