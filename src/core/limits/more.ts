import type { Change } from '../change.js';
import type { PicoUsd } from '../money.js';

/** What a comparison may know beside the expected difference. Absent where it does not. */
export interface ChangeWithMore extends Change {
  /** The largest increase that some requests have, each number by its own measure. */
  readonly worst?: {
    readonly inputTokens: number | null;
    readonly deltaPicoUsd: PicoUsd | null;
    readonly percent: number | null;
  };
  /** A changed output limit: tokens it rises by; null where a side's limit is not known. */
  readonly limit?: { readonly tokens: number | null };
  /** What only one side sends and whose length nobody configured or measured. */
  readonly unknowns?: readonly {
    readonly kind: string;
    readonly name: string;
    readonly side: 'baseline' | 'head';
    readonly long?: boolean;
  }[];
}

export function more(change: Change): ChangeWithMore {
  return change;
}
