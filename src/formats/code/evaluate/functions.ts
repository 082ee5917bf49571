import type { Place } from '../../../core/prompt.js';
import { calledInBraces, isBraced } from '../calls-in-braces.js';
import type { Evaluator } from '../evaluate.js';
import { dumped } from '../json-text.js';
import { calledInNode } from '../node.js';
import { joinedPath } from '../paths.js';
import { entryOfSpread, passedOn, receiverValue } from '../sinks.js';
import { dedent, joined, literal, partsOf, plainText, textMethods, textOf } from '../strings.js';
import { noArguments, type Arguments, type Item, type Value } from '../values.js';
import { filesOf, loaded, parsed } from './files.js';
import { isScript } from './inspect.js';
import { isOnce, itemOf, itemsOf, listOf } from './lists.js';
import { memberOf } from './members.js';
import { operate } from './operate.js';

/** Functions of standard libraries that pass a text or a path on. */
export function knownFunction(
  name: string,
  args: Arguments,
  place: Place,
  evaluator: Evaluator,
): Value | null {
  if (isBraced(place)) {
    const known = calledInBraces(name, args, place, evaluator);
    if (known !== undefined) return known;
  }
  if (isScript(place)) {
    const known = calledInNode(name, args, place, evaluator);
    if (known !== undefined) return known;
  }
  const [first, second] = args.positional;
  const last = name.slice(name.lastIndexOf('.') + 1);
  switch (name) {
    case 'str':
    case 'textwrap.dedent':
    case 'inspect.cleandoc':
    case 'cleandoc':
    case 'dedent': {
      if (first === undefined) return null;
      if (name === 'str') return first;
      if (first.kind !== 'text') return { kind: 'choice', on: 'dedent', arms: [first], place };
      const parts = dedent(first.parts);
      return name.endsWith('cleandoc')
        ? textOf(textMethods['strip']?.(parts, args, place) ?? parts, place)
        : textOf(parts, place);
    }
    case 'textwrap.indent':
    case 'textwrap.fill':
    case 'jinja2.Template':
    case 'string.Template':
    case 'Template':
    case 'list':
    case 'tuple':
    case 'copy.deepcopy':
    case 'copy.copy':
    case 'deepcopy':
    case 'typing.cast':
    case 'cast':
      return (name.endsWith('cast') ? second : first) ?? null;
    case 'dict': {
      const entries = first === undefined ? new Map<string, Value>() : entriesOf(first);
      if (entries === null) return null;
      for (const [key, value] of args.named) entries.set(key, value);
      const more = first?.kind === 'record' ? first.rest : [];
      return { kind: 'record', type: null, entries, rest: [...more, ...args.rest], place };
    }
    case 'vars':
      return first?.kind === 'record' ? first : null;
    case 'getattr': {
      const key = plainText(second);
      if (first === undefined || key === null) return null;
      const member = memberOf(evaluator, first, key, place);
      const fallback = args.positional[2];
      return member.kind !== 'member' || fallback === undefined || fallback.kind === 'null'
        ? member
        : { kind: 'operation', operator: 'default', operands: [fallback], place };
    }
    case 'open':
      return null;
    case 'glob.glob':
    case 'glob.iglob':
      return first === undefined ? null : filesOf(evaluator, first, place);
    case 'os.listdir':
    case 'os.scandir':
      return first === undefined ? null : filesOf(evaluator, first, place, '*');
    case 'reversed':
      return first?.kind === 'list' ? { ...first, items: [...first.items].reverse() } : (first ?? null);
    case 'sorted':
      return first === undefined ? null : args.named.size === 0 ? inOrder(first) : first;
    case 'iter':
    case 'set':
    case 'frozenset':
    case 'deque':
    case 'collections.deque':
      return first ?? null;
    case 'filter':
      return second ?? null;
    case 'enumerate': {
      const items = first === undefined ? null : itemsOf(first);
      if (items === null) return null;
      return listOf(
        items.map((item, index): Item => {
          const at: Value = { kind: 'number', value: index, place };
          const pair: Value = { kind: 'list', items: [itemOf(at), itemOf(item.value)], place };
          return { ...item, value: pair, spread: false };
        }),
        place,
      );
    }
    case 'zip': {
      const lists = args.positional.map(itemsOf);
      const length = Math.min(...lists.map((list) => list?.length ?? 0));
      if (lists.length === 0 || length === 0) return null;
      const items = Array.from({ length }, (_, index): Item => {
        const row = lists.flatMap((list) => list?.[index] ?? []);
        // A row comes as often as what is in it.
        const on = row.find((item) => item.on !== null)?.on ?? null;
        const loop = row.find((item) => item.loop !== null)?.loop ?? null;
        const value: Value = { kind: 'list', items: row.map((item) => itemOf(item.value)), place };
        return { value, spread: false, on, loop };
      });
      return listOf(items, place);
    }
    case 'pathlib.Path':
    case 'Path':
    case 'os.path.abspath':
    case 'os.path.realpath':
    case 'os.path.expanduser':
    case 'importlib.resources.files':
      return args.positional.length > 1 ? joinedPath(args.positional, place) : (first ?? null);
    case 'os.path.dirname':
      return first === undefined ? null : memberOf(evaluator, first, 'parent', place);
    case 'os.path.join':
      return joinedPath(args.positional, place);
    case 'os.getenv':
    case 'os.environ.get':
    case 'config':
    case 'decouple.config': {
      const fallback = second ?? args.named.get('default');
      const variable = plainText(first) ?? 'environment';
      const own = evaluator.environment.get(variable);
      if (own !== undefined) return own;
      if (fallback === undefined || fallback.kind === 'null')
        return { kind: 'unknown', source: `environment ${variable}`, type: null, place };
      return { kind: 'operation', operator: 'default', operands: [fallback], place };
    }
    case 'flag.String':
    case 'flag.Int':
    case 'pflag.String':
    case 'pflag.Int':
    case 'github.com/spf13/pflag.String':
    case 'github.com/spf13/pflag.Int':
      // A flag of a command line: its default, until somebody passes another one.
      return second === undefined
        ? null
        : { kind: 'operation', operator: 'default', operands: [second], place };
    case '#get': {
      // An entry of what is spread into the arguments.
      const names = args.positional.slice(1).flatMap((one) => plainText(one) ?? []);
      const found = first === undefined ? undefined : entryOfSpread(first, names, place);
      return (found?.kind === 'null' ? args.named.get('default') : undefined) ?? found ?? null;
    }
    case '#receiver': {
      const where = plainText(second);
      return first === undefined || where === null ? null : receiverValue(first, where, evaluator);
    }
    case 'fmt.Sprintf':
    case 'String.format':
    case 'sprintf':
    case 'format':
    case 'vsprintf': {
      if (first === undefined) return null;
      const items = args.positional.slice(1).map(itemOf);
      return operate('%', [first, { kind: 'list', items, place }], place);
    }
    case 'string.Format':
    case 'String.Format':
      return first?.kind === 'text'
        ? textOf(
            textMethods['format']?.(first.parts, { ...args, positional: args.positional.slice(1) }, place) ??
              [],
            place,
          )
        : null;
    case 'strings.Repeat':
    case 'str_repeat':
      return first?.kind === 'text' ? repeated(first, second, place) : null;
    case 'System.getProperty':
    case 'Objects.requireNonNullElse':
    case 'java.util.Objects.requireNonNullElse':
      return second === undefined
        ? null
        : { kind: 'operation', operator: 'default', operands: [second], place };
    case 'next': {
      const only = first === undefined ? undefined : itemsOf(first)?.[0];
      return only === undefined || !isOnce(only) ? null : only.value;
    }
    case 're.sub': {
      // A pattern without a special character is a text.
      const [pattern, to, text] = args.positional;
      const from = plainText(pattern);
      if (
        from === null ||
        to === undefined ||
        text?.kind !== 'text' ||
        !/^[\w\s@#<>:;,"'!%&=~/-]+$/.test(from)
      )
        return null;
      const given = { ...args, positional: [literal(from, place), to] };
      const parts = textMethods['replace']?.(text.parts, given, place) ?? null;
      return parts === null ? null : textOf(parts, place);
    }
    case 'strings.TrimSpace':
    case 'trim':
      return first?.kind === 'text'
        ? textOf(textMethods['trim']?.(first.parts, args, place) ?? [], place)
        : null;
    case 'functools.reduce':
    case 'reduce': {
      // `functools.reduce(operator.add, parts)`
      const adds = first?.kind === 'external' && /^operator\.(?:add|concat|iadd)$/.test(first.name);
      const items = second?.kind === 'list' && second.items.every(isOnce) ? second.items : null;
      return adds && items !== null
        ? operate('+', [...args.positional.slice(2, 3), ...items.map(({ value }) => value)], place)
        : null;
    }
    case 'strings.TrimSuffix':
    case 'strings.TrimPrefix': {
      const method = name === 'strings.TrimSuffix' ? 'removesuffix' : 'removeprefix';
      return first?.kind === 'text' && second !== undefined
        ? textOf(textMethods[method]?.(first.parts, { ...args, positional: [second] }, place) ?? [], place)
        : null;
    }
    case 'strings.ReplaceAll':
    case 'strings.Replace':
      return first?.kind === 'text'
        ? textOf(
            textMethods['replace']?.(first.parts, { ...args, positional: args.positional.slice(1) }, place) ??
              [],
            place,
          )
        : null;
    case 'strings.Join':
    case 'String.join':
    case 'string.Join':
    case 'String.Join':
    case 'implode': {
      const given = args.positional.find((one) => one.kind === 'list');
      const separator = args.positional.find((one) => one !== given);
      // `String.join(" ", a, b)`
      const list =
        given ?? (args.positional.length > 2 ? listOf(args.positional.slice(1).map(itemOf), place) : null);
      if (list?.kind !== 'list') return null;
      return textOf(joined(separator === undefined ? [] : partsOf(separator, place), list), place);
    }
    case 'append': {
      if (first?.kind !== 'list') return null;
      const items = args.positional.slice(1).map(itemOf);
      for (const value of args.rest) items.push({ value, spread: true, on: null, loop: null });
      return listOf([...first.items, ...items], place);
    }
    case 'List.of':
    case 'Arrays.asList':
    case 'Set.of':
    case 'Stream.of':
    case 'ImmutableList.of': {
      const items = args.positional.map(itemOf);
      return listOf(items, place);
    }
    case 'Map.of': {
      const entries = new Map<string, Value>();
      for (let at = 0; at + 1 < args.positional.length; at += 2) {
        const key = plainText(args.positional[at]);
        const value = args.positional[at + 1];
        if (key !== null && value !== undefined) entries.set(key, value);
      }
      return { kind: 'record', type: null, entries, rest: [], place };
    }
    case 'go:embed':
    case 'include_str':
    case 'include_bytes':
    case 'File.read':
    case 'File.ReadAllText':
    case 'File.ReadAllTextAsync':
    case 'file_get_contents':
    case 'os.ReadFile':
    case 'ioutil.ReadFile':
    case 'Files.readString':
    case 'ClassPathResource':
    case 'org.springframework.core.io.ClassPathResource':
      return first === undefined ? null : loaded(evaluator, first, place);
    case 'Path.of':
    case 'Paths.get':
    case 'filepath.Join':
    case 'path/filepath.Join':
    case 'Path.Combine':
    case 'File.join':
      return joinedPath(args.positional, place);
    case 'json.dumps':
      return first === undefined
        ? null
        : dumped(first, args.named.get('indent'), args.named.get('ensure_ascii'), place);
    case 'json.load':
    case 'json.loads':
    case 'yaml.safe_load':
    case 'yaml.load':
    case 'yaml.full_load':
    case 'tomllib.load':
    case 'tomli.load':
    case 'toml.load':
      return first === undefined ? null : parsed(evaluator, first, place);
    default:
  }
  if (last === 'Field' || last === 'field') {
    const value = args.named.get('default') ?? (name.startsWith('pydantic') ? first : undefined);
    const factory = args.named.get('default_factory');
    if (value !== undefined) return value;
    if (factory?.kind === 'function') return evaluator.call(factory, noArguments, place);
  }
  // What a client's method is given before its call is kept with it (see `boundBefore`).
  if (last === 'partial' && first !== undefined)
    return first.kind === 'member' && args.named.size + args.positional.length > 1 ? null : first;
  return passedOn(name, args, place, evaluator);
}

/** A text several times over; what a count that is not known, or a very high one, makes of it is not counted. */
function repeated(text: Extract<Value, { kind: 'text' }>, count: Value | undefined, place: Place): Value {
  if (count?.kind === 'number' && count.value >= 0 && count.value <= mostRepeated)
    return textOf(Array.from({ length: Math.floor(count.value) }, () => text.parts).flat(), place);
  return textOf([...text.parts, { kind: 'uncounted', why: 'a text that is repeated', place }], place);
}

const mostRepeated = 200;

/** A list of plain texts, sorted; others keep their order. */
function inOrder(value: Value): Value {
  if (value.kind !== 'list') return value;
  const items = value.items.map((item) => ({ item, text: plainText(item.value) }));
  if (items.some(({ item, text }) => text === null || item.spread || item.loop !== null)) return value;
  items.sort((a, b) => ((a.text ?? '') < (b.text ?? '') ? -1 : a.text === b.text ? 0 : 1));
  return { ...value, items: items.map(({ item }) => item) };
}

/** The entries of a dictionary or of a list of pairs; null while a key is not known. */
function entriesOf(value: Value): Map<string, Value> | null {
  if (value.kind === 'record') return new Map(value.entries);
  if (value.kind !== 'list') return new Map();
  const entries = new Map<string, Value>();
  for (const item of value.items) {
    const pair = item.value.kind === 'list' && item.value.items.every(isOnce) ? item.value.items : [];
    const key = plainText(pair[0]?.value);
    const entry = pair[1]?.value;
    if (item.spread || item.loop !== null || key === null || entry === undefined) return null;
    entries.set(key, entry);
  }
  return entries;
}
