import {
  type BilledShares,
  billBlocks,
  type CacheLayout,
  cornerTokens,
  hitRateFromTraffic,
  hoursPerMonth,
} from './cachelayout.js';
import { type CallGroup, callGroups, type ChainShape } from './forecast.js';
import type { Model } from '../model.js';
import type { NoPrice } from '../no-price.js';
import type { Note } from '../note.js';
import { divideRounded, type PicoUsd, toMicro } from '../money.js';
import {
  type Charge,
  openRates,
  type RateBook,
  type RateTable,
  regionOf,
  serviceOf,
  toLines,
  totalOf,
} from './price.js';
import type { CostLine, LineItem } from '../estimate.js';
import type { Prompt } from '../prompt.js';
import type { Billable } from '../rate.js';
import { gpuSeconds, gpuSecondPicoUsd, paidPerWorked } from './selfhosted.js';
import type { CountedBlock, RequestTokens } from '../tokens.js';
import type { Usage } from '../usage.js';

/**
 * One request at one corner (all drivers low, expected or high) to its cost lines. Everything that a change can be
 * attributed to is a separate ingredient here, so that the attribution can mix ingredients of both sides and ask
 * this same arithmetic what the mixture would cost.
 */

export type Corner = 'low' | 'expected' | 'high';

/** Who a token belongs to: the part of the request an author would edit to change it. */
export type Owner =
  'system' | 'messages' | 'examples' | 'tools' | 'schema' | 'images' | 'overhead' | 'hidden';

export const owners: readonly Owner[] = [
  'system',
  'messages',
  'examples',
  'tools',
  'schema',
  'images',
  'overhead',
  'hidden',
];

export type ByOwner<T> = Readonly<Record<Owner, T>>;

function byOwner<T>(make: (owner: Owner) => T): ByOwner<T> {
  return Object.fromEntries(owners.map((owner) => [owner, make(owner)])) as Record<Owner, T>;
}

/** Variables belong to the message they are in; what the provider adds unseen is an owner of its own. */
export function ownerOf(block: CountedBlock, prompt: Prompt): Owner {
  if (block.hidden === true) return 'hidden';
  if (block.part !== 'variables') return block.part;
  const message = block.message === null ? undefined : prompt.messages[block.message];
  if (message === undefined) return 'messages';
  if (message.example === true) return 'examples';
  return message.role === 'system' || message.role === 'developer' ? 'system' : 'messages';
}

/** Tokens of the first call by owner. What the parts have beyond the blocks is overhead. */
export function tokensByOwner(tokens: RequestTokens, prompt: Prompt, corner: Corner): ByOwner<number> {
  const found = { ...byOwner(() => 0) };
  let total = 0;
  for (const block of tokens.blocks) {
    found[ownerOf(block, prompt)] += finite(cornerTokens(block.tokens, corner, tokens.errorPercent));
    total += finite(block.tokens[corner]);
  }
  found.overhead += Math.max(0, finite(tokens.input[corner]) - total);
  return found;
}

function finite(value: number): number {
  return Number.isFinite(value) && value > 0 ? value : 0;
}

/** Tokens of the template's last user message, which a later turn is taken to be as long as. */
export function lastUserTokens(tokens: RequestTokens, prompt: Prompt, corner: Corner): number {
  const index = prompt.messages.findLastIndex(
    (message) => message.role === 'user' && message.example !== true,
  );
  if (index < 0) return 0;
  return tokens.blocks
    .filter((block) => block.message === index && ownerOf(block, prompt) === 'messages')
    .reduce((sum, block) => sum + finite(cornerTokens(block.tokens, corner, tokens.errorPercent)), 0);
}

// --- What the cache does to each owner -----------------------------------------------------------------------------

/** never and always bound what caching can do; expected is what the cost is computed with. */
export type Hits = 'never' | 'expected' | 'bursty-low' | 'bursty-high' | 'always';

/** How the tokens of one owner are billed in a first (or only) call, and which share of them a cache can hold. */
export interface OwnerShares extends BilledShares {
  readonly held: number;
}

