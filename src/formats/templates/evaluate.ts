import type { Place } from '../../core/prompt.js';
import { callBuiltin, formatted, isLongText, joined, memberOf, repeated, type Call } from './functions.js';
import type { Argument, Expr, Piece } from './tree.js';
import {
  booleanValue,
  carriedBy,
  choiceOf,
  constantOf,
  emptyText,
  listValue,
  mapValue,
  maxMade,
  none,
  numberValue,
  plainText,
  toPieces,
  truthOf,
  unknownValue,
  weightOf,
  type Value,
} from './value.js';

/** What expressions ask of the template they are in. */
export interface Surroundings {
  /** The value of a name; undefined where the template gives it none. */
  valueOf(name: string): Value | undefined;
  /** What a macro, a block or the like of the template sends; null where there is none of that name. */
  call(name: string, expression: Extract<Expr, { kind: 'call' }>): Promise<Value | null>;
  /** A value is changed in place (`items.append(x)`). */
  change(value: Value, name: string, given: readonly Value[]): void;
  uncounted(why: string, place: Place): Value;
  /** Adds to what the expressions of the template have made; false where that is more than one template may make. */
  worked(size: number): boolean;
}

/** The name of something unknown as reports show it. */
export function shownName(written: string): string {
  const name = written.slice(0, 400).replace(/\s+/g, ' ').trim();
  return name.length > 80 ? `${name.slice(0, 79)}…` : name;
}

/** Works out what is constant in an expression. The rest is unknown, with the fixed texts that go into it. */
export async function evaluate(expression: Expr, around: Surroundings): Promise<Value> {
  const makes = expression.kind !== 'value' && expression.kind !== 'name' && expression.kind !== 'unknown';
  if (makes && !around.worked(0))
    return around.uncounted('expressions make more than 4 MB', expression.place);
  const value = await valueFor(expression, around);
  const weight = weightOf(value);
  if (makes) around.worked(weight);
  return weight > 2 * maxMade ? around.uncounted('it expands to more than 1 MB', expression.place) : value;
}

async function valueFor(expression: Expr, around: Surroundings): Promise<Value> {
  const written = expression.written;
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'unknown':
      return unknownValue(shownName(written), expression.carried);
    case 'name':
      return around.valueOf(expression.name) ?? unknownValue(expression.name);
    case 'member': {
      const dotted = around.valueOf(written);
      if (dotted !== undefined) return dotted;
      const of = await evaluate(expression.of, around);
      return memberOf(of, await evaluate(expression.key, around), shownName(written));
    }
    case 'list':
      return listValue(await all(expression.parts, around));
    case 'map': {
      const keys = await all(expression.keys, around);
      const parts = await all(expression.parts, around);
      // `{name: …}` names its key in JavaScript.
      return mapValue(
        parts.map((part, index) => [
          plainText(keys[index] ?? none) ?? expression.keys[index]?.written ?? '',
          part,
        ]),
      );
    }
    case 'join': {
      const parts = await all(expression.parts, around);
      if (parts.reduce((sum, part) => sum + weightOf(part), 0) > maxMade)
        return around.uncounted('it expands to more than 1 MB', expression.place);
      return joined(parts, expression.place);
    }
    case 'and':
    case 'or':
      return either(expression.parts, expression.kind === 'or', written, around);
    case 'not': {
      const truth = truthOf(await evaluate(expression.of, around));
      return truth === null ? unknownValue(shownName(written)) : booleanValue(!truth);
    }
    case 'negative': {
      const value = await evaluate(expression.of, around);
      return value.kind === 'number'
        ? numberValue(-value.value)
        : unknownValue(shownName(written), carriedBy([value]));
    }
    case 'test':
      return tested(expression.name, await evaluate(expression.of, around), shownName(written));
    case 'choose': {
      const test = await evaluate(expression.test, around);
      const truth = truthOf(test);
      if (truth === true) return evaluate(expression.yes, around);
      const no = expression.no === null ? emptyText : null;
      if (truth === false) return no ?? evaluate(expression.no ?? expression.test, around);
      const arms = [
        await evaluate(expression.yes, around),
        no ?? (await evaluate(expression.no ?? expression.test, around)),
      ];
      if (arms.every((arm) => arm.kind === 'unknown' && arm.carried.length === 0))
        return unknownValue(shownName(written), carriedBy([test]));
      return choiceOf(shownName(expression.test.written), arms);
    }
    case 'binary':
      return binary(
        expression,
        await evaluate(expression.left, around),
        await evaluate(expression.right, around),
        around,
      );
    case 'filter': {
      const of = await evaluate(expression.of, around);
      const { values, named } = await given(expression.arguments, around);
      const call = callOf([of, ...values], named, expression, around);
      const known = callBuiltin(expression.name, call);
      if (known !== null) return known;
      // What a filter of the application does with a text is not known to leave any of it out.
      const carried = carriedBy([...values, ...named.values()]);
      if (of.kind === 'unknown') return { ...of, carried: [...of.carried, ...carried] };
      if (carried.length === 0) return of;
      return joined([of, unknownValue(shownName(written), carried)], expression.place);
    }
    case 'call':
      return called(expression, around);
  }
}

