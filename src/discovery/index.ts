import { createHash } from 'node:crypto';
import type { Format } from '../core/format.js';
import { hidesPrompts, problem, type Problem } from '../core/problem.js';
import type { ModelAlias, ModelReference, Place, Prompt, Segment } from '../core/prompt.js';
import type { ProjectModel } from '../core/project-model.js';
import type { Revision, SourceFile, TreeEntry } from '../core/revision.js';
import type { EstimationSettings } from '../core/settings.js';
import type { Binding } from '../core/binding.js';
import { matcher } from '../core/globs.js';
import { derivedPaths } from './attributes.js';
import { candidatesOf, isExcluded } from './candidates.js';
import { contextFor, filesOf, type Files } from './context.js';
import { environmentOf } from './environment.js';
import { parseByEnding } from '../formats/syntax/by-ending.js';
import { lastAtMost } from '../formats/syntax/place.js';
import { taggedValues, type TaggedValue } from '../formats/syntax/yaml.js';
import { languageOf as writtenIn } from './languages.js';
import { noAnswers, note, noting, Reuse, type Answers } from './reuse.js';
import { projectModelsIn } from './project-models.js';
import { byCodeUnits } from '../formats/request/prompts.js';
import type { ReadPrograms } from '../formats/code/index.js';
import { isOutsideProduct, languageOf } from '../formats/code/program.js';
import { formats as allFormats, plainFormat } from '../formats/registry.js';

export { whereGone } from './gone.js';
export { findUnread, type ReadSide, type UnreadInput } from './unread.js';

/** What the revisions of one run share: what was found in files that are the same in all of them. */
export interface Findings {
  readonly files: Reuse<Reading>;
  readonly programs: Reuse<ReadPrograms>;
  /** Prompts of generated files by the prompt as it was read, so that both sides share them. */
  readonly derived: WeakMap<Prompt, Prompt>;
}

export function newFindings(): Findings {
  return { files: new Reuse(), programs: new Reuse(), derived: new WeakMap() };
}
export { readRequestBody } from '../formats/request-body/index.js';

export interface Discovery {
  /** Sorted by key; models are as their own formats read them, names not followed (see `binding/`). */
  readonly prompts: readonly Prompt[];
  readonly problems: readonly Problem[];
  /** Aliases that gateway configs of the repository define, with their own rates. */
  readonly aliases: readonly ModelAlias[];
  /** What files say about prompts of other files. */
  readonly bindings: readonly Binding[];
  /** What example files of environment variables say. */
  readonly environment: ReturnType<typeof environmentOf>;
  /** Models that settings of the project name by default, in no order. */
  readonly projectModels: readonly ProjectModel[];
  /** Files that were read completely: a changed line in them is in the comparison, or is nothing that is sent. */
  readonly whole: ReadonlySet<string>;
  /** Places in other files that were understood although no text or model of a prompt is there. */
  readonly understood: readonly Place[];
  /** The revision's tree, as it was listed. */
  readonly entries: readonly TreeEntry[];
  readonly filesRead: number;
  /** Whether the revision has a file at this path, prompt or not. */
  readonly exists: (path: string) => boolean;
}

const filesPerRead = 256;
const bytesPerRead = 24 * 1024 * 1024;
/** What one revision may hold; beyond it a Problem says that not everything was judged. */
const maxPrompts = 50_000;

interface Candidate {
  readonly path: string;
  readonly formats: readonly Format[];
  /** A problem with reading it must be told: its name or the settings say that it is a prompt. */
  readonly certain: boolean;
  readonly included: boolean;
  readonly forced: boolean;
  /** A symbolic link: what it leads to may be read under its own name as well. */
  readonly link: boolean;
  readonly size: number;
}

/** What was read besides prompts: for the stage that looks for what was not. */
interface Coverage {
  readonly entries: readonly TreeEntry[];
  readonly whole: Set<string>;
  readonly understood: Place[];
}

