import { whatIsMissing } from '../missing.js';
import type { LimitChange, ReasoningChange, Unknown, Worst } from '../change.js';
import { alignAnswers } from '../cost/answers.js';
import { type EstimateInput, estimatePrompt } from '../cost/estimating.js';
import type { OutputForecast } from '../cost/forecast.js';
import { unitRate } from '../cost/rates.js';
import type { Estimate } from '../estimate.js';
import type { ModelMatch } from '../model.js';
import { shareOf } from '../cost/charging.js';
import { percentChange, type PicoUsd } from '../money.js';
import type { Note } from '../note.js';
import { isAssumed } from '../origin.js';
import type { BilledOption, Prompt, Segment } from '../prompt.js';
import type { InputPart, RequestTokens } from '../tokens.js';
import type { Usage } from '../usage.js';
import { type Assignment, assigned, type Open, openQuestions, whenOf } from './conditions.js';
import { alignMentions } from './mentions.js';
import { withUnrolled, type WrittenOut } from './unrolled.js';

/** Counts a request as a model counts it. */
export type Recount = (prompt: Prompt, match: ModelMatch | null, usage: Usage) => RequestTokens;

/** Both sides of a prompt under one assignment of everything that is open, and what follows from comparing them so. */
export interface Aligned {
  readonly baseline: Estimate;
  readonly head: Estimate;
  readonly countedTokensDelta: number;
  readonly unknowns: readonly Unknown[];
  readonly worst?: Worst;
  readonly limit?: LimitChange;
  readonly reasoning?: ReasoningChange;
  /** New name → old name of variables that keep a length under another name. */
  readonly renamed: ReadonlyMap<string, string>;
}

/**
 * Estimates both sides under the same assignment: every condition taken the same way, each mention of a variable of the same
 * length, answers of the same visible length. Their difference is then due to what the repository, the settings or measured
 * usage say, never to a guess. `describe` gives what was assumed in a count.
 */
export function align(
  base: Estimate,
  after: Estimate,
  recount: Recount,
  describe: (tokens: RequestTokens) => readonly Note[] = () => [],
): Aligned {
  const [old, own] = asOneKind(base, after, recount, describe);
  const [baseline, head] = withSharedUsage(old, own, recount, describe);
  const open = openQuestions(baseline.prompt, head.prompt);
  // A model that is named for the first time was not another one before: it holds for both sides.
  const isOpen = (one: Estimate): boolean =>
    (one.prompt.model === null && one.match === null) || isAssumed(one.prompt.model);
  const before =
    (head.match !== null && isOpen(baseline)) || isAssumed(baseline.prompt.model)
      ? withModelOf(baseline, head, recount, describe)
      : baseline;
  const now =
    before === baseline && isAssumed(head.prompt.model)
      ? withModelOf(head, baseline, recount, describe)
      : head;
  return alignPriced(before, now, open, recount, describe);
}

/**
 * A request that others include now, or that nobody includes any more, is the same text: both sides are estimated as the
 * request, with the model of the side that is one, so that the refactoring is no change and growth still is.
 */
function asOneKind(
  baseline: Estimate,
  head: Estimate,
  recount: Recount,
  describe: (tokens: RequestTokens) => readonly Note[],
): [Estimate, Estimate] {
  const [was, is] = [baseline.prompt.kind, head.prompt.kind];
  if (was === is || (was !== 'fragment' && is !== 'fragment')) return [baseline, head];
  const like = (part: Estimate, whole: Estimate): Estimate => {
    const match = part.match ?? whole.match;
    const { usage } = whole;
    const prompt = {
      ...part.prompt,
      kind: whole.prompt.kind,
      model: part.prompt.model ?? whole.prompt.model,
    };
    const tokens = recount(prompt, match, usage);
    const anew = estimatedAnew({ prompt, match, tokens, usage }, describe);
    return match === null ? { ...anew, noPrice: whole.noPrice } : anew;
  };
  return was === 'fragment' ? [like(baseline, head), head] : [baseline, like(head, baseline)];
}

