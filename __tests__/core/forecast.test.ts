import { describe, expect, test } from '@jest/globals';
import { between } from '../../src/core/amount.js';
import { align } from '../../src/core/compare/align.js';
import type { Estimate } from '../../src/core/estimate.js';
import {
  callGroups,
  capped,
  type ChainShape,
  chainShape,
  forecastOutput,
  logNormalMean,
  normalShareBelow,
  schemaBounds,
  spreadFromQuantiles,
  spreadFromVariation,
  taskOf,
} from '../../src/core/cost/forecast.js';
import { toUsd } from '../../src/core/money.js';
import { outputPriors } from '../../src/core/cost/priors.js';
import type { Message, Prompt } from '../../src/core/prompt.js';
import type { Usage } from '../../src/core/usage.js';
import {
  block,
  card,
  counted,
  estimate,
  match,
  model,
  place,
  prompt,
  rates,
  rule,
  sonnetLike,
  stated,
} from './products.js';
import { estimateNoteText } from '../../src/report/words/estimate-notes.js';

describe('log-normal lengths', () => {
  test.each([
    // P95/P50 and how far the mean is above the median
    [2, 1.09],
    [3, 1.25],
    [5, 1.61],
  ])('at P95/P50 = %d the mean is %d times the median', (ratio, times) => {
    expect(logNormalMean(1, spreadFromQuantiles(1, ratio))).toBeCloseTo(times, 2);
  });

  test.each([
    [300, 208, 0.35],
    [600, 268, 0.1],
    [1024, 291, 0.03],
  ])('median 220, spread 0.8: a limit of %i gives a mean of %i and cuts off %d', (limit, mean, share) => {
    const cut = capped(220, 0.8, limit);
    // The sheet rounds 267.4 up.
    expect(Math.abs(cut.meanTokens - mean)).toBeLessThan(1);
    expect(cut.truncatedShare).toBeCloseTo(share, 2);
    expect(logNormalMean(220, 0.8)).toBeCloseTo(303, 0);
  });

  test.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [-1.96, 0.024997895148220435],
    [3.5, 0.9997673709209645],
    [9, 1],
  ])('Φ(%d)', (z, share) => {
    expect(normalShareBelow(z)).toBeCloseTo(share, 14);
  });

  test('a spread of nothing cuts off all or none', () => {
    expect(capped(100, 0, 50)).toEqual({ meanTokens: 50, truncatedShare: 1 });
    expect(capped(100, 0, 200)).toEqual({ meanTokens: 100, truncatedShare: 0 });
    expect(spreadFromVariation(0)).toBe(0);
  });
});

const system = (text: string): Message => ({
  role: 'system',
  segments: [{ kind: 'text', text, place: place(1) }],
  place: place(1),
});

describe('the kind of task', () => {
  const of = (text: string, more: Partial<Prompt> = {}): string =>
    taskOf(prompt({ messages: [system(text)], ...more }), {}).kind;

  test.each([
    ['Classify the ticket into one of the queues.', 'label'],
    ['Write meeting notes from the transcript.', 'writing'],
    ['Answer only on the documents below.', 'rag'],
    ['Extract the invoice number as JSON.', 'extraction'],
    ['You are a support agent. Reply to the customer.', 'chat'],
    ['Fill in the middle of the function.', 'code-completion'],
    ['Blue sky.', 'unknown'],
  ])('%s → %s', (text, kind) => {
    expect(of(text)).toBe(kind);
  });

  test('structure speaks louder than words, and what is stated louder than both', () => {
    const tool = { name: 'search', description: null, schema: {}, known: true, place: place(3) };
    expect(of('Classify this.', { tools: [tool] })).toBe('agent');
    expect(
      of('Classify this.', { schema: { name: null, schema: { type: 'object' }, place: place(4) } }),
    ).toBe('extraction');
    expect(taskOf(prompt({ tools: [tool] }), { task: 'writing' })).toEqual({
      kind: 'writing',
      because: 'configured',
    });
  });
});

