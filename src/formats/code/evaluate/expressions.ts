import type { Place } from '../../../core/prompt.js';
import { folderOf } from '../../syntax/paths.js';
import { choosesModel } from '../../request/model-settings.js';
import { isBraced } from '../calls-in-braces.js';
import type { Argument, Expression, RecordEntry } from '../facts.js';
import { pathOfModule } from '../node.js';
import { roundsOver } from '../repeats.js';
import { withTests } from './arms.js';
import { registered, sinkOf } from '../sinks.js';
import { dedent, literal, partsOf, plainText, textMethods, textOf } from '../strings.js';
import { Names, noArguments, type Arguments, type Item, type Rounds, type Value } from '../values.js';
import { fromSpread } from './arguments.js';
import type { Body } from './body.js';
import { assignsField, implicitMembers } from './declared.js';
import { calleeName, isAtRunTime, isNumberLike, isProvided } from './inspect.js';
import { itemsOf, listOf } from './lists.js';
import { indexOf, memberOf, nameIn } from './members.js';
import { collects, writes } from './mutations.js';
import { describes, lends, noteAnswers, noteArguments, noteCalled, noteSteps } from './notes.js';
import { operate } from './operate.js';
import { isSymbolic } from './symbols.js';

/*
 * The values of expressions, in a body that runs.
 */

export function argumentsOf(body: Body, list: readonly Argument[]): Arguments {
  const positional: Value[] = [];
  const named = new Map<string, Value>();
  const rest: Value[] = [];
  for (const argument of list) {
    const value = valueOf(body, argument.value);
    if (argument.spread !== null) {
      if (value.kind === 'record') {
        for (const [key, one] of value.entries) named.set(key, one);
        rest.push(...value.rest);
      } else if (value.kind === 'list' && value.items.every((item) => item.loop === null && !item.spread))
        positional.push(...value.items.map((item) => item.value));
      else rest.push(value);
    } else if (argument.name === null) positional.push(value);
    else named.set(argument.name, value);
  }
  return { positional, named, rest };
}

