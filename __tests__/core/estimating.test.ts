import { expect, test } from '@jest/globals';
import { between } from '../../src/core/amount.js';
import { estimatePrompt } from '../../src/core/cost/estimating.js';
import { toUsd, usd } from '../../src/core/money.js';
import {
  block,
  card,
  counted,
  estimate,
  gpt4oLike,
  match,
  model,
  prompt,
  rates,
  rule,
  source,
  stated,
} from './products.js';
import { estimateNoteText } from '../../src/report/words/estimate-notes.js';
import { lineName } from '../../src/report/words/cost-lines.js';
import { noPriceText } from '../../src/report/words/no-price.js';
import type { Estimate } from '../../src/core/estimate.js';

function said({ noPrice }: Estimate): string {
  return noPrice === null ? '' : noPriceText(noPrice);
}

const triage = counted(block('system', 800), block('variables', 200));
const desk = model('desk/large', card({ input: '2.5', output: '10' }));

test('input and output are charged at their rates and add up to the request', () => {
  const { cost } = estimate(desk, triage, { outputTokens: stated(300) });
  // 1,000 × $2.50/M + 300 × $10/M
  expect(cost?.lines.map((line) => [lineName(line.item), line.quantity, toUsd(line.costPicoUsd)])).toEqual([
    ['input', 1000, 0.0025],
    ['output', 300, 0.003],
  ]);
  expect(toUsd(cost?.requestPicoUsd ?? 0n)).toBe(0.0055);
  expect(cost?.lowPicoUsd).toBe(cost?.requestPicoUsd);
  expect(cost?.monthlyPicoUsd).toBeNull();
});

test('a month is requests × the mean request, and only where traffic is stated', () => {
  const { cost } = estimate(desk, triage, {
    outputTokens: stated(300),
    requestsPerMonth: stated(300_000),
  });
  expect(toUsd(cost?.monthlyPicoUsd ?? 0n)).toBe(1650);
});

test('without a model or a rate there is no cost, and the reason is said', () => {
  const none = estimatePrompt({
    prompt: prompt({ model: null }),
    match: null,
    unknown: { asWritten: '', reason: 'no-model', detail: 'the file names no model', near: [] },
    tokens: triage,
    usage: {},
  });
  expect(none.cost).toBeNull();
  expect(said(none)).toBe('the file names no model');
  const unpriced = estimate(model('desk/secret', null), triage);
  expect(unpriced.cost).toBeNull();
  expect(said(unpriced)).toBe('no rate is known for desk/secret');
  const noOutput = estimate(model('desk/half', card({ input: '1' })), triage);
  expect(said(noOutput)).toBe('desk/half: no rate is published for output');
});

test('an embedding model has no output and no output rate', () => {
  const embed = model('desk/embed', card({ input: '0.02' }), { maxOutputTokens: 0 });
  const { cost, outputBasis } = estimate(embed, triage);
  expect(cost?.lines.map((line) => lineName(line.item))).toEqual(['input']);
  expect(outputBasis).toBe('none');
});

test('an unknown output is a range, named as assumed', () => {
  const found = estimate(desk, triage, { task: 'chat' });
  expect(found.output).toEqual(between(100, 220, 450, 'assumed'));
  expect(found.outputBasis).toBe('assumed');
  expect(toUsd(found.cost?.lowPicoUsd ?? 0n)).toBe(0.0035);
  expect(toUsd(found.cost?.requestPicoUsd ?? 0n)).toBe(0.0047);
  expect(toUsd(found.cost?.highPicoUsd ?? 0n)).toBe(0.007);
  expect(found.assumptions.map(estimateNoteText).join('\n')).toContain('220 tokens (100 to 450) are assumed');
});

test.each([
  // The vendor's comparison decides whether the very number is over: `>` 272,000 and `>=` 200,000.
  ['>', 272_000, 272_000, 2],
  ['>', 272_000, 272_001, 4],
  ['>=', 200_000, 199_999, 2],
  ['>=', 200_000, 200_000, 4],
] as const)(
  'a cliff %s %i: a request of %i input tokens pays $%i per million for all of it',
  (comparison, over, tokens, perMTok) => {
    const steep = model(
      'desk/long',
      card(
        { input: '2', output: '10' },
        {
          tiers: [{ overInputTokens: over, comparison, rates: rates({ input: '4', output: '15' }) }],
        },
      ),
    );
    const { cost } = estimate(steep, counted(block('system', tokens)), { outputTokens: stated(1000) });
    const output = perMTok === 2 ? 10 : 15;
    expect(cost?.requestPicoUsd).toBe(BigInt(tokens * perMTok * 1e6 + 1000 * output * 1e6));
  },
);