/** What came of one candidate: what its format found, why it could not be read, or nothing for a file of no format. */
type Reading =
  | {
      readonly kind: 'read';
      readonly format: Format;
      readonly extraction: Extracted;
      readonly digest: string;
    }
  | { readonly kind: 'unread'; readonly problem: Problem }
  | { readonly kind: 'other' };

interface Extracted {
  readonly prompts: readonly Prompt[];
  readonly problems: readonly Problem[];
  readonly consumed: readonly string[];
  readonly aliases: readonly ModelAlias[];
  readonly bindings: readonly Binding[];
  readonly understood: readonly Place[];
}

interface Found {
  readonly format: Format;
  readonly path: string;
  readonly prompts: readonly Prompt[];
  readonly consumed: readonly string[];
  /** Of the whole text of the file; '' in a revision without links. */
  readonly digest: string;
  readonly link: boolean;
}

/**
 * Every prompt of one revision. The tree is listed once; only files whose path a format (or the settings)
 * names are read, in batches; the first format of the registry that recognizes a file reads it. The answer is
 * the same for the same revision and settings, whatever the order in which files arrive.
 *
 * One text that two formats reach is one prompt: what a format consumes as a part of its own prompts is not a
 * prompt of its own — except that an evaluation never takes a prompt away. There the text stays what it is,
 * gains the evaluation's config as a source, and is bound to its first model (the weakest of all bindings, since what is
 * evaluated need not be what runs).
 */
export async function findPrompts(
  revision: Revision,
  settings: EstimationSettings,
  formats: readonly Format[] = allFormats,
  findings: Findings | null = null,
): Promise<Discovery> {
  const entries = await revision.list();
  const files = filesOf(revision, entries);
  const problems: Problem[] = [];
  const candidates = chooseCandidates(entries, settings, formats, problems);
  const found: Found[] = [];
  const aliases: ModelAlias[] = [];
  const bindings: Binding[] = [];
  const coverage: Coverage = { entries, whole: new Set(), understood: [] };
  const links = candidates.some((candidate) => candidate.link);
  let promptCount = 0;
  for (const batch of batches(candidates)) {
    const known = new Map<Candidate, Reading>();
    for (const candidate of batch) {
      const reading = findings?.files.find(nameOf(candidate, files, links), files);
      if (reading !== undefined) known.set(candidate, reading);
    }
    const anew = batch.filter((candidate) => !known.has(candidate));
    const read = anew.length === 0 ? null : await files.readMany(anew.map(({ path }) => path));
    for (const candidate of batch) {
      if (promptCount > maxPrompts) {
        problems.push(
          problem(
            'too-many',
            null,
            null,
            `More than ${maxPrompts} prompts were found; \`${candidate.path}\` and the files after it were not read.`,
          ),
        );
        return finish(files, found, aliases, bindings, coverage, problems);
      }
      const file = read?.get(candidate.path);
      const reading =
        known.get(candidate) ??
        (file === undefined ? null : await readCandidate(candidate, file, links, files, findings));
      if (reading === null || reading.kind === 'other') continue;
      if (reading.kind === 'unread') {
        if (candidate.certain) problems.push(reading.problem);
        continue;
      }
      const { format, extraction, digest } = reading;
      problems.push(...extraction.problems);
      aliases.push(...extraction.aliases);
      bindings.push(...extraction.bindings);
      coverage.understood.push(...extraction.understood);
      if (format.partial !== true && yieldsAnything(extraction)) coverage.whole.add(candidate.path);
      for (const path of extraction.consumed)
        if (writtenIn(path)?.style !== 'program') coverage.whole.add(path);
      promptCount += extraction.prompts.length;
      if (extraction.prompts.length > 0 || extraction.consumed.length > 0) {
        const { prompts, consumed } = extraction;
        found.push({ format, path: candidate.path, prompts, consumed, digest, link: candidate.link });
      }
    }
  }
  const included = matcher(settings.include);
  const excluded = matcher(settings.exclude);
  const taken = new Set(found.map(({ path }) => path));
  const chosen = (path: string): boolean =>
    !excluded(path) && !taken.has(path) && (included(path) || !(isExcluded(path) || isOutsideProduct(path)));
  const programs = await programsOf(files, entries, chosen, findings);
  problems.push(...programs.problems);
  coverage.understood.push(...programs.understood);
  const isDerived = await derivedPaths(files);
  const configured = await projectModelsIn(
    entries,
    (path) =>
      !excluded(path) && !isOwnSettings(path, settings) && !(isExcluded(path) || isOutsideProduct(path)),
    (paths) => files.readMany(paths),
  );
  problems.push(...configured.problems);
  const models = [...programs.models, ...configured.models];
  const discovery = finish(files, found, aliases, bindings, coverage, problems, { ...programs, models });
  const prompts = discovery.prompts.map((prompt) => {
    if (!isDerived(prompt.path)) return prompt;
    const derived = findings?.derived.get(prompt) ?? { ...prompt, derived: true as const };
    findings?.derived.set(prompt, derived);
    return derived;
  });
  return { ...discovery, prompts };
}

