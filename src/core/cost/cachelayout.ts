import { type Amount, between, exactly } from '../amount.js';
import type { CacheEnd, CacheNote } from '../estimate.js';
import type { Prompt } from '../prompt.js';
import type { CacheRule } from '../rate.js';
import type { CountedBlock } from '../tokens.js';
import type { Usage } from '../usage.js';

/**
 * What a provider's prompt cache can hold of a request, and how often it is still there. Formulas and their
 * sources are in docs/cost-model.md, "Caching".
 */

/** Hours in the average month, which rates per hour are computed with. */
export const hoursPerMonth = 730;

// --- How often an entry is still alive ---------------------------------------------------------------------------

/**
 * Probability that the next request finds the entry alive, for gaps between requests that are Gamma distributed
 * with this coefficient of variation (1 is Poisson; measured traffic is burstier, 1 to 3). `expected` is requests
 * per lifetime, λ·T. Worked example: 60 requests per hour and 5 minutes are λ·T = 5, so 1 − e⁻⁵ = 99.3 %.
 */
export function aliveShare(expected: number, coefficientOfVariation = 1, sliding = true): number {
  if (!(expected > 0)) return 0;
  if (expected === Infinity) return 1;
  if (!sliding) return expected / (1 + expected);
  if (coefficientOfVariation === 1) return 1 - Math.exp(-expected);
  const shape = 1 / coefficientOfVariation ** 2;
  return lowerGamma(shape, shape * expected);
}

/** Regularised lower incomplete gamma function P(a, x), by series below a + 1 and by continued fraction above. */
export function lowerGamma(a: number, x: number): number {
  if (!(x > 0) || !(a > 0)) return 0;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 500 && term > sum * 1e-15; n += 1) {
      term *= x / (a + n);
      sum += term;
    }
    return Math.min(1, sum * scale);
  }
  // Lentz's method for the continued fraction of Q(a, x).
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 500; n += 1) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    const step = c * d;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return Math.max(0, 1 - fraction * scale);
}

/** ln Γ(x) for x > 0 (Lanczos, g = 7, error below 1e-13). */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const coefficients = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  const z = x - 1;
  let sum = coefficients[0] ?? 0;
  for (let i = 1; i < coefficients.length; i += 1) sum += (coefficients[i] ?? 0) / (z + i);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * Hit rate and requests per hour from which a charged write pays, for a write at `write` and a read at `read`
 * times the input rate; null where writing costs no more than sending. h* = (w − 1) / (w − r), λ* = −ln(1 − h*) / T.
 * Worked example: 1.25 and 0.1 with 5 minutes: 21.7 % and 2.94 requests per hour.
 */
export function breakEven(
  write: number,
  read: number,
  lifetimeSeconds: number,
): { readonly hitRate: number; readonly requestsPerHour: number } | null {
  if (!(write > 1) || !(read < 1)) return null;
  const hitRate = (write - 1) / (write - read);
  return { hitRate, requestsPerHour: (-Math.log(1 - hitRate) * 3600) / lifetimeSeconds };
}

/**
 * Whether lengthening a prefix to the minimum pays: only if it is already longer than this. M·(r + (w − r)/N), N
 * requests per write, the writing one included.
 */
export function worthLengtheningFrom(
  minTokens: number,
  write: number,
  read: number,
  requestsPerWrite: number,
): number {
  return minTokens * (read + (write - read) / requestsPerWrite);
}

// --- What can be held --------------------------------------------------------------------------------------------

/** How the author and the settings use the cache, as far as the repository shows it. */
export interface CacheUse {
  readonly asked: 'explicit' | 'off' | null;
  readonly lifetime: string | null;
  readonly cardinality: Readonly<Record<string, number>>;
  /** False when the repository holds only instructions: what a program sends after them is not seen. */
  readonly conversationSeen: boolean;
  /** The settings state a hit rate: the cache works in production whatever the repository shows. */
  readonly hitRateStated: boolean;
}

export function cacheUse(prompt: Prompt, usage: Usage): CacheUse {
  return {
    asked: prompt.parameters.caching ?? null,
    lifetime: prompt.parameters.cacheTtl ?? usage.cacheTtl ?? null,
    cardinality: usage.cardinality ?? {},
    conversationSeen: prompt.messages.some(
      (message) => message.example !== true && message.role !== 'system' && message.role !== 'developer',
    ),
    hitRateStated: usage.cacheHitRate !== undefined,
  };
}

