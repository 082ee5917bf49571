import type {
  CachingEffect,
  Cause,
  CauseData,
  ChangedLines,
  ChangedTool,
  LineRange,
  RatesChange,
  ServedAs,
  TokenDetail,
} from '../../core/cause.js';
import { toUsd } from '../../core/money.js';
import type { Origin } from '../../core/origin.js';
import { originText } from './origin.js';
import type { Place } from '../../core/prompt.js';
import { countText, per1kText, percentText, signedText } from '../../core/words.js';
import { cacheEndText, cacheNoteText } from './caching.js';
import { callsText } from './calls.js';

type PrefixChange = NonNullable<Extract<CachingEffect, { readonly kind: 'other' }>['prefix']>;

/** Paths of the prompt on both sides: places in its own file are shown without it. */
export interface OwnPaths {
  readonly baseline: string;
  readonly head: string;
}

/** One cause in one line: `system text +470 tokens (lines 3–40)`. */
export function causeText(
  { data, inputTokens = 0 }: Pick<Cause, 'data' | 'inputTokens'>,
  own: OwnPaths,
): string {
  const tokens = tokensText(inputTokens);
  switch (data.about) {
    case 'added':
      return 'new prompt';
    case 'removed':
      return 'prompt removed';
    case 'counting':
      return 'the way this prompt is counted changed';
    case 'images':
      return `images${tokens}`;
    case 'model':
      return `${modelsText(data.before, data.after)}${modelPlaceText(data, own)}${ratesText(data.rates)}`;
    case 'rates':
      return `other rates for ${data.model === null ? 'the model' : `\`${data.model}\``}${ratesText(data.rates)}`;
    case 'tokenizer':
      return `${data.model === null ? 'the new model' : `\`${data.model}\``} counts the same text differently:${tokens}`;
    case 'text': {
      const label = data.part === 'system' ? (data.standing ? 'text' : 'system text') : data.part;
      return `${label}${tokens}${data.lines === null ? '' : linesText(data.lines, own)}`;
    }
    case 'tools':
      return `tools${tokens}${toolsText(data, own)}`;
    case 'schema':
      return `response schema${tokens}${data.change === 'edited' ? '' : `: ${data.change}`}${placeText(data.place, own.head)}`;
    case 'output':
      return outputText(data);
    case 'caching':
      return cachingText(data.effect, own);
    case 'tier':
      return `${servedText(data.before)} → ${servedText(data.after)}`;
    case 'usage':
      return `usage in the settings changed: ${usageText(data.fields)}${tokens}`;
    case 'limit': {
      const text = (limit: number | null): string => (limit === null ? 'no limit' : countText(limit));
      const worst =
        data.worstPicoUsd === null || data.worstPicoUsd <= 0n
          ? ''
          : `; up to ${per1kText(data.worstPicoUsd)} more per 1,000 requests when answers reach it`;
      return `output limit ${text(data.before)} → ${text(data.after)}${data.after === null ? '' : ' tokens'}${worst}`;
    }
    case 'calls':
      return callsText(data);
    case 'reasoning':
      return reasoningText(data);
  }
}

/**
 * The cause without where it is: what it has in common with the same cause of other prompts. Null where the place is a part of
 * what it says.
 */
export function sharedText(
  { data, inputTokens }: Pick<Cause, 'data' | 'inputTokens'>,
  own: OwnPaths,
): string | null {
  if (data.about !== 'model' || data.place === null) return null;
  return causeText(
    { data: { ...data, place: null, origin: null }, ...(inputTokens === undefined ? {} : { inputTokens }) },
    own,
  );
}

/** A part of a change without a price, in one line. */
export function tokenDetailText(detail: TokenDetail, own: OwnPaths): string {
  return causeText(detail, own);
}

/** Names of one vendor are shown without it: `gpt-4.1-mini` → `gpt-4.1`. */
function modelsText(before: string | null, after: string | null): string {
  const vendor = (id: string): string => id.slice(0, id.indexOf('/') + 1);
  const same = before !== null && after !== null && vendor(before) === vendor(after);
  const name = (id: string | null): string =>
    id === null ? '?' : `\`${same ? id.slice(vendor(id).length) : id}\``;
  return `model ${name(before)} → ${name(after)}`;
}

function tokensText(tokens: number): string {
  return tokens === 0 ? '' : ` ${signedText(tokens)} ${Math.abs(tokens) === 1 ? 'token' : 'tokens'}`;
}

