import type { SourceFile } from '../core/revision.js';
import type { Problem } from '../core/problem.js';
import { folderOf, foldersUp } from '../formats/syntax/paths.js';

/** Example files of environment variables, in the order they are asked. */
const environmentFiles = [
  '.env.example',
  '.env.sample',
  '.env.template',
  '.env.defaults',
  '.env.dist',
  'env.example',
];

/** What names of environment variables stand for in the example files of one revision; each file is read once. */
export function environmentOf(files: {
  has(path: string): boolean;
  read(path: string): Promise<SourceFile | Problem>;
}): { valueOf(name: string, near: string): Promise<{ value: string; path: string } | null> } {
  const known = new Map<string, Promise<ReadonlyMap<string, string>>>();
  const variablesAt = (path: string): Promise<ReadonlyMap<string, string>> => {
    let variables = known.get(path);
    if (variables === undefined) {
      variables = files
        .read(path)
        .then((file) => ('text' in file ? readEnvironment(file.text) : new Map<string, string>()));
      known.set(path, variables);
    }
    return variables;
  };
  return {
    async valueOf(name, near) {
      for (const folder of foldersUp(folderOf(near))) {
        for (const base of environmentFiles) {
          const path = folder === '' ? base : `${folder}/${base}`;
          if (!files.has(path)) continue;
          const value = (await variablesAt(path)).get(name);
          if (value !== undefined && value !== '') return { value, path };
        }
      }
      return null;
    },
  };
}

/** `NAME=value` lines of an example file, the last of equal names. */
export function readEnvironment(text: string): ReadonlyMap<string, string> {
  return new Map(variablesIn(text).map(({ name, value }) => [name, value]));
}

/** Every such line; quotes and trailing comments do not belong to the value. */
export function variablesIn(
  text: string,
): { readonly name: string; readonly value: string; readonly line: number }[] {
  return text.split('\n').flatMap((line, index) => {
    const pair = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line.slice(0, 2000));
    if (pair?.[1] === undefined) return [];
    const raw = pair[2] ?? '';
    const quoted = /^(["'])(.*?)\1/.exec(raw);
    return { name: pair[1], value: quoted?.[2] ?? raw.replace(/\s+#.*$/, ''), line: index + 1 };
  });
}
