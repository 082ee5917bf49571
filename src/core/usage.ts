/** A number of usage as the user may give it: one value (the mean), or a distribution. */
export interface UsageValue {
  readonly mean: number;
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly basis: 'configured' | 'measured' | 'assumed';
  /** Sample size and origin of a measured value, in words. */
  readonly note: string | null;
}

/**
 * What production does with a prompt. Everything may be absent: absent is unknown, never zero. Money per month
 * exists only where `requestsPerMonth` is present.
 */
export interface Usage {
  /** Model calls per month, as the vendor's dashboard counts them: a conversation of five turns is five. */
  readonly requestsPerMonth?: UsageValue;
  /** Hours of the month in which requests arrive (730 when absent): decides how often a cache entry is still alive. */
  readonly activeHoursPerMonth?: number;
  /**
   * Tokens of one answer. Without `reasoningTokens` it is all that is billed as output, hidden reasoning included
   * (the vendors' `output_tokens`); with it, the answer alone.
   */
  readonly outputTokens?: UsageValue;
  /** Kind of task, for the prior of the output's length when nothing is stated. */
  readonly task?: TaskKind;
  /** Tokens put into each variable, by name; `*` for all others. */
  readonly variables?: Readonly<Record<string, UsageValue>>;
  /** Distinct values of a variable in use at a time (tenants, locales): makes it finite for the cache. */
  readonly cardinality?: Readonly<Record<string, number>>;
  /** Items of a loop, by the name of what is looped over; `*` for all others. */
  readonly loopItems?: Readonly<Record<string, UsageValue>>;
  /** Turns of one conversation; each sends the earlier ones again, so the average request is longer than the first. */
  readonly turns?: UsageValue;
  /** full: every earlier turn is sent again · a number: only that many earlier turns. */
  readonly history?: 'full' | number;
  /** Model calls of one agent task; each sends the earlier calls' answers and tool results again. */
  readonly toolSteps?: UsageValue;
  /** Tokens that one tool call's result adds to the next request. */
  readonly toolResultTokens?: number;
  /** Tokens of one later message of the user; that of the template's last user message when absent. */
  readonly userTurnTokens?: number;
  /** Share of requests sent through the batch interface, 0 to 1. */
  readonly batchShare?: number;
  readonly serviceTier?: string;
  readonly region?: string;
  /** Share of requests billed a second time, 0 to 1. */
  readonly billedRetryShare?: number;
  /** Share of the cacheable tokens that are served from the provider's cache, 0 to 1 (not a gateway's answer cache). */
  readonly cacheHitRate?: number;
  readonly cacheTtl?: '5m' | '1h' | '30m' | '24h';
  /** Coefficient of variation of the gaps between requests; 1 is Poisson. */
  readonly burstiness?: number;
  /** Hidden reasoning tokens of one request, on top of `outputTokens`. */
  readonly reasoningTokens?: UsageValue;
  /** Shares of traffic that go to other models, adding up to at most 1. */
  readonly modelShares?: Readonly<Record<string, number>>;
  readonly webSearchesPerRequest?: number;
}

export type TaskKind =
  | 'label'
  | 'extraction'
  | 'code-completion'
  | 'code-writing'
  | 'code-review'
  | 'rewriting'
  | 'chat'
  | 'rag'
  | 'agent'
  | 'writing'
  | 'image-question'
  | 'unknown';
