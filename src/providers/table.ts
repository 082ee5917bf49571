import type { Billable, CacheRule, Rate, RateCard, RateFactor, Source, Tier } from '../core/rate.js';
import type { Model } from '../core/model.js';
import { readTable } from '../tables/open.js';
import { tokenizerForModel } from '../tokenizers/index.js';
import { plainKey } from './names.js';

/**
 * The rate table, one line per model, written by scripts/update-rates.mjs (scripts/rates/notation.mjs explains the
 * rates). Reading it only finds the vendors; their lines are split when one of them is asked for a name, and a model is
 * built from its line when it is the answer.
 */
export interface RateTable {
  /** ISO date that every rate is chosen for: the day asked for, but never before the table itself was made. */
  readonly on: string;
  /** ISO date of the newest list the table was made from. */
  readonly newest: string;
  readonly vendors: ReadonlyMap<string, Vendor>;
  /** Words before a model's name that are no vendor's. */
  readonly prefixes: Prefixes;
  /** Every row of one vendor, sorted by name; empty for a vendor that is not in the table. */
  rowsOf(vendor: string): readonly Row[];
  /** A vendor's row by key (see `keyOf`). */
  rowOf(vendor: string, key: string): Row | undefined;
  /** Names that lead to another model from time to time, by vendor and key. */
  readonly moving: ReadonlyMap<string, MovingName>;
  model(row: Row): Model;
  /** Why a row has no rate, null when it has. */
  unpriced(row: Row): string | null;
  source(key: string, vendor: string): Source;
}

export interface Row {
  readonly vendor: string;
  readonly name: string;
  /** Keys whose vendor bills previews and numbered snapshots alike. */
  readonly loose: readonly string[];
  readonly line: string;
}

export interface Vendor {
  readonly id: string;
  readonly title: string;
  /** The vendor's own price page. */
  readonly page: string;
  /** What holds for all of its rates, in words. */
  readonly note?: string;
  /** How a prefix or a `provider` setting writes the vendor, lower case, `-` for `_`. */
  readonly written: readonly string[];
  /** Rank among the vendors whose models are meant by a name without a vendor; absent for hosts. */
  readonly order?: number;
  /** Names that only this host uses, so that they need no vendor before them. */
  readonly bare?: readonly string[];
  /** Vendors whose list price this one charges for models that it has no own row for. */
  readonly borrows?: readonly string[];
  /** Vendors whose rows are this vendor's too. */
  readonly lists?: readonly string[];
}

export interface Prefixes {
  readonly local: readonly string[];
  readonly gateways: readonly string[];
  readonly modes: readonly string[];
  readonly unpriced: readonly string[];
}

export interface MovingName {
  readonly to: string;
  readonly on: string;
  readonly source: string;
  readonly note?: string;
}

interface Shelf {
  readonly rows: Row[];
  readonly byKey: Map<string, Row>;
}

const billables: Readonly<Record<string, Billable>> = {
  i: 'input',
  h: 'cached-input',
  w: 'cache-write',
  W: 'cache-write-1h',
  o: 'output',
  r: 'reasoning',
  a: 'audio-input',
  A: 'audio-output',
  v: 'image-input',
  V: 'image-output',
  q: 'request',
  s: 'web-search',
  t: 'cache-storage-token-hour',
};
const priceWords: Readonly<Record<string, string>> = {
  i: 'input',
  h: 'cached input',
  w: 'cache write',
  W: 'cache write (1 h)',
  o: 'output',
  t: 'cache storage per hour',
};
const perThousand = new Set(['q', 's']);
const reasonings: Readonly<Record<string, Model['reasoning']>> = {
  n: 'never',
  o: 'optional',
  b: 'by-default',
  u: 'unknown',
};

/** A change is announced in time when it comes within this many days. */
const announcedDays = 90;

interface Words {
  readonly notes?: readonly string[];
  readonly unpriced?: string;
  readonly life?: readonly ['current' | 'deprecated' | 'retired', string | null, string, string];
}

interface List {
  readonly title: string;
  readonly checkedOn: string;
  readonly url: string;
}

