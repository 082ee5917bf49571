import { expect, test, describe } from '@jest/globals';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { headline, reportOutputs, type ReportOutput } from '../../src/outputs/index.js';
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

/** What each output must be besides its golden. */
const also: Partial<Record<ReportOutput['id'], (text: string) => void>> = {
  markdown: (text) => {
    expect(text.length).toBeLessThan(59_600);
  },
  summary: (text) => {
    expect(Buffer.byteLength(text)).toBeLessThan(900 * 1024);
  },
  html: (text) => {
    expect(text).toContain("default-src 'none'");
  },
};

/** Examples whose page and JSON report are kept as goldens; the others would only repeat them. */
const whole = 'everything-at-once';

describe.each(Object.entries(examples))('%s', (name, build) => {
  const folder = path.join('fixtures/reports', name);
  const report = build();
  const small = report.changes.length < 100;

  test.each(reportOutputs.map((output) => [output.title, output] as const))('%s', (_title, output) => {
    const text = output.render(report, { links });
    also[output.id]?.(text);
    const repeats = output.medium === 'html' || output.medium === 'json';
    const isKept = repeats ? name === whole : small || output.id === 'markdown';
    if (!isKept) return;
    const narrow =
      output.medium === 'terminal'
        ? `\n${'='.repeat(60)}\n${output.render(report, { view: { width: 60, color: false } })}`
        : '';
    const first = output.medium === 'terminal' ? `${headline(report)}\n\n` : '';
    expectGolden(path.join(folder, output.fileName), `${first}${text}${narrow}`);
  });
});
