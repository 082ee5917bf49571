import type { Source } from '../../core/rate.js';
import type { Spread } from './rule.js';

/**
 * What is taken for a value that neither the settings nor the repository state. Judgment, not measurement, and labeled
 * 'assumed' wherever it is used; the same on both sides of a comparison, so that it cancels in the difference.
 */
const judgment: Source = {
  title:
    'Default of this program; order of size from the input lengths of public traces (Azure LLM inference 2023)',
  url: 'https://github.com/Azure/AzurePublicDataset',
  checkedOn: '2026-11-23',
};

export const assumed: {
  /** Tokens of a variable whose name says nothing of its length (`question`). */
  readonly variable: { readonly tokens: Spread; readonly source: Source };
  /** Of one whose name says that it is short (`user_name`, `date`). */
  readonly shortVariable: { readonly tokens: Spread; readonly source: Source };
  /** Of one whose name says that it is long: retrieved text, files, conversations. */
  readonly longVariable: { readonly tokens: Spread; readonly source: Source };
  /** The same inside a loop, where many together are as long as one long variable. */
  readonly longItem: { readonly tokens: Spread; readonly source: Source };
  /** Items of a loop: its body is counted once, further items are unknown. */
  readonly loop: { readonly items: Spread; readonly source: Source };
  /** Characters of a token, to turn a schema's `maxLength` into tokens: typical text, and the worst that is usual. */
  readonly charactersPerToken: {
    readonly typical: number;
    readonly least: number;
    readonly source: Source;
  };
  /** The image taken for one of unknown size, where a formula needs pixels. */
  readonly image: {
    readonly widthPixels: number;
    readonly heightPixels: number;
    readonly source: Source;
  };
  /** Error of tools and schemas where no recorded requests tell it, in percent of their tokens. */
  readonly structureErrorPercent: number;
  /** Error of a conversation with calls of tools or their results, in percent of the request, where the text itself is exact. */
  readonly callsErrorPercent: number;
  /** Error of a count with another model's tokenizer, in percent, where the model is not known. */
  readonly unknownModel: { readonly errorPercent: number; readonly source: Source };
} = {
  variable: { tokens: { low: 1, expected: 50, high: 500 }, source: judgment },
  shortVariable: { tokens: { low: 1, expected: 8, high: 60 }, source: judgment },
  longVariable: { tokens: { low: 50, expected: 1000, high: 7000 }, source: judgment },
  longItem: { tokens: { low: 10, expected: 300, high: 1000 }, source: judgment },
  loop: { items: { low: 0, expected: 1, high: 10 }, source: judgment },
  charactersPerToken: { typical: 4, least: 1, source: judgment },
  image: { widthPixels: 1024, heightPixels: 1024, source: judgment },
  structureErrorPercent: 25,
  // Mean over recorded requests with calls: 2.5% of 87 by Chat Completions, 6.5% of 83 by the Responses interface, 4.1% of Claude's.
  callsErrorPercent: 7,
  unknownModel: {
    errorPercent: 30,
    source: {
      title: 'Measured distance between o200k and the vocabularies of other vendors: −41 % to +5 %',
      url: 'https://github.com/coder/ai-tokenizer',
      checkedOn: '2026-11-23',
    },
  },
};
