import { baseName, folderOf, foldersUp } from '../syntax/paths.js';
import { globTest } from '../../core/globs.js';
import type { Program } from './facts.js';
import { sdks } from './sdk/registry.js';
import type { TypescriptProject } from './resolve-typescript.js';

/** The tree as imports are resolved in it. */
export interface Tree {
  has(path: string): boolean;
  /** Paths that match a glob (relative to the root), sorted, at most `maxMatches`. */
  matching(glob: string): readonly string[];
  /** Paths with this base name, sorted. */
  named(name: string): readonly string[];
  /** Aliases and packages of the TypeScript projects; null where there is no such program. */
  readonly typescript: TypescriptProject | null;
}

/** A bundler's glob over more files than this is no table of prompts. */
const maxMatches = 200;

/** Finds the file that an import names, null when it is not in the repository. */
export type Resolver = (from: Importing, name: string, tree: Tree) => string | null;

/** What an import needs to know of the file that it is in. */
export type Importing = Pick<Program, 'path' | 'language'>;

/** Libraries of models for Python, by the name that is imported. */
const libraries = new Set(
  sdks.flatMap(({ languages, packages }) =>
    languages.includes('python') ? packages.map((name) => name.split('.', 1)[0] ?? name) : [],
  ),
);

/** Python: relative, below a folder above the importing file, below `src`, or the only file of that name. */
const python: Resolver = (from, name, tree) => {
  const dots = /^\.+/.exec(name)?.[0].length ?? 0;
  const parts = name.slice(dots).split('.').filter(Boolean);
  const at = (folder: string): string | null => {
    const base = [...(folder === '' ? [] : [folder]), ...parts].join('/');
    // A package is found before a module of the same name.
    for (const path of [base === '' ? '__init__.py' : `${base}/__init__.py`, `${base}.py`])
      if (tree.has(path)) return path;
    return null;
  };
  if (dots > 0) {
    let folder = folderOf(from.path);
    for (let up = 1; up < dots; up++) folder = folderOf(folder);
    return at(folder);
  }
  if (parts.length === 0) return null;
  for (const folder of foldersUp(folderOf(from.path))) {
    // A module of a package is found by its bare name only where the package is run as a script.
    if (libraries.has(parts[0] ?? '') && tree.has(folder === '' ? '__init__.py' : `${folder}/__init__.py`))
      continue;
    const found = at(folder) ?? at(folder === '' ? 'src' : `${folder}/src`);
    if (found !== null && found !== from.path) return found;
  }
  // A root that only the project's settings name. One file of that name and folder is the module.
  if (parts.length < 2) return null;
  const file = `${parts.at(-1) ?? ''}.py`;
  const tail = `/${parts.join('/')}.py`;
  const candidates = tree.named(file).filter((path) => `/${path}`.endsWith(tail));
  if (candidates.length === 1) return candidates[0] ?? null;
  const packages = tree
    .named('__init__.py')
    .filter((path) => `/${path}`.endsWith(`/${parts.join('/')}/__init__.py`));
  return candidates.length === 0 && packages.length === 1 ? (packages[0] ?? null) : null;
};

const typescript: Resolver = (from, name, tree) => tree.typescript?.resolve(from.path, name) ?? null;

const resolvers: Partial<Record<Program['language'], Resolver>> = {
  python,
  typescript,
  javascript: typescript,
};

export function resolveImport(from: Importing, name: string, tree: Tree): string | null {
  return resolvers[from.language]?.(from, name, tree) ?? null;
}

/** Names under which what an import takes from a module may be a module itself: `from package import module`. */
export function moduleNames(
  { language }: Importing,
  { from, name }: { readonly from: string; readonly name: string },
): string[] {
  if (name === '*' || name === 'default' || language !== 'python') return [];
  return [/^\.+$/.test(from) ? `${from}${name}` : `${from}.${name}`];
}

export function treeOf(
  paths: readonly string[],
  has: (path: string) => boolean,
  project: TypescriptProject | null,
): Tree {
  let byName: Map<string, string[]> | null = null;
  return {
    has,
    typescript: project,
    matching(glob) {
      const test = globTest(glob);
      const found = paths.filter(test);
      return found.length > maxMatches ? [] : found;
    },
    named(name) {
      if (byName === null) {
        byName = new Map();
        for (const path of paths) {
          const list = byName.get(baseName(path));
          if (list === undefined) byName.set(baseName(path), [path]);
          else list.push(path);
        }
      }
      return byName.get(name) ?? [];
    },
  };
}
