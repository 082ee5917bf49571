import type { Excerpt } from '../core/settings.js';

/** So much is kept on either side of what is meant; a settings file may be one line of a megabyte. */
const charsAround = 200;

/**
 * The line of `text` that begins at `lineStart`, with what stands from `from` to `to` marked. Never beyond the end of
 * that line, and never a whole file: the cost does not depend on how long the line is.
 */
export function excerptOf(text: string, lineStart: number, from: number, to: number): Excerpt {
  const start = Math.max(lineStart, from - charsAround);
  const window = text.slice(start, from + 2 * charsAround);
  const lineEnd = window.slice(from - start).search(/[\r\n]/);
  const shown = lineEnd === -1 ? window : window.slice(0, from - start + lineEnd);
  const offset = Math.min(from - start, shown.length);
  return {
    column: from - lineStart + 1,
    text: shown,
    from: offset,
    to: Math.min(shown.length, Math.max(offset + 1, to - start)),
  };
}
