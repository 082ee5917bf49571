/**
 * Model → tokenizer. Vendors keep a vocabulary for a whole generation, so the name decides by family and version and
 * not by a list: a `gpt-5.9-mini` of next year is counted like the gpt-5 of today.
 */

/** Longer names are no model ids. */
const LONGEST_NAME = 200;

/**
 * Id of the tokenizer for a model, for `openTokenizer`. The name counts before the provider, because hosts (Bedrock,
 * OpenRouter, Groq) serve models of all vendors. `approximate` for families whose vocabulary nobody publishes.
 */
export function tokenizerForModel(provider: string, name: string): string {
  const model = name.slice(0, LONGEST_NAME).toLowerCase();
  const vendor = provider.slice(0, LONGEST_NAME).toLowerCase();
  for (const [pattern, tokenizer] of byName) {
    if (pattern.test(model)) return typeof tokenizer === 'string' ? tokenizer : tokenizer(model);
  }
  for (const [pattern, tokenizer] of byProvider) {
    if (pattern.test(vendor)) return tokenizer;
  }
  return 'approximate';
}

/** First match wins. Names are matched anywhere, since hosts put prefixes before them (`us.anthropic.`, `ft:`). */
const byName: readonly (readonly [RegExp, string | ((model: string) => string)])[] = [
  // Distilled models speak the vocabulary of the smaller one.
  [/llama-?4/, 'approximate'],
  [/llama-?3|llama3|nemotron|hermes-[34]/, 'llama-3'],
  [/llama|vicuna|alpaca/, 'approximate'],
  // One vocabulary from the first Qwen to Qwen 3; a larger one since 3.5.
  [/qwen-?(3\.[5-9]|[4-9])/, 'approximate'],
  [/qwen|\bqwq|\bqvq/, 'qwen-2.5'],
  [/deepseek-?(coder|llm|moe|v2)/, 'approximate'],
  [/deepseek/, 'deepseek-v3'],

  [/claude/, claude],

  // Before the names of OpenAI: there is a `gemini-2.5-computer-use-preview` as well.
  [/gemini|gemma-?3|learnlm/, 'gemini'],

  [/gpt-?oss/, 'o200k_harmony'],
  [/text-davinci-00[23]|code-(davinci|cushman)|(davinci|cushman)-codex|davinci-edit/, 'p50k_base'],
  [/text-embedding-(ada|3)|(davinci|babbage)-002/, 'cl100k_base'],
  [/\b(davinci|curie|babbage|ada)\b|gpt-?2\b/, 'r50k_base'],
  [/chatgpt-4o|gpt-?4(\.\d|o)/, 'o200k_base'],
  [/gpt-?(4|3\.?5)/, 'cl100k_base'],
  [/\bgpt-|\bo[1-9]\b|codex|computer-use-preview/, 'o200k_base'],

  [
    /mixtral|mistral-?7b|mistral-(tiny|medium-23)|mistral-large-24|codestral-(22b|2405)|mathstral/,
    'approximate',
  ],
  [/mistral|ministral|pixtral|codestral|devstral|magistral|voxtral/, 'mistral-tekken'],
  [/grok/, 'grok'],
  [/\bnova-(micro|lite|pro|premier|sonic|2)/, 'nova'],
  [/\bcommand(-|$)|\baya\b|c4ai/, 'cohere'],
  [/kimi|moonshot/, 'kimi'],
  [/\bglm-|chatglm/, 'glm'],
  [/minimax|\babab/, 'minimax'],
];

/** When the name says nothing (`my-deployment`): the vocabulary of the vendor's current models. */
const byProvider: readonly (readonly [RegExp, string])[] = [
  [/^(azure_)?openai|^azure$/, 'o200k_base'],
  [/anthropic/, 'claude-4.7'],
  [/^mistral/, 'mistral-tekken'],
  [/^deepseek/, 'deepseek-v3'],
  [/^x-?ai$/, 'grok'],
  [/^cohere/, 'cohere'],
  [/^moonshot/, 'kimi'],
];

/**
 * Anthropic changed the vocabulary with Claude 3 and again with Opus 4.7 (Sonnet and Haiku with their next release).
 * The version is the first number of one or two digits after `claude`, dates have eight: `claude-opus-4-20250514`,
 * `claude-3-5-sonnet`, `claude-v2:1`. Without a version it is the newest.
 */
function claude(model: string): string {
  const found = /claude[a-z-]*(\d{1,2})(?:[.-](\d{1,2}))?(?!\d)/.exec(model);
  if (found === null) return 'claude-4.7';
  const version = Number(found[1]) + Number(found[2] ?? 0) / 100;
  if (/claude-(instant|v?[12]\b)/.test(model) || version < 3) return 'approximate';
  return version < 4.07 ? 'claude-3-to-4.6' : 'claude-4.7';
}
