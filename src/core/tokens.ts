import type { Amount } from './amount.js';
import type { Missing } from './missing.js';
import type { Place } from './prompt.js';

/** exact: the vendor's own vocabulary · calibrated: fitted to measured counts, error stated · approximate: a guess with a stated error. */
export type CountMethod = 'exact' | 'calibrated' | 'approximate';

/** Turns text into a number of tokens. Linear in the text's length, for any text; never throws. */
export interface Tokenizer {
  /** Such as `o200k_base` or `claude-4.7`. */
  readonly id: string;
  readonly method: CountMethod;
  /** Mean absolute error of a count of ordinary text in percent; 0 for exact. */
  readonly errorPercent: number;
  /** Tokens of `text` as ordinary text: strings such as `<|endoftext|>` have no special meaning. */
  count(text: string): number;
}

/** The parts of a request's input that the report shows apart. */
export type InputPart =
  'system' | 'messages' | 'examples' | 'tools' | 'schema' | 'images' | 'variables' | 'overhead';

export const inputParts: readonly InputPart[] = [
  'system',
  'messages',
  'examples',
  'tools',
  'schema',
  'images',
  'variables',
  'overhead',
];

/** How often a block differs between two requests of the same prompt: decides what a provider's cache can hold. */
export type Stability = 'static' | 'varies';

/** A piece of the request in the order in which the provider renders it (tools, system, messages …). */
export interface CountedBlock {
  readonly part: InputPart;
  /** What the report calls it: a variable's name, a tool's name, 'system text'. */
  readonly label: string;
  readonly tokens: Amount;
  readonly stability: Stability;
  /** Which message it belongs to (index), null for tools and schema. */
  readonly message: number | null;
  /** True when the author marked a cache breakpoint at the end of this block. */
  readonly cacheBreakpoint?: boolean;
  /** True for tokens that the provider adds and nobody wrote (the tool-use prompt): a cost line of their own. */
  readonly hidden?: boolean;
  readonly place: Place | null;
  /** Characters of a run of text by the file they are in; only where they are in several files. */
  readonly from?: ReadonlyMap<string, number>;
  /** What decides whether or how often it is sent; absent for text and variables that are sent once. */
  readonly open?: 'condition' | 'loop';
}

/** All input tokens of one request, by block and by part. */
export interface RequestTokens {
  readonly blocks: readonly CountedBlock[];
  readonly parts: Readonly<Record<InputPart, Amount>>;
  readonly input: Amount;
  readonly tokenizer: string;
  readonly method: CountMethod;
  readonly errorPercent: number;
  /** What could not be counted (an opaque block, tools known by name only). */
  readonly unknown: readonly Missing[];
  /** Variables of which a mention is not counted, because its length is not known. Absent where there are none. */
  readonly withoutLength?: readonly string[];
  /** Tokens of literal text in arms of conditions that this request does not take; absent where there are none. Not part of `input`. */
  readonly beside?: number;
}
