import { expect, test } from '@jest/globals';
import { Tiktoken } from 'tiktoken';
import {
  CASELESS,
  LINE_END,
  LOWER,
  MARK,
  NUMBER,
  SPACE,
  SYMBOL,
  UPPER,
  characterClasses,
} from '../../src/tokenizers/unicode.js';

const all: number[] = [];
for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
  if (codePoint < 0xd800 || codePoint > 0xdfff) all.push(codePoint);
}
const text = all.map((codePoint) => String.fromCodePoint(codePoint)).join('');

/** The code points that the reference's own regular expressions match: each byte is a token, the rest is dropped. */
function matchedByReference(pattern: string): number[] {
  const bytes = Array.from({ length: 256 }, (_, byte) => Buffer.from([byte]).toString('base64'));
  const engine = new Tiktoken(`! 0 ${bytes.join(' ')}`, {}, pattern);
  const matched = Buffer.from(engine.encode_ordinary(text)).toString('utf8');
  engine.free();
  return Array.from(matched, (character) => character.codePointAt(0) ?? 0);
}

test.each([
  ['[\\p{Lu}\\p{Lt}]', UPPER],
  ['\\p{Ll}', LOWER],
  ['[\\p{Lm}\\p{Lo}]', CASELESS],
  ['\\p{M}', MARK],
  ['\\p{N}', NUMBER],
  ['\\s', SPACE],
  ['[\\p{P}\\p{S}]', SYMBOL],
  ['[\\r\\n]', LINE_END],
])('%s is what the reference says for every code point', (pattern, flag) => {
  const classes = characterClasses();
  expect(all.filter((codePoint) => ((classes[codePoint] ?? 0) & flag) !== 0)).toEqual(
    matchedByReference(pattern),
  );
});