export function valueOf(body: Body, expression: Expression): Value {
  const { place } = expression;
  const { evaluator } = body;
  if (!evaluator.budget.step()) return { kind: 'unknown', source: 'budget', type: null, place };
  switch (expression.kind) {
    case 'text':
      return {
        kind: 'text',
        parts: expression.value === '' ? [] : [{ kind: 'text', text: expression.value, place }],
        place,
      };
    case 'number':
    case 'boolean':
      return expression.kind === 'number'
        ? { kind: 'number', value: expression.value, place }
        : { kind: 'boolean', value: expression.value, place };
    case 'null':
      return { kind: 'null', place };
    case 'template': {
      const parts = expression.parts.flatMap((part) => partsOf(valueOf(body, part), part.place));
      if (expression.tag !== null) {
        const name =
          expression.tag.kind === 'name' || expression.tag.kind === 'member' ? expression.tag.name : '';
        if (/^(?:dedent|outdent|stripIndents?|codeBlock|oneLine|html|source)$/.test(name))
          return textOf(textMethods['strip']?.(dedent(parts), noArguments, place) ?? parts, place);
        if (/^(?:sql|gql|graphql|css|styled|svg|glsl|groq|cypher|regex)$/i.test(name))
          return { kind: 'unknown', source: name, type: null, place };
      }
      return textOf(parts, place);
    }
    case 'concat': {
      const values = expression.parts.map((part) => valueOf(body, part));
      const [first] = values;
      if (first?.kind === 'list')
        return listOf(
          values.map((value) => ({ value, spread: true, on: null, loop: null })),
          place,
        );
      // `$options + ['n' => 20]` of PHP: what the first one has counts.
      if (first?.kind === 'record' && values.every((value) => value.kind === 'record'))
        return {
          ...first,
          entries: new Map(values.toReversed().flatMap(({ entries }) => [...entries])),
          rest: values.flatMap(({ rest }) => rest),
        };
      if (values.every((value) => value.kind === 'number'))
        return {
          kind: 'number',
          value: values.reduce((sum, value) => sum + value.value, 0),
          place,
        };
      // `index + 1`
      if (values.some((value) => value.kind === 'number') && values.every(isNumberLike))
        return { kind: 'operation', operator: '+', operands: values, place };
      if (values.some((value) => value.kind === 'list'))
        return listOf(
          values.map((value) => ({ value, spread: true, on: null, loop: null })),
          place,
        );
      return textOf(
        values.flatMap((value) => partsOf(value, place)),
        place,
      );
    }
    case 'name':
      return nameOf(body, expression.name, place);
    case 'member': {
      if (expression.object.kind === 'name' && expression.object.name === 'self') {
        const set = body.env.values.get(`self.${expression.name}`);
        if (set !== undefined) return set;
      }
      const object = valueOf(body, expression.object);
      if (object.kind === 'self' && body.fn !== null) {
        const fixed = evaluator.static(object.cls, expression.name);
        if (fixed !== null && fixed.kind !== 'unknown' && !assignsField(object.cls, expression.name))
          return fixed;
      }
      return memberOf(evaluator, object, expression.name, place);
    }
    case 'index':
      return indexOf(evaluator, valueOf(body, expression.object), valueOf(body, expression.index), place);
    case 'call':
      return callOf(body, expression, true);
    case 'list':
      return listOf(
        expression.items.map((item) => ({
          value: valueOf(body, item.value),
          spread: item.spread,
          on: null,
          loop: null,
        })),
        place,
      );
    case 'record': {
      const entries = new Map<string, Value>();
      const rest: Value[] = [];
      for (const entry of expression.entries) {
        const value = entryOf(body, entry);
        if (entry.spread) {
          const known =
            value.kind === 'choice' ? (value.arms.find((arm) => arm.kind === 'record') ?? value) : value;
          if (known.kind === 'record') {
            for (const [key, one] of known.entries) entries.set(key, one);
            rest.push(...known.rest);
          } else if (known.kind !== 'null' && known.kind !== 'boolean') {
            // What it holds counts more than what is written before it.
            if (isSymbolic(known))
              for (const [key, one] of entries)
                if (one.kind === 'number' || (choosesModel(key) && one.kind !== 'record'))
                  entries.set(key, fromSpread(known, key, one, entry.value.place));
            rest.push(known);
          }
        } else {
          const computed = entry.computed === undefined ? null : plainText(valueOf(body, entry.computed));
          entries.set(entry.key ?? computed ?? `…${entries.size}`, value);
        }
      }
      const record: Value = { kind: 'record', type: expression.type, entries, rest, place };
      describes(body, record);
      return record;
    }
    case 'binary': {
      const left = valueOf(body, expression.left);
      const right = valueOf(body, expression.right);
      return operate(expression.operator, [left, right], place);
    }
    case 'choice': {
      const arms = expression.arms.map((arm) => valueOf(body, arm));
      if (expression.operator === 'or' || expression.operator === '??') {
        // The first that is set; a constant default after something unknown is a default.
        const known = arms.filter((arm) => arm.kind !== 'null');
        const [first] = known;
        if (first === undefined) return { kind: 'null', place };
        const unknown = known.filter(isAtRunTime);
        const rest = known.filter((arm) => !isAtRunTime(arm));
        if (unknown.length > 0 && rest.length === 1 && rest[0] !== undefined)
          return { kind: 'operation', operator: 'default', operands: [rest[0]], place };
        if (known.length === 1) return first;
        return { kind: 'choice', on: expression.on, arms: known, place };
      }
      if (expression.operator === 'and') {
        const last = arms.at(-1) ?? { kind: 'null', place };
        // `condition && "text"`: the text, or nothing.
        return last.kind === 'text' && last.parts.length > 0
          ? { kind: 'choice', on: expression.on, arms: [last, { kind: 'null', place }], place }
          : last;
      }
      return { kind: 'choice', on: expression.on, arms, ...withTests(expression.tests, arms.length), place };
    }
    case 'comprehension': {
      const over = valueOf(body, expression.over);
      const id = `c${place.path}:${place.start}`;
      const before = body.env.values;
      if (expression.variable !== undefined) {
        body.env.values = new Names(before);
        body.takeApart(expression.variable, id, over, place);
      }
      const element = body.within(roundsOver(over, 'for … in …', place), () =>
        valueOf(body, expression.element),
      );
      body.env.values = before;
      // `[part for part in parts if part]` keeps the texts of its list.
      if (element.kind === 'element' && element.id === id && (over.kind === 'choice' || over.kind === 'list'))
        return over;
      const item: Item = {
        value: element,
        spread: false,
        on: null,
        loop: { id, over, written: 'items' },
      };
      const list: Value = { kind: 'list', items: [item], place };
      return itemsOf(over) !== null && isSymbolic(list) ? evaluator.substitute(list, () => undefined) : list;
    }
    case 'function': {
      const { fn: fact } = expression;
      const fn = evaluator.functionOf(
        fact,
        body.module,
        body.qualified,
        null,
        body.env,
        fact.name === '' ? body.rounds : [],
      );
      return { kind: 'function', fn, self: null };
    }
    case 'unknown':
      for (const inner of expression.inside) valueOf(body, inner);
      return { kind: 'unknown', source: expression.source, type: null, place };
  }
}