/** A part of the request that is cached as one: blocks `from` up to (not including) `to`. */
export interface CacheSegment {
  readonly from: number;
  readonly to: number;
  /** Tokens of it that are cached, after the provider's step is applied. */
  readonly tokens: number;
  /** How many variants of it are alive at a time: 1 for static text, the product of cardinalities after that. */
  readonly variants: number;
  readonly certain: boolean;
}

/** What a cache can do with these blocks under this rule. */
export interface CacheLayout {
  /** Whether caching takes place: asked for, or done without asking. */
  readonly on: boolean;
  /** True when only what is marked is cached. */
  readonly explicit: boolean;
  /** Leading tokens that every request shares. */
  readonly prefixTokens: number;
  /** Index of the first block that is not static, `blocks.length` when all are. */
  readonly staticEnd: number;
  readonly segments: readonly CacheSegment[];
  readonly cacheableTokens: number;
  readonly eligible: 'yes' | 'no' | 'uncertain';
  /** Blocks up to this index are written on every request and never read (0 for none), after the segments. */
  readonly vainTo: number;
  /** True when the boundary moves to the end of each request, so that the next call of a chain reads all of it. */
  readonly moves: boolean;
  readonly lifetime: CacheRule['lifetimes'][number] | null;
  readonly note: CacheNote | null;
}

const nothing = (blocks: readonly CountedBlock[], note: CacheNote | null): CacheLayout => ({
  on: false,
  explicit: false,
  prefixTokens: prefixOf(blocks).tokens,
  staticEnd: prefixOf(blocks).end,
  segments: [],
  cacheableTokens: 0,
  eligible: 'no',
  vainTo: 0,
  moves: false,
  lifetime: null,
  note,
});

function prefixOf(blocks: readonly CountedBlock[]): { readonly end: number; readonly tokens: number } {
  let tokens = 0;
  let end = 0;
  for (const block of blocks) {
    if (block.stability !== 'static') break;
    tokens += block.tokens.expected;
    end += 1;
  }
  return { end, tokens };
}

/** Live values of a block: 1 when static, its cardinality when one is stated, null when every request differs. */
function variantsOf(block: CountedBlock, use: CacheUse): number | null {
  if (block.stability === 'static') return 1;
  if (!Object.hasOwn(use.cardinality, block.label)) return null;
  const count = use.cardinality[block.label] ?? 0;
  return count >= 1 ? count : null;
}

/** Tokens of a block in the best or worst case: what was counted may be off by the tokenizer's error. */
export function cornerTokens(
  tokens: Amount,
  corner: 'low' | 'expected' | 'high',
  errorPercent: number,
): number {
  if (corner === 'expected' || tokens.basis !== 'counted') return tokens[corner];
  return tokens[corner] * (1 + ((corner === 'low' ? -1 : 1) * errorPercent) / 100);
}

/** `yes`, `no` or `uncertain`: is a prefix of this many tokens long enough to be cached? */
export function longEnough(rule: CacheRule, tokens: Amount): 'yes' | 'no' | 'uncertain' {
  const least = rule.minTokens ?? 0;
  const certain = rule.minTokensCertain ?? least;
  if (tokens.low >= certain) return 'yes';
  return tokens.high < least ? 'no' : 'uncertain';
}

/**
 * The layout of a request in the provider's rendering order. With `bestPlaced` caching is taken as asked for,
 * with markers where they do most: what caching could do, whatever the repository shows. Where no marker's place is
 * known, one is taken to stand after the static text. `errorPercent` of the count makes a prefix near the minimum
 * uncertain.
 */
