import { check } from '../../src/check.js';
import type { Report } from '../../src/core/report.js';
import { SettingsError } from '../../src/core/settings.js';
import { findRenames } from '../../src/revisions/index.js';
import { findSettingsFile, settle } from '../../src/settings/index.js';
import { memoryRevision, type MemoryEntry } from '../support/memory-revision.js';

export type Trees = Readonly<Record<string, MemoryEntry>>;

/** Settings under which attacks must be blocked, and those that `init` writes. */
export const levels = {
  strict: (more: string, usage = '{ requests-per-month: 300000, output-tokens: 20 }'): string => `version: 1
usage: ${usage}
${more}
limits:
  max-request-increase-percent: 20%
  max-request-increase-usd-per-1k: 0.5
  max-monthly-increase-usd: 100
  on-unpriced: fail
  on-unread: fail
  on-unknown-length: fail
`,
  usual: (more: string): string => `version: 1
${more}
limits:
  max-request-increase-percent: 20%
  min-increase-usd-per-1k: 0.01
`,
};

/** One whole check of two trees, with the settings that are in them. */
export async function reportOf(base: Trees, now: Trees): Promise<Report> {
  const [baseline, head] = [memoryRevision(base), memoryRevision(now)];
  const settings = settle({
    baseline: await findSettingsFile(baseline, null, false),
    head: await findSettingsFile(head, null, false),
    baselineName: 'base',
    headName: 'head',
    inputs: {},
    inputKind: 'input',
  });
  return check({
    baseline,
    head,
    settings,
    renames: await findRenames(baseline, head),
    generatedAt: '2026-10-01T09:00:00.000Z',
    shard: null,
    folder: '',
  });
}

/** `fail`, `warn` or `pass`; `error` where the settings of the pull request are refused. */
export async function verdictOf(base: Trees, now: Trees): Promise<string> {
  try {
    return (await reportOf(base, now)).verdict;
  } catch (error) {
    if (error instanceof SettingsError) return 'error';
    throw error;
  }
}

/** A tree with changes; null for a file that is gone. */
export function after(base: Trees, changes: Readonly<Record<string, MemoryEntry | null>>): Trees {
  const tree = new Map(Object.entries(base));
  for (const [path, entry] of Object.entries(changes)) {
    if (entry === null) tree.delete(path);
    else tree.set(path, entry);
  }
  return Object.fromEntries(tree);
}
