import type { SettingsMistake } from '../../core/settings.js';

/** A file can hold a hundred thousand mistakes; nobody reads more than these. */
export const mistakesShown = 50;

/** The sentence for those that are not shown, nothing where all are. */
export function moreMistakes(count: number): string[] {
  return count > mistakesShown ? [`and ${count - mistakesShown} more`] : [];
}

/** Where a mistake is: `.promptcost.yml:4:20`, `--max-request-usd`, `input comment`. */
export function mistakePlace({ where, line, excerpt, at, key }: SettingsMistake): string {
  if (where === 'flag') return key.startsWith('-') ? key : `--${key}`;
  // Flags are written small, the words beside them (BASE, REPORT) large.
  if (where === 'command line') return key === key.toLowerCase() ? `--${key}` : key;
  if (where === 'input') return `input ${key}`;
  const place = [where, ...(line === null ? [] : [line, ...(excerpt === undefined ? [] : [excerpt.column])])];
  return `${place.join(':')}${at === undefined ? '' : ` (at ${at})`}`;
}

/** What is wrong there: the key, what was found instead, and the nearest known key. */
export function mistakeMessage(mistake: SettingsMistake): string {
  const { where, key, near } = mistake;
  const subject = ['flag', 'command line', 'input'].includes(where) || key === '(file)' ? '' : `${key}: `;
  return `${subject}${foundInstead(mistake)}${near === null ? '' : ` Did you mean \`${near}\`?`}`;
}

/** What was found there. */
export function foundInstead({ given, unknownFlag }: SettingsMistake): string {
  if (given === 'nothing') return 'a value is missing.';
  return unknownFlag === true ? 'there is no such flag.' : `got ${given}.`;
}

/** What to do about it. */
export function mistakeRemedy({ allowed, example }: SettingsMistake): string {
  return `Allowed: ${allowed}; for example \`${example}\`.`;
}

export function describeMistake(mistake: SettingsMistake): string {
  return `${mistakePlace(mistake)}: ${mistakeMessage(mistake)} ${mistakeRemedy(mistake)}`;
}
