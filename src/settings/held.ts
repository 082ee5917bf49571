import type { EstimationSettings, ModelSetting, PromptSetting } from '../core/settings.js';
import type { Usage } from '../core/usage.js';

/** What of the base's configuration is held: one part alone, or all together. */
export type Held = 'files' | 'prompts' | 'models' | 'usage' | 'default-model';

export const heldParts: readonly Held[] = ['files', 'prompts', 'models', 'usage', 'default-model'];

/** Shares and discounts that only the head configures cannot make the head cheaper than the base. */
const cheapening: readonly (keyof Usage)[] = [
  'modelShares',
  'cacheHitRate',
  'cacheTtl',
  'batchShare',
  'serviceTier',
  'region',
];

/**
 * Lengths that only the head configures are those of both sides in the figures. With a large one any growth is a small
 * percentage, so limits are also checked with what the base assumes about them.
 */
const lengths: readonly (keyof Usage)[] = [
  'variables',
  'loopItems',
  'cardinality',
  'outputTokens',
  'reasoningTokens',
];

/**
 * The head's settings with the base's values wherever the base configures one, for the parts in `parts`. A pull request
 * cannot relax its own check: what it leaves out, calls something else or makes cheaper is also checked as the base
 * has it. `knows` tells whether the catalog knows a name of a model by itself. `ownLengths`: whether lengths that only the
 * head configures stay; where they do not, the base's assumptions take their place.
 */
export function heldSettings(
  base: EstimationSettings,
  head: EstimationSettings,
  knows: (name: string) => boolean,
  parts: ReadonlySet<Held>,
  ownLengths = true,
): EstimationSettings {
  const files = parts.has('files');
  const usage = parts.has('usage');
  const dropped = new Set([...cheapening, ...(ownLengths ? mapsWithDefault(base) : lengths)]);
  const bare = (one: Usage): Usage => (usage ? without(one, dropped) : one);
  const baseUsage: PromptSetting[] =
    usage && Object.keys(base.usage).length > 0 ? [{ match: ['**'], usage: base.usage }] : [];
  const own = new Set(base.prompts.map((entry) => JSON.stringify(entry)));
  const prompts = head.prompts.map((entry): PromptSetting => {
    if (own.has(JSON.stringify(entry))) return entry;
    const { kind, format, usage: said, ...rest } = entry;
    return {
      ...rest,
      ...(kind === undefined || (parts.has('prompts') && cheaperKinds.has(kind)) ? {} : { kind }),
      ...(format === undefined || parts.has('prompts') ? {} : { format }),
      ...(said === undefined ? {} : { usage: bare(said) }),
    };
  });
  const basePrompts = base.prompts.map(({ usage: said, ...rest }): PromptSetting => ({
    ...(parts.has('prompts') ? rest : { match: rest.match }),
    ...(said === undefined || !usage ? {} : { usage: said }),
  }));
  return {
    ...head,
    include: files ? [...new Set([...head.include, ...base.include])] : head.include,
    exclude: files ? base.exclude : head.exclude,
    prompts: [...prompts, ...baseUsage, ...basePrompts],
    models: parts.has('models') ? heldModels(base.models, head.models, knows) : head.models,
    usage: bare(head.usage),
    defaultModel: parts.has('default-model') ? (base.defaultModel ?? head.defaultModel) : head.defaultModel,
    instructionsModel: parts.has('default-model')
      ? (base.instructionsModel ?? head.instructionsModel ?? null)
      : (head.instructionsModel ?? null),
  };
}

const cheaperKinds: ReadonlySet<PromptSetting['kind']> = new Set([
  'ignore',
  'evaluation',
  'fragment',
  'tools',
]);

function heldModels(
  base: Readonly<Record<string, ModelSetting>>,
  head: Readonly<Record<string, ModelSetting>>,
  knows: (name: string) => boolean,
): Record<string, ModelSetting> {
  const kept = Object.entries(head).filter(([name]) => Object.hasOwn(base, name) || !knows(name));
  return { ...Object.fromEntries(kept), ...base };
}

/** Maps of usage in which the base says something for every name: no name of the head is an exception from it. */
function mapsWithDefault(base: EstimationSettings): (keyof Usage)[] {
  const usages = [base.usage, ...base.prompts.map((entry) => entry.usage ?? {})];
  return (['variables', 'loopItems', 'cardinality'] as const).filter((key) =>
    usages.some((usage) => usage[key] !== undefined && Object.hasOwn(usage[key], '*')),
  );
}

function without(usage: Usage, keys: ReadonlySet<keyof Usage>): Usage {
  return Object.fromEntries(Object.entries(usage).filter(([key]) => !keys.has(key as keyof Usage)));
}

/** The parts in which two settings files differ. */
export function changedParts(base: EstimationSettings, head: EstimationSettings): Held[] {
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  const usages = ({ usage, prompts }: EstimationSettings): unknown => [
    usage,
    prompts.map((entry) => [entry.match, entry.usage]),
  ];
  const bound = ({ prompts }: EstimationSettings): unknown =>
    prompts.map((entry) => ({ ...entry, usage: undefined }));
  const differs: Readonly<Record<Held, boolean>> = {
    files: !same([base.include, base.exclude], [head.include, head.exclude]),
    prompts: !same(bound(base), bound(head)),
    models: !same(base.models, head.models),
    usage: !same(usages(base), usages(head)),
    'default-model': !same(
      [base.defaultModel, base.instructionsModel ?? null],
      [head.defaultModel, head.instructionsModel ?? null],
    ),
  };
  return heldParts.filter((part) => differs[part]);
}
