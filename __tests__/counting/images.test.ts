import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countRequest } from '../../src/counting/index.js';
import { imageTokens, type Detail } from '../../src/counting/images.js';
import { anthropic } from '../../src/counting/rules/anthropic.js';
import { google } from '../../src/counting/rules/google.js';
import { openai } from '../../src/counting/rules/openai.js';
import type { Segment } from '../../src/core/prompt.js';
import { fixture, here, message, model, prompt, words } from './request.js';

interface Vectors {
  vectors: {
    origin: { title: string };
    models: string[];
    images: { width: number; height: number; detail?: 'low' | 'high'; tokens: number }[];
  }[];
}

function image(width: number | null, height: number | null, detail: Detail | null = null): Segment {
  return { kind: 'media', media: 'image', path: 'shots/queue.png', detail, width, height, place: here };
}

for (const { origin, models, images } of (fixture('images') as Vectors).vectors) {
  for (const name of models) {
    for (const { width, height, detail, tokens } of images) {
      test(`${width} × ${height} ${detail ?? ''} with ${name} is ${tokens} tokens (${origin.title})`, () => {
        const request = prompt({ messages: [message('user', image(width, height, detail ?? null))] });
        const { parts } = countRequest(request, model(name), words, {});
        expect([parts.images.low, parts.images.expected, parts.images.high]).toEqual([
          tokens,
          tokens,
          tokens,
        ]);
      });
    }
  }
}

test('an image of unknown size has the range of its formula, labeled as assumed', () => {
  const images = (name: string): unknown =>
    countRequest(prompt({ messages: [message('user', image(null, null))] }), model(name), words, {}).parts
      .images;
  expect(images('gpt-4o')).toEqual({ low: 255, expected: 765, high: 1445, basis: 'assumed' });
  expect(images('claude-opus-4-8')).toEqual({ low: 1, expected: 1369, high: 4784, basis: 'assumed' });
  expect(images('gemini-3.6-flash')).toMatchObject({ expected: 1089, basis: 'assumed' });
  expect(images('some-model-of-2030')).toMatchObject({ basis: 'assumed' });
});

test('a flat price at low detail needs no size', () => {
  const request = prompt({ messages: [message('user', image(null, null, 'low'))] });
  expect(countRequest(request, model('gpt-4.1'), words, {}).parts.images).toEqual({
    low: 85,
    expected: 85,
    high: 85,
    basis: 'counted',
  });
});

test('a model that only a relative is known of is labeled as assumed', () => {
  const request = prompt({ messages: [message('user', image(800, 600))] });
  expect(countRequest(request, model('gpt-5.9-mini'), words, {}).parts.images.basis).toBe('assumed');
  expect(countRequest(request, model('gpt-5.4-2026-03-05'), words, {}).parts.images.basis).toBe('counted');
});

test('sound and documents are counted where their length is known, and named where not', () => {
  const count = (segment: Segment, name: string): ReturnType<typeof countRequest> =>
    countRequest(prompt({ messages: [message('user', segment)] }), model(name), words, {});
  const media = {
    kind: 'media',
    path: 'calls/angry.mp3',
    detail: null,
    width: null,
    height: null,
    place: here,
  } as const;
  expect(count({ ...media, media: 'audio', seconds: 60 }, 'gpt-4o-audio-preview').parts.images.expected).toBe(
    600,
  );
  expect(count({ ...media, media: 'audio', seconds: 60 }, 'gemini-2.5-flash').parts.images.expected).toBe(
    1920,
  );
  expect(count({ ...media, media: 'file', pages: 3 }, 'gemini-3-pro').parts.images.expected).toBe(1596);
  const unknown = count({ ...media, media: 'audio' }, 'gemini-2.5-flash');
  expect(unknown.parts.images).toMatchObject({ expected: 0, basis: 'unknown' });
  expect(unknown.unknown).toEqual([
    'audio `calls/angry.mp3` is not counted: about 32 tokens per second, length unknown',
  ]);
});

const rules = [...openai.images, ...anthropic.images, ...google.images];
const details: readonly Detail[] = ['low', 'high', 'original', 'auto'];

test('whatever the size, a formula gives a whole number of at least 1, the same for both orientations', () => {
  const side = fc.oneof(
    fc.integer({ min: -5, max: 20_000 }),
    fc.constantFrom(Number.NaN, Infinity, -Infinity, 2 ** 40, 0.5),
  );
  fc.assert(
    fc.property(fc.constantFrom(...rules), side, side, fc.constantFrom(...details), (rule, w, h, detail) => {
      const tokens = imageTokens(rule.formula, w, h, detail);
      expect(Number.isInteger(tokens)).toBe(true);
      expect(tokens).toBeGreaterThanOrEqual(1);
      expect(imageTokens(rule.formula, h, w, detail)).toBe(tokens);
    }),
    { numRuns: 4000 },
  );
});

test('no image passes the cap of its formula', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...rules),
      fc.integer({ min: 1, max: 30_000 }),
      fc.integer({ min: 1, max: 30_000 }),
      fc.constantFrom(...details),
      ({ formula }, w, h, detail) => {
        const tokens = imageTokens(formula, w, h, detail);
        if (formula.kind === 'fitted') expect(tokens).toBeLessThanOrEqual(formula.mostTokens);
        if (formula.kind === 'grid') expect(tokens).toBeLessThanOrEqual(formula.budgetTokens[detail]);
        if (formula.kind === 'patches') {
          const budget = formula.budgetPatches[detail] ?? formula.mostPatches;
          expect(tokens).toBeLessThanOrEqual(Math.ceil((budget * formula.factorHundredths) / 100));
        }
      },
    ),
    { numRuns: 3000 },
  );
});