/** A request estimated again, with what its count assumes. */
function estimatedAnew(
  input: Omit<EstimateInput, 'unknown'>,
  describe: (tokens: RequestTokens) => readonly Note[],
): Estimate {
  const anew = estimatePrompt({ ...input, unknown: null });
  return { ...anew, assumptions: [...anew.assumptions, ...describe(input.tokens)] };
}

/** A request whose model nobody names, on the other side's. */
function withModelOf(
  estimate: Estimate,
  other: Estimate,
  recount: Recount,
  describe: (tokens: RequestTokens) => readonly Note[],
): Estimate {
  const { prompt, match } = estimate;
  if (match !== null && match.model.id === other.match?.model.id) return estimate;
  const taken = isAssumed(prompt.model) ? { ...prompt, model: other.prompt.model } : prompt;
  if (other.match === null) {
    const { usage } = estimate;
    const tokens = recount(taken, null, usage);
    const bare = estimatePrompt({ prompt: taken, match: null, unknown: null, tokens, usage });
    return { ...bare, noPrice: other.noPrice };
  }
  return again(
    { ...estimate, match: other.match, cost: null, noPrice: null },
    taken,
    null,
    other,
    recount,
    describe,
  );
}

/**
 * Usage that only the head configures holds for both sides, and a prompt that moved is used as it was: neither a value that
 * is configured for the first time nor another path is an increase or a saving.
 */
function withSharedUsage(
  baseline: Estimate,
  head: Estimate,
  recount: Recount,
  describe: (tokens: RequestTokens) => readonly Note[],
): [Estimate, Estimate] {
  const using = (estimate: Estimate, usage: Usage): Estimate => {
    if (JSON.stringify(usage) === JSON.stringify(estimate.usage)) return estimate;
    const { prompt, match, others, alternatives, noPrice } = estimate;
    const tokens = recount(prompt, match, usage);
    const anew = estimatedAnew(
      { prompt, match, tokens, usage, ...(others === undefined ? {} : { others }) },
      describe,
    );
    return {
      ...anew,
      ...(match === null ? { noPrice } : {}),
      ...(alternatives === undefined ? {} : { alternatives }),
    };
  };
  const shared = { ...head.usage, ...baseline.usage };
  const moved = baseline.prompt.path !== head.prompt.path;
  return [using(baseline, shared), moved ? using(head, shared) : head];
}

function alignPriced(
  baseline: Estimate,
  head: Estimate,
  open: Open | null,
  recount: Recount,
  describe: (tokens: RequestTokens) => readonly Note[],
): Aligned {
  const answers = alignAnswers(baseline, head);
  const under = (assignment: Assignment | null): Pair => {
    const [old, now] =
      open === null || assignment === null
        ? [baseline.prompt, head.prompt]
        : [
            assigned(baseline.prompt, 'baseline', open, assignment),
            assigned(head.prompt, 'head', open, assignment),
          ];
    const unrolled = withUnrolled(old, now, (over) => hasItems(baseline, over) || hasItems(head, over));
    const mentions = alignMentions(unrolled?.baseline ?? old, unrolled?.head ?? now, {
      baseline: baseline.usage,
      head: head.usage,
    });
    return {
      items: unrolled?.items ?? new Map(),
      baseline: again(baseline, mentions.baseline, answers.baseline, head, recount, describe),
      head: again(head, mentions.head, answers.head, baseline, recount, describe),
      mentions,
    };
  };
  const pair = under(open?.expected ?? null);
  const conditions = open === null ? undefined : worstOf(open, pair, under);
  const worst = worstModel(pair, conditions, recount);
  const unknowns: Unknown[] = [
    ...pair.mentions.unknowns.map((unknown) => {
      const rate = unitRate(unknown.side === 'head' ? pair.head : pair.baseline, 'input');
      return { ...unknown, picoUsdPerUnit: rate === null ? null : rate * BigInt(100 * unknown.times) };
    }),
    ...loopUnknowns({ baseline, head }, pair.items, recount),
    ...uncounted(pair, recount),
    ...optionUnknowns(pair),
    ...answers.unknowns,
  ];
  return {
    baseline: pair.baseline,
    head: pair.head,
    countedTokensDelta: literalTokens(pair.head.tokens) - literalTokens(countedAs(pair, recount)),
    unknowns,
    renamed: pair.mentions.renamed,
    ...(worst === undefined ? {} : { worst }),
    ...(answers.limit === undefined ? {} : { limit: answers.limit }),
    ...(answers.reasoning === undefined ? {} : { reasoning: answers.reasoning }),
  };
}

