/**
 * Every tokenizer by its id: how it counts, and how far off it is. What an error means, the texts it was measured
 * on and the licenses of the vocabularies are in docs/accuracy.md.
 */
import type { CountMethod } from '../core/tokens.js';
import type { Coefficients } from './estimate.js';
import { claude3, claude47, cohere, llama3 } from './coefficients.js';
import type { FineColumn } from './fine.js';
import { composed } from './normalize.js';
import { cl100k, qwen } from './scanners/cl100k.js';
import { deepseek } from './scanners/deepseek.js';
import { gemma } from './scanners/gemma.js';
import { o200k } from './scanners/o200k.js';
import type { Scanner } from './scanners/parts.js';
import { r50k } from './scanners/r50k.js';
import { tekken } from './scanners/tekken.js';
import type { MergeUnit } from './vocabulary.js';

/** Counts with the vendor's own vocabulary. */
export interface VocabularyFamily {
  readonly how: 'vocabulary';
  /** Table in src/tables, without its ending. */
  readonly table: string;
  readonly scanner: Scanner;
  readonly unit: MergeUnit;
  /** What the vendor does to a text before it is split. */
  readonly prepare?: (text: string) => string;
}

/** A weighted sum over the pieces of a vocabulary that we have. */
export interface PieceFamily {
  readonly how: 'pieces';
  readonly base: 'o200k_base' | 'cl100k_base';
  readonly coefficients: Coefficients;
  /** Where the table has borders and common pieces for it, too. */
  readonly fine?: FineColumn;
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

function exact(table: string, scanner: Scanner, more?: Partial<VocabularyFamily>): Family {
  return {
    how: 'vocabulary',
    table,
    scanner,
    unit: 'byte',
    ...more,
    method: 'exact',
    errorPercent: 0,
  };
}

function pieces(
  base: PieceFamily['base'],
  coefficients: Coefficients,
  errorPercent: number,
  fine?: FineColumn,
): Family {
  return {
    how: 'pieces',
    base,
    coefficients,
    ...(fine === undefined ? {} : { fine }),
    method: 'calibrated',
    errorPercent,
  };
}

function ratio(perO200kToken: number, errorPercent: number): Family {
  return { how: 'ratio', perO200kToken, method: 'approximate', errorPercent };
}

/** Checked on 2026-11-23. */
export const families: Readonly<Record<string, Family>> = {
  o200k_base: exact('o200k_base', o200k),
  // The vocabulary of gpt-oss: the ranks of o200k_base; only its special tokens differ, and those never come from text.
  o200k_harmony: exact('o200k_base', o200k),
  cl100k_base: exact('cl100k_base', cl100k),
  p50k_base: exact('p50k_base', r50k),
  r50k_base: exact('r50k_base', r50k),

  // Vocabularies that their owners give away under MIT or Apache-2.0; see src/tables/LICENSES.md.
  'qwen-2.5': exact('qwen', qwen, { prepare: composed }),
  'deepseek-v3': exact('deepseek', deepseek),
  'mistral-tekken': exact('tekken', tekken),
  // Gemini counts with the vocabulary of Gemma 3. SentencePiece writes a space as U+2581 and cannot tell the two apart.
  gemini: exact('gemma', gemma, {
    unit: 'character',
    prepare: (text) => text.replaceAll('\u2581', ' '),
  }),

  // Not published, or not ours to pass on. The errors are means over texts that took no part in the fit.
  'claude-3-to-4.6': pieces('o200k_base', claude3, 3.0, 'claude-3-to-4.6'),
  'claude-4.7': pieces('o200k_base', claude47, 4.0, 'claude-4.7'),
  'llama-3': pieces('cl100k_base', llama3, 1.3),
  cohere: pieces('o200k_base', cohere, 3.7),

  // Nobody publishes these; ratio 1 and what the README of ai-tokenizer reports for it on live usage.
  grok: ratio(1, 5),
  nova: ratio(1, 11),
  glm: ratio(1, 5),
  kimi: ratio(1, 19),
  minimax: ratio(1, 20),
  // Any other model. The published vocabularies of 100,000 and more tokens lie between 1.0 and 1.43 times o200k.
  approximate: ratio(1.05, 20),
};
