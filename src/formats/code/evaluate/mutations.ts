import type { Place } from '../../../core/prompt.js';
import { collected, executedText, isBraced, printed, settingMethod } from '../calls-in-braces.js';
import type { Argument, Expression } from '../facts.js';
import { isOutsideProduct } from '../program.js';
import { literal, partsOf, plainText, textOf } from '../strings.js';
import type { Arguments, ClassInfo, Item, Part, Value } from '../values.js';
import { recordOf } from './arguments.js';
import type { Body } from './body.js';
import { runCall } from './expressions.js';
import { implicitMembers } from './declared.js';
import { calleeName, isMessage } from './inspect.js';
import { itemOf, listOf } from './lists.js';
import { argumentOf } from './methods.js';

/*
 * Statements that change what a name holds.
 */

/** Methods of the vendors' clients that send a request, and what they are methods of. */
const sendingMethods = /^(?:create|parse|stream|generate_content|generateContent)$/;
const sendingParts = /^(?:completions|messages|responses|models)$/;

export function plus(left: Value, right: Value, place: Place): Value {
  if (left.kind === 'list') {
    return listOf([...left.items, { value: right, spread: true, on: null, loop: null }], place);
  }
  if (left.kind === 'number' && right.kind === 'number')
    return { kind: 'number', value: left.value + right.value, place };
  if (left.kind === 'record')
    return right.kind === 'record'
      ? {
          ...left,
          entries: new Map([...left.entries, ...right.entries]),
          rest: [...left.rest, ...right.rest],
        }
      : { ...left, rest: [...left.rest, right] };
  return textOf([...partsOf(left, place), ...partsOf(right, place)], place);
}

export function assignTo(
  body: Body,
  target: Expression,
  value: Value,
  type: string | null,
  place: Place,
): void {
  if (target.kind === 'name') {
    const cls = body.fn?.cls ?? null;
    if (
      cls !== null &&
      cls.types.has(target.name) &&
      type === null &&
      implicitMembers.has(body.module.program.language) &&
      !body.env.values.has(target.name)
    )
      body.fields.set(target.name, value);
    body.env.values.set(target.name, value.kind === 'unknown' && type !== null ? { ...value, type } : value);
    return;
  }
  if (target.kind === 'member' && target.object.kind === 'name') {
    const { object, name } = target;
    if (object.name === 'self' && body.cls !== null) {
      body.fields.set(name, value);
      body.env.values.set(`self.${name}`, value);
      return;
    }
    const known = body.env.get(object.name);
    if (known?.kind === 'module') patch(body, known.path, name, value, place);
    else if (known?.kind === 'class') setOnClass(body, known.cls, name, value, place);
    else if (known?.kind === 'instance')
      body.env.values.set(object.name, { ...known, fields: new Map([...known.fields, [name, value]]) });
    else if (known?.kind === 'made')
      body.env.values.set(object.name, {
        ...known,
        args: { ...known.args, named: new Map([...known.args.named, [name, value]]) },
      });
    else if (known?.kind === 'record')
      body.env.values.set(object.name, { ...known, entries: new Map([...known.entries, [name, value]]) });
    return;
  }
  if (target.kind === 'member') {
    const owner = body.value(target.object);
    // What calls of `client.chat.completions.create` send from here on is not known.
    if (owner.kind === 'member' && sendingMethods.test(target.name) && sendingParts.test(owner.name))
      body.evaluator.replaced.set(place.path, { name: target.name, line: place.line, sends: true });
    if (owner.kind === 'module') patch(body, owner.path, target.name, value, place);
    else if (owner.kind === 'class') setOnClass(body, owner.cls, target.name, value, place);
    return;
  }
  if (target.kind === 'index') {
    const key = target.index.kind === 'text' ? target.index.value : null;
    const owner = body.value(target.object);
    const isNamespace =
      owner.kind === 'made' &&
      owner.callee.kind === 'external' &&
      /^(?:globals|vars|locals)$/.test(owner.callee.name);
    if (isNamespace && key !== null) {
      body.env.values.set(key, value);
      return;
    }
    if (isEnvironment(owner) && key !== null) {
      setVariable(body, key, value, place);
      return;
    }
    if (owner.kind === 'list') {
      setItem(body, target, owner, value, place);
      return;
    }
    const named = key === null && owner.kind === 'record' ? body.value(target.index) : null;
    const pairs = named === null ? null : pairsOf(undefined, named, value, place);
    if (owner.kind === 'record' && pairs !== null)
      assignTo(body, target.object, { ...owner, rest: [...owner.rest, pairs] }, null, place);
    else if (key !== null && (owner.kind === 'record' || owner.kind === 'parameter')) {
      const entries = new Map(owner.kind === 'record' ? owner.entries : []);
      entries.set(key, value);
      assignTo(
        body,
        target.object,
        {
          kind: 'record',
          type: null,
          entries,
          rest: owner.kind === 'record' ? owner.rest : [owner],
          place,
        },
        null,
        place,
      );
    }
  }
}

