import type { Unknown } from '../change.js';
import { lengthKind } from '../cost/lengths.js';
import type { Prompt, Segment, Variable } from '../prompt.js';
import type { Usage, UsageValue } from '../usage.js';

/**
 * Variables of a pair of requests. Each mention has the same length on both sides, and as many are compared as both sides
 * have; what only one side sends counts where its length is configured or measured, and is an unknown elsewhere.
 */
export interface AlignedMentions {
  readonly baseline: Prompt;
  readonly head: Prompt;
  readonly unknowns: readonly Omit<Unknown, 'picoUsdPerUnit'>[];
  /** New name → old name, for variables that keep the length of another name. */
  readonly renamed: ReadonlyMap<string, string>;
}

type Mention = Extract<Segment, { kind: 'variable' }>;

export function alignMentions(
  baseline: Prompt,
  head: Prompt,
  usage: { readonly baseline: Usage; readonly head: Usage },
): AlignedMentions {
  const before = mentionsOf(baseline);
  const after = mentionsOf(head);
  const [defined, redefined] = withSharedDefinitions(baseline, head);
  if (before.length === 0 && after.length === 0) {
    return { baseline: defined, head: redefined, unknowns: [], renamed: new Map() };
  }
  const counts = { baseline: countsOf(before), head: countsOf(after) };
  const known = (name: string): boolean =>
    lengthOf(usage.baseline, name) !== undefined || lengthOf(usage.head, name) !== undefined;
  const renamed = renamesOf(before, after, counts, known);
  const oldNames = new Set(renamed.values());
  const compared = (name: string): string => renamed.get(name) ?? name;

  const unknowns: Omit<Unknown, 'picoUsdPerUnit'>[] = [];
  const kept = { baseline: new Map<string, number>(), head: new Map<string, number>() };
  const names = [...new Set([...counts.head.keys(), ...counts.baseline.keys()])];
  const settle = (name: string, side: 'baseline' | 'head', shared: number, own: number): void => {
    kept[side].set(name, shared);
    const kind = lengthKind(name);
    const times = own - shared;
    unknowns.push({ kind: 'variable', name, side, unit: '100 tokens', times, long: kind === 'long' });
  };
  for (const name of names) {
    const now = counts.head.get(name) ?? 0;
    const old = counts.baseline.get(compared(name)) ?? 0;
    if (now > old && !known(name) && !known(compared(name))) settle(name, 'head', old, now);
  }
  // What is dropped offsets nothing while head sends something of unknown length.
  const open = unknowns.length > 0;
  for (const name of names) {
    if (oldNames.has(name) && !counts.head.has(name)) continue;
    const old = counts.baseline.get(name) ?? 0;
    const now = counts.head.get(name) ?? 0;
    if (old > now && (open || !known(name))) settle(name, 'baseline', now, old);
  }
  return {
    baseline: marked(defined, kept.baseline, new Map()),
    head: marked(redefined, kept.head, renamed),
    unknowns,
    renamed,
  };
}

/** Mentions that are sent, in order: those of the arms taken, and once those of a loop's body. */
function mentionsOf(prompt: Prompt): Mention[] {
  const found: Mention[] = [];
  const walk = (segments: readonly Segment[]): void => {
    for (const segment of segments) {
      switch (segment.kind) {
        case 'variable':
          found.push(segment);
          break;
        case 'branch':
          for (const [arm, inside] of segment.arms.entries())
            if (segment.taken === undefined || segment.taken === arm) walk(inside);
          break;
        case 'loop':
        case 'include':
          walk(segment.body);
          break;
        case 'text':
        case 'media':
        case 'opaque':
          break;
      }
    }
  };
  for (const message of prompt.messages) walk(message.segments);
  return found;
}

