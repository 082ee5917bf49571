// Makes the rate table out of the two price lists and the vendors' files. Same input, same bytes.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { checkedDecimal, codes, decimal, readRates, writeRates } from './notation.mjs';

/** The names are compared by the program's own rule, so that both sides always agree on it. */
async function loadNames() {
  const file = path.join(import.meta.dirname, '..', '..', 'src', 'providers', 'names.ts');
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  return import(`data:text/javascript,${encodeURIComponent(outputText)}`);
}

/** What the primary list calls a price → our letter. Prices per hour of audio, per page and per file search have no place in a request's cost. */
const primaryCodes = {
  input_mtok: 'i',
  cache_read_mtok: 'h',
  cache_write_mtok: 'w',
  cache_write_1h_mtok: 'W',
  output_mtok: 'o',
  output_reasoning_mtok: 'r',
  input_audio_mtok: 'a',
  output_audio_mtok: 'A',
  input_image_mtok: 'v',
  output_image_mtok: 'V',
  requests_kcount: 'q',
  web_searches_kcount: 's',
};
const primaryIgnored = new Set([
  'audio_hours',
  'input_audio_hours',
  'input_document_kpages',
  'input_annotated_document_kpages',
  'storage_searches_kcount',
  'cache_audio_read_mtok',
  'cache_image_read_mtok',
  'input_video_mtok',
  'output_video_mtok',
  'output_citation_mtok',
  'input_text_messages_kcount',
]);

/** What a vendor's file calls a price → our letter. */
const overlayCodes = {
  input: 'i',
  'cached-input': 'h',
  'cache-write': 'w',
  'cache-write-1h': 'W',
  output: 'o',
  reasoning: 'r',
  'audio-input': 'a',
  'audio-output': 'A',
  'image-input': 'v',
  'image-output': 'V',
  request: 'q',
  'web-search': 's',
  'cache-storage': 't',
};

const tokenCodes = 'ihwWoraAvV';

