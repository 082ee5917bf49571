import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { between } from '../../src/core/amount.js';
import { explain, type Recount, shapley } from '../../src/core/causes/attribute.js';
import { costFindings } from '../../src/core/cost/costfindings.js';
import type { Estimate } from '../../src/core/estimate.js';
import { align } from '../../src/core/compare/align.js';
import { estimatePrompt } from '../../src/core/cost/estimating.js';
import type { Model } from '../../src/core/model.js';
import { cost } from '../../src/core/money.js';
import type { Prompt } from '../../src/core/prompt.js';
import type { CacheRule } from '../../src/core/rate.js';
import type { CountedBlock } from '../../src/core/tokens.js';
import type { Usage } from '../../src/core/usage.js';
import {
  block,
  card,
  counted,
  match,
  model,
  place,
  prompt,
  rates,
  rule,
  source,
  stated,
} from './products.js';
import { causeText } from '../../src/report/words/causes.js';
import { worded } from '../../src/report/words/findings.js';

/** A request by the size of its parts; what a repository would hold. */
interface Written {
  readonly system: number;
  readonly tools: number;
  readonly schema: number;
  readonly examples: number;
  readonly user: number;
  readonly image: number;
  readonly hidden: number;
  readonly variableFirst: boolean;
  readonly marked: boolean;
}

const tokensOf = fc.integer({ min: 0, max: 6000 });
const written: fc.Arbitrary<Written> = fc.record({
  system: tokensOf,
  tools: tokensOf,
  schema: fc.integer({ min: 0, max: 300 }),
  examples: tokensOf,
  user: tokensOf,
  image: fc.constantFrom(0, 0, 765),
  hidden: fc.constantFrom(0, 0, 346),
  variableFirst: fc.boolean(),
  marked: fc.boolean(),
});

const parameters: fc.Arbitrary<Prompt['parameters']> = fc.record(
  {
    maxOutputTokens: fc.integer({ min: 1, max: 4000 }),
    serviceTier: fc.constantFrom('default', 'priority', 'flex'),
    caching: fc.constantFrom('explicit' as const, 'off' as const),
    reasoningEffort: fc.constantFrom('none', 'low', 'high'),
    answers: fc.integer({ min: 1, max: 3 }),
  },
  { requiredKeys: [] },
);

const share = fc.double({ min: 0, max: 1, noNaN: true });
const mean = (most: number) =>
  fc.double({ min: 0, max: most, noNaN: true }).map((value) => stated(Math.round(value * 100) / 100));
const usage: fc.Arbitrary<Usage> = fc.record(
  {
    requestsPerMonth: mean(5e6),
    activeHoursPerMonth: fc.constantFrom(0, 1, 200, 730),
    outputTokens: fc.oneof(mean(3000), fc.constant(stated(300, { p50: 200, p95: 900 }))),
    reasoningTokens: mean(3000),
    task: fc.constantFrom('chat' as const, 'label' as const),
    variables: fc.record({ question: mean(4000) }),
    cardinality: fc.constantFrom({ customer: 5 }, { customer: 0 }, {}),
    turns: fc.oneof(mean(30), fc.constant(stated(3, { p95: 9 }))),
    toolSteps: mean(30),
    toolResultTokens: fc.integer({ min: 0, max: 3000 }),
    history: fc.constantFrom('full' as const, 0, 2),
    batchShare: share,
    region: fc.constantFrom('us', 'eu', 'global'),
    billedRetryShare: share,
    cacheHitRate: share,
    cacheTtl: fc.constantFrom('5m' as const, '1h' as const),
    burstiness: fc.constantFrom(1, 2, 0.5),
    webSearchesPerRequest: fc.double({ min: 0, max: 3, noNaN: true }),
  },
  { requiredKeys: [] },
);

const decimal = fc.integer({ min: 0, max: 60_000_000 }).map((micro) => (micro / 1e6).toFixed(6));

