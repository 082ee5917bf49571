import type { Place } from '../../core/prompt.js';
import type { Setting } from './configuration.js';
import type {
  Argument,
  ClassFact,
  Condition,
  Expression,
  FunctionFact,
  RecordEntry,
  Statement,
  Variable,
} from './facts.js';
import { mayDescribeTool, type Described } from './declared-tools.js';
import { folderOf } from '../syntax/paths.js';
import {
  calledInBraces,
  collected,
  executedText,
  isBraced,
  methodInBraces,
  printed,
} from './calls-in-braces.js';
import { dumped } from './json-text.js';
import { calledInNode, methodInNode, pathOfModule } from './node.js';
import { stepsGiven } from './options.js';
import { joinedPath } from './paths.js';
import { roundsOf, roundsOver } from './repeats.js';
import { passedOn, entryOfSpread, receiverValue, annotationOf, sinkOf } from './sinks.js';
import {
  dedent,
  joined,
  literal,
  partsOf,
  percentFormatted,
  plainText,
  textMethods,
  textOf,
  wrapped,
} from './strings.js';
import {
  Env,
  literalsOf,
  maxArms,
  type Arguments,
  type ClassInfo,
  type FunctionInfo,
  type Item,
  type Module,
  type NamedText,
  type Part,
  type Rounds,
  type Sink,
  type SinkText,
  type Summary,
  type Value,
  type Way,
} from './values.js';

/** What the evaluator asks about other files. */
export interface World {
  /** Whether any program imports one of these packages, or what is below one. */
  uses(packages: readonly string[]): boolean;
  byPath(path: string): Module | null;
  /** The module of an import, `null` when it is not in the repository. */
  module(from: Module, name: string): Module | null;
  /** The path of a file of text or data that a program imports, null when the import is something else. */
  asset(from: Module, name: string): string | null;
  /** A file's path as the program writes it, null when there is no such file in the repository. */
  file(from: string, path: string): string | null;
  /** Files that match a bundler's glob, as written in the program at `from`, by the name that the program has for them. */
  files(from: string, glob: string): ReadonlyMap<string, string>;
  /** Names that are visible without an import (same package), null where there are none. */
  visible(from: Module, name: string): Module | null;
  /** The file that declares a name in a package imported as a whole (Go), by the path of the importing file. */
  inPackage(from: string, imported: string, name: string): Module | null;
  /** The content of a data file the program loads (JSON, YAML, TOML), null when it cannot be read. */
  data(path: string): Value | null;
  /** What the application's configuration says for a key, for a program at `path`; null when it says nothing. */
  configured(path: string, key: string): Setting | null;
  /** A text with a placeholder of the configuration (`${app.model:gpt-4o}`), followed. */
  filledIn(path: string, text: string, place: Place): Setting | null;
}

/** Steps one revision may take before what is left stays unknown. */
const maxSteps = 4_000_000;
/** Steps to follow one call; what takes more is left as a call. */
const maxStepsOfCall = 10_000;
const maxDepth = 48;
const maxSubstitutions = 32;
/** Files of a folder that one expression reads. */
const maxFiles = 64;
const maxItems = 400;
const maxSinksOfFunction = 24;
const maxThrough = 3;
/** Tools that one revision describes at most. */
const maxDescribed = 2000;
/** Calls from the one of the library to the one that is a request. */
const maxHops = 5;
/** Requests that one call of a function makes. */
const maxSinksOfCall = 4;

/** What a call sends regardless of its caller. */
interface Anyway {
  /** Its literal texts, by where they are written. */
  readonly written: ReadonlyMap<string, string>;
  /** Characters of its literal texts. */
  readonly length: number;
  readonly model: Value | null;
  readonly outputLimit: Value | null;
}

/** Runs the bodies of functions once each, with their parameters as symbols. Nothing of the program is executed. */
export class Evaluator {
  readonly sinks: Sink[] = [];
  readonly texts: NamedText[] = [];
  /** Every assignment of the bodies, with the value. */
  readonly assigned: { readonly place: Place; readonly value: Value }[] = [];
  /** Values that may describe tools. */
  readonly described: Described[] = [];
  readonly functions: FunctionInfo[] = [];
  readonly classes: ClassInfo[] = [];
  /** Classes that calls are given as the shape of an answer. */
  readonly answers = new Set<ClassInfo>();
  /** Calls of a function that add a sentence to what it sends. */
  readonly given = new Map<FunctionInfo, Sink[]>();
  /** Limits of steps that calls set for what was made at `path:offset`. */
  readonly stepsOfAgents = new Map<string, { readonly name: string; readonly value: Value }[]>();
  exhausted = false;
  /** Files whose functions were run when no steps were left. */
  readonly unfinished = new Set<string>();
  /** Files that assign to a method which sends requests, with its name. */
  readonly replaced = new Map<string, { readonly name: string; readonly line: number }>();
  #steps = 0;
  #depth = 0;
  /**
   * Calls of a function in what it returns itself. They stay calls in whatever the result is a part of: each further function
   * that passes it on would follow them one level deeper, and every level holds as many of them again.
   */
  readonly #repeated = new WeakSet<Value>();
  /** Functions whose results are being put together. */
  readonly #active = new Set<FunctionInfo>();
  readonly world: World;
  readonly #symbolic = new WeakMap<object, number>();
  readonly #fields = new Map<ClassInfo, ReadonlyMap<string, Value>>();

  constructor(world: World) {
    this.world = world;
  }

  // ---------------------------------------------------------------- bodies

  runModule(module: Module): void {
    if (module.state !== 'new') return;
    module.state = 'running';
    const body = new Body(this, module, null, null, module.env, []);
    for (const imported of module.program.imports) {
      if (imported.local === '' || imported.local === '*') continue;
      const value = body.imported(imported.from, imported.name);
      const declaring =
        value.kind === 'external' && imported.name !== '*' && implicitMembers.has(module.program.language)
          ? this.world.visible(module, imported.name)
          : null;
      // What the repository declares is looked up when it is used.
      if (declaring === null) module.env.values.set(imported.local, value);
    }
    body.declare(module.program.scope.statements);
    body.run(module.program.scope.statements);
    if (this.exhausted) this.unfinished.add(module.path);
    module.state = 'done';
  }

  /** Runs everything that was declared, so that calls in functions nobody calls are found as well. */
  runAll(modules: readonly Module[]): void {
    for (const module of modules) this.runModule(module);
    // Functions are added while others run (those inside them).
    for (let at = 0; at < this.functions.length; at++) {
      const fn = this.functions[at];
      if (fn !== undefined) this.summaryOf(fn);
    }
    this.#finished = true;
  }

  /**
   * A function that several places give sentences of their own is a way to send prompts, however long the context is that it
   * sends with them: each of its calls is a request. What one or two places add to a prompt is data.
   */
  settleCalls(): void {
    for (const calls of this.given.values()) {
      if (new Set(calls.map(({ place }) => `${place.path}:${place.start}`)).size < 3) continue;
      for (const call of calls) {
        if (call.adds) continue;
        call.adds = true;
        for (const run of [call.through, ...call.instead]) {
          if (run !== null) run.plain--;
          specialize(run);
        }
      }
    }
  }

