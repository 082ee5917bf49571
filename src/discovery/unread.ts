import type { Place, Prompt, Segment } from '../core/prompt.js';
import type { Revision, TreeEntry } from '../core/revision.js';
import type { UnreadFile, UnreadSign } from '../core/unread.js';
import { isOutsideProduct } from '../formats/code/program.js';
import { parseByEnding } from '../formats/syntax/by-ending.js';
import { plainValue } from '../formats/syntax/tree.js';
import { isExcluded } from './candidates.js';
import { isOutOfScope, languageOf, saysGenerated, type Language } from './languages.js';
import { loadedFiles } from './loaded.js';
import { lineStarts, signsIn, type Sign } from './signs.js';

/** One side, as far as this stage needs it. */
export interface ReadSide {
  readonly revision: Revision;
  readonly entries: readonly TreeEntry[];
  readonly prompts: readonly Prompt[];
  /** Files that a format reads completely: nothing in them is left unread. */
  readonly whole: ReadonlySet<string>;
  /** Places that were understood although no text or model of a prompt is there (a call whose arguments are all known). */
  readonly understood: readonly Place[];
  readonly excludes: (path: string) => boolean;
}

export interface UnreadInput {
  readonly baseline: ReadSide;
  readonly head: ReadSide;
  /** Head path → baseline path. */
  readonly renames: ReadonlyMap<string, string>;
  readonly isModel: (name: string) => boolean;
  readonly isTestData: (path: string) => boolean;
  /** Files that another finding tells of already. */
  readonly told?: ReadonlySet<string>;
}

/** Above this a file is not looked at: 2 MiB of source is generated, or data. */
const maxBytes = 2 * 1024 * 1024;
const filesPerRead = 128;

/**
 * Changed files with a changed line that names a model, belongs to a model call, sets an output limit or is in a text
 * that instructs a model, where that line is in no place that was read. Removed lines count. Only files that differ
 * between the two sides are read, so the cost is linear in the change.
 */
