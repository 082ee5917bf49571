import picomatch from 'picomatch';
import type { Format } from '../core/format.js';
import { baseName, extensionOf } from '../formats/syntax/paths.js';

/**
 * Folders whose files are never read on their own: installed packages, build output, generated clients,
 * recordings of tests. What is `include`d in the settings is read all the same.
 */
export const excludedFolders: readonly string[] = [
  '.git',
  'node_modules',
  'bower_components',
  'vendor',
  'dist',
  'build',
  '.next',
  '_next',
  '.nuxt',
  '.output',
  '.turbo',
  '.cache',
  '__pycache__',
  '.venv',
  'venv',
  'site-packages',
  '.tox',
  'coverage',
  '.terraform',
  'baml_client',
  '__snapshots__',
  '__fixtures__',
  '__recordings__',
  'cassettes',
  'testdata',
];

/** Generated files, by the end of their name. */
export const excludedEndings: readonly string[] = [
  '.lock.yml',
  '.lock.yaml',
  '.lock',
  '-lock.json',
  '-lock.yaml',
  '.min.js',
  '.min.json',
  '.map',
  '.tsbuildinfo',
];

const excludedFolderSet = new Set(excludedFolders);

export function isExcluded(path: string): boolean {
  if (excludedEndings.some((ending) => path.endsWith(ending))) return true;
  let from = 0;
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', from)) {
    if (excludedFolderSet.has(path.slice(from, slash))) return true;
    from = slash + 1;
  }
  return false;
}

interface Pattern {
  readonly order: number;
  readonly test: (path: string) => boolean;
  /** False for globs for any YAML file that take in whole classes of files: an unreadable one of those is nobody's news. */
  readonly telling: boolean;
}

/** Which formats may hold a path: a lookup by base name and ending first, then the globs that are left. */
export interface Candidates {
  of(path: string): { readonly formats: readonly Format[]; readonly telling: boolean };
}

const commonEndings = new Set([
  'yaml',
  'yml',
  'json',
  'jsonc',
  'jsonl',
  'toml',
  'md',
  'markdown',
  'txt',
  'xml',
  'py',
  'ts',
  'tsx',
  'mts',
  'cts',
  'js',
  'jsx',
  'mjs',
  'cjs',
  'java',
  'kt',
  'go',
  'cs',
  'rb',
  'php',
  'rs',
  'swift',
  'ipynb',
  'html',
  'snap',
  'csv',
  'env',
  'tf',
  'prompt',
]);

export function candidatesOf(formats: readonly Format[]): Candidates {
  const known = compiled.get(formats);
  if (known !== undefined) return known;
  const made = compile(formats);
  compiled.set(formats, made);
  return made;
}

/** Both sides of a comparison have the same formats. */
const compiled = new WeakMap<readonly Format[], Candidates>();

function compile(formats: readonly Format[]): Candidates {
  const byName = new Map<string, Pattern[]>();
  const byEnding = new Map<string, Pattern[]>();
  const others: Pattern[] = [];
  const put = (map: Map<string, Pattern[]>, key: string, pattern: Pattern) => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [pattern]);
    else list.push(pattern);
  };
  formats.forEach((format, order) => {
    for (const glob of format.patterns.flatMap((pattern) => expandBraces(pattern))) {
      const tail = baseName(glob);
      const ending = /^[^[\]{}()!]*\.([A-Za-z0-9_-]+)$/.exec(tail)?.[1]?.toLowerCase();
      const vague =
        /^(?:\*\*\/)?\*\.[A-Za-z0-9]+$/.test(glob) && ending !== undefined && commonEndings.has(ending);
      const pattern: Pattern = {
        order,
        test: picomatch(glob, { dot: true, nonegate: true, flags: 's' }),
        telling: !vague,
      };
      if (!/[*?[\]{}()!+@]/.test(tail)) put(byName, tail, pattern);
      else if (ending !== undefined) put(byEnding, ending, pattern);
      else others.push(pattern);
    }
  });
  return {
    of(path) {
      const found = new Set<number>();
      let telling = false;
      const check = (patterns: readonly Pattern[] | undefined) => {
        for (const pattern of patterns ?? []) {
          if ((found.has(pattern.order) && telling) || !pattern.test(path)) continue;
          found.add(pattern.order);
          telling ||= pattern.telling;
        }
      };
      check(byName.get(baseName(path)));
      check(byEnding.get(extensionOf(path)));
      check(others);
      const order = [...found].sort((a, b) => a - b);
      return { formats: order.flatMap((index) => formats[index] ?? []), telling };
    },
  };
}

/** `a.{yml,yaml}` → `a.yml`, `a.yaml`; at most 200 results. */
export function expandBraces(glob: string): string[] {
  const open = glob.indexOf('{');
  if (open === -1) return [glob];
  let depth = 0;
  let from = open + 1;
  const parts: string[] = [];
  for (let at = open; at < glob.length; at++) {
    const unit = glob[at];
    if (unit === '{') depth++;
    else if (unit === '}') depth--;
    if ((unit === ',' && depth === 1) || depth === 0) {
      parts.push(glob.slice(from, at));
      from = at + 1;
    }
    if (depth === 0) {
      const head = glob.slice(0, open);
      const tail = glob.slice(at + 1);
      return parts.flatMap((part) => expandBraces(`${head}${part}${tail}`)).slice(0, 200);
    }
  }
  return [glob];
}
