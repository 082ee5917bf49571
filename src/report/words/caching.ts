import type { CacheEnd, CacheNote } from '../../core/estimate.js';
import { countText } from '../../core/words.js';

/** What ends the prefix that all requests share: variable `customer_name`, the condition `if vip`, end of text. */
export function cacheEndText(end: CacheEnd): string {
  switch (end.kind) {
    case 'end-of-text':
      return 'end of text';
    case 'variable':
      return `variable \`${end.name}\``;
    case 'condition':
    case 'loop':
      return `the ${end.kind} \`${end.name}\``;
    case 'part':
      return end.name;
  }
}

/** Why nothing of a request is cached, or what is uncertain about it. */
export function cacheNoteText(note: CacheNote): string {
  switch (note.kind) {
    case 'model-unknown':
      return 'nothing is known about caching for this model';
    case 'no-cache':
      return 'this provider has no prompt cache for this model';
    case 'switched-off':
      return 'caching is switched off';
    case 'ends-at-varying-message':
      return 'the provider’s only cache boundary is the end of the latest message, which varies';
    case 'ends-at-unseen-message':
      return 'the provider sets its only cache boundary at the end of the latest message, which is not in the repository';
    case 'marker-after-varying':
      return 'a cache marker is after something that varies';
    case 'begins-with-varying':
      return 'the request begins with something that varies';
    case 'no-marker':
      return 'this provider caches only what is marked, and no marker is visible in the repository';
    case 'minimum-uncertain':
      return `the vendor's pages contradict each other on the shortest prefix that is cached (${countText(note.least)} or ${countText(note.certain)} tokens), or the count is not exact enough to tell`;
    case 'too-short':
      return `${countText(note.missing)} tokens short of the ${countText(note.least)} that this model caches at least`;
  }
}
