import { providerNamed, type ProjectModel } from '../../core/project-model.js';
import { canNameModel, choosesModel, choosesProvider, projectModel } from '../request/model-settings.js';
import type { ClassFact, Expression, FunctionFact, Program, Scope } from './facts.js';

/*
 * Models that a program's settings name by default: constants, fields of settings classes, entries of a configuration object,
 * environment variables with a default, and defaults of parameters. The linker follows them to the calls it understands;
 * these are for prompts whose way to a call it does not.
 */

/** More settings of one name in one file are a menu. */
const mostOfOneName = 3;
const maxDepth = 12;
/** Items of a list of described settings. */
const mostSettings = 60;

/** A setting whose value is a constant of this or another file, `Models.GPT_4O`. */
interface Pending {
  readonly setting: string;
  readonly constant: string;
  readonly from: ProjectModel['from'];
  readonly line: number;
}

interface OfProgram {
  readonly named: readonly ProjectModel[];
  readonly pending: readonly Pending[];
  /** Texts of constants by their name, and of members by those of their owner and their own. */
  readonly constants: ReadonlyMap<string, string>;
}

/** By program: both sides of a comparison share the files that did not change. */
const known = new WeakMap<Program, OfProgram>();

export function projectModelsOf(programs: readonly Program[]): ProjectModel[] {
  const all = programs.map((program) => ({ path: program.path, ...ofProgram(program) }));
  const constants = new Map<string, string | null>();
  for (const one of all)
    for (const [name, text] of one.constants)
      constants.set(name, !constants.has(name) || constants.get(name) === text ? text : null);
  return all.flatMap(({ path, named, pending, constants: own }) => {
    const followed = pending.flatMap(({ setting, constant, from, line }) => {
      const text = own.get(constant) ?? constants.get(constant) ?? null;
      return text === null ? [] : (projectModel(setting, text, from, path, line) ?? []);
    });
    return withoutMenus([...named, ...followed]);
  });
}

