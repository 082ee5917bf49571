import type { LineItem } from './estimate.js';

/** What a vendor's list of rates lacks for one way of being served, or what cannot be worked with in it. */
export type Unpublished =
  /** A service tier, a region or `batch`. */
  | { readonly because: 'way'; readonly way: string }
  /** Two ways that have no rate together; `excluded`: the vendor says that they cannot be combined. */
  | {
      readonly because: 'two-ways';
      readonly way: string;
      readonly other: string;
      readonly excluded: boolean;
    }
  | { readonly because: 'discount' | 'factor'; readonly written: string };

/** Why a request has no price. Models are ids. `report/words/no-price.ts` makes the sentence. */
export type NoPrice =
  | { readonly because: 'no-model' }
  /** What the catalog says of the name that is written. */
  | { readonly because: 'unknown-model'; readonly said: string }
  | { readonly because: 'no-rate' | 'gpu-hour' | 'utilization'; readonly model: string }
  | { readonly because: 'unpublished'; readonly model: string; readonly what: Unpublished }
  /** No rate for one item of the bill. */
  | { readonly because: 'item'; readonly model: string; readonly item: LineItem }
  /** Part of the traffic, 0 to 1, goes to another model, null where that is not known, which has no price. */
  | {
      readonly because: 'share';
      readonly share: number;
      readonly model: string | null;
      readonly why: NoPrice | null;
    };
