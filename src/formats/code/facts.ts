import type { Place } from '../../core/prompt.js';

/*
 * What a language's reader says about one program file: the first of two steps, like an object file before the linker.
 * Facts are the same for every language. A reader parses (never runs) one file and describes its names, functions, classes
 * and expressions; it does not know SDKs, prompts or other files. `link.ts` resolves names across files and finds the calls.
 */

/** Languages that have a reader. `format` of a prompt in a program is `code-<language>`. */
export type Language =
  | 'python'
  | 'typescript'
  | 'javascript'
  | 'java'
  | 'kotlin'
  | 'go'
  | 'csharp'
  | 'rust'
  | 'ruby'
  | 'php'
  | 'swift';

/** One file, read. All lists are in source order. */
export interface Program {
  readonly path: string;
  readonly language: Language;
  /** Package or namespace the file declares (Java, Kotlin, Go, C#); null where the path is the module. */
  readonly module: string | null;
  readonly imports: readonly Import[];
  /** Names the file hands out under another name or from another module (`export { a as b } from './c'`, `__init__` imports). */
  readonly exports: readonly Export[];
  /** The file's own scope: everything else hangs below it. */
  readonly scope: Scope;
}

export interface Import {
  /** As written: `./prompts`, `..prompts`, `app.prompts`, `openai`, `github.com/sashabaranov/go-openai`. */
  readonly from: string;
  /** The name in that module; '*' for the module itself (`import x`, `import * as x`), 'default' for a default import. */
  readonly name: string;
  /** The name it has in this file; '*' where all names come in unqualified (`from x import *`). */
  readonly local: string;
  /** Brought in as a type only (`import type`): it says what a parameter is, and no code of that file runs for it. */
  readonly typeOnly?: boolean;
  readonly place: Place;
}

export interface Export {
  /** The name others import; '*' for all names of `from`; 'default' for a default export. */
  readonly name: string;
  /** Module that it comes from; null where it is a name of this file. */
  readonly from: string | null;
  /** Its name there. */
  readonly local: string;
}

/** A file, function or class body: what is said in it, in order. */
export interface Scope {
  readonly statements: readonly Statement[];
}

/**
 * What a body does, as far as text can flow through it. Control flow is kept as `when`: the conditions (outermost first)
 * under which a statement runs, so that a name assigned in both arms of an `if` is a choice and a text appended in a loop
 * is a loop. Statements that carry none of this are left out.
 */
export type Statement =
  /** `name = value`, `NAME: str = value`, `const name = value`, a field with its default; `target` may be a member or an index. */
  | {
      readonly kind: 'assign';
      readonly target: Expression;
      readonly value: Expression;
      readonly when: readonly Condition[];
      readonly place: Place;
      /** `+=` and its like: appended to what the name held. */
      readonly augmented: boolean;
      /** Declared type, as written (`Optional[str]`, `OpenAI`), null when there is none. */
      readonly type: string | null;
      /** Annotations of a field (`@Value("…")`, `[Description("…")]`). */
      readonly decorators: readonly Expression[];
    }
  | { readonly kind: 'function'; readonly fn: FunctionFact; readonly when: readonly Condition[] }
  | { readonly kind: 'class'; readonly cls: ClassFact; readonly when: readonly Condition[] }
  /** Leaves the innermost loop, goes on with its next round, or ends the function without a result (`return`, `raise`). */
  | {
      readonly kind: 'leave';
      readonly how: 'break' | 'continue' | 'return' | 'raise';
      readonly when: readonly Condition[];
      readonly place: Place;
    }
  | {
      readonly kind: 'return';
      readonly value: Expression;
      readonly when: readonly Condition[];
      readonly place: Place;
    }
  /** An expression on its own: a call (`messages.append(x)`, `client.chat(…)`), an await, a yield. */
  | {
      readonly kind: 'expression';
      readonly value: Expression;
      readonly when: readonly Condition[];
      readonly place: Place;
    };

/** One enclosing condition or loop of a statement. */
export interface Condition {
  readonly kind: 'if' | 'loop' | 'try' | 'switch';
  /** The condition or what is looped over, as written (white space folded); '' for `try`. */
  readonly on: string;
  /** Which arm: 0 for `if`/`try`, 1 for the first `elif`/`except`/`case`, and so on; the last one also for `else`. */
  readonly arm: number;
  /** Same number for all arms of one statement within a file, so that arms can be put together again. */
  readonly id: number;
  /** True for `else`, `default`, a loop with no end (`while True`), and a `try` with `finally`, which runs however its arms end. */
  readonly open: boolean;
  /** Of a loop: the word it begins with, and where. */
  readonly loop?: { readonly word: 'for' | 'while'; readonly place: Place };
  /** Of a loop over items: the names that hold one item, and what they are taken from. Absent where they are not plain names. */
  readonly each?: { readonly variable: Variable; readonly over: Expression };
}

/** The name that holds one item of a loop, or the names that take it apart (`for key, value in …`), null for one that is not a name. */
export type Variable = string | readonly (string | null)[];

export interface FunctionFact {
  /** '' for a lambda, an arrow function without a name or a closure. */
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly scope: Scope;
  /** Decoded and cleaned (`inspect.cleandoc`), null when there is none. */
  readonly docstring: string | null;
  readonly decorators: readonly Expression[];
  readonly returnType: string | null;
  readonly place: Place;
}

