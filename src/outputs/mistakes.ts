import type { ReportProblem } from '../core/report.js';
import type { Excerpt, SettingsMistake } from '../core/settings.js';
import {
  mistakeMessage,
  mistakePlace,
  mistakeRemedy,
  foundInstead,
  mistakesShown,
  moreMistakes,
} from '../report/words/mistakes.js';
import { paint, printable, widthOf, wrapped, type View } from './columns.js';
import { code, text, visible, visibleUnits } from './escape.js';

/**
 * A line of a file with its number, and `^^^` under what is meant, as compilers show it. Long lines are cut around the
 * column; what cannot be seen is shown as `\u{…}`, and the marks stand under what is shown.
 */
export function excerptLines(excerpt: Excerpt, line: number | null, view: View): [string, string] {
  const gutter = `${line === null ? '' : line} | `;
  const room = Math.max(10, view.width - gutter.length);
  const { text: whole, from, to } = excerpt;
  const [before, meant, after] = [whole.slice(0, from), whole.slice(from, to), whole.slice(to)].map(
    (part) => [...visibleUnits(part)],
  ) as [string[], string[], string[]];
  // Left-aligned code keeps its indentation while it fits; then the start goes, and last the end of what is meant.
  const mark = cut(meant, room - 4, 'end');
  const left = cut(
    before,
    Math.max(2, room - widthOf(mark) - Math.min(12, widthOf(after.join('')))),
    'start',
  );
  const right = cut(after, room - widthOf(left) - widthOf(mark), 'end');
  return [
    `${paint(gutter, 'dim', view)}${left}${paint(mark, 'red', view)}${right}`.trimEnd(),
    `${paint(`${' '.repeat(gutter.length - 2)}| `, 'dim', view)}${' '.repeat(widthOf(left))}${paint('^'.repeat(Math.max(1, widthOf(mark))), 'red', view)}`,
  ];
}

/** As much of the units as fits in `width` columns, with `…` where something is missing. */
function cut(units: readonly string[], width: number, missing: 'start' | 'end'): string {
  if (widthOf(units.join('')) <= width) return units.join('');
  const order = missing === 'end' ? units : [...units].reverse();
  const taken: string[] = [];
  let room = width - 1;
  for (const unit of order) {
    room -= widthOf(unit);
    if (room < 0) break;
    taken.push(unit);
  }
  return missing === 'end' ? `${taken.join('')}…` : `…${taken.reverse().join('')}`;
}

/** So many problems are shown on a terminal. */
export const problemsMax = 20;

/** Lines of files that problems are about, by `lineKey`; only a terminal is given them. */
export type SourceLines = ReadonlyMap<string, string>;

export function lineKey({ side, path, line }: Pick<ReportProblem, 'side' | 'path' | 'line'>): string {
  return `${side}:${line ?? ''}:${path ?? ''}`;
}

/** The line below a problem, nothing where it is not at hand. */
export function problemLine(
  problem: Pick<ReportProblem, 'path' | 'line'> & { readonly side?: ReportProblem['side'] },
  lines: SourceLines,
  view: View,
): string[] {
  const { side = 'head', path, line } = problem;
  const text = lines.get(lineKey({ side, path, line }));
  if (text === undefined) return [];
  return [excerptLines({ column: 1, text, from: 0, to: 0 }, line, view)[0]];
}

/** Every mistake for a terminal: where, what, the line itself, and what to write instead. */
export function renderMistakes(mistakes: readonly SettingsMistake[], view: View): string {
  const blocks = mistakes.slice(0, mistakesShown).map((mistake) => {
    const { excerpt, line } = mistake;
    const head = `${paint(visible(mistakePlace(mistake)), 'bold', view)}: ${visible(mistakeMessage(mistake))}`;
    return [
      wrapped(head, view.width, '  '),
      ...(excerpt === undefined ? [] : excerptLines(excerpt, line, narrowed(view, 2))).map(
        (row) => `  ${row}`,
      ),
      `  ${wrapped(visible(mistakeRemedy(mistake)), view.width - 2, '  ')}`,
    ].join('\n');
  });
  return printable(`${[...blocks, ...moreMistakes(mistakes.length)].join('\n\n')}\n`);
}

function narrowed(view: View, by: number): View {
  return { ...view, width: view.width - by };
}

/** Every mistake as a Markdown list; each line of a file in a fence that it cannot close. */
export function renderMistakesMarkdown(mistakes: readonly SettingsMistake[]): string {
  const rows = mistakes.slice(0, mistakesShown).map((mistake) => {
    const { key, where, near, allowed, example, excerpt, line } = mistake;
    const isNamed = where === 'flag' || where === 'command line' || where === 'input' || key === '(file)';
    const subject = isNamed ? '' : `${code(key, 'prose')}: `;
    const hint = near === null ? '' : ` Did you mean ${code(near, 'prose')}?`;
    const said = `- ${code(mistakePlace(mistake), 'prose')} ${subject}${text(foundInstead(mistake), 'prose')}${hint}<br>Allowed: ${text(allowed, 'prose')}; for example ${code(example, 'prose')}.`;
    if (excerpt === undefined) return said;
    return `${said}\n\n${fenced(excerptLines(excerpt, line, { width: 100, color: false }))}`;
  });
  return [...rows, ...moreMistakes(mistakes.length).map((more) => `- ${more}`)].join('\n');
}

function fenced(lines: readonly string[]): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length);
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run + 1)));
  return [`${fence}text`, ...lines, fence].map((line) => `  ${line}`).join('\n');
}