  summaryOf(fn: FunctionInfo): Summary | null {
    if (fn.summary !== null) return fn.summary;
    if (fn.running || this.#depth > maxDepth) return null;
    // Its own calls have steps of their own.
    const [limit, steps] = [this.#limit, this.#steps];
    this.#limit = Number.POSITIVE_INFINITY;
    fn.running = true;
    this.#depth++;
    this.runModule(fn.module);
    const env = new Env(fn.closure);
    const body = new Body(this, fn.module, fn, fn.cls, env, [], fn.rounds);
    for (const parameter of fn.fact.parameters) {
      if (fn.cls !== null && parameter === fn.fact.parameters[0] && /^(?:self|cls)$/.test(parameter.name)) {
        env.values.set(parameter.name, { kind: 'self', cls: fn.cls });
        continue;
      }
      const symbol: Value = { kind: 'parameter', fn, name: parameter.name, type: parameter.type };
      if (parameter.kind === 'destructured') {
        for (const field of parameter.fields ?? [])
          env.values.set(field.local, { kind: 'parameter', fn, name: field.key, type: null });
      } else env.values.set(parameter.name, symbol);
    }
    if (fn.cls !== null) env.values.set('self', { kind: 'self', cls: fn.cls });
    try {
      body.declare(fn.fact.scope.statements);
      body.run(fn.fact.scope.statements);
    } catch (error) {
      // Nested too deeply to follow: what was found so far stays, and the report says that not everything was.
      if (!(error instanceof RangeError)) throw error;
      this.exhausted = true;
    }
    fn.summary = body.summary();
    if (this.exhausted) this.unfinished.add(fn.module.path);
    fn.running = false;
    this.#depth--;
    this.#limit = limit + this.#steps - steps;
    return fn.summary;
  }

  // ---------------------------------------------------------------- classes

  classOf(fact: ClassFact, module: Module, outer: string, closure: Env, bases: readonly Value[]): ClassInfo {
    const cls: ClassInfo = {
      name: fact.name,
      qualified: outer === '' ? fact.name : `${outer}.${fact.name}`,
      fact,
      module,
      closure,
      statics: new Map(),
      types: new Map(),
      methods: new Map(),
      bases,
      passed: new Map(),
    };
    this.classes.push(cls);
    const env = new Env(closure);
    const body = new Body(this, module, null, cls, env, [cls.qualified]);
    for (const statement of fact.scope.statements) {
      if (statement.kind === 'function') {
        const info = this.functionOf(statement.fn, module, cls.qualified, cls, closure);
        cls.methods.set(info.name, info);
        body.annotations(statement.fn, info);
      } else if (statement.kind === 'assign' && statement.type !== null && statement.target.kind === 'name')
        cls.types.set(statement.target.name, statement.type);
    }
    body.run(fact.scope.statements.filter(({ kind }) => kind !== 'function'));
    for (const [name, value] of env.values) cls.statics.set(name, value);
    return cls;
  }

  functionOf(
    fact: FunctionFact,
    module: Module,
    outer: string,
    cls: ClassInfo | null,
    closure: Env,
    rounds: readonly Rounds[] = [],
  ): FunctionInfo {
    const info: FunctionInfo = {
      name: fact.name,
      qualified: fact.name === '' ? outer : outer === '' ? fact.name : `${outer}.${fact.name}`,
      fact,
      module,
      cls,
      closure,
      summary: null,
      running: false,
      passed: new Map(),
      callers: 0,
      calledIn: [],
      recursion: null,
      rounds,
    };
    this.functions.push(info);
    return info;
  }

  method(cls: ClassInfo, name: string, depth = 0): FunctionInfo | null {
    const own = cls.methods.get(name);
    if (own !== undefined) return own;
    if (depth > 8) return null;
    for (const base of cls.bases) {
      const found = base.kind === 'class' ? this.method(base.cls, name, depth + 1) : null;
      if (found !== null) return found;
    }
    return null;
  }

  static(cls: ClassInfo, name: string, depth = 0): Value | null {
    const own = cls.statics.get(name);
    if (own !== undefined) return own;
    if (depth > 8) return null;
    for (const base of cls.bases) {
      const found = base.kind === 'class' ? this.static(base.cls, name, depth + 1) : null;
      if (found !== null) return found;
    }
    return null;
  }

  /** Fields that the constructor (or, failing that, another method) sets, in terms of the constructor's parameters. */
  fieldsOf(cls: ClassInfo): ReadonlyMap<string, Value> {
    const known = this.#fields.get(cls);
    if (known !== undefined) return known;
    const found = new Map<string, Value>();
    this.#fields.set(cls, found);
    for (const base of cls.bases)
      if (base.kind === 'class') for (const [name, value] of this.fieldsOf(base.cls)) found.set(name, value);
    const constructors = ['__init__', 'constructor', 'init', 'initialize', '__construct', cls.name];
    for (const name of constructors) {
      const method = cls.methods.get(name);
      const summary = method === undefined ? null : this.summaryOf(method);
      for (const [field, value] of summary?.fields ?? []) found.set(field, value);
    }
    return found;
  }

  /** What a field is when the object is not known: the constructor's default, what constructions pass, the class's own. */
  fieldValue(cls: ClassInfo, name: string, depth = 0): Value | null {
    const set = this.fieldsOf(cls).get(name);
    if (set !== undefined && set.kind !== 'field') return depth > 6 ? set : this.settled(set, depth + 1);
    const fixed = this.static(cls, name);
    if (fixed !== null && fixed.kind !== 'unknown') return fixed;
    const passed = cls.passed.get(name) ?? [];
    const [only] = passed;
    if (only !== undefined) return only;
    for (const method of cls.methods.values()) {
      const value = method.summary?.fields.get(name);
      if (value !== undefined && value.kind !== 'field')
        return depth > 6 ? value : this.settled(value, depth + 1);
    }
    const type = cls.types.get(name);
    return type === undefined
      ? null
      : { kind: 'unknown', source: `self.${name}`, type, place: cls.fact.place };
  }

  /** A value whose symbols have what is known about them everywhere: defaults, or the one value that all calls pass. */
  settled(value: Value, depth = 0): Value {
    if (!this.isSymbolic(value)) return value;
    // When everything has run, what is known of a value does not change any more.
    const known = this.#finished ? this.#settled.get(value) : undefined;
    if (known !== undefined) return known;
    const made = this.#settle(value, depth);
    if (this.#finished && depth === 0) this.#settled.set(value, made);
    return made;
  }
  #finished = false;
  readonly #settled = new WeakMap<Value, Value>();

  #settle(value: Value, depth: number): Value {
    return this.substitute(value, (symbol) => {
      if (depth > 6) return undefined;
      if (symbol.kind === 'field') {
        const known = this.fieldValue(symbol.cls, symbol.name, depth + 1);
        return known === null ? undefined : this.settled(known, depth + 1);
      }
      if (symbol.kind === 'parameter') {
        const parameter = symbol.fn.fact.parameters.find(({ name }) => name === symbol.name);
        const injected =
          parameter === undefined ? null : this.injected(parameter.decorators, symbol.fn.module);
        if (injected !== null) return injected;
        const passed = symbol.fn.passed.get(symbol.name) ?? [];
        const constant = passed.filter((one) => !this.isSymbolic(one) && one.kind !== 'unknown');
        const [first] = constant;
        const same =
          first !== undefined &&
          constant.every((one) => plainKey(one) !== null && plainKey(one) === plainKey(first));
        const fallback =
          parameter?.default == null || parameter.default.kind === 'null'
            ? null
            : new Body(this, symbol.fn.module, null, null, symbol.fn.module.env, []).value(parameter.default);
        if (fallback !== null && !this.isSymbolic(fallback)) {
          return fallback;
        }
        if (same) return first;
      }
      return undefined;
    });
  }

  /**
   * What a call sends regardless of its caller: with the fields that its class sets itself and the defaults of its parameters, and nothing
   * that a caller passes.
   */
  anyway(sink: Sink): Anyway {
    const known = this.#anyway.get(sink);
    if (known !== undefined) return known;
    const filled = (value: Value, depth: number): Value =>
      depth > 4 || !this.isSymbolic(value)
        ? value
        : this.substitute(value, (symbol) => {
            if (symbol.kind === 'field') {
              const own = this.fieldValue(symbol.cls, symbol.name);
              return own === null ? undefined : filled(own, depth + 1);
            }
            if (symbol.kind !== 'parameter') return undefined;
            const { fact, module } = symbol.fn;
            const fallback = fact.parameters.find(({ name }) => name === symbol.name)?.default;
            return fallback == null || fallback.kind === 'null'
              ? undefined
              : this.valueIn(module, module.env, fallback);
          });
    const one = (value: Value | null) => (value === null ? null : filled(value, 0));
    const texts = sink.texts.map(({ value }) => filled(value, 0));
    const found: Anyway = {
      written: new Map([...writtenBy(sink), ...writtenIn(texts)]),
      length: literalLength(texts),
      model: one(sink.model),
      outputLimit: one(sink.outputLimit),
    };
    this.#anyway.set(sink, found);
    return found;
  }
  readonly #anyway = new WeakMap<Sink, Anyway>();

  /** What a framework puts into a field or parameter with `@Value("…")` or `@ConfigProperty(name = "…")`. */
  injected(decorators: readonly Expression[], module: Module): Value | null {
    for (const decorator of decorators) {
      if (decorator.kind !== 'call' || decorator.callee.kind !== 'name') continue;
      const { name } = decorator.callee;
      if (name !== 'Value' && name !== 'ConfigProperty') continue;
      const args = new Body(this, module, null, null, module.env, []).args(decorator.arguments);
      const { place } = decorator;
      if (name === 'ConfigProperty') {
        const key = plainText(args.named.get('name'));
        const set = key === null ? null : this.world.configured(module.path, key);
        const value = set === null ? null : this.world.filledIn(module.path, set.text, set.place);
        const fallback = args.named.get('defaultValue');
        return value === null ? (fallback ?? null) : configuredValue(value);
      }
      const first = args.positional[0] ?? args.named.get('value');
      const text = plainText(first);
      if (first === undefined || text === null) continue;
      if (text.startsWith('classpath:')) return this.loaded(first, place);
      if (!/^\s*\$\{[^}]+\}\s*$/.test(text)) continue;
      const value = this.world.filledIn(module.path, text, placeOf(first));
      if (value === null) return null;
      return value.text.startsWith('classpath:')
        ? this.loaded(literal(value.text, place), place)
        : configuredValue(value);
    }
    return null;
  }

  /** The value of an expression that is not part of a body's own order: a default, an annotation's argument. */
  valueIn(module: Module, env: Env, expression: Expression): Value {
    return new Body(this, module, null, null, env, []).value(expression);
  }

  // ---------------------------------------------------------------- symbols

  isSymbolic(value: Value): boolean {
    return this.#symbolsIn(value) !== 0;
  }

  /** Whether an item of a loop is anywhere in a value. */
  hasElement(value: Value): boolean {
    return (this.#symbolsIn(value) & elementBit) !== 0;
  }

  #symbolsIn(value: Value): number {
    switch (value.kind) {
      case 'element':
        return symbolBit | elementBit;
      case 'parameter':
      case 'field':
      case 'self':
        return symbolBit;
      case 'number':
      case 'boolean':
      case 'null':
      case 'module':
      case 'external':
      case 'unknown':
      case 'class':
        return 0;
      default:
    }
    const known = this.#symbolic.get(value);
    if (known !== undefined) return known;
    this.#symbolic.set(value, 0);
    let found = 0;
    const add = (one: Value): void => {
      found |= this.#symbolsIn(one);
    };
    switch (value.kind) {
      case 'text':
        valuesInParts(value.parts, add);
        break;
      case 'list':
        for (const item of value.items) {
          add(item.value);
          if (item.loop !== null) add(item.loop.over);
        }
        break;
      case 'record':
        value.entries.forEach(add);
        value.rest.forEach(add);
        break;
      case 'choice':
        value.arms.forEach(add);
        break;
      case 'function':
        if (value.self !== null) add(value.self);
        break;
      case 'instance':
        value.fields.forEach(add);
        break;
      case 'member':
        add(value.object);
        break;
      case 'index':
        add(value.object);
        add(value.index);
        break;
      case 'made':
        add(value.callee);
        value.args.positional.forEach(add);
        value.args.named.forEach(add);
        value.args.rest.forEach(add);
        break;
      case 'operation':
        value.operands.forEach(add);
        break;
      default:
    }
    this.#symbolic.set(value, found);
    return found;
  }

  /** A value with its symbols replaced; undefined leaves one as it is. */
  substitute(value: Value, lookup: Lookup): Value {
    return this.isSymbolic(value) ? this.substitution(lookup)(value) : value;
  }

  /** A substitution of several values: what they share is replaced once. */
  substitution(lookup: Lookup): (value: Value) => Value {
    const one = new Substitution(this, lookup);
    return (value) => {
      // A function whose value is a call of itself is not followed forever.
      if (this.#substitutions >= maxSubstitutions) return value;
      this.#substitutions++;
      const result = one.value(value);
      this.#substitutions--;
      return result;
    };
  }
  #substitutions = 0;

  #limit = Number.POSITIVE_INFINITY;
  #cut = 0;

  /** Follows one call with the steps that one may take; null where they were not enough, so that it stays a call. */
  within<T>(follow: () => T): T | null {
    const isOutermost = this.#limit === Number.POSITIVE_INFINITY;
    if (isOutermost) this.#limit = this.#steps + maxStepsOfCall;
    const found = follow();
    const isCut = this.isCut();
    if (isOutermost) this.#limit = Number.POSITIVE_INFINITY;
    if (isCut) this.#cut++;
    return isCut ? null : found;
  }

  /** Whether the call that is followed has taken all its steps. */
  isCut(): boolean {
    return this.#steps > this.#limit;
  }

  step(): boolean {
    if (++this.#steps > maxSteps) this.exhausted = true;
    return !this.exhausted;
  }

  /** Steps for copying a long list of parts or arguments; false where the call or the revision has none left. */
  copies(items: number): boolean {
    this.#steps += items / 4;
    if (this.#steps > maxSteps) this.exhausted = true;
    return !this.exhausted && !this.isCut();
  }

  // ---------------------------------------------------------------- operations

  memberOf(object: Value, name: string, place: Place): Value {
    switch (object.kind) {
      case 'module':
        return this.nameIn(object.path, name, place);
      case 'external': {
        const path = object.name === 'import.meta' ? pathOfModule(`import.meta.${name}`, place) : null;
        if (path !== null) return path;
        const own = object.name.includes('/') ? this.world.inPackage(place.path, object.name, name) : null;
        if (own !== null) return this.nameIn(own.path, name, place);
        return { kind: 'external', name: `${object.name}.${name}` };
      }
      case 'record': {
        const entry = object.entries.get(name);
        if (entry?.kind === 'function' && isProperty(entry.fn)) return this.call(entry, noArgs, place);
        if (entry !== undefined) return entry;
        break;
      }
      case 'class': {
        const fixed = this.static(object.cls, name);
        if (fixed !== null) return fixed;
        const method = this.method(object.cls, name);
        if (method !== null) return { kind: 'function', fn: method, self: object };
        break;
      }
      case 'self': {
        const method = this.method(object.cls, name);
        const isRuby = place.path.endsWith('.rb');
        // `@client` beside `def client`.
        if (method !== null && !(isRuby && instanceVariables(object.cls).has(name))) {
          if (isProperty(method) || (isRuby && takesNothing(method)))
            return this.call({ kind: 'function', fn: method, self: object }, noArgs, place);
          return { kind: 'function', fn: method, self: object };
        }
        return { kind: 'field', cls: object.cls, name };
      }
      case 'instance': {
        const field = object.fields.get(name);
        if (field !== undefined) return field;
        const method = this.method(object.cls, name);
        if (method !== null) {
          if (isProperty(method))
            return this.call({ kind: 'function', fn: method, self: object }, noArgs, place);
          return { kind: 'function', fn: method, self: object };
        }
        const fixed = this.static(object.cls, name);
        if (fixed !== null) return fixed;
        break;
      }
      case 'text':
        if (name === 'value' || name === 'content' || name === 'text' || name === 'template') return object;
        if ((name === 'pathname' || name === 'href') && isScript(place)) return object;
        if (place.path.endsWith('.rb')) {
          // A method without arguments needs no parentheses.
          const given = this.#method(object, name, noArgs, place);
          if (given !== null) return given;
        }
        if (name === 'parent') {
          const path = plainText(object);
          if (path !== null)
            return literal(path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.', place);
        }
        break;
      case 'choice': {
        const arms = object.arms.slice(0, maxArms).map((arm) => this.memberOf(arm, name, place));
        return { kind: 'choice', on: object.on, arms, place };
      }
      case 'made': {
        // `ChatMessage(role="system", content="…").content`.
        const given = /^[A-Z]/.test(calleeName(object.callee)) ? object.args.named.get(name) : undefined;
        if (given !== undefined) return given;
        break;
      }
      case 'parameter':
      case 'unknown': {
        const cls = object.type === null ? null : this.classNamed(object.type, place.path);
        const method = cls === null ? null : this.implementation(cls, name);
        if (method !== null) return { kind: 'function', fn: method, self: object };
        break;
      }
      case 'field': {
        const type = object.cls.types.get(object.name);
        const cls = type === undefined ? null : this.classNamed(type, object.cls.module.path);
        const method = cls === null ? null : this.implementation(cls, name);
        if (method !== null) return { kind: 'function', fn: method, self: object };
        break;
      }
      default:
    }
    const option = place.path.endsWith('.cs') ? this.#option(object, name, place) : null;
    return option ?? { kind: 'member', object, name, place };
  }

  /** `options.Value.SystemPrompt` of .NET: what the configuration says in the section that the class is bound to. */
  #option(object: Value, name: string, place: Place): Value | null {
    const holder = object.kind === 'member' && /^(?:Current)?Value$/.test(object.name) ? object.object : null;
    const type = typeOfValue(holder ?? object);
    const bound =
      holder === null
        ? /^(\w+(?:Options|Settings|Config|Configuration))\??$/.exec(type ?? '')
        : /IOptions(?:Snapshot|Monitor)?<\s*(\w+)\s*>/.exec(type ?? '');
    const [, own] = bound ?? [];
    if (own === undefined) return null;
    const cls = this.classNamed(own, place.path);
    const named = ['SectionName', 'Section', 'SectionKey', 'Position', 'ConfigurationSection', 'Key'].flatMap(
      (one) => plainText(cls === null ? null : this.static(cls, one)) ?? [],
    );
    for (const section of [...named, own, own.replace(/(?:Options|Settings|Config|Configuration)$/, '')]) {
      const setting = section === '' ? null : this.world.configured(place.path, `${section}:${name}`);
      if (setting !== null) return configuredValue(setting);
    }
    return null;
  }

  /** The class of the repository that a declared type names, in languages where types say what is handed in. */
  classNamed(type: string, path: string): ClassInfo | null {
    const module = this.world.byPath(path);
    if (module === null) return null;
    const { language } = module.program;
    if (language === 'typescript') {
      // A union or an array is no object of the class.
      const plain = /^(\w+)(?:<[^|]*>)?$/.exec(type)?.[1];
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
        ? this.world.inPackage(path, imported.name, name)
        : this.world.visible(module, name);
    if (other === null) return null;
    const found = this.nameIn(other.path, name, startOf(path));
    return found.kind === 'class' ? found.cls : null;
  }

  /** A method of a class, or of the one class that implements an interface. */
  implementation(cls: ClassInfo, name: string): FunctionInfo | null {
    const own = this.method(cls, name);
    if (cls.fact.kind !== 'interface' && cls.fact.kind !== 'trait') return own;
    if (own !== null && own.fact.scope.statements.length > 0) return own;
    const implementing = this.classes.filter((other) =>
      other.fact.bases.some(
        (base) => (base.kind === 'call' ? base.callee : base).kind === 'name' && baseName(base) === cls.name,
      ),
    );
    const [only] = implementing;
    return only !== undefined && implementing.length === 1 ? this.method(only, name) : null;
  }

  nameIn(path: string, name: string, place: Place): Value {
    const module = this.world.byPath(path);
    if (module === null) return { kind: 'unknown', source: name, type: null, place };
    this.runModule(module);
    const exported = module.program.exports.find((one) => one.name === name);
    if (exported !== undefined) {
      if (exported.from !== null) {
        const other = this.world.module(module, exported.from);
        if (other !== null)
          return exported.local === '*'
            ? { kind: 'module', path: other.path }
            : this.nameIn(other.path, exported.local, place);
      } else {
        const own = module.env.values.get(exported.local);
        if (own !== undefined) return own;
      }
    }
    const own = module.env.values.get(name);
    if (own !== undefined) return own;
    for (const one of [...module.program.exports, ...module.program.imports]) {
      if (one.local !== '*' || one.from === null || one.name !== '*') continue;
      const other = this.world.module(module, one.from);
      if (other === null || other === module || other.state === 'running') continue;
      const found = this.nameIn(other.path, name, place);
      if (found.kind !== 'unknown') return found;
    }
    const below = this.world.module(module, `.${name}`);
    if (below !== null && below !== module) return { kind: 'module', path: below.path };
    return { kind: 'unknown', source: name, type: null, place };
  }

  indexOf(object: Value, index: Value, place: Place): Value {
    const key = plainText(index);
    if (object.kind === 'record' && key !== null) {
      const entry = object.entries.get(key);
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
      return { kind: 'choice', on: 'key', arms: [...object.entries.values()], place };
    if (object.kind === 'choice')
      return {
        kind: 'choice',
        on: object.on,
        arms: object.arms.map((arm) => this.indexOf(arm, index, place)),
        place,
      };
    if (object.kind === 'external' || object.kind === 'class') return object;
    if (object.kind === 'text' && index.kind === 'unknown') {
      const cut = this.#sliceOf(object, index.source);
      if (cut !== null) return literal(cut, place);
    }
    // A slice whose bounds are not known is at most the whole.
    if (
      index.kind === 'unknown' &&
      index.source.includes(':') &&
      (object.kind === 'list' || object.kind === 'text')
    )
      return object;
    if (object.kind === 'member' && object.name === 'environ')
      return { kind: 'unknown', source: `environ[${key ?? '…'}]`, type: null, place };
    const configured = key === null || !place.path.endsWith('.cs') ? null : this.#setting(object, key, place);
    return configured ?? { kind: 'index', object, index, place };
  }

  /**
   * What `text[2:7]` leaves of a text that is written out, by code points. Null for other indexes, when the text is not known,
   * and when no steps are left for the copy.
   */
  #sliceOf(text: Value, source: string): string | null {
    const bounds = /^\s*(-?\d{0,9})\s*:\s*(-?\d{0,9})\s*$/.exec(source);
    const whole = bounds === null ? null : plainText(text);
    if (bounds === null || whole === null) return null;
    const [, from = '', to = ''] = bounds;
    if (from === '-' || to === '-' || !this.copies(whole.length / 4)) return null;
    const [start, end] = [from === '' ? 0 : Number(from), to === '' ? undefined : Number(to)];
    return /[\uD800-\uDFFF]/.test(whole)
      ? Array.from(whole).slice(start, end).join('')
      : whole.slice(start, end);
  }

  /** Applies a call without recording requests. Null when its value is not known. */
  call(callee: Value, args: Arguments, place: Place): Value {
    return this.apply(callee, args, place, null) ?? { kind: 'made', callee, args, place };
  }

  /** A call whose callee or arguments are known better than in `made`. */
  callAgain(made: Extract<Value, { kind: 'made' }>, callee: Value, args: Arguments): Value {
    if (!this.#repeated.has(made)) return this.call(callee, args, made.place);
    const again: Value = { ...made, callee, args };
    this.#repeated.add(again);
    return again;
  }

  apply(callee: Value, args: Arguments, place: Place, body: Body | null): Value | null {
    if (!this.step()) return { kind: 'unknown', source: 'budget', type: null, place };
    switch (callee.kind) {
      case 'function':
        return this.#callFunction(callee.fn, callee.self, args, place, body);
      case 'class':
        return this.#construct(callee.cls, args, place, body);
      case 'member':
        return (
          this.#method(callee.object, callee.name, args, place) ??
          (place.path.endsWith('.cs') ? this.#asked(callee.object, callee.name, args, place) : null)
        );
      case 'external':
        return external(callee.name, args, place, this);
      case 'unknown':
        return /^[\w:.]+$/.test(callee.source) ? external(callee.source, args, place, this) : null;
      case 'text':
        // A template that was compiled, given its values.
        return callee;
      case 'record': {
        // What a bundler's `require.context` gives, asked for a name.
        const [name] = args.positional;
        return name === undefined ? null : this.indexOf(callee, name, place);
      }
      case 'instance': {
        const call = this.method(callee.cls, '__call__') ?? this.method(callee.cls, 'forward');
        return call === null ? null : this.#callFunction(call, callee, args, place, body);
      }
      case 'choice': {
        if (callee.arms.length > 8) return null;
        const arms = callee.arms.map((arm) => this.apply(arm, args, place, body));
        const known = arms.filter((arm): arm is Value => arm !== null);
        return known.length === 0 ? null : { kind: 'choice', on: callee.on, arms: known, place };
      }
      default:
        return null;
    }
  }

  /** `configuration["AI:Model"]`, `configuration.GetSection("AI")["Model"]` of .NET. */
  #setting(object: Value, key: string, place: Place): Value | null {
    let full = key;
    let from = object;
    for (let step = 0; step < 6 && from.kind === 'made' && from.callee.kind === 'member'; step++) {
      const section = plainText(from.args.positional[0]);
      if (section === null || !/^Get(?:Required)?Section$/.test(from.callee.name)) return null;
      full = `${section}:${full}`;
      from = from.callee.object;
    }
    const setting = full.includes(':') ? this.world.configured(place.path, full) : null;
    return setting === null ? null : configuredValue(setting);
  }

  /** `configuration.GetValue<string>("AI:Model", "gpt-4o")`: what is configured, else the default of the call. */
  #asked(object: Value, name: string, args: Arguments, place: Place): Value | null {
    if (name !== 'GetValue') return null;
    const [first, fallback] = args.positional;
    const key = plainText(first);
    const known = key === null ? null : this.#setting(object, key, place);
    if (known !== null || fallback === undefined) return known;
    return { kind: 'operation', operator: 'default', operands: [fallback], place };
  }

  #callFunction(
    fn: FunctionInfo,
    self: Value | null,
    args: Arguments,
    place: Place,
    body: Body | null,
  ): Value | null {
    const summary = this.summaryOf(fn);
    const bound = bind(fn, args, self);
    if (body !== null) {
      fn.callers++;
      for (const [name, value] of bound) {
        const list = fn.passed.get(name) ?? [];
        if (list.length < 64) list.push(value);
        fn.passed.set(name, list);
      }
    }
    // A function that calls itself is followed once.
    if (this.#active.has(fn) || (summary === null && body?.fn === fn)) {
      const again: Value = { kind: 'made', callee: { kind: 'function', fn, self }, args, place };
      this.#repeated.add(again);
      return again;
    }
    if (summary === null || this.#active.size > maxDepth) return null;
    this.#active.add(fn);
    try {
      const lookup = this.#lookupFor(fn, bound, self, args);
      const change = this.substitution(lookup);
      const before = this.#cut;
      if (body !== null) body.runs(summary.sinks, fn, change, place);
      if (summary.returns === null) return { kind: 'null', place };
      const { returns } = summary;
      // What was cut short is not to be taken for the whole.
      const again = this.#cut === before ? change : this.substitution(lookup);
      const returned = this.within(() => again(taken(summary.ways, lookup, fn) ?? returns));
      // What is returned here is not known, so nothing of the file is known to be the same or gone.
      if (returned === null) this.unfinished.add(place.path);
      return returned;
    } finally {
      this.#active.delete(fn);
    }
  }

  #lookupFor(
    fn: FunctionInfo,
    bound: ReadonlyMap<string, Value>,
    self: Value | null,
    args: Arguments,
  ): Lookup {
    const defaults = new Map<string, Value>();
    const place = fn.fact.place;
    for (const parameter of fn.fact.parameters) {
      const name = parameter.name;
      if (bound.has(name) || args.rest.length > 0) continue;
      if (parameter.default !== null)
        defaults.set(name, new Body(this, fn.module, null, fn.cls, fn.closure, []).value(parameter.default));
      else if (parameter.kind === 'rest') defaults.set(name, { kind: 'list', items: [], place });
      else if (parameter.kind === 'rest-keywords')
        defaults.set(name, { kind: 'record', type: null, entries: new Map(), rest: [], place });
    }
    return (symbol) => {
      if (symbol.kind === 'parameter' && symbol.fn === fn)
        return bound.get(symbol.name) ?? defaults.get(symbol.name);
      if (symbol.kind === 'field' && self !== null && self.kind === 'instance') {
        const value = self.fields.get(symbol.name);
        if (value !== undefined) return value;
      }
      if (symbol.kind === 'self' && self !== null) return self;
      return undefined;
    };
  }

  #construct(cls: ClassInfo, args: Arguments, place: Place, body: Body | null): Value {
    const fields = new Map<string, Value>();
    const constructor =
      this.method(cls, '__init__') ??
      this.method(cls, 'constructor') ??
      this.method(cls, '__construct') ??
      this.method(cls, 'init');
    if (constructor !== null) {
      const summary = this.summaryOf(constructor);
      const bound = bind(constructor, args, null);
      if (body !== null) {
        constructor.callers++;
        for (const [name, value] of bound) {
          const list = constructor.passed.get(name) ?? [];
          if (list.length < 64) list.push(value);
          constructor.passed.set(name, list);
        }
      }
      const lookup = this.#lookupFor(constructor, bound, null, args);
      const change = this.substitution(lookup);
      for (const [name, value] of this.fieldsOf(cls)) fields.set(name, change(value));
      if (body !== null) body.runs(summary?.sinks ?? [], constructor, change, place);
    } else {
      // A data class, a model of a validation library, or a record: fields in order, or by name.
      const names = [...cls.types.keys()];
      args.positional.forEach((value, index) => {
        const name = names[index];
        if (name !== undefined) fields.set(name, value);
      });
      const [options] = args.positional;
      if (names.length === 0 && options?.kind === 'record')
        for (const [name, value] of options.entries) fields.set(name, value);
      for (const [name, value] of args.named) fields.set(name, value);
      if (body !== null)
        for (const [name, value] of fields) {
          const list = cls.passed.get(name) ?? [];
          if (list.length < 64) list.push(value);
          cls.passed.set(name, list);
        }
    }
    return { kind: 'instance', cls, fields, place };
  }

  #method(object: Value, name: string, args: Arguments, place: Place): Value | null {
    if (isScript(place)) {
      const known = methodInNode(object, name, args, place, this);
      if (known !== null) return known;
    }
    if (isBraced(place)) {
      const known = methodInBraces(object, name, args, place, this);
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
        return file === undefined ? null : joinedPath([this.memberOf(object, 'parent', place), file], place);
      }
      if (name === 'read_text' || name === 'read') return this.loaded(object, place);
      if (name === 'glob' || name === 'rglob' || name === 'iterdir') {
        const glob = name === 'iterdir' ? '*' : plainText(args.positional[0]);
        return glob === null ? null : this.filesOf(object, place, name === 'rglob' ? `**/${glob}` : glob);
      }
      const method = textMethods[name];
      const parts = method?.(object.parts, args, place) ?? null;
      if (parts !== null) return textOf(parts, place);
      if (/^(?:invoke|format_prompt|partial|aformat|from_template|compile)$/.test(name))
        return textOf(
          textMethods['format_map']?.(
            object.parts,
            { ...args, positional: [recordOf(args, place)] },
            place,
          ) ?? object.parts,
          place,
        );
      return null;
    }
    if (object.kind === 'choice' && (name in textMethods || name === 'read_text')) {
      const arms = object.arms
        .slice(0, maxArms)
        .map((arm) => this.call({ kind: 'member', object: arm, name, place }, args, place));
      return { kind: 'choice', on: object.on, arms, place };
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
        return this.listOf([...object.items, ...items], place);
      }
      if (
        /^(?:format_messages|invoke|format_prompt|format|partial|aformat_messages|ainvoke|to_messages)$/.test(
          name,
        )
      ) {
        const values = recordOf(args, place);
        return this.#formattedList(object, values, place);
      }
      if (/^(?:copy|filter|slice|reverse|toArray|to_list|toList)$/.test(name)) return object;
      if (name === 'map') {
        const [fn] = args.positional;
        if (fn?.kind === 'function') {
          // The position is known where every item before it is there, once.
          const known = object.items.every(({ spread, on, loop }) => !spread && on === null && loop === null);
          const items = object.items.map((item, index): Item => {
            const at: Value[] = known ? [{ kind: 'number', value: index, place }] : [];
            const args: Arguments = { positional: [item.value, ...at], named: new Map(), rest: [] };
            return { ...item, value: this.call(fn, args, place) };
          });
          return this.listOf(items, place);
        }
      }
      return null;
    }
    if (object.kind === 'record') {
      if (name === 'get') {
        const key = plainText(args.positional[0]);
        const entry = key === null ? undefined : object.entries.get(key);
        if (entry !== undefined) return entry;
        if (key !== null && object.rest.length === 0) return args.positional[1] ?? { kind: 'null', place };
        return this.indexOf(object, args.positional[0] ?? { kind: 'null', place }, place);
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
        return this.listOf(items, place);
      }
    }
    if (object.kind === 'instance') {
      if (name === 'model_dump' || name === 'dict' || name === 'to_dict' || name === 'asdict')
        return { kind: 'record', type: null, entries: object.fields, rest: [], place };
    }
    if (object.kind === 'unknown' && /^\w+$/.test(object.source)) {
      const standard = external(`${object.source}.${name}`, args, place, this);
      if (standard !== null) return standard;
    }
    if (object.kind === 'made' && isTextBuilder(object) && /^(?:toString|ToString|String|build)$/.test(name))
      return literal('', place);
    if (object.kind === 'made' && name === 'fill' && calleeName(object.callee) === 'Array') {
      const [count] = object.args.positional;
      const [value] = args.positional;
      if (count?.kind !== 'number' || value === undefined) return null;
      const length = Math.min(maxItems, Math.max(0, Math.floor(count.value)));
      return this.listOf(
        Array.from({ length }, () => ({ value, spread: false, on: null, loop: null })),
        place,
      );
    }
    if (object.kind === 'made' && /^parse_(?:known_)?args$/.test(name)) {
      const given = [...object.args.named].filter(([key]) => key.startsWith(argumentOf));
      if (given.length === 0) return null;
      const entries = new Map(given.map(([key, value]) => [key.slice(argumentOf.length), value]));
      return { kind: 'record', type: null, entries, rest: [], place };
    }
    if (object.kind === 'made') {
      const opened =
        object.callee.kind === 'external' && object.callee.name === 'open'
          ? object.args.positional[0]
          : undefined;
      if (opened !== undefined && /^(?:read|readlines)$/.test(name)) return this.loaded(opened, place);
    }
    return null;
  }