describe('what a response schema allows', () => {
  test('a closed object of short fields has a floor and a ceiling', () => {
    const bounds = schemaBounds({
      type: 'object',
      properties: {
        queue: { enum: ['billing', 'shipping', 'other'] },
        urgent: { type: 'boolean' },
      },
      required: ['queue', 'urgent'],
      additionalProperties: false,
    });
    // {"queue":"other","urgent":true} and {"queue":"shipping","urgent":false}
    expect(bounds.lowTokens).toBe(7);
    expect(bounds.highTokens).toBe(18);
  });

  test('free text, open objects and loops have no ceiling', () => {
    expect(schemaBounds({ type: 'string' }).highTokens).toBeNull();
    expect(schemaBounds({ type: 'object', properties: {} }).highTokens).toBeNull();
    const loop = { $ref: '#' };
    expect(schemaBounds(loop)).toEqual({ lowTokens: 1, highTokens: null, usualTokens: null });
    expect(schemaBounds(null).highTokens).toBeNull();
    expect(schemaBounds({ $ref: '#/__proto__/x' }).highTokens).toBeNull();
  });

  test('a large part that is referred to often is measured once', () => {
    const big = { enum: Array.from({ length: 20_000 }, (_, index) => `product-${index}`) };
    const properties = Object.fromEntries(
      Array.from({ length: 4000 }, (_, index) => [`field${index}`, { $ref: '#/$defs/big' }]),
    );
    const bounds = schemaBounds({ $defs: { big }, type: 'object', properties, additionalProperties: false });
    expect(bounds.highTokens).toBeGreaterThan(4000);
  });

  test('lists, choices, references and text lengths count', () => {
    const bounds = schemaBounds({
      $defs: { word: { type: 'string', minLength: 1, maxLength: 8 } },
      type: 'array',
      minItems: 2,
      maxItems: 4,
      items: { anyOf: [{ $ref: '#/$defs/word' }, { type: 'null' }] },
    });
    // ["a","b"] is 2 + 2 × 4 characters at five to a token, four times "12345678" 46 at two
    expect(bounds).toEqual({ lowTokens: 2, highTokens: 23, usualTokens: null });
  });
});

const plain = model('desk/plain', card({ input: '2', output: '10' }));
const thinking = model('desk/thinking', card({ input: '2', output: '10' }), { reasoning: 'by-default' });

