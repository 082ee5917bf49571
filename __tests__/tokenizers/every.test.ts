import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { openTokenizer, tokenizerIds } from '../../src/tokenizers/index.js';
import { composed } from '../../src/tokenizers/normalize.js';

const awkward = JSON.parse(readFileSync('fixtures/tokens/awkward.json', 'utf8')) as string[];
const anyText = fc.oneof(
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom(...awkward), { maxLength: 20 }).map((parts) => parts.join('')),
);

const prompt = `You triage support tickets for Halden Ferries. Answer with one label.

- refund: the guest wants money back (amount in kr, e.g. 249,50)
- delay: \`departure_at\` is in the past
- lost-item

Ticket: {"id": 48213, "text": "Måsen fløy av gårde med lunsjen min 🚢"}
`;

test.each(tokenizerIds)('%s counts any text with a whole number, none for no text', async (id) => {
  const tokenizer = openTokenizer(id);
  expect(tokenizer.id).toBe(id);
  expect(tokenizer.errorPercent === 0).toBe(tokenizer.method === 'exact');
  expect(tokenizer.count('')).toBe(0);
  fc.assert(
    fc.property(anyText, (text) => {
      const tokens = tokenizer.count(text);
      expect(Number.isSafeInteger(tokens)).toBe(true);
      expect(tokens).toBeGreaterThanOrEqual(text === '' ? 0 : 1);
      expect(tokenizer.count(text)).toBe(tokens);
    }),
    { numRuns: 100 },
  );
});

test.each(tokenizerIds)(
  '%s: a small edit gives a small delta, and more text never fewer tokens',
  async (id) => {
    const tokenizer = openTokenizer(id);
    const before = tokenizer.count(prompt);
    expect(before).toBeGreaterThan(60);
    expect(before).toBeLessThan(180);
    const edited = tokenizer.count(prompt.replace('one label', 'exactly one label'));
    expect(edited - before).toBeGreaterThanOrEqual(1);
    expect(edited - before).toBeLessThanOrEqual(3);
    fc.assert(
      fc.property(anyText, (text) => {
        expect(tokenizer.count(`${prompt}\n\n${text}`)).toBeGreaterThanOrEqual(before - 1);
      }),
      { numRuns: 50 },
    );
  },
);

test.each(tokenizerIds)('%s counts long text without a break', async (id) => {
  const tokenizer = openTokenizer(id);
  for (const unit of ['a', ' ', '-', '\n', '字', '\u0301', '\u0301\u0323', 'aB3/', '🇩🇪', '<', '\ud800']) {
    const tokens = tokenizer.count(unit.repeat(100_000 / unit.length));
    expect(tokens).toBeGreaterThan(300);
    expect(tokens).toBeLessThan(1_000_000);
  }
});

test('five megabytes of one letter', async () => {
  const tokenizer = openTokenizer('o200k_base');
  expect(tokenizer.count('a'.repeat(5_000_000))).toBe(625_000); // "aaaaaaaa" is a token
});

test('normal form C is applied but for runs of marks that no language has', () => {
  const long = '\u0301\u0323'.repeat(200);
  expect(composed('e\u0301 \u1112\u1161')).toBe('é 하');
  expect(composed(`e\u0301q${long}e\u0301`)).toBe(`éq${long}é`);
  const short = `q${'\u0301\u0323'.repeat(100)}`;
  expect(composed(short)).toBe(short.normalize('NFC'));
});
