import type { Place, Repeat } from '../../core/prompt.js';
import { callCount, moreCalls } from '../../core/repeats.js';
import type { Evaluator } from './evaluate.js';
import type { Condition, Expression, Statement } from './facts.js';
import { stepsRepeatsOf } from './options.js';
import { isOutsideProduct } from './program.js';
import type { FunctionInfo, Rounds, Sink, Value } from './values.js';

/* How often one unit of work makes a call: loops around it, the steps of an agent, functions that call themselves. */

/** Loops with fewer rounds whose names say that they try again are attempts at one answer. */
const fewestRounds = 20;
const attempt =
  /[Aa]ttempt|ATTEMPT|[Rr]etr(?:y|ies)|RETR(?:Y|IES)|(?<![A-Za-z])tries(?![a-z])|Tries(?![a-z])|(?<![A-Z])TRIES/;
const maxCallers = 6;

/** A number or a name in the text of a loop or a condition. */
type Numbered = (text: string) => Value | null;

/**
 * The loop that `condition` begins, from the statements in it; null where it makes its body run once: it is left at the end of
 * its first round, as one that only tries again after an error is.
 */
export function roundsOf(
  condition: Condition,
  statements: readonly Statement[],
  depth: number,
  over: Value | null,
  path: string,
  numbered: Numbered,
): Rounds | null {
  const { loop } = condition;
  if (condition.kind !== 'loop' || loop === undefined) return null;
  const exits = exitsOf(statements, depth);
  if (exits.always && !exits.goesOn) return null;
  const bounds = exits.on.map((on) => boundIn(on, numbered)).filter((one) => one !== null);
  const header = headerBound(condition.on, numbered);
  const counts = [
    ...(over === null ? [] : [over]),
    ...(header === null ? [] : [header.count]),
    ...bounds.flatMap(({ count }) => (count === null ? [] : [count])),
  ];
  const written = writtenLoop(condition, loop.word);
  return {
    id: `${path}:${condition.id}`,
    written,
    counts,
    // A loop that may be left has its count at most.
    atMost: header?.atMost === true || exits.on.length > 0 || exits.always || bounds.length > 0,
    open: condition.open && bounds.length === 0 && !waits(statements, numbered),
    // What nothing leaves runs all its rounds, whatever its variable is called.
    attempts:
      (loop.word === 'while' || exits.always || exits.on.length > 0) &&
      (attempt.test(written) || variablesOf(condition).some((name) => attempt.test(name))),
    place: loop.place,
  };
}

/** Once per item of what a function goes over: `[f(x) for x in xs]`, `xs.map(f)`. */
export function roundsOver(over: Value, written: string, place: Place): Rounds {
  const id = `${place.path}@${place.start}`;
  return { id, written, counts: [over], atMost: false, open: false, attempts: false, place };
}

function variablesOf({ each }: Condition): readonly string[] {
  if (each === undefined) return [];
  return typeof each.variable === 'string' ? [each.variable] : each.variable.filter((one) => one !== null);
}

function writtenLoop({ on, each }: Condition, word: 'for' | 'while'): string {
  const text = on.length > 60 ? `${on.slice(0, 59)}…` : on;
  if (word === 'while' || each !== undefined)
    return word === 'while' ? `while ${text === '' ? '…' : text}` : `for … in ${text}`;
  return /^[\s;]*$/.test(text) ? 'for (;;)' : `for ${text}`;
}

interface Exits {
  /** The body leaves the loop whatever happens, but for errors. */
  readonly always: boolean;
  /** A condition begins the next round before that. */
  readonly goesOn: boolean;
  /** Conditions under which the loop is left. */
  readonly on: readonly string[];
}

function exitsOf(statements: readonly Statement[], depth: number): Exits {
  let always = false;
  let goesOn = false;
  const on: string[] = [];
  for (const statement of statements) {
    if (statement.kind !== 'return' && statement.kind !== 'leave') continue;
    if (statement.kind === 'leave' && statement.how === 'raise') continue;
    // A `return` ends the loops around it too.
    const isLoops = statement.kind === 'leave' && statement.how !== 'return';
    const inner = statement.when.slice(depth + 1);
    // A loop inside this one, or what catches an error, is left instead.
    const isInner = inner.some(({ kind }) => kind === 'loop');
    const isCaught = inner.some(({ kind, arm }) => kind === 'try' && arm > 0);
    const isSwitch = isLoops && inner.some(({ kind }) => kind === 'switch');
    const conditions = inner.filter(({ kind }) => kind === 'if' || kind === 'switch');
    if (isLoops && (isInner || isCaught)) continue;
    if (statement.kind === 'leave' && statement.how === 'continue') {
      goesOn = true;
      continue;
    }
    if (isCaught || isSwitch) continue;
    if (conditions.length === 0 && !isInner) always = true;
    else on.push(conditions.at(-1)?.on ?? '');
  }
  return { always, goesOn, on };
}

