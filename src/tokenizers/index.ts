import type { Tokenizer } from '../core/tokens.js';
import { createEstimate } from './estimate.js';
import { readFine } from './fine.js';
import { families, type VocabularyFamily } from './families.js';
import { createPieceCounter, type PieceCounter } from './pieces.js';
import { openVocabulary } from './vocabulary.js';

export { tokenizerForModel } from './models.js';

/** Every id that `openTokenizer` knows. */
export const tokenizerIds: readonly string[] = Object.keys(families);

const opened = new Map<string, Tokenizer>();
const countersByTable = new Map<string, PieceCounter>();

/** What is known of a tokenizer without opening it: how it counts, and its mean error. Throws for an unknown id. */
export function describeTokenizer(id: string): Omit<Tokenizer, 'count'> {
  const { method, errorPercent } = familyOf(id);
  return { id, method, errorPercent };
}

function familyOf(id: string): (typeof families)[string] {
  const family = Object.hasOwn(families, id) ? families[id] : undefined;
  if (family === undefined) {
    throw new Error(`Unknown tokenizer ${JSON.stringify(id)}. Known are: ${tokenizerIds.join(', ')}.`);
  }
  return family;
}

/**
 * The tokenizer with this id. Its table is read when it is first asked for and kept for the life of the process; a
 * table that two ids share is read once. Throws for an unknown id and when the table cannot be read.
 */
export function openTokenizer(id: string): Tokenizer {
  const known = opened.get(id);
  if (known !== undefined) return known;
  const family = familyOf(id);
  const tokenizer: Tokenizer = { ...describeTokenizer(id), count: counter(family) };
  opened.set(id, tokenizer);
  return tokenizer;
}

function counter(family: (typeof families)[string]): (text: string) => number {
  if (family.how === 'vocabulary') {
    const { count } = pieceCounter(family);
    const { prepare } = family;
    return prepare === undefined ? count : (text) => count(prepare(text));
  }
  if (family.how === 'pieces') {
    return createEstimate(
      pieceCounter(families[family.base] as VocabularyFamily),
      family.coefficients,
      family.fine === undefined ? undefined : readFine(family.fine),
    );
  }
  const o200k = pieceCounter(families['o200k_base'] as VocabularyFamily);
  const { perO200kToken } = family;
  return (text) => Math.ceil(o200k.count(text) * perO200kToken);
}

function pieceCounter(family: VocabularyFamily): PieceCounter {
  const known = countersByTable.get(family.table);
  if (known !== undefined) return known;
  const made = createPieceCounter(openVocabulary(family.table, family.unit), family.scanner);
  countersByTable.set(family.table, made);
  return made;
}
