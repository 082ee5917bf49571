import type { Problem } from '../core/problem.js';
import type { Revision, SourceFile } from '../core/revision.js';
import { SettingsError } from '../core/settings.js';
import { settingsPaths } from './file.js';

/**
 * The settings file of one revision, null when it has none. A file that exists but cannot be read as text is a
 * mistake, never "no settings": a limit must not vanish because of an encoding.
 *
 * `config` names another file than the usual ones; `required` tells whether it must be there. A `folder` such as
 * `services/support/` may have a file of its own, which then counts instead of the one at the root.
 */
export async function findSettingsFile(
  revision: Revision,
  config: string | null,
  required: boolean,
  folder = '',
  inputKind: 'input' | 'flag' = 'input',
): Promise<SourceFile | null> {
  const own = folder === '' ? [] : settingsPaths.map((path) => `${folder}${path}`);
  const paths: readonly string[] = config === null ? [...own, ...settingsPaths] : [config];
  const files = await revision.read(paths);
  for (const path of paths) {
    const file = files.get(path);
    if (file === undefined) continue;
    if ('text' in file) return file;
    if (file.reason !== 'missing-file') throw unreadable(path, file);
  }
  if (config !== null && required) {
    throw new SettingsError([
      {
        where: inputKind,
        line: null,
        key: 'config',
        given: `\`${config.slice(0, 200)}\`, which does not exist${revision.info.sha === null ? '' : ` at ${revision.info.sha.slice(0, 7)}`}`,
        allowed: 'the path of a settings file in the repository',
        example: inputKind === 'flag' ? '--config .promptcost.yml' : 'config: .promptcost.yml',
        near: null,
      },
    ]);
  }
  return null;
}

function unreadable(path: string, why: Problem): SettingsError {
  return new SettingsError([
    {
      where: path,
      line: why.line,
      key: '(file)',
      given: `a file that cannot be read: ${why.detail}`,
      allowed: 'a YAML file in UTF-8',
      example: 'version: 1',
      near: null,
    },
  ]);
}
