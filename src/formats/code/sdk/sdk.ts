import type { OpenaiApi } from '../../../core/prompt.js';
import type { Language } from '../facts.js';

/*
 * A library that sends requests to models, as data: which calls are billed, and in which argument the model, the text, the
 * tools, the schema and the limits are. One value per library in `sdk/<id>.ts`, listed in `sdk/registry.ts`. Written from
 * documentation or source of the current and the previous major version; `docs` and `checked` say which.
 */

/**
 * Where a call has a value. A path of names separated by dots:
 *
 * - `model`: the named argument or, where a language passes one options record, that record's entry;
 * - `#0`: the first positional argument; `#0.model`: the entry `model` of it; `*` any item of a list (`#0.*.text`);
 * - `config.max_output_tokens`: an entry (or a constructor's named argument) inside a named argument;
 * - `^model`: from what the method is called on: the named argument (or `^#0`, a positional one) of the constructor, or the
 *   argument of a method that was chained on the way (`Builder.modelName("x").build()` has `^modelName`);
 * - `^^`: the object that the method is called on itself (`prompt.invoke()`, where the object is the text);
 * - `^|`: the text or messages that the object was piped from (`prompt | llm`);
 * - `=text`: the constant `text`.
 *
 * A list is tried in order; the first that is there is the value. For `text`, all that are there are sent.
 */
export type Where = string | readonly string[];

/** One piece of text that a call sends, in sending order. */
export interface TextWhere {
  readonly at: Where;
  /**
   * `messages`: a list of messages with roles (records, constructed messages, tuples) or a plain text, sent as `role`;
   * `text`: one text (or a list of parts of one message); `stored`: the name of a text that the vendor keeps, which is not counted.
   */
  readonly as: 'text' | 'messages' | 'stored';
  /** Role of a plain text. */
  readonly role: 'system' | 'user' | 'assistant' | 'developer';
}

/** One kind of call that is billed, or an agent whose runs are billed. */
export interface SinkCall {
  /**
   * The names at the end of the callee, the last one with alternatives: `chat.completions.create|parse|stream`,
   * `completion|acompletion`, `Agent`. Generic arguments (`Agent[T]`) and `await` are looked through.
   */
  readonly callee: string;
  /**
   * What the call must hang on, so that `.run` or `chat` of another library is left alone:
   * `any`: nothing, the chain of names is telling enough (`chat.completions.create`);
   * `package`: the name (or the object's class) was imported from one of the library's packages;
   * a list: the object is of one of these classes (last part of the constructor's, the declared type's or the factory's name).
   */
  readonly on: 'any' | 'package' | readonly string[];
  /**
   * `request`: each call is billed. `agent`: a constructor that carries the request; its runs are billed, so calls of it are
   * not listed again. `annotation`: a decorator or annotation (`@SystemMessage("…")`), with its arguments.
   */
  readonly is: 'request' | 'agent' | 'annotation';
  /**
   * A call of the object that another entry's `agent` call makes. Without text or a model of its own the agent stands for it; with
   * them it is the request, and its texts at `^` are the agent's:
   *
   * - `chat`: one conversation (`chat.sendMessage(…)`), so that the agent is no request beside it;
   * - `run`: one of the runs of an agent (`run(agent, "…")`), so that the agent stays one where it is also run without.
   */
  readonly continues?: 'chat' | 'run';
  /** The object that a call continues where it is an argument (`run(agent, "…")`): where, and its classes. `^` speaks of it. */
  readonly of?: { readonly at: Where; readonly is: readonly string[] };
  /** OpenAI's interface behind the call, where it is always the same one. */
  readonly api?: OpenaiApi;
  /** Values that the call must be given (each one of its places), where its name alone does not tell (`requests.post`). */
  readonly needs?: readonly Where[];
  readonly model?: Where;
  readonly text: readonly TextWhere[];
  readonly tools?: Where;
  /** Agents that it may hand a conversation on to. */
  readonly handoffs?: Where;
  readonly schema?: Where;
  /**
   * Words at `at` that say what the schema is put into, each as the function that does the same: with `from` of the call as its
   * entry `entry` (`output: 'array', schema` is `Output.array({ element })`).
   */
  readonly schemaIn?: {
    readonly at: Where;
    readonly as: Readonly<
      Record<string, { readonly maker: string; readonly entry: string; readonly from: Where }>
    >;
  };
  readonly outputLimit?: Where;
  readonly effort?: Where;
  /** Tokens that hidden reasoning may take. */
  readonly thinkingBudget?: Where;
  readonly temperature?: Where;
  /** Number of answers (`n`). */
  readonly answers?: Where;
  /**
   * Steps of one run with tools, each a call, where nothing sets them: the number that the library takes, null where it has no
   * limit of its own, 1 where each step is a call of the program. Absent where nobody says. `checked` where it was read on another
   * day than the rest.
   */
  readonly steps?: { readonly most: number | null; readonly checked?: string };
}