/** `turn >= 10`, `steps == self.max_steps`: what the loop cannot go beyond; its count is null where it is not known. */
function boundIn(on: string, numbered: Numbered): { readonly count: Value | null } | null {
  const name = /(?:^|[\s(])[\w.$]+\s*(?:>=?|===?)\s*([\w.$]+)\)?$/.exec(on)?.[1];
  if (name === undefined) return null;
  const count = numbered(name);
  // 0 and 1 are states, not numbers of rounds: `if status == 0: break`.
  if (count?.kind === 'number') return count.value > 1 ? { count } : null;
  return limitName.test(name) ? { count } : null;
}

const limitName = /max|limit|steps|turns|budget|rounds|iterations|depth/i;

/** `i < 40`, `i = 0; i < n; i++`, `0..5`, `items[:5]`, `items.slice(0, 5)`. */
function headerBound(
  on: string,
  numbered: Numbered,
): { readonly count: Value; readonly atMost: boolean } | null {
  if (on.length > 300) return null;
  for (const [pattern, atMost] of headers) {
    const name = pattern.exec(on)?.[1];
    const count = name === undefined ? null : numbered(name);
    if (count === null) continue;
    if (count.kind !== 'number') return { count, atMost };
    const times = { ...count, value: count.value + (upTo.test(pattern.exec(on)?.[0] ?? '') ? 1 : 0) };
    // 0 and 1 are states, not numbers of rounds: `while (todo.length !== 0)`.
    return times.value < 2 ? null : { count: times, atMost };
  }
  return null;
}

const upTo = /<=/;

const headers: readonly (readonly [RegExp, boolean])[] = [
  [/(?:^|[;\s(])[\w$]+(?:\.[\w$]+)*\s*(?:<=?|!==?)\s*([\w.$]+)\s*\)?(?:;|$|\s*(?:&&|and)\s)/, false],
  [/\b[01]\s*(?:\.\.[.<=]?|until|to)\s*([\w.]+)$/, false],
  [/\brange\s+(\d+)$/, false],
  [/\[\s*0?\s*:\s*([\w.]+)\s*\]$/, true],
  [/\.(?:slice|subList|sublist)\(\s*0\s*,\s*([\w.$]+)\s*\)$/, true],
  [/\.(?:take|Take|first|limit|head)\(\s*([\w.$]+)\s*\)$/, true],
  [/\bislice\(.{1,100},\s*([\w.]+)\s*\)$/, true],
];

/** Whether each round waits for a person or a message: the program bounds nothing, and runs only as often as there is work. */
function waits(statements: readonly Statement[], numbered: Numbered): boolean {
  let left = 2000;
  const visit = (expression: Expression, depth: number): boolean => {
    if (depth > 12 || left-- < 0) return false;
    switch (expression.kind) {
      case 'call': {
        const { callee } = expression;
        const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
        const owner =
          callee.kind === 'member' && (callee.object.kind === 'name' || callee.object.kind === 'member')
            ? callee.object.name
            : '';
        // A function of the program that is called `ask` may just as well ask a model.
        const isOwn = callee.kind === 'name' && mayAskModel.test(name) && numbered(name)?.kind === 'function';
        if ((asks.test(name) && !isOwn) || (takes.test(name) && queue.test(owner))) return true;
        return visit(callee, depth + 1) || expression.arguments.some(({ value }) => visit(value, depth + 1));
      }
      case 'member':
        return visit(expression.object, depth + 1);
      case 'concat':
        return expression.parts.some((one) => visit(one, depth + 1));
      case 'choice':
        return expression.arms.some((one) => visit(one, depth + 1));
      case 'unknown':
        return expression.inside.some((one) => visit(one, depth + 1));
      default:
        return false;
    }
  };
  return statements.some(
    (statement) =>
      (statement.kind === 'assign' || statement.kind === 'expression') && visit(statement.value, 0),
  );
}

const asks =
  /^(?:input|raw_input|question|readline|readLine|read_line|ReadLine|gets|ask|prompt_async|receive|receive_text|receive_json|recv|accept|get_user_input|getUserInput|get_input|getInput|get_message|next_message)$/;
const mayAskModel = /^(?:ask|question|receive|accept)$/;
const takes =
  /^(?:get|take|poll|pop|shift|prompt|dequeue|consume|b[lr]pop|b[lr]Pop|xread|xreadgroup|xRead|next|read|text)$/;
const queue =
  /queue|channel|consumer|socket|\bws\b|inbox|subscription|pubsub|redis|session|inquirer|prompts|stdin|scanner/i;

// ------------------------------------------------------------------ what a request says

