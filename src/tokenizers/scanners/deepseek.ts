/**
 * Splits text the way DeepSeek V3, R1 and V4 do. The reference, deepseek-ai/DeepSeek-V3 `tokenizer.json`, splits in
 * three steps, each inside the pieces of the one before; what a step does not match stays a piece:
 *
 * ```text
 * 1  \p{N}{1,3}
 * 2  [一-龥぀-ゟ゠-ヿ]+
 * 3  [!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+|
 *     ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+
 * ```
 *
 * So steps 1 and 2 only say where step 3 has to end: before a digit, and where Han or Kana begin or end. There
 * `(?!\S)` holds as at the end of the text.
 */
import { LETTER, LINE_END, MARK, NUMBER, SPACE, SYMBOL, codePointAt, unitsOf } from '../unicode.js';
import { afterNumber } from './parts.js';

export function deepseek(text: string, start: number, classes: Uint8Array): number {
  const number = afterNumber(text, start, classes, 3);
  if (number !== 0) return number;
  const first = codePointAt(text, start);
  const kind = classes[first] as number;
  const han = isHanOrKana(first);
  const second = start + unitsOf(first);

  /** Class of the character at `index`, or that of a digit, which ends everything, where step 3 has to end. */
  const kindAt = (index: number): number => {
    if (index >= text.length) return NUMBER;
    const codePoint = codePointAt(text, index);
    return isHanOrKana(codePoint) === han ? (classes[codePoint] as number) : NUMBER;
  };
  const whileAny = (from: number, flags: number): number => {
    let end = from;
    while ((kindAt(end) & flags) !== 0) end += unitsOf(codePointAt(text, end));
    return end;
  };

  if (isAsciiSymbol(first)) {
    let end = second;
    while (end < text.length && isAsciiLetter(text.charCodeAt(end))) end++;
    if (end !== second) return end;
  }
  if ((kind & (LETTER | MARK)) !== 0) return whileAny(second, LETTER | MARK);
  if ((kind & (LINE_END | SYMBOL)) === 0 && (kindAt(second) & (LETTER | MARK)) !== 0) {
    return whileAny(second, LETTER | MARK);
  }
  const symbols = first === 0x20 ? second : start;
  const afterSymbols = whileAny(symbols, SYMBOL);
  if (afterSymbols !== symbols) return whileAny(afterSymbols, LINE_END);
  if ((kind & SPACE) !== 0) {
    const end = whileAny(start, SPACE);
    for (let i = end; i > start; i--) {
      if (((classes[text.charCodeAt(i - 1)] as number) & LINE_END) !== 0) return i;
    }
    const atEnd = kindAt(end) === NUMBER;
    return atEnd || end === second ? end : end - 1;
  }

  // Controls, format characters and the like match nothing: all of them up to the next match are one piece.
  let end = second;
  while ((kindAt(end) & (LETTER | MARK | NUMBER | SYMBOL | SPACE)) === 0) {
    const next = end + unitsOf(codePointAt(text, end));
    if ((kindAt(next) & (LETTER | MARK)) !== 0) break;
    end = next;
  }
  return end;
}

function isHanOrKana(codePoint: number): boolean {
  return (codePoint >= 0x4e00 && codePoint <= 0x9fa5) || (codePoint >= 0x3040 && codePoint <= 0x30ff);
}

/** The 32 punctuation characters and symbols of ASCII. */
function isAsciiSymbol(unit: number): boolean {
  return unit > 0x20 && unit < 0x7f && !isAsciiLetter(unit) && !(unit >= 0x30 && unit <= 0x39);
}

function isAsciiLetter(unit: number): boolean {
  const small = unit | 0x20;
  return unit < 0x80 && small >= 0x61 && small <= 0x7a;
}
