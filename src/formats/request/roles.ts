import type { Message, Place, Role, Segment } from '../../core/prompt.js';
import { cutSegment } from '../syntax/place.js';
import { segmentsOf } from '../templates/expand.js';
import type { Piece, RoleMark } from '../templates/tree.js';

/** A role as files write it; null when it is none. */
export function roleOf(written: string): Role | null {
  switch (written.trim().toLowerCase()) {
    case 'system':
    case 'instruction':
    case 'instructions':
      return 'system';
    case 'developer':
      return 'developer';
    case 'user':
    case 'human':
      return 'user';
    case 'assistant':
    case 'ai':
    case 'model':
    case 'bot':
      return 'assistant';
    case 'tool':
    case 'function':
      return 'tool';
    default:
      return null;
  }
}

/**
 * Turns lines such as `system:`, `# user:` or `assistant[name="x"]:` into role marks. Such a line holds
 * nothing else, and what follows it, up to the next one, is sent in that role.
 */
export function markRoleLines(pieces: readonly Piece[]): Piece[] {
  const state = { lineStart: true };
  const mark = (list: readonly Piece[]): Piece[] =>
    list.flatMap((piece, index): Piece[] => {
      switch (piece.kind) {
        case 'text': {
          const closesLine = index + 1 >= list.length || list[index + 1]?.kind === 'role';
          const marked = marksInText(piece, state.lineStart, closesLine);
          state.lineStart = piece.text.endsWith('\n') || (piece.text === '' && state.lineStart);
          return marked;
        }
        case 'branch': {
          const before = state.lineStart;
          let after = false;
          const arms = piece.arms.map((arm) => {
            state.lineStart = before;
            const marked = mark(arm);
            after ||= state.lineStart;
            return marked;
          });
          state.lineStart = after;
          return [{ ...piece, arms }];
        }
        case 'loop':
        case 'include':
          return [{ ...piece, body: mark(piece.body) }];
        case 'role':
          return [piece];
        default:
          state.lineStart = false;
          return [piece];
      }
    });
  return mark(pieces);
}

const roleLine =
  /^[ \t]*#{0,3}[ \t]*(system|user|assistant|developer|tool|function|instructions)(?:[ \t]*\[[^\]\n]{0,200}\])?[ \t]*:[ \t]*\r?$/i;

function marksInText(
  piece: Extract<Piece, { kind: 'text' }>,
  startsLine: boolean,
  closesLine: boolean,
): Piece[] {
  const { text } = piece;
  if (!text.includes(':')) return [piece];
  const found: Piece[] = [];
  let from = 0;
  const firstBreak = text.indexOf('\n');
  for (let line = startsLine ? 0 : firstBreak === -1 ? text.length : firstBreak + 1; line < text.length;) {
    const newline = text.indexOf('\n', line);
    if (newline === -1 && !closesLine) break;
    const stop = newline === -1 ? text.length : newline;
    const role = stop - line > 260 ? null : roleLine.exec(text.slice(line, stop));
    if (role?.[1] !== undefined) {
      if (line > from) found.push(cutSegment(piece, from, line));
      from = Math.min(text.length, stop + 1);
      found.push({ kind: 'role', role: role[1].toLowerCase(), place: cutSegment(piece, line, stop).place });
    }
    if (newline === -1) break;
    line = newline + 1;
  }
  if (found.length === 0) return [piece];
  if (from < text.length) found.push(cutSegment(piece, from, text.length));
  return found;
}

interface Part {
  readonly mark: RoleMark | null;
  readonly segments: Segment[];
}

/**
 * Splits pieces at their role marks. A mark inside a loop or a branch splits that too: the loop is repeated
 * around each part, so that every message holds its own share of what is sent.
 */
function split(pieces: readonly Piece[]): Part[] {
  const parts: Part[] = [{ mark: null, segments: [] }];
  const append = (inner: readonly Part[], wrap: (segments: readonly Segment[]) => Segment) => {
    for (const part of inner) {
      if (part.mark !== null) parts.push({ mark: part.mark, segments: [] });
      if (part.segments.length > 0) parts[parts.length - 1]?.segments.push(wrap(part.segments));
    }
  };
  for (const piece of pieces) {
    switch (piece.kind) {
      case 'role':
        parts.push({ mark: piece, segments: [] });
        break;
      case 'loop':
        append(split(piece.body), (body) => ({ ...piece, body }));
        break;
      case 'include':
        append(split(piece.body), (body) => ({ ...piece, body }));
        break;
      case 'branch': {
        const arms = piece.arms.map((arm) => split(arm));
        if (arms.every((arm) => arm.length === 1)) {
          parts[parts.length - 1]?.segments.push({
            ...piece,
            arms: piece.arms.map((arm) => segmentsOf(arm)),
          });
          break;
        }
        arms.forEach((arm, index) => {
          append(arm, (segments) => ({
            ...piece,
            arms: arms.map((_, other) => (other === index ? segments : [])),
          }));
        });
        break;
      }
      default:
        parts[parts.length - 1]?.segments.push(piece);
    }
  }
  return parts;
}

export interface MessageOptions {
  /** Role of what is before the first mark, and of a text without any. */
  readonly role: Role;
  /** White space around each message goes, as readers of role lines do. */
  readonly trim?: boolean;
  /** Place of the whole text, for a message that has no segment. */
  readonly place: Place;
}

/**
 * The messages of a template's pieces. A text without role marks is one message; before the first mark only
 * what is more than white space counts.
 */
export function messagesOf(pieces: readonly Piece[], options: MessageOptions): Message[] {
  const parts = split(pieces);
  const single = parts.length === 1;
  return parts.flatMap((part): Message[] => {
    const segments = options.trim === true || !single ? trimSegments(part.segments) : part.segments;
    if (part.mark === null && segments.length === 0) return [];
    const first = segments[0]?.place ?? part.mark?.place ?? options.place;
    const last = segments[segments.length - 1]?.place ?? first;
    const start = part.mark?.place ?? first;
    const place = last.path === start.path && last.end >= start.start ? { ...start, end: last.end } : start;
    const role = part.mark === null ? options.role : (roleOf(part.mark.role) ?? 'user');
    return [{ role, segments, place }];
  });
}

/** Segments without the white space at their two ends; empty texts are left out. */
export function trimSegments(segments: readonly Segment[]): Segment[] {
  const kept = [...segments];
  while (kept[0]?.kind === 'text') {
    const first = kept[0];
    const start = first.text.length - first.text.trimStart().length;
    if (start === first.text.length) {
      kept.shift();
      continue;
    }
    if (start > 0) kept[0] = cutSegment(first, start, first.text.length);
    break;
  }
  for (let last = kept[kept.length - 1]; last?.kind === 'text'; last = kept[kept.length - 1]) {
    const end = last.text.trimEnd().length;
    if (end === 0) {
      kept.pop();
      continue;
    }
    if (end < last.text.length) kept[kept.length - 1] = cutSegment(last, 0, end);
    break;
  }
  return kept.filter((segment) => segment.kind !== 'text' || segment.text !== '');
}
