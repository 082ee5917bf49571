import type { Place } from '../../../core/prompt.js';
import { isBraced, methodInBraces } from '../calls-in-braces.js';
import type { Evaluator } from '../evaluate.js';
import { methodInNode } from '../node.js';
import { joinedPath } from '../paths.js';
import { joined, literal, partsOf, plainText, textMethods, textOf } from '../strings.js';
import { choiceOf, type Arguments, type Item, type Value } from '../values.js';
import { recordOf } from './arguments.js';
import { filesOf, loaded, parsed } from './files.js';
import { knownFunction } from './functions.js';
import { calleeName, isScript, isTextBuilder } from './inspect.js';
import { isOnce, itemOf, listOf, maxItems } from './lists.js';
import { indexOf, memberOf } from './members.js';

/** What a known method of a known value gives; null where it is not known. */
export function methodOf(
  evaluator: Evaluator,
  object: Value,
  name: string,
  args: Arguments,
  place: Place,
): Value | null {
  if (isScript(place)) {
    const known = methodInNode(object, name, args, place, evaluator);
    if (known !== null) return known;
  }
  if (isBraced(place)) {
    const known = methodInBraces(object, name, args, place, evaluator);
    if (known !== undefined) return known;
  }
  if (object.kind === 'text') {
    if (name === 'join') {
      const [list] = args.positional;
      return list?.kind === 'list' ? textOf(joined(object.parts, list), place) : null;
    }
    if (name === 'joinpath') return joinedPath([object, ...args.positional], place);
    if (/^(?:resolve|absolute|as_posix|expanduser|read_bytes|__str__)$/.test(name)) return object;
    if (name === 'with_name') {
      const [file] = args.positional;
      return file === undefined
        ? null
        : joinedPath([memberOf(evaluator, object, 'parent', place), file], place);
    }
    if (name === 'read_text' || name === 'read') return loaded(evaluator, object, place);
    if (name === 'glob' || name === 'rglob' || name === 'iterdir') {
      const glob = name === 'iterdir' ? '*' : plainText(args.positional[0]);
      return glob === null ? null : filesOf(evaluator, object, place, name === 'rglob' ? `**/${glob}` : glob);
    }
    if (name === 'split' && place.path.endsWith('.py')) return split(object, args, place);
    const method = textMethods[name];
    const parts = method?.(object.parts, args, place) ?? null;
    if (parts !== null) return textOf(parts, place);
    if (/^(?:invoke|format_prompt|partial|aformat|from_template|compile)$/.test(name))
      return textOf(
        textMethods['format_map']?.(object.parts, { ...args, positional: [recordOf(args, place)] }, place) ??
          object.parts,
        place,
      );
    return null;
  }
  if (object.kind === 'choice' && (name in textMethods || name === 'read_text')) {
    const arms = object.arms.map((arm) =>
      evaluator.call({ kind: 'member', object: arm, name, place }, args, place),
    );
    return choiceOf(object.on, arms, place, object.tests);
  }
  if (object.kind === 'list') {
    // `messages.copy()`, `template.format_messages(…)`, `prompt.invoke(…)`; JavaScript's `join`, `concat` and `map`.
    if (name === 'join') {
      const separator = args.positional[0];
      return textOf(
        joined(
          separator === undefined ? [{ kind: 'text', text: ',', place }] : partsOf(separator, place),
          object,
        ),
        place,
      );
    }
    if (name === 'concat' || name === 'extend') {
      const items = args.positional.map((value): Item => ({ value, spread: true, on: null, loop: null }));
      return listOf([...object.items, ...items], place);
    }
    if (
      /^(?:format_messages|invoke|format_prompt|format|partial|aformat_messages|ainvoke|to_messages)$/.test(
        name,
      )
    ) {
      const values = recordOf(args, place);
      return formattedList(object, values, place);
    }
    if (/^(?:copy|filter|slice|reverse|toArray|to_list|toList)$/.test(name)) return object;
    if (name === 'map') {
      const [fn] = args.positional;
      if (fn?.kind === 'function') {
        // The position is known where every item before it is there, once.
        const known = object.items.every(isOnce);
        const items = object.items.map((item, index): Item => {
          const at: Value = known
            ? { kind: 'number', value: index, place }
            : { kind: 'unknown', source: 'index', type: null, place };
          const args: Arguments = { positional: [item.value, at], named: new Map(), rest: [] };
          return { ...item, value: evaluator.call(fn, args, place) };
        });
        return listOf(items, place);
      }
    }
    return null;
  }
  // Of `options or {}`, not given.
  if (object.kind === 'null' && name === 'get') return args.positional[1] ?? { kind: 'null', place };
  if (object.kind === 'record') {
    if (name === 'get') {
      const key = plainText(args.positional[0]);
      const entry = key === null ? undefined : object.entries.get(key);
      if (entry !== undefined) return entry;
      if (key !== null && object.rest.length === 0) return args.positional[1] ?? { kind: 'null', place };
      return indexOf(evaluator, object, args.positional[0] ?? { kind: 'null', place }, place);
    }
    if (name === 'copy' || name === 'model_dump' || name === 'dict') return object;
    if (name === 'format') return null;
    if (/^(?:items|keys|values)$/.test(name) && object.rest.length === 0 && args.positional.length === 0) {
      const items = [...object.entries].map(([key, value]): Item => {
        const own = literal(key, place);
        return itemOf(
          name === 'values'
            ? value
            : name === 'keys'
              ? own
              : { kind: 'list', items: [itemOf(own), itemOf(value)], place },
        );
      });
      return listOf(items, place);
    }
  }
  if (object.kind === 'instance') {
    if (name === 'model_dump' || name === 'dict' || name === 'to_dict' || name === 'asdict')
      return { kind: 'record', type: null, entries: object.fields, rest: [], place };
  }
  if (object.kind === 'unknown' && /^\w+$/.test(object.source)) {
    const standard = knownFunction(`${object.source}.${name}`, args, place, evaluator);
    if (standard !== null) return standard;
  }
  if (object.kind === 'made' && isTextBuilder(object) && /^(?:toString|ToString|String|build)$/.test(name))
    return literal('', place);
  if (object.kind === 'made' && name === 'fill' && calleeName(object.callee) === 'Array') {
    const [count] = object.args.positional;
    const [value] = args.positional;
    if (count?.kind !== 'number' || value === undefined) return null;
    // One more than a list holds, so that it says that there are more.
    const length = Math.min(maxItems + 1, Math.max(0, Math.floor(count.value)));
    return listOf(
      Array.from({ length }, () => itemOf(value)),
      place,
    );
  }
  if (object.kind === 'made' && /^parse_(?:known_)?args$/.test(name)) {
    const given = [...object.args.named].filter(([key]) => key.startsWith(argumentOf));
    if (given.length === 0) return null;
    const entries = new Map(given.map(([key, value]) => [key.slice(argumentOf.length), value]));
    return { kind: 'record', type: null, entries, rest: [], place };
  }
  // `YAML().load(file)` of ruamel.yaml.
  if (object.kind === 'made' && name === 'load' && calleeName(object.callee) === 'YAML') {
    const [file] = args.positional;
    return file === undefined ? null : parsed(evaluator, file, place);
  }
  if (object.kind === 'made') {
    const opened =
      object.callee.kind === 'external' && object.callee.name === 'open'
        ? object.args.positional[0]
        : undefined;
    if (opened !== undefined && /^(?:read|readlines)$/.test(name)) return loaded(evaluator, opened, place);
  }
  return null;
}