export async function findUnread(input: UnreadInput): Promise<readonly UnreadFile[]> {
  const { baseline, head, renames, isModel } = input;
  const changed = changedFiles(input);
  const reads = {
    baseline: placesOf(baseline, head, new Set(changed.flatMap(({ before }) => before?.path ?? []))),
    head: placesOf(head, baseline, new Set(changed.flatMap(({ now }) => now?.path ?? []))),
  };
  const found: UnreadFile[] = [];
  for (let from = 0; from < changed.length; from += filesPerRead) {
    const batch = changed.slice(from, from + filesPerRead);
    const [old, now] = await Promise.all([
      baseline.revision.read(batch.flatMap(({ before }) => before?.path ?? [])),
      head.revision.read(batch.flatMap(({ now }) => now?.path ?? [])),
    ]);
    for (const file of batch) {
      const before = textOf(file.before === null ? undefined : old.get(file.before.path));
      const after = textOf(file.now === null ? undefined : now.get(file.now.path));
      if (saysGenerated(before) || saysGenerated(after)) continue;
      const [removed, added] = changedLines(before, after);
      const signs = [
        ...signsOf(
          'head',
          after,
          before,
          added,
          file.language,
          reads.head.get(file.now?.path ?? ''),
          isModel,
        ),
        ...signsOf(
          'baseline',
          before,
          after,
          removed,
          file.language,
          reads.baseline.get(file.before?.path ?? ''),
          isModel,
        ),
      ];
      const path = file.now?.path ?? file.before?.path ?? '';
      if (signs.length > 0 && !isSameData(path, before, after))
        found.push({ path, language: file.language.id, signs });
    }
  }
  for (const { entry, language } of tooLarge(input, renames))
    found.push({
      path: entry.path,
      language: language.id,
      signs: [{ reason: 'too-large', side: 'head', line: 1, name: null }],
    });
  found.push(...submodules(input));
  const shown = new Set(found.map(({ path }) => path));
  found.push(...(await loadedFiles(input)).filter(({ path }) => !shown.has(path)));
  const linked = found.length === 0 ? new Set<string>() : await readByLinks(head, found);
  return found
    .filter(({ path, signs }) => !linked.has(path) || signs.some(({ reason }) => reason === 'link'))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** Links of a revision that are looked at. */
const maxLinks = 200;

/**
 * Texts that a link leads to which is read as a whole: what they say is counted under the name of the link. A program or a
 * configuration is more than its text, and a link to it reads that only where a request with its model was found.
 */
async function readByLinks(head: ReadSide, found: readonly UnreadFile[]): Promise<ReadonlySet<string>> {
  const links = head.entries
    .filter(({ type, path }) => type === 'symlink' && head.whole.has(path))
    .slice(0, maxLinks)
    .map(({ path }) => path);
  if (links.length === 0) return new Set();
  const paths = found.map(({ path }) => path);
  const [behind, read] = [await head.revision.read(links), await head.revision.read(paths)];
  const requests = new Set(head.prompts.flatMap(({ path, model }) => (model === null ? [] : [path])));
  const texts = new Set([...behind.values()].map(textOf));
  const whole = new Set([...behind].flatMap(([path, file]) => (requests.has(path) ? [textOf(file)] : [])));
  return new Set(
    paths.filter((path) => {
      const text = textOf(read.get(path));
      return text !== '' && (languageOf(path)?.style === 'text' ? texts : whole).has(text);
    }),
  );
}

/** Other repositories that another commit of is used now; those in folders of libraries and tests are none of the product's. */
function submodules({ baseline, head, isTestData, told }: UnreadInput): UnreadFile[] {
  const idsIn = (side: ReadSide) =>
    new Map(side.entries.flatMap(({ type, path, id }) => (type === 'submodule' ? [[path, id]] : [])));
  const [before, now] = [idsIn(baseline), idsIn(head)];
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((path) => {
    const isSkipped =
      before.get(path) === now.get(path) ||
      told?.has(path) === true ||
      isExcluded(path) ||
      isTestData(path) ||
      isOutsideProduct(`${path}/`) ||
      (baseline.excludes(path) && head.excludes(path));
    if (isSkipped) return [];
    const side = now.has(path) ? 'head' : 'baseline';
    return [{ path, language: null, signs: [{ reason: 'submodule', side, line: 1, name: null }] }];
  });
}

/** Whether two versions of a JSON or TOML file are the same value, written in another way. */
function isSameData(path: string, before: string, after: string): boolean {
  if (before === '' || after === '' || !/\.(?:jsonc?|toml)$/i.test(path)) return false;
  const [old, now] = [before, after].map((text) => parseByEnding({ path, text, hadByteOrderMark: false }));
  if (old?.root == null || now?.root == null || [old, now].some(({ problems }) => problems.length > 0))
    return false;
  return JSON.stringify(plainValue(old.root)) === JSON.stringify(plainValue(now.root));
}

interface ChangedFile {
  readonly before: TreeEntry | null;
  readonly now: TreeEntry | null;
  readonly language: Language;
}

function changedFiles({ baseline, head, renames, isTestData, told }: UnreadInput): ChangedFile[] {
  const before = new Map(baseline.entries.map((entry) => [entry.path, entry]));
  const headPaths = new Set(head.entries.map(({ path }) => path));
  const found: ChangedFile[] = [];
  const consider = (old: TreeEntry | null, now: TreeEntry | null): void => {
    const entry = now ?? old;
    if (entry === null || [old, now].some((one) => (one?.size ?? 0) > maxBytes)) return;
    const language = languageOf(entry.path);
    const skipped = (side: ReadSide, one: TreeEntry | null): boolean =>
      one === null ||
      one.type !== 'file' ||
      isExcluded(one.path) ||
      isOutOfScope(one.path) ||
      isTestData(one.path) ||
      side.whole.has(one.path);
    const excluded = (one: TreeEntry | null): boolean =>
      one === null || (baseline.excludes(one.path) && head.excludes(one.path));
    if (language === null || told?.has(entry.path) === true || (excluded(old) && excluded(now))) return;
    const kept = {
      before: skipped(baseline, old) ? null : old,
      now: skipped(head, now) ? null : now,
    };
    // What was a plain file and is read as a whole now, or the other way round, is compared with nothing.
    if (kept.before !== null || kept.now !== null) found.push({ ...kept, language });
  };
  const paired = new Set<string>();
  for (const now of head.entries) {
    const same = before.get(now.path);
    const from = same === undefined ? renames.get(now.path) : undefined;
    const old = same ?? (from === undefined ? undefined : before.get(from)) ?? null;
    if (old !== null) paired.add(old.path);
    if (old?.id === now.id && old.type === now.type) continue;
    consider(old, now);
  }
  for (const old of baseline.entries)
    if (!paired.has(old.path) && !headPaths.has(old.path)) consider(old, null);
  return found;
}

function tooLarge(
  { baseline, head, isTestData }: UnreadInput,
  renames: ReadonlyMap<string, string>,
): { entry: TreeEntry; language: Language }[] {
  const before = new Map(baseline.entries.map((entry) => [entry.path, entry.id]));
  return head.entries.flatMap((entry) => {
    if ((entry.size ?? 0) <= maxBytes || entry.type !== 'file') return [];
    const language = languageOf(entry.path);
    if (language?.style !== 'program' || before.get(renames.get(entry.path) ?? entry.path) === entry.id)
      return [];
    return isExcluded(entry.path) ||
      isOutOfScope(entry.path) ||
      isTestData(entry.path) ||
      head.whole.has(entry.path)
      ? []
      : [{ entry, language }];
  });
}

function textOf(read: { readonly text: string } | object | undefined): string {
  return read !== undefined && 'text' in read ? read.text : '';
}

/** 1-based numbers of the lines that only one side has, as often as it has them more than the other. Moved lines are not changed. */
export function changedLines(
  before: string,
  after: string,
): readonly [ReadonlySet<number>, ReadonlySet<number>] {
  const only = (lines: readonly string[], others: readonly string[]): Set<number> => {
    const left = new Map<string, number>();
    for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
    const found = new Set<number>();
    lines.forEach((line, index) => {
      const count = left.get(line) ?? 0;
      if (count > 0) left.set(line, count - 1);
      else if (saysSomething(line)) found.add(index + 1);
    });
    return found;
  };
  const [old, now] = [before, after].map((text) => text.split('\n').map((line) => line.trim())) as [
    string[],
    string[],
  ];
  return [only(old, now), only(now, old)];
}

/** A bracket that closes looks like any other one: which of them is new cannot be told, and none says what is sent. */
function saysSomething(line: string): boolean {
  return !/^[)\]};,]*$/.test(line);
}

