/**
 * Splits text the way r50k_base and p50k_base do (GPT-2, GPT-3). The reference, openai/tiktoken
 * `tiktoken_ext/openai_public.py`:
 *
 * ```text
 * 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
 * ```
 */
import { LETTER, NUMBER } from '../unicode.js';
import { afterSpace, afterSymbols, whileAny } from './parts.js';

const contractions = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d"];

export function r50k(text: string, start: number, classes: Uint8Array): number {
  const unit = text.charCodeAt(start);
  if (unit === 0x27) {
    for (const contraction of contractions) {
      if (text.startsWith(contraction, start)) return start + contraction.length;
    }
  }
  const word = unit === 0x20 ? start + 1 : start;
  const letters = whileAny(text, word, classes, LETTER);
  if (letters !== word) return letters;
  const digits = whileAny(text, word, classes, NUMBER);
  if (digits !== word) return digits;
  const symbols = afterSymbols(text, start, classes);
  if (symbols !== 0) return symbols;
  return afterSpace(text, start, classes, false);
}
