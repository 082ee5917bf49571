import { cacheUse } from '../cost/cachelayout.js';
import type {
  CachingEffect,
  Cause,
  CauseData,
  CauseKind,
  ChangedLines,
  ChangedTool,
  LineRange,
  RatesChange,
  ServedAs,
  TokenDetail,
} from '../cause.js';
import {
  type ByOwner,
  type CacheEffect,
  cacheEffect,
  chargesOf,
  type Charged,
  type Ingredients,
  lastUserTokens,
  type Owner,
  owners,
  tokensByOwner,
} from '../cost/charging.js';
import type { CacheEnd, Estimate } from '../estimate.js';
import { layoutOf, mixModels, ruleOf, runsForFree } from '../cost/ingredients.js';
import { chainShape } from '../cost/forecast.js';
import type { Model, ModelMatch } from '../model.js';
import { type PicoUsd, roundParts, toMicro } from '../money.js';
import { regionOf, serviceOf, toLines, totalOf } from '../cost/price.js';
import type { Prompt, Segment } from '../prompt.js';
import type { RequestTokens } from '../tokens.js';
import type { Usage } from '../usage.js';

/**
 * What a delta is due to. Each ingredient of the cost that differs between the sides is a player; its share is its
 * Shapley value: the mean of what it adds over all orders in which the ingredients can be exchanged. The shares add
 * up to the delta exactly, do not depend on any order, and an ingredient that changes nothing gets nothing. All in
 * integers: costs of pico-dollars, weights of n!.
 */

export type Recount = (prompt: Prompt, match: ModelMatch | null, usage: Usage) => RequestTokens;

/** Causes of head − baseline for one request, in the order in which they are shown; they add up exactly. */
export function explain(baseline: Estimate | null, head: Estimate | null, recount: Recount): Cause[] {
  if (baseline === null || head === null) return oneSided(baseline, head);
  if (baseline.cost === null || head.cost === null) return [];
  const game = openGame(baseline, head, recount);
  let players = playersOf(game);
  if (players.length === 0) return leftOver(baseline, head);
  let values = play(game, players);
  if (values === null) {
    players = joined(players, ['model', 'rates', 'tier', 'usage']);
    values = play(game, players);
  }
  if (values === null) {
    // No mixture of the two sides has a published price: the delta is one cause.
    players = joined(
      players,
      players.map((player) => player.kind),
    );
    values = play(game, players);
  }
  if (values === null) return leftOver(baseline, head);
  const { shares, tokens } = values;
  return players.flatMap((player, index): Cause[] => {
    const picoUsd = shares[index] ?? 0n;
    const inputTokens = tokens[index] ?? 0;
    if (picoUsd === 0n && inputTokens === 0) return [];
    return [
      {
        kind: player.kind,
        picoUsd,
        ...(inputTokens === 0 ? {} : { inputTokens }),
        data: dataOf(player, game),
      },
    ];
  });
}

/**
 * What changed in the input where there is no money to attribute: one entry for each part, with its tokens and lines. Both sides
 * are counted, so their difference is known although no price is.
 */
export function explainTokens(baseline: Estimate, head: Estimate): TokenDetail[] {
  const delta = (part: 'system' | 'messages' | 'examples' | 'tools' | 'schema'): number =>
    Math.round(head.tokens.parts[part].expected) - Math.round(baseline.tokens.parts[part].expected);
  const texts = (['system', 'messages', 'examples'] as const).flatMap((part): TokenDetail[] => {
    const data = textChange(part, baseline, head);
    return delta(part) === 0 && data.lines === null ? [] : [{ inputTokens: delta(part), data }];
  });
  const tools = toolsChange(baseline.prompt, head.prompt);
  const listed = tools.added.length + tools.removed.length + tools.edited.length;
  return [
    ...texts,
    ...(delta('tools') === 0 && listed === 0 ? [] : [{ inputTokens: delta('tools'), data: tools }]),
    ...(delta('schema') === 0
      ? []
      : [{ inputTokens: delta('schema'), data: schemaChange(baseline.prompt, head.prompt) }]),
  ];
}

