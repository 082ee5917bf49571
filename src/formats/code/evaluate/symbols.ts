import type { Part, Value } from '../values.js';

/*
 * Symbols: what callers replace in a value.
 */

const symbolBit = 1;
const elementBit = 2;

type Symbolic = Extract<Value, { kind: 'parameter' | 'field' | 'element' | 'self' }>;
export type Lookup = (symbol: Symbolic) => Value | undefined;

/** Gives the object back that it is called with, so that a class below it adds its private fields to that object. */
const Itself = function (value: object): object {
  return value;
} as unknown as new (value: object) => object;

/**
 * What is known of a value, kept in the value: a private field is not copied with `{ ...value }`, and costs an eighth of an entry
 * in a `WeakMap`.
 */
class Known extends Itself {
  #bits = 0;

  /** Undefined for a value that nobody has looked into. */
  static bitsOf(value: object): number | undefined {
    return #bits in value ? value.#bits : undefined;
  }

  static keep(value: object, bits: number): void {
    if (!(#bits in value)) new Known(value);
    (value as Known).#bits = bits;
  }
}

export function isSymbolic(value: Value): boolean {
  return symbolsIn(value) !== 0;
}

/** Whether an item of a loop is anywhere in a value. */
export function hasElement(value: Value): boolean {
  return (symbolsIn(value) & elementBit) !== 0;
}

function symbolsIn(value: Value): number {
  switch (value.kind) {
    case 'element':
      return symbolBit | elementBit;
    case 'parameter':
    case 'field':
    case 'self':
      return symbolBit;
    case 'number':
    case 'boolean':
    case 'null':
    case 'module':
    case 'external':
    case 'unknown':
    case 'class':
      return 0;
    default:
  }
  const known = Known.bitsOf(value);
  if (known !== undefined) return known;
  Known.keep(value, 0);
  let found = 0;
  const add = (one: Value): void => {
    found |= symbolsIn(one);
  };
  switch (value.kind) {
    case 'text':
      valuesInParts(value.parts, add);
      break;
    case 'list':
      for (const item of value.items) {
        add(item.value);
        if (item.loop !== null) add(item.loop.over);
      }
      break;
    case 'record':
      value.entries.forEach(add);
      value.rest.forEach(add);
      break;
    case 'choice':
      value.arms.forEach(add);
      if (value.by !== undefined) add(value.by.subject);
      break;
    case 'function':
      if (value.self !== null) add(value.self);
      break;
    case 'instance':
      value.fields.forEach(add);
      break;
    case 'member':
      add(value.object);
      break;
    case 'index':
      add(value.object);
      add(value.index);
      break;
    case 'made':
      add(value.callee);
      value.args.positional.forEach(add);
      value.args.named.forEach(add);
      value.args.rest.forEach(add);
      break;
    case 'operation':
      value.operands.forEach(add);
      break;
    default:
  }
  Known.keep(value, found);
  return found;
}

function valuesInParts(parts: readonly Part[], visit: (value: Value) => void): void {
  for (const part of parts) {
    if (part.kind === 'hole') visit(part.value);
    else if (part.kind === 'branch') {
      for (const arm of part.arms) valuesInParts(arm, visit);
      if (part.by !== undefined) visit(part.by.subject);
    } else if (part.kind === 'loop') {
      valuesInParts(part.body, visit);
      if (part.each !== undefined) visit(part.each.over);
    }
  }
}
