/**
 * What the estimates look at: features of the pieces of a text. How another vocabulary treats a piece depends on
 * what kind of piece it is, how long it is, and into how many tokens a known vocabulary cuts it.
 */
import {
  ARABIC,
  CYRILLIC,
  GREEK,
  HAN,
  HANGUL,
  HEBREW,
  INDIC,
  KANA,
  LATIN,
  LETTER,
  NUMBER,
  SOUTHEAST_ASIAN,
  SPACE,
  characterClasses,
  characterScripts,
  codePointAt,
  unitsOf,
} from './unicode.js';

/** Kinds of pieces without letters beyond ASCII. */
const asciiKinds = [
  /** White space only. */
  'space',
  /** Has a digit. */
  'digit',
  /** ASCII letters, a capital among them. */
  'capital',
  /** ASCII letters, all small. */
  'lower',
  /** No letter and no digit. */
  'symbol',
] as const;

/** Kinds of pieces with other letters. One that has letters of several scripts is of the first of these kinds. */
const scriptKinds = [
  'han',
  'kana',
  'hangul',
  'cyrillic',
  'greek',
  'arabic',
  'hebrew',
  'indic',
  'southeastAsian',
  /** Has letters of another script. */
  'otherScript',
  /** Latin letters only, not all of them ASCII. */
  'accented',
] as const;
type AsciiKind = (typeof asciiKinds)[number];
type ScriptKind = (typeof scriptKinds)[number];

const kindOfScript: readonly (readonly [script: number, kind: ScriptKind])[] = [
  [HAN, 'han'],
  [KANA, 'kana'],
  [HANGUL, 'hangul'],
  [CYRILLIC, 'cyrillic'],
  [GREEK, 'greek'],
  [ARABIC, 'arabic'],
  [HEBREW, 'hebrew'],
  [INDIC, 'indic'],
  [SOUTHEAST_ASIAN, 'southeastAsian'],
  [0, 'otherScript'],
];

/** Further features of a piece, 0 or 1 if nothing else is said. A word is a piece of ASCII letters. */
const details = [
  /** A word of at least so many characters, white space before it not counted. */
  'word4',
  'word6',
  'word8',
  'word11',
  'wordAfterSpace',
  /** A word that begins with something that is neither a letter nor white space: `(if`, `_id`. */
  'wordAfterSymbol',
  'wordOfManyTokens',
  /** A word of two or more characters, all of them capitals; and how many. */
  'wordAllCapitals',
  'wordAllCapitalsLength',
  'indicAfterSpace',
  'spaceWithNewline',
  /** White space of more than one character. */
  'spaceLong',
  /** Symbols, by number of characters. */
  'symbol2',
  'symbol3',
  'symbolAfterSpace',
  'symbolWithNewline',
  'symbolWithQuote',
  'symbolWithQuotes',
  'symbolNotAscii',
  /** One symbol two or more times. */
  'symbolRun',
] as const;

/**
 * Summed for each kind: tokens of its pieces, number of its pieces, and their length in UTF-16 units. Of ASCII pieces
 * it is ln(1 + length): a word twice as long has not twice the tokens.
 */
export type Feature =
  | `${AsciiKind} ${'tokens' | 'pieces' | 'logLength'}`
  | `${ScriptKind} ${'tokens' | 'pieces' | 'length'}`
  | (typeof details)[number];

/** All features; the index of a feature is its place here. */
export const features: readonly Feature[] = [
  ...asciiKinds.flatMap((kind) => [`${kind} tokens`, `${kind} pieces`, `${kind} logLength`] as const),
  ...scriptKinds.flatMap((kind) => [`${kind} tokens`, `${kind} pieces`, `${kind} length`] as const),
  ...details,
];
const FIRST_SCRIPT = 3 * asciiKinds.length;
const indexOf = new Map<string, number>(features.map((feature, i) => [feature, i]));

/** The features of one piece that are not 0: `index[i]` has `value[i]`, for i below `length`. */
export interface PieceFeatures {
  readonly index: Uint8Array;
  readonly value: Float64Array;
  length: number;
}

/** Finds the features of the piece text[start, end), which has so many tokens. The next call overwrites the result. */
export type ReadFeatures = (text: string, start: number, end: number, tokens: number) => PieceFeatures;

