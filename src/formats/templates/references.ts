import { type Missing, missingAt } from '../../core/missing.js';
import type { FormatContext } from '../../core/format.js';
import type { Segment } from '../../core/prompt.js';
import { problem, type Problem } from '../../core/problem.js';
import { folderOf, joinPath } from '../syntax/paths.js';
import { textIn, textSegment, type SourceText } from '../syntax/place.js';

/** How one host writes files into its Markdown prompts. */
export interface FileReferences {
  /** Global; group 1 is the path as it is written. */
  readonly pattern: RegExp;
  /** The reference itself is sent too, in front of what it names (`@rules.md` in a memory file). */
  readonly keepsReference: boolean;
  /** Files named by a named file are read as well, down to this many levels. */
  readonly depth: number;
  /** The host has no other way to write it, so whatever is written is meant as a file. */
  readonly certain?: boolean;
  /** Where a relative path begins; by default at the folder of the file that names it. */
  readonly from?: 'file' | 'root';
}

export interface ReferenceRules {
  readonly files?: FileReferences;
  /** Global; group 1 is the name of what is filled in. */
  readonly variables?: RegExp;
  /** Global; the output of what is written here is put in its place. Group 1 is the command. */
  readonly commands?: RegExp;
  /** Commands in code blocks are examples. */
  readonly commandsOnlyInProse?: boolean;
}

export interface Referenced {
  readonly segments: readonly Segment[];
  readonly problems: readonly Problem[];
  readonly incomplete: readonly Missing[];
}

const maxFiles = 200;
const maxMatches = 20_000;
const maxCharacters = 16 * 1024 * 1024;

interface Found {
  readonly start: number;
  readonly end: number;
  readonly kind: 'file' | 'variable' | 'command';
  readonly name: string;
}

interface State {
  readonly rules: ReferenceRules;
  readonly context: FormatContext;
  readonly problems: Problem[];
  readonly incomplete: Set<Missing>;
  /** Every file once, however often it is named: that is how the hosts do it, and cycles end there. */
  readonly met: Set<string>;
  characters: number;
}

/**
 * The text of a Markdown prompt with what its host fills in: named files joined, arguments as variables, output of
 * commands as unknown. A name that is no file of the repository stays text; where it was clearly meant as one
 * (`@docs/rules.md`), a Problem says so.
 */
export async function expandReferences(
  source: SourceText,
  rules: ReferenceRules,
  context: FormatContext,
): Promise<Referenced> {
  const state: State = {
    rules,
    context,
    problems: [],
    incomplete: new Set(),
    met: new Set([source.place.path]),
    characters: 0,
  };
  const segments = await expand(source, state, 0);
  return { segments, problems: state.problems, incomplete: [...state.incomplete] };
}

async function expand(source: SourceText, state: State, depth: number): Promise<Segment[]> {
  const { rules } = state;
  const inCode =
    rules.files !== undefined || rules.commandsOnlyInProse === true ? codeIn(source.text) : () => false;
  const found: Found[] = [];
  const collect = (pattern: RegExp | undefined, kind: Found['kind'], skip: (at: number) => boolean) => {
    if (pattern === undefined) return;
    for (const match of source.text.matchAll(pattern)) {
      if (found.length >= maxMatches) return;
      const name = match[1];
      if (name === undefined || skip(match.index)) continue;
      // What is in front of the mark (a blank) is text.
      const lead = match[0].length - match[0].trimStart().length;
      found.push({ start: match.index + lead, end: match.index + match[0].length, kind, name });
    }
  };
  collect(rules.commands, 'command', rules.commandsOnlyInProse === true ? inCode : () => false);
  // Only the arguments of the file that is called are filled in.
  if (depth === 0) collect(rules.variables, 'variable', () => false);
  if (rules.files !== undefined && depth < rules.files.depth) {
    // The mark may follow a blank that ends a line: whether it is in code is asked where it stands.
    collect(rules.files.pattern, 'file', (at) => inCode(/\s/.test(source.text[at] ?? '') ? at + 1 : at));
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);

  const segments: Segment[] = [];
  let from = 0;
  const text = (to: number) => {
    if (to > from) segments.push(textSegment(source, from, to));
    from = to;
  };
  for (const one of found) {
    if (one.start < from) continue;
    const place = source.placeOf(one.start, one.end);
    if (one.kind === 'variable') {
      text(one.start);
      segments.push({ kind: 'variable', name: one.name, place });
      from = one.end;
    } else if (one.kind === 'command') {
      text(one.start);
      const why = `the output of \`${one.name.trim().slice(0, 80)}\` is only known at run time`;
      segments.push({ kind: 'opaque', why, place });
      state.incomplete.add(missingAt(place, why));
      from = one.end;
    } else {
      const joined = await fileAt(one, source, state, depth);
      if (joined === null) continue;
      text(state.rules.files?.keepsReference === true ? joined.end : one.start);
      segments.push(...joined.segments);
      from = joined.end;
    }
  }
  text(source.text.length);
  return segments;
}

