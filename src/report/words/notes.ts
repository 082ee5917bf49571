import {
  isKnown,
  isSameSetting,
  type AssumedModel,
  type CacheTraffic,
  type FindingData,
  type NoteDetail,
} from '../../core/finding.js';
import { countText, per1kText, percentText, rateText, sentence } from '../../core/words.js';
import { cacheEndText, cacheNoteText } from './caching.js';

export type Note = FindingData & NoteDetail;

/** What a reviewer must know beside the limits. */
export function noteText(note: Note): string {
  switch (note.kind) {
    case 'cache-prefix-shortened': {
      const { moved, end, elsewhere, endsLine, tokens, tokensBefore, usdPer1k, traffic, on } = note.data;
      const name = end.kind === 'variable' ? `\`{{${end.name}}}\`` : cacheEndText(end);
      const at =
        endsLine === null
          ? ''
          : `${moved ? ' to' : ' at'} ${elsewhere === null ? '' : `${elsewhere} `}line ${endsLine}`;
      return sentence(
        `${moved ? 'moving' : 'adding'} ${name}${at} ends caching after ${countText(tokens)} tokens ` +
          `(${countText(tokensBefore)} before): ${isKnown(traffic) ? '' : 'up to '}+${per1k(usdPer1k)} per 1,000 requests ${trafficText(traffic)}` +
          (on ? '' : ', where the program sets a cache marker'),
      );
    }
    case 'cache-written-in-vain': {
      const { note: why, inPart, usdPer1k, bestUsdPer1k, traffic } = note.data;
      return sentence(
        `${why === null ? 'the cache boundary varies' : cacheNoteText(why)}, so ${inPart ? 'what it covers' : 'every request'} is written to the cache at the higher rate and never read: ${per1k(usdPer1k)} per 1,000 requests for the input` +
          (bestUsdPer1k === null
            ? ''
            : `, ${per1k(bestUsdPer1k)} with a cache breakpoint after the static text ${trafficText(traffic)}`),
      );
    }
    case 'cache-below-minimum': {
      const { tokens, tokensBefore, note: why, usdPer1k, traffic } = note.data;
      return sentence(
        `the static prefix is ${countText(tokens)} tokens now (${countText(tokensBefore)} before): ${why === null ? 'too short to be cached' : cacheNoteText(why)}; up to +${per1k(usdPer1k)} per 1,000 requests ${trafficText(traffic)}`,
      );
    }
    case 'cache-does-not-pay': {
      const { requestsPerHour, paysFrom, usdPer1k } = note.data;
      return `At ${rateText(requestsPerHour)} requests/h caching costs ${per1k(usdPer1k)} per 1,000 requests more than it saves; it pays from ${rateText(paysFrom)} requests/h.`;
    }
    case 'cache-lifetime': {
      const { requestsPerHour, better, now, usdPer1k } = note.data;
      return `At ${rateText(requestsPerHour)} requests/h a cache lifetime of ${better} costs ${per1k(usdPer1k)} per 1,000 requests less than ${now ?? 'the default'}.`;
    }
    case 'price-cliff': {
      const { tokens, overTokens, inclusive, model, usdPer1k } = note.data;
      return `The input is ${countText(tokens)} tokens now: ${inclusive ? 'at or over' : 'over'} ${countText(overTokens)} tokens ${model} bills the whole request at other rates, +${per1k(usdPer1k)} per 1,000 requests.`;
    }
    case 'output-truncated': {
      const { limit, share, lengthKnown, savedUsdPer1k } = note.data;
      const assumed = lengthKnown ? '' : ' if their lengths are what is usual for this kind of task';
      const saved = savedUsdPer1k === null ? '' : `; that saves ${per1k(savedUsdPer1k)} per 1,000 requests`;
      return `A limit of ${countText(limit)} output tokens cuts off about ${percentText(share)} of the answers${assumed}${saved}.`;
    }
    case 'rate-changes-soon': {
      const { model, from, prompts, usdPer1k, monthlyUsd } = note.data;
      const subject = prompts === 1 ? 'this prompt costs' : `${countText(prompts)} prompts cost`;
      const word = usdPer1k < 0 ? 'less' : 'more';
      const month =
        monthlyUsd === null
          ? ''
          : `, ${monthlyUsd < 0 ? '−' : '+'}$${countText(Math.abs(monthlyUsd))} a month in total`;
      return `From ${from} on, ${model} has other rates: ${subject} ${prompts === 1 ? '' : 'up to '}${per1k(Math.abs(usdPer1k))} ${word} per 1,000 requests${month}.`;
    }
    case 'default-model-changed': {
      const { from, to, prompts, leastPercent, mostPercent } = note.data;
      const many = countText(prompts);
      const what =
        prompts === 1 ? '1 prompt that names no model is' : `${many} prompts that name no model are`;
      const cost =
        leastPercent === null || mostPercent === null
          ? ''
          : ` On \`${to.model}\` a request costs ${moreText(leastPercent, mostPercent)} than on \`${from.model}\`.`;
      const both = 'on both sides, so the difference is in no figure.';
      if (from.setting === null && to.setting === null && from.path === to.path)
        return (
          `${what} priced like the request at \`${to.path}:${to.line}\`, whose model changed from \`${from.model}\` to ` +
          `\`${to.model}\`. The new model is used ${both}${cost}`
        );
      const first = isSameSetting(from, to)
        ? `The default model changed from \`${from.model}\` to \`${to.model}\` (\`${to.path}:${to.line}\`).`
        : `The assumed model changed from \`${from.model}\` (${sourceOf(from)}) to \`${to.model}\` (${sourceOf(to)}).`;
      return `${first} ${what} priced on \`${to.model}\` ${both}${cost}`;
    }
    case 'model-lifecycle': {
      const { model, state, on, note: said } = note.data;
      return `\`${model}\` is ${state}${on === null ? '' : ` (${on})`}. ${said.slice(0, 1).toUpperCase()}${said.slice(1)}`;
    }
    case 'policy-unreadable':
      return `The settings file of the base has ${note.data.mistakes === 1 ? '1 mistake' : `${note.data.mistakes} mistakes`}, so the limits of this change were checked.`;
    case 'policy-introduced':
      return note.data.guarded
        ? 'The base has no settings file: the limits of the workflow were checked, and those that this change adds to them. What would loosen them was left out.'
        : 'These limits are from this pull request, because the base branch has none yet. After the merge, only those on the base branch count.';
    case 'policy-changed': {
      const changes = note.data.settings.map(
        ({ key, before, after }) => `${key} ${before ?? 'none'} → ${after ?? 'none'}`,
      );
      return `This change alters the limits themselves: ${changes.join('; ')}. It was checked by the limits of the base; after the merge the new ones apply.`;
    }
    case 'estimation-changed':
      return `This change alters how prompts are found or estimated (${note.data.sections.join(', ')}): part of the difference may come from the settings.`;
    case 'rates-file-ignored':
      return `The rates file ${note.path ?? ''} is only on the head: this change was checked with the bundled rates.`;
  }
}

