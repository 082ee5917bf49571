import type { RatesFile } from './rate.js';
import type { Usage } from './usage.js';

/** What `.promptcost.yml` says about how prompts are found and estimated. Read from each side's own tree. */
export interface EstimationSettings {
  /** Globs added to what is recognized on its own. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** In file order; later entries win, field by field. */
  readonly prompts: readonly PromptSetting[];
  /** By name or alias. */
  readonly models: Readonly<Record<string, ModelSetting>>;
  /** Defaults for every prompt. */
  readonly usage: Usage;
  /** Model for requests and evaluations that name none, null without. */
  readonly defaultModel: string | null;
  /** Model for agent instructions, skills and lists of tools that name none; absent or null without. */
  readonly instructionsModel?: string | null;
  /** Globs of test data: policy, so the same on both sides; absent: `defaultTestPaths`. */
  readonly testPaths?: readonly string[];
  /** Path of the file these came from, null when there was none. */
  readonly path: string | null;
  /** Every glob of a `match` under `prompts` and `rules` with its line in that file; absent without any. */
  readonly matchPlaces?: readonly MatchPlace[];
  /** A price list of the user's own, the same on both sides; absent without one. */
  readonly ratesFile?: RatesFile;
}

export interface MatchPlace {
  readonly glob: string;
  /** 1-based. */
  readonly line: number;
}

export interface PromptSetting {
  readonly match: readonly string[];
  readonly model?: string;
  /** Forces a format by id. */
  readonly format?: string;
  readonly kind?: 'request' | 'instructions' | 'tools' | 'evaluation' | 'fragment' | 'ignore';
  readonly maxOutputTokens?: number;
  readonly reasoningEffort?: string;
  readonly usage?: Usage;
}

/** Rates of a user's own, USD per million tokens as exact decimals. */
export interface OwnRates {
  readonly input: string;
  readonly output: string;
  readonly cachedInput?: string;
  readonly cacheWrite?: string;
  readonly perRequestUsd?: string;
  readonly tokenizer?: string;
  readonly contextTokens?: number;
}

export interface OwnSelfHosted {
  readonly gpuUsdPerHour: string;
  readonly gpus: number;
  readonly utilization?: number;
  readonly peakToAverage?: number;
  /** Measured throughput of the whole deployment; one of these ways must be given. */
  readonly outputTokensPerSecond?: number;
  readonly inputTokensPerSecond?: number;
  readonly constants?: { readonly a: number; readonly b: number; readonly c: number };
  /** Id of a published benchmark row, see docs/cost-model.md. */
  readonly benchmark?: string;
  readonly activeParametersBillions?: number;
  readonly tokenizer?: string;
  readonly contextTokens?: number;
}

export type ModelSetting =
  | { readonly kind: 'alias'; readonly target: string }
  | { readonly kind: 'rates'; readonly rates: OwnRates }
  | { readonly kind: 'self-hosted'; readonly selfHosted: OwnSelfHosted }
  | { readonly kind: 'discount'; readonly percent: string };

/** The line of a file that something is said about, so that it can be shown without reading the file again. */
export interface Excerpt {
  /** 1-based, in UTF-16 units of the whole line. */
  readonly column: number;
  /** The line, or what is around the column where it is long. */
  readonly text: string;
  /** What is meant, as offsets in `text`; at least one character unless the line ends there. */
  readonly from: number;
  readonly to: number;
}

/** One mistake in the settings. All of them are collected before anything stops. */
export interface SettingsMistake {
  /** File, 'input', 'flag' or 'command line'. */
  readonly where: string;
  readonly line: number | null;
  /** The line itself; absent where the mistake is not in a file, or nowhere in particular. */
  readonly excerpt?: Excerpt;
  /** The commit whose file is meant, where it is not the one under judgment: 'a1b2c3d'. */
  readonly at?: string;
  /** Such as `limits.max-request-usd`. */
  readonly key: string;
  /** What was written, or that nothing was: `nothing`. */
  readonly given: string;
  /** There is no such flag. */
  readonly unknownFlag?: true;
  readonly allowed: string;
  readonly example: string;
  /** The nearest known key, for unknown ones. */
  readonly near: string | null;
}

/** Settings are wrong: nothing runs. Carries every mistake found. */
export class SettingsError extends Error {
  override name = 'SettingsError';
  readonly mistakes: readonly SettingsMistake[];
  constructor(mistakes: readonly SettingsMistake[]) {
    super(
      mistakes
        .map(({ where, key }) => `${where}: ${key}`)
        .slice(0, 10)
        .join('; '),
    );
    this.mistakes = mistakes;
  }
}
