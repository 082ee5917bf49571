import type { Place } from '../../../core/prompt.js';
import { isModelName } from '../../request/homemade/models.js';
import type { Evaluator } from '../evaluate.js';
import { pathOfModule } from '../node.js';
import { literal, nameOf, plainText } from '../strings.js';
import {
  choiceOf,
  isMoreAlternatives,
  maxArms,
  moreAlternatives,
  noArguments,
  type Arguments,
  type ClassInfo,
  type FunctionInfo,
  type Value,
} from '../values.js';
import { withTests } from './arms.js';
import {
  baseName,
  implicitMembers,
  instanceVariables,
  isLeftToSubclasses,
  isProperty,
  lineageOf,
  takesNothing,
} from './declared.js';
import { calleeName, configuredValue, isScript, placeOf, startOf, typeOfValue } from './inspect.js';
import { isOnce, isWrittenOut } from './lists.js';
import { methodOf } from './methods.js';
import { fieldsByName } from './mutations.js';
import { isSymbolic } from './symbols.js';

/*
 * Members, names of other files, and entries.
 */

export function memberOf(evaluator: Evaluator, object: Value, name: string, place: Place): Value {
  switch (object.kind) {
    case 'module':
      return nameIn(evaluator, object.path, name, place);
    case 'external': {
      const path = object.name === 'import.meta' ? pathOfModule(`import.meta.${name}`, place) : null;
      if (path !== null) return path;
      const own = object.name.includes('/') ? evaluator.world.inPackage(place.path, object.name, name) : null;
      if (own !== null) return nameIn(evaluator, own.path, name, place);
      return { kind: 'external', name: `${object.name}.${name}` };
    }
    case 'record': {
      const entry = object.entries.get(name);
      if (entry?.kind === 'function' && isProperty(entry.fn))
        return evaluator.call(entry, noArguments, place);
      if (entry !== undefined) return entry;
      break;
    }
    case 'class': {
      const fixed = evaluator.static(object.cls, name);
      if (fixed !== null) return fixed;
      const method = evaluator.method(object.cls, name);
      if (method !== null) return { kind: 'function', fn: method, self: object };
      break;
    }
    case 'self': {
      const method = evaluator.method(object.cls, name);
      const isRuby = place.path.endsWith('.rb');
      const implementing = method === null ? null : implementations(evaluator, object, method);
      if (implementing !== null && method !== null)
        return isProperty(method) ? evaluator.call(implementing, noArguments, place) : implementing;
      // `@client` beside `def client`.
      if (method !== null && !(isRuby && instanceVariables(object.cls).has(name))) {
        if (isProperty(method) || (isRuby && takesNothing(method)))
          return evaluator.call({ kind: 'function', fn: method, self: object }, noArguments, place);
        return { kind: 'function', fn: method, self: object };
      }
      return { kind: 'field', cls: object.cls, name };
    }
    case 'instance': {
      const byName = object.fields.get(fieldsByName);
      const field =
        object.fields.get(name) ?? (byName?.kind === 'record' ? byName.entries.get(name) : undefined);
      if (field !== undefined) return field;
      const method = evaluator.method(object.cls, name);
      if (method !== null) {
        if (isProperty(method))
          return evaluator.call({ kind: 'function', fn: method, self: object }, noArguments, place);
        return { kind: 'function', fn: method, self: object };
      }
      const fixed = evaluator.static(object.cls, name);
      if (fixed !== null) return fixed;
      // What another method than the constructor sets, whichever object it is.
      if (setByMethods(object.cls, name)) return { kind: 'field', cls: object.cls, name };
      break;
    }
    case 'text':
      if (name === 'value' || name === 'content' || name === 'text' || name === 'template') return object;
      if ((name === 'pathname' || name === 'href') && isScript(place)) return object;
      if (place.path.endsWith('.rb')) {
        // A method without arguments needs no parentheses.
        const given = methodOf(evaluator, object, name, noArguments, place);
        if (given !== null) return given;
      }
      if (name === 'parent') {
        const path = plainText(object);
        if (path !== null)
          return literal(path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.', place);
      }
      break;
    case 'choice': {
      const arms = object.arms.map((arm) => memberOf(evaluator, arm, name, place));
      return choiceOf(object.on, arms, place, object.tests);
    }
    case 'made': {
      // `ChatMessage(role="system", content="…").content`.
      const given = /^[A-Z]/.test(calleeName(object.callee)) ? object.args.named.get(name) : undefined;
      if (given !== undefined) return given;
      break;
    }
    case 'parameter':
    case 'unknown':
    case 'field':
    case 'member': {
      const held = object.kind === 'field' ? methodsHeld(evaluator, object, name) : null;
      if (held !== null) return held;
      const cls = classDeclared(evaluator, object, place.path);
      const method = cls === null ? null : implementation(evaluator, cls, name);
      if (method === null) break;
      const bound: Value = implementations(evaluator, object, method) ?? {
        kind: 'function',
        fn: method,
        self: object,
      };
      return isProperty(method) ? evaluator.call(bound, noArguments, place) : bound;
    }
    case 'index': {
      const method = methodOfTable(evaluator, object, name, place);
      if (method !== null) return method;
      break;
    }
    default:
  }
  const set = place.path.endsWith('.cs') ? option(evaluator, object, name, place) : null;
  return set ?? { kind: 'member', object, name, place };
}

/**
 * `this.services[provider].ask`: the method of each object that the constructor puts into the table, one of which runs. Null where
 * the table holds anything else.
 */
function methodOfTable(
  evaluator: Evaluator,
  { object }: Extract<Value, { kind: 'index' }>,
  name: string,
  place: Place,
): Value | null {
  if (object.kind !== 'field') return null;
  const table = evaluator.fieldsOf(object.cls).get(object.name);
  if (table?.kind !== 'record' || table.rest.length > 0) return null;
  const { size } = table.entries;
  if (size < 2 || size > maxArms) return null;
  const arms = [...table.entries.values()].map((one) => memberOf(evaluator, one, name, place));
  return arms.every(({ kind }) => kind === 'function')
    ? { kind: 'choice', on: 'key', arms, undecided: true, place }
    : null;
}

/** `options.Value.SystemPrompt` of .NET: what the configuration says in the section that the class is bound to. */
function option(evaluator: Evaluator, object: Value, name: string, place: Place): Value | null {
  const holder = object.kind === 'member' && /^(?:Current)?Value$/.test(object.name) ? object.object : null;
  const type = typeOfValue(holder ?? object);
  const bound =
    holder === null
      ? /^(\w+(?:Options|Settings|Config|Configuration))\??$/.exec(type ?? '')
      : /IOptions(?:Snapshot|Monitor)?<\s*(\w+)\s*>/.exec(type ?? '');
  const [, own] = bound ?? [];
  if (own === undefined) return null;
  const cls = classNamed(evaluator, own, place.path);
  const named = ['SectionName', 'Section', 'SectionKey', 'Position', 'ConfigurationSection', 'Key'].flatMap(
    (one) => plainText(cls === null ? null : evaluator.static(cls, one)) ?? [],
  );
  for (const section of [...named, own, own.replace(/(?:Options|Settings|Config|Configuration)$/, '')]) {
    const setting = section === '' ? null : evaluator.world.configured(place.path, `${section}:${name}`);
    if (setting !== null) return configuredValue(setting);
  }
  return null;
}

/** Whether a method of a class or of one above it sets a field. */
export function setByMethods(cls: ClassInfo, name: string): boolean {
  return lineageOf(cls).some((one) => instanceVariables(one).has(name));
}

/** The class of the repository that a value is declared to be of. */
export function classDeclared(evaluator: Evaluator, value: Value, path: string, depth = 0): ClassInfo | null {
  switch (value.kind) {
    case 'parameter':
    case 'unknown': {
      if (value.type === null) return null;
      // A type is a name of the file that declares it.
      const declaredIn = value.kind === 'parameter' ? value.fn.module.path : value.place.path;
      return classNamed(evaluator, value.type, path) ?? classNamed(evaluator, value.type, declaredIn);
    }
    case 'field':
      return classOfField(evaluator, value.cls, value.name);
    case 'member': {
      const owner =
        depth > 3 || !path.endsWith('.py') ? null : classDeclared(evaluator, value.object, path, depth + 1);
      return owner === null ? null : classOfField(evaluator, owner, value.name);
    }
    default:
      return null;
  }
}

/** The class that a field is declared to be of, else that of what its constructor puts there: an object, or a parameter with a type. */
function classOfField(evaluator: Evaluator, cls: ClassInfo, name: string): ClassInfo | null {
  const type = typeOfField(cls, name);
  if (type !== null) return classNamed(evaluator, type.name, type.in.module.path);
  const set = evaluator.fieldSet(cls, name);
  switch (set?.kind) {
    case 'instance':
      return set.cls;
    case 'parameter':
      return set.type === null ? null : classNamed(evaluator, set.type, set.fn.module.path);
    default:
      return null;
  }
}

/** The declared type of a field, and the class that declares it. */
function typeOfField(cls: ClassInfo, name: string): { readonly name: string; readonly in: ClassInfo } | null {
  for (const one of lineageOf(cls)) {
    const type = one.types.get(name);
    if (type !== undefined) return { name: type, in: one };
  }
  return null;
}

/** `self.llm.ask`, where the constructor puts one of several objects into the field: the method of each. Null for any other field. */
function methodsHeld(
  evaluator: Evaluator,
  field: Extract<Value, { kind: 'field' }>,
  name: string,
): Value | null {
  const set = evaluator.fieldSet(field.cls, field.name);
  if (set?.kind !== 'choice') return null;
  const arms = set.arms.flatMap((arm): Value[] => {
    if (isMoreAlternatives(arm)) return [arm];
    const fn = arm.kind === 'instance' ? evaluator.method(arm.cls, name) : null;
    return fn === null ? [] : [{ kind: 'function', fn, self: arm }];
  });
  return arms.length === 0 || arms.length < set.arms.length ? null : { ...set, arms };
}

/**
 * What a call of a method that its class leaves to subclasses runs: the method of one of them. Null for a method with a body of its own,
 * and where no subclass has it.
 */
function implementations(evaluator: Evaluator, self: Value, method: FunctionInfo): Value | null {
  const { cls, name } = method;
  if (cls === null || cls.module.program.language !== 'python' || !isLeftToSubclasses(method)) return null;
  const { place } = method.fact;
  const found = evaluator.subclasses(cls).flatMap((one): FunctionInfo[] => {
    const fn = one.methods.get(name);
    return fn === undefined || isLeftToSubclasses(fn) ? [] : [fn];
  });
  const arms = found
    .sort((a, b) => byPlace(a.fact.place, b.fact.place))
    .slice(0, maxImplementations)
    .map((fn): Value => ({ kind: 'function', fn, self }));
  const [only] = arms;
  if (only === undefined || found.length === 1) return only ?? null;
  if (found.length > arms.length) arms.push(moreAlternatives(place));
  return { kind: 'choice', on: name, arms, undecided: true, place };
}

/** Implementations of one method that a call is followed to; a call of a method with more of them is not followed to the end. */
const maxImplementations = 64;

/** The same order whichever file is run first. */
function byPlace(a: Place, b: Place): number {
  return a.path === b.path ? a.start - b.start : a.path < b.path ? -1 : 1;
}

/** The class of the repository that a declared type names, in languages where types say what is handed in. */
export function classNamed(evaluator: Evaluator, type: string, path: string): ClassInfo | null {
  const module = evaluator.world.byPath(path);
  if (module === null) return null;
  const { language } = module.program;
  if (language === 'typescript' || language === 'python') {
    // A union or an array is no object of the class; `Optional[X]` and `X | None` are.
    const plain =
      language === 'python'
        ? /^(?:Optional\[|typing\.Optional\[)?["']?(\w+)["']?\]?(?:\s*\|\s*None)?["']?$/.exec(type)?.[1]
        : /^(\w+)(?:<[^|]*>)?$/.exec(type)?.[1];
    const declared = plain === undefined ? undefined : module.env.get(plain);
    return declared?.kind === 'class' ? declared.cls : null;
  }
  if (!implicitMembers.has(language)) return null;
  const name = /(\w+)(?:<[^]*)?[?!\]]*$/.exec(type)?.[1];
  if (name === undefined) return null;
  const own = module.env.get(name);
  if (own !== undefined) return own.kind === 'class' ? own.cls : null;
  const dotted = /(\w+)\.\w+$/.exec(type)?.[1];
  const imported = dotted === undefined ? undefined : module.env.get(dotted);
  const other =
    imported?.kind === 'external'
      ? evaluator.world.inPackage(path, imported.name, name)
      : evaluator.world.visible(module, name);
  if (other === null) return null;
  const found = nameIn(evaluator, other.path, name, startOf(path));
  return found.kind === 'class' ? found.cls : null;
}

/** A method of a class, or of the one class that implements an interface. */
export function implementation(evaluator: Evaluator, cls: ClassInfo, name: string): FunctionInfo | null {
  const own = evaluator.method(cls, name);
  if (cls.fact.kind !== 'interface' && cls.fact.kind !== 'trait') return own;
  if (own !== null && own.fact.scope.statements.length > 0) return own;
  const implementing = evaluator.classes.filter((other) =>
    other.fact.bases.some(
      (base) => (base.kind === 'call' ? base.callee : base).kind === 'name' && baseName(base) === cls.name,
    ),
  );
  const [only] = implementing;
  return only !== undefined && implementing.length === 1 ? evaluator.method(only, name) : null;
}

export function nameIn(
  evaluator: Evaluator,
  path: string,
  name: string,
  place: Place,
  seen = new Set<string>(),
): Value {
  const module = evaluator.world.byPath(path);
  // Files may export one another, and several may export the same one.
  const id = `${path}\0${name}`;
  if (module === null || seen.has(id)) return { kind: 'unknown', source: name, type: null, place };
  seen.add(id);
  evaluator.runModule(module);
  const exported = module.program.exports.find((one) => one.name === name);
  if (exported !== undefined) {
    if (exported.from !== null) {
      const other = evaluator.world.module(module, exported.from);
      if (other !== null)
        return exported.local === '*'
          ? { kind: 'module', path: other.path }
          : nameIn(evaluator, other.path, exported.local, place, seen);
    } else {
      const own = module.env.values.get(exported.local);
      if (own !== undefined) return own;
    }
  }
  const own = module.env.values.get(name);
  if (own !== undefined) return own;
  for (const one of [...module.program.exports, ...module.program.imports]) {
    if (one.local !== '*' || one.from === null || one.name !== '*') continue;
    const other = evaluator.world.module(module, one.from);
    if (other === null || other === module || other.state === 'running') continue;
    const found = nameIn(evaluator, other.path, name, place, seen);
    if (found.kind !== 'unknown') return found;
  }
  const below = evaluator.world.module(module, `.${name}`);
  if (below !== null && below !== module) return { kind: 'module', path: below.path };
  return { kind: 'unknown', source: name, type: null, place };
}

export function indexOf(evaluator: Evaluator, object: Value, index: Value, place: Place): Value {
  const key = plainText(index);
  if (object.kind === 'record' && key !== null) {
    const entry = object.entries.get(key);
    const { path, start } = placeOf(index);
    if (entry?.kind === 'made' && isModelName(plainText(entry.args.positional[0]) ?? ''))
      evaluator.keysOfModels.add(`${path}:${start}`);
    if (entry !== undefined) return entry;
  }
  if (object.kind === 'record' && index.kind === 'member') {
    const entry = [...object.entries].find(([name]) => name.endsWith(`.${index.name}`));
    if (entry !== undefined) return entry[1];
  }
  if (object.kind === 'list' && index.kind === 'number') {
    const at = index.value < 0 ? object.items.length + index.value : index.value;
    const item = object.items[at];
    if (item !== undefined && item.loop === null && !object.items.slice(0, at).some(({ spread }) => spread))
      return item.value;
  }
  if (
    object.kind === 'record' &&
    object.entries.size > 0 &&
    object.entries.size <= maxArms &&
    !isWrittenOut(index) &&
    index.kind !== 'number' &&
    key === null
  )
    return {
      kind: 'choice',
      on: 'key',
      arms: [...object.entries.values()],
      tests: [...object.entries.keys()].map((entry) => `${nameOf(index)} == ${JSON.stringify(entry)}`),
      ...(isSymbolic(index) && object.rest.length === 0
        ? { by: { subject: index, cases: [...object.entries.keys()].map((entry) => literal(entry, place)) } }
        : {}),
      place,
    };
  if (object.kind === 'choice')
    return {
      kind: 'choice',
      on: object.on,
      arms: object.arms.map((arm) => indexOf(evaluator, arm, index, place)),
      ...withTests(object.tests, object.arms.length),
      place,
    };
  if (object.kind === 'external' && key !== null && /(?:^|\.)environ$/.test(object.name))
    return (
      evaluator.environment.get(key) ?? { kind: 'unknown', source: `environment ${key}`, type: null, place }
    );
  if (object.kind === 'external' || object.kind === 'class') return object;
  if (object.kind === 'text' && index.kind === 'unknown') {
    const cut = sliceOf(evaluator, object, index.source);
    if (cut !== null) return literal(cut, place);
  }
  // A slice whose bounds are not known is at most the whole.
  if (
    index.kind === 'unknown' &&
    index.source.includes(':') &&
    (object.kind === 'list' || object.kind === 'text')
  )
    return object;
  // `PERSONAS[at]`: one of the texts of a short list.
  if (
    object.kind === 'list' &&
    index.kind !== 'number' &&
    key === null &&
    !isWrittenOut(index) &&
    object.items.length > 1 &&
    object.items.length <= maxArms &&
    object.items.every((item) => item.value.kind === 'text' && isOnce(item))
  )
    return { kind: 'choice', on: 'key', arms: object.items.map(({ value }) => value), place };
  if (object.kind === 'member' && object.name === 'environ')
    return { kind: 'unknown', source: `environ[${key ?? '…'}]`, type: null, place };
  const configured =
    key === null || !place.path.endsWith('.cs') ? null : setting(evaluator, object, key, place);
  return configured ?? { kind: 'index', object, index, place };
}

/**
 * What `text[2:7]` leaves of a text that is written out, by code points. Null for other indexes, when the text is not known,
 * and when no steps are left for the copy.
 */
function sliceOf(evaluator: Evaluator, text: Value, source: string): string | null {
  const bounds = /^\s*(-?\d{0,9})\s*:\s*(-?\d{0,9})\s*$/.exec(source);
  const whole = bounds === null ? null : plainText(text);
  if (bounds === null || whole === null) return null;
  const [, from = '', to = ''] = bounds;
  if (from === '-' || to === '-' || !evaluator.budget.copies(whole.length / 4)) return null;
  const [start, end] = [from === '' ? 0 : Number(from), to === '' ? undefined : Number(to)];
  return /[\uD800-\uDFFF]/.test(whole)
    ? Array.from(whole).slice(start, end).join('')
    : whole.slice(start, end);
}

/** `configuration["AI:Model"]`, `configuration.GetSection("AI")["Model"]` of .NET. */
function setting(evaluator: Evaluator, object: Value, key: string, place: Place): Value | null {
  let full = key;
  let from = object;
  for (let step = 0; step < 6 && from.kind === 'made' && from.callee.kind === 'member'; step++) {
    const section = plainText(from.args.positional[0]);
    if (section === null || !/^Get(?:Required)?Section$/.test(from.callee.name)) return null;
    full = `${section}:${full}`;
    from = from.callee.object;
  }
  const setting = full.includes(':') ? evaluator.world.configured(place.path, full) : null;
  return setting === null ? null : configuredValue(setting);
}

/** `configuration.GetValue<string>("AI:Model", "gpt-4o")`: what is configured, else the default of the call. */
export function asked(
  evaluator: Evaluator,
  object: Value,
  name: string,
  args: Arguments,
  place: Place,
): Value | null {
  if (name !== 'GetValue') return null;
  const [first, fallback] = args.positional;
  const key = plainText(first);
  const known = key === null ? null : setting(evaluator, object, key, place);
  if (known !== null || fallback === undefined) return known;
  return { kind: 'operation', operator: 'default', operands: [fallback], place };
}
