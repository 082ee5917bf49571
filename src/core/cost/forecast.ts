import { type Amount, between, exactly } from '../amount.js';
import { saidLength } from './answer-length.js';
import type { Model } from '../model.js';
import {
  effortFactor,
  jsonCharactersPerToken,
  outputPriors,
  outputVariation,
  reasoningPrior,
  reasoningShare,
  rewritingShare,
  schemaSpread,
} from './priors.js';
import type { Because, Note } from '../note.js';
import { literalText, type Prompt, type Segment } from '../prompt.js';
import type { Tier } from '../rate.js';
import { isOver } from './price.js';
import type { TaskKind, Usage, UsageValue } from '../usage.js';

/**
 * What is not in the repository: how long answers are, how long conversations get, how many calls a task takes.
 * Stated and measured values win; where there are none, the priors give a range that is called assumed.
 */

// --- Log-normal lengths --------------------------------------------------------------------------------------------

/** Standard normal quantile of 95 %. */
const z95 = 1.645;

/** Spread of a log-normal from its quantiles: σ = ln(P95 / P50) / 1.645. */
export function spreadFromQuantiles(p50: number, p95: number): number {
  return p50 > 0 && p95 > p50 ? Math.log(p95 / p50) / z95 : 0;
}

/** Spread of a log-normal from its coefficient of variation: σ² = ln(1 + CV²). */
export function spreadFromVariation(coefficient: number): number {
  return Math.sqrt(Math.log(1 + coefficient ** 2));
}

/** Mean of a log-normal. At P95/P50 of 2, 3 and 5 it is 1.09, 1.25 and 1.61 times the median. */
export function logNormalMean(median: number, spread: number): number {
  return median * Math.exp(spread ** 2 / 2);
}

/** Φ, the standard normal distribution function (absolute error below 1e-15 by series and continued fraction). */
export function normalShareBelow(z: number): number {
  if (z < 0) return 1 - normalShareBelow(-z);
  if (z > 8) return 1;
  if (z < 3) {
    let term = z;
    let sum = z;
    for (let n = 1; n < 200 && term > 1e-17; n += 1) {
      term *= (z * z) / (2 * n + 1);
      sum += term;
    }
    return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
  }
  let fraction = 0;
  for (let n = 60; n >= 1; n -= 1) fraction = n / (z + fraction);
  return 1 - Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / (z + fraction);
}

/**
 * What a limit does to answers whose lengths are log-normal: E[min(X, limit)] and the share that is cut off.
 * Worked example: median 220, spread 0.8 (mean 303), limit 300: mean 208, and 35 % of the answers are truncated.
 */
export function capped(
  medianTokens: number,
  spread: number,
  limitTokens: number,
): { readonly meanTokens: number; readonly truncatedShare: number } {
  if (spread === 0) {
    return {
      meanTokens: Math.min(medianTokens, limitTokens),
      truncatedShare: medianTokens > limitTokens ? 1 : 0,
    };
  }
  const z = Math.log(limitTokens / medianTokens) / spread;
  const truncatedShare = 1 - normalShareBelow(z);
  const mean =
    logNormalMean(medianTokens, spread) * normalShareBelow(z - spread) + limitTokens * truncatedShare;
  return { meanTokens: Math.min(mean, limitTokens), truncatedShare };
}

// --- Kind of task --------------------------------------------------------------------------------------------------

export interface Task {
  readonly kind: TaskKind;
  readonly because: Because;
  /** Length of the answer as the text says it, or as the text that is rewritten has it. */
  readonly length?: { readonly low: number; readonly expected: number; readonly high: number };
}