export interface CacheEffect {
  /** Null for an owner that has no tokens in this layout. */
  readonly shares: ByOwner<OwnerShares | null>;
  readonly on: boolean;
  readonly explicit: boolean;
  readonly moves: boolean;
  /** A request this long is cached at its end. */
  readonly fromTokens: number;
  readonly writeRate: Billable;
  /** Share of a previous call of the same chain that is still there; null when nobody can say. */
  readonly chainHit: number | null;
  /** Everything beyond the held part is written on every call, needed or not. */
  readonly writesAll: boolean;
  readonly heldTokens: number;
}

/** Model calls per month as stated; null without a statement, and for what is no number ≥ 0. */
export function requestsPerMonth(usage: Usage): number | null {
  const requests = usage.requestsPerMonth?.mean ?? null;
  return requests !== null && Number.isFinite(requests) && requests >= 0 ? requests : null;
}

/** Requests per hour from stated traffic; null without. */
export function requestsPerHour(usage: Usage): number | null {
  const requests = requestsPerMonth(usage);
  if (requests === null || requests === 0) return null;
  const hours = usage.activeHoursPerMonth ?? hoursPerMonth;
  return hours > 0 ? requests / hours : null;
}

export function cacheEffect(
  blocks: readonly CountedBlock[],
  prompt: Prompt,
  layout: CacheLayout,
  rule: Model['cache'],
  usage: Usage,
  chain: ChainShape | null,
  hits: Hits,
): CacheEffect {
  const hit = hitOf(layout, rule, usage, chain, hits);
  const billed = billBlocks(blocks, layout, hit);
  const held = billBlocks(blocks, { ...layout, on: true, vainTo: 0 }, () => 1);
  const sums = { ...byOwner(() => ({ tokens: 0, read: 0, write: 0, held: 0 })) };
  for (const [index, block] of blocks.entries()) {
    const sum = sums[ownerOf(block, prompt)];
    const tokens = block.tokens.expected;
    sum.tokens += tokens;
    sum.read += tokens * (billed[index]?.read ?? 0);
    sum.write += tokens * (billed[index]?.write ?? 0);
    sum.held += tokens * (held[index]?.read ?? 0);
  }
  const within = (share: number): number => Math.min(1, Math.max(0, share));
  const steps = (chain?.steps.mean ?? 1) > 1;
  return {
    shares: byOwner((owner) => {
      const { tokens, read, write, held: kept } = sums[owner];
      if (tokens <= 0) return null;
      return { read: within(read / tokens), write: within(write / tokens), held: within(kept / tokens) };
    }),
    on: layout.on,
    explicit: layout.explicit,
    moves: layout.moves,
    fromTokens: rule?.minTokensCertain ?? rule?.minTokens ?? 0,
    writeRate: layout.lifetime?.writeRate ?? 'input',
    chainHit: hits === 'never' ? 0 : hits === 'always' ? 1 : steps ? 1 : (usage.cacheHitRate ?? null),
    writesAll: layout.vainTo >= blocks.length && layout.vainTo > 0,
    heldTokens: layout.cacheableTokens,
  };
}

/** The hit rate of a segment with so many variants, null when nobody can say. */
function hitOf(
  layout: CacheLayout,
  rule: Model['cache'],
  usage: Usage,
  chain: ChainShape | null,
  hits: Hits,
): (variants: number, certain: boolean) => number | null {
  if (hits === 'always') return () => 1;
  if (hits === 'never') return (_, certain) => (certain ? 0 : null);
  if (usage.cacheHitRate !== undefined) {
    const stated = Math.min(1, Math.max(0, usage.cacheHitRate));
    return () => stated;
  }
  const perHour = requestsPerHour(usage);
  const seconds = layout.lifetime?.seconds ?? null;
  if (perHour === null || seconds === null) return () => null;
  // Calls of one task follow each other at once: what matters is how often a task begins.
  const starts = perHour / Math.max(1, (chain?.turns.mean ?? 1) * (chain?.steps.mean ?? 1));
  return (variants, certain) => {
    if (!certain && hits === 'expected') return null;
    const rate = hitRateFromTraffic(starts / variants, seconds, rule?.sliding ?? true, usage.burstiness);
    return hits === 'bursty-low' ? rate.low : hits === 'bursty-high' ? rate.high : rate.expected;
  };
}

