import { describe, expect, test } from '@jest/globals';
import { benchmarks, throughputRows } from '../../src/core/cost/benchmarks.js';
import type { SelfHosted } from '../../src/core/model.js';
import { toUsd } from '../../src/core/money.js';
import {
  gpuSeconds,
  paidPerWorked,
  requestsPerHourAtMost,
  rooflineSeconds,
  resolveSelfHosted,
  teraFlop,
} from '../../src/core/cost/selfhosted.js';
import type { OwnSelfHosted } from '../../src/core/settings.js';
import { block, counted, estimate, model, perHour, stated } from './products.js';
import { estimateNoteText } from '../../src/report/words/estimate-notes.js';

function hosted(own: Partial<OwnSelfHosted>): SelfHosted {
  const found = resolveSelfHosted({ gpuUsdPerHour: '3', gpus: 2, utilization: 1, ...own });
  if ('mistake' in found) throw new Error(JSON.stringify(found.mistake));
  return found;
}

describe('published throughput', () => {
  test.each(
    throughputRows
      .filter((row) => row.benchmark !== null)
      .map((row) => [row.title, row.inputTokens, row.outputTokens, row] as const),
  )('%s at %i/%i is met within 10 %%', (_, input, output, row) => {
    const seconds = gpuSeconds(hosted({ benchmark: row.benchmark ?? '' }), input, output);
    const perSecond = output / seconds;
    expect(Math.abs(perSecond / row.outputTokensPerSecondAndGpu - 1)).toBeLessThan(0.1);
  });

  test('every benchmark is named once, with its fit and a source', () => {
    expect(new Set(benchmarks.map(({ id }) => id)).size).toBe(benchmarks.length);
    for (const { fit, source } of benchmarks) {
      expect(fit).not.toBe('');
      expect(source.url).toMatch(/^https:/);
    }
  });
});

/** Llama 70B on two H100 at $3: 2,209 output tokens per second and GPU, 1,000 in and 1,000 out. */
const llama = { outputTokensPerSecond: 4418, gpus: 2 };
const thousand = counted(block('system', 1000));

function costPer1k(own: Partial<OwnSelfHosted>): number {
  const of = model('own/llama', null, { selfHosted: hosted(own) });
  const found = estimate(of, thousand, { outputTokens: stated(1000) });
  return toUsd((found.cost?.requestPicoUsd ?? 0n) * 1000n);
}

test('the worked example: $0.377 per 1,000 requests at full use, $0.47 per million tokens at 40 %', () => {
  expect(costPer1k(llama)).toBeCloseTo(0.377, 3);
  const busy = model('own/llama', null, { selfHosted: hosted({ ...llama, utilization: 0.4 }) });
  const { cost, assumptions } = estimate(busy, thousand, { outputTokens: stated(1000) });
  // $/MTok of input and output together
  expect(toUsd(cost?.requestPicoUsd ?? 0n) / 2000 / 1e-6).toBeCloseTo(0.47, 2);
  expect(assumptions.map(estimateNoteText).join()).toContain('$0.472 per 1M tokens');
  expect(cost?.lines).toMatchObject([{ item: { of: 'gpu-time' }, unit: 'GPU seconds' }]);
});

test('a fleet sized for its peak pays for it all day', () => {
  expect(paidPerWorked(hosted({ ...llama, utilization: 0.65, peakToAverage: 2.5 }))).toBeCloseTo(3.8, 1);
  expect(costPer1k({ ...llama, utilization: 0.65, peakToAverage: 2.5 })).toBeCloseTo(0.377 * 3.846, 2);
});

test('a utilization that nobody stated is a range', () => {
  const of = resolveSelfHosted({ gpuUsdPerHour: '3', ...llama });
  if ('mistake' in of) throw new Error(JSON.stringify(of.mistake));
  const { cost } = estimate(model('own/llama', null, { selfHosted: of }), thousand, {
    outputTokens: stated(1000),
  });
  expect(toUsd((cost?.requestPicoUsd ?? 0n) * 1000n)).toBeCloseTo(0.377 / 0.4, 2);
  expect(toUsd((cost?.lowPicoUsd ?? 0n) * 1000n)).toBeCloseTo(0.377 / 0.7, 2);
  expect(toUsd((cost?.highPicoUsd ?? 0n) * 1000n)).toBeCloseTo(0.377 / 0.2, 2);
});