/** The value of an entry; a function without a name has that of its entry and of what the record is assigned to. */
function entryOf(body: Body, { key, value }: RecordEntry): Value {
  if (value.kind !== 'function' || value.fn.name !== '' || key === null) return valueOf(body, value);
  const outer = body.qualified === '' ? (body.target ?? '') : body.qualified;
  const fact = { ...value.fn, name: key };
  return {
    kind: 'function',
    fn: body.evaluator.functionOf(fact, body.module, outer, null, body.env),
    self: null,
  };
}

function nameOf(body: Body, name: string, place: Place): Value {
  const known = body.env.get(name);
  if (known !== undefined) {
    body.evaluator.unread.delete(`${body.module.path}#${name}`);
    if (known.kind === 'member' && known.object.kind === 'module')
      return memberOf(body.evaluator, known.object, known.name, place);
    return known;
  }
  if (name === '__file__') return literal(`/${body.module.path}`, place);
  if (name === '__dir__' || name === '__DIR__') return literal(`/${folderOf(body.module.path)}`, place);
  if (name === 'import.meta') return { kind: 'external', name };
  const own = pathOfModule(name, place);
  if (own !== null) return own;
  for (const imported of body.module.program.imports) {
    if (imported.local !== '*') continue;
    const other = body.evaluator.world.module(body.module, imported.from);
    if (other === null || other.state === 'running') continue;
    const found = nameIn(body.evaluator, other.path, name, place);
    if (found.kind !== 'unknown') return found;
  }
  // A lambda in a method has its class around it.
  const around = body.env.get('self');
  const cls = body.cls ?? body.fn?.cls ?? (around?.kind === 'self' ? around.cls : null);
  if (cls !== null && implicitMembers.has(body.module.program.language)) {
    // `PROMPT` and `client` in a method are the class's own.
    const fixed = body.evaluator.static(cls, name);
    if (fixed !== null && fixed.kind !== 'unknown' && !(isProvided(fixed) && cls.types.has(name)))
      return fixed;
    if (fixed !== null || cls.types.has(name) || body.evaluator.method(cls, name) !== null)
      return memberOf(body.evaluator, { kind: 'self', cls }, name, place);
  }
  const declaring = body.evaluator.world.visible(body.module, name);
  if (declaring !== null) {
    const visible = nameIn(body.evaluator, declaring.path, name, place);
    if (visible.kind !== 'unknown') return visible;
  }
  return builtins.has(name)
    ? { kind: 'external', name }
    : { kind: 'unknown', source: name, type: null, place };
}

/** Runs a call as a statement, whose value nobody asks for. */
export function runCall(body: Body, expression: Extract<Expression, { kind: 'call' }>): void {
  if (body.evaluator.budget.step()) callOf(body, expression, false);
}

function callOf(body: Body, expression: Extract<Expression, { kind: 'call' }>, isAsked: boolean): Value {
  const { place } = expression;
  const { evaluator } = body;
  const called = valueOf(body, expression.callee);
  const bound = boundBefore(called);
  const callee = bound?.callee ?? called;
  const over = goneOver(body, callee, expression.arguments);
  const goesOver =
    over === null ? intervalOf(callee, place) : roundsOver(over, `${calleeName(callee)}(…)`, place);
  const given =
    goesOver === null
      ? argumentsOf(body, expression.arguments)
      : body.within(goesOver, () => argumentsOf(body, expression.arguments));
  const args =
    bound === null
      ? given
      : {
          positional: [...bound.args.positional, ...given.positional],
          named: new Map([...bound.args.named, ...given.named]),
          rest: [...bound.args.rest, ...given.rest],
        };
  if (isSuper(expression.callee)) inherits(body, args, place);
  noteCalled(body, callee, args, goesOver, place);
  if (isBraced(place)) writes(body, expression, callee, args);
  const sink = sinkOf(
    { callee, args, place, written: expression.callee, constructs: expression.constructs },
    { evaluator, module: body.module, fn: body.fn, target: body.target, cls: body.cls },
  );
  if (sink !== null) body.addSink(sink);
  if (sink === null || sink.call.continues === 'run') noteSteps(body, callee, args);
  registered(callee, args, place, evaluator);
  lends(body, callee, args, place);
  noteArguments(body, callee, args);
  noteAnswers(body, callee, args);
  const value = evaluator.apply(callee, args, place, body, isAsked) ?? { kind: 'made', callee, args, place };
  if (expression.callee.kind === 'member') collects(body, expression.callee.object, callee, args, place);
  describes(body, value);
  return value;
}

