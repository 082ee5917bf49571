import type { Place } from '../../core/prompt.js';
import type { Described } from './declared-tools.js';
import { bind, fromSpread, isOption, taken } from './evaluate/arguments.js';
import { Body } from './evaluate/body.js';
import { Budget } from './evaluate/budget.js';
import { implicitMembers, lineageOf } from './evaluate/declared.js';
import { loaded } from './evaluate/files.js';
import { knownFunction } from './evaluate/functions.js';
import { calleeName, configuredValue, isScript, placeOf, plainKey, symbolKey } from './evaluate/inspect.js';
import { asked, classDeclared, indexOf, memberOf } from './evaluate/members.js';
import { methodOf } from './evaluate/methods.js';
import { grows } from './evaluate/mutations.js';
import { Substitution } from './evaluate/substitution.js';
import { isSymbolic, type Lookup } from './evaluate/symbols.js';
import type { World } from './evaluate/world.js';
import { addLater, givesOwn, runs } from './evaluate/wrappers.js';
import { isSameText, literalLength, writtenBy, writtenIn } from './evaluate/written.js';
import type { ClassFact, Expression, FunctionFact } from './facts.js';
import { literal, plainText, unsure } from './strings.js';
import {
  Env,
  isMoreAlternatives,
  type Arguments,
  type ClassInfo,
  type FunctionInfo,
  type Module,
  type NamedText,
  type Rounds,
  type Sink,
  type Summary,
  type Value,
} from './values.js';

const maxDepth = 48;
const maxSubstitutions = 32;

/** Alternatives of a call whose values are followed; of more only the requests are. */
const maxReturned = 8;

/** Values of which the program does not say what they are. */
const unwritten: ReadonlySet<Value['kind']> = new Set([
  ...(['unknown', 'external', 'made', 'member', 'index', 'parameter', 'field', 'element'] as const),
]);

/** Characters of a text that is a prompt and no name, label or empty default. */
const promptLength = 40;

/** A method of the program that is assigned to. */
export interface Replaced {
  readonly name: string;
  readonly line: number;
  /** Whether it sends requests; otherwise it gives a text. */
  readonly sends: boolean;
}

/** What a call sends regardless of its caller. */
interface Anyway {
  /** Its literal texts, by where they are written. */
  readonly written: ReadonlyMap<string, string>;
  /** Characters of its literal texts. */
  readonly length: number;
  readonly model: Value | null;
  readonly outputLimit: Value | null;
}

/** Values of one parameter or field that are kept. */
const maxPassed = 64;

function notePassed(passed: Map<string, Value[]>, given: ReadonlyMap<string, Value>): void {
  for (const [name, value] of given) {
    const list = passed.get(name) ?? [];
    if (list.length < maxPassed) list.push(value);
    else {
      // Past the limit only what differs from the first constant matters: the parameter is not the same everywhere.
      const key = plainKey(value);
      const known = list.find((one) => plainKey(one) !== null);
      if (key !== null && known !== undefined && plainKey(known) !== key) list[maxPassed - 1] = value;
    }
    passed.set(name, list);
  }
}

/** Runs the bodies of functions once each, with their parameters as symbols. Nothing of the program is executed. */
export class Evaluator {
  readonly sinks: Sink[] = [];
  readonly texts: NamedText[] = [];
  /** Texts of names of a module's body that nothing has read so far, by file and name. */
  readonly unread = new Map<string, NamedText>();
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
  /** Calls that pass the model and the limit that were known of the wrapper's request when they were found. */
  readonly asOthers: Sink[] = [];
  /** Limits of steps that calls set for what was made at `path:offset`. */
  readonly stepsOfAgents = new Map<string, { readonly name: string; readonly value: Value }[]>();
  /** Agents by the method and the name that give them back: `getAgent planner`. */
  readonly registered = new Map<string, Value>();
  /** Texts, as `path:start`, that choose one of the models which a table holds as objects: `MODELS[DEFAULT]`. */
  readonly keysOfModels = new Set<string>();
  readonly budget = new Budget();
  /** Files whose functions were run when no steps were left. */
  readonly unfinished = new Set<string>();
  /** Files nested too deeply to be run: what others take from them is not known either. */
  readonly #tooDeep = new Set<string>();
  /** Environment variables that the program sets itself, by name. */
  readonly environment = new Map<string, Value>();
  /** Files that assign to a method which sends requests or gives a text, with its name. */
  readonly replaced = new Map<string, Replaced>();
  #depth = 0;
  /**
   * Calls of a function in what it returns itself. They stay calls in whatever the result is a part of: each further function
   * that passes it on would follow them one level deeper, and every level holds as many of them again.
   */
  readonly #repeated = new WeakSet<Value>();
  /** Functions whose results are being put together. */
  readonly #active = new Set<FunctionInfo>();
  readonly world: World;
  readonly #fields = new Map<ClassInfo, ReadonlyMap<string, Value>>();