export function createReadFeatures(): ReadFeatures {
  const classes = characterClasses();
  const scripts = characterScripts();
  const found: PieceFeatures = { index: new Uint8Array(16), value: new Float64Array(16), length: 0 };

  function add(index: number, value: number): void {
    found.index[found.length] = index;
    found.value[found.length] = value;
    found.length++;
  }
  function addIf(holds: boolean, detail: (typeof details)[number], value = 1): void {
    if (holds) add(indexOf.get(detail) as number, value);
  }

  return (text, start, end, tokens) => {
    /** Bit s is set when a letter of script s was seen, Latin aside. */
    let seenScripts = 0;
    let digits = 0;
    let accented = 0;
    let capitals = 0;
    let smalls = 0;
    let spaces = 0;
    let newlines = 0;
    let quotes = 0;
    let beyondAscii = 0;
    let others = 0;
    let firstOther = -1;
    let sameOthers = 0;
    for (let i = start; i < end;) {
      const codePoint = codePointAt(text, i);
      i += unitsOf(codePoint);
      const classOf = classes[codePoint] as number;
      if (codePoint > 0x7f) beyondAscii++;
      if ((classOf & LETTER) !== 0) {
        const script = scripts[codePoint] as number;
        if (script !== LATIN) seenScripts |= 1 << script;
        else if (codePoint > 0x7f) accented++;
        else if (codePoint < 0x61) capitals++;
        else smalls++;
      } else if ((classOf & SPACE) !== 0) {
        spaces++;
        if (codePoint === 0x0a) newlines++;
      } else if ((classOf & NUMBER) !== 0) {
        digits++;
      } else {
        others++;
        if (firstOther < 0) firstOther = codePoint;
        if (codePoint === firstOther) sameOthers++;
        if (codePoint === 0x22 || codePoint === 0x27 || codePoint === 0x60) quotes++;
      }
    }
    const length = end - start;
    const afterSpace = ((classes[text.charCodeAt(start)] as number) & SPACE) !== 0;

    let kind: AsciiKind | ScriptKind = 'symbol';
    if (spaces === length) kind = 'space';
    else if (digits > 0) kind = 'digit';
    else if (seenScripts !== 0) {
      kind = kindOfScript.find(([script]) => (seenScripts & (1 << script)) !== 0)?.[1] ?? 'otherScript';
    } else if (accented > 0) kind = 'accented';
    else if (capitals > 0) kind = 'capital';
    else if (smalls > 0) kind = 'lower';

    found.length = 0;
    const first = indexOf.get(`${kind} tokens`) as number;
    add(first, tokens);
    add(first + 1, 1);
    add(first + 2, first < FIRST_SCRIPT ? Math.log(1 + length) : length);
    if (kind === 'capital' || kind === 'lower') {
      const trimmed = length - spaces;
      addIf(trimmed >= 4, 'word4');
      addIf(trimmed >= 6, 'word6');
      addIf(trimmed >= 8, 'word8');
      addIf(trimmed >= 11, 'word11');
      addIf(afterSpace, 'wordAfterSpace');
      addIf(!afterSpace && !isAsciiLetter(text.charCodeAt(start)), 'wordAfterSymbol');
      addIf(tokens > 1, 'wordOfManyTokens');
      addIf(trimmed > 1 && capitals === trimmed, 'wordAllCapitals');
      addIf(trimmed > 1 && capitals === trimmed, 'wordAllCapitalsLength', trimmed);
    } else if (kind === 'indic') {
      addIf(afterSpace, 'indicAfterSpace');
    } else if (kind === 'space') {
      addIf(newlines > 0, 'spaceWithNewline');
      addIf(length > 1, 'spaceLong');
    } else if (kind === 'symbol') {
      addIf(length > 1, 'symbol2');
      addIf(length > 2, 'symbol3');
      addIf(afterSpace, 'symbolAfterSpace');
      addIf(newlines > 0, 'symbolWithNewline');
      addIf(quotes > 0, 'symbolWithQuote');
      addIf(quotes > 1, 'symbolWithQuotes');
      addIf(beyondAscii > 0, 'symbolNotAscii');
      addIf(others > 1 && sameOthers === others, 'symbolRun');
    }
    return found;
  };
}

function isAsciiLetter(unit: number): boolean {
  const small = unit | 0x20;
  return unit < 0x80 && small >= 0x61 && small <= 0x7a;
}
