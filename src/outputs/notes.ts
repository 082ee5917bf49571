import type { Finding } from '../core/finding.js';
import type { Report } from '../core/report.js';
import { lookup } from './lookup.js';
import { isNote } from './rules.js';

/** What a reviewer should know although no limit is exceeded by it, and is not told as a cause of a change already. */
export function notesOf(report: Report): Finding[] {
  return report.findings.filter((finding) => isNote(finding) && !toldAsCause(finding, report));
}

/** Notes that say the same, of several prompts, together: in the order of their first. */
export function alikeNotes(report: Report): (readonly [Finding, ...Finding[]])[] {
  const alike = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of notesOf(report)) {
    const id = JSON.stringify([finding.level, finding.message, finding.remedy]);
    const known = alike.get(id);
    if (known === undefined) alike.set(id, [finding]);
    else known.push(finding);
  }
  return [...alike.values()];
}

/** Places of one note that are named. */
export const placesMax = 3;

/** A lost cache prefix is among the causes of its change, with what it costs. */
function toldAsCause({ rule, key }: Finding, report: Report): boolean {
  const change = key === null ? undefined : lookup(report).change.get(key);
  return (
    rule === 'cache-prefix-shortened' &&
    change?.causes.some(({ cause, usdPer1k }) => cause === 'caching' && usdPer1k > 0) === true
  );
}