test('batch, tier, region and discount multiply; retries are a line of their own', () => {
  const wide = model(
    'desk/wide',
    card(
      { input: '2', output: '10', 'web-search': '0.01' },
      {
        factors: {
          batch: { factor: '0.5', source },
          priority: { factor: '2', source, notWith: ['batch'] },
          'region:us': { factor: '1.1', source },
        },
      },
    ),
    { discountPercent: '10' },
  );
  const cost = (usage: Parameters<typeof estimate>[2]) =>
    estimate(wide, triage, { outputTokens: stated(100), ...usage });
  // 1,000 × $2/M + 100 × $10/M = $0.003, less 10 %
  expect(toUsd(cost({}).cost?.requestPicoUsd ?? 0n)).toBe(0.0027);
  expect(toUsd(cost({ batchShare: 1 }).cost?.requestPicoUsd ?? 0n)).toBe(0.00135);
  expect(toUsd(cost({ batchShare: 0.5 }).cost?.requestPicoUsd ?? 0n)).toBe(0.002025);
  expect(toUsd(cost({ region: 'us' }).cost?.requestPicoUsd ?? 0n)).toBe(0.00297);
  expect(toUsd(cost({ serviceTier: 'priority' }).cost?.requestPicoUsd ?? 0n)).toBe(0.0054);
  expect(toUsd(cost({ billedRetryShare: 0.02 }).cost?.requestPicoUsd ?? 0n)).toBe(0.002754);
  // A fee per call is not a token: the region's factor leaves it alone, the contract's discount does not.
  expect(toUsd(cost({ region: 'us', webSearchesPerRequest: 1 }).cost?.requestPicoUsd ?? 0n)).toBe(0.01197);
  expect(said(cost({ serviceTier: 'priority', batchShare: 0.5 }))).toContain('cannot be combined');
  expect(said(cost({ serviceTier: 'flex' }))).toContain('no rate is published for `flex`');
  expect(cost({ region: 'mars' }).atLeast?.map(estimateNoteText).join()).toContain(
    'no surcharge for region `mars`',
  );
});

test('a fee that nobody publishes is missing from the cost, which is then a lower bound', () => {
  const found = estimate(desk, triage, { outputTokens: stated(1), webSearchesPerRequest: 2 });
  expect(found.cost).not.toBeNull();
  expect(found.atLeast?.map(estimateNoteText).join()).toContain('web search');
});

test('a local server costs nothing and says so', () => {
  const found = estimatePrompt({
    prompt: prompt(),
    match: { ...match(model('ollama/llama', null)), by: 'local' },
    unknown: null,
    tokens: triage,
    usage: {},
  });
  expect(found.cost?.requestPicoUsd).toBe(0n);
  expect(found.assumptions.map(estimateNoteText).join()).toContain('local server');
});

test('traffic that is shared between models is the mean of both', () => {
  const small = model('desk/small', card({ input: '0.25', output: '1' }));
  const found = estimate(
    desk,
    triage,
    { outputTokens: stated(300) },
    { others: [{ share: 0.1, match: match(small), unknown: null, tokens: triage }] },
  );
  // 0.9 × $0.0055 + 0.1 × $0.00055
  expect(toUsd(found.cost?.requestPicoUsd ?? 0n)).toBe(0.005005);
  expect(found.cost?.lines.map((line) => lineName(line.item))).toContain('input · desk/small');
});

test('without traffic no cache hit is counted, and the range shows what caching could do', () => {
  const long = counted(block('system', 2048), block('variables', 100));
  const found = estimate(gpt4oLike, long, { outputTokens: stated(100) });
  expect(found.cost?.lines.map((line) => lineName(line.item))).toEqual(['input', 'output']);
  expect(found.cost?.highPicoUsd).toBe(found.cost?.requestPicoUsd);
  // 2,048 tokens at half of $2.50
  expect((found.cost?.requestPicoUsd ?? 0n) - (found.cost?.lowPicoUsd ?? 0n)).toBe(2048n * 1_250_000n);
  expect(found.cache?.hitRate).toEqual(between(0, 0, 1, 'unknown'));
  expect(found.cache?.cacheableTokens).toBe(2048);
});

