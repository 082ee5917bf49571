import type { Place } from '../../core/prompt.js';
import { withTests } from './evaluate/arms.js';
import type { ClassFact, Condition, FunctionFact, Program } from './facts.js';
import type { Sdk, SinkCall } from './sdk/sdk.js';

/*
 * What the linker knows about an expression: a value, as far as it is constant. What is not constant stays a symbol (a
 * parameter, a field of `self`, an item of a loop), which callers replace, or is unknown with its source.
 */

/** How a library writes JSON. */
export interface JsonStyle {
  /** White space before each entry on a line of its own; null where everything is on one line. */
  readonly indent: string | null;
  /** Between two entries on one line. */
  readonly comma: string;
  readonly colon: string;
  /** Characters beyond ASCII are written as `\u…`. */
  readonly ascii: boolean;
}

/** Alternatives of one value that are followed. */
export const maxArms = 24;

/** The condition of each arm, null for the one where none holds; absent where they are not known. See `Segment`. */
export type Tests = readonly (string | null)[];

/**
 * What one value decides of several arms: the arm whose case it equals, null for the one where it equals no other. A case for each
 * arm.
 */
export interface Decided {
  readonly subject: Value;
  readonly cases: readonly (Value | null)[];
}

/** A piece of text. A hole is text that is filled in from `value`. */
export type Part =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly place: Place;
      /** Names and marks that a library writes around data: sent, but nobody's words. */
      readonly data?: true;
    }
  | { readonly kind: 'hole'; readonly value: Value; readonly name: string; readonly place: Place }
  | {
      readonly kind: 'branch';
      readonly on: string;
      readonly arms: readonly (readonly Part[])[];
      readonly tests?: Tests;
      readonly by?: Decided;
      readonly place: Place;
    }
  | {
      readonly kind: 'loop';
      readonly over: string;
      readonly body: readonly Part[];
      /** What `body` takes its items from (see `Item.loop`), so that it can be written out once they are known. */
      readonly each?: { readonly id: string; readonly over: Value };
      /** Text between two items. */
      readonly between?: readonly Part[];
      readonly place: Place;
    }
  /** The text of a file of the repository, as the program loads it. */
  | { readonly kind: 'file'; readonly path: string; readonly place: Place }
  /** Text that is sent and was not followed; `why` says what it is. */
  | { readonly kind: 'uncounted'; readonly why: string; readonly place: Place };

/** One arm of a condition: 0 where `on` holds, or of several the one of `tests`. */
export interface OnArm {
  readonly on: string;
  readonly arm: number;
  readonly tests?: Tests;
}

export interface Item {
  readonly value: Value;
  /** All items of `value` belong here. */
  readonly spread: boolean;
  /** Only there when a condition holds. */
  readonly on: OnArm | null;
  /** Once per item of `over`; `value` refers to that item by `id`. */
  readonly loop: { readonly id: string; readonly over: Value; readonly written: string } | null;
}

export interface Arguments {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  /** `*args` and `**kwargs` that are not known entry by entry. */
  readonly rest: readonly Value[];
}

export type Value =
  | { readonly kind: 'text'; readonly parts: readonly Part[]; readonly place: Place }
  | { readonly kind: 'number'; readonly value: number; readonly place: Place }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly place: Place }
  | { readonly kind: 'null'; readonly place: Place }
  | { readonly kind: 'list'; readonly items: readonly Item[]; readonly place: Place }
  | {
      readonly kind: 'record';
      readonly type: string | null;
      readonly entries: ReadonlyMap<string, Value>;
      /** Spread into it and not known entry by entry. */
      readonly rest: readonly Value[];
      /** Written as JSON where text is expected; it stays data as the body of a request. */
      readonly json?: JsonStyle;
      readonly place: Place;
    }
  /** One of the arms. */
  | {
      readonly kind: 'choice';
      readonly on: string;
      readonly arms: readonly Value[];
      readonly tests?: Tests;
      /** What decides it once it is known. */
      readonly by?: Decided;
      /** True where nothing in the program chooses between the arms. */
      readonly undecided?: true;
      readonly place: Place;
    }
  | { readonly kind: 'function'; readonly fn: FunctionInfo; readonly self: Value | null }
  | { readonly kind: 'class'; readonly cls: ClassInfo }
  | {
      readonly kind: 'instance';
      readonly cls: ClassInfo;
      readonly fields: ReadonlyMap<string, Value>;
      readonly place: Place;
    }
  /** The object a method runs on. */
  | { readonly kind: 'self'; readonly cls: ClassInfo }
  | { readonly kind: 'module'; readonly path: string }
  /** A package, or a name in one: `openai`, `openai.OpenAI`. */
  | { readonly kind: 'external'; readonly name: string }
  | { readonly kind: 'member'; readonly object: Value; readonly name: string; readonly place: Place }
  | { readonly kind: 'index'; readonly object: Value; readonly index: Value; readonly place: Place }
  /** What a call gives that the linker cannot follow. */
  | { readonly kind: 'made'; readonly callee: Value; readonly args: Arguments; readonly place: Place }
  /** `a | b | c`, also `a % b` and other operators, by `operator`. */
  | {
      readonly kind: 'operation';
      readonly operator: string;
      readonly operands: readonly Value[];
      readonly place: Place;
    }
  | {
      readonly kind: 'parameter';
      readonly fn: FunctionInfo;
      readonly name: string;
      readonly type: string | null;
    }
  | { readonly kind: 'field'; readonly cls: ClassInfo; readonly name: string }
  | { readonly kind: 'element'; readonly id: string; readonly of: Value; readonly name: string }
  | {
      readonly kind: 'unknown';
      readonly source: string;
      readonly type: string | null;
      readonly place: Place;
    };

