import type { SettingsMistake } from '../../core/settings.js';

/** A file can hold a hundred thousand mistakes; nobody reads more than these. */
export const mistakesTold = 50;

/** The sentence for those that are not told, nothing where all are. */
export function moreMistakes(count: number): string[] {
  return count > mistakesTold ? [`and ${count - mistakesTold} more`] : [];
}

/** Where a mistake stands: `.promptcost.yml:4:20`, `--max-request-usd`, `input comment`. */
export function mistakePlace({ where, line, excerpt, at, key }: SettingsMistake): string {
  if (where === 'flag') return key.startsWith('-') ? key : `--${key}`;
  // Flags are written small, the words beside them (BASE, REPORT) large.
  if (where === 'command line') return key === key.toLowerCase() ? `--${key}` : key;
  if (where === 'input') return `input ${key}`;
  const place = [where, ...(line === null ? [] : [line, ...(excerpt === undefined ? [] : [excerpt.column])])];
  return `${place.join(':')}${at === undefined ? '' : ` (at ${at})`}`;
}

/** What is wrong there: the key, what was found instead, and the nearest known key. */
export function mistakeMessage({ where, key, given, unknownFlag, near }: SettingsMistake): string {
  const subject = ['flag', 'command line', 'input'].includes(where) || key === '(file)' ? '' : `${key}: `;
  const said =
    given === 'nothing'
      ? 'a value is missing.'
      : unknownFlag === true
        ? 'there is no such flag.'
        : `got ${given}.`;
  return `${subject}${said}${near === null ? '' : ` Did you mean \`${near}\`?`}`;
}

/** What to do about it. */
export function mistakeRemedy({ allowed, example }: SettingsMistake): string {
  return `Allowed: ${allowed}; for example \`${example}\`.`;
}

export function describeMistake(mistake: SettingsMistake): string {
  return `${mistakePlace(mistake)}: ${mistakeMessage(mistake)} ${mistakeRemedy(mistake)}`;
}