describe('output of one request', () => {
  const ask = (more: Partial<Prompt['parameters']>): Prompt => prompt({ parameters: more });

  test('a stated mean is taken as it is', () => {
    const found = forecastOutput(ask({}), plain, { outputTokens: stated(211) });
    expect(found).toMatchObject({
      answer: between(211, 211, 211, 'configured'),
      basis: 'configured',
      notes: [],
    });
    expect(forecastOutput(ask({}), plain, { outputTokens: stated(211, { basis: 'measured' }) }).basis).toBe(
      'measured',
    );
  });

  test.each([
    // limit, mean, share cut off: at or above the stated P95 nothing changes
    [1000, 303, 0.03],
    [820, 303, 0.05],
    [600, 267.4, 0.1],
    [300, 207.9, 0.35],
  ])('stated with P50 220 and P95 820: a limit of %i gives a mean of %d', (maxOutputTokens, mean, cut) => {
    const usage = { outputTokens: stated(303, { p50: 220, p95: 820 }) };
    const found = forecastOutput(ask({ maxOutputTokens }), plain, usage);
    expect(Math.abs(found.answer.expected - mean)).toBeLessThan(1);
    expect(found.truncatedShare).toBeCloseTo(cut, 2);
  });

  test('a limit is only an upper bound of a mean that stands alone, and says what it cuts off', () => {
    const usage = { outputTokens: stated(211) };
    const above = forecastOutput(ask({ maxOutputTokens: 300 }), plain, usage);
    expect(above.answer.expected).toBe(211);
    expect(above.notes.map(estimateNoteText).join()).toContain('cuts off about 20%');
    const below = forecastOutput(ask({ maxOutputTokens: 100 }), plain, usage);
    expect(below.answer).toMatchObject({ expected: 100, high: 100, basis: 'bounded' });
  });

  test('without a statement the prior holds, clipped by the limit', () => {
    const chat: Usage = { task: 'chat' };
    expect(forecastOutput(ask({}), plain, chat)).toMatchObject({
      answer: between(100, 220, 450, 'assumed'),
      basis: 'assumed',
    });
    expect(forecastOutput(ask({ maxOutputTokens: 300 }), plain, chat).answer).toEqual(
      between(100, 220, 300, 'assumed'),
    );
    expect(forecastOutput(ask({ maxOutputTokens: 60 }), plain, chat)).toMatchObject({
      answer: between(60, 60, 60, 'bounded'),
      basis: 'limit',
    });
  });

  test('several answers are billed each', () => {
    expect(forecastOutput(ask({ answers: 3 }), plain, { outputTokens: stated(50) }).answer.expected).toBe(
      150,
    );
  });

  test('hidden reasoning is assumed only where nothing is stated', () => {
    const found = forecastOutput(ask({}), thinking, { task: 'chat' });
    expect(found.answer.expected).toBe(220);
    expect(found.reasoning.expected).toBeCloseTo(490, 9);
    expect(forecastOutput(ask({}), thinking, { outputTokens: stated(900) }).reasoning.expected).toBe(0);
    expect(
      forecastOutput(ask({}), thinking, { outputTokens: stated(200), reasoningTokens: stated(700) }),
    ).toMatchObject({ answer: { expected: 200 }, reasoning: { expected: 700 } });
    expect(forecastOutput(ask({ reasoningEffort: 'none' }), thinking, {}).reasoning.high).toBe(0);
    expect(forecastOutput(ask({ reasoningEffort: 'high' }), plain, {}).reasoning.high).toBe(0);
    expect(
      forecastOutput(ask({ thinkingBudgetTokens: 128 }), thinking, { task: 'chat' }).reasoning.high,
    ).toBe(128);
  });

  test('what the prompt says about the length of an answer holds on a model that reasons', () => {
    const task = {
      kind: 'label',
      because: { says: 'said' },
      length: { low: 5, expected: 19, high: 29 },
    } as const;
    for (const one of [plain, thinking]) {
      expect(forecastOutput(ask({}), one, {}, task).answer).toMatchObject({ low: 5, expected: 19, high: 29 });
    }
    expect(forecastOutput(ask({}), thinking, {}, task).reasoning.expected).toBeCloseTo(490, 9);
  });

  test('every prior is ordered and has a source with a date', () => {
    for (const prior of Object.values(outputPriors)) {
      expect(prior.lowTokens).toBeLessThanOrEqual(prior.expectedTokens);
      expect(prior.expectedTokens).toBeLessThanOrEqual(prior.highTokens);
      expect(prior.source.checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(prior.source.url).toMatch(/^https:/);
    }
  });
});

describe('conversations', () => {
  const average = (
    usage: Usage,
    firstCall: number,
    answer: number,
    userTurn: number,
    toolResult = 0,
  ): number =>
    callGroups(chainShape(usage), { firstCall, answer, userTurn, toolResult }, []).reduce(
      (sum, group) => sum + group.share * (firstCall + group.historyTokens),
      0,
    );

  test.each([
    // 1,500 tokens of instructions, turns of 60, answers of 200: all input tokens of the conversation
    [1, 1560],
    [5, 10_400],
    [10, 27_300],
    [20, 80_600],
  ])('%i turns send %i tokens', (turns, total) => {
    expect(average({ turns: stated(turns) }, 1560, 200, 60) * turns).toBeCloseTo(total, 6);
  });

  test('a mean between two whole numbers is the mixture of both', () => {
    // half of the conversations have two turns, half have three: (2·1,560 + 260 + 3·1,560 + 3·260) / 5
    expect(average({ turns: stated(2.5) }, 1560, 200, 60)).toBeCloseTo((5 * 1560 + 4 * 260) / 5, 9);
  });

  test('a stated P95 makes long conversations count', () => {
    const same = average({ turns: stated(4) }, 1560, 200, 60);
    const wide = average({ turns: stated(4, { p50: 3, p95: 12 }) }, 1560, 200, 60);
    const square = 16 * Math.exp((Math.log(4) / 1.645) ** 2);
    expect(wide).toBeCloseTo(1560 + (260 * (square - 4)) / 2 / 4, 6);
    expect(wide).toBeGreaterThan(same);
  });

  test('a window keeps the history from growing', () => {
    // Six turns that see two earlier ones: 0, 1, 2, 2, 2, 2 turns of history
    expect(average({ turns: stated(6), history: 2 }, 1560, 200, 60)).toBeCloseTo(1560 + (260 * 9) / 6, 9);
    expect(average({ turns: stated(6), history: 0 }, 1560, 200, 60)).toBe(1560);
  });

  test('shares always add up to one', () => {
    for (const usage of [
      { turns: stated(1.3) },
      { turns: stated(7), history: 3 },
      { toolSteps: stated(12.25) },
      { turns: stated(4, { p95: 11 }) },
      { turns: stated(3), toolSteps: stated(4) },
    ] as const) {
      const groups = callGroups(
        chainShape(usage),
        { firstCall: 100, answer: 10, userTurn: 5, toolResult: 20 },
        [{ overInputTokens: 150, comparison: '>', rates: [] }],
      );
      expect(groups.reduce((sum, group) => sum + group.share, 0)).toBeCloseTo(1, 12);
    }
  });

  test('turns that each take steps add both histories', () => {
    // 2 turns of 3 steps: six calls, counted one by one
    const [answer, tool, user, first] = [20, 50, 30, 1000];
    const perStep = answer + tool;
    const perTurn = user + 3 * answer + 2 * tool;
    const total = [0, 1].flatMap((turn) => [0, 1, 2].map((step) => first + turn * perTurn + step * perStep));
    const mean = total.reduce((a, b) => a + b, 0) / 6;
    expect(average({ turns: stated(2), toolSteps: stated(3) }, first, answer, user, tool)).toBeCloseTo(
      mean,
      9,
    );
  });

  test('calls that pass a price cliff are charged apart', () => {
    const shape = chainShape({ toolSteps: stated(10) }) as ChainShape;
    // 100 tokens more with each call: calls 1 to 6 are at most 1,500, calls 7 to 10 above
    const groups = callGroups(shape, { firstCall: 1000, answer: 50, userTurn: 0, toolResult: 50 }, [
      { overInputTokens: 1500, comparison: '>', rates: [] },
    ]);
    expect(groups.map((group) => [group.share, group.historyTokens])).toEqual([
      [0.1, 0],
      [0.5, 300],
      [0.4, 750],
    ]);
    const steep = model(
      'desk/steep',
      card(
        { input: '2', output: '10' },
        { tiers: [{ overInputTokens: 1500, comparison: '>', rates: rates({ input: '4', output: '20' }) }] },
      ),
    );
    const found = estimate(steep, counted(block('system', 1000)), {
      toolSteps: stated(10),
      toolResultTokens: 50,
      outputTokens: stated(50),
    });
    // calls 1 to 6: (6 × 1,000 + 1,500) × $2 + 300 × $10; calls 7 to 10: (4 × 1,000 + 3,000) × $4 + 200 × $20
    const whole = (7500 * 2 + 300 * 10 + 7000 * 4 + 200 * 20) / 1e6;
    expect(toUsd(found.chain?.picoUsd ?? 0n)).toBeCloseTo(whole, 12);
  });
});

describe('an agent on a $2 / $10 model with reads at 0.05 and writes at 1.25', () => {
  // 6,000 tokens of instructions and tools, 300 of the task, answers of 250, tool results of 900
  const tokens = counted(block('system', 6000), block('variables', 300));
  const usage = (steps: number): Usage => ({
    toolSteps: stated(steps),
    toolResultTokens: 900,
    outputTokens: stated(250),
  });
  const uncached = model('desk/agent', card({ input: '2', output: '10' }));

  test.each([
    // calls, without and with caching, USD per task
    [1, 0.0151, 0.0182],
    [5, 0.0985, 0.043],
    [10, 0.2545, 0.0764],
    [20, 0.739, 0.152],
    [40, 2.4, 0.338],
  ])('%i calls: $%d and $%d', (steps, without, cached) => {
    const cost = (found: ReturnType<typeof estimate>): number =>
      toUsd((found.cost?.requestPicoUsd ?? 0n) * BigInt(steps));
    const explicit = prompt({ parameters: { caching: 'explicit' } });
    expect(cost(estimate(uncached, tokens, usage(steps)))).toBeCloseTo(without, without > 1 ? 2 : 3);
    if (steps === 1) {
      // One call that writes all it sends: what the first call of a task costs.
      const view = estimate(sonnetLike, counted(block('system', 6300)), { ...usage(1), cacheHitRate: 0 });
      expect(cost(view)).toBeCloseTo(cached, 4);
      return;
    }
    const found = estimate(sonnetLike, tokens, usage(steps), { prompt: explicit });
    expect(cost(found)).toBeCloseTo(cached, 3);
    expect(found.chain).toMatchObject({ kind: 'task', calls: steps });
  });

  test('a tool result that nobody stated leaves a lower bound', () => {
    const found = estimate(uncached, tokens, { toolSteps: stated(5), outputTokens: stated(250) });
    expect(found.atLeast?.map(estimateNoteText).join()).toContain('tool results');
  });

  test('1,000 more tokens of instructions cost every call', () => {
    const longer = counted(block('system', 7000), block('variables', 300));
    const delta =
      (estimate(uncached, longer, usage(10)).chain?.picoUsd ?? 0n) -
      (estimate(uncached, tokens, usage(10)).chain?.picoUsd ?? 0n);
    expect(toUsd(delta)).toBeCloseTo(10 * 1000 * 2e-6, 9);
  });
});

describe('both sides rest on the same assumptions', () => {
  const asked = (text: string, more: Partial<Prompt> = {}): Prompt =>
    prompt({ messages: [system(text)], ...more });
  const sidesOf = (before: Estimate, after: Estimate): { baseline: Estimate; aligned: Estimate } => {
    const { baseline, head } = align(before, after, () => before.tokens);
    return { baseline, aligned: head };
  };
  const sides = (before: Prompt, after: Prompt, usage: Usage = {}, by = plain) => {
    const tokens = counted(block('system', 500));
    const baseline = estimate(by, tokens, usage, { prompt: before });
    const head = estimate(by, tokens, usage, { prompt: after });
    return { head, ...sidesOf(baseline, head) };
  };

  test('a reworded instruction does not change the guess of the output', () => {
    const { baseline, head, aligned } = sides(
      asked('Answer the customer.'),
      asked('Summarize for the customer.'),
    );
    expect(head.cost?.requestPicoUsd).not.toBe(baseline.cost?.requestPicoUsd);
    expect(aligned.cost?.requestPicoUsd).toBe(baseline.cost?.requestPicoUsd);
    expect(aligned.task?.kind).toBe('chat');
  });

  test('a limit that is new acts on the same guess', () => {
    const { aligned } = sides(
      asked('Answer the customer.'),
      asked('Summarize.', { parameters: { maxOutputTokens: 50 } }),
    );
    expect(aligned.output.expected).toBe(50);
    expect(aligned.outputBasis).toBe('limit');
  });

  test('another effort widens the range and leaves the figure', () => {
    const { baseline, aligned } = sides(
      asked('Answer.', { parameters: { reasoningEffort: 'low' } }),
      asked('Answer.', { parameters: { reasoningEffort: 'high' } }),
      { outputTokens: stated(500) },
      { ...plain, reasoning: 'optional' },
    );
    expect(aligned.cost?.requestPicoUsd).toBe(baseline.cost?.requestPicoUsd);
    expect(aligned.output).toEqual(between(250, 500, 2000, 'assumed'));
    expect(aligned.assumptions.map(estimateNoteText).join()).toContain('effort changed (low → high)');
  });

  test('what is the same is not computed again', () => {
    const { head, aligned } = sides(asked('Answer the customer.'), asked('Answer the customer kindly.'));
    expect(aligned).toBe(head);
    const unpriced = { ...head, cost: null };
    expect(sidesOf(head, unpriced).aligned.output).toEqual(unpriced.output);
  });

  test('traffic that is shared stays shared', () => {
    const small = match(model('desk/small', card({ input: '1', output: '1' })));
    const tokens = counted(block('system', 500));
    const others = [{ share: 0.5, match: small, unknown: null, tokens }];
    const baseline = estimate(plain, tokens, {}, { prompt: asked('Answer the customer.'), others });
    const head = estimate(plain, tokens, {}, { prompt: asked('Summarize.'), others });
    expect(sidesOf(baseline, head).aligned.cost?.requestPicoUsd).toBe(baseline.cost?.requestPicoUsd);
  });
});

test('a conversation on an implicit cache that charges writes: earlier turns are in the range', () => {
  const found = estimate(
    {
      ...sonnetLike,
      cache: rule({
        mode: 'implicit',
        minTokens: 1024,
        implicitBoundary: 'end-of-message',
        lifetimes: [{ name: '30m', seconds: 1800, writeRate: 'cache-write' }],
      }),
    },
    counted(block('system', 3000), block('variables', 100)),
    { turns: stated(5), outputTokens: stated(200) },
  );
  const { lowPicoUsd = 0n, requestPicoUsd = 0n, highPicoUsd = 0n } = found.cost ?? {};
  expect(lowPicoUsd).toBeLessThan(requestPicoUsd);
  expect(requestPicoUsd).toBeLessThan(highPicoUsd);
});
