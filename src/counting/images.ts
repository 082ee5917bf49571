import { between, exactly, weakest, type Amount } from '../core/amount.js';
import { assumed } from './rules/assumed.js';
import { find, type Subject } from './rules/find.js';
import type { ByDetail, ImageFormula } from './rules/rule.js';

export type Detail = keyof ByDetail<number>;

type Of<Kind> = Extract<ImageFormula, { kind: Kind }>;

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
    case 'fitted':
      return fitted(formula, w, h);
    case 'crops':
      return crops(formula, w, h);
    case 'squares':
      return steps(w, formula.squarePixels) * steps(h, formula.squarePixels) * formula.perSquare;
    case 'grid':
      return grid(formula, w, h, detail);
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
  return between(low, imageTokens(formula, widthPixels, heightPixels, wanted), high, 'assumed');
}

/**
 * The fewest and the most tokens an image can have under a formula. The most stands where the formula stops growing;
 * which shape reaches it depends on the formula, so a few are tried.
 */
function extremes(formula: ImageFormula, detail: Detail): { low: number; high: number } {
  const counts = shapes.map(([width, height]) => imageTokens(formula, width, height, detail));
  return { low: Math.min(...counts), high: Math.max(...counts) };
}

const shapes: readonly (readonly [number, number])[] = [
  [1, 1],
  [1024, 1024],
  [8000, 8000],
  [8000, 6000],
  [8000, 4500],
  [8000, 4000],
  [8000, 2600],
  [8000, 200],
];

function pixels(value: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.round(value), 1), 1_000_000) : 1;
}

function tiles(rule: Of<'tiles'>, width: number, height: number, detail: Detail): number {
  if (detail === 'low') return rule.base;
  const fit = Math.min(1, rule.fitPixels / Math.max(width, height));
  const shrink = Math.min(1, rule.shortSidePixels / (Math.min(width, height) * fit));
  const factor = fit * shrink;
  return (
    rule.base +
    steps(wholePixels(width * factor), rule.tilePixels) *
      steps(wholePixels(height * factor), rule.tilePixels) *
      rule.perTile
  );
}

function patches(rule: Of<'patches'>, width: number, height: number, detail: Detail): number {
  const fit = Math.min(1, rule.longSidePixels[detail] / Math.max(width, height));
  const w = Math.max(1, Math.round(width * fit));
  const h = Math.max(1, Math.round(height * fit));
  const budget = rule.budgetPatches[detail] ?? Infinity;
  const count = Math.min(patchesWithin(w, h, rule.patchPixels, budget), rule.mostPatches);
  // Hundredths keep the product exact: 1024 × 1.62 is 1658.88, never 1658.8800000000001.
  return Math.ceil((count * rule.factorHundredths) / 100);
}

/**
 * Patches of an image, shrunk when it needs more than `budget`: first in area, then until a whole number of patches
 * fits in one direction, as the vendor publishes it (1800 × 2400 gives 33 × 44 = 1452 patches of 1536).
 */
function patchesWithin(width: number, height: number, patch: number, budget: number): number {
  const count = steps(width, patch) * steps(height, patch);
  if (count <= budget) return count;
  const shrink = Math.sqrt((budget * patch * patch) / (width * height));
  const across = (width * shrink) / patch;
  const down = (height * shrink) / patch;
  const trim = Math.min(wholePart(across), wholePart(down));
  const w = wholePixels(width * shrink * trim);
  const h = wholePixels(height * shrink * trim);
  return Math.min(budget, steps(w, patch) * steps(h, patch));
}

/** By how much a length in patches must shrink to be whole; one under one patch needs a whole one anyway. */
function wholePart(length: number): number {
  return length <= 1 ? 1 : Math.floor(length) / length;
}

/** The vendor publishes the search that it shrinks with: the largest width whose patches keep to both limits. */
function fitted(rule: Of<'fitted'>, width: number, height: number): number {
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  const shortOf = (length: number): number => Math.max(1, Math.round((length * short) / long));
  const across = (length: number): number => Math.ceil(length / rule.patchPixels);
  const fits = (length: number): boolean =>
    across(length) * rule.patchPixels <= rule.longSidePixels &&
    across(length) * across(shortOf(length)) <= rule.mostTokens;
  if (fits(long)) return across(long) * across(short);
  let fitting = 1;
  let beyond = long;
  while (fitting + 1 < beyond) {
    const middle = Math.floor((fitting + beyond) / 2);
    if (fits(middle)) fitting = middle;
    else beyond = middle;
  }
  return across(fitting) * across(shortOf(fitting));
}

function crops(rule: Of<'crops'>, width: number, height: number): number {
  if (width <= rule.smallPixels && height <= rule.smallPixels) return rule.perCrop;
  const wanted = Math.floor(Math.min(width, height) / 1.5);
  const crop = Math.min(Math.max(wanted, rule.leastCropPixels), rule.mostCropPixels);
  const overview = 1;
  return (steps(width, crop) * steps(height, crop) + overview) * rule.perCrop;
}

function grid(rule: Of<'grid'>, width: number, height: number, detail: Detail): number {
  const budget = rule.budgetTokens[detail];
  const across = Math.max(1, Math.floor(Math.sqrt((budget * width) / height) + 1e-9));
  const down = Math.max(1, Math.floor(Math.sqrt((budget * height) / width) + 1e-9));
  return Math.min(budget, across * down);
}

/** How many steps cover a length. */
function steps(length: number, step: number): number {
  return Math.max(1, Math.ceil(length / step));
}

/** Whole pixels, rounded down; a length that misses a whole number by a rounding error only is that number. */
function wholePixels(length: number): number {
  return Math.max(1, Math.floor(length + 1e-6));
}
