import type { Binding } from '../core/binding.js';
import { rankOf, type Origin } from '../core/origin.js';
import type { Problem } from '../core/problem.js';
import type { ModelReference, Parameters, Prompt, PromptKind } from '../core/prompt.js';
import type { EstimationSettings } from '../core/settings.js';
import type { Usage } from '../core/usage.js';
import { namesOf, type NamesInput } from './names.js';

export interface BindingInput extends Omit<NamesInput, 'settings'> {
  readonly settings: EstimationSettings;
  /** What files say about prompts of other files: configs beside them, calls, evaluations. */
  readonly bindings: readonly Binding[];
  /** Globs of the settings against a path or a key. */
  readonly matches: (globs: readonly string[], text: string) => boolean;
}

/** A prompt with everything that is said about it anywhere: ready to be counted and priced. */
export interface BoundPrompt {
  readonly prompt: Prompt;
  /** The prompt as it was found, before it was bound. */
  readonly found: Prompt;
  readonly usage: Usage;
  /** Models that take a share of the traffic, names followed. */
  readonly shares: readonly { readonly share: number; readonly model: ModelReference }[];
  /** The other models this prompt may run on (`prompt.model.alternatives`), names followed. */
  readonly alternatives: readonly ModelReference[];
}

/** What one place says. The list of a prompt is sorted by rank, and the first that says a thing decides it. */
interface Said {
  readonly origin: Origin;
  readonly model?: ModelReference;
  readonly kind?: PromptKind;
  readonly parameters?: Parameters;
  readonly sources: readonly string[];
}

/**
 * Joins prompts to their models, limits, kinds and usage: one list for each prompt, in the order of `originRanks`. A
 * prompt that the settings ignore is left out; one whose model nobody names keeps null.
 */
export async function bindPrompts(
  prompts: readonly Prompt[],
  input: BindingInput,
): Promise<{ readonly bound: readonly BoundPrompt[]; readonly problems: readonly Problem[] }> {
  const names = namesOf(input);
  const byTarget = new Map<string, Binding[]>();
  for (const binding of input.bindings) {
    const list = byTarget.get(binding.target);
    if (list === undefined) byTarget.set(binding.target, [binding]);
    else list.push(binding);
  }
  const bound: BoundPrompt[] = [];
  for (const prompt of prompts) {
    const { said, usage, ignored } = settingsFor(prompt, input);
    if (ignored) continue;
    const elsewhere: Said[] = [
      ...(byTarget.get(prompt.path) ?? []),
      ...(prompt.key === prompt.path ? [] : (byTarget.get(prompt.key) ?? [])),
    ];
    // What a prompt is, the settings decide; a call that loads a text knows better than the text's own file.
    const kind = said?.kind ?? elsewhere.find((one) => one.kind !== undefined)?.kind ?? prompt.kind;
    const ranked = [...elsewhere, ...(said === null ? [] : [said]), ...defaultFor(kind, input.settings)].sort(
      (a, b) => rankOf(a.origin) - rankOf(b.origin),
    );
    let parameters = ranked.reduce<Parameters>(
      (known, one) => ({ ...one.parameters, ...known }),
      prompt.parameters,
    );
    const sources = new Set(prompt.sources);
    let model: ModelReference | null = null;
    // What the prompt's own file says is the strongest of all, a default of its host among the weakest. A part is billed
    // where it is included.
    const own =
      prompt.model === null ? [] : [{ origin: prompt.model.origin, model: prompt.model, sources: [] }];
    const isHosts = prompt.model?.origin.kind === 'host';
    const asked = isHosts
      ? [...ranked, ...own].sort((a, b) => rankOf(a.origin) - rankOf(b.origin))
      : prompt.model?.undecided === true
        ? [...ranked, ...own]
        : [...own, ...ranked];
    for (const one of kind === 'fragment' ? [] : asked) {
      const resolved = one.model === undefined ? null : await names.resolve(one.model, prompt.path);
      if (resolved === null) continue;
      model = resolved.model;
      parameters = { ...resolved.parameters, ...parameters };
      for (const source of [...one.sources, ...resolved.sources]) sources.add(source);
      break;
    }
    const from = model?.origin ?? null;
    const follow = async (name: string, origin: Origin): Promise<ModelReference> => {
      const written = { asWritten: name, origin, place: null };
      return (await names.resolve(written, prompt.path))?.model ?? written;
    };
    const shares = [];
    for (const [name, share] of Object.entries(usage.modelShares ?? {}))
      shares.push({ share, model: await follow(name, { kind: 'settings' }) });
    const alternatives = [];
    for (const name of model?.alternatives ?? [])
      alternatives.push(await follow(name, from ?? { kind: 'inline' }));
    bound.push({
      prompt: { ...prompt, kind, parameters, model, sources: [...sources].sort(byCodeUnits) },
      found: prompt,
      usage,
      shares,
      alternatives,
    });
  }
  return { bound: withoutUsedVariables(bound), problems: names.problems };
}

