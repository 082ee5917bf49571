import { describe, expect, test } from '@jest/globals';
import { harmlessPrograms, hostilePrograms, type ProgramRow } from './program-table.js';
import { after, levels, verdictOf } from './support.js';

// Whole checks of small programs under strict limits: see `program-table.ts`. What is blocked is blocked in strict mode; what
// costs nothing more is blocked by neither the strict limits nor the ones that `init` writes.

const verdict = ({ base, head }: ProgramRow, settings: string): Promise<string> =>
  verdictOf({ '.promptcost.yml': settings, ...base }, after({ '.promptcost.yml': settings, ...base }, head));

describe('a program that costs clearly more is blocked', () => {
  test.each(hostilePrograms.map((row) => [row.name, row] as const))('%s', async (_name, row) => {
    expect(['fail', 'error']).toContain(await verdict(row, levels.strict('')));
  });
});

describe('a program that costs nothing more is not blocked', () => {
  test.each(harmlessPrograms.map((row) => [row.name, row] as const))('%s', async (_name, row) => {
    expect(['pass', 'warn']).toContain(await verdict(row, levels.strict('')));
    expect(['pass', 'warn']).toContain(await verdict(row, levels.usual('')));
  });
});
