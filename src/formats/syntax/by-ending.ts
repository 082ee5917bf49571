import type { SourceFile } from '../../core/revision.js';
import { parseJson } from './json.js';
import { extensionOf } from './paths.js';
import { parseToml } from './toml.js';
import type { Parsed } from './tree.js';
import { parseYaml } from './yaml.js';

/** JSON (`.json`, `.jsonc`) or TOML by the ending of the file's name; anything else is YAML. */
export function parseByEnding(file: SourceFile): Parsed {
  const ending = extensionOf(file.path);
  if (ending === 'json' || ending === 'jsonc') return parseJson(file);
  return ending === 'toml' ? parseToml(file) : parseYaml(file);
}

const parsedFiles = new WeakMap<SourceFile, Parsed>();

/** The same, for files that many others are joined with: each is parsed once. */
export function parseOnce(file: SourceFile): Parsed {
  const known = parsedFiles.get(file);
  if (known !== undefined) return known;
  const parsed = parseByEnding(file);
  parsedFiles.set(file, parsed);
  return parsed;
}
