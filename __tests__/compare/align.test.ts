import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { align, type Aligned } from '../../src/core/compare/align.js';
import { estimatePrompt } from '../../src/core/cost/estimating.js';
import type { Estimate } from '../../src/core/estimate.js';
import type { ModelMatch } from '../../src/core/model.js';
import type { Prompt, Segment } from '../../src/core/prompt.js';
import type { RequestTokens } from '../../src/core/tokens.js';
import type { Usage } from '../../src/core/usage.js';
import { countRequest } from '../../src/counting/index.js';
import { gpt4oLike, match, stated } from '../core/products.js';
import { here, message, prompt, text, variable, words } from '../counting/request.js';

const recount = (of: Prompt, found: ModelMatch | null, usage: Usage): RequestTokens =>
  countRequest(of, found?.model ?? null, words, usage);

function estimateOf(of: Prompt, usage: Usage): Estimate {
  const found = match(gpt4oLike);
  return estimatePrompt({
    prompt: of,
    match: found,
    unknown: null,
    tokens: recount(of, found, usage),
    usage,
  });
}

function aligned(
  before: Segment[],
  after: Segment[],
  usage: Usage = {},
  more: Partial<Prompt>[] = [],
): Aligned {
  const [old, now] = [before, after].map((segments, index) =>
    prompt({ messages: [message('system', ...segments)], ...more[index] }),
  );
  return align(estimateOf(old ?? prompt({}), usage), estimateOf(now ?? prompt({}), usage), recount);
}

function delta({ baseline, head }: Aligned): number {
  return Math.round(head.tokens.input.expected) - Math.round(baseline.tokens.input.expected);
}

function money({ baseline, head }: Aligned): bigint {
  return (head.cost?.requestPicoUsd ?? 0n) - (baseline.cost?.requestPicoUsd ?? 0n);
}

function ifThen(on: string, yes: Segment[], no: Segment[] = []): Segment {
  return { kind: 'branch', on, arms: [yes, no], place: here };
}

function each(over: string, ...body: Segment[]): Segment {
  return { kind: 'loop', over, body, place: here };
}

const unknownNames = ({ unknowns }: Aligned): string[] =>
  unknowns.map(({ side, kind, name }) => `${side} ${kind} ${name}`);

test('what only one side sends is an unknown, whatever its name suggests', () => {
  const more = aligned([text('a b')], [text('a b c'), variable('document')]);
  expect([delta(more), more.countedTokensDelta]).toEqual([1, 1]);
  expect(unknownNames(more)).toEqual(['head variable document']);
  const fewer = aligned(
    [variable('context'), text('a'), variable('context')],
    [variable('context'), text('a')],
  );
  expect(delta(fewer)).toBe(0);
  expect(unknownNames(fewer)).toEqual(['baseline variable context']);
});

test('a configured length counts for every mention', () => {
  const usage = { variables: { context: stated(2400) } };
  expect(delta(aligned([text('a')], [text('a'), variable('context')], usage))).toBe(2400);
});

test('a variable with a new name keeps a configured length', () => {
  const usage = { variables: { ticket: stated(10) } };
  const renamed = aligned([text('a'), variable('ticket')], [text('a'), variable('t2')], usage);
  expect(delta(renamed)).toBe(0);
  expect(renamed.unknowns).toEqual([]);
  expect([...renamed.renamed]).toEqual([['t2', 'ticket']]);
});

test('what is dropped offsets nothing while head sends something of unknown length', () => {
  const usage = { variables: { context: stated(2400) } };
  const swapped = aligned(
    [variable('context'), text('a b c')],
    [text('a b c'), variable('first'), text('d'), variable('second')],
    usage,
  );
  expect(delta(swapped)).toBe(1);
});

test('a condition is taken the same way on both sides, also where it is turned round', () => {
  const [long, short] = [text('a b c d e f'), text('g')];
  expect(delta(aligned([ifThen('x', [long], [short])], [ifThen('not x', [short], [long])]))).toBe(0);
  const grown = aligned([ifThen('x', [long], [short])], [ifThen('x', [long], [text('g h i j')])]);
  expect(delta(grown)).toBe(0);
  expect(grown.worst).toMatchObject({ inputTokens: 3, when: [{ kind: 'condition', on: 'x', arm: 1 }] });
});

