import { between, exactly, weakest, type Amount } from '../../core/amount.js';
import { assumed } from './rules/assumed.js';
import { find, type Subject } from './rules/find.js';
import type { ImageFormula } from './rules/rule.js';

export type Detail = 'low' | 'high' | 'auto';

/**
 * Tokens of one image of a known size under one formula. Sizes are whole pixels of at least 1; anything else is
 * brought there, so that a broken header cannot produce NaN.
 */
export function imageTokens(formula: ImageFormula, width: number, height: number, detail: Detail): number {
  const w = pixels(width);
  const h = pixels(height);
  switch (formula.kind) {
    case 'tiles':
      return tiles(formula, w, h, detail);
    case 'patches':
      return patches(formula, w, h, detail);
    case 'claude':
      return claude(formula, w, h);
    case 'crops':
      return crops(formula, w, h);
    case 'flat':
      return formula[detail];
    case 'unknown':
      return formula.guess.expected;
  }
}

/** Tokens of an image in a request; of unknown size, the range of the formula. */
export function imageAmount(
  subject: Subject,
  width: number | null,
  height: number | null,
  detail: Detail | null,
): Amount {
  const found = find(subject.vendor.images, subject.name);
  // Every vendor's table has a row for all of its models.
  if (found === null) return exactly(0, 'unknown');
  const { formula, basis } = found.row;
  const trust = found.nearby ? weakest(basis, 'assumed') : basis;
  if (formula.kind === 'unknown') {
    return between(formula.guess.low, formula.guess.expected, formula.guess.high, 'assumed');
  }
  const wanted = detail ?? 'auto';
  if (width !== null && height !== null) {
    return exactly(imageTokens(formula, width, height, wanted), trust);
  }
  const { low, high } = extremes(formula, wanted);
  if (low === high) return exactly(low, trust);
  const { widthPixels, heightPixels } = assumed.image;
  const expected = imageTokens(formula, widthPixels, heightPixels, wanted);
  return between(low, Math.min(Math.max(expected, low), high), high, 'assumed');
}

/** The fewest and the most tokens an image can have under a formula. */
function extremes(formula: ImageFormula, detail: Detail): { low: number; high: number } {
  // One pixel is the least; the most is where the formula stops growing, which these shapes reach.
  const shapes: readonly (readonly [number, number])[] = [
    [1, 1],
    [8000, 8000],
    [8000, 6000],
    [8000, 4000],
    [8000, 2600],
  ];
  const counts = shapes.map(([width, height]) => imageTokens(formula, width, height, detail));
  return { low: Math.min(...counts), high: Math.max(...counts) };
}

function pixels(value: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.round(value), 1), 1_000_000) : 1;
}

function tiles(
  rule: Extract<ImageFormula, { kind: 'tiles' }>,
  width: number,
  height: number,
  detail: Detail,
): number {
  if (detail === 'low') return rule.low;
  const fit = Math.min(1, rule.fitPixels / Math.max(width, height));
  const shrink = Math.min(1, rule.shortSidePixels / (Math.min(width, height) * fit));
  const factor = fit * shrink;
  const across = steps(width * factor, rule.tilePixels);
  const down = steps(height * factor, rule.tilePixels);
  return rule.base + across * down * rule.perTile;
}

function patches(
  rule: Extract<ImageFormula, { kind: 'patches' }>,
  width: number,
  height: number,
  detail: Detail,
): number {
  const side = rule.sidePixels[detail];
  const fit = side === null ? 1 : Math.min(1, side / Math.max(width, height));
  const count = patchesWithin(width * fit, height * fit, rule.patchPixels, rule.patches[detail]);
  // Hundredths keep the product exact: 1024 × 1.62 is 1658.88, never 1658.8800000000001.
  return Math.ceil((count * rule.factorHundredths) / 100);
}

/**
 * Patches of an image that is shrunk, when it needs more than `most`, so far that a whole number of patches fits in one
 * direction: the vendor's published way of rounding (1800 × 2400 gives 33 × 44 = 1452 of 1536).
 */
function patchesWithin(width: number, height: number, patch: number, most: number): number {
  const count = steps(width, patch) * steps(height, patch);
  if (count <= most) return count;
  const shrink = Math.sqrt((most * patch * patch) / (width * height));
  const across = (width * shrink) / patch;
  const down = (height * shrink) / patch;
  const trim = Math.min(wholePart(across), wholePart(down));
  return Math.min(most, Math.max(1, steps(across * trim, 1)) * Math.max(1, steps(down * trim, 1)));
}

/** By how much a length in patches must shrink to be whole; lengths under one patch need a whole one anyway. */
function wholePart(length: number): number {
  return length <= 1 ? 1 : Math.floor(length) / length;
}

function claude(rule: Extract<ImageFormula, { kind: 'claude' }>, width: number, height: number): number {
  const fit = Math.min(1, rule.longSidePixels / Math.max(width, height));
  const count = steps(width * fit, rule.patchPixels) * steps(height * fit, rule.patchPixels);
  return Math.min(count, rule.capTokens);
}

function crops(rule: Extract<ImageFormula, { kind: 'crops' }>, width: number, height: number): number {
  if (width <= rule.smallPixels && height <= rule.smallPixels) return rule.perCrop;
  const count = steps(width, rule.cropPixels) * steps(height, rule.cropPixels);
  return Math.min(count, rule.mostCrops) * rule.perCrop;
}

/** How many steps cover a length; a length that is whole up to rounding error does not need one more. */
function steps(length: number, step: number): number {
  return Math.max(1, Math.ceil(length / step - 1e-9));
}
