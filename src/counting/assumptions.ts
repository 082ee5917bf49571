import { countText } from '../core/words.js';
import type { CountedBlock, RequestTokens } from '../core/tokens.js';

/**
 * What was assumed in a count, in words for the report: one sentence per thing, in the order of the request, each
 * once. Empty when everything is counted, measured, configured or bounded.
 */
export function assumptionsOf(tokens: RequestTokens): string[] {
  const sentences = new Set<string>();
  for (const block of tokens.blocks) {
    if (block.tokens.basis === 'assumed') sentences.add(sentence(block));
  }
  return [...sentences];
}

function sentence(block: CountedBlock): string {
  const { low, expected, high } = block.tokens;
  const range = low === high ? '' : ` (${countText(low)} to ${countText(high)})`;
  const size = `${countText(expected)} tokens${range}`;
  switch (block.part) {
    case 'variables':
      return `\`${block.label}\`: ${size} assumed, because neither the settings nor the file say how long it is`;
    case 'images':
      return `image \`${block.label}\`: ${size} assumed, because its size or the model's formula is not known`;
    case 'tools':
    case 'schema':
    case 'overhead':
      return `${block.label}: ${size} assumed, because nothing is published for this model`;
    case 'system':
    case 'messages':
    case 'examples':
      return `${block.label}: ${size} assumed, because the number of items is not configured`;
  }
}
