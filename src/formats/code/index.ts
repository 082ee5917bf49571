import type { Place, Prompt } from '../../core/prompt.js';
import { problem, type Problem } from '../../core/problem.js';
import type { ProjectModel } from '../../core/project-model.js';
import type { SourceFile, TreeEntry } from '../../core/revision.js';
import { configurationFiles, configurationOf } from './configuration.js';
import { dataValue } from './data.js';
import { ProgramSyntaxError, type Program } from './facts.js';
import { canBeLater, importsIn, mayNameModel, type Imported } from './later.js';
import { linkPrograms } from './link.js';
import { projectModelsOf } from './project-models.js';
import { moduleNames, resolveImport, treeOf, type Importing, type Tree } from './modules.js';
import {
  isBundle,
  isOutsideProduct,
  languageOf,
  maxProgramBytes,
  mayHoldPrompts,
  readersFor,
  readProgram,
  type ReadNow,
} from './program.js';
import { tuneForPrograms } from './tiers.js';
import type { Value } from './values.js';

/** What reading programs may ask of the revision. */
export interface ProgramFiles {
  readonly paths: readonly string[];
  has(path: string): boolean;
  readMany(paths: readonly string[]): Promise<ReadonlyMap<string, SourceFile | Problem>>;
  /** Called with every program that is read, also where what was found in it is known from another revision. */
  uses?(paths: readonly string[]): void;
}

/** An imported program that is read when something in it is asked for. */
interface Later extends Importing {
  readonly text: string;
  readonly imports: readonly Imported[];
  readonly dataNames: readonly string[];
  /** What came of reading it; undefined as long as nobody has asked. */
  outcome?: Program | Problem;
}

/** A program whose own words say nothing of prompts, which may call what sends them. */
interface Aside extends Importing {
  readonly imports: readonly Imported[];
}

/** One file as read: its facts, why it could not be read, or nothing where it cannot hold a prompt. */
type Read =
  | { readonly kind: 'later'; readonly later: Later }
  | {
      readonly kind: 'program';
      readonly program: Program;
      readonly dataNames: readonly string[];
      /** What it imports where it is read only because others ask for it; null where it is read anyway. */
      readonly aside: Aside | null;
    }
  | { readonly kind: 'unread'; readonly problem: Problem }
  | { readonly kind: 'other'; readonly aside: Aside | null };

/**
 * Facts by path and content: both sides of a pull request share what did not change. The facts of a file depend on nothing
 * but its text, so that what is kept never changes an answer.
 */
const known = new Map<string, Read>();
let knownCharacters = 0;
const maxKnownCharacters = 24 * 1024 * 1024;

const filesPerRead = 256;
/** How far imports are followed from files that can hold prompts to files that do not look like it. */
const importHops = 3;
const maxPrograms = 20_000;
/** How many wrappers may be on the way from a call to a request, in files that say nothing of prompts. */
const callerRounds = 4;

/** What the programs of one revision hold. */
export interface ReadPrograms {
  readonly prompts: readonly Prompt[];
  readonly problems: readonly Problem[];
  /** Places without a text of their own that were followed to the end. */
  readonly understood: readonly Place[];
  /** Models that settings of the programs name by default. */
  readonly models: readonly ProjectModel[];
  /** Data files that programs load, or that one with a request in it names: what is in them may be sent. */
  readonly data: readonly string[];
}

