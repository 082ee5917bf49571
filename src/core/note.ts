import type { HostedBasis } from './model.js';
import type { Missing } from './missing.js';
import type { PromptKind } from './prompt.js';
import type { InputPart } from './tokens.js';
import type { TaskKind } from './usage.js';

/** Why a task is taken to be of its kind. */
export type Because =
  | 'configured'
  | 'few-fields'
  | 'schema'
  | 'schema-fields'
  | 'image'
  | 'tools'
  | 'nothing'
  /** The words of the prompt that say so. */
  | { readonly says: string };

/**
 * What an estimate assumes, or leaves out so that its cost is "at least". `report/words` makes the sentence. Models are ids,
 * shares are 0 to 1.
 */
export type Note =
  /** Something that is sent and not counted. */
  | { readonly kind: 'not-counted'; readonly part: Missing }
  /** What the catalog says of the model, or of pages of its vendor that contradict each other. */
  | { readonly kind: 'model' | 'rates'; readonly text: string }
  /** The model that the project names by default, or with a null `setting` for another request, where the prompt names none. */
  | {
      readonly kind: 'model-assumed';
      readonly model: string;
      readonly setting: string | null;
      readonly path: string;
      readonly line: number;
    }
  /** A part of the input whose length is assumed, in tokens. */
  | {
      readonly kind: 'size-assumed';
      readonly part: InputPart;
      readonly label: string;
      readonly low: number;
      readonly expected: number;
      readonly high: number;
    }
  /** Input tokens come from the endpoint of the vendor that `tokenizer` names. */
  | { readonly kind: 'counted-by-vendor'; readonly tokenizer: string }
  | { readonly kind: 'no-cache-hits'; readonly because: 'no-traffic' | 'no-lifetime' }
  | {
      readonly kind: 'local-server' | 'no-cached-rate' | 'no-write-rate' | 'no-search-fee';
      readonly model: string;
    }
  | { readonly kind: 'no-region-surcharge'; readonly model: string; readonly region: string }
  | {
      readonly kind: 'tool-results-unknown' | 'turns-alike' | 'searches-unknown' | 'storage-share-unknown';
    }
  /** A mention of a variable that is not counted. */
  | { readonly kind: 'length-unknown'; readonly variable: string }
  | { readonly kind: 'average-call'; readonly calls: number; readonly of: 'task' | 'conversation' }
  | { readonly kind: 'other-models'; readonly names: readonly string[]; readonly model: string }
  | { readonly kind: 'near-tier'; readonly tokens: number }
  | {
      readonly kind: 'gpu-time';
      readonly model: string;
      readonly basis: HostedBasis;
      readonly utilization: number;
      readonly isAssumed: boolean;
      readonly paidPerWorked: number;
      readonly usdPerMTok: number | null;
    }
  | {
      readonly kind: 'gpu-arithmetic';
      readonly model: string;
      readonly teraFlop: number;
      /** At the peak of `gpu`, which is the configured one or the fastest that is known. */
      readonly seconds: number;
      readonly gpu: string;
      readonly isOwn: boolean;
      readonly worked: number;
    }
  | { readonly kind: 'gpu-capacity'; readonly model: string; readonly gpus: number; readonly perHour: number }
  | {
      readonly kind: 'gpu-fleet';
      readonly model: string;
      readonly gpus: number;
      readonly usdPerMonth: number;
    }
  | { readonly kind: 'part-of-requests'; readonly prompt: PromptKind }
  | {
      readonly kind: 'limit-lowers-mean';
      readonly limit: number;
      readonly mean: number;
      readonly to: number;
      readonly cutShare: number;
    }
  | {
      readonly kind: 'mean-over-limit';
      readonly limit: number;
      readonly mean: number;
      readonly cutShare: number;
    }
  | { readonly kind: 'limit-cuts-some'; readonly limit: number; readonly cutShare: number }
  | { readonly kind: 'reasoning-assumed'; readonly tokens: number }
  | {
      readonly kind: 'limit-is-length';
      readonly limit: number;
      readonly task: TaskKind;
      readonly because: Because;
    }
  | {
      readonly kind: 'length-assumed';
      readonly low: number;
      readonly expected: number;
      readonly high: number;
      readonly task: TaskKind;
      readonly because: Because;
      /** Whether the prompt itself says how long an answer is, and not only what is asked for. */
      readonly saysLength: boolean;
    }
  | { readonly kind: 'effort-changed'; readonly before: string | null; readonly after: string | null };
