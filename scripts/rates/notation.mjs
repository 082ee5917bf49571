// How a rate is written in the table: one letter for what is billed, then the price as a decimal.
//   i input · h cached input · w cache write · W cache write kept for an hour · o output · r reasoning
//   a audio in · A audio out · v image in · V image out                     USD per 1,000,000 tokens
//   q request · s web search                                                USD per 1,000
//   t storage of cached tokens                                              USD per 1,000,000 tokens and hour

export const codes = 'ihwWoraAvVqst';

/**
 * A price that came as a binary floating point number, as the decimal that was meant: six decimals of USD per million
 * tokens, which is what the arithmetic later on holds exactly. Noise such as 0.19999999999999998 goes away; a price
 * that is really finer is rounded only where that is less than a hundredth of a percent.
 */
export function decimal(value) {
  const text = value.toFixed(6).replace(/\.?0+$/, '');
  if (Math.abs(Number(text) - value) > 1e-4 * value)
    throw new Error(`not a price with at most six decimals: ${value}`);
  return checkedDecimal(text);
}

/** A decimal of at most six places, without zeros that say nothing. */
export function checkedDecimal(text) {
  if (!/^\d{1,9}(\.\d{1,6})?$/.test(text)) throw new Error(`not a price with at most six decimals: ${text}`);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Rates in the order of `codes`, each as letter and decimal. */
export function writeRates(rates) {
  return [...rates]
    .sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code))
    .map(({ code, amount }) => code + amount)
    .join(' ');
}

/** `i2 h0.5 o8 | >272000 i4 …` → base and tiers, each a Map from letter to decimal. */
export function readRates(text) {
  const [base = '', ...tiers] = text.split(' | ');
  const map = (words) => new Map(words.map((word) => [word[0], word.slice(1)]));
  return {
    base: map(base.split(' ').filter(Boolean)),
    tiers: tiers.map((tier) => {
      const [start, ...words] = tier.split(' ');
      return { start, rates: map(words) };
    }),
  };
}
