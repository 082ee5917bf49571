import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    return statSync(file).isDirectory() ? sources(file) : file.endsWith('.ts') ? [file] : [];
  });
}

const page = readFileSync('docs/troubleshooting.md', 'utf8');
const quoted = [...page.matchAll(/\*\*([^*]+)\*\*/g)].map(([, message = '']) => message.replace(/\s+/g, ' '));

/** The code with what it puts into its messages left out, as the page does. */
const code = sources('src')
  .map((file) => readFileSync(file, 'utf8').replace(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '…'))
  .join('\n');

test('there are messages to look up', () => {
  expect(quoted.length).toBeGreaterThan(10);
});

test.each(quoted)('the message is one that the code prints: %s', (message) => {
  const pieces = message
    .split('…')
    .map((piece) => piece.trim())
    .filter((piece) => /[a-z]{3}/.test(piece));
  expect(pieces.filter((piece) => !code.includes(piece))).toEqual([]);
});

test('the reasons are those of the code', () => {
  const reasons = readFileSync('src/core/problem.ts', 'utf8');
  for (const [, list = ''] of page.matchAll(/\*\* \((`[^)]+)\)/g)) {
    for (const [, reason = ''] of list.matchAll(/`([^`]+)`/g)) expect(reasons).toContain(`'${reason}'`);
  }
});