/** Every prompt in the programs of one revision. */
export async function readPrograms(
  files: ProgramFiles,
  entries: readonly TreeEntry[],
  chosen: (path: string) => boolean,
): Promise<ReadPrograms> {
  const problems: Problem[] = [];
  const programs = new Map<string, Program>();
  const laters = new Map<string, Later>();
  const asides = new Map<string, Aside>();
  const dataNames = new Map<string, readonly string[]>();
  const ids = new Map<string, string>();
  const first: string[] = [];
  for (const entry of entries) {
    if (entry.type !== 'file' || languageOf(entry.path) === null) continue;
    ids.set(entry.path, `${entry.path}\0${entry.id}`);
    if (
      !chosen(entry.path) ||
      (entry.size ?? 0) > (entry.path.endsWith('.ipynb') ? 4 * maxProgramBytes : maxProgramBytes)
    )
      continue;
    if (first.length < maxPrograms) first.push(entry.path);
  }
  if (first.length === 0) return { prompts: [], problems: [], understood: [], models: [], data: [] };
  tuneForPrograms();
  const readAll = async (paths: readonly string[], filtered: boolean): Promise<void> => {
    for (let at = 0; at < paths.length; at += filesPerRead) {
      const batch = paths.slice(at, at + filesPerRead);
      files.uses?.(batch);
      const missing = batch.filter((path) => {
        const kept = known.get(ids.get(path) ?? '');
        return kept === undefined || (!filtered && kept.kind === 'other');
      });
      const texts =
        missing.length === 0 ? new Map<string, SourceFile | Problem>() : await files.readMany(missing);
      for (const path of missing) {
        const id = ids.get(path) ?? path;
        const file = texts.get(path);
        if (file === undefined) continue;
        keep(id, await readOne(path, file, filtered), 'text' in file ? file.text.length : 0);
      }
      for (const path of batch) {
        const read = known.get(ids.get(path) ?? path);
        // The other revision may have read it because it is imported there.
        const aside = read === undefined || !filtered ? null : asideOf(read);
        if (aside !== null) {
          asides.set(path, aside);
          continue;
        }
        if (read?.kind === 'program') {
          programs.set(path, read.program);
          dataNames.set(path, read.dataNames);
        } else if (read?.kind === 'later') {
          laters.set(path, read.later);
          dataNames.set(path, read.later.dataNames);
        } else if (read?.kind === 'unread') problems.push(read.problem);
      }
    }
  };
  await readAll(first, true);
  const usesTypescript = [...programs.values()].some(
    ({ language }) => language === 'typescript' || language === 'javascript',
  );
  const tree = treeOf(
    files.paths,
    (path) => files.has(path),
    usesTypescript ? await (await import('./resolve-typescript.js')).typescriptProject(files) : null,
  );
  const isKnown = (path: string): boolean => programs.has(path) || laters.has(path);
  // What an imported program gives to one of these may be sent: it is followed to the end as well.
  const senders = new Set(programs.keys());
  const unreadable = new Map<string, Problem>();
  let readNow: ReadNow = () => null;
  /** Of programs that were read or can be, those without an error, which are from now on followed to the end. */
  const readToTheEnd = (paths: readonly string[]): Program[] =>
    paths.flatMap((path) => {
      const later = laters.get(path);
      if (later === undefined) return programs.get(path) ?? [];
      const read = readLater(later, readNow);
      laters.delete(path);
      if ('reason' in read) {
        unreadable.set(path, read);
        return [];
      }
      programs.set(path, read);
      return [read];
    });
  /** Reads what these import, some of it only when it is asked for. Returns what is followed to the end. */
  const follow = async (from: readonly Opened[], isGiven: (path: string) => boolean): Promise<Program[]> => {
    const followed: Program[] = [];
    for (let hop = 0, open = from; hop < importHops && open.length > 0; hop++) {
      const wanted = new Set<string>();
      for (const one of open)
        for (const path of one.paths(tree)) if (!isKnown(path) && ids.has(path)) wanted.add(path);
      const paths = [...wanted].sort();
      await readAll(paths, false);
      readNow = await readersFor(laters.keys());
      open = paths.flatMap((path): Opened[] => {
        const program = programs.get(path);
        if (program !== undefined) {
          followed.push(program);
          return [openedOf(program)];
        }
        const later = laters.get(path);
        if (later === undefined) return [];
        const opened = openedLater(later);
        if ([...opened.paths(tree)].some(isGiven)) followed.push(...readToTheEnd([path]));
        return [opened];
      });
    }
    return followed;
  };
  await follow([...programs.values()].map(openedOf), (path) => senders.has(path));
  const inOrder = (): Program[] => [...programs.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const sorted = inOrder();
  const models = projectModelsOf(sorted.filter(({ path }) => !isOutsideProduct(path)));
  const data = new DataFiles();
  const configured = new Map<string, SourceFile>();
  const settings = configurationFiles(files.paths, new Set(sorted.map(({ language }) => language)));
  if (settings.length > 0)
    for (const [path, file] of await files.readMany(settings)) if ('text' in file) configured.set(path, file);
  const configuration = configurationOf(configured);
  const later = {
    has: (path: string) => laters.has(path),
    read(path: string): Program | null {
      const one = laters.get(path);
      const outcome = one === undefined ? null : readLater(one, readNow);
      if (outcome === null || !('reason' in outcome)) return outcome;
      unreadable.set(path, outcome);
      return null;
    },
    imports: [...laters.values()].flatMap(({ imports }) => imports.map(({ from }) => from)),
  };
  const link = () =>
    linkPrograms({ programs: inOrder(), later, tree, data: (path) => data.valueOf(path), configuration });
  const callers = new Callers(asides, programs, tree);
  try {
    const loaded = namedDataFiles([...dataNames.values()].flat(), tree);
    const imported = importedDataFiles([...sorted, ...laters.values()], tree);
    data.add(await files.readMany([...new Set([...loaded, ...imported])].sort()));
    let linking = link();
    for (let round = 0; round < callerRounds; round++) {
      const found = callers.of(linking.senders());
      if (found.length === 0) break;
      const missing = found.filter((path) => !isKnown(path));
      await readAll(missing, false);
      readNow = await readersFor([...laters.keys()]);
      const more = readToTheEnd(found);
      // What these import is read when it is asked for: what sends something itself is found as they are.
      more.push(...(await follow(more.map(openedOf), () => false)));
      linking.add(more);
    }
    let linked = linking.finish();
    // A name that is put together from pieces is only known now.
    const missing = data.takeMissing();
    if (missing.length > 0 && data.add(await files.readMany(missing))) {
      linking = link();
      linked = linking.finish();
    }
    const texts = new Map<string, SourceFile>();
    for (const [path, file] of await files.readMany(linked.files)) if ('text' in file) texts.set(path, file);
    // A locale or a test that a program of the product imports is still none.
    const prompts = linked.finish(texts).filter((prompt) => {
      const path = programOf(prompt);
      return chosen(path) || !isOutsideProduct(path);
    });
    problems.push(...unreadable.values());
    if (linked.exhausted) {
      const detail =
        'The programs are too large to be followed to the end; some calls and their texts were not found.';
      problems.push(problem('too-many', null, null, detail));
    }
    // What was not found there is not known to be gone.
    for (const path of linked.unfinished) {
      const detail = 'A call in this program could not be followed to the end; what it sends was not found.';
      problems.push({ ...problem('unreadable-code', path, null, detail), rest: 'cut' });
    }
    for (const [path, { name, line, sends }] of linked.replaced) {
      const what = sends ? 'sends requests; what its calls send' : 'gives a text; what it gives now';
      const detail = `It replaces \`${name}\`, which ${what} was not found.`;
      problems.push({ ...problem('unreadable-code', path, line, detail), rest: `replaced ${name}` });
    }
    const named = new Set(prompts.flatMap((prompt) => dataNames.get(programOf(prompt)) ?? []));
    const sent = new Set([...data.asked(), ...[...named].flatMap((name) => tree.named(name))]);
    return { prompts, problems, understood: linked.understood, models, data: [...sent].sort() };
  } catch (error) {
    // Nothing of what these files hold is known, so nothing of it is new or gone. A fault of ours must not take the other
    // prompts' verdict away either.
    const why = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    const detail =
      error instanceof RangeError
        ? 'The programs are nested too deeply to be followed; no prompt of this file was found.'
        : `Following the programs failed unexpectedly (${(why ?? '').slice(0, 120)}); please report it. No prompt of this file was found.`;
    problems.push(...unreadable.values());
    for (const { path } of inOrder()) problems.push(problem('unreadable-code', path, null, detail));
    return { prompts: [], problems, understood: [], models, data: [] };
  }
}

/** The program that a prompt is in, or that loads the file which is the whole of it: `docs/` says where a text is, not who sends it. */
function programOf({ path, sources }: Prompt): string {
  return languageOf(path) === null ? (sources.find((one) => languageOf(one) !== null) ?? path) : path;
}

/** Data files (JSON, YAML, TOML) that were read for the programs; each is parsed when a program asks for it. */
class DataFiles {
  readonly #files = new Map<string, SourceFile | null>();
  readonly #values = new Map<string, Value | null>();
  readonly #missing = new Set<string>();

  /** Keeps what was read; true when a program asked for one of them before. */
  add(read: ReadonlyMap<string, SourceFile | Problem>): boolean {
    let isWanted = false;
    for (const [path, file] of read) {
      this.#files.set(path, 'text' in file ? file : null);
      if (this.#values.delete(path) && 'text' in file) isWanted = true;
    }
    return isWanted;
  }

  valueOf(path: string): Value | null {
    let value = this.#values.get(path);
    if (value === undefined) {
      const file = this.#files.get(path);
      if (file === undefined) this.#missing.add(path);
      value = file == null ? null : dataValue(file);
      this.#values.set(path, value);
    }
    return value;
  }

  /** Every file that a program asked for. */
  asked(): Iterable<string> {
    return this.#values.keys();
  }

  /** Files that programs asked for and nobody has read, each reported once. */
  takeMissing(): string[] {
    const missing = [...this.#missing].sort();
    this.#missing.clear();
    return missing;
  }
}

const dataEnding = /\.(?:jsonc?|json5|ya?ml|toml)(?=['"`])/gi;
const importedData = /\.(?:jsonc?|json5|ya?ml|toml)(?:\?.*)?$/i;
const notInName = /[^\w.@-]/;
/** Where one name has more files than this, it says little about which one a program loads. */
const maxSameName = 8;
const maxDataFiles = 400;

/** Base names of data files that a program writes in quotes. */
function dataNamesIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const { index, 0: ending } of text.matchAll(dataEnding)) {
    let start = index;
    while (start > 0 && index - start < 100 && !notInName.test(text.charAt(start - 1))) start--;
    if (start < index) found.add(text.slice(start, index + ending.length));
  }
  return [...found];
}

/** Data files that programs import as such, however many of that name there are: each package has a `package.json`. */
function importedDataFiles(
  programs: readonly (Importing & { readonly imports: readonly Pick<Imported, 'from'>[] })[],
  tree: Tree,
): string[] {
  const found: string[] = [];
  for (const program of programs)
    for (const { from } of program.imports) {
      if (found.length >= maxDataFiles) return found;
      if (!importedData.test(from)) continue;
      const path = resolveImport(program, from, tree);
      if (path !== null) found.push(path);
    }
  return found;
}

/** Data files with a name that programs write or import, so that linking once is enough. */
function namedDataFiles(names: Iterable<string>, tree: Tree): string[] {
  const found = new Set<string>();
  for (const name of [...new Set(names)].sort()) {
    const paths = tree.named(name);
    if (paths.length <= maxSameName) for (const path of paths) found.add(path);
    if (found.size >= maxDataFiles) break;
  }
  return [...found].sort();
}

/** A program whose imports are to be followed. */
interface Opened {
  /** Files that its imports may mean. */
  paths(tree: Tree): Iterable<string>;
}

function openedOf(program: Program): Opened {
  return {
    *paths(tree) {
      for (const imported of program.imports)
        if (imported.typeOnly !== true) yield* importedPaths(program, imported, tree);
      for (const { from } of program.exports) {
        const path = from === null ? null : resolveImport(program, from, tree);
        if (path !== null) yield path;
      }
    },
  };
}

function openedLater(later: Later): Opened {
  return {
    *paths(tree) {
      for (const imported of later.imports) yield* importedPaths(later, imported, tree);
    },
  };
}

function* importedPaths(
  program: Importing,
  imported: Pick<Imported, 'from' | 'name'>,
  tree: Tree,
): Generator<string> {
  for (const name of [imported.from, ...moduleNames(program, imported)]) {
    const path = resolveImport(program, name, tree);
    if (path !== null) yield path;
  }
}

/** Which programs that are read only where others ask for them call what sends requests, also through files that export it again. */
class Callers {
  readonly #asides: ReadonlyMap<string, Aside>;
  readonly #programs: ReadonlyMap<string, Program>;
  readonly #tree: Tree;
  readonly #senders = new Set<string>();
  #users: Map<string, { readonly path: string; readonly again: boolean }[]> | null = null;

  constructor(asides: ReadonlyMap<string, Aside>, programs: ReadonlyMap<string, Program>, tree: Tree) {
    this.#asides = asides;
    this.#programs = programs;
    this.#tree = tree;
  }

  /** Programs to be read that import one of these; what was found for an earlier sender is not looked for again. Sorted. */
  of(senders: ReadonlySet<string>): string[] {
    if (this.#asides.size === 0) return [];
    const open = [...senders].filter((path) => !this.#senders.has(path));
    for (const path of open) this.#senders.add(path);
    const found = new Set<string>();
    this.#users ??= this.#usersByPath();
    for (const sender of open)
      for (const { path, again } of this.#users.get(sender) ?? []) {
        if (this.#asides.has(path) && !this.#programs.has(path)) found.add(path);
        if (!again || this.#senders.has(path)) continue;
        this.#senders.add(path);
        open.push(path);
      }
    return [...found].sort();
  }

  #usersByPath() {
    const users = new Map<string, { readonly path: string; readonly again: boolean }[]>();
    const uses = (from: string, path: string, again: boolean): void => {
      const known = users.get(from);
      if (known === undefined) users.set(from, [{ path, again }]);
      else known.push({ path, again });
    };
    for (const aside of this.#asides.values())
      for (const imported of aside.imports)
        for (const from of importedPaths(aside, imported, this.#tree)) uses(from, aside.path, imported.again);
    for (const program of this.#programs.values())
      for (const from of givenOn(program, this.#tree)) uses(from, program.path, true);
    return users;
  }
}

/** Files whose names a program exports again. */
function* givenOn(program: Program, tree: Tree): Generator<string> {
  const isPackage = program.path.endsWith('__init__.py');
  const names = new Set(program.exports.flatMap(({ from, local }) => (from === null ? [local] : [])));
  for (const imported of program.imports)
    if (isPackage || imported.local === '*' || names.has(imported.local))
      yield* importedPaths(program, imported, tree);
  for (const { from } of program.exports) {
    const path = from === null ? null : resolveImport(program, from, tree);
    if (path !== null) yield path;
  }
}

function asideOf(read: Read): Aside | null {
  return read.kind === 'later' ? read.later : read.kind === 'unread' ? null : read.aside;
}

function readLater(later: Later, readNow: ReadNow): Program | Problem {
  const { path, language, text } = later;
  const nothing: Program = {
    path,
    language,
    module: null,
    imports: [],
    exports: [],
    scope: { statements: [] },
  };
  try {
    later.outcome ??= readNow(path, text) ?? nothing;
  } catch (error) {
    later.outcome = unreadableProgram(path, error);
  }
  return later.outcome;
}

async function readOne(path: string, file: SourceFile | Problem, filtered: boolean): Promise<Read> {
  if (!('text' in file))
    return file.reason === 'encoding' ? { kind: 'unread', problem: file } : { kind: 'other', aside: null };
  const { text } = file;
  const words = mayHoldPrompts(text);
  // A program that imports a bundle runs it.
  const mayHold = words && !isBundle(path, text);
  const language = languageOf(path);
  const imports = words || language === null || !canBeLater(language) ? [] : importsIn(path, text, language);
  const aside = language === null || mayHold ? null : { path, language, imports };
  if (filtered && !mayHold) return { kind: 'other', aside };
  if (!words && language !== null && canBeLater(language) && !mayNameModel(text))
    return { kind: 'later', later: { path, language, text, imports, dataNames: dataNamesIn(text) } };
  try {
    const program = await readProgram(path, text);
    return program === null
      ? { kind: 'other', aside: null }
      : { kind: 'program', program, dataNames: dataNamesIn(text), aside };
  } catch (error) {
    return { kind: 'unread', problem: unreadableProgram(path, error) };
  }
}

/** Why a program could not be read; an error of any other kind is thrown again. */
function unreadableProgram(path: string, error: unknown): Problem {
  if (!(error instanceof ProgramSyntaxError)) throw error;
  const detail = `It could not be read as a program: ${error.message}.`;
  return problem('unreadable-code', path, error.line, detail);
}

function keep(id: string, read: Read, characters: number): void {
  if (knownCharacters + characters > maxKnownCharacters) {
    known.clear();
    knownCharacters = 0;
  }
  known.set(id, read);
  knownCharacters += read.kind === 'program' || read.kind === 'later' ? characters : 64;
}
