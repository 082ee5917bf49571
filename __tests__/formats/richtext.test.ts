import { expect, test } from '@jest/globals';
import { literalText } from '../../src/core/prompt.js';
import { textIn } from '../../src/formats/syntax/place.js';
import { isRichText, readRichText } from '../../src/formats/templates/richtext.js';

function sent(text: string): string {
  return readRichText(textIn({ path: 'flow.json', text, hadByteOrderMark: false }))
    .map((segment) => (segment.kind === 'variable' ? `[${segment.name}]` : literalText([segment])))
    .join('');
}

test.each([
  // blocks are a blank line apart, and none at the ends
  ['<p>One</p><p></p><p>Two</p>', 'One\n\nTwo'],
  ['<p>One\n   and   <span>more</span> </p>\n<p>Two</p>', 'One and more\n\nTwo'],
  ['<p>One<br>Two</p>', 'One  \nTwo'],
  // headings
  ['<h1>Soup</h1><p>Stir.</p>', 'Soup\n====\n\nStir.'],
  ['<h3>Soup</h3><p>Stir.</p>', '### Soup\n\nStir.'],
  // lists, also inside of each other
  ['<p>Do:</p><ul><li><p>a</p></li><li>b</li></ul><p>End</p>', 'Do:\n\n*   a\n*   b\n\nEnd'],
  ['<ol start="4"><li>a<ul><li>x</li></ul></li><li>b</li></ol>', '4.  a\n    *   x\n5.  b'],
  // marks inside of a line
  [
    '<p>Be <strong>kind </strong>and <em>brief</em>, use <code>x</code>.</p>',
    'Be **kind** and _brief_, use `x`.',
  ],
  ['<p>See <a href="https://example.org/a">this</a>.</p>', 'See [this](https://example.org/a).'],
  // entities and variables
  ['<p>&lt;task&gt; a &amp; b &#39;c&#x27; &unknown; &</p>', "<task> a & b 'c' &unknown; &"],
  ['<p>Of <span class="variable" data-id="x">{{ $flow.state.x }}</span>!</p>', 'Of [$flow.state.x]!'],
  // what is not closed is text
  ['<p>1 < 2 and {{ open', '1 < 2 and {{ open'],
  ['<p>a <b', 'a <b'],
])('%j is sent as %j', (text, markdown) => {
  expect(sent(text)).toBe(markdown);
});

test('only what begins with a block of an editor is rich text', () => {
  expect(isRichText('  <p>Hello</p>')).toBe(true);
  expect(isRichText('<instruction><p>Hello</p></instruction>')).toBe(false);
  expect(isRichText('Be <b>kind</b>')).toBe(false);
});

test('every piece knows its place', () => {
  const text = '<p>Be kind to {{ reader }}.</p>';
  const file = { path: 'flow.json', text, hadByteOrderMark: false };
  const pieces = readRichText(textIn(file)).map(({ place }) => text.slice(place.start, place.end));
  expect(pieces).toEqual(['Be kind to', '', '{{ reader }}', '.']);
});