/** A variable of an environment file that gives a prompt its model is a part of that prompt, and no change of its own. */
function withoutUsedVariables(bound: readonly BoundPrompt[]): BoundPrompt[] {
  const idOf = (path: string, name: string): string => `${path}\0${name}`;
  const used = new Set<string>();
  for (const { prompt } of bound)
    if (prompt.settingsOnly !== true && prompt.model?.origin.kind === 'environment')
      used.add(idOf(prompt.model.origin.path, prompt.model.asWritten));
  if (used.size === 0) return [...bound];
  return bound.filter(
    ({ prompt }) =>
      prompt.settingsOnly !== true ||
      prompt.model === null ||
      !used.has(idOf(prompt.path, prompt.model.asWritten)),
  );
}

/** What the settings say of a prompt: one entry, in which later entries of the file have won, field by field. */
function settingsFor(
  prompt: Prompt,
  { settings, matches }: BindingInput,
): { said: Said | null; usage: Usage; ignored: boolean } {
  let { usage } = settings;
  let said: Said | undefined;
  let ignored = false;
  const sources = settings.path === null ? [] : [settings.path];
  for (const setting of settings.prompts) {
    if (!matches(setting.match, prompt.path) && !matches(setting.match, prompt.key)) continue;
    if (setting.usage !== undefined) usage = mergeUsage(usage, setting.usage);
    if (setting.kind !== undefined) ignored = setting.kind === 'ignore';
    const origin: Origin = { kind: 'settings' };
    const { model, kind, maxOutputTokens, reasoningEffort } = setting;
    said = {
      sources,
      ...said,
      origin,
      ...(model === undefined ? {} : { model: { asWritten: model, origin, place: null } }),
      ...(kind === undefined || kind === 'ignore' ? {} : { kind }),
      parameters: {
        ...said?.parameters,
        ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
        ...(reasoningEffort === undefined ? {} : { reasoningEffort }),
      },
    };
  }
  return { said: said ?? null, usage, ignored };
}

/** The settings' model for prompts that name none: each of the two is for its own kinds and never for the others. */
function defaultFor(kind: PromptKind, { defaultModel, instructionsModel, path }: EstimationSettings): Said[] {
  const isRequest = kind === 'request' || kind === 'evaluation';
  const name = isRequest ? defaultModel : (instructionsModel ?? null);
  if (name === null) return [];
  const origin: Origin = { kind: 'default', key: isRequest ? 'default-model' : 'instructions-model' };
  const model = { asWritten: name, origin, place: null };
  return [{ origin, model, sources: path === null ? [] : [path] }];
}

function mergeUsage(base: Usage, over: Usage): Usage {
  return {
    ...base,
    ...over,
    ...(base.variables === undefined && over.variables === undefined
      ? {}
      : { variables: { ...base.variables, ...over.variables } }),
    ...(base.loopItems === undefined && over.loopItems === undefined
      ? {}
      : { loopItems: { ...base.loopItems, ...over.loopItems } }),
    ...(base.cardinality === undefined && over.cardinality === undefined
      ? {}
      : { cardinality: { ...base.cardinality, ...over.cardinality } }),
  };
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