/** The reasons why a unit of work sends a request more than once, outermost first. */
export function repeatsOf(sink: Sink, evaluator: Evaluator): readonly Repeat[] {
  const seen = new Set<string>();
  const around = sink.fn === null ? [] : loopsAround(sink.fn, evaluator, 0);
  // A loop that is around the call is not also one of its callers'.
  const own = new Set(sink.rounds.map(({ id }) => id));
  const found = repeatsIn([...around.filter(({ id }) => !own.has(id)), ...sink.rounds], evaluator, seen);
  for (let one: Sink | null = sink; one !== null; one = one.through) {
    const again = one.fn === null ? null : recursionOf(one.fn);
    if (again !== null && !found.some(({ kind, place }) => kind === 'recursion' && place === again.place))
      found.push(again);
  }
  const again = new Map<string, Repeat>();
  for (let one: Sink | null = sink; one !== null; one = one.through)
    for (const repeat of one.fn === null ? [] : retriesOf(one.fn, evaluator))
      again.set(`${one.fn?.module.path}:${repeat.place?.start}`, repeat);
  return [...found, ...again.values(), ...stepsRepeatsOf(sink, evaluator)];
}

/**
 * `@retry(stop=stop_after_attempt(50))` of Tenacity, `@backoff.on_exception(…, max_tries=50)`, read on 2026-11-29: a few attempts are
 * for errors, which nobody bills; many of them may also repeat answers that were billed.
 */
function retriesOf(fn: FunctionInfo, evaluator: Evaluator): Repeat[] {
  return fn.fact.decorators.flatMap((decorator): Repeat[] => {
    if (
      decorator.kind !== 'call' ||
      !/(?:^|\.)(?:retry|on_exception|on_predicate)$/.test(writtenName(decorator))
    )
      return [];
    const most = decorator.arguments
      .map(({ name, value }) => {
        if (/^(?:max_tries|tries|max_attempts|attempts|stop_max_attempt_number)$/.test(name ?? ''))
          return value;
        return value.kind === 'call' && /(?:^|\.)stop_after_attempt$/.test(writtenName(value))
          ? value.arguments[0]?.value
          : undefined;
      })
      .find((one) => one !== undefined);
    const number = most === undefined ? null : evaluator.valueIn(fn.module, fn.module.env, most);
    return number?.kind !== 'number' || number.value < fewestRounds
      ? []
      : [
          {
            kind: 'loop',
            written: `@${writtenName(decorator)}`,
            bound: 'at-most',
            times: number.value,
            place: decorator.place,
          },
        ];
  });
}

function writtenName({ callee }: Extract<Expression, { kind: 'call' }>): string {
  return callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
}

/** Whether the loops around one call allow more calls than those around another. */
export function isMoreOften(a: Sink, b: Sink, evaluator: Evaluator): boolean {
  if (a.rounds.length === 0 && b.rounds.length === 0) return false;
  const count = ({ rounds }: Sink) => callCount(repeatsIn(rounds, evaluator, new Set()));
  return moreCalls(count(a), count(b)) > 0;
}

/** The loops of a function's callers, by function: each is looked at once. */
const loopsOfCallers = new WeakMap<FunctionInfo, readonly Rounds[]>();

/** The loops of the callers that allow the most calls. How many items callers have is traffic. */
function loopsAround(fn: FunctionInfo, evaluator: Evaluator, depth: number): readonly Rounds[] {
  const known = loopsOfCallers.get(fn);
  if (known !== undefined || depth > maxCallers) return known ?? [];
  // A function that its callers are called by is looked at without them.
  loopsOfCallers.set(fn, []);
  const count = (list: readonly Rounds[]) => callCount(repeatsIn(list, evaluator, new Set()));
  let most: readonly Rounds[] = [];
  for (const { from, rounds } of fn.calledIn) {
    if (from === fn || isOutsideProduct(from?.module.path ?? fn.module.path)) continue;
    const bounded = rounds.filter((one) =>
      repeatsIn([one], evaluator, new Set()).some(({ bound }) => bound !== 'data'),
    );
    const found = [...(from === null ? [] : loopsAround(from, evaluator, depth + 1)), ...bounded];
    if (found.length > 0 && moreCalls(count(found), count(most)) > 0) most = found;
  }
  loopsOfCallers.set(fn, most);
  return most;
}

function repeatsIn(list: readonly Rounds[], evaluator: Evaluator, seen: Set<string>): Repeat[] {
  return list.flatMap((one) => loopRepeat(one, evaluator, seen));
}

