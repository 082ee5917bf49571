import { parseArgs } from 'node:util';
import { SettingsError, type SettingsMistake } from '../core/settings.js';
import { nearest } from '../settings/values.js';
import { inputMistakes, unknownInputs } from '../settings/inputs.js';
import { limitKeys, optionKeys } from '../settings/keys.js';

/** One flag of a command. */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** Name of the value in help texts; absent for a switch. */
  readonly value?: string;
  readonly many?: boolean;
  /** What the value may be, and a correct one, for the message about a missing value; absent: as `help` says. */
  readonly allowed?: string;
  readonly example?: string;
  readonly help: string;
}

/** What was typed, checked against the command's flags. */
export interface Arguments {
  readonly words: readonly string[];
  readonly switches: ReadonlySet<string>;
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

export const outputFlags: readonly Flag[] = [
  { name: 'format', value: 'NAME', help: 'table, json, markdown or html (default: table)' },
  { name: 'output', short: 'o', value: 'FILE', help: 'write the result to FILE instead of standard output' },
  { name: 'quiet', short: 'q', help: 'no progress and no problems on standard error' },
  { name: 'no-color', help: 'no colors (also: NO_COLOR=1)' },
  { name: 'help', short: 'h', help: 'show this help' },
];

export const repositoryFlags: readonly Flag[] = [
  { name: 'repo', value: 'DIR', help: 'the repository (default: the current folder)' },
  { name: 'config', value: 'FILE', help: 'settings file inside the repository (default: .promptcost.yml)' },
];

/** Each limit as a flag of its own, and `--fail-on KEY=VALUE` for all of them. */
export const limitFlags: readonly Flag[] = [
  ...limitKeys.map(({ key, meaning, kind }) => ({
    name: key,
    value: 'VALUE',
    help: meaning,
    allowed: kind.allowed,
    example: kind.example,
  })),
  optionFlag('enforcement', 'MODE'),
  optionFlag('policy-from', 'SIDE'),
  {
    name: 'fail-on',
    value: 'KEY=VALUE',
    many: true,
    help: 'another way to give a limit, for example --fail-on max-request-usd=0.02',
  },
];

function optionFlag(name: 'enforcement' | 'policy-from', value: string): Flag {
  const { meaning, kind } = optionKeys[name];
  const { allowed, example } = kind;
  return { name, value, help: meaning.replaceAll('`', ''), allowed, example };
}

/** Parses what was typed. Throws `SettingsError` with every mistake: unknown flags, missing and doubled values. */
export function readArguments(typed: readonly string[], flags: readonly Flag[]): Arguments {
  const known = flags.map((flag) => flag.name);
  const { tokens } = parseArgs({
    args: [...typed],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      flags.map((flag) => [
        flag.name,
        {
          type: flag.value === undefined ? ('boolean' as const) : ('string' as const),
          ...(flag.short === undefined ? {} : { short: flag.short }),
        },
      ]),
    ),
  });
  const words: string[] = [];
  const switches = new Set<string>();
  const values: Record<string, string | undefined> = {};
  const lists: Record<string, string[]> = {};
  const mistakes: SettingsMistake[] = [];
  const wrong = (key: string, given: string, allowed: string, example: string): void => {
    mistakes.push({ where: 'flag', line: null, key, given, allowed, example, near: null });
  };
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = flags.find((candidate) => candidate.name === token.name);
    if (flag === undefined) {
      mistakes.push(unknownFlag(token.rawName, flags));
    } else if (flag.value === undefined) {
      if (token.value !== undefined) wrong(flag.name, `\`${token.value}\``, 'no value', `--${flag.name}`);
      else switches.add(flag.name);
    } else if (token.value === undefined) {
      wrong(flag.name, 'nothing', allowedIn(flag), exampleOf(flag));
    } else if (!token.inlineValue && token.value.startsWith('--') && known.includes(token.value.slice(2))) {
      // `--head --quiet`: a forgotten value, not a revision of that name.
      wrong(flag.name, `no value before \`${token.value}\``, allowedIn(flag), exampleOf(flag));
    } else if (flag.many === true) {
      (lists[flag.name] ??= []).push(token.value);
    } else if (values[flag.name] !== undefined) {
      wrong(flag.name, 'two values', 'one value', `--${flag.name} ${flag.value}`);
    } else values[flag.name] = token.value;
  }
  for (const entry of lists['fail-on'] ?? []) {
    const [key = '', ...rest] = entry.split('=');
    if (!limitKeys.some((limit) => limit.key === key)) {
      mistakes.push(
        ...unknownInputs(
          [key],
          limitKeys.map((limit) => limit.key),
          'flag',
        ),
      );
    } else if (rest.length === 0)
      wrong('fail-on', `\`${entry}\``, 'KEY=VALUE', '--fail-on max-request-usd=0.02');
    else if (values[key] !== undefined) wrong(key, 'two values', 'one value', `--${key} VALUE`);
    else values[key] = rest.join('=');
  }
  if (mistakes.length > 0) throw new SettingsError([...mistakes, ...inputMistakes(values, 'flag')]);
  return { words, switches, values, lists };
}

