import type { Format } from '../core/format.js';
import type { ModelAlias } from '../core/prompt.js';
import { at, entriesAt, firstOf, itemsAt, scalarTextAt, stringAt, textAt, type Node } from './parse/tree.js';
import { parseYaml } from './parse/yaml.js';

// https://docs.litellm.ai/docs/proxy/configs, …/proxy/reliability (fallbacks), …/proxy/custom_pricing (keys written from knowledge of the format, not yet held against this page)

/** The model list of a LiteLLM proxy: what the names in other files' `model:` stand for. */
export const litellm: Format = {
  id: 'litellm',
  title: 'LiteLLM proxy config',
  docs: 'https://docs.litellm.ai/docs/proxy/configs',
  reads:
    'Names of models and what stands behind them (several deployments under one name are alternatives), aliases and fallbacks of the router, and the rates the file states per token. It holds no prompts; prompts elsewhere that use one of its names are priced by it.',
  patterns: ['**/*litellm*.{yaml,yml}', '**/*.{yaml,yml}'],
  recognizes: (file) =>
    /^model_list[ \t]*:/m.test(file.text) && /\blitellm_params["']?[ \t]*:/.test(file.text),
  extract(file) {
    const { root, problems } = parseYaml(file);
    const groups = new Map<
      string,
      { models: string[]; input?: string; output?: string; place: ModelAlias['place'] }
    >();
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
      // `openai/*` passes every name on as it is.
      if (alias.includes('*') || model.includes('*')) continue;
      const input = perMillion(
        firstOf(info, ['input_cost_per_token']) ?? firstOf(params, ['input_cost_per_token']),
      );
      const output = perMillion(
        firstOf(info, ['output_cost_per_token']) ?? firstOf(params, ['output_cost_per_token']),
      );
      const known = groups.get(alias);
      if (known === undefined) {
        groups.set(alias, {
          models: [model],
          ...(input === undefined ? {} : { input }),
          ...(output === undefined ? {} : { output }),
          place: textAt(item, 'model_name')?.place ?? item.place,
        });
      } else if (!known.models.includes(model)) known.models.push(model);
    }
    const realNames = (name: string): readonly string[] => groups.get(name)?.models ?? [name];
    const fallbacks = new Map<string, string[]>();
    for (const section of ['litellm_settings', 'router_settings']) {
      for (const item of itemsAt(root, section, 'fallbacks')) {
        for (const entry of entriesAt(item)) {
          const names = itemsAt(entry.value).flatMap((name) => stringAt(name) ?? []);
          fallbacks.set(entry.key, [...(fallbacks.get(entry.key) ?? []), ...names.flatMap(realNames)]);
        }
      }
    }
    const general = ['litellm_settings', 'router_settings'].flatMap((section) =>
      itemsAt(root, section, 'default_fallbacks').flatMap((name) => [...realNames(stringAt(name) ?? '')]),
    );
    const fallbacksOf = (alias: string, models: readonly string[]): string[] => [
      ...new Set(
        [...(fallbacks.get(alias) ?? []), ...general].filter((name) => name !== '' && !models.includes(name)),
      ),
    ];
    const aliases: ModelAlias[] = [];
    const add = (
      alias: string,
      group: { models: string[]; input?: string; output?: string },
      place: ModelAlias['place'],
    ) => {
      const others = fallbacksOf(alias, group.models);
      aliases.push({
        alias,
        models: group.models,
        ...(others.length === 0 ? {} : { fallbacks: others }),
        ...(group.input === undefined ? {} : { inputUsdPerMTok: group.input }),
        ...(group.output === undefined ? {} : { outputUsdPerMTok: group.output }),
        place,
      });
    };
    for (const [alias, group] of groups) add(alias, group, group.place);
    for (const entry of entriesAt(root, 'router_settings', 'model_group_alias')) {
      const target = (stringAt(entry.value) ?? stringAt(entry.value, 'model'))?.trim();
      if (target === undefined || target === '' || groups.has(entry.key)) continue;
      add(entry.key, groups.get(target) ?? { models: [target] }, entry.keyPlace);
    }
    return Promise.resolve({ prompts: [], problems, aliases });
  },
};

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