/** The prompts in programs, found once where all programs, paths and files that they load are the same. */
async function programsOf(
  files: Files,
  entries: readonly TreeEntry[],
  chosen: (path: string) => boolean,
  findings: Findings | null,
): Promise<ReadPrograms> {
  const programs = entries.filter(({ type, path }) => type === 'file' && languageOf(path) !== null);
  if (programs.length === 0) return { prompts: [], problems: [], understood: [], models: [], data: [] };
  // What reads programs is a quarter of the code, and most repositories of prompts have none.
  const { readPrograms } = await import('../formats/code/index.js');
  if (findings === null) return readPrograms(files, entries, chosen);
  const hash = createHash('sha256');
  // A test or a sample is read only where a program of the product imports it, which is noted.
  for (const { path, id } of programs) hash.update(chosen(path) ? `${path}\0${id}\n` : `${path}\n`);
  for (const path of files.paths) hash.update(`${path}\n`);
  const name = hash.digest('hex');
  const known = findings.programs.find(name, files);
  if (known !== undefined) return known;
  const answers = noAnswers();
  const noted = {
    paths: files.paths,
    has: (path: string) => files.has(path),
    uses(paths: readonly string[]) {
      for (const path of paths) note(path, files, answers);
    },
    readMany(paths: readonly string[]) {
      for (const path of paths) note(path, files, answers);
      return files.readMany(paths);
    },
  };
  const read = await readPrograms(noted, entries, chosen);
  findings.programs.keep(name, read, answers);
  return read;
}

/** Everything that decides what becomes of a candidate, except what its format asks for besides. */
function nameOf({ path, formats, included, forced }: Candidate, files: Files, links: boolean): string {
  return [path, files.idOf(path) ?? '', links, included, forced, ...formats.map(({ id }) => id)].join('\0');
}

async function readCandidate(
  candidate: Candidate,
  file: SourceFile | Problem,
  links: boolean,
  files: Files,
  findings: Findings | null,
): Promise<Reading> {
  const answers = noAnswers();
  answers.open = candidate.link;
  const reading = await readingOf(candidate, file, links, files, answers);
  findings?.files.keep(nameOf(candidate, files, links), reading, answers);
  return reading;
}

async function readingOf(
  candidate: Candidate,
  file: SourceFile | Problem,
  links: boolean,
  files: Files,
  answers: Answers,
): Promise<Reading> {
  if (!('text' in file)) return { kind: 'unread', problem: file };
  const format = formatFor(candidate, file);
  if (format === null) {
    const [broken] = candidate.certain ? unreadableData(file) : [];
    return broken === undefined ? { kind: 'other' } : { kind: 'unread', problem: broken };
  }
  const extraction = await extract(format, file, files, answers);
  const digest = links ? createHash('sha256').update(file.text).digest('hex') : '';
  return { kind: 'read', format, extraction, digest };
}