/** A flag that is not known, with the nearest that is. */
function unknownFlag(typed: string, flags: readonly Flag[]): SettingsMistake {
  const known = flags.map(({ name }) => name);
  // One letter is near to everything.
  const near = typed.startsWith('--') ? nearest(typed.slice(2), known) : null;
  const meant = flags.find(({ name }) => name === near);
  if (meant !== undefined) {
    return {
      where: 'flag',
      line: null,
      key: typed.slice(0, 80),
      given: 'an unknown flag',
      unknownFlag: true,
      allowed: `--${meant.name}${meant.value === undefined ? '' : ` ${meant.value}`}, ${meant.help.replace(/\.$/, '')}`,
      example: exampleOf(meant),
      near: `--${meant.name}`,
    };
  }
  const shown = known.filter((name) => !limitKeys.some(({ key }) => key === name));
  return {
    where: 'flag',
    line: null,
    key: typed.slice(0, 80),
    given: 'an unknown flag',
    unknownFlag: true,
    allowed: `${shown.map((name) => `--${name}`).join(', ')}${shown.length < known.length ? ' and one for each limit' : ''}`,
    example: '--help',
    near: null,
  };
}

function allowedIn({ allowed, help, value = 'VALUE' }: Flag): string {
  return allowed ?? `${value}, ${help}`;
}

function exampleOf({ name, value, example }: Flag): string {
  return `--${name}${value === undefined ? '' : ` ${example ?? value}`}`;
}

/** A mistake in the arguments that `readArguments` cannot see. */
export function argumentMistake(
  key: string,
  given: string,
  allowed: string,
  example: string,
  near: string | null = null,
): SettingsError {
  return new SettingsError([{ where: 'command line', line: null, key, given, allowed, example, near }]);
}

/** A model that the catalog does not know, with the nearest that it does. `before` is before the name: `model=`. */
export function unknownModel(
  flag: string,
  name: string,
  near: readonly string[],
  before = '',
): SettingsError {
  const [first = null] = near;
  return new SettingsError([
    {
      where: 'flag',
      line: null,
      key: flag,
      given: `\`${before}${name}\`, which is not a known model`,
      allowed: near.length > 1 ? `for example ${near.join(', ')}` : 'a name that `promptcost models` lists',
      example: `--${flag} ${before}${first ?? 'gpt-4.1-mini'}`,
      near: first,
    },
  ]);
}

/** The help text of a command. */
export function helpText(
  usage: readonly string[],
  about: string,
  flags: readonly Flag[],
  examples: readonly string[],
): string {
  const left = flags.map((flag) => {
    const short = flag.short === undefined ? '    ' : `-${flag.short}, `;
    return `  ${short}--${flag.name}${flag.value === undefined ? '' : ` ${flag.value}`}`;
  });
  const width = Math.min(42, Math.max(...left.map((text) => text.length)));
  const rows = flags.map((flag, index) => {
    const text = left[index] ?? '';
    return text.length > width
      ? `${text}\n${' '.repeat(width)}  ${flag.help}`
      : `${text.padEnd(width)}  ${flag.help}`;
  });
  return [
    ...usage.map((line, index) => `${index === 0 ? 'Usage: ' : '       '}${line}`),
    '',
    about,
    '',
    'Flags:',
    ...rows,
    '',
    'Examples:',
    ...examples.map((example) => `  ${example}`),
    '',
  ].join('\n');
}