function countsOf(mentions: readonly Mention[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of mentions) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** The length that usage gives a variable. */
function lengthOf({ variables }: Usage, name: string): UsageValue | undefined {
  if (variables === undefined) return undefined;
  if (Object.hasOwn(variables, name)) return variables[name];
  return Object.hasOwn(variables, '*') ? variables['*'] : undefined;
}

/** Beyond this many mentions renames are not looked for: the table of the longest common sequence would be large. */
const mostMentions = 600;

/**
 * Variables that have another name at the same position, between the same neighbors: the new one keeps a configured or
 * measured length of the old, or the same prior. One that its name says to be of another length is a new variable.
 */
function renamesOf(
  before: readonly Mention[],
  after: readonly Mention[],
  counts: Readonly<Record<'baseline' | 'head', ReadonlyMap<string, number>>>,
  known: (name: string) => boolean,
): Map<string, string> {
  const renamed = new Map<string, string>();
  if (before.length > mostMentions || after.length > mostMentions) return renamed;
  const onlyOld = before.some(({ name }) => !counts.head.has(name));
  const onlyNew = after.some(({ name }) => !counts.baseline.has(name));
  if (!onlyOld || !onlyNew) return renamed;
  const refused = new Set<string>();
  const taken = new Set<string>();
  for (const [old, now] of positions(before, after)) {
    if (counts.head.has(old) || counts.baseline.has(now) || refused.has(now)) continue;
    const given = renamed.get(now);
    const fits =
      (given === undefined ? !taken.has(old) : given === old) &&
      counts.baseline.get(old) === counts.head.get(now) &&
      (known(old) || known(now) || lengthKind(old) === lengthKind(now));
    if (fits) {
      renamed.set(now, old);
      taken.add(old);
    } else {
      refused.add(now);
      renamed.delete(now);
    }
  }
  return renamed;
}

/** Names at the same position: equally many between two names that both sides have. */
function positions(before: readonly Mention[], after: readonly Mention[]): [string, string][] {
  const [a, b] = [before.map(({ name }) => name), after.map(({ name }) => name)];
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        a[i] === b[j]
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
    }
  }
  const pairs: [string, string][] = [];
  const gap: [string[], string[]] = [[], []];
  const close = (): void => {
    if (gap[0].length === gap[1].length)
      for (const [index, name] of gap[0].entries()) pairs.push([name, gap[1][index] ?? '']);
    gap[0] = [];
    gap[1] = [];
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      close();
      i += 1;
      j += 1;
    } else if (
      j >= b.length ||
      (i < a.length && (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0))
    ) {
      gap[0].push(a[i] ?? '');
      i += 1;
    } else {
      gap[1].push(b[j] ?? '');
      j += 1;
    }
  }
  close();
  return pairs;
}

/** The prompt with its first mentions of a name counted, the others not, and renamed ones sized by their old name. */
function marked(
  prompt: Prompt,
  kept: ReadonlyMap<string, number>,
  renamed: ReadonlyMap<string, string>,
): Prompt {
  if (kept.size === 0 && renamed.size === 0) return prompt;
  const seen = new Map<string, number>();
  const walk = (segments: readonly Segment[], sent: boolean): Segment[] =>
    segments.map((segment): Segment => {
      switch (segment.kind) {
        case 'variable': {
          const most = kept.get(segment.name);
          const old = renamed.get(segment.name);
          const named = old === undefined ? segment : { ...segment, sizedAs: old };
          if (most === undefined || !sent) return named;
          const times = (seen.get(segment.name) ?? 0) + 1;
          seen.set(segment.name, times);
          return times > most ? { ...named, uncounted: true } : named;
        }
        case 'branch':
          return {
            ...segment,
            arms: segment.arms.map((arm, index) =>
              walk(arm, sent && (segment.taken === undefined || segment.taken === index)),
            ),
          };
        case 'loop':
        case 'include':
          return { ...segment, body: walk(segment.body, sent) };
        case 'text':
        case 'media':
        case 'opaque':
          return segment;
      }
    });
  return {
    ...prompt,
    messages: prompt.messages.map((message) => ({ ...message, segments: walk(message.segments, true) })),
  };
}

/**
 * Both sides with one definition of each variable: the baseline's where it has one. A sample, a default or a bound shows
 * how long a variable may be; that must not look like a longer or shorter request, nor make the baseline larger.
 */
function withSharedDefinitions(baseline: Prompt, head: Prompt): readonly [Prompt, Prompt] {
  if (baseline.variables.length === 0 && head.variables.length === 0) return [baseline, head];
  const used = usedNames(baseline);
  const own = head.variables.filter(({ name }) => !used.has(name) && !used.has(rootOf(name)));
  const defined = new Set(own.map(({ name }) => name));
  const variables = [...baseline.variables.filter(({ name }) => !defined.has(name)), ...own];
  return same(variables, head.variables) ? [baseline, head] : [baseline, { ...head, variables }];
}

function rootOf(name: string): string {
  return name.split('.')[0] ?? name;
}

/** Names that a prompt fills in or loops over, in any of its arms. */
function usedNames(prompt: Prompt): Set<string> {
  const names = new Set<string>(prompt.variables.map(({ name }) => name));
  const walk = (segments: readonly Segment[]): void => {
    for (const segment of segments) {
      if (segment.kind === 'variable') names.add(segment.name).add(rootOf(segment.name));
      else if (segment.kind === 'branch') for (const arm of segment.arms) walk(arm);
      else if (segment.kind === 'loop') {
        names.add(segment.over.trim());
        walk(segment.body);
      } else if (segment.kind === 'include') walk(segment.body);
    }
  };
  for (const message of prompt.messages) walk(message.segments);
  return names;
}

function same(a: readonly Variable[], b: readonly Variable[]): boolean {
  return (
    a.length === b.length &&
    a.every((variable, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        variable.name === other.name &&
        variable.sample === other.sample &&
        variable.default === other.default &&
        variable.maxLength === other.maxLength &&
        (variable.enum ?? []).join('\0') === (other.enum ?? []).join('\0')
      );
    })
  );
}