export function layOut(
  blocks: readonly CountedBlock[],
  rule: CacheRule | null,
  use: CacheUse,
  bestPlaced = false,
  errorPercent = 0,
): CacheLayout {
  if (rule === null) return nothing(blocks, { kind: 'model-unknown' });
  if (rule.mode === 'none') return nothing(blocks, { kind: 'no-cache' });
  if (use.asked === 'off' && !bestPlaced) return nothing(blocks, { kind: 'switched-off' });

  const marks = blocks.flatMap((block, index) => (block.cacheBreakpoint === true ? [index + 1] : []));
  const asks = marks.length > 0 || use.asked === 'explicit';
  const explicit =
    rule.mode === 'explicit' || (rule.mode === 'both' && (asks || bestPlaced) && rule.maxBreakpoints > 0);
  const on = bestPlaced || rule.mode !== 'explicit' || asks || use.lifetime !== null || use.hitRateStated;

  const prefix = prefixOf(blocks);
  // Cumulative tokens and variants up to (not including) each block.
  const cumulative: Amount[] = [exactly(0)];
  const variants: number[] = [1];
  let stableEnd = blocks.length;
  for (const [index, block] of blocks.entries()) {
    const before = cumulative[index] ?? exactly(0);
    cumulative.push(
      between(
        before.low + cornerTokens(block.tokens, 'low', errorPercent),
        before.expected + block.tokens.expected,
        before.high + cornerTokens(block.tokens, 'high', errorPercent),
        block.tokens.basis,
      ),
    );
    const own = variantsOf(block, use);
    if (own === null && stableEnd === blocks.length) stableEnd = index;
    variants.push((variants[index] ?? 1) * (own ?? Infinity));
  }

  let boundaries: number[];
  let vainTo = 0;
  let moves: boolean;
  const implicitEnd = !explicit && rule.implicitBoundary === 'end-of-message';
  if (explicit && marks.length > 0 && !bestPlaced) {
    const usable = marks.slice(-Math.max(1, rule.maxBreakpoints));
    boundaries = usable.filter((mark) => mark <= stableEnd);
    const last = usable.at(-1) ?? 0;
    if (last > stableEnd) vainTo = last;
    const lastMessage = blocks.findLast((block) => block.message !== null)?.message ?? null;
    moves = lastMessage !== null && blocks[last - 1]?.message === lastMessage;
  } else if (implicitEnd) {
    boundaries = stableEnd === blocks.length ? [blocks.length] : [];
    if (boundaries.length === 0 && use.conversationSeen) vainTo = blocks.length;
    moves = true;
  } else {
    // Implicit caches that cut anywhere, and markers that are set where the repository does not show it.
    boundaries = prefix.end === stableEnd ? [stableEnd] : [prefix.end, stableEnd];
    const staticIsEnough = longEnough(rule, cumulative[prefix.end] ?? exactly(0)) !== 'no';
    if (explicit && staticIsEnough) boundaries = [prefix.end];
    moves = true;
  }

  const segments: CacheSegment[] = [];
  let from = 0;
  let cachedTo = 0;
  let short: Amount | null = null;
  for (const to of boundaries) {
    const length = cumulative[to] ?? exactly(0);
    if (to <= from || length.expected <= 0) continue;
    const enough = longEnough(rule, length);
    if (enough === 'no') {
      short = length;
      continue;
    }
    const step = explicit || implicitEnd ? 1 : Math.max(1, rule.stepTokens);
    const usable = step === 1 ? length.expected : Math.floor(length.expected / step) * step;
    if (usable <= cachedTo) continue;
    segments.push({
      from,
      to,
      tokens: usable - cachedTo,
      variants: variants[to] ?? Infinity,
      // Behind instructions alone there may be a boundary or none: it is set after a message that is not seen.
      certain: enough === 'yes' && (!implicitEnd || use.conversationSeen),
    });
    from = to;
    cachedTo = usable;
  }
  if (vainTo > 0 && longEnough(rule, cumulative[vainTo] ?? exactly(0)) !== 'yes') vainTo = 0;

  const eligible =
    segments.length === 0 ? 'no' : segments.some((segment) => segment.certain) ? 'yes' : 'uncertain';
  const lifetime = rule.lifetimes.find((one) => one.name === use.lifetime) ?? rule.lifetimes[0] ?? null;

  return {
    on,
    explicit,
    prefixTokens: prefix.tokens,
    staticEnd: prefix.end,
    segments,
    cacheableTokens: cachedTo,
    eligible,
    vainTo,
    moves,
    lifetime,
    note: noteOn(rule, use, {
      on,
      eligible,
      short,
      vainTo,
      implicitEnd,
      segments,
      prefixTokens: prefix.tokens,
    }),
  };
}

