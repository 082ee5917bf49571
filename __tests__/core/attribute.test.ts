import { expect, test } from '@jest/globals';
import { explain, type Recount, shapley } from '../../src/core/causes/attribute.js';
import type { Cause } from '../../src/core/cause.js';
import { causeText } from '../../src/report/words/causes.js';
import type { Estimate } from '../../src/core/estimate.js';
import { estimatePrompt } from '../../src/core/cost/estimating.js';
import { toUsd } from '../../src/core/money.js';
import type { Prompt, Segment } from '../../src/core/prompt.js';
import type { RequestTokens } from '../../src/core/tokens.js';
import type { Usage } from '../../src/core/usage.js';
import {
  block,
  card,
  counted,
  estimate,
  match,
  model,
  per1k,
  place,
  prompt,
  sonnetLike,
  stated,
} from './products.js';

/** The change does not touch what is recounted. */
const neverRecounted: Recount = () => {
  throw new Error('nothing had to be counted again');
};

function wordsOf(cause: Cause | undefined): string {
  return cause === undefined ? '' : causeText(cause, { baseline: place(1).path, head: place(1).path });
}

function added(causes: readonly Cause[]): bigint {
  return causes.reduce((sum, cause) => sum + cause.picoUsd, 0n);
}

function delta(baseline: Estimate, head: Estimate): bigint {
  return (head.cost?.requestPicoUsd ?? 0n) - (baseline.cost?.requestPicoUsd ?? 0n);
}

test('Shapley values of a product of three are exact', () => {
  // f = a·b·c, from (1,1,1) to (2,3,4): worked by hand, sum 23
  const values = shapley(3, (s) => BigInt((s & 1 ? 2 : 1) * (s & 2 ? 3 : 1) * (s & 4 ? 4 : 1)) * 6n);
  // Player a: (1·2 + (3 + 4)·1 + 12·2) / 6 = 33/6; b: (2·2 + (4 + 8) + 16·2) / 6 = 48/6; c: 57/6.
  expect(values).toEqual([33n, 48n, 57n]);
});

const fewShot = (system: number, tools: number): RequestTokens =>
  counted(
    block('tools', tools),
    block('system', system),
    block('examples', 1200, { cacheBreakpoint: true }),
    block('variables', 150),
  );

test('the worked example: $7,153.80 a month fall apart into five exact shares', () => {
  const twice = model(
    'anthropic/claude-double',
    card({ input: '4', output: '20', 'cached-input': '0.2', 'cache-write': '5' }),
    { cache: sonnetLike.cache },
  );
  const usage = (output: number, cacheHitRate: number): Usage => ({
    requestsPerMonth: stated(300_000),
    outputTokens: stated(output),
    cacheHitRate,
  });
  const baseline = estimate(sonnetLike, fewShot(1800, 900), usage(220, 0.95));
  const head = estimate(twice, fewShot(2400, 1500), usage(300, 0.2));
  expect(toUsd(baseline.cost?.monthlyPicoUsd ?? 0n)).toBe(1007.4);
  expect(toUsd(head.cost?.monthlyPicoUsd ?? 0n)).toBe(8161.2);
  const recount: Recount = (of) => (of === baseline.prompt ? baseline.tokens : head.tokens);
  const causes = explain(baseline, { ...head, prompt: { ...head.prompt } }, recount);
  expect(causes.map((cause) => [cause.kind, toUsd(cause.picoUsd * 300_000n)])).toEqual([
    ['model', 2436],
    ['system', 329.4],
    ['tools', 329.4],
    ['output', 360],
    ['caching', 3699],
  ]);
});

const text = (line: number, content: string, path?: string): Segment => ({
  kind: 'text',
  text: content,
  place: place(line, path),
});

/** A tokenizer that needs no table: one token per letter. */
const letters: Recount = (of, found) => {
  const factor = found?.model.tokenizer === 'syllables' ? 0.5 : 1;
  const size = (role: string): number =>
    of.messages
      .filter((message) => message.role === role)
      .flatMap((message) => message.segments)
      .reduce((sum, segment) => sum + (segment.kind === 'text' ? segment.text.length : 0), 0) * factor;
  return counted(block('system', size('system')), block('messages', size('user')));
};

const desk = match(model('desk/large', card({ input: '2', output: '8' })));
const coarse = match(model('desk/coarse', card({ input: '1', output: '4' }), { tokenizer: 'syllables' }));

function asked(system: string, user: string, more: Partial<Prompt> = {}): Prompt {
  return prompt({
    messages: [
      { role: 'system', segments: [text(4, system)], place: place(3) },
      { role: 'user', segments: [text(20, user)], place: place(19) },
    ],
    ...more,
  });
}

function of(asking: Prompt, found = desk, usage: Usage = { outputTokens: stated(100) }): Estimate {
  return estimatePrompt({
    prompt: asking,
    match: found,
    unknown: null,
    tokens: letters(asking, found, usage),
    usage,
  });
}

test('a longer system text is one cause, with the lines that are new', () => {
  const baseline = of(asked('be kind\nbe brief\n', 'ticket'));
  const head = of(asked('be kind\nname the product\nbe brief\n', 'ticket'));
  expect(explain(baseline, head, neverRecounted)).toEqual([
    {
      kind: 'system',
      picoUsd: 17n * 2_000_000n,
      inputTokens: 17,
      data: {
        about: 'text',
        part: 'system',
        standing: false,
        lines: { side: 'head', ranges: [{ path: baseline.prompt.path, from: 5, to: 5 }] },
      },
    },
  ]);
});

