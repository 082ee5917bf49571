import type { Tokenizer } from '../core/tokens.js';

/**
 * Counts of texts already seen, per tokenizer, so that the second revision, whose texts are nearly all the same,
 * costs nothing. Bounded by the text it keeps alive: a full cache is emptied, which costs time, never a wrong count.
 */
const seen = new WeakMap<Tokenizer, { counts: Map<string, number>; units: number }>();
const maxUnits = 16_000_000;
const maxTexts = 100_000;

/** Tokens of `text`; the same as `tokenizer.count(text)`, remembered. */
export function countText(tokenizer: Tokenizer, text: string): number {
  if (text === '') return 0;
  let cache = seen.get(tokenizer);
  if (cache === undefined) {
    cache = { counts: new Map(), units: 0 };
    seen.set(tokenizer, cache);
  }
  const known = cache.counts.get(text);
  if (known !== undefined) return known;
  const tokens = tokenizer.count(text);
  if (cache.units + text.length > maxUnits || cache.counts.size >= maxTexts) {
    cache.counts.clear();
    cache.units = 0;
  }
  if (text.length <= maxUnits) {
    cache.counts.set(text, tokens);
    cache.units += text.length;
  }
  return tokens;
}
