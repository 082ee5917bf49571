import { expect } from '@jest/globals';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Whether goldens are rewritten instead of compared: `npm run goldens`. */
export const updating = process.env['UPDATE_GOLDENS'] === '1';

/** Compares a text with a committed file, or rewrites the file. A missing file is a failure, not a pass. */
export function expectGolden(file: string, text: string): void {
  if (updating) {
    mkdirSync(path.dirname(file), { recursive: true });
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
    return;
  }
  if (!existsSync(file)) throw new Error(`${file} is missing; write it with \`npm run goldens\` and read it`);
  expect(text).toBe(readFileSync(file, 'utf8'));
}