interface Pair {
  readonly baseline: Estimate;
  readonly head: Estimate;
  readonly mentions: ReturnType<typeof alignMentions>;
  /** Loops that the other side writes out, with the items they are compared with. */
  readonly items: ReadonlyMap<string, WrittenOut>;
}

/** The estimate of the same request as the comparison sees it. A model of which nobody knows how it counts counts as the other side's. */
function again(
  estimate: Estimate,
  prompt: Prompt,
  output: OutputForecast | null,
  other: Estimate,
  recount: Recount,
  describe: (tokens: RequestTokens) => readonly Note[],
): Estimate {
  const countAs = estimate.match === null && estimate.tokens.tokenizer === 'approximate' ? other.match : null;
  const { match, usage, others } = estimate;
  const anotherModel = match !== null && estimate.cost === null && estimate.noPrice === null;
  if (prompt === estimate.prompt && countAs === null && output === null && !anotherModel) return estimate;
  let tokens = estimate.tokens;
  if (prompt !== estimate.prompt || countAs !== null || anotherModel) {
    tokens = recount(prompt, countAs ?? match, usage);
    if (countAs !== null) tokens = noMoreExact(tokens, estimate.tokens);
  }
  const recounted = others?.map((one) => ({
    ...one,
    tokens: prompt === estimate.prompt ? one.tokens : recount(prompt, one.match, usage),
  }));
  const anew = estimatedAnew(
    {
      prompt,
      match,
      tokens,
      usage,
      ...(output === null ? {} : { output }),
      ...(recounted === undefined ? {} : { others: recounted }),
    },
    describe,
  );
  const { alternatives } = estimate;
  return {
    ...anew,
    ...(alternatives === undefined ? {} : { alternatives }),
    ...(match === null ? { noPrice: estimate.noPrice } : {}),
  };
}

/** Another model's count of a request whose own model is unknown: no more exact than the request's own count. */
function noMoreExact(tokens: RequestTokens, own: RequestTokens): RequestTokens {
  const { method, errorPercent } = own.errorPercent > tokens.errorPercent ? own : tokens;
  return { ...tokens, method, errorPercent };
}

const literalParts: readonly InputPart[] = ['system', 'messages', 'examples', 'tools', 'schema'];

/**
 * Tokens of what somebody wrote in the repository: without what a vendor adds and without what is filled in. Every arm of a
 * condition counts, whichever a request takes.
 */
export function literalTokens(tokens: RequestTokens): number {
  let sum =
    (tokens.beside ?? 0) + literalParts.reduce((total, part) => total + tokens.parts[part].expected, 0);
  for (const block of tokens.blocks)
    if (literalParts.includes(block.part) && (block.hidden === true || block.place === null))
      sum -= block.tokens.expected;
  return Math.round(sum);
}

/** The baseline's text counted the way the head's model counts: another vocabulary is not another text. */
function countedAs({ baseline, head }: Pair, recount: Recount): RequestTokens {
  if (
    baseline.tokens.tokenizer === head.tokens.tokenizer &&
    baseline.match?.model.id === head.match?.model.id
  )
    return baseline.tokens;
  const asHead = head.match === null ? { ...baseline.prompt, model: head.prompt.model } : baseline.prompt;
  return recount(asHead, head.match, baseline.usage);
}