function chooseCandidates(
  entries: readonly TreeEntry[],
  settings: EstimationSettings,
  formats: readonly Format[],
  problems: Problem[],
): Candidate[] {
  const candidates = candidatesOf(formats);
  const included = matcher(settings.include);
  const excluded = matcher(settings.exclude);
  const byId = new Map(formats.map((format) => [format.id, format]));
  const forcing = settings.prompts.flatMap((setting) => {
    if (setting.format === undefined) return [];
    const format = byId.get(setting.format);
    if (format === undefined) {
      const known = [...byId.keys()].sort(byCodeUnits).join(', ');
      problems.push(
        problem(
          'settings',
          settings.path,
          null,
          `There is no format \`${setting.format.slice(0, 60)}\`; known are ${known}.`,
        ),
      );
      return [];
    }
    return [{ format, matches: matcher(setting.match) }];
  });
  const chosen: Candidate[] = [];
  for (const entry of entries) {
    const { path } = entry;
    if (excluded(path) || isOwnSettings(path, settings)) continue;
    if (entry.type === 'submodule') {
      if (included(path) || (!isExcluded(path) && candidates.of(path).telling)) {
        problems.push(
          problem(
            'submodule',
            path,
            null,
            'It is a submodule, another repository, whose files are not read.',
          ),
        );
      }
      continue;
    }
    const isIncluded = included(path);
    let forced: Format | null = null;
    for (const rule of forcing) if (rule.matches(path)) forced = rule.format;
    const link = entry.type === 'symlink';
    const size = entry.size ?? 20_000;
    if (forced !== null) {
      chosen.push({ path, formats: [forced], certain: true, included: isIncluded, forced: true, link, size });
      continue;
    }
    if (!isIncluded && isExcluded(path)) continue;
    const possible = candidates.of(path);
    if (possible.formats.length === 0 && !isIncluded) continue;
    chosen.push({
      path,
      formats: possible.formats,
      certain: isIncluded || possible.telling,
      included: isIncluded,
      forced: false,
      link,
      size,
    });
  }
  return chosen.sort((a, b) => byCodeUnits(a.path, b.path));
}

/** The settings of this tool name models, and send nothing to them. */
function isOwnSettings(path: string, { path: own }: EstimationSettings): boolean {
  return path === own || /^(?:\.github\/)?\.?promptcost\.ya?ml$/.test(path);
}