/** `primary`, `second`, `sources`, `prefixes`, `vendors` as read by sources.mjs → the text of the table, and remarks for a person. */
export async function buildTable({ primary, second, sources, prefixes, vendors }) {
  const names = await loadNames();
  const remarks = [];
  const asOf = sources.genai.published;
  const newest = [sources.genai.published, sources.second.published].sort().at(-1);
  const newerList = sources.second.published > sources.genai.published ? 'p' : 'g';
  const lines = [];
  const hub = primary.find((provider) => provider.id === 'openrouter')?.models ?? [];
  const used = new Set();
  const cite = (key, where) => {
    if (key !== 'g' && key !== 'p' && key !== 'c' && !(key in sources.pages)) {
      throw new Error(`${where} cites "${key}", which sources.yaml does not have`);
    }
    used.add(key);
    return key;
  };

  const rowsByVendor = new Map(vendors.map((vendor) => [vendor.id, vendorRows(vendor)]));
  for (const vendor of vendors.filter(({ makers }) => makers !== undefined)) refuseLoss(vendor);
  for (const vendor of vendors) {
    const rows = rowsByVendor.get(vendor.id);
    for (const row of rows.values()) lines.push(writeRow(vendor, row));
    if (vendor['tier-starts'] !== undefined) cite(vendor['tier-starts'].source, `${vendor.id} tier-starts`);
    for (const { models } of [
      ...(vendor.lifecycle ?? []),
      ...(vendor.reasoning ?? []),
      ...(vendor.cache ?? []),
      ...(vendor.factors ?? []),
    ]) {
      const unused = models.filter(
        (pattern) =>
          !pattern.startsWith('!') && ![...rows.values()].some((row) => matchesAny([pattern], row.name)),
      );
      if (unused.length > 0) remarks.push(`${vendor.id}: no model is called ${unused.join(', ')}`);
    }
  }
  const seen = new Set(vendors.flatMap((vendor) => [vendor.primary ?? []].flat()));
  for (const provider of primary) {
    if (!seen.has(provider.id) && !matchesAny(sources['left-out'], provider.id))
      remarks.push(`no vendor file takes provider ${provider.id} of the primary list`);
  }

  const ruleLines = [
    ...vendors.flatMap((vendor) => rules(vendor, 'cache')),
    ...vendors.flatMap((vendor) => rules(vendor, 'factors')),
    ...vendors.flatMap((vendor) => movingLines(vendor)),
  ];
  // Last, when it is known which pages are cited at all.
  const pages = Object.keys(sources.pages)
    .sort()
    .filter((key) => used.has(key))
    .map((key) => {
      const page = sources.pages[key];
      return `@source\t${key}\t${JSON.stringify({ title: page.title, url: page.url, checkedOn: day(page.checked) })}`;
    });
  const head = [
    `@table\t1\t${JSON.stringify({ asOf, newest })}`,
    `@prefixes\t\t${JSON.stringify(prefixes)}`,
    ...lists(sources),
    ...pages,
    ...vendors.flatMap((vendor) => [`@vendor\t${vendor.id}\t${JSON.stringify(vendorHead(vendor))}`]),
    ...ruleLines,
  ];
  const uncited = Object.keys(sources.pages).filter((key) => !used.has(key));
  if (uncited.length > 0) remarks.push(`nothing cites ${uncited.join(', ')}`);
  lines.sort((a, b) => (a < b ? -1 : 1));
  return { text: `${[...head, ...lines].join('\n')}\n`, remarks };

  /**
   * A hub lists whoever is cheapest on the day. Below half of what the maker himself asks, that is nobody's lasting
   * price, and the row is refused; above, the rate holds "at about", which the vendor's note says.
   */
  function refuseLoss(vendor) {
    for (const row of rowsByVendor.get(vendor.id).values()) {
      const [prefix, ...rest] = row.name.split('/');
      const maker = vendor.makers[prefix];
      if (maker === undefined || row.name.includes(':')) continue;
      const made = rowOf(maker, rest.join('/'));
      if (made === undefined) continue;
      for (const code of ['i', 'o']) {
        const [here, own] = [row.rates.get(code)?.amount, made.rates.get(code)?.amount];
        if (here === undefined || own === undefined || Number(here) * 2 >= Number(own)) continue;
        row.unpriced = `the list has ${words[code]} at $${here} per 1M tokens, less than half of the $${own} that ${made.name} costs at its maker: one seller's price of one day`;
      }
      if (row.unpriced === null) continue;
      row.rates.clear();
      row.tiers = [];
      row.differs.clear();
    }
  }

  function vendorHead(vendor) {
    const list = primary.find((provider) => provider.id === [vendor.primary ?? []].flat()[0]);
    return {
      title: vendor.title,
      page: vendor.page ?? list?.pricing_urls?.[0] ?? sources.second.url,
      written: vendor.written ?? [],
      ...(vendor.note === undefined ? {} : { note: vendor.note }),
      ...(vendor.order === undefined ? {} : { order: vendor.order }),
      ...(vendor.bare === undefined ? {} : { bare: vendor.bare }),
      ...(vendor.borrows === undefined ? {} : { borrows: vendor.borrows }),
      ...(vendor.lists === undefined ? {} : { lists: vendor.lists }),
    };
  }

  /** Rules (cache, factors) of a vendor, each under `<vendor>/<n>`. */
  function rules(vendor, kind) {
    return (vendor[kind] ?? []).map((rule, index) => {
      const value = { ...rule };
      delete value.models;
      delete value.where;
      if (!Array.isArray(rule.models)) throw new Error(`${vendor.id}: a ${kind} rule without models`);
      if (kind === 'cache') cite(value.source, `${vendor.id} cache`);
      else for (const factor of Object.values(value)) cite(factor.source, `${vendor.id} factors`);
      return `@${kind}\t${vendor.id}/${index}\t${JSON.stringify(value)}`;
    });
  }

  function movingLines(vendor) {
    return Object.entries(vendor.moving ?? {})
      .sort()
      .map(([alias, moving]) => {
        const rows = rowsByVendor.get(vendor.id);
        if (!rows.has(moving.to))
          throw new Error(`${vendor.id}: moving name ${alias} leads to ${moving.to}, which has no row`);
        cite(moving.source, `${vendor.id} moving ${alias}`);
        return `@moving\t${vendor.id}\t${JSON.stringify({ key: names.keyOf(alias), to: moving.to, on: day(moving.on), source: moving.source, ...(moving.note === undefined ? {} : { note: moving.note }) })}`;
      });
  }

  function vendorRows(vendor) {
    const rows = new Map();
    const keyOf = vendor.id === 'bedrock' ? names.bedrockKey : names.keyOf;
    const nameOf = (name) =>
      (vendor.rename ?? {})[name] ?? (vendor['lower-case'] === true ? name.toLowerCase() : name);
    const drop = vendor.drop ?? {};
    /** Rows whose rates the primary list has from OpenRouter. */
    const hubRows = [];
    const row = (name) => {
      if (!/^[\w@~][\w .:/@~+=()[\]-]*$/.test(name))
        throw new Error(`${vendor.id}: not a name of a model: ${name}`);
      let found = rows.get(name);
      if (found === undefined) {
        found = {
          name,
          keys: new Map(),
          rates: new Map(),
          tiers: [],
          upcoming: [],
          from: null,
          until: null,
          differs: new Map(),
          /** Rates of the dearer hours, where a price goes by the hour. */
          peak: new Map(),
          notes: [],
          context: null,
          output: null,
          reasoning: null,
          images: null,
          structured: null,
          tools: null,
          deprecated: null,
          unpriced: null,
        };
        found.keys.set(keyOf(name), false);
        rows.set(name, found);
      }
      return found;
    };

    for (const id of [vendor.primary ?? []].flat()) {
      const provider = primary.find((one) => one.id === id);
      if (provider === undefined) throw new Error(`${vendor.id}: no provider ${id} in the primary list`);
      for (const model of provider.models) {
        if (vendor.only !== undefined && !matchesAny(vendor.only, model.id)) continue;
        if (vendor.except !== undefined && matchesAny(vendor.except, model.id)) continue;
        if (model.id in drop) continue;
        const target = row(nameOf(model.id));
        target.keys.set(keyOf(model.id), false);
        for (const { name, loose } of namesOf(model.match)) {
          const key = keyOf(name);
          target.keys.set(key, loose || target.keys.get(key) === true);
        }
        fillFromPrimary(target, model, vendor);
        if (fromHub(vendor, model)) hubRows.push(target.name);
      }
    }
    splitRows(vendor, rows, row, keyOf);
    for (const [name, keys] of Object.entries(vendor.without ?? {})) {
      for (const key of keys) {
        if (rows.get(name)?.keys.delete(keyOf(key)) !== true)
          throw new Error(`${vendor.id}: ${name} is not called ${key}`);
      }
    }
    const missing = new Set(addNames(rows, vendor.also ?? {}, keyOf));
    if (vendor.second !== undefined) fillFromSecond(vendor, rows, row, keyOf);
    for (const name of hubRows) {
      const target = rows.get(name);
      if (target === undefined || [...target.rates.values()].some(({ source }) => source !== 'g')) continue;
      target.rates.clear();
      target.tiers = [];
      target.unpriced = `its only listed rate was taken over from a hub of resellers, which is not ${vendor.title}'s price`;
    }
    for (const [name, overlay] of Object.entries(vendor.models ?? {}))
      fillFromOverlay(vendor, row(name), overlay, keyOf);
    const still = addNames(
      rows,
      Object.fromEntries([...missing].map((name) => [name, vendor.also[name]])),
      keyOf,
    );
    if (still.length > 0)
      throw new Error(`${vendor.id}: more names for ${still.join(', ')}, which have no row`);
    const starts = vendor['tier-starts'];
    if (starts !== undefined) {
      for (const one of rows.values()) {
        for (const tier of one.tiers) tier.start = starts[tier.start] ?? tier.start;
      }
    }
    for (const name of rows.keys()) addUndated(rows, rows.get(name), vendor);
    refuseClashes(vendor, rows);
    return rows;
  }

  /** Gives names to rows, taking them from whichever row had them; answers with the rows that do not exist (yet). */
  function addNames(rows, names, keyOf) {
    const absent = [];
    for (const [name, more] of Object.entries(names)) {
      const target = rows.get(name);
      if (target === undefined) {
        absent.push(name);
        continue;
      }
      for (const alias of more) {
        const key = keyOf(alias);
        for (const other of rows.values()) if (other !== target) other.keys.delete(key);
        target.keys.set(key, target.keys.get(key) === true);
      }
    }
    return absent;
  }

  /** Models that the price list files under another one get a row of their own, with the same rates. */
  function splitRows(vendor, rows, row, keyOf) {
    for (const [name, parts] of Object.entries(vendor.split ?? {})) {
      const whole = rows.get(name);
      if (whole === undefined) throw new Error(`${vendor.id}: nothing to split at ${name}`);
      for (const part of parts) {
        const key = keyOf(part);
        const loose = whole.keys.get(key) === true;
        whole.keys.delete(key);
        if (rows.has(part)) throw new Error(`${vendor.id}: ${part} has a row already`);
        const target = row(part);
        Object.assign(target, {
          ...whole,
          name: part,
          keys: new Map([[key, loose]]),
          rates: new Map([...whole.rates].map(([code, rate]) => [code, { ...rate }])),
          tiers: whole.tiers.map((tier) => ({ ...tier })),
          differs: new Map(),
          peak: new Map(whole.peak),
          notes: [...whole.notes],
        });
      }
    }
  }

  /**
   * The primary list fills in models that it has from OpenRouter's catalog at their maker too. For a model that only its
   * maker serves, that is the maker's own price; for open weights it is the price of whoever was cheapest on that day.
   */
  function fromHub(vendor, model) {
    if (!matchesAny(vendor['open-weights'] ?? [], model.id) || model.price_comments !== undefined)
      return false;
    const here = cheapest(model.prices);
    return hub.some(
      (one) =>
        (one.id === model.id || one.id.endsWith(`/${model.id}`)) &&
        here !== undefined &&
        cheapest(one.prices) === here,
    );
  }

  function fillFromPrimary(target, model, vendor) {
    target.context ??= model.context_window ?? null;
    if (model.deprecated === true)
      target.deprecated = firstSentence(model.price_comments) ?? 'marked as deprecated';
    const periods = Array.isArray(model.prices) ? model.prices : [{ prices: model.prices }];
    const dated = periods
      .filter((period) => period.constraint?.type !== 'time_of_date')
      .map((period) => ({ from: period.constraint?.start_date ?? null, prices: period.prices }))
      .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
    const current = dated.filter((period) => period.from === null || period.from <= asOf).at(-1);
    const next = dated.find((period) => period.from !== null && period.from > asOf);
    const windows = periods.filter((period) => period.constraint?.type === 'time_of_date');
    let { prices } = current;
    if (windows.length > 0) {
      // The price of most hours of the day is the rate; what holds in the others is said in a note.
      const hours = windows.reduce((sum, { constraint }) => sum + windowHours(constraint), 0);
      const times = windows
        .map(({ constraint }) => `${constraint.start_time.slice(0, 5)} to ${constraint.end_time.slice(0, 5)}`)
        .join(' and ');
      const inside = windows[0].prices;
      if (hours > 12) {
        target.notes.push(`at other times than ${times} UTC: ${inWords(prices)}`);
        target.peak = primaryCard(prices, model.id).rates;
        prices = inside;
      } else {
        target.peak = primaryCard(inside, model.id).rates;
        target.notes.push(`from ${times} UTC: ${inWords(inside)}`);
      }
    }
    target.from = current.from;
    target.until = next === undefined ? null : dayBefore(next.from);
    const card = primaryCard(prices, model.id);
    target.rates = new Map([...card.rates].map(([code, amount]) => [code, { amount, source: 'g' }]));
    target.tiers = card.tiers.map((tier) => ({ start: tier.start, source: 'g', rates: tier.rates }));
    for (const period of dated) {
      if (period.from === null || period.from <= asOf) continue;
      target.upcoming.push({
        from: period.from,
        source: 'g',
        rates: primaryCard(period.prices, model.id).rates,
      });
    }
    if (target.rates.size === 0) {
      // Nothing listed is "free" only where the vendor says so: on a hub by the name, elsewhere in the vendor's file.
      const free =
        (vendor.free === 'by-name' && (model.id.endsWith(':free') || /\(free\)/.test(model.name ?? ''))) ||
        (Array.isArray(vendor.free) && matchesAny(vendor.free, model.id));
      if (free) {
        for (const code of 'io') target.rates.set(code, { amount: '0', source: 'g' });
      } else {
        const billed = Object.keys(prices);
        target.unpriced = billed.length === 0 ? 'no rate is published' : 'not billed by the token';
      }
    }
  }

  function primaryCard(prices, where) {
    const rates = new Map();
    const starts = new Set();
    for (const [name, value] of Object.entries(prices)) {
      const code = primaryCodes[name];
      if (code === undefined) {
        if (!primaryIgnored.has(name))
          throw new Error(`${where}: a kind of price that is not known yet: ${name}`);
        continue;
      }
      rates.set(code, decimal(typeof value === 'number' ? value : value.base));
      if (typeof value === 'object') for (const tier of value.tiers) starts.add(tier.start);
    }
    const tiers = [...starts]
      .sort((a, b) => a - b)
      .map((start) => ({
        start: operator(start),
        rates: new Map(
          Object.entries(prices).flatMap(([name, value]) => {
            const code = primaryCodes[name];
            if (code === undefined || !tokenCodes.includes(code)) return [];
            if (typeof value === 'number') return [[code, decimal(value)]];
            const reached = value.tiers
              .filter((tier) => tier.start <= start)
              .sort((a, b) => a.start - b.start)
              .at(-1);
            return [[code, decimal(reached?.price ?? value.base)]];
          }),
        ),
      }));
    return { rates, tiers };
  }

  /** The primary list always compares with `>`; it writes 271,999 where the vendor says "272,000 and above". */
  function operator(start) {
    return start % 1000 === 999 ? `>=${start + 1}` : `>${start}`;
  }

  function fillFromSecond(vendor, rows, row, keyOf) {
    const byKey = new Map();
    for (const one of rows.values()) for (const key of one.keys.keys()) byKey.set(key, one);
    for (const entry of second.filter((one) => one.provider === vendor.second)) {
      const name = secondName(vendor, entry.name);
      if (name === null || name in (vendor.drop ?? {})) continue;
      if (matchesAny(vendor.exceptSecond ?? [], name)) continue;
      const card = readRates(entry.rates);
      const known =
        byKey.get(keyOf(name)) ??
        sameButDated(byKey, keyOf(name), card) ??
        sameWithoutPlace(vendor, byKey, keyOf(name), card);
      const target = known ?? row(name);
      target.keys.set(keyOf(name), target.keys.get(keyOf(name)) === true);
      if (known === undefined) {
        byKey.set(keyOf(name), target);
        target.rates = new Map([...card.base].map(([code, amount]) => [code, { amount, source: 'p' }]));
        target.tiers = card.tiers.map((tier) => ({ start: tier.start, source: 'p', rates: tier.rates }));
      } else if (target.unpriced === null) compare(target, card);
      target.context ??= entry.contextTokens;
      target.output ??= entry.maxOutputTokens;
      target.reasoning ??= entry.reasoning ? 'optional' : 'never';
      target.images ??= entry.images;
      target.structured ??= entry.structured;
      // The second list's README: its chat catalog "only includes models that support tool calling" (read 2026-11-28).
      target.tools ??= true;
    }
  }

  /** A dated name of a model that costs the same without its date is no row of its own. */
  function sameButDated(byKey, key, card) {
    const undated = byKey.get(withoutDate(key));
    if (undated === undefined || undated.unpriced !== null) return undefined;
    return sameRates(undated, card) ? undated : undefined;
  }

  /** On Bedrock, a geography that costs what the plain name costs needs no row of its own. */
  function sameWithoutPlace(vendor, byKey, key, card) {
    if (vendor.id !== 'bedrock') return undefined;
    const plain = byKey.get(key.replace(/^(?:regional|global)-/, ''));
    return plain !== undefined && plain.unpriced === null && sameRates(plain, card) ? plain : undefined;
  }

  function sameRates(row, card) {
    return ['i', 'o'].every((code) => near(row.rates.get(code)?.amount ?? '-1', card.base.get(code) ?? '-2'));
  }

  /**
   * Where both lists have a rate: the same within 1 % is "both", and what one lacks the other gives. Where they differ,
   * `choose` says which one counts; the other is written down beside it.
   */
  function compare(target, card) {
    const free = [...target.rates.values()].every((rate) => rate.amount === '0');
    if (free) return;
    for (const [code, amount] of card.base) {
      const own = target.rates.get(code);
      if (own === undefined) target.rates.set(code, { amount, source: 'p' });
      else if (own.source !== 'g' && own.source !== 'c') continue;
      else {
        const chosen = choose(own.amount, amount, target.peak.get(code), newerList);
        if (chosen.source === 'c') own.source = 'c';
        else if (chosen.source === 'g') {
          if (chosen.said) target.differs.set(code, { amount, source: 'p' });
        } else {
          if (chosen.said) target.differs.set(code, { ...own });
          target.rates.set(code, { amount, source: 'p' });
          target.from = null;
        }
      }
    }
    if (target.tiers.length === 0 || target.differs.size > 0) return;
    for (const tier of target.tiers) {
      const other = card.tiers.find(({ start }) => Math.abs(limit(start) - limit(tier.start)) <= 1);
      if (
        other !== undefined &&
        [...other.rates].every(([code, amount]) => near(tier.rates.get(code) ?? '-1', amount))
      )
        tier.source = 'c';
    }
  }

  function secondName(vendor, name) {
    if (vendor.id !== 'bedrock')
      return (vendor.rename ?? {})[name] ?? (vendor['lower-case'] === true ? name.toLowerCase() : name);
    // One row for every region inside a geography stands for the list that goes with it; the United States are taken.
    if (name.startsWith('global.')) return name;
    if (name.startsWith('us.')) return `regional.${name.slice(3)}`;
    return null;
  }

  function fillFromOverlay(vendor, target, overlay, keyOf) {
    const where = `${vendor.id}/${target.name}`;
    const {
      source,
      names: more,
      from,
      until,
      context,
      'output-tokens': outputTokens,
      reasoning,
      notes,
      tiers,
      upcoming,
      remove,
      ...prices
    } = overlay;
    if (source !== undefined) cite(source, where);
    for (const name of more ?? []) target.keys.set(keyOf(name), false);
    if (context !== undefined) target.context = context;
    if (outputTokens !== undefined) target.output = outputTokens;
    if (reasoning !== undefined) target.reasoning = reasoning;
    if (notes !== undefined) target.notes.push(...notes);
    for (const name of remove ?? []) {
      if (name === 'tiers') target.tiers = [];
      else if (!target.rates.delete(overlayCodes[name]))
        throw new Error(`${where}: nothing to remove: ${name}`);
    }
    const priced = (words) =>
      new Map(
        Object.entries(words).map(([name, value]) => {
          const code = overlayCodes[name];
          if (code === undefined) throw new Error(`${where}: ${name} is not a price`);
          if (typeof value !== 'string') throw new Error(`${where}: ${name} must be a decimal in quotes`);
          return [code, checkedDecimal(value)];
        }),
      );
    const given = priced(prices);
    if (given.size > 0 && source === undefined) throw new Error(`${where}: prices without a source`);
    for (const [code, amount] of given) {
      const own = target.rates.get(code);
      if (own !== undefined && !near(own.amount, amount) && own.source !== source)
        target.differs.set(code, own);
      target.rates.set(code, { amount, source });
      target.unpriced = null;
    }
    if (from !== undefined) target.from = day(from);
    if (until !== undefined) target.until = day(until);
    for (const tier of tiers ?? []) {
      const { over, ...words } = tier;
      if (!/^>=?\d+$/.test(over)) throw new Error(`${where}: a tier starts at ">N" or ">=N"`);
      target.tiers = target.tiers.filter(({ start }) => start !== over);
      target.tiers.push({ start: over, source, rates: priced(words) });
    }
    for (const change of upcoming ?? []) {
      const { from: start, ...words } = change;
      target.upcoming = target.upcoming.filter((one) => one.from !== day(start));
      target.upcoming.push({ from: day(start), source, rates: priced(words) });
    }
  }

  /** A model whose names all have a date gets the undated name too, where no other model of the vendor claims it. */
  function addUndated(rows, target, vendor) {
    for (const key of [...target.keys.keys()]) {
      const undated = withoutDate(key);
      if (undated === key || target.keys.has(undated)) continue;
      const others = [...rows.values()].filter((row) => row !== target);
      if (others.some((row) => row.keys.has(undated))) continue;
      const twins = others.filter((row) =>
        [...row.keys.keys()].some((other) => withoutDate(other) === undated),
      );
      if (twins.length === 0) target.keys.set(undated, false);
      else
        remarks.push(
          `${vendor.id}: ${undated} names no model, because ${target.name} and ${twins[0].name} both could be meant`,
        );
    }
  }

  function refuseClashes(vendor, rows) {
    const owner = new Map();
    for (const row of rows.values()) {
      for (const key of row.keys.keys()) {
        const other = owner.get(key);
        if (other === undefined) owner.set(key, row);
        else if (keyOfName(vendor, row) === key && keyOfName(vendor, other) !== key) {
          other.keys.delete(key);
          owner.set(key, row);
        } else if (keyOfName(vendor, other) === key && keyOfName(vendor, row) !== key) row.keys.delete(key);
        else throw new Error(`${vendor.id}: ${row.name} and ${other.name} are both called ${key}`);
      }
    }
  }

  function keyOfName(vendor, row) {
    return (vendor.id === 'bedrock' ? names.bedrockKey : names.keyOf)(row.name);
  }

  function writeRow(vendor, row) {
    for (const { source } of row.rates.values()) cite(source, row.name);
    const lifecycle = (vendor.lifecycle ?? []).find((one) => matchesAny(one.models, row.name));
    const keys = [...row.keys].map(([key, loose]) => key + (loose ? '*' : ''));
    const segments = [];
    if (row.rates.size > 0) {
      const validity =
        row.from === null && row.until === null ? '' : `${row.from ?? ''}..${row.until ?? ''} `;
      segments.push(validity + bySource(row.rates));
      for (const tier of [...row.tiers].sort((a, b) => limit(a.start) - limit(b.start)))
        segments.push(`${tier.start} ${tier.source} ${plain(tier.rates)}`);
      for (const change of [...row.upcoming].sort((a, b) => (a.from < b.from ? -1 : 1)))
        segments.push(`+${change.from} ${change.source} ${plain(change.rates)}`);
      for (const list of [...new Set([...row.differs.values()].map(({ source }) => source))].sort()) {
        const said = new Map([...row.differs].filter(([, { source }]) => source === list));
        segments.push(`~${list} ${plain(said)}`);
      }
    }
    const facts = [];
    if (row.context !== null) facts.push(`c${row.context}`);
    if (row.output !== null) facts.push(`m${row.output}`);
    const cache = cacheKey(vendor, row);
    if (cache !== null) facts.push(`k${cache}`);
    const factors = ruleFor(vendor.factors, row);
    if (factors !== -1) facts.push(`f${vendor.id}/${factors}`);
    const reasoning = reasoningOf(vendor, row);
    if (reasoning !== null && reasoning !== undefined) facts.push(`r${reasoning[0]}`);
    for (const [code, known] of [
      ['i', row.images],
      ['s', row.structured],
      ['t', row.tools],
    ]) {
      if (known !== null) facts.push(`${code}${known ? 'y' : 'n'}`);
    }
    const words = {};
    const notes = [
      ...row.notes,
      ...(vendor.notes ?? []).filter((note) => matchesAny(note.models, row.name)).map((note) => note.text),
    ];
    if (notes.length > 0) words.notes = notes;
    if (row.unpriced !== null && row.rates.size === 0) words.unpriced = row.unpriced;
    if (lifecycle !== undefined) {
      cite(lifecycle.source, `${vendor.id} lifecycle ${row.name}`);
      const on = day(lifecycle.on);
      words.life = [on <= newest ? 'retired' : 'deprecated', on, lifecycle.note ?? '', lifecycle.source];
    } else if (row.deprecated !== null) words.life = ['deprecated', null, row.deprecated, 'g'];
    return [
      `${vendor.id}/${row.name}`,
      keys.filter((key) => key !== names.plainKey(row.name)).join(' '),
      segments.join(' | '),
      facts.join(' '),
      ...(Object.keys(words).length === 0 ? [] : [JSON.stringify(words)]),
    ].join('\t');
  }

  /** The cache rule of a row: the vendor's own, or that of the maker whose model he passes on. */
  function cacheKey(vendor, row) {
    const own = ruleFor(vendor.cache, row);
    if (own !== -1) return `${vendor.id}/${own}`;
    for (const { models, vendor: maker, prefix = '' } of vendor['cache-of'] ?? []) {
      if (!matchesAny(models, row.name)) continue;
      const made = rowOf(maker, row.name.slice(prefix.length));
      const index = made === undefined ? -1 : ruleFor(vendorOf(maker).cache, made);
      if (index !== -1) return `${maker}/${index}`;
    }
    return null;
  }

  function reasoningOf(vendor, row) {
    const own = (vendor.reasoning ?? []).find((rule) => matchesAny(rule.models, row.name))?.is;
    if (own !== undefined) return own;
    const maker = vendor['reasoning-of']?.vendor;
    const made = maker === undefined ? undefined : rowOf(maker, row.name);
    return made === undefined ? row.reasoning : reasoningOf(vendorOf(maker), made);
  }

  function vendorOf(id) {
    return vendors.find((one) => one.id === id);
  }

  /** A vendor's row by a name that may differ in spelling, have a date or a variant. */
  function rowOf(id, name) {
    const key = names.keyOf(name.replace(/:.*$/, ''));
    const rows = [...rowsByVendor.get(id).values()];
    return rows.find((row) => row.keys.has(key)) ?? rows.find((row) => row.keys.has(withoutDate(key)));
  }

  function lists({ genai, second: other }) {
    const a = `${genai.package.split('/').at(-1)} ${genai.version}`;
    const b = `${other.package.split('/').at(-1)} ${other.version}`;
    return [
      `@list\tg\t${JSON.stringify({ title: a, checkedOn: day(genai.published), url: genai.url })}`,
      `@list\tp\t${JSON.stringify({ title: b, checkedOn: day(other.published), url: other.url })}`,
      `@list\tc\t${JSON.stringify({ title: `${a} and ${b} agree`, checkedOn: newest, url: genai.url })}`,
    ];
  }
}