/** A prompt that is only on one side is one cause: it is added or removed, not decomposed. */
export function oneSided(baseline: Estimate | null, head: Estimate | null): Cause[] {
  const present = head ?? baseline;
  if (present?.cost == null) return [];
  const added = head !== null;
  const tokens = Math.round(present.tokens.input.expected);
  return [
    {
      kind: added ? 'added' : 'removed',
      picoUsd: added ? present.cost.requestPicoUsd : -present.cost.requestPicoUsd,
      inputTokens: added ? tokens : -tokens,
      data: { about: added ? 'added' : 'removed' },
    },
  ];
}

function leftOver(baseline: Estimate, head: Estimate): Cause[] {
  const delta = (head.cost?.requestPicoUsd ?? 0n) - (baseline.cost?.requestPicoUsd ?? 0n);
  return delta === 0n ? [] : [{ kind: 'messages', picoUsd: delta, data: { about: 'counting' } }];
}

// --- The exact value ---------------------------------------------------------------------------------------------------

/**
 * Shapley values of `n` players for an integer function of coalitions (bit sets), as integers that add up to
 * f(all) − f(none): exact over n!, rounded by largest remainder. Null when `f` has no value somewhere.
 */
export function shapley(n: number, f: (coalition: number) => bigint | null): bigint[] | null {
  const size = 2 ** n;
  const known: bigint[] = [];
  for (let coalition = 0; coalition < size; coalition += 1) {
    const value = f(coalition);
    if (value === null) return null;
    known.push(value);
  }
  const factorial = [1n];
  for (let i = 1; i <= n; i += 1) factorial.push((factorial[i - 1] ?? 1n) * BigInt(i));
  const whole = factorial[n] ?? 1n;
  const parts: bigint[] = [];
  for (let player = 0; player < n; player += 1) {
    const bit = 2 ** player;
    // Differences are first summed by the size of the coalition: one multiplication each.
    const bySize = Array.from({ length: n }, () => 0n);
    for (let coalition = 0; coalition < size; coalition += 1) {
      if ((coalition & bit) !== 0) continue;
      const members = bitCount(coalition);
      bySize[members] = (bySize[members] ?? 0n) + (known[coalition + bit] ?? 0n) - (known[coalition] ?? 0n);
    }
    parts.push(
      bySize.reduce(
        (sum, difference, members) =>
          sum + difference * (factorial[members] ?? 1n) * (factorial[n - members - 1] ?? 1n),
        0n,
      ),
    );
  }
  return roundParts(parts, whole).map((part) => part / whole);
}

function bitCount(bits: number): number {
  let rest = bits;
  let ones = 0;
  while (rest !== 0) {
    rest &= rest - 1;
    ones += 1;
  }
  return ones;
}

// --- The game ------------------------------------------------------------------------------------------------------------

type Side = 'baseline' | 'head';

/** What can be taken from either side on its own. */
type Dimension = Exclude<CauseKind, 'added' | 'removed' | 'rates' | 'limit' | 'reasoning' | 'calls'>;

interface Player {
  readonly kind: CauseKind;
  readonly dimensions: ReadonlySet<Dimension>;
}

/** The order in which causes are shown. */
const displayOrder: readonly CauseKind[] = [
  'rates',
  'model',
  'tokenizer',
  'system',
  'tools',
  'schema',
  'examples',
  'messages',
  'images',
  'output',
  'caching',
  'tier',
  'usage',
];

interface Game {
  readonly baseline: Estimate;
  readonly head: Estimate;
  /** Counts of one side's text with one side's model under one side's usage. */
  readonly counted: (text: Side, match: Side, usage: Side) => RequestTokens;
  readonly countedFor: (text: Side, match: ModelMatch, usage: Side) => RequestTokens;
  readonly cost: (pick: (dimension: Dimension) => Side) => PicoUsd | null;
  readonly tokens: (pick: (dimension: Dimension) => Side) => ByOwner<number>;
}

