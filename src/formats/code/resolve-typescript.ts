import { parse as parseJsonc } from 'jsonc-parser';
import type { Problem } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { folderOf } from '../syntax/paths.js';

/*
 * Which file an import of a TypeScript or JavaScript program means, from the revision's list of paths and its project files
 * alone. What is not in the repository (a package of the registry) resolves to null.
 *
 * Sources: https://www.typescriptlang.org/docs/handbook/modules/reference.html (paths, baseUrl, file extension substitution)
 * and https://nodejs.org/api/packages.html (exports, imports), read 2026-11-28.
 */

/** Files of one revision. */
export interface RevisionFiles {
  /** All paths of the revision. */
  readonly paths: readonly string[];
  has(path: string): boolean;
  readMany(paths: readonly string[]): Promise<ReadonlyMap<string, SourceFile | Problem>>;
}

/** Project files read at most; more are left out, and their aliases do not resolve. */
const maxProjectFiles = 400;

const projectFile = /(?:^|\/)(?:package|(?:ts|js)config(?:\.[\w-]+)?)\.json$/;
const foreign = /(?:^|\/)(?:node_modules|vendor|dist|build|fixtures|templates?|examples?)\//;

/** Reads the project files (`tsconfig.json`, `package.json`) that decide what imports mean. */
export async function typescriptProject(files: RevisionFiles): Promise<TypescriptProject> {
  const found = files.paths
    .filter((path) => projectFile.test(path))
    .sort((a, b) => Number(foreign.test(a)) - Number(foreign.test(b)) || depthOf(a) - depthOf(b))
    .slice(0, maxProjectFiles);
  const parsed = new Map<string, Json>();
  for (const [path, file] of await files.readMany(found)) {
    const value: unknown = 'text' in file ? parseJsonc(file.text, [], { allowTrailingComma: true }) : null;
    if (isRecord(value)) parsed.set(path, value);
  }
  return new TypescriptProject((path) => files.has(path), parsed);
}

type Json = Record<string, unknown>;

interface Alias {
  /** `@/` of `@/*`, or a whole name. */
  readonly prefix: string;
  readonly suffix: string;
  readonly wildcard: boolean;
  /** Paths with one `*` where the alias has one. */
  readonly targets: readonly string[];
}

interface Config {
  readonly aliases: readonly Alias[];
  readonly baseUrl: string | null;
}

const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.vue', '.svelte'];

/** What TypeScript writes for a file with another ending (`./a.js` is `a.ts`). */
const substitutes: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\.js$/, ['.ts', '.tsx', '.jsx']],
  [/\.jsx$/, ['.tsx']],
  [/\.mjs$/, ['.mts']],
  [/\.cjs$/, ['.cts']],
];

/** Places that frameworks give a short name without a project file that says so: Next.js, Vite, Nuxt, Remix, SvelteKit. */
const customary: readonly (readonly [string, readonly string[]])[] = [
  ['@/', ['', 'src/', 'app/']],
  ['~/', ['', 'src/', 'app/']],
  ['@@/', ['']],
  ['~~/', ['']],
  ['$lib/', ['src/lib/']],
  ['src/', ['src/']],
];

export class TypescriptProject {
  private readonly exists: (path: string) => boolean;
  private readonly parsed: ReadonlyMap<string, Json>;
  /** Packages of the repository, by name: their folder. */
  private readonly packages = new Map<string, string>();
  private readonly configs = new Map<string, Config>();

  constructor(exists: (path: string) => boolean, parsed: ReadonlyMap<string, Json>) {
    this.exists = exists;
    this.parsed = parsed;
    for (const [path, json] of parsed) {
      const name = json['name'];
      if (/(?:^|\/)package\.json$/.test(path) && typeof name === 'string' && !this.packages.has(name)) {
        this.packages.set(name, folderOf(path));
      }
    }
  }