function setItem(
  body: Body,
  target: Extract<Expression, { kind: 'index' }>,
  list: Extract<Value, { kind: 'list' }>,
  value: Value,
  place: Place,
): void {
  const { index } = target;
  const isSlice = index.kind === 'unknown' && index.source.includes(':');
  const at = index.kind === 'number' ? (index.value < 0 ? list.items.length + index.value : index.value) : -1;
  const added: Item = { value, spread: isSlice, on: null, loop: null };
  // At a position that nobody knows it is one item more.
  const items =
    isSlice || list.items[at] === undefined
      ? [...list.items, added]
      : list.items.map((item, n) => (n === at ? { ...item, value, spread: false } : item));
  assignTo(body, target.object, listOf(items, place), null, place);
}

/** `os.environ`, which a program may fill in itself. */
function isEnvironment(value: Value): boolean {
  return value.kind === 'external' && /(?:^|\.)environ$/.test(value.name);
}

/** `os.environ["RULES"] = "…"`, for what the program reads later. What a test sets is nobody's environment. */
function setVariable(body: Body, name: string, value: Value, place: Place): void {
  if (isOutsideProduct(body.module.path)) return;
  const { environment } = body.evaluator;
  environment.set(name, either(environment.get(name), value, `environment ${name}`, place));
}

/** What something was or what it becomes, where nothing says which of the two is read. */
function either(old: Value | undefined, value: Value, on: string, place: Place): Value {
  if (old === undefined) return value;
  // Set several times, it stays one choice.
  const before = old.kind === 'choice' && old.on === on ? old.arms : [old];
  return { kind: 'choice', on, arms: [...before, value], place };
}

/** The field that holds what `setattr` sets on an object in a loop, by name. */
export const fieldsByName = '…';

/**
 * A dictionary of what a loop sets under a key that it takes from its item, after what was set before: `dict([(key, value) for …])`.
 * Null for a key that is no part of an item.
 */
function pairsOf(before: Value | undefined, key: Value, value: Value, place: Place): Value | null {
  const element = elementIn(key);
  if (element === null) return null;
  const known = before?.kind === 'made' ? before.args.positional[0] : undefined;
  const pair: Value = { kind: 'list', items: [itemOf(key), itemOf(value)], place };
  const loop = { id: element.id, over: element.of, written: 'items' };
  const items = [
    ...(known?.kind === 'list' ? known.items : []),
    { value: pair, spread: false, on: null, loop },
  ];
  const pairs = listOf(items, place);
  const callee: Value = { kind: 'external', name: 'dict' };
  return { kind: 'made', callee, args: { positional: [pairs], named: new Map(), rest: [] }, place };
}

/** The item of a loop that a key is, or is a part of. */
function elementIn(key: Value): Extract<Value, { kind: 'element' }> | null {
  if (key.kind === 'element') return key;
  if (key.kind === 'index') return elementIn(key.object);
  if (key.kind !== 'text') return null;
  const holes = key.parts.flatMap((part) => (part.kind === 'hole' ? [part.value] : []));
  const [only] = holes;
  return only !== undefined && holes.length === 1 ? elementIn(only) : null;
}

