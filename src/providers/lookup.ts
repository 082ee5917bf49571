import type { Model, ModelMatch, UnknownModel } from '../core/model.js';
import { isOllamaCloud, isOllamaTag, localModel, zeroCard } from './local.js';
import { bedrockKey, keyOf, shorterKeys, withOtherDate } from './names.js';
import { nearest } from './near.js';
import type { RateTable, Row, Vendor } from './table.js';

export interface Found {
  readonly model: Model;
  readonly by: ModelMatch['by'];
  readonly note: string | null;
}

export type NotFound = Omit<UnknownModel, 'asWritten'>;

/** From a written name to a row of the rate table. */
export interface Lookup {
  find(name: string, hints: { readonly provider?: string; readonly deployment?: boolean }): Found | NotFound;
}

/** No model id is longer. */
const longestName = 300;

type Word =
  | { readonly kind: 'vendor'; readonly vendor: Vendor }
  | { readonly kind: 'local' | 'gateway' | 'unpriced' | 'mode' };

/** A name taken apart. */
interface Reading {
  readonly vendor: Vendor | null;
  readonly rest: string;
  /** Routers and modes that stood before it. */
  readonly via: readonly string[];
}

export function createLookup(table: RateTable): Lookup {
  const words = new Map<string, Word>();
  for (const local of table.prefixes.local) words.set(local, { kind: 'local' });
  for (const gateway of table.prefixes.gateways) words.set(gateway, { kind: 'gateway' });
  for (const unpriced of table.prefixes.unpriced) words.set(unpriced, { kind: 'unpriced' });
  const modes = new Set(table.prefixes.modes);
  for (const vendor of table.vendors.values()) {
    for (const written of vendor.written) words.set(written, { kind: 'vendor', vendor });
  }
  const homes = [...table.vendors.values()]
    .filter((vendor) => vendor.order !== undefined)
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  const bareNames = [...table.vendors.values()].flatMap((vendor) =>
    (vendor.bare ?? []).map((pattern) => ({ vendor, pattern: new RegExp(pattern) })),
  );
  const need = (id: string): Vendor => {
    const vendor = table.vendors.get(id);
    if (vendor === undefined) throw new Error(`the rate table has no vendor ${id}`);
    return vendor;
  };

  return { find };

  function wordOf(text: string): Word | undefined {
    return words.get(
      text
        .trim()
        .toLowerCase()
        .replace(/[_.\s]+/g, '-'),
    );
  }

  function find(
    name: string,
    hints: { readonly provider?: string; readonly deployment?: boolean },
  ): Found | NotFound {
    let written = name.trim();
    if (written === '') return { reason: 'no-model', detail: 'the name of the model is empty', near: [] };
    if (written.length > longestName || /[\n\r]/.test(written))
      return unknown(written.slice(0, 80), 'it is no name of a model');
    if (/\$\{|\{\{|\{%|<%|^\$[A-Za-z_]|^<[^>]*>$|^\{[^}]*\}$|^process\.env|^os\.environ/.test(written)) {
      return unknown(written, 'it is a placeholder that is filled in elsewhere');
    }
    const notes: string[] = [];
    let hint = hints.provider === undefined ? undefined : wordOf(hints.provider);

    // `Claude Sonnet 4.5 (copilot)`: editors show the seller, or the stage, in brackets after the name.
    const bracket = /^(.+?)\s*\(([^()]{1,40})\)$/.exec(written);
    if (bracket !== null) {
      const [, before = '', inside = ''] = bracket;
      const word = wordOf(inside);
      if (word !== undefined && word.kind !== 'mode') hint ??= word;
      if (word !== undefined || /^(preview|latest|beta|default|new)$/i.test(inside)) written = before;
    }
    // Claude Code marks the long context window so; the price per token is that of the model.
    const long = /^(.+?)\[1m\]$/i.exec(written);
    if (long?.[1] !== undefined) {
      written = long[1];
      notes.push('with the context window of 1M tokens');
    }

    if (hint?.kind === 'local') return onServer(hints.provider ?? 'local', written);
    if (hint?.kind === 'unpriced') return notSold(written, hints.provider ?? '');
    // A seller nobody knows has a price nobody knows: the maker's would be a guess that looks like a fact.
    if (hint === undefined && hints.provider !== undefined && hints.provider.trim() !== '')
      return notSold(written, `the provider \`${hints.provider.trim().slice(0, 40)}\``);
    const reading = read(
      written,
      hint?.kind === 'vendor' ? hint.vendor : hints.deployment === true ? need('azure') : null,
    );
    if ('reason' in reading || 'model' in reading) return reading;
    let found =
      reading.vendor === null ? findAnywhere(reading.rest, written) : findAt(reading.vendor, reading.rest);
    if ('model' in found && hint === undefined && isFree(found) && !/:free$/i.test(written)) {
      const { provider } = found.model;
      const others = sellersOf(written).filter(({ vendor }) => vendor !== provider);
      if (others.length > 0) return severalSellers(written, others);
      if (reading.vendor === null)
        return unknown(
          written,
          `${need(provider).title} serves it free of charge, other sellers do not: write the seller before the name`,
        );
    }
    // `deepseek/deepseek-chat-v3.1` begins like a vendor and is a name of OpenRouter.
    if (!('model' in found) && hint === undefined && reading.via.length === 0)
      found = findSlug(written) ?? found;
    if (!('model' in found)) {
      if (hints.deployment !== true) return found;
      return {
        ...found,
        detail: `the deployment \`${written}\` does not have the name of a model: set the model that it runs under \`models:\` in your settings, for example \`${written}: openai/gpt-4.1\``,
      };
    }
    if (hints.deployment === true) {
      if (found.by === 'alias' || found.by === 'prefix')
        return unknown(written, 'the name of the deployment does not say which model it runs');
      notes.push('the name of the deployment is taken for the model');
    }
    if (reading.via.length > 0)
      notes.push(`through ${reading.via.join(', ')}: list price of ${found.model.provider}`);
    if (found.note !== null) notes.unshift(found.note);
    const by =
      found.by === 'exact' && written !== found.model.id && written !== found.model.name
        ? 'normalized'
        : found.by;
    return { model: found.model, by, note: notes.length === 0 ? null : notes.join('; ') };
  }

  /** On your own server, unless the name says that Ollama's cloud runs it. */
  function onServer(server: string, name: string): Found | NotFound {
    return isOllamaCloud(name) ? notSold(name, 'the cloud of Ollama') : local(server, name);
  }

  function local(server: string, name: string): Found {
    const short = keyOf(server);
    return {
      model: localModel(short, name, table.on),
      by: 'local',
      note: `runs on a local server (${short}): no token is billed`,
    };
  }

  function notSold(name: string, seller: string): NotFound {
    return unknown(name, `no rates are known for ${seller}; own rates can be given in the settings`);
  }

  /** Takes off what is before the name: vendors, routers, modes, paths of cloud resources. */
  function read(written: string, stated: Vendor | null): Reading | Found | NotFound {
    let vendor = stated;
    let rest = written;
    const via: string[] = [];
    const openrouter = need('openrouter');
    for (let round = 0; round < 8; round += 1) {
      rest = withoutResourcePath(rest);
      if (vendor === null && isBedrockId(rest)) vendor = need('bedrock');
      // Some libraries write the interface behind the name.
      if (vendor?.id === 'openai') rest = rest.replace(/:(?:responses|completions)$/, '');
      if (/^ft:/i.test(rest)) return { vendor: vendor ?? need('openai'), rest, via };
      // A whole name the vendor knows is never taken apart: Groq sells `openai/gpt-oss-120b`.
      if (vendor !== null && 'model' in findAt(vendor, rest, true)) break;
      const match = /^([^/:]+)([/:])(.+)$/s.exec(rest);
      if (match === null) break;
      const [, head = '', separator = '', tail = ''] = match;
      const word = wordOf(head);
      if (word === undefined) {
        if (vendor !== null && modes.has(head.toLowerCase())) rest = tail;
        else if (vendor?.id === 'bedrock' && /^[a-z]{2}(-gov)?-[a-z]+-\d$/.test(head)) rest = tail;
        else if (vendor?.id === 'azure' && /^(eu|us|global|global-standard|datazone)$/i.test(head))
          rest = tail;
        else break;
      } else if (separator === ':' && isOllamaTag(rest)) break;
      else if (word.kind === 'local') return onServer(head, tail);
      else if (word.kind === 'gateway') {
        via.push(head);
        rest = tail;
      } else if (word.kind === 'unpriced') {
        if (vendor !== null) break;
        return notSold(written, head);
      } else if (word.kind === 'vendor') {
        if (vendor === null) {
          // A slug with a variant (`:free`) is OpenRouter's, and so is one of a maker who sells nothing himself.
          if (/:(free|nitro|floor|online|exacto|extended|beta)$/.test(rest) && separator === '/') {
            vendor = openrouter;
            if ('model' in findAt(vendor, rest, true)) break;
          } else vendor = word.vendor;
        } else if (vendor.order !== undefined && word.vendor.id !== vendor.id) {
          // `openai:anthropic/claude-…`: the first speaks of the interface, the second of the model.
          via.push(`${vendor.title}'s interface`);
          vendor = word.vendor;
        }
        rest = tail;
      } else break;
    }
    return { vendor, rest, via };
  }

  /** A name without a vendor: the makers' own models, then what only one host calls so. */
  function findAnywhere(rest: string, written: string): Found | NotFound {
    for (const level of ['whole', 'shorter'] as const) {
      for (const vendor of homes) {
        const found = findRow(vendor, rest, level);
        if (found !== null) return found;
      }
    }
    for (const { vendor, pattern } of bareNames) {
      if (!pattern.test(rest)) continue;
      const found = findRow(vendor, rest, 'whole');
      if (found !== null) return { ...found, note: join(`a name only ${vendor.title} uses`, found.note) };
    }
    const slug = findSlug(rest);
    if (slug !== null) return slug;
    if (isOllamaTag(rest)) return local('ollama', rest);
    const sellers = sellersOf(rest);
    return sellers.length > 0
      ? severalSellers(written, sellers)
      : unknown(written, 'no model is known by this name');
  }

  function severalSellers(written: string, sellers: readonly Row[]): NotFound {
    return {
      reason: 'ambiguous-model',
      detail: `\`${written}\` is what ${[...new Set(sellers.map(({ vendor }) => vendor))]
        .slice(0, 6)
        .join(', ')} sell under this name, each at its own price: write the seller before the name`,
      near: sellers.slice(0, 3).map(({ vendor, name }) => `${vendor}/${name}`),
    };
  }

  /** Open weights that their maker serves without charge are usually called by this name where somebody else charges. */
  function isFree({ model, by }: Found): boolean {
    const rates = model.rates?.rates ?? [];
    return by !== 'local' && rates.length > 0 && rates.every(({ picoUsdPerUnit }) => picoUsdPerUnit === 0n);
  }

  /** OpenRouter's slugs are lower case; the same name in the spelling of a model hub may run anywhere. */
  function findSlug(rest: string): Found | null {
    if (!rest.includes('/') || rest !== rest.toLowerCase()) return null;
    const openrouter = need('openrouter');
    const found = findRow(openrouter, rest, 'whole') ?? findVariant(openrouter, rest);
    if (found === null) return null;
    if (sellersOf(rest).some(({ vendor }) => vendor !== 'openrouter')) return null;
    return { ...found, note: join('a name of OpenRouter', found.note) };
  }

  function sellersOf(rest: string): Row[] {
    const key = keyOf(rest);
    return [...table.vendors.keys()].flatMap((vendor) => table.rowOf(vendor, key) ?? []);
  }

  /** A name at a vendor: his own rows, the rows he shares, and the list prices he takes over. */
  function findAt(vendor: Vendor, rest: string, quiet = false): Found | NotFound {
    const own = findOwn(vendor, rest);
    if (own !== null) return own;
    for (const id of vendor.lists ?? []) {
      const shared = findOwn(need(id), rest);
      if (shared !== null) return shared;
    }
    for (const id of vendor.borrows ?? []) {
      const other = need(id);
      // A moving name moves at its maker's own address; what another seller serves under it is not known.
      if (table.moving.has(`${other.id}/${keyOf(rest)}`)) continue;
      const borrowed = findOwn(other, rest);
      if (borrowed !== null) return borrow(vendor, other, borrowed);
    }
    if (quiet) return { reason: 'unknown-model', detail: '', near: [] };
    // An OpenAI-compatible interface serves models of all makers: what the name says about the maker is clear enough.
    if (vendor.id === 'openai') {
      for (const level of ['whole', 'shorter'] as const) {
        for (const home of homes) {
          const found = home.id === 'openai' ? null : findRow(home, rest, level);
          if (found !== null)
            return {
              ...found,
              note: join(`written for OpenAI's interface: list price of ${home.title}`, found.note),
            };
        }
      }
    }
    return unknown(rest, `${vendor.title} is not known to have a model of this name`, vendor.id);
  }

  function findOwn(vendor: Vendor, rest: string): Found | null {
    if (vendor.id === 'bedrock') return findBedrock(vendor, rest);
    if (vendor.id === 'openai' || vendor.id === 'azure') {
      const tuned = findTuned(rest);
      if (tuned !== undefined) return tuned;
    }
    return findRow(vendor, rest, 'whole') ?? findVariant(vendor, rest) ?? findRow(vendor, rest, 'shorter');
  }

  /** `whole`: the name as it stands. `shorter`: without date, `-latest` and the like. */
  function findRow(vendor: Vendor, rest: string, level: 'whole' | 'shorter'): Found | null {
    const key = keyOf(rest);
    if (level === 'whole') {
      const moving = table.moving.get(`${vendor.id}/${key}`);
      if (moving !== undefined) {
        const row = table.rowsOf(vendor.id).find((one) => one.name === moving.to);
        if (row === undefined) throw new Error(`the rate table lacks ${vendor.id}/${moving.to}`);
        const note = moving.note === undefined ? '' : ` (${moving.note})`;
        return take(row, 'alias', `moving name: stood for ${moving.to} on ${moving.on}${note}`);
      }
      const row = rowOf(vendor, key);
      if (row !== undefined) return take(row, row.name === rest ? 'exact' : 'normalized', null);
      // A snapshot may cost something else than the name without its date, however the date is spelled.
      const otherDate = withOtherDate(key);
      const snapshot = otherDate === null ? undefined : rowOf(vendor, otherDate);
      if (snapshot !== undefined) return take(snapshot, 'normalized', null);
      return vendor.order === undefined ? null : findEffort(vendor, key);
    }
    for (const { key: shorter, dropped, what } of shorterKeys(key)) {
      const row = rowOf(vendor, shorter);
      if (row === undefined || (what === 'version' && !row.loose.includes(shorter))) continue;
      switch (what) {
        case 'latest':
          return take(row, 'alias', `moving name: taken for ${row.name} on ${table.on}`);
        case 'date':
          return take(row, 'dated', `rates of \`${row.name}\` without the date \`${dropped.slice(1)}\``);
        case 'version':
          return take(row, 'prefix', `rates of \`${row.name}\`, whose list price covers \`${rest}\` too`);
      }
    }
    return null;
  }

  /** A row as the answer, with the reason where it has no rate. */
  function take(row: Row, by: Found['by'], note: string | null): Found {
    const why = table.unpriced(row);
    return { model: table.model(row), by, note: join(note, why === null ? null : `no rate: ${why}`) };
  }

  function rowOf(vendor: Vendor, key: string): Row | undefined {
    return table.rowOf(vendor.id, key);
  }

  /** Editors put the reasoning effort behind the name; the price per token is the same. */
  function findEffort(vendor: Vendor, key: string): Found | null {
    const match =
      vendor.id === 'openai'
        ? /^((?:gpt-[5-9]|o\d).*)-(none|minimal|low|medium|high|xhigh)$/.exec(key)
        : vendor.id === 'anthropic'
          ? /^(claude-.+?)[-:](thinking)$/.exec(key)
          : null;
    if (match === null) return null;
    const [, base = '', effort = ''] = match;
    const found = findRow(vendor, base, 'whole') ?? findRow(vendor, base, 'shorter');
    return found === null
      ? null
      : { ...found, by: 'normalized', note: join(`\`${effort}\` is a setting, not a model`, found.note) };
  }

  /** `:free`, `:online` … behind a slug of OpenRouter. */
  function findVariant(vendor: Vendor, rest: string): Found | null {
    const match = /^(.+):(free|nitro|floor|online|thinking|exacto|beta)$/i.exec(rest);
    if (match === null || vendor.id !== 'openrouter') return null;
    const [, base = '', written = ''] = match;
    const variant = written.toLowerCase();
    const found = findRow(vendor, base, 'whole') ?? findRow(vendor, base, 'shorter');
    if (found === null) return null;
    if (variant === 'free') {
      const source = {
        title: 'rule: `:free` is served free of charge',
        url: 'https://openrouter.ai/docs/faq',
        checkedOn: table.on,
      };
      const { model } = found;
      return {
        model: {
          ...model,
          id: `${model.id}:free`,
          name: `${model.name}:free`,
          rates: zeroCard(table.on, source),
        },
        by: 'normalized',
        note: 'the free variant of OpenRouter',
      };
    }
    const notes: Record<string, string> = {
      nitro: '`:nitro` picks the fastest seller, who may cost more than this',
      floor: '`:floor` picks the cheapest seller, who may cost less than this',
      online: '`:online` adds a fee for each web search, which is not in these rates',
      exacto: '`:exacto` picks among sellers, who may cost more than this',
    };
    return {
      ...found,
      by: found.by === 'exact' ? 'normalized' : found.by,
      note: join(notes[variant] ?? null, found.note),
    };
  }

  /** `ft:base:org::id` and Azure's `base.ft-id`: undefined for names that are not of that kind. */
  function findTuned(rest: string): Found | null | undefined {
    const base = /^ft:([^:]+)(?::|$)/i.exec(rest)?.[1] ?? /^(.+)\.ft-/i.exec(rest)?.[1];
    if (base === undefined) return undefined;
    const openai = need('openai');
    const key = keyOf(base);
    for (const candidate of [
      key,
      ...shorterKeys(key)
        .filter(({ what }) => what !== 'latest')
        .map((one) => one.key),
    ]) {
      const row = rowOf(openai, `ft:${candidate}`);
      if (row !== undefined) return take(row, 'normalized', `fine-tuned ${base}`);
    }
    return null;
  }

  /** Bedrock's ids: an optional geography, the maker, the model. Without a geography it is a call inside one region. */
  function findBedrock(vendor: Vendor, rest: string): Found | null {
    const match = /^(?:(global|us|eu|apac|au|jp|in|ca|us-gov)\.)?(.+)$/i.exec(rest);
    const [, geography, plain = ''] = match ?? [];
    const key = bedrockKey(plain);
    const places =
      geography === undefined
        ? ['', 'regional-']
        : geography.toLowerCase() === 'global'
          ? ['global-', '']
          : ['regional-', ''];
    const maker =
      /^(?:anthropic|claude)/.test(key) && !key.startsWith('anthropic-') ? `anthropic-${key}` : key;
    for (const place of places) {
      for (const [candidate, what] of [
        [maker, null],
        ...shorterKeys(maker).map((one) => [one.key, one] as const),
      ] as const) {
        const row = rowOf(vendor, place + candidate);
        if (row === undefined || (what !== null && what.what === 'version')) continue;
        const premium = row.name.startsWith('regional.')
          ? 'rates for calls inside a region or geography'
          : null;
        if (what === null) {
          const exact = row.name === rest;
          return take(row, exact ? 'exact' : 'normalized', exact ? null : premium);
        }
        return take(
          row,
          what.what === 'latest' ? 'alias' : 'dated',
          join(`rates of \`${row.name}\``, premium),
        );
      }
    }
    return null;
  }

  /** Another vendor's list price, for a seller who is known to charge the same. His factors and tiers of service are not known. */
  function borrow(vendor: Vendor, owner: Vendor, found: Found): Found {
    const { model } = found;
    return {
      model: {
        ...model,
        id: `${vendor.id}/${model.name}`,
        provider: vendor.id,
        rates: model.rates === null ? null : { ...model.rates, factors: {} },
      },
      by: found.by === 'exact' ? 'normalized' : found.by,
      note: join(`no list of ${vendor.title} has it: list price of ${owner.title}`, found.note),
    };
  }

  function unknown(name: string, detail: string, vendor?: string): NotFound {
    const tier = /^(sonnet|opus|haiku)$/i.test(name);
    return {
      reason: tier ? 'ambiguous-model' : 'unknown-model',
      detail: `\`${name.slice(0, 120)}\`: ${detail}`,
      near: nearest(table, name, vendor),
    };
  }
}

/** ARNs, Vertex and Fireworks resource paths end in the name. */
function withoutResourcePath(name: string): string {
  const arn = /^arn:aws[a-z-]*:(?:bedrock|sagemaker)[^/]*\/(.+)$/i.exec(name)?.[1];
  if (arn !== undefined) return arn;
  return name.replace(/^(?:projects\/[^/]+\/locations\/[^/]+\/)?(?:publishers\/[^/]+\/)?models\//i, '');
}

function isBedrockId(name: string): boolean {
  return /^(?:(?:global|us|eu|apac|au|jp|in|ca|us-gov)\.)?(?:anthropic|amazon|meta|mistral|cohere|ai21|deepseek|openai|qwen|writer|nvidia|google|moonshotai?|minimax|zai|stability|twelvelabs)\.[a-z]/i.test(
    name,
  );
}

function join(...notes: (string | null)[]): string | null {
  const said = notes.filter((note) => note !== null && note !== '');
  return said.length === 0 ? null : said.join('; ');
}