// --- From ingredients to charges -------------------------------------------------------------------------------------

/** Everything the cost of one request is computed from, at one corner. */
export interface Ingredients {
  readonly model: Model;
  readonly tokens: ByOwner<number>;
  readonly cache: CacheEffect;
  readonly answer: number;
  readonly reasoning: number;
  readonly service: string | undefined;
  readonly region: string | undefined;
  readonly batchShare: number;
  readonly chain: ChainShape | null;
  readonly userTurn: number;
  readonly toolResult: number;
  readonly usage: Usage;
  /** True when the request offers the vendor's web search, which has a fee per call. */
  readonly searches: boolean;
  /** Model calls that one request of the product stands for (a loop in the file). */
  readonly calls: number;
  readonly utilization: number | null;
}

export type Charged =
  | {
      readonly charges: readonly Charge[];
      /** What is billed but has no published rate: the cost is a lower bound. Each once. */
      readonly missing: readonly Note[];
      /** What was done for want of a rate without making the cost too low. Each once. */
      readonly notes: readonly Note[];
    }
  | { readonly unpriced: NoPrice };

/** Adds a note unless the same one is there. */
function say(into: Map<string, Note>, note: Note): void {
  into.set(JSON.stringify(note), note);
}

export function chargesOf(of: Ingredients): Charged {
  if (of.model.selfHosted !== null) return gpuCharges(of);
  const card = of.model.rates;
  if (card === null) return { unpriced: { because: 'no-rate', model: of.model.id } };
  const service = serviceOf(of.service);
  const region = regionOf(of.region);
  const batchShare = Math.min(1, finite(of.batchShare));
  const books: { readonly book: RateBook; readonly share: number; readonly how: How }[] = [];
  for (const [share, batch] of [
    [1 - batchShare, false],
    [batchShare, true],
  ] as const) {
    if (share === 0) continue;
    const book = openRates(card, of.model.discountPercent, { service, region, batch });
    if ('unpublished' in book)
      return { unpriced: { because: 'unpublished', model: of.model.id, what: book.unpublished } };
    books.push({ book, share, how: batch ? { batch: true } : {} });
  }

  const charges: Charge[] = [];
  const missing = new Map<string, Note>();
  const notes = new Map<string, Note>();
  const firstCall = owners.reduce((sum, owner) => sum + of.tokens[owner], 0);
  const groups = callGroups(
    of.chain,
    {
      firstCall,
      answer: of.answer,
      userTurn: of.userTurn,
      toolResult: of.toolResult,
    },
    card.tiers,
  );
  for (const { book, share, how } of books) {
    for (const group of groups) {
      const table = book.at(firstCall + group.historyTokens);
      const tier = table.tier;
      const billed: How = tier === null ? how : { ...how, overTokens: tier.overInputTokens };
      const weight = share * group.share * of.calls;
      const problem = tokenCharges(of, group, table, weight, billed, charges, missing, notes);
      if (problem !== null) return { unpriced: problem };
    }
  }
  const standard = books[0]?.book.at(firstCall);
  if (standard !== undefined) feeCharges(of, standard, charges, missing);
  retries(of, charges);
  return { charges, missing: [...missing.values()], notes: [...notes.values()] };
}

/** Whether a line is billed as a batch or at the rates of a tier. */
type How = Pick<LineItem, 'batch' | 'overTokens'>;

