import type { Model } from '../core/model.js';
import type { Rate, RateCard, Source } from '../core/rate.js';
import { tokenizerForModel } from '../tokenizers/index.js';

/** A model on a server of one's own: no token is billed, which is a rule and not a gap in the table. */
export function localModel(server: string, name: string, on: string): Model {
  return {
    id: `${server}/${name}`,
    provider: server,
    name,
    tokenizer: tokenizerForModel(server, name),
    contextTokens: null,
    maxOutputTokens: null,
    rates: zeroCard(on, {
      title: 'rule: a local server bills no tokens',
      url: 'docs/rates.md#local-servers',
      checkedOn: on,
    }),
    selfHosted: null,
    cache: null,
    reasoning: 'unknown',
    lifecycle: null,
    discountPercent: '0',
  };
}

/** Rates of zero that are meant. */
export function zeroCard(on: string, source: Source): RateCard {
  const zero = (billable: Rate['billable']): Rate => ({
    billable,
    picoUsdPerUnit: 0n,
    source,
    validFrom: null,
    validUntil: null,
  });
  return {
    on,
    rates: [zero('input'), zero('cached-input'), zero('cache-write'), zero('output')],
    tiers: [],
    factors: {},
    upcoming: [],
    disagreements: [],
  };
}

/** Models that Ollama runs on its own servers (`gpt-oss:120b-cloud`, `qwen3-coder:cloud`); https://docs.ollama.com/cloud, read 2026-11-29. */
export function isOllamaCloud(name: string): boolean {
  return /[:-]cloud$/i.test(name);
}

/**
 * Ollama's way to write a model: `family:tag`, the tag a size, a quantisation or a variant. Only with a family that
 * Ollama's library has under this spelling, because a colon separates a vendor, too.
 */
export function isOllamaTag(name: string): boolean {
  const match = /^([a-z][a-z0-9.-]*):([a-z0-9][a-z0-9._-]*)$/i.exec(name);
  if (match === null) return false;
  const [, family = '', tag = ''] = match;
  if (isOllamaCloud(name)) return false;
  return (
    /^(llama|codellama|tinyllama|qwen|qwq|gemma|codegemma|mistral|mixtral|ministral|devstral|magistral|phi|deepseek|gpt-oss|granite|command-r|nomic-embed|mxbai|smollm|starcoder|yi|orca|vicuna|falcon|olmo|wizard|dolphin|llava|bge|all-minilm|embeddinggemma|nemotron|hermes|neural-chat|openchat|zephyr|stable)/i.test(
      family,
    ) && /^(latest|\d+(\.\d+)?[bm](-|$)|\d+x\d+b|e\d+b|.*q\d(_|$|-)|.*fp16|instruct)/i.test(tag)
  );
}
