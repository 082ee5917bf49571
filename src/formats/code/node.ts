import type { Place } from '../../core/prompt.js';
import { folderOf } from '../syntax/paths.js';
import type { Evaluator } from './evaluate.js';
import { parsed } from './evaluate/files.js';
import { isOnce, itemOf } from './evaluate/lists.js';
import { stringified } from './json-text.js';
import { joinedPath } from './paths.js';
import { literal, plainText, textOf } from './strings.js';
import type { Arguments, Item, Value } from './values.js';

/*
 * What the globals and standard modules of JavaScript run-times do with texts, paths and data: Node (`fs`, `path`, `url`), Bun and
 * Deno. Sources: https://nodejs.org/api/{fs,path,url,modules,esm}.html, https://bun.sh/docs/api/file-io,
 * https://docs.deno.com/api/deno/~/Deno.readTextFile; read 2026-11-29.
 */

const reads =
  /^(?:(?:fs|fs-extra|graceful-fs|fs\/promises|mz\/fs)(?:\.default)?(?:\.promises)?\.readFile(?:Sync)?|Deno\.readTextFile(?:Sync)?|Bun\.file)$/;
const parsesData =
  /^(?:JSON|json5|JSON5|js-yaml|yaml|YAML|smol-toml|@iarna\/toml|toml)(?:\.default)?\.(?:parse|load|safeLoad)$/;
/** Template engines that are given the text; what is filled in is not followed. */
const compiles =
  /^(?:handlebars|Handlebars|mustache|Mustache|nunjucks|ejs|eta|lodash|lodash-es|_|hogan\.js)(?:\.default)?\.(?:compile|render|renderString|template|precompile)$/;
const sameText =
  /^(?:url\.fileURLToPath|url\.pathToFileURL|fileURLToPath|String|structuredClone|Object\.freeze|Promise\.resolve|util\.promisify|promisify|decodeURIComponent|Array\.from|react\.cache|server-only\.cache|p-memoize|lodash\.memoize)$/;

/** The value of a call by the full name of the function; null for what is not known, undefined for what is none of these. */
export function calledInNode(
  full: string,
  args: Arguments,
  place: Place,
  evaluator: Evaluator,
): Value | null | undefined {
  const name = full.replace(/^node:/, '');
  const [first, second] = args.positional;
  if (reads.test(name)) return first === undefined ? null : evaluator.loaded(first, place);
  if (parsesData.test(name)) return first === undefined ? null : parsed(evaluator, first, place);
  if (/^nunjucks(?:\.default)?\.render$/.test(name)) {
    // Its folders are configured elsewhere: the only file of that name.
    const file = plainText(first);
    const found = file === null ? [] : [...evaluator.world.files('', `**/${file}`).values()];
    const [only] = found;
    return only !== undefined && found.length === 1 ? fileText(only, place) : null;
  }
  if (compiles.test(name)) return first?.kind === 'text' ? first : null;
  if (sameText.test(name)) return first ?? null;
  if (/^path(?:\/posix|\.default)?(?:\.posix)?\.(?:join|resolve|normalize)$/.test(name))
    return joinedPath(args.positional, place);
  switch (name) {
    case 'path.dirname':
    case 'path.default.dirname':
      return first === undefined ? null : evaluator.memberOf(first, 'parent', place);
    case 'import.meta.glob':
      return globbed(first, second, place, evaluator);
    case 'require.context':
      return contextOf(args, place, evaluator);
    case 'process.cwd':
    case 'Deno.cwd':
      return literal('.', place);
    case 'URL': {
      if (first === undefined) return null;
      if (second === undefined) return first;
      return joinedPath([evaluator.memberOf(second, 'parent', place), first], place);
    }
    case 'Object.values':
    case 'Object.keys':
    case 'Object.entries':
      return first?.kind === 'record' && first.rest.length === 0
        ? listOfEntries(name.slice(7), first, place)
        : null;
    case 'Map':
    case 'Object.fromEntries':
      return first?.kind === 'list' ? recordOfPairs(first, place) : null;
    case 'Object.assign':
      return assigned(args.positional, place);
    case 'JSON.stringify':
      return first === undefined ? null : stringified(first, args.positional[2], place);
    case '@t3-oss/env-nextjs.createEnv':
    case '@t3-oss/env-core.createEnv':
    case '@t3-oss/env-nuxt.createEnv': {
      const options = first?.kind === 'record' ? first.entries : null;
      const parts = ['shared', 'server', 'client'].map((one) => options?.get(one));
      const entries = parts.flatMap((one) => (one?.kind === 'record' ? [...one.entries] : []));
      return parsedRecord(new Map(entries), place);
    }
    case 'envalid.cleanEnv':
      return second?.kind === 'record' ? parsedRecord(second.entries, place) : null;
    case 'Promise.all':
    case 'Promise.allSettled':
      return first?.kind === 'list' ? first : null;
    default:
      return undefined;
  }
}