function figures({ baseline, head }: Pick<Pair, 'baseline' | 'head'>): Omit<Worst, 'when'> {
  const [before, after] = [
    Math.round(baseline.tokens.input.expected),
    Math.round(head.tokens.input.expected),
  ];
  const priced = baseline.cost !== null && head.cost !== null;
  return {
    inputTokens: after - before,
    deltaPicoUsd: priced ? head.cost.requestPicoUsd - baseline.cost.requestPicoUsd : null,
    percent: priced
      ? percentChange(baseline.cost.requestPicoUsd, head.cost.requestPicoUsd)
      : baseline.cost === null && head.cost === null
        ? percentChange(BigInt(before), BigInt(after))
        : null,
  };
}

function worse(a: bigint | number | null, b: bigint | number | null): boolean {
  return a !== null && (b === null || a > b);
}

/**
 * The worst case with the other models that head may run on: each is compared with its own counterpart on base, a new one
 * with base's primary model.
 */
function worstModel(pair: Pair, conditions: Worst | undefined, recount: Recount): Worst | undefined {
  const { baseline, head } = pair;
  const expected = figures(pair);
  let found = conditions;
  const on = (estimate: Estimate, match: ModelMatch): Estimate => {
    const { prompt, usage } = estimate;
    return estimatePrompt({ prompt, match, unknown: null, tokens: recount(prompt, match, usage), usage });
  };
  const known = (head.alternatives ?? []).flatMap((one) => ('model' in one ? [one] : []));
  // The dearest first: where there are too many, the others are cheaper.
  const dearest =
    known.length <= mostAlternatives ? known : [...known].sort((a, b) => dearness(b) - dearness(a));
  for (const alternative of dearest.slice(0, mostAlternatives)) {
    if (alternative.model.id === head.match?.model.id) continue;
    const had = [baseline.match, ...(baseline.alternatives ?? [])].some(
      (one) => one !== null && 'model' in one && one.model.id === alternative.model.id,
    );
    const at = figures({
      baseline: had ? on(baseline, alternative) : baseline,
      head: on(head, alternative),
    });
    const best = found ?? expected;
    if (!worse(at.deltaPicoUsd, best.deltaPicoUsd) && !worse(at.percent, best.percent)) continue;
    found = {
      inputTokens: Math.max(best.inputTokens, at.inputTokens),
      deltaPicoUsd: worse(at.deltaPicoUsd, best.deltaPicoUsd) ? at.deltaPicoUsd : best.deltaPicoUsd,
      percent: worse(at.percent, best.percent) ? at.percent : best.percent,
      when: [...(found?.when ?? []), { kind: 'model', model: alternative.model.id }],
    };
  }
  return found;
}

/** Picodollars of one token in and one out, at most; a model without a card counts last. */
function dearness({ model }: ModelMatch): number {
  const rates = model.rates?.rates ?? [];
  return rates.reduce((most, { picoUsdPerUnit }) => Math.max(most, Number(picoUsdPerUnit)), 0);
}

/** More alternatives than this are not compared one by one. */
const mostAlternatives = 20;

/** The worst case among the candidates, each number by its own measure; undefined where it is the expected one. */
function worstOf(open: Open, pair: Pair, under: (assignment: Assignment) => Pair): Worst | undefined {
  const expected = figures(pair);
  let found: Worst | undefined;
  for (const assignment of open.worst) {
    const at = figures(under(assignment));
    const best = found ?? expected;
    if (
      !worse(at.inputTokens, best.inputTokens) &&
      !worse(at.deltaPicoUsd, best.deltaPicoUsd) &&
      !worse(at.percent, best.percent)
    )
      continue;
    found = {
      inputTokens: worse(at.inputTokens, best.inputTokens) ? at.inputTokens : best.inputTokens,
      deltaPicoUsd: worse(at.deltaPicoUsd, best.deltaPicoUsd) ? at.deltaPicoUsd : best.deltaPicoUsd,
      percent: worse(at.percent, best.percent) ? at.percent : best.percent,
      when: found === undefined ? whenOf(open, assignment) : found.when,
    };
  }
  return found;
}

