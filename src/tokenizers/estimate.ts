/**
 * Estimates for vocabularies that are not published, or whose license does not let us pass them on: a weighted sum
 * over the pieces of the o200k split. One ratio for all text is wrong by 10 % and more where this is wrong by 5 %,
 * because vocabularies differ by kind of text. Each piece adds its share on its own, so a small edit moves the
 * estimate by a small amount, the same on both sides of a comparison.
 */
import { BORDERS, OPENINGS, beginning, borderNamed, commonKey, endingOf, openingOf } from './borders.js';
import { createReadFeatures, features, type Feature } from './features.js';
import type { PieceCounter } from './pieces.js';

/** Tokens that one unit of a feature adds. */
export type Coefficients = Readonly<Record<Feature, number>>;

/** What common words and the borders between pieces add beside them, in thousandths of a token. */
export interface FineCoefficients {
  /** Borders by name. */
  readonly borders: readonly (readonly [name: string, thousandths: number])[];
  /** Common pieces by `commonKey`. */
  readonly common: readonly (readonly [key: string, thousandths: number])[];
}

/** Longer pieces are looked at each time: as keys they would keep the text alive that they are cut from. */
const longestKept = 12;
const slotBits = 15;
const { imul } = Math;

/** Text → estimated tokens: 0 for no text, else an integer of 1 or more. */
export function createEstimate(
  pieces: PieceCounter,
  coefficients: Coefficients,
  fine?: FineCoefficients,
): (text: string) => number {
  const readFeatures = createReadFeatures();
  const weights = Float64Array.from(features, (feature) => coefficients[feature]);
  const atBorders = new Float64Array(BORDERS);
  for (const [name, thousandths] of fine?.borders ?? []) atBorders[borderNamed(name)] = thousandths / 1000;
  const ofCommon = new Map(fine?.common.map(([key, thousandths]) => [key, thousandths / 1000]));
  // What is known of a piece without what is before it. A piece takes the slot of whatever was there, as in memo.ts.
  const keys = new Array<string>(1 << slotBits).fill('');
  const shares = new Float64Array(1 << slotBits);
  const openings = new Uint8Array(1 << slotBits);
  const endings = new Uint8Array(1 << slotBits);

  function shareOf(text: string, start: number, end: number, pieceTokens: number): number {
    const { index, value, length } = readFeatures(text, start, end, pieceTokens);
    let share = fine === undefined ? 0 : (ofCommon.get(commonKey(text.slice(start, end))) ?? 0);
    for (let i = 0; i < length; i++) {
      share += (weights[index[i] as number] as number) * (value[i] as number);
    }
    return share;
  }

  /** The slot of a short piece, filled. */
  function slotOf(text: string, start: number, end: number, pieceTokens: number): number {
    let hash = end - start;
    for (let i = start; i < end; i++) hash = imul(hash ^ text.charCodeAt(i), 0x9e3779b1);
    const slot = hash >>> (32 - slotBits);
    const key = keys[slot] as string;
    if (key.length !== end - start || !text.startsWith(key, start)) {
      keys[slot] = text.slice(start, end);
      shares[slot] = shareOf(text, start, end, pieceTokens);
      openings[slot] = openingOf(text, start, end);
      endings[slot] = endingOf(text, end);
    }
    return slot;
  }

  return (text) => {
    let tokens = 0;
    let before = beginning;
    pieces.visit(text, (start, end, pieceTokens) => {
      let share: number;
      let opening: number;
      let ending: number;
      if (end - start <= longestKept) {
        const slot = slotOf(text, start, end, pieceTokens);
        share = shares[slot] as number;
        opening = openings[slot] as number;
        ending = endings[slot] as number;
      } else {
        share = shareOf(text, start, end, pieceTokens);
        opening = openingOf(text, start, end);
        ending = endingOf(text, end);
      }
      share += atBorders[before * OPENINGS + opening] as number;
      before = ending;
      // The sum of a short accented word is below 0 in some rows; text that is added must not make the whole cheaper.
      if (share > 0) tokens += share;
    });
    return text === '' ? 0 : Math.max(1, Math.round(tokens));
  };
}