function* batches(candidates: readonly Candidate[]): Generator<readonly Candidate[]> {
  let batch: Candidate[] = [];
  let bytes = 0;
  for (const candidate of candidates) {
    if (batch.length > 0 && (batch.length >= filesPerRead || bytes + candidate.size > bytesPerRead)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(candidate);
    bytes += candidate.size;
  }
  if (batch.length > 0) yield batch;
}

/** Why a file whose name says that it holds a prompt has no format: its syntax is broken. */
function unreadableData(file: SourceFile): readonly Problem[] {
  if (!/\.(?:ya?ml|json|toml)$/i.test(file.path)) return [];
  const { root, problems } = parseByEnding(file);
  return root === null ? problems.filter(hidesPrompts) : [];
}

function formatFor(candidate: Candidate, file: SourceFile): Format | null {
  if (candidate.forced) return candidate.formats[0] ?? null;
  for (const format of candidate.formats) if (format.recognizes(file)) return format;
  return candidate.included ? plainFormat : null;
}

/** Whether a format other than plain text reads this file, so that its request has other tokens than the file. */
export function readsAsMoreThanText(file: SourceFile): boolean {
  const format = allFormats.find((one) => matcher(one.patterns)(file.path) && one.recognizes(file));
  return format !== undefined && format !== plainFormat;
}

async function extract(format: Format, file: SourceFile, files: Files, answers: Answers): Promise<Extracted> {
  const { context, read } = contextFor(files, file.path);
  try {
    const extraction = await format.extract(file, noting(context, files, answers));
    const all = [...read].sort(byCodeUnits);
    const tagged = taggedValues(file);
    const starts = tagged.map(({ start }) => start);
    const prompts = uniqueKeys(
      tagged.length === 0
        ? extraction.prompts
        : extraction.prompts.map((prompt) => withTagged(prompt, file, tagged, starts)),
      file.path,
    );
    return {
      prompts: prompts.prompts.map((prompt) => ({
        ...prompt,
        sources:
          prompt.sources.length === 0 ? all : [...new Set([...prompt.sources, file.path])].sort(byCodeUnits),
      })),
      problems: [...withKeys(extraction.problems, prompts.prompts), ...prompts.problems],
      consumed: extraction.consumed ?? [],
      aliases: extraction.aliases ?? [],
      bindings: extraction.bindings ?? [],
      understood: extraction.understood ?? [],
    };
  } catch (error) {
    // A fault of ours in one adapter must not take the other prompts' verdict away; it is told, and it blocks like any unread prompt.
    const why = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    const detail = `Reading this ${format.title} failed unexpectedly (${(why ?? '').slice(0, 120)}); please report it.`;
    return {
      prompts: [],
      problems: [problem('unreadable-format', file.path, null, detail)],
      consumed: [],
      aliases: [],
      bindings: [],
      understood: [],
    };
  }
}

/**
 * A tag of YAML (`!ENV ${RULES}`, `!include rules.txt`, `!Sub You help ${Name}.`) makes another text of the one that is there:
 * a reference is replaced, and prose is what is sent at least.
 */
function withTagged(
  prompt: Prompt,
  file: SourceFile,
  tagged: readonly TaggedValue[],
  starts: readonly number[],
): Prompt {
  const tagAt = ({ path, start }: Place): TaggedValue | undefined => {
    const last = path === file.path ? tagged[lastAtMost(starts, start)] : undefined;
    return last !== undefined && start < last.end ? last : undefined;
  };
  return {
    ...prompt,
    messages: prompt.messages.map((message) => {
      const made = new Set<TaggedValue>();
      const segments = message.segments.flatMap((segment): Segment[] => {
        const value = segment.kind === 'text' ? tagAt(segment.place) : undefined;
        if (value === undefined) return [segment];
        const kept = isProseAt(file, value) ? [segment] : [];
        if (made.has(value)) return kept;
        made.add(value);
        const why = `what \`${value.tag.slice(0, 40)}\` puts here is known when the program reads the file`;
        return [...kept, { kind: 'opaque', why, place: segment.place }];
      });
      return made.size === 0 ? message : { ...message, segments };
    }),
  };
}

/** Whether a value is written in words, at least four, and not the name of a file or a variable. */
function isProseAt({ text }: SourceFile, { start, end }: TaggedValue): boolean {
  return /^(?:\S{1,200}\s{1,200}){3}\S/.test(text.slice(start, Math.min(end, start + 1_000)).trimStart());
}

function yieldsAnything({ prompts, consumed, aliases, bindings }: Extracted): boolean {
  return prompts.length + consumed.length + aliases.length + bindings.length > 0;
}

/**
 * The path where a file holds one prompt, else `path#name`; a name that comes again gets `~2`, `~3` in file order. A prompt
 * whose text is a file of its own, named by this one, has that file's path. A choice of a model takes nothing from the
 * file's only prompt.
 */
function uniqueKeys(prompts: readonly Prompt[], path: string): { prompts: Prompt[]; problems: Problem[] } {
  const perPath = new Map<string, number>();
  for (const prompt of prompts)
    if (prompt.settingsOnly !== true) perPath.set(prompt.path, (perPath.get(prompt.path) ?? 0) + 1);
  const used = new Map<string, number>();
  const problems: Problem[] = [];
  const keyed = prompts.map((prompt) => {
    const alone = prompt.settingsOnly !== true && perPath.get(prompt.path) === 1;
    const key = alone ? prompt.path : `${prompt.path}#${prompt.name}`;
    const count = (used.get(key) ?? 0) + 1;
    used.set(key, count);
    if (count === 1) return { ...prompt, key };
    const unique = `${key}~${count}`;
    const detail = `Two prompts of this file are called \`${prompt.name.slice(0, 80)}\`; give each a name of its own.`;
    problems.push(problem('duplicate-key', path, prompt.line, detail, [unique]));
    return { ...prompt, key: unique };
  });
  return { prompts: keyed, problems };
}

/** Problems of a file's parts name the prompts they keep from being judged. */
function withKeys(problems: readonly Problem[], prompts: readonly Prompt[]): Problem[] {
  const affected = prompts.filter((prompt) => prompt.incomplete.length > 0).map((prompt) => prompt.key);
  return problems.map((found) =>
    found.keys !== undefined ||
    affected.length === 0 ||
    !/^(?:include|unreadable|missing|too-large|binary|encoding|lfs|symlink)/.test(found.reason)
      ? found
      : { ...found, keys: affected },
  );
}

function finish(
  files: Files,
  found: readonly Found[],
  aliases: readonly ModelAlias[],
  bindings: readonly Binding[],
  coverage: Coverage,
  problems: Problem[],
  read: Pick<ReadPrograms, 'prompts' | 'models' | 'data'> = { prompts: [], models: [], data: [] },
): Discovery {
  const { prompts: inPrograms, models: projectModels } = read;
  const joined = joinConsumed(withoutLinks(found));
  // What an evaluation includes is sent by production as well, or why would it be evaluated.
  const fragments = includedText([
    ...joined.prompts.filter(({ kind }) => kind !== 'evaluation'),
    ...inPrograms.filter(({ kind, model }) => kind === 'request' && model !== null),
  ]);
  const perFile = new Map<string, number>();
  for (const { path } of joined.prompts) perFile.set(path, (perFile.get(path) ?? 0) + 1);
  // A file that a program loads and no call is known to send is listed once: as the prompt that it is by itself.
  const programs = inPrograms.filter(
    ({ model, messages }) =>
      model !== null ||
      messages.length === 0 ||
      !messages.every(({ segments }) =>
        segments.every((segment) => segment.kind === 'include' && perFile.has(segment.path)),
      ),
  );
  // What sends a file is the request, also where neither of the two says which model it asks.
  const partsOfCalls = includedText(
    programs.filter(({ kind, model }) => kind === 'request' && model === null),
  );
  const sortedAliases = [...aliases].sort(
    (a, b) =>
      byCodeUnits(a.alias, b.alias) ||
      byCodeUnits(a.place.path, b.place.path) ||
      a.place.start - b.place.start,
  );
  const prompts: Prompt[] = [];
  // A list of tools counts with the requests that name its file; one that nobody names stands for itself.
  const carried = new Set(
    joined.prompts.flatMap((prompt) =>
      prompt.kind === 'tools' || prompt.kind === 'evaluation'
        ? []
        : prompt.sources.filter((source) => source !== prompt.path),
    ),
  );
  const loaded = new Set(read.data);
  for (const one of joined.prompts) {
    const isSent = one.inMenu === true && loaded.has(one.path);
    const prompt = isSent ? { ...one, kind: 'request' as const } : one;
    if (prompt.kind === 'tools' && carried.has(prompt.path)) continue;
    const whole =
      prompt.kind === 'request' &&
      (isIncluded(prompt, perFile.get(prompt.path) === 1, fragments) ||
        (prompt.model === null && isIncluded(prompt, perFile.get(prompt.path) === 1, partsOfCalls)))
        ? { ...prompt, kind: 'fragment' as const }
        : prompt;
    prompts.push(whole);
  }
  prompts.push(...programs);
  prompts.sort((a, b) => byCodeUnits(a.key, b.key) || a.line - b.line);
  return {
    prompts: withoutUsedSettings(prompts),
    problems: sortProblems(problems),
    aliases: sortedAliases,
    bindings: [...bindings, ...joined.evaluations],
    environment: environmentOf(files),
    projectModels,
    ...coverage,
    filesRead: files.count,
    exists: (path) => files.has(path),
  };
}

/** A model that a config chooses for prompts elsewhere is a part of those prompts, and no change of its own. */
function withoutUsedSettings(prompts: readonly Prompt[]): readonly Prompt[] {
  const at = ({ model }: Prompt) =>
    model?.place == null ? null : `${model.place.start} ${model.place.path}`;
  const used = new Set(prompts.map((prompt) => (prompt.settingsOnly === true ? null : at(prompt))));
  return prompts.filter((prompt) => prompt.settingsOnly !== true || !used.has(at(prompt)));
}

/**
 * A link and the file it leads to are one prompt with two readers (`CLAUDE.md` → `AGENTS.md`): it stays under the
 * file's own path, with the link among its sources. A link to a file that is no prompt by its own name stays.
 */
function withoutLinks(found: readonly Found[]): readonly Found[] {
  const id = (one: Found) => `${one.format.id} ${one.digest}`;
  if (!found.some(({ link }) => link)) return found;
  const readers = new Map<string, string[]>();
  for (const one of found) if (!one.link) readers.set(id(one), []);
  const kept = found.filter((one) => {
    const list = one.link ? readers.get(id(one)) : undefined;
    list?.push(one.path);
    return list === undefined;
  });
  return kept.map((one) => {
    const names = one.link ? [] : (readers.get(id(one)) ?? []);
    if (names.length === 0) return one;
    const prompts = one.prompts.map((prompt) => ({
      ...prompt,
      sources: [...new Set([...prompt.sources, ...names])].sort(byCodeUnits),
    }));
    return { ...one, prompts };
  });
}

/** Leaves out what others consume, and binds the evaluations' models to the texts they evaluate. */
function joinConsumed(found: readonly Found[]): { prompts: Prompt[]; evaluations: Binding[] } {
  const own = new Map(found.map((one) => [one.path, one]));
  const takes = new Map<Found, string[]>();
  const evaluated = new Map<string, { sources: Set<string>; model: ModelReference | null }>();
  for (const one of found) {
    const forEvaluation =
      one.prompts.length > 0 && one.prompts.every((prompt) => prompt.kind === 'evaluation');
    const taking: string[] = [];
    for (const path of one.consumed) {
      if (path === one.path) continue;
      const target = own.get(path);
      const standsAlone =
        target?.prompts.some((prompt) => prompt.kind === 'request' || prompt.kind === 'instructions') ===
        true;
      if (!forEvaluation || !standsAlone) {
        if (target === undefined || !isRequestOfItsOwn(target, one)) taking.push(path);
        continue;
      }
      const uses = one.prompts.filter((prompt) => textPaths(prompt).has(path));
      const entry = evaluated.get(path) ?? { sources: new Set<string>(), model: null };
      for (const use of uses) {
        for (const source of use.sources) entry.sources.add(source);
        if (use.model !== null)
          entry.model ??= { ...use.model, origin: { kind: 'evaluation', path: one.path } };
      }
      evaluated.set(path, entry);
    }
    takes.set(one, taking);
  }
  const taken = takenFrom(found, takes, own);
  const prompts: Prompt[] = [];
  const evaluations: Binding[] = [];
  for (const [target, { model }] of evaluated)
    if (model !== null && !taken.has(target))
      evaluations.push({ target, model, origin: model.origin, sources: [] });
  for (const one of found) {
    if (taken.has(one.path)) continue;
    const extra = evaluated.get(one.path);
    for (const prompt of one.prompts) {
      // The evaluation's own view of a text that is a prompt already.
      const texts = prompt.kind === 'evaluation' ? [...textPaths(prompt)] : [];
      if (
        texts.length === 1 &&
        texts[0] !== one.path &&
        evaluated.has(texts[0] ?? '') &&
        !taken.has(texts[0] ?? '')
      )
        continue;
      prompts.push(
        extra === undefined
          ? prompt
          : { ...prompt, sources: [...new Set([...prompt.sources, ...extra.sources])].sort(byCodeUnits) },
      );
    }
  }
  return { prompts, evaluations };
}

/**
 * A request that names its model is billed by itself, whatever a file of another format makes of its text; unless that one has
 * the same request with the same model, as a config has for its sub-agents.
 */
function isRequestOfItsOwn(target: Found, taker: Found): boolean {
  return (
    target.format !== taker.format &&
    target.prompts.some(
      (prompt) => prompt.kind === 'request' && prompt.model !== null && prompt.settingsOnly !== true,
    ) &&
    !taker.prompts.some(
      (prompt) => prompt.model?.place?.path === target.path && textPaths(prompt).has(target.path),
    )
  );
}

/**
 * What is a part of something else: all that is reached from files which nobody takes. Files that take each other in a
 * ring are reached by nobody, and none of them may vanish.
 */
function takenFrom(
  found: readonly Found[],
  takes: ReadonlyMap<Found, readonly string[]>,
  own: ReadonlyMap<string, Found>,
): Set<string> {
  const wanted = new Set([...takes.values()].flat());
  const taken = new Set<string>();
  const open = found.filter((one) => !wanted.has(one.path));
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const path of takes.get(one) ?? []) {
      if (taken.has(path)) continue;
      taken.add(path);
      const next = own.get(path);
      if (next !== undefined) open.push(next);
    }
  }
  return taken;
}