/** A line of a program this long holds more than one statement: what was read in it says nothing of the rest. */
const longLine = 400;

function signsOf(
  side: UnreadSign['side'],
  text: string,
  other: string,
  changed: ReadonlySet<number>,
  language: Language,
  read: Read | undefined,
  isModel: (name: string) => boolean,
): UnreadSign[] {
  if (text === '' || changed.size === 0) return [];
  const covered = coveredLines(text, read?.sent ?? []);
  const filled = coveredLines(text, read?.filled ?? []);
  const texts = new Set(read?.texts ?? []);
  const understood = coveredLines(text, read?.sent.filter((place) => !texts.has(place)) ?? []);
  const found: UnreadSign[] = [];
  const starts = lineStarts(text);
  let onOther: ReadonlySet<string> | null = null;
  /** Whether a sign on one long line is as it was on the other side, or touches what was read. */
  const isKnownInLine = (sign: Sign): boolean => {
    onOther ??= new Set(signsIn(other, language, isModel).map((one) => other.slice(one.start, one.end)));
    return onOther.has(text.slice(sign.start, sign.end)) || isSent(sign);
  };
  const isSent = touching(read?.sent ?? []);
  for (const sign of signsIn(text, language, isModel)) {
    const { reason, from, to, name } = sign;
    const length = (starts[from] ?? text.length) - (starts[from - 1] ?? 0);
    if (language.style === 'program' && from === to && length > longLine && changed.has(from)) {
      if (!isKnownInLine(sign)) found.push({ reason, side, line: from, name });
      continue;
    }
    // A call may be understood but for a model that it names somewhere: `WithJSONSet("model", "o1-pro")`.
    const isKnown = reason !== 'model' || name === null || read?.models.has(name) === true;
    for (let line = from; line <= to; line++) {
      // A text that was read covers its line, but not a model beside it that nothing runs on.
      const isCovered = covered.has(line) && (isKnown || understood.has(line) || isSent(sign));
      if (!changed.has(line) || isCovered || (isKnown && filled.has(line))) continue;
      found.push({ reason, side, line, name });
      break;
    }
  }
  return found.sort((a, b) => a.line - b.line || order.indexOf(a.reason) - order.indexOf(b.reason));
}

