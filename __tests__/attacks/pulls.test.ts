import { describe, expect, test } from '@jest/globals';
import { harmlessPulls, hostilePulls, type PullRow } from './pull-table.js';
import { after, levels, verdictOf } from './support.js';

// Whole checks of prompts in files of their own: see `pull-table.ts`.

function verdict(row: PullRow, settings: (more: string) => string): Promise<string> {
  const base = { '.promptcost.yml': settings(row.settings ?? ''), ...row.base };
  const own = row.headSettings === undefined ? {} : { '.promptcost.yml': settings(row.headSettings) };
  return verdictOf(base, after(base, { ...own, ...row.head }));
}

describe('a pull request that costs clearly more is blocked', () => {
  test.each(hostilePulls.map((row) => [row.name, row] as const))('%s', async (_name, row) => {
    expect(['fail', 'error']).toContain(await verdict(row, levels.strict));
  });
});

describe('a pull request that costs nothing more is not blocked', () => {
  test.each(harmlessPulls.map((row) => [row.name, row] as const))('%s', async (_name, row) => {
    expect(['pass', 'warn']).toContain(await verdict(row, levels.strict));
    expect(['pass', 'warn']).toContain(await verdict(row, levels.usual));
  });
});
