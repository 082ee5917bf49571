import type { PicoUsd } from './money.js';

/** Limits as the settings give them, parsed. Absent means no limit. Percent is a number: 10 for 10 %. */
export interface Limits {
  readonly maxRequestIncreasePercent?: number;
  readonly maxRequestIncreaseUsdPer1k?: PicoUsd;
  readonly maxRequestUsd?: PicoUsd;
  readonly maxInputTokens?: number;
  readonly maxInputTokensIncrease?: number;
  readonly maxOutputTokens?: number;
  readonly maxContextPercent?: number;
  readonly maxMonthlyIncreaseUsd?: PicoUsd;
  readonly maxMonthlyIncreasePercent?: number;
  readonly maxMonthlyUsd?: PicoUsd;
  /** Noise floor of the percent rules, USD per 1,000 requests. */
  readonly minIncreaseUsdPer1k?: PicoUsd;
  readonly allowedModels?: readonly string[];
  readonly deniedModels?: readonly string[];
  readonly onUnpriced?: 'warn' | 'fail' | 'ignore';
  /** Changed files that were not read; absent: as `onUnpriced`. */
  readonly onUnread?: 'warn' | 'fail' | 'ignore';
}

/** Folders that hold test data: nothing there is production traffic. */
export const defaultTestPaths: readonly string[] = [
  'tests',
  'test',
  '__tests__',
  'spec',
  'fixtures',
  'testdata',
  'cassettes',
  'evals',
].map((folder) => `**/${folder}/**`);

export type Enforcement = 'block' | 'warn' | 'off';

/** Limits for some prompts; fields given here replace the general ones. */
export interface LimitRule {
  readonly match: readonly string[];
  readonly limits: Limits;
  readonly warn: Limits;
}

/** What is judged. Read from the baseline on a pull request. */
export interface Policy {
  readonly limits: Limits;
  readonly warn: Limits;
  readonly rules: readonly LimitRule[];
  readonly enforcement: Enforcement;
  readonly overrideLabel: string | null;
  readonly overrideNotAuthor: boolean;
  readonly overrideExpires: boolean;
  /** Globs of test data; absent: `defaultTestPaths`. */
  readonly testPaths?: readonly string[];
  /** In words, for messages: 'input', '.promptcost.yml at a1b2c3d', … by limit key; missing keys come from `origin`. */
  readonly origin: string;
  readonly origins: Readonly<Record<string, string>>;
}
