// Writes the tables that src/tokenizers reads: src/tables/<vocabulary>.br, unicode-classes.br, unicode-scripts.br.
// Run by hand when a pinned package below changes; the tables are committed, and a test compares them with their source.
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const require = createRequire(import.meta.url);

/** Encodings of OpenAI, as js-tiktoken holds them. o200k_harmony has the ranks of o200k_base, p50k_edit those of p50k_base. */
const openai = ['o200k_base', 'cl100k_base', 'p50k_base', 'r50k_base'];

for (const name of openai) {
  write(name, packTokens(parseRanks(require(`js-tiktoken/ranks/${name}`).bpe_ranks)));
}
writeUnicode();

/** Rank text of js-tiktoken: lines `! <first rank> <base64> <base64> …`. Ranks that no line gives stay undefined. */
function parseRanks(text) {
  const tokens = [];
  for (const line of text.split('\n').filter(Boolean)) {
    const [, first, ...encoded] = line.split(' ');
    encoded.forEach((token, i) => (tokens[Number(first) + i] = Buffer.from(token, 'base64')));
  }
  return tokens;
}

/**
 * A vocabulary pack: number of ranks (u32), number of bytes (u32), the length of each token (u8; 0 for a rank that
 * no token has), then the bytes of all tokens in the order of their ranks. Little-endian.
 */
function packTokens(tokens) {
  const head = Buffer.alloc(8);
  const lengths = Buffer.alloc(tokens.length);
  for (let rank = 0; rank < tokens.length; rank++) {
    const length = tokens[rank]?.length ?? 0;
    if (length > 255) throw new Error(`token ${rank} has ${length} bytes`);
    lengths[rank] = length;
  }
  const bytes = Buffer.concat(Array.from(tokens, (token) => token ?? Buffer.alloc(0)));
  head.writeUInt32LE(tokens.length, 0);
  head.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([head, lengths, bytes]);
}

/**
 * The classes of all code points, asked from the reference itself: its regular expression engine, given `\p{Lu}` as
 * the pattern and the 256 bytes as the vocabulary, returns the bytes of exactly the code points of that class. So
 * the tables have the reference's Unicode version and not that of the Node that runs this script.
 */
function writeUnicode() {
  write(
    'unicode-classes',
    runs([
      '[\\p{Lu}\\p{Lt}]',
      '\\p{Ll}',
      '[\\p{Lm}\\p{Lo}]',
      '\\p{M}',
      '\\p{N}',
      '\\s',
      '[\\p{P}\\p{S}]',
      '[\\r\\n]',
    ]),
  );
  write(
    'unicode-scripts',
    runs([
      '\\p{Script=Latin}',
      '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}]',
    ]),
  );
}

/** Run-length form of "bit i is set where pattern i matches": pairs of run length (LEB128) and value, from U+0000 up. */
function runs(patterns) {
  const flags = new Uint8Array(0x110000);
  patterns.forEach((pattern, bit) => {
    for (const codePoint of matching(pattern)) flags[codePoint] |= 1 << bit;
  });
  const out = [];
  for (let start = 0; start < flags.length;) {
    let end = start;
    while (end < flags.length && flags[end] === flags[start]) end++;
    let length = end - start;
    for (; length >= 0x80; length >>>= 7) out.push((length & 0x7f) | 0x80);
    out.push(length, flags[start]);
    start = end;
  }
  return Buffer.from(out);
}

function matching(pattern) {
  const { Tiktoken } = require('tiktoken');
  const bytes = Array.from({ length: 256 }, (_, byte) => Buffer.from([byte]).toString('base64'));
  const engine = new Tiktoken(`! 0 ${bytes.join(' ')}`, {}, pattern);
  let all = '';
  for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
    if (codePoint < 0xd800 || codePoint > 0xdfff) all += String.fromCodePoint(codePoint);
  }
  const text = Buffer.from(engine.encode_ordinary(all)).toString('utf8');
  engine.free();
  return Array.from(text, (character) => character.codePointAt(0));
}

function write(name, content) {
  const packed = brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
  writeFileSync(path.join(import.meta.dirname, '..', 'src', 'tables', `${name}.br`), packed);
  console.log(`${name}: ${content.length} bytes, packed ${packed.length}`);
}
