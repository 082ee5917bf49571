/**
 * Splits text the way o200k_base does (GPT-4o and later). Written by hand because V8's regular expressions
 * overflow the stack on megabytes of one class, follow Node's Unicode version and read `\s` differently. The
 * reference, openai/tiktoken `tiktoken_ext/openai_public.py`:
 *
 * ```text
 * 1  [^\r\n\p{L}\p{N}]? [\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]* [\p{Ll}\p{Lm}\p{Lo}\p{M}]+ (?i:'s|'t|'re|'ve|'m|'ll|'d)?
 * 2  [^\r\n\p{L}\p{N}]? [\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+ [\p{Ll}\p{Lm}\p{Lo}\p{M}]* (?i:'s|'t|'re|'ve|'m|'ll|'d)?
 * 3  \p{N}{1,3}
 * 4   ?[^\s\p{L}\p{N}]+[\r\n/]*
 * 5  \s*[\r\n]+
 * 6  \s+(?!\S)
 * 7  \s+
 * ```
 *
 * The first alternative that matches wins, so they are tried in this order.
 */
import { CASELESS, LETTER, LINE_END, LOWER, MARK, NUMBER, UPPER, codePointAt, unitsOf } from '../unicode.js';
import { afterContraction, afterLineEnds, afterNumber, afterSpace, afterSymbols, whileAny } from './parts.js';

export function o200k(text: string, start: number, classes: Uint8Array): number {
  const word = afterCasedWord(text, start, classes);
  if (word !== 0) return afterContraction(text, word);
  const number = afterNumber(text, start, classes, 3);
  if (number !== 0) return number;
  const symbols = afterSymbols(text, start, classes);
  if (symbols !== 0) return afterLineEnds(text, symbols, true);
  return afterSpace(text, start, classes, true);
}

/**
 * Alternatives 1 and 2 without the contraction, or 0 when neither matches: "a run of upper letters, then a run of
 * lower letters", where letters without case and marks count as both. What backtracking would find, in closed form;
 * let the upper run end at `end`.
 *
 * - A lower letter follows: alternative 1 with the whole upper run, then all lower ones.
 * - Otherwise alternative 1 gives back characters of the upper run until one of them can be the lower run: the last
 *   one that is both. The piece ends right after it.
 * - None is both: without its optional first character alternative 1 still matches a lone mark, since a mark can be
 *   that first character as well as a member of the runs.
 * - Else alternative 2 takes the upper run, when there is one.
 */
export function afterCasedWord(text: string, start: number, classes: Uint8Array): number {
  const first = codePointAt(text, start);
  const firstKind = classes[first] as number;
  const word = (firstKind & (LETTER | NUMBER | LINE_END)) === 0 ? start + unitsOf(first) : start;
  let end = word;
  let afterBoth = 0;
  while (end < text.length) {
    const codePoint = codePointAt(text, end);
    const kind = classes[codePoint] as number;
    if ((kind & (UPPER | CASELESS | MARK)) === 0) {
      if ((kind & LOWER) === 0) break;
      return whileAny(text, end, classes, LOWER | CASELESS | MARK);
    }
    end += unitsOf(codePoint);
    if ((kind & (CASELESS | MARK)) !== 0) afterBoth = end;
  }
  if (afterBoth !== 0) return afterBoth;
  if ((firstKind & MARK) !== 0) return word;
  return end === word ? 0 : end;
}
