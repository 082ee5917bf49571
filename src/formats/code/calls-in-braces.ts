import type { Place } from '../../core/prompt.js';
import type { Evaluator } from './evaluate.js';
import { listOf } from './evaluate/lists.js';
import { joinedPath } from './paths.js';
import { literal, partsOf, plainText, textOf } from './strings.js';
import type { Arguments, Item, Part, Value } from './values.js';

/*
 * What the standard libraries of Go, Java, Kotlin, C#, Ruby, PHP and Rust do with the texts and files of a program: templates,
 * embedded files, resources and writers. Nothing is rendered; what a template fills in is a hole.
 * Sources: https://pkg.go.dev/text/template, https://pkg.go.dev/embed,
 * https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/Class.html#getResourceAsStream(java.lang.String),
 * https://learn.microsoft.com/dotnet/api/system.reflection.assembly.getmanifestresourcestream,
 * https://docs.ruby-lang.org/en/3.4/File.html, https://laravel.com/docs/12.x/helpers; read 2026-11-29.
 */

/** Whether a call is in a language that this file is about. */
export function isBraced({ path }: Place): boolean {
  if (path !== lastPath) {
    lastPath = path;
    isLastBraced = /\.(?:go|java|kts?|cs|rb|php|rs|swift)$/i.test(path);
  }
  return isLastBraced;
}
/** Every call of a file asks. */
let lastPath = '';
let isLastBraced = false;

const goTemplate = /(?:^|\/)template\.(\w+)$/;
/** Functions that give the text, path or stream that they are given. */
const sameText =
  /(?:^|[./:\\])(?:StreamReader|BufferedReader|InputStreamReader|BufferedStream|IOUtils\.toString|StreamUtils\.copyToString|Resources\.toString|Files\.readString|CharStreams\.toString|Pathname\.new|Pathname|FileReader|ERB\.new|strings\.NewReader|bytes\.NewBufferString|Cow::from|String::from)$/;
/** Makers of a map and of a list that are filled later, where they are given nothing. */
const emptyMap =
  /(?:^|[./:\\])(?:HashMap|LinkedHashMap|TreeMap|ConcurrentHashMap|JSONObject|JsonObject|JObject|Dictionary|createObjectNode|mutableMapOf|hashMapOf|linkedMapOf)$/;
const emptyList =
  /(?:^|[./:\\])(?:ArrayList|LinkedList|JSONArray|JsonArray|JArray|List|createArrayNode|mutableListOf|arrayListOf)$/;
/** Methods of Java, Kotlin and C# that set an entry of a map by its key. */
export const settingMethod = /^(?:put|putOpt|fluentPut|addProperty|set|add|Add|TryAdd)$/;
/** Folders of a Laravel or Symfony application by the function that names a path below them. */
const foldersOfPhp: ReadonlyMap<string, string> = new Map([
  ['base_path', ''],
  ['app_path', 'app'],
  ['resource_path', 'resources'],
  ['config_path', 'config'],
  ['database_path', 'database'],
  ['storage_path', 'storage'],
]);

/** The value of a call by the full name of the function; undefined for what is none of these. */
export function calledInBraces(
  name: string,
  args: Arguments,
  place: Place,
  evaluator: Evaluator,
): Value | null | undefined {
  const [first, second] = args.positional;
  const isPhp = place.path.endsWith('.php');
  // A function that a namespace of PHP does not have is the global one.
  const full = isPhp ? name.slice(name.lastIndexOf('\\') + 1) : name;
  if (isPhp && (full === 'config' || full === 'env') && second !== undefined && second.kind !== 'null')
    return { kind: 'operation', operator: 'default', operands: [second], place };
  // WordPress: plugins may change the value, which is what is sent where none does.
  if (isPhp && full === 'apply_filters' && second !== undefined) return second;
  if (isPhp && full === 'file_get_contents')
    return first === undefined ? undefined : (evaluator.loaded(first, place) ?? undefined);
  const go = goTemplate.exec(full)?.[1];
  if (go !== undefined) return goTemplateCall(go, args, place, evaluator);
  if (sameText.test(full)) return first?.kind === 'text' ? first : undefined;
  // Bytes of a file as text: `string(embedded)`.
  if (full === 'string' && first?.kind === 'text' && place.path.endsWith('.go')) return first;
  const folder = foldersOfPhp.get(full);
  if (folder !== undefined && isPhp) {
    const inside = first === undefined ? [] : [first];
    return joinedPath([textOf(pathParts(folder, place), place), ...inside], place);
  }
  const isGiven = args.positional.length + args.named.size + args.rest.length > 0;
  if (!isGiven && /\.(?:java|kts?|cs)$/.test(place.path)) {
    if (emptyMap.test(full)) return { kind: 'record', type: null, entries: new Map(), rest: [], place };
    if (emptyList.test(full)) return { kind: 'list', items: [], place };
  }
  switch (full) {
    case 'emptyList':
    case 'Collections.emptyList':
      return { kind: 'list', items: [], place };
    case 'buildList':
    case 'buildString':
      return first?.kind === 'function' ? addedInBlock(full, first, place, evaluator) : undefined;
    case 'concat':
      // `concat!` of Rust joins literals when it is compiled.
      return place.path.endsWith('.rs') && args.rest.length === 0
        ? textOf(
            args.positional.flatMap((one) => partsOf(one, place)),
            place,
          )
        : undefined;
    case 'io/fs.ReadFile':
    case 'fs.ReadFile':
      return second === undefined ? undefined : (evaluator.loaded(second, place) ?? undefined);
    case 'File.expand_path':
      return first?.kind === 'text' && second?.kind === 'text'
        ? joinedPath([second, first], place)
        : undefined;
    case 'IO.read':
    case 'File.readlines':
      return first === undefined ? undefined : (evaluator.loaded(first, place) ?? undefined);
    default:
      return undefined;
  }
}

