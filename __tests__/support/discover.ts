import type { Format } from '../../src/core/format.js';
import type { Problem } from '../../src/core/problem.js';
import type { ModelAlias, Prompt } from '../../src/core/prompt.js';
import type { Revision } from '../../src/core/revision.js';
import type { EstimationSettings } from '../../src/core/settings.js';
import { promptsOf } from '../../src/estimate-revision.js';

/** Nothing configured. */
export const noSettings: EstimationSettings = {
  include: [],
  exclude: [],
  prompts: [],
  models: {},
  usage: {},
  defaultModel: null,
  path: null,
};

/** Every prompt of a revision as it is estimated: discovered, and bound to what is said about it elsewhere. */
export async function discover(
  revision: Revision,
  settings: EstimationSettings,
  formats?: readonly Format[],
): Promise<{
  readonly prompts: readonly Prompt[];
  readonly problems: readonly Problem[];
  readonly aliases: readonly ModelAlias[];
  readonly filesRead: number;
}> {
  const found = await promptsOf(revision, settings, formats === undefined ? {} : { formats });
  const { problems, aliases, filesRead } = found;
  return { prompts: found.bound.map(({ prompt }) => prompt), problems, aliases, filesRead };
}
