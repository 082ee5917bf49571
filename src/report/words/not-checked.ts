import type { Lacking, NotChecked, SideLost } from '../../core/change.js';
import type { ReportNotChecked } from '../../core/report.js';
import { noPriceText } from './no-price.js';
import { unreadDetail } from './unread.js';

/** Why something was not compared or has no price, as a sentence. */
export function notCheckedText(why: NotChecked): string {
  switch (why.because) {
    case 'side-unread':
      return `${sideText(why)}${why.path}${why.line === null ? '' : `:${why.line}`} could not be read. ${why.detail}`;
    case 'side-elsewhere':
      return `${sideText(why)}${why.detail}`;
    case 'no-price':
      return `No price is known${priceOf[why.side]} (${noPriceText(why.price)})`;
    case 'part-missing':
      return `A part ${why.side === 'head' ? 'is missing now' : 'was missing before'}, so the sides cannot be compared: ${lackingText(why.part)}`;
    case 'other-format':
      return `The two sides cannot be compared: the file was read as \`${why.before}\` and is read as \`${why.after}\` now`;
    case 'own-free-rates':
      return `The rates of \`${why.model}\` are 0, and only this change sets them.`;
    case 'alternative':
      return `It may also run on \`${why.model}\`, of which no price is known.`;
    case 'file':
      return why.detail;
    case 'changed-file':
      return unreadDetail(why.file);
  }
}

/** The facts as the report holds them, with the words for a missing price or part. */
export function reportNotChecked(why: NotChecked): NotChecked & ReportNotChecked {
  switch (why.because) {
    case 'no-price':
      return { ...why, detail: noPriceText(why.price) };
    case 'part-missing':
      return { ...why, detail: lackingText(why.part) };
    default:
      return why;
  }
}

function lackingText(part: Lacking): string {
  return part.kind === 'file' ? `\`${part.path}\` could not be read` : part.what;
}

const priceOf = { baseline: ' for the base', head: ' any more', any: '' } as const;

function sideText({ side }: SideLost): string {
  return `${side === 'head' ? 'The head' : 'The base'} was not checked: `;
}
