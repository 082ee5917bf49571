import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { maxFileBytes, type Revision } from '../core/revision.js';
import { readRatesFile } from '../providers/rates-file.js';
import { findRatesFile, withRatesFile } from '../settings/rates-file.js';
import type { RunSettings } from '../settings/index.js';
import type { Arguments, Flag } from './arguments.js';
import type { Surroundings } from './terminal.js';

export const ratesFlag: Flag = {
  name: 'rates-file',
  value: 'FILE',
  help: 'prices of your own before the bundled ones: a file of `promptcost rates export`, or LiteLLM’s price list',
};

/** Lays the rates file of the command line, if any, over the settings of a run. */
export async function withRates(
  settings: RunSettings,
  sides: { readonly baseline: Revision; readonly head: Revision },
  args: Arguments,
  around: Surroundings,
): Promise<RunSettings> {
  const given = args.values['rates-file'];
  if (given === undefined) return settings;
  const file = path.resolve(around.cwd, given);
  const inside = path.relative(rootOf(path.resolve(around.cwd, args.values['repo'] ?? '.')), file);
  const found = await findRatesFile({
    path: given,
    inside: inside.startsWith('..') || path.isAbsolute(inside) ? null : inside.split(path.sep).join('/'),
    ...sides,
    workspace: () => readSmall(file),
    parse: readRatesFile,
    inputKind: 'flag',
  });
  return withRatesFile(settings, found);
}

/** The text of a file, null when there is none; a file too large to be a price list is none. */
export function readSmall(file: string): string | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile() || stat.size > maxFileBytes) return null;
  return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
}

/** The folder with the repository that a folder is in; itself where it is in none. */
export function rootOf(folder: string): string {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return at;
    if (path.dirname(at) === at) return folder;
  }
}
