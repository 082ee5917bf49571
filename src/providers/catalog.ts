import type { Model, ModelMatch, SelfHosted, UnknownModel } from '../core/model.js';
import { parseUsd } from '../core/money.js';
import { problem, type Problem } from '../core/problem.js';
import type { ModelAlias } from '../core/prompt.js';
import type { Billable, FileRates, Rate, RateCard, RatesFile, Source } from '../core/rate.js';
import { type HostedMistake, resolveSelfHosted } from '../core/cost/selfhosted.js';
import type { ModelSetting, OwnRates, OwnSelfHosted } from '../core/settings.js';
import { tokenizerForModel } from '../tokenizers/index.js';
import { createLookup, type Found } from './lookup.js';
import { keyOf } from './names.js';
import { openRateTable, picoPerUnit, type RateTable, type Row } from './table.js';

export interface LookupHints {
  /** A vendor or server stated beside the name (`provider: azure`); narrows the search. */
  readonly provider?: string;
  /** True for the name of a cloud deployment, which need not be a model's. */
  readonly deployment?: boolean;
  /** A gateway's entry that leads to this name: where it has rates of its own, they replace those of the table. */
  readonly gateway?: ModelAlias;
}

/** Every model that is known, and the way from a written name to one of them. */
export interface Catalog {
  /** ISO date of the newest price list in the table. A rate's own date is `source.checkedOn`. */
  readonly ratesAsOf: string;
  /** Same name, same answer, for as long as the catalog is open. */
  find(name: string, hints?: LookupHints): ModelMatch | UnknownModel;
  /** Models whose id has every word of the query: own ones, the one that is called so, the makers' and then the hosts'. */
  search(query: string): readonly Model[];
  /** Vendors that make the models they sell (`openai`, `anthropic`), as opposed to hosts of others' models. */
  readonly makers: ReadonlySet<string>;
  /** Every model, own ones first, then by id. Builds all of them: for listings. */
  readonly all: readonly Model[];
  /** Mistakes in own models and aliases (reason `settings`); such a name is unpriced, never silently something else. */
  readonly problems: readonly Problem[];
}

export interface CatalogOptions {
  /**
   * ISO date that rates are chosen for, the same on both sides of a comparison: an announced change counts from its day on.
   * Absent, or before the table was made: the day of its newest list.
   */
  readonly day?: string;
  /** Own models by name or alias, as the settings give them. They win over everything. */
  readonly models?: Readonly<Record<string, ModelSetting>>;
  /** A price list of the user's own: before the table, after `models`. */
  readonly rates?: RatesFile | undefined;
}

/** Opens the rate table and lays own models over it. Aliases are followed before (`binding/`). Throws when the table is missing. */
export async function openCatalog(options: CatalogOptions = {}): Promise<Catalog> {
  return createCatalog(openRateTable(options.day), options);
}

