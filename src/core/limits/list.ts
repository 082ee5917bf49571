import { minIncreaseTokens, minIncreaseUsdPer1k } from './floors.js';
import { onUnknownLength, onUnpriced, onUnread } from './levels.js';
import type { Limit } from './limit.js';
import { allowedModels, deniedModels } from './models.js';
import { maxMonthlyIncreasePercent, maxMonthlyIncreaseUsd, maxMonthlyUsd } from './monthly.js';
import { maxRequestIncreasePercent, maxRequestIncreaseUsdPer1k } from './request-increase.js';
import {
  maxContextPercent,
  maxInputTokens,
  maxInputTokensIncrease,
  maxOutputLimitIncrease,
  maxOutputTokens,
  maxOutputTokensIncrease,
  maxRequestUsd,
} from './request-total.js';

/**
 * Every limit, in the order in which tables show them. Settings, their schema, inputs, flags, documentation, the rows of
 * the comment and merging follow from this list: a new limit is one value here.
 */
export const limits: readonly Limit[] = [
  maxRequestIncreasePercent,
  maxRequestIncreaseUsdPer1k,
  maxRequestUsd,
  maxInputTokens,
  maxInputTokensIncrease,
  maxOutputTokens,
  maxOutputTokensIncrease,
  maxOutputLimitIncrease,
  maxContextPercent,
  maxMonthlyIncreaseUsd,
  maxMonthlyIncreasePercent,
  maxMonthlyUsd,
  minIncreaseUsdPer1k,
  minIncreaseTokens,
  allowedModels,
  deniedModels,
  onUnpriced,
  onUnread,
  onUnknownLength,
];

const byKey = new Map(limits.map((limit) => [limit.key, limit]));

export function limitOf(key: string): Limit | undefined {
  return byKey.get(key);
}
