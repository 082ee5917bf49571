import { expect, test } from '@jest/globals';
import { pairUp } from '../../src/core/compare/pairing.js';
import type { Estimate } from '../../src/core/estimate.js';
import { estimateOf } from '../support/estimates.js';

const words = 'ticket queue urgency answer person today week invoice refund shipping language policy'.split(
  ' ',
);
/** Text of `length` words that is another one for each seed. */
function textOf(length: number, seed: number): string {
  let state = Math.imul(seed + 1, 2654435761) >>> 0;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return `${words[(state >>> 9) % words.length] ?? ''}${Math.floor(state / 65536) % 97}`;
  }).join(' ');
}

const one = (key: string, text: string, name?: string): Estimate =>
  estimateOf({ key, text, request: 100n, ...(name === undefined ? {} : { name }) });

function keys(before: Estimate[], after: Estimate[], renames: [string, string][] = []): string[] {
  const { pairs, removed, added } = pairUp(before, after, new Map(renames));
  return [
    ...pairs.map(([old, now]) => `${old.prompt.key} → ${now.prompt.key}`),
    ...removed.map(({ prompt }) => `− ${prompt.key}`),
    ...added.map(({ prompt }) => `+ ${prompt.key}`),
  ].sort();
}

test('a reordered list without names is the same list', () => {
  const list = (seeds: number[]): Estimate[] =>
    seeds.map((seed, at) => one(`p.yaml#${at}`, textOf(30, seed)));
  expect(keys(list([1, 2, 3]), list([3, 1, 2]))).toEqual([
    'p.yaml#0 → p.yaml#1',
    'p.yaml#1 → p.yaml#2',
    'p.yaml#2 → p.yaml#0',
  ]);
});

test('a line inserted on top is one new prompt', () => {
  const before = [1, 2].map((seed, at) => one(`b.jsonl#${at}`, textOf(30, seed)));
  const after = [9, 1, 2].map((seed, at) => one(`b.jsonl#${at}`, textOf(30, seed)));
  expect(keys(before, after)).toEqual(['+ b.jsonl#0', 'b.jsonl#0 → b.jsonl#1', 'b.jsonl#1 → b.jsonl#2']);
});

test('an edited prompt keeps its key, an unnamed one keeps its text', () => {
  expect(keys([one('a.md', textOf(30, 1))], [one('a.md', textOf(30, 2))])).toEqual(['a.md → a.md']);
});

test('a request that another call of the library sends is the same one', () => {
  const kin = (key: string, kinKey: string, seed: number): Estimate => {
    const found = one(key, textOf(40, seed));
    return { ...found, prompt: { ...found.prompt, kin: kinKey } };
  };
  const before = [one('a.ts#f→generateText', textOf(40, 1)), one('a.ts#g→generateText', textOf(40, 2))];
  const after = [
    kin('a.ts#f→streamText', 'a.ts#f→generateText', 5),
    kin('a.ts#g→streamText', 'a.ts#g→generateText', 6),
  ];
  expect(keys(before, after)).toEqual([
    'a.ts#f→generateText → a.ts#f→streamText',
    'a.ts#g→generateText → a.ts#g→streamText',
  ]);
});

test('text that moved to another file is paired: the same, and a similar one', () => {
  const text = textOf(60, 1);
  expect(keys([one('a.py#f', text)], [one('lib/b.py#g', text)])).toEqual(['a.py#f → lib/b.py#g']);
  const edited = text.replace(/^\w+ \w+ \w+/, 'Be kind and');
  expect(keys([one('a.py#f', text)], [one('lib/b.py#g', edited)])).toEqual(['a.py#f → lib/b.py#g']);
  expect(keys([one('a.py#f', text)], [one('lib/b.py#g', textOf(60, 5))])).toEqual([
    '+ lib/b.py#g',
    '− a.py#f',
  ]);
});

test('siblings of a paired file are paired, rewritten ones by their name', () => {
  const before = [one('a.py#x', textOf(40, 1)), one('a.py#y', textOf(40, 2))];
  const after = [one('c.py#x', textOf(40, 1)), one('c.py#y', textOf(40, 3))];
  expect(keys(before, after)).toEqual(['a.py#x → c.py#x', 'a.py#y → c.py#y']);
});

test('a file that git renamed keeps its prompt, however it was rewritten', () => {
  const renames: [string, string][] = [['new/b.md', 'a.md']];
  expect(keys([one('a.md', 'Say hi.')], [one('new/b.md', textOf(90, 3))], renames)).toEqual([
    'a.md → new/b.md',
  ]);
});

test('short prompts in a moved folder are paired by the names of their files', () => {
  const before = [0, 1, 2].map((n) => one(`prompts/p${n}.txt`, `Say hi ${n}`));
  const after = [0, 1, 2].map((n) => one(`app/prompts/p${n}.txt`, `Say hi ${n}!`));
  expect(keys(before, after)).toEqual([0, 1, 2].map((n) => `prompts/p${n}.txt → app/prompts/p${n}.txt`));
});

test('200 removed and 200 added prompts of 25 KB, and 3,000 edited renames, take a few seconds of work', () => {
  const timed = (before: Estimate[], after: Estimate[]): number => {
    const started = process.cpuUsage();
    expect(pairUp(before, after, new Map()).pairs).toHaveLength(before.length);
    return process.cpuUsage(started).user / 1000;
  };
  const long = (folder: string, edit: string): Estimate[] =>
    Array.from({ length: 200 }, (_, n) => one(`${folder}/${folder}${n}.md`, textOf(2800, n) + edit));
  const first = timed(long('a', ''), long('b', ' and be kind'));
  const many = (folder: string, edit: string): Estimate[] =>
    Array.from({ length: 3000 }, (_, n) => one(`${folder}/${folder}${n}.md`, textOf(60, n) + edit));
  const second = timed(many('a', ''), many('b', ' and be kind'));
  expect(first + second).toBeLessThan(8_000);
});
