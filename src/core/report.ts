import type { CauseKind, LineRange } from './cause.js';
import type { ChangeStatus } from './change.js';
import type { CacheEnd } from './estimate.js';
import type { Finding, Verdict } from './finding.js';
import type { LimitSource } from './limits.js';
import type { PromptKind } from './prompt.js';
import type { RevisionInfo } from './revision.js';
import type { CountMethod, InputPart } from './tokens.js';

/** The public JSON report, version 1. Fields may be added; none is renamed or removed without a new version. */
export interface Report {
  readonly version: 1;
  readonly tool: { readonly name: 'promptcost'; readonly version: string };
  /** ISO 8601, UTC. */
  readonly generatedAt: string;
  readonly baseline: RevisionInfo;
  readonly head: RevisionInfo;
  /** Date of the rate data, one for both sides. */
  readonly ratesAsOf: string;
  /** The rates file whose prices go before the bundled ones; absent without one. */
  readonly ratesFile?: ReportRatesFile;
  readonly verdict: Verdict;
  readonly enforcement: 'block' | 'warn' | 'off';
  readonly totals: Totals;
  /** All but the unchanged, largest |delta| first. */
  readonly changes: readonly ReportChange[];
  readonly unchangedCount: number;
  readonly findings: readonly Finding[];
  readonly problems: readonly ReportProblem[];
  /** Changed files that look like prompts or model calls and were not (fully) read. */
  readonly unread: readonly Unread[];
  /** In words, as the comment shows them. */
  readonly assumptions: readonly string[];
  /** Every limit that was judged, with where it stands; empty when none is set. */
  readonly limits: readonly ReportLimit[];
  /** Who let a failing verdict pass, by which label. */
  readonly override: { readonly label: string; readonly by: string } | null;
  /** Set for the pull request that adds promptcost: what was found at its head. */
  readonly adoption?: Adoption;
  /** The label with which a person may let a broken limit pass; absent when none is configured. */
  readonly overrideLabel?: string;
  /** Which part of the prompts was judged, when the work was split over several jobs; null for all of them. */
  readonly shard: { readonly part: number; readonly of: number; readonly sums?: ShardSums } | null;
}

/** Which rates file was used, so that a figure can be made again. */
export interface ReportRatesFile {
  readonly path: string;
  readonly sha256: string;
  /** ISO date that the file states; null where it states none. */
  readonly asOf: string | null;
  /** How many models it has rates for. */
  readonly models: number;
}

export interface Unread {
  readonly path: string;
  /** 1-based, of head; null where only removed lines were not read. */
  readonly line: number | null;
  /** Such as `python`; null where the ending says nothing. */
  readonly language: string | null;
  /** Of the first such line: `text`, `model`, `limit`, `call`, `value`, `too-large`. */
  readonly reason: string;
  readonly detail: string;
}

export interface ReportLimit {
  readonly rule: string;
  readonly level: 'fail' | 'warn';
  readonly limit: number | string;
  /** Of a limit on models: the globs that `limit` lists. Absent elsewhere. */
  readonly globs?: readonly string[];
  readonly source: LimitSource;
  /** Globs it applies to; null for all prompts. */
  readonly match: readonly string[] | null;
  /** How many prompts exceed it. */
  readonly exceeded: number;
  /** How many prompts it was held against; with 0 it is not checked, never within. */
  readonly checked: number;
  /** The largest value it was held against, in the limit's unit; null without one. */
  readonly largest: number | null;
  /** How many prompts are above a percent limit and do not exceed it, because the increase is below the noise floor. */
  readonly belowFloor: number;
}

/** What a part of the prompts adds to the whole, exactly: sums in pico-USD as decimal text, null where nothing is known. */
export interface ShardSums {
  readonly baselineRequest: string | null;
  readonly headRequest: string | null;
  readonly baselineMonth: string | null;
  readonly headMonth: string | null;
  readonly baselineWholeMonth: string | null;
  readonly headWholeMonth: string | null;
  /** How many prompts each assumption is about. */
  readonly assumptions: readonly CountedAssumption[];
  /** How many prompts of the head changed, over which assumptions are counted. */
  readonly heads: number;
}

