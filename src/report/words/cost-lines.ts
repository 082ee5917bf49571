import type { LineItem } from '../../core/estimate.js';
import { countText } from '../../core/words.js';

const names: Readonly<Record<LineItem['of'], string>> = {
  input: 'input',
  images: 'images',
  'hidden-tools': 'hidden tool prompt',
  'earlier-turns': 'earlier turns',
  'cached-input': 'cached input',
  'cache-write': 'cache write',
  'cache-write-1h': 'cache write (1 h)',
  output: 'output',
  reasoning: 'reasoning',
  request: 'request',
  'web-search': 'web search',
  'cache-storage': 'cache storage',
  'gpu-time': 'GPU time',
  retries: 'billed retries',
};

/** Name of a cost line: what is billed, and where it matters how, and on which model. */
export function lineName({ of, batch, overTokens, model }: LineItem): string {
  const how = batch === true ? ' (batch)' : '';
  const tier = overTokens === undefined ? '' : `, over ${countText(overTokens)} tokens`;
  return `${names[of]}${how}${tier}${model === undefined ? '' : ` · ${model}`}`;
}
