import type { FormatContext } from '../../core/format.js';
import type { Message, Place, Prompt, Segment, Variable } from '../../core/prompt.js';
import type { Problem } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { placeIn } from '../syntax/place.js';

/** What a format has to say about a prompt; everything else has a neutral value. */
export type PromptParts = Partial<Omit<Prompt, 'key' | 'format' | 'path'>> & { readonly name: string };

/**
 * A prompt of `file` with what is not given left neutral: kind `request`, no messages, no model. The final key
 * is given by discovery (the path alone where a file holds one prompt); empty `sources` become every file that
 * was read for it.
 */
export function promptOf(format: string, file: SourceFile, parts: PromptParts): Prompt {
  return {
    kind: 'request',
    line: firstLine(file, parts),
    messages: [],
    tools: [],
    schema: null,
    model: null,
    parameters: {},
    variables: variablesIn(parts.messages?.flatMap((message) => message.segments) ?? []),
    sources: [],
    incomplete: [],
    ...parts,
    key: `${file.path}#${parts.name}`,
    format,
    path: file.path,
  };
}

function firstLine(file: SourceFile, parts: PromptParts): number {
  const place = parts.messages?.[0]?.place;
  return place?.path === file.path ? place.line : 1;
}

/** The variables of segments, each once, in order of appearance. */
export function variablesIn(segments: readonly Segment[]): Variable[] {
  const found = new Map<string, Place>();
  const visit = (list: readonly Segment[]) => {
    for (const segment of list) {
      if (segment.kind === 'variable') {
        if (!found.has(segment.name)) found.set(segment.name, segment.place);
      } else if (segment.kind === 'branch') segment.arms.forEach(visit);
      else if (segment.kind === 'loop' || segment.kind === 'include') visit(segment.body);
    }
  };
  visit(segments);
  return [...found].map(([name, place]) => ({ name, place }));
}

/** The variables that are used, with what is known about them (a sample, a default) from a list by name. */
function withSamples(used: readonly Variable[], known: ReadonlyMap<string, Partial<Variable>>): Variable[] {
  return used.map((variable) => {
    const exact = known.get(variable.name);
    const root = exact ?? known.get(/^[^.[ ]+/.exec(variable.name)?.[0] ?? '');
    // A sample of a whole object says little about one field of it; only what is said of the name itself is taken.
    return exact === undefined || root === undefined
      ? variable
      : { ...variable, ...exact, place: variable.place };
  });
}

/** The variables of messages, with what is known about them from a list by name. */
export function sampledVariables(
  messages: readonly Message[],
  known: ReadonlyMap<string, Partial<Variable>>,
): Variable[] {
  return withSamples(variablesIn(messages.flatMap((message) => message.segments)), known);
}

/** A context that also remembers what was read through it: the sources of one prompt among several. */
export function recording(
  context: FormatContext,
  own: SourceFile,
): { context: FormatContext; sources(): string[] } {
  const paths = new Set<string>([own.path]);
  return {
    context: {
      read(path) {
        paths.add(path);
        return context.read(path);
      },
      exists: (path) => context.exists(path),
      glob: (pattern) => context.glob(pattern),
    },
    sources: () => [...paths].sort(byCodeUnits),
  };
}

/** The order of everything in reports: by code units, the same on every machine. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function isProblem(read: SourceFile | Problem): read is Problem {
  return !('text' in read);
}

/** Line 1 of a file, for what is about the file as a whole. */
export function startOf(file: SourceFile): Place {
  return placeIn(file, 0, 0);
}