  #formattedList(list: Extract<Value, { kind: 'list' }>, values: Value, place: Place): Value {
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

  /** The text of a file that the program reads. */
  loaded(path: Value, place: Place): Value | null {
    const written = plainText(path);
    if (written === null) {
      if (path.kind === 'text') {
        const literals = literalsOf(path.parts)
          .map(({ text }) => text)
          .join('*');
        return { kind: 'unknown', source: `file ${literals.slice(0, 80)}`, type: null, place };
      }
      return null;
    }
    const found = this.world.file(place.path, written);
    // A program that reads its own sources or project files does not send them.
    if (found !== null && isScript(place) && isSource(found)) return null;
    if (found === null) return { kind: 'unknown', source: `file ${written.slice(0, 80)}`, type: null, place };
    return { kind: 'text', parts: [{ kind: 'file', path: found, place }], place };
  }

  /** The files that a constant glob or the entries of a constant folder are, sorted by name; null where there are none. */
  filesOf(folder: Value, place: Place, glob: string | null = null): Value | null {
    const written = plainText(folder);
    if (written === null || isScript(place)) return null;
    const pattern = glob === null ? written : `${written.replace(/\/$/, '')}/${glob}`;
    const bare = pattern.replace(/^\/|^(?:\.\/)+/, '');
    const found = [
      ...(pattern.startsWith('/') ? [] : this.world.files(place.path, pattern).values()),
      ...this.world.files('', bare).values(),
    ];
    const paths = [...new Set(found)].sort();
    return paths.length === 0 || paths.length > maxFiles
      ? null
      : this.listOf(
          paths.map((path) => itemOf(literal(`/${path}`, place))),
          place,
        );
  }

  /** Data that the program parses from a file it has loaded. */
  parsed(text: Value, place: Place): Value | null {
    const path = pathOf(text);
    return path === null ? null : this.world.data(this.world.file(place.path, path.path) ?? '');
  }

  /** What a program imports from a file that is no program: its text, or its data. */
  asset(path: string, name: string, place: Place): Value | null {
    if (/\.(?:json|jsonc|json5|ya?ml|toml)$/i.test(path)) {
      const data = this.world.data(path);
      if (data?.kind !== 'record') return data;
      if (name === 'default') return data;
      if (name !== '*') return data.entries.get(name) ?? null;
      return { ...data, entries: new Map([...data.entries, ['default', data]]) };
    }
    return { kind: 'text', parts: [{ kind: 'file', path, place }], place };
  }

  listOf(items: readonly Item[], place: Place): Value {
    const found: Item[] = [];
    for (const item of items) {
      if (found.length >= maxItems) break;
      if (item.spread && item.value.kind === 'list' && item.loop === null) {
        for (const inner of item.value.items)
          found.push(item.on === null ? inner : { ...inner, on: inner.on ?? item.on });
      } else found.push(item);
    }
    return { kind: 'list', items: found, place };
  }
}

/** Marks what a parser of the command line declares. */
const argumentOf = '--';

const symbolBit = 1;
const elementBit = 2;

type Symbolic = Extract<Value, { kind: 'parameter' | 'field' | 'element' | 'self' }>;
export type Lookup = (symbol: Symbolic) => Value | undefined;

/**
 * What a function returns for arguments that decide its conditions (`switch (kind) { case 'fast': … }`, `if (kind === 'fast')`): null
 * where they do not.
 */
function taken(ways: Summary['ways'], lookup: Lookup, fn: FunctionInfo): Value | null {
  for (const { value, when } of ways) {
    if (when.length > 4) return null;
    const verdicts = when.map((condition) => holds(condition, lookup, fn));
    if (verdicts.includes(false)) continue;
    return verdicts.includes(null) ? null : value;
  }
  return null;
}

/** Whether a condition on a parameter holds, null when that is not known. */
function holds(condition: Condition, lookup: Lookup, fn: FunctionInfo): boolean | null {
  if (condition.kind === 'switch' || condition.kind === 'if') {
    // What comes last is reached when nothing before it was.
    if (condition.open) return true;
    const [, name, operator, quoted] =
      /^\(?(\w+)\s*(===?|!==?)\s*['"]([^'"]*)['"]\)?$/.exec(condition.on) ?? [];
    if (name === undefined || quoted === undefined) return null;
    const value = lookup({ kind: 'parameter', fn, name, type: null });
    const text = value?.kind === 'null' ? '' : plainText(value);
    if (text === null) return null;
    return (text === quoted) === (operator?.startsWith('=') === true);
  }
  return condition.kind === 'try' && condition.arm === 0 ? true : null;
}