export interface CountedAssumption {
  readonly text: string;
  readonly prompts: number;
  /** The key of the prompt where it is about one alone; absent elsewhere. */
  readonly prompt?: string;
  /** Of an assumed length: what the reports join those with the same reason by. Absent for anything else. */
  readonly size?: AssumedSize;
}

export interface AssumedSize {
  readonly reason: SizeReason;
  readonly label: string;
  /** Tokens. */
  readonly low: number;
  readonly expected: number;
  readonly high: number;
}

/** Why a length is assumed: a variable, an image, what a vendor adds, or items of a list whose number is not configured. */
export type SizeReason = 'variable' | 'image' | 'unpublished' | 'items';

export interface ReportChange {
  readonly key: string;
  readonly name: string;
  readonly path: string;
  readonly previousPath: string | null;
  readonly line: number;
  readonly format: string;
  readonly status: Exclude<ChangeStatus, 'unchanged'>;
  readonly kind: PromptKind;
  readonly baseline: ReportEstimate | null;
  readonly head: ReportEstimate | null;
  /** Where the prompt is written: in a file of its own, or in a program. */
  readonly where: 'file' | 'code';
  /** What the delta leaves out: only one side sends it (or a loop's body changed), and its length is not configured or measured. */
  readonly unknowns: readonly ReportUnknown[];
  readonly delta: {
    /** The largest increase that some requests have, by conditions, defaults and alternatives; null where it is the expected one. */
    readonly worst: {
      readonly inputTokens: number | null;
      readonly usdPer1k: number | null;
      readonly percent: number | null;
      /** In words, what has to hold for it. */
      readonly when: readonly string[];
    } | null;
    /** Tokens of text, examples, tools and schema that head has more in the repository. Every arm of a condition counts; `inputTokens` has those of the arm that is taken. */
    readonly countedInputTokens: number | null;
    /** Tokens by which the output limit rises; a side without one counts with its model's maximum. Null where it is not known, 0 where it is the same. */
    readonly outputLimit: number | null;
    readonly inputTokens: number | null;
    readonly outputTokens: number | null;
    readonly usdPer1k: number | null;
    /** Of the cost of one request; of its input tokens where neither side has a price (`percentOf`). */
    readonly percent: number | null;
    readonly percentOf: 'cost' | 'input-tokens' | null;
    readonly monthlyUsd: number | null;
  };
  /** Why there is no money delta although both sides exist; null otherwise. */
  readonly notComparable: string | null;
  /** The facts behind `notComparable`; absent where that is null. */
  readonly notChecked?: ReportNotChecked;
  /** `usdPer1k` adds up to `delta.usdPer1k` exactly. */
  readonly causes: readonly {
    readonly cause: CauseKind;
    readonly usdPer1k: number;
    readonly inputTokens?: number;
    readonly detail: string;
    /** `detail` without the place, where other prompts may have the same cause elsewhere; absent where they are the same. */
    readonly shared?: string;
    /** Lines of head that are new in this part of the text; absent where there are none. */
    readonly lines?: readonly LineRange[];
    /** What ends the cached prefix now, and where; absent where the prefix is the same or all of the text. */
    readonly cacheEnd?: Exclude<CacheEnd, { readonly kind: 'end-of-text' }> & {
      readonly path: string | null;
      readonly line: number | null;
    };
  }[];
  /** For a change without a price: which part changed by how many tokens and on which lines. Absent when there is nothing to say. */
  readonly tokenDetails?: readonly string[];
  /** For a prompt over a limit on its cost: the same request on the next cheaper tier of the vendor. Absent without one. */
  readonly tier?: ReportTier;
  /** For the same prompts: what else makes the same request cheaper on its own model. Absent without any. */
  readonly cheaper?: readonly ReportCheaper[];
}

/** Another way to send the head's request to the same model: a fact about its cost. */
export interface ReportCheaper {
  /**
   * batch: through the vendor's batch interface · cache-order: text that stays the same first · cache: with the vendor's prompt
   * cache · cache-lifetime: with another lifetime of the cache.
   */
  readonly way: 'batch' | 'cache-order' | 'cache' | 'cache-lifetime';
  /** The lifetime by its name, such as `1h`; null elsewhere. */
  readonly name: string | null;
  readonly usdPer1k: number;
  /** Against the head's cost as it is; negative. */
  readonly percent: number;
  /** True where no traffic is configured: the figure holds while the cache is warm. */
  readonly warm: boolean;
}

