import type { ModelAlias, ModelReference, Parameters, Prompt } from '../core/prompt.js';
import type { EstimationSettings, PromptSetting } from '../core/settings.js';
import { matcher } from '../core/globs.js';
import type { Files } from '../discovery/context.js';
import { folderOf, foldersUp } from '../formats/syntax/paths.js';
import { byCodeUnits } from '../formats/request/prompts.js';

/** Example files of environment variables, in the order they are asked. */
const environmentFiles = [
  '.env.example',
  '.env.sample',
  '.env.template',
  '.env.defaults',
  '.env.dist',
  'env.example',
];

const maxAliasSteps = 10;

/**
 * Joins prompts to their models, limits and kinds. A format has already taken what stands inline, in a named
 * config beside the file, or in keys next to the text. After that:
 *
 * 1. (call sites in code: not read yet)
 * 2. a gateway's alias map, the nearest config first: `fast` → `openai/gpt-4.1-mini`
 * 3. environment defaults: `${env:MODEL:gpt-4o}`, or the name's value in `.env.example`
 * 4. the settings' `prompts:`, later entries winning
 * 5. the settings' default model
 * 6. for a text that only an evaluation names a model for: that evaluation's first model
 * 7. unknown: the model stays null
 */
export interface Binder {
  bind(prompt: Prompt): Promise<Prompt | null>;
}

export function binderOf(
  files: Files,
  settings: EstimationSettings,
  aliases: readonly ModelAlias[],
  evaluatedWith: ReadonlyMap<string, ModelReference>,
): Binder {
  const rules = settings.prompts.map((setting) => ({ setting, matches: matcher(setting.match) }));
  const byName = new Map<string, ModelAlias[]>();
  for (const alias of aliases) {
    const list = byName.get(alias.alias);
    if (list === undefined) byName.set(alias.alias, [alias]);
    else list.push(alias);
  }
  const environment = new Map<string, Promise<ReadonlyMap<string, string>>>();

  const variablesIn = (path: string): Promise<ReadonlyMap<string, string>> => {
    let known = environment.get(path);
    if (known === undefined) {
      known = files
        .read(path)
        .then((file) => ('text' in file ? readEnvironment(file.text) : new Map<string, string>()));
      environment.set(path, known);
    }
    return known;
  };
  const fromExamples = async (
    name: string,
    near: string,
  ): Promise<{ value: string; path: string } | null> => {
    for (const folder of foldersUp(folderOf(near))) {
      for (const base of environmentFiles) {
        const path = folder === '' ? base : `${folder}/${base}`;
        if (!files.has(path)) continue;
        const value = (await variablesIn(path)).get(name);
        if (value !== undefined && value !== '') return { value, path };
      }
    }
    return null;
  };

  /** The model behind a reference, following environment names and aliases; null when nobody says. */
  const resolve = async (
    reference: ModelReference,
    prompt: Prompt,
    sources: Set<string>,
  ): Promise<ModelReference | null> => {
    let current = reference;
    const met = new Set<string>();
    for (let step = 0; step < maxAliasSteps && !met.has(current.asWritten); step++) {
      met.add(current.asWritten);
      const wanted = environmentName(current.asWritten);
      if (wanted !== null) {
        const example = wanted.default === null ? await fromExamples(wanted.name, prompt.path) : null;
        const value = wanted.default ?? example?.value;
        if (value === undefined) return null;
        if (example !== null) sources.add(example.path);
        current = {
          ...current,
          asWritten: value,
          from: example === null ? `${reference.from} (default of ${wanted.name})` : `env:${example.path}`,
        };
        continue;
      }
      const own = settings.models[current.asWritten];
      if (own?.kind === 'alias') {
        if (settings.path !== null) sources.add(settings.path);
        current = { ...current, asWritten: own.target, from: `alias:${settings.path ?? 'settings'}` };
        continue;
      }
      const alias = nearest(byName.get(current.asWritten) ?? [], prompt.path);
      if (alias === undefined || alias.models.includes(current.asWritten)) break;
      const [first, ...others] = alias.models;
      if (first === undefined) break;
      sources.add(alias.place.path);
      const alternatives = [
        ...new Set([...others, ...(alias.fallbacks ?? []), ...(current.alternatives ?? [])]),
      ];
      // A name that has rates of its own is priced by that name: behind it stand the table's rates.
      const priced = alias.inputUsdPerMTok !== undefined && alias.outputUsdPerMTok !== undefined;
      current = {
        ...current,
        asWritten: priced ? current.asWritten : first,
        from: `alias:${alias.place.path}`,
        ...(alternatives.length === 0 ? {} : { alternatives }),
      };
      if (priced) break;
    }
    return current;
  };

  return {
    async bind(prompt) {
      const applying = rules
        .filter((rule) => rule.matches(prompt.path) || rule.matches(prompt.key))
        .map((rule) => rule.setting);
      const kind = last(applying, 'kind');
      if (kind === 'ignore') return null;
      const sources = new Set<string>(prompt.sources);
      let model = prompt.model === null ? null : await resolve(prompt.model, prompt, sources);
      const settled = (asWritten: string, from: string) =>
        resolve({ asWritten, from, place: null }, prompt, sources);
      const stated = last(applying, 'model');
      if (model === null && stated !== undefined) {
        model = await settled(stated, 'settings');
        if (settings.path !== null) sources.add(settings.path);
      }
      if (model === null && settings.defaultModel !== null)
        model = await settled(settings.defaultModel, 'default');
      // A default is somebody's word; what an evaluation runs on need not be what production runs on.
      const evaluated = evaluatedWith.get(prompt.path);
      if (model === null && evaluated !== undefined) model = await resolve(evaluated, prompt, sources);
      return {
        ...prompt,
        kind: kind ?? prompt.kind,
        model,
        parameters: withSettings(prompt.parameters, applying),
        sources: [...sources].sort(byCodeUnits),
      };
    },
  };
}

