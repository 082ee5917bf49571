import type { PromptKind } from '../prompt.js';
import type { Floors, FloorLimit } from './limit.js';

export const minIncreaseUsdPer1k: FloorLimit = {
  kind: 'floor',
  key: 'min-increase-usd-per-1k',
  unit: 'usd',
  per: 'request',
  title: 'noise floor of the percent limits',
  docs: 'Noise floor: an increase below this many USD per 1,000 requests never exceeds a percent limit.',
  example: '0.01',
};

export const minIncreaseTokens: FloorLimit = {
  kind: 'floor',
  key: 'min-increase-tokens',
  unit: 'tokens',
  per: 'request',
  title: 'noise floor of the percent limits without a price',
  docs: 'Noise floor where there is no price: an increase below this many input tokens never exceeds a percent limit. Without it 50 for requests, 200 for instructions.',
  example: '50',
};

/** Tokens below which an increase without a price is noise: a sentence more in a request, a paragraph in instructions. */
export function tokenFloor(floors: Floors, kind: PromptKind): number {
  return floors.tokens ?? (kind === 'instructions' ? 200 : 50);
}