function ofProgram(program: Program): OfProgram {
  const before = known.get(program);
  if (before !== undefined) return before;
  const found: ProjectModel[] = [];
  const pending: Pending[] = [];
  const constants = new Map<string, string>();
  const add = (setting: string, value: Expression, from: ProjectModel['from']): void => {
    if (choosesProvider(setting) && from === 'code') {
      const provider = providerText(value, 0);
      if (provider === null) return;
      const { line } = provider;
      found.push({ setting, model: provider.name, from, path: program.path, line, isProvider: true });
      return;
    }
    if (!choosesModel(setting)) return;
    const named = modelText(value, 0);
    if (named === null) return;
    if ('constant' in named) {
      pending.push({ setting, constant: named.constant, from, line: named.line });
      return;
    }
    const one = projectModel(setting, named.text, from, program.path, named.line);
    if (one !== null) found.push(clients > 0 ? { ...one, ofClient: true } : one);
  };
  /** Constructors of objects around what is looked at. */
  let clients = 0;
  /** Values that a pattern takes apart, by the name that they are held under. */
  const held = new Map<string, Expression>();
  const takenApart = (value: Expression): Expression => {
    if (value.kind !== 'index') return value;
    const first = value.index.kind === 'number' && value.index.value === 0;
    const whole = value.object.kind === 'name' ? held.get(value.object.name) : value.object;
    return first && whole !== undefined ? whole : value;
  };
  const note = (name: string, value: Expression): void => {
    const text = value.kind === 'call' && value.arguments[0] !== undefined ? value.arguments[0].value : value;
    if (text.kind === 'text' && canNameModel(text.value.trim())) constants.set(name, text.value.trim());
  };
  const inScope = (scope: Scope, top: boolean, depth: number): void => {
    if (depth > maxDepth) return;
    for (const statement of scope.statements) {
      switch (statement.kind) {
        case 'assign': {
          const name = nameOf(statement.target);
          if (name !== null && !statement.augmented) {
            if (top || isEnvironment(statement.value) || isStored(statement.value))
              add(name, statement.value, 'code');
            else {
              const taken = takenApart(statement.value);
              if (isChosenByUser(taken)) {
                if (name.startsWith('{')) held.set(name, taken);
                else add(name, chosenAtFirst(taken), 'code');
              }
            }
            if (top) note(name, statement.value);
            if (top && statement.value.kind === 'record')
              for (const entry of statement.value.entries)
                if (entry.key !== null) note(`${name}.${entry.key}`, entry.value);
          }
          inValue(statement.value, top ? (name ?? '') : null, depth + 1);
          break;
        }
        case 'function':
          inFunction(statement.fn, depth + 1);
          break;
        case 'class':
          inClass(statement.cls, depth + 1);
          break;
        case 'return':
        case 'expression':
          inValue(statement.value, null, depth + 1);
      }
    }
  };
  const inClass = (cls: ClassFact, depth: number): void => {
    for (const statement of cls.scope.statements)
      if (statement.kind === 'assign') {
        const name = nameOf(statement.target);
        if (name !== null) note(`${cls.name}.${name}`, statement.value);
      }
    // Members of an enumeration are a menu.
    if (cls.kind !== 'enum' && !cls.bases.some((base) => /Enum$/.test(nameOf(base) ?? '')))
      inScope(cls.scope, true, depth);
  };
  const inFunction = (fn: FunctionFact, depth: number): void => {
    for (const parameter of measures(fn.name) ? [] : fn.parameters) {
      if (parameter.default !== null) add(parameter.name, parameter.default, 'parameter');
      for (const field of parameter.fields ?? [])
        if (field.default !== null) add(field.key, field.default, 'parameter');
    }
    // `get_default_model()`, and the entry `model(given) { … }` of a configuration.
    const given = new Set(
      fn.scope.statements.flatMap((one) =>
        one.kind === 'return' && one.value.kind === 'text' ? [one.value.value] : [],
      ),
    );
    if (given.size === 1 && !measures(fn.name))
      for (const one of fn.scope.statements)
        if (one.kind === 'return' && one.value.kind === 'text') {
          add(fn.name, one.value, 'code');
          break;
        }
    inScope(fn.scope, false, depth);
  };
  /** `owner` is the setting that a record is the value of; null in bodies of functions, where records are calls' own. */
  const inValue = (value: Expression, owner: string | null, depth: number): void => {
    if (depth > maxDepth) return;
    switch (value.kind) {
      case 'record':
        described(value.entries);
        for (const entry of value.entries) {
          if (entry.key !== null && (owner !== null || isDefault(entry.key) || isEnvironment(entry.value)))
            add(owner === null || owner === '' ? entry.key : `${owner}.${entry.key}`, entry.value, 'code');
          inValue(
            entry.value,
            owner === null ? null : (entry.key === null ? owner : `${owner}.${entry.key}`).slice(0, 120),
            depth + 1,
          );
        }
        return;
      case 'call':
        fromFlag(value);
        // `Settings({ … })`, `apply_env({ … })`, `z.object({ … })`.
        if (value.callee.kind === 'member') inValue(value.callee.object, owner, depth + 1);
        if (isClient(value)) clients++;
        for (const argument of value.arguments) {
          const isEntry = argument.value.kind === 'record' || argument.value.kind === 'function';
          if (isEntry || argument.value.kind === 'call') inValue(argument.value, owner, depth + 1);
          else if (argument.name !== null && value.constructs && (owner !== null || isDefault(argument.name)))
            add(argument.name, argument.value, 'code');
        }
        if (isClient(value)) clients--;
        return;
      case 'list':
        // Of the items of a list only those say what a setting is by default that name it.
        for (const { value: item } of value.items.slice(0, mostSettings)) {
          if (item.kind === 'call') fromFlag(item);
          else if (item.kind === 'record') described(item.entries);
        }
        return;
      case 'function':
        inFunction(value.fn, depth + 1);
        return;
      case 'choice': {
        const variable = value.arms[0] === undefined ? null : environmentVariable(value.arms[0]);
        if (variable !== null) add(variable, value, 'code');
        for (const arm of value.arms) inValue(arm, owner, depth + 1);
        return;
      }
      default:
    }
  };
  /** `{ key: 'model', default: '…' }`, `Setting(name="model", default_value="…")`: a setting that is described. */
  const described = (
    entries: readonly { readonly key: string | null; readonly value: Expression }[],
  ): void => {
    const setting = entries.find(({ key }) => key !== null && /^(?:name|key|id|setting)$/i.test(key))?.value;
    const given = entries.find(
      ({ key }) => key !== null && /^(?:default|initial)_?(?:value)?$/i.test(key),
    )?.value;
    if (setting?.kind === 'text' && /^[\w.-]{1,60}$/.test(setting.value) && given?.kind === 'text')
      add(setting.value, given, 'code');
  };
  /** `os.getenv("LLM_MODEL", "…")`, `add_argument("--model", default="…")`, `flag.String("model", "…", …)`. */
  const fromFlag = (call: Extract<Expression, { kind: 'call' }>): void => {
    const { arguments: given } = call;
    described(given.map(({ name, value }) => ({ key: name, value })));
    const at = given.findIndex(
      ({ name, value }) => name === null && value.kind === 'text' && /^-{0,2}[\w.-]{1,60}$/.test(value.value),
    );
    const setting = given[at]?.value;
    if (setting?.kind !== 'text' || at > 1) return;
    // `StringVarP(&model, "model", "m", "gpt-4o", "…")` has a short name before the default.
    const after = given.slice(at + 1).filter(({ name }) => name === null);
    const [first, second] = after;
    const isShort = first?.value.kind === 'text' && /^-?[A-Za-z]$/.test(first.value.value);
    const next =
      given.find(({ name }) => name === 'default')?.value ?? (isShort ? second?.value : first?.value);
    if (next?.kind === 'text' && !/^-/.test(next.value)) add(setting.value.replace(/^-+/, ''), next, 'code');
  };
  inScope(program.scope, true, 0);
  const own = { named: found, pending, constants };
  known.set(program, own);
  return own;
}

