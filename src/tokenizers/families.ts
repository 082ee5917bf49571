/**
 * Every tokenizer by its id: how it counts, and how far off it is. What an error means, the texts it was measured
 * on and the licences of the vocabularies stand in docs/accuracy.md.
 */
import type { CountMethod } from '../core/tokens.js';
import type { Coefficients } from './coefficients.js';
import { claude3, claude47 } from './coefficients.js';
import { cl100k } from './scanners/cl100k.js';
import { o200k } from './scanners/o200k.js';
import type { Scanner } from './scanners/parts.js';
import { r50k } from './scanners/r50k.js';

/** Counts with the vendor's own vocabulary. */
export interface VocabularyFamily {
  readonly how: 'vocabulary';
  /** File in src/tables. */
  readonly table: string;
  readonly scanner: Scanner;
}

/** A weighted sum over pieces of the o200k split. */
export interface PieceFamily {
  readonly how: 'pieces';
  readonly coefficients: Coefficients;
}

/** One ratio to o200k_base, for vocabularies that nobody publishes. */
export interface RatioFamily {
  readonly how: 'ratio';
  readonly perO200kToken: number;
}

export type Family = (VocabularyFamily | PieceFamily | RatioFamily) & {
  readonly method: CountMethod;
  /** Mean absolute error on ordinary text, in percent. */
  readonly errorPercent: number;
};

function exact(table: string, scanner: Scanner): Family {
  return { how: 'vocabulary', table: `${table}.br`, scanner, method: 'exact', errorPercent: 0 };
}

function pieces(coefficients: Coefficients, errorPercent: number): Family {
  return { how: 'pieces', coefficients, method: 'calibrated', errorPercent };
}

function ratio(method: CountMethod, perO200kToken: number, errorPercent: number): Family {
  return { how: 'ratio', perO200kToken, method, errorPercent };
}

/** Checked on 2026-11-23. */
export const families: Readonly<Record<string, Family>> = {
  o200k_base: exact('o200k_base', o200k),
  // The vocabulary of gpt-oss: the ranks of o200k_base; only its special tokens differ, and those never come from text.
  o200k_harmony: exact('o200k_base', o200k),
  cl100k_base: exact('cl100k_base', cl100k),
  p50k_base: exact('p50k_base', r50k),
  r50k_base: exact('r50k_base', r50k),

  'claude-3-to-4.6': pieces(claude3, 4.1),
  'claude-4.7': pieces(claude47, 5.0),

  // Median ratio to o200k_base and mean error of that ratio over 382 documents in 7 kinds.
  gemini: ratio('calibrated', 1.131, 8.0),
  'llama-3': ratio('calibrated', 0.999, 2.9),
  'mistral-tekken': ratio('calibrated', 1.097, 4.8),
  'deepseek-v3': ratio('calibrated', 1.051, 4.3),
  'qwen-2.5': ratio('calibrated', 1.016, 5.2),

  // Nobody publishes these; ratio 1 and what the README of ai-tokenizer reports for it on live usage.
  grok: ratio('approximate', 1, 5),
  nova: ratio('approximate', 1, 11),
  glm: ratio('approximate', 1, 5),
  kimi: ratio('approximate', 1, 19),
  cohere: ratio('approximate', 1, 20),
  minimax: ratio('approximate', 1, 20),
  // Any other model. The published vocabularies of 100,000 and more tokens lie between 1.0 and 1.43 times o200k.
  approximate: ratio('approximate', 1.05, 20),
};