/** `setattr(module, "NAME", value)` and `globals().update(NAME=value)`. */
function renames(body: Body, expression: Extract<Expression, { kind: 'call' }>): boolean {
  const { callee, place } = expression;
  if (callee.kind === 'name' && callee.name === 'setattr') {
    const [object, name, value] = body.args(expression.arguments).positional;
    if (object === undefined || name === undefined || value === undefined) return false;
    const key = plainText(name);
    if (object.kind === 'self' && body.cls !== null) {
      const pairs = key === null ? pairsOf(body.fields.get(fieldsByName), name, value, place) : null;
      if (key !== null) body.fields.set(key, value);
      else if (pairs !== null) body.fields.set(fieldsByName, pairs);
      return key !== null || pairs !== null;
    }
    if (key === null) return false;
    if (object.kind === 'module') patch(body, object.path, key, value, place);
    else if (object.kind === 'class') setOnClass(body, object.cls, key, value, place);
    else if (object.kind === 'index' || object.kind === 'external') body.env.values.set(key, value);
    else return false;
    return true;
  }
  if (callee.kind !== 'member' || callee.name !== 'update' || callee.object.kind !== 'call') return false;
  const { callee: namespace } = callee.object;
  if (namespace.kind !== 'name' || !/^(?:globals|vars)$/.test(namespace.name)) return false;
  const given = recordOf(body.args(expression.arguments), place);
  if (given.kind === 'record') for (const [key, one] of given.entries) body.env.values.set(key, one);
  return true;
}

/**
 * `Desk.prompt = "…"`: what the class holds from then on; where another file or a function says so, what it held or that. Nobody
 * knows what a method sends or gives that is replaced.
 */
function setOnClass(body: Body, cls: ClassInfo, name: string, value: Value, place: Place): void {
  // A test puts something else in a class's place for itself.
  if (isOutsideProduct(body.module.path) && body.module !== cls.module) return;
  const method = cls.methods.get(name);
  if (method !== undefined) {
    const summary = body.evaluator.summaryOf(method);
    const sends = (summary?.sinks.length ?? 0) > 0;
    if (sends || summary?.returns?.kind === 'text')
      body.evaluator.replaced.set(place.path, { name, line: place.line, sends });
    return;
  }
  const old = cls.statics.get(name);
  const isCertain = body.fn === null && body.module === cls.module;
  cls.statics.set(name, isCertain ? value : either(old, value, `${cls.name}.${name}`, place));
}

/** Another module changes a name of this one: it is what it was, or what it becomes. */
function patch(body: Body, path: string, name: string, value: Value, place: Place): void {
  const module = body.evaluator.world.byPath(path);
  if (module === null) return;
  const old = module.env.values.get(name);
  module.env.values.set(name, either(old, value, `${path}.${name}`, place));
}

/** `operator.iadd(list, more)` and `list.__iadd__(more)` of Python, as the call of a method that does the same; null for others. */
function addedInPlace(expression: Expression): Expression | null {
  if (expression.kind !== 'call' || expression.callee.kind !== 'member') return null;
  const { callee, arguments: list, place } = expression;
  const [first, second] = list;
  if (callee.name === '__iadd__' && first !== undefined)
    return { ...expression, callee: { ...callee, name: 'extend' } };
  const isOperator = callee.object.kind === 'name' && callee.object.name === 'operator';
  if (!isOperator || !/^i(?:add|concat)$/.test(callee.name) || first === undefined || second === undefined)
    return null;
  const extend: Expression = { kind: 'member', object: first.value, name: 'extend', place };
  return { ...expression, callee: extend, arguments: [second] };
}

