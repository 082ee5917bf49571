import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countRequest } from '../../src/counting/index.js';
import { openTokenizer } from '../../src/tokenizers/index.js';
import type { Message, Prompt, Role, Segment } from '../../src/core/prompt.js';
import { inputParts, type RequestTokens, type Tokenizer } from '../../src/core/tokens.js';
import { here, message, model, prompt, text, tool, units, words } from './request.js';

const names = [
  'gpt-4o',
  'gpt-5.6-sol',
  'claude-opus-4-8',
  'claude-3-5-sonnet-20241022',
  'gemini-2.0-flash',
  'gemini-3.6-flash',
  'llama-3.3-70b',
  'never-heard-of',
];

const place = fc.constant(here);
const word = fc.constantFrom(
  'Reply',
  ' in',
  ' English',
  ', ',
  'politely',
  '\n\n',
  '{{',
  '你好',
  ' 🙂',
  '\ud800',
  '.',
);
const someText = fc.array(word, { maxLength: 12 }).map((pieces) => pieces.join(''));
const variableName = fc.constantFrom('ticket', 'context', 'tone', 'constructor', '');

const { segment } = fc.letrec<{ segment: Segment; list: Segment[] }>((tie) => ({
  list: fc.array(tie('segment'), { maxLength: 4, depthIdentifier: 'list' }),
  segment: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('text' as const), text: someText, place }),
    fc.record({ kind: fc.constant('variable' as const), name: variableName, place }),
    fc.record({
      kind: fc.constant('media' as const),
      media: fc.constantFrom('image', 'audio', 'file'),
      path: fc.constantFrom('a.png', null),
      detail: fc.constantFrom('low', 'high', 'original', 'auto', null),
      width: fc.option(fc.integer({ min: 0, max: 9000 })),
      height: fc.option(fc.integer({ min: 0, max: 9000 })),
      place,
    }),
    fc.record({ kind: fc.constant('opaque' as const), why: fc.constant('made by a plugin'), place }),
    fc.record({
      kind: fc.constant('branch' as const),
      arms: fc.array(tie('list'), { maxLength: 3 }),
      on: fc.constantFrom('tone', 'not tone', 'a == b'),
      place,
    }),
    fc.record({ kind: fc.constant('loop' as const), body: tie('list'), over: variableName, place }),
    fc.record({
      kind: fc.constant('include' as const),
      path: fc.constant('_x.md'),
      body: tie('list'),
      place,
    }),
  ),
})) as { segment: fc.Arbitrary<Segment> };

const role = fc.constantFrom<Role>('system', 'developer', 'user', 'assistant', 'tool');
const someMessage: fc.Arbitrary<Message> = fc.record(
  {
    role,
    segments: fc.array(segment, { maxLength: 5 }),
    example: fc.boolean(),
    cacheBreakpoint: fc.boolean(),
    place,
  },
  { requiredKeys: ['role', 'segments', 'place'] },
);
const someTool = fc.oneof(
  fc.constant(tool('find', 'Finds it', { type: 'object', properties: { id: { type: 'string' } } })),
  fc.constant({ ...tool('remote', null, null), known: false }),
  fc.jsonValue().map((schema) => tool('odd', null, schema)),
);
const somePrompt: fc.Arbitrary<Prompt> = fc
  .record({
    messages: fc.array(someMessage, { maxLength: 5 }),
    tools: fc.array(someTool, { maxLength: 3 }),
    schema: fc.option(fc.jsonValue().map((schema) => ({ name: 'answer', schema, place: here }))),
    kind: fc.constantFrom('request' as const, 'instructions' as const, 'tools' as const, 'fragment' as const),
    variables: fc.constantFrom([], [{ name: 'tone', sample: 'kind words', place: null }]),
  })
  .map((fields) => prompt(fields));
const someModel = fc.option(fc.constantFrom(...names)).map((name) => (name === null ? null : model(name)));

function sound({ blocks, parts, input }: RequestTokens): void {
  const amounts = [input, ...Object.values(parts), ...blocks.map((block) => block.tokens)];
  for (const { low, expected, high } of amounts) {
    for (const tokens of [low, expected, high]) expect(Number.isSafeInteger(tokens)).toBe(true);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(low).toBeLessThanOrEqual(expected);
    expect(expected).toBeLessThanOrEqual(high);
  }
  for (const end of ['low', 'expected', 'high'] as const) {
    expect(inputParts.reduce((sum, part) => sum + parts[part][end], 0)).toBe(input[end]);
    for (const part of inputParts) {
      const own = blocks.filter((block) => block.part === part);
      expect(own.reduce((sum, block) => sum + block.tokens[end], 0)).toBe(parts[part][end]);
    }
  }
}

test('every count is whole, ordered, not negative, and the sum of its blocks; the same again for the same prompt', () => {
  fc.assert(
    fc.property(somePrompt, someModel, (request, subject) => {
      const counted = countRequest(request, subject, words, {});
      sound(counted);
      expect(countRequest(structuredClone(request), subject, words, {})).toEqual(counted);
    }),
    { numRuns: 300 },
  );
});

test('what is unknown is listed exactly when a block says so', () => {
  fc.assert(
    fc.property(somePrompt, someModel, (request, subject) => {
      const { blocks, unknown, input } = countRequest(request, subject, words, {});
      const inBlocks = blocks.some((block) => block.tokens.basis === 'unknown');
      expect(unknown.length > 0).toBe(inBlocks);
      expect(input.basis === 'unknown').toBe(inBlocks);
    }),
    { numRuns: 300 },
  );
});