/** `__dirname`, `import.meta.url` and their like, as a path from the root of the repository. */
export function pathOfModule(name: string, place: Place): Value | null {
  if (
    name === '__filename' ||
    name === 'import.meta.url' ||
    name === 'import.meta.filename' ||
    name === 'import.meta.path'
  )
    return literal(`/${place.path}`, place);
  if (name === '__dirname' || name === 'import.meta.dirname' || name === 'import.meta.dir') {
    const folder = folderOf(place.path);
    return literal(folder === '' ? '/.' : `/${folder}`, place);
  }
  return null;
}

type List = Extract<Value, { kind: 'list' }>;
type ValueRecord = Extract<Value, { kind: 'record' }>;

function listOfEntries(what: string, record: ValueRecord, place: Place): List {
  const items = [...record.entries].map(([key, value]): Item => {
    if (what === 'values') return itemOf(value);
    const name = literal(key, 'place' in value && value.place.path !== '' ? value.place : place);
    return itemOf(what === 'keys' ? name : { kind: 'list', items: [itemOf(name), itemOf(value)], place });
  });
  return { kind: 'list', items, place };
}

function recordOfPairs(list: List, place: Place): Value | null {
  const entries = new Map<string, Value>();
  for (const { value, spread, loop } of list.items) {
    if (spread || loop !== null || value.kind !== 'list') return null;
    const key = plainText(value.items[0]?.value);
    const inner = value.items[1]?.value;
    if (key === null || inner === undefined) return null;
    entries.set(key, inner);
  }
  return { kind: 'record', type: null, entries, rest: [], place };
}

function assigned(values: readonly Value[], place: Place): Value | null {
  const entries = new Map<string, Value>();
  const rest: Value[] = [];
  for (const value of values)
    if (value.kind === 'record') {
      for (const [key, one] of value.entries) entries.set(key, one);
      rest.push(...value.rest);
    } else rest.push(value);
  return { kind: 'record', type: null, entries, rest, place };
}

// ------------------------------------------------------------------ methods

/** Methods of lists, records, texts and promises; null when the value is not known. */
export function methodInNode(
  object: Value,
  name: string,
  args: Arguments,
  place: Place,
  evaluator: Evaluator,
): Value | null {
  const [first, second] = args.positional;
  if (object.kind === 'text') {
    if (name === 'pipe' && first !== undefined) return piped(object, args, place, evaluator);
    if (name === 'text' || name === 'toString' || name === 'valueOf') return object;
    if (name === 'json') return parsed(evaluator, object, place);
    if (name === 'repeat' && first?.kind === 'number' && first.value >= 0 && first.value <= 100)
      return textOf(Array.from({ length: Math.floor(first.value) }, () => object.parts).flat(), place);
    if (/^(?:slice|substring)$/.test(name)) {
      const text = plainText(object);
      const from = first?.kind === 'number' ? first.value : null;
      const to = second === undefined ? undefined : second.kind === 'number' ? second.value : null;
      if (text === null || from === null || to === null) return null;
      return literal(name === 'slice' ? text.slice(from, to) : text.substring(from, to), object.place);
    }
    if (name === 'split') {
      const text = plainText(object);
      const by = plainText(first);
      if (text === null || by === null || text.length > 20_000) return null;
      return {
        kind: 'list',
        items: text.split(by).map((one) => itemOf(literal(one, object.place))),
        place,
      };
    }
    if (name === 'then') return calledBack(object, first, place, evaluator);
    return null;
  }
  if (object.kind === 'list') {
    if (name === 'pipe' && first !== undefined) return piped(object, args, place, evaluator);
    if (name === 'filter') return filtered(object, first);
    if (name === 'at' && first?.kind === 'number') return evaluator.indexOf(object, first, place);
    if (name === 'reverse' || name === 'toReversed') return { ...object, items: [...object.items].reverse() };
    if (name === 'flat' || name === 'sort' || name === 'toSorted') return object;
    if (name === 'reduce') return reduced(object, args, place, evaluator);
    return null;
  }
  // `new Map([["a", "b"]]).get("a")`
  if (object.kind === 'record' && name === 'get' && first !== undefined)
    return evaluator.indexOf(object, first, place);
  if (name === 'pipe' && first !== undefined) return piped(object, args, place, evaluator);
  if (name === 'render' && object.kind === 'made') return rendered(object, first, place, evaluator);
  if (object.kind === 'made' && /^(?:safeParse|parse)(?:Async)?$/.test(name))
    return parsedBy(object, name, place);
  if (name === 'map' || name === 'flatMap') {
    if (first?.kind !== 'function' || object.kind === 'function' || object.kind === 'null') return null;
    // Once per item of a list that is known at run time only.
    const id = `m${place.path}:${place.start}`;
    const parameter = first.fn.fact.parameters[0]?.name ?? 'item';
    const item: Value = { kind: 'element', id, of: object, name: parameter };
    const value = evaluator.call(first, { positional: [item], named: new Map(), rest: [] }, place);
    return {
      kind: 'list',
      items: [{ value, spread: name === 'flatMap', on: null, loop: { id, over: object, written: 'items' } }],
      place,
    };
  }
  return null;
}