const cacheRule: fc.Arbitrary<CacheRule> = fc
  .record({
    mode: fc.constantFrom('implicit' as const, 'explicit' as const, 'both' as const, 'none' as const),
    minTokens: fc.constantFrom(null, 0, 512, 1024),
    minTokensCertain: fc.constantFrom(null, 2048),
    stepTokens: fc.constantFrom(1, 128),
    implicitBoundary: fc.constantFrom('any-step' as const, 'end-of-message' as const),
    paid: fc.boolean(),
    sliding: fc.boolean(),
  })
  .map(({ paid, ...rest }) =>
    rule({
      ...rest,
      maxBreakpoints: 4,
      lifetimes: [
        { name: '5m', seconds: 300, writeRate: paid ? 'cache-write' : 'input' },
        { name: '1h', seconds: 3600, writeRate: paid ? 'cache-write-1h' : 'input' },
      ],
    }),
  );

const apiModel: fc.Arbitrary<Model> = fc
  .record({
    id: fc.constantFrom('desk/small', 'desk/large'),
    input: decimal,
    output: decimal,
    cached: decimal,
    write: decimal,
    over: fc.constantFrom(1000, 8000),
    comparison: fc.constantFrom('>' as const, '>=' as const),
    tiered: fc.boolean(),
    tokenizer: fc.constantFrom('letters', 'syllables'),
    cache: fc.option(cacheRule),
    reasoning: fc.constantFrom('never' as const, 'by-default' as const),
    discountPercent: fc.constantFrom('0', '12.5', '100'),
  })
  .map((of) =>
    model(
      of.id,
      card(
        {
          input: of.input,
          output: of.output,
          'cached-input': of.cached,
          'cache-write': of.write,
          'cache-write-1h': of.write,
          'web-search': '0.01',
        },
        {
          tiers: of.tiered
            ? [
                {
                  overInputTokens: of.over,
                  comparison: of.comparison,
                  rates: rates({ input: '70', output: '70' }),
                },
              ]
            : [],
          factors: {
            batch: { factor: '0.5', source },
            priority: { factor: '2', source },
            'region:us': { factor: '1.1', source },
          },
          upcoming: [{ from: '2027-01-01', rates: rates({ input: '3' }) }],
        },
      ),
      {
        tokenizer: of.tokenizer,
        cache: of.cache,
        reasoning: of.reasoning,
        discountPercent: of.discountPercent,
      },
    ),
  );

const hostedModel: fc.Arbitrary<Model> = fc.constant(
  model('own/llama', null, {
    selfHosted: {
      gpuUsdPerHour: '2.5',
      gpus: 2,
      utilization: 0.4,
      utilizationAssumed: true,
      peakToAverage: 1,
      secondsPerInputToken: 1e-4,
      secondsPerOutputToken: 1e-4,
      secondsPerOutputTokenAndContextToken: 1e-8,
      basis: { from: 'constants' },
      activeParametersBillions: 70,
    },
  }),
);

const anyModel = fc.oneof({ weight: 5, arbitrary: apiModel }, { weight: 1, arbitrary: hostedModel });

/** What was written, by prompt: the recount needs it again. */
const writtenOf = new WeakMap<Prompt, Written>();

const recount: Recount = (asked, found, used) => {
  const of = writtenOf.get(asked);
  if (of === undefined) throw new Error('a prompt of this test was expected');
  const factor = found?.model.tokenizer === 'syllables' ? 0.7 : 1;
  const sized = (tokens: number): ReturnType<typeof between> => {
    const expected = Math.round(tokens * factor);
    return between(Math.floor(expected * 0.97), expected, Math.ceil(expected * 1.03), 'counted');
  };
  const blocks: CountedBlock[] = [];
  if (of.tools > 0) blocks.push(block('tools', sized(of.tools)));
  if (of.hidden > 0) blocks.push(block('tools', sized(of.hidden), { hidden: true }));
  if (of.schema > 0) blocks.push(block('schema', sized(of.schema)));
  const name = block('variables', sized(20), { label: 'customer', message: 0, place: place(3) });
  const system = block('system', sized(of.system), of.marked ? { cacheBreakpoint: true } : {});
  blocks.push(...(of.variableFirst ? [name, system] : [system, name]));
  if (of.examples > 0) blocks.push(block('examples', sized(of.examples)));
  blocks.push(block('messages', sized(of.user)));
  if (of.image > 0) blocks.push(block('images', sized(of.image)));
  blocks.push(block('variables', sized(used.variables?.['question']?.mean ?? 100)));
  blocks.push(block('overhead', sized(9), { message: null }));
  return counted(...blocks);
};

