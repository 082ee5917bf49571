import type { Place } from '../../../core/prompt.js';
import { choosesModel } from '../../request/model-settings.js';
import type { Condition } from '../facts.js';
import { literal, plainText } from '../strings.js';
import type { Arguments, FunctionInfo, Summary, Value } from '../values.js';
import { itemOf } from './lists.js';
import type { Lookup } from './symbols.js';

/*
 * Arguments: which parameter each one reaches, and what they decide.
 */

export function recordOf(args: Arguments, place: Place): Value {
  const [first] = args.positional;
  const entries = new Map(first?.kind === 'record' ? first.entries : []);
  for (const [name, value] of args.named) entries.set(name, value);
  const rest = first?.kind === 'record' ? first.rest : first === undefined ? [] : [first];
  return { kind: 'record', type: null, entries, rest: [...rest, ...args.rest], place };
}

/** Whether a default is one of the settings of a request: its model, a number, nothing. */
export function isOption(name: string, fallback: Value): boolean {
  return (
    choosesModel(name) ||
    fallback.kind === 'number' ||
    fallback.kind === 'boolean' ||
    fallback.kind === 'null'
  );
}

/** A setting that what is spread into a call or a record may replace (`**kwargs`, `{ model: '…', ...options }`). */
export function fromSpread(spread: Value, name: string, fallback: Value, place: Place): Value {
  return {
    kind: 'made',
    callee: { kind: 'external', name: '#get' },
    args: {
      positional: [spread, literal(name, place)],
      named: new Map([['default', fallback]]),
      rest: [],
    },
    place,
  };
}

/** Arguments by the parameters they reach. */
export function bind(fn: FunctionInfo, args: Arguments, self: Value | null): Map<string, Value> {
  const found = new Map<string, Value>();
  const place = fn.fact.place;
  let parameters = fn.fact.parameters;
  if (fn.cls !== null && /^(?:self|cls)$/.test(parameters[0]?.name ?? '')) {
    const isStatic = fn.fact.decorators.some((one) => one.kind === 'name' && one.name === 'staticmethod');
    if (!isStatic || self !== null) parameters = parameters.slice(1);
  }
  let at = 0;
  const rest: Value[] = [];
  for (const value of args.positional) {
    const parameter = parameters[at];
    if (parameter === undefined || parameter.kind === 'rest' || parameter.kind === 'keyword-only') {
      rest.push(value);
      continue;
    }
    at++;
    if (parameter.kind === 'destructured') {
      if (value.kind === 'record' || value.kind === 'instance') {
        const entries = value.kind === 'record' ? value.entries : value.fields;
        const others = new Map(entries);
        for (const { key } of parameter.fields ?? []) {
          const entry = entries.get(key);
          if (entry !== undefined) found.set(key, entry);
          others.delete(key);
        }
        // `{ model, ...options }`: what has no name of its own.
        if (parameter.fields?.some(({ key }) => key === '*') === true) {
          const more = value.kind === 'record' ? value.rest : [];
          found.set('*', { kind: 'record', type: null, entries: others, rest: more, place });
        }
      }
      found.set(parameter.name, value);
      continue;
    }
    found.set(parameter.name, value);
  }
  // `Client(name, *args)` in a function that takes `*args`: each parameter left gets one of them, whatever the callers pass.
  const spread = args.rest.length === 1 ? restOf(args.rest[0]) : null;
  if (spread !== null)
    for (const [index, { kind, name, default: fallback }] of parameters.slice(at).entries()) {
      if (kind === 'rest' || kind === 'keyword-only' || kind === 'rest-keywords' || kind === 'destructured')
        break;
      const number: Value = { kind: 'number', value: spread.from + index, place };
      if (fallback === null) found.set(name, { kind: 'index', object: spread.all, index: number, place });
    }
  const entries = new Map<string, Value>();
  for (const [name, value] of args.named) {
    if (parameters.some((one) => one.name === name && one.kind !== 'rest-keywords')) found.set(name, value);
    else entries.set(name, value);
  }
  for (const parameter of parameters) {
    if (parameter.kind === 'rest' && rest.length > 0)
      found.set(parameter.name, {
        kind: 'list',
        items: rest.map(itemOf),
        place,
      });
    if (parameter.kind === 'rest-keywords')
      found.set(parameter.name, { kind: 'record', type: null, entries, rest: args.rest, place });
  }
  return found;
}

/** The `*args` of a function in a value, whole or from an item on (`args[1:]`); null for other values. */
function restOf(value: Value | undefined): { readonly all: Value; readonly from: number } | null {
  if (value?.kind === 'parameter') {
    const parameter = value.fn.fact.parameters.find(({ name }) => name === value.name);
    return parameter?.kind === 'rest' ? { all: value, from: 0 } : null;
  }
  if (value?.kind !== 'index' || value.index.kind !== 'unknown') return null;
  const from = /^\s*(\d{1,2})\s*:\s*$/.exec(value.index.source)?.[1];
  const whole = from === undefined ? null : restOf(value.object);
  return whole === null ? null : { all: whole.all, from: whole.from + Number(from) };
}

/**
 * What a function returns for arguments that decide its conditions (`switch (kind) { case 'fast': … }`, `if (kind === 'fast')`): null
 * where they do not.
 */
export function taken(ways: Summary['ways'], lookup: Lookup, fn: FunctionInfo): Value | null {
  for (const { value, when } of ways) {
    if (when.length > 4) return null;
    const verdicts = when.map((condition) => holds(condition, lookup, fn));
    if (verdicts.includes(false)) continue;
    return verdicts.includes(null) ? null : value;
  }
  return null;
}

/** Whether a condition on a parameter holds, null when that is not known. */
function holds(condition: Condition, lookup: Lookup, fn: FunctionInfo): boolean | null {
  if (condition.kind === 'switch' || condition.kind === 'if') {
    // What comes last is reached when nothing before it was.
    if (condition.open) return true;
    const [, name, operator, quoted] =
      /^\(?(\w+)\s*(===?|!==?)\s*['"]([^'"]*)['"]\)?$/.exec(condition.on) ?? [];
    if (name === undefined || quoted === undefined) return null;
    const value = lookup({ kind: 'parameter', fn, name, type: null });
    const text = value?.kind === 'null' ? '' : plainText(value);
    if (text === null) return null;
    return (text === quoted) === (operator?.startsWith('=') === true);
  }
  return condition.kind === 'try' && condition.arm === 0 ? true : null;
}
