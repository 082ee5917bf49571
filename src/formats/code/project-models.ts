import type { ProjectModel } from '../../core/project-model.js';
import { canNameModel, choosesModel, projectModel } from '../request/model-settings.js';
import type { ClassFact, Expression, FunctionFact, Program, Scope } from './facts.js';

/*
 * Models that a program's settings name by default: constants, fields of settings classes, entries of a configuration object,
 * environment variables with a default, and defaults of parameters. The linker follows them to the calls it understands;
 * these are for prompts whose way to a call it does not.
 */

/** More settings of one name in one file are a menu. */
const mostOfOneName = 3;
const maxDepth = 12;

export function projectModelsOf(program: Program): ProjectModel[] {
  const found: ProjectModel[] = [];
  const add = (setting: string, value: Expression, from: ProjectModel['from']): void => {
    if (!choosesModel(setting)) return;
    const named = modelText(value, 0);
    if (named === null) return;
    const one = projectModel(setting, named.text, from, program.path, named.line);
    if (one !== null) found.push(one);
  };
  const inScope = (scope: Scope, top: boolean, depth: number): void => {
    if (depth > maxDepth) return;
    for (const statement of scope.statements) {
      switch (statement.kind) {
        case 'assign': {
          const name = nameOf(statement.target);
          if (name !== null && (top || isEnvironment(statement.value)) && !statement.augmented)
            add(name, statement.value, 'code');
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
    inScope(fn.scope, false, depth);
  };
  /** `owner` is the setting that a record is the value of; null in bodies of functions, where records are calls' own. */
  const inValue = (value: Expression, owner: string | null, depth: number): void => {
    if (depth > maxDepth) return;
    switch (value.kind) {
      case 'record':
        for (const entry of value.entries) {
          if (entry.key !== null && (owner !== null || isEnvironment(entry.value)))
            add(owner === null || owner === '' ? entry.key : `${owner}.${entry.key}`, entry.value, 'code');
          inValue(
            entry.value,
            owner === null ? null : `${owner}.${entry.key ?? ''}`.slice(0, 120),
            depth + 1,
          );
        }
        return;
      case 'call':
        fromFlag(value);
        // `Settings({ … })`, `apply_env({ … })`, `z.object({ … })`.
        if (value.callee.kind === 'member') inValue(value.callee.object, owner, depth + 1);
        for (const argument of value.arguments) {
          const isEntry = argument.value.kind === 'record' || argument.value.kind === 'function';
          if (isEntry || argument.value.kind === 'call') inValue(argument.value, owner, depth + 1);
          else if (argument.name !== null && owner !== null && value.constructs)
            add(argument.name, argument.value, 'code');
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
  /** `os.getenv("LLM_MODEL", "…")`, `add_argument("--model", default="…")`, `flag.String("model", "…", …)`. */
  const fromFlag = (call: Extract<Expression, { kind: 'call' }>): void => {
    const { arguments: given } = call;
    const at = given.findIndex(
      ({ name, value }) => name === null && value.kind === 'text' && /^-{0,2}[\w.-]{1,60}$/.test(value.value),
    );
    const setting = given[at]?.value;
    if (setting?.kind !== 'text' || at > 1) return;
    const next = given.find(({ name }) => name === 'default')?.value ?? given[at + 1]?.value;
    if (next?.kind === 'text' && !/^-/.test(next.value)) add(setting.value.replace(/^-+/, ''), next, 'code');
  };
  inScope(program.scope, true, 0);
  return withoutMenus(found);
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
    const list = models.get(last(one)) ?? new Set<string>();
    list.add(one.model);
    models.set(last(one), list);
  }
  return found.filter((one) => (models.get(last(one))?.size ?? 0) <= mostOfOneName);
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

/** The environment variable that an expression reads; null where it reads none. */
function environmentVariable(value: Expression): string | null {
  if (value.kind === 'member') return isEnvironment(value.object) ? value.name : null;
  if (value.kind === 'index')
    return isEnvironment(value.object) && value.index.kind === 'text' ? value.index.value : null;
  const first = value.kind === 'call' && isEnvironment(value) ? value.arguments[0]?.value : undefined;
  return first?.kind === 'text' ? first.value : null;
}

/** The name of a model that a setting's value gives: itself, a default of it, the first of alternatives. */
function modelText(value: Expression, depth: number): { text: string; line: number } | null {
  if (depth > 6) return null;
  switch (value.kind) {
    case 'text':
      return canNameModel(value.value.trim()) ? { text: value.value, line: value.place.line } : null;
    case 'choice': {
      if (value.operator === 'match' || value.operator === 'if') return null;
      for (const arm of value.arms) {
        const found = modelText(arm, depth + 1);
        if (found !== null) return found;
      }
      return null;
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
        if (nested !== 'text' && nested !== 'call' && nested !== 'choice') continue;
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