const order = ['text', 'model', 'limit', 'call', 'value', 'loaded', 'link', 'too-large', 'submodule'];

/** Whether a sign touches one of the places. They are sorted once, so that many signs beside many places stay cheap. */
function touching(places: readonly Place[]): (sign: Sign) => boolean {
  let sorted: readonly (readonly [start: number, mostEnd: number])[] | null = null;
  return ({ start, end }) => {
    if (sorted === null) {
      let most = -1;
      sorted = [...places]
        .sort((a, b) => a.start - b.start)
        .map((place) => [place.start, (most = Math.max(most, place.end))]);
    }
    // The last place that begins before the sign ends.
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.[0] ?? 0) < end) low = middle + 1;
      else high = middle;
    }
    return start < (sorted[low - 1]?.[1] ?? -1);
  };
}

/** Lines that a place touches. */
function coveredLines(text: string, places: readonly Place[]): ReadonlySet<number> {
  const covered = new Set<number>();
  if (places.length === 0) return covered;
  const starts = lineStarts(text);
  for (const { line, end } of places) {
    for (let at = line; at <= starts.length; at++) {
      if (at > line && (starts[at - 1] ?? Infinity) >= end) break;
      covered.add(at);
    }
  }
  return covered;
}

/** What was read of one file. */
interface Read {
  /** Text, models, limits, tools and schemas of prompts, and what was understood without being one of these. */
  readonly sent: Place[];
  /** Of these, the texts of messages. */
  readonly texts: Place[];
  /** What is filled in at run time: it may have the place of the whole call, with a model that was not read. */
  readonly filled: Place[];
  /** Names of all models that the side's prompts run on. */
  readonly models: ReadonlySet<string>;
}

/** Where the prompts of a side are in the files asked for. */
function placesOf(side: ReadSide, other: ReadSide, paths: ReadonlySet<string>): ReadonlyMap<string, Read> {
  if (paths.size === 0) return new Map();
  const found = new Map<string, Read>();
  const models = new Set(
    side.prompts.flatMap(({ model }) =>
      model === null || model.undecided === true ? [] : [model.asWritten, ...(model.alternatives ?? [])],
    ),
  );
  const readIn = (path: string): Read => {
    const known = found.get(path) ?? { sent: [], texts: [], filled: [], models };
    found.set(path, known);
    return known;
  };
  const others = new Set(other.prompts.map(({ key }) => key));
  const add = (place: Place | null | undefined): void => {
    if (place != null && paths.has(place.path)) readIn(place.path).sent.push(place);
  };
  const addText = (place: Place | null): void => {
    add(place);
    if (place !== null && paths.has(place.path)) readIn(place.path).texts.push(place);
  };
  const fill = (place: Place | null): void => {
    if (place !== null && paths.has(place.path)) readIn(place.path).filled.push(place);
  };
  const visit = (segments: readonly Segment[]): void => {
    for (const segment of segments) {
      // An opaque part is what was not read.
      if (segment.kind === 'opaque') continue;
      if (segment.kind === 'branch') for (const arm of segment.arms) visit(arm);
      else if (segment.kind === 'loop' || segment.kind === 'include') visit(segment.body);
      else if (segment.kind === 'variable') fill(segment.place);
      else addText(segment.place);
    }
  };
  for (const prompt of side.prompts) {
    // A model that is named beside no text is listed where both sides have it: a new one is in no comparison.
    if (prompt.settingsOnly === true && !others.has(prompt.key)) continue;
    if (!prompt.sources.some((source) => paths.has(source)) && !paths.has(prompt.path)) continue;
    for (const { segments } of prompt.messages) visit(segments);
    for (const { place } of prompt.tools) add(place);
    for (const { place } of prompt.variables) fill(place);
    add(prompt.schema?.place);
    if (prompt.model?.undecided !== true) add(prompt.model?.place);
    add(prompt.parameters.maxOutputPlace);
  }
  for (const place of side.understood) add(place);
  return found;
}
