/**
 * Splits text the way cl100k_base does (GPT-4, GPT-3.5, embeddings), and with one digit at a time the way Qwen does.
 * The reference, openai/tiktoken `tiktoken_ext/openai_public.py`:
 *
 * ```text
 * (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+
 * ```
 *
 * Newer versions of it write `\p{N}{1,3}+` and `\s++$`: faster to match, the same pieces.
 */
import {
  afterContraction,
  afterLineEnds,
  afterNumber,
  afterSpace,
  afterSymbols,
  afterWord,
} from './parts.js';

export function cl100k(text: string, start: number, classes: Uint8Array): number {
  return split(text, start, classes, 3);
}

/** Qwen 2, 2.5 and 3, Qwen/Qwen3-8B `tokenizer.json`: the same with `\p{N}` for `\p{N}{1,3}`. */
export function qwen(text: string, start: number, classes: Uint8Array): number {
  return split(text, start, classes, 1);
}

function split(text: string, start: number, classes: Uint8Array, digits: number): number {
  const contraction = afterContraction(text, start);
  if (contraction !== start) return contraction;
  const word = afterWord(text, start, classes);
  if (word !== 0) return word;
  const number = afterNumber(text, start, classes, digits);
  if (number !== 0) return number;
  const symbols = afterSymbols(text, start, classes);
  if (symbols !== 0) return afterLineEnds(text, symbols, false);
  return afterSpace(text, start, classes, true);
}