function noteOn(
  rule: CacheRule,
  use: CacheUse,
  of: {
    readonly on: boolean;
    readonly eligible: CacheLayout['eligible'];
    readonly short: Amount | null;
    readonly vainTo: number;
    readonly implicitEnd: boolean;
    readonly segments: readonly CacheSegment[];
    readonly prefixTokens: number;
  },
): CacheNote | null {
  if (of.vainTo > 0) return { kind: of.implicitEnd ? 'ends-at-varying-message' : 'marker-after-varying' };
  if (of.implicitEnd && !use.conversationSeen) return { kind: 'ends-at-unseen-message' };
  if (of.eligible === 'uncertain') {
    return { kind: 'minimum-uncertain', least: rule.minTokens ?? 0, certain: rule.minTokensCertain ?? 0 };
  }
  if (of.short !== null && of.segments.length === 0) {
    const least = rule.minTokensCertain ?? rule.minTokens ?? 0;
    return { kind: 'too-short', missing: Math.ceil(least - of.short.expected), least };
  }
  if (of.prefixTokens === 0 && of.eligible === 'no') return { kind: 'begins-with-varying' };
  return !of.on && of.eligible === 'yes' ? { kind: 'no-marker' } : null;
}

/** Variables of usage, cheapest class first: the order in which a cache could share most. */
export function inBestOrder(blocks: readonly CountedBlock[], use: CacheUse): CountedBlock[] {
  const rank = (block: CountedBlock): number => {
    const variants = variantsOf(block, use);
    return variants === null ? 2 : variants === 1 ? 0 : 1;
  };
  const sorted = blocks
    .map((block, index) => ({ block, index, rank: rank(block) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index);
  return sorted.map(({ block }) => ({ ...block, cacheBreakpoint: false }));
}

/** What ends the prefix that all requests share, and where. */
export function prefixEnd(
  blocks: readonly CountedBlock[],
  layout: CacheLayout,
): { readonly endsAt: CacheEnd; readonly endsPlace: CountedBlock['place'] } {
  const block = blocks[layout.staticEnd];
  if (block === undefined) return { endsAt: { kind: 'end-of-text' }, endsPlace: null };
  const kind = block.open ?? (block.part === 'variables' ? 'variable' : 'part');
  return { endsAt: { kind, name: block.label }, endsPlace: block.place };
}

// --- From layout to shares ---------------------------------------------------------------------------------------

/** How an owner's tokens are billed: shares of them that are read, written, and (the rest) sent plainly. */
export interface BilledShares {
  readonly read: number;
  readonly write: number;
}

/**
 * Read and written tokens of each block. `hit` gives the hit rate of a segment with so many variants; null when it
 * is not known: then the segment is sent plainly, and only what is written in vain is charged as written.
 */
export function billBlocks(
  blocks: readonly CountedBlock[],
  layout: CacheLayout,
  hit: (variants: number, certain: boolean) => number | null,
): BilledShares[] {
  const billed: { read: number; write: number }[] = blocks.map(() => ({ read: 0, write: 0 }));
  if (!layout.on) return billed;
  let cumulative = 0;
  const ends: { readonly start: number; readonly end: number; readonly hit: number | null }[] = [];
  let start = 0;
  for (const segment of layout.segments) {
    ends.push({ start, end: start + segment.tokens, hit: hit(segment.variants, segment.certain) });
    start += segment.tokens;
  }
  for (const [index, block] of blocks.entries()) {
    const tokens = block.tokens.expected;
    const entry = billed[index];
    if (entry !== undefined && tokens > 0) {
      for (const end of ends) {
        const overlap = Math.min(cumulative + tokens, end.end) - Math.max(cumulative, end.start);
        if (overlap <= 0 || end.hit === null) continue;
        entry.read += (overlap / tokens) * end.hit;
        entry.write += (overlap / tokens) * (1 - end.hit);
      }
      if (index < layout.vainTo) {
        const after = Math.min(tokens, cumulative + tokens - Math.max(cumulative, start));
        if (after > 0) entry.write += after / tokens;
      }
    }
    cumulative += tokens;
  }
  return billed;
}

/** Hit rate of one entry from the stated traffic. The range covers steady to bursty arrivals (variation 1 to 3). */
export function hitRateFromTraffic(
  requestsPerHour: number,
  lifetimeSeconds: number,
  sliding: boolean,
  burstiness: number | undefined,
): Amount {
  const expected = (requestsPerHour * lifetimeSeconds) / 3600;
  if (burstiness !== undefined) return exactly(aliveShare(expected, burstiness, sliding), 'assumed');
  const rates = [1, 2, 3].map((variation) => aliveShare(expected, variation, sliding));
  return between(Math.min(...rates), rates[0] ?? 0, Math.max(...rates), 'assumed');
}