/** The same over a table at hand. */
export function createCatalog(table: RateTable, options: CatalogOptions = {}): Catalog {
  const lookup = createLookup(table);
  const problems: Problem[] = [];
  const own = new Map<string, { name: string; setting: ModelSetting }>();
  for (const [name, setting] of Object.entries(options.models ?? {})) own.set(keyOf(name), { name, setting });

  const ownModels = new Map<string, Model>();
  /** What settings say about a model of the table, by its id. */
  const ownById = new Map<string, { name: string; setting: ModelSetting }>();
  const discounts = new Map<string, string>();
  for (const [name, setting] of Object.entries(options.models ?? {})) readSetting(name, setting);

  const listed = options.rates === undefined ? null : listedModels(options.rates);

  const answers = new Map<string, ModelMatch | UnknownModel>();
  let everything: readonly Model[] | null = null;

  return {
    ratesAsOf: table.newest,
    makers: new Set(
      [...table.vendors.values()].flatMap(({ id, order }) => (order === undefined ? [] : [id])),
    ),
    find(name, hints = {}) {
      const key = JSON.stringify([
        name,
        hints.provider ?? null,
        hints.deployment ?? false,
        hints.gateway ?? null,
      ]);
      let answer = answers.get(key);
      if (answer === undefined) {
        answer = find(name, hints);
        answers.set(key, answer);
      }
      return answer;
    },
    search(query) {
      const words = query.toLowerCase().split(/\s+/).filter(Boolean);
      const keys = words.map(keyOf);
      const hit = (model: { id: string }): boolean => {
        const id = model.id.toLowerCase();
        const key = keyOf(id);
        return words.every((word, index) => id.includes(word) || hasKey(key, keys[index] ?? word));
      };
      const rank = (row: Row): number =>
        row.name.toLowerCase() === query.trim().toLowerCase() || `${row.vendor}/${row.name}` === query.trim()
          ? -1
          : (table.vendors.get(row.vendor)?.order ?? Number.POSITIVE_INFINITY);
      const found = rows().filter((row) => hit({ id: `${row.vendor}/${row.name}` }));
      const ranked = found.map((row) => ({ row, rank: rank(row) }));
      ranked.sort((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank));
      return [...[...ownModels.values()].filter(hit), ...ranked.map(({ row }) => settled(table.model(row)))];
    },
    get all() {
      everything ??= [...ownModels.values(), ...rows().map((row) => settled(table.model(row)))];
      return everything;
    },
    problems,
  };

  function rows(): Row[] {
    return [...table.vendors.keys()].flatMap((vendor) => table.rowsOf(vendor));
  }

  function mistake(detail: string): void {
    problems.push(problem('settings', null, null, detail));
  }

  function readSetting(name: string, setting: ModelSetting): void {
    switch (setting.kind) {
      case 'alias':
        break;
      case 'discount': {
        const base = lookup.find(name, {});
        if (!('model' in base)) {
          mistake(`models: \`${name}\` has a discount, but no such model is known.${nearText(base)}`);
          break;
        }
        if (!/^\d{1,3}(\.\d{1,6})?$/.test(setting.percent) || Number(setting.percent) > 100) {
          mistake(
            `models: the discount of \`${name}\` is \`${setting.percent}\`; a percentage from 0 to 100 is allowed, for example 12.`,
          );
          break;
        }
        discounts.set(base.model.id, setting.percent);
        break;
      }
      case 'rates': {
        const base = lookup.find(name, {});
        const known = 'model' in base && base.by !== 'local' ? base.model : null;
        const model = ownRatesModel(name, setting.rates, known);
        if (known !== null) ownById.set(known.id, { name, setting });
        ownModels.set(keyOf(name), model);
        break;
      }
      case 'self-hosted': {
        const hosted = resolveSelfHosted(setting.selfHosted);
        if ('mistake' in hosted) mistake(`models: \`${name}\`: ${hostedMistakeText(hosted.mistake)}.`);
        else ownModels.set(keyOf(name), ownHostedModel(name, setting.selfHosted, hosted));
        break;
      }
    }
  }

  function ownRatesModel(name: string, rates: OwnRates, known: Model | null): Model {
    const slash = name.indexOf('/');
    const provider = known?.provider ?? (slash === -1 ? 'own' : name.slice(0, slash));
    const rest = known?.name ?? (slash === -1 ? name : name.slice(slash + 1));
    return {
      id: known?.id ?? name,
      provider,
      name: rest,
      tokenizer: rates.tokenizer ?? known?.tokenizer ?? tokenizerForModel(provider, rest),
      contextTokens: rates.contextTokens ?? known?.contextTokens ?? null,
      maxOutputTokens: known?.maxOutputTokens ?? null,
      rates: ownCard(name, rates),
      selfHosted: null,
      cache: known?.cache ?? null,
      reasoning: known?.reasoning ?? 'unknown',
      lifecycle: known?.lifecycle ?? null,
      discountPercent: '0',
    };
  }

  /** A model on GPUs of one's own: paid by the hour, so it has no rate per token. */
  function ownHostedModel(name: string, own: OwnSelfHosted, selfHosted: SelfHosted): Model {
    const slash = name.indexOf('/');
    const [provider, rest] = slash === -1 ? ['own', name] : [name.slice(0, slash), name.slice(slash + 1)];
    return {
      id: name,
      provider,
      name: rest,
      tokenizer: own.tokenizer ?? tokenizerForModel(provider, rest),
      contextTokens: own.contextTokens ?? null,
      maxOutputTokens: null,
      rates: null,
      selfHosted,
      cache: null,
      reasoning: 'unknown',
      lifecycle: null,
      discountPercent: '0',
    };
  }

  function ownCard(name: string, own: OwnRates): RateCard | null {
    const source: Source = {
      title: 'own rates in the settings',
      url: '.promptcost.yml',
      checkedOn: table.on,
    };
    const found: Rate[] = [];
    const unreadable: string[] = [];
    const add = (billable: Billable, written: string | undefined): void => {
      if (written === undefined) return;
      const perMillion = billable !== 'request';
      const price = perMillion ? ownPrice(written) : parseUsd(written);
      if (price === null) {
        unreadable.push(written);
        mistake(
          `models: \`${name}\` has \`${written}\` for ${billable}; a decimal of at most ${perMillion ? 'six' : 'twelve'} places is allowed, for example 0.15.`,
        );
      } else found.push({ billable, picoUsdPerUnit: price, source, validFrom: null, validUntil: null });
    };
    add('input', own.input);
    add('cached-input', own.cachedInput);
    add('cache-write', own.cacheWrite);
    add('output', own.output);
    add('request', own.perRequestUsd);
    // One unreadable rate would make the rest too cheap.
    if (unreadable.length > 0) return null;
    return { on: table.on, rates: found, tiers: [], factors: {}, upcoming: [], disagreements: [] };
  }

  /** The rates file by the table's ids, and by the names the table does not know. */
  function listedModels(file: RatesFile): { byId: Map<string, FileRates>; byKey: Map<string, Model> } {
    const byId = new Map<string, FileRates>();
    const byKey = new Map<string, Model>();
    for (const [name, rates] of file.models) {
      const found = lookup.find(name, {});
      if ('model' in found) {
        // A name that merely leads to a model (dated, moving) says nothing about the model's other names.
        const itself = (found.by === 'exact' || found.by === 'normalized') && found.note === null;
        if (itself) byId.set(found.model.id, rates);
        else if (found.by !== 'local') byKey.set(keyOf(name), withFileRates(found.model, rates, file));
        continue;
      }
      const slash = name.indexOf('/');
      const [provider, rest] = slash === -1 ? ['own', name] : [name.slice(0, slash), name.slice(slash + 1)];
      byKey.set(
        keyOf(name),
        withFileRates(
          {
            id: name,
            provider,
            name: rest,
            tokenizer: tokenizerForModel(provider, rest),
            contextTokens: rates.contextTokens,
            maxOutputTokens: null,
            rates: null,
            selfHosted: null,
            cache: null,
            reasoning: 'unknown',
            lifecycle: null,
            discountPercent: '0',
          },
          rates,
          file,
        ),
      );
    }
    return { byId, byKey };
  }

  /** A model with the rates of the file. What it does not say of services stays the vendor's factor on the file's rates. */
  function withFileRates(model: Model, file: FileRates, { path, asOf, sha256 }: RatesFile): Model {
    const source: Source = {
      title: `rates file, sha256 ${sha256.slice(0, 12)}`,
      url: path,
      checkedOn: asOf ?? table.on,
    };
    const read = (rates: FileRates['base']): Rate[] =>
      Object.entries(rates).map(([billable, amount]) => ({
        billable: billable as Billable,
        picoUsdPerUnit: picoPerUnit(amount, billable === 'request'),
        source,
        validFrom: null,
        validUntil: null,
      }));
    const services = Object.entries(file.services).map(
      ([service, rates]) => [service, { rates: read(rates), tiers: [] }] as const,
    );
    return {
      ...model,
      rates: {
        on: table.on,
        rates: read(file.base),
        tiers: file.tiers.map(({ overInputTokens, comparison, rates }) => ({
          overInputTokens,
          comparison,
          rates: read(rates),
        })),
        factors: model.rates?.factors ?? {},
        ...(services.length === 0 ? {} : { services: Object.fromEntries(services) }),
        upcoming: [],
        disagreements: [],
      },
    };
  }

  /** A model of the table with what the settings and the rates file say about it. */
  function settled(model: Model): Model {
    const setting = ownById.get(model.id);
    if (setting !== undefined) return ownModels.get(keyOf(setting.name)) ?? model;
    const file = listed?.byId.get(model.id);
    const priced = file === undefined ? model : withFileRates(model, file, options.rates as RatesFile);
    const percent = discounts.get(model.id);
    return percent === undefined ? priced : { ...priced, discountPercent: percent };
  }

  function find(name: string, hints: LookupHints): ModelMatch | UnknownModel {
    const asWritten = name;
    const written = name.trim();
    const stated =
      own.get(keyOf(written)) ??
      (hints.provider === undefined ? undefined : own.get(keyOf(`${hints.provider}/${written}`)));
    if (stated !== undefined) {
      if (stated.setting.kind === 'alias') {
        return {
          asWritten,
          reason: 'unknown-model',
          detail: `the alias \`${stated.name}\` in the settings leads back to itself`,
          near: [],
        };
      }
      const model = ownModels.get(keyOf(stated.name));
      if (model !== undefined) return { model, asWritten, by: 'settings', note: null };
      if (stated.setting.kind !== 'discount') {
        return {
          asWritten,
          reason: 'unknown-model',
          detail: `what the settings say about \`${stated.name}\` has a mistake, so it has no price`,
          near: [],
        };
      }
    }
    const stands =
      listed?.byKey.get(keyOf(written)) ??
      (hints.provider === undefined ? undefined : listed?.byKey.get(keyOf(`${hints.provider}/${written}`)));
    if (stands !== undefined) {
      const percent = discounts.get(stands.id) ?? '0';
      return {
        model: { ...stands, discountPercent: percent },
        asWritten,
        by: 'settings',
        note: `the rates of ${options.rates?.path ?? ''}`,
      };
    }
    const found = lookup.find(written, hints);
    const answer = 'model' in found ? finish(found, asWritten) : { ...found, asWritten };
    return hints.gateway === undefined ? answer : withGatewayRates(answer, hints.gateway);
  }

  function finish(found: Found, asWritten: string): ModelMatch {
    const model = settled(found.model);
    return { model, asWritten, by: model === found.model ? found.by : 'settings', note: found.note };
  }

  /** A model behind a gateway that says what it costs there. */
  function withGatewayRates(
    answer: ModelMatch | UnknownModel,
    gateway: ModelAlias,
  ): ModelMatch | UnknownModel {
    const at = `${gateway.place.path}:${gateway.place.line}`;
    const card = aliasCard(gateway, at);
    if (card === null) return answer;
    const known = 'model' in answer ? answer.model : null;
    const name = answer.asWritten.trim();
    return {
      model: {
        id: known?.id ?? name,
        provider: known?.provider ?? 'own',
        name: known?.name ?? name,
        tokenizer: known?.tokenizer ?? tokenizerForModel('', name),
        contextTokens: known?.contextTokens ?? null,
        maxOutputTokens: known?.maxOutputTokens ?? null,
        rates: card,
        selfHosted: null,
        cache: known?.cache ?? null,
        reasoning: known?.reasoning ?? 'unknown',
        lifecycle: known?.lifecycle ?? null,
        discountPercent: '0',
      },
      asWritten: answer.asWritten,
      by: 'alias',
      note: `\`${gateway.alias}\` stands for \`${name}\` in ${at}, with the rates of that file`,
    };
  }

  /** Rates that are in the gateway's config. With one of the two missing or unreadable there is no card. */
  function aliasCard(alias: ModelAlias, at: string): RateCard | null {
    const source: Source = { title: 'rates in the gateway config', url: at, checkedOn: table.on };
    const input = ownPrice(alias.inputUsdPerMTok ?? '');
    const output = ownPrice(alias.outputUsdPerMTok ?? '');
    if (input === null || output === null) {
      mistake(
        `${at}: the rates of \`${alias.alias}\` are not two decimals of at most six places; they are not used.`,
      );
      return null;
    }
    const rate = (billable: Billable, picoUsdPerUnit: bigint): Rate => ({
      billable,
      picoUsdPerUnit,
      source,
      validFrom: null,
      validUntil: null,
    });
    const more = (billable: Billable, written: string | undefined): Rate[] => {
      const price = ownPrice(written ?? '');
      return price === null ? [] : [rate(billable, price)];
    };
    const batchInput = ownPrice(alias.batchInputUsdPerMTok ?? '');
    const batchOutput = ownPrice(alias.batchOutputUsdPerMTok ?? '');
    return {
      on: table.on,
      rates: [
        rate('input', input),
        ...more('cached-input', alias.cachedInputUsdPerMTok),
        ...more('cache-write', alias.cacheWriteUsdPerMTok),
        rate('output', output),
      ],
      tiers: [],
      factors: {},
      ...(batchInput === null || batchOutput === null
        ? {}
        : {
            services: {
              batch: { rates: [rate('input', batchInput), rate('output', batchOutput)], tiers: [] },
            },
          }),
      upcoming: [],
      disagreements: [],
    };
  }
}

