import { describe, expect, test } from '@jest/globals';
import path from 'node:path';
import {
  breachesOf,
  isEnglish,
  mayHoldEnglish,
  readsBack,
  sources,
  takesApart,
  textOf,
} from './support/source.js';

/** Files of outputs that lay text out: they may look at its characters. What it says is read from the report's data. */
const layout = new Set([
  'charts.ts',
  'columns.ts',
  'csv.ts',
  'escape.ts',
  'fit.ts',
  'json.ts',
  'mistakes.ts',
  'names.ts',
  'numbers.ts',
  'phrase.ts',
]);

describe('sentences are made from data and never read back', () => {
  test('outputs that decide what is said take no text apart', () => {
    const found = sources('src/outputs')
      .filter((file) => !layout.has(path.basename(file)))
      .flatMap((file) => breachesOf(takesApart, textOf(file)).map((breach) => `${file}:${breach}`));
    expect(found).toEqual([]);
  });

  test('nothing looks into a sentence of a report', () => {
    const rooms = ['action', 'binding', 'cli', 'core', 'counting', 'mcp', 'outputs', 'report'];
    const found = [
      ...rooms.flatMap((room) => sources(`src/${room}`)),
      'src/check.ts',
      'src/what-if.ts',
    ].flatMap((file) => breachesOf(readsBack, textOf(file)).map((breach) => `${file}:${breach}`));
    // White space and backticks of a sentence that is laid out.
    expect(found.filter((one) => !one.startsWith('src/outputs/phrase.ts:'))).toEqual([]);
  });

  test.each([
    ['const tokens = /ends at `(.+)`/.exec(cause.detail)?.[1];', true],
    ["const [fix] = finding.message.split('. ');", true],
    ['if (change.notComparable?.endsWith(detail)) return;', true],
    ["const bare = (estimate.unpricedReason ?? '').replace('No ', '');", true],
    ['const { kind } = finding.data;', false],
    ["const parts = path.split('/');", false],
  ])('a planted breach is found: %s', (code, isBreach) => {
    expect(breachesOf(readsBack, code).length > 0).toBe(isBreach);
    expect(breachesOf(takesApart, code).length > 0).toBe(isBreach || code.includes('split'));
  });
});

/** Fields that hold static facts with their source, and the titles and documentation of limits. */
const facts = new Set(['title', 'docs', 'of', 'url', 'basis', 'fit', 'source']);

/** Lists of names of variables, which no person reads. */
const wordLists = new Set(['src/core/cost/lengths.ts']);

describe('core makes no sentences', () => {
  test('it holds facts', () => {
    const found = sources('src/core')
      .filter((file) => !wordLists.has(file))
      .flatMap((file) =>
        breachesOf(isEnglish, textOf(file), mayHoldEnglish(facts)).map((breach) => `${file}:${breach}`),
      );
    expect(found).toEqual([]);
  });

  test.each([
    ["const message = 'The limit is exceeded.';", 1],
    ['return `no rate is known for ${model.id}`;', 1],
    ["return { kind: 'no-rate', model: model.id };", 0],
    ["const key = 'max-request-increase-percent';", 0],
    ['const id = `${path}:${line}: ${name}`;', 0],
    ["throw new Error('a change without a side');", 0],
    ["const limit = { title: 'cost of one request' };", 0],
  ])('a planted sentence is found: %s', (code, count) => {
    expect(breachesOf(isEnglish, code, mayHoldEnglish(facts))).toHaveLength(count);
  });
});