/** What a container of services gives: its declared type says more than the call. */
function isProvided(value: Value): boolean {
  return (
    value.kind === 'made' &&
    value.callee.kind === 'member' &&
    /^(?:Get(?:Required)?(?:Keyed)?Service|Resolve|getBean|getInstance)$/.test(value.callee.name)
  );
}

/** The declared type of what is handed in. */
function typeOfValue(value: Value): string | null {
  switch (value.kind) {
    case 'parameter':
    case 'unknown':
      return value.type;
    case 'field':
      return value.cls.types.get(value.name) ?? null;
    default:
      return null;
  }
}

/** What is configured can be overridden where the program runs: a default. */
function configuredValue({ text, place }: Setting): Value {
  return { kind: 'operation', operator: 'default', operands: [literal(text, place)], place };
}

function isSource(path: string): boolean {
  return /(?:^|\/)(?:package(?:-lock)?|tsconfig[\w.]*|jsconfig)\.json$|\.(?:[cm]?[jt]sx?|vue|svelte|lock|svg|css|scss)$/.test(
    path,
  );
}

/** A place in TypeScript or JavaScript. */
function isScript(place: Place): boolean {
  return /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/.test(place.path);
}

const noArgs: Arguments = { positional: [], named: new Map(), rest: [] };

function isProperty(fn: FunctionInfo): boolean {
  return fn.fact.decorators.some(
    (one) => (one.kind === 'name' || one.kind === 'member') && /property$/.test(one.name),
  );
}

const variablesOfClass = new WeakMap<ClassInfo, ReadonlySet<string>>();

/** Names of the instance variables that the methods of a class set in their own body. */
function instanceVariables(cls: ClassInfo): ReadonlySet<string> {
  const known = variablesOfClass.get(cls);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const { fact } of cls.methods.values())
    for (const one of fact.scope.statements)
      if (
        one.kind === 'assign' &&
        one.target.kind === 'member' &&
        one.target.object.kind === 'name' &&
        one.target.object.name === 'self'
      )
        found.add(one.target.name);
  variablesOfClass.set(cls, found);
  return found;
}

/** In Ruby the name of such a method is a call of it. */
function takesNothing({ fact }: FunctionInfo): boolean {
  return fact.parameters.every(
    (one) => one.default !== null || one.kind === 'rest' || one.kind === 'rest-keywords',
  );
}

/** Two plain constants are the same when their keys are. */
function plainKey(value: Value): string | null {
  const text = plainText(value);
  if (text !== null) return `t${text}`;
  return value.kind === 'number' || value.kind === 'boolean' ? `${value.kind}${value.value}` : null;
}

function recordOf(args: Arguments, place: Place): Value {
  const [first] = args.positional;
  const entries = new Map(first?.kind === 'record' ? first.entries : []);
  for (const [name, value] of args.named) entries.set(name, value);
  const rest = first?.kind === 'record' ? first.rest : first === undefined ? [] : [first];
  return { kind: 'record', type: null, entries, rest: [...rest, ...args.rest], place };
}

function valuesInParts(parts: readonly Part[], visit: (value: Value) => void): void {
  for (const part of parts) {
    if (part.kind === 'hole') visit(part.value);
    else if (part.kind === 'branch') for (const arm of part.arms) valuesInParts(arm, visit);
    else if (part.kind === 'loop') {
      valuesInParts(part.body, visit);
      if (part.each !== undefined) visit(part.each.over);
    }
  }
}

/** An item of a loop that will be written out, or a part of one. */
function isWrittenOut(value: Value): boolean {
  if (value.kind === 'index') return isWrittenOut(value.object);
  return value.kind === 'element' && itemsOf(value.of) !== null;
}

/** Items that are known one by one, null where they are not. A dictionary goes over its keys. */
function itemsOf(value: Value): readonly Item[] | null {
  if (value.kind === 'list') return value.items;
  if (value.kind === 'choice') return itemsOfArms(value);
  if (value.kind !== 'record' || value.rest.length > 0 || value.entries.size === 0) return null;
  return [...value.entries.keys()].map((key) => itemOf(literal(key, value.place)));
}

/** The items of lists of which one is gone over: what all hold comes always, the others under the condition. */
function itemsOfArms({ on, arms }: Extract<Value, { kind: 'choice' }>): readonly Item[] | null {
  const lists = arms.filter((arm) => arm.kind !== 'null').map(itemsOf);
  const known = lists.filter((list) => list !== null);
  if (known.length === 0 || known.length < lists.length || known.length > 8) return null;
  const found: Item[] = [];
  const values = new Set<Value>();
  known.forEach((items, arm) => {
    for (const item of items) {
      if (values.has(item.value)) continue;
      values.add(item.value);
      const always = known.every((list) => list.some(({ value }) => value === item.value));
      found.push(always || item.on !== null ? item : { ...item, on: { on, arm } });
    }
  });
  return found;
}

function itemOf(value: Value): Item {
  return { value, spread: false, on: null, loop: null };
}

/** Functions of standard libraries that pass a text or a path on. */
function external(name: string, args: Arguments, place: Place, evaluator: Evaluator): Value | null {
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
      const entries = new Map(first?.kind === 'record' ? first.entries : []);
      for (const [key, value] of args.named) entries.set(key, value);
      return { kind: 'record', type: null, entries, rest: args.rest, place };
    }
    case 'open':
      return null;
    case 'glob.glob':
    case 'glob.iglob':
      return first === undefined ? null : evaluator.filesOf(first, place);
    case 'os.listdir':
    case 'os.scandir':
      return first === undefined ? null : evaluator.filesOf(first, place, '*');
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
      return evaluator.listOf(
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
      const items = Array.from({ length }, (_, index) => {
        const row = lists.flatMap((list) => (list?.[index] === undefined ? [] : [itemOf(list[index].value)]));
        return itemOf({ kind: 'list', items: row, place });
      });
      return evaluator.listOf(items, place);
    }
    case 'pathlib.Path':
    case 'Path':
    case 'os.path.abspath':
    case 'os.path.realpath':
    case 'os.path.expanduser':
    case 'importlib.resources.files':
      return args.positional.length > 1 ? joinedPath(args.positional, place) : (first ?? null);
    case 'os.path.dirname':
      return first === undefined ? null : evaluator.memberOf(first, 'parent', place);
    case 'os.path.join':
      return joinedPath(args.positional, place);
    case 'os.getenv':
    case 'os.environ.get':
    case 'config':
    case 'decouple.config': {
      const fallback = second ?? args.named.get('default');
      const variable = plainText(first) ?? 'environment';
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
      return first === undefined ? null : (entryOfSpread(first, names, place) ?? null);
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
      const items = args.positional
        .slice(1)
        .map((value): Item => ({ value, spread: false, on: null, loop: null }));
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
    case 'strings.TrimSpace':
    case 'trim':
      return first?.kind === 'text'
        ? textOf(textMethods['trim']?.(first.parts, args, place) ?? [], place)
        : null;
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
      const list = args.positional.find((one) => one.kind === 'list');
      const separator = args.positional.find((one) => one !== list);
      if (list?.kind !== 'list') return null;
      return textOf(joined(separator === undefined ? [] : partsOf(separator, place), list), place);
    }
    case 'append': {
      if (first?.kind !== 'list') return null;
      const items = args.positional
        .slice(1)
        .map((value): Item => ({ value, spread: false, on: null, loop: null }));
      for (const value of args.rest) items.push({ value, spread: true, on: null, loop: null });
      return evaluator.listOf([...first.items, ...items], place);
    }
    case 'List.of':
    case 'Arrays.asList':
    case 'Set.of':
    case 'Stream.of':
    case 'ImmutableList.of': {
      const items = args.positional.map((value): Item => ({ value, spread: false, on: null, loop: null }));
      return evaluator.listOf(items, place);
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
      return first === undefined ? null : evaluator.loaded(first, place);
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
    case 'tomllib.load':
    case 'tomli.load':
    case 'toml.load': {
      const path = first === undefined ? null : pathOf(first);
      return path === null ? null : evaluator.world.data(evaluator.world.file(place.path, path.path) ?? '');
    }
    default:
  }
  if (last === 'Field' || last === 'field') {
    const value = args.named.get('default') ?? (name.startsWith('pydantic') ? first : undefined);
    const factory = args.named.get('default_factory');
    if (value !== undefined) return value;
    if (factory?.kind === 'function') return evaluator.call(factory, noArgs, place);
  }
  if (last === 'partial' && first !== undefined) return first;
  return passedOn(name, args, place, evaluator);
}

/** A list of plain texts, sorted; others keep their order. */
function inOrder(value: Value): Value {
  if (value.kind !== 'list') return value;
  const items = value.items.map((item) => ({ item, text: plainText(item.value) }));
  if (items.some(({ item, text }) => text === null || item.spread || item.loop !== null)) return value;
  items.sort((a, b) => ((a.text ?? '') < (b.text ?? '') ? -1 : a.text === b.text ? 0 : 1));
  return { ...value, items: items.map(({ item }) => item) };
}

/** The path behind an opened file or a loaded text. */
function pathOf(value: Value): { path: string } | null {
  if (value.kind === 'made' && value.callee.kind === 'external' && value.callee.name === 'open') {
    const path = plainText(value.args.positional[0]);
    return path === null ? null : { path };
  }
  if (value.kind === 'text') {
    const [only] = value.parts;
    if (value.parts.length === 1 && only?.kind === 'file') return { path: `/${only.path}` };
  }
  return null;
}

/** Arguments by the parameters they reach. */
function bind(fn: FunctionInfo, args: Arguments, self: Value | null): Map<string, Value> {
  const found = new Map<string, Value>();
  const place = fn.fact.place;
  let parameters = fn.fact.parameters;
  if (fn.cls !== null && /^(?:self|cls)$/.test(parameters[0]?.name ?? '')) {
    const isStatic = fn.fact.decorators.some((one) => one.kind === 'name' && one.name === 'staticmethod');
    if (!isStatic || self !== null) parameters = parameters.slice(1);
  }
  let at = 0;
  const rest: Value[] = [];
  for (const value of args.positional) {
    const parameter = parameters[at];
    if (parameter === undefined || parameter.kind === 'rest' || parameter.kind === 'keyword-only') {
      rest.push(value);
      continue;
    }
    at++;
    if (parameter.kind === 'destructured') {
      if (value.kind === 'record' || value.kind === 'instance') {
        const entries = value.kind === 'record' ? value.entries : value.fields;
        for (const field of parameter.fields ?? []) {
          const entry = entries.get(field.key);
          if (entry !== undefined) found.set(field.key, entry);
        }
      }
      found.set(parameter.name, value);
      continue;
    }
    found.set(parameter.name, value);
  }
  const entries = new Map<string, Value>();
  for (const [name, value] of args.named) {
    if (parameters.some((one) => one.name === name && one.kind !== 'rest-keywords')) found.set(name, value);
    else entries.set(name, value);
  }
  for (const parameter of parameters) {
    if (parameter.kind === 'rest' && rest.length > 0)
      found.set(parameter.name, {
        kind: 'list',
        items: rest.map((value) => ({ value, spread: false, on: null, loop: null })),
        place,
      });
    if (parameter.kind === 'rest-keywords')
      found.set(parameter.name, { kind: 'record', type: null, entries, rest: args.rest, place });
  }
  return found;
}

/** One substitution: values that do not change keep their identity. */
class Substitution {
  readonly #evaluator: Evaluator;
  readonly #lookup: Lookup;
  readonly #done = new Map<Value, Value>();
  /** What is known while the loops around are at one of their items each. */
  #doneForItem = new Map<Value, Value>();
  readonly #elements = new Map<string, Value>();
  #writtenOut = 0;
  #depth = 0;

  constructor(evaluator: Evaluator, lookup: Lookup) {
    this.#evaluator = evaluator;
    this.#lookup = lookup;
  }

  value(value: Value): Value {
    if (!this.#evaluator.isSymbolic(value)) return value;
    // What has no item of a loop in it is the same for each item.
    const done =
      this.#elements.size > 0 && this.#evaluator.hasElement(value) ? this.#doneForItem : this.#done;
    const known = done.get(value);
    if (known !== undefined) return known;
    if (this.#depth > 200 || this.#evaluator.isCut() || !this.#evaluator.step()) return value;
    this.#depth++;
    const made = this.#made(value);
    this.#depth--;
    done.set(value, made);
    return made;
  }

  #made(value: Value): Value {
    const evaluator = this.#evaluator;
    switch (value.kind) {
      case 'parameter':
      case 'field':
      case 'self':
        return this.#lookup(value) ?? value;
      case 'element': {
        const item = this.#elements.get(value.id);
        if (item !== undefined) return item;
        const of = this.value(value.of);
        return of === value.of ? value : { ...value, of };
      }
      case 'text': {
        const parts = this.#parts(value.parts);
        return parts === value.parts ? value : { ...value, parts };
      }
      case 'list': {
        if (!evaluator.copies(value.items.length)) return value;
        const items = flatMapped(value.items, (item) => this.#item(item));
        return items === value.items ? value : evaluator.listOf(items, value.place);
      }
      case 'record': {
        const { args, changed } = this.#arguments({ positional: [], named: value.entries, rest: value.rest });
        return changed ? { ...value, entries: args.named, rest: args.rest } : value;
      }
      case 'choice': {
        const arms = this.#values(value.arms);
        return arms === value.arms ? value : { ...value, arms };
      }
      case 'function': {
        const self = value.self === null ? null : this.value(value.self);
        return self === value.self ? value : { ...value, self };
      }
      case 'instance': {
        const fields = this.#named(value.fields);
        return fields === value.fields ? value : { ...value, fields };
      }
      case 'member': {
        const object = this.value(value.object);
        return object === value.object ? value : evaluator.memberOf(object, value.name, value.place);
      }
      case 'index': {
        const object = this.value(value.object);
        const index = this.value(value.index);
        return object === value.object && index === value.index
          ? value
          : evaluator.indexOf(object, index, value.place);
      }
      case 'operation': {
        const operands = this.#values(value.operands);
        return operands === value.operands ? value : operate(value.operator, operands, value.place);
      }
      case 'made': {
        const callee = this.value(value.callee);
        const { args, changed } = this.#arguments(value.args);
        return callee === value.callee && !changed ? value : evaluator.callAgain(value, callee, args);
      }
      default:
        return value;
    }
  }

  #values(values: readonly Value[]): readonly Value[] {
    if (!this.#evaluator.copies(values.length)) return values;
    return flatMapped(values, (one) => [this.value(one)]);
  }

  #named(values: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
    let changed = false;
    const found = new Map<string, Value>();
    for (const [name, one] of values) {
      const made = this.value(one);
      changed ||= made !== one;
      found.set(name, made);
    }
    return changed ? found : values;
  }

  #arguments(args: Arguments): { readonly args: Arguments; readonly changed: boolean } {
    const known = this.#values(args.rest);
    if (known === args.rest) {
      const positional = this.#values(args.positional);
      const named = this.#named(args.named);
      return {
        args: { positional, named, rest: args.rest },
        changed: positional !== args.positional || named !== args.named,
      };
    }
    const positional = [...this.#values(args.positional)];
    const named = new Map<string, Value>();
    const rest: Value[] = [];
    for (const one of known) {
      if (one.kind === 'record') {
        for (const [key, entry] of one.entries) named.set(key, entry);
        rest.push(...one.rest);
      } else if (one.kind === 'list') positional.push(...one.items.map((item) => item.value));
      else rest.push(one);
    }
    for (const [key, one] of args.named) named.set(key, this.value(one));
    return { args: { positional, named, rest }, changed: true };
  }

  #item(item: Item): readonly Item[] {
    if (item.loop === null) {
      const value = this.value(item.value);
      return [value === item.value ? item : { ...item, value }];
    }
    const over = this.value(item.loop.over);
    const { id } = item.loop;
    const each = this.#known(over, id);
    if (each === null) {
      const value = this.value(item.value);
      return [
        value === item.value && over === item.loop.over
          ? item
          : { ...item, value, loop: { ...item.loop, over } },
      ];
    }
    return each.map((one) => ({
      value: this.#with(id, one.value, () => this.value(item.value)),
      spread: item.spread,
      on: one.on ?? item.on,
      loop: one.loop,
    }));
  }

