import type { Change } from '../change.js';
import { tokenFloor } from './floors.js';
import { isMore, micro, whole, type Floors, type Reading, type RequestLimit } from './limit.js';

export const maxRequestIncreasePercent: RequestLimit = {
  kind: 'number',
  key: 'max-request-increase-percent',
  measures: 'cost',
  unit: 'percent',
  per: 'request',
  rise: true,
  of: '',
  advice: 'shorten-or-cheaper',
  title: 'increase of the cost of one request',
  docs: 'Increase of the cost of one request, in percent of the base; of its input tokens where there is no price.',
  example: '10%',
  measure: (change, floors) => inCost(change, floors) ?? inTokens(change, floors),
};

export const maxRequestIncreaseUsdPer1k: RequestLimit = {
  kind: 'number',
  key: 'max-request-increase-usd-per-1k',
  measures: 'cost',
  unit: 'usd',
  per: 'request',
  rise: true,
  of: ' per 1,000 requests',
  advice: 'shorten-or-cheaper',
  title: 'increase of the cost of 1,000 requests',
  docs: 'Increase of the cost of 1,000 requests, in USD. New prompts count from zero.',
  example: '0.02',
  measure: (change) => {
    const { deltaPicoUsd: delta, worst } = change;
    if (delta === null) return null;
    const most = worst?.deltaPicoUsd ?? null;
    const isWorst = most !== null && most > delta;
    return {
      value: whole((isWorst ? most : delta) * 1000n),
      before: null,
      ...(isWorst ? { worst: true } : {}),
    };
  },
};

function inCost({ baseline, deltaPicoUsd: delta, worst }: Change, floors: Floors): Reading | null {
  const before = baseline?.cost?.requestPicoUsd;
  if (delta === null || before === undefined) return null;
  if (before === 0n) {
    return { value: whole(0n), before: null, ...(delta > 0n ? { wasFree: true } : {}) };
  }
  const expected = { n: delta * 100n, d: before };
  const most = worst?.percent == null ? expected : micro(worst.percent);
  const isWorst = isMore(most, expected);
  const amount = isWorst ? (worst?.deltaPicoUsd ?? delta) : delta;
  return {
    value: isWorst ? most : expected,
    before: null,
    ...(amount * 1000n < floors.usdPer1k ? { belowFloor: true } : {}),
    ...(isWorst ? { worst: true } : {}),
  };
}

/** Without a price, what is sent stands for what it costs: the same for any model that bills by the token. */
function inTokens(change: Change, floors: Floors): Reading | null {
  const { baseline, head, inputTokensDelta: delta, worst, deltaPicoUsd } = change;
  if (baseline === null || head === null || delta === null || deltaPicoUsd !== null) return null;
  const before = Math.round(baseline.tokens.input.expected);
  const most = worst?.inputTokens ?? delta;
  const tokens = Math.max(delta, most);
  if (before <= 0) return tokens <= 0 ? { value: whole(0n), before: null, insteadOf: 'cost' } : null;
  return {
    value: { n: BigInt(Math.round(tokens)) * 100n, d: BigInt(before) },
    before: null,
    insteadOf: 'cost',
    ...(tokens < tokenFloor(floors, head.prompt.kind) ? { belowFloor: true } : {}),
    ...(tokens > delta ? { worst: true } : {}),
  };
}