async function all(parts: readonly Expr[], around: Surroundings): Promise<Value[]> {
  const values: Value[] = [];
  for (const part of parts) values.push(await evaluate(part, around));
  return values;
}

async function given(
  list: readonly Argument[],
  around: Surroundings,
): Promise<{ values: Value[]; named: Map<string, Value> }> {
  const values: Value[] = [];
  const named = new Map<string, Value>();
  for (const { name, value } of list) {
    const known = value === null ? none : await evaluate(value, around);
    if (name === null) values.push(known);
    else named.set(name, known);
  }
  return { values, named };
}

function callOf(
  values: readonly Value[],
  named: ReadonlyMap<string, Value>,
  expression: Expr,
  around: Surroundings,
): Call {
  return {
    values,
    named,
    written: shownName(expression.written),
    place: expression.place,
    uncounted: (why) => around.uncounted(why, expression.place),
  };
}

async function either(
  parts: readonly Expr[],
  wanted: boolean,
  written: string,
  around: Surroundings,
): Promise<Value> {
  const arms: Value[] = [];
  for (const part of parts) {
    const value = await evaluate(part, around);
    const truth = truthOf(value);
    // `true or x` is decided, `false or x` leaves x.
    if (truth === wanted) {
      arms.push(value);
      break;
    }
    if (truth === null || part === parts.at(-1)) arms.push(value);
  }
  const [only] = arms;
  if (arms.length <= 1 && only !== undefined) return only;
  if (!arms.some(isLongText)) {
    const shown = arms.find((arm) => arm.kind === 'unknown');
    const name = wanted && shown?.kind === 'unknown' ? shown.name : shownName(written);
    return unknownValue(name, carriedBy(arms));
  }
  return choiceOf(shownName(parts[0]?.written ?? written), arms);
}

function tested(name: string, value: Value, written: string): Value {
  if (value.kind === 'unknown' || value.kind === 'choice') return unknownValue(written);
  switch (name) {
    case 'defined':
      return booleanValue(true);
    case 'undefined':
      return booleanValue(false);
    case 'none':
      return booleanValue(value.kind === 'none');
    case 'string':
      return booleanValue(value.kind === 'text');
    case 'number':
      return booleanValue(value.kind === 'number');
    case 'mapping':
      return booleanValue(value.kind === 'map');
    case 'sequence':
    case 'iterable':
      return booleanValue(value.kind === 'list' || value.kind === 'text' || value.kind === 'map');
    default:
      return unknownValue(written);
  }
}

function binary(
  expression: Extract<Expr, { kind: 'binary' }>,
  left: Value,
  right: Value,
  around: Surroundings,
): Value {
  const { operator } = expression;
  const written = shownName(expression.written);
  const call = callOf([left, right], new Map(), expression, around);
  const open = () => unknownValue(written, carriedBy([left, right]));
  switch (operator) {
    case '+':
      if (left.kind === 'number' && right.kind === 'number') return numberValue(left.value + right.value);
      if (left.kind === 'list' && right.kind === 'list') {
        if (left.items.length + right.items.length > 100_000)
          return around.uncounted('a list has more than 100,000 items', expression.place);
        return listValue([...left.items, ...right.items], left.open || right.open);
      }
      if (left.kind === 'text' || right.kind === 'text' || left.kind === 'choice' || right.kind === 'choice')
        return joined([left, right], expression.place);
      return open();
    case '*': {
      if (left.kind === 'number' && right.kind === 'number') return numberValue(left.value * right.value);
      if (right.kind === 'number' && left.kind !== 'unknown') return repeated(left, right.value, call);
      if (left.kind === 'number' && right.kind !== 'unknown') return repeated(right, left.value, call);
      const text = left.kind === 'unknown' ? right : left;
      if (text.kind !== 'text' && text.kind !== 'list') return open();
      const body = toPieces(text, '', expression.place);
      const loop: Piece = { kind: 'loop', body, over: written, place: expression.place };
      return text.kind === 'list'
        ? listValue(text.items, true)
        : { kind: 'text', pieces: [loop], size: weightOf(text) };
    }
    case '%': {
      if (left.kind === 'number' && right.kind === 'number') return numberValue(left.value % right.value);
      if (left.kind !== 'text') return open();
      return formatted(
        left,
        right.kind === 'list' ? right.items : [right],
        right.kind === 'map' ? right.entries : new Map<string, Value>(),
        call,
      );
    }
    case '-':
    case '/':
    case '//':
    case '**': {
      if (left.kind !== 'number' || right.kind !== 'number') return open();
      const result =
        operator === '-'
          ? left.value - right.value
          : operator === '/'
            ? left.value / right.value
            : operator === '//'
              ? Math.floor(left.value / right.value)
              : left.value ** right.value;
      return Number.isFinite(result) ? numberValue(result) : open();
    }
    default:
      return compared(operator, left, right, written);
  }
}

