import type { Place } from '../../../core/prompt.js';
import { mayDescribeTool } from '../declared-tools.js';
import type { Condition } from '../facts.js';
import { stepsGiven } from '../options.js';
import { countWords } from '../strings.js';
import {
  literalsOf,
  type Arguments,
  type FunctionInfo,
  type NamedText,
  type Rounds,
  type Value,
} from '../values.js';
import { bind } from './arguments.js';
import { maxSinksOfFunction, type Body } from './body.js';
import { calleeName, placeOf } from './inspect.js';

/*
 * What a body notes on its way, for texts, tools, answers and repeats.
 */

const answerArgument =
  /^(?:response_model|response_format|response_schema|output_schema|output_type|result_type|text_format|output_pydantic|output_cls|structured_output|pydantic_object|args_schema)$/;
const answerMaker =
  /^(?:\w*structured\w*|PydanticOutputParser|JsonOutputParser|bind_tools|as_structured_llm)$/i;
/** Tools that one revision describes at most. */
const maxDescribed = 2000;
const maxCallsNoted = 64;

/** `PromptTemplate`, `ChatMessage`: what is made is the text. */
function holdsText(callee: string): boolean {
  return /prompt|template|message|signature/i.test(callee);
}

/** Functions whose first argument is a sentence, and no prompt: of screens, logs, patterns, errors, commands and queries. */
const tellsPeople =
  /log|print|echo|warn|error|exception|compile|regex|pattern|sql|query|text(?:area|_area|_input)|input|ask|confirm|select|option|argument|label|header|title|markdown|write|button|panel|help|parser|typer|click|gettext|lazy|translat|field|path|env|type|^_$|^[tT]$/i;

/** `wrap("You are …")` by a function of another package: at least the text that it is given. */
export function isWrapped(value: Value): value is Extract<Value, { kind: 'made' }> {
  if (value.kind !== 'made' || value.callee.kind !== 'external') return false;
  const name = calleeName(value.callee);
  const [first] = value.args.positional;
  if (first?.kind !== 'text' || holdsText(name) || tellsPeople.test(name)) return false;
  // A name or an address is no text that is wrapped.
  const words = literalsOf(first.parts).map(({ text }) => text);
  return countWords(words.join(' ')) >= 6;
}

export function note(
  body: Body,
  target: string,
  value: Value,
  place: Place,
  where: NamedText['where'],
  when: readonly Condition[] = [],
): void {
  // What one of several calls returns is no text of this function either.
  if (where === 'return' && value.kind === 'choice' && value.arms.every(({ kind }) => kind === 'made'))
    return;
  if (value.kind === 'made') {
    // `PromptTemplate(template="…")`: a text all the same. What a function makes of its arguments is not.
    const name = calleeName(value.callee);
    const isTool = /tool|function|declaration/i.test(name) && value.args.named.has('description');
    if (
      where === 'return' ||
      where === 'argument' ||
      (!isTool && !holdsText(name) && !(where === 'constant' && isWrapped(value)))
    )
      return;
  } else if (value.kind === 'instance') {
    if (!/tool|function/i.test(value.cls.name) || !value.fields.has('description')) return;
  } else if (
    value.kind !== 'text' &&
    value.kind !== 'record' &&
    value.kind !== 'list' &&
    value.kind !== 'choice'
  )
    return;
  body.evaluator.texts.push({
    module: body.module,
    qualified: body.qualified,
    target,
    value,
    place,
    where,
    when,
  });
}

/** Notes for the functions that a call runs, or hands on to be run, in which loops it does. */
export function noteCalled(
  body: Body,
  callee: Value,
  args: Arguments,
  goesOver: Rounds | null,
  place: Place,
): void {
  const note = (fn: FunctionInfo, rounds: readonly Rounds[]): void => {
    if (fn.calledIn.length < maxCallsNoted) fn.calledIn.push({ from: body.fn, rounds });
  };
  if (callee.kind === 'function') {
    if (callee.fn !== body.fn) note(callee.fn, body.rounds);
    else if (!body.isCaught) callee.fn.recursion ??= place;
  }
  if (body.rounds.length === 0 && goesOver === null) return;
  const around = goesOver === null ? body.rounds : [...body.rounds, goesOver];
  for (const value of args.positional)
    if (value.kind === 'function' && value.fn.name !== '') note(value.fn, around);
}

/** `Runner.run(agent, max_turns=5)`: the steps of an agent that is made elsewhere. */
export function noteSteps(body: Body, callee: Value, args: Arguments): void {
  const given = stepsGiven(args);
  if (given.length === 0) return;
  const agents = new Set<string>();
  const put = (value: Value, depth: number): void => {
    if (depth > 3) return;
    if (value.kind === 'made') agents.add(`${value.place.path}:${value.place.start}`);
    else if (value.kind === 'member') put(value.object, depth + 1);
    else if (value.kind === 'choice') for (const arm of value.arms) put(arm, depth + 1);
    if (value.kind === 'made') put(value.callee, depth + 1);
  };
  if (callee.kind === 'member') put(callee.object, 0);
  for (const value of [...args.positional, ...args.named.values()]) put(value, 0);
  for (const id of agents) {
    const list = body.evaluator.stepsOfAgents.get(id) ?? [];
    list.push(...given);
    body.evaluator.stepsOfAgents.set(id, list);
  }
}

