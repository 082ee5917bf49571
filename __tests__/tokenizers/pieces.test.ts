import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { brotliDecompressSync } from 'node:zlib';
import { readTable } from '../../src/tables/open.js';
import { createMemo } from '../../src/tokenizers/memo.js';
import { layOutRows, readHalves, readRows, writeRows } from '../../src/tokenizers/rows.js';
import { asciiScannerOf } from '../../src/tokenizers/scanners/ascii.js';
import { cl100k, qwen } from '../../src/tokenizers/scanners/cl100k.js';
import { o200k } from '../../src/tokenizers/scanners/o200k.js';
import type { Scanner } from '../../src/tokenizers/scanners/parts.js';
import { characterClasses } from '../../src/tokenizers/unicode.js';

/** Ends of all pieces of a text, by the general scanner and by the one for ASCII. */
function ends(scanner: Scanner, text: string): readonly [number[], number[]] {
  const ascii = asciiScannerOf(scanner);
  if (ascii === null) throw new Error('no scanner for ASCII');
  const bytes = Uint8Array.from([...Buffer.from(text, 'latin1'), 0xff]);
  const [general, own]: [number[], number[]] = [[], []];
  for (let at = 0; at < text.length;) general.push((at = scanner(text, at, characterClasses())));
  for (let at = 0; at < text.length;) own.push((at = ascii(bytes, at, text.length)));
  return [general, own];
}

const anyAscii = fc
  .array(fc.integer({ min: 0, max: 0x7f }), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));
const awkwardAscii = fc
  .array(
    fc.constantFrom(
      ...["'", "'s", "'LL", "'re", "'v", ' ', '  ', '\t', '\n', '\r\n', '\v', '\f', '\x1c', '\0'],
      ...['a', 'Bc', 'D', '1', '23', '4567', '/', '//', '_', '-', '!', '"', '\x7f'],
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

test.each([
  ['o200k', o200k],
  ['cl100k', cl100k],
])('%s splits ASCII as the general scanner does', (_, scanner) => {
  fc.assert(
    fc.property(fc.oneof(anyAscii, awkwardAscii), (text) => {
      const [general, own] = ends(scanner, text);
      expect(own).toEqual(general);
    }),
    { numRuns: 3000 },
  );
});

test('a pattern without a scanner for ASCII is split by the general one', () => {
  expect(asciiScannerOf(qwen)).toBeNull();
});

test('laid out rows are the same after writing and reading, wherever the file lies in memory', () => {
  const rows = layOutRows(readHalves(brotliDecompressSync(readTable('r50k_base.br'))));
  const file = writeRows(rows);
  const moved = new Uint8Array(file.length + 1);
  moved.set(file, 1);
  for (const read of [readRows(file), readRows(moved.subarray(1))]) {
    for (const part of ['bytes', 'row', 'right', 'token', 'high'] as const)
      expect(Buffer.from(read[part].slice().buffer).equals(Buffer.from(rows[part].slice().buffer))).toBe(
        true,
      );
  }
});

test('the memo tells pieces apart by every byte and by their length', () => {
  const asked: string[] = [];
  const memo = createMemo((bytes, start, end) => {
    const piece = Buffer.from(bytes.subarray(start, end)).toString('latin1');
    asked.push(piece);
    return (piece.length + piece.charCodeAt(0)) % 250;
  });
  const count = (piece: string): number => {
    // What follows a piece is read with it and must not count.
    const bytes = Buffer.from(`${piece}${String.fromCharCode(asked.length % 256).repeat(20)}`, 'latin1');
    return memo.count(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), bytes, 0, piece.length);
  };
  const piece = fc.string({ unit: fc.constantFrom('\0', 'a', 'b', '\xff'), minLength: 1, maxLength: 15 });
  fc.assert(
    fc.property(piece, (text) => {
      const expected = (text.length + text.charCodeAt(0)) % 250;
      expect(count(text)).toBe(expected);
      expect(count(text)).toBe(expected);
    }),
    { numRuns: 3000 },
  );
  const before = asked.length;
  count('seen');
  count('seen');
  expect(asked.length).toBe(before + 1);
});