  /** The items of a loop where it can be written out. */
  #known(over: Value, id: string): readonly Item[] | null {
    const items = this.#elements.has(id) ? null : itemsOf(over);
    if (items === null || items.length > 100 || this.#writtenOut + items.length > maxWrittenOut) return null;
    this.#writtenOut += items.length;
    return items;
  }

  #with<T>(id: string, value: Value, run: () => T): T {
    const before = this.#doneForItem;
    this.#doneForItem = new Map();
    this.#elements.set(id, value);
    const found = run();
    this.#elements.delete(id);
    this.#doneForItem = before;
    return found;
  }

  #parts(parts: readonly Part[]): readonly Part[] {
    if (!this.#evaluator.copies(parts.length)) return parts;
    return flatMapped(parts, (part): readonly Part[] => {
      switch (part.kind) {
        case 'hole': {
          if (!this.#evaluator.isSymbolic(part.value)) return [part];
          const known = this.value(part.value);
          return known === part.value ? [part] : partsOf(known, part.place);
        }
        case 'branch': {
          const arms = flatMapped(part.arms, (arm) => [this.#parts(arm)]);
          return [arms === part.arms ? part : { ...part, arms }];
        }
        case 'loop': {
          const { id } = part.each ?? { id: '' };
          const over = part.each === undefined ? null : this.value(part.each.over);
          const each = over === null ? null : this.#known(over, id);
          if (each === null || each.some(({ spread }) => spread)) {
            const body = this.#parts(part.body);
            if (body === part.body && over === (part.each?.over ?? null)) return [part];
            return [{ ...part, body, ...(over === null ? {} : { each: { id, over } }) }];
          }
          return each.flatMap((one, index) => {
            const body = this.#with(id, one.value, () => this.#parts(part.body));
            return wrapped([...(index === 0 ? [] : (part.between ?? [])), ...body], one, part.place);
          });
        }
        default:
          return [part];
      }
    });
  }
}

/** Loops of what one call sends are written out up to this many items in all. */
const maxWrittenOut = 2000;

/** `flatMap` that gives the same array where nothing changes. */
function flatMapped<T>(items: readonly T[], change: (item: T) => readonly T[]): readonly T[] {
  let found: T[] | null = null;
  for (const [index, item] of items.entries()) {
    const made = change(item);
    if (found === null && made.length === 1 && made[0] === item) continue;
    found ??= items.slice(0, index);
    found.push(...made);
  }
  return found ?? items;
}

export function operate(operator: string, operands: readonly Value[], place: Place): Value {
  const [left, right] = operands;
  if (operator === '%' && left?.kind === 'text' && right !== undefined)
    return textOf(percentFormatted(left.parts, right), place);
  if (operator === '/' && left?.kind === 'text' && right !== undefined) {
    const path = joinedPath([left, right], place);
    if (path !== null) return path;
  }
  if (operator === 'default' && left !== undefined) return { kind: 'operation', operator, operands, place };
  if (operator === '+') {
    if (operands.every((one) => one.kind === 'number'))
      return { kind: 'number', value: operands.reduce((sum, one) => sum + one.value, 0), place };
    if (operands.some((one) => one.kind === 'text'))
      return textOf(
        operands.flatMap((one) => partsOf(one, place)),
        place,
      );
  }
  if (operator === '*' && left?.kind === 'number' && right?.kind === 'number')
    return { kind: 'number', value: left.value * right.value, place };
  if (operator === '-' && left?.kind === 'number' && right?.kind === 'number')
    return { kind: 'number', value: left.value - right.value, place };
  return { kind: 'operation', operator, operands, place };
}

// ------------------------------------------------------------------ one body

/** Methods of the vendors' clients that send a request, and what they are methods of. */
const sendingMethods = /^(?:create|parse|stream|generate_content|generateContent)$/;
const sendingParts = /^(?:completions|messages|responses|models)$/;

/** Runs the statements of one body in order. */
export class Body {
  readonly evaluator: Evaluator;
  readonly module: Module;
  readonly fn: FunctionInfo | null;
  readonly cls: ClassInfo | null;
  readonly #env: Env;
  readonly #outer: readonly string[];
  readonly #returns: { value: Value; when: readonly Condition[] }[] = [];
  readonly #sinks: Sink[] = [];
  readonly #fields = new Map<string, Value>();
  #target: string | null = null;
  #ways: readonly Way[] = [];
  /** Loops around the statement that runs. */
  #rounds: readonly Rounds[];
  /** In what runs after an error. */
  #isCaught = false;

  constructor(
    evaluator: Evaluator,
    module: Module,
    fn: FunctionInfo | null,
    cls: ClassInfo | null,
    env: Env,
    outer: readonly string[],
    rounds: readonly Rounds[] = [],
  ) {
    this.#rounds = rounds;
    this.evaluator = evaluator;
    this.module = module;
    this.fn = fn;
    this.cls = cls;
    this.#env = env;
    this.#outer = outer;
  }

  get qualified(): string {
    return this.fn?.qualified ?? this.#outer.join('.');
  }

  summary(): Summary {
    const values = this.#returns.map(({ value }) => value);
    const on = this.#returns.find(({ when }) => when.length > 0)?.when.at(-1)?.on ?? '';
    const [first] = values;
    const returns =
      first === undefined
        ? null
        : values.length === 1
          ? first
          : ({
              kind: 'choice',
              on,
              arms: values.slice(0, maxArms),
              place: this.fn?.fact.place ?? placeOf(first),
            } as Value);
    return {
      returns,
      ways: values.length > 1 ? this.#returns : [],
      sinks: this.#sinks,
      fields: this.#fields,
    };
  }

  imported(from: string, name: string): Value {
    const { evaluator } = this;
    const module = evaluator.world.module(this.module, from);
    const place = this.module.program.scope.statements[0];
    const at: Place = place !== undefined && 'place' in place ? place.place : startOf(this.module.path);
    if (module === null) {
      const asset = evaluator.world.asset(this.module, from);
      const value = asset === null ? null : evaluator.asset(asset, name, at);
      if (value !== null) return value;
      if (name === '*') return { kind: 'external', name: from };
      // `from package import module` where only the module is a file.
      const inner = evaluator.world.module(
        this.module,
        /^\.+$/.test(from) ? `${from}${name}` : `${from}.${name}`,
      );
      if (inner !== null && inner !== this.module) return { kind: 'module', path: inner.path };
      return { kind: 'external', name: name === 'default' ? from : `${from}.${name}` };
    }
    if (name === '*') return { kind: 'module', path: module.path };
    if (module.state === 'running') {
      return (
        module.env.values.get(name) ?? {
          kind: 'member',
          object: { kind: 'module', path: module.path },
          name,
          place: at,
        }
      );
    }
    return evaluator.nameIn(module.path, name, at);
  }

  /** Functions and classes are known before the statements run. */
  declare(statements: readonly Statement[]): void {
    for (const statement of statements) {
      if (statement.kind === 'function' && statement.when.length === 0)
        this.#env.values.set(statement.fn.name, this.#functionValue(statement.fn));
    }
  }

  #functionValue(fact: FunctionFact): Value {
    const fn = this.evaluator.functionOf(fact, this.module, this.qualified, null, this.#env);
    return { kind: 'function', fn, self: null };
  }

  run(statements: readonly Statement[]): void {
    this.#block(statements, 0);
  }

  #block(statements: readonly Statement[], depth: number): void {
    const ways = this.#ways;
    for (let at = 0; at < statements.length; at++) {
      const statement = statements[at];
      if (statement === undefined) return;
      const condition = statement.when[depth];
      if (condition === undefined) {
        this.#statement(statement);
        continue;
      }
      const arms = new Map<number, Statement[]>();
      const conditions = new Map<number, Condition>();
      let end = at;
      while (end < statements.length && statements[end]?.when[depth]?.id === condition.id) {
        const one = statements[end] as Statement;
        const arm = one.when[depth] as Condition;
        const list = arms.get(arm.arm) ?? [];
        list.push(one);
        arms.set(arm.arm, list);
        conditions.set(arm.arm, arm);
        end++;
      }
      at = end - 1;
      const left = this.#arms(condition, arms, conditions, depth);
      if (left.length > 0) this.#ways = [...this.#ways, { id: condition.id, without: left }];
    }
    this.#ways = ways;
  }

  #arms(
    condition: Condition,
    arms: ReadonlyMap<number, readonly Statement[]>,
    conditions: ReadonlyMap<number, Condition>,
    depth: number,
  ): number[] {
    const before = this.#env.values;
    const ways = this.#ways;
    const results: { arm: number; values: Map<string, Value>; leaves: boolean }[] = [];
    const { each } = condition;
    const over = each === undefined ? null : this.value(each.over);
    const rounds = this.#rounds;
    // What only names the item of a loop does not say where it is.
    const round = this.#roundOf(conditions.get(condition.arm) ?? condition, arms, over, depth);
    if (round !== null) this.#rounds = [...rounds, round];
    const caught = this.#isCaught;
    for (const [arm, statements] of [...arms].sort(([a], [b]) => a - b)) {
      this.#isCaught = caught || (condition.kind === 'try' && arm > 0);
      this.#env.values = new Map(before);
      if (each !== undefined && over !== null)
        this.#takeApart(each.variable, `l${this.module.path}:${condition.id}`, over, placeOf(over));
      if (condition.kind !== 'loop') this.#ways = [...ways, { id: condition.id, arm }];
      this.#block(statements, depth + 1);
      this.#ways = ways;
      const leaves = statements.some((one) => one.kind === 'return' && one.when.length === depth + 1);
      results.push({ arm, values: this.#env.values, leaves });
    }
    this.#rounds = rounds;
    this.#isCaught = caught;
    const closed = condition.kind !== 'loop' && [...conditions.values()].some(({ open }) => open);
    const merged = new Map(before);
    const names = new Set(results.flatMap(({ values }) => [...values.keys()]));
    const staying = results.filter(({ leaves }) => !leaves);
    for (const name of names) {
      const old = before.get(name);
      const changed = staying.filter(({ values }) => values.get(name) !== old);
      if (changed.length === 0) continue;
      if (condition.kind === 'try') {
        const [first] = changed;
        const value = first?.values.get(name);
        if (value === undefined) continue;
        // What only `except` sets: an import in `try` is the other way.
        const isKnown = old !== undefined && old.kind !== 'null' && old.kind !== 'unknown';
        merged.set(
          name,
          first?.arm === 0 || !isKnown
            ? value
            : { kind: 'choice', on: 'try', arms: [old, value], place: placeOf(value) },
        );
        continue;
      }
      if (condition.kind === 'loop') {
        const value = changed[0]?.values.get(name);
        if (value === undefined) continue;
        const grown = looped(old, value, condition, over, this.module.path);
        // What goes over a constant list is written out.
        merged.set(
          name,
          over !== null && itemsOf(over) !== null ? this.evaluator.substitute(grown, () => undefined) : grown,
        );
        continue;
      }
      const values = staying.map(({ arm, values: own }) => ({ arm, value: own.get(name) }));
      if (!closed) values.push({ arm: -1, value: old });
      const joinedValue = join(old, values, condition);
      if (joinedValue !== null) merged.set(name, joinedValue);
    }
    this.#env.values = merged;
    return condition.kind === 'loop' ? [] : results.filter(({ leaves }) => leaves).map(({ arm }) => arm);
  }

  #roundOf(
    condition: Condition,
    arms: ReadonlyMap<number, readonly Statement[]>,
    over: Value | null,
    depth: number,
  ): Rounds | null {
    const statements = condition.kind === 'loop' ? arms.get(condition.arm) : undefined;
    if (statements === undefined) return null;
    return roundsOf(condition, statements, depth, over, this.module.path, (text) => this.#numbered(text));
  }

  /** A number that is written, or the value of a name; null for what is no name. */
  #numbered(text: string): Value | null {
    const place = startOf(this.module.path);
    if (/^\d{1,9}$/.test(text)) return { kind: 'number', value: Number(text), place };
    if (!/^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*){0,3}$/.test(text)) return null;
    const [first = '', ...rest] = text.split('.');
    const root: Expression = { kind: 'name', name: first === 'this' ? 'self' : first, place };
    return this.value(
      rest.reduce<Expression>((object, name) => ({ kind: 'member', object, name, place }), root),
    );
  }

  /** Gives the names of a loop one item of what it goes over. */
  #takeApart(variable: Variable, id: string, over: Value, place: Place): void {
    const names = typeof variable === 'string' ? [variable] : variable;
    const element: Value = { kind: 'element', id, of: over, name: names.map((one) => one ?? '_').join(', ') };
    names.forEach((name, index) => {
      if (name === null) return;
      const at: Value = { kind: 'number', value: index, place };
      const value = typeof variable === 'string' ? element : this.evaluator.indexOf(element, at, place);
      this.#env.values.set(name, value);
    });
  }

  #statement(statement: Statement): void {
    if (!this.evaluator.step()) return;
    switch (statement.kind) {
      case 'function': {
        if (this.#env.values.get(statement.fn.name)?.kind !== 'function' || statement.when.length > 0)
          this.#env.values.set(statement.fn.name, this.#functionValue(statement.fn));
        const value = this.#env.values.get(statement.fn.name);
        this.annotations(statement.fn, value?.kind === 'function' ? value.fn : null);
        return;
      }
      case 'class': {
        const bases = statement.cls.bases.map((base) => this.value(base));
        const cls = this.evaluator.classOf(statement.cls, this.module, this.qualified, this.#env, bases);
        this.#env.values.set(statement.cls.name, { kind: 'class', cls });
        return;
      }
      case 'return': {
        const value = this.value(statement.value);
        this.#returns.push({ value, when: statement.when });
        this.#note('return', value, statement.place, 'return', statement.when);
        return;
      }
      case 'assign':
        this.#assign(statement);
        return;
      case 'expression':
        this.#mutation(statement.value);
        return;
      case 'leave':
        return;
    }
  }

  /** Decorators are calls of their own; annotations that carry text (`@SystemMessage("…")`) make the method a request. */
  annotations(fact: FunctionFact, info: FunctionInfo | null): void {
    const values = fact.decorators.map((decorator) => ({ decorator, value: this.value(decorator) }));
    if (info === null) return;
    const texts: SinkText[] = [];
    let sink: Sink | null = null;
    for (const { decorator } of values) {
      if (decorator.kind !== 'call') continue;
      const callee = this.value(decorator.callee);
      const args = this.args(decorator.arguments);
      const found = annotationOf(callee, args, decorator.place, {
        evaluator: this.evaluator,
        module: this.module,
        fn: info,
        target: null,
        cls: info.cls,
      });
      if (found === null) continue;
      // The one that names the model is the request.
      sink = sink === null || (sink.model === null && found.model !== null) ? found : sink;
      texts.push(...found.texts);
    }
    if (sink === null) return;
    if (sink.model !== null) texts.push(...this.#sentBy(info, texts));
    if (texts.length > 0) this.evaluator.sinks.push({ ...sink, texts });
  }

  /** What a function sends whose decorator makes it a request: what it returns, where no other decorator has the text. */
  #sentBy(fn: FunctionInfo, texts: readonly SinkText[]): SinkText[] {
    if (texts.length > 0) return [];
    const value = this.evaluator.summaryOf(fn)?.returns ?? null;
    return value === null || value.kind === 'record' || value.kind === 'null'
      ? []
      : [{ as: 'messages', role: 'user', value }];
  }

  #note(
    target: string,
    value: Value,
    place: Place,
    where: NamedText['where'],
    when: readonly Condition[] = [],
  ): void {
    if (value.kind === 'made') {
      // `PromptTemplate(template="…")`: a text all the same. What a function makes of its arguments is not.
      const name = calleeName(value.callee);
      const isTool = /tool|function|declaration/i.test(name) && value.args.named.has('description');
      if (
        where === 'return' ||
        where === 'argument' ||
        (!isTool && !/prompt|template|message|signature/i.test(name))
      )
        return;
    } else if (value.kind === 'instance') {
      if (!/tool|function/i.test(value.cls.name) || !value.fields.has('description')) return;
    } else if (
      value.kind !== 'text' &&
      value.kind !== 'record' &&
      value.kind !== 'list' &&
      value.kind !== 'choice'
    )
      return;
    this.evaluator.texts.push({
      module: this.module,
      qualified: this.qualified,
      target,
      value,
      place,
      where,
      when,
    });
  }

  #assign(statement: Extract<Statement, { kind: 'assign' }>): void {
    const { target } = statement;
    const top = this.fn === null;
    const name =
      target.kind === 'name'
        ? target.name
        : target.kind === 'member' && target.object.kind === 'name'
          ? target.object.name === 'self'
            ? target.name
            : `${target.object.name}.${target.name}`
          : target.kind === 'index' && target.object.kind === 'name'
            ? `${target.object.name}.${target.index.kind === 'text' ? target.index.value : '…'}`
            : null;
    const before = this.#target;
    if (top && name !== null) this.#target = name;
    const value = this.#annotated(statement) ?? this.value(statement.value);
    this.#target = before;
    const full = statement.augmented ? this.#plus(this.value(target), value, statement.place) : value;
    if (name !== null) this.#note(name, full, statement.place, top ? 'constant' : 'local', statement.when);
    this.evaluator.assigned.push({ place: statement.place, value: full });
    this.#set(target, full, statement.type, statement.place);
  }

  /** `@Value("classpath:/prompts/x.st") Resource x`: the text of that file; `@Value("${app.model}")`: what is configured. */
  #annotated(statement: Extract<Statement, { kind: 'assign' }>): Value | null {
    return statement.decorators.length === 0
      ? null
      : this.evaluator.injected(statement.decorators, this.module);
  }

  #plus(left: Value, right: Value, place: Place): Value {
    if (left.kind === 'list') {
      return this.evaluator.listOf(
        [...left.items, { value: right, spread: true, on: null, loop: null }],
        place,
      );
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

  #set(target: Expression, value: Value, type: string | null, place: Place): void {
    if (target.kind === 'name') {
      const cls = this.fn?.cls ?? null;
      if (
        cls !== null &&
        cls.types.has(target.name) &&
        type === null &&
        implicitMembers.has(this.module.program.language) &&
        !this.#env.values.has(target.name)
      )
        this.#fields.set(target.name, value);
      this.#env.values.set(
        target.name,
        value.kind === 'unknown' && type !== null ? { ...value, type } : value,
      );
      return;
    }
    if (target.kind === 'member' && target.object.kind === 'name') {
      const { object, name } = target;
      if (object.name === 'self' && this.cls !== null) {
        this.#fields.set(name, value);
        this.#env.values.set(`self.${name}`, value);
        return;
      }
      const known = this.#env.get(object.name);
      if (known?.kind === 'module') this.#patch(known.path, name, value, place);
      else if (known?.kind === 'instance')
        this.#env.values.set(object.name, { ...known, fields: new Map([...known.fields, [name, value]]) });
      else if (known?.kind === 'made')
        this.#env.values.set(object.name, {
          ...known,
          args: { ...known.args, named: new Map([...known.args.named, [name, value]]) },
        });
      else if (known?.kind === 'record')
        this.#env.values.set(object.name, { ...known, entries: new Map([...known.entries, [name, value]]) });
      return;
    }
    if (target.kind === 'member') {
      const owner = this.value(target.object);
      // What calls of `client.chat.completions.create` send from here on is not known.
      if (owner.kind === 'member' && sendingMethods.test(target.name) && sendingParts.test(owner.name))
        this.evaluator.replaced.set(place.path, { name: target.name, line: place.line });
      if (owner.kind === 'module') this.#patch(owner.path, target.name, value, place);
      return;
    }
    if (target.kind === 'index') {
      const key = target.index.kind === 'text' ? target.index.value : null;
      const owner = this.value(target.object);
      const isNamespace =
        owner.kind === 'made' &&
        owner.callee.kind === 'external' &&
        /^(?:globals|vars|locals)$/.test(owner.callee.name);
      if (isNamespace && key !== null) {
        this.#env.values.set(key, value);
        return;
      }
      if (owner.kind === 'list') {
        this.#setItem(target, owner, value, place);
        return;
      }
      if (key !== null && (owner.kind === 'record' || owner.kind === 'parameter')) {
        const entries = new Map(owner.kind === 'record' ? owner.entries : []);
        entries.set(key, value);
        this.#set(
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

  /** `messages[0] = x`, `messages[1:1] = [x]`. */
  #setItem(
    target: Extract<Expression, { kind: 'index' }>,
    list: Extract<Value, { kind: 'list' }>,
    value: Value,
    place: Place,
  ): void {
    const { index } = target;
    const isSlice = index.kind === 'unknown' && index.source.includes(':');
    const at =
      index.kind === 'number' ? (index.value < 0 ? list.items.length + index.value : index.value) : -1;
    const added: Item = { value, spread: isSlice, on: null, loop: null };
    // At a position that nobody knows it is one item more.
    const items =
      isSlice || list.items[at] === undefined
        ? [...list.items, added]
        : list.items.map((item, n) => (n === at ? { ...item, value, spread: false } : item));
    this.#set(target.object, this.evaluator.listOf(items, place), null, place);
  }

  /** `setattr(module, "NAME", value)` and `globals().update(NAME=value)`. */
  #renames(expression: Extract<Expression, { kind: 'call' }>): boolean {
    const { callee, place } = expression;
    if (callee.kind === 'name' && callee.name === 'setattr') {
      const [object, name, value] = this.args(expression.arguments).positional;
      const key = plainText(name);
      if (object === undefined || key === null || value === undefined) return false;
      if (object.kind === 'module') this.#patch(object.path, key, value, place);
      else if (object.kind === 'index' || object.kind === 'external') this.#env.values.set(key, value);
      else return false;
      return true;
    }
    if (callee.kind !== 'member' || callee.name !== 'update' || callee.object.kind !== 'call') return false;
    const { callee: namespace } = callee.object;
    if (namespace.kind !== 'name' || !/^(?:globals|vars)$/.test(namespace.name)) return false;
    const given = recordOf(this.args(expression.arguments), place);
    if (given.kind === 'record') for (const [key, one] of given.entries) this.#env.values.set(key, one);
    return true;
  }

  /** Another module changes a name of this one: it is what it was, or what it becomes. */
  #patch(path: string, name: string, value: Value, place: Place): void {
    const module = this.evaluator.world.byPath(path);
    if (module === null) return;
    const old = module.env.values.get(name);
    module.env.values.set(
      name,
      old === undefined ? value : { kind: 'choice', on: `${path}.${name}`, arms: [old, value], place },
    );
  }

  /** `messages.append(x)` and its like change what a name holds; anything else is only evaluated. */
  #mutation(expression: Expression): void {
    if (expression.kind === 'binary' && expression.operator === '<<') {
      const { left, right, place } = expression;
      const known = this.value(left);
      const value = this.value(right);
      if (known.kind === 'list')
        this.#set(
          left,
          this.evaluator.listOf([...known.items, { value, spread: false, on: null, loop: null }], place),
          null,
          place,
        );
      else if (known.kind === 'text') this.#set(left, this.#plus(known, value, place), null, place);
      return;
    }
    if (this.#builds(expression)) return;
    if (expression.kind === 'call' && this.#renames(expression)) return;
    if (this.#declaresArgument(expression)) return;
    if (expression.kind === 'call' && expression.callee.kind === 'member') {
      const { object, name } = expression.callee;
      if (
        /^(?:append|extend|insert|push|unshift|add|update|addAll|Add|AddRange|appendleft|setdefault)$/.test(
          name,
        ) &&
        (object.kind === 'name' ||
          (object.kind === 'member' && object.object.kind === 'name') ||
          object.kind === 'index')
      ) {
        const known = this.value(object);
        const args = this.args(expression.arguments);
        const place = expression.place;
        if (known.kind === 'list') {
          const value = args.positional.at(-1);
          if (value === undefined) return;
          const spread = /^(?:extend|addAll|AddRange)$/.test(name);
          const added = (name === 'push' || name === 'append' ? args.positional : [value]).map(
            (one): Item => ({ value: one, spread, on: null, loop: null }),
          );
          const first =
            name === 'unshift' ||
            name === 'appendleft' ||
            (name === 'insert' && args.positional[0]?.kind === 'number' && args.positional[0].value === 0);
          this.#set(
            object,
            this.evaluator.listOf(first ? [...added, ...known.items] : [...known.items, ...added], place),
            null,
            place,
          );
          return;
        }
        if (known.kind === 'record' && name === 'update') {
          const values = recordOf(args, place);
          if (values.kind === 'record')
            this.#set(
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
          this.#set(object, this.evaluator.listOf(first ? items.reverse() : items, place), null, place);
          return;
        }
      }
    }
    const value = this.value(expression);
    if (isBraced(expression.place)) this.#configures(expression, value);
  }

  /** `chat.setSystemMessage("…")` and `args.model("x")` as statements: the object is what the method was called on, and more. */
  #configures(expression: Expression, value: Value): void {
    if (expression.kind !== 'call' || value.kind !== 'made') return;
    const names: string[] = [];
    let root: Expression = expression;
    while (root.kind === 'call' && root.callee.kind === 'member') {
      names.push(root.callee.name);
      root = root.callee.object;
    }
    const isField = root.kind === 'member' && root.object.kind === 'name' && root.object.name === 'self';
    if (names.length === 0 || (root.kind !== 'name' && !isField)) return;
    const known = root.kind === 'name' ? this.#env.get(root.name) : this.value(root);
    if (known?.kind !== 'made') return;
    const maker = known.callee.kind === 'member' ? known.callee.object : known.callee;
    const isBuilder =
      (maker.kind === 'external' || maker.kind === 'unknown') &&
      /(?:Args|Builder)(?:[.:]+\w+)?$/.test(maker.kind === 'external' ? maker.name : maker.source);
    if (isBuilder || names.every((name) => /^(?:set|with)_?[A-Za-z]/.test(name)))
      this.#set(root, value, null, expression.place);
  }

  /** `parser.add_argument("--model", default="…")`: what `parser.parse_args()` holds. */
  #declaresArgument(expression: Expression): boolean {
    if (expression.kind !== 'call' || expression.callee.kind !== 'member') return false;
    const { object, name } = expression.callee;
    if (name !== 'add_argument' || object.kind !== 'name') return false;
    const known = this.#env.get(object.name);
    if (known?.kind !== 'made' || !/ArgumentParser$/.test(calleeName(known.callee))) return false;
    const args = this.args(expression.arguments);
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
    this.evaluator.assigned.push({ place, value: fallback ?? value });
    const named = new Map([...known.args.named, [`${argumentOf}${target}`, value] as const]);
    this.#env.values.set(object.name, { ...known, args: { ...known.args, named } });
    return true;
  }

  /** `sb.append("a").append("b")`, `sb.WriteString("a")`, `history.AddSystemMessage("a")`: the object holds what was added. */
  #builds(expression: Expression): boolean {
    const steps: { name: string; list: readonly Argument[]; place: Place }[] = [];
    let root: Expression = expression;
    while (root.kind === 'call' && root.callee.kind === 'member') {
      steps.unshift({ name: root.callee.name, list: root.arguments, place: root.place });
      root = root.callee.object;
    }
    if (root.kind !== 'name' && root.kind !== 'member') return false;
    const known =
      steps.length === 0 ? undefined : root.kind === 'name' ? this.#env.get(root.name) : this.value(root);
    if (known === undefined) return false;
    if (steps.every(({ name }) => appending.test(name))) {
      const before = collected(known);
      if (before === null) return false;
      let parts = before;
      for (const { name, list, place } of steps) {
        const args = this.args(list);
        const [value] = args.positional;
        if (value !== undefined) parts = [...parts, ...partsOf(value, place)];
        if (/Line$|^appendln$/.test(name)) parts = [...parts, { kind: 'text', text: '\n', place }];
      }
      this.#set(root, textOf(parts, expression.place), null, expression.place);
      return true;
    }
    const role =
      steps.length === 1
        ? /^[Aa]dd(System|User|Assistant|Developer)Message$/.exec(steps[0]?.name ?? '')?.[1]
        : undefined;
    if (role === undefined || (known.kind !== 'made' && known.kind !== 'list')) return false;
    const [first] = this.args(steps[0]?.list ?? []).positional;
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
    const before: readonly Item[] =
      known.kind === 'list'
        ? known.items
        : known.args.positional.map((value) => ({ value, spread: false, on: null, loop: null }));
    this.#set(
      root,
      this.evaluator.listOf([...before, { value: message, spread: false, on: null, loop: null }], place),
      null,
      place,
    );
    return true;
  }

  // ---------------------------------------------------------------- expressions

  args(list: readonly Argument[]): Arguments {
    const positional: Value[] = [];
    const named = new Map<string, Value>();
    const rest: Value[] = [];
    for (const argument of list) {
      const value = this.value(argument.value);
      if (argument.spread !== null) {
        if (value.kind === 'record') {
          for (const [key, one] of value.entries) named.set(key, one);
          rest.push(...value.rest);
        } else if (value.kind === 'list' && value.items.every((item) => item.loop === null && !item.spread))
          positional.push(...value.items.map((item) => item.value));
        else rest.push(value);
      } else if (argument.name === null) positional.push(value);
      else named.set(argument.name, value);
    }
    return { positional, named, rest };
  }

  value(expression: Expression): Value {
    const { place } = expression;
    const { evaluator } = this;
    if (!evaluator.step()) return { kind: 'unknown', source: 'budget', type: null, place };
    switch (expression.kind) {
      case 'text':
        return {
          kind: 'text',
          parts: expression.value === '' ? [] : [{ kind: 'text', text: expression.value, place }],
          place,
        };
      case 'number':
      case 'boolean':
        return expression.kind === 'number'
          ? { kind: 'number', value: expression.value, place }
          : { kind: 'boolean', value: expression.value, place };
      case 'null':
        return { kind: 'null', place };
      case 'template': {
        const parts = expression.parts.flatMap((part) => partsOf(this.value(part), part.place));
        if (expression.tag !== null) {
          const name =
            expression.tag.kind === 'name' || expression.tag.kind === 'member' ? expression.tag.name : '';
          if (/^(?:dedent|outdent|stripIndents?|codeBlock|oneLine|html|source)$/.test(name))
            return textOf(textMethods['strip']?.(dedent(parts), noArgs, place) ?? parts, place);
          if (/^(?:sql|gql|graphql|css|styled|svg|glsl|groq|cypher|regex)$/i.test(name))
            return { kind: 'unknown', source: name, type: null, place };
        }
        return textOf(parts, place);
      }
      case 'concat': {
        const values = expression.parts.map((part) => this.value(part));
        const [first] = values;
        if (first?.kind === 'list')
          return evaluator.listOf(
            values.map((value) => ({ value, spread: true, on: null, loop: null })),
            place,
          );
        if (values.every((value) => value.kind === 'number'))
          return {
            kind: 'number',
            value: values.reduce((sum, value) => sum + value.value, 0),
            place,
          };
        // `index + 1`
        if (values.some((value) => value.kind === 'number') && values.every(isNumberLike))
          return { kind: 'operation', operator: '+', operands: values, place };
        if (values.some((value) => value.kind === 'list'))
          return evaluator.listOf(
            values.map((value) => ({ value, spread: true, on: null, loop: null })),
            place,
          );
        return textOf(
          values.flatMap((value) => partsOf(value, place)),
          place,
        );
      }
      case 'name':
        return this.#name(expression.name, place);
      case 'member': {
        if (expression.object.kind === 'name' && expression.object.name === 'self') {
          const set = this.#env.values.get(`self.${expression.name}`);
          if (set !== undefined) return set;
        }
        const object = this.value(expression.object);
        if (object.kind === 'self' && this.fn !== null) {
          const fixed = evaluator.static(object.cls, expression.name);
          if (fixed !== null && fixed.kind !== 'unknown' && !assignsField(object.cls, expression.name))
            return fixed;
        }
        return evaluator.memberOf(object, expression.name, place);
      }
      case 'index':
        return evaluator.indexOf(this.value(expression.object), this.value(expression.index), place);
      case 'call':
        return this.#call(expression);
      case 'list':
        return evaluator.listOf(
          expression.items.map((item) => ({
            value: this.value(item.value),
            spread: item.spread,
            on: null,
            loop: null,
          })),
          place,
        );
      case 'record': {
        const entries = new Map<string, Value>();
        const rest: Value[] = [];
        for (const entry of expression.entries) {
          const value = this.#entry(entry);
          if (entry.spread) {
            const known =
              value.kind === 'choice' ? (value.arms.find((arm) => arm.kind === 'record') ?? value) : value;
            if (known.kind === 'record') {
              for (const [key, one] of known.entries) entries.set(key, one);
              rest.push(...known.rest);
            } else if (known.kind !== 'null' && known.kind !== 'boolean') rest.push(known);
          } else {
            const computed = entry.computed === undefined ? null : plainText(this.value(entry.computed));
            entries.set(entry.key ?? computed ?? `…${entries.size}`, value);
          }
        }
        const record: Value = { kind: 'record', type: expression.type, entries, rest, place };
        this.#describes(record);
        return record;
      }
      case 'binary': {
        const left = this.value(expression.left);
        const right = this.value(expression.right);
        return operate(expression.operator, [left, right], place);
      }
      case 'choice': {
        const arms = expression.arms.map((arm) => this.value(arm));
        if (expression.operator === 'or' || expression.operator === '??') {
          // The first that is set; a constant default after something unknown is a default.
          const known = arms.filter((arm) => arm.kind !== 'null');
          const [first] = known;
          if (first === undefined) return { kind: 'null', place };
          const unknown = known.filter(isAtRunTime);
          const rest = known.filter((arm) => !isAtRunTime(arm));
          if (unknown.length > 0 && rest.length === 1 && rest[0] !== undefined)
            return { kind: 'operation', operator: 'default', operands: [rest[0]], place };
          if (known.length === 1) return first;
          return { kind: 'choice', on: expression.on, arms: known, place };
        }
        if (expression.operator === 'and') {
          const last = arms.at(-1) ?? { kind: 'null', place };
          // `condition && "text"`: the text, or nothing.
          return last.kind === 'text' && last.parts.length > 0
            ? { kind: 'choice', on: expression.on, arms: [last, { kind: 'null', place }], place }
            : last;
        }
        return { kind: 'choice', on: expression.on, arms, place };
      }
      case 'comprehension': {
        const over = this.value(expression.over);
        const id = `c${place.path}:${place.start}`;
        const before = this.#env.values;
        if (expression.variable !== undefined) {
          this.#env.values = new Map(before);
          this.#takeApart(expression.variable, id, over, place);
        }
        const element = this.#within(roundsOver(over, 'for … in …', place), () =>
          this.value(expression.element),
        );
        this.#env.values = before;
        // `[part for part in parts if part]` keeps the texts of its list.
        if (
          element.kind === 'element' &&
          element.id === id &&
          (over.kind === 'choice' || over.kind === 'list')
        )
          return over;
        const item: Item = {
          value: element,
          spread: false,
          on: null,
          loop: { id, over, written: 'items' },
        };
        const list: Value = { kind: 'list', items: [item], place };
        return itemsOf(over) !== null && evaluator.isSymbolic(list)
          ? evaluator.substitute(list, () => undefined)
          : list;
      }
      case 'function': {
        const { fn: fact } = expression;
        const fn = evaluator.functionOf(
          fact,
          this.module,
          this.qualified,
          null,
          this.#env,
          fact.name === '' ? this.#rounds : [],
        );
        return { kind: 'function', fn, self: null };
      }
      case 'unknown':
        for (const inner of expression.inside) this.value(inner);
        return { kind: 'unknown', source: expression.source, type: null, place };
    }
  }

  /** The value of an entry; a function without a name has that of its entry and of what the record is assigned to. */
  #entry({ key, value }: RecordEntry): Value {
    if (value.kind !== 'function' || value.fn.name !== '' || key === null) return this.value(value);
    const outer = this.qualified === '' ? (this.#target ?? '') : this.qualified;
    const fact = { ...value.fn, name: key };
    return {
      kind: 'function',
      fn: this.evaluator.functionOf(fact, this.module, outer, null, this.#env),
      self: null,
    };
  }

  #name(name: string, place: Place): Value {
    const known = this.#env.get(name);
    if (known !== undefined) {
      if (known.kind === 'member' && known.object.kind === 'module')
        return this.evaluator.memberOf(known.object, known.name, place);
      return known;
    }
    if (name === '__file__') return literal(`/${this.module.path}`, place);
    if (name === '__dir__' || name === '__DIR__') return literal(`/${folderOf(this.module.path)}`, place);
    if (name === 'import.meta') return { kind: 'external', name };
    const own = pathOfModule(name, place);
    if (own !== null) return own;
    for (const imported of this.module.program.imports) {
      if (imported.local !== '*') continue;
      const other = this.evaluator.world.module(this.module, imported.from);
      if (other === null || other.state === 'running') continue;
      const found = this.evaluator.nameIn(other.path, name, place);
      if (found.kind !== 'unknown') return found;
    }
    // A lambda in a method has its class around it.
    const around = this.#env.get('self');
    const cls = this.cls ?? this.fn?.cls ?? (around?.kind === 'self' ? around.cls : null);
    if (cls !== null && implicitMembers.has(this.module.program.language)) {
      // `PROMPT` and `client` in a method are the class's own.
      const fixed = this.evaluator.static(cls, name);
      if (fixed !== null && fixed.kind !== 'unknown' && !(isProvided(fixed) && cls.types.has(name)))
        return fixed;
      if (fixed !== null || cls.types.has(name) || this.evaluator.method(cls, name) !== null)
        return this.evaluator.memberOf({ kind: 'self', cls }, name, place);
    }
    const declaring = this.evaluator.world.visible(this.module, name);
    if (declaring !== null) {
      const visible = this.evaluator.nameIn(declaring.path, name, place);
      if (visible.kind !== 'unknown') return visible;
    }
    return builtins.has(name)
      ? { kind: 'external', name }
      : { kind: 'unknown', source: name, type: null, place };
  }

  #call(expression: Extract<Expression, { kind: 'call' }>): Value {
    const { place } = expression;
    const { evaluator } = this;
    const callee = this.value(expression.callee);
    const over = this.#goneOver(callee, expression.arguments);
    const goesOver = over === null ? null : roundsOver(over, `${calleeName(callee)}(…)`, place);
    const args =
      goesOver === null
        ? this.args(expression.arguments)
        : this.#within(goesOver, () => this.args(expression.arguments));
    this.#noteCalled(callee, args, goesOver, place);
    if (isBraced(place)) this.#writes(expression, callee, args);
    const sink = sinkOf(
      { callee, args, place, written: expression.callee, constructs: expression.constructs },
      { evaluator, module: this.module, fn: this.fn, target: this.#target, cls: this.cls },
    );
    if (sink !== null) this.addSink(sink);
    else this.#noteSteps(callee, args);
    this.#lends(args);
    this.#noteArguments(callee, args);
    this.#noteAnswers(callee, args);
    const value = evaluator.apply(callee, args, place, this) ?? { kind: 'made', callee, args, place };
    this.#describes(value);
    return value;
  }

  /** What a call runs a function over that it is given: `items.map(fn)`, `Array.from({ length: 40 }, fn)`. */
  #goneOver(callee: Value, args: readonly Argument[]): Value | null {
    if (callee.kind !== 'member' || !goesOverItems.has(this.module.program.language)) return null;
    if (iterations.test(callee.name)) return callee.object;
    const isArray = callee.object.kind === 'unknown' && callee.object.source === 'Array';
    const [first] = args;
    if (!isArray || callee.name !== 'from' || first === undefined || args.length < 2) return null;
    const items = this.value(first.value);
    return items.kind === 'record' ? (items.entries.get('length') ?? items) : items;
  }

  /** What runs in one more loop. */
  #within<T>(round: Rounds, run: () => T): T {
    const rounds = this.#rounds;
    this.#rounds = [...rounds, round];
    const result = run();
    this.#rounds = rounds;
    return result;
  }

  /** Notes for the functions that a call runs, or hands on to be run, in which loops it does. */
  #noteCalled(callee: Value, args: Arguments, goesOver: Rounds | null, place: Place): void {
    const note = (fn: FunctionInfo, rounds: readonly Rounds[]): void => {
      if (fn.calledIn.length < maxCallsNoted) fn.calledIn.push({ from: this.fn, rounds });
    };
    if (callee.kind === 'function') {
      if (callee.fn !== this.fn) note(callee.fn, this.#rounds);
      else if (!this.#isCaught) callee.fn.recursion ??= place;
    }
    if (this.#rounds.length === 0 && goesOver === null) return;
    const around = goesOver === null ? this.#rounds : [...this.#rounds, goesOver];
    for (const value of args.positional)
      if (value.kind === 'function' && value.fn.name !== '') note(value.fn, around);
  }

  /** `Runner.run(agent, max_turns=5)`: the steps of an agent that is made elsewhere. */
  #noteSteps(callee: Value, args: Arguments): void {
    const given = stepsGiven(args);
    if (given.length === 0) return;
    const agents = new Set<string>();
    const put = (value: Value, depth: number): void => {
      if (depth > 3) return;
      if (value.kind === 'made') agents.add(`${value.place.path}:${value.place.start}`);
      else if (value.kind === 'member') put(value.object, depth + 1);
      else if (value.kind === 'choice') for (const arm of value.arms) put(arm, depth + 1);
      if (value.kind === 'made') put(value.callee, depth + 1);
    };
    if (callee.kind === 'member') put(callee.object, 0);
    for (const value of [...args.positional, ...args.named.values()]) put(value, 0);
    for (const id of agents) {
      const list = this.evaluator.stepsOfAgents.get(id) ?? [];
      list.push(...given);
      this.evaluator.stepsOfAgents.set(id, list);
    }
  }

  /** `retry(() => client.chat(…))`: what a function of this body sends when somebody else calls it, this body sends. */
  #lends(args: Arguments): void {
    const own = this.fn?.fact.place;
    if (own === undefined) return;
    for (const value of [...args.positional, ...args.named.values()]) {
      if (value.kind !== 'function' || value.fn === this.fn) continue;
      const { path, start, end } = value.fn.fact.place;
      if (path !== own.path || start < own.start || end > own.end) continue;
      for (const sink of this.evaluator.summaryOf(value.fn)?.sinks ?? [])
        if (this.#sinks.length < maxSinksOfFunction && !this.#sinks.includes(sink)) this.#sinks.push(sink);
    }
  }

  /** `fmt.Fprintf(&text, "…")`, `template.Execute(&text, data)`, `writeln!(text, "…")`: what is written to holds more text. */
  #writes(
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
        added = executedText(object, name, args, place, this.evaluator)?.parts ?? null;
    } else if (callee.kind === 'external' || callee.kind === 'unknown')
      added = printed(callee.kind === 'external' ? callee.name : callee.source, args, place, this.evaluator);
    if (added !== null) this.#set(target, textOf([...before, ...added], place), null, place);
  }

  /** Keeps what may be the description of a tool, for tools that no call found sends. */
  #describes(value: Value): void {
    const { described } = this.evaluator;
    if (this.module.program.language === 'python' || described.length >= maxDescribed) return;
    if (mayDescribeTool(value)) described.push({ module: this.module, qualified: this.qualified, value });
  }

  /** `response_format=Answer`, `llm.with_structured_output(Answer)`; not the models of a web framework's routes. */
  #noteAnswers(callee: Value, args: Arguments): void {
    const name = calleeName(callee);
    // A registry of the program's own that says what goes in and what comes out.
    if (callee.kind === 'class' && args.named.has('input_schema') && args.named.has('output_schema')) return;
    if (/^(?:get|post|put|patch|delete|head|options|route|api_route|add_api_route|websocket)$/.test(name))
      return;
    for (const [key, value] of args.named)
      if (value.kind === 'class' && answerArgument.test(key)) this.evaluator.answers.add(value.cls);
    if (!answerMaker.test(name)) return;
    for (const value of args.positional) if (value.kind === 'class') this.evaluator.answers.add(value.cls);
  }

  /** Texts that calls are given, for the ones that no request is found for. */
  #noteArguments(callee: Value, args: Arguments): void {
    // In a module's body the name that the result is given says what it is.
    const before = this.fn === null && this.#target !== null ? `${this.#target}→` : '';
    for (const [name, value] of args.named)
      if (value.kind === 'text' || value.kind === 'list')
        this.#note(`${before}${name}`, value, placeOf(value), 'argument');
    for (const value of args.positional)
      if (value.kind === 'text' || value.kind === 'list' || value.kind === 'record')
        this.#note(`${before}${calleeName(callee)}`, value, placeOf(value), 'argument');
  }

  addSink(made: Sink): Sink {
    const inner = new Set(made.rounds.map(({ id }) => id));
    const around = this.#rounds.filter(({ id }) => !inner.has(id));
    const rounds = around.length === 0 ? made.rounds : [...around, ...made.rounds];
    const sink: Sink = { ...made, ways: this.#ways, rounds };
    this.evaluator.sinks.push(sink);
    if (this.#sinks.length < maxSinksOfFunction && this.fn !== null) this.#sinks.push(sink);
    return sink;
  }

  /**
   * A call of a function that sends requests. What it sends to several providers in turn, or to one of several, is one request.
   */
  runs(sinks: readonly Sink[], fn: FunctionInfo, change: (value: Value) => Value, place: Place): void {
    const sent = new Set<string>();
    const run: { sink: Sink; made: Sink | null }[] = [];
    for (const sink of sinks) {
      const texts = signatureOf(sink);
      const other = run.find((one) => isInstead(sink, one.sink));
      if (other !== undefined) {
        if (other.made?.adds === true) specialize(sink);
        else sink.plain++;
        other.made?.instead.push(sink);
        if (sink.model !== null)
          other.made?.insteadModels.push(change(sink.model), ...sink.insteadModels.map(change));
      } else if (sent.has(texts) || sent.size >= maxSinksOfCall) sink.plain++;
      else {
        sent.add(texts);
        const followed = this.evaluator.within(() => {
          run.push({ sink, made: this.through(sink, fn, change, place) });
          return true;
        });
        // What this call adds to the request is not known, so nothing of its file is known to be the same or gone.
        if (followed === null) this.evaluator.unfinished.add(place.path);
      }
    }
  }

  /** With text of its own a call is a request of its own. */
  through(sink: Sink, fn: FunctionInfo, substituted: (value: Value) => Value, place: Place): Sink | null {
    const { evaluator } = this;
    if (sink.sources.length > maxThrough || hopsOf(sink) > maxHops) return null;
    const symbolic = sink.texts.some(({ value }) => evaluator.isSymbolic(value));
    if (!symbolic || !evaluator.step()) {
      sink.plain++;
      return null;
    }
    const change = (value: Value | null) => (value === null ? null : substituted(value));
    const texts = sink.texts.map((text) => ({ ...text, value: substituted(text.value) }));
    const model = change(sink.model);
    const outputLimit = change(sink.outputLimit);
    if (evaluator.isCut()) {
      sink.plain++;
      return null;
    }
    const anyway = evaluator.anyway(sink);
    const { length: before } = anyway;
    const own = writtenIn(
      texts.map(({ value }) => value),
      anyway.written,
    );
    const length = [...own.values()].reduce(
      (sum, text) => sum + (text === file ? 200 : text.trim().length),
      0,
    );
    // Words of its own make a call a request of its own, and so does naming the model or the limit. What is little beside
    // what the wrapper sends is an answer, a name or some context, unless several calls do so (see `settleCalls`).
    const adds =
      (before === 0 ? length > 0 : length >= Math.max(40, Math.min(before / 4, 400))) ||
      (model !== null && model !== sink.model && names(model) && !isSame(model, anyway.model)) ||
      (outputLimit !== null &&
        outputLimit !== sink.outputLimit &&
        outputLimit.kind === 'number' &&
        !isSame(outputLimit, anyway.outputLimit));
    if (adds) specialize(sink);
    else sink.plain++;
    const made: Sink = {
      ...sink,
      fn: this.fn,
      module: this.module,
      target: this.#target,
      name:
        fn.name === ''
          ? sink.name
          : fn.name === '__init__' || fn.name === 'constructor'
            ? (fn.cls?.name ?? fn.name)
            : fn.name,
      place,
      texts,
      model,
      tools: change(sink.tools),
      schema: change(sink.schema),
      outputLimit,
      effort: change(sink.effort),
      temperature: change(sink.temperature),
      answers: change(sink.answers),
      options: sink.options.map(({ name, value }) => ({ name, value: change(value) ?? value })),
      rounds: sink.rounds.map((one) => ({ ...one, counts: one.counts.map(substituted) })),
      steps: sink.steps.map(({ name, value }) => ({ name, value: substituted(value) })),
      instead: [],
      insteadModels: sink.insteadModels.map(substituted),
      through: sink,
      sources: [...new Set([...sink.sources, sink.module.path])],
      adds,
      specialized: 0,
      plain: 0,
    };
    const added = this.addSink(made);
    if ([...own.values()].some(isSentence)) {
      const list = evaluator.given.get(fn) ?? [];
      list.push(added);
      evaluator.given.set(fn, list);
    }
    return added;
  }
}

/** A request of its own was made of this call and of those it runs. */
function specialize(sink: Sink | null): void {
  for (let one = sink; one !== null; one = one.through) one.specialized++;
}

/** Whether a call runs only where the other does not, and sends the same up to a few words for its provider. */
function isInstead(sink: Sink, other: Sink): boolean {
  const excluded = sink.ways.some((way) => other.ways.some((one) => exclude(way, one)));
  if (!excluded || limitsDiffer(sink.outputLimit, other.outputLimit)) return false;
  const [own, known] = [writtenBy(sink), writtenBy(other)];
  let [differs, shared] = [0, 0];
  for (const [id, text] of own)
    if (known.has(id)) shared += text.length;
    else differs += text.length;
  return differs <= Math.max(providerWords, shared / 4);
}

function limitsDiffer(a: Value | null, b: Value | null): boolean {
  return a?.kind === 'number' && b?.kind === 'number' && a.value !== b.value;
}

/** What a provider's branch says beside the prompt: how it wants JSON, that thinking is off. */
const providerWords = 300;

function exclude(a: Way, b: Way): boolean {
  if (a.id !== b.id) return false;
  if ('arm' in a) return 'arm' in b ? a.arm !== b.arm : b.without.includes(a.arm);
  return 'arm' in b && a.without.includes(b.arm);
}

const written = new WeakMap<Sink, ReadonlyMap<string, string>>();

/** The literal texts that a call sends, by where they are written. */
function writtenBy(sink: Sink): ReadonlyMap<string, string> {
  let found = written.get(sink);
  if (found === undefined) {
    found = writtenIn(sink.texts.map(({ value }) => value));
    written.set(sink, found);
  }
  return found;
}

const signatures = new WeakMap<Sink, string>();

/** Which literal texts a call sends. */
function signatureOf(sink: Sink): string {
  let found = signatures.get(sink);
  if (found === undefined) {
    found = [...writtenBy(sink).keys()].sort().join(' ');
    signatures.set(sink, found);
  }
  return found;
}

/** How many calls a request went through; past one that has a text of its own each counts twice. */
function hopsOf(sink: Sink): number {
  let hops = 0;
  let weight = 1;
  for (let one: Sink | null = sink; one.through !== null; one = one.through) hops++;
  for (let one: Sink | null = sink; one !== null; one = one.through) if (one.adds) weight++;
  return hops + weight - 1;
}

/** Four words: what is shorter is a name, a label or an answer. */
function isSentence(text: string): boolean {
  return text === file || text.trim().split(/\s+/).length >= 4;
}

/** Whether a value is the name of a model and nothing else. */
function names(model: Value): boolean {
  const text = plainText(model);
  return text !== null && /^[\w.:/@-]{2,120}$/.test(text);
}

/** Stands for the text of a file. */
const file = '\0file';

/** Literal texts anywhere in values by where they are written, without the ones that are known. */
function writtenIn(
  values: readonly Value[],
  known: ReadonlyMap<string, string> = new Map(),
): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of literalPartsIn(values)) {
    const id = `${part.place.path}:${part.place.start}`;
    if (known.has(id)) continue;
    if (part.kind === 'file') found.set(id, file);
    else if (part.data !== true && part.text.trim() !== '')
      found.set(id, `${found.get(id) ?? ''} ${part.text}`);
  }
  return found;
}