/** Charges for the tokens of one group of calls; the reason where the model has no rate for them. */
function tokenCharges(
  of: Ingredients,
  group: CallGroup,
  table: RateTable,
  weight: number,
  how: How,
  charges: Charge[],
  missing: Map<string, Note>,
  notes: Map<string, Note>,
): NoPrice | null {
  const without = (item: LineItem['of']): NoPrice => ({
    because: 'item',
    model: of.model.id,
    item: { of: item, ...how },
  });
  const input = table.get('input');
  if (input === null) return without('input');
  const imageInput = table.get('image-input') ?? input;
  const cached = table.get('cached-input');
  const write = table.get(of.cache.writeRate);
  const caching = cached !== null;
  if (of.cache.on && !caching && of.cache.heldTokens > 0) {
    say(notes, { kind: 'no-cached-rate', model: of.model.id });
  }
  if (of.cache.on && write === null && of.cache.heldTokens > 0) {
    say(missing, { kind: 'no-write-rate', model: of.model.id });
  }
  const writing = of.cache.writeRate !== 'input' && write !== null;
  const charge = (item: LineItem['of'], side: Charge['side'], tokens: number, ratePicoUsd: PicoUsd): void => {
    charges.push({
      item: { of: item, ...how },
      side,
      quantity: tokens * weight,
      unit: 'tokens',
      ratePicoUsd,
    });
  };

  const { owned, history } = billGroup(of, group);
  const sums = { plain: 0, images: 0, hidden: 0, read: 0, write: 0 };
  for (const owner of owners) {
    const tokens = of.tokens[owner];
    const { read, write: written } = owned[owner];
    const readTokens = caching ? tokens * read : 0;
    const writtenTokens = writing ? tokens * written : 0;
    const plain = Math.max(0, tokens - readTokens - writtenTokens);
    sums.read += readTokens;
    sums.write += writtenTokens;
    if (owner === 'images') sums.images += plain;
    else if (owner === 'hidden') sums.hidden += plain;
    else sums.plain += plain;
  }
  const historyRead = caching ? history.read : 0;
  const historyWrite = writing ? history.write : 0;
  charge('input', 'input', sums.plain, input);
  charge('images', 'input', sums.images, imageInput);
  charge('hidden-tools', 'input', sums.hidden, input);
  charge('earlier-turns', 'input', Math.max(0, group.historyTokens - historyRead - historyWrite), input);
  if (cached !== null) charge('cached-input', 'input', sums.read + historyRead, cached);
  if (write !== null && writing) {
    charge(
      of.cache.writeRate === 'cache-write-1h' ? 'cache-write-1h' : 'cache-write',
      'input',
      sums.write + historyWrite,
      write,
    );
  }

  if (of.answer > 0 || of.reasoning > 0) {
    const output = table.get('output');
    if (output === null) return without('output');
    charge('output', 'output', of.answer, output);
    charge('reasoning', 'output', of.reasoning, table.get('reasoning') ?? output);
  }
  return null;
}

/** Read and written shares of each owner, and read and written tokens of the history, in one group of calls. */
function billGroup(
  of: Ingredients,
  group: CallGroup,
): { readonly owned: ByOwner<BilledShares>; readonly history: BilledShares } {
  const { cache } = of;
  const firstCall = owners.reduce((sum, owner) => sum + of.tokens[owner], 0);
  const nothing: BilledShares = { read: 0, write: 0 };
  const first = byOwner((owner): BilledShares => cache.shares[owner] ?? nothing);
  const chained = of.chain !== null && cache.on && cache.chainHit !== null;
  const hit = cache.chainHit ?? 0;
  if (!group.follows) {
    if (!chained || !cache.moves || firstCall < cache.fromTokens) {
      return { owned: first, history: nothing };
    }
    // The boundary is at the end of the request: all that is not read is written for the next call.
    return {
      owned: byOwner((owner) => ({ read: first[owner].read, write: 1 - first[owner].read })),
      history: nothing,
    };
  }
  if (!chained) {
    // Nobody can say whether the entry of the previous turn is still there: sent plainly.
    return cache.writesAll
      ? { owned: byOwner(() => nothing), history: { read: 0, write: group.newTokens } }
      : { owned: first, history: nothing };
  }
  const previous = firstCall + group.historyTokens - group.newTokens;
  if (group.slid || !cache.moves || previous < cache.fromTokens) {
    return {
      owned: byOwner((owner) => {
        const held = cache.shares[owner]?.held ?? 0;
        return {
          read: held * hit,
          write: cache.writesAll ? 1 - held * hit : held * (1 - hit),
        };
      }),
      history: { read: 0, write: cache.writesAll ? group.historyTokens : 0 },
    };
  }
  const older = group.historyTokens - group.newTokens;
  return {
    owned: byOwner(() => ({ read: hit, write: 1 - hit })),
    history: { read: older * hit, write: older * (1 - hit) + group.newTokens },
  };
}

