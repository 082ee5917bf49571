import { readTable } from '../tables/open.js';
import type { FineCoefficients } from './estimate.js';

/** Columns of `claude.tsv`. */
export type FineColumn = 'claude-3-to-4.6' | 'claude-4.7';

/**
 * The borders and common pieces of one generation, from `src/tables/claude.tsv`: lines of kind, key as JSON, and thousandths of a
 * token for each generation, as bench/calibrate.mjs writes them. Throws when the installation is incomplete.
 */
export function readFine(column: FineColumn): FineCoefficients {
  const [head = '', ...lines] = readTable('claude.tsv').toString('utf8').split('\n');
  const at = head.split('\t').indexOf(column);
  if (at === -1) throw new Error(`claude.tsv has no column ${column}`);
  const borders: [string, number][] = [];
  const common: [string, number][] = [];
  for (const line of lines) {
    const cells = line.split('\t');
    const [kind, key = ''] = cells;
    const thousandths = Number(cells[at] ?? 0);
    if (kind === 'border') borders.push([JSON.parse(key) as string, thousandths]);
    else if (kind === 'common') common.push([JSON.parse(key) as string, thousandths]);
  }
  return { borders, common };
}
