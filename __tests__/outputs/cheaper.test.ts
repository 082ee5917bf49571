import { describe, expect, test } from '@jest/globals';
import type { ReportChange } from '../../src/core/report.js';
import { cheaperPhrase, filesPhrase, largestFile } from '../../src/outputs/cheaper.js';
import { plain } from '../../src/outputs/phrase.js';
import { change, estimate } from './examples.js';

const side = { model: 'northwind/grand-2', parts: { system: 4_000 }, output: 100 } as const;

function sent(tokensByFile: readonly { path: string; tokens: number }[]): ReportChange {
  const one = change({ key: 'CLAUDE.md', baseline: side, head: side });
  return { ...one, head: { ...estimate(side), tokensByFile } };
}

describe('where the tokens of a prompt come from', () => {
  test.each([
    [
      'another file brings most of it',
      [
        ['AGENTS.md', 3_500],
        ['CLAUDE.md', 500],
      ],
      '3,500 of 4,000 input tokens come from AGENTS.md',
    ],
    [
      'half',
      [
        ['AGENTS.md', 2_000],
        ['CLAUDE.md', 2_000],
      ],
      '2,000 of 4,000 input tokens come from AGENTS.md',
    ],
    [
      'less than half',
      [
        ['AGENTS.md', 1_999],
        ['CLAUDE.md', 1_000],
      ],
      '',
    ],
    [
      'its own file',
      [
        ['CLAUDE.md', 3_500],
        ['AGENTS.md', 500],
      ],
      '',
    ],
    ['nothing known', [], ''],
  ])('%s', (_, files, said) => {
    const of = sent(files.map(([path, tokens]) => ({ path: String(path), tokens: Number(tokens) })));
    expect(plain(largestFile(of))).toBe(said);
  });

  test('all files, for outputs with room', () => {
    const { head } = sent([
      { path: 'AGENTS.md', tokens: 3_500 },
      { path: 'CLAUDE.md', tokens: 500 },
    ]);
    expect(plain(filesPhrase(head))).toBe('AGENTS.md 3,500, CLAUDE.md 500');
    expect(filesPhrase(null)).toEqual([]);
  });
});

test('other ways to send a request, cheapest first, each with its price', () => {
  const one = change({ key: 'a.md', baseline: side, head: side });
  const cheaper: ReportChange['cheaper'] = [
    { way: 'cache-order', name: null, usdPer1k: 5, percent: -37.5, warm: true },
    { way: 'batch', name: null, usdPer1k: 4, percent: -50, warm: false },
    { way: 'cache-lifetime', name: '1h', usdPer1k: 6, percent: -25, warm: false },
    { way: 'cache', name: null, usdPer1k: 7, percent: -12.5, warm: false },
  ];
  expect(plain(cheaperPhrase({ ...one, cheaper }))).toBe(
    'as a batch $4.00 (−50%), fixed text first, cache warm $5.00 (−38%), cached for 1h $6.00 (−25%), cached $7.00 (−13%)',
  );
  expect(cheaperPhrase(one)).toEqual([]);
});