function compared(operator: string, left: Value, right: Value, written: string): Value {
  if (operator === 'in' || operator === 'not in' || operator === 'contains') {
    const [item, holder] = operator === 'contains' ? [right, left] : [left, right];
    const constant = constantOf(item);
    const held =
      holder.kind === 'list' && !holder.open
        ? holder.items.map(constantOf)
        : holder.kind === 'map' && !holder.open
          ? [...holder.entries.keys()]
          : null;
    const text = holder.kind === 'text' ? plainText(holder) : null;
    if (constant === undefined || (held === null && text === null)) return unknownValue(written);
    const found = held === null ? (text ?? '').includes(String(constant)) : held.includes(constant);
    if (!found && held?.includes(undefined) === true) return unknownValue(written);
    return booleanValue(found === (operator !== 'not in'));
  }
  const a = constantOf(left);
  const b = constantOf(right);
  if (a === undefined || b === undefined) return unknownValue(written);
  switch (operator) {
    case '==':
    case '===':
      return booleanValue(a === b);
    case '!=':
    case '!==':
    case '<>':
      return booleanValue(a !== b);
    case '<':
      return booleanValue((a ?? 0) < (b ?? 0));
    case '>':
      return booleanValue((a ?? 0) > (b ?? 0));
    case '<=':
      return booleanValue((a ?? 0) <= (b ?? 0));
    default:
      return booleanValue((a ?? 0) >= (b ?? 0));
  }
}

/** Methods that change what they are called on. */
const changing = new Set([
  'append',
  'extend',
  'insert',
  'pop',
  'update',
  'push',
  'remove',
  'clear',
  'setdefault',
  'unshift',
]);
/** Functions that are not methods; other names stand for functions of the application. */
const functions = new Set([
  'range',
  'dict',
  'hash',
  'array',
  'list',
  'lipsum',
  '..',
  'print',
  'printf',
  'println',
]);

async function called(expression: Extract<Expr, { kind: 'call' }>, around: Surroundings): Promise<Value> {
  const own = await around.call(expression.name, expression);
  if (own !== null) return own;
  const { values, named } = await given(expression.arguments, around);
  const written = shownName(expression.written);
  if (expression.name === 'namespace') {
    const first = values[0]?.kind === 'map' ? values[0].entries : [];
    return mapValue([...first, ...named]);
  }
  if (expression.name === 'cycler' || expression.name === 'joiner')
    return unknownValue(written, carriedBy([...values, ...named.values()]));
  if (expression.of === null) {
    const builtin = functions.has(expression.name)
      ? callBuiltin(expression.name, callOf(values, named, expression, around))
      : null;
    return builtin ?? unknownValue(written, carriedBy([...values, ...named.values()]));
  }
  const of = await evaluate(expression.of, around);
  const method = expression.name === '' ? '' : expression.name.slice(expression.name.lastIndexOf('.') + 1);
  if (changing.has(method)) {
    around.change(of, method, [...values, ...named.values()]);
    return none;
  }
  if (of.kind === 'unknown')
    return unknownValue(written, [...of.carried, ...carriedBy([...values, ...named.values()])]);
  const builtin = callBuiltin(methods[method] ?? method, callOf([of, ...values], named, expression, around));
  return builtin ?? unknownValue(written, carriedBy([of, ...values, ...named.values()]));
}

const methods: Readonly<Record<string, string>> = {
  toUpperCase: 'upper',
  toLowerCase: 'lower',
  padStart: 'rjust',
  padEnd: 'ljust',
};