/** The facts behind `notComparable`, and of each kind some more. A report of another version may have kinds that this one has not. */
export interface ReportNotChecked {
  /** `side-unread`, `side-elsewhere`, `no-price`, `part-missing`, `other-format`. */
  readonly because: string;
  /** The sentence of the problem, or of the price that is not known; absent where there is none. */
  readonly detail?: string;
}

/** The head's request on another model: a fact about its cost, with no claim about its quality. */
export interface ReportTier {
  /** `provider/name` */
  readonly model: string;
  readonly usdPer1k: number;
  /** Against the head's cost on its own model; negative. */
  readonly percent: number;
}

export interface ReportUnknown {
  readonly kind: 'variable' | 'loop' | 'include' | 'reasoning' | 'option';
  readonly name: string;
  readonly side: 'baseline' | 'head';
  readonly unit: '100 tokens' | 'item';
  /** What 1,000 requests cost more for each unit of it; null without a price. */
  readonly usdPer1kPerUnit: number | null;
  /** Of a loop that the other side writes out: as many items are compared. */
  readonly items?: number;
}

export interface ReportEstimate {
  /** As the catalog knows it, `provider/model`; null when unknown. */
  readonly model: string | null;
  readonly modelAsWritten: string | null;
  readonly modelFrom: string | null;
  /** The model is only assumed: no prompt names it, the project does. Absent otherwise. */
  readonly modelAssumed?: true;
  readonly priced: boolean;
  readonly unpricedReason: string | null;
  /** In words, what is billed but not in the cost: the cost is "at least". Absent when nothing is. */
  readonly atLeast?: readonly string[];
  readonly tokens: {
    readonly input: number;
    readonly output: number | null;
    readonly inputParts: Readonly<Record<InputPart, number>>;
    readonly method: CountMethod;
    /** Error of the count of literal text. */
    readonly errorPercent: number;
    readonly tokenizer: string;
    readonly outputBasis: 'configured' | 'measured' | 'limit' | 'assumed' | 'none';
    /** Tokens of the longest prefix that can be served from the provider's cache; null where unknown. */
    readonly cacheable: number | null;
    readonly contextPercent: number | null;
    readonly inputRange: { readonly low: number; readonly high: number };
    readonly outputRange: { readonly low: number; readonly high: number } | null;
  };
  readonly lines: readonly {
    readonly name: string;
    readonly quantity: number;
    readonly unit: string;
    readonly rateUsd: number;
    readonly costUsd: number;
  }[];
  /** Input tokens by how they are known; they add up to `tokens.input`. */
  readonly basis: {
    readonly counted: number;
    readonly configured: number;
    readonly measured: number;
    readonly assumed: number;
  };
  /** The output limit that the request sets; null where it sets none. */
  readonly maxOutputTokens: number | null;
  /** How often one unit of work sends the request, as far as the program says; absent where it says nothing. All costs are of one call. */
  readonly calls?: ReportCalls;
  /** Other models that this request may run on. */
  readonly alternatives: readonly string[];
  readonly requestUsd: number | null;
  readonly usdPer1k: number | null;
  readonly range: { readonly lowUsdPer1k: number; readonly highUsdPer1k: number } | null;
  readonly requestsPerMonth: number | null;
  readonly monthlyUsd: number | null;
  readonly cache: {
    readonly prefixTokens: number;
    readonly eligible: 'yes' | 'no' | 'uncertain';
    readonly endsAt: string;
    readonly endsLine: number | null;
    readonly note: string | null;
    readonly hitRate: number;
    readonly inputUsdPer1kNever: number;
    readonly inputUsdPer1kAlways: number;
    readonly breakEvenPerHour: number | null;
  } | null;
  /** Counted tokens of text, tools and schema by the file they are in, largest first; absent where all are in the prompt's own file. */
  readonly tokensByFile?: readonly { readonly path: string; readonly tokens: number }[];
  /** Every file whose text or settings went into this. */
  readonly sources: readonly string[];
}