function countOf(count: number, one: string): string {
  return `${countText(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** ` (line 12)`, with the file's path where it is not `own`. */
export function placeText(place: Pick<Place, 'path' | 'line'> | null, own: string): string {
  if (place === null) return '';
  return place.path === own ? ` (line ${place.line})` : ` (\`${place.path}:${place.line}\`)`;
}

function modelPlaceText(
  { place, origin }: Extract<CauseData, { readonly about: 'model' }>,
  own: OwnPaths,
): string {
  if (place !== null) return placeText(place, own.head);
  return origin === null ? '' : ` (${originWords(origin)})`;
}

/** Where the model is set, as a reader finds it. */
function originWords(origin: Origin): string {
  switch (origin.kind) {
    case 'alias':
    case 'config':
    case 'environment':
      return `set in ${origin.path}`;
    case 'settings':
      return 'set under `prompts` in the settings';
    case 'default':
      return `\`${origin.key}\` in the settings`;
    default:
      return `from ${originText(origin)}`;
  }
}

/** A rate per 1M tokens, with six digits at most: $2.00, $0.40. */
function rateText(picoUsdPerToken: bigint): string {
  const [whole = '0', fraction = ''] = String(Number((toUsd(picoUsdPerToken) * 1e6).toPrecision(6))).split(
    '.',
  );
  return `$${whole}.${fraction.padEnd(2, '0')}`;
}

function ratesText({ rates, discount }: RatesChange): string {
  const parts = rates.map(({ billable, before, after }) => {
    const [old, now] = [rateText(before), rateText(after)];
    return old === now ? `${billable} ${old}` : `${billable} ${old} → ${now}`;
  });
  if (discount !== null) parts.push(`discount ${discount.before}% → ${discount.after}%`);
  return parts.length === 0 ? '' : `: ${parts.join(', ')} per 1M tokens`;
}

function outputText(data: Extract<CauseData, { readonly about: 'output' }>): string {
  const { before, after, basis, cutShare } = data;
  // A changed limit is a cause of its own.
  const why = basis === 'configured' || basis === 'measured' ? `, ${basis}` : '';
  const cut = cutShare === null ? '' : `; about ${percentText(cutShare)} of the answers would be cut off`;
  return `output ${countText(before)} → ${countText(after)} tokens${why}${cut}`;
}

function cachingText(effect: CachingEffect, own: OwnPaths): string {
  switch (effect.kind) {
    case 'unknown-on-head':
      return 'no prompt cache is known for the new model';
    case 'new-on-head':
      return 'the new model has a prompt cache';
    case 'written-in-vain':
      return `every request is now written to the cache and none is read: ${effect.note === null ? 'the boundary varies' : cacheNoteText(effect.note)}`;
    case 'other': {
      const { prefix, hitRate, lifetime, inVainNoMore } = effect;
      const parts: string[] = [];
      if (prefix !== null) parts.push(prefixText(prefix, own));
      if (hitRate !== null)
        parts.push(`hit rate ${percentText(hitRate.before)} → ${percentText(hitRate.after)}`);
      if (lifetime !== null)
        parts.push(`lifetime ${lifetime.before ?? 'unknown'} → ${lifetime.after ?? 'unknown'}`);
      if (inVainNoMore) parts.push('it is no longer written in vain');
      return parts.length === 0 ? 'the prompt cache works differently' : parts.join('; ');
    }
  }
}

/** `variable customer_name (line 9) now ends the cached part: 1,024 → 0 tokens`. */
function prefixText({ before, after, end, place }: PrefixChange, own: OwnPaths): string {
  const change = `${countText(before)} → ${countText(after)}`;
  return end.kind === 'end-of-text'
    ? `${change} cacheable tokens, which is all of the text`
    : `${cacheEndText(end)}${placeText(place, own.head)} now ends the cached part: ${change} tokens`;
}

function servedText({ tier, region, batchShare }: ServedAs): string {
  return [
    tier ?? 'standard tier',
    ...(region === null ? [] : [`region ${region}`]),
    ...(batchShare > 0 ? [`${percentText(batchShare)} batch`] : []),
  ].join(', ');
}

/** As the settings spell them: requests-per-month. */
function usageText(fields: readonly string[]): string {
  const names = fields.map((name) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  return names.sort().join(', ') || 'calls per request';
}

function toolsText(
  { added, removed, edited }: Extract<CauseData, { readonly about: 'tools' }>,
  own: OwnPaths,
): string {
  const list = (tools: readonly ChangedTool[], path: string, verb: string): string[] => {
    if (tools.length === 0) return [];
    const names = tools.slice(0, 3).map(({ name, place }) => `\`${name}\`${placeText(place, path)}`);
    return [`${names.join(', ')}${tools.length > 3 ? ` and ${tools.length - 3} more` : ''} ${verb}`];
  };
  const parts = [
    ...list(added, own.head, 'added'),
    ...list(removed, own.baseline, 'removed'),
    ...list(edited, own.head, 'edited'),
  ];
  return parts.length === 0 ? '' : `: ${parts.join('; ')}`;
}

/** ` (lines 12–31, 40)`, with the file's path where it is not the prompt's own. */
function linesText({ side, ranges }: ChangedLines, own: OwnPaths): string {
  return side === 'head'
    ? ` (${rangesText(ranges, own.head)})`
    : ` (removed: ${rangesText(ranges, own.baseline)} of the base)`;
}

/** Ranges of lines by file: `lines 12–31, 40; shared/tone.md line 3`. */
export function rangesText(ranges: readonly LineRange[], ownPath: string): string {
  const byPath = new Map<string, LineRange[]>();
  for (const range of ranges) byPath.set(range.path, [...(byPath.get(range.path) ?? []), range]);
  const texts = [...byPath].map(([path, own]) => {
    const shown = own
      .slice(0, 3)
      .map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`))
      .join(', ');
    const more = own.length > 3 ? ` and ${countOf(own.length - 3, 'more place')}` : '';
    const many = own.length > 1 || own[0]?.from !== own[0]?.to;
    return `${path === ownPath ? '' : `\`${path}\` `}${many ? 'lines' : 'line'} ${shown}${more}`;
  });
  return (
    texts.slice(0, 3).join('; ') + (texts.length > 3 ? `; and ${countOf(texts.length - 3, 'more file')}` : '')
  );
}

function reasoningText(data: Extract<CauseData, { readonly about: 'reasoning' }>): string {
  const { before, after, worstTokens, worstPicoUsd } = data;
  const what =
    before === null
      ? `hidden reasoning is billed now${after === null ? '' : ` (${after})`}`
      : `reasoning effort ${before} → ${after ?? 'default'}`;
  const worst =
    worstTokens === null || worstPicoUsd === null
      ? '; how many tokens it takes is not known'
      : `; up to ${countText(worstTokens)} tokens, ${per1kText(worstPicoUsd)} per 1,000 requests`;
  return `${what}${worst}`;
}
