import { describe, expect, test } from '@jest/globals';
import { saidLength } from '../../src/core/cost/answer-length.js';
import { schemaBounds, taskOf } from '../../src/core/cost/forecast.js';
import { message, prompt } from '../counting/request.js';

describe('a length that the text says', () => {
  test.each([
    ['Answer with yes or no.', 1, 2, 6],
    ['Reply with only the label.', 1, 2, 6],
    ['Is it spam? Return true or false and nothing else.', 1, 2, 6],
    ['Write an article of about 1,500 words.', 1340, 2000, 2660],
    ['Produce a 1,500-word essay.', 1340, 2000, 2660],
    ['Keep it under 100 words.', 27, 93, 147],
    ['Use at least 300 words.', 400, 500, 800],
    ['Write 200 to 300 words.', 213, 333, 480],
    ['Summarize in two sentences.', 34, 50, 67],
    ['Give 2-3 sentences.', 40, 63, 90],
    ['Reply in one sentence.', 17, 25, 33],
    ['Write three short paragraphs.', 201, 300, 399],
    ['Tweet it in no more than 280 characters.', 14, 49, 77],
    ['Answer in three bullets of at most 15 words.', 35, 53, 70],
    ['List up to five bullet points.', 22, 77, 121],
    ['Summarize the following document in about 100 words.', 89, 133, 177],
    ['Answer the question in two sentences.', 34, 50, 67],
    ['Answer every message in two sentences.', 34, 50, 67],
    ['- Length: at most 60 words.', 16, 56, 88],
    ['Generate a title for the chat. The title has at most 6 words.', 2, 6, 9],
    // Of several, the longest; a part's limit is not among them.
    ['Title: at most 8 words. Then write a summary of 150 words.', 134, 200, 266],
    ['Explain it in 40 words. Write three short paragraphs.', 201, 300, 399],
    ['List the names and explain the choice in 90 words.', 80, 120, 160],
  ])('%s', (text, low, expected, high) => {
    const found = saidLength(text);
    expect([found?.low, found?.expected, found?.high]).toEqual([low, expected, high]);
  });

  test.each([
    'You are given a document of about 3,000 words.',
    'The user message may have up to 500 words.',
    'The word list has three parts.',
    'Be concise.',
    'Give 2-3 sentences per ticket.',
    'When nothing is wrong, say so in one sentence.',
    'A sentence may be cut at the end of a part.',
    'For each finding, write at most 40 words.',
    '- why_it_fits: 3-5 words on the benefit.',
    '{\n  "title": "at most 8 words"',
    '- shortName (required): up to 4 words.',
    'Include one sentence on the cause.',
    'Keep each summary field at most 20 words.',
    'The title must be at most 8 words.',
    'A summary with a headline of up to 10 words.',
    'Every bullet has fewer than 20 words.',
    'Use at most 20 words per field.',
    'At most 12 words for the title.',
    '- Summary: 2-3 sentences',
    '**Root cause**: at most 30 words.',
    'For each item, answer yes or no.',
    'Answer with yes or no, then explain your reasoning.',
    'If the question has fewer than ten words, ask back.',
    '',
  ])('says nothing: %s', (text) => {
    expect(saidLength(text)).toBeNull();
  });

  test('reading is linear', () => {
    const started = process.cpuUsage();
    saidLength('at most '.repeat(100_000));
    saidLength('1'.repeat(500_000));
    saidLength('answer '.repeat(100_000));
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(5_000);
  });
});

test.each([
  ['Review the following pull request and list problems.', 'code-review'],
  ['Translate the text into French.', 'rewriting'],
  ['Rewrite this e-mail in a friendly tone.', 'rewriting'],
  ['Write a TypeScript module with tests.', 'code-writing'],
  ['Summarize the meeting notes.', 'writing'],
  ['Classify the ticket.', 'label'],
])('%s is %s', (text, kind) => {
  expect(taskOf(prompt({ messages: [message('system', text)] }), {}).kind).toBe(kind);
});

test('a translation is about as long as what is put in, where that is configured', () => {
  const request = prompt({ messages: [message('system', 'Translate the text into French.')] });
  const value = {
    mean: 900,
    p10: null,
    p50: null,
    p90: null,
    p95: null,
    basis: 'configured' as const,
    note: null,
  };
  expect(taskOf(request, { variables: { text: value } }).length).toEqual({
    low: 630,
    expected: 900,
    high: 1260,
  });
  expect(taskOf(request, {}).length).toBeUndefined();
});

test('an answer with a schema is as long as its fields', () => {
  const few = { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'] };
  const many = {
    type: 'object',
    properties: Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`field${index}`, { type: 'string' }]),
    ),
  };
  expect(schemaBounds(few).usualTokens).toBe(5);
  expect(schemaBounds(many).usualTokens).toBe(351);
  expect(schemaBounds({ type: 'object' }).usualTokens).toBeNull();
});