function isSame(value: Value, other: Value | null): boolean {
  const key = plainKey(value);
  return other !== null && key !== null && key === plainKey(other);
}

function isNumberLike(value: Value): boolean {
  return value.kind === 'number' || value.kind === 'parameter' || value.kind === 'element';
}

/** What only a run of the program knows: the result of a call, a variable of the environment. */
function isAtRunTime(value: Value): boolean {
  if (value.kind === 'member' || value.kind === 'index') {
    const { object } = value;
    if (object.kind === 'unknown') return object.source === 'process' || object.source === 'Deno';
    if (object.kind === 'external') return object.name.startsWith('import.meta');
    return isAtRunTime(object);
  }
  return value.kind === 'unknown' || value.kind === 'made';
}

const answerArgument =
  /^(?:response_model|response_format|response_schema|output_schema|output_type|result_type|text_format|output_pydantic|output_cls|structured_output|pydantic_object|args_schema)$/;
const answerMaker =
  /^(?:\w*structured\w*|PydanticOutputParser|JsonOutputParser|bind_tools|as_structured_llm)$/i;

/** `{ role, content }`, which makes the list it is added to a list of messages. */
function isMessage(value: Value): boolean {
  return value.kind === 'record' && value.entries.has('role') && value.entries.has('content');
}

