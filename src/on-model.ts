import { alignAnswers } from './core/cost/answers.js';
import { reasons } from './core/cost/forecast.js';
import type { Estimate } from './core/estimate.js';
import type { Model, ModelMatch } from './core/model.js';
import type { PicoUsd } from './core/money.js';
import { countRequest } from './counting/index.js';
import { estimated } from './estimate-revision.js';
import { openTokenizer } from './tokenizers/index.js';

/** What the request needs a model to take. */
export interface Needs {
  readonly images: boolean;
  readonly tools: boolean;
  readonly structuredOutput: boolean;
  /** Tokens of the input and of the longest answer that is set or expected. */
  readonly contextTokens: number;
  /** The output limit that the request sets; absent without one. */
  readonly answerTokens?: number;
  /** False for a request to a model that gives no text back (embeddings); absent where the model is not known. */
  readonly text?: boolean;
}

/**
 * Whether a model takes the request. 'unknown' where no source says so about something the request needs; `reasons` names
 * what is missing or not known.
 */
export interface Fit {
  readonly verdict: 'yes' | 'unknown' | 'no';
  readonly reasons: readonly string[];
}

/** A model of the catalog as if a prompt named it. */
export function asMatch(model: Model): ModelMatch {
  return { model, asWritten: model.id, by: 'exact', note: null };
}

/** The same request as it would be billed on another model: own tokenizer and overhead, an answer of the same length. */
export function onModel(estimate: Estimate, match: ModelMatch): Estimate {
  const { prompt, usage } = estimate;
  const input = {
    prompt,
    match,
    unknown: null,
    tokens: countRequest(prompt, match.model, openTokenizer(match.model.tokenizer), usage),
    usage,
  };
  const asItIs = estimated(input);
  const { head: output } = alignAnswers(estimate, asItIs);
  return output === null ? asItIs : estimated({ ...input, output });
}

/**
 * Whether an estimate on another model leaves out hidden reasoning whose length nothing says: its cost is a lower bound then.
 * `own` is the model of the request as it is. A configured output length holds reasoning where that model reasons too.
 */
export function omitsReasoning({ prompt, match, usage, reasoning }: Estimate, own: Model | null): boolean {
  if (match === null || !reasons(prompt, match.model) || (reasoning?.expected ?? 0) > 0) return false;
  return usage.outputTokens === undefined || (own !== null && !reasons(prompt, own));
}

/**
 * Cost of a request that is not sent in batches now, through the vendor's batch interface; null where no price of it is
 * published. The same share of the estimate's own cost, which may rest on another answer or on exact counts.
 */
export function batchCost({ prompt, match, tokens, usage, cost }: Estimate): PicoUsd | null {
  const [plain, batch] = [0, 1].map(
    (batchShare) =>
      estimated({ prompt, match, unknown: null, tokens, usage: { ...usage, batchShare } }).cost
        ?.requestPicoUsd,
  );
  if (cost === null || plain === undefined || plain === 0n || batch === undefined) return null;
  return (cost.requestPicoUsd * batch) / plain;
}

/** What a request needs, with the tokens of its estimate. */
export function needsOf({ prompt, match, tokens, output }: Estimate): Needs {
  const limit = prompt.parameters.maxOutputTokens;
  const answer = Math.max(limit ?? 0, output.expected);
  return {
    images: tokens.parts.images.high > 0,
    tools: prompt.tools.length > 0,
    structuredOutput: prompt.schema !== null,
    contextTokens: Math.ceil(tokens.input.expected + answer),
    ...(limit === undefined ? {} : { answerTokens: limit }),
    ...(match === null ? {} : { text: match.model.maxOutputTokens !== 0 }),
  };
}

/** Facts only: what is not recorded is 'unknown', never 'no'. */
export function fitOf(model: Model, needs: Needs): Fit {
  const missing: string[] = [];
  const unknown: string[] = [];
  const check = (needed: boolean, has: boolean | null | undefined, what: string): void => {
    if (!needed || has === true) return;
    if (has === false) missing.push(what);
    else unknown.push(what);
  };
  check(needs.images, model.capabilities?.images, 'image input');
  check(needs.tools, model.capabilities?.tools, 'tools');
  check(needs.structuredOutput, model.capabilities?.structuredOutput, 'structured output');
  check(
    true,
    model.contextTokens === null ? null : model.contextTokens >= needs.contextTokens,
    `a context of ${needs.contextTokens.toLocaleString('en-US')} tokens`,
  );
  const { maxOutputTokens } = model;
  const { answerTokens = 0 } = needs;
  if (needs.text === false) {
    if (maxOutputTokens !== 0) missing.push('embeddings');
  } else if (maxOutputTokens === 0) missing.push('text answers');
  else if (maxOutputTokens !== null && answerTokens > maxOutputTokens)
    missing.push(`answers of ${answerTokens.toLocaleString('en-US')} tokens`);
  if (missing.length > 0) return { verdict: 'no', reasons: missing };
  return { verdict: unknown.length > 0 ? 'unknown' : 'yes', reasons: unknown };
}
