import type { Binding } from './binding.js';
import type { Missing } from './missing.js';
import type { Origin } from './origin.js';

/** Where a piece of text stands. Offsets and columns are UTF-16 units of the file's text without its BOM. */
export interface Place {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  /** Offset of the first unit and one past the last. */
  readonly start: number;
  readonly end: number;
}

/**
 * A piece of a prompt, in sending order. `text` is decoded (block scalars folded, escapes resolved), because
 * that is what is sent and billed; its place is the source it was decoded from.
 */
export type Segment =
  | { readonly kind: 'text'; readonly text: string; readonly place: Place }
  /**
   * Filled in at run time. A comparison sets the last two: `sizedAs`, the name whose length it has (a renamed variable), and
   * `uncounted`, a mention that the other side does not have and whose length is not known. `from` has the files, keys of
   * catalogs and environment variables that a program takes it from, as written; absent where it names none.
   */
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly place: Place;
      readonly from?: readonly string[];
      readonly sizedAs?: string;
      readonly uncounted?: true;
    }
  /**
   * Exactly one of the arms is sent. `{% if x %}a{% endif %}` has two arms, the second empty. A comparison sets `taken`: the
   * arm that is sent under its assignment. `tests` has the condition of each arm, null for the one that is sent where none
   * holds; absent where only the first is known.
   */
  | {
      readonly kind: 'branch';
      readonly arms: readonly (readonly Segment[])[];
      readonly on: string;
      readonly tests?: readonly (string | null)[];
      readonly taken?: number;
      readonly place: Place;
    }
  /** The body is sent once per item of `over`. */
  | {
      readonly kind: 'loop';
      readonly body: readonly Segment[];
      readonly over: string;
      readonly place: Place;
    }
  /** Another file's text that was joined here; `path` is the file it came from. */
  | {
      readonly kind: 'include';
      readonly path: string;
      readonly body: readonly Segment[];
      readonly place: Place;
    }
  | {
      readonly kind: 'media';
      readonly media: 'image' | 'audio' | 'video' | 'file';
      /** Path in the repository, null when it is a variable or a remote address. */
      readonly path: string | null;
      readonly detail: 'low' | 'high' | 'original' | 'auto' | null;
      /** Pixels, when known (read from the file in the resolve stage). */
      readonly width: number | null;
      readonly height: number | null;
      /** Length of sound or film, and pages of a document, where they are known. */
      readonly seconds?: number;
      readonly pages?: number;
      readonly place: Place;
    }
  /** Sent, but made at run time by code, a plugin or a remote store: its size is unknown and `why` says so. */
  | { readonly kind: 'opaque'; readonly why: string; readonly place: Place };

export type Role = 'system' | 'developer' | 'user' | 'assistant' | 'tool';

export interface Message {
  readonly role: Role;
  /** The optional `name` field of a chat message. */
  readonly name?: string;
  readonly segments: readonly Segment[];
  /** True for few-shot examples, which the report shows as a part of their own. */
  readonly example?: boolean;
  /** True when the author marked the end of this message as a cache breakpoint. */
  readonly cacheBreakpoint?: boolean;
  readonly place: Place;
}

/** A tool (function) definition as it is sent with every request. */
export interface Tool {
  readonly name: string;
  readonly description: string | null;
  /** JSON Schema of the parameters, null when it is not known (only the name is in the repository). */
  readonly schema: unknown;
  /** False when only a name is known: its tokens are unknown and reported so. */
  readonly known: boolean;
  readonly cacheBreakpoint?: boolean;
  readonly place: Place;
}

/** The schema of a structured answer, which providers render into the prompt. */
export interface ResponseSchema {
  readonly name: string | null;
  /** Sent with the schema where the provider has a field for it. */
  readonly description?: string;
  readonly schema: unknown;
  readonly place: Place;
}