function openGame(baseline: Estimate, head: Estimate, recount: Recount): Game {
  const of = (side: Side): Estimate => (side === 'baseline' ? baseline : head);
  const sameModel = baseline.match?.model.id === head.match?.model.id;
  const sameUsage = same(baseline.usage, head.usage);

  const known = new Map<string, RequestTokens>();
  const counted = (text: Side, match: Side, usage: Side): RequestTokens => {
    const matchSide = sameModel ? text : match;
    const usageSide = sameUsage ? text : usage;
    if (text === matchSide && text === usageSide) return of(text).tokens;
    const key = `${text} ${matchSide} ${usageSide}`;
    const tokens = known.get(key) ?? recount(of(text).prompt, of(matchSide).match, of(usageSide).usage);
    known.set(key, tokens);
    return tokens;
  };
  const countedFor = (text: Side, match: ModelMatch, usage: Side): RequestTokens => {
    const own = of(text).others?.find((other) => other.match?.model.id === match.model.id);
    if (own !== undefined && (sameUsage || usage === text)) return own.tokens;
    const key = `${match.model.id} ${text} ${usage}`;
    const tokens = known.get(key) ?? recount(of(text).prompt, match, of(usage).usage);
    known.set(key, tokens);
    return tokens;
  };

  const sums = new Map<RequestTokens, ByOwner<number>>();
  const byOwner = (tokens: RequestTokens, text: Side): ByOwner<number> => {
    const found = sums.get(tokens) ?? tokensByOwner(tokens, of(text).prompt, 'expected');
    sums.set(tokens, found);
    return found;
  };

  // Traffic is usage; what the settings say about the cache itself goes with caching.
  const cacheUsage = (caching: Side, usage: Side): Usage => {
    const { cacheHitRate, cacheTtl } = of(caching).usage;
    const traffic = Object.entries(of(usage).usage).filter(
      ([name]) => name !== 'cacheHitRate' && name !== 'cacheTtl',
    );
    return {
      ...(Object.fromEntries(traffic) as Usage),
      ...(cacheHitRate === undefined ? {} : { cacheHitRate }),
      ...(cacheTtl === undefined ? {} : { cacheTtl }),
    };
  };

  const effects = new Map<string, CacheEffect>();
  const effectWith = (
    text: Side,
    model: Model,
    tokens: (text: Side) => RequestTokens,
    usage: Side,
    name: string,
  ): CacheEffect => {
    const key = `${name} ${text} ${usage}`;
    const found = effects.get(key);
    if (found !== undefined) return found;
    const traffic = cacheUsage(text, usage);
    const from = (side: Side): CacheEffect =>
      cacheEffect(
        tokens(side).blocks,
        of(side).prompt,
        layoutOf({ prompt: of(side).prompt, tokens: tokens(side), usage: traffic }, model),
        ruleOf(model, traffic),
        traffic,
        chainShape(traffic),
        'expected',
      );
    const own = from(text);
    // An owner that this layout does not have is laid out as on the other side.
    const other = from(text === 'head' ? 'baseline' : 'head');
    const shares = { ...own.shares };
    for (const owner of owners) shares[owner] ??= other.shares[owner];
    const effect = { ...own, shares };
    effects.set(key, effect);
    return effect;
  };

  const textOf = (owner: Owner, pick: (dimension: Dimension) => Side): Side => {
    switch (owner) {
      case 'hidden':
        return pick('tools');
      case 'overhead':
        return pick(overheadFollows);
      case 'system':
      case 'messages':
      case 'examples':
      case 'tools':
      case 'schema':
      case 'images':
        return pick(owner);
    }
  };
  // Framing of messages and tools changes with them: it goes with the first part that changed.
  const overheadFollows: Dimension =
    (['messages', 'examples', 'system', 'tools', 'schema', 'images'] as const).find((owner) => {
      const before = byOwner(counted('baseline', 'head', 'head'), 'baseline')[owner];
      return before !== byOwner(head.tokens, 'head')[owner];
    }) ?? 'messages';

  const tokensFor = (
    pick: (dimension: Dimension) => Side,
    tokens: (text: Side) => RequestTokens,
  ): ByOwner<number> =>
    Object.fromEntries(
      owners.map((owner) => {
        const text = textOf(owner, pick);
        return [owner, byOwner(tokens(text), text)[owner]];
      }),
    ) as Record<Owner, number>;

  const ingredients = (
    pick: (dimension: Dimension) => Side,
    model: Model,
    cachingModel: Model,
    tokens: (text: Side) => RequestTokens,
    name: string,
  ): Ingredients => {
    const use = of(pick('usage'));
    const way = of(pick('tier'));
    const answered = of(pick('output'));
    const text = pick('messages');
    const reasoning = answered.reasoning?.expected ?? 0;
    return {
      model,
      tokens: tokensFor(pick, tokens),
      cache: effectWith(pick('caching'), cachingModel, tokens, pick('usage'), name),
      answer: Math.max(0, answered.output.expected - reasoning),
      reasoning,
      service: way.prompt.parameters.serviceTier ?? way.usage.serviceTier,
      region: way.usage.region,
      batchShare: way.usage.batchShare ?? 0,
      chain: chainShape(use.usage),
      userTurn: use.usage.userTurnTokens ?? lastUserTokens(tokens(text), of(text).prompt, 'expected'),
      toolResult: use.usage.toolResultTokens ?? 0,
      usage: use.usage,
      searches: false,
      calls: use.prompt.callsPerRequest ?? 1,
      utilization: model.selfHosted?.utilization ?? null,
    };
  };

  const cost = (pick: (dimension: Dimension) => Side): PicoUsd | null => {
    const priced = of(pick('model')).match;
    const caching = of(pick('caching')).match;
    if (priced === null || caching === null) return null;
    if (runsForFree(priced)) return 0n;
    const counter = pick('tokenizer');
    const usage = pick('usage');
    const own = chargesOf(
      ingredients(
        pick,
        priced.model,
        caching.model,
        (text) => counted(text, counter, usage),
        `${pick('caching')} ${counter}`,
      ),
    );
    const mixed = mixModels(
      own,
      (of(usage).others ?? []).map((other) => {
        const match = other.match;
        const charged: Charged | { readonly unpriced: null } =
          match === null
            ? { unpriced: null }
            : chargesOf(
                ingredients(
                  pick,
                  match.model,
                  match.model,
                  (text) => countedFor(text, match, usage),
                  match.model.id,
                ),
              );
        return { share: other.share, model: match?.model.id ?? null, charged };
      }),
    );
    return 'unpriced' in mixed ? null : totalOf(toLines(mixed.charges));
  };

  return {
    baseline,
    head,
    counted,
    countedFor,
    cost,
    tokens: (pick) => tokensFor(pick, (text) => counted(text, pick('tokenizer'), pick('usage'))),
  };
}

