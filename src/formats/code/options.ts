import type { BilledOption, Repeat } from '../../core/prompt.js';
import { billedOption, stepsOff, stepsOption, stepsRepeat } from '../request/options.js';
import type { Evaluator } from './evaluate.js';
import { placeOf } from './evaluate/inspect.js';
import { plainText } from './strings.js';
import type { Arguments, Sink, Value } from './values.js';

/* What a billed call sets beside model, text and limits, as far as it may cost more (see `request/options.ts`). */

/** Arguments that hold what is sent; what is inside is counted, and no option. */
const sent =
  /^(?:messages|contents?|input|prompts?|system|instructions|tools|functions|schema|output|parameters|response_?format|text|metadata|headers|extra_?headers|callbacks|tags)$/i;
const maxDepth = 4;

/** Options of a call, in what it is given and in the records inside it (`config`, `extra_body`, `providerOptions`). */
export function optionsGiven({ positional, named, rest }: Arguments): { name: string; value: Value }[] {
  const found: { name: string; value: Value }[] = [];
  const put = (entries: ReadonlyMap<string, Value>, depth: number): void => {
    for (const [name, value] of entries) {
      if (/headers$/i.test(name) && value.kind === 'record') {
        for (const [header, chosen] of value.entries)
          if (billedOption(header, '1', 1) !== null) found.push({ name: header, value: chosen });
      }
      if (sent.test(name)) continue;
      if (isTier(name) || isStep(name) || billedOption(name, '1', 1) !== null) found.push({ name, value });
      else if (value.kind === 'made' && depth < maxDepth)
        for (const step of stepsGiven(value.args)) found.push(step);
      else if (value.kind === 'record' && depth < maxDepth) {
        put(value.entries, depth + 1);
        spread(value.rest);
      }
    }
  };
  const spread = (values: readonly Value[]): void => {
    for (const value of values) found.push({ name: '…', value });
  };
  put(named, 0);
  spread(rest);
  for (const one of positional) {
    if (one.kind !== 'record') continue;
    put(one.entries, 0);
    spread(one.rest);
  }
  return found;
}

/** Limits of the steps of an agent that a call is given. */
export function stepsGiven(args: Arguments): { name: string; value: Value }[] {
  return optionsGiven(args).filter(({ name }) => isStep(name));
}

function isStep(name: string): boolean {
  return stepsOption(name) !== null;
}

function isTier(name: string): boolean {
  return /^service_?tier$/i.test(name);
}

/** LiteLLM: `fallbacks`, `context_window_fallback_dict`; OpenRouter: `models`. The callee may answer with each of them. */
const fallbacks =
  /^(?:models|fallbacks|fallback_?models|context_?window_?fallback(?:s|_?dict)|content_?policy_?fallbacks)$/i;

/** Names of models that an option lists as fallbacks; null for another option, or where one of the names is not known. */
export function fallbackNames(name: string, value: Value): readonly string[] | null {
  return fallbacks.test(name) ? namesIn(value, 0) : null;
}

function namesIn(value: Value, depth: number): readonly string[] | null {
  if (depth > maxDepth) return null;
  if (value.kind === 'text') {
    const text = plainText(value)?.trim() ?? '';
    return text === '' ? null : [text];
  }
  const inner =
    value.kind === 'list' && value.items.every(({ spread, loop }) => !spread && loop === null)
      ? value.items.map((item) => item.value)
      : value.kind === 'record' && value.rest.length === 0
        ? value.entries.has('model')
          ? [value.entries.get('model') as Value]
          : [...value.entries.values()]
        : null;
  const names = inner?.map((one) => namesIn(one, depth + 1)) ?? null;
  return names === null || names.includes(null) ? null : names.flatMap((list) => list ?? []);
}

/**
 * The tier, and the options without a figure. What a caller may still say (a parameter, a field) is nobody's news. `hasModel`:
 * whether the model is known.
 */
export function billedOptionsOf(
  sink: Sink,
  evaluator: Evaluator,
  hasModel: () => boolean,
): { serviceTier?: string; options?: readonly BilledOption[] } {
  let serviceTier: string | undefined;
  const options = new Map<string, BilledOption>();
  const put = (option: BilledOption | null): void => {
    if (option !== null && !options.has(option.name)) options.set(option.name, option);
  };
  for (const { name, value: given } of sink.options) {
    if (isStep(name)) continue;
    const value = evaluator.settled(given);
    if (name === '…') {
      if (isUnfollowed(value)) put({ name: `…${shown(value)}`, value: shown(value) });
      continue;
    }
    if (isTier(name)) {
      const tier = plainText(value);
      if (tier !== null) serviceTier ??= tier;
      else if (isUnfollowed(value)) put({ name, value: shown(value) });
      continue;
    }
    if (value.kind === 'parameter' || value.kind === 'field' || value.kind === 'null') continue;
    // Known fallbacks are alternatives of a known model.
    if (fallbackNames(name, value) !== null && hasModel()) continue;
    put(billedOption(name, shown(value), numberIn(value)));
  }
  const thinking = sink.thinkingBudget === null ? null : evaluator.settled(sink.thinkingBudget);
  if (thinking !== null && isUnfollowed(thinking) && numberIn(thinking) === undefined)
    put({ name: 'thinking', value: shown(thinking) });
  const answers = sink.answers === null ? null : evaluator.settled(sink.answers);
  if (answers !== null && isUnfollowed(answers) && numberIn(answers) === undefined)
    put({ name: 'n', value: shown(answers) });
  return {
    ...(serviceTier === undefined ? {} : { serviceTier }),
    ...(options.size === 0
      ? {}
      : { options: [...options.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) }),
  };
}

