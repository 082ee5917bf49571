import type { PromptKind } from '../core/prompt.js';
import { plural } from './numbers.js';

const kindWords: readonly (readonly [PromptKind, string])[] = [
  ['request', 'prompt'],
  ['instructions', 'agent instruction'],
  ['tools', 'tool list'],
  ['evaluation', 'evaluation'],
  ['fragment', 'shared text'],
];

/** `14 prompts, 3 agent instructions and 1 tool list`: how many of each kind, wherever all of a revision are counted; '' for none. */
export function kindsText(counts: Readonly<Partial<Record<PromptKind, number>>>): string {
  const parts = kindWords.flatMap(([kind, word]) => {
    const many = counts[kind] ?? 0;
    return many === 0 ? [] : [plural(many, word)];
  });
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}
