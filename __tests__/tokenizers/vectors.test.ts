import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { families } from '../../src/tokenizers/families.js';
import { openTokenizer } from '../../src/tokenizers/index.js';
import { createPieceCounter } from '../../src/tokenizers/pieces.js';
import { openVocabulary } from '../../src/tokenizers/vocabulary.js';

interface Vectors {
  /** Token ids that the reference gives. */
  readonly reference: {
    readonly origin: string;
    readonly texts: readonly ({ text: string } & Record<string, readonly number[]>)[];
  };
  /** Counts that the vendor publishes. */
  readonly published: {
    readonly origin: string;
    readonly texts: readonly ({ text: string } & Record<string, number>)[];
  };
}

const vectors = JSON.parse(readFileSync('fixtures/tokens/openai.json', 'utf8')) as Vectors;

describe(vectors.reference.origin, () => {
  for (const name of ['o200k_base', 'cl100k_base', 'p50k_base', 'r50k_base']) {
    const family = families[name];
    if (family?.how !== 'vocabulary') throw new Error(name);
    const own = createPieceCounter(openVocabulary(family.table), family.scanner);
    test.each(vectors.reference.texts.map((row) => [row.text, row[name]]))(`${name}: %j`, (text, ids) => {
      expect(own.encode(text as string)).toEqual(ids);
    });
  }
});

describe(vectors.published.origin, () => {
  const rows = vectors.published.texts.flatMap(({ text, ...counts }) =>
    Object.entries(counts).map(([name, tokens]) => [text, name, tokens] as const),
  );
  test.each(rows)('%j in %s has %d tokens', async (text, name, tokens) => {
    const tokenizer = openTokenizer(name);
    expect(tokenizer.count(text)).toBe(tokens);
  });
});

const others = JSON.parse(readFileSync('fixtures/tokens/others.json', 'utf8')) as {
  readonly origin: string;
  readonly texts: readonly ({ text: string } & Record<string, number>)[];
};

describe(others.origin, () => {
  const rows = others.texts.flatMap(({ text, ...counts }) =>
    Object.entries(counts).map(([id, tokens]) => [id, text, tokens] as const),
  );
  test.each(rows)('%s: %j has %d tokens', async (id, text, tokens) => {
    const tokenizer = openTokenizer(id);
    expect(tokenizer.method).toBe('exact');
    expect(tokenizer.count(text)).toBe(tokens);
  });
});