function ruleFor(rules, row) {
  const billed = { 'cached-input': 'h' };
  return (rules ?? []).findIndex(
    (rule) =>
      matchesAny(rule.models, row.name) && (rule.where === undefined || row.rates.has(billed[rule.where])),
  );
}

/** Input and output of a price list's entry as one text, for comparison; undefined where it has none. */
function cheapest(prices) {
  const last = Array.isArray(prices) ? prices.at(-1).prices : prices;
  const base = (value) => (typeof value === 'object' ? value.base : value);
  return last.input_mtok === undefined ? undefined : `${base(last.input_mtok)} ${base(last.output_mtok)}`;
}

/** Patterns with `*` for any text; `!pattern` excludes. */
export function matchesAny(patterns, name) {
  const matches = (pattern) =>
    new RegExp(
      `^${pattern
        .split('*')
        .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('.*')}$`,
    ).test(name);
  if (patterns.some((pattern) => pattern.startsWith('!') && matches(pattern.slice(1)))) return false;
  return patterns.some((pattern) => !pattern.startsWith('!') && matches(pattern));
}

/** Names in a match rule of the primary list; `loose` where the rule takes whatever follows the name. */
function namesOf(match) {
  if ('or' in match) return match.or.flatMap(namesOf);
  if ('and' in match) return match.and.flatMap(namesOf);
  if ('equals' in match) return [{ name: match.equals, loose: false }];
  if ('ends_with' in match) return [{ name: match.ends_with, loose: false }];
  if ('regex' in match) {
    const dated = /^\^([a-z0-9.\\/-]+?)-\\d\{(?:8|4\}-\\d\{2\}-\\d\{2)\}\$$/.exec(match.regex);
    return dated === null ? [] : [{ name: dated[1].replaceAll('\\', ''), loose: false }];
  }
  const text = match.starts_with ?? match.contains ?? '';
  // `gemini-2.0-flash-0` stands for -001 and its kind.
  const name = text.replace(/-0$/, '').replace(/[-@:]+$/, '');
  // `claude-sonnet-4-2025` begins a date; it is no name.
  return name === '' || /-20\d\d?$/.test(name) ? [] : [{ name, loose: true }];
}

