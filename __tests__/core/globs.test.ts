import { expect, test } from '@jest/globals';
import { globTest, isBoundedGlob, matcher } from '../../src/core/globs.js';

test.each<[string, string[], string[]]>([
  ['*', ['a', '.a', ''], ['a/b']],
  ['**', ['', 'a', 'a/b', '.git/x'], []],
  ['a/**', ['a', 'a/b', 'a/b/c'], ['ab', 'b/a']],
  ['**/x', ['x', 'a/x', 'a/b/x'], ['ax', 'x/a']],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['a/xb', 'ab']],
  ['**.md', ['a.md', 'a/b.md'], ['a.mdx']],
  ['a**b', ['ab', 'axxb'], ['a/b']],
  ['a*c', ['ac', 'abc'], ['a/c', 'abcd']],
  ['a?c', ['abc'], ['ac', 'a/c']],
  ['{a,b}/**', ['a', 'b/c'], ['c', 'ab']],
  ['a{,/b}', ['a', 'a/b'], ['ab']],
  ['{a,{b,c}}', ['a', 'b', 'c'], ['{a']],
  ['{a}', ['{a}'], ['a']],
  ['{1..3}.md', ['1.md', '3.md'], ['4.md']],
  ['{a..c}', ['a', 'c'], ['d']],
  ['[a-c]x', ['ax', 'cx'], ['dx', '/x']],
  ['[!a-c]x', ['dx'], ['ax', '/x']],
  ['[[:digit:]]', ['7'], ['a']],
  ['[]a]', [']', 'a'], ['b']],
  ['@(a|b/c)', ['a', 'b/c'], ['ab']],
  ['+(a|b)c', ['ac', 'abbac'], ['c']],
  ['*(a|b)c', ['c', 'abc'], ['xc']],
  ['a?(b)', ['a', 'ab'], ['abb']],
  ['!(a).md', ['b.md', 'ab.md'], ['a.md', 'b/c.md']],
  ['(a|b)', ['a', 'b'], ['c']],
  ['a\\*b', ['a*b'], ['axb']],
  ['[a', ['[a'], ['a']],
  ['(a', ['(a'], ['a']],
  ['!important', ['!important'], ['important']],
  ['c++/@scope/!important?.md', ['c++/@scope/!importantx.md'], ['c/@scope/!importantx.md']],
])('%s', (glob, hits, misses) => {
  expect(hits.filter((path) => !globTest(glob)(path))).toEqual([]);
  expect(misses.filter((path) => globTest(glob)(path))).toEqual([]);
});

test.each(['prompts', 'prompts/', './prompts', '/prompts', 'promp*', 'prompts/**'])(
  '%s as a setting also means what is inside',
  (glob) => {
    const test = matcher([glob]);
    expect(['prompts', 'prompts/a/b.md', 'prompt'].map(test)).toEqual([true, true, glob === 'promp*']);
  },
);

test.each([
  'prompts/**',
  '**/*litellm*.{yaml,yml}',
  'a*b*c*d*e*f/x',
  '@(a)+(b)!(c)?(d)*',
  `x/${'*a'.repeat(20)}b`,
])('%s is within the work of one glob', (glob) => {
  expect(isBoundedGlob(glob)).toBe(true);
});

test.each(['a'.repeat(1001), '+(a*(b|+(c)))', '!(a!(b+(c)))'])('%s is refused', (glob) => {
  expect(isBoundedGlob(glob)).toBe(false);
});

// The work is counted, not timed: steps of the pattern over positions of the path.
test('stars beside stars cost no more than the length of the path', () => {
  const glob = globTest('**/*a*a*a*b/**/*a*a*a*c/**');
  const paths = Array.from({ length: 1_000 }, (_, index) => `${'a'.repeat(240)}/${'a'.repeat(240)}${index}`);
  expect(paths.filter(glob)).toEqual([]);
});

test('nested groups that are never closed are read once', () => {
  const glob = `${'('.repeat(300)}[${')'.repeat(300)}]`;
  expect(globTest(glob)('a')).toBe(false);
});