test('lines that belong together are one range, blank ones between them included', () => {
  const baseline = of(asked('be kind\nend\n', 'ticket'));
  const after = 'be kind\none\n\ntwo\nthree\nend\nfour\n';
  const causes = explain(baseline, of(asked(after, 'ticket')), neverRecounted);
  expect(wordsOf(causes[0])).toBe('system text +20 tokens (lines 5–8, 10)');
  const back = explain(of(asked(after, 'ticket')), baseline, neverRecounted);
  expect(wordsOf(back[0])).toBe('system text −20 tokens (removed: lines 5–8, 10 of the base)');
});

test('text that a shared file brought in names that file', () => {
  const shared = (content: string): Prompt =>
    prompt({
      messages: [
        {
          role: 'system',
          segments: [
            text(4, 'be kind\n'),
            {
              kind: 'include',
              path: 'partials/tone.md',
              body: [text(1, content, 'partials/tone.md')],
              place: place(5),
            },
          ],
          place: place(3),
        },
      ],
    });
  const recount: Recount = () => counted();
  const sized = (asking: Prompt, tokens: number): Estimate =>
    estimate(desk.model, counted(block('system', tokens)), {}, { prompt: asking });
  const causes = explain(
    sized(shared('warm\n'), 10),
    sized(shared('warm\nnever rude\nno slang\n'), 18),
    recount,
  );
  expect(causes.map((cause) => wordsOf(cause))).toEqual([
    'system text +8 tokens (`partials/tone.md` lines 2–3)',
  ]);
});

test('another model is rates and tokenizer apart, and both add up', () => {
  const baseline = of(asked('be kind', 'ticket'));
  const head = of(asked('be kind', 'ticket'), coarse);
  const causes = explain(baseline, head, letters);
  expect(causes.map((cause) => cause.kind)).toEqual(['model', 'tokenizer']);
  expect(added(causes)).toBe(delta(baseline, head));
  expect(causes[1]?.inputTokens).toBe(-7);
  expect(wordsOf(causes[0])).toBe(
    'model `large` → `coarse` (line 2): input $2.00 → $1.00, output $8.00 → $4.00 per 1M tokens',
  );
});

test('own rates for the same model are `rates`, not `model`', () => {
  const baseline = of(asked('be kind', 'ticket'));
  const head = of(asked('be kind', 'ticket'), match({ ...desk.model, discountPercent: '50' }));
  const causes = explain(baseline, head, letters);
  expect(causes.map((cause) => [cause.kind, wordsOf(cause)])).toEqual([
    ['rates', 'other rates for `desk/large`: input $2.00, output $8.00, discount 0% → 50% per 1M tokens'],
  ]);
});

test('a variable that moves to the front is a caching cause of its own', () => {
  const layout = (front: boolean): RequestTokens => {
    const name = block('variables', 14, { label: 'customer_name', message: 0, place: place(1) });
    const rest = block('system', 2000);
    const question = block('variables', 100, { label: 'question' });
    return front ? counted(name, rest, question) : counted(rest, name, question);
  };
  const usage: Usage = {
    requestsPerMonth: stated(60 * 730),
    outputTokens: stated(50),
    cacheTtl: '5m',
  };
  const baseline = estimate(sonnetLike, layout(false), usage);
  const head = estimate(sonnetLike, layout(true), usage);
  const causes = explain(baseline, head, neverRecounted);
  expect(causes).toMatchObject([{ kind: 'caching', picoUsd: delta(baseline, head) }]);
  expect(causes.map(wordsOf)).toEqual([
    'variable `customer_name` (line 1) now ends the cached part: 2,000 → 0 tokens',
  ]);
  // 2,000 tokens × $2/M × (1 − (0.05·h + 1.25·(1 − h))), h = 1 − e⁻⁵
  expect(per1k(delta(baseline, head))).toBe('3.77');
});

test('tier and batch are one cause; a mixture without a published price is not split', () => {
  const priority = model(
    'desk/other',
    card(
      { input: '4', output: '16' },
      { factors: { priority: { factor: '2', source: { title: '', url: '', checkedOn: '' } } } },
    ),
  );
  const baseline = of(asked('be kind', 'ticket'));
  const head = of(asked('be kind', 'ticket', { parameters: { serviceTier: 'priority' } }), match(priority));
  const causes = explain(baseline, head, letters);
  // desk/large has no priority price: model and tier can only be exchanged together.
  expect(causes.map((cause) => cause.kind)).toEqual(['model']);
  expect(added(causes)).toBe(delta(baseline, head));
});

test('an added and a removed prompt are one cause each; an unpriced one has none', () => {
  const one = of(asked('be kind', 'ticket'));
  expect(explain(null, one, neverRecounted).map((cause) => [cause.kind, cause.picoUsd])).toEqual([
    ['added', one.cost?.requestPicoUsd],
  ]);
  expect(explain(one, null, neverRecounted).map((cause) => [cause.kind, cause.inputTokens])).toEqual([
    ['removed', -13],
  ]);
  const unpriced = { ...one, cost: null, noPrice: { because: 'no-rate', model: 'x/one' } as const };
  expect(explain(one, unpriced, neverRecounted)).toEqual([]);
});

test('nothing changed, nothing caused', () => {
  const one = of(asked('be kind', 'ticket'));
  expect(explain(one, one, neverRecounted)).toEqual([]);
});

test('usage that changes in the settings is its own cause', () => {
  const usage = (turns: number): Usage => ({ outputTokens: stated(100), turns: stated(turns) });
  const baseline = of(asked('be kind', 'ticket'), desk, usage(1));
  const head = of(asked('be kind', 'ticket'), desk, usage(5));
  const causes = explain(baseline, head, letters);
  expect(causes.map((cause) => [cause.kind, wordsOf(cause)])).toEqual([
    ['usage', 'usage in the settings changed: turns'],
  ]);
  expect(added(causes)).toBe(delta(baseline, head));
});
