import { benchmarks, type GpuPeak, gpuPeaks } from './benchmarks.js';
import type { SelfHosted } from '../model.js';
import { divideRounded, type PicoUsd, parseUsd, toUsd } from '../money.js';
import type { OwnSelfHosted } from '../settings.js';
import type { Source } from '../rate.js';

/**
 * What a request costs on GPUs that are paid by the hour: its GPU-seconds, divided by the share of paid time that
 * does work, times the price of a second. There is no default price of a GPU: it is the user's own.
 */

/** Share of paid time that does work where it is not configured: an interactive service keeps 30 to 60 % of the maximum. */
export const assumedUtilization = {
  low: 0.2,
  expected: 0.4,
  high: 0.7,
  /** At the peak that a fleet is sized for. */
  atPeak: 0.65,
  source: {
    title: 'Judgment: interactive latency targets on published offline maxima',
    url: 'https://github.com/NVIDIA/TensorRT-LLM/blob/03e27c7/docs/source/developer-guide/perf-overview.md',
    checkedOn: '2026-11-23',
  } satisfies Source,
} as const;

/** GPU-seconds of one request at full use of one GPU's time. `cachedShare` of the input is read from the prefix cache. */
export function gpuSeconds(
  hosted: SelfHosted,
  inputTokens: number,
  outputTokens: number,
  cachedShare = 0,
): number {
  return (
    hosted.secondsPerInputToken * inputTokens * (1 - cachedShare) +
    hosted.secondsPerOutputToken * outputTokens +
    hosted.secondsPerOutputTokenAndContextToken * outputTokens * (inputTokens + outputTokens / 2)
  );
}

/** Paid GPU-seconds per second of work: idle time and the peak the fleet is sized for. 2.5 / 0.65 is 3.8. */
export function paidPerWorked(hosted: SelfHosted, utilization = hosted.utilization): number {
  return Math.max(1, hosted.peakToAverage) / utilization;
}

/** Price of one GPU-second; null when the settings' price is not a decimal. */
export function gpuSecondPicoUsd(hosted: SelfHosted): PicoUsd | null {
  const hour = parseUsd(hosted.gpuUsdPerHour);
  return hour === null ? null : divideRounded(hour, 3600n);
}

/** USD per million tokens, input and output together, to be laid beside an API's rates. */
export function usdPerMTok(requestUsd: number, inputTokens: number, outputTokens: number): number | null {
  const tokens = inputTokens + outputTokens;
  return tokens > 0 ? (requestUsd / tokens) * 1e6 : null;
}

/** Requests per hour that the deployment can serve at this utilization. */
export function requestsPerHourAtMost(hosted: SelfHosted, workedSeconds: number): number | null {
  return workedSeconds > 0 ? (hosted.gpus * 3600 * hosted.utilization) / workedSeconds : null;
}

/** What the whole deployment costs in so many hours, busy or idle; null when the price is not a decimal. */
export function fleetUsdPerMonth(hosted: SelfHosted, hours: number): number | null {
  const hour = parseUsd(hosted.gpuUsdPerHour);
  return hour === null ? null : toUsd(hour) * hosted.gpus * hours;
}

/**
 * Arithmetic that the request needs at least, 2 floating point operations per active parameter and token, in
 * 10^12. A bound to check the constants against, not a price.
 */
export function teraFlop(hosted: SelfHosted, inputTokens: number, outputTokens: number): number | null {
  return hosted.activeParametersBillions === null
    ? null
    : (2 * hosted.activeParametersBillions * 1e9 * (inputTokens + outputTokens)) / 1e12;
}

/**
 * The least seconds that arithmetic alone takes on one GPU: its work over the peak of that GPU, or of the fastest one
 * that is known where the GPU is not. Constants below it cannot be right. Null without the number of parameters.
 */
export function rooflineSeconds(
  hosted: SelfHosted,
  inputTokens: number,
  outputTokens: number,
): { readonly seconds: number; readonly peak: GpuPeak } | null {
  const work = teraFlop(hosted, inputTokens, outputTokens);
  const fastest = gpuPeaks.reduce<GpuPeak | null>(
    (best, one) => (best === null || one.teraFlopPerSecond > best.teraFlopPerSecond ? one : best),
    null,
  );
  const peak = gpuPeaks.find(({ gpu }) => gpu === hosted.gpu) ?? fastest;
  return work === null || peak === null ? null : { seconds: work / peak.teraFlopPerSecond, peak };
}

