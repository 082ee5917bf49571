import type { Basis } from '../../../core/amount.js';
import type { Source } from '../../../core/rate.js';

/** A value that holds for models whose normalised name begins with one of `models`; the longest beginning wins. */
export interface ForModels {
  readonly models: readonly string[];
}

/** How sure a vendor's constant is: published by the vendor, measured by somebody, or taken from a neighbour. */
export type RuleBasis = Extract<Basis, 'counted' | 'measured' | 'assumed'>;

/** A number of tokens with its possible error. */
export interface Spread {
  readonly low: number;
  readonly expected: number;
  readonly high: number;
}

/** What the chat format puts around the messages, in tokens. */
export interface FrameRule extends ForModels {
  /** Once per request: beginning of text, priming of the reply. */
  readonly perRequest: Spread;
  /** Per message, role not included when `countsRole`. */
  readonly perMessage: Spread;
  /** True when the role's name is text of the format and is tokenized as such. */
  readonly countsRole: boolean;
  /** Added to the tokens of a message's `name`. */
  readonly perName: number;
  /** True when system text is not wrapped as a message of its own. */
  readonly bareSystem: boolean;
  readonly basis: RuleBasis;
  readonly source: Source;
}

/** How tool definitions become text of the prompt. */
export interface ToolRule extends ForModels {
  /**
   * typescript: a `namespace functions` of TypeScript types · json: name, description and schema as compact JSON ·
   * text: names and descriptions alone, everything else being in the constants.
   */
  readonly rendering: 'typescript' | 'json' | 'text';
  /** Once, when there is any tool. */
  readonly perRequest: Spread;
  readonly perTool: Spread;
  /** Tokens per part of the definition, for `text`; 0 elsewhere. */
  readonly perDescription: number;
  readonly firstProperty: number;
  readonly furtherProperty: number;
  readonly perPropertyDescription: number;
  readonly perEnum: number;
  readonly perNested: number;
  readonly basis: RuleBasis;
  readonly source: Source;
}

/** The hidden system prompt that a vendor adds as soon as a request carries a tool. */
export interface ToolPromptRule extends ForModels {
  readonly autoTokens: number;
  /** With a tool choice that forces a call. */
  readonly forcedTokens: number;
  readonly source: Source;
}

/** How a schema for the answer becomes text of the prompt: around its compact JSON. */
export interface SchemaRule extends ForModels {
  readonly around: Spread;
  readonly basis: RuleBasis;
  readonly source: Source;
}

export type ImageFormula =
  /** Fit into a square, shrink the short side, count tiles: base + tiles × tile; `low` is a flat number. */
  | {
      readonly kind: 'tiles';
      readonly base: number;
      readonly perTile: number;
      readonly low: number;
      readonly fitPixels: number;
      readonly shortSidePixels: number;
      readonly tilePixels: number;
    }
  /** Patches of a fixed size, shrunk to a budget, times a factor in hundredths. */
  | {
      readonly kind: 'patches';
      readonly patchPixels: number;
      readonly factorHundredths: number;
      /** Most patches by `detail`. */
      readonly patches: {
        readonly low: number;
        readonly high: number;
        readonly auto: number;
      };
      /** Longest side by `detail`, null without. */
      readonly sidePixels: {
        readonly low: number | null;
        readonly high: number | null;
        readonly auto: number | null;
      };
    }
  /** Patches of 28 pixels of the image shrunk to a longest side and a cap of tokens. */
  | {
      readonly kind: 'claude';
      readonly patchPixels: number;
      readonly longSidePixels: number;
      readonly capTokens: number;
    }
  /** One flat number up to a size, else crops. */
  | {
      readonly kind: 'crops';
      readonly smallPixels: number;
      readonly cropPixels: number;
      readonly perCrop: number;
      readonly mostCrops: number;
    }
  /** A flat number by resolution setting. */
  | { readonly kind: 'flat'; readonly low: number; readonly high: number; readonly auto: number }
  /** Nothing is published. */
  | { readonly kind: 'unknown'; readonly guess: Spread };

export interface ImageRule extends ForModels {
  readonly formula: ImageFormula;
  readonly basis: RuleBasis;
  readonly source: Source;
}

/** Tokens of sound, film and documents, where there is a rule. */
export interface MediaRule extends ForModels {
  readonly audioTokensPerSecond: number | null;
  readonly videoTokensPerSecond: number | null;
  readonly pageTokens: Spread | null;
  readonly source: Source;
}

/** A tool that the vendor runs, by the beginning of its name: what its definition costs in input tokens. */
export interface ServerToolRule extends ForModels {
  readonly tool: string;
  readonly tokens: number;
  readonly source: Source;
}

/** Everything about one vendor's requests. Tables are looked up by model name. */
export interface VendorRules {
  readonly id: string;
  /** Beginnings of normalised model names that belong to this vendor. */
  readonly names: readonly string[];
  /** tools-first: tools, system, messages · system-first: system, tools, schema, messages. */
  readonly order: 'tools-first' | 'system-first';
  readonly frames: readonly FrameRule[];
  readonly tools: readonly ToolRule[];
  readonly toolPrompts: readonly ToolPromptRule[];
  readonly schemas: readonly SchemaRule[];
  readonly images: readonly ImageRule[];
  readonly media: readonly MediaRule[];
  readonly serverTools: readonly ServerToolRule[];
}

export function fixed(tokens: number): Spread {
  return { low: tokens, expected: tokens, high: tokens };
}