/** Files in which the messages themselves stand (not what they include). */
function textPaths(prompt: Prompt): Set<string> {
  return new Set(prompt.messages.map((message) => message.place.path));
}

/** Where text stands that other prompts include, or that programs load: parts, billed only where they are sent. */
function includedText(prompts: readonly Prompt[]): Map<string, Place[]> {
  const found = new Map<string, Place[]>();
  const visit = (segments: readonly Segment[], own: string, list: Place[] | null, program: boolean) => {
    for (const segment of segments) {
      if (list !== null && segment.kind !== 'include') list.push(segment.place);
      else if (program && segment.kind === 'text' && segment.place.path !== own) {
        const loaded = found.get(segment.place.path) ?? [];
        found.set(segment.place.path, loaded);
        loaded.push(segment.place);
      }
      if (segment.kind === 'include') {
        let inner: Place[] | null = null;
        if (segment.path !== own) {
          inner = found.get(segment.path) ?? [];
          found.set(segment.path, inner);
        }
        visit(segment.body, own, inner, program);
      } else if (segment.kind === 'loop') visit(segment.body, own, list, program);
      else if (segment.kind === 'branch') for (const arm of segment.arms) visit(arm, own, list, program);
    }
  };
  for (const prompt of prompts)
    for (const message of prompt.messages)
      visit(message.segments, prompt.path, null, prompt.format.startsWith('code-'));
  return found;
}