/** Names that are written in one short text: `"api.model".split(".")`. Null for other texts. */
function split(text: Value, args: Arguments, place: Place): Value | null {
  const whole = plainText(text);
  const [separator] = args.positional;
  const between = separator === undefined || separator.kind === 'null' ? null : plainText(separator);
  if (whole === null || whole.length > 200 || between === '' || args.positional.length > 1) return null;
  if (separator !== undefined && separator.kind !== 'null' && between === null) return null;
  const items = between === null ? whole.trim().split(/\s+/) : whole.split(between);
  return listOf(
    items.map((item) => itemOf(literal(item, place))),
    place,
  );
}

function formattedList(list: Extract<Value, { kind: 'list' }>, values: Value, place: Place): Value {
  const format = (value: Value): Value => {
    if (value.kind === 'text') {
      const parts = textMethods['format_map']?.(
        value.parts,
        { positional: [values], named: new Map(), rest: [] },
        place,
      );
      return textOf(parts ?? value.parts, value.place);
    }
    if (value.kind === 'list')
      return { ...value, items: value.items.map((item) => ({ ...item, value: format(item.value) })) };
    if (value.kind === 'record')
      return {
        ...value,
        entries: new Map([...value.entries].map(([key, one]) => [key, key === 'role' ? one : format(one)])),
      };
    if (value.kind === 'made')
      return {
        ...value,
        args: {
          ...value.args,
          positional: value.args.positional.map(format),
          named: new Map([...value.args.named].map(([key, one]) => [key, format(one)])),
        },
      };
    return value;
  };
  return format(list);
}

/** Marks what a parser of the command line declares. */
export const argumentOf = '--';
