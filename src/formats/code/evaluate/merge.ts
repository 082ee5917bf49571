import type { Place } from '../../../core/prompt.js';
import type { Condition } from '../facts.js';
import { choiceOf, literalsOf, type Item, type OnArm, type Part, type Tests, type Value } from '../values.js';
import { testsOf, withTests } from './arms.js';
import { collected } from '../calls-in-braces.js';
import { placeOf } from './inspect.js';
import { commonItems } from './lists.js';

/*
 * What a name holds after a condition or a loop.
 */

/** What a loop's body did to a name: items that were appended come once per item, a text grew by a repeated part. */
export function looped(
  old: Value | undefined,
  value: Value,
  condition: Condition,
  over: Value | null,
  path: string,
): Value {
  if (old?.kind === 'list' && value.kind === 'list' && value.items.length >= old.items.length) {
    const same = commonItems(old.items, value.items);
    const items = value.items.map((item, index): Item => {
      if (index < same || item.loop !== null) return item;
      const source: Value = over ?? { kind: 'unknown', source: condition.on, type: null, place: value.place };
      return {
        ...item,
        loop: { id: `l${path}:${condition.id}`, over: source, written: condition.on || 'loop' },
      };
    });
    return { ...value, items };
  }
  if (old?.kind === 'instance' && value.kind === 'instance' && old.place === value.place) {
    // The same object, with other fields.
    const fields = [...value.fields].map(([name, field]): [string, Value] => {
      const before = old.fields.get(name);
      return [name, before === field ? field : looped(before, field, condition, over, path)];
    });
    return { ...value, fields: new Map(fields) };
  }
  if (old !== undefined && over !== null && stepsDown(old, value, `l${path}:${condition.id}`))
    return { kind: 'operation', operator: 'path', operands: [old, over], place: placeOf(value) };
  const before = old === undefined ? null : collected(old);
  if (before === null || value.kind !== 'text' || value.parts.length <= before.length) return value;
  const rounds = (body: readonly Part[]): Part => ({
    kind: 'loop',
    over: condition.on || 'loop',
    body,
    ...(over === null ? {} : { each: { id: `l${path}:${condition.id}`, over } }),
    place: value.place,
  });
  const { parts } = value;
  const start = parts.length - before.length;
  if (before.every((part, index) => part === parts[index]))
    return { ...value, parts: [...before, rounds(parts.slice(before.length))] };
  if (before.every((part, index) => part === parts[start + index]))
    return { ...value, parts: [rounds(parts.slice(0, start)), ...before] };
  return value;
}

/** Whether a loop goes down one level per key of a path: `value = value[key]`, `value = value.get(key)`. */
function stepsDown(old: Value, value: Value, loop: string): boolean {
  const isKey = (one: Value | undefined) => one?.kind === 'element' && one.id === loop;
  switch (value.kind) {
    case 'choice': {
      // Any entry of a record, where the key is not known.
      const entries = old.kind === 'record' ? [...old.entries.values()] : [];
      if (value.on === 'key' && value.arms.every((arm, at) => arm === entries[at])) return true;
      const [only, ...others] = value.arms.filter((arm) => arm !== old && arm.kind !== 'null');
      return only !== undefined && others.length === 0 && stepsDown(old, only, loop);
    }
    case 'index':
      return value.object === old && isKey(value.index);
    case 'made': {
      const { callee, args } = value;
      const isGet = callee.kind === 'member' && callee.name === 'get' && callee.object === old;
      return isGet && isKey(args.positional[0]);
    }
    default:
      return false;
  }
}

/** Longer texts are no names of models or settings. */
const shortText = 160;

/** Literal texts in the arms of one condition. */
const maxBranched = 500;

function isLong(parts: readonly Part[]): boolean {
  return parts.some((part) => part.kind !== 'text' || part.text.length > shortText);
}

/** Texts of which one is sent: what they begin and end with alike comes once, so that a chain of conditions stays small. */
function branched(
  texts: readonly (readonly Part[])[],
  on: string,
  tests: Tests | undefined,
  place: Place,
): readonly Part[] {
  const [first = []] = texts;
  // Each condition may double the text: from here on it is taken to hold, and what the other arms send is uncounted.
  if (texts.reduce((sum, parts) => sum + literalsOf(parts).length, 0) > maxBranched) {
    const why = `texts behind the condition \`${on}\`, which has too many to follow`;
    const known = first.some((part) => part.kind === 'uncounted');
    return known ? first : [...first, { kind: 'uncounted', why, place }];
  }
  const shortest = Math.min(...texts.map((parts) => parts.length));
  let before = 0;
  while (before < shortest && texts.every((parts) => samePart(parts[before], first[before]))) before++;
  let after = 0;
  while (
    after < shortest - before &&
    texts.every((parts) => samePart(parts[parts.length - 1 - after], first[first.length - 1 - after]))
  )
    after++;
  const arms = texts.map((parts) => parts.slice(before, parts.length - after));
  const middle: readonly Part[] = arms.every((arm) => arm.length === 0)
    ? []
    : [{ kind: 'branch', on, arms, ...withTests(tests, arms.length), place }];
  return [...first.slice(0, before), ...middle, ...first.slice(first.length - after)];
}

