import {
  isForOtherMedia,
  isOfEvaluations,
  mayReach,
  providerNamed,
  settingWords,
  type ProjectModel,
} from '../core/project-model.js';
import type { Origin } from '../core/origin.js';
import { folderOf, foldersUp } from '../core/paths.js';
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

/** Of those, CrewAI runs on what the program gives its agents: where that is not read, the project's model is assumed. */
const takesProjects = /^crewai$/;

/** Templates of a toolkit that say which models they are for, and settings elsewhere that choose among them. */
const forOwnModels = /^nemo-guardrails$/;

const vendors =
  /^(?:openai|anthropic|claude|google|gemini|vertex|vertexai|mistral|groq|ollama|azure|aws|bedrock|deepseek|openrouter|cohere|xai|grok|gpt|together|fireworks|huggingface|hf|qwen|dashscope|zhipu|litellm|local|codex|copilot|cursor|open|perplexity|glm|zai|kimi|moonshot|doubao|volcengine|ark|minimax|hunyuan|ernie|baidu|stepfun|siliconflow|nvidia|nim|cerebras|sambanova|novita|lmstudio|vllm|llamacpp)$/;
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

/** Models for one task: a request beside one that searches, draws or speaks runs on another model. */
function isSpecial(model: string): boolean {
  return isForOtherMedia(model) || oneTask.test(model);
}
const oneTask = /(?:^|[/_.-])(?:sonar|search|deep-research|ocr|computer-use\w*)(?:$|[/_.:-])/i;

/** Models that no chat runs on, whatever the setting that names them is called. */
const noChat =
  /(?:^|[/_.-])(?:embed\w*|embedding|whisper|tts|dall-?e|transcri\w*|rerank\w*|moderation|imagen|veo|sora|realtime)(?:$|[/_.:-])/i;

/** A setting for every request counts also where its model is for one task (`LLM_MODEL=sonar`); any other one is not. */
function isForOneTask({ setting, model }: ProjectModel): boolean {
  return noChat.test(model) || (isSpecial(model) && generality(setting) < 3);
}

/** The models that requests of the project name: candidates for the requests beside them that name none. */
export function modelsOfRequests(prompts: readonly Prompt[]): ProjectModel[] {
  return prompts.flatMap(({ kind, model, format, path, line, testData, settingsOnly }) => {
    if (kind !== 'request' || model === null || testData === true || settingsOnly === true) return [];
    if (model.undecided === true) return [];
    if (ownHosts.test(format) || !ownOrigins.includes(model.origin.kind)) return [];
    if (isSpecial(model.asWritten)) return [];
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
  all: readonly ProjectModel[],
  idOf: (name: string) => string | null,
  applicationOf: (path: string) => string | null = () => null,
): ProjectModels {
  // What measures the product runs on models of its own.
  const ofProduct = all.filter(({ path }) => !isOfEvaluations(path));
  const found = ofProduct.length > 0 ? ofProduct : all;
  const ids = new Map<string, string | null>();
  const chosen = providerOf(found);
  const known = found.flatMap((one): Known[] => {
    if (one.isProvider === true || isForOneTask(one)) return [];
    let id = ids.get(one.model);
    if (id === undefined) ids.set(one.model, (id = idOf(one.model)));
    return id === null
      ? []
      : [{ ...one, id, rank: rankOf(one), ofProvider: chosen !== null && isOf(chosen, one, id) }];
  });
  const everywhere = modelsAmong(known);
  const byApplication = new Map<string, ProjectModels>();
  const foundIn = new Map<string | null, Known[]>();
  for (const one of known) {
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
        models = modelsAmong([...(foundIn.get(application) ?? []), ...(foundIn.get(null) ?? [])]);
        byApplication.set(application, models);
      }
      return models.modelFor(prompt);
    },
  };
}

/** The provider that the project takes by default; null where it names none, or several. */
function providerOf(found: readonly ProjectModel[]): string | null {
  const named = new Set(found.flatMap(({ isProvider, model }) => (isProvider === true ? [model] : [])));
  const [only] = named;
  return named.size === 1 ? (only ?? null) : null;
}

/** Whether a candidate is the model of a provider: by its own name, the setting's, or the file's. */
function isOf(provider: string, { setting, path }: ProjectModel, id: string): boolean {
  const file = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const words = [...settingWords(setting), ...settingWords(file)];
  const said = words.flatMap((word) => providerNamed(word) ?? []);
  return said.length > 0 ? said.includes(provider) : id.startsWith(`${provider}/`);
}

function modelsAmong(known: readonly Known[]): ProjectModels {
  if (known.length === 0) return noProjectModels;
  const byVendor = new Map<string, ProjectModels>();
  return {
    modelFor(prompt) {
      const vendor = prompt.vendor ?? '';
      let own = byVendor.get(vendor);
      if (own === undefined) {
        own = among(known.filter((one) => mayReach(prompt.vendor, one.model) && isServed(vendor, one)));
        byVendor.set(vendor, own);
      }
      return own.modelFor(prompt);
    },
  };
}

/** A request to Ollama takes its model only from a setting that is for Ollama or for local models. */
function isServed(vendor: string, { setting, path }: Known): boolean {
  return vendor !== 'ollama' || /ollama|local/i.test(`${setting} ${path}`);
}

