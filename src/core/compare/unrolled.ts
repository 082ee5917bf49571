import type { Message, Prompt, Segment } from '../prompt.js';

/**
 * A loop on one side whose items the other side writes out. How many items it has is not known where nobody configured it, so
 * it is compared with as many as are written out, each with the words that are written there: what differs is what was edited.
 */
export interface Unrolled {
  readonly baseline: Prompt;
  readonly head: Prompt;
  /** What each loop goes over → the items that the other side writes out. */
  readonly items: ReadonlyMap<string, WrittenOut>;
}

export interface WrittenOut {
  readonly count: number;
  /** All of them, with the words that are written there. */
  readonly segments: readonly Segment[];
}

type Loop = Extract<Segment, { kind: 'loop' }>;

/** A body shorter than this many letters is the mark of a list, and any list looks like it. */
const leastLetters = 12;
/** No item is filled in with more characters. */
const longestItem = 200;
/** Loops with more items written out are not looked for. */
const mostItems = 200;
/** Loops of one side that are looked for: the text of the other side is read once for each. */
const mostLoops = 20;

export function withUnrolled(
  baseline: Prompt,
  head: Prompt,
  isKnown: (over: string) => boolean,
): Unrolled | null {
  const [before, after] = [loopsOf(baseline), loopsOf(head)];
  if (before.size === 0 && after.size === 0) return null;
  const items = new Map<string, WrittenOut>();
  const replaced = (
    prompt: Prompt,
    loops: ReadonlyMap<string, Found>,
    has: ReadonlySet<string>,
    other: Prompt,
  ) => {
    const bodies = new Map<Loop, Segment[]>();
    const own = [...loops].filter(([over]) => !has.has(over) && !isKnown(over));
    if (own.length === 0) return prompt;
    const runs = runsOf(other);
    for (const [over, { loop, isConditional }] of own.slice(0, mostLoops)) {
      // What only some requests send is no counterpart of what all send.
      const sent = runs.filter((run) => isConditional || !run.isConditional);
      const copies = copiesOf(
        loop,
        sent.map(({ text }) => text),
      );
      if (copies === null) continue;
      items.set(over, { count: copies.length, segments: copies.flat() });
      bodies.set(loop, copies.flat());
    }
    return bodies.size === 0 ? prompt : writtenOut(prompt, bodies);
  };
  const [old, now] = [
    replaced(baseline, before, new Set(after.keys()), head),
    replaced(head, after, new Set(before.keys()), baseline),
  ];
  return items.size === 0 ? null : { baseline: old, head: now, items };
}

interface Found {
  readonly loop: Loop;
  /** Whether it is in the arm of a condition. */
  readonly isConditional: boolean;
}

/** Loops by what they go over; of several over the same the first. */
function loopsOf(prompt: Prompt): Map<string, Found> {
  const found = new Map<string, Found>();
  const walk = (segments: readonly Segment[], isConditional: boolean): void => {
    for (const segment of segments) {
      if (segment.kind === 'loop') {
        const over = segment.over.trim();
        if (!found.has(over)) found.set(over, { loop: segment, isConditional });
      } else if (segment.kind === 'branch') for (const arm of segment.arms) walk(arm, true);
      else if (segment.kind === 'include') walk(segment.body, isConditional);
    }
  };
  for (const message of prompt.messages) walk(message.segments, false);
  return found;
}

/** Runs of blanks are one; a run with a line break is a line break. */
function evenBlanks(text: string): string {
  return text.replace(/\s+/g, (blanks) => (blanks.includes('\n') ? '\n' : ' '));
}

/** The body once for each item that the other prompt writes out, whose text `runs` has; null where there are fewer than two. */
function copiesOf({ body }: Loop, runs: readonly string[]): Segment[][] | null {
  const literals = [''];
  const names: string[] = [];
  for (const segment of body) {
    if (segment.kind === 'text') literals.push(`${literals.pop() ?? ''}${segment.text}`);
    else if (segment.kind === 'variable') {
      names.push(segment.name);
      literals.push('');
    } else return null;
  }
  const even = literals.map(evenBlanks);
  even[0] = (even[0] ?? '').trimStart();
  even[even.length - 1] = (even.at(-1) ?? '').trimEnd();
  const letters = even.join('').replace(/[^\p{L}\p{N}]/gu, '').length;
  // Two variables side by side: where one ends nobody can tell.
  const isOpen = even.slice(1, -1).some((literal) => literal === '');
  if (letters < leastLetters || names.length > 20 || isOpen) return null;
  let best: Map<string, string>[] = [];
  for (const run of runs) {
    const found = longestRun(run, even, names);
    if (found.length > best.length) best = found;
  }
  if (best.length < 2 || best.length > mostItems) return null;
  return best.map((values) =>
    body.map((segment): Segment =>
      segment.kind === 'variable'
        ? { kind: 'text', text: values.get(segment.name) ?? '', place: segment.place }
        : segment,
    ),
  );
}

