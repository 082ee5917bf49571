import type { Finding } from '../finding.js';
import type { Policy } from '../limits.js';
import type { UnreadFile } from '../unread.js';

/**
 * One finding for each changed file that was not read, at the level of `on-unread` (that of `on-unpriced` where it is not
 * set): no limit was checked against what such a file sends. `detail` makes the words.
 */
export function unreadFindings(
  files: readonly UnreadFile[],
  { enforcement, limits }: Pick<Policy, 'enforcement' | 'limits'>,
  detail: (file: UnreadFile) => string,
): Finding[] {
  const level = limits.onUnread ?? limits.onUnpriced ?? 'warn';
  if (enforcement === 'off' || level === 'ignore') return [];
  return files.map((file) => {
    const [first] = file.signs;
    return {
      rule: 'on-unread',
      level,
      key: null,
      path: file.path,
      line: first?.side === 'head' ? first.line : null,
      value: null,
      limit: level,
      message: `A changed file that looks like a prompt or a model call was not read. ${detail(file)}`,
      remedy:
        'Check what it costs by hand, or move the prompt to a file that is read (`promptcost scan` lists what is found).',
    };
  });
}
