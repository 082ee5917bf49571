import { expect, test } from '@jest/globals';
import { assumptionsOf, countRequest } from '../../src/counting/index.js';
import { assumed } from '../../src/counting/rules/assumed.js';
import type { Amount } from '../../src/core/amount.js';
import type { Variable } from '../../src/core/prompt.js';
import type { Usage, UsageValue } from '../../src/core/usage.js';
import { here, message, model, prompt, sampled, text, variable, words } from './request.js';
import { estimateNoteText } from '../../src/report/words/estimate-notes.js';

const gemini = model('gemini-2.5-flash');

function size(name: string, variables: readonly Variable[], usage: Usage = {}): Amount {
  const request = prompt({ messages: [message('user', variable(name))], variables });
  return countRequest(request, gemini, words, usage).parts.variables;
}

function value(mean: number, fields: Partial<UsageValue> = {}): UsageValue {
  return { mean, p10: null, p50: null, p90: null, p95: null, basis: 'configured', note: null, ...fields };
}

const everything = {
  sample: 'one two three',
  default: 'one',
  enum: ['one', 'one two three four'],
  maxLength: 4000,
};

test('stated usage comes first, by name and then for all others', () => {
  const variables = [sampled('question', everything)];
  const measured = value(60, { p10: 20, p50: 45, p95: 180, basis: 'measured' });
  expect(size('question', variables, { variables: { question: measured, '*': value(5) } })).toEqual({
    low: 20,
    expected: 60,
    high: 180,
    basis: 'measured',
  });
  expect(size('question', variables, { variables: { '*': value(5) } })).toEqual({
    low: 5,
    expected: 5,
    high: 5,
    basis: 'configured',
  });
});

test('then a sample in the file, its default, its choices, its greatest length', () => {
  const { sample, ...noSample } = everything;
  expect(sample).toBe('one two three');
  expect(size('q', [sampled('q', everything)])).toEqual({
    low: 3,
    expected: 3,
    high: 3,
    basis: 'configured',
  });
  expect(size('q', [sampled('q', noSample)])).toEqual({ low: 1, expected: 1, high: 1, basis: 'configured' });
  expect(size('q', [sampled('q', { enum: everything.enum, maxLength: 4000 })])).toEqual({
    low: 1,
    expected: 3, // (1 + 4) / 2, in whole tokens
    high: 4,
    basis: 'bounded',
  });
  expect(size('q', [sampled('q', { maxLength: 120 })])).toEqual({
    low: 0,
    expected: 30, // 120 characters at 4 to a token
    high: 120,
    basis: 'bounded',
  });
});

test('then what is usual, more for names of documents and conversations', () => {
  expect(size('question', [])).toEqual({ ...assumed.variable.tokens, basis: 'assumed' });
  expect(size('customer_name', [])).toEqual({ ...assumed.shortVariable.tokens, basis: 'assumed' });
  expect(size('document_id', [])).toEqual({ ...assumed.shortVariable.tokens, basis: 'assumed' });
  for (const name of ['context', 'retrievedDocuments', 'chat.history', 'PR_DIFF']) {
    expect(size(name, [])).toEqual({ ...assumed.longVariable.tokens, basis: 'assumed' });
  }
});

test('inside a loop a name of a document is that of one of several', () => {
  const loop = { kind: 'loop', over: 'chunks', body: [variable('chunk.content')], place: here } as const;
  const { parts } = countRequest(prompt({ messages: [message('user', loop)] }), gemini, words, {});
  expect(parts.variables).toEqual({ low: 0, expected: 300, high: 10_000, basis: 'assumed' });
});

test('samples of objects and lists are looked into', () => {
  const sample = JSON.stringify({ name: 'Ada Lovelace', vip: false, orders: [] });
  expect(size('customer.name', [sampled('customer', { sample })]).expected).toBe(2);
  expect(size('customer.orders', [sampled('customer', { sample })]).expected).toBe(1); // []
  expect(size('customer.email', [sampled('customer', { sample })]).basis).toBe('assumed');
  expect(size('customer.constructor', [sampled('customer', { sample })]).basis).toBe('assumed');
});

