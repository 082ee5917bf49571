import type { Basis } from '../../core/amount.js';
import type { OpenaiApi } from '../../core/prompt.js';
import type { Source } from '../../core/rate.js';
import type { TypescriptStyle } from '../typescript.js';

/** A value that holds for models whose normalized name begins with one of `models`; the longest beginning wins. */
export interface ForModels {
  readonly models: readonly string[];
}

/** How sure a vendor's constant is: published by the vendor, measured by somebody, or taken from a neighbor. */
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

/** Tokens that a stated thinking budget adds to the input. */
export interface ThinkingRule extends ForModels {
  readonly tokens: number;
  readonly basis: RuleBasis;
  readonly source: Source;
}

/** How tool definitions become text of the prompt. */
export interface ToolRule extends ForModels {
  readonly rendering:
    /** A namespace of TypeScript types. */
    | { readonly kind: 'typescript'; readonly style: TypescriptStyle }
    /** Name, description and schema as compact JSON. */
    | { readonly kind: 'json' }
    /** Description, name and schema as JSON with spaces between `<function>` and `</function>`, a line each. */
    | { readonly kind: 'function-tags' }
    /** Names and descriptions alone; tokens for the structure are constants. */
    | {
        readonly kind: 'text';
        readonly perDescription: number;
        readonly firstProperty: number;
        readonly furtherProperty: number;
        readonly perPropertyDescription: number;
        readonly perEnum: number;
        readonly perNested: number;
      };
  /** Once, when there is any tool. May be negative where a vendor's text is shorter than the published one. */
  readonly perRequest: Spread;
  /** Added once when the request has no system text: the tools are in a message of their own then. */
  readonly withoutSystem: Spread;
  readonly perTool: Spread;
  /** What replaces the figures above where it is known by which interface the request is sent. */
  readonly byApi?: Readonly<
    Record<
      OpenaiApi,
      { readonly perRequest: number; readonly withoutSystem: number; readonly errorPercent: number }
    >
  >;
  /** Added, with the tokens of the tool's name, where the tool choice forces a call of one function; absent where it costs nothing. */
  readonly forcedCall?: number;
  /**
   * Mean absolute error of tools counted by this rule, in percent of their tokens, over recorded requests that took no part in
   * finding the constants. Absent where none were recorded.
   */
  readonly errorPercent?: number;
  readonly basis: RuleBasis;
  readonly source: Source;
}

/** The hidden system prompt that a vendor adds as soon as a request carries a tool. */
export interface ToolPromptRule extends ForModels {
  readonly autoTokens: number;
  /** With a tool choice that forces a call. */
  readonly forcedTokens: number;
  readonly basis: RuleBasis;
  readonly source: Source;
}

/** Tokens around a schema for the answer, by one interface. */
export interface SchemaFrame {
  readonly around: number;
  /** True when its name is written a second time. */
  readonly namesTwice: boolean;
  /** Added when the request has neither system text nor tools: the schema is then in a message of its own. */
  readonly withoutSystem: number;
  readonly errorPercent: number;
}

/** How a schema for the answer becomes text of the prompt. */
export interface SchemaRule extends ForModels {
  /** False when the vendor hardly ever bills it: then its size is only the upper end of the range. */
  readonly billed: boolean;
  /** Text before the schema; `{name}` and `{description}` (a comment line) are filled in. */
  readonly head: string;
  /** Keywords of the schema that are not sent. */
  readonly omits: readonly string[];
  /** Tokens beyond the text. */
  readonly around: Spread;
  /** What replaces it where it is known by which interface the request is sent. */
  readonly byApi?: Readonly<Record<OpenaiApi, SchemaFrame>>;
  /** As for tools. */
  readonly errorPercent?: number;
  readonly basis: RuleBasis;
  readonly source: Source;
}

/** A value for each setting of an image's detail. */
export interface ByDetail<Value> {
  readonly low: Value;
  readonly high: Value;
  readonly original: Value;
  /** Also when nothing is set. */
  readonly auto: Value;
}

export type ImageFormula =
  /** OpenAI: fit into a square, shrink the short side, count tiles; a flat number at low detail. */
  | {
      readonly kind: 'tiles';
      readonly base: number;
      readonly perTile: number;
      readonly fitPixels: number;
      readonly shortSidePixels: number;
      readonly tilePixels: number;
    }
  /** OpenAI: patches of the image shrunk to a longest side and to a budget of patches, times a factor in hundredths. */
  | {
      readonly kind: 'patches';
      readonly patchPixels: number;
      readonly factorHundredths: number;
      readonly longSidePixels: ByDetail<number>;
      /** Null where there is no budget. */
      readonly budgetPatches: ByDetail<number | null>;
      /** Larger images are rejected. */
      readonly mostPatches: number;
    }
  /** Anthropic: patches of the largest size that keeps to a longest side and to a number of tokens. */
  | {
      readonly kind: 'fitted';
      readonly patchPixels: number;
      readonly longSidePixels: number;
      readonly mostTokens: number;
    }
  /** Gemini up to 2.0: one flat number for a small image, else crops of a size that follows the image, and an overview. */
  | {
      readonly kind: 'crops';
      readonly smallPixels: number;
      readonly leastCropPixels: number;
      readonly mostCropPixels: number;
      readonly perCrop: number;
    }
  /** Gemini 2.5: one flat number per square that the image needs. */
  | { readonly kind: 'squares'; readonly squarePixels: number; readonly perSquare: number }
  /** Gemini 3: the largest grid of the image's shape within a budget, whatever the image's size. */
  | { readonly kind: 'grid'; readonly budgetTokens: ByDetail<number> }
  /** Nothing is published. */
  | { readonly kind: 'unknown'; readonly guess: Spread };

export interface ImageRule extends ForModels {
  readonly formula: ImageFormula;
  readonly basis: RuleBasis;
  readonly source: Source;
}

/** Tokens of sound, film and documents, where there is a rule. */
export interface MediaRule extends ForModels {
  readonly audioTokensPerSecond: Spread | null;
  readonly videoTokensPerSecond: Spread | null;
  readonly pageTokens: Spread | null;
  readonly source: Source;
}

/** A tool that the vendor runs or defines, by the beginning of its name: what its definition costs in input tokens. */
export interface ServerToolRule extends ForModels {
  readonly tool: string;
  readonly tokens: Spread;
  readonly basis: RuleBasis;
  readonly source: Source;
}

/** Everything about one vendor's requests. Tables are looked up by model name. */
export interface VendorRules {
  readonly id: string;
  /** Beginnings of normalized model names that belong to this vendor. */
  readonly names: readonly string[];
  /** tools-first: tools, system, messages · system-first: system, tools, schema, messages. */
  readonly order: 'tools-first' | 'system-first';
  readonly frames: readonly FrameRule[];
  readonly thinking: readonly ThinkingRule[];
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
