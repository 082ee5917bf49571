import { inline, type Origin } from '../../core/origin.js';
import type { ModelReference } from '../../core/prompt.js';
import type { SourceText } from '../syntax/place.js';

/** What a file says of a model beside its name. */
export interface ModelSaid {
  /** Where the name was found; inline when it is not given. */
  readonly origin?: Origin;
  /** Who runs it; nothing, or an empty text, where the file does not say. */
  readonly provider?: string | undefined;
  /** Whether the name is that of a deployment in a cloud. */
  readonly deployment?: boolean;
}

/** The model that a text names, null where there is no text or only white space. */
export function modelNamed(written: SourceText | undefined, said: ModelSaid = {}): ModelReference | null {
  const asWritten = written?.text.trim() ?? '';
  if (written === undefined || asWritten === '') return null;
  const { origin = inline, provider = '', deployment = false } = said;
  return {
    asWritten,
    origin,
    ...(provider === '' ? {} : { provider }),
    ...(deployment ? { deployment: true } : {}),
    place: written.place,
  };
}

/** A model with the others it may be replaced by (fallbacks, a matrix): each once, and not the model itself. */
export function withAlternatives<M extends ModelReference | null>(model: M, others: Iterable<string>): M {
  if (model === null) return model;
  const alternatives = [...new Set(others)].filter((name) => name !== model.asWritten);
  return alternatives.length === 0 ? model : { ...model, alternatives };
}

/** A part of a node's, a component's or a class's name that tells who runs the model, the more specific first. */
const hosts: readonly (readonly [RegExp, string])[] = [
  // No price for each token is published for these: what runs there must not take the price of the model's maker.
  [/sage_?maker/i, 'sagemaker'],
  [/watsonx/i, 'watsonx'],
  [/databricks/i, 'databricks'],
  [/snowflake/i, 'snowflake'],
  [/nvi?dia/i, 'nvidia-nim'],
  [/sambanova/i, 'sambanova'],
  [/hugging_?face/i, 'huggingface'],
  [/deep_?infra/i, 'deepinfra'],
  [/nebius/i, 'nebius'],
  [/siliconflow/i, 'siliconflow'],
  [/volcengine/i, 'volcengine'],
  [/azure/i, 'azure'],
  [/openrouter/i, 'openrouter'],
  [/openai/i, 'openai'],
  [/bedrock/i, 'bedrock'],
  [/vertex/i, 'vertex'],
  [/anthropic|claude/i, 'anthropic'],
  [/google|gemini/i, 'google'],
  [/ollama/i, 'ollama'],
  [/llamacpp/i, 'llama-cpp'],
  [/groq/i, 'groq'],
  [/mistral/i, 'mistral'],
  [/deepseek/i, 'deepseek'],
  [/cohere/i, 'cohere'],
  [/xai|grok/i, 'xai'],
  [/perplexity/i, 'perplexity'],
  [/cerebras/i, 'cerebras'],
  [/fireworks/i, 'fireworks'],
  [/together/i, 'together'],
  [/localai/i, 'localai'],
  [/lm_?studio/i, 'lmstudio'],
  [/vllm/i, 'vllm'],
  [/tongyi|alibaba|dashscope/i, 'alibaba'],
  [/moonshot/i, 'moonshotai'],
  [/novita/i, 'novita'],
];

/** The provider that `lmChatAzureOpenAi`, `GroqModel` or `AnthropicChatCompletionClient` asks; undefined for others. */
export function hostOf(name: string): string | undefined {
  return hosts.find(([word]) => word.test(name))?.[1];
}