test.each([
  ['the loop’s own name', 'item.title'],
  ['the field alone', 'title'],
])('a sample list gives the items of a loop and what is in them, by %s', (_, name) => {
  const sample = JSON.stringify([{ title: 'one' }, { title: 'one two three' }, {}]);
  const loop = { kind: 'loop', over: 'documents', body: [text('- '), variable(name)], place: here } as const;
  const request = prompt({
    messages: [message('user', loop)],
    variables: [sampled('documents', { sample })],
  });
  const { parts } = countRequest(request, gemini, words, {});
  expect(parts.messages).toEqual({ low: 3, expected: 3, high: 3, basis: 'configured' });
  expect(parts.variables).toEqual({ low: 3, expected: 6, high: 9, basis: 'configured' }); // 3 × (1, 2, 3)
});

test('a list of words is its own items, a list in a list is walked, a condition inside is decided', () => {
  const sample = JSON.stringify([
    { open: true, tags: ['a b', 'c d'] },
    { open: true, tags: ['e f'] },
  ]);
  const tags = { kind: 'loop', over: 'ticket.tags', body: [variable('tag')], place: here } as const;
  const branch = {
    kind: 'branch',
    on: 'ticket.open',
    arms: [[text('is open')], [text('x')]],
    place: here,
  } as const;
  const loop = { kind: 'loop', over: 'tickets', body: [branch, tags], place: here } as const;
  const request = prompt({ messages: [message('user', loop)], variables: [sampled('tickets', { sample })] });
  const { parts } = countRequest(request, gemini, words, {});
  expect(parts.variables.expected).toBe(6); // 2 tickets × 1.5 tags × 2 words
  expect(parts.messages.expected).toBe(4); // 2 tickets × 2 words
});

test('samples that are no JSON, or are deep, or many, do no harm', () => {
  expect(size('q', [sampled('q', { sample: '[not a list' })]).expected).toBe(3);
  expect(size('q.a', [sampled('q', { sample: '['.repeat(100_000) })]).basis).toBe('assumed');
  const many = JSON.stringify(Array.from({ length: 10_000 }, (_, index) => `w${index}`));
  const loop = { kind: 'loop', over: 'lines', body: [variable('line')], place: here } as const;
  const request = prompt({
    messages: [message('user', loop)],
    variables: [sampled('lines', { sample: many })],
  });
  expect(countRequest(request, gemini, words, {}).parts.variables.expected).toBe(10_000);
});

test('what a format says with file and line is not said again without', () => {
  const opaque = { kind: 'opaque', why: 'there is no file `gone.md`', place: here } as const;
  const request = prompt({
    messages: [message('user', opaque)],
    incomplete: [{ what: 'there is no file `gone.md`', path: 'prompts/triage.yml', line: 3 }],
  });
  expect(countRequest(request, gemini, words, {}).unknown).toEqual(request.incomplete);
});

test('a name from the prototype of objects is a name like any other', () => {
  expect(size('constructor', [], { variables: {} })).toEqual(size('question', []));
  expect(size('__proto__', [], { variables: {} })).toEqual(size('question', []));
});

test('broken usage numbers do not spread', () => {
  const broken = value(Number.NaN, { p10: -5, p95: Infinity });
  expect(size('q', [], { variables: { q: broken } })).toEqual({
    low: 0,
    expected: 0,
    high: 0,
    basis: 'configured',
  });
});

test('the same unknown variable on both sides leaves the difference exact', () => {
  const count = (text: string): Amount =>
    countRequest(prompt({ messages: [message('user', text, variable('notes'))] }), gemini, words, {}).input;
  const before = count('Sum up these notes: ');
  const after = count('Sum up these meeting notes in five lines: ');
  expect([after.low - before.low, after.expected - before.expected, after.high - before.high]).toEqual([
    4, 4, 4,
  ]);
});

test('assumptions are said in words, each once', () => {
  const request = prompt({
    messages: [
      message('user', variable('context'), ' and ', variable('context')),
      message('user', { kind: 'loop', over: 'turns', body: [text('three words here')], place: here }),
    ],
    variables: [sampled('tone', { sample: 'kind' })],
  });
  expect(assumptionsOf(countRequest(request, gemini, words, {})).map(estimateNoteText)).toEqual([
    '`context`: 1,000 tokens (50 to 7,000) assumed, because neither the settings nor the file say how long it is',
    '`for each of turns`: 3 tokens (0 to 30) assumed, because the number of items is not configured',
  ]);
  expect(assumptionsOf(countRequest(prompt({}), gemini, words, {}))).toEqual([]);
});