/**
 * A prompt is a part when all of its own text is included elsewhere: with a further message it is a request that others borrow
 * from. The only prompt of a file is a part also when nothing of its text is included, but the file (of macros, or of blocks
 * that are all overridden).
 */
function isIncluded(
  prompt: Prompt,
  alone: boolean,
  included: ReadonlyMap<string, readonly Place[]>,
): boolean {
  const places = included.get(prompt.path)?.filter((place) => place.path === prompt.path);
  if (places === undefined) return false;
  if (alone && places.length === 0) return true;
  const own = prompt.messages.filter((message) => message.place.path === prompt.path);
  return (
    own.length > 0 &&
    own.every((message) =>
      places.some((place) => place.start < message.place.end && place.end > message.place.start),
    )
  );
}

/** By path, line, reason; the same problem met on several ways is told once, for all prompts it concerns. */
function sortProblems(problems: readonly Problem[]): Problem[] {
  const merged = new Map<string, Problem>();
  for (const found of problems) {
    const id = JSON.stringify([found.reason, found.path, found.line, found.detail]);
    const known = merged.get(id);
    if (known === undefined) merged.set(id, found);
    else if (found.keys !== undefined) {
      merged.set(id, {
        ...known,
        keys: [...new Set([...(known.keys ?? []), ...found.keys])].sort(byCodeUnits),
      });
    }
  }
  return [...merged.values()].sort(
    (a, b) =>
      byCodeUnits(a.path ?? '', b.path ?? '') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      byCodeUnits(a.reason, b.reason) ||
      byCodeUnits(a.detail, b.detail),
  );
}
