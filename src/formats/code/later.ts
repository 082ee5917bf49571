import type { Language } from './facts.js';

/*
 * What a program imports, found without parsing it. Programs that others import and whose own words say nothing of prompts are read only
 * when a value of them is asked for; until then it is enough to know where their imports lead.
 */

/** An import as far as it says which file is meant. */
export interface Imported {
  /** As written: `./prompts`, `..prompts`. */
  readonly from: string;
  /** The name in that module; '*' for the module itself. */
  readonly name: string;
  /** Whether others take it from the importing file in turn: `export * from './client'`, a package's `from .client import ask`. */
  readonly again: boolean;
}

const fromModule = /\bfrom\s*(["'])([^"'\n]{1,300})\1/g;
const calledImport = /\b(?:import|require)\s*\(\s*(["'`])([^"'`\n]{1,300})\1/g;
const pythonFrom = /^[ \t]*from[ \t]+([.\w]{1,300})[ \t]+import\b[ \t]*/gm;
const pythonImport = /^[ \t]*import[ \t]+([\w., \t]{1,1000})/gm;
/** Characters of the names that one import takes, at most. */
const maxNames = 4_000;

/** Languages whose programs can be read later. */
export function canBeLater(language: Language): boolean {
  return language === 'python' || language === 'typescript' || language === 'javascript';
}

/**
 * Imports of a program by its text: all that a parser would find, and what looks like one in a comment or a text.
 * Types alone are left out.
 */
export function importsIn(path: string, text: string, language: Language): readonly Imported[] {
  return language === 'python' ? importsOfPython(path, text) : importsOfScript(text);
}

const exportedNames =
  /\bexport\s*\{([^}]{1,4000})\}|\bexport\s+default\s+(\w+)|\bmodule\.exports\s*=\s*(?:\{([^}]{1,4000})\}|(\w+))/g;
/** `export`, but not a name that begins with it. */
const exportWords = ['export ', 'export{', 'export*'];
/** What a statement says before `require(…)` where it gives the module on. */
const givesOn = /\bexports\b.*=\s*$|\.\.\.\s*$/;
/** Characters that are looked at before `require(…)`. */
const maxLine = 200;

function importsOfScript(text: string): Imported[] {
  const found: Imported[] = [];
  const exported = namesExported(text);
  const isExported = (names: string): boolean =>
    exported.size > 0 && (names.match(/[\w$]+/g) ?? []).some((name) => exported.has(name));
  for (const { index, 2: from = '' } of text.matchAll(fromModule)) {
    const before = text.slice(Math.max(0, index - maxNames), index);
    const imports = before.lastIndexOf('import');
    const exports = Math.max(...exportWords.map((word) => before.lastIndexOf(word)));
    const word = Math.max(imports, exports);
    const names = before.slice(word + 'import'.length);
    if (word < 0 || !isOfTypes(names))
      found.push({ from, name: '*', again: exports > imports || isExported(names) });
  }
  for (const { index, 2: from = '' } of text.matchAll(calledImport)) {
    const line =
      text
        .slice(Math.max(0, index - maxLine), index)
        .split(/[\n;]/)
        .at(-1) ?? '';
    found.push({ from, name: '*', again: givesOn.test(line) || isExported(line) });
  }
  return found;
}

/** Names of its own that a script exports apart from where they are declared: `export { ask }`, `module.exports = { ask }`. */
function namesExported(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [, ...lists] of text.matchAll(exportedNames))
    for (const name of lists.join(' ').match(/[\w$]+/g) ?? []) found.add(name);
  return found;
}

/** `type { A }`, `{ type A, type B }`; a default import may be called `type`. */
function isOfTypes(names: string): boolean {
  const plain = names.trim();
  if (/^type(?:of)?\s+[\w${*]/.test(plain)) return true;
  if (!plain.startsWith('{')) return false;
  const all = plain
    .replace(/[{}]/g, '')
    .split(',')
    .filter((one) => one.trim() !== '');
  return all.length > 0 && all.every((one) => /^\s*type\s+\w/.test(one));
}

const pythonExports = /^__all__\s*\+?=\s*[[(]([^\])]{1,4000})/gm;

function importsOfPython(path: string, text: string): Imported[] {
  const found: Imported[] = [];
  const isPackage = path.endsWith('__init__.py');
  const all = isPackage ? '' : [...text.matchAll(pythonExports)].map(([, names = '']) => names).join();
  const exported = new Set(all.match(/\w+/g));
  for (const { 0: written, index, 1: from = '' } of text.matchAll(pythonFrom)) {
    const after = text.slice(index + written.length, index + written.length + maxNames);
    for (const name of namesIn(after))
      found.push({ from, name, again: isPackage || name === '*' || exported.has(name) });
  }
  for (const [, names = ''] of text.matchAll(pythonImport))
    for (const part of names.split(',')) {
      const from = /^\s*([\w.]+)/.exec(part)?.[1];
      if (from !== undefined) found.push({ from, name: '*', again: false });
    }
  return found;
}

/** The names after `import`, up to the closing parenthesis or the end of the line. */
function namesIn(after: string): string[] {
  const isOpen = after.startsWith('(');
  const lines: string[] = [];
  for (const line of (isOpen ? after.slice(1) : after).split('\n')) {
    const plain = line.split('#', 1)[0] ?? '';
    lines.push(plain.replace(/\\\r?$/, ''));
    if (isOpen ? plain.includes(')') : !/\\\r?$/.test(plain)) break;
  }
  const [names = ''] = lines.join(' ').split(')', 1);
  return names.split(',').flatMap((part) => /^\s*(\w+|\*)/.exec(part)?.[1] ?? []);
}

/** A setting that may name a model: programs with one are read to the end, because it is the model of calls elsewhere. */
const namesModel = /model\w{0,40}["'\]]?\s{0,20}(?::[^=\n,]{1,60}=|[:=]|\?\?|\|\|)\s{0,20}["'`]/i;

export function mayNameModel(text: string): boolean {
  return namesModel.test(text);
}
