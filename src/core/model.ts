import type { CacheRule, RateCard, Source } from './rate.js';

/** Where the seconds of a token come from. */
export type HostedBasis =
  /** `throughput-output`: only that of the output is measured, and reading the prompt is taken to be part of it. */
  | { readonly from: 'constants' | 'throughput' | 'throughput-output' }
  /** A published benchmark; see docs/cost-model.md. */
  | { readonly from: 'benchmark'; readonly id: string; readonly title: string; readonly fit: string };

/** GPU cost of a self-hosted model; see docs/cost-model.md for the formula. */
export interface SelfHosted {
  readonly gpuUsdPerHour: string;
  readonly gpus: number;
  /** 0 < utilization ≤ 1: share of paid GPU time that does work, at the load the fleet is sized for. */
  readonly utilization: number;
  /** True where the utilization is not configured: then it is a range. */
  readonly utilizationAssumed?: boolean;
  /** A fleet sized for its peak pays for it all day: cost × this. 1 when `utilization` is already the average. */
  readonly peakToAverage: number;
  /** GPU-seconds = a·input + b·output + c·output·(input + output/2), per GPU-second of one GPU. */
  readonly secondsPerInputToken: number;
  readonly secondsPerOutputToken: number;
  readonly secondsPerOutputTokenAndContextToken: number;
  /** Where the three constants come from. */
  readonly basis: HostedBasis;
  readonly activeParametersBillions: number | null;
  /** The GPU of the benchmark, for the check against what it can do at most. */
  readonly gpu?: string;
}

/** A model as the catalog (or the settings) knows it. */
export interface Model {
  /** `provider/name`, e.g. `openai/gpt-4.1-mini`. */
  readonly id: string;
  readonly provider: string;
  readonly name: string;
  /** Id for `openTokenizer`. */
  readonly tokenizer: string;
  readonly contextTokens: number | null;
  /** 0 for models that give no text back (embeddings). */
  readonly maxOutputTokens: number | null;
  /** Null when no rate is known; then the estimate is unpriced with a reason. */
  readonly rates: RateCard | null;
  readonly selfHosted: SelfHosted | null;
  readonly cache: CacheRule | null;
  /** True when the model always, or by default, bills hidden reasoning tokens as output. */
  readonly reasoning: 'never' | 'optional' | 'by-default' | 'unknown';
  /**
   * What the model is recorded to take besides text: true, false, or null where no source says. Source: the second price list
   * (see docs/rates.md), of which a missing mark for structured output means unknown, not "no".
   */
  readonly capabilities?: {
    readonly images: boolean | null;
    readonly tools: boolean | null;
    readonly structuredOutput: boolean | null;
  };
  readonly lifecycle: {
    readonly state: 'current' | 'deprecated' | 'retired';
    readonly on: string | null;
    readonly note: string;
    readonly source: Source;
  } | null;
  /** Percent taken off every rate by the settings (contract discount), as an exact decimal; '0' without. */
  readonly discountPercent: string;
}

/** How a written name became a model; the report says it when it was not the exact name. */
export interface ModelMatch {
  readonly model: Model;
  readonly asWritten: string;
  readonly by: 'exact' | 'normalized' | 'dated' | 'alias' | 'prefix' | 'settings' | 'local';
  /** In words, when there is something a reader must know ('moving alias: stood for … on …'). */
  readonly note: string | null;
}

/** A name that is not resolved, with the reason; never a guess at another family. */
export interface UnknownModel {
  readonly asWritten: string;
  readonly reason: 'unknown-model' | 'ambiguous-model' | 'no-model';
  readonly detail: string;
  /** Nearest known names, at most three. */
  readonly near: readonly string[];
}
