import { describe, expect, test } from '@jest/globals';
import {
  aliveShare,
  breakEven,
  cacheUse,
  inBestOrder,
  layOut,
  lowerGamma,
  worthLengtheningFrom,
} from '../../src/core/cost/cachelayout.js';
import { between, exactly } from '../../src/core/amount.js';
import type { CacheView } from '../../src/core/estimate.js';
import type { CacheRule } from '../../src/core/rate.js';
import type { RequestTokens } from '../../src/core/tokens.js';
import type { Usage } from '../../src/core/usage.js';
import {
  block,
  counted,
  estimate,
  gpt4oLike,
  gpt6Like,
  per1k,
  perHour,
  place,
  prompt,
  rule,
  sonnetLike,
  stated,
} from './products.js';
import { estimateNoteText } from '../../src/report/words/estimate-notes.js';
import { lineName } from '../../src/report/words/cost-lines.js';

describe('how often an entry is still alive', () => {
  test.each([
    // λ·T, Poisson, CV 2, CV 3
    [0.1, 0.095, 0.437, 0.64],
    [0.5, 0.393, 0.64, 0.762],
    [1, 0.632, 0.744, 0.818],
    [3, 0.95, 0.9, 0.906],
    [10, 1, 0.991, 0.977],
  ])('λT %d: %d steady, %d and %d in bursts', (expected, poisson, two, three) => {
    expect(aliveShare(expected)).toBeCloseTo(poisson, 3);
    expect(aliveShare(expected, 2)).toBeCloseTo(two, 3);
    expect(aliveShare(expected, 3)).toBeCloseTo(three, 3);
  });

  test('without renewal a lifetime is shared by what arrives in it', () => {
    expect(aliveShare(1, 1, false)).toBe(0.5);
    expect(aliveShare(0)).toBe(0);
    expect(aliveShare(Infinity)).toBe(1);
  });

  test.each([
    // P(1, x) is the exponential distribution, P(1/2, x²) the error function
    [1, 2, 1 - Math.exp(-2)],
    [0.5, 1, 0.8427007929497149],
    [0.5, 4, 0.9953222650189527],
    [2, 1, 1 - 2 * Math.exp(-1)],
  ])('P(%d, %d)', (a, x, value) => {
    expect(lowerGamma(a, x)).toBeCloseTo(value, 12);
  });

  test.each([
    // write, read, lifetime: hit rate and requests per hour from which it pays
    [1.25, 0.1, 300, 0.217, 2.94],
    [1.25, 0.05, 300, 0.208, 2.8],
    [2, 0.1, 3600, 0.526, 0.75],
    [2, 0.05, 3600, 0.513, 0.72],
    [1.25, 0.1, 1800, 0.217, 0.49],
  ])(
    'a write at %d×, a read at %d× and %d s pay from a hit rate of %d, %d requests per hour',
    (write, read, seconds, hit, traffic) => {
      const found = breakEven(write, read, seconds);
      expect(found?.hitRate).toBeCloseTo(hit, 3);
      expect(found?.requestsPerHour).toBeCloseTo(traffic, 2);
    },
  );

  test('where writing is free there is nothing to break even with', () => {
    expect(breakEven(1, 0.1, 300)).toBeNull();
  });

  test('a short prefix is worth lengthening to the minimum from this length on', () => {
    expect(worthLengtheningFrom(1024, 1.25, 0.1, 10)).toBeCloseTo(220, 0);
    expect(worthLengtheningFrom(1024, 1.25, 0.1, 100)).toBeCloseTo(114, 0);
    expect(worthLengtheningFrom(1024, 1.25, 0.1, Infinity)).toBeCloseTo(102.4, 6);
  });
});

/** Support triage: 5,000 tokens of instructions, a tenant's name, 600 of policy, the question. */
const tenants: Usage = { cardinality: { tenant: 50 }, cacheTtl: '5m' };
const instructions = block('system', 5000);
const policy = block('system', 600);
const tenant = block('variables', 20, { label: 'tenant', message: 0 });
const question = block('variables', 150, { label: 'question' });
const tenantFirst = counted(tenant, instructions, policy, question);
const staticFirst = counted(instructions, policy, tenant, question);

function inputPer1k(tokens: RequestTokens, usage: Usage): string {
  return per1k(estimate(sonnetLike, tokens, usage).cache?.inputCostExpected);
}

