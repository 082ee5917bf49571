import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fitComment, fitSummary, markerUnitsMax } from '../../src/outputs/fit.js';
import { renderGfm } from '../support/gfm.js';

test('takes the first rendering that fits, and makes no other', () => {
  let made = 0;
  const sized = (length: number) => () => {
    made += 1;
    return 'x'.repeat(length);
  };
  const limit = 1_000;
  const room = limit - markerUnitsMax;
  expect(fitComment([sized(room), sized(10)], limit)).toHaveLength(room);
  expect(made).toBe(1);
  expect(fitComment([sized(room + 1), sized(10), sized(5)], limit)).toHaveLength(10);
  expect(made).toBe(3);
});

test('a comment is measured in UTF-16 units, a summary in bytes', () => {
  const smile = () => '😀'.repeat(100); // 200 units, 400 bytes
  expect(fitComment([smile, () => 'small'], 200 + markerUnitsMax)).toBe(smile());
  expect(fitComment([smile, () => 'small'], 199 + markerUnitsMax)).toBe('small');
  expect(fitSummary([smile, () => 'small'], 400)).toBe(smile());
  expect(fitSummary([smile, () => 'small'], 399)).toBe('small');
});

const rows = Array.from({ length: 200 }, (_, index) => `| row ${index} | $${index} |`).join('\n');

test('the last resort is cut between rows and says so', () => {
  const body = `### Title\n\n| a | b |\n| - | - |\n${rows}\n`;
  const fitted = fitSummary([() => body], 1_000);
  expect(Buffer.byteLength(fitted)).toBeLessThanOrEqual(1_000);
  expect(fitted).toMatch(/\| row \d+ \| \$\d+ \|\n\n_Cut here: \d+ more lines did not fit\._\n$/);
  const kept = fitted.split('\n').filter((line) => line.startsWith('| row')).length;
  expect(fitted).toContain(`${200 - kept + 1} more lines`); // and the last, empty line
});

test('what is open at the cut is closed', () => {
  const body = `<details><summary>More</summary>\n\n<details>\n\n\`\`\`\`diff\n${'+ line\n'.repeat(500)}\`\`\`\`\n</details>\n</details>\n`;
  const fitted = fitSummary([() => body], 600);
  expect(fitted).toMatch(/\+ line\n````\n<\/details>\n<\/details>\n\n_Cut here/);
  expect(renderGfm(fitted)).toContain('<p><em>Cut here');
});

test('what is closed already, or is text in a code span, is not closed again', () => {
  const body = `<details>\n\nx\n\n</details>\n\n\`<details>\` is text\n\n${rows}\n`;
  expect(fitSummary([() => body], 500)).not.toMatch(/<\/details>\n\n_Cut/);
});

test('never over the limit, whatever the text', () => {
  const line = fc.constantFrom(
    '```',
    '````',
    '~~~',
    '<details>',
    '</details>',
    '| a | b |',
    '',
    'x'.repeat(30),
    '`<table>`',
    '<table><tr>',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 80 }), fc.integer({ min: 0, max: 800 }), (lines, limit) => {
      const fitted = fitSummary([() => lines.join('\n')], limit);
      expect(Buffer.byteLength(fitted)).toBeLessThanOrEqual(limit);
    }),
    { numRuns: 500, seed: 7 },
  );
});

test('a line longer than the limit is left out whole', () => {
  expect(fitSummary([() => `short\n${'x'.repeat(5_000)}\n`], 200)).toBe(
    'short\n\n_Cut here: 2 more lines did not fit._\n',
  );
  expect(fitSummary([() => 'x'.repeat(100)], 10)).toBe('');
});