  /** The file that `request` means when `from` imports it, null when it is not in the repository. */
  resolve(from: string, request: string): string | null {
    // `./prompt.md?raw`: what a bundler does with the file comes after the question mark.
    const wanted = request
      .replace(/[?#](?:raw|url|inline|text|string).*$/, '')
      .replace(/^(?:raw-loader!|text!)/, '');
    const folder = folderOf(from);
    if (wanted.startsWith('.')) return this.file(join(folder, wanted));
    if (wanted.startsWith('/')) return this.file(join(this.packageFolder(folder), wanted.slice(1)));
    return (
      this.throughConfig(folder, wanted) ??
      this.throughPackage(folder, wanted) ??
      this.throughCustom(folder, wanted)
    );
  }

  private throughConfig(folder: string, wanted: string): string | null {
    const config = this.configFor(folder);
    for (const alias of config.aliases) {
      if (!alias.wildcard) {
        if (alias.prefix !== wanted) continue;
      } else if (
        !wanted.startsWith(alias.prefix) ||
        !wanted.endsWith(alias.suffix) ||
        wanted.length < alias.prefix.length + alias.suffix.length
      ) {
        continue;
      }
      const middle = wanted.slice(alias.prefix.length, wanted.length - alias.suffix.length);
      for (const target of alias.targets) {
        const found = this.file(alias.wildcard ? target.replace('*', () => middle) : target);
        if (found !== null) return found;
      }
    }
    return config.baseUrl === null ? null : this.file(join(config.baseUrl, wanted));
  }

  /** A package of the same repository by its name, and the package's own `#imports`. */
  private throughPackage(folder: string, wanted: string): string | null {
    if (wanted.startsWith('#')) {
      const own = this.packageFolder(folder);
      const target = exported(this.parsed.get(join(own, 'package.json'))?.['imports'], wanted);
      return target === null ? null : this.source(own, target);
    }
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(wanted)?.[0] ?? wanted;
    const place = this.packages.get(name);
    if (place === undefined) return null;
    const json = this.parsed.get(join(place, 'package.json')) ?? {};
    const inner = wanted.slice(name.length + 1);
    const target = exported(json['exports'], inner === '' ? '.' : `./${inner}`);
    const named = target === null ? null : this.source(place, target);
    if (named !== null) return named;
    if (inner !== '') return this.file(join(place, inner)) ?? this.file(join(place, `src/${inner}`));
    for (const field of ['source', 'types', 'module', 'main']) {
      const entry = json[field];
      const found = typeof entry === 'string' ? this.source(place, entry) : null;
      if (found !== null) return found;
    }
    return this.file(join(place, 'src')) ?? this.file(place) ?? this.file(join(place, 'lib'));
  }

  /** A file that a package names, or the source that a build makes it from. */
  private source(place: string, target: string): string | null {
    const direct = join(place, target);
    if (this.exists(direct) && !/\.d\.[cm]?ts$/.test(direct)) return direct;
    const plain = target.replace(/^\.\//, '').replace(/\.d\.([cm]?)ts$/, '.$1js');
    const built = /^(?:dist|build|lib|out|es|esm|cjs)\/(?:(?:esm|cjs|src|types)\/)?/;
    for (const inner of [plain, plain.replace(built, 'src/'), plain.replace(built, '')]) {
      const found = this.file(join(place, inner));
      if (found !== null) return found;
    }
    return null;
  }

  private throughCustom(folder: string, wanted: string): string | null {
    const own = this.packageFolder(folder);
    for (const [prefix, places] of customary) {
      if (!wanted.startsWith(prefix)) continue;
      for (const place of places) {
        const found = this.file(join(own, place + wanted.slice(prefix.length)));
        if (found !== null) return found;
      }
    }
    return null;
  }

  /** A path as written → the file: itself, with an ending, or a folder's index. */
  private file(path: string): string | null {
    if (path === '' || path.startsWith('../')) return path === '' ? this.index('') : null;
    if (this.exists(path)) return path;
    for (const [pattern, others] of substitutes) {
      if (!pattern.test(path)) continue;
      for (const ending of others) {
        const other = path.replace(pattern, ending);
        if (this.exists(other)) return other;
      }
    }
    for (const ending of endings) if (this.exists(path + ending)) return path + ending;
    return this.index(`${path}/`);
  }

  private index(folder: string): string | null {
    for (const ending of endings) {
      if (this.exists(`${folder}index${ending}`)) return `${folder}index${ending}`;
    }
    return null;
  }

  private packageFolder(folder: string): string {
    for (let at = folder; ; at = folderOf(at)) {
      if (this.parsed.has(join(at, 'package.json'))) return at;
      if (at === '') return '';
    }
  }

  /** The settings of the nearest project; a folder may hold several (`tsconfig.app.json`), which are taken together. */
  private configFor(folder: string): Config {
    const known = this.configs.get(folder);
    if (known !== undefined) return known;
    const names = [
      'tsconfig.json',
      'jsconfig.json',
      'tsconfig.app.json',
      'tsconfig.base.json',
      'tsconfig.node.json',
    ];
    const here = names.map((name) => join(folder, name)).filter((path) => this.parsed.has(path));
    let config: Config = { aliases: [], baseUrl: null };
    if (here.length > 0) {
      const read = here.map((path) => this.config(path, 0));
      config = {
        aliases: read.flatMap((one) => one.aliases),
        baseUrl: read.find((one) => one.baseUrl !== null)?.baseUrl ?? null,
      };
    }
    if (config.aliases.length === 0 && config.baseUrl === null && folder !== '') {
      config = this.configFor(folderOf(folder));
    }
    this.configs.set(folder, config);
    return config;
  }

  private config(path: string, depth: number): Config {
    const json = this.parsed.get(path);
    if (json === undefined || depth > 6) return { aliases: [], baseUrl: null };
    const options = isRecord(json['compilerOptions']) ? json['compilerOptions'] : {};
    const folder = folderOf(path);
    const baseUrl = typeof options['baseUrl'] === 'string' ? join(folder, options['baseUrl']) : null;
    const written = isRecord(options['paths']) ? options['paths'] : null;
    const parents = [json['extends']].flat().filter((one) => typeof one === 'string');
    const inherited = parents.map((parent) => this.config(this.parent(folder, parent), depth + 1));
    const aliases =
      written === null
        ? inherited.flatMap((one) => one.aliases)
        : Object.entries(written).map(([pattern, targets]) =>
            aliasOf(
              pattern,
              targets,
              baseUrl ?? inherited.find((one) => one.baseUrl !== null)?.baseUrl ?? folder,
            ),
          );
    return { aliases, baseUrl: baseUrl ?? inherited.find((one) => one.baseUrl !== null)?.baseUrl ?? null };
  }

  private parent(folder: string, written: string): string {
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(written)?.[0] ?? '';
    const place = this.packages.get(name);
    const path =
      written.startsWith('.') || place === undefined
        ? join(folder, written)
        : join(place, written.slice(name.length + 1) || 'tsconfig.json');
    return path.endsWith('.json') ? path : `${path}.json`;
  }
}

function aliasOf(pattern: string, targets: unknown, folder: string): Alias {
  const [prefix = '', suffix = ''] = pattern.split('*');
  const list = Array.isArray(targets) ? targets.filter((one): one is string => typeof one === 'string') : [];
  return {
    prefix,
    suffix,
    wildcard: pattern.includes('*'),
    targets: list.map((target) => join(folder, target)),
  };
}

/** The target of an `exports` or `imports` map; conditions that lead to source come first. */
function exported(map: unknown, wanted: string, depth = 0): string | null {
  if (depth > 6) return null;
  if (typeof map === 'string') return wanted === '.' || depth > 0 ? map : null;
  if (!isRecord(map)) return null;
  const keys = Object.keys(map);
  if (depth > 0 || !keys.some((key) => key.startsWith('.') || key.startsWith('#'))) {
    for (const condition of [
      'source',
      'development',
      'import',
      'module',
      'node',
      'default',
      'require',
      'types',
      ...keys,
    ]) {
      const found = exported(map[condition], '.', depth + 1);
      if (found !== null) return found;
    }
    return null;
  }
  if (wanted in map) return exported(map[wanted], '.', depth + 1);
  for (const key of keys) {
    const [prefix = '', suffix = ''] = key.split('*');
    if (!key.includes('*') || !wanted.startsWith(prefix) || !wanted.endsWith(suffix)) continue;
    const target = exported(map[key], '.', depth + 1);
    const middle = wanted.slice(prefix.length, wanted.length - suffix.length);
    if (target !== null) return target.replace('*', () => middle);
  }
  return null;
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function depthOf(path: string): number {
  return path.split('/').length;
}

/** Joins and normalizes; a path that leaves the repository begins with `../`. */
function join(folder: string, inner: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${inner}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