test('a condition that only head has is compared both ways', () => {
  const added = aligned([text('a')], [text('a '), ifThen('x', [text('b c d')])]);
  expect(delta(added)).toBe(3);
  expect(added.worst).toBeUndefined();
});

/** A chain of conditions: `['a', 'one two']` is the arm for `a`, null what is sent where none holds. */
function chain(...arms: [string | null, string][]): Segment[] {
  const [on] = arms.map(([test]) => test);
  const tests = arms.map(([test]) => test);
  return [
    text('start '),
    { kind: 'branch', on: on ?? '', tests, arms: arms.map(([, words]) => [text(words)]), place: here },
  ];
}

const long = 'one two three four five six';

test.each<[string, [string | null, string][], [string | null, string][], number, number | undefined]>([
  // What most requests have is the same; the new arm takes the place of what was sent where none holds…
  [
    'a new arm',
    [
      ['a', long],
      [null, 'b'],
    ],
    [
      ['a', long],
      ['x', 'b c d'],
      [null, 'b'],
    ],
    0,
    2,
  ],
  [
    'a shorter one',
    [
      ['a', long],
      [null, 'b c'],
    ],
    [
      ['a', long],
      ['x', 'b'],
      [null, 'b c'],
    ],
    0,
    undefined,
  ],
  // …or of any arm behind it whose condition holds as well…
  [
    'an earlier one',
    [
      ['a', long],
      ['b', 'c'],
      [null, 'd e'],
    ],
    [
      ['a', long],
      ['x', 'f g h'],
      ['b', 'c'],
      [null, 'd e'],
    ],
    0,
    2,
  ],
  // …unless both conditions cannot hold.
  [
    'one of several values',
    [
      ['t == "a"', long],
      ['t == "b"', 'c'],
      [null, 'd e'],
    ],
    [
      ['t == "a"', long],
      ['t == "x"', 'f g h'],
      ['t == "b"', 'c'],
      [null, 'd e'],
    ],
    0,
    1,
  ],
  [
    'a new first arm',
    [
      ['a', long],
      ['b', 'c'],
      [null, 'd'],
    ],
    [
      ['x', 'e f'],
      ['a', long],
      ['b', 'c'],
      [null, 'd'],
    ],
    0,
    1,
  ],
  [
    'a longer first arm',
    [
      ['a', long],
      ['b', 'c'],
      [null, 'd'],
    ],
    [
      ['x', `${long} seven`],
      ['a', long],
      ['b', 'c'],
      [null, 'd'],
    ],
    0,
    6,
  ],
  [
    'a removed arm',
    [
      ['a', long],
      ['b', 'c'],
      [null, 'd e f'],
    ],
    [
      ['a', long],
      [null, 'd e f'],
    ],
    0,
    2,
  ],
  [
    'another order',
    [
      ['a', long],
      ['b', 'c'],
      [null, 'd'],
    ],
    [
      ['b', 'c'],
      ['a', long],
      [null, 'd'],
    ],
    0,
    undefined,
  ],
  [
    'the longer one first',
    [
      ['b', 'c'],
      ['a', long],
      [null, 'd'],
    ],
    [
      ['a', long],
      ['b', 'c'],
      [null, 'd'],
    ],
    0,
    5,
  ],
  [
    'an edited condition',
    [
      ['a', long],
      ['b', 'c'],
      [null, 'd'],
    ],
    [
      ['a', long],
      ['b and x', 'c d'],
      [null, 'd'],
    ],
    0,
    1,
  ],
])('%s of a chain of conditions has a counterpart of its own', (_, before, after, expected, worst) => {
  const found = aligned(chain(...before), chain(...after));
  expect([delta(found), found.worst?.inputTokens]).toEqual([expected, worst]);
});