/** `[a, b].reduce((all, one) => all + one, "")` over items that are there, once each. */
function reduced(list: List, args: Arguments, place: Place, evaluator: Evaluator): Value | null {
  const [fn, start] = args.positional;
  const plain = list.items.every(isOnce);
  if (fn?.kind !== 'function' || !plain || list.items.length > mostReduced) return null;
  const values = list.items.map(({ value }, index) => ({ value, index }));
  const from = start ?? values.shift()?.value;
  if (from === undefined) return null;
  return values.reduce((all, { value, index }) => {
    const positional: Value[] = [all, value, { kind: 'number', value: index, place }];
    return evaluator.call(fn, { positional, named: new Map(), rest: [] }, place);
  }, from);
}

const mostReduced = 100;

/** LangChain's `prompt.pipe(model)`, as `prompt | model` in Python. */
function piped(object: Value, args: Arguments, place: Place, evaluator: Evaluator): Value | null {
  return evaluator.world.uses(['langchain', '@langchain'])
    ? { kind: 'operation', operator: '|', operands: [object, ...args.positional], place }
    : null;
}

const textFile =
  /\.(?:mdx?|markdown|txt|text|prompt|hbs|handlebars|mustache|njk|j2|jinja2?|liquid|ejs|eta|tmpl|tpl|xml)$/i;

function fileText(path: string, place: Place): Value {
  return { kind: 'text', parts: [{ kind: 'file', path, place }], place };
}

/**
 * Vite's `import.meta.glob('./prompts/*.md', { query: '?raw', import: 'default', eager: true })`: the texts by path. What is not
 * eager yields functions, which hold the same texts. https://vite.dev/guide/features.html#glob-import, read 2026-11-29.
 */
function globbed(
  globs: Value | undefined,
  options: Value | undefined,
  place: Place,
  evaluator: Evaluator,
): Value | null {
  const written =
    globs?.kind === 'list' ? globs.items.map((item) => plainText(item.value)) : [plainText(globs)];
  const option = (name: string): Value | undefined =>
    options?.kind === 'record' ? options.entries.get(name) : undefined;
  const isModule = plainText(option('import')) === null && plainText(option('as')) === null;
  const entries = new Map<string, Value>();
  for (const glob of written) {
    if (glob === null || glob.startsWith('!')) continue;
    for (const [name, path] of evaluator.world.files(place.path, glob)) {
      if (!textFile.test(path)) continue;
      const text = fileText(path, place);
      const module: Value = {
        kind: 'record',
        type: null,
        entries: new Map([['default', text]]),
        rest: [],
        place,
      };
      entries.set(name, isModule ? module : text);
    }
  }
  return entries.size === 0 ? null : { kind: 'record', type: null, entries, rest: [], place };
}

/**
 * Webpack's `require.context('./prompts', true, /\.md$/)`, called with a name: the texts by name.
 * https://webpack.js.org/guides/dependency-management/#requirecontext, read 2026-11-29.
 */