function calleeName(callee: Value): string {
  switch (callee.kind) {
    case 'member':
      return /^from_|^of$|^new$/.test(callee.name)
        ? `${calleeName(callee.object)}.${callee.name}`
        : callee.name;
    case 'external':
      return callee.name.slice(callee.name.lastIndexOf('.') + 1);
    case 'function':
      return callee.fn.name;
    case 'class':
      return callee.cls.name;
    case 'unknown':
      return callee.source.slice(0, 60);
    default:
      return 'call';
  }
}

/** Characters of literal text anywhere in values. */
export function literalLength(values: readonly Value[]): number {
  return literalPartsIn(values).reduce(
    (sum, part) => sum + (part.kind === 'file' ? 200 : part.text.trim().length),
    0,
  );
}

type LiteralPart = Extract<Part, { kind: 'text' | 'file' }>;

/** Literal pieces of text anywhere in values. */
function literalPartsIn(values: readonly Value[], limit = 200_000): LiteralPart[] {
  const found: LiteralPart[] = [];
  let sum = 0;
  const seen = new Set<Value>();
  const visit = (value: Value, depth: number): void => {
    if (depth > 14 || sum > limit || seen.has(value)) return;
    seen.add(value);
    switch (value.kind) {
      case 'text':
        for (const part of literalsOf(value.parts)) {
          found.push(part);
          sum += part.text.length;
        }
        for (const part of value.parts) if (part.kind === 'file') found.push(part);
        return;
      case 'list':
        for (const item of value.items) visit(item.value, depth + 1);
        return;
      case 'record':
        for (const [key, one] of value.entries) if (key !== 'role' && key !== 'type') visit(one, depth + 1);
        return;
      case 'choice':
        for (const arm of value.arms) visit(arm, depth + 1);
        return;
      case 'made':
        // An entry that is asked for by its name.
        if (value.callee.kind === 'external' && value.callee.name.startsWith('#')) return;
        for (const one of value.args.positional) visit(one, depth + 1);
        for (const one of value.args.named.values()) visit(one, depth + 1);
        return;
      case 'instance':
        for (const one of value.fields.values()) visit(one, depth + 1);
        return;
      case 'operation':
        for (const one of value.operands) visit(one, depth + 1);
        return;
      default:
    }
  };
  for (const value of values) visit(value, 0);
  return found;
}