// --- What the difference leaves out ----------------------------------------------------------------------------------------

type Loop = Extract<Segment, { kind: 'loop' }>;

function loopsOf(prompt: Prompt): Map<string, Loop> {
  const found = new Map<string, Loop>();
  const walk = (segments: readonly Segment[]): void => {
    for (const segment of segments) {
      if (segment.kind === 'loop') {
        const over = segment.over.trim();
        if (!found.has(over)) found.set(over, segment);
        walk(segment.body);
      } else if (segment.kind === 'branch') for (const arm of segment.arms) walk(arm);
      else if (segment.kind === 'include') walk(segment.body);
    }
  };
  for (const message of prompt.messages) walk(message.segments);
  return found;
}

/** Whether the number of items of a loop is configured or measured. */
function hasItems({ usage: { loopItems } }: Estimate, over: string): boolean {
  return loopItems !== undefined && (Object.hasOwn(loopItems, over) || Object.hasOwn(loopItems, '*'));
}

/** Further items of loops that are on one side, or whose body changed; `items` of those that the other side writes out. */
function loopUnknowns(
  { baseline, head }: Pick<Pair, 'baseline' | 'head'>,
  items: ReadonlyMap<string, WrittenOut>,
  recount: Recount,
): Unknown[] {
  const before = loopsOf(baseline.prompt);
  const after = loopsOf(head.prompt);
  if (before.size === 0 && after.size === 0) return [];
  const bodyTokens = (
    { prompt, match, usage }: Estimate,
    loop: Pick<Loop, 'body' | 'place'> | undefined,
  ): number => {
    if (loop === undefined) return 0;
    const counted = recount(
      {
        ...prompt,
        kind: 'fragment',
        messages: [{ role: 'user', segments: loop.body, place: loop.place }],
        tools: [],
        schema: null,
        parameters: {},
        incomplete: [],
      },
      match,
      usage,
    );
    return counted.input.expected;
  };
  const furtherItems = (
    estimate: Estimate,
    { place }: Loop,
    { segments, count }: WrittenOut,
    rate: PicoUsd | null,
  ): NonNullable<Unknown['furtherItems']> => {
    const tokens = (bodyTokens(estimate, { body: segments, place }) / count) * (count - 1);
    return { tokens, picoUsd: rate === null ? null : shareOf(rate, tokens) };
  };
  const unknown = (
    over: string,
    side: 'baseline' | 'head',
    perItem: number,
    estimate: Estimate,
    loop: Loop | undefined,
  ): Unknown => {
    const rate = unitRate(estimate, 'input');
    const compared = items.get(over);
    return {
      kind: 'loop',
      name: over,
      side,
      unit: 'item',
      picoUsdPerUnit: rate === null ? null : shareOf(rate, perItem),
      times: 1,
      long: true,
      ...(compared === undefined || loop === undefined
        ? {}
        : { items: compared.count, furtherItems: furtherItems(estimate, loop, compared, rate) }),
    };
  };
  const found: Unknown[] = [];
  for (const [over, loop] of after) {
    const old = before.get(over);
    if (hasItems(head, over) || hasItems(baseline, over)) continue;
    if (old !== undefined && bodyShape(old) === bodyShape(loop)) continue;
    const perItem = bodyTokens(head, loop) - bodyTokens(baseline, old);
    if (perItem !== 0) found.push(unknown(over, 'head', perItem, head, loop));
  }
  for (const [over, loop] of before) {
    if (after.has(over) || hasItems(baseline, over)) continue;
    const perItem = bodyTokens(baseline, loop);
    if (perItem !== 0) found.push(unknown(over, 'baseline', perItem, baseline, loop));
  }
  return found;
}

