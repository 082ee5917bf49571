import type { Source } from '../rate.js';
import type { TaskKind } from '../usage.js';

/**
 * How long answers are when nobody has said so: the mean output of one application, by kind of task, as P10, P50
 * and P90 over applications. These are orders of magnitude from public traces (of other models and years), never
 * measurements of the checked product: what is computed from them is called assumed.
 */
export interface OutputPrior {
  readonly lowTokens: number;
  readonly expectedTokens: number;
  readonly highTokens: number;
  /** What it is taken from, in words; 'judgment' where no public data set was found. */
  readonly basis: string;
  readonly source: Source;
}

const checkedOn = '2026-11-23';

const serveGen: Source = {
  title: 'ServeGen: client statistics of a cloud provider (Apache-2.0)',
  url: 'https://github.com/alibaba/ServeGen/tree/f891d11',
  checkedOn,
};
const azure: Source = {
  title: 'Azure public LLM inference trace 2023 (CC-BY 4.0)',
  url: 'https://github.com/Azure/AzurePublicDataset/tree/b469a11',
  checkedOn,
};
const mooncake: Source = {
  title: 'Mooncake traces of Kimi (Apache-2.0)',
  url: 'https://github.com/kvcache-ai/Mooncake/tree/3b5a594',
  checkedOn,
};
const judgment: Source = {
  title: 'Judgment: no public data set was found',
  url: 'https://github.com/alibaba/ServeGen',
  checkedOn,
};

export const outputPriors: Readonly<Record<TaskKind, OutputPrior>> = {
  label: {
    lowTokens: 5,
    expectedTokens: 30,
    highTokens: 170,
    basis: 'means of applications on small and middle models',
    source: serveGen,
  },
  extraction: {
    lowTokens: 30,
    expectedTokens: 100,
    highTokens: 400,
    basis: 'judgment; the schema sets the floor',
    source: judgment,
  },
  'code-completion': {
    lowTokens: 10,
    expectedTokens: 28,
    highTokens: 90,
    basis: 'code completion trace, 8,819 requests',
    source: azure,
  },
  chat: {
    lowTokens: 100,
    expectedTokens: 220,
    highTokens: 450,
    basis: 'conversation traces (Azure, LMSYS-Chat-1M, Mooncake)',
    source: azure,
  },
  rag: {
    lowTokens: 50,
    expectedTokens: 150,
    highTokens: 400,
    basis: 'long-context questions and answers, 3,993 requests',
    source: mooncake,
  },
  agent: {
    lowTokens: 50,
    expectedTokens: 180,
    highTokens: 500,
    basis: 'tool and agent calls, 23,608 requests; the spread is judgment',
    source: mooncake,
  },
  writing: {
    lowTokens: 300,
    expectedTokens: 700,
    highTokens: 1800,
    basis: 'judgment, no data set found',
    source: judgment,
  },
  'code-writing': {
    lowTokens: 150,
    expectedTokens: 600,
    highTokens: 2500,
    basis: 'judgment: from one function to a module with its tests',
    source: judgment,
  },
  'code-review': {
    lowTokens: 100,
    expectedTokens: 400,
    highTokens: 1200,
    basis: 'judgment: from a remark to a list of findings',
    source: judgment,
  },
  // Where the length of what is put in is configured, that is the prior.
  rewriting: {
    lowTokens: 50,
    expectedTokens: 400,
    highTokens: 2000,
    basis: 'judgment: about as long as the text that is rewritten or translated, whose length is not known',
    source: judgment,
  },
  'image-question': {
    lowTokens: 15,
    expectedTokens: 60,
    highTokens: 215,
    basis: 'means of image understanding applications',
    source: serveGen,
  },
  unknown: {
    lowTokens: 5,
    expectedTokens: 60,
    highTokens: 400,
    basis: 'means of all language applications pooled',
    source: serveGen,
  },
};

/** Answer and hidden reasoning together, for a model that thinks before it answers. */
export const reasoningPrior: OutputPrior = {
  lowTokens: 360,
  expectedTokens: 700,
  highTokens: 1400,
  basis: 'means of 73 applications on a reasoning model; newer models think less',
  source: serveGen,
};

/** Median share of the output that is hidden reasoning, on a model that reasons. */
export const reasoningShare = { share: 0.7, source: serveGen } as const;

/** Coefficient of variation of one application's output lengths, for the share that a limit cuts off. */
export const outputVariation = { coefficient: 0.8, source: serveGen } as const;

/** A rewritten or translated text, as a share of the one that is put in. */
export const rewritingShare = { low: 0.7, expected: 1, high: 1.4, source: judgment } as const;

/**
 * What a change of the reasoning effort by one level may do to the output: no vendor or benchmark gives a constant.
 */
export const effortFactor = { low: 0.5, high: 4, source: judgment } as const;

/** An answer by its schema's fields, against the one in which every field has the usual length. */
export const schemaSpread = { low: 0.3, high: 4, source: judgment } as const;

/**
 * Characters of a JSON answer per token, as bounds (ordinary JSON has about three): a token seldom covers more than
 * five characters of it, and seldom less than two.
 */
export const jsonCharactersPerToken = { most: 5, least: 2, usual: 3, source: judgment } as const;
