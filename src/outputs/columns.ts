import { visible } from './escape.js';
import { count, largestOf } from './numbers.js';
import { plain, type Phrase } from './phrase.js';

/** Where text goes that is meant for a screen: how wide it is and whether it may have colors. */
export interface View {
  readonly width: number;
  readonly color: boolean;
}

export type Color = 'red' | 'green' | 'yellow' | 'bold' | 'dim';

const codes: Readonly<Record<Color, readonly [number, number]>> = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  bold: [1, 22],
  dim: [2, 22],
};

export function paint(text: string, color: Color, view: View): string {
  if (!view.color || text === '') return text;
  const [on, off] = codes[color];
  return `\u001b[${on}m${text}\u001b[${off}m`;
}

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
const zero = /[\p{Mn}\p{Me}\ufe0e\ufe0f]/u;

/** Columns that a text takes on a terminal, colors not counted. Ambiguous characters count as one. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text.replace(/\u001b\[\d{1,2}m/g, '')) {
    const point = character.codePointAt(0) ?? 0;
    width += point < 0x300 ? 1 : zero.test(character) ? 0 : wide.test(character) ? 2 : 1;
  }
  return width;
}

/** `docs/…/1-build/basic.prompty`, `…/basic.prompty`: whole segments of a path, the last ones first; null where not even the last fits. */
function shortenPath(text: string, width: number): string | null {
  if (text.length > 4 * widestColumns || text.includes(' ')) return null;
  const segments = text.split('/');
  const first = segments[0] ?? '';
  let kept: string | null = null;
  for (let tail = '', at = segments.length - 1; at > 0; at -= 1) {
    tail = `/${segments[at] ?? ''}${tail}`;
    const short = `…${tail}`;
    if (widthOf(short) > width) break;
    const both = `${first}/${short}`;
    kept = widthOf(both) <= width ? both : short;
  }
  return kept;
}

/** The text in at most `width` columns; the middle goes, because both ends of a path say more. */
export function shorten(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  if (width <= 1) return '…'.slice(0, width);
  const path = shortenPath(text, width);
  if (path !== null) return path;
  const characters = Array.from(text);
  const take = (from: readonly string[], room: number): string[] => {
    const taken: string[] = [];
    let left = room;
    for (const character of from) {
      left -= widthOf(character);
      if (left < 0) break;
      taken.push(character);
    }
    return taken;
  };
  const head = take(characters, Math.ceil((width - 1) / 2));
  const tail = take([...characters].reverse(), Math.floor((width - 1) / 2)).reverse();
  return `${head.join('')}…${tail.join('')}`;
}

export function padded(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + space : space + text;
}

/** Words over several lines, none wider than `width` unless one word is; later lines are indented. */
export function wrapped(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const room = Math.max(10, width - (lines.length === 0 ? 0 : widthOf(indent)));
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.join(`\n${indent}`);
}

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** May be shortened down to this many columns when the table is too wide; absent: never. */
  readonly least?: number;
  /** Left out first, highest number before the others, when shortening is not enough; absent: never. */
  readonly optional?: number;
}

/** Longer lists push what matters off the screen; the other formats have all of it. */
const listedMax = 8;

/** A list under its title, with what `below` gives under each of its lines; the first come first, the rest is counted. */
export function list(
  title: string,
  lines: readonly Phrase[],
  view: View,
  below: (index: number) => readonly string[] = () => [],
  most: number = listedMax,
): string {
  if (lines.length === 0) return '';
  // One more line is as long as the sentence that it is left out.
  const shown = lines.length === most + 1 ? lines : lines.slice(0, most);
  const left = lines.length - shown.length;
  return [
    `${title}:`,
    ...shown.flatMap((line, index) => [
      `  - ${wrapped(plain(line), view.width - 4, '    ')}`,
      ...below(index).map((row) => `    ${row}`),
    ]),
    ...(left === 0 ? [] : [paint(`  … and ${count(left)} more: --format markdown or json`, 'dim', view)]),
  ].join('\n');
}

/** No terminal is wider, however long a name is. */
const widestColumns = 500;

/** A column with this `optional` goes before any other is shortened. */
export const leftOutEarly = 9;

/**
 * A table that fits the width: first the columns that may shrink do, then optional ones go, and the line under the
 * table says which. Cells are made visible here; colors come after, through `tint`.
 */
