import type { Policy } from './limits.js';
import type { Usage } from './usage.js';

/** What `.promptcost.yml` says about how prompts are found and estimated. Read from each side's own tree. */
export interface EstimationSettings {
  /** Globs added to what is recognised on its own. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** In file order; later entries win, field by field. */
  readonly prompts: readonly PromptSetting[];
  /** By name or alias. */
  readonly models: Readonly<Record<string, ModelSetting>>;
  /** Defaults for every prompt. */
  readonly usage: Usage;
  /** Model for prompts that name none, null without. */
  readonly defaultModel: string | null;
  /** Path of the file these came from, null when there was none. */
  readonly path: string | null;
}

export interface PromptSetting {
  readonly match: readonly string[];
  readonly model?: string;
  /** Forces a format by id. */
  readonly format?: string;
  readonly kind?: 'request' | 'instructions' | 'evaluation' | 'ignore';
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
  readonly utilisation?: number;
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

export interface Settings {
  readonly estimation: EstimationSettings;
  readonly policy: Policy;
}

/** One mistake in the settings. All of them are collected before anything stops. */
export interface SettingsMistake {
  /** File or 'input'. */
  readonly where: string;
  readonly line: number | null;
  /** Such as `limits.max-request-usd`. */
  readonly key: string;
  readonly given: string;
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
    super(mistakes.map(describeMistake).join('\n'));
    this.mistakes = mistakes;
  }
}

export function describeMistake(mistake: SettingsMistake): string {
  const at = mistake.line === null ? mistake.where : `${mistake.where}:${mistake.line}`;
  const near = mistake.near === null ? '' : ` Did you mean \`${mistake.near}\`?`;
  return `${at}: ${mistake.key}: got ${mistake.given}; allowed: ${mistake.allowed}, for example \`${mistake.example}\`.${near}`;
}