/** What differs between the sides. An ingredient that is the same on both is no player and costs no evaluation. */
function playersOf(game: Game): Player[] {
  const { baseline, head } = game;
  const found = new Map<CauseKind, Dimension[]>();
  const before = baseline.match?.model ?? null;
  const after = head.match?.model ?? null;
  if (before?.id !== after?.id) {
    found.set('model', ['model']);
    found.set('tokenizer', ['tokenizer']);
  } else if (
    !same(before?.rates, after?.rates) ||
    !same(before?.selfHosted, after?.selfHosted) ||
    before?.discountPercent !== after?.discountPercent
  ) {
    found.set('rates', ['model']);
  }
  const sums = (side: Side, match: Side, usage: Side): ByOwner<number> =>
    tokensByOwner(
      game.counted(side, match, usage),
      side === 'head' ? head.prompt : baseline.prompt,
      'expected',
    );
  const differs = (owner: Owner): boolean =>
    (['baseline', 'head'] as const).some(
      (other) => sums('baseline', other, other)[owner] !== sums('head', other, other)[owner],
    );
  for (const owner of ['system', 'tools', 'schema', 'examples', 'messages', 'images'] as const) {
    if (differs(owner)) found.set(owner, [owner]);
  }
  if (differs('hidden') && !found.has('tools')) found.set('tools', ['tools']);
  const anyText = ['messages', 'examples', 'system', 'tools', 'schema', 'images'] as const;
  if (differs('overhead') && !anyText.some((owner) => found.has(owner))) {
    found.set('messages', ['messages']);
  }
  if (
    baseline.output.expected !== head.output.expected ||
    (baseline.reasoning?.expected ?? 0) !== (head.reasoning?.expected ?? 0)
  ) {
    found.set('output', ['output']);
  }
  if (cachingDiffers(game)) found.set('caching', ['caching']);
  if (!same(wayOf(baseline), wayOf(head))) found.set('tier', ['tier']);
  if (
    !same(trafficOf(baseline), trafficOf(head)) ||
    !same(baseline.others?.map(shareKey), head.others?.map(shareKey))
  ) {
    found.set('usage', ['usage']);
  }
  return displayOrder.flatMap((kind) => {
    const dimensions = found.get(kind);
    return dimensions === undefined ? [] : [{ kind, dimensions: new Set(dimensions) }];
  });
}

