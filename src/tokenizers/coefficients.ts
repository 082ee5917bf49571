/**
 * Coefficients of the linear estimates in `estimate.ts`, one row per feature: tokens to add per unit of the feature.
 *
 * Claude: fitted by weighted least squares to 3,368 documents of known size (English prose, code in more than 50
 * languages, JSON, Markdown, manual pages in 4 languages, 40 languages of the Universal Declaration of Human
 * Rights), half of them held out; fitted on 2026-11-23. See docs/accuracy.md for the errors and how they were measured.
 */
import type { Feature } from './estimate.js';

export type Coefficients = Readonly<Record<Feature, number>>;

/** Claude 3 to Opus 4.6, Sonnet 4.6 and Haiku 4.5. */
export const claude3: Coefficients = {
  tokensSpace: 0.774,
  tokensDigit: 0.869,
  tokensEastAsian: 0.887,
  tokensLatin: 1.087,
  tokensOtherScript: 0.787,
  tokensCapital: 0.936,
  tokensLower: 0.881,
  tokensSymbol: 0.961,
  piecesSpace: 0.057,
  piecesDigit: 0.572,
  piecesEastAsian: -0.359,
  piecesLatin: -2.882,
  piecesOtherScript: -0.038,
  piecesCapital: -0.006,
  piecesLower: 0.456,
  piecesSymbol: -0.473,
  logLengthSpace: 0.088,
  logLengthDigit: -0.319,
  logLengthEastAsian: 1.725,
  logLengthLatin: 1.945,
  logLengthOtherScript: 0.728,
  logLengthCapital: 0.434,
  logLengthLower: 0.135,
  logLengthSymbol: 0.603,
  word4: -0.125,
  word6: 0.065,
  word8: -0.217,
  word11: 0.828,
  wordAfterSpace: -0.353,
  wordOfManyTokens: 0.251,
  wordAllCapitals: 0.213,
  spaceWithNewline: -0.2,
  spaceLong: 0.376,
  symbolLong: -0.079,
};

/** Claude Opus 4.7, Sonnet 5 and everything after. */
export const claude47: Coefficients = {
  tokensSpace: 0.693,
  tokensDigit: 0.85,
  tokensEastAsian: 0.96,
  tokensLatin: 1.043,
  tokensOtherScript: 1.201,
  tokensCapital: 1.189,
  tokensLower: 1.084,
  tokensSymbol: 1.102,
  piecesSpace: 0.179,
  piecesDigit: 0.375,
  piecesEastAsian: -0.132,
  piecesLatin: -0.622,
  piecesOtherScript: -0.922,
  piecesCapital: -1.44,
  piecesLower: 0.212,
  piecesSymbol: -0.886,
  logLengthSpace: 0.094,
  logLengthDigit: -0.118,
  logLengthEastAsian: 1.362,
  logLengthLatin: 1.117,
  logLengthOtherScript: 0.828,
  logLengthCapital: 1.501,
  logLengthLower: 0.235,
  logLengthSymbol: 1.008,
  word4: 0.149,
  word6: -0.005,
  word8: 0.292,
  word11: 1.172,
  wordAfterSpace: -0.331,
  wordOfManyTokens: 0.383,
  wordAllCapitals: 0.734,
  spaceWithNewline: 0.01,
  spaceLong: 0.031,
  symbolLong: -0.003,
};