/** `retry(() => client.chat(…))`: what a function of this body sends when somebody else calls it, this body sends. */
export function lends(body: Body, callee: Value, args: Arguments, at: Place): void {
  const own = body.fn?.fact.place;
  if (own === undefined) return;
  for (const value of [...args.positional, ...args.named.values()]) {
    if (value.kind !== 'function' || value.fn === body.fn) continue;
    const { path, start, end } = value.fn.fact.place;
    if (path !== own.path || start < own.start || end > own.end) continue;
    const given = handedTo(body, value, callee, args);
    if (given !== null) {
      body.evaluator.apply(value, given, at, body, false);
      continue;
    }
    for (const sink of body.evaluator.summaryOf(value.fn)?.sinks ?? []) {
      if (body.sinks.length >= maxSinksOfFunction || body.sinks.includes(sink)) continue;
      body.sinks.push(sink);
      // `if (a) retry(() => ask(x)); else retry(() => ask(y))`: of the two one runs.
      sink.ways = [...body.ways, ...sink.ways];
    }
  }
}

/**
 * `retry({ system, messages }, (prompt) => client.chat(prompt))`: what the function of the program that is called hands to a function
 * it is given, null where that is nothing or not known.
 */
function handedTo(
  body: Body,
  value: Extract<Value, { kind: 'function' }>,
  callee: Value,
  args: Arguments,
): Arguments | null {
  if (callee.kind !== 'function' || value.fn.fact.parameters.length === 0) return null;
  const { evaluator } = body;
  const bound = bind(callee.fn, args, callee.self);
  const call = callOfParameter(evaluator.summaryOf(callee.fn)?.returns ?? null, callee.fn, (name) => {
    return bound.get(name) === value;
  });
  if (call === null) return null;
  const known = (one: Value): Value =>
    evaluator.substitute(one, (symbol) =>
      symbol.kind === 'parameter' && symbol.fn === callee.fn ? bound.get(symbol.name) : undefined,
    );
  return {
    positional: call.args.positional.map(known),
    named: new Map([...call.args.named].map(([name, one]) => [name, known(one)])),
    rest: call.args.rest.map(known),
  };
}

/** The call of a parameter in what a function returns. */
function callOfParameter(
  returned: Value | null,
  fn: FunctionInfo,
  isIt: (name: string) => boolean,
  depth = 0,
): Extract<Value, { kind: 'made' }> | null {
  if (returned === null || depth > 4) return null;
  if (returned.kind === 'choice') {
    for (const arm of returned.arms) {
      const found = callOfParameter(arm, fn, isIt, depth + 1);
      if (found !== null) return found;
    }
    return null;
  }
  if (returned.kind === 'member') return callOfParameter(returned.object, fn, isIt, depth + 1);
  if (returned.kind !== 'made') return null;
  const { callee } = returned;
  return callee.kind === 'parameter' && callee.fn === fn && isIt(callee.name)
    ? returned
    : callOfParameter(callee, fn, isIt, depth + 1);
}

/** Keeps what may be the description of a tool, for tools that no call found sends. */
export function describes(body: Body, value: Value): void {
  const { described } = body.evaluator;
  if (body.module.program.language === 'python' || described.length >= maxDescribed) return;
  if (mayDescribeTool(value)) described.push({ module: body.module, qualified: body.qualified, value });
}

/** `response_format=Answer`, `llm.with_structured_output(Answer)`; not the models of a web framework's routes. */
export function noteAnswers(body: Body, callee: Value, args: Arguments): void {
  const name = calleeName(callee);
  // A registry of the program's own that says what goes in and what comes out.
  if (callee.kind === 'class' && args.named.has('input_schema') && args.named.has('output_schema')) return;
  if (/^(?:get|post|put|patch|delete|head|options|route|api_route|add_api_route|websocket)$/.test(name))
    return;
  for (const [key, value] of args.named)
    if (value.kind === 'class' && answerArgument.test(key)) body.evaluator.answers.add(value.cls);
  if (!answerMaker.test(name)) return;
  for (const value of args.positional) if (value.kind === 'class') body.evaluator.answers.add(value.cls);
}

/** `z.object({ prompt: z.string().describe("…") })`: what is said of a field is no text of the field. */
function isShape(callee: string, { entries }: Extract<Value, { kind: 'record' }>): boolean {
  return (
    /^(?:object|strictObject|looseObject|extend|safeExtend)$/.test(callee) &&
    [...entries.values()].every(({ kind }) => kind !== 'text' && kind !== 'list')
  );
}

/** Texts that calls are given, for the ones that no request is found for. */
export function noteArguments(body: Body, callee: Value, args: Arguments): void {
  // In a module's body the name that the result is given says what it is.
  const before = body.fn === null && body.target !== null ? `${body.target}→` : '';
  for (const [name, value] of args.named)
    if (value.kind === 'text' || value.kind === 'list')
      note(body, `${before}${name}`, value, placeOf(value), 'argument');
  for (const value of args.positional)
    if (
      value.kind === 'text' ||
      value.kind === 'list' ||
      (value.kind === 'record' && !isShape(calleeName(callee), value))
    )
      note(body, `${before}${calleeName(callee)}`, value, placeOf(value), 'argument');
}