/** `messages.append(x)` and its like change what a name holds; anything else is only evaluated. */
export function mutation(body: Body, written: Expression): void {
  const expression = addedInPlace(written) ?? written;
  if (expression.kind === 'binary' && expression.operator === '<<') {
    const { left, right, place } = expression;
    const known = body.value(left);
    const value = body.value(right);
    if (known.kind === 'list')
      assignTo(body, left, listOf([...known.items, itemOf(value)], place), null, place);
    else if (known.kind === 'text') assignTo(body, left, plus(known, value, place), null, place);
    return;
  }
  if (builds(body, expression)) return;
  if (expression.kind === 'call' && renames(body, expression)) return;
  if (declaresArgument(body, expression)) return;
  if (expression.kind === 'call' && expression.callee.kind === 'member') {
    const { object, name } = expression.callee;
    const [key, item] = expression.arguments;
    if (name === 'setdefault' && isEnvironment(body.value(object))) {
      const [variable, value] = body.args(expression.arguments).positional;
      const written = plainText(variable);
      const { place } = expression;
      // Whoever starts the program may have set it to something else.
      if (written !== null && value !== undefined)
        setVariable(
          body,
          written,
          { kind: 'operation', operator: 'default', operands: [value], place },
          place,
        );
      return;
    }
    if (name === 'set' && key !== undefined && item !== undefined && object.kind === 'name') {
      // `new Map([["a", "b"]]).set("a", "c")`; a store has a `set` of its own.
      const known = body.value(object);
      if (known.kind === 'record' && !known.entries.has('set')) {
        const { place } = expression;
        assignTo(
          body,
          { kind: 'index', object, index: key.value, place },
          body.value(item.value),
          null,
          place,
        );
        return;
      }
    }
    if (isBraced(expression.place) && settingMethod.test(name) && expression.arguments.length === 2) {
      const known = body.value(object);
      if (known.kind === 'record') {
        assignTo(body, object, body.value(expression), null, expression.place);
        return;
      }
    }
    if (
      /^(?:append|extend|insert|push|put|unshift|add|update|addAll|Add|AddRange|appendleft|setdefault)$/.test(
        name,
      ) &&
      (object.kind === 'name' ||
        (object.kind === 'member' && object.object.kind === 'name') ||
        object.kind === 'index')
    ) {
      const known = body.value(object);
      const args = body.args(expression.arguments);
      const place = expression.place;
      if (known.kind === 'list') {
        const value = args.positional.at(-1);
        if (value === undefined) return;
        const spread = /^(?:extend|addAll|AddRange)$/.test(name);
        const added = (name === 'push' || name === 'append' ? args.positional : [value]).map((one): Item => ({
          value: one,
          spread,
          on: null,
          loop: null,
        }));
        const first =
          name === 'unshift' ||
          name === 'appendleft' ||
          // `add(0, x)` of Java and Kotlin.
          ((name === 'insert' || (name === 'add' && args.positional.length === 2)) &&
            args.positional[0]?.kind === 'number' &&
            args.positional[0].value === 0);
        assignTo(
          body,
          object,
          listOf(first ? [...added, ...known.items] : [...known.items, ...added], place),
          null,
          place,
        );
        return;
      }
      if (known.kind === 'record' && name === 'setdefault') {
        const entry = plainText(args.positional[0]);
        const value = args.positional[1];
        if (entry !== null && value !== undefined && !known.entries.has(entry))
          assignTo(
            body,
            object,
            { ...known, entries: new Map([...known.entries, [entry, value]]) },
            null,
            place,
          );
        return;
      }
      if (known.kind === 'record' && name === 'update') {
        const values = recordOf(args, place);
        if (values.kind === 'record')
          assignTo(
            body,
            object,
            {
              ...known,
              entries: new Map([...known.entries, ...values.entries]),
              rest: [...known.rest, ...values.rest],
            },
            null,
            place,
          );
        return;
      }
      const isHanded =
        known.kind === 'parameter' ||
        (known.kind === 'field' && args.positional.some(isMessage)) ||
        (object.kind === 'name' &&
          args.positional.some(isMessage) &&
          (known.kind === 'unknown' ||
            known.kind === 'member' ||
            known.kind === 'index' ||
            known.kind === 'made'));
      if (isHanded && /^(?:append|extend|push|insert|unshift|appendleft)$/.test(name)) {
        const items: Item[] = [
          { value: known, spread: true, on: null, loop: null },
          ...args.positional
            .slice(-1)
            .map((value): Item => ({ value, spread: name === 'extend', on: null, loop: null })),
        ];
        const first = name === 'insert' || name === 'unshift' || name === 'appendleft';
        assignTo(body, object, listOf(first ? items.reverse() : items, place), null, place);
        return;
      }
    }
  }
  // What a call gives is followed only where something is done with it.
  if (expression.kind === 'call' && !isBraced(expression.place)) runCall(body, expression);
  else {
    const value = body.value(expression);
    if (isBraced(expression.place)) configures(body, expression, value);
  }
}

