import type { Source } from '../../core/rate.js';
import type { Spread } from './rule.js';

/**
 * What is taken for a value that neither the settings nor the repository state. Judgement, not measurement, and labelled
 * 'assumed' wherever it is used; the same on both sides of a comparison, so that it cancels in the difference.
 */
const judgement: Source = {
  title:
    'Default of this program; order of size from the input lengths of public traces (Azure LLM inference 2023)',
  url: 'https://github.com/Azure/AzurePublicDataset',
  checkedOn: '2026-11-23',
};

export const assumed: {
  /** Tokens of a variable. */
  readonly variable: { readonly tokens: Spread; readonly source: Source };
  /** Tokens of a variable whose name has one of these words: retrieved text, files, conversations. */
  readonly longVariable: {
    readonly words: readonly string[];
    readonly tokens: Spread;
    readonly source: Source;
  };
  /** The same inside a loop, where many together are as long as one long variable. */
  readonly longItem: { readonly tokens: Spread; readonly source: Source };
  /** Items of a loop. */
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
  /** Error of a count with another model's tokenizer, in percent, where the model is not known. */
  readonly unknownModel: { readonly errorPercent: number; readonly source: Source };
} = {
  variable: { tokens: { low: 1, expected: 50, high: 500 }, source: judgement },
  longVariable: {
    words: [
      'article',
      'articles',
      'chunks',
      'code',
      'content',
      'context',
      'contexts',
      'conversation',
      'diff',
      'doc',
      'docs',
      'document',
      'documents',
      'email',
      'emails',
      'file',
      'files',
      'history',
      'knowledge',
      'log',
      'logs',
      'notes',
      'passages',
      'patch',
      'results',
      'source',
      'thread',
      'transcript',
    ],
    tokens: { low: 50, expected: 1000, high: 7000 },
    source: judgement,
  },
  longItem: { tokens: { low: 10, expected: 300, high: 1000 }, source: judgement },
  loop: { items: { low: 0, expected: 3, high: 10 }, source: judgement },
  charactersPerToken: { typical: 4, least: 1, source: judgement },
  image: { widthPixels: 1024, heightPixels: 1024, source: judgement },
  unknownModel: {
    errorPercent: 30,
    source: {
      title: 'Measured distance between o200k and the vocabularies of other vendors: −41 % to +5 %',
      url: 'https://github.com/coder/ai-tokenizer',
      checkedOn: '2026-11-23',
    },
  },
};