test('a price that is announced is computed beside', () => {
  const promo = model(
    'desk/promo',
    card({ input: '1', output: '2' }, { upcoming: [{ from: '2027-01-01', rates: rates({ input: '2' }) }] }),
  );
  const found = estimate(promo, triage, { outputTokens: stated(1000) });
  expect(found.cost?.requestPicoUsd).toBe(3n * (usd / 1000n));
  expect(found.upcoming).toEqual([{ from: '2027-01-01', requestPicoUsd: 4n * (usd / 1000n) }]);
});

test('the window is filled to the percent that the input takes', () => {
  const small = model('desk/small-window', card({ input: '1', output: '1' }), { contextTokens: 8000 });
  expect(estimate(small, triage).contextPercent).toBe(12.5);
});

test('a model without a cache rule has no view of it', () => {
  expect(estimate(desk, triage).cache).toBeNull();
  expect(
    estimate(model('x/y', card({ input: '1', output: '1' }), { cache: rule({ mode: 'none' }) }), triage).cache
      ?.eligible,
  ).toBe('no');
});

test('instructions and lists of tools are input only: what is answered to them is written elsewhere', () => {
  for (const kind of ['instructions', 'tools', 'fragment'] as const) {
    const found = estimate(desk, triage, {}, { prompt: prompt({ kind }) });
    expect(found.outputBasis).toBe('none');
    expect(found.cost?.lines.map((line) => lineName(line.item))).toEqual(['input']);
  }
  expect(
    estimate(desk, triage, { outputTokens: stated(5) }, { prompt: prompt({ kind: 'tools' }) }).outputBasis,
  ).toBe('configured');
});

test('web search that is offered but whose use nobody stated leaves a lower bound', () => {
  const searching = prompt({ parameters: { serverTools: ['web_search_20260209'] } });
  const found = estimate(desk, triage, {}, { prompt: searching });
  expect(found.atLeast?.map(estimateNoteText).join()).toContain(
    'web search: how often it is called is not configured',
  );
});

test('the error of the tokenizer is in the range, not in the figure', () => {
  const calibrated = { ...triage, method: 'calibrated' as const, errorPercent: 5 };
  const { cost } = estimate(desk, calibrated, { outputTokens: stated(300) });
  expect(toUsd(cost?.requestPicoUsd ?? 0n)).toBe(0.0055);
  // 1,000 tokens ± 5 % at $2.50/M
  expect(toUsd(cost?.lowPicoUsd ?? 0n)).toBe(0.005375);
  expect(toUsd(cost?.highPicoUsd ?? 0n)).toBe(0.005625);
});

test('a stated hit rate holds where nothing is known about the cache, if its rate is', () => {
  const quiet = model('desk/quiet', card({ input: '2', output: '2', 'cached-input': '0.2' }));
  const found = estimate(quiet, triage, { cacheHitRate: 0.5, outputTokens: stated(0) });
  // 800 × (0.5 × $0.2 + 0.5 × $2) + 200 × $2 per million
  expect(toUsd(found.cost?.requestPicoUsd ?? 0n)).toBe(0.00128);
  const without = estimate(desk, triage, { cacheHitRate: 0.5, outputTokens: stated(0) });
  expect(toUsd(without.cost?.requestPicoUsd ?? 0n)).toBe(0.0025);
  expect(without.assumptions.map(estimateNoteText).join()).toContain('no rate for cached input is known');
});

test('tokens that the provider adds for tools are a line of their own', () => {
  const tokens = counted(
    block('tools', 300),
    block('tools', 346, { label: 'tool-use system prompt', hidden: true }),
    block('system', 100),
  );
  const { cost } = estimate(desk, tokens, { outputTokens: stated(1) });
  expect(cost?.lines.map((line) => [lineName(line.item), line.quantity])).toEqual([
    ['input', 400],
    ['hidden tool prompt', 346],
    ['output', 1],
  ]);
});
