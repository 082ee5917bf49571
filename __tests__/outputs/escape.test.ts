import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addressUrl, code, html, htmlCode, link, logLine, text, visible } from '../../src/outputs/escape.js';
import { cellsOf, livePings, proseOf, renderGfm } from '../support/gfm.js';
import { hostileNames } from '../support/hostile.js';
import { commandsIn } from '../support/runner.js';

/** Names from the corpus, several glued together, and anything else. */
const names = fc.oneof(
  fc.constantFrom(...hostileNames),
  fc.array(fc.constantFrom(...hostileNames), { minLength: 2, maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('`', '|', '\\', ' ', 'a', '\n', '<', '@', '$', ':', '#', '[', ']') }),
);

const runs = { numRuns: 1_000, seed: 20261123 };

function table(cell: string): string {
  return `| Prompt | Cost |\n| :-- | --: |\n| ${cell} | $1 |\n| next | $2 |\n\nAfter.\n`;
}

const tagsOfOurOwn = /<\/?(?:table|thead|tbody|tr|th|td|p|code|ul|li|ol)(?: align="(?:left|right)")?>/g;

function expectHarmless(rendered: string): void {
  expect(livePings(rendered)).toEqual([]);
  expect(rendered.replace(/<code>[\s\S]*?<\/code>/g, '').replace(tagsOfOurOwn, '')).not.toMatch(/<[a-z/!?]/i);
  expect(rendered).not.toMatch(/<(?:a|img|script|input|del|em|strong|h\d|hr|blockquote)\b/);
  expect(rendered).toContain('<p>After.</p>');
}

describe('code', () => {
  test.each(hostileNames.map((name) => [name.slice(0, 40), name]))('keeps its row: %j', (_shown, name) => {
    const rendered = renderGfm(table(code(name)));
    const rows = cellsOf(rendered);
    expect(rows.map((row) => row.length)).toEqual([2, 2, 2]);
    expect(rows[1]?.[0]).toMatch(name === '' ? /^\(empty\)$/ : /^<code>[^<]+<\/code>$/);
    expect(rows[1]?.[1]).toBe('$1');
    expectHarmless(rendered);
  });

  test('keeps its row for whatever can be typed', () => {
    fc.assert(
      fc.property(names, (name) => {
        const rendered = renderGfm(table(code(name)));
        expect(cellsOf(rendered).map((row) => row.length)).toEqual([2, 2, 2]);
        if (name !== '') expect(cellsOf(rendered)[1]?.[0]).toMatch(/^<code>[^<]+<\/code>$/);
        expectHarmless(rendered);
      }),
      runs,
    );
  });

  test('is one span at the start of a line, in a list and in a sentence', () => {
    fc.assert(
      fc.property(names, (name) => {
        const span = code(name, 'prose');
        const rendered = renderGfm(`${span} first\n\n- ${span}\n- a ${span} b\n\nAfter.\n`);
        expect(rendered.match(/<code>/g)?.length ?? 0).toBe(name === '' ? 0 : 3);
        expectHarmless(rendered);
      }),
      runs,
    );
  });

  test.each([
    ['prompts/triage.md', '`prompts/triage.md`'],
    ['', '(empty)'],
    [' a', '`  a `'],
    ['  ', '`\\u{20}\\u{20}`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['a|b', '`a\\|b`'],
    ['a\\|b', '`a\\\\u{7c}b`'],
    ['a\\', '` a\\  `'],
    ['a\nb', '`a\\u{a}b`'],
    ['a\u202eb', '`a\\u{202e}b`'],
    ['\u{e0041}', '`\\u{e0041}`'],
    ['half\ud800', '`half\\u{d800}`'],
    ['❤️.md', '`❤️.md`'],
    ['a\ufe0f', '`a\\u{fe0f}`'],
    ['プロンプト', '`プロンプト`'],
    ['e\u0301', '`e\u0301`'],
  ])('%j is written %j', (name, expected) => {
    expect(code(name)).toBe(expected);
  });

  test('a pipe outside a table needs no escape', () => {
    expect(code('a|b', 'prose')).toBe('`a|b`');
  });

  test('leaves out the middle, never half a character or half an escape', () => {
    expect(code('abcdefghij', 'cell', 10)).toBe('`abcdefghij`');
    expect(code('abcdefghijk', 'cell', 10)).toBe('`abcde…hijk`');
    expect(code('😀'.repeat(20), 'cell', 5)).toBe('`😀😀…😀😀`');
    expect(code('\u202e'.repeat(20), 'cell', 20)).toBe('`\\u{202e}…\\u{202e}`');
    fc.assert(
      fc.property(names, (name) => {
        expect(code(name, 'prose', 30).length).toBeLessThanOrEqual(30 * 2 + 2 * 31 + 2);
      }),
    );
  });

  test('a name of 8 MB costs no more than a short one', () => {
    const before = process.cpuUsage();
    for (const piece of ['a', '|', '`', '\u202e', 'e\u0301\u0301'])
      code(piece.repeat(8_000_000 / piece.length));
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(2_000);
  });
});

describe('text', () => {
  test.each(hostileNames.map((name) => [name.slice(0, 40), name]))('is harmless: %j', (_shown, name) => {
    for (const sentence of [name, `bad value ${name} at line 3`, `${name}${name}`, `see \`${name}\` there`]) {
      expectHarmless(renderGfm(`${text(sentence, 'prose')}\n\nAfter.\n`));
      const rendered = renderGfm(table(text(sentence)));
      expect(cellsOf(rendered).map((row) => row.length)).toEqual([2, 2, 2]);
      expectHarmless(rendered);
    }
  });

  test('is harmless for whatever can be typed', () => {
    fc.assert(
      fc.property(fc.array(names, { maxLength: 4 }), (parts) => {
        for (const sentence of [parts.join(' '), parts.join('')]) {
          const rendered = renderGfm(table(text(sentence)));
          expect(cellsOf(rendered).map((row) => row.length)).toEqual([2, 2, 2]);
          expectHarmless(rendered);
          const paragraph = renderGfm(`${text(sentence, 'prose')}\n\nAfter.\n`);
          expectHarmless(paragraph);
          expect(paragraph).not.toMatch(/<(?:ul|ol|li|table)/);
        }
      }),
      { ...runs, numRuns: 500 },
    );
  });

  test.each([
    [
      'one request costs $0.00164, limit $0.00150 (+9.3 %)',
      'one request costs $0.00164, limit $0.00150 (+9.3 %)',
    ],
    ['unexpected token } in @acme/x', 'unexpected token `}` in `@acme/x`'],
    ['raise `max-request-usd` or add `cost-approved`.', 'raise `max-request-usd` or add `cost-approved`.'],
    ['two\nlines\tand   spaces', 'two lines and spaces'],
    ['- not a list', '`-` not a list'],
    ['1. not a list', '`1.` not a list'],
    ['a - b', 'a - b'],
    ['', ''],
    ['see https://evil.example/x now', 'see `https://evil.example/x` now'],
    ['`a``b`', '`a` `b`'],
  ])('%j is written %j', (sentence, expected) => {
    expect(text(sentence, 'prose')).toBe(expected);
  });

  test('leaves out the end of a long text', () => {
    expect(text('word '.repeat(500), 'prose', 20)).toBe('word word word word …');
  });
});

describe('html', () => {
  test('nothing of a name is live in HTML', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(html(name)).not.toMatch(/[<>"'`=@]|&(?!#\d+;)/);
        const summary = htmlCode(name);
        expect(summary).toMatch(/^<code>[^<>]+<\/code>$/);
        const rendered = renderGfm(`<details><summary>${summary}</summary>\n\nInside.\n\n</details>\n`);
        expect(rendered.match(/<[a-z/]+>/g)).toEqual([
          ...['<details>', '<summary>', '<code>', '</code>', '</summary>', '<p>', '</p>', '</details>'],
        ]);
        // In a paragraph the same text is as harmless.
        expect(renderGfm(`x ${summary} y`)).toMatch(/^<p>x <code>[^<]+<\/code> y<\/p>$/);
      }),
      runs,
    );
  });
});

