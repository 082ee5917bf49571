/**
 * A name that a project's own code or configuration gives to a model by default (`LLM_MODEL`, `default_model`, a settings
 * field), or that a request of the project names. Nobody says which other prompts run on it, so that it is a candidate for
 * those that name none, and never more.
 */
export interface ProjectModel {
  /** The setting's own name, as written: `INFERENCE_TEXT_MODEL`, `llm_model`, `ai.defaultModel`. Empty for a request. */
  readonly setting: string;
  /** The model, as written. */
  readonly model: string;
  /** Where it was found: settings of the code, a configuration file, an example of environment variables, a parameter's default, a request. */
  readonly from: 'code' | 'config' | 'environment' | 'parameter' | 'request';
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** Set where `model` is no model but the provider that the setting chooses among several: `openai` of `default_provider`. */
  readonly isProvider?: true;
  /** Set where an object that asks the model is made with it: `new ChatAnthropic({ model: '…' })`. */
  readonly ofClient?: true;
}

/** Whether a model's name says that it makes or reads something else than text: embeddings, images, speech. */
export function isForOtherMedia(name: string): boolean {
  return otherMedia.test(name);
}
const otherMedia =
  /embed|whisper|(?:^|[/_.-])tts|dall-?e|image|rerank|moderation|transcri|realtime|audio|speech|imagen|\bveo|\bsora|guard/i;

/** Whether a file is of the evaluations of a project, by its path (`evals/judge.py`, `configs/eval_config.yml`). */
export function isOfEvaluations(path: string): boolean {
  return /(?:^|[/_.-])eval(?:s|uations?)?[/_.-]/i.test(path);
}

/** Models that only some clients reach: their maker's own, and those that reach many. */
export const modelFamilies: Readonly<Record<string, RegExp>> = {
  openai: /^(?:openai\/)?(?:gpt-\d|chatgpt-|o[134](?:-|$))/i,
  anthropic: /^(?:anthropic\/)?claude-/i,
  google: /^(?:google\/|gemini\/)?gemini-/i,
};

/** Vendors that sell the models of others too. */
const resellers = new Set(['azure', 'bedrock', 'vertex']);

/** Whether the client of a vendor (`Prompt.vendor`) may be sent a model: nobody's own client reaches the models of another maker. */
export function mayReach(vendor: string | undefined, model: string): boolean {
  if (vendor === undefined || resellers.has(vendor)) return true;
  const maker = Object.entries(modelFamilies).find(([, names]) => names.test(model))?.[0];
  if (vendor === 'anthropic') return maker === vendor;
  if (vendor === 'google') return maker === vendor || /(?:^|\/)(?:gemma|learnlm)-/i.test(model);
  return maker === undefined || maker === vendor;
}

/** `chatModel`, `CHAT_MODEL`, `openAIModel` and `ai.chatModel` are words. */
export function settingWords(name: string): readonly string[] {
  return name
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

const providers: Readonly<Record<string, RegExp>> = {
  openai: /^(?:open_?ai|gpt|chatgpt)$/,
  anthropic: /^(?:anthropic|claude)$/,
  google: /^(?:google|gemini|google_?(?:gen)?_?ai|googleaistudio)$/,
  vertex: /^(?:vertex|vertex_?ai)$/,
  azure: /^(?:azure|azure_?open_?ai)$/,
  bedrock: /^(?:bedrock|aws|aws_?bedrock|amazon_?bedrock)$/,
  mistral: /^mistral(?:_?ai)?$/,
  groq: /^groq$/,
  ollama: /^ollama$/,
  deepseek: /^deep_?seek$/,
  openrouter: /^open_?router$/,
  xai: /^(?:xai|x_ai|grok)$/,
  cohere: /^cohere$/,
  together: /^together(?:_?ai)?$/,
  fireworks: /^fireworks(?:_?ai)?$/,
  qwen: /^(?:qwen|dashscope|tongyi)$/,
};

/** The provider that a text names, as `openai` for `OpenAI` and `google` for `gemini`; null for any other text. */
export function providerNamed(text: string): string | null {
  const word = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return word.length > 40
    ? null
    : (Object.entries(providers).find(([, names]) => names.test(word))?.[0] ?? null);
}
