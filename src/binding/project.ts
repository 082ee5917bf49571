import { mayReach, settingWords, type ProjectModel } from '../core/project-model.js';
import type { Origin } from '../core/origin.js';
import type { ModelReference, Prompt } from '../core/prompt.js';

/**
 * The model that a prompt without one most likely runs on: the one that the project around it names by default. It is the
 * weakest of all answers and the same for both sides of a comparison, so that it gives a price and never a difference.
 */

/** More models than this in settings of one rank are a choice that somebody makes at run time. */
const mostModels = 3;

/** Formats whose host or runner decides where a file names no model. */
const ownHosts =
  /^(?:workflow|gh-aw|n8n|dify|flowise|langflow|opencode|continue|cagent|commands?|agents?|claude-.*|librechat|modelfile|github-models|crewai|instructions|skill|plugin.*|request-body|promptfoo|openai-evals|fabric|llm-template|tool-list)$/;

const vendors =
  /^(?:openai|anthropic|claude|google|gemini|vertex|vertexai|mistral|groq|ollama|azure|aws|bedrock|deepseek|openrouter|cohere|xai|grok|gpt|together|fireworks|huggingface|hf|qwen|dashscope|zhipu|moonshot|litellm|local|codex|copilot|cursor|open|perplexity)$/;
const plain =
  /^(?:default|defaults|llm|llms|chat|completion|completions|text|ai|main|primary|base|inference|agent|agents|generation|model|models|name|id|modelname|modelid|current|language|app|engine|deployment|large|response|api|config|settings|options|the|my)$/;
const special =
  /^(?:planner|plan|summary|summar\w*|title|router|routing|extract\w*|classif\w*|review\w*|critic|code|coder|coding|translation|search|query|rewrite|judge|background|memory|tool|tools|sub\w*|secondary|reflection|reasoning|reasoner|think\w*|deep|research\w*)$/;

/** How sure it is that a setting is for all requests: 3 `LLM_MODEL`, 2 `OPENAI_MODEL` or `quick_llm`, 1 `PLANNER_MODEL`. */
export function generality(setting: string): number {
  const words = settingWords(setting.split('.').at(-1) ?? setting);
  if (words.every((word) => plain.test(word))) return 3;
  if (words.some((word) => special.test(word))) return 1;
  if (words.some((word) => vendors.test(word))) return 1.5;
  return 2;
}

export interface ProjectModels {
  /** What the project takes for a prompt, null where it names no model or too many. */
  modelFor(prompt: Prompt): ModelReference | null;
}

export const noProjectModels: ProjectModels = { modelFor: () => null };

/** Origins of a model that a request names itself, as opposed to what a setting, a host or an evaluation takes. */
const ownOrigins: readonly Origin['kind'][] = ['inline', 'frontmatter', 'config', 'call', 'environment'];

/** Models for one task: what searches, draws or speaks says nothing of the requests beside it. */
const specialModel =
  /(?:^|[/_.-])(?:sonar|search|deep-research|embed\w*|image|imagen|dall-e|tts|audio|realtime|transcri\w*|whisper|moderation|ocr|rerank\w*|guard|veo|sora)(?:$|[/_.:-])/i;

/** The models that requests of the project name: candidates for the requests beside them that name none. */
export function modelsOfRequests(prompts: readonly Prompt[]): ProjectModel[] {
  return prompts.flatMap(({ kind, model, format, path, line, testData, settingsOnly }) => {
    if (kind !== 'request' || model === null || testData === true || settingsOnly === true) return [];
    if (ownHosts.test(format) || !ownOrigins.includes(model.origin.kind)) return [];
    if (specialModel.test(model.asWritten)) return [];
    return { setting: '', model: model.asWritten, from: 'request', path, line };
  });
}

/** The files that make a folder a project of its own. */
const manifest =
  /^(?:package\.json|pyproject\.toml|setup\.py|requirements\.txt|go\.mod|pom\.xml|build\.gradle(?:\.kts)?|Cargo\.toml|Gemfile|composer\.json|(?:docker-)?compose\.ya?ml|[^/]+\.(?:cs|fs)proj|[^/]+\.sln)$/;

/** Projects side by side, up to which they are the parts of one application. */
const mostParts = 3;

/**
 * The application that a file belongs to, in a repository that is a collection of them; null for a file outside of all of
 * them and in any other repository. A project inside of another one, as in a workspace, belongs to that one.
 */
export function applications(paths: readonly string[]): (path: string) => string | null {
  const projects = new Set<string>();
  for (const path of paths) {
    const at = path.lastIndexOf('/') + 1;
    if (manifest.test(path.slice(at))) projects.add(path.slice(0, Math.max(0, at - 1)));
  }
  const outermost = (path: string): string | null =>
    foldersUp(path)
      .reverse()
      .find((folder) => projects.has(folder)) ?? null;
  const apart = new Set([...projects].map(outermost));
  return apart.size > mostParts ? outermost : () => null;
}

/**
 * `idOf` gives the id of a priced model that writes text, null for any other name. A model of one application says nothing
 * of the next one.
 */
export function projectModels(
  found: readonly ProjectModel[],
  idOf: (name: string) => string | null,
  applicationOf: (path: string) => string | null = () => null,
): ProjectModels {
  const everywhere = modelsAmong(found, idOf);
  const byApplication = new Map<string, ProjectModels>();
  const foundIn = new Map<string | null, ProjectModel[]>();
  for (const one of found) {
    const application = applicationOf(one.path);
    const there = foundIn.get(application);
    if (there === undefined) foundIn.set(application, [one]);
    else there.push(one);
  }
  return {
    modelFor(prompt) {
      const application = applicationOf(prompt.path);
      if (application === null) return everywhere.modelFor(prompt);
      let models = byApplication.get(application);
      if (models === undefined) {
        models = modelsAmong([...(foundIn.get(application) ?? []), ...(foundIn.get(null) ?? [])], idOf);
        byApplication.set(application, models);
      }
      return models.modelFor(prompt);
    },
  };
}

