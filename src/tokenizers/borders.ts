/**
 * What meets at the border of two pieces, and which pieces are common: further features of the estimates. Vocabularies differ most
 * in whether a sign joins the word beside it, and in which words they know as one token.
 */

/** Kinds of characters at a border, a letter each; every ASCII sign is a kind of its own. */
export type BorderKind = string;

const kinds = 'BNSaA0lhxo!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
/** Before the first piece. */
const BEGINNING = kinds.indexOf('B');
const SPACE = kinds.indexOf('S');
const KINDS = kinds.length;

/** By ASCII code. */
const ofAscii = Uint8Array.from({ length: 0x80 }, (_, code) => {
  if (code === 0x0a || code === 0x0d) return kinds.indexOf('N');
  if (code === 0x20 || code === 0x09) return SPACE;
  if (code >= 0x30 && code <= 0x39) return kinds.indexOf('0');
  if (code >= 0x41 && code <= 0x5a) return kinds.indexOf('A');
  if (code >= 0x61 && code <= 0x7a) return kinds.indexOf('a');
  const at = kinds.indexOf(String.fromCharCode(code));
  return at === -1 ? kinds.indexOf('o') : at;
});
const LATIN_LETTER = kinds.indexOf('l');
const EAST_ASIAN = kinds.indexOf('h');
const OTHER_LETTER = kinds.indexOf('x');
const OTHER = kinds.indexOf('o');

function kindOf(unit: number): number {
  if (unit < 0x80) return ofAscii[unit] as number;
  if (unit === 0xa0 || unit === 0x3000) return SPACE;
  if (unit < 0xc0 || (unit >= 0x2000 && unit < 0x2c00) || (unit >= 0x3000 && unit < 0x3040)) return OTHER;
  if (unit < 0x250) return LATIN_LETTER;
  if (unit >= 0x3040 && unit < 0xd7b0) return EAST_ASIAN;
  return unit >= 0xd800 && unit < 0xe000 ? OTHER : OTHER_LETTER;
}

/** How a piece begins: one kind, or a space and the kind after it. */
export const OPENINGS = 2 * KINDS;

export function openingOf(text: string, start: number, end: number): number {
  const first = kindOf(text.charCodeAt(start));
  return first === SPACE && end - start > 1 && text.charCodeAt(start) === 0x20
    ? KINDS + kindOf(text.charCodeAt(start + 1))
    : first;
}

export function endingOf(text: string, end: number): number {
  return kindOf(text.charCodeAt(end - 1));
}

/** What is before the first piece of a text. */
export const beginning = BEGINNING;
/** Number of borders: `ending * OPENINGS + opening`. */
export const BORDERS = KINDS * OPENINGS;

/** A border as it is written in a table: `a(` is a small letter before a bracket, `aS(` with a space between them. */
export function borderName(border: number): string {
  const opening = border % OPENINGS;
  const before = kinds.charAt((border - opening) / OPENINGS);
  return before + (opening < KINDS ? kinds.charAt(opening) : `S${kinds.charAt(opening - KINDS)}`);
}

export function borderNamed(name: string): number {
  const before = kinds.indexOf(name.charAt(0));
  const after = kinds.indexOf(name.charAt(name.length - 1));
  return before * OPENINGS + (name.length === 3 ? KINDS + after : after);
}

/** A word by its small letters without the space before it; any other piece as it is. */
export function commonKey(piece: string): string {
  return /^ ?[A-Za-z]+$/.test(piece) ? piece.trimStart().toLowerCase() : piece;
}
