import type { Note } from '../core/note.js';
import type { RequestTokens } from '../core/tokens.js';

/**
 * What was assumed in a count, one note per thing, in the order of the request, each once. Empty when everything is counted,
 * measured, configured or bounded.
 */
export function assumptionsOf({ blocks }: RequestTokens): Note[] {
  const notes = new Map<string, Note>();
  for (const { part, label, tokens } of blocks) {
    if (tokens.basis !== 'assumed') continue;
    const { low, expected, high } = tokens;
    const note: Note = { kind: 'size-assumed', part, label, low, expected, high };
    notes.set(JSON.stringify(note), note);
  }
  return [...notes.values()];
}