function feeCharges(of: Ingredients, table: RateTable, charges: Charge[], missing: Map<string, Note>): void {
  const request = table.get('request');
  if (request !== null) {
    charges.push({
      item: { of: 'request' },
      side: 'fee',
      quantity: of.calls,
      unit: 'calls',
      ratePicoUsd: request,
    });
  }
  const searches = finite(of.usage.webSearchesPerRequest ?? 0);
  if (of.searches && of.usage.webSearchesPerRequest === undefined) {
    say(missing, { kind: 'searches-unknown' });
  }
  if (searches > 0) {
    const rate = table.get('web-search');
    if (rate === null) say(missing, { kind: 'no-search-fee', model: of.model.id });
    else {
      charges.push({
        item: { of: 'web-search' },
        side: 'fee',
        quantity: searches * of.calls,
        unit: 'calls',
        ratePicoUsd: rate,
      });
    }
  }
  const storage = table.get('cache-storage-token-hour');
  if (storage !== null && of.cache.on && of.cache.explicit && of.cache.heldTokens > 0) {
    const perHour = requestsPerHour(of.usage);
    if (perHour === null) {
      say(missing, { kind: 'storage-share-unknown' });
    } else {
      charges.push({
        item: { of: 'cache-storage' },
        side: 'fee',
        // Held all the time and shared by the requests of that time.
        quantity: of.cache.heldTokens / perHour,
        unit: 'token hours',
        ratePicoUsd: storage,
      });
    }
  }
}

/** Requests that are billed a second time, as a line of their own: share × the cost of one request. */
function retries(of: Ingredients, charges: Charge[]): void {
  const share = Math.min(1, finite(of.usage.billedRetryShare ?? 0));
  if (share === 0) return;
  const once = totalOf(toLines(charges));
  charges.push({
    item: { of: 'retries' },
    side: 'fee',
    quantity: share,
    unit: 'requests',
    ratePicoUsd: once,
  });
}

function gpuCharges(of: Ingredients): Charged {
  const hosted = of.model.selfHosted;
  if (hosted === null) return { unpriced: { because: 'no-rate', model: of.model.id } };
  const second = gpuSecondPicoUsd(hosted);
  if (second === null) return { unpriced: { because: 'gpu-hour', model: of.model.id } };
  const utilization = of.utilization ?? hosted.utilization;
  if (!(utilization > 0)) return { unpriced: { because: 'utilization', model: of.model.id } };
  const firstCall = owners.reduce((sum, owner) => sum + of.tokens[owner], 0);
  const groups = callGroups(
    of.chain,
    { firstCall, answer: of.answer, userTurn: of.userTurn, toolResult: of.toolResult },
    [],
  );
  const charges: Charge[] = [];
  for (const group of groups) {
    const input = firstCall + group.historyTokens;
    const held = owners.reduce(
      (sum, owner) => sum + of.tokens[owner] * (of.cache.shares[owner]?.held ?? 0),
      0,
    );
    const cachedShare = input > 0 ? (held * Math.min(1, finite(of.usage.cacheHitRate ?? 0))) / input : 0;
    const worked = gpuSeconds(hosted, input, of.answer + of.reasoning, cachedShare);
    charges.push({
      item: { of: 'gpu-time' },
      side: 'input',
      quantity: worked * paidPerWorked(hosted, utilization) * group.share * of.calls,
      unit: 'GPU seconds',
      ratePicoUsd: second,
    });
  }
  retries(of, charges);
  return { charges, missing: [], notes: [] };
}

/** Lines and total at one corner; `side` restricts the total to the input. */
export function priced(of: Ingredients):
  | {
      readonly lines: readonly CostLine[];
      readonly total: PicoUsd;
      readonly input: PicoUsd;
      readonly missing: readonly Note[];
    }
  | { readonly unpriced: NoPrice } {
  const charged = chargesOf(of);
  if ('unpriced' in charged) return charged;
  const lines = toLines(charged.charges);
  const input = totalOf(toLines(charged.charges.filter((charge) => charge.side === 'input')));
  return { lines, total: totalOf(lines), input, missing: charged.missing };
}

/** `share` of an amount, rounded once. */
export function shareOf(amount: PicoUsd, share: number): PicoUsd {
  return divideRounded(toMicro(share) * amount, 1_000_000n);
}