function bodyShape(loop: Loop): string {
  return JSON.stringify(loop.body, (key, value: unknown) =>
    key === 'place' || key === 'uncounted' || key === 'taken' ? undefined : value,
  );
}

/**
 * What only head leaves uncounted: parts that its files say are missing, media of unknown length, definitions too large to
 * count. One that both sides leave uncounted and that is not the same on both counts as head's.
 */
function uncounted(pair: Pair, recount: Recount): Unknown[] {
  const { baseline, head } = pair;
  const rate = unitRate(head, 'input');
  const missing = ({ prompt, tokens }: Pick<Estimate, 'prompt' | 'tokens'>): Set<string> =>
    new Set([...prompt.incomplete, ...tokens.unknown].map(whatIsMissing));
  const after = missing(head);
  const before = missing(baseline);
  if ([...after].some((part) => !before.has(part)))
    // Another model may count less of the same request.
    for (const part of missing({ prompt: baseline.prompt, tokens: countedAs(pair, recount) }))
      before.add(part);
  const changed = tooLarge(head).filter(
    ([name, definition]) =>
      tooLarge(baseline).some(([other]) => other === name) &&
      !tooLarge(baseline).some(([, other]) => other === definition),
  );
  return [...[...after].filter((part) => !before.has(part)), ...changed.map(([name]) => name)].map(
    (name) => ({
      kind: 'include',
      name,
      side: 'head',
      unit: '100 tokens',
      picoUsdPerUnit: rate === null ? null : rate * 100n,
      times: 1,
      long: true,
    }),
  );
}

/** Tools and schemas that are too large to count, each with its definition. */
function tooLarge({ prompt, tokens }: Estimate): (readonly [string, string])[] {
  return tokens.blocks.flatMap(({ part, label, tokens: { basis } }) => {
    if (basis !== 'unknown') return [];
    if (part === 'schema') return [[label, JSON.stringify(prompt.schema?.schema ?? null)] as const];
    const tool =
      part === 'tools' ? prompt.tools.find(({ name, known }) => known && name === label) : undefined;
    return tool === undefined ? [] : [[label, JSON.stringify([tool.description, tool.schema])] as const];
  });
}

/** Options without a figure, and OpenRouter's search, which the name of the model turns on (`…:online`). */
function optionsOf({ parameters, model }: Prompt): readonly BilledOption[] {
  const options = parameters.options ?? [];
  return model !== null && /:online$/i.test(model.asWritten.trim())
    ? [...options, { name: 'model', value: ':online' }]
    : options;
}

/** Options without a figure that head sets or raises. A limit that is taken away rises to what the library takes by itself. */
function optionUnknowns({ baseline, head }: Pair): Unknown[] {
  const before = new Map(optionsOf(baseline.prompt).map((option) => [option.name, option]));
  const after = new Map(optionsOf(head.prompt).map((option) => [option.name, option]));
  const found: string[] = [];
  for (const { name, value, number, default: usual } of after.values()) {
    const old = before.get(name);
    if (old?.value === value) continue;
    const had = old === undefined ? usual : old.number;
    // A count that is set for the first time bounds what the library takes by itself.
    if (number !== undefined && (had === undefined ? old === undefined : number <= had)) continue;
    found.push(`${name}=${value}`);
  }
  for (const { name, number, default: usual } of before.values())
    if (!after.has(name) && number !== undefined && (usual === undefined || usual > number))
      found.push(`${name}=${usual ?? 'not set'}`);
  return found.map((name) => ({
    kind: 'option',
    name,
    side: 'head',
    unit: 'item',
    picoUsdPerUnit: null,
    times: 1,
    long: true,
  }));
}