/** All reasons together multiply. */
export interface ReportCalls {
  /** Calls of one unit of work at most; null where a reason has no number. */
  readonly most: number | null;
  /** Whether nothing in the program bounds them. */
  readonly unbounded: boolean;
  /** Outermost first. */
  readonly from: readonly {
    readonly kind: 'loop' | 'steps' | 'recursion';
    readonly written: string;
    /** `data`: only a run knows, such as the number of items; `none`: nothing bounds it. */
    readonly bound: 'exactly' | 'at-most' | 'data' | 'none';
    readonly times: number | null;
    /** Null for a default of the library. */
    readonly path: string | null;
    readonly line: number | null;
    /** The library whose default it is, and the day on which it was read. Absent for what the program says. */
    readonly default?: { readonly of: string; readonly checked: string };
  }[];
}

export interface ReportProblem {
  readonly reason: string;
  readonly side: 'baseline' | 'head';
  readonly path: string | null;
  readonly line: number | null;
  readonly detail: string;
  /** It is on both sides, in a file that is the same on both: this change has nothing to do with it. Absent otherwise. */
  readonly untouched?: true;
}

export interface Totals {
  readonly baselineUsdPer1k: number | null;
  readonly headUsdPer1k: number | null;
  readonly deltaInputTokens: number;
  readonly deltaMonthlyUsd: number | null;
  readonly baselineMonthlyUsd: number | null;
  readonly headMonthlyUsd: number | null;
  readonly unpricedCount: number;
  readonly promptCount: number;
}

/** What `scan` prints. */
export interface ScanReport {
  readonly version: 1;
  readonly tool: { readonly name: 'promptcost'; readonly version: string };
  readonly generatedAt: string;
  readonly revision: RevisionInfo;
  readonly ratesAsOf: string;
  /** The rates file whose prices go before the bundled ones; absent without one. */
  readonly ratesFile?: ReportRatesFile;
  readonly prompts: readonly {
    readonly key: string;
    readonly name: string;
    readonly path: string;
    readonly line: number;
    readonly format: string;
    readonly kind: PromptKind;
    readonly estimate: ReportEstimate;
  }[];
  readonly problems: readonly Omit<ReportProblem, 'side'>[];
  readonly assumptions: readonly string[];
}

/** What `compare` prints: one request on several models. */
export interface ComparisonReport {
  readonly version: 1;
  readonly tool: { readonly name: 'promptcost'; readonly version: string };
  readonly generatedAt: string;
  readonly ratesAsOf: string;
  readonly prompt: {
    readonly key: string;
    readonly name: string;
    readonly path: string;
    readonly line: number;
  };
  /** What the request asks of a model. */
  readonly needs: {
    readonly images: boolean;
    readonly tools: boolean;
    readonly structuredOutput: boolean;
    /** Tokens of the input and of the longest answer that is set or expected. */
    readonly contextTokens: number;
    /** The output limit that the request sets; absent without one. */
    readonly answerTokens?: number;
    /** False for a request to a model that gives no text back (embeddings); absent where the model is not known. */
    readonly text?: boolean;
  };
  /** How models were chosen, in words; null when the user named them. */
  readonly rule: string | null;
  readonly models: readonly ComparedModelReport[];
}

export interface ComparedModelReport {
  /** own: the request's model today · asked: named by the user · tier: same vendor · neighbor: another vendor. */
  readonly relation: 'own' | 'asked' | 'configured' | 'tier' | 'neighbor';
  /** Whether the model takes the request; 'unknown' where no source says so about something it needs. */
  readonly fits: 'yes' | 'unknown' | 'no';
  /** What is missing or not known. */
  readonly fitReasons: readonly string[];
  readonly contextTokens: number | null;
  /** Against the request's own model, in percent; null without a price on either side. */
  readonly percent: number | null;
  /** Hidden reasoning tokens inside the output, where they are known or assumed to be billed. */
  readonly reasoningTokens: number | null;
  /** True when the model reasons by default and how long is not known: its cost is "at least". */
  readonly reasoningUnknown: boolean;
  readonly estimate: ReportEstimate;
}

