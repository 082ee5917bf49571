import { openai } from './openai.js';
import type { Sdk } from './sdk.js';

/** Every library whose calls are recognized. Where two could claim a call, the first that the file imports wins. */
export const sdks: readonly Sdk[] = [openai];
