import { cachingFindings } from './caching.js';
import { chargesOf } from './charging.js';
import type { Estimate } from '../estimate.js';
import type { FindingData } from '../finding.js';
import { chainShape } from './forecast.js';
import { answerOf, ingredientsOf } from './ingredients.js';
import type { Model } from '../model.js';
import { toUsd } from '../money.js';
import { tierAt, toLines, totalOf } from './price.js';

/** What a reviewer must know about the cost of a changed prompt beyond its figures. `baseline` is null for a new one. */
export function costFindings(baseline: Estimate | null, head: Estimate): FindingData[] {
  const found = cachingFindings(baseline, head);
  if (baseline === null) return found;
  return [...found, ...cliffCrossed(baseline, head), ...truncated(baseline, head)];
}

/** The input passed a size from which the whole request is billed at other rates. */
function cliffCrossed(baseline: Estimate, head: Estimate): FindingData[] {
  const model = head.match?.model;
  const card = model?.rates ?? null;
  if (model === undefined || card === null || head.cost === null) return [];
  const before = tierAt(card.tiers, baseline.tokens.input.expected);
  const after = tierAt(card.tiers, head.tokens.input.expected);
  if (after === null || (before !== null && before.overInputTokens >= after.overInputTokens)) return [];
  const flat: Model = { ...model, rates: { ...card, tiers: before === null ? [] : [before] } };
  const charged = chargesOf(
    ingredientsOf(head, flat, answerOf(head), chainShape(head.usage), 'expected', 'expected'),
  );
  const own = chargesOf(
    ingredientsOf(head, model, answerOf(head), chainShape(head.usage), 'expected', 'expected'),
  );
  if ('unpriced' in charged || 'unpriced' in own) return [];
  const amount = totalOf(toLines(own.charges)) - totalOf(toLines(charged.charges));
  if (amount <= 0n) return [];
  return [
    {
      rule: 'price-cliff',
      level: 'warn',
      key: head.prompt.key,
      path: head.prompt.path,
      line: head.prompt.line,
      value: toUsd(amount * 1000n),
      limit: after.overInputTokens,
      kind: 'price-cliff',
      data: {
        tokens: Math.round(head.tokens.input.expected),
        overTokens: after.overInputTokens,
        inclusive: after.comparison !== '>',
        model: model.id,
        usdPer1k: toUsd(amount * 1000n),
      },
    },
  ];
}

/** A lower limit cuts off answers: that saves money only if nobody has to ask again. */
function truncated(baseline: Estimate, head: Estimate): FindingData[] {
  const before = baseline.truncatedShare ?? 0;
  const after = head.truncatedShare ?? 0;
  const limits = [baseline, head].map((side) => side.prompt.parameters.maxOutputTokens);
  const limit = limits[1];
  if (limit === undefined || limits[0] === limit || after < 0.05 || after < before + 0.05) return [];
  const saved =
    baseline.cost === null || head.cost === null
      ? 0n
      : baseline.cost.requestPicoUsd - head.cost.requestPicoUsd;
  return [
    {
      rule: 'output-truncated',
      level: 'warn',
      key: head.prompt.key,
      path: head.prompt.parameters.maxOutputPlace?.path ?? head.prompt.path,
      line: head.prompt.parameters.maxOutputPlace?.line ?? head.prompt.line,
      value: Math.round(after * 100),
      limit,
      kind: 'output-truncated',
      data: {
        limit,
        share: after,
        lengthKnown: head.outputBasis === 'configured' || head.outputBasis === 'measured',
        savedUsdPer1k: saved > 0n ? toUsd(saved * 1000n) : null,
      },
    },
  ];
}

/**
 * One finding for each model of the head whose rates change on an announced date, with what that does to the prompts
 * that use it.
 */
export function announcedRates(heads: readonly Estimate[]): FindingData[] {
  const byChange = new Map<
    string,
    { readonly head: Estimate; readonly from: string; estimates: Estimate[] }
  >();
  for (const head of heads) {
    const id = head.match?.model.id;
    for (const { from } of head.upcoming ?? []) {
      const key = `${id ?? ''} ${from}`;
      const entry = byChange.get(key) ?? { head, from, estimates: [] };
      entry.estimates.push(head);
      byChange.set(key, entry);
    }
  }
  return [...byChange.values()].map(({ head, from, estimates }): FindingData => {
    const id = head.match?.model.id ?? '';
    let request = 0n;
    let monthly = 0n;
    let months = 0;
    for (const { cost, upcoming } of estimates) {
      const then = upcoming?.find((change) => change.from === from)?.requestPicoUsd;
      if (cost === null || then === undefined) continue;
      const more = then - cost.requestPicoUsd;
      if (abs(more) > abs(request)) request = more;
      if (cost.requestsPerMonth !== null) {
        monthly += (more * BigInt(Math.round(cost.requestsPerMonth * 1000))) / 1000n;
        months += 1;
      }
    }
    return {
      rule: 'rate-changes-soon',
      level: 'info',
      key: estimates.length === 1 ? head.prompt.key : null,
      path: estimates.length === 1 ? head.prompt.path : null,
      line: estimates.length === 1 ? head.prompt.line : null,
      value: from,
      limit: null,
      kind: 'rate-changes-soon',
      data: {
        model: id,
        from,
        prompts: estimates.length,
        usdPer1k: toUsd(request * 1000n),
        monthlyUsd: months === 0 ? null : toUsd(monthly),
      },
    };
  });
}

function abs(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
