import type { Evaluator } from '../evaluate.js';
import { partsOf, wrapped } from '../strings.js';
import type { Arguments, Decided, Item, Part, Value } from '../values.js';
import { armsFor } from './arms.js';
import { itemsOf, listOf } from './lists.js';
import { classDeclared, indexOf, memberOf, setByMethods } from './members.js';
import { operate } from './operate.js';
import { hasElement, isSymbolic, type Lookup } from './symbols.js';

/** One substitution: values that do not change keep their identity. */
export class Substitution {
  readonly #evaluator: Evaluator;
  readonly #lookup: Lookup;
  readonly #isOfAllCalls: boolean;
  readonly #done = new Map<Value, Value>();
  /** What is known while the loops around are at one of their items each. */
  #doneForItem = new Map<Value, Value>();
  readonly #elements = new Map<string, Value>();
  #writtenOut = 0;
  #depth = 0;

  /** With `isOfAllCalls` the lookup says what is known of a symbol whoever calls. */
  constructor(evaluator: Evaluator, lookup: Lookup, isOfAllCalls: boolean) {
    this.#evaluator = evaluator;
    this.#isOfAllCalls = isOfAllCalls;
    this.#lookup = lookup;
  }

  value(value: Value): Value {
    if (!isSymbolic(value)) return value;
    // What has no item of a loop in it is the same for each item.
    const done = this.#elements.size > 0 && hasElement(value) ? this.#doneForItem : this.#done;
    const known = done.get(value);
    if (known !== undefined) return known;
    if (this.#depth > 200 || this.#evaluator.budget.isCut() || !this.#evaluator.budget.step()) return value;
    this.#depth++;
    const made = this.#made(value);
    this.#depth--;
    done.set(value, made);
    return made;
  }

  #made(value: Value): Value {
    const evaluator = this.#evaluator;
    switch (value.kind) {
      case 'parameter':
      case 'field':
      case 'self':
        return this.#lookup(value) ?? value;
      case 'element': {
        const item = this.#elements.get(value.id);
        if (item !== undefined) return item;
        const of = this.value(value.of);
        return of === value.of ? value : { ...value, of };
      }
      case 'text': {
        const parts = this.#parts(value.parts);
        return parts === value.parts ? value : { ...value, parts };
      }
      case 'list': {
        if (!evaluator.budget.copies(value.items.length)) return value;
        const items = flatMapped(value.items, (item) => this.#item(item));
        return items === value.items ? value : listOf(items, value.place);
      }
      case 'record': {
        const { args, changed } = this.#arguments({ positional: [], named: value.entries, rest: value.rest });
        return changed ? { ...value, entries: args.named, rest: args.rest } : value;
      }
      case 'choice': {
        const { by, taken } = this.#decided(value.by);
        const [only] = taken ?? [];
        if (taken?.length === 1 && only !== undefined) return this.value(value.arms[only] ?? value);
        if (taken !== null) {
          const { on, place } = value;
          return {
            kind: 'choice',
            on,
            arms: this.#values(taken.flatMap((at) => value.arms[at] ?? [])),
            place,
          };
        }
        const arms = this.#values(value.arms);
        if (arms === value.arms && by === value.by) return value;
        return { ...value, arms, ...(by === undefined ? {} : { by }) };
      }
      case 'function': {
        const self = value.self === null ? null : this.value(value.self);
        return self === value.self ? value : { ...value, self };
      }
      case 'instance': {
        const fields = this.#named(value.fields);
        return fields === value.fields ? value : { ...value, fields };
      }
      case 'member': {
        const object = this.value(value.object);
        const made = object === value.object ? value : memberOf(evaluator, object, value.name, value.place);
        return this.#isOfAllCalls ? this.#ofAnyObject(made) : made;
      }
      case 'index': {
        const object = this.value(value.object);
        const index = this.value(value.index);
        return object === value.object && index === value.index
          ? value
          : indexOf(evaluator, object, index, value.place);
      }
      case 'operation': {
        const operands = this.#values(value.operands);
        return operands === value.operands ? value : operate(value.operator, operands, value.place);
      }
      case 'made': {
        const callee = this.value(value.callee);
        const { args, changed } = this.#arguments(value.args);
        return callee === value.callee && !changed ? value : evaluator.callAgain(value, callee, args);
      }
      default:
        return value;
    }
  }

  /** A field of an object of which only the class is known: what is known of that field for every object of the class. */
  #ofAnyObject(value: Value): Value {
    if (value.kind === 'field') return this.#lookup(value) ?? value;
    const cls =
      value.kind === 'member' ? classDeclared(this.#evaluator, value.object, value.place.path) : null;
    if (value.kind !== 'member' || cls === null || !setByMethods(cls, value.name)) return value;
    const field: Value = { kind: 'field', cls, name: value.name };
    return this.#lookup(field) ?? field;
  }

  /** What decides between arms, as far as it is known by now, and the arms that are left then; null for all of them. */
  #decided(by: Decided | undefined): {
    readonly by: Decided | undefined;
    readonly taken: readonly number[] | null;
  } {
    if (by === undefined) return { by, taken: null };
    const { subject: given } = by;
    // A call says what it passes; of all calls together each has to.
    const passed =
      given.kind === 'parameter' && this.#isOfAllCalls ? this.#evaluator.literalsPassed(given) : null;
    const isOpen = given.kind === 'parameter' && this.#isOfAllCalls && !hasDefault(given);
    const subject = isOpen ? given : this.value(given);
    const taken = armsFor(passed ?? [subject], by);
    return { by: subject === by.subject ? by : { ...by, subject }, taken };
  }