/** What promptcost finds on the day it is added. Costs are of prompts that are requests; null without one that has a price. */
export interface Adoption {
  /** The settings file or the workflow that brings it. */
  readonly path: string;
  readonly requests: number;
  /** Requests without a price. */
  readonly unpriced: number;
  /** The setting that prices most of them; null where all have a price. */
  readonly remedy: 'default-model' | 'models' | null;
  /** Cost of 1,000 requests of the cheapest and of the most expensive prompt, USD. */
  readonly lowUsdPer1k: number | null;
  readonly highUsdPer1k: number | null;
  /** USD a month of all prompts with configured traffic; null without any. */
  readonly monthlyUsd: number | null;
  /** The requests that cost most, most expensive first, at most five. */
  readonly mostExpensive: readonly AdoptedPrompt[];
  /** Agent instructions and skills. */
  readonly instructions: number;
  /** Lists of tools without a request. */
  readonly tools: number;
  /** Input tokens of instructions and tools. */
  readonly instructionTokens: number;
  /** Instructions and tools without a price. */
  readonly unpricedInstructions: number;
  /** Evaluations and test data. */
  readonly evaluations: number;
  /** Texts that prompts include. */
  readonly fragments: number;
}

/** One of the requests that a repository has when it adopts promptcost. */
export interface AdoptedPrompt {
  readonly key: string;
  readonly path: string;
  readonly line: number;
  /** USD for 1,000 requests. */
  readonly usdPer1k: number;
}

/** What `diff --what-if` and `scan --what-if` print: the same prompts under another model, traffic or length of answers. */
export interface WhatIfReport {
  readonly version: 1;
  readonly tool: { readonly name: 'promptcost'; readonly version: string };
  readonly generatedAt: string;
  readonly ratesAsOf: string;
  /** Null for `scan`, which looks at one revision. */
  readonly baseline: RevisionInfo | null;
  readonly head: RevisionInfo;
  readonly whatIf: {
    /** As the catalog knows it, `provider/model`; null where the models stay. */
    readonly model: string | null;
    readonly requestsPerMonth: number | null;
    readonly outputTokens: number | null;
  };
  /** Largest difference first, then those without one. Of `diff` the changed prompts, of `scan` all. */
  readonly prompts: readonly WhatIfPrompt[];
  /** Instructions and tool lists that no request sends and that have no price: they are not in `prompts`. */
  readonly leftOut: number;
  /** Of prompts with a cost both as it is and under the assumption; evaluations and test data are not in them. */
  readonly totals: WhatIfTotals;
}

export interface WhatIfTotals {
  /** USD a month of every prompt at the assumed traffic; null where no traffic is assumed or nothing has a price. */
  readonly allMonthlyUsd: number | null;
  /** USD a month; null where no prompt has traffic on both sides of the comparison. */
  readonly asIsMonthlyUsd: number | null;
  readonly whatIfMonthlyUsd: number | null;
  /** Prompts that cost less, more, and those without a figure to compare: a month where the traffic is assumed, else per request. */
  readonly cheaper: number;
  readonly dearer: number;
  /** Prompts that cost less without the hidden reasoning that the assumed model adds: how they compare is not known. */
  readonly undecided: number;
  readonly notCompared: number;
  /** Prompts that the model does not take. */
  readonly notFitting: number;
}

export interface WhatIfPrompt {
  readonly key: string;
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly kind: PromptKind;
  /** What the change does to the prompt as it is; null for `scan`. */
  readonly status: ChangeStatus | null;
  /** Whether the model takes the request; 'unknown' where no source says so, null where no model is known. */
  readonly fits: 'yes' | 'unknown' | 'no' | null;
  readonly fitReasons: readonly string[];
  readonly asIs: WhatIfSides;
  readonly whatIf: WhatIfSides;
  /** True when the assumed model bills hidden reasoning of unknown length on top: its cost and the difference are lower bounds. */
  readonly reasoningUnknown: boolean;
  /** The prompt under the assumption − as it is (of a removed prompt: on base); null without a cost on either side. */
  readonly difference: {
    readonly usdPer1k: number | null;
    readonly percent: number | null;
    /** Null where the traffic is not known on both sides. */
    readonly monthlyUsd: number | null;
  };
}

export interface WhatIfSides {
  /** Null for `scan` and for an added prompt. */
  readonly baseline: ReportEstimate | null;
  readonly head: ReportEstimate | null;
  /** Head − base for 1,000 requests, as in the report of `diff`; null for `scan` and where the sides cannot be compared. */
  readonly changeUsdPer1k: number | null;
  readonly changeMonthlyUsd: number | null;
}
