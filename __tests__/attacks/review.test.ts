import { describe, expect, test } from '@jest/globals';
import type { PullRow } from './pull-table.js';
import { harmlessReview, hostileReview } from './review-table.js';
import { harmlessThird, hostileThird } from './third-table.js';
import { harmlessFourth, hostileFourth } from './fourth-table.js';
import { harmlessFifth, hostileFifth } from './fifth-table.js';
import { after, levels, verdictOf } from './support.js';

// Whole checks of four reviews: see `review-table.ts`, `third-table.ts`, `fourth-table.ts` and `fifth-table.ts`.

function verdict(row: PullRow, settings: (more: string) => string): Promise<string> {
  const base = { '.promptcost.yml': settings(row.settings ?? ''), ...row.base };
  const own = row.headSettings === undefined ? {} : { '.promptcost.yml': settings(row.headSettings) };
  return verdictOf(base, after(base, { ...own, ...row.head }));
}

describe('a pull request that costs clearly more is blocked', () => {
  test.each(
    [...hostileReview, ...hostileThird, ...hostileFourth, ...hostileFifth].map(
      (row) => [row.name, row] as const,
    ),
  )('%s', async (_name, row) => {
    expect(['fail', 'error']).toContain(await verdict(row, levels.strict));
  });
});

describe('a pull request that costs nothing more is not blocked', () => {
  test.each(
    [...harmlessReview, ...harmlessThird, ...harmlessFourth, ...harmlessFifth].map(
      (row) => [row.name, row] as const,
    ),
  )('%s', async (_name, row) => {
    expect(['pass', 'warn']).toContain(await verdict(row, levels.strict));
    expect(['pass', 'warn']).toContain(await verdict(row, levels.usual));
  });
});