/** The answers of these candidates. */
function among(known: readonly Known[]): ProjectModels {
  if (known.length === 0) return noProjectModels;
  const { inFile, near } = placesOf(known);
  const byFolder = new Map<string, Known | null>();
  return {
    modelFor(prompt) {
      const { format } = prompt;
      if (prompt.kind !== 'request' || forOwnModels.test(format)) return null;
      if (ownHosts.test(format) && !takesProjects.test(format)) return null;
      const own = inFile(prompt.path);
      if (own !== null) return reference(own);
      const folder = folderOf(prompt.path);
      let answer = byFolder.get(folder);
      if (answer === undefined) {
        answer = near(folder);
        byFolder.set(folder, answer);
      }
      return answer === null ? null : reference(answer);
    },
  };
}

type Known = ProjectModel & {
  readonly id: string;
  readonly rank: number;
  /** Whether it is of the provider that the project takes by default. */
  readonly ofProvider: boolean;
};

/** A default of a function's parameter says less than any setting; of requests, none says more than another. */
function rankOf({ setting, from, ofClient }: ProjectModel): number {
  if (from === 'request') return 1;
  const rank = generality(setting);
  if (from === 'parameter') return rank / 4;
  // An object that asks a model itself says less of the others than a setting does.
  return ofClient === true ? Math.min(rank, ofClients) : rank;
}
const ofClients = 2.5;

/** Folders of applications and packages side by side: one of them says no more of the next than any other folder. */
const shelf = /^(?:apps|packages|services|projects)$/;

/** The candidates of the highest rank in one place, as far as the choice needs them. */
class Pool {
  private rank = -Infinity;
  /** One more than would be sure, at most. */
  private readonly ids = new Set<string>();
  private first: Known | null = null;
  /** The same of those that are of the project's provider. */
  private own: Pool | null = null;

  add(one: Known): void {
    if (one.rank < this.rank) return;
    if (one.rank > this.rank) {
      this.rank = one.rank;
      this.ids.clear();
      this.first = null;
      this.own = null;
    }
    if (this.ids.size <= mostModels) this.ids.add(one.id);
    if (this.first === null || order(one, this.first) < 0) this.first = one;
    if (one.ofProvider) (this.own ??= new Pool()).add({ ...one, ofProvider: false });
  }

  /** The one to take, null where nothing is there or too much of that rank. */
  get chosen(): Known | null {
    return this.own?.chosen ?? (this.ids.size > mostModels ? null : this.first);
  }

  /** Whether a candidate is as good as the chosen one but for its place. */
  isLike({ rank, from }: Known): boolean {
    return rank === this.rank && from === this.first?.from;
  }
}

type Pools = Map<string, Pool>;

function poolAt(pools: Pools, place: string): Pool {
  let pool = pools.get(place);
  if (pool === undefined) pools.set(place, (pool = new Pool()));
  return pool;
}

const sources: Record<ProjectModel['from'], number> = {
  code: 0,
  config: 1,
  environment: 2,
  parameter: 3,
  request: 4,
};

function order(a: Known, b: Known): number {
  return (
    sources[a.from] - sources[b.from] ||
    a.path.split('/').length - b.path.split('/').length ||
    (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line)
  );
}

/**
 * The candidates by their places, so that a folder asks only those above it. `inFile` is what the file itself names. `near` takes
 * settings for all requests, the nearest first; else what the whole project has, where that is little enough to be sure of; else
 * what the nearest requests name.
 */
function placesOf(known: readonly Known[]): {
  readonly inFile: (path: string) => Known | null;
  readonly near: (folder: string) => Known | null;
} {
  const files: Pools = new Map();
  const general: Pools = new Map();
  const parameters: Pools = new Map();
  const requests: Pools = new Map();
  const whole = new Pool();
  for (const one of known) {
    if (one.from === 'request') {
      for (const place of foldersUp(one.path)) poolAt(requests, place).add(one);
      continue;
    }
    poolAt(files, one.path).add(one);
    const folder = folderOf(one.path);
    if (one.from === 'parameter') {
      poolAt(parameters, folder).add(one);
      continue;
    }
    whole.add(one);
    if (one.rank >= 2)
      for (const root of foldersUp(folder)) if (!shelf.test(root)) poolAt(general, root).add(one);
  }
  const nearestOf: Pools = new Map();
  for (const one of known)
    if (whole.isLike(one))
      for (const root of foldersUp(folderOf(one.path)))
        if (!shelf.test(root)) poolAt(nearestOf, root).add(one);
  const hasSettings = nearestOf.size > 0;
  const nearest = (pools: Pools, folder: string): Pool | undefined => {
    const root = foldersUp(folder).find((one) => pools.has(one));
    return root === undefined ? undefined : pools.get(root);
  };
  return {
    inFile: (path) => files.get(path)?.chosen ?? requests.get(path)?.chosen ?? null,
    near(folder) {
      const sure = nearest(general, folder);
      if (sure !== undefined) return sure.chosen;
      if (hasSettings) return whole.chosen === null ? null : (nearest(nearestOf, folder)?.chosen ?? null);
      // A function's default says something of the code around it only.
      return (nearest(parameters, folder) ?? nearest(requests, folder))?.chosen ?? null;
    },
  };
}

function reference({ model, path, line, setting, from }: Known): ModelReference {
  const named = from === 'request' ? null : setting;
  return { asWritten: model, origin: { kind: 'project', path, line, setting: named }, place: null };
}
