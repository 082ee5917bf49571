import type { FindingData } from '../finding.js';
import type { Policy } from '../limits.js';
import type { UnreadFile } from '../unread.js';
import { accepted, levelOf, type Matcher } from './check.js';
import { onUnread } from './levels.js';

/**
 * One finding for each changed file that was not read, at the level of `on-unread` (that of `on-unpriced` where it is not
 * set): no limit was checked against what such a file sends.
 */
export function unreadFindings(
  files: readonly UnreadFile[],
  policy: Pick<Policy, 'enforcement' | 'limits' | 'accept' | 'today'>,
  matches: Matcher,
): FindingData[] {
  const level = levelOf(onUnread, policy.limits);
  if (policy.enforcement === 'off' || level === 'ignore') return [];
  const findings = files.map((file): FindingData => {
    const [first] = file.signs;
    return {
      rule: onUnread.key,
      level,
      key: null,
      path: file.path,
      line: first?.side === 'head' ? first.line : null,
      value: null,
      limit: level,
      kind: 'unread',
      data: { notChecked: { because: 'changed-file', file }, what: 'changed-file' },
    };
  });
  return accepted(findings, policy, matches);
}
