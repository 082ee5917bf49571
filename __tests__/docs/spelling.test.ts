import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Words {
  readonly words: readonly string[];
  readonly ignoreWords: readonly string[];
}

/** Words of the project are in `cspell.json` under `words`, names of products and people under `ignoreWords`. */
test('documentation is spelled as American English has it', () => {
  const { stdout, status } = spawnSync(
    process.execPath,
    [
      'node_modules/cspell/bin.mjs',
      'lint',
      '--no-progress',
      '--no-summary',
      '--no-color',
      '--words-only',
      '--unique',
    ],
    { encoding: 'utf8' },
  );
  expect(stdout.split('\n').filter(Boolean)).toEqual([]);
  expect(status).toBe(0);
}, 120_000);

test('no exception is listed twice', () => {
  const { words, ignoreWords } = JSON.parse(readFileSync('cspell.json', 'utf8')) as Words;
  const all = [...words, ...ignoreWords].map((word) => word.toLowerCase());
  expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([]);
});