function modelsAmong(found: readonly ProjectModel[], idOf: (name: string) => string | null): ProjectModels {
  const known = found.flatMap((one) => {
    const id = idOf(one.model);
    return id === null ? [] : [{ ...one, id, rank: rankOf(one) }];
  });
  if (known.length === 0) return noProjectModels;
  const byVendor = new Map<string, ProjectModels>();
  return {
    modelFor(prompt) {
      const vendor = prompt.vendor ?? '';
      let own = byVendor.get(vendor);
      if (own === undefined) {
        own = among(known.filter(({ model }) => mayReach(prompt.vendor, model)));
        byVendor.set(vendor, own);
      }
      return own.modelFor(prompt);
    },
  };
}

/** The answers of these candidates. */
function among(known: readonly Known[]): ProjectModels {
  if (known.length === 0) return noProjectModels;
  const settings = known.filter(({ from }) => from !== 'request');
  const byPath = new Map<string, Known[]>();
  for (const one of settings) {
    const there = byPath.get(one.path);
    if (there === undefined) byPath.set(one.path, [one]);
    else there.push(one);
  }
  const requests = byPlace(known.filter(({ from }) => from === 'request'));
  const byFolder = new Map<string, Known | null>();
  return {
    modelFor(prompt) {
      if (prompt.kind !== 'request' || ownHosts.test(prompt.format)) return null;
      const own =
        chosen(byPath.get(prompt.path) ?? [], '') ??
        chosen([...(requests.get(prompt.path)?.values() ?? [])], '');
      if (own !== null) return reference(own);
      const folder = prompt.path.split('/').slice(0, -1).join('/');
      let answer = byFolder.get(folder);
      if (answer === undefined) {
        answer = nearest(settings, requests, folder);
        byFolder.set(folder, answer);
      }
      return answer === null ? null : reference(answer);
    },
  };
}

type Known = ProjectModel & { readonly id: string; readonly rank: number };

/** A default of a function's parameter says less than any setting; of requests, none says more than another. */
function rankOf({ setting, from }: ProjectModel): number {
  if (from === 'request') return 1;
  return from === 'parameter' ? generality(setting) / 4 : generality(setting);
}

/**
 * Settings for all requests, the nearest first; else what the whole project has, where that is little enough to be sure of;
 * else what the nearest requests name.
 */
function nearest(known: readonly Known[], requests: ByPlace, folder: string): Known | null {
  const settings = known.filter(({ from }) => from !== 'parameter');
  for (const root of foldersUp(folder)) {
    const pool = settings.filter(({ path, rank }) => rank >= 2 && isBelow(path, root));
    if (pool.length > 0) return chosen(pool, folder);
  }
  const some = chosen(settings, folder);
  if (some !== null || settings.length > 0) return some;
  // A function's default says something of the code around it only.
  const parameters = known.filter(({ from }) => from === 'parameter');
  for (const root of foldersUp(folder)) {
    const pool = parameters.filter(({ path }) => path.split('/').slice(0, -1).join('/') === root);
    if (pool.length > 0) return chosen(pool, folder);
  }
  for (const root of foldersUp(folder)) {
    const pool = requests.get(root);
    if (pool !== undefined) return chosen([...pool.values()], folder);
  }
  return null;
}

/** The requests of each file and of each folder, one for each model by its id, and one more than would be sure. */
type ByPlace = ReadonlyMap<string, ReadonlyMap<string, Known>>;

function byPlace(requests: readonly Known[]): ByPlace {
  const found = new Map<string, Map<string, Known>>();
  for (const one of requests)
    for (const place of foldersUp(one.path)) {
      const there = found.get(place) ?? new Map<string, Known>();
      found.set(place, there);
      if (there.size <= mostModels && !there.has(one.id)) there.set(one.id, one);
    }
  return found;
}

function isBelow(path: string, root: string): boolean {
  return root === '' || path.startsWith(`${root}/`);
}

function reference({ model, path, line, setting, from }: Known): ModelReference {
  const named = from === 'request' ? null : setting;
  return { asWritten: model, origin: { kind: 'project', path, line, setting: named }, place: null };
}

/** The candidate of the highest rank that is there, unless there are too many of that rank. */
function chosen(pool: readonly Known[], folder: string): Known | null {
  const best = pool.reduce((most, { rank }) => Math.max(most, rank), 0);
  const top = pool.filter(({ rank }) => rank === best);
  if (top.length === 0 || new Set(top.map(({ id }) => id)).size > mostModels) return null;
  const sources: Record<ProjectModel['from'], number> = {
    code: 0,
    config: 1,
    environment: 2,
    parameter: 3,
    request: 4,
  };
  return (
    [...top].sort(
      (a, b) =>
        sources[a.from] - sources[b.from] ||
        shared(b.path, folder) - shared(a.path, folder) ||
        a.path.split('/').length - b.path.split('/').length ||
        (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line),
    )[0] ?? null
  );
}

function foldersUp(folder: string): string[] {
  const found: string[] = [];
  for (let at = folder; at !== ''; at = at.split('/').slice(0, -1).join('/')) found.push(at);
  return [...found, ''];
}

function shared(path: string, folder: string): number {
  const a = path.split('/');
  const b = folder.split('/');
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count++;
  return count;
}
