import type { Origin } from '../core/origin.js';
import { problem, type Problem } from '../core/problem.js';
import type { ModelAlias, ModelReference, Parameters } from '../core/prompt.js';
import type { EstimationSettings } from '../core/settings.js';
import { environmentName, type Environment } from './environment.js';

/** Steps from a written name to the model behind it; longer chains, and circles, end where they are. */
const maxSteps = 10;

/** A written name followed to the model behind it, with the files that said so. */
export interface Resolved {
  readonly model: ModelReference;
  /** What a gateway sends for a request that does not say it itself. */
  readonly parameters: Parameters;
  readonly sources: readonly string[];
}

/** Follows names: environment variables, aliases of the settings, aliases of gateway configs. The only place that does. */
export interface Names {
  /** For a prompt at `near`. Null where the name is an environment variable that nothing in the repository sets. */
  resolve(written: ModelReference, near: string): Promise<Resolved | null>;
  /** Aliases of the settings that lead back to themselves. */
  readonly problems: readonly Problem[];
}

export interface NamesInput {
  readonly settings: Pick<EstimationSettings, 'models' | 'path'>;
  readonly aliases: readonly ModelAlias[];
  readonly environment: Environment;
  /** Two spellings of one name have the same key (`GPT_4o`, `gpt-4o`). */
  readonly keyOf: (name: string) => string;
}

export function namesOf({ settings, aliases, environment, keyOf }: NamesInput): Names {
  const own = new Map<string, string>();
  for (const [name, setting] of Object.entries(settings.models))
    if (setting.kind === 'alias') own.set(keyOf(name), setting.target);
  const exact = new Map<string, ModelAlias[]>();
  const wild: ModelAlias[] = [];
  for (const alias of aliases) {
    if (alias.alias.endsWith('*')) {
      if (alias.alias !== '*') wild.push(alias);
      continue;
    }
    const list = exact.get(alias.alias);
    if (list === undefined) exact.set(alias.alias, [alias]);
    else list.push(alias);
  }
  // The longest pattern says the most about a name.
  wild.sort((a, b) => b.alias.length - a.alias.length);

  /** The gateway's entry for a name: in the nearest file, an exact one before one with `*`, its models filled in. */
  const gatewayFor = (
    { asWritten: name, deployment, provider }: ModelReference,
    near: string,
  ): ModelAlias | undefined => {
    const ofAzure = deployment === true || provider === 'azure';
    const fitting = [
      ...(exact.get(name) ?? []),
      ...wild
        .filter(({ alias }) => name.startsWith(alias.slice(0, -1)))
        .map((alias) => ({
          ...alias,
          models: alias.models.map((model) => model.replace(/\*$/, name.slice(alias.alias.length - 1))),
        })),
    ].filter(
      (alias) =>
        alias.models.length > 0 && !alias.models.includes(name) && (alias.deployment !== true || ofAzure),
    );
    const best = nearest(fitting, near);
    if (best?.deployment !== true) return best;
    // Files for several environments beside each other may run several models under one name.
    const beside = fitting.filter((alias) => alias.deployment === true && folderOf(alias) === folderOf(best));
    return { ...best, models: [...new Set(beside.flatMap(({ models }) => models))] };
  };

  return {
    problems: circles(settings.models, keyOf),
    async resolve(written, near) {
      let current = written;
      const sources = new Set<string>();
      const met = new Set<string>();
      let parameters: Parameters = {};
      const step = (asWritten: string, origin: Origin, more: Partial<ModelReference> = {}) => {
        // What a name stands for says by itself who runs it.
        const { provider, deployment, ...rest } = current;
        const hints = asWritten.includes('/') ? {} : { provider, deployment };
        current = {
          ...rest,
          ...(hints.provider === undefined ? {} : { provider: hints.provider }),
          ...(hints.deployment === undefined ? {} : { deployment: hints.deployment }),
          ...more,
          asWritten,
          origin,
        };
      };
      while (met.size < maxSteps && !met.has(current.asWritten)) {
        const name = current.asWritten;
        met.add(name);
        const wanted = environmentName(name);
        if (wanted !== null) {
          if (wanted.default !== null) {
            step(wanted.default, { ...written.origin, defaultOf: wanted.name });
            continue;
          }
          const example = await environment.valueOf(wanted.name, near);
          if (example === null) return null;
          sources.add(example.path);
          step(example.value, { kind: 'environment', path: example.path });
          continue;
        }
        const target = own.get(keyOf(name));
        if (target !== undefined) {
          if (settings.path !== null) sources.add(settings.path);
          step(target, { kind: 'alias', path: settings.path ?? 'settings' });
          continue;
        }
        const gateway = gatewayFor(current, near);
        const [first, ...others] = gateway?.models ?? [];
        if (gateway === undefined || first === undefined) break;
        sources.add(gateway.place.path);
        const alternatives = [
          ...new Set([...others, ...(gateway.fallbacks ?? []), ...(current.alternatives ?? [])]),
        ];
        step(
          first,
          { kind: 'alias', path: gateway.place.path },
          alternatives.length === 0 ? {} : { alternatives },
        );
        // A deployment runs a model of its vendor, whatever other deployments are called.
        if (gateway.deployment === true) break;
        if (gateway.inputUsdPerMTok !== undefined || gateway.outputUsdPerMTok !== undefined)
          current = { ...current, gateway };
        const { maxOutputTokens, maxOutputPlace } = gateway;
        if (maxOutputTokens !== undefined && maxOutputPlace !== undefined)
          parameters = { maxOutputTokens, maxOutputPlace, ...parameters };
      }
      return { model: current, parameters, sources: [...sources] };
    },
  };
}

/** The folder of an alias's config with its slash, empty at the top. */
function folderOf({ place: { path } }: ModelAlias): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The alias whose config is in the nearest folder above the prompt; else the first. */
function nearest(aliases: readonly ModelAlias[], near: string): ModelAlias | undefined {
  let best: ModelAlias | undefined;
  let bestLength = -1;
  for (const alias of aliases) {
    const folder = folderOf(alias);
    const length = near.startsWith(folder) ? folder.length + 1 : 0;
    if (length > bestLength) {
      best = alias;
      bestLength = length;
    }
  }
  return best;
}

/** Each alias that leads back to itself is a mistake, named once for each name that begins in the circle. */
function circles(models: EstimationSettings['models'], keyOf: (name: string) => string): Problem[] {
  const byKey = new Map(Object.entries(models).map(([name, setting]) => [keyOf(name), setting]));
  return Object.keys(models).flatMap((name) => {
    const trail = [name];
    let at = byKey.get(keyOf(name));
    while (at?.kind === 'alias') {
      const { target } = at;
      if (trail.some((one) => keyOf(one) === keyOf(target))) {
        const detail = `models: the alias \`${name}\` leads back to itself: ${[...trail, target].join(' → ')}.`;
        return [problem('settings', null, null, detail)];
      }
      trail.push(target);
      at = byKey.get(keyOf(target));
    }
    return [];
  });
}