export function tableOf(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  view: View,
  tint: (row: number, column: number) => Color | null = () => null,
): string {
  const cells = rows.map((row) => row.map((cell) => visible(cell)));
  let shown = columns.map((_, index) => index);
  const natural = columns.map((column, index) =>
    Math.min(
      widestColumns,
      largestOf([widthOf(column.title), ...cells.map((row) => widthOf(row[index] ?? ''))]),
    ),
  );
  // A column in which nothing stands says nothing.
  shown = shown.filter(
    (index) => columns[index]?.optional === undefined || cells.some((row) => (row[index] ?? '') !== ''),
  );
  const least = (index: number): number => {
    const all = natural[index] ?? 0;
    return Math.min(all, Math.max(columns[index]?.least ?? all, widthOf(columns[index]?.title ?? '')));
  };
  const total = (of: (index: number) => number): number =>
    shown.reduce((sum, index) => sum + of(index), 0) + 2 * (shown.length - 1);
  const dropped: string[] = [];
  const whole = (index: number): number => natural[index] ?? 0;
  for (;;) {
    const early = shown.some((index) => columns[index]?.optional === leftOutEarly);
    if (total(early ? whole : least) <= view.width) break;
    const candidate = shown
      .filter((index) => columns[index]?.optional !== undefined)
      .sort((a, b) => (columns[b]?.optional ?? 0) - (columns[a]?.optional ?? 0))[0];
    if (candidate === undefined) break;
    shown = shown.filter((index) => index !== candidate);
    dropped.push(columns[candidate]?.title ?? '');
  }
  const widths = new Map(shown.map((index) => [index, natural[index] ?? 0]));
  let excess = total((index) => widths.get(index) ?? 0) - view.width;
  while (excess > 0) {
    const largest = shown
      .filter((index) => (widths.get(index) ?? 0) > least(index))
      .sort((a, b) => (widths.get(b) ?? 0) - (widths.get(a) ?? 0))[0];
    if (largest === undefined) break;
    widths.set(largest, (widths.get(largest) ?? 0) - 1);
    excess -= 1;
  }
  const line = (row: readonly string[], rowIndex: number | null): string =>
    shown
      .map((index, place) => {
        const column = columns[index];
        const width = widths.get(index) ?? 0;
        const text = shorten(row[index] ?? '', width);
        const last = place === shown.length - 1 && column?.align === 'left';
        const cell = last ? text : padded(text, width, column?.align ?? 'left');
        const color = rowIndex === null ? 'bold' : tint(rowIndex, index);
        return color === null ? cell : paint(cell, color, view);
      })
      .join('  ')
      .trimEnd();
  return [
    line(
      columns.map(({ title }) => title),
      null,
    ),
    ...cells.map((row, index) => line(row, index)),
    ...(dropped.length === 0
      ? []
      : [
          paint(
            wrapped(
              `(too narrow for: ${dropped.join(', ')}; widen the terminal or use --format json)`,
              view.width,
              '  ',
            ),
            'dim',
            view,
          ),
        ]),
  ].join('\n');
}

/**
 * A table whose first column holds names. Where the names fit beside their figures this is `tableOf`; where they do not, each name
 * is whole on a line of its own, with its figures below, so that no two rows look alike.
 */
export function namedTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  view: View,
  tint: (row: number, column: number) => Color | null = () => null,
): string {
  const shown = columns.map((column, index) => ({
    optional: column.optional,
    width: largestOf([widthOf(column.title), ...rows.map((row) => widthOf(visible(row[index] ?? '')))]),
    empty: column.optional !== undefined && rows.every((row) => (row[index] ?? '') === ''),
  }));
  const needed = shown.filter(({ optional, empty }) => !empty && optional !== leftOutEarly);
  const whole = needed.reduce((sum, { width }) => sum + width, 0) + 2 * (needed.length - 1);
  if (whole <= view.width) return tableOf(columns, rows, view, tint);
  const [head = '', ...figures] = tableOf(
    columns.slice(1),
    rows.map((row) => row.slice(1)),
    { ...view, width: view.width - 2 },
    (row, column) => tint(row, column + 1),
  ).split('\n');
  return [
    paint(columns[0]?.title ?? '', 'bold', view),
    `  ${head}`,
    ...rows.flatMap((row, index) => [
      ...pieces(visible(row[0] ?? ''), view.width).map((piece) => paint(piece, 'bold', view)),
      `  ${figures[index] ?? ''}`.trimEnd(),
    ]),
    ...figures.slice(rows.length),
  ].join('\n');
}

/** A name in lines of at most `width` columns, broken before the last slash that fits. */
function pieces(name: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of name) {
    if (widthOf(line + character) > width) {
      const slash = line.lastIndexOf('/');
      const cut = slash > width / 2 ? slash : line.length;
      lines.push(line.slice(0, cut));
      line = `    ${line.slice(cut)}`;
    }
    line += character;
  }
  return [...lines, line];
}

/**
 * Text for standard output, which on a runner is a log too: there a line that begins with `::` or holds `##[` is obeyed
 * as a command.
 */
export function printable(text: string): string {
  return text.replace(/^((?:[ \t]|\u001b\[\d{1,2}m)*):/gm, '$1\\u{3a}').replace(/##(?=\[)/g, '#\\u{23}');
}