/** Words that give a kind of task away, looked for in the first 4,000 characters of the instructions. Assumed, and said so. */
const taskWords: readonly { readonly kind: TaskKind; readonly words: RegExp }[] = [
  {
    kind: 'label',
    words:
      /\b(?:classify|classif(?:ier|ication)|categori[sz]e|label|route (?:it|the|each)|triage|sentiment|yes or no|true or false|one word|single word)\b/i,
  },
  {
    kind: 'code-completion',
    words: /\b(?:complete the code|code completion|fill in the middle|autocomplete)\b/i,
  },
  {
    kind: 'code-review',
    words:
      /\b(?:code review(?:er)?|review (?:the |this |these |my |a |following )*(?:code|diff|pull request|patch|commits?|changes)|pull request review(?:er)?)\b/i,
  },
  {
    kind: 'rewriting',
    words:
      /\b(?:translat(?:e|es|or|ion)|rewrite|rephrase|paraphrase|proofread|copy-?edit|(?:fix|correct) (?:the )?(?:grammar|spelling))\b/i,
  },
  {
    kind: 'code-writing',
    words:
      /\b(?:write|generate|implement|produce)\b[^.\n]{0,40}\b(?:code|functions?|modules?|scripts?|programs?|class(?:es)?|components?|unit tests?|migrations?)\b/i,
  },
  {
    kind: 'writing',
    words: /\b(?:summar(?:y|ies|i[sz]e)|meeting (?:notes|minutes)|report|essay|article|blog post|draft)\b/i,
  },
  {
    kind: 'rag',
    words:
      /\b(?:(?:based|only) on the (?:context|documents?|passages?|sources?)|retrieved|search results|knowledge base)\b/i,
  },
  { kind: 'extraction', words: /\b(?:extract|json|fields?)\b/i },
  {
    kind: 'chat',
    words: /\b(?:assistant|customer|support|conversation|chat|answer|reply|respond)\b/i,
  },
];

/** The kind of task: stated, seen in the request's structure, or guessed from words; 'unknown' when nothing speaks. */
export function taskOf(prompt: Prompt, usage: Usage): Task {
  if (usage.task !== undefined) return { kind: usage.task, because: 'configured' };
  if (prompt.schema !== null) {
    const bounds = schemaBounds(prompt.schema.schema);
    if (bounds.highTokens !== null && bounds.highTokens <= 60) {
      return { kind: 'label', because: 'few-fields' };
    }
    const usual = bounds.usualTokens;
    if (usual === null) return { kind: 'extraction', because: 'schema' };
    return {
      kind: 'extraction',
      because: 'schema-fields',
      length: { low: usual * schemaSpread.low, expected: usual, high: usual * schemaSpread.high },
    };
  }
  if (prompt.messages.some((message) => !message.example && hasMedia(message.segments))) {
    return { kind: 'image-question', because: 'image' };
  }
  if (prompt.tools.length > 0) return { kind: 'agent', because: 'tools' };
  const instructions = instructionsOf(prompt);
  const beginning = instructions.slice(0, 4000);
  const said = saidLength(instructions);
  for (const { kind, words } of taskWords) {
    const found = words.exec(beginning);
    if (found === null) continue;
    if (said !== null) return { kind, because: { says: shortened(said.said) }, length: said };
    const because = { says: found[0].toLowerCase() };
    const length = kind === 'rewriting' ? rewritten(usage) : null;
    return { kind, because, ...(length === null ? {} : { length }) };
  }
  return said === null
    ? { kind: 'unknown', because: 'nothing' }
    : { kind: 'unknown', because: { says: shortened(said.said) }, length: said };
}

function instructionsOf(prompt: Prompt): string {
  return prompt.messages
    .filter((message) => message.example !== true)
    .map((message) => literalText(message.segments))
    .join('\n');
}

