/**
 * Splits text the way Mistral's Tekken vocabulary does: o200k_base without contractions, one digit at a time. The
 * reference, mistralai/Mistral-Nemo-Instruct-2407 `tokenizer.json` (the same as `pattern` in `tekken.json`):
 *
 * ```text
 * [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|
 * [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*|
 * \p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+
 * ```
 */
import { afterCasedWord } from './o200k.js';
import { afterLineEnds, afterNumber, afterSpace, afterSymbols } from './parts.js';

export function tekken(text: string, start: number, classes: Uint8Array): number {
  const word = afterCasedWord(text, start, classes);
  if (word !== 0) return word;
  const number = afterNumber(text, start, classes, 1);
  if (number !== 0) return number;
  const symbols = afterSymbols(text, start, classes);
  if (symbols !== 0) return afterLineEnds(text, symbols, true);
  return afterSpace(text, start, classes, true);
}