/** `count_tokens(text, model="gpt-4")`, `getPrice(model = "gpt-4o")`: the model tells how to measure, nothing is sent to it. */
export function measures(functionName: string): boolean {
  return /(?:^|_|\b)(?:n|num|number_of|max|count|get|calc|calculate|estimate|truncate|split|trim)?_?(?:tokens?|cost|costs|price|pricing|encoding|encoder|tokenizer)(?:$|_)|^(?:tokenize|encode|truncate)|(?:count|num|calculate|estimate|get)(?:Tokens?|Cost|Price|Encoding|Tokenizer)|(?:Tokens?|Cost|Price)(?:Count|$)/.test(
    functionName,
  );
}

/** Functions whose result is a number of tokens or an amount, and texts named like one: `estimate_tokens(prompt)`. */
export function counts(name: string): boolean {
  return /^(?:n|num|number_of|count|calc|calculate|estimate|get)_?(?:tokens?|costs?|price|pricing)(?:$|_)|^(?:num|count|calculate|estimate|get)(?:Tokens?|Cost|Price)|^(?!truncate|trim|split|encode|cut|limit|fit).*(?:_tokens|Tokens|_token_count|TokenCount|TokensCount)$/.test(
    name,
  );
}

/** A setting that one file gives many models is a menu of them. */
function withoutMenus(found: readonly ProjectModel[]): ProjectModel[] {
  const models = new Map<string, Set<string>>();
  const last = ({ setting }: ProjectModel) => setting.split('.').at(-1) ?? setting;
  for (const one of found) {
    if (one.isProvider === true) continue;
    const list = models.get(last(one)) ?? new Set<string>();
    list.add(one.model);
    models.set(last(one), list);
  }
  return found.filter((one) => (models.get(last(one))?.size ?? 0) <= mostOfOneName);
}

