import type { Report } from '../core/report.js';
import type { Phrase } from './phrase.js';

/** So many files are named; the rest is counted. */
const namedMax = 10;

/** The changed files that were not read, one line each, at most ten. Empty when there is none. */
export function unreadLines({ unread }: Report): readonly Phrase[] {
  const lines = unread.slice(0, namedMax).map(({ path, line, language, detail }): Phrase => [
    {
      name: line === null ? path : `${path}:${line}`,
      target: { path, line, side: line === null ? 'baseline' : 'head' },
    },
    language === null ? ': ' : ` (${language}): `,
    { said: detail },
  ]);
  const left = unread.length - lines.length;
  return left === 0 ? lines : [...lines, [`and ${left} more in the JSON report`]];
}

/** Title of that list. */
export const unreadTitle = 'Not read: changed files that look like prompts or model calls';