/** The value of a method of a text, a file or a template; undefined for what is none of these. */
export function methodInBraces(
  object: Value,
  name: string,
  args: Arguments,
  place: Place,
  evaluator: Evaluator,
): Value | null | undefined {
  const [first] = args.positional;
  switch (name) {
    // `//go:embed prompts` in an `embed.FS`.
    case 'ReadFile':
      return place.path.endsWith('.go') && first?.kind === 'text'
        ? (evaluator.loaded(first, place) ?? undefined)
        : undefined;
    case 'Parse':
      return isTemplate(object) && first?.kind === 'text' ? withHoles(first, place) : undefined;
    case 'Funcs':
    case 'Option':
    case 'Delims':
    case 'Lookup':
      return isTemplate(object) || object.kind === 'text' ? object : undefined;
    case 'getResource':
    case 'getResourceAsStream':
    case 'getSystemResourceAsStream': {
      const path = plainText(first);
      if (path === null || !/\.(?:java|kts?)$/.test(place.path)) return undefined;
      const resource = textOf([{ kind: 'text', text: `classpath:${path}`, place }], place);
      return evaluator.loaded(resource, place) ?? undefined;
    }
    case 'GetManifestResourceStream':
      return embeddedResource(plainText(first), place, evaluator);
    default:
      // `new JSONObject().put("role", "user").put("content", question)`
      if (object.kind === 'record' && settingMethod.test(name) && args.positional.length === 2) {
        const key = plainText(first);
        const [, item] = args.positional;
        if (item === undefined) return undefined;
        if (key !== null) return { ...object, entries: new Map([...object.entries, [key, item]]), place };
        // Under a name that only a run knows.
        const unnamed: Value = { kind: 'unknown', source: `${name}(…)`, type: null, place };
        return { ...object, rest: [...object.rest, unnamed], place };
      }
      if (appendingMethod.test(name) && object.kind === 'made' && first !== undefined) {
        // `new StringBuilder(a).append(b).toString()`
        const before = collected(object);
        if (before !== null) return textOf([...before, ...partsOf(first, place)], place);
      }
      if (object.kind === 'text' && appendingMethod.test(name) && first !== undefined)
        return textOf([...object.parts, ...partsOf(first, place)], place);
      if (object.kind !== 'text') {
        // `Rails.root.join("app/prompts/x.txt")`
        return name === 'join' && isRailsRoot(object) ? joinedPath(args.positional, place) : undefined;
      }
      if (place.path.endsWith('.rb') && name === 'join' && first?.kind === 'text')
        return joinedPath([object, ...args.positional], place);
      return isLoaded(object) && readsAll.test(name) ? object : undefined;
  }
}