/** What to do about it. */
export function noteRemedy(note: Note): string {
  switch (note.kind) {
    case 'cache-prefix-shortened': {
      const { bestTokens, bestSavesUsdPer1k } = note.data;
      const saves =
        bestSavesUsdPer1k === null ? '' : ` and costs ${per1k(bestSavesUsdPer1k)} per 1,000 requests less`;
      return `Put it behind the text that never changes. In its best order the request shares ${countText(bestTokens)} tokens${saves}.`;
    }
    case 'cache-written-in-vain':
      return isKnown(note.data.traffic)
        ? 'Set a cache breakpoint after the text that never changes, and none behind it. This is what the vendor documents; one measured call confirms it.'
        : 'Set a cache breakpoint after the text that never changes, and none behind it. Configure `requests-per-month` to see what it saves.';
    case 'cache-below-minimum':
      return 'A prefix below the minimum is never cached, without an error. Move static text to the front, or lengthen it if caching matters here.';
    case 'cache-does-not-pay':
      return 'Leave the marker out, or use a longer lifetime, until there is more traffic.';
    case 'cache-lifetime':
      return `Ask for a lifetime of ${note.data.better}.`;
    case 'price-cliff':
      return `Keep the input ${note.data.inclusive ? 'below' : 'at or below'} ${countText(note.data.overTokens)} tokens, or split the request.`;
    case 'output-truncated':
      return 'A limit does not make answers shorter, it cuts them off, and an answer that is asked for again costs twice. Ask for shorter answers in the text, and set the limit above what they need.';
    case 'rate-changes-soon':
      return 'Nothing has to be done before that date; the figures here are at today’s rates.';
    case 'default-model-changed':
      return 'To check what another model costs these prompts, set their model in `.promptcost.yml` (`default-model`, or `model` under `prompts`) and change it there.';
    case 'model-lifecycle':
      return 'Choose a model that the provider still serves.';
    case 'policy-unreadable':
      return 'Merge the corrected settings file; later changes are checked by it.';
    case 'policy-introduced':
      return note.data.guarded ? 'After the merge, the file on the base branch is what counts.' : '';
    case 'policy-changed':
      return 'Have the new limits reviewed; they take effect after the merge.';
    case 'estimation-changed':
      return 'Read the change of the settings file too.';
    case 'rates-file-ignored':
      return 'Merge the rates file first; from then on it is read from the base.';
  }
}

function sourceOf({ setting, path, line }: AssumedModel): string {
  return setting === null ? `a request at \`${path}:${line}\`` : `\`${setting}\` at \`${path}:${line}\``;
}

/** `21% more`, `11% to 185% more`, `40% less`, `40% less to 10% more`. */
function moreText(least: number, most: number): string {
  const [low, high] = [Math.round(least), Math.round(most)];
  const one = (percent: number): string => `${countText(Math.abs(percent))}%`;
  const word = (percent: number): string => (percent < 0 ? 'less' : 'more');
  if (low === high) return `${one(low)} ${word(low)}`;
  if (low >= 0) return `${one(low)} to ${one(high)} more`;
  if (high <= 0) return `${one(high)} to ${one(low)} less`;
  return `${one(low)} less to ${one(high)} more`;
}

function trafficText(traffic: CacheTraffic): string {
  switch (traffic.kind) {
    case 'hit-rate':
      return `at a hit rate of ${percentText(traffic.share)}`;
    case 'per-hour':
      return `at ${rateText(traffic.requests)} requests/h`;
    case 'not-configured':
      return 'while the cache is warm (no traffic is configured)';
    case 'no-lifetime':
      return 'while the cache is warm (no lifetime is documented)';
  }
}

/** USD of 1,000 requests, which are whole pico-dollars of one. */
function per1k(usd: number): string {
  return per1kText(BigInt(Math.round(usd * 1e9)));
}