/** One of several values; of very many those that are followed, and that there are more. */
export function choiceOf(on: string, values: readonly Value[], place: Place, tests?: Tests): Value {
  const arms = values.slice(0, maxArms);
  if (values.length > maxArms) arms.push(moreAlternatives(place));
  return { kind: 'choice', on, arms, ...withTests(tests, arms.length), place };
}

const more = 'more alternatives';

/** Stands for the alternatives that are not followed. */
export function moreAlternatives(place: Place): Value {
  return { kind: 'unknown', source: more, type: null, place };
}

export function isMoreAlternatives(value: Value): boolean {
  return value.kind === 'unknown' && value.source === more;
}

/** What names hold. One arm of a condition sets them in a layer of its own, so that nothing is copied for it. */
export class Names {
  readonly #own = new Map<string, Value>();
  /** Values that nobody has asked for yet. */
  #later: Map<string, () => Value> | null = null;
  readonly #below: Names | null;

  constructor(below: Names | null = null) {
    this.#below = below;
  }

  get(name: string): Value | undefined {
    const own = this.#own.get(name) ?? (this.#later === null ? undefined : this.#arrived(name));
    if (own !== undefined || this.#below === null) return own;
    return this.#below.get(name);
  }

  /** Gives a name a value that is worked out when somebody asks for it. */
  setLater(name: string, value: () => Value): void {
    this.#later ??= new Map();
    this.#later.set(name, value);
  }

  #arrived(name: string): Value | undefined {
    const later = this.#later?.get(name);
    if (later === undefined) return undefined;
    this.#later?.delete(name);
    const value = later();
    // Working it out may have set the name.
    if (!this.#own.has(name)) this.#own.set(name, value);
    return this.#own.get(name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  set(name: string, value: Value): void {
    this.#own.set(name, value);
  }

  /** What was set in this layer, in the order of the first time. */
  own(): IterableIterator<[string, Value]> {
    return this.#own.entries();
  }
}

/** Names of one body. */
export class Env {
  values = new Names();
  readonly parent: Env | null;
  constructor(parent: Env | null) {
    this.parent = parent;
  }
  get(name: string): Value | undefined {
    return this.values.get(name) ?? this.parent?.get(name);
  }
}

export interface Module {
  readonly path: string;
  readonly program: Program;
  readonly env: Env;
  state: 'new' | 'running' | 'done';
  /** Whether it is only read and run as far as other programs ask for what is in it. */
  isLater: boolean;
}

/** One loop around a statement. */
export interface Rounds {
  /** The same loop wherever it is met. */
  readonly id: string;
  /** As a person would write it: `while True`, `for … in items`. */
  readonly written: string;
  /** What bounds it: numbers, and lists that it goes over once per item. The smallest that is known counts. */
  readonly counts: readonly Value[];
  /** It may be left before. */
  readonly atMost: boolean;
  /** Nothing in it says when it ends. */
  readonly open: boolean;
  /** Its names say that it tries again. */
  readonly attempts: boolean;
  readonly place: Place;
}

export interface FunctionInfo {
  readonly name: string;
  /** `Class.method`, `outer.inner`. */
  readonly qualified: string;
  readonly fact: FunctionFact;
  readonly module: Module;
  readonly cls: ClassInfo | null;
  readonly closure: Env;
  summary: Summary | null;
  running: boolean;
  /** Values that calls pass, by parameter. */
  readonly passed: Map<string, Value[]>;
  /** Calls found, and those that became requests of their own. */
  callers: number;
  /** Calls that were found in a function or in loops, with the loops around each. */
  readonly calledIn: { readonly from: FunctionInfo | null; readonly rounds: readonly Rounds[] }[];
  /** Where it calls itself, null where it does not. */
  recursion: Place | null;
  /** Of a function without a name: the loops around the place where it is written. */
  readonly rounds: readonly Rounds[];
}

export interface ClassInfo {
  readonly name: string;
  readonly qualified: string;
  readonly fact: ClassFact;
  readonly module: Module;
  readonly closure: Env;
  /** Fields with their values, nested classes. */
  readonly statics: Map<string, Value>;
  /** Declared types of fields. */
  readonly types: Map<string, string>;
  readonly methods: Map<string, FunctionInfo>;
  readonly bases: readonly Value[];
  /** Values that constructions pass, by field. */
  readonly passed: Map<string, Value[]>;
}

/** What one function does, in terms of its parameters and of its object's fields. */
export interface Summary {
  readonly returns: Value | null;
  /** Each `return` with its conditions, in order, where there are several. */
  readonly ways: readonly { readonly value: Value; readonly when: readonly Condition[] }[];
  readonly sinks: readonly Sink[];
  /** `self.x` it sets. */
  readonly fields: ReadonlyMap<string, Value>;
}

export interface SinkText {
  readonly as: 'text' | 'messages' | 'stored';
  readonly role: 'system' | 'user' | 'assistant' | 'developer';
  readonly value: Value;
  /** True for what the object that is called brings along, of a call that `continues`. */
  readonly inherited?: boolean;
}

/**
 * One condition around a call: the arm it is in, or, for what comes after the condition, the arms that end with a `return`. It is
 * `undecided` where no condition of the program chooses the arm.
 */
export type Way =
  | { readonly id: number; readonly arm: number; readonly undecided?: true }
  | { readonly id: number; readonly without: readonly number[] };

/** A call that is billed. */
export interface Sink {
  readonly sdk: Sdk;
  readonly call: SinkCall;
  /** The function (null: the module's own body) whose request it is. */
  readonly fn: FunctionInfo | null;
  readonly module: Module;
  /** The name that the result is assigned to, where it is in a module's or class's body. */
  readonly target: string | null;
  /** The first of the names that the same request is sent by, whichever is called here: `chat.completions.create`, `generateText`. */
  readonly name: string;
  /** As written at the end of the callee: `chat.completions.stream`, `streamText`, `call_model`. */
  readonly called: string;
  readonly place: Place;
  readonly texts: readonly SinkText[];
  readonly model: Value | null;
  /** What calls of a wrapper pass as the model, which the wrapper may compare or translate (`if model == "gpt-4o": …`). */
  readonly namedModels: Value[];
  /** What the library takes where the call names no model; null where it names one or the library takes none. */
  readonly defaultModel: {
    readonly name: string;
    readonly host: string;
    readonly part: string;
    readonly checked: string;
  } | null;
  readonly provider: string | null;
  /** The object that it is a method of: the class and the address that this was made with say who bills it. */
  readonly client: Value | null;
  readonly tools: Value | null;
  readonly schema: Value | null;
  readonly outputLimit: Value | null;
  readonly effort: Value | null;
  readonly thinkingBudget: Value | null;
  readonly temperature: Value | null;
  readonly answers: Value | null;
  /** Loops around the call, outermost first, those of the functions that it goes through included. */
  rounds: readonly Rounds[];
  /** Limits of the steps that another call sets for the agent (`Runner.run(agent, max_turns=5)`). */
  steps: readonly { readonly name: string; readonly value: Value }[];
  /** What else it is given that may cost more, by name; '…' for what is spread into it and not known. */
  readonly options: readonly { readonly name: string; readonly value: Value }[];
  /** The conditions around the call in its body: of two calls that exclude one another one runs. */
  ways: readonly Way[];
  /** Calls of the wrapper that may run instead of `through`, for which this request stands as well. */
  readonly instead: Sink[];
  /** The models of those calls. */
  readonly insteadModels: Value[];
  /** The output limits of those calls, null for one without a limit; the largest counts. */
  readonly insteadLimits: (Value | null)[];
  /** Whether nothing in the program chooses between its own model and those of `insteadModels`. */
  undecided: boolean;
  /** The wrapper's own call that this one runs; null for a call of the library itself. */
  readonly through: Sink | null;
  /** Files of the wrappers on the way. */
  readonly sources: readonly string[];
  /** Whether this call has text of its own beside what the wrapper sends. */
  adds: boolean;
  /** How many calls made requests of their own of it. */
  specialized: number;
  /** How many calls only passed variables to it. */
  plain: number;
}

/** A text that a name was given in a body, for texts that no call sends. */
export interface NamedText {
  readonly module: Module;
  readonly qualified: string;
  /** What the text is the value of: a name, `return`, an argument's name. */
  readonly target: string;
  readonly value: Value;
  readonly place: Place;
  readonly where: 'constant' | 'local' | 'return' | 'argument';
  readonly when: readonly Condition[];
}

export const noArguments: Arguments = { positional: [], named: new Map(), rest: [] };

/** All literal pieces of a text's parts, conditions and loops included. */
export function literalsOf(parts: readonly Part[], found: Extract<Part, { kind: 'text' }>[] = []) {
  for (const part of parts) {
    if (part.kind === 'text') found.push(part);
    else if (part.kind === 'branch') for (const arm of part.arms) literalsOf(arm, found);
    else if (part.kind === 'loop') literalsOf(part.body, found);
  }
  return found;
}
