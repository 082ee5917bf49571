import type { Format } from '../core/format.js';
import type { ModelAlias } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import { at, entriesAt, firstOf, itemsAt, scalarTextAt, stringAt, textAt, type Node } from './syntax/tree.js';
import { readParameters } from './request/parameters.js';
import { parseYaml } from './syntax/yaml.js';

// Read on 2026-11-26, in stored versions of unknown age: https://docs.litellm.ai/docs/proxy/custom_pricing (costs per token,
// per second), …/proxy/reliability (fallbacks, also to a model_info.id, and default_fallbacks), …/wildcard_routing
// (`anthropic/*`). Not opened: …/proxy/configs (model_list, model_info.base_model) and …/proxy/load_balancing (one name
// several times, model_group_alias); that an alias wins over a name of the list is from memory.
// `litellm_params` are sent with a request that does not say the same itself (…/proxy/configs); of them the output limit is read.
// `context_window_fallbacks` and `content_policy_fallbacks` (…/proxy/reliability) answer what the first model refuses: they may
// be billed like any fallback, and a fallback may also be beside a deployment.
// Not read: costs above a number of tokens, per character.

/** The model list of a LiteLLM proxy: what the names in other files' `model:` stand for. */
export const litellm: Format = {
  id: 'litellm',
  title: 'LiteLLM proxy config',
  docs: 'https://docs.litellm.ai/docs/proxy/configs',
  reads:
    'Names of models and what is behind them (several deployments under one name are alternatives), the output limit that the proxy sends where a request has none (the highest, where deployments of one name differ; none where one of them has none), aliases and fallbacks of the router (also those for long requests and for refused content), and the rates the file states per token (input, output, cache, batch). `desk/*` stands for every name behind it. Costs per second are reported and not used. It holds no prompts; prompts elsewhere that use one of its names are priced by it.',
  patterns: ['**/*litellm*.{yaml,yml}', '**/*.{yaml,yml}'],
  recognizes: (file) =>
    /^model_list[ \t]*:/m.test(file.text) && /\blitellm_params["']?[ \t]*:/.test(file.text),
  extract(file) {
    const { root, problems: read } = parseYaml(file);
    const problems: Problem[] = [...read];
    const groups = new Map<string, Group>();
    const own: [alias: string, names: readonly string[]][] = [];
    const byId = new Map<string, string>();
    for (const item of itemsAt(root, 'model_list')) {
      const alias = stringAt(item, 'model_name')?.trim();
      const params = at(item, 'litellm_params');
      const info = at(item, 'model_info');
      // A deployment's name says nothing; `base_model` is there to say which model it is.
      const model = (
        stringAt(info, 'base_model') ??
        stringAt(params, 'base_model') ??
        stringAt(params, 'model')
      )?.trim();
      if (alias === undefined || alias === '' || model === undefined || model === '') continue;
      const id = stringAt(info, 'id')?.trim();
      if (id !== undefined && id !== '') byId.set(id, model);
      for (const holder of [item, params])
        for (const key of fallbackKeys) own.push([alias, namesIn(at(holder, key))]);
      // `openai/*` as `openai/*` passes every name on as it is, and `*` says nothing about any of them.
      if ((alias.includes('*') && (alias === model || !/^[^*]+\*$/.test(alias))) || /\*./.test(model))
        continue;
      if (!alias.includes('*') && model.includes('*')) continue;
      const perSecond = firstOf(info, secondKeys) ?? firstOf(params, secondKeys);
      if (perSecond !== undefined) {
        const detail = `\`${alias.slice(0, 80)}\` is priced by the second here; that is not used, the rates of the model are.`;
        problems.push(problem('rate-uncertain', file.path, perSecond.place.line, detail));
      }
      const known = groups.get(alias);
      if (known === undefined) {
        groups.set(alias, {
          models: [model],
          rates: ratesOf(info, params),
          limit: limitOf(params),
          place: textAt(item, 'model_name')?.place ?? item.place,
        });
      } else {
        known.limit = higher(known.limit, limitOf(params));
        if (!known.models.includes(model)) known.models.push(model);
      }
    }
    const realNames = (name: string): readonly string[] =>
      groups.get(name)?.models ?? [byId.get(name) ?? name];
    const fallbacks = new Map<string, string[]>();
    const mayUse = (alias: string, names: readonly string[]) => {
      if (names.length > 0)
        fallbacks.set(alias, [...(fallbacks.get(alias) ?? []), ...names.flatMap(realNames)]);
    };
    for (const [alias, names] of own) mayUse(alias, names);
    for (const section of ['litellm_settings', 'router_settings']) {
      for (const key of fallbackKeys) {
        for (const entry of itemsAt(root, section, key).flatMap((map) => entriesAt(map)))
          mayUse(entry.key, namesIn(entry.value));
      }
    }
    const general = [
      ...(fallbacks.get('*') ?? []),
      ...['litellm_settings', 'router_settings'].flatMap((section) =>
        itemsAt(root, section, 'default_fallbacks').flatMap((name) => [...realNames(stringAt(name) ?? '')]),
      ),
    ];
    const aliases: ModelAlias[] = [];
    const add = (
      alias: string,
      group: Pick<Group, 'models' | 'rates' | 'limit'>,
      place: ModelAlias['place'],
    ) => {
      const others = [...new Set([...(fallbacks.get(alias) ?? []), ...general])].filter(
        (name) => name !== '' && !group.models.includes(name),
      );
      aliases.push({
        alias,
        models: group.models,
        ...(others.length === 0 ? {} : { fallbacks: others }),
        ...group.rates,
        ...group.limit,
        place,
      });
    };
    const renamed = [
      ...entriesAt(root, 'router_settings', 'model_group_alias'),
      ...entriesAt(root, 'litellm_settings', 'model_alias_map'),
    ];
    for (const [alias, group] of groups)
      if (!renamed.some((entry) => entry.key === alias)) add(alias, group, group.place);
    for (const entry of renamed) {
      const target = (stringAt(entry.value) ?? stringAt(entry.value, 'model'))?.trim();
      if (target === undefined || target === '') continue;
      add(entry.key, groups.get(target) ?? { models: [target], rates: {}, limit: {} }, entry.keyPlace);
    }
    return Promise.resolve({ prompts: [], problems, aliases });
  },
};

type Rates = Pick<
  ModelAlias,
  | 'inputUsdPerMTok'
  | 'outputUsdPerMTok'
  | 'cachedInputUsdPerMTok'
  | 'cacheWriteUsdPerMTok'
  | 'batchInputUsdPerMTok'
  | 'batchOutputUsdPerMTok'
>;

interface Group {
  readonly models: string[];
  readonly rates: Rates;
  /** The highest of all deployments; empty where one of them has none. */
  limit: Pick<ModelAlias, 'maxOutputTokens' | 'maxOutputPlace'>;
  readonly place: ModelAlias['place'];
}

const fallbackKeys = ['fallbacks', 'context_window_fallbacks', 'content_policy_fallbacks'];

/** Names of a list of fallbacks, each written alone or as a map with the name under `model`. */
function namesIn(list: Node | undefined): string[] {
  return itemsAt(list).flatMap((name) => stringAt(name) ?? stringAt(name, 'model') ?? []);
}

const secondKeys = ['input_cost_per_second', 'output_cost_per_second'];

const rateKeys: readonly (readonly [keyof Rates, string])[] = [
  ['inputUsdPerMTok', 'input_cost_per_token'],
  ['outputUsdPerMTok', 'output_cost_per_token'],
  ['cachedInputUsdPerMTok', 'cache_read_input_token_cost'],
  ['cacheWriteUsdPerMTok', 'cache_creation_input_token_cost'],
  ['batchInputUsdPerMTok', 'input_cost_per_token_batches'],
  ['batchOutputUsdPerMTok', 'output_cost_per_token_batches'],
];

function limitOf(params: Node | undefined): Group['limit'] {
  const { maxOutputTokens, maxOutputPlace } = readParameters(params);
  return maxOutputTokens === undefined || maxOutputPlace === undefined
    ? {}
    : { maxOutputTokens, maxOutputPlace };
}

/** Which deployment answers is not known: it may be the one that answers at most length, or without a limit. */
function higher(one: Group['limit'], other: Group['limit']): Group['limit'] {
  if (one.maxOutputTokens === undefined || other.maxOutputTokens === undefined) return {};
  return other.maxOutputTokens > one.maxOutputTokens ? other : one;
}

/** Rates are beside the deployment or in what is known of its model. */
function ratesOf(info: Node | undefined, params: Node | undefined): Rates {
  return Object.fromEntries(
    rateKeys.flatMap(([name, key]) => {
      const rate = perMillion(at(info, key) ?? at(params, key));
      return rate === undefined ? [] : [[name, rate]];
    }),
  );
}

/**
 * USD per token as USD per million tokens, exactly: the decimal point moves six places in the text as it is
 * written. `1.5e-7` becomes `0.15`. Undefined for what is no amount.
 */
export function perMillion(node: Node | undefined): string | undefined {
  const written = scalarTextAt(node)?.trim();
  if (written === undefined || written.length > 60) return undefined;
  const parts = /^\+?(\d[\d_]*)?(?:\.(\d*))?(?:e([+-]?\d{1,2}))?$/i.exec(written);
  if (parts === null) return undefined;
  const whole = (parts[1] ?? '').replaceAll('_', '');
  const fraction = parts[2] ?? '';
  const digits = whole + fraction;
  if (digits === '') return undefined;
  const point = whole.length + Number(parts[3] ?? '0') + 6;
  const padded = point <= 0 ? `${'0'.repeat(1 - point)}${digits}` : digits.padEnd(point, '0');
  const at = point <= 0 ? 1 : point;
  const before = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const after = padded.slice(at).replace(/0+$/, '');
  return after === '' ? before : `${before}.${after}`;
}
