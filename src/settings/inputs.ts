import type { Limits, LimitValue } from '../core/limits.js';
import type { SettingsMistake } from '../core/settings.js';
import { limitKeys, optionKeys } from './keys.js';
import { nearest, text, type ValueKind } from './values.js';

// Apart from the settings file, so that a command that reads none does not load what reads one.

export interface InputSources {
  /** Inputs or flags by their kebab-case name; '' and absent both mean not given. */
  readonly inputs: Readonly<Record<string, string | undefined>>;
  /** 'input' for the action, 'flag' for the command line. */
  readonly inputKind: 'input' | 'flag';
}

/** The mistakes in limits and options given as inputs or flags, for a caller that has found others and stops. */
export function inputMistakes(
  inputs: InputSources['inputs'],
  inputKind: InputSources['inputKind'],
): SettingsMistake[] {
  const mistakes: SettingsMistake[] = [];
  readInputs({ inputs, inputKind }, mistakes);
  return mistakes;
}

/** What inputs or flags say, each value parsed. */
export interface Inputs {
  readonly limits: Limits;
  readonly given: ReadonlySet<string>;
  readonly options: Readonly<Record<string, string>>;
  readonly overrideLabel: string | null;
}

/** Reads what was given; what cannot be read is added to `mistakes` and left out. */
export function readInputs(sources: InputSources, mistakes: SettingsMistake[]): Inputs {
  const limits: Record<string, LimitValue> = {};
  const options: Record<string, string> = {};
  const given = new Set<string>();
  // An action cannot tell an empty input from one that was not given; a flag can, and an empty flag is a mistake.
  const absent = (raw: string | undefined): raw is undefined =>
    raw === undefined || (raw === '' && sources.inputKind === 'input');
  const read = <T>(key: string, raw: string, kind: ValueKind<T>): T | undefined => {
    const value = kind.parse(raw.trim());
    if (value === undefined) {
      mistakes.push({
        where: sources.inputKind,
        line: null,
        key,
        given: raw.trim() === '' ? 'nothing' : `\`${raw.slice(0, 60)}\``,
        allowed: kind.allowed,
        example: sources.inputKind === 'flag' ? `--${key} ${kind.example}` : `${key}: ${kind.example}`,
        near: nearest(raw.trim(), kind.choices ?? []),
      });
    } else given.add(key);
    return value;
  };
  for (const limit of limitKeys) {
    const raw = sources.inputs[limit.key];
    if (absent(raw)) continue;
    if (limit.list) {
      const parts = raw
        .replace(/^\s*\[|\]\s*$/g, '')
        .split(/[,\n]/)
        .map((part) => part.trim().replace(/^(["'])(.*)\1$/, '$2'))
        .filter((part) => part !== '');
      const values = parts.flatMap((part) => read(limit.key, part, limit.kind as ValueKind<string>) ?? []);
      if (parts.length === 0) read(limit.key, '', limit.kind);
      if (values.length > 0) limits[limit.key] = values;
    } else {
      const value = read(limit.key, raw, limit.kind);
      if (value !== undefined) limits[limit.key] = value;
    }
  }
  for (const [key, option] of Object.entries(optionKeys)) {
    const raw = sources.inputs[key];
    if (absent(raw)) continue;
    const value = read(key, raw, option.kind as ValueKind<string>);
    if (value !== undefined) options[key] = value;
  }
  const label = sources.inputs['override-label'];
  const overrideLabel = absent(label)
    ? null
    : (read('override-label', label, text('the name of a label', 'cost-approved')) ?? null);
  return { limits, given, options, overrideLabel };
}

/** Names of inputs or flags that are not known, as mistakes; for callers that see names they did not ask for. */
export function unknownInputs(
  names: readonly string[],
  known: readonly string[],
  kind: 'input' | 'flag',
): SettingsMistake[] {
  return names
    .filter((name) => !known.includes(name))
    .map((name) => ({
      where: kind,
      line: null,
      key: name.slice(0, 80),
      given: `an unknown ${kind}`,
      allowed: known.join(', '),
      example: nearest(name, known) ?? known[0] ?? '',
      near: nearest(name, known),
    }));
}