export interface Parameter {
  readonly name: string;
  /** What callers write, where it is not `name` (Swift's `func ask(about topic: String)`). */
  readonly label?: string;
  readonly kind: 'plain' | 'keyword-only' | 'rest' | 'rest-keywords' | 'destructured';
  /** Of `destructured`: the names taken out of the object, with their defaults; key '*' for all the others (`...rest`). */
  readonly fields?: readonly {
    readonly key: string;
    readonly local: string;
    readonly default: Expression | null;
  }[];
  readonly default: Expression | null;
  readonly type: string | null;
  readonly decorators: readonly Expression[];
}

export interface ClassFact {
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum' | 'record' | 'struct' | 'trait';
  /** Base classes and interfaces. */
  readonly bases: readonly Expression[];
  readonly decorators: readonly Expression[];
  readonly docstring: string | null;
  /** Fields (assign), methods (function), nested classes. An enum's members are fields. */
  readonly scope: Scope;
  readonly place: Place;
}

/** A value as the program writes it. Readers keep every literal and every call; the rest may be `unknown`. */
export type Expression =
  /** A string literal, decoded: escapes, implicit concatenation, text-block indentation. `place` is its source. */
  | { readonly kind: 'text'; readonly value: string; readonly place: Place }
  /** f-string, template literal, `$"…"`, `"…#{x}"`: its parts in order; literal parts are `text`. `tag` of a tagged template. */
  | {
      readonly kind: 'template';
      readonly parts: readonly Expression[];
      readonly tag: Expression | null;
      readonly place: Place;
    }
  | { readonly kind: 'number'; readonly value: number; readonly place: Place }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly place: Place }
  | { readonly kind: 'null'; readonly place: Place }
  | { readonly kind: 'name'; readonly name: string; readonly place: Place }
  /** `object.name`; `self.x` and `this.x` have the name `self` as their object, in every language. */
  | { readonly kind: 'member'; readonly object: Expression; readonly name: string; readonly place: Place }
  | { readonly kind: 'index'; readonly object: Expression; readonly index: Expression; readonly place: Place }
  /** A call or a construction (`new X(…)`, `X{…}` of Go is a `record` with a type instead). `await` and `!` are looked through. */
  | {
      readonly kind: 'call';
      readonly callee: Expression;
      readonly arguments: readonly Argument[];
      readonly constructs: boolean;
      readonly place: Place;
    }
  /** A list, tuple, set or array; `spread` items are `...x` and `*x`. */
  | {
      readonly kind: 'list';
      readonly items: readonly { readonly value: Expression; readonly spread: boolean }[];
      readonly place: Place;
    }
  /** A dict, object literal, or composite literal (`type` as written). A null key with `spread` is `...x`, `**x`. */
  | {
      readonly kind: 'record';
      readonly type: string | null;
      readonly entries: readonly RecordEntry[];
      readonly place: Place;
    }
  /** `a + b + c`, in order. */
  | { readonly kind: 'concat'; readonly parts: readonly Expression[]; readonly place: Place }
  /** `left % right` (Python) and other operators a linker may fold; `a + b` is `concat`. */
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
      readonly place: Place;
    }
  /** Exactly one arm is the value: a ternary, `a or b`, `a ?? b`, `match`. `on` is the condition as written. */
  | {
      readonly kind: 'choice';
      readonly on: string;
      readonly operator: 'if' | 'or' | 'and' | '??' | 'match';
      readonly arms: readonly Expression[];
      /** Of `match`: when each arm is the value, null for the one of all other cases; absent where that is not known. */
      readonly tests?: readonly (string | null)[];
      readonly place: Place;
    }
  /** `[f(x) for x in xs]`, `xs.map(x => f(x))` is a call. */
  | {
      readonly kind: 'comprehension';
      readonly element: Expression;
      readonly over: Expression;
      /** The names that hold one item in `element`; absent where they are not plain names. */
      readonly variable?: Variable;
      readonly place: Place;
    }
  | { readonly kind: 'function'; readonly fn: FunctionFact; readonly place: Place }
  /** Anything else; `source` is its text, white space folded, at most 120 characters, and `inside` its sub-expressions that hold calls or text. */
  | {
      readonly kind: 'unknown';
      readonly source: string;
      readonly inside: readonly Expression[];
      readonly place: Place;
    };

export interface Argument {
  /** Keyword or label, null when positional. */
  readonly name: string | null;
  readonly value: Expression;
  /** `*x`/`...x` ('list') or `**x` ('record'). */
  readonly spread: 'list' | 'record' | null;
}

export interface RecordEntry {
  /** Null for a spread and for a key that is computed. */
  readonly key: string | null;
  /** The expression of a computed key (`[Mode.Fast]: …`). */
  readonly computed?: Expression;
  readonly value: Expression;
  readonly spread: boolean;
  readonly place: Place;
}

/**
 * One language. A reader parses text and never runs it. It throws `ProgramSyntaxError` when the text is not of the
 * language (or nested too deeply to read), which becomes an `unread` file whose prompts are not checked.
 */
export interface Reader {
  readonly languages: readonly Language[];
  /** File endings without the dot, lower case, by language. */
  readonly endings: Readonly<Record<string, Language>>;
  read(path: string, text: string, language: Language): Promise<Program>;
  /** Gives a function that reads without waiting, for programs that are read when a value of them is asked for. */
  ready?(): Promise<(path: string, text: string, language: Language) => Program>;
}

/** The text could not be read as a program. `line` is 1-based, null when the parser does not say. */
export class ProgramSyntaxError extends Error {
  override name = 'ProgramSyntaxError';
  readonly line: number | null;
  constructor(message: string, line: number | null) {
    super(message);
    this.line = line;
  }
}

/** Name of the decorator by which a field of a Go struct has its tag. */
export const structTag = 'struct-tag';