/** `functools.partial(create, n=20)`: what is called, and what it is given before its own arguments. Null for all else. */
function boundBefore(value: Value): { readonly callee: Value; readonly args: Arguments } | null {
  if (value.kind !== 'made' || value.callee.kind !== 'external') return null;
  const [callee, ...positional] = value.args.positional;
  return !/^(?:functools\.)?partial$/.test(value.callee.name) || callee === undefined
    ? null
    : { callee, args: { ...value.args, positional } };
}

/** `super().__init__(…)`, `super(…)`. */
function isSuper(callee: Expression): boolean {
  if (callee.kind === 'name') return callee.name === 'super';
  return (
    callee.kind === 'member' &&
    callee.name === '__init__' &&
    callee.object.kind === 'call' &&
    callee.object.callee.kind === 'name' &&
    callee.object.callee.name === 'super'
  );
}

/**
 * An object has the fields that its base class sets for these arguments, and what a base of a library is handed under these names, unless
 * it sets them itself.
 */
function inherits(body: Body, args: Arguments, place: Place): void {
  if (body.cls === null) return;
  const base = body.cls.bases.find(({ kind }) => kind === 'class');
  if (base?.kind === 'class' && base.cls !== body.cls) {
    const made = body.evaluator.apply(base, args, place, body);
    for (const [name, value] of made?.kind === 'instance' ? made.fields : [])
      if (!body.fields.has(name)) body.fields.set(name, value);
  }
  const [options] = args.positional;
  const given = [...(options?.kind === 'record' ? options.entries : []), ...args.named];
  for (const [name, value] of given) if (!body.fields.has(name)) body.fields.set(name, value);
}

/** `setInterval(fn, 1000)` runs what it is given again and again. */
function intervalOf(callee: Value, place: Place): Rounds | null {
  if (calleeName(callee) !== 'setInterval') return null;
  const id = `${place.path}@${place.start}`;
  return { id, written: 'setInterval(…)', counts: [], atMost: false, open: true, attempts: false, place };
}

/** What a call runs a function over that it is given: `items.map(fn)`, `Array.from({ length: 40 }, fn)`. */
function goneOver(body: Body, callee: Value, args: readonly Argument[]): Value | null {
  const [, over] = args;
  // `pool.map(fn, range(20))`, `map(fn, items)`
  if (body.module.program.language === 'python')
    return over !== undefined && over.name === null && mapsItems.test(calleeName(callee))
      ? valueOf(body, over.value)
      : null;
  if (callee.kind !== 'member' || !goesOverItems.has(body.module.program.language)) return null;
  if (iterations.test(callee.name)) return callee.object;
  const isArray = callee.object.kind === 'unknown' && callee.object.source === 'Array';
  const [first] = args;
  if (!isArray || callee.name !== 'from' || first === undefined || args.length < 2) return null;
  const items = valueOf(body, first.value);
  return items.kind === 'record' ? (items.entries.get('length') ?? items) : items;
}

const mapsItems = /^(?:map|imap|imap_unordered|map_async|starmap|thread_map|process_map)$/;

/** Methods that run what they are given once per item, in languages where nothing else has methods of these names. */
const iterations =
  /^(?:map|flatMap|forEach|each|each_with_index|times|Select|SelectMany|ForEach|filter|reduce|some|every)$/;
const goesOverItems: ReadonlySet<string> = new Set(['typescript', 'javascript', 'ruby', 'csharp']);

/** Functions without an import that the linker knows. */
const builtins = new Set([
  ...[
    'open',
    'str',
    'list',
    'tuple',
    'dict',
    'len',
    'print',
    'input',
    'dedent',
    'Path',
    'reversed',
    'sorted',
  ],
  ...['iter', 'set', 'frozenset', 'filter', 'enumerate', 'zip'],
]);