test('what excludes one another is known of every arm, also where the order of arms changed', () => {
  const tail = 'long '.repeat(50);
  const b: [string, string] = ['t == "b"', 'y'];
  const otherwise: [null, string] = [null, 'z z z z z z'];
  const found = aligned(
    [...chain(['t == "a"', 'x'], b, otherwise), ifThen('t == "a"', [text('q')])],
    [...chain(b, ['t == "a"', `x ${tail}`], otherwise), ifThen('t == "a"', [text(`q ${tail}`)])],
  );
  expect([delta(found), found.worst?.inputTokens]).toEqual([50, 100]);
});

test('hundreds of conditions hide no worst case', () => {
  const many = (more: string): Segment[] => [
    text('start'),
    ...Array.from({ length: 500 }, (_, index) =>
      ifThen(`on${index}`, [text('one two three')], [text(index === 5 ? `one ${more}` : 'one')]),
    ),
  ];
  const found = aligned(many(''), many('word '.repeat(700)));
  expect([delta(found), found.worst?.inputTokens]).toEqual([0, 700]);
  expect(found.worst?.when.length).toBe(1);
});

test('equality tests on one name exclude one another', () => {
  const both = (extra: string): Segment[] => [
    text('a'),
    ifThen('tier == "free"', [text(`one two ${extra}`)]),
    ifThen('tier == "paid"', [text(`one two three ${extra}`)]),
  ];
  expect(aligned(both(''), both('more words')).worst?.inputTokens ?? 2).toBe(2);
});

test('a default changes the worst case only', () => {
  const variables = (preset: string): Partial<Prompt> => ({
    variables: [{ name: 'tone', default: preset, place: null }],
  });
  const grown = aligned([variable('tone')], [variable('tone')], {}, [
    variables('kind'),
    variables('kind and short'),
  ]);
  expect(delta(grown)).toBe(0);
  expect(grown.worst).toMatchObject({ inputTokens: 2, when: [{ kind: 'not-passed', variable: 'tone' }] });
});

test('a body of a loop counts once, further items are unknown', () => {
  const grown = aligned([each('docs', text('a b'))], [each('docs', text('a b c'))]);
  expect(delta(grown)).toBe(1);
  expect(unknownNames(grown)).toEqual(['head loop docs']);
  expect(aligned([each('docs', text('a b'))], [each('docs', text('a b'))]).unknowns).toEqual([]);
});

const rule = (thing: string): string => `Read the ${thing} twice, and never invent a ${thing}.\n`;
const rules = (...things: string[]): Segment[] => [
  text(`You check.\n\n${things.map(rule).join('\n')}\nStop.`),
];
const loopOfRules = [
  text('You check.\n\n'),
  each(
    'things',
    text('Read the '),
    variable('t'),
    text(' twice, and never invent a '),
    variable('t'),
    text('.\n'),
  ),
  text('\nStop.'),
];

test('items that only some requests send are no counterpart of a loop that all send', () => {
  const many = Array.from({ length: 50 }, (_, index) => rule(`thing${index}`)).join('');
  const found = aligned(loopOfRules, [
    text(`You check.\n\n${'word '.repeat(300)}`),
    ifThen('debug', [text(many)]),
    text('\nStop.'),
  ]);
  expect(found.baseline.tokens.input.expected).toBeLessThan(30);
  expect(delta(found)).toBeGreaterThan(300);
});

test.each<[string, Segment[], Segment[], number, number | undefined]>([
  ['written out', loopOfRules, rules('bill', 'form', 'note'), 0, 3],
  ['put into a loop', rules('bill', 'form', 'note'), loopOfRules, 0, 3],
  [
    'written out, with one sentence more',
    loopOfRules,
    [...rules('bill', 'form'), text(' Be kind always.')],
    3,
    2,
  ],
  // What stands there once is no list, and what is said otherwise is no copy.
  ['dropped for one rule', loopOfRules, rules('bill'), 1, undefined],
  ['dropped for other rules', loopOfRules, [text('Read the bill.\nRead the form.')], -5, undefined],
])('a loop that is %s is compared with what is written out', (_, before, after, expected, items) => {
  const found = aligned(before, after);
  expect([delta(found), found.unknowns.find(({ kind }) => kind === 'loop')?.items]).toEqual([
    expected,
    items,
  ]);
});