function shareKey(other: NonNullable<Estimate['others']>[number]): string {
  return `${other.match?.model.id ?? other.unknown?.asWritten ?? ''} ${other.share}`;
}

function cachingDiffers(game: Game): boolean {
  const { baseline, head } = game;
  if (baseline.match === null || head.match === null) return false;
  const rules = [ruleOf(baseline.match.model, baseline.usage), ruleOf(head.match.model, head.usage)];
  if (rules.every((rule) => rule === null)) return false;
  if (!same(rules[0], rules[1])) return true;
  if (!same(cacheUse(baseline.prompt, baseline.usage), cacheUse(head.prompt, head.usage))) return true;
  if (baseline.usage.cacheHitRate !== head.usage.cacheHitRate) return true;
  const shape = (estimate: Estimate): unknown =>
    estimate.tokens.blocks.map((block) => [
      block.part,
      block.stability,
      block.cacheBreakpoint ?? false,
      block.stability === 'static' ? Math.round(block.tokens.expected) : block.label,
    ]);
  return !same(shape(baseline), shape(head));
}

function wayOf(estimate: Estimate): unknown {
  return [
    serviceOf(estimate.prompt.parameters.serviceTier ?? estimate.usage.serviceTier),
    regionOf(estimate.usage.region),
    estimate.usage.batchShare ?? 0,
  ];
}

/** Fields of usage that have a cause of their own. */
const elsewhere: ReadonlySet<string> = new Set([
  'outputTokens',
  'reasoningTokens',
  'task',
  'serviceTier',
  'region',
  'batchShare',
  'cacheHitRate',
  'cacheTtl',
]);

function trafficOf(estimate: Estimate): unknown {
  const rest = Object.entries(estimate.usage).filter(([name]) => !elsewhere.has(name));
  return [Object.fromEntries(rest), estimate.prompt.callsPerRequest ?? 1];
}

/** Structural equality of plain data with bigints. */
function same(a: unknown, b: unknown): boolean {
  return a === b || canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify([value], (_, inner: unknown) => {
    if (typeof inner === 'bigint') return `${inner}n`;
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
      return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
    }
    return inner;
  });
}

