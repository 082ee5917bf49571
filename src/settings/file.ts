import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  Scalar,
  visit,
  type Document,
  type ErrorCode,
  type Node,
} from 'yaml';
import { globWork, isBoundedGlob, maxWorkOfAll } from '../core/globs.js';
import {
  acceptedKinds,
  type Acceptance,
  type LimitRule,
  type Limits,
  type LimitValue,
} from '../core/limits.js';
import type { SourceFile } from '../core/revision.js';
import type {
  EstimationSettings,
  MatchPlace,
  ModelSetting,
  OwnRates,
  OwnSelfHosted,
  PromptSetting,
  SettingsMistake,
} from '../core/settings.js';
import type { TaskKind, Usage, UsageValue } from '../core/usage.js';
import { excerptOf } from './excerpt.js';
import { limitKeys, optionKeys } from './keys.js';
import {
  boolean,
  count,
  nearest,
  numberBetween,
  oneOf,
  percent,
  rate,
  text,
  usd,
  type ValueKind,
} from './values.js';

/** Where the settings file may stand; the first that exists is read. */
export const settingsPaths = ['.promptcost.yml', '.promptcost.yaml', '.github/promptcost.yml'] as const;

/** A settings file, read. Policy fields are absent where the file does not give them. */
export interface SettingsFile {
  readonly path: string;
  readonly estimation: EstimationSettings;
  readonly limits: Limits;
  readonly warn: Limits;
  readonly rules: readonly LimitRule[];
  readonly accept: readonly Acceptance[];
  readonly testPaths: readonly string[] | null;
  readonly options: Readonly<Record<string, string>>;
  readonly overrideLabel: string | null;
  readonly overrideNotAuthor: boolean;
  readonly overrideExpires: boolean;
}

/** The settings of a repository without a file. */
export const noEstimationSettings: EstimationSettings = {
  include: [],
  exclude: [],
  prompts: [],
  models: {},
  usage: {},
  defaultModel: null,
  path: null,
};

export const topKeys = [
  'version',
  'include',
  'exclude',
  'prompts',
  'models',
  'default-model',
  'instructions-model',
  'usage',
  'limits',
  'warn',
  'rules',
  'accept',
  'test-paths',
  'comment',
  'comment-behavior',
  'enforcement',
  'policy-from',
  'override-label',
  'override-not-author',
  'override-expires',
] as const;

export const promptKeys = [
  'match',
  'model',
  'format',
  'kind',
  'max-output-tokens',
  'reasoning-effort',
  'usage',
] as const;

export const ratesKeys = [
  'input',
  'output',
  'cached-input',
  'cache-write',
  'per-request-usd',
  'tokenizer',
  'context-tokens',
  'self-hosted',
  'discount-percent',
] as const;

export const selfHostedKeys = [
  'gpu-usd-per-hour',
  'gpus',
  'utilization',
  'peak-to-average',
  'output-tokens-per-second',
  'input-tokens-per-second',
  'constants',
  'benchmark',
  'active-parameters-billions',
  'tokenizer',
  'context-tokens',
] as const;

export const taskKinds = oneOf<TaskKind>(
  'label',
  'extraction',
  'code-completion',
  'code-writing',
  'code-review',
  'rewriting',
  'chat',
  'rag',
  'agent',
  'writing',
  'image-question',
  'unknown',
);

const positive = numberBetween(0, Infinity, '1.5');
const share = numberBetween(0, 1, '0.25');
const tokens = numberBetween(0, 1e9, '211');

/** A text that is a glob, and one that can be matched in no time. */
const glob: ValueKind<string> = {
  ...text(
    'a glob or a list of globs, relative to the repository, of at most 1,000 characters and without repeated groups in repeated groups',
    '"prompts/**"',
  ),
  parse: (value) => (value.trim() === '' || !isBoundedGlob(value) ? undefined : value),
};

/** Reads a settings file; every mistake in it is collected into `mistakes`, in the order of its lines. */
export function readSettingsFile(file: SourceFile, mistakes: SettingsMistake[]): SettingsFile {
  const found: SettingsMistake[] = [];
  const read = readDocument(file, found);
  const place = ({ line, excerpt }: SettingsMistake): readonly [number, number] => [
    line ?? 0,
    excerpt?.column ?? 0,
  ];
  found.sort((a, b) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1]);
  for (const mistake of found) mistakes.push(mistake);
  return read;
}