test('the input counts, not only the output', () => {
  const at = (input: number): number => {
    const of = model('own/llama', null, { selfHosted: hosted({ benchmark: 'llama-3.3-70b-fp8-h200' }) });
    const found = estimate(of, counted(block('system', input)), { outputTokens: stated(1024) });
    return toUsd(found.cost?.requestPicoUsd ?? 0n);
  };
  // 537 and 120 output tokens per second: 4.5 times the cost
  expect(at(32_768) / at(8192)).toBeCloseTo(4, 0);
});

test('what is read from the prefix cache is not computed again', () => {
  const of = model('own/llama', null, { selfHosted: hosted({ benchmark: 'llama-3.3-70b-fp8-h200' }) });
  const tokens = counted(block('system', 8000), block('variables', 192));
  const cost = (usage: Parameters<typeof estimate>[2]): number =>
    toUsd(estimate(of, tokens, { outputTokens: stated(100), ...usage }).cost?.requestPicoUsd ?? 0n);
  const saved = cost({}) - cost({ cacheHitRate: 0.9 });
  expect(saved).toBeCloseTo((1.61e-4 * 7200 * 3) / 3600, 8);
});

test('a bound to check the constants against', () => {
  const of = hosted({ benchmark: 'llama-3.3-70b-fp8-h200' });
  // 2 × 70e9 × 2,000 tokens
  expect(teraFlop(of, 1000, 1000)).toBeCloseTo(280, 6);
  expect(teraFlop(hosted(llama), 1000, 1000)).toBeNull();
});

test('constants that beat the hardware are said to be wrong', () => {
  const of = hosted({ benchmark: 'llama-3.3-70b-fp8-h200' });
  // 280 TFLOP at 1,979 TFLOP/s
  expect(rooflineSeconds(of, 1000, 1000)?.seconds).toBeCloseTo(0.1415, 4);
  const notes = (own: Partial<OwnSelfHosted>): string =>
    estimate(model('own/llama', null, { selfHosted: hosted(own) }), thousand, {
      outputTokens: stated(1000),
    })
      .assumptions.map(estimateNoteText)
      .join();
  expect(notes({ benchmark: 'llama-3.3-70b-fp8-h200' })).toContain(
    '280 TFLOP, 0.14 s of an H200 at its peak; 0.38 s are counted',
  );
  expect(notes({ outputTokensPerSecond: 1e6, activeParametersBillions: 70 })).toContain('which cannot be');
});

test('traffic beyond what the GPUs can do is said', () => {
  expect(requestsPerHourAtMost(hosted(llama), 0.4526)).toBeCloseTo(15_908, 0);
  const of = model('own/llama', null, { selfHosted: hosted(llama) });
  const found = estimate(of, thousand, { outputTokens: stated(1000), ...perHour(20_000) });
  expect(found.assumptions.map(estimateNoteText).join()).toContain('2 GPUs serve at most 15,90');
});

test('a month of idle GPUs is not hidden behind the share of one prompt', () => {
  const of = model('own/llama', null, { selfHosted: hosted({ ...llama, utilization: 0.4 }) });
  const found = estimate(of, thousand, { outputTokens: stated(1000), ...perHour(100) });
  // 2 GPUs × $3 × 730 hours
  expect(found.assumptions.map(estimateNoteText).join()).toContain(
    '2 GPUs cost $4,380 a month whatever they do',
  );
});

test.each([
  [{ gpuUsdPerHour: 'cheap' }, 'gpu-usd-per-hour', 'decimal'],
  [{ gpus: 0 }, 'gpus', 'above-0'],
  [{ utilization: 1.5 }, 'utilization', 'above-0-to-1'],
  [{ peakToAverage: 0.5 }, 'peak-to-average', 'at-least-1'],
  [{ benchmark: 'llama-9' }, 'benchmark', 'known'],
  [{ outputTokensPerSecond: 0 }, 'output-tokens-per-second', 'above-0'],
  [{ outputTokensPerSecond: 1, inputTokensPerSecond: 0 }, 'input-tokens-per-second', 'above-0'],
  [{ constants: { a: -1, b: 0, c: 0 } }, 'constants', 'seconds'],
  [{}, null, 'throughput'],
])('settings that cannot be used are a mistake: %j', (own, key, needs) => {
  const found = resolveSelfHosted({ gpuUsdPerHour: '3', gpus: 2, ...own });
  expect(found).toMatchObject({ mistake: { key, needs } });
});
