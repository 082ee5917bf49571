import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exactly } from '../../src/core/amount.js';
import type { Prompt } from '../../src/core/prompt.js';
import type { CountedBlock, InputPart, RequestTokens } from '../../src/core/tokens.js';
import { proportional, shareOut, shareOutPair, withShares, type Answered } from '../../src/exact/share.js';
import { sumByPart } from '../../src/counting/index.js';

const place = { path: 'desk.md', line: 1, column: 1, start: 0, end: 1 };

function answered(answer: number, ...parts: readonly (readonly [InputPart, number, string])[]): Answered {
  const blocks = parts.map(([part, tokens], message): CountedBlock => ({
    part,
    label: part,
    tokens: exactly(tokens),
    stability: 'static',
    message,
    place,
  }));
  const prompt = {
    messages: parts.map(([, , text]) => ({ role: 'user', place, segments: [{ kind: 'text', text, place }] })),
    tools: [],
    schema: null,
  } as unknown as Prompt;
  const tokens: RequestTokens = {
    blocks,
    parts: sumByPart(blocks),
    input: exactly(parts.reduce((sum, [, count]) => sum + count, 0)),
    tokenizer: 'claude-4.7',
    method: 'calibrated',
    errorPercent: 4.6,
    unknown: [],
  };
  return { prompt, tokens, answer };
}

test('the example of docs/counting.md', () => {
  const base = answered(133, ['system', 100, 'old'], ['messages', 20, 'Ticket'], ['overhead', 7, '']);
  const head = answered(171, ['system', 140, 'new'], ['messages', 20, 'Ticket'], ['overhead', 7, '']);
  expect(shareOutPair(base, head)).toEqual([
    [105, 21, 7],
    [143, 21, 7],
  ]);
});

test('a part that is gone takes the difference on its own side', () => {
  const base = answered(64, ['system', 30, 'long'], ['messages', 20, 'Ticket']);
  const head = answered(22, ['messages', 20, 'Ticket']);
  expect(shareOutPair(base, head)).toEqual([[42, 22], [22]]);
});

test.each<[string, Answered, readonly number[]]>([
  ['less than what is fixed', answered(5, ['system', 10, 'a'], ['overhead', 7, '']), [3, 2]],
  ['nothing but what is fixed', answered(9, ['overhead', 7, '']), [9]],
  ['nothing that was counted', answered(3, ['system', 0, '']), [3]],
  ['variables take no part', answered(12, ['system', 10, 'a'], ['variables', 50, '']), [12]],
  ['nothing that was sent', answered(4, ['variables', 50, '']), [4]],
])('%s', (_, one, shares) => {
  expect(shareOut(one)).toEqual(shares);
  const { input, parts } = withShares(one.tokens, shares, 'anthropic count_tokens');
  const variables = one.tokens.parts.variables.expected;
  expect(input.expected).toBe(one.answer + variables);
  expect(Object.values(parts).reduce((sum, part) => sum + part.expected, 0)).toBe(input.expected);
});

test('shares are whole, in proportion, and add up', () => {
  fc.assert(
    fc.property(
      fc.nat(100_000),
      fc.array(fc.nat(5_000), { minLength: 1, maxLength: 30 }),
      (total, weights) => {
        const shares = proportional(total, weights);
        const all = weights.reduce((sum, weight) => sum + weight, 0);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
        for (const [index, share] of shares.entries()) {
          expect(Number.isInteger(share)).toBe(true);
          if (all > 0) expect(Math.abs(share - (total * (weights[index] ?? 0)) / all)).toBeLessThan(1 + 1e-6);
        }
      },
    ),
  );
});

test('a pair of any answers adds up on both sides', () => {
  const side = fc.tuple(
    fc.nat(500),
    fc.nat(300),
    fc.constantFrom('a', 'b'),
    fc.nat(300),
    fc.constantFrom('a', 'b'),
  );
  fc.assert(
    fc.property(side, side, (one, two) => {
      const make = ([answer, system, first, messages, second]: typeof one): Answered =>
        answered(answer, ['system', system, first], ['messages', messages, second], ['overhead', 7, '']);
      const [before, after] = shareOutPair(make(one), make(two));
      for (const [shares, [answer]] of [
        [before, one],
        [after, two],
      ] as const) {
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(answer);
        for (const share of shares) expect(share).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