interface SideGiven {
  readonly written: Written;
  readonly parameters: Prompt['parameters'];
  readonly usage: Usage;
  readonly model: Model;
}

const side: fc.Arbitrary<SideGiven> = fc.record({ written, parameters, usage, model: anyModel });

/** A head that differs from its baseline in some of its ingredients only, as pull requests do. */
const pair = fc
  .tuple(side, side, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }))
  .map(([baseline, other, takes]) => {
    const partly = <T extends object>(from: T, to: T, at: number): T =>
      Object.fromEntries(
        Object.entries({ ...from, ...to }).map(([key], index) => [
          key,
          (takes[(at + index) % takes.length] === true ? to : from)[key as keyof T],
        ]),
      ) as T;
    const defined = <T extends object>(of: T): T =>
      Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T;
    const head: SideGiven = {
      written: partly(baseline.written, other.written, 0),
      parameters: defined(partly(baseline.parameters, other.parameters, 3)),
      usage: defined(partly(baseline.usage, other.usage, 5)),
      model: takes[11] === true ? other.model : baseline.model,
    };
    return { baseline, head };
  });

function estimateOf(given: SideGiven): Estimate {
  const asked = prompt({ parameters: given.parameters });
  writtenOf.set(asked, given.written);
  const found = match(given.model);
  return estimatePrompt({
    prompt: asked,
    match: found,
    unknown: null,
    tokens: recount(asked, found, given.usage),
    usage: given.usage,
  });
}

function numbersIn(value: unknown, at = ''): [string, number][] {
  if (typeof value === 'number') return [[at, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, `${at}.${key}`));
}

const runs = { numRuns: 100 };

test('lines are quantity × rate and add up to the request; corners enclose it; no number is none', () => {
  fc.assert(
    fc.property(side, (given) => {
      const found = estimateOf(given);
      for (const [at, number] of numbersIn({ ...found, match: null, usage: null })) {
        if (!Number.isFinite(number)) throw new Error(`${at} is ${number}`);
      }
      if (found.cost === null) {
        expect(found.noPrice).not.toBeNull();
        return;
      }
      const { lines, requestPicoUsd, lowPicoUsd, highPicoUsd } = found.cost;
      expect(lines.reduce((sum, line) => sum + line.costPicoUsd, 0n)).toBe(requestPicoUsd);
      for (const line of lines) {
        expect(line.costPicoUsd).toBe(cost(line.quantity, line.ratePicoUsd));
        expect(line.quantity).toBeGreaterThan(0);
      }
      expect(lowPicoUsd <= requestPicoUsd && requestPicoUsd <= highPicoUsd).toBe(true);
    }),
    runs,
  );
});

