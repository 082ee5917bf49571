import type { Place } from '../../core/prompt.js';
import { literal, plainText } from './strings.js';
import type { Value } from './values.js';

/** Pieces of a path put together as libraries for paths do it, null when one is not known. */
export function joinedPath(values: readonly Value[], place: Place): Value | null {
  const parts = values.map((value) => plainText(value));
  if (parts.some((part) => part === null)) return null;
  let path = '';
  for (const part of parts as string[]) path = part.startsWith('/') || path === '' ? part : `${path}/${part}`;
  const found: string[] = [];
  for (const piece of path.split('/')) {
    if (piece === '.' || (piece === '' && found.length > 0)) continue;
    if (piece === '..' && found.length > 0 && found.at(-1) !== '..') found.pop();
    else found.push(piece);
  }
  return literal(found.join('/'), place);
}
