import { SettingsError, type SettingsMistake } from '../core/settings.js';
import { limitKeys, optionKeys } from '../settings/index.js';

/** Every input of `action.yml`; a test compares the two lists. */
export const inputNames: readonly string[] = [
  'github-token',
  'config',
  'id',
  'working-directory',
  'base-ref',
  'head-ref',
  ...Object.keys(optionKeys),
  'override-label',
  'rates-file',
  'report-path',
  'html-report',
  'anthropic-api-key',
  'gemini-api-key',
  'shard',
  ...limitKeys.map((limit) => limit.key),
];

/** Inputs as the runner gives them: `INPUT_<NAME>` in upper case, '' for what is not given. */
export function readInputs(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    inputNames.map((name) => [name, (env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim()]),
  );
}

/** `2/5` as numbers, null when not given. Throws `SettingsError` for anything else. */
export function readShard(text: string): { part: number; of: number } | null {
  if (text === '') return null;
  const match = /^(\d{1,3})\s*\/\s*(\d{1,3})$/.exec(text);
  const [part, of] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || part < 1 || of < 1 || part > of || of > 256) {
    throw inputMistake({
      key: 'shard',
      given: `\`${text.slice(0, 40)}\``,
      allowed: 'part/parts, with 1 ≤ part ≤ parts ≤ 256',
      example: 'shard: 2/5',
    });
  }
  return { part, of };
}

/** A folder inside the repository as `a/b/`, '' for the whole of it. Throws `SettingsError` when it leads out of it. */
export function readFolder(text: string): string {
  const parts = text
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  if (parts.includes('..') || /^([/\\]|[a-z]:)/i.test(text)) {
    throw inputMistake({
      key: 'working-directory',
      given: `\`${text.slice(0, 100)}\``,
      allowed: 'a folder inside the repository',
      example: 'working-directory: services/support',
    });
  }
  return parts.length === 0 ? '' : `${parts.join('/')}/`;
}

export function inputMistake(
  mistake: Pick<SettingsMistake, 'key' | 'given' | 'allowed' | 'example'>,
): SettingsError {
  return new SettingsError([{ where: 'input', line: null, near: null, ...mistake }]);
}