function bySource(rates) {
  const groups = new Map();
  for (const [code, { amount, source }] of rates) {
    if (!groups.has(source)) groups.set(source, []);
    groups.get(source).push({ code, amount });
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([source, group]) => `${source} ${writeRates(group)}`)
    .join(' ');
}

function plain(rates) {
  return writeRates(
    [...rates].map(([code, amount]) => ({
      code,
      amount: typeof amount === 'string' ? amount : amount.amount,
    })),
  );
}

/**
 * Which of two lists' rates counts. `first` and `second` are the primary and the second list's, `peak` the primary's
 * for the dearer hours of the day. In this order:
 *
 * 1. within 1 % they agree;
 * 2. one is the other, rounded: the one with more decimals (`0.28` and `0.275`), and that is no disagreement;
 * 3. the second list shows the price of the dearer hours: the primary's, of most hours;
 * 4. the list that was published later (`newer`, 'g' or 'p'). Prices change; a list that is older cannot know.
 */
export function choose(first, second, peak, newer) {
  if (near(first, second)) return { source: 'c', said: false };
  if (roundsTo(second, first)) return { source: 'p', said: false };
  if (roundsTo(first, second)) return { source: 'g', said: false };
  if (peak !== undefined && near(peak, second)) return { source: 'g', said: false };
  return { source: newer, said: true };
}