/** `buildList { add(x) }` and `buildString { append("…") }` of Kotlin; undefined where the block does anything else. */
function addedInBlock(
  name: string,
  { fn }: Extract<Value, { kind: 'function' }>,
  place: Place,
  evaluator: Evaluator,
): Value | undefined {
  const adds = name === 'buildList' ? /^(?:add|addAll)$/ : /^append(?:Line)?$/;
  const items: Item[] = [];
  for (const one of fn.fact.scope.statements) {
    if (one.kind !== 'expression' && one.kind !== 'return') return undefined;
    const { value: call, when } = one;
    if (call.kind !== 'call' || call.callee.kind !== 'name' || !adds.test(call.callee.name)) return undefined;
    const [given] = call.arguments;
    const last = when.at(-1);
    const value: Value =
      given === undefined ? literal('', call.place) : evaluator.valueIn(fn.module, fn.closure, given.value);
    const line = call.callee.name === 'appendLine';
    items.push({
      value: line
        ? textOf([...partsOf(value, call.place), { kind: 'text', text: '\n', place }], place)
        : value,
      spread: call.callee.name === 'addAll',
      on: last === undefined ? null : { on: last.on, arm: last.arm },
      loop: null,
    });
  }
  if (name === 'buildList') return listOf(items, place);
  return textOf(
    items.flatMap(({ value }) => partsOf(value, place)),
    place,
  );
}

const appendingMethod = /^(?:append|Append)$/;

const readsAll =
  /^(?:readAllBytes|readBytes|readText|readString|bufferedReader|reader|use|ReadToEnd|ReadToEndAsync|ReadAllText|getInputStream|getContentAsString|getBytes|read|result|lines|toString|strip_heredoc|squish)$/;

/** A text that came from a file. */
function isLoaded(value: Extract<Value, { kind: 'text' }>): boolean {
  return value.parts.length > 0 && value.parts.every((part) => part.kind === 'file');
}

function isRailsRoot(value: Value): boolean {
  return (
    (value.kind === 'external' && value.name === 'Rails.root') ||
    (value.kind === 'member' &&
      value.name === 'root' &&
      ((value.object.kind === 'external' && value.object.name === 'Rails') ||
        (value.object.kind === 'unknown' && value.object.source === 'Rails')))
  );
}

function pathParts(folder: string, place: Place): readonly Part[] {
  return folder === '' ? [] : [{ kind: 'text', text: folder, place }];
}

/** `App.Prompts.refund.txt` is `Prompts/refund.txt` of the project `App`. */
function embeddedResource(name: string | null, place: Place, evaluator: Evaluator): Value | undefined {
  if (name === null || name.length > 200) return undefined;
  const words = name.split('.');
  const ending = words.pop() ?? '';
  const base = words.pop() ?? '';
  for (let skip = 0; skip <= words.length && skip < 8; skip++) {
    const path = [...words.slice(skip), `${base}.${ending}`].join('/');
    const found = evaluator.world.file(place.path, path);
    if (found !== null) return textOf([{ kind: 'file', path: found, place }], place);
  }
  return undefined;
}

// ------------------------------------------------------------------ templates of Go

type Made = Extract<Value, { kind: 'made' }>;

function isTemplate(value: Value): value is Made {
  if (value.kind !== 'made') return false;
  if (value.callee.kind === 'external') return goTemplate.test(value.callee.name);
  return value.callee.kind === 'member' && isTemplate(value.callee.object);
}

