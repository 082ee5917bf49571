import type { Place } from '../../core/prompt.js';
import { madeText, textSegment, type TextSegment } from '../syntax/place.js';
import type { Piece } from './tree.js';

/** Characters that constant expressions of one prompt may make; what is longer is uncounted and reported. */
export const maxMade = 1024 * 1024;

/**
 * What an expression of a template is worth before any request is sent. Text may have holes: variables, conditions, parts
 * that are not counted. `unknown` is what only run time knows; `carried` is fixed text that went into it and is counted once.
 */
export type Value =
  | { readonly kind: 'text'; readonly pieces: readonly Piece[]; readonly size: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'none' }
  | ListValue
  | MapValue
  | { readonly kind: 'unknown'; readonly name: string; readonly carried: readonly Piece[] }
  /** One of several, by a condition that only run time knows. */
  | { readonly kind: 'choice'; readonly on: string; readonly arms: readonly Value[]; readonly size: number };

/** `open`: it may hold other items than these, because it was changed where nobody knows whether or how often. */
export interface ListValue {
  readonly kind: 'list';
  readonly items: Value[];
  open: boolean;
}

export interface MapValue {
  readonly kind: 'map';
  readonly entries: Map<string, Value>;
  open: boolean;
}

export const none: Value = { kind: 'none' };
export const emptyText: Value = { kind: 'text', pieces: [], size: 0 };

export function numberValue(value: number): Value {
  return { kind: 'number', value };
}

export function booleanValue(value: boolean): Value {
  return { kind: 'boolean', value };
}

export function listValue(items: readonly Value[], open = false): ListValue {
  return { kind: 'list', items: [...items], open };
}

export function mapValue(entries: Iterable<readonly [string, Value]> = []): MapValue {
  return { kind: 'map', entries: new Map(entries), open: false };
}

export function unknownValue(name: string, carried: readonly Piece[] = []): Value {
  return { kind: 'unknown', name, carried };
}

export function textValue(pieces: readonly Piece[]): Value {
  return { kind: 'text', pieces, size: sizeOf(pieces) };
}

/** Text that the tool made; its place is that of the expression. */
export function madeValue(text: string, place: Place): Value {
  return text === ''
    ? emptyText
    : { kind: 'text', pieces: [textSegment(madeText(text, place))], size: text.length + 1 };
}

export function literalValue(segment: TextSegment): Value {
  return segment.text === '' ? emptyText : { kind: 'text', pieces: [segment], size: segment.text.length + 1 };
}

export function choiceOf(on: string, arms: readonly Value[]): Value {
  const [first] = arms;
  if (first !== undefined && arms.every((arm) => arm === first)) return first;
  return { kind: 'choice', on, arms, size: arms.reduce((sum, arm) => sum + weightOf(arm), 1) };
}

/** How much a value holds: characters and parts. */
export function weightOf(value: Value): number {
  if (value.kind === 'text' || value.kind === 'choice') return value.size;
  if (value.kind === 'unknown') return 1 + sizeOf(value.carried);
  if (value.kind === 'list') return 1 + value.items.length;
  return value.kind === 'map' ? 1 + value.entries.size : 1;
}

/** Characters and parts of pieces. */
export function sizeOf(pieces: readonly Piece[]): number {
  let size = pieces.length;
  for (const piece of pieces) {
    if (piece.kind === 'text') size += piece.text.length;
    else if (piece.kind === 'loop' || piece.kind === 'include') size += sizeOf(piece.body);
    else if (piece.kind === 'branch') for (const arm of piece.arms) size += sizeOf(arm);
  }
  return size;
}

/** The text of a value that has no holes; null where it has any or is no text. */
export function plainText(value: Value): string | null {
  if (value.kind === 'number') return String(value.value);
  if (value.kind !== 'text') return null;
  let text = '';
  for (const piece of value.pieces) {
    if (piece.kind !== 'text') return null;
    text += piece.text;
  }
  return text;
}