describe('the worked example: 5,770 tokens on a $2 model, 50 tenants', () => {
  test.each([
    // requests per hour, tenant's name first, static text first
    [2, '14.31', '12.28'],
    [6, '14.22', '9.05'],
    [12, '14.08', '5.84'],
    [60, '13.07', '0.99'],
    [600, '5.82', '0.90'],
  ])('%i requests per hour: $%s and $%s per 1,000 requests', (requests, first, last) => {
    const usage = { ...tenants, ...perHour(requests) };
    expect(inputPer1k(tenantFirst, usage)).toBe(first);
    expect(inputPer1k(staticFirst, usage)).toBe(last);
  });

  test('without caching it is $11.54', () => {
    expect(inputPer1k(tenantFirst, perHour(60))).toBe('11.54');
    expect(inputPer1k(staticFirst, tenants)).toBe('11.54');
  });

  test('the view says where the prefix ends, what the best order holds, and when it pays', () => {
    const view = estimate(sonnetLike, tenantFirst, { ...tenants, ...perHour(60) }).cache;
    expect(view?.endsAt).toEqual({ kind: 'variable', name: 'tenant' });
    expect(view?.prefixTokens).toBe(0);
    expect(view?.bestPrefixTokens).toBe(5600);
    expect(per1k(view?.bestInputCost)).toBe('0.99');
    // 2.8 requests per hour for each of 50 tenants
    expect(view?.breakEvenPerHour).toBeCloseTo(50 * 2.8, 0);
    expect(view?.betterLifetime?.name).toBe('1h');
  });
});

describe('the newest OpenAI models', () => {
  const template = counted(block('system', 5000), block('variables', 170));
  const usage = perHour(60);

  test('write a single-turn template in full on every call and never read it', () => {
    const found = estimate(gpt6Like, template, usage);
    expect(per1k(found.cache?.inputCostExpected)).toBe('12.93');
    expect(found.cache?.writesInVain).toBe(true);
    expect(found.cache?.note?.kind).toBe('ends-at-varying-message');
    expect(found.cost?.lines[0]).toMatchObject({ item: { of: 'cache-write' }, quantity: 5170 });
  });

  test('and cost a tenth with a breakpoint after the static part', () => {
    const marked = counted(block('system', 5000, { cacheBreakpoint: true }), block('variables', 170));
    expect(per1k(estimate(gpt6Like, marked, usage).cache?.inputCostExpected)).toBe('1.34');
    expect(per1k(estimate(gpt6Like, template, usage).cache?.bestInputCost)).toBe('1.34');
  });

  test('charge the write with or without stated traffic, because it cannot be avoided', () => {
    expect(per1k(estimate(gpt6Like, template).cache?.inputCostExpected)).toBe('12.93');
  });

  test('leave a short request alone', () => {
    const short = counted(block('system', 800), block('variables', 170));
    expect(per1k(estimate(gpt6Like, short).cache?.inputCostExpected)).toBe('1.94');
  });

  test('cannot be judged where the conversation is not in the repository', () => {
    const instructions = prompt({
      messages: [{ role: 'system', segments: [], place: place(1) }],
    });
    const found = estimate(gpt6Like, counted(block('system', 5000)), usage, { prompt: instructions });
    expect(found.cache?.eligible).toBe('uncertain');
    expect(found.cache?.writesInVain).toBe(false);
    expect(per1k(found.cache?.inputCostExpected)).toBe('10.00');
  });
});

describe('steps, minimums and markers', () => {
  const use = cacheUse(prompt(), {});
  const layout = (blocks: RequestTokens, more: Partial<CacheRule>, usage: Usage = {}) =>
    layOut(blocks.blocks, rule(more), cacheUse(prompt(), usage));

  test('cached tokens come in whole steps', () => {
    const found = layout(counted(block('system', 1500), block('variables', 10)), {
      minTokens: 1024,
      stepTokens: 128,
    });
    expect(found.cacheableTokens).toBe(1408);
  });

  test.each([
    // from 1,024 some pages say yes, from 2,048 all do
    [1023, 'no'],
    [1024, 'uncertain'],
    [2047, 'uncertain'],
    [2048, 'yes'],
  ])('%i tokens, where pages disagree about 1,024 and 2,048: %s', (tokens, eligible) => {
    const found = layout(counted(block('system', tokens), block('variables', 10)), {
      minTokens: 1024,
      minTokensCertain: 2048,
    });
    expect(found.eligible).toBe(eligible);
  });

  test('a count with an error near the minimum is uncertain', () => {
    const found = layout(counted(block('system', between(1000, 1030, 1060, 'counted'))), {
      minTokens: 1024,
    });
    expect(found.eligible).toBe('uncertain');
  });

  test('a prefix below the minimum says how much is missing', () => {
    const found = layout(counted(block('system', 900), block('variables', 200)), {
      minTokens: 1024,
    });
    expect(found.note).toEqual({ kind: 'too-short', missing: 124, least: 1024 });
  });

  test('a marker after a variable is paid for on every call', () => {
    const tokens = counted(
      block('system', 2000, { cacheBreakpoint: true }),
      block('variables', 500, { cacheBreakpoint: true }),
    );
    const found = estimate(sonnetLike, tokens, { cacheHitRate: 0.9 });
    // 2,000 × (0.9 × 0.05 + 0.1 × 1.25) + 500 × 1.25, at $2/M
    expect(per1k(found.cache?.inputCostExpected)).toBe('1.93');
    expect(found.cache?.note?.kind).toBe('marker-after-varying');
  });

  test('several markers: each prefix has its own chance', () => {
    const tokens = counted(
      block('tools', 1000, { cacheBreakpoint: true }),
      block('variables', 100, { label: 'tenant', message: 0, cacheBreakpoint: true }),
      block('variables', 100),
    );
    const { cache } = estimate(sonnetLike, tokens, { ...perHour(60), cardinality: { tenant: 10 } });
    // h of the tools 1 − e⁻⁵, of the tenant 1 − e⁻⁰·⁵
    const [tools, own] = [1 - Math.exp(-5), 1 - Math.exp(-0.5)];
    const billed = 1000 * (tools * 0.05 + (1 - tools) * 1.25) + 100 * (own * 0.05 + (1 - own) * 1.25) + 100;
    expect(Number(cache?.inputCostExpected)).toBeCloseTo(billed * 2e6, -3);
  });

  test('switched off, there is no caching', () => {
    const off = prompt({ parameters: { caching: 'off' } });
    const found = estimate(gpt4oLike, counted(block('system', 4096)), perHour(60), { prompt: off });
    expect(found.cache?.note?.kind).toBe('switched-off');
    expect(found.cache?.hitRate).toEqual(exactly(0, 'assumed'));
  });

  test('Anthropic without a marker: not cached, and the view says what could be', () => {
    const view = estimate(sonnetLike, staticFirst, perHour(60)).cache as CacheView;
    expect(per1k(view.inputCostExpected)).toBe('11.54');
    expect(per1k(view.inputCostAlways)).toBe('0.90');
    expect(per1k(view.inputCostNever)).toBe('14.34');
    expect(view.note?.kind).toBe('no-marker');
  });

  test('the best order is static, then few values, then what always differs', () => {
    const blocks = [question, tenant, instructions];
    expect(inBestOrder(blocks, { ...use, cardinality: { tenant: 50 } }).map((one) => one.label)).toEqual([
      'system text',
      'tenant',
      'question',
    ]);
  });

  test('a condition ends the prefix by its own name', () => {
    const branch = block('system', 40, {
      label: 'if vip',
      stability: 'varies',
      place: place(7),
      open: 'condition',
    });
    const view = estimate(gpt4oLike, counted(block('system', 2000), branch, block('system', 500))).cache;
    expect(view?.endsAt).toEqual({ kind: 'condition', name: 'if vip' });
    expect(view?.endsPlace?.line).toBe(7);
  });
});