function loopRepeat(rounds: Rounds, evaluator: Evaluator, seen: Set<string>): Repeat[] {
  const { id, written, atMost, open, attempts, place } = rounds;
  if (seen.has(id)) return [];
  seen.add(id);
  let times: number | null = null;
  let isMost = atMost;
  for (const count of rounds.counts) {
    const known = lengthOf(evaluator.settled(count));
    if (known === null) continue;
    isMost ||= known.atMost || (times !== null && times !== known.times);
    times = times === null ? known.times : Math.min(times, known.times);
  }
  if (attempts && (times === null ? !open : times < fewestRounds)) return [];
  if (times !== null)
    return times < 2 ? [] : [{ kind: 'loop', written, bound: isMost ? 'at-most' : 'exactly', times, place }];
  return [{ kind: 'loop', written, bound: open ? 'none' : 'data', times: null, place }];
}

/** A number of rounds: a number itself, or how many items there are. */
function lengthOf(value: Value, depth = 0): { readonly times: number; readonly atMost: boolean } | null {
  if (depth > 6) return null;
  switch (value.kind) {
    case 'number':
      return Number.isInteger(value.value) && value.value >= 0 ? { times: value.value, atMost: false } : null;
    case 'list': {
      // `[...Array(20).keys()]`, `[ticket] * 20`
      let times = 0;
      let atMost = false;
      for (const { value: item, spread, loop, on } of value.items) {
        const known = spread ? lengthOf(item, depth + 1) : { times: 1, atMost: false };
        if (known === null || loop !== null) return null;
        times += known.times;
        atMost ||= known.atMost || on !== null;
      }
      return { times, atMost };
    }
    case 'record':
      return value.rest.length === 0 ? { times: value.entries.size, atMost: false } : null;
    case 'choice': {
      const arms = value.arms.map((arm) => lengthOf(arm, depth + 1));
      const known = arms.filter((arm) => arm !== null);
      return known.length < arms.length || known.length === 0
        ? null
        : { times: Math.max(...known.map(({ times }) => times)), atMost: true };
    }
    case 'operation': {
      const [first, second] = value.operands;
      if (value.operator === '*' && first?.kind === 'list' && second?.kind === 'number') {
        const once = lengthOf(first, depth + 1);
        return once === null ? null : { ...once, times: once.times * Math.max(0, Math.floor(second.value)) };
      }
      if (value.operator !== 'default' || first === undefined) return null;
      const known = lengthOf(first, depth + 1);
      return known === null ? null : { ...known, atMost: true };
    }
    case 'member':
      // `20.times` of Ruby
      return value.name === 'times' && value.object.kind === 'number'
        ? lengthOf(value.object, depth + 1)
        : null;
    case 'made': {
      const name =
        value.callee.kind === 'external' || value.callee.kind === 'member' || value.callee.kind === 'unknown'
          ? ((value.callee.kind === 'unknown' ? value.callee.source : value.callee.name)
              .split(/[./:]/)
              .at(-1) ?? '')
          : '';
      const [first, second] = value.args.positional;
      if (name === 'range') return rangeLength(value.args.positional);
      if (name === 'Array' && first?.kind === 'number') return lengthOf(first, depth + 1);
      if (name === 'fill' && value.callee.kind === 'member') return lengthOf(value.callee.object, depth + 1);
      if (
        /^(?:items|keys|values|entries)$/.test(name) &&
        value.callee.kind === 'member' &&
        first === undefined
      )
        return lengthOf(value.callee.object, depth + 1);
      if (first !== undefined && keepsLength.test(name) && (second === undefined || name !== 'zip'))
        return lengthOf(first, depth + 1);
      return null;
    }
    default:
      return null;
  }
}

const keepsLength =
  /^(?:enumerate|tqdm|trange|list|sorted|reversed|iter|set|tuple|as_completed|int|entries|keys|values|from|Number|parseInt)$/;

/** `range(5)`, `range(1, 6)`, `range(0, 10, 2)`. */
function rangeLength(values: readonly Value[]): { readonly times: number; readonly atMost: boolean } | null {
  const numbers = values.map((one) => (one.kind === 'number' ? one.value : null));
  if (numbers.length === 0 || numbers.includes(null)) return null;
  const [from, to, step] = (numbers.length === 1 ? [0, ...numbers] : numbers) as number[];
  const size = Math.ceil(((to ?? 0) - (from ?? 0)) / (step ?? 1));
  return Number.isFinite(size) ? { times: Math.max(0, size), atMost: false } : null;
}

/** A function that calls itself, not only to try again after an error. */
function recursionOf(fn: FunctionInfo): Repeat | null {
  const { recursion } = fn;
  return recursion === null
    ? null
    : {
        kind: 'recursion',
        written: fn.name,
        bound: fn.fact.parameters.some(({ name }) => depthName.test(name)) ? 'data' : 'none',
        times: null,
        place: recursion,
      };
}

/** A parameter that counts the calls says that they end. */
const depthName =
  /depth|level|attempt|retr(?:y|ies)|tries|remaining|left|max|limit|budget|hops|iteration|count|step|turn|round/i;
