/** A number of usage as the user may give it: one value (the mean), or a distribution. */
export interface UsageValue {
  readonly mean: number;
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly basis: 'stated' | 'measured' | 'assumed';
  /** Sample size and origin of a measured value, in words. */
  readonly note: string | null;
}

/**
 * What production does with a prompt. Everything may be absent: absent is unknown, never zero. Money per month
 * exists only where `requestsPerMonth` is present.
 */
export interface Usage {
  readonly requestsPerMonth?: UsageValue;
  /** Hours of the month in which requests arrive (730 when absent): decides how often a cache entry is still alive. */
  readonly activeHoursPerMonth?: number;
  readonly outputTokens?: UsageValue;
  /** Kind of task, for the prior of the output's length when nothing is stated. */
  readonly task?: TaskKind;
  /** Tokens put into each variable, by name; `*` for all others. */
  readonly variables?: Readonly<Record<string, UsageValue>>;
  /** Distinct values of a variable in use at a time (tenants, locales): makes it finite for the cache. */
  readonly cardinality?: Readonly<Record<string, number>>;
  /** Items of a loop, by the name of what is looped over; `*` for all others. */
  readonly loopItems?: Readonly<Record<string, UsageValue>>;
  readonly turns?: UsageValue;
  /** full: every earlier turn is sent again · a number: only that many turns. */
  readonly history?: 'full' | number;
  /** Model calls of one agent task. */
  readonly toolSteps?: UsageValue;
  readonly toolResultTokens?: number;
  readonly userTurnTokens?: number;
  /** Share of requests sent through the batch interface, 0 to 1. */
  readonly batchShare?: number;
  readonly serviceTier?: string;
  readonly region?: string;
  /** Share of requests billed a second time, 0 to 1. */
  readonly billedRetryShare?: number;
  readonly cacheHitRate?: number;
  readonly cacheTtl?: '5m' | '1h' | '30m' | '24h';
  /** Coefficient of variation of the gaps between requests; 1 is Poisson. */
  readonly burstiness?: number;
  readonly reasoningTokens?: UsageValue;
  /** Shares of traffic that go to other models, adding up to at most 1. */
  readonly modelShares?: Readonly<Record<string, number>>;
  readonly webSearchesPerRequest?: number;
}

export type TaskKind =
  | 'label'
  | 'extraction'
  | 'code-completion'
  | 'chat'
  | 'rag'
  | 'agent'
  | 'writing'
  | 'image-question'
  | 'unknown';