  #values(values: readonly Value[]): readonly Value[] {
    if (!this.#evaluator.budget.copies(values.length)) return values;
    return values.length === 0 ? values : mapped(values, (one) => this.value(one));
  }

  #named(values: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
    let found: Map<string, Value> | null = null;
    for (const [name, one] of values) {
      const made = this.value(one);
      if (made === one) continue;
      found ??= new Map(values);
      found.set(name, made);
    }
    return found ?? values;
  }

  #arguments(args: Arguments): { readonly args: Arguments; readonly changed: boolean } {
    const known = this.#values(args.rest);
    if (known === args.rest) {
      const positional = this.#values(args.positional);
      const named = this.#named(args.named);
      return {
        args: { positional, named, rest: args.rest },
        changed: positional !== args.positional || named !== args.named,
      };
    }
    const positional = [...this.#values(args.positional)];
    const named = new Map<string, Value>();
    const rest: Value[] = [];
    for (const one of known) {
      if (one.kind === 'record') {
        for (const [key, entry] of one.entries) named.set(key, entry);
        rest.push(...one.rest);
      } else if (one.kind === 'list') positional.push(...one.items.map((item) => item.value));
      else rest.push(one);
    }
    for (const [key, one] of args.named) named.set(key, this.value(one));
    return { args: { positional, named, rest }, changed: true };
  }

  /** Null where the item stays as it is. */
  #item(item: Item): readonly Item[] | null {
    if (item.loop === null) {
      const value = this.value(item.value);
      return value === item.value ? null : [{ ...item, value }];
    }
    const over = this.value(item.loop.over);
    const { id } = item.loop;
    const each = this.#known(over, id);
    if (each === null) {
      const value = this.value(item.value);
      return value === item.value && over === item.loop.over
        ? null
        : [{ ...item, value, loop: { ...item.loop, over } }];
    }
    return each.map((one) => ({
      value: this.#with(id, one.value, () => this.value(item.value)),
      spread: item.spread,
      on: one.on ?? item.on,
      loop: one.loop,
    }));
  }

  /** The items of a loop where it can be written out. */
  #known(over: Value, id: string): readonly Item[] | null {
    const items = this.#elements.has(id) ? null : itemsOf(over);
    if (items === null || items.length > 100 || this.#writtenOut + items.length > maxWrittenOut) return null;
    this.#writtenOut += items.length;
    return items;
  }

  #with<T>(id: string, value: Value, run: () => T): T {
    const before = this.#doneForItem;
    this.#doneForItem = new Map();
    this.#elements.set(id, value);
    const found = run();
    this.#elements.delete(id);
    this.#doneForItem = before;
    return found;
  }

  #parts(parts: readonly Part[]): readonly Part[] {
    if (!this.#evaluator.budget.copies(parts.length)) return parts;
    return flatMapped(parts, (part): readonly Part[] | null => {
      switch (part.kind) {
        case 'hole': {
          if (!isSymbolic(part.value)) return null;
          const known = this.value(part.value);
          return known === part.value ? null : partsOf(known, part.place);
        }
        case 'branch': {
          const { by, taken } = this.#decided(part.by);
          const [only] = taken ?? [];
          if (taken?.length === 1 && only !== undefined) return this.#parts(part.arms[only] ?? []);
          if (taken !== null) {
            const { kind, on, place } = part;
            return [{ kind, on, arms: taken.map((at) => this.#parts(part.arms[at] ?? [])), place }];
          }
          const arms = mapped(part.arms, (arm) => this.#parts(arm));
          if (arms === part.arms && by === part.by) return null;
          return [{ ...part, arms, ...(by === undefined ? {} : { by }) }];
        }
        case 'loop': {
          const { id } = part.each ?? { id: '' };
          const over = part.each === undefined ? null : this.value(part.each.over);
          const each = over === null ? null : this.#known(over, id);
          if (each === null || each.some(({ spread }) => spread)) {
            const body = this.#parts(part.body);
            if (body === part.body && over === (part.each?.over ?? null)) return null;
            return [{ ...part, body, ...(over === null ? {} : { each: { id, over } }) }];
          }
          return each.flatMap((one, index) => {
            const body = this.#with(id, one.value, () => this.#parts(part.body));
            return wrapped([...(index === 0 ? [] : (part.between ?? [])), ...body], one, part.place);
          });
        }
        default:
          return null;
      }
    });
  }
}

function hasDefault({ fn, name }: Extract<Value, { kind: 'parameter' }>): boolean {
  const fallback = fn.fact.parameters.find((one) => one.name === name)?.default ?? null;
  return fallback !== null && fallback.kind !== 'null';
}

/** Loops of what one call sends are written out up to this many items in all. */
const maxWrittenOut = 2000;

/** `flatMap` that gives the same array where nothing changes; null leaves an item as it is. */
function flatMapped<T>(items: readonly T[], change: (item: T) => readonly T[] | null): readonly T[] {
  let found: T[] | null = null;
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as T;
    const made = change(item);
    if (found === null && (made === null || (made.length === 1 && made[0] === item))) continue;
    found ??= items.slice(0, at);
    if (made === null) found.push(item);
    else found.push(...made);
  }
  return found ?? items;
}

/** `map` that gives the same array where nothing changes. */
function mapped<T>(items: readonly T[], change: (item: T) => T): readonly T[] {
  let found: T[] | null = null;
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as T;
    const made = change(item);
    if (found === null && made === item) continue;
    found ??= items.slice(0, at);
    found.push(made);
  }
  return found ?? items;
}
