import type { NoPrice, Unpublished } from '../../core/no-price.js';
import { percentText } from '../../core/words.js';
import { lineName } from './cost-lines.js';

/** Why a request has no price: the middle of a sentence, without a full stop. */
export function noPriceText(why: NoPrice): string {
  switch (why.because) {
    case 'no-model':
      return 'no model is known for this prompt';
    case 'unknown-model':
      return why.said;
    case 'no-rate':
      return `no rate is known for ${why.model}`;
    case 'gpu-hour':
      return `${why.model}: the price of a GPU hour is not a decimal`;
    case 'utilization':
      return `${why.model}: utilization must be above 0`;
    case 'unpublished':
      return `${why.model}: ${unpublishedText(why.what)}`;
    case 'item':
      return `${why.model}: no rate is published for ${lineName(why.item)}`;
    case 'share':
      return `${percentText(why.share)} of the requests go to ${why.model ?? 'an unknown model'}: ${why.why === null ? 'it is not known' : noPriceText(why.why)}`;
  }
}

function unpublishedText(what: Unpublished): string {
  switch (what.because) {
    case 'way':
      return `no rate is published for \`${what.way}\``;
    case 'two-ways':
      return what.excluded
        ? `\`${what.way}\` cannot be combined with \`${what.other}\`: no rate is published`
        : `no rate is published for \`${what.way}\` together with \`${what.other}\``;
    case 'discount':
      return `the discount \`${what.written}\` is not a percentage`;
    case 'factor':
      return `the factor \`${what.written}\` is not a number`;
  }
}
