import type { Place } from '../../../core/prompt.js';
import type { Evaluator } from '../evaluate.js';
import type { Argument, Condition, Expression, FunctionFact, Statement, Variable } from '../facts.js';
import { testsOf } from './arms.js';
import { roundsOf } from '../repeats.js';
import { annotationOf } from '../sinks.js';
import { literal, unsure } from '../strings.js';
import {
  Env,
  choiceOf,
  type Decided,
  maxArms,
  Names,
  type Arguments,
  type ClassInfo,
  type FunctionInfo,
  type Module,
  type Rounds,
  type Sink,
  type SinkText,
  type Summary,
  type Value,
  type Way,
} from '../values.js';
import { argumentsOf, valueOf } from './expressions.js';
import { assetOf } from './files.js';
import { placeOf, plainKey, startOf } from './inspect.js';
import { itemsOf } from './lists.js';
import { indexOf, nameIn } from './members.js';
import { join, looped } from './merge.js';
import { assignTo, mutation, plus } from './mutations.js';
import { note } from './notes.js';

/** A parameter compared with a member of an enumeration, or with a text. */
const compared = /^\(?(\w+)\s*(?:===?|is)\s*(?:([A-Z]\w*\.\w+)|['"]([^'"]*)['"])\)?$/;

export const maxSinksOfFunction = 24;
/** The same, of all the methods that its calls may run. */
const maxAlternatives = 256;
/** Early exits before a call that are remembered; after more of them a call is taken to run beside the others. */
const maxWays = 64;

/** What comes after it in its block does not run. */
function endsFunction(statement: Statement): boolean {
  return (
    statement.kind === 'return' ||
    (statement.kind === 'leave' && (statement.how === 'return' || statement.how === 'raise'))
  );
}

/** Runs the statements of one body in order. */
export class Body {
  readonly evaluator: Evaluator;
  readonly module: Module;
  readonly fn: FunctionInfo | null;
  readonly cls: ClassInfo | null;
  readonly env: Env;
  readonly #outer: readonly string[];
  readonly #returns: { value: Value; when: readonly Condition[] }[] = [];
  readonly sinks: Sink[] = [];
  readonly fields = new Map<string, Value>();
  target: string | null = null;
  #ways: readonly Way[] = [];
  /** Loops around the statement that runs. */
  rounds: readonly Rounds[];
  /** In what runs after an error. */
  isCaught = false;

  constructor(
    evaluator: Evaluator,
    module: Module,
    fn: FunctionInfo | null,
    cls: ClassInfo | null,
    env: Env,
    outer: readonly string[],
    rounds: readonly Rounds[] = [],
  ) {
    this.rounds = rounds;
    this.evaluator = evaluator;
    this.module = module;
    this.fn = fn;
    this.cls = cls;
    this.env = env;
    this.#outer = outer;
  }

  #calls = 0;

  /** The conditions around the statement that runs. */
  get ways(): readonly Way[] {
    return this.#ways;
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
          : choiceOf(
              on,
              values,
              this.fn?.fact.place ?? placeOf(first),
              testsOf(this.#returns.map(({ when }) => when.at(-1) ?? null)),
            );
    const by = values.length > 1 && values.length <= maxArms ? this.#decides() : null;
    return {
      returns: by !== null && returns?.kind === 'choice' ? { ...returns, by } : returns,
      ways: values.length > 1 ? this.#returns : [],
      sinks: this.sinks,
      fields: this.fields,
    };
  }

  /** The parameter that decides what is returned, by what it is compared with (`if size == Size.small: …`); null for other conditions. */
  #decides(): Decided | null {
    const cases: (Value | null)[] = [];
    let subject: Value | null = null;
    for (const { when } of this.#returns) {
      const [condition] = when;
      if (when.length > 1) return null;
      if (condition === undefined || condition.open) {
        cases.push(null);
        continue;
      }
      const [, name, member, quoted] = compared.exec(condition.on) ?? [];
      const parameter = name === undefined || condition.kind !== 'if' ? undefined : this.env.values.get(name);
      if (parameter?.kind !== 'parameter' || parameter.fn !== this.fn) return null;
      if (subject !== null && subject !== parameter) return null;
      subject = parameter;
      const value = quoted === undefined ? this.#numbered(member ?? '') : literal(quoted, placeOf(parameter));
      if (value === null || plainKey(value) === null) return null;
      cases.push(value);
    }
    const isLast = cases.indexOf(null) === cases.length - 1;
    return subject !== null && isLast ? { subject, cases } : null;
  }

