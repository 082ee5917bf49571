import { describe, expect, test } from '@jest/globals';
import { cachingFindings } from '../../src/core/cost/caching.js';
import { announcedRates, costFindings } from '../../src/core/cost/costfindings.js';
import type { Finding, FindingData } from '../../src/core/finding.js';
import type { Prompt } from '../../src/core/prompt.js';
import type { RequestTokens } from '../../src/core/tokens.js';
import type { Usage } from '../../src/core/usage.js';
import { worded } from '../../src/report/words/findings.js';
import {
  block,
  card,
  counted,
  estimate,
  gpt4oLike,
  gpt6Like,
  model,
  per1k,
  perHour,
  place,
  prompt,
  rates,
  rule,
  sonnetLike,
  stated,
} from './products.js';

function wordsOf(found: FindingData | undefined): Finding {
  if (found === undefined) throw new Error('no finding');
  return worded(found, null);
}

/** A template of 6,000 static tokens whose customer's name stands behind or before them. */
function template(nameFirst: boolean): RequestTokens {
  const frame = block('system', 14);
  const name = block('variables', 6, { label: 'customer_name', message: 0, place: place(1) });
  const text = block('system', 6000);
  const question = block('variables', 100, { label: 'question' });
  return nameFirst ? counted(frame, name, text, question) : counted(frame, text, name, question);
}

const marked: Usage = { cacheTtl: '5m', outputTokens: stated(50) };

describe('a prefix that ends earlier', () => {
  test('has its price at the stated traffic, and that of the best order', () => {
    const usage = { ...marked, ...perHour(60) };
    const baseline = estimate(sonnetLike, template(false), usage);
    const head = estimate(sonnetLike, template(true), usage);
    const [found, ...more] = cachingFindings(baseline, head);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      rule: 'cache-prefix-shortened',
      level: 'warn',
      line: 1,
    });
    expect(wordsOf(found).message).toBe(
      'Moving `{{customer_name}}` to line 1 ends caching after 14 tokens (6,014 before): +$11.33 per 1,000 requests at 60 requests/h.',
    );
    // 6,014 tokens × $2/M × (1 − (h × 0.05 + (1 − h) × 1.25)), h = 1 − e⁻⁵
    const hit = 1 - Math.exp(-5);
    expect(found?.value).toBeCloseTo(6014 * 2e-3 * (1 - (hit * 0.05 + (1 - hit) * 1.25)), 4);
    expect(wordsOf(found).remedy).toContain('shares 6,014 tokens and costs $11.33 per 1,000 requests less');
  });

  test('is priced for a warm cache where no traffic is stated', () => {
    const [found] = cachingFindings(
      estimate(sonnetLike, template(false), marked),
      estimate(sonnetLike, template(true), marked),
    );
    expect(found?.level).toBe('warn');
    expect(wordsOf(found).message).toContain('up to +$11.43 per 1,000 requests while the cache is warm');
  });

  test('is priced for a warm cache where the vendor documents no lifetime', () => {
    const quiet = { ...gpt4oLike, cache: rule({ minTokens: 1024, lifetimes: [] }) };
    const [found] = cachingFindings(
      estimate(quiet, template(false), perHour(60)),
      estimate(quiet, template(true), perHour(60)),
    );
    // 6,014 tokens at half of $2.50/M
    expect(wordsOf(found).message).toContain(
      'up to +$7.52 per 1,000 requests while the cache is warm (no lifetime is documented)',
    );
  });

  test('is a remark where the program would have to set the marker', () => {
    const [found] = cachingFindings(
      estimate(sonnetLike, template(false)),
      estimate(sonnetLike, template(true)),
    );
    expect(found?.level).toBe('info');
    expect(wordsOf(found).message).toContain('where the program sets a cache marker');
  });

  test('is no finding when nothing moved, when text was deleted, or when it grew', () => {
    const usage = { ...marked, ...perHour(60) };
    const same = estimate(sonnetLike, template(true), usage);
    expect(cachingFindings(same, same)).toEqual([]);
    const shorter = counted(block('system', 3000), block('variables', 100, { label: 'question' }));
    expect(
      cachingFindings(estimate(sonnetLike, template(false), usage), estimate(sonnetLike, shorter, usage)),
    ).toEqual([]);
    expect(
      cachingFindings(
        estimate(sonnetLike, template(true), usage),
        estimate(sonnetLike, template(false), usage),
      ),
    ).toEqual([]);
    expect(cachingFindings(null, same)).toEqual([]);
  });
});