function withSettings(parameters: Parameters, applying: readonly PromptSetting[]): Parameters {
  const maxOutputTokens = parameters.maxOutputTokens ?? last(applying, 'maxOutputTokens');
  const reasoningEffort = parameters.reasoningEffort ?? last(applying, 'reasoningEffort');
  return {
    ...parameters,
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    ...(reasoningEffort === undefined ? {} : { reasoningEffort }),
  };
}

function last<Key extends keyof PromptSetting>(
  settings: readonly PromptSetting[],
  key: Key,
): PromptSetting[Key] {
  for (let index = settings.length - 1; index >= 0; index--) {
    const value = settings[index]?.[key];
    if (value !== undefined) return value;
  }
  return undefined as PromptSetting[Key];
}

/** The alias whose config stands in the nearest folder above the prompt; else the first by path. */
function nearest(aliases: readonly ModelAlias[], path: string): ModelAlias | undefined {
  let best: ModelAlias | undefined;
  let bestLength = -1;
  for (const alias of aliases) {
    const folder = folderOf(alias.place.path);
    const above = folder === '' || path.startsWith(`${folder}/`);
    const length = above ? folder.length + 1 : 0;
    if (length > bestLength) {
      best = alias;
      bestLength = length;
    }
  }
  return best;
}

/**
 * The environment variable a model is taken from, in the spellings of the formats: `${env:NAME:default}`,
 * `${NAME:-default}`, `$NAME`, `{env:NAME}`, `os.environ/NAME`, `{{ env.NAME }}`, `${{ vars.NAME }}`,
 * `<NAME>` excluded. Null for a plain model name.
 */
export function environmentName(written: string): { name: string; default: string | null } | null {
  const text = written.trim();
  const found =
    /^\$\{env:([A-Za-z_]\w*)(?::([^{}]*))?\}$/i.exec(text) ??
    /^\$\{([A-Za-z_]\w*)(?::?-([^{}]*))?\}$/.exec(text) ??
    /^\$([A-Za-z_]\w*)$/.exec(text) ??
    /^\{env:([A-Za-z_]\w*)\}$/.exec(text) ??
    /^os\.environ\/([A-Za-z_]\w*)$/.exec(text) ??
    /^\$?\{\{\s*(?:env|vars|secrets)\.([A-Za-z_]\w*)\s*\}\}$/.exec(text) ??
    /^%([A-Za-z_]\w*)%$/.exec(text);
  if (found?.[1] === undefined) return null;
  const fallback = found[2]?.trim();
  return { name: found[1], default: fallback === undefined || fallback === '' ? null : fallback };
}

/** `NAME=value` lines of an example file; quotes and trailing comments do not belong to the value. */
export function readEnvironment(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of text.split('\n')) {
    const pair = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line.slice(0, 2000));
    if (pair?.[1] === undefined) continue;
    const raw = pair[2] ?? '';
    const quoted = /^(["'])(.*?)\1/.exec(raw);
    found.set(pair[1], quoted?.[2] ?? raw.replace(/\s+#.*$/, ''));
  }
  return found;
}