/** `new ChatAnthropic({ … })`: an object that asks a model, as opposed to one that holds settings. */
function isClient({ constructs, callee }: Extract<Expression, { kind: 'call' }>): boolean {
  return (
    constructs && !/config|settings|options|defaults|preferences|store|manager/i.test(nameOf(callee) ?? '')
  );
}

function nameOf(target: Expression): string | null {
  if (target.kind === 'name' || target.kind === 'member') return target.name;
  return null;
}

const environmentCall =
  /^(?:getenv|env|get|get_env|getEnv|environ|getOrDefault|optionalEnv|config|Getenv|envOr|envOrDefault|GetEnv|GetEnvironmentVariable|str|string)$/i;

/** A value that the environment may give: `os.getenv("X", "…")`, `process.env.X ?? '…'`. */
function isEnvironment(value: Expression, depth = 0): boolean {
  if (depth > 4) return false;
  switch (value.kind) {
    case 'choice':
      return (
        (value.operator === 'or' || value.operator === '??') &&
        value.arms.some((arm) => isEnvironment(arm, depth + 1))
      );
    case 'member':
      return value.name === 'env' || value.name === 'environ' || isEnvironment(value.object, depth + 1);
    case 'index':
      return isEnvironment(value.object, depth + 1);
    case 'name':
      return value.name === 'env';
    case 'call': {
      const name = nameOf(value.callee) ?? '';
      const [first] = value.arguments;
      return (
        (environmentCall.test(name) &&
          first?.value.kind === 'text' &&
          /^[A-Z][A-Z0-9_]+$/.test(first.value.value)) ||
        (value.callee.kind === 'member' && isEnvironment(value.callee.object, depth + 1))
      );
    }
    default:
      return false;
  }
}

/** What was saved before, with a first value: `defaults.string(forKey: "model") ?? "…"`, `localStorage.getItem('provider') || '…'`. */
function isStored(value: Expression): boolean {
  return (
    value.kind === 'choice' &&
    (value.operator === 'or' || value.operator === '??') &&
    value.arms.some(({ kind, ...arm }) => {
      const [first] = kind === 'call' && 'arguments' in arm ? arm.arguments : [];
      const key = first?.value.kind === 'text' ? first.value.value : '';
      return /^[\w.-]{1,60}$/.test(key) && (choosesModel(key) || choosesProvider(key));
    })
  );
}

/** `default_model`, `defaultChatModel`: a setting that says so of itself, wherever it is. */
function isDefault(name: string): boolean {
  return /^_?default/i.test(name) && (choosesModel(name) || choosesProvider(name));
}

/** The provider that a setting's value gives: itself, a default of it, or a member of an enumeration. */
function providerText(
  value: Expression,
  depth: number,
): { readonly name: string; readonly line: number } | null {
  if (depth > 6) return null;
  switch (value.kind) {
    case 'text':
    case 'member': {
      if (value.kind === 'member' && value.name === 'value') return providerText(value.object, depth + 1);
      const name = providerNamed(value.kind === 'text' ? value.value : value.name);
      return name === null ? null : { name, line: value.place.line };
    }
    case 'choice':
      if (value.operator === 'match' || value.operator === 'if') return null;
      return value.arms.map((arm) => providerText(arm, depth + 1)).find((one) => one !== null) ?? null;
    case 'call':
      for (const { value: given } of [...value.arguments].reverse()) {
        const found =
          given.kind === 'text' || given.kind === 'choice' ? providerText(given, depth + 1) : null;
        if (found !== null) return found;
      }
      return null;
    default:
      return null;
  }
}

const stateHooks =
  /^(?:use\w*State|use\w*Storage|usePersist\w*|ref|shallowRef|signal|createSignal|atom|atomWithStorage|writable|observable)$/;