function joined(players: readonly Player[], kinds: readonly CauseKind[]): Player[] {
  const together = players.filter((player) => kinds.includes(player.kind));
  if (together.length < 2) return [...players];
  const kind = together[0]?.kind ?? 'model';
  const merged: Player = {
    kind,
    dimensions: new Set(together.flatMap((player) => [...player.dimensions])),
  };
  return players.flatMap((player) =>
    player.kind === kind ? [merged] : together.includes(player) ? [] : [player],
  );
}

/** Values of the players in money and in input tokens; null when a mixture of the sides has no price. */
function play(
  game: Game,
  players: readonly Player[],
): { readonly shares: readonly bigint[]; readonly tokens: readonly number[] } | null {
  const picker =
    (coalition: number) =>
    (dimension: Dimension): Side =>
      players.some((player, index) => player.dimensions.has(dimension) && (coalition & (2 ** index)) !== 0)
        ? 'head'
        : 'baseline';
  const all = 2 ** players.length - 1;
  const shares = shapley(players.length, (coalition) => {
    // The two ends are the estimates themselves, so that the causes add up to what is shown.
    if (coalition === 0) return game.baseline.cost?.requestPicoUsd ?? null;
    if (coalition === all) return game.head.cost?.requestPicoUsd ?? null;
    return game.cost(picker(coalition));
  });
  if (shares === null) return null;
  const micro = (tokens: ByOwner<number>): bigint =>
    owners.reduce((sum, owner) => sum + toMicro(tokens[owner]), 0n);
  const tokens = shapley(players.length, (coalition) => {
    if (coalition === 0) return toMicro(game.baseline.tokens.input.expected);
    if (coalition === all) return toMicro(game.head.tokens.input.expected);
    return micro(game.tokens(picker(coalition)));
  });
  return {
    shares,
    tokens: roundParts(tokens ?? players.map(() => 0n), 1_000_000n).map((part) => Number(part) / 1e6),
  };
}

// --- What is said of each cause, as data ---------------------------------------------------------------------------------

function dataOf(player: Player, { baseline, head }: Game): CauseData {
  const model = head.match?.model.id ?? null;
  switch (player.kind) {
    case 'model': {
      const reference = head.prompt.model;
      const named = reference?.origin.kind === 'alias' || reference?.origin.kind === 'environment';
      return {
        about: 'model',
        before: baseline.match?.model.id ?? null,
        after: model,
        // What is written there is a name that stands for the model: the model itself is in the file of the origin.
        place: named ? null : (reference?.place ?? null),
        origin: reference?.origin ?? null,
        rates: ratesChange(baseline, head),
      };
    }
    case 'rates':
      return { about: 'rates', model, rates: ratesChange(baseline, head) };
    case 'tokenizer':
      return { about: 'tokenizer', model };
    case 'system':
    case 'messages':
    case 'examples':
      return { ...textChange(player.kind, baseline, head), standing: false };
    case 'tools':
      return toolsChange(baseline.prompt, head.prompt);
    case 'schema':
      return schemaChange(baseline.prompt, head.prompt);
    case 'output':
      return outputChange(baseline, head);
    case 'caching':
      return { about: 'caching', effect: cachingEffect(baseline, head) };
    case 'tier':
      return { about: 'tier', before: servedAs(baseline), after: servedAs(head) };
    case 'usage':
      return { about: 'usage', fields: usageFields(baseline, head) };
    case 'images':
    case 'added':
    case 'removed':
      return { about: player.kind };
    // No players: they are no shares of the delta, see `limits.ts`.
    case 'limit':
    case 'reasoning':
    case 'calls':
      return { about: 'counting' };
  }
}

