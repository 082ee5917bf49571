import type { Place, Segment } from '../../core/prompt.js';
import type { SourceFile } from '../../core/revision.js';

/**
 * A piece of decoded text that knows where each of its characters is in the file. Everything a format
 * reads as prompt text is one of these; templates cut segments out of it.
 */
export interface SourceText {
  /** As it is sent: block scalars folded, escapes resolved. */
  readonly text: string;
  /** Where the whole of it stands, without quotes or block header. */
  readonly place: Place;
  /** True when `text` is exactly the slice `place.start … place.end` of the file. */
  readonly exact: boolean;
  /** Where `text.slice(start, end)` stands; the whole place where it cannot be told more exactly. */
  placeOf(start: number, end: number): Place;
}

const lineStartsOf = new WeakMap<SourceFile, readonly number[]>();

function lineStarts(file: SourceFile): readonly number[] {
  const known = lineStartsOf.get(file);
  if (known !== undefined) return known;
  const starts = findLineStarts(file.text);
  lineStartsOf.set(file, starts);
  return starts;
}

/**
 * Written with `charCodeAt` and apart from its caller on purpose: with `indexOf` V8 (Node 20) moves the search of
 * the whole text in front of the check whether it is needed, and every look-up of a line becomes linear.
 */
function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) === 10) starts.push(at + 1);
  return starts;
}

/** 1-based line of an offset, in O(log n). */
export function lineAt(file: SourceFile, offset: number): number {
  return lastAtMost(lineStarts(file), offset) + 1;
}

/** Where a 1-based line begins; behind the last line, where the text ends. */
export function lineStart(file: SourceFile, line: number): number {
  return lineStarts(file)[line - 1] ?? file.text.length;
}

/** Place of the file's text from `start` up to `end`. Offsets outside the file are moved to its borders. */
export function placeIn(file: SourceFile, start: number, end: number): Place {
  const from = Math.max(0, Math.min(start, file.text.length));
  const to = Math.max(from, Math.min(end, file.text.length));
  const line = lastAtMost(lineStarts(file), from);
  return {
    path: file.path,
    line: line + 1,
    column: from - (lineStarts(file)[line] ?? 0) + 1,
    start: from,
    end: to,
  };
}

/** A slice of the file as it stands there, by default all of it. */
export function textIn(file: SourceFile, start = 0, end = file.text.length): SourceText {
  return {
    text: file.text.slice(start, end),
    place: placeIn(file, start, end),
    exact: true,
    placeOf: (from, to) => placeIn(file, start + from, start + Math.max(from, to)),
  };
}

/**
 * Runs of decoded text: run `i` covers the decoded text from `decoded[i]` to `decoded[i + 1]`. Where `width[i]`
 * is 0 it was copied one to one from `source[i]` on, else it is an escape or a fold of that many source units.
 */
export interface Runs {
  readonly decoded: readonly number[];
  readonly source: readonly number[];
  readonly width: readonly number[];
}

/**
 * Decoded text whose characters can be traced through what `trace` gives; null: only the whole place is known. Most texts are
 * written as they are sent, and nobody asks where a part of the others is, so that they are traced when somebody does.
 */
export function decodedText(
  file: SourceFile,
  text: string,
  start: number,
  end: number,
  trace: () => Runs | null,
): SourceText {
  const place = placeIn(file, start, end);
  if (file.text.length >= end && end - start === text.length && file.text.startsWith(text, start)) {
    return textIn(file, start, end);
  }
  let traced: Runs | null | undefined;
  const sourceOf = (runs: Runs, offset: number, isEnd: boolean): number => {
    const index = Math.max(0, lastAtMost(runs.decoded, isEnd ? Math.max(0, offset - 1) : offset));
    const width = runs.width[index] ?? 0;
    const source = runs.source[index] ?? start;
    if (width > 0) return isEnd ? source + width : source;
    return source + offset - (runs.decoded[index] ?? 0);
  };
  return {
    text,
    place,
    exact: false,
    placeOf: (from, to) => {
      if (traced === undefined) traced = trace();
      const runs = traced;
      if (runs === null || runs.decoded.length === 0) return place;
      if (to <= from) {
        const at = Math.min(sourceOf(runs, from, false), end);
        return placeIn(file, at, at);
      }
      return placeIn(file, sourceOf(runs, from, false), Math.min(end, sourceOf(runs, to, true)));
    },
  };
}

/** A part of a source text, keeping its trace. */
export function subText(source: SourceText, start: number, end: number): SourceText {
  return {
    text: source.text.slice(start, end),
    place: source.placeOf(start, end),
    exact: source.exact,
    placeOf: (from, to) => source.placeOf(start + from, start + Math.max(from, to)),
  };
}

/** A source text without the white space around it. */
export function trimmed(source: SourceText): SourceText {
  const start = source.text.length - source.text.trimStart().length;
  return subText(source, start, Math.max(start, source.text.trimEnd().length));
}

/** Text that a program of ours made up from something at `place` (a default, a joined list). */
export function madeText(text: string, place: Place): SourceText {
  return { text, place, exact: false, placeOf: () => place };
}

export type TextSegment = Extract<Segment, { kind: 'text' }>;

/**
 * A text segment that remembers which source text it was cut from, so that it can be cut again without losing
 * its place. The memory is a private field: it is neither compared nor written out, and unlike a WeakMap with
 * a million keys it costs the garbage collector nothing.
 */
class CutText implements TextSegment {
  readonly kind = 'text';
  readonly text: string;
  readonly place: Place;
  readonly #source: SourceText;
  readonly #start: number;

  constructor(source: SourceText, start: number, end: number) {
    this.text = source.text.slice(start, end);
    this.place = source.placeOf(start, end);
    this.#source = source;
    this.#start = start;
  }

  static cut(segment: TextSegment, start: number, end: number): TextSegment {
    return #source in segment
      ? new CutText(segment.#source, segment.#start + start, segment.#start + end)
      : { kind: 'text', text: segment.text.slice(start, end), place: segment.place };
  }
}

/** The segment for `source.text.slice(start, end)`. */
export function textSegment(source: SourceText, start = 0, end = source.text.length): TextSegment {
  return new CutText(source, start, end);
}

/** A part of a text segment with the place of that part. */
export function cutSegment(segment: TextSegment, start: number, end: number): TextSegment {
  return CutText.cut(segment, start, end);
}

/** Index of the last value that is ≤ `wanted` in an ascending list, -1 when there is none. */
export function lastAtMost(values: readonly number[], wanted: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}