/** Text that is sent together in each part of a prompt, with even blanks. What is filled in ends it. */
function runsOf(prompt: Prompt): { readonly text: string; readonly isConditional: boolean }[] {
  const runs: { text: string; isConditional: boolean }[] = [];
  const walk = (segments: readonly Segment[], isConditional: boolean): void => {
    let text = '';
    const end = (): void => {
      if (text !== '') runs.push({ text: evenBlanks(text), isConditional });
      text = '';
    };
    for (const segment of segments) {
      if (segment.kind === 'text') {
        text += segment.text;
        continue;
      }
      end();
      if (segment.kind === 'branch') {
        for (const [arm, inner] of segment.arms.entries())
          if (segment.taken === undefined || segment.taken === arm) walk(inner, true);
      } else if (segment.kind === 'include') walk(segment.body, isConditional);
    }
    end();
  };
  for (const message of prompt.messages) walk(message.segments, false);
  return runs;
}

/** The longest row of copies with nothing but blanks and marks between them: what each fills in, by name. Linear. */
function longestRun(
  text: string,
  literals: readonly string[],
  names: readonly string[],
): Map<string, string>[] {
  let best: Map<string, string>[] = [];
  let run: Map<string, string>[] = [];
  let end = 0;
  for (let from = 0; from < text.length;) {
    const copy = copyAt(text, from, end, literals, names);
    if (copy === null) break;
    if (copy.values === null) {
      from = copy.end;
      continue;
    }
    if (run.length > 0 && /[\p{L}\p{N}]/u.test(text.slice(end, copy.start))) run = [];
    run.push(copy.values);
    if (run.length > best.length) best = run;
    if (run.length > mostItems) break;
    end = copy.end;
    from = Math.max(copy.end, from + 1);
  }
  return best;
}

/** The next copy from an offset; `values` is null where the first words are there and the rest is not; null where there is none. */
function copyAt(
  text: string,
  from: number,
  end: number,
  literals: readonly string[],
  names: readonly string[],
): { start: number; end: number; values: Map<string, string> | null } | null {
  const [first = '', ...others] = literals;
  let start: number;
  let at: number;
  const values = new Map<string, string>();
  const fill = (index: number, value: string): boolean => {
    const name = names[index] ?? '';
    const known = values.get(name);
    values.set(name, value);
    return value !== '' && value.length <= longestItem && (known === undefined || known === value);
  };
  let next = 0;
  if (first === '') {
    // A body that begins with a variable begins where the line does.
    const [second = ''] = others;
    if (second === '') return null;
    const found = text.indexOf(second, from + 1);
    if (found === -1) return null;
    const before = Math.max(end, found - longestItem - 1);
    start = before + text.slice(before, found).lastIndexOf('\n') + 1;
    at = found + second.length;
    if (!fill(0, text.slice(start, found).trim())) return { start, end: at, values: null };
    next = 1;
  } else {
    start = text.indexOf(first, from);
    if (start === -1) return null;
    at = start + first.length;
  }
  for (let index = next; index < others.length; index += 1) {
    const literal = others[index] ?? '';
    const ahead = text.slice(at, at + longestItem + 1);
    const line = ahead.indexOf('\n');
    const stop = at + (line === -1 ? ahead.length : line);
    const found = literal === '' ? stop : text.slice(at, at + longestItem + literal.length).indexOf(literal);
    if (found === -1) return { start, end: start + Math.max(1, first.length), values: null };
    const to = literal === '' ? found : at + found;
    if (to > stop || !fill(index, text.slice(at, to)))
      return { start, end: Math.max(start + 1, start + first.length), values: null };
    at = to + literal.length;
  }
  return { start, end: at, values };
}

function writtenOut(prompt: Prompt, bodies: ReadonlyMap<Loop, readonly Segment[]>): Prompt {
  const walk = (segments: readonly Segment[]): Segment[] =>
    segments.flatMap((segment): readonly Segment[] => {
      switch (segment.kind) {
        case 'loop':
          return bodies.get(segment) ?? [segment];
        case 'branch':
          return [{ ...segment, arms: segment.arms.map(walk) }];
        case 'include':
          return [{ ...segment, body: walk(segment.body) }];
        case 'text':
        case 'variable':
        case 'media':
        case 'opaque':
          return [segment];
      }
    });
  return {
    ...prompt,
    messages: prompt.messages.map((message): Message => ({ ...message, segments: walk(message.segments) })),
  };
}