export function placeOf(value: Value): Place {
  return 'place' in value ? value.place : startOf('');
}

function startOf(path: string): Place {
  return { path, line: 1, column: 1, start: 0, end: 0 };
}

/** Whether a method of the class sets `self.name`, so that the class's own value is only its default. */
function assignsField(cls: ClassInfo, name: string): boolean {
  const constructor = cls.methods.get('__init__') ?? cls.methods.get('constructor');
  return (
    constructor?.fact.scope.statements.some(
      (one) =>
        one.kind === 'assign' &&
        one.target.kind === 'member' &&
        one.target.object.kind === 'name' &&
        one.target.object.name === 'self' &&
        one.target.name === name,
    ) === true
  );
}

/** What a loop's body did to a name: items that were appended come once per item, a text grew by a repeated part. */
function looped(
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
  if (old?.kind === 'text' && value.kind === 'text') {
    let same = 0;
    while (same < old.parts.length && old.parts[same] === value.parts[same]) same++;
    if (same === old.parts.length && value.parts.length > same)
      return {
        ...value,
        parts: [
          ...old.parts,
          {
            kind: 'loop',
            over: condition.on || 'loop',
            body: value.parts.slice(same),
            ...(over === null ? {} : { each: { id: `l${path}:${condition.id}`, over } }),
            place: value.place,
          },
        ],
      };
  }
  return value;
}

function commonItems(a: readonly Item[], b: readonly Item[]): number {
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same++;
  return same;
}

/** Longer texts are no names of models or settings. */
const shortText = 160;

/** Literal texts in the arms of one condition. */
const maxBranched = 500;

function isLong(parts: readonly Part[]): boolean {
  return parts.some((part) => part.kind !== 'text' || part.text.length > shortText);
}

/** Texts of which one is sent: what they begin and end with alike comes once, so that a chain of conditions stays small. */
function branched(texts: readonly (readonly Part[])[], on: string, place: Place): readonly Part[] {
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
    : [{ kind: 'branch', on, arms, place }];
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
function join(
  old: Value | undefined,
  values: readonly { arm: number; value: Value | undefined }[],
  condition: Condition,
): Value | null {
  const known = values.filter((one): one is { arm: number; value: Value } => one.value !== undefined);
  const [first] = known;
  if (first === undefined) return null;
  if (known.every(({ value }) => value === first.value)) return first.value;
  const place = placeOf(first.value);
  const on = condition.on;
  if (old?.kind === 'list' && known.every(({ value }) => value.kind === 'list')) {
    const lists = known.map(({ arm, value }) => ({ arm, items: value.kind === 'list' ? value.items : [] }));
    const same = Math.min(...lists.map(({ items }) => commonItems(old.items, items)));
    if (same === old.items.length) {
      const added = lists.flatMap(({ arm, items }) =>
        items
          .slice(same)
          .map((item): Item =>
            item.on === null ? { ...item, on: { on, arm: arm === -1 ? 1 : arm } } : item,
          ),
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
          { kind: 'branch', on, arms: texts.map((parts) => parts.slice(old.parts.length)), place },
        ],
        place,
      };
  }
  const texts = known.flatMap(({ value }) => (value.kind === 'text' ? [value.parts] : []));
  if (texts.length === known.length && texts.some((parts) => literalsOf(parts).length > 1 || isLong(parts)))
    return { kind: 'text', parts: branched(texts, on, place), place };
  if (known.every(({ value }) => value.kind === 'record')) {
    const records = known.map(({ value }) => value as Extract<Value, { kind: 'record' }>);
    const entries = new Map<string, Value>();
    for (const key of new Set(records.flatMap((one) => [...one.entries.keys()]))) {
      const arms = records.map((one): Value => one.entries.get(key) ?? { kind: 'null', place });
      const [one] = arms;
      if (one !== undefined && arms.every((arm) => arm === one)) entries.set(key, one);
      else entries.set(key, { kind: 'choice', on, arms, place });
    }
    return { kind: 'record', type: null, entries, rest: records.flatMap(({ rest }) => rest), place };
  }
  return { kind: 'choice', on, arms: known.slice(0, maxArms).map(({ value }) => value), place };
}

/** Functions without an import that the linker knows. */
const appending = /^(?:append|appendln|Append|AppendLine|AppendFormat|WriteString|push_str|concat|writeln)$/;

/** An object that collects text: `new StringBuilder()`, `StringBuilder()`, `strings.Builder{}`. */
function isTextBuilder(value: Extract<Value, { kind: 'made' }>): boolean {
  return /^(?:StringBuilder|StringBuffer|StringWriter)$/.test(calleeName(value.callee));
}

/** Methods that run what they are given once per item, in languages where nothing else has methods of these names. */
const iterations =
  /^(?:map|flatMap|forEach|each|each_with_index|Select|SelectMany|ForEach|filter|reduce|some|every)$/;
const goesOverItems: ReadonlySet<string> = new Set(['typescript', 'javascript', 'ruby', 'csharp']);
const maxCallsNoted = 64;

/** Languages in which a method names members of its class without `this`, and types name what is handed in. */
const implicitMembers: ReadonlySet<string> = new Set([
  'java',
  'kotlin',
  'go',
  'csharp',
  'rust',
  'ruby',
  'php',
  'swift',
]);

function baseName(base: Expression): string {
  const named = base.kind === 'call' ? base.callee : base;
  return named.kind === 'name' ? named.name : '';
}

const builtins = new Set([
  ...[
    'open',
    'str',
    'list',
    'tuple',
    'dict',
    'len',
    'print',
    'input',
    'dedent',
    'Path',
    'reversed',
    'sorted',
  ],
  ...['iter', 'set', 'frozenset', 'filter', 'enumerate', 'zip'],
]);
