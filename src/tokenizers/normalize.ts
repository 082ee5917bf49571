/**
 * Unicode's normal form C, which Qwen applies to a text before splitting it. The runtime's own function sorts each
 * run of combining marks by insertion: a megabyte of two marks in turn takes it seven minutes. No language stacks
 * more than a few marks, and Unicode's stream-safe format allows 30; so runs beyond a bound stay as they are.
 */
import { MARK, characterClasses, codePointAt, unitsOf } from './unicode.js';

/** Longest run of marks, in UTF-16 units, that is normalized. */
const LONGEST_RUN = 256;

/** The text in normal form C, except for its runs of more than 256 marks. */
export function composed(text: string): string {
  const classes = characterClasses();
  const parts: string[] = [];
  let done = 0;
  for (let at = 0; at < text.length;) {
    const start = at;
    let codePoint = codePointAt(text, at);
    while (at < text.length && ((classes[codePoint] as number) & MARK) !== 0) {
      at += unitsOf(codePoint);
      codePoint = codePointAt(text, at);
    }
    if (at - start > LONGEST_RUN) {
      parts.push(text.slice(done, start).normalize('NFC'), text.slice(start, at));
      done = at;
    }
    at += unitsOf(codePoint);
  }
  const rest = text.slice(done).normalize('NFC');
  return parts.length === 0 ? rest : `${parts.join('')}${rest}`;
}
