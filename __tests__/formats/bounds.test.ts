import { expect, test } from '@jest/globals';
import { parseByEnding } from '../../src/formats/syntax/by-ending.js';

test.each([
  ['deep.yaml', '['.repeat(2_000), 'too-large'],
  ['many.yaml', 'a: 1\n---\n'.repeat(600), 'too-large'],
  ['deep.json', '['.repeat(2_000), 'too-large'],
  ['broken.yaml', 'a: b: c', 'unreadable-yaml'],
  ['broken.json', '{"a": }', 'unreadable-json'],
])('%s: our own bounds are no mistake of the file', (path, text, reason) => {
  const { problems } = parseByEnding({ path, text, hadByteOrderMark: false });
  expect(problems.map((one) => one.reason)).toEqual([reason]);
});