/** Null: it is text. */
async function fileAt(
  one: Found,
  source: SourceText,
  state: State,
  depth: number,
): Promise<{ segments: Segment[]; end: number } | null> {
  const files = state.rules.files;
  const { path: own } = source.place;
  const home = files?.from === 'root' ? '' : folderOf(own);
  // `see @docs/rules.md.` names `docs/rules.md`.
  const spellings = [one.name, one.name.replace(/[.,;:!?)\]}'"*_>`]+$/, '')];
  const meant = spellings[1] ?? one.name;
  const line = source.placeOf(one.start, one.end).line;
  for (const spelled of new Set(spellings)) {
    const target = joinPath(home, spelled.replaceAll('\\ ', ' ').replace(/#[\w-]*$/, ''));
    if ('refused' in target) continue;
    if (!state.context.exists(target.path)) continue;
    const end = one.end - (files?.certain === true ? 0 : one.name.length - spelled.length);
    const place = source.placeOf(one.start, end);
    if (state.met.has(target.path)) return { segments: [], end };
    if (state.met.size > maxFiles || state.characters > maxCharacters) {
      const why = `more than ${maxFiles} files, or too large ones, are joined here`;
      state.incomplete.add(missingAt(place, why));
      return { segments: [{ kind: 'opaque', why, place }], end };
    }
    state.met.add(target.path);
    const read = await state.context.read(target.path);
    if (!('text' in read)) {
      const why = `\`${target.path}\` cannot be read: ${read.detail}`;
      state.problems.push(problem(read.reason, own, place.line, `What is named here is not counted: ${why}`));
      state.incomplete.add(missingAt(place, why));
      return { segments: [{ kind: 'opaque', why, place }], end };
    }
    state.characters += read.text.length;
    const body = await expand(textIn(read), state, depth + 1);
    return { segments: [{ kind: 'include', path: target.path, body, place }], end };
  }
  const target = joinPath(home, meant);
  const shown = meant.slice(0, 200);
  const looksLikePath = files?.certain === true || /^(?:~|\.{1,2})\/|\.(?:md|mdx|mdc|txt)$/i.test(meant);
  if (!looksLikePath) return null;
  if ('refused' in target && target.refused !== 'empty') {
    state.incomplete.add(missingAt({ path: own, line }, `\`${shown}\` is outside of the repository`));
    state.problems.push(
      problem('include-outside', own, line, `\`${shown}\` is outside of the repository and is not counted.`),
    );
  } else {
    state.incomplete.add(missingAt({ path: own, line }, `there is no file \`${shown}\``));
    state.problems.push(
      problem(
        'include-missing',
        own,
        line,
        `There is no file \`${shown}\` in the repository; nothing is counted for it.`,
      ),
    );
  }
  return null;
}

/** Whether an offset of a Markdown text is in a fenced code block or a code span. Linear. */
export function codeIn(text: string): (offset: number) => boolean {
  const starts: number[] = [];
  const ends: number[] = [];
  const add = (start: number, end: number) => {
    starts.push(start);
    ends.push(end);
  };
  let fence: { mark: string; length: number; start: number } | null = null;
  let paragraph = 0;
  const finish = (end: number) => {
    spansIn(text, paragraph, end, add);
    paragraph = end;
  };
  for (let line = 0; line < text.length;) {
    const newline = text.indexOf('\n', line);
    const stop = newline === -1 ? text.length : newline;
    const next = Math.min(text.length, stop + 1);
    const head = /^[ \t]*(?:[-*+>][ \t]+)?(`{3,}|~{3,})([^\n]*)/.exec(
      text.slice(line, Math.min(stop, line + 300)),
    );
    const run = head?.[1] ?? '';
    if (fence !== null) {
      if (run.startsWith(fence.mark) && run.length >= fence.length && (head?.[2] ?? '').trim() === '') {
        add(fence.start, stop);
        fence = null;
        paragraph = next;
      }
    } else if (run !== '' && !(run.startsWith('`') && (head?.[2] ?? '').includes('`'))) {
      finish(line);
      fence = { mark: run[0] ?? '`', length: run.length, start: line };
    } else if (text.slice(line, Math.min(stop, line + 200)).trim() === '') {
      finish(next);
    }
    line = next;
  }
  if (fence !== null) add(fence.start, text.length);
  else finish(text.length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle - 1;
    }
    return high >= 0 && offset < (ends[high] ?? 0);
  };
}

/** Code spans: a run of backticks up to the next run of the same length in the same paragraph. */
function spansIn(text: string, from: number, to: number, add: (start: number, end: number) => void): void {
  const runs: { start: number; length: number }[] = [];
  for (let at = text.indexOf('`', from); at !== -1 && at < to; at = text.indexOf('`', at)) {
    let end = at;
    while (end < to && text[end] === '`') end++;
    runs.push({ start: at, length: end - at });
    at = end;
  }
  // From the end: the next run of the same length.
  const next: (number | undefined)[] = new Array<number | undefined>(runs.length);
  const last = new Map<number, number>();
  for (let index = runs.length - 1; index >= 0; index--) {
    const length = runs[index]?.length ?? 0;
    next[index] = last.get(length);
    last.set(length, index);
  }
  for (let index = 0; index < runs.length; index++) {
    const close = next[index];
    const open = runs[index];
    const end = close === undefined ? undefined : runs[close];
    if (close === undefined || open === undefined || end === undefined) continue;
    add(open.start, end.start + end.length);
    index = close;
  }
}

/** `@path` as Claude Code and Gemini CLI read it: at the start of a word. */
export const mentionPattern = /(?:^|(?<=[\s(]))@((?:[^\s\\`@]|\\ ){1,300})/g;
