import type { Estimate } from './estimate.js';
import type { PicoUsd } from './money.js';

/** What a part of a delta is due to. */
export type CauseKind =
  | 'model'
  | 'tokenizer'
  | 'rates'
  | 'system'
  | 'messages'
  | 'examples'
  | 'tools'
  | 'schema'
  | 'output'
  | 'caching'
  | 'tier'
  | 'usage'
  | 'images'
  | 'added'
  | 'removed';

export interface Cause {
  readonly kind: CauseKind;
  /** For one request. All causes of a change add up to its delta exactly. */
  readonly picoUsd: PicoUsd;
  readonly inputTokens?: number;
  /** One line for a person: which part, by how much, on which lines, which file. */
  readonly detail: string;
}

export type ChangeStatus = 'added' | 'removed' | 'changed' | 'renamed' | 'unchanged';

/** The same prompt in both revisions. */
/** Why a change has no delta: a side (or a part of it) could not be read, or there is no rate. */
export interface NotComparable {
  readonly reason: 'unread' | 'unpriced';
  /** A sentence for a person. */
  readonly why: string;
}

export interface Change {
  readonly key: string;
  readonly status: ChangeStatus;
  readonly baseline: Estimate | null;
  readonly head: Estimate | null;
  readonly previousPath: string | null;
  /** Set when the two sides cannot be compared: then there is no money delta, neither an increase nor a saving. */
  readonly notComparable: NotComparable | null;
  readonly inputTokensDelta: number | null;
  readonly outputTokensDelta: number | null;
  /** One request, head − baseline; null when not comparable. For added prompts the whole cost. */
  readonly deltaPicoUsd: PicoUsd | null;
  /** Null for added and removed prompts and where the baseline costs nothing. */
  readonly percent: number | null;
  readonly monthlyDeltaPicoUsd: PicoUsd | null;
  readonly causes: readonly Cause[];
  /** Where both sides are counted and have no price: which part grew by how many tokens and where, a line each. */
  readonly tokenDetails?: readonly string[];
}
