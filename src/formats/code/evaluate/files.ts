import type { Place } from '../../../core/prompt.js';
import type { Evaluator } from '../evaluate.js';
import { literal, plainText } from '../strings.js';
import { literalsOf, type Value } from '../values.js';
import { isScript } from './inspect.js';
import { itemOf, listOf } from './lists.js';

/*
 * Files that a program loads.
 */

/** Files of a folder that one expression reads. */
const maxFiles = 64;

/** The text of a file that the program reads. */
export function loaded(evaluator: Evaluator, path: Value, place: Place): Value | null {
  const written = plainText(path);
  if (written === null) {
    if (path.kind === 'text') {
      const literals = literalsOf(path.parts)
        .map(({ text }) => text)
        .join('*');
      return { kind: 'unknown', source: `file ${literals.slice(0, 80)}`, type: null, place };
    }
    return null;
  }
  const found = evaluator.world.file(place.path, written);
  // A program that reads its own sources or project files does not send them.
  if (found !== null && isScript(place) && isSource(found)) return null;
  if (found === null) return { kind: 'unknown', source: `file ${written.slice(0, 80)}`, type: null, place };
  return { kind: 'text', parts: [{ kind: 'file', path: found, place }], place };
}

/** The files that a constant glob or the entries of a constant folder are, sorted by name; null where there are none. */
export function filesOf(
  evaluator: Evaluator,
  folder: Value,
  place: Place,
  glob: string | null = null,
): Value | null {
  const written = plainText(folder);
  if (written === null || isScript(place)) return null;
  const pattern = glob === null ? written : `${written.replace(/\/$/, '')}/${glob}`;
  const bare = pattern.replace(/^\/|^(?:\.\/)+/, '');
  const found = [
    ...(pattern.startsWith('/') ? [] : evaluator.world.files(place.path, pattern).values()),
    ...evaluator.world.files('', bare).values(),
  ];
  const paths = [...new Set(found)].sort();
  return paths.length === 0 || paths.length > maxFiles
    ? null
    : listOf(
        paths.map((path) => itemOf(literal(`/${path}`, place))),
        place,
      );
}

/** Data that the program parses from a file it has loaded. */
export function parsed(evaluator: Evaluator, text: Value, place: Place): Value | null {
  const path = pathOf(text);
  return path === null ? null : evaluator.world.data(evaluator.world.file(place.path, path) ?? '');
}

/** What a program imports from a file that is no program: its text, or its data. */
export function assetOf(evaluator: Evaluator, path: string, name: string, place: Place): Value | null {
  if (/\.(?:json|jsonc|json5|ya?ml|toml)$/i.test(path)) {
    const data = evaluator.world.data(path);
    if (data?.kind !== 'record') return data;
    if (name === 'default') return data;
    if (name !== '*') return data.entries.get(name) ?? null;
    return { ...data, entries: new Map([...data.entries, ['default', data]]) };
  }
  return { kind: 'text', parts: [{ kind: 'file', path, place }], place };
}

function isSource(path: string): boolean {
  return /(?:^|\/)(?:package(?:-lock)?|tsconfig[\w.]*|jsconfig)\.json$|\.(?:[cm]?[jt]sx?|vue|svelte|lock|svg|css|scss)$/.test(
    path,
  );
}

/** The path behind an opened file or a loaded text. */
function pathOf(value: Value): string | null {
  if (value.kind === 'made' && value.callee.kind === 'external' && value.callee.name === 'open')
    return plainText(value.args.positional[0]);
  if (value.kind === 'text') {
    const [only] = value.parts;
    if (value.parts.length === 1 && only?.kind === 'file') return `/${only.path}`;
  }
  return null;
}