/** USD per million tokens, an exact decimal of at most six places; null for anything else. */
function ownPrice(written: string): bigint | null {
  const text = written.trim();
  return /^\d{1,9}(\.\d{1,6})?$/.test(text) ? picoPerUnit(text) : null;
}

function nearText(unknown: { readonly near: readonly string[] }): string {
  return unknown.near.length === 0
    ? ''
    : ` Near it: ${unknown.near.map((name) => `\`${name}\``).join(', ')}.`;
}

function hostedMistakeText(mistake: HostedMistake): string {
  switch (mistake.needs) {
    case 'decimal':
      return `${mistake.key} must be a decimal ≥ 0, for example 3 or 2.35`;
    case 'above-0':
      return `${mistake.key} must be ${mistake.key === 'gpus' ? 'a number ' : ''}above 0`;
    case 'above-0-to-1':
      return `${mistake.key} must be above 0 and at most 1, for example 0.4`;
    case 'at-least-1':
      return `${mistake.key} must be 1 or more, for example 2.5`;
    case 'seconds':
      return `${mistake.key} a, b and c must be numbers ≥ 0 (seconds)`;
    case 'known':
      return `${mistake.key} \`${mistake.given}\` is not known; known are ${mistake.known.join(', ')}`;
    case 'throughput':
      return 'one of output-tokens-per-second, constants or benchmark must be given';
  }
}

/** Whether a name without its separators has these letters and digits, and no number goes on: `gpt41` is not in `gpt41106`. */
function hasKey(key: string, wanted: string): boolean {
  const endsWithDigit = /\d$/.test(wanted);
  for (let at = key.indexOf(wanted); at !== -1; at = key.indexOf(wanted, at + 1))
    if (!endsWithDigit || !/^\d/.test(key.slice(at + wanted.length, at + wanted.length + 1))) return true;
  return false;
}