test('every literal character outside of conditions and loops is counted once', () => {
  fc.assert(
    fc.property(somePrompt, (request) => {
      const plain = request.messages.map((one) => ({
        ...one,
        segments: one.segments.filter((part) => part.kind === 'text' || part.kind === 'include'),
      }));
      const { parts } = countRequest(
        { ...request, messages: plain, tools: [] },
        model('gemini-3-pro'),
        units,
        {},
      );
      const literal = plain.flatMap((one) => one.segments).map(literalUnits);
      const textual = parts.system.low + parts.messages.low + parts.examples.low;
      const nested = plain.some((one) => one.segments.some(hasRange));
      if (!nested) expect(textual).toBe(literal.reduce((sum, length) => sum + length, 0));
    }),
    { numRuns: 200 },
  );
});

function literalUnits(part: Segment): number {
  if (part.kind === 'text') return part.text.length;
  return part.kind === 'include' ? part.body.reduce((sum, one) => sum + literalUnits(one), 0) : 0;
}

function hasRange(part: Segment): boolean {
  return (
    part.kind === 'branch' || part.kind === 'loop' || (part.kind === 'include' && part.body.some(hasRange))
  );
}

test('more text lowers a count at most by what merges at the seam', async () => {
  const tokenizers = ['o200k_base', 'claude-4.7'].map((id) => openTokenizer(id));
  fc.assert(
    fc.property(fc.constantFrom(...tokenizers), someText, someText, (tokenizer, before, more) => {
      const count = (value: string): number =>
        countRequest(prompt({ messages: [message('user', value)] }), model('gpt-4o'), tokenizer, {}).input
          .expected;
      expect(count(before + more)).toBeGreaterThanOrEqual(count(before) - 3);
    }),
    { numRuns: 200 },
  );
});

test('a small edit of a long prompt makes a small difference with every tokenizer', async () => {
  const paragraph =
    'You sort support tickets by urgency. Quote the order number and never promise a refund.\n';
  for (const [name, id] of [
    ['gpt-5.4', 'o200k_base'],
    ['claude-opus-4-8', 'claude-4.7'],
    ['claude-sonnet-4-5', 'claude-3-to-4.6'],
  ] as const) {
    const tokenizer = openTokenizer(id);
    const count = (value: string): number =>
      countRequest(prompt({ messages: [message('system', value)] }), model(name), tokenizer, {}).input
        .expected;
    const long = paragraph.repeat(200);
    const edited = `${paragraph.repeat(100)}Answer in German. ${paragraph.repeat(100)}`;
    const added = count(edited) - count(long);
    expect(added).toBeGreaterThanOrEqual(3);
    expect(added).toBeLessThanOrEqual(8);
  }
});

test('a second count of the same texts does not ask the tokenizer again', () => {
  let asked = 0;
  const counting: Tokenizer = {
    ...units,
    count: (value) => {
      asked += 1;
      return value.length;
    },
  };
  const request = prompt({
    messages: [message('system', 'Rules'), message('user', 'Hello')],
    tools: [tool('a', 'b', {})],
  });
  countRequest(request, model('gpt-4o'), counting, {});
  const first = asked;
  expect(countRequest({ ...request }, model('gpt-4o'), counting, {}).input.expected).toBeGreaterThan(0);
  expect(asked).toBe(first);
});

/** Characters that the tokenizer was handed: the work that grows with the prompt. */
function handed(request: Prompt): number {
  let characters = 0;
  const counting: Tokenizer = {
    ...units,
    count: (value) => {
      characters += value.length;
      return value.length;
    },
  };
  countRequest(request, model('gpt-4o'), counting, {});
  return characters;
}

test('ten thousand segments are counted in one pass', () => {
  const segments = (many: number): Segment[] =>
    Array.from({ length: many }, (_, index) =>
      index % 10 === 9 ? { kind: 'variable', name: `v${index}`, place: here } : text(`line ${index} `),
    );
  const request = (many: number): Prompt => prompt({ messages: [message('user', ...segments(many))] });
  const characters = segments(10_000).reduce((sum, part) => sum + literalUnits(part), 0);
  expect(handed(request(10_000))).toBeLessThan(characters + 100);
  const nested = (depth: number): Segment =>
    depth === 0
      ? text('deep')
      : { kind: 'branch', arms: [[text('a'), nested(depth - 1)], []], on: 'x', place: here };
  expect(handed(prompt({ messages: [message('user', nested(90))] }))).toBeLessThan(200);
});

test('nesting without end is named and does not overflow', () => {
  let deep: Segment = text('bottom');
  for (let depth = 0; depth < 50_000; depth += 1) {
    deep =
      depth % 3 === 0
        ? { kind: 'include', path: '_a.md', body: [deep], place: here }
        : depth % 3 === 1
          ? { kind: 'branch', arms: [[deep]], on: 'x', place: here }
          : { kind: 'loop', body: [deep], over: 'xs', place: here };
  }
  const { unknown, input } = countRequest(
    prompt({ messages: [message('user', deep)] }),
    model('gpt-4o'),
    words,
    {},
  );
  expect(unknown).toEqual([
    { path: 'prompts/triage.yml', line: 3, what: 'text nested more than 100 deep is not counted' },
  ]);
  expect(input.basis).toBe('unknown');
});

test('includes without end are named as well', () => {
  let deep: Segment = text('bottom');
  for (let depth = 0; depth < 50_000; depth += 1) {
    deep = { kind: 'include', path: '_a.md', body: [text('a '), deep], place: here };
  }
  const { parts, unknown } = countRequest(
    prompt({ messages: [message('user', deep)] }),
    model('gpt-4o'),
    words,
    {},
  );
  expect(unknown).toHaveLength(1);
  expect(parts.messages).toEqual({ low: 100, expected: 100, high: 100, basis: 'unknown' });
});