  imported(from: string, name: string): Value {
    const { evaluator } = this;
    const module = evaluator.world.module(this.module, from);
    const place = this.module.program.scope.statements[0];
    const at: Place = place !== undefined && 'place' in place ? place.place : startOf(this.module.path);
    if (module === null) {
      const asset = evaluator.world.asset(this.module, from);
      const value = asset === null ? null : assetOf(evaluator, asset, name, at);
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
    return nameIn(evaluator, module.path, name, at);
  }

  /** Functions and classes are known before the statements run. */
  declare(statements: readonly Statement[]): void {
    for (const statement of statements) {
      if (statement.kind === 'function' && statement.when.length === 0)
        this.env.values.set(statement.fn.name, this.#functionValue(statement.fn));
    }
  }

  #functionValue(fact: FunctionFact): Value {
    const fn = this.evaluator.functionOf(fact, this.module, this.qualified, null, this.env);
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
      if (left.length > 0 && this.#ways.length < maxWays)
        this.#ways = [...this.#ways, { id: condition.id, without: left }];
    }
    this.#ways = ways;
  }

  #arms(
    condition: Condition,
    arms: ReadonlyMap<number, readonly Statement[]>,
    conditions: ReadonlyMap<number, Condition>,
    depth: number,
  ): number[] {
    const before = this.env.values;
    const ways = this.#ways;
    const results: { arm: number; values: Names; leaves: boolean }[] = [];
    const { each } = condition;
    const over = each === undefined ? null : this.value(each.over);
    const rounds = this.rounds;
    // What only names the item of a loop does not say where it is.
    const round = this.#roundOf(conditions.get(condition.arm) ?? condition, arms, over, depth);
    if (round !== null) this.rounds = [...rounds, round];
    const caught = this.isCaught;
    const hasFinally = condition.kind === 'try' && condition.open;
    for (const [arm, statements] of [...arms].sort(([a], [b]) => a - b)) {
      this.isCaught = caught || (condition.kind === 'try' && arm > 0);
      this.env.values = new Names(before);
      if (each !== undefined && over !== null)
        this.takeApart(each.variable, `l${this.module.path}:${condition.id}`, over, placeOf(over));
      if (condition.kind !== 'loop') this.#ways = [...ways, { id: condition.id, arm }];
      this.#block(statements, depth + 1);
      this.#ways = ways;
      const leaves =
        !hasFinally && statements.some((one) => endsFunction(one) && one.when.length === depth + 1);
      results.push({ arm, values: this.env.values, leaves });
    }
    this.rounds = rounds;
    this.isCaught = caught;
    const closed = condition.kind !== 'loop' && [...conditions.values()].some(({ open }) => open);
    const merged = new Map<string, Value>();
    const names = new Set(results.flatMap(({ values }) => [...values.own()].map(([name]) => name)));
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
      const joinedValue = join(old, values, conditions);
      if (joinedValue !== null) merged.set(name, joinedValue);
    }
    for (const [name, value] of merged) before.set(name, value);
    this.env.values = before;
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
  takeApart(variable: Variable, id: string, over: Value, place: Place): void {
    const names = typeof variable === 'string' ? [variable] : variable;
    const element: Value = { kind: 'element', id, of: over, name: names.map((one) => one ?? '_').join(', ') };
    names.forEach((name, index) => {
      if (name === null) return;
      const at: Value = { kind: 'number', value: index, place };
      const value = typeof variable === 'string' ? element : indexOf(this.evaluator, element, at, place);
      this.env.values.set(name, value);
    });
  }

