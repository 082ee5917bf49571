import type { Origin } from './origin.js';
import type { ModelReference, Parameters, PromptKind } from './prompt.js';

/**
 * Something that one place says about prompts elsewhere: a config that names a prompt file, a call that loads it, an
 * evaluation that runs it. Its rank is that of `origin`; what a stronger place says already stays.
 */
export interface Binding {
  /** Path of the file that holds the prompts, or the key of one prompt. */
  readonly target: string;
  readonly model?: ModelReference;
  readonly parameters?: Parameters;
  readonly kind?: PromptKind;
  readonly origin: Origin;
  /** Files that go into the prompt because of it. */
  readonly sources: readonly string[];
}
