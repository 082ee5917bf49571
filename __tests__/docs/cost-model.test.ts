import { expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { explain, type Recount } from '../../src/core/causes/attribute.js';
import { benchmarks, throughputRows } from '../../src/core/cost/benchmarks.js';
import { breakEven, hoursPerMonth } from '../../src/core/cost/cachelayout.js';
import type { Estimate } from '../../src/core/estimate.js';
import { callGroups, capped, chainShape } from '../../src/core/cost/forecast.js';
import type { Model, SelfHosted } from '../../src/core/model.js';
import { type PicoUsd, toUsd } from '../../src/core/money.js';
import { outputPriors, reasoningPrior } from '../../src/core/cost/priors.js';
import { fleetUsdPerMonth, resolveSelfHosted } from '../../src/core/cost/selfhosted.js';
import type { OwnSelfHosted } from '../../src/core/settings.js';
import type { RequestTokens } from '../../src/core/tokens.js';
import type { Usage } from '../../src/core/usage.js';
import { countText } from '../../src/core/words.js';
import {
  block,
  card,
  counted,
  estimate,
  gpt6Like,
  model,
  per1k,
  perHour,
  prompt,
  rule,
  sonnetLike,
  stated,
} from '../core/products.js';
import { updating } from '../support/golden.js';
import { lineName } from '../../src/report/words/cost-lines.js';

/** The tables of docs/cost-model.md, computed by the program. */

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const numeric = (index: number): boolean =>
    rows.every((cells) => /^[−+$\d.,%* e-]*$/.test(cells[index] ?? ''));
  const rule = head.map((_, index) => (index > 0 && numeric(index) ? '---:' : '---'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

function dollars(amount: PicoUsd | null | undefined): string {
  if (amount === null || amount === undefined) throw new Error('an amount was expected');
  return `$${countText(toUsd(amount))}`;
}

function request(of: Estimate): PicoUsd {
  if (of.cost === null) throw new Error(JSON.stringify(of.noPrice));
  return of.cost.requestPicoUsd;
}

function signedPer1k(amount: PicoUsd): string {
  return amount < 0n ? `−$${per1k(-amount)}` : `+$${per1k(amount)}`;
}

// --- Support triage --------------------------------------------------------------------------------------------------

const small = model('example/small', card({ input: '0.40', 'cached-input': '0.10', output: '1.60' }), {
  cache: rule({ minTokens: 1024, stepTokens: 128 }),
});
const office: Usage = {
  requestsPerMonth: stated(300_000),
  activeHoursPerMonth: 200,
  outputTokens: stated(40),
};
const instructions = block('system', 1420);
const ticket = block('variables', 180, { label: 'ticket' });
const triage = estimate(small, counted(instructions, ticket), office);
const greeting = estimate(
  small,
  counted(
    block('variables', 6, { label: 'customer_name', message: 0 }),
    instructions,
    block('examples', 400),
    ticket,
  ),
  office,
);

// --- Code review bot -------------------------------------------------------------------------------------------------

const review = counted(
  block('tools', 2400),
  block('system', 3000),
  block('variables', 3500, { label: 'diff' }),
);
const reviewUsage = (steps: number): Usage => ({
  requestsPerMonth: stated(20_000 * steps),
  toolSteps: stated(steps),
  toolResultTokens: 900,
  outputTokens: stated(250),
});
const marked = { prompt: prompt({ parameters: { caching: 'explicit' } }) };

// --- Live meeting notes ----------------------------------------------------------------------------------------------

const notes = counted(block('system', 600), block('variables', 900, { label: 'transcript' }));
const notesUsage = (history: 'full' | number): Usage => ({
  requestsPerMonth: stated(96_000),
  turns: stated(12),
  userTurnTokens: 900,
  outputTokens: stated(350),
  history,
});

function resolved(own: Partial<OwnSelfHosted>): SelfHosted {
  const found = resolveSelfHosted({ gpuUsdPerHour: '3', gpus: 2, utilization: 1, ...own });
  if ('mistake' in found) throw new Error(JSON.stringify(found.mistake));
  return found;
}

function hosted(own: Partial<OwnSelfHosted>): Model {
  return model('own/llama-3.3-70b', null, { selfHosted: resolved(own) });
}

// --- The worked example of the causes --------------------------------------------------------------------------------

const twice = model(
  'example/large-twice',
  card({ input: '4', output: '20', 'cached-input': '0.2', 'cache-write': '5' }),
  { cache: sonnetLike.cache },
);

function bot(of: Model, system: number, tools: number, output: number, cacheHitRate: number): Estimate {
  const tokens = counted(
    block('tools', tools),
    block('system', system),
    block('examples', 1200, { cacheBreakpoint: true }),
    block('variables', 150),
  );
  return estimate(
    of,
    tokens,
    { requestsPerMonth: stated(300_000), outputTokens: stated(output), cacheHitRate },
    { prompt: prompt() },
  );
}

const tenants = (first: boolean): RequestTokens => {
  const policy = [block('system', 5000), block('system', 600)];
  const tenant = block('variables', 20, { label: 'tenant', message: 0 });
  const question = block('variables', 150, { label: 'question' });
  return first ? counted(tenant, ...policy, question) : counted(...policy, tenant, question);
};

const parts: Readonly<Record<string, () => string>> = {
  triage: () =>
    table(
      ['line', 'tokens', 'USD per 1M', 'USD per 1,000 requests', 'USD a month'],
      [
        ...(triage.cost?.lines ?? []).map((line) => [
          lineName(line.item),
          countText(line.quantity),
          String(toUsd(line.ratePicoUsd * 1_000_000n)),
          per1k(line.costPicoUsd),
          countText(toUsd(line.costPicoUsd * 300_000n)),
        ]),
        ['**request**', '', '', per1k(request(triage)), countText(toUsd(triage.cost?.monthlyPicoUsd ?? 0n))],
      ],
    ),
  triageCauses: () => {
    const neverRecounted: Recount = () => {
      throw new Error('nothing had to be counted again');
    };
    const causes = explain(triage, greeting, neverRecounted);
    return table(
      ['cause', 'tokens', 'USD per 1,000 requests'],
      [
        ...causes.map((cause) => [
          cause.kind,
          cause.inputTokens === undefined ? '' : `+${countText(cause.inputTokens)}`,
          signedPer1k(cause.picoUsd),
        ]),
        [
          '**all**',
          `+${countText(greeting.tokens.input.expected - triage.tokens.input.expected)}`,
          signedPer1k(request(greeting) - request(triage)),
        ],
      ],
    );
  },
  review: () =>
    table(
      ['calls in a review', 'USD a review, not cached', 'cached', '20,000 reviews a month, cached'],
      [4, 12, 30].map((steps) => {
        const plain = estimate(sonnetLike, review, reviewUsage(steps));
        const cached = estimate(sonnetLike, review, reviewUsage(steps), marked);
        return [
          String(steps),
          toUsd(plain.chain?.picoUsd ?? 0n).toFixed(3),
          toUsd(cached.chain?.picoUsd ?? 0n).toFixed(3),
          dollars(cached.cost?.monthlyPicoUsd),
        ];
      }),
    ),
  notes: () => {
    const rows: readonly [string, Estimate][] = [
      ['all earlier updates are sent again', estimate(sonnetLike, notes, notesUsage('full'))],
      ['the last three are', estimate(sonnetLike, notes, notesUsage(3))],
      ['none is', estimate(sonnetLike, notes, notesUsage(0))],
    ];
    return table(
      ['history', 'input tokens of the average request', 'USD a meeting', 'USD a month'],
      rows.map(([name, of]) => [
        name,
        countText(of.tokens.input.expected + (of.chain?.historyTokens.expected ?? 0)),
        toUsd(of.chain?.picoUsd ?? 0n).toFixed(3),
        dollars(of.cost?.monthlyPicoUsd),
      ]),
    );
  },
  tenants: () =>
    table(
      ['requests per hour', 'not cached', 'tenant’s name first', 'static text first'],
      [2, 6, 12, 60, 600].map((requests) => {
        const usage: Usage = { ...perHour(requests), cardinality: { tenant: 50 } };
        const cost = (first: boolean, on: boolean): string =>
          per1k(
            estimate(sonnetLike, tenants(first), on ? { ...usage, cacheTtl: '5m' } : usage).cache
              ?.inputCostExpected,
          );
        return [String(requests), cost(false, false), cost(true, true), cost(false, true)];
      }),
    ),
  breakEven: () =>
    table(
      ['lifetime', 'write', 'read', 'pays from a hit rate of', 'requests per hour'],
      [
        ['5 minutes', 1.25, 0.1, 300],
        ['5 minutes', 1.25, 0.05, 300],
        ['30 minutes', 1.25, 0.1, 1800],
        ['1 hour', 2, 0.1, 3600],
        ['1 hour', 2, 0.05, 3600],
      ].map(([name, write, read, seconds]) => {
        const found = breakEven(Number(write), Number(read), Number(seconds));
        if (found === null) throw new Error('there is a point where it pays');
        return [
          String(name),
          String(write),
          String(read),
          `${(found.hitRate * 100).toFixed(1)}%`,
          found.requestsPerHour.toFixed(2),
        ];
      }),
    ),
  implicit: () => {
    const template = counted(block('system', 5000), block('variables', 170));
    const explicit = counted(block('system', 5000, { cacheBreakpoint: true }), block('variables', 170));
    const cost = (tokens: RequestTokens): string =>
      per1k(estimate(gpt6Like, tokens, perHour(60)).cache?.inputCostExpected);
    const off = estimate(gpt6Like, template, perHour(60), {
      prompt: prompt({ parameters: { caching: 'off' } }),
    });
    return table(
      ['breakpoint', 'input'],
      [
        ['set by the vendor, at the end of the question', cost(template)],
        ['none', per1k(off.cache?.inputCostExpected)],
        ['after the instructions', cost(explicit)],
      ],
    );
  },
  priors: () =>
    table(
      ['kind of task', 'low', 'expected', 'high', 'taken from'],
      [
        ...Object.entries(outputPriors).map(([kind, prior]) => [kind, prior] as const),
        ['with hidden reasoning', reasoningPrior] as const,
      ].map(([kind, prior]) => [
        kind,
        countText(prior.lowTokens),
        countText(prior.expectedTokens),
        countText(prior.highTokens),
        prior.basis,
      ]),
    ),
  limits: () =>
    table(
      ['limit', 'mean', 'answers cut off'],
      [300, 600, 1024].map((limit) => {
        const cut = capped(220, 0.8, limit);
        return [countText(limit), countText(cut.meanTokens), `${Math.round(cut.truncatedShare * 100)}%`];
      }),
    ),
  turns: () =>
    table(
      ['turns', 'input tokens', 'of the average request'],
      [1, 5, 10, 20].map((turns) => {
        const average = callGroups(
          chainShape({ turns: stated(turns) }),
          { firstCall: 1560, answer: 200, userTurn: 60, toolResult: 0 },
          [],
        ).reduce((sum, group) => sum + group.share * (1560 + group.historyTokens), 0);
        return [String(turns), countText(average * turns), countText(average)];
      }),
    ),
  steps: () =>
    table(
      ['calls', 'not cached', 'cached'],
      [5, 10, 20, 40].map((steps) => {
        const usage: Usage = {
          toolSteps: stated(steps),
          toolResultTokens: 900,
          outputTokens: stated(250),
        };
        const tokens = counted(block('system', 6000), block('variables', 300));
        const cost = (of: Estimate): string => toUsd(of.chain?.picoUsd ?? 0n).toFixed(3);
        return [
          String(steps),
          cost(estimate(sonnetLike, tokens, usage)),
          cost(estimate(sonnetLike, tokens, usage, marked)),
        ];
      }),
    ),
  benchmarks: () =>
    table(
      ['benchmark', 'a', 'b', 'c', 'fit', 'tokens per second and GPU at 1,000 / 1,000, published'],
      benchmarks.map((one) => [
        `\`${one.id}\``,
        one.a.toExponential(2),
        one.b.toExponential(2),
        one.c.toExponential(2),
        one.fit,
        countTextOr(
          throughputRows.find((row) => row.benchmark === one.id && row.inputTokens === 1000)
            ?.outputTokensPerSecondAndGpu,
        ),
      ]),
    ),
  hosted: () =>
    table(
      ['utilization', 'USD per 1,000 requests', 'USD per 1M tokens'],
      [1, 0.7, 0.4, 0.2].map((utilization) => {
        const of = hosted({ outputTokensPerSecond: 4418, utilization });
        const cost = request(estimate(of, counted(block('system', 1000)), { outputTokens: stated(1000) }));
        return [
          `${Math.round(utilization * 100)}%`,
          toUsd(cost * 1000n).toFixed(3),
          (toUsd(cost) / 2000 / 1e-6).toFixed(2),
        ];
      }),
    ),
  fleet: () => {
    const monthly = (utilization: number): string =>
      dollars(
        estimate(hosted({ benchmark: 'llama-3.3-70b-fp8-h200', utilization }), notes, notesUsage(3)).cost
          ?.monthlyPicoUsd,
      );
    const alone = fleetUsdPerMonth(resolved({ benchmark: 'llama-3.3-70b-fp8-h200' }), hoursPerMonth);
    return table(
      ['the GPUs', 'USD a month'],
      [
        ['are shared and 70% busy', monthly(0.7)],
        ['are shared and 40% busy', monthly(0.4)],
        ['do nothing else, paid for every hour of the month', `$${countText(alone ?? 0)}`],
      ],
    );
  },
  shapley: () => {
    const before = bot(sonnetLike, 1800, 900, 220, 0.95);
    const after = bot(twice, 2400, 1500, 300, 0.2);
    const causes = explain(before, after, (of) => (of === before.prompt ? before.tokens : after.tokens));
    const month = (amount: PicoUsd): string => {
      const [whole = '', cents = '00'] = toUsd(amount * 300_000n)
        .toFixed(2)
        .split('.');
      return `$${countText(Number(whole))}.${cents}`;
    };
    return table(
      ['cause', 'USD a month'],
      [
        ['before', month(request(before))],
        ...causes.map((cause) => [cause.kind, `+${month(cause.picoUsd)}`]),
        ['after', month(request(after))],
      ],
    );
  },
};

function countTextOr(value: number | undefined): string {
  return value === undefined ? '' : countText(value);
}

const file = 'docs/cost-model.md';

test('the tables of the cost model are computed by the program', async () => {
  const before = readFileSync(file, 'utf8');
  const asked: string[] = [];
  const filled = before.replace(
    /(<!-- generated: ([a-zA-Z]+) -->)[\s\S]*?(<!-- end -->)/g,
    (_whole, open: string, name: string, close: string) => {
      const part = parts[name];
      if (part === undefined) throw new Error(`${file} asks for a part ${name} that nobody generates`);
      asked.push(name);
      return `${open}\n\n${part()}\n\n${close}`;
    },
  );
  expect(asked.sort()).toEqual(Object.keys(parts).sort());
  const after = await format(filled, { parser: 'markdown', singleQuote: true, printWidth: 110 });
  if (updating) writeFileSync(file, after);
  else expect(after).toBe(before);
});

test('what the text says about the tables holds', () => {
  // "The examples are a quarter of it"
  const causes = explain(triage, greeting, () => counted());
  const examples = causes.find((cause) => cause.kind === 'examples')?.picoUsd ?? 0n;
  expect(Number(examples) / Number(request(greeting) - request(triage))).toBeCloseTo(0.27, 1);
  // "Moving twenty tokens is worth thirteen times the cost at 60 requests per hour, and is a loss at two"
  const input = (first: boolean, requests: number): number => {
    const usage = { ...perHour(requests), cardinality: { tenant: 50 }, cacheTtl: '5m' as const };
    return Number(estimate(sonnetLike, tenants(first), usage).cache?.inputCostExpected ?? 0n);
  };
  expect(input(true, 60) / input(false, 60)).toBeCloseTo(13, 0);
  expect(input(false, 2)).toBeGreaterThan(5770 * 2e6);
});