/** Whether a value counts as true; null where only run time knows. */
export function truthOf(value: Value): boolean | null {
  switch (value.kind) {
    case 'none':
      return false;
    case 'boolean':
      return value.value;
    case 'number':
      return value.value !== 0;
    case 'list':
      return value.open ? null : value.items.length > 0;
    case 'map':
      return value.open ? null : value.entries.size > 0;
    case 'text':
      if (value.pieces.length === 0) return false;
      return value.pieces.some((piece) => piece.kind === 'text' && piece.text !== '') ? true : null;
    case 'choice': {
      const truths = new Set(value.arms.map(truthOf));
      const [only] = truths;
      return truths.size === 1 && only !== undefined ? only : null;
    }
    case 'unknown':
      return null;
  }
}

/** A constant as something that can be compared; undefined where only run time knows. */
export function constantOf(value: Value): string | number | boolean | null | undefined {
  if (value.kind === 'number' || value.kind === 'boolean') return value.value;
  if (value.kind === 'none') return null;
  return plainText(value) ?? undefined;
}

/** Shorter strings are names, formats and separators. */
export const longLiteral = 40;

/** Fixed text within values that is long enough to be text of the prompt, alone or together. */
export function carriedBy(values: readonly Value[]): Piece[] {
  const all: Piece[] = [];
  const collect = (value: Value, depth: number): void => {
    if (depth > 8 || all.length > 5000) return;
    if (value.kind === 'text') all.push(...value.pieces);
    else if (value.kind === 'unknown') all.push(...value.carried);
    else if (value.kind === 'list') for (const item of value.items) collect(item, depth + 1);
    else if (value.kind === 'map') for (const item of value.entries.values()) collect(item, depth + 1);
    else if (value.kind === 'choice') all.push(...toPieces(value, '', null));
  };
  for (const value of values) collect(value, 0);
  const fixed = all.filter((piece) => piece.kind !== 'variable');
  const total = sizeOf(fixed);
  return fixed.filter((piece) => piece.kind !== 'text' || piece.text.length > longLiteral || total > 400);
}

/** What is sent where a value is written out. `name` is what a variable is called where the whole value is unknown. */
export function toPieces(value: Value, name: string, place: Place | null): Piece[] {
  switch (value.kind) {
    case 'text':
      return [...value.pieces];
    case 'none':
      return [];
    case 'number':
    case 'boolean':
      return place === null ? [] : [textSegment(madeText(String(value.value), place))];
    case 'unknown':
      return place === null
        ? [...value.carried]
        : [...value.carried, { kind: 'variable', name: name === '' ? value.name : name, place }];
    case 'choice':
      return place === null
        ? value.arms.flatMap((arm) => toPieces(arm, '', null))
        : [{ kind: 'branch', arms: value.arms.map((arm) => toPieces(arm, '', place)), on: value.on, place }];
    case 'list':
    case 'map': {
      const items = value.kind === 'list' ? value.items : [...value.entries.values()];
      const keys = value.kind === 'map' ? [...value.entries.keys()] : null;
      if (place === null) return items.flatMap((item) => toPieces(item, '', null));
      const made = (text: string): Piece => textSegment(madeText(text, place));
      const pieces: Piece[] = [made(keys === null ? '[' : '{')];
      items.forEach((item, index) => {
        const quote = item.kind === 'text' ? "'" : '';
        const key = keys === null ? '' : `'${keys[index] ?? ''}': `;
        pieces.push(made(`${index === 0 ? '' : ', '}${key}${quote}`), ...toPieces(item, '', place));
        if (quote !== '') pieces.push(made(quote));
      });
      pieces.push(made(keys === null ? ']' : '}'));
      if (value.open) pieces.push({ kind: 'variable', name: name === '' ? 'items' : name, place });
      return pieces;
    }
  }
}

/** Pieces with every fixed text changed, also inside of conditions, loops and includes. */
export function mapText(pieces: readonly Piece[], change: (text: string) => string): Piece[] {
  return pieces.map((piece): Piece => {
    switch (piece.kind) {
      case 'text': {
        const changed = change(piece.text);
        return changed === piece.text ? piece : textSegment(madeText(changed, piece.place));
      }
      case 'branch':
        return { ...piece, arms: piece.arms.map((arm) => mapText(arm, change)) };
      case 'loop':
      case 'include':
        return { ...piece, body: mapText(piece.body, change) };
      default:
        return piece;
    }
  });
}