function goTemplateCall(
  name: string,
  { positional }: Arguments,
  place: Place,
  evaluator: Evaluator,
): Value | undefined {
  const [first, second] = positional;
  switch (name) {
    case 'Must':
      return first?.kind === 'text' || (first !== undefined && isTemplate(first)) ? first : undefined;
    case 'ParseFS':
    case 'ParseFiles': {
      const path = name === 'ParseFS' ? second : first;
      const written = plainText(path);
      return path === undefined || written === null || /[*?[]/.test(written)
        ? undefined
        : (evaluator.loaded(path, place) ?? undefined);
    }
    default:
      return undefined;
  }
}

/** The text that `Execute` or `ExecuteTemplate` writes, null when it is not known which. */
export function executedText(
  object: Value,
  name: string,
  args: Arguments,
  place: Place,
  evaluator: Evaluator,
): Extract<Value, { kind: 'text' }> | null {
  if (object.kind === 'text') return object;
  // `func render(tmpl *template.Template)`: what its callers pass.
  if (object.kind === 'parameter' && name === 'Execute' && /\bTemplate$/.test(object.type ?? ''))
    return { kind: 'text', parts: [{ kind: 'hole', value: object, name: object.name, place }], place };
  const chosen = plainText(args.positional[1]);
  if (name !== 'ExecuteTemplate' || chosen === null || !isTemplate(object)) return null;
  // The folder of the pattern that the templates were parsed from.
  let from: Value = object;
  for (let step = 0; step < 8 && from.kind === 'made'; step++) {
    for (const one of from.args.positional) {
      const pattern = plainText(one);
      const folder = pattern === null ? null : /^(.*\/)[^/]*[*?][^/]*$/.exec(pattern)?.[1];
      const path =
        folder === null || folder === undefined ? null : evaluator.world.file(place.path, folder + chosen);
      if (path !== null) return { kind: 'text', parts: [{ kind: 'file', path, place }], place };
    }
    if (from.callee.kind !== 'member') return null;
    from = from.callee.object;
  }
  return null;
}

/** Actions of a template as holes; `range`, `if` and their ends say nothing. */
function withHoles(text: Extract<Value, { kind: 'text' }>, place: Place): Value {
  const parts = text.parts.flatMap((part): readonly Part[] => {
    if (part.kind !== 'text' || !part.text.includes('{{')) return [part];
    const found: Part[] = [];
    let from = 0;
    while (from < part.text.length) {
      const open = part.text.indexOf('{{', from);
      const close = open < 0 ? -1 : part.text.indexOf('}}', open + 2);
      if (close < 0) break;
      if (open > from) found.push({ kind: 'text', text: part.text.slice(from, open), place: part.place });
      const action = part.text
        .slice(open + 2, close)
        .replace(/^-|-$/g, '')
        .trim();
      if (!/^(?:\/\*|(?:range|if|else|end|with|define|block|break|continue)\b|\$\w+\s*:?=)/.test(action)) {
        const name = /[\w.]+$/.exec(action.split('|', 1)[0]?.trim() ?? '')?.[0] ?? action;
        const value: Value = { kind: 'unknown', source: action.slice(0, 80), type: null, place: part.place };
        found.push({ kind: 'hole', value, name: name.replace(/^\./, '') || 'value', place: part.place });
      }
      from = close + 2;
    }
    if (from < part.text.length) found.push({ kind: 'text', text: part.text.slice(from), place: part.place });
    return found;
  });
  return textOf(parts, place);
}

// ------------------------------------------------------------------ writers

/** What a collector of text holds so far: none of it for a new `strings.Builder`; null for what collects no text. */
export function collected(value: Value): readonly Part[] | null {
  const type = (name: string | null): boolean =>
    /\b(?:strings\.Builder|bytes\.Buffer|StringBuilder|StringBuffer|StringWriter)\b/.test(name ?? '');
  switch (value.kind) {
    case 'text':
      return value.parts;
    case 'unknown':
      return type(value.type) ? [] : null;
    case 'record':
      return value.entries.size === 0 && type(value.type) ? [] : null;
    case 'made': {
      const { callee } = value;
      const name =
        callee.kind === 'external' || callee.kind === 'member'
          ? callee.name
          : callee.kind === 'unknown'
            ? callee.source
            : '';
      const [first] = value.args.positional;
      // `new StringBuilder("…")`, `new StringBuilder(64)`
      if (/(?:^|[./])(?:StringBuilder|StringBuffer|StringWriter)$/.test(name))
        return first === undefined || first.kind === 'number' ? [] : partsOf(first, value.place);
      // `new(strings.Builder)`
      return name === 'new' &&
        first?.kind === 'external' &&
        /(?:strings\.Builder|bytes\.Buffer)$/.test(first.name)
        ? []
        : null;
    }
    default:
      return null;
  }
}

/** The text that a printing function (`fmt.Fprintf`, `write!`) adds to what it is given first; null for other functions. */
export function printed(
  name: string,
  args: Arguments,
  place: Place,
  evaluator: Evaluator,
): readonly Part[] | null {
  const rest: Arguments = { ...args, positional: args.positional.slice(1) };
  const formatted = (): readonly Part[] | null => {
    const value = evaluator.call({ kind: 'external', name: 'fmt.Sprintf' }, rest, place);
    return value.kind === 'text' ? value.parts : null;
  };
  const listed = (between: string, end: string): readonly Part[] =>
    rest.positional.flatMap((value, index): readonly Part[] => [
      ...(index === 0 || between === '' ? [] : [{ kind: 'text', text: between, place } as const]),
      ...(value.kind === 'text' ? value.parts : [{ kind: 'hole', value, name: 'value', place } as const]),
      ...(index === rest.positional.length - 1 && end !== ''
        ? [{ kind: 'text', text: end, place } as const]
        : []),
    ]);
  switch (name) {
    case 'fmt.Fprintf':
      return formatted();
    case 'fmt.Fprint':
    case 'io.WriteString':
    case 'write':
      return listed('', '');
    case 'fmt.Fprintln':
      return listed(' ', '\n');
    case 'writeln':
      return listed('', '\n');
    default:
      return null;
  }
}
