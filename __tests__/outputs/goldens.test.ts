import { expect, test, describe } from '@jest/globals';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { headline, renderComment, renderTerminal } from '../../src/outputs/index.js';
import { examples, links } from './examples.js';

/** Compares with the committed file, or writes it when asked to (`npm run goldens`). */
function expectGolden(file: string, actual: string): void {
  if (process.env['UPDATE_GOLDENS'] === '1') {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, actual);
    return;
  }
  expect(existsSync(file)).toBe(true);
  expect(actual).toBe(readFileSync(file, 'utf8'));
}

describe.each(Object.entries(examples))('%s', (name, build) => {
  const folder = path.join('fixtures/reports', name);
  const report = build();

  test('comment', () => {
    expectGolden(path.join(folder, 'comment.md'), renderComment(report, links));
  });

  test('terminal', () => {
    const wide = renderTerminal(report, { width: 100, color: false });
    const narrow = renderTerminal(report, { width: 60, color: false });
    expectGolden(
      path.join(folder, 'terminal.txt'),
      `${headline(report)}\n\n${wide}\n${'='.repeat(60)}\n${narrow}`,
    );
  });
});