const selectors =
  /^(?:selectbox|radio|pills|segmented_control|select_slider|Dropdown|Radio|text_input|textInput)$/;

/** What a user of the program chooses, from a first value: `useState('…')`, `st.selectbox("Model", ["…"])`. */
function isChosenByUser(value: Expression): boolean {
  if (value.kind !== 'call') return false;
  const name = nameOf(value.callee) ?? '';
  return stateHooks.test(name) || selectors.test(name);
}

/** The first value of what a user chooses: the one that is given, an entry of it, the first or the named one of a list. */
function chosenAtFirst(value: Expression): Expression {
  if (value.kind !== 'call') return value;
  const named = value.arguments.find(({ name }) => name === 'value' || name === 'default');
  if (named !== undefined) return named.value;
  const at = value.arguments.find(({ name }) => name === 'index')?.value;
  for (const { name, value: given } of value.arguments) {
    if (name !== null && name !== 'options' && name !== 'choices') continue;
    if (given.kind === 'list') {
      const index = at === undefined ? 0 : at.kind === 'number' ? at.value : -1;
      return given.items[index]?.value ?? value;
    }
    if (given.kind === 'record')
      for (const entry of given.entries)
        if (entry.key !== null && choosesModel(entry.key)) return entry.value;
    if (given.kind === 'text' && canNameModel(given.value.trim())) return given;
  }
  return value;
}

/** The environment variable that an expression reads; null where it reads none. */
function environmentVariable(value: Expression): string | null {
  if (value.kind === 'member') return isEnvironment(value.object) ? value.name : null;
  if (value.kind === 'index')
    return isEnvironment(value.object) && value.index.kind === 'text' ? value.index.value : null;
  const first = value.kind === 'call' && isEnvironment(value) ? value.arguments[0]?.value : undefined;
  return first?.kind === 'text' ? first.value : null;
}

type Named =
  { readonly text: string; readonly line: number } | { readonly constant: string; readonly line: number };

/** The name of a model that a setting's value gives: itself, a default of it, the first of alternatives, or a constant. */
function modelText(value: Expression, depth: number): Named | null {
  if (depth > 6) return null;
  switch (value.kind) {
    case 'text':
      return canNameModel(value.value.trim()) ? { text: value.value, line: value.place.line } : null;
    case 'name':
      return /^_*[A-Z][A-Z0-9_]{2,}$/.test(value.name)
        ? { constant: value.name, line: value.place.line }
        : null;
    case 'member': {
      const { object, name } = value;
      if (name === 'value' && object.kind === 'member') return modelText(object, depth + 1);
      const owner = object.kind === 'name' || object.kind === 'member' ? object.name : null;
      return owner === null || !/^[A-Z]/.test(owner)
        ? null
        : { constant: `${owner}.${name}`, line: value.place.line };
    }
    case 'choice': {
      if (value.operator === 'match' || value.operator === 'if') return null;
      const found = value.arms.map((arm) => modelText(arm, depth + 1)).filter((one) => one !== null);
      return found.find((one) => 'text' in one) ?? found[0] ?? null;
    }
    case 'call': {
      // `z.string().optional().default("…")`, `Field(default="…")`, `os.getenv("X", "…")`, `cast(str, …)`.
      for (const argument of [...value.arguments].reverse()) {
        const nested = argument.value.kind;
        if (
          argument.name !== null &&
          !/^(?:default|default_value|defaultValue|value|initial)$/.test(argument.name)
        )
          continue;
        if (nested !== 'text' && nested !== 'call' && nested !== 'choice' && nested !== 'member') continue;
        const found = modelText(argument.value, depth + 1);
        if (found !== null) return found;
      }
      return value.callee.kind === 'member' && value.callee.object.kind === 'call'
        ? modelText(value.callee.object, depth + 1)
        : null;
    }
    default:
      return null;
  }
}