/**
 * Reads `rates.tsv` for a day (ISO date; absent: the day of the newest list). Throws when the installation is incomplete or
 * the table is of another version.
 */
export function openRateTable(day?: string): RateTable {
  if (opened === null || opened.day !== day)
    opened = { day, table: parseRateTable(readTable('rates.tsv').toString('utf8'), day) };
  return opened.table;
}

/** Both sides of a comparison have the same day. */
let opened: { readonly day: string | undefined; readonly table: RateTable } | null = null;

export function parseRateTable(text: string, day = ''): RateTable {
  const vendors = new Map<string, Vendor>();
  const lists = new Map<string, List>();
  const sources = new Map<string, Source>();
  const cacheLines = new Map<string, string>();
  const factorLines = new Map<string, string>();
  const moving = new Map<string, MovingName>();
  const shelves = new Map<string, Shelf>();
  let asOf = '';
  let newest = '';
  let prefixes: Prefixes = { local: [], gateways: [], modes: [], unpriced: [] };

  let at = 0;
  while (text.startsWith('@', at)) {
    const end = text.indexOf('\n', at);
    readHead(text.slice(at, end === -1 ? text.length : end));
    at = end === -1 ? text.length : end + 1;
  }
  const rowsFrom = at;
  if (asOf === '') throw new Error('The rate table has no date: it is not a table of this program.');

  function readHead(line: string): void {
    const [kind = '', key = '', json = ''] = line.split('\t', 3);
    switch (kind) {
      case '@table': {
        if (key !== '1')
          throw new Error(`The rate table is of version ${key}; this program reads version 1.`);
        ({ asOf, newest } = JSON.parse(json) as { asOf: string; newest: string });
        break;
      }
      case '@prefixes':
        prefixes = JSON.parse(json) as Prefixes;
        break;
      case '@list':
        lists.set(key, JSON.parse(json) as List);
        break;
      case '@source':
        sources.set(key, JSON.parse(json) as Source);
        break;
      case '@vendor':
        vendors.set(key, { id: key, ...(JSON.parse(json) as Omit<Vendor, 'id'>) });
        break;
      case '@cache':
        cacheLines.set(key, json);
        break;
      case '@factors':
        factorLines.set(key, json);
        break;
      case '@moving': {
        const { key: name, ...rest } = JSON.parse(json) as MovingName & { key: string };
        moving.set(`${key}/${name}`, rest);
        break;
      }
      default:
        throw new Error(`The rate table has a line of an unknown kind: ${kind}`);
    }
  }

  /** The lines stand together by vendor, so that a vendor nobody asks for costs nothing. */
  function shelfOf(vendor: string): Shelf {
    let shelf = shelves.get(vendor);
    if (shelf !== undefined) return shelf;
    shelf = { rows: [], byKey: new Map() };
    shelves.set(vendor, shelf);
    const begin = `${vendor}/`;
    let from = text.startsWith(begin, rowsFrom) ? rowsFrom : text.indexOf(`\n${begin}`, rowsFrom - 1) + 1;
    if (from === 0) return shelf;
    while (text.startsWith(begin, from)) {
      const end = text.indexOf('\n', from);
      addRow(shelf, vendor, text.slice(from, end === -1 ? text.length : end));
      if (end === -1) break;
      from = end + 1;
    }
    return shelf;
  }

  function addRow(shelf: Shelf, vendor: string, line: string): void {
    const first = line.indexOf('\t');
    const second = line.indexOf('\t', first + 1);
    const name = line.slice(vendor.length + 1, first);
    const keys = first + 1 === second ? [] : line.slice(first + 1, second).split(' ');
    const loose: string[] = [];
    const row: Row = { vendor, name, loose, line };
    shelf.rows.push(row);
    for (const written of keys) {
      const key = written.endsWith('*') ? written.slice(0, -1) : written;
      if (key !== written) loose.push(key);
      shelf.byKey.set(key, row);
    }
    // A key that is the name itself is left out of the table; a name of another row goes before it.
    const plain = plainKey(name);
    if (!shelf.byKey.has(plain)) shelf.byKey.set(plain, row);
  }

  function source(key: string, vendor: string): Source {
    const list = lists.get(key);
    if (list !== undefined) {
      // The lists take their prices from the vendors' pages, which is where a reader can look them up.
      return { title: list.title, url: vendors.get(vendor)?.page ?? list.url, checkedOn: list.checkedOn };
    }
    const page = sources.get(key);
    if (page === undefined) throw new Error(`The rate table cites a source it does not have: ${key}`);
    return page;
  }

  // A price list knows what held when it was made and what comes after, not what held before.
  const on = day > newest ? day : newest;
  const horizon = new Date(Date.parse(`${on}T00:00:00Z`) + announcedDays * 86_400_000)
    .toISOString()
    .slice(0, 10);
  const cacheRules = new Map<string, CacheRule>();
  const factorSets = new Map<string, RateCard['factors']>();

  function cacheRule(key: string, vendor: string): CacheRule {
    let rule = cacheRules.get(key);
    if (rule === undefined) {
      const { source: cited, ...rest } = JSON.parse(cacheLines.get(key) ?? '{}') as Omit<
        CacheRule,
        'source'
      > & { source: string };
      rule = { ...rest, source: source(cited, vendor) };
      cacheRules.set(key, rule);
    }
    return rule;
  }

  function factors(key: string, vendor: string): RateCard['factors'] {
    let set = factorSets.get(key);
    if (set === undefined) {
      const written = JSON.parse(factorLines.get(key) ?? '{}') as Record<
        string,
        Omit<RateFactor, 'source'> & { source: string }
      >;
      set = Object.fromEntries(
        Object.entries(written).map(([name, factor]) => [
          name,
          { ...factor, source: source(factor.source, vendor) },
        ]),
      );
      factorSets.set(key, set);
    }
    return set;
  }

  function fields(row: Row): { segments: string[]; facts: Map<string, string>; words: Words } {
    const [, , rates = '', facts = '', words = ''] = row.line.split('\t');
    return {
      segments: rates === '' ? [] : rates.split(' | '),
      facts: new Map(facts.split(' ').map((fact) => [fact[0] ?? '', fact.slice(1)])),
      words: words === '' ? {} : (JSON.parse(words) as Words),
    };
  }

  /** The rates in one segment: words before the first price say when, from how many tokens, and where it comes from. */
  function readSegment(segment: string, vendor: string, from: string | null, until: string | null): Rate[] {
    const found: Rate[] = [];
    let cited: Source | null = null;
    for (const word of segment.split(' ')) {
      const code = word[0] ?? '';
      if (!/^[a-zA-Z]\d/.test(word)) cited = source(word, vendor);
      else {
        const billable = billables[code];
        if (billable === undefined || cited === null)
          throw new Error(`The rate table has an unreadable rate: ${segment}`);
        found.push({
          billable,
          picoUsdPerUnit: picoPerUnit(word.slice(1), perThousand.has(code)),
          source: cited,
          validFrom: from,
          validUntil: until,
        });
      }
    }
    return found;
  }

  function card(
    row: Row,
    segments: readonly string[],
    factorKey: string | undefined,
    notes: readonly string[],
  ): RateCard | null {
    let rates: Rate[] = [];
    const tiers: Tier[] = [];
    const upcoming: { from: string; rates: Rate[] }[] = [];
    const disagreements: string[] = [];
    let from: string | null = null;
    let until: string | null = null;
    let base = '';
    for (const segment of segments) {
      const space = segment.indexOf(' ');
      const head = segment.slice(0, space);
      const rest = segment.slice(space + 1);
      const tier = /^>(=?)(\d+)$/.exec(head);
      if (tier !== null) {
        tiers.push({
          overInputTokens: Number(tier[2]),
          comparison: tier[1] === '=' ? '>=' : '>',
          rates: readSegment(rest, row.vendor, from, until),
        });
      } else if (head.startsWith('+')) {
        const start = head.slice(1);
        upcoming.push({ from: start, rates: readSegment(rest, row.vendor, start, null) });
      } else if (head.startsWith('~')) {
        disagreements.push(...disagreement(head.slice(1), rest, base));
      } else {
        const dates = /^(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?$/.exec(head);
        base = dates === null ? segment : rest;
        from = dates?.[1] ?? null;
        until = dates?.[2] ?? null;
        rates = readSegment(base, row.vendor, from, until);
      }
    }
    if (rates.length === 0) return null;
    // Announced changes that are in force by now.
    for (const change of upcoming.filter(({ from: start }) => start <= on)) {
      const changed = new Set(change.rates.map(({ billable }) => billable));
      rates = [...rates.filter(({ billable }) => !changed.has(billable)), ...change.rates];
      until = null;
    }
    return {
      on,
      rates,
      tiers,
      factors: factorKey === undefined ? {} : factors(factorKey, row.vendor),
      upcoming: upcoming.filter((change) => change.from > on && change.from <= horizon),
      endedOn: until !== null && until < on ? until : null,
      disagreements,
      ...(notes.length === 0 ? {} : { notes }),
    };
  }

  function disagreement(list: string, other: string, base: string): string[] {
    const said = lists.get(list);
    let cited = '';
    const own = new Map<string, { amount: string; source: string }>();
    for (const word of base.split(' ')) {
      if (/^[a-zA-Z]\d/.test(word)) own.set(word[0] ?? '', { amount: word.slice(1), source: cited });
      else cited = word;
    }
    return other.split(' ').flatMap((word) => {
      const code = word[0] ?? '';
      const rate = own.get(code);
      if (rate === undefined || said === undefined) return [];
      const { title, checkedOn } = lists.get(rate.source) ??
        sources.get(rate.source) ?? { title: rate.source, checkedOn: '' };
      return [
        `${priceWords[code] ?? billables[code] ?? code}: $${rate.amount} per 1M tokens (${title}, ${checkedOn}), but $${word.slice(1)} in ${said.title} (${said.checkedOn})`,
      ];
    });
  }

  return {
    on,
    newest,
    vendors,
    prefixes,
    moving,
    source,
    rowsOf(vendor) {
      return shelfOf(vendor).rows;
    },
    rowOf(vendor, key) {
      return shelfOf(vendor).byKey.get(key);
    },
    model(row) {
      const { segments, facts, words } = fields(row);
      const count = (code: string): number | null => {
        const text = facts.get(code);
        return text === undefined || text === '' ? null : Number(text);
      };
      const known = (code: string): boolean | null => {
        const answer = facts.get(code);
        return answer === undefined ? null : answer === 'y';
      };
      const rates = card(row, segments, facts.get('f'), [
        ...(words.notes ?? []),
        ...[vendors.get(row.vendor)?.note].filter((note) => note !== undefined),
      ]);
      const cacheKey = facts.get('k');
      const embedding = rates !== null && !rates.rates.some(({ billable }) => billable === 'output');
      return {
        id: `${row.vendor}/${row.name}`,
        provider: row.vendor,
        name: row.name,
        tokenizer: tokenizerForModel(row.vendor, row.name),
        contextTokens: count('c'),
        maxOutputTokens: count('m') ?? (embedding ? 0 : null),
        rates,
        selfHosted: null,
        cache: cacheKey === undefined ? null : cacheRule(cacheKey, row.vendor),
        reasoning: reasonings[facts.get('r') ?? 'u'] ?? 'unknown',
        capabilities: { images: known('i'), tools: known('t'), structuredOutput: known('s') },
        lifecycle:
          words.life === undefined
            ? null
            : {
                state: words.life[0],
                on: words.life[1],
                note: words.life[2],
                source: source(words.life[3], row.vendor),
              },
        discountPercent: '0',
      };
    },
    unpriced(row) {
      const { segments, words } = fields(row);
      return segments.length > 0 ? null : (words.unpriced ?? 'no rate is known');
    },
  };
}

/** USD per million units (or per thousand) → pico-dollars for one unit, exactly. */
export function picoPerUnit(decimal: string, thousand = false): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  // 1e-12 USD: a price per million has six decimals left, a price per thousand nine.
  const places = thousand ? 9 : 6;
  return BigInt(whole + fraction.slice(0, places).padEnd(places, '0'));
}
