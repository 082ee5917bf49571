import type { Cause, LimitChange, ReasoningChange } from '../change.js';
import { countText, per1kText } from '../words.js';

/** A changed output limit: no share of the delta, and always a cause, with what an answer at the limit would cost more. */
export function limitCauses(limit: LimitChange | undefined): Cause[] {
  if (limit === undefined) return [];
  const text = (tokens: number | null): string => (tokens === null ? 'no limit' : countText(tokens));
  const unit = limit.after === null ? '' : ' tokens';
  const worst =
    limit.worstPicoUsd === null || limit.worstPicoUsd <= 0n
      ? ''
      : `; up to ${per1kText(limit.worstPicoUsd)} more per 1,000 requests when answers reach it`;
  return [
    {
      kind: 'limit',
      picoUsd: 0n,
      detail: `output limit ${text(limit.before)} → ${text(limit.after)}${unit}${worst}`,
    },
  ];
}

/** Reasoning that is turned on or raised: how much of it is billed is not known. */
export function reasoningCauses(reasoning: ReasoningChange | undefined): Cause[] {
  if (reasoning === undefined) return [];
  const { before, after, worstTokens, worstPicoUsd } = reasoning;
  const what =
    before === null
      ? `hidden reasoning is billed now${after === null ? '' : ` (${after})`}`
      : `reasoning effort ${before} → ${after ?? 'default'}`;
  const worst =
    worstTokens === null || worstPicoUsd === null
      ? '; how many tokens it takes is not known'
      : `; up to ${countText(worstTokens)} tokens, ${per1kText(worstPicoUsd)} per 1,000 requests`;
  return [{ kind: 'reasoning', picoUsd: 0n, detail: `${what}${worst}` }];
}