export interface Sdk {
  /** File name in `sdk/`. */
  readonly id: string;
  readonly title: string;
  /** Documentation or source that this was written from. */
  readonly docs: string;
  /** Day it was checked, ISO 8601, with the versions in `docs`. */
  readonly checked: string;
  readonly languages: readonly Language[];
  /**
   * Roots of imports: `openai`, `@ai-sdk/openai`, `org.springframework.ai`, `github.com/sashabaranov/go-openai`. A name
   * belongs to the library when the module it is imported from is one of these or below one (`/`, `.`, `::`, `\\`).
   */
  readonly packages: readonly string[];
  /** Provider of the model names where the library has only one (`anthropic`), as in the catalog; null for many. */
  readonly provider: string | null;
  /** Decorators of an agent that make functions its tools: `@agent.tool`. */
  readonly toolDecorators?: readonly string[];
  /** Constructors that stand for another provider: `AzureOpenAI` → `azure`, by last name. */
  readonly providers?: Readonly<Record<string, string>>;
  /** Packages whose clients have the same methods and reach another provider's models, by that provider: `groq-sdk` → `groq`. */
  readonly hosts?: Readonly<Record<string, string>>;
  /**
   * Models that the library takes where a constructor names none, by the constructor's last name: as of `checked`, from the
   * source in `docs`. The library's to change, so anything that names a model is stronger.
   */
  readonly defaultModels?: Readonly<Record<string, string>>;
  readonly calls: readonly SinkCall[];
  /**
   * Functions and constructors that make a message or a text, by last name: the role, and where the text is
   * (`SystemMessage("…")`, `Message(role=…, content=…)`). `role` null: the role is the argument `role`.
   */
  readonly messages?: Readonly<
    Record<
      string,
      { readonly role: 'system' | 'user' | 'assistant' | 'developer' | null; readonly at: Where }
    >
  >;
  /** Functions and constructors that pass one argument's text on (`PromptTemplate.from_template(x)`, `dedent(x)`), by last names. */
  readonly passes?: Readonly<Record<string, Where>>;
  /** Functions with a block that adds one message per call (`prompt("id") { system("…"); user("…") }`), by last name. */
  readonly dialogs?: readonly string[];
  /**
   * Constructors that are given agents by name, by last name, where they are and the methods that give one of them back:
   * `new Mastra({ agents }).getAgent("…")`.
   */
  readonly registers?: Readonly<Record<string, { readonly at: Where; readonly by: readonly string[] }>>;
  /** Constants of the library that are model names: `ChatModel.GPT_4O` → `gpt-4o`, by their last two names or the last one. */
  readonly models?: Readonly<Record<string, string>>;
  /** Functions and constructors whose argument is the model itself (`openai('gpt-4o')`, `anthropic.Model("x")`), by last name. */
  readonly modelMakers?: Readonly<Record<string, Where>>;
}
