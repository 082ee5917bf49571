import type { Cause, TokenDetail } from './cause.js';
import type { Estimate } from './estimate.js';
import type { PicoUsd } from './money.js';
import type { NoPrice } from './no-price.js';
import type { PromptKind } from './prompt.js';
import type { CallsChange } from './repeats.js';
import type { UnreadFile } from './unread.js';

export type ChangeStatus = 'added' | 'removed' | 'changed' | 'renamed' | 'unchanged';

/**
 * Why the two sides have no money delta: a side (or a part of it) could not be read, or only one side has a rate. A
 * prompt without a rate on either side is compared in tokens and is not in this case.
 */
export interface NotComparable {
  readonly reason: 'unread' | 'unpriced';
  /** The text is elsewhere now, or left out by the settings: nothing is broken, and nothing is known to be saved. */
  readonly moved?: true;
  readonly why: NotChecked;
}

/** Why something was not compared or has no price. `detail`: the sentence of a problem. */
export type NotChecked =
  /** One side exists and could not be read. */
  | {
      readonly because: 'side-unread';
      readonly side: 'baseline' | 'head';
      readonly path: string;
      readonly line: number | null;
      readonly detail: string;
    }
  /** The text is elsewhere now, or left out by the settings. */
  | { readonly because: 'side-elsewhere'; readonly side: 'baseline' | 'head'; readonly detail: string }
  /** `side`: the one without a price, 'any' where none has one. */
  | { readonly because: 'no-price'; readonly side: 'baseline' | 'head' | 'any'; readonly price: NoPrice }
  /** A part that only one side lacks, so that the sign of the difference cannot be believed. */
  | { readonly because: 'part-missing'; readonly side: 'baseline' | 'head'; readonly part: Lacking }
  /** The file is read as another format, and counts for less. */
  | { readonly because: 'other-format'; readonly before: string; readonly after: string }
  /** The rates of the model are 0, and only this change sets them. */
  | { readonly because: 'own-free-rates'; readonly model: string }
  /** Another model that the request may run on has no price. */
  | { readonly because: 'alternative'; readonly model: string }
  /** A file of prompts could not be read. */
  | { readonly because: 'file'; readonly detail: string }
  | { readonly because: 'changed-file'; readonly file: UnreadFile };

/** What one side lacks: a part as its format names it, or a file that could not be read. */
export type Lacking =
  { readonly kind: 'part'; readonly what: string } | { readonly kind: 'file'; readonly path: string };

/** Why nothing is known of a side that exists, and which side. */
export type SideLost = Extract<NotChecked, { readonly because: 'side-unread' | 'side-elsewhere' }>;

/**
 * Something that only one side sends and whose length nobody configured or measured: it is in neither side's figures. A
 * loop is on both sides where its body changed: the body is compared once, and further items are unknown.
 */
export interface Unknown {
  readonly kind: 'variable' | 'loop' | 'include' | 'reasoning' | 'option';
  /** Name of the variable, the list, the file or the effort; `name=value` of an option. */
  readonly name: string;
  readonly side: 'baseline' | 'head';
  readonly unit: '100 tokens' | 'item';
  /** What one request costs more for each unit of it; null without a price. */
  readonly picoUsdPerUnit: PicoUsd | null;
  /** How often it is sent: each of these mentions has the same length. */
  readonly times: number;
  /** Of a loop that the other side writes out: as many items are compared. */
  readonly items?: number;
  /** What the items but the first come to, in a request with the words that are written there. */
  readonly furtherItems?: { readonly tokens: number; readonly picoUsd: PicoUsd | null };
  /** False for what is short by its name (`user_id`, `date`): an amount that seldom matters. */
  readonly long: boolean;
}

/** What has to hold for the worst case: a condition, an argument that is not passed, or another model. */
export type When =
  /** `test`: of the arm itself where it is known, null for the arm that is sent where no condition holds. */
  | {
      readonly kind: 'condition';
      readonly on: string;
      readonly arm: number;
      readonly arms: number;
      readonly test?: string | null;
    }
  | { readonly kind: 'not-passed'; readonly variable: string }
  | { readonly kind: 'model'; readonly model: string };

