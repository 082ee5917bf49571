import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Excerpt, SettingsMistake } from '../../src/core/settings.js';
import { widthOf } from '../../src/outputs/columns.js';
import { renderMistakes, renderMistakesMarkdown } from '../../src/outputs/index.js';
import { excerptLines } from '../../src/outputs/mistakes.js';
import { livePings, renderGfm } from '../support/gfm.js';
import { hostileNames } from '../support/hostile.js';
import { commandsIn } from '../support/runner.js';

/** `a ‹b› c` as an excerpt of the line `a b c` in which `b` is meant. */
function meant(marked: string): Excerpt {
  const from = marked.indexOf('‹');
  const to = marked.indexOf('›') - 1;
  return { column: from + 1, text: marked.replace(/[‹›]/g, ''), from, to };
}

const shown = (marked: string, line: number | null = 7, width = 40): readonly string[] =>
  excerptLines(meant(marked), line, { width, color: false });

function mistake(over: Partial<SettingsMistake>): SettingsMistake {
  return {
    ...{ where: '.promptcost.yml', line: 3, key: 'limits.max-request-usd', given: '`ten`', near: null },
    ...{ allowed: 'an amount in USD', example: 'max-request-usd: 0.02' },
    ...over,
  };
}

describe('a line with its mark', () => {
  test('stands under what is meant', () => {
    expect(shown('  max-request-usd: ‹ten› # dollars')).toEqual([
      '7 |   max-request-usd: ten # dollars',
      '  |                    ^^^',
    ]);
    expect(shown('‹›', 1234)).toEqual(['1234 |', '     | ^']);
  });

  test('a long line is cut around it, on both sides', () => {
    const [line, mark] = shown(`${'left '.repeat(60)}‹wrong›${' right'.repeat(60)}`) as [string, string];
    expect(line).toMatch(/^7 \| ….*left wrong right.*…$/);
    expect(mark.indexOf('^^^^^')).toBe(line.indexOf('wrong'));
    expect(shown(`key: ‹${'x'.repeat(500)}›`)[0]).toMatch(/^7 \| .{0,6}x+…$/);
  });

  test('tabs, escapes, bidirectional and wide characters leave the mark in its place', () => {
    expect(shown('\t‹bad›')).toEqual(['7 | \\u{9}bad', '  |      ^^^']);
    expect(shown('\u001b[31m\u202ea: ‹b›')).toEqual([
      '7 | \\u{1b}[31m\\u{202e}a: b',
      `  | ${' '.repeat(21)}^`,
    ]);
    expect(shown('票: ‹b›')).toEqual(['7 | 票: b', '  |     ^']);
  });

  test('never wider than the screen, whatever stands in the line', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.nat(300),
        fc.nat(300),
        fc.integer({ min: 40, max: 120 }),
        (line, a, b, width) => {
          const [from, to] = [Math.min(a, b, line.length), Math.min(Math.max(a, b), line.length)];
          for (const row of excerptLines({ column: 1, text: line, from, to }, 12, { width, color: false })) {
            expect(widthOf(row)).toBeLessThanOrEqual(width);
            expect(row).not.toMatch(/[\n\r\u001b]/);
          }
        },
      ),
    );
  });
});

test('every text a file can hold stays text, on a terminal, in the log and in Markdown', () => {
  for (const name of hostileNames.map((long) => long.slice(0, 700))) {
    const mistakes = [
      mistake({
        key: name,
        given: `\`${name}\``,
        excerpt: { column: 1, text: name, from: 0, to: name.length },
      }),
      mistake({ where: 'flag', line: null, key: `--${name}`, near: name }),
    ];
    expect(commandsIn(renderMistakes(mistakes, { width: 80, color: false }))).toEqual([]);
    const html = renderGfm(renderMistakesMarkdown(mistakes));
    expect(livePings(html)).toEqual([]);
    expect(html.match(/<li>/g)).toHaveLength(2);
    expect(html.match(/<pre>/g)).toHaveLength(1);
  }
});

test('fifty of a hundred thousand are told', () => {
  const many = Array.from({ length: 100_000 }, () => mistake({}));
  const text = renderMistakes(many, { width: 80, color: false });
  expect(text.match(/Allowed/g)).toHaveLength(50);
  expect(text).toContain('and 99950 more');
  expect(renderMistakesMarkdown(many)).toContain('- and 99950 more');
});
