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
