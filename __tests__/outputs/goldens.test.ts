import { expect, test, describe } from '@jest/globals';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  headline,
  renderComment,
  renderHtml,
  renderSummary,
  renderTerminal,
} from '../../src/outputs/index.js';
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
  const small = report.changes.length < 100;

  test('comment', () => {
    const comment = renderComment(report, links);
    expectGolden(path.join(folder, 'comment.md'), comment);
    expect(comment.length).toBeLessThan(59_600);
  });

  test('job summary', () => {
    const summary = renderSummary(report, links);
    if (small) expectGolden(path.join(folder, 'summary.md'), summary);
    expect(Buffer.byteLength(summary)).toBeLessThan(900 * 1024);
  });

  test('page', () => {
    const page = renderHtml(report, links);
    if (name === 'everything-at-once') expectGolden(path.join(folder, 'page.html'), page);
    expect(page).toContain("default-src 'none'");
  });

  test('terminal', () => {
    const wide = renderTerminal(report, { width: 100, color: false });
    const narrow = renderTerminal(report, { width: 60, color: false });
    const golden = `${headline(report)}\n\n${wide}\n${'='.repeat(60)}\n${narrow}`;
    if (small) expectGolden(path.join(folder, 'terminal.txt'), golden);
  });
});
