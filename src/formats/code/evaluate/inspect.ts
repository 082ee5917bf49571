import type { Place } from '../../../core/prompt.js';
import type { Setting } from '../configuration.js';
import { literal, plainText } from '../strings.js';
import type { Value } from '../values.js';

/*
 * Questions about one value.
 */

export function placeOf(value: Value): Place {
  return 'place' in value ? value.place : startOf('');
}

export function startOf(path: string): Place {
  return { path, line: 1, column: 1, start: 0, end: 0 };
}

/** A place in TypeScript or JavaScript. */
export function isScript(place: Place): boolean {
  return /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/.test(place.path);
}

/** Two plain constants are the same when their keys are. */
export function plainKey(value: Value): string | null {
  const text = plainText(value);
  if (text !== null) return `t${text}`;
  return value.kind === 'number' || value.kind === 'boolean' ? `${value.kind}${value.value}` : null;
}

export function isSame(value: Value, other: Value | null): boolean {
  const key = plainKey(value);
  return other !== null && key !== null && key === plainKey(other);
}

/** A parameter, or an item of one, by its name: the same for every place that passes it on. Null for other values. */
export function symbolKey(value: Value): string | null {
  if (value.kind === 'parameter') return `${value.fn.module.path}#${value.fn.fact.place.start}.${value.name}`;
  if (value.kind !== 'index' || value.index.kind !== 'number') return null;
  const whole = symbolKey(value.object);
  return whole === null ? null : `${whole}[${value.index.value}]`;
}

/** The declared type of what is handed in. */
export function typeOfValue(value: Value): string | null {
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
export function configuredValue({ text, place }: Setting): Value {
  return { kind: 'operation', operator: 'default', operands: [literal(text, place)], place };
}

/** What a container of services gives: its declared type says more than the call. */
export function isProvided(value: Value): boolean {
  return (
    value.kind === 'made' &&
    value.callee.kind === 'member' &&
    /^(?:Get(?:Required)?(?:Keyed)?Service|Resolve|getBean|getInstance)$/.test(value.callee.name)
  );
}

export function isNumberLike(value: Value): boolean {
  return value.kind === 'number' || value.kind === 'parameter' || value.kind === 'element';
}

/** What only a run of the program knows: the result of a call, a variable of the environment. */
export function isAtRunTime(value: Value): boolean {
  if (value.kind === 'member' || value.kind === 'index') {
    const { object } = value;
    if (object.kind === 'unknown') return object.source === 'process' || object.source === 'Deno';
    if (object.kind === 'external') return object.name.startsWith('import.meta');
    return isAtRunTime(object);
  }
  return value.kind === 'unknown' || value.kind === 'made';
}

/** `{ role, content }`, which makes the list it is added to a list of messages. */
export function isMessage(value: Value): boolean {
  return value.kind === 'record' && value.entries.has('role') && value.entries.has('content');
}

/** An object that collects text: `new StringBuilder()`, `StringBuilder()`, `strings.Builder{}`. */
export function isTextBuilder(value: Extract<Value, { kind: 'made' }>): boolean {
  return /^(?:StringBuilder|StringBuffer|StringWriter)$/.test(calleeName(value.callee));
}

/** What a call is called, as a person reads it: `Template.from_string`, `keep`; cut where it is long. See `typeMadeBy`. */
export function calleeName(callee: Value): string {
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

/**
 * The type that a call makes, without the factory: `SystemMessage` of `SystemMessage.from_template`; '' where nothing names one. To
 * tell types apart; what a person reads is `calleeName`.
 */
export function typeMadeBy(callee: Value): string {
  const name =
    callee.kind === 'member'
      ? callee.name
      : callee.kind === 'external'
        ? (callee.name.split(/[./:]/).at(-1) ?? '')
        : callee.kind === 'unknown'
          ? callee.source
          : callee.kind === 'class'
            ? callee.cls.name
            : '';
  // `SystemMessagePromptTemplate.from_template(…)`, `types.Part.from_text(…)`.
  if (/^(?:from_\w+|of|new|from|fromTemplate|create|builder|build|default)$/.test(name)) {
    if (callee.kind === 'member') return typeMadeBy(callee.object);
    if (callee.kind === 'external') return callee.name.split(/[./:]/).at(-2) ?? name;
  }
  return name;
}
