import { folderOf } from '../syntax/paths.js';
import type { Language, Program } from './facts.js';

/**
 * Names that programs see without naming a file: of the same package (Java, Kotlin), folder (Go), namespace (C#, PHP), module
 * (Rust, Swift) or program (Ruby). A name that several files declare is the one of the nearest.
 */
export interface Packages {
  /** Path of the file that declares `name` for `from`, null when none does. */
  declaring(from: Program, name: string): string | null;
  /** Path of the file in the package that Go imports as `package` which declares `name`. */
  inPackage(from: Program, imported: string, name: string): string | null;
}

/** Languages whose names cross files without an import of that file. */
const families: Readonly<Partial<Record<Language, string>>> = {
  java: 'jvm',
  kotlin: 'jvm',
  go: 'go',
  csharp: 'csharp',
  rust: 'rust',
  ruby: 'ruby',
  php: 'php',
  swift: 'swift',
};

/** A name that so many files declare says nothing. */
const maxDeclarations = 24;

export function packagesOf(programs: readonly Program[]): Packages {
  const declared = new Map<string, string[]>();
  for (const program of programs) {
    const family = families[program.language];
    if (family === undefined) continue;
    for (const statement of program.scope.statements) {
      const name =
        statement.kind === 'class'
          ? statement.cls.name
          : statement.kind === 'function'
            ? statement.fn.name
            : statement.kind === 'assign' && statement.target.kind === 'name'
              ? statement.target.name
              : null;
      if (name === null || name === '' || name === '_') continue;
      const id = `${family}\0${name}`;
      const list = declared.get(id);
      if (list === undefined) declared.set(id, [program.path]);
      else if (list.at(-1) !== program.path && list.length < maxDeclarations) list.push(program.path);
    }
  }
  const paths = (from: Program, name: string): readonly string[] =>
    declared.get(`${families[from.language] ?? ''}\0${name}`) ?? [];
  return {
    declaring(from, name) {
      const candidates = paths(from, name).filter((path) => path !== from.path);
      const folder = folderOf(from.path);
      const beside = candidates.find((path) => folderOf(path) === folder);
      if (beside !== undefined || from.language === 'go') return beside ?? null;
      return nearest(from.path, candidates);
    },
    inPackage(from, imported, name) {
      const candidates = paths(from, name);
      for (let at = imported.indexOf('/'); ; at = imported.indexOf('/', at + 1)) {
        const tail = at < 0 ? imported.slice(imported.lastIndexOf('/') + 1) : imported.slice(at + 1);
        const found = candidates.filter((path) => `/${folderOf(path)}`.endsWith(`/${tail}`));
        const [only] = found;
        if (only !== undefined) return found.length === 1 ? only : nearest(from.path, found);
        if (at < 0) return null;
      }
    },
  };
}

/** The path that shares the most folders with `from`; the first of equals. */
function nearest(from: string, paths: readonly string[]): string | null {
  const own = from.split('/');
  let best: string | null = null;
  let most = -1;
  for (const path of paths) {
    const parts = path.split('/');
    let shared = 0;
    while (shared < own.length - 1 && own[shared] === parts[shared]) shared++;
    if (shared > most) {
      most = shared;
      best = path;
    }
  }
  return best;
}
