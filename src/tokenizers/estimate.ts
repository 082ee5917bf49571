/**
 * Estimates for vocabularies that are not published, or whose licence does not let us ship them: a weighted sum over
 * the pieces of the o200k split. How a vocabulary treats a piece depends on what kind of piece it is (a run of
 * spaces, a digit group, a long lower-case word, Han characters …), so one ratio for all text is wrong by 10 % and
 * more where this is wrong by 5 %. Each piece adds its share on its own: a small edit moves the estimate by a small
 * amount, the same on both sides of a comparison.
 */
import type { PieceCounter } from './pieces.js';
import {
  EAST_ASIAN,
  LATIN,
  LETTER,
  NUMBER,
  SPACE,
  characterClasses,
  characterScripts,
  codePointAt,
  unitsOf,
} from './unicode.js';

/** Kinds of pieces, tested in this order; the first that fits counts. */
const kinds = [
  /** White space only. */
  'Space',
  /** Has a digit. */
  'Digit',
  /** Has Han, Hiragana, Katakana or Hangul. */
  'EastAsian',
  /** Latin letters, not all of them ASCII. */
  'Latin',
  /** Letters of another script. */
  'OtherScript',
  /** ASCII letters, a capital among them. */
  'Capital',
  /** ASCII letters, all small. */
  'Lower',
  /** No letter and no digit. */
  'Symbol',
] as const;
type Kind = (typeof kinds)[number];

/** What is summed over all pieces of a kind: o200k tokens, pieces, and ln(1 + UTF-16 length) of a piece. */
type KindFeature = `${'tokens' | 'pieces' | 'logLength'}${Kind}`;

export type Feature =
  | KindFeature
  /** Words (`Capital` and `Lower`) of at least so many characters, white space around them not counted. */
  | 'word4'
  | 'word6'
  | 'word8'
  | 'word11'
  | 'wordAfterSpace'
  | 'wordOfManyTokens'
  /** Two or more characters, all of them capitals. */
  | 'wordAllCapitals'
  | 'spaceWithNewline'
  | 'spaceLong'
  | 'symbolLong';

/** Tokens of a whole text by the estimate: 0 for no text, else 1 or more, an integer. */
export function createEstimate(
  pieces: PieceCounter,
  coefficients: Readonly<Record<Feature, number>>,
): (text: string) => number {
  const shareOf = createShare(coefficients);
  return (text) => {
    let tokens = 0;
    pieces.visit(text, (start, end, pieceTokens) => {
      tokens += shareOf(text, start, end, pieceTokens);
    });
    return text === '' ? 0 : Math.max(1, Math.round(tokens));
  };
}

/**
 * What one piece adds. Never negative: a short accented word has a negative sum in some rows, and text that is added
 * must not make the whole cheaper.
 */
function createShare(coefficients: Readonly<Record<Feature, number>>) {
  const classes = characterClasses();
  const scripts = characterScripts();
  const perToken = kinds.map((kind) => coefficients[`tokens${kind}`]);
  const perPiece = kinds.map((kind) => coefficients[`pieces${kind}`]);
  const perLogLength = kinds.map((kind) => coefficients[`logLength${kind}`]);

  return (text: string, start: number, end: number, tokens: number): number => {
    let space = true;
    let digit = false;
    let letter = false;
    let eastAsian = false;
    let accented = false;
    let otherScript = false;
    let capital = false;
    let small = false;
    let newline = false;
    for (let i = start; i < end;) {
      const codePoint = codePointAt(text, i);
      i += unitsOf(codePoint);
      const kind = classes[codePoint] as number;
      if ((kind & SPACE) === 0) space = false;
      else if (codePoint === 0x0a) newline = true;
      if ((kind & NUMBER) !== 0) digit = true;
      if ((kind & LETTER) === 0) continue;
      letter = true;
      const script = scripts[codePoint] as number;
      if ((script & EAST_ASIAN) !== 0) eastAsian = true;
      else if ((script & LATIN) === 0) otherScript = true;
      else if (codePoint > 0x7f) accented = true;
      else if (codePoint < 0x61) capital = true;
      else small = true;
    }
    let kind: number;
    if (space) kind = 0;
    else if (digit) kind = 1;
    else if (eastAsian) kind = 2;
    else if (otherScript) kind = 4;
    else if (accented) kind = 3;
    else if (!letter) kind = 7;
    else kind = capital ? 5 : 6;

    const length = end - start;
    let share =
      (perToken[kind] as number) * tokens +
      (perPiece[kind] as number) +
      (perLogLength[kind] as number) * Math.log(1 + length);
    if (kind === 5 || kind === 6) {
      const afterSpace = ((classes[text.charCodeAt(start)] as number) & SPACE) !== 0;
      const trimmed = afterSpace ? length - 1 : length;
      if (trimmed >= 4) share += coefficients.word4;
      if (trimmed >= 6) share += coefficients.word6;
      if (trimmed >= 8) share += coefficients.word8;
      if (trimmed >= 11) share += coefficients.word11;
      if (afterSpace) share += coefficients.wordAfterSpace;
      if (tokens >= 2) share += coefficients.wordOfManyTokens;
      if (trimmed > 1 && capital && !small) share += coefficients.wordAllCapitals;
    } else if (kind === 0) {
      if (newline) share += coefficients.spaceWithNewline;
      if (length > 1) share += coefficients.spaceLong;
    } else if (kind === 7 && length > 1) {
      share += coefficients.symbolLong;
    }
    return Math.max(0, share);
  };
}