function shortened(said: string): string {
  const line = said.trim().replace(/\s+/g, ' ').toLowerCase();
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

/** As long as the longest text that is put in, where its length is configured or measured. */
function rewritten(usage: Usage): NonNullable<Task['length']> | null {
  const lengths = Object.values(usage.variables ?? {}).map((value) => clean(value.mean));
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  if (longest === 0) return null;
  const { low, expected, high } = rewritingShare;
  return { low: longest * low, expected: longest * expected, high: longest * high };
}

function hasMedia(segments: readonly Segment[]): boolean {
  return segments.some((segment) => {
    switch (segment.kind) {
      case 'media':
        return segment.media === 'image';
      case 'branch':
        return segment.arms.some(hasMedia);
      case 'loop':
      case 'include':
        return hasMedia(segment.body);
      case 'text':
      case 'variable':
      case 'opaque':
        return false;
    }
  });
}

// --- Bounds from a response schema -----------------------------------------------------------------------------------

/** Characters of the shortest and the longest JSON that a schema allows; null when there is no longest. */
interface Length {
  readonly low: number;
  readonly high: number | null;
  /** Of an ordinary answer. */
  readonly usual: number;
}

/** Characters of a text in an answer that says nothing about its length, and items of a list: judgment. */
const usualText = 40;
const usualItems = 3;

/** Nodes looked at before a schema counts as unbounded: keeps hostile schemas linear. */
const maxSchemaNodes = 5000;

/** Tokens of the shortest and the longest answer a JSON Schema allows; `highTokens` null when it sets no bound. */
export function schemaBounds(schema: unknown): {
  readonly lowTokens: number;
  readonly highTokens: number | null;
  /** By its fields, each of the usual length; null for a schema without fields. */
  readonly usualTokens: number | null;
} {
  let nodes = 0;
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const number = (value: unknown): number | null =>
    typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
  const json = (value: unknown): number => JSON.stringify([value]).length - 2;
  const unbounded: Length = { low: 1, high: null, usual: usualText };
  const root = schema;

  const resolve = (reference: string): unknown => {
    if (!reference.startsWith('#')) return undefined;
    let at: unknown = root;
    for (const part of reference.slice(1).split('/').filter(Boolean)) {
      if (!isObject(at)) return undefined;
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      at = Object.hasOwn(at, key) ? at[key] : undefined;
    }
    return at;
  };
  const either = (lengths: readonly Length[]): Length => ({
    low: lengths.reduce((low, length) => Math.min(low, length.low), Infinity),
    high: lengths.reduce<number | null>(
      (high, length) => (high === null || length.high === null ? null : Math.max(high, length.high)),
      0,
    ),
    usual: lengths.reduce((sum, length) => sum + length.usual, 0) / Math.max(1, lengths.length),
  });

  // Each part once, however often it is referred to; one that contains itself has no longest answer.
  const measured = new Map<object, Length>();
  const measure = (node: unknown, depth: number): Length => {
    if (!isObject(node)) return unbounded;
    const known = measured.get(node);
    if (known !== undefined) return known;
    nodes += 1;
    if (nodes > maxSchemaNodes || depth > 40) return unbounded;
    measured.set(node, unbounded);
    const length = measureNew(node, depth);
    measured.set(node, length);
    return length;
  };
  const measureNew = (node: Record<string, unknown>, depth: number): Length => {
    if (typeof node['$ref'] === 'string') return measure(resolve(node['$ref']), depth + 1);
    if ('const' in node) return exactLength(json(node['const']));
    const values = node['enum'];
    if (Array.isArray(values) && values.length > 0) {
      return either(values.map((value) => exactLength(json(value))));
    }
    const choices = node['anyOf'] ?? node['oneOf'];
    if (Array.isArray(choices) && choices.length > 0) {
      return either(choices.map((choice: unknown) => measure(choice, depth + 1)));
    }
    const types: unknown[] = Array.isArray(node['type']) ? node['type'] : [node['type']];
    const lengths = types.map((type): Length => {
      switch (type) {
        case 'null':
          return exactLength(4);
        case 'boolean':
          return { low: 4, high: 5, usual: 4.5 };
        case 'integer':
        case 'number':
          return { low: 1, high: 20, usual: 4 };
        case 'string': {
          const longest = number(node['maxLength']);
          return {
            low: 2 + (number(node['minLength']) ?? 0),
            high: longest === null ? null : 2 + longest,
            usual: 2 + Math.max(number(node['minLength']) ?? 0, Math.min(usualText, longest ?? Infinity)),
          };
        }
        case 'array': {
          const item = measure(node['items'], depth + 1);
          const least = number(node['minItems']) ?? 0;
          const most = number(node['maxItems']);
          return {
            low: 2 + least * (item.low + 1),
            high: most === null || item.high === null ? null : 2 + most * (item.high + 1),
            usual: 2 + Math.max(least, Math.min(usualItems, most ?? Infinity)) * (item.usual + 1),
          };
        }
        case 'object':
        case undefined: {
          const properties = node['properties'];
          if (!isObject(properties)) return { low: 2, high: null, usual: usualText };
          const required = new Set(Array.isArray(node['required']) ? node['required'] : []);
          let low = 2;
          let usual = 2;
          let high: number | null = node['additionalProperties'] === false ? 2 : null;
          for (const [name, property] of Object.entries(properties)) {
            const length = measure(property, depth + 1);
            const key = json(name) + 2;
            usual += key + length.usual;
            if (required.has(name)) low += key + length.low;
            high = high === null || length.high === null ? null : high + key + length.high;
          }
          return { low, high, usual };
        }
        default:
          return unbounded;
      }
    });
    return either(lengths);
  };

  const length = measure(schema, 0);
  return {
    lowTokens: Math.max(1, Math.ceil(length.low / jsonCharactersPerToken.most)),
    highTokens: length.high === null ? null : Math.ceil(length.high / jsonCharactersPerToken.least),
    usualTokens: hasFields(schema) ? Math.ceil(length.usual / jsonCharactersPerToken.usual) : null,
  };
}

function exactLength(characters: number): Length {
  return { low: characters, high: characters, usual: characters };
}

function hasFields(schema: unknown): boolean {
  const properties = (schema as { readonly properties?: unknown } | null)?.properties;
  return typeof properties === 'object' && properties !== null && Object.keys(properties).length > 0;
}

// --- Output of one request -------------------------------------------------------------------------------------------

export interface OutputForecast {
  /** The answer, without separately known reasoning. */
  readonly answer: Amount;
  readonly reasoning: Amount;
  readonly basis: 'configured' | 'measured' | 'limit' | 'assumed' | 'none';
  readonly task: Task | null;
  /** Share of answers cut off by the limit, where it can be said. */
  readonly truncatedShare: number | null;
  /** True when `truncatedShare` rests on stated quantiles and the mean was lowered accordingly. */
  readonly notes: readonly Note[];
}

const none = exactly(0);

/** A usage value as an Amount. Quantiles of requests say nothing about the mean, so they are not its range. */
function mean(value: UsageValue): Amount {
  return exactly(clean(value.mean), value.basis);
}

function clean(value: number): number {
  return Number.isFinite(value) && value > 0 ? value : 0;
}

function clip(amount: Amount, low: number, high: number): Amount {
  const within = (value: number): number => Math.min(Math.max(value, low), high);
  return { ...amount, low: within(amount.low), expected: within(amount.expected), high: within(amount.high) };
}

/** Efforts that switch hidden reasoning off. */
const noReasoning = new Set(['none', 'off', 'disabled']);

/** Whether a request is billed hidden reasoning, as far as its parameters and its model say. */
export function reasons(prompt: Prompt, model: Model | null): boolean {
  const effort = prompt.parameters.reasoningEffort?.toLowerCase();
  if (effort !== undefined && noReasoning.has(effort)) return false;
  if (prompt.parameters.thinkingBudgetTokens === 0) return false;
  if (model?.reasoning === 'never') return false;
  if (prompt.parameters.thinkingBudgetTokens !== undefined || effort !== undefined) return true;
  return model?.reasoning === 'by-default';
}

/** Output tokens of one request. `task` given by the caller keeps both sides of a comparison on one prior. */
export function forecastOutput(
  prompt: Prompt,
  model: Model | null,
  usage: Usage,
  task: Task = taskOf(prompt, usage),
): OutputForecast {
  const nothingBack: OutputForecast = {
    answer: none,
    reasoning: none,
    basis: 'none',
    task: null,
    truncatedShare: null,
    notes: [],
  };
  if (model?.maxOutputTokens === 0) return nothingBack;
  if (prompt.kind !== 'request' && prompt.kind !== 'evaluation' && usage.outputTokens === undefined) {
    // Instructions and lists of tools ride along with requests that are written elsewhere.
    return {
      ...nothingBack,
      notes: [{ kind: 'part-of-requests', prompt: prompt.kind }],
    };
  }
  const answers = Math.max(1, Math.round(clean(prompt.parameters.answers ?? 1)));
  const ownLimit = prompt.parameters.maxOutputTokens;
  const limit = Math.min(
    ownLimit === undefined || clean(ownLimit) === 0 ? Infinity : ownLimit,
    model?.maxOutputTokens ?? Infinity,
  );
  const notes: Note[] = [];
  const many = (amount: Amount): Amount =>
    answers === 1
      ? amount
      : {
          ...amount,
          low: amount.low * answers,
          expected: amount.expected * answers,
          high: amount.high * answers,
        };

  const stated = usage.outputTokens;
  if (stated !== undefined) {
    let answer = mean(stated);
    let reasoning = usage.reasoningTokens === undefined ? none : mean(usage.reasoningTokens);
    let truncatedShare: number | null = null;
    const total = answer.expected + reasoning.expected;
    if (limit < Infinity && total > 0) {
      const spread =
        stated.p50 !== null && stated.p95 !== null
          ? spreadFromQuantiles(stated.p50, stated.p95)
          : spreadFromVariation(outputVariation.coefficient);
      const known = stated.p50 !== null && stated.p95 !== null && stated.p50 > 0;
      const median = known ? stated.p50 : answer.expected / Math.exp(spread ** 2 / 2);
      const room = Math.max(1, limit - reasoning.expected);
      const cut = capped(median, spread, room);
      if (cut.truncatedShare >= 0.005) truncatedShare = cut.truncatedShare;
      if (known && room < stated.p95) {
        // The stated lengths reach beyond the limit, so they were not measured under it: the limit shortens them.
        const expected = Math.min(answer.expected * (cut.meanTokens / logNormalMean(median, spread)), room);
        answer = between(expected, expected, expected, answer.basis);
        notes.push({
          kind: 'limit-lowers-mean',
          limit,
          mean: stated.mean,
          to: Math.round(expected),
          cutShare: cut.truncatedShare,
        });
      } else if (total > limit) {
        const low = Math.min(cut.meanTokens, room);
        answer = between(low, room, room, 'bounded');
        if (reasoning.expected > limit) reasoning = clip(reasoning, 0, Math.max(0, limit - 1));
        notes.push({ kind: 'mean-over-limit', limit, mean: stated.mean, cutShare: cut.truncatedShare });
      } else if (truncatedShare !== null) {
        notes.push({ kind: 'limit-cuts-some', limit, cutShare: truncatedShare });
      }
    }
    return {
      answer: many(answer),
      reasoning: many(reasoning),
      basis: stated.basis === 'measured' ? 'measured' : 'configured',
      task: null,
      truncatedShare,
      notes,
    };
  }

  const prior = outputPriors[task.kind];
  const bounds = prompt.schema === null ? null : schemaBounds(prompt.schema.schema);
  let total =
    task.length === undefined
      ? between(prior.lowTokens, prior.expectedTokens, prior.highTokens, 'assumed')
      : between(task.length.low, task.length.expected, task.length.high, 'assumed');
  if (bounds !== null)
    total = clip(total, bounds.lowTokens, Math.max(bounds.lowTokens, bounds.highTokens ?? Infinity));
  let reasoning = none;
  if (usage.reasoningTokens !== undefined) {
    reasoning = mean(usage.reasoningTokens);
  } else if (reasons(prompt, model)) {
    const all = between(
      Math.max(total.low, reasoningPrior.lowTokens),
      Math.max(total.expected, reasoningPrior.expectedTokens),
      Math.max(total.high, reasoningPrior.highTokens),
      'assumed',
    );
    const budget = prompt.parameters.thinkingBudgetTokens;
    const share = reasoningShare.share;
    reasoning = clip(
      between(all.low * share, all.expected * share, all.high * share, 'assumed'),
      0,
      budget === undefined ? Infinity : clean(budget),
    );
    // Where the prompt or its schema says how long an answer is, a model that reasons first writes no more of it.
    if (task.length === undefined && bounds === null) {
      total = between(
        Math.max(total.low, all.low * (1 - share)),
        Math.max(total.expected, all.expected * (1 - share)),
        Math.max(total.high, all.high * (1 - share)),
        'assumed',
      );
    }
    notes.push({ kind: 'reasoning-assumed', tokens: Math.round(reasoning.expected) });
  }
  let basis: OutputForecast['basis'] = 'assumed';
  let truncatedShare: number | null = null;
  if (limit < Infinity) {
    const whole = total.expected + reasoning.expected;
    const spread = spreadFromVariation(outputVariation.coefficient);
    const cut = capped(whole / Math.exp(spread ** 2 / 2), spread, limit);
    if (cut.truncatedShare >= 0.005) truncatedShare = cut.truncatedShare;
    if (whole > limit) basis = 'limit';
    const answer = total;
    reasoning = clip(reasoning, 0, Math.max(0, limit - 1));
    total = {
      low: Math.min(answer.low, limit - reasoning.low),
      expected: Math.min(answer.expected, limit - reasoning.expected),
      high: Math.min(answer.high, limit - reasoning.high),
      basis: basis === 'limit' ? 'bounded' : 'assumed',
    };
  }
  const { kind, because, length } = task;
  const { low, expected, high } = total;
  notes.push(
    basis === 'limit'
      ? { kind: 'limit-is-length', limit, task: kind, because }
      : {
          kind: 'length-assumed',
          low,
          expected,
          high,
          task: kind,
          because,
          saysLength: length !== undefined,
        },
  );
  return { answer: many(total), reasoning: many(reasoning), basis, task, truncatedShare, notes };
}

/** What a change of effort may do to the output of the head, as a range around the unchanged figure. */
export function withUnknownEffort(amount: Amount): Amount {
  return between(amount.low * effortFactor.low, amount.expected, amount.high * effortFactor.high, 'assumed');
}

// --- Conversations and agents ------------------------------------------------------------------------------------------

/** How many calls belong together. `square` is E[n²] where the spread of n is known. */
export interface ChainShape {
  readonly turns: { readonly mean: number; readonly square: number | null };
  readonly steps: { readonly mean: number; readonly square: number | null };
  /** Earlier turns that are sent again; Infinity for all. */
  readonly window: number;
}

const one = { mean: 1, square: null };

/** Counts of calls as usage gives them; null when one request is one call. */
export function chainShape(usage: Usage): ChainShape | null {
  const turns = countOf(usage.turns);
  const steps = countOf(usage.toolSteps);
  if (turns.mean <= 1 && steps.mean <= 1) return null;
  const window = typeof usage.history === 'number' ? Math.max(0, Math.floor(usage.history)) : Infinity;
  return { turns, steps, window };
}

/**
 * The mean and, where quantiles are stated, the mean square of a count. With quantiles the count is taken as
 * log-normal, E[n²] = mean² · e^σ²: long conversations cost more than their share, and the mean alone hides it.
 */
function countOf(value: UsageValue | undefined): { readonly mean: number; readonly square: number | null } {
  if (value === undefined) return one;
  const mean = Math.max(1, clean(value.mean));
  let spread: number | null = null;
  if (value.p50 !== null && value.p95 !== null) spread = spreadFromQuantiles(value.p50, value.p95);
  else if (value.p95 !== null && value.p95 > mean) {
    // p95 = m·e^(1.645σ − σ²/2), solved for the smaller σ.
    spread = z95 - Math.sqrt(Math.max(0, z95 ** 2 - 2 * Math.log(value.p95 / mean)));
  }
  return { mean, square: spread === null || spread === 0 ? null : mean ** 2 * Math.exp(spread ** 2) };
}

/** Calls of the same kind within a conversation or task. */
export interface CallGroup {
  /** Share of all calls. */
  readonly share: number;
  /** False for the first call of a chain. */
  readonly follows: boolean;
  /** True when the oldest turn has been dropped, so that nothing after the template's own text is shared. */
  readonly slid: boolean;
  /** Mean tokens of earlier turns in such a call… */
  readonly historyTokens: number;
  /** …of which these are new since the previous call. */
  readonly newTokens: number;
}

const single: readonly CallGroup[] = [
  { share: 1, follows: false, slid: false, historyTokens: 0, newTokens: 0 },
];

/**
 * The calls of a chain by kind. Earlier turns are sent again, so n turns cost n·S + (u + a)·n(n−1)/2 input tokens
 * for a template of S tokens, later user turns of u and answers of a. Worked example: S + u = 1,560, a = 200, u = 60:
 * 10 turns send 27,300 tokens, 2,730 on average. Calls beyond a price cliff are kept apart.
 */
export function callGroups(
  shape: ChainShape | null,
  tokens: {
    readonly firstCall: number;
    readonly answer: number;
    readonly userTurn: number;
    readonly toolResult: number;
  },
  cliffs: readonly Tier[],
): readonly CallGroup[] {
  if (shape === null) return single;
  const { turns, steps, window } = shape;
  const perStep = tokens.answer + tokens.toolResult;
  if (turns.mean > 1 && steps.mean > 1) {
    return combinedGroups(shape, tokens, perStep);
  }
  const count = turns.mean > 1 ? turns : steps;
  const perCall = turns.mean > 1 ? tokens.userTurn + tokens.answer : perStep;
  const reach = turns.mean > 1 ? window : Infinity;
  if (count.square !== null && reach === Infinity) {
    const total = (perCall * (count.square - count.mean)) / 2;
    return twoGroups(count.mean, total / (count.mean - 1), perCall);
  }
  // The two whole numbers around the mean, in the proportion that gives it.
  const whole = Math.floor(count.mean);
  const fraction = count.mean - whole;
  const groups: CallGroup[] = [];
  for (const [calls, weight] of [
    [whole, 1 - fraction],
    [whole + 1, fraction],
  ] as const) {
    if (weight <= 0) continue;
    // History of call i is perCall · min(i − 1, reach): split where it starts, stops growing or passes a cliff.
    const cuts = new Set([2]);
    if (reach < calls) cuts.add(reach + 2);
    for (const cliff of cliffs) {
      if (isOver(cliff, tokens.firstCall) || perCall <= 0) continue;
      let first = Math.max(2, Math.floor((cliff.overInputTokens - tokens.firstCall) / perCall) + 1);
      // A call that is exactly at the limit may still be below it ('>').
      if (!isOver(cliff, tokens.firstCall + perCall * (first - 1))) first += 1;
      if (first - 1 <= reach) cuts.add(first);
    }
    let from = 1;
    for (const next of [...cuts]
      .filter((cut) => cut <= calls)
      .sort((a, b) => a - b)
      .concat(calls + 1)) {
      if (next <= from) continue;
      const history = (i: number): number => perCall * Math.min(i - 1, reach);
      groups.push({
        share: ((next - from) * weight) / count.mean,
        follows: from > 1,
        slid: from - 1 > reach,
        historyTokens: (history(from) + history(next - 1)) / 2,
        newTokens: from > 1 ? Math.min(perCall, history(from)) : 0,
      });
      from = next;
    }
  }
  return groups;
}

function twoGroups(calls: number, historyTokens: number, newTokens: number): CallGroup[] {
  return [
    { share: 1 / calls, follows: false, slid: false, historyTokens: 0, newTokens: 0 },
    {
      share: (calls - 1) / calls,
      follows: true,
      slid: false,
      historyTokens,
      newTokens: Math.min(newTokens, historyTokens),
    },
  ];
}

/** Turns that each take several tool steps, independent of each other; by their means. */
function combinedGroups(
  shape: ChainShape,
  tokens: { readonly answer: number; readonly userTurn: number; readonly toolResult: number },
  perStep: number,
): CallGroup[] {
  const { turns, steps, window } = shape;
  const calls = turns.mean * steps.mean;
  const pairs = (count: { mean: number; square: number | null }): number => {
    if (count.square !== null) return (count.square - count.mean) / 2;
    const whole = Math.floor(count.mean);
    const fraction = count.mean - whole;
    return ((1 - fraction) * whole * (whole - 1) + fraction * (whole + 1) * whole) / 2;
  };
  const earlier = Math.min(pairs(turns) / turns.mean, window);
  const perTurn = tokens.userTurn + steps.mean * tokens.answer + (steps.mean - 1) * tokens.toolResult;
  const average = (perStep * pairs(steps)) / steps.mean + earlier * perTurn;
  return twoGroups(
    calls,
    (average * calls) / (calls - 1),
    (perStep * (steps.mean - 1) + perTurn) / steps.mean,
  );
}
