import { anthropic } from './anthropic.js';
import { createExactCount, type ExactCount, type ExactOptions } from './ask.js';
import { gemini } from './gemini.js';

export type { About, ExactCount, ExactOptions, Fetch } from './ask.js';

/** Where the APIs are when the settings do not say otherwise. */
export const exactUrls = {
  anthropic: 'https://api.anthropic.com',
  gemini: 'https://generativelanguage.googleapis.com',
} as const;

/** Counts bodies of Messages requests (`model` included) with Anthropic's `count_tokens`. One for each run: it holds the limits. */
export function anthropicCount(options: ExactOptions): ExactCount {
  return createExactCount(anthropic, options);
}

/** Counts bodies of `generateContent` requests, with the model's name in `model`, with the Gemini API's `countTokens`. */
export function geminiCount(options: ExactOptions): ExactCount {
  return createExactCount(gemini, options);
}
