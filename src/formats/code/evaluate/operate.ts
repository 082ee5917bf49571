import type { Place } from '../../../core/prompt.js';
import { joinedPath } from '../paths.js';
import { partsOf, percentFormatted, plainText, textOf } from '../strings.js';
import type { Value } from '../values.js';
import { isOnce } from './lists.js';

export function operate(operator: string, operands: readonly Value[], place: Place): Value {
  const [left, right] = operands;
  if (operator === '%' && left?.kind === 'text' && right !== undefined)
    return textOf(percentFormatted(left.parts, right), place);
  if (operator === '/' && left?.kind === 'text' && right !== undefined) {
    const path = joinedPath([left, right], place);
    if (path !== null) return path;
  }
  if (operator === 'default' && left !== undefined) return { kind: 'operation', operator, operands, place };
  if (operator === 'path' && left !== undefined && right?.kind === 'list') {
    const found = at(left, right);
    if (found !== null) return found;
  }
  if (operator === '+') {
    if (operands.every((one) => one.kind === 'number'))
      return { kind: 'number', value: operands.reduce((sum, one) => sum + one.value, 0), place };
    if (operands.some((one) => one.kind === 'text'))
      return textOf(
        operands.flatMap((one) => partsOf(one, place)),
        place,
      );
  }
  if (operator === '*' && left?.kind === 'number' && right?.kind === 'number')
    return { kind: 'number', value: left.value * right.value, place };
  if (operator === '-' && left?.kind === 'number' && right?.kind === 'number')
    return { kind: 'number', value: left.value - right.value, place };
  return { kind: 'operation', operator, operands, place };
}

/** The entry of a record at a path of keys, null where a key is not known or not there. */
function at(record: Value, path: Extract<Value, { kind: 'list' }>): Value | null {
  let found = record;
  for (const item of path.items) {
    const key = isOnce(item) ? plainText(item.value) : null;
    const next = key === null || found.kind !== 'record' ? undefined : found.entries.get(key);
    if (next === undefined) return null;
    found = next;
  }
  return found;
}
