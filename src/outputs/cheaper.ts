import type { ReportChange, ReportCheaper, ReportEstimate } from '../core/report.js';
import { count, money, signedPercent } from './numbers.js';
import { joined, type Phrase } from './phrase.js';
import { promptName } from './rows.js';

/** Shown once above or below the ways that a report names. */
export const cheaperNote =
  'The same request to the same model, sent another way. These are prices, not advice: a batch answers later, and a cache only helps while it is warm.';

function wayWords({ way, name, warm }: ReportCheaper): string {
  switch (way) {
    case 'batch':
      return 'as a batch';
    case 'cache-order':
      return warm ? 'fixed text first, cache warm' : 'fixed text first';
    case 'cache':
      return warm ? 'cached, cache warm' : 'cached';
    case 'cache-lifetime':
      return `cached for ${name === null ? 'another time' : name}`;
  }
}

/** `as a batch $1.55 (−50%), fixed text first $1.57 (−49%)`, cheapest first; empty where the report has no other way. */
export function cheaperPhrase({ cheaper = [] }: ReportChange): Phrase {
  return joined(
    [...cheaper]
      .sort((a, b) => a.usdPer1k - b.usdPer1k)
      .map((way): Phrase => [
        { said: wayWords(way) },
        ` ${money(way.usdPer1k)} (${signedPercent(way.percent)})`,
      ]),
    ', ',
  );
}

/** One line for each prompt that has another way. */
export function cheaperLines(changes: readonly ReportChange[]): Phrase[] {
  return changes.flatMap((change) => {
    const ways = cheaperPhrase(change);
    return ways.length === 0 ? [] : [[promptName(change), ': ', ...ways]];
  });
}

/** From here a file is worth a sentence beside the prompt that its text is sent with. */
const worthTelling = 1000;

/** `10,700 of 12,300 input tokens come from AGENTS.md`; empty unless another file than the prompt's own brings most of them. */
export function largestFile({ head, path: own }: ReportChange): Phrase {
  const [first] = head?.tokensByFile ?? [];
  if (head === null || first === undefined) return [];
  const { path, tokens } = first;
  if (path === own || tokens < worthTelling || tokens * 2 < head.tokens.input) return [];
  return [`${count(tokens)} of ${count(head.tokens.input)} input tokens come from `, { name: path }];
}

/** `AGENTS.md 10,700, CLAUDE.md 1,600`; empty where all text is in the prompt's own file. */
export function filesPhrase(side: ReportEstimate | null): Phrase {
  return joined(
    (side?.tokensByFile ?? []).map(({ path, tokens }): Phrase => [{ name: path }, ` ${count(tokens)}`]),
    ', ',
  );
}