test('a template that moves to implicit writes in vain is told so, with the price of a breakpoint', () => {
  const tokens = counted(block('system', 5000), block('variables', 170));
  const baseline = estimate(gpt4oLike, tokens, perHour(60));
  const head = estimate(gpt6Like, tokens, perHour(60));
  const [found] = cachingFindings(baseline, head);
  expect(found).toMatchObject({ rule: 'cache-written-in-vain', level: 'warn' });
  expect(wordsOf(found).message).toContain(
    '$12.93 per 1,000 requests for the input, $1.34 with a cache breakpoint',
  );
  // A new prompt is told as well; one that was like that before is not.
  expect(cachingFindings(null, head)).toHaveLength(1);
  expect(cachingFindings(head, head)).toEqual([]);
});

test('a prefix that falls below the minimum is a finding', () => {
  const sized = (tokens: number) =>
    estimate(gpt4oLike, counted(block('system', tokens), block('variables', 100)), perHour(60));
  const [found] = cachingFindings(sized(1100), sized(1000));
  expect(found).toMatchObject({ rule: 'cache-below-minimum', level: 'warn' });
  expect(wordsOf(found).message).toContain('1,000 tokens now (1,100 before): 24 tokens short of the 1,024');
});

test('caching that is switched on and does not pay at the stated traffic says from when it does', () => {
  const tokens = counted(block('system', 6000), block('variables', 100));
  const usage = perHour(2);
  const [found] = cachingFindings(
    estimate(sonnetLike, tokens, usage),
    estimate(sonnetLike, tokens, { ...usage, cacheTtl: '5m' }),
  );
  expect(found).toMatchObject({ rule: 'cache-does-not-pay', level: 'info' });
  // 6,000 × $2/M × (h × 0.05 + (1 − h) × 1.25 − 1), h = 1 − e^(−1/6)
  expect(wordsOf(found).message).toBe(
    'At 2 requests/h caching costs $0.79 per 1,000 requests more than it saves; it pays from 2.8 requests/h.',
  );
});

test('a longer lifetime that would be cheaper is named when caching changes', () => {
  const tokens = counted(block('system', 6000), block('variables', 100));
  const usage = perHour(4);
  const [found] = cachingFindings(
    estimate(sonnetLike, tokens, usage),
    estimate(sonnetLike, tokens, { ...usage, cacheTtl: '5m' }),
  );
  expect(found?.rule).toBe('cache-lifetime');
  expect(wordsOf(found).message).toContain('a cache lifetime of 1h costs $');
});

const steep = model(
  'desk/long',
  card(
    { input: '2', output: '10' },
    { tiers: [{ overInputTokens: 200_000, comparison: '>', rates: rates({ input: '4', output: '15' }) }] },
  ),
);

test('an input that passes a price cliff is a finding with what the cliff costs', () => {
  const sized = (tokens: number) =>
    estimate(steep, counted(block('system', tokens)), { outputTokens: stated(1000) });
  const [found] = costFindings(sized(200_000), sized(200_001));
  expect(found).toMatchObject({ rule: 'price-cliff', level: 'warn', limit: 200_000 });
  // 200,001 × $2/M + 1,000 × $5/M more
  expect(found?.value).toBeCloseTo(405.002, 6);
  expect(costFindings(sized(200_001), sized(210_000))).toEqual([]);
  expect(costFindings(sized(200_001), sized(200_000))).toEqual([]);
});

test('a lower output limit says what share of the answers it cuts off', () => {
  const limited = (maxOutputTokens: number): Prompt => prompt({ parameters: { maxOutputTokens } });
  const usage = { outputTokens: stated(303, { p50: 220, p95: 820 }) };
  const tokens = counted(block('system', 1000));
  const [found] = costFindings(
    estimate(steep, tokens, usage, { prompt: limited(2000) }),
    estimate(steep, tokens, usage, { prompt: limited(300) }),
  );
  expect(found).toMatchObject({ rule: 'output-truncated', level: 'warn', limit: 300, value: 35 });
  // 303 − 208 tokens at $10/M
  expect(wordsOf(found).message).toContain(
    'cuts off about 35% of the answers; that saves $0.95 per 1,000 requests',
  );
});

test('rates that change soon are one finding for each model', () => {
  const promo = model(
    'desk/promo',
    card({ input: '1', output: '2' }, { upcoming: [{ from: '2027-01-01', rates: rates({ input: '2' }) }] }),
  );
  const heads = [1000, 2000].map((tokens) =>
    estimate(promo, counted(block('system', tokens)), {
      outputTokens: stated(10),
      requestsPerMonth: stated(100_000),
    }),
  );
  expect(announcedRates(heads).map(wordsOf)).toMatchObject([
    {
      rule: 'rate-changes-soon',
      message:
        'From 2027-01-01 on, desk/promo has other rates: 2 prompts cost up to $2.00 more per 1,000 requests, +$300 a month in total.',
    },
  ]);
  expect(per1k(heads[0]?.cost?.requestPicoUsd)).toBe('1.02');
});