function ratesChange(baseline: Estimate, head: Estimate): RatesChange {
  const rate = ({ match }: Estimate, billable: string): PicoUsd | undefined =>
    match?.model.rates?.rates.find((one) => one.billable === billable)?.picoUsdPerUnit;
  const rates = (['input', 'output'] as const).flatMap((billable) => {
    const [before, after] = [rate(baseline, billable), rate(head, billable)];
    return before === undefined || after === undefined ? [] : [{ billable, before, after }];
  });
  const [before, after] = [
    baseline.match?.model.discountPercent ?? '0',
    head.match?.model.discountPercent ?? '0',
  ];
  return { rates, discount: before === after ? null : { before, after } };
}

function outputChange(baseline: Estimate, head: Estimate): CauseData {
  const { truncatedShare, outputBasis } = head;
  return {
    about: 'output',
    before: Math.round(baseline.output.expected),
    after: Math.round(head.output.expected),
    basis: outputBasis,
    cutShare:
      truncatedShare !== undefined && truncatedShare > (baseline.truncatedShare ?? 0) + 0.005
        ? truncatedShare
        : null,
  };
}

function cachingEffect(baseline: Estimate, head: Estimate): CachingEffect {
  const before = baseline.cache;
  const after = head.cache;
  if (before === null || after === null) return { kind: after === null ? 'unknown-on-head' : 'new-on-head' };
  if (after.writesInVain && !before.writesInVain) return { kind: 'written-in-vain', note: after.note };
  const isSameEnd =
    before.cacheableTokens === after.cacheableTokens && isSameCacheEnd(before.endsAt, after.endsAt);
  const [hit, now] = [before.hitRate.expected, after.hitRate.expected];
  const isSameRate = Math.round(hit * 100) === Math.round(now * 100);
  const lifetimes = { before: before.lifetime?.name ?? null, after: after.lifetime?.name ?? null };
  return {
    kind: 'other',
    prefix: isSameEnd
      ? null
      : {
          before: before.cacheableTokens,
          after: after.cacheableTokens,
          end: after.endsAt,
          place: after.endsPlace,
        },
    hitRate: isSameEnd && !isSameRate ? { before: hit, after: now } : null,
    lifetime: lifetimes.before === lifetimes.after ? null : lifetimes,
    inVainNoMore: before.writesInVain && !after.writesInVain,
  };
}

function isSameCacheEnd(a: CacheEnd, b: CacheEnd): boolean {
  return a.kind === b.kind && ('name' in a ? a.name : '') === ('name' in b ? b.name : '');
}

function servedAs({ prompt, usage }: Estimate): ServedAs {
  return {
    tier: serviceOf(prompt.parameters.serviceTier ?? usage.serviceTier),
    region: regionOf(usage.region),
    batchShare: usage.batchShare ?? 0,
  };
}

function usageFields(baseline: Estimate, head: Estimate): string[] {
  const before = baseline.usage as Readonly<Record<string, unknown>>;
  const after = head.usage as Readonly<Record<string, unknown>>;
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !elsewhere.has(name) && !same(before[name], after[name])).sort();
}

function toolsChange(before: Prompt, after: Prompt): Extract<CauseData, { readonly about: 'tools' }> {
  const old = new Map(before.tools.map((tool) => [tool.name, toolKey(tool)]));
  const fresh = new Map(after.tools.map((tool) => [tool.name, toolKey(tool)]));
  const listed = (tools: Prompt['tools']): ChangedTool[] => tools.map(({ name, place }) => ({ name, place }));
  return {
    about: 'tools',
    added: listed(after.tools.filter((tool) => !old.has(tool.name))),
    removed: listed(before.tools.filter((tool) => !fresh.has(tool.name))),
    edited: listed(after.tools.filter((tool) => old.has(tool.name) && old.get(tool.name) !== toolKey(tool))),
  };
}

function toolKey(tool: Prompt['tools'][number]): string {
  return canonical([tool.description, tool.schema, tool.known]);
}

function schemaChange(before: Prompt, after: Prompt): CauseData {
  const [had, has] = [before.schema !== null, after.schema !== null];
  return {
    about: 'schema',
    change: had === has ? 'edited' : has ? 'added' : 'removed',
    place: after.schema?.place ?? null,
  };
}