/** What is wrong with the settings of a self-hosted model: keys as they are written, and what they need. */
export type HostedMistake =
  | { readonly key: 'gpu-usd-per-hour'; readonly needs: 'decimal' }
  | {
      readonly key: 'gpus' | 'output-tokens-per-second' | 'input-tokens-per-second';
      readonly needs: 'above-0';
    }
  | { readonly key: 'utilization'; readonly needs: 'above-0-to-1' }
  | { readonly key: 'peak-to-average'; readonly needs: 'at-least-1' }
  | { readonly key: 'constants'; readonly needs: 'seconds' }
  | {
      readonly key: 'benchmark';
      readonly needs: 'known';
      readonly given: string;
      readonly known: readonly string[];
    }
  /** None of the ways to say how fast it is. */
  | { readonly key: null; readonly needs: 'throughput' };

/**
 * The settings' description of a self-hosted model as constants, or what is wrong with it. Measured throughput is of
 * the whole deployment; one of throughput, constants or a benchmark must be given, and always the GPU price.
 */
export function resolveSelfHosted(own: OwnSelfHosted): SelfHosted | { readonly mistake: HostedMistake } {
  if (parseUsd(own.gpuUsdPerHour) === null) {
    return { mistake: { key: 'gpu-usd-per-hour', needs: 'decimal' } };
  }
  if (!(own.gpus > 0)) return { mistake: { key: 'gpus', needs: 'above-0' } };
  if (own.utilization !== undefined && !(own.utilization > 0 && own.utilization <= 1)) {
    return { mistake: { key: 'utilization', needs: 'above-0-to-1' } };
  }
  if (own.peakToAverage !== undefined && !(own.peakToAverage >= 1)) {
    return { mistake: { key: 'peak-to-average', needs: 'at-least-1' } };
  }
  const common = {
    gpuUsdPerHour: own.gpuUsdPerHour,
    gpus: own.gpus,
    utilization:
      own.utilization ??
      (own.peakToAverage === undefined ? assumedUtilization.expected : assumedUtilization.atPeak),
    utilizationAssumed: own.utilization === undefined,
    peakToAverage: own.peakToAverage ?? 1,
  };
  if (own.constants !== undefined) {
    const { a, b, c } = own.constants;
    if (![a, b, c].every((value) => Number.isFinite(value) && value >= 0)) {
      return { mistake: { key: 'constants', needs: 'seconds' } };
    }
    return {
      ...common,
      secondsPerInputToken: a,
      secondsPerOutputToken: b,
      secondsPerOutputTokenAndContextToken: c,
      basis: { from: 'constants' },
      activeParametersBillions: own.activeParametersBillions ?? null,
    };
  }
  if (own.outputTokensPerSecond !== undefined) {
    if (!(own.outputTokensPerSecond > 0)) {
      return { mistake: { key: 'output-tokens-per-second', needs: 'above-0' } };
    }
    if (own.inputTokensPerSecond !== undefined && !(own.inputTokensPerSecond > 0)) {
      return { mistake: { key: 'input-tokens-per-second', needs: 'above-0' } };
    }
    return {
      ...common,
      secondsPerInputToken: own.inputTokensPerSecond === undefined ? 0 : own.gpus / own.inputTokensPerSecond,
      secondsPerOutputToken: own.gpus / own.outputTokensPerSecond,
      secondsPerOutputTokenAndContextToken: 0,
      basis: { from: own.inputTokensPerSecond === undefined ? 'throughput-output' : 'throughput' },
      activeParametersBillions: own.activeParametersBillions ?? null,
    };
  }
  if (own.benchmark !== undefined) {
    const found = benchmarks.find((benchmark) => benchmark.id === own.benchmark);
    if (found === undefined) {
      return {
        mistake: {
          key: 'benchmark',
          needs: 'known',
          given: own.benchmark,
          known: benchmarks.map(({ id }) => id),
        },
      };
    }
    return {
      ...common,
      secondsPerInputToken: found.a,
      secondsPerOutputToken: found.b,
      secondsPerOutputTokenAndContextToken: found.c,
      basis: { from: 'benchmark', id: found.id, title: found.title, fit: found.fit },
      activeParametersBillions: own.activeParametersBillions ?? found.activeParametersBillions,
      gpu: found.gpu,
    };
  }
  return { mistake: { key: null, needs: 'throughput' } };
}
