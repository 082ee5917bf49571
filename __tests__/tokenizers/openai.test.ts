import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliDecompressSync } from 'node:zlib';
import { get_encoding, type Tiktoken, type TiktokenEncoding } from 'tiktoken';
import { readTable } from '../../src/tables/open.js';
import { openTokenizer } from '../../src/tokenizers/index.js';
import { createPieceCounter } from '../../src/tokenizers/pieces.js';
import { cl100k } from '../../src/tokenizers/scanners/cl100k.js';
import { o200k } from '../../src/tokenizers/scanners/o200k.js';
import { r50k } from '../../src/tokenizers/scanners/r50k.js';
import { readHalves, type Halves } from '../../src/tokenizers/rows.js';
import { openVocabulary } from '../../src/tokenizers/vocabulary.js';

const scanners = { o200k_base: o200k, cl100k_base: cl100k, p50k_base: r50k, r50k_base: r50k };
const names = Object.keys(scanners) as (keyof typeof scanners)[];

/** The bytes of all tokens, put together from their halves; '' for a rank that no token has. */
function tokensOf({ bytes, left, right, high }: Halves): string[] {
  const tokens = Array.from(left, () => '');
  bytes.forEach((rank, byte) => (tokens[rank] = String.fromCharCode(byte)));
  left.forEach((low, rank) => {
    const bits = high[rank] ?? 0;
    if (bits === 0) return;
    const other = (right[rank] ?? 0) | (((bits >> 4) & 3) << 16);
    // Halves have lower ranks than what they make.
    tokens[rank] = `${tokens[low | ((bits & 3) << 16)]}${tokens[other]}`;
  });
  return tokens;
}

const references = new Map<string, Tiktoken>();
function reference(name: TiktokenEncoding): Tiktoken {
  const known = references.get(name);
  if (known !== undefined) return known;
  const made = get_encoding(name);
  references.set(name, made);
  return made;
}

/** What makes splitting hard: contractions, white space, marks, letters between cases, keys of Object.prototype. */
const awkward = JSON.parse(readFileSync('fixtures/tokens/awkward.json', 'utf8')) as string[];

const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));
const anyCodePoints = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 40 })
  .map((points) => String.fromCodePoint(...points));
const awkwardText = fc.array(fc.constantFrom(...awkward), { maxLength: 16 }).map((parts) => parts.join(''));
const runs = fc
  .tuple(fc.constantFrom(...awkward), fc.integer({ min: 1, max: 300 }), fc.constantFrom(...awkward))
  .map(([part, times, end]) => part.repeat(times) + end);

for (const name of names) {
  const own = createPieceCounter(openVocabulary(name), scanners[name]);

  test.each([
    ['any UTF-16 units', anyUnits],
    ['any code points', anyCodePoints],
    ['ASCII', fc.string({ maxLength: 80 })],
    ['awkward parts', awkwardText],
    ['runs', runs],
  ])(`${name} has the tokens of the reference on %s`, (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const expected = Array.from(reference(name).encode_ordinary(text));
        expect(own.encode(text)).toEqual(expected);
        expect(own.count(text)).toBe(expected.length);
      }),
      { numRuns: 400 },
    );
  });

  test(`${name} has the vocabulary of js-tiktoken`, () => {
    const { bpe_ranks } = createRequire(import.meta.url)(`js-tiktoken/ranks/${name}`) as {
      bpe_ranks: string;
    };
    const halves = readHalves(brotliDecompressSync(readTable(`${name}.br`)));
    const tokens = tokensOf(halves).map((token) => Buffer.from(token, 'latin1').toString('base64'));
    for (const line of bpe_ranks.split('\n').filter((text) => text !== '')) {
      const [, first, ...expected] = line.split(' ');
      expect(tokens.slice(Number(first), Number(first) + expected.length)).toEqual(expected);
      tokens.fill('', Number(first), Number(first) + expected.length);
    }
    expect(tokens.every((token) => token === '')).toBe(true);
  });
}

test('text of special tokens counts as ordinary text', async () => {
  const tokenizer = openTokenizer('o200k_base');
  expect(tokenizer.count('before <|endoftext|> after')).toBe(9);
});

test.each([
  ['\ufeffHello', 2],
  ['\ufeff# Title\n', 3],
  ['foo \u0085bar', 5],
])('%j has %d tokens, which other JavaScript tokenizers get wrong', async (text, tokens) => {
  const tokenizer = openTokenizer('o200k_base');
  expect(tokenizer.count(text)).toBe(tokens);
});
