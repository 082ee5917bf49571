import { settingWords, type ProjectModel } from '../../core/project-model.js';

/** Words that say which model a setting is for, where it is none that writes text. */
const otherTasks =
  /^(?:embed\w*|image|images|img|vision|vlm|tts|stt|asr|audio|speech|voice|whisper|realtime|rerank\w*|transcri\w*|video|moderation|guard|ocr|clip|diffusion|test|tests|mock|fake|dummy|sample|example|old|legacy|deprecated|dimension\w*|path|paths|dir|folder|url|uri|file|provider|type|class|version|max|min|token|tokens|price|pricing|cost|limit|rate|timeout|temperature|context|key|label|title|description|display|prefix|suffix|pattern|regex|table|list|menu|options|choices|eval|judge|tokenizer|encoding|db|database|orm|view|state|pydantic|data|form|schema|fallback|fallbacks)$/;
const subject = /^(?:model|models?name|modelname|modelid|llm|llms|engine|deployment)$/;

/** Whether a setting of this name chooses the model of text requests. */
export function choosesModel(name: string): boolean {
  const words = settingWords(name.split('.').at(-1) ?? name);
  if (words.length === 0 || words.length > 7) return false;
  // `provider_model` is a model, `model_provider` none.
  const isOther = (word: string, at: number): boolean =>
    otherTasks.test(word) && !(word === 'provider' && at < words.length - 1);
  return words.some((word) => subject.test(word)) && !words.some(isOther);
}

const ofProviders =
  /^(?:default|current|selected|active|preferred|primary|main|llm|ai|chat|text|model|models|the|my|api|app|inference|completion|provider|vendor|type|name|id)$/;

/** Whether a setting of this name chooses the provider of requests: `default_provider`, `LLM_PROVIDER`, `currentProvider`. */
export function choosesProvider(name: string): boolean {
  const words = settingWords(name.split('.').at(-1) ?? name);
  return (
    words.length > 0 &&
    words.length <= 5 &&
    words.some((word) => word === 'provider' || word === 'vendor') &&
    words.every((word) => ofProviders.test(word))
  );
}

/** Whether a text can be a model's name at all; which models there are, the catalog knows. */
export function canNameModel(text: string): boolean {
  return (
    /^[a-z][\w.:/@-]{2,90}$/i.test(text) &&
    /\d|-|\//.test(text) &&
    !/^(?:https?:|\.{0,2}\/)|\.(?:json|ya?ml|py|ts|js|txt|md|gguf|bin|onnx|pt)$/i.test(text)
  );
}

/** `${NAME:-gpt-4o}`, Spring's `${NAME:gpt-4o}` and azd's `${NAME=gpt-4o}` → `gpt-4o`; any other text as it is, trimmed. */
export function withoutVariable(text: string): string {
  const trimmed = text.trim();
  return /^\$\{[A-Za-z_]\w{0,80}(?::-|-|:=|=|:)([^{}]{1,120})\}$/.exec(trimmed)?.[1]?.trim() ?? trimmed;
}

/** A candidate, or null where either the setting or the text is of something else. */
export function projectModel(
  setting: string,
  text: string,
  from: ProjectModel['from'],
  path: string,
  line: number,
): ProjectModel | null {
  const model = withoutVariable(text);
  return choosesModel(setting) && canNameModel(model) ? { setting, model, from, path, line } : null;
}