  constructor(world: World) {
    this.world = world;
  }

  // ---------------------------------------------------------------- bodies

  runModule(module: Module): void {
    if (module.state !== 'new') return;
    module.state = 'running';
    const body = new Body(this, module, null, null, module.env, []);
    try {
      this.#runBody(module, body);
    } catch (error) {
      this.#cut(module, error);
    }
    if (this.budget.exhausted) this.unfinished.add(module.path);
    module.state = 'done';
  }

  /** Nested too deeply to follow: what was found so far stays, and the report says that not everything of the file was. */
  #cut(module: Module, error: unknown): void {
    if (!(error instanceof RangeError)) throw error;
    this.#tooDeep.add(module.path);
  }

  #runBody(module: Module, body: Body): void {
    for (const imported of module.program.imports) {
      if (imported.local === '' || imported.local === '*') continue;
      if (this.world.isLater(module, imported)) {
        module.env.values.setLater(imported.local, () => body.imported(imported.from, imported.name));
        continue;
      }
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
  }

  /**
   * Runs everything that was declared, so that calls in functions nobody calls are found as well. What has run is not run again:
   * modules may be added until `finish`.
   */
  runAll(modules: readonly Module[]): void {
    for (const module of modules) this.runModule(module);
    // Functions are added while others run (those inside them).
    for (let at = 0; at < this.functions.length; at++) {
      const fn = this.functions[at];
      if (fn !== undefined && !fn.module.isLater) this.summaryOf(fn);
    }
  }

  /** Nothing more will run: what is known of a value does not change any more. */
  finish(modules: readonly Module[]): void {
    this.#finished = true;
    this.#spread(modules);
    this.#settleCalls();
  }

  /** Files that take something from one that was cut, directly or through others, are not known to the end either. */
  #spread(modules: readonly Module[]): void {
    if (this.#tooDeep.size === 0) return;
    const users = new Map<string, string[]>();
    const uses = (from: string, path: string): void => {
      const known = users.get(from);
      if (known === undefined) users.set(from, [path]);
      else known.push(path);
    };
    // Where names are visible without an import, a file belongs to its folder.
    const folderOf = (path: string): string => `${path.slice(0, path.lastIndexOf('/') + 1)}*`;
    for (const module of modules) {
      const { path, program } = module;
      for (const { from } of program.imports) {
        const imported = this.world.module(module, from);
        if (imported !== null) uses(imported.path, path);
      }
      if (!implicitMembers.has(program.language) && program.language !== 'go') continue;
      uses(path, folderOf(path));
      uses(folderOf(path), path);
    }
    const reached = [...this.#tooDeep];
    for (const path of reached) {
      if (!path.endsWith('*')) this.unfinished.add(path);
      for (const user of users.get(path) ?? [])
        if (!this.#tooDeep.has(user)) {
          this.#tooDeep.add(user);
          reached.push(user);
        }
    }
  }

  /**
   * A function that several places give sentences of their own is a way to send prompts, however long the context is that it
   * sends with them: each of its calls is a request. What one or two places add to a prompt is data.
   */
  #settleCalls(): void {
    for (const calls of this.given.values()) {
      if (new Set(calls.map(({ place }) => `${place.path}:${place.start}`)).size < 3) continue;
      calls.forEach(addLater);
    }
    // What the first call of several passes was all that was known then.
    for (const call of this.asOthers) {
      const { through } = call;
      if (through === null) continue;
      const known = (value: Value | null) => (value === null ? null : this.settled(value));
      const { model, outputLimit } = through;
      if (givesOwn(call, through, { model: known(model), outputLimit: known(outputLimit) })) addLater(call);
    }
  }

  summaryOf(fn: FunctionInfo): Summary | null {
    if (fn.summary !== null) return fn.summary;
    if (fn.running || this.#depth > maxDepth) return null;
    // Its own calls have steps of their own.
    const goOn = this.budget.pause();
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
      this.#cut(fn.module, error);
    }
    fn.summary = body.summary();
    if (this.budget.exhausted) this.unfinished.add(fn.module.path);
    fn.running = false;
    this.#depth--;
    goOn();
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
    const intercepts = cls.methods.has('__getattribute__');
    for (const [name, value] of env.values.own())
      cls.statics.set(name, intercepts ? unsure(value, '`__getattribute__`', cls.fact.place) : value);
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

  /** Classes below a class, as far as their files were run. */
  subclasses(cls: ClassInfo): readonly ClassInfo[] {
    for (; this.#classesSeen < this.classes.length; this.#classesSeen++) {
      const one = this.classes[this.#classesSeen];
      for (const base of one?.bases ?? []) {
        if (one === undefined || base.kind !== 'class') continue;
        const below = this.#below.get(base.cls) ?? [];
        below.push(one);
        this.#below.set(base.cls, below);
      }
    }
    const found = new Set<ClassInfo>();
    const add = (one: ClassInfo): void => {
      for (const below of this.#below.get(one) ?? []) {
        if (found.has(below)) continue;
        found.add(below);
        add(below);
      }
    };
    add(cls);
    return [...found];
  }
  #classesSeen = 0;
  readonly #below = new Map<ClassInfo, ClassInfo[]>();

  method(cls: ClassInfo, name: string): FunctionInfo | null {
    for (const { methods } of lineageOf(cls)) {
      const found = methods.get(name);
      if (found !== undefined) return found;
    }
    return null;
  }

  static(cls: ClassInfo, name: string): Value | null {
    for (const { statics } of lineageOf(cls)) {
      const found = statics.get(name);
      if (found !== undefined) return found;
    }
    return null;
  }

  /** Fields that the constructor (or, failing that, another method) sets, in terms of the constructor's parameters. */
  fieldsOf(cls: ClassInfo): ReadonlyMap<string, Value> {
    const known = this.#fields.get(cls);
    if (known !== undefined) return known;
    const found = new Map<string, Value>();
    this.#fields.set(cls, found);
    for (const one of [...lineageOf(cls)].reverse()) {
      const constructors = ['__init__', 'constructor', 'init', 'initialize', '__construct', one.name];
      for (const name of constructors) {
        const method = one.methods.get(name);
        const summary = method === undefined ? null : this.summaryOf(method);
        // While the constructor runs, what it sets is not known yet.
        if (method !== undefined && summary === null) this.#fields.delete(cls);
        for (const [field, value] of summary?.fields ?? []) found.set(field, value);
      }
    }
    return found;
  }

  /** What the constructor of a class, or of a class above it, puts into a field, in terms of its parameters. */
  fieldSet(cls: ClassInfo, name: string): Value | null {
    return this.fieldsOf(cls).get(name) ?? null;
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
      if (value !== undefined && value.kind !== 'field' && !grows(value, name))
        return depth > 6 ? value : this.settled(value, depth + 1);
    }
    const type = cls.types.get(name);
    return type === undefined
      ? null
      : { kind: 'unknown', source: `self.${name}`, type, place: cls.fact.place };
  }

  /** A value whose symbols have what is known about them everywhere: defaults, or the one value that all calls pass. */
  settled(value: Value, depth = 0): Value {
    if (!isSymbolic(value)) return value;
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
    return this.substitution((symbol) => {
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
        const constant = passed.filter((one) => !isSymbolic(one) && one.kind !== 'unknown');
        const [first] = constant;
        const same =
          first !== undefined &&
          constant.every((one) => plainKey(one) !== null && plainKey(one) === plainKey(first));
        const fallback =
          parameter?.default == null || parameter.default.kind === 'null'
            ? null
            : new Body(this, symbol.fn.module, null, null, symbol.fn.module.env, []).value(parameter.default);
        if (fallback !== null && !isSymbolic(fallback)) {
          return fallback;
        }
        if (same) return first;
        return this.#passedTo(symbol.fn, symbol.name, passed, depth);
      }
      return undefined;
    }, true)(value);
  }

  /** What all calls pass for a parameter, where each passes a constant; null where one does not, and while functions still run. */
  literalsPassed({ fn, name }: Extract<Value, { kind: 'parameter' }>): readonly Value[] | null {
    const passed = this.#finished ? (fn.passed.get(name) ?? []) : [];
    const isWhole = passed.length > 0 && passed.length < maxPassed && passed.length === fn.callers;
    return isWhole && passed.every((one) => plainKey(one) !== null) ? passed : null;
  }

  /** See `#passedOn`; when everything has run, it is looked up once per parameter and depth. */
  #passedTo(fn: FunctionInfo, name: string, passed: readonly Value[], depth: number): Value | undefined {
    if (!this.#finished) return this.#passedOn(passed, depth, 2);
    const known = this.#passed.get(fn) ?? new Map<string, Value | undefined>();
    this.#passed.set(fn, known);
    const id = `${depth} ${name}`;
    if (!known.has(id)) known.set(id, this.#passedOn(passed, depth, maxPassed));
    return known.get(id);
  }
  readonly #passed = new WeakMap<FunctionInfo, Map<string, Value | undefined>>();

  /**
   * What all callers pass on from their own callers and classes: known where it comes down to one text. Beside a prompt, what only a
   * run of the program knows is a prompt that nobody can count: the one that is written stays.
   */
  #passedOn(passed: readonly Value[], depth: number, most: number): Value | undefined {
    const distinct = [...new Map(passed.map((one) => [symbolKey(one) ?? one, one])).values()];
    // Each is followed to its own callers in turn, so few are while functions still run.
    if (distinct.length === 0 || distinct.length > most) return undefined;
    const known = distinct.map((one) => (one.kind === 'unknown' ? one : this.settled(one, depth + 1)));
    const written = known.filter(({ kind }) => !unwritten.has(kind));
    const [first = known[0], ...others] = written;
    if (first === undefined || first.kind === 'unknown') return undefined;
    if (written.length < known.length && known.length > 1 && literalLength([first]) < promptLength)
      return undefined;
    if (first.kind !== 'text' && first.kind !== 'list' && isSymbolic(first)) return undefined;
    return others.every((one) => isSameText(one, first)) ? first : undefined;
  }

  /**
   * What a call sends regardless of its caller: with the fields that its class sets itself and the defaults of its parameters, and nothing
   * that a caller passes.
   */
  anyway(sink: Sink): Anyway {
    const known = this.#anyway.get(sink);
    if (known !== undefined) return known;
    const filled = (value: Value, depth: number): Value =>
      depth > 4 || !isSymbolic(value)
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
      if (text.startsWith('classpath:')) return loaded(this, first, place);
      if (!/^\s*\$\{[^}]+\}\s*$/.test(text)) continue;
      const value = this.world.filledIn(module.path, text, placeOf(first));
      if (value === null) return null;
      return value.text.startsWith('classpath:')
        ? loaded(this, literal(value.text, place), place)
        : configuredValue(value);
    }
    return null;
  }

  /** The value of an expression that is not part of a body's own order: a default, an annotation's argument. */
  valueIn(module: Module, env: Env, expression: Expression): Value {
    return new Body(this, module, null, null, env, []).value(expression);
  }

  // ---------------------------------------------------------------- symbols

  /** A value with its symbols replaced; undefined leaves one as it is. */
  substitute(value: Value, lookup: Lookup): Value {
    return isSymbolic(value) ? this.substitution(lookup)(value) : value;
  }

  /** A substitution of several values: what they share is replaced once. */
  substitution(lookup: Lookup, isOfAllCalls = false): (value: Value) => Value {
    const one = new Substitution(this, lookup, isOfAllCalls);
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

  // ---------------------------------------------------------------- operations

  memberOf(object: Value, name: string, place: Place): Value {
    return memberOf(this, object, name, place);
  }

  indexOf(object: Value, index: Value, place: Place): Value {
    return indexOf(this, object, index, place);
  }

  loaded(path: Value, place: Place): Value | null {
    return loaded(this, path, place);
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

  /**
   * The value of a call, null where it is not known. With a body its requests are recorded there; what nobody asks for is not
   * put together.
   */
  apply(callee: Value, args: Arguments, place: Place, body: Body | null, isAsked = true): Value | null {
    if (!this.budget.step()) return { kind: 'unknown', source: 'budget', type: null, place };
    switch (callee.kind) {
      case 'function':
        // Which of several functions runs depends on what it is given.
        if (callee.fn.fact.decorators.some(isDispatch)) return null;
        return this.#callFunction(callee.fn, callee.self, args, place, body, isAsked);
      case 'class':
        return this.#construct(callee.cls, args, place, body);
      case 'member':
        return (
          methodOf(this, callee.object, callee.name, args, place) ??
          (place.path.endsWith('.cs') ? asked(this, callee.object, callee.name, args, place) : null)
        );
      case 'external':
        return knownFunction(callee.name, args, place, this);
      case 'unknown':
        return /^[\w:.]+$/.test(callee.source) ? knownFunction(callee.source, args, place, this) : null;
      case 'text':
        // A template that was compiled, given its values.
        return callee;
      case 'made':
        return namedTuple(callee, args, place);
      case 'record': {
        // What a bundler's `require.context` gives, asked for a name.
        const [name] = args.positional;
        return name === undefined ? null : indexOf(this, callee, name, place);
      }
      case 'instance': {
        const call = this.method(callee.cls, '__call__') ?? this.method(callee.cls, 'forward');
        return call === null ? null : this.#callFunction(call, callee, args, place, body, isAsked);
      }
      case 'choice': {
        const others = callee.arms.filter((arm) => !isOfEmpty(arm));
        const [only] = others;
        // `(options or {}).get("model", "…")`
        if (only !== undefined && others.length === 1 && callee.arms.length > 1 && isSymbolic(only))
          return this.apply(only, args, place, body, isAsked) ?? { kind: 'made', callee: only, args, place };
        const undecided = callee.undecided === true ? { undecided: true as const } : {};
        // Of what a call may run one does: the requests of one arm exclude those of the others.
        const sent = this.sinks.length;
        // Of very many arms what they send is followed, and what they give back is not.
        const isFew = callee.arms.length <= maxReturned;
        if (body === null && !isFew) return null;
        const arms = callee.arms.map((arm, index) => {
          const run = () => this.apply(arm, args, place, body, isAsked && isFew);
          return body === null ? run() : body.either({ id: -1 - place.start, arm: index, ...undecided }, run);
        });
        if (body !== null && this.sinks.length > sent && callee.arms.some(isMoreAlternatives))
          this.#leavesOut(body, place);
        if (!isFew || arms.every((arm) => arm === null)) return null;
        // What is not followed stays beside what is: `(isTest ? mock() : createOpenAI())("gpt-4o")`.
        const kept = callee.arms.map(
          (arm, index): Value => arms[index] ?? { kind: 'made', callee: arm, args, place },
        );
        return { kind: 'choice', on: callee.on, arms: kept, ...undecided, place };
      }
      default:
        return null;
    }
  }

  #callFunction(
    fn: FunctionInfo,
    self: Value | null,
    args: Arguments,
    place: Place,
    body: Body | null,
    isAsked: boolean,
  ): Value | null {
    const summary = this.summaryOf(fn);
    const bound = bind(fn, args, self);
    if (body !== null) {
      fn.callers++;
      notePassed(fn.passed, bound);
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
      const before = this.budget.cuts;
      if (body !== null) {
        if (this.#cutShort.has(fn)) this.#leavesOut(body, place);
        runs(body, summary.sinks, fn, bound, change, place, self);
      }
      if (summary.returns === null || !isAsked) return { kind: 'null', place };
      const { returns } = summary;
      // What was cut short is not to be taken for the whole.
      const again = this.budget.cuts === before ? change : this.substitution(lookup);
      const returned = this.budget.within(() => again(taken(summary.ways, lookup, fn) ?? returns));
      // What is returned here is not known, so nothing of the file is known to be the same or gone.
      if (returned === null) this.unfinished.add(place.path);
      return returned;
    } finally {
      this.#active.delete(fn);
    }
  }

  /** Of a call not everything that it may run is followed, so nothing of its file is known to be the same or gone. */
  #leavesOut({ fn }: Body, place: Place): void {
    this.unfinished.add(place.path);
    if (fn !== null) this.#cutShort.add(fn);
  }
  /** Functions with such a call. */
  readonly #cutShort = new Set<FunctionInfo>();

  /** A substitution for one call of a function, whose object's fields are known as `held`. */
  changeFor(
    fn: FunctionInfo,
    args: Arguments,
    self: Value | null,
    held: (field: string) => Value | undefined,
  ): (value: Value) => Value {
    const lookup = this.#lookupFor(fn, bind(fn, args, self), self, args);
    return this.substitution((symbol) =>
      symbol.kind === 'field' ? (held(symbol.name) ?? lookup(symbol)) : lookup(symbol),
    );
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
      // `{ model = 'x' }`, of an object that does not say it: all that was given is known.
      const given = parameter.kind === 'destructured' ? bound.get(name) : undefined;
      const isWhole = given === undefined || (given.kind === 'record' && given.rest.length === 0);
      if (parameter.kind === 'destructured' && isWhole && args.rest.length === 0)
        for (const field of parameter.fields ?? []) {
          const passed = bound.get(field.key);
          if (field.key === '*' || (passed !== undefined && passed.kind !== 'null')) continue;
          if (field.default !== null)
            defaults.set(
              field.key,
              new Body(this, fn.module, null, fn.cls, fn.closure, []).value(field.default),
            );
          // It is left out, whatever other calls pass.
          else if (given !== undefined) defaults.set(field.key, { kind: 'null', place });
        }
      if (bound.has(name)) continue;
      const fallback =
        parameter.default === null
          ? null
          : new Body(this, fn.module, null, fn.cls, fn.closure, []).value(parameter.default);
      if (args.rest.length > 0) {
        const [spread] = args.rest;
        if (fallback !== null && spread !== undefined && args.rest.length === 1 && isOption(name, fallback))
          defaults.set(name, fromSpread(spread, name, fallback, place));
        continue;
      }
      if (fallback !== null) defaults.set(name, fallback);
      // What a call of JavaScript leaves out is not there.
      else if (parameter.kind === 'plain' && args.positional.length > 0 && isScript(place))
        defaults.set(name, { kind: 'null', place });
      else if (parameter.kind === 'rest') defaults.set(name, { kind: 'list', items: [], place });
      else if (parameter.kind === 'rest-keywords')
        defaults.set(name, { kind: 'record', type: null, entries: new Map(), rest: [], place });
    }
    return (symbol) => {
      if (symbol.kind === 'parameter' && symbol.fn === fn)
        return defaults.get(symbol.name) ?? bound.get(symbol.name);
      if (symbol.kind === 'field' && self !== null && self.kind === 'instance') {
        const value = self.fields.get(symbol.name);
        if (value !== undefined) return value;
      }
      // A field of an object that is handed in, or that a field holds: a caller may say which object it is.
      if (symbol.kind === 'field' && (self?.kind === 'field' || self?.kind === 'parameter')) {
        const cls = classDeclared(this, self, place.path);
        if (cls !== null && this.fieldSet(cls, symbol.name) !== null)
          return memberOf(this, self, symbol.name, place);
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
        notePassed(constructor.passed, bound);
      }
      const lookup = this.#lookupFor(constructor, bound, null, args);
      const change = this.substitution(lookup);
      for (const [name, value] of this.fieldsOf(cls)) fields.set(name, change(value));
      if (body !== null) runs(body, summary?.sinks ?? [], constructor, bound, change, place);
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
      if (body !== null) notePassed(cls.passed, fields);
    }
    return { kind: 'instance', cls, fields, place };
  }
}

