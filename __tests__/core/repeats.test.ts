import { expect, test } from '@jest/globals';
import type { Prompt, Repeat } from '../../src/core/prompt.js';
import { callsChange } from '../../src/core/repeats.js';

const loop = (bound: Repeat['bound'], times: number | null = null): Repeat => ({
  kind: 'loop',
  written: 'for … in items',
  bound,
  times,
  place: null,
});
const sent = (...repeats: readonly Repeat[]): Prompt => ({ parameters: { repeats } }) as unknown as Prompt;

test.each<[string, readonly Repeat[], readonly Repeat[], boolean | undefined]>([
  ['nothing becomes a loop of five', [], [loop('exactly', 5)], true],
  ['five becomes four', [loop('exactly', 5)], [loop('exactly', 4)], false],
  ['five stays five', [loop('exactly', 5)], [loop('exactly', 5)], undefined],
  ['five becomes a number only a run knows', [loop('exactly', 5)], [loop('data')], true],
  // A number that the program fixes is not less than one that nobody knows.
  ['a number only a run knows becomes 100,000', [loop('data')], [loop('exactly', 100_000)], true],
  ['a number only a run knows becomes one', [loop('data')], [], false],
  ['a number only a run knows gets a bound', [loop('data')], [loop('at-most', 5)], false],
  ['no bound becomes 100,000', [loop('none')], [loop('exactly', 100_000)], false],
  ['100,000 becomes no bound', [loop('exactly', 100_000)], [loop('none')], true],
])('%s', (_what, before, after, more) => {
  expect(callsChange(sent(...before), sent(...after))?.more).toBe(more);
});