test('causes add up to the delta, in money and in tokens, and none is empty', () => {
  fc.assert(
    fc.property(pair, ({ baseline, head }) => {
      const aligned = align(estimateOf(baseline), estimateOf(head), recount);
      const { baseline: before, head: after } = aligned;
      if (before.cost === null || after.cost === null) return;
      const causes = explain(before, after, recount);
      expect(causes.reduce((sum, cause) => sum + cause.picoUsd, 0n)).toBe(
        after.cost.requestPicoUsd - before.cost.requestPicoUsd,
      );
      expect(causes.reduce((sum, cause) => sum + (cause.inputTokens ?? 0), 0)).toBe(
        after.tokens.input.expected - before.tokens.input.expected,
      );
      // What is the same on both sides has no share.
      const sameText = baseline.model === head.model;
      for (const part of ['tools', 'schema', 'examples'] as const)
        if (
          sameText &&
          baseline.written[part] === head.written[part] &&
          baseline.written.hidden === head.written.hidden
        )
          expect(causes.map(({ kind }) => kind)).not.toContain(part);
      for (const cause of causes) {
        const detail = causeText(cause, { baseline: before.prompt.path, head: after.prompt.path });
        expect(detail).not.toMatch(/NaN|undefined|Infinity|\[object/);
        expect(detail).not.toBe('');
      }
      for (const finding of costFindings(before, after)) {
        expect(worded(finding, null).message).not.toMatch(/NaN|undefined|Infinity|\[object/);
        expect(Number.isNaN(finding.value)).toBe(false);
      }
    }),
    runs,
  );
});

test('the way back has the same causes with the opposite sign', () => {
  fc.assert(
    fc.property(pair, ({ baseline, head }) => {
      const before = estimateOf(baseline);
      const after = estimateOf(head);
      if (before.cost === null || after.cost === null) return;
      const there = explain(before, after, recount);
      const back = explain(after, before, recount);
      for (const cause of there) {
        const opposite = back.find((one) => one.kind === cause.kind)?.picoUsd ?? 0n;
        const sum = cause.picoUsd + opposite;
        // Rounded once in each direction.
        expect(sum >= -1n && sum <= 1n).toBe(true);
      }
    }),
    runs,
  );
});

test('both sides the same: no cause and no finding', () => {
  fc.assert(
    fc.property(side, (given) => {
      const one = estimateOf(given);
      if (one.cost === null) return;
      expect(explain(one, one, recount)).toEqual([]);
      expect(costFindings(one, one)).toEqual([]);
      expect(align(one, one, recount).head).toBe(one);
    }),
    runs,
  );
});

test('more tokens never cost less, unless a cache begins to hold them', () => {
  const more = fc.tuple(
    side,
    fc.constantFrom('system', 'tools', 'examples', 'user'),
    fc.integer({ min: 1, max: 3000 }),
  );
  fc.assert(
    fc.property(more, ([given, part, extra]) => {
      const bare: SideGiven = {
        ...given,
        model: { ...given.model, cache: null },
        written: { ...given.written, [part]: given.written[part as 'system'] + extra },
      };
      const before = estimateOf({ ...bare, written: given.written });
      const after = estimateOf(bare);
      if (before.cost === null || after.cost === null) return;
      // A tier's rates are higher here, as vendors' are: 70 against at most 60.
      expect(after.cost.requestPicoUsd >= before.cost.requestPicoUsd).toBe(true);
    }),
    runs,
  );
});

test('Shapley values do not depend on the order of the players', () => {
  const game = fc.integer({ min: 1, max: 6 }).chain((n) =>
    fc.tuple(
      fc.constant(n),
      fc.array(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), {
        minLength: 2 ** n,
        maxLength: 2 ** n,
      }),
      fc.shuffledSubarray([...Array(n).keys()], { minLength: n, maxLength: n }),
    ),
  );
  fc.assert(
    fc.property(game, ([n, worth, order]) => {
      const own = shapley(n, (coalition) => worth[coalition] ?? 0n) ?? [];
      const renamed =
        shapley(n, (coalition) => {
          let original = 0;
          for (const [index, player] of order.entries()) {
            if ((coalition & (1 << index)) !== 0) original |= 1 << player;
          }
          return worth[original] ?? 0n;
        }) ?? [];
      expect(own.reduce((a, b) => a + b, 0n)).toBe((worth.at(-1) ?? 0n) - (worth[0] ?? 0n));
      for (const [index, player] of order.entries()) {
        const apart = (renamed[index] ?? 0n) - (own[player] ?? 0n);
        expect(apart >= -1n && apart <= 1n).toBe(true);
      }
    }),
    runs,
  );
});

test('numbers that settings would refuse do no harm either', () => {
  const wild = stated(Number.NaN);
  const found = estimateOf({
    written: {
      system: 2000,
      tools: 0,
      schema: 0,
      examples: 0,
      user: 10,
      image: 0,
      hidden: 0,
      variableFirst: false,
      marked: false,
    },
    parameters: { maxOutputTokens: Number.NaN, answers: Number.POSITIVE_INFINITY },
    usage: {
      outputTokens: wild,
      turns: stated(Number.POSITIVE_INFINITY),
      toolSteps: stated(-3),
      batchShare: Number.NaN,
      billedRetryShare: Number.POSITIVE_INFINITY,
      requestsPerMonth: wild,
    },
    model: model('desk/wild', card({ input: '1', output: '1' })),
  });
  for (const [at, number] of numbersIn({ ...found, match: null, usage: null, prompt: null })) {
    if (!Number.isFinite(number)) throw new Error(`${at} is ${number}`);
  }
});