/**
 * The largest increase that some requests have: the worst assignment of conditions, defaults and alternative models, the
 * same on both sides. Each number is the largest by its own measure. Never below the expected delta.
 */
export interface Worst {
  readonly inputTokens: number;
  readonly deltaPicoUsd: PicoUsd | null;
  readonly percent: number | null;
  readonly when: readonly When[];
}

/** The output limit of both sides in tokens; null where none is set. */
export interface LimitChange {
  readonly before: number | null;
  readonly after: number | null;
  /** Head − baseline; a side without a limit counts with the model's own maximum. Null where that is not known. */
  readonly tokens: number | null;
  /** What one request costs more when its answer reaches the limit on both sides; null without a price. */
  readonly worstPicoUsd: PicoUsd | null;
}

/** Reasoning that head turns on or raises. */
export interface ReasoningChange {
  readonly before: string | null;
  readonly after: string | null;
  /** Hidden tokens of one request at most, where a budget or the output limit bounds them. */
  readonly worstTokens: number | null;
  readonly worstPicoUsd: PicoUsd | null;
}

/** The same prompt in both revisions. */
export interface Change {
  readonly key: string;
  readonly status: ChangeStatus;
  /** Both sides under one assignment of all that is not known: their difference is the delta. */
  readonly baseline: Estimate | null;
  readonly head: Estimate | null;
  readonly previousPath: string | null;
  /** Of a prompt that counts as new because the base's file is not valid YAML, JSON or TOML: why. */
  readonly brokenBase?: SideLost;
  /** Set when the two sides cannot be compared: then there is no money delta, neither an increase nor a saving. */
  readonly notComparable: NotComparable | null;
  readonly inputTokensDelta: number | null;
  /**
   * Tokens of text, examples, tools and schema that head has more in the repository than baseline, both counted the way the
   * head's model counts. Every arm of a condition counts, whichever a request takes, so a text that is added under a condition
   * is never nothing. Null where a side could not be read.
   */
  readonly countedTokensDelta: number | null;
  readonly outputTokensDelta: number | null;
  /** One request, head − baseline; null when not comparable or without a price. For added prompts the whole cost. */
  readonly deltaPicoUsd: PicoUsd | null;
  /**
   * Increase of the cost of one request in percent; of its input tokens where neither side has a price. Null for added and
   * removed prompts and where the baseline costs nothing.
   */
  readonly percent: number | null;
  /** What `percent` is a percentage of; null where it is. */
  readonly percentOf: 'cost' | 'input-tokens' | null;
  readonly monthlyDeltaPicoUsd: PicoUsd | null;
  readonly causes: readonly Cause[];
  /** What the delta leaves out, because only one side sends it and its length is not known. */
  readonly unknowns: readonly Unknown[];
  /** Absent where no condition, default or alternative makes a difference. */
  readonly worst?: Worst;
  /** Absent where the limit is the same on both sides. */
  readonly limit?: LimitChange;
  /** Absent where reasoning is neither turned on nor raised. */
  readonly reasoning?: ReasoningChange;
  /** How often one unit of work sends the request, where that differs, and of a new request where nothing bounds it. Absent elsewhere. */
  readonly calls?: CallsChange;
  /** Where both sides are counted and have no price: which part grew by how many tokens and where. */
  readonly tokenDetails?: readonly TokenDetail[];
}

/**
 * What a change is for limits and readers. Test data is like an evaluation: no production traffic. A prompt that moved
 * there from elsewhere, or back, is still what it was.
 */
export function kindOf({ baseline, head }: Pick<Change, 'baseline' | 'head'>): PromptKind | null {
  const sides = [head, baseline].flatMap((side) => (side === null ? [] : [side.prompt]));
  const [subject] = sides;
  if (subject === undefined) return null;
  return subject.kind !== 'fragment' && sides.every(({ testData }) => testData === true)
    ? 'evaluation'
    : subject.kind;
}