/** `{}.get`, of a default that stands for options that are not given. */
function isOfEmpty(value: Value): boolean {
  if (value.kind !== 'member' || value.name !== 'get') return false;
  const { object } = value;
  return object.kind === 'record' && object.entries.size === 0 && object.rest.length === 0;
}

/** `Options = namedtuple("Options", ["language", "model"])`, called: its fields, in order or by name. */
function namedTuple(made: Extract<Value, { kind: 'made' }>, args: Arguments, place: Place): Value | null {
  const fields = made.args.positional[1];
  if (calleeName(made.callee) !== 'namedtuple' || fields === undefined) return null;
  const written = plainText(fields);
  const names =
    written !== null
      ? written.split(/[\s,]+/)
      : fields.kind === 'list'
        ? fields.items.map(({ value }) => plainText(value) ?? '')
        : [];
  const entries = new Map(args.named);
  args.positional.forEach((value, at) => {
    const name = names[at];
    if (name !== undefined) entries.set(name, value);
  });
  return { kind: 'record', type: null, entries, rest: args.rest, place };
}

/** `@singledispatch` and `@singledispatchmethod` of Python. */
function isDispatch(decorator: Expression): boolean {
  return (
    (decorator.kind === 'name' || decorator.kind === 'member') &&
    /^singledispatch(?:method)?$/.test(decorator.name)
  );
}
