import { cachingFindings } from './caching.js';
import { chargesOf } from './charging.js';
import type { Estimate } from '../estimate.js';
import type { Finding } from '../finding.js';
import { chainShape } from './forecast.js';
import { answerOf, ingredientsOf } from './ingredients.js';
import type { Model } from '../model.js';
import { toUsd } from '../money.js';
import { tierAt, toLines, totalOf } from './price.js';
import { countText, per1kText, percentText, sentence } from '../words.js';

/** What a reviewer must know about the cost of a changed prompt beyond its figures. `baseline` is null for a new one. */
export function costFindings(baseline: Estimate | null, head: Estimate): Finding[] {
  const found = cachingFindings(baseline, head);
  if (baseline === null) return found;
  return [...found, ...cliffCrossed(baseline, head), ...truncated(baseline, head)];
}

/** The input passed a size from which the whole request is billed at other rates. */
function cliffCrossed(baseline: Estimate, head: Estimate): Finding[] {
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
      message: sentence(
        `the input is ${countText(head.tokens.input.expected)} tokens now: ${after.comparison === '>' ? 'over' : 'at or over'} ${countText(after.overInputTokens)} tokens ${model.id} bills the whole request at other rates, +${per1kText(amount)} per 1k requests`,
      ),
      remedy: `Keep the input ${after.comparison === '>' ? 'at or below' : 'below'} ${countText(after.overInputTokens)} tokens, or split the request.`,
    },
  ];
}

/** A lower limit cuts off answers: that saves money only if nobody has to ask again. */
function truncated(baseline: Estimate, head: Estimate): Finding[] {
  const before = baseline.truncatedShare ?? 0;
  const after = head.truncatedShare ?? 0;
  const limits = [baseline, head].map((side) => side.prompt.parameters.maxOutputTokens);
  const limit = limits[1];
  if (limit === undefined || limits[0] === limit || after < 0.05 || after < before + 0.05) return [];
  const saved =
    baseline.cost === null || head.cost === null
      ? 0n
      : baseline.cost.requestPicoUsd - head.cost.requestPicoUsd;
  const stated = head.outputBasis === 'configured' || head.outputBasis === 'measured';
  return [
    {
      rule: 'output-truncated',
      level: 'warn',
      key: head.prompt.key,
      path: head.prompt.parameters.maxOutputPlace?.path ?? head.prompt.path,
      line: head.prompt.parameters.maxOutputPlace?.line ?? head.prompt.line,
      value: Math.round(after * 100),
      limit,
      message: sentence(
        `a limit of ${countText(limit)} output tokens cuts off about ${percentText(after)} of the answers${stated ? '' : ' if their lengths are what is usual for this kind of task'}${saved > 0n ? `; the request costs ${per1kText(saved)} per 1k less` : ''}`,
      ),
      remedy:
        'A limit does not make answers shorter, it cuts them off, and an answer that is asked for again costs twice. Ask for shorter answers in the text, and set the limit above what they need.',
    },
  ];
}

/**
 * One finding for each model of the head whose rates change on an announced date, with what that does to the prompts
 * that use it.
 */
export function announcedRates(heads: readonly Estimate[]): Finding[] {
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
  return [...byChange.values()].map(({ head, from, estimates }) => {
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
    const perMonth =
      months === 0 ? '' : `, ${monthly < 0n ? '−' : '+'}$${countText(Math.abs(toUsd(monthly)))} a month`;
    return {
      rule: 'rate-changes-soon',
      level: 'info' as const,
      key: estimates.length === 1 ? head.prompt.key : null,
      path: estimates.length === 1 ? head.prompt.path : null,
      line: estimates.length === 1 ? head.prompt.line : null,
      value: from,
      limit: null,
      message: sentence(
        `on ${from} the rates of ${id} change: ${estimates.length === 1 ? 'this prompt' : `${estimates.length} prompts`}, ${request < 0n ? 'down to ' : 'up to +'}${per1kText(request)} per 1k requests${perMonth}`,
      ),
      remedy: 'Nothing has to be done before that date; the figures here are at today’s rates.',
    };
  });
}

function abs(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