function samePart(a: Part | undefined, b: Part | undefined): boolean {
  if (a === b) return true;
  return (
    a?.kind === 'text' &&
    b?.kind === 'text' &&
    a.text === b.text &&
    a.place.start === b.place.start &&
    a.place.path === b.place.path
  );
}

/** What a name holds after a condition: what all sides share stays, the rest depends on it. */
export function join(
  old: Value | undefined,
  values: readonly { arm: number; value: Value | undefined }[],
  conditions: ReadonlyMap<number, Condition>,
): Value | null {
  const known = values.filter((one): one is { arm: number; value: Value } => one.value !== undefined);
  const [first] = known;
  if (first === undefined) return null;
  if (known.every(({ value }) => value === first.value)) return first.value;
  const place = placeOf(first.value);
  const of = (arm: number): Condition | null | undefined => (arm === -1 ? null : conditions.get(arm));
  const tests = testsOf(known.map(({ arm }) => of(arm)));
  const on = tests?.[0] ?? conditions.values().next().value?.on ?? '';
  if (old?.kind === 'list' && known.every(({ value }) => value.kind === 'list')) {
    const lists = known.map(({ arm, value }, index) => ({
      on: onOf(on, arm, index, tests),
      items: value.kind === 'list' ? value.items : [],
    }));
    const same = Math.min(...lists.map(({ items }) => commonItems(old.items, items)));
    if (same === old.items.length) {
      const added = lists.flatMap(({ on: onArm, items }) =>
        items.slice(same).map((item): Item => (item.on === null ? { ...item, on: onArm } : item)),
      );
      return { kind: 'list', items: [...old.items, ...added], place };
    }
  }
  if (old?.kind === 'text' && known.every(({ value }) => value.kind === 'text')) {
    const texts = known.map(({ value }) => (value.kind === 'text' ? value.parts : []));
    const shares = texts.every((parts) => old.parts.every((part, index) => parts[index] === part));
    if (shares)
      return {
        kind: 'text',
        parts: [
          ...old.parts,
          {
            kind: 'branch',
            on,
            arms: texts.map((parts) => parts.slice(old.parts.length)),
            ...withTests(tests, texts.length),
            place,
          },
        ],
        place,
      };
  }
  const texts = known.flatMap(({ value }) => (value.kind === 'text' ? [value.parts] : []));
  if (texts.length === known.length && texts.some((parts) => literalsOf(parts).length > 1 || isLong(parts)))
    return { kind: 'text', parts: branched(texts, on, tests, place), place };
  if (known.every(({ value }) => value.kind === 'record')) {
    const records = known.map(({ value }) => value as Extract<Value, { kind: 'record' }>);
    const entries = new Map<string, Value>();
    for (const key of new Set(records.flatMap((one) => [...one.entries.keys()]))) {
      const arms = records.map((one): Value => one.entries.get(key) ?? { kind: 'null', place });
      const [one] = arms;
      if (one !== undefined && arms.every((arm) => arm === one)) entries.set(key, one);
      else entries.set(key, { kind: 'choice', on, arms, ...withTests(tests, arms.length), place });
    }
    return { kind: 'record', type: null, entries, rest: records.flatMap(({ rest }) => rest), place };
  }
  if (
    old?.kind === 'instance' &&
    known.every(({ value }) => value.kind === 'instance' && value.place === old.place)
  ) {
    const objects = known.flatMap(({ arm, value }) =>
      value.kind === 'instance' ? [{ arm, fields: value.fields }] : [],
    );
    const fields = new Map<string, Value>();
    for (const name of new Set(objects.flatMap((one) => [...one.fields.keys()]))) {
      const values = objects.map((one) => ({ arm: one.arm, value: one.fields.get(name) }));
      const joined = join(old.fields.get(name), values, conditions);
      if (joined !== null) fields.set(name, joined);
    }
    return { ...old, fields };
  }
  return choiceOf(
    on,
    known.map(({ value }) => value),
    place,
    tests,
  );
}

/** The arm that an item of a list belongs to: of more than two by their conditions, else by the side of the first. */
function onOf(on: string, arm: number, index: number, tests: Tests | undefined): OnArm {
  return tests !== undefined && tests.length > 2
    ? { on, arm: index, tests }
    : { on, arm: arm === -1 ? 1 : tests === undefined ? arm : index };
}