describe('link', () => {
  const address = { serverUrl: 'https://github.com', segments: ['acme', 'shop', 'blob', 'main', 'a b.md'] };

  test('goes to the server, whatever the segments are', () => {
    expect(link('`x`', address)).toBe('[`x`](https://github.com/acme/shop/blob/main/a%20b.md)');
    expect(link('x', { ...address, fragment: 'L12' })).toMatch(/a%20b\.md#L12\)$/);
    fc.assert(
      fc.property(names, names, (label, segment) => {
        const rendered = renderGfm(
          table(link(code(label), { ...address, segments: ['acme', segment, 'x'] })),
        );
        expect(cellsOf(rendered).map((row) => row.length)).toEqual([2, 2, 2]);
        const targets = [...rendered.matchAll(/href="([^"]*)"/g)].map(([, target = '']) => new URL(target));
        expect(targets.length).toBeLessThanOrEqual(1);
        for (const target of targets) {
          expect(target.origin).toBe('https://github.com');
          expect(target.pathname.split('/').map(decodeURIComponent)).toEqual(['', 'acme', segment, 'x']);
        }
      }),
      runs,
    );
  });

  test.each([
    ['..', 'https://github.com'],
    ['.', 'https://github.com'],
    ['', 'https://github.com'],
    ['half\ud800', 'https://github.com'],
    ['x', 'javascript:alert(1)'],
    ['x', 'https://github.com/"><script>'],
    ['x', ''],
  ])('is no link with segment %j at %j', (segment, serverUrl) => {
    expect(addressUrl({ serverUrl, segments: [segment] })).toBeNull();
    expect(link('label', { serverUrl, segments: [segment] })).toBe('label');
  });
});

describe('logLine', () => {
  test.each(hostileNames.map((name) => [name.slice(0, 40), name]))(
    'starts no command: %j',
    (_shown, name) => {
      const line = logLine(name);
      for (const printed of [
        line,
        `  ${line}`,
        `${line}: ${line}`,
        `${line}[${line}]`,
        `prompt ${line} is ${line}`,
      ]) {
        expect(commandsIn(`${printed}\n`)).toEqual([]);
      }
      expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200b-\u200f\u202a-\u202e]/);
    },
  );

  test('starts no command for whatever can be typed', () => {
    fc.assert(
      fc.property(names, names, (a, b) => {
        expect(commandsIn(`${logLine(a)}${logLine(b)}\n ${logLine(a)}: ${logLine(b)}\n`)).toEqual([]);
      }),
      runs,
    );
  });

  test('leaves ordinary text as it is', () => {
    expect(logLine('prompts/triage.md: std::vector costs +12 %')).toBe(
      'prompts/triage.md: std::vector costs +12 %',
    );
  });
});

test('visible keeps ordinary text and shows everything else', () => {
  expect(visible('Grüße, 世界 ❤️ — naïve')).toBe('Grüße, 世界 ❤️ — naïve');
  expect(visible('a\tb\u200b')).toBe('a\\u{9}b\\u{200b}');
  expect(proseOf('<p>a &amp; <code>b</code></p>')).toBe('a & \u0001');
});