/** The model as the author wrote it, and where. */
export interface ModelReference {
  readonly asWritten: string;
  /** Where it was found. */
  readonly origin: Origin;
  /** A provider stated beside it (`provider: azure`), which narrows the lookup. */
  readonly provider?: string;
  /** True for a cloud deployment's name, which need not be a model's name. */
  readonly deployment?: boolean;
  /** Other models this prompt may run on (fallbacks, load balancing, a matrix of evaluations). */
  readonly alternatives?: readonly string[];
  /** True where nothing in the program chooses between this model and its alternatives; absent otherwise. */
  readonly undecided?: true;
  /** The gateway's entry that is behind the name as written; absent when no gateway config knows the name. */
  readonly gateway?: ModelAlias;
  readonly place: Place | null;
}

export interface Variable {
  readonly name: string;
  /** A sample value written in the repository, as it would be inserted. */
  readonly sample?: string;
  readonly default?: string;
  readonly maxLength?: number;
  readonly enum?: readonly string[];
  readonly place: Place | null;
}

/** Settings of the request that change what it costs. Absent means the file does not say. */
export interface Parameters {
  readonly maxOutputTokens?: number;
  readonly maxOutputPlace?: Place;
  readonly temperature?: number;
  readonly reasoningEffort?: string;
  readonly thinkingBudgetTokens?: number;
  /** Number of answers asked for (`n`), each billed as output. */
  readonly answers?: number;
  readonly serviceTier?: string;
  readonly verbosity?: string;
  readonly toolChoice?: string;
  /** 'explicit': cache markers or mode are set; 'off': switched off; absent: the provider's default. */
  readonly caching?: 'explicit' | 'off';
  readonly cacheTtl?: '5m' | '1h' | '30m' | '24h';
  /** Server tools with a fee per call, e.g. `web_search`. */
  readonly serverTools?: readonly string[];
  /** Options that change what a request costs and have no figure, by name. Absent where there are none. */
  readonly options?: readonly BilledOption[];
  /** Why one unit of work may send the request more than once, outermost loop first. Absent where nothing says so. */
  readonly repeats?: readonly Repeat[];
}

/**
 * One reason why a unit of work (one run of the function that sends the request, or of a function that calls it) sends the
 * request more than once. All of a request together are its number of calls; the cost of a request stays that of one call.
 */
export interface Repeat {
  /** A loop around the call, the steps that an agent may take, or a function that calls itself. */
  readonly kind: 'loop' | 'steps' | 'recursion';
  /** As a person would write it, shortened: `while True`, `for … in items`, `max_turns=50`, the name of the function. */
  readonly written: string;
  /**
   * `exactly` and `at-most`: `times`. `data`: what only a run knows, such as the number of items or a condition. `none`: nothing
   * that the program says bounds it.
   */
  readonly bound: 'exactly' | 'at-most' | 'data' | 'none';
  /** Null for `data` and `none`. */
  readonly times: number | null;
  /** Null for a default of the library. */
  readonly place: Place | null;
  /** The library whose default it is, and the day on which it was read (ISO 8601). */
  readonly default?: { readonly of: string; readonly checked: string };
  /** Of `steps`: what the library takes where they are not set; null or absent where that is not known. */
  readonly usual?: number | null;
}

/** An option without a figure of its own: a fallback, predicted output. Only a comparison uses it: what head sets or raises is an unknown. */
export interface BilledOption {
  readonly name: string;
  /** As written, shortened. */
  readonly value: string;
  /** Where more of it costs more. */
  readonly number?: number;
  /** What the library takes where the option is not set; absent where that is not known. */
  readonly default?: number;
}

/**
 * request: sent by a product · instructions: paid on every request of whoever works in the repository ·
 * tools: a list of tools that requests elsewhere carry · evaluation: an eval run, not production traffic ·
 * fragment: a part (partial, template) that is billed only where another prompt includes it.
 */
export type PromptKind = 'request' | 'instructions' | 'tools' | 'evaluation' | 'fragment';

export type OpenaiApi = 'chat-completions' | 'responses';