describe('a stated hit rate', () => {
  test('is taken as it is, whatever the repository shows of markers', () => {
    const { cache } = estimate(sonnetLike, staticFirst, { cacheHitRate: 0.5 });
    // 5,600 × (0.5 × 0.05 + 0.5 × 1.25) + 170 at $2/M
    expect(per1k(cache?.inputCostExpected)).toBe('7.62');
    expect(cache?.hitRate).toEqual(exactly(0.5, 'configured'));
  });
});

test('without a documented lifetime traffic tells no hit rate, and the range spans both ends', () => {
  const quiet = { ...gpt4oLike, cache: rule({ minTokens: 1024, lifetimes: [] }) };
  const found = estimate(quiet, counted(block('system', 4096), block('variables', 100)), {
    ...perHour(100),
    outputTokens: stated(1),
  });
  expect(found.cache?.hitRate.basis).toBe('unknown');
  expect(found.assumptions.map(estimateNoteText).join()).toContain('documents no lifetime');
  // 4,096 tokens at half of $2.50/M
  expect((found.cost?.requestPicoUsd ?? 0n) - (found.cost?.lowPicoUsd ?? 0n)).toBe(4096n * 1_250_000n);
});

describe('own cache storage', () => {
  test('is shared by the requests of an hour', () => {
    const gemini = {
      ...gpt4oLike,
      id: 'google/gemini-flash',
      rates: {
        ...(gpt4oLike.rates ?? {
          on: '',
          rates: [],
          tiers: [],
          factors: {},
          upcoming: [],
          disagreements: [],
        }),
      },
      cache: rule({
        mode: 'both',
        minTokens: 1024,
        maxBreakpoints: 1,
        lifetimes: [{ name: '1h', seconds: 3600, writeRate: 'input' }],
      }),
    };
    const storing = {
      ...gemini,
      rates: {
        ...gemini.rates,
        rates: [
          ...gemini.rates.rates,
          {
            ...(gemini.rates.rates[0] as (typeof gemini.rates.rates)[number]),
            billable: 'cache-storage-token-hour' as const,
            picoUsdPerUnit: 1_000_000n,
          },
        ],
      },
    };
    const explicit = prompt({ parameters: { caching: 'explicit' } });
    const tokens = counted(block('system', 10_000), block('variables', 100));
    const found = estimate(
      storing,
      tokens,
      { ...perHour(100), outputTokens: stated(1) },
      { prompt: explicit },
    );
    // 10,000 tokens at $1 per million and hour, over 100 requests
    expect(found.cost?.lines.find((line) => lineName(line.item) === 'cache storage')).toMatchObject({
      quantity: 100,
      unit: 'token hours',
      costPicoUsd: 100_000_000n,
    });
    const unknown = estimate(storing, tokens, { outputTokens: stated(1) }, { prompt: explicit });
    expect(unknown.atLeast?.map(estimateNoteText).join()).toContain('cache storage');
  });
});