/** Whether a decimal, rounded to as many places as `short` has, is `short`. */
function roundsTo(long, short) {
  const places = (text) => (text.split('.')[1] ?? '').length;
  if (places(long) <= places(short)) return false;
  const unit = 10 ** -places(short);
  return Number(short) > 0 && Math.abs(Number(long) - Number(short)) <= unit / 2 + 1e-9;
}

function near(a, b) {
  const [x, y] = [Number(a), Number(b)];
  return Math.abs(x - y) <= 0.01 * Math.max(x, y);
}

function limit(start) {
  return Number(start.replace(/^>=?/, '')) - (start.startsWith('>=') ? 1 : 0);
}

function day(value) {
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) throw new Error(`not a date: ${text}`);
  return text;
}

function withoutDate(key) {
  return key.replace(/[-@]20\d\d-?\d\d-?\d\d$/, '');
}

function dayBefore(date) {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function windowHours({ start_time: start, end_time: end }) {
  const hours = (text) => Number(text.slice(0, 2)) + Number(text.slice(3, 5)) / 60;
  return (hours(end) - hours(start) + 24) % 24;
}

const words = {
  i: 'input',
  h: 'cached input',
  w: 'cache write',
  W: 'cache write kept for an hour',
  o: 'output',
};

function inWords(prices) {
  const parts = Object.entries(prices).flatMap(([name, value]) => {
    const code = primaryCodes[name];
    return code in words && typeof value === 'number' ? [[code, `${words[code]} $${decimal(value)}`]] : [];
  });
  return parts
    .sort(([a], [b]) => codes.indexOf(a) - codes.indexOf(b))
    .map(([, text]) => text)
    .join(', ')
    .concat(' per 1M tokens');
}

function firstSentence(text) {
  return text === undefined ? null : (/^.+?[.;](?=\s|$)/.exec(text.trim())?.[0] ?? text.trim()).slice(0, 160);
}