/** One request that is billed every time it is sent. */
export interface Prompt {
  /** `path#name`, or the path alone where a file holds one prompt. The same in both revisions. */
  readonly key: string;
  /**
   * The key that it has whichever of a library's calls for the same request sends it (`generateText`, `streamText`). Absent where that
   * is its key.
   */
  readonly kin?: string;
  readonly name: string;
  readonly path: string;
  /** 1-based line where it begins. */
  readonly line: number;
  /** Id of the format that read it. */
  readonly format: string;
  readonly kind: PromptKind;
  /** In a folder of test data (`test-paths`): no production traffic. Absent elsewhere. */
  readonly testData?: true;
  /** When an instruction's text is paid for. Absent means with every request. */
  readonly activation?: 'always' | 'conditional' | 'on-invoke' | 'metadata';
  readonly messages: readonly Message[];
  readonly tools: readonly Tool[];
  readonly schema: ResponseSchema | null;
  readonly model: ModelReference | null;
  readonly parameters: Parameters;
  readonly variables: readonly Variable[];
  /** Tokens a framework is known to wrap around the text, with its source; shown as overhead. */
  readonly frameworkOverhead?: { readonly tokens: number; readonly note: string };
  /**
   * The interface of OpenAI that sends it: tools and schemas are written out differently by the two. Absent where the file does not
   * say, and for other vendors.
   */
  readonly api?: OpenaiApi;
  /**
   * The vendor whose own client sends it, to no other address (`anthropic`): it runs on no other vendor's models. Absent where
   * the client reaches several, or may.
   */
  readonly vendor?: string;
  /** Usage numbers the file itself states (rare). Merged under the settings' usage. */
  readonly callsPerRequest?: number;
  /**
   * True for a model (and limits) that a configuration chooses while the text is elsewhere. It has no messages, is listed
   * only where a comparison finds that it changed, and is no prompt for anything else.
   */
  readonly settingsOnly?: true;
  /**
   * In a file that the repository marks as generated or as somebody else's (`.gitattributes`): where the same text is kept
   * elsewhere, that is the prompt, and this its copy. Absent elsewhere.
   */
  readonly derived?: true;
  /**
   * One of a list that people choose from: a fragment, unless a program that sends requests loads the list. Absent elsewhere.
   */
  readonly inMenu?: true;
  /** Every file whose text or settings went into this prompt, itself included, sorted. */
  readonly sources: readonly string[];
  /** What is known to be missing from this prompt (an unreadable include, tools by name only). */
  readonly incomplete: readonly Missing[];
}

/** What a format gives for one file. */
export interface Extraction {
  readonly prompts: readonly Prompt[];
  readonly problems: readonly import('./problem.js').Problem[];
  /** Paths this format has taken as parts of its prompts: they are not prompts of their own any more. */
  readonly consumed?: readonly string[];
  /** Alias → model, from gateway configs: applies to prompts elsewhere in the repository. */
  readonly aliases?: readonly ModelAlias[];
  /** What this file says about prompts of other files. */
  readonly bindings?: readonly Binding[];
  /** Places that were understood although nothing of a prompt is there: a call whose arguments are all known, a client. */
  readonly understood?: readonly Place[];
}

/** A name that a gateway config in the repository gives to a model, with the config's own rates if it has any. */
export interface ModelAlias {
  readonly alias: string;
  /** Real model ids behind it; several mean load balancing, first is taken and the rest are alternatives. */
  readonly models: readonly string[];
  readonly fallbacks?: readonly string[];
  readonly inputUsdPerMTok?: string;
  readonly outputUsdPerMTok?: string;
  readonly cachedInputUsdPerMTok?: string;
  readonly cacheWriteUsdPerMTok?: string;
  readonly batchInputUsdPerMTok?: string;
  readonly batchOutputUsdPerMTok?: string;
  /** Output limit that the gateway sends where a request has none; absent where the config says nothing. */
  readonly maxOutputTokens?: number;
  readonly maxOutputPlace?: Place;
  /** The name of a deployment in Azure: it stands for its model only where a request names a deployment. */
  readonly deployment?: true;
  readonly place: Place;
}

/** All text that is literal, in order, joined; includes are expanded, every arm and body once. */
export function literalText(segments: readonly Segment[]): string {
  let text = '';
  for (const segment of segments) {
    switch (segment.kind) {
      case 'text':
        text += segment.text;
        break;
      case 'branch':
        for (const arm of segment.arms) text += literalText(arm);
        break;
      case 'loop':
      case 'include':
        text += literalText(segment.body);
        break;
      case 'variable':
      case 'media':
      case 'opaque':
        break;
    }
  }
  return text;
}
