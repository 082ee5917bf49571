/** Opens the table of a vocabulary. */
import { brotliDecompressSync } from 'node:zlib';
import { hasTable, readTable } from '../tables/open.js';
import { openCharacterVocabulary } from './characters.js';
import { createMerge } from './merge.js';
import { layOutRows, readHalves, readRows, type Rows } from './rows.js';

/** How a piece of a text becomes tokens. */
export interface Vocabulary {
  /** Number of tokens of the piece `bytes[start, end)`, 1 or more. */
  count(bytes: Uint8Array, start: number, end: number): number;
  /** Appends the ranks of its tokens; a byte of a character that has no token is -1 - byte. */
  encode(bytes: Uint8Array, start: number, end: number, ranks: number[]): void;
}

/** What a piece is before the first merge: a token for each byte (OpenAI and most others), or for each character (SentencePiece). */
export type MergeUnit = 'byte' | 'character';

/** The vocabulary of a table in src/tables, by its name without an ending. Throws when it cannot be read. */
export function openVocabulary(table: string, unit: MergeUnit = 'byte'): Vocabulary {
  return unit === 'character' ? openCharacterVocabulary(`${table}.br`) : createMerge(openRows(table));
}

/** From the laid out table where there is one, as in dist/, else from the halves. */
function openRows(table: string): Rows {
  if (hasTable(`${table}.rows`)) return readRows(readTable(`${table}.rows`));
  return layOutRows(readHalves(brotliDecompressSync(readTable(`${table}.br`))));
}