/** What to do about the mistakes in YAML that people make most; the parser's own words say what it saw. */
const yamlRemedies: Readonly<Partial<Record<ErrorCode, readonly [allowed: string, example: string]>>> = {
  TAB_AS_INDENT: ['spaces before a key, never a tab', '  max-input-tokens: 8000'],
  MISSING_CHAR: ['quotes and brackets in pairs, and a space behind `:`', 'allowed-models: ["openai/*"]'],
  BAD_INDENT: ['the keys of one map, and the entries of one list, below each other', 'match: prompts/**'],
  BAD_COLLECTION_TYPE: ['either a map or a list in one place', '- match: prompts/**'],
  BLOCK_AS_IMPLICIT_KEY: ['one key on a line, and quotes around text with `: ` in it', 'match: "a: b.md"'],
  MULTILINE_IMPLICIT_KEY: ['`:` behind each key, on the same line', 'max-input-tokens: 8000'],
  BAD_ALIAS: ['quotes around text that begins with `*`', 'match: "*.md"'],
  BAD_DQ_ESCAPE: ['single quotes around text with a backslash', "match: 'a\\b.md'"],
  MULTIPLE_DOCS: ['one document; remove the line `---`', 'version: 1'],
};

function readDocument(file: SourceFile, mistakes: SettingsMistake[]): SettingsFile {
  const lines = new LineCounter();
  const document = parseDocument(file.text.slice(0, 1_000_000), {
    lineCounter: lines,
    // The reader below looks for doubled keys in linear time; the parser compares each key with all others.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const empty: SettingsFile = {
    path: file.path,
    estimation: { ...noEstimationSettings, path: file.path },
    limits: {},
    warn: {},
    rules: [],
    accept: [],
    testPaths: null,
    options: {},
    overrideLabel: null,
    overrideNotAuthor: false,
    overrideExpires: false,
  };
  const example = 'version: 1';
  const placeOf = (from: number, to: number): Place => {
    const { line, col } = lines.linePos(from);
    return { line, excerpt: excerptOf(file.text, lines.lineStarts[line - 1] ?? from - col + 1, from, to) };
  };
  for (const error of document.errors) {
    const unclosed = error.code === 'MISSING_CHAR' ? openingQuote(document, error.pos[0]) : null;
    mistakes.push({
      where: file.path,
      ...(unclosed === null ? placeOf(error.pos[0], error.pos[1]) : placeOf(unclosed, unclosed + 1)),
      key: '(file)',
      given: `text that is not YAML: ${(error.message.split('\n')[0] ?? '').replace(/[.:]$/, '')}`,
      allowed: yamlRemedies[error.code]?.[0] ?? 'one YAML map',
      example: yamlRemedies[error.code]?.[1] ?? example,
      near: null,
    });
  }
  if (file.text.length > 1_000_000) {
    mistakes.push({
      where: file.path,
      line: null,
      key: '(file)',
      given: `${file.text.length} characters`,
      allowed: 'at most 1,000,000 characters',
      example,
      near: null,
    });
  }
  if (document.errors.length > 0) return empty;
  const reader = createReader(file.path, placeOf, mistakes);
  const root = document.contents;
  if (root === null) {
    reader.mistake(null, '(file)', 'an empty file', 'one YAML map', example);
    return empty;
  }
  const top = reader.map(root, '(file)', topKeys);
  if (top === null) return empty;

  const version = top.get('version');
  if (version === undefined) {
    reader.mistake(root, 'version', 'nothing', '1', example);
  } else reader.value(version, 'version', oneOf('1'));

  const options: Record<string, string> = {};
  for (const [key, option] of Object.entries(optionKeys)) {
    const node = top.get(key);
    if (node === undefined) continue;
    const value = reader.value(node, key, option.kind);
    if (value !== undefined) options[key] = value;
  }
  const label = top.get('override-label');
  const optional = <T>(key: string, kind: ValueKind<T>): T | undefined => {
    const node = top.get(key);
    return node === undefined ? undefined : reader.value(node, key, kind);
  };
  const matchPlaces = (['prompts', 'rules'] as const).flatMap((section) =>
    placesOfMatches(top.get(section), (offset) => lines.linePos(offset).line),
  );
  return {
    path: file.path,
    estimation: {
      include: reader.globs(top.get('include'), 'include'),
      exclude: reader.globs(top.get('exclude'), 'exclude'),
      prompts: readPrompts(reader, top.get('prompts')),
      models: readModels(reader, top.get('models')),
      usage: readUsage(reader, top.get('usage'), 'usage'),
      defaultModel:
        optional('default-model', text('the name of a model or an alias', 'openai/gpt-4.1-mini')) ?? null,
      instructionsModel:
        optional(
          'instructions-model',
          text('the name of a model or an alias', 'anthropic/claude-sonnet-5'),
        ) ?? null,
      path: file.path,
      ...(matchPlaces.length === 0 ? {} : { matchPlaces }),
    },
    limits: readLimits(reader, top.get('limits'), 'limits'),
    warn: readLimits(reader, top.get('warn'), 'warn'),
    rules: readRules(reader, top.get('rules')),
    accept: readAccept(reader, top.get('accept')),
    testPaths: top.has('test-paths') ? reader.globs(top.get('test-paths'), 'test-paths') : null,
    options,
    overrideLabel:
      label === undefined
        ? null
        : (reader.value(label, 'override-label', text('the name of a label', 'cost-approved')) ?? null),
    overrideNotAuthor: optional('override-not-author', boolean) ?? false,
    overrideExpires: optional('override-expires', boolean) ?? false,
  };
}

type Reader = ReturnType<typeof createReader>;

/** Where the quoted text begins that ends at `end`: a quote that is never closed is missed at the end of the file. */
function openingQuote(document: Document, end: number): number | null {
  let opening: number | null = null;
  visit(document, {
    Scalar: (_key, { range, type }) => {
      if (
        range &&
        range[0] < end &&
        range[1] >= end - 1 &&
        (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE')
      ) {
        opening = range[0];
      }
    },
  });
  return opening;
}

type Place = Required<Pick<SettingsMistake, 'line' | 'excerpt'>>;

function createReader(
  where: string,
  placeOf: (from: number, to: number) => Place,
  mistakes: SettingsMistake[],
) {
  const placeOfNode = (node: unknown): Pick<SettingsMistake, 'line' | 'excerpt'> => {
    const [from, to] = rangeOf(node) ?? [];
    return from === undefined || to === undefined ? { line: null } : placeOf(from, to);
  };
  const mistake = (
    node: unknown,
    key: string,
    given: string,
    allowed: string,
    example: string,
    near: string | null = null,
  ): void => {
    mistakes.push({ where, ...placeOfNode(node), key, given, allowed, example, near });
  };
  /** The text of a scalar as it was written, so that decimals stay exact; undefined for anything else. */
  const written = (node: unknown): string | undefined => {
    if (!isScalar(node) || node.value === null || node.value === undefined) return undefined;
    if (typeof node.value === 'string') return node.value;
    return node.source ?? JSON.stringify(node.value);
  };
  const shown = (node: unknown): string => {
    if (isScalar(node)) {
      const raw = written(node) ?? '';
      return raw === '' ? 'nothing' : `\`${raw.slice(0, 60)}\``;
    }
    if (isMap(node)) return 'a map';
    if (isSeq(node)) return 'a list';
    if (isAlias(node)) return 'a YAML alias';
    return 'nothing';
  };
  const value = <T>(
    node: unknown,
    key: string,
    kind: ValueKind<T>,
    name: string = last(key),
  ): T | undefined => {
    const raw = written(node);
    const parsed = raw === undefined ? undefined : kind.parse(raw.trim());
    if (parsed === undefined) mistake(node, key, shown(node), kind.allowed, `${name}: ${kind.example}`);
    return parsed;
  };
  const map = (node: unknown, key: string, known: readonly string[] | null): Map<string, unknown> | null => {
    if (!isMap(node)) {
      mistake(node, key, shown(node), 'a map', known?.[0] === undefined ? '{}' : `${known[0]}: …`);
      return null;
    }
    const entries = new Map<string, unknown>();
    for (const pair of node.items) {
      const name = written(pair.key);
      if (name === undefined) {
        mistake(pair.key, key, 'a key that is not text', 'text keys', known?.[0] ?? 'name');
        continue;
      }
      if (known !== null && !known.includes(name)) {
        const full = key === '(file)' ? name : `${key}.${name}`;
        mistake(
          pair.key,
          full,
          'an unknown key',
          `the keys ${known.join(', ')}`,
          `${nearest(name, known) ?? known[0] ?? ''}: …`,
          nearest(name, known),
        );
        continue;
      }
      if (entries.has(name)) {
        const full = key === '(file)' ? name : `${key}.${name}`;
        mistake(pair.key, full, 'the same key a second time', 'each key once; join the two', `${name}: …`);
        continue;
      }
      entries.set(name, pair.value ?? nothingAt(pair.key));
    }
    return entries;
  };
  const list = (node: unknown, key: string): unknown[] => {
    if (isSeq(node)) return node.items;
    mistake(node, key, shown(node), 'a list', `${last(key)}: […]`);
    return [];
  };
  const strings = (node: unknown, key: string, kind: ValueKind<string>): string[] => {
    const items = isScalar(node) ? [node] : list(node, key);
    return items.flatMap((item, index) => {
      const parsed = value(item, items.length > 1 ? `${key}[${index}]` : key, kind);
      return parsed === undefined ? [] : [parsed];
    });
  };
  let work = 0;
  const withinWork: ValueKind<string> = {
    ...glob,
    // Said once, at the glob that is too much.
    parse: (value) => {
      const parsed = glob.parse(value);
      if (parsed === undefined || work > maxWorkOfAll) return parsed;
      work += globWork(parsed);
      return work > maxWorkOfAll ? undefined : parsed;
    },
  };
  const globs = (node: unknown, key: string): string[] =>
    node === undefined ? [] : strings(node, key, withinWork);
  return { mistake, shown, written, value, map, list, strings, globs };
}

/** Where a node is underlined: a map over several lines at its first key, because it has no end on that line. */
function rangeOf(node: unknown): readonly [number, number] | null {
  if (!isNode(node)) return null;
  const first = isMap(node) && node.flow !== true ? node.items[0]?.key : null;
  const range = (isNode(first) ? first : node).range;
  return range ? [range[0], range[1]] : null;
}

/** The value of a key without one (`{ a }`), which has no place of its own but that of the key. */
function nothingAt(key: unknown): Node {
  const nothing = new Scalar(null);
  if (isNode(key)) nothing.range = key.range ?? null;
  return nothing;
}

/** The key to write: `max-request-usd` of `limits.max-request-usd`, `include` of `include[2]`. */
function last(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1).replace(/\[\d+\]$/, '');
}

/** The globs of each `match` in a list, where they are written. What is ignored is not expected among the prompts. */
function placesOfMatches(section: unknown, lineAt: (offset: number) => number): MatchPlace[] {
  if (!isSeq(section)) return [];
  return section.items.flatMap((item) => {
    if (!isMap(item) || item.get('kind') === 'ignore') return [];
    const match = item.get('match', true) as unknown;
    const globs = isSeq(match) ? match.items : [match];
    return globs.flatMap((glob) =>
      isScalar(glob) && typeof glob.value === 'string' && glob.range
        ? [{ glob: glob.value.trim(), line: lineAt(glob.range[0]) }]
        : [],
    );
  });
}

function readPrompts(reader: Reader, node: unknown): PromptSetting[] {
  if (node === undefined) return [];
  return reader.list(node, 'prompts').flatMap((item, index) => {
    const at = `prompts[${index}]`;
    const entries = reader.map(item, at, promptKeys);
    if (entries === null) return [];
    if (!entries.has('match')) {
      reader.mistake(
        item,
        `${at}.match`,
        'nothing',
        'a glob or a list of globs',
        'match: prompts/support/**',
      );
    }
    const get = <T>(key: string, kind: ValueKind<T>): T | undefined => {
      const value = entries.get(key);
      return value === undefined ? undefined : reader.value(value, `${at}.${key}`, kind);
    };
    const model = get('model', text('the name of a model or an alias', 'openai/gpt-4.1-mini'));
    const format = get('format', text('the id of a format', 'text'));
    const kind = get('kind', oneOf('request', 'instructions', 'tools', 'evaluation', 'fragment', 'ignore'));
    const maxOutputTokens = get('max-output-tokens', count('500'));
    const reasoningEffort = get('reasoning-effort', text('an effort the model knows', 'low'));
    const usage = entries.get('usage');
    return [
      {
        match: reader.globs(entries.get('match'), `${at}.match`),
        ...(model === undefined ? {} : { model }),
        ...(format === undefined ? {} : { format }),
        ...(kind === undefined ? {} : { kind }),
        ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
        ...(reasoningEffort === undefined ? {} : { reasoningEffort }),
        ...(usage === undefined ? {} : { usage: readUsage(reader, usage, `${at}.usage`) }),
      },
    ];
  });
}

function readModels(reader: Reader, node: unknown): Record<string, ModelSetting> {
  const models: Record<string, ModelSetting> = Object.create(null) as Record<string, ModelSetting>;
  if (node === undefined) return models;
  const entries = reader.map(node, 'models', null);
  if (entries === null) return models;
  for (const [name, value] of entries) {
    const at = `models.${name}`;
    if (isScalar(value)) {
      const target = reader.value(value, at, text('the name of a model', 'openai/gpt-4.1-mini'), name);
      if (target !== undefined) models[name] = { kind: 'alias', target };
      continue;
    }
    const fields = reader.map(value, at, ratesKeys);
    if (fields === null) continue;
    const get = <T>(key: string, kind: ValueKind<T>): T | undefined => {
      const field = fields.get(key);
      return field === undefined ? undefined : reader.value(field, `${at}.${key}`, kind);
    };
    const selfHosted = fields.get('self-hosted');
    const discount = get('discount-percent', percent);
    if (selfHosted !== undefined) {
      const read = readSelfHosted(reader, selfHosted, `${at}.self-hosted`);
      if (read !== null) models[name] = { kind: 'self-hosted', selfHosted: read };
    } else if (discount !== undefined && !fields.has('input')) {
      if (discount > 100) {
        reader.mistake(
          value,
          `${at}.discount-percent`,
          String(discount),
          'at most 100',
          'discount-percent: 12',
        );
      } else models[name] = { kind: 'discount', percent: decimalText(discount) };
    } else {
      const input = get('input', rate);
      const output = get('output', rate);
      for (const key of ['input', 'output']) {
        if (!fields.has(key)) {
          reader.mistake(value, `${at}.${key}`, 'nothing', rate.allowed, `${key}: ${rate.example}`);
        }
      }
      if (input === undefined || output === undefined) continue;
      const cachedInput = get('cached-input', rate);
      const cacheWrite = get('cache-write', rate);
      const perRequest = get('per-request-usd', usd);
      const tokenizer = get('tokenizer', text('the id of a tokenizer', 'o200k_base'));
      const contextTokens = get('context-tokens', count('128000'));
      const rates: OwnRates = {
        input,
        output,
        ...(cachedInput === undefined ? {} : { cachedInput }),
        ...(cacheWrite === undefined ? {} : { cacheWrite }),
        ...(perRequest === undefined
          ? {}
          : { perRequestUsd: reader.written(fields.get('per-request-usd')) ?? '0' }),
        ...(tokenizer === undefined ? {} : { tokenizer }),
        ...(contextTokens === undefined ? {} : { contextTokens }),
      };
      models[name] = { kind: 'rates', rates };
    }
  }
  return models;
}

function decimalText(value: number): string {
  return value.toFixed(6).replace(/\.?0+$/, '');
}

function readSelfHosted(reader: Reader, node: unknown, at: string): OwnSelfHosted | null {
  const fields = reader.map(node, at, selfHostedKeys);
  if (fields === null) return null;
  const get = <T>(key: string, kind: ValueKind<T>): T | undefined => {
    const field = fields.get(key);
    return field === undefined ? undefined : reader.value(field, `${at}.${key}`, kind);
  };
  const price = get('gpu-usd-per-hour', usd);
  const gpus = get('gpus', numberBetween(1, 100_000, '2'));
  for (const [key, example] of [
    ['gpu-usd-per-hour', '3'],
    ['gpus', '2'],
  ] as const) {
    if (!fields.has(key)) reader.mistake(node, `${at}.${key}`, 'nothing', 'a number', `${key}: ${example}`);
  }
  const perSecond = numberBetween(1e-6, Infinity, '2200');
  const utilization = get('utilization', numberBetween(0.001, 1, '0.4'));
  const peakToAverage = get('peak-to-average', numberBetween(1, 1000, '2.5'));
  const outputTokensPerSecond = get('output-tokens-per-second', perSecond);
  const inputTokensPerSecond = get('input-tokens-per-second', perSecond);
  const benchmark = get('benchmark', text('the id of a published benchmark', 'llama-3.3-70b-fp8-h200'));
  const activeParametersBillions = get('active-parameters-billions', positive);
  const tokenizer = get('tokenizer', text('the id of a tokenizer', 'o200k_base'));
  const contextTokens = get('context-tokens', count('128000'));
  let constants: { a: number; b: number; c: number } | undefined;
  const given = fields.get('constants');
  if (given !== undefined) {
    const inner = reader.map(given, `${at}.constants`, ['a', 'b', 'c']);
    const read = (key: string): number | undefined => {
      const field = inner?.get(key);
      const written = reader.written(field);
      const value =
        written !== undefined && /^\d+(\.\d+)?(e-?\d+)?$/i.test(written) ? Number(written) : undefined;
      if (value === undefined) {
        reader.mistake(
          field ?? given,
          `${at}.constants.${key}`,
          reader.shown(field),
          'GPU seconds, 0 or more',
          `${key}: 1.61e-4`,
        );
      }
      return value;
    };
    const [a, b, c] = [read('a'), read('b'), read('c')];
    if (a !== undefined && b !== undefined && c !== undefined) constants = { a, b, c };
  }
  if (outputTokensPerSecond === undefined && constants === undefined && benchmark === undefined) {
    reader.mistake(
      node,
      at,
      'no throughput',
      'one of output-tokens-per-second, constants or benchmark',
      'output-tokens-per-second: 2200',
    );
    return null;
  }
  if (price === undefined || gpus === undefined) return null;
  return {
    gpuUsdPerHour: reader.written(fields.get('gpu-usd-per-hour')) ?? '0',
    gpus,
    ...(utilization === undefined ? {} : { utilization }),
    ...(peakToAverage === undefined ? {} : { peakToAverage }),
    ...(outputTokensPerSecond === undefined ? {} : { outputTokensPerSecond }),
    ...(inputTokensPerSecond === undefined ? {} : { inputTokensPerSecond }),
    ...(constants === undefined ? {} : { constants }),
    ...(benchmark === undefined ? {} : { benchmark }),
    ...(activeParametersBillions === undefined ? {} : { activeParametersBillions }),
    ...(tokenizer === undefined ? {} : { tokenizer }),
    ...(contextTokens === undefined ? {} : { contextTokens }),
  };
}

/** Reads one map of limits. */
export function readLimits(reader: Reader, node: unknown, at: string): Limits {
  if (node === undefined) return {};
  const entries = reader.map(
    node,
    at,
    limitKeys.map((limit) => limit.key),
  );
  if (entries === null) return {};
  const limits: Record<string, LimitValue> = {};
  for (const limit of limitKeys) {
    const value = entries.get(limit.key);
    if (value === undefined) continue;
    if (limit.list) {
      const list = reader.strings(value, `${at}.${limit.key}`, limit.kind as ValueKind<string>);
      if (list.length > 0) limits[limit.key] = list;
      else if (isSeq(value)) {
        reader.mistake(
          value,
          `${at}.${limit.key}`,
          'an empty list',
          limit.kind.allowed,
          `${limit.key}: ${limit.kind.example}`,
        );
      }
    } else {
      const parsed = reader.value(value, `${at}.${limit.key}`, limit.kind);
      if (parsed !== undefined) limits[limit.key] = parsed;
    }
  }
  return limits;
}

function readRules(reader: Reader, node: unknown): LimitRule[] {
  if (node === undefined) return [];
  return reader.list(node, 'rules').flatMap((item, index) => {
    const at = `rules[${index}]`;
    const entries = reader.map(item, at, ['match', 'limits', 'warn']);
    if (entries === null) return [];
    if (!entries.has('match')) {
      reader.mistake(item, `${at}.match`, 'nothing', 'a glob or a list of globs', 'match: prompts/batch/**');
    }
    if (!entries.has('limits') && !entries.has('warn')) {
      reader.mistake(item, at, 'no limits', 'limits or warn', 'limits: { max-input-tokens: 8000 }');
    }
    return [
      {
        match: reader.globs(entries.get('match'), `${at}.match`),
        limits: perPromptOnly(reader, entries.get('limits'), `${at}.limits`),
        warn: perPromptOnly(reader, entries.get('warn'), `${at}.warn`),
      },
    ];
  });
}

const isoDate: ValueKind<string> = {
  allowed: 'a date as year-month-day',
  example: '2027-01-31',
  schema: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  parse: (value) =>
    /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined,
};

function readAccept(reader: Reader, node: unknown): Acceptance[] {
  if (node === undefined) return [];
  return reader.list(node, 'accept').flatMap((item, index) => {
    const at = `accept[${index}]`;
    const entries = reader.map(item, at, ['match', 'kind', 'until']);
    if (entries === null) return [];
    if (!entries.has('match')) {
      reader.mistake(item, `${at}.match`, 'nothing', 'a glob or a list of globs', 'match: prompts/legacy/**');
    }
    const get = <T extends string>(key: string, kind: ValueKind<T>): T | null => {
      const value = entries.get(key);
      return value === undefined ? null : (reader.value(value, `${at}.${key}`, kind) ?? null);
    };
    return [
      {
        match: reader.globs(entries.get('match'), `${at}.match`),
        kind: get('kind', oneOf(...acceptedKinds)),
        until: get('until', isoDate),
      },
    ];
  });
}

/** Limits of a rule: those of all prompts together make no sense for some of them and are refused. */
function perPromptOnly(reader: Reader, node: unknown, at: string): Limits {
  const limits = readLimits(reader, node, at);
  const entries = isMap(node) ? node : null;
  for (const limit of limitKeys) {
    if (!limit.perMonth || limits[limit.key] === undefined) continue;
    reader.mistake(
      entries?.get(limit.key, true) ?? node,
      `${at}.${limit.key}`,
      'a limit on all prompts together',
      'limits on each prompt; monthly limits belong under the top-level limits',
      'max-request-usd: 0.02',
    );
  }
  return limits;
}

export const usageKeys = [
  'requests-per-month',
  'active-hours-per-month',
  'output-tokens',
  'task',
  'variables',
  'loop-items',
  'turns',
  'history',
  'tool-steps',
  'tool-result-tokens',
  'user-turn-tokens',
  'batch-share',
  'service-tier',
  'region',
  'billed-retry-share',
  'cache-hit-rate',
  'cache-ttl',
  'burstiness',
  'reasoning-tokens',
  'model-shares',
  'web-searches-per-request',
] as const;

export const valueKeys = [
  'mean',
  'p10',
  'p50',
  'p90',
  'p95',
  'n',
  'window',
  'source',
  'cardinality',
] as const;

/** Reads a `usage` section. What is absent stays absent: unknown, not zero. */
export function readUsage(reader: Reader, node: unknown, at: string): Usage {
  if (node === undefined) return {};
  const entries = reader.map(node, at, usageKeys);
  if (entries === null) return {};
  const get = <T>(key: string, kind: ValueKind<T>): T | undefined => {
    const field = entries.get(key);
    return field === undefined ? undefined : reader.value(field, `${at}.${key}`, kind);
  };
  const distribution = (key: string, kind: ValueKind<number> = tokens): UsageValue | undefined => {
    const field = entries.get(key);
    return field === undefined ? undefined : readUsageValue(reader, field, `${at}.${key}`, kind).value;
  };
  const usage: Record<string, unknown> = {
    requestsPerMonth: distribution('requests-per-month', numberBetween(0, 1e12, '300000')),
    activeHoursPerMonth: get('active-hours-per-month', numberBetween(0.01, 744, '200')),
    outputTokens: distribution('output-tokens'),
    task: get('task', taskKinds),
    turns: distribution('turns', numberBetween(1, 10_000, '4')),
    toolSteps: distribution('tool-steps', numberBetween(1, 10_000, '5')),
    toolResultTokens: get('tool-result-tokens', tokens),
    userTurnTokens: get('user-turn-tokens', tokens),
    batchShare: get('batch-share', share),
    serviceTier: get('service-tier', text('a tier of the provider', 'standard')),
    region: get('region', text('a region of the provider', 'us')),
    billedRetryShare: get('billed-retry-share', share),
    cacheHitRate: get('cache-hit-rate', share),
    cacheTtl: get('cache-ttl', oneOf('5m', '1h', '30m', '24h')),
    burstiness: get('burstiness', numberBetween(0.1, 20, '1')),
    reasoningTokens: distribution('reasoning-tokens'),
    webSearchesPerRequest: get('web-searches-per-request', numberBetween(0, 1000, '1')),
  };
  const history = entries.get('history');
  if (history !== undefined) {
    const written = reader.written(history);
    if (written === 'full') usage['history'] = 'full';
    else usage['history'] = reader.value(history, `${at}.history`, count('10'));
  }
  const shares = entries.get('model-shares');
  if (shares !== undefined) {
    const read: Record<string, number> = {};
    let total = 0;
    for (const [name, value] of reader.map(shares, `${at}.model-shares`, null) ?? []) {
      const part = reader.value(value, `${at}.model-shares.${name}`, share, name);
      if (part === undefined) continue;
      read[name] = part;
      total += part;
    }
    if (total > 1.000001) {
      reader.mistake(
        shares,
        `${at}.model-shares`,
        `shares of ${total}`,
        'shares that add up to at most 1',
        'openai/gpt-4.1: 0.9',
      );
    }
    usage['modelShares'] = read;
  }
  for (const [key, field] of [
    ['variables', 'variables'],
    ['loop-items', 'loopItems'],
  ] as const) {
    const given = entries.get(key);
    if (given === undefined) continue;
    const sizes: Record<string, UsageValue> = {};
    const cardinality: Record<string, number> = {};
    for (const [name, value] of reader.map(given, `${at}.${key}`, null) ?? []) {
      const read = readUsageValue(reader, value, `${at}.${key}.${name}`, tokens);
      if (read.value !== undefined) sizes[name] = read.value;
      if (read.cardinality !== undefined) cardinality[name] = read.cardinality;
    }
    usage[field] = sizes;
    if (Object.keys(cardinality).length > 0) usage['cardinality'] = cardinality;
  }
  return Object.fromEntries(Object.entries(usage).filter(([, value]) => value !== undefined));
}

/** A number, or a map with the mean and quantiles; with `n` or `source` it counts as measured. */
function readUsageValue(
  reader: Reader,
  node: unknown,
  at: string,
  kind: ValueKind<number>,
): { value?: UsageValue; cardinality?: number } {
  if (!isMap(node)) {
    const mean = reader.value(node, at, kind);
    if (mean === undefined) return {};
    return { value: { mean, p10: null, p50: null, p90: null, p95: null, basis: 'configured', note: null } };
  }
  const entries = reader.map(node, at, valueKeys);
  if (entries === null) return {};
  const get = (key: string): number | undefined => {
    const field = entries.get(key);
    return field === undefined ? undefined : reader.value(field, `${at}.${key}`, kind);
  };
  const [mean, p10, p50, p90, p95] = [get('mean'), get('p10'), get('p50'), get('p90'), get('p95')];
  const ordered = [p10, p50, p90, p95].filter((value) => value !== undefined);
  if (ordered.some((value, index) => index > 0 && value < (ordered[index - 1] ?? 0))) {
    reader.mistake(
      node,
      at,
      'quantiles that fall',
      'p10 ≤ p50 ≤ p90 ≤ p95',
      '{ mean: 211, p50: 129, p95: 451 }',
    );
  }
  const sample = entries.get('n');
  const n = sample === undefined ? undefined : reader.value(sample, `${at}.n`, count('19366'));
  const source = reader.written(entries.get('source'));
  const window = reader.written(entries.get('window'));
  const cardinalityNode = entries.get('cardinality');
  const cardinality =
    cardinalityNode === undefined
      ? undefined
      : reader.value(cardinalityNode, `${at}.cardinality`, numberBetween(1, 1e9, '50'));
  const center = mean ?? p50;
  if (center === undefined) {
    if (cardinality !== undefined && entries.size === 1) return { cardinality };
    reader.mistake(node, at, 'no mean', 'a number, or a map with mean or p50', '{ mean: 211, p95: 451 }');
    return cardinality === undefined ? {} : { cardinality };
  }
  const note = [n === undefined ? '' : `n = ${n}`, window ?? '', source ?? ''].filter((part) => part !== '');
  return {
    value: {
      // A median without a mean: the log-normal mean needs the spread, so p95 is used where it is given.
      mean: mean ?? meanFromQuantiles(center, p95),
      p10: p10 ?? null,
      p50: p50 ?? null,
      p90: p90 ?? null,
      p95: p95 ?? null,
      basis: n !== undefined || source !== undefined ? 'measured' : 'configured',
      note: note.length === 0 ? null : note.join(', '),
    },
    ...(cardinality === undefined ? {} : { cardinality }),
  };
}

/** Mean of a log-normal from its median and P95: sigma = ln(P95/P50)/1.645, mean = P50·exp(sigma²/2). */
function meanFromQuantiles(p50: number, p95: number | undefined): number {
  if (p95 === undefined || p50 <= 0 || p95 <= p50) return p50;
  const sigma = Math.log(p95 / p50) / 1.645;
  return p50 * Math.exp((sigma * sigma) / 2);
}