/**
 * `thread.add_user("…")`: a method of the program that adds items to a list which its object keeps. The list holds them from
 * then on.
 */
export function collects(body: Body, object: Expression, callee: Value, args: Arguments, place: Place): void {
  if (callee.kind !== 'function' || callee.fn === body.fn) return;
  const { fn, self } = callee;
  const isNamed =
    object.kind === 'name' ||
    (object.kind === 'member' && object.object.kind === 'name' && object.object.name === 'self');
  if (!isNamed || (self?.kind !== 'instance' && self?.kind !== 'self')) return;
  const grown = [...(fn.summary?.fields ?? [])].filter(([name, value]) => grows(value, name));
  if (grown.length === 0) return;
  const held = (name: string): Value | undefined =>
    self.kind === 'instance' ? self.fields.get(name) : body.env.get(`self.${name}`);
  const change = body.evaluator.changeFor(fn, args, self, held);
  const fields = grown.map(([name, value]): [string, Value] => [name, change(value)]);
  if (self.kind === 'instance')
    assignTo(body, object, { ...self, fields: new Map([...self.fields, ...fields]) }, null, place);
  else if (object.kind === 'name' && body.cls !== null)
    for (const [name, value] of fields) {
      body.fields.set(name, value);
      body.env.values.set(`self.${name}`, value);
    }
}

/** Whether a list that a method leaves in a field is the one that was there, and more. */
export function grows(value: Value, field: string): boolean {
  return (
    value.kind === 'list' &&
    value.items.some((item) => item.spread && item.value.kind === 'field' && item.value.name === field)
  );
}

/** `chat.setSystemMessage("…")` and `args.model("x")` as statements: the object is what the method was called on, and more. */
function configures(body: Body, expression: Expression, value: Value): void {
  if (expression.kind !== 'call' || value.kind !== 'made') return;
  const names: string[] = [];
  let root: Expression = expression;
  while (root.kind === 'call' && root.callee.kind === 'member') {
    names.push(root.callee.name);
    root = root.callee.object;
  }
  const isField = root.kind === 'member' && root.object.kind === 'name' && root.object.name === 'self';
  if (names.length === 0 || (root.kind !== 'name' && !isField)) return;
  const known = root.kind === 'name' ? body.env.get(root.name) : body.value(root);
  if (known?.kind !== 'made') return;
  const maker = known.callee.kind === 'member' ? known.callee.object : known.callee;
  const isBuilder =
    (maker.kind === 'external' || maker.kind === 'unknown') &&
    /(?:Args|Builder)(?:[.:]+\w+)?$/.test(maker.kind === 'external' ? maker.name : maker.source);
  if (isBuilder || names.every((name) => /^(?:set|with)_?[A-Za-z]/.test(name)))
    assignTo(body, root, value, null, expression.place);
}

