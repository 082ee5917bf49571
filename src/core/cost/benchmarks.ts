import type { Source } from '../rate.js';

/**
 * GPU time per token of models that people host themselves, fitted to throughput that NVIDIA publishes:
 * GPU-seconds = a·input + b·output + c·output·(input + output/2), for one GPU. The first constant is reading the
 * prompt, the second writing (weights are read for each token), the third reading the key-value cache of what is
 * already there. The published rows are offline maxima; interactive use keeps 30 to 60 % of them.
 */
export interface Benchmark {
  readonly id: string;
  readonly title: string;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** How far the fit is from the published rows, in words. */
  readonly fit: string;
  readonly activeParametersBillions: number | null;
  readonly gpu: string;
  readonly source: Source;
}

/** Most that a GPU can compute, dense and in the fastest precision it has: the roofline of reading a prompt. */
export interface GpuPeak {
  readonly gpu: string;
  readonly precision: string;
  readonly teraFlopPerSecond: number;
  readonly source: Source;
}

const hopper: Source = {
  title: 'NVIDIA H200 vs B300: dense figures of the data sheets',
  url: 'https://itkb.uw.cz/2026/06/nvidia-h200-vs-b300-precisions-cores.html',
  checkedOn: '2026-11-23',
};

export const gpuPeaks: readonly GpuPeak[] = [
  { gpu: 'H100', precision: 'FP8', teraFlopPerSecond: 1979, source: hopper },
  { gpu: 'H200', precision: 'FP8', teraFlopPerSecond: 1979, source: hopper },
  // The fastest of which a figure is known here: a bound for every other one.
  { gpu: 'B300', precision: 'FP4', teraFlopPerSecond: 15_000, source: hopper },
];

/** A published row: output tokens per second and GPU at a fixed input and output length. */
export interface ThroughputRow {
  readonly benchmark: string | null;
  readonly title: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly outputTokensPerSecondAndGpu: number;
  readonly source: Source;
}

const source: Source = {
  title: 'NVIDIA TensorRT-LLM performance overview, commit 03e27c7',
  url: 'https://github.com/NVIDIA/TensorRT-LLM/blob/03e27c7/docs/source/developer-guide/perf-overview.md',
  checkedOn: '2026-11-23',
};

export const benchmarks: readonly Benchmark[] = [
  {
    id: 'llama-3.3-70b-fp8-h200',
    title: 'Llama 3.3 70B FP8 on H200 (TP2)',
    a: 1.61e-4,
    b: 1.16e-4,
    c: 7.06e-8,
    fit: 'within 10%',
    activeParametersBillions: 70,
    gpu: 'H200',
    source,
  },
  {
    id: 'llama-3.3-70b-fp4-b200',
    title: 'Llama 3.3 70B FP4 on B200',
    a: 4.02e-5,
    b: 1.97e-5,
    c: 5.54e-8,
    fit: '−14 to +12%',
    activeParametersBillions: 70,
    gpu: 'B200',
    source,
  },
  {
    id: 'gpt-oss-120b-h100',
    title: 'gpt-oss-120b on H100 (DEP4)',
    a: 4.67e-5,
    b: 1.01e-4,
    c: 4.29e-8,
    fit: 'within 1%',
    activeParametersBillions: 5.1,
    gpu: 'H100',
    source,
  },
  {
    id: 'gpt-oss-120b-h200',
    title: 'gpt-oss-120b on H200',
    a: 1.49e-5,
    b: 6.86e-5,
    c: 4.14e-8,
    fit: 'within 1%',
    activeParametersBillions: 5.1,
    gpu: 'H200',
    source,
  },
  {
    id: 'gpt-oss-120b-fp4-b200',
    title: 'gpt-oss-120b FP4 on B200 (DEP2)',
    a: 1.15e-5,
    b: 1.42e-5,
    c: 8.28e-9,
    fit: 'within 9%',
    activeParametersBillions: 5.1,
    gpu: 'B200',
    source,
  },
  {
    id: 'gpt-oss-20b-h100',
    title: 'gpt-oss-20b on H100',
    a: 2.07e-5,
    b: 4.52e-5,
    c: 1.33e-8,
    fit: 'within 10%',
    activeParametersBillions: 3.6,
    gpu: 'H100',
    source,
  },
  {
    id: 'qwen3-235b-a22b-fp8-h200',
    title: 'Qwen3-235B-A22B FP8 on H200 (DEP4)',
    a: 7.35e-5,
    b: 3.26e-5,
    c: 1.3e-7,
    fit: 'within 10%',
    activeParametersBillions: 22,
    gpu: 'H200',
    source,
  },
  {
    id: 'deepseek-r1-fp8-h200',
    title: 'DeepSeek-R1 FP8 on H200 (DEP8)',
    a: 2.64e-4,
    b: 1.69e-4,
    c: 1.21e-7,
    fit: 'four rows for three constants: not a test of the fit',
    activeParametersBillions: 37,
    gpu: 'H200',
    source,
  },
];

export const throughputRows: readonly ThroughputRow[] = [
  row(null, 'Llama 3.3 70B on H100', 1000, 1000, 2209),
  row(null, 'Llama 3.3 70B on H100', 8192, 1024, 398),
  row('llama-3.3-70b-fp8-h200', 'Llama 3.3 70B on H200', 1000, 1000, 2587),
  row('llama-3.3-70b-fp8-h200', 'Llama 3.3 70B on H200', 8192, 1024, 537),
  row('llama-3.3-70b-fp8-h200', 'Llama 3.3 70B on H200', 32768, 1024, 120),
  row('llama-3.3-70b-fp4-b200', 'Llama 3.3 70B on B200', 1000, 1000, 6920),
  row('gpt-oss-120b-h100', 'gpt-oss-120b on H100', 1000, 1000, 4685),
  row('gpt-oss-120b-h200', 'gpt-oss-120b on H200', 1000, 1000, 6868),
  row('gpt-oss-120b-fp4-b200', 'gpt-oss-120b on B200', 1000, 1000, 25_943),
  row('gpt-oss-20b-h100', 'gpt-oss-20b on H100', 1000, 1000, 11_557),
  row('deepseek-r1-fp8-h200', 'DeepSeek-R1 on H200', 1000, 1000, 1627),
];

function row(
  benchmark: string | null,
  title: string,
  inputTokens: number,
  outputTokens: number,
  outputTokensPerSecondAndGpu: number,
): ThroughputRow {
  return { benchmark, title, inputTokens, outputTokens, outputTokensPerSecondAndGpu, source };
}
