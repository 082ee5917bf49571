import type { PicoUsd } from './money.js';

/** A limit's value, parsed: money as an integer, percent as a number (10 for 10%), tokens, globs, or a level. */
export type LimitValue = PicoUsd | number | string | readonly string[];

/** Limits as the settings give them, by their key in the list of `limits/list.ts`. Absent means no limit. */
export type Limits = Readonly<Record<string, LimitValue>>;

/**
 * Where test data, recorded results and documentation are: nothing there is production traffic, and no
 * configuration there decides what production runs on.
 */
export const defaultTestPaths: readonly string[] = [
  ...['tests', 'test', '__tests__', 'spec', 'fixtures', 'testdata', 'cassettes', 'evals'],
  ...['docs', 'benchmark_results'],
]
  .map((folder) => `**/${folder}/**`)
  .concat('**/*results*/**/*.json');

export type Enforcement = 'block' | 'warn' | 'off';

/** Limits for some prompts; values given here replace the general ones. */
export interface LimitRule {
  readonly match: readonly string[];
  readonly limits: Limits;
  readonly warn: Limits;
}

/** Kinds of findings that can be accepted: what could not be checked. An exceeded limit never can. */
export const acceptedKinds = ['unread', 'unpriced', 'unknown-length', 'more-calls'] as const;

/** Findings that are known and accepted: they are shown, and exceed nothing. */
export interface Acceptance {
  readonly match: readonly string[];
  /** Null for every kind that can be accepted. */
  readonly kind: (typeof acceptedKinds)[number] | null;
  /** ISO date of the last day on which it holds; null for ever. */
  readonly until: string | null;
}

/** The acceptance that a finding met: on which day it ends or ended (null: never), and whether it has. */
export interface MetAcceptance {
  readonly until: string | null;
  readonly expired: boolean;
}

/** Where a limit is set. */
export interface LimitSource {
  readonly kind: 'input' | 'flag' | 'file' | 'none';
  /** Of the settings file, null for the others. */
  readonly path: string | null;
  /** The commit of that file, shortened, or what it is called: 'a1b2c3d', 'working tree'. */
  readonly at: string | null;
}

/** What is checked. Read from the baseline on a pull request. */
export interface PolicySettings {
  readonly limits: Limits;
  readonly warn: Limits;
  readonly rules: readonly LimitRule[];
  readonly accept: readonly Acceptance[];
  readonly enforcement: Enforcement;
  readonly overrideLabel: string | null;
  readonly overrideNotAuthor: boolean;
  readonly overrideExpires: boolean;
  /** Where limits are set that `sources` does not name. */
  readonly source: LimitSource;
  /** By key of the limit. */
  readonly sources: Readonly<Record<string, LimitSource>>;
  /** Globs of test data; absent: `defaultTestPaths`. */
  readonly testPaths?: readonly string[];
}

/** What one run checks. */
export interface Policy extends PolicySettings {
  /** ISO date of the run: acceptances that ended before it hold no more. */
  readonly today: string;
}