/** `parser.add_argument("--model", default="…")`: what `parser.parse_args()` holds. */
function declaresArgument(body: Body, expression: Expression): boolean {
  if (expression.kind !== 'call' || expression.callee.kind !== 'member') return false;
  const { object, name } = expression.callee;
  if (name !== 'add_argument' || object.kind !== 'name') return false;
  const known = body.env.get(object.name);
  if (known?.kind !== 'made' || !/ArgumentParser$/.test(calleeName(known.callee))) return false;
  const args = body.args(expression.arguments);
  const flags = args.positional.map(plainText);
  const long = flags.find((flag) => flag?.startsWith('--')) ?? flags[0] ?? null;
  const target = plainText(args.named.get('dest')) ?? long?.replace(/^-+/, '').replaceAll('-', '_');
  if (target === undefined) return false;
  const fallback = args.named.get('default');
  const { place } = expression;
  const value: Value =
    fallback === undefined || fallback.kind === 'null'
      ? { kind: 'unknown', source: `argument ${target}`, type: null, place }
      : { kind: 'operation', operator: 'default', operands: [fallback], place };
  body.evaluator.assigned.push({ place, value: fallback ?? value });
  const named = new Map([...known.args.named, [`${argumentOf}${target}`, value] as const]);
  body.env.values.set(object.name, { ...known, args: { ...known.args, named } });
  return true;
}

/** `sb.append("a").append("b")`, `sb.WriteString("a")`, `history.AddSystemMessage("a")`: the object holds what was added. */
function builds(body: Body, expression: Expression): boolean {
  const steps: { name: string; list: readonly Argument[]; place: Place }[] = [];
  let root: Expression = expression;
  while (root.kind === 'call' && root.callee.kind === 'member') {
    steps.unshift({ name: root.callee.name, list: root.arguments, place: root.place });
    root = root.callee.object;
  }
  if (root.kind !== 'name' && root.kind !== 'member') return false;
  const known =
    steps.length === 0 ? undefined : root.kind === 'name' ? body.env.get(root.name) : body.value(root);
  if (known === undefined) return false;
  if (steps.every(({ name }) => appending.test(name))) {
    const before = collected(known);
    if (before === null) return false;
    let parts = before;
    for (const { name, list, place } of steps) {
      const args = body.args(list);
      const [value] = args.positional;
      if (value !== undefined) parts = [...parts, ...partsOf(value, place)];
      if (/Line$|^appendln$/.test(name)) parts = [...parts, { kind: 'text', text: '\n', place }];
    }
    assignTo(body, root, textOf(parts, expression.place), null, expression.place);
    return true;
  }
  const role =
    steps.length === 1
      ? /^[Aa]dd(System|User|Assistant|Developer)Message$/.exec(steps[0]?.name ?? '')?.[1]
      : undefined;
  if (role === undefined || (known.kind !== 'made' && known.kind !== 'list')) return false;
  const [first] = body.args(steps[0]?.list ?? []).positional;
  if (first === undefined) return false;
  const { place } = expression;
  const message: Value = {
    kind: 'record',
    type: null,
    entries: new Map<string, Value>([
      ['role', literal(role.toLowerCase(), place)],
      ['content', first],
    ]),
    rest: [],
    place,
  };
  const before: readonly Item[] = known.kind === 'list' ? known.items : known.args.positional.map(itemOf);
  assignTo(body, root, listOf([...before, itemOf(message)], place), null, place);
  return true;
}

/** `fmt.Fprintf(&text, "…")`, `template.Execute(&text, data)`, `writeln!(text, "…")`: what is written to holds more text. */
export function writes(
  body: Body,
  { arguments: written, place }: Extract<Expression, { kind: 'call' }>,
  callee: Value,
  args: Arguments,
): void {
  const target = written[0]?.value;
  const [into] = args.positional;
  if (target === undefined || into === undefined || (target.kind !== 'name' && target.kind !== 'member'))
    return;
  const before = collected(into);
  if (before === null) return;
  let added: readonly Part[] | null = null;
  if (callee.kind === 'member') {
    const { object, name } = callee;
    if (/^Execute(?:Template)?$/.test(name))
      added = executedText(object, name, args, place, body.evaluator)?.parts ?? null;
  } else if (callee.kind === 'external' || callee.kind === 'unknown')
    added = printed(callee.kind === 'external' ? callee.name : callee.source, args, place, body.evaluator);
  if (added !== null) assignTo(body, target, textOf([...before, ...added], place), null, place);
}

/** Methods that add to the text that an object collects. */
const appending = /^(?:append|appendln|Append|AppendLine|AppendFormat|WriteString|push_str|concat|writeln)$/;
