export type FindingLevel = 'fail' | 'warn' | 'info';

/** A limit broken, or something a reviewer must know. */
export interface Finding {
  /** The limit's key (`max-request-usd`), or the rule's name (`policy-changed`, `cache-prefix-shortened`). */
  readonly rule: string;
  readonly level: FindingLevel;
  readonly key: string | null;
  readonly path: string | null;
  readonly line: number | null;
  readonly value: number | string | null;
  readonly limit: number | string | null;
  /** What is wrong, with value and limit in words. */
  readonly message: string;
  /** What a person can do about it; names only what exists. */
  readonly remedy: string;
}

export type Verdict = 'pass' | 'warn' | 'fail' | 'error';