/** A line of a part's text as it is sent, with the file and line it comes from. */
interface SentLine {
  readonly text: string;
  readonly path: string;
  readonly line: number;
}

function sentLines(prompt: Prompt, owner: 'system' | 'messages' | 'examples'): SentLine[] {
  const lines: SentLine[] = [];
  let text = '';
  let at: { path: string; line: number } | null = null;
  const flush = (): void => {
    if (at !== null) lines.push({ text, ...at });
    text = '';
    at = null;
  };
  const walk = (segments: readonly Segment[]): void => {
    for (const segment of segments) {
      const { path, line } = segment.place;
      switch (segment.kind) {
        case 'text': {
          const pieces = segment.text.split('\n');
          for (const [index, piece] of pieces.entries()) {
            if (index > 0) flush();
            at ??= { path, line: line + index };
            text += piece;
          }
          break;
        }
        case 'variable':
          at ??= { path, line };
          text += `{{${segment.name}}}`;
          break;
        case 'branch':
          for (const arm of segment.arms) walk(arm);
          break;
        case 'loop':
        case 'include':
          walk(segment.body);
          break;
        case 'media':
        case 'opaque':
          at ??= { path, line };
          text += `<${segment.kind}>`;
          break;
      }
    }
  };
  for (const message of prompt.messages) {
    const isSystem = message.role === 'system' || message.role === 'developer';
    const own = message.example === true ? 'examples' : isSystem ? 'system' : 'messages';
    if (own !== owner) continue;
    walk(message.segments);
    flush();
  }
  return lines;
}

/** Lines of `now` that `then` does not have, counted as often as they occur; linear. */
function newLines(then: readonly SentLine[], now: readonly SentLine[]): SentLine[] {
  const left = new Map<string, number>();
  for (const { text } of then) left.set(text, (left.get(text) ?? 0) + 1);
  return now.filter(({ text }) => {
    // Blank lines come and go with the lines around them.
    if (text.trim() === '') return false;
    const available = left.get(text) ?? 0;
    if (available === 0) return true;
    left.set(text, available - 1);
    return false;
  });
}

/** Ranges of lines by file, ascending. Blank lines between them (`all` has them) do not end a range. */
function rangesOf(lines: readonly SentLine[], all: readonly SentLine[]): LineRange[] {
  const blank = new Set(
    all.filter(({ text }) => text.trim() === '').map(({ path, line }) => `${path}\n${line}`),
  );
  const byPath = new Map<string, number[]>();
  for (const { path, line } of lines) {
    const own = byPath.get(path);
    if (own === undefined) byPath.set(path, [line]);
    else own.push(line);
  }
  return [...byPath].flatMap(([path, numbers]) => {
    const sorted = [...new Set(numbers)].sort((a, b) => a - b);
    const ranges: { path: string; from: number; to: number }[] = [];
    for (const line of sorted) {
      const last = ranges.at(-1);
      let end = last?.to ?? 0;
      while (end + 1 < line && blank.has(`${path}\n${end + 1}`)) end += 1;
      if (last !== undefined && line <= end + 1) last.to = line;
      else ranges.push({ path, from: line, to: line });
    }
    return ranges;
  });
}

function textChange(
  part: 'system' | 'messages' | 'examples',
  baseline: Estimate,
  head: Estimate,
): Extract<CauseData, { readonly about: 'text' }> {
  const before = sentLines(baseline.prompt, part);
  const after = sentLines(head.prompt, part);
  const added = newLines(before, after);
  const removed = added.length > 0 ? [] : newLines(after, before);
  const lines: ChangedLines | null =
    added.length > 0
      ? { side: 'head', ranges: rangesOf(added, after) }
      : removed.length > 0
        ? { side: 'baseline', ranges: rangesOf(removed, before) }
        : null;
  return { about: 'text', part, standing: head.prompt.kind === 'instructions', lines };
}