function contextOf(args: Arguments, place: Place, evaluator: Evaluator): Value | null {
  const [folder, deep] = args.positional;
  const written = plainText(folder)?.replace(/\/+$/, '');
  if (written === undefined || !/^\.{0,2}\//.test(`${written}/`)) return null;
  const inside = deep?.kind === 'boolean' && !deep.value ? '*' : '**/*';
  const entries = new Map<string, Value>();
  for (const [name, path] of evaluator.world.files(place.path, `${written}/${inside}`))
    if (textFile.test(path)) entries.set(`.${name.slice(written.length)}`, fileText(path, place));
  return entries.size === 0 ? null : { kind: 'record', type: null, entries, rest: [], place };
}

/** `new nunjucks.Environment(new nunjucks.FileSystemLoader('views')).render('ask.njk', …)`, and Eta's and LiquidJS's folders. */
function rendered(
  engine: Extract<Value, { kind: 'made' }>,
  file: Value | undefined,
  place: Place,
  evaluator: Evaluator,
): Value | null {
  const { callee } = engine;
  const made = callee.kind === 'external' ? (callee.name.split('.').at(-1) ?? '') : '';
  if (file === undefined || !/^(?:Environment|Eta|Liquid|configure)$/.test(made)) return null;
  for (const folder of foldersOf(engine.args, 0)) {
    const path = joinedPath([folder, file], place);
    const found = path === null ? null : evaluator.loaded(path, place);
    if (found?.kind === 'text' && found.parts.some(({ kind }) => kind === 'file')) return found;
  }
  return null;
}

/** Folders that a loader or its options name: a text, a list of texts, `{ views: 'prompts' }`, `new FileSystemLoader('prompts')`. */
function foldersOf({ positional }: Arguments, depth: number): Value[] {
  return positional.flatMap((one): Value[] => {
    if (one.kind === 'text') return [one];
    if (one.kind === 'list') return one.items.map(({ value }) => value);
    if (one.kind === 'made' && depth < 2) return foldersOf(one.args, depth + 1);
    if (one.kind !== 'record') return [];
    const folder = one.entries.get('views') ?? one.entries.get('root');
    return folder === undefined ? [] : [folder];
  });
}

/** `schema.parse(process.env)`: what has a default is that, everything else is known at run time. */
function parsedBy(schema: Value, name: string, place: Place): Value | null {
  let at: Value = schema;
  for (let step = 0; step < 20 && at.kind === 'made'; step++) {
    const callee: Value = at.callee;
    const [shape] = at.args.positional;
    const last =
      callee.kind === 'member' || callee.kind === 'external' ? (callee.name.split('.').at(-1) ?? '') : '';
    if (/^(?:object|strictObject|looseObject)$/.test(last) && shape?.kind === 'record') {
      const data = parsedRecord(shape.entries, place);
      if (!name.startsWith('safe')) return data;
      return { kind: 'record', type: null, entries: new Map([['data', data]]), rest: [], place };
    }
    if (callee.kind !== 'member') return null;
    at = callee.object;
  }
  return null;
}

function parsedRecord(fields: ReadonlyMap<string, Value>, place: Place): Value {
  const entries = new Map<string, Value>();
  for (const [key, field] of fields) entries.set(key, parsedField(key, field, place));
  return { kind: 'record', type: null, entries, rest: [], place };
}

function parsedField(key: string, field: Value, place: Place): Value {
  let at: Value = field;
  for (let step = 0; step < 20 && at.kind === 'made'; step++) {
    const callee: Value = at.callee;
    const [first] = at.args.positional;
    if (callee.kind === 'member' && /^(?:default|catch|prefault)$/.test(callee.name) && first !== undefined)
      return { kind: 'operation', operator: 'default', operands: [first], place };
    const given =
      first?.kind === 'record'
        ? (first.entries.get('default') ?? first.entries.get('devDefault'))
        : undefined;
    if (given !== undefined) return { kind: 'operation', operator: 'default', operands: [given], place };
    if (callee.kind !== 'member') break;
    at = callee.object;
  }
  return { kind: 'unknown', source: key, type: null, place };
}

function calledBack(
  value: Value,
  callback: Value | undefined,
  place: Place,
  evaluator: Evaluator,
): Value | null {
  if (callback?.kind !== 'function') return value;
  return evaluator.call(callback, { positional: [value], named: new Map(), rest: [] }, place);
}

/** `.filter(Boolean)` and its like drop what is empty; what another test drops is not known. */
function filtered(list: List, test: Value | undefined): Value {
  const known = test?.kind !== 'function' || test.fn.fact.parameters.length < 2;
  if (!known) return list;
  return { ...list, items: list.items.filter(({ value, spread }) => spread || !isEmpty(value)) };
}

function isEmpty(value: Value): boolean {
  return (
    value.kind === 'null' ||
    (value.kind === 'boolean' && !value.value) ||
    (value.kind === 'text' && value.parts.length === 0)
  );
}