/** How many steps an agent, or a request with tools, may take: each is a call. Without tools there is one. */
export function stepsRepeatsOf(sink: Sink, evaluator: Evaluator): readonly Repeat[] {
  const { call, place, sdk } = sink;
  const isOpen = sink.tools !== null || sink.options.some(({ name }) => name === '…');
  if (call.tools !== undefined && call.is === 'request' && !isOpen) return [];
  const elsewhere = evaluator.stepsOfAgents.get(`${place.path}:${place.start}`) ?? [];
  const found = [...sink.options, ...sink.steps, ...elsewhere].flatMap(({ name, value: given }): Repeat[] => {
    if (!isStep(name)) return [];
    const value = evaluator.settled(given);
    if (value.kind === 'null') {
      const off = stepsOff(name, value.place.path === '' ? place : value.place);
      return off === null ? [] : [off];
    }
    const at = placeOf(value);
    const number = numberIn(value);
    // `stepCountIs(5)`, without the package that it is from.
    const written =
      value.kind === 'function' ? '() => …' : shown(value).replaceAll(/\b[\w-]{1,40}\.(?=\w{1,40}\()/g, '');
    const repeat = stepsRepeat(name, written, number, at.path === '' ? place : at);
    if (repeat === null) return [];
    // Without a number it is another condition that ends the steps.
    const isCondition = /^stop_?when$/i.test(name) && number === undefined && endsOtherwise(value, evaluator);
    const { usual, ...rest } = repeat;
    return [
      {
        ...rest,
        ...(isCondition ? { bound: 'none' } : {}),
        ...(call.steps === undefined ? { usual: usual ?? null } : {}),
      },
    ];
  });
  if (found.length > 0 || call.steps === undefined || (call.tools !== undefined && sink.tools === null))
    return found;
  const { most } = call.steps;
  if (most === 1) return [];
  return [
    {
      kind: 'steps',
      written: '',
      bound: most === null ? 'none' : 'at-most',
      times: most,
      place: null,
      default: { of: sdk.title, checked: call.steps.checked ?? sdk.checked },
    },
  ];
}

/** `hasToolCall('done')`, `isLoopFinished()`, `() => false`: nothing counts the steps. */
function endsOtherwise(value: Value, evaluator: Evaluator): boolean {
  if (value.kind === 'list') return value.items.every((item) => endsOtherwise(item.value, evaluator));
  if (value.kind === 'function') {
    const { returns } = evaluator.summaryOf(value.fn) ?? { returns: null };
    return returns?.kind === 'boolean' && !returns.value;
  }
  const name = value.kind === 'made' ? shown(value.callee) : '';
  return /(?:^|[./])(?:hasToolCall|isLoopFinished)$/.test(name);
}

/** What is decided at run time, and not by a caller that is read as well. */
function isUnfollowed(value: Value): boolean {
  switch (value.kind) {
    case 'made':
      return !(value.callee.kind === 'external' && value.callee.name.startsWith('#'));
    case 'unknown':
    case 'external':
      return true;
    case 'member':
    case 'index':
      return isUnfollowed(value.object);
    default:
      return false;
  }
}

/** `5`, `stepCountIs(5)`, `[stepCountIs(5), …]` (the first that ends it). */
function numberIn(value: Value, depth = 0): number | undefined {
  if (depth > 4) return undefined;
  switch (value.kind) {
    case 'number':
      return value.value;
    case 'text': {
      const text = plainText(value)?.trim() ?? '';
      return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
    }
    case 'made':
      return value.args.positional[0] === undefined
        ? undefined
        : numberIn(value.args.positional[0], depth + 1);
    case 'list': {
      const numbers = value.items.flatMap((item) => numberIn(item.value, depth + 1) ?? []);
      return numbers.length === 0 ? undefined : Math.min(...numbers);
    }
    case 'choice': {
      const numbers = value.arms.flatMap((arm) => numberIn(arm, depth + 1) ?? []);
      return numbers.length === 0 ? undefined : Math.max(...numbers);
    }
    default:
      return undefined;
  }
}

/** A value as a person would write it, shortened: the same for the same value wherever it is. */
function shown(value: Value, depth = 0): string {
  if (depth > 3) return '…';
  switch (value.kind) {
    case 'text':
      return plainText(value)?.slice(0, 80) ?? 'text';
    case 'number':
    case 'boolean':
      return String(value.value);
    case 'null':
      return 'null';
    case 'list':
      return `[${value.items
        .slice(0, 8)
        .map((item) => shown(item.value, depth + 1))
        .join(', ')}]`;
    case 'record':
      return `{${[...value.entries]
        .slice(0, 8)
        .map(([key, one]) => `${key}: ${shown(one, depth + 1)}`)
        .join(', ')}}`;
    case 'choice':
      return value.arms
        .slice(0, 4)
        .map((arm) => shown(arm, depth + 1))
        .join(' or ');
    case 'operation':
      return value.operands
        .slice(0, 4)
        .map((one) => shown(one, depth + 1))
        .join(` ${value.operator} `);
    case 'made':
      return `${shown(value.callee, depth + 1)}(${value.args.positional
        .slice(0, 4)
        .map((arg) => shown(arg, depth + 1))
        .join(', ')})`;
    case 'member':
      return `${shown(value.object, depth + 1)}.${value.name}`;
    case 'index':
      return `${shown(value.object, depth + 1)}[${shown(value.index, depth + 1)}]`;
    case 'function':
      return value.fn.name;
    case 'class':
    case 'instance':
      return value.cls.name;
    case 'self':
      return 'self';
    case 'module':
      return value.path;
    case 'unknown':
      return value.source;
    default:
      return value.name;
  }
}
