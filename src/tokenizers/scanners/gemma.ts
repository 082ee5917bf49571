/**
 * Splits text for Gemma 3, which Gemini shares. The reference is SentencePiece (`src/bpe_model.cc`) with the model
 * file that Google's own SDK counts Gemini tokens with, google/gemma_pytorch
 * `tokenizer/gemma3_cleaned_262144_v2.spiece.model`.
 *
 * SentencePiece has no splitting pattern. It takes out the symbols "defined by the user" first, the longest that
 * matches at each place (here: runs of spaces, tabs and line ends, and a few tags), and merges everything between
 * two of them as one sequence. No token of this vocabulary has a space after anything but a space, with a single
 * exception, `> </`. So no merge goes over the beginning of a word, and the text can be cut there: the same tokens,
 * and pieces short enough for a cache.
 */
import type { Scanner } from './parts.js';

/** Runs of one character longer than this are two symbols. */
const LONGEST_RUN = 31;

const tags = new Set(
  ['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']
    .concat(['blockquote', 'strong', 'em', 'b', 'i', 'u', 's', 'sub', 'sup', 'code', 'a', 'html', 'body'])
    .concat(['img', 'span', 'bbox', 'ul', 'li', 'div', 'iframe', 'footer'])
    .flatMap((name) => [`<${name}>`, `</${name}>`])
    .concat(['<mask>', '[multimodal]']),
);
const LONGEST_TAG = 13;
/** `<unused0>` to `<unused6241>` are symbols too. */
const UNUSED = 6242;

export const gemma: Scanner = (text, start) => {
  const first = text.charCodeAt(start);
  if (first === 0x0a || first === 0x09) return afterRun(text, start);
  if (first === 0x20 && text.charCodeAt(start + 1) === 0x20) return afterRun(text, start);
  const symbol = afterTag(text, start);
  if (symbol !== 0) return symbol;

  let end = start + 1;
  while (end < text.length) {
    const unit = text.charCodeAt(end);
    if (unit === 0x0a || unit === 0x09) break;
    if (unit === 0x20 && !insideTagSpace(text, end)) break;
    if (afterTag(text, end) !== 0) break;
    end++;
  }
  return end;
};

/** End of a run of the character at `start`. */
function afterRun(text: string, start: number): number {
  const unit = text.charCodeAt(start);
  let end = start + 1;
  while (end < text.length && end - start < LONGEST_RUN && text.charCodeAt(end) === unit) end++;
  return end;
}

/** Whether the space at `index` can become part of the token `> </`. */
function insideTagSpace(text: string, index: number): boolean {
  return (
    text.charCodeAt(index - 1) === 0x3e && text.startsWith('</', index + 1) && afterTag(text, index + 1) === 0
  );
}

/** End of the tag that begins at `start`, or 0. */
function afterTag(text: string, start: number): number {
  const unit = text.charCodeAt(start);
  if (unit !== 0x3c && unit !== 0x5b) return 0;
  const close = unit === 0x3c ? 0x3e : 0x5d;
  for (let end = start + 1; end < text.length && end - start < LONGEST_TAG; end++) {
    if (text.charCodeAt(end) !== close) continue;
    const tag = text.slice(start, end + 1);
    return tags.has(tag) || isUnused(tag) ? end + 1 : 0;
  }
  return 0;
}

function isUnused(tag: string): boolean {
  if (!tag.startsWith('<unused')) return false;
  const digits = tag.slice(7, -1);
  return String(Number(digits)) === digits && Number(digits) < UNUSED;
}