test('a configured number of items counts, also where the other side writes them out', () => {
  const usage = { loopItems: { things: stated(1) }, variables: { t: stated(1) } };
  const { baseline, head } = aligned(loopOfRules, rules('bill', 'form', 'note'), usage);
  expect(head.tokens.input.expected).toBeGreaterThan(baseline.tokens.input.expected + 15);
});

// --- Properties ------------------------------------------------------------------------------------------------------------

const word = fc.constantFrom('alpha', 'beta', 'gamma', 'delta');
const leaf = fc.oneof(
  word.map((value): Segment => text(`${value} `)),
  fc.constantFrom('a_name', 'question', 'document').map((name): Segment => variable(name)),
);
const segments = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: leaf },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom('x', 'not x', 'y'),
          fc.array(leaf, { maxLength: 3 }),
          fc.array(leaf, { maxLength: 2 }),
        )
        .map(([on, yes, no]) => ifThen(on, yes, no)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('items', 'docs'), fc.array(leaf, { minLength: 1, maxLength: 2 }))
        .map(([over, body]) => each(over, ...body)),
    },
  ),
  { maxLength: 6 },
);

test('the worst case is never below the expected one, and an equal prompt has no difference', () => {
  fc.assert(
    fc.property(segments, segments, (before, after) => {
      const found = aligned(before, after);
      if (found.worst !== undefined) {
        expect(found.worst.inputTokens).toBeGreaterThanOrEqual(delta(found));
        expect((found.worst.deltaPicoUsd ?? 0n) >= money(found)).toBe(true);
      }
      const same = aligned(after, after);
      expect([delta(same), same.countedTokensDelta, same.unknowns.length, same.worst]).toEqual([
        0,
        0,
        0,
        undefined,
      ]);
    }),
    { numRuns: 150 },
  );
});

test('without conditions, swapping the sides negates the difference, and it is that of the counted text', () => {
  const plain = fc.array(leaf, { maxLength: 8 });
  fc.assert(
    fc.property(plain, plain, (before, after) => {
      const [there, back] = [aligned(before, after), aligned(after, before)];
      expect(delta(back) + delta(there)).toBe(0);
      expect(money(back) + money(there)).toBe(0n);
      expect(delta(there)).toBe(there.countedTokensDelta);
    }),
    { numRuns: 150 },
  );
});

test('the difference does not depend on how long a variable is taken to be that both sides send equally often', () => {
  const pieces = fc.array(
    fc.oneof(
      word.map((value): Segment => text(`${value} `)),
      fc.constant(variable('x')),
    ),
    {
      maxLength: 8,
    },
  );
  const named = (of: readonly Segment[], name: string): Segment[] =>
    of.map((segment) => (segment.kind === 'variable' ? variable(name) : segment));
  const times = (of: readonly Segment[]): number => of.filter(({ kind }) => kind === 'variable').length;
  fc.assert(
    fc.property(pieces, pieces, (one, other) => {
      const fill = (of: Segment[], most: number): Segment[] => [
        ...of,
        ...Array.from({ length: most - times(of) }, () => variable('x')),
      ];
      const most = Math.max(times(one), times(other));
      const [before, after] = [fill(one, most), fill(other, most)];
      const found = ['a_name', 'question', 'document'].map((name) =>
        aligned(named(before, name), named(after, name)),
      );
      expect(new Set(found.map(delta)).size).toBe(1);
      expect(new Set(found.map(money)).size).toBe(1);
      expect(found.flatMap(unknownNames)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('renamed conditions pair with those of the same text, the first of several, each once', () => {
  const both = (name: string): Segment[] =>
    ['short', 'short', 'a good deal longer'].map((said, index) => ifThen(`${name}${index}`, [text(said)]));
  const result = aligned([text('x'), ...both('a')], [text('x'), ...both('b')]);
  expect([delta(result), result.worst]).toEqual([0, undefined]);
  const one = aligned(both('a'), [ifThen('b0', [text('short')])]);
  expect([delta(one) < 0, one.worst?.inputTokens ?? 0]).toEqual([true, 0]);
});