  #statement(statement: Statement): void {
    if (!this.evaluator.budget.step()) return;
    switch (statement.kind) {
      case 'function': {
        if (this.env.values.get(statement.fn.name)?.kind !== 'function' || statement.when.length > 0)
          this.env.values.set(statement.fn.name, this.#functionValue(statement.fn));
        const value = this.env.values.get(statement.fn.name);
        this.annotations(statement.fn, value?.kind === 'function' ? value.fn : null);
        return;
      }
      case 'class': {
        const bases = statement.cls.bases.map((base) => this.value(base));
        const cls = this.evaluator.classOf(statement.cls, this.module, this.qualified, this.env, bases);
        this.env.values.set(statement.cls.name, { kind: 'class', cls });
        return;
      }
      case 'return': {
        const value = this.value(statement.value);
        this.#returns.push({ value, when: statement.when });
        note(this, 'return', value, statement.place, 'return', statement.when);
        return;
      }
      case 'assign':
        this.#assign(statement);
        return;
      case 'expression':
        mutation(this, statement.value);
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

  /** A text that its name had before and that nothing has read is sent by nobody. */
  #overwrites(name: string): void {
    const { texts, unread } = this.evaluator;
    const before = unread.get(`${this.module.path}#${name}`);
    const at = before === undefined ? -1 : texts.lastIndexOf(before);
    if (at >= 0) texts.splice(at, 1);
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
    const before = this.target;
    if (top && name !== null) this.target = name;
    const value = this.#annotated(statement) ?? this.#decorated(statement, this.value(statement.value));
    this.target = before;
    const full = statement.augmented ? plus(this.value(target), value, statement.place) : value;
    const isAlways = top && this.cls === null && target.kind === 'name' && statement.when.length === 0;
    if (name !== null && isAlways && !statement.augmented) this.#overwrites(name);
    if (name !== null) note(this, name, full, statement.place, top ? 'constant' : 'local', statement.when);
    if (name !== null && isAlways) {
      const noted = this.evaluator.texts.at(-1);
      if (noted?.place === statement.place) this.evaluator.unread.set(`${this.module.path}#${name}`, noted);
    }
    this.evaluator.assigned.push({ place: statement.place, value: full });
    assignTo(this, target, full, statement.type, statement.place);
  }

  /** `@Value("classpath:/prompts/x.st") Resource x`: the text of that file; `@Value("${app.model}")`: what is configured. */
  #annotated(statement: Extract<Statement, { kind: 'assign' }>): Value | null {
    return statement.decorators.length === 0
      ? null
      : this.evaluator.injected(statement.decorators, this.module);
  }

  /** What a field holds that a function of the program decorates: `@policy prompt = "…"`. */
  #decorated(statement: Extract<Statement, { kind: 'assign' }>, value: Value): Value {
    if (this.cls === null || statement.decorators.length === 0) return value;
    const own = statement.decorators.find((one) => {
      const decorator = this.value(one.kind === 'call' ? one.callee : one);
      return decorator.kind === 'function';
    });
    return own === undefined ? value : unsure(value, 'the decorator of this field', own.place);
  }

  /** What runs in one more loop. */
  within<T>(round: Rounds, run: () => T): T {
    const rounds = this.rounds;
    this.rounds = [...rounds, round];
    const result = run();
    this.rounds = rounds;
    return result;
  }

  /** Whether what runs now is one of several things that nothing in the program chooses among. */
  get isOpen(): boolean {
    return this.#ways.some((way) => 'arm' in way && way.undecided === true);
  }

  /** Runs what only runs in one arm of a condition. */
  either<T>(way: Way, run: () => T): T {
    const ways = this.#ways;
    this.#ways = [...ways, way];
    const result = run();
    this.#ways = ways;
    return result;
  }

  addSink(made: Sink): Sink {
    const inner = new Set(made.rounds.map(({ id }) => id));
    const around = this.rounds.filter(({ id }) => !inner.has(id));
    const rounds = around.length === 0 ? made.rounds : [...around, ...made.rounds];
    const sink: Sink = { ...made, ways: this.#ways, rounds };
    this.evaluator.sinks.push(sink);
    const { start } = made.place;
    const isLast = this.sinks.at(-1)?.place.start === start;
    if (this.fn === null || this.sinks.length >= maxAlternatives) return sink;
    // One call that may run one of several methods counts once.
    if (!isLast || !this.isOpen) this.#calls++;
    if (this.#calls <= maxSinksOfFunction) this.sinks.push(sink);
    return sink;
  }

  args(list: readonly Argument[]): Arguments {
    return argumentsOf(this, list);
  }

  value(expression: Expression): Value {
    return valueOf(this, expression);
  }
}
