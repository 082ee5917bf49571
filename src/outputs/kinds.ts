import type { PromptKind } from '../core/prompt.js';
import { plural } from './numbers.js';
import { listOf } from './phrase.js';

const kindWords: readonly (readonly [PromptKind, string])[] = [
  ['request', 'prompt'],
  ['instructions', 'agent instruction'],
  ['tools', 'tool list'],
  ['evaluation', 'evaluation'],
  ['fragment', 'shared text'],
];

/** How many there are of each kind. */
export function countKinds(kinds: readonly PromptKind[]): Partial<Record<PromptKind, number>> {
  const counts: Partial<Record<PromptKind, number>> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** `14 prompts, 3 agent instructions, and 1 tool list`: how many of each kind, wherever all of a revision are counted; '' for none. */
export function kindsText(counts: Readonly<Partial<Record<PromptKind, number>>>): string {
  const parts = kindWords.flatMap(([kind, word]) => {
    const many = counts[kind] ?? 0;
    return many === 0 ? [] : [plural(many, word)];
  });
  return listOf(parts);
}
